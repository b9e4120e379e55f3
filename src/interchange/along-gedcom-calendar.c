/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendars of GEDCOM as Julian day numbers, and the names of their months. */
#include <string.h>

#include "along-gedcom-date.h"
#include "along-date.h"
#include "along-text.h"

#define HEBREW_EPOCH 347998       /* 1 Tishri 1 */
#define FRENCH_EPOCH 2375840      /* 1 Vendémiaire 1: 22 September 1792 */
#define GREGORIAN_400_YEARS 146097  /* days */
#define LONGEST_MONTH 24          /* bytes of a word that may be one */

static const char *const hebrew_months[] = { "TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS",
                                             "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL" };
static const char *const french_months[] = { "VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM",
                                             "FLOR", "PRAI", "MESS", "THER", "FRUC", "COMP" };

/* Months as people write them in the languages that exports come in: English first, then German, French,
 * Dutch, Spanish, Italian, Portuguese and the Scandinavian ones. Folded: no accents, small letters. */
static const struct
{
  const char *name;
  int month;
} months[] = {
  { "january", 1 },  { "february", 2 },  { "march", 3 },     { "april", 4 },     { "may", 5 },      { "june", 6 },
  { "july", 7 },     { "august", 8 },    { "september", 9 }, { "october", 10 },  { "november", 11 }, { "december", 12 },
  { "januar", 1 },   { "janner", 1 },    { "februar", 2 },   { "marz", 3 },      { "maerz", 3 },    { "mrz", 3 },
  { "mai", 5 },      { "juni", 6 },      { "juli", 7 },      { "oktober", 10 },  { "dezember", 12 },
  { "janvier", 1 },  { "fevrier", 2 },   { "mars", 3 },      { "avril", 4 },     { "juin", 6 },     { "juillet", 7 },
  { "aout", 8 },     { "septembre", 9 }, { "octobre", 10 },  { "novembre", 11 }, { "decembre", 12 },
  { "januari", 1 },  { "februari", 2 },  { "maart", 3 },     { "mrt", 3 },       { "mei", 5 },      { "augustus", 8 },
  { "enero", 1 },    { "febrero", 2 },   { "marzo", 3 },     { "abril", 4 },     { "mayo", 5 },     { "junio", 6 },
  { "julio", 7 },    { "agosto", 8 },    { "septiembre", 9 }, { "octubre", 10 }, { "noviembre", 11 }, { "diciembre", 12 },
  { "gennaio", 1 },  { "febbraio", 2 },  { "aprile", 4 },    { "maggio", 5 },    { "giugno", 6 },   { "luglio", 7 },
  { "settembre", 9 }, { "ottobre", 10 }, { "dicembre", 12 },
  { "janeiro", 1 },  { "fevereiro", 2 }, { "marco", 3 },     { "maio", 5 },      { "junho", 6 },    { "julho", 7 },
  { "setembro", 9 }, { "outubro", 10 },  { "novembro", 11 }, { "dezembro", 12 },
  { "maj", 5 },      { "augusti", 8 },   { "desember", 12 },
};

static int
floor_div (int a, int b)
{
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static int
julian_day (int year, int month, int day)
{
  int a = (14 - month) / 12, y = year + 4800 - a, m = month + 12 * a - 3;

  return day + (153 * m + 2) / 5 + 365 * y + floor_div (y, 4) - 32083;
}

static int
gregorian_day (int year, int month, int day)
{
  int rounds = 0;

  /* the formula of the base is for years from 0 on; the calendar repeats every 400 */
  while (year < 0)
    {
      year += 400;
      rounds++;
    }
  return along_day_from_ymd (year, month, day) - rounds * GREGORIAN_400_YEARS;
}

/* Days from 1 Tishri 1 to the mean new year of @year, with the rule that keeps it off three weekdays. */
static int
hebrew_elapsed (int year)
{
  gint64 lunations = (235 * (gint64) year - 234) / 19;
  gint64 parts = 12084 + 13753 * lunations;
  gint64 day = 29 * lunations + parts / 25920;

  return (int) (3 * (day + 1) % 7 < 3 ? day + 1 : day);
}

static int
hebrew_new_year (int year)
{
  int before = hebrew_elapsed (year - 1), here = hebrew_elapsed (year), after = hebrew_elapsed (year + 1);

  return HEBREW_EPOCH + here + (after - here == 356 ? 2 : here - before == 382 ? 1 : 0);
}

static gboolean
hebrew_leap (int year)
{
  return (7 * year + 1) % 19 < 7;
}

static int
hebrew_month_days (int year, int month)
{
  static const int days[] = { 30, 29, 30, 29, 30, 29, 29, 30, 29, 30, 29, 30, 29 };
  int length = hebrew_new_year (year + 1) - hebrew_new_year (year);

  switch (month)
    {
    case 2:
      return length % 10 == 5 ? 30 : 29;
    case 3:
      return length % 10 == 3 ? 29 : 30;
    case 6:
      return hebrew_leap (year) ? 30 : 29;
    case 7:
      return hebrew_leap (year) ? 29 : 0;
    default:
      return days[month - 1];
    }
}

static gboolean
hebrew_span (int year, int month, int day, int *lo, int *hi)
{
  int start;

  if (year < 2 || year > 9999)
    return FALSE;
  start = hebrew_new_year (year);
  if (month == 0)
    {
      *lo = start;
      *hi = hebrew_new_year (year + 1) - 1;
      return TRUE;
    }
  if (month == 7 && !hebrew_leap (year))
    month = 6; /* Adar II in a year that has one Adar */
  for (int m = 1; m < month; m++)
    start += hebrew_month_days (year, m);
  if (day > hebrew_month_days (year, month))
    return FALSE;
  *lo = start + MAX (day, 1) - 1;
  *hi = day > 0 ? *lo : start + hebrew_month_days (year, month) - 1;
  return TRUE;
}

static gboolean
french_span (int year, int month, int day, int *lo, int *hi)
{
  int start, days;

  if (year < 1 || year > 999)
    return FALSE;
  start = FRENCH_EPOCH + 365 * (year - 1) + year / 4; /* leap: years 3, 7, 11 */
  if (month == 0)
    {
      *lo = start;
      *hi = start + 364 + (year % 4 == 3);
      return TRUE;
    }
  start += 30 * (month - 1);
  days = month < 13 ? 30 : 5 + (year % 4 == 3);
  if (day > days)
    return FALSE;
  *lo = start + MAX (day, 1) - 1;
  *hi = day > 0 ? *lo : start + days - 1;
  return TRUE;
}

static gboolean
solar_span (int (*to_day) (int, int, int), gboolean leap, int year, int month, int day, int *lo, int *hi)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int in_month;

  if (year < -4700 || year > 9999)
    return FALSE;
  if (month == 0)
    {
      *lo = to_day (year, 1, 1);
      *hi = to_day (year, 12, 31);
      return TRUE;
    }
  in_month = days[month - 1] + (month == 2 && leap);
  if (day > in_month)
    return FALSE;
  *lo = to_day (year, month, MAX (day, 1));
  *hi = to_day (year, month, day > 0 ? day : in_month);
  return TRUE;
}

/**
 * along_calendar_span: the first and last day of a year (@month 0), a month (@day 0) or a day. Year 0
 * is 1 BCE, in the Gregorian and Julian calendars. Hebrew calendar: fixed arithmetic rules;
 * French Republican: leap years 3, 7, 11 as they were kept.
 *
 * Returns: FALSE if there is no such day
 */
gboolean
along_calendar_span (AlongCalendar calendar, int year, int month, int day, int *lo, int *hi)
{
  switch (calendar)
    {
    case ALONG_CALENDAR_GREGORIAN:
      return solar_span (gregorian_day, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0), year, month, day, lo, hi);
    case ALONG_CALENDAR_JULIAN:
      return solar_span (julian_day, year % 4 == 0, year, month, day, lo, hi);
    case ALONG_CALENDAR_HEBREW:
      return hebrew_span (year, month, day, lo, hi);
    case ALONG_CALENDAR_FRENCH:
      return french_span (year, month, day, lo, hi);
    case ALONG_CALENDAR_OTHER:
    default:
      return FALSE;
    }
}

/** along_calendar_month: the number from 1 of the month called @word, or 0. */
int
along_calendar_month (AlongCalendar calendar, const char *word)
{
  const char *const *names = calendar == ALONG_CALENDAR_HEBREW ? hebrew_months : french_months;
  char folded[LONGEST_MONTH + 1];
  gsize length = strlen (word);

  if (calendar == ALONG_CALENDAR_HEBREW || calendar == ALONG_CALENDAR_FRENCH)
    {
      for (int i = 0; i < 13; i++)
        if (g_ascii_strcasecmp (names[i], word) == 0)
          return i + 1;
      return 0;
    }
  if (length > LONGEST_MONTH)
    return 0;
  if (g_str_is_ascii (word))
    for (gsize i = 0; i <= length; i++)
      folded[i] = g_ascii_tolower (word[i]);
  else
    {
      g_autofree char *plain = along_text_fold (word);

      g_strlcpy (folded, plain, sizeof folded);
      length = strlen (folded);
    }
  if (length > 0 && folded[length - 1] == '.')
    folded[--length] = '\0';
  if (length < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (strncmp (months[i].name, folded, length) == 0)
      return months[i].month;
  return 0;
}
