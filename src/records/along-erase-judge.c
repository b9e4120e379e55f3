/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase-judge.h"

#include <string.h>

#include "along-text.h"

/* A single word in a text that is somebody's name: whether it stands there as one. */

/* What comes before a name and hardly before a word that is none. */
static const char *const before_names[] = { "asked", "called", "helped", "met", "phoned", "rang", "saw", "seen", "texted", "to", "told",
                                            "visited", "with" };

static const char *const months[] = { "april", "may", "june", "august" };

static gboolean
is_one_of (const char *word, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/** along_erase_begins_sentence: whether a capital is due at @at whatever the word is: a sentence or a line begins. */
gboolean
along_erase_begins_sentence (const char *text, const char *at)
{
  gboolean dash = FALSE;

  while (at > text)
    {
      gunichar c;

      at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (c == '\n' || c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x2022)
        return TRUE;
      if (c == '-' || c == 0x2013 || c == '*')
        dash = TRUE;
      else if (!g_unichar_isspace (c) && c != '"' && c != '\'' && c != '(' && c != 0x201C && c != 0x2018)
        return FALSE;
      else if (dash && !g_unichar_isspace (c))
        return FALSE;
    }
  return TRUE;
}

/* The word before @at, folded, if only spaces are between. Returns: (transfer full) (nullable) */
static char *
word_before (const char *text, const char *at)
{
  const char *end = at, *from;
  g_autofree char *word = NULL;

  while (end > text && end[-1] == ' ')
    end--;
  for (from = end; from > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (from))); from = g_utf8_prev_char (from))
    ;
  if (from == end || end == at)
    return NULL;
  word = g_strndup (from, (gsize) (end - from));
  return along_text_fold (word);
}

/* 1 to 31, "3rd": a time of day, a weight or an age is none. */
static gboolean
is_day (const char *word)
{
  char *end;
  guint64 day = g_ascii_isdigit (*word) ? g_ascii_strtoull (word, &end, 10) : 0;

  return day >= 1 && day <= 31
         && (*end == '\0' || strcmp (end, "st") == 0 || strcmp (end, "nd") == 0 || strcmp (end, "rd") == 0 || strcmp (end, "th") == 0);
}

/* "12 May", "3rd June", "May 2026"; but "at 10 June rang". */
static gboolean
is_of_date (const AlongWordPlace *place, const char *word)
{
  g_autofree char *before = NULL;
  const char *after = place->end;

  if (!is_one_of (word, months, G_N_ELEMENTS (months)))
    return FALSE;
  while (*after == ' ')
    after++;
  if (after > place->end && strspn (after, "0123456789") == 4)
    return TRUE;
  before = word_before (place->text, place->at);
  return before != NULL && is_day (before) && (*after == '\0' || strchr (".,;:!?)\n", *after) != NULL);
}

/* Whether somebody wrote the text without capitals; the word "I" often gets one by itself. */
static gboolean
is_without_capitals (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isupper (g_utf8_get_char (at))
        && (*at != 'I' || g_unichar_isalnum (g_utf8_get_char (at + 1)) || along_erase_begins_sentence (text, at)))
      return FALSE;
  return TRUE;
}

/* "saw lily", "lily's" */
static gboolean
stands_as_name (const AlongWordPlace *place)
{
  g_autofree char *before = word_before (place->text, place->at);
  const char *after = g_str_has_prefix (place->end, "\u2019") ? place->end + strlen ("\u2019")
                      : *place->end == '\''                   ? place->end + 1
                                                              : NULL;

  return (after != NULL && (*after == 's' || *after == 'S') && !g_unichar_isalnum (g_utf8_get_char (after + 1)))
         || (before != NULL && is_one_of (before, before_names, G_N_ELEMENTS (before_names)));
}

/**
 * along_erase_judge: how sure it is that the person is meant by @word (folded), a name of theirs, where it stands.
 *
 * @shared: somebody else bears it, too
 * @is_word: it is a word of the language, or one that this family's texts have
 */
AlongEraseNamed
along_erase_judge (const AlongWordPlace *place, const char *word, gboolean shared, gboolean is_word)
{
  gboolean in_table = along_name_is_word (word);

  if (is_of_date (place, word))
    return stands_as_name (place) ? ALONG_ERASE_PERHAPS : ALONG_ERASE_NOT_NAMED;
  if (g_unichar_islower (g_utf8_get_char (place->at)))
    {
      if (!in_table || stands_as_name (place))
        return ALONG_ERASE_PERHAPS;
      return along_name_is_everyday (word) && !is_without_capitals (place->text) ? ALONG_ERASE_NOT_NAMED : ALONG_ERASE_SMALL;
    }
  if (shared || (is_word && along_erase_begins_sentence (place->text, place->at))
      || (is_one_of (word, months, G_N_ELEMENTS (months)) && !stands_as_name (place)))
    return ALONG_ERASE_PERHAPS;
  return ALONG_ERASE_NAMED;
}
