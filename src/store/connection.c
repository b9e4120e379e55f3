/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "connection.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "along-date.h"
#include "along-secret-text.h"
#include "along-store.h"

/* Virtual machine steps between two looks at whether somebody still waits. */
#define STEPS_BETWEEN_LOOKS 2000

/* Bytes of one value in a file from elsewhere. */
#define SEALED_LENGTH (16 * 1024 * 1024)

/* store_fail: turns SQLite's code into this room's error; returns FALSE. The words never hold values. */
gboolean
store_fail (StoreConnection *connection, int rc, GError **error)
{
  int code = ALONG_STORE_ERROR_IO;
  const char *words = _ ("The caseload could not be read or written.");

  switch (rc & 0xff)
    {
    case SQLITE_NOTADB:
      code = ALONG_STORE_ERROR_WRONG_KEY;
      words = _ ("The caseload does not open with this key.");
      break;
    case SQLITE_ERROR: /* SQLCipher's, of a page that does not pass its check: our SQL has no faults of its own */
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      code = ALONG_STORE_ERROR_DAMAGED;
      words = _ ("Part of the caseload cannot be read.");
      break;
    case SQLITE_FULL:
      code = ALONG_STORE_ERROR_FULL;
      words = _ ("There is no room left on the disk. Nothing was changed. Make some room, then try again.");
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      code = ALONG_STORE_ERROR_READ_ONLY;
      words = _ ("The caseload’s folder can only be read. Nothing was changed.");
      break;
    case SQLITE_CANTOPEN:
      if (connection != NULL && connection->db != NULL
          && (sqlite3_system_errno (connection->db) == EACCES || sqlite3_system_errno (connection->db) == EROFS))
        {
          code = ALONG_STORE_ERROR_READ_ONLY;
          words = _ ("The caseload’s folder can only be read. Nothing was changed.");
        }
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      code = ALONG_STORE_ERROR_IN_USE;
      words = _ ("Another program is using the caseload. Close it there, then try again.");
      break;
    case SQLITE_INTERRUPT:
      code = ALONG_STORE_ERROR_CANCELLED;
      words = _ ("Stopped.");
      break;
    case SQLITE_CONSTRAINT:
      code = ALONG_STORE_ERROR_CONFLICT;
      words = rc == SQLITE_CONSTRAINT_FOREIGNKEY
                ? _ ("Part of this belongs to a record that is not there. Nothing was changed.")
                : _ ("This is in the caseload already. Nothing was changed.");
      break;
    case SQLITE_IOERR:
      if (connection != NULL && connection->db != NULL && sqlite3_system_errno (connection->db) == ENOSPC)
        {
          code = ALONG_STORE_ERROR_FULL;
          words = _ ("There is no room left on the disk. Nothing was changed. Make some room, then try again.");
        }
      break;
    default:
      break;
    }
  g_debug ("store: SQLite code %d", rc);
  g_set_error_literal (error, ALONG_STORE_ERROR, code, words);
  return FALSE;
}

/* The key goes in as "x'…'": the raw key, not a passphrase to be stretched. Never as SQL text. */
static int
give_key (sqlite3 *db, AlongKey *key)
{
  g_autoptr (AlongSecretText) text = along_secret_text_new_of_key (key, "x'", "'");
  int rc = sqlite3_key (db, along_secret_text_peek (text), (int) along_secret_text_get_length (text));

  return rc;
}

static int
note_version (void *data, int n, char **values, char **names)
{
  *(int *) data = n > 0 && values[0] != NULL ? (int) g_ascii_strtoll (values[0], NULL, 10) : 0;
  return 0;
}

/* The one place that says what a file of ours is. The order counts: see the design of the store. */
static int
set_format (sqlite3 *db, AlongKey *key)
{
  int version = 0;
  int rc = sqlite3_exec (db, "PRAGMA cipher_version", note_version, &version, NULL);

  if (rc == SQLITE_OK)
    rc = give_key (db, key);
  if (rc == SQLITE_OK && version >= 4)
    rc = sqlite3_exec (db, "PRAGMA cipher_compatibility = 3", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "PRAGMA cipher_page_size = 4096", NULL, NULL, NULL);
  return rc;
}

/* SQLite's own account of its memory, which nobody asks for, takes a lock at each allocation. */
static void
set_up_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

static int
look_up (void *data)
{
  StoreConnection *connection = data;

  return connection->stop != NULL && connection->stop (connection->stop_data);
}

/* store_connection_set_stop: @stop is asked now and then, on the connection's thread, whether to give up. */
void
store_connection_set_stop (StoreConnection *connection, gboolean (*stop) (gpointer), gpointer data)
{
  connection->stop = stop;
  connection->stop_data = data;
  sqlite3_progress_handler (connection->db, stop != NULL ? STEPS_BETWEEN_LOOKS : 0, look_up, connection);
}

/*
 * store_connection_of: what goes with an opened database, whatever is said of it further.
 *
 * @db: (transfer full) (nullable): there was no memory for it
 */
StoreConnection *
store_connection_of (sqlite3 *db)
{
  StoreConnection *connection = g_new0 (StoreConnection, 1);

  connection->db = db;
  connection->statements = g_hash_table_new (NULL, NULL);
  if (db != NULL)
    {
      sqlite3_extended_result_codes (db, 1);
      sqlite3_busy_timeout (db, STORE_BUSY_MS);
    }
  return connection;
}

/*
 * store_connection_open: opens the file @path under @key. Fails with WRONG_KEY also where the first page is
 * damaged: the caller knows the key check value.
 */
StoreConnection *
store_connection_open (const char *path, AlongKey *key, StoreConnectionUse use, GError **error)
{
  StoreConnection *connection;
  sqlite3 *db = NULL;
  g_autofree char *escaped = use == STORE_CONNECTION_SEALED ? g_uri_escape_string (path, "/", FALSE) : NULL;
  g_autofree char *uri = escaped != NULL ? g_strdup_printf ("file:%s?immutable=1", escaped) : NULL;
  gboolean only_reads = uri != NULL || use == STORE_CONNECTION_LOOK;
  int flags = SQLITE_OPEN_NOMUTEX | (uri != NULL ? SQLITE_OPEN_URI : 0) | (only_reads ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int rc;

  if (use == STORE_CONNECTION_CREATE || use == STORE_CONNECTION_SCRATCH)
    flags |= SQLITE_OPEN_CREATE;
  if (use == STORE_CONNECTION_SCRATCH)
    {
      /* Made here, so that it is its owner's alone; if it cannot be, opening says why. */
      int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
      if (fd >= 0)
        close (fd);
    }
  set_up_once ();
  rc = sqlite3_open_v2 (uri != NULL ? uri : path, &db, flags, NULL);
  connection = store_connection_of (db);
  if (rc == SQLITE_OK)
    rc = set_format (connection->db, key);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (connection->db, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
  if (rc == SQLITE_OK && use == STORE_CONNECTION_SEALED)
    {
      sqlite3_limit (connection->db, SQLITE_LIMIT_LENGTH, SEALED_LENGTH);
      rc = sqlite3_exec (connection->db, "PRAGMA cell_size_check = ON; PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;",
                         NULL, NULL, NULL);
    }
  else if (rc == SQLITE_OK && use == STORE_CONNECTION_SCRATCH)
    rc = sqlite3_exec (connection->db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", NULL, NULL, NULL);
  else if (rc == SQLITE_OK && use == STORE_CONNECTION_LOOK)
    /* The last to close a file empties its log, but not where the file itself cannot be written. */
    rc = sqlite3_exec (connection->db, "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;", NULL,
                       NULL, NULL);
  else if (rc == SQLITE_OK)
    rc = sqlite3_exec (connection->db,
                       "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                       "PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY;"
                       "PRAGMA cache_size = -16000;",
                       NULL, NULL, NULL);
  if (rc == SQLITE_OK && use == STORE_CONNECTION_READ)
    rc = sqlite3_exec (connection->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    {
      store_fail (connection, rc, error);
      store_connection_close (connection, NULL);
      return NULL;
    }
  return connection;
}

/*
 * store_connection_keep: keeps something that was read, in place of what was kept before, until the connection is
 * closed.
 *
 * @what: (nullable) (transfer full)
 */
void
store_connection_keep (StoreConnection *connection, gpointer what, GDestroyNotify free_what)
{
  if (connection->kept != NULL)
    connection->kept_free (connection->kept);
  connection->kept = what;
  connection->kept_free = free_what;
}

/*
 * store_connection_close: finalises every statement and closes. Fails if anything was left open: then a copy
 * of the key would be, too. NULL is allowed.
 */
gboolean
store_connection_close (StoreConnection *connection, GError **error)
{
  GHashTableIter iter;
  gpointer statement;
  int rc;

  if (connection == NULL)
    return TRUE;
  store_connection_keep (connection, NULL, NULL);
  g_hash_table_iter_init (&iter, connection->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_finalize (statement);
  g_hash_table_unref (connection->statements);
  rc = sqlite3_close (connection->db);
  if (rc != SQLITE_OK)
    {
      g_critical ("A connection to the store did not close (%d).", rc);
      store_fail (NULL, rc, error);
    }
  g_free (connection);
  return rc == SQLITE_OK;
}

/*
 * store_statement: the statement of @sql, prepared when it is first asked for, reset and with nothing bound.
 * Owned by the connection.
 *
 * @sql: lives as long as the program, and is known by its address: texts are long, and asked for by the thousand
 */
sqlite3_stmt *
store_statement (StoreConnection *connection, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (connection->statements, sql);
  int rc;

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  rc = sqlite3_prepare_v2 (connection->db, sql, -1, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      g_debug ("store: cannot prepare: %s", sqlite3_errmsg (connection->db));
      store_fail (connection, rc, error);
      return NULL;
    }
  g_hash_table_insert (connection->statements, (gpointer) sql, statement);
  return statement;
}

/* store_run: runs a statement that gives no rows, to its end. A %NULL statement has failed already. */
gboolean
store_run (StoreConnection *connection, sqlite3_stmt *statement, GError **error)
{
  int rc;

  if (statement == NULL)
    return FALSE;
  do
    rc = sqlite3_step (statement);
  while (rc == SQLITE_ROW);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE || store_fail (connection, rc, error);
}

/* store_run_of: runs @sql, which stays where it is, for the one number that it asks for. */
gboolean
store_run_of (StoreConnection *connection, const char *sql, gint64 number, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  return store_run (connection, statement, error);
}

/* store_row: goes to the next row; @row says whether there is one. At the end the statement is reset. */
gboolean
store_row (StoreConnection *connection, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int rc;

  *row = FALSE;
  if (statement == NULL)
    return FALSE;
  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      *row = TRUE;
      return TRUE;
    }
  sqlite3_reset (statement);
  return rc == SQLITE_DONE || store_fail (connection, rc, error);
}

gboolean
store_exec (StoreConnection *connection, const char *sql, GError **error)
{
  int rc = sqlite3_exec (connection->db, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    g_debug ("store: %s", sqlite3_errmsg (connection->db));
  return rc == SQLITE_OK || store_fail (connection, rc, error);
}

/* store_get_int: the first column of the first row; @value stays as it is where there is none. */
gboolean
store_get_int (StoreConnection *connection, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row;

  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      *value = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* store_begin_reading: from here on, whatever others write, one moment of the store is read. */
gboolean
store_begin_reading (StoreConnection *connection, GError **error)
{
  if (store_exec (connection, "BEGIN; SELECT 1 FROM \"fact\" LIMIT 1", error))
    return TRUE;
  if (!sqlite3_get_autocommit (connection->db))
    store_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/*
 * store_end_reading: fails with DAMAGED if any page since store_begin_reading() did not pass the cipher's check. Some
 * versions of SQLCipher hand such a page out once, emptied, and refuse only what is asked for next: so something is.
 */
gboolean
store_end_reading (StoreConnection *connection, GError **error)
{
  int rc = sqlite3_exec (connection->db, "SELECT 1 FROM \"fact\" LIMIT 1", NULL, NULL, NULL);

  if (!sqlite3_get_autocommit (connection->db))
    store_exec (connection, "COMMIT", NULL);
  if (rc == SQLITE_OK)
    return TRUE;
  return store_fail (connection, rc == SQLITE_INTERRUPT ? rc : SQLITE_CORRUPT, error);
}

/* store_bind_id: ALONG_ID_NONE is null. */
void
store_bind_id (sqlite3_stmt *statement, int index, AlongId id)
{
  if (along_id_is_none (id))
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_blob (statement, index, id.bytes, sizeof id.bytes, SQLITE_TRANSIENT);
}

/* store_bind_text: @text stays where it is until the statement has run; %NULL is null. */
void
store_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/* store_bind_day: ALONG_DAY_NONE is null. */
void
store_bind_day (sqlite3_stmt *statement, int index, int day)
{
  if (day == ALONG_DAY_NONE)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int (statement, index, day);
}

AlongId
store_column_id (sqlite3_stmt *statement, int column)
{
  const void *bytes = sqlite3_column_blob (statement, column);
  AlongId id = ALONG_ID_NONE;

  if (bytes != NULL && sqlite3_column_bytes (statement, column) == sizeof id.bytes)
    memcpy (id.bytes, bytes, sizeof id.bytes);
  return id;
}

int
store_column_day (sqlite3_stmt *statement, int column)
{
  gint64 day = sqlite3_column_int64 (statement, column);

  if (sqlite3_column_type (statement, column) == SQLITE_NULL || day != (int) day || !along_day_possible ((int) day))
    return ALONG_DAY_NONE;
  return (int) day;
}

/* store_column_text: a copy, or %NULL. */
char *
store_column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}
