/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with the hands on a genogram: the edits, as pure functions, and the page. */
#include "genogram-shown.h"

#include "along-canvas.h"
#include "along-check.h"
#include "along-clock.h"
#include "genogram/along-genogram-branch.h"
#include "genogram/along-genogram-edits.h"
#include "genogram/along-genogram-hints.h"

/* --- Edits --- */

static void
apply (AlongFamily *family, AlongEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (along_check_edit (edit, family, along_clock_now (), NULL, &error));
  g_assert_no_error (error);
  along_family_apply (family, edit);
  g_object_unref (edit);
}

static AlongRecord *
add (AlongFamily *family, AlongRecord *to, AlongRelation relation, const char *name)
{
  AlongRecord *now = to != NULL ? along_genogram_couple_of (family, along_record_get_id (to)) : NULL;
  AlongPersonFields fields = { .name = name, .gender = ALONG_GENDER_FEMALE, .kind = ALONG_COUPLE_KIND_COHABITING,
                               .with = now != NULL ? along_record_get_id (now) : ALONG_ID_NONE };
  AlongId id;

  apply (family, along_genogram_add_person (family, to, relation, &fields, along_clock_today (), &id));
  return along_family_find (family, ALONG_KIND_PERSON, id);
}

/* Nan and Pop; their children Ann, who has Kit with Bob, and Cat. */
typedef struct
{
  AlongFamily *family;
  AlongRecord *nan, *pop, *ann, *bob, *kit, *cat;
} Kin;

static Kin
make_kin (void)
{
  Kin kin = { .family = along_family_new (along_id_new ()) };

  kin.nan = add (kin.family, NULL, ALONG_RELATION_NOBODY, "Nan Oakes");
  kin.pop = add (kin.family, kin.nan, ALONG_RELATION_PARTNER, "Pop Oakes");
  kin.ann = add (kin.family, kin.nan, ALONG_RELATION_CHILD, "Ann Oakes");
  kin.cat = add (kin.family, kin.nan, ALONG_RELATION_CHILD, "Cat Oakes");
  kin.bob = add (kin.family, kin.ann, ALONG_RELATION_PARTNER, "Bob Hill");
  kin.kit = add (kin.family, kin.ann, ALONG_RELATION_CHILD, "Kit Hill");
  return kin;
}

static AlongId
id_of (AlongRecord *record)
{
  return along_record_get_id (record);
}

static gboolean
wishes (AlongFamily *family, AlongRecord *left, AlongRecord *right)
{
  AlongRecord *wish;

  ALONG_FOREACH (wish, family, ALONG_KIND_ARRANGEMENT)
    if (along_record_refers_to (wish, ALONG_ARRANGEMENT_P_LEFT, id_of (left))
        && along_record_refers_to (wish, ALONG_ARRANGEMENT_P_RIGHT, id_of (right)))
      return TRUE;
  return FALSE;
}

/* Somebody stands between two; put elsewhere, what says otherwise goes and what still holds stays. */
static void
test_place (void)
{
  Kin kin = make_kin ();
  AlongId row[] = { id_of (kin.cat), id_of (kin.ann), id_of (kin.bob) };
  AlongId back[] = { id_of (kin.ann), id_of (kin.bob), id_of (kin.cat) };

  apply (kin.family, along_genogram_place (kin.family, kin.cat, row, 3));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_ARRANGEMENT), ==, 1);
  g_assert_true (wishes (kin.family, kin.cat, kin.ann));
  {
    g_autoptr (AlongEdit) again = along_genogram_place (kin.family, kin.cat, row, 3);
    g_assert_true (along_edit_is_empty (again));
  }
  apply (kin.family, along_genogram_place (kin.family, kin.cat, back, 3));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_ARRANGEMENT), ==, 1);
  g_assert_true (wishes (kin.family, kin.bob, kin.cat));
  {
    AlongId between[] = { id_of (kin.ann), id_of (kin.cat), id_of (kin.bob) };

    apply (kin.family, along_genogram_place (kin.family, kin.cat, between, 3));
    g_assert_true (wishes (kin.family, kin.ann, kin.cat) && wishes (kin.family, kin.cat, kin.bob));
    g_assert_false (wishes (kin.family, kin.bob, kin.cat));
  }
  apply (kin.family, along_genogram_tidy (kin.family));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_ARRANGEMENT), ==, 0);
  g_object_unref (kin.family);
}

/* A branch is somebody with partners and all below; never who is above or beside. */
static void
test_branch (void)
{
  Kin kin = make_kin ();
  g_autoptr (GArray) below = along_genogram_branch_of (kin.family, id_of (kin.ann));

  g_assert_cmpuint (below->len, ==, 3);
  g_assert_true (along_id_equal (g_array_index (below, AlongId, 0), id_of (kin.ann)));
  for (guint i = 0; i < below->len; i++)
    {
      AlongId id = g_array_index (below, AlongId, i);

      g_assert_true (along_id_equal (id, id_of (kin.ann)) || along_id_equal (id, id_of (kin.bob)) || along_id_equal (id, id_of (kin.kit)));
    }
  {
    g_autoptr (GArray) all = along_genogram_branch_of (kin.family, id_of (kin.nan));
    g_assert_cmpuint (all->len, ==, 6);
  }
  g_object_unref (kin.family);
}

/* Copied under Cat: new people with what joins them, the old ones as they were. Cut: the same people elsewhere. */
static void
test_put (void)
{
  Kin kin = make_kin ();
  g_autoptr (GArray) below = along_genogram_branch_of (kin.family, id_of (kin.ann));
  g_autoptr (AlongBranch) copied = along_branch_new (kin.family, (AlongId *) below->data, below->len, FALSE);
  g_autoptr (AlongBranch) cut = along_branch_new (kin.family, (AlongId *) below->data, below->len, TRUE);
  AlongRecord *parents = along_genogram_parents_of (kin.family, id_of (kin.ann)), *couple;
  AlongId root;

  apply (kin.family, along_genogram_add_bond (kin.family, kin.ann, kin.bob, ALONG_BOND_CLOSE, FALSE));
  g_assert_cmpuint (along_branch_get_n (copied), ==, 3);
  g_assert_true (along_id_equal (along_branch_get_root (copied), id_of (kin.ann)));
  apply (kin.family, along_branch_put (copied, kin.family, kin.cat, &root));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_PERSON), ==, 9);
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_BOND), ==, 1); /* as it was when it was copied */
  g_assert_false (along_id_equal (root, id_of (kin.ann)));
  g_assert_true (along_genogram_is_parent (kin.family, id_of (kin.cat), root));
  g_assert_cmpstr (along_record_get_text (along_family_find (kin.family, ALONG_KIND_PERSON, root), ALONG_PERSON_P_NAME), ==, "Ann Oakes");
  couple = along_genogram_couple_of (kin.family, root);
  g_assert_nonnull (couple);
  g_assert_false (along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id_of (kin.bob)));
  g_assert_true (parents == along_genogram_parents_of (kin.family, id_of (kin.ann)));
  g_assert_true (along_genogram_is_parent (kin.family, id_of (kin.nan), id_of (kin.ann)));

  g_assert_null (along_branch_put (cut, kin.family, kin.kit, &root)); /* under one of its own */
  apply (kin.family, along_branch_put (cut, kin.family, kin.cat, &root));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_PERSON), ==, 9);
  g_assert_true (along_id_equal (root, id_of (kin.ann)));
  g_assert_true (along_genogram_is_parent (kin.family, id_of (kin.cat), id_of (kin.ann)));
  g_assert_false (along_genogram_is_parent (kin.family, id_of (kin.nan), id_of (kin.ann)));
  g_assert_true (along_genogram_is_parent (kin.family, id_of (kin.ann), id_of (kin.kit)));
  g_object_unref (kin.family);
}

/* All who have nobody above them among those who were cut get the new parent; who came by a partner does not, and nobody
 * keeps a parent that they had by birth. */
static void
test_put_several (void)
{
  Kin kin = make_kin ();
  AlongRecord *eve = add (kin.family, kin.cat, ALONG_RELATION_CHILD, "Eve Oakes");
  AlongRecord *zoe = add (kin.family, NULL, ALONG_RELATION_NOBODY, "Zoe Hill");
  AlongId people[] = { id_of (kin.bob), id_of (kin.ann), id_of (kin.kit), id_of (eve) };
  g_autoptr (AlongBranch) cut = along_branch_new (kin.family, people, G_N_ELEMENTS (people), TRUE);
  g_autoptr (AlongBranch) copied = along_branch_new (kin.family, people, G_N_ELEMENTS (people), FALSE);
  AlongRecord *second, *link;
  AlongEdit *edit = along_edit_new ("second parent", along_family_get_id (kin.family));
  AlongId root;
  guint under_zoe = 0;

  second = along_edit_create (edit, ALONG_KIND_CHILD_LINK);
  along_record_set_ref (second, ALONG_CHILD_LINK_P_CHILD, id_of (eve));
  along_record_set_ref (second, ALONG_CHILD_LINK_P_PARENT, id_of (kin.pop));
  along_record_set_enum (second, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  apply (kin.family, edit);
  g_assert_true (along_id_equal (along_branch_get_root (cut), id_of (kin.ann)));
  apply (kin.family, along_branch_put (cut, kin.family, zoe, &root));
  g_assert_true (along_genogram_is_parent (kin.family, id_of (zoe), id_of (kin.ann)));
  g_assert_true (along_genogram_is_parent (kin.family, id_of (zoe), id_of (eve)));
  g_assert_false (along_genogram_is_parent (kin.family, id_of (kin.nan), id_of (kin.ann)));
  g_assert_false (along_genogram_is_parent (kin.family, id_of (kin.cat), id_of (eve)));
  g_assert_false (along_genogram_is_parent (kin.family, id_of (kin.pop), id_of (eve)));
  g_assert_false (along_genogram_is_parent (kin.family, id_of (zoe), id_of (kin.bob)));
  g_assert_true (along_genogram_is_parent (kin.family, id_of (kin.ann), id_of (kin.kit)));
  /* copied: as many again */
  apply (kin.family, along_branch_put (copied, kin.family, zoe, &root));
  ALONG_FOREACH (link, kin.family, ALONG_KIND_CHILD_LINK)
    under_zoe += along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, id_of (zoe));
  g_assert_cmpuint (under_zoe, ==, 4);
  g_object_unref (kin.family);
}

static const char *
twin_word (AlongRecord *person)
{
  return along_record_get_text (person, ALONG_PERSON_P_TWIN);
}

/* Twins who are copied together are twins of one another; who is copied alone is nobody's. */
static void
test_put_twins (void)
{
  Kin kin = make_kin ();
  AlongId both[] = { id_of (kin.ann), id_of (kin.cat) };
  g_autoptr (AlongBranch) pair = NULL, one = NULL;
  AlongEdit *edit = along_edit_new ("twins", along_family_get_id (kin.family));
  AlongRecord *person, *first = NULL;
  guint before, twins = 0;
  AlongId root;

  for (guint i = 0; i < 2; i++)
    {
      AlongRecord *twin = along_edit_change (edit, i == 0 ? kin.ann : kin.cat);

      along_record_set_text (twin, ALONG_PERSON_P_TWIN, "Ann");
      along_record_set_bool (twin, ALONG_PERSON_P_MONOZYGOTIC, TRUE);
    }
  apply (kin.family, edit);
  one = along_branch_new (kin.family, both, 1, FALSE);
  pair = along_branch_new (kin.family, both, 2, FALSE);
  apply (kin.family, along_branch_put (one, kin.family, kin.nan, &root));
  person = along_family_find (kin.family, ALONG_KIND_PERSON, root);
  g_assert_null (twin_word (person));
  g_assert_false (along_record_has (person, ALONG_PERSON_P_MONOZYGOTIC));
  before = along_family_count (kin.family, ALONG_KIND_PERSON);
  apply (kin.family, along_branch_put (pair, kin.family, kin.nan, &root));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_PERSON), ==, before + 2);
  first = along_family_find (kin.family, ALONG_KIND_PERSON, root);
  g_assert_nonnull (twin_word (first));
  g_assert_cmpstr (twin_word (first), !=, "Ann");
  ALONG_FOREACH (person, kin.family, ALONG_KIND_PERSON)
    twins += g_strcmp0 (twin_word (person), twin_word (first)) == 0;
  g_assert_cmpuint (twins, ==, 2);
  g_assert_true (along_record_get_bool (first, ALONG_PERSON_P_MONOZYGOTIC));
  g_object_unref (kin.family);
}

/* Several go in one edit: nothing is left that names them, and who stays keeps the parent that stays. */
static void
test_remove (void)
{
  Kin kin = make_kin ();
  AlongId gone[] = { id_of (kin.pop), id_of (kin.bob), id_of (kin.cat) }, nan = id_of (kin.nan), ann = id_of (kin.ann), kit = id_of (kin.kit);
  AlongId row[] = { id_of (kin.cat), id_of (kin.ann) };
  AlongEdit *edit;

  apply (kin.family, along_genogram_place (kin.family, kin.cat, row, 2));
  apply (kin.family, along_genogram_live_together (kin.family, gone, 3, NULL, "Pop’s", along_clock_today ()));
  edit = along_genogram_remove_people (kin.family, gone, G_N_ELEMENTS (gone));
  g_assert_cmpstr (along_edit_get_title (edit), ==, "3 people removed");
  apply (kin.family, edit);
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_PERSON), ==, 3);
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_COUPLE), ==, 0);
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_MEMBERSHIP), ==, 0);
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_ARRANGEMENT), ==, 0);
  g_assert_true (along_genogram_is_parent (kin.family, nan, ann));
  g_assert_true (along_genogram_is_parent (kin.family, ann, kit));
  g_object_unref (kin.family);
}

/* In a new home, or one that is there; nobody twice. */
static void
test_together (void)
{
  Kin kin = make_kin ();
  AlongId people[] = { id_of (kin.ann), id_of (kin.bob) }, more[] = { id_of (kin.bob), id_of (kin.kit) };

  apply (kin.family, along_genogram_live_together (kin.family, people, 2, NULL, "Mill Lane", along_clock_today ()));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_HOUSEHOLD), ==, 1);
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_MEMBERSHIP), ==, 2);
  apply (kin.family, along_genogram_live_together (kin.family, more, 2, along_family_nth (kin.family, ALONG_KIND_HOUSEHOLD, 0), NULL,
                                                   along_clock_today ()));
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_HOUSEHOLD), ==, 1);
  g_assert_cmpuint (along_family_count (kin.family, ALONG_KIND_MEMBERSHIP), ==, 3);
  g_object_unref (kin.family);
}

/* --- The page --- */

typedef struct
{
  Shown shown;
  AlongCanvas *canvas;
  guint count;
  AlongId moved, under;
  char *toast; /* the last one */
} Fixture;

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->toast);
  g_variant_get (parameter, "(sb)", &fixture->toast, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) win = g_simple_action_group_new ();
  const GActionEntry toast = { .name = "toast", .activate = toast_cb, .parameter_type = "(sb)" };

  begin (&fixture->shown);
  g_action_map_add_action_entries (G_ACTION_MAP (win), &toast, 1, fixture);
  gtk_widget_insert_action_group (fixture->shown.window, "win", G_ACTION_GROUP (win));
  fixture->canvas = ALONG_CANVAS (fixture->shown.self->canvas);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (&fixture->shown);
  g_clear_pointer (&fixture->toast, g_free);
}

/* The ids of the people of the longest row, from left to right. */
static GPtrArray *
longest_row (Fixture *fixture)
{
  GPtrArray *longest = g_ptr_array_new_with_free_func (g_free);
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (fixture->shown.self->layout, &n);

  for (int row = 0; row < along_layout_get_n_rows (fixture->shown.self->layout); row++)
    {
      g_autoptr (GPtrArray) here = g_ptr_array_new_with_free_func (g_free);

      for (guint column = 0; column < n; column++)
        for (guint i = 0; i < n; i++)
          if (people[i].row == row && people[i].column == (int) column)
            g_ptr_array_add (here, g_strconcat ("person/", people[i].person->key, NULL));
      if (here->len > longest->len)
        {
          g_ptr_array_unref (longest);
          longest = g_steal_pointer (&here);
        }
    }
  return longest;
}

static gboolean
has_wishes (gpointer data)
{
  Fixture *fixture = data;

  return along_family_count (fixture->shown.family, ALONG_KIND_ARRANGEMENT) > fixture->count;
}

static gboolean
has_fewer_wishes (gpointer data)
{
  Fixture *fixture = data;

  return along_family_count (fixture->shown.family, ALONG_KIND_ARRANGEMENT) < fixture->count;
}

static int
column_of (Fixture *fixture, const char *key)
{
  int index = along_layout_find_person (fixture->shown.self->layout, key + strlen ("person/"));
  guint n;

  g_assert_cmpint (index, >=, 0);
  return along_layout_peek_people (fixture->shown.self->layout, &n)[index].column;
}

/* Ctrl+Shift+Left moves whoever can be moved; Tidy takes it back to how it was, to the last point. */
static void
test_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = along_scene_to_svg (along_canvas_get_scene (fixture->canvas), ALONG_LOOK_LIGHT), *after = NULL;
  g_autoptr (GPtrArray) row = longest_row (fixture);
  const char *moved = NULL;

  for (guint i = row->len; i-- > 1 && moved == NULL;)
    {
      int column = column_of (fixture, row->pdata[i]);

      along_canvas_focus_item (fixture->canvas, row->pdata[i]);
      display_key (GTK_WIDGET (fixture->canvas), GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
      for (int turn = 0; turn < 50 && along_family_count (fixture->shown.family, ALONG_KIND_ARRANGEMENT) == 0; turn++)
        {
          g_usleep (5000);
          display_turn ();
        }
      if (along_family_count (fixture->shown.family, ALONG_KIND_ARRANGEMENT) > 0)
        {
          moved = row->pdata[i];
          g_assert_cmpint (column_of (fixture, moved), <, column);
        }
    }
  g_assert_nonnull (moved);
  display_picture (fixture->shown.window, "genogram-moved.png");
  fixture->count = along_family_count (fixture->shown.family, ALONG_KIND_ARRANGEMENT);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "tidy", NULL);
  display_wait (has_fewer_wishes, fixture);
  g_assert_cmpuint (along_family_count (fixture->shown.family, ALONG_KIND_ARRANGEMENT), ==, 0);
  after = along_scene_to_svg (along_canvas_get_scene (fixture->canvas), ALONG_LOOK_LIGHT);
  g_assert_cmpstr (after, ==, before);
  fixture->count = 0;
  g_assert_false (has_wishes (fixture));
}

/* What is drawn again is drawn the same. */
static void
test_calm (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = along_scene_to_svg (along_canvas_get_scene (fixture->canvas), ALONG_LOOK_LIGHT), *after = NULL;

  along_genogram_page_redraw (fixture->shown.self);
  after = along_scene_to_svg (along_canvas_get_scene (fixture->canvas), ALONG_LOOK_LIGHT);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
has_other_people (gpointer data)
{
  Fixture *fixture = data;

  return along_family_count (fixture->shown.family, ALONG_KIND_PERSON) != fixture->count;
}

/* Somebody of the first row. */
static char *
top_of_drawing (Fixture *fixture)
{
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (fixture->shown.self->layout, &n);

  for (guint i = 0; i < n; i++)
    if (people[i].row == 0)
      return g_strconcat ("person/", people[i].person->key, NULL);
  g_assert_not_reached ();
}

/* Several picked: the bar says how many, the menu is about all of them, copying and pasting adds as many. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) row = longest_row (fixture);
  guint n_people = along_family_count (fixture->shown.family, ALONG_KIND_PERSON);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *older = top_of_drawing (fixture);

  g_assert_false (gtk_widget_get_visible (fixture->shown.self->hands.several));
  along_canvas_focus_item (fixture->canvas, row->pdata[0]);
  display_key (GTK_WIDGET (fixture->canvas), GDK_KEY_space, GDK_CONTROL_MASK);
  along_canvas_focus_item (fixture->canvas, row->pdata[1]);
  display_key (GTK_WIDGET (fixture->canvas), GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_true (gtk_widget_get_visible (fixture->shown.self->hands.several));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fixture->shown.self->hands.several_words)), ==, "2 people chosen");
  display_picture (fixture->shown.window, "genogram-several.png");
  g_assert_true (along_genogram_page_fill_several (fixture->shown.self, menu, row->pdata[0]));
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 4);
  display_key (GTK_WIDGET (fixture->canvas), GDK_KEY_c, GDK_CONTROL_MASK);
  display_key (GTK_WIDGET (fixture->canvas), GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (fixture->shown.self->hands.several));
  along_canvas_focus_item (fixture->canvas, older);
  fixture->count = n_people;
  display_key (GTK_WIDGET (fixture->canvas), GDK_KEY_v, GDK_CONTROL_MASK);
  pages_answer ("in this family already", "add");
  display_wait (has_other_people, fixture);
  g_assert_cmpuint (along_family_count (fixture->shown.family, ALONG_KIND_PERSON), ==, n_people + 2);
  /* other programs are offered nothing */
  {
    GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (fixture->shown.page));
    gsize n;

    gdk_content_formats_get_mime_types (formats, &n);
    g_assert_cmpuint (n, ==, 0);
  }
  /* and nothing is kept when the family goes */
  along_page_set_family (ALONG_PAGE (fixture->shown.page), NULL, NULL);
  g_assert_null (gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture->shown.page)));
}

static gboolean
has_moved (gpointer data)
{
  Fixture *fixture = data;
  AlongRecord *link = along_genogram_parents_of (fixture->shown.family, fixture->moved);

  return along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, fixture->under);
}

/* Ned, born @born, married to whom the branch is to be put under. */
static AlongRecord *
add_partner (Fixture *fixture, const char *born)
{
  AlongRecord *under = along_family_lookup (fixture->shown.family, fixture->under);
  AlongId id;
  AlongEdit *edit = along_genogram_add_person (fixture->shown.family, under, ALONG_RELATION_PARTNER,
                                               &(AlongPersonFields){ .name = "Ned Bell", .born = born, .gender = ALONG_GENDER_MALE, .couple = TRUE,
                                                                     .kind = ALONG_COUPLE_KIND_MARRIED, .state = ALONG_COUPLE_STATE_CURRENT },
                                               along_clock_today (), &id);

  pages_commit (fixture->shown.session, edit);
  g_object_unref (edit);
  display_turn ();
  return along_family_lookup (fixture->shown.family, id);
}

/* A baby whom the one who is cut expects. */
static AlongId
add_expected (Fixture *fixture)
{
  AlongRecord *mother = along_family_lookup (fixture->shown.family, fixture->under);
  AlongId id;
  AlongEdit *edit = along_genogram_add_person (fixture->shown.family, mother, ALONG_RELATION_PREGNANCY,
                                               &(AlongPersonFields){ .gender = ALONG_GENDER_UNKNOWN, .babies = 1 }, along_clock_today (), &id);

  pages_commit (fixture->shown.session, edit);
  g_object_unref (edit);
  display_turn ();
  return id;
}

/* What is copied stays in its family: in another one it is said that it was let go, and what to do; nothing of it is kept. */
static void
test_paste_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlongFamily) other = pages_load (fixture->shown.session, "Whitworth");
  g_autoptr (AlongBranch) held = NULL;
  guint people = along_family_count (other, ALONG_KIND_PERSON);

  along_genogram_page_choose (fixture->shown.self, id_of (along_family_nth (fixture->shown.family, ALONG_KIND_PERSON, 0)), FALSE);
  along_genogram_page_take_branch (fixture->shown.self, FALSE);
  held = along_genogram_page_held_branch (fixture->shown.self);
  g_assert_nonnull (held);
  along_page_set_family (ALONG_PAGE (fixture->shown.page), fixture->shown.session, other);
  display_turn ();
  g_assert_null (along_genogram_page_held_branch (fixture->shown.self));
  along_genogram_page_choose (fixture->shown.self, id_of (along_family_nth (other, ALONG_KIND_PERSON, 0)), FALSE);
  along_genogram_page_put_branch (fixture->shown.self);
  g_assert_true (g_str_has_prefix (fixture->toast, "A branch is pasted in the family where it was cut or copied"));
  g_assert_cmpuint (along_family_count (other, ALONG_KIND_PERSON), ==, people);
  along_page_set_family (ALONG_PAGE (fixture->shown.page), fixture->shown.session, fixture->shown.family);
}

/* Whoever was cut gets other parents only when that was said, with what it comes to; nobody one who is younger. */
static void
test_cut (Fixture *fixture, gconstpointer data)
{
  AlongEdit *edit = along_edit_new ("a family beside", along_family_get_id (fixture->shown.family));
  AlongRecord *parent = along_edit_create (edit, ALONG_KIND_PERSON), *child = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongRecord *under = along_edit_create (edit, ALONG_KIND_PERSON), *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);
  GtkWidget *dialog;

  along_record_set_text (parent, ALONG_PERSON_P_NAME, "Vera Shaw");
  along_record_set_text (child, ALONG_PERSON_P_NAME, "Nora Shaw");
  along_record_set_text (child, ALONG_PERSON_P_BORN, "1990");
  along_record_set_text (under, ALONG_PERSON_P_NAME, "Edna Bell");
  along_record_set_text (under, ALONG_PERSON_P_BORN, "1984");
  along_record_set_enum (parent, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  along_record_set_enum (child, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  along_record_set_enum (under, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, id_of (child));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, id_of (parent));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  fixture->moved = id_of (child);
  fixture->under = id_of (under);
  pages_commit (fixture->shown.session, edit);
  display_turn ();

  along_genogram_page_choose (fixture->shown.self, fixture->moved, FALSE);
  along_genogram_page_take_branch (fixture->shown.self, TRUE);
  along_genogram_page_choose (fixture->shown.self, fixture->under, FALSE);
  along_genogram_page_put_branch (fixture->shown.self);
  g_assert_null (pages_find_window ("AdwMessageDialog")); /* six years older */
  edit = along_edit_new ("older", along_family_get_id (fixture->shown.family));
  along_record_set_text (along_edit_change (edit, along_family_lookup (fixture->shown.family, fixture->under)), ALONG_PERSON_P_BORN, "1960");
  pages_commit (fixture->shown.session, edit);
  display_turn ();

  /* nor by one they are a couple with, who would be the other parent, nor by who is not born yet */
  {
    AlongRecord *young = add_partner (fixture, "2000");

    along_genogram_page_put_branch (fixture->shown.self);
    g_assert_null (pages_find_window ("AdwMessageDialog"));
    g_assert_cmpstr (fixture->toast, ==, "By their dates of birth Nora Shaw cannot be a child of Ned.");
    edit = along_genogram_remove (fixture->shown.family, young);
    pages_commit (fixture->shown.session, edit);
    g_object_unref (edit);
  }
  along_genogram_page_choose (fixture->shown.self, add_expected (fixture), FALSE);
  along_genogram_page_put_branch (fixture->shown.self);
  g_assert_null (pages_find_window ("AdwMessageDialog"));
  g_assert_true (g_str_has_suffix (fixture->toast, " is not born yet, and can have no children."));
  along_genogram_page_choose (fixture->shown.self, fixture->under, FALSE);

  along_genogram_page_put_branch (fixture->shown.self);
  dialog = GTK_WIDGET (pages_find_window ("AdwMessageDialog"));
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Nora Shaw: child of Edna Bell, no longer of Vera Shaw."));
  display_picture (GTK_WIDGET (dialog), "genogram-move.png");
  pages_answer ("Move Nora", "keep");
  display_turn ();
  g_assert_false (has_moved (fixture));
  along_genogram_page_put_branch (fixture->shown.self);
  pages_answer ("Move Nora", "move");
  display_wait (has_moved, fixture);
}

#define ADD(name, test) g_test_add ("/genogram-hands/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-hands/place", test_place);
  g_test_add_func ("/genogram-hands/branch", test_branch);
  g_test_add_func ("/genogram-hands/put", test_put);
  g_test_add_func ("/genogram-hands/put-several", test_put_several);
  g_test_add_func ("/genogram-hands/put-twins", test_put_twins);
  g_test_add_func ("/genogram-hands/remove", test_remove);
  g_test_add_func ("/genogram-hands/together", test_together);
  ADD ("step", test_step);
  ADD ("calm", test_calm);
  ADD ("several", test_several);
  ADD ("cut", test_cut);
  ADD ("paste-elsewhere", test_paste_elsewhere);
  return pages_run ();
}
