/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where people live, and who cares for a child. */
#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-genogram-edits-private.h"
#include "along-genogram-events.h"
#include "along-text.h"

/** along_genogram_home_of: the household that @person lives in on @day, the last that was written down. Returns: (nullable). */
AlongRecord *
along_genogram_home_of (AlongFamily *family, AlongId person, int day)
{
  AlongRecord *stay = along_events_on (family, ALONG_KIND_MEMBERSHIP, person, day);

  return stay != NULL ? along_family_find (family, ALONG_KIND_HOUSEHOLD, along_record_get_ref (stay, ALONG_MEMBERSHIP_P_HOUSEHOLD)) : NULL;
}

/** along_genogram_care_of: by whom @child is cared for on @day. Returns: (nullable). */
AlongRecord *
along_genogram_care_of (AlongFamily *family, AlongId child, int day)
{
  return along_events_on (family, ALONG_KIND_CARE_LINK, child, day);
}

static void
join (AlongEdit *edit, AlongFamily *family, AlongId household, AlongId person, const char *date)
{
  AlongRecord *membership = along_edit_create (edit, ALONG_KIND_MEMBERSHIP);

  along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, household);
  along_record_set_ref (membership, ALONG_MEMBERSHIP_P_PERSON, person);
  along_record_set_text (membership, ALONG_MEMBERSHIP_P_FROM, date);
  along_record_set_text (membership, ALONG_MEMBERSHIP_P_TO, along_events_until (family, ALONG_KIND_MEMBERSHIP, person, date));
}

/* On the timeline too, where the day is known; what is not stands in the drawing only. */
static void
make_event (AlongEdit *edit, const char *kind, const char *date, const char *words)
{
  AlongDate parsed;
  AlongRecord *event;
  AlongInstant at;

  if (date == NULL || !along_date_parse (date, &parsed, NULL) || parsed.precision != ALONG_DATE_DAY || parsed.approximate
      || parsed.uncertain)
    return;
  event = along_edit_create (edit, ALONG_KIND_EVENT);
  at = along_instant_new_day (parsed.lo);
  along_record_set_text (event, ALONG_EVENT_P_KIND, kind);
  along_record_set_instant (event, ALONG_EVENT_P_DATE, &at);
  along_record_set_text (event, ALONG_EVENT_P_TEXT, words);
}

/* --- Care --- */

static const struct
{
  const char *title; /* with a first name */
  const char *event;
} steps[] = {
  [ALONG_CARE_STEP_MOVED] = { N_ ("%s moved to care"), "removal" },
  [ALONG_CARE_STEP_GUARDIANSHIP] = { N_ ("special guardianship for %s"), "order" },
  [ALONG_CARE_STEP_ADOPTED] = { N_ ("%s was adopted"), "order" },
  [ALONG_CARE_STEP_HOME] = { N_ ("%s came home"), "return-home" },
};

/* What the step says of where the child lives. */
static int
living_of (const AlongCareChange *change)
{
  switch (change->step)
    {
    case ALONG_CARE_STEP_ADOPTED:
      return ALONG_LIVING_ADOPTION;
    case ALONG_CARE_STEP_GUARDIANSHIP:
      return ALONG_LIVING_FAMILY;
    case ALONG_CARE_STEP_HOME:
      return ALONG_LIVING_NOT_KNOWN;
    default:
      break;
    }
  switch (change->kind)
    {
    case ALONG_CARE_KIND_FOSTER:
      return ALONG_LIVING_FOSTER;
    case ALONG_CARE_KIND_ADOPTION:
      return ALONG_LIVING_ADOPTION;
    case ALONG_CARE_KIND_PRIVATE_FOSTERING:
      return ALONG_LIVING_OTHER;
    default:
      return ALONG_LIVING_FAMILY;
    }
}

static void
make_living (AlongEdit *edit, AlongFamily *family, AlongId child, const AlongCareChange *change)
{
  AlongRecord *living;

  along_events_end (edit, family, ALONG_KIND_LIVING, child, change->date);
  living = along_edit_create (edit, ALONG_KIND_LIVING);
  along_record_set_ref (living, ALONG_LIVING_P_CHILD, child);
  along_record_set_enum (living, ALONG_LIVING_P_LIVING, change->living >= 0 ? change->living : living_of (change));
  along_record_set_text (living, ALONG_LIVING_P_FROM, change->date);
  along_record_set_text (living, ALONG_LIVING_P_TO, along_events_until (family, ALONG_KIND_LIVING, child, change->date));
  along_record_set_refs (living, ALONG_LIVING_P_WITH, change->carers, change->n_carers);
}

static void
make_legal (AlongEdit *edit, AlongFamily *family, AlongId child, const AlongCareChange *change)
{
  int code = change->step == ALONG_CARE_STEP_ADOPTED        ? ALONG_LEGAL_CODE_ADOPTED
             : change->step == ALONG_CARE_STEP_GUARDIANSHIP ? ALONG_LEGAL_CODE_SGO
                                                            : change->legal;
  AlongRecord *legal;

  /* A new status takes the place of the one before; coming home ends it only where that is said. */
  if (code >= 0 || (change->step == ALONG_CARE_STEP_HOME && change->legal_ends))
    along_events_end (edit, family, ALONG_KIND_LEGAL_STATUS, child, change->date);
  if (code < 0)
    return;
  legal = along_edit_create (edit, ALONG_KIND_LEGAL_STATUS);
  along_record_set_ref (legal, ALONG_LEGAL_STATUS_P_CHILD, child);
  along_record_set_enum (legal, ALONG_LEGAL_STATUS_P_CODE, code);
  along_record_set_text (legal, ALONG_LEGAL_STATUS_P_FROM, change->date);
  along_record_set_text (legal, ALONG_LEGAL_STATUS_P_TO, along_events_until (family, ALONG_KIND_LEGAL_STATUS, child, change->date));
}

/* The child leaves where it lived for the home of whoever cares for it, if that is known. */
static void
change_home (AlongEdit *edit, AlongFamily *family, AlongId child, const AlongCareChange *change)
{
  int day = along_date_last_day (change->date);
  AlongRecord *home = NULL;

  along_events_end (edit, family, ALONG_KIND_MEMBERSHIP, child, change->date);
  for (guint i = 0; i < change->n_carers && home == NULL; i++)
    home = along_genogram_home_of (family, change->carers[i], day);
  if (home != NULL)
    join (edit, family, along_record_get_id (home), child, change->date);
}

/**
 * along_genogram_care: a child moves to care, is adopted, comes under special guardianship, or comes home: care, legal
 * status, where it lives and in which home, and an event for the timeline. What was before ends on that day.
 */
AlongEdit *
along_genogram_care (AlongFamily *family, AlongRecord *child, const AlongCareChange *change)
{
  AlongEdit *edit = along_edits_about (family, _ (steps[change->step].title), child);
  AlongId id = along_record_get_id (child);
  g_autofree char *words = along_text_capital (along_edit_get_title (edit));

  along_events_end (edit, family, ALONG_KIND_CARE_LINK, id, change->date);
  if (change->step != ALONG_CARE_STEP_HOME)
    {
      AlongRecord *care = along_edit_create (edit, ALONG_KIND_CARE_LINK);

      along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, id);
      along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, change->carers, change->n_carers);
      along_record_set_enum (care, ALONG_CARE_LINK_P_KIND,
                             change->step == ALONG_CARE_STEP_ADOPTED        ? ALONG_CARE_KIND_ADOPTION
                             : change->step == ALONG_CARE_STEP_GUARDIANSHIP ? ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP
                                                                            : change->kind);
      along_record_set_text (care, ALONG_CARE_LINK_P_FROM, change->date);
      along_record_set_text (care, ALONG_CARE_LINK_P_TO, along_events_until (family, ALONG_KIND_CARE_LINK, id, change->date));
      along_record_set_text (care, ALONG_CARE_LINK_P_NOTE, change->note);
    }
  make_legal (edit, family, id, change);
  make_living (edit, family, id, change);
  change_home (edit, family, id, change);
  make_event (edit, steps[change->step].event, change->date, words);
  return edit;
}

/* --- Homes --- */

static gboolean
is_among (AlongId id, const AlongId *people, guint n)
{
  for (guint i = 0; i < n; i++)
    if (along_id_equal (people[i], id))
      return TRUE;
  return FALSE;
}

static void
leave (AlongEdit *edit, AlongFamily *family, AlongId person, AlongId first, const char *date)
{
  int day = along_date_last_day (date);
  AlongRecord *membership;

  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    if (along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, person) && along_events_goes_on (membership, date)
        && along_genogram_leaves (family, person, first, along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD), day))
      along_record_set_text (along_edit_change (edit, membership), ALONG_MEMBERSHIP_P_TO, date);
}

/** along_events_move: @people leave together where they lived on @date, those after the first only what they share with them, if anything,
 * and live in @household from then on, where they do not already; ALONG_ID_NONE: nobody knows where. */
void
along_events_move (AlongEdit *edit, AlongFamily *family, const AlongId *people, guint n, AlongId household, const char *date)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean there = !along_id_is_none (household) && along_genogram_lives_in (family, people[i], household, along_date_last_day (date))
                       && !along_genogram_leaves (family, people[i], people[0], household, along_date_last_day (date));

      leave (edit, family, people[i], people[0], date);
      if (!along_id_is_none (household) && !there)
        join (edit, family, household, people[i], date);
    }
}

/**
 * along_genogram_moved: @people move together, as along_events_move().
 *
 * @household: where to; ALONG_ID_NONE: a new one called @new_name, or where nobody knows if that is %NULL
 */
AlongEdit *
along_genogram_moved (AlongFamily *family, const AlongId *people, guint n, AlongId household, const char *new_name, const char *date)
{
  g_autofree char *names = along_genogram_names (family, people, n);
  g_autofree char *title = g_strdup_printf (_ ("%s moved"), names);
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongRecord *home = along_family_find (family, ALONG_KIND_HOUSEHOLD, household);

  if (home == NULL && !along_text_is_empty (new_name))
    {
      home = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
      along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, new_name);
    }
  along_events_move (edit, family, people, n, home != NULL ? along_record_get_id (home) : ALONG_ID_NONE, date);
  return edit;
}

/**
 * along_genogram_change_home: a home, and who lives in it now.
 *
 * @household: (nullable): %NULL: a new one
 * @date: (nullable): since when those live there who come, and until when those did who go: without it nobody goes
 */
AlongEdit *
along_genogram_change_home (AlongFamily *family, AlongRecord *household, const char *name, const char *note,
                            const AlongId *people, guint n, const char *date, int today)
{
  g_autofree char *title = household != NULL ? g_strdup_printf (_ ("home changed: %s"), name) : g_strdup_printf (_ ("home added: %s"), name);
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongRecord *home = household != NULL ? along_edit_change (edit, household) : along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *membership;

  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, name);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NOTE, note);
  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    {
      AlongId person = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON);

      if (household == NULL || !along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (household))
          || !along_record_holds_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, today))
        continue;
      g_array_append_val (there, person);
      if (date != NULL && !is_among (person, people, n))
        along_record_set_text (along_edit_change (edit, membership), ALONG_MEMBERSHIP_P_TO, date);
    }
  for (guint i = 0; i < n; i++)
    if (!is_among (people[i], (const AlongId *) there->data, there->len))
      join (edit, family, along_record_get_id (home), people[i], date);
  return edit;
}
