/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GEDCOM: 10,000 people, and a file of 46 MB; time of the reading thread, memory beside the file. */
#include <glib.h>
#include <stdio.h>
#include <time.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-export.h"
#include "along-gedcom-import.h"

#define RUNS 5
#define KIDS 3

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Families of five, chained: each first child is the husband of the next. */
static GBytes *
make_file (guint people)
{
  GString *out = g_string_sized_new ((gsize) people * 360);
  guint families = people / (KIDS + 2);
  gsize length;

  g_string_append (out, "0 HEAD\n1 SOUR BENCH\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n");
  for (guint i = 0; i < people; i++)
    {
      guint family = i / (KIDS + 2), place = i % (KIDS + 2);

      g_string_append_printf (out, "0 @I%u@ INDI\n1 NAME Given%u Middle /Surname%u/\n2 GIVN Given%u Middle\n2 SURN Surname%u\n1 SEX %c\n"
                              "1 BIRT\n2 DATE %u JAN %u\n2 PLAC Halifax, West Yorkshire, England\n1 DEAT\n2 DATE ABT %u\n"
                              "1 NOTE A note about this person which is here to have some text in it,\n2 CONC  and it goes on.\n2 CONT Second line.\n",
                              i, i, i % 977, i, i % 977, "MF"[i % 2], i % 28 + 1, 1800 + i % 200, 1880 + i % 140);
      g_string_append_printf (out, "1 FAM%c @F%u@\n", place < 2 ? 'S' : 'C', family);
    }
  for (guint f = 0; f < families; f++)
    {
      guint first = f * (KIDS + 2);

      g_string_append_printf (out, "0 @F%u@ FAM\n1 HUSB @I%u@\n1 WIFE @I%u@\n1 CHIL @I%u@\n1 CHIL @I%u@\n1 CHIL @I%u@\n1 MARR\n2 DATE 5 SEP 1969\n",
                              f, first, first + 1, first + 2, first + 3, first + 4);
    }
  g_string_append (out, "0 TRLR\n");
  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}

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
  g_autoptr (GBytes) file = make_file (people);
  double best_read = G_MAXDOUBLE, best_edit = G_MAXDOUBLE, best_write = G_MAXDOUBLE, best_check = G_MAXDOUBLE;
  double megabytes = (double) g_bytes_get_size (file) / 1e6, memory = 0;

  for (int i = 0; i < RUNS; i++)
    {
      gsize before = anonymous_kb ();
      double start = cpu_ms ();
      g_autoptr (AlongGedcom) gedcom = read_it (file);
      AlongGedcomImport how = { 0 };

      best_read = MIN (best_read, cpu_ms () - start);
      if (i == 0)
        memory = (double) (anonymous_kb () - before) * 1024 / 1e6 + megabytes;
      start = cpu_ms ();
      g_free (along_gedcom_write (gedcom, ALONG_GEDCOM_5_5_1, NULL));
      best_write = MIN (best_write, cpu_ms () - start);
      if (people > 20000)
        continue;
      start = cpu_ms ();
      {
        g_autoptr (GPtrArray) problems = along_import_problems_new ();
        g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, NULL);

        best_edit = MIN (best_edit, cpu_ms () - start);
        start = cpu_ms ();
        along_check_edit (edit, NULL, along_clock_now (), NULL, NULL);
        best_check = MIN (best_check, cpu_ms () - start);
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
