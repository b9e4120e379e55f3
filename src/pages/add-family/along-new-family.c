/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-new-family.h"

#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-check.h"
#include "along-name.h"
#include "along-presets.h"
#include "along-refused-rows.h"
#include "along-text.h"

void
along_new_family_clear (AlongNewFamily *self)
{
  for (guint i = 0; i < ALONG_NEW_N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

/** along_new_family_propose_name: from the parents' surnames: "Marsden–Mensah". (nullable) without any. */
char *
along_new_family_propose_name (const char *parent, const char *other)
{
  g_autofree char *one = along_text_tidy_line (parent);
  g_autofree char *two = along_text_tidy_line (other);
  const char *first = along_name_surname (one), *second = along_name_surname (two);

  if (first != NULL && second != NULL && !along_text_equal (first, second))
    return g_strdup_printf ("%s–%s", first, second);
  return g_strdup (first != NULL ? first : second);
}

typedef struct
{
  AlongNewFamily *from;
  AlongEdit *edit;
  GPtrArray *refused; /* AlongRefused */
  int today;
  AlongRecord *parents[2];
  AlongRecord *couple;
  int start; /* first day of the episode */
  int accepted;
} Making;

static gboolean
refuse (Making *making, AlongNewField where, const char *words)
{
  return along_refused_add (making->refused, where, words);
}

static const char *
text (Making *making, AlongNewField field)
{
  return along_text_is_empty (making->from->texts[field]) ? NULL : making->from->texts[field];
}

/* Reads a date field into EDTF; @edtf is %NULL if it was left empty. @whole: a day is needed, no month alone. */
static gboolean
read_date (Making *making, AlongNewField field, gboolean whole, char **edtf)
{
  g_autoptr (GError) why = NULL;

  *edtf = NULL;
  if (text (making, field) == NULL)
    return TRUE;
  if (!whole && along_age_parse_typed (text (making, field), making->today, edtf))
    return TRUE;
  if (!along_date_parse_typed (text (making, field), edtf, &why))
    return refuse (making, field,
                   whole && g_error_matches (why, ALONG_DATE_ERROR, ALONG_DATE_ERROR_UNREADABLE)
                     ? _ ("Write the whole date: 12 March 2026.")
                     : why->message);
  if (whole && along_date_first_day (*edtf) != along_date_last_day (*edtf))
    {
      g_clear_pointer (edtf, g_free);
      return refuse (making, field, _ ("Write the whole date: 12 March 2026."));
    }
  if (field != ALONG_NEW_DUE && along_date_first_day (*edtf) > making->today)
    {
      g_clear_pointer (edtf, g_free);
      return refuse (making, field, _ ("This is after today."));
    }
  return TRUE;
}

static void
set_name (AlongRecord *person, const char *name)
{
  g_autofree char *tidy = along_text_tidy_line (name);
  const char *last = along_name_surname (tidy);

  along_record_set_text (person, ALONG_PERSON_P_NAME, tidy);
  if (last != NULL)
    {
      g_autofree char *given = along_name_given (tidy);
      along_record_set_text (person, ALONG_PERSON_P_GIVEN, given);
      along_record_set_text (person, ALONG_PERSON_P_SURNAME, last);
    }
}

static void
make_parents (Making *making)
{
  static const struct
  {
    AlongNewField name, born;
  } fields[] = { { ALONG_NEW_PARENT_NAME, ALONG_NEW_PARENT_BORN }, { ALONG_NEW_OTHER_NAME, ALONG_NEW_OTHER_BORN } };

  if (text (making, ALONG_NEW_PARENT_NAME) == NULL)
    refuse (making, ALONG_NEW_PARENT_NAME, _ ("Write the parent’s name."));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *born = NULL;

      if (i > 0 && text (making, fields[i].name) == NULL)
        continue;
      read_date (making, fields[i].born, FALSE, &born);
      making->parents[i] = along_edit_create (making->edit, ALONG_KIND_PERSON);
      set_name (making->parents[i], text (making, fields[i].name));
      along_record_set_enum (making->parents[i], ALONG_PERSON_P_GENDER, making->from->genders[i]);
      along_record_set_text (making->parents[i], ALONG_PERSON_P_BORN, born);
      along_record_set_bool (making->parents[i], ALONG_PERSON_P_INDEX, i == 0);
    }
  /* Of two parents no more is known than that they are, until it is said. */
  if (making->parents[1] != NULL && making->from->couple > 0)
    {
      making->couple = along_edit_create (making->edit, ALONG_KIND_COUPLE);
      along_record_set_ref (making->couple, ALONG_COUPLE_P_ONE, along_record_get_id (making->parents[0]));
      along_record_set_ref (making->couple, ALONG_COUPLE_P_OTHER, along_record_get_id (making->parents[1]));
      along_record_set_enum (making->couple, ALONG_COUPLE_P_KIND, making->from->couple - 1);
      along_record_set_enum (making->couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
    }
}

static gboolean
is_man (AlongRecord *person)
{
  return person != NULL && along_record_get_enum (person, ALONG_PERSON_P_GENDER) == ALONG_GENDER_MALE;
}

/* Who is pregnant, or gave birth: the first parent unless that is a man; for a man alone, somebody unknown. */
static AlongRecord *
find_mother (Making *making)
{
  AlongRecord *unknown;

  if (!is_man (making->parents[0]))
    return making->parents[0];
  if (making->parents[1] != NULL)
    return making->parents[1];
  unknown = along_edit_create (making->edit, ALONG_KIND_PERSON);
  along_record_set_text (unknown, ALONG_PERSON_P_NAME, _ ("Unknown"));
  along_record_set_enum (unknown, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  making->couple = along_edit_create (making->edit, ALONG_KIND_COUPLE);
  along_record_set_ref (making->couple, ALONG_COUPLE_P_ONE, along_record_get_id (making->parents[0]));
  along_record_set_ref (making->couple, ALONG_COUPLE_P_OTHER, along_record_get_id (unknown));
  along_record_set_enum (making->couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_CO_PARENTS);
  along_record_set_enum (making->couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  return unknown;
}

/* "Ama"; of several the names are written with commas between; without one "Baby", "Baby 2": a surname was not said either. */
static void
name_baby (AlongRecord *baby, const char *given, int nth, int n, const char *last)
{
  g_autofree char *stands_in = n > 1 ? g_strdup_printf (_ ("Baby %d"), nth + 1) : g_strdup (_ ("Baby"));
  g_autofree char *tidy = along_text_tidy_line (given);
  g_autofree char *full = NULL;

  if (!along_text_is_empty (tidy))
    {
      full = along_name_surname (tidy) == NULL && last != NULL ? g_strdup_printf ("%s %s", tidy, last) : g_strdup (tidy);
      set_name (baby, full);
      return;
    }
  along_record_set_text (baby, ALONG_PERSON_P_NAME, stands_in);
}

static void
link_baby (Making *making, AlongRecord *baby, AlongRecord *parent, gboolean primary)
{
  AlongRecord *link = along_edit_create (making->edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (baby));
  if (making->couple != NULL)
    along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (making->couple));
  else
    along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (parent));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, primary);
}

/* @other: (nullable) */
static AlongRecord *
make_one_baby (Making *making, AlongRecord *mother, AlongRecord *other)
{
  AlongRecord *baby = along_edit_create (making->edit, ALONG_KIND_PERSON);

  along_record_set_enum (baby, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  link_baby (making, baby, mother, TRUE);
  if (making->couple == NULL && other != NULL)
    link_baby (making, baby, other, FALSE);
  return baby;
}

/* The day of birth of them all, or the due date. */
static void
date_babies (Making *making, AlongRecord *pregnancy, GPtrArray *babies)
{
  AlongNewFamily *from = making->from;
  g_autofree char *date = NULL;

  if (from->baby == ALONG_NEW_BABY_HERE)
    {
      AlongInstant born;

      if (text (making, ALONG_NEW_BABY_BORN) == NULL)
        refuse (making, ALONG_NEW_BABY_BORN, _ ("Write the day of birth."));
      if (!read_date (making, ALONG_NEW_BABY_BORN, TRUE, &date) || date == NULL)
        return;
      born = along_instant_new_day (along_date_first_day (date));
      along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &born);
      for (guint i = 0; i < babies->len; i++)
        along_record_set_text (babies->pdata[i], ALONG_PERSON_P_BORN, date);
    }
  else if (from->baby == ALONG_NEW_BABY_EXPECTED)
    {
      AlongRecord *edd;
      g_autoptr (GError) why = NULL;

      if (text (making, ALONG_NEW_DUE) == NULL)
        refuse (making, ALONG_NEW_DUE, _ ("Write the due date, or choose that it is not known."));
      if (!read_date (making, ALONG_NEW_DUE, TRUE, &date) || date == NULL)
        return;
      if (!along_check_edd (along_date_first_day (date), making->today, &why))
        refuse (making, ALONG_NEW_DUE, why->message);
      edd = along_edit_create (making->edit, ALONG_KIND_EDD);
      along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
      along_record_set_text (edd, ALONG_EDD_P_EDD, date);
      along_record_set_day (edd, ALONG_EDD_P_RECORDED, making->today);
      along_record_set_enum (edd, ALONG_EDD_P_SOURCE, from->due_source);
      along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, from->due_confidence);
      along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
    }
}

static void
make_babies (Making *making)
{
  AlongNewFamily *from = making->from;
  AlongRecord *mother = find_mother (making);
  AlongRecord *other = mother == making->parents[0] ? making->parents[1] : making->parents[0];
  AlongRecord *pregnancy = along_edit_create (making->edit, ALONG_KIND_PREGNANCY);
  int n = MAX (from->babies, 1);
  gboolean here = from->baby == ALONG_NEW_BABY_HERE;
  const char *last = along_record_get_text (mother, ALONG_PERSON_P_SURNAME);
  const char *typed = here ? text (making, ALONG_NEW_BABY_NAME) : NULL;
  g_auto (GStrv) names = n > 1 ? g_strsplit (typed != NULL ? typed : "", ",", n) : g_strdupv ((char *[]){ (char *) (typed != NULL ? typed : ""), NULL });
  g_autofree char *word = along_id_to_text (along_record_get_id (pregnancy));
  g_autoptr (GPtrArray) babies = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));

  if (last == NULL)
    last = along_record_get_text (making->parents[0], ALONG_PERSON_P_SURNAME);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  if (other != NULL)
    along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (other));
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, here ? ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH : ALONG_PREGNANCY_OUTCOME_OPEN);
  for (int i = 0; i < n; i++)
    {
      AlongRecord *baby = make_one_baby (making, mother, other);
      AlongId id = along_record_get_id (baby);

      name_baby (baby, (guint) i < g_strv_length (names) ? names[i] : NULL, i, n, last);
      if (n > 1)
        along_record_set_text (baby, ALONG_PERSON_P_TWIN, word);
      g_ptr_array_add (babies, baby);
      g_array_append_val (ids, id);
    }
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, (AlongId *) ids->data, ids->len);
  if (n > 1)
    along_record_set_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, n);
  date_babies (making, pregnancy, babies);
}

static void
make_allocation (Making *making, AlongRecord *episode, AlongId worker, int role)
{
  AlongRecord *allocation;

  if (along_id_is_none (worker))
    return;
  allocation = along_edit_create (making->edit, ALONG_KIND_ALLOCATION);
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode));
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_WORKER, worker);
  along_record_set_enum (allocation, ALONG_ALLOCATION_P_ROLE, role);
  along_record_set_day (allocation, ALONG_ALLOCATION_P_FROM, making->start);
}

/* Sets the day of acceptance, and @at. */
static void
read_acceptance (Making *making, AlongInstant *at)
{
  g_autofree char *date = NULL;
  const char *time = text (making, ALONG_NEW_ACCEPTED_TIME);
  int hour, minute;

  making->accepted = ALONG_DAY_NONE;
  if (read_date (making, ALONG_NEW_ACCEPTED, TRUE, &date) && date == NULL && time != NULL)
    refuse (making, ALONG_NEW_ACCEPTED, _ ("Write the day too."));
  if (date == NULL)
    return;
  making->accepted = along_date_first_day (date);
  *at = along_instant_new_day (making->accepted);
  if (time == NULL)
    return;
  if ((sscanf (time, "%2d:%2d", &hour, &minute) != 2 && sscanf (time, "%2d.%2d", &hour, &minute) != 2)
      || !along_instant_from_local (making->accepted, hour, minute, ALONG_ZONE, at))
    refuse (making, ALONG_NEW_ACCEPTED_TIME, _ ("Write the time as 14:30, or leave it out if only the day is known."));
}

static void
make_episode (Making *making, int preset)
{
  AlongNewFamily *from = making->from;
  AlongRecord *episode, *social_worker;
  AlongInstant accepted;
  g_autofree char *referred = NULL;

  read_date (making, ALONG_NEW_REFERRED, TRUE, &referred);
  read_acceptance (making, &accepted);
  if (referred != NULL && making->accepted != ALONG_DAY_NONE && making->accepted < along_date_first_day (referred))
    refuse (making, ALONG_NEW_ACCEPTED, _ ("A family cannot be accepted before it was referred."));
  if (along_id_is_none (from->keyworker))
    refuse (making, ALONG_NEW_KEYWORKER, _ ("Choose the keyworker."));
  else if (along_id_equal (from->keyworker, from->buddy))
    refuse (making, ALONG_NEW_BUDDY, _ ("The buddy is somebody else than the keyworker."));
  if (from->low > from->high)
    refuse (making, ALONG_NEW_HIGH, _ ("At most is less than at least."));

  making->start = making->accepted != ALONG_DAY_NONE ? making->accepted
                  : referred != NULL                 ? along_date_first_day (referred)
                                                     : making->today;
  episode = along_edit_create (making->edit, ALONG_KIND_EPISODE);
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_day (episode, ALONG_EPISODE_P_FROM, making->start);
  along_record_set_text (episode, ALONG_EPISODE_P_REFERRAL_DATE, referred);
  along_record_set_text (episode, ALONG_EPISODE_P_REFERRAL_SOURCE, text (making, ALONG_NEW_REFERRED_BY));
  if (making->accepted != ALONG_DAY_NONE)
    along_record_set_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
  make_allocation (making, episode, from->keyworker, ALONG_ALLOCATION_ROLE_KEYWORKER);
  make_allocation (making, episode, from->buddy, ALONG_ALLOCATION_ROLE_BUDDY);
  if (text (making, ALONG_NEW_SOCIAL_WORKER) != NULL)
    {
      social_worker = along_edit_create (making->edit, ALONG_KIND_PROFESSIONAL);
      along_record_set_text (social_worker, ALONG_PROFESSIONAL_P_NAME, text (making, ALONG_NEW_SOCIAL_WORKER));
      along_record_set_text (social_worker, ALONG_PROFESSIONAL_P_ROLE, _ ("social worker"));
    }
  if (making->accepted != ALONG_DAY_NONE)
    {
      guint first = along_edit_get_n (making->edit) + 1;
      AlongRecord *phase;
      char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

      along_preset_add_plan (making->edit, along_record_get_id (episode), preset, making->accepted);
      phase = along_edit_get_change (making->edit, first)->after;
      /* What is stored has a point in every locale. */
      g_ascii_formatd (low, sizeof low, "%g", from->low);
      g_ascii_formatd (high, sizeof high, "%g", from->high);
      along_record_set_text (phase, ALONG_PHASE_P_LOW, low);
      along_record_set_text (phase, ALONG_PHASE_P_HIGH, high);
    }
}

/**
 * along_new_family_make_edit: the whole new family as one edit: family, people, couple, pregnancy, baby, due
 * date or birth, episode, allocations, social worker, and with an acceptance plan 1 of the programme.
 *
 * @preset: of the programme, ALONG_PRESET_…
 * @refused: (element-type AlongRefused): gets every field that cannot be taken as it is
 * Returns: (transfer full) (nullable): %NULL: something is refused
 */
AlongEdit *
along_new_family_make_edit (AlongNewFamily *self, int preset, int today, GPtrArray *refused)
{
  AlongId id = along_id_new ();
  g_autofree char *proposed = along_new_family_propose_name (self->texts[ALONG_NEW_PARENT_NAME],
                                                             self->texts[ALONG_NEW_OTHER_NAME]);
  const char *name = !along_text_is_empty (self->texts[ALONG_NEW_FAMILY_NAME]) ? self->texts[ALONG_NEW_FAMILY_NAME]
                     : proposed != NULL                                       ? proposed
                                                                              : self->texts[ALONG_NEW_PARENT_NAME];
  g_autofree char *title = g_strdup_printf (_ ("the %s family"), name != NULL ? name : "");
  g_autoptr (AlongEdit) edit = along_edit_new (title, id);
  Making making = { .from = self, .edit = edit, .refused = refused, .today = today };
  AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);

  make_parents (&making);
  make_babies (&making);
  if (text (&making, ALONG_NEW_REFERENCE) == NULL)
    refuse (&making, ALONG_NEW_REFERENCE, _ ("Write a reference."));
  make_episode (&making, preset);
  if (refused->len > 0)
    return NULL;
  along_record_set_text (family, ALONG_FAMILY_P_NAME, name);
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, text (&making, ALONG_NEW_REFERENCE));
  along_record_set_text (family, ALONG_FAMILY_P_AREA, text (&making, ALONG_NEW_AREA));
  along_record_set_text (family, ALONG_FAMILY_P_SAFE_CONTACT, text (&making, ALONG_NEW_SAFE_CONTACT));
  return g_steal_pointer (&edit);
}
