/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>

#include "along-keyring.h"
#include "along-store-id.h"
#include "along-unlock.h"
#include "along-vault.h"

/* Caseloads that a restoration has replaced, and that are kept beside the present one: put back, or let go. */

static gint64
replaced_at (const char *path)
{
  const char *dash = strrchr (path, '-');

  return dash != NULL ? g_ascii_strtoll (dash + 1, NULL, 10) * 1000 : 0;
}

/** along_session_list_replaced: when each of those that are kept was replaced (element-type gint64). */
GArray *
along_session_list_replaced (AlongSession *self)
{
  g_auto (GStrv) replaced = along_store_list_replaced (self->dir);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; replaced[i] != NULL; i++)
    {
      gint64 at = replaced_at (replaced[i]);
      g_array_append_val (times, at);
    }
  return times;
}

/* The folder of the one that was replaced at @at; %NULL: it is not there any more. */
static char *
find_replaced (AlongSession *self, gint64 at)
{
  g_auto (GStrv) all = along_store_list_replaced (self->dir);

  for (guint i = 0; all[i] != NULL; i++)
    if (replaced_at (all[i]) == at)
      return g_strdup (all[i]);
  return NULL;
}

/* Removes the caseload in @path. Its keys go first, from the keyring too; the present caseload's stay. */
static gboolean
let_go (AlongSession *self, const char *path, GError **error)
{
  g_autofree char *its_path = g_build_filename (path, "store.id", NULL), *own_path = session_path (self, "store.id");
  AlongStoreId its = { 0 }, own = { 0 };
  gboolean same = along_store_id_read (own_path, &own, NULL) && along_store_id_read (its_path, &its, NULL)
                  && along_id_equal (own.id, its.id);

  for (guint i = 0; i < its.n_keys && !its.not_in_keyring; i++)
    {
      gboolean in_use = FALSE;

      for (guint k = 0; same && k < own.n_keys; k++)
        in_use = in_use || own.keys[k].generation == its.keys[i].generation;
      if (!in_use)
        along_keyring_delete_sync (its.id, its.keys[i].generation, ALONG_KEYRING_QUIETLY, ALONG_KEYRING_TIMEOUT, NULL, NULL);
    }
  return along_store_let_go_sync (path, error);
}

static void
let_go_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (let_go (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, session_translate (error));
}

/** along_session_let_go_async: removes the caseload that was replaced at @replaced, for good. */
void
along_session_let_go_async (AlongSession *self, gint64 replaced, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  char *path = find_replaced (self, replaced);

  g_task_set_source_tag (task, along_session_let_go_async);
  g_task_set_task_data (task, path, g_free);
  if (path != NULL)
    g_task_run_in_thread (task, let_go_thread);
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
along_session_let_go_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Putting one back. */

static AlongKey *
find_key (const SessionAsked *asked, GCancellable *cancellable, GError **error)
{
  g_autofree char *id_path = g_build_filename (asked->path, "store.id", NULL);
  g_autofree char *wrap_path = g_build_filename (asked->path, "recovery.wrap", NULL);
  g_autoptr (GPtrArray) keys = NULL;
  AlongStoreId store_id;
  AlongKey *key;

  if (!along_store_id_read (id_path, &store_id, error))
    return NULL;
  if (asked->words == NULL)
    return along_unlock_keyring_sync (&store_id, ALONG_KEYRING_ASK, ALONG_KEYRING_TIMEOUT, cancellable, error);
  keys = along_wrap_file_open_sync (wrap_path, asked->words, error);
  key = keys != NULL ? along_store_id_pick (&store_id, keys) : NULL;
  if (keys != NULL && key == NULL)
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM, _ ("This key does not open this file."));
  return key;
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongSession *self = source;
  const SessionAsked *asked = data;
  g_autofree char *scratch = along_store_opened_path (self->dir);
  GError *error = NULL;
  g_autoptr (AlongKey) key = find_key (asked, cancellable, &error);
  AlongBackup *backup = NULL;
  AlongOpenedBackup *opened;

  if (key != NULL)
    backup = along_store_open_replaced_sync (asked->path, asked->at, key, scratch, session_work_tell, self, cancellable, &error);
  if (backup == NULL)
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  opened = session_opened_backup (self, backup, asked->present);
  g_task_return_pointer (task, opened, (GDestroyNotify) along_opened_backup_free);
}

/**
 * along_session_open_replaced_async: opens the caseload that was replaced at @replaced, to see what it holds; nothing is
 * changed. along_session_restore_async () puts it back; it stays until it is let go.
 *
 * @words: (nullable): of the recovery sheet it had, as typed; %NULL: with the key in the keyring. Wiping the caller's copy is
 *         the caller's. Where neither opens it: KEY_MISSING, KEY_NOT_KEPT, KEY_WRONG, KEYRING_LOCKED, KEYRING_SLOW, NO_KEYRING;
 *         PASSPHRASE_WRONG, WAIT.
 */
void
along_session_open_replaced_async (AlongSession *self, gint64 replaced, const char *words, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autofree char *path = find_replaced (self, replaced);
  SessionAsked *asked = session_asked (self, path, words);

  asked->at = replaced;
  session_backup_ready (self);
  g_task_set_source_tag (task, along_session_open_replaced_async);
  g_task_set_task_data (task, asked, session_asked_free);
  g_task_set_check_cancellable (task, FALSE);
  if (asked->path != NULL)
    g_task_run_in_thread (task, open_thread);
  else
    g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_NOTHING, "%s",
                             _ ("That caseload is not there any more."));
}

AlongOpenedBackup *
along_session_open_replaced_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
