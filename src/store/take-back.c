/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle.h"
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

/* Nothing is asked that is refused in the end. */
static AlongStoreTakeBack *
plan_of (StoreConnection *connection, AlongId of, AlongId take, AlongId family, gboolean redo, const char *title, GError **error)
{
  AlongStoreTakeBack *made = take_back_plan (connection, take, family, title, error);

  if (made == NULL)
    return NULL;
  made->of = of;
  made->redo = redo;
  if (!undo_check_needed (connection, made->edit, made->changed, of, family, error))
    g_clear_pointer (&made, along_store_take_back_free);
  return made;
}

static AlongStoreTakeBack *
plan (StoreConnection *connection, StoreCall *call)
{
  g_autofree char *title = NULL;
  AlongId of = call->of, family = call->family, take;
  gboolean redo = call->flag;

  if (along_id_is_none (of) ? !undo_find (connection, family, call->worker, redo, &of, &take, &title, &call->error)
                            : !find_edit (connection, of, &family, &take, &redo, &title, &call->error))
    return NULL;
  return plan_of (connection, of, take, family, redo, title, &call->error);
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

/* Several at once: all of them, or none. */

typedef struct
{
  const AlongId *edits;
  guint n;
  gboolean redo;
  AlongId worker, device;
  BundleWatch watch;
  GPtrArray *made;
} Several;

static gboolean
take_one_back (StoreConnection *connection, JournalHead *head, const Several *several, AlongId of, GError **error)
{
  g_autoptr (AlongStoreTakeBack) plan = NULL;
  g_autofree char *title = NULL;
  AlongId family, take;
  gboolean undone;

  if (!find_edit (connection, of, &family, &take, &undone, &title, error))
    return FALSE;
  /* Somebody was quicker: it is as it is to be. */
  if (undone != several->redo)
    return TRUE;
  plan = plan_of (connection, of, take, family, undone, title, error);
  if (plan == NULL)
    return FALSE;
  if (plan->changed->len > 0)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                           _ ("Something of it was changed since. Decide family by family, in History."));
      return FALSE;
    }
  const Commit commit = { .edit = plan->edit, .worker = several->worker, .device = several->device,
                          .mode = undone ? COMMIT_REDO : COMMIT_UNDO, .of = of };
  if (!commit_one (connection, head, &commit, error))
    return FALSE;
  g_ptr_array_add (several->made, g_object_ref (plan->edit));
  return TRUE;
}

/* What was written later may stand on what was before: it goes first, and comes last. */
static gboolean
write_several (StoreConnection *connection, JournalHead *head, gpointer data, GError **error)
{
  const Several *several = data;

  if (several->watch.cancellable != NULL)
    store_connection_set_stop (connection, bundle_is_stopped, several->watch.cancellable);
  for (guint i = 0; i < several->n; i++)
    if (!bundle_watch_tell (&several->watch, (double) i / several->n, error)
        || !take_one_back (connection, head, several, several->edits[several->redo ? i : several->n - 1 - i], error))
      return FALSE;
  return bundle_watch_tell (&several->watch, 1, error);
}

static gboolean
run_several (AlongStore *self, StoreCall *call)
{
  Several *several = call->request;

  several->device = self->device;
  return commit_together (self->writer.connection, &self->head, write_several, several, &call->error);
}

/**
 * along_store_take_all_back_sync: takes edits back, or with @redo puts them back, in one transaction; cancelled, all is as it
 * was. Those that are so already stay so.
 *
 * @edits: @n of them, in the order in which they were made
 * @progress: (nullable)
 *
 * Returns: (transfer full) (element-type AlongEdit): what changed; fails with CONFLICT if something of one was changed since
 */
GPtrArray *
along_store_take_all_back_sync (AlongStore *self, const AlongId *edits, guint n, gboolean redo, AlongId worker,
                                AlongStoreProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  Several several = { edits, n, redo, worker, ALONG_ID_NONE, { progress, data, 0, 1, cancellable }, made };
  StoreCall *call = store_call_new (run_several, NULL);
  gboolean worked;

  call->request = &several;
  call->indexes = TRUE;
  worked = store_call_wait (self, &self->writer, call, error);
  store_call_free (call);
  return worked ? g_steal_pointer (&made) : NULL;
}

static gboolean
find_taken_back (StoreConnection *connection, AlongId family, GHashTable *names, GArray *found, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT e.\"id\", j.\"origin_store\", j.\"origin_n\" FROM \"edit\" e JOIN \"journal\" j "
    "ON j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" AND j.\"origin_store\" IS NOT NULL "
    "WHERE e.\"family\" = ? AND e.\"mode\" = 0 AND e.\"undone_by\" IS NOT NULL ORDER BY j.\"n\"",
    error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 0);
      const AlongEntryName name = { store_column_id (statement, 1), sqlite3_column_int64 (statement, 2) };

      if (g_hash_table_contains (names, &name)
          && (found->len == 0 || !along_id_equal (g_array_index (found, AlongId, found->len - 1), id)))
        g_array_append_val (found, id);
    }
  return good;
}

static gboolean
run_find_taken_back (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AlongId));

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call,
                          find_taken_back (connection, call->family, call->request, found, &call->error) ? g_steal_pointer (&found) : NULL);
}

/** along_store_find_taken_back_sync: (element-type AlongId): what came into @family with any of the entries @names (see
 * along_entry_names_new()) and was taken back, in the order in which it came. */
GArray *
along_store_find_taken_back_sync (AlongStore *self, AlongId family, GHashTable *names, GError **error)
{
  StoreCall *call = store_call_new (run_find_taken_back, NULL);

  call->family = family;
  call->request = names;
  call->free_result = (GDestroyNotify) g_array_unref;
  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
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
