/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-support.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* F0: a call shorter than this is no contact. */
#define CALL_MINUTES 5

/* A day later than any: the open end of a phase or a pause. */
#define FAR_DAY (G_MAXINT / 2)

struct _AlongSupport
{
  int ref_count;
  int from, to, today;
  int edd, birth;
  gboolean is_return;
  gboolean has_accepted, has_now;
  AlongInstant accepted, now;
  GArray *contacts, *phases, *pauses, *acknowledged;

  /* Worked out when first asked for. */
  gboolean settled;
  GArray *plan; /* phases cut so that one holds on any day, in order */
  GArray *away; /* pauses joined where they touch, in order; reasons are left in @pauses */
  GArray *weeks;
  guint n_complete;
};

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

/** along_support_set_now: the moment of asking, for clocks that still run; without it only today is known. */
void
along_support_set_now (AlongSupport *self, const AlongInstant *now)
{
  self->has_now = now != NULL;
  if (now != NULL)
    self->now = *now;
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

/* The last day that has happened: today, or the closing day if that is earlier. */
static int
last_day (AlongSupport *self)
{
  return self->to != ALONG_DAY_NONE ? MIN (self->to, self->today) : self->today;
}

static int
days_away (AlongSupport *self, int from, int to)
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

static void
mean_plan (AlongSupport *self, int from, int to, double *low, double *high)
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
  int last = last_day (self);
  guint next = 0;

  g_array_set_size (self->weeks, 0);
  self->n_complete = 0;
  for (int monday = along_day_week_start (self->from); monday <= last; monday += 7)
    {
      AlongSupportWeek week = { .from = monday };
      int end = self->to != ALONG_DAY_NONE ? MIN (self->to, monday + 6) : monday + 6;

      week.first = MAX (self->from, monday);
      week.last = MIN (last, monday + 6);
      week.exposure = (week.last - week.first + 1 - days_away (self, week.first, week.last)) / 7.0;
      mean_plan (self, week.first, end, &week.low, &week.high);
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

static void
settle (AlongSupport *self)
{
  if (self->settled)
    return;
  g_array_sort (self->contacts, compare_contacts);
  g_array_sort (self->acknowledged, compare_days);
  settle_plan (self);
  settle_pauses (self);
  settle_weeks (self);
  self->settled = TRUE;
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
  return last_day (self);
}

/** along_support_accepted: Returns: (nullable) */
const AlongInstant *
along_support_accepted (AlongSupport *self)
{
  return self->has_accepted ? &self->accepted : NULL;
}

/** along_support_now: Returns: (nullable) */
const AlongInstant *
along_support_now (AlongSupport *self)
{
  return self->has_now ? &self->now : NULL;
}

/** along_support_contacts: in order of time, attempts included. */
const AlongSupportContact *
along_support_contacts (AlongSupport *self, guint *n)
{
  settle (self);
  *n = self->contacts->len;
  return (const AlongSupportContact *) (gpointer) self->contacts->data;
}

/** along_support_plan: what holds day by day, in order, without overlaps; open ends are far away. */
const AlongSupportPhase *
along_support_plan (AlongSupport *self, guint *n)
{
  settle (self);
  *n = self->plan->len;
  return (const AlongSupportPhase *) (gpointer) self->plan->data;
}

const AlongSupportPause *
along_support_pauses (AlongSupport *self, guint *n)
{
  settle (self);
  *n = self->pauses->len;
  return (const AlongSupportPause *) (gpointer) self->pauses->data;
}

const int *
along_support_acknowledged (AlongSupport *self, guint *n)
{
  settle (self);
  *n = self->acknowledged->len;
  return (const int *) (gpointer) self->acknowledged->data;
}

/** along_support_weeks: from the Monday of the first week to the week of the reference day. */
const AlongSupportWeek *
along_support_weeks (AlongSupport *self, guint *n)
{
  settle (self);
  *n = self->weeks->len;
  return (const AlongSupportWeek *) (gpointer) self->weeks->data;
}

/** along_support_n_complete: how many of the weeks, from the first, are complete. */
guint
along_support_n_complete (AlongSupport *self)
{
  settle (self);
  return self->n_complete;
}

/** along_support_find_week: Returns: index of the week that @day is in, or -1 */
int
along_support_find_week (AlongSupport *self, int day)
{
  settle (self);
  int index = (along_day_week_start (day) - along_day_week_start (self->from)) / 7;
  return day >= along_day_week_start (self->from) && index < (int) self->weeks->len ? index : -1;
}

gboolean
along_support_paused (AlongSupport *self, int day)
{
  settle (self);
  return days_away (self, day, day) > 0;
}

/** along_support_phase_on: Returns: (nullable): the phase of the plan that holds on @day */
const AlongSupportPhase *
along_support_phase_on (AlongSupport *self, int day)
{
  settle (self);
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
  settle (self);
  mean_plan (self, from, to, low, high);
}

/** along_support_exposed_between: days from @from to @to inside the episode, up to today, outside pauses. */
int
along_support_exposed_between (AlongSupport *self, int from, int to)
{
  settle (self);
  from = MAX (from, self->from);
  to = MIN (to, last_day (self));
  return to < from ? 0 : to - from + 1 - days_away (self, from, to);
}

/** along_support_find_contact: index of the first contact on or after @day, in order of time. */
guint
along_support_find_contact (AlongSupport *self, int day)
{
  settle (self);
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
  settle (self);
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const AlongSupportContact *contact = &g_array_index (self->contacts, AlongSupportContact, i);
      if (contact->at.day >= self->from && contact->at.day <= last_day (self) && along_support_counts (contact))
        return contact;
    }
  return NULL;
}

/** along_support_last_contact: Returns: (nullable): the last completed contact on or before @until */
const AlongSupportContact *
along_support_last_contact (AlongSupport *self, int until)
{
  settle (self);
  until = MIN (until, last_day (self));
  for (guint i = self->contacts->len; i > 0; i--)
    {
      const AlongSupportContact *contact = &g_array_index (self->contacts, AlongSupportContact, i - 1);
      if (contact->at.day >= self->from && contact->at.day <= until && along_support_counts (contact))
        return contact;
    }
  return NULL;
}

static const struct
{
  const char *id, *words;
} phase_kinds[] = {
  [ALONG_PHASE_ENGAGE] = { "engage", NC_ ("phase", "Getting started") },
  [ALONG_PHASE_INTENSIVE] = { "intensive", NC_ ("phase", "Intensive") },
  [ALONG_PHASE_STEADY] = { "steady", NC_ ("phase", "Steady") },
  [ALONG_PHASE_TAPER] = { "taper", NC_ ("phase", "Tapering") },
  [ALONG_PHASE_LIGHT_TOUCH] = { "light-touch", NC_ ("phase", "Light touch") },
};

/** along_phase_kind_from_id: reads "engage", "light-touch"…; %FALSE for a word that is none of them. */
gboolean
along_phase_kind_from_id (const char *id, AlongPhaseKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (phase_kinds); i++)
    if (g_strcmp0 (phase_kinds[i].id, id) == 0)
      {
        *kind = (AlongPhaseKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
along_phase_kind_to_id (AlongPhaseKind kind)
{
  return phase_kinds[kind].id;
}

/** along_phase_kind_words: as on screen: "Getting started". */
const char *
along_phase_kind_words (AlongPhaseKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "phase", phase_kinds[kind].words);
}
