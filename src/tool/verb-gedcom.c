/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-gedcom.h"
#include "verbs.h"

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static JsonNode *
answer (AlongGedcom *gedcom)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const AlongGedcomWarning *warnings;
  AlongGedcomFacts facts;
  guint n;

  along_gedcom_facts (gedcom, &facts);
  json_builder_begin_object (builder);
  add_text (builder, "version", along_gedcom_version (gedcom));
  add_text (builder, "charset", along_gedcom_charset (gedcom));
  add_number (builder, "people", facts.people);
  add_number (builder, "couples", facts.couples);
  add_number (builder, "child_links", facts.child_links);
  add_number (builder, "sources", facts.sources);
  add_number (builder, "events", facts.events);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  warnings = along_gedcom_warnings (gedcom, &n);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      add_number (builder, "line", warnings[i].line);
      add_text (builder, "text", warnings[i].text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_number (builder, "kept_lines", facts.kept_lines);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/** along_verb_gedcom: what is in a GEDCOM file. */
int
along_verb_gedcom (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongGedcom) gedcom = NULL;

  if (argc != 2)
    return along_tool_usage ("gedcom FILE");
  gedcom = along_gedcom_load_file (argv[1], NULL, NULL, NULL, &error);
  if (gedcom == NULL)
    return along_tool_refuse (error->domain == ALONG_INTERCHANGE_ERROR ? "not-gedcom" : "unreadable", error->message, argv[1]);
  return along_tool_answer (answer (gedcom));
}
