/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-finding.h"

#include <string.h>

/* The commonest words of English notes: they would find nearly everything, so they are not looked up. */
static const char *const common_words[] = {
  "about", "after", "again",  "all",   "also",  "and",   "any",   "are",   "asked", "away",  "back",  "because",
  "been",  "before", "being", "but",   "came",  "can",   "come",  "could", "day",   "did",   "does",  "doing",
  "done",  "down",  "each",   "even",  "for",   "from",  "get",   "going", "good",  "got",   "had",   "has",
  "have",  "her",   "here",   "him",   "his",   "home",  "how",   "into",  "its",   "just",  "know",  "last",
  "like",  "made",  "make",   "may",   "more",  "most",  "much",  "next",  "not",   "now",   "off",   "one",
  "only",  "other", "our",    "out",   "over",  "said",  "saw",   "see",   "she",   "should", "some", "still",
  "such",  "than",  "that",   "the",   "their", "them",  "then",  "there", "they",  "this",  "time",  "today",
  "too",   "two",   "until",  "very",  "visit", "was",   "week",  "well",  "went",  "were",  "what",  "when",
  "which", "who",   "will",   "with",  "a",     "i",     "am",    "an",    "as",    "at",    "be",    "by",
  "do",    "go",    "he",     "if",    "in",    "is",    "it",    "me",    "my",    "no",    "of",    "on",
  "or",    "so",    "to",     "up",    "us",    "we",    "s",     "t",
};

gboolean
search_is_common (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (common_words); i++)
    if (strcmp (common_words[i], word) == 0)
      return TRUE;
  return FALSE;
}

gboolean
search_is_long (const char *word)
{
  return g_utf8_strlen (word, -1) >= SEARCH_LONG_ENOUGH;
}

/* A word as FTS reads it: quoted, so that nothing typed is ever taken for a query. Words have no quotes in them. */
void
search_append_word (GString *query, const char *word, gboolean prefix)
{
  if (query->len > 0)
    g_string_append_c (query, ' ');
  g_string_append_printf (query, "\"%s%s\"", word, prefix ? "*" : "");
}

/* As a word of notes. What stands behind an apostrophe is a word of its own to FTS: the "s" of "week's" is not taken for
 * the beginning of one. */
void
search_append_note_word (GString *query, const char *word, gboolean last)
{
  const char *apostrophe = strrchr (word, '\'');

  search_append_word (query, word, last && search_is_long (apostrophe != NULL ? apostrophe + 1 : word));
}
