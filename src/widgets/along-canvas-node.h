/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AlongCanvasNode: one named item on an #AlongCanvas: what a screen reader and the focus can reach. It
 * paints nothing but its focus ring and hover (CSS node `canvasnode`); role LIST_ITEM. Its actions
 * "item.activate", "item.menu" and "item.focus" can be called by assistive technology.
 */
#define ALONG_TYPE_CANVAS_NODE (along_canvas_node_get_type ())
G_DECLARE_FINAL_TYPE (AlongCanvasNode, along_canvas_node, ALONG, CANVAS_NODE, GtkWidget)

AlongCanvasNode *along_canvas_node_new   (const char *key);
const char      *along_canvas_node_key   (AlongCanvasNode *self);
const char      *along_canvas_node_name  (AlongCanvasNode *self);
void             along_canvas_node_set_words (AlongCanvasNode *self, const char *name, const char *description);
void             along_canvas_node_set_selected (AlongCanvasNode *self, gboolean selected);

G_END_DECLS
