/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-import-read.h"

#include <glib/gi18n-lib.h>

#include "along-contacts-csv.h"
#include "along-facts.h"
#include "along-gedcom-import.h"
#include "along-import-kind.h"
#include "along-import-problem.h"
#include "along-questionnaire-record.h"

void
along_import_read_free (AlongImportRead *read)
{
  if (read == NULL)
    return;
  g_free (read->title);
  g_free (read->summary);
  g_free (read->licence);
  g_ptr_array_unref (read->problems);
  g_ptr_array_unref (read->edits);
  g_free (read);
}

static AlongImportRead *
read_new (void)
{
  AlongImportRead *read = g_new0 (AlongImportRead, 1);

  read->problems = g_ptr_array_new_with_free_func (g_free);
  read->edits = g_ptr_array_new_with_free_func (g_object_unref);
  return read;
}

static void
add_problem (AlongImportRead *read, guint line, const char *text)
{
  g_ptr_array_add (read->problems, line > 0 ? g_strdup_printf (_ ("Line %u: %s"), line, text) : g_strdup (text));
}

static void
add_problems (AlongImportRead *read, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const AlongImportProblem *problem = problems->pdata[i];
      add_problem (read, problem->line, problem->text);
    }
}

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  GFile *file;
  GBytes *bytes;
  char *name;
  AlongImportRead *read;
  AlongContactsCsv *csv;
  guint next_family; /* of the table's families, the one that is being looked for */
  guint good;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->session);
  g_clear_object (&reading->family);
  g_clear_object (&reading->file);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
  g_clear_pointer (&reading->csv, along_contacts_csv_free);
  along_import_read_free (reading->read);
  g_free (reading->name);
  g_free (reading);
}

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&reading->read), (GDestroyNotify) along_import_read_free);
  g_object_unref (task);
}

static void
refuse (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* GEDCOM: parsed and mapped in a thread; a document may have 10,000 people. */

static void
read_gedcom (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (reading->bytes, cancellable, NULL, NULL, &error);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  AlongGedcomImport how = { .family = ALONG_ID_NONE };
  const AlongGedcomWarning *warnings;
  guint people, couples, n_warnings;
  AlongEdit *edit;

  if (gedcom == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (reading->family != NULL)
    how.family = along_family_get_id (reading->family);
  edit = along_gedcom_to_edit (gedcom, &how, problems, cancellable, &error);
  if (edit == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  along_gedcom_people (gedcom, &people);
  along_gedcom_couples (gedcom, &couples);
  warnings = along_gedcom_warnings (gedcom, &n_warnings);
  for (guint i = 0; i < n_warnings; i++)
    add_problem (reading->read, warnings[i].line, warnings[i].text);
  add_problems (reading->read, problems);
  {
    g_autofree char *people_words = g_strdup_printf (ngettext ("%u person", "%u people", people), people);
    g_autofree char *couple_words = g_strdup_printf (ngettext ("%u couple", "%u couples", couples), couples);
    reading->read->summary = g_strdup_printf (_ ("%s and %s."), people_words, couple_words);
  }
  reading->read->title = g_strdup (reading->family != NULL ? _ ("People for this family’s genogram") : _ ("A new family from a genogram"));
  reading->read->family = along_edit_get_family (edit);
  reading->read->whole = TRUE;
  g_ptr_array_add (reading->read->edits, edit);
  g_task_return_boolean (task, TRUE);
}

static void
gedcom_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    finish (task);
  else
    refuse (task, error);
}

/* A table of contacts: its families are looked up one after another. */

static void look_for_family (GTask *task);

static void
end_table (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  guint rows = along_contacts_csv_n_rows (reading->csv);

  reading->read->title = g_strdup (_ ("Contacts from a table"));
  reading->read->summary = g_strdup_printf (ngettext ("%u of %u row can be taken in.", "%u of %u rows can be taken in.", rows), reading->good, rows);
  reading->read->whole = reading->good == rows;
  finish (task);
}

static void
add_family_rows (Reading *reading, const char *words, AlongFamily *family)
{
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  guint good = 0;
  AlongEdit *edit = along_contacts_csv_to_edit (reading->csv, words, family, along_session_get_team (reading->session), problems, &good);

  if (edit != NULL && good > 0)
    g_ptr_array_add (reading->read->edits, edit);
  else
    g_clear_object (&edit);
  reading->good += good;
  reading->read->family = along_family_get_id (family);
  add_problems (reading->read, problems);
}

static void
family_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (AlongFamily) family = along_session_load_finish (ALONG_SESSION (source), result, NULL);

  if (family != NULL)
    add_family_rows (reading, along_contacts_csv_families (reading->csv)[reading->next_family], family);
  reading->next_family++;
  look_for_family (task);
}

static void
families_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) list = along_session_list_finish (ALONG_SESSION (source), result, NULL);
  const char *words = along_contacts_csv_families (reading->csv)[reading->next_family];

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const AlongSummary *summary = list->pdata[i];
      if (g_strcmp0 (summary->reference, words) == 0 || g_strcmp0 (summary->name, words) == 0)
        {
          along_session_load_async (reading->session, summary->family, NULL, family_loaded_cb, task);
          return;
        }
    }
  {
    g_autoptr (GPtrArray) problems = along_import_problems_new ();
    along_contacts_csv_no_family (reading->csv, words, problems);
    add_problems (reading->read, problems);
  }
  reading->next_family++;
  look_for_family (task);
}

static void
look_for_family (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  AlongListFilter filter = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };

  if (along_contacts_csv_families (reading->csv)[reading->next_family] == NULL)
    end_table (task);
  else
    along_session_list_async (reading->session, &filter, NULL, families_listed_cb, task);
}

static void
read_table (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  GError *error = NULL;

  reading->csv = along_contacts_csv_read (reading->bytes, problems, &error);
  if (reading->csv == NULL)
    {
      refuse (task, error);
      return;
    }
  add_problems (reading->read, problems);
  look_for_family (task);
}

static void
read_questionnaire (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  gsize size;
  const char *text = g_bytes_get_data (reading->bytes, &size);
  GError *error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_text (text, (gssize) size, &error);
  GPtrArray *problems;
  AlongEdit *edit;
  AlongRecord *record;
  guint questions;

  if (questionnaire == NULL)
    {
      refuse (task, error);
      return;
    }
  edit = along_edit_new (_ ("Add form"), ALONG_ID_NONE);
  record = along_questionnaire_add_record (edit, questionnaire);
  questions = along_questionnaire_count_questions (questionnaire);
  reading->read->title = g_strdup (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_TITLE));
  reading->read->summary = g_strdup_printf (ngettext ("A form with %u question.", "A form with %u questions.", questions), questions);
  reading->read->licence = g_strdup (along_questionnaire_get_copyright (questionnaire));
  reading->read->whole = TRUE;
  problems = along_questionnaire_get_problems (questionnaire);
  for (guint i = 0; i < problems->len; i++)
    {
      const AlongProblem *problem = problems->pdata[i];
      g_autofree char *words = g_strdup_printf ("%s: %s", problem->link_id, problem->text);
      add_problem (reading->read, 0, words);
    }
  if (along_family_lookup (along_session_get_team (reading->session), along_record_get_id (record)) != NULL)
    {
      add_problem (reading->read, 0, _ ("This version of the form is here already."));
      g_object_unref (edit);
    }
  else
    g_ptr_array_add (reading->read->edits, edit);
  finish (task);
}

static void
contents_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (reading->bytes == NULL)
    refuse (task, error);
  else if (g_bytes_get_size (reading->bytes) > ALONG_IMPORT_MOST_BYTES)
    refuse (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("This file is too large. Alongside reads files up to 256 MB.")));
  else
    switch (along_import_kind_of (reading->name, reading->bytes))
      {
      case ALONG_IMPORT_QUESTIONNAIRE:
        read_questionnaire (task);
        break;
      case ALONG_IMPORT_TABLE:
        read_table (task);
        break;
      case ALONG_IMPORT_GEDCOM:
      default:
        {
          g_autoptr (GTask) parsing = g_task_new (NULL, g_task_get_cancellable (task), gedcom_read_cb, task);
          g_task_set_task_data (parsing, reading, NULL);
          g_task_run_in_thread (parsing, read_gedcom);
        }
      }
}

/** along_import_read_async: reads a file and works out what taking it in would do; changes nothing. */
void
along_import_read_async (AlongSession *session, AlongFamily *family, GFile *file, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (session, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->session = g_object_ref (session);
  reading->family = family != NULL ? g_object_ref (family) : NULL;
  reading->file = g_object_ref (file);
  reading->name = g_file_get_basename (file);
  reading->read = read_new ();
  g_task_set_source_tag (task, along_import_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_file_load_bytes_async (file, cancellable, contents_loaded_cb, task);
}

AlongImportRead *
along_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
