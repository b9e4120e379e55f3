/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing GEDCOM 5.5.1 and 7.0. A document goes out in its own version line by line as it came; into the
 * other version, the values whose words differ are converted and all else is kept. */
#include "along-gedcom-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-gedcom-convert.h"
#include "along-gedcom-private.h"

#define BOM "\xEF\xBB\xBF"
#define LONGEST_VALUE 200 /* bytes: with level, xref and tag below the 255 characters that 5.5.1 allows a line */

typedef struct
{
  AlongGedcom *self;
  AlongGedcomTarget target;
  gboolean converting; /* the document is of the other version */
  GString *out;
  GHashTable *renamed; /* old xref -> new xref, where 7.0 does not allow the old; or NULL */
} Writer;

/* How much of @value (@length bytes) goes into one line of 5.5.1: broken between two characters that are
 * neither spaces (readers strip them) nor @ signs. */
static gsize
piece_of (const char *value, gsize length)
{
  gsize at = LONGEST_VALUE;

  if (length <= LONGEST_VALUE)
    return length;
  for (; at > LONGEST_VALUE / 2; at--)
    if ((value[at] & 0xC0) != 0x80 && value[at] != ' ' && value[at - 1] != ' ' && value[at] != '@' && value[at - 1] != '@'
        && value[at] != '\t' && value[at - 1] != '\t')
      return at;
  for (at = LONGEST_VALUE; (value[at] & 0xC0) == 0x80 || value[at - 1] == '@'; at--)
    if (at == LONGEST_VALUE / 2)
      return LONGEST_VALUE;
  return at;
}

static void
begin_line (GString *out, guint level, const char *xref, gsize xref_len, const char *tag, gsize tag_len)
{
  if (level < 10)
    g_string_append_c (out, (char) ('0' + level));
  else
    g_string_append_printf (out, "%u", level);
  g_string_append_c (out, ' ');
  if (xref != NULL)
    {
      g_string_append_c (out, '@');
      g_string_append_len (out, xref, xref_len);
      g_string_append (out, "@ ");
    }
  g_string_append_len (out, tag, tag_len);
}

/* The rest of a line: a value that is already escaped, without line breaks. */
static void
end_line (GString *out, AlongGedcomTarget target, guint level, gboolean continued, const char *value, gsize length)
{
  gsize piece = target == ALONG_GEDCOM_5_5_1 ? piece_of (value, length) : length;

  if (length > 0)
    {
      g_string_append_c (out, ' ');
      g_string_append_len (out, value, piece);
    }
  g_string_append_c (out, '\n');
  for (value += piece, length -= piece; length > 0; value += piece, length -= piece)
    {
      piece = piece_of (value, length);
      begin_line (out, level + !continued, NULL, 0, "CONC", 4);
      g_string_append_c (out, ' ');
      g_string_append_len (out, value, piece);
      g_string_append_c (out, '\n');
    }
}

static char *
escape (const char *text, gsize length, AlongGedcomTarget target)
{
  GString *out = g_string_sized_new (length + 8);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '@' && (target == ALONG_GEDCOM_5_5_1 || i == 0))
        g_string_append_c (out, '@');
      if (text[i] != '\r')
        g_string_append_c (out, text[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * along_gedcom_put_line: appends a line with its text, which may have several lines (CONT) and, in 5.5.1, be
 * long (CONC).
 *
 * @xref: (nullable): of a record, without @ signs
 * @text: (nullable)
 */
void
along_gedcom_put_line (GString *out, AlongGedcomTarget target, guint level, const char *xref, const char *tag, const char *text)
{
  const char *from = text != NULL ? text : "";
  gboolean first = TRUE;

  for (;;)
    {
      const char *newline = strchr (from, '\n');
      gsize length = newline != NULL ? (gsize) (newline - from) : strlen (from);
      g_autofree char *value = escape (from, length, target);

      if (first)
        begin_line (out, level, xref, xref != NULL ? strlen (xref) : 0, tag, strlen (tag));
      else
        begin_line (out, level + 1, NULL, 0, "CONT", 4);
      end_line (out, target, first ? level : level + 1, !first, value, strlen (value));
      if (newline == NULL)
        return;
      from = newline + 1;
      first = FALSE;
    }
}

void
along_gedcom_put_pointer (GString *out, guint level, const char *tag, const char *xref)
{
  g_string_append_printf (out, "%u %s @%s@\n", level, tag, xref);
}

static void
put_gedc (GString *out, AlongGedcomTarget target)
{
  g_string_append (out, target == ALONG_GEDCOM_7_0 ? "1 GEDC\n2 VERS 7.0\n"
                                                   : "1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n");
}

/** along_gedcom_put_head: the first lines of a file: mark (7.0), HEAD, version, characters. */
void
along_gedcom_put_head (GString *out, AlongGedcomTarget target)
{
  if (target == ALONG_GEDCOM_7_0)
    g_string_append (out, BOM);
  g_string_append (out, "0 HEAD\n");
  put_gedc (out, target);
}

static gboolean
is_xref_of_7 (const char *xref, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isupper (xref[i]) && !g_ascii_isdigit (xref[i]) && xref[i] != '_')
      return FALSE;
  return !(length == 4 && memcmp (xref, "VOID", 4) == 0);
}

/* Names for the records whose own are not allowed in 7.0. */
static void
rename_records (Writer *writer)
{
  AlongGedcom *self = writer->self;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean odd = FALSE;

  for (guint record = along_gedcom_child (self, 0); record != 0; record = self->lines[record].next)
    {
      const AlongGedcomLine *line = &self->lines[record];

      if (line->xref_at == 0)
        continue;
      if (is_xref_of_7 (self->text + line->xref_at, line->xref_len))
        g_hash_table_add (taken, along_gedcom_line_xref (self, record));
      else
        odd = TRUE;
    }
  if (!odd)
    return;
  /* nor may a new name make a pointer to nobody lead to somebody */
  for (guint line = 1; line < self->n_lines; line++)
    {
      char *pointer = along_gedcom_line_pointer (self, line);

      if (pointer != NULL)
        g_hash_table_add (taken, pointer);
    }
  writer->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint record = along_gedcom_child (self, 0); record != 0; record = self->lines[record].next)
    {
      g_autofree char *old = along_gedcom_line_xref (self, record);
      g_autofree char *plain = NULL;
      g_autofree char *fresh = NULL;

      if (old == NULL || is_xref_of_7 (old, strlen (old)) || g_hash_table_contains (writer->renamed, old))
        continue;
      plain = g_ascii_strup (old, -1);
      for (char *c = plain; *c != '\0'; c++)
        if (!g_ascii_isalnum (*c))
          *c = '_';
      fresh = g_strdup (plain);
      for (guint n = 2; g_hash_table_contains (taken, fresh) || strcmp (fresh, "VOID") == 0; n++)
        {
          g_free (fresh);
          fresh = g_strdup_printf ("%s_%u", plain, n);
        }
      g_hash_table_add (taken, g_strdup (fresh));
      g_hash_table_insert (writer->renamed, g_steal_pointer (&old), g_steal_pointer (&fresh));
    }
}

static char *
new_xref (Writer *writer, char *xref)
{
  const char *fresh = xref != NULL && writer->renamed != NULL ? g_hash_table_lookup (writer->renamed, xref) : NULL;

  if (fresh == NULL)
    return xref;
  g_free (xref);
  return g_strdup (fresh);
}

static char *
phrase_below (AlongGedcom *self, guint line, guint *phrase_line)
{
  *phrase_line = along_gedcom_child_tagged (self, line, ALONG_TAG_PHRASE);
  return *phrase_line != 0 ? along_gedcom_line_text (self, *phrase_line) : NULL;
}

static char *
raw_value (AlongGedcom *self, guint line)
{
  return g_strndup (self->text + self->lines[line].value_at, self->lines[line].value_len);
}

/* Converts the values whose words differ; FALSE for a line whose text is the same in both. */
static gboolean
convert (Writer *writer, guint line, AlongGedcomTag parent, AlongGedcomConverted *converted, guint *phrase_line)
{
  AlongGedcom *self = writer->self;
  AlongGedcomTag tag = self->lines[line].tag;
  gboolean to_7 = writer->target == ALONG_GEDCOM_7_0;
  g_autofree char *phrase = phrase_below (self, line, phrase_line);
  g_autofree char *value = NULL;

  if (*phrase_line != 0 && along_gedcom_child (self, *phrase_line) != 0)
    g_clear_pointer (&phrase, g_free); /* a phrase of more than one line stays where it is */
  if (tag == ALONG_TAG_DATE)
    {
      value = raw_value (self, line);
      *converted = to_7 ? along_gedcom_date_to_7 (value) : along_gedcom_date_to_551 (value, phrase);
      return TRUE;
    }
  value = along_gedcom_line_text (self, line);
  if (tag == ALONG_TAG_AGE)
    *converted = to_7 ? along_gedcom_age_to_7 (value) : along_gedcom_age_to_551 (value, phrase);
  else if ((tag == ALONG_TAG_RELA || tag == ALONG_TAG_ROLE) && parent == ALONG_TAG_ASSO)
    *converted = to_7 ? along_gedcom_role_to_7 (value, phrase) : along_gedcom_role_to_551 (value, phrase);
  else if (tag == ALONG_TAG_PEDI && to_7)
    *converted = along_gedcom_choice_to_7 (value, along_gedcom_pedigree_choices, phrase);
  else if (tag == ALONG_TAG_PEDI)
    *converted = along_gedcom_choice_to_551 (value, along_gedcom_pedigree_choices, phrase);
  else if (tag == ALONG_TAG_TYPE && parent == ALONG_TAG_NAME && to_7)
    *converted = along_gedcom_choice_to_7 (value, along_gedcom_name_choices, phrase);
  else if (tag == ALONG_TAG_TYPE && parent == ALONG_TAG_NAME)
    *converted = along_gedcom_choice_to_551 (value, along_gedcom_name_choices, phrase);
  else if (tag == ALONG_TAG_RESN || (tag == ALONG_TAG_STAT && parent == ALONG_TAG_FAMC))
    converted->value = to_7 ? g_ascii_strup (value, -1) : g_ascii_strdown (value, -1);
  else if (tag == ALONG_TAG_SEX && !to_7 && strcmp (value, "X") == 0)
    converted->value = g_strdup ("U");
  else
    return FALSE;
  return TRUE;
}

/* The tag in the target's words: shared notes and roles are called otherwise. */
static const char *
new_tag (Writer *writer, guint line, AlongGedcomTag parent, gboolean is_pointer)
{
  AlongGedcom *self = writer->self;
  AlongGedcomTag tag = self->lines[line].tag;
  gboolean record = self->lines[line].depth == 1;

  if (writer->target == ALONG_GEDCOM_7_0)
    {
      if (tag == ALONG_TAG_NOTE && (record || is_pointer))
        return "SNOTE";
      if (tag == ALONG_TAG_RELA && parent == ALONG_TAG_ASSO)
        return "ROLE";
    }
  else
    {
      if (tag == ALONG_TAG_SNOTE)
        return "NOTE";
      if (tag == ALONG_TAG_ROLE && parent == ALONG_TAG_ASSO)
        return "RELA";
    }
  return NULL;
}

/* A line in its own version: as it came, but for level and length. */
static void
put_as_it_is (Writer *writer, guint line)
{
  const AlongGedcom *self = writer->self;
  const AlongGedcomLine *l = &self->lines[line];
  gboolean continued = l->tag == ALONG_TAG_CONT || l->tag == ALONG_TAG_CONC;

  begin_line (writer->out, l->depth - 1, l->xref_at != 0 ? self->text + l->xref_at : NULL, l->xref_len,
              l->loose ? "CONT" : self->text + l->tag_at, l->loose ? 4 : l->tag_len);
  end_line (writer->out, writer->target, l->depth - 1, continued, self->text + l->value_at, l->value_len);
}

/* A line in the other version's words. Returns the line below it that is now part of it, or 0. */
static guint
put_converted (Writer *writer, guint line, AlongGedcomTag parent)
{
  AlongGedcom *self = writer->self;
  guint level = self->lines[line].depth - 1u, phrase_line = 0;
  g_autofree char *xref = new_xref (writer, along_gedcom_line_xref (self, line));
  g_autofree char *pointer = new_xref (writer, along_gedcom_line_pointer (self, line));
  g_autofree char *old_tag = along_gedcom_line_tag (self, line);
  const char *tag = new_tag (writer, line, parent, pointer != NULL);
  g_auto (AlongGedcomConverted) converted = { 0 };

  if (tag == NULL)
    tag = old_tag;
  if (pointer != NULL)
    {
      begin_line (writer->out, level, xref, xref != NULL ? strlen (xref) : 0, tag, strlen (tag));
      g_string_append_printf (writer->out, " @%s@\n", pointer);
      return 0;
    }
  if (!convert (writer, line, parent, &converted, &phrase_line))
    {
      g_autofree char *text = along_gedcom_line_text (self, line);
      guint finer = self->lines[line].tag == ALONG_TAG_SEX ? along_gedcom_child_tagged (self, line, ALONG_TAG__ALN_SEX) : 0;

      if (finer != 0 && writer->target == ALONG_GEDCOM_7_0)
        {
          g_autofree char *sex = along_gedcom_line_text (self, finer);

          along_gedcom_put_line (writer->out, writer->target, level, xref, tag, sex);
          return finer;
        }
      along_gedcom_put_line (writer->out, writer->target, level, xref, tag, text);
      return 0;
    }
  if (self->lines[line].tag == ALONG_TAG_DATE)
    {
      /* escapes are part of the value: not to be doubled */
      begin_line (writer->out, level, xref, xref != NULL ? strlen (xref) : 0, tag, strlen (tag));
      end_line (writer->out, writer->target, level, FALSE, converted.value, strlen (converted.value));
    }
  else
    along_gedcom_put_line (writer->out, writer->target, level, xref, tag, converted.value);
  if (converted.phrase != NULL && phrase_line == 0)
    along_gedcom_put_line (writer->out, writer->target, level + 1, NULL, "PHRASE", converted.phrase);
  if (self->lines[line].tag == ALONG_TAG_SEX && writer->target == ALONG_GEDCOM_5_5_1)
    along_gedcom_put_line (writer->out, writer->target, level + 1, NULL, along_gedcom_tag_name (ALONG_TAG__ALN_SEX), "X");
  return converted.drop_phrase ? phrase_line : 0;
}

/* Whether some event of this 5.5.1 person has the age STILLBORN, and none is their death: 7.0 has no
 * such age, so the death is said. */
static gboolean
needs_death (Writer *writer, guint record)
{
  AlongGedcom *self = writer->self;
  gboolean stillborn = FALSE;

  if (writer->target != ALONG_GEDCOM_7_0 || self->lines[record].tag != ALONG_TAG_INDI)
    return FALSE;
  for (guint child = along_gedcom_child (self, record); child != 0; child = self->lines[child].next)
    {
      guint age = along_gedcom_child_tagged (self, child, ALONG_TAG_AGE);
      g_autofree char *text = age != 0 ? along_gedcom_line_text (self, age) : NULL;

      if (self->lines[child].tag == ALONG_TAG_DEAT)
        return FALSE;
      stillborn |= text != NULL && g_ascii_strcasecmp (text, "STILLBORN") == 0;
    }
  return stillborn;
}

/* A record (or a line of the header) and all below it. */
static void
put_tree (Writer *writer, guint top)
{
  AlongGedcom *self = writer->self;
  guint8 top_depth = self->lines[top].depth;
  AlongGedcomTag tags[ALONG_GEDCOM_MOST_NESTING + 2] = { ALONG_TAG_OTHER };

  for (guint line = top, skip = 0; line < self->n_lines && (line == top || self->lines[line].depth > top_depth); line++)
    {
      const AlongGedcomLine *l = &self->lines[line];

      tags[l->depth] = l->tag;
      if (!writer->converting)
        put_as_it_is (writer, line);
      else if (line == skip || ((l->tag == ALONG_TAG_CONC || l->tag == ALONG_TAG_CONT) && line != top))
        continue;
      else
        {
          guint part = put_converted (writer, line, tags[l->depth - 1]);

          skip = part != 0 ? part : skip;
        }
    }
  if (writer->converting && needs_death (writer, top))
    g_string_append (writer->out, "1 DEAT\n2 AGE 0y\n3 PHRASE Stillborn\n");
}

static guint
put_head (Writer *writer)
{
  AlongGedcom *self = writer->self;
  guint head = along_gedcom_child_tagged (self, 0, ALONG_TAG_HEAD);

  along_gedcom_put_head (writer->out, writer->target);
  for (guint child = head != 0 ? along_gedcom_child (self, head) : 0; child != 0; child = self->lines[child].next)
    {
      AlongGedcomTag tag = self->lines[child].tag;

      if (tag != ALONG_TAG_GEDC && tag != ALONG_TAG_CHAR)
        put_tree (writer, child);
    }
  return head;
}

/**
 * along_gedcom_write: the whole document as GEDCOM, in UTF-8, with every line that was read (also those no
 * record has a place for). Reading it again gives the same document.
 *
 * @length: (out) (optional): bytes
 */
char *
along_gedcom_write (AlongGedcom *self, AlongGedcomTarget target, gsize *length)
{
  Writer writer = { .self = self, .target = target, .converting = self->is_7 != (target == ALONG_GEDCOM_7_0) };
  guint head;

  writer.out = g_string_sized_new (self->length + self->length / 16 + 256);
  if (writer.converting && target == ALONG_GEDCOM_7_0)
    rename_records (&writer);
  head = put_head (&writer);
  for (guint record = along_gedcom_child (self, 0); record != 0; record = self->lines[record].next)
    if (record != head && self->lines[record].tag != ALONG_TAG_TRLR)
      put_tree (&writer, record);
  g_string_append (writer.out, "0 TRLR\n");
  g_clear_pointer (&writer.renamed, g_hash_table_unref);
  if (length != NULL)
    *length = writer.out->len;
  return g_string_free (writer.out, FALSE);
}

/** along_gedcom_is_packed: whether a file of that name is a GEDZIP archive. */
gboolean
along_gedcom_is_packed (const char *path)
{
  gsize length = strlen (path);

  return length > 4 && g_ascii_strcasecmp (path + length - 4, ".gdz") == 0;
}

/**
 * along_gedcom_contents: what is written into the file @path: @text, or an archive with it.
 *
 * @text: (transfer full): of a whole document
 * Errors: ALONG_INTERCHANGE_ERROR_UNFIT: GEDZIP is a form of 7.0 alone
 */
GBytes *
along_gedcom_contents (char *text, gsize length, AlongGedcomTarget target, const char *path, GError **error)
{
  g_autofree char *owned = text;

  if (!along_gedcom_is_packed (path))
    return g_bytes_new_take (g_steal_pointer (&owned), length);
  if (target != ALONG_GEDCOM_7_0)
    {
      g_set_error_literal (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_UNFIT,
                           _ ("A packed file (.gdz) can only hold GEDCOM 7.0."));
      return NULL;
    }
  return along_gedcom_zip (owned, length, error);
}

/** along_gedcom_write_file: along_gedcom_write() into a file, whole or not at all; packed where its name ends with .gdz. */
gboolean
along_gedcom_write_file (AlongGedcom *self, AlongGedcomTarget target, const char *path, GError **error)
{
  gsize length;
  char *text = along_gedcom_write (self, target, &length);
  g_autoptr (GBytes) contents = along_gedcom_contents (text, length, target, path, error);

  return contents != NULL
         && g_file_set_contents_full (path, g_bytes_get_data (contents, NULL), (gssize) g_bytes_get_size (contents),
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
