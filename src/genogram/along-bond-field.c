/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step J, the way round: where no straight or bent line is clear of names, the cheapest way over a grid is sought,
 * pulled straight and rounded at its corners. */
#include "along-bond-field.h"

#include <math.h>
#include <string.h>

#define CELL 6.0
#define WIDEST_CELL 12.0 /* in wider ones no way is sought */
#define MOST_CELLS 16000
#define DETOUR 120.0 /* how far a line may go outside the box round its two people */
#define ABOVE 60.0   /* and outside the drawing */
#define CLEAR 2.0    /* between a line and a text */
#define CORNER 26.0
#define CORNER_STEPS 6

/* What a cell of the line costs, in px of detour. */
#define IN_SYMBOL 250
#define IN_TEXT 180
#define IN_MARK 30
#define ON_BOND 16
#define ON_LINE 30
#define ON_EDGE 6
#define A_CORNER 15.0
/* So many cells out of sight, and the ones after them are too. */
#define HIDDEN 24
/* So far apart are the cells that are looked at. */
#define LEAP 4
/* How much more than a line a way over cells to the same place can cost. */
#define LONGER 1.1
/* How much more the rest of a way counts than it costs at least: the search goes to its goal, not all about. A way is
 * nearly never dearer for it: corners that it has too many are pulled straight. */
#define EAGER 1.5
#define FINE 16.0
/* Every byte of a cost that is higher than any. */
#define UNSEEN 0x7f
#define MOST_BUCKETS 65536
#define MOST 1e9

/* A cell that waits in a search. */
typedef struct
{
  int cell;
  gint16 column, row; /* of the cell */
  int next; /* in the bucket, or -1 */
} Open;

struct _BondField
{
  AlongLayout *layout;
  double top;           /* of the highest person's middle */
  AlongRect one, other; /* symbols of the two people */
  double x, y, cell, per_cell;
  int columns, rows;
  int room;             /* cells that the arrays have room for, which serve all fields after each other */
  guint8 *weights;
  double clear; /* from the middle of the line to what it goes by */
  /* of a search */
  guint8 *bare; /* the weights with nothing at the ends of the line */
  int *costs;   /* in FINE parts of a px, as all in a search */
  guint8 *ways; /* the last step there */
  Open *opens;
  int n_opens, opens_room;
  int *buckets; /* index of the latest in it, or -1 */
  int buckets_room;
};

/* What is left of the first column or above the first row counts as there. */
static int
column_of (const BondField *field, double x)
{
  return CLAMP ((int) ((x - field->x) * field->per_cell), 0, field->columns - 1);
}

static int
row_of (const BondField *field, double y)
{
  return CLAMP ((int) ((y - field->y) * field->per_cell), 0, field->rows - 1);
}

static gboolean
is_outside (const BondField *field, double x1, double y1, double x2, double y2)
{
  return x2 < field->x || y2 < field->y || x1 > field->x + field->columns * field->cell || y1 > field->y + field->rows * field->cell;
}

/* Cells from one column and row to another, as far as they are there. */
static void
mark_cells (BondField *field, int c1, int c2, int r1, int r2, guint8 weight)
{
  c1 = MAX (c1, 0);
  c2 = MIN (c2, field->columns - 1);
  for (int r = MAX (r1, 0); r <= MIN (r2, field->rows - 1); r++)
    {
      guint8 *cells = &field->weights[r * field->columns];

      for (int c = c1; c <= c2; c++)
        cells[c] = MAX (cells[c], weight);
    }
}

static void
mark_rect (BondField *field, const AlongRect *rect, double pad, guint8 weight)
{
  double x1 = rect->x - pad, x2 = rect->x + rect->width + pad, y1 = rect->y - pad, y2 = rect->y + rect->height + pad;

  if (rect->width <= 0 || is_outside (field, x1, y1, x2, y2))
    return;
  mark_cells (field, column_of (field, x1), column_of (field, x2), row_of (field, y1), row_of (field, y2), weight);
}

/* A level or upright line from cell to cell, beside it half as much: a line is as broad as its zigzag. */
static void
mark_run (BondField *field, int c1, int c2, int r1, int r2, guint8 weight)
{
  mark_cells (field, c1, c2, r1, r2, weight);
  mark_cells (field, c1 - 1, c2 + 1, r1, r2, weight / 2);
  mark_cells (field, c1, c2, r1 - 1, r2 + 1, weight / 2);
}

static void
mark_path (BondField *field, const AlongPolyline *path, guint8 weight)
{
  for (int i = 0; i + 1 < path->n; i++)
    {
      AlongPoint a = path->points[i], b = path->points[i + 1];
      int c1 = column_of (field, a.x), c2 = column_of (field, b.x), r1 = row_of (field, a.y), r2 = row_of (field, b.y);

      if (is_outside (field, MIN (a.x, b.x), MIN (a.y, b.y), MAX (a.x, b.x), MAX (a.y, b.y)))
        continue;
      if (c1 == c2 || r1 == r2)
        mark_run (field, MIN (c1, c2), MAX (c1, c2), MIN (r1, r2), MAX (r1, r2), weight);
      else
        {
          int n = MAX ((int) (hypot (b.x - a.x, b.y - a.y) / (field->cell / 2)), 1);

          for (int k = 0; k <= n; k++)
            {
              int c = column_of (field, a.x + (b.x - a.x) * k / n), r = row_of (field, a.y + (b.y - a.y) * k / n);

              mark_run (field, c, c, r, r, weight);
            }
        }
    }
}

static AlongRect
symbol_of (AlongLayout *layout, int person)
{
  const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, person);
  double outer = along_symbol_outer (layout->graph, at->person) + (at->person->bracket || at->person->adopted ? 9 : 0);

  return (AlongRect){ at->x - outer, at->y - outer, 2 * outer, 2 * outer };
}

static void
mark_people (BondField *field)
{
  for (guint i = 0; i < field->layout->people->len; i++)
    {
      const AlongLayoutPerson *at = &g_array_index (field->layout->people, AlongLayoutPerson, i);
      AlongRect symbol = symbol_of (field->layout, i), rest = along_label_rest (at);

      mark_rect (field, &at->name, field->clear, IN_TEXT);
      mark_rect (field, &rest, field->clear, IN_TEXT);
      mark_rect (field, &at->years[0], field->clear, IN_TEXT);
      mark_rect (field, &at->years[1], field->clear, IN_TEXT);
      for (int right = 0; right < 2; right++)
        {
          AlongRect corner = along_corner_room (field->layout, at, right, along_labels_get_scale (field->layout->labels));

          mark_rect (field, &corner, field->clear, IN_TEXT);
        }
      mark_rect (field, &symbol, field->clear, IN_SYMBOL);
    }
}

static void
mark_lines (BondField *field)
{
  const AlongLayout *layout = field->layout;

  for (guint i = 0; i < layout->lines->len; i++)
    mark_path (field, &g_array_index (layout->lines, AlongLayoutLine, i).path, ON_LINE);
  for (guint i = 0; i < layout->secondaries->len; i++)
    mark_path (field, &g_array_index (layout->secondaries, AlongLayoutSecondary, i).path, ON_LINE);
  for (guint i = 0; i < layout->couples->len; i++)
    {
      const AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, i);
      AlongRect mark = { couple->mark.x - 8, couple->mark.y - 9, 16, 18 };

      mark_path (field, &couple->path, ON_LINE);
      mark_rect (field, &couple->caption, field->clear, IN_TEXT);
      if (couple->couple->state != ALONG_GRAPH_CURRENT && couple->path.n > 1)
        mark_rect (field, &mark, 0, IN_MARK);
    }
  for (guint i = 0; i < layout->captions->len; i++)
    mark_rect (field, &g_array_index (layout->captions, AlongLayoutCaption, i).room, field->clear, IN_TEXT);
  for (guint i = 0; i < layout->homes->len; i++)
    {
      const AlongLayoutHome *home = &g_array_index (layout->homes, AlongLayoutHome, i);

      for (int o = 0; o < home->n_outlines; o++)
        mark_path (field, &home->outlines[o], ON_EDGE);
      mark_rect (field, &home->tag, field->clear, IN_TEXT);
    }
  for (guint i = 0; i < layout->bonds->len; i++)
    {
      mark_path (field, &g_array_index (layout->bonds, AlongLayoutBond, i).path, ON_BOND);
      mark_rect (field, &g_array_index (layout->bonds, AlongLayoutBond, i).words, field->clear, IN_TEXT);
    }
}

/** along_bond_field_new: for the bonds of @layout, one after the other. */
BondField *
along_bond_field_new (AlongLayout *layout)
{
  BondField *field = g_new0 (BondField, 1);

  field->layout = layout;
  field->top = G_MAXDOUBLE;
  for (guint i = 0; i < layout->people->len; i++)
    field->top = MIN (field->top, g_array_index (layout->people, AlongLayoutPerson, i).y);
  return field;
}

/** along_bond_field_aim: puts it round the two people of @bond, with the bonds that have their way already. */
void
along_bond_field_aim (BondField *field, const AlongLayoutBond *bond)
{
  double width, height;
  AlongRect box;
  int n;

  field->clear = along_bond_reach (bond->bond->kind) + CLEAR;
  field->one = symbol_of (field->layout, bond->from);
  field->other = symbol_of (field->layout, bond->to);
  box = along_rect_join (field->one, field->other);
  field->x = box.x - DETOUR;
  field->y = MAX (box.y - DETOUR, field->top - ABOVE);
  width = box.width + 2 * DETOUR;
  height = box.y + box.height + DETOUR - field->y;
  field->cell = MAX (CELL, sqrt (width * height / MOST_CELLS));
  field->per_cell = 1 / field->cell;
  field->columns = (int) ceil (width / field->cell) + 1;
  field->rows = (int) ceil (height / field->cell) + 1;
  n = field->columns * field->rows;
  if (field->room < n)
    {
      field->room = n;
      field->weights = g_realloc (field->weights, n);
      field->bare = g_realloc (field->bare, n);
      field->ways = g_realloc (field->ways, n);
      field->costs = g_renew (int, field->costs, n);
    }
  memset (field->weights, 0, n);
  mark_lines (field);
  mark_people (field);
}

/** along_bond_field_free: frees it. */
void
along_bond_field_free (BondField *field)
{
  g_free (field->weights);
  g_free (field->bare);
  g_free (field->ways);
  g_free (field->costs);
  g_free (field->opens);
  g_free (field->buckets);
  g_free (field);
}

static gboolean
within (const AlongRect *rect, double pad, double x, double y)
{
  return x > rect->x - pad && x < rect->x + rect->width + pad && y > rect->y - pad && y < rect->y + rect->height + pad;
}

/* What a place costs the line: the symbols that it joins nothing. */
static inline int
weight_at (const BondField *field, int c, int r, double x, double y)
{
  int weight = field->weights[r * field->columns + c];

  return weight == IN_SYMBOL && (within (&field->one, field->clear + field->cell, x, y) || within (&field->other, field->clear + field->cell, x, y))
           ? 0
           : weight;
}

static double
length_of (AlongPoint a, AlongPoint b)
{
  return sqrt ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

/* What a straight line of @length goes through; once more than @most, how much more does not matter. */
static double
weight_within (const BondField *field, AlongPoint a, AlongPoint b, double length, double most)
{
  int n = (int) (length / CELL) + 1;
  double dx = (b.x - a.x) / n, dy = (b.y - a.y) / n, x = a.x + dx / 2, y = a.y + dy / 2, share = length / (n * CELL), weight = 0;

  for (int k = 0; k < n && weight <= most; k++, x += dx, y += dy)
    {
      int here = weight_at (field, column_of (field, x), row_of (field, y), x, y);

      /* much is free */
      if (here > 0)
        weight += here * share;
    }
  return weight;
}

/* What a straight line costs; once more than @most, how much more does not matter. */
static double
cost_within (const BondField *field, AlongPoint a, AlongPoint b, double most)
{
  double length = length_of (a, b);

  return length + weight_within (field, a, b, length, most - length);
}

static double
cost_of (const BondField *field, AlongPoint a, AlongPoint b)
{
  return cost_within (field, a, b, G_MAXDOUBLE);
}

/** along_bond_field_cost: of a line between the two people: its length and what it goes through, in px; once that is more
 * than @most, how much more does not matter. */
double
along_bond_field_cost (BondField *field, const AlongPolyline *path, double most)
{
  double cost = 0;

  for (int i = 0; i + 1 < path->n; i++)
    cost += length_of (path->points[i], path->points[i + 1]);
  for (int i = 0; i + 1 < path->n && cost <= most; i++)
    cost += weight_within (field, path->points[i], path->points[i + 1], length_of (path->points[i], path->points[i + 1]), most - cost);
  return cost;
}

/** along_bond_field_room: what stands where @rect would, and takes that room: 0 where nothing does. */
double
along_bond_field_room (BondField *field, const AlongRect *rect)
{
  double taken = 0;

  for (int r = row_of (field, rect->y); r <= row_of (field, rect->y + rect->height); r++)
    for (int c = column_of (field, rect->x); c <= column_of (field, rect->x + rect->width); c++)
      taken += field->weights[r * field->columns + c];
  return taken;
}

static AlongPoint
middle_of (const BondField *field, int cell)
{
  return (AlongPoint){ field->x + (cell % field->columns + 0.5) * field->cell, field->y + (cell / field->columns + 0.5) * field->cell };
}

static int
cell_of (const BondField *field, const AlongRect *symbol)
{
  return row_of (field, symbol->y + symbol->height / 2) * field->columns + column_of (field, symbol->x + symbol->width / 2);
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

          if (cost_within (field, here, middle_of (field, g_array_index (cells, int, j)), along) <= along)
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
