/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Births, losses, deaths. */
#include "along-genogram-events.h"

#include <glib/gi18n-lib.h>

#include "along-couples.h"
#include "along-facts.h"
#include "along-genogram-edits-private.h"
#include "along-text.h"

/* What is ended when something happens: whose it is, since when and until when. */
static const struct
{
  AlongKindId kind;
  int who, from, to;
} lasting[] = {
  { ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO },
  { ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO },
  { ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD, ALONG_SUPPORT_STATUS_P_FROM, ALONG_SUPPORT_STATUS_P_TO },
  { ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_CHILD, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO },
  { ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO },
};

static gboolean
begins_later (AlongRecord *record, int from, int day)
{
  return day != ALONG_DAY_NONE && along_record_has (record, from) && along_record_get_day (record, from) > day;
}

/** along_events_goes_on: whether @record of a stay or of care has no end yet, or ends after @date. What begins later is another time, and stays. */
gboolean
along_events_goes_on (AlongRecord *record, const char *date)
{
  int day = along_date_last_day (date);

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    if (lasting[i].kind == along_record_get_kind_id (record))
      return !begins_later (record, lasting[i].from, day)
             && (!along_record_has (record, lasting[i].to)
                 || (day != ALONG_DAY_NONE && along_record_get_last_day (record, lasting[i].to) > day));
  g_return_val_if_reached (FALSE);
}

/**
 * along_events_begins_later: the first stay of @person, care or the like, that began only after @date.
 *
 * @kind: of which; -1: of any
 * @began: (out): its first day
 *
 * Returns: (nullable)
 */
AlongRecord *
along_events_begins_later (AlongFamily *family, int kind, AlongId person, const char *date, int *began)
{
  int day = along_date_last_day (date);
  AlongRecord *record, *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    if (kind < 0 || lasting[i].kind == (AlongKindId) kind)
      ALONG_FOREACH (record, family, lasting[i].kind)
        if (along_record_refers_to (record, lasting[i].who, person) && begins_later (record, lasting[i].from, day)
            && (found == NULL || along_record_get_day (record, lasting[i].from) < *began))
          {
            *began = along_record_get_day (record, lasting[i].from);
            found = record;
          }
  return found;
}

/** along_events_on: the stay of @person, care or the like that is so on @day, its last day being over: of several the last that was written down. Returns: (nullable) */
AlongRecord *
along_events_on (AlongFamily *family, AlongKindId kind, AlongId person, int day)
{
  AlongRecord *record, *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    if (lasting[i].kind == kind)
      ALONG_FOREACH (record, family, kind)
        if (along_record_refers_to (record, lasting[i].who, person) && along_record_holds_on (record, lasting[i].from, lasting[i].to, day))
          found = record;
  return found;
}

/**
 * along_events_until: the end of what begins for @person on @date where more of @kind is written down from a later day on: that day;
 * unless something from before goes on beside it, as a second home does. Returns: (nullable): EDTF, of the family.
 */
const char *
along_events_until (AlongFamily *family, AlongKindId kind, AlongId person, const char *date)
{
  int began = ALONG_DAY_NONE;
  AlongRecord *later = along_events_begins_later (family, (int) kind, person, date, &began), *record;

  for (guint i = 0; later != NULL && i < G_N_ELEMENTS (lasting); i++)
    if (lasting[i].kind == kind)
      {
        ALONG_FOREACH (record, family, kind)
          if (along_record_refers_to (record, lasting[i].who, person) && along_events_goes_on (record, date)
              && (!along_record_has (record, lasting[i].to) || along_record_get_last_day (record, lasting[i].to) > began))
            return NULL;
        return along_record_get_text (later, lasting[i].from);
      }
  return NULL;
}

/** along_events_end: every record of @kind of @person ends on @date that has no end yet, or ends later. */
void
along_events_end (AlongEdit *edit, AlongFamily *family, AlongKindId kind, AlongId person, const char *date)
{
  AlongRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    if (lasting[i].kind == kind)
      ALONG_FOREACH (record, family, kind)
        if (along_record_refers_to (record, lasting[i].who, person) && along_events_goes_on (record, date))
          along_record_set_text (along_edit_change (edit, record), lasting[i].to, date);
}

/** along_events_end_follows: every stay of @person, care or the like that ended with @was ends with @date; %NULL: it goes on. What begins
 * only after @date stays as it is. */
void
along_events_end_follows (AlongEdit *edit, AlongFamily *family, AlongId person, const char *was, const char *date)
{
  int day = date != NULL ? along_date_last_day (date) : ALONG_DAY_NONE;
  AlongRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    ALONG_FOREACH (record, family, lasting[i].kind)
      if (along_record_refers_to (record, lasting[i].who, person) && !begins_later (record, lasting[i].from, day)
          && g_strcmp0 (along_record_get_text (record, lasting[i].to), was) == 0)
        along_record_set_text (along_edit_change (edit, record), lasting[i].to, date);
}

static void
end_support (AlongEdit *edit, AlongFamily *family, AlongId child, const char *date)
{
  for (guint i = 0; i < G_N_ELEMENTS (lasting); i++)
    along_events_end (edit, family, lasting[i].kind, child, date);
}

/* --- One of several babies --- */

/* The surname is what was given as it, however many words that are. */
static void
fill_baby (AlongRecord *baby, const AlongBabyFields *fields)
{
  g_autofree char *given = along_text_tidy_line (fields->given), *surname = along_text_tidy_line (fields->surname);
  g_autofree char *name = along_text_is_empty (surname) ? g_strdup (given) : g_strdup_printf ("%s %s", given, surname);

  along_record_set_enum (baby, ALONG_PERSON_P_GENDER, fields->gender);
  if (along_text_is_empty (given))
    {
      const char *called = along_record_get_text (baby, ALONG_PERSON_P_NAME), *was = along_record_get_text (baby, ALONG_PERSON_P_SURNAME);
      g_autofree char *first = called != NULL && was != NULL && g_str_has_suffix (called, was)
                                 ? g_strndup (called, strlen (called) - strlen (was))
                               : called != NULL && was == NULL && g_str_has_prefix (called, _ ("Baby")) ? g_strdup (called)
                                                                                                         : g_strdup (_ ("Baby"));
      g_autofree char *renamed = g_strdup_printf ("%s %s", g_strchomp (first), surname);

      if (along_text_is_empty (surname) || g_strcmp0 (was, surname) == 0)
        return;
      along_record_set_text (baby, ALONG_PERSON_P_NAME, g_strstrip (renamed));
      along_record_set_text (baby, ALONG_PERSON_P_SURNAME, surname);
      /* of whom no name was said is “Baby” in a sentence, too */
      along_record_set_text (baby, ALONG_PERSON_P_GIVEN, first);
      return;
    }
  along_record_set_text (baby, ALONG_PERSON_P_NAME, name);
  along_record_set_text (baby, ALONG_PERSON_P_GIVEN, along_text_is_empty (surname) ? NULL : given);
  along_record_set_text (baby, ALONG_PERSON_P_SURNAME, along_text_is_empty (surname) ? NULL : surname);
}

/* The word that the babies of @pregnancy have in common as twins, unless they have one already. */
static void
say_twins (AlongEdit *edit, AlongFamily *family, AlongRecord *pregnancy)
{
  g_autofree char *word = along_id_to_text (along_record_get_id (pregnancy));
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  for (guint i = 0; n > 1 && i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      if (baby != NULL && !along_record_has (baby, ALONG_PERSON_P_TWIN))
        along_record_set_text (along_edit_change (edit, baby), ALONG_PERSON_P_TWIN, word);
    }
}

/*
 * Babies who are lost while another lives or is expected: a pregnancy has one outcome, so they get one of their own, and what
 * is said of it is said of none but them.
 */
static AlongRecord *
part (AlongEdit *edit, AlongFamily *family, AlongRecord *pregnancy, const AlongId *lost, guint n_lost)
{
  AlongRecord *own = along_edit_create (edit, ALONG_KIND_PREGNANCY), *changed = along_edit_change (edit, pregnancy);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (AlongId));
  guint n;
  const AlongId *babies = along_record_get_refs (changed, ALONG_PREGNANCY_P_BABIES, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean stays = TRUE;

      for (guint l = 0; l < n_lost; l++)
        stays = stays && !along_id_equal (babies[i], lost[l]);
      if (stays)
        g_array_append_val (left, babies[i]);
    }
  say_twins (edit, family, pregnancy);
  along_record_set_refs (changed, ALONG_PREGNANCY_P_BABIES, (AlongId *) left->data, left->len);
  along_record_set_int (changed, ALONG_PREGNANCY_P_MULTIPLICITY, left->len);
  along_record_set_ref (own, ALONG_PREGNANCY_P_MOTHER, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER));
  along_record_set_ref (own, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT));
  along_record_set_refs (own, ALONG_PREGNANCY_P_BABIES, lost, n_lost);
  along_record_set_int (own, ALONG_PREGNANCY_P_MULTIPLICITY, n_lost);
  return own;
}

/* --- Birth --- */

static AlongRecord *
make_link (AlongEdit *edit, AlongId child)
{
  AlongRecord *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, child);
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, TRUE);
  return link;
}

/* To the parents of the first baby; of a pregnancy that had nobody, to mother and father. */
static void
link_baby (AlongEdit *edit, AlongFamily *family, AlongRecord *pregnancy, AlongId baby)
{
  guint n;
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  AlongId mother = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER);
  AlongRecord *couple = along_genogram_find_couple (family, mother, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT));
  AlongRecord *link, *same;
  gboolean linked = FALSE;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (n > 0 && along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, ids[0]))
      {
        same = make_link (edit, baby);
        along_record_set_ref (same, ALONG_CHILD_LINK_P_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));
        along_record_set_ref (same, ALONG_CHILD_LINK_P_PARENT, along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT));
        along_record_set_enum (same, ALONG_CHILD_LINK_P_NATURE, along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE));
        along_record_set_bool (same, ALONG_CHILD_LINK_P_PRIMARY, along_record_get_bool (link, ALONG_CHILD_LINK_P_PRIMARY));
        linked = TRUE;
      }
  if (linked)
    return;
  same = make_link (edit, baby);
  if (couple != NULL)
    along_record_set_ref (same, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
  else
    along_record_set_ref (same, ALONG_CHILD_LINK_P_PARENT, mother);
}

/* The people a pregnancy has for its babies, and as many more as were born. */
static GArray *
babies_of (AlongEdit *edit, AlongFamily *family, AlongRecord *pregnancy, int n)
{
  guint have;
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &have);
  GArray *babies = g_array_new (FALSE, FALSE, sizeof (AlongId));

  g_array_append_vals (babies, ids, have);
  for (int i = (int) have; i < n; i++)
    {
      AlongRecord *baby = along_edit_create (edit, ALONG_KIND_PERSON);
      AlongId id = along_record_get_id (baby);
      g_autofree char *name = n > 1 ? g_strdup_printf (_ ("Baby %d"), i + 1) : g_strdup (_ ("Baby"));

      along_record_set_text (baby, ALONG_PERSON_P_NAME, name);
      link_baby (edit, family, pregnancy, id);
      g_array_append_val (babies, id);
    }
  return babies;
}

/* The baby as this edit has it so far. */
static AlongRecord *
baby_in (AlongEdit *edit, AlongFamily *family, AlongId id)
{
  AlongRecord *there = along_family_find (family, ALONG_KIND_PERSON, id);

  if (there != NULL)
    return along_edit_change (edit, there);
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      AlongRecord *after = along_edit_get_change (edit, i)->after;

      if (after != NULL && along_id_equal (along_record_get_id (after), id))
        return after;
    }
  return NULL;
}

/* Where @baby lives by what was written down before the birth: it ends there; what is to begin only later stays, unless it is that it is
 * not born. Returns: (nullable): EDTF: when the first of that begins. */
static const char *
end_living (AlongEdit *edit, AlongFamily *family, AlongId baby, const AlongBirth *birth)
{
  AlongRecord *living, *next = NULL;

  ALONG_FOREACH (living, family, ALONG_KIND_LIVING)
    {
      gboolean unborn = along_record_get_enum (living, ALONG_LIVING_P_LIVING) == ALONG_LIVING_UNBORN;

      if (!along_record_refers_to (living, ALONG_LIVING_P_CHILD, baby))
        continue;
      if (!begins_later (living, ALONG_LIVING_P_FROM, along_date_last_day (birth->date)))
        {
          /* Where nothing is said what was settled before the birth holds. */
          if (!along_record_has (living, ALONG_LIVING_P_TO) && (birth->living >= 0 || unborn))
            along_record_set_text (along_edit_change (edit, living), ALONG_LIVING_P_TO, birth->date);
        }
      else if (unborn)
        along_edit_delete (edit, living);
      else if (next == NULL || along_record_get_day (living, ALONG_LIVING_P_FROM) < along_record_get_day (next, ALONG_LIVING_P_FROM))
        next = living;
    }
  return next != NULL ? along_record_get_text (next, ALONG_LIVING_P_FROM) : NULL;
}

static void
live (AlongEdit *edit, AlongFamily *family, AlongRecord *pregnancy, AlongId baby, const AlongBirth *birth)
{
  const char *until = end_living (edit, family, baby, birth);
  AlongRecord *living;
  AlongId with[2];
  guint n = 0;

  if (birth->living < 0)
    return;
  if (birth->living == ALONG_LIVING_MOTHER || birth->living == ALONG_LIVING_BOTH_PARENTS || birth->living == ALONG_LIVING_PLACEMENT)
    with[n++] = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER);
  if ((birth->living == ALONG_LIVING_FATHER || birth->living == ALONG_LIVING_BOTH_PARENTS)
      && along_record_has (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT))
    with[n++] = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT);
  living = along_edit_create (edit, ALONG_KIND_LIVING);
  along_record_set_ref (living, ALONG_LIVING_P_CHILD, baby);
  along_record_set_enum (living, ALONG_LIVING_P_LIVING, birth->living);
  along_record_set_text (living, ALONG_LIVING_P_FROM, birth->date);
  along_record_set_text (living, ALONG_LIVING_P_TO, until);
  along_record_set_refs (living, ALONG_LIVING_P_WITH, with, n);
}

/* Whose home @birth->living says that a baby lives in; NONE: nobody's of those two, or nothing is said. */
static AlongId
lives_with (AlongRecord *pregnancy, const AlongBirth *birth)
{
  switch (birth->living)
    {
    case ALONG_LIVING_BOTH_PARENTS:
    case ALONG_LIVING_MOTHER:
    case ALONG_LIVING_PLACEMENT:
      return along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER);
    case ALONG_LIVING_FATHER:
      return along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT);
    default:
      return ALONG_ID_NONE;
    }
}

/** along_genogram_lives_elsewhere: whether it is written down that somebody else cares for @child on @day, or that it lives
 * elsewhere than with a parent. */
gboolean
along_genogram_lives_elsewhere (AlongFamily *family, AlongId child, int day)
{
  AlongRecord *living;

  ALONG_FOREACH (living, family, ALONG_KIND_LIVING)
    if (along_record_refers_to (living, ALONG_LIVING_P_CHILD, child)
        && along_record_valid_on (living, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO, day))
      switch (along_record_get_enum (living, ALONG_LIVING_P_LIVING))
        {
        case ALONG_LIVING_UNBORN:
        case ALONG_LIVING_BOTH_PARENTS:
        case ALONG_LIVING_MOTHER:
        case ALONG_LIVING_PLACEMENT:
        case ALONG_LIVING_NOT_KNOWN:
          break;
        default:
          return TRUE;
        }
  return along_genogram_care_of (family, child, day) != NULL;
}

/**
 * along_events_join_home: @baby, born on @date, lives in every home that @parent lives in that day and since, from when both do,
 * unless it has one. That it lives there is what is said now; what was before holds no longer.
 */
void
along_events_join_home (AlongEdit *edit, AlongFamily *family, AlongId parent, AlongId baby, const char *date)
{
  int day = along_date_last_day (date);
  AlongRecord *membership;

  if (along_id_is_none (parent) || along_genogram_home_of (family, baby, day) != NULL)
    return;
  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    {
      int from = along_record_get_day (membership, ALONG_MEMBERSHIP_P_FROM);
      gboolean later = from > day;
      AlongRecord *own;

      if (!along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, parent)
          || (!later && !along_record_holds_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, day)))
        continue;
      own = along_edit_create (edit, ALONG_KIND_MEMBERSHIP);
      along_record_set_ref (own, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD));
      along_record_set_ref (own, ALONG_MEMBERSHIP_P_PERSON, baby);
      along_record_set_text (own, ALONG_MEMBERSHIP_P_FROM, from != ALONG_DAY_NONE && from > along_date_first_day (date) ? along_record_get_text (membership, ALONG_MEMBERSHIP_P_FROM) : date);
      along_record_set_text (own, ALONG_MEMBERSHIP_P_TO, along_record_get_text (membership, ALONG_MEMBERSHIP_P_TO));
    }
}

/** along_genogram_born: the babies of @pregnancy are born, one at least alive: who they are stays, each with a name of their own. */
AlongEdit *
along_genogram_born (AlongFamily *family, AlongRecord *pregnancy, const AlongBirth *birth)
{
  AlongEdit *edit = along_edit_new ("", along_family_get_id (family));
  g_autoptr (GArray) babies = babies_of (edit, family, pregnancy, MAX (birth->n, 1));
  AlongRecord *changed = along_edit_change (edit, pregnancy);
  int day = along_edits_whole_day (birth->date), minutes = birth->minutes;
  g_autofree char *word = along_id_to_text (along_record_get_id (pregnancy));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GArray) stillborn = g_array_new (FALSE, FALSE, sizeof (AlongId));
  g_autofree char *title = NULL;

  for (guint i = 0; i < babies->len && i < ALONG_MOST_BABIES; i++)
    {
      AlongId id = g_array_index (babies, AlongId, i);
      AlongRecord *baby = baby_in (edit, family, id);
      AlongBirth own = *birth;

      if (baby == NULL)
        continue;
      fill_baby (baby, &birth->babies[i]);
      if (birth->babies[i].lost)
        g_array_append_val (stillborn, id);
      else if (babies->len > 1 && along_record_has (baby, ALONG_PERSON_P_BORN))
        {
          /* A twin of whom it was said before keeps their day; the pregnancy has the first of both. */
          int whole;

          own.date = along_record_get_text (baby, ALONG_PERSON_P_BORN);
          whole = along_edits_whole_day (own.date);
          if (day != ALONG_DAY_NONE && whole != ALONG_DAY_NONE && whole < day)
            {
              day = whole;
              minutes = -1;
            }
        }
      else
        along_record_set_text (baby, ALONG_PERSON_P_BORN, birth->date);
      if (babies->len > 1)
        {
          if (!along_record_has (baby, ALONG_PERSON_P_TWIN))
            along_record_set_text (baby, ALONG_PERSON_P_TWIN, word);
          if (birth->zygosity != ALONG_ZYGOSITY_NOT_SAID)
            along_record_set_bool (baby, ALONG_PERSON_P_MONOZYGOTIC, birth->zygosity == ALONG_ZYGOSITY_IDENTICAL);
        }
      if (birth->babies[i].lost)
        {
          end_support (edit, family, id, birth->date);
          continue;
        }
      live (edit, family, pregnancy, id, &own);
      along_events_join_home (edit, family, lives_with (pregnancy, birth), id, own.date);
      /* Translators: between names */
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("names", ", ") : "", along_facts_first_name (baby));
    }
  along_record_set_refs (changed, ALONG_PREGNANCY_P_BABIES, (AlongId *) babies->data, babies->len);
  if (babies->len > 1)
    along_record_set_int (changed, ALONG_PREGNANCY_P_MULTIPLICITY, babies->len);
  if (stillborn->len > 0)
    {
      AlongRecord *own = part (edit, family, changed, (AlongId *) stillborn->data, stillborn->len);

      along_record_set_enum (own, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_STILLBIRTH);
      along_record_set_text (own, ALONG_PREGNANCY_P_ENDED, birth->date);
    }
  along_record_set_enum (changed, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  if (day != ALONG_DAY_NONE)
    {
      AlongInstant at = along_instant_new_day (day);

      if (minutes >= 0)
        along_instant_from_local (day, minutes / 60, minutes % 60, ALONG_ZONE, &at);
      along_record_set_instant (changed, ALONG_PREGNANCY_P_BORN, &at);
    }
  along_record_set_text (changed, ALONG_PREGNANCY_P_PLACE, birth->place);
  along_record_set_text (changed, ALONG_PREGNANCY_P_MODE_OF_BIRTH, birth->mode);
  if (birth->weight_g > 0)
    along_record_set_int (changed, ALONG_PREGNANCY_P_WEIGHT_G, birth->weight_g);
  /* Translators: first names */
  title = g_strdup_printf (_ ("birth of %s"), names->str);
  along_edit_set_title (edit, title);
  return edit;
}

/* --- Loss and death --- */

/* Of @baby, who was lost. */
static void
lose (AlongEdit *edit, AlongFamily *family, AlongId baby, const AlongLoss *loss, guint i)
{
  AlongRecord *there = along_family_find (family, ALONG_KIND_PERSON, baby), *changed;

  if (there == NULL)
    return;
  changed = along_edit_change (edit, there);
  if (i < ALONG_MOST_BABIES)
    fill_baby (changed, &loss->babies[i]);
  if (loss->outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH)
    {
      along_record_set_text (changed, ALONG_PERSON_P_BORN, loss->born);
      along_record_set_text (changed, ALONG_PERSON_P_DIED, loss->ended);
    }
  end_support (edit, family, baby, loss->ended);
}

/**
 * along_genogram_lost: @pregnancy was lost, or one of the babies of it. Who was expected stays who they are, with the name they
 * were given; a baby who lives is not in it.
 */
AlongEdit *
along_genogram_lost (AlongFamily *family, AlongRecord *pregnancy, const AlongLoss *loss)
{
  AlongEdit *edit = along_edit_new (_ ("loss written down"), along_family_get_id (family));
  int born = loss->outcome == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH ? along_edits_whole_day (loss->born) : ALONG_DAY_NONE;
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *of;

  for (guint i = 0; i < n; i++)
    if (n == 1 || (i < ALONG_MOST_BABIES && loss->babies[i].lost))
      {
        g_array_append_val (lost, babies[i]);
        lose (edit, family, babies[i], loss, i);
      }
  of = lost->len < n ? part (edit, family, pregnancy, (AlongId *) lost->data, lost->len) : along_edit_change (edit, pregnancy);
  along_record_set_enum (of, ALONG_PREGNANCY_P_OUTCOME, loss->outcome);
  along_record_set_text (of, ALONG_PREGNANCY_P_ENDED, loss->ended);
  if (loss->gestation_days > 0)
    along_record_set_int (of, ALONG_PREGNANCY_P_GESTATION_DAYS, loss->gestation_days);
  along_record_set_text (of, ALONG_PREGNANCY_P_NOTE, loss->note);
  if (born != ALONG_DAY_NONE)
    {
      AlongInstant at = along_instant_new_day (born);

      along_record_set_instant (of, ALONG_PREGNANCY_P_BORN, &at);
    }
  return edit;
}

/** along_genogram_died: @person died. Who was with them is widowed; where they lived and who cared for them ends. @note: (nullable) */
AlongEdit *
along_genogram_died (AlongFamily *family, AlongRecord *person, const char *date, const char *note)
{
  AlongEdit *edit = along_edits_about (family, _ ("%s’s death written down"), person);
  AlongRecord *changed = along_edit_change (edit, person), *couple;
  AlongId id = along_record_get_id (person);

  along_record_set_text (changed, ALONG_PERSON_P_DIED, date);
  if (note != NULL)
    along_record_set_text (changed, ALONG_PERSON_P_DEATH_NOTE, note);
  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      int state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);

      if ((along_record_refers_to (couple, ALONG_COUPLE_P_ONE, id) || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id))
          && (state == ALONG_COUPLE_STATE_CURRENT || state == ALONG_COUPLE_STATE_RECONCILED)
          && along_record_get_enum (couple, ALONG_COUPLE_P_KIND) != ALONG_COUPLE_KIND_CO_PARENTS
          && along_couple_now (family, couple) == couple)
        {
          AlongRecord *ended = along_edit_change (edit, couple);

          along_record_set_enum (ended, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_WIDOWED);
          along_record_set_text (ended, ALONG_COUPLE_P_TO, date);
        }
    }
  end_support (edit, family, id, date);
  along_events_note_neonatal_death (edit, family, person, date);
  return edit;
}
