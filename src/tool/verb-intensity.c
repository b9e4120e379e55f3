/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-support-json.h"
#include "verbs.h"

/** along_verb_intensity: the figures of support from the values in a file (casework formulas F0 to F14). */
int
along_verb_intensity (int argc, char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return along_tool_usage ("intensity FILE.json");
  if (!json_parser_load_from_file (parser, argv[1], &error))
    return along_tool_refuse ("unreadable", error->message, argv[1]);
  g_autoptr (AlongSupport) support = along_support_from_json (json_parser_get_root (parser), &error);
  if (support == NULL)
    return along_tool_refuse ("unreadable", error->message, argv[1]);
  return along_tool_answer (along_support_figures_to_json (support));
}
