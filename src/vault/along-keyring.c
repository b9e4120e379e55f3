/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-keyring.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "along-vault.h"
#include "keyring-service.h"
#include "vault-private.h"

/* The secret is the key in 64 hexadecimal digits: keyrings are made for text. */
#define SECRET_LENGTH (2 * ALONG_KEY_SIZE)

static const SecretSchema schema = {
  "org.alongside.Alongside",
  SECRET_SCHEMA_NONE,
  {
    { "store", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "generation", SECRET_SCHEMA_ATTRIBUTE_INTEGER },
    { NULL, 0 },
  },
};

static GHashTable *
attributes_for (AlongId store, guint generation)
{
  char text[ALONG_ID_TEXT];

  along_id_format (store, text);
  return secret_attributes_build (&schema, "store", text, "generation", (int) generation, NULL);
}

static SecretValue *
value_from_key (AlongKey *key)
{
  char *hex = vault_secret_alloc (SECRET_LENGTH + 1);

  sodium_bin2hex (hex, SECRET_LENGTH + 1, along_key_peek (key), ALONG_KEY_SIZE);
  along_key_unpeek (key);
  return secret_value_new_full (hex, SECRET_LENGTH, "text/plain", sodium_free);
}

/* NULL if the secret is no key. */
static AlongKey *
key_from_value (SecretValue *value)
{
  AlongKey *key = NULL;
  gsize length = 0, size = 0;
  const char *hex = secret_value_get (value, &length);

  vault_ensure_sodium ();
  if (length != SECRET_LENGTH)
    return NULL;
  guint8 *bytes = vault_secret_alloc (ALONG_KEY_SIZE);
  if (sodium_hex2bin (bytes, ALONG_KEY_SIZE, hex, length, NULL, &size, NULL) == 0 && size == ALONG_KEY_SIZE)
    key = along_key_new_from_bytes (bytes);
  sodium_free (bytes);
  return key;
}

/* The key in an open item, NULL with an error if it cannot be had. */
static AlongKey *
load_key (KeyringService *service, SecretItem *item, GError **error)
{
  GError *reason = NULL;

  if (!secret_item_load_secret_sync (item, service->cancellable, &reason))
    {
      keyring_service_fail (service, reason, error);
      return NULL;
    }
  SecretValue *value = secret_item_get_secret (item);
  AlongKey *key = value == NULL ? NULL : key_from_value (value);
  g_clear_pointer (&value, secret_value_unref);
  if (key == NULL)
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM,
                         _("What the keyring holds for this caseload is not a key."));
  return key;
}

/**
 * along_keyring_open_sync: whether the keyring is open and takes new keys. Blocks; may ask the person to open it, or to
 * choose its password where there is none yet.
 */
gboolean
along_keyring_open_sync (AlongKeyringManner manner, guint timeout, GCancellable *cancellable, GError **error)
{
  g_auto (KeyringService) service = { 0 };

  if (!keyring_service_open (&service, manner, timeout, cancellable, error))
    return FALSE;
  g_autoptr (SecretCollection) collection = keyring_service_collection (&service, error);
  return collection != NULL;
}

/**
 * along_keyring_store_sync: keeps @key in the keyring as @generation (from 1) of @store, in place of what
 * is there under that number, and reads it back. Blocks; may ask the person first.
 */
gboolean
along_keyring_store_sync (AlongId store, guint generation, AlongKey *key, AlongKeyringManner manner, guint timeout,
                          GCancellable *cancellable, GError **error)
{
  g_auto (KeyringService) service = { 0 };
  g_autoptr (GHashTable) attributes = attributes_for (store, generation);
  GError *reason = NULL;

  if (!keyring_service_open (&service, manner, timeout, cancellable, error))
    return FALSE;
  g_autoptr (SecretCollection) collection = keyring_service_collection (&service, error);
  if (collection == NULL)
    return FALSE;

  SecretValue *value = value_from_key (key);
  g_autoptr (SecretItem) item = secret_item_create_sync (collection, &schema, attributes,
                                                         _("Alongside: key of a caseload"), value,
                                                         SECRET_ITEM_CREATE_REPLACE, service.cancellable, &reason);
  secret_value_unref (value);
  if (item == NULL)
    return keyring_service_fail (&service, reason, error);

  g_autoptr (AlongKey) kept = load_key (&service, item, error);
  if (kept == NULL)
    return FALSE;
  if (along_key_equal (kept, key))
    return TRUE;
  g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM,
                       _("The keyring did not keep the key as it was given."));
  return FALSE;
}

/**
 * along_keyring_lookup_sync: the key of @store's @generation. Blocks; may ask the person first.
 *
 * @key: set to the key, its generation noted in it, or to %NULL if the keyring is open and has none
 *
 * Returns: whether looking worked.
 */
gboolean
along_keyring_lookup_sync (AlongId store, guint generation, AlongKeyringManner manner, guint timeout,
                           AlongKey **key, GCancellable *cancellable, GError **error)
{
  g_auto (KeyringService) service = { 0 };
  g_autoptr (GHashTable) attributes = attributes_for (store, generation);
  g_autolist (SecretItem) items = NULL;

  *key = NULL;
  if (!keyring_service_open (&service, manner, timeout, cancellable, error)
      || !keyring_service_find (&service, &schema, attributes, &items, error))
    return FALSE;
  if (items == NULL)
    return TRUE;
  *key = load_key (&service, items->data, error);
  if (*key == NULL)
    return FALSE;
  along_key_set_generation (*key, generation);
  return TRUE;
}

/** along_keyring_delete_sync: removes the key of @store's @generation; none there is as good. Blocks. */
gboolean
along_keyring_delete_sync (AlongId store, guint generation, AlongKeyringManner manner, guint timeout,
                           GCancellable *cancellable, GError **error)
{
  g_auto (KeyringService) service = { 0 };
  g_autoptr (GHashTable) attributes = attributes_for (store, generation);
  g_autolist (SecretItem) items = NULL;
  GError *reason = NULL;

  if (!keyring_service_open (&service, manner, timeout, cancellable, error)
      || !keyring_service_find (&service, &schema, attributes, &items, error))
    return FALSE;
  for (GList *l = items; l != NULL; l = l->next)
    if (!secret_item_delete_sync (l->data, service.cancellable, &reason))
      return keyring_service_fail (&service, reason, error);
  return TRUE;
}
