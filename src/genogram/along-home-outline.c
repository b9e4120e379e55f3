/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step I, the end: the line round what is inside on the grid of a home, once bays are filled and thin tongues taken away. */
#include <math.h>
#include <string.h>

#include "along-home-grid.h"

/* Thinner than this many cells, a bay or a tongue of an outline is smoothed away. */
#define SMOOTH 2
#define EACH G_GUINT64_CONSTANT (0x0101010101010101) /* of a word's cells */

static guint64
word_at (const guint8 *cells)
{
  guint64 word;

  memcpy (&word, cells, WORD);
  return word;
}

static void
set_word (guint8 *cells, guint64 word)
{
  memcpy (cells, &word, WORD);
}

/* Fills free bays between cells inside, along rows. */
static gboolean
fill_across (HomeGrid *self)
{
  gboolean changed = FALSE;

  for (int r = self->inside.r1; r < self->inside.r2; r++)
    {
      guint8 *end = &self->cells[along_home_cell (self, self->inside.c2, r)], *last = NULL;

      for (guint8 *cell = &self->cells[along_home_cell (self, self->inside.c1, r)]; cell < end; cell++)
        {
          /* much is free */
          while (cell + WORD < end && word_at (cell) == 0)
            cell += WORD;
          if (*cell == BLOCKED)
            last = NULL;
          else if (*cell == INSIDE)
            {
              for (guint8 *bay = last != NULL ? last + 1 : cell; bay < cell; bay++)
                {
                  *bay = INSIDE;
                  changed = TRUE;
                }
              /* and so is much that is inside */
              while (cell + WORD < end && word_at (cell) == EACH)
                cell += WORD - 1;
              last = cell;
            }
        }
    }
  return changed;
}

/* The same down columns, a word of them at a time: a bay has something inside over it and under it and nothing blocked
 * between. */
static gboolean
fill_down (HomeGrid *self)
{
  int n_rows = self->inside.r2 - self->inside.r1;
  g_autofree guint64 *under = g_new (guint64, n_rows + 1);
  guint64 changed = 0;

  for (int c = self->inside.c1; c < self->inside.c2; c += WORD)
    {
      guint8 *top = &self->cells[along_home_cell (self, c, self->inside.r1)];
      guint64 over = 0, below = 0;

      for (int i = 0; i < n_rows; i++)
        {
          guint64 word = word_at (top + i * self->stride);

          under[i] = over = (word | over) & EACH & ~(word >> 1);
        }
      for (int i = n_rows - 1; i >= 0; i--)
        {
          guint64 word = word_at (top + i * self->stride), bay;

          below = (word | below) & EACH & ~(word >> 1);
          bay = under[i] & below & ~word;
          changed |= bay;
          set_word (top + i * self->stride, word | bay);
        }
    }
  return changed != 0;
}

static gboolean
is_inside (HomeGrid *self, int c, int r)
{
  return self->cells[along_home_cell (self, c, r)] == INSIDE;
}

/* Follows one border with the inside on the right hand, over the corners of cells. */
static AlongPolyline
follow (HomeGrid *self, int c, int r, guint8 *top)
{
  AlongPolyline outline = { NULL, 0 };
  int x = c, y = r, direction = 0, start_x = c, start_y = r;
  static const int dx[] = { 1, 0, -1, 0 }, dy[] = { 0, 1, 0, -1 };
  int last = -1;

  do
    {
      /* the cells ahead on the left and right of the way */
      int lx = direction < 2 ? x : x - 1, ly = direction == 1 || direction == 2 ? y : y - 1;
      int rx = direction == 0 || direction == 3 ? x : x - 1, ry = direction < 2 ? y : y - 1;

      if (is_inside (self, lx, ly) && is_inside (self, rx, ry))
        direction = (direction + 3) % 4;
      else if (!is_inside (self, rx, ry))
        direction = (direction + 1) % 4;
      else
        {
          if (direction == 0 && is_inside (self, x, y))
            top[along_home_cell (self, x, y)] = 1;
          if (last != direction)
            along_polyline_add (&outline, self->x + x * self->cell, self->y + y * self->cell);
          last = direction;
          x += dx[direction];
          y += dy[direction];
        }
    }
  while (x != start_x || y != start_y || direction != 0);
  return outline;
}

/* Whether an outline that was not followed yet may begin at one of a word of cells. */
static gboolean
begins_in (const HomeGrid *self, int cell, const guint8 *top)
{
  return (word_at (&self->cells[cell]) & ~word_at (&self->cells[cell - self->stride]) & ~word_at (&top[cell]) & EACH) != 0;
}

static void
trace_outlines (HomeGrid *self, AlongLayoutHome *home)
{
  g_autofree guint8 *top = g_malloc0 (self->n);

  for (int r = self->inside.r1; r < self->inside.r2; r++)
    for (int c = self->inside.c1; c < self->inside.c2; c++)
      if (!begins_in (self, along_home_cell (self, c, r), top))
        c += WORD - 1;
      else if (is_inside (self, c, r) && !is_inside (self, c, r - 1) && !top[along_home_cell (self, c, r)])
        along_home_add_outline (home, follow (self, c, r, top));
}

/* The row of members above the name reaches down to it. */
static void
mark_tag (HomeGrid *self, const AlongRect *room)
{
  const AlongLayoutPerson *nearest = NULL;
  AlongRect box;

  for (int m = 0; m < self->home->n_members; m++)
    {
      const AlongLayoutPerson *at = &g_array_index (self->layout->people, AlongLayoutPerson, self->home->members[m]);

      if (at->y < room->y && (nearest == NULL || at->y > nearest->y ||
                              (at->y == nearest->y && fabs (at->x - room->x - room->width / 2) < fabs (nearest->x - room->x - room->width / 2))))
        nearest = at;
    }
  along_home_grid_mark (self, room, INSIDE, FALSE);
  if (nearest == NULL)
    return;
  box = (AlongRect){ nearest->x - nearest->half, nearest->y, 2 * nearest->half, room->y + 1 - nearest->y };
  along_home_grid_mark (self, &box, INSIDE, FALSE);
}

/* Across rows (@step 1) or down columns, in a part of the grid: the inside grows, or shrinks, by @SMOOTH cells. Nothing is
 * inside in the rim. */
static void
spread_along (const HomeGrid *self, const Cells *part, const guint8 *cells, guint8 *out, int step, gboolean grow)
{
  for (int r = part->r1; r < part->r2; r++)
    {
      int end = along_home_cell (self, part->c2, r);

      for (int i = along_home_cell (self, part->c1, r); i < end; i += WORD)
        {
          guint64 word = word_at (&cells[i]);

          for (int near = 1; near <= SMOOTH; near++)
            if (grow)
              word |= word_at (&cells[i - near * step]) | word_at (&cells[i + near * step]);
            else
              word &= word_at (&cells[i - near * step]) & word_at (&cells[i + near * step]);
          set_word (&out[i], word);
        }
      memset (&out[end], 0, WORD);
    }
}

/* @grow: the inside grows by @SMOOTH cells each way; else it shrinks. */
static guint8 *
spread (const HomeGrid *self, const Cells *part, const guint8 *cells, gboolean grow)
{
  guint8 *out = g_malloc0 (self->n);
  g_autofree guint8 *half = g_malloc0 (self->n);

  spread_along (self, part, cells, half, 1, grow);
  spread_along (self, part, half, out, self->stride, grow);
  return out;
}

/* Fills narrow bays, then takes thin tongues away; never over somebody else, never from a member or the name. */
static void
smooth (HomeGrid *self, const AlongRect *tag_room)
{
  g_autofree guint8 *inside = g_malloc0 (self->n), *grown = NULL, *closed = NULL, *thin = NULL, *open = NULL;
  Cells part = { MAX (self->inside.c1 - SMOOTH, 0), MIN (self->inside.c2 + SMOOTH, self->columns), MAX (self->inside.r1 - SMOOTH, 0),
                 MIN (self->inside.r2 + SMOOTH, self->rows) };
  int first = along_home_cell (self, part.c1, part.r1), end = along_home_cell (self, part.c2, part.r2 - 1);

  G_STATIC_ASSERT (INSIDE == 1 && BLOCKED == 2);
  for (int i = first; i < end; i += WORD)
    set_word (&inside[i], word_at (&self->cells[i]) & EACH);
  grown = spread (self, &part, inside, TRUE);
  closed = spread (self, &part, grown, FALSE);
  for (int i = first; i < end; i += WORD)
    set_word (&closed[i], (word_at (&closed[i]) & ~(word_at (&self->cells[i]) >> 1)) | word_at (&inside[i]));
  thin = spread (self, &part, closed, FALSE);
  open = spread (self, &part, thin, TRUE);
  for (int i = first; i < end; i += WORD)
    {
      guint64 blocked = (word_at (&self->cells[i]) >> 1) & EACH;
      guint64 stays = (word_at (&open[i]) & word_at (&closed[i])) | word_at (&self->corridors[i]);

      set_word (&self->cells[i], (blocked << 1) | (stays & ~blocked));
    }
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = along_home_box (self->layout, self->home->members[m], CORE_PAD);

      along_home_grid_mark (self, &box, INSIDE, FALSE);
    }
  if (tag_room != NULL)
    mark_tag (self, tag_room);
}

/** along_home_grid_outline: gives @home, which the grid is of, its outline. @tag_room: (nullable): room of the name. */
void
along_home_grid_outline (HomeGrid *self, AlongLayoutHome *home, const AlongRect *tag_room)
{
  if (tag_room != NULL)
    mark_tag (self, tag_room);
  along_home_grid_join (self);
  for (int pass = 0; pass < 3; pass++)
    if (!(pass % 2 == 0 ? fill_across (self) : fill_down (self)) && pass > 0)
      break;
  smooth (self, tag_room);
  trace_outlines (self, home);
}
