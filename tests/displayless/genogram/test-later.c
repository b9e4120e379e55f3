/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has no date is drawn on a day of before only if something ties them to somebody who was there. */
#include "along-date.h"
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

static void
add_person (AlongFamily *family, const char *name, const char *born)
{
  AlongRecord *record = add (family, ALONG_KIND_PERSON, name);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_record_set_text (record, ALONG_PERSON_P_BORN, born);
}

static AlongRecord *
add_couple (AlongFamily *family, const char *one, const char *other, const char *from)
{
  g_autofree char *key = g_strconcat (one, other, NULL);
  AlongRecord *couple = add (family, ALONG_KIND_COUPLE, key);

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_id_from_name (one));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_id_from_name (other));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
  along_record_set_text (couple, ALONG_COUPLE_P_FROM, from);
  return couple;
}

static gboolean
is_drawn (AlongFamily *family, const char *name, int day)
{
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, day, ALONG_GRAPH_WORKER);
  g_autofree char *key = along_id_to_text (along_id_from_name (name));

  return along_graph_find_person (graph, key) != NULL;
}

/* Leanne, born in 1997, and Mia, her daughter, adopted in 2020 by two of whom nobody knows a date. */
static AlongFamily *
new_family (void)
{
  AlongFamily *family = along_family_new (along_id_from_name ("family"));
  AlongId adopters[] = { along_id_from_name ("Ann"), along_id_from_name ("Bob") };
  AlongRecord *record;

  add_person (family, "Cynthia", "1944");
  add_person (family, "Leanne", "1997-04-01");
  add_person (family, "Mia", "2018-04-02");
  add_person (family, "Ann", NULL);
  add_person (family, "Bob", NULL);
  add_couple (family, "Ann", "Bob", NULL);
  record = add (family, ALONG_KIND_CHILD_LINK, "link");
  along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, along_id_from_name ("Mia"));
  along_record_set_ref (record, ALONG_CHILD_LINK_P_PARENT, along_id_from_name ("Leanne"));
  record = add (family, ALONG_KIND_CARE_LINK, "care");
  along_record_set_ref (record, ALONG_CARE_LINK_P_CHILD, along_id_from_name ("Mia"));
  along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, adopters, 2);
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_ADOPTION);
  along_record_set_text (record, ALONG_CARE_LINK_P_FROM, "2020-03-05");
  return family;
}

/* Two adoptive parents and their marriage are not there 48 years before the child, nor before it came to them. */
static void
test_adopters (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, DAY (1970, 8, 19), ALONG_GRAPH_WORKER);

  g_assert_cmpuint (along_graph_get_people (graph)->len, ==, 1);
  g_assert_cmpuint (along_graph_get_unions (graph)->len, ==, 0);
  g_assert_false (is_drawn (family, "Ann", DAY (2019, 1, 1)));
  g_assert_true (is_drawn (family, "Ann", DAY (2020, 3, 5)));
  g_assert_true (is_drawn (family, "Bob", DAY (2020, 3, 5)));
  g_assert_true (is_drawn (family, "Bob", along_family_today (family)));
}

/* What is known of one of the two holds for both. */
static void
test_dated (void)
{
  g_autoptr (AlongFamily) married = new_family (), friend = new_family (), home = new_family ();
  AlongRecord *record;

  along_record_set_text (along_family_lookup (married, along_id_from_name ("AnnBob")), ALONG_COUPLE_P_FROM, "2005");
  g_assert_false (is_drawn (married, "Ann", DAY (2004, 6, 1)));
  g_assert_true (is_drawn (married, "Ann", DAY (2006, 6, 1)));
  record = add (friend, ALONG_KIND_BOND, "bond");
  along_record_set_ref (record, ALONG_BOND_P_FROM, along_id_from_name ("Bob"));
  along_record_set_ref (record, ALONG_BOND_P_TO, along_id_from_name ("Cynthia"));
  along_record_set_enum (record, ALONG_BOND_P_KIND, ALONG_BOND_CLOSE);
  g_assert_true (is_drawn (friend, "Ann", DAY (1970, 1, 1)));
  record = add (home, ALONG_KIND_MEMBERSHIP, "member");
  along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, along_id_from_name ("Bob"));
  along_record_set_text (record, ALONG_MEMBERSHIP_P_FROM, "2012-02");
  g_assert_false (is_drawn (home, "Bob", DAY (2011, 6, 1)));
  g_assert_true (is_drawn (home, "Bob", DAY (2012, 6, 1)));
}

/* Somebody who hangs on nobody, and whom it is about, are there on every day; who is dated goes by that alone. */
static void
test_others (void)
{
  g_autoptr (AlongFamily) family = new_family ();

  add_person (family, "Nobody", NULL);
  g_assert_true (is_drawn (family, "Nobody", DAY (1970, 1, 1)));
  along_record_set_bool (along_family_lookup (family, along_id_from_name ("Ann")), ALONG_PERSON_P_INDEX, TRUE);
  g_assert_true (is_drawn (family, "Ann", DAY (1970, 1, 1)));
  along_record_set_text (along_family_lookup (family, along_id_from_name ("Bob")), ALONG_PERSON_P_BORN, "1960");
  g_assert_true (is_drawn (family, "Bob", DAY (1970, 1, 1)));
  g_assert_false (is_drawn (family, "Bob", DAY (1950, 1, 1)));
}

/* Of who lives alone the name of the home is said under theirs; of who lives with somebody the outline says it. */
static void
test_lives_alone (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autofree char *leanne = along_id_to_text (along_id_from_name ("Leanne"));
  AlongRecord *home = add (family, ALONG_KIND_HOUSEHOLD, "home");

  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "14 Oak Road");
  for (int members = 1; members <= 2; members++)
    {
      AlongRecord *record = add (family, ALONG_KIND_MEMBERSHIP, members == 1 ? "one" : "two");
      g_autoptr (AlongGraph) graph = NULL;

      along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_id_from_name ("home"));
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, along_id_from_name (members == 1 ? "Leanne" : "Cynthia"));
      graph = along_graph_from_family (family, along_family_today (family), ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_OWN_HOMES);
      g_assert_cmpstr (along_graph_find_person (graph, leanne)->lines, ==, members == 1 ? "lives at 14 Oak Road" : NULL);
    }
  /* a copy or a report tells nobody where somebody lives alone */
  {
    g_autoptr (AlongFamily) alone = new_family ();
    g_autoptr (AlongGraph) graph = NULL;
    AlongRecord *of = add (alone, ALONG_KIND_HOUSEHOLD, "home"), *record = add (alone, ALONG_KIND_MEMBERSHIP, "one");

    along_record_set_text (of, ALONG_HOUSEHOLD_P_NAME, "14 Oak Road");
    along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_id_from_name ("home"));
    along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, along_id_from_name ("Leanne"));
    graph = along_graph_from_family (alone, along_family_today (alone), ALONG_GRAPH_WORKER);
    g_assert_null (along_graph_find_person (graph, leanne)->lines);
  }
  /* of a home that has no name, or the name of who lives there, nothing is to be said */
  for (int named = 0; named < 2; named++)
    {
      g_autoptr (AlongFamily) single = new_family ();
      g_autoptr (AlongGraph) graph = NULL;
      AlongRecord *of = add (single, ALONG_KIND_HOUSEHOLD, "home"), *record = add (single, ALONG_KIND_MEMBERSHIP, "one");

      along_record_set_text (of, ALONG_HOUSEHOLD_P_NAME, named ? "Leanne" : NULL);
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_id_from_name ("home"));
      along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, along_id_from_name ("Leanne"));
      graph = along_graph_from_family (single, along_family_today (single), ALONG_GRAPH_WORKER | ALONG_GRAPH_WITH_OWN_HOMES);
      g_assert_null (along_graph_find_person (graph, leanne)->lines);
    }
}

/* Of who was born too long ago to be alive, and of whom no death is known, the year of birth is told and no age; a death that is
 * written before the birth is no newborn's. */
static void
test_long_ago (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autofree char *george = along_id_to_text (along_id_from_name ("George")), *cynthia = along_id_to_text (along_id_from_name ("Cynthia"));
  int today = along_family_today (family);

  add_person (family, "George", "1608-05-01");
  for (int dead = 0; dead < 2; dead++)
    {
      g_autoptr (AlongGraph) graph = NULL;

      if (dead)
        along_record_set_text (along_family_lookup (family, along_id_from_name ("George")), ALONG_PERSON_P_DIED, "0074");
      graph = along_graph_from_family (family, today, ALONG_GRAPH_WORKER);
      g_assert_null (along_graph_find_person (graph, george)->inside);
      g_assert_null (along_graph_find_person (graph, george)->age);
      g_assert_null (along_graph_find_person (graph, george)->lines);
      g_assert_cmpstr (along_graph_find_person (graph, george)->years_left, ==, "1608–");
      g_assert_nonnull (along_graph_find_person (graph, cynthia)->inside);
      g_assert_null (along_graph_find_person (graph, cynthia)->years_left);
    }
}

/* A girl and a boy born together are not identical; of two girls, and of those of age, nothing is known by that. */
static void
test_girl_and_boy (void)
{
  static const struct
  {
    int gender;
    const char *born;
    AlongGraphZygosity zygosity;
  } rows[] = { { ALONG_GENDER_MALE, "2024-03-10", ALONG_GRAPH_FRATERNAL },
               { ALONG_GENDER_FEMALE, "2024-03-10", ALONG_GRAPH_ZYGOSITY_UNKNOWN },
               { ALONG_GENDER_MALE, "1980-03-10", ALONG_GRAPH_ZYGOSITY_UNKNOWN } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AlongFamily) family = new_family ();
      g_autoptr (AlongGraph) graph = NULL;
      static const char *const names[] = { "Isla", "Noah" };

      for (guint n = 0; n < 2; n++)
        {
          AlongRecord *record;

          add_person (family, names[n], rows[i].born);
          record = along_family_lookup (family, along_id_from_name (names[n]));
          along_record_set_enum (record, ALONG_PERSON_P_GENDER, n == 0 ? ALONG_GENDER_FEMALE : rows[i].gender);
          along_record_set_text (record, ALONG_PERSON_P_TWIN, "twins");
        }
      graph = along_graph_from_family (family, along_family_today (family), ALONG_GRAPH_WORKER);
      for (guint n = 0; n < 2; n++)
        {
          g_autofree char *key = along_id_to_text (along_id_from_name (names[n]));

          g_assert_cmpint (along_graph_find_person (graph, key)->zygosity, ==, rows[i].zygosity);
        }
    }
}

static AlongGraphUnionState
state_on (AlongFamily *family, AlongRecord *couple, int day)
{
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, day, ALONG_GRAPH_WORKER);
  g_autofree char *key = along_id_to_text (along_record_get_id (couple));

  return along_graph_find_union (graph, key)->state;
}

/* Two parted by a death, with nothing written of when they ended: on a day before the death they are together. */
static void
test_widowed (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_from_name ("family"));
  AlongRecord *couple;

  add_person (family, "Ann", "1950");
  add_person (family, "Bob", "1948");
  along_record_set_text (along_family_lookup (family, along_id_from_name ("Bob")), ALONG_PERSON_P_DIED, "2010-05-04");
  couple = add_couple (family, "Ann", "Bob", "1975");
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_WIDOWED);
  g_assert_cmpint (state_on (family, couple, DAY (2000, 1, 1)), ==, ALONG_GRAPH_CURRENT);
  g_assert_cmpint (state_on (family, couple, DAY (2010, 5, 4)), ==, ALONG_GRAPH_WIDOWED);
  g_assert_cmpint (state_on (family, couple, DAY (2026, 1, 1)), ==, ALONG_GRAPH_WIDOWED);
  along_record_set_text (along_family_lookup (family, along_id_from_name ("Ann")), ALONG_PERSON_P_DIED, "2005");
  g_assert_cmpint (state_on (family, couple, DAY (2006, 1, 1)), ==, ALONG_GRAPH_WIDOWED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram/later/adopters", test_adopters);
  g_test_add_func ("/genogram/later/dated", test_dated);
  g_test_add_func ("/genogram/later/others", test_others);
  g_test_add_func ("/genogram/later/lives-alone", test_lives_alone);
  g_test_add_func ("/genogram/later/long-ago", test_long_ago);
  g_test_add_func ("/genogram/later/girl-and-boy", test_girl_and_boy);
  g_test_add_func ("/genogram/later/widowed", test_widowed);
  return g_test_run ();
}
