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

/** along_tool_add_int: a member of the object that is being built. */
void
along_tool_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/** along_tool_add_text: a member of the object that is being built. */
void
along_tool_add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * along_tool_refuse: writes the error object to standard output and its words to standard error.
 *
 * @code: a word for scripts, as "in-use"
 * @message: nothing personal
 * @where: (nullable): file, line or item
 */
int
along_tool_refuse (const char *code, const char *message, const char *where)
{
  return along_tool_refuse_private (code, message, where, message);
}

/**
 * along_tool_refuse_private: as along_tool_refuse(), where the message may name somebody: what stands in the file
 * goes to whoever asked, and not where it may be logged.
 *
 * @words: for standard error, with nothing personal
 */
int
along_tool_refuse_private (const char *code, const char *message, const char *where, const char *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "code", code);
  along_tool_add_text (builder, "message", message);
  along_tool_add_text (builder, "where", where != NULL ? where : "");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  along_tool_answer (json_builder_get_root (builder));
  fprintf (stderr, "alongsidectl: %s\n", words);
  return ALONG_TOOL_REFUSED;
}

/** along_tool_usage: says how the verb is called. */
int
along_tool_usage (const char *words)
{
  fprintf (stderr, "usage: alongsidectl %s\n", words);
  return ALONG_TOOL_USAGE;
}
