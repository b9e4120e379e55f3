/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-instant.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "along-date.h"

#define UNIX_EPOCH_DAY 2440588
#define MS_PER_DAY 86400000

/* GTimeZone reads a file each time it is made; a thread keeps the zone it used last. */
static GTimeZone *
zone_of (const char *name)
{
  static GPrivate last_zone = G_PRIVATE_INIT ((GDestroyNotify) g_time_zone_unref);
  static GPrivate last_name;
  GTimeZone *zone = g_private_get (&last_zone);

  name = g_intern_string (name);
  if (zone != NULL && g_private_get (&last_name) == name)
    return zone;
  zone = g_time_zone_new_identifier (name);
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  g_private_replace (&last_zone, zone);
  g_private_set (&last_name, (gpointer) name);
  return zone;
}

static gint64
floor_div (gint64 a, gint64 b)
{
  gint64 q = a / b;

  return q * b > a ? q - 1 : q;
}

static gint64
offset_ms (gint64 ms, const char *zone)
{
  GTimeZone *tz = zone_of (zone);
  int interval = g_time_zone_find_interval (tz, G_TIME_TYPE_UNIVERSAL, floor_div (ms, 1000));

  return (gint64) g_time_zone_get_offset (tz, MAX (interval, 0)) * 1000;
}

/** along_ms_possible: whether @ms falls on a day of the years 0 to 9999 in every zone; only those can be written. */
gboolean
along_ms_possible (gint64 ms)
{
  /* A day is left at either end: no zone is further from UTC. */
  return ms / MS_PER_DAY > G_MININT / 2 && ms / MS_PER_DAY < G_MAXINT / 2
         && along_day_possible ((int) (ms / MS_PER_DAY) + UNIX_EPOCH_DAY - 1)
         && along_day_possible ((int) (ms / MS_PER_DAY) + UNIX_EPOCH_DAY + 1);
}

/** along_day_of_ms: the Julian day number on which @ms (UTC since 1970) falls in @zone. */
int
along_day_of_ms (gint64 ms, const char *zone)
{
  return (int) floor_div (ms + offset_ms (ms, zone), MS_PER_DAY) + UNIX_EPOCH_DAY;
}

/** along_ms_of_day: the first moment of a day in @zone, in milliseconds UTC since 1970. */
gint64
along_ms_of_day (int day, const char *zone)
{
  gint64 local = (gint64) (day - UNIX_EPOCH_DAY) * MS_PER_DAY;
  GTimeZone *tz = zone_of (zone);
  gint64 seconds = local / 1000;
  int interval = g_time_zone_adjust_time (tz, G_TIME_TYPE_STANDARD, &seconds);

  return seconds * 1000 - (gint64) g_time_zone_get_offset (tz, MAX (interval, 0)) * 1000;
}

/** along_instant_new: the moment @ms (UTC since 1970), entered in @zone (an IANA name). */
AlongInstant
along_instant_new (gint64 ms, const char *zone)
{
  return (AlongInstant){ ms, g_intern_string (zone), along_day_of_ms (ms, ALONG_ZONE), FALSE };
}

/** along_instant_new_day: a day whose hour is not known. */
AlongInstant
along_instant_new_day (int day)
{
  return (AlongInstant){ 0, g_intern_static_string (ALONG_ZONE), day, TRUE };
}

/**
 * along_instant_from_local: the moment when clocks in @zone show @hour:@minute on @day.
 *
 * Returns: %FALSE if they never do: the hour that is left out when clocks go forward, or a time that
 *   does not exist. Of the hour that comes twice in autumn the first is taken.
 */
gboolean
along_instant_from_local (int day, int hour, int minute, const char *zone, AlongInstant *instant)
{
  GTimeZone *tz = zone_of (zone);
  gint64 local;
  int interval;
  AlongInstant made;

  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  local = ((gint64) (day - UNIX_EPOCH_DAY) * 24 + hour) * 3600 + minute * 60;
  interval = g_time_zone_find_interval (tz, G_TIME_TYPE_DAYLIGHT, local);
  if (interval < 0)
    interval = g_time_zone_find_interval (tz, G_TIME_TYPE_STANDARD, local);
  if (interval < 0)
    return FALSE;
  made = along_instant_new ((local - g_time_zone_get_offset (tz, interval)) * 1000, zone);
  *instant = made;
  return TRUE;
}

static gboolean
read_digits (const char **text, int n, int *value)
{
  int v = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      v = v * 10 + (*text)[i] - '0';
    }
  *text += n;
  *value = v;
  return TRUE;
}

/* A zone is looked for as a file: nothing may lead out of the folder of zones. */
static gboolean
is_zone_name (const char *name)
{
  return strlen (name) <= 64 && *name != '/' && strstr (name, "..") == NULL
         && strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") == strlen (name);
}

/**
 * along_instant_parse: reads RFC 3339 with an optional zone in brackets (RFC 9557), as
 * along_instant_to_text() writes it; also without seconds, without an offset (then the clocks of
 * the programme's zone are meant), and a date alone.
 */
gboolean
along_instant_parse (const char *text, AlongInstant *instant)
{
  const char *c = text, *zone = ALONG_ZONE;
  g_autofree char *zone_copy = NULL;
  int year, month, day, hour, minute, second = 0, ms = 0, jdn;

  if (c == NULL || !read_digits (&c, 4, &year) || *c++ != '-' || !read_digits (&c, 2, &month)
      || *c++ != '-' || !read_digits (&c, 2, &day) || !along_day_valid_ymd (year, month, day))
    return FALSE;
  jdn = along_day_from_ymd (year, month, day);
  if (*c == '\0')
    {
      *instant = along_instant_new_day (jdn);
      return TRUE;
    }
  if ((*c != 'T' && *c != ' ') || (c++, !read_digits (&c, 2, &hour)) || *c++ != ':'
      || !read_digits (&c, 2, &minute) || hour > 23 || minute > 59)
    return FALSE;
  if (*c == ':' && (c++, !read_digits (&c, 2, &second) || second > 60))
    return FALSE;
  if (*c == '.')
    {
      int scale = 100;
      for (c++; g_ascii_isdigit (*c); c++, scale /= 10)
        ms += (*c - '0') * scale;
    }
  gboolean has_offset = FALSE;
  int offset = 0;
  if (*c == 'Z')
    {
      has_offset = TRUE;
      c++;
    }
  else if (*c == '+' || *c == '-')
    {
      int sign = *c++ == '-' ? -1 : 1, oh, om;
      if (!read_digits (&c, 2, &oh) || *c++ != ':' || !read_digits (&c, 2, &om) || oh > 23 || om > 59)
        return FALSE;
      has_offset = TRUE;
      offset = sign * (oh * 3600 + om * 60);
    }
  if (*c == '[')
    {
      const char *end = strchr (c, ']');
      if (end == NULL || end[1] != '\0')
        return FALSE;
      zone_copy = g_strndup (c + 1, (gsize) (end - c - 1));
      if (!is_zone_name (zone_copy))
        return FALSE;
      g_autoptr (GTimeZone) known = g_time_zone_new_identifier (zone_copy);
      if (known == NULL)
        return FALSE;
      zone = zone_copy;
      c = end + 1;
    }
  if (*c != '\0')
    return FALSE;
  if (!has_offset)
    {
      if (!along_instant_from_local (jdn, hour, minute, zone, instant))
        return FALSE;
      instant->ms += second * 1000 + ms;
      return TRUE;
    }
  gint64 seconds = ((gint64) (jdn - UNIX_EPOCH_DAY) * 24 + hour) * 3600 + minute * 60 + second - offset;
  if (!along_ms_possible (seconds * 1000 + ms))
    return FALSE;
  *instant = along_instant_new (seconds * 1000 + ms, zone);
  return TRUE;
}

/** along_instant_to_text: "2025-05-20T15:00:00+01:00[Europe/London]", or "2025-05-20" for a day. */
char *
along_instant_to_text (const AlongInstant *instant)
{
  int year, month, day;

  if (instant->day_only)
    return along_day_to_edtf (instant->day);

  /* An offset is written in whole minutes; before there were time zones it has seconds. */
  gint64 offset = offset_ms (instant->ms, instant->zone) / 60000 * 60000, local = instant->ms + offset;
  gint64 jdn = floor_div (local, MS_PER_DAY), rest = local - jdn * MS_PER_DAY;
  int minutes = (int) (ABS (offset) / 60000);
  char fraction[8] = "";

  if (rest % 1000 != 0)
    g_snprintf (fraction, sizeof fraction, ".%03d", (int) (rest % 1000));
  along_day_to_ymd ((int) jdn + UNIX_EPOCH_DAY, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s%c%02d:%02d[%s]", year, month, day,
                          (int) (rest / 3600000), (int) (rest / 60000 % 60), (int) (rest / 1000 % 60),
                          fraction, offset < 0 ? '-' : '+', minutes / 60, minutes % 60, instant->zone);
}

gboolean
along_instant_equal (const AlongInstant *a, const AlongInstant *b)
{
  if (a->day_only != b->day_only)
    return FALSE;
  return a->day_only ? a->day == b->day : a->ms == b->ms && a->zone == b->zone;
}

/** along_instant_compare: by moment; a day alone comes before every moment of that day. */
int
along_instant_compare (const AlongInstant *a, const AlongInstant *b)
{
  if (a->day_only || b->day_only)
    {
      if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
      return (int) b->day_only - (int) a->day_only;
    }
  return a->ms < b->ms ? -1 : a->ms > b->ms;
}

/** along_instant_local_time: what clocks in the programme's zone showed; 0:00 for a day alone. */
void
along_instant_local_time (const AlongInstant *instant, int *hour, int *minute)
{
  gint64 rest = 0;

  if (!instant->day_only)
    {
      gint64 local = instant->ms + offset_ms (instant->ms, ALONG_ZONE);
      rest = local - floor_div (local, MS_PER_DAY) * MS_PER_DAY;
    }
  *hour = (int) (rest / 3600000);
  *minute = (int) (rest / 60000 % 60);
}

/** along_instant_time_words: "14:30" by the programme's clocks; empty for a day alone. */
char *
along_instant_time_words (const AlongInstant *instant)
{
  int hour, minute;

  if (instant->day_only)
    return g_strdup ("");
  along_instant_local_time (instant, &hour, &minute);
  return g_strdup_printf ("%02d:%02d", hour, minute);
}
