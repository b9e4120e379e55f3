/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GEDCOM document as one edit of a family's record. What the record would refuse (dates to come, an end
 * before its beginning, loops) is left out and named, so that the edit as a whole can be saved. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"

AlongId
along_gedcom_import_unknown (Import *import)
{
  AlongRecord *record = along_edit_create (import->edit, ALONG_KIND_PERSON);

  along_record_set_text (record, ALONG_PERSON_P_NAME, "Unknown");
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  return along_record_get_id (record);
}

/* Whether two people are joined that way in the family already. @record: (out) (optional) */
gboolean
along_gedcom_import_is_tied (Import *import, AlongGedcomTie tie, AlongId one, AlongId other, AlongId *record)
{
  return import->here != NULL && along_gedcom_here_tied (import->here, tie, one, other, record);
}

/* A stillborn child is a person and, with a known mother, a pregnancy that ended so. */
static void
add_stillbirth (Import *import, guint index)
{
  const AlongGedcomPerson *person = &import->people[index];
  const AlongGedcomCouple *couple;
  AlongRecord *record;
  AlongId baby = import->person[index];
  const char *ended = person->died != NULL ? person->died : person->born;

  if (!person->stillborn || person->n_links == 0)
    return;
  couple = &import->couples[import->links[person->links[0]].couple];
  if (couple->wife == ALONG_GEDCOM_NOBODY || couple->wife == couple->husband
      || along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PREGNANCY, baby, import->person[couple->wife], NULL))
    return;
  /* here with other parents, who were left as they are */
  if (import->here != NULL && along_gedcom_here_has_parents (import->here, index)
      && !along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_PARENT, baby, import->person[couple->wife], NULL))
    return;
  record = along_edit_create (import->edit, ALONG_KIND_PREGNANCY);
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, import->person[couple->wife]);
  if (couple->husband != ALONG_GEDCOM_NOBODY)
    along_record_set_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT, import->person[couple->husband]);
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_STILLBIRTH);
  if (ended != NULL && !along_gedcom_import_is_future (import, ended))
    along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, ended);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &baby, 1);
}

/* ASSO: a line between two people, with the file's words. */
static void
add_bonds (Import *import, guint index)
{
  AlongGedcom *gedcom = import->gedcom;

  for (guint line = along_gedcom_line_first (gedcom, import->people[index].line); line != 0; line = along_gedcom_line_next (gedcom, line))
    {
      g_autofree char *to = NULL, *words = NULL, *kind_words = NULL;
      guint other, role, phrase, own;
      int kind = ALONG_BOND_LABELLED;
      AlongRecord *bond;

      if (!along_gedcom_line_is (gedcom, line, "ASSO"))
        continue;
      to = along_gedcom_line_pointer (gedcom, line);
      if (to == NULL || !along_gedcom_find_person (gedcom, to, &other) || other == index)
        continue;
      role = along_gedcom_line_find (gedcom, line, along_gedcom_is_7 (gedcom) ? "ROLE" : "RELA");
      phrase = role != 0 ? along_gedcom_line_find (gedcom, role, "PHRASE") : 0;
      own = along_gedcom_line_find (gedcom, line, "_ALN_EREL");
      words = role != 0 ? along_gedcom_line_text (gedcom, phrase != 0 ? phrase : role) : NULL;
      kind_words = own != 0 ? along_gedcom_line_text (gedcom, own) : NULL;
      if (kind_words != NULL && along_enum_find (ALONG_ENUM_BOND, kind_words) >= 0)
        kind = along_enum_find (ALONG_ENUM_BOND, kind_words);
      if (along_gedcom_import_is_tied (import, ALONG_GEDCOM_TIE_BOND + kind, import->person[index], import->person[other], NULL))
        continue;
      bond = along_edit_create (import->edit, ALONG_KIND_BOND);
      along_record_set_ref (bond, ALONG_BOND_P_FROM, import->person[index]);
      along_record_set_ref (bond, ALONG_BOND_P_TO, import->person[other]);
      along_record_set_enum (bond, ALONG_BOND_P_KIND, kind);
      if (kind == ALONG_BOND_LABELLED)
        along_record_set_text (bond, ALONG_BOND_P_LABEL, words);
      along_record_set_bool (bond, ALONG_BOND_P_DIRECTED, along_gedcom_line_find (gedcom, line, "_ALN_BOTH") == 0);
    }
}

static void
add_family (Import *import, const AlongGedcomImport *how, AlongId id)
{
  AlongRecord *record = along_edit_create_with_id (import->edit, ALONG_KIND_FAMILY, id);
  const char *surname = NULL;
  g_autofree char *name = NULL, *reference = NULL, *text = along_id_to_text (id);
  guint index;

  if (how->index != NULL && along_gedcom_find_person (import->gedcom, how->index, &index))
    surname = import->people[index].surname;
  for (guint i = 0; i < import->n_people && surname == NULL; i++)
    surname = import->people[i].surname;
  name = how->name != NULL ? g_strdup (how->name) : surname != NULL ? g_strdup (surname) : g_strdup (_ ("Imported family"));
  /* The end of an id is random: its beginning is the minute, which families made together have in common. */
  reference = how->reference != NULL ? g_strdup (how->reference) : g_strdup_printf ("GEDCOM-%s", strrchr (text, '-') + 1);
  along_record_set_text (record, ALONG_FAMILY_P_NAME, name);
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, reference);
}

/* Looked at now and then. */
static gboolean
is_cancelled (GCancellable *cancellable, guint turn)
{
  return turn % 512 == 0 && g_cancellable_is_cancelled (cancellable);
}

/**
 * along_gedcom_to_edit: the people, couples and links of a document as one edit (one step of undo): not
 * committed, so that it can be looked at first.
 *
 * Lines that no record has a place for are not in it (along_gedcom_facts() counts them).
 *
 * Of people who are in the family already (@how) only what joins them to others, where it is new and nothing in the
 * record speaks against it: then, and where the file says of them what the record does not, a problem says so.
 *
 * @problems: AlongImportProblem are added: what was left out or changed so that the record can hold it
 * Errors: G_IO_ERROR_CANCELLED
 */
AlongEdit *
along_gedcom_to_edit (AlongGedcom *gedcom, const AlongGedcomImport *how, GPtrArray *problems,
                      GCancellable *cancellable, GError **error)
{
  gboolean fresh = along_id_is_none (how->family);
  AlongId family = fresh ? along_id_new () : how->family;
  g_autoptr (AlongEdit) edit = along_edit_new (_ ("family tree taken in from a file"), family);
  Import import = { .gedcom = gedcom, .edit = edit, .problems = problems, .here = how->here,
                    .today = along_clock_today () };
  g_autofree AlongId *person = NULL, *couple = NULL, *lone_parent = NULL;
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint about_index;
  const char *about = NULL;

  import.people = along_gedcom_people (gedcom, &import.n_people);
  import.couples = along_gedcom_couples (gedcom, &import.n_couples);
  import.links = along_gedcom_links (gedcom, &import.n_links);
  import.person = person = g_new0 (AlongId, import.n_people + 1);
  import.couple = couple = g_new0 (AlongId, import.n_couples + 1);
  import.lone_parent = lone_parent = g_new0 (AlongId, import.n_couples + 1);
  import.pairs = pairs;
  if (fresh)
    add_family (&import, how, family);
  if (how->here != NULL && !along_gedcom_here_match (how->here, gedcom, cancellable, error))
    return NULL;
  if (how->index != NULL && along_gedcom_find_person (gedcom, how->index, &about_index))
    about = import.people[about_index].xref;
  for (guint i = 0; i < import.n_people && !is_cancelled (cancellable, i); i++)
    along_gedcom_import_person (&import, i, about);
  for (guint i = 0; i < import.n_couples && !is_cancelled (cancellable, i); i++)
    along_gedcom_import_couple (&import, i);
  for (guint i = 0; i < import.n_links && !is_cancelled (cancellable, i); i++)
    along_gedcom_import_link (&import, i);
  for (guint i = 0; i < import.n_people && !is_cancelled (cancellable, i); i++)
    {
      add_stillbirth (&import, i);
      add_bonds (&import, i);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&edit);
}
