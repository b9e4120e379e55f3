/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-follow.h"

#include <glib/gstdio.h>

#include "along-lock-file.h"
#include "store-call.h"

void
along_store_news_free (AlongStoreNews *news)
{
  g_array_unref (news->families);
  g_free (news);
}

static gboolean
read_families (StoreConnection *connection, gint64 since, GArray *families, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT DISTINCT \"family\" FROM \"journal\" WHERE \"n\" > ?", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, since);
  for (good = store_row (connection, statement, &row, error); good && row; good = store_row (connection, statement, &row, error))
    {
      AlongId family = store_column_id (statement, 0);

      g_array_append_val (families, family);
    }
  return good;
}

static gboolean
run_news (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;
  AlongStoreNews *news;
  GStatBuf file;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  news = g_new0 (AlongStoreNews, 1);
  news->families = g_array_new (FALSE, FALSE, sizeof (AlongId));
  news->file = g_stat (self->path, &file) == 0 ? (guint64) file.st_ino : 0;
  news->held = along_lock_file_holder (self->lock_path, NULL);
  if (!store_get_int (connection, "SELECT coalesce(max(\"n\"), 0) FROM \"journal\"", &news->journal, &call->error)
      || (call->n >= 0 && call->n < news->journal && !read_families (connection, call->n, news->families, &call->error)))
    g_clear_pointer (&news, along_store_news_free);
  return store_call_read (connection, call, news);
}

/**
 * along_store_news_async: what was committed since the journal had its entry @since; on the reader's thread.
 *
 * @since: -1: only where the journal is now
 */
void
along_store_news_async (AlongStore *self, gint64 since, GAsyncReadyCallback callback, gpointer data)
{
  StoreCall *call = store_call_new (run_news, NULL);

  call->n = since;
  call->free_result = (GDestroyNotify) along_store_news_free;
  store_call_later (self, &self->reader, call, along_store_news_async, callback, data);
}

AlongStoreNews *
along_store_news_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
