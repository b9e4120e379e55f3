/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-message-dialog.h"
#include "along-preferences.h"
#include "backup/along-restore-window.h"
#include "vault/along-keys-window.h"

/* Backups, restoring, and what opens the caseload: the window's part. */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (along_session_back_up_finish (ALONG_SESSION (source), result, &error))
    along_window_toast (self, _ ("Backed up, and read back"), FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    along_window_toast (self, error->message, FALSE);
}

static void
back_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_session_back_up_async (ALONG_WINDOW (widget)->session, NULL, backed_up_cb, g_object_ref (widget));
}

static void
backups_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = along_preferences_new (GTK_WINDOW (widget), ALONG_WINDOW (widget)->session);

  along_preferences_show_backups (window);
  gtk_window_present (window);
}

/* @parameter: the backup's file; "": one is to be chosen. */
static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlongWindow *self = ALONG_WINDOW (widget);
  const char *path = g_variant_get_string (parameter, NULL);

  if (*path == '\0')
    along_restore_window_choose (GTK_WINDOW (self), self->session);
  else
    gtk_window_present (along_restore_window_new (GTK_WINDOW (self), self->session, path));
}

/* @parameter: when the caseload was replaced. */
static void
put_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (
    along_restore_window_new_replaced (GTK_WINDOW (widget), ALONG_WINDOW (widget)->session, g_variant_get_int64 (parameter)));
}

static void
ask_passphrase (AlongWindow *self, gboolean by_sheet)
{
  /* What the banner asks is answered. */
  self->notices &= ~(guint) ALONG_SESSION_NOTICE_BY_SHEET;
  along_window_update_banner (self);
  gtk_window_present (along_keys_window_new_passphrase (GTK_WINDOW (self), self->session, by_sheet));
}

static void
passphrase_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_passphrase (ALONG_WINDOW (widget), FALSE);
}

/* The one until now is forgotten: the recovery sheet sets another. */
static void
forgotten_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_passphrase (ALONG_WINDOW (widget), TRUE);
}

static void
new_sheet_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (along_keys_window_new_sheet (GTK_WINDOW (widget), ALONG_WINDOW (widget)->session));
}

static void
show_sheet_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  along_window_show_sheet (ALONG_WINDOW (widget));
}

static void
rekeyed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean worked = along_session_rekey_finish (ALONG_SESSION (source), result, &error);

  if (worked)
    along_window_toast (self, _ ("The key is changed"), FALSE);
  else if (along_session_get_state (self->session) == ALONG_SESSION_OPEN || along_session_get_state (self->session) == ALONG_SESSION_LOCKED)
    along_window_toast (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("The key stays as it was") : error->message,
                        FALSE);
  else
    along_window_tell (self, error);
}

static void
answered_cb (AlongWindow *self, const char *response)
{
  if (g_str_equal (response, "change") && along_session_get_state (self->session) == ALONG_SESSION_OPEN)
    along_session_rekey_async (self->session, rekeyed_cb, g_object_ref (self));
}

static void
change_key_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwMessageDialog *dialog = along_message_dialog_new (
    widget, _ ("Change the key?"),
    _ ("Do this if somebody may have got hold of this computer’s keyring, or of a copy of the caseload with its key. Everything "
       "is written anew under another key, which needs room for a second copy. The caseload closes for that and opens "
       "again. Your passphrase and the recovery sheet stay."));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "change", _ ("C_hange the key"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "change", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "change");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.back-up", NULL, back_up_cb },
  { "win.backups", NULL, backups_cb },
  { "win.restore", "s", restore_cb },
  { "win.put-back", "x", put_back_cb },
  { "win.change-passphrase", NULL, passphrase_cb },
  { "win.forgotten-passphrase", NULL, forgotten_cb },
  { "win.new-sheet", NULL, new_sheet_cb },
  { "win.show-sheet", NULL, show_sheet_cb },
  { "win.change-key", NULL, change_key_cb },
};

void
along_window_backup_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
}

/** along_window_content_changed: a family's Overview says by itself how it stands with backups. */
void
along_window_content_changed (AlongWindow *self)
{
  gtk_widget_set_visible (self->backup_line,
                          g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->content)), "family") != 0);
}

/** along_window_backup_update: which of them can be used. @open: the caseload is, and in sight */
void
along_window_backup_update (AlongWindow *self, gboolean open)
{
  gboolean own = !along_session_is_demonstration (self->session), looking = along_session_is_looking (self->session);

  /* Not from the locked screen: whoever stands before it would have the caseload replaced by one of their own. */
  gboolean unlocked = along_session_get_state (self->session) != ALONG_SESSION_LOCKED;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   own && (looking ? open && g_str_equal (actions[i].name, "win.backups")
                                           : open || (unlocked && g_str_equal (actions[i].name, "win.restore"))));
}
