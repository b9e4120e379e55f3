/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-progress.h"

typedef struct
{
  GTask *task;
  const SessionProgress *progress;
  double part;
} Told;

static gboolean
tell_main (gpointer data)
{
  const Told *told = data;

  if (!g_task_get_completed (told->task) && !g_cancellable_is_cancelled (g_task_get_cancellable (told->task)))
    told->progress->call (told->part, told->progress->data);
  return G_SOURCE_REMOVE;
}

static void
told_free (gpointer data)
{
  g_object_unref (((Told *) data)->task);
  g_free (data);
}

/* session_progress_tell: an AlongStoreProgress that says on the main thread what a SessionProgress is told on another. */
void
session_progress_tell (double part, gpointer data)
{
  const SessionProgress *progress = data;
  Told *told;

  if (progress->call == NULL)
    return;
  told = g_new0 (Told, 1);
  told->task = g_object_ref (progress->task);
  told->progress = progress;
  told->part = part;
  g_main_context_invoke_full (g_task_get_context (progress->task), G_PRIORITY_DEFAULT_IDLE, tell_main, told, told_free);
}
