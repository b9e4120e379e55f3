/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-scene.h"

G_BEGIN_DECLS

/** AlongChartPen: a chart under construction. x counts from the side where reading starts. */
typedef struct
{
  AlongScene *scene;
  double width;
  gboolean rtl;
} AlongChartPen;

void along_chart_text (const AlongChartPen *pen, const char *style, AlongAnchor anchor, double x, double y, const char *words);
void along_chart_line (const AlongChartPen *pen, const char *style, double x1, double y1, double x2, double y2);
void along_chart_dot  (const AlongChartPen *pen, double x, double y);

G_END_DECLS
