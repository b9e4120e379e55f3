/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-canvas.h"

G_BEGIN_DECLS

/**
 * AlongFindBar: what is being looked for on a canvas, how many items are called so, and which of them it is at; to lie over
 * the canvas. It comes by itself when letters are typed there, or by along_find_bar_open() with the focus in its entry, and
 * goes with Escape.
 */
#define ALONG_TYPE_FIND_BAR (along_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AlongFindBar, along_find_bar, ALONG, FIND_BAR, GtkWidget)

GtkWidget *along_find_bar_new  (AlongCanvas *canvas, const char *name);
void       along_find_bar_open (AlongFindBar *self);

G_END_DECLS
