/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-refusal.h"

#include "along-words-row.h"

/** along_refusal_init: for words under @row, which stands in a list. */
void
along_refusal_init (AlongRefusal *refusal, AdwEntryRow *row)
{
  refusal->row = GTK_WIDGET (row);
  refusal->label = NULL;
}

/* The words are in sight if there are any, and only with the row that they are about. */
static void
show_cb (GtkWidget *row, GParamSpec *pspec, GtkWidget *under)
{
  const char *words = gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (under))));

  gtk_widget_set_visible (under, *words != '\0' && gtk_widget_get_visible (row));
}

/* The words have a row of their own under the one they are about, with room for a whole line. */
static void
make_label (AlongRefusal *refusal)
{
  GtkWidget *under = along_words_row_new (NULL), *list = gtk_widget_get_parent (refusal->row);

  refusal->label = along_words_row_get_label (under);
  gtk_widget_add_css_class (refusal->label, "along-notice");
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (under), FALSE);
  g_signal_connect_object (refusal->row, "notify::visible", G_CALLBACK (show_cb), under, 0);
  gtk_list_box_insert (GTK_LIST_BOX (list), under, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (refusal->row)) + 1);
}

/** along_refusal_set: shows @words; %NULL: all is well. */
void
along_refusal_set (AlongRefusal *refusal, const char *words)
{
  if (words == NULL && refusal->label == NULL)
    return;
  if (refusal->label == NULL)
    make_label (refusal);
  gtk_label_set_label (GTK_LABEL (refusal->label), words != NULL ? words : "");
  show_cb (refusal->row, NULL, gtk_widget_get_parent (refusal->label));
  if (words == NULL)
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (refusal->row), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (refusal->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (refusal->row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (refusal->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/** along_refusal_get: (nullable): the words that are shown. */
const char *
along_refusal_get (AlongRefusal *refusal)
{
  const char *words = refusal->label != NULL ? gtk_label_get_label (GTK_LABEL (refusal->label)) : "";

  return *words != '\0' ? words : NULL;
}

/** along_refusal_set_choice: the same for a row of choices, under its title. @words: (nullable): %NULL: all is well. */
void
along_refusal_set_choice (AdwComboRow *row, const char *words)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : "");
  if (words == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "along-refused");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (GTK_WIDGET (row), "along-refused");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
