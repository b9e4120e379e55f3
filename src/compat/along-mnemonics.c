/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-mnemonics.h"

/* Up to GTK 4.8 a button with a mnemonic is called by its label twice, once with the underline: "_Continue Continue".
 * Newer ones leave it out. */

/** along_mnemonics_plain: @label without its underlines; to be freed. */
char *
along_mnemonics_plain (const char *label)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = label; *c != '\0'; c++)
    {
      if (c[0] == '_' && c[1] != '\0')
        c++;
      g_string_append_c (plain, *c);
    }
  return g_string_free (plain, FALSE);
}

static void
notify_cb (GObject *object, GParamSpec *pspec)
{
  GtkButton *button = GTK_BUTTON (object);
  const char *label;

  if (!g_str_equal (pspec->name, "label") && !g_str_equal (pspec->name, "use-underline"))
    return;
  /* While a picture takes the place of the words the button still takes it for them. */
  if (!GTK_IS_LABEL (gtk_button_get_child (button)))
    return;
  label = gtk_button_get_label (button);
  if (label == NULL || !gtk_button_get_use_underline (button))
    return;
  {
    g_autofree char *plain = along_mnemonics_plain (label);

    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  }
}

/* GTK 4.18 gives what stands in a menu no name at all. */
static gboolean
menu_item_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);
  g_autofree char *words = NULL, *plain = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    return TRUE;
  g_object_get (widget, "text", &words, NULL);
  if (words == NULL || *words == '\0')
    return TRUE;
  plain = along_mnemonics_plain (words);
  along_button_say (widget, plain);
  return TRUE;
}

/** along_mnemonics_mend: gives every button made from now on one plain name. Once, when the toolkit is ready. */
void
along_mnemonics_mend (void)
{
  GObjectClass *klass;

  if (gtk_get_major_version () > 4 || gtk_get_minor_version () >= 10)
    {
      static gulong hook;

      if (hook != 0)
        return;
      g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* its signals are there only then */
      hook = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, menu_item_cb, NULL, NULL);
      return;
    }
  /* Kept: a class that is let go of could be made anew without it. */
  klass = g_type_class_ref (GTK_TYPE_BUTTON);
  klass->notify = notify_cb;
}

/** along_button_say: names a button for assistive technology by more than its label, which newer GTK takes otherwise. */
void
along_button_say (GtkWidget *button, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
