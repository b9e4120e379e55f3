/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-found-marks.h"

#include "along-found.h"

/** along_found_attributes: @marks: (element-type AlongFoundMark); @shift: where the text that they are of begins in the label. */
PangoAttrList *
along_found_attributes (GArray *marks, gsize shift)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      const AlongFoundMark *mark = &g_array_index (marks, AlongFoundMark, i);
      PangoAttribute *both[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      for (guint j = 0; j < G_N_ELEMENTS (both); j++)
        {
          both[j]->start_index = (guint) shift + mark->start;
          both[j]->end_index = (guint) shift + mark->end;
          pango_attr_list_insert (list, both[j]);
        }
    }
  return list;
}

/**
 * along_found_mark_labels: marks @words, folded, in every label in @within.
 *
 * @begin: each word may be the beginning of one, not only the last
 * @css_class: (nullable): only in labels that have it
 * Returns: (nullable): the first label with a mark
 */
GtkWidget *
along_found_mark_labels (GtkWidget *within, const char *const *words, gboolean begin, const char *css_class)
{
  GtkWidget *first = NULL;

  if (GTK_IS_LABEL (within) && css_class != NULL && !gtk_widget_has_css_class (within, css_class))
    return NULL;
  if (GTK_IS_LABEL (within))
    {
      g_autoptr (GArray) marks = along_found_marks (gtk_label_get_text (GTK_LABEL (within)), words, begin);
      g_autoptr (PangoAttrList) attributes = along_found_attributes (marks, 0);

      gtk_label_set_attributes (GTK_LABEL (within), marks->len > 0 ? attributes : NULL);
      return marks->len > 0 ? within : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *marked = along_found_mark_labels (child, words, begin, css_class);

      if (first == NULL)
        first = marked;
    }
  return first;
}
