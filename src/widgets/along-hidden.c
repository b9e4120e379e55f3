/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-hidden.h"

/* A widget that its parent holds back (a page of a stack that is not the one in sight, a folded panel) is
 * "visible" to assistive technology: GTK tells it only what gtk_widget_set_visible() says. A screen reader
 * then reads the pages of before along with the one in sight. Whether a widget is mapped says what is true;
 * of what is inside a thing that is held back, only the outermost needs to be told. */
static void
tell (GtkWidget *widget, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static gboolean
is_held_back (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) && !gtk_widget_get_child_visible (widget) && !GTK_IS_NATIVE (widget);
}

static gboolean
unmapped_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (is_held_back (widget))
    tell (widget, TRUE);
  return TRUE;
}

/* Its children were mapped just before, but for those that it holds back, which perhaps never were. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (!GTK_IS_NATIVE (widget))
    tell (widget, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_held_back (child))
      tell (child, TRUE);
  return TRUE;
}

/** along_hidden_watch: from now on assistive technology is told which widgets are not in sight. Once. */
void
along_hidden_watch (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, unmapped_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
