/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A family of more people than are drawn at once. */
#include "genogram-shown.h"

#include "along-canvas.h"
#include "genogram/along-time-bar.h"

typedef struct
{
  Shown shown;
  AlongCanvas *canvas;
  guint count;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  begin (&fixture->shown);
  fixture->canvas = ALONG_CANVAS (fixture->shown.self->canvas);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (&fixture->shown);
}

static gboolean
is_all_drawn (gpointer data)
{
  Fixture *fixture = data;
  guint n;

  along_layout_peek_people (fixture->shown.self->layout, &n);
  return fixture->shown.self->drawing.cancellable == NULL && n > fixture->count;
}

/* Four hundred people: more than are drawn at once. */
static void
add_guests (Fixture *fixture)
{
  AlongEdit *edit = along_edit_new ("many", along_family_get_id (fixture->shown.family));

  for (int i = 0; i < 400; i++)
    {
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
      g_autofree char *name = g_strdup_printf ("Guest %d", i), *born = g_strdup_printf ("%d-%02d-%02d", 1940 + i / 12, i % 12 + 1, i % 28 + 1);

      along_record_set_text (person, ALONG_PERSON_P_NAME, name);
      along_record_set_text (person, ALONG_PERSON_P_BORN, born);
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
    }
  pages_commit (fixture->shown.session, edit);
  display_turn ();
}

/* Above 300 people the layout comes while the page lives on: the old drawing stays meanwhile, also where it is called off. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  AlongScene *before;
  guint n;

  add_guests (fixture);
  along_layout_peek_people (fixture->shown.self->layout, &n);
  g_assert_cmpuint (n, <, 120); /* those near */
  before = along_canvas_get_scene (fixture->canvas);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "everybody", NULL);
  g_assert_nonnull (fixture->shown.self->drawing.cancellable);
  g_assert_true (along_canvas_get_scene (fixture->canvas) == before);
  along_genogram_page_stop_drawing (fixture->shown.self);
  g_assert_null (fixture->shown.self->drawing.cancellable);
  display_turn ();
  g_assert_true (along_canvas_get_scene (fixture->canvas) == before);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "everybody", NULL);
  fixture->count = 400;
  display_wait (is_all_drawn, fixture);
  g_assert_false (gtk_widget_get_visible (fixture->shown.self->drawing.bar));
  /* left while one is on its way: nothing comes of it */
  along_genogram_page_redraw (fixture->shown.self);
  g_assert_nonnull (fixture->shown.self->drawing.cancellable);
}

static gboolean
is_drawn (gpointer data)
{
  return ((Fixture *) data)->shown.self->drawing.cancellable == NULL;
}

static gboolean
has_drawn_day (gpointer data)
{
  return ((Fixture *) data)->shown.self->time.tick == 0;
}

static void
switch_private (Fixture *fixture, gboolean on)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->shown.self->actions), "private", g_variant_new_boolean (on));
}

/* Also before it is said that one is on its way. */
static void
call_off (Fixture *fixture)
{
  GtkWidget *cancel = gtk_widget_get_last_child (fixture->shown.self->drawing.bar);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cancel)), ==, "Cancel");
  g_signal_emit_by_name (cancel, "clicked");
}

/* What is switched off is not in sight any more, whether its drawing is waited for or called off; and what is drawn after
 * Cancel is of the day that is said. */
static void
test_large_hidden (Fixture *fixture, gconstpointer data)
{
  AlongEdit *edit = along_edit_new ("private line", along_family_get_id (fixture->shown.family));
  AlongRecord *bond = along_edit_create (edit, ALONG_KIND_BOND);
  g_autofree char *id = along_id_to_text (along_record_get_id (bond)), *key = g_strconcat ("bond/", id, NULL);

  along_record_set_ref (bond, ALONG_BOND_P_FROM, along_record_get_id (along_family_nth (fixture->shown.family, ALONG_KIND_PERSON, 0)));
  along_record_set_ref (bond, ALONG_BOND_P_TO, along_record_get_id (along_family_nth (fixture->shown.family, ALONG_KIND_PERSON, 1)));
  along_record_set_enum (bond, ALONG_BOND_P_KIND, ALONG_BOND_CLOSE);
  along_record_set_bool (bond, ALONG_BOND_P_PRIVATE, TRUE);
  pages_commit (fixture->shown.session, edit);
  add_guests (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "everybody", NULL);
  switch_private (fixture, TRUE);
  fixture->count = 400;
  display_wait (is_all_drawn, fixture);
  g_assert_cmpint (along_scene_find_item (along_canvas_get_scene (fixture->canvas), key), >=, 0);
  switch_private (fixture, FALSE);
  g_assert_nonnull (fixture->shown.self->drawing.cancellable);
  g_assert_null (along_canvas_get_scene (fixture->canvas));
  call_off (fixture);
  g_assert_nonnull (along_canvas_get_scene (fixture->canvas)); /* those near */
  g_assert_cmpint (along_scene_find_item (along_canvas_get_scene (fixture->canvas), key), <, 0);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->shown.self->actions), "everybody", NULL);
  display_wait (is_drawn, fixture);
  along_genogram_page_show_day (fixture->shown.self, along_page_get_today (ALONG_PAGE (fixture->shown.page)) - 1);
  display_wait (has_drawn_day, fixture);
  g_assert_nonnull (fixture->shown.self->drawing.cancellable);
  call_off (fixture);
  g_assert_null (fixture->shown.self->drawing.cancellable);
  g_assert_true (gtk_widget_has_css_class (fixture->shown.self->views, "along-as-known"));
}

static GtkWidget *
focus_of (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->shown.window));
}

/* Whoever goes along the line of time goes on there when the drawing of the day comes; who was in the drawing is in it again. */
static void
test_large_focus (Fixture *fixture, gconstpointer data)
{
  AlongGenogramPage *self = fixture->shown.self;

  add_guests (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "everybody", NULL);
  fixture->count = 400;
  display_wait (is_all_drawn, fixture);
  along_genogram_page_choose (self, along_record_get_id (named (&fixture->shown, "Chloe")), FALSE);
  display_turn ();
  g_assert_true (gtk_widget_is_ancestor (focus_of (fixture), self->canvas));
  along_genogram_page_redraw (self);
  display_wait (is_drawn, fixture);
  g_assert_true (gtk_widget_is_ancestor (focus_of (fixture), self->canvas));

  along_genogram_page_show_day (self, along_page_get_today (ALONG_PAGE (fixture->shown.page)) - 1);
  display_wait (has_drawn_day, fixture);
  display_wait (is_drawn, fixture);
  g_assert_true (gtk_widget_child_focus (self->time.bar, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (focus_of (fixture), self->time.bar));
  along_time_bar_step (ALONG_TIME_BAR (self->time.bar), -1);
  display_wait (has_drawn_day, fixture);
  display_wait (is_drawn, fixture);
  g_assert_true (gtk_widget_is_ancestor (focus_of (fixture), self->time.bar));
}

static GtkListBoxRow *
row_at (Fixture *fixture, int at)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->shown.self->time.list), at);
}

/* Of hundreds of days the latest are listed, then those before, as far as one asks. */
static void
test_large_days (Fixture *fixture, gconstpointer data)
{
  AlongGenogramPage *self = fixture->shown.self;
  int n, all;

  add_guests (fixture);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->time.button));
  display_turn ();
  all = (int) self->time.days->len;
  g_assert_cmpint (all, >, 400);
  for (n = 100; n < all; n += 100)
    {
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row_at (fixture, n))), ==, "Earlier days…");
      g_assert_null (row_at (fixture, n + 1));
      g_signal_emit_by_name (self->time.list, "row-activated", row_at (fixture, n));
      display_turn ();
      g_assert_true (focus_of (fixture) == GTK_WIDGET (row_at (fixture, n)));
    }
  g_assert_null (row_at (fixture, all));
  g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row_at (fixture, all - 1)), "day")), ==,
                   ((AlongGraphDay *) g_ptr_array_index (self->time.days, 0))->day);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->time.button));
}

#define ADD(name, test) g_test_add ("/genogram-large/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("drawn", test_large);
  ADD ("hidden", test_large_hidden);
  ADD ("focus", test_large_focus);
  ADD ("days", test_large_days);
  return pages_run ();
}
