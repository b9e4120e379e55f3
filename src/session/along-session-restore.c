/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "along-clock.h"
#include "along-keyring.h"
#include "along-store-backup.h"
#include "along-store-id.h"
#include "along-words.h"

/* From the beginning of 1970. */
#define SECONDS_TO_2020 1577836800

/* A backup is opened and shown first; the caseload made of it is whole, beside the present one, before that is closed.
 * Then two renames, and it is opened. */

void
along_opened_backup_free (AlongOpenedBackup *opened)
{
  if (opened == NULL)
    return;
  along_backup_free (opened->backup);
  along_saved_backup_free (opened->info);
  g_free (opened);
}

/** along_opened_backup_get_info: what it holds, as counted in it. */
const AlongSavedBackup *
along_opened_backup_get_info (AlongOpenedBackup *opened)
{
  return opened->info;
}

/* session_opened_backup: takes @backup. @present: (nullable): the caseload that is open */
AlongOpenedBackup *
session_opened_backup (AlongSession *self, AlongBackup *backup, AlongStore *present)
{
  AlongOpenedBackup *opened = g_new0 (AlongOpenedBackup, 1);

  opened->backup = backup;
  opened->info = session_saved_backup (along_backup_get_info (backup), session_store_id (self));
  opened->compared = present != NULL && along_backup_compare_sync (backup, present, &opened->missing, NULL);
  return opened;
}

/**
 * along_opened_backup_get_missing: what of the caseload that is open is not in it.
 *
 * @families: (out): how many families
 * @written: (out): whether anything was written that is not in it
 *
 * Returns: whether that is known.
 */
gboolean
along_opened_backup_get_missing (AlongOpenedBackup *opened, gint64 *families, gboolean *written)
{
  *families = opened->missing.families;
  *written = opened->missing.written;
  return opened->compared;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (AlongBackupInfo) info = along_backup_read_sync (data, &error);

  if (info != NULL)
    g_task_return_pointer (task, session_saved_backup (info, session_store_id (source)), (GDestroyNotify) along_saved_backup_free);
  else
    g_task_return_error (task, session_translate (error));
}

/** along_session_read_backup_async: what a backup says of itself, before anybody types its words. */
void
along_session_read_backup_async (AlongSession *self, const char *path, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, along_session_read_backup_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

AlongSavedBackup *
along_session_read_backup_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* session_asked: to open the backup, or the caseload that was replaced, at @path. @words: (nullable): as typed */
SessionAsked *
session_asked (AlongSession *self, const char *path, const char *words)
{
  g_autoptr (AlongSecretText) typed = words != NULL ? along_secret_text_new (words) : NULL;
  SessionAsked *asked = g_new0 (SessionAsked, 1);

  asked->path = g_strdup (path);
  asked->words = typed != NULL ? along_words_tidy (typed) : NULL;
  g_set_object (&asked->present, self->store);
  return asked;
}

void
session_asked_free (gpointer data)
{
  SessionAsked *asked = data;

  g_free (asked->path);
  along_secret_text_free (asked->words);
  g_clear_object (&asked->present);
  g_free (asked);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  const SessionAsked *asked = data;
  g_autofree char *scratch = along_store_opened_path (self->dir);
  g_autofree char *parent = g_path_get_dirname (self->dir);
  AlongBackup *backup;
  GError *error = NULL;

  g_mkdir_with_parents (parent, 0700);
  backup = along_backup_open_sync (asked->path, asked->words, scratch, session_work_tell, self, cancellable, &error);
  if (backup == NULL)
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  g_task_return_pointer (task, session_opened_backup (self, backup, asked->present), (GDestroyNotify) along_opened_backup_free);
}

/**
 * along_session_open_backup_async: opens a backup to see what it holds; nothing is changed. One at a time.
 *
 * @words: as typed; wiping the caller's copy is the caller's
 */
void
along_session_open_backup_async (AlongSession *self, const char *path, const char *words, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  session_backup_ready (self);
  g_task_set_source_tag (task, along_session_open_backup_async);
  g_task_set_task_data (task, session_asked (self, path, words), session_asked_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, open_thread);
}

AlongOpenedBackup *
along_session_open_backup_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  AlongOpenedBackup *opened;
  AlongSecretText *passphrase; /* (nullable) */
  gboolean without_keyring;
  AlongKey *key;
  AlongKey *old_key; /* (nullable): of the caseload that was open */
  gboolean not_kept;
  GError *failed;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  along_opened_backup_free (restoring->opened);
  along_secret_text_free (restoring->passphrase);
  g_clear_pointer (&restoring->key, along_key_unref);
  g_clear_pointer (&restoring->old_key, along_key_unref);
  g_clear_error (&restoring->failed);
  g_free (restoring);
}

/* A generation that no key of this caseload has had. Where a store.id cannot be read nobody knows which there were: then a
 * number that no counting comes to, so that the keyring's key of what is kept beside stays. */
static guint
next_generation (AlongSession *self, AlongId store)
{
  g_auto (GStrv) replaced = along_store_list_replaced (self->dir);
  guint most = 0;
  gboolean unknown = FALSE;

  for (int i = -1; i < 0 || replaced[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (i < 0 ? self->dir : replaced[i], "store.id", NULL);
      AlongStoreId store_id;

      if (!along_store_id_read (path, &store_id, NULL))
        {
          g_autofree char *folder = g_path_get_dirname (path);
          g_autofree char *pages = g_build_filename (folder, "store", NULL);

          unknown = unknown || g_file_test (pages, G_FILE_TEST_EXISTS);
          continue;
        }
      if (!along_id_equal (store_id.id, store))
        continue;
      for (guint k = 0; k < store_id.n_keys; k++)
        most = MAX (most, store_id.keys[k].generation);
    }
  return unknown ? MAX (most + 1, (guint) CLAMP (along_clock_now () / 1000 - SECONDS_TO_2020, 1000, G_MAXINT)) : most + 1;
}

/* The passphrase that unlocks stays what it is; where there is none yet, it is the one that was chosen. */
static gboolean
find_unlock (AlongSession *self, const Restoring *restoring, AlongWrap **unlock, GError **error)
{
  g_autofree char *path = session_path (self, "unlock.wrap");

  *unlock = NULL;
  if (restoring->passphrase != NULL)
    *unlock = along_wrap_new_sync (restoring->passphrase, ALONG_WRAP_COST_STANDARD, error);
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      *unlock = along_wrap_read (path, NULL); /* a damaged one is no reason to keep the backup shut */
      return TRUE;
    }
  return *unlock != NULL || restoring->passphrase == NULL;
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  Restoring *restoring = data;
  AlongId store = along_backup_get_info (restoring->opened->backup)->store;
  g_autoptr (AlongWrap) unlock = NULL;
  gboolean in_keyring = !restoring->without_keyring;
  GError *error = NULL;

  restoring->key = along_key_new_random ();
  along_key_set_generation (restoring->key, next_generation (self, store));
  if (!find_unlock (self, restoring, &unlock, &error))
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  if (in_keyring)
    in_keyring = along_keyring_store_sync (store, along_key_get_generation (restoring->key), restoring->key,
                                           ALONG_KEYRING_ASK, ALONG_KEYRING_TIMEOUT, cancellable, NULL);
  restoring->not_kept = !in_keyring && !restoring->without_keyring;
  if (along_backup_restore_sync (restoring->opened->backup, self->dir, restoring->key, unlock, in_keyring,
                                 session_work_tell, self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      if (in_keyring)
        along_keyring_delete_sync (store, along_key_get_generation (restoring->key), ALONG_KEYRING_QUIETLY,
                                   ALONG_KEYRING_TIMEOUT, NULL, NULL);
      g_task_return_error (task, session_translate (error));
    }
}

static void
place_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  GError *error = NULL;

  if (along_store_put_in_place_sync (self->dir, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, session_translate (error));
}

static void
on_open_again (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Restoring *restoring = g_task_get_task_data (task);

  g_task_propagate_boolean (G_TASK (result), NULL);
  g_task_return_error (task, g_steal_pointer (&restoring->failed));
}

/* What there was before is as it was, and is opened again if it was open. Takes @task and @error. */
static void
give_up (GTask *task, GError *error)
{
  AlongSession *self = g_task_get_source_object (task);
  Restoring *restoring = g_task_get_task_data (task);
  gboolean lock = session_work_end (self);

  g_signal_emit_by_name (self, "backup-changed");
  if (lock && self->store == NULL && self->state != ALONG_SESSION_NEW)
    session_set_state (self, ALONG_SESSION_LOCKED);
  if (restoring->old_key != NULL && self->store == NULL && !lock)
    {
      GTask *opening = g_task_new (self, NULL, on_open_again, task);

      restoring->failed = error;
      session_open_store_async (self, restoring->old_key, opening);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
on_placed (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  GTask *task = data;
  Restoring *restoring = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      give_up (task, error);
      return;
    }
  if (restoring->not_kept)
    self->notices |= ALONG_SESSION_NOTICE_NOT_KEPT;
  g_clear_pointer (&restoring->opened, along_opened_backup_free);
  if (session_work_end (self))
    {
      session_set_state (self, ALONG_SESSION_LOCKED);
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  session_open_store_async (self, restoring->key, task);
}

static void
put_in_place (GTask *task)
{
  g_autoptr (GTask) placing = g_task_new (g_task_get_source_object (task), NULL, on_placed, task);

  g_task_run_in_thread (placing, place_thread);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (along_session_close_finish (ALONG_SESSION (source), result, &error))
    put_in_place (task);
  else
    give_up (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  GTask *task = data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      give_up (task, error);
      return;
    }
  /* It may be being locked this moment. */
  if (self->store != NULL || self->leaving != NULL)
    {
      Restoring *restoring = g_task_get_task_data (task);

      if (self->store != NULL)
        restoring->old_key = along_store_ref_key (self->store);
      along_session_close_async (self, on_closed, task);
    }
  else
    put_in_place (task);
}

/**
 * along_session_restore_async: makes a caseload of an opened backup (taken), puts it in the place of the present one,
 * which is kept beside, and opens it. Until the present one is closed nothing has changed, and it can be cancelled.
 *
 * @passphrase: (nullable): that is to unlock it, where there is no caseload yet; the present one's stays
 * @without_keyring: the keyring is not given the key. Else ALONG_SESSION_NOTICE_NOT_KEPT says that it did not take it.
 */
void
along_session_restore_async (AlongSession *self, AlongOpenedBackup *opened, const char *passphrase,
                             gboolean without_keyring, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) making = g_task_new (self, cancellable, on_made, task);
  Restoring *restoring = g_new0 (Restoring, 1);

  g_return_if_fail (!self->demonstration);

  restoring->opened = opened;
  restoring->passphrase = passphrase != NULL ? along_secret_text_new (passphrase) : NULL;
  restoring->without_keyring = without_keyring;
  session_work_begin (self, ALONG_SESSION_WORK_RESTORE);
  g_task_set_source_tag (task, along_session_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_set_check_cancellable (making, FALSE);
  g_task_set_task_data (making, restoring, NULL);
  g_task_run_in_thread (making, make_thread);
}

gboolean
along_session_restore_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
