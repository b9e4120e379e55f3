/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include "erase/along-certificates.h"
#include "erase/along-erase.h"

/* Erasing: a manager's act. What is in sight goes with it. */

typedef struct
{
  AlongWindow *window;
  AlongId family;
  gboolean whole;
} Erasing;

static void
erasing_free (gpointer data, GClosure *closure)
{
  Erasing *erasing = data;

  g_object_unref (erasing->window);
  g_free (erasing);
}

static void
erased_cb (AlongErase *dialog, Erasing *erasing)
{
  AlongWindow *self = erasing->window;

  along_window_unsay (self);
  along_window_forget_family (self);
  if (erasing->whole)
    {
      self->left = ALONG_ID_NONE;
      along_window_show_family_button (self);
      along_window_show_list (self, TRUE);
      along_window_update_chrome (self);
    }
  else
    along_window_show_family (self, erasing->family);
}

/** along_window_erase: asks about erasing @person (nullable: the whole family in sight). */
void
along_window_erase (AlongWindow *self, AlongRecord *person)
{
  Erasing *erasing;
  GtkWindow *dialog;

  if (self->family == NULL || along_window_is_looking_back (self))
    return;
  erasing = g_new0 (Erasing, 1);
  erasing->window = g_object_ref (self);
  erasing->family = along_family_get_id (self->family);
  erasing->whole = person == NULL;
  dialog = along_erase_new (GTK_WINDOW (self), self->session, self->family, person);
  g_signal_connect_data (dialog, "erased", G_CALLBACK (erased_cb), erasing, erasing_free, 0);
  gtk_window_present (dialog);
}

/** along_window_certificates: what was erased, and when. */
void
along_window_certificates (AlongWindow *self)
{
  gtk_window_present (along_certificates_new (GTK_WINDOW (self), self->session));
}
