/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A real pointer, by xdotool: events go the whole way through the display server. */
gboolean display_has_pointer (void);
void     display_pointer     (GtkWidget *widget, double x, double y, const char *then);

G_END_DECLS
