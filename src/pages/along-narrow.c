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
