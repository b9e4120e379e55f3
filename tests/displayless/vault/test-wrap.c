/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "along-clock.h"
#include "along-hash.h"
#include "along-test-answer.h"
#include "along-vault.h"
#include "along-wrap.h"

#define NOON 1780000000000

typedef struct
{
  char *folder;
  char *path;
  AlongSecretText *right;
  AlongSecretText *wrong;
  AlongKey *key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  along_clock_freeze (NOON);
  fixture->folder = g_dir_make_tmp ("vault-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "unlock.wrap", NULL);
  fixture->right = along_secret_text_new ("Tea at four");
  fixture->wrong = along_secret_text_new ("tea at four");
  fixture->key = along_key_new_random ();

  g_autoptr (AlongWrap) wrap = along_wrap_new_sync (fixture->right, ALONG_WRAP_COST_TESTING, &error);
  g_assert_no_error (error);
  along_wrap_seal (wrap, 1, fixture->key, &error);
  g_assert_no_error (error);
  along_wrap_write (wrap, fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  along_secret_text_free (fixture->right);
  along_secret_text_free (fixture->wrong);
  along_key_unref (fixture->key);
  along_clock_thaw ();
}

static void
assert_opens (const char *path, const AlongSecretText *passphrase, AlongKey *key, guint generation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = along_wrap_file_open_sync (path, passphrase, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, >, 0);
  g_assert_true (along_key_equal (keys->pdata[0], key));
  g_assert_cmpuint (along_key_get_generation (keys->pdata[0]), ==, generation);
}

static void
assert_refuses (const char *path, const AlongSecretText *passphrase, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (along_wrap_file_open_sync (path, passphrase, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, code);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "recovery.wrap", NULL);
  GStatBuf status;

  assert_opens (fixture->path, fixture->right, fixture->key, 1);
  assert_refuses (fixture->path, fixture->wrong, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
  assert_refuses (nowhere, fixture->right, ALONG_VAULT_ERROR_MISSING);
  assert_opens (fixture->path, fixture->right, fixture->key, 1);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* A second key goes in without the passphrase; the old one comes out. */
static void
test_reseal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongKey) next = along_key_new_random ();
  g_autoptr (AlongWrap) wrap = along_wrap_read (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (along_wrap_seal (wrap, 2, next, &error));
  g_assert_true (along_wrap_has (wrap, 1));
  g_assert_true (along_wrap_write (wrap, fixture->path, &error));
  assert_opens (fixture->path, fixture->right, next, 2);

  g_assert_true (along_wrap_drop (wrap, 1));
  g_assert_false (along_wrap_drop (wrap, 1));
  g_assert_false (along_wrap_has (wrap, 1));
  for (guint i = 3; i < 3 + ALONG_WRAP_KEYS - 1; i++)
    g_assert_true (along_wrap_seal (wrap, i, next, &error));
  g_assert_true (along_wrap_seal (wrap, 3, fixture->key, &error));
  g_assert_false (along_wrap_seal (wrap, 99, next, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
  g_clear_error (&error);

  g_autoptr (GPtrArray) keys = along_wrap_open_sync (wrap, fixture->right, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, ALONG_WRAP_KEYS);
  for (guint i = 1; i < keys->len; i++)
    g_assert_cmpuint (along_key_get_generation (keys->pdata[i - 1]), >,
                      along_key_get_generation (keys->pdata[i]));
}

/* The head of a backup: the same passphrase, another key, by itself enough. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongKey) backup_key = along_key_new_random ();
  g_autoptr (AlongWrap) wrap = along_wrap_read (fixture->path, &error);
  g_autoptr (AlongWrap) head = along_wrap_copy_empty (wrap);

  g_assert_false (along_wrap_has (head, 1));
  g_assert_true (along_wrap_seal (head, 1, backup_key, &error));
  g_autoptr (GBytes) bytes = along_wrap_to_bytes (head);
  g_autoptr (AlongWrap) elsewhere = along_wrap_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) keys = along_wrap_open_sync (elsewhere, fixture->right, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 1);
  g_assert_true (along_key_equal (keys->pdata[0], backup_key));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongSecretText) other = along_secret_text_new ("Löwenzahn, 3 × täglich");
  g_autoptr (AlongWrap) old = along_wrap_read (fixture->path, &error);

  g_assert_false (along_wrap_file_change_sync (fixture->path, fixture->wrong, other, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  assert_opens (fixture->path, fixture->right, fixture->key, 1);

  g_assert_true (along_wrap_file_change_sync (fixture->path, fixture->right, other, &error));
  assert_refuses (fixture->path, fixture->right, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
  assert_opens (fixture->path, other, fixture->key, 1);
}

/* 9 tries are free; then 30 seconds, doubling, never more than 15 minutes; the file remembers. */
static void
test_tries (Fixture *fixture, gconstpointer data)
{
  static const guint waits[] = { 30, 60, 120, 240, 480, 900, 900, 900 };
  gint64 now = NOON;

  for (int i = 0; i < 9; i++)
    {
      g_assert_cmpuint (along_wrap_file_wait (fixture->path), ==, 0);
      assert_refuses (fixture->path, fixture->wrong, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
    }
  g_assert_cmpuint (along_wrap_file_wait (fixture->path), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      assert_refuses (fixture->path, fixture->wrong, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
      g_assert_cmpuint (along_wrap_file_wait (fixture->path), ==, waits[i]);
      assert_refuses (fixture->path, fixture->right, ALONG_VAULT_ERROR_TOO_SOON);
      along_clock_freeze (now += waits[i] * 1000 - 1000);
      g_assert_cmpuint (along_wrap_file_wait (fixture->path), ==, 1);
      assert_refuses (fixture->path, fixture->right, ALONG_VAULT_ERROR_TOO_SOON);
      along_clock_freeze (now += 1000);
    }

  /* A clock put back a little does not shorten the wait; one that had been wrong by days ends it. */
  assert_refuses (fixture->path, fixture->wrong, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
  along_clock_freeze (now - 5000);
  g_assert_cmpuint (along_wrap_file_wait (fixture->path), ==, 900);
  along_clock_freeze (now - G_GINT64_CONSTANT (86400000));
  g_assert_cmpuint (along_wrap_file_wait (fixture->path), ==, 0);

  along_clock_freeze (now + 900000);
  assert_opens (fixture->path, fixture->right, fixture->key, 1);
  assert_refuses (fixture->path, fixture->wrong, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpuint (along_wrap_file_wait (fixture->path), ==, 0);
}

static AlongWrap *
parse (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return along_wrap_from_bytes (bytes, error);
}

static void
put_sum (guint8 *data, gsize length)
{
  const AlongHashPart part = { data, length - ALONG_HASH_SIZE };

  along_hash_parts (&part, 1, data + length - ALONG_HASH_SIZE);
}

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  guint8 *bytes = (guint8 *) contents;
  for (gsize i = 0; i < length; i++)
    {
      g_assert_null (parse (bytes, i, &error));
      g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
      g_clear_error (&error);
      bytes[i] ^= 0x40;
      g_assert_null (parse (bytes, length, &error));
      g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
      g_clear_error (&error);

      /* With a sum that fits: refused, or read and then not opened by the passphrase, never a crash; but
       * for the count of tries (from 144) and the key's number, nothing may be changed unseen. */
      put_sum (bytes, length);
      gboolean costly = i >= 12 && i < 24;
      g_autoptr (AlongWrap) wrap = parse (bytes, length, &error);
      if (wrap != NULL && !costly)
        {
          g_autoptr (GPtrArray) keys = along_wrap_open_sync (wrap, fixture->right, &error);
          gboolean free_to_change = (i >= 144 && i < 164) || i >= length - ALONG_HASH_SIZE;
          g_assert_true ((keys != NULL) == free_to_change);
        }
      g_clear_error (&error);
      bytes[i] ^= 0x40;
      put_sum (bytes, length);
    }

  bytes[11] = 2;
  put_sum (bytes, length);
  g_assert_null (parse (bytes, length, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NEWER);
  g_clear_error (&error);

  g_autofree guint8 *long_one = g_malloc0 (1 << 20);
  g_assert_true (g_file_set_contents (fixture->path, (char *) long_one, 1 << 20, NULL));
  assert_refuses (fixture->path, fixture->right, ALONG_VAULT_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refuses (fixture->path, fixture->right, ALONG_VAULT_ERROR_DAMAGED);
}

/* Random changes with a sum that fits: the reader keeps its bounds (run under ASan it would tell). */
static void
test_mutations (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  for (int i = 0; i < 20000; i++)
    {
      gsize part = (gsize) g_test_rand_int_range (ALONG_HASH_SIZE, (gint32) length + 200);
      g_autofree guint8 *bytes = g_malloc0 (part);
      memcpy (bytes, contents, MIN (part, length));
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        bytes[g_test_rand_int_range (0, (gint32) part)] = (guint8) g_test_rand_int ();
      put_sum (bytes, part);
      g_autoptr (AlongWrap) wrap = parse (bytes, part, NULL);
      if (wrap != NULL)
        {
          g_autoptr (GBytes) again = along_wrap_to_bytes (wrap);
          g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), bytes, part);
        }
    }
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  along_wrap_new_async (fixture->right, ALONG_WRAP_COST_TESTING, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) made = along_test_wait_for (&result);
  g_autoptr (AlongWrap) wrap = along_wrap_new_finish (made, &error);
  g_assert_no_error (error);
  g_assert_nonnull (wrap);

  along_wrap_file_open_async (fixture->path, fixture->wrong, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) refused = along_test_wait_for (&result);
  g_assert_null (along_wrap_file_open_finish (refused, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);

  along_wrap_file_change_async (fixture->path, fixture->right, fixture->wrong, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) changed = along_test_wait_for (&result);
  g_assert_true (along_wrap_file_change_finish (changed, &error));

  along_wrap_file_open_async (fixture->path, fixture->wrong, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) opened = along_test_wait_for (&result);
  g_autoptr (GPtrArray) keys = along_wrap_file_open_finish (opened, &error);
  g_assert_no_error (error);
  g_assert_true (along_key_equal (keys->pdata[0], fixture->key));

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  along_wrap_file_open_async (fixture->path, fixture->wrong, cancellable, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) cancelled = along_test_wait_for (&result);
  g_assert_null (along_wrap_file_open_finish (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is written for people costs what it should: read from the header. */
static void
test_standard_cost (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongSecretText) passphrase = along_secret_text_new ("Tea at four");
  g_autoptr (AlongWrap) wrap = along_wrap_new_sync (passphrase, ALONG_WRAP_COST_STANDARD, &error);

  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = along_wrap_to_bytes (wrap);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpuint (data[15], ==, 3);
  g_assert_cmpuint ((guint) data[20] << 24 | data[21] << 16 | data[22] << 8 | data[23], ==, 256u << 20);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/vault/wrap/open", test_open);
  add ("/vault/wrap/reseal", test_reseal);
  add ("/vault/wrap/copy", test_copy);
  add ("/vault/wrap/change", test_change);
  add ("/vault/wrap/tries", test_tries);
  add ("/vault/wrap/damage", test_damage);
  add ("/vault/wrap/mutations", test_mutations);
  add ("/vault/wrap/async", test_async);
  g_test_add_func ("/vault/wrap/standard-cost", test_standard_cost);
  return g_test_run ();
}
