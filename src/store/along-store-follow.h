/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store.h"

G_BEGIN_DECLS

/* Following what another program writes, while the store is open only to be read. */

void     along_store_version_async  (AlongStore *self, GAsyncReadyCallback callback, gpointer data);
gboolean along_store_version_finish (AlongStore *self, GAsyncResult *result, gint64 *version, GError **error);

G_END_DECLS
