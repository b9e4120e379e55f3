/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step J: emotional lines run between the borders of two symbols, straight if they meet nobody on the
 * way, else with one bend on the side where they meet fewer. */
#include <math.h>
#include <string.h>

#include "along-layout-work.h"

#define BORDER_GAP 3.0
#define FAN 8.0

/* Where a ray from the middle of a symbol leaves it. */
static AlongPoint
border (AlongLayout *layout, const AlongLayoutPerson *at, double x, double y)
{
  double dx = x - at->x, dy = y - at->y, length = MAX (hypot (dx, dy), 1e-6);
  double half = along_symbol_outer (layout->graph, at->person) + BORDER_GAP;
  AlongSymbolShape shape = along_symbol_shape (layout->graph, at->person);
  double reach = half;

  if (shape == ALONG_SHAPE_SQUARE || shape == ALONG_SHAPE_DOME)
    reach = half / MAX (fabs (dx), fabs (dy)) * length;
  else if (shape == ALONG_SHAPE_DIAMOND)
    reach = half * length / (fabs (dx) + fabs (dy));
  if (at->person->bracket)
    reach += 9;
  return (AlongPoint){ at->x + dx / length * reach, at->y + dy / length * reach };
}

static gboolean
inside (const AlongRect *box, double x, double y, double pad)
{
  return box->width > 0 && x > box->x - pad && x < box->x + box->width + pad && y > box->y - pad &&
         y < box->y + box->height + pad;
}

/* How much of a bent line lies in symbols and labels. */
static int
hits (AlongLayout *layout, AlongPoint a, AlongPoint c, AlongPoint b, int from, int to)
{
  int n = CLAMP ((int) (hypot (b.x - a.x, b.y - a.y) / 8), 12, 120), count = 0;

  for (int i = 1; i < n; i++)
    {
      double t = (double) i / n, u = 1 - t;
      double x = u * u * a.x + 2 * u * t * c.x + t * t * b.x, y = u * u * a.y + 2 * u * t * c.y + t * t * b.y;

      for (guint p = 0; p < layout->people->len; p++)
        {
          const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, p);
          AlongRect symbol = { at->x - at->half, at->y - at->half, 2 * at->half, 2 * at->half };

          if (fabs (at->x - x) > 200 || fabs (at->y - y) > 200)
            continue;
          if ((int) p != from && (int) p != to && inside (&symbol, x, y, 4))
            count += 3;
          if (inside (&at->label, x, y, 2))
            count += 2;
        }
      for (guint k = 0; k < layout->couples->len; k++)
        count += 2 * inside (&g_array_index (layout->couples, AlongLayoutCouple, k).caption, x, y, 1);
    }
  return count;
}

/* Whether the couple's own straight line runs between the two. */
static gboolean
on_couple_line (AlongLayout *layout, const AlongLayoutBond *bond)
{
  for (guint c = 0; c < layout->couples->len; c++)
    {
      const AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, c);

      if (!couple->bracket && couple->path.n == 2 &&
          ((couple->one == bond->from && couple->other == bond->to) ||
           (couple->one == bond->to && couple->other == bond->from)))
        return TRUE;
    }
  return FALSE;
}

/* Beside the couple's line, under its marks. */
static void
route_beside (AlongLayout *layout, AlongLayoutBond *bond, int nth)
{
  const AlongLayoutPerson *a = &g_array_index (layout->people, AlongLayoutPerson, bond->from);
  const AlongLayoutPerson *b = &g_array_index (layout->people, AlongLayoutPerson, bond->to);
  double off = 13 + FAN * nth, way = b->x > a->x ? 1 : -1;
  double start = a->x + way * (along_symbol_outer (layout->graph, a->person) + BORDER_GAP + (a->person->bracket ? 9 : 0));
  double end = b->x - way * (along_symbol_outer (layout->graph, b->person) + BORDER_GAP + (b->person->bracket ? 9 : 0));

  along_polyline_add (&bond->path, start, a->y + off);
  along_polyline_add (&bond->path, (start + end) / 2, a->y + off);
  along_polyline_add (&bond->path, end, a->y + off);
}

static void
route (AlongLayout *layout, AlongLayoutBond *bond, int fan)
{
  const AlongLayoutPerson *a = &g_array_index (layout->people, AlongLayoutPerson, bond->from);
  const AlongLayoutPerson *b = &g_array_index (layout->people, AlongLayoutPerson, bond->to);
  double dx = b->x - a->x, dy = b->y - a->y, length = MAX (hypot (dx, dy), 1);
  double nx = dy / length, ny = -dx / length;
  int least = G_MAXINT;
  AlongPoint best[3] = { { 0, 0 } };
  static const double bends[] = { 0, 0.07, -0.07, 0.14, -0.14, 0.22, -0.22, 0.3, -0.3 };

  for (guint i = 0; i < G_N_ELEMENTS (bends) && least > 0; i++)
    {
      double bend = bends[i] * length + fan * FAN;
      AlongPoint c = { (a->x + b->x) / 2 + nx * bend * 2, (a->y + b->y) / 2 + ny * bend * 2 };
      AlongPoint start = border (layout, a, c.x, c.y), end = border (layout, b, c.x, c.y);
      int cost;

      /* a straight line of a fan keeps its distance all along */
      if (fan != 0 && bends[i] == 0)
        {
          start = border (layout, a, b->x, b->y);
          end = border (layout, b, a->x, a->y);
          start.x += nx * fan * FAN;
          start.y += ny * fan * FAN;
          end.x += nx * fan * FAN;
          end.y += ny * fan * FAN;
          c = (AlongPoint){ (start.x + end.x) / 2, (start.y + end.y) / 2 };
        }
      cost = hits (layout, start, c, end, bond->from, bond->to) * 4 + (i > 0 ? 2 : 0) + (int) (150 * bends[i] * bends[i]);
      if ((start.y + 2 * c.y + end.y) / 4 < -ALONG_SYMBOL)
        cost += 60;
      if (cost < least)
        {
          least = cost;
          best[0] = start;
          best[1] = c;
          best[2] = end;
        }
    }
  for (int i = 0; i < 3; i++)
    along_polyline_add (&bond->path, best[i].x, best[i].y);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const AlongLayoutBond *one = a, *other = b;

  return strcmp (one->bond->key, other->bond->key);
}

/** along_step_bonds: step J of genogram.md 3.3. */
void
along_step_bonds (AlongLayout *layout)
{
  GPtrArray *bonds = along_graph_get_bonds (layout->graph);

  for (guint i = 0; i < bonds->len; i++)
    {
      AlongLayoutBond bond = { g_ptr_array_index (bonds, i), -1, -1, { NULL, 0 } };

      bond.from = along_layout_find_person (layout, bond.bond->from);
      bond.to = along_layout_find_person (layout, bond.bond->to);
      if (bond.from >= 0 && bond.to >= 0 && bond.from != bond.to)
        g_array_append_val (layout->bonds, bond);
    }
  g_array_sort (layout->bonds, compare_keys);
  for (guint i = 0; i < layout->bonds->len; i++)
    {
      AlongLayoutBond *bond = &g_array_index (layout->bonds, AlongLayoutBond, i);
      int before = 0, all = 0;

      for (guint j = 0; j < layout->bonds->len; j++)
        {
          const AlongLayoutBond *other = &g_array_index (layout->bonds, AlongLayoutBond, j);

          if ((other->from == bond->from && other->to == bond->to) || (other->from == bond->to && other->to == bond->from))
            {
              all++;
              before += j < i;
            }
        }
      if (on_couple_line (layout, bond))
        route_beside (layout, bond, before);
      else
        route (layout, bond, all == 1 ? 0 : bond->from < bond->to ? 2 * before - all + 1 : all - 1 - 2 * before);
    }
}
