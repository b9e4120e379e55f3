/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-scene.h"

G_BEGIN_DECLS

/**
 * AlongDrawing: shows an #AlongScene at its own size, and nothing more: beside a canvas, what does not move
 * with it. Named items can be clicked; whoever looks at it with the keyboard reaches the same elsewhere.
 *
 * Role IMG, with the scene's title and description; PRESENTATION where neither says anything new.
 *
 * Signals: item-clicked (key)
 */
#define ALONG_TYPE_DRAWING (along_drawing_get_type ())
G_DECLARE_FINAL_TYPE (AlongDrawing, along_drawing, ALONG, DRAWING, GtkWidget)

GtkWidget *along_drawing_new       (GtkAccessibleRole role);
void       along_drawing_set_scene (AlongDrawing *self, AlongScene *scene);
void       along_drawing_set_scale (AlongDrawing *self, double scale);

G_END_DECLS
