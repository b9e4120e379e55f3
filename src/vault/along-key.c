/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-key.h"

#include <sodium.h>
#include <string.h>

#include "vault-private.h"

struct _AlongKey
{
  gatomicrefcount refs;
  GMutex lock;
  guint peeks;
  guint generation;
  guint8 *bytes;
};

static AlongKey *
key_alloc (void)
{
  AlongKey *key = g_new0 (AlongKey, 1);

  g_atomic_ref_count_init (&key->refs);
  g_mutex_init (&key->lock);
  key->bytes = vault_secret_alloc (ALONG_KEY_SIZE);
  return key;
}

/** along_key_new_random: a new key from the system's random numbers. */
AlongKey *
along_key_new_random (void)
{
  AlongKey *key = key_alloc ();

  randombytes_buf (key->bytes, ALONG_KEY_SIZE);
  sodium_mprotect_noaccess (key->bytes);
  return key;
}

/** along_key_new_from_bytes: a key with a copy of @bytes, which the caller wipes. */
AlongKey *
along_key_new_from_bytes (const guint8 bytes[ALONG_KEY_SIZE])
{
  AlongKey *key = key_alloc ();

  memcpy (key->bytes, bytes, ALONG_KEY_SIZE);
  sodium_mprotect_noaccess (key->bytes);
  return key;
}

/** along_key_ref: returns @key with one reference more. */
AlongKey *
along_key_ref (AlongKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  g_atomic_ref_count_inc (&key->refs);
  return key;
}

/** along_key_unref: the last reference wipes the key. %NULL is allowed. */
void
along_key_unref (AlongKey *key)
{
  if (key == NULL || !g_atomic_ref_count_dec (&key->refs))
    return;
  sodium_free (key->bytes);
  g_mutex_clear (&key->lock);
  g_free (key);
}

/**
 * along_key_peek: makes the key readable and returns its ALONG_KEY_SIZE bytes, valid until the matching
 * along_key_unpeek (). Peeks nest and may come from several threads.
 */
const guint8 *
along_key_peek (AlongKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  g_mutex_lock (&key->lock);
  if (key->peeks++ == 0)
    sodium_mprotect_readonly (key->bytes);
  g_mutex_unlock (&key->lock);
  return key->bytes;
}

/** along_key_unpeek: ends one along_key_peek (); after the last the bytes cannot be read. */
void
along_key_unpeek (AlongKey *key)
{
  g_return_if_fail (key != NULL && key->peeks > 0);

  g_mutex_lock (&key->lock);
  if (--key->peeks == 0)
    sodium_mprotect_noaccess (key->bytes);
  g_mutex_unlock (&key->lock);
}

/** along_key_equal: compares in a time that does not depend on the bytes. */
gboolean
along_key_equal (AlongKey *a, AlongKey *b)
{
  gboolean equal = sodium_memcmp (along_key_peek (a), along_key_peek (b), ALONG_KEY_SIZE) == 0;

  along_key_unpeek (a);
  along_key_unpeek (b);
  return equal;
}

/** along_key_get_generation: which of a store's keys this is, counted from 1; 0 if it was not said. */
guint
along_key_get_generation (AlongKey *key)
{
  return key->generation;
}

/** along_key_set_generation: notes which of a store's keys this is; before other threads see the key. */
void
along_key_set_generation (AlongKey *key, guint generation)
{
  key->generation = generation;
}

/**
 * along_key_check: the key check value, BLAKE2b-256 of @salt keyed with the key: it tells a wrong key from
 * a damaged store and says nothing else about the key.
 */
void
along_key_check (AlongKey *key, const guint8 salt[ALONG_KEY_SALT_SIZE], guint8 check[ALONG_KEY_CHECK_SIZE])
{
  const guint8 *bytes = along_key_peek (key);

  crypto_generichash (check, ALONG_KEY_CHECK_SIZE, salt, ALONG_KEY_SALT_SIZE, bytes, ALONG_KEY_SIZE);
  along_key_unpeek (key);
}
