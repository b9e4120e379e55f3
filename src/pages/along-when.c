/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-when.h"

#include <glib/gi18n-lib.h>

/* The days that have a name of their own, first in a line or inside a sentence; %NULL for others. */
static char *
named_day (int day, int today, gboolean inside)
{
  if (day == today)
    return g_strdup (inside ? C_ ("inside a sentence", "today") : _ ("Today"));
  if (day == today - 1)
    return g_strdup (inside ? C_ ("inside a sentence", "yesterday") : _ ("Yesterday"));
  if (day == today + 1)
    return inside ? g_strdup (C_ ("inside a sentence", "tomorrow"))
                  : g_strdup_printf (_ ("Tomorrow, %s"), along_weekday_name (along_day_weekday (day)));
  return NULL;
}

static char *
day_words (int day, int today, gboolean inside)
{
  char *named = named_day (day, today, inside);
  int year, month, of_month, this_year, this_month, this_day;

  if (named != NULL)
    return named;
  if (ABS (day - today) <= 6)
    return g_strdup (along_weekday_name (along_day_weekday (day)));
  along_day_to_ymd (day, &year, &month, &of_month);
  along_day_to_ymd (today, &this_year, &this_month, &this_day);
  if (year != this_year)
    return along_day_to_words (day);
  /* Translators: day of the month, name of the month */
  return g_strdup_printf (C_ ("date", "%d %s"), of_month, along_month_name (month));
}

/**
 * along_when_day: as a line begins: "Today", "Tomorrow, Friday", "Yesterday", the weekday's name inside six
 * days before or after, "4 March" this year, else "4 March 2025".
 */
char *
along_when_day (int day, int today)
{
  return day_words (day, today, FALSE);
}

/** along_when_day_inside: the same inside a sentence: "yesterday". */
char *
along_when_day_inside (int day, int today)
{
  return day_words (day, today, TRUE);
}

static char *
instant_words (const AlongInstant *at, int today, gboolean inside)
{
  g_autofree char *day = day_words (at->day, today, inside);
  g_autofree char *time = NULL;

  if (at->day_only)
    return g_steal_pointer (&day);
  time = along_instant_time_words (at);
  /* Translators: a day and a time */
  return g_strdup_printf (C_ ("date", "%s %s"), day, time);
}

/** along_when_instant: the day as a line begins, with the time where it is known: "Tomorrow, Friday 10:30". */
char *
along_when_instant (const AlongInstant *at, int today)
{
  return instant_words (at, today, FALSE);
}

/** along_when_instant_inside: the same inside a sentence: "yesterday 10:30". */
char *
along_when_instant_inside (const AlongInstant *at, int today)
{
  return instant_words (at, today, TRUE);
}

/** along_when_minutes: "12 min", "1 h", "1 h 10". */
char *
along_when_minutes (int minutes)
{
  if (minutes < 60)
    /* Translators: minutes */
    return g_strdup_printf (_ ("%d min"), minutes);
  if (minutes % 60 == 0)
    /* Translators: hours */
    return g_strdup_printf (_ ("%d h"), minutes / 60);
  /* Translators: hours and minutes */
  return g_strdup_printf (_ ("%d h %d"), minutes / 60, minutes % 60);
}
