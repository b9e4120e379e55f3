/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-genogram-measures.h"
#include "along-genogram-scene.h"
#include "bench-times.h"
#include "random-graph.h"

/* Layout of families of several sizes, edits, and 500 people as PDF and SVG. Best of RUNS, ms. */

#define RUNS 7
#define EDITS 16

static double
layout_ms (AlongGraph *graph, AlongLabels *labels)
{
  double best = G_MAXDOUBLE;

  for (int i = 0; i < RUNS; i++)
    {
      double start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);

      best = MIN (best, bench_ms (CLOCK_MONOTONIC) - start);
    }
  return best;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* Somebody new: a child of a couple, or a partner of one of the two. */
static void
edit (AlongGraph *graph, guint couple, gboolean child)
{
  const AlongGraphUnion *at = g_ptr_array_index (along_graph_get_unions (graph), couple);
  AlongGraphPerson *person = along_graph_add_person (graph, "p99999", "Somebody New");

  if (child)
    along_graph_add_child (graph, at->key, person->key);
  else
    along_graph_add_union (graph, "u99999", at->one, person->key);
}

/* Edits at EDITS places of the family, each of its last drawing: the time from the changed graph to the new layout, and apart
 * from it that of measuring the texts. */
static void
bench_edits (AlongFonts *fonts, guint people)
{
  g_autoptr (AlongGraph) first = random_graph (11, people, FALSE);
  g_autoptr (AlongLabels) first_labels = along_labels_new (first, fonts, TRUE);
  g_autoptr (AlongLayout) drawn = along_layout_new (first, first_labels, NULL);
  g_auto (GStrv) order = along_layout_list_order (drawn);
  guint couples = along_graph_get_unions (first)->len;
  double times[EDITS], texts = 0;

  for (guint i = 0; i < EDITS; i++)
    {
      g_autoptr (AlongGraph) graph = random_graph (11, people, FALSE);
      g_autoptr (AlongLabels) labels = NULL;
      double start;

      edit (graph, i * couples / EDITS, i % 2 == 0);
      along_graph_set_previous (graph, (const char *const *) order);
      start = bench_ms (CLOCK_MONOTONIC);
      labels = along_labels_new (graph, fonts, TRUE);
      texts += (bench_ms (CLOCK_MONOTONIC) - start) / EDITS;
      times[i] = layout_ms (graph, labels);
    }
  qsort (times, EDITS, sizeof *times, compare_times);
  printf ("    %d edits of them: layout %6.2f ms in the middle, %6.2f at most%s; texts %.2f ms\n", EDITS, times[EDITS / 2], times[EDITS - 1],
          people == 60 ? " (at most 1)" : "", texts);
}

static void
bench_size (AlongFonts *fonts, guint people, const char *limit)
{
  g_autoptr (AlongGraph) graph = random_graph (11, people, FALSE);
  double start = bench_ms (CLOCK_MONOTONIC);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  double measured = bench_ms (CLOCK_MONOTONIC) - start;
  double took = layout_ms (graph, labels);

  printf ("layout of %4u people: %7.2f ms (at most %s), texts measured once %6.1f ms\n",
          along_graph_get_people (graph)->len, took, limit, measured);
  bench_edits (fonts, people);
}

static void
bench_out (AlongFonts *fonts)
{
  g_autoptr (AlongGraph) graph = random_graph (11, 500, FALSE);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  double start = bench_ms (CLOCK_MONOTONIC);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  double drawn = bench_ms (CLOCK_MONOTONIC) - start;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("genogram-XXXXXX.pdf", &stream, NULL);
  g_autofree char *svg = NULL;
  double pdf;

  start = bench_ms (CLOCK_MONOTONIC);
  along_scene_write_pdf (scene, ALONG_LOOK_PRINT, file, NULL);
  pdf = bench_ms (CLOCK_MONOTONIC) - start;
  start = bench_ms (CLOCK_MONOTONIC);
  svg = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
  printf ("500 people: scene %.1f ms, PDF %.1f ms, SVG %.1f ms (each at most 300)\n", drawn, pdf, bench_ms (CLOCK_MONOTONIC) - start);
  g_file_delete (file, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);

  bench_size (fonts, 60, "1, 4 where lines cross");
  bench_size (fonts, 150, "4, 12 where lines cross");
  bench_size (fonts, 500, "20");
  bench_size (fonts, 3000, "300");
  bench_out (fonts);
  return 0;
}
