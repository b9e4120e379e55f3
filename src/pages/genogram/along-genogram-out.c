/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the page: on paper, as a file, to the clipboard. */
#include "along-genogram-page-private.h"

#include "picture/along-picture-window.h"

/* What is on the screen; what is sensitive of it is asked for where it goes out. */
static void
look (AlongGenogramPage *self, AlongPictureView *view)
{
  view->ecomap = g_str_equal (along_genogram_page_view (self), "ecomap");
  view->flags = ALONG_GRAPH_WORKER;
  if (!along_genogram_page_is_on (self, "conditions"))
    view->flags &= ~ALONG_GRAPH_WITH_CONDITIONS;
  view->steps = gtk_widget_get_visible (self->banner) ? ALONG_GENOGRAM_STEPS : 0;
  view->order = along_genogram_page_order (self);
  view->show = along_genogram_page_show (self);
  view->day = along_genogram_page_day (self);
  if (along_genogram_page_is_past (self))
    view->flags |= ALONG_GRAPH_PAST;
  view->flags |= along_genogram_page_notation (self);
}

/* Does what @action asks; FALSE: that is another's. */
gboolean
along_genogram_page_out (AlongGenogramPage *self, const char *action)
{
  AlongSession *session = along_page_get_session (ALONG_PAGE (self));
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AlongPictureView view = { 0 };
  gboolean copy = g_str_equal (action, "copy-picture"), print = g_str_equal (action, "print");

  if (!copy && !print && !g_str_equal (action, "picture"))
    return FALSE;
  if (self->layout == NULL)
    return TRUE;
  look (self, &view);
  if (copy)
    along_picture_copy (GTK_WIDGET (self), session, family, &view);
  else
    gtk_window_present (along_picture_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, session, family, &view,
                                                  print ? ALONG_PICTURE_PAGES : ALONG_PICTURE_PNG));
  return TRUE;
}

/* Ctrl+Shift+C, anywhere on the page. */
void
along_genogram_page_out_init (AlongGenogramPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                          gtk_named_action_new ("genogram.copy-picture")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
