/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-clock.h"

/** Quiet time after which the writer empties the log into the store. */
#define IDLE_USEC (1 * G_USEC_PER_SEC)
/** Quiet time after a commit until the writer tidies the index for searching, and between two steps of that. */
#define TIDY_USEC (200 * 1000)
#define TIDY_NEXT_USEC (50 * 1000)
/** Pages in the log from which on it is emptied when nobody waits for the writer: 1 MB, so that it takes a few
 * milliseconds. */
#define LOG_PAGES 256
/** And when somebody always does: 16 MB. */
#define LOG_MOST_PAGES (16 * 256)

void
store_call_free (gpointer data)
{
  StoreCall *call = data;

  g_clear_object (&call->edit);
  g_clear_pointer (&call->edits, g_ptr_array_unref);
  g_clear_pointer (&call->befores, g_ptr_array_unref);
  g_clear_pointer (&call->all_befores, g_ptr_array_unref);
  g_free (call->text);
  /* It may be a secret. */
  if (call->more != NULL)
    explicit_bzero (call->more, strlen (call->more));
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
is_unwanted (AlongStore *self, const StoreCall *call)
{
  return g_cancellable_is_cancelled (call->cancellable)
         || (call->serial != 0 && call->serial != g_atomic_int_get (&self->newest_serial));
}

typedef struct
{
  AlongStore *store;
  const StoreCall *call;
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
  StoreCall *call = g_task_get_task_data (task);

  if (call->error != NULL)
    g_task_return_error (task, g_steal_pointer (&call->error));
  else if (call->free_result != NULL)
    g_task_return_pointer (task, g_steal_pointer (&call->result), call->free_result);
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
deliver (AlongStore *self, StoreCall *call)
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
      store_call_free (call);
    }
}

static void
carry_out (AlongStore *self, StoreCall *call)
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
      self->log_limit = self->log_pages + LOG_PAGES;
      return;
    }
  /* Somebody who is still reading what is older, as a backup does, keeps it from being emptied whole: later, then. */
  self->log_limit = (emptied < in_log ? in_log : 0) + LOG_PAGES;
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

/* After a piece of work, whose answer has been given: the larger the log, the longer somebody would wait. */
static void
mind_log (AlongStore *self)
{
  if (self->log_pages > self->log_limit + LOG_MOST_PAGES
      || (self->log_pages > self->log_limit && g_async_queue_length (self->writer.calls) <= 0))
    empty_log (self);
}

/* Whether the writer may be interrupted from now on: only what nobody waits for, and if nobody waits already. */
static gboolean
may_be_interrupted (AlongStore *self, gboolean may)
{
  g_mutex_lock (&self->lock);
  self->tidying = may && g_async_queue_length (self->writer.calls) <= 0;
  may = self->tidying;
  g_mutex_unlock (&self->lock);
  return may;
}

/* One step of merging; FALSE where there was nothing to merge. */
static gboolean
merge_some (AlongStore *self, const char *merge)
{
  StoreConnection *connection = self->writer.connection;
  sqlite3_stmt *statement = store_statement (connection, merge, NULL);
  g_autoptr (GError) error = NULL;
  int before = sqlite3_total_changes (connection->db);
  gboolean merged;

  if (statement == NULL)
    return FALSE;
  if (!may_be_interrupted (self, TRUE))
    return TRUE;
  merged = store_run (connection, statement, &error);
  may_be_interrupted (self, FALSE);
  if (!merged)
    return g_error_matches (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
  /* One change is the command itself: see SQLite's page on FTS4, "merge". */
  return sqlite3_total_changes (connection->db) - before >= 2;
}

/* Every commit leaves a small piece of index, and the sixteenth must merge them all: here a few are merged
 * between commits, so that nobody waits for it: whoever comes meanwhile interrupts it, and it is done again later.
 * FALSE where there was nothing to merge. */
static gboolean
tidy_index (AlongStore *self)
{
  static const char *const merges[] = {
    "INSERT INTO \"search_text\" (\"search_text\") VALUES ('merge=8,6')",
    "INSERT INTO \"search_name\" (\"search_name\") VALUES ('merge=8,6')",
  };
  gboolean any = FALSE;

  /* Nobody is told that it is done: it need not be durable by itself. The next commit makes it so. */
  if (!store_exec (self->writer.connection, "PRAGMA synchronous = NORMAL", NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    any |= merge_some (self, merges[i]);
  if (!store_exec (self->writer.connection, "PRAGMA synchronous = FULL", NULL))
    g_critical ("The store's writer is no longer careful.");
  return any;
}

/* What the writer does when it has been left alone for the time that it was to wait. */
static void
write_idle (AlongStore *self, gboolean *untidy, gboolean *dirty)
{
  if (*untidy)
    {
      *untidy = tidy_index (self);
      *dirty = TRUE;
      mind_log (self);
      return;
    }
  if (self->untidy && g_get_monotonic_time () >= self->settle_at)
    erase_settle (self);
  empty_log (self);
  *dirty = FALSE;
}

/* How long the writer is to be left alone until it does something of its own accord; 0: there is nothing to do. */
static guint64
idle_after (AlongStore *self, gboolean dirty)
{
  if (dirty)
    return IDLE_USEC;
  return self->untidy ? (guint64) MAX (self->settle_at - g_get_monotonic_time (), 1000) : 0;
}

/* While another program has the store: what only reads is carried out, all else refused. */
static gpointer
refuse_calls (AlongStore *self)
{
  for (;;)
    {
      StoreCall *call = g_async_queue_pop (self->writer.calls);

      if (call->run == NULL)
        {
          store_call_free (call);
          return NULL;
        }
      if (call->reads)
        {
          carry_out (self, call);
          continue;
        }
      store_may_write (self, &call->error);
      deliver (self, call);
    }
}

static gpointer
write_calls (gpointer data)
{
  AlongStore *self = data;
  gboolean dirty = FALSE, untidy = FALSE;
  guint64 pause = TIDY_USEC;

  if (self->looking)
    return refuse_calls (self);
  sqlite3_wal_hook (self->writer.connection->db, note_log, self);
  empty_log (self);
  for (;;)
    {
      guint64 after = untidy ? pause : idle_after (self, dirty);
      StoreCall *call = after > 0 ? g_async_queue_timeout_pop (self->writer.calls, after) : g_async_queue_pop (self->writer.calls);

      if (call == NULL)
        {
          write_idle (self, &untidy, &dirty);
          pause = TIDY_NEXT_USEC;
          continue;
        }
      if (call->run == NULL)
        {
          store_call_free (call);
          return NULL;
        }
      /* The call is gone once it is carried out. */
      untidy |= call->indexes;
      carry_out (self, call);
      dirty = TRUE;
      pause = TIDY_USEC;
      mind_log (self);
    }
}

static gpointer
read_calls (gpointer data)
{
  AlongStore *self = data;

  for (;;)
    {
      StoreCall *call = g_async_queue_pop (self->reader.calls);
      Looking looking = { self, call };

      if (call->run == NULL)
        {
          store_call_free (call);
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
  self->log_limit = LOG_PAGES;
  self->writer.thread = g_thread_new ("store-writer", write_calls, self);
  self->reader.thread = g_thread_new ("store-reader", read_calls, self);
  g_mutex_lock (&self->lock);
  self->open = TRUE;
  g_mutex_unlock (&self->lock);
}

/* With the lock held: what the writer does of its own accord makes way. */
static void
queue (AlongStore *self, StoreThread *thread, StoreCall *call)
{
  g_async_queue_push (thread->calls, call);
  if (thread == &self->writer && self->tidying)
    sqlite3_interrupt (thread->connection->db);
}

static void
stop (AlongStore *self, StoreThread *thread)
{
  g_mutex_lock (&self->lock);
  queue (self, thread, g_new0 (StoreCall, 1));
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&thread->thread));
  g_clear_pointer (&thread->calls, g_async_queue_unref);
}

/* store_threads_stop: lets both finish what they were asked for; nothing new is taken. FALSE: they were not
 * running, or somebody else is stopping them. */
gboolean
store_threads_stop (AlongStore *self)
{
  gboolean open;

  g_mutex_lock (&self->lock);
  open = self->open;
  self->open = FALSE;
  g_mutex_unlock (&self->lock);
  if (!open)
    return FALSE;
  stop (self, &self->reader);
  stop (self, &self->writer);
  return TRUE;
}

/* Queues the call; FALSE if the store is not open. */
static gboolean
push (AlongStore *self, StoreThread *thread, StoreCall *call)
{
  gboolean open;

  g_mutex_lock (&self->lock);
  open = self->open;
  if (open)
    queue (self, thread, call);
  g_mutex_unlock (&self->lock);
  return open;
}

/* store_call_wait: has the call carried out and waits for it. */
gboolean
store_call_wait (AlongStore *self, StoreThread *thread, StoreCall *call, GError **error)
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

/* store_call_later: has the call carried out and its result given to @callback. Takes the call. */
void
store_call_later (AlongStore *self, StoreThread *thread, StoreCall *call, gpointer tag, GAsyncReadyCallback callback,
                  gpointer data)
{
  GTask *task = g_task_new (self, call->cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, store_call_free);
  call->task = task;
  if (!push (self, thread, call))
    {
      GError *error = NULL;
      store_closed (&error);
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/* store_call_forget: has the writer carry the call out; nobody asks what came of it. Takes the call. */
void
store_call_forget (AlongStore *self, StoreCall *call)
{
  if (!push (self, &self->writer, call))
    {
      g_warning ("The store is closed: this is not kept.");
      store_call_free (call);
    }
}

StoreCall *
store_call_new (gboolean (*run) (AlongStore *, StoreCall *), GCancellable *cancellable)
{
  StoreCall *call = g_new0 (StoreCall, 1);

  call->run = run;
  g_set_object (&call->cancellable, cancellable);
  return call;
}

/* store_call_finish: takes the result out of a call that somebody waited for; frees the call. */
gpointer
store_call_finish (StoreCall *call, gboolean worked)
{
  gpointer result = worked ? g_steal_pointer (&call->result) : NULL;

  store_call_free (call);
  return result;
}

/* store_call_serial: for a call that takes the place of all before it that have one. */
int
store_call_serial (AlongStore *self)
{
  return g_atomic_int_add (&self->newest_serial, 1) + 1;
}
