/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-unlock.h"

#include <glib/gi18n-lib.h>

#include "along-vault.h"

/**
 * along_unlock_keyring_sync: the store's key from the keyring: of the generations that store.id names, the
 * first that is there and that the check value knows. Blocks; may ask the person to open the keyring.
 *
 * Returns: the key with its generation. Fails as along_keyring_lookup_sync () does; with
 * ALONG_VAULT_ERROR_NO_ITEM if the keyring is open and has none of them; with WRONG_ITEM if what it has is
 * not this store's.
 */
AlongKey *
along_unlock_keyring_sync (const AlongStoreId *store_id, AlongKeyringManner manner, guint timeout,
                           GCancellable *cancellable, GError **error)
{
  gboolean met_wrong = FALSE;

  for (guint i = 0; i < store_id->n_keys; i++)
    {
      g_autoptr (AlongKey) key = NULL;
      GError *reason = NULL;
      guint generation = 0;
      gboolean worked = along_keyring_lookup_sync (store_id->id, store_id->keys[i].generation, manner, timeout,
                                                   &key, cancellable, &reason);

      if (!worked && !g_error_matches (reason, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM))
        {
          g_propagate_error (error, reason);
          return NULL;
        }
      g_clear_error (&reason);
      if (key != NULL && along_store_id_fits (store_id, key, &generation))
        {
          along_key_set_generation (key, generation);
          return g_steal_pointer (&key);
        }
      met_wrong = met_wrong || !worked || key != NULL;
    }
  if (met_wrong)
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_WRONG_ITEM,
                         _("What the keyring holds for this caseload is not its key. Your passphrase and the "
                           "recovery sheet can open it too."));
  else
    g_set_error_literal (error, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_NO_ITEM,
                         _("The key is not in the keyring. Your passphrase and the recovery sheet can open it too. "
                           "Your families are safe."));
  return NULL;
}
