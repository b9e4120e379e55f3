/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-menu-words.h"

/**
 * along_menu_button_set_words: what stands on @button, a #GtkMenuButton, and is read out of it: the same. Without a name of its
 * own GTK 4.18 puts one together from what it holds, its open menu too, which is called by the button: twice the same words.
 */
void
along_menu_button_set_words (GtkWidget *button, const char *words)
{
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
