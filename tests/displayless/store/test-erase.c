/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person, or a family, erased and nowhere to be found: not as a row, in the index, the journal, a draft, nor in any page of
 * any file, each decrypted by itself. */
#include "erased.h"

#include <string.h>

#include "along-store-history.h"
#include "along-store-known.h"
#include "connection.h"

/* Words that only the erased ones have. */
static const char *const planted[] = { "Dalziel", "dalziel", "Quimby", "quimby", "07700900777", "marzipan", "Kumquat", NULL };

/* --- A family with somebody in it --- */

typedef struct
{
  Fixture *fixture;
  AlongId family, person, mother, child, couple, contact, voice, note;
} Made;

static AlongRecord *
create (AlongEdit *edit, AlongKindId kind, AlongId *id)
{
  AlongRecord *record = along_edit_create (edit, kind);

  *id = along_record_get_id (record);
  return record;
}

static void
make (Made *made)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Dalziel is added", (made->fixture = fixture_new (), made->family = fixture_add_family (made->fixture, "Lowe")));
  AlongRecord *record;
  AlongId link, alias, gone;
  AlongInstant at = along_instant_new (1748000000000, ALONG_ZONE);

  made->mother = fixture_add_person (made->fixture, made->family, "Keira Lowe");
  record = create (edit, ALONG_KIND_PERSON, &made->person);
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Dalziel Quimby");
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_MALE);
  along_record_set_text (record, ALONG_PERSON_P_PHONE, "07700900777");
  record = create (edit, ALONG_KIND_PERSON, &made->child);
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Ruby Lowe");
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  record = create (edit, ALONG_KIND_ALIAS, &alias);
  along_record_set_ref (record, ALONG_ALIAS_P_PERSON, made->person);
  along_record_set_text (record, ALONG_ALIAS_P_NAME, "Kumquat");
  record = create (edit, ALONG_KIND_COUPLE, &made->couple);
  along_record_set_ref (record, ALONG_COUPLE_P_ONE, made->person);
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, made->mother);
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_COHABITING);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  record = create (edit, ALONG_KIND_CHILD_LINK, &link);
  along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, made->child);
  along_record_set_ref (record, ALONG_CHILD_LINK_P_COUPLE, made->couple);
  along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  record = create (edit, ALONG_KIND_VOICE, &made->voice);
  along_record_set_ref (record, ALONG_VOICE_P_PERSON, made->person);
  along_record_set_text (record, ALONG_VOICE_P_DATE, "2025-05-20");
  along_record_set_text (record, ALONG_VOICE_P_WORDS, "I brought marzipan.");
  along_record_set_enum (record, ALONG_VOICE_P_CONSENT, 0);
  record = create (edit, ALONG_KIND_OBSERVATION, &made->note);
  along_record_set_enum (record, ALONG_OBSERVATION_P_SIDE, ALONG_SIDE_STRENGTH);
  along_record_set_enum (record, ALONG_OBSERVATION_P_TOLD, 0);
  along_record_set_text (record, ALONG_OBSERVATION_P_DATE, "2025-05-20");
  along_record_set_text (record, ALONG_OBSERVATION_P_TEXT, "Keira rang kumquat first, and QUIMBY listened.");
  along_record_set_refs (record, ALONG_OBSERVATION_P_PEOPLE, (const AlongId[]){ made->mother, made->person }, 2);
  record = create (edit, ALONG_KIND_NEXT_STEP, &gone);
  along_record_set_text (record, ALONG_NEXT_STEP_P_TEXT, "Ask Dalziel about the cot");
  fixture_commit (made->fixture, edit);

  made->contact = fixture_add_contact (made->fixture, made->family, "2025-05-20T10:00:00+01:00[Europe/London]",
                                       ALONG_CONTACT_STATUS_COMPLETED, "Talked with Dalziel’s mother about marzipan.");
  {
    g_autoptr (AlongFamily) loaded = fixture_load (made->fixture, made->family);
    g_autoptr (AlongEdit) later = along_edit_new ("contact changed", made->family);
    AlongRecord *after = along_edit_change (later, along_family_lookup (loaded, made->contact));

    along_record_set_refs (after, ALONG_CONTACT_P_PARTICIPANTS, (const AlongId[]){ made->mother, made->person }, 2);
    along_record_set_text (after, ALONG_CONTACT_P_NOTE, "Talked with Dalziel about sleep.");
    along_record_set_instant (after, ALONG_CONTACT_P_ENTERED_AT, &at);
    along_edit_delete (later, along_family_lookup (loaded, gone));
    fixture_commit (made->fixture, later);
  }
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (along_store_put_draft_finish (ALONG_STORE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
put_draft (Made *made, const char *key, const char *body)
{
  AlongStoreDraft draft = { (char *) key, (char *) "contact", made->family, (char *) body, 1 };
  gboolean done = FALSE;

  along_store_put_draft_async (made->fixture->store, made->fixture->worker, &draft, kept_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_not_found (Fixture *fixture, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = along_store_list_sync (
        fixture->store, &(AlongStoreListFilter){ ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, *words }, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, 0);
    }
}

/* Ctrl+Z goes past what was erased: it brings nothing of it back. */
static void
undo_all (Made *made)
{
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongEdit) edit
        = along_store_undo_sync (made->fixture->store, made->family, made->fixture->worker, i >= 10, &error);

      if (edit == NULL && i < 10)
        i = 9;
      else if (edit == NULL)
        return;
    }
}

static void
read_history (Made *made)
{
  g_autoptr (GError) error = NULL;
  AlongStoreHistory *history = along_store_history_sync (
    made->fixture->store, &(AlongStoreHistoryFilter){ .family = made->family, .before_n = G_MAXINT64, .limit = 100 }, &error);
  gboolean erased = FALSE, told = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < history->edits->len; i++)
    {
      const AlongStoreHistoryEdit *edit = history->edits->pdata[i];

      g_assert_null (strstr (edit->title, "Dalziel"));
      told |= g_str_equal (edit->title, "person erased");
      for (guint k = 0; k < edit->entries->len; k++)
        erased |= ((AlongStoreHistoryEntry *) edit->entries->pdata[k])->erased;
    }
  g_assert_true (erased);
  g_assert_true (told);
  along_store_history_free (history);
}

static void
look_back (Made *made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) known = along_store_load_known_sync (made->fixture->store, made->family, G_MAXINT64, &error);
  g_autoptr (AlongFamily) loaded = fixture_load (made->fixture, made->family);
  AlongRecord *contact;

  g_assert_no_error (error);
  g_assert_null (along_family_lookup (known, made->person));
  g_assert_null (along_family_lookup (known, made->voice));
  contact = along_family_lookup (known, made->contact);
  g_assert_nonnull (contact);
  g_assert_false (along_record_refers_to (contact, ALONG_CONTACT_P_PARTICIPANTS, made->person));
  for (guint kind = 0; kind < ALONG_N_KINDS; kind++)
    g_assert_cmpuint (along_family_count (known, kind), ==, along_family_count (loaded, kind));
}

static void
test_person (void)
{
  Made made = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasePreview) preview = NULL;
  g_autoptr (AlongFamily) loaded = NULL;
  g_autoptr (GPtrArray) drafts = NULL, erasures = NULL;
  const AlongErasure *erasure;

  make (&made);
  put_draft (&made, "contact/one", "Dalziel rang");
  put_draft (&made, "contact/two", "Keira rang");
  along_store_note_access_async (made.fixture->store, made.fixture->worker, made.family, "export", "to Dalziel Quimby");
  g_assert_true (erased_count (made.fixture, planted) > 0 || !erased_can_count ());

  preview = along_store_preview_erase_sync (made.fixture->store, made.family, made.person, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->counts[ALONG_KIND_PERSON], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_ALIAS], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_VOICE], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_NEXT_STEP], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_COUPLE], ==, 0);
  g_assert_cmpuint (preview->drafts, ==, 1);
  g_assert_cmpuint (preview->mentions->len, ==, 2);
  for (guint i = 0; i < preview->mentions->len; i++)
    {
      AlongEraseMention *mention = preview->mentions->pdata[i];

      if (mention->kind == ALONG_KIND_OBSERVATION)
        {
          g_assert_cmpstr (mention->without, ==, "Keira rang kumquat first, and [name erased] listened.");
          g_free (mention->without);
          mention->without = g_strdup (mention->all);
        }
      else
        {
          g_free (mention->without);
          mention->without = g_strdup ("Talked about sleep.");
        }
    }

  loaded = erased_load (made.fixture, made.family, made.person, preview->mentions);
  assert_not_found (made.fixture, (const char *const[]){ "Dalziel", "Quimby", "Kumquat", "marzipan", NULL });
  /* The child keeps her mother. */
  g_assert_true (along_record_refers_to (along_family_lookup (loaded, made.couple), ALONG_COUPLE_P_ONE, made.mother));
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_CHILD_LINK), ==, 1);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, made.contact), ALONG_CONTACT_P_NOTE), ==, "Talked about sleep.");
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, made.note), ALONG_OBSERVATION_P_TEXT), ==,
                   "Keira rang [name erased] first, and [name erased] listened.");
  drafts = along_store_list_drafts_sync (made.fixture->store, made.fixture->worker, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  look_back (&made);
  read_history (&made);
  undo_all (&made);
  g_assert_cmpuint (erased_count (made.fixture, planted), ==, 0);
  fixture_reopen (made.fixture);
  erased_verify (made.fixture);
  g_assert_cmpuint (erased_count (made.fixture, planted), ==, 0);

  erasures = along_store_list_erasures_sync (made.fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (erasures->len, ==, 1);
  erasure = erasures->pdata[0];
  g_assert_false (erasure->whole_family);
  g_assert_cmpstr (erasure->reason, ==, "Asked in a letter");
  g_assert_cmpuint (erasure->counts[ALONG_KIND_PERSON], ==, 1);
  g_assert_cmpuint (erasure->access, ==, 1);
  g_assert_cmpuint (erasure->places->len, ==, 1); /* the export */
  fixture_free (made.fixture);
}

static void
test_family (void)
{
  Made made = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) loaded = NULL, known = NULL;
  AlongId other;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *copy = NULL, *store = NULL;

  make (&made);
  other = fixture_add_family (made.fixture, "Miah");
  put_draft (&made, "contact/one", "Keira rang");
  /* As a migration leaves one behind. */
  fixture_reopen (made.fixture);
  store = fixture_path (made.fixture, "store");
  copy = fixture_path (made.fixture, "store.before-3");
  fixture_copy_file (store, copy);

  loaded = erased_load (made.fixture, made.family, ALONG_ID_NONE, NULL);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_not_found (made.fixture, (const char *const[]){ "Lowe", "Dalziel", "Keira", "Ruby", "sleep", NULL });
  known = along_store_load_known_sync (made.fixture->store, made.family, G_MAXINT64, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < ALONG_N_KINDS; kind++)
    g_assert_cmpuint (along_family_count (loaded, kind) + along_family_count (known, kind), ==, 0);
  undo_all (&made);
  list = along_store_list_sync (made.fixture->store,
                                &(AlongStoreListFilter){ ALONG_STORE_LIST_ALL, made.fixture->worker, TRUE, TRUE, NULL }, NULL, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (along_id_equal (((AlongSummary *) list->pdata[0])->family, other));
  g_assert_cmpuint (erased_count (made.fixture, planted), ==, 0);
  fixture_free (made.fixture);
}

/* Whoever is killed between the act and the tidying tidies at the next opening. */
static void
test_settle (void)
{
  Made made = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *store = NULL, *copy = NULL;
  StoreConnection *connection;

  make (&made);
  store = fixture_path (made.fixture, "store");
  copy = fixture_path (made.fixture, "store.aside-1748000000");
  g_assert_true (along_store_close_sync (made.fixture->store, &error));
  connection = store_connection_open (store, made.fixture->key, STORE_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (store_exec (connection, "INSERT INTO \"fact\" (\"name\", \"value\") VALUES ('erased', 1)", &error));
  g_assert_true (store_connection_close (connection, &error));
  fixture_copy_file (store, copy);
  g_assert_true (along_store_open_sync (made.fixture->store, made.fixture->key, NULL, &error));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  erased_verify (made.fixture);
  g_assert_cmpint (erased_due (made.fixture), ==, 0);
  fixture_free (made.fixture);
}

/* What the journal keeps may be missing only as far as an erasure says so. */
static void
test_meddled (void)
{
  Made made = { 0 };

  make (&made);
  erased_erase (made.fixture, made.family, made.person, NULL);
  for (int i = 0; i < 2; i++)
    {
      fixture_meddle (made.fixture,
                      i == 0 ? "UPDATE \"journal_image\" SET \"image\" = \"image\" || ' ' WHERE length (\"salt\") < 16"
                             : "DELETE FROM \"journal_image\" WHERE \"slot\" = (SELECT min (\"slot\") FROM \"journal_image\")");
      g_assert_cmpuint (fixture_count_problems (made.fixture->store), >, 0);
    }
  fixture_free (made.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/person", test_person);
  g_test_add_func ("/erase/family", test_family);
  g_test_add_func ("/erase/settle", test_settle);
  g_test_add_func ("/erase/meddled", test_meddled);
  return g_test_run ();
}
