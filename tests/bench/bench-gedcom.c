/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GEDCOM: 10,000 people, and a file of 46 MB; time of the reading thread, memory beside the file. */
#include <glib.h>
#include <stdio.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-export.h"
#include "along-gedcom-import.h"
#include "bench-times.h"
#include "made-up-gedcom.h"

#define RUNS 5

static gsize
anonymous_kb (void)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (at = g_strstr_len (text, -1, "RssAnon:")) == NULL)
    return 0;
  return g_ascii_strtoull (at + 8, NULL, 10);
}

static AlongGedcom *
read_it (GBytes *file)
{
  return along_gedcom_load_bytes (file, NULL, NULL, NULL, NULL);
}

static void
measure (guint people)
{
  g_autoptr (GBytes) file = made_up_gedcom (people);
  double best_read = G_MAXDOUBLE, best_edit = G_MAXDOUBLE, best_write = G_MAXDOUBLE, best_check = G_MAXDOUBLE;
  double megabytes = (double) g_bytes_get_size (file) / 1e6, memory = 0;

  for (int i = 0; i < RUNS; i++)
    {
      gsize before = anonymous_kb ();
      double start = bench_ms (CLOCK_THREAD_CPUTIME_ID);
      g_autoptr (AlongGedcom) gedcom = read_it (file);
      AlongGedcomImport how = { 0 };

      best_read = MIN (best_read, bench_ms (CLOCK_THREAD_CPUTIME_ID) - start);
      if (i == 0)
        memory = (double) (anonymous_kb () - before) * 1024 / 1e6 + megabytes;
      start = bench_ms (CLOCK_THREAD_CPUTIME_ID);
      g_free (along_gedcom_write (gedcom, ALONG_GEDCOM_5_5_1, NULL));
      best_write = MIN (best_write, bench_ms (CLOCK_THREAD_CPUTIME_ID) - start);
      if (people > 20000)
        continue;
      start = bench_ms (CLOCK_THREAD_CPUTIME_ID);
      {
        g_autoptr (GPtrArray) problems = along_import_problems_new ();
        g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, NULL);

        best_edit = MIN (best_edit, bench_ms (CLOCK_THREAD_CPUTIME_ID) - start);
        start = bench_ms (CLOCK_THREAD_CPUTIME_ID);
        along_check_edit (edit, NULL, along_clock_now (), NULL, NULL);
        best_check = MIN (best_check, bench_ms (CLOCK_THREAD_CPUTIME_ID) - start);
      }
    }
  printf ("gedcom  %7u people  %6.1f MB  read %7.1f ms  %6.1f MB/s  memory %4.1f times the file  write %6.1f ms", people, megabytes,
          best_read, megabytes / best_read * 1e3, memory / megabytes, best_write);
  if (people <= 20000)
    printf ("  as an edit %6.1f ms  checked %6.1f ms", best_edit, best_check);
  printf ("\n");
}

int
main (void)
{
  measure (10000);
  measure (140000);
  return 0;
}
