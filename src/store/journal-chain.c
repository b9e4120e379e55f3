/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether each entry of a chain follows from the one before, over the bytes as stored. What an entry is to follow is
 * stored, too: so the rows are read on one thread (the cipher's part is the larger) and hashed on another, a batch at a
 * time. A chain of less than a batch needs no thread. */

#define BATCH_ROWS 256
#define BATCH_BYTES (1024 * 1024)
#define N_BATCHES 4

/** Link: one entry. */
typedef struct
{
  gint64 n;
  gint64 missing; /* the number that should have come, or 0 */
  gsize end;      /* in the bytes of its batch */
  guint8 stored[ALONG_HASH_SIZE];
  gboolean whole;   /* "stored" is a hash */
  gboolean emptied; /* the last column is null */
  gboolean follows;
} Link;

/** Batch: entries with what is hashed of each, one behind the other; none: the hashing thread may go. */
typedef struct
{
  Link links[BATCH_ROWS];
  guint n;
  GByteArray *bytes;
} Batch;

typedef struct
{
  Batch batches[N_BATCHES];
  GAsyncQueue *full, *done;
  GThread *thread; /* (nullable) */
  const char *broken, *gap;
  gint64 erased;
  GPtrArray *problems;
} Chain;

static void
hash_batch (Batch *batch)
{
  gsize start = 0;

  for (guint i = 0; i < batch->n; i++)
    {
      Link *link = &batch->links[i];
      guint8 expected[ALONG_HASH_SIZE];

      along_hash_appended (batch->bytes->data + start, link->end - start, expected);
      link->follows = link->whole && memcmp (link->stored, expected, ALONG_HASH_SIZE) == 0;
      start = link->end;
    }
}

static gpointer
hash_batches (gpointer data)
{
  Chain *chain = data;
  Batch *batch;

  while ((batch = g_async_queue_pop (chain->full))->n > 0)
    {
      hash_batch (batch);
      g_async_queue_push (chain->done, batch);
    }
  return NULL;
}

static void
judge (Chain *chain, Batch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      const Link *link = &batch->links[i];

      if (link->missing > 0)
        g_ptr_array_add (chain->problems, g_strdup_printf (chain->gap, link->missing));
      if (link->follows)
        continue;
      if (chain->erased > 0 && link->emptied)
        chain->erased--;
      else
        g_ptr_array_add (chain->problems, g_strdup_printf (chain->broken, link->n));
    }
}

/* A batch to be filled, once what was in it has been judged. */
static Batch *
take_batch (Chain *chain)
{
  Batch *batch = g_async_queue_pop (chain->done);

  judge (chain, batch);
  batch->n = 0;
  g_byte_array_set_size (batch->bytes, 0);
  return batch;
}

static void
send_batch (Chain *chain, Batch *batch)
{
  if (chain->thread == NULL)
    chain->thread = g_thread_new ("store-hashes", hash_batches, chain);
  g_async_queue_push (chain->full, batch);
}

static Chain *
chain_new (GPtrArray *problems)
{
  Chain *chain = g_new0 (Chain, 1);

  chain->problems = problems;
  chain->full = g_async_queue_new ();
  chain->done = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      chain->batches[i].bytes = g_byte_array_new ();
      g_async_queue_push (chain->done, &chain->batches[i]);
    }
  return chain;
}

/* @batch: the last, perhaps with something in it; all that was sent is judged. */
static void
chain_end (Chain *chain, Batch *batch)
{
  Batch nothing = { .n = 0 }, *other;

  if (chain->thread != NULL)
    {
      g_async_queue_push (chain->full, &nothing);
      g_thread_join (chain->thread);
    }
  while ((other = g_async_queue_try_pop (chain->done)) != NULL)
    judge (chain, other);
  hash_batch (batch);
  judge (chain, batch);
  for (guint i = 0; i < N_BATCHES; i++)
    g_byte_array_unref (chain->batches[i].bytes);
  g_async_queue_unref (chain->full);
  g_async_queue_unref (chain->done);
  g_free (chain);
}

/* Puts the row into the batch; @previous: the hash it is to follow, then the one that the next is to follow. */
static void
add_link (Batch *batch, sqlite3_stmt *statement, int n_columns, gint64 expected_n, guint8 previous[ALONG_HASH_SIZE])
{
  Link *link = &batch->links[batch->n++];
  const void *stored = sqlite3_column_blob (statement, n_columns);

  link->n = sqlite3_column_int64 (statement, 0);
  link->missing = link->n != expected_n ? expected_n : 0;
  link->whole = stored != NULL && sqlite3_column_bytes (statement, n_columns) == ALONG_HASH_SIZE;
  link->emptied = sqlite3_column_type (statement, n_columns - 1) == SQLITE_NULL;
  journal_write_down_row (batch->bytes, statement, n_columns, previous);
  link->end = batch->bytes->len;
  if (link->whole)
    {
      memcpy (link->stored, stored, ALONG_HASH_SIZE);
      memcpy (previous, stored, ALONG_HASH_SIZE);
    }
}

/* @previous: what the first entry follows */
static gboolean
read_links (Chain *chain, StoreConnection *connection, sqlite3_stmt *statement, int n_columns,
            guint8 previous[ALONG_HASH_SIZE], gint64 *entries, GCancellable *cancellable, GError **error)
{
  Batch *batch = take_batch (chain);
  gint64 count = 0;
  gboolean row, good;

  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      add_link (batch, statement, n_columns, count + 1, previous);
      count = batch->links[batch->n - 1].n;
      if (batch->n < BATCH_ROWS && batch->bytes->len < BATCH_BYTES)
        continue;
      send_batch (chain, batch);
      batch = take_batch (chain);
      if (g_cancellable_is_cancelled (cancellable))
        {
          sqlite3_reset (statement);
          good = store_fail (connection, SQLITE_INTERRUPT, error);
          break;
        }
    }
  chain_end (chain, batch);
  *entries = count;
  return good;
}

/* journal_check_chain: that each entry follows from the one before, over the bytes as stored. Adds words to @problems. */
gboolean
journal_check_chain (StoreConnection *connection, AlongId store, GPtrArray *problems, gint64 *entries,
                     GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT " JOURNAL_COLUMNS ", \"hash\" FROM \"journal\" ORDER BY \"n\"", error);
  guint8 genesis[ALONG_HASH_SIZE];
  Chain *chain;

  if (statement == NULL)
    return FALSE;
  chain = chain_new (problems);
  chain->broken = _ ("The journal’s entry %" G_GINT64_FORMAT " does not follow from the one before.");
  chain->gap = _ ("The journal’s entry %" G_GINT64_FORMAT " is not there.");
  journal_genesis (store, "journal", genesis);
  return read_links (chain, connection, statement, N_JOURNAL_COLUMNS, genesis, entries, cancellable, error);
}

/* journal_check_access: the same of who read what; @erased: of how many the details may have been taken away. */
gboolean
journal_check_access (StoreConnection *connection, AlongId store, gint64 erased, GPtrArray *problems,
                      GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT " ACCESS_COLUMNS ", \"hash\" FROM \"access\" ORDER BY \"n\"", error);
  guint8 genesis[ALONG_HASH_SIZE];
  Chain *chain;
  gint64 entries;

  if (statement == NULL)
    return FALSE;
  chain = chain_new (problems);
  chain->broken = _ ("Entry %" G_GINT64_FORMAT " of who read what does not follow from the one before.");
  chain->gap = _ ("Entry %" G_GINT64_FORMAT " of who read what is not there.");
  chain->erased = erased;
  journal_genesis (store, "access", genesis);
  return read_links (chain, connection, statement, N_ACCESS_COLUMNS, genesis, &entries, cancellable, error);
}
