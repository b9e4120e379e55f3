/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-object.h"

#include <glib/gi18n-lib.h>

/* Work with a connection of its own, on the thread of whoever asks: it keeps neither reader nor writer busy. Closing
 * the store ends it and waits for it, so that no copy of the key is left. */

/* store_scratch_path: where the full check makes its copy. */
char *
store_scratch_path (AlongStore *self)
{
  return g_strconcat (self->path, ".checking", NULL);
}

static void
cancel_other (GCancellable *cancellable, GCancellable *other)
{
  g_cancellable_cancel (other);
}

/* store_aside_begin: keeps the store open until store_aside_end (); fails where it is closed, or something is being erased. */
gboolean
store_aside_begin (StoreAside *aside, AlongStore *self, GCancellable *cancellable, GError **error)
{
  gboolean open, held;

  g_mutex_lock (&self->lock);
  open = self->open;
  held = self->held > 0;
  if (open && !held)
    self->asides++;
  g_mutex_unlock (&self->lock);
  if (!open)
    return store_closed (error);
  if (held)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED,
                           _ ("Something is being erased. Try again in a moment."));
      return FALSE;
    }
  aside->store = self;
  aside->asked = cancellable;
  aside->either = g_cancellable_new ();
  aside->leaving_id = g_cancellable_connect (self->leaving, G_CALLBACK (cancel_other), aside->either, NULL);
  aside->asked_id = cancellable != NULL
                      ? g_cancellable_connect (cancellable, G_CALLBACK (cancel_other), aside->either, NULL)
                      : 0;
  return TRUE;
}

void
store_aside_end (StoreAside *aside)
{
  AlongStore *self = aside->store;

  g_cancellable_disconnect (self->leaving, aside->leaving_id);
  if (aside->asked != NULL)
    g_cancellable_disconnect (aside->asked, aside->asked_id);
  g_object_unref (aside->either);
  g_mutex_lock (&self->lock);
  self->asides--;
  g_cond_broadcast (&self->done);
  g_mutex_unlock (&self->lock);
}

/* store_asides_end: ends what is going on aside, and waits for it. Nothing new begins: the store is no longer open by then,
 * or they are held. Never on the writer's thread or the reader's: what is going on may be waiting for them. */
void
store_asides_end (AlongStore *self)
{
  g_cancellable_cancel (self->leaving);
  g_mutex_lock (&self->lock);
  while (self->asides > 0)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
  g_cancellable_reset (self->leaving);
}

/* store_asides_hold: ends what is going on aside; nothing new begins until store_asides_release (). */
void
store_asides_hold (AlongStore *self)
{
  g_mutex_lock (&self->lock);
  self->held++;
  g_mutex_unlock (&self->lock);
  store_asides_end (self);
}

void
store_asides_release (AlongStore *self)
{
  g_mutex_lock (&self->lock);
  self->held--;
  g_mutex_unlock (&self->lock);
}

static gboolean
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* store_aside_read: has @work read one moment of the store on a connection of its own. From any thread. */
gboolean
store_aside_read (AlongStore *self, StoreAsideWork work, gpointer data, GCancellable *cancellable, GError **error)
{
  StoreAside aside;
  StoreConnection *connection;
  gboolean done;

  if (!store_aside_begin (&aside, self, cancellable, error))
    return FALSE;
  connection = store_connect (self, self->key, STORE_CONNECTION_READ, error);
  done = connection != NULL;
  if (done)
    {
      store_connection_set_stop (connection, is_cancelled, aside.either);
      done = store_begin_reading (connection, error) && work (connection, data, aside.either, error);
    }
  if (connection != NULL && !sqlite3_get_autocommit (connection->db))
    done = store_end_reading (connection, done ? error : NULL) && done;
  done = store_connection_close (connection, done ? error : NULL) && done;
  store_aside_end (&aside);
  return done;
}

static gboolean
read_info (StoreConnection *connection, gpointer data, GCancellable *either, GError **error)
{
  AlongStoreInfo *info = data;
  gint64 version = 0;

  if (!store_get_int (connection, "PRAGMA user_version", &version, error)
      || !store_get_int (connection, "SELECT count(*) FROM \"family\" WHERE \"deleted\" = 0", &info->families, error)
      || !store_get_int (connection, "SELECT coalesce(max(\"n\"), 0) FROM \"journal\"", &info->journal, error)
      || !verify_count_records (connection, &info->records, error))
    return FALSE;
  info->schema = (int) version;
  return TRUE;
}

/** along_store_info_sync: counts, for people who look after the store. From any thread. */
gboolean
along_store_info_sync (AlongStore *self, AlongStoreInfo *info, GError **error)
{
  *info = (AlongStoreInfo){ .id = self->id };
  return store_aside_read (self, read_info, info, NULL, error);
}

/* store_may_write: whether more may be done than to look; says so where it may not. */
gboolean
store_may_write (AlongStore *self, GError **error)
{
  if (self->looking)
    g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY,
                         _ ("Someone else has this caseload open. You can look, but not change it."));
  return !self->looking;
}

/**
 * along_store_verify_sync: reads every page and checks what the pages say; the store may be in use meanwhile.
 * Needs room for a second store. From any thread.
 *
 * Returns: (transfer full): what was found; %NULL with an error if it could not be checked
 */
AlongStoreReport *
along_store_verify_sync (AlongStore *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *scratch = store_scratch_path (self);
  AlongStoreReport *report;
  StoreAside aside;

  if (!store_may_write (self, error) || !store_aside_begin (&aside, self, cancellable, error))
    return NULL;
  report = verify_store (self->path, self->key, scratch, self->id, aside.either, error);
  store_aside_end (&aside);
  return report;
}

static gboolean
quick_check (StoreConnection *connection, gpointer data, GCancellable *either, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "PRAGMA quick_check (1)", error);
  g_autofree char *answer = NULL;
  gboolean row;

  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    answer = store_column_text (statement, 0);
  sqlite3_reset (statement);
  return g_strcmp0 (answer, "ok") == 0 || store_fail (NULL, SQLITE_CORRUPT, error);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (store_aside_read (source, quick_check, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * along_store_quick_check_async: looks over the whole file in the background, for once the list is shown. Ends when
 * the store is closed.
 */
void
along_store_quick_check_async (AlongStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, along_store_quick_check_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, check_in_thread);
}

/** along_store_quick_check_finish: fails with DAMAGED if part of the store cannot be read, with CANCELLED if ended. */
gboolean
along_store_quick_check_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
