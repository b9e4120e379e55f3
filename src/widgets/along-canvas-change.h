/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-canvas.h"

G_BEGIN_DECLS

/**
 * AlongChange: how one drawing on a canvas becomes another: who is in both glides to the new place, who is new fades in, who
 * has gone fades out, lines fade from the old to the new. Pictures of both are painted once, at the beginning; a frame only
 * puts them where they are by then.
 */
typedef struct _AlongCanvasChange AlongCanvasChange;

AlongCanvasChange *along_canvas_change_new      (AlongCanvas *self, const char *prefix) G_GNUC_WARN_UNUSED_RESULT;
void               along_canvas_change_free     (AlongCanvasChange *change);
gboolean           along_canvas_change_begin    (AlongCanvasChange *change);
void               along_canvas_change_snapshot (AlongCanvasChange *change, GtkSnapshot *snapshot, double t);
gboolean           along_canvas_change_place    (AlongCanvasChange *change, const char *key, double t, double *dx, double *dy);

G_END_DECLS
