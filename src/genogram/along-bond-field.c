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

struct _BondField
{
  AlongLayout *layout;
  AlongRect one, other; /* symbols of the two people */
  double x, y, cell;
  int columns, rows;
  guint8 *weights;
  double clear; /* from the middle of the line to what it goes by */
  /* of a search */
  float *costs;
  int *from;
};

static int
column_of (const BondField *field, double x)
{
  return CLAMP ((int) floor ((x - field->x) / field->cell), 0, field->columns - 1);
}

static int
row_of (const BondField *field, double y)
{
  return CLAMP ((int) floor ((y - field->y) / field->cell), 0, field->rows - 1);
}

static void
mark_cell (BondField *field, int c, int r, guint8 weight)
{
  guint8 *cell = &field->weights[CLAMP (r, 0, field->rows - 1) * field->columns + CLAMP (c, 0, field->columns - 1)];

  *cell = MAX (*cell, weight);
}

static gboolean
is_outside (const BondField *field, double x1, double y1, double x2, double y2)
{
  return x2 < field->x || y2 < field->y || x1 > field->x + field->columns * field->cell || y1 > field->y + field->rows * field->cell;
}

static void
mark_rect (BondField *field, const AlongRect *rect, double pad, guint8 weight)
{
  int c1 = column_of (field, rect->x - pad), c2 = column_of (field, rect->x + rect->width + pad);
  int r1 = row_of (field, rect->y - pad), r2 = row_of (field, rect->y + rect->height + pad);

  if (rect->width <= 0 || is_outside (field, rect->x - pad, rect->y - pad, rect->x + rect->width + pad, rect->y + rect->height + pad))
    return;
  for (int r = r1; r <= r2; r++)
    for (int c = c1; c <= c2; c++)
      mark_cell (field, c, r, weight);
}

static void
mark_path (BondField *field, const AlongPolyline *path, guint8 weight)
{
  for (int i = 0; i + 1 < path->n; i++)
    {
      AlongPoint a = path->points[i], b = path->points[i + 1];
      int n = MAX ((int) (hypot (b.x - a.x, b.y - a.y) / (field->cell / 2)), 1);

      if (is_outside (field, MIN (a.x, b.x), MIN (a.y, b.y), MAX (a.x, b.x), MAX (a.y, b.y)))
        continue;
      for (int k = 0; k <= n; k++)
        {
          int c = column_of (field, a.x + (b.x - a.x) * k / n), r = row_of (field, a.y + (b.y - a.y) * k / n);

          mark_cell (field, c, r, weight);
          /* beside it half as much: a line is as broad as its zigzag */
          for (int d = -1; d <= 1; d += 2)
            {
              mark_cell (field, c + d, r, weight / 2);
              mark_cell (field, c, r + d, weight / 2);
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

/** along_bond_field_new: round the two people of @bond, with the bonds of @layout that have their way already. */
BondField *
along_bond_field_new (AlongLayout *layout, const AlongLayoutBond *bond)
{
  BondField *field = g_new0 (BondField, 1);
  double top = G_MAXDOUBLE, width, height;
  AlongRect box;

  field->layout = layout;
  field->clear = along_bond_reach (bond->bond->kind) + CLEAR;
  field->one = symbol_of (layout, bond->from);
  field->other = symbol_of (layout, bond->to);
  box = along_rect_join (field->one, field->other);
  for (guint i = 0; i < layout->people->len; i++)
    top = MIN (top, g_array_index (layout->people, AlongLayoutPerson, i).y);
  field->x = box.x - DETOUR;
  field->y = MAX (box.y - DETOUR, top - ABOVE);
  width = box.width + 2 * DETOUR;
  height = box.y + box.height + DETOUR - field->y;
  field->cell = MAX (CELL, sqrt (width * height / MOST_CELLS));
  field->columns = (int) ceil (width / field->cell) + 1;
  field->rows = (int) ceil (height / field->cell) + 1;
  field->weights = g_malloc0 ((gsize) field->columns * field->rows);
  mark_lines (field);
  mark_people (field);
  return field;
}

/** along_bond_field_free: frees it. */
void
along_bond_field_free (BondField *field)
{
  g_free (field->weights);
  g_free (field->costs);
  g_free (field->from);
  g_free (field);
}

static gboolean
within (const AlongRect *rect, double pad, double x, double y)
{
  return x > rect->x - pad && x < rect->x + rect->width + pad && y > rect->y - pad && y < rect->y + rect->height + pad;
}

/* What a place costs the line: the symbols that it joins nothing. */
static int
weight_at (const BondField *field, int c, int r, double x, double y)
{
  int weight = field->weights[r * field->columns + c];

  return weight == IN_SYMBOL && (within (&field->one, field->clear + field->cell, x, y) || within (&field->other, field->clear + field->cell, x, y))
           ? 0
           : weight;
}

/* What a straight line costs; once more than @most, how much more does not matter. */
static double
cost_within (const BondField *field, AlongPoint a, AlongPoint b, double most)
{
  double length = hypot (b.x - a.x, b.y - a.y), cost = length;
  int n = MAX ((int) ceil (length / CELL), 1);
  double dx = (b.x - a.x) / n, dy = (b.y - a.y) / n, share = length / (n * CELL), cell = 1 / field->cell;

  for (int k = 0; k < n && cost <= most; k++)
    {
      double x = a.x + dx * (k + 0.5), y = a.y + dy * (k + 0.5);
      /* what is left of the first column or above the first row counts as there */
      int c = CLAMP ((int) ((x - field->x) * cell), 0, field->columns - 1);
      int r = CLAMP ((int) ((y - field->y) * cell), 0, field->rows - 1);

      cost += weight_at (field, c, r, x, y) * share;
    }
  return cost;
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

  for (int i = 0; i + 1 < path->n && cost <= most; i++)
    cost += cost_within (field, path->points[i], path->points[i + 1], most - cost);
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

/* A heap of cells by cost, then by index, so that ties fall the same way everywhere. */
typedef struct
{
  float cost;
  int cell;
} Open;

static gboolean
is_before (const Open *a, const Open *b)
{
  return a->cost < b->cost || (a->cost == b->cost && a->cell < b->cell);
}

static void
push (GArray *heap, float cost, int cell)
{
  Open open = { cost, cell };
  guint i = heap->len;

  g_array_append_val (heap, open);
  while (i > 0 && is_before (&open, &g_array_index (heap, Open, (i - 1) / 2)))
    {
      g_array_index (heap, Open, i) = g_array_index (heap, Open, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  g_array_index (heap, Open, i) = open;
}

static Open
pop (GArray *heap)
{
  Open top = g_array_index (heap, Open, 0), last = g_array_index (heap, Open, heap->len - 1);
  guint i = 0, n = heap->len - 1;

  g_array_set_size (heap, n);
  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && is_before (&g_array_index (heap, Open, child + 1), &g_array_index (heap, Open, child)))
        child++;
      if (!is_before (&g_array_index (heap, Open, child), &last))
        break;
      g_array_index (heap, Open, i) = g_array_index (heap, Open, child);
      i = child;
    }
  if (n > 0)
    g_array_index (heap, Open, i) = last;
  return top;
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

/* What is left at least from a cell to the goal, over eight neighbours. */
static float
left_over (const BondField *field, int cell, int goal)
{
  int dx = ABS (cell % field->columns - goal % field->columns), dy = ABS (cell / field->columns - goal / field->columns);

  return (MAX (dx, dy) + 0.41421f * MIN (dx, dy)) * (float) field->cell;
}

/* The cheapest way from cell to cell (A*). */
static gboolean
find_way (BondField *field)
{
  static const int dc[] = { -1, 1, 0, 0, -1, -1, 1, 1 }, dr[] = { 0, 0, -1, 1, -1, 1, -1, 1 };
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (Open));
  int start = cell_of (field, &field->one), goal = cell_of (field, &field->other), n = field->columns * field->rows;

  field->costs = g_new (float, n);
  field->from = g_new (int, n);
  for (int i = 0; i < n; i++)
    {
      field->costs[i] = G_MAXFLOAT;
      field->from[i] = -1;
    }
  field->costs[start] = 0;
  push (heap, left_over (field, start, goal), start);
  while (heap->len > 0)
    {
      Open open = pop (heap);
      int c = open.cell % field->columns, r = open.cell / field->columns;

      if (open.cell == goal)
        return TRUE;
      if (open.cost > field->costs[open.cell] + left_over (field, open.cell, goal) + 0.01f)
        continue;
      for (int d = 0; d < 8; d++)
        {
          int next = open.cell + dr[d] * field->columns + dc[d];
          float step = (d < 4 ? 1.0f : 1.41421f), cost;
          AlongPoint there;

          if (c + dc[d] < 0 || c + dc[d] >= field->columns || r + dr[d] < 0 || r + dr[d] >= field->rows)
            continue;
          there = middle_of (field, next);
          cost = field->costs[open.cell] +
                 step * ((float) field->cell + weight_at (field, c + dc[d], r + dr[d], there.x, there.y) * (float) (field->cell / CELL));
          if (cost >= field->costs[next] - 0.01f)
            continue;
          field->costs[next] = cost;
          field->from[next] = open.cell;
          push (heap, cost + left_over (field, next, goal), next);
        }
    }
  return FALSE;
}

/* The way's corners from the far end, as few as cost no more than it does. */
static GArray *
pull_straight (BondField *field)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (AlongPoint));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (int));
  AlongPoint here = { field->other.x + field->other.width / 2, field->other.y + field->other.height / 2 };

  for (int cell = cell_of (field, &field->other); cell >= 0; cell = field->from[cell])
    g_array_append_val (cells, cell);
  g_array_append_val (corners, here);
  for (guint i = 0; i + 1 < cells->len;)
    {
      guint best = i + 1;

      for (guint j = i + 2; j < cells->len; j++)
        {
          double along = field->costs[g_array_index (cells, int, i)] - field->costs[g_array_index (cells, int, j)] + A_CORNER / 2;

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
 * apart. */
gboolean
along_bond_field_search (BondField *field, int from, int to, AlongPolyline *path)
{
  g_autoptr (GArray) corners = NULL;

  if (field->cell > WIDEST_CELL || !find_way (field))
    return FALSE;
  corners = pull_straight (field);
  if (corners->len < 2)
    return FALSE;
  round_corners (field, corners, from, to, path);
  return TRUE;
}
