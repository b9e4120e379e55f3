/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsecret/secret.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "along-keyring.h"
#include "along-memory.h"
#include "along-test-answer.h"
#include "along-test-keyring.h"
#include "along-unlock.h"
#include "along-vault.h"

/* With a real gnome-keyring on a bus of our own. */

static AlongTestKeyring *keyring;

#define QUIETLY ALONG_KEYRING_QUIETLY
#define ASK ALONG_KEYRING_ASK
#define SECONDS 10

static void
store_key (AlongId store, guint generation, AlongKey *key)
{
  g_autoptr (GError) error = NULL;

  along_keyring_store_sync (store, generation, key, QUIETLY, SECONDS, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_lookup (AlongId store, guint generation, AlongKey *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongKey) key = NULL;

  g_assert_true (along_keyring_lookup_sync (store, generation, QUIETLY, SECONDS, &key, NULL, &error));
  g_assert_no_error (error);
  if (expected == NULL)
    g_assert_null (key);
  else
    {
      g_assert_nonnull (key);
      g_assert_true (along_key_equal (key, expected));
      g_assert_cmpuint (along_key_get_generation (key), ==, generation);
    }
}

static void
assert_lookup_fails (AlongId store, AlongKeyringManner manner, guint seconds, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongKey) key = NULL;

  g_assert_false (along_keyring_lookup_sync (store, 1, manner, seconds, &key, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, code);
  g_assert_null (key);
}

static void
test_present (void)
{
  AlongId store = along_id_new (), other = along_id_new ();
  g_autoptr (AlongKey) first = along_key_new_random ();
  g_autoptr (AlongKey) second = along_key_new_random ();
  g_autoptr (GError) error = NULL;

  if (!along_test_keyring_fresh (keyring))
    return;
  assert_lookup (store, 1, NULL);
  store_key (store, 1, first);
  store_key (store, 2, second);
  assert_lookup (store, 1, first);
  assert_lookup (store, 2, second);
  assert_lookup (other, 1, NULL);
  assert_lookup (store, 3, NULL);

  store_key (store, 1, second);
  assert_lookup (store, 1, second);
  for (int i = 0; i < 2; i++)
    {
      along_keyring_delete_sync (store, 1, QUIETLY, SECONDS, NULL, &error);
      g_assert_no_error (error);
    }
  assert_lookup (store, 1, NULL);
  assert_lookup (store, 2, second);
}

/* It is kept: another daemon over the same home has it. */
static void
test_lasting (void)
{
  AlongId store = along_id_new ();
  g_autoptr (AlongKey) key = along_key_new_random ();

  if (!along_test_keyring_fresh (keyring))
    return;
  store_key (store, 1, key);
  along_test_keyring_kill (keyring);
  along_test_keyring_start (keyring);
  assert_lookup (store, 1, key);
}

static void
test_absent (void)
{
  AlongId store = along_id_new ();
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (GError) error = NULL;

  if (!along_test_keyring_fresh (keyring))
    return;
  along_test_keyring_kill (keyring);
  assert_lookup_fails (store, QUIETLY, SECONDS, ALONG_VAULT_ERROR_ABSENT);
  assert_lookup_fails (store, ASK, SECONDS, ALONG_VAULT_ERROR_ABSENT);
  g_assert_false (along_keyring_store_sync (store, 1, key, ASK, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_ABSENT);
  g_clear_error (&error);
  g_assert_false (along_keyring_delete_sync (store, 1, ASK, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_ABSENT);
}

/* Not even a session bus, as over a plain remote shell. */
static void
test_no_bus (void)
{
  if (g_test_subprocess ())
    {
      g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
      g_unsetenv ("DISPLAY");
      g_setenv ("XDG_RUNTIME_DIR", "/nonexistent", TRUE);
      assert_lookup_fails (along_id_new (), ASK, SECONDS, ALONG_VAULT_ERROR_ABSENT);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_killed_between (void)
{
  AlongId store = along_id_new ();
  g_autoptr (AlongKey) key = along_key_new_random ();

  if (!along_test_keyring_fresh (keyring))
    return;
  store_key (store, 1, key);
  assert_lookup (store, 1, key);
  along_test_keyring_kill (keyring);
  assert_lookup_fails (store, QUIETLY, SECONDS, ALONG_VAULT_ERROR_ABSENT);
  along_test_keyring_start (keyring);
  assert_lookup (store, 1, key);
}

static gpointer
kill_soon (gpointer data)
{
  g_usleep (300000);
  along_test_keyring_kill (keyring);
  return NULL;
}

/* Ends while a call waits for it: known at once, not after the time limit. */
static void
test_killed_during (void)
{
  AlongId store = along_id_new ();

  if (!along_test_keyring_fresh (keyring))
    return;
  along_test_keyring_pause (keyring);
  g_autoptr (GThread) thread = g_thread_new ("kill", kill_soon, NULL);
  assert_lookup_fails (store, QUIETLY, 60, ALONG_VAULT_ERROR_ABSENT);
  g_thread_join (g_steal_pointer (&thread));
}

static void
test_slow (void)
{
  AlongId store = along_id_new ();
  g_autoptr (AlongKey) key = along_key_new_random ();

  if (!along_test_keyring_fresh (keyring))
    return;
  store_key (store, 1, key);
  along_test_keyring_pause (keyring);
  assert_lookup_fails (store, QUIETLY, 1, ALONG_VAULT_ERROR_TIMEOUT);
  assert_lookup_fails (store, ASK, 1, ALONG_VAULT_ERROR_TIMEOUT);
  along_test_keyring_go_on (keyring);
  assert_lookup (store, 1, key);
}

static void
test_locked (void)
{
  AlongId store = along_id_new (), other = along_id_new ();
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (GError) error = NULL;

  if (!along_test_keyring_fresh (keyring))
    return;
  store_key (store, 1, key);
  along_test_keyring_lock (keyring);
  assert_lookup_fails (store, QUIETLY, SECONDS, ALONG_VAULT_ERROR_LOCKED);
  assert_lookup_fails (other, QUIETLY, SECONDS, ALONG_VAULT_ERROR_LOCKED);
  g_assert_false (along_keyring_store_sync (store, 2, key, QUIETLY, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (along_keyring_delete_sync (store, 1, QUIETLY, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_LOCKED);
}

static void
test_asked (void)
{
  AlongId store = along_id_new ();
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (AlongKey) found = NULL;
  g_autoptr (GError) error = NULL;

  if (!along_test_keyring_fresh (keyring))
    return;
  if (!along_test_keyring_can_ask (keyring))
    {
      g_test_skip ("the keyring's questions cannot be answered here");
      return;
    }
  store_key (store, 1, key);
  along_test_keyring_lock (keyring);
  along_test_keyring_answer (keyring, NULL);
  assert_lookup_fails (store, ASK, SECONDS, ALONG_VAULT_ERROR_DISMISSED);
  along_test_keyring_answer (keyring, NULL);
  g_assert_false (along_keyring_store_sync (store, 2, key, ASK, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DISMISSED);
  g_clear_error (&error);

  along_test_keyring_answer (keyring, ALONG_TEST_KEYRING_PASSWORD);
  g_assert_true (along_keyring_lookup_sync (store, 1, ASK, SECONDS, &found, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (found);
  g_assert_true (along_key_equal (found, key));
  assert_lookup (store, 1, key);
}

/* Whether it would take a key, before there is one. */
static void
test_open (void)
{
  g_autoptr (GError) error = NULL;

  if (!along_test_keyring_fresh (keyring))
    return;
  g_assert_true (along_keyring_open_sync (QUIETLY, SECONDS, NULL, &error));
  g_assert_no_error (error);
  along_test_keyring_lock (keyring);
  g_assert_false (along_keyring_open_sync (QUIETLY, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_LOCKED);
  g_clear_error (&error);
  if (!along_test_keyring_can_ask (keyring))
    return;
  along_test_keyring_answer (keyring, NULL);
  g_assert_false (along_keyring_open_sync (ASK, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DISMISSED);
  g_clear_error (&error);
  along_test_keyring_answer (keyring, ALONG_TEST_KEYRING_PASSWORD);
  g_assert_true (along_keyring_open_sync (ASK, SECONDS, NULL, &error));
  g_assert_no_error (error);
}

/* As another program would, with our schema and attributes. */
static void
put_secret (AlongId store, guint generation, const char *secret)
{
  static const SecretSchema schema = {
    "org.alongside.Alongside", SECRET_SCHEMA_NONE,
    { { "store", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "generation", SECRET_SCHEMA_ATTRIBUTE_INTEGER }, { NULL, 0 } },
  };
  g_autofree char *text = along_id_to_text (store);
  g_autoptr (GError) error = NULL;

  secret_password_store_sync (&schema, NULL, "put by a test", secret, NULL, &error, "store", text, "generation",
                              (int) generation, NULL);
  g_assert_no_error (error);
}

static void
test_wrong (void)
{
  static const char *const secrets[] = {
    "", "hello", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef00",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
  };

  if (!along_test_keyring_fresh (keyring))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      AlongId store = along_id_new ();
      put_secret (store, 1, secrets[i]);
      assert_lookup_fails (store, QUIETLY, SECONDS, ALONG_VAULT_ERROR_WRONG_ITEM);
    }
}

static void
test_unlock (void)
{
  AlongStoreId store_id;
  g_autoptr (AlongKey) first = along_key_new_random ();
  g_autoptr (AlongKey) second = along_key_new_random ();
  g_autoptr (AlongKey) stranger = along_key_new_random ();
  g_autoptr (GError) error = NULL;

  if (!along_test_keyring_fresh (keyring))
    return;
  along_store_id_init (&store_id, 1);
  along_store_id_add_key (&store_id, 1, first);
  g_assert_null (along_unlock_keyring_sync (&store_id, QUIETLY, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NO_ITEM);
  g_clear_error (&error);

  store_key (store_id.id, 1, stranger);
  g_assert_null (along_unlock_keyring_sync (&store_id, QUIETLY, SECONDS, NULL, &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM);
  g_clear_error (&error);

  store_key (store_id.id, 1, first);
  along_store_id_add_key (&store_id, 2, second);
  g_autoptr (AlongKey) old = along_unlock_keyring_sync (&store_id, QUIETLY, SECONDS, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (along_key_equal (old, first));
  g_assert_cmpuint (along_key_get_generation (old), ==, 1);

  store_key (store_id.id, 2, second);
  g_autoptr (AlongKey) new = along_unlock_keyring_sync (&store_id, QUIETLY, SECONDS, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (along_key_equal (new, second));
  g_assert_cmpuint (along_key_get_generation (new), ==, 2);
}

static gboolean
cancel_now (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_async (void)
{
  AlongStoreId store_id;
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (AlongKey) found = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  if (!along_test_keyring_fresh (keyring))
    return;
  along_store_id_init (&store_id, 1);
  along_store_id_add_key (&store_id, 1, key);

  along_keyring_store_async (store_id.id, 1, key, ASK, SECONDS, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) stored = along_test_wait_for (&result);
  g_assert_true (along_keyring_store_finish (stored, &error));
  along_keyring_lookup_async (store_id.id, 1, QUIETLY, SECONDS, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) looked_up = along_test_wait_for (&result);
  g_assert_true (along_keyring_lookup_finish (looked_up, &found, &error));
  g_assert_true (along_key_equal (found, key));
  along_unlock_keyring_async (&store_id, QUIETLY, SECONDS, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) unlocked = along_test_wait_for (&result);
  g_autoptr (AlongKey) opening = along_unlock_keyring_finish (unlocked, &error);
  g_assert_no_error (error);
  g_assert_true (along_key_equal (opening, key));
  along_keyring_delete_async (store_id.id, 1, QUIETLY, SECONDS, NULL, along_test_keep_answer, &result);
  g_autoptr (GAsyncResult) deleted = along_test_wait_for (&result);
  g_assert_true (along_keyring_delete_finish (deleted, &error));
  assert_lookup (store_id.id, 1, NULL);

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  along_test_keyring_pause (keyring);
  along_keyring_lookup_async (store_id.id, 1, ASK, 60, cancellable, along_test_keep_answer, &result);
  g_timeout_add (100, cancel_now, cancellable);
  g_autoptr (GAsyncResult) cancelled = along_test_wait_for (&result);
  g_clear_pointer (&found, along_key_unref);
  g_assert_false (along_keyring_lookup_finish (cancelled, &found, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  along_test_keyring_go_on (keyring);
}

/* When the key has been looked up, used and dropped, neither it nor its digits are left in memory. */
static void
test_memory (void)
{
  static const char digits[] = "0123456789abcdef";
  AlongId store = along_id_new ();
  guint8 raw[ALONG_KEY_SIZE], hex[2 * ALONG_KEY_SIZE];
  g_autoptr (GError) error = NULL;
  AlongKey *key = along_key_new_random ();
  AlongKey *found = NULL;

  if (!along_test_keyring_fresh (keyring))
    {
      along_key_unref (key);
      return;
    }
  const guint8 *bytes = along_key_peek (key);
  for (int i = 0; i < ALONG_KEY_SIZE; i++)
    {
      raw[i] = bytes[i] ^ 0xff;
      hex[2 * i] = (guint8) digits[bytes[i] >> 4] ^ 0xff;
      hex[2 * i + 1] = (guint8) digits[bytes[i] & 15] ^ 0xff;
    }
  along_key_unpeek (key);
  store_key (store, 1, key);
  along_key_unref (key);

  g_assert_true (along_keyring_lookup_sync (store, 1, QUIETLY, SECONDS, &found, NULL, &error));
  g_autofree guint8 *copy = g_memdup2 (along_key_peek (found), ALONG_KEY_SIZE);
  along_key_unpeek (found);
  along_key_unref (found);
  g_assert_true (along_memory_has (raw, sizeof raw));
  memset (copy, 0, ALONG_KEY_SIZE);
  g_assert_false (along_memory_has (raw, sizeof raw));
  g_assert_false (along_memory_has (hex, sizeof hex));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    keyring = along_test_keyring_new ();
  g_test_add_func ("/vault/keyring/present", test_present);
  g_test_add_func ("/vault/keyring/lasting", test_lasting);
  g_test_add_func ("/vault/keyring/absent", test_absent);
  g_test_add_func ("/vault/keyring/no-bus", test_no_bus);
  g_test_add_func ("/vault/keyring/killed-between", test_killed_between);
  g_test_add_func ("/vault/keyring/killed-during", test_killed_during);
  g_test_add_func ("/vault/keyring/slow", test_slow);
  g_test_add_func ("/vault/keyring/locked", test_locked);
  g_test_add_func ("/vault/keyring/open", test_open);
  g_test_add_func ("/vault/keyring/asked", test_asked);
  g_test_add_func ("/vault/keyring/wrong", test_wrong);
  g_test_add_func ("/vault/keyring/unlock", test_unlock);
  g_test_add_func ("/vault/keyring/async", test_async);
  g_test_add_func ("/vault/keyring/memory", test_memory);
  int status = g_test_run ();
  along_test_keyring_free (keyring);
  return status;
}
