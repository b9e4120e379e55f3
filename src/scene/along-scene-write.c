/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-scene-private.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "along-clock.h"

/* Points a px at 100 %: 96 px and 72 points an inch. */
#define POINTS 0.75

/* The largest side of an image: beyond it cairo's image surfaces end. */
#define MOST_PIXELS 32000.0

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
replace (GFile *file, const void *data, gsize length, GError **error)
{
  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error);
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               "The drawing could not be made (%s). Try a smaller one.", cairo_status_to_string (status));
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

  return replace (file, svg, strlen (svg), error);
}

/** along_scene_write_pdf: one page of the scene's size, texts and lines as such (no image). */
gboolean
along_scene_write_pdf (AlongScene *self, AlongLook look, GFile *file, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (along_clock_now () / 1000);
  g_autofree char *written = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  along_scene_get_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, MAX (width, 1) * POINTS,
                                                 MAX (height, 1) * POINTS);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, written);
  if (along_scene_get_title (self) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, along_scene_get_title (self));
  if (along_scene_get_description (self) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, along_scene_get_description (self));
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
  return check_status (status, error) && replace (file, bytes->data, bytes->len, error);
}

/**
 * along_scene_write_png: an image on the look's ground.
 *
 * @scale: pixels a px; lowered when the image would be over 32,000 pixels wide or high
 */
gboolean
along_scene_write_png (AlongScene *self, AlongLook look, double scale, GFile *file, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  along_scene_get_size (self, &width, &height);
  scale = MIN (scale, MOST_PIXELS / MAX (1, MAX (width, height)));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) ceil (width * scale)),
                                        MAX (1, (int) ceil (height * scale)));
  cr = cairo_create (surface);
  paint_ground (cr, look);
  cairo_scale (cr, scale, scale);
  along_scene_paint (self, cr, look, NULL);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return check_status (status, error) && replace (file, bytes->data, bytes->len, error);
}
