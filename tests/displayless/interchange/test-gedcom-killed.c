/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GEDCOM file is taken into a caseload, and the process ends at any moment of it: all of it is there, or nothing. */
#include "store-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "along-gedcom-import.h"

#define KILLS 10 /* of an ordinary run; ALONG_TEST_KILLS: so many */
#define PEOPLE 300

static const char *program;

/* A long line of mothers and daughters. */
static char *
make_gedcom (void)
{
  GString *text = g_string_new ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n");

  for (int i = 0; i < PEOPLE; i++)
    {
      g_string_append_printf (text, "0 @I%d@ INDI\n1 NAME Person%d /Marsh/\n1 SEX F\n1 NOTE Of the pit village, the %dth\n", i, i, i);
      if (i > 0)
        g_string_append_printf (text, "1 FAMC @F%d@\n0 @F%d@ FAM\n1 WIFE @I%d@\n1 CHIL @I%d@\n", i, i, i - 1, i);
    }
  g_string_append (text, "0 TRLR\n");
  return g_string_free (text, FALSE);
}

/* The child: says when it begins, and when all is saved. */
static int
take_in_once (char **argv)
{
  gsize length;
  g_autofree guint8 *bytes = g_base64_decode (argv[3], &length);
  g_autoptr (AlongKey) key = along_key_new_from_bytes (bytes);
  g_autoptr (AlongStore) store = along_store_new (argv[2], FALSE);
  g_autofree char *text = make_gedcom ();
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongGedcom) gedcom = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  AlongGedcomImport how = { .family = ALONG_ID_NONE };
  AlongId worker;

  along_store_register ();
  if (!along_id_parse (argv[4], &how.family) || !along_id_parse (argv[5], &worker)
      || !along_store_open_sync (store, key, NULL, NULL) || write (STDOUT_FILENO, "!", 1) != 1)
    return 1;
  gedcom = along_gedcom_load_bytes (file, NULL, NULL, NULL, NULL);
  edit = gedcom != NULL ? along_gedcom_to_edit (gedcom, &how, problems, NULL, NULL) : NULL;
  return edit != NULL && along_store_commit_sync (store, edit, worker, NULL, NULL) && write (STDOUT_FILENO, ".", 1) == 1 ? 0 : 1;
}

/* @moment: microseconds after it has begun that it ends; 0: when it is done. Returns: how many it ran */
static gint64
take_in_child (Fixture *fixture, AlongId family, gulong moment)
{
  g_autofree char *key = g_base64_encode (along_key_peek (fixture->key), ALONG_KEY_SIZE);
  g_autofree char *family_text = along_id_to_text (family), *worker = along_id_to_text (fixture->worker);
  char *argv[] = { (char *) program, (char *) "--child", fixture->dir, key, family_text, worker, NULL }, ready;
  int status, out;
  gint64 begun;
  GPid pid;

  along_key_unpeek (fixture->key);
  along_store_close_sync (fixture->store, NULL);
  g_clear_object (&fixture->store);
  g_assert_true (g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, NULL));
  g_assert_cmpint (read (out, &ready, 1), ==, 1);
  begun = g_get_monotonic_time ();
  if (moment > 0)
    {
      g_usleep (moment);
      kill (pid, SIGKILL);
    }
  else
    g_assert_cmpint (read (out, &ready, 1), ==, 1);
  begun = g_get_monotonic_time () - begun;
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_spawn_close_pid (pid);
  close (out);
  fixture_reopen (fixture);
  return begun;
}

/* How many people came; those who are there are whole, with what is said of them. */
static guint
count_whole (Fixture *fixture, AlongId id)
{
  g_autoptr (AlongFamily) family = fixture_load (fixture, id);
  g_autoptr (GError) error = NULL;
  guint people = along_family_count (family, ALONG_KIND_PERSON);
  AlongStoreReport *report = along_store_verify_sync (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  along_store_report_free (report);
  g_assert_true (people == 0 || people == PEOPLE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, people > 0 ? PEOPLE - 1 : 0);
  return people;
}

static void
test_killed (void)
{
  const char *wanted = g_getenv ("ALONG_TEST_KILLS");
  int kills = wanted != NULL ? atoi (wanted) : KILLS, whole = 0;
  Fixture *fixture = fixture_new ();
  gint64 longest = 0;

  for (int k = 0; k < kills; k++)
    {
      AlongId family = fixture_add_family (fixture, "Marsh");

      /* What else runs makes it slower or faster: looked at again now and then. */
      if (k % 50 == 0)
        {
          gint64 took = take_in_child (fixture, family, 0);

          longest = longest == 0 ? took : (longest + took) / 2;
          g_assert_cmpuint (count_whole (fixture, family), ==, PEOPLE);
          family = fixture_add_family (fixture, "Marsh");
        }
      take_in_child (fixture, family, (gulong) g_test_rand_int_range (1, (int) MAX (longest + longest / 10, 2)));
      if (count_whole (fixture, family) > 0)
        whole++;
      /* A caseload grows; the next is begun anew. */
      if (k % 50 == 49)
        {
          fixture_free (fixture);
          fixture = fixture_new ();
        }
    }
  g_test_message ("%d kills, %d after it was all there", kills, whole);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  if (argc > 5 && strcmp (argv[1], "--child") == 0)
    return take_in_once (argv);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom/killed", test_killed);
  return g_test_run ();
}
