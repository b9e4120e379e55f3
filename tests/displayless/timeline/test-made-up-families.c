/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "along-caseload.h"
#include "along-clock.h"
#include "along-clocks.h"
#include "along-intensity.h"
#include "along-ribbon-records.h"
#include "along-signals.h"
#include "made-up-family.h"

/* Each made-up family as a ribbon: what it says, and which notes stand on it. */
static const struct
{
  const char *file, *summary, *items[4], *not_there;
} rows[] = {
  { "1-early-start-and-taper.json",
    "Support began 18 weeks before the due date and was intensive for 12 weeks, on average 3.3 contacts a week. "
    "It tapered from November, as planned. Support ended after 44 weeks.",
    { "pause/2025-12-22", "birth/2025-09-09", "edd/2025-09-12", "phase/2025-11-17" }, "flag/" },
  { "2-start-around-birth.json",
    "Support began 9 days after the birth and has been intensive for 14 weeks, on average 2.8 contacts a week. "
    "There was one 14-day gap, in May. Now intensive.",
    { "flag/2026-05-11", "gap/2026-05-05", "birth/2026-03-20", "today" }, "flag/2026-05-18" },
  { "3-father-led.json",
    "Support began 10 weeks before the due date and was intensive for 9 weeks, on average 3.3 contacts a week. "
    "It has tapered since April, as planned.",
    { "pause/2026-03-19", "phase/2025-12-08", "birth/2025-11-29", "today" }, "flag/" },
  { "4-learning-disability-with-advocacy.json",
    "Support began 20 weeks before the due date and was intensive for 8 weeks, on average 3.1 contacts a week. Now steady.",
    { "pause/2025-12-24", "professionals/peak", "phase/2026-02-23", "today" }, "gap/" },
  { "5-removal-then-return.json",
    "Support began 13 weeks before the due date and was intensive for 8 weeks, on average 2.8 contacts a week. "
    "It tapered from October 2024, as planned. Support ended after 49 weeks. The family came back once, after 48 weeks. "
    "Support began again on 12 January 2026 and was intensive for 5 weeks, on average 3.0 contacts a week. Now steady.",
    { "loss/2025-06", "phase/2026-01-12", "birth/2026-05-01", "pause/2024-12-23" }, "gap/" },
};

static void
test_story (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  AlongRibbonView view = ALONG_RIBBON_VIEW_INIT;
  g_autoptr (AlongFamily) team = made_up_team (DEMO);
  g_autoptr (AlongFamily) family = made_up_family (DEMO, rows[row].file);
  g_autoptr (AlongRibbon) ribbon = along_ribbon_from_family (family, team, along_date_first_day ("2026-06-30"), TRUE);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", 14);
  g_autofree char *summary = along_ribbon_summary (ribbon);

  g_assert_cmpstr (summary, ==, rows[row].summary);
  view.zoom = ALONG_RIBBON_ALL;
  g_autoptr (AlongScene) scene = along_ribbon_build (ribbon, &view, fonts);
  g_assert_cmpstr (along_scene_get_description (scene), ==, summary);
  for (guint i = 0; i < G_N_ELEMENTS (rows[row].items); i++)
    {
      g_test_message ("%s", rows[row].items[i]);
      g_assert_cmpint (along_scene_find_item (scene, rows[row].items[i]), >=, 0);
    }
  for (guint i = 0; i < along_scene_get_n_items (scene); i++)
    g_assert_false (g_str_has_prefix (along_scene_peek_item (scene, i)->key, rows[row].not_there));
}

/* The two tables of figures, episode by episode, from the records. */
static const struct
{
  const char *file, *from;
  double before_due, hours, current, dose, adherence, reach, reliability, keyworker, either, direct_hours;
  int offered, completed;
  AlongStandardState state;
  int longest_gap, gaps;
  double signal;
} figures[] = {
  { "1-early-start-and-taper.json", "2025-05-07", 18.1, 22.5, 0.5, 1.0, 0.98, 0.98, 1.0, 0.95, 1.0, 72.8, 80, 78, ALONG_STANDARD_MET, 15, 0, 0 },
  { "2-start-around-birth.json", "2026-03-27", 5.1, 47.83, 3.75, 1.07, 0.64, 0.87, 0.98, 0.97, 1.0, 38.1, 45, 39, ALONG_STANDARD_MET, 14, 1, 4.57 },
  { "3-father-led.json", "2025-09-17", 10.1, 115.5, 1.0, 1.0, 0.93, 0.97, 1.0, 0.96, 1.0, 66.2, 71, 69, ALONG_STANDARD_NOT_MET, 13, 0, 0 },
  { "4-learning-disability-with-advocacy.json", "2025-10-08", 20.0, 48.0, 1.75, 0.88, 0.97, 0.99, 0.99, 0.97, 1.0, 82.0, 76, 75, ALONG_STANDARD_MET, 9, 0, 0 },
  { "5-removal-then-return.json", "2024-02-28", 12.7, NAN, 0.5, 1.0, 0.96, 0.97, 1.0, 0.98, 1.0, 66.0, 63, 61, ALONG_STANDARD_CANNOT_TELL, 20, 0, 0 },
  { "5-removal-then-return.json", "2026-01-12", 16.0, NAN, 2.0, 1.0, 1.0, 1.0, 1.0, 0.98, 1.0, 40.5, 43, 43, ALONG_STANDARD_NOT_DUE, 9, 0, 0 },
};

static AlongSupport *
find_episode (AlongRibbon *ribbon, const char *from)
{
  for (guint i = 0; i < along_ribbon_n_episodes (ribbon); i++)
    if (along_support_from (along_ribbon_episode (ribbon, i)) == along_date_first_day (from))
      return along_ribbon_episode (ribbon, i);
  g_assert_not_reached ();
}

static void
test_figures (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (AlongFamily) team = made_up_team (DEMO);
  g_autoptr (AlongFamily) family = made_up_family (DEMO, figures[row].file);
  g_autoptr (AlongRibbon) ribbon = along_ribbon_from_family (family, team, along_date_first_day ("2026-06-30"), FALSE);
  AlongSupport *support = find_episode (ribbon, figures[row].from);
  AlongSupportAdherence adherence;
  AlongSupportOffer offer;
  AlongContinuity continuity;
  AlongStandard48 standard;
  AlongSupportGap gap;
  g_autoptr (GArray) gaps = along_support_gaps (support);
  g_autoptr (GArray) signals = along_support_signals (support, ALONG_SIGNAL_THRESHOLD);

  along_support_adherence (support, &adherence);
  along_support_offer (support, &offer);
  along_support_continuity (support, 0, &continuity);
  along_support_standard48 (support, along_clock_now (), &standard);
  along_support_longest_gap (support, &gap);
  g_assert_cmpfloat_with_epsilon (along_support_weeks_before_edd (support), figures[row].before_due, 1e-9);
  g_assert_cmpint (standard.state, ==, figures[row].state);
  if (isnan (figures[row].hours))
    g_assert_true (isnan (standard.hours));
  else
    g_assert_cmpfloat_with_epsilon (standard.hours, figures[row].hours, 0.0051);
  g_assert_cmpfloat_with_epsilon (along_support_current (support), figures[row].current, 0.0051);
  g_assert_cmpfloat_with_epsilon (along_support_dose (support), figures[row].dose, 0.0051);
  g_assert_cmpfloat_with_epsilon (adherence.adherence, figures[row].adherence, 0.0051);
  g_assert_cmpfloat_with_epsilon (offer.reach, figures[row].reach, 0.0051);
  g_assert_cmpfloat_with_epsilon (offer.reliability, figures[row].reliability, 0.0051);
  g_assert_cmpint (offer.offered, ==, figures[row].offered);
  g_assert_cmpint (offer.completed, ==, figures[row].completed);
  g_assert_cmpfloat_with_epsilon (continuity.keyworker, figures[row].keyworker, 0.0051);
  g_assert_cmpfloat_with_epsilon (continuity.keyworker_or_buddy, figures[row].either, 0.0051);
  g_assert_cmpfloat_with_epsilon (along_support_total_hours (support), figures[row].direct_hours, 0.0501);
  g_assert_cmpint (gap.days, ==, figures[row].longest_gap);
  g_assert_cmpuint (gaps->len, ==, (guint) figures[row].gaps);
  g_assert_cmpuint (signals->len, ==, figures[row].signal > 0 ? 1 : 0);
  if (signals->len > 0)
    g_assert_cmpfloat_with_epsilon (g_array_index (signals, AlongSupportSignal, 0).value, figures[row].signal, 0.0051);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/timeline/made-up-families/ribbon/", rows[i].file, NULL);
      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_story);
    }
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *name = g_strdup_printf ("/timeline/made-up-families/figures/%s/%s", figures[i].file, figures[i].from);
      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_figures);
    }
  return g_test_run ();
}
