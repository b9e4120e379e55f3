/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-history.h"

G_BEGIN_DECLS

/**
 * AlongHistoryRow: an edit in History: what, when and who; opened out, each record with its fields "from … to …".
 *
 * Signals: put-back (n as int64, property as int, words: what it is that goes back, title of the edit); take-back ().
 */
#define ALONG_TYPE_HISTORY_ROW (along_history_row_get_type ())
G_DECLARE_FINAL_TYPE (AlongHistoryRow, along_history_row, ALONG, HISTORY_ROW, AdwExpanderRow)

GtkWidget        *along_history_row_new      (AlongHistoryEdit *edit, const char *why_not);
AlongHistoryEdit *along_history_row_get_edit (AlongHistoryRow *self);

G_END_DECLS
