/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-texture.h"

#include <math.h>

/* px at 100 %: distance from line to line (dot to dot), and their thickness (radius). */
#define HATCH_STEP 7.0
#define HATCH_WIDTH 3.0
#define DOT_STEP 5.0
#define DOT_RADIUS 1.5
#define STRIPE_STEP 5.0
#define STRIPE_WIDTH 2.0

/*
 * along_texture_paint: covers @area, which the caller has clipped, in the source that is set. Textures are
 * drawn as lines and not as an image pattern, so that they stay lines in a PDF; they hang on the scene's
 * origin, so that neighbouring tiles and blocks meet.
 */
void
along_texture_paint (cairo_t *cr, AlongTexture texture, const AlongRect *area)
{
  double right = area->x + area->width, bottom = area->y + area->height;

  switch (texture)
    {
    case ALONG_TEXTURE_HATCH:
      for (double s = floor ((area->x + area->y) / HATCH_STEP) * HATCH_STEP; s <= right + bottom + HATCH_STEP;
           s += HATCH_STEP)
        {
          cairo_move_to (cr, s - area->y + 2, area->y - 2);
          cairo_line_to (cr, s - bottom - 2, bottom + 2);
        }
      cairo_set_line_width (cr, HATCH_WIDTH);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke (cr);
      break;
    case ALONG_TEXTURE_DOTS:
      for (double y = floor (area->y / DOT_STEP) * DOT_STEP; y <= bottom + DOT_STEP; y += DOT_STEP)
        for (double x = floor (area->x / DOT_STEP) * DOT_STEP; x <= right + DOT_STEP; x += DOT_STEP)
          {
            cairo_new_sub_path (cr);
            cairo_arc (cr, x + DOT_STEP / 2, y + DOT_STEP / 2, DOT_RADIUS, 0, 2 * G_PI);
          }
      cairo_fill (cr);
      break;
    case ALONG_TEXTURE_STRIPES:
      for (double x = floor (area->x / STRIPE_STEP) * STRIPE_STEP; x <= right; x += STRIPE_STEP)
        cairo_rectangle (cr, x + 1, area->y, STRIPE_WIDTH, area->height);
      cairo_fill (cr);
      break;
    case ALONG_TEXTURE_PLAIN:
      break;
    }
  cairo_new_path (cr);
}

/* along_texture_write: the same as an SVG <pattern> called @id. */
void
along_texture_write (GString *out, AlongTexture texture, const char *id, guint32 rgb, double alpha)
{
  switch (texture)
    {
    case ALONG_TEXTURE_HATCH:
      g_string_append_printf (out,
                              "<pattern id=\"%s\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\">"
                              "<path d=\"M-2 2 2 -2M-2 9 9 -2M5 9 9 5\" stroke=\"#%06x\" stroke-width=\"3\" "
                              "stroke-opacity=\"%g\"/></pattern>\n",
                              id, rgb, alpha);
      break;
    case ALONG_TEXTURE_DOTS:
      g_string_append_printf (out,
                              "<pattern id=\"%s\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
                              "<circle cx=\"2.5\" cy=\"2.5\" r=\"1.5\" fill=\"#%06x\" fill-opacity=\"%g\"/>"
                              "</pattern>\n",
                              id, rgb, alpha);
      break;
    case ALONG_TEXTURE_STRIPES:
      g_string_append_printf (out,
                              "<pattern id=\"%s\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
                              "<rect x=\"1\" width=\"2\" height=\"5\" fill=\"#%06x\" fill-opacity=\"%g\"/>"
                              "</pattern>\n",
                              id, rgb, alpha);
      break;
    case ALONG_TEXTURE_PLAIN:
      break;
    }
}
