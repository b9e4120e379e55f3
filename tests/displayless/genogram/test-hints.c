/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes of the user's: who stands left of whom; and a layout that is called off. */
#include <string.h>

#include "along-layout-work.h"
#include "graph-text.h"
#include "measured.h"

static const char siblings[] = "p Ma f 1970;p Pa m 1968;p A m 1990;p B f 1992;p C m 1994;p D f 1996;"
                               "u u Pa Ma married : A B C D";
/* Two brothers with children, and a family that has nothing to do with them. */
static const char cousins[] = "p Gp m 1940;p Gm f 1941;p Ed m 1965;p Ea f 1966;p Fo m 1970;p Fi f 1971;p E1 m 1990;p E2 f 1992;"
                              "p F1 m 1995;p F2 f 1997;u u0 Gp Gm married : Ed Fo;u u1 Ed Ea married : E1 E2;"
                              "u u2 Fo Fi married : F1 F2;p Xa m 1966;p Xb f 1967;p Xc m 1991;u x Xa Xb married : Xc";

/* @hints: "A>B": A left of B; returns the rows from the top, as "Pa Ma/A B C D". */
static char *
rows_with (AlongGraph *graph, const char *hints, AlongLayout **out)
{
  g_auto (GStrv) pairs = g_strsplit (hints, " ", -1);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (AlongLayout) layout = NULL;
  g_auto (GStrv) order = NULL;
  GString *text = g_string_new (NULL);
  guint n;
  const AlongLayoutPerson *people;
  int row = 0;

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_auto (GStrv) ends = g_strsplit (*pair, ">", 2);

      if (**pair != '\0')
        along_graph_add_hint (graph, ends[0], ends[1]);
    }
  layout = along_layout_new (graph, labels, NULL);
  people = along_layout_peek_people (layout, &n);
  order = along_layout_list_order (layout);
  for (char **key = order; *key != NULL; key++)
    {
      int at = along_layout_find_person (layout, *key);

      if (text->len > 0)
        g_string_append_c (text, people[at].row != row ? '/' : ' ');
      g_string_append (text, *key);
      row = people[at].row;
    }
  if (out != NULL)
    *out = g_steal_pointer (&layout);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *family;
  const char *hints;
  const char *rows;
  const char *dropped; /* as "A>B there" */
} Case;

static const Case cases[] = {
  { siblings, "", "Pa Ma/A B C D", "" },
  /* dragged between two others, to either end */
  { siblings, "A>D D>B", "Pa Ma/A D B C", "" },
  { siblings, "C>A A>D", "Pa Ma/B C A D", "" },
  { siblings, "D>A", "Pa Ma/D A B C", "" },
  /* a couple's sides */
  { siblings, "Ma>Pa", "Ma Pa/A B C D", "" },
  /* the latest holds */
  { siblings, "D>A A>D", "Pa Ma/A B C D", "D>A contradicts" },
  { siblings, "B>A C>B A>C", "Pa Ma/A C B D", "B>A contradicts" },
  { siblings, "Pa>A Nobody>A A>A", "Pa Ma/A B C D", "A>A there, Nobody>A there, Pa>A row" },
  /* brothers, with all that hangs on them */
  { cousins, "", "Gp Gm/Ea Ed Fo Fi Xa Xb/E1 E2 F1 F2 Xc", "" },
  { cousins, "Fo>Ed", "Gp Gm/Fi Fo Ed Ea Xa Xb/F1 F2 E1 E2 Xc", "" },
  /* cousins: the whole sibship goes, and the parents with it but for their own birth order */
  { cousins, "Xc>E1", "Gp Gm/Xa Xb Ea Ed Fo Fi/Xc E1 E2 F1 F2", "" },
  { cousins, "Fi>Fo Ea>Ed", "Gp Gm/Ea Ed Fi Fo Xa Xb/E1 E2 F1 F2 Xc", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (AlongGraph) graph = graph_from_text (one->family);
  g_autoptr (AlongLayout) layout = NULL;
  g_autofree char *rows = rows_with (graph, one->hints, &layout);
  g_autoptr (GString) faults = g_string_new (NULL);
  static const char *const words[] = { "there", "row", "contradicts" };
  guint n;
  const AlongDroppedHint *dropped = along_layout_peek_dropped_hints (layout, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (faults, "%s%s>%s %s", i > 0 ? ", " : "", dropped[i].hint->left, dropped[i].hint->right,
                            words[dropped[i].fault]);
  g_assert_cmpstr (rows, ==, one->rows);
  g_assert_cmpstr (faults->str, ==, one->dropped);
}

/* Where a wish goes against the births, everybody's place in their order is printed, and the drawing is as clean. */
static void
test_ordinals (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongGraph) graph = graph_from_text (siblings);
  g_autoptr (AlongLayout) layout = NULL;
  g_autofree char *rows = rows_with (graph, "D>A", &layout);
  guint n;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  AlongGenogramMeasures m;

  g_assert_cmpint (people[along_layout_find_person (layout, "D")].ordinal, ==, 4);
  g_assert_cmpint (people[along_layout_find_person (layout, "A")].ordinal, ==, 1);
  measured (graph, fonts, &m);
  g_assert_cmpfloat (m.m4, ==, 1);
  g_assert_cmpint (m.m2, ==, 0);
}

/* Twins stay together, whichever of them is dragged. */
static void
test_twins (void)
{
  static const char *const wishes[] = { "T1>A", "T2>A", "B>T1", "B>T2" };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (AlongGraph) graph = graph_from_text ("p Ma f 1970;p A m 1990;p T1 f 1992 twins=t;p T2 m 1992 twins=t;"
                                                      "p B m 1994;u u Ma - : A T1 T2 B");
      g_autofree char *rows = rows_with (graph, wishes[i], NULL);

      g_assert_cmpstr (rows, ==, i < 2 ? "Ma/T1 T2 A B" : "Ma/A B T1 T2");
    }
}

/* A wish holds after the next edit, when the last drawing says who stood where. */
static void
test_calm (void)
{
  g_autoptr (AlongGraph) graph = graph_from_text (siblings);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_auto (GStrv) order = along_layout_list_order (layout);
  g_autofree char *rows = NULL;

  along_graph_set_previous (graph, (const char *const *) order);
  rows = rows_with (graph, "A>D D>B Ma>Pa", NULL);
  g_assert_cmpstr (rows, ==, "Ma Pa/A D B C");
}

static void
test_cancel (void)
{
  g_autoptr (AlongGraph) graph = graph_from_text (cousins);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, cancellable);

  g_assert_nonnull (layout);
  g_cancellable_cancel (cancellable);
  g_assert_null (along_layout_new (graph, labels, cancellable));
}

/* Called off while the lines of feeling are laid: those that are left have no path that words could stand beside. */
static void
test_cancel_bonds (void)
{
  g_autofree char *text = g_strconcat (siblings, ";b A B close label=every_day;b C D close label=friends", NULL);
  g_autoptr (AlongGraph) graph = graph_from_text (text);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  guint n;
  const AlongLayoutBond *bonds = along_layout_peek_bonds (layout, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (bonds[0].words.width, >, 0);
  g_assert_cmpfloat (bonds[1].words.width, >, 0);
  g_array_set_size (layout->bonds, 0);
  layout->labels = labels;
  layout->cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  along_step_bonds (layout);
  bonds = along_layout_peek_bonds (layout, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (bonds[0].path.n, ==, 0);
  g_assert_cmpfloat (bonds[0].words.width, ==, 0);
  layout->cancellable = NULL;
  layout->labels = NULL;
}

static gpointer
lay_out_cb (gpointer data)
{
  AlongGraph *graph = data;
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);

  return along_layout_new (graph, labels, NULL);
}

/* Several threads at once, each the same drawing. */
static void
test_threads (void)
{
  g_autoptr (AlongGraph) graph = graph_from_text (graph_fixtures[20].text);
  GThread *threads[4];
  g_autoptr (AlongLayout) here = lay_out_cb (graph);
  g_auto (GStrv) order = along_layout_list_order (here);

  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    threads[t] = g_thread_new ("layout", lay_out_cb, graph);
  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    {
      g_autoptr (AlongLayout) there = g_thread_join (threads[t]);
      g_auto (GStrv) again = along_layout_list_order (there);

      g_assert_true (g_strv_equal ((const char *const *) order, (const char *const *) again));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/genogram/hints/%02u", i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/genogram/hints/ordinals", test_ordinals);
  g_test_add_func ("/genogram/hints/twins", test_twins);
  g_test_add_func ("/genogram/hints/calm", test_calm);
  g_test_add_func ("/genogram/cancel/before", test_cancel);
  g_test_add_func ("/genogram/cancel/bonds", test_cancel_bonds);
  g_test_add_func ("/genogram/threads", test_threads);
  return g_test_run ();
}
