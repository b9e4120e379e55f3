/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-test-keyring.h"

#include <dlfcn.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME "org.freedesktop.secrets"
#define COLLECTION "/org/freedesktop/secrets/collection/login"

struct _AlongTestKeyring
{
  GTestDBus *bus;
  char *home;
  GPid pid;
  void *library;
  const char *prompter;
};

/* Ends with the test, however that ends. */
static void
set_up_child (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* The keyring asks through a prompter; the library that brings it has one for tests, that answers as told.
 * It is there wherever the keyring is, its headers are not. */
static void
start_prompter (AlongTestKeyring *keyring)
{
  keyring->library = dlopen ("libgcr-base-3.so.1", RTLD_NOW | RTLD_LOCAL);
  if (keyring->library == NULL)
    return;
  const char *(*start) (void) = (const char *(*) (void)) dlsym (keyring->library, "gcr_mock_prompter_start");
  if (start != NULL)
    keyring->prompter = start ();
}

/** along_test_keyring_new: a bus and an empty home; %NULL if no keyring is installed. */
AlongTestKeyring *
along_test_keyring_new (void)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");

  if (program == NULL)
    return NULL;

  AlongTestKeyring *keyring = g_new0 (AlongTestKeyring, 1);
  keyring->home = g_dir_make_tmp ("along-keyring-XXXXXX", NULL);
  g_unsetenv ("SECRET_BACKEND");
  g_unsetenv ("SECRET_SERVICE_BUS_NAME");
  keyring->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (keyring->bus);
  start_prompter (keyring);
  return keyring;
}

static gboolean
name_is_owned (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer
    = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                   "NameHasOwner", g_variant_new ("(s)", NAME), G_VARIANT_TYPE ("(b)"),
                                   G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean owned = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &owned);
  return owned;
}

static void
wait_until_owned (gboolean owned)
{
  for (int i = 0; i < 2000 && name_is_owned () != owned; i++)
    g_usleep (10000);
  g_assert_true (name_is_owned () == owned);
}

/** along_test_keyring_start: starts it, open; what earlier starts kept is there. */
void
along_test_keyring_start (AlongTestKeyring *keyring)
{
  const char *const argv[] = { "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) environment = g_get_environ ();
  int in;

  g_assert_cmpint (keyring->pid, ==, 0);
  environment = g_environ_setenv (environment, "HOME", keyring->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_RUNTIME_DIR", keyring->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_HOME", keyring->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_CACHE_HOME", keyring->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_CONFIG_HOME", keyring->home, TRUE);
  environment = g_environ_unsetenv (environment, "GNOME_KEYRING_CONTROL");
  environment = g_environ_unsetenv (environment, "G_DEBUG");
  if (keyring->prompter != NULL)
    environment = g_environ_setenv (environment, "GNOME_KEYRING_TEST_PROMPTER", keyring->prompter, TRUE);
  g_spawn_async_with_pipes (NULL, (char **) argv, environment,
                            G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                              | G_SPAWN_STDERR_TO_DEV_NULL,
                            set_up_child, NULL, &keyring->pid, &in, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (write (in, ALONG_TEST_KEYRING_PASSWORD, strlen (ALONG_TEST_KEYRING_PASSWORD)), >, 0);
  close (in);
  wait_until_owned (TRUE);
}

/** along_test_keyring_kill: ends it as a crash would. */
void
along_test_keyring_kill (AlongTestKeyring *keyring)
{
  if (keyring->pid == 0)
    return;
  kill (keyring->pid, SIGKILL);
  g_assert_cmpint (waitpid (keyring->pid, NULL, 0), ==, keyring->pid);
  keyring->pid = 0;
  wait_until_owned (FALSE);
}

/** along_test_keyring_pause: it is there and does not answer. */
void
along_test_keyring_pause (AlongTestKeyring *keyring)
{
  int status;

  kill (keyring->pid, SIGSTOP);
  g_assert_cmpint (waitpid (keyring->pid, &status, WUNTRACED), ==, keyring->pid);
  g_assert_true (WIFSTOPPED (status));
}

/** along_test_keyring_go_on: it answers again. */
void
along_test_keyring_go_on (AlongTestKeyring *keyring)
{
  kill (keyring->pid, SIGCONT);
}

/** along_test_keyring_lock: closes the keyring, as its own program does. */
void
along_test_keyring_lock (AlongTestKeyring *keyring)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  const char *paths[] = { COLLECTION, NULL };
  g_autoptr (GVariant) answer
    = g_dbus_connection_call_sync (bus, NAME, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
                                   g_variant_new ("(^ao)", paths), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

/** along_test_keyring_can_ask: whether questions of the keyring can be answered by the test. */
gboolean
along_test_keyring_can_ask (AlongTestKeyring *keyring)
{
  return keyring->prompter != NULL;
}

/** along_test_keyring_answer: what the next question gets: a password, or %NULL for Cancel. */
void
along_test_keyring_answer (AlongTestKeyring *keyring, const char *password)
{
  if (password != NULL)
    {
      void (*expect) (const char *, const char *, ...)
        = (void (*) (const char *, const char *, ...)) dlsym (keyring->library,
                                                              "gcr_mock_prompter_expect_password_ok");
      expect (password, NULL);
    }
  else
    {
      void (*expect) (void) = (void (*) (void)) dlsym (keyring->library, "gcr_mock_prompter_expect_password_cancel");
      expect ();
    }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/** along_test_keyring_free: ends keyring and bus and removes the home. */
void
along_test_keyring_free (AlongTestKeyring *keyring)
{
  if (keyring == NULL)
    return;
  along_test_keyring_kill (keyring);
  if (keyring->prompter != NULL)
    {
      void (*stop) (void) = (void (*) (void)) dlsym (keyring->library, "gcr_mock_prompter_stop");
      stop ();
    }
  /* Not unreferenced: that would wait for the shared connection to end, which libraries keep. */
  g_test_dbus_stop (keyring->bus);
  remove_tree (keyring->home);
  g_free (keyring->home);
  g_free (keyring);
}

/** along_test_keyring_fresh: starts it anew and open; skips the test and returns %FALSE where @keyring is %NULL. */
gboolean
along_test_keyring_fresh (AlongTestKeyring *keyring)
{
  if (keyring == NULL)
    {
      g_test_skip ("gnome-keyring is not installed");
      return FALSE;
    }
  along_test_keyring_kill (keyring);
  along_test_keyring_start (keyring);
  return TRUE;
}
