/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-gedcom-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK 4096 /* bytes of one block of short strings */

G_DEFINE_QUARK (along-interchange-error-quark, along_interchange_error)

/** along_gedcom_warn: notes something odd about line number @line (0: the whole file), in words for people. */
void
along_gedcom_warn (AlongGedcom *self, guint line, const char *format, ...)
{
  AlongGedcomWarning warning = { .line = line };
  va_list args;

  if (self->warnings->len >= ALONG_GEDCOM_MOST_WARNINGS)
    {
      self->unsaid++;
      return;
    }
  va_start (args, format);
  warning.text = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (self->warnings, warning);
}

static int
compare_warnings (gconstpointer a, gconstpointer b)
{
  guint first = ((const AlongGedcomWarning *) a)->line, second = ((const AlongGedcomWarning *) b)->line;

  return first < second ? -1 : first > second;
}

static void
finish_warnings (AlongGedcom *self)
{
  AlongGedcomWarning more = { 0 };

  /* a stable sort: warnings of one line keep their order */
  g_array_sort (self->warnings, compare_warnings);
  if (self->unsaid == 0)
    return;
  more.text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There is %u more remark of this kind.",
                                            "There are %u more remarks of this kind.", self->unsaid), self->unsaid);
  g_array_append_val (self->warnings, more);
}

static void
clear_warning (gpointer data)
{
  g_free (((AlongGedcomWarning *) data)->text);
}

static gboolean
starts_like_a_web_page (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  return length > 5
         && (g_ascii_strncasecmp (text, "<!doc", 5) == 0 || g_ascii_strncasecmp (text, "<html", 5) == 0
             || g_ascii_strncasecmp (text, "<?xml", 5) == 0);
}

/* Whether there is a header or a record: else it is some other kind of file, or none. */
static gboolean
is_gedcom (const AlongGedcom *self)
{
  for (guint32 i = self->n_lines > 1 ? 1 : 0; i != 0; i = self->lines[i].next)
    if (self->lines[i].tag == ALONG_TAG_HEAD || self->lines[i].tag == ALONG_TAG_INDI || self->lines[i].tag == ALONG_TAG_FAM)
      return TRUE;
  return FALSE;
}

static void
read_head (AlongGedcom *self)
{
  guint head = along_gedcom_child_tagged (self, 0, ALONG_TAG_HEAD);
  guint gedc = head != 0 ? along_gedcom_child_tagged (self, head, ALONG_TAG_GEDC) : 0;
  guint vers = gedc != 0 ? along_gedcom_child_tagged (self, gedc, ALONG_TAG_VERS) : 0;

  if (head == 0)
    along_gedcom_warn (self, 1, _ ("The header (0 HEAD) is missing."));
  else if (head != 1)
    along_gedcom_warn (self, self->lines[head].number, _ ("The header (0 HEAD) is not the first line."));
  if (vers == 0)
    {
      along_gedcom_warn (self, head != 0 ? self->lines[head].number : 1,
                         _ ("The file does not say which version of GEDCOM it is. It was read as 5.5.1."));
      return;
    }
  self->version = along_gedcom_line_text (self, vers);
  g_strstrip (self->version);
  self->is_7 = self->version[0] == '7';
  if (!self->is_7 && self->version[0] != '5')
    along_gedcom_warn (self, self->lines[vers].number, _ ("This version of GEDCOM is not known. It was read as 5.5.1."));
}

static gboolean
refuse (GError **error, AlongInterchangeError code, const char *words)
{
  g_set_error_literal (error, ALONG_INTERCHANGE_ERROR, code, words);
  return FALSE;
}

static gboolean
check_size (gsize length, GError **error)
{
  if (length <= ALONG_GEDCOM_MOST_BYTES)
    return TRUE;
  return refuse (error, ALONG_INTERCHANGE_ERROR_TOO_BIG,
                 _ ("This file is larger than 256 MB, which is more than Alongside reads. Export a part of the family tree."));
}

static gboolean
load (AlongGedcom *self, GCancellable *cancellable, AlongGedcomProgress progress, gpointer progress_data, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (self->bytes, &length);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (length >= 4 && memcmp (data, "PK\003\004", 4) == 0)
    {
      GBytes *inside = along_gedcom_unzip (self->bytes, cancellable, error);

      if (inside == NULL)
        return FALSE;
      g_bytes_unref (self->bytes);
      self->bytes = inside;
      data = g_bytes_get_data (inside, &length);
    }
  if (!check_size (length, error))
    return FALSE;
  if (length == 0)
    return refuse (error, ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND, _ ("Line 1: this file is empty."));
  if (!along_gedcom_to_utf8 (self, cancellable, error))
    return FALSE;
  if (starts_like_a_web_page (self->text, self->length))
    return refuse (error, ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND,
                   _ ("Line 1: this is a web page, not a GEDCOM file. Download the file itself and try again."));
  if (!along_gedcom_parse_lines (self, cancellable, progress, progress_data, error))
    return FALSE;
  if (!is_gedcom (self))
    return refuse (error, ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND,
                   _ ("Line 1: this is not a GEDCOM file. A GEDCOM file begins with the line “0 HEAD”."));
  read_head (self);
  if (!along_gedcom_gather (self, cancellable, error))
    return FALSE;
  finish_warnings (self);
  if (progress != NULL)
    progress (1, progress_data);
  return TRUE;
}

/**
 * along_gedcom_load_bytes: reads GEDCOM 5.5, 5.5.1 or 7, or a GEDZIP archive with one in it.
 *
 * Whatever is odd in the file is repaired or kept and named in the warnings; refused is only what is no
 * GEDCOM at all, or too big. Nothing recursive: bounded stack whatever the file.
 *
 * @bytes: kept (not copied) while the document lives, if they are UTF-8
 * @progress: (nullable)
 * Errors: ALONG_INTERCHANGE_ERROR, G_IO_ERROR_CANCELLED
 */
AlongGedcom *
along_gedcom_load_bytes (GBytes *bytes, GCancellable *cancellable,
                         AlongGedcomProgress progress, gpointer progress_data, GError **error)
{
  AlongGedcom *self = g_new0 (AlongGedcom, 1);

  self->bytes = g_bytes_ref (bytes);
  self->charset = "UTF-8";
  self->strings = g_string_chunk_new (BLOCK);
  self->people = g_array_new (FALSE, TRUE, sizeof (AlongGedcomPerson));
  self->couples = g_array_new (FALSE, TRUE, sizeof (AlongGedcomCouple));
  self->links = g_array_new (FALSE, TRUE, sizeof (AlongGedcomLink));
  self->warnings = g_array_new (FALSE, TRUE, sizeof (AlongGedcomWarning));
  g_array_set_clear_func (self->warnings, clear_warning);
  if (!load (self, cancellable, progress, progress_data, error))
    g_clear_pointer (&self, along_gedcom_free);
  return self;
}

/** along_gedcom_load_file: as along_gedcom_load_bytes(), with the file mapped into memory. */
AlongGedcom *
along_gedcom_load_file (const char *path, GCancellable *cancellable,
                        AlongGedcomProgress progress, gpointer progress_data, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (file);
  return along_gedcom_load_bytes (bytes, cancellable, progress, progress_data, error);
}

/** along_gedcom_free: frees the document with all that it gave out. */
void
along_gedcom_free (AlongGedcom *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->owned);
  g_free (self->lines);
  g_free (self->version);
  g_free (self->slots);
  g_free (self->indexes);
  g_string_chunk_free (self->strings);
  g_array_unref (self->people);
  g_array_unref (self->couples);
  g_array_unref (self->links);
  g_array_unref (self->warnings);
  g_free (self);
}

/** along_gedcom_version: GEDC.VERS as in the file, or "" where it says none. */
const char *
along_gedcom_version (AlongGedcom *self)
{
  return self->version != NULL ? self->version : "";
}

gboolean
along_gedcom_is_7 (AlongGedcom *self)
{
  return self->is_7;
}

/** along_gedcom_charset: what the file was read as: "UTF-8", "UTF-16LE", "ANSEL", "CP1252" and so on. */
const char *
along_gedcom_charset (AlongGedcom *self)
{
  return self->charset;
}

const AlongGedcomPerson *
along_gedcom_people (AlongGedcom *self, guint *n)
{
  *n = self->people->len;
  return (const AlongGedcomPerson *) self->people->data;
}

const AlongGedcomCouple *
along_gedcom_couples (AlongGedcom *self, guint *n)
{
  *n = self->couples->len;
  return (const AlongGedcomCouple *) self->couples->data;
}

/** along_gedcom_is_cut: whether the last line of a file (TRLR) is missing: what stood before it may be too. */
gboolean
along_gedcom_is_cut (AlongGedcom *self)
{
  return self->is_cut;
}

/** along_gedcom_couple_is_two: whether two people of it are known; one parent alone with their children is a FAM record too. */
gboolean
along_gedcom_couple_is_two (const AlongGedcomCouple *couple)
{
  guint one = ALONG_GEDCOM_NOBODY;

  for (guint i = 0; i < couple->n_partners; i++)
    if (couple->partners[i] != ALONG_GEDCOM_NOBODY && one != ALONG_GEDCOM_NOBODY && couple->partners[i] != one)
      return TRUE;
    else if (couple->partners[i] != ALONG_GEDCOM_NOBODY)
      one = couple->partners[i];
  return FALSE;
}

const AlongGedcomLink *
along_gedcom_links (AlongGedcom *self, guint *n)
{
  *n = self->links->len;
  return (const AlongGedcomLink *) self->links->data;
}

/** along_gedcom_warnings: in the order of the lines, at most ALONG_GEDCOM_MOST_WARNINGS and one that counts the rest. */
const AlongGedcomWarning *
along_gedcom_warnings (AlongGedcom *self, guint *n)
{
  *n = self->warnings->len;
  return (const AlongGedcomWarning *) self->warnings->data;
}

/** along_gedcom_find_person: the index of the person called @xref, with or without the @ signs. */
gboolean
along_gedcom_find_person (AlongGedcom *self, const char *xref, guint *index)
{
  gsize length = strlen (xref);
  const AlongGedcomSlot *slot;

  if (length > 2 && xref[0] == '@' && xref[length - 1] == '@')
    {
      xref++;
      length -= 2;
    }
  slot = along_gedcom_slot (self, xref, length);
  if (slot->line == 0 || self->lines[slot->line].tag != ALONG_TAG_INDI)
    return FALSE;
  *index = slot->index;
  return TRUE;
}

/** along_gedcom_record: the line of the record called @xref (without the @ signs), or 0. */
guint
along_gedcom_record (AlongGedcom *self, const char *xref)
{
  return along_gedcom_slot (self, xref, strlen (xref))->line;
}
