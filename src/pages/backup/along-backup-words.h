/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session-backup.h"

G_BEGIN_DECLS

/* What is said of backups, in the words of the pages. */

char *along_backup_when   (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;
char *along_backup_when_inside (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;
char *along_backup_last   (AlongSession *session) G_GNUC_WARN_UNUSED_RESULT;
char *along_backup_day    (gint64 ms) G_GNUC_WARN_UNUSED_RESULT;
char *along_backup_holds  (const AlongSavedBackup *backup) G_GNUC_WARN_UNUSED_RESULT;
char *along_backup_change (const AlongSavedBackup *backup) G_GNUC_WARN_UNUSED_RESULT;
char *along_backup_health (AlongSession *session, gboolean *due) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
