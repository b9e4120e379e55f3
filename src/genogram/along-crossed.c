/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts a line goes through after all: they get ground of their own, so that they can be read. */
#include "along-layout-work.h"

#define NEAR 1.0 /* nearer than this a line touches */

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

static gboolean
path_meets (const AlongPolyline *path, gboolean closed, double pad, const AlongRect *rect)
{
  for (int i = 0; i + !closed < path->n; i++)
    if (along_rect_is_met (rect, pad, path->points[i], path->points[(i + 1) % path->n]))
      return TRUE;
  return FALSE;
}

static gboolean
bonds_meet (AlongLayout *layout, const AlongRect *rect)
{
  for (guint b = 0; b < layout->bonds->len; b++)
    {
      const AlongLayoutBond *bond = &g_array_index (layout->bonds, AlongLayoutBond, b);

      if (path_meets (&bond->path, FALSE, along_bond_reach (bond->bond->kind), rect))
        return TRUE;
    }
  return FALSE;
}

static gboolean
edges_meet (AlongLayout *layout, const AlongRect *rect)
{
  for (guint h = 0; h < layout->homes->len; h++)
    {
      const AlongLayoutHome *home = &g_array_index (layout->homes, AlongLayoutHome, h);

      for (int o = 0; o < home->n_outlines; o++)
        if (path_meets (&home->outlines[o], TRUE, NEAR, rect))
          return TRUE;
    }
  return FALSE;
}

static gboolean
descent_meets (AlongLayout *layout, const AlongRect *rect)
{
  for (guint i = 0; i < layout->lines->len; i++)
    if (path_meets (&g_array_index (layout->lines, AlongLayoutLine, i).path, FALSE, NEAR, rect))
      return TRUE;
  for (guint i = 0; i < layout->secondaries->len; i++)
    if (path_meets (&g_array_index (layout->secondaries, AlongLayoutSecondary, i).path, FALSE, NEAR, rect))
      return TRUE;
  return FALSE;
}

static gboolean
couples_meet (AlongLayout *layout, const AlongRect *rect)
{
  for (guint i = 0; i < layout->couples->len; i++)
    if (path_meets (&g_array_index (layout->couples, AlongLayoutCouple, i).path, FALSE, NEAR, rect))
      return TRUE;
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
label_met (AlongLayout *layout, const AlongLayoutPerson *person)
{
  AlongRect rest = along_label_rest (person);

  return (person->name.width > 0 && (bonds_meet (layout, &person->name) || edges_meet (layout, &person->name))) ||
         (rest.width > 0 && (bonds_meet (layout, &rest) || edges_meet (layout, &rest)));
}

/* Letters and birth order beside the symbol. */
static gboolean
corners_met (AlongLayout *layout, const AlongLayoutPerson *person)
{
  for (int right = 0; right < 2; right++)
    {
      AlongRect corner = along_corner_room (layout, person, right, along_labels_get_scale (layout->labels));

      if (corner.width > 0 && (bonds_meet (layout, &corner) || edges_meet (layout, &corner)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_crossed (AlongLayout *layout, const AlongRect *rect)
{
  return bonds_meet (layout, rect) || edges_meet (layout, rect) || descent_meets (layout, rect) || couples_meet (layout, rect);
}

/** along_step_crossed: the last step, when all lines are drawn. */
void
along_step_crossed (AlongLayout *layout)
{
  for (guint i = 0; i < layout->people->len; i++)
    {
      AlongLayoutPerson *person = &g_array_index (layout->people, AlongLayoutPerson, i);

      person->crossed = label_met (layout, person);
      person->corners_crossed = corners_met (layout, person);
      for (int side = 0; side < 2; side++)
        person->over_crossed = person->over_crossed || (person->years[side].width > 0 && is_crossed (layout, &person->years[side]));
    }
  for (guint i = 0; i < layout->captions->len; i++)
    {
      AlongLayoutCaption *caption = &g_array_index (layout->captions, AlongLayoutCaption, i);

      caption->crossed = is_crossed (layout, &caption->room);
    }
  for (guint i = 0; i < layout->couples->len; i++)
    {
      AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, i);

      couple->crossed = couple->caption.width > 0 && is_crossed (layout, &couple->caption);
    }
  for (guint i = 0; i < layout->homes->len; i++)
    {
      AlongLayoutHome *home = &g_array_index (layout->homes, AlongLayoutHome, i);

      home->crossed = home->tag.width > 0 && (bonds_meet (layout, &home->tag) || edges_meet (layout, &home->tag) ||
                                              descent_meets (layout, &home->tag));
    }
  for (guint i = 0; i < layout->bonds->len; i++)
    {
      AlongLayoutBond *bond = &g_array_index (layout->bonds, AlongLayoutBond, i);

      bond->crossed = bond->words.width > 0 && (bonds_meet (layout, &bond->words) || edges_meet (layout, &bond->words) ||
                                                descent_meets (layout, &bond->words));
    }
}
