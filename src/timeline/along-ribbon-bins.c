/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-ribbon-private.h"

#include <math.h>
#include <string.h>

#include "along-intensity.h"

/* A week is kept until it would be narrower than this; then the smallest bin of at least that width. */
#define LEAST_WEEK_PX 4
#define LEAST_BIN_PX 7

/** along_ribbon_weeks_per_bin: 1, 4 or 13, by what a day takes in px. */
int
along_ribbon_weeks_per_bin (double day_width)
{
  if (day_width * 7 >= LEAST_WEEK_PX)
    return 1;
  return day_width * 28 >= LEAST_BIN_PX ? 4 : 13;
}

/* Where the bin after the one that begins on @start begins. By calendar, longer bins are counted from one
 * Monday for everybody; around a due date or a birth, a bin never straddles the birth. */
static int
next_start (int start, int length, int anchor, int birth)
{
  int next = start + length - (((start - anchor) % length + length) % length);

  return birth != ALONG_DAY_NONE && start < birth && next > birth ? birth : next;
}

/* The looks that a contact counts for, with its part in each. */
static void
parts_of (const AlongSupportContact *contact, AlongRibbonColour colour, double parts[ALONG_RIBBON_PARTS])
{
  int elements = contact->elements[0] + contact->elements[1] + contact->elements[2];

  for (int i = 0; i < ALONG_RIBBON_PARTS; i++)
    parts[i] = 0;
  switch (colour)
    {
    case ALONG_RIBBON_COLOUR_ELEMENT:
      for (int i = 0; i < 3; i++)
        parts[i] = elements > 0 ? (double) contact->elements[i] / elements : 0;
      parts[3] = elements > 0 ? 0 : 1;
      break;
    case ALONG_RIBBON_COLOUR_WHO_CAME:
      parts[contact->by == ALONG_SUPPORT_KEYWORKER ? 0 : contact->by == ALONG_SUPPORT_BUDDY ? 1 : 2] = 1;
      break;
    case ALONG_RIBBON_COLOUR_WHO_TOOK_PART:
      if ((contact->with & ALONG_SUPPORT_WITH_MOTHER) && (contact->with & ALONG_SUPPORT_WITH_FATHER))
        parts[0] = 1;
      else
        parts[contact->with & ALONG_SUPPORT_WITH_FATHER ? 2 : 1] = 1;
      break;
    default:
      parts[contact->mode == ALONG_SUPPORT_VISIT ? 0 : contact->mode == ALONG_SUPPORT_GROUP ? 2 : 1] = 1;
      break;
    }
}

static void
fill_bin (AlongSupport *support, const AlongRibbonView *view, AlongRibbonBin *bin)
{
  guint n;
  const AlongSupportContact *contacts = along_support_contacts (support, &n);

  for (guint i = along_support_find_contact (support, bin->from); i < n && contacts[i].at.day <= bin->to; i++)
    {
      const AlongSupportContact *contact = &contacts[i];
      double parts[ALONG_RIBBON_PARTS];

      bin->no_access += contact->status == ALONG_SUPPORT_NO_ACCESS;
      bin->family_cancelled += contact->status == ALONG_SUPPORT_FAMILY_CANCELLED;
      bin->service_cancelled += contact->status == ALONG_SUPPORT_SERVICE_CANCELLED;
      if (!along_support_counts (contact))
        continue;
      bin->count++;
      bin->minutes += contact->minutes;
      parts_of (contact, view->colour, parts);
      for (int k = 0; k < ALONG_RIBBON_PARTS; k++)
        bin->share[k] += parts[k] * (view->hours ? contact->minutes / 60.0 : 1);
    }
}

static double
sum_of (const double share[ALONG_RIBBON_PARTS])
{
  return share[0] + share[1] + share[2] + share[3];
}

/* F1 for drawing: a bin with too little exposure takes the rate of itself and the following ones together, up to
 * the first with enough, which keeps its own. What is still running, or stops short, has the rate that it held. */
static void
work_out_rates (GArray *bins)
{
  double held = 0, exposure = 0;
  guint waiting = 0;

  for (guint i = 0; i < bins->len; i++)
    {
      AlongRibbonBin *bin = &g_array_index (bins, AlongRibbonBin, i);

      bin->rate = along_ribbon_bin_held (bin);
      held += sum_of (bin->share);
      exposure += bin->exposure;
      if (bin->exposure < ALONG_LEAST_EXPOSURE - 1e-9)
        {
          waiting++;
          continue;
        }
      for (; waiting > 0; waiting--)
        g_array_index (bins, AlongRibbonBin, i - waiting).rate = held / exposure;
      bin->rate = sum_of (bin->share) / bin->exposure;
      held = exposure = 0;
    }
}

/** along_ribbon_bin_weeks: how long the bin is, in weeks, whether they count or not. */
double
along_ribbon_bin_weeks (const AlongRibbonBin *bin)
{
  return (bin->last + 1 - bin->first) / 7.0;
}

/** along_ribbon_bin_held: what its contacts come to a week over all of its days. */
double
along_ribbon_bin_held (const AlongRibbonBin *bin)
{
  return sum_of (bin->share) / along_ribbon_bin_weeks (bin);
}

/** along_ribbon_bin_is_partial: whether fewer days count than it has, and its rate is more than its contacts say. */
gboolean
along_ribbon_bin_is_partial (const AlongRibbonBin *bin)
{
  double weeks = along_ribbon_bin_weeks (bin);

  return bin->count > 0 && bin->exposure > 0 && bin->exposure < weeks - 1e-9
         && (bin->rate - along_ribbon_bin_held (bin)) * weeks > 0.05;
}

/**
 * along_ribbon_bins: the bins of an episode, from its first to the end of its plan or to today.
 *
 * Returns: (transfer full) (element-type AlongRibbonBin)
 */
GArray *
along_ribbon_bins (AlongRibbon *self, AlongSupport *support, const AlongRibbonView *view, int weeks_per_bin)
{
  GArray *bins = g_array_new (FALSE, TRUE, sizeof (AlongRibbonBin));
  int length = 7 * weeks_per_bin, from = along_support_from (support), to = along_support_to (support);
  int last = MIN (along_support_reference_day (support), self->today), end;
  int anchor = along_ribbon_anchor (self, view->align), birth = ALONG_DAY_NONE;
  const AlongRibbonBaby *baby = along_ribbon_baby_on (self, last);
  guint n;
  const AlongSupportPhase *plan = along_support_plan (support, &n);

  if (view->align == ALONG_RIBBON_BY_CALENDAR || anchor == ALONG_DAY_NONE)
    anchor = along_day_week_start (0);
  else if (baby != NULL && (view->align == ALONG_RIBBON_BY_EDD || view->align == ALONG_RIBBON_BY_BIRTH))
    birth = baby->birth;
  end = MAX (last, from);
  if (to == ALONG_DAY_NONE && n > 0)
    end = MAX (end, MIN (plan[n - 1].to, self->today + 2 * 365));

  int start = next_start (from, length, anchor, ALONG_DAY_NONE) - length;
  for (; start <= end;)
    {
      int before = birth != ALONG_DAY_NONE && start >= birth ? birth : anchor;
      int next = next_start (start, length, before, birth);
      AlongRibbonBin bin = { .first = start, .last = next - 1 };

      bin.from = MAX (start, from);
      bin.to = MIN (next - 1, last);
      bin.exposure = along_support_exposed_between (support, bin.from, bin.to) / 7.0;
      along_support_plan_between (support, MAX (start, from), to != ALONG_DAY_NONE ? MIN (next - 1, to) : next - 1,
                                  &bin.low, &bin.high);
      fill_bin (support, view, &bin);
      g_array_append_val (bins, bin);
      start = next;
    }
  work_out_rates (bins);
  return bins;
}
