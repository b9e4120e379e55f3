/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step H: from places to lines. */
#include "along-layout-work.h"

#include <math.h>
#include <string.h>

/* From the middle of a slash to the drop, at least. */
#define MARK_SHARE (1.0 / 3.0)
/* The end of a line nearer than this to another would read as branching off from it. */
#define LINES_APART 3.0

/** along_polyline_add: appends a point. */
void
along_polyline_add (AlongPolyline *line, double x, double y)
{
  if (line->n % 8 == 0)
    line->points = g_renew (AlongPoint, line->points, line->n + 8);
  line->points[line->n++] = (AlongPoint){ x, y };
}

static void
place_people (Work *work, AlongLayout *layout)
{
  for (int i = 0; i < work->n_people; i++)
    {
      const Node *node = NODE (work, i);
      const AlongLabel *label = along_labels_peek_person (work->labels, work->source[i]);
      AlongLayoutPerson person = { along_work_person (work, i), work->source[i], node->row, node->pos };

      person.half = along_symbol_half (work->graph, person.person);
      person.x = node->x;
      person.y = work->row_y[node->row];
      if (label->width > 0)
        person.label = (AlongRect){ person.x - label->width / 2, person.y + along_symbol_outer (work->graph, person.person) + LABEL_DROP,
                                    label->width, label->height };
      person.name = (AlongRect){ person.x - label->name_width / 2, person.label.y, label->name_width, label->name_height };
      g_array_append_val (layout->people, person);
    }
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);

      for (int k = 0; family->ordinals && k < family->n_children; k++)
        {
          int child = NODE (work, KID (work, family, k))->person;

          g_array_index (layout->people, AlongLayoutPerson, child).ordinal = NODE (work, child)->nth;
        }
    }
}

static double
label_bottom (AlongLayout *layout, int person)
{
  const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, person);

  return at->label.width > 0 ? at->label.y + at->label.height + 3 : at->y + at->half + 2;
}

static double
top_of (AlongLayout *layout, int person)
{
  const AlongLayoutPerson *at = &g_array_index (layout->people, AlongLayoutPerson, person);

  return at->y - along_symbol_top (layout->graph, at->person);
}

/* Where the lines of a family leave: the couple's line, or under one parent's label. */
static double
drop_top (Work *work, AlongLayout *layout, const Family *family)
{
  const Node *one = NODE (work, family->one);

  if (family->other >= 0)
    return family->line_y;
  if (one->kind == NODE_PERSON)
    return label_bottom (layout, family->one);
  return work->row_y[one->row];
}

/* Follows a port or via up to the person the line comes from. */
static void
trace_up (Work *work, AlongLayout *layout, int node, AlongPolyline *line)
{
  along_polyline_add (line, NODE (work, node)->x, work->row_y[NODE (work, node)->row]);
  while (node >= 0 && NODE (work, node)->up >= 0)
    {
      const Family *family = FAMILY (work, NODE (work, node)->up);

      along_polyline_add (line, NODE (work, node)->x, family->bar_y);
      along_polyline_add (line, family->drop, family->bar_y);
      if (NODE (work, family->one)->kind == NODE_PERSON)
        {
          along_polyline_add (line, family->drop, label_bottom (layout, family->one));
          return;
        }
      node = family->one;
    }
}

static double
edge_above (AlongLayout *layout, const AlongLayoutPerson *at, double offset)
{
  gboolean round = at->person->gender == ALONG_GRAPH_FEMALE || at->person->gender == ALONG_GRAPH_NON_BINARY ||
                   at->person->gender == ALONG_GRAPH_TRANS_WOMAN;
  double half = along_symbol_outer (layout->graph, at->person);

  if (along_symbol_shape (layout->graph, at->person) == ALONG_SHAPE_DIAMOND)
    return at->y - half + fabs (offset);
  if (along_symbol_shape (layout->graph, at->person) == ALONG_SHAPE_TRIANGLE)
    return at->y - half + 1.73 * fabs (offset);
  return round && fabs (offset) < half ? at->y - sqrt (half * half - offset * offset) : at->y - half;
}

/* Whether a text at @x, half as wide as @half, stands clear of the lines that go by a bracket. */
static gboolean
is_clear (Work *work, const Family *bracket, double x, double half)
{
  const Node *one = NODE (work, bracket->one);
  const Row *row = ROW (work, one->part, one->row);

  for (int b = 0; b < row->n; b++)
    for (int i = 0; i < BLOCK (work, row->blocks[b])->n; i++)
      {
        const Node *node = NODE (work, BLOCK (work, row->blocks[b])->nodes[i]);
        gboolean passes = node->up >= 0 || node->kind != NODE_PERSON;

        if (bracket->shape == COUPLE_ABOVE && passes && fabs (node->x - x) < half + 4)
          return FALSE;
        for (int d = 0; d < node->n_down; d++)
          {
            const Family *down = FAMILY (work, DOWN (work, node, d));

            if (down == bracket)
              continue;
            if (bracket->shape == COUPLE_BELOW && down->n_children + down->n_extras > 0 && fabs (down->drop - x) < half + 4)
              return FALSE;
            /* legs of other brackets */
            if (down->shape == bracket->shape && fabs (node->x - x) < half + 34)
              return FALSE;
          }
      }
  return TRUE;
}

/* The dates stand on the bracket, as near to its middle as lines allow. */
static void
place_caption (Work *work, const Family *family, AlongLayoutCouple *couple, double start, double end)
{
  double width, height, middle = (start + end) / 2;

  along_labels_get_caption (work->labels, family->couple, &width, &height);
  for (double off = 0; off <= (end - start - width) / 2 - 12; off += 6)
    for (int side = -1; side <= 1; side += 2)
      if (is_clear (work, family, middle + side * off, width / 2) &&
          fabs (middle + side * off - couple->mark.x) > width / 2 + 10)
        {
          couple->caption = (AlongRect){ middle + side * off - width / 2, family->line_y - 4 - height, width, height };
          return;
        }
}

static void
add_reversed (AlongPolyline *line, AlongPolyline *more)
{
  for (int i = more->n - 1; i >= 0; i--)
    along_polyline_add (line, more->points[i].x, more->points[i].y);
  g_free (more->points);
}

/* From a partner, who may stand on another row, to the bracket. */
static void
add_leg (Work *work, AlongLayout *layout, const Family *family, int node, double off, AlongPolyline *line)
{
  double x = NODE (work, node)->x + off;

  if (NODE (work, node)->kind == NODE_PORT)
    {
      AlongPolyline up = { NULL, 0 };

      trace_up (work, layout, node, &up);
      add_reversed (line, &up);
    }
  else
    along_polyline_add (line, x, family->shape == COUPLE_ABOVE
                                   ? edge_above (layout, &g_array_index (layout->people, AlongLayoutPerson, node), off)
                                   : label_bottom (layout, node));
  along_polyline_add (line, x, family->line_y);
}

static void
route_bracket (Work *work, AlongLayout *layout, const Family *family, AlongLayoutCouple *couple)
{
  int left = NODE (work, family->one)->x < NODE (work, family->other)->x ? family->one : family->other;
  int right = left == family->one ? family->other : family->one;
  double a = family->legs[0], b = family->legs[1];
  double x = NODE (work, left)->x + a, end = NODE (work, right)->x + b;
  AlongPolyline leg = { NULL, 0 };

  couple->bracket = TRUE;
  add_leg (work, layout, family, left, a, &couple->path);
  add_leg (work, layout, family, right, b, &leg);
  add_reversed (&couple->path, &leg);
  {
    /* on neighbouring tracks the marks stand apart */
    gboolean right_side = family->drop < (x + end) / 2;
    double share = MIN (MARK_SHARE / 2, 0.5) * (end - x) + MIN (family->track % 4 * 24.0, (end - x) / 3);

    couple->mark = (AlongPoint){ right_side ? end - share : x + share, family->line_y };
  }
  if (family->caption > 0)
    place_caption (work, family, couple, x, end);
}

static void
route_line (Work *work, AlongLayout *layout, const Family *family, AlongLayoutCouple *couple)
{
  int left = NODE (work, family->one)->x < NODE (work, family->other)->x ? family->one : family->other;
  int right = left == family->one ? family->other : family->one;
  gboolean port_left = NODE (work, left)->kind == NODE_PORT, port_right = NODE (work, right)->kind == NODE_PORT;
  double start = NODE (work, left)->x + (port_left ? 0 : along_symbol_outer (work->graph, along_work_person (work, left)));
  double end = NODE (work, right)->x - (port_right ? 0 : along_symbol_outer (work->graph, along_work_person (work, right)));

  if (port_left || port_right)
    {
      trace_up (work, layout, port_left ? left : right, &couple->path);
      for (int i = 0, j = couple->path.n - 1; i < j; i++, j--)
        {
          AlongPoint swap = couple->path.points[i];

          couple->path.points[i] = couple->path.points[j];
          couple->path.points[j] = swap;
        }
      along_polyline_add (&couple->path, port_left ? end : start, family->line_y);
    }
  else
    {
      along_polyline_add (&couple->path, start, family->line_y);
      along_polyline_add (&couple->path, end, family->line_y);
    }
  couple->mark = (AlongPoint){ start + (end - start) * MARK_SHARE * 0.75 + (family->lane % 2) * (end - start) / 2,
                               family->line_y };
  if (family->caption > 0 && family->lane == 0)
    {
      double width, height;

      along_labels_get_caption (work->labels, family->couple, &width, &height);
      couple->caption = (AlongRect){ (start + end) / 2 - width / 2,
                                     family->line_y - (family->lanes - family->rung) * 6 - DATES_OVER - height, width, height };
    }
}

/* The person at the end of a partner's line. */
static int
partner_of (Work *work, int node)
{
  return node < 0 ? -1 : NODE (work, node)->kind == NODE_ROOT ? -1 : NODE (work, node)->person;
}

static void
route_couples (Work *work, AlongLayout *layout, int *couple_of)
{
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);
      AlongLayoutCouple couple = { NULL, 0, -1, -1 };

      couple_of[f] = -1;
      if (family->couple < 0)
        continue;
      couple.couple = g_ptr_array_index (along_graph_get_unions (work->graph), family->couple);
      couple.source = family->couple;
      couple.one = partner_of (work, family->one);
      couple.other = partner_of (work, family->other);
      if (family->one >= 0 && family->other >= 0)
        {
          if (family->shape == COUPLE_LINE)
            route_line (work, layout, family, &couple);
          else
            route_bracket (work, layout, family, &couple);
        }
      couple_of[f] = layout->couples->len;
      g_array_append_val (layout->couples, couple);
    }
}

static void
append_line (AlongLayout *layout, AlongLineRole role, int couple, int child, const AlongGraphChild *link,
             AlongPolyline path)
{
  AlongLayoutLine line = { role, couple, child, link, path };

  g_array_append_val (layout->lines, line);
}

static const AlongGraphChild *
link_of (Work *work, int node)
{
  int link = NODE (work, node)->link;

  return link < 0 ? NULL : g_ptr_array_index (along_graph_get_children (work->graph), link);
}

/* From the bar down to the child, through the rows between. */
static void
route_child (Work *work, AlongLayout *layout, const Family *family, int node, int couple)
{
  AlongPolyline path = { NULL, 0 };
  int child = NODE (work, node)->person;

  along_polyline_add (&path, NODE (work, node)->x, family->bar_y);
  while (NODE (work, node)->kind == NODE_VIA)
    {
      const Family *through = FAMILY (work, DOWN (work, NODE (work, node), 0));
      int next = KID (work, through, 0);

      if (fabs (NODE (work, next)->x - NODE (work, node)->x) > 0.1)
        {
          along_polyline_add (&path, NODE (work, node)->x, through->bar_y);
          along_polyline_add (&path, NODE (work, next)->x, through->bar_y);
        }
      node = next;
    }
  along_polyline_add (&path, NODE (work, node)->x, top_of (layout, child));
  append_line (layout, ALONG_LINE_CHILD, couple, child, link_of (work, node), path);
}

static const char *
twins_of (Work *work, int node)
{
  return NODE (work, node)->kind == NODE_PERSON ? along_work_person (work, node)->twins : NULL;
}

/* Whether an end of the bar of identical twins, at @low or @high, would lie on the line down to somebody of their row. */
static gboolean
ends_on_line (Work *work, int twin, double low, double high)
{
  for (guint i = 0; i < work->nodes->len; i++)
    {
      const Node *node = NODE (work, i);

      if (node->row == NODE (work, twin)->row && node->up >= 0 && (fabs (node->x - low) < LINES_APART || fabs (node->x - high) < LINES_APART))
        return TRUE;
    }
  return FALSE;
}

/* How far down their legs the bar of identical twins is, clear of couples' lines over their row and of lines down to it. */
static double
twin_bar_share (Work *work, AlongLayout *layout, double point, double fan, int first, int last)
{
  static const double shares[] = { 0.45, 0.6, 0.3, 0.7 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double y = fan + (top_of (layout, first) - fan) * shares[i];
      double low = point + (NODE (work, first)->x - point) * shares[i], high = point + (NODE (work, last)->x - point) * shares[i];
      gboolean clear = !ends_on_line (work, first, low, high);

      for (guint f = 0; f < work->families->len && clear; f++)
        {
          const Family *other = FAMILY (work, f);

          clear = other->shape != COUPLE_ABOVE || other->row != NODE (work, first)->row || fabs (other->line_y - y) > 4 ||
                  MAX (NODE (work, other->one)->x, NODE (work, other->other)->x) < low ||
                  MIN (NODE (work, other->one)->x, NODE (work, other->other)->x) > high;
        }
      if (clear)
        return shares[i];
    }
  return shares[0];
}

/* Legs from one point of the bar; returns how many children they are for. */
static int
route_twins (Work *work, AlongLayout *layout, const Family *family, int first, int couple, double *point)
{
  const char *twins = twins_of (work, KID (work, family, first));
  int n = 1;
  gboolean identical = TRUE;
  double fan = family->bar_y > work->row_fan[family->row] - TRACK ? family->bar_y : work->row_fan[family->row];

  while (twins != NULL && first + n < family->n_children &&
         g_strcmp0 (twins_of (work, KID (work, family, first + n)), twins) == 0)
    n++;
  *point = n > 1 ? along_twin_point (work, KID (work, family, first)) : NODE (work, KID (work, family, first))->x;
  if (n == 1)
    return 1;
  for (int k = 0; k < n; k++)
    {
      int child = KID (work, family, first + k);
      AlongPolyline leg = { NULL, 0 };

      identical = identical && along_work_person (work, child)->zygosity == ALONG_GRAPH_IDENTICAL;
      along_polyline_add (&leg, *point, family->bar_y);
      if (fan > family->bar_y + 0.1)
        along_polyline_add (&leg, *point, fan);
      along_polyline_add (&leg, NODE (work, child)->x, top_of (layout, child));
      append_line (layout, ALONG_LINE_LEG, couple, child, link_of (work, child), leg);
    }
  if (identical)
    {
      int last = KID (work, family, first + n - 1), start = KID (work, family, first);
      AlongPolyline bar = { NULL, 0 };
      double share = twin_bar_share (work, layout, *point, fan, start, last);

      along_polyline_add (&bar, *point + (NODE (work, start)->x - *point) * share,
                          fan + (top_of (layout, start) - fan) * share);
      along_polyline_add (&bar, *point + (NODE (work, last)->x - *point) * share,
                          fan + (top_of (layout, last) - fan) * share);
      append_line (layout, ALONG_LINE_TWIN_BAR, couple, -1, NULL, bar);
    }
  return n;
}

static void
route_sibships (Work *work, AlongLayout *layout, const int *couple_of)
{
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);
      double low, high;

      if (family->couple < 0 || family->one < 0 || family->n_children == 0)
        continue;
      low = G_MAXDOUBLE;
      high = -G_MAXDOUBLE;
      if (NODE (work, family->one)->kind != NODE_ROOT)
        {
          AlongPolyline drop = { NULL, 0 };

          low = high = family->drop;
          along_polyline_add (&drop, family->drop, drop_top (work, layout, family));
          along_polyline_add (&drop, family->drop, family->bar_y);
          append_line (layout, ALONG_LINE_DROP, couple_of[f], -1, NULL, drop);
        }
      for (int k = 0; k < family->n_children;)
        {
          double x;
          int n = route_twins (work, layout, family, k, couple_of[f], &x);

          if (n == 1)
            route_child (work, layout, family, KID (work, family, k), couple_of[f]);
          low = MIN (low, x);
          high = MAX (high, x);
          k += n;
        }
      if (high - low > 0.1)
        {
          AlongPolyline bar = { NULL, 0 };

          along_polyline_add (&bar, low, family->bar_y);
          along_polyline_add (&bar, high, family->bar_y);
          append_line (layout, ALONG_LINE_BAR, couple_of[f], -1, NULL, bar);
        }
    }
}

/* From the carers' line, or their bar where there is one, to beside the middle of the child's symbol. */
static void
route_extra (Work *work, AlongLayout *layout, const Extra *extra, const int *couple_of)
{
  const SecondaryLink *link = &g_array_index (work->secondary, SecondaryLink, extra->link);
  const Family *family = FAMILY (work, extra->family);
  const AlongLayoutPerson *child = &g_array_index (layout->people, AlongLayoutPerson, extra->child);
  AlongLayoutSecondary second = { g_ptr_array_index (along_graph_get_children (work->graph), link->link),
                                  couple_of[link->family], extra->child, { NULL, 0 } };
  AlongPolyline up = { NULL, 0 };
  double x = child->x + extra->offset;

  along_polyline_add (&up, x, edge_above (layout, child, extra->offset));
  for (;;)
    {
      double low = family->drop, high = family->drop;

      along_polyline_add (&up, x, family->bar_y);
      if (family->link < 0 && family->n_children > 0)
        {
          for (int k = 0; k < family->n_children; k++)
            {
              low = MIN (low, NODE (work, KID (work, family, k))->x);
              high = MAX (high, NODE (work, KID (work, family, k))->x);
            }
          along_polyline_add (&up, CLAMP (x, low, high), family->bar_y);
          break;
        }
      along_polyline_add (&up, family->drop, family->bar_y);
      if (family->link < 0 || family->trunk >= 0)
        {
          const Family *from = family->trunk >= 0 ? FAMILY (work, family->trunk) : family;

          along_polyline_add (&up, family->drop, drop_top (work, layout, from));
          break;
        }
      x = family->drop;
      family = FAMILY (work, NODE (work, family->one)->up);
    }
  for (int i = up.n - 1; i >= 0; i--)
    if (second.path.n == 0 || fabs (second.path.points[second.path.n - 1].x - up.points[i].x) > 0.01 ||
        fabs (second.path.points[second.path.n - 1].y - up.points[i].y) > 0.01)
      along_polyline_add (&second.path, up.points[i].x, up.points[i].y);
  g_free (up.points);
  g_array_append_val (layout->secondaries, second);
}

/* Down to its track, along, up through the rows, and over the child's row to its symbol. */
static void
route_way (Work *work, AlongLayout *layout, const Way *way, const int *couple_of)
{
  const SecondaryLink *link = &g_array_index (work->secondary, SecondaryLink, way->link);
  const Family *family = FAMILY (work, way->family);
  const AlongLayoutPerson *child = &g_array_index (layout->people, AlongLayoutPerson, way->child);
  AlongLayoutSecondary second = { g_ptr_array_index (along_graph_get_children (work->graph), link->link),
                                  couple_of[link->family], way->child, { NULL, 0 } };
  double landing = way->xs[way->n - 1];

  if (family->n_children == 0)
    along_polyline_add (&second.path, family->drop, drop_top (work, layout, family));
  for (int i = 0; i + 1 < way->n; i++)
    {
      double y = work->row_ways[MAX (way->row - i, 0)] + way->tracks[i] * TRACK;

      if (i + 2 == way->n)
        y = child->y - work->row_over_ways[child->row] - way->tracks[i] * TRACK;
      if (fabs (way->xs[i] - way->xs[i + 1]) < 0.1)
        continue;
      along_polyline_add (&second.path, way->xs[i], y);
      along_polyline_add (&second.path, way->xs[i + 1], y);
    }
  along_polyline_add (&second.path, landing, edge_above (layout, child, landing - child->x));
  g_array_append_val (layout->secondaries, second);
}

static void
route_secondaries (Work *work, AlongLayout *layout, const int *couple_of)
{
  for (guint e = 0; e < work->extras->len; e++)
    route_extra (work, layout, &g_array_index (work->extras, Extra, e), couple_of);
  for (guint w = 0; w < work->ways->len; w++)
    route_way (work, layout, &g_array_index (work->ways, Way, w), couple_of);
}

/* Marks everybody above @node in @seen; whether one was marked before with @other. */
static gboolean
climb (Work *work, int node, int *seen, int stamp, int other, int *stack)
{
  gboolean met = FALSE;
  int depth = 0;

  stack[depth++] = node;
  while (depth > 0)
    {
      int here = stack[--depth];

      if (seen[here] == stamp)
        continue;
      met = met || seen[here] == other;
      seen[here] = stamp;
      if (NODE (work, here)->up >= 0)
        {
          const Family *up = FAMILY (work, NODE (work, here)->up);
          const int parents[2] = { up->one, up->other };

          for (int p = 0; p < 2; p++)
            if (parents[p] >= 0 && seen[parents[p]] != stamp)
              stack[depth++] = parents[p];
        }
    }
  return met;
}

/* Common ancestors make a double line. */
static void
find_blood (Work *work, AlongLayout *layout)
{
  g_autofree int *seen = g_new0 (int, work->nodes->len + 1);
  g_autofree int *stack = g_new (int, 2 * work->nodes->len + 2);
  int stamp = 1;

  for (guint c = 0; c < layout->couples->len; c++)
    {
      AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, c);

      if (couple->one < 0 || couple->other < 0)
        continue;
      climb (work, couple->one, seen, stamp, 0, stack);
      couple->blood = climb (work, couple->other, seen, stamp + 1, stamp, stack);
      stamp += 2;
    }
}

/** along_step_route: step H of genogram.md 3.3: fills people, couples and lines of @layout. */
void
along_step_route (Work *work, AlongLayout *layout)
{
  g_autofree int *couple_of = g_new (int, work->families->len + 1);

  place_people (work, layout);
  route_couples (work, layout, couple_of);
  route_sibships (work, layout, couple_of);
  route_secondaries (work, layout, couple_of);
  find_blood (work, layout);
}
