/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup.h"

#include <string.h>

#include "along-hash.h"

/* What of the caseload that is here is not in a backup that is to take its place. */

/* Of one store: its families, and the journal's last entry. */
typedef struct
{
  GHashTable *families; /* of AlongId */
  gint64 n;             /* 0: none */
  guint8 hash[ALONG_HASH_SIZE];
} Found;

static guint
id_hash (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash);
  return hash;
}

static gboolean
id_equal (gconstpointer a, gconstpointer b)
{
  return along_id_equal (*(const AlongId *) a, *(const AlongId *) b);
}

/* @data: a Found */
static gboolean
read_found (StoreConnection *connection, gpointer data, GCancellable *either, GError **error)
{
  Found *found = data;
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"id\" FROM \"family\" WHERE \"deleted\" = 0", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 0);

      g_hash_table_add (found->families, g_memdup2 (&id, sizeof id));
    }
  statement = good ? store_statement (connection, "SELECT \"n\", \"hash\" FROM \"journal\" ORDER BY \"n\" DESC LIMIT 1", error)
                   : NULL;
  if (statement == NULL || !store_row (connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  found->n = sqlite3_column_int64 (statement, 0);
  if (sqlite3_column_bytes (statement, 1) == ALONG_HASH_SIZE)
    memcpy (found->hash, sqlite3_column_blob (statement, 1), ALONG_HASH_SIZE);
  sqlite3_reset (statement);
  return TRUE;
}

/* Whether the entry @n of the journal is that of @hash; @has: set to it. */
static gboolean
has_entry (StoreConnection *connection, const Found *found, gboolean *has, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"hash\" FROM \"journal\" WHERE \"n\" = ?1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, found->n);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  *has = row && sqlite3_column_bytes (statement, 0) == ALONG_HASH_SIZE
         && memcmp (sqlite3_column_blob (statement, 0), found->hash, ALONG_HASH_SIZE) == 0;
  if (row)
    sqlite3_reset (statement);
  return TRUE;
}

/**
 * along_backup_compare_sync: what of @present, which is open, would be missing if @backup took its place.
 *
 * @missing: (out caller-allocates)
 */
gboolean
along_backup_compare_sync (AlongBackup *backup, AlongStore *present, AlongBackupMissing *missing, GError **error)
{
  g_autoptr (GHashTable) here = g_hash_table_new_full (id_hash, id_equal, g_free, NULL);
  g_autoptr (GHashTable) there = g_hash_table_new_full (id_hash, id_equal, g_free, NULL);
  Found now = { .families = here }, then = { .families = there };
  StoreConnection *connection;
  GHashTableIter iter;
  gpointer id;
  gboolean done, has = FALSE;

  if (!store_aside_read (present, read_found, &now, NULL, error))
    return FALSE;
  connection = store_connection_open (backup->scratch, backup->key, STORE_CONNECTION_SCRATCH, error);
  done = connection != NULL && read_found (connection, &then, NULL, error)
         && (now.n == 0 || has_entry (connection, &now, &has, error));
  done = store_connection_close (connection, done ? error : NULL) && done;
  *missing = (AlongBackupMissing) { .written = now.n > 0 && !has };
  g_hash_table_iter_init (&iter, here);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    missing->families += !g_hash_table_contains (there, id);
  return done;
}
