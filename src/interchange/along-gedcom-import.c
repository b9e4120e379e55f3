/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GEDCOM document as one edit of a family's record. What the record would refuse (dates to come, an end
 * before its beginning, loops) is left out and named, so that the edit as a whole can be saved. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "along-clock.h"
#include "along-gedcom-private.h"

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

/* Letters of one line and of a text that the record keeps: as along_check_edit() has it. */
#define MOST_LINE 1000
#define MOST_TEXT 100000

static void
set_clipped (Import *import, AlongRecord *record, int property, const char *text, glong most, guint number)
{
  g_autofree char *whole = text != NULL ? g_utf8_make_valid (text, -1) : NULL, *clipped = NULL;

  if (whole == NULL || strlen (whole) <= (gsize) most || g_utf8_strlen (whole, -1) <= most)
    {
      along_record_set_text (record, property, whole);
      return;
    }
  clipped = g_utf8_substring (whole, 0, most);
  along_record_set_text (record, property, clipped);
  along_import_problems_add (import->problems, number, _ ("These words are too long to be kept as one. Their beginning was taken."));
}

/** along_gedcom_import_set_line: @text (nullable) of one line, as much of it as the record keeps. @number: where it stands */
void
along_gedcom_import_set_line (Import *import, AlongRecord *record, int property, const char *text, guint number)
{
  set_clipped (import, record, property, text, MOST_LINE, number);
}

/** along_gedcom_import_set_text: the same of a text. */
void
along_gedcom_import_set_text (Import *import, AlongRecord *record, int property, const char *text, guint number)
{
  set_clipped (import, record, property, text, MOST_TEXT, number);
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
  along_gedcom_import_set_line (import, record, ALONG_FAMILY_P_NAME, name, 0);
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, reference);
}

/* Looked at, and told, now and then. */
gboolean
along_gedcom_import_goes_on (Import *import, double begin, double end, guint i, guint n)
{
  if (i >= n || i % 512 != 0)
    return i < n;
  if (import->progress != NULL)
    import->progress (begin + (end - begin) * i / n, import->progress_data);
  return !g_cancellable_is_cancelled (import->cancellable);
}

/**
 * along_gedcom_to_edit: the people, couples and links of a document as one edit (one step of undo): not
 * committed, so that it can be looked at first.
 *
 * Lines that no record has a place for are in it as kept lines.
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
  g_autoptr (AlongEdit) edit = along_edit_new (_ ("genogram imported"), family);
  Import import = { .gedcom = gedcom, .edit = edit, .problems = problems, .here = how->here,
                    .today = along_clock_today (), .cancellable = cancellable, .progress = how->progress, .progress_data = how->progress_data };
  g_autofree AlongId *person = NULL, *couple = NULL, *lone_parent = NULL;
  g_autofree AlongRecord **record = NULL;
  g_autofree guint8 *taken = NULL;
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) moved = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) houses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) pregnancies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint about_index;
  const char *about = NULL;

  import.people = along_gedcom_people (gedcom, &import.n_people);
  import.couples = along_gedcom_couples (gedcom, &import.n_couples);
  import.links = along_gedcom_links (gedcom, &import.n_links);
  import.person = person = g_new0 (AlongId, import.n_people + 1);
  import.couple = couple = g_new0 (AlongId, import.n_couples + 1);
  import.lone_parent = lone_parent = g_new0 (AlongId, import.n_couples + 1);
  import.record = record = g_new0 (AlongRecord *, import.n_people + 1);
  import.taken = taken = g_malloc0 (gedcom->n_lines + 1);
  import.pairs = pairs;
  import.told = told;
  import.moved = moved;
  import.houses = houses;
  import.pregnancies = pregnancies;
  if (fresh)
    add_family (&import, how, family);
  if (how->here != NULL && !along_gedcom_here_match (how->here, gedcom, cancellable, error))
    return NULL;
  if (how->index != NULL && along_gedcom_find_person (gedcom, how->index, &about_index))
    about = import.people[about_index].xref;
  for (guint i = 0; along_gedcom_import_goes_on (&import, 0, 0.1, i, import.n_people); i++)
    along_gedcom_import_person (&import, i, about);
  for (guint i = 0; along_gedcom_import_goes_on (&import, 0.1, 0.15, i, import.n_couples); i++)
    along_gedcom_import_couple (&import, i);
  for (guint i = 0; along_gedcom_import_goes_on (&import, 0.15, 0.2, i, import.n_links); i++)
    along_gedcom_import_link (&import, i);
  along_gedcom_import_homes (&import);
  for (guint i = 0; along_gedcom_import_goes_on (&import, 0.2, 0.25, i, import.n_people); i++)
    along_gedcom_import_bonds (&import, i);
  for (guint i = 0; along_gedcom_import_goes_on (&import, 0.25, 0.4, i, import.n_people); i++)
    along_gedcom_import_facts (&import, i);
  if (!g_cancellable_is_cancelled (cancellable))
    along_gedcom_import_kept (&import);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&edit);
}
