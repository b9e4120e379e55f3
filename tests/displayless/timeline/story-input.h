/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

JsonObject  *story_find   (JsonArray *list, const char *id);
JsonNode    *story_input  (JsonObject *story, JsonObject *episode, gboolean acknowledge);
