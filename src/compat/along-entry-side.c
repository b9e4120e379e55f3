/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-entry-side.h"

/* GTK 4 places what is typed at the side where its own writing begins: in a window from right to left, a Latin name stands
 * at the left of its field while the field's title stands at the right. A text begins where the window's does. */

/* Where the writing of @text begins; @otherwise: where it says nothing of that itself, as digits do. */
static PangoDirection
direction_of (GtkWidget *text, PangoDirection otherwise)
{
  /* Not the widget's own, which lays out what is shown. */
  PangoContext *context = gtk_widget_create_pango_context (text);
  g_autoptr (PangoLayout) layout = pango_layout_new (context); /* holds it */

  pango_context_set_base_dir (context, otherwise);
  g_object_unref (context);
  pango_layout_set_text (layout, gtk_editable_get_text (GTK_EDITABLE (text)), -1);
  return pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));
}

static gboolean
begins_left (GtkWidget *text)
{
  PangoDirection direction = direction_of (text, PANGO_DIRECTION_RTL);
  GdkSeat *seat;
  GdkDevice *keyboard;

  if (direction == PANGO_DIRECTION_LTR || direction == direction_of (text, PANGO_DIRECTION_LTR))
    return direction == PANGO_DIRECTION_LTR;
  /* While nothing is said, the caret is where the keyboard's writing begins; without the focus, where the widget's does. */
  seat = gdk_display_get_default_seat (gtk_widget_get_display (text));
  keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  return gtk_widget_has_focus (text) && keyboard != NULL && gdk_device_get_direction (keyboard) == PANGO_DIRECTION_LTR;
}

static void
place_cb (GtkEditable *text)
{
  gboolean against = gtk_widget_get_direction (GTK_WIDGET (text)) == GTK_TEXT_DIR_RTL && begins_left (GTK_WIDGET (text));

  gtk_editable_set_alignment (text, against ? 1 : 0);
}

/* Every field, once; one that has a side of its own keeps it. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (!GTK_IS_TEXT (widget) || g_object_get_data (G_OBJECT (widget), "along-side") != NULL
      || gtk_editable_get_alignment (GTK_EDITABLE (widget)) != 0)
    return TRUE;
  g_object_set_data (G_OBJECT (widget), "along-side", GINT_TO_POINTER (TRUE));
  g_signal_connect (widget, "changed", G_CALLBACK (place_cb), NULL);
  g_signal_connect (widget, "notify::has-focus", G_CALLBACK (place_cb), NULL);
  place_cb (GTK_EDITABLE (widget));
  return TRUE;
}

/** along_entry_side_mend: fields begin where the window's lines do. Once, when the toolkit is ready; nothing from left to right. */
void
along_entry_side_mend (void)
{
  static gulong hook;

  if (hook != 0 || gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* its signals are there only then */
  hook = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
