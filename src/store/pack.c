/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack.h"

#include <string.h>

#include "along-date.h"

/* Days are written as their distance from 1 January 2000. */
#define NEAR_DAY 2451545

static void
pack_bits (GByteArray *to, guint64 bits)
{
  guint8 bytes[10];
  guint n = 0;

  for (; bits >= 0x80; bits >>= 7)
    bytes[n++] = (guint8) (bits | 0x80);
  bytes[n++] = (guint8) bits;
  g_byte_array_append (to, bytes, n);
}

/* pack_int: small numbers of either sign take one byte. */
void
pack_int (GByteArray *to, gint64 number)
{
  pack_bits (to, ((guint64) number << 1) ^ (guint64) (number >> 63));
}

/* pack_day: ALONG_DAY_NONE too. */
void
pack_day (GByteArray *to, int day)
{
  if (day == ALONG_DAY_NONE)
    {
      pack_int (to, 0);
      return;
    }
  gint64 far = (gint64) day - NEAR_DAY;
  pack_int (to, far >= 0 ? far + 1 : far);
}

void
pack_double (GByteArray *to, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (to, (const guint8 *) &bits, sizeof bits);
}

/* pack_text: %NULL is told apart from the empty text. */
void
pack_text (GByteArray *to, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  pack_int (to, text != NULL ? (gint64) length : -1);
  if (length > 0)
    g_byte_array_append (to, (const guint8 *) text, (guint) length);
}

gint64
unpack_int (Unpack *from)
{
  guint64 bits = 0;

  for (guint shift = 0; shift < 64; shift += 7)
    {
      guint8 byte;

      if (from->left == 0)
        break;
      byte = *from->bytes++;
      from->left--;
      bits |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return (gint64) (bits >> 1) ^ -(gint64) (bits & 1);
    }
  from->bad = TRUE;
  return 0;
}

int
unpack_day (Unpack *from)
{
  gint64 far = unpack_int (from);

  if (far == 0)
    return ALONG_DAY_NONE;
  if (far < G_MININT / 2 || far > G_MAXINT / 2 || !along_day_possible ((int) (far > 0 ? far - 1 : far) + NEAR_DAY))
    {
      from->bad = TRUE;
      return ALONG_DAY_NONE;
    }
  return (int) (far > 0 ? far - 1 : far) + NEAR_DAY;
}

double
unpack_double (Unpack *from)
{
  guint64 bits;
  double number;

  if (from->left < sizeof bits)
    {
      from->left = 0;
      from->bad = TRUE;
      return 0;
    }
  memcpy (&bits, from->bytes, sizeof bits);
  from->bytes += sizeof bits;
  from->left -= sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);
  return number;
}

/* unpack_text: to be freed; %NULL where that was packed. */
char *
unpack_text (Unpack *from)
{
  gint64 length = unpack_int (from);
  char *text;

  if (length < 0 || from->bad)
    return NULL;
  if ((guint64) length > from->left)
    {
      from->bad = TRUE;
      return NULL;
    }
  text = g_strndup ((const char *) from->bytes, (gsize) length);
  from->bytes += length;
  from->left -= (gsize) length;
  return text;
}
