/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-why-not.h"

/** along_widget_say_why_not: what changes something stands there all the same, and says why it cannot be pressed.
 * @why_not: (nullable): %NULL: it can be */
void
along_widget_say_why_not (GtkWidget *widget, const char *why_not)
{
  gtk_widget_set_sensitive (widget, why_not == NULL);
  gtk_widget_set_tooltip_text (widget, why_not);
  if (why_not != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why_not, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
