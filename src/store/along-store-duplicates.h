/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-alike.h"
#include "along-duplicate.h"
#include "along-store-backup.h"

G_BEGIN_DECLS

/* Who is here twice. Both wait, on a connection of their own: not for the main thread of a window. */

/** At most so many are found; the likeliest. */
#define ALONG_STORE_MOST_DUPLICATES 500

/* (element-type AlongDuplicate): the likeliest first. @progress: (nullable): called on this thread. */
GPtrArray *along_store_find_duplicates_sync (AlongStore *self, AlongStoreProgress progress, gpointer data,
                                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who is like @facts, at most @most of them: of each only "one" is filled in. (element-type AlongDuplicate) */
GPtrArray *along_store_find_alike_sync      (AlongStore *self, const AlongAlikeFacts *facts, guint most,
                                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * AlongStoreWritten: who wrote the value that a field has now, and when.
 */
typedef struct
{
  AlongId record;
  int property;
  AlongId worker;
  gint64 known_at;
} AlongStoreWritten;

/* (element-type AlongStoreWritten): of each field of @records that the journal knows of, in no order. */
GArray    *along_store_who_wrote_sync       (AlongStore *self, GPtrArray *records, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
