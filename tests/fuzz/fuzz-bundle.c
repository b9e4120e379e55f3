/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colleague's file behind its encryption and its signature: rows that say anything; what of them is believed is compared
 * with a caseload and taken in, after which that is as sound as before. And the readers of its header and of a key. */
#include <string.h>

#include "along-store-bundle.h"
#include "along-test-images.h"
#include "bundle.h"
#include "fuzz-bytes.h"
#include "fuzz-store.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static StoreConnection *here, *file;            /* the caseload; the file */
static StoreConnection *as_was;                 /* the caseload again, which nothing is taken into */
static const BundleWatch unseen;
static AlongId store, pool[6];                  /* the first: the family; then people of it */

static StoreConnection *
open_empty (void)
{
  static AlongKey *key;
  StoreConnection *connection;

  if (key == NULL)
    key = along_key_new_random ();
  connection = store_connection_open (":memory:", key, STORE_CONNECTION_CREATE, NULL);
  g_assert_nonnull (connection);
  return connection;
}

static void
commit (StoreConnection *connection, AlongId id, AlongEdit *edit)
{
  const Commit one = { .edit = edit, .worker = pool[5], .device = pool[4], .mode = COMMIT_MAKE };
  JournalHead head;
  g_autoptr (GError) error = NULL;

  g_assert_true (journal_read_head (connection, id, &head, NULL));
  if (!commit_write (connection, &head, &one, 1, &error))
    g_error ("%s", error->message);
}

static void
copy (StoreConnection *from, StoreConnection *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");

  g_assert_nonnull (backup);
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_backup_finish (backup), ==, SQLITE_OK);
}

/* The same family in two caseloads: the first has it from the second, then each has gone on. */
static void
set_up (void)
{
  StoreConnection *there;
  AlongId other = along_id_from_name ("other");
  g_autoptr (AlongEdit) edit = NULL, more = NULL, own = NULL, team = NULL;
  g_autoptr (AlongFamily) family = NULL, now = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  AlongTaking *taking;
  AlongRecord *alias;
  JournalHead head;

  fuzz_store_alone (TRUE);
  along_store_register ();
  store = along_id_from_name ("store");
  store.bytes[6] = 0x70;
  other.bytes[6] = 0x71;
  for (guint i = 0; i < G_N_ELEMENTS (pool); i++)
    {
      char name[] = { (char) ('a' + i), '\0' };
      pool[i] = along_id_from_name (name);
    }
  here = open_empty ();
  there = open_empty ();
  file = open_empty ();
  g_assert_true (schema_apply (here, FALSE, ":memory:", NULL, NULL) && schema_apply (there, FALSE, ":memory:", NULL, NULL));
  g_assert_true (bundle_make_tables (file, NULL));

  team = along_edit_new ("Team", ALONG_ID_NONE);
  along_record_set_text (along_edit_create_with_id (team, ALONG_KIND_WORKER, pool[5]), ALONG_WORKER_P_NAME, "Wen");
  along_record_set_enum (along_edit_change (team, along_edit_get_change (team, 0)->after), ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  commit (there, other, team);
  edit = along_edit_new ("Family", pool[0]);
  along_record_set_text (along_edit_create_with_id (edit, ALONG_KIND_FAMILY, pool[0]), ALONG_FAMILY_P_NAME, "Lowe");
  along_record_set_text (along_edit_change (edit, along_edit_get_change (edit, 0)->after), ALONG_FAMILY_P_REFERENCE, "1");
  for (guint i = 1; i < 3; i++)
    {
      AlongRecord *person = along_edit_create_with_id (edit, ALONG_KIND_PERSON, pool[i]);
      along_record_set_text (person, ALONG_PERSON_P_NAME, "Jo");
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
    }
  alias = along_edit_create_with_id (edit, ALONG_KIND_ALIAS, pool[3]);
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Joey");
  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, pool[1]);
  commit (there, other, edit);
  taking = bundle_compare (here, store, bundle_collect (there, other, pool[5], pool, 1, FALSE, &unseen, NULL), FALSE, 1800000000000, &unseen, NULL);
  g_assert_nonnull (taking);
  g_assert_true (journal_read_head (here, store, &head, NULL));
  edits = bundle_take_in (here, &head, taking, pool[5], pool[4], &unseen, NULL);
  g_assert_nonnull (edits);
  along_taking_free (taking);

  family = rows_load_family (there, pool[0], NULL);
  more = along_edit_new ("More", pool[0]);
  along_record_set_text (along_edit_change (more, along_family_find (family, ALONG_KIND_PERSON, pool[1])), ALONG_PERSON_P_PHONE, "1");
  along_record_set_text (along_edit_create (more, ALONG_KIND_HOUSEHOLD), ALONG_HOUSEHOLD_P_NAME, "Home");
  along_edit_delete (more, along_family_find (family, ALONG_KIND_ALIAS, pool[3]));
  commit (there, other, more);
  now = rows_load_family (here, pool[0], NULL);
  own = along_edit_new ("Own", pool[0]);
  along_record_set_text (along_edit_change (own, along_family_find (now, ALONG_KIND_PERSON, pool[1])), ALONG_PERSON_P_PHONE, "2");
  along_record_set_text (along_edit_change (own, along_family_find (now, ALONG_KIND_ALIAS, pool[3])), ALONG_ALIAS_P_NAME, "Jojo");
  commit (here, store, own);
  {
    Bundle *bundle = bundle_collect (there, other, pool[5], pool, 1, FALSE, &unseen, NULL);
    bundle->made_at = 1800000000000;
    g_assert_true (bundle_write_rows (file, bundle, &unseen, NULL));
    bundle_free (bundle);
  }
  store_connection_close (there, NULL);
  as_was = open_empty ();
  copy (here, as_was);
}

/* An image that fits its commitment, whatever it says. */
static void
change_image (FuzzBytes *bytes, int n)
{
  static const char *const images[]
    = { "{\"_v\":1}", "{\"_v\":1,\"name\":\"A\"}", "{\"_v\":1,\"name\":null}", "{\"_v\":2}", "[1]", "{\"_v\":1,\"phone\":\"3\",\"born\":\"2030\"}",
        "{\"_v\":1,\"born\":\"20XX\"}", "{\"_v\":1,\"person\":\"%s\",\"name\":\"B\"}", "{\"_v\":1,\"gender\":\"female\",\"name\":\"C\"}",
        "{\"_v\":1,\"safety\":\"x\"}", "{\"_v\":1,\"child\":\"%s\",\"parent\":\"%s\",\"nature\":\"birth\"}" };
  gboolean after = fuzz_take (bytes, 3) > 0;
  const char *format = FUZZ_PICK (bytes, images);
  char id[ALONG_ID_TEXT];
  g_autofree char *image = NULL;
  const guint8 salt[JOURNAL_SALT_SIZE] = { 1 };
  guint8 commitment[ALONG_HASH_SIZE];
  sqlite3_stmt *statement;

  along_id_format (FUZZ_PICK (bytes, pool), id);
  if (fuzz_take (bytes, 4) == 0)
    {
      gsize length;
      const guint8 *raw = fuzz_take_bytes (bytes, 100, &length);
      image = g_strndup ((const char *) raw, length);
    }
  else
    {
      g_auto (GStrv) parts = g_strsplit (format, "%s", -1);
      image = g_strjoinv (id, parts);
    }
  const AlongHashPart parts[] = { { salt, sizeof salt }, { image, strlen (image) } };
  along_hash_parts (parts, G_N_ELEMENTS (parts), commitment);
  statement = store_statement (file,
                               after ? "UPDATE \"entry\" SET \"after_c\" = ?, \"after_salt\" = ?, \"after\" = ? WHERE \"n\" = ?"
                                     : "UPDATE \"entry\" SET \"before_c\" = ?, \"before_salt\" = ?, \"before\" = ? WHERE \"n\" = ?",
                               NULL);
  sqlite3_bind_blob (statement, 1, commitment, sizeof commitment, SQLITE_TRANSIENT);
  sqlite3_bind_blob (statement, 2, salt, sizeof salt, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, image, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 4, n);
  g_assert_true (store_run (file, statement, NULL));
}

static void
bind_some (FuzzBytes *bytes, sqlite3_stmt *statement, int index)
{
  static const gint64 numbers[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, -1, 117964800000000000, G_MAXINT64, G_MININT64 };
  static const char *const texts[] = { "", "create", "change", "delete", "restore", "person", "alias", "family", "contact", "worker",
                                       "child_link", "assessment", "event", "household" };
  gsize length;
  const guint8 *raw;

  switch (fuzz_take (bytes, 6))
    {
    case 0:
      sqlite3_bind_int64 (statement, index, FUZZ_PICK (bytes, numbers));
      break;
    case 1:
    case 2:
      sqlite3_bind_text (statement, index, FUZZ_PICK (bytes, texts), -1, SQLITE_STATIC);
      break;
    case 3:
      store_bind_id (statement, index, fuzz_take (bytes, 4) == 0 ? store : FUZZ_PICK (bytes, pool));
      break;
    case 4:
      raw = fuzz_take_bytes (bytes, 40, &length);
      sqlite3_bind_blob (statement, index, length > 0 ? (const void *) raw : "", (int) length, SQLITE_TRANSIENT);
      break;
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

static void
change_row (FuzzBytes *bytes)
{
  static const char *const updates[] = {
    "UPDATE \"entry\" SET \"kind\" = ?1 WHERE \"n\" = ?2",      "UPDATE \"entry\" SET \"record\" = ?1 WHERE \"n\" = ?2",
    "UPDATE \"entry\" SET \"family\" = ?1 WHERE \"n\" = ?2",    "UPDATE \"entry\" SET \"op\" = ?1 WHERE \"n\" = ?2",
    "UPDATE \"entry\" SET \"made_hlc\" = ?1 WHERE \"n\" = ?2",  "UPDATE \"entry\" SET \"worker\" = ?1 WHERE \"n\" = ?2",
    "UPDATE \"entry\" SET \"device\" = ?1 WHERE \"n\" = ?2",    "UPDATE \"entry\" SET \"origin_store\" = ?1 WHERE \"n\" = ?2",
    "UPDATE \"entry\" SET \"origin_n\" = ?1 WHERE \"n\" = ?2",  "UPDATE \"entry\" SET \"before\" = ?1 WHERE \"n\" = ?2",
    "UPDATE \"entry\" SET \"after\" = ?1 WHERE \"n\" = ?2",     "DELETE FROM \"entry\" WHERE \"n\" = ?2 AND ?1 IS NOT 17",
    "UPDATE \"team\" SET \"kind\" = ?1 WHERE ?2 > 0",           "UPDATE \"team\" SET \"image\" = ?1 WHERE ?2 > 0",
    "UPDATE \"bundle\" SET \"value\" = ?1 WHERE \"name\" = (SELECT \"name\" FROM \"bundle\" LIMIT 1 OFFSET ?2)",
  };
  sqlite3_stmt *statement = store_statement (file, FUZZ_PICK (bytes, updates), NULL);

  g_assert_nonnull (statement);
  bind_some (bytes, statement, 1);
  sqlite3_bind_int (statement, 2, (int) fuzz_take (bytes, 12));
  store_run (file, statement, NULL);
}

/* One more entry, like one that is there, under a name of its own. */
static void
add_entry (FuzzBytes *bytes, int n)
{
  sqlite3_stmt *statement = store_statement (
    file,
    "INSERT INTO \"entry\" SELECT ?1, \"kind\", ?2, \"family\", \"op\", \"made_hlc\", \"worker\", \"device\", \"origin_store\", ?1, "
    "\"before_c\", \"before_salt\", \"before\", \"after_c\", \"after_salt\", \"after\" FROM \"entry\" WHERE \"n\" = ?3",
    NULL);

  g_assert_nonnull (statement);
  sqlite3_bind_int (statement, 1, n);
  store_bind_id (statement, 2, FUZZ_PICK (bytes, pool));
  sqlite3_bind_int (statement, 3, 1 + (int) fuzz_take (bytes, 8));
  store_run (file, statement, NULL);
}

static void
decide (FuzzBytes *bytes, AlongTaking *taking)
{
  for (guint f = 0; f < taking->families->len; f++)
    {
      AlongExchange *exchange = taking->families->pdata[f];

      for (guint i = 0; i < along_exchange_get_n (exchange); i++)
        {
          const AlongExchangeItem *item = along_exchange_get_item (exchange, i);

          for (guint k = 0; k < item->fields->len; k++)
            along_exchange_choose (exchange, i, k, fuzz_take (bytes, 2) == 0 ? ALONG_EXCHANGE_THEIRS : ALONG_EXCHANGE_OURS);
          if (fuzz_take (bytes, 8) == 1)
            along_exchange_take (exchange, i, FALSE);
        }
    }
}

/* The journal follows from itself, and says what the records say. */
static void
assert_sound (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AlongFamily) rows = rows_load_family (here, pool[0], NULL), told = journal_replay (here, pool[0], G_MAXINT64, NULL);
  g_autofree char *by_rows = NULL, *by_journal = NULL;
  gint64 entries;

  g_assert_true (journal_check (here, store, problems, &entries, NULL, NULL));
  if (problems->len > 0)
    g_error ("%s", (const char *) problems->pdata[0]);
  g_assert_true (rows != NULL && told != NULL);
  by_rows = along_test_words (rows);
  by_journal = along_test_words (told);
  g_assert_cmpstr (by_rows, ==, by_journal);
}

static AlongTaking *
read_file (FuzzBytes *bytes)
{
  Bundle *bundle = bundle_read_rows (file, NULL);
  AlongTaking *taking = bundle != NULL ? bundle_compare (here, store, bundle, FALSE, 1800000000000, &unseen, NULL) : NULL;

  if (taking != NULL)
    decide (bytes, taking);
  return taking;
}

/* Inside a transaction of the caller's: what was written is taken back sooner than a copy is put back. */
static void
take_rows (FuzzBytes *bytes)
{
  AlongTaking *taking = read_file (bytes);
  g_autoptr (GPtrArray) edits = NULL;
  JournalHead head;

  if (taking == NULL)
    return;
  g_assert_true (journal_read_head (here, store, &head, NULL));
  edits = bundle_take_rows (here, &head, taking, pool[5], pool[4], &unseen, NULL);
  along_taking_free (taking);
  if (edits != NULL && edits->len > 0 && fuzz_store_could_commit (here))
    assert_sound ();
}

static gboolean
same_head (const JournalHead *a, const JournalHead *b)
{
  return a->n == b->n && a->access_n == b->access_n && memcmp (a->hash, b->hash, sizeof a->hash) == 0
         && memcmp (a->access_hash, b->access_hash, sizeof a->access_hash) == 0;
}

static int
refuse_commit (void *data)
{
  return 1;
}

/* As the program does it. What is refused, at the commit too, leaves everything as it was. */
static void
take_in (FuzzBytes *bytes)
{
  AlongTaking *taking = read_file (bytes);
  gboolean refused = fuzz_take (bytes, 4) != 1; /* a copy takes its time */
  g_autoptr (GPtrArray) edits = NULL;
  JournalHead before, head, after;

  if (taking == NULL)
    return;
  sqlite3_commit_hook (here->db, refused ? refuse_commit : NULL, NULL);
  g_assert_true (journal_read_head (here, store, &before, NULL));
  head = before;
  edits = bundle_take_in (here, &head, taking, pool[5], pool[4], &unseen, NULL);
  sqlite3_commit_hook (here->db, NULL, NULL);
  along_taking_free (taking);
  g_assert_true (sqlite3_get_autocommit (here->db) != 0);
  g_assert_true (journal_read_head (here, store, &after, NULL));
  g_assert_true (same_head (&head, &after));
  g_assert_true (same_head (&head, &before) == (edits == NULL || edits->len == 0));
  if (same_head (&head, &before))
    return;
  g_assert_false (refused);
  assert_sound ();
  copy (as_was, here);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  FuzzBytes bytes = { data, size };
  guint what;

  if (here == NULL)
    set_up ();
  what = fuzz_take (&bytes, 16);
  if (what == 1)
    {
      g_autoptr (GBytes) header = g_bytes_new (bytes.data, bytes.size);
      BundleHeader read;
      if (bundle_header_read (header, &read, NULL))
        {
          g_autoptr (GBytes) again = bundle_header_to_bytes (&read);
          g_assert_true (g_bytes_equal (header, again));
        }
      bundle_header_clear (&read);
      return 0;
    }
  if (what == 2)
    {
      g_autofree char *name = NULL;
      AlongColleagueKey key;
      int role;
      along_colleague_read ((const char *) bytes.data, (gssize) bytes.size, &key, &name, &role, NULL);
      return 0;
    }
  fuzz_store_set_aside (file);
  if (what != 3)
    fuzz_store_set_aside (here);
  for (guint i = fuzz_take (&bytes, 8); i > 0 && bytes.size > 0; i--)
    switch (fuzz_take (&bytes, 3))
      {
      case 0:
        change_image (&bytes, 1 + (int) fuzz_take (&bytes, 10));
        break;
      case 1:
        change_row (&bytes);
        break;
      default:
        add_entry (&bytes, 20 + (int) i);
        break;
      }
  if (what == 3)
    take_in (&bytes);
  else
    {
      take_rows (&bytes);
      fuzz_store_put_back (here);
    }
  fuzz_store_put_back (file);
  return 0;
}
