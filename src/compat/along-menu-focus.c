/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-menu-focus.h"

static void
closed_cb (GtkPopover *popover, GtkWidget *button)
{
  GtkRoot *root = gtk_widget_get_root (button);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (button);
}

/**
 * along_menu_button_give_back: @button, a #GtkMenuButton, has the focus again when its menu of today closes. When something is
 * chosen in a menu of that menu, GTK 4.8 leaves the focus inside what is closed, where no key leads out.
 */
void
along_menu_button_give_back (GtkWidget *button)
{
  GtkPopover *menu = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  if (menu != NULL)
    g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), button, 0);
}
