/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-call.h"

/* Reading: each in one transaction, so that it sees one moment of the store. */

/* store_call_read: ends the reading and leaves in @call what was read, if it can be believed. */
gboolean
store_call_read (StoreConnection *connection, StoreCall *call, gpointer result)
{
  if (store_end_reading (connection, call->error == NULL ? &call->error : NULL) && result != NULL)
    call->result = result;
  else if (result != NULL)
    call->free_result (result);
  return call->result != NULL;
}

static gboolean
run_list (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  call->filter.text = call->text;
  return store_call_read (connection, call, list_families (connection, &call->filter, &call->error));
}

static StoreCall *
list_call (const AlongStoreListFilter *filter, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_list, cancellable);

  call->filter = *filter;
  call->text = g_strdup (filter->text);
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return call;
}

/** along_store_list_sync: the families that @filter asks for, by name. (element-type AlongSummary) */
GPtrArray *
along_store_list_sync (AlongStore *self, const AlongStoreListFilter *filter, GCancellable *cancellable, GError **error)
{
  StoreCall *call = list_call (filter, cancellable);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** along_store_list_async: a newer list or search takes the place of one that is still waited for; to ask for one family does not. */
void
along_store_list_async (AlongStore *self, const AlongStoreListFilter *filter, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  StoreCall *call = list_call (filter, cancellable);

  if (along_id_is_none (filter->one))
    call->serial = store_call_serial (self);
  store_call_later (self, &self->reader, call, along_store_list_async, callback, data);
}

GPtrArray *
along_store_list_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_load (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, rows_load_family (connection, call->family, &call->error));
}

static StoreCall *
load_call (gboolean (*run) (AlongStore *, StoreCall *), AlongId family, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run, cancellable);

  call->family = family;
  call->free_result = g_object_unref;
  return call;
}

AlongFamily *
along_store_load_sync (AlongStore *self, AlongId family, GCancellable *cancellable, GError **error)
{
  StoreCall *call = load_call (run_load, family, cancellable);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

void
along_store_load_async (AlongStore *self, AlongId family, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  store_call_later (self, &self->reader, load_call (run_load, family, cancellable), along_store_load_async, callback, data);
}

AlongFamily *
along_store_load_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_search (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, search_find (connection, call->text, &call->error));
}

static StoreCall *
search_call (const char *text, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_search, cancellable);

  call->text = g_strdup (text);
  call->free_result = (GDestroyNotify) along_found_free;
  return call;
}

/** along_store_search_sync: what is found for the words of @text, the newest 50 of each group. */
AlongFound *
along_store_search_sync (AlongStore *self, const char *text, GCancellable *cancellable, GError **error)
{
  StoreCall *call = search_call (text, cancellable);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** along_store_search_async: a newer list or search takes the place of one that is still waited for. */
void
along_store_search_async (AlongStore *self, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data)
{
  StoreCall *call = search_call (text, cancellable);

  call->serial = store_call_serial (self);
  store_call_later (self, &self->reader, call, along_store_search_async, callback, data);
}

AlongFound *
along_store_search_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
