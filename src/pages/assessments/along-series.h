/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-filling.h"

G_BEGIN_DECLS

/**
 * AlongTime: one finished assessment. @day: ALONG_DAY_NONE never: those without a day are left out.
 *
 * @rater: (nullable): the worker who rated
 */
typedef struct
{
  AlongRecord *record;
  AlongRecord *rater;
  AlongForm *form;
  int day;
} AlongTime;

/**
 * AlongSeries: the assessments of one form, parent and baby, the earliest first.
 *
 * @questionnaire: (transfer none): the record of the form, of the latest of them
 * @parent: (transfer none) (nullable); @child: (transfer none) (nullable)
 * @times: (element-type AlongTime)
 */
typedef struct
{
  AlongRecord *questionnaire;
  AlongRecord *parent;
  AlongRecord *child;
  GPtrArray *times;
} AlongSeries;

GPtrArray    *along_series_list        (AlongFamily *family, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;
void          along_series_free        (AlongSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongSeries, along_series_free)
AlongTime    *along_series_last        (const AlongSeries *series);
AlongSeries  *along_series_find        (AlongFamily *family, AlongFamily *team, const AlongFilling *filling)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean      along_series_same        (const AlongSeries *one, const AlongSeries *other);
char         *along_series_who         (AlongRecord *parent, AlongRecord *child) G_GNUC_WARN_UNUSED_RESULT;
gboolean      along_series_is_hidden   (const AlongSeries *series, AlongSession *session, AlongFamily *family);
gboolean      along_series_has_raters  (const AlongSeries *series);
char         *along_series_mark        (const AlongSeries *series, guint number) G_GNUC_WARN_UNUSED_RESULT;
char         *along_series_day_words   (const AlongSeries *series, guint number) G_GNUC_WARN_UNUSED_RESULT;
char         *along_series_day_sentence (const AlongSeries *series, guint number) G_GNUC_WARN_UNUSED_RESULT;
char         *along_time_words         (const AlongTime *time) G_GNUC_WARN_UNUSED_RESULT;
const char   *along_series_foot        (const AlongSeries *series);
AlongField   *along_form_of_role       (AlongForm *form, const char *role);
AlongFilling *along_filling_again      (AlongFamily *family, const AlongSeries *series, int day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
