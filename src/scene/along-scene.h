/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "along-fonts.h"
#include "along-theme.h"

G_BEGIN_DECLS

/**
 * AlongScene: a drawing as data, in px at 100 %: shapes and texts in painting order, each with the name
 * of a style (never a colour), and items, which say what a group of shapes stands for. One scene is
 * painted to the canvas, PDF, PNG and printer by cairo, and written to SVG.
 *
 * A scene is built once, from top to bottom, then never changed: it may be handed to another thread.
 */
#define ALONG_TYPE_SCENE (along_scene_get_type ())
G_DECLARE_FINAL_TYPE (AlongScene, along_scene, ALONG, SCENE, GObject)

typedef struct
{
  double x, y, width, height;
} AlongRect;

typedef enum
{
  ALONG_ANCHOR_START,
  ALONG_ANCHOR_MIDDLE,
  ALONG_ANCHOR_END,
} AlongAnchor;

/**
 * AlongSceneItem: what some shapes stand for.
 *
 * @key: stable across rebuilds: "person/<uuid>", "couple/<uuid>", "week/<day>"…
 * @name: (nullable): accessible name; an item without one is drawn, but nothing a person can act on
 * @description: (nullable): accessible description
 * @area: where it can be hit
 * @exact: only what is drawn of it can be hit, not all of its area: a line
 * @round: what marks it is a circle
 */
typedef struct
{
  const char *key;
  const char *name;
  const char *description;
  AlongRect area;
  gboolean exact;
  gboolean round;
} AlongSceneItem;

typedef enum
{
  ALONG_PATH_MOVE,  /* 2 numbers: x y */
  ALONG_PATH_LINE,  /* 2 */
  ALONG_PATH_CURVE, /* 6: cubic */
  ALONG_PATH_CLOSE, /* 0 */
} AlongPathOp;

typedef enum
{
  ALONG_SHAPE_STROKE,
  ALONG_SHAPE_FILL,
  ALONG_SHAPE_FILL_STROKE,
  ALONG_SHAPE_TEXT,
} AlongShapeKind;

/**
 * AlongShape: one painted thing, for tests and measures of the finished drawing.
 *
 * @item: index of its item, or -1
 * @bounds: of the path or of the inked text, without line width
 */
typedef struct
{
  AlongShapeKind kind;
  const char *style;
  int item;
  AlongRect bounds;
  const guint8 *ops;
  guint n_ops;
  const double *numbers;
  guint n_numbers;
  const char *text;
} AlongShape;

AlongRect along_rect_join (AlongRect a, AlongRect b);

AlongScene *along_scene_new        (AlongFonts *fonts);
void        along_scene_set_size   (AlongScene *self, double width, double height);
void        along_scene_get_size   (AlongScene *self, double *width, double *height);
void        along_scene_set_words  (AlongScene *self, const char *title, const char *description);
const char *along_scene_get_title  (AlongScene *self);
const char *along_scene_get_description (AlongScene *self);
AlongFonts *along_scene_get_fonts  (AlongScene *self);

/* Items do not nest. */
int  along_scene_begin_item (AlongScene *self, const char *key, const char *name, const char *description,
                             const AlongRect *area);
void     along_scene_set_exact (AlongScene *self);
void     along_scene_set_round (AlongScene *self);
void along_scene_end_item   (AlongScene *self);

/* The path under construction, consumed by the next fill or stroke. */
void along_scene_move_to    (AlongScene *self, double x, double y);
void along_scene_line_to    (AlongScene *self, double x, double y);
void along_scene_curve_to   (AlongScene *self, double x1, double y1, double x2, double y2, double x3, double y3);
void along_scene_close_path (AlongScene *self);
void along_scene_rectangle  (AlongScene *self, double x, double y, double width, double height);
void along_scene_rounded    (AlongScene *self, double x, double y, double width, double height, double radius);
void along_scene_circle     (AlongScene *self, double cx, double cy, double radius);
void along_scene_stroke     (AlongScene *self, const char *style);
void along_scene_fill       (AlongScene *self, const char *style);
void along_scene_fill_stroke (AlongScene *self, const char *style);

/* @y is the base line of the first line. @max_width 0: no limit; beyond it text wraps to at most
 * @max_lines lines, the last one with an ellipsis. Returns the height of the text. */
double along_scene_text     (AlongScene *self, const char *style, AlongAnchor anchor, double x, double y,
                             double max_width, int max_lines, const char *text);

guint                 along_scene_get_n_items  (AlongScene *self);
const AlongSceneItem *along_scene_peek_item    (AlongScene *self, guint index);
int                   along_scene_find_item    (AlongScene *self, const char *key);
guint                 along_scene_get_n_shapes (AlongScene *self);
void                  along_scene_peek_shape   (AlongScene *self, guint index, AlongShape *shape);

/* Output. @clip: (nullable): only shapes that touch it, in scene units. */
void     along_scene_paint     (AlongScene *self, cairo_t *cr, AlongLook look, const AlongRect *clip);
void     along_scene_paint_some (AlongScene *self, cairo_t *cr, AlongLook look, const AlongRect *clip, const char *prefix,
                                 gboolean with);
void     along_scene_paint_item (AlongScene *self, cairo_t *cr, AlongLook look, guint item);
gboolean along_scene_item_bounds (AlongScene *self, guint item, AlongRect *bounds);
gboolean along_scene_covers    (AlongScene *self, guint item, double x, double y, double slack);
char    *along_scene_to_svg    (AlongScene *self, AlongLook look) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *along_scene_to_pdf    (AlongScene *self, AlongLook look, gint64 made, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *along_scene_to_png    (AlongScene *self, AlongLook look, double scale, GCancellable *cancellable, int *done,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
double   along_scene_png_scale (AlongScene *self, double scale);
gboolean along_scene_write_svg (AlongScene *self, AlongLook look, GFile *file, GError **error);
gboolean along_scene_write_pdf (AlongScene *self, AlongLook look, GFile *file, GError **error);
gboolean along_scene_write_png (AlongScene *self, AlongLook look, double scale, GFile *file, GError **error);

G_END_DECLS
