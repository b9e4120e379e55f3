/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-scene.h"

G_BEGIN_DECLS

/**
 * AlongTiles: a scene painted into squares of 512 px at one zoom, each painted once and kept as a render
 * node until the scene, its look or the zoom change.
 */
typedef struct _AlongTiles AlongTiles;

AlongTiles *along_tiles_new      (void);
void        along_tiles_free     (AlongTiles *tiles);
void        along_tiles_set      (AlongTiles *tiles, AlongScene *scene, AlongLook look, double zoom, int device_scale);
double      along_tiles_get_zoom (AlongTiles *tiles);
guint       along_tiles_get_made (AlongTiles *tiles);
void        along_tiles_snapshot (AlongTiles *tiles, GtkSnapshot *snapshot, const AlongRect *seen);

G_END_DECLS
