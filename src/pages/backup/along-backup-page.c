/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-backup-page.h"

#include <glib/gi18n-lib.h>

#include "along-backup-words.h"
#include "along-clock.h"
#include "along-file-dialog.h"
#include "along-message-dialog.h"
#include "along-mnemonics.h"
#include "along-why-not.h"

struct _AlongBackupPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget *where_group;
  GtkWidget *folder_row;
  GtkWidget *choose_button;
  GtkWidget *open_button;
  GtkWidget *state_row;
  GtkWidget *now_button;
  GtkWidget *stop_button;
  GtkWidget *bar;
  GtkWidget *kept_group;
  GtkWidget *replaced_group;
  GPtrArray *kept_rows;     /* borrowed */
  GPtrArray *replaced_rows; /* borrowed */

  AlongSession *session;
  char *why_not;             /* (nullable): why nothing can be done here: only looked at */
  GCancellable *cancellable; /* of the backup under way */
  guint asked;               /* for the list, how often: only what was asked last is shown */
  gint64 listed_last;        /* the last good backup when the folder was last read */
  char *listed_folder, *shown_folder;
  GFileMonitor *monitor;  /* (nullable): of that folder */
  char *refused;          /* (nullable): why the one asked for here was not made, until another is asked for or made, or another
                           * folder is chosen */
  gint64 refused_at;
};

G_DEFINE_FINAL_TYPE (AlongBackupPage, along_backup_page, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  SIGNAL_FOLDER_CHOSEN,
  SIGNAL_RESTORE,
  SIGNAL_PUT_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Those that are there. */

static void
remove_rows (GtkWidget *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
restore_cb (GtkWidget *button, AlongBackupPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RESTORE], 0, g_object_get_data (G_OBJECT (button), "path"));
}

static GtkWidget *
kept_row (AlongBackupPage *self, const AlongSavedBackup *backup)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_ ("_Restore…"));
  g_autofree char *when = along_backup_when (backup->made_at), *holds = along_backup_holds (backup);
  g_autofree char *change = along_backup_change (backup), *size = g_format_size ((guint64) backup->bytes);
  /* Translators: "14 families, 120 people", "4.5 MB", "Last change yesterday." */
  g_autofree char *words = g_strdup_printf (C_ ("backup", "%s · %s · %s"), holds, size, change);
  g_autofree char *name = g_strdup_printf (_ ("Restore the backup: %s"), when);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  along_button_say (button, name);
  along_widget_say_why_not (button, self->why_not);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (backup->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup->path), g_free);
  return row;
}

/* Whether the rows are those of @backups (nullable): then they stay, under whatever finger is on them. */
static gboolean
is_shown_already (AlongBackupPage *self, GPtrArray *backups)
{
  guint n = 0;

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const AlongSavedBackup *backup = backups->pdata[i];

      if (!backup->of_this)
        continue;
      if (n >= self->kept_rows->len || g_strcmp0 (g_object_get_data (self->kept_rows->pdata[n], "path"), backup->path) != 0)
        return FALSE;
      n++;
    }
  return n > 0 && n == self->kept_rows->len;
}

typedef struct
{
  AlongBackupPage *page;
  guint asked;
} Asked;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *of = data;
  g_autoptr (AlongBackupPage) self = of->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = along_session_list_backups_finish (ALONG_SESSION (source), result, &error);
  guint n = 0;

  if (self->session == NULL || of->asked != self->asked || is_shown_already (self, backups))
    return;
  remove_rows (self->kept_group, self->kept_rows);
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const AlongSavedBackup *backup = backups->pdata[i];
      GtkWidget *row;

      if (!backup->of_this)
        continue;
      row = kept_row (self, backup);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->kept_group), row);
      g_ptr_array_add (self->kept_rows, row);
      n++;
    }
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self->kept_group),
    error != NULL ? error->message
    : n > 0       ? _ ("One for each of the last 7 days, and one for each of the last 8 weeks. Older ones become unreadable "
                       "and are removed.")
            : _ ("None in this folder yet."));
  gtk_widget_set_visible (self->kept_group, along_session_get_backup_folder (ALONG_SESSION (source)) != NULL);
}

/* Caseloads that were replaced. */

static void let_go_ask_cb (GtkWidget *button, AlongBackupPage *self);

static void
put_back_cb (GtkWidget *button, AlongBackupPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PUT_BACK], 0, *(const gint64 *) g_object_get_data (G_OBJECT (button), "at"));
}

static GtkWidget *
replaced_button (AlongBackupPage *self, gint64 at, const char *label, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  along_button_say (button, name);
  along_widget_say_why_not (button, self->why_not);
  g_object_set_data_full (G_OBJECT (button), "at", g_memdup2 (&at, sizeof at), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

/* As is_shown_already(), of those that were replaced. */
static gboolean
is_as_shown (AlongBackupPage *self, GArray *times)
{
  gboolean same = times->len == self->replaced_rows->len;

  for (guint i = 0; same && i < times->len; i++)
    same = *(const gint64 *) g_object_get_data (self->replaced_rows->pdata[i], "at") == g_array_index (times, gint64, i);
  return same;
}

static void
show_replaced (AlongBackupPage *self)
{
  g_autoptr (GArray) times = along_session_list_replaced (self->session);

  gtk_widget_set_visible (self->replaced_group, times->len > 0);
  if (is_as_shown (self, times))
    return;
  remove_rows (self->replaced_group, self->replaced_rows);
  for (guint i = 0; i < times->len; i++)
    {
      gint64 at = g_array_index (times, gint64, i);
      GtkWidget *row = adw_action_row_new (), *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      g_autofree char *when = along_backup_when (at);
      g_autofree char *back = g_strdup_printf (_ ("Put the caseload of before back: %s"), when);
      g_autofree char *name = g_strdup_printf (_ ("Let the caseload of before go: %s"), when);

      g_object_set_data_full (G_OBJECT (row), "at", g_memdup2 (&at, sizeof at), g_free);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The caseload as it was until then"));
      /* One below the other: beside each other they leave no room for words where it is narrow. */
      gtk_widget_set_margin_top (buttons, 6);
      gtk_widget_set_margin_bottom (buttons, 6);
      gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (buttons), replaced_button (self, at, _ ("_Put it back…"), back, G_CALLBACK (put_back_cb)));
      gtk_box_append (GTK_BOX (buttons), replaced_button (self, at, _ ("_Let it go…"), name, G_CALLBACK (let_go_ask_cb)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->replaced_group), row);
      g_ptr_array_add (self->replaced_rows, row);
    }
}

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongBackupPage) self = data;

  along_session_let_go_finish (ALONG_SESSION (source), result, NULL);
  if (self->session != NULL)
    show_replaced (self);
}

static void
answered_cb (AlongBackupPage *self, const char *response, AdwMessageDialog *dialog)
{
  const gint64 *at = g_object_get_data (G_OBJECT (dialog), "at");

  if (g_str_equal (response, "let-go") && self->session != NULL)
    along_session_let_go_async (self->session, *at, let_go_cb, g_object_ref (self));
}

static void
let_go_ask_cb (GtkWidget *button, AlongBackupPage *self)
{
  const gint64 *at = g_object_get_data (G_OBJECT (button), "at");
  g_autofree char *day = along_backup_day (*at);
  g_autofree char *words = g_strdup_printf (_ ("What is only in it, and not in the caseload you have now, is gone then. It was "
                                               "replaced %s."), day);
  AdwMessageDialog *dialog = along_message_dialog_new (GTK_WIDGET (self), _ ("Let the caseload of before go?"), words);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "let-go", _ ("_Let it go"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "let-go", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "at", g_memdup2 (at, sizeof *at), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* How it stands. */

static void show (AlongBackupPage *self);

/* What is there no more is not offered; what is there again is. */
static void
moved_cb (AlongBackupPage *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  self->listed_last = -1;
  show (self);
}

static void
watch (AlongBackupPage *self, const char *folder)
{
  g_autoptr (GFile) file = folder != NULL ? g_file_new_for_path (folder) : NULL;

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (file != NULL)
    self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES | G_FILE_MONITOR_WATCH_MOUNTS, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

static void
show (AlongBackupPage *self)
{
  const char *folder = along_session_get_backup_folder (self->session);
  gboolean due, making;
  g_autofree char *words = along_backup_health (self->session, &due);
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;
  g_autofree char *escaped = g_markup_escape_text (shown != NULL ? shown : _ ("None chosen. Best is a folder on another disk."), -1);
  g_autofree char *state = NULL;
  gint64 last;
  double done;

  along_session_get_backup_health (self->session, &last, NULL);
  if (self->cancellable != NULL || g_strcmp0 (folder, self->shown_folder) != 0 || last > self->refused_at)
    g_clear_pointer (&self->refused, g_free);
  if (g_strcmp0 (folder, self->shown_folder) != 0)
    watch (self, folder);
  g_free (self->shown_folder);
  self->shown_folder = g_strdup (folder);
  /* Also where the last good one is of today, so that nobody need be told elsewhere. */
  if (self->refused != NULL)
    {
      due = TRUE;
      g_free (words);
      words = g_strdup (self->refused);
    }
  else if (!due && *words != '\0')
    {
      g_free (words);
      words = along_backup_last (self->session);
    }
  making = along_session_is_backing_up (self->session, &done) && (done > 0 || self->cancellable != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), escaped);
  state = g_markup_escape_text (making ? _ ("Being made…") : *words != '\0' ? words : _ ("None yet"), -1);
  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (self->state_row)), state) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state_row), state);
  if (due)
    gtk_widget_add_css_class (self->state_row, "along-due");
  else
    gtk_widget_remove_css_class (self->state_row, "along-due");
  gtk_widget_set_visible (self->now_button, !making);
  if (self->why_not == NULL)
    gtk_widget_set_sensitive (self->now_button, folder != NULL);
  gtk_widget_set_visible (self->stop_button, making && self->cancellable != NULL);
  gtk_widget_set_visible (self->bar, making);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  if (!making && (last != self->listed_last || g_strcmp0 (folder, self->listed_folder) != 0))
    {
      self->listed_last = last;
      g_free (self->listed_folder);
      self->listed_folder = g_strdup (folder);
      Asked *asked = g_new (Asked, 1);

      *asked = (Asked) { g_object_ref (self), ++self->asked };
      along_session_list_backups_async (self->session, NULL, listed_cb, asked);
    }
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongBackupPage) self = data;
  g_autoptr (GError) error = NULL;

  along_session_back_up_finish (ALONG_SESSION (source), result, &error);
  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_free (self->refused);
      self->refused = g_strdup (error->message);
      self->refused_at = along_clock_now ();
      self->listed_last = -1;
    }
  show (self);
  if (error == NULL)
    gtk_widget_grab_focus (self->now_button);
}

static void
now_cb (AlongBackupPage *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  along_session_back_up_async (self->session, self->cancellable, backed_up_cb, g_object_ref (self));
  show (self);
}

static void
stop_cb (AlongBackupPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void choose_cb (AlongBackupPage *self);

static void
another_cb (AlongBackupPage *self, const char *response)
{
  if (g_str_equal (response, "choose") && self->session != NULL)
    choose_cb (self);
}

typedef struct
{
  AlongBackupPage *page;
  char *path;
} Tried;

/* A folder in which nothing can be kept does not take the place of one in which it can. */
static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Tried *tried = data;
  g_autoptr (AlongBackupPage) self = tried->page;
  g_autofree char *path = tried->path, *shown = NULL, *body = NULL;
  g_autoptr (GError) error = NULL;
  const char *folder;
  AdwMessageDialog *dialog;
  gboolean good = along_session_try_backup_folder_finish (ALONG_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (good)
    {
      g_signal_emit (self, signals[SIGNAL_FOLDER_CHOSEN], 0, path);
      return;
    }
  folder = along_session_get_backup_folder (self->session);
  shown = g_filename_display_name (folder != NULL ? folder : path);
  /* Translators: why a folder cannot be used, in a sentence; a folder */
  body = folder != NULL ? g_strdup_printf (_ ("%s Until then backups go on in %s."), error->message, shown)
                        : g_strdup (error->message);
  dialog = along_message_dialog_new (GTK_WIDGET (self), _ ("No backup can be kept in that folder"), body);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "choose", _ ("Choose _another…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "choose", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "choose");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** along_backup_page_choose: takes @path for the folder of backups, if they can be made there. */
void
along_backup_page_choose (AlongBackupPage *self, const char *path)
{
  Tried *tried = g_new (Tried, 1);

  *tried = (Tried) { g_object_ref (self), g_strdup (path) };
  along_session_try_backup_folder_async (self->session, path, tried_cb, tried);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongBackupPage) self = data;
  g_autoptr (GFile) folder = along_file_dialog_finish (result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL && self->session != NULL)
    along_backup_page_choose (self, path);
}

static void
choose_cb (AlongBackupPage *self)
{
  along_file_dialog_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Folder for backups"), chosen_cb,
                                  g_object_ref (self));
}

static void
from_file_cb (AlongBackupPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RESTORE], 0, "");
}

static void
along_backup_page_dispose (GObject *object)
{
  AlongBackupPage *self = ALONG_BACKUP_PAGE (object);

  watch (self, NULL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (along_backup_page_parent_class)->dispose (object);
}

static void
along_backup_page_finalize (GObject *object)
{
  AlongBackupPage *self = ALONG_BACKUP_PAGE (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->kept_rows);
  g_ptr_array_unref (self->replaced_rows);
  g_free (self->listed_folder);
  g_free (self->shown_folder);
  g_free (self->refused);
  g_free (self->why_not);
  G_OBJECT_CLASS (along_backup_page_parent_class)->finalize (object);
}

static void
along_backup_page_class_init (AlongBackupPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_backup_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = along_backup_page_finalize;
  signals[SIGNAL_FOLDER_CHOSEN] = g_signal_new ("folder-chosen", ALONG_TYPE_BACKUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PUT_BACK] = g_signal_new ("put-back", ALONG_TYPE_BACKUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_RESTORE] = g_signal_new ("restore", ALONG_TYPE_BACKUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
group_new (AlongBackupPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
button_row (GtkWidget *group, const char *title, const char *subtitle, GtkWidget *button, GCallback clicked, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", clicked, data, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
along_backup_page_init (AlongBackupPage *self)
{
  GtkWidget *elsewhere;

  self->kept_rows = g_ptr_array_new ();
  self->replaced_rows = g_ptr_array_new ();
  self->listed_last = -1;
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), C_ ("preferences", "Backups"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "drive-harddisk-symbolic");
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "backups");

  self->where_group = group_new (self, C_ ("preferences", "Backups"),
                     _ ("Made once a day while you work, and read back. Only your recovery sheet opens them."));
  self->choose_button = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  self->folder_row = button_row (self->where_group, _ ("Folder for backups"), NULL, self->choose_button, G_CALLBACK (choose_cb), self);
  self->now_button = gtk_button_new_with_mnemonic (_ ("_Back up now"));
  self->state_row = button_row (self->where_group, _ ("Last backup"), NULL, self->now_button, G_CALLBACK (now_cb), self);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Backup being made"), -1);
  self->stop_button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_valign (self->stop_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->stop_button, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state_row), self->bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state_row), self->stop_button);

  self->kept_group = group_new (self, _ ("Backups in this folder"), NULL);
  self->replaced_group = group_new (self, _ ("Kept from before a restore"), NULL);
  elsewhere = group_new (self, _ ("A backup from elsewhere"), NULL);
  self->open_button = gtk_button_new_with_mnemonic (_ ("_Open…"));
  button_row (elsewhere, _ ("Restore from a file"), _ ("You see what it holds first"), self->open_button, G_CALLBACK (from_file_cb), self);
}

/* Another program has the caseload, and makes them: how it stands can be seen. */
static void
look_only (AlongBackupPage *self)
{
  GtkWidget *buttons[] = { self->choose_button, self->now_button, self->open_button };

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->where_group), self->why_not);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    along_widget_say_why_not (buttons[i], self->why_not);
}

GtkWidget *
along_backup_page_new (AlongSession *session)
{
  AlongBackupPage *self = g_object_new (ALONG_TYPE_BACKUP_PAGE, NULL);

  self->session = g_object_ref (session);
  self->why_not = along_session_why_not (session);
  if (self->why_not != NULL)
    look_only (self);
  g_signal_connect_object (session, "backup-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  show_replaced (self);
  return GTK_WIDGET (self);
}
