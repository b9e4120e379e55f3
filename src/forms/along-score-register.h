/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-change.h"
#include "along-family.h"
#include "along-instruments.h"

G_BEGIN_DECLS

/* The score register: what a measure came to that was filled in and worked out elsewhere. Numbers, never its questions. */

/**
 * AlongMeasured: the scores of one instrument, in one version, about one person, the earliest first.
 *
 * @title: as it was written down last
 * @instrument: (nullable): what the catalogue knows of it
 * @about: (transfer none) (nullable)
 * @scores: (element-type AlongRecord): at least one, each with a day
 */
typedef struct
{
  const char *title;
  const AlongInstrument *instrument;
  AlongRecord *about;
  GPtrArray *scores;
} AlongMeasured;

/** AlongPart: a part of an instrument with a number of its own. */
typedef struct
{
  char *name;
  char *value; /* a decimal, as text */
} AlongPart;

GPtrArray   *along_measured_list          (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
void         along_measured_free          (AlongMeasured *measured);
AlongRecord *along_measured_last          (const AlongMeasured *measured);
int          along_measured_better        (const AlongMeasured *measured);
gboolean     along_measured_value         (const AlongMeasured *measured, guint number, double *value);
GArray      *along_measured_cut_offs      (const AlongMeasured *measured) G_GNUC_WARN_UNUSED_RESULT;
void         along_measured_range         (const AlongMeasured *measured, double *low, double *high);
char        *along_measured_title_words   (const AlongMeasured *measured) G_GNUC_WARN_UNUSED_RESULT;
char        *along_measured_change_words  (const AlongMeasured *measured, guint from, guint to) G_GNUC_WARN_UNUSED_RESULT;

char        *along_score_record_words     (AlongRecord *score) G_GNUC_WARN_UNUSED_RESULT;
char        *along_score_record_meaning   (AlongRecord *score) G_GNUC_WARN_UNUSED_RESULT;
char        *along_score_record_more      (AlongRecord *score) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray   *along_parts_read             (const char *json) G_GNUC_WARN_UNUSED_RESULT;
char        *along_parts_write            (GPtrArray *parts) G_GNUC_WARN_UNUSED_RESULT;
void         along_parts_add              (GPtrArray *parts, const char *name, const char *value);

G_END_DECLS
