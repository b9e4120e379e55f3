/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "along-clock.h"
#include "along-date.h"
#include "store-call.h"

/* Noon on 30 June 2026. */
#define NOW G_GINT64_CONSTANT (1782817200000)

static AlongFound *
find (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  AlongFound *found = along_store_search_sync (fixture->store, text, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* What is found, one in a line: the group's number, the family, what stands there with the words found in [ ]. */
static char *
tell (const AlongFound *found)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < found->items->len; i++)
    {
      const AlongFoundItem *item = found->items->pdata[i];
      guint at = 0;

      g_string_append_printf (all, "%s%d %s%s: ", i > 0 ? "\n" : "", item->group, item->family_name, item->by_sound ? "~" : "");
      for (guint j = 0; j < item->marks->len; j++)
        {
          const AlongFoundMark *mark = &g_array_index (item->marks, AlongFoundMark, j);
          g_string_append_len (all, item->text + at, mark->start - at);
          g_string_append_c (all, '[');
          g_string_append_len (all, item->text + mark->start, mark->end - mark->start);
          g_string_append_c (all, ']');
          at = mark->end;
        }
      g_string_append (all, item->text + at);
    }
  return g_string_free (all, FALSE);
}

static void
assert_finds (Fixture *fixture, const char *text, const char *expected)
{
  g_autoptr (AlongFound) found = find (fixture, text);
  g_autofree char *told = tell (found);

  g_assert_cmpstr (told, ==, expected);
}

static AlongId
add (Fixture *fixture, AlongId family, AlongKindId kind, int text, const char *words, int date, const char *day)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Add", family);
  AlongRecord *record = along_edit_create (edit, kind);

  along_record_set_text (record, text, words);
  if (date >= 0)
    along_record_set_text (record, date, day);
  if (kind == ALONG_KIND_ALIAS)
    along_record_set_ref (record, ALONG_ALIAS_P_PERSON,
                          along_record_get_id (along_family_nth (loaded, ALONG_KIND_PERSON, 0)));
  fixture_commit (fixture, edit);
  return along_record_get_id (record);
}

static void
test_groups (void)
{
  Fixture *fixture = fixture_new ();
  AlongId tierney = fixture_add_family (fixture, "Tierney"), obrien = fixture_add_family (fixture, "O'Brien");

  fixture_add_person (fixture, tierney, "Jade Tierney");
  fixture_add_person (fixture, obrien, "Zoë O’Brien");
  add (fixture, obrien, ALONG_KIND_ALIAS, ALONG_ALIAS_P_NAME, "Łucja Nowak", -1, NULL);
  fixture_add_contact (fixture, tierney, "2026-06-03 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Sleepless; new cot arrived");
  fixture_add_contact (fixture, tierney, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Talked about sleep and milk");
  fixture_add_contact (fixture, obrien, "2026-06-02 10:00", ALONG_CONTACT_STATUS_COMPLETED, "SLEEP went well");
  add (fixture, tierney, ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_TEXT, "Sleeps through", ALONG_OBSERVATION_P_DATE, "2026-05-01");
  add (fixture, obrien, ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_TEXT, "Ring about the sleep clinic", ALONG_NEXT_STEP_P_DUE, "2026-07-01");
  add (fixture, obrien, ALONG_KIND_HOPE, ALONG_HOPE_P_TEXT, "A night’s sleep", ALONG_HOPE_P_SET, "2026-01-01");
  add (fixture, tierney, ALONG_KIND_VOICE, ALONG_VOICE_P_WORDS, "I sleep when she does", ALONG_VOICE_P_DATE, "2026-04");
  add (fixture, tierney, ALONG_KIND_FEEDBACK, ALONG_FEEDBACK_P_WORDS, "We sleep again", ALONG_FEEDBACK_P_DATE, "2026-05-20");

  /* Each group has its place; the newest of each comes first, whenever it was written down. */
  assert_finds (fixture, "sleep",
                "2 Tierney: [Sleepless]; new cot arrived\n"
                "2 O'Brien: [SLEEP] went well\n"
                "2 Tierney: Talked about [sleep] and milk\n"
                "3 Tierney: [Sleeps] through\n"
                "5 O'Brien: Ring about the [sleep] clinic\n"
                "6 O'Brien: A night’s [sleep]\n"
                "7 Tierney: We [sleep] again\n"
                "7 Tierney: I [sleep] when she does");
  /* Two words: both in it, or one in it and the other a name of its family. */
  assert_finds (fixture, "sleep mil", "2 Tierney: Talked about [sleep] and [milk]");
  assert_finds (fixture, "tierney sleep",
                "2 Tierney: [Sleepless]; new cot arrived\n"
                "2 Tierney: Talked about [sleep] and milk\n"
                "3 Tierney: [Sleeps] through\n"
                "7 Tierney: We [sleep] again\n"
                "7 Tierney: I [sleep] when she does");
  assert_finds (fixture, "milk tier", "2 Tierney: Talked about sleep and [milk]");
  assert_finds (fixture, "milk jade sleep", "2 Tierney: Talked about [sleep] and [milk]");
  assert_finds (fixture, "tierny milk", "2 Tierney: Talked about sleep and [milk]"); /* the name by its sound */
  assert_finds (fixture, "milk clinic", "");
  /* A word that is short or too common is looked for where the others are. */
  assert_finds (fixture, "sleep a", "2 Tierney: Talked [about] [sleep] [and] milk\n"
                                    "5 O'Brien: Ring [about] the [sleep] clinic\n"
                                    "6 O'Brien: [A] night’s [sleep]\n"
                                    "7 Tierney: We [sleep] [again]");
  assert_finds (fixture, "about sleep", "2 Tierney: Talked [about] [sleep] and milk\n"
                                        "5 O'Brien: Ring [about] the [sleep] clinic");
  assert_finds (fixture, "milk zz", "2 Tierney: Talked about sleep and [milk]"); /* not yet a word */
  assert_finds (fixture, "milk zzz", "");
  assert_finds (fixture, "about", "");
  assert_finds (fixture, "sl", ""); /* notes from the third letter */
  assert_finds (fixture, "", "");
  assert_finds (fixture, "\"", "");
  /* Days: what is of that day, and has the other words or is of a family of that name. */
  assert_finds (fixture, "1 June 2026", "2 Tierney: Talked about sleep and milk");
  assert_finds (fixture, "tierney 3/6/2026", "2 Tierney: Sleepless; new cot arrived");
  assert_finds (fixture, "2 Jun 2026 sleep", "2 O'Brien: [SLEEP] went well");
  assert_finds (fixture, "2 Jun 2026 milk", "");
  assert_finds (fixture, "jade 2 June 2026", "");
  assert_finds (fixture, "May 2026", "3 Tierney: Sleeps through\n7 Tierney: We sleep again");
  assert_finds (fixture, "31 February 2026", "");
  /* Names: accents, case and apostrophes aside; other names; by sound, said to be so. */
  assert_finds (fixture, "ti", "0 Tierney: [Tierney]\n1 Tierney: Jade [Tierney]");
  assert_finds (fixture, "o'bri", "0 O'Brien: [O]'[Brien]\n1 O'Brien: Zoë [O]’[Brien]");
  assert_finds (fixture, "zoe", "1 O'Brien: [Zoë] O’Brien");
  assert_finds (fixture, "lucja", "1 O'Brien: [Łucja] Nowak");
  assert_finds (fixture, "Tierny", "0 Tierney~: Tierney\n1 Tierney~: Jade Tierney");
  assert_finds (fixture, "NEAR/2 OR * -sleep (", "");
  {
    g_autoptr (AlongFound) other = find (fixture, "nowak"), family = find (fixture, "tierney");
    const AlongFoundItem *alias = other->items->pdata[0], *first = family->items->pdata[0];

    g_assert_cmpstr (alias->title, ==, "Zoë O’Brien");
    g_assert_false (along_id_is_none (alias->about));
    g_assert_nonnull (first->summary);
    g_assert_cmpstr (first->summary->keyworker_name, ==, "Wendy Worker");
    g_assert_false (along_found_any_more (other));
  }
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
  found = find (fixture, "scan");
  g_assert_cmpuint (found->items->len, ==, ALONG_FOUND_MOST);
  g_assert_true (found->more[ALONG_FOUND_CONTACTS]);
  g_assert_true (along_found_any_more (found));
  g_assert_cmpint (((AlongFoundItem *) found->items->pdata[0])->day, ==, along_day_from_ymd (2014, 3, 1));
  g_assert_cmpint (((AlongFoundItem *) found->items->pdata[ALONG_FOUND_MOST - 1])->day, ==, along_day_from_ymd (2010, 2, 1));
  g_assert_cmpstr (((AlongFoundItem *) found->items->pdata[0])->text, ==,
                   "…the morning before the scan number 50, which went well, and then we had time for a walk along the canal and "
                   "for tea");
  g_clear_pointer (&found, along_found_free);
  found = find (fixture, "scan 50");
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

  add (fixture, quiet, ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_TEXT, "A walk to the mill", ALONG_OBSERVATION_P_DATE, "2026-06-01");
  for (int i = 0; i < 300; i++)
    {
      AlongRecord *seen = along_edit_create (edit, ALONG_KIND_OBSERVATION);

      along_record_set_text (seen, ALONG_OBSERVATION_P_TEXT, "We sat in the park");
      along_record_set_text (seen, ALONG_OBSERVATION_P_DATE, "2026-06-20");
    }
  fixture_commit (fixture, edit);
  assert_finds (fixture, "quiet june 2026", "3 Quiet: A walk to the mill");
  assert_finds (fixture, "mill june 2026", "3 Quiet: A walk to the [mill]");
  assert_finds (fixture, "1 june 2026", "3 Quiet: A walk to the mill");
  assert_finds (fixture, "quiet mill june 2026", "3 Quiet: A walk to the [mill]");
  assert_finds (fixture, "quiet park june 2026", "");
  for (gsize i = 1; i < strlen (pasted); i += 2)
    pasted[i] = '7';
  assert_finds (fixture, pasted, "");
  fixture_free (fixture);
}

/* What the one contact is called that is found for @text. */
static void
assert_titled (Fixture *fixture, const char *text, const char *expected)
{
  g_autoptr (AlongFound) found = find (fixture, text);
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
  assert_finds (fixture, "rain may 2026", "2 Ahmed: [Rain] all morning");
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
  assert_finds (fixture, "6 may 2026", "2 Ahmed: Fog");
  assert_finds (fixture, "fog", "2 Ahmed: [Fog]");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Remove", family);

    along_edit_delete (edit, along_family_lookup (loaded, contact));
    fixture_commit (fixture, edit);
  }
  assert_titled (fixture, "6 may 2026", NULL);
  fixture_assert_sound (fixture->store);
  /* As an older version left it: it had no place for them, and that is no harm. */
  fixture_add_contact (fixture, family, "2026-05-07 10:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  assert_titled (fixture, "7 may 2026", "Visit");
  fixture_meddle (fixture, "DELETE FROM \"search_text\" WHERE \"docid\" IN (SELECT \"docid\" FROM \"search_text_content\" WHERE \"c0words\" = '')");
  assert_titled (fixture, "7 may 2026", NULL);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* The index follows what becomes of a record: other words, another day, removal and its undoing, a family that closes. */
static void
test_follows (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Ahmed"), note;
  g_autoptr (AlongFamily) loaded = NULL;

  along_clock_freeze (NOW);
  note = fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Rain all morning");
  fixture_add_contact (fixture, family, "2026-06-02 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Rain again");
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Change", family);
    AlongRecord *record = along_edit_change (edit, along_family_lookup (loaded, note));
    AlongInstant at;

    along_instant_parse ("2026-06-03 10:00", &at);
    along_record_set_instant (record, ALONG_CONTACT_P_AT, &at);
    fixture_commit (fixture, edit);
  }
  assert_finds (fixture, "rain", "2 Ahmed: [Rain] all morning\n2 Ahmed: [Rain] again");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Remove", family);
    along_edit_delete (edit, along_family_lookup (loaded, note));
    fixture_commit (fixture, edit);
  }
  assert_finds (fixture, "morning", "");
  g_object_unref (along_store_undo_sync (fixture->store, family, fixture->worker, FALSE, NULL));
  assert_finds (fixture, "morning", "2 Ahmed: Rain all [morning]");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Close", family);
    along_record_set_text (along_edit_change (edit, along_family_nth (loaded, ALONG_KIND_EPISODE, 0)), ALONG_EPISODE_P_TO,
                           "2026-06-29");
    fixture_commit (fixture, edit);
  }
  {
    g_autoptr (AlongFound) found = find (fixture, "morning");
    g_assert_true (((AlongFoundItem *) found->items->pdata[0])->closed);
  }
  /* A family that is gone takes with it what is in it. */
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Remove family", family);
    along_edit_delete (edit, along_family_nth (loaded, ALONG_KIND_FAMILY, 0));
    fixture_commit (fixture, edit);
  }
  assert_finds (fixture, "rain", "");
  assert_finds (fixture, "ahmed", "");
  along_clock_thaw ();
  fixture_free (fixture);
}

/* The index as the first version of the store had it: numbers that told the kind and the row, and a table for the family. */
static const char first_tables[]
  = "DROP TABLE search_name; DROP TABLE search_text;"
    "CREATE VIRTUAL TABLE \"search_name\" USING fts4 (\"words\", \"sound\", matchinfo=fts3, prefix=\"1,2,3\", tokenize=unicode61);"
    "CREATE VIRTUAL TABLE \"search_text\" USING fts4 (\"words\", matchinfo=fts3, prefix=\"2,3\", tokenize=unicode61);"
    "CREATE TABLE \"search_text_family\" (\"docid\" INTEGER PRIMARY KEY, \"family\" INTEGER NOT NULL);"
    "PRAGMA user_version = 2;";

static const char *const first_names[] = { "family", "person", "alias" };

static const struct
{
  const char *kind, *column;
} first_texts[] = {
  { "contact", "note" },     { "observation", "text" }, { "next_step", "text" }, { "event", "text" },
  { "hope", "text" },        { "voice", "words" },      { "feedback", "words" }, { "assessment", "amend_reason" },
};

/* Takes the store of @fixture, which is closed, back to that. */
static void
make_older (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection = store_connection_open (path, fixture->key, STORE_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (store_exec (connection, first_tables, &error));
  for (guint i = 0; i < G_N_ELEMENTS (first_names); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO search_name (docid, words, sound) SELECT (f.rid << 43) | (%u << 40) | r.rid, lower (r.name), '365' "
        "FROM %s r JOIN family f ON f.id = r.family WHERE r.deleted = 0", i + 1, first_names[i]);
      g_assert_true (store_exec (connection, sql, &error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (first_texts); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO search_text (docid, words) SELECT rid * 16 + %u, lower (%s) FROM %s WHERE deleted = 0 AND %s != '';"
        "INSERT INTO search_text_family SELECT r.rid * 16 + %u, f.rid FROM %s r JOIN family f ON f.id = r.family "
        "WHERE r.deleted = 0 AND r.%s != ''",
        i + 1, first_texts[i].column, first_texts[i].kind, first_texts[i].column, i + 1, first_texts[i].kind, first_texts[i].column);
      g_assert_true (store_exec (connection, sql, &error));
    }
  g_assert_true (store_connection_close (connection, NULL));
}

/* One of each kind that can be found, without what it needs beside its words: rows, as the older version had them. */
static void
add_each (Fixture *fixture, AlongId family)
{
  static const struct
  {
    AlongKindId kind;
    int text;
    const char *words;
    int date;
    const char *day;
  } each[] = {
    { ALONG_KIND_ALIAS, ALONG_ALIAS_P_NAME, "Zephyrine", -1, NULL },
    { ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_TEXT, "Marmalade one", ALONG_OBSERVATION_P_DATE, "2026-05-01" },
    { ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_TEXT, "Marmalade two", ALONG_NEXT_STEP_P_DUE, "2026-05-02" },
    { ALONG_KIND_HOPE, ALONG_HOPE_P_TEXT, "Marmalade four", ALONG_HOPE_P_SET, "2026-05" },
    { ALONG_KIND_VOICE, ALONG_VOICE_P_WORDS, "Marmalade five", ALONG_VOICE_P_DATE, "2026-05-05" },
    { ALONG_KIND_FEEDBACK, ALONG_FEEDBACK_P_WORDS, "Marmalade six", ALONG_FEEDBACK_P_DATE, "2026-05-06" },
    /* Without a day. */
    { ALONG_KIND_NEXT_STEP, ALONG_NEXT_STEP_P_TEXT, "Marmalade seven", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    add (fixture, family, each[i].kind, each[i].text, each[i].words, each[i].date, each[i].day);
}

static void
add_event_and_assessment (Fixture *fixture, AlongId family)
{
  g_autoptr (AlongEdit) forms = along_edit_new ("form", ALONG_ID_NONE), edit = along_edit_new ("more", family);
  AlongRecord *form = along_edit_create (forms, ALONG_KIND_QUESTIONNAIRE), *record;
  const AlongInstant at = along_instant_new (1777800000000, ALONG_ZONE);

  along_record_set_text (form, ALONG_QUESTIONNAIRE_P_TITLE, "Warmth");
  fixture_commit (fixture, forms);
  record = along_edit_create (edit, ALONG_KIND_EVENT);
  along_record_set_text (record, ALONG_EVENT_P_TEXT, "Marmalade three");
  along_record_set_instant (record, ALONG_EVENT_P_DATE, &at);
  record = along_edit_create (edit, ALONG_KIND_ASSESSMENT);
  along_record_set_ref (record, ALONG_ASSESSMENT_P_QUESTIONNAIRE, along_record_get_id (form));
  along_record_set_text (record, ALONG_ASSESSMENT_P_DATE, "2026-05-08");
  along_record_set_text (record, ALONG_ASSESSMENT_P_AMEND_REASON, "Marmalade eight");
  fixture_commit (fixture, edit);
}

static void
test_older_store (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Tierney");
  g_autofree char *path = fixture_path (fixture, "store"), *copy = fixture_path (fixture, "store.before-3"), *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, family, "Jade Tierney");
  fixture_add_family (fixture, "Lowe");
  fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Sleep and milk");
  fixture_add_contact (fixture, family, "2026-05-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Sleep");
  fixture_add_contact (fixture, family, "2026-05-04 10:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  add (fixture, family, ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_TEXT, "Sleeps", ALONG_OBSERVATION_P_DATE, "2026-05-01");
  add_each (fixture, family);
  add_event_and_assessment (fixture, family);
  fixture_assert_sound (fixture->store);
  {
    g_autoptr (AlongFound) found = find (fixture, "marmalade");
    g_assert_cmpuint (found->items->len, ==, 8);
    before = tell (found);
  }
  g_assert_true (along_store_close_sync (fixture->store, NULL));
  make_older (fixture);

  g_assert_true (along_store_open_sync (fixture->store, fixture->key, NULL, &error));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_finds (fixture, "sleep", "2 Tierney: [Sleep] and milk\n2 Tierney: [Sleep]\n3 Tierney: [Sleeps]");
  assert_finds (fixture, "tierney mil", "2 Tierney: Sleep and [milk]");
  assert_finds (fixture, "jade", "1 Tierney: [Jade] Tierney");
  assert_finds (fixture, "tierny", "0 Tierney~: Tierney\n1 Tierney~: Jade Tierney");
  assert_finds (fixture, "zephy", "1 Tierney: [Zephyrine]");
  assert_finds (fixture, "warmth", "4 Tierney: Marmalade eight");
  {
    g_autoptr (AlongFound) found = find (fixture, "marmalade");
    after = tell (found);
  }
  g_assert_cmpstr (after, ==, before);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* A note that is not in the index, or that is there under another day, or of nobody, is told by the full check. */
static void
test_lost_note (void)
{
  static const char *const harms[] = {
    "DELETE FROM \"search_text\" WHERE \"words\" MATCH 'milk'",
    "UPDATE \"contact\" SET \"at_day\" = \"at_day\" + 1",
    "INSERT INTO \"search_text\" (\"docid\", \"words\") VALUES (4711, 'nobody')",
    "DELETE FROM \"search_text\" WHERE \"words\" MATCH 'warmth'",
    "DELETE FROM \"search_name\" WHERE \"words\" MATCH 'jade'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      Fixture *fixture = fixture_new ();
      AlongId family = fixture_add_family (fixture, "Tierney");

      fixture_add_person (fixture, family, "Jade Tierney");
      fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Sleep and milk");
      add_event_and_assessment (fixture, family);
      fixture_assert_sound (fixture->store);
      fixture_meddle (fixture, harms[i]);
      g_assert_cmpuint (fixture_count_problems (fixture->store), ==, 1);
      fixture_free (fixture);
    }
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

/* Pieces of the index that no merging has touched, of the tree that has most of them. */
static gint64
count_pieces (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection = store_connection_open (path, fixture->key, STORE_CONNECTION_READ, &error);
  gint64 most = 0;

  g_assert_no_error (error);
  store_get_int (connection,
                 "SELECT coalesce(max(\"n\"), 0) FROM (SELECT count(*) AS \"n\" FROM \"search_text_segdir\" "
                 "WHERE \"level\" % 1024 = 0 GROUP BY \"level\")", &most, &error);
  g_assert_no_error (error);
  store_connection_close (connection, &error);
  g_assert_no_error (error);
  return most;
}

/** Merging: the writer's, held in its midst until somebody else has asked for something. */
typedef struct
{
  AlongStore *store;
  sqlite3 *db;
  int before;   /* rows that had been written when it began; -1: it has not begun */
  int held;     /* atomic: it is in its midst */
  int asked;    /* atomic: go on */
  int given_up; /* atomic: how often it was */
} Merging;

/* On the writer's thread, between any two steps of SQLite. */
static int
hold (void *data)
{
  Merging *merging = data;

  if (!merging->store->tidying)
    merging->before = -1;
  else if (merging->before < 0)
    merging->before = sqlite3_total_changes (merging->db);
  else if (sqlite3_total_changes (merging->db) > merging->before && !g_atomic_int_get (&merging->asked))
    {
      g_atomic_int_set (&merging->held, TRUE);
      while (!g_atomic_int_get (&merging->asked))
        g_usleep (1000);
    }
  return 0;
}

static void
note_given_up (void *data)
{
  g_atomic_int_inc (&((Merging *) data)->given_up);
}

static gboolean
watch_merging (AlongStore *store, StoreCall *call)
{
  Merging *merging = call->request;

  merging->db = store->writer.connection->db;
  sqlite3_progress_handler (merging->db, 1, hold, merging);
  sqlite3_rollback_hook (merging->db, note_given_up, merging);
  return TRUE;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_store_commit_finish (ALONG_STORE (source), result, &error);
  g_assert_no_error (error);
  ++*(int *) data;
}

/* Asked for, and on its way. @saved: counts those that are done */
static void
save_text (Fixture *fixture, AlongId family, const char *text, int *saved)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Add", family);

  along_record_set_text (along_edit_create (edit, ALONG_KIND_OBSERVATION), ALONG_OBSERVATION_P_TEXT, text);
  along_store_commit_async (fixture->store, edit, fixture->worker, NULL, NULL, on_saved, saved);
}

/* Merging of the index makes way for whoever wants to save something, is taken up again, and loses nothing. */
static void
test_makes_way (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  Merging merging = { .store = fixture->store, .before = -1 };
  StoreCall *watch = store_call_new (watch_merging, NULL);
  int saved = 0;

  /* One right behind the other: the writer has no time to merge before it is watched. */
  for (int i = 0; i < 12; i++)
    save_text (fixture, family, "Talked about sleep", &saved);
  watch->request = &merging;
  g_assert_true (store_call_wait (fixture->store, &fixture->store->writer, watch, NULL));
  store_call_free (watch);
  for (int i = 0; i < 100 && !g_atomic_int_get (&merging.held); i++)
    g_usleep (100000);
  g_assert_true (g_atomic_int_get (&merging.held));
  g_assert_cmpint (g_atomic_int_get (&merging.given_up), ==, 0);
  save_text (fixture, family, "Walked to the pond", &saved);
  g_atomic_int_set (&merging.asked, TRUE);
  while (saved < 13)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_atomic_int_get (&merging.given_up), ==, 1);
  g_assert_cmpint (count_pieces (fixture), >=, 6);
  for (int i = 0; i < 100 && count_pieces (fixture) >= 6; i++)
    g_usleep (100000);
  g_assert_cmpint (count_pieces (fixture), <, 6);
  g_autoptr (AlongFound) found = find (fixture, "sleep"), other = find (fixture, "pond");
  g_assert_cmpuint (found->items->len, ==, 12);
  g_assert_cmpuint (other->items->len, ==, 1);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/groups", test_groups);
  g_test_add_func ("/store/search/many", test_many);
  g_test_add_func ("/store/search/busy-days", test_busy_days);
  g_test_add_func ("/store/search/wordless", test_wordless);
  g_test_add_func ("/store/search/follows", test_follows);
  g_test_add_func ("/store/search/older-store", test_older_store);
  g_test_add_func ("/store/search/lost-note", test_lost_note);
  g_test_add_func ("/store/search/makes-way", test_makes_way);
  g_test_add_func ("/store/search/newer-takes-its-place", test_newer_takes_its_place);
  return g_test_run ();
}
