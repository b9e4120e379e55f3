/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-clocks.h"

#include <math.h>

#include "along-age.h"

#define HOUR_MS (60 * 60 * 1000.0)
#define NEAR 1e-9

/**
 * along_support_weeks_before_edd: F13: weeks from the first contact to the best due date, one decimal,
 * positive before. NAN without a due date or a contact.
 */
double
along_support_weeks_before_edd (AlongSupport *self)
{
  const AlongSupportContact *first = along_support_first_contact (self);
  int edd = along_support_edd (self);

  return first != NULL && edd != ALONG_DAY_NONE ? along_weeks_before_edd (edd, first->at.day) : NAN;
}

/**
 * along_support_start_band: R4, by the first contact. Around birth begins before the due date, or the birth
 * if that was sooner, and ends after the birth, or the due date until there is one.
 *
 * @around_birth_days: of the programme; 28 unless it says otherwise
 */
AlongStartBand
along_support_start_band (AlongSupport *self, int around_birth_days)
{
  const AlongSupportContact *first = along_support_first_contact (self);
  int edd = along_support_edd (self), birth = along_support_birth (self);
  int due = edd != ALONG_DAY_NONE ? edd : birth, born = birth != ALONG_DAY_NONE ? birth : edd;

  if (first == NULL || due == ALONG_DAY_NONE)
    return ALONG_START_UNKNOWN;
  if (first->at.day > born + around_birth_days)
    return ALONG_START_AFTER;
  if (first->at.day >= MIN (due, born) - around_birth_days)
    return ALONG_START_AROUND_BIRTH;
  if (edd == ALONG_DAY_NONE)
    return ALONG_START_UNKNOWN;
  int gestation = along_gestation_days (edd, first->at.day);
  if (gestation < 20 * 7)
    return ALONG_START_EARLY;
  return gestation < 28 * 7 ? ALONG_START_MIDDLE : ALONG_START_LATE;
}

/** along_hours_between: hours that passed, whatever the clocks on the wall did. */
double
along_hours_between (const AlongInstant *from, const AlongInstant *to)
{
  return (to->ms - from->ms) / HOUR_MS;
}

/** along_weekday_hours_between: as above, only the hours of Mondays to Fridays in the programme's zone. */
double
along_weekday_hours_between (const AlongInstant *from, const AlongInstant *to)
{
  double hours = 0;

  for (int day = from->day; day <= to->day; day++)
    if (along_day_weekday (day) <= 5)
      {
        gint64 start = MAX (from->ms, along_ms_of_day (day, ALONG_ZONE));
        gint64 end = MIN (to->ms, along_ms_of_day (day + 1, ALONG_ZONE));
        hours += MAX (0, end - start) / HOUR_MS;
      }
  return hours;
}

/* Only days are known: one day may still be within 48 hours, two may or may not, three cannot. */
static AlongStandardState
state_of_days (int days)
{
  if (days <= 1)
    return ALONG_STANDARD_MET;
  return days == 2 ? ALONG_STANDARD_CANNOT_TELL : ALONG_STANDARD_NOT_MET;
}

static AlongStandardState
state_of_hours (double hours)
{
  return hours <= ALONG_STANDARD_HOURS + NEAR ? ALONG_STANDARD_MET : ALONG_STANDARD_NOT_MET;
}

/* Nobody was seen yet: too late, or still time. A day without its hour counts as just begun. */
static AlongStandardState
state_of_waiting (const AlongInstant *accepted, const AlongInstant *now)
{
  gint64 ms = now->day_only ? along_ms_of_day (now->day, ALONG_ZONE) : now->ms;

  if (accepted->day_only)
    return now->day - accepted->day >= 3 ? ALONG_STANDARD_NOT_MET : ALONG_STANDARD_NOT_DUE;
  if ((ms - accepted->ms) / HOUR_MS <= ALONG_STANDARD_HOURS + NEAR)
    return ALONG_STANDARD_NOT_DUE;
  return ALONG_STANDARD_NOT_MET;
}

/**
 * along_standard48: F14: from @accepted to the first completed @contact, both instants; days only where an
 * hour is not known.
 *
 * @accepted: (nullable): no clock, as for a return
 * @contact: (nullable): none yet: then the hours run out at their hour of @now
 * @now: only a day where it is not today's clock that counts
 */
void
along_standard48 (const AlongInstant *accepted, const AlongInstant *contact, const AlongInstant *now,
                  AlongStandard48 *standard)
{
  *standard = (AlongStandard48){ NAN, ALONG_STANDARD_NOT_DUE, NAN, ALONG_STANDARD_NOT_DUE };
  if (accepted == NULL)
    return;
  if (contact == NULL)
    standard->state = standard->weekday_state = state_of_waiting (accepted, now);
  else if (accepted->day_only || contact->day_only)
    standard->state = standard->weekday_state = state_of_days (contact->day - accepted->day);
  else
    {
      standard->hours = along_hours_between (accepted, contact);
      standard->state = state_of_hours (standard->hours);
      standard->weekday_hours = along_weekday_hours_between (accepted, contact);
      standard->weekday_state = state_of_hours (standard->weekday_hours);
    }
}

/**
 * along_support_standard48: F14 of an episode. A return has no clock.
 *
 * @ms: the clock, UTC; it counts only on the day that is today to @self: figures can be asked for another
 */
void
along_support_standard48 (AlongSupport *self, gint64 ms, AlongStandard48 *standard)
{
  const AlongSupportContact *first = along_support_first_contact (self);
  AlongInstant now = along_instant_new (ms, ALONG_ZONE);

  if (now.day != along_support_today (self))
    now = along_instant_new_day (along_support_today (self));
  along_standard48 (along_support_is_return (self) ? NULL : along_support_accepted (self),
                    first != NULL ? &first->at : NULL, &now, standard);
}

/** along_standard_state_to_id: "met", "not-met", "cannot-tell", "not-due". */
const char *
along_standard_state_to_id (AlongStandardState state)
{
  static const char *const ids[] = { "met", "not-met", "cannot-tell", "not-due" };

  return ids[state];
}

/**
 * along_days_since_crisis: F19.
 *
 * @crises: days of crisis events, in any order
 * @from: first day of support
 * @longest: (out): days of the longest run without one
 * Returns: days since the last one, or since @from if there was none
 */
int
along_days_since_crisis (const int *crises, guint n, int from, int today, int *longest)
{
  int last = from;

  *longest = 0;
  for (;;)
    {
      int next = today;

      for (guint i = 0; i < n; i++)
        if (crises[i] > last && crises[i] < next)
          next = crises[i];
      *longest = MAX (*longest, next - last);
      if (next == today)
        break;
      last = next;
    }
  for (guint i = 0; i < n; i++)
    if (crises[i] == today)
      return 0;
  return today - last;
}
