/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-canvas.h"
#include "along-canvas-node.h"
#include "along-canvas-tiles.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _AlongCanvas
{
  GtkWidget parent_instance;

  AlongScene *scene;
  AlongLook look;
  AlongTiles *tiles;
  GtkWidget *area;   /* holds the nodes; moved as one when the drawing is panned */
  GHashTable *nodes; /* key, owned by the node -> node */
  AlongRect near;    /* of many items only those that touch this part of the scene have a node */

  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];

  double zoom; /* px on screen for a px of the scene */
  double unit; /* the same at 100 % */
  gboolean moving; /* zoom changes from frame to frame: tiles are stretched until it rests */
  guint rest_source;
  gboolean fit_wanted;
  gboolean fitted; /* nobody has zoomed or panned since */
  int fitted_size[2];
  guint fit_source;
  AlongRect fit_area; /* empty: the whole scene */
  double fit_least;   /* no fit makes the drawing smaller than this */
  double foot;        /* covered at the bottom by what the page lays there, px on screen */

  AdwAnimation *animation;
  double from_zoom, to_zoom;
  double hold_x, hold_y; /* the point of the canvas that stays where it is while zooming */
  double hold_scene_x, hold_scene_y;
  double glide_from[2], glide_to[2];

  char *selected;
  char *focused; /* the item that a tab into the canvas comes to */
  char *home;
  char *hovered;

  AlongNeighbour neighbour;
  gpointer neighbour_data;
  GDestroyNotify neighbour_destroy;

  char *find_prefix; /* (nullable): of keys that letters can find */
  gboolean flush; /* no margin, no zoom, no box: the page does that */
  GString *typed;
  gint64 typed_at;

  double pointer_x, pointer_y;
  double pan_from[2], pinch_from;
  guint n_nodes_made, n_allocations;
};

/* along-canvas.c */
void     along_canvas_select         (AlongCanvas *self, const char *key);
void     along_canvas_activate_item  (AlongCanvas *self, const char *key);
void     along_canvas_ask_menu       (AlongCanvas *self, const char *key);
void     along_canvas_focus_came    (AlongCanvas *self, const char *key);
void     along_canvas_origin         (AlongCanvas *self, double *x, double *y);
void     along_canvas_notify_zoom   (AlongCanvas *self);

/* along-canvas-view.c: zoom, panning, what is in sight */
void     along_canvas_configure      (AlongCanvas *self);
void     along_canvas_apply_fit      (AlongCanvas *self);
void     along_canvas_keep_fit       (AlongCanvas *self, int width, int height);
void     along_canvas_zoom_about     (AlongCanvas *self, double zoom, double x, double y, gboolean animate);
void     along_canvas_pan_to         (AlongCanvas *self, double left, double top, gboolean animate);
void     along_canvas_bring          (AlongCanvas *self, const char *key, gboolean animate);
void     along_canvas_stop           (AlongCanvas *self);

/* along-canvas-nodes.c */
GtkWidget *along_canvas_area_new     (void);
void     along_canvas_sync_nodes     (AlongCanvas *self);
void     along_canvas_check_near     (AlongCanvas *self);
void     along_canvas_clear_nodes    (AlongCanvas *self);
AlongCanvasNode *along_canvas_ensure_node (AlongCanvas *self, const char *key);

/* along-canvas-input.c */
void     along_canvas_add_input      (AlongCanvas *self);

/* along-canvas-near.c: from item to item */
char    *along_canvas_near_item      (AlongScene *scene, const char *key, AlongMove move, const char *home);

G_END_DECLS
