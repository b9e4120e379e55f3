/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-support-spark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "along-intensity.h"
#include "along-signals.h"

/** along_support_spark: the last @weeks weeks, at most ALONG_SPARK_MOST, up to the week of today. */
void
along_support_spark (AlongSupport *self, guint weeks, AlongSupportSpark *spark)
{
  int monday;
  guint n;
  const AlongSupportWeek *all = along_support_weeks (self, &n);

  *spark = (AlongSupportSpark){ .weeks = MIN (weeks, ALONG_SPARK_MOST) };
  monday = along_day_week_start (along_support_today (self)) - 7 * ((int) spark->weeks - 1);
  for (guint i = 0; i < spark->weeks; i++, monday += 7)
    {
      int index = along_support_find_week (self, monday);

      spark->low[i] = spark->high[i] = NAN;
      if (index < 0)
        continue;
      spark->inside[i] = TRUE;
      spark->low[i] = all[index].low;
      spark->high[i] = all[index].high;
      /* A week that has hardly begun shows what there is so far. */
      spark->rates[i] = all[index].exposure >= ALONG_LEAST_EXPOSURE - 1e-9 ? all[index].count / all[index].exposure : all[index].count;
    }
}

/** along_support_notice: what needs saying about an open episode: a gap (F8) before below plan (F9). */
AlongNotice
along_support_notice (AlongSupport *self)
{
  AlongSupportGap gap;
  int since;

  if (!along_support_is_open (self))
    return ALONG_NOTICE_NONE;
  along_support_gap (self, &gap);
  if (gap.alert)
    return ALONG_NOTICE_GAP;
  return along_support_signals_now (self, &since) ? ALONG_NOTICE_BELOW_PLAN : ALONG_NOTICE_NONE;
}

/**
 * along_support_notice_words: "11 days", "below plan".
 *
 * @description: (out) (optional) (transfer full) (nullable): the same in a sentence
 * Returns: (nullable) (transfer full): NULL if nothing needs saying
 */
char *
along_support_notice_words (AlongSupport *self, char **description)
{
  AlongSupportGap gap;
  int since = ALONG_DAY_NONE;

  if (description != NULL)
    *description = NULL;
  switch (along_support_notice (self))
    {
    case ALONG_NOTICE_GAP:
      along_support_gap (self, &gap);
      if (description != NULL)
        *description = g_strdup_printf (ngettext ("%d day without contact", "%d days without contact", (gulong) gap.days), gap.days);
      return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) gap.days), gap.days);
    case ALONG_NOTICE_BELOW_PLAN:
      along_support_signals_now (self, &since);
      if (description != NULL)
        {
          g_autofree char *date = along_day_to_words (since);
          *description = g_strdup_printf (_ ("Below plan since %s"), date);
        }
      return g_strdup (C_ ("list", "below plan"));
    default:
      return NULL;
    }
}

/**
 * along_support_why_words: the sums behind F9 to F11: "9 contacts were planned in the last 4 weeks, 4 took
 * place. The plan has not fallen."
 *
 * Returns: (nullable) (transfer full): NULL without a plan or a complete week
 */
char *
along_support_why_words (AlongSupport *self)
{
  guint all, complete = along_support_n_complete (self), from = complete > ALONG_CURRENT_WEEKS ? complete - ALONG_CURRENT_WEEKS : 0;
  const AlongSupportWeek *weeks = along_support_weeks (self, &all);
  AlongSupportDrift drift = along_support_drift (self);
  double planned = 0;
  int count = 0, n = (int) (complete - from);

  for (guint i = from; i < complete; i++)
    {
      if (isnan (weeks[i].low))
        return NULL;
      planned += (weeks[i].low + weeks[i].high) / 2 * weeks[i].exposure;
      count += weeks[i].count;
    }
  if (n == 0)
    return NULL;
  int whole = (int) floor (planned + 0.5);
  g_autofree char *first = g_strdup_printf (ngettext ("%d contact was planned", "%d contacts were planned", (gulong) whole), whole);
  g_autofree char *span = g_strdup_printf (ngettext ("in the last week", "in the last %d weeks", (gulong) n), n);
  const char *plan = drift == ALONG_DRIFT_TAPER || drift == ALONG_DRIFT_BELOW ? _ ("The plan falls too.") : _ ("The plan has not fallen.");
  /* Translators: "9 contacts were planned", "in the last 4 weeks", how many took place, a sentence on the plan */
  return g_strdup_printf (_ ("%s %s, %d took place. %s"), first, span, count, plan);
}

/** along_support_rank: F9 score by which lists put first what needs a conversation; a gap counts as a signal. */
double
along_support_rank (AlongSupport *self)
{
  guint n;
  g_autofree double *sums = along_support_below_plan (self, &n);
  AlongSupportGap gap;
  double rank = n > 0 ? sums[n - 1] : 0;

  if (!along_support_is_open (self))
    return 0;
  along_support_gap (self, &gap);
  return gap.alert ? rank + ALONG_SIGNAL_THRESHOLD : rank;
}
