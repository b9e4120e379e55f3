/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-narrow.h"

/* As wide as the words of a dialog are set, at the usual size of text. */
#define NARROW 640

/* How much larger than usual text is: 2 at 200 %. */
static double
text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 96 * 1024 ? dpi / (96 * 1024.0) : 1;
}

/**
 * along_narrow_as_parent: a dialog over a narrow window takes the room of that window (ui.md 6: narrow, full window); over
 * another it grows with the size of text, as far as that window goes.
 *
 * @parent: (nullable)
 *
 * Returns: whether it is narrow
 */
gboolean
along_narrow_as_parent (GtkWindow *dialog, GtkWindow *parent)
{
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;
  int own_width, own_height;
  double scale;

  /* One that is on its way to the screen has its size before it is given it. */
  if (width <= 0 && parent != NULL)
    gtk_window_get_default_size (parent, &width, &height);
  if (width <= 0)
    return FALSE;
  scale = text_scale (GTK_WIDGET (dialog));
  if (width >= NARROW * scale)
    {
      gtk_window_get_default_size (dialog, &own_width, &own_height);
      if (scale > 1 && own_width > 0 && own_height > 0)
        gtk_window_set_default_size (dialog, MIN ((int) (own_width * scale), width), MIN ((int) (own_height * scale), height));
      return FALSE;
    }
  gtk_window_set_default_size (dialog, width, height);
  return TRUE;
}

/** along_narrow_title: the title of @window between the buttons of its header, on more lines where it has no room on one. */
void
along_narrow_title (AdwHeaderBar *header, GtkWindow *window)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "natural-wrap-mode",
                                   GTK_NATURAL_WRAP_NONE, "justify", GTK_JUSTIFY_CENTER, "css-classes", (const char *[]){ "title", NULL }, NULL);

  g_object_bind_property (window, "title", title, "label", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_title_widget (header, title);
}

/** along_narrow_is: whether what fills a window, @widget, has no more room than a narrow one. */
gboolean
along_narrow_is (GtkWidget *widget)
{
  return gtk_widget_get_width (widget) > 0 && gtk_widget_get_width (widget) < NARROW * text_scale (widget);
}

/** along_narrow_controls: a narrow window keeps its button to close it; the room of the others is the title's. */
void
along_narrow_controls (AdwHeaderBar *header, gboolean narrow)
{
  g_autofree char *all = NULL;
  GString *layout;

  if (!narrow)
    {
      adw_header_bar_set_decoration_layout (header, NULL);
      return;
    }
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (header)), "gtk-decoration-layout", &all, NULL);
  layout = g_string_new (all);
  g_string_replace (layout, "minimize", "", 0);
  g_string_replace (layout, "maximize", "", 0);
  adw_header_bar_set_decoration_layout (header, layout->str);
  g_string_free (layout, TRUE);
}
