/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-chart-pen.h"

#define DOT 4.5

static double
flip (const AlongChartPen *pen, double x)
{
  return pen->rtl ? pen->width - x : x;
}

/** along_chart_text: words at a point. */
void
along_chart_text (const AlongChartPen *pen, const char *style, AlongAnchor anchor, double x, double y, const char *words)
{
  if (pen->rtl && anchor != ALONG_ANCHOR_MIDDLE)
    anchor = anchor == ALONG_ANCHOR_START ? ALONG_ANCHOR_END : ALONG_ANCHOR_START;
  along_scene_text (pen->scene, style, anchor, flip (pen, x), y, 0, 1, words);
}

/** along_chart_line: a line between two points. */
void
along_chart_line (const AlongChartPen *pen, const char *style, double x1, double y1, double x2, double y2)
{
  along_scene_move_to (pen->scene, flip (pen, x1), y1);
  along_scene_line_to (pen->scene, flip (pen, x2), y2);
  along_scene_stroke (pen->scene, style);
}

/** along_chart_dot: the outline of a point, to be filled or stroked. */
void
along_chart_dot (const AlongChartPen *pen, double x, double y)
{
  along_scene_circle (pen->scene, flip (pen, x), y, DOT);
}
