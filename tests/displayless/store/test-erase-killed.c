/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process that ends while it erases: at each step of it, and (ALONG_TEST_KILLS: so many times) at random moments. */
#include "erased.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "along-access.h"
#include "connection.h"
#include "copy.h"

static const char *const planted[] = { "Dalziel", "dalziel", "Quimby", "quimby", NULL };

typedef struct
{
  Fixture *fixture;
  AlongId family, person;
} Erasing;

static void
erase (const Erasing *erasing)
{
  erased_erase (erasing->fixture, erasing->family, erasing->person, NULL);
}

static int steps_left;

static void
die_in_time (const char *step)
{
  if (--steps_left == 0)
    kill (getpid (), SIGKILL);
}

/* Whether a process that erases came to its end, killed after so many steps. */
static gboolean
erase_in_process (const Erasing *erasing, int steps)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      steps_left = steps;
      copy_step_hook = die_in_time;
      g_assert_true (along_store_open_sync (erasing->fixture->store, erasing->fixture->key, NULL, NULL));
      erase (erasing);
      along_store_close_sync (erasing->fixture->store, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) ? WEXITSTATUS (status) == 0 : WTERMSIG (status) == SIGKILL);
  return WIFEXITED (status);
}

/* Killed at any moment: nothing is erased, or all of it, and from the next opening on it is in no file. */
static void
test_killed (void)
{
  gboolean ended = FALSE;
  guint gone = 0, there = 0;

  for (int steps = 1; !ended; steps++)
    {
      Erasing erasing = { fixture_new (), ALONG_ID_NONE, ALONG_ID_NONE };
      g_autoptr (GError) error = NULL;
      guint people;

      erasing.family = fixture_add_family (erasing.fixture, "Lowe");
      fixture_add_person (erasing.fixture, erasing.family, "Keira Lowe");
      erasing.person = fixture_add_person (erasing.fixture, erasing.family, "Dalziel Quimby");
      g_assert_true (along_store_close_sync (erasing.fixture->store, &error));
      ended = erase_in_process (&erasing, steps);
      g_assert_true (along_store_open_sync (erasing.fixture->store, erasing.fixture->key, NULL, &error));
      {
        g_autoptr (AlongFamily) family = fixture_load (erasing.fixture, erasing.family);
        people = along_family_count (family, ALONG_KIND_PERSON);
      }
      if (people == 2)
        {
          there++;
          erased_erase (erasing.fixture, erasing.family, erasing.person, NULL);
        }
      else
        gone++;
      g_assert_cmpuint (erased_count (erasing.fixture, planted), ==, 0);
      g_assert_cmpint (erased_due (erasing.fixture), ==, 0);
      erased_verify (erasing.fixture);
      fixture_free (erasing.fixture);
    }
  g_assert_cmpuint (there, ==, 1);
  g_assert_cmpuint (gone, ==, 6);
}

#define KILLS 10 /* of an ordinary run; ALONG_TEST_KILLS: so many */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (along_store_put_draft_finish (ALONG_STORE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* A person of whom much is known: facts, a form of their words, a draft, what others wrote, an entry of who read what. */
static AlongId
add_much (Fixture *fixture, AlongId family)
{
  AlongId person = fixture_add_person (fixture, family, "Dalziel Quimby");
  const AlongStoreDraft draft = { (char *) "contact/one", (char *) "contact", family, (char *) "Dalziel was", 1 };
  gboolean done = FALSE;

  along_store_put_draft_async (fixture->store, fixture->worker, &draft, kept_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  along_store_note_access_async (fixture->store, fixture->worker, family, ALONG_ACCESS_PRINT, "Genogram of Dalziel Quimby");
  for (int i = 0; i < 4; i++)
    {
      AlongId contact = fixture_add_contact (fixture, family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Saw Dalziel Quimby.");
      g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
      g_autoptr (AlongEdit) edit = along_edit_new ("Dalziel Quimby, contact", family);
      AlongRecord *alias = along_edit_create (edit, ALONG_KIND_ALIAS);

      along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, contact)), ALONG_CONTACT_P_NOTE, "Saw Quimby twice.");
      along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, person);
      along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Dalziel");
      fixture_commit (fixture, edit);
    }
  return person;
}

/** Known: how much of somebody is there. */
typedef struct
{
  gint64 rows, notes, images, titles, drafts, details;
} Known;

static Known
known (Fixture *fixture)
{
  g_autofree char *store = fixture_path (fixture, "store");
  StoreConnection *connection = store_connection_open (store, fixture->key, STORE_CONNECTION_READ, NULL);
  Known known = { 0 };
  const struct
  {
    gint64 *n;
    const char *sql;
  } counts[] = {
    { &known.rows, "SELECT (SELECT count(*) FROM \"person\" WHERE \"name\" LIKE '%Quimby%') + (SELECT count(*) FROM \"alias\")" },
    { &known.notes, "SELECT count(*) FROM \"contact\" WHERE \"note\" LIKE '%Quimby%'" },
    { &known.images, "SELECT count(*) FROM \"journal_image\" WHERE \"image\" LIKE '%Quimby%'" },
    { &known.titles, "SELECT count(*) FROM \"edit\" WHERE \"title\" LIKE '%Quimby%'" },
    { &known.drafts, "SELECT count(*) FROM \"draft\"" },
    { &known.details, "SELECT count(*) FROM \"access\" WHERE \"detail\" LIKE '%Quimby%'" },
  };

  g_assert_nonnull (connection);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_true (store_get_int (connection, counts[i].sql, counts[i].n, NULL));
  g_assert_true (store_connection_close (connection, NULL));
  return known;
}

/* Killed so many microseconds after it was told to go on; whether it came to its end. */
static gboolean
erase_in_time (const Erasing *erasing, gulong moment)
{
  int status, ready[2];
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ready), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ready[0]);
      g_assert_true (along_store_open_sync (erasing->fixture->store, erasing->fixture->key, NULL, NULL));
      g_assert_cmpint (write (ready[1], ".", 1), ==, 1);
      erase (erasing);
      g_assert_cmpint (write (ready[1], "!", 1), ==, 1);
      along_store_close_sync (erasing->fixture->store, NULL);
      _exit (0);
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_usleep (moment);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  /* Whether it had been said to be done. */
  gboolean done = read (ready[0], &byte, 1) == 1;
  close (ready[0]);
  return done;
}

/* Killed at random moments: what is there afterwards is all that there was, or nothing of it, in rows, words, History, titles,
 * drafts and the list of readers alike; what was said to be erased is. */
static void
test_kills (void)
{
  const char *wanted = g_getenv ("ALONG_TEST_KILLS");
  int kills = wanted != NULL ? atoi (wanted) : KILLS, all = 0, none = 0, late = 0;
  Erasing erasing = { fixture_new (), ALONG_ID_NONE, ALONG_ID_NONE };
  gulong longest[2] = { 20000, 60000 }; /* until it is committed, until it is said to be done */
  Known before = { 0 };

  erasing.family = fixture_add_family (erasing.fixture, "Lowe");
  fixture_add_person (erasing.fixture, erasing.family, "Keira Lowe");
  for (int k = 0; k < kills; k++)
    {
      g_autoptr (GError) error = NULL;
      int until = k % 2;
      gboolean done;
      Known after;

      if (along_id_is_none (erasing.person))
        {
          erasing.person = add_much (erasing.fixture, erasing.family);
          before = known (erasing.fixture);
          g_assert_cmpint (before.notes, ==, 4);
        }
      g_assert_true (along_store_close_sync (erasing.fixture->store, &error));
      done = erase_in_time (&erasing, (gulong) g_test_rand_int_range (0, (int) longest[until]));
      g_assert_true (along_store_open_sync (erasing.fixture->store, erasing.fixture->key, NULL, &error));
      after = known (erasing.fixture);
      late += done;
      /* What else runs makes it slower or faster: half of them before and half after. */
      longest[until] = (until == 0 ? after.rows == 0 : done) ? MAX (longest[until] - longest[until] / 8, 1000)
                                                             : longest[until] + longest[until] / 8;
      if (after.rows != 0)
        {
          all++;
          g_assert_false (done);
          g_assert_cmpmem (&after, sizeof after, &before, sizeof before);
        }
      else
        {
          none++;
          g_assert_cmpmem (&after, sizeof after, (&(const Known){ 0 }), sizeof after);
          g_assert_cmpint (erased_due (erasing.fixture), ==, 0);
          g_assert_cmpuint (erased_count (erasing.fixture, planted), ==, 0);
          erasing.person = ALONG_ID_NONE;
        }
      erased_verify (erasing.fixture);
    }
  g_test_message ("%d kills, of which %d before anything was erased, %d after all of it was, of these %d after it was said", kills, all,
                  none, late);
  fixture_free (erasing.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/killed/steps", test_killed);
  g_test_add_func ("/erase/killed/moments", test_kills);
  return g_test_run ();
}
