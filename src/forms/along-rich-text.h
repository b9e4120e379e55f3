/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *along_rich_text_from_xhtml    (const char *xhtml) G_GNUC_WARN_UNUSED_RESULT;
char *along_rich_text_from_markdown (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
char *along_rich_text_of_member     (JsonObject *object, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
