/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-session.h"

G_BEGIN_DECLS

/* A family as it was known at the end of a day: a record of its own, which no edit changes and none may start from.
 * Who looked at which day is written in `access`. While one is held, edits and undo in that family are refused with
 * ALONG_SESSION_ERROR_PAST, until it is let go. The team's records are those of now. */

void         along_session_load_known_async   (AlongSession *self, AlongId family, int day, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer data);
AlongFamily *along_session_load_known_finish  (AlongSession *self, GAsyncResult *result, GError **error);
void         along_session_let_known_go       (AlongSession *self, AlongFamily *known);

void         along_session_list_known_days_async  (AlongSession *self, AlongId family, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer data);
GArray      *along_session_list_known_days_finish (AlongSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
