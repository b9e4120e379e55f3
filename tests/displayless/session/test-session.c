/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session without a window, over a store of the demonstration's kind, which needs no keyring. */
#include "along-session.h"

#include <sqlite3.h>
#include <string.h>

#include "along-demonstration.h"
#include "along-fault-vfs.h"
#include "along-store.h"
#include "along-test-drop.h"
#include "along-test-folder.h"

typedef struct
{
  char *dir;
  AlongSession *session;
  AlongId family;
} Fixture;

typedef struct
{
  gboolean done;
  gboolean worked;
  GError *error;
} Waiting;

static void
wait_for (Waiting *waiting)
{
  while (!waiting->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->worked = along_session_open_finish (ALONG_SESSION (source), result, &waiting->error);
  waiting->done = TRUE;
}

static void
on_locked (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->worked = along_session_lock_finish (ALONG_SESSION (source), result, &waiting->error);
  waiting->done = TRUE;
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->worked = along_session_close_finish (ALONG_SESSION (source), result, &waiting->error);
  waiting->done = TRUE;
}

static void
open_session (Fixture *fixture)
{
  Waiting waiting = { 0 };

  along_session_open_async (fixture->session, FALSE, NULL, on_opened, &waiting);
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (along_session_get_state (fixture->session), ==, ALONG_SESSION_OPEN);
}

static void
lock (Fixture *fixture)
{
  Waiting waiting = { 0 };

  along_session_lock_async (fixture->session, on_locked, &waiting);
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (along_session_get_state (fixture->session), ==, ALONG_SESSION_LOCKED);
}

static void
make_store (Fixture *fixture)
{
  g_autoptr (AlongStore) store = along_store_new (fixture->dir, TRUE);
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autoptr (AlongEdit) team = along_edit_new ("Start the caseload", ALONG_ID_NONE), family = NULL;
  AlongRecord *worker = along_edit_create (team, ALONG_KIND_WORKER), *record;
  AlongId me = along_record_get_id (worker);
  g_autofree char *me_text = along_id_to_text (me);
  g_autoptr (GError) error = NULL;

  along_record_set_text (worker, ALONG_WORKER_P_NAME, "Wendy Worker");
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  fixture->family = along_id_new ();
  family = along_edit_new ("New family", fixture->family);
  record = along_edit_create_with_id (family, ALONG_KIND_FAMILY, fixture->family);
  along_record_set_text (record, ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "T-0001");
  along_store_create_sync (store, key, &error);
  g_assert_no_error (error);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  along_store_commit_sync (store, team, me, NULL, &error);
  g_assert_no_error (error);
  along_store_commit_sync (store, family, me, NULL, &error);
  g_assert_no_error (error);
  along_store_put_setting_sync (store, "me", me_text, &error);
  g_assert_no_error (error);
  along_store_put_setting_sync (store, "sign_secret", "c2VjcmV0", &error);
  g_assert_no_error (error);
  along_store_close_sync (store, &error);
  g_assert_no_error (error);
}

static Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->dir = g_dir_make_tmp ("along-session-XXXXXX", NULL);
  make_store (fixture);
  fixture->session = along_session_new (fixture->dir, TRUE);
  open_session (fixture);
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  Waiting waiting = { 0 };

  along_session_close_async (fixture->session, on_closed, &waiting);
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  along_test_drop (fixture->session);
  along_test_folder_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture);
}

static void
put (Fixture *fixture, const char *key, const char *body)
{
  along_session_put_draft (fixture->session, key, "contact", fixture->family, body);
}

static void
assert_draft (Fixture *fixture, const char *key, const char *body)
{
  const AlongDraft *draft = along_session_get_draft (fixture->session, key);

  g_assert_nonnull (draft);
  g_assert_cmpstr (draft->body, ==, body);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->worked = along_session_commit_finish (ALONG_SESSION (source), result, NULL, &waiting->error);
  waiting->done = TRUE;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  *(AlongFamily **) data = along_session_load_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static AlongFamily *
load (Fixture *fixture)
{
  AlongFamily *family = NULL;

  along_session_load_async (fixture->session, fixture->family, NULL, on_loaded, &family);
  while (family == NULL)
    g_main_context_iteration (NULL, TRUE);
  return family;
}

static AlongEdit *
person_edit (Fixture *fixture, const char *name)
{
  AlongEdit *edit = along_edit_new ("Add person", fixture->family);
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  return edit;
}

/* Over locking and opening: drafts, records, who I am; and no secret among the settings. */
static void
test_over_locking (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (AlongEdit) edit = person_edit (fixture, "Jade Lowe");
  Waiting waiting = { 0 };

  put (fixture, "contact/1", "{\"note\":\"half a sen\"}");
  along_session_commit_async (fixture->session, edit, NULL, NULL, on_committed, &waiting);
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  lock (fixture);
  g_assert_null (along_session_get_team (fixture->session));
  g_assert_null (along_session_get_draft (fixture->session, "contact/1"));
  open_session (fixture);
  assert_draft (fixture, "contact/1", "{\"note\":\"half a sen\"}");
  g_assert_nonnull (along_session_get_me (fixture->session));
  g_assert_null (along_session_get_setting (fixture->session, "sign_secret"));
  g_autoptr (AlongFamily) family = load (fixture);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 1);
  fixture_free (fixture);
}

static void
type_more (AlongSession *session, Fixture *fixture)
{
  put (fixture, "contact/1", "the last letter");
}

/* What a page hands in as it goes is kept too. */
static void
test_typed_while_locking (void)
{
  Fixture *fixture = fixture_new ();
  gulong handler = g_signal_connect (fixture->session, "locking", G_CALLBACK (type_more), fixture);

  put (fixture, "contact/1", "the last lett");
  lock (fixture);
  g_signal_handler_disconnect (fixture->session, handler);
  open_session (fixture);
  assert_draft (fixture, "contact/1", "the last letter");
  fixture_free (fixture);
}

/* Asked for twice, and the window closed meanwhile: everybody is answered, when the store is closed. */
static void
test_locked_twice (void)
{
  Fixture *fixture = fixture_new ();
  Waiting waiting[3] = { { 0 } };

  put (fixture, "contact/1", "a");
  along_session_lock_async (fixture->session, on_locked, &waiting[0]);
  along_session_lock_async (fixture->session, on_locked, &waiting[1]);
  along_session_close_async (fixture->session, on_closed, &waiting[2]);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      wait_for (&waiting[i]);
      g_assert_no_error (waiting[i].error);
      g_assert_cmpint (along_session_get_state (fixture->session), ==, ALONG_SESSION_CLOSED);
    }
  open_session (fixture);
  assert_draft (fixture, "contact/1", "a");
  fixture_free (fixture);
}

/* The disk is full: what was being written stays until it can be kept; closing says so first. */
static void
test_full (void)
{
  Fixture *fixture = fixture_new ();
  Waiting waiting = { 0 };

  along_fault_vfs_fail (ALONG_FAULT_WRITE, 0, SQLITE_FULL);
  put (fixture, "contact/1", "nowhere else");
  lock (fixture);
  assert_draft (fixture, "contact/1", "nowhere else");
  along_fault_vfs_heal ();
  open_session (fixture);
  assert_draft (fixture, "contact/1", "nowhere else");
  lock (fixture);
  g_assert_null (along_session_get_draft (fixture->session, "contact/1"));
  open_session (fixture);
  assert_draft (fixture, "contact/1", "nowhere else");

  along_fault_vfs_fail (ALONG_FAULT_WRITE, 0, SQLITE_FULL);
  put (fixture, "contact/1", "and more");
  along_session_close_async (fixture->session, on_closed, &waiting);
  wait_for (&waiting);
  along_fault_vfs_heal ();
  g_assert_error (waiting.error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_FULL);
  g_clear_error (&waiting.error);
  g_assert_cmpint (along_session_get_state (fixture->session), ==, ALONG_SESSION_OPEN);
  assert_draft (fixture, "contact/1", "and more");
  fixture_free (fixture);
}

/* The store locks while a large edit is on its way: it is there whole, or its maker is told that it is not. */
static void
test_locked_during_import (void)
{
  Fixture *fixture = fixture_new ();
  guint n = 0, people = 0;

  for (int round = 0; round < 6; round++)
    {
      g_autoptr (AlongEdit) edit = along_edit_new ("Import", fixture->family);
      Waiting waiting = { 0 }, locking = { 0 };

      for (int i = 0; i < 300; i++)
        {
          AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);
          along_record_set_text (person, ALONG_PERSON_P_NAME, "Jade Lowe");
          along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
        }
      if (round % 2 == 0)
        along_session_commit_async (fixture->session, edit, NULL, NULL, on_committed, &waiting);
      along_session_lock_async (fixture->session, on_locked, &locking);
      /* After the lock has begun, and at last when the store is closing. */
      for (int i = 0; i < round; i++)
        g_main_context_iteration (NULL, FALSE);
      if (round % 2 == 1)
        along_session_commit_async (fixture->session, edit, NULL, NULL, on_committed, &waiting);
      wait_for (&locking);
      wait_for (&waiting);
      n += waiting.worked ? 300 : 0;
      g_clear_error (&waiting.error);
      open_session (fixture);
      g_autoptr (AlongFamily) family = load (fixture);
      people = along_family_count (family, ALONG_KIND_PERSON);
      g_assert_cmpuint (people, ==, n);
    }
  fixture_free (fixture);
}

/* A lock that is asked for while the caseload is being opened is not forgotten: it is locked once it is open. */
static void
test_locked_while_opening (void)
{
  Fixture *fixture = fixture_new ();
  Waiting opening = { 0 }, locking = { 0 };

  lock (fixture);
  along_session_open_async (fixture->session, FALSE, NULL, on_opened, &opening);
  g_assert_true (along_session_is_opening (fixture->session));
  along_session_lock_async (fixture->session, on_locked, &locking);
  wait_for (&opening);
  wait_for (&locking);
  g_assert_no_error (locking.error);
  g_assert_cmpint (along_session_get_state (fixture->session), ==, ALONG_SESSION_LOCKED);
  g_assert_null (along_session_get_team (fixture->session));
  g_assert_false (along_session_is_opening (fixture->session));
  open_session (fixture);
  fixture_free (fixture);
}

/* A draft that its edit finishes does not come back, though it was typed a moment before and the store locks at
 * once; one whose edit is refused does. */
static void
test_finished_draft (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (AlongEdit) edit = person_edit (fixture, "Jade Lowe"), refused = person_edit (fixture, "Kai Lowe");
  Waiting waiting = { 0 }, locking = { 0 };

  put (fixture, "person/1", "Jade Lo");
  along_session_commit_async (fixture->session, edit, "person/1", NULL, on_committed, &waiting);
  along_session_lock_async (fixture->session, on_locked, &locking);
  wait_for (&waiting);
  wait_for (&locking);
  g_assert_no_error (waiting.error);
  open_session (fixture);
  g_assert_null (along_session_get_draft (fixture->session, "person/1"));

  along_fault_vfs_fail (ALONG_FAULT_WRITE, 0, SQLITE_FULL);
  put (fixture, "person/1", "Jade Lo");
  waiting = (Waiting){ 0 };
  along_session_commit_async (fixture->session, refused, "person/1", NULL, on_committed, &waiting);
  g_assert_null (along_session_get_draft (fixture->session, "person/1"));
  wait_for (&waiting);
  along_fault_vfs_heal ();
  g_assert_error (waiting.error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_FULL);
  g_clear_error (&waiting.error);
  assert_draft (fixture, "person/1", "Jade Lo");
  lock (fixture);
  open_session (fixture);
  assert_draft (fixture, "person/1", "Jade Lo");
  fixture_free (fixture);
}

/* Several edits, or none of them. */
static void
test_all_or_none (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr (GPtrArray) good = g_ptr_array_new_with_free_func (g_object_unref), bad = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AlongFamily) family = load (fixture);
  g_autoptr (AlongEdit) stale = along_edit_new ("Rename", fixture->family);
  g_autoptr (AlongRecord) other = along_record_copy (along_family_nth (family, ALONG_KIND_FAMILY, 0));
  Waiting waiting = { 0 };

  g_ptr_array_add (good, person_edit (fixture, "Jade Lowe"));
  g_ptr_array_add (good, person_edit (fixture, "Kai Lowe"));
  along_session_commit_all_async (fixture->session, good, NULL, on_committed, &waiting);
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 2);

  /* The second does not start from what is there. */
  along_record_set_text (other, ALONG_FAMILY_P_NAME, "As it was");
  along_record_set_text (along_edit_change (stale, other), ALONG_FAMILY_P_NAME, "Tierney");
  g_ptr_array_add (bad, person_edit (fixture, "Rowan Lowe"));
  g_ptr_array_add (bad, g_object_ref (stale));
  waiting = (Waiting){ 0 };
  along_session_commit_all_async (fixture->session, bad, NULL, on_committed, &waiting);
  wait_for (&waiting);
  g_assert_error (waiting.error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_CONFLICT);
  g_clear_error (&waiting.error);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 2);
  g_clear_object (&family);
  lock (fixture);
  open_session (fixture);
  family = load (fixture);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 2);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_store_register ();
  along_fault_vfs_install ();
  g_test_add_func ("/session/over-locking", test_over_locking);
  g_test_add_func ("/session/typed-while-locking", test_typed_while_locking);
  g_test_add_func ("/session/locked-while-opening", test_locked_while_opening);
  g_test_add_func ("/session/locked-twice", test_locked_twice);
  g_test_add_func ("/session/full", test_full);
  g_test_add_func ("/session/finished-draft", test_finished_draft);
  g_test_add_func ("/session/all-or-none", test_all_or_none);
  g_test_add_func ("/session/locked-during-import", test_locked_during_import);
  return g_test_run ();
}
