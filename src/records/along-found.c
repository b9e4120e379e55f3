/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-found.h"

#include <string.h>

#include "along-date.h"
#include "along-text.h"

/* Letters that stand before the first word found. */
#define LETTERS_BEFORE 24

AlongFound *
along_found_new (void)
{
  AlongFound *self = g_new0 (AlongFound, 1);

  self->items = g_ptr_array_new ();
  return self;
}

static void
item_free (AlongFoundItem *item)
{
  g_free (item->family_name);
  g_free (item->title);
  g_free (item->text);
  g_array_unref (item->marks);
  g_clear_object (&item->summary);
  g_free (item);
}

void
along_found_free (AlongFound *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->items->len; i++)
    item_free (self->items->pdata[i]);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/** along_found_add: a new, empty item at the end. Returns: (transfer none) */
AlongFoundItem *
along_found_add (AlongFound *self, AlongFoundGroup group, AlongKindId kind)
{
  AlongFoundItem *item = g_new0 (AlongFoundItem, 1);

  item->group = group;
  item->kind = kind;
  item->day = ALONG_DAY_NONE;
  item->marks = g_array_new (FALSE, FALSE, sizeof (AlongFoundMark));
  g_ptr_array_add (self->items, item);
  return item;
}

/** along_found_any_more: whether any group has more than is here. */
gboolean
along_found_any_more (const AlongFound *self)
{
  for (guint i = 0; i < ALONG_FOUND_N_GROUPS; i++)
    if (self->more[i])
      return TRUE;
  return FALSE;
}

/* The next word at or after *@at: letters and digits of one kind with another. %FALSE at the end. */
static gboolean
next_word (const char **at, const char **start)
{
  const char *c = *at;

  while (*c != '\0' && !g_unichar_isalnum (g_utf8_get_char (c)) && !g_unichar_ismark (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  *start = c;
  while (*c != '\0' && (g_unichar_isalnum (g_utf8_get_char (c)) || g_unichar_ismark (g_utf8_get_char (c))))
    c = g_utf8_next_char (c);
  *at = c;
  return c > *start;
}

/* Whether one word of a text is what part of a typed word asks for. */
static gboolean
is_part (const char *folded, const char *part, gsize length, gboolean prefix)
{
  return strncmp (folded, part, length) == 0 && (prefix || folded[length] == '\0');
}

/* A typed word may have apostrophes in it: each of its parts is a word of the text. */
static gboolean
is_asked_for (const char *folded, const char *const *words, guint which, gboolean begin)
{
  const char *part = words[which];
  gboolean last = words[which + 1] == NULL;

  for (;;)
    {
      gsize length = strcspn (part, "'");

      gboolean prefix = part[length] == '\0' && (last || (begin && g_utf8_strlen (part, -1) >= ALONG_FOUND_LONG_ENOUGH));

      if (length > 0 && is_part (folded, part, length, prefix))
        return TRUE;
      if (part[length] == '\0')
        return FALSE;
      part += length + 1;
    }
}

static char *
fold_span (const char *start, const char *end)
{
  g_autofree char *span = g_strndup (start, (gsize) (end - start));

  return along_text_fold (span);
}

/** along_found_has: whether word number @which is in @text. */
gboolean
along_found_has (const char *text, const char *const *words, guint which, gboolean begin)
{
  const char *at = text != NULL ? text : "", *start;

  while (next_word (&at, &start))
    {
      g_autofree char *folded = fold_span (start, at);

      if (is_asked_for (folded, words, which, begin))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_any (const char *folded, const char *const *words, gboolean begin)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (is_asked_for (folded, words, i, begin))
      return TRUE;
  return FALSE;
}

/* Where the words around the first one found begin: at a word's beginning. */
static const char *
begin_at (const char *line, const char *first, const char *end, guint letters)
{
  const char *from = line;

  if (g_utf8_strlen (line, -1) <= (glong) letters || g_utf8_strlen (line, first - line) <= LETTERS_BEFORE)
    return line;
  from = g_utf8_offset_to_pointer (first, -LETTERS_BEFORE);
  /* Near the end, what stands there is shown to the full length. */
  if (g_utf8_strlen (from, end - from) < (glong) letters)
    from = g_utf8_offset_to_pointer (end, -(glong) letters);
  while (from < first && *from != ' ')
    from = g_utf8_next_char (from);
  while (*from == ' ')
    from++;
  return from;
}

static const char *
end_at (const char *from, const char *end, guint letters)
{
  const char *to, *space;

  if (g_utf8_strlen (from, end - from) <= (glong) letters)
    return end;
  to = g_utf8_offset_to_pointer (from, letters);
  space = g_strrstr_len (from, to - from, " ");
  return space != NULL && space > from ? space : to;
}

/* Adds to @marks what of @from up to @to is asked for; @shift: where @from stands in what is shown. */
static void
add_marks (GArray *marks, const char *from, const char *to, gsize shift, const char *const *words, gboolean begin)
{
  const char *at = from, *start;

  while (next_word (&at, &start) && at <= to)
    {
      g_autofree char *folded = fold_span (start, at);
      const AlongFoundMark mark = { (guint) ((gsize) (start - from) + shift), (guint) ((gsize) (at - from) + shift) };

      if (is_any (folded, words, begin))
        g_array_append_val (marks, mark);
    }
}

/** along_found_marks: where in @text the words stand. (transfer full) (element-type AlongFoundMark) */
GArray *
along_found_marks (const char *text, const char *const *words, gboolean begin)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (AlongFoundMark));

  add_marks (marks, text, text + strlen (text), 0, words, begin);
  return marks;
}

/**
 * along_found_show: puts @text into the item as one line with the words found marked; of a long text, the part around
 * the first of them.
 *
 * @letters: how many at most
 */
void
along_found_show (AlongFoundItem *item, const char *text, const char *const *words, gboolean begin, guint letters)
{
  g_autofree char *line = along_text_tidy_line (text);
  const char *at = line, *start, *first = NULL, *end = line + strlen (line), *from, *to;
  gsize shift;

  while (first == NULL && next_word (&at, &start))
    {
      g_autofree char *folded = fold_span (start, at);
      if (is_any (folded, words, begin))
        first = start;
    }
  from = begin_at (line, first != NULL ? first : line, end, letters);
  to = end_at (from, end, letters);
  g_autofree char *middle = g_strndup (from, (gsize) (to - from));
  g_free (item->text);
  item->text = g_strconcat (from > line ? "…" : "", middle, to < end ? "…" : "", NULL);
  g_array_set_size (item->marks, 0);
  shift = from > line ? strlen ("…") : 0;
  add_marks (item->marks, from, to, shift, words, begin);
}
