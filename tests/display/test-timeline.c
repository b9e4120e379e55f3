/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"

#include <string.h>

#include "along-announcer.h"
#include "along-canvas.h"
#include "along-clock.h"
#include "along-facts.h"
#include "along-page.h"
#include "along-ribbon-records.h"
#include "pages-support.h"
#include "timeline/along-ribbon-board.h"
#include "timeline/along-ribbon-steps.h"
#include "timeline/along-timeline-page.h"
#include "timeline/along-timeline-scores.h"
#include "timeline/along-week-table.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  AlongPage *page;
  GtkWidget *window, *announcer;
  GtkWidget *board, *canvas, *table;
} Fixture;

static gboolean
is_drawn (gpointer data)
{
  AlongScene *scene = along_canvas_get_scene (ALONG_CANVAS (((Fixture *) data)->canvas));

  return scene != NULL && along_scene_get_n_items (scene) > 0;
}

static void
settle (Fixture *fixture)
{
  gtk_test_widget_wait_for_draw (fixture->window);
  display_turn ();
  gtk_test_widget_wait_for_draw (fixture->window);
  display_turn ();
}

static void
set_up (Fixture *fixture, const char *family, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->session = pages_open ();
  fixture->family = pages_load (fixture->session, family);
  fixture->page = g_object_new (ALONG_TYPE_TIMELINE_PAGE, NULL);
  fixture->announcer = along_announcer_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->page), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->page));
  gtk_box_append (GTK_BOX (box), fixture->announcer);
  fixture->window = display_window (box, width, 760);
  fixture->board = pages_find_type (GTK_WIDGET (fixture->page), "AlongRibbonBoard");
  fixture->canvas = pages_find_type (GTK_WIDGET (fixture->page), "AlongCanvas");
  fixture->table = pages_find_type (GTK_WIDGET (fixture->page), "AlongWeekTable");
  along_page_set_family (fixture->page, fixture->session, fixture->family);
  display_wait (is_drawn, fixture);
  settle (fixture);
}

static void
tear_down (Fixture *fixture)
{
  along_page_set_family (fixture->page, NULL, NULL);
  g_assert_null (along_canvas_get_scene (ALONG_CANVAS (fixture->canvas)));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  display_turn ();
  g_assert_finalize_object (fixture->family);
  pages_close (fixture->session);
}

static const char *
focused (Fixture *fixture)
{
  return along_canvas_get_focused (ALONG_CANVAS (fixture->canvas));
}

static int
focused_day (Fixture *fixture)
{
  return along_steps_day_of_key (focused (fixture));
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  GtkWidget *at = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (at != NULL && gtk_widget_is_ancestor (at, fixture->canvas));
  g_assert_true (display_key (at, key, state));
  settle (fixture);
}

/* Every family: weeks have their words as name, the sentence is seen and spoken, and nothing stays afterwards. */
static void
test_families (void)
{
  static const char *const names[] = { "Tesfay", "Ingham", "Miah" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Fixture fixture;
      g_autoptr (AlongRibbon) ribbon = NULL;
      g_autofree char *summary = NULL;
      g_autofree char *spoken = NULL;
      AlongScene *scene;
      guint weeks = 0;

      set_up (&fixture, names[i], 1240);
      ribbon = along_ribbon_from_family (fixture.family, along_session_get_team (fixture.session), along_clock_today (), TRUE);
      summary = along_ribbon_summary (ribbon);
      spoken = along_page_summarise (fixture.page);
      g_assert_cmpstr (spoken, ==, summary);
      g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), summary));
      g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "Week of 29 June"));
      scene = along_canvas_get_scene (ALONG_CANVAS (fixture.canvas));
      for (guint k = 0; k < along_scene_get_n_items (scene); k++)
        {
          const AlongSceneItem *item = along_scene_peek_item (scene, k);
          g_autofree char *words = NULL;

          /* Where one episode ends and the next begins in a week, each has its own. */
          if (!g_str_has_prefix (item->key, "week/") || strlen (item->key) != strlen ("week/2026-06-29"))
            continue;
          words = along_ribbon_week_words (ribbon, along_steps_day_of_key (item->key));
          g_assert_cmpstr (item->name, ==, words);
          weeks++;
        }
      g_assert_cmpuint (weeks, >, 12);
      g_assert_cmpuint (along_week_table_get_n_weeks (ALONG_WEEK_TABLE (fixture.table)), >=, weeks);
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (fixture.canvas)), ==, GTK_ACCESSIBLE_ROLE_LIST);
      tear_down (&fixture);
    }
}

static void
test_keys (void)
{
  Fixture fixture;
  int monday, day;

  set_up (&fixture, "Tesfay", 1240);
  monday = along_day_week_start (along_clock_today ());
  g_assert_true (along_page_focus_first (fixture.page));
  settle (&fixture);
  g_assert_cmpint (focused_day (&fixture), ==, monday);

  press (&fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (focused_day (&fixture), ==, monday - 7);
  press (&fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  g_assert_cmpint (focused_day (&fixture), ==, monday - 5 * 7);
  press (&fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (focused_day (&fixture), ==, monday - 4 * 7);

  /* Up and down through the bands, and back to the same week. */
  press (&fixture, GDK_KEY_Up, 0);
  g_assert_false (g_str_has_prefix (focused (&fixture), "week/"));
  press (&fixture, GDK_KEY_Down, 0);
  while (!g_str_has_prefix (focused (&fixture), "week/"))
    press (&fixture, GDK_KEY_Down, 0);
  g_assert_cmpint (focused_day (&fixture), ==, monday - 4 * 7);
  press (&fixture, GDK_KEY_Down, 0);
  g_assert_false (g_str_has_prefix (focused (&fixture), "week/"));
  while (!g_str_has_prefix (focused (&fixture), "week/"))
    press (&fixture, GDK_KEY_Up, 0);
  g_assert_cmpint (focused_day (&fixture), ==, monday - 4 * 7);

  /* Looking nearer and farther keeps the week, and says how much is seen. */
  g_assert_cmpint (along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (fixture.board)), ==, ALONG_RIBBON_EPISODE);
  press (&fixture, GDK_KEY_plus, 0);
  press (&fixture, GDK_KEY_plus, 0);
  g_assert_cmpint (along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (fixture.board)), ==, ALONG_RIBBON_13_WEEKS);
  g_assert_cmpstr (along_announcer_said (ALONG_ANNOUNCER (fixture.announcer)), ==, "13 weeks");
  g_assert_cmpint (focused_day (&fixture), ==, monday - 4 * 7);
  press (&fixture, GDK_KEY_plus, 0);
  press (&fixture, GDK_KEY_plus, 0);
  g_assert_cmpint (along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (fixture.board)), ==, ALONG_RIBBON_6_WEEKS);
  for (int i = 0; i < 6; i++)
    press (&fixture, GDK_KEY_minus, 0);
  g_assert_cmpint (along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (fixture.board)), ==, ALONG_RIBBON_ALL);
  press (&fixture, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpint (along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (fixture.board)), ==, ALONG_RIBBON_EPISODE);
  g_assert_cmpint (focused_day (&fixture), ==, monday - 4 * 7);

  /* Home, End, jumps, flags and gaps. */
  press (&fixture, GDK_KEY_Home, 0);
  day = focused_day (&fixture);
  g_assert_cmpint (day, <, monday - 10 * 7);
  press (&fixture, GDK_KEY_n, 0);
  g_assert_true (g_str_has_prefix (focused (&fixture), "gap/") || g_str_has_prefix (focused (&fixture), "flag/"));
  press (&fixture, GDK_KEY_n, 0);
  g_assert_cmpint (focused_day (&fixture), >, day);
  press (&fixture, GDK_KEY_N, GDK_SHIFT_MASK);
  press (&fixture, GDK_KEY_N, GDK_SHIFT_MASK);
  g_assert_cmpstr (along_announcer_said (ALONG_ANNOUNCER (fixture.announcer)), ==, "No flag or gap before this.");
  press (&fixture, GDK_KEY_e, 0);
  g_assert_cmpint (focused_day (&fixture), ==, along_day_week_start (along_day_from_ymd (2026, 5, 4)));
  press (&fixture, GDK_KEY_c, 0);
  g_assert_cmpstr (along_announcer_said (ALONG_ANNOUNCER (fixture.announcer)), ==, "Support has not ended.");
  press (&fixture, GDK_KEY_End, 0);
  g_assert_cmpint (focused_day (&fixture), ==, monday);

  /* A contact added from here belongs to the week; in this week it is now. */
  g_assert_cmpint (along_page_get_day (fixture.page), ==, ALONG_DAY_NONE);
  press (&fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (along_page_get_day (fixture.page), ==, monday - 7);
  press (&fixture, GDK_KEY_End, 0);

  /* Opening a week, the summary, the table and back. */
  press (&fixture, GDK_KEY_Left, 0);
  press (&fixture, GDK_KEY_Return, 0);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "Week of 22 June"));
  g_assert_nonnull (strstr (along_announcer_said (ALONG_ANNOUNCER (fixture.announcer)), "week of 22 June"));
  press (&fixture, GDK_KEY_s, 0);
  g_assert_true (g_str_has_prefix (along_announcer_said (ALONG_ANNOUNCER (fixture.announcer)), "Support began"));
  press (&fixture, GDK_KEY_t, 0);
  g_assert_true (gtk_widget_get_mapped (fixture.table));
  g_assert_cmpint (along_week_table_get_chosen (ALONG_WEEK_TABLE (fixture.table)), ==, monday - 7);
  along_week_table_choose (ALONG_WEEK_TABLE (fixture.table), monday - 14);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "timeline.table", NULL);
  settle (&fixture);
  g_assert_false (gtk_widget_get_mapped (fixture.table));
  g_assert_cmpint (focused_day (&fixture), ==, monday - 14);
  display_picture (fixture.window, "timeline-keys.png");
  tear_down (&fixture);
}

/* A contact added: the week says so, zoom and week stay. */
static void
test_edit (void)
{
  Fixture fixture;
  g_autoptr (AlongEdit) edit = NULL;
  AlongRecord *contact;
  AlongInstant at, now = along_instant_new (along_clock_now (), ALONG_ZONE);
  int monday;

  set_up (&fixture, "Tesfay", 1240);
  monday = along_day_week_start (along_clock_today ());
  g_assert_true (along_page_focus_first (fixture.page));
  settle (&fixture);
  press (&fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  press (&fixture, GDK_KEY_plus, 0);
  press (&fixture, GDK_KEY_Return, 0);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "Week of 1 June"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "4 contacts"));

  edit = along_edit_new ("Add contact", along_family_get_id (fixture.family));
  contact = along_edit_create (edit, ALONG_KIND_CONTACT);
  g_assert_true (along_instant_from_local (monday - 4 * 7 + 2, 18, 5, ALONG_ZONE, &at));
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (along_facts_last_episode (fixture.family)));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &now);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 25);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_PHONE);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  pages_commit (fixture.session, edit);
  settle (&fixture);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "5 contacts"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "Wednesday 18:05"));
  g_assert_cmpint (focused_day (&fixture), ==, monday - 4 * 7);
  g_assert_cmpint (along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (fixture.board)), ==, ALONG_RIBBON_40_WEEKS);
  tear_down (&fixture);
}

/* At 360 px: thirteen weeks, the stages as they are now, the week as a card. */
static void
test_narrow (void)
{
  Fixture fixture;
  int least;

  set_up (&fixture, "Miah", 360);
  gtk_widget_measure (GTK_WIDGET (fixture.page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.page)), <=, 360);
  g_assert_cmpint (along_ribbon_board_get_zoom (ALONG_RIBBON_BOARD (fixture.board)), ==, ALONG_RIBBON_13_WEEKS);
  g_assert_cmpint (gtk_widget_get_width (fixture.canvas), >, 280);
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "13 weeks"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "Universal services"));
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture.page), "Week of 29 June"));
  display_picture (fixture.window, "timeline-narrow.png");
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "timeline.more-bands", NULL);
  settle (&fixture);
  g_assert_null (pages_find_label (GTK_WIDGET (fixture.page), "Universal services"));
  tear_down (&fixture);
}

/* A band folded away is still so for the next page, and at the next start. */
static void
test_folded (void)
{
  Fixture fixture;
  double before, after;

  set_up (&fixture, "Tesfay", 1240);
  along_scene_get_size (along_canvas_get_scene (ALONG_CANVAS (fixture.canvas)), NULL, &before);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "timeline.band-events", NULL);
  settle (&fixture);
  along_scene_get_size (along_canvas_get_scene (ALONG_CANVAS (fixture.canvas)), NULL, &after);
  g_assert_cmpfloat (after, <, before);
  g_assert_cmpstr (along_session_get_setting (fixture.session, "timeline-folded"), ==, "16");
  along_page_set_family (fixture.page, NULL, NULL);
  along_page_set_family (fixture.page, fixture.session, fixture.family);
  settle (&fixture);
  along_scene_get_size (along_canvas_get_scene (ALONG_CANVAS (fixture.canvas)), NULL, &before);
  g_assert_cmpfloat (before, ==, after);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "timeline.band-events", NULL);
  tear_down (&fixture);
}

/* Domains of assessments are lanes: at most as many as asked for, each with its points. */
static void
test_scores (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay"), *team = along_session_get_team (session);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  guint points[2] = { 0 }, all = 0;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AlongRibbon) ribbon = along_ribbon_from_family (family, team, along_clock_today (), TRUE);
      g_autoptr (AlongScene) scene = NULL;

      all = along_timeline_add_scores (ribbon, family, team, i == 0 ? 1 : G_MAXUINT);
      view.zoom = ALONG_RIBBON_ALL;
      scene = along_ribbon_build (ribbon, &view, fonts);
      for (guint k = 0; k < along_scene_get_n_items (scene); k++)
        points[i] += g_str_has_prefix (along_scene_peek_item (scene, k)->key, "assessment/");
    }
  g_assert_cmpuint (all, >, 1);
  g_assert_cmpuint (points[0], >, 0);
  g_assert_cmpuint (points[1], >, points[0]);
  g_assert_finalize_object (family);
  pages_close (session);
}

/* The texts of the names in a drawing of the scores of @family. */
static GPtrArray *
score_names (AlongFamily *family, AlongFamily *team)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);
  g_autoptr (AlongRibbon) ribbon = along_ribbon_new (along_clock_today ());
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  g_autoptr (AlongScene) scene = NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  along_timeline_add_scores (ribbon, family, team, G_MAXUINT);
  view.zoom = ALONG_RIBBON_ALL;
  scene = along_ribbon_build (ribbon, &view, fonts);
  for (guint k = 0; k < along_scene_get_n_items (scene); k++)
    if (g_str_has_prefix (along_scene_peek_item (scene, k)->key, "assessment/"))
      g_ptr_array_add (names, g_strdup (along_scene_peek_item (scene, k)->name));
  return names;
}

/* What was rated with the mother is not joined to what was rated with the father: a lane each, with their name. */
static void
test_scores_apart (void)
{
  AlongSession *session = pages_open ();
  AlongFamily *family = pages_load (session, "Tesfay"), *team = along_session_get_team (session);
  g_autoptr (AlongEdit) edit = along_edit_new ("t", along_family_get_id (family));
  g_autoptr (AlongRibbon) before = along_ribbon_new (along_clock_today ()), after = along_ribbon_new (along_clock_today ());
  guint one = along_timeline_add_scores (before, family, team, G_MAXUINT);
  AlongRecord *assessment, *person = NULL, *other = NULL;
  g_autoptr (GPtrArray) names = NULL;

  ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
    {
      ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
        if (other == NULL && !along_id_equal (along_record_get_id (person), along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT))
            && !along_id_equal (along_record_get_id (person), along_record_get_ref (assessment, ALONG_ASSESSMENT_P_CHILD)))
          other = person;
      along_record_set_ref (along_edit_change (edit, assessment), ALONG_ASSESSMENT_P_PARENT, along_record_get_id (other));
      break;
    }
  along_family_apply (family, edit);
  g_assert_cmpuint (along_timeline_add_scores (after, family, team, G_MAXUINT), >, one);
  names = score_names (family, team);
  {
    g_autofree char *prefix = g_strconcat (along_facts_first_name (other), ": ", NULL);
    guint n = 0;

    for (guint i = 0; i < names->len; i++)
      n += g_str_has_prefix (names->pdata[i], prefix);
    g_assert_cmpuint (n, >, 0);
    g_assert_cmpuint (n, <, names->len);
  }
  g_clear_pointer (&edit, g_object_unref);
  g_assert_finalize_object (family);
  pages_close (session);
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/timeline/families", test_families);
  g_test_add_func ("/timeline/keys", test_keys);
  g_test_add_func ("/timeline/edit", test_edit);
  g_test_add_func ("/timeline/narrow", test_narrow);
  g_test_add_func ("/timeline/folded", test_folded);
  g_test_add_func ("/timeline/scores", test_scores);
  g_test_add_func ("/timeline/scores-apart", test_scores_apart);
  return pages_run ();
}
