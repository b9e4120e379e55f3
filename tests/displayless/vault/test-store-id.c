/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "along-store-id.h"
#include "along-vault.h"

static AlongStoreId
example (AlongKey *first, AlongKey *second)
{
  AlongStoreId store_id;

  along_store_id_init (&store_id, 7);
  g_assert_true (along_store_id_add_key (&store_id, 1, first));
  g_assert_true (along_store_id_add_key (&store_id, 2, second));
  store_id.has_head = TRUE;
  store_id.head_n = 51234567890;
  memset (store_id.head_hash, 0xa5, sizeof store_id.head_hash);
  return store_id;
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vault-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "store.id", NULL);
  g_autoptr (AlongKey) first = along_key_new_random ();
  g_autoptr (AlongKey) second = along_key_new_random ();
  AlongStoreId store_id = example (first, second), read;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_false (along_store_id_read (path, &read, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING);
  g_clear_error (&error);

  for (int i = 0; i < 2; i++)
    {
      along_store_id_write (&store_id, path, &error);
      g_assert_no_error (error);
      along_store_id_read (path, &read, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (&store_id, sizeof store_id, &read, sizeof read);
      store_id.not_in_keyring = TRUE;
      store_id.has_head = FALSE;
      store_id.head_n = 0;
      memset (store_id.head_hash, 0, sizeof store_id.head_hash);
    }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  g_assert_false (along_store_id_write (&store_id, path, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO);
}

static void
test_keys (void)
{
  g_autoptr (AlongKey) first = along_key_new_random ();
  g_autoptr (AlongKey) second = along_key_new_random ();
  g_autoptr (AlongKey) stranger = along_key_new_random ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  AlongStoreId store_id = example (first, second);
  guint generation = 0;

  g_assert_true (along_store_id_fits (&store_id, first, &generation));
  g_assert_cmpuint (generation, ==, 1);
  g_assert_false (along_store_id_fits (&store_id, stranger, NULL));

  g_ptr_array_add (keys, stranger);
  g_assert_null (along_store_id_pick (&store_id, keys));
  g_ptr_array_add (keys, first);
  g_ptr_array_add (keys, second);
  g_autoptr (AlongKey) picked = along_store_id_pick (&store_id, keys);
  g_assert_true (picked == second);
  g_assert_cmpuint (along_key_get_generation (picked), ==, 2);

  g_assert_true (along_store_id_drop_key (&store_id, 2));
  g_assert_false (along_store_id_drop_key (&store_id, 2));
  g_assert_false (along_store_id_fits (&store_id, second, NULL));
  g_assert_cmpuint (store_id.n_keys, ==, 1);
  for (guint i = 3; i < 3 + ALONG_STORE_ID_KEYS - 1; i++)
    g_assert_true (along_store_id_add_key (&store_id, i, stranger));
  g_assert_false (along_store_id_add_key (&store_id, 99, stranger));
}

/* Any damage is told, nothing is half read. */
static void
test_damage (void)
{
  g_autoptr (AlongKey) first = along_key_new_random ();
  AlongStoreId store_id = example (first, first), read;
  g_autofree char *text = along_store_id_format (&store_id);
  gsize length = strlen (text);
  g_autoptr (GError) error = NULL;

  memset (&read, 0x11, sizeof read);
  AlongStoreId before = read;
  for (gsize i = 0; i <= length; i++)
    {
      g_autofree char *cut = g_strndup (text, i);
      if (i < length)
        {
          g_assert_false (along_store_id_parse (cut, i, &read, &error));
          g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
          g_clear_error (&error);

          g_autofree char *changed = g_strdup (text);
          changed[i] ^= 1;
          g_assert_false (along_store_id_parse (changed, length, &read, &error));
          g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
          g_clear_error (&error);
        }
    }
  g_assert_cmpmem (&read, sizeof read, &before, sizeof before);
}

/* With a check sum that fits, so that the lines themselves are read. */
static gboolean
parse_lines (const char *lines, GError **error)
{
  const AlongHashPart part = { lines, strlen (lines) };
  g_autoptr (GString) text = g_string_new (lines);
  guint8 hash[ALONG_HASH_SIZE];
  AlongStoreId read;

  along_hash_parts (&part, 1, hash);
  g_string_append (text, "sum=");
  for (guint i = 0; i < sizeof hash; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  g_string_append_c (text, '\n');
  return along_store_id_parse (text->str, text->len, &read, error);
}

#define ID "id=0190163d-8694-739b-aea5-966c26f8ad91\n"
#define SALT "salt=000102030405060708090a0b0c0d0e0f\n"
#define HASH "000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f"
#define KEY "key=1 " HASH "\n"

static void
test_lines (void)
{
  static const char *const good[] = {
    "alongside-store=1\n" ID "format=1\n" SALT KEY,
    "alongside-store=1\n" ID "format=1\n" SALT KEY "head=0 " HASH "\nlater=something\n",
  };
  static const char *const bad[] = {
    "alongside-store=1\n",
    "alongside-store=1\n" ID "format=1\n" SALT,
    "alongside-store=1\n" ID SALT KEY,
    "alongside-store=1\n" ID "format=-1\n" SALT KEY,
    "alongside-store=1\n" ID "format=99999999999\n" SALT KEY,
    "alongside-store=1\n" ID "format=1\nsalt=00\n" KEY,
    "alongside-store=1\n" ID "format=1\n" SALT "key=0 " HASH "\n",
    "alongside-store=1\n" ID "format=1\n" SALT "key=1\n",
    "alongside-store=1\n" ID "format=1\n" SALT KEY KEY KEY KEY KEY,
    "alongside-store=1\n" ID "format=1\n" SALT KEY "head=x " HASH "\n",
    "alongside-store=1\n" ID "format=1\n" SALT KEY "no sign\n",
    "alongside-store=1\nid=00000000-0000-0000-0000-000000000000\nformat=1\n" SALT KEY,
    "alongside-store=\n" ID "format=1\n" SALT KEY,
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      parse_lines (good[i], &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (parse_lines (bad[i], &error));
      g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  g_assert_false (parse_lines ("alongside-store=2\nanything\n", &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NEWER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/store-id/file", test_file);
  g_test_add_func ("/vault/store-id/keys", test_keys);
  g_test_add_func ("/vault/store-id/damage", test_damage);
  g_test_add_func ("/vault/store-id/lines", test_lines);
  return g_test_run ();
}
