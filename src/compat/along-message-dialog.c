/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-message-dialog.h"

#define ROOM 260

/**
 * along_message_dialog_new: a question before the window that @within is in. libadwaita 1.7 measures a heading that has not
 * room enough, and GTK warns of it: there it gets the room of an empty child.
 *
 * @heading: (nullable)
 * @body: (nullable)
 */
AdwMessageDialog *
along_message_dialog_new (GtkWidget *within, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  if (adw_get_major_version () > 1 || adw_get_minor_version () > 2)
    {
      GtkWidget *room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_size_request (room, ROOM, -1);
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), room);
    }
  return ADW_MESSAGE_DIALOG (dialog);
}
