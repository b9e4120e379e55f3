/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People of a GEDCOM document, with their names, days and notes. */
#include "along-gedcom-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-date.h"

static char *
today_or_before (Import *import)
{
  g_autofree char *today = along_day_to_edtf (import->today);

  return g_strconcat ("../", today, NULL);
}

gboolean
along_gedcom_import_is_future (Import *import, const char *edtf)
{
  int first = along_date_first_day (edtf);

  return first != ALONG_DAY_NONE && first > import->today;
}

static void
append_note (GString *note, const char *words)
{
  if (words == NULL || *words == '\0' || strstr (note->str, words) != NULL)
    return;
  if (note->len > 0)
    g_string_append_c (note, '\n');
  g_string_append (note, words);
}

/* A day in the words of the file; a note of our own that came back has them already, perhaps in those of another version. */
static void
append_day (GString *note, const char *format, const char *day)
{
  g_autofree char *words = g_strdup_printf (format, day), *begin = g_strdup_printf (format, "");

  if (strstr (note->str, g_strchomp (begin)) == NULL)
    append_note (note, words);
}

/* Notes of a record: its own and those it shares with others. */
char *
along_gedcom_import_notes (Import *import, guint record)
{
  AlongGedcom *gedcom = import->gedcom;
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint line = along_gedcom_line_first (gedcom, record); line != 0; line = along_gedcom_line_next (gedcom, line))
    {
      g_autofree char *text = NULL, *pointer = NULL;
      guint shared;

      if (!along_gedcom_line_is (gedcom, line, "NOTE") && !along_gedcom_line_is (gedcom, line, "SNOTE"))
        continue;
      pointer = along_gedcom_line_pointer (gedcom, line);
      shared = pointer != NULL ? along_gedcom_record (gedcom, pointer) : 0;
      if (pointer == NULL || shared != 0)
        text = along_gedcom_line_text (gedcom, shared != 0 ? shared : line);
      append_note (note, text);
    }
  return g_string_free (g_steal_pointer (&note), FALSE);
}

/** along_gedcom_import_name: as they are called in what is said of them. @person: (nullable): somebody whom the file does not name */
const char *
along_gedcom_import_name (const AlongGedcomPerson *person)
{
  return person != NULL && person->name != NULL ? person->name : _ ("Somebody without a name");
}

int
along_gedcom_import_gender (char sex)
{
  return sex == 'F' ? ALONG_GENDER_FEMALE : sex == 'M' ? ALONG_GENDER_MALE : ALONG_GENDER_UNKNOWN;
}

/* @begin, @end: (nullable) */
gboolean
along_gedcom_import_ends_before (const char *begin, const char *end)
{
  int first = begin != NULL ? along_date_first_day (begin) : ALONG_DAY_NONE, last = end != NULL ? along_date_last_day (end) : ALONG_DAY_NONE;

  return first != ALONG_DAY_NONE && last != ALONG_DAY_NONE && last < first;
}

/* Dates of birth and death; those that the record would refuse go into the note as words. */
static void
set_life (Import *import, const AlongGedcomPerson *person, AlongRecord *record, GString *note)
{
  gboolean born = person->born != NULL && !along_gedcom_import_is_future (import, person->born);
  gboolean died = person->died != NULL && !along_gedcom_import_is_future (import, person->died);

  if (born && died && along_gedcom_import_ends_before (person->born, person->died))
    {
      along_import_problems_add (import->problems, person->number, _ ("%s: the file has a day of death before the day of birth. The day of death was put into the note."),
                                 along_gedcom_import_name (person));
      died = FALSE;
    }
  else if ((person->born != NULL && !born) || (person->died != NULL && !died))
    along_import_problems_add (import->problems, person->number, _ ("%s is born or dies on a day that has not come yet. It was put into the note."),
                               along_gedcom_import_name (person));
  if (born)
    along_record_set_text (record, ALONG_PERSON_P_BORN, person->born);
  else if (person->born_text != NULL)
    append_day (note, _ ("Born: %s"), person->born_text);
  if (died)
    along_record_set_text (record, ALONG_PERSON_P_DIED, person->died);
  else if (person->dead)
    {
      g_autofree char *unknown_day = today_or_before (import);

      along_record_set_text (record, ALONG_PERSON_P_DIED, unknown_day);
      if (person->died_text != NULL)
        append_day (note, _ ("Died: %s"), person->died_text);
    }
}

/* The line of the next name after @line; 0: there is none. */
static guint
next_name (Import *import, guint line)
{
  do
    line = along_gedcom_line_next (import->gedcom, line);
  while (line != 0 && !along_gedcom_line_is (import->gedcom, line, "NAME"));
  return line;
}

static int
alias_type (const char *words)
{
  return g_ascii_strcasecmp (words, "aka") == 0          ? ALONG_ALIAS_OTHER
         : g_ascii_strcasecmp (words, "nickname") == 0   ? ALONG_ALIAS_NICKNAME
         : g_ascii_strcasecmp (words, "spelling") == 0   ? ALONG_ALIAS_SPELLING
                                                         : ALONG_ALIAS_FORMER;
}

/* Names after the first: those of a person who comes in become their record's, of one who is here they are said. */
static void
add_aliases (Import *import, guint index, gboolean fresh)
{
  AlongGedcom *gedcom = import->gedcom;
  const AlongGedcomPerson *person = &import->people[index];
  guint line = along_gedcom_line_first (gedcom, person->line);

  if (line != 0 && !along_gedcom_line_is (gedcom, line, "NAME"))
    line = next_name (import, line);
  while (line != 0 && (line = next_name (import, line)) != 0)
    {
      g_autofree char *name = along_gedcom_line_text (gedcom, line), *type = NULL;
      guint type_line, phrase_line;
      AlongRecord *alias;

      g_strdelimit (name, "/\n", ' ');
      if (*g_strstrip (name) == '\0' || (!fresh && along_gedcom_here_is_called (import->here, index, name)))
        continue;
      if (!fresh)
        {
          along_import_problems_add (import->problems, person->number, _ ("%s is here already. The file has another name for them. Add it by hand."), along_gedcom_import_name (person));
          return;
        }
      type_line = along_gedcom_line_find (gedcom, line, "TYPE");
      phrase_line = type_line != 0 ? along_gedcom_line_find (gedcom, type_line, "PHRASE") : 0;
      type_line = phrase_line != 0 ? phrase_line : type_line;
      type = type_line != 0 ? along_gedcom_line_text (gedcom, type_line) : g_strdup ("");
      alias = along_edit_create (import->edit, ALONG_KIND_ALIAS);
      along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, import->person[index]);
      along_gedcom_import_set_line (import, alias, ALONG_ALIAS_P_NAME, name, along_gedcom_line_number (gedcom, line));
      along_record_set_enum (alias, ALONG_ALIAS_P_TYPE, alias_type (type));
    }
}

/* Of somebody who is in the family already: what the file says of them and the record does not. */
static void
say_left_out (Import *import, guint index)
{
  const AlongGedcomPerson *person = &import->people[index];
  const AlongGedcomHereSaid *there = along_gedcom_here_said (import->here, index);
  g_autofree char *notes = along_gedcom_import_notes (import, person->line);
  const char *name = along_gedcom_import_name (person), *born = person->born, *died = person->died;

  if (born != NULL && along_gedcom_import_is_future (import, born))
    born = NULL;
  if (died != NULL && (along_gedcom_import_is_future (import, died) || along_gedcom_import_ends_before (born, died)))
    died = NULL;
  if (there->died == NULL && person->dead)
    along_import_problems_add (import->problems, person->number, _ ("%s is here already. The file says that they have died. Add it by hand if it is so."), name);
  else if (!along_gedcom_here_has_day (there->died, died))
    along_import_problems_add (import->problems, person->number, _ ("%s is here already. The file has another day of death. Look which is right."), name);
  if (there->born == NULL && born != NULL)
    along_import_problems_add (import->problems, person->number, _ ("%s is here already. The file has a day of birth. Add it by hand."), name);
  else if (!along_gedcom_here_has_day (there->born, born))
    along_import_problems_add (import->problems, person->number, _ ("%s is here already. The file has another day of birth. Look which is right."), name);
  if (!along_gedcom_here_has_note (there->note, notes))
    along_import_problems_add (import->problems, person->number, _ ("%s is here already. The file has a note about them. Add it by hand."), name);
  add_aliases (import, index, FALSE);
}

void
along_gedcom_import_person (Import *import, guint index, const char *about)
{
  const AlongGedcomPerson *person = &import->people[index];
  AlongRecord *record;
  g_autofree char *notes = NULL;
  g_autoptr (GString) note = NULL;

  if (along_gedcom_import_is_loss (import, index))
    return;
  if (import->here != NULL && along_gedcom_here_state (import->here, index) == ALONG_GEDCOM_HERE_CONTRADICTED)
    along_import_problems_add (import->problems, person->number,
                               _ ("%s seems to be here, but with this file somebody would be their own ancestor. They come in as a new person."),
                               along_gedcom_import_name (person));
  if (import->here != NULL && !along_id_is_none (along_gedcom_here_person (import->here, index)))
    {
      import->person[index] = along_gedcom_here_person (import->here, index);
      say_left_out (import, index);
      return;
    }
  import->record[index] = record = along_edit_create (import->edit, ALONG_KIND_PERSON);
  notes = along_gedcom_import_notes (import, person->line);
  note = g_string_new (notes);
  import->person[index] = along_record_get_id (record);
  along_gedcom_import_set_line (import, record, ALONG_PERSON_P_NAME, person->name != NULL ? person->name : "Unknown", person->number);
  along_gedcom_import_set_line (import, record, ALONG_PERSON_P_GIVEN, person->given, person->number);
  along_gedcom_import_set_line (import, record, ALONG_PERSON_P_SURNAME, person->surname, person->number);
  along_gedcom_import_set_line (import, record, ALONG_PERSON_P_PREFERRED, person->nick, person->number);
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, along_gedcom_import_gender (person->sex));
  set_life (import, person, record, note);
  along_gedcom_import_set_text (import, record, ALONG_PERSON_P_NOTE, note->str, person->number);
  if (about != NULL && strcmp (about, person->xref) == 0)
    along_record_set_bool (record, ALONG_PERSON_P_INDEX, TRUE);
  if (person->confidential)
    along_import_problems_add (import->problems, person->number, _ ("The file marks %s as confidential."), along_gedcom_import_name (person));
  add_aliases (import, index, TRUE);
}
