/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-narrow.h"

/* As wide as the words of a dialog are set. */
#define NARROW 640

/**
 * along_narrow_as_parent: a dialog over a narrow window takes the room of that window (ui.md 6: narrow, full window).
 *
 * @parent: (nullable)
 *
 * Returns: whether it is narrow
 */
gboolean
along_narrow_as_parent (GtkWindow *dialog, GtkWindow *parent)
{
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;

  if (width <= 0 || width >= NARROW)
    return FALSE;
  gtk_window_set_default_size (dialog, width, gtk_widget_get_height (GTK_WIDGET (parent)));
  return TRUE;
}

/** along_narrow_is: whether what fills a window, @widget, has no more room than a narrow one. */
gboolean
along_narrow_is (GtkWidget *widget)
{
  return gtk_widget_get_width (widget) > 0 && gtk_widget_get_width (widget) < NARROW;
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
