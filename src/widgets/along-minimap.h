/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-canvas.h"

G_BEGIN_DECLS

/**
 * AlongMinimap: all of a canvas's drawing, small, with the part that is in sight; a click or a drag brings another part into
 * sight. Not there while everything is in sight. It is a picture with a name for a screen reader, and no tab stop: whoever
 * goes from item to item by keys has the view follow.
 */
#define ALONG_TYPE_MINIMAP (along_minimap_get_type ())
G_DECLARE_FINAL_TYPE (AlongMinimap, along_minimap, ALONG, MINIMAP, GtkWidget)

GtkWidget *along_minimap_new      (AlongCanvas *canvas, const char *prefix);
void       along_minimap_set_room (AlongMinimap *self, gboolean room);
guint      along_minimap_get_made (AlongMinimap *self);

G_END_DECLS
