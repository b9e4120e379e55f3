/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "along-support-private.h"

/* A day later than any: the open end of a phase or a pause. */
#define FAR_DAY (G_MAXINT / 2)

static int
end_of (int to)
{
  return to == ALONG_DAY_NONE ? FAR_DAY : to;
}

static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  const AlongSupportContact *one = a, *other = b;

  if (one->at.day != other->at.day)
    return one->at.day < other->at.day ? -1 : 1;
  if (one->at.day_only || other->at.day_only || one->at.ms == other->at.ms)
    return (int) other->at.day_only - (int) one->at.day_only;
  return one->at.ms < other->at.ms ? -1 : 1;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  int one = *(const int *) a, other = *(const int *) b;

  return (one > other) - (one < other);
}

static int
compare_pauses (gconstpointer a, gconstpointer b)
{
  return compare_days (&((const AlongSupportPause *) a)->from, &((const AlongSupportPause *) b)->from);
}

/* Whether phase @a holds where @b does too: a higher version, or the same one written later. */
static gboolean
outranks (const AlongSupportPhase *a, const AlongSupportPhase *b, gboolean later)
{
  return a->version != b->version ? a->version > b->version : later;
}

/* Cuts the phases so that on any day the highest version with a phase on it holds. Between two cuts
 * nothing changes, so asking at each cut is enough. */
static void
settle_plan (AlongSupport *self)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->phases->len; i++)
    {
      const AlongSupportPhase *phase = &g_array_index (self->phases, AlongSupportPhase, i);
      int after = end_of (phase->to) + 1;
      if (end_of (phase->to) < phase->from)
        continue;
      g_array_append_val (cuts, phase->from);
      g_array_append_val (cuts, after);
    }
  g_array_sort (cuts, compare_days);
  g_array_set_size (self->plan, 0);
  for (guint i = 0; i + 1 < cuts->len; i++)
    {
      int from = g_array_index (cuts, int, i), to = g_array_index (cuts, int, i + 1) - 1;
      const AlongSupportPhase *best = NULL;

      if (to < from)
        continue;
      for (guint j = 0; j < self->phases->len; j++)
        {
          const AlongSupportPhase *phase = &g_array_index (self->phases, AlongSupportPhase, j);
          if (phase->from <= from && end_of (phase->to) >= to && (best == NULL || outranks (phase, best, TRUE)))
            best = phase;
        }
      if (best == NULL)
        continue;
      AlongSupportPhase *last = self->plan->len > 0 ? &g_array_index (self->plan, AlongSupportPhase, self->plan->len - 1) : NULL;
      if (last != NULL && last->to + 1 == from && last->version == best->version && last->kind == best->kind
          && last->low == best->low && last->high == best->high)
        {
          last->to = to;
          continue;
        }
      AlongSupportPhase piece = *best;
      piece.from = from;
      piece.to = to;
      g_array_append_val (self->plan, piece);
    }
}

static void
settle_pauses (AlongSupport *self)
{
  g_array_sort (self->pauses, compare_pauses);
  g_array_set_size (self->away, 0);
  for (guint i = 0; i < self->pauses->len; i++)
    {
      AlongSupportPause pause = g_array_index (self->pauses, AlongSupportPause, i);
      AlongSupportPause *last = self->away->len > 0 ? &g_array_index (self->away, AlongSupportPause, self->away->len - 1) : NULL;

      pause.to = end_of (pause.to);
      if (pause.to < pause.from)
        continue;
      if (last != NULL && pause.from <= last->to + 1)
        last->to = MAX (last->to, pause.to);
      else
        g_array_append_val (self->away, pause);
    }
}

/** along_support_last_day: the last day that has happened: today, or the closing day if that is earlier. */
int
along_support_last_day (AlongSupport *self)
{
  return self->to != ALONG_DAY_NONE ? MIN (self->to, self->today) : self->today;
}

/** along_support_days_away: days of agreed pauses from @from to @to. */
int
along_support_days_away (AlongSupport *self, int from, int to)
{
  int days = 0;

  for (guint i = 0; i < self->away->len; i++)
    {
      const AlongSupportPause *pause = &g_array_index (self->away, AlongSupportPause, i);
      if (pause->from > to)
        break;
      if (pause->to >= from)
        days += MIN (pause->to, to) - MAX (pause->from, from) + 1;
    }
  return days;
}

/** along_support_mean_plan: mean of the plan over the days from @from to @to that have one; NAN where none has. */
void
along_support_mean_plan (AlongSupport *self, int from, int to, double *low, double *high)
{
  double sum_low = 0, sum_high = 0;
  int days = 0;

  for (guint i = 0; i < self->plan->len; i++)
    {
      const AlongSupportPhase *phase = &g_array_index (self->plan, AlongSupportPhase, i);
      if (phase->from > to)
        break;
      if (phase->to < from)
        continue;
      int both = MIN (phase->to, to) - MAX (phase->from, from) + 1;
      sum_low += phase->low * both;
      sum_high += phase->high * both;
      days += both;
    }
  *low = days > 0 ? sum_low / days : NAN;
  *high = days > 0 ? sum_high / days : NAN;
}

static void
count_contact (AlongSupportWeek *week, const AlongSupportContact *contact)
{
  if (contact->status == ALONG_SUPPORT_SERVICE_CANCELLED)
    week->service_cancelled++;
  else if (contact->status != ALONG_SUPPORT_COMPLETED)
    {
      week->missed++;
      week->no_access += contact->status == ALONG_SUPPORT_NO_ACCESS;
      week->family_cancelled += contact->status == ALONG_SUPPORT_FAMILY_CANCELLED;
    }
  else if (along_support_counts (contact))
    {
      week->count++;
      week->minutes += contact->minutes;
      if (contact->mode == ALONG_SUPPORT_VISIT)
        week->visits++;
      else if (contact->mode == ALONG_SUPPORT_GROUP)
        week->groups++;
      else
        week->remote++;
    }
}

static void
settle_weeks (AlongSupport *self)
{
  int last = along_support_last_day (self);
  guint next = 0;

  g_array_set_size (self->weeks, 0);
  self->n_complete = 0;
  for (int monday = along_day_week_start (self->from); monday <= last; monday += 7)
    {
      AlongSupportWeek week = { .from = monday };
      int end = self->to != ALONG_DAY_NONE ? MIN (self->to, monday + 6) : monday + 6;

      week.first = MAX (self->from, monday);
      week.last = MIN (last, monday + 6);
      week.exposure = (week.last - week.first + 1 - along_support_days_away (self, week.first, week.last)) / 7.0;
      along_support_mean_plan (self, week.first, end, &week.low, &week.high);
      if (self->to != ALONG_DAY_NONE && self->to <= self->today)
        week.complete = monday + 6 <= self->to;
      else
        week.complete = monday + 6 < self->today;
      for (; next < self->contacts->len; next++)
        {
          const AlongSupportContact *contact = &g_array_index (self->contacts, AlongSupportContact, next);
          if (contact->at.day > week.last)
            break;
          if (contact->at.day >= week.first)
            count_contact (&week, contact);
        }
      if (week.complete)
        self->n_complete++;
      g_array_append_val (self->weeks, week);
    }
}

/** along_support_settle: works out plan, pauses and weeks from what was added. */
void
along_support_settle (AlongSupport *self)
{
  if (self->settled)
    return;
  /* Most come in order: then looking is enough. */
  for (guint i = 1; i < self->contacts->len; i++)
    if (compare_contacts (&g_array_index (self->contacts, AlongSupportContact, i - 1), &g_array_index (self->contacts, AlongSupportContact, i)) > 0)
      {
        g_array_sort (self->contacts, compare_contacts);
        break;
      }
  g_array_sort (self->acknowledged, compare_days);
  settle_plan (self);
  settle_pauses (self);
  settle_weeks (self);
  self->settled = TRUE;
}
