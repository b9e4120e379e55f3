/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The made-up families as they are drawn for a panel. Run by hand with a folder, it leaves a picture of each there. */
#include "along-date.h"
#include "along-graph-family.h"
#include "measured.h"
#include "../timeline/made-up-family.h"

static const char *const families[] = { "1-early-start-and-taper.json", "2-start-around-birth.json", "3-father-led.json",
                                        "4-learning-disability-with-advocacy.json", "5-removal-then-return.json" };

static const double text_sizes[] = { 14.667, 29.333 };

static AlongGraph *
graph_of (const char *file, AlongGraphFlags flags)
{
  g_autoptr (AlongFamily) family = made_up_family (DEMO, file);

  return along_graph_from_family (family, along_date_first_day ("2026-06-30"), flags);
}

static void
test_family (gconstpointer data)
{
  static const AlongGraphFlags views[] = { ALONG_GRAPH_WORKER, ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_PRIVATE, ALONG_GRAPH_WITH_CARE };

  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    for (guint t = 0; t < G_N_ELEMENTS (text_sizes); t++)
      {
        g_autoptr (AlongGraph) graph = graph_of (data, views[v]);
        g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", text_sizes[t]);
        AlongGenogramMeasures m;

        measured (graph, fonts, &m);
        g_test_message ("M1 %d M2 %d M6 %d M7 %d M8 %d M19 %d; texts met %d, plated %d", m.m1, m.m2, m.m6, m.m7, m.m8, m.m19,
                        m.texts_bare, m.texts_plated);
        g_assert_cmpint (m.m1, ==, 0);
        g_assert_cmpint (m.m2, ==, 0);
        g_assert_cmpint (m.m8, ==, 0);
        g_assert_cmpint (m.m19, ==, 0);
        g_assert_cmpint (m.texts_bare, ==, 0);
        g_assert_cmpint (m.texts_plated, <=, 3);
      }
}

/* Whoever is taken away, the homes of those who stay have nobody else in them. */
static void
test_removals (gconstpointer data)
{
  g_autoptr (AlongGraph) whole = graph_of (data, ALONG_GRAPH_WORKER);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", text_sizes[0]);
  GPtrArray *everybody = along_graph_get_people (whole);

  for (guint gone = 0; gone < everybody->len; gone++)
    {
      g_autoptr (AlongGraph) graph = graph_of (data, ALONG_GRAPH_WORKER);
      g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
      AlongGenogramMeasures m;

      for (guint i = 0; i < everybody->len; i++)
        if (i != gone)
          g_hash_table_add (others, ((AlongGraphPerson *) g_ptr_array_index (everybody, i))->key);
      along_graph_keep (graph, others);
      measured (graph, fonts, &m);
      g_test_message ("without %s: M1 %d M2 %d M8 %d M19 %d; texts met %d", ((AlongGraphPerson *) g_ptr_array_index (everybody, gone))->name,
                      m.m1, m.m2, m.m8, m.m19, m.texts_bare);
      g_assert_cmpint (m.m1 + m.m2 + m.m8, ==, 0);
      g_assert_cmpint (m.m19, ==, 0);
      g_assert_cmpint (m.texts_bare, ==, 0);
    }
}

static gboolean
has_member (const AlongLayoutHome *home, int person)
{
  gboolean found = FALSE;

  for (int m = 0; m < home->n_members && !found; m++)
    found = home->members[m] == person;
  return found;
}

/* Two who are a couple and share a home stand in one outline of it, however far apart their children make them stand. */
static void
test_homes_of_couples (gconstpointer data)
{
  for (guint t = 0; t < G_N_ELEMENTS (text_sizes); t++)
    {
      g_autoptr (AlongGraph) graph = graph_of (data, ALONG_GRAPH_WORKER);
      g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", text_sizes[t]);
      g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
      g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
      guint n_couples, n_homes, together = 0;
      const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
      const AlongLayoutHome *homes = along_layout_peek_homes (layout, &n_homes);

      for (guint c = 0; c < n_couples; c++)
        {
          const AlongGraphHome *of_one = NULL, *of_other = NULL;
          gboolean one_outline = FALSE;

          for (guint h = 0; h < n_homes; h++)
            {
              gboolean one = has_member (&homes[h], couples[c].one), other = has_member (&homes[h], couples[c].other);

              of_one = one ? homes[h].home : of_one;
              of_other = other ? homes[h].home : of_other;
              one_outline |= one && other;
            }
          if (of_one == NULL || of_one != of_other)
            continue;
          g_assert_true (one_outline);
          together++;
        }
      g_assert_cmpint (together, >=, 1);
    }
}

static void
draw (const char *folder, const char *file)
{
  for (guint t = 0; t < G_N_ELEMENTS (text_sizes); t++)
    {
      g_autoptr (AlongGraph) graph = graph_of (file, ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_PRIVATE);
      g_autoptr (AlongFonts) fonts = along_fonts_new ("Cantarell", text_sizes[t]);
      g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
      g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
      g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL | ALONG_GENOGRAM_LEGEND);
      g_autofree char *name = g_strdup_printf ("%.1s-%u.png", file, t);
      g_autoptr (GFile) png = g_file_new_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      along_scene_write_png (scene, ALONG_LOOK_LIGHT, 1, png, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (families); i++)
    draw (argv[1], families[i]);
  if (argc > 1)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *path = g_strconcat ("/genogram/made-up/", families[i], NULL);

      g_autofree char *removals = g_strconcat ("/genogram/removals/", families[i], NULL);

      g_test_add_data_func (path, families[i], test_family);
      g_autofree char *homes = g_strconcat ("/genogram/homes-of-couples/", families[i], NULL);

      g_test_add_data_func (homes, families[i], test_homes_of_couples);
      g_test_add_data_func (removals, families[i], test_removals);
    }
  return g_test_run ();
}
