/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-over-time-parts.h"

#define SIDE 30   /* left of the first and right of the last date */
#define BESIDE 44 /* between two of one day: their times stand beside each other */

static int
day_of (const AlongSeries *series, guint i)
{
  return ((AlongTime *) g_ptr_array_index (series->times, i))->day;
}

/* Between two of one day; less where there are so many that the days themselves would have no room. */
static double
step_beside (const AlongSeries *series, double width)
{
  return MIN (BESIDE, MAX (width - 2 * SIDE, 0) / (2 * series->times->len));
}

/**
 * along_over_time_x: where the first of @day stands, in px, of @width: on a true axis of time from the first date, or the
 * birth, to the last. Those of one day stand side by side: for each but the first there is room of its own after that day.
 *
 * @born: ALONG_DAY_NONE: not on the axis
 */
double
along_over_time_x (const AlongSeries *series, int born, int day, double width)
{
  guint n = series->times->len;
  int first = day_of (series, 0), last = day_of (series, n - 1);
  double step = step_beside (series, width), beside = 0, before = 0;

  for (guint i = 1; i < n; i++)
    if (day_of (series, i) == day_of (series, i - 1))
      {
        beside += step;
        before += day_of (series, i) < day ? step : 0;
      }
  if (born != ALONG_DAY_NONE && born < first)
    first = born;
  if (born != ALONG_DAY_NONE && born > last)
    last = born;
  if (last == first)
    return (width - beside) / 2;
  return SIDE + before + (width - 2 * SIDE - beside) * (day - first) / (last - first);
}

/** along_over_time_places: Returns: (transfer full): where each time of @series stands, one after the other. */
double *
along_over_time_places (const AlongSeries *series, int born, double width)
{
  guint n = series->times->len;
  double *places = g_new (double, n), step = step_beside (series, width);

  for (guint i = 0; i < n; i++)
    places[i] = i > 0 && day_of (series, i) == day_of (series, i - 1)
                  ? places[i - 1] + step
                  : along_over_time_x (series, born, day_of (series, i), width);
  return places;
}
