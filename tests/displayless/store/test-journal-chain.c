/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains that are longer than what is hashed at a time: whatever is wrong in them, wherever, is found, and nothing else. */
#include "store-fixture.h"

#include "connection.h"
#include "store-private.h"

#define BATCH 256
#define LENGTH (3 * BATCH + 7)

/** Chains: a store's journal and its list of who read what, each of LENGTH entries, in a transaction that is taken back. */
typedef struct
{
  Fixture *fixture;
  AlongId store;
  StoreConnection *connection;
} Chains;

static void
run (Chains *chains, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
run (Chains *chains, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  store_exec (chains->connection, sql, &error);
  g_assert_no_error (error);
}

static void
chains_open (Chains *chains)
{
  g_autofree char *path = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  AlongId family;

  chains->fixture = fixture_new ();
  path = fixture_path (chains->fixture, "store");
  family = fixture_add_family (chains->fixture, "Lowe");
  edit = along_edit_new ("Many people", family);
  for (guint i = 0; i < LENGTH; i++)
    {
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

      along_record_set_text (person, ALONG_PERSON_P_NAME, "Jade Lowe");
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
    }
  fixture_commit (chains->fixture, edit);
  for (guint i = 0; i < LENGTH; i++)
    {
      g_autofree char *detail = g_strdup_printf ("page %u", i);

      along_store_note_access_async (chains->fixture->store, chains->fixture->worker, family, "open", detail);
    }
  chains->store = along_store_get_id (chains->fixture->store);
  along_store_close_sync (chains->fixture->store, &error);
  g_assert_no_error (error);
  chains->connection = store_connection_open (path, chains->fixture->key, STORE_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  /* Of the store as it was made and the family there may be more: all behind the last number that is tried goes. */
  run (chains, "PRAGMA foreign_keys = OFF");
  run (chains, "DELETE FROM \"journal\" WHERE \"n\" > %d", LENGTH);
  run (chains, "DELETE FROM \"access\" WHERE \"n\" > %d", LENGTH);
}

static void
chains_close (Chains *chains)
{
  g_assert_true (store_connection_close (chains->connection, NULL));
  fixture_free (chains->fixture);
}

/* The numbers that the problems of a chain name, in their order. */
static GArray *
broken (Chains *chains, const char *table, gint64 erased)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 entries = LENGTH;

  if (g_str_equal (table, "journal"))
    journal_check_chain (chains->connection, chains->store, problems, &entries, NULL, &error);
  else
    journal_check_access (chains->connection, chains->store, erased, problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entries, ==, LENGTH);
  for (guint i = 0; i < problems->len; i++)
    {
      const char *words = problems->pdata[i];
      gint64 n = g_ascii_strtoll (words + strcspn (words, "0123456789"), NULL, 10);

      g_array_append_val (numbers, n);
    }
  return numbers;
}

static void
assert_broken (Chains *chains, const char *table, const char *how, const gint64 *expected, guint n_expected)
{
  g_autoptr (GArray) numbers = broken (chains, table, 0);

  g_test_message ("%s: %s", table, how);
  g_assert_cmpmem (numbers->data, numbers->len * sizeof (gint64), expected, n_expected * sizeof (gint64));
}

static const gint64 PLACES[] = { 1, 2, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH, 2 * BATCH + 1, 3 * BATCH, 3 * BATCH + 1, LENGTH - 1, LENGTH };

static void
test_meddled (gconstpointer data)
{
  const char *table = data, *column = g_str_equal (table, "journal") ? "made_hlc" : "at";
  Chains chains;

  chains_open (&chains);
  assert_broken (&chains, table, "as it was", NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      gint64 n = PLACES[i];
      const gint64 next[] = { n, n + 1 };

      run (&chains, "SAVEPOINT \"sound\"");
      run (&chains, "UPDATE \"%s\" SET \"%s\" = \"%s\" + 1 WHERE \"n\" = %" G_GINT64_FORMAT, table, column, column, n);
      assert_broken (&chains, table, "a column", next, 1);
      run (&chains, "ROLLBACK TO \"sound\"");
      /* The one behind it follows from what was there. */
      run (&chains, "UPDATE \"%s\" SET \"hash\" = zeroblob (32) WHERE \"n\" = %" G_GINT64_FORMAT, table, n);
      assert_broken (&chains, table, "its hash", next, n < LENGTH ? 2 : 1);
      run (&chains, "ROLLBACK TO \"sound\"");
      if (n < LENGTH)
        {
          run (&chains, "DELETE FROM \"%s\" WHERE \"n\" = %" G_GINT64_FORMAT, table, n);
          assert_broken (&chains, table, "taken away", next, 2);
          run (&chains, "ROLLBACK TO \"sound\"");
        }
      run (&chains, "RELEASE \"sound\"");
    }
  assert_broken (&chains, table, "as it was", NULL, 0);
  chains_close (&chains);
}

/* So many details may have gone as an erasure says, wherever; one more is found. */
static void
test_erased_details (void)
{
  Chains chains;

  chains_open (&chains);
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    run (&chains, "UPDATE \"access\" SET \"detail\" = NULL WHERE \"n\" = %" G_GINT64_FORMAT, PLACES[i]);
  g_autoptr (GArray) none = broken (&chains, "access", G_N_ELEMENTS (PLACES));
  g_autoptr (GArray) one = broken (&chains, "access", G_N_ELEMENTS (PLACES) - 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  chains_close (&chains);
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Chains chains;
  gint64 entries;

  chains_open (&chains);
  g_cancellable_cancel (cancellable);
  g_assert_false (journal_check_chain (chains.connection, chains.store, problems, &entries, cancellable, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (entries, <, LENGTH);
  g_assert_cmpuint (problems->len, ==, 0);
  assert_broken (&chains, "journal", "read again", NULL, 0);
  chains_close (&chains);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/journal-chain/journal", "journal", test_meddled);
  g_test_add_data_func ("/store/journal-chain/access", "access", test_meddled);
  g_test_add_func ("/store/journal-chain/erased-details", test_erased_details);
  g_test_add_func ("/store/journal-chain/cancelled", test_cancelled);
  return g_test_run ();
}
