/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step I, among others: on a grid, the members' own boxes, joined by corridors round everybody else. */
#include <math.h>
#include <string.h>

#include "along-homes-private.h"

#define CELL 6.0
#define MAX_CELLS 400000
/* Thinner than this many cells, a bay or a tongue of an outline is smoothed away. */
#define SMOOTH 2
/* Cells round the grid that are in nobody's way and nobody's: as wide as a look beyond the edge may reach. */
#define RIM 2
/* Cells that are looked at in one go, and may be so behind the last. */
#define WORD 8
/* The longest way from one member to the next outside their own boxes, px at 100 % text. */
#define LONGEST_WAY (4 * ALONG_SYMBOL)

enum
{
  FREE,
  INSIDE,
  BLOCKED,
};

typedef struct
{
  int c1, c2, r1, r2; /* without the last */
} Cells;

/* A cell that a way has come to, in the order of their distances. */
typedef struct
{
  int cell;
  int next; /* at the same distance, or -1 */
} Reached;

typedef struct
{
  int first, last; /* in HomeGrid.reached, or -1 */
} Distance;

struct _HomeGrid
{
  AlongLayout *layout;
  const AlongLayoutHome *home;
  const guint8 *is_member; /* person */
  guint8 *cells;     /* with the rim round them */
  guint8 *corridors; /* cells of the ways between members */
  guint8 *goals;     /* cells of members who are not joined yet */
  int *far;          /* from those joined so far; -1: blocked */
  int *from;         /* cell before on the way, or -1 */
  Reached *reached;
  int n_reached, room;
  GArray *distances; /* Distance */
  int nearest;       /* nothing that is nearer is left to go on from */
  int columns, rows, stride, n;
  double x, y, cell;
  gboolean joined;   /* the members are, by corridors */
};

static int
cell_at (const HomeGrid *self, int column, int row)
{
  return (row + RIM) * self->stride + column + RIM;
}

/* The cells that a box lies on. */
static Cells
cells_of (const HomeGrid *self, const AlongRect *box)
{
  return (Cells){ MAX ((int) floor ((box->x - self->x) / self->cell), 0),
                  MIN ((int) ceil ((box->x + box->width - self->x) / self->cell), self->columns),
                  MAX ((int) floor ((box->y - self->y) / self->cell), 0),
                  MIN ((int) ceil ((box->y + box->height - self->y) / self->cell), self->rows) };
}

/* The middle of a member's symbol. */
static Cells
middle_of (const HomeGrid *self, int m)
{
  const AlongLayoutPerson *at = &g_array_index (self->layout->people, AlongLayoutPerson, self->home->members[m]);
  AlongRect middle = { at->x - CORE_PAD, at->y - CORE_PAD, 2 * CORE_PAD, 2 * CORE_PAD };

  return cells_of (self, &middle);
}

/* @value for a box; @if_free: only where nothing is yet. */
static void
mark (HomeGrid *self, const AlongRect *box, guint8 value, gboolean if_free)
{
  Cells at = cells_of (self, box);

  for (int r = at.r1; r < at.r2; r++)
    for (int c = cell_at (self, at.c1, r); c < cell_at (self, at.c2, r); c++)
      if (!if_free || self->cells[c] == FREE)
        self->cells[c] = value;
}

static void
paint_grid (HomeGrid *self)
{
  memset (self->cells, BLOCKED, self->n);
  for (int r = 0; r < self->rows; r++)
    memset (&self->cells[cell_at (self, 0, r)], FREE, self->columns);
  for (guint i = 0; i < self->layout->people->len; i++)
    if (!self->is_member[i])
      {
        AlongRect box = along_home_box (self->layout, i, OTHER_PAD);

        mark (self, &box, BLOCKED, FALSE);
      }
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = along_home_box (self->layout, self->home->members[m], MEMBER_PAD);

      mark (self, &box, INSIDE, TRUE);
      box = along_home_box (self->layout, self->home->members[m], CORE_PAD);
      mark (self, &box, INSIDE, FALSE);
    }
  for (int m = 0; m < self->home->n_members; m++)
    {
      Cells at = middle_of (self, m);

      for (int r = at.r1; r < at.r2; r++)
        {
          memset (&self->cells[cell_at (self, at.c1, r)], INSIDE, at.c2 - at.c1);
          memset (&self->goals[cell_at (self, at.c1, r)], TRUE, at.c2 - at.c1);
        }
    }
}

/* Makes the way that ends at @cell a corridor, if it is no longer than @longest cells outside what is inside already. */
static gboolean
open_corridor (HomeGrid *self, int cell, int longest)
{
  int length = 0;

  for (int at = cell; at >= 0; at = self->from[at])
    length += self->cells[at] == FREE;
  if (length > longest)
    return FALSE;
  for (int at = cell; at >= 0; at = self->from[at])
    for (int y = -2; y <= 2; y++)
      for (int near = at + y * self->stride - 2; near <= at + y * self->stride + 2; near++)
        if (self->cells[near] != BLOCKED)
          {
            self->cells[near] = INSIDE;
            self->corridors[near] = 1;
          }
  return TRUE;
}

/* The cells at a distance, which is at most one more than any was. */
static Distance *
distance_of (HomeGrid *self, int far)
{
  static const Distance none = { -1, -1 };

  if (far == (int) self->distances->len)
    g_array_append_val (self->distances, none);
  return &g_array_index (self->distances, Distance, far);
}

static void
make_room (HomeGrid *self, int more)
{
  if (self->n_reached + more <= self->room)
    return;
  self->room = 2 * self->room + more;
  self->reached = g_renew (Reached, self->reached, self->room);
}

/* There is room for it. */
static inline void
reach (HomeGrid *self, Distance *distance, int cell, int far, int from)
{
  if (distance->first < 0)
    distance->first = self->n_reached;
  else
    self->reached[distance->last].next = self->n_reached;
  distance->last = self->n_reached;
  self->reached[self->n_reached++] = (Reached){ cell, -1 };
  self->far[cell] = far;
  self->from[cell] = from;
}

/* The nearest cell that was reached and not gone on from, or -1. */
static int
next_reached (HomeGrid *self)
{
  while (self->nearest < (int) self->distances->len)
    {
      Distance *distance = &g_array_index (self->distances, Distance, self->nearest);
      int cell;

      if (distance->first < 0)
        {
          self->nearest++;
          continue;
        }
      cell = self->reached[distance->first].cell;
      distance->first = self->reached[distance->first].next;
      /* a shorter way there may have been found since */
      if (self->far[cell] == self->nearest)
        return cell;
    }
  return -1;
}

/* A member is joined: ways to the others begin there too. */
static void
join (HomeGrid *self, int m)
{
  Cells at = middle_of (self, m);
  Distance *here = distance_of (self, 0);

  make_room (self, (at.r2 - at.r1) * (at.c2 - at.c1));
  for (int r = at.r1; r < at.r2; r++)
    for (int c = at.c1; c < at.c2; c++)
      {
        reach (self, here, cell_at (self, c, r), 0, -1);
        self->goals[cell_at (self, c, r)] = FALSE;
      }
  self->nearest = 0;
}

/* Joins nobody any more. */
static void
forget_ways (HomeGrid *self)
{
  for (int i = 0; i < self->n; i++)
    self->far[i] = self->cells[i] == BLOCKED ? -1 : G_MAXINT;
  self->n_reached = 0;
  g_array_set_size (self->distances, 0);
}

static int
member_at (const HomeGrid *self, int cell)
{
  int c = cell % self->stride - RIM, r = cell / self->stride - RIM;

  for (int m = self->home->n_members - 1; m > 0; m--)
    {
      Cells at = middle_of (self, m);

      if (c >= at.c1 && c < at.c2 && r >= at.r1 && r < at.r2)
        return m;
    }
  return 0;
}

/* From the members joined so far to the nearest other, round what is blocked: the other, or -1. */
static int
reach_next (HomeGrid *self, int longest)
{
  const int steps[] = { -1, 1, -self->stride, self->stride };
  int cell;

  while ((cell = next_reached (self)) >= 0)
    {
      int far = self->far[cell] + 1;
      Distance *distance;

      if (self->goals[cell])
        return open_corridor (self, cell, longest) ? member_at (self, cell) : -1;
      distance = distance_of (self, far);
      make_room (self, 4);
      for (int d = 0; d < 4; d++)
        if (self->far[cell + steps[d]] > far)
          reach (self, distance, cell + steps[d], far, cell);
    }
  return -1;
}

static guint64
word_at (const guint8 *cells)
{
  guint64 word;

  memcpy (&word, cells, WORD);
  return word;
}

/* Fills free bays between cells inside, along rows or columns. */
static gboolean
fill_bays (HomeGrid *self, gboolean along_rows)
{
  int lines = along_rows ? self->rows : self->columns, length = along_rows ? self->columns : self->rows;
  int step = along_rows ? 1 : self->stride;
  gboolean changed = FALSE;

  for (int line = 0; line < lines; line++)
    {
      guint8 *cell = &self->cells[along_rows ? cell_at (self, 0, line) : cell_at (self, line, 0)], *last = NULL;

      for (int i = 0; i < length; i++, cell += step)
        {
          /* much is free */
          while (along_rows && i + WORD < length && word_at (cell) == 0)
            {
              i += WORD;
              cell += WORD;
            }
          if (*cell == BLOCKED)
            last = NULL;
          else if (*cell == INSIDE)
            {
              for (guint8 *bay = last != NULL ? last + step : cell; bay < cell; bay += step)
                {
                  *bay = INSIDE;
                  changed = TRUE;
                }
              last = cell;
            }
        }
    }
  return changed;
}

static gboolean
is_inside (HomeGrid *self, int c, int r)
{
  return self->cells[cell_at (self, c, r)] == INSIDE;
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
            top[cell_at (self, x, y)] = 1;
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

static void
trace_outlines (HomeGrid *self, AlongLayoutHome *home)
{
  g_autofree guint8 *top = g_malloc0 (self->n);

  for (int r = 0; r < self->rows; r++)
    for (int c = 0; c < self->columns; c++)
      if (c + WORD < self->columns && word_at (&self->cells[cell_at (self, c, r)]) == 0)
        c += WORD - 1;
      else if (is_inside (self, c, r) && !is_inside (self, c, r - 1) && !top[cell_at (self, c, r)])
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
  mark (self, room, INSIDE, FALSE);
  if (nearest == NULL)
    return;
  box = (AlongRect){ nearest->x - nearest->half, nearest->y, 2 * nearest->half, room->y + 1 - nearest->y };
  mark (self, &box, INSIDE, FALSE);
}

static void
set_word (guint8 *cells, guint64 word)
{
  memcpy (cells, &word, WORD);
}

/* Across rows (@step 1) or down columns: the inside grows, or shrinks, by @SMOOTH cells. Nothing is inside in the rim. */
static void
spread_along (const HomeGrid *self, const guint8 *cells, guint8 *out, int step, gboolean grow)
{
  for (int r = 0; r < self->rows; r++)
    {
      int end = cell_at (self, self->columns, r);

      for (int i = cell_at (self, 0, r); i < end; i += WORD)
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
spread (const HomeGrid *self, const guint8 *cells, gboolean grow)
{
  guint8 *out = g_malloc0 (self->n);
  g_autofree guint8 *half = g_malloc0 (self->n);

  spread_along (self, cells, half, 1, grow);
  spread_along (self, half, out, self->stride, grow);
  return out;
}

/* Fills narrow bays, then takes thin tongues away; never over somebody else, never from a member or the name. */
static void
smooth (HomeGrid *self, const AlongRect *tag_room)
{
  const guint64 each = G_GUINT64_CONSTANT (0x0101010101010101); /* of a word's cells */
  g_autofree guint8 *inside = g_malloc0 (self->n), *grown = NULL, *closed = NULL, *thin = NULL, *open = NULL;

  G_STATIC_ASSERT (INSIDE == 1 && BLOCKED == 2);
  for (int i = 0; i + WORD <= self->n; i += WORD)
    set_word (&inside[i], word_at (&self->cells[i]) & each);
  grown = spread (self, inside, TRUE);
  closed = spread (self, grown, FALSE);
  for (int i = 0; i + WORD <= self->n; i += WORD)
    set_word (&closed[i], (word_at (&closed[i]) & ~(word_at (&self->cells[i]) >> 1)) | word_at (&inside[i]));
  thin = spread (self, closed, FALSE);
  open = spread (self, thin, TRUE);
  for (int i = 0; i + WORD <= self->n; i += WORD)
    {
      guint64 blocked = (word_at (&self->cells[i]) >> 1) & each;
      guint64 stays = (word_at (&open[i]) & word_at (&closed[i])) | word_at (&self->corridors[i]);

      set_word (&self->cells[i], (blocked << 1) | (stays & ~blocked));
    }
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = along_home_box (self->layout, self->home->members[m], CORE_PAD);

      mark (self, &box, INSIDE, FALSE);
    }
  if (tag_room != NULL)
    mark_tag (self, tag_room);
}

/** along_home_grid_new: round the members of @home, who are in nobody else's way; @is_member: of each person. Borrows all
 * of them. */
HomeGrid *
along_home_grid_new (AlongLayout *layout, const AlongLayoutHome *home, const guint8 *is_member)
{
  HomeGrid *self = g_new0 (HomeGrid, 1);
  AlongRect all = along_home_box (layout, home->members[0], MEMBER_PAD);

  self->layout = layout;
  self->home = home;
  self->is_member = is_member;
  for (int m = 1; m < home->n_members; m++)
    all = along_rect_join (all, along_home_box (layout, home->members[m], MEMBER_PAD));
  self->cell = MAX (CELL, sqrt ((all.width + 160) * (all.height + 160) / MAX_CELLS));
  self->x = all.x - 80;
  self->y = all.y - 80;
  self->columns = (int) ceil ((all.width + 160) / self->cell);
  self->rows = (int) ceil ((all.height + 160) / self->cell);
  self->stride = self->columns + 2 * RIM;
  self->n = (self->rows + 2 * RIM) * self->stride + WORD;
  self->room = self->n;
  self->cells = g_malloc (self->n);
  self->corridors = g_malloc0 (self->n);
  self->goals = g_malloc0 (self->n);
  self->far = g_new (int, self->n);
  self->from = g_new (int, self->n);
  self->reached = g_new (Reached, self->room);
  self->distances = g_array_new (FALSE, FALSE, sizeof (Distance));
  paint_grid (self);
  return self;
}

/** along_home_grid_free: (nullable) */
void
along_home_grid_free (HomeGrid *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  g_free (self->corridors);
  g_free (self->goals);
  g_free (self->far);
  g_free (self->from);
  g_free (self->reached);
  g_array_unref (self->distances);
  g_free (self);
}

/**
 * along_home_grid_divide: who of the home is near enough to share an outline. The way round the others may be as long as
 * one of them is broad: a longer one would run past people it has nothing to do with, and read as theirs.
 *
 * @parts: (out): for each member the number of their outline, from 0, in the order of the members
 *
 * Returns: how many outlines there are
 */
int
along_home_grid_divide (HomeGrid *self, int *parts)
{
  int longest = (int) (LONGEST_WAY * MAX (along_labels_get_scale (self->layout->labels), 1) / self->cell), n = 0;

  for (int m = 0; m < self->home->n_members; m++)
    parts[m] = -1;
  for (int m = 0; m < self->home->n_members; m++)
    if (parts[m] < 0)
      {
        forget_ways (self);
        for (int next = m; next >= 0; next = reach_next (self, longest))
          {
            parts[next] = n;
            join (self, next);
          }
        n++;
      }
  self->joined = n == 1;
  return n;
}

/* Whoever cannot be reached has an outline of their own. */
static void
join_all (HomeGrid *self)
{
  g_autofree guint8 *joined = g_malloc0 (self->home->n_members);
  int next = 0;

  forget_ways (self);
  for (int left = self->home->n_members; left > 0; left--)
    {
      for (int m = 0; m < self->home->n_members && next < 0; m++)
        if (!joined[m])
          next = m;
      joined[next] = TRUE;
      join (self, next);
      next = left > 1 ? reach_next (self, G_MAXINT) : -1;
    }
}

/** along_home_grid_outline: gives @home, which the grid is of, its outline. @tag_room: (nullable): room of the name. */
void
along_home_grid_outline (HomeGrid *self, AlongLayoutHome *home, const AlongRect *tag_room)
{
  if (tag_room != NULL)
    mark_tag (self, tag_room);
  if (!self->joined)
    join_all (self);
  for (int pass = 0; pass < 3; pass++)
    if (!fill_bays (self, pass % 2 == 0) && pass > 0)
      break;
  smooth (self, tag_room);
  trace_outlines (self, home);
}
