/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From text to the tree of lines. One pass, no recursion, no allocation for a line. */
#include "along-gedcom-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_EVERY 65536 /* lines between two looks at progress and cancellation */
#define BOM "\xEF\xBB\xBF"

typedef struct
{
  AlongGedcom *self;
  const char *p;
  const char *end;
  const char *next_lf; /* the first line feed at or after p, or end: files with CR only are not searched again and again */
  guint number;
  gboolean lf_cr; /* the file ends its lines with LF CR */
  guint32 last[ALONG_GEDCOM_MOST_NESTING + 2]; /* the last line at each depth, 0 for none */
  guint32 level[ALONG_GEDCOM_MOST_NESTING + 2]; /* the number that it bore in the file */
  guint depth; /* of the line before */
  gboolean ended; /* TRLR was there */
  gboolean said_after_end;
} Parser;

static guint32
add_line (AlongGedcom *self)
{
  if (self->n_lines == self->lines_room)
    {
      self->lines_room += self->lines_room / 2 + 64;
      self->lines = g_realloc_n (self->lines, self->lines_room, sizeof *self->lines);
    }
  self->lines[self->n_lines] = (AlongGedcomLine){ 0 };
  return self->n_lines++;
}

/* Cuts off the next line (without its end); FALSE at the end of the text. */
static gboolean
cut (Parser *parser, const char **from, const char **to)
{
  const char *p = parser->p, *end = parser->end, *eol, *cr;

  if (p >= end)
    return FALSE;
  if (parser->next_lf == NULL || parser->next_lf < p)
    {
      parser->next_lf = memchr (p, '\n', end - p);
      if (parser->next_lf == NULL)
        parser->next_lf = end;
    }
  eol = parser->next_lf;
  cr = memchr (p, '\r', eol - p);
  if (cr != NULL)
    eol = cr;
  *from = p;
  *to = eol;
  parser->number++;
  if (eol == end)
    parser->p = end;
  else if (*eol == '\r')
    parser->p = eol + 1 + (eol + 1 < end && eol[1] == '\n');
  else
    {
      parser->p = eol + 1;
      if (parser->number == 1)
        parser->lf_cr = eol + 1 < end && eol[1] == '\r' && !(eol + 2 < end && eol[2] == '\n');
      if (parser->lf_cr && parser->p < end && *parser->p == '\r')
        parser->p++;
    }
  return TRUE;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Puts a line below the line that its level names. */
static guint32
attach (Parser *parser, guint level)
{
  AlongGedcom *self = parser->self;
  guint32 index = add_line (self);
  guint depth = parser->depth;

  while (depth > 0 && parser->level[depth] >= level)
    depth--;
  depth++;
  if (depth > ALONG_GEDCOM_MOST_NESTING)
    depth = ALONG_GEDCOM_MOST_NESTING;
  if (parser->last[depth] != 0)
    self->lines[parser->last[depth]].next = index;
  parser->last[depth] = index;
  parser->last[depth + 1] = 0;
  parser->level[depth] = level;
  parser->depth = depth;
  self->lines[index].depth = (guint8) depth;
  self->lines[index].number = parser->number;
  return index;
}

/* A line without level and tag: most often text that a program broke off without saying so. */
static void
keep_loose (Parser *parser, const char *from, const char *to)
{
  AlongGedcom *self = parser->self;
  guint32 index;

  if (parser->depth == 0 || parser->ended)
    {
      along_gedcom_warn (self, parser->number, _ ("This is not a GEDCOM line. It was left out."));
      return;
    }
  along_gedcom_warn (self, parser->number, _ ("This is not a GEDCOM line. It was kept as more text of the line before it."));
  if (self->lines[self->n_lines - 1].loose)
    index = attach (parser, parser->level[parser->depth]);
  else
    index = attach (parser, parser->level[parser->depth] + 1);
  self->lines[index].tag = ALONG_TAG_CONT;
  self->lines[index].loose = TRUE;
  self->lines[index].value_at = (guint32) (from - self->text);
  self->lines[index].value_len = (guint32) (to - from);
}

static void
check_level (Parser *parser, guint level)
{
  if (parser->depth == 0 && level > 0)
    along_gedcom_warn (parser->self, parser->number, _ ("The first line should have the level 0."));
  else if (parser->depth > 0 && level > parser->level[parser->depth] + 1)
    along_gedcom_warn (parser->self, parser->number,
                       _ ("The level jumps from %u to %u. The line was put below the one before it."),
                       parser->level[parser->depth], level);
  else if (parser->depth >= ALONG_GEDCOM_MOST_NESTING && level > parser->level[parser->depth])
    along_gedcom_warn (parser->self, parser->number, _ ("The lines are nested more than %d deep. This one was put less deep."),
                       ALONG_GEDCOM_MOST_NESTING);
}

static void
parse_line (Parser *parser, const char *from, const char *to)
{
  AlongGedcom *self = parser->self;
  const char *p = from, *xref = NULL, *tag;
  gsize xref_len = 0;
  guint level = 0;
  AlongGedcomLine *line;
  guint32 index;

  while (p < to && is_blank (*p))
    p++;
  if (to - p >= 3 && memcmp (p, BOM, 3) == 0)
    {
      along_gedcom_warn (self, parser->number, _ ("There is a byte order mark in the middle of the file. It was left out."));
      p += 3;
    }
  if (p == to)
    {
      along_gedcom_warn (self, parser->number, _ ("This line is empty."));
      return;
    }
  tag = p;
  while (p < to && g_ascii_isdigit (*p) && p - tag < 6)
    level = level * 10 + (guint) (*p++ - '0');
  if (p == tag || p == to || !is_blank (*p))
    {
      keep_loose (parser, from, to);
      return;
    }
  while (p < to && is_blank (*p))
    p++;
  if (p < to && *p == '@')
    {
      const char *close = memchr (p + 1, '@', to - p - 1);

      if (close != NULL && close > p + 1 && close - p - 1 <= G_MAXUINT16 && close + 1 < to && is_blank (close[1]))
        {
          xref = p + 1;
          xref_len = close - xref;
          p = close + 1;
          while (p < to && is_blank (*p))
            p++;
        }
    }
  tag = p;
  while (p < to && !is_blank (*p))
    p++;
  if (p == tag || p - tag > G_MAXUINT16 || *tag == '@')
    {
      keep_loose (parser, from, to);
      return;
    }
  if (parser->ended && !parser->said_after_end)
    {
      along_gedcom_warn (self, parser->number, _ ("There are lines after the last line of the file (TRLR). They were read too."));
      parser->said_after_end = TRUE;
    }
  check_level (parser, level);
  index = attach (parser, level);
  line = &self->lines[index];
  line->tag = along_gedcom_tag_of (tag, p - tag);
  line->tag_at = (guint32) (tag - self->text);
  line->tag_len = (guint16) (p - tag);
  if (xref != NULL)
    {
      line->xref_at = (guint32) (xref - self->text);
      line->xref_len = (guint16) xref_len;
    }
  if (p < to)
    p++; /* one delimiter; further spaces belong to the value */
  line->value_at = (guint32) (p - self->text);
  line->value_len = (guint32) (to - p);
  if (line->tag == ALONG_TAG_TRLR && line->depth == 1)
    parser->ended = TRUE;
}

/**
 * along_gedcom_parse_lines: fills @self's lines from its text. Whatever the text holds, it ends with a
 * tree; what was odd is in the warnings.
 *
 * Returns: FALSE only if cancelled
 */
gboolean
along_gedcom_parse_lines (AlongGedcom *self, GCancellable *cancellable,
                          AlongGedcomProgress progress, gpointer progress_data, GError **error)
{
  g_autofree Parser *parser = g_new0 (Parser, 1);
  const char *from, *to;

  parser->self = self;
  parser->p = self->text;
  parser->end = self->text + self->length;
  self->lines_room = self->length / 22 + 64;
  self->lines = g_new (AlongGedcomLine, self->lines_room);
  add_line (self); /* line 0: the file */
  while (cut (parser, &from, &to))
    {
      parse_line (parser, from, to);
      if (parser->number % LOOK_EVERY == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            progress (0.7 * (double) (parser->p - self->text) / self->length, progress_data);
        }
    }
  self->is_cut = !parser->ended;
  if (!parser->ended)
    along_gedcom_warn (self, parser->number, _ ("The last line (TRLR) is missing: the file may have been cut off."));
  self->lines = g_realloc_n (self->lines, self->n_lines, sizeof *self->lines);
  self->lines_room = self->n_lines;
  return TRUE;
}
