/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ecomap on the genogram's page: one of three views, its keys, its day, and what becomes of it. */
#include "genogram-shown.h"

#include "along-canvas.h"
#include "along-date.h"
#include "genogram/along-around-edits.h"
#include "genogram/along-ecomap-view.h"

typedef struct
{
  Shown shown;
  GtkWidget *canvas;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  begin_at (&fixture->shown, "Whitworth and Pryce", 1100, 760);
  fixture->canvas = pages_find_type (fixture->shown.self->ecomap, "AlongCanvas");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (&fixture->shown);
}

static GtkToggleButton *
toggle (Fixture *fixture, const char *words)
{
  return GTK_TOGGLE_BUTTON (pages_find_button (fixture->shown.self->switcher, words));
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_assert_cmpstr (along_genogram_page_view (fixture->shown.self), ==, "drawing");
  g_assert_null (along_ecomap_view_get_map (ALONG_ECOMAP_VIEW (fixture->shown.self->ecomap)));
  gtk_toggle_button_set_active (toggle (fixture, "Ecomap"), TRUE);
  display_turn ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->shown.self->views)), ==, "ecomap");
  g_assert_true (gtk_widget_get_mapped (fixture->canvas));
  said = along_page_summarise (ALONG_PAGE (fixture->shown.page));
  g_assert_true (g_str_has_prefix (said, "At home: "));
  display_picture (fixture->shown.window, "ecomap.png");
  /* one view at a time, whichever way it is chosen */
  gtk_widget_activate_action (fixture->shown.self->tools, "genogram.list", NULL);
  display_turn ();
  g_assert_cmpstr (along_genogram_page_view (fixture->shown.self), ==, "list");
  g_assert_true (gtk_toggle_button_get_active (toggle (fixture, "List")));
  gtk_widget_activate_action (fixture->shown.self->tools, "genogram.ecomap", NULL);
  display_turn ();
  g_assert_cmpstr (along_genogram_page_view (fixture->shown.self), ==, "ecomap");
  gtk_toggle_button_set_active (toggle (fixture, "Drawing"), TRUE);
  display_turn ();
  g_assert_cmpstr (along_genogram_page_view (fixture->shown.self), ==, "drawing");
  g_assert_null (along_ecomap_view_get_map (ALONG_ECOMAP_VIEW (fixture->shown.self->ecomap)));
}

static gboolean
ends_above (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *pill = gtk_widget_get_last_child (along_ecomap_view_get_foot (ALONG_ECOMAP_VIEW (fixture->shown.self->ecomap)));
  graphene_rect_t zoom, drawing;

  return fixture->shown.self->narrow && gtk_widget_compute_bounds (pill, fixture->shown.page, &zoom) && gtk_widget_compute_bounds (fixture->canvas, fixture->shown.page, &drawing)
         && drawing.origin.y + drawing.size.height <= zoom.origin.y;
}

/* The household is in the middle, as large as can be read. */
static gboolean
begins_at_home (gpointer data)
{
  Fixture *fixture = data;
  AlongCanvas *canvas = ALONG_CANVAS (fixture->canvas);
  GdkRectangle home;

  return along_canvas_get_zoom (canvas) >= 0.8 - 0.001 && along_canvas_item_bounds (canvas, ALONG_ECOMAP_HOUSEHOLD, &home)
         && ABS (home.x + home.width / 2 - gtk_widget_get_width (fixture->canvas) / 2) <= 2
         && ABS (home.y + home.height / 2 - gtk_widget_get_height (fixture->canvas) / 2) <= 2;
}

/* On a narrow page nobody stands under the zoom; what is told there for a moment stands over the zoom, not over people; and what
 * is seen first can be read. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int start = 0, end = 0;

  gtk_toggle_button_set_active (toggle (fixture, "Ecomap"), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->shown.window), 360, 700);
  display_wait (ends_above, fixture);
  g_assert_cmpint (along_page_get_foot (ALONG_PAGE (fixture->shown.page), 300, &start, &end), ==, 0);
  display_wait (begins_at_home, fixture);
  display_picture (fixture->shown.window, "ecomap-narrow.png");
}

static gboolean
has_menu (gpointer data)
{
  AlongGenogramPage *self = data;

  return self->menu != NULL && gtk_widget_get_mapped (self->menu);
}

/* Right click, Menu key and a finger that rests have a menu here too, of a person as in the drawing, and give the focus back. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  AlongEcomapView *view = ALONG_ECOMAP_VIEW (fixture->shown.self->ecomap);
  AlongRecord *person = NULL, *professional = along_family_nth (fixture->shown.family, ALONG_KIND_PROFESSIONAL, 0), *each;
  g_autofree char *id = along_id_to_text (along_record_get_id (professional)), *other = g_strconcat ("professional/", id, NULL);
  g_autofree char *key = NULL;

  gtk_toggle_button_set_active (toggle (fixture, "Ecomap"), TRUE);
  display_turn ();
  ALONG_FOREACH (each, fixture->shown.family, ALONG_KIND_PERSON)
    {
      g_autofree char *text = along_id_to_text (along_record_get_id (each)), *at = g_strconcat ("person/", text, NULL);

      if (person == NULL && along_ecomap_find (along_ecomap_view_get_map (view), at) != NULL)
        {
          person = each;
          key = g_steal_pointer (&at);
        }
    }
  g_assert_nonnull (person);
  g_assert_true (along_ecomap_view_focus (view, key));
  g_assert_true (display_key (fixture->canvas, GDK_KEY_Menu, 0));
  display_wait (has_menu, fixture->shown.self);
  g_assert_nonnull (pages_find_label (fixture->shown.self->menu, "Connect…"));
  g_assert_null (pages_find_label (fixture->shown.self->menu, "Move one place left"));
  gtk_popover_popdown (GTK_POPOVER (fixture->shown.self->menu));
  display_turn ();
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, key);
  g_assert_nonnull (gtk_widget_get_focus_child (fixture->canvas));
  g_assert_true (along_ecomap_view_focus (view, other));
  g_assert_true (display_key (fixture->canvas, GDK_KEY_Menu, 0));
  display_wait (has_menu, fixture->shown.self);
  g_assert_nonnull (pages_find_label (fixture->shown.self->menu, "Change…"));
  along_genogram_page_drop_menu (fixture->shown.self);
}

static int
width_of (GtkWidget *widget)
{
  return gtk_widget_get_width (widget);
}

/* What is told for a moment stands between the folded legend and the zoom; beside a high one over the zoom, or between the tools; what is too
 * wide for that over both. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  AlongPage *page = ALONG_PAGE (fixture->shown.page);
  int start = 0, end = 0, foot;

  g_action_group_change_action_state (G_ACTION_GROUP (fixture->shown.self->actions), "legend", g_variant_new_boolean (FALSE));
  display_turn ();
  g_assert_cmpint (along_page_get_foot (page, 300, &start, &end), ==, 0);
  g_assert_cmpint (start, >, width_of (fixture->shown.self->legend_button));
  g_assert_cmpint (end, >, width_of (gtk_widget_get_last_child (fixture->shown.self->foot)));
  g_assert_cmpint (start + end + 300, <=, width_of (fixture->shown.page));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->shown.self->actions), "legend", g_variant_new_boolean (TRUE));
  gtk_test_widget_wait_for_draw (gtk_widget_get_ancestor (fixture->shown.page, GTK_TYPE_WINDOW));
  start = end = 0;
  foot = along_page_get_foot (page, width_of (fixture->shown.page) - width_of (fixture->shown.self->legend_box) - 60, &start, &end);
  g_assert_cmpint (start, >, width_of (fixture->shown.self->legend_box));
  g_assert_cmpint (foot, >, gtk_widget_get_height (gtk_widget_get_last_child (fixture->shown.self->foot)));
  g_assert_cmpint (foot, <, gtk_widget_get_height (fixture->shown.self->legend_box));
  start = end = 0;
  /* wider than what is left beside the legend: between the tools */
  foot = along_page_get_foot (page, width_of (fixture->shown.self->tools_space), &start, &end);
  g_assert_cmpint (start + end, ==, width_of (fixture->shown.page) - width_of (fixture->shown.self->tools_space));
  g_assert_cmpint (foot, >, gtk_widget_get_height (fixture->shown.page) - 80);
  start = end = 0;
  g_assert_cmpint (along_page_get_foot (page, 900, &start, &end), >=, gtk_widget_get_height (fixture->shown.self->legend_box));
  g_assert_cmpint (start + end, ==, 0);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  AlongEcomapView *view = ALONG_ECOMAP_VIEW (fixture->shown.self->ecomap);
  AlongEcomap *map;
  const char *first = NULL;

  gtk_widget_activate_action (fixture->shown.self->tools, "genogram.ecomap", NULL);
  display_turn ();
  map = along_ecomap_view_get_map (view);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, ALONG_ECOMAP_HOUSEHOLD);
  /* everybody, in reading order, and no farther */
  for (guint i = 0; i < along_ecomap_get_systems (map)->len; i++)
    {
      const AlongEcomapSystem *system = g_ptr_array_index (along_ecomap_get_systems (map), i);

      display_key (fixture->canvas, GDK_KEY_Page_Down, 0);
      g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, system->key);
      if (system->person != NULL)
        first = system->key;
    }
  display_key (fixture->canvas, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==,
                   ((AlongEcomapSystem *) g_ptr_array_index (along_ecomap_get_systems (map), along_ecomap_get_systems (map)->len - 1))->key);
  display_key (fixture->canvas, GDK_KEY_Home, 0);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, ALONG_ECOMAP_HOUSEHOLD);
  display_key (fixture->canvas, GDK_KEY_Up, 0);
  g_assert_cmpstr (along_ecomap_view_get_focused (view), ==, along_ecomap_step (map, ALONG_ECOMAP_HOUSEHOLD, ALONG_ECOMAP_OUTWARD));
  /* a person of the family is gone on with in the drawing */
  g_assert_nonnull (first);
  {
    g_autofree char *key = g_strdup (first);

    g_signal_emit_by_name (view, "item-activated", key);
    display_turn ();
    g_assert_cmpstr (along_genogram_page_view (fixture->shown.self), ==, "drawing");
    g_assert_cmpstr (along_canvas_get_selected (ALONG_CANVAS (fixture->shown.self->canvas)), ==, key);
  }
}

/* The dialog that is open, or NULL. */
static GtkWindow *
dialog_of (Fixture *fixture)
{
  return g_object_get_data (G_OBJECT (fixture->shown.page), "along-ask-dialog");
}

static gboolean
dialog_gone_cb (gpointer data)
{
  return dialog_of (data) == NULL;
}

static gboolean
drawn_cb (gpointer data)
{
  return ((Fixture *) data)->shown.self->time.tick == 0;
}

/* On another day those of that day; what is private is drawn only when it is asked for. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  AlongEcomapView *view = ALONG_ECOMAP_VIEW (fixture->shown.self->ecomap);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongScene) scene = NULL;
  guint now;

  gtk_widget_activate_action (fixture->shown.self->tools, "genogram.ecomap", NULL);
  display_turn ();
  now = along_ecomap_get_systems (along_ecomap_view_get_map (view))->len;
  along_genogram_page_show_day (fixture->shown.self, along_day_from_ymd (2025, 10, 9));
  display_wait (drawn_cb, fixture);
  g_assert_cmpint (along_ecomap_get_day (along_ecomap_view_get_map (view)), ==, along_day_from_ymd (2025, 10, 9));
  g_assert_cmpuint (along_ecomap_get_systems (along_ecomap_view_get_map (view))->len, <, now);
  scene = along_genogram_page_ecomap_scene (fixture->shown.self, fonts, ALONG_GRAPH_WORKER);
  g_assert_nonnull (strstr (along_scene_get_title (scene), "9 October 2025"));
  along_page_set_family (ALONG_PAGE (fixture->shown.page), NULL, NULL);
  g_assert_null (along_ecomap_view_get_map (view));
  g_assert_null (along_canvas_get_scene (ALONG_CANVAS (fixture->canvas)));
}

/* A professional is added and changed in the dialog; what is refused has words. */
static void
test_professional (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  AlongRecord *added = NULL, *record;
  guint before = along_family_count (fixture->shown.family, ALONG_KIND_PROFESSIONAL);
  AlongEcomap *map;

  gtk_widget_activate_action (fixture->shown.self->tools, "genogram.ecomap", NULL);
  gtk_widget_activate_action (fixture->shown.self->tools, "genogram.add-professional", NULL);
  display_turn ();
  dialog = dialog_of (fixture);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "Name")), "Pat Example");
  pages_click (GTK_WIDGET (dialog), "Add");
  display_turn ();
  g_assert_true (dialog_of (fixture) == dialog); /* without a role it is refused */
  g_assert_nonnull (pages_find_label (GTK_WIDGET (dialog), "Write what they are, for example health visitor."));
  gtk_editable_set_text (GTK_EDITABLE (pages_find_row (GTK_WIDGET (dialog), "Role")), "peer supporter");
  adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "How it goes with them")), 1 + ALONG_TIE_STRONG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog), "How important to the family")), 1 + ALONG_RING_INNER);
  gtk_window_set_focus (dialog, NULL); /* an entry that blinks would complain */
  pages_click (GTK_WIDGET (dialog), "Add");
  display_wait (dialog_gone_cb, fixture);
  g_assert_cmpuint (along_family_count (fixture->shown.family, ALONG_KIND_PROFESSIONAL), ==, before + 1);
  ALONG_FOREACH (record, fixture->shown.family, ALONG_KIND_PROFESSIONAL)
    if (g_strcmp0 (along_record_get_text (record, ALONG_PROFESSIONAL_P_NAME), "Pat Example") == 0)
      added = record;
  g_assert_nonnull (added);
  map = along_ecomap_view_get_map (ALONG_ECOMAP_VIEW (fixture->shown.self->ecomap));
  {
    g_autofree char *id = along_id_to_text (along_record_get_id (added)), *key = g_strconcat ("professional/", id, NULL);
    const AlongEcomapSystem *system = along_ecomap_find (map, key);

    g_assert_cmpint (system->ring, ==, ALONG_ECOMAP_INNER);
    g_assert_cmpint (system->tie, ==, ALONG_TIE_STRONG);
    /* Enter on it asks about it; the page's end takes the dialog with it */
    g_signal_emit_by_name (fixture->shown.self->ecomap, "item-activated", key);
    display_turn ();
    g_assert_nonnull (dialog_of (fixture));
    gtk_window_set_focus (dialog_of (fixture), NULL);
  }
  along_page_set_family (ALONG_PAGE (fixture->shown.page), NULL, NULL);
  g_assert_null (dialog_of (fixture));
}

/* How many things are said of somebody on a day. */
static guint
safety_of (AlongFamily *family, AlongId person, int day)
{
  AlongRecord *record;
  guint n = 0;

  ALONG_FOREACH (record, family, ALONG_KIND_SAFETY)
    n += along_record_refers_to (record, ALONG_SAFETY_P_PERSON, person) && along_around_holds (record, day);
  return n;
}

/* Said again later: what was said before stays, and ends that day. Said of the same day: it is put right. */
static void
test_safety (Fixture *fixture, gconstpointer data)
{
  int today = along_page_get_today (ALONG_PAGE (fixture->shown.page));
  AlongRecord *craig = NULL, *person, *now;
  guint before = along_family_count (fixture->shown.family, ALONG_KIND_SAFETY);
  g_autofree char *why = NULL;
  AlongId id;

  ALONG_FOREACH (person, fixture->shown.family, ALONG_KIND_PERSON)
    if (g_strcmp0 (along_record_get_text (person, ALONG_PERSON_P_NAME), "Craig Lomas") == 0)
      craig = person;
  id = along_record_get_id (craig);
  now = along_around_safety_now (fixture->shown.family, id, ALONG_ID_NONE, today);
  g_assert_cmpint (along_record_get_enum (now, ALONG_SAFETY_P_SAFE), ==, ALONG_SAFE_WITH_NOT_SAFE);
  why = g_strdup (along_record_get_text (now, ALONG_SAFETY_P_WHY));
  /* nothing of it is in the panel until the safety map is shown */
  along_genogram_page_choose (fixture->shown.self, id, TRUE);
  g_assert_null (pages_find_label (fixture->shown.self->panel, "Around the baby"));
  gtk_widget_activate_action (fixture->shown.self->tools, "genogram.safety", NULL);
  display_turn ();
  g_assert_nonnull (pages_find_label (fixture->shown.self->panel, "Around the baby"));
  /* right after what goes well, not at the end of all */
  {
    static const char *const order[] = { "Going well", "Around the baby", "Say what is so now…", "About Craig", "Something has happened" };
    double above = -1;

    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      {
        GtkWidget *label = pages_find_label (fixture->shown.self->panel, order[i]);
        graphene_rect_t bounds;

        g_assert_nonnull (label);
        g_assert_true (gtk_widget_compute_bounds (label, fixture->shown.self->panel, &bounds));
        g_assert_cmpfloat (bounds.origin.y, >, above);
        above = bounds.origin.y;
      }
  }
  display_picture (fixture->shown.window, "safety-map.png");
  for (int again = 0; again < 2; again++)
    {
      gtk_widget_activate_action (fixture->shown.self->tools, "genogram.safety-of", NULL);
      display_turn ();
      adw_combo_row_set_selected (ADW_COMBO_ROW (pages_find_row (GTK_WIDGET (dialog_of (fixture)), "Is Craig safe around the baby?")),
                                  again ? ALONG_SAFE_WITH_NOT_KNOWN : ALONG_SAFE_WITH_WITH_SOMEBODY);
      pages_click (GTK_WIDGET (dialog_of (fixture)), "Done");
      display_wait (dialog_gone_cb, fixture);
      g_assert_cmpuint (along_family_count (fixture->shown.family, ALONG_KIND_SAFETY), ==, before + 1);
    }
  g_assert_cmpint (along_record_get_last_day (now, ALONG_SAFETY_P_TO), ==, today);
  now = along_around_safety_now (fixture->shown.family, id, ALONG_ID_NONE, today);
  g_assert_cmpint (along_record_get_enum (now, ALONG_SAFETY_P_SAFE), ==, ALONG_SAFE_WITH_NOT_KNOWN);
  g_assert_cmpint (along_record_get_day (now, ALONG_SAFETY_P_FROM), ==, today);
  /* on the day it changes the panel says one thing; another answer has reasons of its own */
  g_assert_cmpuint (safety_of (fixture->shown.family, id, today), ==, 1);
  g_assert_null (along_record_get_text (now, ALONG_SAFETY_P_WHY));
  /* of the day before, nothing is lost */
  now = along_around_safety_now (fixture->shown.family, id, ALONG_ID_NONE, today - 1);
  g_assert_cmpint (along_record_get_enum (now, ALONG_SAFETY_P_SAFE), ==, ALONG_SAFE_WITH_NOT_SAFE);
  g_assert_cmpstr (along_record_get_text (now, ALONG_SAFETY_P_WHY), ==, why);
}

/* Said of an earlier day than what is said now: it ends where that begins, and takes nothing of it away. */
static void
test_safety_before (Fixture *fixture, gconstpointer data)
{
  static const char *const days[] = { "2026-05-03", "2026-01-10", "2026-03-02", "2026-01-10" };
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  g_autoptr (AlongRecord) person = along_record_new (ALONG_KIND_PERSON, along_id_new (), along_family_get_id (family));
  AlongId id = along_record_get_id (person);

  along_record_set_text (person, ALONG_PERSON_P_NAME, "Craig");
  along_family_add (family, person);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (AlongRecord) said = along_record_new (ALONG_KIND_SAFETY, along_id_new (), along_family_get_id (family));
      g_autoptr (AlongEdit) edit = NULL;

      along_record_set_ref (said, ALONG_SAFETY_P_PERSON, id);
      along_record_set_enum (said, ALONG_SAFETY_P_SAFE, i == 0 ? ALONG_SAFE_WITH_NOT_SAFE : ALONG_SAFE_WITH_SAFE);
      along_record_set_text (said, ALONG_SAFETY_P_WHY, i == 0 ? "He came to the door" : "Calm");
      along_record_set_text (said, ALONG_SAFETY_P_FROM, days[i]);
      edit = along_around_set_safety (family, said, along_date_first_day ("2026-06-01"));
      along_family_apply (family, edit);
    }
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_SAFETY), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      int day = along_date_first_day (days[i]);

      for (int later = 0; later < 2; later++)
        {
          AlongRecord *now = along_around_safety_now (family, id, ALONG_ID_NONE, day + later);

          g_assert_cmpuint (safety_of (family, id, day + later), ==, 1);
          g_assert_cmpstr (along_record_get_text (now, ALONG_SAFETY_P_FROM), ==, days[i]);
          g_assert_cmpstr (along_record_get_text (now, ALONG_SAFETY_P_WHY), ==, i == 0 ? "He came to the door" : "Calm");
        }
    }
}

#define ADD(name, test) g_test_add ("/ecomap/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("views", test_views);
  ADD ("narrow", test_narrow);
  ADD ("told", test_told);
  ADD ("menu", test_menu);
  ADD ("keys", test_keys);
  ADD ("day", test_day);
  ADD ("professional", test_professional);
  ADD ("safety", test_safety);
  ADD ("safety-before", test_safety_before);
  return pages_run ();
}
