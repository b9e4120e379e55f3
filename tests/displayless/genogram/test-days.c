/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a family: what happened, when, and where it stands on the line. */
#include "along-graph-days.h"

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

static AlongRecord *
add_person (AlongFamily *family, const char *name, const char *born)
{
  AlongRecord *record = add (family, ALONG_KIND_PERSON, name);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  along_record_set_text (record, ALONG_PERSON_P_BORN, born);
  return record;
}

static void
add_member (AlongFamily *family, const char *key, const char *home, const char *person, const char *from, const char *to)
{
  AlongRecord *record = add (family, ALONG_KIND_MEMBERSHIP, key);

  along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, id (home));
  along_record_set_ref (record, ALONG_MEMBERSHIP_P_PERSON, id (person));
  along_record_set_text (record, ALONG_MEMBERSHIP_P_FROM, from);
  along_record_set_text (record, ALONG_MEMBERSHIP_P_TO, to);
}

/* Jade and Liam, who moves out; Alfie goes to foster care; Jade moves to Kofi, and expects a baby. */
static AlongFamily *
new_family (void)
{
  AlongFamily *family = along_family_new (id ("family"));
  AlongRecord *record;

  add_person (family, "Jade", "2005-05-01");
  record = add_person (family, "Emmanuel", "1969");
  along_record_set_text (record, ALONG_PERSON_P_DIED, "2019~");
  add_person (family, "Kofi", NULL);
  add_person (family, "Liam", "2000");
  add_person (family, "Alfie", "2022-11-10");
  record = add (family, ALONG_KIND_COUPLE, "then");
  along_record_set_ref (record, ALONG_COUPLE_P_ONE, id ("Jade"));
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, id ("Liam"));
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_COHABITING);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_SEPARATED);
  along_record_set_text (record, ALONG_COUPLE_P_FROM, "2021-09");
  along_record_set_text (record, ALONG_COUPLE_P_TO, "2023");
  record = add (family, ALONG_KIND_HOUSEHOLD, "flat");
  along_record_set_text (record, ALONG_HOUSEHOLD_P_NAME, "Flat 2");
  add (family, ALONG_KIND_HOUSEHOLD, "house");
  add_member (family, "m1", "flat", "Jade", "2021-09-01", "2024-06-01");
  add_member (family, "m2", "flat", "Liam", "2021-09-01", "2023-05-03");
  add_member (family, "m3", "flat", "Alfie", "2022-11-10", "2023-02-10");
  add_member (family, "m4", "house", "Jade", "2024-06-01", NULL);
  add_member (family, "m5", "house", "Kofi", "2024-06-01", NULL);
  record = add (family, ALONG_KIND_LIVING, "living");
  along_record_set_ref (record, ALONG_LIVING_P_CHILD, id ("Alfie"));
  along_record_set_enum (record, ALONG_LIVING_P_LIVING, ALONG_LIVING_FOSTER);
  along_record_set_text (record, ALONG_LIVING_P_FROM, "2023-02-10");
  record = add (family, ALONG_KIND_PREGNANCY, "loss");
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, id ("Jade"));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  along_record_set_text (record, ALONG_PREGNANCY_P_BOOKING, "2024-12-01");
  along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, "2025-01-03");
  record = add (family, ALONG_KIND_PREGNANCY, "pregnancy");
  along_record_set_ref (record, ALONG_PREGNANCY_P_MOTHER, id ("Jade"));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  record = add (family, ALONG_KIND_EDD, "edd");
  along_record_set_ref (record, ALONG_EDD_P_PREGNANCY, id ("pregnancy"));
  along_record_set_text (record, ALONG_EDD_P_EDD, "2026-05-14");
  along_record_set_bool (record, ALONG_EDD_P_BEST, TRUE);
  return family;
}

static char *
as_text (GPtrArray *days)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const AlongGraphDay *day = g_ptr_array_index (days, i);
      g_autofree char *edtf = along_day_to_edtf (day->day);

      g_string_append_printf (text, "%s | %s | %s\n", edtf, day->when, day->words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_all (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (GPtrArray) days = along_graph_days (family, DAY (2026, 3, 12), ALONG_GRAPH_WORKER);
  g_autofree char *text = as_text (days);

  g_assert_cmpstr (text, ==,
                   "1969-01-01 | 1969 | Emmanuel was born\n"
                   "2000-01-01 | 2000 | Liam was born\n"
                   "2005-05-01 | 1 May 2005 | Jade was born\n"
                   "2019-01-01 | about 2019 | Emmanuel died\n"
                   "2021-09-01 | September 2021 | Jade and Liam began to live together\n"
                   "2021-09-01 | 1 September 2021 | Jade and Liam moved in: Flat 2\n"
                   "2022-11-10 | 10 November 2022 | Alfie was born\n"
                   "2023-01-01 | 2023 | Jade and Liam separated\n"
                   "2023-02-10 | 10 February 2023 | Alfie went into foster care\n"
                   "2023-05-03 | 3 May 2023 | Liam moved out: Flat 2\n"
                   "2024-06-01 | 1 June 2024 | Jade and Kofi moved in\n"
                   "2024-12-01 | 1 December 2024 | Jade was pregnant\n"
                   "2025-01-03 | 3 January 2025 | A pregnancy of Jade ended\n"
                   "2025-08-07 | 7 August 2025 | Jade was pregnant\n");
}

/* What is not shown is not told of either; nothing of what is to come is. */
static void
test_hidden (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (GPtrArray) days = along_graph_days (family, DAY (2025, 1, 3), 0);
  g_autofree char *text = as_text (days);

  g_assert_null (strstr (text, "pregnan"));
  g_assert_null (strstr (text, "foster"));
  g_assert_nonnull (strstr (text, "Jade and Kofi moved in"));
}

/* Each day's words are what is drawn from that day on, and not yet on the day before. */
static void
test_drawn_so (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (AlongGraph) before = along_graph_from_family (family, DAY (2023, 5, 2), ALONG_GRAPH_WORKER);
  g_autoptr (AlongGraph) after = along_graph_from_family (family, DAY (2023, 5, 3), ALONG_GRAPH_WORKER);
  g_autoptr (AlongGraph) moved = along_graph_from_family (family, DAY (2024, 6, 1), ALONG_GRAPH_WORKER);

  g_assert_cmpuint (((AlongGraphHome *) g_ptr_array_index (along_graph_get_homes (before), 0))->members->len, ==, 2);
  g_assert_cmpuint (((AlongGraphHome *) g_ptr_array_index (along_graph_get_homes (after), 0))->members->len, ==, 1);
  g_assert_cmpuint (((AlongGraphHome *) g_ptr_array_index (along_graph_get_homes (moved), 0))->members->len, ==, 0);
  g_assert_cmpuint (((AlongGraphHome *) g_ptr_array_index (along_graph_get_homes (moved), 1))->members->len, ==, 2);
}

static void
test_nearest (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autoptr (GPtrArray) days = along_graph_days (family, DAY (2026, 3, 12), ALONG_GRAPH_WORKER);
  g_autofree char *words = along_graph_days_words (days, DAY (2021, 9, 1));

  g_assert_cmpint (along_graph_days_nearest (days, DAY (2023, 5, 3), -1), ==, DAY (2023, 2, 10));
  g_assert_cmpint (along_graph_days_nearest (days, DAY (2023, 5, 3), 1), ==, DAY (2024, 6, 1));
  g_assert_cmpint (along_graph_days_nearest (days, DAY (2026, 3, 12), 1), ==, ALONG_DAY_NONE);
  g_assert_cmpint (along_graph_days_nearest (days, DAY (1969, 1, 1), -1), ==, ALONG_DAY_NONE);
  g_assert_cmpstr (words, ==, "Jade and Liam began to live together. Jade and Liam moved in: Flat 2.");
  g_assert_null (along_graph_days_words (days, DAY (2021, 9, 2)));
}

static char *
undated (AlongFamily *family, int day)
{
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, day, ALONG_GRAPH_WORKER);
  g_autoptr (GPtrArray) names = along_graph_days_undated (family, graph);

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* Kofi has no day of birth: he is drawn from when he and Jade were a couple, and named as somebody without a date. */
static void
test_undated (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  g_autofree char *early = undated (family, DAY (1990, 1, 1)), *half = undated (family, DAY (2000, 7, 1));
  g_autofree char *late = undated (family, DAY (2024, 6, 1));

  g_assert_cmpstr (early, ==, "");
  g_assert_cmpstr (half, ==, "");
  g_assert_cmpstr (late, ==, "Kofi");
}

/* Rising, back to the same day, and no two days of the family on one spot. */
static void
test_scale (void)
{
  g_autoptr (AlongFamily) family = new_family ();
  int today = DAY (2026, 3, 12);
  g_autoptr (GPtrArray) days = along_graph_days (family, today, ALONG_GRAPH_WORKER);
  g_autoptr (AlongDayScale) scale = along_day_scale_new (days, today);
  double before = -1;

  g_assert_cmpint (along_day_scale_first (scale), ==, DAY (1969, 1, 1));
  g_assert_cmpfloat (along_day_scale_position (scale, DAY (1960, 1, 1)), ==, 0);
  g_assert_cmpfloat (along_day_scale_position (scale, today + 5), ==, 1);
  g_assert_cmpint (along_day_scale_day (scale, 2), ==, today);
  for (int day = DAY (1969, 1, 1); day <= today; day += 3)
    {
      double at = along_day_scale_position (scale, day);

      g_assert_cmpfloat (at, >, before);
      g_assert_cmpint (along_day_scale_day (scale, at), ==, day);
      before = at;
    }
  for (guint i = 1; i < days->len; i++)
    {
      int one = ((AlongGraphDay *) g_ptr_array_index (days, i - 1))->day, other = ((AlongGraphDay *) g_ptr_array_index (days, i))->day;

      if (one != other)
        g_assert_cmpfloat (along_day_scale_position (scale, other) - along_day_scale_position (scale, one), >, 0.02);
    }
}

static void
test_nothing_dated (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("empty"));
  int today = DAY (2026, 3, 12);
  g_autoptr (GPtrArray) days = along_graph_days (family, today, ALONG_GRAPH_WORKER);
  g_autoptr (AlongDayScale) scale = along_day_scale_new (days, today);

  g_assert_cmpuint (days->len, ==, 0);
  g_assert_cmpint (along_day_scale_first (scale), ==, today - 365);
  g_assert_cmpint (along_day_scale_day (scale, 1), ==, today);
}

/* Who parted and was divorced later married once; who came together again did that once. */
static void
test_one_wedding (void)
{
  static const struct
  {
    int state;
    const char *from, *to;
  } times[] = { { ALONG_COUPLE_STATE_SEPARATED, "2010-05-01", "2012" },
                { ALONG_COUPLE_STATE_SEPARATED, "2014-05-01", "2019" },
                { ALONG_COUPLE_STATE_DIVORCED, "2014-05-01", "2021" } };
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  g_autoptr (GPtrArray) days = NULL;

  add_person (family, "Keira", NULL);
  add_person (family, "Kai", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *key = g_strdup_printf ("time %u", i);
      AlongRecord *couple = add (family, ALONG_KIND_COUPLE, key);

      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, id ("Keira"));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, id ("Kai"));
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
      along_record_set_enum (couple, ALONG_COUPLE_P_STATE, times[i].state);
      along_record_set_text (couple, ALONG_COUPLE_P_FROM, times[i].from);
      along_record_set_text (couple, ALONG_COUPLE_P_TO, times[i].to);
    }
  days = along_graph_days (family, DAY (2026, 3, 12), 0);
  {
    g_autofree char *wedding = along_graph_days_words (days, DAY (2010, 5, 1)), *again = along_graph_days_words (days, DAY (2014, 5, 1));
    g_autofree char *divorce = along_graph_days_words (days, DAY (2021, 1, 1));

    g_assert_cmpstr (wedding, ==, "Keira and Kai married.");
    g_assert_cmpstr (again, ==, "Keira and Kai came together again.");
    g_assert_nonnull (strstr (divorce, "divorced"));
  }
}

/* To whom a child came home is told by name, where that is written down. */
static void
test_came_home (void)
{
  static const char *const words[] = { "Alfie went home to the mother.", "Alfie came home to Jade.", "Alfie came home to Jade and Kofi." };

  for (guint n = 0; n < G_N_ELEMENTS (words); n++)
    {
      g_autoptr (AlongFamily) family = new_family ();
      AlongRecord *record = add (family, ALONG_KIND_LIVING, "home");
      AlongId with[] = { id ("Jade"), id ("Kofi") };
      g_autoptr (GPtrArray) days = NULL;
      g_autofree char *said = NULL;

      along_record_set_ref (record, ALONG_LIVING_P_CHILD, id ("Alfie"));
      along_record_set_enum (record, ALONG_LIVING_P_LIVING, n < 2 ? ALONG_LIVING_MOTHER : ALONG_LIVING_BOTH_PARENTS);
      along_record_set_text (record, ALONG_LIVING_P_FROM, "2024-02-10");
      along_record_set_refs (record, ALONG_LIVING_P_WITH, with, n);
      days = along_graph_days (family, DAY (2026, 3, 12), ALONG_GRAPH_WORKER);
      said = along_graph_days_words (days, DAY (2024, 2, 10));
      g_assert_cmpstr (said, ==, words[n]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram/days/all", test_all);
  g_test_add_func ("/genogram/days/hidden", test_hidden);
  g_test_add_func ("/genogram/days/drawn-so", test_drawn_so);
  g_test_add_func ("/genogram/days/nearest", test_nearest);
  g_test_add_func ("/genogram/days/undated", test_undated);
  g_test_add_func ("/genogram/days/scale", test_scale);
  g_test_add_func ("/genogram/days/nothing-dated", test_nothing_dated);
  g_test_add_func ("/genogram/days/one-wedding", test_one_wedding);
  g_test_add_func ("/genogram/days/came-home", test_came_home);
  return g_test_run ();
}
