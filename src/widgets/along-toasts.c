/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-toasts.h"

struct _AlongToasts
{
  AdwBin parent_instance;

  GQueue waiting;  /* of AdwToast, owned */
  AdwToast *shown; /* (nullable) */
  guint next_source;
};

/* Around the words: what is left free at either side, and the button that closes it; around those of its other button. */
#define AROUND 100
#define AROUND_BUTTON 42

G_DEFINE_FINAL_TYPE (AlongToasts, along_toasts, ADW_TYPE_BIN)

static int
width_of (GtkWidget *widget, const char *words)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Where there is no room on one line it has more: libadwaita makes a toast as high as it is at its natural width. */
static void
fit (AlongToasts *self)
{
  GtkWidget *words = adw_toast_get_custom_title (self->shown), *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const char *button = adw_toast_get_button_label (self->shown);
  PangoFontMetrics *metrics;
  int room, letter;

  if (root == NULL || gtk_widget_get_width (root) <= 0)
    return;
  room = gtk_widget_get_width (root) - AROUND - (button != NULL ? width_of (words, button) + AROUND_BUTTON : 0);
  if (width_of (words, gtk_label_get_text (GTK_LABEL (words))) <= room)
    return;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (words), NULL, NULL);
  letter = MAX (pango_font_metrics_get_approximate_char_width (metrics), pango_font_metrics_get_approximate_digit_width (metrics));
  gtk_label_set_max_width_chars (GTK_LABEL (words), MAX (room * PANGO_SCALE / MAX (letter, 1), 1));
  pango_font_metrics_unref (metrics);
}

static gboolean
next_cb (gpointer data)
{
  AlongToasts *self = data;
  GtkWidget *overlay;

  self->next_source = 0;
  self->shown = g_queue_pop_head (&self->waiting);
  if (self->shown == NULL)
    return G_SOURCE_REMOVE;
  /* libadwaita 1.2 uses a toast after it is freed where it is taken away before its way in has ended, which may be long on
   * a busy machine or behind other windows. In an overlay that is not on the screen yet it has no way in. */
  overlay = adw_toast_overlay_new ();
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), self->shown);
  adw_bin_set_child (ADW_BIN (self), overlay);
  fit (self);
  return G_SOURCE_REMOVE;
}

/* The next one comes when this one's own callbacks are through. */
static void
dismissed_cb (AlongToasts *self, AdwToast *toast)
{
  if (toast != self->shown)
    return;
  self->shown = NULL;
  if (!g_queue_is_empty (&self->waiting) && self->next_source == 0)
    self->next_source = g_idle_add (next_cb, self);
}

/* All its words, on more lines where there is no room on one: libadwaita's own would be cut off. */
static void
set_words (AdwToast *toast)
{
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (words), adw_toast_get_title (toast));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "heading");
  adw_toast_set_custom_title (toast, words);
}

/** along_toasts_add: shows a toast, or has it wait for the one in sight to go. @toast: (transfer full) */
void
along_toasts_add (AlongToasts *self, AdwToast *toast)
{
  set_words (toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_queue_push_tail (&self->waiting, toast);
  if (self->shown == NULL && self->next_source == 0)
    next_cb (self);
}

/** along_toasts_clear: takes every toast away, those that wait too. */
void
along_toasts_clear (AlongToasts *self)
{
  g_queue_clear_full (&self->waiting, g_object_unref);
  if (self->shown != NULL)
    adw_toast_dismiss (self->shown);
}

static void
along_toasts_dispose (GObject *object)
{
  AlongToasts *self = ALONG_TOASTS (object);

  g_clear_handle_id (&self->next_source, g_source_remove);
  g_queue_clear_full (&self->waiting, g_object_unref);
  self->shown = NULL;
  G_OBJECT_CLASS (along_toasts_parent_class)->dispose (object);
}

static void
along_toasts_class_init (AlongToastsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_toasts_dispose;
}

static void
along_toasts_init (AlongToasts *self)
{
  g_queue_init (&self->waiting);
  gtk_widget_add_css_class (GTK_WIDGET (self), "along-toasts");
  /* Only as large as the toast, so that what lies beside it can be pressed. */
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
}

GtkWidget *
along_toasts_new (void)
{
  return g_object_new (ALONG_TYPE_TOASTS, NULL);
}
