/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-edits.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-field-words.h"
#include "along-name.h"
#include "along-text.h"

static AlongEdit *
edit_new (AlongFamily *family, const char *format, AlongRecord *person)
{
  g_autofree char *title = g_strdup_printf (format, along_facts_first_name (person));

  return along_edit_new (title, along_family_get_id (family));
}

/** along_genogram_couple_of: the couple that @person is in now. Returns: (nullable). */
AlongRecord *
along_genogram_couple_of (AlongFamily *family, AlongId person)
{
  AlongRecord *couple, *found = NULL;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      int state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);

      if ((along_record_refers_to (couple, ALONG_COUPLE_P_ONE, person)
           || along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, person))
          && (state == ALONG_COUPLE_STATE_CURRENT || state == ALONG_COUPLE_STATE_RECONCILED))
        found = couple;
    }
  return found;
}

/** along_genogram_parents_of: the child link that says whose child @child is: the primary one first. Returns: (nullable). */
AlongRecord *
along_genogram_parents_of (AlongFamily *family, AlongId child)
{
  AlongRecord *link, *found = NULL;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, child)
        && (found == NULL || along_record_get_bool (link, ALONG_CHILD_LINK_P_PRIMARY)))
      found = link;
  return found;
}

static void
fill_person (AlongRecord *person, const AlongPersonFields *fields)
{
  g_autofree char *name = along_text_tidy_line (fields->name);
  const char *surname = along_name_surname (name);

  /* What the record has of the parts of a name stays while the name stays. */
  if (g_strcmp0 (name, along_record_get_text (person, ALONG_PERSON_P_NAME)) != 0)
    {
      along_record_set_text (person, ALONG_PERSON_P_NAME, name);
      along_record_unset (person, ALONG_PERSON_P_GIVEN);
      along_record_unset (person, ALONG_PERSON_P_SURNAME);
      if (surname != NULL)
        {
          g_autofree char *given = along_name_given (name);
          along_record_set_text (person, ALONG_PERSON_P_GIVEN, given);
          along_record_set_text (person, ALONG_PERSON_P_SURNAME, surname);
        }
    }
  along_record_set_text (person, ALONG_PERSON_P_PREFERRED, fields->preferred);
  along_record_set_text (person, ALONG_PERSON_P_PRONOUNS, fields->pronouns);
  along_record_set_text (person, ALONG_PERSON_P_BORN, fields->born);
  along_record_set_text (person, ALONG_PERSON_P_DIED, fields->died);
  along_record_set_text (person, ALONG_PERSON_P_ROLE, fields->role);
  along_record_set_text (person, ALONG_PERSON_P_NOTE, fields->note);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, fields->gender);
  if (fields->index || along_record_has (person, ALONG_PERSON_P_INDEX))
    along_record_set_bool (person, ALONG_PERSON_P_INDEX, fields->index);
}

/** along_genogram_other_names: what else @person is or was called, with commas between. Returns: (nullable). */
char *
along_genogram_other_names (AlongFamily *family, AlongId person)
{
  g_autoptr (GString) names = g_string_new (NULL);
  AlongRecord *alias;

  ALONG_FOREACH (alias, family, ALONG_KIND_ALIAS)
    if (along_record_refers_to (alias, ALONG_ALIAS_P_PERSON, person))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", along_record_get_text (alias, ALONG_ALIAS_P_NAME));
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* Names that stay keep their record; the others go, new ones come. */
static void
fill_other_names (AlongEdit *edit, AlongFamily *family, AlongRecord *person, const char *names)
{
  g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", ",", -1);
  AlongRecord *alias;

  ALONG_FOREACH (alias, family, ALONG_KIND_ALIAS)
    {
      gboolean stays = FALSE;

      if (!along_record_refers_to (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (person)))
        continue;
      for (char **word = words; *word != NULL; word++)
        if (g_strcmp0 (g_strstrip (*word), along_record_get_text (alias, ALONG_ALIAS_P_NAME)) == 0)
          {
            stays = TRUE;
            (*word)[0] = '\0';
          }
      if (!stays)
        along_edit_delete (edit, alias);
    }
  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *name = along_text_tidy_line (*word);

      if (along_text_is_empty (name))
        continue;
      alias = along_edit_create (edit, ALONG_KIND_ALIAS);
      along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (person));
      along_record_set_text (alias, ALONG_ALIAS_P_NAME, name);
      along_record_set_enum (alias, ALONG_ALIAS_P_TYPE, ALONG_ALIAS_OTHER);
    }
}

/** along_genogram_expected: the open pregnancy that @baby comes from. Returns: (nullable). */
AlongRecord *
along_genogram_expected (AlongFamily *family, AlongId baby)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN
        && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, baby))
      return pregnancy;
  return NULL;
}

static AlongRecord *
make_couple (AlongEdit *edit, AlongId one, AlongId other, int kind, int state)
{
  AlongRecord *couple = along_edit_create (edit, ALONG_KIND_COUPLE);

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, one);
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, other);
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, state);
  return couple;
}

/* @couple, or @parent alone. */
static void
make_link (AlongEdit *edit, AlongId child, AlongId couple, AlongId parent, gboolean primary)
{
  AlongRecord *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, child);
  if (!along_id_is_none (couple))
    along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, couple);
  else
    along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, parent);
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, primary);
}

/** along_genogram_find_couple: the couple that these two are, or were. Returns: (nullable). */
AlongRecord *
along_genogram_find_couple (AlongFamily *family, AlongId one, AlongId other)
{
  AlongRecord *couple;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    if ((along_record_refers_to (couple, ALONG_COUPLE_P_ONE, one) && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, other))
        || (along_record_refers_to (couple, ALONG_COUPLE_P_ONE, other) && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, one)))
      return couple;
  return NULL;
}

/* A first parent stands alone; a second makes the two a couple, which the child and its brothers and sisters
 * of that parent then belong to; a couple of one takes the second in; after that, a link of its own. */
static void
link_parent (AlongEdit *edit, AlongFamily *family, AlongId parent, AlongId child)
{
  AlongRecord *link = along_genogram_parents_of (family, child);
  AlongRecord *couple = link != NULL
                          ? along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE))
                          : NULL;

  if (link == NULL || (couple != NULL && along_record_has (couple, ALONG_COUPLE_P_OTHER)))
    make_link (edit, child, ALONG_ID_NONE, parent, link == NULL);
  else if (couple != NULL)
    along_record_set_ref (along_edit_change (edit, couple), ALONG_COUPLE_P_OTHER, parent);
  else
    {
      AlongId first = along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT);
      AlongRecord *changed = along_edit_change (edit, link);

      couple = along_genogram_find_couple (family, first, parent);
      if (couple == NULL)
        couple = make_couple (edit, first, parent, ALONG_COUPLE_KIND_CO_PARENTS, ALONG_COUPLE_STATE_CURRENT);
      along_record_unset (changed, ALONG_CHILD_LINK_P_PARENT);
      along_record_set_ref (changed, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
    }
}

/* Of @couple, or of @parent alone. */
static void
link_child (AlongEdit *edit, AlongFamily *family, AlongId parent, AlongId couple, AlongId child)
{
  gboolean known = along_family_find (family, ALONG_KIND_COUPLE, couple) != NULL;

  make_link (edit, child, known ? couple : ALONG_ID_NONE, parent, TRUE);
}

/* The same parents; without any, one who is not known joins the two. */
static void
link_sibling (AlongEdit *edit, AlongFamily *family, AlongId to, AlongId sibling)
{
  AlongRecord *link = along_genogram_parents_of (family, to), *unknown;

  if (link != NULL)
    {
      make_link (edit, sibling, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE),
                 along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT), TRUE);
      return;
    }
  unknown = along_edit_create (edit, ALONG_KIND_PERSON);
  along_record_set_text (unknown, ALONG_PERSON_P_NAME, _ ("Unknown"));
  along_record_set_enum (unknown, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  make_link (edit, to, ALONG_ID_NONE, along_record_get_id (unknown), TRUE);
  make_link (edit, sibling, ALONG_ID_NONE, along_record_get_id (unknown), TRUE);
}

static void
make_edd (AlongEdit *edit, AlongRecord *pregnancy, const char *due, int today)
{
  AlongRecord *edd = along_edit_create (edit, ALONG_KIND_EDD);

  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (edd, ALONG_EDD_P_EDD, due);
  along_record_set_day (edd, ALONG_EDD_P_RECORDED, today);
  along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_OTHER);
  along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_UNKNOWN);
  along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
}

/*
 * A pregnancy of @to, or of their partner in the couple of @with where @to is a man. A man without a partner is not
 * the one who is pregnant: she is somebody not known. The baby is linked to the same two.
 */
static void
make_pregnancy (AlongEdit *edit, AlongFamily *family, AlongRecord *to, AlongRecord *baby, const AlongPersonFields *fields, int today)
{
  AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, fields->with), *pregnancy;
  AlongId mother = along_record_get_id (to), other = ALONG_ID_NONE, id = along_record_get_id (baby);
  AlongId of = couple != NULL ? fields->with : ALONG_ID_NONE;
  int gender = along_record_get_enum (to, ALONG_PERSON_P_GENDER);

  if (couple != NULL)
    other = along_record_get_ref (couple, along_record_refers_to (couple, ALONG_COUPLE_P_ONE, mother) ? ALONG_COUPLE_P_OTHER
                                                                                                     : ALONG_COUPLE_P_ONE);
  if (gender == ALONG_GENDER_MALE)
    {
      AlongId father = mother;

      if (along_id_is_none (other))
        {
          AlongRecord *unknown = along_edit_create (edit, ALONG_KIND_PERSON);

          along_record_set_text (unknown, ALONG_PERSON_P_NAME, _ ("Unknown"));
          along_record_set_enum (unknown, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
          other = along_record_get_id (unknown);
          of = along_record_get_id (make_couple (edit, other, father, ALONG_COUPLE_KIND_CO_PARENTS, ALONG_COUPLE_STATE_CURRENT));
        }
      mother = other;
      other = father;
    }
  pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, mother);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, other);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &id, 1);
  make_link (edit, id, of, mother, TRUE);
  if (fields->due != NULL)
    make_edd (edit, pregnancy, fields->due, today);
}

static void
make_care (AlongEdit *edit, AlongRecord *child, AlongId carer)
{
  AlongRecord *care = along_edit_create (edit, ALONG_KIND_CARE_LINK);

  along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, along_record_get_id (child));
  along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, &carer, 1);
  along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_KINSHIP_INFORMAL);
}

/**
 * along_genogram_add_person: a new person, and all that follows from who they are to @to.
 *
 * @to: (nullable): whom @relation is about; %NULL: nobody
 * @added: (out): the new person
 */
AlongEdit *
along_genogram_add_person (AlongFamily *family, AlongRecord *to, AlongRelation relation, const AlongPersonFields *fields,
                           int today, AlongId *added)
{
  g_autofree char *name = along_text_tidy_line (fields->name);
  g_autofree char *title = g_strdup_printf (_ ("%s added"), along_text_is_empty (name) ? _ ("Baby") : name);
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongId id = along_record_get_id (person), other;

  fill_person (person, fields);
  fill_other_names (edit, family, person, fields->other_names);
  *added = id;
  if (to == NULL)
    return edit;
  other = along_record_get_id (to);
  switch (relation)
    {
    case ALONG_RELATION_PARENT:
      link_parent (edit, family, id, other);
      break;
    case ALONG_RELATION_PARTNER:
      make_couple (edit, other, id, fields->kind, fields->state);
      break;
    case ALONG_RELATION_SIBLING:
      link_sibling (edit, family, other, id);
      break;
    case ALONG_RELATION_PREGNANCY:
      if (along_text_is_empty (name))
        {
          const char *last = along_record_get_text (to, ALONG_PERSON_P_SURNAME);
          g_autofree char *baby = last != NULL ? g_strdup_printf (_ ("Baby %s"), last) : g_strdup (_ ("Baby"));

          along_record_set_text (person, ALONG_PERSON_P_NAME, baby);
          along_record_set_text (person, ALONG_PERSON_P_SURNAME, last);
        }
      make_pregnancy (edit, family, to, person, fields, today);
      break;
    case ALONG_RELATION_CHILD:
      link_child (edit, family, other, fields->with, id);
      break;
    case ALONG_RELATION_CARER:
      make_care (edit, to, id);
      break;
    case ALONG_RELATION_NOBODY:
      break;
    }
  return edit;
}

/** along_genogram_change_person: what is known of @person. An expected baby with a day of birth is born. */
AlongEdit *
along_genogram_change_person (AlongFamily *family, AlongRecord *person, const AlongPersonFields *fields)
{
  AlongEdit *edit = edit_new (family, _ ("%s changed"), person);
  AlongRecord *pregnancy = along_genogram_expected (family, along_record_get_id (person));
  int day = fields->born != NULL ? along_date_first_day (fields->born) : ALONG_DAY_NONE;
  g_autofree char *what = NULL;

  fill_person (along_edit_change (edit, person), fields);
  fill_other_names (edit, family, person, fields->other_names);
  if (pregnancy != NULL && day != ALONG_DAY_NONE)
    {
      AlongRecord *changed = along_edit_change (edit, pregnancy);
      AlongInstant born = along_instant_new_day (day);

      along_record_set_enum (changed, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
      along_record_set_instant (changed, ALONG_PREGNANCY_P_BORN, &born);
    }
  what = along_changed_words (edit);
  if (what != NULL)
    {
      /* Translators: title of an edit: fields, and a first name: "phone of Jade changed" */
      g_autofree char *title = g_strdup_printf (_ ("%s of %s changed"), what, along_facts_first_name (person));

      along_edit_set_title (edit, title);
    }
  return edit;
}

static void
fill_couple (AlongRecord *couple, int kind, int state, const char *from, const char *to)
{
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, state);
  along_record_set_text (couple, ALONG_COUPLE_P_FROM, from);
  along_record_set_text (couple, ALONG_COUPLE_P_TO, to);
}

AlongEdit *
along_genogram_add_couple (AlongFamily *family, AlongRecord *one, AlongRecord *other, int kind, int state, const char *from,
                           const char *to)
{
  AlongEdit *edit = along_edit_new (_ ("couple added"), along_family_get_id (family));

  fill_couple (make_couple (edit, along_record_get_id (one), along_record_get_id (other), kind, state), kind, state, from, to);
  return edit;
}

AlongEdit *
along_genogram_change_couple (AlongFamily *family, AlongRecord *couple, int kind, int state, const char *from, const char *to)
{
  AlongEdit *edit = along_edit_new (_ ("couple changed"), along_family_get_id (family));

  fill_couple (along_edit_change (edit, couple), kind, state, from, to);
  return edit;
}

AlongEdit *
along_genogram_add_parent (AlongFamily *family, AlongRecord *parent, AlongRecord *child)
{
  AlongEdit *edit = edit_new (family, _ ("parent of %s added"), child);

  link_parent (edit, family, along_record_get_id (parent), along_record_get_id (child));
  return edit;
}

AlongEdit *
along_genogram_add_bond (AlongFamily *family, AlongRecord *from, AlongRecord *to, int kind, gboolean is_private)
{
  AlongEdit *edit = along_edit_new (_ ("line added"), along_family_get_id (family));
  AlongRecord *bond = along_edit_create (edit, ALONG_KIND_BOND);

  along_record_set_ref (bond, ALONG_BOND_P_FROM, along_record_get_id (from));
  along_record_set_ref (bond, ALONG_BOND_P_TO, along_record_get_id (to));
  along_record_set_enum (bond, ALONG_BOND_P_KIND, kind);
  if (is_private)
    along_record_set_bool (bond, ALONG_BOND_P_PRIVATE, TRUE);
  return edit;
}
