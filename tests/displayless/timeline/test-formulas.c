/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "along-caseload.h"
#include "along-clocks.h"
#include "along-intensity.h"
#include "along-signals.h"

#define near(value, expected, within) g_assert_cmpfloat_with_epsilon ((value), (expected), (within))

static int
day (const char *text)
{
  return along_date_first_day (text);
}

static AlongInstant
instant (const char *text)
{
  AlongInstant at;

  g_assert_true (along_instant_parse (text, &at));
  return at;
}

static void
add (AlongSupport *support, int on, AlongSupportMode mode, AlongSupportStatus status, int minutes)
{
  AlongSupportContact contact = { .at = along_instant_new_day (on), .mode = mode, .status = status, .minutes = minutes };

  along_support_add_contact (support, &contact);
}

static void
plan (AlongSupport *support, const char *from, const char *to, double low, double high, int version)
{
  AlongSupportPhase phase = { day (from), to != NULL ? day (to) : ALONG_DAY_NONE, low, high, version, ALONG_PHASE_STEADY };

  along_support_add_phase (support, &phase);
}

/* An open episode from Monday 2026-01-05 with so many visits in each week, today the Monday after. */
static AlongSupport *
weekly (const int *counts, guint n, double low, double high)
{
  int monday = day ("2026-01-05");
  AlongSupport *support = along_support_new (monday, ALONG_DAY_NONE, monday + 7 * (int) n);
  AlongSupportPhase phase = { monday, ALONG_DAY_NONE, low, high, 1, ALONG_PHASE_STEADY };

  along_support_add_phase (support, &phase);
  for (guint i = 0; i < n; i++)
    for (int k = 0; k < counts[i]; k++)
      add (support, monday + 7 * (int) i + k % 5, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  return support;
}

static void
test_contact (void)
{
  static const struct
  {
    AlongSupportMode mode;
    AlongSupportStatus status;
    int minutes;
    gboolean substantive, counts;
  } rows[] = {
    { ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 3, FALSE, TRUE },
    { ALONG_SUPPORT_GROUP, ALONG_SUPPORT_COMPLETED, 0, FALSE, TRUE },
    { ALONG_SUPPORT_PHONE, ALONG_SUPPORT_COMPLETED, 4, TRUE, FALSE },
    { ALONG_SUPPORT_PHONE, ALONG_SUPPORT_COMPLETED, 5, FALSE, TRUE },
    { ALONG_SUPPORT_VIDEO, ALONG_SUPPORT_COMPLETED, 5, FALSE, TRUE },
    { ALONG_SUPPORT_MESSAGE, ALONG_SUPPORT_COMPLETED, 10, FALSE, FALSE },
    { ALONG_SUPPORT_MESSAGE, ALONG_SUPPORT_COMPLETED, 0, TRUE, TRUE },
    { ALONG_SUPPORT_VISIT, ALONG_SUPPORT_NO_ACCESS, 0, TRUE, FALSE },
    { ALONG_SUPPORT_VISIT, ALONG_SUPPORT_SERVICE_CANCELLED, 0, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AlongSupportContact contact = { .mode = rows[i].mode, .status = rows[i].status, .minutes = rows[i].minutes,
                                      .substantive = rows[i].substantive };
      g_assert_cmpint (along_support_counts (&contact), ==, rows[i].counts);
    }
}

static void
test_weeks (void)
{
  /* Begins on a Wednesday; away for three days of the third week and all of the fourth. */
  g_autoptr (AlongSupport) support = along_support_new (day ("2026-01-07"), ALONG_DAY_NONE, day ("2026-02-10"));
  guint n;

  plan (support, "2026-01-07", "2026-01-20", 2, 4, 1);
  plan (support, "2026-01-21", NULL, 1, 1, 1);
  along_support_add_pause (support, day ("2026-01-23"), day ("2026-02-01"), "Away");
  add (support, day ("2026-01-06"), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60); /* before the episode */
  add (support, day ("2026-01-07"), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  add (support, day ("2026-02-10"), ALONG_SUPPORT_PHONE, ALONG_SUPPORT_COMPLETED, 30);
  add (support, day ("2026-02-11"), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60); /* after today */
  add (support, day ("2026-01-20"), ALONG_SUPPORT_GROUP, ALONG_SUPPORT_COMPLETED, 90);
  add (support, day ("2026-01-14"), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_NO_ACCESS, 0);
  const AlongSupportWeek *weeks = along_support_weeks (support, &n);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (along_support_n_complete (support), ==, 5);
  near (weeks[0].exposure, 5 / 7.0, 1e-9);
  near (weeks[2].exposure, 4 / 7.0, 1e-9);
  near (weeks[3].exposure, 0, 1e-9);
  near (weeks[5].exposure, 2 / 7.0, 1e-9);
  g_assert_cmpint (weeks[0].count, ==, 1);
  g_assert_cmpint (weeks[1].missed, ==, 1);
  g_assert_cmpint (weeks[2].groups, ==, 1);
  g_assert_cmpint (weeks[5].remote, ==, 1);
  near (weeks[2].low, (2 * 2 + 5 * 1) / 7.0, 1e-9);
  near (weeks[2].high, (2 * 4 + 5 * 1) / 7.0, 1e-9);

  /* F1: the empty week joins the one after it, the last short one the one before. */
  g_autoptr (GArray) rates = along_support_rates (support);
  g_assert_cmpuint (rates->len, ==, 4);
  const AlongSupportRate *last = &g_array_index (rates, AlongSupportRate, 3);
  g_assert_cmpint (last->from, ==, day ("2026-01-26"));
  g_assert_cmpint (last->weeks, ==, 3);
  near (last->rate, 1 / (9 / 7.0), 1e-9);
}

static void
test_smoothed (void)
{
  static const int counts[] = { 4, 4, 4, 4, 0, 0, 0, 0 };
  static const double expected[] = { 4, 4, 3.5, 2.5, 1.5, 0.5, 0, 0 };
  g_autoptr (AlongSupport) support = weekly (counts, 8, 3, 4);
  guint n;
  g_autofree double *smoothed = along_support_smoothed (support, &n);
  g_autofree double *hours = along_support_smoothed_hours (support, &n);

  g_assert_cmpuint (n, ==, 8);
  for (guint i = 0; i < n; i++)
    {
      near (smoothed[i], expected[i], 1e-9);
      near (hours[i], expected[i], 1e-9);
      near (along_intensity_smooth (counts, NULL, 8, i), expected[i], 1e-9);
    }
  near (along_support_current (support), 0, 1e-9);
  near (along_support_current_hours (support), 0, 1e-9);
  near (along_support_dose (support), 0, 1e-9);
  near (along_support_dose_between (support, ALONG_DAY_NONE, day ("2026-02-01")), 16 / 14.0, 1e-9);
  near (along_support_total_hours (support), 16, 1e-9);
}

static void
test_closed (void)
{
  /* Closed on a Friday: the week of the closing day is not complete, and days after it do not count. */
  g_autoptr (AlongSupport) support = along_support_new (day ("2026-01-05"), day ("2026-02-06"), day ("2026-06-30"));
  AlongSupportGap gap;
  guint n;

  plan (support, "2026-01-05", NULL, 1, 1, 1);
  for (int week = 0; week < 5; week++)
    add (support, day ("2026-01-06") + 7 * week, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  along_support_weeks (support, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (along_support_n_complete (support), ==, 4);
  g_assert_false (along_support_is_open (support));
  near (along_support_current (support), 1, 1e-9);
  along_support_gap (support, &gap);
  g_assert_cmpint (gap.days, ==, 3);
  g_assert_false (gap.alert);
}

static void
test_plan_versions (void)
{
  g_autoptr (AlongSupport) support = along_support_new (day ("2026-01-05"), ALONG_DAY_NONE, day ("2026-03-01"));
  guint n;

  plan (support, "2026-01-20", "2026-02-10", 1, 1, 2);
  plan (support, "2026-01-05", "2026-03-01", 3, 4, 1);
  plan (support, "2026-04-01", NULL, 0, 1, 1);
  const AlongSupportPhase *pieces = along_support_plan (support, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (pieces[0].to, ==, day ("2026-01-19"));
  g_assert_cmpint (pieces[1].version, ==, 2);
  g_assert_cmpint (pieces[2].from, ==, day ("2026-02-11"));
  near (along_support_planned_on (support, day ("2026-02-10")), 1, 1e-9);
  near (along_support_planned_on (support, day ("2026-02-11")), 3.5, 1e-9);
  g_assert_true (isnan (along_support_planned_on (support, day ("2026-03-15"))));
  near (along_support_planned_on (support, day ("2036-03-15")), 0.5, 1e-9);
}

static void
test_gap (void)
{
  g_assert_cmpint (along_gap_limit (3.5), ==, 10);
  g_assert_cmpint (along_gap_limit (2), ==, 17);
  g_assert_cmpint (along_gap_limit (1), ==, 33);
  g_assert_cmpint (along_gap_limit (0.5), ==, 42);
  g_assert_cmpint (along_gap_limit (0), ==, 42);
  g_assert_cmpint (along_gap_limit (14), ==, 7);

  g_autoptr (AlongSupport) support = along_support_new (day ("2026-01-05"), ALONG_DAY_NONE, day ("2026-02-06"));
  AlongInstant accepted = instant ("2026-01-05T10:00:00+00:00");
  AlongSupportGap gap;
  along_support_set_accepted (support, &accepted);
  plan (support, "2026-01-05", NULL, 3, 4, 1);
  along_support_gap (support, &gap);
  g_assert_cmpint (gap.days, ==, 32);
  g_assert_true (gap.alert);
  add (support, day ("2026-01-19"), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  add (support, day ("2026-01-30"), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_NO_ACCESS, 0);
  g_autoptr (GArray) fired = along_support_gaps (support);
  g_assert_cmpuint (fired->len, ==, 2);
  g_assert_cmpint (g_array_index (fired, AlongSupportGap, 0).on, ==, day ("2026-01-16"));
  g_assert_cmpint (g_array_index (fired, AlongSupportGap, 1).on, ==, day ("2026-01-30"));
  g_assert_cmpint (g_array_index (fired, AlongSupportGap, 1).days, ==, 11);
  along_support_add_pause (support, day ("2026-01-21"), day ("2026-02-01"), NULL);
  along_support_gap (support, &gap);
  g_assert_cmpint (gap.days, ==, 6);
  g_assert_false (gap.alert);
}

static void
test_below_plan (void)
{
  static const int none[] = { 0, 0 };
  static const int fade[] = { 4, 3, 4, 1, 1, 0, 2, 4 };
  g_autoptr (AlongSupport) nothing = weekly (none, 2, 3, 3);
  g_autoptr (GArray) signals = along_support_signals (nothing, ALONG_SIGNAL_THRESHOLD);

  near (along_signal_slack (3, 1), 2.164, 5e-4);
  g_assert_cmpuint (signals->len, ==, 1);
  g_assert_cmpint (g_array_index (signals, AlongSupportSignal, 0).week, ==, day ("2026-01-12"));

  g_autoptr (AlongSupport) fading = weekly (fade, 8, 3, 4);
  g_autoptr (GArray) before = along_support_signals (fading, ALONG_SIGNAL_THRESHOLD);
  g_assert_cmpuint (before->len, ==, 3);
  g_assert_cmpint (g_array_index (before, AlongSupportSignal, 0).week, ==, day ("2026-02-09"));
  near (g_array_index (before, AlongSupportSignal, 0).value, 3 * along_signal_slack (3.5, 1) - 2, 1e-9);
  along_support_acknowledge (fading, day ("2026-02-11"));
  g_autoptr (GArray) after = along_support_signals (fading, ALONG_SIGNAL_THRESHOLD);
  g_assert_cmpuint (after->len, ==, 0);

  g_assert_cmpint (along_support_drift (nothing), ==, ALONG_DRIFT_FADE);
  /* Talked over in the week that is running: silent from that day on. */
  int since;
  g_assert_true (along_support_signals_now (nothing, &since));
  g_assert_cmpint (since, ==, day ("2026-01-12"));
  along_support_acknowledge (nothing, along_support_reference_day (nothing));
  g_assert_false (along_support_signals_now (nothing, &since));
  g_assert_cmpint (along_support_drift (nothing), ==, ALONG_DRIFT_NONE);
}

static void
test_planned_taper (void)
{
  g_autoptr (AlongSupport) support = along_support_new (day ("2026-01-05"), ALONG_DAY_NONE, day ("2026-03-02"));

  plan (support, "2026-01-05", "2026-02-01", 3, 3, 1);
  plan (support, "2026-02-02", "2026-03-29", 2, 2, 1);
  plan (support, "2026-03-30", NULL, 1, 1, 1);
  for (int on = day ("2026-01-05"), k = 0; on < day ("2026-03-01"); on += 7, k++)
    for (int i = 0; i < (k < 4 ? 3 : 2); i++)
      add (support, on + i, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  g_autoptr (GArray) signals = along_support_signals (support, ALONG_SIGNAL_THRESHOLD);
  g_assert_cmpuint (signals->len, ==, 0);
  near (along_support_plan_fall (support, day ("2026-03-02")), 0.5, 1e-9);
  g_assert_cmpint (along_support_drift (support), ==, ALONG_DRIFT_TAPER);
}

static void
test_segments (void)
{
  static const int counts[] = { 4, 3, 4, 4, 3, 4, 4, 3, 4, 4, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1 };
  g_autoptr (GArray) segments = along_segments_find (counts, NULL, G_N_ELEMENTS (counts));

  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpuint (g_array_index (segments, AlongSupportSegment, 1).first, ==, 10);
  g_assert_true (along_segment_intensive (segments, 0));
  g_assert_false (along_segment_intensive (segments, 1));
  g_assert_true (along_segments_taper (segments));

  g_autoptr (GArray) one = along_segments_find (counts, NULL, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_autoptr (GArray) empty = along_segments_find (counts, NULL, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_false (along_segments_taper (empty));
}

static void
check_standard (const char *accepted, const char *contact, const char *clock, double hours, AlongStandardState state,
                AlongStandardState weekdays)
{
  AlongInstant from = instant (accepted), now = instant (clock);
  AlongStandard48 standard;

  if (contact != NULL)
    {
      AlongInstant to = instant (contact);
      along_standard48 (&from, &to, &now, &standard);
    }
  else
    along_standard48 (&from, NULL, &now, &standard);
  if (isnan (hours))
    g_assert_true (isnan (standard.hours));
  else
    near (standard.hours, hours, 1e-6);
  g_assert_cmpint (standard.state, ==, state);
  g_assert_cmpint (standard.weekday_state, ==, weekdays);
}

static void
test_standard48 (void)
{
  AlongStandard48 standard;

  /* 12 September 2025 is a Friday. */
  check_standard ("2025-09-12T16:30:00+01:00", "2025-09-14T15:00:00+01:00", "2025-10-01", 46.5, ALONG_STANDARD_MET, ALONG_STANDARD_MET);
  check_standard ("2025-09-12T16:30:00+01:00", "2025-09-15T09:00:00+01:00", "2025-10-01", 64.5, ALONG_STANDARD_NOT_MET, ALONG_STANDARD_MET);
  /* The clocks went forward on 30 March 2025. */
  check_standard ("2025-03-29T12:00:00+00:00", "2025-03-31T13:00:00+01:00", "2025-10-01", 48, ALONG_STANDARD_MET, ALONG_STANDARD_MET);
  check_standard ("2025-03-03", "2025-03-04", "2025-10-01", NAN, ALONG_STANDARD_MET, ALONG_STANDARD_MET);
  check_standard ("2025-03-03", "2025-03-05", "2025-10-01", NAN, ALONG_STANDARD_CANNOT_TELL, ALONG_STANDARD_CANNOT_TELL);
  check_standard ("2025-03-03T10:00:00+00:00", "2025-03-06", "2025-10-01", NAN, ALONG_STANDARD_NOT_MET, ALONG_STANDARD_NOT_MET);
  check_standard ("2025-03-03T10:00:00+00:00", NULL, "2025-03-04", NAN, ALONG_STANDARD_NOT_DUE, ALONG_STANDARD_NOT_DUE);
  check_standard ("2025-03-03T10:00:00+00:00", NULL, "2025-03-06", NAN, ALONG_STANDARD_NOT_MET, ALONG_STANDARD_NOT_MET);
  /* They run out at their hour, and not at the midnight before or after it. */
  check_standard ("2025-03-03T10:00:00+00:00", NULL, "2025-03-05", NAN, ALONG_STANDARD_NOT_DUE, ALONG_STANDARD_NOT_DUE);
  check_standard ("2025-03-03T10:00:00+00:00", NULL, "2025-03-05T10:00:00+00:00", NAN, ALONG_STANDARD_NOT_DUE, ALONG_STANDARD_NOT_DUE);
  check_standard ("2025-03-03T10:00:00+00:00", NULL, "2025-03-05T10:00:01+00:00", NAN, ALONG_STANDARD_NOT_MET, ALONG_STANDARD_NOT_MET);
  check_standard ("2025-03-03", NULL, "2025-03-05T23:59:00+00:00", NAN, ALONG_STANDARD_NOT_DUE, ALONG_STANDARD_NOT_DUE);
  AlongInstant now = instant ("2025-03-06");
  along_standard48 (NULL, NULL, &now, &standard);
  g_assert_cmpint (standard.state, ==, ALONG_STANDARD_NOT_DUE);
}

/* Of an episode the clock counts on its own day, and no other day's clock does. */
static void
test_standard48_of_support (void)
{
  g_autoptr (AlongSupport) support = along_support_new (day ("2025-03-03"), ALONG_DAY_NONE, day ("2025-03-05"));
  AlongInstant accepted = instant ("2025-03-03T10:00:00+00:00"), before = instant ("2025-03-05T09:59:00+00:00");
  AlongInstant after = instant ("2025-03-05T10:01:00+00:00"), later = instant ("2025-04-01T12:00:00+01:00");
  AlongStandard48 standard;

  along_support_set_accepted (support, &accepted);
  along_support_standard48 (support, before.ms, &standard);
  g_assert_cmpint (standard.state, ==, ALONG_STANDARD_NOT_DUE);
  along_support_standard48 (support, after.ms, &standard);
  g_assert_cmpint (standard.state, ==, ALONG_STANDARD_NOT_MET);
  along_support_standard48 (support, later.ms, &standard);
  g_assert_cmpint (standard.state, ==, ALONG_STANDARD_NOT_DUE);
}

static void
test_start (void)
{
  g_autoptr (AlongSupport) support = along_support_new (day ("2025-04-10"), ALONG_DAY_NONE, day ("2025-05-01"));

  g_assert_true (isnan (along_support_weeks_before_edd (support)));
  add (support, day ("2025-04-11"), ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  along_support_set_pregnancy (support, day ("2025-08-01"), ALONG_DAY_NONE);
  near (along_support_weeks_before_edd (support), 16.0, 1e-9);
  g_assert_cmpint (along_support_start_band (support, 28), ==, ALONG_START_MIDDLE);
  along_support_set_pregnancy (support, day ("2025-05-04"), day ("2025-04-02"));
  g_assert_cmpint (along_support_start_band (support, 28), ==, ALONG_START_AROUND_BIRTH);
  along_support_set_pregnancy (support, day ("2025-03-04"), day ("2025-03-02"));
  g_assert_cmpint (along_support_start_band (support, 28), ==, ALONG_START_AFTER);
}

static void
test_caseload (void)
{
  AlongCaseloadFamily families[] = {
    { 3.5, FALSE, ALONG_PHASE_INTENSIVE, FALSE, FALSE },
    { 3.5, FALSE, ALONG_PHASE_INTENSIVE, TRUE, TRUE },
    { 3.5, FALSE, ALONG_PHASE_INTENSIVE, FALSE, FALSE },
    { 3.5, TRUE, ALONG_PHASE_INTENSIVE, FALSE, FALSE },
  };
  AlongCaseload caseload;

  near (along_caseload_hours (&along_caseload_rules, &families[0]), 8.625, 1e-9);
  along_caseload_work_out (&along_caseload_rules, families, 3, 37, &caseload);
  near (caseload.available, 25.9, 1e-9);
  near (caseload.hours, 25.875, 1e-9);
  g_assert_true (caseload.over);
  near (caseload.points, 2 + 1.2 * 1.15, 1e-9);
  along_caseload_work_out (&along_caseload_rules, families + 3, 1, 37, &caseload);
  near (caseload.hours, 3.5 * 2.25 * 0.15, 1e-9);
  g_assert_false (caseload.amber);
}

/* The buddy is ready after two meetings, the last within eight weeks. */
static void
test_buddy (void)
{
  g_autoptr (AlongSupport) support = along_support_new (1000, ALONG_DAY_NONE, 1200);
  AlongContinuity continuity;

  for (int i = 0; i < 4; i++)
    {
      AlongSupportContact contact = { .at = along_instant_new_day (1000 + i * 30), .mode = ALONG_SUPPORT_VISIT,
                                      .by = i % 2 ? ALONG_SUPPORT_BUDDY : ALONG_SUPPORT_KEYWORKER };
      along_support_add_contact (support, &contact);
    }
  g_assert_false (along_buddy_ready (support, 1089));
  g_assert_true (along_buddy_ready (support, 1090 + 56));
  g_assert_false (along_buddy_ready (support, 1090 + 57));
  along_support_continuity (support, 2, &continuity);
  near (continuity.keyworker, 0.5, 1e-9);
  near (continuity.keyworker_or_buddy, 1, 1e-9);
  near (continuity.changes_per_ten, 5, 1e-9);
}

static void
test_crowding (void)
{
  AlongProfessionalContact contacts[] = { { 100, 1, TRUE }, { 100, 2, FALSE }, { 127, 1, TRUE }, { 128, 3, TRUE } };
  AlongCrowding crowding;
  int on;

  along_crowding_on (contacts, 4, 127, &crowding);
  g_assert_cmpint (crowding.people, ==, 2);
  near (crowding.home_visits, 0.5, 1e-9);
  along_crowding_on (contacts, 4, 128, &crowding);
  g_assert_cmpint (crowding.people, ==, 2);
  g_assert_cmpint (along_crowding_peak (contacts, 4, &on), ==, 2);
  g_assert_cmpint (on, ==, 100);
}

static void
test_taper_quality (void)
{
  g_autoptr (AlongSupport) support = along_support_new (1000, ALONG_DAY_NONE, 1100);

  for (int i = 0, on = 1000, step = 3; i < 6; i++, on += step, step += 2)
    add (support, on, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  g_assert_true (along_support_slowing (support));
  g_assert_cmpint (along_taper_ticks (support, TRUE, FALSE, TRUE), ==, 3);
  add (support, 1042, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
  g_assert_false (along_support_slowing (support));
}

static void
test_crisis (void)
{
  int crises[] = { 150, 120 };
  int longest;

  g_assert_cmpint (along_days_since_crisis (crises, 2, 100, 200, &longest), ==, 50);
  g_assert_cmpint (longest, ==, 50);
  g_assert_cmpint (along_days_since_crisis (NULL, 0, 100, 200, &longest), ==, 100);
  g_assert_cmpint (along_days_since_crisis (crises, 2, 100, 160, &longest), ==, 10);
  g_assert_cmpint (longest, ==, 30);
}

/* Everything asked of an episode of one day, of a future one, and of ten thousand contacts in one week. */
static void
test_extremes (void)
{
  static const struct
  {
    int from, to, today, contacts;
    guint weeks;
  } rows[] = { { 1001, 1001, 2000, 1, 1 }, { 3000, ALONG_DAY_NONE, 2000, 0, 0 }, { 1001, ALONG_DAY_NONE, 1001, 10000, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AlongSupport) support = along_support_new (rows[i].from, rows[i].to, rows[i].today);
      AlongSupportAdherence adherence;
      AlongSupportOffer offer;
      AlongSupportGap gap;
      guint n;

      for (int k = 0; k < rows[i].contacts; k++)
        add (support, rows[i].from, ALONG_SUPPORT_VISIT, ALONG_SUPPORT_COMPLETED, 60);
      along_support_weeks (support, &n);
      g_assert_cmpuint (n, ==, rows[i].weeks);
      g_assert_cmpuint (along_support_n_complete (support), ==, 0);
      g_assert_true (isnan (along_support_current (support)));
      g_assert_true (isnan (along_support_dose (support)));
      along_support_adherence (support, &adherence);
      g_assert_true (isnan (adherence.adherence));
      along_support_offer (support, &offer);
      g_assert_cmpint (offer.completed, ==, rows[i].contacts);
      along_support_gap (support, &gap);
      g_assert_false (gap.alert);
      g_autoptr (GArray) rates = along_support_rates (support);
      g_assert_cmpuint (rates->len, ==, rows[i].weeks);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/formulas/contact", test_contact);
  g_test_add_func ("/timeline/formulas/weeks", test_weeks);
  g_test_add_func ("/timeline/formulas/smoothed", test_smoothed);
  g_test_add_func ("/timeline/formulas/closed", test_closed);
  g_test_add_func ("/timeline/formulas/plan-versions", test_plan_versions);
  g_test_add_func ("/timeline/formulas/gap", test_gap);
  g_test_add_func ("/timeline/formulas/below-plan", test_below_plan);
  g_test_add_func ("/timeline/formulas/planned-taper", test_planned_taper);
  g_test_add_func ("/timeline/formulas/segments", test_segments);
  g_test_add_func ("/timeline/formulas/standard48", test_standard48);
  g_test_add_func ("/timeline/formulas/standard48-of-support", test_standard48_of_support);
  g_test_add_func ("/timeline/formulas/start", test_start);
  g_test_add_func ("/timeline/formulas/caseload", test_caseload);
  g_test_add_func ("/timeline/formulas/buddy", test_buddy);
  g_test_add_func ("/timeline/formulas/crowding", test_crowding);
  g_test_add_func ("/timeline/formulas/taper-quality", test_taper_quality);
  g_test_add_func ("/timeline/formulas/crisis", test_crisis);
  g_test_add_func ("/timeline/formulas/extremes", test_extremes);
  return g_test_run ();
}
