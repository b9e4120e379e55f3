/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the start of the process to the first frame that shows the list of families, over a store of 10 families and one of
 * 1,000 (or as many as ALONG_BENCH_FAMILIES says), whose key is in an open keyring; a bare AdwApplicationWindow beside
 * them; and what memory of its own each has a while later. Each start is a process of its own, one after the other; the
 * files are in the machine's cache, and one of each goes before those that count. Best of RUNS, as a busy machine only
 * ever adds; the median of the pairs beside it says how busy it was: opening works beside the window's making, so two
 * processors are needed for the one to be like the other. Once as a keyworker, who begins with the families of their
 * own, and once as a manager, who begins with all.
 *
 * Runs inside tests/support/with-keyring.sh and on a display. */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "along-app.h"
#include "along-application.h"
#include "bench-times.h"
#include "families/along-family-row.h"
#include "along-keyring.h"
#include "along-store.h"
#include "along-vault.h"
#include "scale-store.h"

#define RUNS 5
/* Until memory is looked at, ms: everything that is done after the first frame is done by then. */
#define SETTLED 1500
/* In a child's environment: the clock just before it was started. */
#define STARTED "ALONG_BENCH_STARTED"

/* In the children */

static gboolean
shows_a_row (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (ALONG_IS_FAMILY_ROW (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_a_row (child))
      return TRUE;
  return FALSE;
}

/* RssAnon, MB. */
static double
memory_mb (void)
{
  g_autofree char *status = NULL;
  const char *at;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  at = status != NULL ? strstr (status, "RssAnon:") : NULL;
  return at != NULL ? g_ascii_strtod (at + strlen ("RssAnon:"), NULL) / 1024 : 0;
}

static gboolean
settled_cb (gpointer window)
{
  printf (" %.1f\n", memory_mb ());
  fflush (stdout);
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  gint64 started = g_ascii_strtoll (g_getenv (STARTED), NULL, 10);

  if (g_object_get_data (G_OBJECT (window), "bare") == NULL && !shows_a_row (window))
    return;
  printf ("%.1f", (double) (g_get_monotonic_time () - started) / 1000);
  g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
  g_timeout_add (SETTLED, settled_cb, window);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window));
  else
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
bare_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  g_object_set_data (G_OBJECT (window), "bare", window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
child (gboolean bare, char *name)
{
  g_autoptr (GtkApplication) application = NULL;
  char *arguments[] = { name, NULL };

  if (bare)
    {
      application = GTK_APPLICATION (adw_application_new ("org.alongside.Bare", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (bare_cb), NULL);
    }
  else
    {
      along_app_register ();
      application = GTK_APPLICATION (along_application_new ());
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}

/* In the parent */

/** Started: of one start, or the best of several. */
typedef struct
{
  double ms, mb;
} Started;

/* Puts the store of so many families where the program looks for it, its key into the keyring, and says who looks. */
static void
use_store (guint families, int role)
{
  g_autofree char *made = scale_make (families), *from = g_canonicalize_filename (made, NULL);
  g_autofree char *parent = g_build_filename (g_get_user_data_dir (), "alongside", NULL);
  g_autofree char *dir = g_build_filename (parent, "caseload", NULL);
  g_autoptr (AlongStore) store = along_store_new (from, FALSE);
  g_autoptr (AlongKey) key = scale_key ();
  g_autoptr (AlongFamily) team = NULL;
  AlongRecord *worker = NULL, *other;
  char me[ALONG_ID_TEXT];
  GError *error = NULL;

  g_mkdir_with_parents (parent, 0700);
  unlink (dir);
  if (symlink (from, dir) != 0)
    g_error ("%s cannot be made", dir);
  along_store_open_sync (store, key, NULL, &error);
  scale_check (error);
  along_keyring_store_sync (along_store_get_id (store), along_key_get_generation (key), key, ALONG_KEYRING_ASK,
                            ALONG_KEYRING_TIMEOUT, NULL, &error);
  scale_check (error);
  team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  scale_check (error);
  ALONG_FOREACH (other, team, ALONG_KIND_WORKER)
    if (worker == NULL && along_record_get_enum (other, ALONG_WORKER_P_ROLE) == role)
      worker = other;
  along_id_format (along_record_get_id (worker), me);
  along_store_put_setting_sync (store, "me", me, &error);
  scale_check (error);
  along_store_close_sync (store, &error);
  scale_check (error);
}

static Started
start (const char *program, const char *what)
{
  const char *arguments[] = { program, what, NULL };
  g_autofree char *started = NULL, *out = NULL;
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  Started took = { 0, 0 };
  char *rest;

  started = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  environment = g_environ_setenv (environment, STARTED, started, TRUE);
  g_spawn_sync (NULL, (char **) arguments, environment, 0, NULL, NULL, &out, NULL, NULL, &error);
  scale_check (error);
  took.ms = g_ascii_strtod (out, &rest);
  took.mb = g_ascii_strtod (rest, NULL);
  if (took.ms <= 0)
    g_error ("%s: no frame was seen", what);
  if (g_getenv ("ALONG_BENCH_TELL") != NULL)
    printf ("%s: %.0f ms, %.1f MB\n", what, took.ms, took.mb);
  fflush (stdout);
  return took;
}

static void
keep_best (Started *best, Started one)
{
  best->ms = MIN (best->ms, one.ms);
  best->mb = MIN (best->mb, one.mb);
}

static double
median (double *ratios)
{
  qsort (ratios, RUNS, sizeof ratios[0], bench_compare);
  return ratios[RUNS / 2];
}

/* As somebody of this role: a store of ten families and one of many in turn. */
static void
bench (const char *program, const char *who, int role)
{
  guint many = scale_families ();
  Started none = { G_MAXDOUBLE, G_MAXDOUBLE }, few = none, all = none;
  double to_bare[RUNS], to_few[RUNS];

  for (int i = -1; i < RUNS; i++)
    {
      Started bare = start (program, "bare"), ten, whole;

      use_store (10, role);
      ten = start (program, "alongside");
      use_store (many, role);
      whole = start (program, "alongside");
      if (i < 0)
        continue;
      keep_best (&none, bare);
      keep_best (&few, ten);
      keep_best (&all, whole);
      to_bare[i] = whole.ms / bare.ms;
      to_few[i] = whole.ms / ten.ms;
    }
  printf ("%s: first frame with the list, best of %d: %.0f ms of %u families, %.0f ms of 10, a bare window %.0f ms\n", who, RUNS,
          all.ms, many, few.ms, none.ms);
  printf ("  %.2f times the same with 10 (at most 1.25; median of pairs %.2f), %.2f times a bare window (at most 1.5; %.2f)\n",
          all.ms / few.ms, median (to_few), all.ms / none.ms, median (to_bare));
  printf ("  memory of its own %.0f MB of %u families, %.0f of 10, a bare window %.0f: %.0f MB above it (at most 60)\n", all.mb,
          many, few.mb, none.mb, all.mb - none.mb);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  if (argc == 2)
    return child (strcmp (argv[1], "bare") == 0, argv[0]);
  bench (argv[0], "keyworker", ALONG_ROLE_KEYWORKER);
  bench (argv[0], "manager", ALONG_ROLE_MANAGER);
  return 0;
}
