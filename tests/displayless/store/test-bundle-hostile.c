/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes of a colleague's file that is not what it should be. */
#include "bundle-pair.h"

#include <glib/gstdio.h>
#include <string.h>

#include "along-field-words.h"
#include "bundle.h"
#include "parcel.h"

static const BundleWatch unseen;

/* The bundle as it lies open: what a person with bad intentions can write and sign with a key of their own. */
typedef void (*Spoil) (StoreConnection *connection, Pair *pair);

static void
write_spoiled (Pair *pair, Spoil spoil, gboolean sign)
{
  g_autofree char *pages = fixture_path (pair->marta, "pages");
  g_autoptr (AlongKey) key = along_key_new_random (), secret = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BundleHeader header = { .maker = pair->marta->worker, .sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref) };
  StoreConnection *connection;
  g_autofree char *store_path = fixture_path (pair->marta, "store");
  Bundle *bundle;

  g_unlink (pages);
  g_unlink (pair->file);
  secret = along_sign_make_pair (header.sign_key);
  g_ptr_array_add (header.sealed, along_seal (pair->sam_key.seal_key, along_key_peek (key), ALONG_KEY_SIZE, NULL));
  along_key_unpeek (key);
  bytes = bundle_header_to_bytes (&header);

  connection = store_connection_open (store_path, pair->marta->key, STORE_CONNECTION_READ, &error);
  g_assert_no_error (error);
  bundle = bundle_collect (connection, along_store_get_id (pair->marta->store), pair->marta->worker, &pair->family, 1, FALSE, &unseen,
                           &error);
  g_assert_no_error (error);
  store_connection_close (connection, NULL);
  bundle->made_at = 1750000000000;

  connection = store_connection_open (pages, key, STORE_CONNECTION_SCRATCH, &error);
  g_assert_true (bundle_make_tables (connection, &error) && bundle_write_rows (connection, bundle, &unseen, &error));
  if (sign)
    spoil (connection, pair);
  g_assert_true (bundle_sign (connection, bytes, secret, &error));
  if (!sign)
    spoil (connection, pair);
  store_connection_close (connection, &error);
  g_assert_no_error (error);
  parcel_write (pair->file, PARCEL_BUNDLE, bytes, pages, NULL, &error);
  g_assert_no_error (error);
  bundle_free (bundle);
  bundle_header_clear (&header);
}

static void
exec (StoreConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  store_exec (connection, sql, &error);
  g_assert_no_error (error);
}

static void
spoil_nothing (StoreConnection *connection, Pair *pair)
{
}

static void
spoil_kind (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"entry\" SET \"kind\" = 'worker' WHERE \"n\" = 2");
}

static void
spoil_unknown_kind (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"entry\" SET \"kind\" = 'sqlite_master' WHERE \"n\" = 2");
}

static void
spoil_image (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"entry\" SET \"after\" = '{\"_v\":1,\"name\":\"Eve\"}' WHERE \"n\" = 1");
}

static void
spoil_family (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"entry\" SET \"family\" = x'0123456789abcdef0123456789abcdef' WHERE \"n\" = 3");
}

static void
spoil_op (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"entry\" SET \"op\" = 'delete' WHERE \"n\" = 1");
}

static void
spoil_time (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"entry\" SET \"made_hlc\" = -1");
}

static void
spoil_twice (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"entry\" SET \"origin_n\" = 2");
}

static void
spoil_trigger (StoreConnection *connection, Pair *pair)
{
  exec (connection, "CREATE VIEW \"eve\" AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c");
}

static void
spoil_head (StoreConnection *connection, Pair *pair)
{
  exec (connection, "DELETE FROM \"bundle\" WHERE \"name\" = 'store'");
}

static void
spoil_newer (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"bundle\" SET \"value\" = 2 WHERE \"name\" = 'format'");
}

static void
spoil_made_up (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"bundle\" SET \"value\" = 1 WHERE \"name\" = 'made_up'");
}

static void
spoil_team (StoreConnection *connection, Pair *pair)
{
  exec (connection, "UPDATE \"team\" SET \"kind\" = 'programme'");
}

/* One of the team twice, the second under a key that only looks like another. */
static void
spoil_team_twice (StoreConnection *connection, Pair *pair)
{
  exec (connection, "INSERT INTO \"team\" SELECT CAST (\"id\" AS TEXT), \"kind\", \"image\" FROM \"team\"");
}

/* One of the team that is one of the family, too. */
static void
spoil_team_of_family (StoreConnection *connection, Pair *pair)
{
  exec (connection, "INSERT INTO \"team\" SELECT \"record\", 'agency', '{\"_v\":1,\"name\":\"A\"}' FROM \"entry\" LIMIT 1");
}

/* Entries that pretend to have been written by whoever takes them in. */
static void
spoil_own (StoreConnection *connection, Pair *pair)
{
  sqlite3_stmt *statement = store_statement (connection, "UPDATE \"entry\" SET \"origin_store\" = ? WHERE \"n\" = 2", NULL);

  store_bind_id (statement, 1, along_store_get_id (pair->sam->store));
  g_assert_true (store_run (connection, statement, NULL));
}

/* Gives an entry an image that fits its commitment, as whoever signs it can. */
static void
set_image (StoreConnection *connection, int n, const char *image)
{
  BundleEntry *entry = bundle_entry_new ("person", "create", along_id_new (), along_id_new ());
  sqlite3_stmt *statement = store_statement (
    connection, "UPDATE \"entry\" SET \"after_c\" = ?, \"after_salt\" = ?, \"after\" = ? WHERE \"n\" = ?", NULL);

  bundle_promise (entry, 1, g_strdup (image));
  sqlite3_bind_blob (statement, 1, entry->as_written.commitments[1], ALONG_HASH_SIZE, SQLITE_TRANSIENT);
  sqlite3_bind_blob (statement, 2, entry->as_written.salts[1], JOURNAL_SALT_SIZE, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, image, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 4, n);
  g_assert_true (store_run (connection, statement, NULL));
  bundle_entry_free (entry);
}

/* As many brackets within brackets as would end whoever reads them. */
static void
spoil_depth (StoreConnection *connection, Pair *pair)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *image = g_strdup_printf ("{\"_v\":1,\"name\":%s", deep);

  set_image (connection, 4, image);
}

static void
spoil_depth_inside (StoreConnection *connection, Pair *pair)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *image = g_strdup_printf ("{\"_v\":1,\"response\":\"%s\"}", deep);

  exec (connection, "UPDATE \"entry\" SET \"kind\" = 'assessment' WHERE \"n\" = 4");
  set_image (connection, 4, image);
}

/* A name that no page could show. */
static void
spoil_length (StoreConnection *connection, Pair *pair)
{
  g_autofree char *name = g_strnfill (2000000, 'a'), *image = g_strdup_printf ("{\"_v\":1,\"gender\":\"female\",\"name\":\"%s\"}", name);

  set_image (connection, 4, image);
}

static void
spoil_circle (StoreConnection *connection, Pair *pair)
{
  g_autofree char *id = along_id_to_text (pair->person);
  g_autofree char *image = g_strdup_printf ("{\"_v\":1,\"household\":\"%s\",\"person\":\"%s\"}", id, id);

  exec (connection, "UPDATE \"entry\" SET \"kind\" = 'membership' WHERE \"n\" = 4");
  set_image (connection, 4, image);
}

/* What cannot be is named, and left out; naming it does no harm. */
static void
test_unfit_records (void)
{
  static const Spoil spoils[] = { spoil_length, spoil_circle };

  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      Pair pair;

      pair_init (&pair);
      write_spoiled (&pair, spoils[i], TRUE);
      {
        g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
        AlongExchange *exchange = taking->families->pdata[0];
        g_autoptr (AlongFamily) theirs = along_exchange_get_theirs (exchange);
        guint refused = 0;

        for (guint k = 0; k < along_exchange_get_n (exchange); k++)
          {
            const AlongExchangeItem *item = along_exchange_get_item (exchange, k);
            g_autofree char *name = along_record_words (item->theirs, theirs, taking->team);

            g_assert_nonnull (name);
            refused += item->refused != NULL;
          }
        g_assert_cmpuint (refused, ==, 1);
      }
      pair_clear (&pair);
    }
}

static void
test_hostile (void)
{
  static const struct
  {
    Spoil spoil;
    int code;
  } cases[] = {
    { spoil_kind, ALONG_TAKING_ERROR_UNFIT },    { spoil_unknown_kind, ALONG_TAKING_ERROR_UNFIT },
    { spoil_image, ALONG_TAKING_ERROR_UNFIT },   { spoil_family, ALONG_TAKING_ERROR_UNFIT },
    { spoil_op, ALONG_TAKING_ERROR_UNFIT },      { spoil_time, ALONG_TAKING_ERROR_UNFIT },
    { spoil_twice, ALONG_TAKING_ERROR_UNFIT },   { spoil_trigger, ALONG_TAKING_ERROR_UNFIT },
    { spoil_head, ALONG_TAKING_ERROR_UNFIT },    { spoil_newer, ALONG_TAKING_ERROR_NEWER },
    { spoil_made_up, ALONG_TAKING_ERROR_MADE_UP }, { spoil_team, ALONG_TAKING_ERROR_UNFIT },
    { spoil_own, ALONG_TAKING_ERROR_UNFIT },     { spoil_depth, ALONG_TAKING_ERROR_UNFIT },
    { spoil_depth_inside, ALONG_TAKING_ERROR_UNFIT }, { spoil_team_twice, ALONG_TAKING_ERROR_UNFIT },
    { spoil_team_of_family, ALONG_TAKING_ERROR_UNFIT },
  };
  Pair pair;
  gint64 before;

  pair_init (&pair);
  before = pair_journal_of (pair.sam);
  write_spoiled (&pair, spoil_nothing, TRUE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_NEW), ==, 4);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_spoiled (&pair, cases[i].spoil, TRUE);
      pair_assert_refused (&pair, pair.sam, cases[i].code);
      /* Without the maker's signature nothing of it is even looked at. */
      write_spoiled (&pair, cases[i].spoil, FALSE);
      pair_assert_refused (&pair, pair.sam, cases[i].spoil == spoil_trigger ? ALONG_TAKING_ERROR_UNFIT : ALONG_TAKING_ERROR_SIGNATURE);
    }
  g_assert_cmpint (pair_journal_of (pair.sam), ==, before);
  pair_clear (&pair);
}

/* A record of another family of one's own, under the roof of one that comes. */
static void
test_foreign_record (void)
{
  Pair pair;
  g_autoptr (AlongEdit) edit = NULL;
  AlongId other;

  pair_init (&pair);
  other = fixture_add_family (pair.sam, "Marsh");
  edit = along_edit_new ("Mine", other);
  along_record_set_text (along_edit_create_with_id (edit, ALONG_KIND_PERSON, pair.person), ALONG_PERSON_P_NAME, "Ann Marsh");
  fixture_commit (pair.sam, edit);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  pair_assert_refused (&pair, pair.sam, ALONG_TAKING_ERROR_UNFIT);
  pair_clear (&pair);
}

/* What is a person there is something else here: of the family that comes, of another, or of the team. */
static void
test_other_kind (void)
{
  for (guint i = 0; i < 3; i++)
    {
      Pair pair;
      g_autoptr (AlongEdit) edit = NULL;
      gint64 before;

      pair_init (&pair);
      if (i == 0)
        {
          g_autoptr (AlongEdit) family = along_edit_new ("Family", pair.family);
          AlongRecord *record = along_edit_create_with_id (family, ALONG_KIND_FAMILY, pair.family);

          along_record_set_text (record, ALONG_FAMILY_P_NAME, "Lowe");
          along_record_set_text (record, ALONG_FAMILY_P_REFERENCE, "9");
          fixture_commit (pair.sam, family);
        }
      edit = along_edit_new ("Mine", i == 0 ? pair.family : i == 1 ? fixture_add_family (pair.sam, "Marsh") : ALONG_ID_NONE);
      if (i < 2)
        along_record_set_text (along_edit_create_with_id (edit, ALONG_KIND_HOUSEHOLD, pair.person), ALONG_HOUSEHOLD_P_NAME, "Home");
      else
        along_record_set_text (along_edit_create_with_id (edit, ALONG_KIND_AGENCY, pair.person), ALONG_AGENCY_P_NAME, "Clinic");
      fixture_commit (pair.sam, edit);
      before = pair_journal_of (pair.sam);
      pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
      pair_assert_refused (&pair, pair.sam, ALONG_TAKING_ERROR_UNFIT);
      g_assert_cmpint (pair_journal_of (pair.sam), ==, before);
      fixture_assert_sound (pair.sam->store);
      pair_clear (&pair);
    }
}

/* The colleague's own record is something else here. */
static void
test_team_of_other_kind (void)
{
  Pair pair;
  g_autoptr (AlongEdit) edit = along_edit_new ("Mine", ALONG_ID_NONE);

  pair_init (&pair);
  along_record_set_text (along_edit_create_with_id (edit, ALONG_KIND_AGENCY, pair.marta->worker), ALONG_AGENCY_P_NAME, "Clinic");
  fixture_commit (pair.sam, edit);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  pair_assert_refused (&pair, pair.sam, ALONG_TAKING_ERROR_UNFIT);
  pair_clear (&pair);
}

/* What cannot be so is left out, with words; the rest comes. */
static void
test_impossible (void)
{
  Pair pair;
  g_autoptr (AlongEdit) edit = NULL;
  AlongRecord *one;

  pair_init (&pair);
  edit = along_edit_new ("Impossible", pair.family);
  one = along_edit_create (edit, ALONG_KIND_CHILD_LINK);
  along_record_set_ref (one, ALONG_CHILD_LINK_P_CHILD, pair.person);
  along_record_set_ref (one, ALONG_CHILD_LINK_P_PARENT, pair.person);
  along_record_set_enum (one, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  fixture_commit (pair.marta, edit);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  {
    g_autoptr (AlongTaking) taking = pair_look (&pair, pair.sam);
    AlongExchange *exchange = taking->families->pdata[0];
    const AlongExchangeItem *item = along_exchange_get_item (exchange, (guint) along_exchange_find (exchange, along_record_get_id (one)));

    g_assert_false (item->taken);
    g_assert_cmpstr (item->refused, ==, "Nobody can be their own ancestor.");
    pair_take (pair.sam, taking);
  }
  fixture_assert_sound (pair.sam->store);
  pair_clear (&pair);
}

/* Bytes of the file itself: cut short or changed anywhere it is refused, and never taken for something else. */
static void
test_bytes (void)
{
  Pair pair;
  g_autofree char *whole = NULL;
  gsize length;

  pair_init (&pair);
  pair_give (&pair, pair.marta, &pair.sam_key, FALSE);
  g_assert_true (g_file_get_contents (pair.file, &whole, &length, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *copy = g_memdup2 (whole, length);
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) length);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongTaking) taking = NULL;

      copy[at] = (char) (copy[at] ^ (1 << g_test_rand_int_range (0, 8)));
      g_assert_true (g_file_set_contents (pair.file, copy, i % 3 == 0 ? (gssize) at : (gssize) length, NULL));
      taking = along_store_look_into_sync (pair.sam->store, pair.file, NULL, NULL, NULL, NULL, &error);
      /* Each page ends with a few bytes that mean nothing: then it is as its maker signed it. */
      g_assert_true ((taking == NULL) == (error != NULL));
      if (taking != NULL)
        g_assert_cmpuint (along_taking_count (taking, ALONG_EXCHANGE_NEW), ==, 4);
    }
  pair_clear (&pair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/bundle/hostile", test_hostile);
  g_test_add_func ("/store/bundle/unfit-records", test_unfit_records);
  g_test_add_func ("/store/bundle/foreign-record", test_foreign_record);
  g_test_add_func ("/store/bundle/other-kind", test_other_kind);
  g_test_add_func ("/store/bundle/team-of-other-kind", test_team_of_other_kind);
  g_test_add_func ("/store/bundle/impossible", test_impossible);
  g_test_add_func ("/store/bundle/bytes", test_bytes);
  return g_test_run ();
}
