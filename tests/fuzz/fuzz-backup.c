/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of backups: its header, its bytes, and, behind the decryption, a store whose pages and rows may be anything:
 * whoever made the file had its key. Nothing of it may do more than be refused. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-backup-header.h"
#include "along-file.h"
#include "along-store-backup.h"
#include "along-vault.h"
#include "backup.h"
#include "fuzz-bytes.h"
#include "fuzz-store.h"
#include "parcel.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static char *folder, *plain_path, *sound_path, *parcel_path, *small_path, *scratch;
static AlongSecretText *sheet;
static AlongId store_id;
static char *header_text, *parcel_bytes, *plain_bytes, *room; /* room: for any of them */
static gsize header_length, parcel_length, plain_length;
static StoreConnection *sound;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
clear_away (void)
{
  along_secret_text_free (sheet);
  store_connection_close (sound, NULL);
  g_free (room);
  g_unlink (sound_path);
  g_unlink (plain_path);
  g_unlink (parcel_path);
  g_unlink (small_path);
  g_unlink (scratch);
  g_rmdir (folder);
}

/* As store_connection_open () gives one, but behind the cipher. */
static StoreConnection *
open_plain (const char *path, const char *journal)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000", journal);
  StoreConnection *connection;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  connection = store_connection_of (db);
  sqlite3_exec (db, sql, NULL, NULL, NULL);
  return connection;
}

static void
write_all (const char *path, const char *data, gsize length)
{
  FILE *out = g_fopen (path, "wb");

  g_assert_nonnull (out);
  g_assert_cmpuint (fwrite (data, 1, length, out), ==, length);
  fclose (out);
}

static void
fill_store (AlongStore *store)
{
  AlongId family = along_id_from_name ("family");
  g_autoptr (AlongEdit) edit = along_edit_new ("Add family", family);
  AlongRecord *record = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, family);

  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "T-1");
  along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, "Jade Lowe");
  g_assert_true (along_store_commit_sync (store, edit, family, NULL, NULL));
}

/* The same store without a cipher, as it is behind one; of smaller pages, to be read sooner. */
static void
make_plain (const char *dir, AlongKey *key)
{
  g_autofree char *path = g_build_filename (dir, "store", NULL);
  StoreConnection *connection = store_connection_open (path, key, STORE_CONNECTION_CREATE, NULL);
  StoreConnection *plain = open_plain (plain_path, "OFF");
  g_autofree char *attach = g_strdup_printf ("ATTACH DATABASE '%s' AS \"plain\" KEY ''", plain_path);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *tables;
  gboolean row;

  g_assert_true (store_exec (plain, "PRAGMA page_size = 1024", NULL));
  g_assert_true (schema_apply (plain, FALSE, plain_path, key, NULL));
  g_assert_true (store_connection_close (plain, NULL));
  g_assert_nonnull (connection);
  g_assert_true (store_exec (connection, attach, NULL));
  tables = store_statement (connection, "SELECT \"name\" FROM sqlite_master WHERE \"type\" = 'table' AND \"name\" NOT LIKE 'search%'"
                                        " AND \"name\" NOT LIKE 'sqlite%'", NULL);
  while (store_row (connection, tables, &row, NULL) && row)
    g_ptr_array_add (names, store_column_text (tables, 0));
  store_exec (connection, "PRAGMA foreign_keys = OFF", NULL);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *copy = g_strdup_printf ("INSERT INTO \"plain\".\"%s\" SELECT * FROM \"main\".\"%s\"", name, name);
      g_assert_true (store_exec (connection, copy, NULL));
    }
  g_assert_true (store_exec (connection, "DETACH \"plain\"", NULL));
  g_assert_true (store_connection_close (connection, NULL));
  g_assert_true (g_file_get_contents (plain_path, &plain_bytes, &plain_length, NULL));
  write_all (sound_path, plain_bytes, plain_length);
  sound = open_plain (sound_path, "MEMORY");
}

static void
set_up (void)
{
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autofree char *dir = NULL, *recovery = NULL;
  g_autoptr (AlongStore) store = NULL;
  g_autoptr (AlongWrap) wrap = NULL;
  g_autoptr (GBytes) header = NULL;
  AlongBackupInfo *info;

  fuzz_store_alone (FALSE);
  along_store_register ();
  along_vault_register ();
  folder = g_dir_make_tmp ("along-fuzz-backup-XXXXXX", NULL);
  sound_path = in_folder ("sound");
  plain_path = in_folder ("plain");
  parcel_path = in_folder ("parcel");
  small_path = in_folder ("small");
  scratch = in_folder ("scratch");
  atexit (clear_away);
  dir = g_dir_make_tmp ("along-fuzz-store-XXXXXX", NULL);
  recovery = g_build_filename (dir, "recovery.wrap", NULL);
  sheet = along_secret_text_new ("seven words");
  store = along_store_new (dir, FALSE);
  g_assert_true (along_store_create_sync (store, key, NULL));
  store_id = along_store_get_id (store);
  wrap = along_wrap_new_sync (sheet, ALONG_WRAP_COST_TESTING, NULL);
  g_assert_true (along_wrap_seal (wrap, 1, key, NULL) && along_wrap_write (wrap, recovery, NULL));
  g_assert_true (along_store_open_sync (store, key, NULL, NULL));
  fill_store (store);
  info = along_store_backup_sync (store, parcel_path, TRUE, NULL, NULL, NULL, NULL);
  g_assert_nonnull (info);
  along_backup_info_free (info);
  g_assert_true (along_store_close_sync (store, NULL));
  make_plain (dir, key);
  g_assert_true (parcel_read_header (parcel_path, PARCEL_BACKUP, &header, NULL));
  header_text = g_bytes_unref_to_data (g_steal_pointer (&header), &header_length);
  g_assert_true (g_file_get_contents (parcel_path, &parcel_bytes, &parcel_length, NULL));
  room = g_malloc (MAX (parcel_length, plain_length));
  along_file_empty_folder (dir, NULL);
  g_rmdir (dir);
}

static guint
take_number (FuzzBytes *bytes, gsize limit)
{
  gsize number = (gsize) fuzz_take (bytes, 256) << 16 | (gsize) fuzz_take (bytes, 256) << 8 | fuzz_take (bytes, 256);

  return (guint) (number % limit);
}

/* Some bytes of @from are others. */
static void
change_bytes (FuzzBytes *bytes, char *from, gsize length, gsize within)
{
  for (guint n = 1 + fuzz_take (bytes, 12); n > 0 && bytes->size > 0; n--)
    {
      gsize at = take_number (bytes, MIN (within, length)), some;
      const guint8 *data = fuzz_take_bytes (bytes, 16, &some);

      memcpy (from + at, data, MIN (some, length - at));
    }
}

/* What was read is written and read again the same. */
static void
read_header (GBytes *bytes)
{
  g_auto (AlongBackupHeader) header = { 0 }, again = { 0 };
  g_autoptr (GBytes) written = NULL;

  if (!along_backup_header_parse (bytes, &header, NULL))
    {
      g_assert_null (header.wrap);
      return;
    }
  written = along_backup_header_format (&header);
  g_assert_true (along_backup_header_parse (written, &again, NULL));
  g_assert_true (along_id_equal (header.store, again.store));
  g_assert_cmpint (header.made_at, ==, again.made_at);
  g_assert_cmpint (header.head_n, ==, again.head_n);
  g_assert_cmpint (header.people, ==, again.people);
}

static void
try_header (FuzzBytes *bytes)
{
  g_autoptr (GBytes) header = NULL;

  if (fuzz_take (bytes, 4) == 0)
    header = g_bytes_new (bytes->data, bytes->size);
  else
    {
      g_autofree char *text = g_memdup2 (header_text, header_length);
      change_bytes (bytes, text, header_length, header_length);
      header = g_bytes_new (text, header_length - fuzz_take (bytes, 3));
    }
  read_header (header);
}

/* The front of a parcel, of any kind. */
static void
try_front (FuzzBytes *bytes)
{
  gsize length = MIN (parcel_length, 4096);
  g_autofree char *front = g_memdup2 (parcel_bytes, length);
  GBytes *header = NULL;

  change_bytes (bytes, front, length, 96);
  write_all (small_path, front, fuzz_take (bytes, 2) == 0 ? length : take_number (bytes, length));
  if (parcel_read_header (small_path, fuzz_take (bytes, 2) == 0 ? PARCEL_BACKUP : PARCEL_BUNDLE, &header, NULL))
    read_header (header);
  g_clear_pointer (&header, g_bytes_unref);
}

/* The whole file: the cipher's check lets nothing through. */
static void
try_file (FuzzBytes *bytes)
{
  AlongBackup *backup;

  memcpy (room, parcel_bytes, parcel_length);
  change_bytes (bytes, room, parcel_length, parcel_length);
  write_all (small_path, room, parcel_length);
  backup = along_backup_open_sync (small_path, sheet, scratch, NULL, NULL, NULL, NULL);
  if (backup != NULL)
    g_assert_cmpint (along_backup_get_info (backup)->people, ==, 1);
  along_backup_free (backup);
}

static void
change_rows (FuzzBytes *bytes, StoreConnection *connection)
{
  static const char *const changes[] = {
    "UPDATE \"journal\" SET \"hash\" = ?", "UPDATE \"journal\" SET \"n\" = ? WHERE \"n\" = 1", "UPDATE \"journal\" SET \"known_at\" = ?",
    "UPDATE \"journal\" SET \"before_c\" = ?", "UPDATE \"journal_image\" SET \"image\" = ?", "UPDATE \"journal_image\" SET \"salt\" = ?",
    "DELETE FROM \"journal\" WHERE \"n\" = ?", "DELETE FROM \"journal_image\" WHERE \"slot\" <> ?",
    "INSERT OR REPLACE INTO \"fact\" (\"name\", \"value\") VALUES ('store', ?)", "UPDATE \"person\" SET \"deleted\" = ?",
    "INSERT OR REPLACE INTO \"setting\" (\"name\", \"value\") VALUES ('me', ?)", "UPDATE \"family\" SET \"id\" = ?",
    "DELETE FROM \"fact\" WHERE \"name\" <> ?", "UPDATE \"access\" SET \"n\" = ?",
  };

  for (guint n = fuzz_take (bytes, 4); n > 0; n--)
    {
      sqlite3_stmt *statement = store_statement (connection, FUZZ_PICK (bytes, changes), NULL);
      gsize length;
      const guint8 *data = fuzz_take_bytes (bytes, 40, &length);

      if (statement == NULL)
        continue;
      if (fuzz_take (bytes, 2) == 0)
        sqlite3_bind_int64 (statement, 1, (gint64) take_number (bytes, 1 << 24) - 1000);
      else
        sqlite3_bind_blob (statement, 1, length > 0 ? (const void *) data : "", (int) length, SQLITE_TRANSIENT);
      store_run (connection, statement, NULL);
    }
}

static void
change_schema (FuzzBytes *bytes, StoreConnection *connection)
{
  static const char *const schemas[] = {
    "PRAGMA user_version = 0", "PRAGMA user_version = 1", "PRAGMA user_version = 1000000", "PRAGMA user_version = -1",
    "PRAGMA application_id = 0", "DROP TABLE \"person\"", "DROP TABLE \"journal\"", "DROP TABLE \"fact\"",
    "CREATE TRIGGER \"t\" BEFORE UPDATE ON \"fact\" BEGIN DELETE FROM \"journal\"; END", "DROP TABLE \"access\"",
    "DROP TABLE \"contact\"; CREATE VIEW \"contact\" AS SELECT 0 AS \"deleted\"",
  };

  sqlite3_exec (connection->db, FUZZ_PICK (bytes, schemas), NULL, NULL, NULL);
}


/* Behind the cipher: what a restoration reads. */
static void
try_store (FuzzBytes *bytes)
{
  gboolean pages = fuzz_take (bytes, 2) == 0;
  g_autoptr (AlongKey) key = NULL;
  AlongBackupHeader counts = { 0 };
  StoreConnection *connection;

  if (!pages && fuzz_take (bytes, 3) > 0)
    {
      fuzz_store_set_aside (sound);
      change_rows (bytes, sound);
      if (schema_check (sound, NULL))
        backup_read_inside (sound, store_id, &counts, NULL, NULL);
      fuzz_store_put_back (sound);
      return;
    }
  memcpy (room, plain_bytes, plain_length);
  if (pages)
    change_bytes (bytes, room, plain_length, fuzz_take (bytes, 2) == 0 ? 2048 : plain_length);
  write_all (plain_path, room, plain_length);
  connection = open_plain (plain_path, "OFF");
  if (!pages)
    {
      change_rows (bytes, connection);
      change_schema (bytes, connection);
    }
  key = along_key_new_random ();
  backup_read_through (connection, key, plain_path, store_id, &counts, NULL, NULL);
  if (sqlite3_get_autocommit (connection->db) == 0)
    store_exec (connection, "ROLLBACK", NULL);
  g_assert_true (store_connection_close (connection, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzBytes bytes = { data, size };

  if (folder == NULL)
    set_up ();
  switch (fuzz_take (&bytes, 16))
    {
    case 0:
      try_store (&bytes);
      break;
    case 1:
      /* Most of these end at the check of a page: fewer of them. */
      if (fuzz_take (&bytes, 4) == 0)
        try_file (&bytes);
      else
        try_front (&bytes);
      break;
    case 2:
    case 3:
    case 4:
      try_front (&bytes);
      break;
    default:
      try_header (&bytes);
      break;
    }
  return 0;
}
