/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-chip.h"

#include "along-text.h"

struct _AlongChip
{
  GtkButton parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  char *style;
  gboolean removable;
};

enum
{
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongChip, along_chip, GTK_TYPE_BUTTON)

static gboolean
on_remove (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AlongChip *self = ALONG_CHIP (widget);

  if (!self->removable)
    return FALSE;
  g_signal_emit (self, signals[REMOVED], 0);
  return TRUE;
}

static void
along_chip_finalize (GObject *object)
{
  g_free (ALONG_CHIP (object)->style);
  G_OBJECT_CLASS (along_chip_parent_class)->finalize (object);
}

static void
along_chip_class_init (AlongChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = along_chip_finalize;
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, on_remove, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_remove, NULL);
}

static void
fill (GtkWidget *box, GtkWidget **image, GtkWidget **label)
{
  *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  *label = gtk_label_new (NULL);
  /* Words are never cut: how to reach a family safely may be in them. */
  gtk_label_set_wrap (GTK_LABEL (*label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (*label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (*label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (*label), 0);
  gtk_box_append (GTK_BOX (box), *image);
  gtk_box_append (GTK_BOX (box), *label);
}

static void
set_parts (GtkWidget *image, GtkWidget *label, const char *icon, const char *words)
{
  gtk_widget_set_visible (image, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_label (GTK_LABEL (label), words);
}

static void
along_chip_init (AlongChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  fill (box, &self->image, &self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "along-chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * along_chip_new: a chip that can be pressed.
 *
 * @style: name of a block style of the theme
 * @icon: (nullable): icon name
 */
GtkWidget *
along_chip_new (const char *style, const char *icon, const char *words)
{
  AlongChip *self = g_object_new (ALONG_TYPE_CHIP, NULL);

  along_chip_set (self, style, icon, words);
  return GTK_WIDGET (self);
}

/** along_chip_set: another look and other words. */
void
along_chip_set (AlongChip *self, const char *style, const char *icon, const char *words)
{
  g_return_if_fail (ALONG_IS_CHIP (self) && style != NULL && words != NULL);
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  along_text_set (&self->style, style);
  gtk_widget_add_css_class (GTK_WIDGET (self), style);
  set_parts (self->image, self->label, icon, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/** along_chip_get_words: its words. */
const char *
along_chip_get_words (AlongChip *self)
{
  return gtk_label_get_label (GTK_LABEL (self->label));
}

/** along_chip_set_removable: whether Backspace and Delete emit `removed`. */
void
along_chip_set_removable (AlongChip *self, gboolean removable)
{
  self->removable = removable;
}

/** along_tag_new: a chip that cannot be pressed; a text for assistive technology. @icon: (nullable). */
GtkWidget *
along_tag_new (const char *style, const char *icon, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image, *label;

  fill (box, &image, &label);
  /* What cannot be pressed is there to be read, all of it. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  set_parts (image, label, icon, words);
  gtk_widget_add_css_class (box, "along-chip");
  gtk_widget_add_css_class (box, style);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}
