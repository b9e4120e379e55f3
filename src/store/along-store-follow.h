/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store.h"

G_BEGIN_DECLS

/* Following what another program writes, while the store is open only to be read. */

/**
 * AlongStoreNews: what has been written.
 *
 * @journal: the number of the journal's last entry
 * @file: which file is in the store's place now: another number where it was replaced (a backup restored, another key)
 * @held: somebody has the store still
 * @families: (element-type AlongId): those that were changed; none for what belongs to no family
 */
typedef struct
{
  gint64 journal;
  guint64 file;
  gboolean held;
  GArray *families;
} AlongStoreNews;

void            along_store_news_free   (AlongStoreNews *news);
void            along_store_news_async  (AlongStore *self, gint64 since, GAsyncReadyCallback callback, gpointer data);
AlongStoreNews *along_store_news_finish (AlongStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongStoreNews, along_store_news_free)

G_END_DECLS
