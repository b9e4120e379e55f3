/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the start of the process to the first frame that shows the list of families, over a store of 1,000
 * (ALONG_BENCH_FAMILIES sets it) whose key is in an open keyring; a bare AdwApplicationWindow beside it. Each
 * start is a process of its own, in pairs one after the other; the files are in the machine's cache, and a pair goes
 * before those that count. Best of RUNS, as a busy machine only ever adds; the median of the pairs beside it says how
 * busy it was: opening works beside the window's making, so two processors are needed for the one to be like the other.
 *
 * Runs inside tests/support/with-keyring.sh and on a display; ALONGSIDECTL names the tool. */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "along-app.h"
#include "along-application.h"
#include "families/along-family-row.h"
#include "along-keyring.h"
#include "along-store.h"
#include "along-unlock.h"
#include "along-vault.h"

#define RUNS 9
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

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  gint64 started = g_ascii_strtoll (g_getenv (STARTED), NULL, 10);

  if (g_object_get_data (G_OBJECT (window), "bare") == NULL && !shows_a_row (window))
    return;
  printf ("%.1f\n", (double) (g_get_monotonic_time () - started) / 1000);
  fflush (stdout);
  g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
  gtk_window_close (GTK_WINDOW (window));
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

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* Makes the caseload as a script would, and says whose it is: one of its keyworkers. */
static void
make_caseload (void)
{
  const char *asked = g_getenv ("ALONG_BENCH_FAMILIES");
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "alongside", "caseload", NULL);
  g_autofree char *id_path = g_build_filename (dir, "store.id", NULL);
  const char *arguments[] = { g_getenv ("ALONGSIDECTL"), "generate", "--families", asked != NULL ? asked : "1000", "--seed", "1", NULL };
  g_autoptr (AlongStore) store = NULL;
  g_autoptr (AlongFamily) team = NULL;
  g_autoptr (AlongKey) key = NULL;
  AlongRecord *worker;
  AlongStoreId store_id;
  char me[ALONG_ID_TEXT];
  GError *error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  check (error);
  g_spawn_check_wait_status (status, &error);
  check (error);
  along_vault_register ();
  along_store_register ();
  along_store_id_read (id_path, &store_id, &error);
  check (error);
  key = along_unlock_keyring_sync (&store_id, ALONG_KEYRING_ASK, ALONG_KEYRING_TIMEOUT, NULL, &error);
  check (error);
  store = along_store_new (dir, FALSE);
  along_store_open_sync (store, key, NULL, &error);
  check (error);
  team = along_store_load_sync (store, ALONG_ID_NONE, NULL, &error);
  check (error);
  worker = along_family_nth (team, ALONG_KIND_WORKER, 0);
  along_id_format (along_record_get_id (worker), me);
  along_store_put_setting_async (store, "me", me);
  along_store_close_sync (store, &error);
  check (error);
}

static double
time_of (const char *program, const char *what)
{
  const char *arguments[] = { program, what, NULL };
  g_autofree char *started = NULL, *out = NULL;
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  double took;

  started = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  environment = g_environ_setenv (environment, STARTED, started, TRUE);
  g_spawn_sync (NULL, (char **) arguments, environment, 0, NULL, NULL, &out, NULL, NULL, &error);
  check (error);
  took = g_ascii_strtod (out, NULL);
  if (took <= 0)
    g_error ("%s: no frame was seen", what);
  return took;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

int
main (int argc, char **argv)
{
  double bare = G_MAXDOUBLE, whole = G_MAXDOUBLE, ratios[RUNS];

  if (argc == 2)
    return child (strcmp (argv[1], "bare") == 0, argv[0]);
  make_caseload ();
  time_of (argv[0], "bare");
  time_of (argv[0], "alongside");
  for (int i = 0; i < RUNS; i++)
    {
      double one = time_of (argv[0], "bare"), other = time_of (argv[0], "alongside");

      bare = MIN (bare, one);
      whole = MIN (whole, other);
      ratios[i] = other / one;
    }
  qsort (ratios, RUNS, sizeof ratios[0], compare);
  printf ("first frame: with the list %.0f ms, a bare window %.0f ms: %.2f times (at most 1.5; best of %d); pairs: median "
          "%.2f, from %.2f to %.2f\n",
          whole, bare, whole / bare, RUNS, ratios[RUNS / 2], ratios[0], ratios[RUNS - 1]);
  return 0;
}
