/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "verbs.h"

/** along_tool_answer: writes @object (taken) to standard output; returns the exit code for "done". */
int
along_tool_answer (JsonNode *object)
{
  g_autoptr (JsonNode) owned = object;
  g_autofree char *text = json_to_string (owned, FALSE);

  puts (text);
  return ALONG_TOOL_DONE;
}

/**
 * along_tool_refuse: writes the error object to standard output and its words to standard error.
 *
 * @code: a word for scripts, as "in-use"
 * @where: (nullable): file, line or item
 */
int
along_tool_refuse (const char *code, const char *message, const char *where)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, code);
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, message);
  json_builder_set_member_name (builder, "where");
  json_builder_add_string_value (builder, where != NULL ? where : "");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  along_tool_answer (json_builder_get_root (builder));
  fprintf (stderr, "alongsidectl: %s\n", message);
  return ALONG_TOOL_REFUSED;
}

/** along_tool_usage: says how the verb is called. */
int
along_tool_usage (const char *words)
{
  fprintf (stderr, "usage: alongsidectl %s\n", words);
  return ALONG_TOOL_USAGE;
}
