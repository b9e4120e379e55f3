/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GEDCOM file is taken into a caseload, and the process ends at any moment of it: all of it is there, or nothing. */
#include "store-child.h"

#include <stdlib.h>
#include <string.h>

#include "along-gedcom-import.h"

#define KILLS 10 /* of an ordinary run; ALONG_TEST_KILLS: so many */
#define PEOPLE 300

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
take_in_once (const char *dir, AlongKey *key, char **more)
{
  g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
  g_autofree char *text = make_gedcom ();
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongGedcom) gedcom = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  AlongGedcomImport how = { .family = ALONG_ID_NONE };
  AlongId worker;

  if (!along_id_parse (more[0], &how.family) || !along_id_parse (more[1], &worker)
      || !along_store_open_sync (store, key, NULL, NULL) || !child_say ("!"))
    return 1;
  gedcom = along_gedcom_load_bytes (file, NULL, NULL, NULL, NULL);
  edit = gedcom != NULL ? along_gedcom_to_edit (gedcom, &how, problems, NULL, NULL) : NULL;
  return edit != NULL && along_store_commit_sync (store, edit, worker, NULL, NULL) && child_say (".") ? 0 : 1;
}

/** Run: how long a child ran, in microseconds, and whether it said that all was saved. */
typedef struct
{
  gint64 took;
  gboolean saved;
} Run;

/* @moment: microseconds after it has begun that it ends; 0: when it is done. */
static Run
take_in_child (Fixture *fixture, AlongId family, gulong moment)
{
  g_autofree char *family_text = along_id_to_text (family), *worker = along_id_to_text (fixture->worker), *said = NULL;
  Child child;
  char ready;
  Run run;

  child_start_on (&child, fixture, (const char *const[]){ family_text, worker, NULL });
  child_hear (&child, &ready, 1);
  run.took = g_get_monotonic_time ();
  if (moment > 0)
    {
      g_usleep (moment);
      said = child_kill (&child);
    }
  else
    said = child_wait (&child);
  run.took = g_get_monotonic_time () - run.took;
  run.saved = strcmp (said, ".") == 0;
  fixture_reopen (fixture);
  return run;
}

/* How many people came; those who are there are whole, with what is said of them. */
static guint
count_whole (Fixture *fixture, AlongId id)
{
  g_autoptr (AlongFamily) family = fixture_load (fixture, id);
  guint people = along_family_count (family, ALONG_KIND_PERSON);

  fixture_assert_sound (fixture->store);
  g_assert_true (people == 0 || people == PEOPLE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, people > 0 ? PEOPLE - 1 : 0);
  return people;
}

static void
test_killed (void)
{
  const char *wanted = g_getenv ("ALONG_TEST_KILLS");
  int kills = wanted != NULL ? atoi (wanted) : KILLS, whole = 0, saved = 0;
  Fixture *fixture = fixture_new ();
  gint64 longest = 0;

  for (int k = 0; k < kills; k++)
    {
      AlongId family = fixture_add_family (fixture, "Marsh");
      guint people;
      Run run;

      /* What else runs makes it slower or faster: looked at again now and then. */
      if (k % 50 == 0)
        {
          run = take_in_child (fixture, family, 0);
          longest = longest == 0 ? run.took : (longest + run.took) / 2;
          g_assert_true (run.saved);
          g_assert_cmpuint (count_whole (fixture, family), ==, PEOPLE);
          family = fixture_add_family (fixture, "Marsh");
        }
      run = take_in_child (fixture, family, (gulong) g_test_rand_int_range (1, (int) MAX (longest + longest / 10, 2)));
      people = count_whole (fixture, family);
      /* What was said to be saved is there. */
      g_assert_true (people > 0 || !run.saved);
      whole += people > 0;
      saved += run.saved;
      /* A caseload grows; the next is begun anew. */
      if (k % 50 == 49)
        {
          fixture_free (fixture);
          fixture = fixture_new ();
        }
    }
  g_test_message ("%d kills, %d after it was all there, %d after that was said", kills, whole, saved);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  int status = child_main (argc, argv, take_in_once);

  if (status >= 0)
    return status;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom/killed", test_killed);
  return g_test_run ();
}
