/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *along_gedcom_date_to_edtf   (const char *text, int *lo, int *hi) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_gedcom_date_is_mended (const char *text);
char *along_gedcom_date_from_edtf (const char *edtf) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  ALONG_CALENDAR_GREGORIAN,
  ALONG_CALENDAR_JULIAN,
  ALONG_CALENDAR_HEBREW,
  ALONG_CALENDAR_FRENCH,
  ALONG_CALENDAR_OTHER,
} AlongCalendar;

gboolean along_calendar_span  (AlongCalendar calendar, int year, int month, int day, int *lo, int *hi);
int      along_calendar_month (AlongCalendar calendar, const char *word);

G_END_DECLS
