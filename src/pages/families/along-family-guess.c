/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-guess.h"

#include <string.h>

#include "along-summary.h"
#include "along-text.h"

/* How many letters must be put in, left out, changed, or change places with the next; counts up to @most + 1. */
static guint
letters_apart (const char *a, const char *b, guint most)
{
  g_autofree gunichar *one = g_utf8_to_ucs4_fast (a, -1, NULL);
  g_autofree gunichar *other = g_utf8_to_ucs4_fast (b, -1, NULL);
  guint n = 0, m = 0;
  g_autofree guint *rows = NULL;
  guint *before, *row, *next;

  while (one[n] != 0)
    n++;
  while (other[m] != 0)
    m++;
  if (n > m + most || m > n + most)
    return most + 1;
  rows = g_new0 (guint, 3 * (m + 1));
  before = rows;
  row = rows + m + 1;
  next = rows + 2 * (m + 1);
  for (guint j = 0; j <= m; j++)
    row[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint *freed = before;

      next[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          next[j] = MIN (MIN (row[j], next[j - 1]) + 1, row[j - 1] + (one[i - 1] != other[j - 1]));
          if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            next[j] = MIN (next[j], before[j - 2] + 1);
        }
      before = row;
      row = next;
      next = freed;
    }
  return row[m];
}

/* Short words are mistyped by a letter, longer ones by two. */
static guint
most_apart (const char *typed)
{
  glong letters = g_utf8_strlen (typed, -1);

  return letters < 3 ? 0 : letters < 6 ? 1 : 2;
}

/* The least that lies between what was typed and the whole of @name or one of its words. */
static guint
nearest (const char *typed, const char *name, guint most)
{
  g_autofree char *folded = along_text_fold (name);
  g_auto (GStrv) words = g_strsplit_set (folded, " -,'", -1);
  guint least = letters_apart (typed, folded, most);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      least = MIN (least, letters_apart (typed, words[i], most));
  return least;
}

/**
 * along_family_guess: whom somebody may have meant who mistyped a name.
 *
 * @summaries: (element-type AlongSummary): every family there is
 * Returns: (transfer full) (nullable): a family's name
 */
char *
along_family_guess (GPtrArray *summaries, const char *typed)
{
  g_autofree char *folded = along_text_fold (typed);
  guint most = most_apart (folded), least = most + 1;
  const char *best = NULL;

  for (guint i = 0; i < summaries->len; i++)
    {
      const AlongSummary *summary = summaries->pdata[i];
      guint apart = nearest (folded, summary->name, most);

      if (summary->parents != NULL)
        apart = MIN (apart, nearest (folded, summary->parents, most));
      if (apart < least)
        {
          least = apart;
          best = summary->name;
        }
    }
  return g_strdup (best);
}
