/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found for what is typed. */
#include "searched.h"

#include "along-date.h"

static void
test_groups (void)
{
  Fixture *fixture = fixture_new ();
  AlongId tierney = fixture_add_family (fixture, "Tierney"), obrien = fixture_add_family (fixture, "O'Brien");

  fixture_add_person (fixture, tierney, "Jade Tierney");
  fixture_add_person (fixture, obrien, "Zoë O’Brien");
  searched_add (fixture, obrien, ALONG_KIND_ALIAS, ALONG_ALIAS_P_NAME, "Łucja Nowak", -1, NULL);
  fixture_add_contact (fixture, tierney, "2026-06-03 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Sleepless; new cot arrived");
  fixture_add_contact (fixture, tierney, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Talked about sleep and milk");
  fixture_add_contact (fixture, obrien, "2026-06-02 10:00", ALONG_CONTACT_STATUS_COMPLETED, "SLEEP went well");
  searched_add (fixture, tierney, ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_TEXT, "Sleeps through", ALONG_OBSERVATION_P_DATE, "2026-05-01");
  searched_add (fixture, obrien, ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_TEXT, "Ring about the sleep clinic", ALONG_NEXT_STEP_P_DUE, "2026-07-01");
  searched_add (fixture, obrien, ALONG_KIND_HOPE, ALONG_HOPE_P_TEXT, "A night’s sleep", ALONG_HOPE_P_SET, "2026-01-01");
  searched_add (fixture, tierney, ALONG_KIND_VOICE, ALONG_VOICE_P_WORDS, "I sleep when she does", ALONG_VOICE_P_DATE, "2026-04");
  searched_add (fixture, tierney, ALONG_KIND_FEEDBACK, ALONG_FEEDBACK_P_WORDS, "We sleep again", ALONG_FEEDBACK_P_DATE, "2026-05-20");

  /* Each group has its place; the newest of each comes first, whenever it was written down. */
  searched_assert (fixture, "sleep",
                   "2 Tierney: [Sleepless]; new cot arrived\n"
                   "2 O'Brien: [SLEEP] went well\n"
                   "2 Tierney: Talked about [sleep] and milk\n"
                   "3 Tierney: [Sleeps] through\n"
                   "5 O'Brien: Ring about the [sleep] clinic\n"
                   "6 O'Brien: A night’s [sleep]\n"
                   "7 Tierney: We [sleep] again\n"
                   "7 Tierney: I [sleep] when she does");
  /* Two words: both in it, or one in it and the other a name of its family. */
  searched_assert (fixture, "sleep mil", "2 Tierney: Talked about [sleep] and [milk]");
  searched_assert (fixture, "tierney sleep",
                   "2 Tierney: [Sleepless]; new cot arrived\n"
                   "2 Tierney: Talked about [sleep] and milk\n"
                   "3 Tierney: [Sleeps] through\n"
                   "7 Tierney: We [sleep] again\n"
                   "7 Tierney: I [sleep] when she does");
  searched_assert (fixture, "milk tier", "2 Tierney: Talked about sleep and [milk]");
  searched_assert (fixture, "milk jade sleep", "2 Tierney: Talked about [sleep] and [milk]");
  searched_assert (fixture, "tierny milk", "2 Tierney: Talked about sleep and [milk]"); /* the name by its sound */
  searched_assert (fixture, "milk clinic", "");
  /* Where nothing is found like that, each word of three letters or more may be cut short, not only the last. */
  searched_assert (fixture, "tal milk", "2 Tierney: [Talked] about sleep and [milk]");
  searched_assert (fixture, "mil tal", "2 Tierney: [Talked] about sleep and [milk]");
  searched_assert (fixture, "mil ta", "2 Tierney: [Talked] about sleep and [milk]");
  searched_assert (fixture, "clin rin", "5 O'Brien: [Ring] about the sleep [clinic]");
  searched_assert (fixture, "tier mil", "2 Tierney: Talked about sleep and [milk]"); /* a name, too */
  searched_assert (fixture, "jad tie", "1 Tierney: [Jade] [Tierney]");
  searched_assert (fixture, "mil june 2026 tal", "2 Tierney: [Talked] about sleep and [milk]");
  searched_assert (fixture, "mi talked", "");
  searched_assert (fixture, "milk sleep", "2 Tierney: Talked about [sleep] and [milk]"); /* whole words first: no "sleepless" */
  /* A word that is short or too common is looked for where the others are. */
  searched_assert (fixture, "sleep a", "2 Tierney: Talked [about] [sleep] [and] milk\n"
                   "5 O'Brien: Ring [about] the [sleep] clinic\n"
                   "6 O'Brien: [A] night’s [sleep]\n"
                   "7 Tierney: We [sleep] [again]");
  searched_assert (fixture, "about sleep", "2 Tierney: Talked [about] [sleep] and milk\n"
                   "5 O'Brien: Ring [about] the [sleep] clinic");
  searched_assert (fixture, "milk zz", "2 Tierney: Talked about sleep and [milk]"); /* not yet a word */
  searched_assert (fixture, "milk zzz", "");
  searched_assert (fixture, "about", "");
  searched_assert (fixture, "sl", ""); /* notes from the third letter */
  searched_assert (fixture, "", "");
  searched_assert (fixture, "\"", "");
  /* Days: what is of that day, and has the other words or is of a family of that name. */
  searched_assert (fixture, "1 June 2026", "2 Tierney: Talked about sleep and milk");
  searched_assert (fixture, "tierney 3/6/2026", "2 Tierney: Sleepless; new cot arrived");
  searched_assert (fixture, "2 Jun 2026 sleep", "2 O'Brien: [SLEEP] went well");
  searched_assert (fixture, "2 Jun 2026 milk", "");
  searched_assert (fixture, "jade 2 June 2026", "");
  searched_assert (fixture, "May 2026", "3 Tierney: Sleeps through\n7 Tierney: We sleep again");
  searched_assert (fixture, "31 February 2026", "");
  /* Names: accents, case and apostrophes aside; other names; by sound, said to be so. */
  searched_assert (fixture, "ti", "0 Tierney: [Tierney]\n1 Tierney: Jade [Tierney]");
  searched_assert (fixture, "o'bri", "0 O'Brien: [O]'[Brien]\n1 O'Brien: Zoë [O]’[Brien]");
  searched_assert (fixture, "zoe", "1 O'Brien: [Zoë] O’Brien");
  searched_assert (fixture, "lucja", "1 O'Brien: [Łucja] Nowak");
  searched_assert (fixture, "Tierny", "0 Tierney~: Tierney\n1 Tierney~: Jade Tierney");
  searched_assert (fixture, "NEAR/2 OR * -sleep (", "");
                   {
                   g_autoptr (AlongFound) other = searched_find (fixture, "nowak"), family = searched_find (fixture, "tierney");
    const AlongFoundItem *alias = other->items->pdata[0], *first = family->items->pdata[0];

    g_assert_cmpstr (alias->title, ==, "Zoë O’Brien");
    g_assert_false (along_id_is_none (alias->about));
    g_assert_nonnull (first->summary);
    g_assert_cmpstr (first->summary->keyworker_name, ==, "Wendy Worker");
    g_assert_false (along_found_any_more (other));
  }
  fixture_free (fixture);
}

/* Of what sounds alike, the nearest in letters comes first. */
static void
test_nearest (void)
{
  Fixture *fixture = fixture_new ();
  AlongId tesfay = fixture_add_family (fixture, "Tesfay"), miah = fixture_add_family (fixture, "Miah");

  fixture_add_person (fixture, miah, "Halima Khanom");
  fixture_add_person (fixture, tesfay, "Helen Kidane");
  fixture_add_person (fixture, miah, "Halyna Elin");
  searched_assert (fixture, "hellen", "1 Tesfay~: Helen Kidane\n1 Miah~: Halyna Elin\n1 Miah~: Halima Khanom");
  searched_assert (fixture, "hellan kydane", "1 Tesfay~: Helen Kidane");
  fixture_free (fixture);
}

/* More than is shown of a group is said; a long note is shown around the words. */
static void
test_many (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autoptr (AlongFound) found = NULL;

  for (int i = 0; i < ALONG_FOUND_MOST + 1; i++)
    {
      g_autofree char *at = g_strdup_printf ("20%02d-%02d-01 10:00", 10 + i / 12, i % 12 + 1);
      g_autofree char *note = g_strdup_printf ("We looked at many things that filled the morning before the scan number %d, which "
                                               "went well, and then we had time for a walk along the canal and for tea", i);
      fixture_add_contact (fixture, family, at, ALONG_CONTACT_STATUS_COMPLETED, note);
    }
  found = searched_find (fixture, "scan");
  g_assert_cmpuint (found->items->len, ==, ALONG_FOUND_MOST);
  g_assert_true (found->more[ALONG_FOUND_CONTACTS]);
  g_assert_true (along_found_any_more (found));
  g_assert_cmpint (((AlongFoundItem *) found->items->pdata[0])->day, ==, along_day_from_ymd (2014, 3, 1));
  g_assert_cmpint (((AlongFoundItem *) found->items->pdata[ALONG_FOUND_MOST - 1])->day, ==, along_day_from_ymd (2010, 2, 1));
  g_assert_cmpstr (((AlongFoundItem *) found->items->pdata[0])->text, ==,
                   "…the morning before the scan number 50, which went well, and then we had time for a walk along the canal and "
                   "for tea");
  g_clear_pointer (&found, along_found_free);
  found = searched_find (fixture, "scan 50");
  g_assert_cmpuint (found->items->len, ==, 1);
  g_assert_false (along_found_any_more (found));
  fixture_free (fixture);
}

/* A busy month of others: what is of one family, or has one word, is found among it. */
static void
test_busy_days (void)
{
  Fixture *fixture = fixture_new ();
  AlongId quiet = fixture_add_family (fixture, "Quiet"), busy = fixture_add_family (fixture, "Busy");
  g_autofree char *pasted = g_strnfill (20000, ' ');
  g_autoptr (AlongEdit) edit = along_edit_new ("Many visits", busy);

  searched_add (fixture, quiet, ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_TEXT, "A walk to the mill", ALONG_OBSERVATION_P_DATE, "2026-06-01");
  for (int i = 0; i < 300; i++)
    {
      AlongRecord *seen = along_edit_create (edit, ALONG_KIND_OBSERVATION);

      along_record_set_text (seen, ALONG_OBSERVATION_P_TEXT, "We sat in the park");
      along_record_set_text (seen, ALONG_OBSERVATION_P_DATE, "2026-06-20");
    }
  fixture_commit (fixture, edit);
  searched_assert (fixture, "quiet june 2026", "3 Quiet: A walk to the mill");
  searched_assert (fixture, "mill june 2026", "3 Quiet: A walk to the [mill]");
  searched_assert (fixture, "1 june 2026", "3 Quiet: A walk to the mill");
  searched_assert (fixture, "quiet mill june 2026", "3 Quiet: A walk to the [mill]");
  searched_assert (fixture, "quiet park june 2026", "");
  for (gsize i = 1; i < strlen (pasted); i += 2)
    pasted[i] = '7';
  searched_assert (fixture, pasted, "");
  fixture_free (fixture);
}

/* What the one contact is called that is found for @text. */
static void
assert_titled (Fixture *fixture, const char *text, const char *expected)
{
  g_autoptr (AlongFound) found = searched_find (fixture, text);
  const AlongFoundItem *item;

  g_assert_cmpuint (found->items->len, ==, expected != NULL);
  if (expected == NULL)
    return;
  item = found->items->pdata[0];
  g_assert_cmpint (item->group, ==, ALONG_FOUND_CONTACTS);
  g_assert_cmpstr (item->title, ==, expected);
}

/* A contact of which nobody wrote anything is found by its day, and as what it was. */
static void
test_wordless (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Ahmed"), contact;
  g_autoptr (AlongFamily) loaded = NULL;
  AlongInstant at;

  contact = fixture_add_contact (fixture, family, "2026-05-04 10:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  fixture_add_contact (fixture, family, "2026-05-05 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Rain all morning");
  assert_titled (fixture, "4 may 2026", "Visit");
  assert_titled (fixture, "ahmed 4 may 2026", "Visit");
  assert_titled (fixture, "jones 4 may 2026", NULL);
  searched_assert (fixture, "rain may 2026", "2 Ahmed: [Rain] all morning");
  assert_titled (fixture, "visit", NULL);
  fixture_assert_sound (fixture->store);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Change", family);
    AlongRecord *after = along_edit_change (edit, along_family_lookup (loaded, contact));

    g_assert_true (along_instant_parse ("2026-05-06 10:00", &at));
    along_record_set_instant (after, ALONG_CONTACT_P_AT, &at);
    along_record_set_enum (after, ALONG_CONTACT_P_PLACE, ALONG_PLACE_HOME);
    fixture_commit (fixture, edit);
  }
  assert_titled (fixture, "4 may 2026", NULL);
  assert_titled (fixture, "6 may 2026", "Home visit");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Change", family);

    along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, contact)), ALONG_CONTACT_P_NOTE, "Fog");
    fixture_commit (fixture, edit);
  }
  searched_assert (fixture, "6 may 2026", "2 Ahmed: Fog");
  searched_assert (fixture, "fog", "2 Ahmed: [Fog]");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Remove", family);

    along_edit_delete (edit, along_family_lookup (loaded, contact));
    fixture_commit (fixture, edit);
  }
  assert_titled (fixture, "6 may 2026", NULL);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

typedef struct
{
  guint done, worked;
} Counted;

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Counted *counted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFound) found = along_store_search_finish (ALONG_STORE (source), result, &error);

  counted->done++;
  if (found != NULL)
    counted->worked++;
  else
    g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
}

/* Typed quickly: the last is answered; those before it are answered or given up, none is left waiting. */
static void
test_newer_takes_its_place (void)
{
  Fixture *fixture = fixture_new ();
  Counted counted = { 0 };

  for (int i = 0; i < 50; i++)
    along_store_search_async (fixture->store, "abcdef", NULL, on_found, &counted);
  while (counted.done < 50)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (counted.worked, >=, 1);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/groups", test_groups);
  g_test_add_func ("/store/search/nearest", test_nearest);
  g_test_add_func ("/store/search/many", test_many);
  g_test_add_func ("/store/search/busy-days", test_busy_days);
  g_test_add_func ("/store/search/wordless", test_wordless);
  g_test_add_func ("/store/search/newer-takes-its-place", test_newer_takes_its_place);
  return g_test_run ();
}
