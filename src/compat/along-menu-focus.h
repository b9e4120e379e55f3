/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void along_menu_button_give_back (GtkWidget *button);

G_END_DECLS
