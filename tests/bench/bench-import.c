/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GEDCOM file of 10,000 people from its bytes to durable: read, made an edit, checked, committed (rows,
 * journal, index) and synced. A new store of 10 families for each run; best of RUNS, by the clock and of this process's
 * work. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-import.h"
#include "along-generate.h"
#include "along-store.h"
#include "bench-times.h"
#include "made-up-gedcom.h"

#define PEOPLE 10000
#define FAMILIES 10
#define CONTACTS 1000
#define RUNS 5
/* By then the store has emptied its log. */
#define SETTLED_USEC 1500000

static double
clock_ms (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) left = g_dir_open (folder, 0, NULL);
  const char *name;

  while (left != NULL && (name = g_dir_read_name (left)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (void)
{
  g_autoptr (GBytes) file = made_up_gedcom (PEOPLE);
  double best = G_MAXDOUBLE, best_work = G_MAXDOUBLE, best_commit = G_MAXDOUBLE;
  guint records = 0;

  along_store_register ();
  for (int i = 0; i < RUNS; i++)
    {
      g_autofree char *dir = g_dir_make_tmp ("along-bench-XXXXXX", NULL);
      g_autoptr (AlongKey) key = along_key_new_random ();
      g_autoptr (AlongStore) store = along_store_new (dir, FALSE);
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);
      AlongGedcomImport how = { .family = ALONG_ID_NONE };
      AlongGenerated made;
      AlongEdit *edit;
      GError *error = NULL;
      double start, work, commit;

      along_store_create_sync (store, key, &error);
      bench_check (error);
      along_store_open_sync (store, key, NULL, &error);
      bench_check (error);
      along_generate_sync (store, FAMILIES, 1, CONTACTS, NULL, &made, &error);
      bench_check (error);
      g_free (made.checksum);
      g_usleep (SETTLED_USEC);

      start = clock_ms (CLOCK_MONOTONIC);
      work = clock_ms (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (file, NULL, NULL, NULL, &error);
      bench_check (error);
      edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, &error);
      bench_check (error);
      g_ptr_array_add (edits, edit);
      along_check_edit (edit, NULL, along_clock_now (), NULL, &error);
      bench_check (error);
      commit = clock_ms (CLOCK_MONOTONIC);
      along_store_commit_all_sync (store, edits, ALONG_ID_NONE, &error);
      bench_check (error);
      best_commit = MIN (best_commit, clock_ms (CLOCK_MONOTONIC) - commit);
      best = MIN (best, clock_ms (CLOCK_MONOTONIC) - start);
      best_work = MIN (best_work, clock_ms (CLOCK_PROCESS_CPUTIME_ID) - work);
      records = along_edit_get_n (edit);

      along_store_close_sync (store, &error);
      bench_check (error);
      empty (dir);
    }
  printf ("import of %d people (%u records) into a store of %d families, durable: %.0f ms (at most 400), of it the commit "
          "%.0f ms; the processor's part %.0f ms\n",
          PEOPLE, records, FAMILIES, best, best_commit, best_work);
  return 0;
}
