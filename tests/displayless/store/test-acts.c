/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup, restoration and change of key, each killed at every step of it (ALONG_TEST_KILLS: so many times at random
 * moments): afterwards there is a whole store that opens, with all that was said to be saved. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "along-store-backup.h"
#include "along-test-folder.h"
#include "along-test-keyring.h"
#include "along-unlock.h"
#include "along-vault.h"
#include "copy.h"

static const char *program;
static AlongTestKeyring *keyring;

/* The child */

static int steps_left;

static void
die_in_time (const char *step)
{
  if (steps_left > 0 && --steps_left == 0)
    kill (getpid (), SIGKILL);
}

static AlongKey *
key_of (const char *dir, AlongStoreId *store_id, gboolean from_keyring)
{
  g_autofree char *id_path = g_build_filename (dir, "store.id", NULL);
  g_autofree char *wrap_path = g_build_filename (dir, "recovery.wrap", NULL);
  g_autoptr (AlongSecretText) sheet = along_secret_text_new ("seven words");
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  AlongKey *key;

  g_assert_true (along_store_id_read (id_path, store_id, &error));
  if (from_keyring)
    key = along_unlock_keyring_sync (store_id, ALONG_KEYRING_QUIETLY, 20, NULL, &error);
  else
    {
      keys = along_wrap_file_open_sync (wrap_path, sheet, &error);
      g_assert_no_error (error);
      key = along_store_id_pick (store_id, keys);
    }
  g_assert_no_error (error);
  g_assert_nonnull (key);
  return key;
}

static void
act_backup (const char *dir, const char *folder)
{
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
  AlongStoreId store_id;
  g_autoptr (AlongKey) key = key_of (dir, &store_id, FALSE);
  g_autoptr (GError) error = NULL;

  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  /* So many days that old ones go. */
  for (int i = 0; i < 9; i++)
    {
      g_autoptr (AlongBackupInfo) info = along_store_backup_into_sync (store, folder, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (along_store_close_sync (store, NULL));
}

static void
act_rekey (const char *dir, gboolean in_keyring)
{
  AlongStoreId store_id;
  g_autoptr (AlongKey) key = key_of (dir, &store_id, in_keyring), made = NULL;
  g_autoptr (GError) error = NULL;

  made = along_store_rekey_sync (dir, FALSE, key, in_keyring, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
act_restore (const char *dir, const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "kept" ALONG_BACKUP_ENDING, NULL);
  g_autofree char *scratch = g_build_filename (folder, "scratch", NULL);
  g_autoptr (AlongSecretText) sheet = along_secret_text_new ("seven words");
  g_autoptr (AlongKey) key = along_key_new_random ();
  g_autoptr (AlongBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  along_key_set_generation (key, 2);
  backup = along_backup_open_sync (file, sheet, scratch, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (!along_backup_restore_sync (backup, dir, key, NULL, FALSE, NULL, NULL, NULL, &error)
      || !along_store_put_in_place_sync (dir, NULL, &error))
    g_error ("%s", error->message);
}

static int
child (const char *act, const char *dir, const char *folder, int step)
{
  along_store_register ();
  along_vault_register ();
  steps_left = step;
  copy_step_hook = die_in_time;
  if (g_str_equal (act, "backup"))
    act_backup (dir, folder);
  else if (g_str_equal (act, "restore"))
    act_restore (dir, folder);
  else
    act_rekey (dir, g_str_equal (act, "rekey-keyring"));
  return 0;
}

/* The parent */

/* Whether the child came to its end. @moment: ends it so many microseconds after it has begun, if not 0. */
static gboolean
run_child (const char *act, const char *dir, const char *folder, int step, gulong moment)
{
  g_autofree char *number = g_strdup_printf ("%d", step);
  char *argv[] = { (char *) program, (char *) "--child", (char *) act, (char *) dir, (char *) folder, number, NULL };
  g_autoptr (GError) error = NULL;
  int status;
  GPid pid;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  if (moment > 0)
    {
      g_usleep (moment);
      kill (pid, SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_spawn_close_pid (pid);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  else
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  return WIFEXITED (status);
}

typedef struct
{
  char *parent, *dir, *folder;
  AlongId family, worker;
  guint people, people_backed_up;
} Place;

static void
note_files (Place *place, AlongKey *key)
{
  g_autofree char *path = g_build_filename (place->dir, "recovery.wrap", NULL);
  g_autofree char *file = g_build_filename (place->folder, "kept" ALONG_BACKUP_ENDING, NULL);
  g_autoptr (AlongSecretText) sheet = along_secret_text_new ("seven words");
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongWrap) wrap = along_wrap_new_sync (sheet, ALONG_WRAP_COST_TESTING, &error);
  g_autoptr (AlongStore) store = along_store_new (place->dir, FALSE);

  g_assert_true (along_wrap_seal (wrap, 1, key, &error) && along_wrap_write (wrap, path, &error));
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  if (keyring != NULL)
    along_keyring_store_sync (along_store_get_id (store), 1, key, ALONG_KEYRING_QUIETLY, 20, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (AlongBackupInfo) info = along_store_backup_sync (store, file, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (along_store_close_sync (store, &error));
}

static Place *
place_new (void)
{
  Fixture *fixture = fixture_new ();
  Place *place = g_new0 (Place, 1);

  place->family = fixture_add_family (fixture, "Lowe");
  place->worker = fixture->worker;
  fixture_add_person (fixture, place->family, "Jade Lowe");
  place->people = place->people_backed_up = 1;
  place->parent = g_dir_make_tmp ("along-acts-XXXXXX", NULL);
  place->dir = g_build_filename (place->parent, "caseload", NULL);
  place->folder = g_build_filename (place->parent, "backups", NULL);
  g_mkdir (place->folder, 0700);
  fixture_close (fixture);
  g_assert_cmpint (g_rename (fixture->dir, place->dir), ==, 0);
  note_files (place, fixture->key);
  fixture_free (fixture);
  return place;
}

static void
place_free (Place *place)
{
  along_test_folder_remove (place->parent);
  g_free (place->parent);
  g_free (place->dir);
  g_free (place->folder);
  g_free (place);
}

/* The next start of the program: it opens, all is there, and work goes on. */
static void
open_and_work (Place *place, gboolean from_keyring, gboolean or_backed_up)
{
  g_autoptr (AlongStore) store = along_store_new (place->dir, FALSE);
  AlongStoreId store_id;
  g_autoptr (AlongKey) key = NULL;
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (GError) error = NULL;
  guint people;

  along_store_settle (place->dir);
  key = key_of (place->dir, &store_id, from_keyring);
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (along_store_get_notices (store) & ~(guint) ALONG_STORE_NOTICE_LOG_CUT, ==, 0);
  along_store_tidy_keys_sync (place->dir, key);
  fixture_assert_sound (store);
  family = along_store_load_sync (store, place->family, NULL, &error);
  g_assert_no_error (error);
  people = along_family_count (family, ALONG_KIND_PERSON);
  if (!or_backed_up || people != place->people_backed_up)
    g_assert_cmpuint (people, ==, place->people);

  g_autoptr (AlongEdit) edit = along_edit_new ("Add person", place->family);
  along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, "Somebody");
  along_store_commit_sync (store, edit, place->worker, NULL, &error);
  g_assert_no_error (error);
  place->people = people + 1;
  g_assert_true (along_store_close_sync (store, &error));
}

/* Of the caseloads that were replaced, each opens still. */
static void
check_replaced (Place *place)
{
  g_auto (GStrv) replaced = along_store_list_replaced (place->dir);

  for (guint i = 0; replaced[i] != NULL; i++)
    {
      g_autoptr (AlongStore) store = along_store_new (replaced[i], FALSE);
      AlongStoreId store_id;
      g_autoptr (AlongKey) key = key_of (replaced[i], &store_id, FALSE);
      g_autoptr (GError) error = NULL;

      along_store_open_sync (store, key, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (along_store_close_sync (store, NULL));
      g_assert_true (along_store_let_go_sync (replaced[i], &error));
    }
}

/* Every backup that has its name opens. */
static void
check_backups (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = along_backup_list_sync (place->folder, ALONG_ID_NONE, &error);
  g_autoptr (AlongSecretText) sheet = along_secret_text_new ("seven words");
  g_autofree char *scratch = g_build_filename (place->parent, "scratch", NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, >=, 1);
  for (guint i = 0; i < MIN (list->len, 3); i++)
    {
      const AlongBackupInfo *info = list->pdata[i];
      g_autoptr (AlongBackup) backup = along_backup_open_sync (info->path, sheet, scratch, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_act (gconstpointer data)
{
  const char *act = data, *wanted = g_getenv ("ALONG_TEST_KILLS");
  gboolean from_keyring = g_str_equal (act, "rekey-keyring"), restores = g_str_equal (act, "restore"), ended = FALSE;
  int kills = wanted != NULL ? atoi (wanted) : G_MAXINT, n = 0, early = 0, steps = 60;
  gulong longest = 300000;
  Place *place;

  if (from_keyring && keyring == NULL)
    {
      g_test_skip ("no keyring is installed");
      return;
    }
  place = place_new ();
  /* By hand at so many steps and as many moments; what came to its end before is not counted, and the next come sooner. */
  while (n < kills && !ended)
    {
      int step = wanted == NULL ? n + 1 : n % 2 == 0 ? g_test_rand_int_range (1, steps) : 0;
      gulong moment = wanted != NULL && n % 2 == 1 ? (gulong) g_test_rand_int_range (2000, (int) longest) : 0;
      gboolean over = run_child (act, place->dir, place->folder, step, moment);

      ended = over && wanted == NULL;
      early += over;
      n += !over;
      if (over && step > 1)
        steps = step;
      /* What else runs makes it slower or faster. */
      if (moment > 0)
        longest = over ? MAX (moment, 4000) : longest + longest / 50;
      open_and_work (place, from_keyring, restores);
      if (from_keyring)
        open_and_work (place, FALSE, FALSE); /* the sheet opens it as well */
      if (restores)
        check_replaced (place);
      if (g_str_equal (act, "backup"))
        check_backups (place);
    }
  g_test_message ("%d kills, %s; %d times it came to its end before", n, act, early);
  g_assert_cmpint (n, >, 3);
  place_free (place);
}

static void
lose_copy (const char *step)
{
  if (g_str_equal (step, "rekey-place"))
    g_assert_cmpint (g_unlink (g_getenv ("ALONG_TEST_COPY")), ==, 0);
}

/* The new file goes after store.id names its key: the old key opens the store still. */
static void
test_copy_lost (void)
{
  Place *place = place_new ();
  g_autofree char *copy = g_build_filename (place->dir, "store.new", NULL);
  g_autoptr (AlongStore) store = along_store_new (place->dir, FALSE);
  AlongStoreId store_id;
  g_autoptr (AlongKey) key = key_of (place->dir, &store_id, FALSE);
  g_autoptr (GError) error = NULL;

  g_setenv ("ALONG_TEST_COPY", copy, TRUE);
  copy_step_hook = lose_copy;
  g_assert_null (along_store_rekey_sync (place->dir, FALSE, key, FALSE, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  copy_step_hook = NULL;
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (along_store_close_sync (store, NULL));
  open_and_work (place, FALSE, FALSE);
  place_free (place);
}

int
main (int argc, char **argv)
{
  int rc;

  if (argc == 6 && strcmp (argv[1], "--child") == 0)
    return child (argv[2], argv[3], argv[4], atoi (argv[5]));
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  keyring = along_test_keyring_new ();
  if (keyring != NULL)
    along_test_keyring_start (keyring);
  g_test_add_data_func ("/store/acts/rekey", "rekey", test_act);
  g_test_add_data_func ("/store/acts/rekey-keyring", "rekey-keyring", test_act);
  g_test_add_data_func ("/store/acts/backup", "backup", test_act);
  g_test_add_data_func ("/store/acts/restore", "restore", test_act);
  g_test_add_func ("/store/acts/copy-lost", test_copy_lost);
  rc = g_test_run ();
  if (keyring != NULL)
    along_test_keyring_free (keyring);
  return rc;
}
