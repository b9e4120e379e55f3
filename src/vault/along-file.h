/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean along_file_write_whole (const char *path, const void *data, gsize length, GError **error);
GBytes  *along_file_read_whole  (const char *path, gsize most, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     along_file_empty_folder (const char *path, const char *except);
gboolean along_file_sync_folder (const char *path, GError **error);

G_END_DECLS
