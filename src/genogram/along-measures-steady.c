/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M17: the order in which things come in must not show. */
#include <string.h>

#include "along-genogram-measures.h"

static char *
describe (AlongGraph *graph)
{
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  GString *text = g_string_new (NULL);
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  const AlongLayoutCouple *couples;
  const AlongLayoutLine *lines;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s %.3f %.3f %d\n", people[i].person->key, people[i].x, people[i].y, people[i].ordinal);
  couples = along_layout_peek_couples (layout, &n);
  for (guint i = 0; i < n; i++)
    for (int p = 0; p < couples[i].path.n; p++)
      g_string_append_printf (text, "%s %.3f %.3f\n", couples[i].couple->key, couples[i].path.points[p].x,
                              couples[i].path.points[p].y);
  lines = along_layout_peek_lines (layout, &n);
  for (guint i = 0; i < n; i++)
    for (int p = 0; p < lines[i].path.n; p++)
      g_string_append_printf (text, "%d %.3f %.3f\n", lines[i].couple, lines[i].path.points[p].x, lines[i].path.points[p].y);
  return g_string_free (text, FALSE);
}

static void
shuffle (GPtrArray *array, GRand *random)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = g_rand_int_range (random, 0, i);
      gpointer swap = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = swap;
    }
}

/** along_genogram_is_steady: lays @graph out again @shuffles times in other orders of input, with the same outcome. */
gboolean
along_genogram_is_steady (AlongGraph *graph, int shuffles)
{
  g_autofree char *first = describe (graph);
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  GPtrArray *arrays[] = { along_graph_get_people (graph), along_graph_get_unions (graph), along_graph_get_children (graph),
                          along_graph_get_bonds (graph), along_graph_get_homes (graph) };
  gpointer *before[G_N_ELEMENTS (arrays)] = { NULL };
  gboolean steady = TRUE;

  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    before[a] = g_memdup2 (arrays[a]->pdata, arrays[a]->len * sizeof (gpointer));
  for (int i = 0; i < shuffles && steady; i++)
    {
      g_autofree char *again = NULL;

      for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
        shuffle (arrays[a], random);
      again = describe (graph);
      steady = strcmp (first, again) == 0;
    }
  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    {
      if (arrays[a]->len > 0)
        memcpy (arrays[a]->pdata, before[a], arrays[a]->len * sizeof (gpointer));
      g_free (before[a]);
    }
  return steady;
}
