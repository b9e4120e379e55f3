/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-window-private.h"

#include <glib/gi18n-lib.h>

#include "along-announcer.h"
#include "along-application.h"
#include "backup/along-backup-line.h"
#include "backup/along-working-page.h"
#include "start/along-start-page.h"
#include "vault/along-vault-page.h"
#include "welcome/along-welcome-page.h"

/* Outside: one widget at a time. */

static void
make_outside (AlongWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *menu_button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu_button), "open-menu-symbolic");
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (menu_button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu_button), along_window_make_menu, self->outside_menu, NULL);
  gtk_widget_set_tooltip_text (menu_button, _ ("Menu (F10)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Menu"), -1);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), gtk_label_new (NULL));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), menu_button);
  self->outside_page = adw_bin_new ();
  gtk_widget_set_vexpand (self->outside_page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->outside_page);
  adw_bin_set_child (ADW_BIN (self->outside), box);
}

static void
show_outside (AlongWindow *self, GtkWidget *page)
{
  if (self->outside_page == NULL)
    make_outside (self);
  adw_bin_set_child (ADW_BIN (self->outside_page), page);
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "outside");
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static gboolean
is_starting (AlongWindow *self)
{
  return self->outside_page != NULL && ALONG_IS_START_PAGE (adw_bin_get_child (ADW_BIN (self->outside_page)));
}

static AlongVaultPage *
show_vault (AlongWindow *self)
{
  GtkWidget *page = along_vault_page_new (self->session);

  show_outside (self, page);
  return ALONG_VAULT_PAGE (page);
}

/** along_window_tell: that the caseload did not open, and the way on. */
void
along_window_tell (AlongWindow *self, const GError *why)
{
  along_vault_page_tell (show_vault (self), why);
}

static void show_inside (AlongWindow *self);

static void
left_cb (AlongWindow *self)
{
  show_outside (self, along_welcome_page_new ());
}

/** along_window_show_start: the pages that start a caseload. */
void
along_window_show_start (AlongWindow *self)
{
  GtkWidget *page = along_start_page_new (self->session);

  g_signal_connect_object (page, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "finished", G_CALLBACK (show_inside), self, G_CONNECT_SWAPPED);
  show_outside (self, page);
}

/** along_window_show_sheet: the words of a recovery sheet that nobody has taken yet. */
void
along_window_show_sheet (AlongWindow *self)
{
  along_window_show_start (self);
  along_start_page_show_sheet (ALONG_START_PAGE (adw_bin_get_child (ADW_BIN (self->outside_page))));
  along_window_actions_update (self);
}

/** along_window_session_changed: shows what the session's state asks for. */
void
along_window_session_changed (AlongWindow *self)
{
  switch (along_session_get_state (self->session))
    {
    case ALONG_SESSION_NEW:
      show_outside (self, along_welcome_page_new ());
      break;
    case ALONG_SESSION_LOCKED:
      along_vault_page_lock (show_vault (self), self->locked_after);
      break;
    case ALONG_SESSION_OPEN:
      /* The recovery sheet stays until it has been taken. */
      if (is_starting (self))
        break;
      if (along_session_get_sheet (self->session) != NULL)
        along_window_show_sheet (self);
      else
        show_inside (self);
      break;
    /* It is being opened; if that is refused, the application says so. */
    case ALONG_SESSION_CLOSED:
    default:
      if (along_session_get_work (self->session, NULL) == ALONG_SESSION_WORK_REKEY
          || along_session_get_work (self->session, NULL) == ALONG_SESSION_WORK_RESTORE)
        show_outside (self, along_working_page_new (self->session));
      break;
    }
  along_window_actions_update (self);
}

static void
show_inside (AlongWindow *self)
{
  along_window_noticed (self);
  if (self->outside_page != NULL)
    adw_bin_set_child (ADW_BIN (self->outside_page), NULL);
  along_families_list_set_session (ALONG_FAMILIES_LIST (self->families), self->session);
  along_waiting_set_session (ALONG_WAITING (self->waiting), self->session);
  along_backup_line_set_session (ALONG_BACKUP_LINE (self->backup_line), self->session);
  gtk_stack_set_visible_child_name (GTK_STACK (self->content), "blank");
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "inside");
  if (along_id_is_none (self->left))
    along_window_show_list (self, TRUE);
  else
    along_window_show_family (self, self->left);
  along_window_update_chrome (self);
  along_families_list_focus_search (ALONG_FAMILIES_LIST (self->families));
  along_window_open_next (self);
}

/* A dialog, or a dialog of a dialog, of this window. */
static gboolean
is_ours (AlongWindow *self, GtkWindow *window)
{
  for (window = gtk_window_get_transient_for (window); window != NULL; window = gtk_window_get_transient_for (window))
    if (window == GTK_WINDOW (self))
      return TRUE;
  return FALSE;
}

static GtkWindow *
find_ours (AlongWindow *self)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));

  for (GList *item = windows; item != NULL; item = item->next)
    if (is_ours (self, item->data))
      return item->data;
  return NULL;
}

/** along_window_locking: the store closes next: dialogs go (their drafts are kept), pages go, nothing of anybody stays. */
void
along_window_locking (AlongWindow *self)
{
  GtkWindow *ours;

  /* From here on nothing of the caseload is in sight, and nothing new is shown. */
  show_outside (self, adw_bin_new ());
  /* One may take others with it: looked for anew each time. */
  while ((ours = find_ours (self)) != NULL)
    gtk_window_destroy (ours);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->notices &= ~(guint) (ALONG_SESSION_NOTICE_BY_SHEET | ALONG_SESSION_NOTICE_STALE);
  along_window_forget_room (self);
  along_window_forget_family (self);
  along_window_unsay (self);
  along_announce_nothing (self->root);
  along_families_list_set_session (ALONG_FAMILIES_LIST (self->families), NULL);
  along_waiting_set_session (ALONG_WAITING (self->waiting), NULL);
  along_backup_line_set_session (ALONG_BACKUP_LINE (self->backup_line), NULL);
  along_window_actions_update (self);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!along_session_lock_finish (ALONG_SESSION (source), result, &error))
    along_window_toast (self, error->message, FALSE);
  if (ALONG_IS_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))))
    along_application_locked (ALONG_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/**
 * along_window_lock: @idle_minutes: after which it locks by itself; 0: asked for.
 *
 * Returns: whether it locks now; along_application_locked() is told when it has.
 */
gboolean
along_window_lock (AlongWindow *self, guint idle_minutes)
{
  /* Locked or not open yet: what was typed to open it goes all the same. */
  if (self->outside_page != NULL && ALONG_IS_VAULT_PAGE (adw_bin_get_child (ADW_BIN (self->outside_page))))
    along_vault_page_forget (ALONG_VAULT_PAGE (adw_bin_get_child (ADW_BIN (self->outside_page))));
  if (self->session == NULL
      || (along_session_get_state (self->session) != ALONG_SESSION_OPEN && !along_session_is_opening (self->session)
          && along_session_get_work (self->session, NULL) == ALONG_SESSION_WORK_NONE)
      || is_starting (self))
    return FALSE;
  self->locked_after = idle_minutes;
  along_session_lock_async (self->session, locked_cb, g_object_ref (self));
  return TRUE;
}

