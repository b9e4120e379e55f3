/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "store-private.h"

typedef struct
{
  char *name;
  char *type;
  gboolean needed;
} Column;

static void
free_column (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->type);
  g_free (column);
}

static GPtrArray *
columns_of (StoreConnection *connection, const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (free_column);
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", table);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (connection->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Column *column = g_new0 (Column, 1);
      column->name = store_column_text (statement, 1);
      column->type = store_column_text (statement, 2);
      column->needed = sqlite3_column_int (statement, 3) != 0;
      g_ptr_array_add (columns, column);
    }
  sqlite3_finalize (statement);
  return columns;
}

static void
expect (GPtrArray *columns, guint *next, const char *table, const char *name, const char *part, const char *type)
{
  g_autofree char *full = g_strconcat (name, part, NULL);

  if (*next >= columns->len)
    g_error ("%s has no column for %s", table, full);
  const Column *column = columns->pdata[*next];
  if (strcmp (column->name, full) != 0 || strcmp (column->type, type) != 0)
    g_error ("%s: column %s %s is there, not %s %s", table, column->name, column->type, full, type);
  (*next)++;
}

static void
check_list (StoreConnection *connection, const AlongKind *kind, const AlongProperty *property)
{
  g_autofree char *table = g_strdup_printf ("%s_%s", kind->name, property->name);
  g_autoptr (GPtrArray) columns = columns_of (connection, table);
  guint next = 0;

  expect (columns, &next, table, "record", "", "INTEGER");
  expect (columns, &next, table, "place", "", "INTEGER");
  expect (columns, &next, table, "value", "", property->type == ALONG_TYPE_REFS ? "BLOB" : "TEXT");
  g_assert_cmpuint (next, ==, columns->len);
}

static void
test_columns (void)
{
  Fixture *fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection = store_connection_open (path, fixture->key, STORE_CONNECTION_READ, &error);

  g_assert_no_error (error);
  for (AlongKindId id = 0; id < ALONG_N_KINDS; id++)
    {
      const AlongKind *kind = along_kind_get (id);
      g_autoptr (GPtrArray) columns = columns_of (connection, kind->name);
      guint next = 0;

      expect (columns, &next, kind->name, "rid", "", "INTEGER");
      expect (columns, &next, kind->name, "id", "", "BLOB");
      if (kind->owner == ALONG_OWNER_FAMILY)
        expect (columns, &next, kind->name, "family", "", "BLOB");
      expect (columns, &next, kind->name, "deleted", "", "INTEGER");
      for (guint i = 0; i < kind->n_properties; i++)
        {
          const AlongProperty *property = &kind->properties[i];

          switch (property->type)
            {
            case ALONG_TYPE_INT:
            case ALONG_TYPE_BOOL:
              expect (columns, &next, kind->name, property->name, "", "INTEGER");
              break;
            case ALONG_TYPE_DATE:
              expect (columns, &next, kind->name, property->name, "", "TEXT");
              expect (columns, &next, kind->name, property->name, "_lo", "INTEGER");
              expect (columns, &next, kind->name, property->name, "_hi", "INTEGER");
              break;
            case ALONG_TYPE_INSTANT:
              expect (columns, &next, kind->name, property->name, "", "INTEGER");
              expect (columns, &next, kind->name, property->name, "_zone", "TEXT");
              expect (columns, &next, kind->name, property->name, "_day", "INTEGER");
              break;
            case ALONG_TYPE_REF:
              expect (columns, &next, kind->name, property->name, "", "BLOB");
              break;
            case ALONG_TYPE_LINES:
            case ALONG_TYPE_REFS:
              check_list (connection, kind, property);
              break;
            default:
              expect (columns, &next, kind->name, property->name, "", "TEXT");
            }
        }
      if (next != columns->len)
        g_error ("%s has columns that its description does not name", kind->name);
      g_assert_true (strcmp (along_kind_retention (kind), "family") == 0 || kind->owner == ALONG_OWNER_TEAM);
    }
  g_assert_true (store_connection_close (connection, NULL));
  fixture_free (fixture);
}

/* What the connection is to be, by what SQLite says of itself. */
static void
test_pragmas (void)
{
  const struct
  {
    const char *sql;
    gint64 value;
  } expected[] = {
    { "PRAGMA synchronous", 2 },       { "PRAGMA foreign_keys", 1 }, { "PRAGMA secure_delete", 1 },
    { "PRAGMA wal_autocheckpoint", 0 }, { "PRAGMA page_size", 4096 }, { "PRAGMA application_id", 0x414c4e47 },
    { "PRAGMA user_version", schema_newest () }, { "PRAGMA temp_store", 2 },
  };
  Fixture *fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection = store_connection_open (path, fixture->key, STORE_CONNECTION_WRITE, &error);
  sqlite3_stmt *statement;
  gboolean row;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 value = -1;
      g_assert_true (store_get_int (connection, expected[i].sql, &value, &error));
      if (value != expected[i].value)
        g_error ("%s is %" G_GINT64_FORMAT, expected[i].sql, value);
    }
  statement = store_statement (connection, "PRAGMA journal_mode", &error);
  g_assert_true (store_row (connection, statement, &row, &error) && row);
  g_autofree char *mode = store_column_text (statement, 0);
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_true (store_connection_close (connection, NULL));
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/columns", test_columns);
  g_test_add_func ("/store/schema/pragmas", test_pragmas);
  return g_test_run ();
}
