/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-age.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "along-date.h"

/* Corrected age is told until the second birthday, counted from the day of birth. */
#define CORRECTED_UNTIL_MONTHS 24

/** along_gestation_days: days of pregnancy completed on @day: 280 - (@edd - @day). */
int
along_gestation_days (int edd, int day)
{
  return ALONG_PREGNANCY_DAYS - (edd - day);
}

/** along_gestation_possible: whether a pregnancy can be that old: 0 to 44 weeks. */
gboolean
along_gestation_possible (int days)
{
  return days >= 0 && days <= 44 * 7;
}

/** along_gestation_short: "24+0": completed weeks and days. */
char *
along_gestation_short (int days)
{
  return g_strdup_printf ("%d+%d", days / 7, days % 7);
}

/** along_gestation_words: "24 weeks": completed weeks. */
char *
along_gestation_words (int days)
{
  return g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) (days / 7)), days / 7);
}

/** along_gestation_full: "24 weeks 0 days". */
char *
along_gestation_full (int days)
{
  g_autofree char *weeks = along_gestation_words (days);
  g_autofree char *rest = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) (days % 7)), days % 7);

  /* Translators: weeks and days of a pregnancy, each with its noun */
  return g_strdup_printf (C_ ("gestation", "%s %s"), weeks, rest);
}

/** along_weeks_before_edd: weeks from @day to @edd to one decimal, positive before (F13). */
double
along_weeks_before_edd (int edd, int day)
{
  double weeks = (edd - day) / 7.0;

  return copysign (floor (fabs (weeks) * 10 + 0.5) / 10, weeks);
}

gboolean
along_born_preterm (int edd, int born)
{
  return along_gestation_days (edd, born) < ALONG_TERM_DAYS;
}

/**
 * along_corrected_days: the age in days that a preterm baby would have if born on the due date.
 *
 * Returns: the real age for a baby born at term, and from 24 months on.
 */
int
along_corrected_days (int edd, int born, int day)
{
  int age = day - born;

  if (!along_born_preterm (edd, born) || along_age_months (born, day) >= CORRECTED_UNTIL_MONTHS)
    return age;
  return age - (edd - born);
}

/** along_age_months: completed months between @born and @day; negative before birth. */
int
along_age_months (int born, int day)
{
  int y1, m1, d1, y2, m2, d2;

  along_day_to_ymd (born, &y1, &m1, &d1);
  along_day_to_ymd (day, &y2, &m2, &d2);
  int months = (y2 - y1) * 12 + m2 - m1;
  return along_day_add_months (born, months) > day ? months - 1 : months;
}

/** along_age_years: completed years between @born and @day. */
int
along_age_years (int born, int day)
{
  int months = along_age_months (born, day);

  return months >= 0 ? months / 12 : -1;
}

/**
 * along_age_words: "3 days" to a month, "9 weeks" to half a year, "7 months" to two years, then "3"
 * (years are said as a number alone, as people do).
 */
char *
along_age_words (int born, int day)
{
  int days = day - born, months = along_age_months (born, day);

  if (days < 28)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  if (months < 6)
    return g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) (days / 7)), days / 7);
  if (months < 24)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);
  return g_strdup_printf ("%d", months / 12);
}

/** along_age_short: for drawings: "5d" below a month, "7m" below two years, then "3". */
char *
along_age_short (int born, int day)
{
  int months = along_age_months (born, day);

  if (months < 1)
    /* Translators: age in days inside a symbol */
    return g_strdup_printf (C_ ("short age", "%dd"), day - born);
  if (months < 24)
    /* Translators: age in months inside a symbol */
    return g_strdup_printf (C_ ("short age", "%dm"), months);
  return g_strdup_printf ("%d", months / 12);
}

/* Nobody is older. */
#define MOST_YEARS 120

/**
 * along_age_parse_typed: an age in years as one says it where a date of birth is asked for: "19", "aged 19", "19 years old".
 *
 * @born: (out): EDTF: about the year of a birth that many years and a half before @today
 *
 * Returns: %FALSE: it is no age
 */
gboolean
along_age_parse_typed (const char *typed, int today, char **born)
{
  /* Translators: words that may stand with an age in years, with spaces between, in small letters */
  const char *beside = C_ ("age", "aged age about years year old");
  g_auto (GStrv) known = g_strsplit (beside, " ", -1), words = NULL;
  g_autofree char *small = g_utf8_strdown (typed != NULL ? typed : "", -1);
  int years = -1, year, month, of_month;

  words = g_strsplit_set (g_strstrip (small), " \t", -1);
  for (char **word = words; *word != NULL; word++)
    {
      gsize digits = strspn (*word, "0123456789");

      if (**word == '\0' || g_strv_contains ((const char *const *) known, *word))
        continue;
      if (years >= 0 || digits == 0 || digits > 3 || (*word)[digits] != '\0')
        return FALSE;
      years = atoi (*word);
    }
  if (years < 0 || years > MOST_YEARS)
    return FALSE;
  along_day_to_ymd (today - 182, &year, &month, &of_month);
  *born = g_strdup_printf ("%04d~", year - years);
  return TRUE;
}
