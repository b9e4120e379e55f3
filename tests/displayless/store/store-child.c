/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-child.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;

/* In the child */

/* child_main: to be asked first in main(): where this is a child, it does its work. Returns: what to exit with; -1: this is
 * the test itself */
int
child_main (int argc, char **argv, ChildRun run)
{
  g_autofree guint8 *bytes = NULL;
  g_autoptr (AlongKey) key = NULL;
  gsize length;

  if (argc < 4 || strcmp (argv[1], "--child") != 0)
    {
      program = argv[0];
      return -1;
    }
  bytes = g_base64_decode (argv[3], &length);
  key = along_key_new_from_bytes (bytes);
  along_store_register ();
  return run (argv[2], key, argv + 4);
}

/* child_say: FALSE: nobody listens any more */
gboolean
child_say (const char *words)
{
  return write (STDOUT_FILENO, words, strlen (words)) == (gssize) strlen (words);
}

/* In the test */

/* @more: (nullable) */
void
child_start (Child *child, const char *dir, AlongKey *key, const char *const *more)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *key_text = g_base64_encode (along_key_peek (key), ALONG_KEY_SIZE);
  g_autoptr (GError) error = NULL;

  along_key_unpeek (key);
  g_ptr_array_add (argv, (char *) program);
  g_ptr_array_add (argv, (char *) "--child");
  g_ptr_array_add (argv, (char *) dir);
  g_ptr_array_add (argv, key_text);
  for (; more != NULL && *more != NULL; more++)
    g_ptr_array_add (argv, (char *) *more);
  g_ptr_array_add (argv, NULL);
  g_spawn_async_with_pipes (NULL, (char **) argv->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child->pid, NULL,
                            &child->out, NULL, &error);
  g_assert_no_error (error);
}

/* child_start_on: closes the fixture's store first; fixture_reopen() when the child has ended. */
void
child_start_on (Child *child, Fixture *fixture, const char *const *more)
{
  fixture_close (fixture);
  child_start (child, fixture->dir, fixture->key, more);
}

/* child_hear: waits until it has said so much. */
void
child_hear (Child *child, char *words, gsize length)
{
  for (gsize heard = 0; heard < length;)
    {
      gssize n = read (child->out, words + heard, length - heard);

      g_assert_cmpint (n, >, 0);
      heard += (gsize) n;
    }
}

/* child_wait: until it has come to its end, or has been killed. Returns: what it had said that was not heard before */
char *
child_wait (Child *child)
{
  GString *said = g_string_new (NULL);
  char words[256];
  gssize n;
  int status;

  while ((n = read (child->out, words, sizeof words)) > 0)
    g_string_append_len (said, words, n);
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  else
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  g_spawn_close_pid (child->pid);
  close (child->out);
  return g_string_free (said, FALSE);
}

/* child_kill: as child_wait(). What it says is in the pipe, and outlives it. */
char *
child_kill (Child *child)
{
  kill (child->pid, SIGKILL);
  return child_wait (child);
}
