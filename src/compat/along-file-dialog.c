/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-file-dialog.h"

#include <glib/gi18n-lib.h>

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("No file was chosen."));
  /* Nobody else owns the dialog. */
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
ask (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept, GtkFileFilter *filter,
     const char *name, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (parent, NULL, callback, data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);

  g_task_set_source_tag (task, ask);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/** along_file_dialog_open_async: asks for a file that is there. @filter: (nullable) */
void
along_file_dialog_open_async (GtkWindow *parent, const char *title, GtkFileFilter *filter, GAsyncReadyCallback callback, gpointer data)
{
  ask (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), filter, NULL, callback, data);
}

/** along_file_dialog_save_async: asks where to write; the dialog itself asks before a file is replaced. */
void
along_file_dialog_save_async (GtkWindow *parent, const char *title, const char *name, GAsyncReadyCallback callback, gpointer data)
{
  ask (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL, name, callback, data);
}

/** along_file_dialog_folder_async: asks for a folder. */
void
along_file_dialog_folder_async (GtkWindow *parent, const char *title, GAsyncReadyCallback callback, gpointer data)
{
  ask (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), NULL, NULL, callback, data);
}

GFile *
along_file_dialog_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
