/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written in, over and under a symbol: genogram.md 1.3. Social work has years over the symbol and the age at
 * death in it; the clinical pedigree has all text below. */
#include "along-person-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** along_person_inside: (nullable): what stands in the symbol: age, number of people, P, "?". */
const char *
along_person_inside (AlongGraph *graph, const AlongGraphPerson *person)
{
  gboolean clinical = along_graph_is_clinical (graph);

  if (clinical && person->dead && person->count == 1)
    return NULL;
  if (person->inside != NULL)
    return person->inside;
  return person->kind == ALONG_GRAPH_PERSON && person->gender == ALONG_GRAPH_UNKNOWN && !person->dead ? "?" : NULL;
}

/** along_person_is_over: whether years stand over the symbol: not of twins, whose lines lean across there. */
gboolean
along_person_is_over (AlongGraph *graph, const AlongGraphPerson *person)
{
  return (person->years_left != NULL || person->years_right != NULL) && person->twins == NULL &&
         !along_graph_is_clinical (graph);
}

/** along_person_years: (nullable): years of birth and death in one, as "1941–2002". */
char *
along_person_years (const AlongGraphPerson *person)
{
  if (person->years_left != NULL)
    return g_strconcat (person->years_left, person->years_right, NULL);
  return person->years_right != NULL ? g_strdup_printf (_("died %s"), strpbrk (person->years_right, "~0123456789")) : NULL;
}

static void
add (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* "d. 45 y". Of several people in one symbol no age is known, and the letter of a donor is none: that is told in years, as far as
 * it is known. */
static char *
death_words (const AlongGraphPerson *person)
{
  gboolean giver = g_strcmp0 (person->inside, C_("donor", "D")) == 0 || g_strcmp0 (person->inside, C_("surrogate", "S")) == 0;

  if (person->count != 1 || (giver ? person->years < 0 : person->inside == NULL))
    return g_strdup (C_("died", "d."));
  if (!giver && g_ascii_isalpha (person->inside[strlen (person->inside) - 1]))
    return g_strdup_printf (C_("died", "d. %s"), person->inside);
  if (!giver)
    /* Translators: died at this age in years, as “d. 45 y” */
    return g_strdup_printf (C_("died", "d. %s y"), person->inside);
  return g_strdup_printf (C_("died", "d. %d y"), person->years);
}

/** along_person_lines: (nullable): the lines under the name, in the order of the profile. */
char *
along_person_lines (AlongGraph *graph, const AlongGraphPerson *person)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *years = along_person_years (person);

  if (along_graph_is_clinical (graph) && person->dead && person->kind == ALONG_GRAPH_PERSON)
    {
      g_autofree char *died = death_words (person);

      add (text, died);
    }
  if (!along_person_is_over (graph, person))
    add (text, years);
  add (text, person->lines);
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}
