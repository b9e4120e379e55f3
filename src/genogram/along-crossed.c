/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts a line goes through after all: they get ground of their own, so that they can be read. */
#include "along-layout-work.h"

#include <math.h>

#define NEAR 1.0 /* nearer than this a line touches */
#define CELL_WIDTH 128.0
#define CELL_HEIGHT 64.0
#define MOST_CELLS 2000.0 /* in one direction */

/** along_rect_is_met: whether the straight line from @a to @b goes through @rect, made larger by @pad. */
gboolean
along_rect_is_met (const AlongRect *rect, double pad, AlongPoint a, AlongPoint b)
{
  double x1 = rect->x - pad, x2 = rect->x + rect->width + pad, y1 = rect->y - pad, y2 = rect->y + rect->height + pad;
  const double d[4] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  const double q[4] = { a.x - x1, x2 - a.x, a.y - y1, y2 - a.y };
  double from = 0, to = 1;

  if (x1 >= x2 || y1 >= y2)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      if (d[i] == 0 && q[i] < 0)
        return FALSE;
      if (d[i] < 0)
        from = MAX (from, q[i] / d[i]);
      else if (d[i] > 0)
        to = MIN (to, q[i] / d[i]);
    }
  return from < to;
}

typedef enum
{
  BOND = 1 << 0,
  EDGE = 1 << 1,
  DESCENT = 1 << 2, /* second sets of parents as well */
  COUPLE = 1 << 3,
} LineSort;

#define EVERY (BOND | EDGE | DESCENT | COUPLE)

typedef struct
{
  AlongPoint a, b;
  double pad;
  LineSort sort;
} Line;

/* All lines, by the cells of a grid that they may go through. */
typedef struct
{
  GArray *lines; /* Line */
  double x, y;
  int columns, rows;
  int *first;    /* of each cell, and one more: where its lines begin in @inside */
  int *inside;   /* indices of lines */
} Net;

typedef struct
{
  int left, right, top, bottom;
} Cells;

static Cells
cells_of (const Net *net, double x1, double y1, double x2, double y2)
{
  return (Cells){ CLAMP ((int) floor ((x1 - net->x) / CELL_WIDTH), 0, net->columns - 1),
                  CLAMP ((int) floor ((x2 - net->x) / CELL_WIDTH), 0, net->columns - 1),
                  CLAMP ((int) floor ((y1 - net->y) / CELL_HEIGHT), 0, net->rows - 1),
                  CLAMP ((int) floor ((y2 - net->y) / CELL_HEIGHT), 0, net->rows - 1) };
}

static void
add_path (GArray *lines, const AlongPolyline *path, gboolean closed, double pad, LineSort sort)
{
  for (int i = 0; i + !closed < path->n; i++)
    {
      Line line = { path->points[i], path->points[(i + 1) % path->n], pad, sort };

      g_array_append_val (lines, line);
    }
}

static GArray *
list_lines (AlongLayout *layout)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint b = 0; b < layout->bonds->len; b++)
    {
      const AlongLayoutBond *bond = &g_array_index (layout->bonds, AlongLayoutBond, b);

      add_path (lines, &bond->path, FALSE, along_bond_reach (bond->bond->kind), BOND);
    }
  for (guint h = 0; h < layout->homes->len; h++)
    {
      const AlongLayoutHome *home = &g_array_index (layout->homes, AlongLayoutHome, h);

      for (int o = 0; o < home->n_outlines; o++)
        add_path (lines, &home->outlines[o], TRUE, NEAR, EDGE);
    }
  for (guint i = 0; i < layout->lines->len; i++)
    add_path (lines, &g_array_index (layout->lines, AlongLayoutLine, i).path, FALSE, NEAR, DESCENT);
  for (guint i = 0; i < layout->secondaries->len; i++)
    add_path (lines, &g_array_index (layout->secondaries, AlongLayoutSecondary, i).path, FALSE, NEAR, DESCENT);
  for (guint i = 0; i < layout->couples->len; i++)
    add_path (lines, &g_array_index (layout->couples, AlongLayoutCouple, i).path, FALSE, NEAR, COUPLE);
  return lines;
}

static Cells
cells_of_line (const Net *net, const Line *line)
{
  return cells_of (net, MIN (line->a.x, line->b.x) - line->pad, MIN (line->a.y, line->b.y) - line->pad,
                   MAX (line->a.x, line->b.x) + line->pad, MAX (line->a.y, line->b.y) + line->pad);
}

static Net *
net_new (AlongLayout *layout)
{
  Net *net = g_new0 (Net, 1);
  double right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  int n;

  net->lines = list_lines (layout);
  net->x = net->y = G_MAXDOUBLE;
  for (guint l = 0; l < net->lines->len; l++)
    {
      const Line *line = &g_array_index (net->lines, Line, l);

      net->x = MIN (net->x, MIN (line->a.x, line->b.x));
      net->y = MIN (net->y, MIN (line->a.y, line->b.y));
      right = MAX (right, MAX (line->a.x, line->b.x));
      bottom = MAX (bottom, MAX (line->a.y, line->b.y));
    }
  if (net->lines->len == 0)
    net->x = net->y = right = bottom = 0;
  net->columns = (int) MIN ((right - net->x) / CELL_WIDTH, MOST_CELLS) + 1;
  net->rows = (int) MIN ((bottom - net->y) / CELL_HEIGHT, MOST_CELLS) + 1;
  n = net->columns * net->rows;
  net->first = g_new0 (int, n + 2);
  for (int fill = 0; fill < 2; fill++)
    {
      for (guint l = 0; l < net->lines->len; l++)
        {
          Cells cells = cells_of_line (net, &g_array_index (net->lines, Line, l));

          for (int r = cells.top; r <= cells.bottom; r++)
            for (int c = cells.left; c <= cells.right; c++)
              if (fill)
                net->inside[net->first[r * net->columns + c + 1]++] = l;
              else
                net->first[r * net->columns + c + 2]++;
        }
      if (fill)
        break;
      for (int i = 2; i < n + 2; i++)
        net->first[i] += net->first[i - 1];
      net->inside = g_new (int, net->first[n + 1] + 1);
    }
  return net;
}

static void
net_free (Net *net)
{
  g_array_unref (net->lines);
  g_free (net->first);
  g_free (net->inside);
  g_free (net);
}

/* Whether a line of one of @sorts goes through @rect. */
static gboolean
is_met (const Net *net, const AlongRect *rect, LineSort sorts)
{
  Cells cells = cells_of (net, rect->x, rect->y, rect->x + rect->width, rect->y + rect->height);

  for (int r = cells.top; r <= cells.bottom; r++)
    for (int c = cells.left; c <= cells.right; c++)
      for (int i = net->first[r * net->columns + c]; i < net->first[r * net->columns + c + 1]; i++)
        {
          const Line *line = &g_array_index (net->lines, Line, net->inside[i]);

          if ((line->sort & sorts) != 0 && along_rect_is_met (rect, line->pad, line->a, line->b))
            return TRUE;
        }
  return FALSE;
}

/**
 * along_corner_room: where letters stand at the lower right of a symbol, or its place in the birth order at the lower left,
 * about; width 0: none.
 */
AlongRect
along_corner_room (AlongLayout *layout, const AlongLayoutPerson *at, gboolean right, double scale)
{
  double outer = along_symbol_outer (layout->graph, at->person) + (at->person->bracket || at->person->adopted ? 11 : 3);

  if (right)
    return (AlongRect){ at->x + at->half + 1, at->y + at->half + 2 - 12 * scale,
                        at->person->letters != NULL ? 9 * scale * g_utf8_strlen (at->person->letters, -1) : 0, 15 * scale };
  return (AlongRect){ at->x - outer - 16 * scale, at->y + ALONG_SYMBOL / 2 - 12 * scale, at->ordinal > 0 ? 16 * scale : 0,
                      15 * scale };
}

/** along_label_rest: the label without the name at its top. */
AlongRect
along_label_rest (const AlongLayoutPerson *person)
{
  double name = person->name.width > 0 ? person->name.height : 0;

  return (AlongRect){ person->label.x, person->label.y + name, person->label.height > name + 1 ? person->label.width : 0,
                      person->label.height - name };
}

static gboolean
label_met (const Net *net, const AlongLayoutPerson *person)
{
  AlongRect rest = along_label_rest (person);

  return (person->name.width > 0 && is_met (net, &person->name, BOND | EDGE)) || (rest.width > 0 && is_met (net, &rest, BOND | EDGE));
}

/* Letters and birth order beside the symbol. */
static gboolean
corners_met (const Net *net, AlongLayout *layout, const AlongLayoutPerson *person)
{
  for (int right = 0; right < 2; right++)
    {
      AlongRect corner = along_corner_room (layout, person, right, along_labels_get_scale (layout->labels));

      if (corner.width > 0 && is_met (net, &corner, BOND | EDGE))
        return TRUE;
    }
  return FALSE;
}

/** along_step_crossed: the last step, when all lines are drawn. */
void
along_step_crossed (AlongLayout *layout)
{
  Net *net = net_new (layout);

  for (guint i = 0; i < layout->people->len; i++)
    {
      AlongLayoutPerson *person = &g_array_index (layout->people, AlongLayoutPerson, i);

      person->crossed = label_met (net, person);
      person->corners_crossed = corners_met (net, layout, person);
      for (int side = 0; side < 2; side++)
        person->over_crossed = person->over_crossed || (person->years[side].width > 0 && is_met (net, &person->years[side], EVERY));
    }
  for (guint i = 0; i < layout->captions->len; i++)
    {
      AlongLayoutCaption *caption = &g_array_index (layout->captions, AlongLayoutCaption, i);

      caption->crossed = is_met (net, &caption->room, EVERY);
    }
  for (guint i = 0; i < layout->couples->len; i++)
    {
      AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, i);

      couple->crossed = couple->caption.width > 0 && is_met (net, &couple->caption, EVERY);
    }
  for (guint i = 0; i < layout->homes->len; i++)
    {
      AlongLayoutHome *home = &g_array_index (layout->homes, AlongLayoutHome, i);

      home->crossed = home->tag.width > 0 && is_met (net, &home->tag, BOND | EDGE | DESCENT);
    }
  for (guint i = 0; i < layout->bonds->len; i++)
    {
      AlongLayoutBond *bond = &g_array_index (layout->bonds, AlongLayoutBond, i);

      bond->crossed = bond->words.width > 0 && is_met (net, &bond->words, BOND | EDGE | DESCENT);
    }
  net_free (net);
}
