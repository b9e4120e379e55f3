/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying out and writing happen on other threads: a family of thousands would stop the window. */
#include "along-picture-job.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-whole-file.h"

#define SCREEN_DOTS 96.0

void
along_picture_ready_free (AlongPictureReady *self)
{
  g_clear_pointer (&self->pages, along_picture_pages_free);
  g_clear_pointer (&self->picture, along_picture_unref);
  g_free (self->parts);
  g_free (self->warning);
  g_free (self);
}

/* The way the page lies in which the drawing is larger, or takes fewer pages. */
static void
turn (AlongPictureReady *self)
{
  AlongPicturePaper lying = self->setup.paper;
  AlongPicturePages *pages;

  lying.landscape = TRUE;
  pages = along_picture_pages_new (self->picture, &lying);
  if (along_picture_pages_beats (pages, self->pages))
    {
      along_picture_pages_free (self->pages);
      self->pages = pages;
      self->setup.paper = lying;
    }
  else
    along_picture_pages_free (pages);
}

static char *
warn_of_size (AlongPictureReady *self)
{
  double scale = self->setup.dots / SCREEN_DOTS, possible = along_scene_png_scale (along_picture_scene (self->picture), scale);

  if (possible >= scale * 0.999)
    return NULL;
  /* Translators: of an image; a number of dots an inch */
  return g_strdup_printf (_ ("At that resolution the picture would be too large for most programs. It is made with %d dots an inch. "
                             "SVG and PDF have no such limit."),
                          (int) floor (possible * SCREEN_DOTS));
}

static void
prepare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongPictureReady *self = data;

  if (!along_picture_lay_out (self->picture, cancellable))
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  if (self->setup.format == ALONG_PICTURE_PAGES)
    {
      self->pages = along_picture_pages_new (self->picture, &self->setup.paper);
      if (self->setup.turn)
        turn (self);
      self->parts = along_picture_pages_words (self->pages);
      self->warning = along_picture_pages_warn (self->pages);
    }
  else
    {
      along_picture_scene (self->picture);
      if (self->setup.format == ALONG_PICTURE_PNG)
        self->warning = warn_of_size (self);
    }
  g_task_return_boolean (task, TRUE);
}

/** along_picture_prepare_async: lays @picture out as @setup asks; until it is done it belongs to another thread. */
void
along_picture_prepare_async (AlongPicture *picture, const AlongPictureSetup *setup, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  AlongPictureReady *ready = g_new0 (AlongPictureReady, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  ready->picture = along_picture_ref (picture);
  ready->setup = *setup;
  g_task_set_source_tag (task, along_picture_prepare_async);
  g_task_set_task_data (task, ready, NULL);
  g_task_set_check_cancellable (task, FALSE); /* what is done all the same is taken */
  g_task_run_in_thread (task, prepare);
}

/** along_picture_prepare_finish: (transfer full) (nullable): it was cancelled */
AlongPictureReady *
along_picture_prepare_finish (GAsyncResult *result)
{
  AlongPictureReady *ready = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    g_clear_pointer (&ready, along_picture_ready_free);
  return ready;
}

/* --- Writing --- */

struct _AlongPictureJob
{
  gatomicrefcount refs;
  AlongPictureReady *ready; /* borrowed: whoever started it keeps it until the end */
  GFile *file;
  GCancellable *cancellable;
  int done; /* thousandths */
  GMutex mutex;
  GCond cond;
  gboolean ended, written;
};

void
along_picture_job_free (AlongPictureJob *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

static gboolean
write_file (AlongPictureJob *self, GError **error)
{
  AlongPictureReady *ready = self->ready;
  g_autoptr (GBytes) bytes = ready->pages != NULL
                               ? along_picture_pages_to_pdf (ready->pages, self->cancellable, error)
                               : along_picture_to_bytes (ready->picture, ready->setup.format, ready->setup.dots, self->cancellable,
                                                         &self->done, error);
  gsize length;
  const void *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return along_whole_file_write (self->file, data, length, self->cancellable, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongPictureJob *self = data;
  GError *error = NULL;
  gboolean written = write_file (self, &error);

  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  self->written = written;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** along_picture_job_start: (transfer full): @ready: kept by the caller until the job has ended */
AlongPictureJob *
along_picture_job_start (AlongPictureReady *ready, GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  AlongPictureJob *self = g_new0 (AlongPictureJob, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&self->refs);
  g_atomic_ref_count_inc (&self->refs);
  self->ready = ready;
  self->file = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, along_picture_job_start);
  g_task_set_task_data (task, self, (GDestroyNotify) along_picture_job_free);
  g_task_run_in_thread (task, run);
  return self;
}

gboolean
along_picture_job_finish (AlongPictureJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** along_picture_job_stop: nothing is written, if it is not written yet. */
void
along_picture_job_stop (AlongPictureJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

/** along_picture_job_wait: waits for its end: before the caseload closes it has to be known. Returns: whether there is a file */
gboolean
along_picture_job_wait (AlongPictureJob *self)
{
  gboolean written;

  g_mutex_lock (&self->mutex);
  while (!self->ended)
    g_cond_wait (&self->cond, &self->mutex);
  written = self->written;
  g_mutex_unlock (&self->mutex);
  return written;
}

/** along_picture_job_done: how much of an image, 0 to 1; of what else is made there is no telling. */
double
along_picture_job_done (AlongPictureJob *self)
{
  return g_atomic_int_get (&self->done) / 1000.0;
}
