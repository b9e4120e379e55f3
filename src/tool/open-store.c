/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "open-store.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "along-keyring.h"
#include "along-lock-file.h"
#include "along-store-backup.h"
#include "along-unlock.h"
#include "along-vault.h"
#include "along-words.h"
#include "along-wrap.h"

/** along_tool_take_store: takes --store and --passphrase-file out of the arguments; %FALSE if a value is missing. */
gboolean
along_tool_take_store (int *argc, char **argv, AlongToolStore *which)
{
  static char *usual;

  memset (which, 0, sizeof *which);
  if (!along_tool_take_option (argc, argv, "--store", &which->dir)
      || !along_tool_take_option (argc, argv, "--passphrase-file", &which->passphrase_file))
    return FALSE;
  if (which->dir == NULL)
    {
      g_free (usual);
      usual = g_build_filename (g_get_user_data_dir (), "alongside", "caseload", NULL);
      which->dir = usual;
    }
  return TRUE;
}

static const char *
code_of (const GError *error)
{
  static const char *const store_codes[] = {
    [ALONG_STORE_ERROR_WRONG_KEY] = "wrong-key",     [ALONG_STORE_ERROR_DAMAGED] = "damaged",
    [ALONG_STORE_ERROR_LOG_DAMAGED] = "log-damaged", [ALONG_STORE_ERROR_NEWER] = "newer",
    [ALONG_STORE_ERROR_FULL] = "full",               [ALONG_STORE_ERROR_READ_ONLY] = "read-only",
    [ALONG_STORE_ERROR_IN_USE] = "in-use",           [ALONG_STORE_ERROR_IO] = "io",
    [ALONG_STORE_ERROR_CONFLICT] = "conflict",       [ALONG_STORE_ERROR_CANCELLED] = "cancelled",
    [ALONG_STORE_ERROR_NOTHING] = "nothing",         [ALONG_STORE_ERROR_FOREIGN] = "not-ours",
  };
  static const char *const vault_codes[] = {
    [ALONG_VAULT_ERROR_ABSENT] = "no-keyring",
    [ALONG_VAULT_ERROR_LOCKED] = "keyring-locked",
    [ALONG_VAULT_ERROR_DISMISSED] = "keyring-locked",
    [ALONG_VAULT_ERROR_NO_ITEM] = "no-key",
    [ALONG_VAULT_ERROR_WRONG_ITEM] = "wrong-key",
    [ALONG_VAULT_ERROR_TIMEOUT] = "keyring-slow",
    [ALONG_VAULT_ERROR_WRONG_PASSPHRASE] = "wrong-passphrase",
    [ALONG_VAULT_ERROR_TOO_SOON] = "too-soon",
    [ALONG_VAULT_ERROR_NOT_WORDS] = "wrong-passphrase",
    [ALONG_VAULT_ERROR_DAMAGED] = "damaged",
    [ALONG_VAULT_ERROR_NEWER] = "newer",
    [ALONG_VAULT_ERROR_MISSING] = "missing",
    [ALONG_VAULT_ERROR_IN_USE] = "in-use",
    [ALONG_VAULT_ERROR_IO] = "io",
  };

  if (error->domain == ALONG_STORE_ERROR && (guint) error->code < G_N_ELEMENTS (store_codes))
    return store_codes[error->code];
  if (error->domain == ALONG_VAULT_ERROR && (guint) error->code < G_N_ELEMENTS (vault_codes))
    return vault_codes[error->code];
  return "refused";
}

/** along_tool_refuse_error: along_tool_refuse () with the code that goes with a store's or a vault's error. */
int
along_tool_refuse_error (const GError *error, const char *where)
{
  return along_tool_refuse (code_of (error), error->message, where);
}

static char *
file_in (const char *dir, const char *name)
{
  return g_build_filename (dir, name, NULL);
}

static AlongKey *
find_key (const AlongToolStore *which, const AlongStoreId *store_id, GError **error)
{
  g_autofree char *path = file_in (which->dir, "unlock.wrap");
  g_autoptr (AlongSecretText) passphrase = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  AlongKey *key;

  if (which->passphrase_file == NULL)
    return along_unlock_keyring_sync (store_id, ALONG_KEYRING_ASK, ALONG_KEYRING_TIMEOUT, NULL, error);
  passphrase = along_secret_text_read_file (which->passphrase_file, error);
  if (passphrase == NULL)
    return NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = file_in (which->dir, "recovery.wrap");
    }
  keys = along_wrap_file_open_sync (path, passphrase, error);
  if (keys == NULL)
    return NULL;
  key = along_store_id_pick (store_id, keys);
  if (key == NULL)
    g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY,
                         "The passphrase opens its file, but the key in it is not this store's.");
  return key;
}

/**
 * along_tool_open_store: opens the store, to be closed by along_tool_close_store().
 *
 * Returns: (nullable): %NULL if it was refused; the answer has been written then and @exit_code is set
 */
AlongStore *
along_tool_open_store (const AlongToolStore *which, int *exit_code)
{
  return along_tool_open_store_with (which, NULL, NULL, exit_code);
}

/**
 * along_tool_open_store_with: as along_tool_open_store().
 *
 * @used: (out) (optional): the key that opened it
 * @in_keyring: (out) (optional): whether the keyring has that key, and can be reached
 */
AlongStore *
along_tool_open_store_with (const AlongToolStore *which, AlongKey **used, gboolean *in_keyring, int *exit_code)
{
  g_autoptr (AlongStore) store = along_store_new (which->dir, FALSE);
  g_autofree char *id_path = file_in (which->dir, "store.id");
  g_autofree char *lock_path = file_in (which->dir, "store.lock");
  g_autoptr (AlongKey) key = NULL;
  g_autoptr (GError) error = NULL;
  AlongStoreId store_id;

  along_vault_register ();
  along_vault_forbid_core_dumps ();
  if (!along_store_exists (store))
    {
      *exit_code = along_tool_refuse ("missing", "There is no store in this folder.", which->dir);
      return NULL;
    }
  /* Before anybody is asked for a passphrase or a keyring. */
  if (along_lock_file_holder (lock_path, NULL))
    {
      g_autoptr (AlongLockFile) lock = along_lock_file_take (lock_path, "alongsidectl", &error);
      if (lock == NULL)
        {
          *exit_code = along_tool_refuse_error (error, which->dir);
          return NULL;
        }
    }
  if (!along_store_id_read (id_path, &store_id, &error) || (key = find_key (which, &store_id, &error)) == NULL
      || !along_store_open_sync (store, key, NULL, &error))
    {
      *exit_code = along_tool_refuse_error (error, which->dir);
      return NULL;
    }
  if ((along_store_get_notices (store) & ALONG_STORE_NOTICE_LOG_CUT) != 0)
    fputs ("alongsidectl: the end of the log could not be read; both files were copied aside\n", stderr);
  if ((along_store_get_notices (store) & ALONG_STORE_NOTICE_OLDER) != 0)
    fputs ("alongsidectl: the store is older than when it was last closed\n", stderr);
  along_store_tidy_keys_sync (which->dir, key);
  if (in_keyring != NULL)
    *in_keyring = which->passphrase_file == NULL
                  || (!store_id.not_in_keyring
                      && along_keyring_open_sync (ALONG_KEYRING_QUIETLY, ALONG_KEYRING_TIMEOUT, NULL, NULL));
  if (used != NULL)
    *used = g_steal_pointer (&key);
  return g_steal_pointer (&store);
}

static gboolean
write_wraps (const AlongToolStore *which, AlongKey *key, const AlongSecretText *passphrase, gboolean unlock,
             GError **error)
{
  g_autofree char *unlock_path = file_in (which->dir, "unlock.wrap");
  g_autofree char *recovery_path = file_in (which->dir, "recovery.wrap");
  g_autoptr (AlongWrap) wrap = along_wrap_new_sync (passphrase, ALONG_WRAP_COST_STANDARD, error);

  return wrap != NULL && along_wrap_seal (wrap, along_key_get_generation (key), key, error)
         && along_wrap_write (wrap, recovery_path, error)
         && (!unlock || along_wrap_write (wrap, unlock_path, error));
}

/* What a creation that did not come to its end has left. */
static void
remove_files (const AlongToolStore *which)
{
  static const char *const names[] = { "store.id", "store", "store-wal", "store-shm", "store.lock", "unlock.wrap",
                                       "recovery.wrap" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = file_in (which->dir, names[i]);
      g_unlink (path);
    }
}

static gboolean
create (const AlongToolStore *which, AlongStore *store, AlongKey *key, const AlongSecretText *passphrase,
        gboolean in_keyring, GError **error)
{
  if (!along_store_create_sync (store, key, error))
    return FALSE;
  if (write_wraps (which, key, passphrase, !in_keyring, error)
      && (!in_keyring
          || along_keyring_store_sync (along_store_get_id (store), along_key_get_generation (key), key, ALONG_KEYRING_ASK,
                                       ALONG_KEYRING_TIMEOUT, NULL, error))
      && along_store_open_sync (store, key, NULL, error))
    return TRUE;
  remove_files (which);
  return FALSE;
}

/**
 * along_tool_create_store: makes a store and opens it. With a passphrase file only that passphrase opens it; else
 * its key goes into the keyring.
 *
 * @recovery: (out): the seven words of the recovery sheet; %NULL with a passphrase, which is also the recovery one
 *
 * Returns: (nullable): %NULL if it was refused; the answer has been written then and @exit_code is set
 */
AlongStore *
along_tool_create_store (const AlongToolStore *which, char **recovery, int *exit_code)
{
  g_autoptr (AlongStore) store = along_store_new (which->dir, FALSE);
  g_autoptr (AlongKey) key = NULL;
  g_autoptr (AlongSecretText) passphrase = NULL;
  g_autoptr (GError) error = NULL;
  gboolean in_keyring = which->passphrase_file == NULL;

  *recovery = NULL;
  along_vault_register ();
  along_vault_forbid_core_dumps ();
  passphrase = in_keyring ? along_words_random () : along_secret_text_read_file (which->passphrase_file, &error);
  if (passphrase == NULL)
    {
      *exit_code = along_tool_refuse_error (error, which->passphrase_file);
      return NULL;
    }
  key = along_key_new_random ();
  along_key_set_generation (key, 1);
  if (!create (which, store, key, passphrase, in_keyring, &error))
    {
      *exit_code = along_tool_refuse_error (error, which->dir);
      return NULL;
    }
  if (in_keyring)
    *recovery = g_strdup (along_secret_text_peek (passphrase));
  return g_steal_pointer (&store);
}

/** along_tool_close_store: closes and forgets the store; @exit_code, or REFUSED if it did not close. */
int
along_tool_close_store (AlongStore *store, int exit_code)
{
  g_autoptr (GError) error = NULL;

  if (!along_store_close_sync (store, &error))
    {
      fprintf (stderr, "alongsidectl: %s\n", error->message);
      exit_code = ALONG_TOOL_REFUSED;
    }
  g_object_unref (store);
  return exit_code;
}
