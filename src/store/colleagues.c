/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle.h"

#include <string.h>

#include "along-clock.h"

/* colleagues_list: (element-type AlongColleagueKey), the latest accepted first. */
GPtrArray *
colleagues_list (StoreConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT \"worker\", \"sign_key\", \"seal_key\", \"accepted_at\" FROM \"colleague_key\" "
                "ORDER BY \"accepted_at\" DESC, \"worker\"", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongColleagueKey key = { .worker = store_column_id (statement, 0), .accepted_at = sqlite3_column_int64 (statement, 3) };

      if (sqlite3_column_bytes (statement, 1) != ALONG_COLLEAGUE_KEY_SIZE
          || sqlite3_column_bytes (statement, 2) != ALONG_COLLEAGUE_KEY_SIZE)
        continue;
      memcpy (key.sign_key, sqlite3_column_blob (statement, 1), sizeof key.sign_key);
      memcpy (key.seal_key, sqlite3_column_blob (statement, 2), sizeof key.seal_key);
      g_ptr_array_add (keys, g_memdup2 (&key, sizeof key));
    }
  return good ? g_steal_pointer (&keys) : NULL;
}

/* colleagues_accept: in place of the one that was accepted before. */
gboolean
colleagues_accept (StoreConnection *connection, const AlongColleagueKey *key, AlongId by, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "INSERT OR REPLACE INTO \"colleague_key\" (\"worker\", \"sign_key\", \"seal_key\", \"accepted_at\", \"accepted_by\") "
    "VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, key->worker);
  sqlite3_bind_blob (statement, 2, key->sign_key, sizeof key->sign_key, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 3, key->seal_key, sizeof key->seal_key, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, along_clock_now ());
  store_bind_id (statement, 5, by);
  return store_run (connection, statement, error);
}

gboolean
colleagues_forget (StoreConnection *connection, AlongId worker, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "DELETE FROM \"colleague_key\" WHERE \"worker\" = ?", error);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, worker);
  return store_run (connection, statement, error);
}

static gboolean
read_secret (StoreConnection *connection, const char *name, AlongKey **key, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"value\" FROM \"setting\" WHERE \"name\" = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, name);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row && sqlite3_column_type (statement, 0) == SQLITE_TEXT)
    {
      gsize length;
      guint8 *bytes = g_base64_decode ((const char *) sqlite3_column_text (statement, 0), &length);

      if (length == ALONG_KEY_SIZE)
        *key = along_key_new_from_bytes (bytes);
      explicit_bzero (bytes, length);
      g_free (bytes);
    }
  if (row)
    sqlite3_reset (statement);
  return TRUE;
}

static gboolean
keep_secret (StoreConnection *connection, const char *name, AlongKey *key, GError **error)
{
  char *text = g_base64_encode (along_key_peek (key), ALONG_KEY_SIZE);
  gboolean kept = small_put_setting (connection, name, text, error);

  along_key_unpeek (key);
  explicit_bzero (text, strlen (text));
  g_free (text);
  return kept;
}

/* colleagues_read_keys: this caseload's own secret halves; %NULL where starting it made none. Inside a transaction. */
gboolean
colleagues_read_keys (StoreConnection *connection, BundleKeys *keys, GError **error)
{
  memset (keys, 0, sizeof *keys);
  return read_secret (connection, "sign_secret", &keys->sign, error) && read_secret (connection, "seal_secret", &keys->seal, error);
}

/* colleagues_make_keys: those that are not there yet. */
gboolean
colleagues_make_keys (StoreConnection *connection, BundleKeys *keys, GError **error)
{
  guint8 half[ALONG_PUBLIC_SIZE];

  if (keys->sign == NULL)
    {
      keys->sign = along_sign_make_pair (half);
      if (!keep_secret (connection, "sign_secret", keys->sign, error))
        return FALSE;
    }
  if (keys->seal == NULL)
    {
      keys->seal = along_seal_make_pair (half);
      if (!keep_secret (connection, "seal_secret", keys->seal, error))
        return FALSE;
    }
  return TRUE;
}
