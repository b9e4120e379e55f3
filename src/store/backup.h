/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-backup-header.h"
#include "along-store-backup.h"
#include "store-object.h"

/* What the files about backups share. */

struct _AlongBackup
{
  AlongBackupInfo *info;
  AlongWrap *recovery; /* the recovery pair, with no key in it */
  AlongKey *key;
  char *scratch;
};

/** What the folder of a caseload that was replaced is called, after the caseload's own: then the second it was replaced. */
#define BACKUP_REPLACED ".before-"

AlongBackupInfo *backup_info_of      (const AlongBackupHeader *header, const char *path);
gboolean         backup_count        (StoreConnection *connection, AlongBackupHeader *header, GError **error);
gboolean         backup_note         (AlongStore *self, const AlongBackupInfo *info, gboolean gone, GError **error);
char            *backup_scratch_path (AlongStore *self);
int              backup_newest_first (gconstpointer a, gconstpointer b);

/* backup-folder.c */
char    *backup_file_name (AlongId store, gint64 made_at);
void     backup_choose    (const gint64 *made, guint n, gboolean *keep);
void     backup_expire    (AlongStore *self, const char *folder, const AlongBackupInfo *made_now);
gboolean backup_read_header (const char *path, AlongBackupHeader *header, GError **error);

/* restore.c */
gboolean backup_read_inside  (StoreConnection *connection, AlongId store, AlongBackupHeader *found, GCancellable *cancellable,
                              GError **error);
gboolean backup_read_through (StoreConnection *connection, AlongKey *key, const char *path, AlongId store,
                              AlongBackupHeader *found, GCancellable *cancellable, GError **error);

gboolean backup_look_through (AlongBackup *backup, const AlongBackupHeader *header, const char *damaged,
                              GCancellable *cancellable, GError **error);
gboolean backup_fail_io      (const char *words, GError **error);

/* rekey.c */
gboolean rekey_settle (const char *path, const char *id_path, AlongStoreId *store_id, AlongKey *key, GError **error);
