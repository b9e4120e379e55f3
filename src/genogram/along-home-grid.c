/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step I, among others: on a grid, the members' own boxes, joined by corridors round everybody else. */
#include <math.h>
#include <string.h>

#include "along-homes-private.h"

#define CELL 6.0
#define MAX_CELLS 400000
/* Thinner than this many cells, a bay or a tongue of an outline is smoothed away. */
#define SMOOTH 2
/* The longest way from one member to the next outside their own boxes, px at 100 % text. */
#define LONGEST_WAY (4 * ALONG_SYMBOL)

enum
{
  FREE,
  INSIDE,
  BLOCKED,
};

/* How a box is marked, in place of the member whose middle it is. */
enum
{
  IF_FREE = -1,
  FORCED = -2,
};

typedef struct
{
  AlongLayout *layout;
  const AlongLayoutHome *home;
  const guint8 *is_member; /* person */
  int *owner;        /* cell: member whose middle it is, or -1 */
  guint8 *cells;
  guint8 *corridors; /* cells of the ways between members */
  int *from;         /* cell before on the way, by the search */
  int *queue;
  int columns, rows;
  double x, y, cell;
} Grid;

static void
mark (Grid *self, const AlongRect *box, guint8 value, int owner)
{
  int c1 = MAX ((int) floor ((box->x - self->x) / self->cell), 0);
  int c2 = MIN ((int) ceil ((box->x + box->width - self->x) / self->cell), self->columns);
  int r1 = MAX ((int) floor ((box->y - self->y) / self->cell), 0);
  int r2 = MIN ((int) ceil ((box->y + box->height - self->y) / self->cell), self->rows);

  for (int r = r1; r < r2; r++)
    for (int c = c1; c < c2; c++)
      {
        int cell = r * self->columns + c;

        if (owner == IF_FREE && self->cells[cell] != FREE)
          continue;
        self->cells[cell] = value;
        if (owner >= 0)
          self->owner[cell] = owner;
      }
}

static void
paint_grid (Grid *self)
{
  memset (self->cells, FREE, self->columns * self->rows);
  for (int i = 0; i < self->columns * self->rows; i++)
    self->owner[i] = -1;
  for (guint i = 0; i < self->layout->people->len; i++)
    if (!self->is_member[i])
      {
        AlongRect box = along_home_box (self->layout, i, OTHER_PAD);

        mark (self, &box, BLOCKED, FORCED);
      }
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = along_home_box (self->layout, self->home->members[m], MEMBER_PAD);

      mark (self, &box, INSIDE, IF_FREE);
      box = along_home_box (self->layout, self->home->members[m], CORE_PAD);
      mark (self, &box, INSIDE, FORCED);
    }
  for (int m = 0; m < self->home->n_members; m++)
    {
      const AlongLayoutPerson *at = &g_array_index (self->layout->people, AlongLayoutPerson, self->home->members[m]);
      AlongRect middle = { at->x - CORE_PAD, at->y - CORE_PAD, 2 * CORE_PAD, 2 * CORE_PAD };

      mark (self, &middle, INSIDE, m);
    }
}

/* Of each member, while they are joined to one another. */
enum
{
  LEFT,   /* not reached yet */
  JOINED, /* within the outline that is being made */
  DONE,   /* within another */
};

/* Makes the way that ends at @cell a corridor, if it is no longer than @longest cells outside what is inside already. */
static gboolean
open_corridor (Grid *self, int cell, int longest)
{
  int length = 0;

  for (int at = cell; at >= 0; at = self->from[at])
    length += self->cells[at] == FREE;
  if (length > longest)
    return FALSE;
  for (int at = cell; at >= 0; at = self->from[at])
    for (int y = MAX (at / self->columns - 2, 0); y <= MIN (at / self->columns + 2, self->rows - 1); y++)
      for (int x = MAX (at % self->columns - 2, 0); x <= MIN (at % self->columns + 2, self->columns - 1); x++)
        if (self->cells[y * self->columns + x] != BLOCKED)
          {
            self->cells[y * self->columns + x] = INSIDE;
            self->corridors[y * self->columns + x] = 1;
          }
  return TRUE;
}

/* From the members joined so far to the nearest other, round what is blocked. */
static int
reach_next (Grid *self, const guint8 *joined, guint8 *seen, int longest)
{
  int head = 0, tail = 0, n = self->columns * self->rows;

  memset (seen, 0, n);
  for (int i = 0; i < n; i++)
    if (self->owner[i] >= 0 && joined[self->owner[i]] == JOINED)
      {
        seen[i] = 1;
        self->from[i] = -1;
        self->queue[tail++] = i;
      }
  while (head < tail)
    {
      static const int dc[] = { -1, 1, 0, 0 }, dr[] = { 0, 0, -1, 1 };
      int cell = self->queue[head++], c = cell % self->columns, r = cell / self->columns;

      if (self->owner[cell] >= 0 && joined[self->owner[cell]] == LEFT)
        return open_corridor (self, cell, longest) ? self->owner[cell] : -1;
      for (int d = 0; d < 4; d++)
        {
          int x = c + dc[d], y = r + dr[d], next = y * self->columns + x;

          if (x < 0 || y < 0 || x >= self->columns || y >= self->rows || seen[next] || self->cells[next] == BLOCKED)
            continue;
          seen[next] = 1;
          self->from[next] = cell;
          self->queue[tail++] = next;
        }
    }
  return -1;
}

/* Fills free bays between cells inside, along rows or columns. */
static gboolean
fill_bays (Grid *self, gboolean along_rows)
{
  int lines = along_rows ? self->rows : self->columns, length = along_rows ? self->columns : self->rows;
  gboolean changed = FALSE;

  for (int line = 0; line < lines; line++)
    {
      int last = -1;

      for (int i = 0; i < length; i++)
        {
          int cell = along_rows ? line * self->columns + i : i * self->columns + line;

          if (self->cells[cell] == BLOCKED)
            last = -1;
          else if (self->cells[cell] == INSIDE)
            {
              for (int j = last >= 0 ? last + 1 : i; j < i; j++)
                {
                  self->cells[along_rows ? line * self->columns + j : j * self->columns + line] = INSIDE;
                  changed = TRUE;
                }
              last = i;
            }
        }
    }
  return changed;
}

static gboolean
is_inside (Grid *self, int c, int r)
{
  return c >= 0 && r >= 0 && c < self->columns && r < self->rows && self->cells[r * self->columns + c] == INSIDE;
}

/* Follows one border with the inside on the right hand, over the corners of cells. */
static AlongPolyline
follow (Grid *self, int c, int r, guint8 *top)
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
            top[y * self->columns + x] = 1;
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
trace_outlines (Grid *self, AlongLayoutHome *home)
{
  g_autofree guint8 *top = g_malloc0 (self->columns * self->rows + 1);

  for (int r = 0; r < self->rows; r++)
    for (int c = 0; c < self->columns; c++)
      if (is_inside (self, c, r) && !is_inside (self, c, r - 1) && !top[r * self->columns + c])
        along_home_add_outline (home, follow (self, c, r, top));
}

/* The row of members above the name reaches down to it. */
static void
mark_tag (Grid *self, const AlongRect *room)
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
  mark (self, room, INSIDE, FORCED);
  if (nearest == NULL)
    return;
  box = (AlongRect){ nearest->x - nearest->half, nearest->y, 2 * nearest->half, room->y + 1 - nearest->y };
  mark (self, &box, INSIDE, FORCED);
}

/* Along rows or columns: the inside grows, or shrinks, by @SMOOTH cells. */
static void
spread_along (const guint8 *cells, guint8 *out, int lines, int length, int line_step, int step, gboolean grow)
{
  for (int line = 0; line < lines; line++)
    {
      int last = -SMOOTH - 1; /* the last cell that was as it grows to be */

      for (int i = 0; i < length + SMOOTH; i++)
        {
          gboolean in = i < length && cells[line * line_step + i * step];

          if (in == grow)
            last = i;
          if (i >= SMOOTH)
            out[line * line_step + (i - SMOOTH) * step] = (i - last <= 2 * SMOOTH) == grow;
        }
    }
}

/* @grow: the inside grows by @SMOOTH cells each way; else it shrinks. */
static guint8 *
spread (Grid *self, const guint8 *cells, gboolean grow)
{
  guint8 *out = g_malloc (self->columns * self->rows);
  g_autofree guint8 *half = g_malloc (self->columns * self->rows);

  spread_along (cells, half, self->rows, self->columns, self->columns, 1, grow);
  spread_along (half, out, self->columns, self->rows, 1, self->columns, grow);
  return out;
}

/* Fills narrow bays, then takes thin tongues away; never over somebody else, never from a member or the name. */
static void
smooth (Grid *self, const AlongRect *tag_room)
{
  int n = self->columns * self->rows;
  g_autofree guint8 *inside = g_malloc (n), *grown = NULL, *closed = NULL, *thin = NULL, *open = NULL;

  for (int i = 0; i < n; i++)
    inside[i] = self->cells[i] == INSIDE;
  grown = spread (self, inside, TRUE);
  closed = spread (self, grown, FALSE);
  for (int i = 0; i < n; i++)
    closed[i] = (closed[i] && self->cells[i] != BLOCKED) || inside[i];
  thin = spread (self, closed, FALSE);
  open = spread (self, thin, TRUE);
  for (int i = 0; i < n; i++)
    if (self->cells[i] != BLOCKED)
      self->cells[i] = (open[i] && closed[i]) || self->corridors[i] ? INSIDE : FREE;
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = along_home_box (self->layout, self->home->members[m], CORE_PAD);

      mark (self, &box, INSIDE, FORCED);
    }
  if (tag_room != NULL)
    mark_tag (self, tag_room);
}

static void
grid_init (Grid *self, AlongLayout *layout, const AlongLayoutHome *home, const guint8 *is_member)
{
  AlongRect all = along_home_box (layout, home->members[0], MEMBER_PAD);
  int n;

  *self = (Grid){ layout, home, is_member };
  for (int m = 1; m < home->n_members; m++)
    all = along_rect_join (all, along_home_box (layout, home->members[m], MEMBER_PAD));
  self->cell = MAX (CELL, sqrt ((all.width + 160) * (all.height + 160) / MAX_CELLS));
  self->x = all.x - 80;
  self->y = all.y - 80;
  self->columns = (int) ceil ((all.width + 160) / self->cell);
  self->rows = (int) ceil ((all.height + 160) / self->cell);
  n = self->columns * self->rows;
  self->cells = g_malloc (n + 1);
  self->corridors = g_malloc0 (n + 1);
  self->owner = g_new (int, n + 1);
  self->from = g_new (int, n + 1);
  self->queue = g_new (int, n + 1);
  paint_grid (self);
}

static void
grid_clear (Grid *self)
{
  g_free (self->cells);
  g_free (self->corridors);
  g_free (self->owner);
  g_free (self->from);
  g_free (self->queue);
}

/**
 * along_home_divide: who of @home is near enough to share an outline. The way round the others may be as long as one of
 * them is broad: a longer one would run past people it has nothing to do with, and read as theirs.
 *
 * @parts: (out): for each member the number of their outline, from 0, in the order of the members
 *
 * Returns: how many outlines there are
 */
int
along_home_divide (AlongLayout *layout, const AlongLayoutHome *home, const guint8 *is_member, int *parts)
{
  int longest, n = 0;
  g_autofree guint8 *joined = g_malloc0 (home->n_members + 1), *seen = NULL;
  Grid self;

  grid_init (&self, layout, home, is_member);
  seen = g_malloc (self.columns * self.rows + 1);
  longest = (int) (LONGEST_WAY * MAX (along_labels_get_scale (layout->labels), 1) / self.cell);
  for (int m = 0; m < home->n_members; m++)
    if (joined[m] == LEFT)
      {
        int next = m;

        for (; next >= 0; next = reach_next (&self, joined, seen, longest))
          {
            joined[next] = JOINED;
            parts[next] = n;
          }
        for (int i = 0; i < home->n_members; i++)
          joined[i] = joined[i] == LEFT ? LEFT : DONE;
        n++;
      }
  grid_clear (&self);
  return n;
}

/** along_home_outline_on_grid: round members among whom others stand. @tag_room: (nullable): room of the name. */
void
along_home_outline_on_grid (AlongLayout *layout, AlongLayoutHome *home, const guint8 *is_member, const AlongRect *tag_room)
{
  g_autofree guint8 *joined = g_malloc0 (home->n_members + 1), *seen = NULL;
  Grid self;

  grid_init (&self, layout, home, is_member);
  seen = g_malloc (self.columns * self.rows + 1);
  if (tag_room != NULL)
    mark_tag (&self, tag_room);
  joined[0] = JOINED;
  for (int left = home->n_members - 1; left > 0; left--)
    {
      int next = reach_next (&self, joined, seen, G_MAXINT);

      /* who cannot be reached has an outline of their own */
      for (int m = 0; m < home->n_members && next < 0; m++)
        if (joined[m] == LEFT)
          next = m;
      joined[next] = JOINED;
    }
  for (int pass = 0; pass < 3; pass++)
    if (!fill_bays (&self, pass % 2 == 0) && pass > 0)
      break;
  smooth (&self, tag_room);
  trace_outlines (&self, home);
  grid_clear (&self);
}
