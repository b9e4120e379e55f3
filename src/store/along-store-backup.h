/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-secret-text.h"
#include "along-store.h"
#include "along-wrap.h"

G_BEGIN_DECLS

/* Backups, and what is made from them. All of these wait: not for the main thread of a window. They fail with
 * ALONG_STORE_ERROR or, where a key is at fault, ALONG_VAULT_ERROR. */

/** AlongStoreProgress: how much of the work is done, 0 to 1. Called on the thread that works. */
typedef void (*AlongStoreProgress) (double done, gpointer data);

/** What the names of backups end with. */
#define ALONG_BACKUP_ENDING ".alongside-backup"
/** Days and weeks of which a folder keeps a backup each. */
#define ALONG_BACKUP_DAYS 7
#define ALONG_BACKUP_WEEKS 8

/**
 * AlongBackupInfo: what a backup is, and holds.
 *
 * @path: its file
 * @store: whose it is
 * @by_hand: made to a file that somebody chose: never removed by itself
 * @made_at, @changed_at: milliseconds UTC; @changed_at is the last change in it, 0: none
 * @families, @people, @records: but for deleted ones
 * @journal: number of the journal's last entry
 * @bytes: of the file
 * @worker, @team: (nullable): names of whose caseload it is and of the programme; known once it was opened
 */
typedef struct
{
  char *path;
  AlongId store;
  gboolean by_hand;
  gint64 made_at, changed_at;
  gint64 families, people, records, journal;
  gint64 bytes;
  char *worker, *team;
} AlongBackupInfo;

void             along_backup_info_free (AlongBackupInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongBackupInfo, along_backup_info_free)

/* Making. */
AlongBackupInfo *along_store_backup_sync       (AlongStore *self, const char *path, gboolean by_hand,
                                                AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlongBackupInfo *along_store_backup_into_sync  (AlongStore *self, const char *folder, AlongStoreProgress progress,
                                                gpointer data, GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type AlongBackupInfo), newest first: those that this store made and has not removed. */
GPtrArray       *along_store_list_backups_sync (AlongStore *self, GError **error);
gboolean         along_store_get_journal_sync  (AlongStore *self, gint64 *journal, gboolean *any_family, GError **error);

/* A folder of them. */
/* (element-type AlongBackupInfo), newest first. @store: ALONG_ID_NONE: of any. */
GPtrArray       *along_backup_list_sync        (const char *folder, AlongId store, GError **error);
/* Whether a folder may be written, as the system says; and by writing in it. READ_ONLY, FULL, IO. */
gboolean         along_backup_is_shut          (const char *folder);
gboolean         along_backup_try_folder_sync  (const char *folder, GError **error);
AlongBackupInfo *along_backup_read_sync        (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Opening one, with the recovery passphrase. */
/** AlongBackup: a backup that was opened and read through. */
typedef struct _AlongBackup AlongBackup;

AlongBackup           *along_backup_open_sync  (const char *path, const AlongSecretText *passphrase, const char *scratch,
                                                AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
const AlongBackupInfo *along_backup_get_info   (AlongBackup *backup);
const AlongWrap       *along_backup_get_recovery (AlongBackup *backup);
/** AlongBackupMissing: what of a caseload an opened backup has not: families, but for deleted ones; and whether anything was
 * written that is not in it. */
typedef struct
{
  gint64 families;
  gboolean written;
} AlongBackupMissing;

gboolean               along_backup_compare_sync (AlongBackup *backup, AlongStore *present, AlongBackupMissing *missing,
                                                GError **error);
void                   along_backup_free       (AlongBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongBackup, along_backup_free)

/* Making a caseload of it, and putting that in its place. */
gboolean along_backup_restore_sync     (AlongBackup *backup, const char *dir, AlongKey *key, const AlongWrap *unlock,
                                        gboolean in_keyring, AlongStoreProgress progress, gpointer data,
                                        GCancellable *cancellable, GError **error);
char    *along_store_restored_dir      (const char *dir) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_store_put_in_place_sync (const char *dir, char **before, GError **error);
gboolean along_store_settle            (const char *dir);
char    *along_store_opened_path       (const char *dir) G_GNUC_WARN_UNUSED_RESULT;
void     along_store_clear_left_over_sync (const char *dir);
/* Folders of caseloads that were replaced, the latest first. */
GStrv    along_store_list_replaced     (const char *dir) G_GNUC_WARN_UNUSED_RESULT;
AlongBackup *along_store_open_replaced_sync (const char *replaced, gint64 replaced_at, AlongKey *key, const char *scratch,
                                             AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_store_let_go_sync       (const char *replaced, GError **error);

/* Changing the key. */
AlongKey *along_store_ref_key          (AlongStore *self) G_GNUC_WARN_UNUSED_RESULT;
AlongKey *along_store_rekey_sync       (const char *dir, gboolean demonstration, AlongKey *key, gboolean in_keyring,
                                        AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void      along_store_tidy_keys_sync   (const char *dir, AlongKey *key);

G_END_DECLS
