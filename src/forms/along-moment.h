/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlongMoment: a FHIR date ("2026", "2026-03", "2026-03-12"), dateTime or time, taken apart for comparing and
 * reckoning. A moment with a zone has been moved to UTC.
 *
 * @parts: how many are known: 1 year, 2 month, 3 day, 5 hour and minute, 6 second, 7 part of a second;
 *   a time alone has no year to day (zero) and counts as if it had
 */
typedef struct
{
  int parts;
  int part[7];
  gboolean time_only;
  gboolean has_zone;
} AlongMoment;

/** What along_moment_compare() says when the two are not known well enough. */
#define ALONG_MOMENT_UNCERTAIN 2

gboolean along_moment_parse_date      (const char *text, AlongMoment *moment);
gboolean along_moment_parse_date_time (const char *text, AlongMoment *moment);
gboolean along_moment_parse_time      (const char *text, AlongMoment *moment);
int      along_moment_compare         (const AlongMoment *a, const AlongMoment *b);
char    *along_moment_add             (const AlongMoment *moment, gint64 number, const char *unit) G_GNUC_WARN_UNUSED_RESULT;
int      along_moment_first_day       (const AlongMoment *moment);

G_END_DECLS
