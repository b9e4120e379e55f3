/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-hidden.h"

/* A widget that its parent holds back (a page of a stack that is not the one in sight, a folded panel) is
 * "visible" to assistive technology: GTK tells it only what gtk_widget_set_visible() says. A screen reader
 * then reads the pages of before along with the one in sight. Whether a widget is mapped says what is true. */
static gboolean
tell (const GValue *widget, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (g_value_get_object (widget)), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
  return TRUE;
}

static gboolean
unmapped_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  /* What is in a thing that goes is gone with it: only the outermost is told. */
  if (gtk_widget_get_visible (widget) && !gtk_widget_get_child_visible (widget) && !GTK_IS_NATIVE (widget))
    tell (&values[0], TRUE);
  return TRUE;
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* Only what can have been held back alone: its parent was there before it. */
  if (parent != NULL && gtk_widget_get_mapped (parent) && !GTK_IS_NATIVE (widget))
    tell (&values[0], FALSE);
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
