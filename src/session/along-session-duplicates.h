/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-alike.h"
#include "along-duplicate.h"
#include "along-session-progress.h"
#include "along-session.h"

G_BEGIN_DECLS

/* Who may be here twice, and what a person said about it. */

/* Looks through everybody. @progress: (nullable): not called any more once the callback has been */
void       along_session_find_duplicates_async  (AlongSession *self, AlongSessionProgress progress, gpointer progress_data,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type AlongDuplicate): the likeliest first; those kept apart too, marked so */
GPtrArray *along_session_find_duplicates_finish (AlongSession *self, GAsyncResult *result, GError **error);

/* Who is here and may be the one that @facts are about; nothing of @facts is kept. */
void       along_session_find_alike_async       (AlongSession *self, const AlongAlikeFacts *facts, guint most,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type AlongDuplicate): of each only "one" is filled in */
GPtrArray *along_session_find_alike_finish      (AlongSession *self, GAsyncResult *result, GError **error);

/** AlongWritten: who wrote the value that a field has, and when (milliseconds). */
typedef struct
{
  AlongId record;
  int property;
  AlongId worker;
  gint64 known_at;
} AlongWritten;

/* @records: (element-type AlongRecord): copied */
void       along_session_who_wrote_async        (AlongSession *self, GPtrArray *records, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer data);
/* Returns: (transfer full) (element-type AlongWritten) */
GArray    *along_session_who_wrote_finish       (AlongSession *self, GAsyncResult *result, GError **error);

/* "Not the same": two people, or two families, that are not to be asked about again, until that is taken back. Kept in
 * the store's settings by their ids alone. */
void       along_session_keep_apart             (AlongSession *self, AlongId one, AlongId other, gboolean apart);
gboolean   along_session_are_apart              (AlongSession *self, AlongId one, AlongId other);

G_END_DECLS
