/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** AlongSparkWeek: contacts of one week, and what was planned; @hi below 0: no plan. */
typedef struct
{
  double value;
  double lo, hi;
} AlongSparkWeek;

/**
 * AlongSpark: the last weeks of contacts as small bars over the planned band, for a row of a list: 12 weeks
 * at its natural width, up to 26 where there is room. Height 24 px. Role IMG, named by the words given;
 * cannot be focused, as the row says the same. Empty state: nothing is painted.
 */
#define ALONG_TYPE_SPARK (along_spark_get_type ())
G_DECLARE_FINAL_TYPE (AlongSpark, along_spark, ALONG, SPARK, GtkWidget)

GtkWidget *along_spark_new (void);
void       along_spark_set (AlongSpark *self, const AlongSparkWeek *weeks, guint n_weeks, const char *words);

G_END_DECLS
