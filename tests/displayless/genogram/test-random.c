/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families that nobody thought of: whatever the family, nothing may overlap and nobody may be missing.
 * Run by hand with a first seed and a number: test-genogram-random SEED COUNT PEOPLE [tree]. */
#include <math.h>
#include <stdlib.h>

#include "measured.h"
#include "random-graph.h"

static AlongFonts *fonts;

typedef struct
{
  int families, crossed, crossings, plated, bad;
  double births, couples, offs, reach, widths, left;
} Totals;

static gboolean
is_clean (const AlongGenogramMeasures *m)
{
  return m->m1 == 0 && m->m2 == 0 && m->m3 == 0 && m->m4 == 1 && m->m7 == 0 && m->m8 == 0 && m->m10 == 1 && m->m14 == 0 &&
         m->m15 == 0 && m->m16 == 0 && m->m19 == 0 && m->texts_bare == 0;
}

static void
run (guint first, guint count, guint people, gboolean tree, Totals *totals)
{
  for (guint seed = first; seed < first + count; seed++)
    {
      g_autoptr (AlongGraph) graph = random_graph (seed, people, tree);
      AlongGenogramMeasures m;

      measured (graph, fonts, &m);
      totals->families++;
      totals->crossed += m.m6 > 0;
      totals->crossings += m.m6;
      totals->plated += m.texts_plated;
      totals->births += m.m4;
      totals->couples += m.m5;
      totals->offs += m.m9;
      totals->reach += m.m9_reach;
      totals->widths += m.m11;
      totals->left += m.m13;
      if (!is_clean (&m))
        {
          totals->bad++;
          g_test_message ("seed %u: M1 %d M2 %d M3 %d M4 %.3f M7 %d M8 %d M10 %.3f M14 %d M15 %d M16 %d M19 %d bare %d", seed, m.m1,
                          m.m2, m.m3, m.m4, m.m7, m.m8, m.m10, m.m14, m.m15, m.m16, m.m19, m.texts_bare);
        }
    }
  g_test_message ("%d families of about %u: not clean %d, with crossings %d (%d), texts on plates %d, M4 %.4f, M5 %.4f, M9 %.3f (%.3f), M11 %.3f, M13 %.3f",
                  totals->families, people, totals->bad, totals->crossed, totals->crossings, totals->plated,
                  totals->births / totals->families, totals->couples / totals->families, totals->offs / totals->families,
                  totals->reach / totals->families, totals->widths / totals->families, totals->left / totals->families);
}

static void
test_mixed (void)
{
  Totals totals = { 0 };

  run (1, 150, 30, FALSE, &totals);
  g_assert_cmpint (totals.bad, ==, 0);
  /* M9, both halves, over all of them */
  g_assert_cmpfloat (totals.offs / totals.families, <=, 0.5);
  g_assert_cmpfloat (totals.reach / totals.families, >=, 0.9);
}

/* Families that were once drawn wrong: an address on the dates of a couple; the lines of twins parting on another line, or
 * their partner's other partners between them; a line down through somebody's name; children who changed places further
 * down; a bar across a line through a name. */
static void
test_once_wrong (void)
{
  static const guint seeds[] = { 453, 635, 1322, 1409, 1507, 1618, 2120, 2621, 2980, 3529, 3925, 4158, 6805, 7460, 7578, 8656, 8950, 9565 };
  Totals totals = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    run (seeds[i], 1, 30, FALSE, &totals);
  /* the bar of identical twins on the line of a couple */
  run (105405, 1, 40, FALSE, &totals);
  /* a line that left beyond the end of its couple's */
  run (304470, 1, 30, FALSE, &totals);
  /* the double line of relatives on the line down to a child */
  run (103792, 1, 40, FALSE, &totals);
  /* the end of the bar of identical twins on the line down to somebody else */
  run (300394, 1, 30, FALSE, &totals);
  g_assert_cmpint (totals.bad, ==, 0);
}

static void
test_trees (void)
{
  Totals totals = { 0 };

  run (1, 100, 40, TRUE, &totals);
  g_assert_cmpint (totals.bad, ==, 0);
  g_assert_cmpint (totals.crossed, ==, 0);
}

static void
test_large (void)
{
  Totals totals = { 0 };

  run (7, 3, 300, FALSE, &totals);
  g_assert_cmpint (totals.bad, ==, 0);
}

/* Whoever is taken away, the drawing of those who stay is as clean. */
static void
test_removals (void)
{
  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autoptr (AlongGraph) whole = random_graph (seed, 20, FALSE);
      GPtrArray *everybody = along_graph_get_people (whole);

      for (guint gone = 0; gone < everybody->len; gone++)
        {
          g_autoptr (AlongGraph) graph = random_graph (seed, 20, FALSE);
          g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
          AlongGenogramMeasures m;

          for (guint i = 0; i < everybody->len; i++)
            if (i != gone)
              g_hash_table_add (others, ((AlongGraphPerson *) g_ptr_array_index (everybody, i))->key);
          along_graph_keep (graph, others);
          measured (graph, fonts, &m);
          g_assert_true (is_clean (&m));
        }
    }
}

/* Laid out again after itself, a family stays as it is. */
static void
test_again (void)
{
  for (guint seed = 1; seed < 60; seed++)
    {
      g_autoptr (AlongGraph) graph = random_graph (seed, 40, FALSE);
      g_autoptr (AlongLabels) labels = along_labels_new (graph, NULL, TRUE);
      g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
      g_auto (GStrv) order = along_layout_list_order (layout), again = NULL;
      g_autoptr (AlongLayout) second = NULL;

      along_graph_set_previous (graph, (const char *const *) order);
      second = along_layout_new (graph, labels, NULL);
      again = along_layout_list_order (second);
      g_assert_true (g_strv_equal ((const char *const *) order, (const char *const *) again));
    }
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* M18: pairs of one row, outside the touched sibship, that changed sides; (out) @median: how far people moved, in sides of a
 * symbol. */
static int
changed_pairs (AlongLayout *before, AlongLayout *after, GHashTable *touched, double *median)
{
  guint n, n_after;
  const AlongLayoutPerson *people = along_layout_peek_people (before, &n), *later = along_layout_peek_people (after, &n_after);
  g_autofree double *moves = g_new (double, n + 1);
  int changed = 0;

  for (guint i = 0; i < n; i++)
    {
      const AlongLayoutPerson *now = &later[along_layout_find_person (after, people[i].person->key)];

      moves[i] = fabs (now->x - people[i].x) / ALONG_SYMBOL;
      for (guint j = 0; j < i; j++)
        {
          const AlongLayoutPerson *other = &later[along_layout_find_person (after, people[j].person->key)];

          if (people[i].row != people[j].row || now->row != other->row || g_hash_table_contains (touched, people[i].person->key) ||
              g_hash_table_contains (touched, people[j].person->key))
            continue;
          changed += (people[i].x < people[j].x) != (now->x < other->x);
        }
    }
  qsort (moves, n, sizeof *moves, compare_moves);
  *median = moves[n / 2];
  return changed;
}

/* One more child somewhere: nobody else changes places, and most stay where they are. */
static void
test_leaf (void)
{
  g_autoptr (GArray) medians = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint seed = 1; seed <= 80; seed++)
    {
      g_autoptr (AlongGraph) graph = random_graph (seed, 20 + seed % 60, FALSE), larger = random_graph (seed, 20 + seed % 60, FALSE);
      g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE), more_labels = NULL;
      g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL), again = NULL;
      g_auto (GStrv) order = along_layout_list_order (layout);
      g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);
      GPtrArray *unions = along_graph_get_unions (larger), *children = along_graph_get_children (larger);
      double median;

      if (unions->len == 0)
        continue;
      {
        const AlongGraphUnion *parents = unions->pdata[seed * 7 % unions->len];

        along_graph_add_person (larger, "zz-new", "New child");
        for (guint c = 0; c < children->len; c++)
          if (g_str_equal (((AlongGraphChild *) children->pdata[c])->parents, parents->key))
            g_hash_table_add (touched, ((AlongGraphChild *) children->pdata[c])->child);
        along_graph_add_child (larger, parents->key, "zz-new");
      }
      along_graph_set_previous (larger, (const char *const *) order);
      more_labels = along_labels_new (larger, fonts, TRUE);
      again = along_layout_new (larger, more_labels, NULL);
      {
        int changed = changed_pairs (layout, again, touched, &median);

        if (changed > 0)
          g_test_message ("seed %u: %d pairs changed places", seed, changed);
        g_assert_cmpint (changed, ==, 0);
      }
      g_array_append_val (medians, median);
    }
  g_array_sort (medians, compare_moves);
  g_test_message ("median of how far people move: %.3f, at most %.3f of a symbol", g_array_index (medians, double, medians->len / 2),
                  g_array_index (medians, double, medians->len - 1));
  g_assert_cmpfloat (g_array_index (medians, double, medians->len / 2), <=, 1);
}

/* M17: twenty other orders of input, the same drawing. */
static void
test_steady (void)
{
  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autoptr (AlongGraph) graph = random_graph (seed, 10 + seed, FALSE);

      g_assert_true (along_genogram_is_steady (graph, 20));
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = along_fonts_new ("Sans", 14.667);
  if (argc >= 4)
    {
      Totals totals = { 0 };

      run (atoi (argv[1]), atoi (argv[2]), atoi (argv[3]), argc > 4, &totals);
      return totals.bad > 0;
    }
  g_test_add_func ("/genogram/random/mixed", test_mixed);
  g_test_add_func ("/genogram/random/once-wrong", test_once_wrong);
  g_test_add_func ("/genogram/random/trees", test_trees);
  g_test_add_func ("/genogram/random/large", test_large);
  g_test_add_func ("/genogram/random/removals", test_removals);
  g_test_add_func ("/genogram/random/again", test_again);
  g_test_add_func ("/genogram/random/leaf", test_leaf);
  g_test_add_func ("/genogram/random/steady", test_steady);
  result = g_test_run ();
  along_fonts_unref (fonts);
  return result;
}
