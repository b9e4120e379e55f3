/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-private.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"

/* Answers everybody who waits for the store to be closed. Takes @error. */
static void
end_leaving (AlongSession *self, GError *error)
{
  g_autoptr (GPtrArray) leaving = g_steal_pointer (&self->leaving);

  if (error != NULL)
    error = session_translate (error);
  for (guint i = 0; i < leaving->len; i++)
    {
      if (error != NULL)
        g_task_return_error (leaving->pdata[i], g_error_copy (error));
      else
        g_task_return_boolean (leaving->pdata[i], TRUE);
    }
  g_clear_error (&error);
}

static void
on_store_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongSession) self = data;
  GError *error = NULL;

  along_store_close_finish (ALONG_STORE (source), result, &error);
  if (self->demonstration)
    along_clock_thaw ();
  session_set_state (self, self->leave_to);
  end_leaving (self, error);
}

static void
on_drafts_flushed (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongSession *self = ALONG_SESSION (source);
  g_autoptr (AlongStore) store = NULL;

  if (self->leave_to == ALONG_SESSION_CLOSED && self->draft_failed && !self->told_locking && !self->warned)
    {
      self->warned = TRUE;
      end_leaving (self, g_error_new_literal (ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_FULL,
                                              _ ("What you are writing could not be kept. Make some room on the disk, or "
                                                 "close again to let it go.")));
      return;
    }
  if (!self->told_locking)
    {
      self->told_locking = TRUE;
      g_signal_emit_by_name (self, "locking");
    }
  /* Typed meanwhile, or handed in by a page that went. */
  if (g_hash_table_size (self->unsaved) > 0 && !self->draft_failed)
    {
      session_flush_drafts (self, on_drafts_flushed, NULL);
      return;
    }
  store = g_steal_pointer (&self->store);
  self->looking = FALSE; /* the next opening tries in earnest */
  self->is_free = FALSE;
  g_clear_handle_id (&self->follow_timer, g_source_remove);
  g_clear_handle_id (&self->look_timer, g_source_remove);
  session_backup_closing (self);
  session_forget_drafts (self, self->leave_to == ALONG_SESSION_CLOSED);
  g_clear_object (&self->team);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->first_list, g_ptr_array_unref);
  g_hash_table_remove_all (self->loaded);
  session_forget_known (self);
  along_store_close_async (store, on_store_closed, g_object_ref (self));
}

static void
begin_leaving (AlongSession *self)
{
  self->leave_waits = FALSE;
  self->told_locking = FALSE;
  session_flush_drafts (self, on_drafts_flushed, NULL);
}

static void
on_opening_ended (GTask *task, GParamSpec *pspec, gpointer data)
{
  AlongSession *self = g_task_get_source_object (task);

  self->opening--;
  if (!self->leave_waits || self->opening > 0)
    return;
  if (self->store != NULL)
    begin_leaving (self);
  else
    {
      self->leave_waits = FALSE;
      end_leaving (self, NULL);
    }
}

/* session_opening_begins: until @task is answered the caseload may be opened at any moment; whoever asks to lock meanwhile
 * is not forgotten. Who opens under a key only after other work says so at its beginning; session_open_store_async () does
 * for the others. */
void
session_opening_begins (AlongSession *self, GTask *task)
{
  if (g_signal_handler_find (task, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_opening_ended, NULL) != 0)
    return;
  self->opening++;
  self->notices &= ~(guint) (ALONG_SESSION_NOTICE_BY_SHEET | ALONG_SESSION_NOTICE_STALE);
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_opening_ended), NULL);
}

/* Somebody may ask to close while the store is being locked: one closing answers all. */
static void
leave (AlongSession *self, AlongSessionState state, gpointer tag, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, tag);
  /* Whatever the caseload is being closed for, it is not opened again after. */
  if (state == ALONG_SESSION_LOCKED)
    session_work_lock (self);
  if (self->leaving != NULL)
    {
      if (state == ALONG_SESSION_CLOSED)
        self->leave_to = state;
      g_ptr_array_add (self->leaving, g_steal_pointer (&task));
      return;
    }
  self->leave_waits = self->store == NULL && self->opening > 0 && state == ALONG_SESSION_LOCKED;
  if (self->store == NULL && !self->leave_waits)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->leave_to = state;
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->leaving, g_steal_pointer (&task));
  if (!self->leave_waits)
    begin_leaving (self);
}

/**
 * along_session_lock_async: saves drafts, drops every record, closes the store and forgets its key. A draft that
 * the store could not take (a full disk) stays in memory until it can.
 */
void
along_session_lock_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  leave (self, ALONG_SESSION_LOCKED, along_session_lock_async, callback, data);
}

gboolean
along_session_lock_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * along_session_close_async: as locking, when the program ends. Fails with ALONG_SESSION_ERROR_FULL, once, and
 * leaves the store open, if a draft could not be saved: closing again lets it go.
 */
void
along_session_close_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  leave (self, ALONG_SESSION_CLOSED, along_session_close_async, callback, data);
}

gboolean
along_session_close_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** along_session_is_opening: whether the caseload is being opened, so that locking is to be asked for as if it were. */
gboolean
along_session_is_opening (AlongSession *self)
{
  return self->opening > 0;
}

/** along_session_is_leaving: whether the caseload is being locked or closed: from when that is asked for until the store is
 * closed. */
gboolean
along_session_is_leaving (AlongSession *self)
{
  return self->leaving != NULL;
}
