/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

/* Drafts, settings and facts: rows that are neither journalled nor searched. */

/* small_put_draft: keeps a draft, in the place of one with the same key. */
gboolean
small_put_draft (StoreConnection *connection, AlongId owner, const AlongStoreDraft *draft, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "INSERT OR REPLACE INTO \"draft\" (\"key\", \"owner\", \"kind\", \"family\", \"body\", \"changed_at\") "
    "VALUES (?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, draft->key);
  store_bind_id (statement, 2, owner);
  store_bind_text (statement, 3, draft->kind);
  store_bind_id (statement, 4, draft->family);
  store_bind_text (statement, 5, draft->body);
  sqlite3_bind_int64 (statement, 6, draft->changed_at);
  return store_run (connection, statement, error);
}

gboolean
small_drop_draft (StoreConnection *connection, const char *key, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "DELETE FROM \"draft\" WHERE \"key\" = ?", error);

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, key);
  return store_run (connection, statement, error);
}

/* small_list_drafts: those of @owner, the latest first. Returns: (element-type AlongStoreDraft) */
GPtrArray *
small_list_drafts (StoreConnection *connection, AlongId owner, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) along_store_draft_free);
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT \"key\", \"kind\", \"family\", \"body\", \"changed_at\" FROM \"draft\" WHERE \"owner\" IS ? "
    "ORDER BY \"changed_at\" DESC, \"key\"", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, owner);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongStoreDraft *draft = g_new0 (AlongStoreDraft, 1);
      draft->key = store_column_text (statement, 0);
      draft->kind = store_column_text (statement, 1);
      draft->family = store_column_id (statement, 2);
      draft->body = store_column_text (statement, 3);
      draft->changed_at = sqlite3_column_int64 (statement, 4);
      g_ptr_array_add (drafts, draft);
    }
  return good ? g_steal_pointer (&drafts) : NULL;
}

/* small_put_setting: %NULL forgets it. */
gboolean
small_put_setting (StoreConnection *connection, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection,
                       value != NULL ? "INSERT OR REPLACE INTO \"setting\" (\"name\", \"value\") VALUES (?, ?)"
                                     : "DELETE FROM \"setting\" WHERE \"name\" = ?", error);

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, name);
  if (value != NULL)
    store_bind_text (statement, 2, value);
  return store_run (connection, statement, error);
}

/* small_list_settings: name to value, both text; but for secrets ("…_secret"), which are not to lie about. */
GHashTable *
small_list_settings (StoreConnection *connection, GError **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"name\", \"value\" FROM \"setting\" WHERE substr (\"name\", -7) <> '_secret'", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    g_hash_table_replace (settings, store_column_text (statement, 0), store_column_text (statement, 1));
  return good ? g_steal_pointer (&settings) : NULL;
}

gboolean
small_put_fact_id (StoreConnection *connection, const char *name, AlongId id, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "INSERT OR REPLACE INTO \"fact\" (\"name\", \"value\") VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, name);
  store_bind_id (statement, 2, id);
  return store_run (connection, statement, error);
}

/* small_get_fact_id: ALONG_ID_NONE where it is not there. */
gboolean
small_get_fact_id (StoreConnection *connection, const char *name, AlongId *id, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"value\" FROM \"fact\" WHERE \"name\" = ?", error);
  gboolean row;

  *id = ALONG_ID_NONE;
  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, name);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      *id = store_column_id (statement, 0);
      sqlite3_reset (statement);
    }
  return TRUE;
}
