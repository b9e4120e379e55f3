/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-import-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-clock.h"
#include "along-contacts-csv.h"
#include "along-gedcom-import.h"
#include "along-questionnaire-record.h"
#include "along-summary.h"

void
along_import_read_free (AlongImportRead *read)
{
  if (read == NULL)
    return;
  g_free (read->title);
  g_free (read->summary);
  g_free (read->licence);
  g_clear_pointer (&read->people, along_import_people_free);
  g_ptr_array_unref (read->questions);
  g_ptr_array_unref (read->problems);
  g_ptr_array_unref (read->oddities);
  g_ptr_array_unref (read->edits);
  g_free (read);
}

static AlongImportRead *
read_new (void)
{
  AlongImportRead *read = g_new0 (AlongImportRead, 1);

  read->questions = g_ptr_array_new_with_free_func (g_free);
  read->problems = along_import_problems_new ();
  read->oddities = along_import_problems_new ();
  read->edits = g_ptr_array_new_with_free_func (g_object_unref);
  return read;
}

/** along_import_problem_words: "Line 12: …"; what is about the file as a whole has no line. */
char *
along_import_problem_words (const AlongImportProblem *problem)
{
  return problem->line > 0 ? g_strdup_printf (_ ("Line %u: %s"), problem->line, problem->text) : g_strdup (problem->text);
}

/* By line; what is about the file as a whole comes last. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  guint one = (*(AlongImportProblem *const *) a)->line - 1, other = (*(AlongImportProblem *const *) b)->line - 1;

  return (one > other) - (one < other);
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
  GPtrArray *families; /* of AlongSummary: all there are */
  guint next_family; /* of the table's families, the one that is being looked for */
  guint good;
  char *reference; /* of a new family */
  AlongGedcomHere *here; /* (nullable): people of the family */
  gboolean anew;
  gboolean cut; /* of half a file hundreds of lines lead nowhere: why stands first */
  AlongImportProgress progress;
  gpointer progress_data;
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
  g_clear_pointer (&reading->families, g_ptr_array_unref);
  g_clear_pointer (&reading->here, along_gedcom_here_free);
  along_import_read_free (reading->read);
  g_free (reading->reference);
  g_free (reading->name);
  g_free (reading);
}

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_ptr_array_sort (reading->read->problems, compare_lines);
  if (reading->cut)
    {
      along_import_problems_add (reading->read->problems, 0,
                                 _ ("The file has no last line: it may have been cut off, and who stood there be missing. Get the whole file if you can."));
      g_ptr_array_insert (reading->read->problems, 0, g_ptr_array_steal_index (reading->read->problems, reading->read->problems->len - 1));
    }
  g_ptr_array_sort (reading->read->oddities, compare_lines);
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

typedef struct
{
  GTask *task;
  double done;
} Progress;

static gboolean
progress_cb (gpointer data)
{
  g_autofree Progress *progress = data;
  g_autoptr (GTask) task = progress->task;
  Reading *reading = g_task_get_task_data (task);

  if (!g_task_get_completed (task) && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    reading->progress (progress->done, reading->progress_data);
  return G_SOURCE_REMOVE;
}

/* In the thread of the reader. */
static void
progressed (double done, gpointer data)
{
  Progress *progress = g_new (Progress, 1);

  progress->task = g_object_ref (data);
  progress->done = done;
  g_main_context_invoke (g_task_get_context (data), progress_cb, progress);
}

#define LINES 0.2 /* what of the time goes into taking the lines apart; the rest makes records of them */

static void
lines_read (double done, gpointer data)
{
  progressed (LINES * done, data);
}

static void
records_made (double done, gpointer data)
{
  progressed (LINES + (1 - LINES) * done, data);
}

/* What the file holds, and how much of it is new. @left_out: people who are not taken in again; @needs_a_look: something was left out, and is said */
static char *
gedcom_words (AlongGedcom *gedcom, guint left_out, gboolean something_new, gboolean needs_a_look)
{
  guint people, n, couples = 0;
  const AlongGedcomCouple *all = along_gedcom_couples (gedcom, &n);
  g_autofree char *people_words = NULL, *couple_words = NULL, *whole = NULL;

  along_gedcom_people (gedcom, &people);
  /* one parent with their children is none */
  for (guint i = 0; i < n; i++)
    couples += along_gedcom_couple_is_two (&all[i]);
  people_words = g_strdup_printf (ngettext ("%u person", "%u people", people), people);
  couple_words = g_strdup_printf (ngettext ("%u couple", "%u couples", couples), couples);
  whole = couples > 0 ? g_strdup_printf (_ ("%s and %s."), people_words, couple_words) : g_strdup_printf (_ ("%s."), people_words);
  if (left_out == 0)
    return g_steal_pointer (&whole);
  if (left_out == people && !something_new && needs_a_look)
    return g_strdup (_ ("Everybody in this file is here already. What the file says besides is listed below: none of it comes in."));
  if (left_out == people && !something_new)
    return g_strdup (_ ("Everybody in this file is here already, and nothing about them is new."));
  if (left_out == people)
    return g_strdup (_ ("Everybody in this file is here already. What joins some of them is new."));
  /* Translators: what the file holds, as a sentence, and how many of its people come in */
  return g_strdup_printf (ngettext ("%s %u of them comes in.", "%s %u of them come in.", people - left_out), whole, people - left_out);
}

static void
read_gedcom (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTask *reading_task = data;
  Reading *reading = g_task_get_task_data (reading_task);
  GError *error = NULL;
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (reading->bytes, cancellable, lines_read, reading_task, &error);
  AlongGedcomImport how = { .family = ALONG_ID_NONE, .reference = reading->reference, .progress = records_made, .progress_data = reading_task };
  const AlongGedcomWarning *warnings;
  guint n_warnings, left_out;
  AlongEdit *edit;

  if (gedcom == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (reading->family != NULL)
    how.family = along_family_get_id (reading->family);
  if (!reading->anew)
    how.here = reading->here;
  reading->cut = along_gedcom_is_cut (gedcom);
  edit = along_gedcom_to_edit (gedcom, &how, reading->read->problems, cancellable, &error);
  if (edit == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (reading->here != NULL && reading->anew && !along_gedcom_here_match (reading->here, gedcom, cancellable, &error))
    {
      g_object_unref (edit);
      g_task_return_error (task, error);
      return;
    }
  reading->read->people = along_import_people_new (gedcom, reading->here);
  left_out = how.here != NULL ? along_gedcom_here_count (how.here) : 0;
  warnings = along_gedcom_warnings (gedcom, &n_warnings);
  for (guint i = 0; i < n_warnings; i++)
    along_import_problems_add (reading->read->oddities, warnings[i].line, "%s", warnings[i].text);
  reading->read->summary = gedcom_words (gedcom, left_out, !along_edit_is_empty (edit), reading->read->problems->len > 0);
  reading->read->title = g_strdup (reading->family != NULL ? _ ("People for this family’s genogram") : _ ("A new family from a genogram"));
  reading->read->family = along_edit_get_family (edit);
  reading->read->whole = TRUE;
  if (!along_edit_is_empty (edit))
    g_ptr_array_add (reading->read->edits, edit);
  else
    g_object_unref (edit);
  g_task_return_boolean (task, TRUE);
}

/* A family is in the list of whoever looks after it: the one who takes it in, until somebody else is chosen. */
static void
add_episode (Reading *reading)
{
  AlongEdit *edit = reading->read->edits->pdata[0];
  AlongRecord *me = along_session_get_me (reading->session), *episode, *allocation;
  int today = along_clock_today ();

  if (me == NULL)
    return;
  episode = along_edit_create (edit, ALONG_KIND_EPISODE);
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_day (episode, ALONG_EPISODE_P_FROM, today);
  allocation = along_edit_create (edit, ALONG_KIND_ALLOCATION);
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode));
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_WORKER, along_record_get_id (me));
  along_record_set_enum (allocation, ALONG_ALLOCATION_P_ROLE, ALONG_ALLOCATION_ROLE_KEYWORKER);
  along_record_set_day (allocation, ALONG_ALLOCATION_P_FROM, today);
}

static void
gedcom_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      refuse (task, error);
      return;
    }
  if (reading->family == NULL && reading->read->edits->len > 0)
    add_episode (reading);
  finish (task);
}

static void
parse_gedcom (GTask *task)
{
  g_autoptr (GTask) parsing = g_task_new (NULL, g_task_get_cancellable (task), gedcom_read_cb, task);

  g_task_set_task_data (parsing, task, NULL);
  g_task_run_in_thread (parsing, read_gedcom);
}

static void
references_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GPtrArray) list = along_session_list_finish (ALONG_SESSION (source), result, NULL);

  if (list != NULL)
    reading->reference = along_summary_propose_reference (list, along_clock_today ());
  parse_gedcom (task);
}

static void
start_gedcom (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  AlongListFilter everybody = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };

  if (reading->family != NULL)
    {
      reading->here = along_gedcom_here_new (reading->family);
      parse_gedcom (task);
    }
  else
    along_session_list_async (reading->session, &everybody, g_task_get_cancellable (task), references_listed_cb, task);
}

/* A table of contacts: its families are looked up one after another. */

static void look_for_family (GTask *task);

static void
end_table (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  guint rows = along_contacts_csv_n_rows (reading->csv);

  reading->read->title = g_strdup (_ ("Contacts from a table"));
  reading->read->summary
    = reading->good > 0
        ? g_strdup_printf (ngettext ("%u of %u row can be taken in.", "%u of %u rows can be taken in.", rows), reading->good, rows)
        : g_strdup (_ ("No row of this table can be taken in. Mend the file, then import it again."));
  reading->read->whole = reading->good == rows;
  finish (task);
}

static void
add_family_rows (Reading *reading, const char *words, AlongFamily *family)
{
  guint good = 0;
  AlongEdit *edit = along_contacts_csv_to_edit (reading->csv, words, family, along_session_get_team (reading->session),
                                                reading->read->problems, &good);

  if (edit != NULL && good > 0)
    g_ptr_array_add (reading->read->edits, edit);
  else
    g_clear_object (&edit);
  reading->good += good;
  if (good > 0)
    reading->read->family = along_family_get_id (family);
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
look_for_family (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  const char *words;

  for (; (words = along_contacts_csv_families (reading->csv)[reading->next_family]) != NULL; reading->next_family++)
    {
      gboolean several = FALSE;
      AlongId family = along_contacts_csv_find_family (words, reading->families, &several);

      if (!along_id_is_none (family))
        {
          along_session_load_async (reading->session, family, NULL, family_loaded_cb, task);
          return;
        }
      along_contacts_csv_no_family (reading->csv, words, several, reading->read->problems);
    }
  end_table (task);
}

static void
families_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->families = along_session_list_finish (ALONG_SESSION (source), result, &error);
  if (reading->families == NULL)
    refuse (task, error);
  else
    look_for_family (task);
}

static void
read_table (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  AlongListFilter everybody = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };
  GError *error = NULL;

  reading->csv = along_contacts_csv_read (reading->bytes, reading->read->problems, &error);
  if (reading->csv == NULL)
    {
      refuse (task, error);
      return;
    }
  along_session_list_async (reading->session, &everybody, NULL, families_listed_cb, task);
}

/* What the form asks, as a person would read it. */
static void
list_questions (AlongImportRead *read, AlongQuestionnaire *questionnaire)
{
  GPtrArray *all = along_questionnaire_get_all (questionnaire);

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = all->pdata[i];
      const char *text = question->text != NULL ? question->text : question->link_id;

      if (!along_question_is_question (question) || question->hidden)
        continue;
      /* Translators: the number of a question as the form prints it, and the question */
      g_ptr_array_add (read->questions, question->prefix != NULL ? g_strdup_printf (C_ ("question", "%s %s"), question->prefix, text)
                                                                 : g_strdup (text));
    }
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
  edit = along_edit_new (_ ("new form"), ALONG_ID_NONE);
  record = along_questionnaire_add_record (edit, questionnaire);
  questions = along_questionnaire_count_questions (questionnaire);
  /* A form that says no name of its own is called as its file. */
  if (along_questionnaire_get_own_title (questionnaire) == NULL)
    {
      const char *end = strrchr (reading->name, '.');
      g_autofree char *called = g_strndup (reading->name, end != NULL ? (gsize) (end - reading->name) : strlen (reading->name));

      along_record_set_text (record, ALONG_QUESTIONNAIRE_P_TITLE, called[0] != '\0' ? called : reading->name);
    }
  reading->read->title = g_strdup (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_TITLE));
  reading->read->summary = g_strdup_printf (ngettext ("A form with %u question.", "A form with %u questions.", questions), questions);
  reading->read->licence = g_strdup (along_questionnaire_get_copyright (questionnaire));
  reading->read->whole = TRUE;
  list_questions (reading->read, questionnaire);
  problems = along_questionnaire_get_problems (questionnaire);
  for (guint i = 0; i < problems->len; i++)
    {
      const AlongProblem *problem = problems->pdata[i];
      along_import_problems_add (reading->read->problems, 0, "%s: %s", problem->link_id, problem->text);
    }
  if (along_family_lookup (along_session_get_team (reading->session), along_record_get_id (record)) != NULL)
    {
      along_import_problems_add (reading->read->problems, 0, "%s", _ ("This version of the form is here already."));
      g_object_unref (edit);
    }
  else
    g_ptr_array_add (reading->read->edits, edit);
  finish (task);
}

/* Why a file could not be read, in our words. Takes @error. */
static GError *
unreadable (GError *error)
{
  const char *words;

  if (error->domain != G_IO_ERROR || error->code == G_IO_ERROR_CANCELLED)
    return error;
  switch (error->code)
    {
    case G_IO_ERROR_NOT_FOUND:
      words = _ ("This file is not there. Has it been moved or given another name?");
      break;
    case G_IO_ERROR_PERMISSION_DENIED:
      words = _ ("This file may not be read with your account. Ask whoever gave it to you.");
      break;
    case G_IO_ERROR_IS_DIRECTORY:
      words = _ ("This is a folder. Choose a file in it.");
      break;
    default:
      words = _ ("This file could not be read. Copy it to this computer, then try again.");
    }
  g_free (error->message);
  error->message = g_strdup (words);
  return error;
}

static void
contents_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (reading->bytes == NULL)
    refuse (task, unreadable (error));
  else if (g_bytes_get_size (reading->bytes) > ALONG_IMPORT_MOST_BYTES)
    refuse (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("This file is too large. Alongside reads files up to 256 MB.")));
  else
    {
      reading->read->kind = along_import_kind_of (reading->name, reading->bytes);
      if (reading->read->kind == ALONG_IMPORT_QUESTIONNAIRE)
        read_questionnaire (task);
      else if (reading->read->kind == ALONG_IMPORT_TABLE)
        read_table (task);
      else
        start_gedcom (task);
    }
}

/**
 * along_import_read_async: reads a file and works out what taking it in would do; changes nothing.
 *
 * @family: (nullable): the people of a genogram come into it; %NULL: they are a new family
 * @anew: also those who seem to be in @family already
 * @progress: gets @data too, as long as @cancellable is not cancelled
 */
void
along_import_read_async (AlongSession *session, AlongFamily *family, gboolean anew, GFile *file, GCancellable *cancellable,
                         AlongImportProgress progress, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (session, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->session = g_object_ref (session);
  reading->family = family != NULL ? g_object_ref (family) : NULL;
  reading->file = g_object_ref (file);
  reading->anew = anew;
  reading->name = g_file_get_basename (file);
  reading->read = read_new ();
  reading->progress = progress;
  reading->progress_data = data;
  g_task_set_source_tag (task, along_import_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_file_load_bytes_async (file, cancellable, contents_loaded_cb, task);
}

AlongImportRead *
along_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
