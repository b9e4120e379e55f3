/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A caseload that an older Alongside wrote, brought to this version; and what may happen meanwhile. */
#include "store-child.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-fault-vfs.h"
#include "along-store-id.h"
#include "copy.h"
#include "store-private.h"

#define APPLICATION 0x414c4e47
#define KILLS 12 /* of an ordinary run; ALONG_TEST_KILLS: so many */

/** Old: a caseload of version 1 in a folder of its own. */
typedef struct
{
  char *dir, *path;
  AlongKey *key;
  AlongId family;
} Old;

static gint64
get_int (StoreConnection *connection, const char *sql)
{
  gint64 value = -1;
  g_autoptr (GError) error = NULL;

  store_get_int (connection, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
exec (StoreConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  store_exec (connection, sql, &error);
  g_assert_no_error (error);
}

static void
old_make (Old *old)
{
  g_autoptr (GBytes) tables = g_resources_lookup_data ("/org/alongside/store/schema/0001-first.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *id_path = g_build_filename (old->dir, "store.id", NULL), *rows = NULL, *mark = NULL;
  StoreConnection *connection;
  AlongStoreId store_id;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (TEST_DATA "/stores/version-1.sql", &rows, NULL, NULL));
  connection = store_connection_open (old->path, old->key, STORE_CONNECTION_CREATE, &error);
  g_assert_no_error (error);
  mark = g_strdup_printf ("PRAGMA user_version = 1; PRAGMA application_id = %d", APPLICATION);
  exec (connection, "BEGIN");
  exec (connection, g_bytes_get_data (tables, NULL));
  exec (connection, rows);
  exec (connection, "COMMIT");
  exec (connection, mark);
  exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)");
  along_store_id_init (&store_id, STORE_FORMAT);
  g_assert_true (small_get_fact_id (connection, "store", &store_id.id, NULL));
  along_store_id_add_key (&store_id, 1, old->key);
  g_assert_true (along_store_id_write (&store_id, id_path, NULL));
  g_assert_true (store_connection_close (connection, NULL));
  g_assert_true (along_id_parse ("01a204cb-7517-706e-9f24-fa3f11f23914", &old->family));
}

static void
old_init (Old *old)
{
  old->dir = g_dir_make_tmp ("along-old-XXXXXX", NULL);
  old->path = g_build_filename (old->dir, "store", NULL);
  old->key = along_key_new_random ();
  along_store_register ();
  old_make (old);
}

static void
old_clear (Old *old)
{
  g_autoptr (GDir) dir = g_dir_open (old->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (old->dir, name, NULL);
      g_unlink (path);
    }
  g_rmdir (old->dir);
  g_free (old->dir);
  g_free (old->path);
  along_key_unref (old->key);
}

static gint64
version_of (Old *old, const char *path)
{
  g_autoptr (GError) error = NULL;
  StoreConnection *connection = store_connection_open (path, old->key, STORE_CONNECTION_READ, &error);
  gint64 version;

  g_assert_no_error (error);
  version = get_int (connection, "PRAGMA user_version");
  store_connection_close (connection, NULL);
  return version;
}

/* All of it is there, sound, and can be found. */
static void
assert_whole (Old *old)
{
  g_autoptr (AlongStore) store = along_store_new (old->dir, FALSE);
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (GError) error = NULL;
  AlongStoreInfo info;
  AlongRecord *person;

  along_store_open_sync (store, old->key, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (along_store_get_notices (store), ==, 0);
  g_assert_true (along_store_info_sync (store, &info, NULL));
  g_assert_cmpint (info.schema, ==, schema_newest ());
  g_assert_cmpint (info.journal, ==, 7);
  family = along_store_load_sync (store, old->family, NULL, &error);
  g_assert_no_error (error);
  person = along_family_nth (family, ALONG_KIND_PERSON, 0);
  g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_NAME), ==, "Jade Tierney");
  g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_PHONE), ==, "07700 900123");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CONTACT), ==, 1);
  fixture_assert_sound (store);
  along_store_close_sync (store, &error);
  g_assert_no_error (error);
}

/* A copy of how it was as @version is kept, whole. */
static void
assert_kept (Old *old, int version)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-%d", old->path, version + 1);
  StoreConnection *connection = NULL;

  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  connection = store_connection_open (copy, old->key, STORE_CONNECTION_SCRATCH, NULL);
  g_assert_nonnull (connection);
  g_assert_true (copy_check_file (connection, NULL));
  g_assert_cmpint (get_int (connection, "PRAGMA user_version"), ==, version);
  g_assert_cmpint (get_int (connection, "SELECT count(*) FROM \"journal\""), ==, 7);
  g_assert_cmpint (get_int (connection, "SELECT count(*) FROM \"person\" WHERE \"name\" = 'Jade Tierney'"), ==, 1);
  g_assert_cmpint (get_int (connection, "SELECT count(*) FROM sqlite_master WHERE \"name\" = 'colleague_key'"), ==, version > 1);
  store_connection_close (connection, NULL);
}

/* It is brought to this version, and a copy that can be read is kept of how it was. */
static void
test_migrated (void)
{
  Old old;

  old_init (&old);
  g_assert_cmpint (version_of (&old, old.path), ==, 1);
  assert_whole (&old);
  assert_kept (&old, 1);
  assert_whole (&old);
  old_clear (&old);
}

/* The disk is full at each write in turn: what was there stays, and is brought on when there is room. */
static void
test_full (void)
{
  guint refused = 0;

  for (int after = 0; after < 400; after += 7)
    {
      Old old;
      g_autoptr (AlongStore) store = NULL;
      g_autoptr (GError) error = NULL;
      gboolean opened;

      old_init (&old);
      store = along_store_new (old.dir, FALSE);
      along_fault_vfs_fail (ALONG_FAULT_WRITE, after, SQLITE_FULL);
      opened = along_store_open_sync (store, old.key, NULL, &error);
      along_fault_vfs_heal ();
      if (opened)
        along_store_close_sync (store, NULL);
      else
        {
          refused++;
          g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FULL);
        }
      assert_whole (&old);
      old_clear (&old);
      if (opened)
        break;
    }
  g_test_message ("refused %u times", refused);
  g_assert_cmpuint (refused, >, 0);
}

/* The child: opens it, which brings it to this version, and says so. */
static int
open_once (const char *dir, AlongKey *key, char **more)
{
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);

  return child_say ("!") && along_store_open_sync (store, key, NULL, NULL) && child_say (".") ? 0 : 1;
}

/* Opens it in a process of its own, which ends @moment microseconds after it has begun; 0: when it is done.
 * @opened: (out): whether it said that it had opened it. Returns: how many microseconds it ran */
static gint64
open_in_child (Old *old, gulong moment, gboolean *opened)
{
  g_autofree char *said = NULL;
  gint64 begun;
  Child child;
  char ready;

  child_start (&child, old->dir, old->key, NULL);
  child_hear (&child, &ready, 1);
  begun = g_get_monotonic_time ();
  if (moment > 0)
    {
      g_usleep (moment);
      said = child_kill (&child);
    }
  else
    said = child_wait (&child);
  *opened = strcmp (said, ".") == 0;
  return g_get_monotonic_time () - begun;
}

/* The process ends at any moment of it: the old caseload or the new one is there, whole; a copy of the old one is kept
 * before anything is changed. The moments are spread over what it takes when nobody ends it. */
static void
test_killed (void)
{
  const char *wanted = g_getenv ("ALONG_TEST_KILLS");
  int kills = wanted != NULL ? atoi (wanted) : KILLS, as[8] = { 0 }, said = 0;
  gint64 whole = 0;

  for (int k = 0; k < kills; k++)
    {
      Old old;
      gint64 version, took;
      gboolean opened;

      old_init (&old);
      /* What else runs makes it slower or faster: looked at again now and then. */
      if (k % 50 == 0)
        {
          took = open_in_child (&old, 0, &opened);
          g_assert_true (opened);
          whole = whole == 0 ? took : (whole + took) / 2;
          g_assert_cmpint (version_of (&old, old.path), ==, schema_newest ());
          old_clear (&old);
          old_init (&old);
        }
      open_in_child (&old, (gulong) g_test_rand_int_range (1, (int) MAX (whole, 2)), &opened);
      version = version_of (&old, old.path);
      g_assert_true (version >= 1 && version <= schema_newest ());
      /* What was said to be open is of this version. */
      g_assert_true (version == schema_newest () || !opened);
      said += opened;
      as[version]++;
      if (version > 1)
        assert_kept (&old, 1);
      assert_whole (&old);
      assert_kept (&old, version < schema_newest () ? (int) version : 1);
      old_clear (&old);
    }
  g_test_message ("%d kills, of which %d left the old, %d the new (%d after that was said), %d one between", kills, as[1],
                  as[schema_newest ()], said, kills - as[1] - as[schema_newest ()]);
}

static void
test_newer (void)
{
  Old old;
  g_autoptr (AlongStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", schema_newest () + 1);
  StoreConnection *connection;

  old_init (&old);
  connection = store_connection_open (old.path, old.key, STORE_CONNECTION_WRITE, NULL);
  exec (connection, sql);
  store_connection_close (connection, NULL);
  store = along_store_new (old.dir, FALSE);
  g_assert_false (along_store_open_sync (store, old.key, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NEWER);
  g_assert_cmpint (version_of (&old, old.path), ==, schema_newest () + 1);
  old_clear (&old);
}

/* The text of an old caseload stays small. */
static void
test_small (void)
{
  g_autofree char *rows = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (TEST_DATA "/stores/version-1.sql", &rows, &length, NULL));
  g_assert_cmpuint (length, <, 64 * 1024);
}

int
main (int argc, char **argv)
{
  int status = child_main (argc, argv, open_once);

  if (status >= 0)
    return status;
  along_fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migration/small", test_small);
  g_test_add_func ("/store/migration/migrated", test_migrated);
  g_test_add_func ("/store/migration/full", test_full);
  g_test_add_func ("/store/migration/killed", test_killed);
  g_test_add_func ("/store/migration/newer", test_newer);
  return g_test_run ();
}
