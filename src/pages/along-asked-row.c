/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-asked-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORTEST_PASSPHRASE 8

/**
 * along_asked_row_refuse: says beside a row why what it holds cannot be taken, and takes the focus there.
 *
 * @label: of role alert; @row: (nullable): where it was typed; @words: (nullable): %NULL: all is well again
 */
void
along_asked_row_refuse (GtkWidget *label, GtkWidget *row, const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL);
  if (row == NULL)
    return;
  if (words != NULL)
    {
      gtk_widget_add_css_class (row, "along-refused");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
      gtk_widget_grab_focus (row);
    }
  else
    {
      gtk_widget_remove_css_class (row, "along-refused");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/**
 * along_asked_row_take_passphrase: whether what was typed twice will do as a passphrase; says why not, and takes the focus
 * to where it is to be mended.
 *
 * @label: of role alert
 */
gboolean
along_asked_row_take_passphrase (GtkWidget *label, GtkWidget *row, GtkWidget *again)
{
  const char *one = gtk_editable_get_text (GTK_EDITABLE (row)), *other = gtk_editable_get_text (GTK_EDITABLE (again));

  along_asked_row_refuse (label, row, NULL);
  along_asked_row_refuse (label, again, NULL);
  if (g_utf8_strlen (one, -1) < SHORTEST_PASSPHRASE)
    along_asked_row_refuse (label, row,
                            _ ("A passphrase of 8 letters or more is harder to guess. Three or four words do well."));
  else if (other[0] == '\0')
    gtk_widget_grab_focus (again);
  else if (strcmp (one, other) != 0)
    along_asked_row_refuse (label, again, _ ("The two are not the same. Type it once more."));
  else
    return TRUE;
  return FALSE;
}

static GtkWidget *
find_eye (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget)
      || (GTK_IS_BUTTON (widget) && g_str_has_prefix (gtk_button_get_icon_name (GTK_BUTTON (widget)) ?: "", "view-"))
      || (GTK_IS_IMAGE (widget) && gtk_widget_get_focusable (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *eye = find_eye (child);

      if (eye != NULL)
        return eye;
    }
  return NULL;
}

/** along_asked_row_name_eye: names what shows the typed letters of a passphrase row: the toolkit gives it no name. */
void
along_asked_row_name_eye (GtkWidget *row)
{
  GtkWidget *eye = find_eye (row);

  if (eye != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (eye), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Show what is typed"), -1);
}
