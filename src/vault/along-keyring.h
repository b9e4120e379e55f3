/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-id.h"
#include "along-key.h"

G_BEGIN_DECLS

/**
 * The data key in the system's keyring (Secret Service), as one item for each store and generation of key.
 *
 * Every call fails with ALONG_VAULT_ERROR_ABSENT, LOCKED, DISMISSED, WRONG_ITEM or TIMEOUT, or with
 * G_IO_ERROR_CANCELLED. A missing item is not a failure of lookup: it gives %TRUE and no key.
 */

/**
 * AlongKeyringManner: what to do when the keyring is closed.
 *
 * @ALONG_KEYRING_QUIETLY: fail with LOCKED
 * @ALONG_KEYRING_ASK: let the keyring show its own question; the time limit rests while it is open
 */
typedef enum
{
  ALONG_KEYRING_QUIETLY,
  ALONG_KEYRING_ASK,
} AlongKeyringManner;

/** Seconds that the keyring gets for an answer when nobody is being asked. */
#define ALONG_KEYRING_TIMEOUT 10

gboolean along_keyring_open_sync     (AlongKeyringManner   manner,
                                      guint                timeout,
                                      GCancellable        *cancellable,
                                      GError             **error);
void     along_keyring_open_async    (AlongKeyringManner   manner,
                                      guint                timeout,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
gboolean along_keyring_open_finish   (GAsyncResult        *result,
                                      GError             **error);

gboolean along_keyring_store_sync    (AlongId              store,
                                      guint                generation,
                                      AlongKey            *key,
                                      AlongKeyringManner   manner,
                                      guint                timeout,
                                      GCancellable        *cancellable,
                                      GError             **error);
void     along_keyring_store_async   (AlongId              store,
                                      guint                generation,
                                      AlongKey            *key,
                                      AlongKeyringManner   manner,
                                      guint                timeout,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
gboolean along_keyring_store_finish  (GAsyncResult        *result,
                                      GError             **error);

gboolean along_keyring_lookup_sync   (AlongId              store,
                                      guint                generation,
                                      AlongKeyringManner   manner,
                                      guint                timeout,
                                      AlongKey           **key,
                                      GCancellable        *cancellable,
                                      GError             **error);
void     along_keyring_lookup_async  (AlongId              store,
                                      guint                generation,
                                      AlongKeyringManner   manner,
                                      guint                timeout,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
gboolean along_keyring_lookup_finish (GAsyncResult        *result,
                                      AlongKey           **key,
                                      GError             **error);

gboolean along_keyring_delete_sync   (AlongId              store,
                                      guint                generation,
                                      AlongKeyringManner   manner,
                                      guint                timeout,
                                      GCancellable        *cancellable,
                                      GError             **error);
void     along_keyring_delete_async  (AlongId              store,
                                      guint                generation,
                                      AlongKeyringManner   manner,
                                      guint                timeout,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
gboolean along_keyring_delete_finish (GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
