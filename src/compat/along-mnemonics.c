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

/** along_mnemonics_mend: gives every button made from now on one plain name. Once, when the toolkit is ready. */
void
along_mnemonics_mend (void)
{
  GObjectClass *klass;

  if (gtk_get_major_version () > 4 || gtk_get_minor_version () >= 10)
    return;
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
