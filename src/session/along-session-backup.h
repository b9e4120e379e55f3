/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session.h"

G_BEGIN_DECLS

/* Backups, restoring, and changing what opens the caseload.
 *
 * A backup is made by itself once a day in the folder that along_session_set_backup_folder() names, some time after
 * opening and while the caseload is open, unless nothing has changed. "backup-changed" is emitted when any of what is
 * asked here may have changed, and while work goes on. */

/** AlongBackupHealth: whether anybody need be told about backups. */
typedef enum
{
  ALONG_BACKUP_FINE,
  ALONG_BACKUP_NO_FOLDER, /* there are families, no backup, and no folder for any */
  ALONG_BACKUP_NONE,      /* there are families, and no backup yet */
  ALONG_BACKUP_OLD,       /* something has changed since the last, which is more than a week old */
  ALONG_BACKUP_FAILING,   /* the last try did not work, and the last good one is not of today; or the folder can only be read */
} AlongBackupHealth;

/** AlongSessionWork: what the caseload is closed for, and opens again after. */
typedef enum
{
  ALONG_SESSION_WORK_NONE,
  ALONG_SESSION_WORK_REKEY,
  ALONG_SESSION_WORK_RESTORE,
  ALONG_SESSION_WORK_REOPEN, /* to be opened in earnest: takes a moment */
} AlongSessionWork;

/**
 * AlongSavedBackup: a backup, as it says of itself or, once it was opened, as it is.
 *
 * @of_this: it is of this caseload
 * @by_hand: it is never removed by itself
 * @made_at, @changed_at: milliseconds UTC; @changed_at: the last change in it, 0: none
 * @worker, @team: (nullable): names of whose caseload it is and of the programme, once it was opened
 */
typedef struct
{
  char *path;
  gboolean of_this;
  gboolean by_hand;
  gint64 made_at, changed_at;
  gint64 families, people, records, journal, bytes;
  char *worker, *team;
} AlongSavedBackup;

void              along_saved_backup_free (AlongSavedBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongSavedBackup, along_saved_backup_free)

/* How it stands. */
void              along_session_set_backup_folder (AlongSession *self, const char *folder);
const char       *along_session_get_backup_folder (AlongSession *self);
/* Before it is chosen: READ_ONLY, FULL, IO. */
void              along_session_try_backup_folder_async  (AlongSession *self, const char *folder, GAsyncReadyCallback callback,
                                                          gpointer data);
gboolean          along_session_try_backup_folder_finish (AlongSession *self, GAsyncResult *result, GError **error);
AlongBackupHealth along_session_get_backup_health (AlongSession *self, gint64 *last_good, const char **why);
gboolean          along_session_is_backing_up     (AlongSession *self, double *done);
AlongSessionWork  along_session_get_work          (AlongSession *self, double *done);
void              along_session_cancel_work       (AlongSession *self);

/* Making one now, in the folder. */
void     along_session_back_up_async   (AlongSession *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer data);
gboolean along_session_back_up_finish  (AlongSession *self, GAsyncResult *result, GError **error);

/* Those of a folder, newest first; while the caseload is closed too. @folder: (nullable): the chosen one. */
void       along_session_list_backups_async  (AlongSession *self, const char *folder, GAsyncReadyCallback callback,
                                              gpointer data);
/* (transfer full) (element-type AlongSavedBackup) */
GPtrArray *along_session_list_backups_finish (AlongSession *self, GAsyncResult *result, GError **error);

/* One file, by what it says of itself; fails where it is no backup. */
void              along_session_read_backup_async  (AlongSession *self, const char *path, GAsyncReadyCallback callback,
                                                    gpointer data);
AlongSavedBackup *along_session_read_backup_finish (AlongSession *self, GAsyncResult *result, GError **error);

/* Opening one with the words of its recovery sheet, to see what it holds. PASSPHRASE_WRONG, DAMAGED, NEWER, FULL, IO. */
typedef struct _AlongOpenedBackup AlongOpenedBackup;

void                    along_session_open_backup_async  (AlongSession *self, const char *path, const char *words,
                                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                                          gpointer data);
AlongOpenedBackup      *along_session_open_backup_finish (AlongSession *self, GAsyncResult *result, GError **error);
const AlongSavedBackup *along_opened_backup_get_info     (AlongOpenedBackup *opened);
gboolean                along_opened_backup_get_missing  (AlongOpenedBackup *opened, gint64 *families, gboolean *written);
void                    along_opened_backup_free         (AlongOpenedBackup *opened);

/* Making a caseload of it, in the place of the one there is, which is kept beside; then it is opened. Takes @opened.
 * @passphrase: (nullable): for unlocking, where there is no caseload yet. */
void     along_session_restore_async   (AlongSession *self, AlongOpenedBackup *opened, const char *passphrase,
                                        gboolean without_keyring, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
gboolean along_session_restore_finish  (AlongSession *self, GAsyncResult *result, GError **error);

/* When caseloads were replaced that are kept still: milliseconds UTC, the latest first. */
GArray  *along_session_list_replaced   (AlongSession *self);
/* Opening one to see what it holds, with the keyring's key or the words of its sheet; then along_session_restore_async () puts it
 * back, and keeps the present one in its turn. Its @made_at is when it was replaced. */
void     along_session_open_replaced_async (AlongSession *self, gint64 replaced, const char *words, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
AlongOpenedBackup *along_session_open_replaced_finish (AlongSession *self, GAsyncResult *result, GError **error);
void     along_session_let_go_async    (AlongSession *self, gint64 replaced, GAsyncReadyCallback callback, gpointer data);
gboolean along_session_let_go_finish   (AlongSession *self, GAsyncResult *result, GError **error);

/* What opens it. @proof: the passphrase until now, or, @by_sheet, the words of the recovery sheet as typed; %NULL where there
 * is no passphrase. Wrong ones are counted and slow down as when unlocking: PASSPHRASE_WRONG, WAIT. Wiping the caller's copies
 * is the caller's. */
void     along_session_change_passphrase_async  (AlongSession *self, const char *proof, gboolean by_sheet,
                                                 const char *new_passphrase, GAsyncReadyCallback callback, gpointer data);
gboolean along_session_change_passphrase_finish (AlongSession *self, GAsyncResult *result, GError **error);
/* Then along_session_get_sheet() has the new words. */
void     along_session_new_sheet_async  (AlongSession *self, const char *proof, gboolean by_sheet,
                                         GAsyncReadyCallback callback, gpointer data);
gboolean along_session_new_sheet_finish (AlongSession *self, GAsyncResult *result, GError **error);
gboolean along_session_is_another_sheet (AlongSession *self);
char    *along_session_look_at_words    (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
/* Closes the caseload, writes it anew under another key, and opens it again, whatever came of it. */
void     along_session_rekey_async      (AlongSession *self, GAsyncReadyCallback callback, gpointer data);
gboolean along_session_rekey_finish     (AlongSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
