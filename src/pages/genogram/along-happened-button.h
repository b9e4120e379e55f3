/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *along_happened_button_new (const char *words, GMenuModel *menu);

G_END_DECLS
