/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-found.h"
#include "along-session.h"

G_BEGIN_DECLS

/* What typed words find in all families, open and closed. A newer search or list takes the place of one that is still
 * waited for: that one ends with G_IO_ERROR_CANCELLED. */
void        along_session_search_async  (AlongSession *self, const char *text, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
AlongFound *along_session_search_finish (AlongSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
