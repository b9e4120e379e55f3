/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing on several pages that are laid beside each other: each says where it belongs, shows a little of what the next
 * ones show, and has marks to cut along. */
#include "along-paper-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define OVER 28.35 /* points that two pages both show at least: 10 mm */
#define MARK 9.0   /* length of a mark to cut along */
#define SPACE 12.0 /* above what stands under the drawing */

/* Room for the drawing on a page, under its head. */
static void
room_of_tile (AlongPaper *self, gboolean landscape, const AlongPaperHead *head, double *width, double *height)
{
  g_autoptr (AlongPaper) trial = along_paper_new (self->fonts, self->head_start, self->head_end, "");

  along_paper_set_format (trial, self->short_side, self->long_side);
  along_paper_new_page (trial, landscape);
  along_paper_title (trial, head->title, head->under);
  *width = along_paper_width (trial);
  *height = along_paper_room (trial);
}

/* How many pages of @room show @size. */
static guint
count (double size, double room, double over)
{
  return size <= room ? 1 : 1 + (guint) ceil ((size - room) / (room - over) - 0.001);
}

/**
 * along_paper_plan_tiles: how @scene is cut at @scale, points of paper a unit of the drawing. All pages are filled from margin to
 * margin: what they have more than they need, the next one shows again.
 *
 * @below: points that something takes that is to stand under the drawing, where there is one row of pages with room for it; 0: nothing
 */
void
along_paper_plan_tiles (AlongPaper *self, AlongScene *scene, double scale, gboolean landscape, const AlongPaperHead *head, double below,
                        AlongPaperTiles *tiles)
{
  double width, height, room_x, room_y, over = OVER / scale;

  along_scene_get_size (scene, &width, &height);
  room_of_tile (self, landscape, head, &room_x, &room_y);
  room_x /= scale;
  room_y /= scale;
  tiles->columns = count (width, room_x, over);
  tiles->rows = count (height, room_y, over);
  tiles->below = below > 0 && height <= room_y - (below + 2 * SPACE) / scale;
  tiles->width = MIN (width, room_x);
  tiles->height = MIN (height, room_y);
  tiles->step_x = tiles->columns > 1 ? (width - tiles->width) / (tiles->columns - 1) : 0;
  tiles->step_y = tiles->rows > 1 ? (height - tiles->height) / (tiles->rows - 1) : 0;
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

static void
mark (AlongScene *scene, double from_x, double from_y, double to_x, double to_y)
{
  along_scene_move_to (scene, from_x, from_y);
  along_scene_line_to (scene, to_x, to_y);
  along_scene_stroke (scene, "plan-edge");
}

/* Where the middle of what two pages share is: there they are cut, and meet. */
static void
add_marks (AlongPaper *self, const AlongPaperTiles *tiles, double scale, guint column, guint row, const AlongRect *at)
{
  AlongScene *scene = self->page->scene;
  double over_x = (tiles->width - tiles->step_x) * scale / 2, over_y = (tiles->height - tiles->step_y) * scale / 2;

  for (int side = 0; side < 2; side++)
    {
      double x = side == 0 ? at->x + over_x : at->x + at->width - over_x, y = side == 0 ? at->y + over_y : at->y + at->height - over_y;

      if (side == 0 ? column > 0 : column + 1 < tiles->columns)
        {
          mark (scene, x, at->y - MARK, x, at->y);
          mark (scene, x, at->y + at->height, x, at->y + at->height + MARK);
        }
      if (side == 0 ? row > 0 : row + 1 < tiles->rows)
        {
          mark (scene, at->x - MARK, y, at->x, y);
          mark (scene, at->x + at->width, y, at->x + at->width + MARK, y);
        }
    }
}

/* The head, with which page of how many it is at its end. */
static void
add_head (AlongPaper *self, const AlongPaperTiles *tiles, const AlongPaperHead *head, guint column, guint row)
{
  /* Translators: a page of a drawing that is cut into several: which, and how many rows and columns there are */
  g_autofree char *name = g_strdup_printf (_ ("Row %u, column %u (of %u by %u)"), row + 1, column + 1, tiles->rows, tiles->columns);
  double width, height, ascent;

  along_fonts_measure (self->fonts, "text-heading", name, 0, 1, &width, &height, &ascent);
  if (tiles->rows * tiles->columns > 1)
    along_scene_text (self->page->scene, "text-heading", ALONG_ANCHOR_END, self->page->width - ALONG_PAPER_MARGIN, self->y + ascent, 0, 1, name);
  along_paper_title (self, head->title, head->under);
}

static void
add_tile (AlongPaper *self, AlongScene *drawing, double scale, const AlongPaperTiles *tiles, guint column, guint row, const AlongRect *part)
{
  Placed placed = { .scene = g_object_ref (drawing), .scale = scale, .part = *part };
  AlongRect at = { ALONG_PAPER_MARGIN, self->y, part->width * scale, part->height * scale };

  at.x += (along_paper_width (self) - at.width) / 2;
  placed.x = at.x;
  placed.y = at.y;
  g_array_append_val (self->page->placed, placed);
  add_marks (self, tiles, scale, column, row, &at);
  self->y += at.height;
}

/**
 * along_paper_add_tiles: @scene on pages of its own, row by row, at @scale points a unit. Pages on which there would be
 * nothing are left out.
 *
 * @below: (nullable): a drawing that stands under it, on the first page, if @tiles has room for it; as along_paper_scene() would
 *   set it
 * @tiles: as along_paper_plan_tiles() planned with all the same
 */
void
along_paper_add_tiles (AlongPaper *self, AlongScene *scene, double scale, gboolean landscape, const AlongPaperHead *head, AlongScene *below,
                       const AlongPaperTiles *tiles)
{
  for (guint row = 0; row < tiles->rows; row++)
    for (guint column = 0; column < tiles->columns; column++)
      {
        AlongRect part = { column * tiles->step_x, row * tiles->step_y, tiles->width, tiles->height };

        if (is_blank (scene, &part))
          continue;
        along_paper_new_page (self, landscape);
        add_head (self, tiles, head, column, row);
        add_tile (self, scene, scale, tiles, column, row, &part);
        if (!tiles->below || below == NULL)
          continue;
        along_paper_space (self, SPACE);
        along_paper_scene (self, below, 0);
        below = NULL;
      }
}
