/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a page leaves room beside its drawings: seen by painting it, small. */
#include "along-paper-private.h"

#include <math.h>

#define CELL 3.0  /* points of a side of what is looked at at once */
#define AWAY 9.0  /* points between what is set and the frame round it, and at least between that and everything else */

struct _AlongPaperGaps
{
  double x, y; /* of the first cell, on the page */
  int columns, rows;
  guint *inked; /* how many cells left of and above a corner have something in them */
};

static guint *
corner (AlongPaperGaps *self, int column, int row)
{
  return &self->inked[row * (self->columns + 1) + column];
}

/** along_paper_gaps_new: looks at page @number, from 0, as it is now, between its margins. */
AlongPaperGaps *
along_paper_gaps_new (AlongPaper *self, guint number)
{
  AlongPaperGaps *gaps = g_new0 (AlongPaperGaps, 1);
  const Page *page = self->pages->pdata[number];
  cairo_surface_t *surface;
  cairo_t *cr;
  const guchar *data;
  int stride;

  gaps->x = ALONG_PAPER_MARGIN;
  gaps->y = ALONG_PAPER_MARGIN;
  gaps->columns = MAX (0, (int) floor ((page->width - 2 * ALONG_PAPER_MARGIN) / CELL));
  gaps->rows = MAX (0, (int) floor ((page->height - 2 * ALONG_PAPER_MARGIN - FOOT_ROOM) / CELL));
  gaps->inked = g_new0 (guint, (gsize) (gaps->columns + 1) * (gsize) (gaps->rows + 1));
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, gaps->columns, gaps->rows);
  cr = cairo_create (surface);
  cairo_scale (cr, 1 / CELL, 1 / CELL);
  cairo_translate (cr, -gaps->x, -gaps->y);
  along_paper_paint (self, number, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int row = 0; row < gaps->rows; row++)
    for (int column = 0; column < gaps->columns; column++)
      *corner (gaps, column + 1, row + 1) = (data[row * stride + column] > 0) + *corner (gaps, column, row + 1)
                                            + *corner (gaps, column + 1, row) - *corner (gaps, column, row);
  cairo_surface_destroy (surface);
  return gaps;
}

void
along_paper_gaps_free (AlongPaperGaps *self)
{
  g_free (self->inked);
  g_free (self);
}

static gboolean
is_free (AlongPaperGaps *self, int column, int row, int columns, int rows)
{
  int away = (int) ceil (AWAY / CELL);
  int left = MAX (0, column - away), top = MAX (0, row - away);
  int right = MIN (self->columns, column + columns + away), bottom = MIN (self->rows, row + rows + away);

  return *corner (self, right, bottom) + *corner (self, left, top) == *corner (self, left, bottom) + *corner (self, right, top);
}

/**
 * along_paper_gaps_find: a place for something of @width by @height points with a frame round it, at a side of the page: as low as
 * can be, rather at the start.
 *
 * @x: (out): where it is set; the frame is further out
 */
gboolean
along_paper_gaps_find (AlongPaperGaps *self, double width, double height, double *x, double *y)
{
  int columns = (int) ceil ((width + 2 * AWAY) / CELL), rows = (int) ceil ((height + 2 * AWAY) / CELL);

  if (columns > self->columns || rows > self->rows)
    return FALSE;
  for (int row = self->rows - rows; row >= 0; row--)
    for (int side = 0; side < 2; side++)
      {
        int column = side == 0 ? 0 : self->columns - columns;

        if (!is_free (self, column, row, columns, rows))
          continue;
        *x = self->x + column * CELL + AWAY;
        *y = self->y + row * CELL + AWAY;
        return TRUE;
      }
  return FALSE;
}

/** along_paper_take_back: the drawing that was set last is not there any more. @room: what was left before it, along_paper_room() */
void
along_paper_take_back (AlongPaper *self, double room)
{
  guint last = self->page->placed->len - 1;

  g_object_unref (g_array_index (self->page->placed, Placed, last).scene);
  g_array_remove_index (self->page->placed, last);
  self->y += along_paper_room (self) - room;
}

/** along_paper_set_framed: @scene on page @number, from 0, where a gap is, in a frame; what follows stands where it would without. */
void
along_paper_set_framed (AlongPaper *self, guint number, AlongScene *scene, double scale, double x, double y)
{
  Placed placed = { .scene = g_object_ref (scene), .scale = scale, .x = x, .y = y };
  Page *page = self->pages->pdata[number];
  double width, height;

  along_scene_get_size (scene, &width, &height);
  g_array_append_val (page->placed, placed);
  along_scene_rounded (page->scene, x - AWAY, y - AWAY, width * scale + 2 * AWAY, height * scale + 2 * AWAY, 6);
  along_scene_stroke (page->scene, "grid");
}
