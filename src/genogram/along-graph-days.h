/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-graph-family.h"

G_BEGIN_DECLS

typedef enum
{
  ALONG_DAY_OF_BIRTH,
  ALONG_DAY_OF_DEATH,
  ALONG_DAY_OF_COUPLE, /* one begins or ends */
  ALONG_DAY_OF_PREGNANCY,
  ALONG_DAY_OF_CARE, /* who looks after a child, or by which order */
  ALONG_DAY_OF_MOVE,
} AlongGraphDayKind;

/**
 * AlongGraphDay: something that changed the family's drawing.
 *
 * @day: the first day on which along_graph_from_family() draws it
 * @when: the date as far as it is known, as "March 2016" or "about 1979"
 * @words: what it was, as "Liam moved out"
 */
typedef struct
{
  int day;
  AlongGraphDayKind kind;
  char *when;
  char *words;
} AlongGraphDay;

GPtrArray *along_graph_days         (AlongFamily *family, int today, AlongGraphFlags flags) G_GNUC_WARN_UNUSED_RESULT;
int        along_graph_days_nearest (GPtrArray *days, int day, int step);
char      *along_graph_days_words   (GPtrArray *days, int day) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *along_graph_days_undated (AlongFamily *family, AlongGraph *graph) G_GNUC_WARN_UNUSED_RESULT;

/**
 * AlongDayScale: days along a line from 0 to 1. A family's life has decades with one day to show, and weeks with many:
 * between two days that something happened on the room grows with the logarithm of the days between them, so that each
 * can be told from the next, and order is kept.
 */
typedef struct _AlongDayScale AlongDayScale;

AlongDayScale *along_day_scale_new      (GPtrArray *days, int today);
void           along_day_scale_free     (AlongDayScale *scale);
double         along_day_scale_position (const AlongDayScale *scale, int day);
int            along_day_scale_day      (const AlongDayScale *scale, double position);
int            along_day_scale_first    (const AlongDayScale *scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongDayScale, along_day_scale_free)

G_END_DECLS
