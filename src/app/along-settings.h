/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this computer remembers about the windows; nothing about anybody. */

GVariant *along_settings_get (const char *key) G_GNUC_WARN_UNUSED_RESULT;
void      along_settings_set (const char *key, GVariant *value);
void      along_settings_watch (GCallback changed, GObject *object);

G_END_DECLS
