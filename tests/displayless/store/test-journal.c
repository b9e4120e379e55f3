/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "along-clock.h"
#include "along-store-known.h"
#include "connection.h"

static AlongRecord *
find (AlongFamily *family, AlongId id)
{
  AlongRecord *record = along_family_lookup (family, id);

  g_assert_nonnull (record);
  return record;
}

static void
set_phone (Fixture *fixture, AlongId family, AlongId person, const char *phone, const char *title)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new (title, family);

  along_record_set_text (along_edit_change (edit, find (loaded, person)), ALONG_PERSON_P_PHONE, phone);
  fixture_commit (fixture, edit);
}

static void
assert_phone (Fixture *fixture, AlongId family, AlongId person, const char *phone)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);

  g_assert_cmpstr (along_record_get_text (find (loaded, person), ALONG_PERSON_P_PHONE), ==, phone);
}

static AlongEdit *
undo (Fixture *fixture, AlongId family, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  AlongEdit *edit = along_store_undo_sync (fixture->store, family, fixture->worker, redo, &error);

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  return edit;
}

static void
assert_no_undo (Fixture *fixture, AlongId family, gboolean redo, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (along_store_undo_sync (fixture->store, family, fixture->worker, redo, &error));
  g_assert_error (error, ALONG_STORE_ERROR, code);
}

static void
test_undo_and_redo (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongId person = fixture_add_person (fixture, family, "Jade Lowe");

  set_phone (fixture, family, person, "1", "First");
  set_phone (fixture, family, person, "2", "Second");
  fixture_reopen (fixture);

  g_autoptr (AlongEdit) one = undo (fixture, family, FALSE);
  g_assert_cmpstr (along_edit_get_title (one), ==, "Second");
  assert_phone (fixture, family, person, "1");
  fixture_reopen (fixture);
  g_autoptr (AlongEdit) two = undo (fixture, family, FALSE);
  g_assert_cmpstr (along_edit_get_title (two), ==, "First");
  assert_phone (fixture, family, person, NULL);

  /* The person itself, then back, one by one. */
  g_autoptr (AlongEdit) three = undo (fixture, family, FALSE);
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_assert_null (along_family_lookup (loaded, person));
  g_assert_cmpint (along_edit_get_change (three, 0)->op, ==, ALONG_OP_DELETE);
  fixture_reopen (fixture);
  g_object_unref (undo (fixture, family, TRUE));
  assert_phone (fixture, family, person, NULL);
  g_object_unref (undo (fixture, family, TRUE));
  assert_phone (fixture, family, person, "1");
  g_object_unref (undo (fixture, family, TRUE));
  assert_phone (fixture, family, person, "2");
  assert_no_undo (fixture, family, TRUE, ALONG_STORE_ERROR_NOTHING);

  /* A new edit ends redo; undo goes on behind it. */
  g_object_unref (undo (fixture, family, FALSE));
  set_phone (fixture, family, person, "3", "Third");
  assert_no_undo (fixture, family, TRUE, ALONG_STORE_ERROR_NOTHING);
  g_object_unref (undo (fixture, family, FALSE));
  assert_phone (fixture, family, person, "1");
  /* What is put back is what was taken back last, not what the new edit left undone. */
  g_object_unref (undo (fixture, family, TRUE));
  assert_phone (fixture, family, person, "3");
  assert_no_undo (fixture, family, TRUE, ALONG_STORE_ERROR_NOTHING);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

static void
on_draft (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_store_put_draft_finish (ALONG_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
put_draft (Fixture *fixture, char *body)
{
  AlongStoreDraft draft = { (char *) "form/1", (char *) "assessment", ALONG_ID_NONE, body, 5 };
  gboolean done = FALSE;

  along_store_put_draft_async (fixture->store, fixture->worker, &draft, on_draft, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static AlongEdit *
make_form (const char *title)
{
  AlongEdit *edit = along_edit_new ("Add form", ALONG_ID_NONE);
  AlongRecord *record = along_edit_create_with_id (edit, ALONG_KIND_QUESTIONNAIRE, along_id_from_name ("urn:test:form|1"));

  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_URL, "urn:test:form");
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_VERSION, "1");
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_TITLE, title);
  along_record_set_text (record, ALONG_QUESTIONNAIRE_P_JSON, "{}");
  return edit;
}

static void
assert_form (Fixture *fixture, const char *title)
{
  g_autoptr (AlongFamily) team = fixture_load (fixture, ALONG_ID_NONE);
  AlongRecord *form = along_family_lookup (team, along_id_from_name ("urn:test:form|1"));

  g_assert_cmpstr (form != NULL ? along_record_get_text (form, ALONG_QUESTIONNAIRE_P_TITLE) : NULL, ==, title);
}

/* What has its id from its name can be taken back and made anew, and that taken back too. */
static void
test_made_again (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (AlongEdit) first = make_form ("First"), second = make_form ("Second"), third = make_form ("Third");
  g_autoptr (GError) error = NULL;

  fixture_commit (fixture, first);
  g_object_unref (undo (fixture, ALONG_ID_NONE, FALSE));
  assert_form (fixture, NULL);
  fixture_commit (fixture, second);
  assert_form (fixture, "Second");
  g_assert_false (along_store_commit_sync (fixture->store, third, fixture->worker, NULL, &error));
  g_assert_nonnull (error);
  fixture_reopen (fixture);
  assert_form (fixture, "Second");
  g_object_unref (undo (fixture, ALONG_ID_NONE, FALSE));
  assert_form (fixture, NULL);
  g_object_unref (undo (fixture, ALONG_ID_NONE, TRUE));
  assert_form (fixture, "Second");
  /* Not while a draft is about it. */
  {
    g_autofree char *id = along_id_to_text (along_id_from_name ("urn:test:form|1"));
    g_autofree char *body = g_strdup_printf ("{\"questionnaire\":\"%s\"}", id);

    put_draft (fixture, body);
    assert_no_undo (fixture, ALONG_ID_NONE, FALSE, ALONG_STORE_ERROR_CONFLICT);
    assert_form (fixture, "Second");
  }
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* What undo gives back can be applied to the family on the screen. */
static void
test_undo_applies (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongId person = fixture_add_person (fixture, family, "Jade Lowe");
  g_autoptr (AlongFamily) shown = fixture_load (fixture, family);

  set_phone (fixture, family, person, "1", "First");
  g_autoptr (AlongFamily) fresh = fixture_load (fixture, family);
  g_autoptr (AlongEdit) back = undo (fixture, family, FALSE);
  along_family_apply (fresh, back);
  g_assert_false (along_record_has (find (fresh, person), ALONG_PERSON_P_PHONE));
  g_autoptr (AlongEdit) gone = undo (fixture, family, FALSE);
  along_family_apply (fresh, gone);
  g_assert_null (along_family_lookup (fresh, person));
  g_autoptr (AlongEdit) there = undo (fixture, family, TRUE);
  along_family_apply (fresh, there);
  find (fresh, person);
  fixture_free (fixture);
}

static void
test_undo_conflict (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongId person = fixture_add_person (fixture, family, "Jade Lowe"), me = fixture->worker;

  set_phone (fixture, family, person, "1", "Mine");
  fixture->worker = along_id_new ();
  set_phone (fixture, family, person, "2", "Somebody else's");
  fixture->worker = me;
  assert_no_undo (fixture, family, FALSE, ALONG_STORE_ERROR_CONFLICT);
  assert_phone (fixture, family, person, "2");
  fixture_free (fixture);
}

static void
test_lasting (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autoptr (AlongEdit) edit = along_edit_new ("Sign", family);
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, "Signed");
  along_edit_set_lasting (edit, TRUE);
  fixture_add_person (fixture, family, "Taken back");
  fixture_commit (fixture, edit);
  g_autoptr (AlongEdit) back = undo (fixture, family, FALSE);
  g_assert_cmpstr (along_edit_get_title (back), ==, "Add person");
  fixture_free (fixture);
}

static void
assert_undo_refused (Fixture *fixture, AlongId family)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (along_store_undo_sync (fixture->store, family, fixture->worker, FALSE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
}

/* What is signed lasts, and so does what it is about: the person, the worker, the family. */
static void
test_needed_lasts (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongId person = fixture_add_person (fixture, family, "Jade Lowe"), other;
  g_autoptr (AlongEdit) sign = along_edit_new ("Sign", family);
  AlongRecord *voice = along_edit_create (sign, ALONG_KIND_VOICE);

  along_record_set_ref (voice, ALONG_VOICE_P_PERSON, person);
  along_record_set_text (voice, ALONG_VOICE_P_DATE, "2026-06-01");
  along_record_set_text (voice, ALONG_VOICE_P_WORDS, "He knows my voice.");
  along_record_set_enum (voice, ALONG_VOICE_P_CONSENT, ALONG_VOICE_CONSENT_INTERNAL_ONLY);
  along_edit_set_lasting (sign, TRUE);
  fixture_commit (fixture, sign);
  assert_undo_refused (fixture, family);
  assert_undo_refused (fixture, ALONG_ID_NONE);

  /* Nobody needs this one. */
  other = fixture_add_person (fixture, family, "Nobody's");
  g_autoptr (AlongEdit) back = undo (fixture, family, FALSE);
  g_assert_true (along_id_equal (along_record_get_id (along_edit_get_change (back, 0)->before), other));
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_assert_nonnull (along_family_lookup (loaded, person));
  fixture_free (fixture);
}

static void
test_depth (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongId person = fixture_add_person (fixture, family, "Jade Lowe");

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *phone = g_strdup_printf ("%d", i);
      set_phone (fixture, family, person, phone, "Number");
    }
  for (int i = 0; i < 50; i++)
    g_object_unref (undo (fixture, family, FALSE));
  assert_phone (fixture, family, person, "9");
  assert_no_undo (fixture, family, FALSE, ALONG_STORE_ERROR_NOTHING);
  fixture_free (fixture);
}

static void
test_as_known (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = along_id_new (), person;
  gint64 day = 86400000;
  g_autoptr (AlongEdit) made = along_edit_new ("Made", family), named = along_edit_new ("Named", family),
                        removed = along_edit_new ("Removed", family);
  AlongRecord *record;

  record = along_edit_create_with_id (made, ALONG_KIND_FAMILY, family);
  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Lowe");
  record = along_edit_create (made, ALONG_KIND_PERSON);
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Baby");
  along_record_set_lines (record, ALONG_PERSON_P_LANGUAGES, (const char *const[]){ "Twi", "English", NULL });
  person = along_record_get_id (record);
  along_edit_set_known_at (made, 10 * day);
  fixture_commit (fixture, made);
  {
    g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
    along_record_set_text (along_edit_change (named, find (loaded, person)), ALONG_PERSON_P_NAME, "Kai Lowe");
    along_edit_set_known_at (named, 20 * day);
    fixture_commit (fixture, named);
  }
  {
    g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
    along_edit_delete (removed, find (loaded, person));
    along_edit_set_known_at (removed, 30 * day);
    fixture_commit (fixture, removed);
  }
  for (int on = 5; on < 40; on += 10)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongFamily) known = along_store_load_known_sync (fixture->store, family, on * day, &error);
      AlongRecord *there;

      g_assert_no_error (error);
      there = along_family_lookup (known, person);
      g_assert_cmpuint (along_family_count (known, ALONG_KIND_FAMILY), ==, on > 10 ? 1 : 0);
      if (on < 10 || on > 30)
        g_assert_null (there);
      else
        {
          g_assert_cmpstr (along_record_get_text (there, ALONG_PERSON_P_NAME), ==, on < 20 ? "Baby" : "Kai Lowe");
          g_assert_cmpuint (g_strv_length ((char **) along_record_get_lines (there, ALONG_PERSON_P_LANGUAGES)), ==, 2);
        }
    }
  fixture_free (fixture);
}

static void
test_tampering (void)
{
  static const char *const meddling[] = {
    "UPDATE \"journal\" SET \"known_at\" = \"known_at\" + 1 WHERE \"n\" = 3",
    "UPDATE \"journal\" SET \"worker\" = NULL WHERE \"n\" = 3",
    "UPDATE \"journal\" SET \"op\" = 'delete' WHERE \"n\" = 3",
    "UPDATE \"journal\" SET \"after_c\" = zeroblob(32) WHERE \"n\" = 3",
    "DELETE FROM \"journal\" WHERE \"n\" = 3",
    "UPDATE \"journal_image\" SET \"image\" = replace (\"image\", 'Lowe', 'Love')",
    "UPDATE \"journal_image\" SET \"salt\" = zeroblob(16) WHERE \"slot\" = 7",
    "DELETE FROM \"journal_image\" WHERE \"slot\" = 7",
    "UPDATE \"access\" SET \"detail\" = 'nobody'",
    "DELETE FROM \"access\" WHERE \"n\" = 1",
    "DELETE FROM \"search_name\" WHERE \"rowid\" = (SELECT min (\"rowid\") FROM \"search_name\")",
    "UPDATE \"search_name_content\" SET \"c0words\" = 'other'",
    "UPDATE \"allocation\" SET \"worker\" = zeroblob(16)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (meddling); i++)
    {
      Fixture *fixture = fixture_new ();
      AlongId family = fixture_add_family (fixture, "Lowe");

      fixture_add_person (fixture, family, "Jade Lowe");
      along_store_note_access_async (fixture->store, fixture->worker, family, "open", "the keyworker");
      along_store_note_access_async (fixture->store, fixture->worker, family, "print", NULL);
      fixture_assert_sound (fixture->store);
      fixture_meddle (fixture, meddling[i]);
      if (fixture_count_problems (fixture->store) == 0)
        g_error ("not noticed: %s", meddling[i]);
      fixture_free (fixture);
    }
}

/* A clock that is set back: the order of the journal stays, and the clock of its entries goes on. */
static void
test_clock_set_back (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection;
  gint64 wrong = -1, n = 0;

  along_clock_freeze (2000000000000);
  fixture_add_person (fixture, family, "Later");
  along_clock_freeze (1000000000000);
  fixture_add_person (fixture, family, "Earlier");
  fixture_reopen (fixture);
  fixture_add_person (fixture, family, "Earlier again");
  along_clock_thaw ();
  along_store_close_sync (fixture->store, &error);
  connection = store_connection_open (path, fixture->key, STORE_CONNECTION_READ, &error);
  g_assert_no_error (error);
  g_assert_true (store_get_int (connection,
                                "SELECT count(*) FROM \"journal\" a JOIN \"journal\" b ON b.\"n\" = a.\"n\" + 1 "
                                "WHERE b.\"made_hlc\" <= a.\"made_hlc\"", &wrong, &error));
  g_assert_true (store_get_int (connection, "SELECT count(*) FROM \"journal\"", &n, &error));
  g_assert_cmpint (wrong, ==, 0);
  g_assert_cmpint (n, ==, 7);
  store_connection_close (connection, NULL);
  along_store_open_sync (fixture->store, fixture->key, NULL, &error);
  g_assert_no_error (error);
  fixture_free (fixture);
}

static void
test_drafts_and_settings (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongStoreDraft draft = { (char *) "contact/1", (char *) "contact", family, (char *) "{\"note\":\"half\"}", 5 };
  g_autoptr (AlongEdit) edit = along_edit_new ("Add contact", family);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  along_store_put_draft_async (fixture->store, fixture->worker, &draft, on_draft, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  draft.body = (char *) "{\"note\":\"more\"}";
  done = FALSE;
  along_store_put_draft_async (fixture->store, fixture->worker, &draft, on_draft, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  along_store_put_setting_async (fixture->store, "idle-minutes", "10");
  along_store_put_setting_async (fixture->store, "gone", "x");
  along_store_put_setting_async (fixture->store, "gone", NULL);
  fixture_reopen (fixture);

  g_autoptr (GPtrArray) drafts = along_store_list_drafts_sync (fixture->store, fixture->worker, &error);
  g_assert_cmpuint (drafts->len, ==, 1);
  const AlongStoreDraft *kept = drafts->pdata[0];
  g_assert_cmpstr (kept->key, ==, "contact/1");
  g_assert_cmpstr (kept->body, ==, "{\"note\":\"more\"}");
  g_assert_true (along_id_equal (kept->family, family));
  g_autoptr (GHashTable) settings = along_store_list_settings_sync (fixture->store, &error);
  g_assert_cmpstr (g_hash_table_lookup (settings, "idle-minutes"), ==, "10");
  g_assert_cmpuint (g_hash_table_size (settings), ==, 1);

  /* The edit that it becomes takes it away. */
  along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, "Done");
  along_store_commit_sync (fixture->store, edit, fixture->worker, "contact/1", &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) none = along_store_list_drafts_sync (fixture->store, fixture->worker, &error);
  g_assert_cmpuint (none->len, ==, 0);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/store/journal/made-again", test_made_again);
  g_test_add_func ("/store/journal/undo-applies", test_undo_applies);
  g_test_add_func ("/store/journal/undo-conflict", test_undo_conflict);
  g_test_add_func ("/store/journal/lasting", test_lasting);
  g_test_add_func ("/store/journal/needed-lasts", test_needed_lasts);
  g_test_add_func ("/store/journal/depth", test_depth);
  g_test_add_func ("/store/journal/as-known", test_as_known);
  g_test_add_func ("/store/journal/tampering", test_tampering);
  g_test_add_func ("/store/journal/clock-set-back", test_clock_set_back);
  g_test_add_func ("/store/journal/drafts-and-settings", test_drafts_and_settings);
  return g_test_run ();
}
