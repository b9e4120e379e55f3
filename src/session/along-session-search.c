/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-session-search.h"

#include "session-private.h"

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  AlongFound *found = along_store_search_finish (ALONG_STORE (source), result, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) along_found_free);
  else
    g_task_return_error (task, session_translate (error));
}

void
along_session_search_async (AlongSession *self, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, along_session_search_async);
  if (self->store == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", "closed");
  else
    along_store_search_async (self->store, text, cancellable, on_found, g_steal_pointer (&task));
}

/** along_session_search_finish: Returns: (transfer full) */
AlongFound *
along_session_search_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
