/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-scene.h"

G_BEGIN_DECLS

/**
 * AlongTiles: a scene painted on its ground into squares of 512 px at one zoom, each painted once and kept as a render
 * node until the scene, its look or the zoom change. They are opaque, so that showing one is a copy; what is to lie under
 * the drawing, as the box of a chosen item, is put over them with a part of the drawing again on top.
 */
typedef struct _AlongTiles AlongTiles;

AlongTiles *along_tiles_new      (void);
void        along_tiles_free     (AlongTiles *tiles);
void        along_tiles_set      (AlongTiles *tiles, AlongScene *scene, AlongLook look, double zoom, int device_scale);
double      along_tiles_get_zoom (AlongTiles *tiles);
guint       along_tiles_get_made (AlongTiles *tiles);
void        along_tiles_snapshot_part (AlongTiles *tiles, GtkSnapshot *snapshot, const char *key, const AlongRect *part);
gboolean    along_tiles_prepare  (AlongTiles *tiles, const AlongRect *seen);
gboolean    along_tiles_snapshot (AlongTiles *tiles, GtkSnapshot *snapshot, const AlongRect *seen, int most);

G_END_DECLS
