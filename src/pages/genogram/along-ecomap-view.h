/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "along-ecomap.h"

G_BEGIN_DECLS

/**
 * AlongEcomapView: an ecomap to look at and to go round in, with how many come above it, and the legend below.
 *
 * Keys: Left and Right go round, Up and Down outward and inward, Home to the household, Page Down and Page Up through all in
 * reading order; Enter and Menu as on any canvas, which it passes on.
 *
 * Signals: item-activated (key); item-menu (key, x, y): at x, y of the view
 */
#define ALONG_TYPE_ECOMAP_VIEW (along_ecomap_view_get_type ())
G_DECLARE_FINAL_TYPE (AlongEcomapView, along_ecomap_view, ALONG, ECOMAP_VIEW, AdwBin)

GtkWidget   *along_ecomap_view_new        (void);
void         along_ecomap_view_show       (AlongEcomapView *self, AlongEcomap *map, const char *crowding, int width, int height,
                                            gboolean narrow);
void         along_ecomap_view_forget     (AlongEcomapView *self);
gboolean     along_ecomap_view_focus      (AlongEcomapView *self, const char *key);
const char  *along_ecomap_view_get_focused (AlongEcomapView *self);
AlongEcomap *along_ecomap_view_get_map    (AlongEcomapView *self);
void         along_ecomap_view_fit        (AlongEcomapView *self);
GtkWidget   *along_ecomap_view_get_foot   (AlongEcomapView *self);

G_END_DECLS
