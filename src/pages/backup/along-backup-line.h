/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-backup.h"

G_BEGIN_DECLS

/**
 * AlongBackupLine: one line about backups, and a button where something should be done: nothing at all where only a
 * gentle word is asked for and none is due. What it asks of the window: "win.back-up" and "win.backups".
 */
#define ALONG_TYPE_BACKUP_LINE (along_backup_line_get_type ())
G_DECLARE_FINAL_TYPE (AlongBackupLine, along_backup_line, ALONG, BACKUP_LINE, AdwBin)

GtkWidget *along_backup_line_new         (gboolean only_when_due);
void       along_backup_line_set_session (AlongBackupLine *self, AlongSession *session);

G_END_DECLS
