/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-words-row.h"

/** along_words_row_new: a GtkListBoxRow with @words (nullable), in as many lines as they need, and nothing to press. Tab comes
 * to it all the same: a list that has a row which takes no focus lets Tab go no further. */
GtkWidget *
along_words_row_new (const char *words)
{
  GtkWidget *label = gtk_label_new (words), *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return row;
}

/** along_words_row_get_label: (transfer none): the GtkLabel of a row that along_words_row_new() made. */
GtkWidget *
along_words_row_get_label (GtkWidget *row)
{
  return gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
}
