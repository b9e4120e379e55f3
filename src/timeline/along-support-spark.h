/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-support.h"

G_BEGIN_DECLS

#define ALONG_SPARK_MOST 26

/**
 * AlongSupportSpark: the last weeks of support in a small space: bars and the plan behind them.
 *
 * @weeks: how many, the last one being the week of today
 * @rates: contacts a week, 0 before the episode, in an agreed pause or in its closed time
 * @low, @high: the plan, NAN without one
 * @inside: whether the week belongs to the episode
 */
typedef struct
{
  guint weeks;
  double rates[ALONG_SPARK_MOST];
  double low[ALONG_SPARK_MOST], high[ALONG_SPARK_MOST];
  gboolean inside[ALONG_SPARK_MOST];
} AlongSupportSpark;

/** AlongNotice: what a row of the list says beside the spark, the first that holds. */
typedef enum
{
  ALONG_NOTICE_NONE,
  ALONG_NOTICE_GAP,
  ALONG_NOTICE_BELOW_PLAN,
} AlongNotice;

void        along_support_spark        (AlongSupport *self, guint weeks, AlongSupportSpark *spark);
AlongNotice along_support_notice       (AlongSupport *self);
char       *along_support_notice_words (AlongSupport *self, char **description) G_GNUC_WARN_UNUSED_RESULT;
char       *along_support_why_words    (AlongSupport *self) G_GNUC_WARN_UNUSED_RESULT;
double      along_support_rank         (AlongSupport *self);

G_END_DECLS
