/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AlongDateRow: a row for a date, typed as people write it ("12 March 2026", "12/3/26", "about 1980") or
 * picked from a calendar. It is read when the row is left or Enter is pressed; what cannot be read stays,
 * with words beside it and the state INVALID. Set the title as with any AdwEntryRow.
 *
 * Property: edtf (nullable): the date as EDTF; %NULL when empty or not readable. Notified when it changes.
 */
#define ALONG_TYPE_DATE_ROW (along_date_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongDateRow, along_date_row, ALONG, DATE_ROW, AdwEntryRow)

GtkWidget  *along_date_row_new         (const char *title);
const char *along_date_row_get_edtf    (AlongDateRow *self);
void        along_date_row_set_edtf    (AlongDateRow *self, const char *edtf);
void        along_date_row_set_exact   (AlongDateRow *self, gboolean exact);
void        along_date_row_set_of_birth (AlongDateRow *self);
gboolean    along_date_row_read        (AlongDateRow *self);
void        along_date_row_refuse      (AlongDateRow *self, const char *words);
const char *along_date_row_get_refusal (AlongDateRow *self);

G_END_DECLS
