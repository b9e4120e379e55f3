/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "along-clock.h"
#include "along-date.h"
#include "along-store-backup.h"
#include "along-test-folder.h"
#include "along-vault.h"
#include "backup.h"
#include "copy.h"
#include "parcel.h"

#define NOON 1780000000000
#define HOUR ((gint64) 3600 * 1000)
#define DAY (24 * HOUR)

typedef struct
{
  Fixture *store;
  AlongId family;
  AlongSecretText *sheet;
  char *folder, *file, *scratch, *elsewhere;
} Backing;

static void
set_up (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongWrap) wrap = NULL;
  g_autofree char *path = NULL;

  along_clock_freeze (NOON);
  backing->store = fixture_new ();
  backing->family = fixture_add_family (backing->store, "Lowe");
  fixture_add_person (backing->store, backing->family, "Jade Lowe");
  backing->sheet = along_secret_text_new ("one two three four five six seven");
  wrap = along_wrap_new_sync (backing->sheet, ALONG_WRAP_COST_TESTING, &error);
  g_assert_no_error (error);
  path = fixture_path (backing->store, "recovery.wrap");
  g_assert_true (along_wrap_seal (wrap, 1, backing->store->key, &error) && along_wrap_write (wrap, path, &error));
  backing->folder = g_dir_make_tmp ("along-backups-XXXXXX", &error);
  backing->file = g_build_filename (backing->folder, "mine" ALONG_BACKUP_ENDING, NULL);
  backing->scratch = g_build_filename (backing->folder, "scratch", NULL);
  backing->elsewhere = g_build_filename (backing->folder, "other", "caseload", NULL);
}

static void
tear_down (Backing *backing, gconstpointer data)
{
  fixture_free (backing->store);
  along_secret_text_free (backing->sheet);
  along_test_folder_remove (backing->folder);
  g_free (backing->folder);
  g_free (backing->file);
  g_free (backing->scratch);
  g_free (backing->elsewhere);
  along_clock_thaw ();
}

static AlongBackupInfo *
make (Backing *backing)
{
  g_autoptr (GError) error = NULL;
  AlongBackupInfo *info = along_store_backup_sync (backing->store->store, backing->file, TRUE, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (info);
  return info;
}

static AlongBackup *
open_backup (Backing *backing)
{
  g_autoptr (GError) error = NULL;
  AlongBackup *backup
    = along_backup_open_sync (backing->file, backing->sheet, backing->scratch, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static void
test_there_and_back (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackupInfo) made = make (backing), read = NULL;
  g_autoptr (AlongBackup) backup = open_backup (backing);
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (AlongStore) store = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (AlongKey) from_sheet = NULL;
  g_autofree char *wrap_path = NULL, *id_path = NULL;
  const AlongBackupInfo *info = along_backup_get_info (backup);
  AlongStoreId store_id;

  g_assert_cmpint (info->families, ==, 1);
  g_assert_cmpint (info->people, ==, 1);
  g_assert_cmpint (info->records, ==, made->records);
  g_assert_cmpint (info->journal, ==, made->journal);
  g_assert_cmpint (info->made_at, ==, NOON);
  g_assert_cmpint (info->changed_at, ==, NOON);
  g_assert_cmpint (info->bytes, >, 100000);
  read = along_backup_read_sync (backing->file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->people, ==, 1);
  g_assert_true (read->by_hand);

  along_key_set_generation (key, 4);
  g_assert_true (along_backup_restore_sync (backup, backing->elsewhere, key, NULL, FALSE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (along_store_put_in_place_sync (backing->elsewhere, NULL, &error));
  g_assert_no_error (error);

  /* On another machine: the folder, and the sheet. */
  wrap_path = g_build_filename (backing->elsewhere, "recovery.wrap", NULL);
  id_path = g_build_filename (backing->elsewhere, "store.id", NULL);
  keys = along_wrap_file_open_sync (wrap_path, backing->sheet, &error);
  g_assert_no_error (error);
  g_assert_true (along_store_id_read (id_path, &store_id, &error));
  from_sheet = along_store_id_pick (&store_id, keys);
  g_assert_true (along_key_equal (from_sheet, key));
  store = along_store_new (backing->elsewhere, FALSE);
  along_store_open_sync (store, from_sheet, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (along_store_get_notices (store), ==, 0);
  g_autoptr (AlongFamily) family = along_store_load_sync (store, backing->family, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (along_record_get_text (along_family_nth (family, ALONG_KIND_PERSON, 0), ALONG_PERSON_P_NAME), ==,
                   "Jade Lowe");
  fixture_assert_sound (store);
  g_assert_true (along_store_close_sync (store, &error));
}

/* The key of the store opens no backup, and that of one no other. */
static void
test_its_own_key (Backing *backing, gconstpointer data)
{
  g_autoptr (AlongBackupInfo) info = make (backing);
  g_autoptr (AlongSecretText) wrong = along_secret_text_new ("one two three four five six eight");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection;

  g_assert_true (parcel_extract (backing->file, PARCEL_BACKUP, backing->scratch, NULL, &error));
  connection = store_connection_open (backing->scratch, backing->store->key, STORE_CONNECTION_SCRATCH, &error);
  g_assert_null (connection);
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (along_backup_open_sync (backing->file, wrong, backing->scratch, NULL, NULL, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
}

static Backing *at_work;

static void
commit_meanwhile (const char *step)
{
  if (g_str_equal (step, "copying"))
    fixture_add_person (at_work->store, at_work->family, "Added meanwhile");
}

/* Work goes on; the backup is one moment of it. */
static void
test_online (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackupInfo) info = NULL;
  g_autoptr (AlongFamily) now = NULL;

  at_work = backing;
  copy_step_hook = commit_meanwhile;
  info = along_store_backup_sync (backing->store->store, backing->file, FALSE, NULL, NULL, NULL, &error);
  copy_step_hook = NULL;
  g_assert_no_error (error);
  now = fixture_load (backing->store, backing->family);
  g_assert_cmpint (info->people, ==, 1);
  g_assert_cmpuint (along_family_count (now, ALONG_KIND_PERSON), >, 1);
  g_autoptr (AlongBackup) backup = open_backup (backing);
  g_assert_cmpint (along_backup_get_info (backup)->people, ==, 1);
}

static void
cancel_half_way (double done, gpointer data)
{
  if (done > 0.3)
    g_cancellable_cancel (data);
}

static void
test_stopped (Backing *backing, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *scratch = backup_scratch_path (backing->store->store);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_null (along_store_backup_sync (backing->store->store, backing->file, FALSE, cancel_half_way, cancellable,
                                          cancellable, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
  g_assert_false (g_file_test (backing->file, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (scratch, G_FILE_TEST_EXISTS));
  list = along_store_list_backups_sync (backing->store->store, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

/* What was made is known to the store, over restarts, and whether anything has changed since. */
static void
test_noted (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackupInfo) info = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gboolean any_family = FALSE;
  gint64 journal;

  info = make (backing);
  fixture_reopen (backing->store);
  list = along_store_list_backups_sync (backing->store->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  const AlongBackupInfo *noted = list->pdata[0];
  g_assert_cmpstr (noted->path, ==, backing->file);
  g_assert_cmpint (noted->made_at, ==, NOON);
  g_assert_true (noted->by_hand);
  g_assert_true (along_store_get_journal_sync (backing->store->store, &journal, &any_family, &error));
  g_assert_true (any_family);
  g_assert_cmpint (noted->journal, ==, journal);
  fixture_add_person (backing->store, backing->family, "Somebody new");
  g_assert_true (along_store_get_journal_sync (backing->store->store, &journal, &any_family, &error));
  g_assert_cmpint (noted->journal, <, journal);
}

/* Seven days and eight weeks. */
static void
test_choice (void)
{
  gint64 made[200];
  gboolean keep[200];
  guint kept = 0;

  for (guint i = 0; i < 200; i++)
    made[i] = NOON - (gint64) i * 12 * HOUR; /* twice a day, for 100 days */
  backup_choose (made, 200, keep);
  g_assert_true (keep[0]);
  for (guint i = 0; i < 200; i++)
    {
      int day = along_day_of_ms (made[i], ALONG_ZONE), today = along_day_of_ms (NOON, ALONG_ZONE);
      kept += keep[i] ? 1 : 0;
      if (day <= today - 60)
        g_assert_false (keep[i]);
      if (day > today - ALONG_BACKUP_DAYS && (i == 0 || along_day_of_ms (made[i - 1], ALONG_ZONE) != day))
        g_assert_true (keep[i]);
    }
  /* A week's own newest may be one of the days'. */
  g_assert_cmpuint (kept, >=, ALONG_BACKUP_DAYS + ALONG_BACKUP_WEEKS - 2);
  g_assert_cmpuint (kept, <=, ALONG_BACKUP_DAYS + ALONG_BACKUP_WEEKS);
  /* After half a year away, the newest are as old as they are. */
  backup_choose (made, 1, keep);
  g_assert_true (keep[0]);
}

static void
test_folder (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackupInfo) by_hand = make (backing), foreign = NULL;
  g_autoptr (GPtrArray) list = NULL, noted = NULL;
  g_autofree char *broken = g_build_filename (backing->folder, "old" ALONG_BACKUP_ENDING, NULL);
  g_autofree char *letter = g_build_filename (backing->folder, "a letter.txt", NULL);

  g_assert_true (g_file_set_contents (broken, "ALNGPRCL, but not much of it", -1, NULL));
  g_assert_true (g_file_set_contents (letter, "Dear Jade", -1, NULL));
  for (int i = 1; i <= 30; i++)
    {
      g_autoptr (AlongBackupInfo) info = NULL;

      along_clock_freeze (NOON + i * DAY);
      info = along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (info->by_hand);
    }
  list = along_backup_list_sync (backing->folder, along_store_get_id (backing->store->store), &error);
  g_assert_no_error (error);
  noted = along_store_list_backups_sync (backing->store->store, &error);
  /* 7 days, the weeks before them, and the one made by hand. */
  g_assert_cmpuint (list->len, >=, 1 + 7 + 3);
  g_assert_cmpuint (list->len, <=, 1 + 7 + 5);
  g_assert_cmpuint (noted->len, ==, list->len);
  g_assert_cmpint (((AlongBackupInfo *) list->pdata[0])->made_at, ==, NOON + 30 * DAY);
  g_assert_cmpint (((AlongBackupInfo *) list->pdata[list->len - 1])->made_at, ==, NOON);
  g_assert_true (g_file_test (broken, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));

  /* What somebody took out of the folder is no longer said to be there. */
  g_unlink (((AlongBackupInfo *) list->pdata[1])->path);
  along_clock_freeze (NOON + 30 * DAY + HOUR);
  foreign = along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&list, g_ptr_array_unref);
  g_clear_pointer (&noted, g_ptr_array_unref);
  list = along_backup_list_sync (backing->folder, along_store_get_id (backing->store->store), &error);
  noted = along_store_list_backups_sync (backing->store->store, &error);
  g_assert_cmpuint (noted->len, ==, list->len);
}

static void
test_no_folder (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (backing->folder, "not there", NULL);
  g_autofree char *recovery = fixture_path (backing->store, "recovery.wrap");

  g_assert_null (along_store_backup_into_sync (backing->store->store, missing, NULL, NULL, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (along_backup_list_sync (missing, ALONG_ID_NONE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO);
  g_clear_error (&error);
  if (geteuid () != 0)
    {
      g_chmod (backing->folder, 0500);
      g_assert_null (along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error));
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
      g_chmod (backing->folder, 0700);
    }
  /* Without a sheet nobody could open it. */
  g_unlink (recovery);
  g_assert_null (along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO);
}

/* A bit of any page that fell over is found when it is opened, and named. */
static void
test_damaged (Backing *backing, gconstpointer data)
{
  g_autoptr (AlongBackupInfo) info = make (backing);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (backing->file, &bytes, &length, NULL));
  for (gsize at = length - 100; at > 4096; at -= MIN (at, 16 * 4096 + 513))
    {
      g_autoptr (GError) error = NULL;

      bytes[at] ^= 4;
      g_assert_true (g_file_set_contents (backing->file, bytes, (gssize) length, NULL));
      g_assert_null (along_backup_open_sync (backing->file, backing->sheet, backing->scratch, NULL, NULL, NULL, &error));
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED);
      g_assert_false (g_file_test (backing->scratch, G_FILE_TEST_EXISTS));
      bytes[at] ^= 4;
    }
}

/* The clock may be set back, or have been in the future: what was just made stays, and what was not is judged by its place
 * in the journal. */
static void
test_clock (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) noted = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (AlongBackupInfo) info = NULL;

      along_clock_freeze (NOON + 1000 * DAY + i * DAY);
      fixture_add_person (backing->store, backing->family, "Somebody");
      info = along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (AlongBackupInfo) info = NULL;

      along_clock_freeze (NOON + i * DAY);
      fixture_add_person (backing->store, backing->family, "Somebody");
      info = along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (info->path, G_FILE_TEST_EXISTS));
      g_clear_pointer (&noted, g_ptr_array_unref);
      noted = along_store_list_backups_sync (backing->store->store, &error);
      g_assert_cmpstr (((AlongBackupInfo *) noted->pdata[0])->path, ==, info->path);
    }
  g_assert_cmpuint (noted->len, >=, ALONG_BACKUP_DAYS);
  g_assert_cmpuint (noted->len, <=, ALONG_BACKUP_DAYS + ALONG_BACKUP_WEEKS);
}

/* After a restoration the journal goes on at a lower number than that of backups made before: those made since stay. */
static void
test_after_a_restoration (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackup) backup = NULL;
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *third = NULL, *recovery = fixture_path (backing->store, "recovery.wrap");

  for (int i = 0; i < 12; i++)
    {
      g_autoptr (AlongBackupInfo) info = NULL;

      along_clock_freeze (NOON + i * DAY);
      if (i == 9)
        {
          backup = along_backup_open_sync (third, backing->sheet, backing->scratch, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
          along_key_set_generation (key, 2);
          along_store_close_sync (backing->store->store, NULL);
          g_clear_object (&backing->store->store);
          g_assert_true (along_backup_restore_sync (backup, backing->store->dir, key, NULL, TRUE, NULL, NULL, NULL, &error));
          g_assert_true (along_store_put_in_place_sync (backing->store->dir, NULL, &error));
          along_key_unref (backing->store->key);
          backing->store->key = along_key_ref (key);
          fixture_reopen (backing->store);
        }
      fixture_add_person (backing->store, backing->family, "Somebody");
      if (i < 9)
        for (int more = 0; more < 5; more++)
          fixture_add_person (backing->store, backing->family, "Somebody else");
      info = along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      if (i == 3)
        third = g_strdup (info->path);
    }
  list = along_backup_list_sync (backing->folder, ALONG_ID_NONE, &error);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((AlongBackupInfo *) list->pdata[i])->made_at, ==, NOON + (11 - (gint64) i) * DAY);
  g_assert_true (g_file_test (recovery, G_FILE_TEST_EXISTS));
}

static void
second_at_once (const char *step)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;

  if (!g_str_equal (step, "copying"))
    return;
  copy_step_hook = NULL;
  other = g_build_filename (at_work->folder, "second" ALONG_BACKUP_ENDING, NULL);
  g_assert_null (along_store_backup_sync (at_work->store->store, other, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IN_USE);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_one_at_a_time (Backing *backing, gconstpointer data)
{
  g_autoptr (AlongBackupInfo) info = NULL;

  at_work = backing;
  copy_step_hook = second_at_once;
  info = make (backing);
  g_autoptr (AlongBackup) backup = open_backup (backing);
}

/* The public half of the sheet stands in each backup: anybody can make a file that it opens. */
static void
test_forged (Backing *backing, gconstpointer data)
{
  static const char *const forgeries[] = {
    "CREATE TRIGGER \"t\" AFTER INSERT ON \"person\" BEGIN DELETE FROM \"journal\"; END",
    "DROP TABLE \"contact\"; CREATE VIEW \"contact\" AS SELECT 0 AS \"deleted\"",
    "CREATE TABLE \"more\" (\"a\")",
    "DROP INDEX \"access_by_family\"",
    "PRAGMA user_version = -5",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 7",
    "UPDATE \"person\" SET \"name\" = CAST (X'4A61F0' AS TEXT)",
    "UPDATE \"journal\" SET \"known_at\" = 1",
    "UPDATE \"fact\" SET \"value\" = 'x' WHERE \"name\" = 'store'",
  };
  g_autoptr (AlongBackupInfo) info = make (backing);

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) header = NULL;
      g_auto (AlongBackupHeader) read = { 0 };
      g_autoptr (AlongKey) key = NULL;
      g_autofree char *forged = g_build_filename (backing->folder, "forged" ALONG_BACKUP_ENDING, NULL);
      StoreConnection *connection;

      g_assert_true (parcel_read_header (backing->file, PARCEL_BACKUP, &header, &error));
      g_assert_true (along_backup_header_parse (header, &read, &error));
      key = along_backup_header_open (&read, backing->sheet, &error);
      g_assert_true (parcel_extract (backing->file, PARCEL_BACKUP, backing->scratch, NULL, &error));
      connection = store_connection_open (backing->scratch, key, STORE_CONNECTION_SCRATCH, &error);
      g_assert_true (store_exec (connection, forgeries[i], &error));
      g_assert_true (store_connection_close (connection, &error));
      g_assert_true (parcel_write (forged, PARCEL_BACKUP, header, backing->scratch, NULL, &error));
      g_assert_null (along_backup_open_sync (forged, backing->sheet, backing->scratch, NULL, NULL, NULL, &error));
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED);
    }
}

/* Of a store with a page that cannot be read no backup is made, whichever page it is, and the last good one stays. */
static void
test_of_a_damaged_store (Backing *backing, gconstpointer data)
{
  g_autofree char *path = fixture_path (backing->store, "store"), *bytes = NULL;
  gsize length;

  g_assert_true (along_store_close_sync (backing->store->store, NULL));
  g_clear_object (&backing->store->store);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (int k = 0; k < 3; k++)
    {
      /* The last, one in the middle, and the last but one. */
      gsize at = k == 0 ? length - 2000 : k == 1 ? length / 2 / 4096 * 4096 + 700 : length - 4096 - 1000;
      g_autoptr (GError) error = NULL;

      bytes[at] ^= 16;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      backing->store->store = along_store_new (backing->store->dir, FALSE);
      /* It may be found on opening already. */
      if (along_store_open_sync (backing->store->store, backing->store->key, NULL, &error))
        {
          g_assert_null (along_store_backup_into_sync (backing->store->store, backing->folder, NULL, NULL, NULL, &error));
          along_store_close_sync (backing->store->store, NULL);
        }
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED);
      g_clear_object (&backing->store->store);
      bytes[at] ^= 16;
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  fixture_reopen (backing->store);
}

/* In the place of the present caseload, which is kept until it is let go. */
static void
test_in_place (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackupInfo) info = make (backing);
  g_autoptr (AlongBackup) backup = NULL;
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autofree char *before = NULL;
  g_autoptr (AlongFamily) family = NULL;
  g_auto (GStrv) replaced = NULL;

  fixture_add_person (backing->store, backing->family, "Added later");
  backup = open_backup (backing);
  along_key_set_generation (key, 2);
  g_assert_true (along_backup_restore_sync (backup, backing->store->dir, key, NULL, TRUE, NULL, NULL, NULL, &error));
  /* Not while it is open. */
  g_assert_false (along_store_put_in_place_sync (backing->store->dir, &before, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IN_USE);
  g_clear_error (&error);
  along_store_close_sync (backing->store->store, &error);
  g_clear_object (&backing->store->store);
  g_assert_true (along_store_put_in_place_sync (backing->store->dir, &before, &error));
  g_assert_no_error (error);
  g_assert_nonnull (before);
  AlongKey *old_key = g_steal_pointer (&backing->store->key);
  backing->store->key = along_key_ref (key);
  fixture_reopen (backing->store);
  family = fixture_load (backing->store, backing->family);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 1);

  /* The old one is whole, under its old key. */
  replaced = along_store_list_replaced (backing->store->dir);
  g_assert_cmpuint (g_strv_length (replaced), ==, 1);
  g_assert_cmpstr (replaced[0], ==, before);
  AlongStore *old = along_store_new (before, FALSE);
  g_assert_true (along_store_open_sync (old, old_key, NULL, &error));
  along_store_close_sync (old, NULL);
  g_object_unref (old);
  along_key_unref (old_key);
  g_assert_true (along_store_let_go_sync (before, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (before, G_FILE_TEST_EXISTS));
}

static guint
people_of (Backing *backing)
{
  g_autoptr (AlongFamily) family = fixture_load (backing->store, backing->family);

  return along_family_count (family, ALONG_KIND_PERSON);
}

/* Closes the caseload and puts @backup in its place. Returns: where the one before is kept. */
static char *
take_place (Backing *backing, AlongBackup *backup, guint generation, AlongKey **old_key)
{
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (GError) error = NULL;
  char *before = NULL;

  along_key_set_generation (key, generation);
  along_store_close_sync (backing->store->store, &error);
  g_assert_no_error (error);
  g_clear_object (&backing->store->store);
  g_assert_true (along_backup_restore_sync (backup, backing->store->dir, key, NULL, TRUE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (along_store_put_in_place_sync (backing->store->dir, &before, &error));
  g_assert_no_error (error);
  *old_key = g_steal_pointer (&backing->store->key);
  backing->store->key = along_key_ref (key);
  fixture_reopen (backing->store);
  return before;
}

/* What a restoration replaced is put back as a backup is restored; what was there is kept in its turn. */
static void
test_put_back (Backing *backing, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackupInfo) info = make (backing);
  g_autoptr (AlongBackup) backup = NULL, former = NULL;
  g_autoptr (AlongKey) first = NULL, second = NULL, wrong = along_key_new_random ();
  g_autofree char *before = NULL, *then = NULL, *pages = NULL;
  AlongBackupMissing missing;
  g_auto (GStrv) replaced = NULL;

  fixture_add_person (backing->store, backing->family, "Added later");
  backup = open_backup (backing);
  g_assert_true (along_backup_compare_sync (backup, backing->store->store, &missing, &error));
  g_assert_no_error (error);
  g_assert_cmpint (missing.families, ==, 0);
  g_assert_true (missing.written);
  fixture_add_family (backing->store, "Tierney");
  g_assert_true (along_backup_compare_sync (backup, backing->store->store, &missing, &error));
  g_assert_cmpint (missing.families, ==, 1);
  along_clock_freeze (NOON + HOUR);
  before = take_place (backing, backup, 2, &first);
  g_assert_cmpuint (people_of (backing), ==, 1);

  former = along_store_open_replaced_sync (before, NOON + HOUR, wrong, backing->scratch, NULL, NULL, NULL, &error);
  g_assert_null (former);
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  former = along_store_open_replaced_sync (before, NOON + HOUR, first, backing->scratch, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* All that is here is in it: it is here without what was added later. */
  g_assert_true (along_backup_compare_sync (former, backing->store->store, &missing, &error));
  g_assert_no_error (error);
  g_assert_cmpint (missing.families, ==, 0);
  g_assert_false (missing.written);
  g_assert_cmpint (along_backup_get_info (former)->people, ==, 2);
  g_assert_cmpint (along_backup_get_info (former)->made_at, ==, NOON + HOUR);
  g_assert_true (along_id_equal (along_backup_get_info (former)->store, info->store));
  along_clock_freeze (NOON + 2 * HOUR);
  then = take_place (backing, former, 3, &second);
  g_assert_cmpuint (people_of (backing), ==, 2);
  fixture_assert_sound (backing->store->store);
  replaced = along_store_list_replaced (backing->store->dir);
  g_assert_cmpuint (g_strv_length (replaced), ==, 2);
  g_assert_cmpstr (replaced[0], ==, then);
  g_assert_cmpstr (replaced[1], ==, before);
  g_assert_true (along_store_let_go_sync (before, &error));

  /* Part of it cannot be read: it is not put back, and stays. */
  g_clear_pointer (&former, along_backup_free);
  pages = g_build_filename (then, "store", NULL);
  {
    g_autofree char *bytes = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (pages, &bytes, &length, NULL));
    memset (bytes + length - 2000, 'x', 100);
    g_assert_true (g_file_set_contents (pages, bytes, (gssize) length, NULL));
  }
  former = along_store_open_replaced_sync (then, NOON, second, backing->scratch, NULL, NULL, NULL, &error);
  g_assert_null (former);
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_test (then, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (backing->scratch, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Backing, NULL, set_up, test, tear_down)
  ADD ("/store/backup/there-and-back", test_there_and_back);
  ADD ("/store/backup/its-own-key", test_its_own_key);
  ADD ("/store/backup/online", test_online);
  ADD ("/store/backup/stopped", test_stopped);
  ADD ("/store/backup/noted", test_noted);
  g_test_add_func ("/store/backup/choice", test_choice);
  ADD ("/store/backup/folder", test_folder);
  ADD ("/store/backup/clock", test_clock);
  ADD ("/store/backup/after-a-restoration", test_after_a_restoration);
  ADD ("/store/backup/one-at-a-time", test_one_at_a_time);
  ADD ("/store/backup/forged", test_forged);
  ADD ("/store/backup/no-folder", test_no_folder);
  ADD ("/store/backup/damaged", test_damaged);
  ADD ("/store/backup/of-a-damaged-store", test_of_a_damaged_store);
  ADD ("/store/backup/in-place", test_in_place);
  ADD ("/store/backup/put-back", test_put_back);
  return g_test_run ();
}
