/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "verbs.h"

/* Each verb adds its row here. */
static const AlongVerb verbs[] = {
  { "intensity", "intensity FILE.json", along_verb_intensity },
  { "genogram", "genogram FILE [--person XREF] [--as-of DATE] [--profile social|clinical] [--out FILE.svg|.pdf|.png|.json]",
    along_verb_genogram },
  { "gedcom", "gedcom FILE [--out FILE.ged] [--version 5.5.1|7.0]", along_verb_gedcom },
  { "form", "form FILE.json", along_verb_form },
  { "score", "score QUESTIONNAIRE.json RESPONSE.json [--out RESPONSE.json]", along_verb_score },
  { "store", "store create|info|verify [--store DIR] [--passphrase-file F]", along_verb_store },
  { "import", "import FILE… [--family ID|--new] [--good-rows] [--store DIR] [--passphrase-file F]", along_verb_import },
  { "search", "search TEXT [--limit N] [--store DIR] [--passphrase-file F]", along_verb_search },
  { "generate", "generate --families N --seed S [--contacts M] [--store DIR] [--passphrase-file F]", along_verb_generate },
  { NULL, NULL, NULL },
};

static int
print_usage (FILE *to)
{
  fputs ("usage: alongsidectl VERB [ARGUMENT…]\n\n", to);
  for (const AlongVerb *verb = verbs; verb->name != NULL; verb++)
    fprintf (to, "  alongsidectl %s\n", verb->usage);
  return to == stdout ? ALONG_TOOL_DONE : ALONG_TOOL_USAGE;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc < 2)
    return print_usage (stderr);
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0)
    return print_usage (stdout);
  for (const AlongVerb *verb = verbs; verb->name != NULL; verb++)
    if (strcmp (argv[1], verb->name) == 0)
      return verb->run (argc - 1, argv + 1);
  fprintf (stderr, "alongsidectl: no verb “%s”\n", argv[1]);
  return print_usage (stderr);
}
