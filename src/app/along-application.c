/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-application.h"

#include <glib/gi18n-lib.h>

#include "along-demo.h"
#include "along-demonstration.h"
#include "along-lock-watcher.h"
#include "along-settings.h"
#include "along-widgets.h"
#include "along-window.h"

struct _AlongApplication
{
  AdwApplication parent_instance;

  gboolean made_up;
  AlongLockWatcher *watcher;
};

G_DEFINE_FINAL_TYPE (AlongApplication, along_application, ADW_TYPE_APPLICATION)

/* Locking by itself: after some minutes without a key or the mouse, with the desktop, before sleep. */

static void
lock_cb (AlongApplication *self, int reason)
{
  g_autoptr (GVariant) minutes = along_settings_get ("idle-minutes");
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *item = windows; item != NULL; item = item->next)
    if (ALONG_IS_WINDOW (item->data))
      along_window_lock (item->data, reason == ALONG_LOCK_IDLE ? g_variant_get_uint32 (minutes) : 0);
  if (self->watcher != NULL)
    along_lock_watcher_locked (self->watcher);
}

static gboolean
touched_cb (AlongApplication *self, GdkEvent *event)
{
  if (self->watcher != NULL)
    along_lock_watcher_touch (self->watcher);
  return GDK_EVENT_PROPAGATE;
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

/* From the made-up families to a caseload of one's own: the other process, or its window if it runs. */
static void
own_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlongApplication *self = data;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) process = NULL;

  if (!self->made_up)
    return;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program != NULL ? program : "alongside", NULL);
  if (process != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_uri (gtk_application_get_active_window (GTK_APPLICATION (data)), "help:alongside", GDK_CURRENT_TIME);
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
  { .name = "own", .activate = own_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
};

/* Keys of ui.md 2.1. */
static const struct
{
  const char *action;
  const char *accels[3];
} keys[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "window.close", { "<Control>w" } },
  { "win.add-contact::", { "<Control>n" } },
  { "win.add-family", { "<Control><Shift>n" } },
  { "win.search", { "<Control>f" } },
  { "win.show-page::overview", { "<Control>1" } },
  { "win.show-page::genogram", { "<Control>2" } },
  { "win.show-page::assessments", { "<Control>3" } },
  { "win.show-page::timeline", { "<Control>4" } },
  { "win.show-page::plan", { "<Control>5" } },
  { "win.next-area(true)", { "F6" } },
  { "win.next-area(false)", { "<Shift>F6" } },
  { "win.list", { "F9" } },
  { "win.panel", { "<Shift>F9" } },
  { "win.back", { "<Alt>Left" } },
  { "app.lock", { "<Control>l" } },
  { "win.print", { "<Control>p" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.fullscreen", { "F11" } },
};

static void
add_window (AlongApplication *self)
{
  g_autoptr (AlongSession) session = along_session_new (NULL, self->made_up);

  gtk_window_present (GTK_WINDOW (along_window_new (GTK_APPLICATION (self), session)));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlongApplication) self = data;
  g_autoptr (GError) error = NULL;

  if (along_demo_build_finish (result, &error))
    add_window (self);
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

  for (GList *windows = gtk_application_get_windows (GTK_APPLICATION (self)); windows != NULL; windows = windows->next)
    if (ALONG_IS_WINDOW (windows->data))
      {
        gtk_window_present (windows->data);
        return;
      }
  if (!self->made_up)
    {
      add_window (self);
      return;
    }
  dir = along_demonstration_dir ();
  g_application_hold (application);
  along_demo_build_async (dir, NULL, made_cb, g_object_ref (self));
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
  self->made_up = g_variant_dict_contains (options, "demo");
  if (self->made_up)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
along_application_startup (GApplication *application)
{
  AlongApplication *self = ALONG_APPLICATION (application);

  G_APPLICATION_CLASS (along_application_parent_class)->startup (application);
  along_widgets_register ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].accels);
  gtk_window_set_default_icon_name ("org.alongside.Alongside");
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_cb), self,
                           G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, system_bus_cb, g_object_ref (self));
}

static void
along_application_shutdown (GApplication *application)
{
  g_clear_object (&ALONG_APPLICATION (application)->watcher);
  G_APPLICATION_CLASS (along_application_parent_class)->shutdown (application);
}

static void
along_application_class_init (AlongApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = along_application_startup;
  application_class->shutdown = along_application_shutdown;
  application_class->activate = along_application_activate;
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

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

AlongApplication *
along_application_new (void)
{
  return g_object_new (ALONG_TYPE_APPLICATION, "application-id", "org.alongside.Alongside", "resource-base-path", "/org/alongside/Alongside", NULL);
}
