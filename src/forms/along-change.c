/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-change.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-kind.h"

/* Two scores that are written down with a decimal are as far apart as on paper. */
#define ALMOST 1e-9

/**
 * along_change_reliable_points: how many points two scores have to be apart, for chance alone to do it in at most 5 of 100: 1.96 times
 * the standard error of a difference, SD times sqrt (2 times (1 minus reliability)). Jacobson and Truax 1991, Journal of Consulting
 * and Clinical Psychology 59(1), 12-19.
 *
 * @sd: standard deviation of the score, above 0
 * @reliability: 0 to below 1
 *
 * Returns: NAN: one of them is not known, or is not such a number
 */
double
along_change_reliable_points (double sd, double reliability)
{
  if (!(sd > 0) || !(reliability >= 0) || !(reliability < 1))
    return NAN;
  return 1.96 * sd * sqrt (2 * (1 - reliability));
}

/**
 * along_change_judge: how a score moved.
 *
 * @better: ALONG_BETTER_HIGHER, ALONG_BETTER_LOWER or ALONG_ENUM_UNSET
 * @reliable_points: from how many points on a change is reliable; NAN: not known
 */
AlongChangeWay
along_change_judge (double before, double after, int better, double reliable_points)
{
  double step = after - before;
  gboolean good = (step > 0) == (better == ALONG_BETTER_HIGHER);

  if (fabs (step) < ALMOST)
    return ALONG_CHANGE_SAME;
  if (better != ALONG_BETTER_HIGHER && better != ALONG_BETTER_LOWER)
    return step > 0 ? ALONG_CHANGE_UP : ALONG_CHANGE_DOWN;
  if (isnan (reliable_points))
    return good ? ALONG_CHANGE_BETTER : ALONG_CHANGE_WORSE;
  if (fabs (step) < reliable_points - ALMOST)
    return good ? ALONG_CHANGE_BETTER_WITHIN : ALONG_CHANGE_WORSE_WITHIN;
  return good ? ALONG_CHANGE_BETTER_RELIABLY : ALONG_CHANGE_WORSE_RELIABLY;
}

/** along_change_words: "reliably better". */
const char *
along_change_words (AlongChangeWay way)
{
  switch (way)
    {
    case ALONG_CHANGE_SAME:
      return C_ ("change of a score", "no change");
    case ALONG_CHANGE_BETTER:
      return C_ ("change of a score", "better");
    case ALONG_CHANGE_WORSE:
      return C_ ("change of a score", "worse");
    case ALONG_CHANGE_BETTER_WITHIN:
      return C_ ("change of a score", "better, within measurement error");
    case ALONG_CHANGE_WORSE_WITHIN:
      return C_ ("change of a score", "worse, within measurement error");
    case ALONG_CHANGE_BETTER_RELIABLY:
      return C_ ("change of a score", "reliably better");
    case ALONG_CHANGE_WORSE_RELIABLY:
      return C_ ("change of a score", "reliably worse");
    case ALONG_CHANGE_UP:
      return C_ ("change of a score", "up");
    case ALONG_CHANGE_DOWN:
      return C_ ("change of a score", "down");
    }
  g_assert_not_reached ();
}

/** along_change_is_past: whether @value is at @cut_off or on the worse side of it. @better: ALONG_BETTER_HIGHER or ALONG_BETTER_LOWER */
gboolean
along_change_is_past (double value, double cut_off, int better)
{
  return better == ALONG_BETTER_HIGHER ? value < cut_off + ALMOST : value > cut_off - ALMOST;
}
