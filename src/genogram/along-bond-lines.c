/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step J: emotional lines run between the borders of two symbols, straight if they meet nobody on the
 * way, else with one bend on the side where they meet fewer. */
#include <math.h>
#include <string.h>

#include "along-bond-field.h"

#define BORDER_GAP 3.0
#define FAN 8.0
#define PIECES 24
/* What a bend may cost, in px of a longer way. */
#define A_BEND 20.0

/** along_bond_border: where a ray from the middle of a person's symbol towards (@x, @y) leaves it, with a gap. */
AlongPoint
along_bond_border (AlongLayout *layout, int person, double x, double y)
{
  const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, person);
  double dx = x - at->x, dy = y - at->y, length = MAX (hypot (dx, dy), 1e-6);
  double half = along_symbol_outer (layout->graph, at->person) + BORDER_GAP;
  AlongSymbolShape shape = along_symbol_shape (layout->graph, at->person);
  double reach = half;

  if (shape == ALONG_SHAPE_SQUARE || shape == ALONG_SHAPE_DOME)
    reach = half / MAX (fabs (dx), fabs (dy)) * length;
  else if (shape == ALONG_SHAPE_DIAMOND)
    reach = half * length / (fabs (dx) + fabs (dy));
  if (at->person->bracket || at->person->adopted)
    reach += 9;
  return (AlongPoint){ at->x + dx / length * reach, at->y + dy / length * reach };
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
route_beside (AlongLayout *layout, AlongLayoutBond *bond, double fan)
{
  const AlongLayoutPerson *a = &g_array_index (layout->people, AlongLayoutPerson, bond->from);
  const AlongLayoutPerson *b = &g_array_index (layout->people, AlongLayoutPerson, bond->to);
  double off = 13 + fan, way = b->x > a->x ? 1 : -1;
  double start = a->x + way * (along_symbol_outer (layout->graph, a->person) + BORDER_GAP + (a->person->bracket || a->person->adopted ? 9 : 0));
  double end = b->x - way * (along_symbol_outer (layout->graph, b->person) + BORDER_GAP + (b->person->bracket || b->person->adopted ? 9 : 0));

  along_polyline_add (&bond->path, start, a->y + off);
  along_polyline_add (&bond->path, end, a->y + off);
}

/* A line from border to border, bent towards @c, as short straight pieces. */
static AlongPolyline
bent (AlongPoint a, AlongPoint c, AlongPoint b)
{
  gboolean straight = fabs ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) < 1;
  int n = straight ? 1 : PIECES;
  AlongPolyline path = { NULL, 0 };

  for (int i = 0; i <= n; i++)
    {
      double t = (double) i / n, u = 1 - t;

      along_polyline_add (&path, u * u * a.x + 2 * u * t * c.x + t * t * b.x, u * u * a.y + 2 * u * t * c.y + t * t * b.y);
    }
  return path;
}

/* Keeps the cheaper of two lines. */
static void
offer (AlongLayoutBond *bond, double *least, AlongPolyline path, double cost)
{
  if (cost < *least)
    {
      *least = cost;
      g_free (bond->path.points);
      bond->path = path;
    }
  else
    g_free (path.points);
}

/* Straight or with one bend, highest in the middle or nearer to one end. */
static double
try_bends (AlongLayout *layout, BondField *field, AlongLayoutBond *bond, double fan)
{
  static const double bends[] = { 0, 0.07, -0.07, 0.14, -0.14, 0.22, -0.22, 0.3, -0.3 };
  static const double places[] = { 0.5, 0.25, 0.75 };
  const AlongLayoutPerson *a = &g_array_index (layout->people, AlongLayoutPerson, bond->from);
  const AlongLayoutPerson *b = &g_array_index (layout->people, AlongLayoutPerson, bond->to);
  double dx = b->x - a->x, dy = b->y - a->y, length = MAX (hypot (dx, dy), 1);
  double nx = dy / length, ny = -dx / length, least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (bends); i++)
    for (guint p = 0; p < (i == 0 ? 1 : G_N_ELEMENTS (places)); p++)
      {
        double bend = bends[i] * length + fan;
        AlongPoint c = { a->x + dx * places[p] + nx * bend * 2, a->y + dy * places[p] + ny * bend * 2 };
        AlongPoint start = along_bond_border (layout, bond->from, c.x, c.y);
        AlongPoint end = along_bond_border (layout, bond->to, c.x, c.y);
        AlongPolyline path;
        double own;

        /* a straight line of a fan keeps its distance all along */
        if (fan != 0 && i == 0)
          {
            start = along_bond_border (layout, bond->from, b->x, b->y);
            end = along_bond_border (layout, bond->to, a->x, a->y);
            start = (AlongPoint){ start.x + nx * fan, start.y + ny * fan };
            end = (AlongPoint){ end.x + nx * fan, end.y + ny * fan };
            c = (AlongPoint){ (start.x + end.x) / 2, (start.y + end.y) / 2 };
          }
        path = bent (start, c, end);
        own = fabs (bends[i]) * length / 4 + (i > 0 ? A_BEND : 0) + (p > 0 ? A_BEND / 2 : 0);
        offer (bond, &least, path, along_bond_field_cost (field, &path, least - own) + own);
      }
  return least;
}

static void
route (AlongLayout *layout, BondField *field, AlongLayoutBond *bond, double fan)
{
  const AlongLayoutPerson *a = &g_array_index (layout->people, AlongLayoutPerson, bond->from);
  const AlongLayoutPerson *b = &g_array_index (layout->people, AlongLayoutPerson, bond->to);
  AlongPolyline path = { NULL, 0 };
  double least;

  along_bond_field_aim (field, bond);
  least = try_bends (layout, field, bond, fan);

  if (least > 1.25 * hypot (b->x - a->x, b->y - a->y) + A_BEND && along_bond_field_search (field, bond->from, bond->to, least, &path))
    offer (bond, &least, path, along_bond_field_cost (field, &path, least) + 2 * A_BEND);
}

/* The point of a line at a share of its length, and the way it goes there. */
static AlongPoint
point_at (const AlongPolyline *path, double share, double *dx, double *dy)
{
  double length = 0, at;
  int i = 1;

  for (int k = 1; k < path->n; k++)
    length += hypot (path->points[k].x - path->points[k - 1].x, path->points[k].y - path->points[k - 1].y);
  at = share * length;
  for (; i < path->n - 1; i++)
    {
      double piece = hypot (path->points[i].x - path->points[i - 1].x, path->points[i].y - path->points[i - 1].y);

      if (at <= piece)
        break;
      at -= piece;
    }
  *dx = path->points[i].x - path->points[i - 1].x;
  *dy = path->points[i].y - path->points[i - 1].y;
  length = MAX (hypot (*dx, *dy), 1e-6);
  *dx /= length;
  *dy /= length;
  return (AlongPoint){ path->points[i - 1].x + *dx * at, path->points[i - 1].y + *dy * at };
}

/* A line's own words stand beside it, where there is most room. */
static void
place_words (AlongLayout *layout, BondField *field, AlongLayoutBond *bond)
{
  static const double shares[] = { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8 };
  double width, height, least = G_MAXDOUBLE;

  along_labels_get_bond (layout->labels, bond->bond, &width, &height);
  if (width <= 0)
    return;
  along_bond_field_aim (field, bond);
  for (guint s = 0; s < G_N_ELEMENTS (shares); s++)
    for (int side = -1; side <= 1; side += 2)
      {
        double dx, dy, off, cost;
        AlongPoint at = point_at (&bond->path, shares[s], &dx, &dy);
        AlongRect rect;

        /* far enough that no corner of the text touches the line */
        off = side * (fabs (dy) * width / 2 + fabs (dx) * height / 2 + 6);
        rect = (AlongRect){ at.x + dy * off - width / 2, at.y - dx * off - height / 2, width, height };
        cost = along_bond_field_room (field, &rect) + s;
        if (cost < least)
          {
            least = cost;
            bond->words = rect;
          }
      }
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
  BondField *field;

  for (guint i = 0; i < bonds->len; i++)
    {
      AlongLayoutBond bond = { g_ptr_array_index (bonds, i), -1, -1, { NULL, 0 } };

      bond.from = along_layout_find_person (layout, bond.bond->from);
      bond.to = along_layout_find_person (layout, bond.bond->to);
      if (bond.from >= 0 && bond.to >= 0 && bond.from != bond.to)
        g_array_append_val (layout->bonds, bond);
    }
  g_array_sort (layout->bonds, compare_keys);
  field = along_bond_field_new (layout);
  for (guint i = 0; i < layout->bonds->len && !g_cancellable_is_cancelled (layout->cancellable); i++)
    {
      AlongLayoutBond *bond = &g_array_index (layout->bonds, AlongLayoutBond, i);
      int before = 0, all = 0;
      double gap = FAN;

      for (guint j = 0; j < layout->bonds->len; j++)
        {
          const AlongLayoutBond *other = &g_array_index (layout->bonds, AlongLayoutBond, j);

          if ((other->from == bond->from && other->to == bond->to) || (other->from == bond->to && other->to == bond->from))
            {
              all++;
              gap = MAX (gap, 2 * along_bond_reach (other->bond->kind));
              before += j < i;
            }
        }
      if (on_couple_line (layout, bond))
        route_beside (layout, bond, before * gap);
      else
        route (layout, field, bond, (before - (all - 1) / 2.0) * gap * (bond->from < bond->to ? 1 : -1));
    }
  /* Called off: those that are left have no path. */
  for (guint i = 0; i < layout->bonds->len && !g_cancellable_is_cancelled (layout->cancellable); i++)
    place_words (layout, field, &g_array_index (layout->bonds, AlongLayoutBond, i));
  along_bond_field_free (field);
}
