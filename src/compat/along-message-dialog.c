/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-message-dialog.h"

#define LEAST 100 /* px: as wide as any letter of either */

/* The headings, a large one and from libadwaita 1.3 a smaller one, that the dialog makes itself. */
static void
let_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && (gtk_widget_has_css_class (widget, "title-2") || gtk_widget_has_css_class (widget, "title-4")))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_size_request (widget, LEAST, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_wrap (child);
}

/**
 * along_message_dialog_new: a question before the window that @within is in. libadwaita 1.7 measures its large heading, that
 * does not wrap, in widths that only the smaller one fits, and GTK warns of it: here both need as little.
 *
 * @heading: (nullable)
 * @body: (nullable)
 */
AdwMessageDialog *
along_message_dialog_new (GtkWidget *within, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  let_wrap (dialog);
  return ADW_MESSAGE_DIALOG (dialog);
}
