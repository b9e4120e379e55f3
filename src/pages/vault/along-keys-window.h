/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-backup.h"

G_BEGIN_DECLS

/**
 * AlongKeysWindow: another passphrase, or a new recovery sheet: who has a passphrase gives it first, or the words
 * of the recovery sheet. What it asks of its parent: "win.toast", "win.show-sheet".
 */
#define ALONG_TYPE_KEYS_WINDOW (along_keys_window_get_type ())
G_DECLARE_FINAL_TYPE (AlongKeysWindow, along_keys_window, ALONG, KEYS_WINDOW, AdwWindow)

GtkWindow *along_keys_window_new_passphrase (GtkWindow *parent, AlongSession *session, gboolean by_sheet);
GtkWindow *along_keys_window_new_sheet      (GtkWindow *parent, AlongSession *session);

G_END_DECLS
