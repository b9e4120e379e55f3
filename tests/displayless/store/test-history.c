/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-history.h"

#include <string.h>

#include "along-clock.h"
#include "connection.h"
#include "store-fixture.h"

static AlongStoreHistory *
read_history (Fixture *fixture, AlongId family, AlongId record, gint64 before_n, guint limit)
{
  g_autoptr (GError) error = NULL;
  const AlongStoreHistoryFilter filter = { family, record, before_n, limit };
  AlongStoreHistory *history = along_store_history_sync (fixture->store, &filter, &error);

  g_assert_no_error (error);
  return history;
}

static AlongStoreHistoryEdit *
nth (AlongStoreHistory *history, guint i)
{
  g_assert_cmpuint (i, <, history->edits->len);
  return history->edits->pdata[i];
}

static AlongStoreHistoryEntry *
entry (AlongStoreHistory *history, guint edit, guint i)
{
  g_assert_cmpuint (i, <, nth (history, edit)->entries->len);
  return nth (history, edit)->entries->pdata[i];
}

static void
set_text (Fixture *fixture, AlongId family, AlongId person, int property, const char *text, const char *title)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new (title, family);

  along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, person)), property, text);
  fixture_commit (fixture, edit);
}

static void
assert_text (Fixture *fixture, AlongId family, AlongId person, int property, const char *text)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);

  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, person), property), ==, text);
}

static void
remove_person (Fixture *fixture, AlongId family, AlongId person)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Remove person", family);

  along_edit_delete (edit, along_family_lookup (loaded, person));
  fixture_commit (fixture, edit);
}

/* Newest first, in pages; what was removed still has its name; what was erased says so. */
static void
test_pages (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), other = fixture_add_family (fixture, "Marsh");
  AlongId jade = fixture_add_person (fixture, family, "Jade Lowe"), liam = fixture_add_person (fixture, family, "Liam Lowe");

  fixture_add_person (fixture, other, "Somebody else");
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *phone = g_strdup_printf ("0%d", i);
      set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, phone, "Phone");
    }
  remove_person (fixture, family, liam);

  g_autoptr (AlongStoreHistory) first = read_history (fixture, family, ALONG_ID_NONE, 0, 4);
  g_assert_cmpuint (first->edits->len, ==, 4);
  g_assert_true (first->more);
  g_assert_cmpstr (nth (first, 0)->title, ==, "Remove person");
  g_assert_cmpint (entry (first, 0, 0)->op, ==, ALONG_STORE_HISTORY_DELETE);
  g_assert_nonnull (entry (first, 0, 0)->before);
  g_assert_null (entry (first, 0, 0)->after);
  g_assert_nonnull (along_family_lookup (first->records, liam));
  g_assert_true (g_hash_table_contains (first->gone, &liam));
  g_assert_false (g_hash_table_contains (first->gone, &jade));
  g_assert_cmpstr (entry (first, 1, 0)->before, ==, "{\"_v\":1,\"phone\":\"03\"}");
  g_assert_cmpstr (entry (first, 1, 0)->after, ==, "{\"_v\":1,\"phone\":\"04\"}");
  g_assert_true (along_id_equal (nth (first, 1)->worker, fixture->worker));
  g_assert_cmpint (nth (first, 1)->known_at, ==, along_clock_now ());

  g_autoptr (AlongStoreHistory) second = read_history (fixture, family, ALONG_ID_NONE, nth (first, 3)->first_n, 10);
  g_assert_cmpuint (second->edits->len, ==, 5);
  g_assert_false (second->more);
  g_assert_cmpint (entry (second, 4, 0)->kind, ==, ALONG_KIND_FAMILY);

  /* The history of one person. */
  g_autoptr (AlongStoreHistory) hers = read_history (fixture, family, jade, 0, 10);
  g_assert_cmpuint (hers->edits->len, ==, 6);
  fixture_free (fixture);
}

static void
test_erased (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), jade = fixture_add_person (fixture, family, "Jade Lowe");
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection;

  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1", "Phone");
  along_store_close_sync (fixture->store, NULL);
  connection = store_connection_open (path, fixture->key, STORE_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (store_exec (connection, "DELETE FROM \"journal_image\"", NULL));
  store_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_assert_true (store_connection_close (connection, NULL));
  along_store_open_sync (fixture->store, fixture->key, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (AlongStoreHistory) history = read_history (fixture, family, ALONG_ID_NONE, 0, 10);
  g_assert_cmpuint (history->edits->len, ==, 3);
  g_assert_true (entry (history, 0, 0)->erased);
  g_assert_null (entry (history, 0, 0)->after);
  g_assert_null (along_store_plan_take_back_sync (fixture->store, nth (history, 0)->id, family, fixture->worker, FALSE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (along_store_plan_restore_sync (fixture->store, entry (history, 0, 0)->n, ALONG_PERSON_P_PHONE, "t", &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING);
  fixture_free (fixture);
}

static AlongStoreTakeBack *
plan (Fixture *fixture, AlongId of, AlongId family, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  AlongStoreTakeBack *made = along_store_plan_take_back_sync (fixture->store, of, family, fixture->worker, redo, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
  return made;
}

static void
carry_out (Fixture *fixture, AlongStoreTakeBack *decided)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (along_store_take_back_sync (fixture->store, decided, fixture->worker, &error));
  g_assert_no_error (error);
}

/* An edit that others followed is taken back, and put back, by itself; what was changed since is asked for. */
static void
test_take_back (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), jade = fixture_add_person (fixture, family, "Jade Lowe");
  AlongId phone;

  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1", "Phone");
  set_text (fixture, family, jade, ALONG_PERSON_P_FAITH, "None", "Faith");
  g_autoptr (AlongStoreHistory) history = read_history (fixture, family, ALONG_ID_NONE, 0, 10);
  phone = nth (history, 1)->id;
  g_autoptr (AlongStoreTakeBack) alone = plan (fixture, phone, family, FALSE);
  g_assert_cmpuint (alone->changed->len, ==, 0);
  g_assert_cmpstr (along_edit_get_title (alone->edit), ==, "Phone");
  carry_out (fixture, alone);
  assert_text (fixture, family, jade, ALONG_PERSON_P_PHONE, NULL);
  assert_text (fixture, family, jade, ALONG_PERSON_P_FAITH, "None");
  g_autoptr (AlongStoreHistory) after = read_history (fixture, family, ALONG_ID_NONE, 0, 10);
  g_assert_true (along_id_equal (nth (after, 0)->of, phone));
  g_assert_false (nth (after, 0)->redo);
  g_assert_true (nth (after, 2)->undone);

  /* What is planned anew for it puts it back, after a restart too. */
  fixture_reopen (fixture);
  g_autoptr (AlongStoreTakeBack) again = plan (fixture, phone, family, FALSE);
  g_assert_true (again->redo);
  carry_out (fixture, again);
  assert_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1");

  /* Changed since: nothing of it by itself; with a decision, all. */
  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "2", "Phone again");
  g_autoptr (AlongStoreTakeBack) asked = plan (fixture, phone, family, FALSE);
  g_assert_cmpuint (asked->changed->len, ==, 1);
  g_assert_true (along_edit_is_empty (asked->edit));
  AlongStoreChanged *changed = asked->changed->pdata[0];
  g_assert_cmpint (changed->property, ==, ALONG_PERSON_P_PHONE);
  g_assert_null (along_record_get_text (changed->was, ALONG_PERSON_P_PHONE));
  g_assert_cmpstr (along_record_get_text (changed->current, ALONG_PERSON_P_PHONE), ==, "2");
  g_assert_true (along_id_equal (changed->by, fixture->worker));
  along_store_take_back_add (asked, changed);
  carry_out (fixture, asked);
  assert_text (fixture, family, jade, ALONG_PERSON_P_PHONE, NULL);
  fixture_free (fixture);
}

/* A person who was added and changed since is removed only when that is decided. */
static void
test_take_back_made (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), jade = fixture_add_person (fixture, family, "Jade Lowe");
  g_autoptr (AlongStoreHistory) history = read_history (fixture, family, ALONG_ID_NONE, 0, 10);

  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1", "Phone");
  g_autoptr (AlongStoreTakeBack) asked = plan (fixture, nth (history, 0)->id, family, FALSE);
  g_assert_cmpuint (asked->changed->len, ==, 1);
  AlongStoreChanged *changed = asked->changed->pdata[0];
  g_assert_cmpint (changed->property, ==, -1);
  along_store_take_back_add (asked, changed);
  carry_out (fixture, asked);
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_assert_null (along_family_lookup (loaded, jade));
  fixture_free (fixture);
}

/* What was imported goes as one, though it was worked on since; what others wrote stays. */
static void
test_import (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), jade = fixture_add_person (fixture, family, "Jade Lowe");
  g_autoptr (AlongEdit) import = along_edit_new ("Import of 3 people", family);
  AlongRecord *mother = along_edit_create (import, ALONG_KIND_PERSON), *child = along_edit_create (import, ALONG_KIND_PERSON), *link;
  AlongId id = along_record_get_id (child);

  along_record_set_text (mother, ALONG_PERSON_P_NAME, "Carol Lowe");
  along_record_set_text (child, ALONG_PERSON_P_NAME, "Ryan Lowe");
  link = along_edit_create (import, ALONG_KIND_CHILD_LINK);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, id);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (mother));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  fixture_commit (fixture, import);
  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1", "Phone");
  g_autoptr (AlongStoreTakeBack) all = plan (fixture, along_edit_get_id (import), family, FALSE);
  g_assert_cmpuint (all->changed->len, ==, 0);
  g_assert_cmpuint (along_edit_get_n (all->edit), ==, 3);
  carry_out (fixture, all);
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_PERSON), ==, 1);
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_CHILD_LINK), ==, 0);
  assert_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1");
  fixture_free (fixture);
}

/* Somebody whom a later record is about is not taken away from under it. */
static void
test_needed (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), jade = fixture_add_person (fixture, family, "Jade Lowe");
  g_autoptr (AlongStoreHistory) history = read_history (fixture, family, ALONG_ID_NONE, 0, 10);
  g_autoptr (AlongEdit) edit = along_edit_new ("Other name", family);
  AlongRecord *alias = along_edit_create (edit, ALONG_KIND_ALIAS);
  g_autoptr (GError) error = NULL;

  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, jade);
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Jay");
  g_autoptr (AlongStoreTakeBack) before = plan (fixture, nth (history, 0)->id, family, FALSE);
  fixture_commit (fixture, edit);
  g_assert_false (along_store_take_back_sync (fixture->store, before, fixture->worker, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  /* Nor is it asked about. */
  g_assert_null (along_store_plan_take_back_sync (fixture->store, nth (history, 0)->id, family, fixture->worker, FALSE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (along_store_plan_take_back_sync (fixture->store, nth (history, 1)->id, family, fixture->worker, FALSE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Other name"));
  fixture_free (fixture);
}

/* What would stand in the way can go too, once that is decided. */
static void
test_needed_undecided (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), id;
  g_autoptr (AlongEdit) made = along_edit_new ("A person", family);
  AlongRecord *mother = along_edit_create (made, ALONG_KIND_PERSON), *alias = along_edit_create (made, ALONG_KIND_ALIAS);
  g_autoptr (GError) error = NULL;

  along_record_set_text (mother, ALONG_PERSON_P_NAME, "Carol Lowe");
  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, along_record_get_id (mother));
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Caz");
  id = along_record_get_id (alias);
  fixture_commit (fixture, made);
  set_text (fixture, family, id, ALONG_ALIAS_P_NAME, "Cazza", "Other name");
  g_autoptr (AlongStoreTakeBack) asked = plan (fixture, along_edit_get_id (made), family, FALSE);
  g_assert_cmpuint (asked->changed->len, ==, 1);
  g_assert_cmpuint (along_edit_get_n (asked->edit), ==, 1);
  /* Left as it is, it still belongs to her. */
  g_assert_false (along_store_take_back_sync (fixture->store, asked, fixture->worker, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  along_store_take_back_add (asked, asked->changed->pdata[0]);
  carry_out (fixture, asked);
  fixture_free (fixture);
}

/* What Ctrl+Z cannot do alone is planned with the same edit. */
static void
test_last (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), jade = fixture_add_person (fixture, family, "Jade Lowe");
  AlongId me = fixture->worker;
  g_autoptr (GError) error = NULL;

  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1", "Mine");
  fixture->worker = along_id_new ();
  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "2", "Somebody else's");
  fixture->worker = me;
  g_assert_null (along_store_undo_sync (fixture->store, family, me, FALSE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  g_autoptr (AlongStoreTakeBack) asked = plan (fixture, ALONG_ID_NONE, family, FALSE);
  g_assert_cmpstr (along_edit_get_title (asked->edit), ==, "Mine");
  g_assert_cmpuint (asked->changed->len, ==, 1);
  along_store_take_back_add (asked, asked->changed->pdata[0]);
  carry_out (fixture, asked);
  assert_text (fixture, family, jade, ALONG_PERSON_P_PHONE, NULL);
  fixture_free (fixture);
}

/* What is signed stays. */
static void
test_lasting (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autoptr (AlongEdit) edit = along_edit_new ("Sign", family);
  g_autoptr (GError) error = NULL;

  along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, "Signed");
  along_edit_set_lasting (edit, TRUE);
  fixture_commit (fixture, edit);
  g_assert_null (along_store_plan_take_back_sync (fixture->store, along_edit_get_id (edit), family, fixture->worker, FALSE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING);
  fixture_free (fixture);
}

static void
restore (Fixture *fixture, gint64 n, int property)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = along_store_plan_restore_sync (fixture->store, n, property, "Put back", &error);

  g_assert_no_error (error);
  fixture_commit (fixture, edit);
}

static void
test_restore (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), jade = fixture_add_person (fixture, family, "Jade Lowe");
  g_autoptr (GError) error = NULL;
  gint64 second;

  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1", "Phone");
  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "2", "Phone");
  set_text (fixture, family, jade, ALONG_PERSON_P_FAITH, "None", "Faith");
  set_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "3", "Phone");
  g_autoptr (AlongStoreHistory) history = read_history (fixture, family, ALONG_ID_NONE, 0, 10);
  second = entry (history, 2, 0)->n;
  restore (fixture, second, ALONG_PERSON_P_PHONE);
  assert_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1");
  assert_text (fixture, family, jade, ALONG_PERSON_P_FAITH, "None");
  g_assert_null (along_store_plan_restore_sync (fixture->store, second, ALONG_PERSON_P_PHONE, "t", &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING);
  g_clear_error (&error);

  /* The whole record, and one that was removed since. */
  remove_person (fixture, family, jade);
  g_assert_null (along_store_plan_restore_sync (fixture->store, second, ALONG_PERSON_P_PHONE, "t", &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING);
  restore (fixture, second, -1);
  assert_text (fixture, family, jade, ALONG_PERSON_P_PHONE, "1");
  assert_text (fixture, family, jade, ALONG_PERSON_P_FAITH, NULL);
  assert_text (fixture, family, jade, ALONG_PERSON_P_NAME, "Jade Lowe");
  fixture_free (fixture);
}

static GPtrArray *
read_access (Fixture *fixture, AlongId family, AlongId worker, const char *what, gint64 before_n, guint limit)
{
  g_autoptr (GError) error = NULL;
  const AlongStoreAccessFilter filter = { family, NULL, worker, what, before_n, limit };
  GPtrArray *list = along_store_access_sync (fixture->store, &filter, &error);

  g_assert_no_error (error);
  return list;
}

static void
test_access (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), other = fixture_add_family (fixture, "Marsh"), she = along_id_new ();

  along_store_note_access_async (fixture->store, fixture->worker, family, "open", NULL);
  along_store_note_access_async (fixture->store, she, family, "print", "court; 7F3A-21; nothing");
  along_store_note_access_async (fixture->store, she, other, "open", NULL);
  fixture_add_person (fixture, family, "Jade Lowe"); /* behind them in the writer's queue */
  g_autoptr (GPtrArray) all = read_access (fixture, ALONG_ID_NONE, ALONG_ID_NONE, NULL, 0, 10);
  g_assert_cmpuint (all->len, ==, 3);
  const AlongStoreAccess *newest = all->pdata[0], *print = all->pdata[1];
  g_assert_cmpstr (newest->name, ==, "Marsh");
  g_assert_cmpstr (print->what, ==, "print");
  g_assert_cmpstr (print->detail, ==, "court; 7F3A-21; nothing");
  g_assert_true (along_id_equal (print->worker, she));
  g_autoptr (GPtrArray) hers = read_access (fixture, ALONG_ID_NONE, she, NULL, 0, 10);
  g_assert_cmpuint (hers->len, ==, 2);
  g_autoptr (GPtrArray) theirs = read_access (fixture, family, ALONG_ID_NONE, "open", 0, 10);
  g_assert_cmpuint (theirs->len, ==, 1);
  const AlongStoreAccessFilter named = { .name = "lOW", .limit = 10 };
  g_autoptr (GPtrArray) lowes = along_store_access_sync (fixture->store, &named, NULL);
  g_assert_cmpuint (lowes->len, ==, 2);
  g_autoptr (GPtrArray) older = read_access (fixture, ALONG_ID_NONE, ALONG_ID_NONE, NULL, newest->n, 1);
  g_assert_cmpuint (older->len, ==, 1);
  g_assert_cmpstr (((AlongStoreAccess *) older->pdata[0])->what, ==, "print");
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_store_register ();
  along_clock_freeze (1772000000000LL);
  g_test_add_func ("/store/history/pages", test_pages);
  g_test_add_func ("/store/history/erased", test_erased);
  g_test_add_func ("/store/history/take-back", test_take_back);
  g_test_add_func ("/store/history/take-back-made", test_take_back_made);
  g_test_add_func ("/store/history/import", test_import);
  g_test_add_func ("/store/history/needed", test_needed);
  g_test_add_func ("/store/history/needed-undecided", test_needed_undecided);
  g_test_add_func ("/store/history/last", test_last);
  g_test_add_func ("/store/history/lasting", test_lasting);
  g_test_add_func ("/store/history/restore", test_restore);
  g_test_add_func ("/store/history/access", test_access);
  return g_test_run ();
}
