/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "along-clock.h"
#include "along-date.h"
#include "along-instant.h"

static void
test_days (void)
{
  int y, m, d;

  g_assert_cmpint (along_day_from_ymd (2000, 1, 1), ==, 2451545);
  g_assert_cmpint (along_day_from_ymd (1970, 1, 1), ==, 2440588);
  for (int day = along_day_from_ymd (1, 1, 1); day < along_day_from_ymd (2400, 1, 1); day += 13)
    {
      along_day_to_ymd (day, &y, &m, &d);
      g_assert_cmpint (along_day_from_ymd (y, m, d), ==, day);
    }
  g_assert_cmpint (along_day_weekday (along_day_from_ymd (2026, 3, 12)), ==, 4);
  g_assert_cmpint (along_day_week_start (along_day_from_ymd (2026, 3, 15)), ==, along_day_from_ymd (2026, 3, 9));
  g_assert_cmpint (along_day_add_months (along_day_from_ymd (2026, 1, 31), 1), ==, along_day_from_ymd (2026, 2, 28));
  g_assert_cmpint (along_day_add_months (along_day_from_ymd (2026, 3, 31), -13), ==, along_day_from_ymd (2025, 2, 28));
}

static void
test_edtf (void)
{
  static const struct
  {
    const char *text, *lo, *hi, *words;
  } good[] = {
    { "2026-03-12", "2026-03-12", "2026-03-12", "12 March 2026" },
    { "2026-03", "2026-03-01", "2026-03-31", "March 2026" },
    { "2024-02", "2024-02-01", "2024-02-29", "February 2024" },
    { "1979~", "1979-01-01", "1979-12-31", "about 1979" },
    { "2017?", "2017-01-01", "2017-12-31", "perhaps 2017" },
    { "199X", "1990-01-01", "1999-12-31", "1990s" },
    { "2020/2021-06", "2020-01-01", "2021-06-30", "2020 to June 2021" },
    { "2020/..", "2020-01-01", NULL, "since 2020" },
    { "2004-XX-XX", "2004-01-01", "2004-12-31", "2004" },
  };
  static const char *const bad[] = { "", "2025-02-30", "2026-13", "12 March", "2026-3-1", "20266", "../..", "2026/2025", "2026-03-12T10:00" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      AlongDate date;
      g_autoptr (GError) error = NULL;
      g_assert_true (along_date_parse (good[i].text, &date, &error));
      g_assert_no_error (error);
      g_autofree char *lo = along_day_to_edtf (date.lo);
      g_assert_cmpstr (lo, ==, good[i].lo);
      if (good[i].hi != NULL)
        {
          g_autofree char *hi = along_day_to_edtf (date.hi);
          g_assert_cmpstr (hi, ==, good[i].hi);
        }
      else
        g_assert_cmpint (date.hi, ==, ALONG_DAY_NONE);
      g_autofree char *words = along_date_to_words (good[i].text);
      g_assert_cmpstr (words, ==, good[i].words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AlongDate date;
      g_assert_false (along_date_parse (bad[i], &date, NULL));
    }
}

static void
test_typed (void)
{
  static const char *const typed[][2] = {
    { "12 March 2026", "2026-03-12" }, { "12/3/2026", "2026-03-12" }, { "12.3.26", "2026-03-12" },
    { "2026-03-12", "2026-03-12" },    { "Mar 2026", "2026-03" },     { "3/2026", "2026-03" },
    { "2026", "2026" },                { "about 1979", "1979~" },     { " c. 1980 ", "1980~" },
    { "1 april 85", "1985-04-01" },   { "14th March 2027", "2027-03-14" }, { "March 14, 2027", "2027-03-14" },
    { "today", "2026-06-30" },         { "Yesterday", "2026-06-29" },  { "14 March", "2026-03-14" },
    { "14/3", "2026-03-14" },          { "Dec 1st", "2026-12-01" },    { "1 feb", "2026-02-01" },
  };

  along_clock_freeze (G_GINT64_CONSTANT (1782820800000)); /* 30 June 2026 */

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *edtf = NULL;
      g_autoptr (GError) error = NULL;
      g_assert_true (along_date_parse_typed (typed[i][0], &edtf, &error));
      g_assert_cmpstr (edtf, ==, typed[i][1]);
    }
  g_autofree char *edtf = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_false (along_date_parse_typed ("30 February 2025", &edtf, &error));
  g_assert_error (error, ALONG_DATE_ERROR, ALONG_DATE_ERROR_IMPOSSIBLE);
  g_clear_error (&error);
  g_assert_false (along_date_parse_typed ("next week", &edtf, &error));
  g_assert_error (error, ALONG_DATE_ERROR, ALONG_DATE_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_assert_false (along_date_parse_typed ("31 April", &edtf, &error));
  g_assert_error (error, ALONG_DATE_ERROR, ALONG_DATE_ERROR_IMPOSSIBLE);
  along_clock_thaw ();
}

static void
test_instants (void)
{
  AlongInstant a, b;

  /* Clocks went forward on 29 March 2026: 47.83 hours by the hand of a stop watch. */
  g_assert_true (along_instant_parse ("2026-03-27T15:30", &a));
  g_assert_true (along_instant_parse ("2026-03-29T16:20:00+01:00", &b));
  g_assert_cmpint (b.ms - a.ms, ==, (47 * 60 + 50) * 60000LL);
  g_autofree char *text = along_instant_to_text (&b);
  g_assert_cmpstr (text, ==, "2026-03-29T16:20:00+01:00[Europe/London]");
  g_assert_true (along_instant_parse (text, &a));
  g_assert_true (along_instant_equal (&a, &b));

  /* London's clocks were 75 seconds behind, which an offset in minutes cannot say: the moment stays. */
  g_assert_true (along_instant_parse ("1012-05-20T15:00:00+01:00[Europe/London]", &a));
  g_autofree char *early = along_instant_to_text (&a);
  g_assert_cmpstr (early, ==, "1012-05-20T13:59:00-00:01[Europe/London]");
  g_assert_true (along_instant_parse (early, &b));
  g_assert_true (along_instant_equal (&a, &b));

  g_assert_false (along_instant_from_local (along_day_from_ymd (2026, 3, 29), 1, 30, ALONG_ZONE, &a));
  g_assert_true (along_instant_from_local (along_day_from_ymd (2025, 10, 26), 1, 30, ALONG_ZONE, &a));
  g_assert_true (along_instant_parse ("2025-06-30T23:30:00Z", &a));
  g_assert_cmpint (a.day, ==, along_day_from_ymd (2025, 7, 1));
  g_assert_true (along_instant_parse ("2025-07-01", &a));
  g_assert_true (a.day_only);
  g_assert_false (along_instant_parse ("2025-02-30T10:00", &a));
  g_assert_false (along_instant_parse ("2025-02-20T25:00", &a));

  gint64 midnight = along_ms_of_day (along_day_from_ymd (2025, 7, 1), ALONG_ZONE);
  g_assert_cmpint (along_day_of_ms (midnight, ALONG_ZONE), ==, along_day_from_ymd (2025, 7, 1));
  g_assert_cmpint (along_day_of_ms (midnight - 1, ALONG_ZONE), ==, along_day_from_ymd (2025, 6, 30));

  along_clock_freeze (midnight);
  g_assert_cmpint (along_clock_today (), ==, along_day_from_ymd (2025, 7, 1));
  along_clock_thaw ();
}

/* The ends of what can be written. */
static void
test_possible (void)
{
  AlongInstant instant;

  g_assert_true (along_day_possible (along_day_from_ymd (0, 1, 1)));
  g_assert_true (along_day_possible (along_day_from_ymd (9999, 12, 31)));
  g_assert_false (along_day_possible (along_day_from_ymd (0, 1, 1) - 1));
  g_assert_false (along_day_possible (along_day_from_ymd (9999, 12, 31) + 1));
  g_assert_false (along_day_possible (ALONG_DAY_NONE));
  g_assert_true (along_ms_possible (0));
  g_assert_false (along_ms_possible (G_MININT64));
  g_assert_false (along_ms_possible (G_MAXINT64));
  g_assert_true (along_instant_parse ("9999-12-30T10:00:00Z", &instant));
  g_assert_false (along_instant_parse ("9999-12-31T23:59:00-23:59", &instant));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dates/days", test_days);
  g_test_add_func ("/dates/edtf", test_edtf);
  g_test_add_func ("/dates/typed", test_typed);
  g_test_add_func ("/dates/instants", test_instants);
  g_test_add_func ("/dates/possible", test_possible);
  return g_test_run ();
}
