/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "along-clock.h"
#include "along-lock-file.h"
#include "along-vault.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("vault-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "lock", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_take (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AlongLockHolder holder;

  g_assert_false (along_lock_file_holder (fixture->path, &holder));
  along_clock_freeze (1780000000000);
  g_autoptr (AlongLockFile) lock = along_lock_file_take (fixture->path, "alongside", &error);
  along_clock_thaw ();
  g_assert_no_error (error);
  g_assert_true (along_lock_file_holder (fixture->path, &holder));
  g_assert_cmpint (holder.pid, ==, getpid ());
  g_assert_cmpstr (holder.program, ==, "alongside");
  g_assert_cmpint (holder.since, ==, 1780000000000);

  g_assert_null (along_lock_file_take (fixture->path, "alongsidectl", &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "alongside since "));
  g_clear_error (&error);

  g_clear_pointer (&lock, along_lock_file_free);
  g_assert_false (along_lock_file_holder (fixture->path, &holder));
  lock = along_lock_file_take (fixture->path, "alongside", &error);
  g_assert_no_error (error);
}

/* A holder that is killed holds nothing, whatever its file still says. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AlongLockHolder holder;
  int ready[2];
  char sign;

  g_assert_cmpint (pipe (ready), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      AlongLockFile *lock = along_lock_file_take (fixture->path, "alongsidectl", NULL);
      if (lock == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      pause ();
      _exit (0);
    }
  g_assert_cmpint (read (ready[0], &sign, 1), ==, 1);
  g_assert_true (along_lock_file_holder (fixture->path, &holder));
  g_assert_cmpint (holder.pid, ==, child);
  g_assert_null (along_lock_file_take (fixture->path, "alongside", &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IN_USE);
  g_clear_error (&error);

  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_false (along_lock_file_holder (fixture->path, &holder));
  g_autoptr (AlongLockFile) lock = along_lock_file_take (fixture->path, "alongside", &error);
  g_assert_no_error (error);
  g_assert_true (along_lock_file_holder (fixture->path, &holder));
  g_assert_cmpint (holder.pid, ==, getpid ());
  close (ready[0]);
  close (ready[1]);
}

/* Whatever stands in the file, it is read as text about a holder and no more. */
static void
test_strange_text (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "\n", "x", "-5 -5 -5", "99999999999999999999 1", "12", "12 34",
                                       "1 2 \xff\xfe", "1 2 a very long name that goes on and on and on and on "
                                       "and on and on and on and on and on and on and on and on and on and on" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      AlongLockHolder holder;
      g_autoptr (AlongLockFile) lock = along_lock_file_take (fixture->path, "alongside", &error);
      g_assert_no_error (error);
      FILE *file = g_fopen (fixture->path, "w");
      fputs (texts[i], file);
      fclose (file);
      g_assert_true (along_lock_file_holder (fixture->path, &holder));
      g_assert_cmpint (holder.pid, >=, 0);
      g_assert_cmpint (holder.since, >=, 0);
      g_assert_true (g_str_is_ascii (holder.program));
      g_assert_null (along_lock_file_take (fixture->path, "alongsidectl", &error));
      g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IN_USE);
    }
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "lock", NULL);

  g_assert_null (along_lock_file_take (nowhere, "alongside", &error));
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO);
}

/* Each reason has its own words; the disk is not blamed for a folder of somebody else, and nothing is promised. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write anywhere");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_null (along_lock_file_take (fixture->path, "alongside", &error));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_error (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "belongs to somebody else"));
  g_assert_null (strstr (error->message, "disk"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/vault/lock-file/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/vault/lock-file/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/vault/lock-file/strange-text", Fixture, NULL, set_up, test_strange_text, tear_down);
  g_test_add ("/vault/lock-file/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/vault/lock-file/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  return g_test_run ();
}
