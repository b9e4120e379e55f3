/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The genogram as a list: who and what is in it, what is done from it by keys and by assistive technology. */
#include "genogram-shown.h"
#include "genogram-support.h"

#include "along-canvas.h"
#include "along-labels.h"
#include "along-pages.h"
#include "genogram/along-people-list.h"
#include "genogram/along-people-row.h"
#include "genogram/along-people-words.h"

/* --- What is said --- */

/* The nth row whose key begins so. Returns: (nullable) */
static const AlongListed *
listed (GPtrArray *rows, const char *prefix, guint nth)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_prefix (((AlongListed *) rows->pdata[i])->key, prefix) && nth-- == 0)
      return rows->pdata[i];
  return NULL;
}

static const AlongListed *
listed_named (GPtrArray *rows, const char *name)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_prefix (((AlongListed *) rows->pdata[i])->name, name))
      return rows->pdata[i];
  g_error ("%s is not listed", name);
}

static AlongRecord *
home (AlongFamily *family, const char *name, AlongRecord *first_member, AlongRecord *second_member)
{
  AlongRecord *members[] = { first_member, second_member };
  AlongRecord *household = along_record_new (ALONG_KIND_HOUSEHOLD, along_id_new (), along_family_get_id (family));

  along_record_set_text (household, ALONG_HOUSEHOLD_P_NAME, name);
  along_family_add (family, household);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i] != NULL)
      {
        AlongRecord *membership = along_record_new (ALONG_KIND_MEMBERSHIP, along_id_new (), along_family_get_id (family));

        along_record_set_ref (membership, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (members[i]));
        along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (household));
        along_family_add (family, membership);
      }
  return household;
}

/* Two who have a child and are no couple stand among the couples, and each couple once; the unborn lives in no home, and who lives
 * with them alone lives somewhere all the same. */
static void
test_said (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *kay = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Kay Boyd", .gender = ALONG_GENDER_FEMALE);
  AlongRecord *mum = PERSON (family, kay, ALONG_RELATION_PARENT, .name = "Donna Boyd", .gender = ALONG_GENDER_FEMALE);
  AlongRecord *tyler = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Tyler Cole", .gender = ALONG_GENDER_MALE);
  AlongRecord *pregnancy = along_record_new (ALONG_KIND_PREGNANCY, along_id_new (), along_family_get_id (family));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (AlongGraph) graph = NULL;
  g_autoptr (AlongLabels) labels = NULL;
  g_autoptr (AlongLayout) layout = NULL;
  g_autofree char *lives = NULL;

  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (kay));
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (tyler));
  along_family_add (family, pregnancy);
  home (family, "Flat 2", kay, NULL);
  home (family, "4 Hill Lane", mum, NULL);
  graph = along_graph_from_family (family, along_clock_today (), ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_OWN_HOMES);
  labels = along_labels_new (graph, NULL, TRUE);
  layout = along_layout_new (graph, labels, NULL);
  rows = along_people_words (layout, family, along_clock_today ());

  g_assert_cmpstr (listed (rows, "couple/", 0)->name, ==, "Kay and Tyler, parents together");
  g_assert_null (listed (rows, "couple/", 0)->words);
  g_assert_null (listed (rows, "couple/", 1));
  g_assert_cmpstr (listed (rows, "home/", 0)->name, ==, "Flat 2");
  g_assert_cmpstr (listed (rows, "home/", 0)->words, ==, "Kay");
  g_assert_cmpstr (listed (rows, "home/", 1)->name, ==, "4 Hill Lane");
  g_assert_cmpstr (listed (rows, "home/", 1)->words, ==, "Donna");
  g_assert_null (listed (rows, "home/", 2));
  g_assert_nonnull (strstr (listed_named (rows, "Kay,")->words, "Lives at Flat 2"));
  lives = g_ascii_strdown (listed_named (rows, "Donna,")->words, -1);
  g_assert_nonnull (strstr (lives, "lives at 4 hill lane"));
  g_assert_cmpstr (listed_named (rows, "Donna,")->heading, ==, "Grandparents");
}

/* --- The list itself --- */

static AlongGenogramPage *
page_of (Shown *self)
{
  return ALONG_GENOGRAM_PAGE (self->page);
}

static char *
key_of (AlongRecord *record)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (record));

  return g_strconcat ("person/", id, NULL);
}

static void
show_list (Shown *self, AlongRecord *person)
{
  g_action_group_change_action_state (G_ACTION_GROUP (page_of (self)->actions), "list", g_variant_new_boolean (TRUE));
  display_turn ();
  along_genogram_page_choose (page_of (self), along_record_get_id (person), FALSE);
  display_turn ();
}

static AlongPeopleRow *
focused_row (Shown *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  g_assert_true (ALONG_IS_PEOPLE_ROW (focus));
  return ALONG_PEOPLE_ROW (focus);
}

/* The list sees its own keys before the rows do. */
static void
press (Shown *self, guint key, GdkModifierType held)
{
  display_key (held != 0 || key == GDK_KEY_Escape ? page_of (self)->list : gtk_root_get_focus (GTK_ROOT (self->window)), key, held);
  display_turn ();
}

/* A heading is apart from the row that it stands over, and nobody comes to it; who has the focus is the chosen one. */
static void
test_rows (void)
{
  Shown self;
  AlongPeopleRow *row;
  GtkWidget *heading;
  graphene_rect_t over, under;

  begin (&self);
  show_list (&self, named (&self, "Chloe"));
  row = focused_row (&self);
  g_assert_true (g_str_has_prefix (along_people_row_get_name (row), "Chloe"));
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_SELECTED);
  while (gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row)) == NULL)
    {
      press (&self, GDK_KEY_Up, 0);
      g_assert_true (row != focused_row (&self));
      row = focused_row (&self);
    }
  heading = gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (heading)), ==, "Parents");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (heading)), ==, GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_true (gtk_widget_compute_bounds (heading, page_of (&self)->list, &over));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), page_of (&self)->list, &under));
  g_assert_cmpfloat (over.origin.y + over.size.height, <=, under.origin.y);
  press (&self, GDK_KEY_Up, 0);
  g_assert_true (row != focused_row (&self));
  {
    g_autofree char *chosen = key_of (along_genogram_page_chosen (page_of (&self)));

    g_assert_cmpstr (chosen, ==, along_people_row_get_key (focused_row (&self)));
  }
  end (&self);
}

/* Somebody new is gone to, and whoever was at a row stays at that very row when others change. */
static void
test_kept (void)
{
  Shown self;
  AlongPeopleRow *row;
  AlongRecord *fresh;

  begin (&self);
  show_list (&self, named (&self, "Chloe"));
  row = focused_row (&self);
  fresh = PERSON (self.family, named (&self, "Beth"), ALONG_RELATION_CHILD, .name = "Ada Feather");
  along_page_set_family (ALONG_PAGE (self.page), self.session, self.family);
  ALONG_PAGE_GET_CLASS (self.page)->refresh (ALONG_PAGE (self.page), NULL);
  display_turn ();
  g_assert_true (row == focused_row (&self));
  along_genogram_page_choose (page_of (&self), along_record_get_id (fresh), FALSE);
  g_assert_true (g_str_has_prefix (along_people_row_get_name (focused_row (&self)), "Ada"));
  end (&self);
}

/* Several, by keys: they are the drawing's, and can be asked about together. */
static void
test_several (void)
{
  Shown self;
  AlongCanvas *canvas;
  g_autoptr (GMenu) menu = g_menu_new ();

  begin (&self);
  canvas = ALONG_CANVAS (page_of (&self)->canvas);
  show_list (&self, named (&self, "Donna"));
  press (&self, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpuint (along_canvas_count_picked (canvas), ==, 2);
  press (&self, GDK_KEY_Down, 0);
  press (&self, GDK_KEY_Down, 0);
  g_assert_cmpuint (along_canvas_count_picked (canvas), ==, 2);
  press (&self, GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_cmpuint (along_canvas_count_picked (canvas), ==, 3);
  g_assert_true (gtk_widget_get_mapped (page_of (&self)->hands.several));
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (focused_row (&self))) & GTK_STATE_FLAG_SELECTED);
  g_assert_true (along_genogram_page_fill_several (page_of (&self), menu, along_people_row_get_key (focused_row (&self))));
  press (&self, GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_cmpuint (along_canvas_count_picked (canvas), ==, 2);
  press (&self, GDK_KEY_Escape, 0);
  g_assert_cmpuint (along_canvas_count_picked (canvas), ==, 0);
  g_assert_false (gtk_widget_get_mapped (page_of (&self)->hands.several));
  g_assert_true (gtk_widget_get_mapped (page_of (&self)->tools));
  end (&self);
}

/* What assistive technology is offered does what it says. */
static void
test_actions (void)
{
  Shown self;
  AlongPeopleRow *row;

  begin (&self);
  show_list (&self, named (&self, "Donna"));
  row = focused_row (&self);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "item.pick", NULL));
  g_assert_cmpuint (along_canvas_count_picked (ALONG_CANVAS (page_of (&self)->canvas)), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "item.pick", NULL));
  g_assert_cmpuint (along_canvas_count_picked (ALONG_CANVAS (page_of (&self)->canvas)), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "item.activate", NULL));
  g_assert_true (adw_flap_get_reveal_flap (ADW_FLAP (page_of (&self)->flap)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "item.edit", NULL));
  display_turn ();
  pages_close_window (pages_find_window ("AdwWindow"));
  end (&self);
}

/* No left and right in a list. */
static gboolean
has_action (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *name = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0 || (section != NULL && has_action (section, action)))
        return TRUE;
    }
  return FALSE;
}

static void
test_menu (void)
{
  Shown self;
  g_autoptr (GMenu) drawing = g_menu_new (), list = g_menu_new ();

  begin (&self);
  along_genogram_page_append_hands (page_of (&self), drawing);
  g_assert_true (has_action (G_MENU_MODEL (drawing), "genogram.move-left"));
  show_list (&self, named (&self, "Donna"));
  along_genogram_page_append_hands (page_of (&self), list);
  g_assert_false (has_action (G_MENU_MODEL (list), "genogram.move-left"));
  g_assert_true (has_action (G_MENU_MODEL (list), "genogram.pick"));
  g_action_group_activate_action (G_ACTION_GROUP (page_of (&self)->actions), "pick", NULL);
  g_assert_cmpuint (along_canvas_count_picked (ALONG_CANVAS (page_of (&self)->canvas)), ==, 1);
  end (&self);
}

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/list/said", test_said);
  g_test_add_func ("/list/rows", test_rows);
  g_test_add_func ("/list/kept", test_kept);
  g_test_add_func ("/list/several", test_several);
  g_test_add_func ("/list/actions", test_actions);
  g_test_add_func ("/list/menu", test_menu);
  return pages_run ();
}
