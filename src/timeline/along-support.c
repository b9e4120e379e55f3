/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "along-support-private.h"

/* F0: a call shorter than this is no contact. */
#define CALL_MINUTES 5

static void
clear_pause (gpointer data)
{
  g_free (((AlongSupportPause *) data)->reason);
}

/**
 * along_support_new: an episode without contacts or plan.
 *
 * @to: closing day, or ALONG_DAY_NONE while it is open
 */
AlongSupport *
along_support_new (int from, int to, int today)
{
  AlongSupport *self = g_new0 (AlongSupport, 1);

  self->ref_count = 1;
  self->from = from;
  self->to = to;
  self->today = today;
  self->edd = self->birth = ALONG_DAY_NONE;
  self->contacts = g_array_new (FALSE, TRUE, sizeof (AlongSupportContact));
  self->phases = g_array_new (FALSE, TRUE, sizeof (AlongSupportPhase));
  self->pauses = g_array_new (FALSE, TRUE, sizeof (AlongSupportPause));
  self->acknowledged = g_array_new (FALSE, TRUE, sizeof (int));
  self->plan = g_array_new (FALSE, TRUE, sizeof (AlongSupportPhase));
  self->away = g_array_new (FALSE, TRUE, sizeof (AlongSupportPause));
  self->weeks = g_array_new (FALSE, TRUE, sizeof (AlongSupportWeek));
  g_array_set_clear_func (self->pauses, clear_pause);
  return self;
}

AlongSupport *
along_support_ref (AlongSupport *self)
{
  self->ref_count++;
  return self;
}

void
along_support_unref (AlongSupport *self)
{
  if (--self->ref_count > 0)
    return;
  g_array_unref (self->contacts);
  g_array_unref (self->phases);
  g_array_unref (self->pauses);
  g_array_unref (self->acknowledged);
  g_array_unref (self->plan);
  g_array_unref (self->away);
  g_array_unref (self->weeks);
  g_free (self);
}

/** along_support_set_accepted: when the panel said yes; (nullable): none, as for a return. */
void
along_support_set_accepted (AlongSupport *self, const AlongInstant *accepted)
{
  self->has_accepted = accepted != NULL;
  if (accepted != NULL)
    self->accepted = *accepted;
}

/** along_support_set_pregnancy: best due date and day of birth, each ALONG_DAY_NONE if not known. */
void
along_support_set_pregnancy (AlongSupport *self, int edd, int birth)
{
  self->edd = edd;
  self->birth = birth;
}

void
along_support_set_return (AlongSupport *self, gboolean is_return)
{
  self->is_return = is_return;
}

void
along_support_add_contact (AlongSupport *self, const AlongSupportContact *contact)
{
  g_array_append_val (self->contacts, *contact);
  self->settled = FALSE;
}

void
along_support_add_phase (AlongSupport *self, const AlongSupportPhase *phase)
{
  g_array_append_val (self->phases, *phase);
  self->settled = FALSE;
}

/** along_support_add_pause: @reason: (nullable): in the words it was agreed in */
void
along_support_add_pause (AlongSupport *self, int from, int to, const char *reason)
{
  AlongSupportPause pause = { from, to, g_strdup (reason) };

  g_array_append_val (self->pauses, pause);
  self->settled = FALSE;
}

/** along_support_acknowledge: a below-plan signal was talked over on @day; its sum starts again (F9). */
void
along_support_acknowledge (AlongSupport *self, int day)
{
  g_array_append_val (self->acknowledged, day);
  self->settled = FALSE;
}

/**
 * along_support_counts: whether this is a contact in the sense of F0: it happened, and it was face to
 * face, or a call of five minutes or more, or a message marked substantive.
 */
gboolean
along_support_counts (const AlongSupportContact *contact)
{
  if (contact->status != ALONG_SUPPORT_COMPLETED)
    return FALSE;
  switch (contact->mode)
    {
    case ALONG_SUPPORT_PHONE:
    case ALONG_SUPPORT_VIDEO:
      return contact->minutes >= CALL_MINUTES;
    case ALONG_SUPPORT_MESSAGE:
      return contact->substantive;
    default:
      return TRUE;
    }
}

int
along_support_from (AlongSupport *self)
{
  return self->from;
}

int
along_support_to (AlongSupport *self)
{
  return self->to;
}

int
along_support_today (AlongSupport *self)
{
  return self->today;
}

int
along_support_edd (AlongSupport *self)
{
  return self->edd;
}

int
along_support_birth (AlongSupport *self)
{
  return self->birth;
}

gboolean
along_support_is_return (AlongSupport *self)
{
  return self->is_return;
}

/** along_support_is_open: not closed before today. */
gboolean
along_support_is_open (AlongSupport *self)
{
  return self->to == ALONG_DAY_NONE || self->to >= self->today;
}

/** along_support_reference_day: the day that figures speak of: today, or the closing day. */
int
along_support_reference_day (AlongSupport *self)
{
  return along_support_last_day (self);
}

/** along_support_accepted: Returns: (nullable) */
const AlongInstant *
along_support_accepted (AlongSupport *self)
{
  return self->has_accepted ? &self->accepted : NULL;
}

/** along_support_contacts: in order of time, attempts included. */
const AlongSupportContact *
along_support_contacts (AlongSupport *self, guint *n)
{
  along_support_settle (self);
  *n = self->contacts->len;
  return (const AlongSupportContact *) (gpointer) self->contacts->data;
}

/** along_support_plan: what holds day by day, in order, without overlaps; open ends are far away. */
const AlongSupportPhase *
along_support_plan (AlongSupport *self, guint *n)
{
  along_support_settle (self);
  *n = self->plan->len;
  return (const AlongSupportPhase *) (gpointer) self->plan->data;
}

const AlongSupportPause *
along_support_pauses (AlongSupport *self, guint *n)
{
  along_support_settle (self);
  *n = self->pauses->len;
  return (const AlongSupportPause *) (gpointer) self->pauses->data;
}

const int *
along_support_acknowledged (AlongSupport *self, guint *n)
{
  along_support_settle (self);
  *n = self->acknowledged->len;
  return (const int *) (gpointer) self->acknowledged->data;
}

/** along_support_weeks: from the Monday of the first week to the week of the reference day. */
const AlongSupportWeek *
along_support_weeks (AlongSupport *self, guint *n)
{
  along_support_settle (self);
  *n = self->weeks->len;
  return (const AlongSupportWeek *) (gpointer) self->weeks->data;
}

/** along_support_n_complete: how many of the weeks, from the first, are complete. */
guint
along_support_n_complete (AlongSupport *self)
{
  along_support_settle (self);
  return self->n_complete;
}

/** along_support_find_week: Returns: index of the week that @day is in, or -1 */
int
along_support_find_week (AlongSupport *self, int day)
{
  along_support_settle (self);
  int index = (along_day_week_start (day) - along_day_week_start (self->from)) / 7;
  return day >= along_day_week_start (self->from) && index < (int) self->weeks->len ? index : -1;
}

gboolean
along_support_paused (AlongSupport *self, int day)
{
  along_support_settle (self);
  return along_support_days_away (self, day, day) > 0;
}

/** along_support_phase_on: Returns: (nullable): the phase of the plan that holds on @day */
const AlongSupportPhase *
along_support_phase_on (AlongSupport *self, int day)
{
  along_support_settle (self);
  for (guint i = 0; i < self->plan->len; i++)
    {
      const AlongSupportPhase *phase = &g_array_index (self->plan, AlongSupportPhase, i);
      if (phase->from <= day && day <= phase->to)
        return phase;
    }
  return NULL;
}

/** along_support_planned_on: middle of the band planned on @day, contacts a week; NAN without a plan. */
double
along_support_planned_on (AlongSupport *self, int day)
{
  const AlongSupportPhase *phase = along_support_phase_on (self, day);

  return phase != NULL ? (phase->low + phase->high) / 2 : NAN;
}

/** along_support_plan_between: mean of the plan over the days that have one; NAN where none has. */
void
along_support_plan_between (AlongSupport *self, int from, int to, double *low, double *high)
{
  along_support_settle (self);
  along_support_mean_plan (self, from, to, low, high);
}

/** along_support_exposed_between: days from @from to @to inside the episode, up to today, outside pauses. */
int
along_support_exposed_between (AlongSupport *self, int from, int to)
{
  along_support_settle (self);
  from = MAX (from, self->from);
  to = MIN (to, along_support_last_day (self));
  return to < from ? 0 : to - from + 1 - along_support_days_away (self, from, to);
}

/** along_support_find_contact: index of the first contact on or after @day, in order of time. */
guint
along_support_find_contact (AlongSupport *self, int day)
{
  along_support_settle (self);
  guint low = 0, high = self->contacts->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->contacts, AlongSupportContact, middle).at.day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/** along_support_first_contact: Returns: (nullable): the first completed contact of the episode */
const AlongSupportContact *
along_support_first_contact (AlongSupport *self)
{
  along_support_settle (self);
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const AlongSupportContact *contact = &g_array_index (self->contacts, AlongSupportContact, i);
      if (contact->at.day >= self->from && contact->at.day <= along_support_last_day (self) && along_support_counts (contact))
        return contact;
    }
  return NULL;
}

/** along_support_last_contact: Returns: (nullable): the last completed contact on or before @until */
const AlongSupportContact *
along_support_last_contact (AlongSupport *self, int until)
{
  along_support_settle (self);
  until = MIN (until, along_support_last_day (self));
  for (guint i = self->contacts->len; i > 0; i--)
    {
      const AlongSupportContact *contact = &g_array_index (self->contacts, AlongSupportContact, i - 1);
      if (contact->at.day >= self->from && contact->at.day <= until && along_support_counts (contact))
        return contact;
    }
  return NULL;
}
