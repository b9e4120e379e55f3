/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-lock-watcher.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

#define LOGIND "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define LOGIND_MANAGER LOGIND ".Manager"
#define LOGIND_SESSION LOGIND ".Session"
/* logind's own name for the session of whoever asks. */
#define LOGIND_OWN_SESSION LOGIND_PATH "/session/auto"

static const char *const screensavers[] = {
  "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
};

/**
 * AlongLockWatcher: tells, by the signal "lock" with an AlongLockReason, when the caseload is to lock by
 * itself. It never locks anything; what hears the signal does, and says so with
 * along_lock_watcher_locked ().
 *
 * A bus that is missing, or a service that nobody runs, is a source less and nothing else; a service that
 * comes later is heard from then on. Before sleep logind is asked to wait until the caseload is locked (it
 * waits some seconds at most).
 */
struct _AlongLockWatcher
{
  GObject parent_instance;

  GDBusConnection *system_bus;
  GDBusConnection *session_bus;
  GCancellable *cancellable;
  guint system_signals[2];
  guint session_signals[G_N_ELEMENTS (screensavers)];
  guint system_watch;
  guint session_watches[G_N_ELEMENTS (screensavers)];
  gboolean logind;
  guint screensaver; /* a bit for each */
  char *own_session; /* object path; NULL while not known: then any session's lock counts */
  int sleep_delay;   /* open while logind waits for us */

  guint idle_seconds;
  gint64 touched; /* monotonic microseconds */
  guint idle_timer;
};

G_DEFINE_FINAL_TYPE (AlongLockWatcher, along_lock_watcher, G_TYPE_OBJECT)

enum
{
  LOCK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
say_lock (AlongLockWatcher *self, AlongLockReason reason)
{
  g_signal_emit (self, signals[LOCK], 0, (int) reason);
}

static gboolean
idle_timer_ran (gpointer data)
{
  AlongLockWatcher *self = data;
  gint64 passed = (g_get_monotonic_time () - self->touched) / G_USEC_PER_SEC;

  self->idle_timer = 0;
  if (passed < self->idle_seconds)
    self->idle_timer = g_timeout_add_seconds ((guint) (self->idle_seconds - passed), idle_timer_ran, self);
  else
    say_lock (self, ALONG_LOCK_IDLE);
  return G_SOURCE_REMOVE;
}

/**
 * along_lock_watcher_set_idle: after how many seconds without along_lock_watcher_touch () to lock; 0:
 * never. Counting begins anew.
 */
void
along_lock_watcher_set_idle (AlongLockWatcher *self, guint seconds)
{
  g_return_if_fail (ALONG_IS_LOCK_WATCHER (self));

  self->idle_seconds = seconds;
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  along_lock_watcher_touch (self);
}

/**
 * along_lock_watcher_touch: somebody is there: a key, the mouse, an unlocking. Cheap enough for every
 * event; after a lock by idleness it starts the counting again.
 */
void
along_lock_watcher_touch (AlongLockWatcher *self)
{
  g_return_if_fail (ALONG_IS_LOCK_WATCHER (self));

  self->touched = g_get_monotonic_time ();
  if (self->idle_timer == 0 && self->idle_seconds > 0)
    self->idle_timer = g_timeout_add_seconds (self->idle_seconds, idle_timer_ran, self);
}

/** along_lock_watcher_locked: the caseload is locked now: the computer may go to sleep. */
void
along_lock_watcher_locked (AlongLockWatcher *self)
{
  g_return_if_fail (ALONG_IS_LOCK_WATCHER (self));

  if (self->sleep_delay >= 0)
    close (self->sleep_delay);
  self->sleep_delay = -1;
}

/** along_lock_watcher_get_sources: what can be heard just now, beside idleness. */
AlongLockSources
along_lock_watcher_get_sources (AlongLockWatcher *self)
{
  g_return_val_if_fail (ALONG_IS_LOCK_WATCHER (self), ALONG_LOCK_HEARS_NOTHING);

  return (self->logind ? ALONG_LOCK_HEARS_LOGIND : 0) | (self->screensaver != 0 ? ALONG_LOCK_HEARS_SCREENSAVER : 0);
}

/* The calls do not keep the watcher: when it goes they are cancelled, and an answer that is not there says
 * not to touch it. */
static void
delay_granted (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongLockWatcher *self = data;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) answer
    = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds, result, NULL);
  gint32 index;

  if (answer == NULL || fds == NULL)
    return;
  g_variant_get (answer, "(h)", &index);
  if (index < 0 || index >= g_unix_fd_list_get_length (fds))
    return;
  along_lock_watcher_locked (self);
  self->sleep_delay = g_unix_fd_list_get (fds, index, NULL);
}

static void
ask_for_delay (AlongLockWatcher *self)
{
  g_dbus_connection_call_with_unix_fd_list (self->system_bus, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "Inhibit",
                                            g_variant_new ("(ssss)", "sleep", "Alongside", "Locking the caseload",
                                                           "delay"),
                                            G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL,
                                            self->cancellable, delay_granted, self);
}

static void
session_found (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongLockWatcher *self = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    return;
  g_clear_pointer (&self->own_session, g_free);
  g_variant_get (answer, "(o)", &self->own_session);
}

static void
session_id_found (GObject *source, GAsyncResult *result, gpointer data)
{
  AlongLockWatcher *self = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) id = NULL;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(v)", &id);
  if (g_variant_is_of_type (id, G_VARIANT_TYPE_STRING))
    g_dbus_connection_call (self->system_bus, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "GetSession",
                            g_variant_new ("(s)", g_variant_get_string (id, NULL)), G_VARIANT_TYPE ("(o)"),
                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, session_found,
                            self);
}

static void
logind_came (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  AlongLockWatcher *self = data;

  self->logind = TRUE;
  ask_for_delay (self);
  g_dbus_connection_call (bus, LOGIND, LOGIND_OWN_SESSION, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", LOGIND_SESSION, "Id"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, session_id_found,
                          self);
}

static void
logind_went (GDBusConnection *bus, const char *name, gpointer data)
{
  AlongLockWatcher *self = data;

  self->logind = FALSE;
  g_clear_pointer (&self->own_session, g_free);
  along_lock_watcher_locked (self);
}

static void
heard_session_lock (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                    const char *signal, GVariant *parameters, gpointer data)
{
  AlongLockWatcher *self = data;

  if (self->own_session == NULL || g_str_equal (path, self->own_session))
    say_lock (self, ALONG_LOCK_SESSION);
}

static void
heard_sleep (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer data)
{
  AlongLockWatcher *self = data;
  gboolean begins;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begins);
  if (begins)
    say_lock (self, ALONG_LOCK_SLEEP);
  else
    ask_for_delay (self);
}

static void
heard_screensaver (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                   const char *signal, GVariant *parameters, gpointer data)
{
  AlongLockWatcher *self = data;
  gboolean active;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &active);
  if (active)
    say_lock (self, ALONG_LOCK_SCREENSAVER);
}

static guint
screensaver_bit (const char *name)
{
  guint i = 0;

  while (!g_str_equal (name, screensavers[i]))
    i++;
  return 1u << i;
}

static void
screensaver_came (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  ALONG_LOCK_WATCHER (data)->screensaver |= screensaver_bit (name);
}

static void
screensaver_went (GDBusConnection *bus, const char *name, gpointer data)
{
  ALONG_LOCK_WATCHER (data)->screensaver &= ~screensaver_bit (name);
}

static void
listen_on_system_bus (AlongLockWatcher *self)
{
  self->system_signals[0]
    = g_dbus_connection_signal_subscribe (self->system_bus, LOGIND, LOGIND_SESSION, "Lock", NULL, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, heard_session_lock, self, NULL);
  self->system_signals[1]
    = g_dbus_connection_signal_subscribe (self->system_bus, LOGIND, LOGIND_MANAGER, "PrepareForSleep", LOGIND_PATH,
                                          NULL, G_DBUS_SIGNAL_FLAGS_NONE, heard_sleep, self, NULL);
  self->system_watch = g_bus_watch_name_on_connection (self->system_bus, LOGIND, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                       logind_came, logind_went, self, NULL);
}

/* Desktops differ in the object that sends it, so the path is not asked for. */
static void
listen_on_session_bus (AlongLockWatcher *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (screensavers); i++)
    {
      self->session_signals[i]
        = g_dbus_connection_signal_subscribe (self->session_bus, screensavers[i], screensavers[i], "ActiveChanged",
                                              NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, heard_screensaver, self, NULL);
      self->session_watches[i]
        = g_bus_watch_name_on_connection (self->session_bus, screensavers[i], G_BUS_NAME_WATCHER_FLAGS_NONE,
                                          screensaver_came, screensaver_went, self, NULL);
    }
}

static void
along_lock_watcher_dispose (GObject *object)
{
  AlongLockWatcher *self = ALONG_LOCK_WATCHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  g_clear_handle_id (&self->system_watch, g_bus_unwatch_name);
  for (guint i = 0; i < G_N_ELEMENTS (self->session_watches); i++)
    g_clear_handle_id (&self->session_watches[i], g_bus_unwatch_name);
  for (guint i = 0; self->system_bus != NULL && i < G_N_ELEMENTS (self->system_signals); i++)
    g_dbus_connection_signal_unsubscribe (self->system_bus, self->system_signals[i]);
  for (guint i = 0; self->session_bus != NULL && i < G_N_ELEMENTS (self->session_signals); i++)
    g_dbus_connection_signal_unsubscribe (self->session_bus, self->session_signals[i]);
  g_clear_object (&self->system_bus);
  g_clear_object (&self->session_bus);
  along_lock_watcher_locked (self);

  G_OBJECT_CLASS (along_lock_watcher_parent_class)->dispose (object);
}

static void
along_lock_watcher_finalize (GObject *object)
{
  AlongLockWatcher *self = ALONG_LOCK_WATCHER (object);

  g_object_unref (self->cancellable);
  g_free (self->own_session);

  G_OBJECT_CLASS (along_lock_watcher_parent_class)->finalize (object);
}

static void
along_lock_watcher_class_init (AlongLockWatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = along_lock_watcher_dispose;
  object_class->finalize = along_lock_watcher_finalize;

  /**
   * AlongLockWatcher::lock: lock now.
   *
   * @reason: an AlongLockReason
   */
  signals[LOCK] = g_signal_new ("lock", ALONG_TYPE_LOCK_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
along_lock_watcher_init (AlongLockWatcher *self)
{
  self->cancellable = g_cancellable_new ();
  self->sleep_delay = -1;
}

/**
 * along_lock_watcher_new: listens at once; never waits for a bus.
 *
 * @system_bus: (nullable): where logind is
 * @session_bus: (nullable): where the screen saver is
 */
AlongLockWatcher *
along_lock_watcher_new (GDBusConnection *system_bus, GDBusConnection *session_bus)
{
  AlongLockWatcher *self = g_object_new (ALONG_TYPE_LOCK_WATCHER, NULL);

  if (system_bus != NULL && !g_dbus_connection_is_closed (system_bus))
    {
      self->system_bus = g_object_ref (system_bus);
      listen_on_system_bus (self);
    }
  if (session_bus != NULL && !g_dbus_connection_is_closed (session_bus))
    {
      self->session_bus = g_object_ref (session_bus);
      listen_on_session_bus (self);
    }
  return self;
}
