/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-refusal.h"

/** along_refusal_init: adds an unseen label to the end of @row. */
void
along_refusal_init (AlongRefusal *refusal, AdwEntryRow *row)
{
  refusal->row = GTK_WIDGET (row);
  refusal->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (refusal->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (refusal->label), 26);
  gtk_label_set_width_chars (GTK_LABEL (refusal->label), 16);
  gtk_label_set_xalign (GTK_LABEL (refusal->label), 1);
  gtk_widget_add_css_class (refusal->label, "along-refusal");
  gtk_widget_set_valign (refusal->label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (refusal->label, FALSE);
  adw_entry_row_add_suffix (row, refusal->label);
}

/** along_refusal_set: shows @words; %NULL: all is well. */
void
along_refusal_set (AlongRefusal *refusal, const char *words)
{
  gtk_widget_set_visible (refusal->label, words != NULL);
  gtk_label_set_label (GTK_LABEL (refusal->label), words != NULL ? words : "");
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
  const char *words = gtk_label_get_label (GTK_LABEL (refusal->label));

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
