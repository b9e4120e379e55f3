/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is one thing to a person is done whole or not at all: a file taken in, or not because somebody changed their mind;
 * all of it taken back, or put back. */
#include "bundle-pair.h"

#include <glib/gstdio.h>

#include "along-store-history.h"
#include "along-store-known.h"
#include "along-test-images.h"

/* Enough to be told of more than once while they come. */
#define PEOPLE 600

static void
add_people (Pair *pair)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("People", pair->family);

  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

      along_record_set_text (person, ALONG_PERSON_P_NAME, name);
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
    }
  fixture_commit (pair->marta, edit);
}

/** Watch: what was told, and after how often it is cancelled. */
typedef struct
{
  GCancellable *cancellable;
  guint told, stop_at; /* 0: never */
  double last;
} Watch;

static void
watch_cb (double done, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (done, >=, watch->last);
  g_assert_cmpfloat (done, <=, 1);
  watch->last = done;
  if (++watch->told == watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
assert_no_scratch (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "bundle."));
}

static char *
words_of (Fixture *fixture, AlongId family)
{
  g_autoptr (AlongFamily) rows = fixture_load (fixture, family);
  g_autoptr (AlongFamily) told = along_store_load_known_sync (fixture->store, family, G_MAXINT64, NULL);
  g_autofree char *by_journal = along_test_words (told);
  char *by_rows = along_test_words (rows);

  g_assert_cmpstr (by_rows, ==, by_journal);
  return by_rows;
}

/* At each moment of which somebody is told. */
static void
test_cancel_giving (void)
{
  Pair pair;
  guint at;

  pair_init (&pair);
  add_people (&pair);
  for (at = 1; at < 100; at++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Watch watch = { cancellable, 0, at, 0 };
      const AlongStoreGiving giving = { &pair.family, 1, pair.marta->worker, FALSE, pair.sam_key.seal_key, NULL, "Sam", watch_cb, &watch };
      gboolean given = along_store_give_sync (pair.marta->store, &giving, pair.file, NULL, cancellable, &error);

      assert_no_scratch (pair.marta);
      if (given)
        break;
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
      g_assert_false (g_file_test (pair.file, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpuint (at, >, 4);
  g_assert_cmpuint (at, <, 100);
  pair_clear (&pair);
}

static void
test_cancel_reading (void)
{
  Pair pair;
  guint at;

  pair_init (&pair);
  add_people (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  for (at = 1; at < 100; at++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Watch watch = { cancellable, 0, at, 0 };
      g_autoptr (AlongTaking) taking
        = along_store_look_into_sync (pair.sam->store, pair.file, NULL, watch_cb, &watch, cancellable, &error);

      assert_no_scratch (pair.sam);
      if (taking != NULL)
        break;
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
    }
  g_assert_cmpuint (at, >, 3);
  g_assert_cmpuint (at, <, 100);
  pair_clear (&pair);
}

/* Cancelled, nothing came; what was decided can be taken in still, and other work goes on. */
static void
test_cancel_taking (void)
{
  Pair pair;
  gint64 before;
  guint at;

  pair_init (&pair);
  add_people (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  before = pair_journal_of (pair.sam);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);

    for (at = 1; at < 100; at++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        Watch watch = { cancellable, 0, at, 0 };
        g_autoptr (GPtrArray) edits
          = along_store_take_in_sync (pair.sam->store, taking, pair.sam->worker, watch_cb, &watch, cancellable, &error);
        g_autoptr (AlongFamily) family = NULL;

        if (edits != NULL)
          break;
        g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
        g_assert_cmpint (pair_journal_of (pair.sam), ==, before);
        family = fixture_load (pair.sam, pair.family);
        g_assert_null (along_family_find (family, ALONG_KIND_FAMILY, pair.family));
      }
  }
  g_assert_cmpuint (at, >, 3);
  g_assert_cmpuint (at, <, 100);
  pair_assert_same (&pair);
  fixture_add_person (pair.sam, pair.family, "Alfie Tierney");
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

/* Stopped inside the database, where nobody is told of anything: at any step of it. */
static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (g_random_int_range (200, 30000));
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel_anywhere (void)
{
  Pair pair;
  gint64 before;
  guint cancelled = 0;

  pair_init (&pair);
  add_people (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  before = pair_journal_of (pair.sam);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      g_autoptr (GPtrArray) edits
        = along_store_take_in_sync (pair.sam->store, taking, pair.sam->worker, NULL, NULL, cancellable, &error);

      g_thread_join (thread);
      if (edits != NULL)
        break;
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
      g_assert_cmpint (pair_journal_of (pair.sam), ==, before);
      cancelled++;
    }
  g_test_message ("cancelled %u times", cancelled);
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

/* Two families in one file. */
static GPtrArray *
take_two (Pair *pair, AlongId *second)
{
  g_autoptr (AlongTaking) taking = NULL;
  g_autoptr (GError) error = NULL;
  AlongId families[2];
  GPtrArray *edits;

  *second = fixture_add_family (pair->marta, "Byrne");
  families[0] = pair->family;
  families[1] = *second;
  const AlongStoreGiving giving = { families, 2, pair->marta->worker, FALSE, pair->sam_key.seal_key, NULL, "Sam" };
  g_assert_true (along_store_give_sync (pair->marta->store, &giving, pair->file, NULL, NULL, NULL));
  taking = pair_look (pair, pair->sam);
  edits = along_store_take_in_sync (pair->sam->store, taking, pair->sam->worker, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return edits;
}

/* Those of families, in the order in which they were made. */
static GArray *
ids_of (GPtrArray *edits)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint i = 0; i < edits->len; i++)
    {
      AlongId id = along_edit_get_id (edits->pdata[i]);
      if (!along_id_is_none (along_edit_get_family (edits->pdata[i])))
        g_array_append_val (ids, id);
    }
  return ids;
}

static GPtrArray *
all_back (Fixture *fixture, GArray *ids, gboolean redo, GError **error)
{
  return along_store_take_all_back_sync (fixture->store, (const AlongId *) (gpointer) ids->data, ids->len, redo, fixture->worker, NULL, NULL, NULL,
                                         error);
}

/* Something was written in one of the families: neither is taken back. Without that both are; and both are put back. */
static void
test_all_back (void)
{
  Pair pair;
  AlongId second;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *before = NULL, *again = NULL;

  pair_init (&pair);
  {
    g_autoptr (GPtrArray) edits = take_two (&pair, &second);
    ids = ids_of (edits);
  }
  g_assert_cmpuint (ids->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      /* From the last to the first: so that one has been taken back by the time the other is refused. */
      AlongId person = fixture_add_person (pair.sam, i == 0 ? pair.family : second, "Alfie");
      g_autoptr (AlongFamily) family = fixture_load (pair.sam, i == 0 ? pair.family : second);
      g_autoptr (AlongEdit) undone = NULL;
      g_autofree char *one = words_of (pair.sam, pair.family), *two = words_of (pair.sam, second);
      gint64 journal = pair_journal_of (pair.sam);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) made = all_back (pair.sam, ids, FALSE, &error);
      g_autofree char *one_after = words_of (pair.sam, pair.family), *two_after = words_of (pair.sam, second);

      g_assert_null (made);
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
      g_assert_cmpstr (one, ==, one_after);
      g_assert_cmpstr (two, ==, two_after);
      g_assert_cmpint (pair_journal_of (pair.sam), ==, journal);
      g_assert_nonnull (along_family_find (family, ALONG_KIND_PERSON, person));
      undone = along_store_undo_sync (pair.sam->store, along_family_get_id (family), pair.sam->worker, FALSE, NULL);
      g_assert_nonnull (undone);
    }
  before = words_of (pair.sam, second);
  for (guint at = 1; at < 3; at++)
    {
      gint64 journal = pair_journal_of (pair.sam);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Watch watch = { cancellable, 0, at, 0 };
      g_autoptr (GPtrArray) made
        = along_store_take_all_back_sync (pair.sam->store, (const AlongId *) (gpointer) ids->data, ids->len, FALSE, pair.sam->worker,
                                          watch_cb, &watch, cancellable, &error);

      g_assert_null (made);
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
      g_assert_cmpint (pair_journal_of (pair.sam), ==, journal);
    }
  {
    g_autoptr (GPtrArray) made = all_back (pair.sam, ids, FALSE, NULL), twice = all_back (pair.sam, ids, FALSE, NULL);
    g_autoptr (AlongFamily) one = fixture_load (pair.sam, pair.family), two = fixture_load (pair.sam, second);

    g_assert_cmpuint (made->len, ==, 2);
    g_assert_cmpuint (twice->len, ==, 0);
    g_assert_null (along_family_find (one, ALONG_KIND_FAMILY, pair.family));
    g_assert_null (along_family_find (two, ALONG_KIND_FAMILY, second));
  }
  {
    g_autoptr (GPtrArray) made = all_back (pair.sam, ids, TRUE, NULL);
    g_assert_cmpuint (made->len, ==, 2);
  }
  again = words_of (pair.sam, second);
  g_assert_cmpstr (again, ==, before);
  pair_assert_same (&pair);
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

/* One file brought the family, another changed it; both were taken back, and are put back in that order. */
static void
test_put_back_in_order (void)
{
  Pair pair;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId)), found = NULL, none = NULL;
  g_autoptr (GHashTable) first = NULL, all = NULL;

  pair_init (&pair);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AlongTaking) taking = NULL;
      g_autoptr (GPtrArray) edits = NULL;
      g_autoptr (GArray) of_this = NULL;

      if (i > 0)
        pair_set_phone (pair.marta, &pair, i == 1 ? "1" : "2");
      pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
      taking = pair_look (&pair, pair.sam);
      g_clear_pointer (&all, g_hash_table_unref);
      all = along_exchange_get_names (taking->families->pdata[0]);
      if (i == 0)
        first = g_hash_table_ref (all);
      edits = along_store_take_in_sync (pair.sam->store, taking, pair.sam->worker, NULL, NULL, NULL, NULL);
      of_this = ids_of (edits);
      g_array_append_vals (ids, of_this->data, of_this->len);
    }
  g_assert_cmpuint (ids->len, ==, 3);
  none = along_store_find_taken_back_sync (pair.sam->store, pair.family, all, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) made = all_back (pair.sam, ids, FALSE, &error);
    g_autoptr (AlongFamily) gone = fixture_load (pair.sam, pair.family);

    g_assert_no_error (error);
    g_assert_cmpuint (made->len, ==, 3);
    g_assert_null (along_family_find (gone, ALONG_KIND_FAMILY, pair.family));
  }
  /* Of a file, what was in it, and not what came with others. */
  found = along_store_find_taken_back_sync (pair.sam->store, pair.family, first, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (along_id_equal (g_array_index (found, AlongId, 0), g_array_index (ids, AlongId, 0)));
  g_array_unref (found);
  found = along_store_find_taken_back_sync (pair.sam->store, pair.family, all, NULL);
  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (along_id_equal (g_array_index (found, AlongId, i), g_array_index (ids, AlongId, i)));
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) made = all_back (pair.sam, found, TRUE, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (made->len, ==, 3);
  }
  pair_assert_same (&pair);
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/bundle/cancel-giving", test_cancel_giving);
  g_test_add_func ("/store/bundle/cancel-reading", test_cancel_reading);
  g_test_add_func ("/store/bundle/cancel-taking", test_cancel_taking);
  g_test_add_func ("/store/bundle/cancel-anywhere", test_cancel_anywhere);
  g_test_add_func ("/store/bundle/all-back", test_all_back);
  g_test_add_func ("/store/bundle/put-back-in-order", test_put_back_in_order);
  return g_test_run ();
}
