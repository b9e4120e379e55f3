/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-keyring.h"
#include "along-unlock.h"

/* The blocking calls, each in a thread of its own: the keyring's question stays open as long as the person
 * likes, and nothing of ours waits for it. */

typedef struct
{
  AlongId store;
  guint generation;
  AlongKey *key;
  AlongStoreId store_id;
  AlongKeyringManner manner;
  guint timeout;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  along_key_unref (call->key);
  g_free (call);
}

static void
run (const Call *call, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, gpointer tag,
     GTaskThreadFunc work)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (call, sizeof *call), call_free);
  g_task_run_in_thread (task, work);
}

static void
return_worked (GTask *task, gboolean worked, GError *error)
{
  if (worked)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Call *call = data;
  GError *error = NULL;
  gboolean worked = along_keyring_open_sync (call->manner, call->timeout, cancellable, &error);

  return_worked (task, worked, error);
}

/** along_keyring_open_async: along_keyring_open_sync () without blocking. */
void
along_keyring_open_async (AlongKeyringManner manner, guint timeout, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  const Call call = { .manner = manner, .timeout = timeout };

  run (&call, cancellable, callback, data, along_keyring_open_async, open_thread);
}

/** along_keyring_open_finish: whether the keyring is open. */
gboolean
along_keyring_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_keyring_open_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
store_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Call *call = data;
  GError *error = NULL;
  gboolean worked = along_keyring_store_sync (call->store, call->generation, call->key, call->manner,
                                              call->timeout, cancellable, &error);

  return_worked (task, worked, error);
}

/** along_keyring_store_async: along_keyring_store_sync () without blocking. */
void
along_keyring_store_async (AlongId store, guint generation, AlongKey *key, AlongKeyringManner manner, guint timeout,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  const Call call = { .store = store, .generation = generation, .key = along_key_ref (key), .manner = manner,
                      .timeout = timeout };

  run (&call, cancellable, callback, data, along_keyring_store_async, store_thread);
}

/** along_keyring_store_finish: whether the key is in the keyring. */
gboolean
along_keyring_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_keyring_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lookup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Call *call = data;
  GError *error = NULL;
  gboolean worked = along_keyring_lookup_sync (call->store, call->generation, call->manner, call->timeout,
                                               &call->key, cancellable, &error);

  return_worked (task, worked, error);
}

/** along_keyring_lookup_async: along_keyring_lookup_sync () without blocking. */
void
along_keyring_lookup_async (AlongId store, guint generation, AlongKeyringManner manner, guint timeout,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  const Call call = { .store = store, .generation = generation, .manner = manner, .timeout = timeout };

  run (&call, cancellable, callback, data, along_keyring_lookup_async, lookup_thread);
}

/**
 * along_keyring_lookup_finish: whether looking worked.
 *
 * @key: set to the key, or to %NULL if the keyring has none
 */
gboolean
along_keyring_lookup_finish (GAsyncResult *result, AlongKey **key, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_keyring_lookup_async), FALSE);

  *key = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  Call *call = g_task_get_task_data (G_TASK (result));
  *key = g_steal_pointer (&call->key);
  return TRUE;
}

static void
delete_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Call *call = data;
  GError *error = NULL;
  gboolean worked = along_keyring_delete_sync (call->store, call->generation, call->manner, call->timeout,
                                               cancellable, &error);

  return_worked (task, worked, error);
}

/** along_keyring_delete_async: along_keyring_delete_sync () without blocking. */
void
along_keyring_delete_async (AlongId store, guint generation, AlongKeyringManner manner, guint timeout,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  const Call call = { .store = store, .generation = generation, .manner = manner, .timeout = timeout };

  run (&call, cancellable, callback, data, along_keyring_delete_async, delete_thread);
}

/** along_keyring_delete_finish: whether the keyring has no such key now. */
gboolean
along_keyring_delete_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_keyring_delete_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
unlock_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Call *call = data;
  GError *error = NULL;
  AlongKey *key = along_unlock_keyring_sync (&call->store_id, call->manner, call->timeout, cancellable, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) along_key_unref);
  else
    g_task_return_error (task, error);
}

/** along_unlock_keyring_async: along_unlock_keyring_sync () without blocking. */
void
along_unlock_keyring_async (const AlongStoreId *store_id, AlongKeyringManner manner, guint timeout,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  const Call call = { .store_id = *store_id, .manner = manner, .timeout = timeout };

  run (&call, cancellable, callback, data, along_unlock_keyring_async, unlock_thread);
}

/** along_unlock_keyring_finish: the key, or %NULL with @error. */
AlongKey *
along_unlock_keyring_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_unlock_keyring_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
