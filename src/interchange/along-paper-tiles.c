/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing on several pages that are laid beside each other: each says where it belongs, shows a little of what the next
 * ones show, and has marks to cut along. */
#include "along-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define OVER 28.35 /* points that two pages both show: 10 mm */
#define MARK 9.0   /* length of a mark to cut along */
#define NAME_ROOM 20.0
#define HEAD_ROOM 40.0 /* head, and the line under it */

/* Room for the drawing on a page. */
static void
room_of_tile (AlongPaper *self, gboolean landscape, double *width, double *height)
{
  *width = (landscape ? self->long_side : self->short_side) - 2 * ALONG_PAPER_MARGIN;
  *height = (landscape ? self->short_side : self->long_side) - 2 * ALONG_PAPER_MARGIN - FOOT_ROOM - NAME_ROOM - HEAD_ROOM;
}

static guint
count (double size, double step, double over)
{
  return size <= step + over ? 1 : (guint) ceil ((size - over) / step - 0.001);
}

/** along_paper_plan_tiles: how @scene is cut at @scale, points of paper a unit of the drawing. */
void
along_paper_plan_tiles (AlongPaper *self, AlongScene *scene, double scale, gboolean landscape, AlongPaperTiles *tiles)
{
  double width, height, room_x, room_y;

  along_scene_get_size (scene, &width, &height);
  room_of_tile (self, landscape, &room_x, &room_y);
  tiles->over = OVER / scale;
  tiles->columns = count (width, room_x / scale - tiles->over, tiles->over);
  tiles->rows = count (height, room_y / scale - tiles->over, tiles->over);
  /* All of them show as much: no page with a strip only. */
  tiles->step_x = (width - tiles->over) / tiles->columns;
  tiles->step_y = (height - tiles->over) / tiles->rows;
}

static gboolean
is_blank (AlongScene *scene, const AlongRect *part)
{
  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.bounds.x <= part->x + part->width && shape.bounds.x + shape.bounds.width >= part->x
          && shape.bounds.y <= part->y + part->height && shape.bounds.y + shape.bounds.height >= part->y)
        return FALSE;
    }
  return TRUE;
}

/* Where the middle of what two pages share is: there they are cut, and meet. */
static void
add_marks (AlongPaper *self, const AlongPaperTiles *tiles, guint column, guint row, double x, double y, double width, double height)
{
  AlongScene *scene = self->page->scene;
  double left = x + OVER / 2, right = x + width - OVER / 2, top = y + OVER / 2, bottom = y + height - OVER / 2;

  for (int side = 0; side < 2; side++)
    {
      double at_x = side == 0 ? left : right, at_y = side == 0 ? top : bottom;

      if (side == 0 ? column > 0 : column + 1 < tiles->columns)
        {
          along_scene_move_to (scene, at_x, y - MARK);
          along_scene_line_to (scene, at_x, y);
          along_scene_move_to (scene, at_x, y + height);
          along_scene_line_to (scene, at_x, y + height + MARK);
          along_scene_stroke (scene, "plan-edge");
        }
      if (side == 0 ? row > 0 : row + 1 < tiles->rows)
        {
          along_scene_move_to (scene, x - MARK, at_y);
          along_scene_line_to (scene, x, at_y);
          along_scene_move_to (scene, x + width, at_y);
          along_scene_line_to (scene, x + width + MARK, at_y);
          along_scene_stroke (scene, "plan-edge");
        }
    }
}

static void
add_tile (AlongPaper *self, AlongScene *drawing, double scale, const AlongPaperTiles *tiles, guint column, guint row,
          const AlongRect *part)
{
  double width = part->width * scale, height = part->height * scale;
  Placed placed = { .scene = g_object_ref (drawing), .scale = scale, .part = *part };
  /* Translators: a page of a drawing that is cut into several: which, and how many rows and columns there are */
  g_autofree char *name = g_strdup_printf (_ ("Row %u, column %u (of %u by %u)"), row + 1, column + 1, tiles->rows, tiles->columns);

  if (tiles->rows * tiles->columns > 1)
    along_paper_text (self, "text-caption", name, 0);
  placed.x = ALONG_PAPER_MARGIN;
  placed.y = ALONG_PAPER_MARGIN + HEAD_ROOM + NAME_ROOM;
  g_array_append_val (self->page->placed, placed);
  add_marks (self, tiles, column, row, placed.x, placed.y, width, height);
  self->y = placed.y + height;
}

/**
 * along_paper_add_tiles: @scene on pages of its own, row by row, at @scale points a unit. Pages on which there would be
 * nothing are left out.
 */
void
along_paper_add_tiles (AlongPaper *self, AlongScene *scene, double scale, gboolean landscape)
{
  AlongPaperTiles tiles;

  along_paper_plan_tiles (self, scene, scale, landscape, &tiles);
  for (guint row = 0; row < tiles.rows; row++)
    for (guint column = 0; column < tiles.columns; column++)
      {
        AlongRect part = { column * tiles.step_x, row * tiles.step_y, tiles.step_x + tiles.over, tiles.step_y + tiles.over };

        if (is_blank (scene, &part))
          continue;
        along_paper_new_page (self, landscape);
        add_tile (self, scene, scale, &tiles, column, row, &part);
      }
}
