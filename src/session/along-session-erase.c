/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-session-erase.h"

#include <glib/gi18n-lib.h>

#include "along-session-history.h"
#include "along-store-erase.h"
#include "session-private.h"

/** Work: what is erased, and what came of it. */
typedef struct
{
  AlongStore *store;
  AlongId me;
  AlongEraseOrder order;
  char *reason;
  GPtrArray *drafts; /* AlongStoreDraft: those that are left */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->store);
  g_clear_pointer (&work->order.mentions, g_ptr_array_unref);
  g_clear_pointer (&work->drafts, g_ptr_array_unref);
  g_free (work->reason);
  g_free (work);
}

/* The task; %NULL: it was refused, and the task has said so. */
static GTask *
begin (AlongSession *self, GCancellable *cancellable, gpointer tag, GAsyncReadyCallback callback, gpointer data, Work **work)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  if (self->store == NULL || !along_session_is_manager (self))
    {
      if (self->store == NULL)
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", _ ("The caseload is closed."));
      else
        g_task_return_new_error (task, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_READ_ONLY, "%s", _ ("Only a manager can erase."));
      g_object_unref (task);
      return NULL;
    }
  *work = g_new0 (Work, 1);
  (*work)->store = g_object_ref (self->store);
  (*work)->me = self->me;
  g_task_set_task_data (task, *work, work_free);
  return task;
}

static void
preview_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  AlongErasePreview *preview
    = along_store_preview_erase_sync (work->store, work->order.family, work->order.person, cancellable, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) along_erase_preview_free);
  else
    g_task_return_error (task, session_translate (error));
}

/** along_session_preview_erase_async: what erasing @person (ALONG_ID_NONE: the whole family) would take away. */
void
along_session_preview_erase_async (AlongSession *self, AlongId family, AlongId person, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, cancellable, along_session_preview_erase_async, callback, data, &work);

  if (task == NULL)
    return;
  work->order.family = family;
  work->order.person = person;
  g_task_run_in_thread (task, preview_in_thread);
  g_object_unref (task);
}

AlongErasePreview *
along_session_preview_erase_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
erase_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  AlongErasure *erasure = along_store_erase_sync (work->store, &work->order, work->me, &error);

  if (erasure == NULL)
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  along_store_find_places_sync (work->store, erasure);
  work->drafts = along_store_list_drafts_sync (work->store, work->me, NULL);
  g_task_return_pointer (task, erasure, (GDestroyNotify) along_erasure_free);
}

static gboolean
is_left (Work *work, const char *key)
{
  for (guint i = 0; work->drafts != NULL && i < work->drafts->len; i++)
    if (g_str_equal (((const AlongStoreDraft *) work->drafts->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

static gboolean
is_erased_draft (gpointer key, gpointer value, gpointer data)
{
  const AlongDraft *draft = value;
  Work *work = data;

  return along_id_equal (draft->family, work->order.family) && !is_left (work, key);
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  AlongSession *self = ALONG_SESSION (source);
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  AlongErasure *erasure = g_task_propagate_pointer (G_TASK (result), &error);

  if (erasure == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_hash_table_foreach_remove (self->drafts, is_erased_draft, work);
  g_hash_table_remove (self->loaded, &work->order.family);
  self->n_commits++;
  g_hash_table_replace (self->committed, g_memdup2 (&work->order.family, sizeof (AlongId)), GUINT_TO_POINTER (self->n_commits));
  g_clear_pointer (&self->first_list, g_ptr_array_unref);
  g_signal_emit_by_name (self, "drafts-changed");
  g_signal_emit_by_name (self, "summaries-changed");
  g_task_return_pointer (task, erasure, (GDestroyNotify) along_erasure_free);
  g_object_unref (task);
}

/* What is being typed goes with the rest: first it must be where it is looked for. */
static void
on_flushed (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GTask) working = g_task_new (g_task_get_source_object (task), NULL, on_erased, task);

  g_task_set_task_data (working, work, NULL);
  g_task_run_in_thread (working, erase_in_thread);
}

/** along_session_erase_async: erases, for good. @order is copied; its mentions are held and may not change from now on. */
void
along_session_erase_async (AlongSession *self, const AlongEraseOrder *order, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, NULL, along_session_erase_async, callback, data, &work);

  if (task == NULL)
    return;
  work->reason = g_strdup (order->reason);
  work->order = *order;
  work->order.reason = work->reason;
  work->order.mentions = order->mentions != NULL ? g_ptr_array_ref (order->mentions) : NULL;
  session_flush_drafts (self, on_flushed, task);
}

/** along_session_erase_finish: (transfer full): what was erased, and where it lives on. */
AlongErasure *
along_session_erase_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  GPtrArray *erasures = along_store_list_erasures_sync (work->store, &error);

  if (erasures != NULL)
    g_task_return_pointer (task, erasures, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, session_translate (error));
}

void
along_session_list_erasures_async (AlongSession *self, GAsyncReadyCallback callback, gpointer data)
{
  Work *work;
  GTask *task = begin (self, NULL, along_session_list_erasures_async, callback, data, &work);

  if (task == NULL)
    return;
  g_task_run_in_thread (task, list_in_thread);
  g_object_unref (task);
}

GPtrArray *
along_session_list_erasures_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
