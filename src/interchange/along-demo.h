/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The made-up families: always the same records on the same day. */

void     along_interchange_register (void);

gboolean along_demo_build_sync   (const char *dir, GCancellable *cancellable, GError **error);
void     along_demo_build_async  (const char *dir, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean along_demo_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
