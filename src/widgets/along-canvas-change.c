/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-change.h"

#include <math.h>

#include "along-canvas-private.h"

/* Of more than this in sight nobody glides: the pictures fade. */
#define MOST_GLIDING 250

/* A picture of somebody, and where its corner is on the canvas before and after. */
typedef struct
{
  char *key;
  cairo_surface_t *picture;
  double from_x, from_y, to_x, to_y;
  double width, height;
  gboolean was, is;
} Mover;

struct _AlongCanvasChange
{
  AlongCanvas *canvas;
  char *prefix;
  AlongScene *before;
  double zoom, x, y; /* how it was shown */
  int width, height, scale;
  cairo_surface_t *old_rest, *new_rest; /* all but those who glide */
  GArray *movers;
};

static void
clear_mover (gpointer data)
{
  Mover *mover = data;

  g_free (mover->key);
  cairo_surface_destroy (mover->picture);
}

/** along_canvas_change_new: remembers what @self shows now, before it is given another scene; items whose key begins with
 * @prefix glide. */
AlongCanvasChange *
along_canvas_change_new (AlongCanvas *self, const char *prefix)
{
  AlongCanvasChange *change = g_new0 (AlongCanvasChange, 1);

  change->canvas = self;
  change->prefix = g_strdup (prefix);
  change->before = g_object_ref (self->scene);
  change->zoom = self->zoom;
  along_canvas_origin (self, &change->x, &change->y);
  change->movers = g_array_new (FALSE, FALSE, sizeof (Mover));
  g_array_set_clear_func (change->movers, clear_mover);
  return change;
}

void
along_canvas_change_free (AlongCanvasChange *change)
{
  if (change == NULL)
    return;
  g_free (change->prefix);
  g_object_unref (change->before);
  g_clear_pointer (&change->old_rest, cairo_surface_destroy);
  g_clear_pointer (&change->new_rest, cairo_surface_destroy);
  g_array_unref (change->movers);
  g_free (change);
}

static cairo_surface_t *
new_picture (AlongCanvasChange *change, double width, double height)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) ceil (width * change->scale)),
                                                         MAX (1, (int) ceil (height * change->scale)));

  cairo_surface_set_device_scale (picture, change->scale, change->scale);
  return picture;
}

/* All of @scene that is in sight but those who glide, shown at @zoom with its corner at @x, @y. */
static cairo_surface_t *
paint_rest (AlongCanvasChange *change, AlongScene *scene, double zoom, double x, double y)
{
  cairo_surface_t *picture = new_picture (change, change->width, change->height);
  cairo_t *cr = cairo_create (picture);
  AlongRect part = { -x / zoom, -y / zoom, change->width / zoom, change->height / zoom };

  cairo_translate (cr, x, y);
  cairo_scale (cr, zoom, zoom);
  along_scene_paint_some (scene, cr, change->canvas->look, &part, change->prefix, FALSE);
  cairo_destroy (cr);
  return picture;
}

static cairo_surface_t *
paint_item (AlongCanvasChange *change, AlongScene *scene, guint index, const AlongRect *box, double zoom)
{
  cairo_surface_t *picture = new_picture (change, box->width * zoom, box->height * zoom);
  cairo_t *cr = cairo_create (picture);

  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -box->x, -box->y);
  along_scene_paint_item (scene, cr, change->canvas->look, index);
  cairo_destroy (cr);
  return picture;
}

/* Room for all that is drawn of an item. */
static AlongRect
box_of (AlongScene *scene, guint index)
{
  AlongRect box = along_scene_peek_item (scene, index)->area;

  along_scene_item_bounds (scene, index, &box);
  return (AlongRect){ box.x - 4, box.y - 4, box.width + 8, box.height + 8 };
}

static gboolean
is_seen (AlongCanvasChange *change, const AlongRect *box, double zoom, double x, double y)
{
  return box->x * zoom + x < change->width && (box->x + box->width) * zoom + x > 0 && box->y * zoom + y < change->height
         && (box->y + box->height) * zoom + y > 0;
}

/* Those of @scene who glide. @now: it is the new one; the old one gives those who have gone. */
static void
add_movers (AlongCanvasChange *change, AlongScene *scene, AlongScene *other, double zoom, double x, double y, double other_zoom,
            double other_x, double other_y, gboolean now)
{
  for (guint i = 0; i < along_scene_get_n_items (scene) && change->movers->len <= MOST_GLIDING; i++)
    {
      const AlongSceneItem *item = along_scene_peek_item (scene, i);
      int there = g_str_has_prefix (item->key, change->prefix) ? along_scene_find_item (other, item->key) : -1;
      Mover mover = { 0 };
      AlongRect box, from = { 0 };

      if (!g_str_has_prefix (item->key, change->prefix) || (!now && there >= 0))
        continue;
      box = box_of (scene, i);
      mover.to_x = mover.from_x = box.x * zoom + x;
      mover.to_y = mover.from_y = box.y * zoom + y;
      if (there >= 0)
        {
          from = box_of (other, (guint) there);
          mover.from_x = (from.x + from.width / 2) * other_zoom + other_x - box.width * zoom / 2;
          mover.from_y = from.y * other_zoom + other_y;
        }
      if (!is_seen (change, &box, zoom, x, y) && (there < 0 || !is_seen (change, &from, other_zoom, other_x, other_y)))
        continue;
      mover.was = there >= 0 || !now;
      mover.is = now;
      mover.width = box.width * zoom;
      mover.height = box.height * zoom;
      mover.key = g_strdup (item->key);
      mover.picture = paint_item (change, scene, i, &box, zoom);
      g_array_append_val (change->movers, mover);
    }
}

/** along_canvas_change_begin: the canvas has its new scene and place: paints what is shown meanwhile. FALSE: there are too
 * many to glide, or nothing moves. */
gboolean
along_canvas_change_begin (AlongCanvasChange *change)
{
  AlongCanvas *self = change->canvas;
  double x, y;

  along_canvas_origin (self, &x, &y);
  change->width = gtk_widget_get_width (GTK_WIDGET (self));
  change->height = gtk_widget_get_height (GTK_WIDGET (self));
  change->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  add_movers (change, self->scene, change->before, self->zoom, x, y, change->zoom, change->x, change->y, TRUE);
  add_movers (change, change->before, self->scene, change->zoom, change->x, change->y, self->zoom, x, y, FALSE);
  if (change->movers->len > MOST_GLIDING)
    return FALSE;
  change->old_rest = paint_rest (change, change->before, change->zoom, change->x, change->y);
  change->new_rest = paint_rest (change, self->scene, self->zoom, x, y);
  return TRUE;
}

static void
append (GtkSnapshot *snapshot, cairo_surface_t *picture, double x, double y, double width, double height, double alpha)
{
  cairo_t *cr;

  if (alpha <= 0.01)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) floor (x), (float) floor (y), (float) ceil (width) + 1,
                                                                 (float) ceil (height) + 1));
  cairo_set_source_surface (cr, picture, round (x), round (y));
  cairo_paint_with_alpha (cr, alpha);
  cairo_destroy (cr);
}

/** along_canvas_change_snapshot: how it looks at @t, 0 to 1. */
void
along_canvas_change_snapshot (AlongCanvasChange *change, GtkSnapshot *snapshot, double t)
{
  append (snapshot, change->old_rest, 0, 0, change->width, change->height, 1 - t);
  append (snapshot, change->new_rest, 0, 0, change->width, change->height, t);
  for (guint i = 0; i < change->movers->len; i++)
    {
      const Mover *mover = &g_array_index (change->movers, Mover, i);

      append (snapshot, mover->picture, mover->from_x + (mover->to_x - mover->from_x) * t,
              mover->from_y + (mover->to_y - mover->from_y) * t, mover->width, mover->height,
              mover->was && mover->is ? 1 : mover->is ? t : 1 - t);
    }
}

/** along_canvas_change_place: how far the item called @key is at @t from where it is going, px. FALSE: it does not glide. */
gboolean
along_canvas_change_place (AlongCanvasChange *change, const char *key, double t, double *dx, double *dy)
{
  for (guint i = 0; i < change->movers->len; i++)
    {
      const Mover *mover = &g_array_index (change->movers, Mover, i);

      if (mover->is && g_str_equal (mover->key, key))
        {
          *dx = (mover->from_x - mover->to_x) * (1 - t);
          *dy = (mover->from_y - mover->to_y) * (1 - t);
          return TRUE;
        }
    }
  return FALSE;
}
