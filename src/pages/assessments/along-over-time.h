/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-series.h"

G_BEGIN_DECLS

/**
 * AlongOverTime: how one form moved, a row for each domain on one time axis; what moved most, own words,
 * next steps; the table; two dates side by side; the answers of one date. Signal: left ().
 *
 * Holds its own reading of the series, so that the list may be read anew under it.
 */
#define ALONG_TYPE_OVER_TIME (along_over_time_get_type ())
G_DECLARE_FINAL_TYPE (AlongOverTime, along_over_time, ALONG, OVER_TIME, AdwBin)

GtkWidget *along_over_time_new       (AlongSession *session, AlongFamily *family, const AlongSeries *series, guint number);
void       along_over_time_show_answers (AlongOverTime *self, AlongId assessment);
void       along_over_time_find      (AlongOverTime *self, AlongId assessment, const char *text);
char      *along_over_time_summarise (AlongOverTime *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
