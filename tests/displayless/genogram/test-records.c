/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a family's record to the marks of the notation: what is drawn and said, what each nation calls it, and what stays out
 * of a copy. */
#include <string.h>

#include "along-care-tags.h"
#include "along-date.h"
#include "along-genogram-scene.h"
#include "along-graph-family.h"
#include "along-person-texts.h"

#define DAY(y, m, d) along_day_from_ymd (y, m, d)
#define EVERYTHING (ALONG_GRAPH_WORKER | ALONG_GRAPH_SENSITIVE | ALONG_GRAPH_WITH_YEARS)

static AlongId
id (const char *name)
{
  return along_id_from_name (name);
}

static AlongRecord *
add (AlongFamily *family, AlongKindId kind, const char *key)
{
  AlongRecord *record = along_record_new (kind, id (key), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongRecord *
add_person (AlongFamily *family, const char *name, int gender, const char *born)
{
  AlongRecord *record = add (family, ALONG_KIND_PERSON, name);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, gender);
  along_record_set_text (record, ALONG_PERSON_P_BORN, born);
  return record;
}

static void
add_couple (AlongFamily *family, const char *key, const char *one, const char *other, int kind, int state, const char *from, const char *to)
{
  AlongRecord *record = add (family, ALONG_KIND_COUPLE, key);

  along_record_set_ref (record, ALONG_COUPLE_P_ONE, id (one));
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, id (other));
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, state);
  along_record_set_text (record, ALONG_COUPLE_P_FROM, from);
  along_record_set_text (record, ALONG_COUPLE_P_TO, to);
}

static void
add_child (AlongFamily *family, const char *couple, const char *parent, const char *child, int nature)
{
  g_autofree char *key = g_strconcat (couple != NULL ? couple : parent, child, NULL);
  AlongRecord *record = add (family, ALONG_KIND_CHILD_LINK, key);

  along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, id (child));
  if (couple != NULL)
    along_record_set_ref (record, ALONG_CHILD_LINK_P_COUPLE, id (couple));
  else
    along_record_set_ref (record, ALONG_CHILD_LINK_P_PARENT, id (parent));
  along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, nature);
}

static void
add_care (AlongFamily *family, const char *child, const char *carer, int kind, const char *from, const char *to)
{
  g_autofree char *key = g_strconcat ("care", child, carer, NULL);
  AlongRecord *record = add (family, ALONG_KIND_CARE_LINK, key);
  AlongId who = id (carer);

  along_record_set_ref (record, ALONG_CARE_LINK_P_CHILD, id (child));
  along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, &who, 1);
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, kind);
  along_record_set_text (record, ALONG_CARE_LINK_P_FROM, from);
  along_record_set_text (record, ALONG_CARE_LINK_P_TO, to);
}

static void
add_condition (AlongFamily *family, const char *person, const char *text, int area, int status)
{
  g_autofree char *key = g_strconcat (person, text, NULL);
  AlongRecord *record = add (family, ALONG_KIND_CONDITION, key);

  along_record_set_ref (record, ALONG_CONDITION_P_PERSON, id (person));
  along_record_set_text (record, ALONG_CONDITION_P_TEXT, text);
  along_record_set_enum (record, ALONG_CONDITION_P_AREA, area);
  along_record_set_enum (record, ALONG_CONDITION_P_STATUS, status);
}

static void
add_status (AlongFamily *family, const char *child, int status, const char *from, const char *to)
{
  g_autofree char *key = g_strdup_printf ("status%s%d", child, status);
  AlongRecord *record = add (family, ALONG_KIND_SUPPORT_STATUS, key);

  along_record_set_ref (record, ALONG_SUPPORT_STATUS_P_CHILD, id (child));
  along_record_set_enum (record, ALONG_SUPPORT_STATUS_P_STATUS, status);
  along_record_set_text (record, ALONG_SUPPORT_STATUS_P_FROM, from);
  along_record_set_text (record, ALONG_SUPPORT_STATUS_P_TO, to);
}

static AlongRecord *
add_loss (AlongFamily *family, const char *key, const char *mother, int outcome, const char *ended, int days)
{
  AlongRecord *record = add (family, ALONG_KIND_PREGNANCY, key);

  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, id (mother));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, outcome);
  along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, ended);
  along_record_set_int (record, ALONG_PREGNANCY_P_GESTATION_DAYS, days);
  return record;
}

static AlongGraphPerson *
person (AlongGraph *graph, const char *name)
{
  g_autofree char *key = along_id_to_text (id (name));

  return along_graph_find_person (graph, key);
}

static AlongGraphUnion *
couple (AlongGraph *graph, const char *name)
{
  g_autofree char *key = along_id_to_text (id (name));

  return along_graph_find_union (graph, key);
}

static AlongGraph *
graph_of (AlongFamily *family, AlongGraphFlags flags)
{
  return along_graph_from_family (family, DAY (2026, 3, 12), flags);
}

static void
test_people (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongGraph) all = NULL, plain = NULL, clinical = NULL;
  AlongRecord *record;
  const char *const languages[] = { "Twi", NULL };

  along_record_set_text (add_person (family, "Half-sisters", ALONG_GENDER_FEMALE, NULL), ALONG_PERSON_P_COUNT, "3");
  along_record_set_text (add_person (family, "Cousins", ALONG_GENDER_UNKNOWN, NULL), ALONG_PERSON_P_COUNT, "n");
  along_record_set_enum (add_person (family, "Teacher", ALONG_GENDER_FEMALE, NULL), ALONG_PERSON_P_SORT, ALONG_PERSON_SORT_SIGNIFICANT_OTHER);
  along_record_set_enum (add_person (family, "Rex", ALONG_GENDER_UNKNOWN, NULL), ALONG_PERSON_P_SORT, ALONG_PERSON_SORT_PET);
  record = add_person (family, "Max", ALONG_GENDER_TRANS_MAN, "2000-01-01");
  along_record_set_enum (record, ALONG_PERSON_P_SEX_AT_BIRTH, ALONG_SEX_AT_BIRTH_FEMALE);
  along_record_set_text (record, ALONG_PERSON_P_ORIENTATION, "gay");
  record = add_person (family, "Roy", ALONG_GENDER_MALE, "1941~");
  along_record_set_text (record, ALONG_PERSON_P_DIED, "2002-05");
  record = add_person (family, "Abena", ALONG_GENDER_FEMALE, "1980-01-01");
  along_record_set_lines (record, ALONG_PERSON_P_LANGUAGES, languages);
  along_record_set_text (record, ALONG_PERSON_P_INTERPRETER, "Twi");
  all = graph_of (family, EVERYTHING);
  plain = graph_of (family, ALONG_GRAPH_WORKER);
  clinical = graph_of (family, EVERYTHING | ALONG_GRAPH_CLINICAL);
  g_assert_cmpint (person (all, "Half-sisters")->count, ==, 3);
  g_assert_cmpstr (person (all, "Half-sisters")->inside, ==, "3");
  g_assert_cmpint (person (all, "Cousins")->count, ==, ALONG_GRAPH_MANY);
  g_assert_cmpstr (person (all, "Cousins")->inside, ==, "n");
  g_assert_true (person (all, "Teacher")->professional);
  g_assert_cmpint (person (all, "Rex")->kind, ==, ALONG_GRAPH_PET);
  g_assert_cmpstr (person (all, "Rex")->lines, ==, "pet");
  g_assert_cmpint (person (all, "Max")->at_birth, ==, ALONG_GRAPH_FEMALE);
  g_assert_cmpstr (person (all, "Max")->orientation, ==, "gay");
  g_assert_cmpint (person (plain, "Max")->at_birth, ==, ALONG_GRAPH_UNKNOWN);
  g_assert_null (person (plain, "Max")->orientation);
  g_assert_null (person (all, "Max")->lines);
  g_assert_cmpstr (person (clinical, "Max")->lines, ==, "AFAB");
  g_assert_cmpstr (person (all, "Max")->years_left, ==, "2000–");
  g_assert_null (person (plain, "Max")->years_left);
  g_assert_cmpstr (person (plain, "Roy")->years_left, ==, "~1941–");
  g_assert_cmpstr (person (plain, "Roy")->years_right, ==, "2002");
  g_assert_cmpstr (person (plain, "Abena")->letters, ==, "LI");
}

static void
test_couples (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongGraph) graph = NULL, shared = NULL;
  AlongRecord *record;

  add_person (family, "A", ALONG_GENDER_MALE, "1980");
  add_person (family, "B", ALONG_GENDER_FEMALE, "1980");
  add_person (family, "C", ALONG_GENDER_FEMALE, "1982");
  add_person (family, "D", ALONG_GENDER_FEMALE, "1983");
  add_couple (family, "again", "A", "B", ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2010", "2012");
  add_couple (family, "brief", "A", "C", ALONG_COUPLE_KIND_BRIEF, ALONG_COUPLE_STATE_CURRENT, NULL, NULL);
  add_couple (family, "co", "A", "D", ALONG_COUPLE_KIND_CO_PARENTS, ALONG_COUPLE_STATE_CURRENT, NULL, NULL);
  record = along_family_lookup (family, id ("again"));
  along_record_set_enum (record, ALONG_COUPLE_P_CHILDLESS, ALONG_CHILDLESS_INFERTILITY);
  along_record_set_text (record, ALONG_COUPLE_P_CHILDLESS_REASON, "after an illness");
  graph = graph_of (family, EVERYTHING);
  shared = graph_of (family, EVERYTHING & ~ALONG_GRAPH_SENSITIVE);
  g_assert_cmpstr (couple (graph, "again")->caption, ==, "m. 2010, s. 2012, rem., after an illness");
  g_assert_cmpint (couple (graph, "again")->childless, ==, ALONG_GRAPH_INFERTILITY);
  g_assert_cmpstr (couple (shared, "again")->caption, ==, "m. 2010, s. 2012, rem.");
  g_assert_cmpint (couple (shared, "again")->childless, ==, ALONG_GRAPH_CHILDREN_NOT_SAID);
  g_assert_cmpstr (couple (graph, "brief")->caption, ==, "–");
  g_assert_cmpstr (couple (graph, "co")->caption, ==, "co-parents");
}

static const char *
beside (AlongGraph *graph, const char *child)
{
  GPtrArray *children = along_graph_get_children (graph);
  g_autofree char *key = along_id_to_text (id (child));

  for (guint c = 0; c < children->len; c++)
    {
      const AlongGraphChild *link = g_ptr_array_index (children, c);

      if (strcmp (link->child, key) == 0 && link->caption != NULL)
        return link->caption;
    }
  return NULL;
}

static void
test_children (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongGraph) graph = NULL, scottish = NULL;

  for (char name[] = "A"; *name <= 'G'; ++*name)
    add_person (family, name, ALONG_GENDER_FEMALE, *name < 'C' ? "1980" : "2015");
  add_care (family, "C", "A", ALONG_CARE_KIND_ADOPTION, "2019-03", NULL);
  add_care (family, "D", "A", ALONG_CARE_KIND_FOSTER, "2020", NULL);
  add_care (family, "E", "A", ALONG_CARE_KIND_FOSTER, "2020", "2027");
  add_care (family, "F", "A", ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP, "2021", NULL);
  add_child (family, NULL, "B", "G", ALONG_CHILD_NATURE_DONOR);
  graph = graph_of (family, ALONG_GRAPH_WORKER);
  scottish = graph_of (family, ALONG_GRAPH_WORKER | ALONG_GRAPH_SCOTLAND);
  g_assert_cmpstr (beside (graph, "C"), ==, "A 2019");
  g_assert_true (person (graph, "C")->adopted);
  g_assert_cmpstr (beside (graph, "D"), ==, "LW 2020–");
  g_assert_cmpstr (beside (graph, "E"), ==, "LW 2020–27");
  g_assert_cmpstr (beside (graph, "F"), ==, "SGO 2021");
  g_assert_cmpstr (beside (scottish, "F"), ==, "KCO 2021");
  g_assert_cmpstr (beside (graph, "G"), ==, "donor");
  g_assert_cmpstr (person (graph, "B")->inside, ==, "D");
}

/* Tags begin and end with their dates, and have the names of the nation. */
static void
test_tags (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongGraph) before = NULL, now = NULL, scottish = NULL, irish = NULL, bare = NULL;
  AlongRecord *record;
  AlongId baby = id ("Baby");

  add_person (family, "Mo", ALONG_GENDER_FEMALE, "2000-01-01");
  add_person (family, "Bo", ALONG_GENDER_MALE, "2020-01-01");
  add_person (family, "Cy", ALONG_GENDER_MALE, "2021-01-01");
  add_person (family, "Baby", ALONG_GENDER_UNKNOWN, NULL);
  record = add (family, ALONG_KIND_PREGNANCY, "pregnancy");
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, id ("Mo"));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &baby, 1);
  add_status (family, "Baby", ALONG_SUPPORT_STATUS_ASSESSMENT, "2026-02-01", NULL);
  add_status (family, "Bo", ALONG_SUPPORT_STATUS_CHILD_IN_NEED, "2025-01-01", "2025-12-31");
  add_status (family, "Bo", ALONG_SUPPORT_STATUS_CHILD_PROTECTION, "2026-01-01", NULL);
  record = add (family, ALONG_KIND_LEGAL_STATUS, "legal");
  along_record_set_ref (record, ALONG_LEGAL_STATUS_P_CHILD, id ("Cy"));
  along_record_set_enum (record, ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_CODE_C1);
  along_record_set_text (record, ALONG_LEGAL_STATUS_P_FROM, "2026-01-05");
  before = along_graph_from_family (family, DAY (2025, 6, 1), ALONG_GRAPH_WORKER);
  now = graph_of (family, ALONG_GRAPH_WORKER);
  scottish = graph_of (family, ALONG_GRAPH_WORKER | ALONG_GRAPH_SCOTLAND);
  irish = graph_of (family, ALONG_GRAPH_WORKER | ALONG_GRAPH_NORTHERN_IRELAND);
  bare = graph_of (family, 0);
  g_assert_cmpstr (person (before, "Bo")->tag, ==, "CIN · since Jan 2025");
  g_assert_null (person (before, "Cy")->tag);
  g_assert_cmpstr (person (now, "Bo")->tag, ==, "CP plan · since Jan 2026");
  g_assert_false (person (now, "Bo")->bracket);
  g_assert_cmpstr (person (now, "Baby")->tag, ==, "Pre-birth assessment · since Feb 2026");
  g_assert_cmpstr (person (now, "Cy")->tag, ==, "ICO · since Jan 2026");
  g_assert_cmpstr (person (scottish, "Bo")->tag, ==, "CP register · since Jan 2026");
  g_assert_cmpstr (person (scottish, "Cy")->tag, ==, "ICSO · since Jan 2026");
  g_assert_cmpstr (person (irish, "Cy")->tag, ==, "ICO · since Jan 2026");
  g_assert_null (person (bare, "Bo")->tag);
  g_assert_cmpstr (along_care_tag_words ("CSO"), ==, "compulsory supervision order");
  g_assert_null (along_care_tag_words ("Adopted"));
}

static void
test_nation (void)
{
  g_autoptr (AlongFamily) team = along_family_new (ALONG_ID_NONE);
  AlongRecord *programme = add (team, ALONG_KIND_PROGRAMME, "programme");

  g_assert_cmpint (along_graph_nation (NULL), ==, 0);
  g_assert_cmpint (along_graph_nation (team), ==, 0);
  along_record_set_enum (programme, ALONG_PROGRAMME_P_NATION, ALONG_NATION_SCOTLAND);
  g_assert_cmpint (along_graph_nation (team), ==, ALONG_GRAPH_SCOTLAND);
  along_record_set_enum (programme, ALONG_PROGRAMME_P_NATION, ALONG_NATION_NORTHERN_IRELAND);
  g_assert_cmpint (along_graph_nation (team), ==, ALONG_GRAPH_NORTHERN_IRELAND);
  along_record_set_enum (programme, ALONG_PROGRAMME_P_NATION, ALONG_NATION_ENGLAND_WALES);
  g_assert_cmpint (along_graph_nation (team), ==, 0);
}

static void
test_conditions (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongGraph) graph = NULL, without = NULL;

  add_person (family, "A", ALONG_GENDER_FEMALE, "1980");
  add_person (family, "B", ALONG_GENDER_FEMALE, "1980");
  add_person (family, "C", ALONG_GENDER_FEMALE, "1990-01-01");
  add_condition (family, "A", "Depression", ALONG_CONDITION_AREA_LEFT_MENTAL_HEALTH, ALONG_CONDITION_STATUS_IN_RECOVERY);
  add_condition (family, "A", "Alcohol", ALONG_CONDITION_AREA_LOWER, ALONG_CONDITION_STATUS_SUSPECTED);
  add_condition (family, "A", "Smokes", ALONG_CONDITION_AREA_TEXT_ONLY, ALONG_CONDITION_STATUS_CURRENT);
  add_condition (family, "A", "Smoke-free home", ALONG_CONDITION_AREA_TEXT_ONLY, ALONG_CONDITION_STATUS_CURRENT);
  add_condition (family, "C", "Lupus", ALONG_CONDITION_AREA_LEFT_PHYSICAL, ALONG_CONDITION_STATUS_SUSPECTED);
  add_condition (family, "C", "Low mood", ALONG_CONDITION_AREA_LEFT_MENTAL_HEALTH, ALONG_CONDITION_STATUS_SUSPECTED);
  add_condition (family, "B", "Asthma", ALONG_CONDITION_AREA_LEFT_PHYSICAL, ALONG_CONDITION_STATUS_CURRENT);
  add_condition (family, "B", "Back pain", ALONG_CONDITION_AREA_LEFT_PHYSICAL, ALONG_CONDITION_STATUS_IN_RECOVERY);
  add_condition (family, "B", "Low mood", ALONG_CONDITION_AREA_LEFT_MENTAL_HEALTH, ALONG_CONDITION_STATUS_CURRENT);
  add_condition (family, "B", "Drugs", ALONG_CONDITION_AREA_LOWER, ALONG_CONDITION_STATUS_IN_RECOVERY);
  add_condition (family, "B", "Drink", ALONG_CONDITION_AREA_LOWER, ALONG_CONDITION_STATUS_CURRENT);
  graph = graph_of (family, ALONG_GRAPH_WORKER);
  without = graph_of (family, ALONG_GRAPH_WORKER & ~ALONG_GRAPH_WITH_CONDITIONS);
  g_assert_cmphex (person (graph, "A")->areas, ==, ALONG_GRAPH_AREA_MENTAL_RECOVERY | ALONG_GRAPH_AREA_MISUSE_SUSPECTED);
  g_assert_cmphex (person (graph, "C")->areas, ==, ALONG_GRAPH_AREA_PHYSICAL_SUSPECTED | ALONG_GRAPH_AREA_MENTAL_SUSPECTED);
  g_assert_cmpstr (person (graph, "A")->letters, ==, "SR");
  g_assert_cmpstr (person (graph, "A")->description, ==, "Alcohol (perhaps); Smokes; Smoke-free home; Depression (in recovery)");
  /* more than four areas: words alone */
  g_assert_cmphex (person (graph, "B")->areas, ==, 0);
  g_assert_nonnull (strstr (person (graph, "B")->lines, "Asthma"));
  g_assert_nonnull (strstr (person (graph, "B")->lines, "Back pain (in recovery)"));
  g_assert_cmphex (person (without, "A")->areas, ==, 0);
  g_assert_null (person (without, "A")->letters);
  g_assert_null (person (without, "B")->lines);
}

static void
test_losses (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongGraph) graph = NULL, clinical = NULL, shared = NULL;
  AlongId star = id ("Star");
  AlongRecord *record;

  add_person (family, "Mo", ALONG_GENDER_FEMALE, "1990-01-01");
  add_person (family, "Star", ALONG_GENDER_FEMALE, NULL);
  record = add_person (family, "Finn", ALONG_GENDER_MALE, "2024-05-01");
  along_record_set_text (record, ALONG_PERSON_P_DIED, "2024-05-04");
  add_loss (family, "mc", "Mo", ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, "2023-02", 65);
  record = add_loss (family, "top", "Mo", ALONG_PREGNANCY_OUTCOME_TERMINATION, NULL, 0);
  along_record_set_text (record, ALONG_PREGNANCY_P_NOTE, "TFMR, told in confidence");
  /* said of it, and not said so */
  record = add_loss (family, "asked", "Mo", ALONG_PREGNANCY_OUTCOME_TERMINATION, NULL, 0);
  along_record_set_text (record, ALONG_PREGNANCY_P_NOTE, "TFMR was asked about");
  record = add_loss (family, "denied", "Mo", ALONG_PREGNANCY_OUTCOME_TERMINATION, NULL, 0);
  along_record_set_text (record, ALONG_PREGNANCY_P_NOTE, "Not TFMR");
  add_loss (family, "ect", "Mo", ALONG_PREGNANCY_OUTCOME_ECTOPIC, NULL, 0);
  record = add_loss (family, "sb", "Mo", ALONG_PREGNANCY_OUTCOME_STILLBIRTH, "2022-01-01", 266);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &star, 1);
  graph = graph_of (family, ALONG_GRAPH_WORKER);
  clinical = graph_of (family, ALONG_GRAPH_WORKER | ALONG_GRAPH_CLINICAL);
  shared = graph_of (family, EVERYTHING & ~ALONG_GRAPH_SENSITIVE);
  for (int profile = 0; profile < 2; profile++)
    {
      AlongGraph *in = profile == 0 ? graph : clinical;

      g_assert_cmpstr (person (in, "mc")->lines, ==, "MC 9/40, 2023");
      g_assert_cmpstr (person (in, "top")->lines, ==, "TFMR");
      g_assert_cmpstr (person (in, "asked")->lines, ==, "TOP");
      g_assert_cmpstr (person (in, "denied")->lines, ==, "TOP");
      g_assert_cmpstr (person (in, "ect")->lines, ==, "ECT");
      g_assert_cmpstr (person (in, "Star")->lines, ==, "SB 38/40, 2022");
      g_assert_cmpstr (person (in, "Star")->name, ==, "Star");
      g_assert_cmpstr (person (in, "Finn")->lines, ==, "NND");
      g_assert_cmpstr (person (in, "Finn")->inside, ==, "3d");
    }
  g_assert_null (person (shared, "mc"));
  g_assert_null (person (shared, "top"));
  g_assert_null (person (shared, "ect"));
  g_assert_null (person (shared, "Star"));
  g_assert_null (person (shared, "Finn")->lines);
}

static void
test_feelings (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongGraph) graph = NULL, shared = NULL;
  const int kinds[] = { ALONG_BOND_HOSTILE, ALONG_BOND_VIOLENCE, ALONG_BOND_CAREGIVER };
  const AlongGraphBond *bond;

  add_person (family, "A", ALONG_GENDER_FEMALE, "1980");
  add_person (family, "B", ALONG_GENDER_MALE, "1980");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *key = g_strdup_printf ("bond%u", i);
      AlongRecord *record = add (family, ALONG_KIND_BOND, key);

      along_record_set_ref (record, ALONG_BOND_P_FROM, id ("A"));
      along_record_set_ref (record, ALONG_BOND_P_TO, id ("B"));
      along_record_set_enum (record, ALONG_BOND_P_KIND, kinds[i]);
      along_record_set_int (record, ALONG_BOND_P_INTENSITY, 3);
      along_record_set_enum (record, ALONG_BOND_P_CONFIDENCE, ALONG_CONFIDENCE_UNSURE);
      along_record_set_text (record, ALONG_BOND_P_START, "2024");
      along_record_set_text (record, ALONG_BOND_P_SOURCE, "her sister");
    }
  graph = graph_of (family, EVERYTHING);
  shared = graph_of (family, EVERYTHING & ~ALONG_GRAPH_SENSITIVE);
  g_assert_cmpuint (along_graph_get_bonds (graph)->len, ==, 3);
  g_assert_cmpuint (along_graph_get_bonds (shared)->len, ==, 2);
  for (guint b = 0; b < 3; b++)
    {
      bond = g_ptr_array_index (along_graph_get_bonds (graph), b);
      g_assert_cmpstr (bond->words, ==, "very much, since 2024, not sure, told by her sister");
      g_assert_cmpint (bond->both_ways, ==, strcmp (bond->kind, "violence") == 0);
      /* what is drawn with an end has a direction in words, too */
      g_assert_cmpint (bond->directed, ==, strcmp (bond->kind, "caregiver") == 0);
      g_assert_cmpstr (bond->label, ==, strcmp (bond->kind, "caregiver") == 0 ? "cares for" : NULL);
    }
  bond = g_ptr_array_index (along_graph_get_bonds (shared), 0);
  g_assert_cmpstr (bond->words, ==, "very much, since 2024, not sure");
}

/* What a screen reader says of a family with marks of many kinds, person by person in reading order, then line by line. */
static void
test_reading (void)
{
  static const char golden[] =
    "Roy, man, died, about 58: 1961–2020, parent of Mo and Half-sisters\n"
    "Kofi, man, 32: together again with Mo, their children: Ama and Esi\n"
    "Mo, woman, 30: daughter of Roy. Together again with Kofi, their children: Ama and Esi, parent of Bo. "
    "Depression (in recovery). Rita: conflict, very much, since March 2024, likely\n"
    "Rita, woman, 63: carer of Bo. Mo: conflict, very much, since March 2024, likely\n"
    "Half-sisters, 3 women or girls: children of Roy\n"
    "Ama, girl, 2: daughter of Mo and Kofi, CIN, since Jan 2026, identical twin\n"
    "Esi, girl, 2: daughter of Mo and Kofi, identical twin\n"
    "Bo, boy, 7: son of Mo, in the care of Rita (SGO 2021), special guardian, since Apr 2021\n"
    "Mo and Kofi, together again. LT 2018, s. 2021, again\n"
    "Rita and Mo: conflict, very much, since March 2024, likely\n";
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (AlongFonts) fonts = along_fonts_new ("Sans", 14.667);
  g_autoptr (AlongGraph) graph = NULL;
  g_autoptr (AlongLabels) labels = NULL;
  g_autoptr (AlongLayout) layout = NULL;
  g_autoptr (AlongScene) scene = NULL;
  g_autoptr (GString) reading = g_string_new (NULL);
  AlongRecord *record;

  along_record_set_bool (add_person (family, "Mo", ALONG_GENDER_FEMALE, "1996-02-03"), ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (add_person (family, "Roy", ALONG_GENDER_MALE, "1961"), ALONG_PERSON_P_DIED, "2020");
  along_record_set_text (add_person (family, "Half-sisters", ALONG_GENDER_FEMALE, NULL), ALONG_PERSON_P_COUNT, "3");
  add_person (family, "Kofi", ALONG_GENDER_MALE, "1994-01-01");
  add_person (family, "Rita", ALONG_GENDER_FEMALE, "1963-01-01");
  add_person (family, "Bo", ALONG_GENDER_MALE, "2019-01-01");
  for (int twin = 0; twin < 2; twin++)
    {
      record = add_person (family, twin == 0 ? "Ama" : "Esi", ALONG_GENDER_FEMALE, "2023-05-06");
      along_record_set_text (record, ALONG_PERSON_P_TWIN, "girls");
      along_record_set_bool (record, ALONG_PERSON_P_MONOZYGOTIC, TRUE);
      add_child (family, "now", NULL, twin == 0 ? "Ama" : "Esi", ALONG_CHILD_NATURE_BIRTH);
    }
  add_couple (family, "now", "Mo", "Kofi", ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_RECONCILED, "2018", "2021");
  add_child (family, NULL, "Roy", "Mo", ALONG_CHILD_NATURE_BIRTH);
  add_child (family, NULL, "Roy", "Half-sisters", ALONG_CHILD_NATURE_BIRTH);
  add_child (family, NULL, "Mo", "Bo", ALONG_CHILD_NATURE_BIRTH);
  add_care (family, "Bo", "Rita", ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP, "2021-04", NULL);
  add_status (family, "Ama", ALONG_SUPPORT_STATUS_CHILD_IN_NEED, "2026-01-01", NULL);
  add_condition (family, "Mo", "Depression", ALONG_CONDITION_AREA_LEFT_MENTAL_HEALTH, ALONG_CONDITION_STATUS_IN_RECOVERY);
  record = add (family, ALONG_KIND_BOND, "bond");
  along_record_set_ref (record, ALONG_BOND_P_FROM, id ("Rita"));
  along_record_set_ref (record, ALONG_BOND_P_TO, id ("Mo"));
  along_record_set_enum (record, ALONG_BOND_P_KIND, ALONG_BOND_HOSTILE);
  along_record_set_int (record, ALONG_BOND_P_INTENSITY, 3);
  along_record_set_enum (record, ALONG_BOND_P_CONFIDENCE, ALONG_CONFIDENCE_LIKELY);
  along_record_set_text (record, ALONG_BOND_P_START, "2024-03");
  graph = graph_of (family, ALONG_GRAPH_WORKER);
  labels = along_labels_new (graph, fonts, TRUE);
  layout = along_layout_new (graph, labels, NULL);
  scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  for (int lines = 0; lines < 2; lines++)
    for (guint i = 0; i < along_scene_get_n_items (scene); i++)
      {
        const AlongSceneItem *item = along_scene_peek_item (scene, i);

        if (item->name != NULL && g_str_has_prefix (item->key, "person/") == !lines && !g_str_has_prefix (item->key, "home/"))
          g_string_append_printf (reading, "%s%s%s\n", item->name, item->description != NULL ? ": " : "",
                                  item->description != NULL ? item->description : "");
      }
  g_assert_cmpstr (reading->str, ==, golden);
}

/* --- Deaths in the clinical pedigree --- */

/* Of three people who died, and of a donor, no age is said that is none. */
static void
test_clinical_deaths (void)
{
  g_autoptr (AlongGraph) graph = along_graph_new ();
  AlongGraphPerson *three = along_graph_add_person (graph, "three", "Sisters"), *donor = along_graph_add_person (graph, "donor", "Don");
  AlongGraphPerson *one = along_graph_add_person (graph, "one", "Una");
  g_autofree char *of_three = NULL, *of_donor = NULL, *of_one = NULL;

  along_graph_set_clinical (graph, TRUE);
  three->dead = donor->dead = one->dead = TRUE;
  three->count = 3;
  three->inside = g_strdup ("3");
  donor->inside = g_strdup ("D");
  donor->years = 44;
  one->inside = g_strdup ("45");
  one->years = 45;
  of_three = along_person_lines (graph, three);
  of_donor = along_person_lines (graph, donor);
  of_one = along_person_lines (graph, one);
  g_assert_cmpstr (of_three, ==, "d.");
  g_assert_cmpstr (of_donor, ==, "d. 44 y");
  g_assert_cmpstr (of_one, ==, "d. 45 y");
}

/* --- Couples over time --- */

/* What the two were on one day: "<kind> <state> <caption>"; there is one line for the two, and their child hangs on it. */
static void
two_were (AlongFamily *family, int day, int kind, int state, const char *caption)
{
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, day, EVERYTHING);
  GPtrArray *unions = along_graph_get_unions (graph), *children = along_graph_get_children (graph);
  const AlongGraphUnion *only = g_ptr_array_index (unions, 0);

  g_assert_cmpuint (unions->len, ==, 1);
  g_assert_cmpint (only->kind, ==, kind);
  g_assert_cmpint (only->state, ==, state);
  g_assert_cmpstr (only->caption, ==, caption);
  g_assert_cmpuint (children->len, ==, 1);
  g_assert_cmpstr (((const AlongGraphChild *) g_ptr_array_index (children, 0))->parents, ==, only->key);
}

static void
test_couple_over_time (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("over time"));

  add_person (family, "A", ALONG_GENDER_FEMALE, "1985");
  add_person (family, "B", ALONG_GENDER_MALE, "1984");
  add_person (family, "C", ALONG_GENDER_MALE, "2014");
  add_couple (family, "apart", "A", "B", ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2015-06-06", "2019");
  add_couple (family, "together", "A", "B", ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2013", "2015-06-06");
  add_couple (family, "again", "B", "A", ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2021-02", "2023-05-01");
  add_couple (family, "divorced", "B", "A", ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2021-02", "2025-01-08");
  add_child (family, "together", NULL, "C", ALONG_CHILD_NATURE_BIRTH);
  two_were (family, DAY (2014, 12, 31), ALONG_GRAPH_COHABITING, ALONG_GRAPH_CURRENT, "LT 2013");
  two_were (family, DAY (2015, 6, 5), ALONG_GRAPH_COHABITING, ALONG_GRAPH_CURRENT, "LT 2013");
  two_were (family, DAY (2015, 6, 6), ALONG_GRAPH_MARRIED, ALONG_GRAPH_CURRENT, "m. 2015");
  /* of the year in which they parted the first day counts */
  two_were (family, DAY (2019, 3, 12), ALONG_GRAPH_MARRIED, ALONG_GRAPH_SEPARATED, "m. 2015, s. 2019");
  two_were (family, DAY (2020, 1, 1), ALONG_GRAPH_MARRIED, ALONG_GRAPH_SEPARATED, "m. 2015, s. 2019");
  two_were (family, DAY (2021, 2, 1), ALONG_GRAPH_MARRIED, ALONG_GRAPH_RECONCILED, "m. 2015, s. 2019, again 2021");
  two_were (family, DAY (2023, 5, 1), ALONG_GRAPH_MARRIED, ALONG_GRAPH_SEPARATED, "m. 2015, s. 2019, again 2021, s. 2023");
  two_were (family, DAY (2026, 3, 12), ALONG_GRAPH_MARRIED, ALONG_GRAPH_DIVORCED, "m. 2015, s. 2019, again 2021, s. 2023, div. 2025");
}

/* Parted on a day that is known and divorced since, on one that nobody knows. */
static void
test_couple_divorced_since (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("divorced since"));

  add_person (family, "A", ALONG_GENDER_FEMALE, "1985");
  add_person (family, "B", ALONG_GENDER_MALE, "1984");
  add_couple (family, "apart", "A", "B", ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2015-06-06", "2019-02-01");
  add_couple (family, "divorced", "A", "B", ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2015-06-06", NULL);
  add_person (family, "C", ALONG_GENDER_MALE, "2014");
  add_child (family, "apart", NULL, "C", ALONG_CHILD_NATURE_BIRTH);
  two_were (family, DAY (2019, 1, 31), ALONG_GRAPH_MARRIED, ALONG_GRAPH_CURRENT, "m. 2015");
  two_were (family, DAY (2026, 3, 12), ALONG_GRAPH_MARRIED, ALONG_GRAPH_DIVORCED, "m. 2015, s. 2019");
}

/* Married in a year, of which no day is known: the year in which they had lived together until then. */
static void
test_couple_of_one_year (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("one year"));

  add_person (family, "A", ALONG_GENDER_FEMALE, "1985");
  add_person (family, "B", ALONG_GENDER_MALE, "1984");
  add_person (family, "C", ALONG_GENDER_MALE, "2014");
  add_couple (family, "married", "A", "B", ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2021", NULL);
  add_couple (family, "together", "A", "B", ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, NULL, "2021");
  add_child (family, "married", NULL, "C", ALONG_CHILD_NATURE_BIRTH);
  two_were (family, DAY (2016, 1, 1), ALONG_GRAPH_COHABITING, ALONG_GRAPH_CURRENT, NULL);
  two_were (family, DAY (2021, 7, 1), ALONG_GRAPH_MARRIED, ALONG_GRAPH_CURRENT, "m. 2021");
  two_were (family, DAY (2026, 3, 12), ALONG_GRAPH_MARRIED, ALONG_GRAPH_CURRENT, "m. 2021");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram/records/people", test_people);
  g_test_add_func ("/genogram/records/couples", test_couples);
  g_test_add_func ("/genogram/records/children", test_children);
  g_test_add_func ("/genogram/records/tags", test_tags);
  g_test_add_func ("/genogram/records/nation", test_nation);
  g_test_add_func ("/genogram/records/conditions", test_conditions);
  g_test_add_func ("/genogram/records/losses", test_losses);
  g_test_add_func ("/genogram/records/feelings", test_feelings);
  g_test_add_func ("/genogram/records/reading", test_reading);
  g_test_add_func ("/genogram-records/clinical-deaths", test_clinical_deaths);
  g_test_add_func ("/genogram-records/couple-over-time", test_couple_over_time);
  g_test_add_func ("/genogram-records/couple-of-one-year", test_couple_of_one_year);
  g_test_add_func ("/genogram-records/couple-divorced-since", test_couple_divorced_since);
  return g_test_run ();
}
