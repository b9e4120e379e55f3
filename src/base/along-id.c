/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "along-clock.h"

/* RFC 9562, version 7: 48 bits of milliseconds, a 12-bit counter, 62 random bits. The counter keeps
 * ids made within a millisecond in the order of making. */
AlongId
along_id_new (void)
{
  static GMutex lock;
  static gint64 last_ms;
  static guint counter;
  AlongId id;
  gint64 ms = g_get_real_time () / 1000;

  if (getrandom (id.bytes, sizeof id.bytes, 0) != (ssize_t) sizeof id.bytes)
    g_error ("No random numbers from the system: %s", g_strerror (errno));

  g_mutex_lock (&lock);
  if (ms > last_ms)
    {
      last_ms = ms;
      counter = id.bytes[7] & 0x7f;
    }
  else if (++counter > 0xfff)
    {
      last_ms++;
      counter = 0;
    }
  ms = last_ms;
  guint count = counter;
  g_mutex_unlock (&lock);

  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (ms >> (40 - 8 * i));
  id.bytes[6] = (guint8) (0x70 | (count >> 8));
  id.bytes[7] = (guint8) count;
  id.bytes[8] = (guint8) ((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

/**
 * along_id_from_name: the version-5 UUID of a name in the URL namespace (RFC 9562, 5.5): the same name
 * always gives the same id.
 */
AlongId
along_id_from_name (const char *name)
{
  static const guint8 url_namespace[16] = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                            0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;
  AlongId id;

  g_return_val_if_fail (name != NULL, ALONG_ID_NONE);

  g_checksum_update (sum, url_namespace, sizeof url_namespace);
  g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (sum, digest, &length);
  memcpy (id.bytes, digest, sizeof id.bytes);
  id.bytes[6] = (guint8) ((id.bytes[6] & 0x0f) | 0x50);
  id.bytes[8] = (guint8) ((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

/**
 * along_id_parse: reads the 36-character text of a UUID, in either case.
 *
 * Returns: %FALSE, with @id untouched, if @text is not one.
 */
gboolean
along_id_parse (const char *text, AlongId *id)
{
  AlongId read;
  int n = 0;

  if (text == NULL || strlen (text) != ALONG_ID_TEXT - 1)
    return FALSE;
  for (const char *c = text; *c != '\0';)
    {
      if (c - text == 8 || c - text == 13 || c - text == 18 || c - text == 23)
        {
          if (*c++ != '-')
            return FALSE;
          continue;
        }
      int high = g_ascii_xdigit_value (c[0]);
      int low = high < 0 ? -1 : g_ascii_xdigit_value (c[1]);
      if (low < 0)
        return FALSE;
      read.bytes[n++] = (guint8) (high << 4 | low);
      c += 2;
    }
  *id = read;
  return TRUE;
}

/** along_id_format: writes the lower-case text of @id into @text. */
void
along_id_format (AlongId id, char text[ALONG_ID_TEXT])
{
  static const char digits[] = "0123456789abcdef";
  char *out = text;

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[id.bytes[i] >> 4];
      *out++ = digits[id.bytes[i] & 15];
    }
  *out = '\0';
}

/** along_id_to_text: the lower-case text of @id, to be freed. */
char *
along_id_to_text (AlongId id)
{
  char *text = g_malloc (ALONG_ID_TEXT);

  along_id_format (id, text);
  return text;
}

gboolean
along_id_is_none (AlongId id)
{
  return along_id_equal (id, ALONG_ID_NONE);
}

gboolean
along_id_equal (AlongId a, AlongId b)
{
  return memcmp (a.bytes, b.bytes, sizeof a.bytes) == 0;
}

/** along_id_compare: orders ids by their bytes; for version 7 that is the order of making. */
int
along_id_compare (AlongId a, AlongId b)
{
  return memcmp (a.bytes, b.bytes, sizeof a.bytes);
}

guint
along_id_hash_key (gconstpointer id)
{
  const AlongId *key = id;
  guint32 hash = 2166136261u;

  for (int i = 0; i < 16; i++)
    hash = (hash ^ key->bytes[i]) * 16777619u;
  return hash;
}

gboolean
along_id_equal_key (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (AlongId)) == 0;
}
