/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-scene-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "along-clock.h"
#include "along-png.h"
#include "along-whole-file.h"

/* Points a px at 100 %: 96 px and 72 points an inch. */
#define POINTS 0.75
#define PX_AN_INCH 96

/* The largest side of an image, beyond which few programs open it; and the most pixels in all. */
#define MOST_SIDE 32000.0
#define MOST_PIXELS 200e6

#define BAND 256 /* rows that are painted at a time */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
write_bytes (GBytes *bytes, GFile *file, GError **error)
{
  gsize length;
  const void *data;
  gboolean done;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  done = along_whole_file_write (file, data, length, NULL, error);
  g_bytes_unref (bytes);
  return done;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The drawing is too large for this computer. Try a smaller one."));
  return FALSE;
}

static void
paint_ground (cairo_t *cr, AlongLook look)
{
  guint32 rgb = along_theme_get_ground (look);

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
  cairo_paint (cr);
}

/**
 * along_scene_write_svg: writes @file, readable by its owner only.
 *
 * Returns: %FALSE and a GIO error when the file cannot be written
 */
gboolean
along_scene_write_svg (AlongScene *self, AlongLook look, GFile *file, GError **error)
{
  g_autofree char *svg = along_scene_to_svg (self, look);

  return along_whole_file_write (file, svg, strlen (svg), NULL, error);
}

/**
 * along_scene_to_pdf: one page of the scene's size, texts and lines as such (no image); its title is the scene's.
 *
 * @made: when it was made, in ms since 1970, as the file says; 0 where it is not to say that
 */
GBytes *
along_scene_to_pdf (AlongScene *self, AlongLook look, gint64 made, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (made / 1000);
  g_autofree char *written = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  along_scene_get_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, MAX (width, 1) * POINTS,
                                                 MAX (height, 1) * POINTS);
  /* left unset it would be now */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, written);
  if (along_scene_get_title (self) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, along_scene_get_title (self));
  cr = cairo_create (surface);
  if (along_theme_get_ground (look) != 0xffffff)
    paint_ground (cr, look);
  cairo_scale (cr, POINTS, POINTS);
  along_scene_paint (self, cr, look, NULL);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/** along_scene_write_pdf: writes @file, readable by its owner only. */
gboolean
along_scene_write_pdf (AlongScene *self, AlongLook look, GFile *file, GError **error)
{
  return write_bytes (along_scene_to_pdf (self, look, along_clock_now (), error), file, error);
}

/** along_scene_png_scale: @scale, or the largest below it with which an image of the scene is not over-large. */
double
along_scene_png_scale (AlongScene *self, double scale)
{
  double width, height;

  along_scene_get_size (self, &width, &height);
  width = MAX (width, 1);
  height = MAX (height, 1);
  scale = MIN (scale, MOST_SIDE / MAX (width, height));
  return MIN (scale, sqrt (MOST_PIXELS / (width * height)));
}

/**
 * along_scene_to_png: an image on the look's ground, not transparent.
 *
 * @scale: pixels a px; see along_scene_png_scale()
 * @cancellable: (nullable)
 * @done: (nullable): how much is done, in thousandths; may be read from another thread with g_atomic_int_get()
 */
GBytes *
along_scene_to_png (AlongScene *self, AlongLook look, double scale, GCancellable *cancellable, int *done, GError **error)
{
  g_autoptr (AlongPng) png = NULL;
  double width, height;
  int columns, rows;
  cairo_surface_t *surface;
  gboolean whole = TRUE;

  along_scene_get_size (self, &width, &height);
  scale = along_scene_png_scale (self, scale);
  columns = MAX (1, (int) ceil (width * scale - 0.001));
  rows = MAX (1, (int) ceil (height * scale - 0.001));
  png = along_png_new ((guint) columns, (guint) rows, PX_AN_INCH * scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns, MIN (BAND, rows));
  for (int y = 0; y < rows && whole; y += BAND)
    {
      int n = MIN (BAND, rows - y);
      cairo_t *cr = cairo_create (surface);
      AlongRect band = { 0, y / scale, width, n / scale };

      paint_ground (cr, look);
      cairo_translate (cr, 0, -y);
      cairo_scale (cr, scale, scale);
      along_scene_paint (self, cr, look, &band);
      whole = check_status (cairo_status (cr), error);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      whole = whole && !g_cancellable_set_error_if_cancelled (cancellable, error)
              && along_png_add (png, cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface),
                                (guint) n, error);
      if (done != NULL)
        g_atomic_int_set (done, (int) (1000.0 * (y + n) / rows));
    }
  cairo_surface_destroy (surface);
  return whole ? along_png_finish (png, error) : NULL;
}

/** along_scene_write_png: writes @file, readable by its owner only; @scale as in along_scene_to_png(). */
gboolean
along_scene_write_png (AlongScene *self, AlongLook look, double scale, GFile *file, GError **error)
{
  return write_bytes (along_scene_to_png (self, look, scale, NULL, NULL, error), file, error);
}
