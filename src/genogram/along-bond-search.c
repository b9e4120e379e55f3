/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step J, the way round: where no straight or bent line is clear of names, the cheapest way over a grid is sought,
 * pulled straight and rounded at its corners. */
#include "along-bond-field-private.h"

#include <math.h>
#include <string.h>

/* A search counts in parts of a px, as whole numbers. */
#define FINE 16.0
#define WIDEST_CELL 12.0 /* in wider ones no way is sought */
#define CORNER 26.0
#define CORNER_STEPS 6
#define A_CORNER 15.0 /* what one costs, px of detour */
/* So many cells out of sight, and the ones after them are too. */
#define HIDDEN 24
/* So far apart are the cells that are looked at. */
#define LEAP 4
/* How much more than a line a way over cells to the same place can cost. */
#define LONGER 1.1
/* How much more the rest of a way counts than it costs at least: the search goes to its goal, not all about. A way is
 * nearly never dearer for it: corners that it has too many are pulled straight. */
#define EAGER 1.5
/* Every byte of a cost that is higher than any. */
#define UNSEEN 0x7f
#define MOST_BUCKETS 65536
#define MOST 1e9

static double
cost_of (const BondField *field, AlongPoint a, AlongPoint b)
{
  return along_bond_field_straight (field, a, b, G_MAXDOUBLE);
}

/* The steps from a cell, round it; odd ones are aslant. */
typedef struct
{
  int columns, rows;
} Step;

static const Step steps[8] = { { 1, 0 }, { 1, 1 }, { 0, 1 }, { -1, 1 }, { -1, 0 }, { -1, -1 }, { 0, -1 }, { 1, -1 } };

/* Of a cell, beside the last step there. */
#define START 8
#define TAKEN 16 /* its way is found */

/* A search: cells that wait for their turn, in buckets by what a way through them costs at least. */
typedef struct
{
  BondField *field;
  int goal_column, goal_row;
  int offsets[8]; /* of the steps */
  int costs[2][256]; /* of a straight step and one aslant, by the weight of the cell that it leads into */
  int left[2];    /* of a straight step over nothing, and how much more one aslant is */
  int shift;      /* of what costs fall into the same bucket */
  int n_buckets;
  int first;      /* none before it has any */
} Search;

/* What is left from a cell to the goal, over eight neighbours. */
static int
left_over (const Search *self, int column, int row)
{
  int dx = ABS (column - self->goal_column), dy = ABS (row - self->goal_row);

  return MAX (dx, dy) * self->left[0] + MIN (dx, dy) * self->left[1];
}

static void
push (Search *self, int cell, int column, int row, int cost)
{
  BondField *field = self->field;
  int bucket = (cost + left_over (self, column, row)) >> self->shift;

  if (bucket >= self->n_buckets)
    return;
  if (field->n_opens == field->opens_room)
    {
      field->opens_room = MAX (2 * field->opens_room, 4096);
      field->opens = g_renew (Open, field->opens, field->opens_room);
    }
  field->opens[field->n_opens] = (Open){ cell, column, row, field->buckets[bucket] };
  field->buckets[bucket] = field->n_opens++;
  self->first = MIN (self->first, bucket);
}

/* The next cell in turn, the latest of those that cost about the same; FALSE: none is left. */
static gboolean
pop (Search *self, Open *next)
{
  int *buckets = self->field->buckets;

  while (self->first < self->n_buckets && buckets[self->first] < 0)
    self->first++;
  if (self->first == self->n_buckets)
    return FALSE;
  *next = self->field->opens[buckets[self->first]];
  buckets[self->first] = next->next;
  return TRUE;
}

/* The field with nothing where the line's own ends are. */
static void
open_ends (BondField *field)
{
  const AlongRect *ends[2] = { &field->one, &field->other };
  double pad = field->clear + field->cell;

  memcpy (field->bare, field->weights, (gsize) field->columns * field->rows);
  for (int e = 0; e < 2; e++)
    for (int r = row_of (field, ends[e]->y - pad); r <= row_of (field, ends[e]->y + ends[e]->height + pad); r++)
      for (int c = column_of (field, ends[e]->x - pad); c <= column_of (field, ends[e]->x + ends[e]->width + pad); c++)
        {
          AlongPoint there = middle_of (field, r * field->columns + c);

          field->bare[r * field->columns + c] = weight_at (field, c, r, there.x, there.y);
        }
}

/* Whether a cell weighs the same as all those round it. */
static gboolean
is_even (const guint8 *cell, int columns)
{
  const guint8 *above = cell - columns, *below = cell + columns;
  guint8 w = *cell;

  return !((above[-1] ^ w) | (above[0] ^ w) | (above[1] ^ w) | (cell[-1] ^ w) | (cell[1] ^ w) | (below[-1] ^ w) | (below[0] ^ w) | (below[1] ^ w));
}

/* No way is known yet to any cell but the outermost, which are not part of one. */
static void
search_init (Search *self, BondField *field, int goal, double most)
{
  int n = field->columns * field->rows;

  *self = (Search){ .field = field, .goal_column = goal % field->columns, .goal_row = goal / field->columns };
  self->left[0] = (int) (EAGER * FINE * field->cell);
  self->left[1] = (int) (0.41421 * EAGER * FINE * field->cell);
  most = MIN (most * FINE, MOST);
  self->shift = 6;
  while ((int) most >> self->shift >= MOST_BUCKETS)
    self->shift++;
  self->n_buckets = ((int) most >> self->shift) + 1;
  if (field->buckets_room < self->n_buckets)
    {
      field->buckets_room = self->n_buckets;
      field->buckets = g_renew (int, field->buckets, field->buckets_room);
    }
  memset (field->buckets, 0xff, self->n_buckets * sizeof (int));
  field->n_opens = 0;
  for (int d = 0; d < 8; d++)
    self->offsets[d] = steps[d].rows * field->columns + steps[d].columns;
  for (int w = 0; w < 256; w++)
    {
      self->costs[0][w] = (int) (FINE * (field->cell + w * field->cell / CELL));
      self->costs[1][w] = (int) (1.41421 * FINE * (field->cell + w * field->cell / CELL));
    }
  memset (field->ways, 0, n);
  memset (field->costs, UNSEEN, n * sizeof (int));
  for (int c = 0; c < field->columns; c++)
    field->ways[c] = field->ways[n - 1 - c] = TAKEN;
  for (int r = 0; r < field->rows; r++)
    field->ways[r * field->columns] = field->ways[(r + 1) * field->columns - 1] = TAKEN;
}

/* From a cell on, not back: what lies there has a shorter way round it. On even ground a way goes aslant first and then
 * straight: others of the same length are not looked at. */
static void
expand (Search *self, const Open *here)
{
  BondField *field = self->field;
  int cell = here->cell, way = field->ways[cell];
  int aside = way == START ? 4 : is_even (&field->bare[cell], field->columns) ? way % 2 : 2;

  for (int i = way - aside; i <= way + aside; i++)
    {
      int d = i & 7, next = cell + self->offsets[d];
      int cost = field->costs[cell] + self->costs[d & 1][field->bare[next]];

      if (field->ways[next] & TAKEN || cost >= field->costs[next])
        continue;
      field->costs[next] = cost;
      field->ways[next] = d;
      push (self, next, here->column + steps[d].columns, here->row + steps[d].rows, cost);
    }
  field->ways[cell] |= TAKEN;
}

/* A cheap way from cell to cell (A*), if it costs no more than @most. */
static gboolean
find_way (BondField *field, double most)
{
  int start = cell_of (field, &field->one), goal = cell_of (field, &field->other);
  Open here = { start, start % field->columns, start / field->columns, -1 };
  Search search;

  open_ends (field);
  search_init (&search, field, goal, most);
  field->costs[start] = 0;
  field->ways[start] = START;
  do
    {
      if (here.cell == goal)
        return TRUE;
      if (!(field->ways[here.cell] & TAKEN))
        expand (&search, &here);
    }
  while (pop (&search, &here));
  return FALSE;
}

/* The cell before on the way, or -1. */
static int
cell_before (const BondField *field, int cell)
{
  int way = field->ways[cell] & ~TAKEN;

  return way == START ? -1 : cell - steps[way].rows * field->columns - steps[way].columns;
}

/* The way's corners from the far end, as few as cost no more than it does. */
static GArray *
pull_straight (BondField *field)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (AlongPoint));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (int));
  AlongPoint here = { field->other.x + field->other.width / 2, field->other.y + field->other.height / 2 };

  for (int cell = cell_of (field, &field->other); cell >= 0; cell = cell_before (field, cell))
    g_array_append_val (cells, cell);
  g_array_append_val (corners, here);
  for (guint i = 0; i + 1 < cells->len;)
    {
      guint best = i + 1;

      for (guint j = i; j + 1 < cells->len;)
        {
          double along;

          j = MIN (j + LEAP, cells->len - 1);
          along = (field->costs[g_array_index (cells, int, i)] - field->costs[g_array_index (cells, int, j)]) / FINE + A_CORNER / 2;

          if (along_bond_field_straight (field, here, middle_of (field, g_array_index (cells, int, j)), along) <= along)
            best = j;
          else if (j > best + HIDDEN)
            break;
        }
      here = middle_of (field, g_array_index (cells, int, best));
      g_array_append_val (corners, here);
      i = best;
    }
  g_array_index (corners, AlongPoint, corners->len - 1) =
    (AlongPoint){ field->one.x + field->one.width / 2, field->one.y + field->one.height / 2 };
  return corners;
}

/* One corner, as round as it can be without touching more than the sharp one does. */
static void
round_corner (BondField *field, AlongPoint before, AlongPoint at, AlongPoint after, AlongPolyline *path)
{
  double a = hypot (before.x - at.x, before.y - at.y), b = hypot (after.x - at.x, after.y - at.y);

  if (a < 0.1 || b < 0.1)
    return;
  for (double r = MIN (CORNER, MIN (a, b) / 2); r > 0; r = r > 6 ? r / 2 : 0)
    {
      AlongPoint in = { at.x + (before.x - at.x) * r / a, at.y + (before.y - at.y) * r / a };
      AlongPoint out = { at.x + (after.x - at.x) * r / b, at.y + (after.y - at.y) * r / b };
      AlongPoint points[CORNER_STEPS + 1];
      AlongPolyline corner = { points, CORNER_STEPS + 1 };

      for (int s = 0; s <= CORNER_STEPS; s++)
        {
          double t = (double) s / CORNER_STEPS, u = 1 - t;

          points[s] = (AlongPoint){ u * u * in.x + 2 * u * t * at.x + t * t * out.x, u * u * in.y + 2 * u * t * at.y + t * t * out.y };
        }
      if (r > 6 && along_bond_field_cost (field, &corner, G_MAXDOUBLE) > cost_of (field, in, at) + cost_of (field, at, out) + A_CORNER)
        continue;
      for (int s = 0; s <= CORNER_STEPS; s++)
        along_polyline_add (path, points[s].x, points[s].y);
      return;
    }
}

/* From border to border. @corners run from the far end. */
static void
round_corners (BondField *field, GArray *corners, int from, int to, AlongPolyline *path)
{
  guint n = corners->len;
  AlongPoint *points = (AlongPoint *) (gpointer) corners->data;

  points[0] = along_bond_border (field->layout, to, points[1].x, points[1].y);
  points[n - 1] = along_bond_border (field->layout, from, points[n - 2].x, points[n - 2].y);
  along_polyline_add (path, points[n - 1].x, points[n - 1].y);
  for (guint i = n - 2; i > 0; i--)
    round_corner (field, points[i + 1], points[i], points[i - 1], path);
  along_polyline_add (path, points[0].x, points[0].y);
}

/** along_bond_field_search: (out) @path: the cheapest way between the borders of @from and @to; %FALSE: they are too far
 * apart, or it costs more than about @most. */
gboolean
along_bond_field_search (BondField *field, int from, int to, double most, AlongPolyline *path)
{
  g_autoptr (GArray) corners = NULL;

  if (field->cell > WIDEST_CELL || !find_way (field, most * LONGER))
    return FALSE;
  corners = pull_straight (field);
  if (corners->len < 2)
    return FALSE;
  round_corners (field, corners, from, to, path);
  return TRUE;
}
