/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-wrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-vault.h"
#include "vault-private.h"
#include "wrap-private.h"

/* The key that a passphrase gives, in memory to be freed by sodium_free (); NULL without enough memory. */
static guint8 *
derive (const AlongWrap *wrap, const AlongSecretText *passphrase, GError **error)
{
  guint8 *derived = vault_secret_alloc (crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

  if (crypto_pwhash (derived, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, along_secret_text_peek (passphrase),
                     along_secret_text_get_length (passphrase), wrap->salt, wrap->opslimit,
                     (size_t) wrap->memlimit, crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return derived;
  sodium_free (derived);
  g_set_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO,
               _("Checking the passphrase needs %u MB of free memory. Close other programs and try again."),
               (guint) (wrap->memlimit >> 20));
  return NULL;
}

/* A pair whose secret half lies under @passphrase at that cost, with no keys. */
AlongWrap *
wrap_new_with_cost (const AlongSecretText *passphrase, guint32 opslimit, guint64 memlimit, GError **error)
{
  g_autoptr (AlongWrap) wrap = g_new0 (AlongWrap, 1);
  guint8 bound[WRAP_BOUND_SIZE];

  vault_ensure_sodium ();
  wrap->opslimit = opslimit;
  wrap->memlimit = memlimit;
  randombytes_buf (wrap->salt, sizeof wrap->salt);
  randombytes_buf (wrap->nonce, sizeof wrap->nonce);
  g_autoptr (AlongKey) secret = along_seal_make_pair (wrap->public_half);
  guint8 *derived = derive (wrap, passphrase, error);
  if (derived == NULL)
    return NULL;

  wrap_bound_bytes (wrap, bound);
  crypto_aead_xchacha20poly1305_ietf_encrypt (wrap->box, NULL, along_key_peek (secret), ALONG_KEY_SIZE, bound,
                                              sizeof bound, NULL, wrap->nonce, derived);
  along_key_unpeek (secret);
  sodium_free (derived);
  return g_steal_pointer (&wrap);
}

/**
 * along_wrap_new_sync: a new pair under @passphrase, with no keys yet. Takes as long as one try of the
 * passphrase will.
 */
AlongWrap *
along_wrap_new_sync (const AlongSecretText *passphrase, AlongWrapCost cost, GError **error)
{
  if (cost == ALONG_WRAP_COST_TESTING)
    return wrap_new_with_cost (passphrase, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN, error);
  return wrap_new_with_cost (passphrase, crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE, error);
}

typedef struct
{
  AlongSecretText *passphrase;
  AlongWrapCost cost;
} NewData;

static void
new_data_free (gpointer data)
{
  NewData *task_data = data;

  along_secret_text_free (task_data->passphrase);
  g_free (task_data);
}

static void
new_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const NewData *task_data = data;
  GError *error = NULL;
  AlongWrap *wrap = along_wrap_new_sync (task_data->passphrase, task_data->cost, &error);

  if (wrap != NULL)
    g_task_return_pointer (task, wrap, (GDestroyNotify) along_wrap_free);
  else
    g_task_return_error (task, error);
}

/** along_wrap_new_async: along_wrap_new_sync () in a thread of its own. */
void
along_wrap_new_async (const AlongSecretText *passphrase, AlongWrapCost cost, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  NewData *task_data = g_new (NewData, 1);

  task_data->passphrase = along_secret_text_copy (passphrase);
  task_data->cost = cost;
  g_task_set_source_tag (task, along_wrap_new_async);
  g_task_set_task_data (task, task_data, new_data_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, new_thread);
}

/** along_wrap_new_finish: the new wrap, or %NULL with @error. */
AlongWrap *
along_wrap_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, along_wrap_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * along_wrap_copy_empty: the same pair under the same passphrase, with no keys and no tries: the head of a
 * backup, whose own key is then sealed into it.
 */
AlongWrap *
along_wrap_copy_empty (const AlongWrap *wrap)
{
  AlongWrap *copy = g_memdup2 (wrap, sizeof *wrap);

  memset (copy->keys, 0, sizeof copy->keys);
  copy->n_keys = 0;
  copy->tries = 0;
  copy->last_try = 0;
  return copy;
}

/** along_wrap_free: %NULL is allowed. Nothing in a wrap is secret without its passphrase. */
void
along_wrap_free (AlongWrap *wrap)
{
  g_free (wrap);
}

/**
 * along_wrap_seal: puts @key into the wrap as @generation (from 1), in place of an older one of that
 * number. Fails with ALONG_VAULT_ERROR_DAMAGED if the wrap is full or its public half is no key.
 */
gboolean
along_wrap_seal (AlongWrap *wrap, guint generation, AlongKey *key, GError **error)
{
  g_return_val_if_fail (generation > 0, FALSE);

  g_autoptr (GBytes) sealed = along_seal (wrap->public_half, along_key_peek (key), ALONG_KEY_SIZE, error);
  along_key_unpeek (key);
  if (sealed == NULL)
    return FALSE;
  along_wrap_drop (wrap, generation);
  if (wrap->n_keys == ALONG_WRAP_KEYS)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                           _("The key file already holds as many keys as it can."));
      return FALSE;
    }
  wrap->keys[wrap->n_keys].generation = generation;
  memcpy (wrap->keys[wrap->n_keys].sealed, g_bytes_get_data (sealed, NULL), WRAP_SEALED_SIZE);
  wrap->n_keys++;
  return TRUE;
}

/** along_wrap_drop: takes a generation out. Returns: whether it was there. */
gboolean
along_wrap_drop (AlongWrap *wrap, guint generation)
{
  for (guint i = 0; i < wrap->n_keys; i++)
    if (wrap->keys[i].generation == generation)
      {
        wrap->n_keys--;
        memmove (&wrap->keys[i], &wrap->keys[i + 1], (wrap->n_keys - i) * sizeof wrap->keys[0]);
        return TRUE;
      }
  return FALSE;
}

/** along_wrap_has: whether the wrap holds that generation. */
gboolean
along_wrap_has (const AlongWrap *wrap, guint generation)
{
  for (guint i = 0; i < wrap->n_keys; i++)
    if (wrap->keys[i].generation == generation)
      return TRUE;
  return FALSE;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  guint x = along_key_get_generation (*(AlongKey *const *) a), y = along_key_get_generation (*(AlongKey *const *) b);

  return x > y ? -1 : x < y;
}

/**
 * along_wrap_open_sync: all keys in the wrap (array of AlongKey that frees them, each knowing its
 * generation, newest first). Fails with ALONG_VAULT_ERROR_WRONG_PASSPHRASE, with DAMAGED if none of the
 * sealed keys can be read, with IO if there is too little memory.
 */
GPtrArray *
along_wrap_open_sync (const AlongWrap *wrap, const AlongSecretText *passphrase, GError **error)
{
  guint8 bound[WRAP_BOUND_SIZE];
  guint8 *derived = derive (wrap, passphrase, error);

  if (derived == NULL)
    return NULL;
  wrap_bound_bytes (wrap, bound);
  guint8 *bytes = vault_secret_alloc (ALONG_KEY_SIZE);
  gboolean right = crypto_aead_xchacha20poly1305_ietf_decrypt (bytes, NULL, NULL, wrap->box, sizeof wrap->box,
                                                               bound, sizeof bound, wrap->nonce, derived)
                   == 0;
  sodium_free (derived);
  g_autoptr (AlongKey) secret = right ? along_key_new_from_bytes (bytes) : NULL;
  sodium_free (bytes);
  if (!right)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_PASSPHRASE,
                           _("That is not the passphrase. Capital letters and spaces count."));
      return NULL;
    }

  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) along_key_unref);
  for (guint i = 0; i < wrap->n_keys; i++)
    {
      g_autoptr (GBytes) sealed = g_bytes_new_static (wrap->keys[i].sealed, WRAP_SEALED_SIZE);
      AlongKey *key = along_seal_open_key (secret, sealed, NULL);
      if (key == NULL)
        continue;
      along_key_set_generation (key, wrap->keys[i].generation);
      g_ptr_array_add (keys, key);
    }
  if (keys->len == 0 && wrap->n_keys > 0)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                           _("The passphrase is right, but the key in the key file is damaged."));
      return NULL;
    }
  g_ptr_array_sort (keys, newest_first);
  return g_steal_pointer (&keys);
}
