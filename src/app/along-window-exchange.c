/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-session-bundle.h"
#include "along-window-private.h"
#include "exchange/along-colleagues-window.h"
#include "exchange/along-give-window.h"
#include "exchange/along-take-in-window.h"

/* Exchange between colleagues. */

static void
send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  gtk_window_present (along_give_window_new (GTK_WINDOW (self), self->session, self->family));
}

static void
take_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  along_take_in_window_choose (GTK_WINDOW (self), self->session);
}

static void
colleagues_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);

  gtk_window_present (along_colleagues_window_new (GTK_WINDOW (self), self->session, NULL));
}

/** along_window_exchange_open: the window for a colleague's file or key; %NULL: @file is neither. */
GtkWindow *
along_window_exchange_open (AlongWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (name != NULL && g_str_has_suffix (name, ALONG_EXCHANGE_ENDING))
    return along_take_in_window_new (GTK_WINDOW (self), self->session, file);
  if (name != NULL && g_str_has_suffix (name, ALONG_KEY_ENDING))
    return along_colleagues_window_new (GTK_WINDOW (self), self->session, file);
  return NULL;
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.send", send_cb },
  { "win.take-in", take_in_cb },
  { "win.colleagues", colleagues_cb },
};

void
along_window_exchange_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

/** along_window_exchange_update: @edits: the caseload is open and looked at as it is today. */
void
along_window_exchange_update (AlongWindow *self, gboolean edits)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, edits);
}
