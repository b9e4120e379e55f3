/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where to, and the writing. */
#include "along-picture-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"
#include "along-announcer.h"
#include "along-file-dialog.h"
#include "along-message-dialog.h"

#define TICK_MS 100

static const char *
format_words (AlongPictureFormat format)
{
  static const char *const words[] = { N_ ("PDF for paper"), N_ ("PDF"), N_ ("SVG"), N_ ("PNG") };

  return _ (words[format]);
}

/* What was made is written down before anything else can happen to the caseload. */
static void
note_file (AlongPictureWindow *self)
{
  along_picture_window_note (self, ALONG_ACCESS_EXPORT, format_words (self->ready->setup.format));
}

static gboolean
tick_cb (gpointer data)
{
  AlongPictureWindow *self = data;
  double done = along_picture_job_done (self->job);

  gtk_widget_set_visible (self->working, TRUE);
  if (done > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static void
let_job_go (AlongPictureWindow *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->job, along_picture_job_free);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPictureWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean written;

  /* It ended with the window. */
  if (self->job == NULL)
    return;
  written = along_picture_job_finish (self->job, result, &error);
  let_job_go (self);
  along_picture_window_working (self, FALSE);
  if (written)
    {
      note_file (self);
      along_picture_paper_rows_remember (ALONG_PICTURE_PAPER_ROWS (self->rows));
      along_picture_window_toast (self, _ ("Saved. The file is not locked: whoever has it can read it."));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    along_picture_window_toast (self, _ ("Stopped. Nothing was saved."));
  else
    along_picture_window_toast (self, error->message);
}

static void
start (AlongPictureWindow *self, GFile *file)
{
  if (self->ready == NULL || self->job != NULL)
    return;
  along_picture_window_working (self, TRUE);
  self->job = along_picture_job_start (self->ready, file, written_cb, g_object_ref (self));
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
}

/** along_picture_window_stop: what is being made is not made. */
void
along_picture_window_stop (AlongPictureWindow *self)
{
  if (self->job != NULL)
    along_picture_job_stop (self->job);
}

/** along_picture_window_end_job: the same, before the caseload closes: what was made by then is written down. */
void
along_picture_window_end_job (AlongPictureWindow *self)
{
  if (self->job == NULL)
    return;
  along_picture_job_stop (self->job);
  if (along_picture_job_wait (self->job))
    note_file (self);
  let_job_go (self);
}

/* The name always says what kind of file it is. Takes @file. */
static GFile *
with_ending (GFile *file, const char *ending)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *longer = g_strconcat (name, ending, NULL);

  if (folder == NULL || g_str_has_suffix (lower, ending))
    return file;
  g_object_unref (file);
  return g_file_get_child (folder, longer);
}

typedef struct
{
  AlongPictureWindow *window;
  GFile *file;
} Asked;

static void
replace_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Asked *asked = data;

  if (g_str_equal (response, "replace"))
    start (asked->window, asked->file);
  g_object_unref (asked->window);
  g_object_unref (asked->file);
  g_free (asked);
}

static void
ask_to_replace (AlongPictureWindow *self, GFile *file)
{
  Asked *asked = g_new0 (Asked, 1);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = g_strdup_printf (_ ("There is “%s” already"), name);
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), heading, _ ("The file that is there is replaced by the new one."));

  asked->window = g_object_ref (self);
  asked->file = g_object_ref (file);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "replace", _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (replace_cb), asked);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongPictureWindow) self = data;
  g_autoptr (GFile) chosen = along_file_dialog_finish (result, NULL), file = NULL;

  if (chosen == NULL || self->ready == NULL)
    return;
  file = with_ending (g_object_ref (chosen), along_picture_ending (self->ready->setup.format));
  /* Of the name that was typed the dialog has asked. */
  if (!g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    ask_to_replace (self, file);
  else
    start (self, file);
}

/** along_picture_window_ask_file: asks where to, then writes. */
void
along_picture_window_ask_file (AlongPictureWindow *self)
{
  g_autofree char *name = NULL;

  if (self->ready == NULL || self->job != NULL)
    return;
  name = along_picture_file_name (self->ready->picture, self->ready->setup.format);
  along_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the picture"), name, file_chosen_cb, g_object_ref (self));
}
