/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "along-age.h"
#include "along-date.h"

#define DAY(y, m, d) along_day_from_ymd (y, m, d)

/* The vectors of the specification: due 1 August 2025. */
static void
test_vectors (void)
{
  int edd = DAY (2025, 8, 1);
  g_autofree char *ga = along_gestation_short (along_gestation_days (edd, DAY (2025, 4, 11)));
  g_autofree char *full = along_gestation_full (along_gestation_days (edd, DAY (2025, 4, 11)));
  g_autofree char *born = along_gestation_short (along_gestation_days (edd, DAY (2025, 6, 20)));

  g_assert_cmpstr (ga, ==, "24+0");
  g_assert_cmpstr (full, ==, "24 weeks 0 days");
  g_assert_cmpfloat (along_weeks_before_edd (edd, DAY (2025, 4, 11)), ==, 16.0);
  g_assert_cmpstr (born, ==, "34+0");
  g_assert_true (along_born_preterm (edd, DAY (2025, 6, 20)));
  g_assert_cmpint (along_corrected_days (edd, DAY (2025, 6, 20), DAY (2025, 12, 20)), ==, 141);
  g_assert_cmpint (along_corrected_days (edd, DAY (2025, 6, 20), DAY (2027, 6, 20)), ==, 730);
  g_assert_false (along_born_preterm (edd, DAY (2025, 7, 11)));
}

static void
test_words (void)
{
  const struct
  {
    int born, day;
    const char *words, *brief;
  } cases[] = {
    { DAY (2026, 3, 1), DAY (2026, 3, 2), "1 day", "1d" },
    { DAY (2026, 3, 1), DAY (2026, 5, 3), "9 weeks", "2m" },
    { DAY (2025, 9, 9), DAY (2026, 6, 30), "9 months", "9m" },
    { DAY (2024, 5, 24), DAY (2026, 6, 30), "2", "2" },
    { DAY (2006, 11, 2), DAY (2026, 6, 30), "19", "19" },
    { DAY (2024, 2, 29), DAY (2025, 2, 28), "12 months", "12m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = along_age_words (cases[i].born, cases[i].day);
      g_autofree char *brief = along_age_short (cases[i].born, cases[i].day);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (brief, ==, cases[i].brief);
    }
}

/* An age where a date of birth is asked for. */
static void
test_typed (void)
{
  static const struct
  {
    const char *typed, *born;
  } all[] = { { "19", "2007~" }, { "aged 19", "2007~" }, { "19 years old", "2007~" }, { " Age  3 ", "2023~" }, { "0", "2026~" },
              { "2007", NULL }, { "121", NULL }, { "19 May", NULL }, { "19 20", NULL }, { "", NULL }, { "old", NULL }, { "19/5/07", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *born = NULL;

      g_test_message ("%s", all[i].typed);
      g_assert_cmpint (along_age_parse_typed (all[i].typed, along_day_from_ymd (2026, 11, 23), &born), ==, all[i].born != NULL);
      g_assert_cmpstr (born, ==, all[i].born);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ages/vectors", test_vectors);
  g_test_add_func ("/ages/words", test_words);
  g_test_add_func ("/ages/typed", test_typed);
  return g_test_run ();
}
