/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-png.h"

#include <math.h>
#include <string.h>

#define INCHES_A_METRE (1 / 0.0254)
#define LEVEL 6 /* of compression */
#define CHUNK 65536

struct _AlongPng
{
  GByteArray *file;
  GZlibCompressor *compressor;
  GByteArray *row; /* the filter's byte, then red, green and blue of each pixel */
  GByteArray *data; /* compressed, not yet in a chunk */
  guint width, height, done;
};

/* The CRC of a chunk: PNG's annex D. */
static guint32
add_to_crc (guint32 crc, const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc & 1) != 0 ? 0xedb88320u ^ (crc >> 1) : crc >> 1;
    }
  return crc;
}

static void
add_number (GByteArray *file, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (file, (const guint8 *) &big, sizeof big);
}

static void
add_chunk (AlongPng *self, const char *type, const guint8 *data, gsize length)
{
  guint32 crc = add_to_crc (0xffffffffu, (const guint8 *) type, 4);

  add_number (self->file, (guint32) length);
  g_byte_array_append (self->file, (const guint8 *) type, 4);
  if (length > 0)
    g_byte_array_append (self->file, data, (guint) length);
  add_number (self->file, add_to_crc (crc, data, length) ^ 0xffffffffu);
}

/** along_png_new: @pixels_an_inch: written down for printers; nothing else is told of the picture */
AlongPng *
along_png_new (guint width, guint height, double pixels_an_inch)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  AlongPng *self = g_new0 (AlongPng, 1);
  guint32 size[] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };
  guint32 dots = GUINT32_TO_BE ((guint32) round (pixels_an_inch * INCHES_A_METRE));
  guint8 header[13] = { 0 }, physical[9];

  self->width = width;
  self->height = height;
  self->file = g_byte_array_new ();
  self->data = g_byte_array_new ();
  self->row = g_byte_array_sized_new (3 * width + 1);
  g_byte_array_set_size (self->row, 3 * width + 1);
  self->row->data[0] = 0; /* no filter: a drawing's rows are mostly alike as they are */
  self->compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_byte_array_append (self->file, signature, sizeof signature);
  memcpy (header, size, sizeof size);
  header[8] = 8; /* bits */
  header[9] = 2; /* true colour */
  add_chunk (self, "IHDR", header, sizeof header);
  memcpy (physical, &dots, 4);
  memcpy (physical + 4, &dots, 4);
  physical[8] = 1; /* a metre */
  add_chunk (self, "pHYs", physical, sizeof physical);
  return self;
}

void
along_png_free (AlongPng *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->file);
  g_byte_array_unref (self->data);
  g_byte_array_unref (self->row);
  g_object_unref (self->compressor);
  g_free (self);
}

static gboolean
compress (AlongPng *self, const guint8 *input, gsize length, gboolean last, GError **error)
{
  for (;;)
    {
      guint8 buffer[CHUNK];
      gsize read = 0, written = 0;
      GConverterResult result = g_converter_convert (G_CONVERTER (self->compressor), input, length, buffer, sizeof buffer,
                                                     last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &read, &written, error);

      if (result == G_CONVERTER_ERROR)
        return FALSE;
      g_byte_array_append (self->data, buffer, (guint) written);
      if (self->data->len >= CHUNK)
        {
          add_chunk (self, "IDAT", self->data->data, self->data->len);
          g_byte_array_set_size (self->data, 0);
        }
      input += read;
      length -= read;
      if (result == G_CONVERTER_FINISHED || (!last && length == 0))
        return TRUE;
    }
}

/**
 * along_png_add: the next rows.
 *
 * @rows: pixels as cairo's CAIRO_FORMAT_RGB24 has them
 * @stride: bytes from one row to the next
 */
gboolean
along_png_add (AlongPng *self, const guint8 *rows, gsize stride, guint n_rows, GError **error)
{
  g_return_val_if_fail (self->done + n_rows <= self->height, FALSE);
  for (guint y = 0; y < n_rows; y++)
    {
      const guint32 *pixels = (const guint32 *) (const void *) (rows + y * stride);
      guint8 *out = self->row->data + 1;

      for (guint x = 0; x < self->width; x++)
        {
          *out++ = (pixels[x] >> 16) & 0xff;
          *out++ = (pixels[x] >> 8) & 0xff;
          *out++ = pixels[x] & 0xff;
        }
      if (!compress (self, self->row->data, self->row->len, FALSE, error))
        return FALSE;
    }
  self->done += n_rows;
  return TRUE;
}

/** along_png_finish: the file, after the last row. */
GBytes *
along_png_finish (AlongPng *self, GError **error)
{
  g_return_val_if_fail (self->done == self->height, NULL);
  if (!compress (self, (const guint8 *) "", 0, TRUE, error))
    return NULL;
  add_chunk (self, "IDAT", self->data->data, self->data->len);
  add_chunk (self, "IEND", NULL, 0);
  return g_bytes_new (self->file->data, self->file->len);
}
