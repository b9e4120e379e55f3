/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-erasure.h"
#include "along-session.h"

G_BEGIN_DECLS

/* Erasing a family or a person for good: a manager's act (see along_session_is_manager()). Nothing brings it back. */

void               along_session_preview_erase_async  (AlongSession *self, AlongId family, AlongId person, GCancellable *cancellable,
                                                       GAsyncReadyCallback callback, gpointer data);
AlongErasePreview *along_session_preview_erase_finish (AlongSession *self, GAsyncResult *result, GError **error);

/* Whoever holds the family lets it go and loads it again. */
void          along_session_erase_async  (AlongSession *self, const AlongEraseOrder *order, GAsyncReadyCallback callback, gpointer data);
AlongErasure *along_session_erase_finish (AlongSession *self, GAsyncResult *result, GError **error);

/* Certificates, the newest first, with where what was erased lives on today. (transfer full) (element-type AlongErasure) */
void          along_session_list_erasures_async  (AlongSession *self, GAsyncReadyCallback callback, gpointer data);
GPtrArray    *along_session_list_erasures_finish (AlongSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
