/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-history.h"

G_BEGIN_DECLS

/**
 * AlongHistoryChanges: what was changed, by day, the newest first, with words to look for and "Show more"; each edit can be
 * taken back, each value put back.
 */
#define ALONG_TYPE_HISTORY_CHANGES (along_history_changes_get_type ())
G_DECLARE_FINAL_TYPE (AlongHistoryChanges, along_history_changes, ALONG, HISTORY_CHANGES, AdwBin)

GtkWidget *along_history_changes_new          (AlongSession *session, AlongId family, AlongId record);
void       along_history_changes_focus_search (AlongHistoryChanges *self);

G_END_DECLS
