/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as edits, each checked against the families as the files before it leave them. Nothing is committed
 * here. */
#include "import-files.h"

#include "along-check.h"
#include "along-clock.h"
#include "along-contacts-csv.h"
#include "along-form-json.h"
#include "along-gedcom-import.h"
#include "along-import-kind.h"
#include "along-questionnaire-record.h"

/** along_tool_import_start: the rest of @self is set up by the caller. */
gboolean
along_tool_import_start (AlongToolImport *self, AlongStore *store, GError **error)
{
  self->store = store;
  self->families = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, g_object_unref);
  self->edits = g_ptr_array_new_with_free_func (g_object_unref);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->list = along_store_list_sync (
    store, &(AlongStoreListFilter){ .whose = ALONG_STORE_LIST_ALL, .open = TRUE, .closed = TRUE }, NULL, error);
  return self->list != NULL;
}

void
along_tool_import_clear (AlongToolImport *self)
{
  g_clear_pointer (&self->families, g_hash_table_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
}

static AlongFamily *
keep (AlongToolImport *self, AlongFamily *family)
{
  AlongId id = along_family_get_id (family);

  g_hash_table_insert (self->families, g_memdup2 (&id, sizeof id), family);
  return family;
}

static AlongFamily *
load (AlongToolImport *self, AlongId id, GError **error)
{
  AlongFamily *family = g_hash_table_lookup (self->families, &id);

  if (family == NULL && (family = along_store_load_sync (self->store, id, NULL, error)) != NULL)
    keep (self, family);
  return family;
}

static gboolean
refuse (int *exit_code, const char *code, const char *message, const char *path, guint line)
{
  g_autofree char *where = line > 0 ? g_strdup_printf ("%s:%u", path, line) : g_strdup (path);

  *exit_code = along_tool_refuse (code, message, where);
  return FALSE;
}

static const char *
code_of (const GError *error)
{
  if (error->domain == ALONG_INTERCHANGE_ERROR)
    return error->code == ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND ? "not-this-kind"
           : error->code == ALONG_INTERCHANGE_ERROR_TOO_BIG     ? "too-large"
                                                                : "damaged";
  if (error->domain == ALONG_FORMS_ERROR)
    return error->code == ALONG_FORMS_ERROR_NOT_FORM ? "not-this-kind"
           : error->code == ALONG_FORMS_ERROR_TOO_LARGE ? "too-large"
                                                        : "damaged";
  return "unreadable";
}

static void
warn (AlongToolImport *self, const char *path, guint line, const char *text)
{
  g_ptr_array_add (self->warnings, line > 0 ? g_strdup_printf ("%s:%u: %s", path, line, text)
                                            : g_strdup_printf ("%s: %s", path, text));
}

static void
warn_all (AlongToolImport *self, const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const AlongImportProblem *problem = problems->pdata[i];
      warn (self, path, problem->line, problem->text);
    }
}

/* A family that a file brings is known to the files after it. */
static void
list_family (AlongToolImport *self, AlongFamily *family)
{
  AlongRecord *record = along_family_nth (family, ALONG_KIND_FAMILY, 0);
  AlongSummary *summary = along_summary_new ();

  summary->family = along_family_get_id (family);
  if (record != NULL)
    {
      summary->name = g_strdup (along_record_get_text (record, ALONG_FAMILY_P_NAME));
      summary->reference = g_strdup (along_record_get_text (record, ALONG_FAMILY_P_REFERENCE));
    }
  g_ptr_array_add (self->list, summary);
}

/* Takes @edit, if it may be saved, and brings @family to where it will be then. */
static gboolean
take (AlongToolImport *self, const char *path, AlongEdit *edit, AlongFamily *family, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  gboolean is_new = family == NULL;

  if (!along_check_edit (edit, family, along_clock_now (), NULL, &error))
    return refuse (exit_code, "refused", error->message, path, 0);
  if (is_new)
    family = keep (self, along_family_new (along_edit_get_family (edit)));
  along_family_apply (family, edit);
  if (is_new)
    list_family (self, family);
  g_ptr_array_add (self->edits, g_object_ref (edit));
  return TRUE;
}

/* The number of the last line that was read. */
static guint
last_line (AlongGedcom *gedcom)
{
  guint line = 0, number = 0;

  for (guint next = along_gedcom_line_first (gedcom, 0); next != 0; next = along_gedcom_line_first (gedcom, line))
    for (; next != 0; next = along_gedcom_line_next (gedcom, line))
      {
        line = next;
        number = along_gedcom_line_number (gedcom, line);
      }
  return number;
}

static gboolean
take_gedcom (AlongToolImport *self, const char *path, GBytes *bytes, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongEdit) edit = NULL;
  g_autofree char *reference = along_summary_propose_reference (self->list, along_clock_today ());
  AlongGedcomImport how = { .family = ALONG_ID_NONE, .reference = reference };
  const AlongGedcomWarning *warnings;
  AlongFamily *family = NULL;
  gboolean several;
  guint n_warnings;

  if (gedcom == NULL)
    return refuse (exit_code, code_of (error), error->message, path, 0);
  if (!self->good_rows && along_gedcom_line_find (gedcom, 0, "TRLR") == 0)
    return refuse (exit_code, "cut-off", "The last line (TRLR) is missing: the file was cut off.", path, last_line (gedcom));
  if (self->into != NULL)
    {
      how.family = along_contacts_csv_find_family (self->into, self->list, &several);
      family = load (self, how.family, &error);
      if (family == NULL)
        return refuse (exit_code, "unreadable", error->message, path, 0);
    }
  edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, &error);
  if (edit == NULL)
    return refuse (exit_code, code_of (error), error->message, path, 0);
  warnings = along_gedcom_warnings (gedcom, &n_warnings);
  for (guint i = 0; i < n_warnings; i++)
    warn (self, path, warnings[i].line, warnings[i].text);
  warn_all (self, path, problems);
  return take (self, path, edit, family, exit_code);
}

/* The first row that cannot be taken in is the reason; the others are counted. */
static gboolean
refuse_rows (const char *path, GPtrArray *problems, guint bad, int *exit_code)
{
  const AlongImportProblem *first = NULL;
  g_autofree char *message = NULL, *where = NULL, *words = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const AlongImportProblem *problem = problems->pdata[i];
      if (problem->line > 1 && (first == NULL || problem->line < first->line))
        first = problem;
    }
  message = g_strdup_printf ("%s (%u of the rows cannot be taken in.)", first != NULL ? first->text : "", bad);
  where = first != NULL ? g_strdup_printf ("%s:%u", path, first->line) : g_strdup (path);
  words = g_strdup_printf ("%u of the rows cannot be taken in.", bad);
  *exit_code = along_tool_refuse_private ("row", message, where, words);
  return FALSE;
}

static gboolean
take_table (AlongToolImport *self, const char *path, GBytes *bytes, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongContactsCsv) table = along_contacts_csv_read (bytes, problems, &error);
  AlongFamily *team = table != NULL ? load (self, ALONG_ID_NONE, &error) : NULL;
  guint all_good = 0;

  if (team == NULL)
    return refuse (exit_code, code_of (error), error->message, path, 0);
  for (const char *const *words = along_contacts_csv_families (table); *words != NULL; words++)
    {
      gboolean several = FALSE;
      AlongId id = along_contacts_csv_find_family (*words, self->list, &several);
      AlongFamily *family = along_id_is_none (id) ? NULL : load (self, id, &error);
      g_autoptr (AlongEdit) edit = NULL;
      guint good;

      if (error != NULL)
        return refuse (exit_code, "unreadable", error->message, path, 0);
      if (family == NULL)
        {
          along_contacts_csv_no_family (table, *words, several, problems);
          continue;
        }
      edit = along_contacts_csv_to_edit (table, *words, family, team, problems, &good);
      all_good += good;
      if (good > 0 && !take (self, path, edit, family, exit_code))
        return FALSE;
    }
  if (!self->good_rows && all_good < along_contacts_csv_n_rows (table))
    return refuse_rows (path, problems, along_contacts_csv_n_rows (table) - all_good, exit_code);
  warn_all (self, path, problems);
  return TRUE;
}

static gboolean
take_questionnaire (AlongToolImport *self, const char *path, GBytes *bytes, int *exit_code)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_text (text, (gssize) size, &error);
  g_autoptr (AlongEdit) edit = NULL;
  AlongFamily *team = questionnaire != NULL ? load (self, ALONG_ID_NONE, &error) : NULL;
  GPtrArray *problems;
  AlongRecord *record;

  if (team == NULL)
    return refuse (exit_code, code_of (error), error->message, path, 0);
  edit = along_edit_new ("Add form", ALONG_ID_NONE);
  record = along_questionnaire_add_record (edit, questionnaire);
  problems = along_questionnaire_get_problems (questionnaire);
  for (guint i = 0; i < problems->len; i++)
    {
      const AlongProblem *problem = problems->pdata[i];
      g_autofree char *words = g_strdup_printf ("%s: %s", problem->link_id, problem->text);
      warn (self, path, 0, words);
    }
  if (along_family_lookup (team, along_record_get_id (record)) == NULL)
    return take (self, path, edit, team, exit_code);
  warn (self, path, 0, "This version of the form is here already.");
  return TRUE;
}

/** along_tool_import_file: reads one file; %FALSE: it was refused, the answer has been written. */
gboolean
along_tool_import_file (AlongToolImport *self, const char *path, int *exit_code)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  gboolean several = FALSE;

  if (info != NULL && g_file_info_get_size (info) > ALONG_IMPORT_MOST_BYTES)
    return refuse (exit_code, "too-large", "This file is too large. Alongside reads files up to 256 MB.", path, 0);
  bytes = info != NULL ? g_file_load_bytes (file, NULL, NULL, &error) : NULL;
  if (bytes == NULL)
    return refuse (exit_code, "unreadable", error->message, path, 0);
  if (self->into != NULL && along_id_is_none (along_contacts_csv_find_family (self->into, self->list, &several)))
    return refuse (exit_code, "no-family",
                   several ? "More than one family is called that. Give its reference." : "There is no family with this id or reference.",
                   self->into, 0);
  switch (along_import_kind_of (path, bytes))
    {
    case ALONG_IMPORT_QUESTIONNAIRE:
      return take_questionnaire (self, path, bytes, exit_code);
    case ALONG_IMPORT_TABLE:
      return take_table (self, path, bytes, exit_code);
    case ALONG_IMPORT_GEDCOM:
    default:
      return take_gedcom (self, path, bytes, exit_code);
    }
}
