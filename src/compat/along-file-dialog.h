/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asking for a file, as GtkFileDialog does from GTK 4.10 on. Declining is G_IO_ERROR_CANCELLED. */

void   along_file_dialog_open_async  (GtkWindow *parent, const char *title, GtkFileFilter *filter, GAsyncReadyCallback callback,
                                      gpointer data);
void   along_file_dialog_save_async  (GtkWindow *parent, const char *title, const char *name, GAsyncReadyCallback callback,
                                      gpointer data);
void   along_file_dialog_folder_async (GtkWindow *parent, const char *title, GAsyncReadyCallback callback, gpointer data);
GFile *along_file_dialog_finish      (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
