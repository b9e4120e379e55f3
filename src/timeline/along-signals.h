/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-support.h"

G_BEGIN_DECLS

/** F9: at this sum a keyworker is told; managers' lists use ALONG_SIGNAL_MANAGER. */
#define ALONG_SIGNAL_THRESHOLD 4.0
#define ALONG_SIGNAL_MANAGER 5.0

/**
 * AlongSupportGap: F8.
 *
 * @since: day of the last completed contact, or of acceptance before any
 * @on: the day asked about, or on which it fired
 * @until: the next contact, or the reference day while there is none
 * @days: from @since to @on, agreed pauses left out; -1 if nothing to count from
 * @whole: from @since to @until, agreed pauses left out
 * @limit: from the plan of that day; 0 without a plan
 */
typedef struct
{
  int since;
  int on, until;
  int days, whole;
  int limit;
  gboolean alert;
} AlongSupportGap;

/** AlongSupportSignal: F9: the sum at the end of a week, where it reached the threshold. */
typedef struct
{
  int week;
  double value;
} AlongSupportSignal;

/** AlongSupportSegment: F12: weeks @first to @last by index, with one rate. */
typedef struct
{
  guint first, last;
  double rate;
} AlongSupportSegment;

/** AlongSupportDrift: F9 to F11 as of the last complete week. */
typedef enum
{
  ALONG_DRIFT_NONE,
  ALONG_DRIFT_TAPER,  /* F10: planned */
  ALONG_DRIFT_BELOW,  /* F9 while the plan falls too */
  ALONG_DRIFT_FADE,   /* F11: unplanned */
} AlongSupportDrift;

int      along_gap_limit           (double planned);
void     along_support_gap         (AlongSupport *self, AlongSupportGap *gap);
void     along_support_gap_on      (AlongSupport *self, int day, AlongSupportGap *gap);
GArray  *along_support_gaps        (AlongSupport *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_support_longest_gap (AlongSupport *self, AlongSupportGap *gap);

double   along_signal_slack        (double planned, double exposure);
double   along_signal_step         (double sum, double planned, double exposure, int count);
double  *along_support_below_plan  (AlongSupport *self, guint *n) G_GNUC_WARN_UNUSED_RESULT;
GArray  *along_support_signals     (AlongSupport *self, double threshold) G_GNUC_WARN_UNUSED_RESULT;
double   along_support_plan_fall   (AlongSupport *self, int day);
gboolean along_support_signals_now (AlongSupport *self, int *since);
AlongSupportDrift along_support_drift (AlongSupport *self);

GArray  *along_segments_find       (const int *counts, const double *exposures, guint n) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_segment_intensive   (GArray *segments, guint index);
gboolean along_segments_taper      (GArray *segments);
GArray  *along_support_suggest     (AlongSupport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
