/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-text.h"

#define NEONATAL_DAYS 28
#define LONGEST_MONTH 31 /* days */

/** along_facts_family_record: the record of kind family. */
AlongRecord *
along_facts_family_record (AlongFamily *family)
{
  return along_family_nth (family, ALONG_KIND_FAMILY, 0);
}

/** along_facts_first_name: what a person is called in sentences. Owned by the record. */
const char *
along_facts_first_name (AlongRecord *person)
{
  static const int order[] = { ALONG_PERSON_P_PREFERRED, ALONG_PERSON_P_GIVEN, ALONG_PERSON_P_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (along_record_has (person, order[i]))
      return along_record_get_text (person, order[i]);
  return _ ("Unknown");
}

/** along_facts_open_episode: the episode that is running on @day, the latest if there are several. */
AlongRecord *
along_facts_open_episode (AlongFamily *family, int day)
{
  AlongRecord *episode, *open = NULL;
  int open_from = 0;

  ALONG_FOREACH (episode, family, ALONG_KIND_EPISODE)
    {
      int from = along_record_get_day (episode, ALONG_EPISODE_P_FROM);
      if (along_record_valid_on (episode, ALONG_EPISODE_P_FROM, ALONG_EPISODE_P_TO, day)
          && (open == NULL || from > open_from))
        {
          open = episode;
          open_from = from;
        }
    }
  return open;
}

/** along_facts_last_episode: the episode that began last. */
AlongRecord *
along_facts_last_episode (AlongFamily *family)
{
  AlongRecord *episode, *last = NULL;

  ALONG_FOREACH (episode, family, ALONG_KIND_EPISODE)
    if (last == NULL
        || along_record_get_day (episode, ALONG_EPISODE_P_FROM) > along_record_get_day (last, ALONG_EPISODE_P_FROM))
      last = episode;
  return last;
}

/** along_facts_near_episode: the episode open on @day; else the one that began last before it; else the first. */
AlongRecord *
along_facts_near_episode (AlongFamily *family, int day)
{
  AlongRecord *episode, *before = NULL, *after = NULL, *open = along_facts_open_episode (family, day);

  ALONG_FOREACH (episode, family, ALONG_KIND_EPISODE)
    {
      int from = along_record_get_day (episode, ALONG_EPISODE_P_FROM);

      if (from <= day && (before == NULL || from > along_record_get_day (before, ALONG_EPISODE_P_FROM)))
        before = episode;
      if (from > day && (after == NULL || from < along_record_get_day (after, ALONG_EPISODE_P_FROM)))
        after = episode;
    }
  return open != NULL ? open : before != NULL ? before : after;
}

/** along_facts_worker: the keyworker or buddy (ALONG_ALLOCATION_ROLE_…) of the open episode on @day. */
AlongRecord *
along_facts_worker (AlongFamily *family, AlongFamily *team, int role, int day)
{
  AlongRecord *episode = along_facts_open_episode (family, day), *allocation, *worker = NULL;

  if (episode == NULL)
    return NULL;
  ALONG_FOREACH (allocation, family, ALONG_KIND_ALLOCATION)
    if (along_record_get_enum (allocation, ALONG_ALLOCATION_P_ROLE) == role
        && along_record_refers_to (allocation, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode))
        && along_record_valid_on (allocation, ALONG_ALLOCATION_P_FROM, ALONG_ALLOCATION_P_TO, day))
      worker = along_family_find (team, ALONG_KIND_WORKER,
                                  along_record_get_ref (allocation, ALONG_ALLOCATION_P_WORKER));
  return worker;
}

/** along_facts_social_worker: the professional of exactly that role on @day, the one who began last if there are several. */
AlongRecord *
along_facts_social_worker (AlongFamily *family, int day)
{
  /* Translators: a professional's role, as it is written beside their name */
  g_autofree char *wanted = along_text_fold (_ ("social worker"));
  AlongRecord *professional, *found = NULL;

  ALONG_FOREACH (professional, family, ALONG_KIND_PROFESSIONAL)
    {
      const char *written = along_record_get_text (professional, ALONG_PROFESSIONAL_P_ROLE);
      g_autofree char *role = along_text_fold (written != NULL ? written : "");

      if (g_str_equal (role, wanted)
          && along_record_valid_on (professional, ALONG_PROFESSIONAL_P_START, ALONG_PROFESSIONAL_P_END, day)
          && (found == NULL
              || along_record_get_day (professional, ALONG_PROFESSIONAL_P_START)
                   > along_record_get_day (found, ALONG_PROFESSIONAL_P_START)))
        found = professional;
    }
  return found;
}

/**
 * along_facts_phase: the phase in force on @day: of the plan's versions the highest that has a phase on
 * that day.
 */
AlongRecord *
along_facts_phase (AlongFamily *family, AlongRecord *episode, int day)
{
  AlongRecord *phase, *best = NULL;
  int best_version = -1;

  if (episode == NULL)
    return NULL;
  ALONG_FOREACH (phase, family, ALONG_KIND_PHASE)
    {
      AlongRecord *version = along_family_find (family, ALONG_KIND_PLAN_VERSION,
                                                along_record_get_ref (phase, ALONG_PHASE_P_PLAN_VERSION));
      int number;

      if (version == NULL
          || !along_record_refers_to (version, ALONG_PLAN_VERSION_P_EPISODE, along_record_get_id (episode))
          || !along_record_valid_on (phase, ALONG_PHASE_P_FROM, ALONG_PHASE_P_TO, day))
        continue;
      number = (int) along_record_get_int (version, ALONG_PLAN_VERSION_P_VERSION, 0);
      if (number > best_version)
        {
          best = phase;
          best_version = number;
        }
    }
  return best;
}

/** along_facts_latest_plan: the plan version with the highest number of an episode. */
AlongRecord *
along_facts_latest_plan (AlongFamily *family, AlongRecord *episode)
{
  AlongRecord *version, *latest = NULL;

  if (episode == NULL)
    return NULL;
  ALONG_FOREACH (version, family, ALONG_KIND_PLAN_VERSION)
    if (along_record_refers_to (version, ALONG_PLAN_VERSION_P_EPISODE, along_record_get_id (episode))
        && (latest == NULL
            || along_record_get_int (version, ALONG_PLAN_VERSION_P_VERSION, 0)
                 > along_record_get_int (latest, ALONG_PLAN_VERSION_P_VERSION, 0)))
      latest = version;
  return latest;
}

/** along_facts_edd: the record of the due date that counts; the last recorded if none is marked. (nullable) */
AlongRecord *
along_facts_edd (AlongFamily *family, AlongRecord *pregnancy)
{
  AlongRecord *edd, *last = NULL;

  if (pregnancy == NULL)
    return NULL;
  ALONG_FOREACH (edd, family, ALONG_KIND_EDD)
    {
      if (!along_record_refers_to (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy)))
        continue;
      if (along_record_get_bool (edd, ALONG_EDD_P_BEST))
        return edd;
      if (last == NULL || along_record_get_day (edd, ALONG_EDD_P_RECORDED) >= along_record_get_day (last, ALONG_EDD_P_RECORDED))
        last = edd;
    }
  return last;
}

/** along_facts_best_edd: the due date that counts, as @along_facts_edd has it. */
int
along_facts_best_edd (AlongFamily *family, AlongRecord *pregnancy)
{
  AlongRecord *edd = along_facts_edd (family, pregnancy);

  return edd != NULL ? along_record_get_day (edd, ALONG_EDD_P_EDD) : ALONG_DAY_NONE;
}

/** along_facts_born: the day of birth; ALONG_DAY_NONE if not born, or there is no pregnancy. */
int
along_facts_born (AlongRecord *pregnancy)
{
  return pregnancy != NULL ? along_record_get_day (pregnancy, ALONG_PREGNANCY_P_BORN) : ALONG_DAY_NONE;
}

/** along_facts_baby: the first baby of a pregnancy who did not die. */
AlongRecord *
along_facts_baby (AlongFamily *family, AlongRecord *pregnancy)
{
  guint n = 0;
  const AlongId *babies = pregnancy != NULL ? along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      if (baby != NULL && !along_record_has (baby, ALONG_PERSON_P_DIED))
        return baby;
    }
  return NULL;
}

/** along_facts_is_loss: whether a pregnancy ended without a living baby. */
gboolean
along_facts_is_loss (AlongRecord *pregnancy)
{
  int outcome = pregnancy != NULL ? along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) : ALONG_ENUM_UNSET;

  return outcome > ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH;
}

/**
 * along_facts_died_newborn: whether somebody lived for less than 28 days: the death of a baby is a loss, whatever became of a
 * twin. Where no more than months are known, in one month.
 */
gboolean
along_facts_died_newborn (AlongRecord *person)
{
  AlongDate born, died;

  return along_record_get_date (person, ALONG_PERSON_P_BORN, &born) && along_record_get_date (person, ALONG_PERSON_P_DIED, &died)
         && born.lo != ALONG_DAY_NONE && died.lo != ALONG_DAY_NONE && died.hi != ALONG_DAY_NONE && died.hi >= born.lo
         && died.lo - born.lo < NEONATAL_DAYS && died.hi - born.lo < LONGEST_MONTH;
}

/** along_facts_last_contact: the last completed contact up to the end of @day. */
AlongRecord *
along_facts_last_contact (AlongFamily *family, int day)
{
  AlongRecord *contact, *last = NULL;
  AlongInstant at, last_at = { 0 };

  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    if (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS) == ALONG_CONTACT_STATUS_COMPLETED
        && along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at) && at.day <= day
        && (last == NULL || along_instant_compare (&at, &last_at) > 0))
      {
        last = contact;
        last_at = at;
      }
  return last;
}

/** along_facts_next_contact: the next planned contact from @now_ms on; one planned for a day counts all day. */
AlongRecord *
along_facts_next_contact (AlongFamily *family, gint64 now_ms)
{
  AlongRecord *contact, *next = NULL;
  AlongInstant at, next_at = { 0 };
  int today = along_day_of_ms (now_ms, ALONG_ZONE);

  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    if (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS) == ALONG_CONTACT_STATUS_PLANNED
        && along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at)
        && (at.day_only ? at.day >= today : at.ms >= now_ms)
        && (next == NULL || along_instant_compare (&at, &next_at) < 0))
      {
        next = contact;
        next_at = at;
      }
  return next;
}

/** along_facts_times_met: completed contacts face to face in which a worker took part. */
guint
along_facts_times_met (AlongFamily *family, AlongId worker)
{
  AlongRecord *contact;
  guint times = 0;

  ALONG_FOREACH (contact, family, ALONG_KIND_CONTACT)
    {
      int mode = along_record_get_enum (contact, ALONG_CONTACT_P_MODE);
      if (along_record_get_enum (contact, ALONG_CONTACT_P_STATUS) == ALONG_CONTACT_STATUS_COMPLETED
          && (mode == ALONG_MODE_VISIT || mode == ALONG_MODE_GROUP)
          && along_record_refers_to (contact, ALONG_CONTACT_P_WORKERS, worker))
        times++;
    }
  return times;
}

static void
add_person (GPtrArray *people, AlongRecord *person)
{
  if (person != NULL && !g_ptr_array_find (people, person, NULL))
    g_ptr_array_add (people, person);
}

/* Whether @person is a child of somebody in @people: a parent who was a child here too comes before. */
static gboolean
is_child_of (AlongFamily *family, AlongRecord *person, GPtrArray *people)
{
  AlongRecord *link, *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    for (guint i = 0; i < people->len; i++)
      if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person))
          && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (people->pdata[i])))
        return TRUE;
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE,
                                               along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

      if (!along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (person)))
        continue;
      for (guint i = 0; i < people->len; i++)
        {
          AlongId parent = along_record_get_id (people->pdata[i]);
          if (along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, parent)
              || (couple != NULL && (along_record_refers_to (couple, ALONG_COUPLE_P_ONE, parent)
                                     || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, parent))))
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * along_facts_parents: the parents that the support is for: mother and other parent of the pregnancy in
 * question, then other index people who are neither its babies nor children of those; without a
 * pregnancy, the index people.
 *
 * Returns: (transfer container) (element-type AlongRecord)
 */
GPtrArray *
along_facts_parents (AlongFamily *family)
{
  GPtrArray *people = g_ptr_array_new ();
  AlongRecord *pregnancy = along_facts_pregnancy (family, ALONG_DAY_NONE), *person;

  if (pregnancy != NULL)
    {
      add_person (people, along_family_find (family, ALONG_KIND_PERSON,
                                             along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER)));
      add_person (people, along_family_find (family, ALONG_KIND_PERSON,
                                             along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT)));
    }
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (along_record_get_bool (person, ALONG_PERSON_P_INDEX)
        && (pregnancy == NULL || !along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person)))
        && !is_child_of (family, person, people))
      add_person (people, person);
  return people;
}

/** along_facts_parents_words: their first names: "Jade and Kofi"; the family's name if there are none. */
char *
along_facts_parents_words (AlongFamily *family)
{
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < parents->len && i < 4; i++)
    {
      const char *name = along_facts_first_name (parents->pdata[i]);

      if (i > 0)
        /* Translators: between the last two names, and between the others */
        g_string_append (words, i + 1 == MIN (parents->len, 4) ? C_ ("names", " and ") : C_ ("names", ", "));
      g_string_append (words, name);
    }
  if (words->len == 0)
    {
      AlongRecord *record = along_facts_family_record (family);
      g_string_append (words, record != NULL ? along_record_get_text (record, ALONG_FAMILY_P_NAME) : "");
    }
  return g_string_free (words, FALSE);
}

/** along_facts_step_said: the day of the contact or the assessment that a next step was taken in; or ALONG_DAY_NONE. */
int
along_facts_step_said (AlongFamily *family, AlongRecord *step)
{
  AlongRecord *contact = along_family_find (family, ALONG_KIND_CONTACT, along_record_get_ref (step, ALONG_NEXT_STEP_P_CONTACT));
  AlongRecord *assessment = along_family_find (family, ALONG_KIND_ASSESSMENT,
                                               along_record_get_ref (step, ALONG_NEXT_STEP_P_ASSESSMENT));

  if (contact != NULL)
    return along_record_get_day (contact, ALONG_CONTACT_P_AT);
  return assessment != NULL ? along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE) : ALONG_DAY_NONE;
}

/* For so long after its day, or after it was taken, a step is one of now. */
#define STEP_DAYS 14

/* The days of now, the undated, the days long past. */
static int
step_place (int due, int today)
{
  return due == ALONG_DAY_NONE ? 1 : due < today - STEP_DAYS ? 2 : 0;
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer today)
{
  int due = along_record_get_day (*(AlongRecord *const *) a, ALONG_NEXT_STEP_P_DUE);
  int other = along_record_get_day (*(AlongRecord *const *) b, ALONG_NEXT_STEP_P_DUE);
  int place = step_place (due, GPOINTER_TO_INT (today)), other_place = step_place (other, GPOINTER_TO_INT (today));

  if (place != other_place)
    return place - other_place;
  return place == 2 ? (due < other) - (due > other) : (due > other) - (due < other);
}

/**
 * along_facts_next_steps: those that are not done. Of those without a day only the ones that were taken lately and the
 * last ones, however long ago.
 *
 * @overdue: whether also those whose day is long past
 *
 * Returns: (transfer full) (element-type AlongRecord): the soonest first; then those without a day; then those whose day
 *   is long past, the latest first
 */
GPtrArray *
along_facts_next_steps (AlongFamily *family, int today, gboolean overdue)
{
  GPtrArray *list = g_ptr_array_new ();
  AlongRecord *step;
  int last = ALONG_DAY_NONE;

  ALONG_FOREACH (step, family, ALONG_KIND_NEXT_STEP)
    if (!along_record_has (step, ALONG_NEXT_STEP_P_DONE) && along_record_get_day (step, ALONG_NEXT_STEP_P_DUE) == ALONG_DAY_NONE)
      last = MAX (last, along_facts_step_said (family, step));
  ALONG_FOREACH (step, family, ALONG_KIND_NEXT_STEP)
    {
      int due = along_record_get_day (step, ALONG_NEXT_STEP_P_DUE), said = along_facts_step_said (family, step);

      if (!along_record_has (step, ALONG_NEXT_STEP_P_DONE)
          && (due != ALONG_DAY_NONE ? overdue || due >= today - STEP_DAYS
                                    : said != ALONG_DAY_NONE && said >= MIN (today - STEP_DAYS, last)))
        g_ptr_array_add (list, step);
    }
  g_ptr_array_sort_with_data (list, compare_steps, GINT_TO_POINTER (today));
  return list;
}
