/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-canvas.h"

G_BEGIN_DECLS

/** AlongHand: what a drag of an item can do. */
typedef enum
{
  ALONG_HAND_LINK, /* a line is drawn to another item: from the handle at its corner, or after a long touch */
  ALONG_HAND_MOVE, /* it is put elsewhere */
} AlongHand;

/**
 * AlongCanvasHands: what a page lets be done by dragging items that can be picked.
 *
 * @can: whether the item called @key can be dragged so now
 * @over: whether it may be let go at @x, @y of the scene, over the item called @target (nullable); of a move @slot is
 * filled with the place of the scene where it would stand then, to be shown
 * @drop: it was let go where it may
 * @click: the handle was pressed without dragging; @x, @y of the canvas
 */
typedef struct
{
  gboolean (*can)   (AlongCanvas *canvas, AlongHand hand, const char *key, gpointer data);
  gboolean (*over)  (AlongCanvas *canvas, AlongHand hand, const char *key, const char *target, double x, double y,
                     AlongRect *slot, gpointer data);
  void     (*drop)  (AlongCanvas *canvas, AlongHand hand, const char *key, const char *target, double x, double y,
                     gpointer data);
  void     (*click) (AlongCanvas *canvas, const char *key, double x, double y, gpointer data);
} AlongCanvasHands;

void along_canvas_set_hands (AlongCanvas *self, const AlongCanvasHands *hands, gpointer data);

G_END_DECLS
