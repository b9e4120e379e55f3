/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-graph-days.h"

#include <math.h>

#include "along-date.h"

struct _AlongDayScale
{
  int *days; /* rising, the last one today */
  double *at;
  guint n;
};

/**
 * along_day_scale_new: the line from the first of @days to @today.
 *
 * @days: from along_graph_days(); where there is none, the line is one year long
 */
AlongDayScale *
along_day_scale_new (GPtrArray *days, int today)
{
  AlongDayScale *scale = g_new0 (AlongDayScale, 1);
  double sum = 0;

  scale->days = g_new (int, days->len + 2);
  scale->at = g_new0 (double, days->len + 2);
  for (guint i = 0; i < days->len; i++)
    {
      int day = ((AlongGraphDay *) g_ptr_array_index (days, i))->day;

      if (day < today && (scale->n == 0 || day > scale->days[scale->n - 1]))
        scale->days[scale->n++] = day;
    }
  if (scale->n == 0)
    scale->days[scale->n++] = today - 365;
  scale->days[scale->n++] = today;
  for (guint i = 1; i < scale->n; i++)
    scale->at[i] = sum += log2 (1 + scale->days[i] - scale->days[i - 1]);
  for (guint i = 1; i < scale->n; i++)
    scale->at[i] = i == scale->n - 1 ? 1 : scale->at[i] / sum;
  return scale;
}

void
along_day_scale_free (AlongDayScale *scale)
{
  g_free (scale->days);
  g_free (scale->at);
  g_free (scale);
}

/** along_day_scale_position: where @day stands, 0 to 1; what lies outside stands at the end. */
double
along_day_scale_position (const AlongDayScale *scale, int day)
{
  guint i = 1;

  if (day <= scale->days[0])
    return 0;
  while (i < scale->n && scale->days[i] < day)
    i++;
  if (i == scale->n)
    return 1;
  return scale->at[i - 1] + (scale->at[i] - scale->at[i - 1]) * (day - scale->days[i - 1]) / (scale->days[i] - scale->days[i - 1]);
}

/** along_day_scale_day: the day at @position, the reverse of along_day_scale_position(). */
int
along_day_scale_day (const AlongDayScale *scale, double position)
{
  guint i = 1;

  if (position <= 0)
    return scale->days[0];
  while (i < scale->n && scale->at[i] < position)
    i++;
  if (i == scale->n)
    return scale->days[scale->n - 1];
  return scale->days[i - 1] + (int) lround ((position - scale->at[i - 1]) / (scale->at[i] - scale->at[i - 1])
                                            * (scale->days[i] - scale->days[i - 1]));
}

/** along_day_scale_first: the day at its beginning. */
int
along_day_scale_first (const AlongDayScale *scale)
{
  return scale->days[0];
}
