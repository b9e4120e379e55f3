/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-scene-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "along-texture.h"

static void
set_colour (cairo_t *cr, guint32 rgb, double alpha)
{
  cairo_set_source_rgba (cr, ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0,
                         alpha);
}

/* Only lines along the pixels can be made crisp; a slanting or round one would bend. */
static gboolean
is_square (const guint8 *ops, guint n_ops, const double *numbers)
{
  double x = 0, y = 0;

  for (guint i = 0; i < n_ops; i++)
    {
      if (ops[i] == ALONG_PATH_CURVE)
        return FALSE;
      if (ops[i] == ALONG_PATH_CLOSE)
        continue;
      if (ops[i] == ALONG_PATH_LINE && numbers[0] != x && numbers[1] != y)
        return FALSE;
      x = numbers[0];
      y = numbers[1];
      numbers += 2;
    }
  return TRUE;
}

static void
snap (cairo_t *cr, double half, double *x, double *y)
{
  cairo_user_to_device (cr, x, y);
  *x = floor (*x - half + 0.5) + half;
  *y = floor (*y - half + 0.5) + half;
  cairo_device_to_user (cr, x, y);
}

/* @width: of the line in device px, to put odd ones between pixels; 0 for areas; below 0: no snapping */
static void
trace (cairo_t *cr, const guint8 *ops, guint n_ops, const double *n, double width)
{
  gboolean crisp = width >= 0 && is_square (ops, n_ops, n);
  double half = crisp && ((int) MAX (1, round (width)) % 2) == 1 && width > 0 ? 0.5 : 0;

  for (guint i = 0; i < n_ops; i++)
    {
      double x, y;

      if (ops[i] == ALONG_PATH_CLOSE)
        {
          cairo_close_path (cr);
          continue;
        }
      if (ops[i] == ALONG_PATH_CURVE)
        {
          cairo_curve_to (cr, n[0], n[1], n[2], n[3], n[4], n[5]);
          n += 6;
          continue;
        }
      x = n[0];
      y = n[1];
      if (crisp)
        snap (cr, half, &x, &y);
      if (ops[i] == ALONG_PATH_MOVE)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
      n += 2;
    }
}

static gboolean
has_pixels (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

static void
paint_path (AlongScene *self, cairo_t *cr, const AlongRecord *record, const AlongStyle *style, double scale)
{
  const guint8 *ops = along_scene_peek_ops (self, record);
  const double *numbers = along_scene_peek_numbers (self, record);
  gboolean pixels = scale > 0;
  gboolean lined = record->kind != ALONG_SHAPE_FILL && style->line_alpha > 0 && style->line_width > 0;
  double line_px = lined ? style->line_width * scale : 0;

  if (record->kind != ALONG_SHAPE_STROKE)
    {
      trace (cr, ops, record->n_ops, numbers, pixels ? line_px : -1);
      if (style->fill_alpha > 0)
        {
          set_colour (cr, style->fill, style->fill_alpha);
          cairo_fill_preserve (cr);
        }
      if (style->texture != ALONG_TEXTURE_PLAIN)
        {
          cairo_save (cr);
          cairo_clip (cr);
          set_colour (cr, style->texture_colour, style->texture_alpha);
          along_texture_paint (cr, style->texture, &record->bounds);
          cairo_restore (cr);
        }
      cairo_new_path (cr);
    }
  if (lined)
    {
      trace (cr, ops, record->n_ops, numbers, pixels ? line_px : -1);
      set_colour (cr, style->line, style->line_alpha);
      cairo_set_line_width (cr, style->line_width);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (cr, style->dash, style->n_dash, 0);
      cairo_stroke (cr);
    }
}

static void
paint_text (cairo_t *cr, const AlongRecord *record, const AlongStyle *style)
{
  set_colour (cr, style->text, 1);
  cairo_move_to (cr, record->left, record->y - (double) pango_layout_get_baseline (record->layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, record->layout);
}

static gboolean
touches (const AlongRect *a, double margin, const AlongRect *b)
{
  return a->x - margin <= b->x + b->width && a->x + a->width + margin >= b->x
         && a->y - margin <= b->y + b->height && a->y + a->height + margin >= b->y;
}

/* Which shapes are painted. @clip: (nullable): those that touch it; @item: of this one, or -1: of all; @prefix: (nullable):
 * of items whose key begins so, or where @with is %FALSE all others */
typedef struct
{
  const AlongRect *clip;
  int item;
  const char *prefix;
  gboolean with;
} Wanted;

static gboolean
is_wanted (AlongScene *self, const AlongRecord *record, const AlongStyle *style, const Wanted *wanted)
{
  /* A mitred corner reaches further than half the line. */
  if (wanted->clip != NULL && !touches (&record->bounds, 2 * style->line_width + 2, wanted->clip))
    return FALSE;
  if (wanted->item >= 0)
    return record->item == wanted->item;
  return wanted->prefix == NULL
         || wanted->with
              == (record->item >= 0
                  && g_str_has_prefix (along_scene_peek_item (self, (guint) record->item)->key, wanted->prefix));
}

static void
paint (AlongScene *self, cairo_t *cr, AlongLook look, const Wanted *wanted)
{
  const char *last = NULL;
  AlongStyle style = { 0 };
  double dx = 1, dy = 0;

  g_return_if_fail (ALONG_IS_SCENE (self) && cr != NULL);
  cairo_user_to_device_distance (cr, &dx, &dy);
  for (guint i = 0; i < along_scene_n_records (self); i++)
    {
      const AlongRecord *record = along_scene_peek_record (self, i);

      if (record->style != last)
        {
          along_theme_get_style (look, record->style, &style);
          last = record->style;
        }
      if (!is_wanted (self, record, &style, wanted))
        continue;
      if (record->kind == ALONG_SHAPE_TEXT)
        paint_text (cr, record, &style);
      else
        paint_path (self, cr, record, &style, has_pixels (cr) && dy == 0 ? dx : 0);
    }
}

/**
 * along_scene_paint: paints the shapes on @cr, in scene units, without the ground.
 *
 * @clip: (nullable): only shapes that touch it
 */
void
along_scene_paint (AlongScene *self, cairo_t *cr, AlongLook look, const AlongRect *clip)
{
  paint (self, cr, look, &(Wanted){ clip, -1, NULL, FALSE });
}

/** along_scene_paint_some: the same of those items only whose key begins with @prefix, or where @with is %FALSE of all but
 * those, and of what belongs to no item. */
void
along_scene_paint_some (AlongScene *self, cairo_t *cr, AlongLook look, const AlongRect *clip, const char *prefix, gboolean with)
{
  paint (self, cr, look, &(Wanted){ clip, -1, prefix, with });
}

/** along_scene_paint_item: the same of one item. */
void
along_scene_paint_item (AlongScene *self, cairo_t *cr, AlongLook look, guint item)
{
  paint (self, cr, look, &(Wanted){ NULL, (int) item, NULL, FALSE });
}

/** along_scene_item_bounds: joins what is drawn of @item to @bounds. FALSE: nothing is. */
gboolean
along_scene_item_bounds (AlongScene *self, guint item, AlongRect *bounds)
{
  gboolean any = FALSE;

  for (guint i = 0; i < along_scene_n_records (self); i++)
    {
      const AlongRecord *record = along_scene_peek_record (self, i);

      if (record->item != (int) item)
        continue;
      *bounds = along_rect_join (*bounds, record->bounds);
      any = TRUE;
    }
  return any;
}

static gboolean
covers (AlongScene *self, cairo_t *cr, const AlongRecord *record, double x, double y, double slack)
{
  if (x < record->bounds.x - slack || x > record->bounds.x + record->bounds.width + slack || y < record->bounds.y - slack
      || y > record->bounds.y + record->bounds.height + slack)
    return FALSE;
  if (record->kind == ALONG_SHAPE_TEXT)
    return TRUE;
  cairo_new_path (cr);
  trace (cr, along_scene_peek_ops (self, record), record->n_ops, along_scene_peek_numbers (self, record), -1);
  return (record->kind != ALONG_SHAPE_STROKE && cairo_in_fill (cr, x, y)) || cairo_in_stroke (cr, x, y);
}

/** along_scene_covers: whether a shape of @item is drawn within @slack of a place. */
gboolean
along_scene_covers (AlongScene *self, guint item, double x, double y, double slack)
{
  cairo_surface_t *none = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (none);
  gboolean found = FALSE;

  cairo_set_line_width (cr, 2 * slack);
  for (guint i = 0; i < along_scene_n_records (self) && !found; i++)
    {
      const AlongRecord *record = along_scene_peek_record (self, i);

      found = record->item == (int) item && covers (self, cr, record, x, y, slack);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (none);
  return found;
}
