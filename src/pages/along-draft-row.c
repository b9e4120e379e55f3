/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-draft-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "along-when.h"

/* "You were writing a contact for the Tierney family: Tuesday at 16:20." @family: (nullable) */
static char *
draft_words (const AlongDraft *draft, const char *family, int today)
{
  AlongInstant at = along_instant_new (draft->changed_at, ALONG_ZONE);
  g_autofree char *day = along_when_day_inside (at.day, today);
  g_autofree char *time = along_instant_time_words (&at);

  if (g_str_equal (draft->kind, "family"))
    /* Translators: day, time */
    return g_strdup_printf (_ ("You were adding a family: %s at %s."), day, time);
  if (family == NULL && g_str_has_prefix (draft->kind, "contact"))
    /* Translators: day, time */
    return g_strdup_printf (_ ("You were writing a contact: %s at %s."), day, time);
  if (family == NULL)
    /* Translators: day, time */
    return g_strdup_printf (_ ("You were writing: %s at %s."), day, time);
  if (g_str_has_prefix (draft->kind, "contact"))
    /* Translators: family, day, time */
    return g_strdup_printf (_ ("You were writing a contact for the %s family: %s at %s."), family, day, time);
  if (g_str_equal (draft->kind, "plan"))
    return g_strdup_printf (_ ("You were writing in the plan of the %s family: %s at %s."), family, day, time);
  if (g_str_equal (draft->kind, "family-details"))
    return g_strdup_printf (_ ("You were writing in the details of the %s family: %s at %s."), family, day, time);
  if (g_str_equal (draft->kind, "genogram"))
    return g_strdup_printf (_ ("You were writing in the genogram of the %s family: %s at %s."), family, day, time);
  if (g_str_equal (draft->kind, "measure"))
    return g_strdup_printf (_ ("You were writing in the plan of measures of the %s family: %s at %s."), family, day, time);
  if (g_str_equal (draft->kind, "score"))
    return g_strdup_printf (_ ("You were writing down a score of the %s family: %s at %s."), family, day, time);
  return g_strdup_printf (_ ("You were filling in a form for the %s family: %s at %s."), family, day, time);
}

/* The row goes, and with the last one the list. */
static void
let_go_cb (GtkButton *button, AlongSession *session)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *list = gtk_widget_get_parent (row);
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (row), "key"));

  gtk_list_box_remove (GTK_LIST_BOX (list), row);
  gtk_widget_set_visible (list, gtk_widget_get_first_child (list) != NULL);
  along_session_drop_draft (session, key);
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *about)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/**
 * along_draft_row_new: what waits, with Carry on ("win.carry-on") and Let it go; for a list box.
 *
 * @family: (nullable): its name, if it is about one
 */
GtkWidget *
along_draft_row_new (AlongSession *session, const AlongDraft *draft, const char *family, int today)
{
  GtkWidget *row = adw_action_row_new (), *image = gtk_image_new_from_icon_name ("document-edit-symbolic"), *carry_on;
  g_autofree char *words = draft_words (draft, family, today);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (image, "along-petrol");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (draft->key), g_free);
  carry_on = add_button (row, _ ("_Carry on"), words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (carry_on), "s", draft->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (carry_on), "win.carry-on");
  g_signal_connect_object (add_button (row, _ ("_Let it go"), words), "clicked", G_CALLBACK (let_go_cb), session, 0);
  return row;
}
