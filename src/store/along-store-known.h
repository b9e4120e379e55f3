/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store.h"

G_BEGIN_DECLS

/* A family as it was known: replayed from its journal, without snapshots. The team's records (names of workers,
 * forms) are not replayed with it: they are read as they are now. A worker who married keeps one name throughout,
 * and a form is never changed, only followed by another version. */

AlongFamily *along_store_load_known_sync   (AlongStore *self, AlongId family, gint64 known_at, GError **error);
void         along_store_load_known_async  (AlongStore *self, AlongId family, gint64 known_at, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
AlongFamily *along_store_load_known_finish (AlongStore *self, GAsyncResult *result, GError **error);

GArray      *along_store_list_known_days_sync   (AlongStore *self, AlongId family, GError **error);
void         along_store_list_known_days_async  (AlongStore *self, AlongId family, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray      *along_store_list_known_days_finish (AlongStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
