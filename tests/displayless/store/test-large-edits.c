/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits so large that their images are made on a thread of their own: what they leave, and what is left where they are
 * refused in their midst. */
#include "store-fixture.h"

#include "along-fault-vfs.h"
#include "store-call.h"

#define CHANGES 3000
#define CHANGED (CHANGES * 2 / 5)
#define DELETED (CHANGES / 5)
#define MIDST 1502 /* one that changes something */

static const char *const ops[] = { "create", "change", "delete", "restore" };

/* Now and then long, so that there is more text than is held at once. */
static void
set_text (AlongRecord *observation, const char *what, int i)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%s %d", what, i);
  while (i % 50 == 0 && text->len < 60000)
    g_string_append (text, " and slept through the afternoon again");
  along_record_set_text (observation, ALONG_OBSERVATION_P_TEXT, text->str);
}

/* A family with what the large edit changes and takes away. */
static AlongId
add_family (Fixture *fixture)
{
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autoptr (AlongEdit) edit = along_edit_new ("Many observations", family);

  for (int i = 0; i < CHANGED + DELETED; i++)
    set_text (along_edit_create (edit, ALONG_KIND_OBSERVATION), "At first", i);
  fixture_commit (fixture, edit);
  return family;
}

static AlongId
observation_id (AlongFamily *family, int i)
{
  return along_record_get_id (along_family_nth (family, ALONG_KIND_OBSERVATION, (guint) i));
}

/* Added, changed and taken away by turns; of those to be changed each fourth stays as it is. */
static AlongEdit *
make_large (AlongFamily *family)
{
  AlongEdit *edit = along_edit_new ("Large", along_family_get_id (family));
  int changed = 0, deleted = 0;

  for (int i = 0; i < CHANGES; i++)
    {
      AlongRecord *record;

      if (i % 5 < 2)
        set_text (along_edit_create (edit, ALONG_KIND_OBSERVATION), "Added", i);
      else if (i % 5 < 4)
        {
          record = along_edit_change (edit, along_family_nth (family, ALONG_KIND_OBSERVATION, (guint) changed));
          if (changed++ % 4 != 3)
            set_text (record, "Changed", i);
        }
      else
        along_edit_delete (edit, along_family_nth (family, ALONG_KIND_OBSERVATION, (guint) (CHANGED + deleted++)));
    }
  g_assert_cmpuint (along_edit_get_n (edit), ==, CHANGES);
  return edit;
}

static gint64
count_entries (Fixture *fixture)
{
  AlongStoreInfo info;

  g_assert_true (along_store_info_sync (fixture->store, &info, NULL));
  return info.journal;
}

static guint
count_observations (Fixture *fixture, AlongId id)
{
  g_autoptr (AlongFamily) family = fixture_load (fixture, id);

  return along_family_count (family, ALONG_KIND_OBSERVATION);
}

static void
assert_image (StoreConnection *connection, gint64 n, int side, const char *expected)
{
  g_autofree char *image = NULL;
  g_autoptr (GError) error = NULL;

  journal_image (connection, n, side, &image, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (image, ==, expected);
}

/* Each entry has the images of its own change, as they are when made one at a time. */
static void
assert_images (Fixture *fixture, AlongEdit *edit)
{
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection = store_connection_open (path, fixture->key, STORE_CONNECTION_READ, &error);
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT \"n\", \"op\", \"record\" FROM \"journal\" WHERE \"edit\" = ? ORDER BY \"n\"", &error);
  gboolean row;

  store_bind_id (statement, 1, along_edit_get_id (edit));
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      JournalImages images;
      gint64 n;

      if (change->op == ALONG_OP_CHANGE
          && g_strcmp0 (along_record_get_text (change->before, ALONG_OBSERVATION_P_TEXT),
                        along_record_get_text (change->after, ALONG_OBSERVATION_P_TEXT)) == 0)
        continue;
      g_assert_true (store_row (connection, statement, &row, &error) && row);
      n = sqlite3_column_int64 (statement, 0);
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==, ops[change->op]);
      g_assert_true (along_id_equal (store_column_id (statement, 2),
                                     along_record_get_id (change->after != NULL ? change->after : change->before)));
      journal_prepare (change, &images);
      assert_image (connection, n, 0, images.texts[0]);
      assert_image (connection, n, 1, images.texts[1]);
      journal_images_clear (&images);
    }
  g_assert_true (store_row (connection, statement, &row, &error) && !row);
  g_assert_true (store_connection_close (connection, NULL));
}

static void
test_all_ops (void)
{
  Fixture *fixture = fixture_new ();
  AlongId id = add_family (fixture);
  g_autoptr (AlongFamily) family = fixture_load (fixture, id), later = NULL;
  g_autoptr (AlongEdit) edit = make_large (family), back = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = count_entries (fixture);

  fixture_commit (fixture, edit);
  g_assert_cmpint (count_entries (fixture) - before, ==, CHANGES - CHANGED / 4);
  g_assert_cmpuint (count_observations (fixture, id), ==, CHANGED + CHANGES * 2 / 5);
  assert_images (fixture, edit);
  fixture_assert_sound (fixture->store);
  /* And taken back, which is a large edit too. */
  back = along_store_undo_sync (fixture->store, id, fixture->worker, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (along_edit_get_n (back), ==, CHANGES - CHANGED / 4);
  assert_images (fixture, back);
  later = fixture_load (fixture, id);
  g_assert_cmpuint (along_family_count (later, ALONG_KIND_OBSERVATION), ==, CHANGED + DELETED);
  for (int i = 0; i < CHANGED + DELETED; i++)
    g_assert_cmpstr (
      along_record_get_text (along_family_lookup (later, observation_id (family, i)), ALONG_OBSERVATION_P_TEXT), ==,
      along_record_get_text (along_family_nth (family, ALONG_KIND_OBSERVATION, (guint) i), ALONG_OBSERVATION_P_TEXT));
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/* Somebody has changed one of them meanwhile: nothing of it is there, and the next is saved. */
static void
test_conflict (void)
{
  Fixture *fixture = fixture_new ();
  AlongId id = add_family (fixture);
  g_autoptr (AlongFamily) family = fixture_load (fixture, id), later = NULL;
  g_autoptr (AlongEdit) edit = make_large (family), other = along_edit_new ("Meanwhile", id), again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  set_text (along_edit_change (other, along_edit_get_change (edit, MIDST)->before), "Meanwhile", 1);
  fixture_commit (fixture, other);
  before = count_entries (fixture);
  g_assert_false (along_store_commit_sync (fixture->store, edit, fixture->worker, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (count_entries (fixture), ==, before);
  g_assert_cmpuint (count_observations (fixture, id), ==, CHANGED + DELETED);
  fixture_assert_sound (fixture->store);
  later = fixture_load (fixture, id);
  again = make_large (later);
  fixture_commit (fixture, again);
  assert_images (fixture, again);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

/** Written: how many rows an edit has come to write. */
typedef struct
{
  guint observations, images;
} Written;

static void
note_row (void *data, int op, const char *database, const char *table, sqlite3_int64 rowid)
{
  Written *written = data;

  written->observations += g_str_equal (table, "observation");
  written->images += g_str_equal (table, "journal_image");
}

/* On the writer's thread. With little memory, pages are written to the disk while rows are, not at the end alone. */
static gboolean
watch_rows (AlongStore *store, StoreCall *call)
{
  sqlite3_update_hook (store->writer.connection->db, note_row, call->request);
  return store_exec (store->writer.connection, "PRAGMA cache_size = 20", &call->error);
}

/* The disk is full sooner or later: while rows are written, and while images are. */
static void
test_full (void)
{
  Fixture *fixture = fixture_new ();
  AlongId id = add_family (fixture);
  g_autoptr (AlongFamily) family = fixture_load (fixture, id);
  StoreCall *watch = store_call_new (watch_rows, NULL);
  guint in_rows = 0, in_images = 0;
  gboolean refused = TRUE;
  Written written;

  watch->request = &written;
  g_assert_true (store_call_wait (fixture->store, &fixture->store->writer, watch, NULL));
  store_call_free (watch);
  for (int after = 1000; refused; after += after / 5)
    {
      g_autoptr (AlongEdit) edit = make_large (family), next = along_edit_new ("Room again", id);
      g_autoptr (GError) error = NULL;
      gint64 before = count_entries (fixture);

      written = (Written){ 0 };
      along_fault_vfs_fail (ALONG_FAULT_WRITE, after, SQLITE_FULL);
      refused = !along_store_commit_sync (fixture->store, edit, fixture->worker, NULL, &error);
      along_fault_vfs_heal ();
      if (!refused)
        {
          assert_images (fixture, edit);
          break;
        }
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FULL);
      in_rows += written.observations > 0 && written.images == 0;
      in_images += written.images > 0 && written.images < CHANGES;
      g_assert_cmpint (count_entries (fixture), ==, before);
      g_assert_cmpuint (count_observations (fixture, id), ==, CHANGED + DELETED);
      along_record_set_text (along_edit_create (next, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, "Jade Lowe");
      fixture_commit (fixture, next);
    }
  g_test_message ("refused %u times while rows were written, %u times while images were", in_rows, in_images);
  g_assert_cmpuint (in_rows, >, 0);
  g_assert_cmpuint (in_images, >, 0);
  fixture_assert_sound (fixture->store);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_fault_vfs_install ();
  g_test_add_func ("/store/large-edits/all-ops", test_all_ops);
  g_test_add_func ("/store/large-edits/conflict", test_conflict);
  g_test_add_func ("/store/large-edits/full", test_full);
  return g_test_run ();
}
