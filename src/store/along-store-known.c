/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-known.h"

#include "store-call.h"

static gboolean
run_load_known (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, journal_replay (connection, call->family, call->known_at, &call->error));
}

static StoreCall *
known_call (AlongId family, gint64 known_at, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_load_known, cancellable);

  call->family = family;
  call->known_at = known_at;
  call->free_result = g_object_unref;
  return call;
}

/**
 * along_store_load_known_sync: the family as it was known at @known_at (milliseconds), from its journal; with no
 * record at all if nothing was known yet.
 */
AlongFamily *
along_store_load_known_sync (AlongStore *self, AlongId family, gint64 known_at, GError **error)
{
  StoreCall *call = known_call (family, known_at, NULL);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** along_store_load_known_async: as the other; on the reader's thread. */
void
along_store_load_known_async (AlongStore *self, AlongId family, gint64 known_at, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  store_call_later (self, &self->reader, known_call (family, known_at, cancellable), along_store_load_known_async,
                    callback, data);
}

AlongFamily *
along_store_load_known_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_list_known_days (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, journal_known_days (connection, call->family, &call->error));
}

static StoreCall *
days_call (AlongId family, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_list_known_days, cancellable);

  call->family = family;
  call->free_result = (GDestroyNotify) g_array_unref;
  return call;
}

/**
 * along_store_list_known_days_sync: the days (Julian day numbers, in the programme's zone) on which anything of the
 * family became known, in order, each once. Returns: (transfer full) (element-type int)
 */
GArray *
along_store_list_known_days_sync (AlongStore *self, AlongId family, GError **error)
{
  StoreCall *call = days_call (family, NULL);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** along_store_list_known_days_async: as the other; on the reader's thread. */
void
along_store_list_known_days_async (AlongStore *self, AlongId family, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data)
{
  store_call_later (self, &self->reader, days_call (family, cancellable), along_store_list_known_days_async, callback,
                    data);
}

GArray *
along_store_list_known_days_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
