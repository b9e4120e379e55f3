/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-backup-header.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "along-text.h"
#include "along-vault.h"

/* Lines of "name=value", as in store.id; the first names the form. Names that this version does not know are passed
 * over. The file around it has the check sum.
 *
 *   alongside-backup=1
 *   store=0190...
 *   format=1
 *   made=1780000000000
 *   keep=yes                only where it was made by hand
 *   head=5123 <64 hex>
 *   access=12   changed=1779999999999   families=12   people=140   records=2200      (a line each)
 *   wrap=<base64>
 */
#define FORM 1

/* Bits of what must be there. */
#define SEEN_STORE 1
#define SEEN_FORMAT 2
#define SEEN_MADE 4
#define SEEN_HEAD 8
#define SEEN_WRAP 16
#define SEEN_ALL 31

/** along_backup_header_clear: frees what is in it. */
void
along_backup_header_clear (AlongBackupHeader *header)
{
  g_clear_pointer (&header->wrap, along_wrap_free);
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_DAMAGED,
                       _ ("The beginning of this backup is damaged. Use another one."));
  return FALSE;
}

static void
add_number (GString *text, const char *name, gint64 number)
{
  g_string_append_printf (text, "%s=%" G_GINT64_FORMAT "\n", name, number);
}

/** along_backup_header_format: the bytes that along_backup_header_parse () reads. */
GBytes *
along_backup_header_format (const AlongBackupHeader *header)
{
  g_autoptr (GBytes) wrap = along_wrap_to_bytes (header->wrap);
  g_autofree char *wrap_text = g_base64_encode (g_bytes_get_data (wrap, NULL), g_bytes_get_size (wrap));
  GString *text = g_string_new (NULL);
  char id[ALONG_ID_TEXT], hex[2 * ALONG_HASH_SIZE + 1];

  along_id_format (header->store, id);
  sodium_bin2hex (hex, sizeof hex, header->head_hash, sizeof header->head_hash);
  add_number (text, "alongside-backup", FORM);
  g_string_append_printf (text, "store=%s\n", id);
  add_number (text, "format", header->format);
  add_number (text, "made", header->made_at);
  if (header->by_hand)
    g_string_append (text, "keep=yes\n");
  g_string_append_printf (text, "head=%" G_GINT64_FORMAT " %s\n", header->head_n, hex);
  add_number (text, "access", header->access_n);
  add_number (text, "changed", header->changed_at);
  add_number (text, "families", header->families);
  add_number (text, "people", header->people);
  add_number (text, "records", header->records);
  g_string_append_printf (text, "wrap=%s\n", wrap_text);
  return g_string_free_to_bytes (text);
}

static gboolean
read_number (const char *value, gint64 *number)
{
  guint64 read;

  if (!along_text_to_number (value, G_MAXINT64, &read))
    return FALSE;
  *number = (gint64) read;
  return TRUE;
}

static gboolean
read_head (const char *value, AlongBackupHeader *to)
{
  const char *space = strchr (value, ' ');
  gsize length;

  if (space == NULL)
    return FALSE;
  g_autofree char *number = g_strndup (value, (gsize) (space - value));
  return read_number (number, &to->head_n) && strlen (space + 1) == 2 * ALONG_HASH_SIZE
         && sodium_hex2bin (to->head_hash, ALONG_HASH_SIZE, space + 1, 2 * ALONG_HASH_SIZE, NULL, &length, NULL) == 0
         && length == ALONG_HASH_SIZE;
}

static gboolean
read_wrap (const char *value, AlongBackupHeader *to, GError **error)
{
  gsize length;
  guchar *bytes = g_base64_decode (value, &length);
  g_autoptr (GBytes) wrap = g_bytes_new_take (bytes, length);

  along_wrap_free (to->wrap);
  to->wrap = along_wrap_from_bytes (wrap, error);
  return to->wrap != NULL;
}

/* @seen: gets the bit of what must be there. */
static gboolean
read_line (const char *name, const char *value, AlongBackupHeader *to, guint *seen)
{
  const struct
  {
    const char *name;
    gint64 *number;
    guint bit;
  } numbers[] = {
    { "made", &to->made_at, SEEN_MADE }, { "access", &to->access_n, 0 },  { "changed", &to->changed_at, 0 },
    { "families", &to->families, 0 },    { "people", &to->people, 0 },    { "records", &to->records, 0 },
  };
  guint64 format;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strcmp (name, numbers[i].name) == 0)
      {
        *seen |= numbers[i].bit;
        return read_number (value, numbers[i].number);
      }
  if (strcmp (name, "store") == 0)
    {
      *seen |= SEEN_STORE;
      return along_id_parse (value, &to->store) && !along_id_is_none (to->store);
    }
  if (strcmp (name, "format") == 0)
    {
      *seen |= SEEN_FORMAT;
      if (!along_text_to_number (value, G_MAXUINT32, &format))
        return FALSE;
      to->format = (guint) format;
      return TRUE;
    }
  if (strcmp (name, "head") == 0)
    {
      *seen |= SEEN_HEAD;
      return read_head (value, to);
    }
  if (strcmp (name, "keep") == 0)
    to->by_hand = strcmp (value, "yes") == 0;
  return TRUE;
}

static gboolean
read_lines (char **lines, AlongBackupHeader *to, GError **error)
{
  guint seen = 0;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      char *equals = strchr (lines[i], '=');

      if (lines[i][0] == '\0')
        continue;
      if (equals == NULL)
        return damaged (error);
      *equals = '\0';
      if (strcmp (lines[i], "wrap") == 0)
        {
          if (!read_wrap (equals + 1, to, error))
            return FALSE;
          seen |= SEEN_WRAP;
        }
      else if (!read_line (lines[i], equals + 1, to, &seen))
        return damaged (error);
    }
  return seen == SEEN_ALL || damaged (error);
}

/**
 * along_backup_header_parse: reads the header of a backup. Fails with ALONG_VAULT_ERROR_DAMAGED or NEWER; @header then
 * holds nothing.
 */
gboolean
along_backup_header_parse (GBytes *bytes, AlongBackupHeader *header, GError **error)
{
  static const char first[] = "alongside-backup=";
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint64 form;

  memset (header, 0, sizeof *header);
  if (length <= strlen (first) || memchr (data, '\0', length) != NULL || memcmp (data, first, strlen (first)) != 0)
    return damaged (error);
  g_autofree char *text = g_strndup (data, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  if (!along_text_to_number (lines[0] + strlen (first), G_MAXUINT32, &form))
    return damaged (error);
  if (form > FORM)
    {
      g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NEWER,
                           _ ("A newer Alongside made this backup. Bring Alongside up to date to open it."));
      return FALSE;
    }
  if (read_lines (lines, header, error))
    return TRUE;
  along_backup_header_clear (header);
  memset (header, 0, sizeof *header);
  return FALSE;
}

/**
 * along_backup_header_seal: makes a key for a backup's pages, and seals it in @header to the recovery pair in the file
 * @recovery_path. No passphrase is needed, and none but the recovery one opens it.
 */
AlongKey *
along_backup_header_seal (AlongBackupHeader *header, const char *recovery_path, GError **error)
{
  g_autoptr (AlongWrap) recovery = along_wrap_read (recovery_path, error);
  g_autoptr (AlongKey) key = NULL;

  if (recovery == NULL)
    return NULL;
  along_wrap_free (header->wrap);
  header->wrap = along_wrap_copy_empty (recovery);
  key = along_key_new_random ();
  along_key_set_generation (key, 1);
  return along_wrap_seal (header->wrap, 1, key, error) ? g_steal_pointer (&key) : NULL;
}

/**
 * along_backup_header_open: the key of a backup's pages. Takes about a second. Fails with
 * ALONG_VAULT_ERROR_WRONG_PASSPHRASE, DAMAGED or IO.
 */
AlongKey *
along_backup_header_open (const AlongBackupHeader *header, const AlongSecretText *passphrase, GError **error)
{
  g_autoptr (GPtrArray) keys = along_wrap_open_sync (header->wrap, passphrase, error);

  if (keys == NULL)
    return NULL;
  if (keys->len == 0)
    {
      damaged (error);
      return NULL;
    }
  return along_key_ref (keys->pdata[0]);
}
