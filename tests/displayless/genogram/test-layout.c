/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "along-genogram-scene.h"
#include "along-genogram-words.h"
#include "graph-text.h"

static gboolean
overlap (const AlongRect *a, const AlongRect *b)
{
  return a->width > 0 && b->width > 0 && a->x < b->x + b->width - 0.5 && b->x < a->x + a->width - 0.5 &&
         a->y < b->y + b->height - 0.5 && b->y < a->y + a->height - 0.5;
}

static AlongRect
symbol_box (const AlongLayoutPerson *at)
{
  return (AlongRect){ at->x - at->half, at->y - at->half, 2 * at->half, 2 * at->half };
}

/* Everybody once, nobody on anybody, children below their parents. */
static void
test_fixture (gconstpointer data)
{
  const GraphFixture *fixture = data;
  g_autoptr (AlongGraph) graph = graph_from_text (fixture->text);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  guint n, n_couples, n_lines;
  const AlongLayoutPerson *people = along_layout_peek_people (layout, &n);
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n_lines);

  g_assert_cmpuint (n, ==, along_graph_get_people (graph)->len);
  g_assert_cmpuint (n_couples, ==, along_graph_get_unions (graph)->len);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        AlongRect a = symbol_box (&people[i]), b = symbol_box (&people[j]);

        g_assert_false (overlap (&a, &b));
        g_assert_false (overlap (&a, &people[j].label));
        g_assert_false (overlap (&people[i].label, &b));
        g_assert_false (overlap (&people[i].label, &people[j].label));
      }
  for (guint l = 0; l < n_lines; l++)
    if (lines[l].child >= 0)
      {
        const AlongLayoutCouple *couple = &couples[lines[l].couple];

        if (couple->one >= 0)
          g_assert_cmpint (people[lines[l].child].row, >, people[couple->one].row);
        if (couple->other >= 0)
          g_assert_cmpint (people[lines[l].child].row, >, people[couple->other].row);
      }
  for (guint c = 0; c < n_couples; c++)
    if (couples[c].one >= 0 && couples[c].other >= 0)
      g_assert_cmpint (couples[c].path.n, >=, 2);
}

static void
test_kin (void)
{
  g_autoptr (AlongGraph) graph = graph_from_text (graph_fixtures[20].text);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);

  g_assert_cmpstr (along_genogram_step (layout, NULL, ALONG_KIN_HOME), ==, "Jade");
  g_assert_cmpstr (along_genogram_step (layout, "Jade", ALONG_KIN_PARENT), ==, "Neil");
  g_assert_cmpstr (along_genogram_step (layout, "Jade", ALONG_KIN_PARTNER_LEFT), ==, "Kofi");
  g_assert_cmpstr (along_genogram_step (layout, "Jade", ALONG_KIN_PARTNER_RIGHT), ==, "Liam");
  g_assert_cmpstr (along_genogram_step (layout, "Neil", ALONG_KIN_CHILD), ==, "Jade");
  g_assert_cmpstr (along_genogram_step (layout, "Sade", ALONG_KIN_LEFT), ==, "Abena");
  g_assert_null (along_genogram_step (layout, "Neil", ALONG_KIN_PARENT));
  g_assert_null (along_genogram_step (layout, "nobody", ALONG_KIN_PARENT));
}

static void
test_circle (void)
{
  g_autoptr (AlongGraph) graph = graph_from_text ("p A m;p B m;p C m;u a A - : B;u b B - : C;u c C - : A");
  g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_auto (GStrv) cut = along_layout_list_cut (layout);

  g_assert_cmpuint (g_strv_length (cut), ==, 1);
  g_assert_cmpint (along_layout_get_n_rows (layout), ==, 3);
}

static int
place_of (char **order, const char *key)
{
  for (int i = 0; order[i] != NULL; i++)
    if (g_str_equal (order[i], key))
      return i;
  return -1;
}

static int
row_of (AlongLayout *layout, const char *key)
{
  guint n;

  return along_layout_peek_people (layout, &n)[along_layout_find_person (layout, key)].row;
}

/* M18: after one more child, partner or parent, those who were there keep their order. */
static void
test_calm (void)
{
  static const char *const additions[] = {
    "p New f 2012;c u2 New birth", "p New m 2003;u n New Abena living", "p New f 1955;p Old m 1950;u n Old New married;c n Grace birth",
    "p New f 2021;c u4 New birth", "p New x preg;u n Callum - ;c n New birth",
  };

  for (guint a = 0; a < G_N_ELEMENTS (additions); a++)
    {
      g_autoptr (AlongGraph) before = graph_from_text (graph_fixtures[20].text);
      g_autoptr (AlongLabels) labels = along_labels_new (before, NULL, TRUE);
      g_autoptr (AlongLayout) layout = along_layout_new (before, labels, NULL);
      g_auto (GStrv) order = along_layout_list_order (layout), changed = NULL;
      g_autofree char *text = g_strconcat (graph_fixtures[20].text, ";", additions[a], NULL);
      g_autoptr (AlongGraph) after = graph_from_text (text);
      g_autoptr (AlongLabels) new_labels = along_labels_new (after, NULL, TRUE);
      g_autoptr (AlongLayout) again = NULL;

      along_graph_set_previous (after, (const char *const *) order);
      again = along_layout_new (after, new_labels, NULL);
      changed = along_layout_list_order (again);
      for (int i = 0; order[i] != NULL; i++)
        for (int j = i + 1; order[j] != NULL; j++)
          if (row_of (layout, order[i]) == row_of (layout, order[j]))
            g_assert_cmpint (place_of (changed, order[i]), <, place_of (changed, order[j]));
    }
}

static void
test_items (void)
{
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongGraph) graph = graph_from_text (graph_fixtures[20].text);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL | ALONG_GENOGRAM_LEGEND);
  int alfie = along_scene_find_item (scene, "person/Alfie");

  g_assert_cmpint (alfie, >=, 0);
  g_assert_cmpstr (along_scene_peek_item (scene, alfie)->name, ==, "Alfie, boy, 4");
  g_assert_nonnull (g_strrstr (along_scene_peek_item (scene, alfie)->description, "son of Jade and Liam"));
  g_assert_cmpint (along_scene_find_item (scene, "couple/u5"), >=, 0);
  g_assert_cmpint (along_scene_find_item (scene, "sibship/u5"), >=, 0);
  g_assert_cmpint (along_scene_find_item (scene, "home/At-Jade-and-Kofi’s-flat"), >=, 0);
  g_assert_cmpint (along_scene_find_item (scene, "bond/Grace-Jade-close"), >=, 0);
}

/* Two who live together with four others between them: an outline each, with the name of the home; with one other
 * between, one outline round that one. */
static void
test_parts (void)
{
  static const char *const families[] = {
    "p Ma f 1950;p A m 1970;p B f 1972;p C m 1974;u u1 Ma - : A B C;h Mill-Lane : A C",
    "p Ma f 1950;p A m 1970;p B f 1972;p C m 1974;p D m 1976;p E f 1978;p F f 1980;u u1 Ma - : A B C D E F;h Mill-Lane : A F",
  };

  for (guint f = 0; f < G_N_ELEMENTS (families); f++)
    {
      g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
      g_autoptr (AlongGraph) graph = graph_from_text (families[f]);
      g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
      g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
      g_autofree char *words = along_genogram_person_words (layout, along_layout_find_person (layout, "A"));
      guint n;
      const AlongLayoutHome *homes = along_layout_peek_homes (layout, &n);

      g_assert_cmpint (n, ==, f + 1);
      for (guint h = 0; h < n; h++)
        {
          g_assert_cmpint (homes[h].n_members, ==, 2 - f);
          g_assert_cmpint (homes[h].part, ==, h);
          g_assert_cmpfloat (homes[h].tag.width, >, 0);
        }
      g_assert_nonnull (strcasestr (words, f == 0 ? "lives with C" : "lives with F"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_graph_fixtures; i++)
    {
      g_autofree char *path = g_strconcat ("/genogram/layout/", graph_fixtures[i].name, NULL);

      g_test_add_data_func (path, &graph_fixtures[i], test_fixture);
    }
  g_test_add_func ("/genogram/kin", test_kin);
  g_test_add_func ("/genogram/circle", test_circle);
  g_test_add_func ("/genogram/calm", test_calm);
  g_test_add_func ("/genogram/items", test_items);
  g_test_add_func ("/genogram/home-in-parts", test_parts);
  return g_test_run ();
}
