/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "along-genogram-measures.h"
#include "along-genogram-scene.h"
#include "bench-times.h"
#include "random-graph.h"

/* Layout of families of several sizes, an edit, and 500 people as PDF and SVG. Best of RUNS, ms. */

#define RUNS 7

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

/* The people of the first drawing, laid out again as after an edit. */
static double
edit_ms (AlongGraph *graph, AlongLabels *labels)
{
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_auto (GStrv) order = along_layout_list_order (layout);

  along_graph_set_previous (graph, (const char *const *) order);
  return layout_ms (graph, labels);
}

static void
bench_size (AlongFonts *fonts, guint people, double limit)
{
  g_autoptr (AlongGraph) graph = random_graph (11, people, FALSE);
  double start = bench_ms (CLOCK_MONOTONIC);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  double measured = bench_ms (CLOCK_MONOTONIC) - start;
  double took = layout_ms (graph, labels);

  printf ("layout of %4u people: %7.2f ms (at most %g), edit %6.2f ms, texts measured once %6.1f ms\n",
          along_graph_get_people (graph)->len, took, limit, edit_ms (graph, labels), measured);
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

  bench_size (fonts, 60, 4);
  bench_size (fonts, 150, 12);
  bench_size (fonts, 500, 20);
  bench_size (fonts, 3000, 300);
  bench_out (fonts);
  return 0;
}
