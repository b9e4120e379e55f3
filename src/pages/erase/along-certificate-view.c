/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-certificate-view.h"

#include <glib/gi18n-lib.h>

#include "along-certificate.h"
#include "along-clock.h"
#include "along-date.h"
#include "along-file-dialog.h"
#include "along-message-dialog.h"

static GPtrArray *
lines_of (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "lines");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = along_file_dialog_finish (result, &error);
  AdwMessageDialog *dialog;

  if (file == NULL || along_certificate_save (lines_of (view), g_file_peek_path (file), &error) || gtk_widget_get_root (view) == NULL)
    return;
  dialog = along_message_dialog_new (view, _ ("This was not saved"), error->message);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_cb (GtkWidget *view)
{
  g_autofree char *day = along_day_to_edtf (along_clock_today ());
  g_autofree char *name = g_strdup_printf ("%s-%s.pdf", _ ("certificate"), day);

  along_file_dialog_save_async (GTK_WINDOW (gtk_widget_get_root (view)), _ ("Save the certificate"), name, saved_cb, g_object_ref (view));
}

static void
print_cb (GtkWidget *view)
{
  along_certificate_print (lines_of (view), GTK_WINDOW (gtk_widget_get_root (view)));
}

static GtkWidget *
group_new (GtkWidget *view, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (view), ADW_PREFERENCES_GROUP (group));
  return group;
}

/** along_certificate_view_new: @lines: as along_certificate_lines() has them; a reference is kept. */
GtkWidget *
along_certificate_view_new (GPtrArray *lines)
{
  GtkWidget *view = adw_preferences_page_new (), *group = NULL, *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save…")), *print = gtk_button_new_with_mnemonic (_ ("_Print…"));

  g_object_set_data_full (G_OBJECT (view), "lines", g_ptr_array_ref (lines), (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = lines->pdata[i];
      GtkWidget *row;

      if (line[0] == '#')
        {
          group = group_new (view, line + 1);
          continue;
        }
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (print, "clicked", G_CALLBACK (print_cb), view, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), save);
  gtk_box_append (GTK_BOX (buttons), print);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group_new (view, "")), buttons);
  return view;
}
