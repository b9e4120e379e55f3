/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-erasure.h"
#include "along-store.h"

G_BEGIN_DECLS

/* Erasing, which nothing brings back: rows, words in the index, drafts and what the journal kept of them go; the
 * journal's chain stays whole. All of these wait: not for the main thread of a window. */

AlongErasePreview *along_store_preview_erase_sync (AlongStore *self, AlongId family, AlongId person, GCancellable *cancellable,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlongErasure      *along_store_erase_sync         (AlongStore *self, const AlongEraseOrder *order, AlongId worker,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type AlongErasure), newest first */
GPtrArray         *along_store_list_erasures_sync (AlongStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               along_store_find_places_sync   (AlongStore *self, AlongErasure *erasure);

G_END_DECLS
