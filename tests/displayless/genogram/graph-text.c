/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-text.h"

#include <stdlib.h>
#include <string.h>

#include "along-date.h"

static void
set_year (int *lo, int *hi, const char *word)
{
  int year = atoi (word);

  *lo = along_day_from_ymd (year, 1, 1);
  *hi = along_day_from_ymd (year, 12, 31);
}

static char *
spaced (const char *text)
{
  return g_strdelimit (g_strdup (text), "_", ' ');
}

/* Marks of genogram.md 1.1, 1.3, 1.10; "_" stands for a space. */
static gboolean
add_mark (AlongGraphPerson *person, const char *word)
{
  const char *value = strchr (word, '=');

  value = value != NULL ? value + 1 : "";
  if (g_str_equal (word, "tm") || g_str_equal (word, "tw"))
    {
      person->gender = word[1] == 'm' ? ALONG_GRAPH_TRANS_MAN : ALONG_GRAPH_TRANS_WOMAN;
      person->at_birth = word[1] == 'm' ? ALONG_GRAPH_FEMALE : ALONG_GRAPH_MALE;
    }
  else if (g_str_equal (word, "ect"))
    {
      person->kind = ALONG_GRAPH_ECTOPIC;
      g_clear_pointer (&person->name, g_free);
      person->lines = g_strdup ("ECT");
    }
  else if (g_str_equal (word, "matters"))
    person->professional = TRUE;
  else if (g_str_equal (word, "adopted"))
    person->adopted = TRUE;
  else if (g_str_equal (word, "pet"))
    {
      person->kind = ALONG_GRAPH_PET;
      person->lines = g_strdup ("pet");
    }
  else if (g_str_has_prefix (word, "count="))
    {
      person->count = g_str_equal (value, "n") ? ALONG_GRAPH_MANY : atoi (value);
      person->inside = g_strdup (value);
    }
  else if (g_str_has_prefix (word, "orientation="))
    person->orientation = spaced (value);
  else if (g_str_has_prefix (word, "letters="))
    person->letters = g_strdup (value);
  else if (g_str_has_prefix (word, "areas="))
    person->areas = strtoul (value, NULL, 16);
  else if (g_str_has_prefix (word, "age="))
    {
      g_free (person->inside);
      person->inside = g_strdup (value);
      if (g_ascii_isdigit (*value))
        person->years = g_ascii_isdigit (value[strlen (value) - 1]) ? atoi (value) : 0;
    }
  else if (g_str_has_prefix (word, "line="))
    person->lines = spaced (value);
  else if (g_str_has_prefix (word, "tag="))
    {
      g_auto (GStrv) tags = g_strsplit (value, "|", -1);
      g_autofree char *joined = g_strjoinv ("\n", tags);

      person->tag = spaced (joined);
    }
  else if (g_str_has_prefix (word, "years="))
    {
      g_auto (GStrv) years = g_strsplit (value, "-", 2);

      along_graph_set_years (person, *years[0] != '\0' ? years[0] : NULL, *years[1] != '\0' ? years[1] : NULL);
    }
  else
    return FALSE;
  return TRUE;
}

static void
add_person (AlongGraph *graph, char **words)
{
  AlongGraphPerson *person = along_graph_add_person (graph, words[1], words[1]);

  for (char **word = words + 2; *word != NULL; word++)
    {
      if (g_str_equal (*word, "m"))
        person->gender = ALONG_GRAPH_MALE;
      else if (g_str_equal (*word, "f"))
        person->gender = ALONG_GRAPH_FEMALE;
      else if (g_str_equal (*word, "n"))
        person->gender = ALONG_GRAPH_NON_BINARY;
      else if (g_ascii_isdigit (**word))
        {
          set_year (&person->birth_lo, &person->birth_hi, *word);
          g_free (person->inside);
          person->years = 2026 - atoi (*word);
          person->inside = g_strdup_printf ("%d", person->years);
        }
      else if (g_str_equal (*word, "index"))
        person->index = TRUE;
      else if (g_str_equal (*word, "dead"))
        person->dead = TRUE;
      else if (g_str_equal (*word, "preg"))
        {
          person->kind = ALONG_GRAPH_PREGNANCY;
          g_free (person->inside);
          person->inside = g_strdup ("P");
          person->lines = g_strdup ("EDD 14 May 2026 (31+0)");
        }
      else if (g_str_equal (*word, "mc"))
        {
          person->kind = ALONG_GRAPH_MISCARRIAGE;
          g_free (person->name);
          person->name = NULL;
          person->lines = g_strdup ("MC 9/40, 2023");
        }
      else if (g_str_equal (*word, "top"))
        {
          person->kind = ALONG_GRAPH_TERMINATION;
          g_free (person->name);
          person->name = NULL;
          person->lines = g_strdup ("TOP");
        }
      else if (g_str_equal (*word, "sb"))
        {
          person->kind = ALONG_GRAPH_STILLBIRTH;
          person->lines = g_strdup ("SB 38/40");
        }
      else if (g_str_equal (*word, "bracket"))
        {
          person->bracket = TRUE;
          person->tag = g_strdup ("Foster care · CO · since Feb 2023");
        }
      else if (g_str_has_prefix (*word, "twins="))
        person->twins = g_strdup (*word + 6);
      else if (g_str_equal (*word, "identical"))
        person->zygosity = ALONG_GRAPH_IDENTICAL;
      else if (g_str_equal (*word, "fraternal"))
        person->zygosity = ALONG_GRAPH_FRATERNAL;
      else if (!add_mark (person, *word))
        g_assert_true (g_str_equal (*word, "x"));
    }
}

static void
add_union (AlongGraph *graph, char **words)
{
  const char *other = g_str_equal (words[3], "-") ? NULL : words[3];
  const char *one = g_str_equal (words[2], "-") ? NULL : words[2];
  AlongGraphUnion *couple = along_graph_add_union (graph, words[1], one, other);
  gboolean children = FALSE;
  int hi;

  for (char **word = words + 4; *word != NULL; word++)
    {
      if (g_str_equal (*word, ":"))
        children = TRUE;
      else if (children)
        along_graph_add_child (graph, words[1], *word);
      else if (g_str_equal (*word, "living"))
        couple->kind = ALONG_GRAPH_COHABITING;
      else if (g_str_equal (*word, "dating"))
        couple->kind = ALONG_GRAPH_DATING;
      else if (g_str_equal (*word, "brief"))
        couple->kind = ALONG_GRAPH_BRIEF;
      else if (g_str_equal (*word, "parents"))
        couple->kind = ALONG_GRAPH_PARENTS_ONLY;
      else if (g_str_equal (*word, "sep"))
        couple->state = ALONG_GRAPH_SEPARATED;
      else if (g_str_equal (*word, "div"))
        couple->state = ALONG_GRAPH_DIVORCED;
      else if (g_str_equal (*word, "ended"))
        couple->state = ALONG_GRAPH_ENDED;
      else if (g_str_equal (*word, "widowed"))
        couple->state = ALONG_GRAPH_WIDOWED;
      else if (g_str_equal (*word, "again"))
        couple->state = ALONG_GRAPH_RECONCILED;
      else if (g_str_equal (*word, "engaged"))
        couple->kind = ALONG_GRAPH_ENGAGED;
      else if (g_str_equal (*word, "affair"))
        couple->kind = ALONG_GRAPH_AFFAIR;
      else if (g_str_equal (*word, "co-parents"))
        couple->kind = ALONG_GRAPH_CO_PARENTS;
      else if (g_str_equal (*word, "childless"))
        couple->childless = ALONG_GRAPH_NO_CHILDREN;
      else if (g_str_equal (*word, "infertile"))
        couple->childless = ALONG_GRAPH_INFERTILITY;
      else if (g_str_has_prefix (*word, "caption="))
        couple->caption = spaced (*word + strlen ("caption="));
      else if (g_ascii_isdigit (**word))
        {
          set_year (&couple->start, &hi, *word);
          g_free (couple->caption);
          couple->caption = g_strdup_printf ("%s %s", couple->kind == ALONG_GRAPH_COHABITING ? "LT" : "m.", *word);
        }
      else
        g_assert_true (g_str_equal (*word, "married"));
    }
}

static void
add_child (AlongGraph *graph, char **words)
{
  AlongGraphChild *child = along_graph_add_child (graph, words[1], words[2]);

  for (char **word = words + 3; *word != NULL; word++)
    {
      if (g_str_equal (*word, "adopted"))
        child->nature = ALONG_GRAPH_ADOPTED;
      else if (g_str_equal (*word, "foster"))
        child->nature = ALONG_GRAPH_FOSTER;
      else if (g_str_equal (*word, "kinship"))
        child->nature = ALONG_GRAPH_KINSHIP;
      else if (g_str_equal (*word, "donor"))
        child->nature = ALONG_GRAPH_DONOR;
      else if (g_str_equal (*word, "surrogate"))
        child->nature = ALONG_GRAPH_SURROGATE;
      else if (g_str_equal (*word, "step"))
        child->nature = ALONG_GRAPH_STEP;
      else if (g_str_equal (*word, "uncertain"))
        child->nature = ALONG_GRAPH_UNCERTAIN;
      else if (g_str_has_prefix (*word, "caption="))
        child->caption = spaced (*word + strlen ("caption="));
      else if (g_str_equal (*word, "primary"))
        child->primary = TRUE;
    }
}

static void
add_bond_marks (AlongGraphBond *bond, char **words)
{
  for (char **word = words; *word != NULL; word++)
    if (g_str_equal (*word, "to"))
      bond->directed = TRUE;
    else if (g_str_equal (*word, "both"))
      bond->both_ways = TRUE;
    else if (g_str_has_prefix (*word, "label="))
      bond->label = spaced (*word + strlen ("label="));
    else
      bond->words = spaced (*word);
}

AlongGraph *
graph_from_text (const char *text)
{
  AlongGraph *graph = along_graph_new ();
  g_auto (GStrv) lines = g_strsplit_set (text, ";\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = NULL;

      g_strstrip (*line);
      if (**line == '\0')
        continue;
      words = g_strsplit (*line, " ", -1);
      if (g_str_equal (words[0], "p"))
        add_person (graph, words);
      else if (g_str_equal (words[0], "u"))
        add_union (graph, words);
      else if (g_str_equal (words[0], "c"))
        add_child (graph, words);
      else if (g_str_equal (words[0], "b"))
        {
          g_autofree char *key = g_strdup_printf ("%s-%s-%s", words[1], words[2], words[3]);

          add_bond_marks (along_graph_add_bond (graph, key, words[1], words[2], words[3]), words + 4);
        }
      else
        {
          AlongGraphHome *home = along_graph_add_home (graph, words[1], words[1]);

          for (char **word = words + 3; *word != NULL; word++)
            along_graph_add_member (home, *word);
        }
    }
  return graph;
}
