/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup of a store of ALONG_BENCH_FAMILIES families while work goes on: how long it takes, how long anything else
 * waits meanwhile: the main thread (a timer that is due every 5 ms), a contact that is committed, a family that is loaded. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "along-store-backup.h"
#include "along-wrap.h"
#include "bench-times.h"
#include "scale-store.h"

#define TICK 5 /* milliseconds */

typedef struct
{
  AlongStore *store;
  AlongId family, worker;
  char *folder;
  gboolean backing_up, done;
  gint64 last;
  gint64 asked;
  gboolean committing, loading;
  gint64 waited;
  int waits; /* what the kernel says of this thread */
  GArray *gaps, *own_gaps, *commits, *loads;
  gint64 bytes;
} Bench;

static void
print_times (const char *what, GArray *times)
{
  if (times->len == 0)
    return;
  qsort (times->data, times->len, sizeof (double), bench_compare);
  printf ("%-44s %7u %9.2f %9.2f %9.2f\n", what, times->len, g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 99 / 100), g_array_index (times, double, times->len - 1));
  fflush (stdout);
  g_array_set_size (times, 0);
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Bench *bench = data;
  GError *error = NULL;

  /* As the session makes it. */
  setpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid), 10);
  AlongBackupInfo *info = along_store_backup_into_sync (bench->store, bench->folder, NULL, NULL, NULL, &error);

  scale_check (error);
  bench->bytes = info->bytes;
  along_backup_info_free (info);
  g_task_return_boolean (task, TRUE);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Bench *) data)->done = TRUE;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;
  GError *error = NULL;
  double took;

  along_store_commit_finish (bench->store, result, &error);
  scale_check (error);
  took = (double) (g_get_monotonic_time () - bench->asked) / 1000;
  g_array_append_val (bench->commits, took);
  bench->committing = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;
  GError *error = NULL;
  g_autoptr (AlongFamily) family = along_store_load_finish (bench->store, result, &error);
  double took = (double) (g_get_monotonic_time () - bench->asked) / 1000;

  scale_check (error);
  g_array_append_val (bench->loads, took);
  bench->loading = FALSE;
}

/* One or the other at a time, about ten a second, as a hurried person might. */
static void
work (Bench *bench)
{
  static guint turn;

  if (bench->committing || bench->loading || ++turn % 20 != 0)
    return;
  bench->asked = g_get_monotonic_time ();
  if (turn % 40 == 0)
    {
      bench->loading = TRUE;
      along_store_load_async (bench->store, bench->family, NULL, loaded_cb, bench);
    }
  else
    {
      g_autoptr (AlongEdit) edit = along_edit_new ("Add person", bench->family);

      along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, "Somebody New");
      bench->committing = TRUE;
      along_store_commit_async (bench->store, edit, bench->worker, NULL, NULL, committed_cb, bench);
    }
}

/* Nanoseconds for which this thread was ready to go on, and all processors were busy with something else. */
static gint64
waited_for_processor (Bench *bench)
{
  char text[80] = "";
  char *at = text;

  if (bench->waits < 0 || pread (bench->waits, text, sizeof text - 1, 0) <= 0)
    return 0;
  g_ascii_strtoll (text, &at, 10);
  return g_ascii_strtoll (at, NULL, 10);
}

static gboolean
tick_cb (gpointer data)
{
  Bench *bench = data;
  gint64 now = g_get_monotonic_time (), waited = waited_for_processor (bench);
  double gap = (double) (now - bench->last) / 1000, own = gap - (double) (waited - bench->waited) / 1e6;

  if (bench->last > 0)
    {
      g_array_append_val (bench->gaps, gap);
      g_array_append_val (bench->own_gaps, own);
    }
  bench->last = now;
  bench->waited = waited;
  work (bench);
  return G_SOURCE_CONTINUE;
}

static void
run (Bench *bench, const char *when, gboolean backing_up)
{
  g_autofree char *gaps = g_strdup_printf ("%s: between two turns of the main loop", when);
  g_autofree char *commits = g_strdup_printf ("%s: a person committed", when), *loads = g_strdup_printf ("%s: a family loaded", when);
  guint timer = g_timeout_add (TICK, tick_cb, bench);
  double start = bench_ms (CLOCK_MONOTONIC);

  bench->last = 0;
  bench->done = FALSE;
  if (backing_up)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, backed_up_cb, bench);
      g_task_set_task_data (task, bench, NULL);
      g_task_run_in_thread (task, backup_thread);
    }
  while (backing_up ? !bench->done : bench_ms (CLOCK_MONOTONIC) - start < 5000)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  while (bench->committing || bench->loading)
    g_main_context_iteration (NULL, TRUE);
  if (backing_up)
    printf ("backup: %.1f MB in %.1f s, read back\n", (double) bench->bytes / 1e6, (bench_ms (CLOCK_MONOTONIC) - start) / 1000);
  print_times (gaps, bench->gaps);
  print_times ("  without waiting for a processor", bench->own_gaps);
  print_times (commits, bench->commits);
  print_times (loads, bench->loads);
}

static GArray *
times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

int
main (int argc, char **argv)
{
  guint families = scale_families ();
  g_autofree char *dir = scale_make (families), *recovery = g_build_filename (dir, "recovery.wrap", NULL);
  g_autoptr (AlongKey) key = scale_key ();
  g_autoptr (AlongSecretText) sheet = along_secret_text_new ("seven words");
  g_autoptr (AlongWrap) wrap = NULL;
  const AlongStoreListFilter all = { .whose = ALONG_STORE_LIST_ALL, .open = TRUE, .closed = TRUE };
  g_autoptr (GPtrArray) list = NULL;
  GError *error = NULL;
  Bench bench = { .store = along_store_new (dir, FALSE), .waits = open ("/proc/thread-self/schedstat", O_RDONLY),
                  .gaps = times_new (), .own_gaps = times_new (), .commits = times_new (), .loads = times_new () };

  wrap = along_wrap_new_sync (sheet, ALONG_WRAP_COST_TESTING, &error);
  along_wrap_write (wrap, recovery, &error);
  scale_check (error);
  bench.folder = g_dir_make_tmp ("along-bench-backup-XXXXXX", NULL);
  along_store_open_sync (bench.store, key, NULL, &error);
  scale_check (error);
  list = along_store_list_sync (bench.store, &all, NULL, &error);
  scale_check (error);
  bench.family = ((AlongSummary *) list->pdata[list->len / 2])->family;
  bench.worker = along_id_from_name ("bench");
  printf ("%u families; ms:                              number    median      99 %%       most\n", families);
  run (&bench, "alone", FALSE);
  run (&bench, "backup going on", TRUE);
  along_store_close_sync (bench.store, NULL);
  g_object_unref (bench.store);
  {
    g_autoptr (GDir) folder = g_dir_open (bench.folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (folder)) != NULL)
      {
        g_autofree char *path = g_build_filename (bench.folder, name, NULL);
        g_unlink (path);
      }
  }
  g_rmdir (bench.folder);
  g_free (bench.folder);
  close (bench.waits);
  g_array_unref (bench.gaps);
  g_array_unref (bench.own_gaps);
  g_array_unref (bench.commits);
  g_array_unref (bench.loads);
  return 0;
}
