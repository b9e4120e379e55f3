/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing of a caseload lies in clear in any file that alongsidectl writes, at any moment while it works: not in the
 * store's folder, nor at home, in the runtime folder or among temporary files. */
#include <gio/gio.h>
#include <string.h>

#include "along-test-folder.h"

static const char *const planted[] = { "Plantagenet", "plantagenet", "marzipan", "sesame-under-the-stairs" };

static void
search_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  /* It may be gone by now. */
  if (!g_file_get_contents (path, &data, &length, NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    if (memmem (data, length, planted[i], strlen (planted[i])) != NULL)
      g_error ("“%s” is in clear in %s", planted[i], path);
}

/* Returns how many files there are. */
static guint
search_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += search_folder (path);
      else
        {
          search_file (path);
          n++;
        }
    }
  return n;
}

typedef struct
{
  char *top, *own, *given; /* what the program may write, and what it is given to read */
  char *store, *pass, *people;
  GSubprocessLauncher *launcher;
} Fixture;

static void
set_up (Fixture *fixture)
{
  static const char *const places[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                                        "XDG_RUNTIME_DIR", "TMPDIR" };
  g_autoptr (GString) gedcom = g_string_new ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n");

  fixture->top = g_dir_make_tmp ("along-clear-XXXXXX", NULL);
  fixture->own = g_build_filename (fixture->top, "own", NULL);
  fixture->given = g_build_filename (fixture->top, "given", NULL);
  fixture->store = g_build_filename (fixture->own, "store", NULL);
  fixture->pass = g_build_filename (fixture->given, "pass", NULL);
  fixture->people = g_build_filename (fixture->given, "people.ged", NULL);
  g_mkdir (fixture->own, 0700);
  g_mkdir (fixture->given, 0700);
  for (int i = 1; i <= 3000; i++)
    g_string_append_printf (gedcom, "0 @I%d@ INDI\n1 NAME Edith%d /Plantagenet/\n1 NOTE Brought marzipan, day %d.\n", i, i, i);
  g_string_append (gedcom, "0 TRLR\n");
  g_assert_true (g_file_set_contents (fixture->pass, "sesame-under-the-stairs\n", -1, NULL));
  g_assert_true (g_file_set_contents (fixture->people, gedcom->str, -1, NULL));
  fixture->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (fixture->own, places[i], NULL);
      g_mkdir (path, 0700);
      g_subprocess_launcher_setenv (fixture->launcher, places[i], path, TRUE);
    }
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* Runs the program, and looks into every file all the while and once it has ended. */
static void
run (Fixture *fixture, const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  gboolean ended = FALSE;
  guint looks = 0;

  g_ptr_array_add (argv, (gpointer) g_getenv ("ALONGSIDECTL"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, (gpointer) "--store");
  g_ptr_array_add (argv, fixture->store);
  g_ptr_array_add (argv, (gpointer) "--passphrase-file");
  g_ptr_array_add (argv, fixture->pass);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (fixture->launcher, (const char *const *) argv->pdata, NULL);
  g_assert_nonnull (process);
  g_subprocess_wait_check_async (process, NULL, on_ended, &ended);
  for (; !ended; looks++)
    {
      search_folder (fixture->own);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (looks, >, 0);
  g_assert_cmpuint (search_folder (fixture->own), >=, 5);
}

#define RUN(...) run (&fixture, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_nothing_in_clear (void)
{
  Fixture fixture;

  set_up (&fixture);
  RUN ("store", "create");
  RUN ("import", fixture.people);
  RUN ("search", "Plantagenet");
  RUN ("store", "verify");
  g_object_unref (fixture.launcher);
  along_test_folder_remove (fixture.top);
  g_free (fixture.top);
  g_free (fixture.own);
  g_free (fixture.given);
  g_free (fixture.store);
  g_free (fixture.pass);
  g_free (fixture.people);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/clear/any-file-any-time", test_nothing_in_clear);
  return g_test_run ();
}
