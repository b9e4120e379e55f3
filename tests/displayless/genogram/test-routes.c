/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Second sets of parents, many in one family, of every generation: their lines go through nobody, along nobody's line and
 * end on nobody's line. Run by hand: test-genogram-routes SEED COUNT PEOPLE LINKS. */
#include <stdlib.h>

#include "graph-text.h"
#include "measured.h"
#include "random-graph.h"

static AlongFonts *fonts;

static int
run (guint first, guint count, guint people, guint links)
{
  int bad = 0, crossings = 0;

  for (guint seed = first; seed < first + count; seed++)
    {
      g_autoptr (AlongGraph) graph = random_graph (seed, people, FALSE);
      AlongGenogramMeasures m;

      random_graph_add_care (graph, seed, links);
      measured (graph, fonts, &m);
      crossings += m.m6;
      if (m.m1 != 0 || m.m2 != 0 || m.m3 != 0 || m.m7 != 0 || m.m8 != 0 || m.m10 < 1 || m.m14 != 0 || m.m15 != 0 || m.m16 != 0 ||
          m.texts_bare != 0)
        {
          bad++;
          g_test_message ("seed %u: M1 %d M2 %d M3 %d M7 %d M8 %d M10 %.3f M14 %d M15 %d M16 %d bare %d", seed, m.m1, m.m2, m.m3, m.m7,
                          m.m8, m.m10, m.m14, m.m15, m.m16, m.texts_bare);
        }
    }
  g_test_message ("%u families of about %u, %u links: %d not clean, %d crossings", count, people, links, bad, crossings);
  return bad;
}

static void
test_few (void)
{
  g_assert_cmpint (run (1, 60, 25, 3), ==, 0);
}

static void
test_many (void)
{
  g_assert_cmpint (run (1, 40, 50, 10), ==, 0);
}

static void
test_steady (void)
{
  for (guint seed = 1; seed < 12; seed++)
    {
      g_autoptr (AlongGraph) graph = random_graph (seed, 30, FALSE);

      random_graph_add_care (graph, seed, 6);
      g_assert_true (along_genogram_is_steady (graph, 6));
    }
}

typedef struct
{
  const char *text;
  int crossings;
} Care;

/* Who cares, and how many lines must cross for it. */
static void
test_kin (void)
{
  static const Care families[] = {
    /* an older sister */
    { "p A f 1970;p B m 1969;p S f 1992;p L m 2008;p K f 2012;u u1 B A married : S L K;u u2 S - : ;c u2 K foster", 0 },
    /* for both */
    { "p A f 1970;p B m 1969;p S f 1992;p L m 2008;p K f 2012;u u1 B A married : S L K;u u2 S - : ;c u2 K foster;c u2 L foster", 0 },
    /* a niece and her partner, for an aunt */
    { "p A f 1950;p B m 1949;p S f 1970;p K f 1985;p R m 1969;p N f 1992;p T m 1990;u u1 B A married : S K;u u2 R S married : N;"
      "u u3 T N living : ;c u3 K foster", 0 },
    /* a grandmother, past her other daughter */
    { "p G f 1950;p A f 1975;p B m 1974;p U f 1978;p K f 2005;u u0 G - : A U;u u1 B A living : K;c u0 K kinship", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (AlongGraph) graph = graph_from_text (families[i].text);
      AlongGenogramMeasures m;

      measured (graph, fonts, &m);
      g_assert_cmpint (m.m7, ==, 0);
      g_assert_cmpint (m.m8, ==, 0);
      g_assert_cmpint (m.m15, ==, 0);
      g_assert_cmpint (m.m6, <=, families[i].crossings);
    }
}

static void
draw_person (AlongScene *scene, const char *key, double x, double y)
{
  AlongRect area = { x - 22, y - 22, 44, 44 };

  along_scene_begin_item (scene, key, NULL, NULL, &area);
  along_scene_rectangle (scene, area.x, area.y, 44, 44);
  along_scene_fill_stroke (scene, "person-outline");
  along_scene_end_item (scene);
}

static void
draw_lines (AlongScene *scene, const char *key, const AlongSegment *lines, guint n)
{
  AlongRect area = { 0, 0, 600, 300 };

  along_scene_begin_item (scene, key, NULL, NULL, &area);
  for (guint i = 0; i < n; i++)
    {
      along_scene_move_to (scene, lines[i].x1, lines[i].y1);
      along_scene_line_to (scene, lines[i].x2, lines[i].y2);
      along_scene_stroke (scene, "structure");
    }
  along_scene_end_item (scene);
}

/* Two lone parents, a child each; @end: how far down the drop of the second goes, where the bar of the first lies at 100. */
static int
spoiled (double end)
{
  g_autoptr (AlongGraph) graph = graph_from_text ("p A m 1970;p B f 1971;p C f 2000;p D m 2002;u u A - : C;u v B - : D");
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  g_autoptr (AlongDrawn) drawn = NULL;
  const AlongSegment one[] = { { 100, 62, 100, 100 }, { 100, 100, 300, 100 }, { 300, 100, 300, 178 } };
  const AlongSegment other = { 200, 62, 200, end };
  AlongGenogramMeasures m;

  draw_person (scene, "person/A", 100, 40);
  draw_person (scene, "person/B", 200, 40);
  draw_person (scene, "person/C", 300, 200);
  draw_person (scene, "person/D", 500, 200);
  draw_lines (scene, "sibship/u", one, G_N_ELEMENTS (one));
  draw_lines (scene, "sibship/v", &other, 1);
  drawn = along_drawn_new (scene, graph);
  along_genogram_measure (drawn, &m);
  return m.m7;
}

/* A line that ends on another family's bar reads as a child of that family: it counts as lying on it. */
static void
test_touch (void)
{
  g_assert_cmpint (spoiled (90), ==, 0);
  g_assert_cmpint (spoiled (100), ==, 1);
  g_assert_cmpint (spoiled (100.4), ==, 1);
  g_assert_cmpint (spoiled (140), ==, 0);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = along_fonts_new ("Sans", 14.667);
  if (argc == 5)
    return run (atoi (argv[1]), atoi (argv[2]), atoi (argv[3]), atoi (argv[4])) > 0;
  g_test_add_func ("/genogram/routes/few", test_few);
  g_test_add_func ("/genogram/routes/many", test_many);
  g_test_add_func ("/genogram/routes/steady", test_steady);
  g_test_add_func ("/genogram/routes/kin", test_kin);
  g_test_add_func ("/genogram/routes/touch", test_touch);
  result = g_test_run ();
  along_fonts_unref (fonts);
  return result;
}
