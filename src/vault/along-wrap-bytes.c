/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-file.h"
#include "along-hash.h"
#include "along-vault.h"
#include "wrap-private.h"

/* A wrap as bytes; numbers have their highest byte first.
 *
 *     0   8  "ALNGWRAP"
 *     8   4  version
 *    12   4  Argon2id passes        16   8  Argon2id memory in bytes       24  16  its salt
 *    40  24  nonce                  64  32  public half (X25519)
 *    96  48  secret half under the passphrase (XChaCha20-Poly1305, bound to the bytes before it)
 *   144   4  wrong tries           148   8  time of the last, milliseconds UTC
 *   156   4  number of keys        160  84  each: generation (4), sealed key (80)
 *    then  32  BLAKE2b-256 of all before: damage is told apart from a wrong passphrase
 */
#define VERSION 1
#define HEAD 160
#define ENTRY (4 + WRAP_SEALED_SIZE)
#define MOST (HEAD + ALONG_WRAP_KEYS * ENTRY + ALONG_HASH_SIZE)

/* A header that asks for more than this was not written by us: it would only stop the machine. */
#define MOST_PASSES 64
#define MOST_MEMORY (G_GUINT64_CONSTANT (1) << 31)

static const char magic[8] = { 'A', 'L', 'N', 'G', 'W', 'R', 'A', 'P' };

static void
put (guint8 **to, guint64 number, int size)
{
  for (int i = size - 1; i >= 0; i--)
    *(*to)++ = (guint8) (number >> (8 * i));
}

static guint64
get (const guint8 **from, int size)
{
  guint64 number = 0;

  for (int i = 0; i < size; i++)
    number = number << 8 | *(*from)++;
  return number;
}

static void
put_bytes (guint8 **to, const void *bytes, gsize size)
{
  memcpy (*to, bytes, size);
  *to += size;
}

static void
get_bytes (const guint8 **from, void *bytes, gsize size)
{
  memcpy (bytes, *from, size);
  *from += size;
}

static void
check_sum (const guint8 *bytes, gsize length, guint8 sum[ALONG_HASH_SIZE])
{
  const AlongHashPart part = { bytes, length };

  along_hash_parts (&part, 1, sum);
}

/* The bytes that a changed cost, salt or public half must not get past: part of what the passphrase seals. */
void
wrap_bound_bytes (const AlongWrap *wrap, guint8 bytes[WRAP_BOUND_SIZE])
{
  guint8 *to = bytes;

  put_bytes (&to, magic, sizeof magic);
  put (&to, VERSION, 4);
  put (&to, wrap->opslimit, 4);
  put (&to, wrap->memlimit, 8);
  put_bytes (&to, wrap->salt, sizeof wrap->salt);
  put_bytes (&to, wrap->nonce, sizeof wrap->nonce);
  put_bytes (&to, wrap->public_half, sizeof wrap->public_half);
}

/** along_wrap_to_bytes: the contents of a wrap file. */
GBytes *
along_wrap_to_bytes (const AlongWrap *wrap)
{
  gsize length = HEAD + wrap->n_keys * ENTRY + ALONG_HASH_SIZE;
  guint8 *bytes = g_malloc (length), *to = bytes + WRAP_BOUND_SIZE;

  wrap_bound_bytes (wrap, bytes);
  put_bytes (&to, wrap->box, sizeof wrap->box);
  put (&to, wrap->tries, 4);
  put (&to, (guint64) wrap->last_try, 8);
  put (&to, wrap->n_keys, 4);
  for (guint i = 0; i < wrap->n_keys; i++)
    {
      put (&to, wrap->keys[i].generation, 4);
      put_bytes (&to, wrap->keys[i].sealed, WRAP_SEALED_SIZE);
    }
  check_sum (bytes, (gsize) (to - bytes), to);
  return g_bytes_new_take (bytes, length);
}

static AlongWrap *
damaged (GError **error)
{
  g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                       _("The key file is damaged. The keyring or the recovery sheet may still open the caseload."));
  return NULL;
}

/**
 * along_wrap_from_bytes: reads what along_wrap_to_bytes () made. Fails with ALONG_VAULT_ERROR_DAMAGED or
 * NEWER.
 */
AlongWrap *
along_wrap_from_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length), *from = data;
  guint8 sum[ALONG_HASH_SIZE];

  if (length < HEAD + ALONG_HASH_SIZE || memcmp (data, magic, sizeof magic) != 0)
    return damaged (error);
  check_sum (data, length - ALONG_HASH_SIZE, sum);
  if (memcmp (sum, data + length - ALONG_HASH_SIZE, sizeof sum) != 0)
    return damaged (error);
  from += sizeof magic;
  if (get (&from, 4) > VERSION)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NEWER,
                           _("A newer Alongside wrote this key file. Bring Alongside up to date to open it."));
      return NULL;
    }

  g_autoptr (AlongWrap) wrap = g_new0 (AlongWrap, 1);
  wrap->opslimit = (guint32) get (&from, 4);
  wrap->memlimit = get (&from, 8);
  get_bytes (&from, wrap->salt, sizeof wrap->salt);
  get_bytes (&from, wrap->nonce, sizeof wrap->nonce);
  get_bytes (&from, wrap->public_half, sizeof wrap->public_half);
  get_bytes (&from, wrap->box, sizeof wrap->box);
  wrap->tries = (guint32) get (&from, 4);
  wrap->last_try = (gint64) get (&from, 8);
  wrap->n_keys = (guint) get (&from, 4);
  if (wrap->opslimit < crypto_pwhash_OPSLIMIT_MIN || wrap->opslimit > MOST_PASSES
      || wrap->memlimit < crypto_pwhash_MEMLIMIT_MIN || wrap->memlimit > MOST_MEMORY
      || wrap->n_keys > ALONG_WRAP_KEYS || length != HEAD + wrap->n_keys * ENTRY + ALONG_HASH_SIZE)
    return damaged (error);
  for (guint i = 0; i < wrap->n_keys; i++)
    {
      wrap->keys[i].generation = (guint32) get (&from, 4);
      get_bytes (&from, wrap->keys[i].sealed, WRAP_SEALED_SIZE);
      if (wrap->keys[i].generation == 0)
        return damaged (error);
    }
  return g_steal_pointer (&wrap);
}

/** along_wrap_read: reads a wrap file. Fails with ALONG_VAULT_ERROR_MISSING, DAMAGED, NEWER or IO. */
AlongWrap *
along_wrap_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = along_file_read_whole (path, MOST, error);

  return bytes == NULL ? NULL : along_wrap_from_bytes (bytes, error);
}

/** along_wrap_write: replaces a wrap file, whole at every moment. Fails with ALONG_VAULT_ERROR_IO. */
gboolean
along_wrap_write (const AlongWrap *wrap, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = along_wrap_to_bytes (wrap);

  return along_file_write_whole (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}
