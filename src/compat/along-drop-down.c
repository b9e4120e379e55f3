/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-drop-down.h"

/* The focus of a drop-down is on a button inside it, which GTK leaves without a name: "GtkToggleButton". It is called as
 * the drop-down is, and says what is chosen. */

/* GTK 4.18 would call it by what is chosen. */
static void
call (GtkAccessible *accessible, const char *name)
{
  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
chosen_cb (GtkDropDown *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));
  gpointer item = gtk_drop_down_get_selected_item (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "", -1);
}

/** along_drop_down_set_name: what assistive technology calls a drop-down of strings. Once for each. */
void
along_drop_down_set_name (GtkDropDown *self, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));

  call (GTK_ACCESSIBLE (self), name);
  if (!GTK_IS_TOGGLE_BUTTON (button))
    return;
  call (GTK_ACCESSIBLE (button), name);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  chosen_cb (self);
}
