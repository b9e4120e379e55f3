/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"
#include "pages-support.h"

#include "along-facts.h"
#include "picture/along-picture-job.h"
#include "picture/along-picture-window.h"

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  AlongPictureView view;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer name)
{
  fixture->session = pages_open ();
  fixture->family = pages_load (fixture->session, name);
  fixture->view = (AlongPictureView){ .flags = ALONG_GRAPH_WORKER, .show = ALONG_GENOGRAM_ALL, .day = along_family_today (fixture->family) };
  fixture->window = along_picture_window_new (NULL, fixture->session, fixture->family, &fixture->view, ALONG_PICTURE_PAGES);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (fixture->window);
  display_turn ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    pages_close_window (fixture->window);
  g_clear_object (&fixture->family);
  pages_close (fixture->session);
}

static GtkWidget *
row_of (Fixture *fixture, const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (pages_find_label (GTK_WIDGET (fixture->window), title), ADW_TYPE_PREFERENCES_ROW);

  g_assert_nonnull (row);
  return row;
}

static void
choose (Fixture *fixture, const char *row, guint what)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (fixture, row)), what);
}

static gboolean
can_save (gpointer data)
{
  return gtk_widget_is_sensitive (pages_find_button (GTK_WIDGET (((Fixture *) data)->window), "Save…"));
}

/* The family's copy is somebody's: nothing is given before it is said whose. */
static void
test_whose (Fixture *fixture, gconstpointer data)
{
  display_wait (can_save, fixture);
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "Whose copy it is"));
  choose (fixture, "Reader", ALONG_READER_FAMILY);
  display_turn ();
  g_assert_nonnull (pages_find_label (GTK_WIDGET (fixture->window), "Choose whose copy this is"));
  g_assert_false (can_save (fixture));
  choose (fixture, "Whose copy it is", 1);
  display_wait (can_save, fixture);
  g_assert_null (pages_find_label (GTK_WIDGET (fixture->window), "Choose whose copy this is"));
  display_picture (GTK_WIDGET (fixture->window), "picture-family.png");
}

static void
tick_all (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    tick_all (child);
}

/* Private lines are there to choose for a picture as it is, never for the family, and never for one that goes round. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *left_out;
  g_autofree char *before = NULL;

  display_wait (can_save, fixture);
  g_assert_null (pages_find_label (window, "Private lines"));
  left_out = pages_find_label (window, "Left out for this reader:");
  before = g_strdup (gtk_label_get_text (GTK_LABEL (left_out)));
  g_assert_cmpstr (before, !=, "Left out for this reader: nothing.");
  choose (fixture, "Copy", ALONG_PICTURE_AS_IT_IS);
  g_assert_nonnull (pages_find_label (window, "Private lines"));
  tick_all (window);
  display_wait (can_save, fixture);
  /* of who must not be found no copy has more under the name than who they are */
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (left_out)), ==,
                   "Left out for this reader: words under names that say more than who somebody is.");
  display_picture (window, "picture-private.png");
  choose (fixture, "Copy", ALONG_PICTURE_NUMBERS);
  g_assert_null (pages_find_label (window, "Private lines"));
  choose (fixture, "Copy", ALONG_PICTURE_AS_IT_IS);
  choose (fixture, "Reader", ALONG_READER_FAMILY);
  g_assert_null (pages_find_label (window, "Private lines"));
}

/* Only what can be chosen of a kind of file is there; only pages can be printed. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  display_wait (can_save, fixture);
  g_assert_true (gtk_widget_is_sensitive (pages_find_button (window, "Print…")));
  g_assert_null (pages_find_label (window, "Resolution"));
  g_assert_nonnull (pages_find_label (window, "Page 1: the drawing and its legend. Page 2: the same in words."));
  choose (fixture, "Kind", ALONG_PICTURE_PNG);
  display_wait (can_save, fixture);
  g_assert_null (pages_find_label (window, "Page 1: the drawing"));
  g_assert_nonnull (pages_find_label (window, "Resolution"));
  g_assert_null (pages_find_label (window, "Paper"));
  g_assert_false (gtk_widget_is_sensitive (pages_find_button (window, "Print…")));
  g_assert_nonnull (pages_find_label (window, "Only pages for paper can be printed"));
  display_picture (window, "picture-png.png");
}

/* On a narrow screen the picture gives way to the choices. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_set_default_size (fixture->window, 360, 640);
  while (pages_find_label (GTK_WIDGET (fixture->window), "Choices") == NULL)
    display_turn ();
  display_wait (can_save, fixture);
  display_picture (GTK_WIDGET (fixture->window), "picture-narrow.png");
}

/* --- What is made, and what is stopped --- */

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(AlongPictureReady **) data = along_picture_prepare_finish (result);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_object_ref (result);
  *(GAsyncResult **) data = result;
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_job (Fixture *fixture, gconstpointer data)
{
  for (int stopped = 0; stopped < 2; stopped++)
    {
      AlongPictureChoice choice = { .reader = ALONG_READER_PANEL, .flags = fixture->view.flags, .show = fixture->view.show,
                                    .day = fixture->view.day, .now_ms = along_family_now (fixture->family) };
      AlongPictureSetup setup = { .format = stopped ? ALONG_PICTURE_PNG : ALONG_PICTURE_PAGES, .dots = 300, .turn = TRUE };
      g_autoptr (AlongPicture) picture = along_picture_new (fixture->family, NULL, &choice);
      g_autofree char *path = g_build_filename (pages_folder (), "picture.out", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (AlongPictureReady) ready = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      AlongPictureJob *job;

      along_picture_prepare_async (picture, &setup, NULL, ready_cb, &ready);
      display_wait (is_set, &ready);
      job = along_picture_job_start (ready, file, ended_cb, &result);
      if (stopped)
        along_picture_job_stop (job);
      g_assert_cmpint (along_picture_job_wait (job), ==, g_file_query_exists (file, NULL));
      display_wait (is_set, &result);
      g_assert_cmpint (along_picture_job_finish (job, result, &error), ==, g_file_query_exists (file, NULL));
      if (!stopped)
        g_assert_no_error (error);
      g_file_delete (file, NULL, NULL);
      along_picture_job_free (job);
    }
}

/* --- The lock --- */

static gboolean
is_gone (gpointer data)
{
  return ((Fixture *) data)->window == NULL;
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (fixture->session, "locking");
  display_wait (is_gone, fixture);
}

static GdkClipboard *
clipboard (void)
{
  return gdk_display_get_clipboard (gdk_display_get_default ());
}

static gboolean
is_copied (gpointer data)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard ()), "image/svg+xml");
}

static void
spliced_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_assert_cmpint (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL), >, 100);
  *(GBytes **) data = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert_nonnull (stream);
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, 0, NULL, spliced_cb, data);
}

static gboolean
is_read (gpointer data)
{
  return *(GBytes **) data != NULL;
}

/* What is on the clipboard is what another program reads of it: an image, and the drawing with its words, safe to share, without what
 * the records are called; and nothing once the caseload locks. */
static void
test_clipboard (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "image/png", "image/svg+xml" };
  AlongRecord *record;

  along_picture_copy (GTK_WIDGET (fixture->window), fixture->session, fixture->family, &fixture->view);
  display_wait (is_copied, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *const kind[] = { kinds[i], NULL };
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      gdk_clipboard_read_async (clipboard (), (const char **) kind, G_PRIORITY_DEFAULT, NULL, read_cb, &bytes);
      display_wait (is_read, &bytes);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (i == 0)
        {
          g_assert_true (g_str_has_prefix (text + 1, "PNG"));
          continue;
        }
      g_assert_nonnull (strstr (text, "Wren"));
      g_assert_nonnull (strstr (text, "made-up family"));
      g_assert_null (strstr (text, "iolence"));
      g_assert_null (strstr (text, "ontrol"));
      ALONG_FOREACH (record, fixture->family, ALONG_KIND_PERSON)
        {
          g_autofree char *id = along_id_to_text (along_record_get_id (record));

          g_assert_null (strstr (text, id));
        }
    }
  g_signal_emit_by_name (fixture->session, "locking");
  display_wait (is_gone, fixture);
  g_assert_null (gdk_clipboard_get_content (clipboard ()));
}

#define ADD(name, family, function) g_test_add ("/picture/" name, Fixture, family, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!pages_init (&argc, &argv))
    return 77;
  ADD ("whose", "Tesfay", test_whose);
  ADD ("private", "Ingham", test_private);
  ADD ("kinds", "Tesfay", test_kinds);
  ADD ("narrow", "Tesfay", test_narrow);
  ADD ("job", "Tesfay", test_job);
  ADD ("locked", "Tesfay", test_locked);
  ADD ("clipboard", "Ingham", test_clipboard);
  return pages_run ();
}
