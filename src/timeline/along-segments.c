/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "along-signals.h"

/* F12. */
#define LEAST_WEEKS 3
#define PENALTY 2.5
#define INTENSIVE_SHARE 0.75
#define INTENSIVE_LEAST 2.0
#define TAPER_SHARE 0.5

/* Twice the negative log-likelihood of a stretch at its own rate, without what is the same for any cut. */
static double
stretch_cost (double count, double exposure)
{
  return count > 0 && exposure > 0 ? -2 * count * log (count / exposure) : 0;
}

/**
 * along_segments_find: F12, phases suggested from contacts alone: the cut of weeks into segments of at
 * least three that costs least, with Poisson cost and a penalty of 2.5 ln n for each segment. A suggestion
 * to accept or edit, never stored silently.
 *
 * @exposures: (nullable): all 1
 * Returns: (transfer full) (element-type AlongSupportSegment): in order; empty without weeks
 */
GArray *
along_segments_find (const int *counts, const double *exposures, guint n)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (AlongSupportSegment));

  if (n == 0)
    return segments;
  g_autofree double *count_to = g_new0 (double, n + 1);
  g_autofree double *exposed_to = g_new0 (double, n + 1);
  g_autofree double *best = g_new (double, n + 1);
  g_autofree guint *cut = g_new0 (guint, n + 1);
  double penalty = PENALTY * log (n);

  for (guint i = 0; i < n; i++)
    {
      count_to[i + 1] = count_to[i] + counts[i];
      exposed_to[i + 1] = exposed_to[i] + (exposures != NULL ? exposures[i] : 1);
    }
  best[0] = 0;
  for (guint end = 1; end <= n; end++)
    {
      best[end] = INFINITY;
      for (guint start = 0; start < end; start++)
        {
          /* All weeks together may be fewer than the least. */
          if (end - start < LEAST_WEEKS && !(start == 0 && end == n))
            break;
          double cost = best[start] + penalty
                        + stretch_cost (count_to[end] - count_to[start], exposed_to[end] - exposed_to[start]);
          if (cost < best[end])
            {
              best[end] = cost;
              cut[end] = start;
            }
        }
    }
  for (guint end = n; end > 0; end = cut[end])
    {
      guint start = cut[end];
      double exposed = exposed_to[end] - exposed_to[start];
      AlongSupportSegment segment = { start, end - 1, exposed > 0 ? (count_to[end] - count_to[start]) / exposed : 0 };
      g_array_prepend_val (segments, segment);
    }
  return segments;
}

static double
highest_rate (GArray *segments)
{
  double highest = 0;

  for (guint i = 0; i < segments->len; i++)
    highest = MAX (highest, g_array_index (segments, AlongSupportSegment, i).rate);
  return highest;
}

/** along_segment_intensive: F12: a rate of at least 0.75 of the highest, and at least 2 a week. */
gboolean
along_segment_intensive (GArray *segments, guint index)
{
  double rate = g_array_index (segments, AlongSupportSegment, index).rate;

  return rate >= INTENSIVE_LEAST && rate >= INTENSIVE_SHARE * highest_rate (segments);
}

/** along_segments_taper: F12: the last segment has at most half the highest rate. */
gboolean
along_segments_taper (GArray *segments)
{
  if (segments->len == 0)
    return FALSE;
  double highest = highest_rate (segments);
  return highest > 0 && g_array_index (segments, AlongSupportSegment, segments->len - 1).rate <= TAPER_SHARE * highest;
}

/**
 * along_support_suggest: F12 as phases of a plan, for an episode that has none: each segment with the band
 * around its rate. To be accepted or edited by a person.
 *
 * Returns: (transfer full) (element-type AlongSupportPhase): in order
 */
GArray *
along_support_suggest (AlongSupport *self)
{
  GArray *phases = g_array_new (FALSE, FALSE, sizeof (AlongSupportPhase));
  guint n, complete = along_support_n_complete (self);
  const AlongSupportWeek *weeks = along_support_weeks (self, &n);
  g_autofree int *counts = g_new (int, complete + 1);
  g_autofree double *exposures = g_new (double, complete + 1);

  for (guint i = 0; i < complete; i++)
    {
      counts[i] = weeks[i].count;
      exposures[i] = weeks[i].exposure;
    }
  g_autoptr (GArray) segments = along_segments_find (counts, exposures, complete);
  for (guint i = 0; i < segments->len; i++)
    {
      const AlongSupportSegment *segment = &g_array_index (segments, AlongSupportSegment, i);
      AlongSupportPhase phase = { MAX (weeks[segment->first].from, along_support_from (self)), weeks[segment->last].from + 6,
                                  floor (segment->rate), ceil (segment->rate), 1, ALONG_PHASE_STEADY };
      if (along_segment_intensive (segments, i))
        phase.kind = ALONG_PHASE_INTENSIVE;
      else if (i > 0 && i + 1 == segments->len && along_segments_taper (segments))
        phase.kind = ALONG_PHASE_TAPER;
      g_array_append_val (phases, phase);
    }
  return phases;
}
