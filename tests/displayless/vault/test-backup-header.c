/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "along-backup-header.h"
#include "along-vault.h"

typedef struct
{
  char *folder, *path;
  AlongSecretText *right, *wrong;
  AlongBackupHeader header;
  AlongKey *key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongKey) store_key = along_key_new_random ();

  fixture->folder = g_dir_make_tmp ("vault-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "recovery.wrap", NULL);
  fixture->right = along_secret_text_new ("one two three four five six seven");
  fixture->wrong = along_secret_text_new ("one two three four five six eight");
  g_autoptr (AlongWrap) wrap = along_wrap_new_sync (fixture->right, ALONG_WRAP_COST_TESTING, &error);
  g_assert_no_error (error);
  g_assert_true (along_wrap_seal (wrap, 3, store_key, &error) && along_wrap_write (wrap, fixture->path, &error));
  g_assert_no_error (error);
  fixture->header = (AlongBackupHeader){ .store = along_id_new (), .format = 1, .made_at = 1780000000123, .head_n = 5123,
                                         .access_n = 12, .changed_at = 1779999999999, .families = 12, .people = 140,
                                         .records = 2200, .by_hand = TRUE };
  along_random_bytes (fixture->header.head_hash, ALONG_HASH_SIZE);
  fixture->key = along_backup_header_seal (&fixture->header, fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  along_secret_text_free (fixture->right);
  along_secret_text_free (fixture->wrong);
  along_key_unref (fixture->key);
  along_backup_header_clear (&fixture->header);
}

static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL, wrong = NULL;
  g_autoptr (GBytes) bytes = along_backup_header_format (&fixture->header);
  g_auto (AlongBackupHeader) read = { 0 };

  g_assert_true (along_backup_header_parse (bytes, &read, &error));
  g_assert_no_error (error);
  g_assert_true (along_id_equal (read.store, fixture->header.store));
  g_assert_cmpuint (read.format, ==, 1);
  g_assert_cmpint (read.made_at, ==, 1780000000123);
  g_assert_true (read.by_hand);
  g_assert_cmpint (read.head_n, ==, 5123);
  g_assert_cmpmem (read.head_hash, ALONG_HASH_SIZE, fixture->header.head_hash, ALONG_HASH_SIZE);
  g_assert_cmpint (read.access_n, ==, 12);
  g_assert_cmpint (read.changed_at, ==, 1779999999999);
  g_assert_cmpint (read.families, ==, 12);
  g_assert_cmpint (read.people, ==, 140);
  g_assert_cmpint (read.records, ==, 2200);

  /* The sheet opens it, on any machine; the key is the one that was made, and not the store's. */
  g_autoptr (AlongKey) key = along_backup_header_open (&read, fixture->right, &error);
  g_assert_no_error (error);
  g_assert_true (along_key_equal (key, fixture->key));
  g_assert_false (along_wrap_has (read.wrap, 3));
  g_assert_null (along_backup_header_open (&read, fixture->wrong, &wrong));
  g_assert_error (wrong, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
}

/* Two backups of one store have two keys. */
static void
test_each_its_own_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (AlongBackupHeader) other = { .store = fixture->header.store, .format = 1 };
  g_autoptr (AlongKey) key = along_backup_header_seal (&other, fixture->path, &error);

  g_assert_no_error (error);
  g_assert_false (along_key_equal (key, fixture->key));
}

static void
test_without_a_sheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (AlongBackupHeader) other = { .store = fixture->header.store, .format = 1 };

  g_unlink (fixture->path);
  g_assert_null (along_backup_header_seal (&other, fixture->path, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING);
}

static void
assert_refused (const char *text, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  AlongBackupHeader header;

  g_assert_false (along_backup_header_parse (bytes, &header, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, code);
  g_assert_null (header.wrap);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const needed[] = { "store=", "format=", "made=", "head=", "wrap=" };
  g_autoptr (GBytes) bytes = along_backup_header_format (&fixture->header);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *whole = g_strndup (text, length);

  assert_refused ("", 0, ALONG_VAULT_ERROR_DAMAGED);
  assert_refused ("alongside-backup=x\n", 19, ALONG_VAULT_ERROR_DAMAGED);
  assert_refused ("alongside-backup=2\nanything\n", 28, ALONG_VAULT_ERROR_NEWER);
  assert_refused ("a letter to somebody, long enough", 33, ALONG_VAULT_ERROR_DAMAGED);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *broken = g_strdup (whole);
      char *at = strstr (broken, needed[i]);
      at[0] = 'x'; /* a name that nobody knows */
      assert_refused (broken, length, ALONG_VAULT_ERROR_DAMAGED);
      at[0] = needed[i][0];
      at[strlen (needed[i])] = '!'; /* no value of that name */
      assert_refused (broken, length, ALONG_VAULT_ERROR_DAMAGED);
    }
  for (gsize cut = 0; cut < length - 2; cut += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new (text, cut);
      AlongBackupHeader header;
      g_assert_false (along_backup_header_parse (part, &header, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/vault/backup-header/there-and-back", test_there_and_back);
  ADD ("/vault/backup-header/each-its-own-key", test_each_its_own_key);
  ADD ("/vault/backup-header/without-a-sheet", test_without_a_sheet);
  ADD ("/vault/backup-header/refused", test_refused);
  return g_test_run ();
}
