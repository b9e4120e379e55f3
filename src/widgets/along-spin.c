/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-spin.h"

static gboolean
output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%g", gtk_spin_button_get_value (spin));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/** along_spin_show_plain: whole numbers without a nought behind: "3", and "0.5". */
void
along_spin_show_plain (GtkSpinButton *spin)
{
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  gtk_spin_button_update (spin);
}
