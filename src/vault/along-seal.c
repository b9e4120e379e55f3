/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-seal.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "along-hash.h"
#include "along-vault.h"
#include "vault-private.h"

/** along_sign_make_pair: a new Ed25519 pair; returns the secret half. */
AlongKey *
along_sign_make_pair (guint8 public_half[ALONG_PUBLIC_SIZE])
{
  AlongKey *seed = along_key_new_random ();
  guint8 *secret = vault_secret_alloc (crypto_sign_SECRETKEYBYTES);

  crypto_sign_seed_keypair (public_half, secret, along_key_peek (seed));
  along_key_unpeek (seed);
  sodium_free (secret);
  return seed;
}

/** along_sign_public_half: the public half of the signing pair with this secret half. */
void
along_sign_public_half (AlongKey *secret_half, guint8 public_half[ALONG_PUBLIC_SIZE])
{
  guint8 *secret = vault_secret_alloc (crypto_sign_SECRETKEYBYTES);

  crypto_sign_seed_keypair (public_half, secret, along_key_peek (secret_half));
  along_key_unpeek (secret_half);
  sodium_free (secret);
}

/** along_sign: signs @data with the secret half of a signing pair. */
void
along_sign (AlongKey *secret_half, const void *data, gsize length, guint8 signature[ALONG_SIGNATURE_SIZE])
{
  guint8 public_half[ALONG_PUBLIC_SIZE];
  guint8 *secret = vault_secret_alloc (crypto_sign_SECRETKEYBYTES);

  crypto_sign_seed_keypair (public_half, secret, along_key_peek (secret_half));
  along_key_unpeek (secret_half);
  crypto_sign_detached (signature, NULL, data, length, secret);
  sodium_free (secret);
}

/** along_sign_verify: whether @signature is that of @public_half's owner under exactly @data. */
gboolean
along_sign_verify (const guint8 public_half[ALONG_PUBLIC_SIZE], const void *data, gsize length,
                   const guint8 signature[ALONG_SIGNATURE_SIZE])
{
  vault_ensure_sodium ();
  return crypto_sign_verify_detached (signature, data, length, public_half) == 0;
}

/**
 * along_sign_fingerprint: what two people compare to know a key: five groups of four digits and letters
 * from the key's BLAKE2b, as "7F3A-21C0-…" (80 bits). To be freed.
 */
char *
along_sign_fingerprint (const guint8 public_half[ALONG_PUBLIC_SIZE])
{
  const AlongHashPart part = { public_half, ALONG_PUBLIC_SIZE };
  guint8 hash[ALONG_HASH_SIZE];

  along_hash_parts (&part, 1, hash);
  return g_strdup_printf ("%02X%02X-%02X%02X-%02X%02X-%02X%02X-%02X%02X", hash[0], hash[1], hash[2], hash[3],
                          hash[4], hash[5], hash[6], hash[7], hash[8], hash[9]);
}

/** along_seal_make_pair: a new X25519 pair; returns the secret half. */
AlongKey *
along_seal_make_pair (guint8 public_half[ALONG_PUBLIC_SIZE])
{
  AlongKey *secret = along_key_new_random ();

  crypto_scalarmult_base (public_half, along_key_peek (secret));
  along_key_unpeek (secret);
  return secret;
}

/** along_seal_public_half: the public half of the sealing pair with this secret half. */
void
along_seal_public_half (AlongKey *secret_half, guint8 public_half[ALONG_PUBLIC_SIZE])
{
  crypto_scalarmult_base (public_half, along_key_peek (secret_half));
  along_key_unpeek (secret_half);
}

/** along_seal: @data so that only the owner of @public_half can open it. Fails if that is no public half. */
GBytes *
along_seal (const guint8 public_half[ALONG_PUBLIC_SIZE], const void *data, gsize length, GError **error)
{
  vault_ensure_sodium ();

  g_autofree guint8 *sealed = g_malloc (length + crypto_box_SEALBYTES);
  if (crypto_box_seal (sealed, data, length, public_half) != 0)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                           _("The public key is not a key. Ask for it again."));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&sealed), length + crypto_box_SEALBYTES);
}

static gboolean
open_into (AlongKey *secret_half, GBytes *sealed, guint8 *plain, GError **error)
{
  guint8 public_half[ALONG_PUBLIC_SIZE];
  gsize length;
  const guint8 *data = g_bytes_get_data (sealed, &length);
  const guint8 *secret = along_key_peek (secret_half);
  gboolean opened = crypto_scalarmult_base (public_half, secret) == 0
                    && crypto_box_seal_open (plain, data, length, public_half, secret) == 0;

  along_key_unpeek (secret_half);
  if (!opened)
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                         _("This was sealed for somebody else, or it is damaged."));
  return opened;
}

/** along_seal_open: what was sealed to the pair with this secret half. */
GBytes *
along_seal_open (AlongKey *secret_half, GBytes *sealed, GError **error)
{
  gsize length = g_bytes_get_size (sealed);

  if (length < crypto_box_SEALBYTES)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                           _("What was sealed is too short. It may be damaged."));
      return NULL;
    }
  g_autofree guint8 *plain = g_malloc (length - crypto_box_SEALBYTES + 1);
  if (!open_into (secret_half, sealed, plain, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&plain), length - crypto_box_SEALBYTES);
}

/** along_seal_open_key: a key that was sealed, opened straight into locked memory. */
AlongKey *
along_seal_open_key (AlongKey *secret_half, GBytes *sealed, GError **error)
{
  AlongKey *key = NULL;

  if (g_bytes_get_size (sealed) != ALONG_KEY_SIZE + crypto_box_SEALBYTES)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                           _("The sealed key has a wrong length. It may be damaged."));
      return NULL;
    }
  guint8 *plain = vault_secret_alloc (ALONG_KEY_SIZE);
  if (open_into (secret_half, sealed, plain, error))
    key = along_key_new_from_bytes (plain);
  sodium_free (plain);
  return key;
}
