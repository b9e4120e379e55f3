/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families given from one caseload to another in a file. */
#include "bundle-pair.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-store-bundle.h"
#include "along-store-history.h"
#include "along-store-known.h"
#include "along-test-images.h"
#include "bundle.h"
#include "store-child.h"

static void
test_there_and_back (void)
{
  Pair pair;
  AlongColleagueKey marta_key;
  gint64 before;

  pair_init (&pair);
  g_assert_true (along_store_get_own_key_sync (pair.marta->store, pair.marta->worker, &marta_key, NULL));
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    g_assert_cmpint (taking->key, ==, ALONG_TAKING_KEY_UNKNOWN);
    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_NEW), ==, 4);
    g_assert_cmpuint (along_taking_count_undecided (taking), ==, 0);
    g_assert_cmpuint (taking->team_new->len, ==, 1);
    g_assert_cmpuint (pair_take (pair.sam, taking), ==, 2);
  }
  pair_assert_same (&pair);
  before = pair_journal_of (pair.sam);
  {
    /* The second time nothing changes. */
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    g_assert_true (along_taking_is_all_here (taking));
    g_assert_cmpuint (pair_take (pair.sam, taking), ==, 0);
    g_assert_cmpint (pair_journal_of (pair.sam), ==, before);
  }
  /* What Sam writes goes back. */
  pair_set_phone (pair.sam, &pair, "07700 900001");
  pair_give (&pair, pair.sam, &marta_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.marta);

    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_CHANGED), ==, 1);
    g_assert_cmpuint (pair_take (pair.marta, taking), ==, 2);
  }
  pair_assert_same (&pair);
  fixture_reopen (pair.sam);
  fixture_reopen (pair.marta);
  pair_assert_same (&pair);
  fixture_assert_sound (pair.sam->store);
  fixture_assert_sound (pair.marta->store);
  pair_clear (&pair);
}

static void
test_conflict (void)
{
  Pair pair;
  AlongColleagueKey marta_key;

  pair_init (&pair);
  g_assert_true (along_store_get_own_key_sync (pair.marta->store, pair.marta->worker, &marta_key, NULL));
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    pair_take (pair.sam, taking);
  }
  pair_set_phone (pair.marta, &pair, "1");
  pair_set_phone (pair.sam, &pair, "2");
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_autoptr (GError) error = NULL;
    gint64 before = pair_journal_of (pair.sam);

    g_assert_cmpuint (along_taking_count_undecided (taking), ==, 1);
    /* Nothing is decided in silence. */
    g_assert_null (along_store_take_in_sync (pair.sam->store, taking, pair.sam->worker, NULL, NULL, NULL, &error));
    g_assert_error (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_UNDECIDED);
    g_assert_cmpint (pair_journal_of (pair.sam), ==, before);
    along_exchange_choose (taking->families->pdata[0], 0, 0, ALONG_EXCHANGE_OURS);
    g_assert_cmpuint (pair_take (pair.sam, taking), ==, 1);
  }
  pair_give (&pair, pair.sam, &marta_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.marta);

    g_assert_cmpuint (along_taking_count_undecided (taking), ==, 0);
    pair_take (pair.marta, taking);
  }
  pair_assert_same (&pair);
  fixture_assert_sound (pair.sam->store);
  {
    /* Something was written here after the file was read. */
    g_autoptr (AlongTaking) taking = NULL;
    g_autoptr (GError) error = NULL;

    pair_set_phone (pair.sam, &pair, "3");
    pair_give (&pair, pair.sam, &marta_key, FALSE);
    taking = pair_look (&pair, pair.marta);
    pair_set_phone (pair.marta, &pair, "4");
    g_assert_null (along_store_take_in_sync (pair.marta->store, taking, pair.marta->worker, NULL, NULL, NULL, &error));
    g_assert_error (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_CHANGED);
  }
  pair_clear (&pair);
}

static void
test_keys (void)
{
  Pair pair;
  Fixture *eve = fixture_new ();
  AlongColleagueKey key;
  g_autoptr (GPtrArray) keys = NULL;

  pair_init (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  pair_assert_refused (&pair, eve, ALONG_TAKING_ERROR_NOT_FOR_YOU);
  g_assert_true (along_store_get_own_key_sync (pair.marta->store, pair.marta->worker, &key, NULL));
  g_assert_true (along_store_accept_colleague_key_sync (pair.sam->store, &key, pair.sam->worker, NULL));
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_assert_cmpint (taking->key, ==, ALONG_TAKING_KEY_ACCEPTED);
    g_assert_cmpint (taking->maker.accepted_at, >, 0);
  }
  /* Somebody else's key under the same name. */
  memset (key.sign_key, 7, sizeof key.sign_key);
  g_assert_true (along_store_accept_colleague_key_sync (pair.sam->store, &key, pair.sam->worker, NULL));
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_assert_cmpint (taking->key, ==, ALONG_TAKING_KEY_CHANGED);
  }
  keys = along_store_list_colleague_keys_sync (pair.sam->store, NULL);
  g_assert_cmpuint (keys->len, ==, 1);
  g_assert_true (along_store_forget_colleague_key_sync (pair.sam->store, key.worker, pair.sam->worker, NULL));
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
  fixture_free (eve);
}

static void
test_passphrase (void)
{
  Pair pair;
  g_autoptr (AlongSecretText) right = along_secret_text_new ("six blue boats"), wrong = along_secret_text_new ("six blue goats");
  g_autoptr (GError) error = NULL;
  AlongTaking *taking;

  pair_init (&pair);
  const AlongStoreGiving giving = { &pair.family, 1, pair.marta->worker, FALSE, NULL, right, "a passphrase" };
  along_store_give_sync (pair.marta->store, &giving, pair.file, NULL, NULL, &error);
  g_assert_no_error (error);
  pair_assert_refused (&pair, pair.sam, ALONG_TAKING_ERROR_PASSPHRASE);
  taking = along_store_look_into_sync (pair.sam->store, pair.file, wrong, NULL, NULL, NULL, &error);
  g_assert_null (taking);
  g_assert_error (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  taking = along_store_look_into_sync (pair.sam->store, pair.file, right, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  along_taking_free (taking);
  pair_clear (&pair);
}

/* No restricted line goes to another team, in no form. */
static void
test_cut (void)
{
  Pair pair;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (AlongFamily) family = NULL;
  AlongRecord *event, *loss, *edd;

  pair_init (&pair);
  family = fixture_load (pair.marta, pair.family);
  edit = along_edit_new ("Private", pair.family);
  along_record_set_text (along_edit_change (edit, along_family_find (family, ALONG_KIND_PERSON, pair.person)), ALONG_PERSON_P_SAFETY,
                         "SECRETSAFETY");
  event = along_edit_create (edit, ALONG_KIND_EVENT);
  along_record_set_text (event, ALONG_EVENT_P_KIND, "crisis");
  along_record_set_text (event, ALONG_EVENT_P_TEXT, "SECRETEVENT");
  along_record_set_bool (event, ALONG_EVENT_P_PRIVATE, TRUE);
  along_record_set_instant (event, ALONG_EVENT_P_DATE, &(AlongInstant){ .day = 2460700, .day_only = TRUE });
  loss = along_edit_create (edit, ALONG_KIND_PREGNANCY);
  along_record_set_ref (loss, ALONG_PREGNANCY_P_MOTHER, pair.person);
  along_record_set_enum (loss, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  along_record_set_text (loss, ALONG_PREGNANCY_P_NOTE, "SECRETLOSS");
  edd = along_edit_create (edit, ALONG_KIND_EDD);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (loss));
  along_record_set_day (edd, ALONG_EDD_P_EDD, 2460800);
  along_record_set_day (edd, ALONG_EDD_P_RECORDED, 2460700);
  along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_LMP);
  along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_SCAN);
  fixture_commit (pair.marta, edit);
  pair_give (&pair, pair.marta, &pair.sam_key, TRUE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_autofree char *words = NULL;
    g_autoptr (AlongFamily) theirs = along_exchange_get_theirs (taking->families->pdata[0]);

    g_assert_true (taking->cut);
    g_assert_cmpuint (taking->left_out, ==, 3);
    words = along_test_words (theirs);
    g_assert_null (strstr (words, "SECRET"));
    pair_take (pair.sam, taking);
  }
  fixture_assert_sound (pair.sam->store);
  /* Somebody of the team gets the rest later. */
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    g_assert_cmpuint (along_taking_count_undecided (taking), ==, 0);
    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_NEW), ==, 3);
    pair_take (pair.sam, taking);
  }
  pair_assert_same (&pair);
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

static AlongRecord *
add_baby (AlongEdit *edit, const char *name)
{
  AlongRecord *baby = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (baby, ALONG_PERSON_P_NAME, name);
  along_record_set_text (baby, ALONG_PERSON_P_BORN, "2024-06-27");
  along_record_set_enum (baby, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  return baby;
}

/* Twins of whom one died at two days: the other team learns of both, and of all that both are named in. */
static void
test_cut_twins (void)
{
  Pair pair;
  g_autoptr (AlongEdit) edit = NULL, later = NULL;
  g_autoptr (AlongFamily) family = NULL;
  AlongRecord *living, *dead, *pregnancy, *edd, *contact;
  AlongId babies[2], pregnancy_id, edd_id, contact_id;

  pair_init (&pair);
  edit = along_edit_new ("Twins", pair.family);
  living = add_baby (edit, "Aoife");
  dead = add_baby (edit, "Lorcan");
  babies[0] = along_record_get_id (living);
  babies[1] = along_record_get_id (dead);
  pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY);
  pregnancy_id = along_record_get_id (pregnancy);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, pair.person);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, babies, 2);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &(AlongInstant){ .day = 2460489, .day_only = TRUE });
  edd = along_edit_create (edit, ALONG_KIND_EDD);
  edd_id = along_record_get_id (edd);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, pregnancy_id);
  along_record_set_day (edd, ALONG_EDD_P_EDD, 2460490);
  along_record_set_day (edd, ALONG_EDD_P_RECORDED, 2460300);
  along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_LMP);
  along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_SCAN);
  fixture_commit (pair.marta, edit);
  contact_id = fixture_add_contact (pair.marta, pair.family, "2024-06-28T10:00:00+01:00", ALONG_CONTACT_STATUS_COMPLETED, "Both were held.");
  /* As they were, the other team has them from an earlier file. */
  pair_give (&pair, pair.marta, &pair.sam_key, TRUE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    g_assert_cmpuint (taking->left_out, ==, 0);
    pair_take (pair.sam, taking);
  }
  family = fixture_load (pair.marta, pair.family);
  later = along_edit_new ("Died", pair.family);
  along_record_set_text (along_edit_change (later, along_family_find (family, ALONG_KIND_PERSON, babies[1])), ALONG_PERSON_P_DIED,
                         "2024-06-29");
  contact = along_edit_change (later, along_family_find (family, ALONG_KIND_CONTACT, contact_id));
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, babies, 2);
  fixture_commit (pair.marta, later);
  pair_give (&pair, pair.marta, &pair.sam_key, TRUE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_autoptr (AlongFamily) theirs = along_exchange_get_theirs (taking->families->pdata[0]);
    AlongRecord *visit = along_family_find (theirs, ALONG_KIND_CONTACT, contact_id);

    g_assert_true (taking->cut);
    g_assert_cmpuint (taking->left_out, ==, 0);
    g_assert_nonnull (along_family_find (theirs, ALONG_KIND_PREGNANCY, pregnancy_id));
    g_assert_nonnull (along_family_find (theirs, ALONG_KIND_EDD, edd_id));
    g_assert_nonnull (visit);
    for (int i = 0; i < 2; i++)
      g_assert_true (along_record_refers_to (visit, ALONG_CONTACT_P_PARTICIPANTS, babies[i]));
    pair_take (pair.sam, taking);
  }
  {
    g_autoptr (AlongFamily) taken = fixture_load (pair.sam, pair.family);
    g_assert_cmpstr (along_record_get_text (along_family_find (taken, ALONG_KIND_PERSON, babies[1]), ALONG_PERSON_P_DIED), ==, "2024-06-29");
    g_assert_cmpstr (along_record_get_text (along_family_find (taken, ALONG_KIND_PERSON, babies[0]), ALONG_PERSON_P_NAME), ==, "Aoife");
    g_assert_nonnull (along_family_find (taken, ALONG_KIND_PREGNANCY, pregnancy_id));
    g_assert_nonnull (along_family_find (taken, ALONG_KIND_EDD, edd_id));
    g_assert_nonnull (along_family_find (taken, ALONG_KIND_CONTACT, contact_id));
  }
  pair_assert_same (&pair);
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

/* The colleague was made one of the team between reading the file and taking it in. */
static void
test_known_since (void)
{
  Pair pair;

  pair_init (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_autoptr (AlongEdit) edit = along_edit_new ("Colleague", ALONG_ID_NONE);
    AlongRecord *worker = along_edit_create_with_id (edit, ALONG_KIND_WORKER, pair.marta->worker);

    g_assert_cmpuint (taking->team_new->len, ==, 1);
    along_record_set_text (worker, ALONG_WORKER_P_NAME, "Marta");
    along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
    fixture_commit (pair.sam, edit);
    g_assert_cmpuint (pair_take (pair.sam, taking), ==, 1);
  }
  pair_assert_same (&pair);
  pair_clear (&pair);
}

/* The last edit that was taken in for the family. */
static AlongId
last_taken_in (Pair *pair, Fixture *fixture)
{
  const AlongStoreHistoryFilter filter = { pair->family, ALONG_ID_NONE, 0, 10 };
  g_autoptr (GError) error = NULL;
  AlongStoreHistory *history = along_store_history_sync (fixture->store, &filter, &error);
  AlongId id = ALONG_ID_NONE;

  g_assert_no_error (error);
  for (guint i = 0; along_id_is_none (id) && i < history->edits->len; i++)
    {
      const AlongStoreHistoryEdit *edit = history->edits->pdata[i];
      if (edit->taken_in && along_id_is_none (edit->of))
        id = edit->id;
    }
  along_store_history_free (history);
  g_assert_false (along_id_is_none (id));
  return id;
}

static void
take_back (Pair *pair, Fixture *fixture, AlongId edit)
{
  g_autoptr (GError) error = NULL;
  AlongStoreTakeBack *plan = along_store_plan_take_back_sync (fixture->store, edit, pair->family, fixture->worker, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->changed->len, ==, 0);
  along_store_take_back_sync (fixture->store, plan, fixture->worker, &error);
  g_assert_no_error (error);
  along_store_take_back_free (plan);
}

static char *
state_of (Pair *pair, Fixture *fixture)
{
  g_autoptr (AlongFamily) family = fixture_load (fixture, pair->family);
  g_autoptr (AlongFamily) told = along_store_load_known_sync (fixture->store, pair->family, G_MAXINT64, NULL);
  g_autofree char *by_journal = along_test_words (told);
  char *by_rows = along_test_words (family);

  g_assert_cmpstr (by_rows, ==, by_journal);
  return by_rows;
}

/* What was taken in is taken back as one thing, and put back; also a conflict that was decided, and a new family. */
static void
test_taken_back (void)
{
  Pair pair;
  g_autofree char *before = NULL, *taken = NULL, *after = NULL, *again = NULL;
  AlongId edit;

  pair_init (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    pair_take (pair.sam, taking);
  }
  pair_set_phone (pair.sam, &pair, "2");
  before = state_of (&pair, pair.sam);
  /* There a number is written, and another person; here the number was changed, too. */
  pair_set_phone (pair.marta, &pair, "1");
  pair_set_phone (pair.marta, &pair, "11");
  fixture_add_person (pair.marta, pair.family, "Alfie Tierney");
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    g_assert_cmpuint (along_taking_count_undecided (taking), ==, 1);
    for (guint i = 0; i < along_exchange_get_n (taking->families->pdata[0]); i++)
      if (along_exchange_get_item (taking->families->pdata[0], i)->fields->len > 0)
        along_exchange_choose (taking->families->pdata[0], i, 0, ALONG_EXCHANGE_THEIRS);
    pair_take (pair.sam, taking);
  }
  taken = state_of (&pair, pair.sam);
  g_assert_cmpstr (taken, !=, before);
  edit = last_taken_in (&pair, pair.sam);
  take_back (&pair, pair.sam, edit);
  after = state_of (&pair, pair.sam);
  g_assert_cmpstr (after, ==, before);
  take_back (&pair, pair.sam, edit);
  again = state_of (&pair, pair.sam);
  g_assert_cmpstr (again, ==, taken);
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

/* What a process that was killed left of a file is gone at the next start; and while all goes well nothing is left. */
static void
test_left_over (void)
{
  Pair pair;
  g_autofree char *dead = NULL, *other = NULL;

  pair_init (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_autoptr (GDir) dir = g_dir_open (pair.sam->dir, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL)
      g_assert_false (g_str_has_prefix (name, "bundle."));
  }
  dead = fixture_path (pair.sam, "bundle.a1B2c3");
  other = fixture_path (pair.sam, "bundle.of-mine");
  g_assert_true (g_file_set_contents (dead, "pages", -1, NULL) && g_file_set_contents (other, "pages", -1, NULL));
  fixture_reopen (pair.sam);
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  pair_clear (&pair);
}

static void
test_cancel (void)
{
  Pair pair;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  pair_init (&pair);
  const AlongStoreGiving giving = { &pair.family, 1, pair.marta->worker, FALSE, pair.sam_key.seal_key, NULL, "Sam" };
  g_cancellable_cancel (cancellable);
  g_assert_false (along_store_give_sync (pair.marta->store, &giving, pair.file, NULL, cancellable, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
  g_assert_false (g_file_test (pair.file, G_FILE_TEST_EXISTS));
  pair_clear (&pair);
}

/* As an erasure leaves it: no row, and no image in the journal. */
static void
erase (Fixture *fixture, const char *kind, AlongId id)
{
  g_autofree char *path = fixture_path (fixture, "store"), *row = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = ?", kind);
  const char *const sql[] = { row, "DELETE FROM \"journal_image\" WHERE \"slot\" / 2 IN (SELECT \"n\" FROM \"journal\" WHERE \"record\" = ?)" };
  StoreConnection *connection;

  along_store_close_sync (fixture->store, NULL);
  g_clear_object (&fixture->store);
  connection = store_connection_open (path, fixture->key, STORE_CONNECTION_WRITE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      sqlite3_stmt *statement = store_statement (connection, sql[i], NULL);
      store_bind_id (statement, 1, id);
      g_assert_true (store_run (connection, statement, NULL));
    }
  store_connection_close (connection, NULL);
  fixture_reopen (fixture);
}

/* What was erased here is not brought back, whatever was written of it since; not a family either. */
static void
test_erased (void)
{
  Pair pair;
  g_autoptr (AlongFamily) family = NULL;

  pair_init (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    pair_take (pair.sam, taking);
  }
  erase (pair.sam, "person", pair.person);
  pair_set_phone (pair.marta, &pair, "1");
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_ERASED), ==, 1);
    g_assert_true (along_taking_is_all_here (taking));
    g_assert_cmpuint (along_exchange_take (taking->families->pdata[0], 0, TRUE), ==, 0);
    g_assert_cmpuint (pair_take (pair.sam, taking), ==, 0);
  }
  family = fixture_load (pair.sam, pair.family);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 0);
  erase (pair.sam, "family", pair.family);
  fixture_add_person (pair.marta, pair.family, "Alfie Tierney");
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_NEW), ==, 0);
    g_assert_cmpuint (pair_take (pair.sam, taking), ==, 0);
  }
  pair_clear (&pair);
}

#define KILLS 10 /* of an ordinary run; ALONG_TEST_KILLS: so many */

/* The child: takes the file in, and says when it begins, and when all is saved. */
static int
take_in_once (const char *dir, AlongKey *key, char **more)
{
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
  g_autoptr (AlongTaking) taking = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  AlongId worker;

  if (!along_id_parse (more[1], &worker) || !along_store_open_sync (store, key, NULL, NULL))
    return 1;
  taking = along_store_look_into_sync (store, more[0], NULL, NULL, NULL, NULL, NULL);
  if (taking == NULL || !child_say ("!"))
    return 1;
  edits = along_store_take_in_sync (store, taking, worker, NULL, NULL, NULL, NULL);
  return edits != NULL && child_say (".") && along_store_close_sync (store, NULL) ? 0 : 1;
}

/* The process ends at any moment of taking in: all of it is there, or nothing, and it can be taken in again. */
static void
test_killed (void)
{
  const char *wanted = g_getenv ("ALONG_TEST_KILLS");
  int kills = wanted != NULL ? atoi (wanted) : KILLS;
  guint whole = 0;
  Pair pair;

  pair_init (&pair);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d", i);
      fixture_add_person (pair.marta, pair.family, name);
    }
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  for (int k = 0; k < kills; k++)
    {
      Fixture *sam = pair.sam;
      g_autofree char *worker = along_id_to_text (sam->worker), *said = NULL;
      g_autoptr (AlongFamily) family = NULL;
      guint people;
      Child child;
      char ready;

      child_start_on (&child, sam, (const char *const[]){ pair.file, worker, NULL });
      child_hear (&child, &ready, 1);
      g_usleep ((gulong) g_test_rand_int_range (0, 60000));
      said = child_kill (&child);
      fixture_reopen (sam);
      family = fixture_load (sam, pair.family);
      people = along_family_count (family, ALONG_KIND_PERSON);
      g_assert_true (people == 0 || people == 201);
      /* What was said to be saved is there. */
      g_assert_true (people == 201 || strcmp (said, ".") != 0);
      if (wanted != NULL && people == 0)
        fixture_assert_sound (sam->store);
      if (people > 0)
        {
          g_autofree char *state = state_of (&pair, sam);
          whole++;
          /* Another caseload for the next. */
          fixture_assert_sound (sam->store);
          fixture_free (sam);
          pair.sam = fixture_new ();
          g_assert_true (along_store_get_own_key_sync (pair.sam->store, pair.sam->worker, &pair.sam_key, NULL));
          g_unlink (pair.file);
          pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
        }
    }
  g_test_message ("%d kills, %u after it was all there", kills, whole);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    pair_take (pair.sam, taking);
  }
  pair_assert_same (&pair);
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

int
main (int argc, char **argv)
{
  int status = child_main (argc, argv, take_in_once);

  if (status >= 0)
    return status;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/bundle/there-and-back", test_there_and_back);
  g_test_add_func ("/store/bundle/conflict", test_conflict);
  g_test_add_func ("/store/bundle/keys", test_keys);
  g_test_add_func ("/store/bundle/passphrase", test_passphrase);
  g_test_add_func ("/store/bundle/cut", test_cut);
  g_test_add_func ("/store/bundle/cut-twins", test_cut_twins);
  g_test_add_func ("/store/bundle/known-since", test_known_since);
  g_test_add_func ("/store/bundle/taken-back", test_taken_back);
  g_test_add_func ("/store/bundle/erased", test_erased);
  g_test_add_func ("/store/bundle/killed", test_killed);
  g_test_add_func ("/store/bundle/left-over", test_left_over);
  g_test_add_func ("/store/bundle/cancel", test_cancel);
  return g_test_run ();
}
