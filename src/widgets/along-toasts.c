/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-toasts.h"

struct _AlongToasts
{
  AdwBin parent_instance;

  GQueue waiting;  /* of AdwToast, owned */
  AdwToast *shown; /* (nullable) */
  guint next_source;
};

G_DEFINE_FINAL_TYPE (AlongToasts, along_toasts, ADW_TYPE_BIN)

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

/** along_toasts_add: shows a toast, or has it wait for the one in sight to go. @toast: (transfer full) */
void
along_toasts_add (AlongToasts *self, AdwToast *toast)
{
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
  /* Only as large as the toast, so that what lies beside it can be pressed. */
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
}

GtkWidget *
along_toasts_new (void)
{
  return g_object_new (ALONG_TYPE_TOASTS, NULL);
}
