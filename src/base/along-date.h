/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are Julian day numbers: integers that count days, so that differences are days. */
#define ALONG_DAY_NONE G_MININT /* no such day: unknown, or open at this end */

typedef enum
{
  ALONG_DATE_DAY,      /* 2026-03-12 */
  ALONG_DATE_MONTH,    /* 2026-03 */
  ALONG_DATE_YEAR,     /* 2026 */
  ALONG_DATE_DECADE,   /* 202X */
  ALONG_DATE_CENTURY,  /* 20XX */
  ALONG_DATE_INTERVAL, /* 2026-03/2026-05, ../2026, 2026/.. */
} AlongDatePrecision;

/**
 * AlongDate: what an EDTF text (ISO 8601-2, levels 0 and 1) says: the first and the last day it may
 * mean (either may be ALONG_DAY_NONE in an open interval), how exact it is, and whether it is
 * approximate ("~", "%") or uncertain ("?", "%").
 */
typedef struct
{
  int lo;
  int hi;
  AlongDatePrecision precision;
  gboolean approximate;
  gboolean uncertain;
} AlongDate;

typedef enum
{
  ALONG_DATE_ERROR_UNREADABLE, /* not a date in any form we know */
  ALONG_DATE_ERROR_IMPOSSIBLE, /* a form we know, but no such day */
} AlongDateError;

#define ALONG_DATE_ERROR (along_date_error_quark ())
GQuark along_date_error_quark (void);

gboolean along_date_parse       (const char *edtf, AlongDate *date, GError **error);
gboolean along_date_parse_typed (const char *typed, char **edtf, GError **error);
int      along_date_first_day   (const char *edtf);
int      along_date_last_day    (const char *edtf);
char    *along_date_to_words    (const char *edtf) G_GNUC_WARN_UNUSED_RESULT;

int      along_day_from_ymd     (int year, int month, int day);
void     along_day_to_ymd       (int jdn, int *year, int *month, int *day);
gboolean along_day_valid_ymd    (int year, int month, int day);
gboolean along_day_possible     (int jdn);
int      along_day_weekday      (int jdn);
int      along_day_week_start   (int jdn);
int      along_day_add_months   (int jdn, int months);
char    *along_day_to_edtf      (int jdn) G_GNUC_WARN_UNUSED_RESULT;
char    *along_day_to_words     (int jdn) G_GNUC_WARN_UNUSED_RESULT;
char    *along_day_to_short     (int jdn) G_GNUC_WARN_UNUSED_RESULT;
char    *along_day_to_weekday_words (int jdn) G_GNUC_WARN_UNUSED_RESULT;
const char *along_month_name    (int month);
const char *along_month_short   (int month);
const char *along_weekday_name  (int weekday);

G_END_DECLS
