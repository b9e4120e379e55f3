/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing to the clipboard, as PNG and as SVG. Where it is put in cannot be asked: what goes there is safe to share,
 * and is gone from the clipboard when the caseload locks. */
#include "along-picture-window.h"

#include <glib/gi18n-lib.h>

#include "along-access.h"

#define DOTS 150.0

typedef struct
{
  GtkWidget *widget;
  AlongSession *session;
  AlongId family;
  AlongPicture *picture;
  GBytes *png, *svg;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  along_picture_unref (self->picture);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *self = data;
  GError *error = NULL;

  self->svg = along_picture_to_bytes (self->picture, ALONG_PICTURE_SVG, DOTS, cancellable, NULL, &error);
  self->png = self->svg != NULL ? along_picture_to_bytes (self->picture, ALONG_PICTURE_PNG, DOTS, cancellable, NULL, &error) : NULL;
  if (self->png != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What somebody else has copied since stays. */
static void
locking_cb (GdkContentProvider *content)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());

  if (gdk_clipboard_get_content (clipboard) == content)
    gdk_clipboard_set_content (clipboard, NULL);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Copy *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *detail = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      gtk_widget_activate_action (self->widget, "win.toast", "(sb)", error->message, FALSE);
      return;
    }
  /* It has locked meanwhile. */
  if (along_session_get_state (self->session) != ALONG_SESSION_OPEN || gtk_widget_get_root (self->widget) == NULL)
    return;
  content = gdk_content_provider_new_union ((GdkContentProvider *[]){ gdk_content_provider_new_for_bytes ("image/png", self->png),
                                                                      gdk_content_provider_new_for_bytes ("image/svg+xml", self->svg) }, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->widget), content);
  g_signal_connect_object (self->session, "locking", G_CALLBACK (locking_cb), content, G_CONNECT_SWAPPED);
  detail = along_picture_describe (self->picture, C_ ("a picture", "a picture on the clipboard"), NULL);
  along_session_note_access (self->session, self->family, ALONG_ACCESS_EXPORT, detail);
  gtk_widget_activate_action (self->widget, "win.toast", "(sb)", _ ("Picture copied, safe to share: without private lines and losses"), FALSE);
}

/** along_picture_copy: copies what @widget's page shows, as far as it may be shared. */
void
along_picture_copy (GtkWidget *widget, AlongSession *session, AlongFamily *family, const AlongPictureView *view)
{
  AlongPictureChoice choice = { .ecomap = view->ecomap, .reader = ALONG_READER_PANEL, .reader_words = C_ ("reader", "nobody named"),
                                .variant = ALONG_PICTURE_SHARE_SAFE, .flags = view->flags, .show = view->show,
                                .legend = TRUE, .steps = view->steps, .order = view->order, .day = view->day, .now_ms = along_family_now (family),
                                .made_up = along_session_is_demonstration (session) };
  Copy *self = g_new0 (Copy, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, NULL);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->family = along_family_get_id (family);
  self->picture = along_picture_new (family, along_session_get_team (session), &choice);
  g_task_set_source_tag (task, along_picture_copy);
  g_task_set_task_data (task, self, copy_free);
  g_task_run_in_thread (task, run);
}
