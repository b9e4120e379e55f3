/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking the lines of a document, and what their values say. */
#include "along-gedcom-private.h"

#include <string.h>

/** along_gedcom_child: the first line below @line, or 0. */
guint
along_gedcom_child (const AlongGedcom *self, guint line)
{
  return line + 1 < self->n_lines && self->lines[line + 1].depth > self->lines[line].depth ? line + 1 : 0;
}

guint
along_gedcom_child_tagged (const AlongGedcom *self, guint line, AlongGedcomTag tag)
{
  for (guint child = along_gedcom_child (self, line); child != 0; child = self->lines[child].next)
    if (self->lines[child].tag == tag)
      return child;
  return 0;
}

/**
 * along_gedcom_pointer_in: the xref in a value of the form "@X@", not terminated; %NULL if the value is
 * something else. Spaces round it are passed over.
 */
const char *
along_gedcom_pointer_in (const AlongGedcom *self, const AlongGedcomLine *line, gsize *length)
{
  const char *from = self->text + line->value_at, *to = from + line->value_len;

  while (from < to && (*from == ' ' || *from == '\t'))
    from++;
  while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
    to--;
  if (to - from < 3 || *from != '@' || to[-1] != '@' || from[1] == '#' || from[1] == '@')
    return NULL;
  *length = to - from - 2;
  return memchr (from + 1, '@', *length) == NULL ? from + 1 : NULL;
}

guint
along_gedcom_line_first (AlongGedcom *self, guint line)
{
  return along_gedcom_child (self, line);
}

guint
along_gedcom_line_next (AlongGedcom *self, guint line)
{
  return self->lines[line].next;
}

gboolean
along_gedcom_line_is (AlongGedcom *self, guint line, const char *tag)
{
  const AlongGedcomLine *l = &self->lines[line];

  if (l->loose)
    return strcmp (tag, "CONT") == 0;
  return strlen (tag) == l->tag_len && g_ascii_strncasecmp (self->text + l->tag_at, tag, l->tag_len) == 0;
}

/** along_gedcom_line_find: the first line below @line with this tag, or 0. */
guint
along_gedcom_line_find (AlongGedcom *self, guint line, const char *tag)
{
  for (guint child = along_gedcom_child (self, line); child != 0; child = self->lines[child].next)
    if (along_gedcom_line_is (self, child, tag))
      return child;
  return 0;
}

guint
along_gedcom_line_number (AlongGedcom *self, guint line)
{
  return self->lines[line].number;
}

char *
along_gedcom_line_tag (AlongGedcom *self, guint line)
{
  if (self->lines[line].loose)
    return g_strdup ("CONT");
  return g_strndup (self->text + self->lines[line].tag_at, self->lines[line].tag_len);
}

/** along_gedcom_line_xref: the name of a record without the @ signs, or %NULL. */
char *
along_gedcom_line_xref (AlongGedcom *self, guint line)
{
  const AlongGedcomLine *l = &self->lines[line];

  return l->xref_at != 0 ? g_strndup (self->text + l->xref_at, l->xref_len) : NULL;
}

/** along_gedcom_line_pointer: the xref that a value points to, without the @ signs, or %NULL. */
char *
along_gedcom_line_pointer (AlongGedcom *self, guint line)
{
  gsize length;
  const char *xref = along_gedcom_pointer_in (self, &self->lines[line], &length);

  return xref != NULL ? g_strndup (xref, length) : NULL;
}

/* 5.5.1: "@@" is "@" anywhere; "@#DWORDS@ " is a date escape, kept as its word; other escapes mean nothing
 * that a reader must show. Works in place. */
static void
unescape_551 (GString *text)
{
  char *out = text->str;

  for (const char *c = text->str; *c != '\0';)
    {
      const char *close = c[0] == '@' && c[1] == '#' ? strchr (c + 2, '@') : NULL;

      if (close != NULL)
        {
          gboolean is_date = c[2] == 'D';

          if (is_date)
            {
              for (const char *s = c + 3; s < close; s++)
                *out++ = *s == ' ' ? '_' : *s;
              *out++ = ' ';
            }
          c = close + 1;
          if (*c == ' ')
            c++;
        }
      else
        {
          if (c[0] == '@' && c[1] == '@')
            c++;
          *out++ = *c++;
        }
    }
  g_string_truncate (text, out - text->str);
}

/* Adds a physical line's value; 7.0 doubles only an @ at the beginning. */
static void
append_value (const AlongGedcom *self, GString *text, const AlongGedcomLine *line)
{
  const char *value = self->text + line->value_at;
  gsize length = line->value_len;

  if (self->is_7 && line->tag != ALONG_TAG_CONC && length >= 2 && value[0] == '@' && value[1] == '@')
    {
      value++;
      length--;
    }
  g_string_append_len (text, value, length);
}

/**
 * along_gedcom_line_text: the whole text of a line: with its CONT lines (a new line each) and CONC lines
 * (joined as they are), and with doubled @ signs single.
 */
char *
along_gedcom_line_text (AlongGedcom *self, guint line)
{
  GString *text = g_string_new (NULL);

  append_value (self, text, &self->lines[line]);
  for (guint child = along_gedcom_child (self, line); child != 0; child = self->lines[child].next)
    {
      const AlongGedcomLine *l = &self->lines[child];

      if (l->tag != ALONG_TAG_CONT && l->tag != ALONG_TAG_CONC)
        continue;
      if (l->tag == ALONG_TAG_CONT)
        g_string_append_c (text, '\n');
      append_value (self, text, l);
    }
  if (!self->is_7 && strchr (text->str, '@') != NULL)
    unescape_551 (text);
  return g_string_free (text, FALSE);
}
