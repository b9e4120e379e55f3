/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-intensity.h"

#include <math.h>

/* Sums of sevenths: how far one may be off and still be the same. */
#define NEAR 1e-9

/* F2: the classical filter of even width, 1-2-2-2-1 over 8; the eighths cancel out. */
static const int filter[] = { 1, 2, 2, 2, 1 };
#define FILTER_REACH 2

static double
share (double part, double whole)
{
  return whole > NEAR ? part / whole : NAN;
}

static void
close_rate (AlongSupport *self, AlongSupportRate *rate)
{
  int last = rate->from + rate->weeks * 7 - 1;

  rate->rate = share (rate->count, rate->exposure);
  along_support_plan_between (self, MAX (rate->from, along_support_from (self)),
                              along_support_to (self) != ALONG_DAY_NONE ? MIN (last, along_support_to (self)) : last,
                              &rate->low, &rate->high);
}

static void
add_weeks (AlongSupportRate *rate, int weeks, int count, int minutes, double exposure)
{
  rate->weeks += weeks;
  rate->count += count;
  rate->minutes += minutes;
  rate->exposure += exposure;
}

/**
 * along_support_rates: F1, weekly intensity: contacts over exposure. A week with exposure under 3/7 joins
 * the following one, the last one the preceding.
 *
 * Returns: (transfer full) (element-type AlongSupportRate)
 */
GArray *
along_support_rates (AlongSupport *self)
{
  GArray *rates = g_array_new (FALSE, FALSE, sizeof (AlongSupportRate));
  gboolean waits = FALSE;
  guint n;
  const AlongSupportWeek *weeks = along_support_weeks (self, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!waits)
        {
          AlongSupportRate rate = { .from = weeks[i].from };
          g_array_append_val (rates, rate);
        }
      add_weeks (&g_array_index (rates, AlongSupportRate, rates->len - 1), 1, weeks[i].count, weeks[i].minutes,
                 weeks[i].exposure);
      waits = weeks[i].exposure < ALONG_LEAST_EXPOSURE - NEAR;
    }
  /* Weeks that wait for a following one and find none join the row before theirs. */
  if (waits && rates->len > 1)
    {
      AlongSupportRate tail = g_array_index (rates, AlongSupportRate, rates->len - 1);
      add_weeks (&g_array_index (rates, AlongSupportRate, rates->len - 2), tail.weeks, tail.count, tail.minutes,
                 tail.exposure);
      g_array_set_size (rates, rates->len - 1);
    }
  for (guint i = 0; i < rates->len; i++)
    close_rate (self, &g_array_index (rates, AlongSupportRate, i));
  return rates;
}

/**
 * along_intensity_smooth: F2, the centred average of week @week: sum of h c over sum of h e for two weeks
 * either side; at the edges the sums run over the weeks that there are.
 *
 * @counts: contacts, or minutes, of each week
 * @exposures: (nullable): all 1
 * Returns: NAN where nothing was exposed
 */
double
along_intensity_smooth (const int *counts, const double *exposures, guint n, guint week)
{
  double sum = 0, weight = 0;

  for (int k = -FILTER_REACH; k <= FILTER_REACH; k++)
    {
      gint64 at = (gint64) week + k;
      if (at < 0 || at >= n)
        continue;
      sum += filter[k + FILTER_REACH] * counts[at];
      weight += filter[k + FILTER_REACH] * (exposures != NULL ? exposures[at] : 1);
    }
  return share (sum, weight);
}

static double *
smooth_weeks (AlongSupport *self, gboolean hours, guint *n)
{
  guint all;
  const AlongSupportWeek *weeks = along_support_weeks (self, &all);
  guint complete = *n = along_support_n_complete (self);
  g_autofree int *counts = g_new (int, complete);
  g_autofree double *exposures = g_new (double, complete);
  double *smoothed = g_new (double, complete);

  for (guint i = 0; i < complete; i++)
    {
      counts[i] = hours ? weeks[i].minutes : weeks[i].count;
      exposures[i] = weeks[i].exposure;
    }
  for (guint i = 0; i < complete; i++)
    smoothed[i] = along_intensity_smooth (counts, exposures, complete, i) / (hours ? 60 : 1);
  return smoothed;
}

/** along_support_smoothed: F2 over the complete weeks. Returns: (transfer full): @n numbers */
double *
along_support_smoothed (AlongSupport *self, guint *n)
{
  return smooth_weeks (self, FALSE, n);
}

/** along_support_smoothed_hours: F4: as F2, direct hours a week. Returns: (transfer full) */
double *
along_support_smoothed_hours (AlongSupport *self, guint *n)
{
  return smooth_weeks (self, TRUE, n);
}

static guint
recent_weeks (AlongSupport *self, const AlongSupportWeek **weeks)
{
  guint n, complete = along_support_n_complete (self);
  const AlongSupportWeek *all = along_support_weeks (self, &n);
  guint taken = MIN (complete, ALONG_CURRENT_WEEKS);

  *weeks = all + (complete - taken);
  return taken;
}

/**
 * along_support_current: F3, contacts a week over the last four complete weeks before the reference day.
 * Of a closed episode this is what it ended with, not how things are today.
 *
 * Returns: NAN without a complete week
 */
double
along_support_current (AlongSupport *self)
{
  const AlongSupportWeek *weeks;
  guint n = recent_weeks (self, &weeks);
  double count = 0, exposure = 0;

  for (guint i = 0; i < n; i++)
    {
      count += weeks[i].count;
      exposure += weeks[i].exposure;
    }
  return share (count, exposure);
}

/** along_support_current_hours: F4: as F3, direct hours a week. */
double
along_support_current_hours (AlongSupport *self)
{
  const AlongSupportWeek *weeks;
  guint n = recent_weeks (self, &weeks);
  double minutes = 0, exposure = 0;

  for (guint i = 0; i < n; i++)
    {
      minutes += weeks[i].minutes;
      exposure += weeks[i].exposure;
    }
  return share (minutes / 60, exposure);
}

/** along_support_total_hours: F4: all direct hours of the episode. */
double
along_support_total_hours (AlongSupport *self)
{
  guint n;
  const AlongSupportWeek *weeks = along_support_weeks (self, &n);
  double minutes = 0;

  for (guint i = 0; i < n; i++)
    minutes += weeks[i].minutes;
  return minutes / 60;
}

static double
dose_of (const AlongSupportWeek *weeks, guint n)
{
  double count = 0, planned = 0;

  for (guint i = 0; i < n; i++)
    {
      if (isnan (weeks[i].low))
        continue;
      count += weeks[i].count;
      planned += (weeks[i].low + weeks[i].high) / 2 * weeks[i].exposure;
    }
  return share (count, planned);
}

/** along_support_dose: F5: contacts over planned contacts, last four complete weeks; NAN without a plan. */
double
along_support_dose (AlongSupport *self)
{
  const AlongSupportWeek *weeks;
  guint n = recent_weeks (self, &weeks);

  return dose_of (weeks, n);
}

/**
 * along_support_dose_between: F5 by stage: over the complete weeks whose Monday lies from @from to @to
 * (ALONG_DAY_NONE: no limit). Stages are pregnancy, 0 to 12 months, after.
 */
double
along_support_dose_between (AlongSupport *self, int from, int to)
{
  guint n, complete = along_support_n_complete (self), start = 0, end = complete;
  const AlongSupportWeek *weeks = along_support_weeks (self, &n);

  while (from != ALONG_DAY_NONE && start < complete && weeks[start].from < from)
    start++;
  while (to != ALONG_DAY_NONE && end > start && weeks[end - 1].from > to)
    end--;
  return dose_of (weeks + start, end - start);
}

/**
 * along_support_adherence: F6: share of complete weeks within the plan, and how much was missing and how
 * much was more; never netted. The band is taken times exposure; weeks with exposure under 3/7 are left
 * out of the share, as they say nothing by themselves.
 */
void
along_support_adherence (AlongSupport *self, AlongSupportAdherence *adherence)
{
  guint n, complete = along_support_n_complete (self), kept = 0;
  const AlongSupportWeek *weeks = along_support_weeks (self, &n);
  double missing = 0, least = 0, more = 0;

  *adherence = (AlongSupportAdherence){ 0 };
  for (guint i = 0; i < complete; i++)
    {
      const AlongSupportWeek *week = &weeks[i];

      if (isnan (week->low) || week->exposure < ALONG_LEAST_EXPOSURE - NEAR)
        continue;
      double low = week->low * week->exposure, high = week->high * week->exposure;
      adherence->weeks++;
      if (week->count >= low - NEAR && week->count <= high + NEAR)
        kept++;
      missing += MAX (0, low - week->count);
      more += MAX (0, week->count - high);
      least += low;
    }
  adherence->adherence = share (kept, adherence->weeks);
  adherence->shortfall = least > NEAR ? missing / least : adherence->weeks > 0 ? 0 : NAN;
  adherence->shortfall_contacts = missing;
  adherence->surplus_contacts = more;
}

/**
 * along_support_offer: F7: offered = completed + no access + family cancelled; reach = completed / offered;
 * reliability = 1 - service-cancelled / (offered + service-cancelled).
 */
void
along_support_offer (AlongSupport *self, AlongSupportOffer *offer)
{
  guint n;
  const AlongSupportWeek *weeks = along_support_weeks (self, &n);

  *offer = (AlongSupportOffer){ 0 };
  for (guint i = 0; i < n; i++)
    {
      offer->completed += weeks[i].count;
      offer->missed += weeks[i].missed;
      offer->service_cancelled += weeks[i].service_cancelled;
    }
  offer->offered = offer->completed + offer->missed;
  offer->reach = share (offer->completed, offer->offered);
  offer->reliability = 1 - share (offer->service_cancelled, offer->offered + offer->service_cancelled);
}
