/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "parcel.h"

#define VERSION 1
#define FIXED 54
#define SEALED (ALONG_KEY_SIZE + 48)

void
bundle_header_clear (BundleHeader *header)
{
  g_clear_pointer (&header->sealed, g_ptr_array_unref);
  g_clear_pointer (&header->wrap, g_bytes_unref);
}

static void
put (GByteArray *to, guint64 number, int size)
{
  g_byte_array_set_size (to, to->len + (guint) size);
  parcel_put (to->data + to->len - size, number, size);
}

GBytes *
bundle_header_to_bytes (const BundleHeader *header)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize length = 0;
  const void *wrap = header->wrap != NULL ? g_bytes_get_data (header->wrap, &length) : NULL;

  put (bytes, VERSION, 4);
  g_byte_array_append (bytes, header->maker.bytes, sizeof header->maker.bytes);
  g_byte_array_append (bytes, header->sign_key, sizeof header->sign_key);
  put (bytes, header->sealed->len, 2);
  for (guint i = 0; i < header->sealed->len; i++)
    g_byte_array_append (bytes, g_bytes_get_data (header->sealed->pdata[i], NULL), SEALED);
  put (bytes, length, 2);
  if (wrap != NULL)
    g_byte_array_append (bytes, wrap, (guint) length);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_DAMAGED,
                       _ ("The beginning of this file is damaged. Ask your colleague for it again."));
  return FALSE;
}

/* bundle_header_read: whatever the bytes are. */
gboolean
bundle_header_read (GBytes *bytes, BundleHeader *header, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize at = FIXED, n;

  memset (header, 0, sizeof *header);
  if (length < FIXED + 2)
    return damaged (error);
  if (parcel_get (data, 4) > VERSION)
    {
      g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_NEWER,
                           _ ("A newer Alongside made this file. Bring Alongside up to date to take it in."));
      return FALSE;
    }
  n = parcel_get (data + 52, 2);
  if (parcel_get (data, 4) != VERSION || n > BUNDLE_SEALED_MOST || length < FIXED + n * SEALED + 2
      || length != FIXED + n * SEALED + 2 + parcel_get (data + FIXED + n * SEALED, 2))
    return damaged (error);
  memcpy (header->maker.bytes, data + 4, sizeof header->maker.bytes);
  memcpy (header->sign_key, data + 20, sizeof header->sign_key);
  header->sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (gsize i = 0; i < n; i++, at += SEALED)
    g_ptr_array_add (header->sealed, g_bytes_new (data + at, SEALED));
  if (length > at + 2)
    header->wrap = g_bytes_new (data + at + 2, length - at - 2);
  return TRUE;
}
