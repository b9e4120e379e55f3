/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-screen.h"

#include <adwaita.h>

#define USUAL_PX 14.667 /* 11 points */

/** along_screen_look: the theme's look that the desktop asks for now. Needs adw_init(). */
AlongLook
along_screen_look (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? ALONG_LOOK_CONTRAST_DARK : ALONG_LOOK_CONTRAST;
  return dark ? ALONG_LOOK_DARK : ALONG_LOOK_LIGHT;
}

/**
 * along_screen_watch_look: @changed is called, with @object, when light, dark or contrast change, as long as @object
 * lives. Needs adw_init().
 */
void
along_screen_watch_look (gpointer object, GCallback changed)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", changed, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", changed, object, G_CONNECT_SWAPPED);
}

/* The desktop's family, and the size of its text in px with the text scale. */
static PangoFontDescription *
desktop_font (GtkWidget *widget, double *px)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &name, "gtk-xft-dpi", &dpi, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans 11");
  *px = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  if (*px <= 0)
    *px = 11;
  if (!pango_font_description_get_size_is_absolute (font))
    *px *= (dpi > 0 ? dpi / 1024.0 : 96) / 72;
  return font;
}

/** along_screen_fonts: fonts for drawings shown beside @widget: the desktop's family, in its size with the text scale, or
 * where @usual in the usual size, for drawings that are made larger as a whole by along_screen_text_scale(). */
AlongFonts *
along_screen_fonts (GtkWidget *widget, gboolean usual)
{
  double px;
  PangoFontDescription *font = desktop_font (widget, &px);
  AlongFonts *fonts = along_fonts_new (pango_font_description_get_family (font), usual ? USUAL_PX : px);

  pango_font_description_free (font);
  return fonts;
}

/** along_screen_text_scale: how large the desktop's text is, 1 for the usual size. */
double
along_screen_text_scale (GtkWidget *widget)
{
  double px;

  pango_font_description_free (desktop_font (widget, &px));
  return px / USUAL_PX;
}

/** along_screen_rgba: a colour of the theme (0xRRGGBB) for GTK. */
void
along_screen_rgba (guint32 rgb, double alpha, GdkRGBA *out)
{
  out->red = ((rgb >> 16) & 0xff) / 255.0f;
  out->green = ((rgb >> 8) & 0xff) / 255.0f;
  out->blue = (rgb & 0xff) / 255.0f;
  out->alpha = (float) alpha;
}
