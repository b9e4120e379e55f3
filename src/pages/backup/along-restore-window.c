/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-restore-window.h"

#include <glib/gi18n-lib.h>

#include "along-asked-row.h"
#include "along-backup-words.h"
#include "along-boxed.h"
#include "along-file-dialog.h"
#include "along-narrow.h"
#include "along-restore-preview.h"

#define TELL_EVERY 100 /* milliseconds */

struct _AlongRestoreWindow
{
  AdwWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *cancel;

  GtkWidget *asked; /* status page with the field */
  GtkWidget *words_list;
  GtkWidget *words_row;
  GtkWidget *words_refusal;
  GtkWidget *open_button;
  GtkWidget *another_button;

  GtkWidget *waiting;
  GtkWidget *bar;

  AlongRestorePreview preview;

  AlongSession *session;
  char *path;      /* (nullable): of the backup */
  gint64 replaced; /* 0, or when the caseload was replaced that is to be put back */
  gboolean by_key; /* that is being opened with the keyring's key, before any words are asked for */
  GCancellable *cancellable;
  AlongOpenedBackup *opened; /* (nullable) */
  gboolean restoring;
  guint teller;
};

G_DEFINE_FINAL_TYPE (AlongRestoreWindow, along_restore_window, ADW_TYPE_WINDOW)

static void
along_restore_window_dispose (GObject *object)
{
  AlongRestoreWindow *self = ALONG_RESTORE_WINDOW (object);

  /* What is being restored goes on; what is only looked at does not. */
  if (!self->restoring)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->teller, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->opened, along_opened_backup_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (along_restore_window_parent_class)->dispose (object);
}

static void
along_restore_window_class_init (AlongRestoreWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_restore_window_dispose;
}

static void
along_restore_window_init (AlongRestoreWindow *self)
{
}

static gboolean
tell_cb (gpointer data)
{
  AlongRestoreWindow *self = data;
  double done;

  along_session_get_work (self->session, &done);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  return G_SOURCE_CONTINUE;
}

static void
wait_for (AlongRestoreWindow *self, const char *title)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->waiting), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
  gtk_widget_grab_focus (self->cancel);
  if (self->teller == 0)
    self->teller = g_timeout_add (TELL_EVERY, tell_cb, self);
}

static void
go (AlongRestoreWindow *self, const char *name, GtkWidget *focus)
{
  g_clear_handle_id (&self->teller, g_source_remove);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_widget_grab_focus (focus);
}

static void
show_preview (AlongRestoreWindow *self)
{
  gboolean here = along_session_get_state (self->session) != ALONG_SESSION_NEW;

  along_restore_preview_show (&self->preview, self->opened, here, self->replaced > 0);
  /* Whoever presses Enter once too often has not restored anything. */
  go (self, "preview", here ? self->cancel : self->preview.passphrase_row);
}

/* No words open it. */
static void
say_shut (AlongRestoreWindow *self, const char *title, const char *why)
{
  g_autofree char *escaped = g_markup_escape_text (why, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->asked), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->asked), escaped);
  gtk_widget_set_visible (self->words_list, FALSE);
  gtk_widget_set_visible (self->open_button, FALSE);
}

static gboolean
is_about_key (const GError *error)
{
  static const int codes[] = { ALONG_SESSION_ERROR_NO_KEYRING, ALONG_SESSION_ERROR_KEYRING_LOCKED, ALONG_SESSION_ERROR_KEYRING_SLOW,
                               ALONG_SESSION_ERROR_KEY_MISSING, ALONG_SESSION_ERROR_KEY_NOT_KEPT, ALONG_SESSION_ERROR_KEY_WRONG };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, ALONG_SESSION_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

/* The keyring's key did not open it. */
static void
not_by_key (AlongRestoreWindow *self, const GError *error)
{
  self->by_key = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!is_about_key (error))
    say_shut (self, _ ("It cannot be put back"), error->message);
  go (self, "words", is_about_key (error) ? self->words_row : self->cancel);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongRestoreWindow) self = data;
  g_autoptr (GError) error = NULL;
  AlongOpenedBackup *opened
    = g_task_get_source_tag (G_TASK (result)) == along_session_open_replaced_async
        ? along_session_open_replaced_finish (ALONG_SESSION (source), result, &error)
        : along_session_open_backup_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    {
      along_opened_backup_free (opened);
      return;
    }
  gtk_widget_set_sensitive (self->open_button, TRUE);
  if (opened != NULL)
    {
      self->opened = opened;
      gtk_editable_set_text (GTK_EDITABLE (self->words_row), "");
      show_preview (self);
      return;
    }
  if (self->by_key)
    {
      not_by_key (self, error);
      return;
    }
  go (self, "words", self->words_row);
  if (g_error_matches (error, ALONG_SESSION_ERROR, ALONG_SESSION_ERROR_PASSPHRASE_WRONG))
    {
      /* What was typed stays: it is mended, not typed again. */
      g_autofree char *wrong = along_session_look_at_words (gtk_editable_get_text (GTK_EDITABLE (self->words_row)));

      along_asked_row_refuse (self->words_refusal, self->words_row,
                              wrong != NULL        ? wrong
                              : self->replaced > 0 ? _ ("Those are not the words of its sheet. It opens with the sheet that was "
                                                        "in use until then.")
                                                   : _ ("Those are not the words of this backup’s sheet. A backup opens with the sheet "
                                                 "that was in use on its day."));
      gtk_editable_set_position (GTK_EDITABLE (self->words_row), -1);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    along_asked_row_refuse (self->words_refusal, NULL, error->message);
}

/* What the file says of itself. @made_at: 0: it has not said it yet */
static void
describe (AlongRestoreWindow *self, gint64 made_at)
{
  g_autofree char *when = made_at > 0 ? along_backup_when_inside (made_at) : NULL;
  /* Translators: "today at 17:02" */
  g_autofree char *made = when != NULL ? g_strdup_printf (_ ("This backup was made %s."), when) : NULL;
  const char *how
    = self->replaced > 0
        ? _ ("The keyring of this computer does not open it. Type the seven words of the recovery sheet that was in use until then. "
             "The first four letters of each are enough.")
        : _ ("Type the seven words of the recovery sheet that was in use then. The first four letters of each are enough.");
  g_autofree char *both = made != NULL ? g_strdup_printf ("%s %s", made, how) : g_strdup (how);
  g_autofree char *escaped = g_markup_escape_text (both, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->asked), escaped);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongRestoreWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongSavedBackup) saved = along_session_read_backup_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (saved != NULL)
    {
      describe (self, saved->made_at);
      return;
    }
  /* Another file is the way on. */
  say_shut (self, _ ("This file cannot be opened"), error->message);
  gtk_widget_set_visible (self->another_button, TRUE);
  gtk_widget_grab_focus (self->another_button);
}

static void
another_cb (AlongRestoreWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  along_restore_window_choose (parent, self->session);
  gtk_window_close (GTK_WINDOW (self));
}

/* @words: (nullable): what was kept is opened with the keyring's key */
static void
open_with (AlongRestoreWindow *self, const char *words)
{
  if (self->replaced > 0)
    along_session_open_replaced_async (self->session, self->replaced, words, self->cancellable, opened_cb, g_object_ref (self));
  else
    along_session_open_backup_async (self->session, self->path, words, self->cancellable, opened_cb, g_object_ref (self));
  wait_for (self, self->replaced > 0 ? _ ("Reading that caseload…") : _ ("Reading the backup…"));
}

static void
open_cb (AlongRestoreWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words_row));

  if (*words == '\0' || !gtk_widget_get_sensitive (self->open_button))
    {
      gtk_widget_grab_focus (self->words_row);
      return;
    }
  along_asked_row_refuse (self->words_refusal, self->words_row, NULL);
  gtk_widget_set_sensitive (self->open_button, FALSE);
  open_with (self, words);
}

/* Restoring. The window may be gone by its end: the caseload closes for it. */

typedef struct
{
  AlongRestoreWindow *window;
  GtkWindow *parent; /* weak */
  char *toast;
} Restoring;

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Restoring *restoring = data;
  AlongRestoreWindow *self = restoring->window;
  g_autoptr (GError) error = NULL;
  gboolean worked = along_session_restore_finish (ALONG_SESSION (source), result, &error);
  const char *words = worked ? restoring->toast : error->message;

  self->restoring = FALSE;
  if (!worked && self->session != NULL && self->replaced == 0)
    {
      /* What was opened is used up: the words are asked for once more. */
      gtk_widget_set_sensitive (self->cancel, TRUE);
      go (self, "words", self->words_row);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        along_asked_row_refuse (self->words_refusal, NULL, words);
    }
  else
    {
      if (restoring->parent != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (restoring->parent), "win.toast", "(sb)", words, FALSE);
      if (self->session != NULL)
        gtk_window_destroy (GTK_WINDOW (self));
    }
  g_clear_weak_pointer (&restoring->parent);
  g_object_unref (restoring->window);
  g_free (restoring->toast);
  g_free (restoring);
}

/* Said when it is done: which moment it is, and where what was there before is. */
static char *
restored_words (AlongRestoreWindow *self)
{
  g_autofree char *when = along_backup_when_inside (along_opened_backup_get_info (self->opened)->made_at), *is = NULL;

  /* Translators: "yesterday at 17:02", "11 March at 09:30" */
  is = g_strdup_printf (self->replaced > 0 ? _ ("This is the caseload as it was until %s.")
                                           : _ ("This is the caseload as it was backed up %s."), when);
  if (along_session_get_state (self->session) == ALONG_SESSION_NEW)
    return g_steal_pointer (&is);
  return g_strdup_printf ("%s %s", is, _ ("The one before it is kept: see Preferences, Backups."));
}

static void
restore_cb (AlongRestoreWindow *self)
{
  Restoring *restoring;
  const char *passphrase;

  if (self->opened == NULL || !along_restore_preview_take_passphrase (&self->preview, &passphrase))
    return;
  restoring = g_new0 (Restoring, 1);
  restoring->window = g_object_ref (self);
  g_set_weak_pointer (&restoring->parent, gtk_window_get_transient_for (GTK_WINDOW (self)));
  restoring->toast = restored_words (self);
  self->restoring = TRUE;
  wait_for (self, _ ("Making the caseload…"));
  along_session_restore_async (self->session, g_steal_pointer (&self->opened), passphrase, FALSE, self->cancellable,
                               restored_cb, restoring);
  gtk_editable_set_text (GTK_EDITABLE (self->preview.passphrase_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->preview.again_row), "");
}

/* Cancelling: what goes on ends, and the window stays; else it closes. */
static void
cancel_cb (AlongRestoreWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "waiting") != 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->cancel, !self->restoring);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType mods, gpointer data)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  cancel_cb (data);
  return GDK_EVENT_STOP;
}

/* Building. */

/* What scrolls in a status page takes the focus of keys: it has its title for a name. */
static void
name_inside (GtkWidget *status, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (status)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
status_new (const char *icon, const char *title, GtkWidget *child)
{
  GtkWidget *status = adw_status_page_new (), *clamp = adw_clamp_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 420);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), clamp);
  gtk_widget_add_css_class (status, "compact");
  name_inside (status, title);
  return status;
}

static GtkWidget *
make_words_page (AlongRestoreWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *list = along_boxed_list_new (_ ("Seven words"));

  self->words_row = along_restore_passphrase_new (_ ("Seven words"));
  self->words_refusal = along_restore_refusal_new ();
  self->open_button = along_restore_pill_new (_ ("_Open"));
  self->words_list = list;
  self->another_button = along_restore_pill_new (_ ("Choose _another file…"));
  gtk_widget_set_visible (self->another_button, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), self->words_row);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->words_refusal);
  gtk_box_append (GTK_BOX (box), self->open_button);
  gtk_box_append (GTK_BOX (box), self->another_button);
  g_signal_connect_object (self->words_row, "entry-activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->open_button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->another_button, "clicked", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
  self->asked = status_new ("drive-harddisk-symbolic", _ ("Seven words"), box);
  return self->asked;
}

static GtkWidget *
make_waiting_page (AlongRestoreWindow *self)
{
  self->bar = gtk_progress_bar_new ();
  self->waiting = status_new ("drive-harddisk-symbolic", _ ("Reading the backup…"), self->bar);
  return self->waiting;
}

static void
build (AlongRestoreWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_words_page (self), "words");
  gtk_stack_add_named (GTK_STACK (self->stack), make_waiting_page (self), "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), along_restore_preview_new (&self->preview), "preview");
  g_signal_connect_object (self->preview.restore, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), self->stack);
  adw_window_set_content (ADW_WINDOW (self), page);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static AlongRestoreWindow *
window_new (GtkWindow *parent, AlongSession *session, const char *title)
{
  AlongRestoreWindow *self = g_object_new (ALONG_TYPE_RESTORE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, "transient-for", parent, "modal", TRUE,
                                           "destroy-with-parent", TRUE, "default-width", 520, "default-height", 660, "title",
                                           title, NULL);
  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  build (self);
  along_narrow_as_parent (GTK_WINDOW (self), parent);
  return self;
}

/** along_restore_window_new: asks for the words that open the backup @path. */
GtkWindow *
along_restore_window_new (GtkWindow *parent, AlongSession *session, const char *path)
{
  AlongRestoreWindow *self = window_new (parent, session, _ ("Open a backup"));

  self->path = g_strdup (path);
  describe (self, 0);
  along_session_read_backup_async (session, path, read_cb, g_object_ref (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->words_row);
  return GTK_WINDOW (self);
}

/**
 * along_restore_window_new_replaced: shows what the caseload holds that was replaced at @replaced, and puts it back; words are
 * asked for only where the keyring does not open it.
 */
GtkWindow *
along_restore_window_new_replaced (GtkWindow *parent, AlongSession *session, gint64 replaced)
{
  AlongRestoreWindow *self = window_new (parent, session, _ ("Put the caseload back"));

  self->replaced = replaced;
  self->by_key = TRUE;
  gtk_button_set_label (GTK_BUTTON (self->preview.restore), _ ("_Put it back"));
  describe (self, 0);
  open_with (self, NULL);
  return GTK_WINDOW (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongSession) session = data;
  g_autoptr (GFile) file = along_file_dialog_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    gtk_window_present (along_restore_window_new (GTK_WINDOW (source), session, path));
}

/** along_restore_window_choose: asks for a file, then for its words. */
void
along_restore_window_choose (GtkWindow *parent, AlongSession *session)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Backups of Alongside"));
  gtk_file_filter_add_suffix (filter, "alongside-backup");
  along_file_dialog_open_async (parent, _ ("Open a backup"), filter, chosen_cb, g_object_ref (session));
}
