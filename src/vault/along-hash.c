/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-hash.h"

#include <sodium.h>

#include "vault-private.h"

#include <string.h>

/**
 * along_hash_parts: BLAKE2b-256 of the parts in order, each preceded by its length as 8 bytes, lowest
 * first (all ones for %NULL data), so that no two lists of parts are hashed alike.
 */
void
along_hash_parts (const AlongHashPart *parts, gsize n_parts, guint8 hash[ALONG_HASH_SIZE])
{
  crypto_generichash_state state;

  vault_ensure_sodium ();
  crypto_generichash_init (&state, NULL, 0, ALONG_HASH_SIZE);
  for (gsize i = 0; i < n_parts; i++)
    {
      guint64 length = GUINT64_TO_LE (parts[i].data == NULL ? G_MAXUINT64 : (guint64) parts[i].length);

      crypto_generichash_update (&state, (const guint8 *) &length, sizeof length);
      if (parts[i].data != NULL)
        crypto_generichash_update (&state, parts[i].data, parts[i].length);
    }
  crypto_generichash_final (&state, hash, ALONG_HASH_SIZE);
}

/**
 * along_hash_append: writes down a part as along_hash_parts() hashes it, for where there are many to be hashed later.
 *
 * @data: (nullable)
 */
void
along_hash_append (GByteArray *to, const void *data, gsize length)
{
  guint64 stated = GUINT64_TO_LE (data == NULL ? G_MAXUINT64 : (guint64) length);
  guint at = to->len;

  if (data == NULL)
    length = 0;
  g_byte_array_set_size (to, at + (guint) (sizeof stated + length));
  memcpy (to->data + at, &stated, sizeof stated);
  if (length > 0)
    memcpy (to->data + at + sizeof stated, data, length);
}

/** along_hash_appended: what along_hash_parts() says of the parts that were written down. */
void
along_hash_appended (const guint8 *bytes, gsize length, guint8 hash[ALONG_HASH_SIZE])
{
  vault_ensure_sodium ();
  crypto_generichash (hash, ALONG_HASH_SIZE, bytes, length, NULL, 0);
}

/** along_random_bytes: fills @bytes from the system's random numbers; for salts. */
void
along_random_bytes (void *bytes, gsize length)
{
  vault_ensure_sodium ();
  randombytes_buf (bytes, length);
}
