/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "along-scene.h"

G_BEGIN_DECLS

/**
 * AlongCanvas: shows an #AlongScene, pans, zooms, and lets a person reach its named items.
 *
 * Put it straight into a GtkScrolledWindow. The drawing is painted into tiles that are kept until scene,
 * look or zoom change; each named item is a child widget (#AlongCanvasNode) that carries role LIST_ITEM,
 * the item's name and description, focus ring and hover; of more than 600 only those near the view are
 * realised. The canvas itself has role LIST and the scene's title and description.
 *
 * Empty state: without a scene it shows the ground; pages put a status page over it.
 * Text direction: a drawing is not mirrored, so Left and Right mean what is seen there.
 *
 * Keys: one tab stop. Arrows, Ctrl+Left and Ctrl+Right, Home, End, Page Up and Page Down ask the neighbour
 * function; Enter activates; Menu and Shift+F10 ask for the menu; Ctrl++, Ctrl+- and Ctrl+0 zoom; letters
 * find an item by its name where that is switched on. Tab leaves. Pages add keys of their own by an event
 * controller in the capture phase.
 *
 * Several items are picked by Ctrl+click, Ctrl+Space, Ctrl+A or a band drawn with Shift held, and while some are by a finger's
 * tap, where along_canvas_set_pick() says which items can be.
 *
 * Pointer: drag pans, Ctrl+wheel and pinch zoom about the pointer, a click selects, a double click
 * activates, the second button or a long touch asks for the menu. What a drag of an item does the page says:
 * along-canvas-hands.h.
 *
 * CSS nodes: `canvas`, with one `canvasnode` an item.
 *
 * Signals (all keys are those of the scene's items):
 * - item-selected (key or %NULL): a click chose an item, or empty ground
 * - item-activated (key): Enter, double click
 * - item-focused (key): the keyboard focus came to an item
 * - item-menu (key, x, y): a menu is asked for at x, y of the canvas
 * - picked: other items are picked now
 * - found (words, nth, n): the nth of n items that are called so was gone to; %NULL words: nothing is looked for now
 * - scene-changed: another scene is shown
 * - fonts-changed: text size or family of the desktop changed; build the scene again
 */
#define ALONG_TYPE_CANVAS (along_canvas_get_type ())
G_DECLARE_FINAL_TYPE (AlongCanvas, along_canvas, ALONG, CANVAS, GtkWidget)

typedef enum
{
  ALONG_MOVE_LEFT,
  ALONG_MOVE_RIGHT,
  ALONG_MOVE_UP,
  ALONG_MOVE_DOWN,
  ALONG_MOVE_PARTNER_LEFT,
  ALONG_MOVE_PARTNER_RIGHT,
  ALONG_MOVE_HOME,
  ALONG_MOVE_END,
  ALONG_MOVE_PREVIOUS,
  ALONG_MOVE_NEXT,
} AlongMove;

/**
 * AlongNeighbour: which item the focus goes to from @key.
 *
 * Returns: (transfer full) (nullable): the key of a named item; %NULL: there is none that way
 */
typedef char *(*AlongNeighbour) (AlongCanvas *canvas, const char *key, AlongMove move, gpointer data);

#define ALONG_ZOOM_LEAST 0.1
#define ALONG_ZOOM_MOST 4.0

GtkWidget  *along_canvas_new             (void);
void        along_canvas_set_scene       (AlongCanvas *self, AlongScene *scene);
AlongScene *along_canvas_get_scene       (AlongCanvas *self);
void        along_canvas_set_neighbour   (AlongCanvas *self, AlongNeighbour func, gpointer data, GDestroyNotify destroy);
char       *along_canvas_neighbour       (AlongCanvas *self, const char *key, AlongMove move) G_GNUC_WARN_UNUSED_RESULT;
void        along_canvas_set_home        (AlongCanvas *self, const char *key);
void        along_canvas_set_find        (AlongCanvas *self, const char *prefix);
void        along_canvas_find            (AlongCanvas *self, const char *words);
void        along_canvas_find_next       (AlongCanvas *self, int step);
const char *along_canvas_get_find        (AlongCanvas *self);

void        along_canvas_set_glide       (AlongCanvas *self, const char *prefix);
gboolean    along_canvas_is_changing     (AlongCanvas *self);
void        along_canvas_set_pick        (AlongCanvas *self, const char *prefix);
void        along_canvas_pick            (AlongCanvas *self, const char *key, gboolean on);
void        along_canvas_pick_all        (AlongCanvas *self);
void        along_canvas_pick_none       (AlongCanvas *self);
guint       along_canvas_count_picked    (AlongCanvas *self);
char      **along_canvas_list_picked     (AlongCanvas *self) G_GNUC_WARN_UNUSED_RESULT;

void        along_canvas_set_flush       (AlongCanvas *self, gboolean flush);
void        along_canvas_set_unit        (AlongCanvas *self, double unit);
void        along_canvas_set_fit_least   (AlongCanvas *self, double zoom);
void        along_canvas_set_foot        (AlongCanvas *self, double foot);
void        along_canvas_set_head        (AlongCanvas *self, double head);
void        along_canvas_hold_zoom       (AlongCanvas *self, gboolean hold);

void        along_canvas_set_selected    (AlongCanvas *self, const char *key);
const char *along_canvas_get_selected    (AlongCanvas *self);
const char *along_canvas_get_focused     (AlongCanvas *self);
gboolean    along_canvas_focus_item      (AlongCanvas *self, const char *key);
void        along_canvas_show_item       (AlongCanvas *self, const char *key);
const char *along_canvas_item_at         (AlongCanvas *self, double x, double y);
gboolean    along_canvas_item_bounds     (AlongCanvas *self, const char *key, GdkRectangle *bounds);

double      along_canvas_get_zoom        (AlongCanvas *self);
void        along_canvas_set_zoom        (AlongCanvas *self, double zoom);
void        along_canvas_zoom_in         (AlongCanvas *self);
void        along_canvas_zoom_out        (AlongCanvas *self);
void        along_canvas_fit             (AlongCanvas *self);
void        along_canvas_fit_whole       (AlongCanvas *self);
void        along_canvas_fit_small       (AlongCanvas *self, double least);
void        along_canvas_fit_area        (AlongCanvas *self, const AlongRect *area);
void        along_canvas_to_scene        (AlongCanvas *self, double x, double y, double *scene_x, double *scene_y);

void        along_canvas_get_view        (AlongCanvas *self, AlongRect *seen);
void        along_canvas_show_place      (AlongCanvas *self, double scene_x, double scene_y);

void        along_canvas_get_work        (AlongCanvas *self, guint *tiles, guint *nodes, guint *allocations);

G_END_DECLS
