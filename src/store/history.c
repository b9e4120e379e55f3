/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-history.h"

#include <string.h>

#include "store-call.h"

/* The first records of an edit are enough to know it by: an import may have tens of thousands. */
#define MAX_ENTRIES 200

static void
entry_free (gpointer data)
{
  AlongStoreHistoryEntry *entry = data;

  g_free (entry->before);
  g_free (entry->after);
  g_free (entry);
}

static void
edit_free (gpointer data)
{
  AlongStoreHistoryEdit *edit = data;

  g_free (edit->title);
  g_ptr_array_unref (edit->entries);
  g_free (edit);
}

void
along_store_history_free (AlongStoreHistory *history)
{
  g_clear_pointer (&history->edits, g_ptr_array_unref);
  g_clear_object (&history->records);
  g_clear_pointer (&history->gone, g_hash_table_unref);
  g_free (history);
}

void
along_store_access_free (AlongStoreAccess *access)
{
  g_free (access->what);
  g_free (access->detail);
  g_free (access->name);
  g_free (access);
}

static AlongStoreHistoryOp
op_of (const char *op)
{
  static const char *const names[] = { "create", "change", "delete", "restore" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], op) == 0)
      return (AlongStoreHistoryOp) i;
  return ALONG_STORE_HISTORY_OTHER;
}

/* The deleted records of one kind, taken as if they were not: for their names. */
static gboolean
add_gone (StoreConnection *connection, AlongStoreHistory *history, const AlongKind *kind, GError **error)
{
  g_autofree char *text = g_strdup_printf (kind->owner == ALONG_OWNER_FAMILY
                                             ? "SELECT \"id\" FROM \"%s\" WHERE \"deleted\" = 1 AND \"family\" = ?1"
                                             : "SELECT \"id\" FROM \"%s\" WHERE \"deleted\" = 1 AND ?1 IS NULL", kind->name);
  sqlite3_stmt *statement = store_statement (connection, g_intern_string (text), error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, along_family_get_id (history->records));
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 0);
      g_array_append_val (ids, id);
    }
  for (guint i = 0; good && i < ids->len; i++)
    {
      const AlongId *id = &g_array_index (ids, AlongId, i);
      gint64 rid;
      GError *local = NULL;
      g_autoptr (AlongRecord) record = rows_find (connection, kind->id, *id, &rid, &local);

      if (record != NULL)
        {
          along_record_set_deleted (record, FALSE);
          along_family_add (history->records, record);
          g_hash_table_add (history->gone, g_memdup2 (id, sizeof *id));
        }
      good = local == NULL;
      if (!good)
        g_propagate_error (error, local);
    }
  return good;
}

static gboolean
read_records (StoreConnection *connection, AlongStoreHistory *history, AlongId family, GError **error)
{
  AlongOwner owner = along_id_is_none (family) ? ALONG_OWNER_TEAM : ALONG_OWNER_FAMILY;

  history->records = rows_load_family (connection, family, error);
  if (history->records == NULL)
    return FALSE;
  history->gone = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (along_kind_get (i)->owner == owner && !add_gone (connection, history, along_kind_get (i), error))
      return FALSE;
  return TRUE;
}

/* The record that is asked for, and those that say something of it: not what only took place with it. */
static GHashTable *
read_wanted (StoreConnection *connection, const AlongStoreHistoryFilter *filter, GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT DISTINCT j.\"record\" FROM \"journal\" j JOIN \"journal_image\" i ON i.\"slot\" IN (2 * j.\"n\", 2 * j.\"n\" + 1) "
    "WHERE j.\"family\" IS ? AND j.\"kind\" NOT IN ('contact', 'episode', 'plan_version') AND instr (i.\"image\", ?) > 0", error);
  char id[ALONG_ID_TEXT];
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  g_hash_table_add (wanted, g_memdup2 (&filter->record, sizeof filter->record));
  store_bind_id (statement, 1, filter->family);
  along_id_format (filter->record, id);
  sqlite3_bind_text (statement, 2, id, -1, SQLITE_TRANSIENT);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId other = store_column_id (statement, 0);
      g_hash_table_add (wanted, g_memdup2 (&other, sizeof other));
    }
  return good ? g_steal_pointer (&wanted) : NULL;
}

static AlongStoreHistoryEntry *
entry_of (sqlite3_stmt *statement)
{
  AlongStoreHistoryEntry *entry = g_new0 (AlongStoreHistoryEntry, 1);
  const AlongKind *kind = along_kind_find ((const char *) sqlite3_column_text (statement, 1));

  entry->n = sqlite3_column_int64 (statement, 0);
  entry->kind = kind != NULL ? kind->id : ALONG_KIND_ANY;
  entry->record = store_column_id (statement, 2);
  entry->op = op_of ((const char *) sqlite3_column_text (statement, 3));
  entry->before = store_column_text (statement, 4);
  entry->after = store_column_text (statement, 5);
  entry->made_at = (gint64) ((guint64) sqlite3_column_int64 (statement, 9) >> 16);
  entry->origin = store_column_id (statement, 10);
  entry->maker = store_column_id (statement, 11);
  entry->erased = (entry->before == NULL && sqlite3_column_int (statement, 6))
                  || (entry->after == NULL && sqlite3_column_int (statement, 7));
  return entry;
}

/* Where two families were put together, an edit belongs to one and changed both. @wanted: (nullable): only these records */
static gboolean
read_entries (StoreConnection *connection, AlongStoreHistoryEdit *edit, AlongId family, gint64 last_n, GHashTable *wanted,
              GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"n\", j.\"kind\", j.\"record\", j.\"op\", b.\"image\", a.\"image\", j.\"before_c\" IS NOT NULL, "
    "j.\"after_c\" IS NOT NULL, j.\"known_at\", j.\"made_hlc\", j.\"origin_store\", j.\"worker\" FROM \"journal\" j "
    "LEFT JOIN \"journal_image\" b ON b.\"slot\" = 2 * j.\"n\" LEFT JOIN \"journal_image\" a ON a.\"slot\" = 2 * j.\"n\" + 1 "
    "WHERE j.\"n\" BETWEEN ? AND ? AND j.\"edit\" = ? AND (j.\"family\" IS ? OR j.\"family\" IS NULL) ORDER BY j.\"n\"", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, edit->first_n);
  sqlite3_bind_int64 (statement, 2, last_n);
  store_bind_id (statement, 3, edit->id);
  store_bind_id (statement, 4, family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId record = store_column_id (statement, 2);

      edit->known_at = sqlite3_column_int64 (statement, 8);
      edit->taken_in |= sqlite3_column_type (statement, 10) != SQLITE_NULL;
      if (wanted != NULL && !g_hash_table_contains (wanted, &record))
        continue;
      if (edit->n_entries++ < MAX_ENTRIES)
        g_ptr_array_add (edit->entries, entry_of (statement));
    }
  return good;
}

static gboolean
read_edits (StoreConnection *connection, AlongStoreHistory *history, const AlongStoreHistoryFilter *filter, GHashTable *wanted,
            GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT \"first_n\", \"last_n\", \"id\", \"worker\", \"of\", \"title\", \"mode\", \"undone_by\" IS NOT NULL, \"lasting\" "
    "FROM \"edit\" WHERE (\"family\" IS ?1 OR \"id\" IN (SELECT \"edit\" FROM \"journal\" WHERE \"family\" = ?1)) "
    "AND \"first_n\" < ?2 ORDER BY \"first_n\" DESC", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, filter->family);
  sqlite3_bind_int64 (statement, 2, filter->before_n > 0 ? filter->before_n : G_MAXINT64);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongStoreHistoryEdit *edit = g_new0 (AlongStoreHistoryEdit, 1);

      edit->entries = g_ptr_array_new_with_free_func (entry_free);
      edit->first_n = sqlite3_column_int64 (statement, 0);
      edit->id = store_column_id (statement, 2);
      edit->worker = store_column_id (statement, 3);
      edit->of = store_column_id (statement, 4);
      edit->title = store_column_text (statement, 5);
      edit->redo = sqlite3_column_int (statement, 6) == COMMIT_REDO;
      edit->undone = sqlite3_column_int (statement, 7);
      edit->lasting = sqlite3_column_int (statement, 8);
      good = read_entries (connection, edit, filter->family, sqlite3_column_int64 (statement, 1), wanted, error);
      if (!good || (wanted != NULL && edit->n_entries == 0))
        edit_free (edit);
      else if (history->edits->len == filter->limit)
        {
          edit_free (edit);
          history->more = TRUE;
          break;
        }
      else
        g_ptr_array_add (history->edits, edit);
      if (!good)
        break;
    }
  sqlite3_reset (statement);
  return good;
}

/* history_read: a page of what was changed; inside a transaction. */
AlongStoreHistory *
history_read (StoreConnection *connection, const AlongStoreHistoryFilter *filter, GError **error)
{
  g_autoptr (AlongStoreHistory) history = g_new0 (AlongStoreHistory, 1);
  g_autoptr (GHashTable) wanted = NULL;

  history->edits = g_ptr_array_new_with_free_func (edit_free);
  if (!along_id_is_none (filter->record))
    {
      wanted = read_wanted (connection, filter, error);
      if (wanted == NULL)
        return NULL;
    }
  if (!read_records (connection, history, filter->family, error)
      || !read_edits (connection, history, filter, wanted, error))
    return NULL;
  return g_steal_pointer (&history);
}

/* history_read_access: a page of who read what. Returns: (element-type AlongStoreAccess) */
GPtrArray *
history_read_access (StoreConnection *connection, const AlongStoreAccessFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) along_store_access_free);
  gboolean one = !along_id_is_none (filter->family);
  sqlite3_stmt *statement = store_statement (
    connection,
    one ? "SELECT a.\"n\", a.\"at\", a.\"worker\", a.\"family\", a.\"what\", a.\"detail\", f.\"name\" FROM \"access\" a "
          "LEFT JOIN \"family\" f ON f.\"id\" = a.\"family\" WHERE a.\"family\" = ?1 AND (?2 IS NULL OR a.\"worker\" = ?2) "
          "AND (?3 IS NULL OR a.\"what\" = ?3) AND a.\"n\" < ?4 ORDER BY a.\"n\" DESC LIMIT ?5"
        : "SELECT a.\"n\", a.\"at\", a.\"worker\", a.\"family\", a.\"what\", a.\"detail\", f.\"name\" FROM \"access\" a "
          "LEFT JOIN \"family\" f ON f.\"id\" = a.\"family\" WHERE (?2 IS NULL OR a.\"worker\" = ?2) "
          "AND (?3 IS NULL OR a.\"what\" = ?3) AND a.\"n\" < ?4 "
          "AND (?6 IS NULL OR instr (lower (f.\"name\"), lower (?6)) > 0) ORDER BY a.\"n\" DESC LIMIT ?5", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  if (one)
    store_bind_id (statement, 1, filter->family);
  else
    store_bind_text (statement, 6, filter->name != NULL && *filter->name != '\0' ? filter->name : NULL);
  store_bind_id (statement, 2, filter->worker);
  store_bind_text (statement, 3, filter->what);
  sqlite3_bind_int64 (statement, 4, filter->before_n > 0 ? filter->before_n : G_MAXINT64);
  sqlite3_bind_int64 (statement, 5, filter->limit);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongStoreAccess *access = g_new0 (AlongStoreAccess, 1);
      access->n = sqlite3_column_int64 (statement, 0);
      access->at = sqlite3_column_int64 (statement, 1);
      access->worker = store_column_id (statement, 2);
      access->family = store_column_id (statement, 3);
      access->what = store_column_text (statement, 4);
      access->detail = store_column_text (statement, 5);
      access->name = store_column_text (statement, 6);
      g_ptr_array_add (list, access);
    }
  return good ? g_steal_pointer (&list) : NULL;
}

/* On the reader's thread, each in one transaction. */

static gboolean
run_history (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;
  const AlongStoreHistoryFilter filter = { call->family, call->record, call->n, call->limit };

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  call->result = history_read (connection, &filter, &call->error);
  if (!store_end_reading (connection, call->result != NULL ? &call->error : NULL) && call->result != NULL)
    g_clear_pointer ((AlongStoreHistory **) &call->result, along_store_history_free);
  return call->result != NULL;
}

static StoreCall *
history_call (const AlongStoreHistoryFilter *filter, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_history, cancellable);

  call->family = filter->family;
  call->record = filter->record;
  call->n = filter->before_n;
  call->limit = filter->limit;
  call->free_result = (GDestroyNotify) along_store_history_free;
  return call;
}

AlongStoreHistory *
along_store_history_sync (AlongStore *self, const AlongStoreHistoryFilter *filter, GError **error)
{
  StoreCall *call = history_call (filter, NULL);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** along_store_history_async: the edits that @filter asks for, the newest first. */
void
along_store_history_async (AlongStore *self, const AlongStoreHistoryFilter *filter, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  store_call_later (self, &self->reader, history_call (filter, cancellable), along_store_history_async, callback, data);
}

AlongStoreHistory *
along_store_history_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_access (AlongStore *self, StoreCall *call)
{
  const AlongStoreAccessFilter filter = { call->family, call->more, call->worker, call->text, call->n, call->limit };

  call->result = history_read_access (self->reader.connection, &filter, &call->error);
  return call->result != NULL;
}

static StoreCall *
access_call (const AlongStoreAccessFilter *filter, GCancellable *cancellable)
{
  StoreCall *call = store_call_new (run_access, cancellable);

  call->family = filter->family;
  call->worker = filter->worker;
  call->text = g_strdup (filter->what);
  call->more = g_strdup (filter->name);
  call->n = filter->before_n;
  call->limit = filter->limit;
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return call;
}

GPtrArray *
along_store_access_sync (AlongStore *self, const AlongStoreAccessFilter *filter, GError **error)
{
  StoreCall *call = access_call (filter, NULL);

  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/** along_store_access_async: who opened, printed or exported what, the newest first. */
void
along_store_access_async (AlongStore *self, const AlongStoreAccessFilter *filter, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  store_call_later (self, &self->reader, access_call (filter, cancellable), along_store_access_async, callback, data);
}

GPtrArray *
along_store_access_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
