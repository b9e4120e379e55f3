/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-field-words.h"
#include "along-genogram-draw.h"
#include "along-genogram-words.h"

/* Lines that say what one does: of these a sentence is made. The others name what there is between two. */
static const struct
{
  const char *kind, *sentence;
} sentences[] = {
  /* Translators: each with two names: who does it, and to whom */
  { "focused-on", N_("%1$s is focused on %2$s") },
  { "focused-on-negative", N_("%1$s is focused on %2$s, in a hard way") },
  { "caregiver", N_("%1$s cares for %2$s") },
  { "controlling", N_("%1$s controls %2$s") },
  { "manipulative", N_("%1$s manipulates %2$s") },
  { "distrust", N_("%1$s does not trust %2$s") },
  { "supportive", N_("%1$s supports %2$s") },
};

/**
 * along_genogram_bond_sentence: “Leanne is focused on Theo”, of a line from @from to @to.
 *
 * @kind: of the line, as in the record
 * Returns: (transfer full) (nullable): %NULL for what one does not do to the other: “violence”
 */
char *
along_genogram_bond_sentence (const char *kind, const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_strcmp0 (sentences[i].kind, kind) == 0)
      return g_strdup_printf (_(sentences[i].sentence), from, to);
  return NULL;
}

/**
 * along_genogram_feeling: “close”, of one told in other words “as thick as thieves (close)”.
 *
 * @kind: of the line, as in the record
 * @label: (nullable): the words of whoever told it
 */
char *
along_genogram_feeling (const char *kind, const char *label)
{
  g_autofree char *words = along_words_within (along_bond_words (kind));

  if (label == NULL)
    return g_steal_pointer (&words);
  /* the words of one who told us do not say which line it is */
  if (g_strcmp0 (kind, "labelled") == 0 || g_ascii_strcasecmp (label, words) == 0)
    return g_strdup (label);
  return g_strdup_printf ("%s (%s)", label, words);
}
