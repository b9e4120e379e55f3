/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#include "along-hash.h"
#include "along-key.h"
#include "along-seal.h"
#include "along-secret-text.h"
#include "along-vault.h"

static void
assert_hex (const guint8 *bytes, gsize length, const char *expected)
{
  g_autoptr (GString) hex = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  g_assert_cmpstr (hex->str, ==, expected);
}

/* Expected values by Python's hashlib.blake2b. */
static void
test_hash (void)
{
  const AlongHashPart parts[] = { { "salt", 4 }, { NULL, 0 }, { "", 0 } };
  guint8 hash[ALONG_HASH_SIZE], other[ALONG_HASH_SIZE];

  along_hash_parts (parts, 3, hash);
  assert_hex (hash, sizeof hash, "e4f01bda3ec55050c5575d3cad95f876156e7c998faaca85ad3351f26a3b1c83");

  const AlongHashPart ab_c[] = { { "ab", 2 }, { "c", 1 } }, a_bc[] = { { "a", 1 }, { "bc", 2 } };
  along_hash_parts (ab_c, 2, hash);
  along_hash_parts (a_bc, 2, other);
  g_assert_cmpint (memcmp (hash, other, sizeof hash), !=, 0);
}

static void
test_key (void)
{
  guint8 bytes[ALONG_KEY_SIZE], salt[ALONG_KEY_SALT_SIZE], check[ALONG_KEY_CHECK_SIZE];

  for (int i = 0; i < ALONG_KEY_SIZE; i++)
    bytes[i] = (guint8) i;
  for (int i = 0; i < ALONG_KEY_SALT_SIZE; i++)
    salt[i] = (guint8) i;

  g_autoptr (AlongKey) key = along_key_new_from_bytes (bytes);
  g_autoptr (AlongKey) same = along_key_new_from_bytes (bytes);
  g_autoptr (AlongKey) random = along_key_new_random ();
  g_assert_true (along_key_equal (key, same));
  g_assert_false (along_key_equal (key, random));
  g_assert_cmpmem (along_key_peek (key), ALONG_KEY_SIZE, bytes, sizeof bytes);
  g_assert_true (along_key_peek (key) != NULL);
  along_key_unpeek (key);
  along_key_unpeek (key);

  along_key_check (key, salt, check);
  assert_hex (check, sizeof check, "ce33db4739a80e3f3c29403576152dfec9bd8c3ba0d1a4c2a65a2cbdbfaa67f0");
}

/* Reading a key that nobody peeks at must not be possible. */
static void
test_key_is_shut (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (AlongKey) key = along_key_new_random ();
      volatile const guint8 *bytes = along_key_peek (key);
      along_key_unpeek (key);
      along_vault_forbid_core_dumps ();
      g_print ("%d", bytes[0]);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

static gpointer
peek_often (gpointer data)
{
  int sum = 0;

  for (int i = 0; i < 2000; i++)
    {
      sum += along_key_peek (data)[i % ALONG_KEY_SIZE];
      along_key_unpeek (data);
    }
  along_key_unref (data);
  return GINT_TO_POINTER (sum);
}

static void
test_key_threads (void)
{
  g_autoptr (AlongKey) key = along_key_new_random ();
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("peek", peek_often, along_key_ref (key));
  gpointer first = g_thread_join (threads[0]);
  for (int i = 1; i < 4; i++)
    g_assert_true (g_thread_join (threads[i]) == first);
}

static void
test_core_dumps (void)
{
  struct rlimit limit;

  along_vault_forbid_core_dumps ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
}

static void
test_sign (void)
{
  guint8 public_half[ALONG_PUBLIC_SIZE], other[ALONG_PUBLIC_SIZE], signature[ALONG_SIGNATURE_SIZE];
  g_autoptr (AlongKey) secret = along_sign_make_pair (public_half);
  g_autoptr (AlongKey) nobody = along_sign_make_pair (other);
  g_autofree char *fingerprint = along_sign_fingerprint (public_half);

  along_sign (secret, "what was seen", 13, signature);
  g_assert_true (along_sign_verify (public_half, "what was seen", 13, signature));
  g_assert_false (along_sign_verify (public_half, "what was seem", 13, signature));
  g_assert_false (along_sign_verify (other, "what was seen", 13, signature));
  signature[5] ^= 1;
  g_assert_false (along_sign_verify (public_half, "what was seen", 13, signature));
  g_assert_true (g_regex_match_simple ("^([0-9A-F]{4}-){4}[0-9A-F]{4}$", fingerprint, 0, 0));
}

/* RFC 8032, 7.1, test 2. */
static void
test_sign_vector (void)
{
  static const guint8 seed[ALONG_KEY_SIZE]
    = { 0x4c, 0xcd, 0x08, 0x9b, 0x28, 0xff, 0x96, 0xda, 0x9d, 0xb6, 0xc3, 0x46, 0xec, 0x11, 0x4e, 0x0f,
        0x5b, 0x8a, 0x31, 0x9f, 0x35, 0xab, 0xa6, 0x24, 0xda, 0x8c, 0xf6, 0xed, 0x4f, 0xb8, 0xa6, 0xfb };
  g_autoptr (AlongKey) secret = along_key_new_from_bytes (seed);
  guint8 signature[ALONG_SIGNATURE_SIZE];

  along_sign (secret, "\x72", 1, signature);
  assert_hex (signature, sizeof signature,
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

static void
test_seal (void)
{
  guint8 public_half[ALONG_PUBLIC_SIZE], other[ALONG_PUBLIC_SIZE];
  g_autoptr (AlongKey) secret = along_seal_make_pair (public_half);
  g_autoptr (AlongKey) nobody = along_seal_make_pair (other);
  g_autoptr (AlongKey) data_key = along_key_new_random ();
  g_autoptr (GError) error = NULL;

  g_autoptr (GBytes) sealed = along_seal (public_half, "a key of a bundle", 17, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) plain = along_seal_open (secret, sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "a key of a bundle", 17);

  g_assert_null (along_seal_open (nobody, sealed, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
  g_clear_error (&error);
  for (gsize length = 0; length < g_bytes_get_size (sealed); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (sealed, 0, length);
      g_assert_null (along_seal_open (secret, part, &error));
      g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
      g_clear_error (&error);
    }

  g_autoptr (GBytes) sealed_key = along_seal (public_half, along_key_peek (data_key), ALONG_KEY_SIZE, &error);
  along_key_unpeek (data_key);
  g_autoptr (AlongKey) back = along_seal_open_key (secret, sealed_key, &error);
  g_assert_no_error (error);
  g_assert_true (along_key_equal (back, data_key));
  g_assert_null (along_seal_open_key (secret, sealed, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
  g_clear_error (&error);

  static const guint8 no_point[ALONG_PUBLIC_SIZE];
  g_assert_null (along_seal (no_point, "x", 1, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED);
}

static void
test_secret_text (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vault-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "passphrase", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongSecretText) text = along_secret_text_new ("Tea at four");
  g_autoptr (AlongSecretText) copy = along_secret_text_copy (text);
  g_autoptr (AlongSecretText) empty = along_secret_text_new ("");

  g_assert_cmpstr (along_secret_text_peek (copy), ==, "Tea at four");
  g_assert_cmpuint (along_secret_text_get_length (copy), ==, 11);
  g_assert_true (along_secret_text_equal (text, copy));
  g_assert_false (along_secret_text_equal (text, empty));

  g_assert_null (along_secret_text_read_file (path, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "Tea at four\r\nand more\n", -1, NULL));
  g_autoptr (AlongSecretText) read = along_secret_text_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_true (along_secret_text_equal (text, read));
  g_assert_true (g_file_set_contents (path, "\n", -1, NULL));
  g_assert_null (along_secret_text_read_file (path, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/hash", test_hash);
  g_test_add_func ("/vault/key", test_key);
  g_test_add_func ("/vault/key/is-shut", test_key_is_shut);
  g_test_add_func ("/vault/key/threads", test_key_threads);
  g_test_add_func ("/vault/core-dumps", test_core_dumps);
  g_test_add_func ("/vault/sign", test_sign);
  g_test_add_func ("/vault/sign/vector", test_sign_vector);
  g_test_add_func ("/vault/seal", test_seal);
  g_test_add_func ("/vault/secret-text", test_secret_text);
  return g_test_run ();
}
