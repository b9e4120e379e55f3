/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-text.h"

#include <stdlib.h>

#include "along-date.h"

static void
set_year (int *lo, int *hi, const char *word)
{
  int year = atoi (word);

  *lo = along_day_from_ymd (year, 1, 1);
  *hi = along_day_from_ymd (year, 12, 31);
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
      else
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
      else if (g_str_equal (*word, "primary"))
        child->primary = TRUE;
    }
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

          along_graph_add_bond (graph, key, words[1], words[2], words[3]);
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
