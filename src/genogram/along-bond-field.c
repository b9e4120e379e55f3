/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step J, the way round: what a line would go through, on a grid round the two people it joins. */
#include "along-bond-field-private.h"

#include <math.h>
#include <string.h>

#define MOST_CELLS 16000
#define DETOUR 120.0 /* how far a line may go outside the box round its two people */
#define ABOVE 60.0   /* and outside the drawing */
#define CLEAR 2.0    /* between a line and a text */

/* What a cell of the line costs, in px of detour; of a symbol: IN_SYMBOL. */
#define IN_TEXT 180
#define IN_MARK 30
#define ON_BOND 16
#define ON_LINE 30
#define ON_EDGE 6

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

/** along_bond_field_straight: what a straight line costs, px; once more than @most, how much more does not matter. */
double
along_bond_field_straight (const BondField *field, AlongPoint a, AlongPoint b, double most)
{
  double length = length_of (a, b);

  return length + weight_within (field, a, b, length, most - length);
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

