/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step I, among others: on a grid, the members' own boxes, joined by corridors round everybody else. */
#include <math.h>
#include <string.h>

#include "along-home-grid.h"

#define CELL 6.0
#define MAX_CELLS 400000
/* Cells on each side of a way that belong to its corridor. */
#define BROAD 2
/* Every byte of a distance that is longer than any. */
#define UNREACHED 0x7f
/* The longest way from one member to the next outside their own boxes, and to a partner, a parent or a child, to whom a line
 * leads anyhow; px at 100 % text. */
#define LONGEST_WAY (4 * ALONG_SYMBOL)
#define LONGEST_TIED_WAY (12 * ALONG_SYMBOL)

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

static void
include (HomeGrid *self, Cells more)
{
  self->inside = (Cells){ MIN (self->inside.c1, more.c1), MAX (self->inside.c2, more.c2), MIN (self->inside.r1, more.r1),
                          MAX (self->inside.r2, more.r2) };
}

/** along_home_grid_mark: @value for a box; @if_free: only where nothing is yet. */
void
along_home_grid_mark (HomeGrid *self, const AlongRect *box, guint8 value, gboolean if_free)
{
  Cells at = cells_of (self, box);

  if (value == INSIDE)
    include (self, at);
  for (int r = at.r1; r < at.r2; r++)
    {
      guint8 *cells = &self->cells[along_home_cell (self, at.c1, r)];

      if (!if_free && at.c1 < at.c2)
        memset (cells, value, at.c2 - at.c1);
      for (int c = at.c1; c < at.c2 && if_free; c++, cells++)
        *cells = *cells == FREE ? value : *cells;
    }
}

static void
paint_grid (HomeGrid *self)
{
  memset (self->cells, BLOCKED, self->n);
  for (int r = 0; r < self->rows; r++)
    memset (&self->cells[along_home_cell (self, 0, r)], FREE, self->columns);
  for (guint i = 0; i < self->layout->people->len; i++)
    if (!self->is_member[i])
      {
        AlongRect box = along_home_box (self->layout, i, OTHER_PAD);

        along_home_grid_mark (self, &box, BLOCKED, FALSE);
      }
  for (int m = 0; m < self->home->n_members; m++)
    {
      AlongRect box = along_home_box (self->layout, self->home->members[m], MEMBER_PAD);

      along_home_grid_mark (self, &box, INSIDE, TRUE);
      box = along_home_box (self->layout, self->home->members[m], CORE_PAD);
      along_home_grid_mark (self, &box, INSIDE, FALSE);
    }
  for (int m = 0; m < self->home->n_members; m++)
    {
      Cells at = middle_of (self, m);

      include (self, at);
      for (int r = at.r1; r < at.r2; r++)
        for (int c = at.c1; c < at.c2; c++)
          {
            int cell = along_home_cell (self, c, r);

            self->cells[cell] = INSIDE;
            self->goals[cell] = TRUE;
          }
    }
}

/* Cells of a corridor, from one column and row to another. */
static void
open_cells (HomeGrid *self, int c1, int c2, int r1, int r2)
{
  for (int r = r1; r <= r2; r++)
    for (int cell = along_home_cell (self, c1, r); cell <= along_home_cell (self, c2, r); cell++)
      if (self->cells[cell] != BLOCKED)
        {
          self->cells[cell] = INSIDE;
          self->corridors[cell] = TRUE;
        }
}

/* How many cells of the way that ends at @cell are outside what is inside already. */
static int
length_of_way (const HomeGrid *self, int cell)
{
  int length = 0;

  for (int at = cell; at >= 0; at = self->from[at])
    length += self->cells[at] == FREE;
  return length;
}

/* Makes the way that ends at @cell a corridor. */
static void
open_corridor (HomeGrid *self, int cell)
{
  for (int at = cell, last = -1; at >= 0; last = at, at = self->from[at])
    {
      int c = at % self->stride - RIM, r = at / self->stride - RIM, step = at - last;

      /* the rest is as far round the last cell as well */
      if (last < 0)
        open_cells (self, c - BROAD, c + BROAD, r - BROAD, r + BROAD);
      else if (ABS (step) == 1)
        open_cells (self, c + step * BROAD, c + step * BROAD, r - BROAD, r + BROAD);
      else
        open_cells (self, c - BROAD, c + BROAD, step > 0 ? r + BROAD : r - BROAD, step > 0 ? r + BROAD : r - BROAD);
      include (self, (Cells){ MAX (c - BROAD, 0), MIN (c + BROAD + 1, self->columns), MAX (r - BROAD, 0), MIN (r + BROAD + 1, self->rows) });
    }
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

static inline void
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
  int at = self->n_reached++;

  if (distance->first < 0)
    distance->first = at;
  else
    self->reached[distance->last].next = at;
  distance->last = at;
  self->reached[at] = (Reached){ cell, -1 };
  self->far[cell] = far;
  self->from[cell] = from;
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
        reach (self, here, along_home_cell (self, c, r), 0, -1);
        self->goals[along_home_cell (self, c, r)] = FALSE;
      }
  self->nearest = 0;
}

/* Joins nobody any more. */
static void
forget_ways (HomeGrid *self)
{
  memset (self->far, UNREACHED, self->n * sizeof (int));
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

/* Goes on from the cells at a distance that it did not go on from yet, as far as a goal. Returns: the goal, or -1 */
static int
go_on_from (HomeGrid *self, int far)
{
  const int steps[] = { -1, 1, -self->stride, self->stride }, further = far + 1;
  const guint8 *cells = self->cells;
  int *fars = self->far, at = g_array_index (self->distances, Distance, far).first, goal = -1;
  Distance next = *distance_of (self, further);

  while (at >= 0 && goal < 0)
    {
      int cell = self->reached[at].cell;

      /* it may be passed by: then it goes on from here */
      if (fars[cell] == far && self->goals[cell])
        {
          goal = cell;
          break;
        }
      at = self->reached[at].next;
      /* a shorter way there may have been found since */
      if (fars[cell] != far)
        continue;
      make_room (self, 4);
      for (int d = 0; d < 4; d++)
        if (fars[cell + steps[d]] > further && cells[cell + steps[d]] != BLOCKED)
          reach (self, &next, cell + steps[d], further, cell);
    }
  g_array_index (self->distances, Distance, far).first = at;
  g_array_index (self->distances, Distance, further) = next;
  return goal;
}

/* From the members joined so far to the nearest other, round what is blocked: the cell where the way ends, or -1. */
static int
find_goal (HomeGrid *self)
{
  int goal = -1;

  while (goal < 0 && self->nearest < (int) self->distances->len)
    {
      if (g_array_index (self->distances, Distance, self->nearest).first >= 0)
        goal = go_on_from (self, self->nearest);
      if (goal < 0)
        self->nearest++;
    }
  return goal;
}

static gboolean
shares_part (const HomeGrid *self, int person)
{
  for (int m = 0; m < self->home->n_members; m++)
    if (self->home->members[m] == person)
      return self->parts[m] == self->part;
  return FALSE;
}

static gboolean
is_child_of (const HomeGrid *self, int child, int couple, int person)
{
  const AlongLayoutCouple *parents = &g_array_index (self->layout->couples, AlongLayoutCouple, couple);
  gboolean is_parent = parents->one == person || parents->other == person;

  return child == person ? shares_part (self, parents->one) || shares_part (self, parents->other)
                         : is_parent && shares_part (self, child);
}

/* Whether a line leads from @m to somebody of this part: a partner, a parent or a child. */
static gboolean
is_tied (const HomeGrid *self, int m)
{
  const AlongLayout *layout = self->layout;
  int person = self->home->members[m];
  gboolean tied = FALSE;

  for (guint c = 0; c < layout->couples->len && !tied; c++)
    {
      const AlongLayoutCouple *two = &g_array_index (layout->couples, AlongLayoutCouple, c);

      tied = (two->one == person && shares_part (self, two->other)) || (two->other == person && shares_part (self, two->one));
    }
  for (guint l = 0; l < layout->lines->len && !tied; l++)
    {
      const AlongLayoutLine *line = &g_array_index (layout->lines, AlongLayoutLine, l);

      tied = line->link != NULL && is_child_of (self, line->child, line->couple, person);
    }
  for (guint l = 0; l < layout->secondaries->len && !tied; l++)
    {
      const AlongLayoutSecondary *line = &g_array_index (layout->secondaries, AlongLayoutSecondary, l);

      tied = is_child_of (self, line->child, line->couple, person);
    }
  return tied;
}

static void
set_goal (HomeGrid *self, int m, gboolean is_goal)
{
  Cells at = middle_of (self, m);

  for (int r = at.r1; r < at.r2; r++)
    for (int c = at.c1; c < at.c2; c++)
      self->goals[along_home_cell (self, c, r)] = is_goal;
}

/* Who is near enough to those of this part, and nearest; a way to them is made. -1: nobody. */
static int
reach_next (HomeGrid *self, double cells)
{
  for (int goal = find_goal (self); goal >= 0; goal = find_goal (self))
    {
      int m = member_at (self, goal), length = length_of_way (self, goal);

      if (length <= (int) (LONGEST_WAY * cells) || (length <= (int) (LONGEST_TIED_WAY * cells) && is_tied (self, m)))
        {
          open_corridor (self, goal);
          return m;
        }
      set_goal (self, m, FALSE);
      self->passed = TRUE;
    }
  return -1;
}

/* Whom it passed by may be near, or tied, to somebody who was joined since. */
static void
begin_again (HomeGrid *self)
{
  forget_ways (self);
  self->passed = FALSE;
  for (int m = 0; m < self->home->n_members; m++)
    if (self->parts[m] == self->part)
      join (self, m);
    else if (self->parts[m] < 0)
      set_goal (self, m, TRUE);
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
  self->inside = (Cells){ self->columns, 0, self->rows, 0 };
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
 * one of them is broad: a longer one would run past people it has nothing to do with, and read as theirs. To a partner, a
 * parent or a child it may be longer: a home of theirs in two parts would read as one of them living elsewhere.
 *
 * @parts: (out): for each member the number of their outline, from 0, in the order of the members; -1 for those it did not
 *   come to before the layout was cancelled
 *
 * Returns: how many outlines there are
 */
int
along_home_grid_divide (HomeGrid *self, int *parts)
{
  double cells = MAX (along_labels_get_scale (self->layout->labels), 1) / self->cell;
  GCancellable *cancellable = self->layout->cancellable;
  int n = 0;

  self->parts = parts;
  for (int m = 0; m < self->home->n_members; m++)
    parts[m] = -1;
  for (int m = 0; m < self->home->n_members && !g_cancellable_is_cancelled (cancellable); m++)
    if (parts[m] < 0)
      {
        self->part = n++;
        parts[m] = self->part;
        begin_again (self);
        /* who stand scattered over a family of thousands take seconds */
        for (int next = reach_next (self, cells); next >= 0 && !g_cancellable_is_cancelled (cancellable);
             next = reach_next (self, cells))
          {
            parts[next] = self->part;
            if (self->passed)
              begin_again (self);
            else
              join (self, next);
          }
      }
  self->parts = NULL;
  self->whole = n == 1;
  return n;
}

/** along_home_grid_join: joins all members by corridors, unless they are. Whoever cannot be reached has an outline of their
 * own. */
void
along_home_grid_join (HomeGrid *self)
{
  g_autofree guint8 *joined = g_malloc0 (self->home->n_members);
  int next = 0;

  if (self->whole)
    return;
  forget_ways (self);
  for (int left = self->home->n_members; left > 0; left--)
    {
      for (int m = 0; m < self->home->n_members && next < 0; m++)
        if (!joined[m])
          next = m;
      joined[next] = TRUE;
      join (self, next);
      next = left > 1 ? find_goal (self) : -1;
      if (next >= 0)
        {
          open_corridor (self, next);
          next = member_at (self, next);
        }
    }
}
