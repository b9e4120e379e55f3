/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-split.h"
#include "along-window-private.h"
#include "history/along-history.h"
#include "history/along-take-back-dialog.h"

/* History, undo and redo. */

static void
told_cb (GtkWidget *widget, const char *words, gboolean done, gboolean redo)
{
  if (done)
    along_window_toast_undone (ALONG_WINDOW (widget), words, redo);
  else
    along_window_toast (ALONG_WINDOW (widget), words, FALSE);
}

/* From a toast: the edit that it told of, whatever is in sight by now. */
static void
undo_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongId family;

  if (along_id_parse (g_variant_get_string (parameter, NULL), &family))
    along_take_back (widget, ALONG_WINDOW (widget)->session, ALONG_ID_NONE, family, g_str_equal (action, "win.redo-in"), told_cb);
}

/* Whose edits the page in sight shows: the team's own, or a family's. Beside the list alone there is nothing to see. */
static gboolean
find_shown (AlongWindow *self, AlongId *family)
{
  AlongSplit *split = ALONG_SPLIT (self->split);

  if (along_split_get_folded (split) && !along_split_get_content_shown (split))
    return FALSE;
  if (along_window_get_room (self) != NULL)
    *family = ALONG_ID_NONE;
  else if (self->family != NULL)
    *family = along_family_get_id (self->family);
  else
    return FALSE;
  return TRUE;
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  AlongPage *page = along_window_get_page (self);
  gboolean redo = g_str_equal (action, "win.redo");
  AlongId family;

  /* While somebody types, it is the typing that is taken back. */
  if (GTK_IS_TEXT_VIEW (focus)
      || (GTK_IS_TEXT (focus) && gtk_editable_get_text (GTK_EDITABLE (focus))[0] != '\0'))
    {
      gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
      return;
    }
  if (page != NULL && along_page_take_back (page, redo))
    return;
  /* What is drawn as it was would not show what is taken back today. */
  if (page != NULL && along_page_is_past (page))
    along_window_say_why_not (self);
  else if (find_shown (self, &family))
    along_take_back (GTK_WIDGET (self), self->session, ALONG_ID_NONE, family, redo, told_cb);
  else
    along_window_toast (self, redo ? _ ("Open the family first, then put it back.") : _ ("Open the family first, then take it back."), FALSE);
}

/* A family's own, or beside a page of the team the team's. */
static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  gboolean team = along_window_get_room (self) != NULL || self->family == NULL;

  gtk_window_present (along_history_new (GTK_WINDOW (self), self->session, team ? NULL : self->family));
}

/* A record of the family that is shown. */
static void
record_history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  AlongRecord *record = NULL;
  AlongId id;

  if (self->family != NULL && along_id_parse (g_variant_get_string (parameter, NULL), &id))
    record = along_family_lookup (self->family, id);
  if (record != NULL)
    gtk_window_present (along_history_new_for_record (GTK_WINDOW (self), self->session, self->family, record));
}

static void
reading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  gtk_window_present (along_history_new_for_reading (GTK_WINDOW (self), self->session));
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.undo", NULL, undo_cb },
  { "win.undo-in", "s", undo_in_cb },
  { "win.redo", NULL, undo_cb },
  { "win.redo-in", "s", undo_in_cb },
  { "win.history", NULL, history_cb },
  { "win.record-history", "s", record_history_cb },
  { "win.reading", NULL, reading_cb },
};

void
along_window_history_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
}
