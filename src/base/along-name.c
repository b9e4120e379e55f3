/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-name.h"

#include <string.h>

#include "along-text.h"

/* Words that stand before a surname and belong to it, folded: the prefixes, articles and words for "son of" and "daughter
 * of" that library catalogues keep with the name. Source: IFLA, Names of Persons: National Usages for Entry in Catalogues,
 * 4th edition, 1996. Those that are given names as often ("Ben") are left out. */
static const char *const particles[] = {
  /* Irish, Scottish, Welsh, Norman */
  "o", "ni", "ui", "ua", "nic", "mac", "mc", "mhic", "ap", "ab", "ferch", "verch", "fitz", "st", "st.", "saint",
  /* Dutch and Flemish */
  "van", "de", "den", "der", "het", "'t", "te", "ten", "ter", "op", "in",
  /* German */
  "von", "vom", "zu", "zum", "zur",
  /* French, Italian, Portuguese, Spanish */
  "d'", "du", "des", "la", "le", "les", "ste", "ste.", "sainte", "da", "dal", "dalla", "das", "del", "dell'", "della", "delle",
  "di", "do", "dos", "las", "lo", "los", "san", "santa",
  /* Arabic, Malay */
  "al", "el", "abu", "bin", "bint", "binte", "binti", "ibn",
};

static gboolean
is_particle (const char *word, gsize length)
{
  g_autofree char *plain = g_strndup (word, length);
  g_autofree char *folded = along_text_fold (plain);

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (strcmp (folded, particles[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * along_name_surname: the surname of a name: its last word, with the particles before it: "Ó Briain", "van der Berg". The
 * first word never belongs to it.
 *
 * @name: (nullable): one line, with single spaces
 * Returns: (nullable) (transfer none): where it begins in @name; %NULL: the name has only one word
 */
const char *
along_name_surname (const char *name)
{
  const char *first = name != NULL ? strchr (name, ' ') : NULL;
  const char *space = first != NULL ? strrchr (name, ' ') : NULL;

  if (space == NULL || space[1] == '\0')
    return NULL;
  while (space > first)
    {
      const char *word = space;

      while (word[-1] != ' ')
        word--;
      if (!is_particle (word, (gsize) (space - word)))
        break;
      space = word - 1;
    }
  return space + 1;
}

/** along_name_given: what stands before the surname. Returns: (nullable): %NULL: the name has only one word. */
char *
along_name_given (const char *name)
{
  const char *surname = along_name_surname (name);

  return surname != NULL ? g_strndup (name, (gsize) (surname - 1 - name)) : NULL;
}
