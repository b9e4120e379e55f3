/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our layout beside Graphviz dot, on the same files in the same run. dot draws the usual graph of a family: people as boxes
 * of the size of our symbols with their labels, a point for each couple, a line from each partner to the point and from the
 * point to each child. Its drawing is read back from its own splines and measured by the same code as ours: M4 to M6
 * of genogram.md 3.6; its bars (M12) reach from the point to the outermost children, as ours would.
 * Files: those named, else those of ../shared/data/gedcom, else made-up families. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-clock.h"
#include "along-gedcom-graph.h"
#include "along-genogram-measures.h"
#include "along-genogram-scene.h"
#include "bench-times.h"
#include "random-graph.h"

#define RUNS 5
#define INCH 72.0

typedef struct
{
  double x, y;
} Place;

static AlongFonts *fonts;

/* The graph for dot, people as p0, p1… and couples as u0, u1…, in the order of the graph. */
static char *
dot_source (AlongGraph *graph, AlongLabels *labels)
{
  GPtrArray *people = along_graph_get_people (graph), *unions = along_graph_get_unions (graph);
  GPtrArray *children = along_graph_get_children (graph);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) couples = g_hash_table_new (g_str_hash, g_str_equal);
  double tallest = 0;
  GString *text = g_string_new ("digraph g {\nnodesep=0.25; ranksep=0.6; node [shape=box, fixedsize=true, label=\"\"]; edge [dir=none];\n");

  for (guint i = 0; i < people->len; i++)
    tallest = MAX (tallest, along_labels_peek_person (labels, i)->height);
  for (guint i = 0; i < people->len; i++)
    {
      const AlongLabel *label = along_labels_peek_person (labels, i);
      char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

      g_hash_table_insert (numbers, ((AlongGraphPerson *) people->pdata[i])->key, GUINT_TO_POINTER (i + 1));
      g_string_append_printf (text, "p%u [width=%s, height=%s];\n", i,
                              g_ascii_formatd (width, sizeof width, "%.3f", MAX (ALONG_SYMBOL, label->width) / INCH),
                              g_ascii_formatd (height, sizeof height, "%.3f", (ALONG_SYMBOL + 8 + tallest) / INCH));
    }
  for (guint u = 0; u < unions->len; u++)
    {
      const AlongGraphUnion *couple = unions->pdata[u];
      const char *ends[2] = { couple->one, couple->other };

      g_hash_table_insert (couples, couple->key, GUINT_TO_POINTER (u + 1));
      g_string_append_printf (text, "u%u [shape=point, width=0.02, height=0.02];\n", u);
      for (int e = 0; e < 2; e++)
        if (ends[e] != NULL && g_hash_table_contains (numbers, ends[e]))
          g_string_append_printf (text, "p%u -> u%u;\n", GPOINTER_TO_UINT (g_hash_table_lookup (numbers, ends[e])) - 1, u);
    }
  for (guint c = 0; c < children->len; c++)
    {
      const AlongGraphChild *child = children->pdata[c];

      if (g_hash_table_contains (numbers, child->child) && g_hash_table_contains (couples, child->parents))
        g_string_append_printf (text, "u%u -> p%u;\n", GPOINTER_TO_UINT (g_hash_table_lookup (couples, child->parents)) - 1,
                                GPOINTER_TO_UINT (g_hash_table_lookup (numbers, child->child)) - 1);
    }
  g_string_append (text, "}\n");
  return g_string_free (text, FALSE);
}

/* A spline of dot's plain output, the words from the number of its points on. */
static void
add_spline (AlongScene *scene, char **words, double height)
{
  guint n = atoi (words[0]);
  g_autofree double *at = g_new (double, 2 * n + 2);

  for (guint i = 0; i < n; i++)
    {
      at[2 * i] = g_ascii_strtod (words[2 * i + 1], NULL) * INCH;
      at[2 * i + 1] = height - g_ascii_strtod (words[2 * i + 2], NULL) * INCH;
    }
  along_scene_move_to (scene, at[0], at[1]);
  for (guint i = 1; i + 2 < n; i += 3)
    along_scene_curve_to (scene, at[2 * i], at[2 * i + 1], at[2 * i + 2], at[2 * i + 3], at[2 * i + 4], at[2 * i + 5]);
  along_scene_stroke (scene, "couple-line");
}

/* Each couple's lines to the partners, or to the children. */
static void
add_lines (AlongScene *scene, AlongGraph *graph, const char *kind, GPtrArray *edges, const Place *couples, double height)
{
  GPtrArray *unions = along_graph_get_unions (graph);
  gboolean up = g_str_equal (kind, "couple/");

  for (guint u = 0; u < unions->len; u++)
    {
      g_autofree char *key = g_strconcat (kind, ((AlongGraphUnion *) unions->pdata[u])->key, NULL);
      AlongRect area = { couples[u].x - 1, couples[u].y - 1, 2, 2 };

      along_scene_begin_item (scene, key, NULL, NULL, &area);
      for (guint e = 0; e < edges->len; e++)
        {
          char **words = edges->pdata[e];

          if ((words[1][0] == 'p') == up && (guint) atoi (words[up ? 2 : 1] + 1) == u)
            add_spline (scene, words + 3, height);
        }
      along_scene_end_item (scene);
    }
}

/* dot's drawing, from its plain output, as a scene of ours. */
static AlongScene *
dot_scene (AlongGraph *graph, const char *plain, Place *people, Place *couples)
{
  AlongScene *scene = along_scene_new (fonts);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);
  g_autoptr (GPtrArray) edges = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  double height = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", -1);
      guint index = g_strv_length (words) > 3 ? (guint) atoi (words[1] + 1) : 0;

      if (g_strcmp0 (words[0], "graph") == 0)
        height = g_ascii_strtod (words[3], NULL) * INCH;
      else if (g_strcmp0 (words[0], "node") == 0)
        {
          Place *place = words[1][0] == 'p' ? &people[index] : &couples[index];

          place->x = g_ascii_strtod (words[2], NULL) * INCH;
          place->y = height - g_ascii_strtod (words[3], NULL) * INCH;
          if (words[1][0] == 'p')
            {
              g_autofree char *key = g_strconcat ("person/", ((AlongGraphPerson *) along_graph_get_people (graph)->pdata[index])->key, NULL);
              /* at the top of its box */
              AlongRect area = { place->x - ALONG_SYMBOL / 2, place->y - g_ascii_strtod (words[5], NULL) * INCH / 2, ALONG_SYMBOL, ALONG_SYMBOL };

              along_scene_begin_item (scene, key, NULL, NULL, &area);
              along_scene_rectangle (scene, area.x, area.y, area.width, area.height);
              along_scene_fill_stroke (scene, "person-outline");
              along_scene_end_item (scene);
            }
        }
      else if (g_strcmp0 (words[0], "edge") == 0)
        g_ptr_array_add (edges, g_steal_pointer (&words));
    }
  add_lines (scene, graph, "couple/", edges, couples, height);
  add_lines (scene, graph, "sibship/", edges, couples, height);
  return scene;
}

/* Σ of the bars, from the couple's point to the outermost children, over people, in sides of a symbol. */
static double
dot_bars (AlongDrawn *drawn, const Place *people, const Place *couples)
{
  guint n, n_children, n_people;
  const AlongDrawnChild *children = along_drawn_children (drawn, &n_children);
  double sum = 0;

  along_drawn_couples (drawn, &n);
  along_drawn_people (drawn, &n_people);
  for (guint c = 0; c < n; c++)
    {
      double low = couples[c].x, high = low;

      for (guint i = 0; i < n_children; i++)
        if (children[i].couple == (int) c && children[i].child >= 0)
          {
            low = MIN (low, people[children[i].child].x);
            high = MAX (high, people[children[i].child].x);
          }
      sum += high - low;
    }
  return n_people > 0 ? sum / ALONG_SYMBOL / n_people : 0;
}

typedef struct
{
  double ms, births, couples, bars;
  int crossings;
} Outcome;

static Outcome
run_dot (AlongGraph *graph, AlongLabels *labels)
{
  g_autofree char *source = dot_source (graph, labels);
  g_autofree Place *people = g_new0 (Place, along_graph_get_people (graph)->len + 1);
  g_autofree Place *couples = g_new0 (Place, along_graph_get_unions (graph)->len + 1);
  g_autofree char *plain = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongScene) scene = NULL;
  g_autoptr (AlongDrawn) drawn = NULL;
  AlongGenogramMeasures m;
  Outcome outcome = { G_MAXDOUBLE, 0, 0, 0, 0 };

  for (int i = 0; i < RUNS; i++)
    {
      double start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (GSubprocess) dot = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "dot",
                                                      "-Tplain", NULL);

      bench_check (error);
      g_clear_pointer (&plain, g_free);
      g_subprocess_communicate_utf8 (dot, source, NULL, &plain, NULL, &error);
      bench_check (error);
      outcome.ms = MIN (outcome.ms, bench_ms (CLOCK_MONOTONIC) - start);
    }
  scene = dot_scene (graph, plain, people, couples);
  drawn = along_drawn_new (scene, graph);
  along_genogram_measure (drawn, &m);
  outcome.births = m.births;
  outcome.couples = m.m5;
  outcome.crossings = m.m6;
  outcome.bars = dot_bars (drawn, people, couples);
  return outcome;
}

static Outcome
run_ours (AlongGraph *graph, AlongLabels *labels, double *printed)
{
  Outcome outcome = { G_MAXDOUBLE, 0, 0, 0, 0 };
  g_autoptr (AlongLayout) layout = NULL;
  g_autoptr (AlongScene) scene = NULL;
  g_autoptr (AlongDrawn) drawn = NULL;
  AlongGenogramMeasures m;

  for (int i = 0; i < RUNS; i++)
    {
      double start = bench_ms (CLOCK_MONOTONIC);

      g_clear_pointer (&layout, along_layout_free);
      layout = along_layout_new (graph, labels, NULL);
      outcome.ms = MIN (outcome.ms, bench_ms (CLOCK_MONOTONIC) - start);
    }
  scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  drawn = along_drawn_new (scene, graph);
  along_genogram_measure (drawn, &m);
  outcome.births = m.births;
  *printed = m.m4;
  outcome.couples = m.m5;
  outcome.crossings = m.m6;
  outcome.bars = m.m12;
  return outcome;
}

static struct
{
  int files, ours, dots, twice, births, couples, bars, slow;
} totals;

static void
compare (const char *name, AlongGraph *graph)
{
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  guint n = along_graph_get_people (graph)->len;
  double printed;
  Outcome ours = run_ours (graph, labels, &printed), dot = run_dot (graph, labels);

  printf ("%-26.26s %5u %7.2f %8.1f %5d %5d  %.3f (%.3f) %.3f  %.3f %.3f  %6.3f %6.3f\n", name, n, ours.ms, dot.ms, ours.crossings, dot.crossings,
          ours.births, printed, dot.births, ours.couples, dot.couples, ours.bars, dot.bars);
  totals.files++;
  totals.ours += ours.crossings;
  totals.dots += dot.crossings;
  totals.twice += ours.crossings > 2 * dot.crossings;
  totals.births += ours.births < dot.births;
  totals.couples += ours.couples < dot.couples;
  totals.bars += ours.bars > 1.5 * dot.bars + 0.001;
  totals.slow += n >= 100 && ours.ms * 5 > dot.ms;
}

static void
compare_file (const char *path)
{
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (path, NULL, NULL, NULL, NULL);
  g_autoptr (AlongGraph) graph = gedcom == NULL ? NULL : along_gedcom_to_graph (gedcom, NULL, along_clock_today ());
  g_autofree char *name = g_path_get_basename (path);

  if (graph != NULL && along_graph_get_people (graph)->len > 1)
    compare (name, graph);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_files (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_files (path, paths);
      else if (g_str_has_suffix (name, ".ged"))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  fonts = along_fonts_new ("Sans", 14.667);
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      list_files (argv[i], paths);
    else if (g_file_test (argv[i], G_FILE_TEST_EXISTS))
      g_ptr_array_add (paths, g_strdup (argv[i]));
  g_ptr_array_sort (paths, compare_paths);
  printf ("                          people  ours ms   dot ms crossings    birth order (printed) dot  couples  dot    bars    dot\n");
  for (guint i = 0; i < paths->len; i++)
    compare_file (paths->pdata[i]);
  for (guint seed = 1; paths->len == 0 && seed <= 12; seed++)
    {
      g_autofree char *name = g_strdup_printf ("made-up family %u", seed);
      g_autoptr (AlongGraph) graph = random_graph (seed, 20 * seed, FALSE);

      compare (name, graph);
    }
  printf ("%d families: crossings %d, dot %d; more than twice dot's in %d; birth order worse than dot's in %d, couples in %d; bars over 1.5 times "
          "dot's in %d; of 100 people and more less than five times as fast in %d\n",
          totals.files, totals.ours, totals.dots, totals.twice, totals.births, totals.couples, totals.bars, totals.slow);
  along_fonts_unref (fonts);
  return 0;
}
