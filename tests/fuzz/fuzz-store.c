/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's readers behind the decryption: rows with any values in any column, of the records, the journal, the
 * drafts, the summaries; then everything that reads them. */
#include <string.h>

#include "along-image.h"
#include "fuzz-bytes.h"
#include "fuzz-store.h"
#include "store-private.h"
#include "summary.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

typedef struct
{
  char *insert;
  GArray *types; /* first letter of what each column is declared as; 0: not said */
} Table;

static StoreConnection *connection;
static GPtrArray *tables; /* Table; the names live as long as the program, as statements do */
static AlongId pool[6];   /* the first: the family */

static void
add_table (const char *name)
{
  Table *table = g_new0 (Table, 1);
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", name);
  g_autoptr (GString) columns = g_string_new (NULL), marks = g_string_new (NULL);
  sqlite3_stmt *statement;

  table->types = g_array_new (FALSE, TRUE, 1);
  g_assert_cmpint (sqlite3_prepare_v2 (connection->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (statement, 2);
      g_array_append_val (table->types, *type);
      g_string_append_printf (columns, "%s\"%s\"", columns->len > 0 ? ", " : "", (const char *) sqlite3_column_text (statement, 1));
      g_string_append (marks, marks->len > 0 ? ", ?" : "?");
    }
  sqlite3_finalize (statement);
  table->insert = g_strdup_printf ("INSERT OR REPLACE INTO \"%s\" (%s) VALUES (%s)", name, columns->str, marks->str);
  g_ptr_array_add (tables, table);
}

static void
set_up (void)
{
  static const char *const others[] = { "journal", "journal_image", "edit", "summary", "summary_worker", "draft", "setting", "access" };

  connection = fuzz_store_open ();
  g_assert_true (store_exec (connection, "PRAGMA ignore_check_constraints = ON", NULL));
  fuzz_store_name (pool, G_N_ELEMENTS (pool));
  tables = g_ptr_array_new ();
  /* Twice as often as any kind of record. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (others); i++)
    add_table (others[i / 2]);
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    {
      const AlongKind *kind = along_kind_get (i);
      add_table (kind->name);
      for (guint p = 0; p < kind->n_properties; p++)
        if (kind->properties[p].type == ALONG_TYPE_LINES || kind->properties[p].type == ALONG_TYPE_REFS)
          {
            g_autofree char *list = g_strdup_printf ("%s_%s", kind->name, kind->properties[p].name);
            add_table (list);
          }
    }
  g_assert_cmpuint (tables->len, <=, 256);
}

static void
bind_some (FuzzBytes *bytes, sqlite3_stmt *statement, int index, char type)
{
  static const gint64 numbers[] = { 0, 1, 2, 3, 4, 5, -1, 60, 2461222, 1782820800000, G_MAXINT, G_MININT, G_MAXINT64, G_MININT64 };
  static const char *const texts[]
    = { "", "a", "visit", "completed", "keyworker", "create", "change", "delete", "restore", "person", "family", "contact",
        "2026-03-12", "20XX", "Europe/London", "No/Where", "{\"_v\":1}", "{\"_v\":1,\"name\":\"A\"}", "{\"_v\":1,\"name\":null}",
        "{\"_v\":2}", "[1]", "\"", "3.75" };
  guint choice = fuzz_take (bytes, 16);

  if (choice >= 4)
    choice = type == 'I' ? 1 : type == 'T' ? (choice < 12 ? 2 : 3) : choice < 12 ? 0 : 3;
  if (choice == 0)
    store_bind_id (statement, index, FUZZ_PICK (bytes, pool));
  else if (choice == 1)
    sqlite3_bind_int64 (statement, index, FUZZ_PICK (bytes, numbers));
  else if (choice == 2)
    sqlite3_bind_text (statement, index, FUZZ_PICK (bytes, texts), -1, SQLITE_STATIC);
  else
    {
      gsize length;
      const guint8 *data = fuzz_take_bytes (bytes, 60, &length);
      switch (fuzz_take (bytes, 4))
        {
        case 0:
          sqlite3_bind_null (statement, index);
          break;
        case 1:
          sqlite3_bind_text (statement, index, (const char *) data, (int) length, SQLITE_TRANSIENT);
          break;
        default:
          sqlite3_bind_blob (statement, index, length > 0 ? (const void *) data : "", (int) length, SQLITE_TRANSIENT);
          break;
        }
    }
}

static void
add_row (FuzzBytes *bytes)
{
  const Table *table = g_ptr_array_index (tables, fuzz_take (bytes, tables->len));
  sqlite3_stmt *statement = store_statement (connection, table->insert, NULL);

  g_assert_nonnull (statement);
  for (guint i = 0; i < table->types->len; i++)
    bind_some (bytes, statement, (int) i + 1, g_array_index (table->types, char, i));
  store_run (connection, statement, NULL);
}

static void
read_family (AlongId id)
{
  g_autoptr (AlongFamily) family = rows_load_family (connection, id, NULL);

  for (guint k = 0; family != NULL && k < ALONG_N_KINDS; k++)
    {
      AlongRecord *record;
      ALONG_FOREACH (record, family, k)
        {
          g_autofree char *image = along_image_whole (record);
          g_autoptr (AlongRecord) again = along_record_new (k, along_record_get_id (record), id);
          along_image_read (image, again, NULL);
        }
    }
}

static void
read_journal (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AlongFamily) known = NULL;
  JournalHead head;
  gint64 entries;

  journal_check (connection, pool[1], problems, &entries, NULL, NULL);
  known = journal_replay (connection, pool[0], G_MAXINT64, NULL);
  journal_read_head (connection, pool[1], &head, NULL);
  for (int redo = 0; redo < 2; redo++)
    {
      AlongEdit *edit = undo_last (connection, &head, pool[0], pool[1], pool[2], redo != 0, NULL);
      g_clear_object (&edit);
    }
}

static void
read_rest (FuzzBytes *bytes)
{
  const AlongStoreListFilter filter = { .whose = ALONG_STORE_LIST_ALL, .open = TRUE, .closed = TRUE };
  g_autoptr (GPtrArray) list = list_families (connection, &filter, NULL), drafts = small_list_drafts (connection, pool[1], NULL);
  g_autoptr (GHashTable) settings = small_list_settings (connection, NULL);
  g_autofree char *text = g_strndup ((const char *) bytes->data, bytes->size);
  g_autoptr (AlongSummary) summary = along_summary_new ();
  g_autoptr (AlongFound) found = search_find (connection, text, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gint64 records;

  verify_count_records (connection, &records, NULL);
  summary_read (summary, bytes->data, bytes->size, bytes->data, bytes->size);
  summary_write (connection, pool[0], SUMMARY_ALL, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzBytes bytes = { data, size };

  if (connection == NULL)
    set_up ();
  fuzz_store_set_aside (connection);
  for (guint rows = fuzz_take (&bytes, 12); rows > 0 && bytes.size > 0; rows--)
    add_row (&bytes);
  read_family (pool[0]);
  read_family (ALONG_ID_NONE);
  read_journal ();
  read_rest (&bytes);
  fuzz_store_put_back (connection);
  return 0;
}
