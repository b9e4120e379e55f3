/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copy.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Kept in the file's own head, so that neither kind of store is ever opened as the other. */
#define APPLICATION_REAL 0x414c4e47          /* "ALNG" */
#define APPLICATION_DEMONSTRATION 0x414c4e44 /* "ALND" */

/* Migrations in order: each brings a store from the version before to its own. */
static const char *const migrations[] = {
  "/org/alongside/store/schema/0001-first.sql",
  "/org/alongside/store/schema/0002-colleagues.sql",
  "/org/alongside/store/schema/0003-search.sql",
  "/org/alongside/store/schema/0004-wordless.sql",
  "/org/alongside/store/schema/0005-genogram.sql",
};

int
schema_newest (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
migrate (StoreConnection *connection, int version, gboolean demonstration, GError **error)
{
  g_autoptr (GBytes) sql = g_resources_lookup_data (migrations[version], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  /* Pragmas take no bound values; these are numbers of our own. */
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d;", version + 1,
                                           demonstration ? APPLICATION_DEMONSTRATION : APPLICATION_REAL);

  if (sql == NULL)
    return FALSE;
  if (!store_exec (connection, "BEGIN EXCLUSIVE", error))
    return FALSE;
  if (store_exec (connection, g_bytes_get_data (sql, NULL), error) && store_exec (connection, mark, error)
      && store_exec (connection, "COMMIT", error))
    return TRUE;
  store_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/* All tables and indices, with what made them, a line each. */
static char *
describe (StoreConnection *connection, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT \"type\" || ' ' || \"name\" || ' ' || \"tbl_name\" || ' ' || coalesce (\"sql\", '') FROM sqlite_master ORDER BY 1",
    error);
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    g_string_append_printf (lines, "%s\n", (const char *) sqlite3_column_text (statement, 0));
  return good ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/* What a store of ours is made of at @version; %NULL if it cannot be made. */
static const char *
description_of (int version)
{
  static GMutex lock;
  static char *known[G_N_ELEMENTS (migrations) + 1];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (AlongKey) key = along_key_new_random ();
  StoreConnection *connection;
  gboolean made = TRUE;

  if (known[version] != NULL)
    return known[version];
  connection = store_connection_open (":memory:", key, STORE_CONNECTION_CREATE, NULL);
  if (connection == NULL)
    return NULL;
  for (int step = 0; step < version && made; step++)
    made = migrate (connection, step, FALSE, NULL);
  if (made)
    known[version] = describe (connection, NULL);
  store_connection_close (connection, NULL);
  return known[version];
}

/*
 * schema_check: whether a file from elsewhere has the tables of a store of its version and nothing else: no trigger or
 * view that would do things of its own. Of a newer version schema_apply () says so.
 */
gboolean
schema_check (StoreConnection *connection, GError **error)
{
  g_autofree char *found = NULL;
  gint64 version = 0;

  if (!store_get_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > schema_newest ())
    return TRUE;
  if (version > 0)
    {
      found = describe (connection, error);
      if (found == NULL)
        return FALSE;
      if (g_strcmp0 (found, description_of ((int) version)) == 0)
        return TRUE;
    }
  return store_fail (connection, SQLITE_CORRUPT, error);
}

/* A whole copy of the store as it was, read back, before anything in it is changed; those of earlier versions go. */
static gboolean
keep_copy (StoreConnection *connection, const char *path, int version, AlongKey *key, GError **error)
{
  const CopyProgress unseen = { 0 };
  g_autofree char *copy_path = g_strdup_printf ("%s" KEPT_BEFORE "%d", path, version + 1);
  StoreConnection *copy;
  gboolean done;

  kept_remove (path, KEPT_BEFORE);
  copy = store_connection_open (copy_path, key, STORE_CONNECTION_SCRATCH, error);
  if (copy == NULL)
    return FALSE;
  done = copy_pages (connection, copy, &unseen, NULL, error) && copy_check_file (copy, error);
  done = store_connection_close (copy, done ? error : NULL) && done && copy_durable (copy_path, error);
  if (!done)
    g_unlink (copy_path);
  return done;
}

/*
 * schema_apply: checks that the store is of the kind asked for and of a version we know, and brings it to the
 * newest. An empty file (version 0, no tables) becomes a store.
 */
gboolean
schema_apply (StoreConnection *connection, gboolean demonstration, const char *path, AlongKey *key, GError **error)
{
  gint64 version = 0, application = 0;

  if (!store_get_int (connection, "PRAGMA user_version", &version, error)
      || !store_get_int (connection, "PRAGMA application_id", &application, error))
    return FALSE;
  if (version < 0)
    return store_fail (connection, SQLITE_CORRUPT, error);
  if (version > schema_newest ())
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NEWER,
                           _ ("A newer Alongside wrote this caseload. Bring Alongside up to date to open it."));
      return FALSE;
    }
  if (version > 0 && application != (demonstration ? APPLICATION_DEMONSTRATION : APPLICATION_REAL))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY,
                           demonstration ? _ ("This is not the demonstration. It is left alone.")
                                         : _ ("This is not a caseload but the demonstration. It is left alone."));
      return FALSE;
    }
  if (version > 0 && version < schema_newest () && !keep_copy (connection, path, (int) version, key, error))
    return FALSE;
  for (; version < schema_newest (); version++)
    if (!migrate (connection, (int) version, demonstration, error))
      return FALSE;
  return TRUE;
}
