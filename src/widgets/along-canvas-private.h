/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-canvas.h"
#include "along-canvas-change.h"
#include "along-canvas-hands.h"
#include "along-canvas-node.h"
#include "along-canvas-tiles.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a pointer that is held down does. */
typedef enum
{
  DRAG_NONE,
  DRAG_WAITING, /* not far enough yet to be one */
  DRAG_PAN,
  DRAG_BAND, /* picks what it is drawn round */
  DRAG_LINK, /* a line from an item to another */
  DRAG_MOVE, /* an item to another place */
} CanvasDrag;

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
  double placed;   /* the zoom that the nodes stand for; while it moves they are stretched with the tiles */
  gboolean moving; /* zoom changes from frame to frame: tiles are stretched until it rests */
  guint rest_source;
  guint prepare_source;
  gboolean fit_wanted;
  gboolean fitted; /* nobody has zoomed or panned since */
  gboolean held;   /* nothing is fitted */
  int lost[2];     /* of its room while it is held, until the middle is there again */
  double held_zoom; /* that it was fitted at before; 0: it was not */
  gboolean loose;  /* what is under the pointer stays there while zooming, also beyond the edges */
  int fitted_size[2];
  guint fit_source;
  AlongRect fit_area; /* empty: the whole scene */
  double fit_least;   /* no fit makes the drawing smaller than this */
  double fit_small;   /* but this one may make it so small; 0: it may not */
  double foot, head;  /* covered at the bottom, and at the top, by what the page lays there, px on screen */

  char *glide_prefix; /* (nullable): of keys that glide to their place in a new scene */
  AlongCanvasChange *change; /* (nullable): on the way from one scene to the next */
  gboolean change_begun;
  gboolean fitting;   /* the view is moved by a fit, not by a person */
  gint64 change_from; /* frame time, µs; 0: not yet */
  double change_at;   /* 0 to 1 */
  guint change_tick;

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
  GString *typed;    /* what is looked for */
  gboolean flush; /* no margin, no zoom, no box: the page does that */

  char *pick_prefix;  /* (nullable): of keys that can be picked and dragged */
  GHashTable *picked; /* keys, owned */

  double pointer_x, pointer_y;
  double pan_from[2];
  double pinch_from, pinch_x, pinch_y; /* zoom, and the point of the scene between the fingers */

  const AlongCanvasHands *hands; /* (nullable) */
  gpointer hands_data;
  GtkGesture *drag_gesture, *click_gesture; /* owned by the widget */
  CanvasDrag drag;
  double drag_from[2], drag_at[2]; /* on the canvas, px */
  char *dragged, *drag_target;     /* keys (nullable) */
  gboolean drag_allowed;           /* it may be let go here */
  AlongRect drag_slot;             /* of the scene: where a moved item would stand; no height: none */
  gboolean taking_keys;            /* the focus comes by a click on empty ground */
  gboolean pressed_long;           /* a finger has rested on an item */
  guint edge_tick;                 /* moves the view while a drag is at its edge */
  guint n_nodes_made, n_allocations;
};

/* along-canvas.c */
void     along_canvas_select         (AlongCanvas *self, const char *key);
void     along_canvas_activate_item  (AlongCanvas *self, const char *key);
void     along_canvas_ask_menu       (AlongCanvas *self, const char *key);
void     along_canvas_focus_came    (AlongCanvas *self, const char *key);
void     along_canvas_origin         (AlongCanvas *self, double *x, double *y);
void     along_canvas_notify_zoom   (AlongCanvas *self);

void     along_canvas_tell_picked   (AlongCanvas *self);
void     along_canvas_tell_found    (AlongCanvas *self, const char *words, guint nth, guint n);
void     along_canvas_tell_focused  (AlongCanvas *self, const char *key);


/* along-canvas-glide.c: from one scene to the next */
void     along_canvas_begin_change  (AlongCanvas *self, AlongScene *next);
gboolean along_canvas_snapshot_change (AlongCanvas *self, GtkSnapshot *snapshot);
void     along_canvas_end_change    (AlongCanvas *self);
int      along_canvas_held_item     (AlongCanvas *self, AlongScene *next, AlongRect *before);

/* along-canvas-pick.c: several items */
gboolean along_canvas_can_pick      (AlongCanvas *self, const char *key);
void     along_canvas_toggle        (AlongCanvas *self, const char *key);
void     along_canvas_pick_area     (AlongCanvas *self, const AlongRect *area);
void     along_canvas_forget_picked (AlongCanvas *self);
void     along_canvas_mark_nodes    (AlongCanvas *self);
gboolean along_canvas_is_marked     (AlongCanvas *self, const char *key);

/* along-canvas-find.c */
void     along_canvas_leave_pointer (AlongCanvas *self);
gboolean along_canvas_find_letter   (AlongCanvas *self, gunichar letter);
gboolean along_canvas_find_back     (AlongCanvas *self);
void     along_canvas_find_end      (AlongCanvas *self);

/* along-canvas-hands.c: dragging */
void     along_canvas_add_drag      (AlongCanvas *self);
void     along_canvas_stop_drag     (AlongCanvas *self);
gboolean along_canvas_cancel_drag   (AlongCanvas *self);
gboolean along_canvas_is_touch      (GtkGesture *gesture);
const char *along_canvas_handle_at  (AlongCanvas *self, double x, double y);
gboolean along_canvas_handle_place  (AlongCanvas *self, double *x, double *y);

/* along-canvas-over.c: what is painted under and over the drawing */
void     along_canvas_snapshot_marked (AlongCanvas *self, GtkSnapshot *snapshot, double stretch);
void     along_canvas_snapshot_over (AlongCanvas *self, GtkSnapshot *snapshot);

/* along-canvas-paint.c: a frame */
void     along_canvas_snapshot_all   (AlongCanvas *self, GtkSnapshot *snapshot);

/* along-canvas-fit.c: the drawing, or a part of it, fills the view */
void     along_canvas_apply_fit      (AlongCanvas *self);
void     along_canvas_keep_fit       (AlongCanvas *self, int width, int height);

/* along-canvas-view.c: zoom, panning, what is in sight */
double   along_canvas_margin         (AlongCanvas *self);
void     along_canvas_view_size      (AlongCanvas *self, double size[2]);
void     along_canvas_set_view       (AlongCanvas *self, double zoom, const double values[2]);
void     along_canvas_configure      (AlongCanvas *self);
void     along_canvas_zoom_about     (AlongCanvas *self, double zoom, double x, double y, gboolean animate);
void     along_canvas_zoom_held      (AlongCanvas *self, double zoom, double scene_x, double scene_y, double x, double y);
void     along_canvas_exact_scene    (AlongCanvas *self, double x, double y, double *scene_x, double *scene_y);
void     along_canvas_hold_item     (AlongCanvas *self, const AlongRect *before, const AlongRect *after);
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
