/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session.h"

G_BEGIN_DECLS

/**
 * AlongHopeRow: a hope of the family in their own words: whose it is, 0 to 10 then and now, small steps, how it
 * stands. Each change is one edit.
 */
#define ALONG_TYPE_HOPE_ROW (along_hope_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongHopeRow, along_hope_row, ALONG, HOPE_ROW, AdwExpanderRow)

GtkWidget *along_hope_row_new     (AlongSession *session, AlongFamily *family, AlongRecord *hope);
GtkWidget *along_hope_row_read (AlongFamily *family, AlongRecord *hope);
AlongId    along_hope_row_get_id  (AlongHopeRow *self);
void       along_hope_row_refresh (AlongHopeRow *self);
AlongEdit *along_hope_add         (AlongFamily *family, const char *words, int today);

G_END_DECLS
