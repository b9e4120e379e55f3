/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-application.h"

#include <glib/gi18n-lib.h>

#include "along-demo.h"
#include "along-demonstration.h"
#include "along-entry-focus.h"
#include "along-entry-side.h"
#include "along-lock-watcher.h"
#include "along-mnemonics.h"
#include "along-preferences.h"
#include "along-session-backup.h"
#include "along-row-words.h"
#include "along-settings.h"
#include "along-store.h"
#include "along-shortcuts.h"
#include "along-widgets.h"
#include "along-window.h"

struct _AlongApplication
{
  AdwApplication parent_instance;

  gboolean made_up;
  AlongSession *session;
  gboolean opening;
  gboolean making;      /* the made-up families are being made */
  GError *refused;      /* (nullable): why the caseload did not open */
  AlongWindow *window;  /* (nullable): borrowed; there is one */
  guint present_source;
  GPtrArray *files;     /* of GFile: to be shown when there is a window */
  AlongLockWatcher *watcher;
};

G_DEFINE_FINAL_TYPE (AlongApplication, along_application, ADW_TYPE_APPLICATION)

/** along_application_locked: the store is closed and the key gone: from here on the computer may sleep. */
void
along_application_locked (AlongApplication *self)
{
  if (self->watcher != NULL)
    along_lock_watcher_locked (self->watcher);
}

/* Locking by itself: after some minutes without a key or the mouse, with the desktop, before sleep. */

static void
lock_cb (AlongApplication *self, int reason)
{
  g_autoptr (GVariant) minutes = along_settings_get ("idle-minutes");
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  gboolean locking = FALSE;

  for (GList *item = windows; item != NULL; item = item->next)
    if (ALONG_IS_WINDOW (item->data))
      locking |= along_window_lock (item->data, reason == ALONG_LOCK_IDLE ? g_variant_get_uint32 (minutes) : 0);
  if (!locking)
    along_application_locked (self);
}

static gboolean
touched_cb (AlongApplication *self, GdkEvent *event)
{
  if (self->watcher != NULL)
    along_lock_watcher_touch (self->watcher);
  return GDK_EVENT_PROPAGATE;
}

/* A toast would lie behind a dialog: what it says has been said, and undo is still in the menu. */
static void
shown_cb (GtkWindow *window)
{
  GtkWindow *above = window;

  while ((above = gtk_window_get_transient_for (above)) != NULL)
    if (ALONG_IS_WINDOW (above))
      along_window_unsay (ALONG_WINDOW (above));
}

/* Dialogs are windows of the application too: what is typed there counts, and Ctrl+L locks from there. */
static void
toplevels_cb (AlongApplication *self, guint position, guint removed, guint added, GListModel *toplevels)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_application (window) == NULL)
        gtk_window_set_application (window, GTK_APPLICATION (self));
    }
}

static void
along_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  GTK_APPLICATION_CLASS (along_application_parent_class)->window_added (application, window);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (touched_cb), application, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  g_signal_connect (window, "map", G_CALLBACK (shown_cb), NULL);
}

/* A bus that is not there is not waited for. */
static void
system_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongApplication) self = data;
  g_autoptr (GDBusConnection) system_bus = g_bus_get_finish (result, NULL);
  g_autoptr (GVariant) minutes = along_settings_get ("idle-minutes");

  self->watcher = along_lock_watcher_new (system_bus, g_application_get_dbus_connection (G_APPLICATION (self)));
  along_lock_watcher_set_idle (self->watcher, 60 * g_variant_get_uint32 (minutes));
  g_signal_connect_object (self->watcher, "lock", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
}

/* Actions. */

/* Of the application, not of the window: so that it locks from a dialog too. */
static void
lock_now_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lock_cb (data, ALONG_LOCK_SESSION);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  /* Each window closes its session first. */
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *item = windows; item != NULL; item = item->next)
    if (ALONG_IS_WINDOW (item->data))
      gtk_window_close (item->data);
  g_list_free (windows);
}

static void
made_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongApplication *self = data;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (self->made_up)
    return;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program != NULL ? program : "alongside", "--demo", NULL);
  if (process == NULL)
    {
      GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
      if (window != NULL)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "(sb)", _ ("The made-up families did not open."),
                                    FALSE);
    }
}

/* A trainer's caseload is the made-up one, now and at the next start. */
static void
train_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  along_settings_set ("made-up-first", g_variant_new_boolean (TRUE));
  made_up_cb (action, parameter, data);
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
}

/* From the made-up families to a caseload of one's own: the other process, or its window if it runs. */
static void
own_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongApplication *self = data;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) process = NULL;

  if (!self->made_up)
    return;
  along_settings_set ("made-up-first", g_variant_new_boolean (FALSE));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program != NULL ? program : "alongside", NULL);
  if (process != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
}

static void
help_shown_cb (GObject *window, GAsyncResult *result, gpointer data)
{
  if (!gtk_show_uri_full_finish (GTK_WINDOW (window), result, NULL))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "(sb)",
                                _ ("The help needs a reader of help pages, such as Yelp. Install it, then press F1 again."), FALSE);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    gtk_show_uri_full (window, "help:alongside", GDK_CURRENT_TIME, NULL, help_shown_cb, NULL);
}

static void
keys_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL)
    gtk_window_present (along_shortcuts_window (window));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongApplication *self = data;

  if (self->window != NULL)
    gtk_window_present (along_preferences_new (gtk_application_get_active_window (GTK_APPLICATION (self)), self->session));
}

static void
tell_backup_folder (AlongApplication *self)
{
  g_autoptr (GVariant) folder = along_settings_get ("backup-folder");

  along_session_set_backup_folder (self->session, g_variant_get_string (folder, NULL));
}

/* What has been set on this computer takes effect at once. */
static void
settings_changed_cb (AlongApplication *self)
{
  g_autoptr (GVariant) minutes = along_settings_get ("idle-minutes");

  along_preferences_apply_look ();
  if (self->window != NULL)
    along_window_apply_settings (self->window);
  if (self->watcher != NULL)
    along_lock_watcher_set_idle (self->watcher, 60 * g_variant_get_uint32 (minutes));
  if (self->session != NULL)
    tell_backup_folder (self);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (data)), "application-name", _ ("Alongside"),
                         "application-icon", "org.alongside.Alongside", "version", ALONG_VERSION, "license-type",
                         GTK_LICENSE_GPL_3_0, "comments",
                         _ ("A place to keep what you know about the families you walk beside."), NULL);
}

static const GActionEntry actions[] = {
  { .name = "lock", .activate = lock_now_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "made-up", .activate = made_up_cb },
  { .name = "train", .activate = train_cb },
  { .name = "own", .activate = own_cb },
  { .name = "help", .activate = help_cb },
  { .name = "keys", .activate = keys_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "about", .activate = about_cb },
};

/* Opening the caseload, and the window. Opening begins before the window is made, and the window is shown when
 * both are there, so that the first thing to be seen is the list of families. Who waits long sees the window. */

/** How long the window waits for the list, in milliseconds. */
#define PATIENCE 300

/* The window system asks for the icon in a handful of sizes: when the window has been drawn. */
static gboolean
icon_cb (gpointer data)
{
  gtk_window_set_default_icon_name ("org.alongside.Alongside");
  return G_SOURCE_REMOVE;
}

static void
present (AlongApplication *self)
{
  g_clear_handle_id (&self->present_source, g_source_remove);
  if (self->window == NULL)
    return;
  if (self->refused != NULL && along_session_get_state (self->session) != ALONG_SESSION_OPEN)
    along_window_tell (self->window, self->refused);
  g_clear_error (&self->refused);
  gtk_window_present (GTK_WINDOW (self->window));
  g_idle_add_full (G_PRIORITY_LOW, icon_cb, NULL, NULL);
}

static gboolean
waited_cb (gpointer data)
{
  AlongApplication *self = data;

  self->present_source = 0;
  present (self);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongApplication) self = data;

  self->opening = FALSE;
  along_session_open_finish (ALONG_SESSION (source), result, &self->refused);
  present (self);
}

static void
open_session (AlongApplication *self)
{
  self->session = along_session_new (NULL, self->made_up);
  tell_backup_folder (self);
  if (along_session_get_state (self->session) != ALONG_SESSION_CLOSED)
    return;
  self->opening = TRUE;
  along_session_open_async (self->session, FALSE, NULL, opened_cb, g_object_ref (self));
}

static void
hand_over_files (AlongApplication *self)
{
  if (self->window == NULL)
    return;
  for (guint i = 0; i < self->files->len; i++)
    along_window_open_file (self->window, self->files->pdata[i]);
  g_ptr_array_set_size (self->files, 0);
}

static void
make_window (AlongApplication *self)
{
  g_set_weak_pointer (&self->window, ALONG_WINDOW (along_window_new (GTK_APPLICATION (self), self->session)));
  hand_over_files (self);
  if (self->opening)
    self->present_source = g_timeout_add (PATIENCE, waited_cb, self);
  else
    present (self);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongApplication) self = data;
  g_autoptr (GError) error = NULL;

  self->making = FALSE;
  /* Open in another program they are as they were made there, and can be looked at. */
  if (along_demo_build_finish (result, &error) || g_error_matches (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IN_USE))
    {
      open_session (self);
      make_window (self);
    }
  else
    g_printerr ("%s\n", error->message);
  g_application_release (G_APPLICATION (self));
}

/* The made-up families are made anew at each start, so that they are always the same. */
static void
along_application_activate (GApplication *application)
{
  AlongApplication *self = ALONG_APPLICATION (application);
  g_autofree char *dir = NULL;

  if (self->window != NULL)
    {
      if (!self->opening)
        gtk_window_present (GTK_WINDOW (self->window));
      return;
    }
  if (!self->made_up)
    {
      make_window (self);
      return;
    }
  if (self->making)
    return;
  self->making = TRUE;
  dir = along_demonstration_dir ();
  g_application_hold (application);
  along_demo_build_async (dir, NULL, made_cb, g_object_ref (self));
}

/* Files are shown when the caseload is open. */
static void
along_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AlongApplication *self = ALONG_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->files, g_object_ref (files[i]));
  g_application_activate (application);
  hand_over_files (self);
}

/* Whether a trainer starts the program, who has no caseload of their own. */
static gboolean
trainer_starts (void)
{
  g_autoptr (GVariant) made_up = along_settings_get ("made-up-first");
  g_autoptr (AlongSession) own = g_variant_get_boolean (made_up) ? along_session_new (NULL, FALSE) : NULL;

  return own != NULL && along_session_get_state (own) == ALONG_SESSION_NEW;
}

static int
along_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  AlongApplication *self = ALONG_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Alongside %s\n", ALONG_VERSION);
      return 0;
    }
  self->made_up = g_variant_dict_contains (options, "demo") || trainer_starts ();
  /* A process of its own beside the real caseload's; a second one brings its window forward. */
  if (self->made_up)
    g_application_set_application_id (application, "org.alongside.Alongside.MadeUp");
  return -1;
}

/* Reading the index of the icons takes a while: in a thread of its own, while the window is being made. (Looking up
 * is one of the things that GtkIconTheme allows in other threads.) */
static void
look_up_icon (GTask *task, gpointer theme, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, gtk_icon_theme_has_icon (theme, "open-menu-symbolic"));
}

static void
read_icons (void)
{
  g_autoptr (GTask) task = g_task_new (gtk_icon_theme_get_for_display (gdk_display_get_default ()), NULL, NULL, NULL);

  g_task_run_in_thread (task, look_up_icon);
}

static void
along_application_startup (GApplication *application)
{
  AlongApplication *self = ALONG_APPLICATION (application);

  /* Before the toolkit is readied, which takes a while: the two get on beside each other. */
  if (!self->made_up)
    open_session (self);
  G_APPLICATION_CLASS (along_application_parent_class)->startup (application);
  /* What was exported or taken in is nobody's business on a list of the desktop. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  read_icons ();
  along_mnemonics_mend ();
  along_row_words_mend ();
  along_entry_focus_mend ();
  along_entry_side_mend ();
  along_preferences_apply_look ();
  along_settings_watch (G_CALLBACK (settings_changed_cb), G_OBJECT (self));
  along_widgets_register ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  along_shortcuts_apply (GTK_APPLICATION (self));
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_cb), self,
                           G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, system_bus_cb, g_object_ref (self));
}

static void
along_application_shutdown (GApplication *application)
{
  AlongApplication *self = ALONG_APPLICATION (application);

  g_clear_handle_id (&self->present_source, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_error (&self->refused);
  g_ptr_array_set_size (self->files, 0);
  g_clear_object (&self->session);
  g_clear_object (&self->watcher);
  G_APPLICATION_CLASS (along_application_parent_class)->shutdown (application);
}

static void
along_application_finalize (GObject *object)
{
  g_ptr_array_unref (ALONG_APPLICATION (object)->files);
  G_OBJECT_CLASS (along_application_parent_class)->finalize (object);
}

static void
along_application_class_init (AlongApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = along_application_finalize;
  application_class->startup = along_application_startup;
  application_class->shutdown = along_application_shutdown;
  application_class->activate = along_application_activate;
  application_class->open = along_application_open;
  application_class->handle_local_options = along_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_added = along_application_window_added;
}

static void
along_application_init (AlongApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Open the made-up families"), NULL },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Say which version this is"), NULL },
    { NULL },
  };

  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

AlongApplication *
along_application_new (void)
{
  return g_object_new (ALONG_TYPE_APPLICATION, "application-id", "org.alongside.Alongside", "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/alongside/Alongside", NULL);
}
