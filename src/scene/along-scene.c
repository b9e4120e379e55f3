/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-scene-private.h"

#include <math.h>
#include <string.h>

#include "along-fonts-private.h"

/* Control point of a quarter circle by a cubic curve. */
#define KAPPA 0.5522847498307936

struct _AlongScene
{
  GObject parent_instance;

  AlongFonts *fonts;
  double width, height;
  char *title;
  char *description;

  GArray *items;   /* AlongSceneItem, strings owned */
  GHashTable *keys; /* key, owned by its item -> index + 1 */
  GArray *records; /* AlongRecord */
  GByteArray *ops;
  GArray *numbers;

  int open_item;
  gboolean open_area; /* the item's area is the union of its shapes */
  guint path_op, path_number;
};

G_DEFINE_FINAL_TYPE (AlongScene, along_scene, G_TYPE_OBJECT)

static void
clear_item (gpointer data)
{
  AlongSceneItem *item = data;

  g_free ((char *) item->key);
  g_free ((char *) item->name);
  g_free ((char *) item->description);
}

static void
clear_record (gpointer data)
{
  AlongRecord *record = data;

  g_free (record->text);
  g_clear_object (&record->layout);
}

static void
along_scene_finalize (GObject *object)
{
  AlongScene *self = ALONG_SCENE (object);

  g_hash_table_unref (self->keys);
  g_array_unref (self->items);
  g_array_unref (self->records);
  g_array_unref (self->numbers);
  g_byte_array_unref (self->ops);
  g_free (self->title);
  g_free (self->description);
  along_fonts_unref (self->fonts);
  G_OBJECT_CLASS (along_scene_parent_class)->finalize (object);
}

static void
along_scene_class_init (AlongSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_scene_finalize;
}

static void
along_scene_init (AlongScene *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (AlongSceneItem));
  g_array_set_clear_func (self->items, clear_item);
  self->records = g_array_new (FALSE, FALSE, sizeof (AlongRecord));
  g_array_set_clear_func (self->records, clear_record);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  self->ops = g_byte_array_new ();
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->open_item = -1;
}

/** along_rect_join: the least that holds both; one of no size counts for nothing. */
AlongRect
along_rect_join (AlongRect a, AlongRect b)
{
  double x = MIN (a.x, b.x), y = MIN (a.y, b.y);

  if (a.width <= 0 && a.height <= 0)
    return b;
  if (b.width <= 0 && b.height <= 0)
    return a;
  return (AlongRect){ x, y, MAX (a.x + a.width, b.x + b.width) - x, MAX (a.y + a.height, b.y + b.height) - y };
}

/** along_scene_new: an empty scene whose texts are set in @fonts. */
AlongScene *
along_scene_new (AlongFonts *fonts)
{
  AlongScene *self = g_object_new (ALONG_TYPE_SCENE, NULL);

  g_return_val_if_fail (fonts != NULL, self);
  self->fonts = along_fonts_ref (fonts);
  return self;
}

/** along_scene_set_size: extent in px at 100 %, from 0, 0; shapes outside are not painted on paper. */
void
along_scene_set_size (AlongScene *self, double width, double height)
{
  g_return_if_fail (ALONG_IS_SCENE (self));
  self->width = MAX (width, 0);
  self->height = MAX (height, 0);
}

/** along_scene_get_size: what along_scene_set_size() set, 0 before. */
void
along_scene_get_size (AlongScene *self, double *width, double *height)
{
  g_return_if_fail (ALONG_IS_SCENE (self));
  if (width != NULL)
    *width = self->width;
  if (height != NULL)
    *height = self->height;
}

/** along_scene_set_words: what the whole drawing is called, and what it says in a sentence or two. */
void
along_scene_set_words (AlongScene *self, const char *title, const char *description)
{
  g_return_if_fail (ALONG_IS_SCENE (self));
  g_free (self->title);
  g_free (self->description);
  self->title = g_strdup (title);
  self->description = g_strdup (description);
}

/** along_scene_get_title: (nullable): name of the whole drawing. */
const char *
along_scene_get_title (AlongScene *self)
{
  return self->title;
}

/** along_scene_get_description: (nullable): the drawing in words. */
const char *
along_scene_get_description (AlongScene *self)
{
  return self->description;
}

/** along_scene_get_fonts: the fonts its texts are set in, owned by the scene. */
AlongFonts *
along_scene_get_fonts (AlongScene *self)
{
  return self->fonts;
}

/**
 * along_scene_begin_item: shapes from here to along_scene_end_item() stand for one thing.
 *
 * @key: unique in the scene
 * @name: (nullable): accessible name
 * @description: (nullable): accessible description
 * @area: (nullable): where it can be hit; %NULL for the extent of its shapes
 *
 * Returns: its index
 */
int
along_scene_begin_item (AlongScene *self, const char *key, const char *name, const char *description,
                        const AlongRect *area)
{
  AlongSceneItem item = { g_strdup (key), g_strdup (name), g_strdup (description), { 0, 0, 0, 0 }, FALSE, FALSE };

  g_return_val_if_fail (key != NULL, -1);
  if (self->open_item >= 0)
    g_critical ("Item %s begins inside another", key);
  if (g_hash_table_contains (self->keys, key))
    g_critical ("Two items have the key %s", key);
  if (area != NULL)
    item.area = *area;
  self->open_item = (int) self->items->len;
  self->open_area = area == NULL;
  g_array_append_val (self->items, item);
  g_hash_table_insert (self->keys, (gpointer) item.key, GINT_TO_POINTER (self->open_item + 1));
  return self->open_item;
}

/** along_scene_set_round: the open item is marked, where it is chosen or has the focus, by a circle. */
void
along_scene_set_round (AlongScene *self)
{
  g_return_if_fail (self->open_item >= 0);
  g_array_index (self->items, AlongSceneItem, self->open_item).round = TRUE;
}

/** along_scene_set_exact: the open item is hit only where something of it is drawn. */
void
along_scene_set_exact (AlongScene *self)
{
  g_return_if_fail (self->open_item >= 0);
  g_array_index (self->items, AlongSceneItem, self->open_item).exact = TRUE;
}

/** along_scene_end_item: later shapes belong to no item. */
void
along_scene_end_item (AlongScene *self)
{
  g_return_if_fail (self->open_item >= 0);
  self->open_item = -1;
}

static void
grow (AlongRect *rect, const AlongRect *by)
{
  double right = MAX (rect->x + rect->width, by->x + by->width);
  double bottom = MAX (rect->y + rect->height, by->y + by->height);

  rect->x = MIN (rect->x, by->x);
  rect->y = MIN (rect->y, by->y);
  rect->width = right - rect->x;
  rect->height = bottom - rect->y;
}

static void
add_record (AlongScene *self, AlongRecord *record)
{
  record->item = self->open_item;
  if (self->open_item >= 0 && self->open_area)
    {
      AlongSceneItem *item = &g_array_index (self->items, AlongSceneItem, self->open_item);
      if (self->records->len > 0
          && g_array_index (self->records, AlongRecord, self->records->len - 1).item == self->open_item)
        grow (&item->area, &record->bounds);
      else
        item->area = record->bounds;
    }
  g_array_append_val (self->records, *record);
}

static void
add_op (AlongScene *self, AlongPathOp op, guint n, const double *numbers)
{
  guint8 byte = op;

  g_byte_array_append (self->ops, &byte, 1);
  g_array_append_vals (self->numbers, numbers, n);
}

/** along_scene_move_to: begins a part of the path at @x, @y. */
void
along_scene_move_to (AlongScene *self, double x, double y)
{
  add_op (self, ALONG_PATH_MOVE, 2, (double[]){ x, y });
}

/** along_scene_line_to: a straight line to @x, @y. */
void
along_scene_line_to (AlongScene *self, double x, double y)
{
  add_op (self, ALONG_PATH_LINE, 2, (double[]){ x, y });
}

/** along_scene_curve_to: a cubic curve to @x3, @y3. */
void
along_scene_curve_to (AlongScene *self, double x1, double y1, double x2, double y2, double x3, double y3)
{
  add_op (self, ALONG_PATH_CURVE, 6, (double[]){ x1, y1, x2, y2, x3, y3 });
}

/** along_scene_close_path: back to where this part of the path began. */
void
along_scene_close_path (AlongScene *self)
{
  add_op (self, ALONG_PATH_CLOSE, 0, NULL);
}

/** along_scene_rectangle: a closed rectangle, added to the path. */
void
along_scene_rectangle (AlongScene *self, double x, double y, double width, double height)
{
  along_scene_move_to (self, x, y);
  along_scene_line_to (self, x + width, y);
  along_scene_line_to (self, x + width, y + height);
  along_scene_line_to (self, x, y + height);
  along_scene_close_path (self);
}

/** along_scene_rounded: a closed rectangle with round corners, added to the path. */
void
along_scene_rounded (AlongScene *self, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2), k = r * (1 - KAPPA);
  double right = x + width, bottom = y + height;

  if (r <= 0)
    {
      along_scene_rectangle (self, x, y, width, height);
      return;
    }
  along_scene_move_to (self, x + r, y);
  along_scene_line_to (self, right - r, y);
  along_scene_curve_to (self, right - k, y, right, y + k, right, y + r);
  along_scene_line_to (self, right, bottom - r);
  along_scene_curve_to (self, right, bottom - k, right - k, bottom, right - r, bottom);
  along_scene_line_to (self, x + r, bottom);
  along_scene_curve_to (self, x + k, bottom, x, bottom - k, x, bottom - r);
  along_scene_line_to (self, x, y + r);
  along_scene_curve_to (self, x, y + k, x + k, y, x + r, y);
  along_scene_close_path (self);
}

/** along_scene_circle: a closed circle, added to the path. */
void
along_scene_circle (AlongScene *self, double cx, double cy, double radius)
{
  double r = radius, k = radius * KAPPA;

  along_scene_move_to (self, cx + r, cy);
  along_scene_curve_to (self, cx + r, cy + k, cx + k, cy + r, cx, cy + r);
  along_scene_curve_to (self, cx - k, cy + r, cx - r, cy + k, cx - r, cy);
  along_scene_curve_to (self, cx - r, cy - k, cx - k, cy - r, cx, cy - r);
  along_scene_curve_to (self, cx + k, cy - r, cx + r, cy - k, cx + r, cy);
  along_scene_close_path (self);
}

/* Where a cubic curve turns back on one axis lie its extremes: the roots of its derivative. */
static void
curve_range (double p0, double p1, double p2, double p3, double *lo, double *hi)
{
  double a = -p0 + 3 * p1 - 3 * p2 + p3, b = 2 * (p0 - 2 * p1 + p2), c = p1 - p0;
  double roots[2];
  int n = 0;

  *lo = MIN (p0, p3);
  *hi = MAX (p0, p3);
  if (fabs (a) < 1e-9)
    {
      if (fabs (b) > 1e-9)
        roots[n++] = -c / b;
    }
  else if (b * b - 4 * a * c >= 0)
    {
      double root = sqrt (b * b - 4 * a * c);
      roots[n++] = (-b + root) / (2 * a);
      roots[n++] = (-b - root) / (2 * a);
    }
  for (int i = 0; i < n; i++)
    if (roots[i] > 0 && roots[i] < 1)
      {
        double t = roots[i], u = 1 - t;
        double v = u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
        *lo = MIN (*lo, v);
        *hi = MAX (*hi, v);
      }
}

static AlongRect
path_bounds (const guint8 *ops, guint n_ops, const double *numbers)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;
  double x = 0, y = 0;

  for (guint i = 0; i < n_ops; i++)
    {
      double lox, hix, loy, hiy;

      switch (ops[i])
        {
        case ALONG_PATH_CLOSE:
          continue;
        case ALONG_PATH_CURVE:
          curve_range (x, numbers[0], numbers[2], numbers[4], &lox, &hix);
          curve_range (y, numbers[1], numbers[3], numbers[5], &loy, &hiy);
          x = numbers[4];
          y = numbers[5];
          numbers += 6;
          break;
        default:
          x = lox = hix = numbers[0];
          y = loy = hiy = numbers[1];
          numbers += 2;
          break;
        }
      x0 = MIN (x0, lox);
      x1 = MAX (x1, hix);
      y0 = MIN (y0, loy);
      y1 = MAX (y1, hiy);
    }
  return x1 < x0 ? (AlongRect){ 0 } : (AlongRect){ x0, y0, x1 - x0, y1 - y0 };
}

static void
take_path (AlongScene *self, AlongShapeKind kind, const char *style)
{
  AlongRecord record = { .kind = kind, .style = g_intern_string (style) };

  record.first_op = self->path_op;
  record.n_ops = self->ops->len - self->path_op;
  record.first_number = self->path_number;
  record.n_numbers = self->numbers->len - self->path_number;
  if (record.n_ops == 0)
    return;
  record.bounds = path_bounds (self->ops->data + record.first_op, record.n_ops,
                               &g_array_index (self->numbers, double, record.first_number));
  self->path_op = self->ops->len;
  self->path_number = self->numbers->len;
  add_record (self, &record);
}

/** along_scene_stroke: records the path as a line in @style. */
void
along_scene_stroke (AlongScene *self, const char *style)
{
  take_path (self, ALONG_SHAPE_STROKE, style);
}

/** along_scene_fill: records the path as an area in @style. */
void
along_scene_fill (AlongScene *self, const char *style)
{
  take_path (self, ALONG_SHAPE_FILL, style);
}

/** along_scene_fill_stroke: records the path as an area with its edge in @style. */
void
along_scene_fill_stroke (AlongScene *self, const char *style)
{
  take_path (self, ALONG_SHAPE_FILL_STROKE, style);
}

/** along_scene_text: records @text; see the header. */
double
along_scene_text (AlongScene *self, const char *style, AlongAnchor anchor, double x, double y,
                  double max_width, int max_lines, const char *text)
{
  AlongRecord record = { .kind = ALONG_SHAPE_TEXT, .style = g_intern_string (style), .anchor = anchor, .x = x,
                         .y = y };
  PangoRectangle ink, logical;
  double width, top;

  if (text == NULL || *text == '\0')
    return 0;
  /* A box with a limit shrinks to its longest line, so that an anchor means the words and not the limit. */
  record.layout = along_fonts_layout (self->fonts, style, text, max_width, max_lines,
                                      anchor == ALONG_ANCHOR_MIDDLE ? PANGO_ALIGN_CENTER
                                      : anchor == ALONG_ANCHOR_END  ? PANGO_ALIGN_RIGHT
                                                                    : PANGO_ALIGN_LEFT);
  pango_layout_get_extents (record.layout, &ink, &logical);
  width = (double) logical.width / PANGO_SCALE;
  top = y - (double) pango_layout_get_baseline (record.layout) / PANGO_SCALE;
  record.left = anchor == ALONG_ANCHOR_MIDDLE ? x - width / 2 : anchor == ALONG_ANCHOR_END ? x - width : x;
  record.left -= (double) logical.x / PANGO_SCALE;
  record.bounds = (AlongRect){ record.left + (double) ink.x / PANGO_SCALE, top + (double) ink.y / PANGO_SCALE,
                               (double) ink.width / PANGO_SCALE, (double) ink.height / PANGO_SCALE };
  record.text = g_strdup (pango_layout_get_text (record.layout));
  add_record (self, &record);
  return (double) logical.height / PANGO_SCALE;
}

/** along_scene_get_n_items: how many items, named or not. */
guint
along_scene_get_n_items (AlongScene *self)
{
  return self->items->len;
}

/** along_scene_peek_item: owned by the scene. */
const AlongSceneItem *
along_scene_peek_item (AlongScene *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);
  return &g_array_index (self->items, AlongSceneItem, index);
}

/** along_scene_find_item: index of the item with @key, or -1. */
int
along_scene_find_item (AlongScene *self, const char *key)
{
  return key == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (self->keys, key)) - 1;
}

/** along_scene_get_n_shapes: how many shapes, in painting order. */
guint
along_scene_get_n_shapes (AlongScene *self)
{
  return self->records->len;
}

/** along_scene_peek_shape: @shape's pointers are owned by the scene. */
void
along_scene_peek_shape (AlongScene *self, guint index, AlongShape *shape)
{
  const AlongRecord *record = along_scene_peek_record (self, index);

  g_return_if_fail (record != NULL);
  *shape = (AlongShape){ record->kind, record->style, record->item, record->bounds,
                         along_scene_peek_ops (self, record), record->n_ops,
                         along_scene_peek_numbers (self, record), record->n_numbers, record->text };
}

guint
along_scene_n_records (AlongScene *self)
{
  return self->records->len;
}

const AlongRecord *
along_scene_peek_record (AlongScene *self, guint index)
{
  g_return_val_if_fail (index < self->records->len, NULL);
  return &g_array_index (self->records, AlongRecord, index);
}

const guint8 *
along_scene_peek_ops (AlongScene *self, const AlongRecord *record)
{
  return self->ops->data + record->first_op;
}

const double *
along_scene_peek_numbers (AlongScene *self, const AlongRecord *record)
{
  return (const double *) (gpointer) self->numbers->data + record->first_number;
}
