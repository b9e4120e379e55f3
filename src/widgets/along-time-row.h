/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongTimeRow: a row for a time of day, typed as people write it: "14:30", "1430", "2.30pm", "9". Read when
 * the row is left or Enter is pressed; what cannot be read stays, with words beside it.
 *
 * Property: minutes: since midnight, or -1. Notified when it changes.
 */
#define ALONG_TYPE_TIME_ROW (along_time_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongTimeRow, along_time_row, ALONG, TIME_ROW, AdwEntryRow)

GtkWidget  *along_time_row_new         (const char *title);
int         along_time_row_get_minutes (AlongTimeRow *self);
void        along_time_row_set_minutes (AlongTimeRow *self, int minutes);
gboolean    along_time_row_read        (AlongTimeRow *self);
const char *along_time_row_get_refusal (AlongTimeRow *self);

int         along_time_parse_typed     (const char *typed);

G_END_DECLS
