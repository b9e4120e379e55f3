/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-scene.h"

G_BEGIN_DECLS

AlongLook   along_screen_look       (void);
void        along_screen_watch_look (gpointer object, GCallback changed);
AlongFonts *along_screen_fonts      (GtkWidget *widget, gboolean usual) G_GNUC_WARN_UNUSED_RESULT;
double      along_screen_text_scale (GtkWidget *widget);
void        along_screen_rgba       (guint32 rgb, double alpha, GdkRGBA *out);

G_END_DECLS
