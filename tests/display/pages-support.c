/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages-support.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-app.h"
#include "along-demo.h"
#include "along-demonstration.h"
#include "along-presets.h"
#include "along-store.h"
#include "along-test-drop.h"
#include "display-support.h"

static char *folder;
static GtkApplication *application;

void
pages_start (void)
{
  g_autoptr (GError) error = NULL;

  along_app_register ();
  folder = g_dir_make_tmp ("along-pages-XXXXXX", &error);
  g_assert_no_error (error);
  along_demo_build_sync (folder, NULL, &error);
  g_assert_no_error (error);
}

void
pages_start_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongKey) key = along_demonstration_key ();
  g_autoptr (AlongEdit) edit = along_edit_new ("Start the caseload", ALONG_ID_NONE);
  AlongRecord *programme = along_edit_create (edit, ALONG_KIND_PROGRAMME);
  AlongRecord *worker = along_edit_create (edit, ALONG_KIND_WORKER);
  AlongStore *store;
  char me[ALONG_ID_TEXT];

  along_app_register ();
  folder = g_dir_make_tmp ("along-pages-XXXXXX", &error);
  g_assert_no_error (error);
  along_record_set_text (programme, ALONG_PROGRAMME_P_NAME, "Positive Choices");
  along_record_set_text (worker, ALONG_WORKER_P_NAME, "Marta");
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  along_edit_set_lasting (edit, TRUE);
  along_id_format (along_record_get_id (worker), me);
  store = along_store_new (folder, TRUE);
  g_assert_true (along_store_create_sync (store, key, &error));
  g_assert_true (along_store_open_sync (store, key, NULL, &error));
  g_assert_true (along_store_commit_sync (store, edit, along_record_get_id (worker), NULL, &error));
  g_assert_true (along_store_put_setting_sync (store, "me", me, &error));
  g_assert_true (along_store_close_sync (store, &error));
  g_object_unref (store);
}

void
pages_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      pages_remove_folder (inside);
    }
  g_remove (path);
}

void
pages_end (void)
{
  pages_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}

/* Where the test's caseload lies. */
const char *
pages_folder (void)
{
  return folder;
}

/* Pictures are in the looks of the program. */
void
pages_style (void)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_getenv ("ALONG_TEST_PICTURES") == NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/alongside/Alongside/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* For a program whose tests all are over the made-up families. FALSE: there is no display, the program returns 77. */
gboolean
pages_init (int *argc, char ***argv)
{
  if (!display_init (argc, argv))
    return FALSE;
  pages_start ();
  return TRUE;
}

/* Runs the tests that were added after pages_init(). Returns: what the program returns. */
int
pages_run (void)
{
  int result = g_test_run ();

  g_clear_object (&application);
  pages_end ();
  return result;
}

/* The one that all windows of a test program belong to. */
GtkApplication *
pages_application (void)
{
  if (application == NULL)
    {
      application = g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, NULL);
      g_application_register (G_APPLICATION (application), NULL, NULL);
    }
  return application;
}

static gboolean
is_done (gpointer done)
{
  return *(gboolean *) done;
}

/* Waits until what an answer sets is TRUE. */
void
pages_wait (gboolean *done)
{
  display_wait (is_done, done);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  along_session_open_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

/* Opens a session that is there already, in the window of a program that waits for it. */
void
pages_unlock (AlongSession *session)
{
  gboolean done = FALSE;

  along_session_open_async (session, FALSE, NULL, opened_cb, &done);
  pages_wait (&done);
}

AlongSession *
pages_open (void)
{
  AlongSession *session = along_session_new (folder, TRUE);

  pages_unlock (session);
  return session;
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  along_session_start_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

/* A caseload of one's own below @place, with PAGES_PASSPHRASE. @words: (out) (optional): those of its sheet */
AlongSession *
pages_start_own (const char *place, char **words)
{
  const AlongStart about = { .worker_name = "Wendy Worker", .role = ALONG_ROLE_KEYWORKER, .preset = ALONG_PRESET_OWN,
                             .team_name = "Northvale", .passphrase = PAGES_PASSPHRASE, .without_keyring = TRUE };
  g_autofree char *dir = g_build_filename (place, "caseload", NULL);
  AlongSession *session = along_session_new (dir, FALSE);
  gboolean done = FALSE;

  along_session_start_async (session, &about, NULL, started_cb, &done);
  pages_wait (&done);
  if (words != NULL)
    *words = g_strdup (along_session_get_sheet (session));
  along_session_take_sheet (session);
  return session;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  along_session_close_finish (ALONG_SESSION (source), result, NULL);
  *(gboolean *) done = TRUE;
}

void
pages_close (AlongSession *session)
{
  gboolean done = FALSE;

  along_session_close_async (session, closed_cb, &done);
  pages_wait (&done);
  along_test_drop (session);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  along_session_commit_finish (ALONG_SESSION (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

/* Commits what is not refused. */
void
pages_commit (AlongSession *session, AlongEdit *edit)
{
  gboolean done = FALSE;

  along_session_commit_async (session, edit, NULL, NULL, committed_cb, &done);
  pages_wait (&done);
}

typedef struct
{
  GPtrArray *summaries;
  AlongFamily *family;
  gboolean done;
} Answer;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->summaries = along_session_list_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->family = along_session_load_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

/* Every family's summary, open and closed. */
GPtrArray *
pages_list (AlongSession *session)
{
  AlongListFilter filter = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };
  Answer answer = { NULL };

  along_session_list_async (session, &filter, NULL, listed_cb, &answer);
  pages_wait (&answer.done);
  return answer.summaries;
}

AlongFamily *
pages_load_id (AlongSession *session, AlongId id)
{
  Answer answer = { NULL };

  along_session_load_async (session, id, NULL, loaded_cb, &answer);
  pages_wait (&answer.done);
  return answer.family;
}

/* The family in whose name, or parents' names, this stands. */
AlongFamily *
pages_load (AlongSession *session, const char *name)
{
  g_autoptr (GPtrArray) summaries = pages_list (session);

  for (guint i = 0; i < summaries->len; i++)
    {
      const AlongSummary *summary = summaries->pdata[i];
      if (strstr (summary->name, name) != NULL || (summary->parents != NULL && strstr (summary->parents, name) != NULL))
        return pages_load_id (session, summary->family);
    }
  g_assert_not_reached ();
}

/* The first of @widget and what is below it that @matches. */
GtkWidget *
pages_find (GtkWidget *widget, PagesMatch matches, const char *what)
{
  if (matches (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = pages_find (child, matches, what);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, const char *type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words);
}

GtkWidget *
pages_find_type (GtkWidget *widget, const char *type)
{
  return pages_find (widget, is_type, type);
}

static gboolean
has_title (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

/* The first row that has this title. */
GtkWidget *
pages_find_row (GtkWidget *widget, const char *title)
{
  return pages_find (widget, has_title, title);
}

GtkWidget *
pages_find_label (GtkWidget *widget, const char *words)
{
  return pages_find (widget, says, words);
}

static gboolean
is_button (GtkWidget *widget, const char *words)
{
  return GTK_IS_BUTTON (widget) && pages_find_label (widget, words) != NULL;
}

GtkWidget *
pages_find_button (GtkWidget *widget, const char *words)
{
  return pages_find (widget, is_button, words);
}

/* Presses the button that says @words. */
void
pages_click (GtkWidget *widget, const char *words)
{
  GtkWidget *button = pages_find_button (widget, words);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/* Returns: (nullable): a window of this type */
GtkWindow *
pages_find_window (const char *type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type))
        return window; /* it holds itself */
    }
  return NULL;
}

/* A question is there that says @words; it is answered. */
void
pages_answer (const char *words, const char *response)
{
  GtkWindow *dialog = pages_find_window ("AdwMessageDialog");

  g_assert_nonnull (dialog);
  pages_see (dialog, words);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  display_turn ();
}

/* Destroys @window and waits until nothing holds it. */
void
pages_close_window (GtkWindow *window)
{
  gpointer held = window;

  g_object_add_weak_pointer (G_OBJECT (window), &held);
  /* GTK 4.8: an entry that goes with the focus in it complains of it */
  gtk_window_set_focus (window, NULL);
  gtk_window_destroy (window);
  display_wait (is_gone, &held);
}

/* Presses the button that says @words, with which @window has done its work and goes. */
void
pages_click_to_end (GtkWindow *window, const char *words)
{
  gpointer held = window;

  g_object_add_weak_pointer (G_OBJECT (window), &held);
  pages_click (GTK_WIDGET (window), words);
  display_wait (is_gone, &held);
}

typedef struct
{
  GtkWidget *widget;
  const char *words;
} Sought;

static gboolean
is_shown (gpointer data)
{
  const Sought *sought = data;
  GtkWidget *label = pages_find_label (sought->widget, sought->words);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Waits until a label with these words is on the screen. */
void
pages_see (gpointer widget, const char *words)
{
  Sought sought = { widget, words };

  g_test_message ("see %s", words);
  display_wait (is_shown, &sought);
}
