/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-canvas-tiles.h"

#include "along-screen.h"

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
  GHashTable *parts; /* key, owned -> GskRenderNode */
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
  tiles->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_node);
  return tiles;
}

/** along_tiles_free: frees the tiles and lets go of the scene. */
void
along_tiles_free (AlongTiles *tiles)
{
  g_hash_table_unref (tiles->nodes);
  g_hash_table_unref (tiles->parts);
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
  g_hash_table_remove_all (tiles->parts);
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

/* Painted once into pixels: showing them is then a copy, whatever they hold. @area: in px of the tiles' zoom */
static GskRenderNode *
paint (AlongTiles *tiles, const AlongRect *area, gboolean opaque)
{
  AlongRect part = { area->x / tiles->zoom, area->y / tiles->zoom, area->width / tiles->zoom, area->height / tiles->zoom };
  int width = (int) area->width * tiles->device_scale, height = (int) area->height * tiles->device_scale;
  /* also where it is opaque: stretching pixels of another kind takes twice as long */
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  GdkRGBA ground;

  if (opaque)
    {
      along_screen_rgba (along_theme_get_ground (tiles->look), 1, &ground);
      gdk_cairo_set_source_rgba (cr, &ground);
      cairo_paint (cr);
    }
  cairo_scale (cr, tiles->device_scale, tiles->device_scale);
  cairo_translate (cr, -area->x, -area->y);
  cairo_scale (cr, tiles->zoom, tiles->zoom);
  along_scene_paint (tiles->scene, cr, tiles->look, &part);
  cairo_destroy (cr);

  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float) area->x, (float) area->y, (float) area->width, (float) area->height));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_translate (cr, area->x, area->y);
  cairo_scale (cr, 1.0 / tiles->device_scale, 1.0 / tiles->device_scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

static GskRenderNode *
paint_tile (AlongTiles *tiles, int column, int row)
{
  AlongRect area = { column * SIDE, row * SIDE, SIDE, SIDE };
  AlongRect part = { area.x / tiles->zoom, area.y / tiles->zoom, SIDE / tiles->zoom, SIDE / tiles->zoom };

  if (is_blank (tiles->scene, &part))
    return NULL;
  tiles->made++;
  return paint (tiles, &area, TRUE);
}

/** along_tiles_snapshot_part: the part of the drawing at @part (px of the tiles' zoom) once more, without its ground; kept
 * under @key until the tiles are dropped. */
void
along_tiles_snapshot_part (AlongTiles *tiles, GtkSnapshot *snapshot, const char *key, const AlongRect *part)
{
  AlongRect area = { floor (part->x), floor (part->y), ceil (part->width) + 1, ceil (part->height) + 1 };
  GskRenderNode *node = g_hash_table_lookup (tiles->parts, key);

  if (node == NULL)
    {
      node = paint (tiles, &area, FALSE);
      g_hash_table_insert (tiles->parts, g_strdup (key), node);
    }
  gtk_snapshot_append_node (snapshot, node);
}

/* The columns and rows of tiles that @seen touches, within the drawing. */
static void
touched (AlongTiles *tiles, const AlongRect *seen, int *left, int *top, int *right, int *bottom)
{
  double width, height;

  along_scene_get_size (tiles->scene, &width, &height);
  *left = (int) floor (MAX (seen->x, 0) / SIDE);
  *top = (int) floor (MAX (seen->y, 0) / SIDE);
  *right = (int) floor (MIN (seen->x + seen->width, width * tiles->zoom) / SIDE);
  *bottom = (int) floor (MIN (seen->y + seen->height, height * tiles->zoom) / SIDE);
}

static gboolean
find_tile (AlongTiles *tiles, int column, int row, GskRenderNode **node)
{
  gint64 place = ((gint64) row << 32) + column;
  gpointer found = NULL, key;
  gboolean known = g_hash_table_lookup_extended (tiles->nodes, &place, &key, &found);

  *node = found;
  return known;
}

static GskRenderNode *
add_tile (AlongTiles *tiles, int column, int row)
{
  gint64 place = ((gint64) row << 32) + column;
  GskRenderNode *node = paint_tile (tiles, column, row);

  g_hash_table_insert (tiles->nodes, g_memdup2 (&place, sizeof place), node);
  return node;
}

/** along_tiles_prepare: paints one tile beside those that touch @seen, between frames, so that it is there when the view gets
 * to it. FALSE: all are, or there is room for no more. */
gboolean
along_tiles_prepare (AlongTiles *tiles, const AlongRect *seen)
{
  AlongRect round = { seen->x - SIDE, seen->y - SIDE, seen->width + 2 * SIDE, seen->height + 2 * SIDE };
  int left, top, right, bottom;
  GskRenderNode *node;

  if (tiles->scene == NULL || g_hash_table_size (tiles->nodes) >= MOST_KEPT)
    return FALSE;
  touched (tiles, &round, &left, &top, &right, &bottom);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      if (!find_tile (tiles, column, row, &node))
        {
          add_tile (tiles, column, row);
          return TRUE;
        }
  return FALSE;
}

/**
 * along_tiles_snapshot: adds the tiles that touch @seen, both in px of the tiles' zoom; tiles not painted
 * before are painted now, but no more than @most of them (below 0: all).
 *
 * Returns: %FALSE: some are still to be painted, in the next frame
 */
gboolean
along_tiles_snapshot (AlongTiles *tiles, GtkSnapshot *snapshot, const AlongRect *seen, int most)
{
  int left, right, top, bottom;
  gboolean all = TRUE;
  GdkRGBA ground;

  if (tiles->scene == NULL)
    return TRUE;
  along_screen_rgba (along_theme_get_ground (tiles->look), 1, &ground);
  touched (tiles, seen, &left, &top, &right, &bottom);
  if (g_hash_table_size (tiles->nodes) > MOST_KEPT)
    g_hash_table_remove_all (tiles->nodes);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        GskRenderNode *node;

        if (!find_tile (tiles, column, row, &node))
          {
            if (most == 0)
              all = FALSE;
            else
              {
                node = add_tile (tiles, column, row);
                most -= most > 0;
              }
          }
        if (node != NULL)
          gtk_snapshot_append_node (snapshot, node);
        else
          gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (column * SIDE, row * SIDE, SIDE, SIDE));
      }
  return all;
}
