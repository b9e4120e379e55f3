/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index follows the records, is kept in order while nobody waits, and what is missing in it is told. */
#include "searched.h"

#include "along-clock.h"
#include "store-call.h"

/* Noon on 30 June 2026. */
#define NOW G_GINT64_CONSTANT (1782817200000)

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
  searched_assert (fixture, "rain", "2 Ahmed: [Rain] all morning\n2 Ahmed: [Rain] again");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Remove", family);
    along_edit_delete (edit, along_family_lookup (loaded, note));
    fixture_commit (fixture, edit);
  }
  searched_assert (fixture, "morning", "");
  g_object_unref (along_store_undo_sync (fixture->store, family, fixture->worker, FALSE, NULL));
  searched_assert (fixture, "morning", "2 Ahmed: Rain all [morning]");
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  {
    g_autoptr (AlongEdit) edit = along_edit_new ("Close", family);
    along_record_set_text (along_edit_change (edit, along_family_nth (loaded, ALONG_KIND_EPISODE, 0)), ALONG_EPISODE_P_TO,
                           "2026-06-29");
    fixture_commit (fixture, edit);
  }
  {
    g_autoptr (AlongFound) found = searched_find (fixture, "morning");
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
  searched_assert (fixture, "rain", "");
  searched_assert (fixture, "ahmed", "");
  along_clock_thaw ();
  fixture_free (fixture);
}

/* Takes away what version 5 added to the tables: SQLite 3.15 drops no columns, but reads fewer of a row than there are. */
#define BEFORE_5                                                                                                       \
  "DROP TABLE \"arrangement\"; DROP TABLE \"safety\"; DROP TABLE \"kept_line\";"                                         \
  "PRAGMA writable_schema = 1;"                                                                                        \
  "UPDATE sqlite_master SET sql = substr (sql, 1, CASE \"name\" "                                                      \
  "WHEN 'programme' THEN instr (sql, ', \"nation\"') WHEN 'person' THEN instr (sql, ', \"orientation\"') "               \
  "WHEN 'couple' THEN instr (sql, ', \"childless\"') WHEN 'bond' THEN instr (sql, ', \"confidence\"') "                  \
  "ELSE instr (sql, ', \"ring\"') END - 1) || ')' "                                                                    \
  "WHERE \"type\" = 'table' AND \"name\" IN ('programme', 'person', 'couple', 'bond', 'professional');"                  \
  "PRAGMA writable_schema = 0;"

/* The index as the first version of the store had it: numbers that told the kind and the row, and a table for the family. */
static const char first_tables[]
  = "DROP TABLE search_name; DROP TABLE search_text;"
    "CREATE VIRTUAL TABLE \"search_name\" USING fts4 (\"words\", \"sound\", matchinfo=fts3, prefix=\"1,2,3\", tokenize=unicode61);"
    "CREATE VIRTUAL TABLE \"search_text\" USING fts4 (\"words\", matchinfo=fts3, prefix=\"2,3\", tokenize=unicode61);"
    "CREATE TABLE \"search_text_family\" (\"docid\" INTEGER PRIMARY KEY, \"family\" INTEGER NOT NULL);"
    BEFORE_5 "PRAGMA user_version = 2;";

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
    searched_add (fixture, family, each[i].kind, each[i].text, each[i].words, each[i].date, each[i].day);
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
  searched_add (fixture, family, ALONG_KIND_OBSERVATION, ALONG_OBSERVATION_P_TEXT, "Sleeps", ALONG_OBSERVATION_P_DATE, "2026-05-01");
  add_each (fixture, family);
  add_event_and_assessment (fixture, family);
  fixture_assert_sound (fixture->store);
  searched_assert (fixture, "4 May 2026", "2 Tierney: ");
  {
    g_autoptr (AlongFound) found = searched_find (fixture, "marmalade");
    g_assert_cmpuint (found->items->len, ==, 8);
    before = searched_tell (found);
  }
  g_assert_true (along_store_close_sync (fixture->store, NULL));
  make_older (fixture);

  g_assert_true (along_store_open_sync (fixture->store, fixture->key, NULL, &error));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  searched_assert (fixture, "sleep", "2 Tierney: [Sleep] and milk\n2 Tierney: [Sleep]\n3 Tierney: [Sleeps]");
  searched_assert (fixture, "tierney mil", "2 Tierney: Sleep and [milk]");
  searched_assert (fixture, "jade", "1 Tierney: [Jade] Tierney");
  searched_assert (fixture, "tierny", "0 Tierney~: Tierney\n1 Tierney~: Jade Tierney");
  searched_assert (fixture, "zephy", "1 Tierney: [Zephyrine]");
  searched_assert (fixture, "warmth", "4 Tierney: Marmalade eight");
  searched_assert (fixture, "4 May 2026", "2 Tierney: ");
  {
    g_autoptr (AlongFound) found = searched_find (fixture, "marmalade");
    after = searched_tell (found);
  }
  g_assert_cmpstr (after, ==, before);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* The version before had no place for contacts without words but for those written last: each gets its own, whatever is
 * there already, and one that is gone gets none. */
static void
test_version_3 (void)
{
  static const char as_it_was[]
    = "DELETE FROM \"search_text\" WHERE \"docid\" IN (SELECT \"docid\" FROM \"search_text_content\" WHERE \"c0words\" = '');"
      "INSERT INTO \"search_text\" (\"docid\", \"words\") SELECT (7 << 60) | ((131071 - (\"at_day\" - 2415020)) << 43) | (1 << 23) | \"rid\", '' "
      "FROM \"contact\" WHERE \"rid\" = 3;"
      "UPDATE \"contact\" SET \"deleted\" = 1 WHERE \"rid\" = 4;"
      BEFORE_5 "PRAGMA user_version = 3;";
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Tierney");
  g_autofree char *copy = fixture_path (fixture, "store.before-4");

  fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Sleep and milk");
  fixture_add_contact (fixture, family, "2026-06-02 10:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  fixture_add_contact (fixture, family, "2026-06-03 10:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  fixture_add_contact (fixture, family, "2026-06-04 10:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
  fixture_meddle (fixture, as_it_was);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  searched_assert (fixture, "1 June 2026", "2 Tierney: Sleep and milk");
  searched_assert (fixture, "2 June 2026", "2 Tierney: ");
  searched_assert (fixture, "3 June 2026", "2 Tierney: ");
  searched_assert (fixture, "4 June 2026", "");
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
    "DELETE FROM \"search_text\" WHERE \"docid\" IN (SELECT \"docid\" FROM \"search_text_content\" WHERE \"c0words\" = '')",
    "DELETE FROM \"search_name\" WHERE \"words\" MATCH 'jade'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      Fixture *fixture = fixture_new ();
      AlongId family = fixture_add_family (fixture, "Tierney");

      fixture_add_person (fixture, family, "Jade Tierney");
      fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Sleep and milk");
      fixture_add_contact (fixture, family, "2026-06-02 10:00", ALONG_CONTACT_STATUS_COMPLETED, NULL);
      add_event_and_assessment (fixture, family);
      fixture_assert_sound (fixture->store);
      fixture_meddle (fixture, harms[i]);
      g_assert_cmpuint (fixture_count_problems (fixture->store), ==, 1);
      fixture_free (fixture);
    }
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
  g_autoptr (AlongFound) found = searched_find (fixture, "sleep"), other = searched_find (fixture, "pond");
  g_assert_cmpuint (found->items->len, ==, 12);
  g_assert_cmpuint (other->items->len, ==, 1);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-index/follows", test_follows);
  g_test_add_func ("/store/search-index/older-store", test_older_store);
  g_test_add_func ("/store/search-index/version-3", test_version_3);
  g_test_add_func ("/store/search-index/lost-note", test_lost_note);
  g_test_add_func ("/store/search-index/makes-way", test_makes_way);
  return g_test_run ();
}
