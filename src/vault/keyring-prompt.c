/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyring-prompt.h"

/* libsecret can let the keyring ask too, but once it is cancelled meanwhile it answers twice and then waits for ever
 * (0.20.5): a person who takes the passphrase instead must not wait for a question that nobody sees. */

#define INTERFACE "org.freedesktop.Secret.Prompt"

typedef struct
{
  GMainLoop *loop;
  KeyringAnswer answer;
} Asking;

static void
completed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
              GVariant *parameters, gpointer data)
{
  Asking *asking = data;
  gboolean dismissed = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (parameters, "(bv)", &dismissed, NULL);
  asking->answer = dismissed ? KEYRING_ANSWER_DISMISSED : KEYRING_ANSWER_GIVEN;
  g_main_loop_quit (asking->loop);
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  Asking *asking = data;

  g_main_loop_quit (asking->loop);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Asking *asking = data;

  g_main_loop_quit (asking->loop);
  return G_SOURCE_REMOVE;
}

/* keyring_prompt_ask: shows the question at the path @prompt and waits until it has been answered or closed, for as
 * long as the person likes. Blocks the calling thread alone. */
KeyringAnswer
keyring_prompt_ask (GDBusProxy *service, const char *prompt, GCancellable *cancellable)
{
  GDBusConnection *bus = g_dbus_proxy_get_connection (service);
  const char *name = g_dbus_proxy_get_name (service);
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);
  Asking asking = { .loop = loop, .answer = KEYRING_ANSWER_GONE };

  g_main_context_push_thread_default (context);
  g_source_set_callback (cancelled, G_SOURCE_FUNC (cancelled_cb), &asking, NULL);
  g_source_attach (cancelled, context);
  guint completed = g_dbus_connection_signal_subscribe (bus, name, INTERFACE, "Completed", prompt, NULL,
                                                        G_DBUS_SIGNAL_FLAGS_NONE, completed_cb, &asking, NULL);
  guint watch = g_bus_watch_name_on_connection (bus, name, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, vanished_cb, &asking,
                                                NULL);
  g_autoptr (GVariant) asked = g_dbus_connection_call_sync (bus, name, prompt, INTERFACE, "Prompt",
                                                            g_variant_new ("(s)", ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                                                            cancellable, NULL);
  if (asked != NULL)
    g_main_loop_run (loop);
  else
    asking.answer = KEYRING_ANSWER_DISMISSED;
  if (g_cancellable_is_cancelled (cancellable))
    g_dbus_connection_call (bus, name, prompt, INTERFACE, "Dismiss", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL,
                            NULL);
  g_bus_unwatch_name (watch);
  g_dbus_connection_signal_unsubscribe (bus, completed);
  g_source_destroy (cancelled);
  /* What the bus still had for us comes to nothing here. */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return asking.answer;
}
