/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows where a day of birth or of death is written down of somebody who is there, put right, or taken back. */
#include "along-genogram-events.h"

#include "along-genogram-edits-private.h"

/* A baby who dies before this many days of life: neonatal death (genogram.md 1.2). */
#define NEONATAL_DAYS 28

static gboolean
is_same (AlongRecord *before, AlongRecord *after, int property)
{
  return g_strcmp0 (along_record_get_text (before, property), along_record_get_text (after, property)) == 0;
}

/* --- Births --- */

/* The @i-th baby of @pregnancy, where @now is one of them as they are now. (nullable) */
static AlongRecord *
nth_baby (AlongFamily *family, AlongRecord *pregnancy, guint i, AlongRecord *now)
{
  guint n;
  AlongId id = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[i];

  return along_id_equal (id, along_record_get_id (now)) ? now : along_family_find (family, ALONG_KIND_PERSON, id);
}

/* The first day that one of the babies was born on; ALONG_DAY_NONE: of none the day is known. */
static int
first_birth (AlongFamily *family, AlongRecord *pregnancy, AlongRecord *now)
{
  int first = ALONG_DAY_NONE;
  guint n;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = nth_baby (family, pregnancy, i, now);
      int day = baby != NULL ? along_edits_whole_day (along_record_get_text (baby, ALONG_PERSON_P_BORN)) : ALONG_DAY_NONE;

      if (day != ALONG_DAY_NONE && (first == ALONG_DAY_NONE || day < first))
        first = day;
    }
  return first;
}

static gboolean
are_all_born (AlongFamily *family, AlongRecord *pregnancy, AlongRecord *now)
{
  guint n;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = nth_baby (family, pregnancy, i, now);

      if (baby != NULL && along_record_get_day (baby, ALONG_PERSON_P_BORN) == ALONG_DAY_NONE)
        return FALSE;
    }
  return TRUE;
}

/* The hour stays, where it is known. */
static void
set_born (AlongRecord *pregnancy, int day)
{
  AlongInstant was, at;

  if (day == ALONG_DAY_NONE)
    {
      along_record_unset (pregnancy, ALONG_PREGNANCY_P_BORN);
      return;
    }
  at = along_instant_new_day (day);
  if (along_record_get_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &was) && !was.day_only)
    {
      int hour, minute;

      along_instant_local_time (&was, &hour, &minute);
      along_instant_from_local (day, hour, minute, ALONG_ZONE, &at);
    }
  along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &at);
}

/**
 * along_events_birth_put_right: what @edit makes of the day of birth of @person, who is there, is true of the pregnancy they come from,
 * too. One that goes on is over when each of its babies is born; of twins the first day counts, as two may have been born either side of
 * midnight. A day of its own, which was none of theirs, it keeps.
 */
void
along_events_birth_put_right (AlongEdit *edit, AlongFamily *family, AlongRecord *person)
{
  AlongRecord *now = along_edit_change (edit, person), *pregnancy;

  if (is_same (person, now, ALONG_PERSON_P_BORN))
    return;
  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      int outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);
      int was = first_birth (family, pregnancy, person), day = first_birth (family, pregnancy, now);
      gboolean own = along_record_has (pregnancy, ALONG_PREGNANCY_P_BORN) && was != ALONG_DAY_NONE
                     && along_record_get_day (pregnancy, ALONG_PREGNANCY_P_BORN) != was;
      AlongRecord *changed;

      if (!along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person)))
        continue;
      if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN ? !are_all_born (family, pregnancy, now)
                                                  : own || (outcome != ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH && outcome != ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH))
        continue;
      changed = along_edit_change (edit, pregnancy);
      if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN)
        along_record_set_enum (changed, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
      set_born (changed, day);
    }
}

/* --- Deaths --- */

/* Whether a baby of @pregnancy other than @person is alive. */
static gboolean
has_living_twin (AlongFamily *family, AlongRecord *pregnancy, AlongRecord *person)
{
  guint n;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = nth_baby (family, pregnancy, i, person);

      if (baby != NULL && baby != person && !along_record_has (baby, ALONG_PERSON_P_DIED))
        return TRUE;
    }
  return FALSE;
}

/* When the last of the babies of @pregnancy died, of whom @person did on @date. */
static const char *
last_death (AlongFamily *family, AlongRecord *pregnancy, AlongRecord *person, const char *date)
{
  const char *last = date;
  guint n;

  along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = nth_baby (family, pregnancy, i, person);
      const char *died = baby != NULL && baby != person ? along_record_get_text (baby, ALONG_PERSON_P_DIED) : NULL;

      if (died != NULL && along_date_last_day (died) > along_date_last_day (last))
        last = died;
    }
  return last;
}

/**
 * along_events_note_neonatal_death: @person died on @date. Of a baby who lived for days the pregnancy says so, too, unless it gave a child
 * who lives, or was lost otherwise; of one who is now said to have lived for longer it says so no more. Where the dates do not tell it
 * goes on saying what it says.
 */
void
along_events_note_neonatal_death (AlongEdit *edit, AlongFamily *family, AlongRecord *person, const char *date)
{
  int born = along_record_get_day (person, ALONG_PERSON_P_BORN), died = along_date_last_day (date);
  gboolean known = born != ALONG_DAY_NONE && died != ALONG_DAY_NONE;
  gboolean neonatal = known && died >= born && died - born < NEONATAL_DAYS;
  gboolean later = known && along_date_first_day (date) - along_record_get_last_day (person, ALONG_PERSON_P_BORN) >= NEONATAL_DAYS;
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      int outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);
      gboolean said = outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH;
      AlongRecord *changed;

      if (!along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person)) || has_living_twin (family, pregnancy, person)
          || (!said && (!neonatal || outcome > ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH)))
        continue;
      changed = along_edit_change (edit, pregnancy);
      along_record_set_enum (changed, ALONG_PREGNANCY_P_OUTCOME, later ? ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH : ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
      along_record_set_text (changed, ALONG_PREGNANCY_P_ENDED, later ? NULL : last_death (family, pregnancy, person, date));
    }
}

/* That @person died was taken back. */
static void
lives_after_all (AlongEdit *edit, AlongFamily *family, AlongRecord *person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person))
        && along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH)
      {
        AlongRecord *changed = along_edit_change (edit, pregnancy);

        along_record_set_enum (changed, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
        along_record_unset (changed, ALONG_PREGNANCY_P_ENDED);
      }
}

/* Whom the death of @person, said to be on @was, widowed: since @date (nullable: not at all), or since they died themselves. */
static void
put_couples_right (AlongEdit *edit, AlongFamily *family, AlongRecord *person, const char *was, const char *date)
{
  AlongId id = along_record_get_id (person);
  AlongRecord *couple;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      gboolean one = along_record_refers_to (couple, ALONG_COUPLE_P_ONE, id);
      AlongRecord *other, *changed;
      const char *theirs, *end = date;

      if ((!one && !along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id))
          || along_record_get_enum (couple, ALONG_COUPLE_P_STATE) != ALONG_COUPLE_STATE_WIDOWED
          || g_strcmp0 (along_record_get_text (couple, ALONG_COUPLE_P_TO), was) != 0)
        continue;
      other = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (couple, one ? ALONG_COUPLE_P_OTHER : ALONG_COUPLE_P_ONE));
      theirs = other != NULL ? along_record_get_text (other, ALONG_PERSON_P_DIED) : NULL;
      if (theirs != NULL && (end == NULL || along_date_first_day (theirs) < along_date_first_day (end)))
        end = theirs;
      if (end != NULL && along_record_has (couple, ALONG_COUPLE_P_FROM) && along_record_get_day (couple, ALONG_COUPLE_P_FROM) > along_date_last_day (end))
        continue;
      changed = along_edit_change (edit, couple);
      if (end == NULL)
        along_record_set_enum (changed, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
      along_record_set_text (changed, ALONG_COUPLE_P_TO, end);
    }
}

/**
 * along_events_death_put_right: what @edit makes of the day of death of @person, who is there, is true of what followed from it, too: who
 * is widowed, which stays and care ended with it, what became of the pregnancy of a newborn.
 */
void
along_events_death_put_right (AlongEdit *edit, AlongFamily *family, AlongRecord *person)
{
  AlongRecord *now = along_edit_change (edit, person);
  const char *was = along_record_get_text (person, ALONG_PERSON_P_DIED), *date = along_record_get_text (now, ALONG_PERSON_P_DIED);

  if (was != NULL && g_strcmp0 (was, date) != 0)
    {
      put_couples_right (edit, family, person, was, date);
      along_events_end_follows (edit, family, along_record_get_id (person), was, date);
    }
  if (date == NULL && was != NULL)
    lives_after_all (edit, family, person);
  else if (date != NULL && !(is_same (person, now, ALONG_PERSON_P_BORN) && is_same (person, now, ALONG_PERSON_P_DIED)))
    along_events_note_neonatal_death (edit, family, now, date);
}
