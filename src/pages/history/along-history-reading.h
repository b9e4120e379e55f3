/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-history.h"

G_BEGIN_DECLS

/**
 * AlongHistoryReading: who opened, printed or gave out a family's record, the newest first. A manager may see it of all
 * families, and look for one by name.
 */
#define ALONG_TYPE_HISTORY_READING (along_history_reading_get_type ())
G_DECLARE_FINAL_TYPE (AlongHistoryReading, along_history_reading, ALONG, HISTORY_READING, AdwBin)

GtkWidget *along_history_reading_new (AlongSession *session, AlongId family);

G_END_DECLS
