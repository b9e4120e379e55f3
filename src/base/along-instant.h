/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The programme's zone: weeks and days are computed in it. */
#define ALONG_ZONE "Europe/London"

/**
 * AlongInstant: a moment, or only the day of one where the hour is not known.
 *
 * @ms: milliseconds UTC since 1970; meaningless if @day_only
 * @zone: the IANA name of the zone it was entered in, interned
 * @day: the Julian day number, in the programme's zone
 * @day_only: the hour is not known
 */
typedef struct
{
  gint64 ms;
  const char *zone;
  int day;
  gboolean day_only;
} AlongInstant;

AlongInstant along_instant_new      (gint64 ms, const char *zone);
AlongInstant along_instant_new_day  (int day);
gboolean     along_instant_parse    (const char *text, AlongInstant *instant);
char        *along_instant_to_text  (const AlongInstant *instant) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_instant_from_local (int day, int hour, int minute, const char *zone, AlongInstant *instant);
gboolean     along_instant_equal    (const AlongInstant *a, const AlongInstant *b);
int          along_instant_compare  (const AlongInstant *a, const AlongInstant *b);
void         along_instant_local_time (const AlongInstant *instant, int *hour, int *minute);
char        *along_instant_time_words (const AlongInstant *instant) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_ms_possible      (gint64 ms);
int          along_day_of_ms        (gint64 ms, const char *zone);
gint64       along_ms_of_day        (int day, const char *zone);

G_END_DECLS
