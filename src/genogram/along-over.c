/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over symbols: years left and right of the line from the parents, and above them the words beside the lines
 * to a child, as "A 2019". Room for them was kept between the rows. */
#include <math.h>

#include "along-layout-work.h"

#define BESIDE 4.0 /* between a line and a text */

static AlongLayoutPerson *
person_at (AlongLayout *layout, int person)
{
  return &g_array_index (layout->people, AlongLayoutPerson, person);
}

/* How far from its middle a line comes to the top of a symbol on one side (-1 left, 1 right); 0: none does. */
static double
line_beside (AlongLayout *layout, int person, int side)
{
  const AlongLayoutPerson *at = person_at (layout, person);
  double far = 0;

  for (guint i = 0; i < layout->secondaries->len; i++)
    {
      const AlongLayoutSecondary *second = &g_array_index (layout->secondaries, AlongLayoutSecondary, i);
      const AlongPoint ends[2] = { second->path.points[0], second->path.points[second->path.n - 1] };

      for (int end = 0; end < 2; end++)
        if (ends[end].y <= at->y && at->y - ends[end].y <= ALONG_SYMBOL && fabs (ends[end].x - at->x) < ALONG_SYMBOL / 2)
          far = MAX (far, (ends[end].x - at->x) * side);
    }
  for (guint i = 0; i < layout->couples->len; i++)
    {
      const AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, i);

      if (couple->bracket && (couple->one == person || couple->other == person))
        for (int end = 0; end < couple->path.n; end += couple->path.n - 1)
          if (couple->path.points[end].y < at->y && fabs (couple->path.points[end].x - at->x) < ALONG_SYMBOL / 2)
            far = MAX (far, (couple->path.points[end].x - at->x) * side);
    }
  return far;
}

static void
place_years (AlongLayout *layout, int person)
{
  AlongLayoutPerson *at = person_at (layout, person);
  const AlongLabel *label = along_labels_peek_person (layout->labels, at->source);
  double bottom = at->y - along_symbol_over (layout->graph, at->person) - ALONG_OVER_GAP;

  if (label->over_height <= 0)
    return;
  at->over = (AlongRect){ at->x - label->over_half, bottom + ALONG_OVER_GAP - label->over_height, 2 * label->over_half, label->over_height };
  for (int side = 0; side < 2; side++)
    if (label->years_width[side] > 0)
      {
        double beside = line_beside (layout, person, side == 0 ? -1 : 1) + BESIDE, width = label->years_width[side];

        at->years[side] = (AlongRect){ side == 0 ? at->x - beside - width : at->x + beside, bottom - label->years_height, width,
                                       label->years_height };
      }
}

/* Above the years, and above the words of lines that came before. */
static void
place_caption (AlongLayout *layout, double *tops, const AlongGraphChild *link, int child, double line_x)
{
  const AlongLayoutPerson *at = person_at (layout, child);
  AlongLayoutCaption caption = { link, child, { 0 }, FALSE };
  double width, height;
  gboolean left = line_x < at->x - 1 || (line_x < at->x + 1 && line_beside (layout, child, 1) > 0);

  if (link == NULL || link->caption == NULL)
    return;
  along_labels_get_link (layout->labels, link, &width, &height);
  if (width <= 0)
    return;
  tops[child] -= height;
  caption.room = (AlongRect){ left ? line_x - BESIDE - width : line_x + BESIDE, tops[child], width, height };
  g_array_append_val (layout->captions, caption);
}

/** along_step_over: after the lines are laid: what stands over the symbols, beside them. */
void
along_step_over (AlongLayout *layout)
{
  g_autofree double *tops = g_new (double, layout->people->len + 1);

  for (guint i = 0; i < layout->people->len; i++)
    {
      const AlongLayoutPerson *at = person_at (layout, i);
      const AlongLabel *label = along_labels_peek_person (layout->labels, at->source);

      place_years (layout, i);
      tops[i] = at->y - along_symbol_over (layout->graph, at->person) - ALONG_OVER_GAP - label->years_height;
    }
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const AlongLayoutLine *line = &g_array_index (layout->lines, AlongLayoutLine, i);

      if (line->role == ALONG_LINE_CHILD && line->child >= 0)
        place_caption (layout, tops, line->link, line->child, line->path.points[line->path.n - 1].x);
    }
  for (guint i = 0; i < layout->secondaries->len; i++)
    {
      const AlongLayoutSecondary *second = &g_array_index (layout->secondaries, AlongLayoutSecondary, i);

      place_caption (layout, tops, second->link, second->child, second->path.points[second->path.n - 1].x);
    }
}
