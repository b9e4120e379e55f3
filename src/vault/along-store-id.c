/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-id.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "along-file.h"
#include "along-text.h"
#include "along-vault.h"

/* The file is lines of "name=value"; the first names the file's own form, the last is a check sum of all
 * before it. Names that this version does not know are passed over.
 *
 *   alongside-store=1
 *   id=0190...            the store
 *   format=1
 *   salt=<32 hex>
 *   key=2 <64 hex>        a generation of key and its check value; the likeliest first; once to four times
 *   keyring=none          only where the keyring was not given the key
 *   head=5123 <64 hex>    only after a clean closing
 *   sum=<64 hex>
 */
#define FORM 1
#define MOST 8192
#define SUM_LINE (4 + 2 * ALONG_HASH_SIZE + 1)

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                       _("The file store.id beside the caseload is damaged. Ask whoever looks after this computer for a copy of it."));
  return FALSE;
}

/** along_store_id_init: a new store's: a random id and salt, no key yet. */
void
along_store_id_init (AlongStoreId *store_id, guint format)
{
  memset (store_id, 0, sizeof *store_id);
  store_id->id = along_id_new ();
  store_id->format = format;
  along_random_bytes (store_id->salt, sizeof store_id->salt);
}

static gboolean
read_hex (const char *text, guint8 *bytes, gsize size)
{
  gsize length;

  return strlen (text) == 2 * size && sodium_hex2bin (bytes, size, text, 2 * size, NULL, &length, NULL) == 0
         && length == size;
}

/* "NUMBER HEX" */
static gboolean
read_pair (const char *text, guint64 most, guint64 *number, guint8 *bytes, gsize size)
{
  const char *space = strchr (text, ' ');

  if (space == NULL)
    return FALSE;
  g_autofree char *first = g_strndup (text, (gsize) (space - text));
  return along_text_to_number (first, most, number) && read_hex (space + 1, bytes, size);
}

static gboolean
read_line (const char *name, const char *value, AlongStoreId *to, guint *seen)
{
  guint64 number;

  if (strcmp (name, "id") == 0)
    {
      *seen |= 1;
      return along_id_parse (value, &to->id) && !along_id_is_none (to->id);
    }
  if (strcmp (name, "format") == 0)
    {
      *seen |= 2;
      if (!along_text_to_number (value, G_MAXUINT32, &number))
        return FALSE;
      to->format = (guint) number;
      return TRUE;
    }
  if (strcmp (name, "salt") == 0)
    {
      *seen |= 4;
      return read_hex (value, to->salt, sizeof to->salt);
    }
  if (strcmp (name, "key") == 0)
    {
      if (to->n_keys == ALONG_STORE_ID_KEYS
          || !read_pair (value, G_MAXUINT32, &number, to->keys[to->n_keys].check, ALONG_KEY_CHECK_SIZE))
        return FALSE;
      to->keys[to->n_keys++].generation = (guint) number;
      return number > 0;
    }
  if (strcmp (name, "keyring") == 0)
    to->not_in_keyring = strcmp (value, "none") == 0;
  if (strcmp (name, "head") == 0)
    {
      if (!read_pair (value, G_MAXINT64, &number, to->head_hash, sizeof to->head_hash))
        return FALSE;
      to->head_n = (gint64) number;
      to->has_head = TRUE;
    }
  return TRUE;
}

static void
write_sum (const char *text, gsize length, char sum[2 * ALONG_HASH_SIZE + 1])
{
  const AlongHashPart part = { text, length };
  guint8 hash[ALONG_HASH_SIZE];

  along_hash_parts (&part, 1, hash);
  sodium_bin2hex (sum, 2 * ALONG_HASH_SIZE + 1, hash, sizeof hash);
}

/**
 * along_store_id_parse: reads the text of a store.id. Fails with ALONG_VAULT_ERROR_DAMAGED or NEWER and
 * leaves @store_id untouched.
 */
gboolean
along_store_id_parse (const char *text, gsize length, AlongStoreId *store_id, GError **error)
{
  static const char first[] = "alongside-store=";
  char sum[2 * ALONG_HASH_SIZE + 1];
  AlongStoreId read = { 0 };
  guint seen = 0;
  guint64 form;

  if (length <= strlen (first) + SUM_LINE || length > MOST || memchr (text, '\0', length) != NULL
      || strncmp (text, first, strlen (first)) != 0)
    return damaged (error);

  gsize body = length - SUM_LINE;
  write_sum (text, body, sum);
  if (text[body - 1] != '\n' || strncmp (text + body, "sum=", 4) != 0 || text[length - 1] != '\n'
      || strncmp (text + body + 4, sum, strlen (sum)) != 0)
    return damaged (error);

  g_autofree char *whole = g_strndup (text, body - 1);
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);
  if (!along_text_to_number (lines[0] + strlen (first), G_MAXUINT32, &form))
    return damaged (error);
  if (form > FORM)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NEWER,
                           _("A newer Alongside wrote this caseload. Bring Alongside up to date to open it."));
      return FALSE;
    }
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char *equals = strchr (lines[i], '=');
      if (equals == NULL)
        return damaged (error);
      *equals = '\0';
      if (!read_line (lines[i], equals + 1, &read, &seen))
        return damaged (error);
    }
  if (seen != 7 || read.n_keys == 0)
    return damaged (error);
  *store_id = read;
  return TRUE;
}

/** along_store_id_format: the text that along_store_id_parse () reads. To be freed. */
char *
along_store_id_format (const AlongStoreId *store_id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char id[ALONG_ID_TEXT];
  char hex[2 * ALONG_HASH_SIZE + 1];

  along_id_format (store_id->id, id);
  sodium_bin2hex (hex, sizeof hex, store_id->salt, sizeof store_id->salt);
  g_string_append_printf (text, "alongside-store=%d\nid=%s\nformat=%u\nsalt=%s\n", FORM, id, store_id->format, hex);
  for (guint i = 0; i < store_id->n_keys; i++)
    {
      sodium_bin2hex (hex, sizeof hex, store_id->keys[i].check, ALONG_KEY_CHECK_SIZE);
      g_string_append_printf (text, "key=%u %s\n", store_id->keys[i].generation, hex);
    }
  if (store_id->not_in_keyring)
    g_string_append (text, "keyring=none\n");
  if (store_id->has_head)
    {
      sodium_bin2hex (hex, sizeof hex, store_id->head_hash, sizeof store_id->head_hash);
      g_string_append_printf (text, "head=%" G_GINT64_FORMAT " %s\n", store_id->head_n, hex);
    }
  write_sum (text->str, text->len, hex);
  g_string_append_printf (text, "sum=%s\n", hex);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** along_store_id_read: reads the file @path. Fails with ALONG_VAULT_ERROR_MISSING, DAMAGED, NEWER or IO. */
gboolean
along_store_id_read (const char *path, AlongStoreId *store_id, GError **error)
{
  GError *reason = NULL;
  g_autoptr (GBytes) bytes = along_file_read_whole (path, MOST, &reason);

  if (g_error_matches (reason, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING))
    {
      g_error_free (reason);
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING,
                           _("The file store.id is not beside the caseload. Ask whoever looks after this computer for a copy of it."));
      return FALSE;
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  return along_store_id_parse (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "",
                               g_bytes_get_size (bytes), store_id, error);
}

/** along_store_id_write: replaces the file @path, whole at every moment. Fails with ALONG_VAULT_ERROR_IO. */
gboolean
along_store_id_write (const AlongStoreId *store_id, const char *path, GError **error)
{
  g_autofree char *text = along_store_id_format (store_id);

  return along_file_write_whole (path, text, strlen (text), error);
}

/**
 * along_store_id_add_key: names a key as the likeliest, with its check value; an entry of the same
 * generation is replaced.
 *
 * Returns: %FALSE if there is no room: drop one that is no longer used.
 */
gboolean
along_store_id_add_key (AlongStoreId *store_id, guint generation, AlongKey *key)
{
  g_return_val_if_fail (generation > 0, FALSE);

  along_store_id_drop_key (store_id, generation);
  if (store_id->n_keys == ALONG_STORE_ID_KEYS)
    return FALSE;
  memmove (&store_id->keys[1], &store_id->keys[0], store_id->n_keys * sizeof store_id->keys[0]);
  store_id->n_keys++;
  store_id->keys[0].generation = generation;
  along_key_check (key, store_id->salt, store_id->keys[0].check);
  return TRUE;
}

/** along_store_id_drop_key: forgets a generation. Returns: whether it was named. */
gboolean
along_store_id_drop_key (AlongStoreId *store_id, guint generation)
{
  for (guint i = 0; i < store_id->n_keys; i++)
    if (store_id->keys[i].generation == generation)
      {
        store_id->n_keys--;
        memmove (&store_id->keys[i], &store_id->keys[i + 1],
                 (store_id->n_keys - i) * sizeof store_id->keys[0]);
        memset (&store_id->keys[store_id->n_keys], 0, sizeof store_id->keys[0]);
        return TRUE;
      }
  return FALSE;
}

/**
 * along_store_id_fits: whether @key is one of the store's, by its check value: if it is and the store does
 * not open, the store is damaged.
 *
 * @generation: (nullable): set to the key's generation
 */
gboolean
along_store_id_fits (const AlongStoreId *store_id, AlongKey *key, guint *generation)
{
  guint8 check[ALONG_KEY_CHECK_SIZE];

  along_key_check (key, store_id->salt, check);
  for (guint i = 0; i < store_id->n_keys; i++)
    if (sodium_memcmp (check, store_id->keys[i].check, sizeof check) == 0)
      {
        if (generation != NULL)
          *generation = store_id->keys[i].generation;
        return TRUE;
      }
  return FALSE;
}

/**
 * along_store_id_pick: of @keys (of AlongKey, as a wrap gives them) the one that the store names as
 * likeliest, with its generation set; %NULL if none is the store's.
 */
AlongKey *
along_store_id_pick (const AlongStoreId *store_id, GPtrArray *keys)
{
  AlongKey *best = NULL;
  guint place = ALONG_STORE_ID_KEYS;

  for (guint i = 0; i < keys->len; i++)
    {
      guint generation = 0;
      if (!along_store_id_fits (store_id, keys->pdata[i], &generation))
        continue;
      for (guint j = 0; j < place; j++)
        if (store_id->keys[j].generation == generation)
          {
            best = keys->pdata[i];
            place = j;
          }
    }
  if (best == NULL)
    return NULL;
  along_key_set_generation (best, store_id->keys[place].generation);
  return along_key_ref (best);
}
