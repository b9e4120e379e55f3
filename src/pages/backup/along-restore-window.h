/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-backup.h"

G_BEGIN_DECLS

/**
 * AlongRestoreWindow: a backup: the words of its sheet are asked for, what it holds is shown, and then it can be made
 * the caseload. Or a caseload that was kept from before a restoration, to be put back the same way. Open in any state of the session. What it asks of its parent: "win.toast".
 */
#define ALONG_TYPE_RESTORE_WINDOW (along_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongRestoreWindow, along_restore_window, ALONG, RESTORE_WINDOW, AdwWindow)

GtkWindow *along_restore_window_new          (GtkWindow *parent, AlongSession *session, const char *path);
GtkWindow *along_restore_window_new_replaced (GtkWindow *parent, AlongSession *session, gint64 replaced);
void       along_restore_window_choose       (GtkWindow *parent, AlongSession *session);

G_END_DECLS
