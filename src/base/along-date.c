/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (along-date-error-quark, along_date_error)

static const int month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

/* 1 January 0 and 31 December 9999. */
#define FIRST_DAY 1721060
#define LAST_DAY 5373484

static gboolean
is_leap (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month (int year, int month)
{
  return month_days[month - 1] + (month == 2 && is_leap (year));
}

gboolean
along_day_valid_ymd (int year, int month, int day)
{
  return year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
         && day <= days_in_month (year, month);
}

/** along_day_possible: whether @jdn is a day of the years 0 to 9999: others are nobody's, and cannot be written. */
gboolean
along_day_possible (int jdn)
{
  return jdn >= FIRST_DAY && jdn <= LAST_DAY;
}

/**
 * along_day_from_ymd: the Julian day number of a day of the Gregorian calendar (Fliegel and Van
 * Flandern 1968). Used for every year from 0 to 9999, before 1582 as well.
 */
int
along_day_from_ymd (int year, int month, int day)
{
  int a = (14 - month) / 12, y = year + 4800 - a, m = month + 12 * a - 3;

  return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045;
}

/** along_day_to_ymd: the inverse of along_day_from_ymd(). */
void
along_day_to_ymd (int jdn, int *year, int *month, int *day)
{
  int a = jdn + 32044, b = (4 * a + 3) / 146097, c = a - 146097 * b / 4;
  int d = (4 * c + 3) / 1461, e = c - 1461 * d / 4, m = (5 * e + 2) / 153;

  *day = e - (153 * m + 2) / 5 + 1;
  *month = m + 3 - 12 * (m / 10);
  *year = 100 * b + d - 4800 + m / 10;
}

/** along_day_weekday: 1 for Monday to 7 for Sunday (ISO 8601). */
int
along_day_weekday (int jdn)
{
  return (jdn % 7 + 7) % 7 + 1;
}

/** along_day_week_start: the Monday of the week of @jdn. */
int
along_day_week_start (int jdn)
{
  return jdn - (along_day_weekday (jdn) - 1);
}

/** along_day_add_months: the same day of another month, or that month's last day. */
int
along_day_add_months (int jdn, int months)
{
  int year, month, day;

  along_day_to_ymd (jdn, &year, &month, &day);
  month += months - 1;
  year += month / 12;
  month %= 12;
  if (month < 0)
    {
      month += 12;
      year--;
    }
  month++;
  return along_day_from_ymd (year, month, MIN (day, days_in_month (year, month)));
}

char *
along_day_to_edtf (int jdn)
{
  int year, month, day;

  along_day_to_ymd (jdn, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static gboolean
fail (GError **error, AlongDateError code)
{
  g_set_error_literal (error, ALONG_DATE_ERROR, code,
                       code == ALONG_DATE_ERROR_IMPOSSIBLE
                         ? _ ("There is no such day.")
                         : _ ("Write a date such as 12 March 2026, March 2026 or 2026."));
  return FALSE;
}

static gboolean
two_digits (const char *c, int *value)
{
  if (!g_ascii_isdigit (c[0]) || !g_ascii_isdigit (c[1]))
    return FALSE;
  *value = (c[0] - '0') * 10 + c[1] - '0';
  return TRUE;
}

/* One end of an interval, or a date alone: @length characters at @c. */
static gboolean
parse_single (const char *c, gsize length, AlongDate *date, GError **error)
{
  int year = 0, unknown = 0, month, day;
  gsize n = length;

  *date = (AlongDate){ ALONG_DAY_NONE, ALONG_DAY_NONE, ALONG_DATE_DAY, FALSE, FALSE };
  if (n > 0 && strchr ("~?%", c[n - 1]) != NULL)
    {
      n--;
      date->approximate = c[n] != '?';
      date->uncertain = c[n] != '~';
    }
  if (n < 4)
    return fail (error, ALONG_DATE_ERROR_UNREADABLE);
  for (int i = 0; i < 4; i++)
    {
      if (c[i] == 'X' && i >= 2)
        unknown++;
      else if (!g_ascii_isdigit (c[i]) || unknown > 0)
        return fail (error, ALONG_DATE_ERROR_UNREADABLE);
      else
        year = year * 10 + c[i] - '0';
    }
  if (unknown > 0)
    {
      int span = unknown == 1 ? 10 : 100;
      if (n != 4)
        return fail (error, ALONG_DATE_ERROR_UNREADABLE);
      date->precision = unknown == 1 ? ALONG_DATE_DECADE : ALONG_DATE_CENTURY;
      date->lo = along_day_from_ymd (year * span, 1, 1);
      date->hi = along_day_from_ymd (year * span + span - 1, 12, 31);
      return TRUE;
    }
  if (n == 4 || (n == 10 && memcmp (c + 4, "-XX-XX", 6) == 0) || (n == 7 && memcmp (c + 4, "-XX", 3) == 0))
    {
      date->precision = ALONG_DATE_YEAR;
      date->lo = along_day_from_ymd (year, 1, 1);
      date->hi = along_day_from_ymd (year, 12, 31);
      return TRUE;
    }
  if (n < 7 || c[4] != '-' || !two_digits (c + 5, &month))
    return fail (error, ALONG_DATE_ERROR_UNREADABLE);
  if (n == 7 && month >= 21 && month <= 24)
    {
      /* Level 1 seasons, read as the three months of the northern season they begin with. */
      int first = (month - 21) * 3 + 3;
      date->precision = ALONG_DATE_MONTH;
      date->lo = along_day_from_ymd (year, first, 1);
      date->hi = along_day_add_months (date->lo, 3) - 1;
      return TRUE;
    }
  if (month < 1 || month > 12)
    return fail (error, ALONG_DATE_ERROR_IMPOSSIBLE);
  if (n == 7 || (n == 10 && memcmp (c + 7, "-XX", 3) == 0))
    {
      date->precision = ALONG_DATE_MONTH;
      date->lo = along_day_from_ymd (year, month, 1);
      date->hi = along_day_from_ymd (year, month, days_in_month (year, month));
      return TRUE;
    }
  if (n != 10 || c[7] != '-' || !two_digits (c + 8, &day))
    return fail (error, ALONG_DATE_ERROR_UNREADABLE);
  if (!along_day_valid_ymd (year, month, day))
    return fail (error, ALONG_DATE_ERROR_IMPOSSIBLE);
  date->lo = date->hi = along_day_from_ymd (year, month, day);
  return TRUE;
}

/**
 * along_date_parse: reads an EDTF date: a day, month, year, decade or century, each with an optional
 * qualifier, or an interval of two of them, with ".." or nothing for an open end.
 */
gboolean
along_date_parse (const char *edtf, AlongDate *date, GError **error)
{
  const char *slash;
  AlongDate from, to;

  g_return_val_if_fail (date != NULL, FALSE);

  if (edtf == NULL)
    return fail (error, ALONG_DATE_ERROR_UNREADABLE);
  slash = strchr (edtf, '/');
  if (slash == NULL)
    return parse_single (edtf, strlen (edtf), date, error);

  gboolean from_open = slash == edtf || (slash == edtf + 2 && memcmp (edtf, "..", 2) == 0);
  gboolean to_open = slash[1] == '\0' || strcmp (slash + 1, "..") == 0;

  if ((from_open && to_open) || strchr (slash + 1, '/') != NULL)
    return fail (error, ALONG_DATE_ERROR_UNREADABLE);
  from = to = (AlongDate){ ALONG_DAY_NONE, ALONG_DAY_NONE, ALONG_DATE_DAY, FALSE, FALSE };
  if (!from_open && !parse_single (edtf, (gsize) (slash - edtf), &from, error))
    return FALSE;
  if (!to_open && !parse_single (slash + 1, strlen (slash + 1), &to, error))
    return FALSE;
  if (!from_open && !to_open && from.lo > to.hi)
    return fail (error, ALONG_DATE_ERROR_IMPOSSIBLE);
  *date = (AlongDate){ from.lo, to.hi, ALONG_DATE_INTERVAL, from.approximate || to.approximate,
                       from.uncertain || to.uncertain };
  return TRUE;
}

/** along_date_first_day: the first day an EDTF text may mean; ALONG_DAY_NONE if unknown or %NULL. */
int
along_date_first_day (const char *edtf)
{
  AlongDate date;

  return edtf != NULL && along_date_parse (edtf, &date, NULL) ? date.lo : ALONG_DAY_NONE;
}

/** along_date_last_day: the last day an EDTF text may mean; ALONG_DAY_NONE if unknown or %NULL. */
int
along_date_last_day (const char *edtf)
{
  AlongDate date;

  return edtf != NULL && along_date_parse (edtf, &date, NULL) ? date.hi : ALONG_DAY_NONE;
}
