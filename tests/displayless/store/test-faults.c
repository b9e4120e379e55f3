/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "along-commit-syncs.h"
#include "along-fault-vfs.h"
#include "along-test-answer.h"
#include "connection.h"

static AlongEdit *
person_edit (AlongId family, const char *name)
{
  AlongEdit *edit = along_edit_new ("Add person", family);

  along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, name);
  return edit;
}

static guint
count_people (Fixture *fixture, AlongId family)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);

  return along_family_count (loaded, ALONG_KIND_PERSON);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_store_commit_finish (ALONG_STORE (source), result, &error);
  g_assert_no_error (error);
  --*(guint *) data;
}

/* So many edits one right after the other. */
static void
commit_many (Fixture *fixture, AlongId family, guint n)
{
  guint left = n;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AlongEdit) edit = person_edit (family, "Jade Lowe");
      along_store_commit_async (fixture->store, edit, fixture->worker, NULL, NULL, on_committed, &left);
    }
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

#define SYNCED 60    /* more than fill the log so far that it is emptied as soon as nobody waits */
#define IDLE 1300000 /* longer than the writer waits until it empties it anyway */

/* Exactly one for each commit: the first after a start, the first after the log was emptied, and while somebody reads what
 * is older, so that it cannot be begun anew. */
static void
test_one_sync (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *reader;
  AlongCommitSyncs syncs;
  guint before, reading = 0;

  fixture_reopen (fixture);
  along_commit_syncs_watch (&syncs, fixture->store);
  before = along_fault_vfs_count (ALONG_FAULT_SYNC);
  for (int round = 0; round < 4; round++)
    {
      reader = round % 2 == 1 ? store_connection_open (path, fixture->key, STORE_CONNECTION_READ, &error) : NULL;
      reading += reader != NULL && store_begin_reading (reader, &error);
      commit_many (fixture, family, SYNCED);
      g_usleep (IDLE);
      fixture_add_person (fixture, family, "Jade Lowe");
      g_assert_true (reader == NULL || store_end_reading (reader, &error));
      g_assert_true (store_connection_close (reader, &error));
      g_assert_no_error (error);
      fixture_add_person (fixture, family, "Jade Lowe");
    }
  g_assert_cmpuint (reading, ==, 2);
  g_assert_cmpuint (syncs.commits, ==, 4 * (SYNCED + 2));
  g_assert_cmpuint (syncs.least, ==, 1);
  g_assert_cmpuint (syncs.most, ==, 1);
  /* The log was emptied meanwhile, which takes some of its own. */
  g_assert_cmpuint (along_fault_vfs_count (ALONG_FAULT_SYNC) - before, >, syncs.commits);
  fixture_free (fixture);
}

typedef struct
{
  AlongFaultWhere where;
  int code;
  int error;
} Fault;

static const Fault kinds[] = {
  { ALONG_FAULT_WRITE, SQLITE_FULL, ALONG_STORE_ERROR_FULL },
  { ALONG_FAULT_WRITE, SQLITE_IOERR_WRITE, ALONG_STORE_ERROR_IO },
  { ALONG_FAULT_WRITE, SQLITE_READONLY, ALONG_STORE_ERROR_READ_ONLY },
  { ALONG_FAULT_SYNC, SQLITE_IOERR_FSYNC, ALONG_STORE_ERROR_IO },
};

/* A fault at each write of a commit, one after the other: it says so, nothing is half there, work goes on. */
static void
test_every_write (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      Fixture *fixture = fixture_new ();
      AlongId family = fixture_add_family (fixture, "Lowe");
      guint people = 0;
      gboolean failed = TRUE;

      for (int after = 0; failed && after < 200; after++)
        {
          g_autoptr (AlongEdit) edit = person_edit (family, "In trouble");
          g_autoptr (GError) error = NULL;

          along_fault_vfs_fail (kinds[k].where, after, kinds[k].code);
          failed = !along_store_commit_sync (fixture->store, edit, fixture->worker, NULL, &error);
          along_fault_vfs_heal ();
          if (failed)
            g_assert_error (error, ALONG_STORE_ERROR, kinds[k].error);
          else
            people++;
          g_assert_cmpuint (count_people (fixture, family), ==, people);
          g_autoptr (AlongEdit) next = person_edit (family, "Room again");
          fixture_commit (fixture, next);
          people++;
        }
      g_assert_false (failed);
      fixture_reopen (fixture);
      g_assert_cmpuint (count_people (fixture, family), ==, people);
      fixture_assert_sound (fixture->store);
      fixture_free (fixture);
    }
}

/* What else is asked of an open store. */

static gboolean
do_undo (Fixture *fixture, AlongId family, GError **error)
{
  g_autoptr (AlongEdit) edit = along_store_undo_sync (fixture->store, family, fixture->worker, FALSE, error);

  return edit != NULL;
}

static gboolean
do_draft (Fixture *fixture, AlongId family, GError **error)
{
  const AlongStoreDraft draft = { .key = (char *) "contact", .kind = (char *) "contact", .family = family,
                                  .body = (char *) "Half a thought" };
  GAsyncResult *answer = NULL;

  along_store_put_draft_async (fixture->store, fixture->worker, &draft, along_test_keep_answer, &answer);
  g_autoptr (GAsyncResult) result = along_test_wait_for (&answer);
  return along_store_put_draft_finish (fixture->store, result, error);
}

static gboolean
do_setting (Fixture *fixture, AlongId family, GError **error)
{
  return along_store_put_setting_sync (fixture->store, "look", "plain", error);
}

static gboolean
do_load (Fixture *fixture, AlongId family, GError **error)
{
  g_autoptr (AlongFamily) loaded = along_store_load_sync (fixture->store, family, NULL, error);

  if (loaded != NULL)
    g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_EPISODE), ==, 1);
  return loaded != NULL;
}

static gboolean
do_search (Fixture *fixture, AlongId family, GError **error)
{
  g_autoptr (AlongFound) hits = along_store_search_sync (fixture->store, "lowe", NULL, error);

  if (hits != NULL)
    g_assert_cmpuint (hits->items->len, >, 0);
  return hits != NULL;
}

static gboolean
do_verify (Fixture *fixture, AlongId family, GError **error)
{
  AlongStoreReport *report = along_store_verify_sync (fixture->store, NULL, error);

  along_store_report_free (report);
  return report != NULL;
}

/* What may be said of a fault that the disk had. */
static void
assert_words (GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ALONG_STORE_ERROR);
  switch (error->code)
    {
    case ALONG_STORE_ERROR_FULL:
    case ALONG_STORE_ERROR_IO:
    case ALONG_STORE_ERROR_READ_ONLY:
    case ALONG_STORE_ERROR_DAMAGED:
    case ALONG_STORE_ERROR_LOG_DAMAGED:
      g_assert_cmpuint (strlen (error->message), >, 20);
      break;
    default:
      g_error ("%s", error->message);
    }
}

static const Fault all_faults[] = {
  { ALONG_FAULT_WRITE, SQLITE_FULL, 0 },          { ALONG_FAULT_WRITE, SQLITE_IOERR_WRITE, 0 },
  { ALONG_FAULT_SYNC, SQLITE_IOERR_FSYNC, 0 },    { ALONG_FAULT_READ, SQLITE_IOERR_READ, 0 },
  { ALONG_FAULT_READ, SQLITE_CORRUPT, 0 },        { ALONG_FAULT_TRUNCATE, SQLITE_IOERR_TRUNCATE, 0 },
  { ALONG_FAULT_OPEN, SQLITE_CANTOPEN, 0 },
};

/* Each operation with each fault at each place: it works or says what was, the store stays whole, and once the disk
 * is well again the same works. */
static void
test_operations (void)
{
  static gboolean (*const operations[]) (Fixture *, AlongId, GError **)
    = { do_undo, do_draft, do_setting, do_load, do_search, do_verify };
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  guint met = 0;

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    for (guint k = 0; k < G_N_ELEMENTS (all_faults); k++)
      {
        gboolean failed = TRUE;

        /* each time more is read, as somebody was added: further on by ever longer steps, so that the end is reached */
        for (int after = 0; failed && after < 10000; after += 1 + after / 64)
          {
            g_autoptr (GError) error = NULL;

            fixture_add_person (fixture, family, "Jade Lowe");
            along_fault_vfs_fail (all_faults[k].where, after, all_faults[k].code);
            failed = !operations[i](fixture, family, &error);
            along_fault_vfs_heal ();
            if (!failed)
              break;
            met++;
            assert_words (error);
            g_clear_error (&error);
            operations[i](fixture, family, &error);
            if (error != NULL)
              g_error ("operation %u, fault %u after %d: then %s", i, k, after, error->message);
          }
        g_assert_false (failed);
      }
  g_test_message ("%u faults met", met);
  g_assert_cmpuint (met, >, 50);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* A store that was not closed is opened while the disk has a fault: refused in words or opened; afterwards all is there. */
static void
test_opening (void)
{
  static const char *const names[] = { "store", "store-wal", "store.id" };
  Fixture *fixture = fixture_new (), *copy = g_new0 (Fixture, 1);
  AlongId family = fixture_add_family (fixture, "Lowe");
  char *kept[G_N_ELEMENTS (names)];
  guint met = 0;

  for (int i = 0; i < 5; i++)
    fixture_add_person (fixture, family, "Jade Lowe");
  copy->dir = g_dir_make_tmp ("along-store-XXXXXX", NULL);
  copy->key = along_key_ref (fixture->key);
  copy->worker = fixture->worker;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = fixture_path (fixture, names[i]), *name = g_strconcat ("kept-", names[i], NULL);
      kept[i] = fixture_path (fixture, name);
      fixture_copy_file (from, kept[i]);
    }
  for (guint k = 0; k < G_N_ELEMENTS (all_faults); k++)
    {
      gboolean opened = FALSE;

      for (int after = 0; !opened && after < 400; after++)
        {
          g_autoptr (AlongStore) store = along_store_new (copy->dir, FALSE);
          g_autofree char *shm = fixture_path (copy, "store-shm");
          g_autoptr (GError) error = NULL;

          g_unlink (shm);
          for (guint i = 0; i < G_N_ELEMENTS (names); i++)
            {
              g_autofree char *to = fixture_path (copy, names[i]);
              fixture_copy_file (kept[i], to);
            }
          along_fault_vfs_fail (all_faults[k].where, after, all_faults[k].code);
          opened = along_store_open_sync (store, copy->key, NULL, &error);
          along_fault_vfs_heal ();
          if (opened)
            along_store_close_sync (store, NULL);
          else
            {
              met++;
              assert_words (error);
            }
          fixture_reopen (copy);
          g_assert_cmpuint (along_store_get_notices (copy->store), ==, 0);
          g_assert_cmpuint (count_people (copy, family), ==, 5);
          along_store_close_sync (copy->store, &error);
          g_clear_object (&copy->store);
        }
      g_assert_true (opened);
    }
  g_test_message ("%u faults met", met);
  g_assert_cmpuint (met, >, 10);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (kept[i]);
  fixture_reopen (copy);
  fixture_assert_sound (copy->store);
  fixture_free (copy);
  fixture_free (fixture);
}

/* The disk is full while the log is emptied: nothing is lost, and the store closes. */
static void
test_full_at_closing (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, family, "Jade Lowe");
  along_fault_vfs_fail (ALONG_FAULT_WRITE, 0, SQLITE_FULL);
  along_store_close_sync (fixture->store, &error);
  along_fault_vfs_heal ();
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture_reopen (fixture);
  g_assert_cmpuint (count_people (fixture, family), ==, 1);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* Tidying up takes no sync, and leaves the writer as careful as it was. */
static void
test_sync_after_tidying (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");

  for (int i = 0; i < 40; i++)
    fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Walked in the park");
  g_usleep (500000);
  for (int i = 0; i < 3; i++)
    {
      guint before = along_fault_vfs_count (ALONG_FAULT_SYNC);
      fixture_add_person (fixture, family, "Jade Lowe");
      g_assert_cmpuint (along_fault_vfs_count (ALONG_FAULT_SYNC) - before, >=, 1);
    }
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_fault_vfs_install ();
  g_test_add_func ("/store/faults/one-sync", test_one_sync);
  g_test_add_func ("/store/faults/sync-after-tidying", test_sync_after_tidying);
  g_test_add_func ("/store/faults/every-write", test_every_write);
  g_test_add_func ("/store/faults/operations", test_operations);
  g_test_add_func ("/store/faults/opening", test_opening);
  g_test_add_func ("/store/faults/full-at-closing", test_full_at_closing);
  return g_test_run ();
}
