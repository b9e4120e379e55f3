/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-support.h"

G_BEGIN_DECLS

/** Hours within which a family is seen once it is accepted (F14). */
#define ALONG_STANDARD_HOURS 48

typedef enum
{
  ALONG_STANDARD_MET,
  ALONG_STANDARD_NOT_MET,
  ALONG_STANDARD_CANNOT_TELL,
  ALONG_STANDARD_NOT_DUE,
} AlongStandardState;

/**
 * AlongStandard48: F14.
 *
 * @hours: from acceptance to the first contact; NAN where it cannot be worked out
 * @weekday_state: the same with only the hours of Mondays to Fridays counted, always named as that variant
 */
typedef struct
{
  double hours;
  AlongStandardState state;
  double weekday_hours;
  AlongStandardState weekday_state;
} AlongStandard48;

/** AlongStartBand: R4: when support started, by gestation at the first contact. */
typedef enum
{
  ALONG_START_UNKNOWN,
  ALONG_START_EARLY,  /* to 19+6 */
  ALONG_START_MIDDLE, /* 20+0 to 27+6 */
  ALONG_START_LATE,   /* from 28+0 */
  ALONG_START_AROUND_BIRTH,
  ALONG_START_AFTER,
} AlongStartBand;

double   along_support_weeks_before_edd (AlongSupport *self);
AlongStartBand along_support_start_band (AlongSupport *self, int around_birth_days);
double   along_hours_between            (const AlongInstant *from, const AlongInstant *to);
double   along_weekday_hours_between    (const AlongInstant *from, const AlongInstant *to);
void     along_standard48               (const AlongInstant *accepted, const AlongInstant *contact,
                                         const AlongInstant *now, AlongStandard48 *standard);
void     along_support_standard48       (AlongSupport *self, gint64 ms, AlongStandard48 *standard);
const char *along_standard_state_to_id  (AlongStandardState state);
int      along_days_since_crisis        (const int *crises, guint n, int from, int today, int *longest);

G_END_DECLS
