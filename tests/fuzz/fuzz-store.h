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
