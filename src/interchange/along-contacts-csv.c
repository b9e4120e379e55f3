/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts from a comma-separated file: the file, its columns, its families. What a row says is read in
 * along-contacts-csv-row.c. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-contacts-csv-row.h"
#include "along-gedcom.h"

#define MOST_BYTES (64u * 1024 * 1024)

struct _AlongContactsCsv
{
  GPtrArray *rows; /* AlongCsvRow; the header first */
  int column[N_COLUMNS]; /* where each stands, -1: nowhere */
  guint n_fields;
  GPtrArray *families; /* char *, %NULL-terminated */
  GHashTable *rows_of; /* char * of families -> GPtrArray of its AlongCsvRow, those that are whole */
};

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND, words);
  return FALSE;
}

static gboolean
read_header (AlongContactsCsv *self, GPtrArray *problems, GError **error)
{
  static const Column needed[] = { COLUMN_FAMILY, COLUMN_AT, COLUMN_MODE, COLUMN_STATUS };
  const AlongCsvRow *header;

  if (self->rows->len == 0)
    return refuse (error, _ ("Line 1: this file is empty."));
  header = g_ptr_array_index (self->rows, 0);
  self->n_fields = header->n;
  for (guint c = 0; c < N_COLUMNS; c++)
    self->column[c] = -1;
  for (guint i = 0; i < header->n; i++)
    {
      g_autofree char *name = g_strstrip (g_ascii_strdown (header->fields[i], -1));
      guint c = 0;

      while (c < N_COLUMNS && strcmp (along_contacts_csv_columns[c], name) != 0)
        c++;
      if (c < N_COLUMNS && self->column[c] < 0)
        self->column[c] = (int) i;
      else if (c < N_COLUMNS)
        {
          g_set_error (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND,
                       _ ("Line %u: the column “%s” is there twice."), header->line, name);
          return FALSE;
        }
      else if (*name != '\0')
        along_import_problems_add (problems, header->line, _ ("The column “%s” is not known. It was passed over."), name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (self->column[needed[i]] < 0)
      {
        g_set_error (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND,
                     _ ("Line %u: the column “%s” is missing. The first line of the file names the columns."), header->line,
                     along_contacts_csv_columns[needed[i]]);
        return FALSE;
      }
  return TRUE;
}

static const char *
field_of (AlongContactsCsv *self, const AlongCsvRow *row, Column column)
{
  int at = self->column[column];

  return at >= 0 && (guint) at < row->n ? row->fields[at] : "";
}

static gboolean
is_whole (AlongContactsCsv *self, const AlongCsvRow *row)
{
  return row->problem == NULL && row->n == self->n_fields;
}

static void
add_row (AlongContactsCsv *self, const char *family, AlongCsvRow *row)
{
  GPtrArray *rows = g_hash_table_lookup (self->rows_of, family);

  if (rows == NULL)
    {
      char *name = g_strdup (family);

      rows = g_ptr_array_new ();
      g_ptr_array_add (self->families, name);
      g_hash_table_insert (self->rows_of, name, rows);
    }
  g_ptr_array_add (rows, row);
}

/* Names each row that is broken as a row, and lists the families of the others. */
static void
look_at_rows (AlongContactsCsv *self, GPtrArray *problems)
{
  self->rows_of = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->families = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; i < self->rows->len; i++)
    {
      AlongCsvRow *row = g_ptr_array_index (self->rows, i);
      char *family;

      if (row->problem != NULL)
        along_import_problems_add (problems, row->line, "%s", row->problem);
      else if (row->n != self->n_fields)
        along_import_problems_add (problems, row->line, _ ("This row has %u columns, and the first line names %u."), row->n, self->n_fields);
      if (!is_whole (self, row))
        continue;
      family = row->fields[self->column[COLUMN_FAMILY]];
      g_strstrip (family);
      if (*family == '\0')
        {
          row->problem = _ ("This row does not say which family it is about.");
          along_import_problems_add (problems, row->line, "%s", row->problem);
        }
      else
        add_row (self, family, row);
    }
  g_ptr_array_add (self->families, NULL);
}

/**
 * along_contacts_csv_read: reads the rows of a file of contacts.
 *
 * @problems: AlongImportProblem are added: columns not known, rows that are broken
 * Errors: ALONG_INTERCHANGE_ERROR if it is no such file: no header, a needed column missing, too big
 */
AlongContactsCsv *
along_contacts_csv_read (GBytes *bytes, GPtrArray *problems, GError **error)
{
  g_autoptr (AlongContactsCsv) self = g_new0 (AlongContactsCsv, 1);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > MOST_BYTES)
    {
      g_set_error_literal (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_TOO_BIG,
                           _ ("This file is larger than 64 MB, which is more than Alongside reads. Split it into several."));
      return NULL;
    }
  self->rows = along_csv_read (text != NULL ? text : "", length);
  if (!read_header (self, problems, error))
    return NULL;
  look_at_rows (self, problems);
  return g_steal_pointer (&self);
}

void
along_contacts_csv_free (AlongContactsCsv *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->rows_of, g_hash_table_unref);
  g_clear_pointer (&self->families, g_ptr_array_unref);
  g_free (self);
}

/** along_contacts_csv_n_rows: without the header. */
guint
along_contacts_csv_n_rows (AlongContactsCsv *self)
{
  return self->rows->len - 1;
}

/** along_contacts_csv_families: what stands in the column "family", each once: references or names. */
const char *const *
along_contacts_csv_families (AlongContactsCsv *self)
{
  return (const char *const *) self->families->pdata;
}

/**
 * along_contacts_csv_find_family: the family that goes by @words: its id, its reference, or its name if it is the only
 * one of that name.
 *
 * @summaries: (element-type AlongSummary): all families
 * @several: (out): there is more than one of that name
 * Returns: ALONG_ID_NONE if there is none, or several
 */
AlongId
along_contacts_csv_find_family (const char *words, GPtrArray *summaries, gboolean *several)
{
  AlongId given = ALONG_ID_NONE, named = ALONG_ID_NONE;
  gboolean is_id = along_id_parse (words, &given);

  *several = FALSE;
  for (guint i = 0; i < summaries->len; i++)
    {
      const AlongSummary *summary = summaries->pdata[i];

      if (g_strcmp0 (summary->reference, words) == 0 || (is_id && along_id_equal (summary->family, given)))
        {
          *several = FALSE;
          return summary->family;
        }
      if (g_strcmp0 (summary->name, words) != 0)
        continue;
      *several = *several || !along_id_is_none (named);
      named = summary->family;
    }
  return *several ? ALONG_ID_NONE : named;
}

/** along_contacts_csv_no_family: names the rows of a family that is not in the store, or of @several that share a name. */
void
along_contacts_csv_no_family (AlongContactsCsv *self, const char *family_words, gboolean several, GPtrArray *problems)
{
  GPtrArray *rows = g_hash_table_lookup (self->rows_of, family_words);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    along_import_problems_add (problems, ((const AlongCsvRow *) rows->pdata[i])->line,
                               several ? _ ("More than one family is called “%s”. Write its reference.")
                                       : _ ("There is no family with the reference or name “%s”."),
                               family_words);
}

/**
 * along_contacts_csv_to_edit: the good rows of one family as one edit, not committed.
 *
 * @family_words: one of along_contacts_csv_families(), which the caller found to be @family
 * @team: workers and modules
 * @problems: AlongImportProblem are added, one a bad row
 * @good: (out) (optional): rows in the edit
 * Returns: (transfer full): may be empty
 */
AlongEdit *
along_contacts_csv_to_edit (AlongContactsCsv *self, const char *family_words, AlongFamily *family, AlongFamily *team,
                            GPtrArray *problems, guint *good)
{
  AlongEdit *edit = along_edit_new (_ ("contacts imported"), along_family_get_id (family));
  g_autoptr (GHashTable) known = along_contacts_csv_known_new (family);
  GPtrArray *rows = g_hash_table_lookup (self->rows_of, family_words);
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AlongCsvRow *row = rows->pdata[i];
      const char *fields[N_COLUMNS];
      g_autofree char *why = NULL;

      for (guint c = 0; c < N_COLUMNS; c++)
        fields[c] = field_of (self, row, c);
      why = along_contacts_csv_take_row (fields, family, team, known, edit);
      if (why != NULL)
        along_import_problems_add (problems, row->line, "%s", why);
      else
        n++;
    }
  if (good != NULL)
    *good = n;
  return edit;
}
