/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else goes on while something is erased, and files of colleagues who still have it. */
#include "bundle-pair.h"
#include "erased.h"


#include "along-access.h"
#include "along-store-known.h"
#include "along-test-images.h"
#include "copy.h"
#include "store-object.h"

static const char *const planted[] = { "Dalziel", "dalziel", "Quimby", "quimby", NULL };

typedef struct
{
  Fixture *fixture;
  AlongId family, person;
} Erasing;

static gpointer
erase_in_thread (gpointer data)
{
  const Erasing *erasing = data;

  erased_erase (erasing->fixture, erasing->family, erasing->person, NULL);
  return NULL;
}

/* What is going on aside may wait for the writer: the erasure waits for it, and not there. */
static void
test_aside (void)
{
  Erasing erasing = { fixture_new (), ALONG_ID_NONE, ALONG_ID_NONE };
  g_autoptr (GError) error = NULL;
  AlongColleagueKey key;
  StoreAside aside, late;
  GThread *thread;

  erasing.family = fixture_add_family (erasing.fixture, "Dalziel");
  g_assert_true (store_aside_begin (&aside, erasing.fixture->store, NULL, &error));
  thread = g_thread_new ("erase", erase_in_thread, &erasing);
  while (!g_cancellable_is_cancelled (aside.either))
    g_usleep (1000);
  /* The writer carries this out, though the erasure waits. */
  g_assert_true (along_store_get_own_key_sync (erasing.fixture->store, erasing.fixture->worker, &key, &error));
  g_assert_false (store_aside_begin (&late, erasing.fixture->store, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  store_aside_end (&aside);
  g_thread_join (thread);
  g_assert_cmpuint (erased_count (erasing.fixture, planted), ==, 0);
  g_assert_true (store_aside_begin (&late, erasing.fixture->store, NULL, &error));
  store_aside_end (&late);
  fixture_free (erasing.fixture);
}

/* Somebody reads what was there before: it is remembered that the file is not tidy, until it is. */
static void
test_reader (void)
{
  for (gboolean reopen = FALSE; reopen <= TRUE; reopen++)
    {
      Fixture *fixture = fixture_new ();
      AlongId family = fixture_add_family (fixture, "Dalziel");
      g_autofree char *store = fixture_path (fixture, "store");
      g_autoptr (GError) error = NULL;
      StoreConnection *reader = store_connection_open (store, fixture->key, STORE_CONNECTION_READ, &error);

      g_assert_no_error (error);
      g_assert_true (store_begin_reading (reader, &error));
      erased_erase (fixture, family, ALONG_ID_NONE, NULL);
      g_assert_cmpint (erased_due (fixture), ==, 1);
      g_assert_true (erased_count (fixture, planted) > 0 || !erased_can_count ());
      g_assert_true (store_end_reading (reader, &error));
      g_assert_true (store_connection_close (reader, &error));
      if (reopen)
        fixture_reopen (fixture);
      for (guint i = 0; i < 100 && erased_due (fixture) > 0; i++)
        g_usleep (100 * 1000);
      g_assert_cmpint (erased_due (fixture), ==, 0);
      g_assert_cmpuint (erased_count (fixture, planted), ==, 0);
      erased_verify (fixture);
      fixture_free (fixture);
    }
}

/* Somebody else writes from the moment on at which the files would be tidied. */
static StoreConnection *blocker;
static Fixture *erased_in;
static gint attempts, words_tidied; /* atomic */

static void
keep_from_tidying (const char *step)
{
  if (g_str_equal (step, "erased") && g_atomic_int_add (&attempts, 1) == 0)
    g_assert_true (store_exec (blocker, "BEGIN IMMEDIATE", NULL));
  /* Somebody comes while it is tidied. */
  if (g_str_equal (step, "words tidied") && g_atomic_int_add (&words_tidied, 1) == 0)
    along_store_note_access_async (erased_in->store, erased_in->worker, ALONG_ID_NONE, ALONG_ACCESS_OPEN, NULL);
}

static void
wait_for_attempts (gint n)
{
  for (guint i = 0; i < 600 && g_atomic_int_get (&attempts) < n; i++)
    g_usleep (50 * 1000);
  g_assert_cmpint (g_atomic_int_get (&attempts), >=, n);
}

/* What cannot be tidied is tried again later and later, and whoever comes meanwhile is not kept waiting. */
static void
test_patience (void)
{
  for (gboolean reopen = FALSE; reopen <= TRUE; reopen++)
    {
      g_autoptr (GError) error = NULL;
      AlongId family;
      g_autofree char *store = NULL;

      erased_in = fixture_new ();
      family = fixture_add_family (erased_in, "Dalziel");
      store = fixture_path (erased_in, "store");
      blocker = store_connection_open (store, erased_in->key, STORE_CONNECTION_WRITE, &error);
      g_assert_no_error (error);
      attempts = 0;
      words_tidied = 0;
      copy_step_hook = keep_from_tidying;
      erased_erase (erased_in, family, ALONG_ID_NONE, NULL);
      g_assert_cmpint (erased_due (erased_in), ==, 1);
      if (reopen)
        {
          wait_for_attempts (3);
          g_assert_cmpint (words_tidied, ==, 0);
          words_tidied = 1;
        }
      g_assert_true (store_exec (blocker, "ROLLBACK", &error));
      g_assert_true (store_connection_close (blocker, &error));
      if (reopen)
        {
          g_assert_true (along_store_close_sync (erased_in->store, &error));
          g_assert_cmpint (erased_in->store->settle_pause, >=, 2 * G_USEC_PER_SEC);
          g_assert_true (along_store_open_sync (erased_in->store, erased_in->key, NULL, &error));
        }
      for (guint i = 0; i < 300 && erased_due (erased_in) > 0; i++)
        g_usleep (100 * 1000);
      g_assert_cmpint (erased_due (erased_in), ==, 0);
      /* While it was tidied at leisure it made way once; before the store is used nobody can come. */
      if (!reopen)
        g_assert_cmpint (words_tidied, ==, 2);
      copy_step_hook = NULL;
      g_assert_cmpuint (erased_count (erased_in, planted), ==, 0);
      erased_verify (erased_in);
      fixture_free (erased_in);
    }
}

/* Whatever was printed, saved or given away, and what came from a colleague, is on the certificate; what was not is not. */
static void
test_given (void)
{
  Pair pair;
  g_autoptr (GPtrArray) erasures = NULL;
  const AlongErasure *erasure;
  g_autoptr (GError) error = NULL;
  static const char *const noted[] = { ALONG_ACCESS_OPEN, ALONG_ACCESS_PRINT, ALONG_ACCESS_BUNDLE, ALONG_ACCESS_NOT_WRITTEN,
                                       ALONG_ACCESS_KNOWN, ALONG_ACCESS_TAKE_IN };
  static const char *const named[] = { ALONG_ACCESS_BUNDLE, ALONG_ACCESS_PRINT, ALONG_ACCESS_TAKE_IN };

  pair_init (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (noted); i++)
    along_store_note_access_async (pair.marta->store, pair.marta->worker, pair.family, noted[i], NULL);
  erased_erase (pair.marta, pair.family, ALONG_ID_NONE, NULL);
  erasures = along_store_list_erasures_sync (pair.marta->store, &error);
  g_assert_no_error (error);
  erasure = erasures->pdata[0];
  g_assert_cmpuint (erasure->places->len, ==, G_N_ELEMENTS (named));
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_cmpstr (((AlongErasePlace *) erasure->places->pdata[i])->words, ==, named[i]);
  pair_clear (&pair);
}

static AlongId
add_dalziel (Pair *pair, AlongId *contact)
{
  AlongId person = fixture_add_person (pair->marta, pair->family, "Dalziel Quimby");

  *contact = fixture_add_contact (pair->marta, pair->family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED,
                                  "Saw Dalziel Quimby.");
  return person;
}

static void
write_note (Fixture *fixture, AlongId family, AlongId contact, int property, const char *note)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("contact changed", family);

  along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, contact)), property, note);
  fixture_commit (fixture, edit);
}

/* A file that is given after an erasure has nothing of what was erased, in whatever sort of file, and the records that stay. */
static void
test_given_after (void)
{
  for (gboolean cut = FALSE; cut <= TRUE; cut++)
    {
      Pair pair;
      AlongId contact, person;
      g_autoptr (AlongFamily) there = NULL;

      pair_init (&pair);
      person = add_dalziel (&pair, &contact);
      erased_erase (pair.marta, pair.family, person, NULL);
      pair_give (&pair, pair.marta, &pair.sam_key, cut);
      {
        g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

        g_assert_cmpuint (pair_take (pair.sam, taking), >, 0);
      }
      g_assert_cmpuint (erased_count (pair.sam, planted), ==, 0);
      there = fixture_load (pair.sam, pair.family);
      g_assert_null (along_family_lookup (there, person));
      g_assert_cmpstr (along_record_get_text (along_family_lookup (there, contact), ALONG_CONTACT_P_NOTE), ==, "Saw [name erased].");
      erased_verify (pair.sam);
      erased_verify (pair.marta);
      pair_clear (&pair);
    }
}

/* What is erased here is what a colleague has been given. @contact, @marta_key: (out). Returns: who is erased */
static AlongId
erase_after_giving (Pair *pair, AlongId *contact, AlongColleagueKey *marta_key)
{
  AlongId person;

  g_assert_true (along_store_get_own_key_sync (pair->marta->store, pair->marta->worker, marta_key, NULL));
  person = add_dalziel (pair, contact);
  pair_give (pair, pair->marta, &pair->sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (pair, pair->sam);
    g_assert_cmpuint (pair_take (pair->sam, taking), >, 0);
  }
  erased_erase (pair->marta, pair->family, person, NULL);
  return person;
}

/* A colleague who still has what was erased here goes on writing, and gives it back: nothing of it comes but what they wrote
 * since, and only where somebody says so. */
static void
test_taken_after (void)
{
  Pair pair;
  AlongId contact, person;
  AlongColleagueKey marta_key;
  g_autoptr (AlongFamily) here = NULL;

  pair_init (&pair);
  person = erase_after_giving (&pair, &contact, &marta_key);
  write_note (pair.sam, pair.family, person, ALONG_PERSON_P_NOTE, "Dalziel is well.");
  write_note (pair.sam, pair.family, contact, ALONG_CONTACT_P_HOW_TRIED, "At home");
  write_note (pair.sam, pair.family, pair.person, ALONG_PERSON_P_NOTE, "Tired.");
  pair_give (&pair, pair.sam, &marta_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.marta);

    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_ERASED), ==, 1);
    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_CHANGED), ==, 2);
    g_assert_cmpuint (along_taking_count_undecided (taking), ==, 0);
    g_assert_cmpuint (pair_take (pair.marta, taking), >, 0);
  }
  g_assert_cmpuint (erased_count (pair.marta, planted), ==, 0);
  here = fixture_load (pair.marta, pair.family);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (here, contact), ALONG_CONTACT_P_NOTE), ==, "Saw [name erased].");
  g_assert_cmpstr (along_record_get_text (along_family_lookup (here, contact), ALONG_CONTACT_P_HOW_TRIED), ==, "At home");
  erased_verify (pair.marta);
  pair_clear (&pair);
}

/* Of an entry that lost a name only the words that had it are in question: what a colleague changes beside them just comes. */
static void
test_beside (void)
{
  Pair pair;
  AlongId contact, person;
  AlongColleagueKey marta_key;
  g_autoptr (AlongFamily) here = NULL;

  pair_init (&pair);
  g_assert_true (along_store_get_own_key_sync (pair.marta->store, pair.marta->worker, &marta_key, NULL));
  person = add_dalziel (&pair, &contact);
  {
    /* In one entry with the words that have the name. */
    g_autoptr (AlongFamily) loaded = fixture_load (pair.marta, pair.family);
    g_autoptr (AlongEdit) edit = along_edit_new ("both", pair.family);
    AlongRecord *record = along_edit_change (edit, along_family_lookup (loaded, contact));

    along_record_set_text (record, ALONG_CONTACT_P_NOTE, "Dalziel Quimby came.");
    along_record_set_text (record, ALONG_CONTACT_P_HOW_TRIED, "By letter");
    record = along_edit_change (edit, along_family_lookup (loaded, pair.person));
    along_record_set_text (record, ALONG_PERSON_P_NOTE, "Aunt of Dalziel Quimby.");
    along_record_set_text (record, ALONG_PERSON_P_ROLE, "mother");
    fixture_commit (pair.marta, edit);
  }
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_assert_cmpuint (pair_take (pair.sam, taking), >, 0);
  }
  erased_erase (pair.marta, pair.family, person, NULL);
  write_note (pair.sam, pair.family, contact, ALONG_CONTACT_P_HOW_TRIED, "At home");
  write_note (pair.sam, pair.family, pair.person, ALONG_PERSON_P_ROLE, "mother, tired");
  pair_give (&pair, pair.sam, &marta_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.marta);

    g_assert_cmpuint (along_taking_count_undecided (taking), ==, 0);
    g_assert_cmpuint (pair_take (pair.marta, taking), >, 0);
  }
  here = fixture_load (pair.marta, pair.family);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (here, contact), ALONG_CONTACT_P_NOTE), ==, "[name erased] came.");
  g_assert_cmpstr (along_record_get_text (along_family_lookup (here, contact), ALONG_CONTACT_P_HOW_TRIED), ==, "At home");
  g_assert_cmpstr (along_record_get_text (along_family_lookup (here, pair.person), ALONG_PERSON_P_ROLE), ==, "mother, tired");
  g_assert_cmpuint (erased_count (pair.marta, planted), ==, 0);
  erased_verify (pair.marta);
  pair_clear (&pair);
}

/* A colleague writes the very words again, moves them, removes and brings back the record: it is asked, and what is left as it
 * is here brings none of them, nor does the journal. */
static void
test_written_again (void)
{
  for (gboolean takes = FALSE; takes <= TRUE; takes++)
    {
      Pair pair;
      AlongId contact;
      AlongColleagueKey marta_key;
      g_autoptr (AlongFamily) here = NULL;
      guint before;

      pair_init (&pair);
      erase_after_giving (&pair, &contact, &marta_key);
      write_note (pair.sam, pair.family, contact, ALONG_CONTACT_P_NOTE, "Saw Dalziel Quimby twice.");
      {
        g_autoptr (AlongFamily) there = fixture_load (pair.sam, pair.family);
        g_autoptr (AlongEdit) away = along_edit_new ("away", pair.family), back = along_edit_new ("back", pair.family);

        along_edit_delete (away, along_family_lookup (there, contact));
        fixture_commit (pair.sam, away);
        along_edit_restore (back, along_family_lookup (there, contact));
        fixture_commit (pair.sam, back);
      }
      pair_give (&pair, pair.sam, &marta_key, FALSE);
      {
        g_autoptr (AlongTaking) taking = pair_look (&pair, pair.marta);
        AlongExchange *exchange = taking->families->pdata[0];
        int index = along_exchange_find (exchange, contact);

        g_assert_cmpuint (along_taking_count_undecided (taking), ==, 1);
        along_exchange_choose (exchange, (guint) index, 0, takes ? ALONG_EXCHANGE_THEIRS : ALONG_EXCHANGE_OURS);
        g_assert_cmpuint (pair_take (pair.marta, taking), >, 0);
      }
      here = fixture_load (pair.marta, pair.family);
      g_assert_cmpstr (along_record_get_text (along_family_lookup (here, contact), ALONG_CONTACT_P_NOTE), ==,
                       takes ? "Saw Dalziel Quimby twice." : "Saw [name erased].");
      before = erased_count (pair.marta, planted);
      if (takes)
        g_assert_true (before > 0 || !erased_can_count ());
      else
        g_assert_cmpuint (before, ==, 0);
      erased_verify (pair.marta);
      {
        /* As the journal tells it, it stands as it stands. */
        g_autoptr (AlongFamily) told = along_store_load_known_sync (pair.marta->store, pair.family, G_MAXINT64, NULL);
        g_autofree char *by_rows = along_test_words (here), *by_journal = along_test_words (told);
        /* And the same file once more has nothing new. */
        g_autoptr (AlongTaking) taking = pair_look (&pair, pair.marta);

        g_assert_cmpstr (by_rows, ==, by_journal);
        g_assert_true (along_taking_is_all_here (taking));
      }
      pair_clear (&pair);
    }
}

/* Where it lives on is never said to be nowhere because it could not be found out. */
static void
test_places (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Dalziel");
  const AlongEraseOrder order = { family, ALONG_ID_NONE, ALONG_ERASE_ASKED, "Asked in a letter", NULL };
  g_autoptr (AlongErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;

  along_store_note_access_async (fixture->store, fixture->worker, family, ALONG_ACCESS_PRINT, NULL);
  erasure = along_store_erase_sync (fixture->store, &order, fixture->worker, &error);
  g_assert_no_error (error);
  g_assert_true (along_store_close_sync (fixture->store, &error));
  along_store_find_places_sync (fixture->store, erasure);
  g_assert_true (erasure->places_unknown);
  g_assert_cmpuint (erasure->places->len, ==, 0);
  g_assert_true (along_store_open_sync (fixture->store, fixture->key, NULL, &error));
  along_store_find_places_sync (fixture->store, erasure);
  g_assert_false (erasure->places_unknown);
  g_assert_cmpuint (erasure->places->len, ==, 1);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/files/aside", test_aside);
  g_test_add_func ("/erase/files/reader", test_reader);
  g_test_add_func ("/erase/files/patience", test_patience);
  g_test_add_func ("/erase/files/given", test_given);
  g_test_add_func ("/erase/files/given-after", test_given_after);
  g_test_add_func ("/erase/files/taken-after", test_taken_after);
  g_test_add_func ("/erase/files/beside", test_beside);
  g_test_add_func ("/erase/files/written-again", test_written_again);
  g_test_add_func ("/erase/files/places", test_places);
  return g_test_run ();
}
