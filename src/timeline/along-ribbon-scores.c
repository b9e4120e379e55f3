/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <math.h>

/* In px at text size 100 %. */
#define INSET 9.0
#define ABOVE 8.0 /* the value above a point */
#define DOT 3.6
#define TARGET 24.0

/* Where a point of a lane stands, and its value beside it. */
typedef struct
{
  const AlongRibbonMark *mark;
  double x, y;
  char *value;
  double width;  /* of the value */
  gboolean alone; /* the only one of its day */
} Point;

static void
clear_point (gpointer data)
{
  g_free (((Point *) data)->value);
}

static Point *
point_at (GArray *points, guint i)
{
  return &g_array_index (points, Point, i);
}

/* What was rated twice on one day stands side by side, about that day, so that each can be read and pressed; what has
 * been, never after today. */
static void
spread_days (AlongRibbonPen *pen, GArray *points)
{
  double s = pen->scale;

  for (guint i = 0, next; i < points->len; i = next)
    {
      double step = TARGET * s, middle = point_at (points, i)->x, limit = pen->plot_end, start, half;

      for (next = i; next < points->len && point_at (points, next)->mark->day == point_at (points, i)->mark->day; next++)
        step = fmax (step, point_at (points, next)->width + 4 * s);
      point_at (points, i)->alone = next == i + 1;
      if (next == i + 1)
        continue;
      if (point_at (points, i)->mark->day <= pen->ribbon->today)
        limit = fmin (limit, along_pen_x (pen, pen->ribbon->today) - 3 * s);
      half = step * (next - i - 1) / 2;
      start = fmax (fmin (middle - half, limit - 2 * half - step / 2), pen->plot_x + step / 2);
      for (guint k = i; k < next; k++)
        point_at (points, k)->x = start + step * (k - i);
    }
}

static GArray *
find_points (AlongRibbonPen *pen, const AlongRibbonPlace *place)
{
  const AlongRibbonLane *lane = place->lane;
  GArray *points = g_array_new (FALSE, TRUE, sizeof (Point));
  double s = pen->scale, range = MAX (lane->high - lane->low, 1e-6);
  gboolean whole = TRUE;

  g_array_set_clear_func (points, clear_point);
  for (guint i = 0; i < lane->marks->len; i++)
    whole = whole && g_array_index (lane->marks, AlongRibbonMark, i).value == floor (g_array_index (lane->marks, AlongRibbonMark, i).value);
  for (guint i = 0; i < lane->marks->len; i++)
    {
      const AlongRibbonMark *mark = &g_array_index (lane->marks, AlongRibbonMark, i);
      Point point = { mark };

      if (!along_pen_shows (pen, mark->day))
        continue;
      point.x = along_pen_x (pen, mark->day + 0.5);
      point.y = place->y + place->height - INSET * s
                - (CLAMP (mark->value, lane->low, lane->high) - lane->low) / range * (place->height - (2 * INSET + ABOVE) * s);
      point.value = g_strdup_printf (whole ? "%.0f" : "%.1f", mark->value);
      point.width = along_pen_measure (pen, "text-figure-strong", point.value);
      g_array_append_val (points, point);
    }
  spread_days (pen, points);
  return points;
}

static void
draw_point (AlongRibbonPen *pen, const Point *point)
{
  double s = pen->scale, today = along_pen_x (pen, pen->ribbon->today);

  along_pen_begin (pen, point->mark->key, point->mark->words, NULL, point->x - TARGET / 2, point->y - TARGET / 2, TARGET, TARGET);
  along_pen_circle (pen, point->x, point->y, DOT * s);
  along_scene_fill (pen->scene, "series");
  /* Not under the line of today. */
  if (point->alone && fabs (point->x - today) < point->width / 2 + 3 * s)
    along_pen_text (pen, "text-figure-strong", ALONG_ANCHOR_END, today - 5 * s, point->y - 7 * s, 0, point->value);
  else
    along_pen_text (pen, "text-figure-strong", ALONG_ANCHOR_MIDDLE, point->x, point->y - 7 * s, 0, point->value);
  along_pen_end (pen);
}

/** along_ribbon_draw_scores: the points of a lane of assessments, joined, each with its value. */
void
along_ribbon_draw_scores (AlongRibbonPen *pen, const AlongRibbonPlace *place)
{
  const AlongRibbonLane *lane = place->lane;
  double s = pen->scale;
  g_autoptr (GArray) points = NULL;
  g_autofree char *high = g_strdup_printf ("%g", lane->high), *low = g_strdup_printf ("%g", lane->low);

  g_array_sort (lane->marks, along_ribbon_compare_marks);
  points = find_points (pen, place);
  along_pen_rounded (pen, pen->plot_x, place->y, pen->plot_end - pen->plot_x, place->height, 4);
  along_scene_stroke (pen->scene, "frame");
  for (guint i = 1; i < points->len; i++)
    {
      const Point *before = point_at (points, i - 1), *point = point_at (points, i);

      if (along_pen_fold_between (pen, before->mark->day, point->mark->day))
        continue;
      along_pen_move (pen, before->x, before->y);
      along_pen_line (pen, point->x, before->y);
      along_pen_line (pen, point->x, point->y);
      along_scene_stroke (pen->scene, "series");
    }
  for (guint i = 0; i < points->len; i++)
    draw_point (pen, point_at (points, i));
  along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_END, pen->plot_end - 5 * s, place->y + INSET * s + 6 * s, 0, high);
  along_pen_text (pen, "text-figure-second", ALONG_ANCHOR_END, pen->plot_end - 5 * s, place->y + place->height - INSET * s + 4 * s, 0, low);
}
