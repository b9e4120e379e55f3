/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-ribbon-records.h"

G_BEGIN_DECLS

/** AlongRibbonReader: a family on its way from records to a ribbon. */
typedef struct
{
  AlongRibbon *ribbon;
  AlongFamily *family, *team;
  int today;
  int first;
  gboolean with_private;
  GPtrArray *episodes; /* records, in order of time */
} AlongRibbonReader;

char    *along_reader_key           (const char *prefix, AlongRecord *record) G_GNUC_WARN_UNUSED_RESULT;
int      along_reader_pregnancy_day (AlongFamily *family, AlongRecord *pregnancy);
gboolean along_reader_is_about      (AlongRibbonReader *reader, AlongRecord *pregnancy);
void     along_reader_read_events   (AlongRibbonReader *reader);
void     along_reader_read_scores   (AlongRibbonReader *reader);
void     along_reader_read_voices   (AlongRibbonReader *reader);

G_END_DECLS
