/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-private.h"

G_BEGIN_DECLS

/** fuzz_store_alone: to be called before anything else of the store: each connection is used by one thread, or with @one
 * thread all are, and nobody counts its memory. */
static inline void
fuzz_store_alone (gboolean one)
{
  g_assert_cmpint (sqlite3_config (one ? SQLITE_CONFIG_SINGLETHREAD : SQLITE_CONFIG_MULTITHREAD), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0), ==, SQLITE_OK);
}

/** fuzz_store_open: an empty caseload in memory, on one thread, that takes what refers to nothing. */
static inline StoreConnection *
fuzz_store_open (void)
{
  g_autoptr (AlongKey) key = along_key_new_random ();
  StoreConnection *connection;

  fuzz_store_alone (TRUE);
  along_store_register ();
  connection = store_connection_open (":memory:", key, STORE_CONNECTION_CREATE, NULL);
  g_assert_nonnull (connection);
  g_assert_true (schema_apply (connection, FALSE, ":memory:", key, NULL));
  g_assert_true (store_exec (connection, "PRAGMA foreign_keys = OFF", NULL));
  return connection;
}

/** fuzz_store_name: the ids that inputs speak of: of the names "a", "b" and so on. */
static inline void
fuzz_store_name (AlongId *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char name[] = { (char) ('a' + i), '\0' };
      ids[i] = along_id_from_name (name);
    }
}

static inline void
fuzz_store_run (StoreConnection *connection, const char *sql)
{
  if (!store_run (connection, store_statement (connection, sql, NULL), NULL))
    g_error ("%s: %s", sql, sqlite3_errmsg (connection->db));
}

/** fuzz_store_set_aside: what is written from here on is taken back by fuzz_store_put_back(). */
static inline void
fuzz_store_set_aside (StoreConnection *connection)
{
  fuzz_store_run (connection, "SAVEPOINT \"fuzz\"");
}

static inline void
fuzz_store_put_back (StoreConnection *connection)
{
  fuzz_store_run (connection, "ROLLBACK TO \"fuzz\"");
  fuzz_store_run (connection, "RELEASE \"fuzz\"");
}

/** fuzz_store_could_commit: whether every record that is referred to is there, which a transaction asks only at its end. */
static inline gboolean
fuzz_store_could_commit (StoreConnection *connection)
{
  int missing = 0, most = 0;

  g_assert_cmpint (sqlite3_db_status (connection->db, SQLITE_DBSTATUS_DEFERRED_FKS, &missing, &most, 0), ==, SQLITE_OK);
  return missing == 0;
}

G_END_DECLS
