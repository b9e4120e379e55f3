/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-tiles.h"

#include <math.h>

#define SIDE 512
#define MOST_KEPT 96 /* a tile takes 1 MB at device scale 1 */

struct _AlongTiles
{
  AlongScene *scene;
  AlongLook look;
  double zoom;
  int device_scale;
  GHashTable *nodes; /* place -> GskRenderNode, or NULL where nothing is drawn */
  guint made;
};

static void
unref_node (gpointer node)
{
  if (node != NULL)
    gsk_render_node_unref (node);
}

/** along_tiles_new: no scene yet. */
AlongTiles *
along_tiles_new (void)
{
  AlongTiles *tiles = g_new0 (AlongTiles, 1);

  tiles->zoom = 1;
  tiles->device_scale = 1;
  tiles->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_node);
  return tiles;
}

/** along_tiles_free: frees the tiles and lets go of the scene. */
void
along_tiles_free (AlongTiles *tiles)
{
  g_hash_table_unref (tiles->nodes);
  g_clear_object (&tiles->scene);
  g_free (tiles);
}

/** along_tiles_set: what to paint; tiles are dropped if anything differs. */
void
along_tiles_set (AlongTiles *tiles, AlongScene *scene, AlongLook look, double zoom, int device_scale)
{
  if (tiles->scene == scene && tiles->look == look && tiles->zoom == zoom && tiles->device_scale == device_scale)
    return;
  g_set_object (&tiles->scene, scene);
  tiles->look = look;
  tiles->zoom = zoom;
  tiles->device_scale = device_scale;
  g_hash_table_remove_all (tiles->nodes);
}

/** along_tiles_get_zoom: the zoom that the tiles are painted at. */
double
along_tiles_get_zoom (AlongTiles *tiles)
{
  return tiles->zoom;
}

/** along_tiles_get_made: how many tiles were painted so far, to count work. */
guint
along_tiles_get_made (AlongTiles *tiles)
{
  return tiles->made;
}

static gboolean
is_blank (AlongScene *scene, const AlongRect *part)
{
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.bounds.x - 8 < part->x + part->width && shape.bounds.x + shape.bounds.width + 8 > part->x
          && shape.bounds.y - 8 < part->y + part->height && shape.bounds.y + shape.bounds.height + 8 > part->y)
        return FALSE;
    }
  return TRUE;
}

/* Painted once into pixels: showing a tile is then a copy, whatever it holds. */
static GskRenderNode *
paint_tile (AlongTiles *tiles, int column, int row)
{
  AlongRect part = { column * SIDE / tiles->zoom, row * SIDE / tiles->zoom, SIDE / tiles->zoom,
                     SIDE / tiles->zoom };
  int pixels = SIDE * tiles->device_scale;
  cairo_surface_t *surface;
  GskRenderNode *node;
  cairo_t *cr;

  if (is_blank (tiles->scene, &part))
    return NULL;
  tiles->made++;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cr = cairo_create (surface);
  cairo_scale (cr, tiles->device_scale, tiles->device_scale);
  cairo_translate (cr, -column * SIDE, -row * SIDE);
  cairo_scale (cr, tiles->zoom, tiles->zoom);
  along_scene_paint (tiles->scene, cr, tiles->look, &part);
  cairo_destroy (cr);

  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (column * SIDE, row * SIDE, SIDE, SIDE));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_translate (cr, column * SIDE, row * SIDE);
  cairo_scale (cr, 1.0 / tiles->device_scale, 1.0 / tiles->device_scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_rectangle (cr, 0, 0, pixels, pixels);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

/**
 * along_tiles_snapshot: adds the tiles that touch @seen, both in px of the tiles' zoom; tiles not painted
 * before are painted now.
 */
void
along_tiles_snapshot (AlongTiles *tiles, GtkSnapshot *snapshot, const AlongRect *seen)
{
  double width, height;
  int left, right, top, bottom;

  if (tiles->scene == NULL)
    return;
  along_scene_get_size (tiles->scene, &width, &height);
  left = (int) floor (MAX (seen->x, 0) / SIDE);
  top = (int) floor (MAX (seen->y, 0) / SIDE);
  right = (int) floor (MIN (seen->x + seen->width, width * tiles->zoom) / SIDE);
  bottom = (int) floor (MIN (seen->y + seen->height, height * tiles->zoom) / SIDE);
  if (g_hash_table_size (tiles->nodes) > MOST_KEPT)
    g_hash_table_remove_all (tiles->nodes);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        gint64 place = ((gint64) row << 32) + column;
        gpointer node;

        if (!g_hash_table_lookup_extended (tiles->nodes, &place, NULL, &node))
          {
            node = paint_tile (tiles, column, row);
            g_hash_table_insert (tiles->nodes, g_memdup2 (&place, sizeof place), node);
          }
        if (node != NULL)
          gtk_snapshot_append_node (snapshot, node);
      }
}
