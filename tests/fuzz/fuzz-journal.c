/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of the journal behind the decryption: a history of a few records whose entries, images and edits say
 * anything; then the chain, the replay, undo, the history, what would take back or put back each of it. */
#include <string.h>

#include "fuzz-bytes.h"
#include "fuzz-store.h"
#include "store-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static StoreConnection *connection;
static AlongId pool[6]; /* the family; its people; a worker; the store; an edit */

enum
{
  FAMILY,
  JADE,
  KOFI,
  WORKER,
  STORE,
  EDIT,
};

static gboolean
commit (JournalHead *head, AlongEdit *edit)
{
  const Commit one = { .edit = edit, .worker = pool[WORKER], .device = pool[STORE] };

  return commit_write (connection, head, &one, 1, NULL);
}

/* A sound beginning: a family and two people, one of them changed. */
static void
set_up (void)
{
  g_autoptr (AlongRecord) jade = NULL;
  JournalHead head;

  connection = fuzz_store_open ();
  fuzz_store_name (pool, G_N_ELEMENTS (pool));
  journal_read_head (connection, pool[STORE], &head, NULL);
  g_autoptr (AlongEdit) first = along_edit_new ("New family", pool[FAMILY]);
  along_record_set_text (along_edit_create_with_id (first, ALONG_KIND_FAMILY, pool[FAMILY]), ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (along_edit_create_with_id (first, ALONG_KIND_PERSON, pool[JADE]), ALONG_PERSON_P_NAME, "Jade");
  along_record_set_text (along_edit_create_with_id (first, ALONG_KIND_PERSON, pool[KOFI]), ALONG_PERSON_P_NAME, "Kofi");
  g_assert_true (commit (&head, first));
  gint64 rid;
  jade = rows_find (connection, ALONG_KIND_PERSON, pool[JADE], &rid, NULL);
  g_autoptr (AlongEdit) second = along_edit_new ("Change person", pool[FAMILY]);
  along_record_set_text (along_edit_change (second, jade), ALONG_PERSON_P_NAME, "Jade Lowe");
  g_assert_true (commit (&head, second));
}

static void
bind_id (FuzzBytes *bytes, sqlite3_stmt *statement, int index)
{
  guint choice = fuzz_take (bytes, 10);

  if (choice < G_N_ELEMENTS (pool))
    store_bind_id (statement, index, pool[choice]);
  else if (choice < 8)
    sqlite3_bind_null (statement, index);
  else
    {
      gsize length;
      const guint8 *data = fuzz_take_bytes (bytes, 20, &length);
      sqlite3_bind_blob (statement, index, length > 0 ? (const void *) data : "", (int) length, SQLITE_TRANSIENT);
    }
}

static void
bind_number (FuzzBytes *bytes, sqlite3_stmt *statement, int index)
{
  static const gint64 numbers[] = { -1, 9, 10, 60, 1782820800000, G_MAXINT, G_MAXINT64 - 1, G_MAXINT64, G_MININT64 };
  guint choice = fuzz_take (bytes, 24);

  if (choice < G_N_ELEMENTS (numbers))
    sqlite3_bind_int64 (statement, index, numbers[choice]);
  else if (choice < 22)
    sqlite3_bind_int64 (statement, index, (gint64) choice - 13);
  else
    sqlite3_bind_text (statement, index, choice == 22 ? "x" : "7", -1, SQLITE_STATIC);
}

static void
bind_text (FuzzBytes *bytes, sqlite3_stmt *statement, int index, const char *const *texts, guint n)
{
  guint choice = fuzz_take (bytes, n + 3);
  gsize length;
  const guint8 *data;

  if (choice < n)
    sqlite3_bind_text (statement, index, texts[choice], -1, SQLITE_STATIC);
  else if (choice == n)
    sqlite3_bind_null (statement, index);
  else
    {
      data = fuzz_take_bytes (bytes, 120, &length);
      if (choice == n + 1)
        sqlite3_bind_text (statement, index, (const char *) data, (int) length, SQLITE_TRANSIENT);
      else
        sqlite3_bind_blob (statement, index, length > 0 ? (const void *) data : "", (int) length, SQLITE_TRANSIENT);
    }
}

#define BIND_TEXT(bytes, statement, index, texts) bind_text (bytes, statement, index, texts, G_N_ELEMENTS (texts))

static void
add_entry (FuzzBytes *bytes)
{
  static const char *const ops[] = { "create", "change", "delete", "restore", "erase", "merge", "changes-and-changes" };
  static const char *const kinds[] = { "person", "family", "contact", "assessment", "worker", "hope", "nothing" };
  sqlite3_stmt *statement = store_statement (
    connection,
    "INSERT OR REPLACE INTO \"journal\" (\"n\", \"edit\", \"place\", \"kind\", \"record\", \"family\", \"op\", \"known_at\", "
    "\"made_hlc\", \"worker\", \"device\", \"origin_store\", \"origin_n\", \"before_c\", \"after_c\", \"hash\") "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL);

  g_assert_nonnull (statement);
  sqlite3_bind_int64 (statement, 1, (gint64) fuzz_take (bytes, 12) + 1);
  bind_id (bytes, statement, 2);
  bind_number (bytes, statement, 3);
  BIND_TEXT (bytes, statement, 4, kinds);
  bind_id (bytes, statement, 5);
  bind_id (bytes, statement, 6);
  BIND_TEXT (bytes, statement, 7, ops);
  bind_number (bytes, statement, 8);
  bind_number (bytes, statement, 9);
  bind_id (bytes, statement, 10);
  bind_id (bytes, statement, 11);
  bind_id (bytes, statement, 12);
  bind_number (bytes, statement, 13);
  bind_id (bytes, statement, 14);
  bind_id (bytes, statement, 15);
  bind_id (bytes, statement, 16);
  store_run (connection, statement, NULL);
}

static void
add_image (FuzzBytes *bytes)
{
  static const char *const images[]
    = { "{\"_v\":1}", "{\"_v\":1,\"name\":\"Jade\"}", "{\"_v\":1,\"name\":null,\"born\":\"200X\"}",
        "{\"_v\":1,\"gender\":\"woman\",\"index\":true}", "{\"_v\":1,\"at\":\"2026-06-01T10:00Z[Europe/London]\"}",
        "{\"_v\":9}", "[1]", "{", "" };
  sqlite3_stmt *statement = store_statement (
    connection, "INSERT OR REPLACE INTO \"journal_image\" (\"slot\", \"salt\", \"image\") VALUES (?, ?, ?)", NULL);

  g_assert_nonnull (statement);
  sqlite3_bind_int64 (statement, 1, (gint64) fuzz_take (bytes, 26) + 2);
  bind_id (bytes, statement, 2);
  BIND_TEXT (bytes, statement, 3, images);
  store_run (connection, statement, NULL);
}

static void
add_edit (FuzzBytes *bytes)
{
  static const char *const titles[] = { "Add person", "", "Imported" };
  sqlite3_stmt *statement = store_statement (
    connection,
    "INSERT OR REPLACE INTO \"edit\" (\"first_n\", \"last_n\", \"id\", \"family\", \"worker\", \"title\", \"lasting\", \"mode\", "
    "\"of\", \"undone_by\") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL);

  g_assert_nonnull (statement);
  sqlite3_bind_int64 (statement, 1, (gint64) fuzz_take (bytes, 12) + 1);
  bind_number (bytes, statement, 2);
  bind_id (bytes, statement, 3);
  bind_id (bytes, statement, 4);
  bind_id (bytes, statement, 5);
  BIND_TEXT (bytes, statement, 6, titles);
  bind_number (bytes, statement, 7);
  bind_number (bytes, statement, 8);
  bind_id (bytes, statement, 9);
  bind_id (bytes, statement, 10);
  store_run (connection, statement, NULL);
}

static void
remove_row (FuzzBytes *bytes)
{
  static const char *const removals[] = { "DELETE FROM \"person\" WHERE \"rid\" = ?", "DELETE FROM \"edit\" WHERE \"first_n\" = ?",
                                          "DELETE FROM \"journal\" WHERE \"n\" = ?", "DELETE FROM \"journal_image\" WHERE \"slot\" = ?",
                                          "UPDATE \"person\" SET \"deleted\" = 1 - \"deleted\" WHERE \"rid\" = ?" };
  sqlite3_stmt *statement = store_statement (connection, FUZZ_PICK (bytes, removals), NULL);

  sqlite3_bind_int64 (statement, 1, (gint64) fuzz_take (bytes, 12));
  store_run (connection, statement, NULL);
}

static void
read_all (FuzzBytes *bytes)
{
  static const AlongId nobody = { { 0 } };
  const AlongStoreAccessFilter read_by = { .limit = 20 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) access = history_read_access (connection, &read_by, NULL);
  g_autoptr (AlongFamily) known = journal_replay (connection, pool[FAMILY], 1782820800000, NULL);
  g_autoptr (AlongFamily) newest = journal_replay (connection, pool[FAMILY], G_MAXINT64, NULL);
  JournalHead head;
  gint64 entries;

  journal_check (connection, pool[STORE], problems, &entries, NULL, NULL);
  journal_read_head (connection, pool[STORE], &head, NULL);
  for (int i = 0; i < 3; i++)
    {
      const AlongStoreHistoryFilter filter = { .family = i == 2 ? nobody : pool[FAMILY],
                                               .record = i == 1 ? pool[JADE] : nobody,
                                               .before_n = fuzz_take (bytes, 12),
                                               .limit = 1 + fuzz_take (bytes, 20) };
      AlongStoreHistory *history = history_read (connection, &filter, NULL);

      for (guint e = 0; history != NULL && e < history->edits->len; e++)
        {
          const AlongStoreHistoryEdit *edit = history->edits->pdata[e];
          AlongStoreTakeBack *plan = take_back_plan (connection, edit->id, pool[FAMILY], "Taken back", NULL);

          g_clear_pointer (&plan, along_store_take_back_free);
          for (guint n = 0; n < edit->entries->len; n++)
            {
              const AlongStoreHistoryEntry *entry = edit->entries->pdata[n];
              AlongEdit *restored = restore_plan (connection, entry->n, (int) fuzz_take (bytes, 30) - 1, "Put back", NULL);
              g_clear_object (&restored);
            }
        }
      g_clear_pointer (&history, along_store_history_free);
    }
  for (int redo = 0; redo < 2; redo++)
    {
      AlongEdit *edit = undo_last (connection, &head, pool[FAMILY], pool[WORKER], pool[STORE], redo != 0, NULL);
      g_clear_object (&edit);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzBytes bytes = { data, size };

  if (connection == NULL)
    set_up ();
  fuzz_store_set_aside (connection);
  for (guint rows = fuzz_take (&bytes, 12); rows > 0 && bytes.size > 0; rows--)
    switch (fuzz_take (&bytes, 6))
      {
      case 0:
      case 1:
        add_entry (&bytes);
        break;
      case 2:
      case 3:
        add_image (&bytes);
        break;
      case 4:
        add_edit (&bytes);
        break;
      default:
        remove_row (&bytes);
        break;
      }
  read_all (&bytes);
  fuzz_store_put_back (connection);
  return 0;
}
