/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-genogram-edits-private.h"

#include <glib/gi18n-lib.h>

#include "along-couples.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-genogram-events.h"
#include "along-name.h"
#include "along-text.h"

/* An edit whose title has @person's first name in it. */
AlongEdit *
along_edits_about (AlongFamily *family, const char *format, AlongRecord *person)
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
          && (state == ALONG_COUPLE_STATE_CURRENT || state == ALONG_COUPLE_STATE_RECONCILED)
          && along_couple_now (family, couple) == couple)
        found = couple;
    }
  return found;
}

/* The day itself where a date is known to the day; else none is made of it. */
int
along_edits_whole_day (const char *edtf)
{
  AlongDate date;

  return edtf != NULL && along_date_parse (edtf, &date, NULL) && date.precision == ALONG_DATE_DAY && !date.approximate
             && !date.uncertain
           ? date.lo
           : ALONG_DAY_NONE;
}

/* What the record has of the parts of a name stays while the name stays. */
void
along_edits_set_name (AlongRecord *person, const char *typed)
{
  g_autofree char *name = along_text_tidy_line (typed);
  const char *surname = along_name_surname (name);

  if (g_strcmp0 (name, along_record_get_text (person, ALONG_PERSON_P_NAME)) == 0)
    return;
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

/* What a person has beside the fields that are given by themselves. */
static void
fill_more (AlongRecord *person, AlongRecord *more)
{
  static const int by_themselves[] = { ALONG_PERSON_P_NAME, ALONG_PERSON_P_GIVEN, ALONG_PERSON_P_SURNAME, ALONG_PERSON_P_PREFERRED,
                                       ALONG_PERSON_P_PRONOUNS, ALONG_PERSON_P_BORN, ALONG_PERSON_P_DIED, ALONG_PERSON_P_ROLE,
                                       ALONG_PERSON_P_NOTE, ALONG_PERSON_P_GENDER, ALONG_PERSON_P_INDEX, ALONG_PERSON_P_TWIN };
  const AlongKind *kind = along_record_get_kind (person);

  for (int p = 0; p < (int) kind->n_properties; p++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (by_themselves); i++)
        taken = taken || by_themselves[i] == p;
      if (!taken)
        {
          AlongValue value = { 0 };

          along_value_copy (&kind->properties[p], along_record_peek (more, p), &value);
          along_record_take (person, p, &value);
        }
    }
}

void
along_edits_fill_person (AlongRecord *person, const AlongPersonFields *fields)
{
  along_edits_set_name (person, fields->name);
  along_record_set_text (person, ALONG_PERSON_P_PREFERRED, fields->preferred);
  along_record_set_text (person, ALONG_PERSON_P_PRONOUNS, fields->pronouns);
  along_record_set_text (person, ALONG_PERSON_P_BORN, fields->born);
  along_record_set_text (person, ALONG_PERSON_P_DIED, fields->died);
  along_record_set_text (person, ALONG_PERSON_P_ROLE, fields->role);
  along_record_set_text (person, ALONG_PERSON_P_NOTE, fields->note);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, fields->gender);
  if (fields->index || along_record_has (person, ALONG_PERSON_P_INDEX))
    along_record_set_bool (person, ALONG_PERSON_P_INDEX, fields->index);
  if (fields->more != NULL)
    fill_more (person, fields->more);
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

/* Takes @name, which may have commas of its own, out of the @words between commas; whether it was there. */
static gboolean
takes (char **words, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);
  guint n = g_strv_length (parts), all = g_strv_length (words);

  for (guint at = 0; at + n <= all; at++)
    {
      guint same = 0;

      while (same < n && strcmp (words[at + same], g_strstrip (parts[same])) == 0)
        same++;
      for (guint i = 0; same == n && i < n; i++)
        words[at + i][0] = '\0';
      if (same == n)
        return TRUE;
    }
  return FALSE;
}

/* Names that stay keep their record; the others go, new ones come. A name that is there may have commas of its own: it stays where all of it still
 * stands between two commas. */
void
along_edits_other_names (AlongEdit *edit, AlongFamily *family, AlongRecord *person, const char *names)
{
  g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", ",", -1);
  g_autofree char *before = along_genogram_other_names (family, along_record_get_id (person));
  AlongRecord *alias;

  if (before != NULL && g_strcmp0 (names, before) == 0)
    return;
  for (char **word = words; *word != NULL; word++)
    g_strstrip (*word);
  ALONG_FOREACH (alias, family, ALONG_KIND_ALIAS)
    if (along_record_refers_to (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (person))
        && !takes (words, along_record_get_text (alias, ALONG_ALIAS_P_NAME)))
      along_edit_delete (edit, alias);
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

/** along_genogram_expected: the open pregnancy that @baby comes from, unless this one of twins is born. Returns: (nullable). */
AlongRecord *
along_genogram_expected (AlongFamily *family, AlongId baby)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, baby), *pregnancy;

  if (person != NULL && along_record_has (person, ALONG_PERSON_P_BORN))
    return NULL;
  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN
        && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, baby))
      return pregnancy;
  return NULL;
}

/** along_genogram_find_couple: the couple that these two are, or were last. Returns: (nullable). */
AlongRecord *
along_genogram_find_couple (AlongFamily *family, AlongId one, AlongId other)
{
  AlongRecord *couple;

  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    if ((along_record_refers_to (couple, ALONG_COUPLE_P_ONE, one) && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, other))
        || (along_record_refers_to (couple, ALONG_COUPLE_P_ONE, other) && along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, one)))
      return along_couple_now (family, couple);
  return NULL;
}

/* @person is a twin of somebody who is there, or no twin any more. */
static void
set_twin_of (AlongEdit *edit, AlongFamily *family, AlongRecord *person, AlongId of)
{
  AlongRecord *other = along_family_find (family, ALONG_KIND_PERSON, of), *changed = along_edit_change (edit, person);
  g_autofree char *word = NULL;

  if (other == NULL)
    {
      along_record_unset (changed, ALONG_PERSON_P_TWIN);
      along_record_unset (changed, ALONG_PERSON_P_MONOZYGOTIC);
      return;
    }
  word = along_edits_twin_word (family, other);
  along_record_set_text (changed, ALONG_PERSON_P_TWIN, word);
  if (!along_record_has (other, ALONG_PERSON_P_TWIN))
    along_record_set_text (along_edit_change (edit, other), ALONG_PERSON_P_TWIN, word);
  if (along_record_has (changed, ALONG_PERSON_P_MONOZYGOTIC))
    along_record_set_bool (along_edit_change (edit, other), ALONG_PERSON_P_MONOZYGOTIC,
                           along_record_get_bool (changed, ALONG_PERSON_P_MONOZYGOTIC));
}

/** along_genogram_change_person: what is known of @person. An expected baby with a day of birth is born; where it lives is not
 * said by that. */
AlongEdit *
along_genogram_change_person (AlongFamily *family, AlongRecord *person, const AlongPersonFields *fields)
{
  AlongEdit *edit = along_edits_about (family, _ ("%s changed"), person);
  g_autofree char *what = NULL;

  along_edits_fill_person (along_edit_change (edit, person), fields);
  along_edits_other_names (edit, family, person, fields->other_names);
  if (fields->says_twin)
    set_twin_of (edit, family, person, fields->twin_of);
  along_events_birth_put_right (edit, family, person);
  along_events_death_put_right (edit, family, person);
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
  AlongRecord *couple = along_edit_create (edit, ALONG_KIND_COUPLE);

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (one));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (other));
  fill_couple (couple, kind, state, from, to);
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
