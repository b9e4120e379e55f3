/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-child.h"

#include <stdlib.h>
#include <string.h>

#define KILLS 30 /* of an ordinary run; ALONG_TEST_KILLS: so many */
#define ANEW 100
#define LINE 9 /* letters of what the child says of each edit */

static void
on_draft (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  along_store_put_draft_finish (ALONG_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
put_draft (AlongStore *store, AlongId worker, int i)
{
  g_autofree char *body = g_strdup_printf ("%d", i);
  const AlongStoreDraft draft = { .key = (char *) "form", .kind = (char *) "form", .body = body, .changed_at = i };
  gboolean done = FALSE;

  along_store_put_draft_async (store, worker, &draft, on_draft, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Two people and an event with words to be found: all in one edit, so all are there or none. */
static void
add (AlongStore *store, AlongId family, int i)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Add people", family);
  AlongRecord *event;
  GError *error = NULL;

  for (int j = 0; j < 2; j++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d %d", i, j);
      along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, name);
    }
  event = along_edit_create (edit, ALONG_KIND_EVENT);
  along_record_set_text (event, ALONG_EVENT_P_TEXT, "They came for the afternoon and brought the pram");
  along_store_commit_sync (store, edit, family, NULL, &error);
  g_assert_no_error (error);
}

/* The child: edit after edit, a draft after each, for ever, and says of each that both are durable. Now and then it
 * closes and opens the store. */
static int
commit_for_ever (const char *dir, AlongKey *key, char **more)
{
  AlongStore *store = along_store_new (dir, FALSE);
  AlongId family;
  GError *error = NULL;

  g_assert_true (along_id_parse (more[0], &family));
  along_store_open_sync (store, key, NULL, &error);
  g_assert_no_error (error);
  for (int i = atoi (more[1]);; i++)
    {
      char line[LINE + 1];

      add (store, family, i);
      put_draft (store, family, i);
      g_snprintf (line, sizeof line, "%08d\n", i);
      if (!child_say (line))
        return 1;
      if (i % 5 == 4)
        {
          along_store_close_sync (store, &error);
          g_assert_no_error (error);
          g_clear_object (&store);
          store = along_store_new (dir, FALSE);
          along_store_open_sync (store, key, NULL, &error);
          g_assert_no_error (error);
        }
    }
}

static void
start_child (Child *child, Fixture *fixture, AlongId family, int first)
{
  g_autofree char *number = g_strdup_printf ("%d", first), *family_text = along_id_to_text (family);

  child_start_on (child, fixture, (const char *const[]){ family_text, number, NULL });
}

/* The child dies at random moments: each edit that it said was durable is there, whole. */
static void
test_kill (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  const char *wanted = g_getenv ("ALONG_TEST_KILLS");
  int acknowledged = -1, edits = 0, kills = wanted != NULL ? atoi (wanted) : KILLS;

  for (int k = 0; k < kills; k++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rest = NULL;
      char line[LINE + 1] = "";
      Child child;

      /* A caseload grows, and all of it is read each time: now and then it is begun anew. */
      if (k > 0 && k % ANEW == 0)
        {
          edits += acknowledged + 1;
          acknowledged = -1;
          fixture_free (fixture);
          fixture = fixture_new ();
          family = fixture_add_family (fixture, "Lowe");
        }
      start_child (&child, fixture, family, acknowledged + 1);
      /* So many edits, and then some part of the next. */
      for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
        {
          child_hear (&child, line, LINE);
          acknowledged = atoi (line);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 3000));
      rest = child_kill (&child);
      g_assert_cmpuint (strlen (rest) % LINE, ==, 0);
      if (*rest != '\0')
        acknowledged = atoi (rest + strlen (rest) - LINE);

      fixture_reopen (fixture);
      /* Killed between the two writes of a commit's last frame, the log looks as after a power cut: it says so. */
      g_assert_cmpuint (along_store_get_notices (fixture->store) & ~(guint) ALONG_STORE_NOTICE_LOG_CUT, ==, 0);
      g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
      guint people = along_family_count (loaded, ALONG_KIND_PERSON);
      g_autoptr (GPtrArray) drafts = along_store_list_drafts_sync (fixture->store, family, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (drafts->len, ==, 1);
      g_assert_cmpint (atoi (((const AlongStoreDraft *) drafts->pdata[0])->body), >=, acknowledged);
      g_assert_cmpuint (people, >=, 2 * (guint) (acknowledged + 1));
      g_assert_cmpuint (people, ==, 2 * along_family_count (loaded, ALONG_KIND_EVENT));
      acknowledged = (int) people / 2 - 1;
      if (wanted != NULL || k % 5 == 4)
        fixture_assert_sound (fixture->store);
    }
  g_test_message ("%d kills, %d edits", kills, edits + acknowledged + 1);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  int status = child_main (argc, argv, commit_for_ever);

  if (status >= 0)
    return status;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/kill/acknowledged-is-there", test_kill);
  return g_test_run ();
}
