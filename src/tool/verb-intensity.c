/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-support-json.h"
#include "verbs.h"

/** along_verb_intensity: the figures of support from the values in a file (casework formulas F0 to F14). */
int
along_verb_intensity (int argc, char **argv)
{
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2 || argv[1][0] == '-')
    return along_tool_usage ("intensity FILE.json");
  json = along_tool_read_json (argv[1], &error);
  if (json == NULL)
    return along_tool_refuse ("unreadable", error->message, argv[1]);
  g_autoptr (AlongSupport) support = along_support_from_json (json, &error);
  if (support == NULL)
    return along_tool_refuse ("unreadable", error->message, argv[1]);
  return along_tool_answer (along_support_figures_to_json (support));
}
