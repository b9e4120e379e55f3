/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void along_widget_say_why_not (GtkWidget *widget, const char *why_not);

G_END_DECLS
