/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a family: whatever its shape, everybody is drawn once, nobody on anybody, in rows, and every line is
 * there; laid out again after itself too, and with wishes that contradict each other. */
#include "along-genogram-measures.h"
#include "along-genogram-scene.h"
#include "fuzz-bytes.h"

#define MOST_PEOPLE 16

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* How many, then who belongs to whom, then what each is: so that few bytes are a family of any shape. */
static void
add_people (AlongGraph *graph, FuzzBytes *bytes)
{
  guint n = 1 + fuzz_take (bytes, MOST_PEOPLE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("p%02u", i);

      along_graph_add_person (graph, key, "Ann");
    }
}

static void
fill_people (AlongGraph *graph, FuzzBytes *bytes, GHashTable *partners)
{
  static const char *const names[] = { "Ann", "Bartholomew Fitzgerald", "", "محمد", "C" };
  static const char *const twins[] = { NULL, NULL, NULL, "a", "b" };
  GPtrArray *people = along_graph_get_people (graph);

  for (guint i = 0; i < people->len; i++)
    {
      AlongGraphPerson *person = people->pdata[i];
      guint born;

      g_free (person->name);
      person->name = g_strdup (FUZZ_PICK (bytes, names));
      born = fuzz_take (bytes, 120);
      person->gender = fuzz_take (bytes, ALONG_GRAPH_TRANS_WOMAN + 1);
      person->kind = fuzz_take (bytes, 12) < 8 ? ALONG_GRAPH_PERSON : fuzz_take (bytes, ALONG_GRAPH_PET + 1);
      /* no unborn child is a parent */
      if (g_hash_table_contains (partners, person->key))
        person->kind = ALONG_GRAPH_PERSON;
      person->twins = g_strdup (FUZZ_PICK (bytes, twins));
      person->index = fuzz_take (bytes, 16) == 1;
      person->bracket = fuzz_take (bytes, 16) == 1;
      person->dead = fuzz_take (bytes, 8) == 1;
      person->order = fuzz_take (bytes, 16) == 1 ? fuzz_take (bytes, 8) : 0;
      if (born > 0)
        person->birth_lo = person->birth_hi = 2410000 + 365 * (int) born;
    }
}

static const char *
key_at (AlongGraph *graph, FuzzBytes *bytes)
{
  GPtrArray *people = along_graph_get_people (graph);

  return ((AlongGraphPerson *) people->pdata[fuzz_take (bytes, people->len)])->key;
}

static void
add_couples (AlongGraph *graph, FuzzBytes *bytes, GHashTable *partners)
{
  guint n = fuzz_take (bytes, 10);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint u = 0; u < n; u++)
    {
      g_autofree char *key = g_strdup_printf ("u%02u", u);
      guint who = fuzz_take (bytes, 8);
      const char *one = who == 1 ? NULL : key_at (graph, bytes), *other = who == 2 ? NULL : key_at (graph, bytes);
      AlongGraphUnion *couple = along_graph_add_union (graph, key, one, other);
      guint children = fuzz_take (bytes, 6);

      if (one != NULL)
        g_hash_table_add (partners, (gpointer) one);
      if (other != NULL)
        g_hash_table_add (partners, (gpointer) other);
      couple->state = fuzz_take (bytes, ALONG_GRAPH_RECONCILED + 1);
      if (fuzz_take (bytes, 3) == 1)
        couple->caption = g_strdup ("LT 2019, s. 2022");
      for (guint c = 0; c < children; c++)
        {
          const char *who_is = key_at (graph, bytes);
          AlongGraphChild *child;

          if (!g_hash_table_add (said, g_strconcat (key, who_is, NULL)))
            continue;
          child = along_graph_add_child (graph, key, who_is);
          child->nature = fuzz_take (bytes, ALONG_GRAPH_STEP + 1);
          child->primary = fuzz_take (bytes, 16) == 1;
        }
    }
}

static void
add_others (AlongGraph *graph, FuzzBytes *bytes)
{
  static const char *const kinds[] = { "close", "hostile", "cut-off", "supportive", "sexual-abuse" };

  for (guint h = fuzz_take (bytes, 3); h > 0; h--)
    {
      g_autofree char *key = g_strdup_printf ("h%u", h);
      AlongGraphHome *home = along_graph_add_home (graph, key, "1 Mill Lane");

      for (guint m = fuzz_take (bytes, 7); m > 0; m--)
        along_graph_add_member (home, key_at (graph, bytes));
    }
  for (guint b = fuzz_take (bytes, 3); b > 0; b--)
    {
      g_autofree char *key = g_strdup_printf ("b%u", b);
      const char *from = key_at (graph, bytes), *to = key_at (graph, bytes);

      along_graph_add_bond (graph, key, from, to, FUZZ_PICK (bytes, kinds));
    }
  for (guint h = fuzz_take (bytes, 6); h > 0; h--)
    {
      const char *left = key_at (graph, bytes);

      along_graph_add_hint (graph, left, fuzz_take (bytes, 16) == 1 ? "nobody" : key_at (graph, bytes));
    }
}

/* Lines of care from somebody to their own forebears have no way of their own. */
static guint
count_again (AlongGraph *graph)
{
  GPtrArray *children = along_graph_get_children (graph);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint again = 0;

  for (guint c = 0; c < children->len; c++)
    again += !g_hash_table_add (seen, ((AlongGraphChild *) children->pdata[c])->child);
  return again;
}

static void
draw (AlongGraph *graph, AlongLabels *labels, AlongFonts *fonts, char ***order)
{
  g_autoptr (AlongLayout) layout = NULL;
  g_autoptr (AlongScene) scene = NULL;
  g_autoptr (AlongDrawn) drawn = NULL;
  g_auto (GStrv) cut = NULL;
  AlongGenogramMeasures m;

  layout = along_layout_new (graph, labels, NULL);
  cut = along_layout_list_cut (layout);
  scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  drawn = along_drawn_new (scene, graph);
  along_genogram_measure (drawn, &m);
  g_assert_cmpint (m.m1, ==, 0);
  g_assert_cmpint (m.m3, ==, 0);
  g_assert_cmpint (m.m14, ==, 0);
  /* lines that would make somebody their own ancestor are left out */
  g_assert_cmpuint (m.m15, <=, g_strv_length (cut) + count_again (graph));
  if (order != NULL)
    *order = along_layout_list_order (layout);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzBytes bytes = { data, size };
  static AlongFonts *fonts = NULL;
  g_autoptr (AlongGraph) graph = along_graph_new ();
  g_autoptr (AlongLabels) labels = NULL;
  g_autoptr (GHashTable) partners = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) order = NULL;

  add_people (graph, &bytes);
  add_couples (graph, &bytes, partners);
  add_others (graph, &bytes);
  along_graph_set_clinical (graph, fuzz_take (&bytes, 2));
  fill_people (graph, &bytes, partners);
  if (fonts == NULL)
    fonts = along_fonts_new ("Sans", 14.667);
  labels = along_labels_new (graph, fonts, TRUE);
  draw (graph, labels, fonts, &order);
  along_graph_set_previous (graph, (const char *const *) order);
  draw (graph, labels, fonts, NULL);
  return 0;
}
