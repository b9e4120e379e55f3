/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180: fields between commas, in quotes where they hold commas, quotes or line ends. */
#include "along-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FIELDS 1000

typedef struct
{
  const char *p;
  const char *end;
  guint line;
} Reader;

static void
free_row (gpointer data)
{
  AlongCsvRow *row = data;

  g_strfreev (row->fields);
  g_free (row);
}

/* Steps over a line end, if there is one here. */
static gboolean
take_line_end (Reader *reader)
{
  if (reader->p == reader->end || (*reader->p != '\n' && *reader->p != '\r'))
    return FALSE;
  if (*reader->p == '\r' && reader->p + 1 < reader->end && reader->p[1] == '\n')
    reader->p++;
  reader->p++;
  reader->line++;
  return TRUE;
}

static void
read_quoted (Reader *reader, GString *field, AlongCsvRow *row)
{
  reader->p++;
  while (reader->p < reader->end)
    {
      if (*reader->p == '"' && reader->p + 1 < reader->end && reader->p[1] == '"')
        reader->p++;
      else if (*reader->p == '"')
        {
          reader->p++;
          return;
        }
      else if (take_line_end (reader))
        {
          g_string_append_c (field, '\n');
          continue;
        }
      g_string_append_c (field, *reader->p++);
    }
  row->problem = _ ("A quotation mark is opened and never closed.");
}

static char *
read_field (Reader *reader, AlongCsvRow *row)
{
  g_autoptr (GString) field = g_string_new (NULL);

  if (reader->p < reader->end && *reader->p == '"')
    {
      read_quoted (reader, field, row);
      if (reader->p < reader->end && *reader->p != ',' && *reader->p != '\n' && *reader->p != '\r')
        row->problem = _ ("There is text after a closing quotation mark.");
    }
  while (reader->p < reader->end && *reader->p != ',' && *reader->p != '\n' && *reader->p != '\r')
    g_string_append_c (field, *reader->p++);
  if (memchr (field->str, '\0', field->len) != NULL || !g_utf8_validate_len (field->str, field->len, NULL))
    {
      row->problem = _ ("There are letters here that could not be read. Save the file as UTF-8.");
      for (gsize i = 0; i < field->len; i++)
        if (field->str[i] == '\0')
          field->str[i] = '?';
      return g_utf8_make_valid (field->str, (gssize) field->len);
    }
  return g_string_free (g_steal_pointer (&field), FALSE);
}

/**
 * along_csv_read: all rows of a text, the header among them; empty lines are passed over.
 *
 * @text: with or without a byte order mark; any line ends
 * Returns: (element-type AlongCsvRow) (transfer full)
 */
GPtrArray *
along_csv_read (const char *text, gsize length)
{
  Reader reader = { text, text + length, 1 };
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    reader.p += 3;
  while (reader.p < reader.end)
    {
      g_autoptr (GPtrArray) fields = NULL;
      AlongCsvRow *row;

      if (take_line_end (&reader))
        continue;
      row = g_new0 (AlongCsvRow, 1);
      row->line = reader.line;
      fields = g_ptr_array_new ();
      for (;;)
        {
          char *field = read_field (&reader, row);

          if (fields->len < MOST_FIELDS)
            g_ptr_array_add (fields, field);
          else
            {
              g_free (field);
              row->problem = _ ("There are too many columns.");
            }
          if (reader.p == reader.end || *reader.p != ',')
            break;
          reader.p++;
        }
      take_line_end (&reader);
      row->n = fields->len;
      g_ptr_array_add (fields, NULL);
      row->fields = (char **) g_ptr_array_steal (fields, NULL);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/** along_csv_write: appends a row; quotes only where they are needed; lines end in CR LF as RFC 4180 has it. */
void
along_csv_write (GString *out, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *field = fields[i];

      if (i > 0)
        g_string_append_c (out, ',');
      if (strpbrk (field, ",\"\r\n") == NULL && !g_str_has_prefix (field, " ") && !g_str_has_suffix (field, " "))
        {
          g_string_append (out, field);
          continue;
        }
      g_string_append_c (out, '"');
      for (const char *c = field; *c != '\0'; c++)
        {
          if (*c == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *c);
        }
      g_string_append_c (out, '"');
    }
  g_string_append (out, "\r\n");
}
