/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-canvas.h"

G_BEGIN_DECLS

/**
 * AlongZoomPill: out, the zoom in percent, in, fit; for one #AlongCanvas. Laid over its lower corner. The
 * percentage is a button back to 100 %. Role GROUP, "Zoom".
 */
#define ALONG_TYPE_ZOOM_PILL (along_zoom_pill_get_type ())
G_DECLARE_FINAL_TYPE (AlongZoomPill, along_zoom_pill, ALONG, ZOOM_PILL, GtkWidget)

GtkWidget *along_zoom_pill_new        (AlongCanvas *canvas);
void       along_zoom_pill_set_canvas (AlongZoomPill *self, AlongCanvas *canvas);

G_END_DECLS
