/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header and the list of families say of the children. */
#include "families/along-family-line.h"

#include "along-date.h"
#include "along-family.h"
#include "overview/along-overview-words.h"

static int today;

static void
add_child (AlongSummary *summary, const char *name, const char *born)
{
  AlongSummaryChild child = { g_strdup (name), along_date_first_day (born) };

  g_array_append_val (summary->children, child);
}

static void
assert_says (AlongSummary *summary, const char *expected)
{
  g_auto (AlongFamilyLine) line = { NULL };

  along_family_line_make (summary, NULL, today, &line);
  g_assert_cmpstr (line.baby, ==, expected);
}

/* Who is born never gives way to who is expected or to who is born after. */
static void
test_all_children (void)
{
  g_autoptr (AlongSummary) summary = along_summary_new ();

  summary->edd = along_date_first_day ("2026-09-10");
  summary->babies = 2;
  assert_says (summary, "Twins, 29+5 weeks");
  summary->babies = 1;
  assert_says (summary, "29+5 weeks");
  summary->babies = 2;
  add_child (summary, "Theo", "2026-02-24");
  assert_says (summary, "Theo, 18 weeks; twins due 10 Sep");
  summary->babies = 1;
  assert_says (summary, "Theo, 18 weeks; baby due 10 Sep");
  summary->loss = TRUE;
  assert_says (summary, "Theo, 18 weeks");
  summary->loss = FALSE;
  summary->born = along_date_first_day ("2026-06-27");
  add_child (summary, "Ava", "2026-06-27");
  assert_says (summary, "Theo, 18 weeks; Ava, 3 days");
  add_child (summary, "Leo", "2026-06-27");
  assert_says (summary, "Theo, 18 weeks; Ava and Leo, 3 days");
}

/* Twins who have no names of their own, and more than two. */
static void
test_several (void)
{
  g_autoptr (AlongSummary) summary = along_summary_new ();

  summary->born = along_date_first_day ("2026-06-27");
  add_child (summary, "Baby", "2026-06-27");
  add_child (summary, "Baby", "2026-06-27");
  assert_says (summary, "Twins, 3 days");
  add_child (summary, "Baby", "2026-06-27");
  assert_says (summary, "3 babies, 3 days");
}

/* After the loss of all the line has no age. */
static void
test_nobody (void)
{
  g_autoptr (AlongSummary) summary = along_summary_new ();

  summary->born = along_date_first_day ("2026-06-27");
  summary->babies = 1;
  summary->baby = g_strdup ("Leo");
  assert_says (summary, NULL);
}

/* Where there is little room less is said of the children; the phase is always there. */
static void
test_fit (void)
{
  static const struct
  {
    glong chars;
    const char *words;
  } rows[] = { { 80, "Theo, 18 weeks; Ava and Leo, 3 days; baby due 10 Sep · Steady" },
               { 61, "Theo, 18 weeks; Ava and Leo, 3 days; baby due 10 Sep · Steady" },
               { 60, "Theo, Ava and Leo; baby due 10 Sep · Steady" },
               { 42, "Theo, Ava and Leo; due 10 Sep · Steady" },
               { 37, "Theo and 2 more; due 10 Sep · Steady" },
               { 35, "Theo and 2 more · Steady" },
               { 23, "Theo +2 · Steady" },
               { 5, "Steady" } };
  g_autoptr (AlongSummary) summary = along_summary_new ();
  g_auto (AlongFamilyLine) line = { NULL };
  g_autofree char *one = NULL;

  summary->edd = along_date_first_day ("2026-09-10");
  summary->babies = 1;
  add_child (summary, "Theo", "2026-02-24");
  along_family_line_make (summary, NULL, today, &line);
  g_free (line.phase);
  line.phase = g_strdup ("Steady");
  one = along_family_line_fit (&line, 29);
  g_assert_cmpstr (one, ==, "Theo; due 10 Sep · Steady");
  along_family_line_clear (&line);
  add_child (summary, "Ava", "2026-06-27");
  add_child (summary, "Leo", "2026-06-27");
  along_family_line_make (summary, NULL, today, &line);
  g_free (line.phase);
  line.phase = g_strdup ("Steady");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = along_family_line_fit (&line, rows[i].chars);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static AlongRecord *
add (AlongFamily *family, AlongKindId kind, const char *id)
{
  AlongRecord *record = along_record_new (kind, along_id_from_name (id), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongRecord *
add_person (AlongFamily *family, const char *name)
{
  AlongRecord *record = add (family, ALONG_KIND_PERSON, name);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  return record;
}

/* Leanne’s, with babies of these names. */
static AlongRecord *
add_pregnancy (AlongFamily *family, const char *const *names, int n, const char *due)
{
  g_autofree char *edd_key = g_strconcat ("edd", due, NULL);
  AlongRecord *pregnancy = add (family, ALONG_KIND_PREGNANCY, due), *edd = add (family, ALONG_KIND_EDD, edd_key);
  AlongId babies[2];

  for (int i = 0; i < n; i++)
    babies[i] = along_record_get_id (add_person (family, names[i]));
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_id_from_name ("Leanne"));
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, babies, n);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (edd, ALONG_EDD_P_EDD, due);
  return pregnancy;
}

static void
bear (AlongFamily *family, AlongRecord *pregnancy, const char *const *names, int n, const char *date)
{
  AlongInstant at = along_instant_new_day (along_date_first_day (date));

  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &at);
  for (int i = 0; i < n; i++)
    along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, along_id_from_name (names[i])), ALONG_PERSON_P_BORN, date);
}

static void
assert_overview (AlongFamily *family, const char *title, const char *sentence)
{
  g_autofree char *names = along_overview_title (family, today), *words = along_overview_sentence (family, today);

  g_assert_cmpstr (names, ==, title);
  g_assert_cmpstr (words, ==, sentence);
}

/* The overview names them, too: who was born before, who is expected, and nobody who died. */
static void
test_overview (void)
{
  static const char *const first[] = { "Theo" }, *const twins[] = { "Ava", "Leo" };
  g_autoptr (AlongFamily) family = along_family_new (along_id_from_name ("family"));
  AlongRecord *pregnancy, *episode = add (family, ALONG_KIND_EPISODE, "episode");
  AlongInstant accepted = along_instant_new_day (along_date_first_day ("2026-03-10"));
  g_autofree char *people = NULL;

  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2026-03-09"); /* when he was two weeks old, and she was expecting again */
  along_record_set_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
  along_record_set_bool (add_person (family, "Leanne"), ALONG_PERSON_P_INDEX, TRUE);
  bear (family, add_pregnancy (family, first, 1, "2026-02-20"), first, 1, "2026-02-24");
  assert_overview (family, "Leanne and Theo", "Theo is 18 weeks old.");
  pregnancy = add_pregnancy (family, twins, 2, "2026-09-10");
  people = along_overview_people (family, today);
  g_assert_cmpstr (people, ==, "Leanne, Theo (18 weeks), Ava and Leo");
  assert_overview (family, "Leanne, Theo and babies", "Theo is 18 weeks old. Twins due 10 September 2026, 29 weeks 5 days today.");
  bear (family, pregnancy, twins, 2, "2026-06-27");
  assert_overview (family, "Leanne, Theo, Ava and Leo", "Theo is 18 weeks old. Ava and Leo are 3 days old and were due 10 September.");
  along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, along_id_from_name ("Leo")), ALONG_PERSON_P_DIED, "2026-06-29");
  assert_overview (family, "Leanne, Theo and Ava", "Theo is 18 weeks old. Ava is 3 days old and was due 10 September. Leo died on 29 June 2026.");
  g_free (people);
  people = along_overview_people (family, today);
  g_assert_cmpstr (people, ==, "Leanne, Theo (18 weeks), Ava (3 days) and Leo (died)");
  along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, along_id_from_name ("Leo")), ALONG_PERSON_P_DIED, "2026-06");
  assert_overview (family, "Leanne, Theo and Ava", "Theo is 18 weeks old. Ava is 3 days old and was due 10 September. Leo died in June 2026.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  today = along_date_first_day ("2026-06-30");
  g_test_add_func ("/family-line/all-children", test_all_children);
  g_test_add_func ("/family-line/several", test_several);
  g_test_add_func ("/family-line/nobody", test_nobody);
  g_test_add_func ("/family-line/fit", test_fit);
  g_test_add_func ("/family-line/overview", test_overview);
  return g_test_run ();
}
