/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-banner.h"

struct _AlongBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *box;    /* the row, and below it what has no room beside */
  GtkWidget *below;  /* that: the extra and the button */
  GtkWidget *row;
  GtkWidget *label;
  GtkWidget *extra;  /* (nullable): between the words and the button */
  GtkWidget *button;
};

enum
{
  BUTTON_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongBanner, along_banner, GTK_TYPE_WIDGET)

static void
on_clicked (AlongBanner *self)
{
  g_signal_emit (self, signals[BUTTON_CLICKED], 0);
}

/* Once it has slid out it is not there, also not for whoever hears the window. */
static void
revealed_cb (AlongBanner *self)
{
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)) && !gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
along_banner_dispose (GObject *object)
{
  g_clear_pointer (&ALONG_BANNER (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (along_banner_parent_class)->dispose (object);
}

static void
along_banner_class_init (AlongBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_banner_dispose;
  signals[BUTTON_CLICKED] = g_signal_new ("button-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
along_banner_init (AlongBanner *self)
{
  self->revealer = gtk_revealer_new ();
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->box, "along-banner");
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self->row), self->label);
  gtk_box_append (GTK_BOX (self->row), self->button);
  gtk_box_append (GTK_BOX (self->box), self->row);
  self->below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_visible (self->below, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->below);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->box);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** along_banner_new: hidden. */
GtkWidget *
along_banner_new (void)
{
  return g_object_new (ALONG_TYPE_BANNER, NULL);
}

/**
 * along_banner_show: slides in with @words, or changes them.
 *
 * @button: (nullable): its words; %NULL for no button
 */
void
along_banner_show (AlongBanner *self, AlongBannerKind kind, const char *words, const char *button)
{
  g_return_if_fail (ALONG_IS_BANNER (self) && words != NULL);
  gtk_widget_remove_css_class (self->box, "as-known");
  gtk_widget_remove_css_class (self->box, "made-up");
  if (kind == ALONG_BANNER_AS_KNOWN)
    gtk_widget_add_css_class (self->box, "as-known");
  if (kind == ALONG_BANNER_MADE_UP)
    gtk_widget_add_css_class (self->box, "made-up");
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), button);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/** along_banner_set_extra: more to press, between the words and the button. */
void
along_banner_set_extra (AlongBanner *self, GtkWidget *extra)
{
  g_return_if_fail (self->extra == NULL);
  self->extra = extra;
  gtk_widget_set_valign (extra, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (self->row), extra, self->label);
}

static void
move (GtkWidget *child, GtkWidget *to, GtkWidget *after)
{
  g_object_ref (child);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (child)), child);
  gtk_box_insert_child_after (GTK_BOX (to), child, after);
  g_object_unref (child);
}

/** along_banner_set_stacked: whether the extra and the button stand below the words, because there is no room beside them. */
void
along_banner_set_stacked (AlongBanner *self, gboolean stacked)
{
  GtkWidget *to = stacked ? self->below : self->row;

  gtk_widget_set_visible (self->below, stacked);
  gtk_widget_set_hexpand (self->extra, stacked);
  if (gtk_widget_get_parent (self->extra) == to)
    return;
  move (self->extra, to, stacked ? NULL : self->label);
  move (self->button, to, self->extra);
}

/** along_banner_hide: slides out. */
void
along_banner_hide (AlongBanner *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  revealed_cb (self);
}

/** along_banner_forget: hides at once, and says nothing any more: what it said may have been somebody's name. */
void
along_banner_forget (AlongBanner *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_label_set_label (GTK_LABEL (self->label), "");
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/** along_banner_get_revealed: whether it is, or is coming, in sight. */
gboolean
along_banner_get_revealed (AlongBanner *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/** along_banner_get_words: what it says, empty before the first time. */
const char *
along_banner_get_words (AlongBanner *self)
{
  return gtk_label_get_label (GTK_LABEL (self->label));
}
