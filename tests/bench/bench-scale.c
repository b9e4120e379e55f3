/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store does at scale: of 1,000 families, or as many as ALONG_BENCH_FAMILIES says ("full": 10,000 families,
 * 120,000 people, 1,000,000 contacts). ALONG_BENCH_ONLY does one part (search, loads, commits, journal), ALONG_BENCH_COLD
 * leaves the system's cache of files as it is, ALONG_BENCH_TELL tells of each keystroke and commit. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "along-commit-syncs.h"
#include "along-date.h"
#include "along-fault-vfs.h"
#include "along-text.h"
#include "bench-times.h"
#include "scale-store.h"
#include "store-private.h"

#define TYPINGS 1000
#define LOADS 1000
#define COMMITS 1000
#define LEAST_PAUSE_USEC 20000
#define MOST_PAUSE_USEC 300000

static double
worked_ms (void)
{
  return bench_ms (CLOCK_PROCESS_CPUTIME_ID);
}

static void
print_times (const char *what, GArray *times, const char *aim)
{
  qsort (times->data, times->len, sizeof (double), bench_compare);
  printf ("%-46s %9.2f %9.2f %9.2f  %6u  %s\n", what, g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 99 / 100), g_array_index (times, double, times->len - 1), times->len,
          aim);
  fflush (stdout);
  g_array_set_size (times, 0);
}

static char *
word_of (GRand *rand, char **words)
{
  guint n = g_strv_length (words);

  return g_strdup (n > 0 ? words[g_rand_int_range (rand, 0, (gint32) n)] : "baby");
}

/* What somebody types: a name, a word of a note, two words of one, a family and a word. */
static char *
typing (GRand *rand, AlongFamily *family)
{
  guint n_people = along_family_count (family, ALONG_KIND_PERSON), n = along_family_count (family, ALONG_KIND_CONTACT);
  AlongRecord *person = along_family_nth (family, ALONG_KIND_PERSON, (guint) g_rand_int_range (rand, 0, (gint32) n_people));
  AlongRecord *contact = along_family_nth (family, ALONG_KIND_CONTACT, (guint) g_rand_int_range (rand, 0, (gint32) n));
  const char *note = along_record_get_text (contact, ALONG_CONTACT_P_NOTE);
  g_auto (GStrv) names = along_text_words (along_record_get_text (person, ALONG_PERSON_P_NAME));
  g_auto (GStrv) words = along_text_words (note);
  guint n_words = g_strv_length (words), kind = (guint) g_rand_int_range (rand, 0, 4);

  if (kind == 0)
    return g_ascii_strdown (along_record_get_text (person, ALONG_PERSON_P_NAME), -1);
  if (kind == 2 && n_words >= 2)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) n_words - 1);
      return g_strdup_printf ("%s %s", words[at], words[at + 1]);
    }
  g_autofree char *word = word_of (rand, words);
  if (kind == 1)
    return g_steal_pointer (&word);
  g_autofree char *name = word_of (rand, names);
  return g_strdup_printf ("%s %s", name, word);
}

static void
bench_search (AlongStore *store, GPtrArray *families, GArray *times, GArray *efforts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GPtrArray) typings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *worst = NULL;
  double most = 0;

  for (guint i = 0; i < TYPINGS; i++)
    {
      AlongSummary *summary = families->pdata[g_rand_int_range (rand, 0, (gint32) families->len)];
      GError *error = NULL;
      g_autoptr (AlongFamily) family = along_store_load_sync (store, summary->family, NULL, &error);

      scale_check (error);
      g_ptr_array_add (typings, typing (rand, family));
    }
  for (guint i = 0; i < TYPINGS; i++)
    {
      const char *typed = typings->pdata[i];

      for (const char *end = g_utf8_next_char (typed);; end = g_utf8_next_char (end))
        {
          g_autofree char *text = g_strndup (typed, (gsize) (end - typed));
          GError *error = NULL;
          double worked = worked_ms (), start = bench_ms (CLOCK_MONOTONIC), took;
          g_autoptr (AlongFound) found = along_store_search_sync (store, text, NULL, &error);

          took = bench_ms (CLOCK_MONOTONIC) - start;
          worked = worked_ms () - worked;
          scale_check (error);
          g_array_append_val (times, took);
          g_array_append_val (efforts, worked);
          if (g_getenv ("ALONG_BENCH_TELL") != NULL)
            printf ("%.2f\t%.2f\t%s\n", took, worked, text);
          if (took > most)
            {
              most = took;
              g_free (worst);
              worst = g_steal_pointer (&text);
            }
          if (*end == '\0')
            break;
        }
    }
  print_times ("search, a keystroke", times, "10 median, 30 at the 99th");
  print_times ("  the processor's part of that", efforts, "");
  printf ("  the slowest: \"%s\"\n", worst);
}

static void
bench_loads (AlongStore *store, GPtrArray *families, GArray *times, GArray *efforts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < LOADS; i++)
    {
      AlongSummary *summary = families->pdata[g_rand_int_range (rand, 0, (gint32) families->len)];
      GError *error = NULL;
      double worked = worked_ms (), start = bench_ms (CLOCK_MONOTONIC), took;
      g_autoptr (AlongFamily) family = along_store_load_sync (store, summary->family, NULL, &error);

      took = bench_ms (CLOCK_MONOTONIC) - start;
      worked = worked_ms () - worked;
      scale_check (error);
      g_array_append_val (times, took);
      g_array_append_val (efforts, worked);
    }
  print_times ("one family loaded", times, "10 at the 99th");
  print_times ("  the processor's part of that", efforts, "");
}

/* What this machine needs to append as many bytes to a file and make them durable. */
static void
bench_machine (const char *dir, GArray *times)
{
  g_autofree char *path = g_build_filename (dir, "appended", NULL);
  g_autofree char *bytes = g_malloc0 (12 * 4120);
  int fd = open (path, O_CREAT | O_TRUNC | O_WRONLY, 0600);

  for (guint i = 0; i < COMMITS; i++)
    {
      double start = bench_ms (CLOCK_MONOTONIC), took;

      if (write (fd, bytes, 12 * 4120) < 0 || fsync (fd) != 0)
        g_error ("%s cannot be written", path);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      g_array_append_val (times, took);
    }
  close (fd);
  unlink (path);
  print_times ("the machine's own: 12 pages appended, fsync", times, "");
}

static AlongEdit *
contact_edit (AlongFamily *family, GRand *rand)
{
  AlongEdit *edit = along_edit_new ("Add contact", along_family_get_id (family));
  AlongRecord *contact = along_edit_create (edit, ALONG_KIND_CONTACT);
  AlongInstant at = along_instant_new (1782000000000 + g_rand_int_range (rand, 0, 700000) * G_GINT64_CONSTANT (1000), ALONG_ZONE);

  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE,
                        along_record_get_id (along_family_nth (family, ALONG_KIND_EPISODE, 0)));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  along_record_set_text (contact, ALONG_CONTACT_P_NOTE,
                         "Talked about the first weeks and who could come by in the evenings; looked at the room together.");
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &at);
  return edit;
}

/* At any moment: of what the writer does meanwhile (merging the index, emptying the log) somebody who saves is not to
 * know. */
static void
pause_some (GRand *rand)
{
  g_usleep ((gulong) g_rand_int_range (rand, LEAST_PAUSE_USEC, MOST_PAUSE_USEC));
}

static void
bench_commits (AlongStore *store, GPtrArray *families, AlongId worker, GArray *times, GArray *efforts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  AlongCommitSyncs syncs;
  guint synced;
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (double));

  along_commit_syncs_watch (&syncs, store);
  synced = along_fault_vfs_count (ALONG_FAULT_SYNC);
  for (guint i = 0; i < COMMITS; i++)
    {
      AlongSummary *summary = families->pdata[g_rand_int_range (rand, 0, (gint32) families->len)];
      GError *error = NULL;
      g_autoptr (AlongFamily) family = along_store_load_sync (store, summary->family, NULL, &error);
      g_autoptr (AlongEdit) edit = contact_edit (family, rand);
      double worked = worked_ms (), start = bench_ms (CLOCK_MONOTONIC), took;

      along_store_commit_sync (store, edit, worker, NULL, &error);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      worked = worked_ms () - worked;
      scale_check (error);
      if (g_getenv ("ALONG_BENCH_TELL") != NULL)
        printf ("commit\t%.2f\t%.2f\n", took, worked);
      g_array_append_val (efforts, worked);
      g_array_append_val (times, took);
      pause_some (rand);
      /* Taken back: the store stays as it was found. */
      start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (AlongEdit) back = along_store_undo_sync (store, summary->family, worker, FALSE, &error);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      scale_check (error);
      g_array_append_val (undone, took);
      pause_some (rand);
    }
  print_times ("a contact committed, durable", times, "1.5 median, 5 at the 99th");
  print_times ("  the processor's part of that", efforts, "");
  print_times ("that edit undone", undone, "10");
  printf ("  fsyncs a commit, on its own thread, from BEGIN to COMMIT: %u to %u, of %u commits (1); %u others emptied the log\n",
          syncs.least, syncs.most, syncs.commits, along_fault_vfs_count (ALONG_FAULT_SYNC) - synced - syncs.commits);
}

/* Both chains and what hangs on them, over the bytes as stored, on a connection of its own. */
static void
bench_journal (const char *dir, AlongStore *store, AlongKey *key)
{
  g_autofree char *path = g_build_filename (dir, "store", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;
  StoreConnection *connection = store_connection_open (path, key, STORE_CONNECTION_READ, &error);
  gint64 entries = 0;
  double start = bench_ms (CLOCK_MONOTONIC), worked = worked_ms (), reading = bench_ms (CLOCK_THREAD_CPUTIME_ID);

  scale_check (error);
  journal_check_chain (connection, along_store_get_id (store), problems, &entries, NULL, &error);
  scale_check (error);
  start = bench_ms (CLOCK_MONOTONIC) - start;
  worked = worked_ms () - worked;
  reading = bench_ms (CLOCK_THREAD_CPUTIME_ID) - reading;
  printf ("journal's chain verified: %" G_GINT64_FORMAT " entries, %.0f a second (at least 600,000), %u problems\n"
          "  %.0f a second of the processor's work, of which the thread that reads %.0f, the one that hashes %.0f\n",
          entries, (double) entries / start * 1000, problems->len, (double) entries / worked * 1000,
          (double) entries / reading * 1000, (double) entries / (worked - reading) * 1000);
  store_connection_close (connection, NULL);
}

/* A program that has been open for a while has what it needs in the system's cache of files: so read it once. */
static void
warm (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "store", NULL);
  g_autofree char *bytes = g_malloc (1 << 20);
  int fd = open (path, O_RDONLY);

  while (fd >= 0 && read (fd, bytes, 1 << 20) > 0)
    ;
  if (fd >= 0)
    close (fd);
}

/* ALONG_BENCH_ONLY names the one part that is wanted. */
static gboolean
wanted (const char *part)
{
  const char *only = g_getenv ("ALONG_BENCH_ONLY");

  return only == NULL || strcmp (only, part) == 0;
}

int
main (void)
{
  guint n = scale_families ();
  g_autofree char *dir = scale_make (n);
  g_autoptr (AlongStore) store = NULL;
  g_autoptr (AlongKey) key = scale_key ();
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) efforts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (AlongFamily) team = NULL;
  AlongId worker;
  GError *error = NULL;
  double start, took;

  along_fault_vfs_install ();
  if (g_getenv ("ALONG_BENCH_COLD") == NULL)
    warm (dir);
  printf ("store of %u families, %s\n\n%-46s %9s %9s %9s  %6s  aim\n", n,
          g_getenv ("ALONG_BENCH_COLD") == NULL ? "read once before" : "as it is found", "milliseconds", "median", "99th", "worst", "times");
  store = along_store_new (dir, FALSE);
  along_store_open_sync (store, key, NULL, &error);
  scale_check (error);
  team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  worker = along_record_get_id (along_family_nth (team, ALONG_KIND_WORKER, 0));
  for (int i = 0; i < 10; i++)
    {
      start = bench_ms (CLOCK_MONOTONIC);
      g_autoptr (GPtrArray) mine = along_store_list_sync (
        store, &(AlongStoreListFilter){ ALONG_STORE_LIST_MINE, worker, TRUE, FALSE, NULL }, NULL, &error);
      took = bench_ms (CLOCK_MONOTONIC) - start;
      g_array_append_val (times, took);
    }
  print_times ("list of one keyworker", times, "");
  start = bench_ms (CLOCK_MONOTONIC);
  g_autoptr (GPtrArray) families = along_store_list_sync (
    store, &(AlongStoreListFilter){ ALONG_STORE_LIST_ALL, worker, TRUE, TRUE, NULL }, NULL, &error);
  took = bench_ms (CLOCK_MONOTONIC) - start;
  scale_check (error);
  g_array_append_val (times, took);
  print_times ("list of all families", times, "");
  if (wanted ("search"))
    bench_search (store, families, times, efforts);
  if (wanted ("loads"))
    bench_loads (store, families, times, efforts);
  if (wanted ("commits"))
    bench_commits (store, families, worker, times, efforts);
  bench_machine (dir, times);
  if (wanted ("journal"))
    {
      /* What was done since may have driven it out of the cache, and it is the check that is measured, not the disk. */
      if (g_getenv ("ALONG_BENCH_COLD") == NULL)
        warm (dir);
      bench_journal (dir, store, key);
    }
  along_store_close_sync (store, &error);
  scale_check (error);
  return 0;
}
