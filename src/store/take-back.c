/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-call.h"

#include <glib/gi18n-lib.h>

/* Taking back any edit: it is planned on the reader's thread, decided by a person, committed on the writer's. */

/* What is known of edit @of: which edit is to be taken back for it. */
static gboolean
find_edit (StoreConnection *connection, AlongId of, AlongId *family, AlongId *take, gboolean *redo, char **title, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT e.\"family\", e.\"title\", e.\"undone_by\", e.\"lasting\" AND NOT EXISTS (SELECT 1 FROM \"journal\" j "
    "WHERE j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" AND j.\"origin_store\" IS NOT NULL) FROM \"edit\" e WHERE e.\"id\" = ? AND e.\"mode\" = 0",
    error);
  gboolean row, stays = FALSE;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, of);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      *family = store_column_id (statement, 0);
      *title = store_column_text (statement, 1);
      *take = store_column_id (statement, 2);
      stays = sqlite3_column_int (statement, 3);
      sqlite3_reset (statement);
    }
  if (!row || stays)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING,
                           _ ("This stays as it is: it is not one of the things that can be taken back."));
      return FALSE;
    }
  *redo = !along_id_is_none (*take);
  if (!*redo)
    *take = of;
  return TRUE;
}

static AlongStoreTakeBack *
plan (StoreConnection *connection, StoreCall *call)
{
  g_autofree char *title = NULL;
  AlongId of = call->of, family = call->family, take;
  gboolean redo = call->flag;
  AlongStoreTakeBack *made;

  if (along_id_is_none (of) ? !undo_find (connection, family, call->worker, redo, &of, &take, &title, &call->error)
                            : !find_edit (connection, of, &family, &take, &redo, &title, &call->error))
    return NULL;
  made = take_back_plan (connection, take, family, title, &call->error);
  if (made == NULL)
    return NULL;
  made->of = of;
  made->redo = redo;
  /* Nothing is asked that is refused in the end. */
  if (!undo_check_needed (connection, made->edit, made->changed, of, family, &call->error))
    g_clear_pointer (&made, along_store_take_back_free);
  return made;
}

static gboolean
run_plan (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, plan (connection, call));
}

static StoreCall *
plan_call (AlongId of, AlongId family, AlongId worker, gboolean redo)
{
  StoreCall *call = store_call_new (run_plan, NULL);

  call->of = of;
  call->family = family;
  call->worker = worker;
  call->flag = redo;
  call->free_result = (GDestroyNotify) along_store_take_back_free;
  return call;
}

AlongStoreTakeBack *
along_store_plan_take_back_sync (AlongStore *self, AlongId of, AlongId family, AlongId worker, gboolean redo, GError **error)
{
  StoreCall *call = plan_call (of, family, worker, redo);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** along_store_plan_take_back_async: fails with NOTHING where there is nothing that can be taken back. */
void
along_store_plan_take_back_async (AlongStore *self, AlongId of, AlongId family, AlongId worker, gboolean redo,
                                  GAsyncReadyCallback callback, gpointer data)
{
  store_call_later (self, &self->reader, plan_call (of, family, worker, redo), along_store_plan_take_back_async, callback, data);
}

AlongStoreTakeBack *
along_store_plan_take_back_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_take_back (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->writer.connection;
  const Commit commit = { .edit = call->edit, .befores = call->befores, .worker = call->worker,
                          .device = self->device, .mode = call->mode, .of = call->of };

  return undo_check_needed (connection, call->edit, NULL, call->of, along_edit_get_family (call->edit), &call->error)
         && commit_write (connection, &self->head, &commit, 1, &call->error);
}

static StoreCall *
take_back_call (AlongStoreTakeBack *decided, AlongId worker)
{
  StoreCall *call = store_call_new (run_take_back, NULL);

  call->edit = g_object_ref (decided->edit);
  call->befores = commit_copy_befores (decided->edit);
  call->indexes = TRUE;
  call->worker = worker;
  call->of = decided->of;
  call->mode = decided->redo ? COMMIT_REDO : COMMIT_UNDO;
  return call;
}

gboolean
along_store_take_back_sync (AlongStore *self, AlongStoreTakeBack *decided, AlongId worker, GError **error)
{
  StoreCall *call = take_back_call (decided, worker);
  gboolean worked = store_call_wait (self, &self->writer, call, error);

  store_call_free (call);
  return worked;
}

/** along_store_take_back_async: fails with CONFLICT if something was changed since it was planned, or is needed elsewhere. */
void
along_store_take_back_async (AlongStore *self, AlongStoreTakeBack *decided, AlongId worker, GAsyncReadyCallback callback,
                             gpointer data)
{
  store_call_later (self, &self->writer, take_back_call (decided, worker), along_store_take_back_async, callback, data);
}

gboolean
along_store_take_back_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Putting back what a record held. */

static gboolean
run_restore (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, restore_plan (connection, call->n, call->property, call->text, &call->error));
}

static StoreCall *
restore_call (gint64 n, int property, const char *title)
{
  StoreCall *call = store_call_new (run_restore, NULL);

  call->n = n;
  call->property = property;
  call->text = g_strdup (title);
  call->free_result = g_object_unref;
  return call;
}

AlongEdit *
along_store_plan_restore_sync (AlongStore *self, gint64 n, int property, const char *title, GError **error)
{
  StoreCall *call = restore_call (n, property, title);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

void
along_store_plan_restore_async (AlongStore *self, gint64 n, int property, const char *title, GAsyncReadyCallback callback,
                                gpointer data)
{
  store_call_later (self, &self->reader, restore_call (n, property, title), along_store_plan_restore_async, callback, data);
}

AlongEdit *
along_store_plan_restore_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
