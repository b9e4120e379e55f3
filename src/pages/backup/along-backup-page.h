/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-session-backup.h"

G_BEGIN_DECLS

/**
 * AlongBackupPage: a page of the preferences: the folder for backups, the last good one, making one now, those that are
 * there and what they hold, and caseloads that were replaced.
 *
 * Emits "folder-chosen" (path) for whoever keeps the settings of this computer, "restore" (path; "": a file is to be
 * chosen), "put-back" (when it was replaced).
 */
#define ALONG_TYPE_BACKUP_PAGE (along_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (AlongBackupPage, along_backup_page, ALONG, BACKUP_PAGE, AdwPreferencesPage)

GtkWidget *along_backup_page_new    (AlongSession *session);
void       along_backup_page_choose (AlongBackupPage *self, const char *path);

G_END_DECLS
