/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-follow.h"

#include "store-call.h"

static gboolean
run_version (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;
  gint64 version;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call,
                          store_get_int (connection, "PRAGMA data_version", &version, &call->error)
                            ? g_memdup2 (&version, sizeof version) : NULL);
}

/** along_store_version_async: a number that is another one after another program has written; on the reader's thread. */
void
along_store_version_async (AlongStore *self, GAsyncReadyCallback callback, gpointer data)
{
  StoreCall *call = store_call_new (run_version, NULL);

  call->free_result = g_free;
  store_call_later (self, &self->reader, call, along_store_version_async, callback, data);
}

gboolean
along_store_version_finish (AlongStore *self, GAsyncResult *result, gint64 *version, GError **error)
{
  g_autofree gint64 *read = g_task_propagate_pointer (G_TASK (result), error);

  if (read == NULL)
    return FALSE;
  *version = *read;
  return TRUE;
}
