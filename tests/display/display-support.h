/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef gboolean (*DisplayUntil) (gpointer data);

gboolean   display_init       (int *argc, char ***argv);
GtkWidget *display_window     (GtkWidget *child, int width, int height);
void       display_wait       (DisplayUntil until, gpointer data);
void       display_turn       (void);
gboolean   display_key        (GtkWidget *widget, guint key, GdkModifierType state);
void       display_picture    (GtkWidget *window, const char *name);

G_END_DECLS
