/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and headings of a person's panel. */
#include <glib/gi18n-lib.h>

#include "along-boxed.h"
#include "along-one-stop.h"
#include "along-page.h"
#include "along-panel-lists.h"

/** along_panel_section: a heading and the list below it. */
GtkWidget *
along_panel_section (GtkWidget *box, const char *title)
{
  return along_panel_section_with (box, title, NULL, NULL, NULL);
}

static GtkWidget *
icon_button (const char *icon, const char *words, const char *about, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does, and to what: "Change: Jade" */
  g_autofree char *name = about != NULL ? g_strdup_printf (_ ("%s: %s"), words, about) : g_strdup (words);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  along_page_edits (button);
  return button;
}

/** along_panel_section_with: the heading has a button that adds one more. @add: (nullable): what it says; with it, what it does */
GtkWidget *
along_panel_section_with (GtkWidget *box, const char *title, const char *add, const char *action, const char *target)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (title);
  GtkWidget *list = along_boxed_list_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  if (add != NULL)
    gtk_box_append (GTK_BOX (head), icon_button ("list-add-symbolic", add, NULL, action, target));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), along_one_stop_new (list));
  return list;
}

GtkWidget *
along_panel_row (GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL && *subtitle != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/** along_panel_fact: the value with what it is under it; read out the other way round. */
void
along_panel_fact (GtkWidget *list, const char *what, const char *value)
{
  GtkWidget *row = along_panel_row (list, value, what);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", what, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Change and Remove, at the end of a row. */
static void
add_buttons (GtkWidget *row, AlongRecord *record, const char *about)
{
  g_autofree char *id = along_id_to_text (along_record_get_id (record));
  g_autofree char *key = g_strconcat (along_record_get_kind (record)->name, "/", id, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon_button ("document-edit-symbolic", _ ("Change"), about, "genogram.ask", key));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon_button ("window-close-symbolic", _ ("Remove"), about, "genogram.remove-record", id));
}

/** along_panel_record_row: a row that is a record: it can be changed and removed. */
void
along_panel_record_row (GtkWidget *list, AlongRecord *record, const char *title, const char *subtitle)
{
  gboolean more = subtitle != NULL && *subtitle != '\0';
  g_autofree char *about = more ? g_strdup_printf ("%s, %s", title, subtitle) : g_strdup (title);

  add_buttons (along_panel_row (list, title, subtitle), record, about);
}

/** along_panel_kin_row: a row that leads to @other (nullable: no row). @record: (nullable): what joins the two */
void
along_panel_kin_row (GtkWidget *list, AlongRecord *other, const char *words, AlongRecord *record)
{
  GtkWidget *row;
  g_autofree char *id = NULL;

  if (other == NULL)
    return;
  id = along_id_to_text (along_record_get_id (other));
  row = along_panel_row (list, along_record_get_text (other, ALONG_PERSON_P_NAME), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "genogram.choose");
  if (record != NULL)
    {
      g_autofree char *about = g_strdup_printf ("%s, %s", along_record_get_text (other, ALONG_PERSON_P_NAME), words);

      add_buttons (row, record, about);
    }
}

/** along_panel_pair_row: a row that leads to @other, of whom nobody said what they and @id are to each other: that can be said. Removed they are
 * with the pregnancy that has both as parents, in its own row. */
void
along_panel_pair_row (GtkWidget *list, AlongRecord *other, const char *words, AlongId id)
{
  g_autofree char *one = along_id_to_text (id), *two = along_id_to_text (along_record_get_id (other));
  g_autofree char *key = g_strjoin ("/", "connect", one, two, "couple", NULL);
  g_autofree char *about = g_strdup_printf ("%s, %s", along_record_get_text (other, ALONG_PERSON_P_NAME), words);

  along_panel_kin_row (list, other, words, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (gtk_widget_get_last_child (list)),
                             icon_button ("document-edit-symbolic", _ ("Change"), about, "genogram.ask", key));
}

/** along_panel_nothing_yet: @words stand in a list that has no row. */
void
along_panel_nothing_yet (GtkWidget *list, const char *words)
{
  if (gtk_widget_get_first_child (list) == NULL)
    along_panel_row (list, words, NULL);
}
