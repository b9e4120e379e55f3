/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-object.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"

/** Quiet time after which the writer empties the log into the store. */
#define IDLE_USEC (1 * G_USEC_PER_SEC)
/** Quiet time after a commit until the writer tidies the index for searching. */
#define TIDY_USEC (300 * 1000)
/** Pages in the log from which on it is emptied between two commits: 16 MB. */
#define LOG_PAGES (16 * 256)

/** Call: one thing that a thread is asked to do, with all it needs and what came of it. */
typedef struct _Call Call;
struct _Call
{
  gboolean (*run) (AlongStore *self, Call *call); /* %NULL: stop */

  AlongEdit *edit;
  GPtrArray *befores;
  GPtrArray *edits; /* (nullable): several at once, instead of @edit */
  AlongId worker, family;
  char *text, *more;
  gboolean flag;
  guint limit;
  gint64 known_at;
  AlongStoreListFilter filter;
  AlongStoreDraft draft;
  GCancellable *cancellable;
  int serial; /* not 0: a newer call with a serial takes its place */

  gpointer result; /* %NULL for those that only say whether they worked */
  GDestroyNotify free_result;
  gboolean truncated;
  GError *error;

  GTask *task;  /* who gets the result; %NULL if somebody waits or nobody asks */
  gboolean awaited;
  gboolean done;
};

static void
free_call (gpointer data)
{
  Call *call = data;

  g_clear_object (&call->edit);
  g_clear_pointer (&call->edits, g_ptr_array_unref);
  if (call->befores != NULL)
    {
      for (guint i = 0; i < call->befores->len; i++)
        g_clear_object (&call->befores->pdata[i]);
      g_ptr_array_unref (call->befores);
    }
  g_free (call->text);
  g_free (call->more);
  g_free (call->draft.key);
  g_free (call->draft.kind);
  g_free (call->draft.body);
  g_clear_object (&call->cancellable);
  if (call->result != NULL)
    call->free_result (call->result);
  g_clear_error (&call->error);
  g_free (call);
}

/* store_closed: says that there is no open store; returns FALSE. */
gboolean
store_closed (GError **error)
{
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED, _ ("The caseload is closed."));
  return FALSE;
}

static gboolean
is_unwanted (AlongStore *self, const Call *call)
{
  return g_cancellable_is_cancelled (call->cancellable)
         || (call->serial != 0 && call->serial != g_atomic_int_get (&self->newest_serial));
}

typedef struct
{
  AlongStore *store;
  const Call *call;
} Looking;

static gboolean
look (gpointer data)
{
  const Looking *looking = data;

  return is_unwanted (looking->store, looking->call);
}

/* In the context where the result is waited for. The task holds the store, whose last reference must not be
 * dropped by one of its own threads: so it is let go here. */
static gboolean
hand_over (gpointer data)
{
  GTask *task = data;
  Call *call = g_task_get_task_data (task);

  if (call->error != NULL)
    g_task_return_error (task, g_steal_pointer (&call->error));
  else if (call->free_result != NULL)
    g_task_return_pointer (task, g_steal_pointer (&call->result), call->free_result);
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
deliver (AlongStore *self, Call *call)
{
  if (call->awaited)
    {
      g_mutex_lock (&self->lock);
      call->done = TRUE;
      g_cond_broadcast (&self->done);
      g_mutex_unlock (&self->lock);
    }
  else if (call->task != NULL)
    {
      g_autoptr (GSource) source = g_idle_source_new ();
      g_source_set_priority (source, g_task_get_priority (call->task));
      g_source_set_callback (source, hand_over, call->task, g_object_unref);
      g_source_attach (source, g_task_get_context (call->task));
    }
  else
    {
      if (call->error != NULL)
        g_warning ("The store: %s", call->error->message);
      free_call (call);
    }
}

static void
carry_out (AlongStore *self, Call *call)
{
  if (is_unwanted (self, call))
    store_fail (NULL, SQLITE_INTERRUPT, &call->error);
  else
    call->run (self, call);
  deliver (self, call);
}

static int
note_log (void *data, sqlite3 *db, const char *name, int pages)
{
  ((AlongStore *) data)->log_pages = pages;
  return SQLITE_OK;
}

static gboolean run_commit (AlongStore *self, Call *call);
static gboolean run_commit_all (AlongStore *self, Call *call);
static gboolean run_undo (AlongStore *self, Call *call);

/* Empties the log into the store, and starts it anew: the first write to a new log takes a second fsync, which
 * is not to fall into anybody's commit. */
static void
empty_log (AlongStore *self)
{
  StoreConnection *connection = self->writer.connection;
  int in_log = 0, emptied = 0;

  if (sqlite3_wal_checkpoint_v2 (connection->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &in_log, &emptied) != SQLITE_OK)
    {
      g_debug ("store: the log could not be emptied");
      return;
    }
  if (emptied == in_log)
    {
      sqlite3_stmt *statement = store_statement (
        connection, "INSERT OR REPLACE INTO \"fact\" (\"name\", \"value\") VALUES ('log-began', ?)", NULL);
      if (statement != NULL)
        {
          sqlite3_bind_int64 (statement, 1, along_clock_now ());
          store_run (connection, statement, NULL);
        }
    }
}

/* Every commit leaves a small piece of index, and the sixteenth must merge them all: here a few are merged
 * between commits, so that nobody waits for it. FALSE where there was nothing to merge. */
static gboolean
tidy_index (AlongStore *self)
{
  static const char *const merges[] = {
    "INSERT INTO \"search_text\" (\"search_text\") VALUES ('merge=8,6')",
    "INSERT INTO \"search_name\" (\"search_name\") VALUES ('merge=8,6')",
  };
  StoreConnection *connection = self->writer.connection;
  gboolean any = FALSE;

  /* Nobody is told that it is done: it need not be durable by itself. The next commit makes it so. */
  if (!store_exec (connection, "PRAGMA synchronous = NORMAL", NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      int before = sqlite3_total_changes (connection->db);
      sqlite3_stmt *statement = store_statement (connection, merges[i], NULL);

      /* One change is the command itself: see SQLite's page on FTS4, "merge". */
      if (store_run (connection, statement, NULL) && sqlite3_total_changes (connection->db) - before >= 2)
        any = TRUE;
    }
  if (!store_exec (connection, "PRAGMA synchronous = FULL", NULL))
    g_critical ("The store's writer is no longer careful.");
  return any;
}

static gpointer
write_calls (gpointer data)
{
  AlongStore *self = data;
  gboolean dirty = FALSE, untidy = FALSE;

  sqlite3_wal_hook (self->writer.connection->db, note_log, self);
  empty_log (self);
  for (;;)
    {
      Call *call = untidy  ? g_async_queue_timeout_pop (self->writer.calls, TIDY_USEC)
                   : dirty ? g_async_queue_timeout_pop (self->writer.calls, IDLE_USEC)
                           : g_async_queue_pop (self->writer.calls);
      if (call == NULL && untidy)
        {
          untidy = tidy_index (self);
          continue;
        }
      if (call == NULL)
        {
          empty_log (self);
          dirty = FALSE;
          continue;
        }
      if (call->run == NULL)
        {
          free_call (call);
          return NULL;
        }
      /* The call is gone once it is carried out. */
      untidy |= call->run == run_commit || call->run == run_commit_all || call->run == run_undo;
      carry_out (self, call);
      dirty = TRUE;
      /* Whoever waited has the answer by now. */
      if (self->log_pages > LOG_PAGES)
        {
          self->log_pages = 0;
          empty_log (self);
        }
    }
}

static gpointer
read_calls (gpointer data)
{
  AlongStore *self = data;

  for (;;)
    {
      Call *call = g_async_queue_pop (self->reader.calls);
      Looking looking = { self, call };

      if (call->run == NULL)
        {
          free_call (call);
          return NULL;
        }
      store_connection_set_stop (self->reader.connection, look, &looking);
      carry_out (self, call);
      store_connection_set_stop (self->reader.connection, NULL, NULL);
    }
}

void
store_threads_start (AlongStore *self)
{
  self->writer.calls = g_async_queue_new ();
  self->reader.calls = g_async_queue_new ();
  self->log_pages = 0;
  self->writer.thread = g_thread_new ("store-writer", write_calls, self);
  self->reader.thread = g_thread_new ("store-reader", read_calls, self);
  g_mutex_lock (&self->lock);
  self->open = TRUE;
  g_mutex_unlock (&self->lock);
}

static void
stop (StoreThread *thread)
{
  g_async_queue_push (thread->calls, g_new0 (Call, 1));
  g_thread_join (g_steal_pointer (&thread->thread));
  g_clear_pointer (&thread->calls, g_async_queue_unref);
}

/* store_threads_stop: lets both finish what they were asked for; nothing new is taken. */
void
store_threads_stop (AlongStore *self)
{
  g_mutex_lock (&self->lock);
  self->open = FALSE;
  g_mutex_unlock (&self->lock);
  stop (&self->reader);
  stop (&self->writer);
}

/* Queues the call; FALSE if the store is not open. */
static gboolean
push (AlongStore *self, StoreThread *thread, Call *call)
{
  gboolean open;

  g_mutex_lock (&self->lock);
  open = self->open;
  if (open)
    g_async_queue_push (thread->calls, call);
  g_mutex_unlock (&self->lock);
  return open;
}

/* Has the call carried out and waits for it. */
static gboolean
call_and_wait (AlongStore *self, StoreThread *thread, Call *call, GError **error)
{
  call->awaited = TRUE;
  if (!push (self, thread, call))
    return store_closed (error);
  g_mutex_lock (&self->lock);
  while (!call->done)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
  if (call->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&call->error));
  return FALSE;
}

static void
call_later (AlongStore *self, StoreThread *thread, Call *call, gpointer tag, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, call->cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, free_call);
  call->task = task;
  if (!push (self, thread, call))
    {
      GError *error = NULL;
      store_closed (&error);
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

static void
call_and_forget (AlongStore *self, Call *call)
{
  if (!push (self, &self->writer, call))
    {
      g_warning ("The store is closed: this is not kept.");
      free_call (call);
    }
}

static Call *
new_call (gboolean (*run) (AlongStore *, Call *), GCancellable *cancellable)
{
  Call *call = g_new0 (Call, 1);

  call->run = run;
  g_set_object (&call->cancellable, cancellable);
  return call;
}

/* Takes the result out of a call that somebody waited for. */
static gpointer
finish_call (Call *call, gboolean worked)
{
  gpointer result = worked ? g_steal_pointer (&call->result) : NULL;

  free_call (call);
  return result;
}

/* Writing */

static gboolean
run_commit (AlongStore *self, Call *call)
{
  const Commit commit = { .edit = call->edit, .befores = call->befores, .worker = call->worker,
                          .device = self->device, .draft = call->text, .mode = COMMIT_MAKE };

  return commit_write (self->writer.connection, &self->head, &commit, 1, &call->error);
}

static gboolean
run_commit_all (AlongStore *self, Call *call)
{
  g_autofree Commit *commits = g_new0 (Commit, call->edits->len);

  for (guint i = 0; i < call->edits->len; i++)
    commits[i] = (Commit){ .edit = call->edits->pdata[i], .worker = call->worker, .device = self->device, .mode = COMMIT_MAKE };
  return commit_write (self->writer.connection, &self->head, commits, call->edits->len, &call->error);
}

static Call *
commit_call (AlongEdit *edit, AlongId worker, const char *draft, GCancellable *cancellable)
{
  Call *call = new_call (run_commit, cancellable);

  call->edit = g_object_ref (edit);
  call->worker = worker;
  call->text = g_strdup (draft);
  return call;
}

/** along_store_commit_sync: see along_store_commit_async (); waits until it is durable. */
gboolean
along_store_commit_sync (AlongStore *self, AlongEdit *edit, AlongId worker, const char *draft, GError **error)
{
  Call *call = commit_call (edit, worker, draft, NULL);
  gboolean worked = call_and_wait (self, &self->writer, call, error);

  free_call (call);
  return worked;
}

/**
 * along_store_commit_all_sync: makes all of @edits durable in their order, or none of them.
 *
 * @edits: (element-type AlongEdit): of one family or several
 */
gboolean
along_store_commit_all_sync (AlongStore *self, GPtrArray *edits, AlongId worker, GError **error)
{
  Call *call = new_call (run_commit_all, NULL);
  gboolean worked;

  call->edits = g_ptr_array_ref (edits);
  call->worker = worker;
  worked = call_and_wait (self, &self->writer, call, error);
  free_call (call);
  return worked;
}

/**
 * along_store_commit_async: makes @edit durable, whole or not at all.
 *
 * @draft: (nullable): key of the draft that the edit finishes, removed with it
 * @cancellable: (nullable): takes it back only while it waits its turn
 */
void
along_store_commit_async (AlongStore *self, AlongEdit *edit, AlongId worker, const char *draft,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Call *call = commit_call (edit, worker, draft, cancellable);

  call->befores = commit_copy_befores (edit);
  call_later (self, &self->writer, call, along_store_commit_async, callback, data);
}

gboolean
along_store_commit_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
run_undo (AlongStore *self, Call *call)
{
  call->result = undo_last (self->writer.connection, &self->head, call->family, call->worker, self->device, call->flag,
                            &call->error);
  return call->result != NULL;
}

static Call *
undo_call (AlongId family, AlongId worker, gboolean redo, GCancellable *cancellable)
{
  Call *call = new_call (run_undo, cancellable);

  call->family = family;
  call->worker = worker;
  call->flag = redo;
  call->free_result = g_object_unref;
  return call;
}

AlongEdit *
along_store_undo_sync (AlongStore *self, AlongId family, AlongId worker, gboolean redo, GError **error)
{
  Call *call = undo_call (family, worker, redo, NULL);

  return finish_call (call, call_and_wait (self, &self->writer, call, error));
}

void
along_store_undo_async (AlongStore *self, AlongId family, AlongId worker, gboolean redo, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  call_later (self, &self->writer, undo_call (family, worker, redo, cancellable), along_store_undo_async, callback,
              data);
}

/** along_store_undo_finish: the edit that was made, to be applied. (transfer full) */
AlongEdit *
along_store_undo_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Drafts, settings, access */

static gboolean
run_put_draft (AlongStore *self, Call *call)
{
  return small_put_draft (self->writer.connection, call->worker, &call->draft, &call->error);
}

/** along_store_put_draft_async: keeps a draft of @owner, in the place of the one with its key. */
void
along_store_put_draft_async (AlongStore *self, AlongId owner, const AlongStoreDraft *draft,
                             GAsyncReadyCallback callback, gpointer data)
{
  Call *call = new_call (run_put_draft, NULL);

  call->worker = owner;
  call->draft = (AlongStoreDraft){ g_strdup (draft->key), g_strdup (draft->kind), draft->family, g_strdup (draft->body),
                                   draft->changed_at };
  call_later (self, &self->writer, call, along_store_put_draft_async, callback, data);
}

gboolean
along_store_put_draft_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
run_drop_draft (AlongStore *self, Call *call)
{
  return small_drop_draft (self->writer.connection, call->text, &call->error);
}

void
along_store_drop_draft_async (AlongStore *self, const char *key, GAsyncReadyCallback callback, gpointer data)
{
  Call *call = new_call (run_drop_draft, NULL);

  call->text = g_strdup (key);
  call_later (self, &self->writer, call, along_store_drop_draft_async, callback, data);
}

gboolean
along_store_drop_draft_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
along_store_draft_free (AlongStoreDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->key);
  g_free (draft->kind);
  g_free (draft->body);
  g_free (draft);
}

static gboolean
run_list_drafts (AlongStore *self, Call *call)
{
  call->result = small_list_drafts (self->writer.connection, call->worker, &call->error);
  return call->result != NULL;
}

/** along_store_list_drafts_sync: those of @owner, the latest first. (element-type AlongStoreDraft) */
GPtrArray *
along_store_list_drafts_sync (AlongStore *self, AlongId owner, GError **error)
{
  Call *call = new_call (run_list_drafts, NULL);

  call->worker = owner;
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return finish_call (call, call_and_wait (self, &self->writer, call, error));
}

static gboolean
run_list_settings (AlongStore *self, Call *call)
{
  call->result = small_list_settings (self->writer.connection, &call->error);
  return call->result != NULL;
}

/** along_store_list_settings_sync: all of them, name to value. */
GHashTable *
along_store_list_settings_sync (AlongStore *self, GError **error)
{
  Call *call = new_call (run_list_settings, NULL);

  call->free_result = (GDestroyNotify) g_hash_table_unref;
  return finish_call (call, call_and_wait (self, &self->writer, call, error));
}

static gboolean
run_put_setting (AlongStore *self, Call *call)
{
  return small_put_setting (self->writer.connection, call->text, call->more, &call->error);
}

/** along_store_put_setting_async: keeps a setting; %NULL forgets it. Nobody is told when. */
void
along_store_put_setting_async (AlongStore *self, const char *name, const char *value)
{
  Call *call = new_call (run_put_setting, NULL);

  call->text = g_strdup (name);
  call->more = g_strdup (value);
  call_and_forget (self, call);
}

static gboolean
run_note_access (AlongStore *self, Call *call)
{
  return journal_write_access (self->writer.connection, &self->head, call->worker, call->family, call->text,
                               call->more, &call->error);
}

/** along_store_note_access_async: notes in the access table that @worker did @what with the family's record. */
void
along_store_note_access_async (AlongStore *self, AlongId worker, AlongId family, const char *what, const char *detail)
{
  Call *call = new_call (run_note_access, NULL);

  call->worker = worker;
  call->family = family;
  call->text = g_strdup (what);
  call->more = g_strdup (detail);
  call_and_forget (self, call);
}

/* Reading: each in one transaction, so that it sees one moment of the store. */

static gboolean
end_reading (StoreConnection *connection, Call *call, gpointer result)
{
  if (!sqlite3_get_autocommit (connection->db))
    store_exec (connection, "COMMIT", NULL);
  call->result = result;
  return result != NULL;
}

static gboolean
run_list (AlongStore *self, Call *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_exec (connection, "BEGIN", &call->error))
    return FALSE;
  call->filter.text = call->text;
  return end_reading (connection, call, list_families (connection, &call->filter, &call->error));
}

static Call *
list_call (const AlongStoreListFilter *filter, GCancellable *cancellable)
{
  Call *call = new_call (run_list, cancellable);

  call->filter = *filter;
  call->text = g_strdup (filter->text);
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return call;
}

/** along_store_list_sync: the families that @filter asks for, by name. (element-type AlongSummary) */
GPtrArray *
along_store_list_sync (AlongStore *self, const AlongStoreListFilter *filter, GCancellable *cancellable, GError **error)
{
  Call *call = list_call (filter, cancellable);

  return finish_call (call, call_and_wait (self, &self->reader, call, error));
}

/** along_store_list_async: a newer list or search takes the place of one that is still waited for. */
void
along_store_list_async (AlongStore *self, const AlongStoreListFilter *filter, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  Call *call = list_call (filter, cancellable);

  call->serial = g_atomic_int_add (&self->newest_serial, 1) + 1;
  call_later (self, &self->reader, call, along_store_list_async, callback, data);
}

GPtrArray *
along_store_list_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_load (AlongStore *self, Call *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_exec (connection, "BEGIN", &call->error))
    return FALSE;
  return end_reading (connection, call, rows_load_family (connection, call->family, &call->error));
}

static Call *
load_call (gboolean (*run) (AlongStore *, Call *), AlongId family, GCancellable *cancellable)
{
  Call *call = new_call (run, cancellable);

  call->family = family;
  call->free_result = g_object_unref;
  return call;
}

AlongFamily *
along_store_load_sync (AlongStore *self, AlongId family, GCancellable *cancellable, GError **error)
{
  Call *call = load_call (run_load, family, cancellable);

  return finish_call (call, call_and_wait (self, &self->reader, call, error));
}

void
along_store_load_async (AlongStore *self, AlongId family, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  call_later (self, &self->reader, load_call (run_load, family, cancellable), along_store_load_async, callback, data);
}

AlongFamily *
along_store_load_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_load_known (AlongStore *self, Call *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_exec (connection, "BEGIN", &call->error))
    return FALSE;
  return end_reading (connection, call, journal_replay (connection, call->family, call->known_at, &call->error));
}

/** along_store_load_known_sync: the family as it was known at @known_at (milliseconds), from its journal. */
AlongFamily *
along_store_load_known_sync (AlongStore *self, AlongId family, gint64 known_at, GError **error)
{
  Call *call = load_call (run_load_known, family, NULL);

  call->known_at = known_at;
  return finish_call (call, call_and_wait (self, &self->reader, call, error));
}

static gboolean
run_search (AlongStore *self, Call *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_exec (connection, "BEGIN", &call->error))
    return FALSE;
  return end_reading (connection, call,
                      search_hits (connection, call->text, call->limit, &call->truncated, &call->error));
}

static Call *
search_call (const char *text, guint limit, GCancellable *cancellable)
{
  Call *call = new_call (run_search, cancellable);

  call->text = g_strdup (text);
  call->limit = limit;
  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  return call;
}

/**
 * along_store_search_sync: what is found for the words of @text: names, names that sound alike, notes.
 *
 * @limit: how many at most
 * @truncated: (out) (optional): whether there was more
 *
 * Returns: (transfer full) (element-type AlongStoreHit)
 */
GPtrArray *
along_store_search_sync (AlongStore *self, const char *text, guint limit, gboolean *truncated,
                         GCancellable *cancellable, GError **error)
{
  Call *call = search_call (text, limit, cancellable);
  gboolean worked = call_and_wait (self, &self->reader, call, error);

  if (truncated != NULL)
    *truncated = worked && call->truncated;
  return finish_call (call, worked);
}

/** along_store_search_async: a newer list or search takes the place of one that is still waited for. */
void
along_store_search_async (AlongStore *self, const char *text, guint limit, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  Call *call = search_call (text, limit, cancellable);

  call->serial = g_atomic_int_add (&self->newest_serial, 1) + 1;
  call_later (self, &self->reader, call, along_store_search_async, callback, data);
}

GPtrArray *
along_store_search_finish (AlongStore *self, GAsyncResult *result, gboolean *truncated, GError **error)
{
  const Call *call = g_task_get_task_data (G_TASK (result));

  if (truncated != NULL)
    *truncated = call->truncated;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
along_store_hit_free (AlongStoreHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->kind);
  g_free (hit->title);
  g_free (hit);
}
