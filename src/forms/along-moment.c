/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-moment.h"

#include "along-date.h"

#include <string.h>

enum { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MILLI };

static gboolean
read_digits (const char **c, int count, int *number)
{
  *number = 0;
  for (int i = 0; i < count; i++, (*c)++)
    {
      if (!g_ascii_isdigit (**c))
        return FALSE;
      *number = *number * 10 + (**c - '0');
    }
  return TRUE;
}

static gboolean
read_date (const char **c, AlongMoment *moment)
{
  if (!read_digits (c, 4, &moment->part[YEAR]) || moment->part[YEAR] == 0)
    return FALSE;
  moment->parts = 1;
  if (**c != '-')
    return TRUE;
  (*c)++;
  if (!read_digits (c, 2, &moment->part[MONTH]) || moment->part[MONTH] < 1 || moment->part[MONTH] > 12)
    return FALSE;
  moment->parts = 2;
  if (**c != '-')
    return TRUE;
  (*c)++;
  if (!read_digits (c, 2, &moment->part[DAY])
      || !along_day_valid_ymd (moment->part[YEAR], moment->part[MONTH], moment->part[DAY]))
    return FALSE;
  moment->parts = 3;
  return TRUE;
}

/* hh:mm, then seconds and parts of one if they are there. */
static gboolean
read_time (const char **c, AlongMoment *moment)
{
  if (!read_digits (c, 2, &moment->part[HOUR]) || moment->part[HOUR] > 23 || **c != ':')
    return FALSE;
  (*c)++;
  if (!read_digits (c, 2, &moment->part[MINUTE]) || moment->part[MINUTE] > 59)
    return FALSE;
  moment->parts = 5;
  if (**c != ':')
    return TRUE;
  (*c)++;
  if (!read_digits (c, 2, &moment->part[SECOND]) || moment->part[SECOND] > 59)
    return FALSE;
  moment->parts = 6;
  if (**c != '.')
    return TRUE;
  (*c)++;
  for (int digits = 0; g_ascii_isdigit (**c); digits++, (*c)++)
    {
      if (digits < 3)
        moment->part[MILLI] = moment->part[MILLI] * 10 + (**c - '0');
      moment->parts = 7;
    }
  return moment->parts == 7;
}

static void
move_to_utc (AlongMoment *moment, int offset_minutes)
{
  int day = along_day_from_ymd (moment->part[YEAR], moment->part[MONTH], moment->part[DAY]);
  int minutes = moment->part[HOUR] * 60 + moment->part[MINUTE] - offset_minutes;

  while (minutes < 0)
    {
      minutes += 24 * 60;
      day--;
    }
  day += minutes / (24 * 60);
  minutes %= 24 * 60;
  along_day_to_ymd (day, &moment->part[YEAR], &moment->part[MONTH], &moment->part[DAY]);
  moment->part[HOUR] = minutes / 60;
  moment->part[MINUTE] = minutes % 60;
}

/** along_moment_parse_date: a FHIR date: year, year-month or day; %FALSE for anything else, 2025-02-30 included. */
gboolean
along_moment_parse_date (const char *text, AlongMoment *moment)
{
  const char *c = text;

  *moment = (AlongMoment){ 0 };
  return c != NULL && read_date (&c, moment) && *c == '\0';
}

/** along_moment_parse_date_time: a FHIR dateTime; a zone is not asked for here. */
gboolean
along_moment_parse_date_time (const char *text, AlongMoment *moment)
{
  const char *c = text;
  int hours, minutes, sign;

  *moment = (AlongMoment){ 0 };
  if (c == NULL || !read_date (&c, moment))
    return FALSE;
  if (*c == '\0')
    return TRUE;
  if (*c++ != 'T')
    return FALSE;
  if (*c == '\0')
    return TRUE; /* FHIRPath writes a date as a dateTime so */
  if (moment->parts != 3 || !read_time (&c, moment))
    return FALSE;
  if (*c == 'Z' && c[1] == '\0')
    {
      moment->has_zone = TRUE;
      return TRUE;
    }
  if (*c == '\0')
    return TRUE;
  if (*c != '+' && *c != '-')
    return FALSE;
  sign = *c++ == '-' ? -1 : 1;
  if (!read_digits (&c, 2, &hours) || *c++ != ':' || !read_digits (&c, 2, &minutes) || *c != '\0' || hours > 14
      || minutes > 59)
    return FALSE;
  moment->has_zone = TRUE;
  move_to_utc (moment, sign * (hours * 60 + minutes));
  return TRUE;
}

/** along_moment_parse_time: a FHIR time; seconds may be missing. */
gboolean
along_moment_parse_time (const char *text, AlongMoment *moment)
{
  const char *c = text;

  *moment = (AlongMoment){ .time_only = TRUE };
  return c != NULL && read_time (&c, moment) && *c == '\0';
}

/**
 * along_moment_compare: part by part, as FHIRPath has it.
 *
 * Returns: <0, 0 or >0 (-1, 0, 1); ALONG_MOMENT_UNCERTAIN where one is less exact than the other and the
 *   parts both have are the same, or where one is a time and the other is not
 */
int
along_moment_compare (const AlongMoment *a, const AlongMoment *b)
{
  int common = MIN (a->parts, b->parts);

  if (a->time_only != b->time_only)
    return ALONG_MOMENT_UNCERTAIN;
  for (int i = a->time_only ? HOUR : YEAR; i < common; i++)
    if (a->part[i] != b->part[i])
      return a->part[i] < b->part[i] ? -1 : 1;
  if (MIN (a->parts, 6) == MIN (b->parts, 6))
    return a->part[MILLI] == b->part[MILLI] ? 0 : a->part[MILLI] < b->part[MILLI] ? -1 : 1;
  return ALONG_MOMENT_UNCERTAIN;
}

static char *
write_moment (const AlongMoment *moment)
{
  GString *out = g_string_new (NULL);

  if (!moment->time_only)
    {
      g_string_append_printf (out, "%04d", moment->part[YEAR]);
      if (moment->parts >= 2)
        g_string_append_printf (out, "-%02d", moment->part[MONTH]);
      if (moment->parts >= 3)
        g_string_append_printf (out, "-%02d", moment->part[DAY]);
      if (moment->parts >= 5)
        g_string_append_c (out, 'T');
    }
  if (moment->parts >= 5)
    g_string_append_printf (out, "%02d:%02d", moment->part[HOUR], moment->part[MINUTE]);
  if (moment->parts >= 6)
    g_string_append_printf (out, ":%02d", moment->part[SECOND]);
  if (moment->parts >= 7)
    g_string_append_printf (out, ".%03d", moment->part[MILLI]);
  if (moment->has_zone)
    g_string_append_c (out, 'Z');
  return g_string_free (out, FALSE);
}

/* A duration finer than the date is counted in what the date has: 24 months are 2 years, 36 hours are 1 day (FHIRPath
 * 2.0, "Date/Time Arithmetic": 30 days to a month, 365 to a year; what is left over falls away). */
static void
coarsen (const AlongMoment *moment, gint64 *number, const char **unit)
{
  static const struct { const char *finer; const char *coarser; gint64 factor; int parts; } steps[] = {
    { "s", "min", 60, 6 }, { "min", "h", 60, 5 }, { "h", "d", 24, 5 }, { "d", "mo", 30, 3 }, { "mo", "a", 12, 2 },
  };
  static const char *const words[][3] = {
    { "second", "seconds", "s" }, { "minute", "minutes", "min" }, { "hour", "hours", "h" }, { "day", "days", "d" },
    { "month", "months", "mo" },
  };

  if ((strcmp (*unit, "week") == 0 || strcmp (*unit, "weeks") == 0 || strcmp (*unit, "wk") == 0) && moment->parts < 3)
    {
      *number *= 7;
      *unit = "d";
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean is = strcmp (*unit, words[i][0]) == 0 || strcmp (*unit, words[i][1]) == 0 || strcmp (*unit, words[i][2]) == 0;

      if (!is || moment->parts >= steps[i].parts)
        continue;
      /* Days straight to years: 365, not 12 times 30. */
      *number /= i == 3 && moment->parts == 1 ? 365 : steps[i].factor;
      *unit = i == 3 && moment->parts == 1 ? "a" : steps[i].coarser;
    }
}

/**
 * along_moment_add: @moment plus @number of @unit ("year", "months", "week", "d", "hours", …).
 *
 * Returns: (nullable): the FHIR text; %NULL for an unknown unit, one finer than a time, or a year beyond 1 to 9999
 */
char *
along_moment_add (const AlongMoment *moment, gint64 number, const char *unit)
{
  static const struct { const char *name; int part; gint64 factor; } units[] = {
    { "year", YEAR, 1 },    { "years", YEAR, 1 },    { "a", YEAR, 1 },
    { "month", MONTH, 1 },  { "months", MONTH, 1 },  { "mo", MONTH, 1 },
    { "week", DAY, 7 },     { "weeks", DAY, 7 },     { "wk", DAY, 7 },
    { "day", DAY, 1 },      { "days", DAY, 1 },      { "d", DAY, 1 },
    { "hour", HOUR, 60 },   { "hours", HOUR, 60 },   { "h", HOUR, 60 },
    { "minute", MINUTE, 1 }, { "minutes", MINUTE, 1 }, { "min", MINUTE, 1 },
    { "second", SECOND, 1 }, { "seconds", SECOND, 1 }, { "s", SECOND, 1 },
  };
  AlongMoment sum = *moment;
  int day;

  if (number > 4000000 || number < -4000000)
    return NULL;
  if (!moment->time_only)
    coarsen (moment, &number, &unit);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (strcmp (units[i].name, unit) != 0)
        continue;
      number *= units[i].factor;
      if (units[i].part <= MONTH && !moment->time_only && moment->parts >= units[i].part + 1)
        {
          gint64 months
            = sum.part[YEAR] * 12 + MAX (sum.part[MONTH], 1) - 1 + number * (units[i].part == YEAR ? 12 : 1);

          if (months < 12 || months >= 10000 * 12)
            return NULL;
          sum.part[YEAR] = (int) (months / 12);
          if (moment->parts >= 2)
            sum.part[MONTH] = (int) (months % 12) + 1;
          while (moment->parts >= 3 && !along_day_valid_ymd (sum.part[YEAR], sum.part[MONTH], sum.part[DAY]))
            sum.part[DAY]--;
          return write_moment (&sum);
        }
      if (units[i].part == DAY && !moment->time_only && moment->parts >= 3)
        {
          day = along_day_from_ymd (sum.part[YEAR], sum.part[MONTH], sum.part[DAY]) + (int) number;
          along_day_to_ymd (day, &sum.part[YEAR], &sum.part[MONTH], &sum.part[DAY]);
          return sum.part[YEAR] >= 1 && sum.part[YEAR] <= 9999 ? write_moment (&sum) : NULL;
        }
      if (units[i].part >= HOUR && moment->parts >= (units[i].part == SECOND ? 6 : 5))
        {
          gint64 seconds = units[i].part == SECOND ? sum.part[SECOND] + number : sum.part[SECOND];
          gint64 carried = seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60);
          gint64 minutes
            = sum.part[HOUR] * 60 + sum.part[MINUTE] + (units[i].part == SECOND ? carried : number),
            days;

          days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);
          minutes -= days * 1440;
          sum.part[SECOND] = (int) (seconds - carried * 60);
          sum.part[HOUR] = (int) (minutes / 60);
          sum.part[MINUTE] = (int) (minutes % 60);
          if (!moment->time_only)
            {
              day = along_day_from_ymd (sum.part[YEAR], sum.part[MONTH], sum.part[DAY]) + (int) days;
              along_day_to_ymd (day, &sum.part[YEAR], &sum.part[MONTH], &sum.part[DAY]);
            }
          return sum.part[YEAR] <= 9999 ? write_moment (&sum) : NULL;
        }
    }
  return NULL;
}

/** along_moment_first_day: the first day @moment may mean; ALONG_DAY_NONE for a time. */
int
along_moment_first_day (const AlongMoment *moment)
{
  if (moment->time_only)
    return ALONG_DAY_NONE;
  return along_day_from_ymd (moment->part[YEAR], MAX (moment->part[MONTH], 1), MAX (moment->part[DAY], 1));
}
