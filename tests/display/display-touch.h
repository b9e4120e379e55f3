/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fingers on a touchscreen that no virtual display has: events as GDK makes them, given to the surface of a window. */
gboolean display_has_touch  (void);
void     display_touch      (GtkWidget *widget, GdkEventType type, int finger, double x, double y);
void     display_touch_drag (GtkWidget *widget, int finger, double x, double y, double to_x, double to_y);

G_END_DECLS
