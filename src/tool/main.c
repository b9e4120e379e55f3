/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "verbs.h"

/* Each verb adds its row here. */
static const AlongVerb verbs[] = {
  { "gedcom", "gedcom FILE [--out FILE.ged] [--version 5.5.1|7.0]",
    "Counts what is in a GEDCOM file and names each repair with its line; --out writes it back.", along_verb_gedcom },
  { "genogram", "genogram FILE [--person XREF] [--as-of DATE] [--profile social|clinical] [--out FILE.svg|.pdf|.png|.json]",
    "Lays out the people of a GEDCOM file and measures the drawing; --out writes it.", along_verb_genogram },
  { "form", "form FILE.json", "Reads a FHIR R4 Questionnaire and lists what in it cannot be used.", along_verb_form },
  { "score", "score QUESTIONNAIRE.json RESPONSE.json [--out RESPONSE.json]",
    "Calculates what the questionnaire calculates and checks the response; --out writes it completed.", along_verb_score },
  { "intensity", "intensity FILE.json", "The figures of support intensity for one episode.", along_verb_intensity },
  { "store", "store create|info|verify|backup FILE|restore FILE|rekey [--store DIR] [--passphrase-file F]",
    "Makes a store, counts what is in it, reads and checks all of it, backs it up, restores it, or changes its key.",
    along_verb_store },
  { "import", "import FILE… [--family ID|--new] [--good-rows] [--bundle-passphrase-file F] [--conflicts ours|theirs] [--other-key] "
              "[--store DIR] [--passphrase-file F]",
    "Takes in GEDCOM, tables of contacts (CSV), FHIR Questionnaires and a colleague's families (.along): all of it, or nothing.",
    along_verb_import },
  { "export", "export [--family ID] --to FILE.along --for KEY.along-key|--bundle-passphrase-file F [--leave-out-restricted] "
              "[--store DIR] [--passphrase-file F]",
    "Writes families into a file that a colleague can take in; one family's genogram as GEDCOM (.ged, .gdz), its assessments as FHIR (.json).", along_verb_export },
  { "search", "search TEXT [--limit N] [--store DIR] [--passphrase-file F]", "Finds families, people and words in notes.",
    along_verb_search },
  { "erase", "erase --family ID [--person ID] [--reason WORDS [--ground asked|old|mistake|other] [--doubtful take|leave] --yes] [--store DIR] [--passphrase-file F]",
    "Erases a family or a person for good; without --yes it only says what would go, and lists texts that are in doubt.", along_verb_erase },
  { "generate", "generate --families N --seed S [--contacts M] [--store DIR] [--passphrase-file F]",
    "Makes a store of made-up families: the same numbers and seed give the same records.", along_verb_generate },
  { NULL, NULL, NULL, NULL },
};

static int
print_usage (FILE *to)
{
  fputs ("usage: alongsidectl VERB [ARGUMENT…]\n\n", to);
  for (const AlongVerb *verb = verbs; verb->name != NULL; verb++)
    fprintf (to, "  alongsidectl %s\n      %s\n", verb->usage, verb->summary);
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
      {
        if (argc != 3 || strcmp (argv[2], "--help") != 0)
          return verb->run (argc - 1, argv + 1);
        printf ("usage: alongsidectl %s\n\n%s\n", verb->usage, verb->summary);
        return ALONG_TOOL_DONE;
      }
  fprintf (stderr, "alongsidectl: no verb “%s”\n", argv[1]);
  return print_usage (stderr);
}
