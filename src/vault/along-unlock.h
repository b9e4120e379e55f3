/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-keyring.h"
#include "along-store-id.h"

G_BEGIN_DECLS

/* The key of a store from the keyring, whichever generation is there and fits. */
AlongKey *along_unlock_keyring_sync   (const AlongStoreId  *store_id,
                                       AlongKeyringManner   manner,
                                       guint                timeout,
                                       GCancellable        *cancellable,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void      along_unlock_keyring_async  (const AlongStoreId  *store_id,
                                       AlongKeyringManner   manner,
                                       guint                timeout,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);
AlongKey *along_unlock_keyring_finish (GAsyncResult        *result,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
