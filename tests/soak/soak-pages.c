/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of every made-up family, round after round: the program's own memory stays as large as it was. soak-pages [ROUNDS] */
#include "display-support.h"
#include "pages-support.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "along-page-table.h"
#include "along-summary.h"
#include "along-window.h"

#define ROUNDS 40
#define WARM 4 /* what is kept for later is there then */
#define MOST_KB_A_ROUND 48

typedef struct
{
  GtkWidget *window;
  const char *type;
} Page;

static gboolean
is_there (gpointer data)
{
  Page *page = data;
  GtkWidget *widget = pages_find_type (page->window, page->type);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* RssAnon: what is the program's own, without the libraries' files. */
static int
own_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  malloc_trim (0);
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "RssAnon:");
  g_assert_nonnull (line);
  return atoi (line + strlen ("RssAnon:"));
}

static void
walk (GtkWidget *window, GPtrArray *summaries)
{
  guint n;
  const AlongPageRow *rows = along_page_table (&n);

  for (guint i = 0; i < summaries->len; i++)
    {
      char id[ALONG_ID_TEXT];

      along_id_format (((AlongSummary *) summaries->pdata[i])->family, id);
      gtk_widget_activate_action (window, "win.show-family", "s", id);
      for (guint p = 0; p < n; p++)
        {
          Page page = { window, g_type_name (rows[p].get_type ()) };

          gtk_widget_activate_action (window, "win.show-page", "s", rows[p].name);
          display_wait (is_there, &page);
          gtk_test_widget_wait_for_draw (window);
          display_turn ();
        }
    }
}

static int rounds = ROUNDS;

static void
test_pages (void)
{
  g_autoptr (AdwApplication) application = g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, NULL);
  AlongSession *session = along_session_new (pages_folder (), TRUE);
  g_autoptr (GPtrArray) summaries = NULL;
  GtkWidget *window;
  int warm = 0, now = 0;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = along_window_new (GTK_APPLICATION (application), session);
  pages_unlock (session);
  gtk_window_present (GTK_WINDOW (window));
  summaries = pages_list (session);
  for (int round = 0; round < WARM + rounds; round++)
    {
      walk (window, summaries);
      now = own_kb ();
      if (round < WARM)
        warm = now;
      g_test_message ("round %d: %d kB", round + 1, now);
    }
  g_test_message ("%d rounds of %u families: %d kB, then %d kB: %.1f kB a round", rounds, summaries->len, warm, now,
                  (double) (now - warm) / rounds);
  g_assert_cmpint (now - warm, <=, rounds * MOST_KB_A_ROUND);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (session);
}

int
main (int argc, char **argv)
{
  int status;

  if (!display_init (&argc, &argv))
    return 77;
  if (argc > 1)
    rounds = atoi (argv[1]);
  g_assert_cmpint (rounds, >, 0);
  pages_start ();
  g_test_add_func ("/soak/pages", test_pages);
  status = g_test_run ();
  pages_end ();
  return status;
}
