/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define SQLITE_HAS_CODEC 1
#include <gio/gio.h>
#include <sqlite3.h>

#include "along-id.h"
#include "along-key.h"
#include "along-kind.h"

G_BEGIN_DECLS

/**
 * StoreConnection: one connection to the store, used by one thread at a time, with the statements that were
 * prepared on it.
 */
typedef struct
{
  sqlite3 *db;
  GHashTable *statements; /* SQL text (borrowed) -> sqlite3_stmt * */
  gpointer kept;          /* (nullable): what store_connection_keep() was given */
  GDestroyNotify kept_free;
  gboolean (*stop) (gpointer data);
  gpointer stop_data;
} StoreConnection;

/** How long is waited for another that writes, or reads what is to go; milliseconds. */
#define STORE_BUSY_MS 5000

typedef enum
{
  STORE_CONNECTION_WRITE,
  STORE_CONNECTION_READ,
  STORE_CONNECTION_LOOK,    /* another program's, that may end at any moment: its log is never emptied from here */
  STORE_CONNECTION_CREATE,
  STORE_CONNECTION_SEALED,  /* a file that nobody changes, from elsewhere: only read, and no more of it than asked for */
  STORE_CONNECTION_SCRATCH, /* a file of its own that needs no log */
} StoreConnectionUse;

StoreConnection *store_connection_of      (sqlite3 *db) G_GNUC_WARN_UNUSED_RESULT;
StoreConnection *store_connection_open    (const char *path, AlongKey *key, StoreConnectionUse use, GError **error);
gboolean         store_connection_close   (StoreConnection *connection, GError **error);
void             store_connection_set_stop (StoreConnection *connection, gboolean (*stop) (gpointer), gpointer data);
void             store_connection_keep    (StoreConnection *connection, gpointer what, GDestroyNotify free_what);
gboolean         store_fail               (StoreConnection *connection, int rc, GError **error);

/* Statements. @sql stays where it is for as long as the connection. */
sqlite3_stmt    *store_statement          (StoreConnection *connection, const char *sql, GError **error);
gboolean         store_run                (StoreConnection *connection, sqlite3_stmt *statement, GError **error);
gboolean         store_row                (StoreConnection *connection, sqlite3_stmt *statement, gboolean *row,
                                           GError **error);
gboolean         store_run_of             (StoreConnection *connection, const char *sql, gint64 number, GError **error);
gboolean         store_exec               (StoreConnection *connection, const char *sql, GError **error);
gboolean         store_get_int            (StoreConnection *connection, const char *sql, gint64 *value, GError **error);

/* Reading one moment of the store. */
gboolean         store_begin_reading      (StoreConnection *connection, GError **error);
gboolean         store_end_reading        (StoreConnection *connection, GError **error);

void             store_bind_id            (sqlite3_stmt *statement, int index, AlongId id);
void             store_bind_text          (sqlite3_stmt *statement, int index, const char *text);
void             store_bind_day           (sqlite3_stmt *statement, int index, int day);
AlongId          store_column_id          (sqlite3_stmt *statement, int column);
int              store_column_day         (sqlite3_stmt *statement, int column);
char            *store_column_text        (sqlite3_stmt *statement, int column);

G_END_DECLS
