/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-review-due.h"

#include "along-date.h"

#define WEEK 7
#define EVERY_MONTHS 3

/* The points after the birth: from the first to the last day, counted from it. */
static const struct
{
  int from, to;
} points[] = { { 2 * WEEK, 3 * WEEK }, { 12 * WEEK, 14 * WEEK }, { 26 * WEEK, 28 * WEEK } };

/**
 * along_review_due: the last day for which the next filling in of one of our own forms is planned. The programme's usual
 * measure plan: a review before the birth; 2 to 3, 12 to 14 and 26 to 28 weeks after it; then every three months. The
 * two that are about more than the baby come every three months. A point is over with a form filled in within it; one
 * filled in before it does not count for it.
 *
 * @url: of the form
 * @last: day of the last one
 * @born, @edd: days, or ALONG_DAY_NONE
 *
 * Returns: ALONG_DAY_NONE: no further one is planned, or the form is not our own
 */
int
along_review_due (const char *url, int last, int born, int edd)
{
  int later = along_day_add_months (last, EVERY_MONTHS);

  if (g_str_has_suffix (url, ":attachment-antenatal"))
    {
      if (born != ALONG_DAY_NONE)
        return ALONG_DAY_NONE;
      return edd != ALONG_DAY_NONE && edd < later ? edd : later;
    }
  if (g_str_has_suffix (url, ":parenting-skills") || g_str_has_suffix (url, ":risk-and-resilience"))
    return later;
  if (!g_str_has_suffix (url, ":attachment-postnatal") || born == ALONG_DAY_NONE)
    return ALONG_DAY_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (last < born + points[i].from)
      return born + points[i].to;
  return later;
}
