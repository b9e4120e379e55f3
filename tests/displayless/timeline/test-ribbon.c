/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-ribbon.h"
#include "along-support-spark.h"

static int
day (const char *text)
{
  return along_date_first_day (text);
}

static void
add (AlongSupport *support, int on, AlongSupportMode mode, AlongSupportStatus status, int minutes)
{
  AlongSupportContact contact = { .at = along_instant_new_day (on), .mode = mode, .status = status, .minutes = minutes };

  along_support_add_contact (support, &contact);
}

/* Begins 16 weeks before the due date, intensive until a week after it, steady with a gap, then a taper;
 * today in the taper. Born six weeks early. */
static AlongRibbon *
build (void)
{
  static const AlongSupportPhase phases[] = {
    { 0, 13, 1, 3, 1, ALONG_PHASE_ENGAGE },    { 14, 118, 3, 4, 1, ALONG_PHASE_INTENSIVE },
    { 119, 188, 2, 2, 2, ALONG_PHASE_STEADY }, { 189, 258, 1, 1, 3, ALONG_PHASE_TAPER },
  };
  int start = day ("2025-04-14"), today = start + 224;
  AlongRibbon *ribbon = along_ribbon_new (today);
  g_autoptr (AlongSupport) support = along_support_new (start, ALONG_DAY_NONE, today);

  along_support_set_pregnancy (support, start + 112, start + 70);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      AlongSupportPhase phase = phases[i];
      phase.from += start;
      phase.to += start;
      along_support_add_phase (support, &phase);
    }
  for (int week = 0; week < 32; week++)
    {
      int planned = week < 2 ? 2 : week < 17 ? 3 : week < 27 ? 2 : 1;
      for (int k = 0; k < planned; k++)
        if (week < 20 || week > 22)
          add (support, start + week * 7 + k * 2, k == 1 ? ALONG_SUPPORT_PHONE : ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 75);
    }
  add (support, start + 16 * 7 + 1, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_NO_ACCESS, 0);
  add (support, start + 21 * 7, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_SERVICE_CANCELLED, 0);
  along_support_add_pause (support, start + 210, start + 216, "Holiday");
  along_ribbon_add_episode (ribbon, support);
  along_ribbon_add_baby (ribbon, "Isla", start + 112, "scan", start + 70);
  guint lane = along_ribbon_add_lane (ribbon, ALONG_RIBBON_SOCIAL_CARE, "Social care");
  along_ribbon_add_bar (ribbon, lane, start, start + 100, "stage-child-in-need", "Child in need", NULL, "status/1");
  along_ribbon_add_bar (ribbon, lane, start + 50, ALONG_DAY_NONE, "stage-pre-proceedings", "Pre-proceedings", NULL, "status/2");
  lane = along_ribbon_add_lane (ribbon, ALONG_RIBBON_EVENTS, "Events");
  along_ribbon_add_mark (ribbon, lane, start + 70, "birth", "Isla is born", "event/1");
  along_ribbon_add_mark (ribbon, lane, start + 71, "crisis", "A hard night", "event/2");
  along_ribbon_add_mark (ribbon, lane, start + 72, "something-new", "Something else", "event/3");
  return ribbon;
}

static AlongScene *
draw (AlongRibbon *ribbon, const AlongRibbonView *view)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);

  return along_ribbon_build (ribbon, view, fonts);
}

static void
test_summary (void)
{
  g_autoptr (AlongRibbon) ribbon = build ();
  g_autofree char *summary = along_ribbon_summary (ribbon);

  g_assert_cmpstr (summary, ==,
                   "Support began 16 weeks before the due date and was intensive for 15 weeks, on average 3.0 contacts a week. "
                   "It has tapered since October, as planned. There was one 26-day gap, in September.");
}

static void
test_words (void)
{
  g_autoptr (AlongRibbon) ribbon = build ();
  g_autofree char *first = along_ribbon_week_words (ribbon, day ("2025-04-14"));
  g_autofree char *missed = along_ribbon_week_words (ribbon, day ("2025-08-04"));
  g_autofree char *empty = along_ribbon_week_words (ribbon, day ("2025-09-08"));
  g_autofree char *away = along_ribbon_week_words (ribbon, day ("2025-11-10"));
  g_autofree char *ahead = along_ribbon_week_words (ribbon, day ("2025-12-15"));

  g_assert_cmpstr (first, ==, "24 weeks 0 days pregnant, week of 14 April. 2 of planned 1 to 3 contacts. Nobody missed. 2 hours 30. Getting started.");
  g_assert_cmpstr (missed, ==, "6 weeks, corrected 0, week of 4 August. 3 of planned 3 to 4 contacts. 1 no answer. 3 hours 45. Intensive.");
  g_assert_cmpstr (empty, ==, "11 weeks, corrected 5, week of 8 September. 0 of planned 2 contacts. we cancelled: 1. Steady.");
  g_assert_cmpstr (away, ==, "20 weeks, corrected 14, week of 10 November. 1 of planned 1 contact. Nobody missed. 1 hour 15. Agreed pause. Tapering.");
  g_assert_cmpstr (ahead, ==, "25 weeks, corrected 19, week of 15 December. Planned 1 contact a week. Tapering.");
}

static void
test_scene (void)
{
  static const char *const keys[] = { "week/2025-04-14", "week/2025-12-15", "phase/2025-04-28", "birth/2025-06-23",
                                      "edd/2025-08-04", "today", "gap/2025-08-27", "status/2", "event/3" };
  g_autoptr (AlongRibbon) ribbon = build ();
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  for (int zoom = 0; zoom < ALONG_RIBBON_N_ZOOMS; zoom++)
    for (int rtl = 0; rtl < 2; rtl++)
      {
        double width, height;

        view.zoom = zoom;
        view.rtl = rtl;
        view.selected = day ("2025-09-15");
        g_autoptr (AlongScene) scene = draw (ribbon, &view);
        along_scene_get_size (scene, &width, &height);
        g_assert_cmpfloat (width, ==, 936);
        for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
          {
            AlongShape shape;
            along_scene_peek_shape (scene, i, &shape);
            if (!along_theme_has_style (shape.style))
              g_test_message ("no style %s", shape.style);
            g_assert_true (along_theme_has_style (shape.style));
            /* Nothing leaves the paper. */
            g_assert_cmpfloat (shape.bounds.x, >=, -0.5);
            g_assert_cmpfloat (shape.bounds.x + shape.bounds.width, <=, width + 0.5);
            g_assert_cmpfloat (shape.bounds.y, >=, -0.5);
            g_assert_cmpfloat (shape.bounds.y + shape.bounds.height, <=, height + 0.5);
          }
        if (zoom == ALONG_RIBBON_EPISODE)
          for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
            {
              int index = along_scene_find_item (scene, keys[i]);
              if (index < 0)
                g_test_message ("no item %s", keys[i]);
              g_assert_cmpint (index, >=, 0);
              g_assert_nonnull (along_scene_peek_item (scene, (guint) index)->name);
            }
      }
}

/* Looking nearer or farther does not move the week that is looked at. */
static void
test_window (void)
{
  g_autoptr (AlongRibbon) ribbon = build ();
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  view.focus = day ("2025-08-04");
  for (int zoom = 0; zoom < ALONG_RIBBON_N_ZOOMS; zoom++)
    {
      int first, days;
      view.zoom = zoom;
      along_ribbon_window (ribbon, &view, &first, &days);
      g_assert_cmpint (first, <=, view.focus);
      g_assert_cmpint (first + days, >, view.focus);
      g_assert_cmpint (along_day_weekday (first), ==, 1);
    }
}

/* Names, plot and key in scenes of their own fit together: same heights, all of time, words seen at every place. */
static void
test_side_by_side (void)
{
  g_autoptr (AlongRibbon) ribbon = build ();
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  for (int zoom = 0; zoom < ALONG_RIBBON_N_ZOOMS; zoom++)
    {
      g_autoptr (AlongScene) names = NULL, plot = NULL, key = NULL;
      double names_width, plot_width, key_width, names_height, plot_height, key_height;
      guint words = 0;

      view = (AlongRibbonView) ALONG_RIBBON_VIEW_INIT;
      view.zoom = zoom;
      view.width = 900;
      view.names_only = TRUE;
      names = draw (ribbon, &view);
      along_scene_get_size (names, &names_width, &names_height);
      view.names_only = FALSE;
      view.plot_only = TRUE;
      view.width = 900 - names_width;
      plot = draw (ribbon, &view);
      along_scene_get_size (plot, &plot_width, &plot_height);
      view.plot_only = FALSE;
      view.key_only = TRUE;
      view.width = 900;
      key = draw (ribbon, &view);
      along_scene_get_size (key, &key_width, &key_height);

      g_assert_cmpfloat (ABS (names_height - plot_height), <, 0.01);
      g_assert_cmpfloat (names_width + plot_width, >, 899);
      g_assert_cmpfloat (key_width, ==, 900);
      g_assert_cmpfloat (key_height, <, 80);
      g_assert_cmpint (along_scene_find_item (names, "band/0"), >=, 0);
      g_assert_cmpint (along_scene_find_item (plot, "week/2025-04-14"), >=, 0);
      g_assert_cmpint (along_scene_find_item (plot, "week/2025-11-24"), >=, 0);
      g_assert_cmpint (along_scene_find_item (key, "week/2025-04-14"), <, 0);
      for (guint i = 0; i < along_scene_get_n_shapes (plot); i++)
        {
          AlongShape shape;

          along_scene_peek_shape (plot, i, &shape);
          words += shape.kind == ALONG_SHAPE_TEXT && g_str_equal (shape.text, "Pre-proceedings");
        }
      if (zoom == ALONG_RIBBON_6_WEEKS)
        g_assert_cmpuint (words, >=, 5);
      else if (zoom >= ALONG_RIBBON_EPISODE)
        g_assert_cmpuint (words, ==, 1);
    }
}

static void
test_now (void)
{
  g_autoptr (AlongRibbon) ribbon = build ();
  g_autoptr (GArray) lines = along_ribbon_now (ribbon);
  const AlongRibbonNow *line = &g_array_index (lines, AlongRibbonNow, 0);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (line->name, ==, "Social care");
  g_assert_cmpstr (line->words, ==, "Pre-proceedings");
  g_assert_cmpstr (line->style, ==, "stage-pre-proceedings");
  g_assert_cmpint (line->since, ==, day ("2025-04-14") + 50);
}

static void
test_table (void)
{
  g_autoptr (AlongRibbon) ribbon = build ();
  g_autoptr (GPtrArray) rows = along_ribbon_table (ribbon);
  const AlongRibbonRow *row = g_ptr_array_index (rows, 16);

  g_assert_cmpuint (rows->len, ==, 37);
  g_assert_cmpint (row->day, ==, day ("2025-08-04"));
  g_assert_cmpstr (row->planned, ==, "3 to 4");
  g_assert_cmpstr (row->phase, ==, "Intensive");
  g_assert_cmpint (row->done, ==, 3);
  g_assert_cmpint (row->remote, ==, 1);
  g_assert_cmpint (row->no_access, ==, 1);
  g_assert_cmpstr (row->hours, ==, "3 hours 45");
}

/* Without a plan the phases are suggested, and the sums behind a signal can be said. */
static void
test_without_plan (void)
{
  int start = day ("2026-01-05");
  g_autoptr (AlongRibbon) ribbon = along_ribbon_new (start + 140);
  g_autoptr (AlongSupport) support = along_support_new (start, ALONG_DAY_NONE, start + 140);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  for (int week = 0; week < 20; week++)
    for (int k = 0; k < (week < 10 ? 4 : 1); k++)
      add (support, start + week * 7 + k, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  along_ribbon_add_episode (ribbon, support);
  g_autoptr (AlongScene) scene = draw (ribbon, &view);
  int index = along_scene_find_item (scene, "suggestion/2026-01-05");
  g_assert_cmpint (index, >=, 0);
  g_assert_cmpstr (along_scene_peek_item (scene, (guint) index)->name, ==, "Suggested from the contacts: Intensive from 5 January 2026.");
  g_assert_cmpint (along_scene_find_item (scene, "suggestion/2026-03-16"), >=, 0);
  g_assert_null (along_support_why_words (support));

  AlongSupportPhase phase = { start, ALONG_DAY_NONE, 2, 2, 1, ALONG_PHASE_STEADY };
  along_support_add_phase (support, &phase);
  g_autofree char *why = along_support_why_words (support);
  g_assert_cmpstr (why, ==, "8 contacts were planned in the last 4 weeks, 4 took place. The plan has not fallen.");
  g_assert_cmpint (along_support_notice (support), ==, ALONG_NOTICE_BELOW_PLAN);
}

/* A family that comes back in the week in which support ended. */
static void
test_same_week (void)
{
  int start = day ("2026-01-05"), today = day ("2026-04-01");
  g_autoptr (AlongRibbon) ribbon = along_ribbon_new (today);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AlongSupport) support = along_support_new (i == 0 ? start : start + 37, i == 0 ? start + 36 : ALONG_DAY_NONE, today);
      add (support, start + i * 40, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
      along_ribbon_add_episode (ribbon, support);
    }
  g_autoptr (AlongScene) scene = draw (ribbon, &view);
  g_assert_cmpint (along_scene_find_item (scene, "week/2026-02-09"), >=, 0);
  g_assert_cmpint (along_scene_find_item (scene, "week/2026-02-09/2"), >=, 0);
}

static void
test_empty (void)
{
  g_autoptr (AlongRibbon) none = along_ribbon_new (day ("2026-03-12"));
  g_autoptr (AlongRibbon) ahead = along_ribbon_new (day ("2026-03-12"));
  g_autoptr (AlongSupport) support = along_support_new (day ("2026-03-12"), ALONG_DAY_NONE, day ("2026-03-12"));
  AlongSupportPhase phase = { day ("2026-03-16"), day ("2026-04-19"), 1, 3, 1, ALONG_PHASE_ENGAGE };
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  g_autofree char *nothing = along_ribbon_summary (none);

  along_support_add_phase (support, &phase);
  along_ribbon_add_episode (ahead, support);
  g_autofree char *planned = along_ribbon_summary (ahead);
  g_assert_cmpstr (nothing, ==, "No contacts yet.");
  g_assert_cmpstr (planned, ==, "No contacts yet. The plan starts on 16 March 2026.");
  for (int zoom = 0; zoom < ALONG_RIBBON_N_ZOOMS; zoom++)
    {
      view.zoom = zoom;
      g_autoptr (AlongScene) one = draw (none, &view);
      g_autoptr (AlongScene) two = draw (ahead, &view);
      g_assert_cmpuint (along_scene_get_n_shapes (one), >, 0);
      g_assert_cmpint (along_scene_find_item (two, "phase/2026-03-16"), >=, 0);
    }
}

static guint
count_style (AlongScene *scene, const char *style, double *highest)
{
  guint n = 0;

  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;
      along_scene_peek_shape (scene, i, &shape);
      if (strcmp (shape.style, style) == 0)
        {
          n++;
          *highest = MAX (*highest, shape.bounds.height);
        }
    }
  return n;
}

/* Accepted on a Friday, one visit on the Saturday: one contact stands there, and the rate (F1) only as an outline. */
static void
test_part_of_a_week (void)
{
  int start = day ("2026-03-13");
  g_autoptr (AlongRibbon) ribbon = along_ribbon_new (start + 12);
  g_autoptr (AlongSupport) support = along_support_new (start, ALONG_DAY_NONE, start + 12);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  double solid = 0, outline = 0;

  add (support, start + 1, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  add (support, start + 5, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  along_ribbon_add_episode (ribbon, support);
  g_autofree char *part = along_ribbon_week_words (ribbon, start);
  g_autofree char *whole = along_ribbon_week_words (ribbon, start + 5);
  g_assert_nonnull (strstr (part, "1 contact in 3 days (a rate of 2.3 a week)."));
  g_assert_null (strstr (whole, "rate"));

  view.zoom = ALONG_RIBBON_EPISODE;
  g_autoptr (AlongScene) scene = draw (ribbon, &view);
  g_assert_cmpuint (count_style (scene, "contact-rate", &outline), >=, 1);
  g_assert_cmpuint (count_style (scene, "contact-completed", &solid), >=, 2);
  g_assert_cmpfloat_with_epsilon ((outline + solid) / solid, 7 / 3.0, 0.05);
}

/* How many shapes of @style the item @key has, and the height of the highest of them. */
static guint
highest_in (AlongScene *scene, const char *key, const char *style, double *highest)
{
  guint n = 0;

  *highest = 0;
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.item == along_scene_find_item (scene, key) && strcmp (shape.style, style) == 0)
        {
          n++;
          *highest = MAX (*highest, shape.bounds.height);
        }
    }
  return n;
}

/* A gap is told by the month that has most of it; by both where neither has two thirds. */
static void
test_gap_words (void)
{
  static const struct
  {
    const char *before, *after, *words;
  } gaps[] = {
    { "2025-10-18", "2025-11-12", "There was one 25-day gap, in October and November." },
    { "2025-10-05", "2025-10-30", "There was one 25-day gap, in October." },
    { "2025-10-09", "2025-11-03", "There was one 25-day gap, in October." },
    { "2025-10-28", "2025-11-22", "There was one 25-day gap, in November." },
    { "2026-01-31", "2026-03-02", "There was one 30-day gap, in February." },
    { "2026-01-31", "2026-03-01", "There was one 29-day gap, in February." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      int start = day ("2025-09-01"), today = day ("2026-03-22");
      g_autoptr (AlongRibbon) ribbon = along_ribbon_new (today);
      g_autoptr (AlongSupport) support = along_support_new (start, ALONG_DAY_NONE, today);
      AlongSupportPhase phase = { start, today, 3, 4, 1, ALONG_PHASE_INTENSIVE };
      g_autofree char *summary = NULL;

      along_support_add_phase (support, &phase);
      for (int on = start; on <= today; on += 2)
        if (on < day (gaps[i].before) || on > day (gaps[i].after))
          add (support, on, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
      add (support, day (gaps[i].before), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
      add (support, day (gaps[i].after), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
      along_ribbon_add_episode (ribbon, support);
      summary = along_ribbon_summary (ribbon);
      g_test_message ("%s", summary);
      g_assert_nonnull (strstr (summary, gaps[i].words));
    }
}

/* The text in the item @key. */
static AlongRect
text_in (AlongScene *scene, const char *key)
{
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.kind == ALONG_SHAPE_TEXT && shape.item == along_scene_find_item (scene, key))
        return shape.bounds;
    }
  g_assert_not_reached ();
}

/* Rated twice today and three times on an earlier day: each value is to be read, in the order they were rated in, and
 * none stands after today. */
static void
test_same_day (void)
{
  static const char *const days[][4] = { { "score/1", "score/2", "score/3" }, { "score/4", "score/5" } };
  g_autoptr (AlongRibbon) ribbon = build ();
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  g_autoptr (AlongScene) scene = NULL;
  int today = along_ribbon_today (ribbon);
  guint lane = along_ribbon_add_lane (ribbon, ALONG_RIBBON_SCORES, "Reading baby");
  double limit = 0;

  along_ribbon_set_scale (ribbon, lane, 1, 5, "1 to 5, up is better");
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; days[i][k] != NULL; k++)
      along_ribbon_add_point (ribbon, lane, i == 0 ? today - 60 : today, 4.0 - 0.1 * k, "Reading baby", days[i][k]);
  scene = draw (ribbon, &view);
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (g_str_equal (shape.style, "today"))
        limit = MAX (limit, shape.bounds.x + shape.bounds.width);
    }
  g_assert_cmpfloat (limit, >, 0);
  for (guint i = 0; i < 2; i++)
    for (guint k = 1; days[i][k] != NULL; k++)
      {
        AlongRect before = text_in (scene, days[i][k - 1]), after = text_in (scene, days[i][k]);
        const AlongSceneItem *one = along_scene_peek_item (scene, (guint) along_scene_find_item (scene, days[i][k - 1]));
        const AlongSceneItem *other = along_scene_peek_item (scene, (guint) along_scene_find_item (scene, days[i][k]));

        g_assert_cmpfloat (before.x + before.width, <, after.x);
        g_assert_cmpfloat (one->area.x + one->area.width, <=, other->area.x + 0.01);
        g_assert_cmpfloat (after.x + after.width, <=, limit);
      }
}

/* Accepted on a Saturday: two days have no rate of their own, and take none away from the whole week after them. */
static void
test_whole_week_after_few_days (void)
{
  int start = day ("2026-03-14");
  g_autoptr (AlongRibbon) ribbon = along_ribbon_new (start + 9);
  g_autoptr (AlongSupport) support = along_support_new (start, ALONG_DAY_NONE, start + 9);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  double two, three, outline;

  for (int i = 0; i < 5; i++)
    add (support, start + i, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  along_ribbon_add_episode (ribbon, support);
  g_autofree char *part = along_ribbon_week_words (ribbon, start);
  g_autofree char *whole = along_ribbon_week_words (ribbon, start + 2);
  g_assert_nonnull (strstr (part, "2 contacts in 2 days."));
  g_assert_null (strstr (part, "rate"));
  g_assert_null (strstr (whole, "rate"));
  g_assert_null (strstr (whole, "days"));

  /* The whole week stands as its three; the two days are outlined up to five in nine days. */
  view.zoom = ALONG_RIBBON_EPISODE;
  g_autoptr (AlongScene) scene = draw (ribbon, &view);
  g_assert_cmpuint (highest_in (scene, "week/2026-03-16", "contact-completed", &three), ==, 1);
  g_assert_cmpuint (highest_in (scene, "week/2026-03-16", "contact-rate", &outline), ==, 0);
  g_assert_cmpuint (highest_in (scene, "week/2026-03-09", "contact-completed", &two), ==, 1);
  g_assert_cmpfloat_with_epsilon (three / two, 3 / 2.0, 0.02);
  g_assert_cmpuint (highest_in (scene, "week/2026-03-09", "contact-rate", &outline), ==, 1);
  g_assert_cmpfloat_with_epsilon ((outline + two) / two, 5 / (9 / 7.0) / 2, 0.05);
}

/* Of some of the contacts nothing is said about the plan. */
static void
test_in_part (void)
{
  static const char *const styles[] = { "plan-edge", "plan-band", "plan-smooth", "gap", "chip-notice" };
  g_autoptr (AlongRibbon) ribbon = build ();
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;

  for (int in_part = 0; in_part < 2; in_part++)
    {
      guint n = 0;
      double highest = 0;

      view.zoom = ALONG_RIBBON_EPISODE;
      view.in_part = in_part;
      g_autoptr (AlongScene) scene = draw (ribbon, &view);
      for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
        n += count_style (scene, styles[i], &highest);
      g_assert_true (in_part ? n == 0 : n > 0);
      g_assert_cmpint (along_scene_find_item (scene, "phase/2025-04-28"), >=, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/ribbon/summary", test_summary);
  g_test_add_func ("/timeline/ribbon/words", test_words);
  g_test_add_func ("/timeline/ribbon/scene", test_scene);
  g_test_add_func ("/timeline/ribbon/window", test_window);
  g_test_add_func ("/timeline/ribbon/side-by-side", test_side_by_side);
  g_test_add_func ("/timeline/ribbon/now", test_now);
  g_test_add_func ("/timeline/ribbon/table", test_table);
  g_test_add_func ("/timeline/ribbon/without-plan", test_without_plan);
  g_test_add_func ("/timeline/ribbon/same-week", test_same_week);
  g_test_add_func ("/timeline/ribbon/part-of-a-week", test_part_of_a_week);
  g_test_add_func ("/timeline/ribbon/whole-week-after-few-days", test_whole_week_after_few_days);
  g_test_add_func ("/timeline/ribbon/gap-words", test_gap_words);
  g_test_add_func ("/timeline/ribbon/same-day", test_same_day);
  g_test_add_func ("/timeline/ribbon/in-part", test_in_part);
  g_test_add_func ("/timeline/ribbon/empty", test_empty);
  return g_test_run ();
}
