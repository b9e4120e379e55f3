/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "along-lock-watcher.h"

/* logind and screen savers are stood in for on a bus of our own, by connections that own their names. */

#define OWN_SESSION "/org/freedesktop/login1/session/_37"

static GTestDBus *bus;

typedef struct
{
  GDBusConnection *ours;   /* the watcher's, for both buses */
  GDBusConnection *theirs; /* the stand-in's */
  AlongLockWatcher *watcher;
  guint locks;
  int reason;
  int delay; /* our end of what the watcher holds to delay sleep */
  guint delays;
  guint asked; /* for the session's path */
  guint objects[2]; /* the stand-in's */
} Fixture;

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
    &error);

  g_assert_no_error (error);
  return connection;
}

static void
heard_lock (AlongLockWatcher *watcher, int reason, gpointer data)
{
  Fixture *fixture = data;

  fixture->locks++;
  fixture->reason = reason;
}

static void
answer (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
        const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Fixture *fixture = data;

  if (g_str_equal (method, "GetSession"))
    {
      fixture->asked++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", OWN_SESSION));
    }
  else
    {
      const char *what, *who, *why, *mode;
      int ends[2];
      g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();

      g_variant_get (parameters, "(&s&s&s&s)", &what, &who, &why, &mode);
      g_assert_cmpstr (what, ==, "sleep");
      g_assert_cmpstr (mode, ==, "delay");
      g_assert_cmpint (pipe2 (ends, O_CLOEXEC | O_NONBLOCK), ==, 0);
      g_unix_fd_list_append (fds, ends[1], NULL);
      close (ends[1]);
      if (fixture->delay >= 0)
        close (fixture->delay);
      fixture->delay = ends[0];
      fixture->delays++;
      g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), fds);
    }
}

static GVariant *
get_property (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
              const char *name, GError **error, gpointer data)
{
  return g_variant_new_string ("37");
}

static void
stand_in_for_logind (Fixture *fixture)
{
  static const char xml[] = "<node><interface name='org.freedesktop.login1.Manager'>"
                            "<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/>"
                            "</method><method name='Inhibit'><arg type='s' direction='in'/>"
                            "<arg type='s' direction='in'/><arg type='s' direction='in'/>"
                            "<arg type='s' direction='in'/><arg type='h' direction='out'/></method></interface>"
                            "<interface name='org.freedesktop.login1.Session'>"
                            "<property name='Id' type='s' access='read'/></interface></node>";
  static const GDBusInterfaceVTable table = { answer, get_property, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);

  fixture->objects[0] = g_dbus_connection_register_object (fixture->theirs, "/org/freedesktop/login1",
                                                           node->interfaces[0], &table, fixture, NULL, NULL);
  fixture->objects[1] = g_dbus_connection_register_object (fixture->theirs, "/org/freedesktop/login1/session/auto",
                                                           node->interfaces[1], &table, fixture, NULL, NULL);
  g_assert_cmpuint (fixture->objects[0], >, 0);
  g_assert_cmpuint (fixture->objects[1], >, 0);
}

static void
own_name (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) owned
    = g_dbus_connection_call_sync (fixture->theirs, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                   "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 4), NULL,
                                   G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  guint32 how;
  g_variant_get (owned, "(u)", &how);
  g_assert_cmpuint (how, ==, 1);
}

/* A call that is still on its way must not find a fixture that is gone. */
static void
stand_in_ends (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->objects); i++)
    g_assert_true (g_dbus_connection_unregister_object (fixture->theirs, fixture->objects[i]));
  if (fixture->delay >= 0)
    close (fixture->delay);
}

/* At once, so that the next test finds the names free. */
static void
disconnect (GDBusConnection *connection)
{
  if (!g_dbus_connection_is_closed (connection))
    g_assert_true (g_dbus_connection_close_sync (connection, NULL, NULL));
  g_object_unref (connection);
}

static void
say (Fixture *fixture, const char *path, const char *interface, const char *signal, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (fixture->theirs, NULL, path, interface, signal, parameters, &error);
  g_assert_no_error (error);
  g_assert_true (g_dbus_connection_flush_sync (fixture->theirs, NULL, NULL));
}

static gboolean
give_up (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                                                                   \
  G_STMT_START                                                                                                  \
  {                                                                                                             \
    gboolean gave_up = FALSE;                                                                                   \
    guint timer = g_timeout_add_seconds (20, give_up, &gave_up);                                                \
    while (!(condition) && !gave_up)                                                                            \
      g_main_context_iteration (NULL, TRUE);                                                                    \
    g_assert_false (gave_up);                                                                                   \
    g_source_remove (timer);                                                                                    \
  }                                                                                                             \
  G_STMT_END

/* When a signal of its own has gone round, everything said before it has been heard. */
static void
settle (Fixture *fixture)
{
  guint before = fixture->locks;

  say (fixture, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));
  WAIT_UNTIL (fixture->locks > before && fixture->reason == ALONG_LOCK_SCREENSAVER);
  fixture->locks--;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->ours = connect_to_bus ();
  fixture->theirs = connect_to_bus ();
  fixture->delay = -1;
  stand_in_for_logind (fixture);
  own_name (fixture, "org.freedesktop.login1");
  own_name (fixture, "org.gnome.ScreenSaver");
  fixture->watcher = along_lock_watcher_new (fixture->ours, fixture->ours);
  g_signal_connect (fixture->watcher, "lock", G_CALLBACK (heard_lock), fixture);
  WAIT_UNTIL (along_lock_watcher_get_sources (fixture->watcher)
                == (ALONG_LOCK_HEARS_LOGIND | ALONG_LOCK_HEARS_SCREENSAVER)
              && fixture->delays == 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->watcher);
  stand_in_ends (fixture);
  disconnect (fixture->ours);
  disconnect (fixture->theirs);
}

static void
test_screensaver (Fixture *fixture, gconstpointer data)
{
  say (fixture, "/any/path", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", FALSE));
  say (fixture, "/any/path", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(s)", "odd"));
  settle (fixture);
  g_assert_cmpuint (fixture->locks, ==, 0);

  /* Some come later. */
  own_name (fixture, "org.freedesktop.ScreenSaver");
  say (fixture, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));
  WAIT_UNTIL (fixture->locks == 1);
  g_assert_cmpint (fixture->reason, ==, ALONG_LOCK_SCREENSAVER);
}

/* Whether the other end is closed: reading from it ends instead of having to wait. */
static gboolean
may_sleep (Fixture *fixture)
{
  char sign;

  return read (fixture->delay, &sign, 1) == 0;
}

static void
test_sleep (Fixture *fixture, gconstpointer data)
{
  g_assert_false (may_sleep (fixture));
  say (fixture, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
       g_variant_new ("(b)", TRUE));
  WAIT_UNTIL (fixture->locks == 1);
  g_assert_cmpint (fixture->reason, ==, ALONG_LOCK_SLEEP);
  g_assert_false (may_sleep (fixture));
  along_lock_watcher_locked (fixture->watcher);
  for (int i = 0; i < 5000 && !may_sleep (fixture); i++)
    g_usleep (1000);
  g_assert_true (may_sleep (fixture));

  say (fixture, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
       g_variant_new ("(b)", FALSE));
  WAIT_UNTIL (fixture->delays == 2);
  settle (fixture);
  g_assert_cmpuint (fixture->locks, ==, 1);
  g_assert_false (may_sleep (fixture));
}

/* Our session's lock, not that of somebody else who is logged in. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  WAIT_UNTIL (fixture->asked == 1);
  settle (fixture);
  say (fixture, "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock", NULL);
  settle (fixture);
  g_assert_cmpuint (fixture->locks, ==, 0);
  say (fixture, OWN_SESSION, "org.freedesktop.login1.Session", "Lock", NULL);
  WAIT_UNTIL (fixture->locks == 1);
  g_assert_cmpint (fixture->reason, ==, ALONG_LOCK_SESSION);
}

static void
test_services_end (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_dbus_connection_close_sync (fixture->theirs, NULL, NULL));
  WAIT_UNTIL (along_lock_watcher_get_sources (fixture->watcher) == ALONG_LOCK_HEARS_NOTHING);
  g_assert_cmpuint (fixture->locks, ==, 0);
}

static void
test_idle (void)
{
  Fixture fixture = { 0 };
  g_autoptr (AlongLockWatcher) watcher = along_lock_watcher_new (NULL, NULL);

  g_signal_connect (watcher, "lock", G_CALLBACK (heard_lock), &fixture);
  along_lock_watcher_set_idle (watcher, 1);
  WAIT_UNTIL (fixture.locks == 1);
  g_assert_cmpint (fixture.reason, ==, ALONG_LOCK_IDLE);
  along_lock_watcher_touch (watcher);
  WAIT_UNTIL (fixture.locks == 2);

  /* Touched for a good second, it then waits its whole time again. */
  gint64 begun = g_get_monotonic_time ();
  along_lock_watcher_set_idle (watcher, 2);
  while (g_get_monotonic_time () < begun + 1200000)
    {
      along_lock_watcher_touch (watcher);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  WAIT_UNTIL (fixture.locks == 3);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 3000000);
  along_lock_watcher_set_idle (watcher, 0);
  along_lock_watcher_touch (watcher);
}

/* No bus, or one that has gone: known at once, no waiting, no warning. */
static void
test_no_bus (void)
{
  g_autoptr (AlongLockWatcher) none = along_lock_watcher_new (NULL, NULL);
  g_autoptr (GDBusConnection) closed = connect_to_bus ();
  g_autoptr (GDBusConnection) bare = connect_to_bus ();

  g_assert_cmpint (along_lock_watcher_get_sources (none), ==, ALONG_LOCK_HEARS_NOTHING);
  along_lock_watcher_touch (none);
  along_lock_watcher_locked (none);

  g_assert_true (g_dbus_connection_close_sync (closed, NULL, NULL));
  g_autoptr (AlongLockWatcher) gone = along_lock_watcher_new (closed, closed);
  g_assert_cmpint (along_lock_watcher_get_sources (gone), ==, ALONG_LOCK_HEARS_NOTHING);

  g_autoptr (AlongLockWatcher) empty = along_lock_watcher_new (bare, bare);
  for (int i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpint (along_lock_watcher_get_sources (empty), ==, ALONG_LOCK_HEARS_NOTHING);
}

/* It goes while a question of its own is on the way. */
static void
test_goes_early (void)
{
  Fixture fixture = { .delay = -1 };

  fixture.ours = connect_to_bus ();
  fixture.theirs = connect_to_bus ();
  stand_in_for_logind (&fixture);
  own_name (&fixture, "org.freedesktop.login1");
  for (int i = 0; i < 30; i++)
    {
      AlongLockWatcher *watcher = along_lock_watcher_new (fixture.ours, fixture.ours);
      for (int j = 0; j < i; j++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (200);
        }
      g_assert_finalize_object (watcher);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  stand_in_ends (&fixture);
  disconnect (fixture.ours);
  disconnect (fixture.theirs);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  add ("/session/lock-watcher/screensaver", test_screensaver);
  add ("/session/lock-watcher/sleep", test_sleep);
  add ("/session/lock-watcher/session", test_session);
  add ("/session/lock-watcher/services-end", test_services_end);
  g_test_add_func ("/session/lock-watcher/idle", test_idle);
  g_test_add_func ("/session/lock-watcher/no-bus", test_no_bus);
  g_test_add_func ("/session/lock-watcher/goes-early", test_goes_early);
  int status = g_test_run ();
  g_test_dbus_stop (bus);
  return status;
}
