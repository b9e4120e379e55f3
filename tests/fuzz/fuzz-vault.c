/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key files, behind their check sums: what is read can be written, and gives the same again. The first byte says
 * which file it is. */
#include <sodium.h>
#include <string.h>

#include "along-hash.h"
#include "along-seal.h"
#include "along-store-id.h"
#include "along-vault.h"
#include "along-words.h"
#include "along-wrap.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static AlongKey *secret;
static guint8 public_half[ALONG_PUBLIC_SIZE];

static void
sum_of (const void *data, gsize size, guint8 sum[ALONG_HASH_SIZE])
{
  const AlongHashPart part = { data, size };

  along_hash_parts (&part, 1, sum);
}

static void
read_wrap (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) summed = g_byte_array_new ();
  g_autoptr (GBytes) as_is = g_bytes_new (data, size), whole = NULL;
  g_autoptr (AlongWrap) wrap = NULL, unlikely = along_wrap_from_bytes (as_is, NULL);
  guint8 sum[ALONG_HASH_SIZE];

  sum_of (data, size, sum);
  g_byte_array_append (summed, data, (guint) size);
  g_byte_array_append (summed, sum, sizeof sum);
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&summed));
  wrap = along_wrap_from_bytes (whole, NULL);
  if (wrap == NULL)
    return;
  g_autoptr (GBytes) again = along_wrap_to_bytes (wrap);
  g_autoptr (AlongWrap) empty = along_wrap_copy_empty (wrap), reread = along_wrap_from_bytes (again, NULL);
  g_autoptr (GBytes) last = NULL;
  g_assert_nonnull (reread);
  last = along_wrap_to_bytes (reread);
  g_assert_true (g_bytes_equal (again, last));
  g_assert_false (along_wrap_has (empty, 1));
}

static void
read_store_id (const guint8 *data, gsize size)
{
  g_autoptr (GString) text = g_string_new_len ((const char *) data, (gssize) size);
  guint8 sum[ALONG_HASH_SIZE];
  char hex[2 * ALONG_HASH_SIZE + 1];
  AlongStoreId read, again;

  along_store_id_parse ((const char *) data, size, &read, NULL);
  sum_of (text->str, text->len, sum);
  sodium_bin2hex (hex, sizeof hex, sum, sizeof sum);
  g_string_append_printf (text, "sum=%s\n", hex);
  if (!along_store_id_parse (text->str, text->len, &read, NULL))
    return;
  g_autofree char *written = along_store_id_format (&read);
  g_assert_true (along_store_id_parse (written, strlen (written), &again, NULL));
  g_autofree char *rewritten = along_store_id_format (&again);
  g_assert_cmpstr (written, ==, rewritten);
  g_assert_false (along_store_id_fits (&read, secret, NULL));
}

/* Sealed for us, or not sealed at all. */
static void
open_sealed (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) as_is = g_bytes_new (data, size);
  g_autoptr (GBytes) sealed = along_seal (public_half, data, size, NULL);
  g_autoptr (GBytes) opened = along_seal_open (secret, sealed, NULL), nothing = along_seal_open (secret, as_is, NULL);
  g_autoptr (AlongKey) key = along_seal_open_key (secret, as_is, NULL), sealed_key = along_seal_open_key (secret, sealed, NULL);

  g_assert_null (nothing);
  g_assert_null (key);
  g_assert_cmpmem (data, size, g_bytes_get_data (opened, NULL), g_bytes_get_size (opened));
  g_assert_true ((sealed_key != NULL) == (size == ALONG_KEY_SIZE));
}

static void
read_words (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (AlongSecretText) typed = along_secret_text_new (text);
  g_autoptr (AlongSecretText) words = along_words_parse (typed, NULL), tidied = along_words_tidy (typed);

  g_assert_true (along_secret_text_equal (words != NULL ? words : typed, tidied));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static void (*const readers[]) (const guint8 *, gsize) = { read_wrap, read_store_id, open_sealed, read_words };

  if (secret == NULL)
    {
      along_vault_register ();
      secret = along_seal_make_pair (public_half);
    }
  if (size > 0)
    readers[data[0] % G_N_ELEMENTS (readers)](data + 1, size - 1);
  return 0;
}
