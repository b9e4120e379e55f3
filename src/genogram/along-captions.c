/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Couple dates stay outside the edges of households (ui.md 6.4): a date that one would cross moves along its line to
 * the nearest free place, if there is one. */
#include <math.h>

#include "along-layout-work.h"

#define EDGE_GAP 4.0

static void
add_edge (GArray *edges, const AlongRect *caption, AlongPoint a, AlongPoint b)
{
  if (fabs (a.x - b.x) < 0.5 && MIN (a.y, b.y) < caption->y + caption->height && MAX (a.y, b.y) > caption->y)
    g_array_append_val (edges, a.x);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

/* Where upright edges of homes stand at the height of @caption, from the left, with both ends of its line. */
static GArray *
list_edges (AlongLayout *layout, const AlongRect *caption, double start, double end)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint h = 0; h < layout->homes->len; h++)
    {
      const AlongLayoutHome *home = &g_array_index (layout->homes, AlongLayoutHome, h);

      for (int o = 0; o < home->n_outlines; o++)
        for (int p = 0; p < home->outlines[o].n; p++)
          add_edge (edges, caption, home->outlines[o].points[p], home->outlines[o].points[(p + 1) % home->outlines[o].n]);
    }
  for (guint i = edges->len; i-- > 0;)
    if (g_array_index (edges, double, i) <= start || g_array_index (edges, double, i) >= end)
      g_array_remove_index (edges, i);
  g_array_append_val (edges, start);
  g_array_append_val (edges, end);
  g_array_sort (edges, compare_places);
  return edges;
}

static void
move_caption (AlongLayout *layout, AlongLayoutCouple *couple)
{
  double start = MIN (couple->path.points[0].x, couple->path.points[1].x);
  double end = MAX (couple->path.points[0].x, couple->path.points[1].x);
  g_autoptr (GArray) edges = list_edges (layout, &couple->caption, start, end);
  double best = couple->caption.x, least = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < edges->len && edges->len > 2; i++)
    {
      double from = g_array_index (edges, double, i) + EDGE_GAP;
      double to = g_array_index (edges, double, i + 1) - EDGE_GAP - couple->caption.width;
      double at = CLAMP (couple->caption.x, from, MAX (from, to));

      if (from <= to && fabs (at - couple->caption.x) < least)
        {
          least = fabs (at - couple->caption.x);
          best = at;
        }
    }
  couple->caption.x = best;
}

/** along_step_captions: after the homes are drawn, before the lines between people go round the dates. */
void
along_step_captions (AlongLayout *layout)
{
  for (guint c = 0; c < layout->couples->len; c++)
    {
      AlongLayoutCouple *couple = &g_array_index (layout->couples, AlongLayoutCouple, c);

      if (couple->caption.width > 0 && !couple->bracket && couple->path.n == 2)
        move_caption (layout, couple);
    }
}
