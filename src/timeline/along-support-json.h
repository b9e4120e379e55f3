/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "along-support.h"

G_BEGIN_DECLS

typedef enum
{
  ALONG_TIMELINE_ERROR_UNREADABLE, /* a value is missing or is not what it should be */
} AlongTimelineError;

#define ALONG_TIMELINE_ERROR (along_timeline_error_quark ())
GQuark along_timeline_error_quark (void);

AlongSupport *along_support_from_json (JsonNode *node, GError **error);
JsonNode     *along_support_figures_to_json (AlongSupport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
