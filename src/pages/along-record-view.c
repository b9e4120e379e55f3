/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-record-view.h"

#include <glib/gi18n-lib.h>

#include "along-field-words.h"

/* One record with everything in it, to be read: where its own dialog would let it be changed. */

static void
add_field (GtkWidget *group, AlongRecord *record, int property, AlongFamily *family, AlongFamily *team)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = along_field_words (record, property, family, team);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 along_property_words (along_record_get_kind_id (record), property));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_set_focusable (row, TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/** along_record_view_new: modal, not yet presented. @family, @team: (nullable): for the names it refers to. */
GtkWindow *
along_record_view_new (GtkWindow *parent, AlongRecord *record, AlongFamily *family, AlongFamily *team)
{
  g_autofree char *title = along_record_words (record, family, team);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", title,
                                    "default-width", 480, "default-height", 560, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  for (guint i = 0; i < along_record_get_kind (record)->n_properties; i++)
    if (along_record_has (record, (int) i))
      add_field (group, record, (int) i, family, team);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  return GTK_WINDOW (window);
}
