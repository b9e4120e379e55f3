/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-gedcom-write.h"
#include "verbs.h"

static JsonNode *
answer (AlongGedcom *gedcom)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const AlongGedcomWarning *warnings;
  AlongGedcomFacts facts;
  guint n;

  along_gedcom_facts (gedcom, &facts);
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "version", along_gedcom_version (gedcom));
  along_tool_add_text (builder, "charset", along_gedcom_charset (gedcom));
  along_tool_add_int (builder, "people", facts.people);
  along_tool_add_int (builder, "couples", facts.couples);
  along_tool_add_int (builder, "child_links", facts.child_links);
  along_tool_add_int (builder, "sources", facts.sources);
  along_tool_add_int (builder, "events", facts.events);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  warnings = along_gedcom_warnings (gedcom, &n);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      along_tool_add_int (builder, "line", warnings[i].line);
      along_tool_add_text (builder, "text", warnings[i].text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  along_tool_add_int (builder, "kept_lines", facts.kept_lines);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static const char usage[] = "gedcom FILE [--out FILE.ged|.gdz] [--version 5.5.1|7.0]";

/** along_verb_gedcom: what is in a GEDCOM file; writes it back on demand, in either version. */
int
along_verb_gedcom (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongGedcom) gedcom = NULL;
  const char *out = NULL, *version = NULL;

  if (!along_tool_take_option (&argc, argv, "--out", &out) || !along_tool_take_option (&argc, argv, "--version", &version)
      || argc != 2 || argv[1][0] == '-'
      || (version != NULL && strcmp (version, "5.5.1") != 0 && strcmp (version, "7.0") != 0))
    return along_tool_usage (usage);
  gedcom = along_gedcom_load_file (argv[1], NULL, NULL, NULL, &error);
  if (gedcom == NULL)
    return along_tool_refuse (error->domain == ALONG_INTERCHANGE_ERROR ? "not-gedcom" : "unreadable", error->message, argv[1]);
  if (out != NULL)
    {
      gboolean seven = version != NULL ? version[0] == '7' : along_gedcom_is_7 (gedcom) || along_gedcom_is_packed (out);

      if (!along_gedcom_write_file (gedcom, seven ? ALONG_GEDCOM_7_0 : ALONG_GEDCOM_5_5_1, out, &error))
        return along_tool_refuse ("not-written", error->message, out);
    }
  return along_tool_answer (answer (gedcom));
}
