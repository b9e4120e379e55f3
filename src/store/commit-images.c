/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commit-images.h"

#include <string.h>

/* The images of a large edit, as an import is, are made on a thread of their own while the rows are written: a batch at a
 * time, and not far ahead. */

/* Changes from which on it is worth a thread. */
#define LARGE 1024
/* A batch is full by number or, where there is much text, by size: all batches together are what is held at once. */
#define BATCH_CHANGES 256
#define BATCH_BYTES (1024 * 1024)
#define N_BATCHES 8

typedef struct
{
  JournalImages images[BATCH_CHANGES];
  guint n, at; /* how many there are, and have been asked for */
} Batch;

struct _CommitImages
{
  const Commit *commit;
  Batch batches[N_BATCHES];
  Batch *current; /* (nullable): the one that is being written */
  GAsyncQueue *empty, *full;
  GThread *thread;
  int stop; /* atomic */
};

static void
empty_batch (Batch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    journal_images_clear (&batch->images[i]);
  batch->n = batch->at = 0;
}

/* Returns: how large they are */
static gsize
make_images (const AlongChange *change, JournalImages *images)
{
  gsize size = 0;

  *images = (JournalImages){ 0 };
  if (commit_changes_nothing (change))
    return 0;
  journal_prepare (change, images);
  for (int side = 0; side < 2; side++)
    size += images->texts[side] != NULL ? strlen (images->texts[side]) : 0;
  return size;
}

static gpointer
prepare (gpointer data)
{
  CommitImages *self = data;
  guint n = along_edit_get_n (self->commit->edit);

  for (guint i = 0; i < n;)
    {
      Batch *batch = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->stop))
        return NULL;
      for (gsize size = 0; i < n && batch->n < BATCH_CHANGES && size < BATCH_BYTES; i++)
        {
          AlongChange change = commit_nth (self->commit, i);

          size += make_images (&change, &batch->images[batch->n++]);
        }
      g_async_queue_push (self->full, batch);
    }
  return NULL;
}

/* commit_images_start: %NULL where the edit is not large: then each image is made when it is written. */
CommitImages *
commit_images_start (const Commit *commit)
{
  CommitImages *self;

  if (commit->write_journal != NULL || along_edit_get_n (commit->edit) < LARGE)
    return NULL;
  self = g_new0 (CommitImages, 1);
  self->commit = commit;
  self->empty = g_async_queue_new ();
  self->full = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (self->empty, &self->batches[i]);
  self->thread = g_thread_new ("store-images", prepare, self);
  return self;
}

/* commit_images_next: those of the first change, then of the next. Valid until the next are asked for. */
const JournalImages *
commit_images_next (CommitImages *self)
{
  if (self->current == NULL || self->current->at == self->current->n)
    {
      if (self->current != NULL)
        {
          empty_batch (self->current);
          g_async_queue_push (self->empty, self->current);
        }
      self->current = g_async_queue_pop (self->full);
    }
  return &self->current->images[self->current->at++];
}

/* commit_images_end: %NULL is allowed; also before all were asked for. */
void
commit_images_end (CommitImages *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->stop, TRUE);
  g_async_queue_push (self->empty, &self->batches[0]); /* in case it waits for one: it is not looked at */
  g_thread_join (self->thread);
  for (guint i = 0; i < N_BATCHES; i++)
    empty_batch (&self->batches[i]);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_free (self);
}
