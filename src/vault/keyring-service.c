/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keyring-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-vault.h"
#include "keyring-prompt.h"

#define SERVICE_NAME "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"

static gboolean
fail_with (int code, GError **error)
{
  const char *words;

  switch (code)
    {
    case ALONG_VAULT_ERROR_LOCKED:
      words = _("Your keyring is closed.");
      break;
    case ALONG_VAULT_ERROR_DISMISSED:
      words = _("Your keyring is closed. Open it to reach your caseload.");
      break;
    case ALONG_VAULT_ERROR_TIMEOUT:
      words = _("Your keyring does not answer. Try again, or use your passphrase.");
      break;
    default:
      words = _("This computer has no keyring to hold the key.");
    }
  g_set_error_literal (error, ALONG_VAULT_ERROR, code, words);
  return FALSE;
}

/* keyring_service_fail: says in our codes why a call did not work. Takes @reason. Returns: %FALSE. */
gboolean
keyring_service_fail (KeyringService *self, GError *reason, GError **error)
{
  g_autoptr (GError) owned = reason;

  if (keyring_watch_is_cancelled (self->watch, error))
    return FALSE;
  if (keyring_watch_is_over (self->watch) || g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
      || g_error_matches (owned, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
      || g_error_matches (owned, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT))
    return fail_with (ALONG_VAULT_ERROR_TIMEOUT, error);
  if (g_error_matches (owned, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return fail_with (ALONG_VAULT_ERROR_LOCKED, error);
  if (owned != NULL)
    g_debug ("Keyring: %s %d", g_quark_to_string (owned->domain), owned->code);
  return fail_with (ALONG_VAULT_ERROR_ABSENT, error);
}

/* keyring_service_open: connects, starting the service if the bus can. A new conversation each time: a
 * service that died and came back is not met with the old one's session. */
gboolean
keyring_service_open (KeyringService *self, AlongKeyringManner manner, guint timeout, GCancellable *cancellable,
                      GError **error)
{
  GError *reason = NULL;

  self->manner = manner;
  self->watch = keyring_watch_new (timeout, cancellable);
  self->cancellable = keyring_watch_get_cancellable (self->watch);

  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, self->cancellable, &reason);
  if (bus == NULL)
    return keyring_service_fail (self, reason, error);
  /* Losing the session bus costs the keyring, not the work on the screen. */
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  self->service = secret_service_open_sync (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION,
                                            self->cancellable, &reason);
  return self->service != NULL || keyring_service_fail (self, reason, error);
}

void
keyring_service_close (KeyringService *self)
{
  g_clear_object (&self->service);
  g_clear_pointer (&self->watch, keyring_watch_free);
}

static gboolean
is_gone (KeyringService *self)
{
  const char *name = g_dbus_proxy_get_name (G_DBUS_PROXY (self->service));
  g_autoptr (GVariant) answer
    = g_dbus_connection_call_sync (g_dbus_proxy_get_connection (G_DBUS_PROXY (self->service)),
                                   "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                   "NameHasOwner", g_variant_new ("(s)", name != NULL ? name : SERVICE_NAME),
                                   G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, NULL);
  gboolean owned = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &owned);
  return !owned;
}

static GVariant *
call (KeyringService *self, const char *path, const char *interface, const char *method, GVariant *parameters,
      const char *answer, GError **reason)
{
  GDBusProxy *proxy = G_DBUS_PROXY (self->service);

  return g_dbus_connection_call_sync (g_dbus_proxy_get_connection (proxy), g_dbus_proxy_get_name (proxy), path,
                                      interface, method, parameters, G_VARIANT_TYPE (answer), G_DBUS_CALL_FLAGS_NONE, -1,
                                      self->cancellable, reason);
}

/* Lets the keyring ask its question @prompt ("/": it has none) and waits for the end of it. Says what it means in our
 * words: opened, DISMISSED, or why it could not be asked. */
static gboolean
ask (KeyringService *self, const char *prompt, GError **error)
{
  if (strcmp (prompt, "/") == 0)
    return TRUE;
  keyring_watch_rest (self->watch);
  KeyringAnswer answer = keyring_prompt_ask (G_DBUS_PROXY (self->service), prompt, self->cancellable);
  keyring_watch_go_on (self->watch);
  switch (answer)
    {
    case KEYRING_ANSWER_GIVEN:
      return TRUE;
    case KEYRING_ANSWER_DISMISSED:
      return is_gone (self) ? keyring_service_fail (self, NULL, error) : fail_with (ALONG_VAULT_ERROR_DISMISSED, error);
    case KEYRING_ANSWER_GONE:
    default:
      return keyring_service_fail (self, NULL, error);
    }
}

/* Opens what @object (an item or a collection) lies in, by the keyring's own question. */
static gboolean
open_locked (KeyringService *self, gpointer object, GError **error)
{
  const char *objects[] = { g_dbus_proxy_get_object_path (object), NULL };
  g_autofree char *prompt = NULL;
  GError *reason = NULL;

  if (self->manner == ALONG_KEYRING_QUIETLY)
    return fail_with (ALONG_VAULT_ERROR_LOCKED, error);

  g_autoptr (GVariant) answer = call (self, SERVICE_PATH, SERVICE_INTERFACE, "Unlock", g_variant_new ("(^ao)", objects),
                                      "(aoo)", &reason);
  if (answer == NULL)
    return keyring_service_fail (self, reason, error);
  g_variant_get (answer, "(aoo)", NULL, &prompt);
  return ask (self, prompt, error);
}

static gboolean
search (KeyringService *self, const SecretSchema *schema, GHashTable *attributes, GList **items, GError **error)
{
  GError *reason = NULL;

  *items = secret_service_search_sync (self->service, schema, attributes, SECRET_SEARCH_ALL, self->cancellable,
                                       &reason);
  return reason == NULL || keyring_service_fail (self, reason, error);
}

/* The default collection; NULL without error if there is none. */
static gboolean
default_collection (KeyringService *self, SecretCollection **collection, GError **error)
{
  GError *reason = NULL;

  *collection = secret_collection_for_alias_sync (self->service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                                  self->cancellable, &reason);
  return reason == NULL || keyring_service_fail (self, reason, error);
}

/* keyring_service_find: the items with those attributes, all of them open. Some keyrings show nothing of
 * what they hold while they are closed, so "nothing there" is believed of an open one only.
 *
 * @items: (element-type SecretItem): may come back empty */
gboolean
keyring_service_find (KeyringService *self, const SecretSchema *schema, GHashTable *attributes, GList **items,
                      GError **error)
{
  g_autolist (SecretItem) found = NULL;

  if (!search (self, schema, attributes, &found, error))
    return FALSE;
  if (found == NULL)
    {
      g_autoptr (SecretCollection) collection = NULL;
      if (!default_collection (self, &collection, error))
        return FALSE;
      if (collection != NULL && secret_collection_get_locked (collection))
        if (!open_locked (self, collection, error) || !search (self, schema, attributes, &found, error))
          return FALSE;
    }
  for (GList *l = found; l != NULL; l = l->next)
    if (secret_item_get_locked (l->data) && !open_locked (self, l->data, error))
      return FALSE;
  *items = g_steal_pointer (&found);
  return TRUE;
}

/* keyring_service_collection: the collection that new items go to, open; made by the keyring's own
 * question if there is none yet. */
SecretCollection *
keyring_service_collection (KeyringService *self, GError **error)
{
  g_autoptr (SecretCollection) collection = NULL;
  GError *reason = NULL;

  if (!default_collection (self, &collection, error))
    return NULL;
  if (collection != NULL)
    {
      if (secret_collection_get_locked (collection) && !open_locked (self, collection, error))
        return NULL;
      return g_steal_pointer (&collection);
    }
  if (self->manner == ALONG_KEYRING_QUIETLY)
    {
      fail_with (ALONG_VAULT_ERROR_LOCKED, error);
      return NULL;
    }

  g_autofree char *prompt = NULL;
  GVariantBuilder properties;
  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties, "{sv}", "org.freedesktop.Secret.Collection.Label",
                         g_variant_new_string (_("Default keyring")));
  g_autoptr (GVariant) answer = call (self, SERVICE_PATH, SERVICE_INTERFACE, "CreateCollection",
                                      g_variant_new ("(a{sv}s)", &properties, SECRET_COLLECTION_DEFAULT), "(oo)", &reason);
  if (answer == NULL)
    {
      keyring_service_fail (self, reason, error);
      return NULL;
    }
  g_variant_get (answer, "(oo)", NULL, &prompt);
  if (!ask (self, prompt, error) || !default_collection (self, &collection, error))
    return NULL;
  if (collection == NULL)
    fail_with (ALONG_VAULT_ERROR_DISMISSED, error);
  return g_steal_pointer (&collection);
}
