/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-duplicates.h"
#include "store-object.h"

#include "along-image.h"

typedef struct
{
  GPtrArray *records;
  GArray *written;
} Writing;

static void
note_fields (GArray *written, AlongRecord *record, const char *image, AlongId worker, gint64 known_at)
{
  const AlongKind *kind = along_record_get_kind (record);
  g_autoptr (AlongRecord) said = along_record_new (kind->id, along_record_get_id (record), along_record_get_family (record));

  if (!along_image_read (image, said, NULL))
    return;
  for (int p = 0; p < (int) kind->n_properties; p++)
    if (along_record_has (said, p))
      {
        const AlongStoreWritten one = { along_record_get_id (record), p, worker, known_at };
        gboolean there = FALSE;

        for (guint i = 0; i < written->len && !there; i++)
          {
            AlongStoreWritten *before = &g_array_index (written, AlongStoreWritten, i);

            if (before->property == p && along_id_equal (before->record, one.record))
              {
                *before = one;
                there = TRUE;
              }
          }
        if (!there)
          g_array_append_val (written, one);
      }
}

static gboolean
find_written (StoreConnection *connection, gpointer data, GCancellable *either, GError **error)
{
  Writing *writing = data;

  for (guint r = 0; r < writing->records->len; r++)
    {
      AlongRecord *record = writing->records->pdata[r];
      sqlite3_stmt *statement = store_statement (
        connection,
        "SELECT j.\"worker\", j.\"known_at\", i.\"image\" FROM \"journal\" j JOIN \"journal_image\" i ON i.\"slot\" = 2 * j.\"n\" + 1 "
        "WHERE j.\"family\" IS ?1 AND j.\"record\" = ?2 AND j.\"kind\" = ?3 ORDER BY j.\"n\"", error);
      gboolean row, good;

      if (statement == NULL)
        return FALSE;
      store_bind_id (statement, 1, along_record_get_family (record));
      store_bind_id (statement, 2, along_record_get_id (record));
      store_bind_text (statement, 3, along_record_get_kind (record)->name);
      for (good = store_row (connection, statement, &row, error); good && row;
           good = store_row (connection, statement, &row, error))
        {
          const char *image = (const char *) sqlite3_column_text (statement, 2);

          if (image != NULL && *image != '\0')
            note_fields (writing->written, record, image, store_column_id (statement, 0), sqlite3_column_int64 (statement, 1));
        }
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/**
 * along_store_who_wrote_sync: who wrote what @records say now, and when. From any thread.
 *
 * @records: (element-type AlongRecord): copies, nobody changes them meanwhile
 */
GArray *
along_store_who_wrote_sync (AlongStore *self, GPtrArray *records, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (AlongStoreWritten));
  Writing writing = { records, written };

  return store_aside_read (self, find_written, &writing, cancellable, error) ? g_steal_pointer (&written) : NULL;
}
