/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "along-app.h"
#include "along-demo.h"
#include "along-demonstration.h"
#include "along-store.h"
#include "display-support.h"

static char *folder;

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

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      remove_folder (inside);
    }
  g_remove (path);
}

void
pages_end (void)
{
  remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}

static gboolean
is_done (gpointer done)
{
  return *(gboolean *) done;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  along_session_open_finish (ALONG_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

AlongSession *
pages_open (void)
{
  AlongSession *session = along_session_new (folder, TRUE);
  gboolean done = FALSE;

  along_session_open_async (session, FALSE, NULL, opened_cb, &done);
  display_wait (is_done, &done);
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
  display_wait (is_done, &done);
  g_assert_finalize_object (session);
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

/* The family in whose name, or parents' names, this stands. */
AlongFamily *
pages_load (AlongSession *session, const char *name)
{
  AlongListFilter filter = { .whose = ALONG_LIST_ALL, .open = TRUE, .closed = TRUE };
  AlongId id = ALONG_ID_NONE;
  Answer listed = { NULL }, loaded = { NULL };

  along_session_list_async (session, &filter, NULL, listed_cb, &listed);
  display_wait (is_done, &listed.done);
  for (guint i = 0; i < listed.summaries->len; i++)
    {
      const AlongSummary *summary = listed.summaries->pdata[i];
      if (along_id_is_none (id)
          && (strstr (summary->name, name) != NULL || (summary->parents != NULL && strstr (summary->parents, name) != NULL)))
        id = summary->family;
    }
  g_assert_false (along_id_is_none (id));
  along_session_load_async (session, id, NULL, loaded_cb, &loaded);
  display_wait (is_done, &loaded.done);
  g_ptr_array_unref (listed.summaries);
  return loaded.family;
}

static GtkWidget *
find (GtkWidget *widget, gboolean (*matches) (GtkWidget *widget, const char *what), const char *what)
{
  if (matches (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, what);
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
  return find (widget, is_type, type);
}

GtkWidget *
pages_find_label (GtkWidget *widget, const char *words)
{
  return find (widget, says, words);
}

static gboolean
is_button (GtkWidget *widget, const char *words)
{
  return GTK_IS_BUTTON (widget) && pages_find_label (widget, words) != NULL;
}

/* Presses the button that says @words. */
void
pages_click (GtkWidget *widget, const char *words)
{
  GtkWidget *button = find (widget, is_button, words);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}
