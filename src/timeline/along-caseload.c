/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-caseload.h"

#include <math.h>

/* F16: a buddy knows the family after two meetings, the last within eight weeks. */
#define BUDDY_TIMES 2
#define BUDDY_DAYS 56

/* F17: professionals seen on the day or in the 27 before. */
#define CROWDING_DAYS 28

/* F18: intervals that must not get shorter. */
#define SLOWING_INTERVALS 4

/* F15: ceiling of the points view is 4.0. */
static const double phase_points[] = {
  [ALONG_PHASE_ENGAGE] = 0.6,  [ALONG_PHASE_INTENSIVE] = 1.0,   [ALONG_PHASE_STEADY] = 0.6,
  [ALONG_PHASE_TAPER] = 0.35, [ALONG_PHASE_LIGHT_TOUCH] = 0.15,
};
#define PROCEEDINGS_FACTOR 1.2
#define LANGUAGE_FACTOR 1.15

const AlongCaseloadRules along_caseload_rules = {
  .visit = 1.25, .travel = 0.5, .recording = 0.5, .liaison = 0.75, .buddy_share = 0.15,
  .fixed = 0.30, .amber = 0.80, .ceiling = 0.90,
};

/** along_caseload_hours: F15: p (v + t + r) x share + m: 8.6 hours for a family at 3.5 a week. */
double
along_caseload_hours (const AlongCaseloadRules *rules, const AlongCaseloadFamily *family)
{
  double contacts = isnan (family->planned) ? 0 : family->planned;
  double share = family->buddy ? rules->buddy_share : 1;

  return contacts * (rules->visit + rules->travel + rules->recording) * share + (family->buddy ? 0 : rules->liaison);
}

/** along_caseload_points: F15, the points view: by phase, more in proceedings and across languages. */
double
along_caseload_points (const AlongCaseloadFamily *family)
{
  double points = phase_points[family->phase];

  if (family->buddy)
    return 0;
  if (family->proceedings)
    points *= PROCEEDINGS_FACTOR;
  if (family->interpreter_or_learning)
    points *= LANGUAGE_FACTOR;
  return points;
}

/** along_caseload_work_out: F15 for one worker with @weekly_hours contracted. */
void
along_caseload_work_out (const AlongCaseloadRules *rules, const AlongCaseloadFamily *families, guint n,
                         double weekly_hours, AlongCaseload *caseload)
{
  *caseload = (AlongCaseload){ .available = weekly_hours * (1 - rules->fixed) };
  for (guint i = 0; i < n; i++)
    {
      caseload->hours += along_caseload_hours (rules, &families[i]);
      caseload->points += along_caseload_points (&families[i]);
    }
  caseload->load = caseload->available > 0 ? caseload->hours / caseload->available : NAN;
  caseload->amber = caseload->load >= rules->amber;
  caseload->over = caseload->load > rules->ceiling;
}

/** along_support_continuity: F16: U, UB and changes of keyworker for 10 contacts; NAN without contacts. */
void
along_support_continuity (AlongSupport *self, int keyworker_changes, AlongContinuity *continuity)
{
  guint n;
  const AlongSupportContact *contacts = along_support_contacts (self, &n);
  int keyworker = 0, buddy = 0;

  *continuity = (AlongContinuity){ 0 };
  for (guint i = 0; i < n; i++)
    {
      if (!along_support_counts (&contacts[i]) || along_support_find_week (self, contacts[i].at.day) < 0)
        continue;
      continuity->contacts++;
      keyworker += contacts[i].by == ALONG_SUPPORT_KEYWORKER;
      buddy += contacts[i].by == ALONG_SUPPORT_BUDDY;
    }
  double all = continuity->contacts > 0 ? continuity->contacts : NAN;
  continuity->keyworker = keyworker / all;
  continuity->keyworker_or_buddy = (keyworker + buddy) / all;
  continuity->changes_per_ten = keyworker_changes * 10 / all;
}

/** along_buddy_ready: F16: the buddy made at least two contacts, the last within eight weeks before @day. */
gboolean
along_buddy_ready (AlongSupport *self, int day)
{
  guint n;
  const AlongSupportContact *contacts = along_support_contacts (self, &n);
  int times = 0, last = ALONG_DAY_NONE;

  for (guint i = 0; i < n && contacts[i].at.day <= day; i++)
    if (contacts[i].by == ALONG_SUPPORT_BUDDY && along_support_counts (&contacts[i]))
      {
        times++;
        last = contacts[i].at.day;
      }
  return times >= BUDDY_TIMES && day - last <= BUDDY_DAYS;
}

/** along_crowding_on: F17: different people outside the programme in 28 days, and home visits a week. */
void
along_crowding_on (const AlongProfessionalContact *contacts, guint n, int day, AlongCrowding *crowding)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  int home = 0;

  for (guint i = 0; i < n; i++)
    if (contacts[i].day <= day && contacts[i].day > day - CROWDING_DAYS)
      {
        g_hash_table_add (people, GUINT_TO_POINTER (contacts[i].who));
        home += contacts[i].home;
      }
  crowding->people = (int) g_hash_table_size (people);
  crowding->home_visits = home * 7.0 / CROWDING_DAYS;
}

/** along_crowding_peak: F17: the most people on any day; @day gets the first such day. */
int
along_crowding_peak (const AlongProfessionalContact *contacts, guint n, int *day)
{
  int peak = 0;

  *day = ALONG_DAY_NONE;
  /* The number only grows on a day with a contact. */
  for (guint i = 0; i < n; i++)
    {
      AlongCrowding crowding;
      along_crowding_on (contacts, n, contacts[i].day, &crowding);
      if (crowding.people > peak || (crowding.people == peak && contacts[i].day < *day))
        {
          peak = crowding.people;
          *day = contacts[i].day;
        }
    }
  return peak;
}

/** along_support_slowing: F18: the last four intervals between contacts never get shorter. */
gboolean
along_support_slowing (AlongSupport *self)
{
  guint n, found = 0;
  const AlongSupportContact *contacts = along_support_contacts (self, &n);
  int later = along_support_reference_day (self), interval = G_MAXINT;

  for (guint i = n; i > 0 && found <= SLOWING_INTERVALS; i--)
    {
      const AlongSupportContact *contact = &contacts[i - 1];
      if (!along_support_counts (contact) || along_support_find_week (self, contact->at.day) < 0)
        continue;
      if (found > 0 && later - contact->at.day > interval)
        return FALSE;
      if (found > 0)
        interval = later - contact->at.day;
      later = contact->at.day;
      found++;
    }
  return found > SLOWING_INTERVALS;
}

/** along_taper_ticks: F18: how many of the four signs of a good taper there are. */
int
along_taper_ticks (AlongSupport *self, gboolean steps_agreed, gboolean ending_session, gboolean come_back_given)
{
  return !!steps_agreed + along_support_slowing (self) + !!ending_session + !!come_back_given;
}
