/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "along-memory.h"
#include "along-store-id.h"
#include "store-private.h"

static void
assert_refused (Fixture *fixture, AlongKey *key, gboolean demonstration, int code)
{
  g_autoptr (AlongStore) store = along_store_new (fixture->dir, demonstration);
  g_autoptr (GError) error = NULL;

  g_assert_false (along_store_open_sync (store, key, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_wrong_key_and_damage (void)
{
  Fixture *fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (AlongKey) wrong = along_key_new_random ();

  fixture_close (fixture);
  assert_refused (fixture, wrong, FALSE, ALONG_STORE_ERROR_WRONG_KEY);
  for (gsize offset = 5; offset < 4096; offset += 577)
    {
      fixture_flip (path, offset, 4);
      assert_refused (fixture, fixture->key, FALSE, ALONG_STORE_ERROR_DAMAGED);
      assert_refused (fixture, wrong, FALSE, ALONG_STORE_ERROR_WRONG_KEY);
      fixture_flip (path, offset, 4);
    }
  fixture_reopen (fixture);
  fixture_free (fixture);
}

static void
test_missing_parts (void)
{
  Fixture *fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "store");
  g_autofree char *moved = fixture_path (fixture, "moved");
  g_autofree char *id_path = fixture_path (fixture, "store.id");

  fixture_close (fixture);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  assert_refused (fixture, fixture->key, FALSE, ALONG_STORE_ERROR_DAMAGED);
  g_assert_cmpint (g_rename (moved, path), ==, 0);
  g_assert_cmpint (g_rename (id_path, moved), ==, 0);
  assert_refused (fixture, fixture->key, FALSE, ALONG_STORE_ERROR_DAMAGED);
  /* Nor is it taken for an empty folder, in which a new one may be made. */
  {
    g_autoptr (AlongStore) other = along_store_new (fixture->dir, FALSE);
    g_autoptr (GError) error = NULL;

    g_assert_true (along_store_exists (other));
    g_assert_false (along_store_create_sync (other, fixture->key, &error));
    g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  }
  g_assert_cmpint (g_rename (moved, id_path), ==, 0);
  fixture_flip (id_path, 40, 1);
  assert_refused (fixture, fixture->key, FALSE, ALONG_STORE_ERROR_DAMAGED);
  fixture_flip (id_path, 40, 1);
  fixture_reopen (fixture);
  fixture_free (fixture);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection = store_connection_open (path, fixture->key, STORE_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  store_exec (connection, sql, &error);
  g_assert_no_error (error);
  g_assert_true (store_connection_close (connection, NULL));
}

static void
test_newer (void)
{
  Fixture *fixture = fixture_new ();
  g_autofree char *id_path = fixture_path (fixture, "store.id");
  AlongStoreId store_id;
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  run_sql (fixture, "PRAGMA user_version = 4711");
  assert_refused (fixture, fixture->key, FALSE, ALONG_STORE_ERROR_NEWER);
  {
    g_autofree char *right = g_strdup_printf ("PRAGMA user_version = %d", schema_newest ());
    run_sql (fixture, right);
  }
  along_store_id_read (id_path, &store_id, &error);
  g_assert_no_error (error);
  store_id.format = 99;
  along_store_id_write (&store_id, id_path, &error);
  assert_refused (fixture, fixture->key, FALSE, ALONG_STORE_ERROR_NEWER);
  store_id.format = 1;
  along_store_id_write (&store_id, id_path, &error);
  fixture_reopen (fixture);
  fixture_free (fixture);
}

static void
test_demonstration (void)
{
  Fixture *fixture = fixture_new ();
  g_autofree char *dir = fixture_path (fixture, "demonstration");
  g_autoptr (AlongStore) made_up = along_store_new (dir, TRUE);
  g_autoptr (AlongStore) as_real = along_store_new (dir, FALSE);
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  assert_refused (fixture, fixture->key, TRUE, ALONG_STORE_ERROR_WRONG_KEY);
  along_store_create_sync (made_up, fixture->key, &error);
  g_assert_no_error (error);
  g_assert_false (along_store_open_sync (as_real, fixture->key, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  along_store_open_sync (made_up, fixture->key, NULL, &error);
  g_assert_no_error (error);
  along_store_close_sync (made_up, NULL);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "store", "store.id", "store.lock" };
      g_autofree char *path = g_build_filename (dir, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (dir);
  fixture_reopen (fixture);
  fixture_free (fixture);
}

static void
test_in_use (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (AlongStore) second = along_store_new (fixture->dir, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (along_store_open_sync (second, fixture->key, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, g_get_prgname ()));
  g_clear_error (&error);
  along_store_close_sync (fixture->store, NULL);
  along_store_open_sync (second, fixture->key, NULL, &error);
  g_assert_no_error (error);
  assert_refused (fixture, fixture->key, FALSE, ALONG_STORE_ERROR_IN_USE);
  along_store_close_sync (second, NULL);
  along_store_open_sync (fixture->store, fixture->key, NULL, &error);
  g_assert_no_error (error);
  fixture_free (fixture);
}

/* While another has it, it can be read, with what is written there meanwhile; nothing can be written. */
static void
test_looking (void)
{
  Fixture *fixture = fixture_new ();
  AlongId lowe = fixture_add_family (fixture, "Lowe");
  g_autoptr (AlongStore) second = along_store_new (fixture->dir, FALSE);
  g_autoptr (AlongKey) wrong = along_key_new_random ();
  g_autoptr (AlongEdit) edit = along_edit_new ("Add person", lowe);
  g_autoptr (AlongFamily) seen = NULL;
  g_autoptr (GHashTable) settings = NULL;
  g_autoptr (GError) error = NULL;

  along_store_set_looking (second, TRUE);
  g_assert_false (along_store_open_sync (second, wrong, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (along_store_open_sync (second, fixture->key, NULL, &error));
  g_assert_no_error (error);
  settings = along_store_list_settings_sync (second, &error);
  g_assert_no_error (error);
  along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, "Nobody");
  g_assert_false (along_store_commit_sync (second, edit, fixture->worker, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (along_store_put_setting_sync (second, "me", "x", &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (along_store_undo_sync (second, lowe, fixture->worker, FALSE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  fixture_add_person (fixture, lowe, "Written meanwhile");
  seen = along_store_load_sync (second, lowe, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (along_family_count (seen, ALONG_KIND_PERSON), ==, 1);
  g_assert_true (along_store_close_sync (second, &error));
  g_assert_no_error (error);
  /* Whoever has it has noticed nothing. */
  fixture_add_person (fixture, lowe, "Written afterwards");
  fixture_assert_sound (fixture->store);
  fixture_reopen (fixture);
  g_assert_cmpuint (along_store_get_notices (fixture->store), ==, 0);
  fixture_free (fixture);
}

static void
test_older (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autofree char *path = fixture_path (fixture, "store");
  g_autofree char *kept = fixture_path (fixture, "kept");

  fixture_reopen (fixture);
  g_assert_cmpuint (along_store_get_notices (fixture->store), ==, 0);
  along_store_close_sync (fixture->store, NULL);
  fixture_copy_file (path, kept);
  fixture_reopen (fixture);
  fixture_add_person (fixture, family, "Jade Lowe");
  fixture_close (fixture);
  fixture_copy_file (kept, path);
  fixture_reopen (fixture);
  g_assert_cmpuint (along_store_get_notices (fixture->store), ==, ALONG_STORE_NOTICE_OLDER);
  fixture_free (fixture);
}

static void
assert_not_in_files (Fixture *fixture, const char *const *words)
{
  GDir *dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;
  guint files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = fixture_path (fixture, name);
      g_autofree char *bytes = NULL;
      struct stat info;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (const char *const *word = words; *word != NULL; word++)
        if (length > 0 && memmem (bytes, length, *word, strlen (*word)) != NULL)
          g_error ("“%s” lies in clear in %s", *word, name);
      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 077, ==, 0);
      files++;
    }
  g_dir_close (dir);
  g_assert_cmpuint (files, >=, 3);
}

static void
test_nothing_in_clear (void)
{
  static const char *const words[] = { "Plantagenet", "plantagenet", "marzipan", "unlocked-drawer", NULL };
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Plantagenet");

  fixture_add_person (fixture, family, "Edith Plantagenet");
  fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Brought marzipan");
  along_store_put_setting_async (fixture->store, "last-search", "unlocked-drawer");
  along_store_note_access_async (fixture->store, fixture->worker, family, "export", "Plantagenet, marzipan");
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  assert_not_in_files (fixture, words);
  fixture_assert_sound (fixture->store);
  assert_not_in_files (fixture, words);
  along_store_close_sync (fixture->store, NULL);
  assert_not_in_files (fixture, words);
  fixture_reopen (fixture);
  fixture_free (fixture);
}

/* When the store is closed and the key dropped, neither the key nor its digits are left in memory. */
static void
test_key_is_gone (void)
{
  static const char digits[] = "0123456789abcdef";
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  guint8 raw[ALONG_KEY_SIZE], hex[2 * ALONG_KEY_SIZE];
  const guint8 *bytes = along_key_peek (fixture->key);

  for (int i = 0; i < ALONG_KEY_SIZE; i++)
    {
      raw[i] = bytes[i] ^ 0xff;
      hex[2 * i] = (guint8) digits[bytes[i] >> 4] ^ 0xff;
      hex[2 * i + 1] = (guint8) digits[bytes[i] & 15] ^ 0xff;
    }
  along_key_unpeek (fixture->key);
  g_object_unref (fixture_load (fixture, family));
  fixture_assert_sound (fixture->store);
  g_assert_true (along_memory_has (raw, sizeof raw));
  fixture_close (fixture);
  along_key_unref (fixture->key);
  g_assert_false (along_memory_has (raw, sizeof raw));
  g_assert_false (along_memory_has (hex, sizeof hex));
  fixture->key = along_key_new_random ();
  fixture_free (fixture);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(int *) data = along_store_quick_check_finish (ALONG_STORE (source), result, &error) ? 1 : 2 + error->code;
}

/* The look in the background finds a damaged page, and closing the store ends it. */
static void
test_quick_check (void)
{
  Fixture *fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "store");
  int answer = 0;

  along_store_quick_check_async (fixture->store, NULL, on_checked, &answer);
  while (answer == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer, ==, 1);

  answer = 0;
  along_store_quick_check_async (fixture->store, NULL, on_checked, &answer);
  along_store_close_sync (fixture->store, NULL);
  while (answer == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (answer == 1 || answer == 2 + ALONG_STORE_ERROR_CANCELLED);

  /* A page that nothing reads at opening. */
  fixture_flip (path, fixture_size_of (path) - 4096 * 40 + 200, 1);
  fixture_reopen (fixture);
  answer = 0;
  along_store_quick_check_async (fixture->store, NULL, on_checked, &answer);
  while (answer == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (answer, ==, 2 + ALONG_STORE_ERROR_DAMAGED);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  /* a short name: what the lock tells of its holder has room for 64 letters */
  g_set_prgname ("test-store-opening");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/opening/wrong-key-and-damage", test_wrong_key_and_damage);
  g_test_add_func ("/store/opening/missing-parts", test_missing_parts);
  g_test_add_func ("/store/opening/newer", test_newer);
  g_test_add_func ("/store/opening/demonstration", test_demonstration);
  g_test_add_func ("/store/opening/in-use", test_in_use);
  g_test_add_func ("/store/opening/looking", test_looking);
  g_test_add_func ("/store/opening/older", test_older);
  g_test_add_func ("/store/opening/nothing-in-clear", test_nothing_in_clear);
  g_test_add_func ("/store/opening/key-is-gone", test_key_is_gone);
  g_test_add_func ("/store/opening/quick-check", test_quick_check);
  return g_test_run ();
}
