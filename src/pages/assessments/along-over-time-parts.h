/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-columns.h"
#include "along-scores.h"
#include "along-series.h"

G_BEGIN_DECLS

/**
 * AlongDomainRow: one domain over time.
 *
 * @title: of the latest form
 * @scores: (element-type AlongScore, nullable elements): one for each time of the series; %NULL: that version
 *   did not have it
 */
typedef struct
{
  char *link_id;
  const char *title;
  GPtrArray *scores;
  double low, high;
} AlongDomainRow;

/* along-over-time-rows.c */
GPtrArray    *along_over_time_rows      (const AlongSeries *series) G_GNUC_WARN_UNUSED_RESULT;
gboolean      along_domain_row_value    (const AlongDomainRow *row, guint time, double *value);
gboolean      along_domain_row_is_early (const AlongDomainRow *row, int weeks);
char         *along_domain_row_now      (const AlongDomainRow *row) G_GNUC_WARN_UNUSED_RESULT;
char         *along_domain_row_seen     (const AlongDomainRow *row) G_GNUC_WARN_UNUSED_RESULT;
char         *along_domain_row_since    (const AlongDomainRow *row, int *way) G_GNUC_WARN_UNUSED_RESULT;
const char   *along_over_time_level_word (const AlongQuestion *question, const AlongAnswer *answer);
char         *along_over_time_row_words (const AlongDomainRow *row, const AlongSeries *series) G_GNUC_WARN_UNUSED_RESULT;

/* along-over-time-places.c */
double        along_over_time_x         (const AlongSeries *series, int born, int day, double width);
double       *along_over_time_places    (const AlongSeries *series, int born, double width) G_GNUC_WARN_UNUSED_RESULT;

/* along-over-time-drawing.c */
void          along_over_time_add_drawing (AlongColumns *columns, AlongFamily *family, const AlongSeries *series);
GtkWidget    *along_over_time_table     (const AlongSeries *series);

/* along-over-time-side.c */
void          along_over_time_add_side  (AlongColumns *columns, AlongFamily *family, const AlongSeries *series);

/* along-over-time-compare.c */
GtkWidget    *along_over_time_compare   (const AlongSeries *series);
GtkWidget    *along_over_time_answers   (const AlongSeries *series, AlongFamily *team, AlongRecord *me);
GtkWidget    *along_over_time_answers_of (GtkWidget *answers, guint number);

G_END_DECLS
