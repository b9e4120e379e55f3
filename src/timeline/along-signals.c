/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-signals.h"

#include <math.h>

/* F8: less than this chance of such a gap if contacts came at random at the planned rate. */
#define GAP_CHANCE 0.01
#define GAP_LEAST 7
#define GAP_MOST 42

/* F9: the rate to be told from the plan, as a share of it; weeks with less planned are passed over. */
#define BELOW_SHARE 0.5
#define BELOW_LEAST 0.25

/* F10: the plan falls if it loses this share over the coming weeks. */
#define FALL_DAYS 56
#define FALL_SHARE 0.3

/**
 * along_gap_limit: F8: ceil (7 ln (1/0.01) / p), from 7 to 42 days: 10 at 3.5 a week, 17 at 2, 33 at 1.
 *
 * @planned: contacts a week; 0 gives the longest limit
 */
int
along_gap_limit (double planned)
{
  if (planned <= 0)
    return GAP_MOST;
  double days = ceil (7 * log (1 / GAP_CHANCE) / planned);
  return (int) CLAMP (days, GAP_LEAST, GAP_MOST);
}

static int
limit_on (AlongSupport *self, int day)
{
  double planned = along_support_planned_on (self, day);

  return isnan (planned) ? 0 : along_gap_limit (planned);
}

/* Where counting starts before any contact. */
static int
day_accepted (AlongSupport *self)
{
  const AlongInstant *accepted = along_support_accepted (self);

  return accepted != NULL ? accepted->day : along_support_from (self);
}

/** along_support_gap_on: F8 as it stood on @day. */
void
along_support_gap_on (AlongSupport *self, int day, AlongSupportGap *gap)
{
  const AlongSupportContact *last = along_support_last_contact (self, day);

  *gap = (AlongSupportGap){ .on = day, .until = day, .days = -1 };
  gap->since = last != NULL ? last->at.day : day_accepted (self);
  if (gap->since > day)
    return;
  gap->days = along_support_exposed_between (self, gap->since + 1, day);
  gap->whole = gap->days;
  gap->limit = limit_on (self, day);
  gap->alert = gap->limit > 0 && gap->days > gap->limit && !along_support_paused (self, day);
}

/** along_support_gap: F8 on the reference day. */
void
along_support_gap (AlongSupport *self, AlongSupportGap *gap)
{
  along_support_gap_on (self, along_support_reference_day (self), gap);
}

typedef void (*SpanFunc) (AlongSupport *self, int since, int until, gboolean ended, gpointer data);

/* Calls @func for each stretch from one contact (or acceptance) to the next (or the reference day). */
static void
each_span (AlongSupport *self, SpanFunc func, gpointer data)
{
  guint n;
  const AlongSupportContact *contacts = along_support_contacts (self, &n);
  int since = day_accepted (self), end = along_support_reference_day (self);

  for (guint i = 0; i < n; i++)
    {
      int day = contacts[i].at.day;

      if (!along_support_counts (&contacts[i]) || day < along_support_from (self) || day > end)
        continue;
      if (day > since)
        func (self, since, day, TRUE, data);
      since = MAX (since, day);
    }
  if (end > since)
    func (self, since, end, FALSE, data);
}

static void
note_fired (AlongSupport *self, int since, int until, gboolean ended, gpointer data)
{
  /* A stretch shorter than the least limit never fires: most are, so look no closer. */
  if (until - since <= GAP_LEAST)
    return;
  for (int day = since + GAP_LEAST; day <= (ended ? until - 1 : until); day++)
    {
      int limit = limit_on (self, day);
      int days = along_support_exposed_between (self, since + 1, day);

      if (limit == 0 || days <= limit || along_support_paused (self, day))
        continue;
      AlongSupportGap gap = { .since = since, .on = day, .until = until, .days = days, .limit = limit, .alert = TRUE };
      gap.whole = along_support_exposed_between (self, since + 1, until);
      g_array_append_val ((GArray *) data, gap);
      return;
    }
}

/**
 * along_support_gaps: every time F8 fired: the first day beyond the limit, whatever happened next.
 *
 * Returns: (transfer full) (element-type AlongSupportGap): in order
 */
GArray *
along_support_gaps (AlongSupport *self)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (AlongSupportGap));

  each_span (self, note_fired, gaps);
  return gaps;
}

static void
note_longest (AlongSupport *self, int since, int until, gboolean ended, gpointer data)
{
  AlongSupportGap *longest = data;
  int days = along_support_exposed_between (self, since + 1, until);

  if (days > longest->days)
    *longest = (AlongSupportGap){ .since = since, .on = until, .until = until, .days = days, .whole = days,
                                  .limit = limit_on (self, until) };
}

/** along_support_longest_gap: the longest stretch from @since to @on, agreed pauses left out. */
gboolean
along_support_longest_gap (AlongSupport *self, AlongSupportGap *gap)
{
  *gap = (AlongSupportGap){ 0 };
  each_span (self, note_longest, gap);
  return gap->days > 0;
}

/** along_signal_slack: F9: k = e (p - q) / (ln p - ln q) with q = p / 2. */
double
along_signal_slack (double planned, double exposure)
{
  return exposure * planned * (1 - BELOW_SHARE) / -log (BELOW_SHARE);
}

/**
 * along_signal_step: F9, Poisson lower CUSUM: the sum after a week with @count contacts. A week with less
 * than a quarter of a contact planned, or no plan, leaves it as it was.
 */
double
along_signal_step (double sum, double planned, double exposure, int count)
{
  if (isnan (planned) || planned * exposure < BELOW_LEAST)
    return sum;
  return MAX (0, sum + along_signal_slack (planned, exposure) - count);
}

/**
 * along_support_below_plan: F9: the sum at the end of each complete week. Acknowledged on a day of a week:
 * that week starts from 0.
 *
 * Returns: (transfer full): @n numbers
 */
double *
along_support_below_plan (AlongSupport *self, guint *n)
{
  guint all, n_acknowledged, next = 0;
  const AlongSupportWeek *weeks = along_support_weeks (self, &all);
  const int *acknowledged = along_support_acknowledged (self, &n_acknowledged);
  double *sums = g_new (double, *n = along_support_n_complete (self));
  double sum = 0;

  for (guint i = 0; i < *n; i++)
    {
      for (; next < n_acknowledged && acknowledged[next] <= weeks[i].from + 6; next++)
        if (acknowledged[next] >= weeks[i].from)
          sum = 0;
      sums[i] = sum = along_signal_step (sum, (weeks[i].low + weeks[i].high) / 2, weeks[i].exposure, weeks[i].count);
    }
  return sums;
}

/**
 * along_support_signals: F9: the weeks whose sum reached @threshold. Because p follows the plan, a planned
 * taper does not signal.
 *
 * Returns: (transfer full) (element-type AlongSupportSignal): in order
 */
GArray *
along_support_signals (AlongSupport *self, double threshold)
{
  GArray *signals = g_array_new (FALSE, FALSE, sizeof (AlongSupportSignal));
  guint all, n;
  const AlongSupportWeek *weeks = along_support_weeks (self, &all);
  g_autofree double *sums = along_support_below_plan (self, &n);

  for (guint i = 0; i < n; i++)
    if (sums[i] >= threshold)
      {
        AlongSupportSignal signal = { weeks[i].from, sums[i] };
        g_array_append_val (signals, signal);
      }
  return signals;
}

/**
 * along_support_plan_fall: F10: the share that the plan loses over the eight weeks after @day; where it ends
 * sooner, its last day is taken. NAN without a plan, negative where it rises.
 */
double
along_support_plan_fall (AlongSupport *self, int day)
{
  guint n;
  const AlongSupportPhase *plan = along_support_plan (self, &n);
  double now = along_support_planned_on (self, day), then = now;

  for (guint i = 0; i < n; i++)
    if (plan[i].from <= day + FALL_DAYS && plan[i].to > day)
      then = (plan[i].low + plan[i].high) / 2;
  return now > 0 ? (now - then) / now : NAN;
}

/**
 * along_support_signals_now: whether F9 signals as of the last complete week. Talked over since then, it is silent: the
 * week in which that was starts from 0.
 *
 * @since: (out) (optional): first day of the first week of the run
 */
gboolean
along_support_signals_now (AlongSupport *self, int *since)
{
  guint n, all, n_acknowledged;
  g_autofree double *sums = along_support_below_plan (self, &n);
  const AlongSupportWeek *weeks = along_support_weeks (self, &all);
  const int *acknowledged = along_support_acknowledged (self, &n_acknowledged);

  if (n == 0 || sums[n - 1] < ALONG_SIGNAL_THRESHOLD
      || (n_acknowledged > 0 && acknowledged[n_acknowledged - 1] > weeks[n - 1].from + 6))
    return FALSE;
  while (n > 1 && sums[n - 2] >= ALONG_SIGNAL_THRESHOLD)
    n--;
  if (since != NULL)
    *since = weeks[n - 1].from;
  return TRUE;
}

/** along_support_drift: F10 and F11: tells a planned taper from an unplanned fade, as of the reference day. */
AlongSupportDrift
along_support_drift (AlongSupport *self)
{
  double fall = along_support_plan_fall (self, along_support_reference_day (self));
  gboolean falls = fall >= FALL_SHARE - 1e-9;
  gboolean signals = along_support_signals_now (self, NULL);

  if (signals)
    return falls ? ALONG_DRIFT_BELOW : ALONG_DRIFT_FADE;
  return falls ? ALONG_DRIFT_TAPER : ALONG_DRIFT_NONE;
}
