/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hard cases, measured from their finished drawings. */
#include "graph-text.h"
#include "measured.h"

static void
test_fixture (gconstpointer data)
{
  const GraphFixture *fixture = data;

  for (int clinical = 0; clinical < 2; clinical++)
    {
      g_autoptr (AlongGraph) graph = graph_from_text (fixture->text);
      g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
      AlongGenogramMeasures m;

      along_graph_set_clinical (graph, clinical);
      measured (graph, fonts, &m);
      g_assert_cmpint (m.m1, ==, 0);
      g_assert_cmpint (m.m2, ==, 0);
      g_assert_cmpint (m.m3, ==, 0);
      g_assert_cmpfloat (m.m4, ==, 1);
      g_assert_cmpint (m.m6, <=, fixture->crossings);
      g_assert_cmpint (m.m7, ==, 0);
      g_assert_cmpint (m.m8, ==, 0);
      g_assert_cmpfloat (m.m10, ==, 1);
      g_assert_cmpfloat (m.m13, >=, 0.9);
      g_assert_cmpint (m.m14, ==, 0);
      g_assert_cmpint (m.m15, ==, 0);
      g_assert_cmpint (m.m16, ==, 0);
      g_assert_cmpint (m.m19, ==, 0);
      g_assert_cmpint (m.texts_bare, ==, 0);
      g_assert_true (along_genogram_is_steady (graph, 20));
    }
}

/* A drawing that is wrong must not pass: the measures read the shapes alone. */
static void
test_wrong_drawing (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongGraph) graph = graph_from_text ("p A m 1970;p B f 1971;p C f 2000;p D m 2002;u u A B married : C D");
  g_autoptr (AlongScene) scene = along_scene_new (fonts);
  g_autoptr (AlongDrawn) drawn = NULL;
  static const struct
  {
    const char *key;
    double x, y;
  } people[] = { { "person/A", 100, 40 }, { "person/B", 120, 40 }, { "person/C", 200, 200 }, { "person/D", 100, 210 } };
  AlongGenogramMeasures m;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      AlongRect area = { people[i].x - 22, people[i].y - 22, 44, 44 };

      along_scene_begin_item (scene, people[i].key, NULL, NULL, &area);
      along_scene_rectangle (scene, area.x, area.y, 44, 44);
      along_scene_fill_stroke (scene, "person-outline");
      along_scene_end_item (scene);
    }
  drawn = along_drawn_new (scene, graph);
  along_genogram_measure (drawn, &m);
  g_assert_cmpint (m.m1, ==, 1);
  g_assert_cmpint (m.m3, ==, 1);
  g_assert_cmpint (m.m15, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_graph_fixtures; i++)
    {
      g_autofree char *path = g_strconcat ("/genogram/measures/", graph_fixtures[i].name, NULL);

      g_test_add_data_func (path, &graph_fixtures[i], test_fixture);
    }
  g_test_add_func ("/genogram/measures/wrong", test_wrong_drawing);
  return g_test_run ();
}
