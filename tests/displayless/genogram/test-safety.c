/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The safety map: who has which chip on which day, in words and never by colour alone, and that no copy has it unasked. */
#include "along-genogram-scene.h"
#include "along-genogram-words.h"
#include "along-graph-family.h"

#include <string.h>

#include "along-date.h"

#define DAY(y, m, d) along_day_from_ymd (y, m, d)

static AlongRecord *
add (AlongFamily *family, AlongKindId kind, const char *id)
{
  AlongRecord *record = along_record_new (kind, along_id_from_name (id), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongId
id (const char *name)
{
  return along_id_from_name (name);
}

static void
add_person (AlongFamily *family, const char *name)
{
  along_record_set_text (add (family, ALONG_KIND_PERSON, name), ALONG_PERSON_P_NAME, name);
}

static AlongRecord *
add_safety (AlongFamily *family, const char *key, const char *person, const char *child, int safe, const char *from, const char *to)
{
  AlongRecord *record = add (family, ALONG_KIND_SAFETY, key);

  along_record_set_ref (record, ALONG_SAFETY_P_PERSON, id (person));
  if (child != NULL)
    along_record_set_ref (record, ALONG_SAFETY_P_CHILD, id (child));
  along_record_set_enum (record, ALONG_SAFETY_P_SAFE, safe);
  along_record_set_text (record, ALONG_SAFETY_P_FROM, from);
  along_record_set_text (record, ALONG_SAFETY_P_TO, to);
  return record;
}

static AlongFamily *
new_family (void)
{
  AlongFamily *family = along_family_new (id ("family"));
  static const char *const names[] = { "Jade", "Grace", "Liam", "Neil", "Alfie", "Isla" };
  AlongRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_person (family, names[i]);
  add_safety (family, "s1", "Grace", NULL, ALONG_SAFE_WITH_SAFE, "2025-01-01", NULL);
  add_safety (family, "s2", "Liam", NULL, ALONG_SAFE_WITH_WITH_SOMEBODY, "2025-01-01", "2025-05-03");
  record = add_safety (family, "s3", "Liam", NULL, ALONG_SAFE_WITH_NOT_SAFE, "2025-05-03", NULL);
  along_record_set_text (record, ALONG_SAFETY_P_WHY, "He came to the door at night");
  along_record_set_text (record, ALONG_SAFETY_P_TOLD_BY, "Jade");
  add_safety (family, "s4", "Neil", "Alfie", ALONG_SAFE_WITH_SAFE, NULL, NULL);
  add_safety (family, "s5", "Neil", "Isla", ALONG_SAFE_WITH_WITH_SOMEBODY, NULL, NULL);
  return family;
}

static AlongGraphPerson *
person (AlongGraph *graph, const char *name)
{
  g_autofree char *key = along_id_to_text (id (name));

  return along_graph_find_person (graph, key);
}

static void
test_days (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) without = along_graph_from_family (family, DAY (2026, 3, 12), ALONG_GRAPH_WORKER);
  g_autoptr (AlongGraph) now = along_graph_from_family (family, DAY (2025, 5, 3), ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_SAFETY);
  g_autoptr (AlongGraph) before = along_graph_from_family (family, DAY (2025, 5, 2), ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_SAFETY);
  g_autoptr (AlongGraph) shared
    = along_graph_from_family (family, DAY (2026, 3, 12), (ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_SAFETY) & ~ALONG_GRAPH_SENSITIVE);

  g_assert_null (person (without, "Liam")->safety);
  g_assert_null (person (without, "Liam")->description);
  g_assert_null (person (shared, "Liam")->safety);
  g_assert_cmpint (person (before, "Liam")->safe, ==, ALONG_SAFE_WITH_WITH_SOMEBODY);
  g_assert_cmpint (person (now, "Liam")->safe, ==, ALONG_SAFE_WITH_NOT_SAFE);
  g_assert_cmpstr (person (now, "Liam")->safety, ==, "Not safe");
  g_assert_cmpstr (person (now, "Liam")->description, ==,
                   "Around the baby: Not safe, since 3 May 2025. He came to the door at night. Told by Jade");
  g_assert_cmpstr (person (now, "Grace")->safety, ==, "Safe");
  /* of two children: what asks for most care is drawn, both are said */
  g_assert_cmpint (person (now, "Neil")->safe, ==, ALONG_SAFE_WITH_WITH_SOMEBODY);
  g_assert_nonnull (strstr (person (now, "Neil")->description, "Around Alfie: Safe"));
  g_assert_nonnull (strstr (person (now, "Neil")->description, "Around Isla: Only with somebody there"));
  g_assert_null (person (now, "Jade")->safety);
}

/* Each chip has its words in the drawing, within the item of its person, and an entry in the legend; no text on another. */
static void
test_drawn (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, DAY (2025, 5, 3), ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_SAFETY);
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL | ALONG_GENOGRAM_LEGEND);
  guint chips = 0, words = 0, legend = 0;

  for (guint i = 0; i < along_scene_get_n_shapes (scene); i++)
    {
      AlongShape shape;

      along_scene_peek_shape (scene, i, &shape);
      if (shape.kind == ALONG_SHAPE_TEXT && shape.item < 0 && g_str_has_prefix (shape.text, "Around the baby: "))
        legend++;
      if (!g_str_has_prefix (shape.style, "chip-") || shape.item < 0)
        continue;
      {
        AlongRect area = along_scene_peek_item (scene, (guint) shape.item)->area;

        g_assert_cmpfloat (shape.bounds.x, >=, area.x - 0.5);
        g_assert_cmpfloat (shape.bounds.x + shape.bounds.width, <=, area.x + area.width + 0.5);
        g_assert_cmpfloat (shape.bounds.y + shape.bounds.height, <=, area.y + area.height + 0.5);
      }
      if (shape.kind == ALONG_SHAPE_TEXT)
        words++;
      else
        chips++;
    }
  g_assert_cmpuint (chips, ==, 3);
  g_assert_cmpuint (words, ==, 3);
  g_assert_cmpuint (legend, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram/safety/days", test_days);
  g_test_add_func ("/genogram/safety/drawn", test_drawn);
  return g_test_run ();
}
