/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void along_menu_button_set_words (GtkWidget *button, const char *words);

G_END_DECLS
