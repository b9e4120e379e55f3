/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever has the caseload is killed while another looks at it: what was saved last lies in the log alone, and looking
 * leaves that as it is, byte for byte. */
#include "store-child.h"

#include <unistd.h>

/* The child: opens the caseload, adds a person, says so, and waits to be killed. */
static int
hold (const char *dir, AlongKey *key, char **more)
{
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
  g_autoptr (AlongEdit) edit = NULL;
  AlongRecord *person;
  AlongId family, worker;

  if (!along_id_parse (more[0], &family) || !along_id_parse (more[1], &worker) || !along_store_open_sync (store, key, NULL, NULL))
    return 1;
  edit = along_edit_new ("Add person", family);
  person = along_edit_create (edit, ALONG_KIND_PERSON);
  along_record_set_text (person, ALONG_PERSON_P_NAME, "Saved last");
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  if (!along_store_commit_sync (store, edit, worker, NULL, NULL) || !child_say ("."))
    return 1;
  for (;;)
    pause ();
}

static Child
start_holder (Fixture *fixture, AlongId family)
{
  g_autofree char *family_text = along_id_to_text (family), *worker = along_id_to_text (fixture->worker);
  Child child;
  char said;

  child_start_on (&child, fixture, (const char *const[]){ family_text, worker, NULL });
  child_hear (&child, &said, 1);
  return child;
}

static void
end_holder (Child *holder)
{
  g_autofree char *said = child_kill (holder);

  g_assert_cmpstr (said, ==, "");
}

static GBytes *
contents (Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
assert_people (AlongStore *store, AlongId family, guint people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) loaded = along_store_load_sync (store, family, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_PERSON), ==, people);
}

static AlongStore *
look (Fixture *fixture, gboolean is_held)
{
  AlongStore *store = along_store_new (fixture->dir, FALSE);
  g_autoptr (GError) error = NULL;

  along_store_set_looking (store, TRUE);
  along_store_open_sync (store, fixture->key, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (along_store_is_looking (store) == is_held);
  return store;
}

static void
test_holder_killed (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  Child holder = start_holder (fixture, family);
  g_autoptr (GBytes) store_before = contents (fixture, "store"), log_before = contents (fixture, "store-wal");
  g_autoptr (AlongStore) looker = look (fixture, TRUE);
  g_autoptr (GBytes) store_after = NULL, log_after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (log_before), >, 4096);
  assert_people (looker, family, 1);
  end_holder (&holder);
  assert_people (looker, family, 1);
  along_store_close_sync (looker, &error);
  g_assert_no_error (error);
  store_after = contents (fixture, "store");
  log_after = contents (fixture, "store-wal");
  g_assert_true (g_bytes_equal (store_before, store_after));
  g_assert_true (g_bytes_equal (log_before, log_after));

  fixture_reopen (fixture);
  assert_people (fixture->store, family, 1);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* A log that was damaged meanwhile is still found by whoever opens in earnest. */
static void
test_log_damaged (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  Child holder = start_holder (fixture, family);
  g_autoptr (AlongStore) looker = look (fixture, TRUE), opened = NULL;
  g_autofree char *log = fixture_path (fixture, "store-wal");
  g_autoptr (GError) error = NULL;

  assert_people (looker, family, 1);
  end_holder (&holder);
  fixture_flip (log, 32 + 24 + 100, 1);
  along_store_close_sync (looker, NULL);
  opened = along_store_new (fixture->dir, FALSE);
  g_assert_false (along_store_open_sync (opened, fixture->key, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_LOG_DAMAGED);
  fixture_free (fixture);
}

/* Whoever had it has closed, or ended, before one looks: then it is one's own. */
static void
test_nobody_has_it (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  Child holder = start_holder (fixture, family);
  g_autoptr (AlongStore) opened = NULL;

  end_holder (&holder);
  opened = look (fixture, FALSE);
  assert_people (opened, family, 1);
  along_store_close_sync (opened, NULL);
  fixture_free (fixture);
}

/* What would write beside the caseload is refused, too. */
static void
test_nothing_beside (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  Child holder = start_holder (fixture, family);
  g_autoptr (AlongStore) looker = look (fixture, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_null (along_store_verify_sync (looker, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY);
  along_store_close_sync (looker, NULL);
  end_holder (&holder);
  fixture_reopen (fixture);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  int status = child_main (argc, argv, hold);

  if (status >= 0)
    return status;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/looking/holder-killed", test_holder_killed);
  g_test_add_func ("/store/looking/log-damaged", test_log_damaged);
  g_test_add_func ("/store/looking/nobody-has-it", test_nobody_has_it);
  g_test_add_func ("/store/looking/nothing-beside", test_nothing_beside);
  return g_test_run ();
}
