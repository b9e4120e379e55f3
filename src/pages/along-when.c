/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-when.h"

#include <glib/gi18n-lib.h>

/**
 * along_when_day: "Today", "Tomorrow, Friday", "Yesterday", the weekday's name inside six days before or
 * after, "4 March" this year, else "4 March 2025".
 */
char *
along_when_day (int day, int today)
{
  const char *weekday = along_weekday_name (along_day_weekday (day));
  int year, month, of_month, this_year, this_month, this_day;

  if (day == today)
    return g_strdup (_ ("Today"));
  if (day == today + 1)
    return g_strdup_printf (_ ("Tomorrow, %s"), weekday);
  if (day == today - 1)
    return g_strdup (_ ("Yesterday"));
  if (ABS (day - today) <= 6)
    return g_strdup (weekday);
  along_day_to_ymd (day, &year, &month, &of_month);
  along_day_to_ymd (today, &this_year, &this_month, &this_day);
  if (year != this_year)
    return along_day_to_words (day);
  /* Translators: day of the month, name of the month */
  return g_strdup_printf (C_ ("date", "%d %s"), of_month, along_month_name (month));
}

/** along_when_instant: the same with the time, where it is known: "Tomorrow, Friday 10:30". */
char *
along_when_instant (const AlongInstant *at, int today)
{
  g_autofree char *day = along_when_day (at->day, today);
  g_autofree char *time = NULL;

  if (at->day_only)
    return g_steal_pointer (&day);
  time = along_instant_time_words (at);
  /* Translators: a day and a time */
  return g_strdup_printf (C_ ("date", "%s %s"), day, time);
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

/** along_contact_words: "home visit", "visit", "phone". @place: or -1. */
const char *
along_contact_words (int mode, int place)
{
  switch (mode)
    {
    case ALONG_MODE_VISIT:
      return place == ALONG_PLACE_HOME ? C_ ("contact", "home visit") : C_ ("contact", "visit");
    case ALONG_MODE_PHONE:
      return C_ ("contact", "phone");
    case ALONG_MODE_VIDEO:
      return C_ ("contact", "video");
    case ALONG_MODE_GROUP:
      return C_ ("contact", "group");
    case ALONG_MODE_MESSAGE:
      return C_ ("contact", "message");
    default:
      return C_ ("contact", "contact");
    }
}

/** along_contact_status_words: "Done", "No answer". */
const char *
along_contact_status_words (int status)
{
  switch (status)
    {
    case ALONG_CONTACT_STATUS_PLANNED:
      return C_ ("contact", "Planned");
    case ALONG_CONTACT_STATUS_COMPLETED:
      return C_ ("contact", "Done");
    case ALONG_CONTACT_STATUS_NO_ACCESS:
      return C_ ("contact", "No answer");
    case ALONG_CONTACT_STATUS_FAMILY_CANCELLED:
      return C_ ("contact", "Family cancelled");
    case ALONG_CONTACT_STATUS_SERVICE_CANCELLED:
      return C_ ("contact", "We cancelled");
    default:
      return "";
    }
}
