/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-date.h"
#include "along-genogram-scene.h"
#include "along-genogram-words.h"
#include "along-graph-family.h"

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
add_person (AlongFamily *family, const char *name, int gender, const char *born)
{
  AlongRecord *record = add (family, ALONG_KIND_PERSON, name);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, gender);
  along_record_set_text (record, ALONG_PERSON_P_BORN, born);
}

static AlongRecord *
add_couple (AlongFamily *family, const char *key, const char *one, const char *other, const char *from, const char *to,
            int state)
{
  AlongRecord *record = add (family, ALONG_KIND_COUPLE, key);

  along_record_set_ref (record, ALONG_COUPLE_P_ONE, id (one));
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, id (other));
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_COHABITING);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, state);
  along_record_set_text (record, ALONG_COUPLE_P_FROM, from);
  along_record_set_text (record, ALONG_COUPLE_P_TO, to);
  return record;
}

static void
add_child (AlongFamily *family, const char *couple, const char *child)
{
  g_autofree char *key = g_strconcat (couple, child, NULL);
  AlongRecord *record = add (family, ALONG_KIND_CHILD_LINK, key);

  along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, id (child));
  along_record_set_ref (record, ALONG_CHILD_LINK_P_COUPLE, id (couple));
  along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  along_record_set_bool (record, ALONG_CHILD_LINK_P_PRIMARY, TRUE);
}

/* Jade and Kofi expect a baby; Jade's Alfie is in foster care. */
static AlongFamily *
new_family (void)
{
  AlongFamily *family = along_family_new (id ("family"));
  AlongRecord *record;
  AlongId baby = id ("Baby"), kofi = id ("Kofi");

  add_person (family, "Jade", ALONG_GENDER_FEMALE, "2005-05-01");
  along_record_set_bool (along_family_lookup (family, id ("Jade")), ALONG_PERSON_P_INDEX, TRUE);
  add_person (family, "Kofi", ALONG_GENDER_MALE, "2002-08-01");
  add_person (family, "Liam", ALONG_GENDER_MALE, "2000");
  add_person (family, "Alfie", ALONG_GENDER_MALE, "2022-11-10");
  add_person (family, "Baby", ALONG_GENDER_UNKNOWN, NULL);
  add_couple (family, "now", "Kofi", "Jade", "2024-06", NULL, ALONG_COUPLE_STATE_CURRENT);
  add_couple (family, "then", "Jade", "Liam", "2021", "2023", ALONG_COUPLE_STATE_SEPARATED);
  add_child (family, "then", "Alfie");
  record = add (family, ALONG_KIND_PREGNANCY, "pregnancy");
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, id ("Jade"));
  along_record_set_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT, kofi);
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &baby, 1);
  record = add (family, ALONG_KIND_EDD, "edd");
  along_record_set_ref (record, ALONG_EDD_P_PREGNANCY, id ("pregnancy"));
  along_record_set_text (record, ALONG_EDD_P_EDD, "2026-05-14");
  along_record_set_bool (record, ALONG_EDD_P_BEST, TRUE);
  record = add (family, ALONG_KIND_PREGNANCY, "loss");
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, id ("Jade"));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, "2024-01-03");
  along_record_set_int (record, ALONG_PREGNANCY_P_GESTATION_DAYS, 65);
  record = add (family, ALONG_KIND_LIVING, "living");
  along_record_set_ref (record, ALONG_LIVING_P_CHILD, id ("Alfie"));
  along_record_set_enum (record, ALONG_LIVING_P_LIVING, ALONG_LIVING_FOSTER);
  along_record_set_text (record, ALONG_LIVING_P_FROM, "2023-02-10");
  record = add (family, ALONG_KIND_LEGAL_STATUS, "legal");
  along_record_set_ref (record, ALONG_LEGAL_STATUS_P_CHILD, id ("Alfie"));
  along_record_set_enum (record, ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_CODE_C2);
  along_record_set_text (record, ALONG_LEGAL_STATUS_P_FROM, "2023-08-01");
  record = add (family, ALONG_KIND_BOND, "control");
  along_record_set_ref (record, ALONG_BOND_P_FROM, id ("Liam"));
  along_record_set_ref (record, ALONG_BOND_P_TO, id ("Jade"));
  along_record_set_enum (record, ALONG_BOND_P_KIND, ALONG_BOND_CONTROLLING);
  along_record_set_bool (record, ALONG_BOND_P_DIRECTED, TRUE);
  record = add (family, ALONG_KIND_HOUSEHOLD, "flat");
  along_record_set_text (record, ALONG_HOUSEHOLD_P_NAME, "Flat 2");
  for (int i = 0; i < 2; i++)
    {
      record = add (family, ALONG_KIND_MEMBERSHIP, i == 0 ? "m1" : "m2");
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, id ("flat"));
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, i == 0 ? id ("Jade") : kofi);
      along_record_set_text (record, ALONG_MEMBERSHIP_P_FROM, "2024-06-01");
    }
  return family;
}

static AlongGraphPerson *
person (AlongGraph *graph, const char *name)
{
  g_autofree char *key = along_id_to_text (id (name));

  return along_graph_find_person (graph, key);
}

static void
test_today (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, DAY (2026, 3, 12), ALONG_GRAPH_WORKER);
  g_autofree char *now = along_id_to_text (id ("now")), *then = along_id_to_text (id ("then"));
  AlongGraphHome *home = g_ptr_array_index (along_graph_get_homes (graph), 0);

  g_assert_cmpuint (along_graph_get_people (graph)->len, ==, 6);
  g_assert_cmpint (person (graph, "Baby")->kind, ==, ALONG_GRAPH_PREGNANCY);
  g_assert_cmpstr (person (graph, "Baby")->lines, ==, "EDD 14 May 2026 (31+0)");
  g_assert_cmpint (person (graph, "loss")->kind, ==, ALONG_GRAPH_MISCARRIAGE);
  g_assert_cmpstr (person (graph, "loss")->lines, ==, "MC 9/40, 2024");
  g_assert_cmpstr (person (graph, "Alfie")->tag, ==, "Foster care · CO · since Feb 2023");
  g_assert_true (person (graph, "Alfie")->bracket);
  g_assert_cmpstr (person (graph, "Jade")->inside, ==, "20");
  g_assert_cmpstr (person (graph, "Liam")->inside, ==, "~25");
  g_assert_cmpstr (along_graph_find_union (graph, now)->caption, ==, "LT 2024");
  g_assert_cmpstr (along_graph_find_union (graph, then)->caption, ==, "LT 2021, s. 2023");
  g_assert_cmpuint (along_graph_get_bonds (graph)->len, ==, 0);
  g_assert_cmpuint (home->members->len, ==, 3);
}

static void
test_private (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) open = along_graph_from_family (family, DAY (2026, 3, 12), ALONG_GRAPH_WITH_PRIVATE);

  g_assert_cmpuint (along_graph_get_bonds (open)->len, ==, 1);
  g_assert_cmpuint (along_graph_get_people (open)->len, ==, 5);
  g_assert_null (person (open, "Alfie")->tag);
}

/* Before the baby was on the way, before Alfie was born, before Kofi. */
static void
test_earlier (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, DAY (2022, 3, 1), ALONG_GRAPH_WORKER);
  g_autofree char *then = along_id_to_text (id ("then"));

  g_assert_cmpuint (along_graph_get_people (graph)->len, ==, 3);
  g_assert_cmpuint (along_graph_get_unions (graph)->len, ==, 1);
  g_assert_cmpint (along_graph_find_union (graph, then)->state, ==, ALONG_GRAPH_CURRENT);
  g_assert_cmpstr (along_graph_find_union (graph, then)->caption, ==, "LT 2021");
  g_assert_cmpstr (person (graph, "Jade")->inside, ==, "16");
}

/* Of a couple of whom one is not born yet whoever is there is the union's one. */
static void
test_one_alone (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) graph = NULL;
  g_autofree char *both = along_id_to_text (id ("both")), *kofi = along_id_to_text (id ("Kofi"));
  const AlongGraphUnion *couple;

  add_couple (family, "both", "Alfie", "Kofi", NULL, NULL, ALONG_COUPLE_STATE_CURRENT);
  graph = along_graph_from_family (family, DAY (2010, 1, 1), ALONG_GRAPH_WORKER);
  couple = along_graph_find_union (graph, both);
  g_assert_null (person (graph, "Alfie"));
  g_assert_cmpstr (couple->one, ==, kofi);
  g_assert_null (couple->other);
}

static void
test_words (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, DAY (2026, 3, 12), ALONG_GRAPH_WORKER);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_autoptr (GPtrArray) sentences = along_genogram_sentences (layout);
  const AlongGenogramSentence *first = g_ptr_array_index (sentences, 0);
  g_autofree char *key = along_id_to_text (id ("Alfie"));
  g_autofree char *name = along_genogram_person_name (layout, along_layout_find_person (layout, key));

  g_assert_cmpuint (sentences->len, ==, 6);
  g_assert_cmpstr (first->name, ==, "Jade");
  g_assert_nonnull (g_strrstr (first->text, "Living together with Kofi"));
  g_assert_cmpstr (name, ==, "Alfie, boy, 3");
}

/* What a screen reader says of the whole drawing, person by person in reading order. */
static void
test_reading (void)
{
  static const char golden[] =
    "The family on 12 March 2026: A family of 4 people, a baby on the way, in 2 generations, drawn around Jade.\n"
    "Liam, man, about 25: separated from Jade, their child: Alfie. Liam controls Jade\n"
    "Jade, woman, 20: living together with Kofi, their child: Baby. Separated from Liam, their child: Alfie. "
    "Lives with Kofi. Liam controls Jade\n"
    "Kofi, man, 23: living together with Jade, their child: Baby. Lives with Jade\n"
    "Alfie, boy, 3: son of Jade and Liam, foster care, CO, since Feb 2023\n"
    "Miscarriage: child of Jade, MC 9/40, 2024\n"
    "Baby, baby not yet born: child of Kofi and Jade, EDD 14 May 2026 (31+0)\n";
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, DAY (2026, 3, 12),
                                                          ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_PRIVATE);
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  g_auto (GStrv) order = along_layout_list_order (layout);
  g_autoptr (GString) reading = g_string_new (NULL);

  g_string_append_printf (reading, "%s: %s\n", along_scene_get_title (scene), along_scene_get_description (scene));
  for (char **key = order; *key != NULL; key++)
    {
      g_autofree char *item = g_strconcat ("person/", *key, NULL);
      const AlongSceneItem *at = along_scene_peek_item (scene, along_scene_find_item (scene, item));

      g_string_append_printf (reading, "%s: %s\n", at->name, at->description);
    }
  g_assert_cmpstr (reading->str, ==, golden);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram/family/today", test_today);
  g_test_add_func ("/genogram/family/private", test_private);
  g_test_add_func ("/genogram/family/earlier", test_earlier);
  g_test_add_func ("/genogram/family/one-alone", test_one_alone);
  g_test_add_func ("/genogram/family/words", test_words);
  g_test_add_func ("/genogram/family/reading", test_reading);
  return g_test_run ();
}
