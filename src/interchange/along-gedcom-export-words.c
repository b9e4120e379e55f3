/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out by its names: on the command line, and in the list of what left. */
#include "along-gedcom-export.h"

#include <string.h>

static const struct
{
  AlongGedcomExportParts part;
  const char *word;
} part_words[] = {
  { ALONG_GEDCOM_EXPORT_NOTES, "notes" },     { ALONG_GEDCOM_EXPORT_BONDS, "lines" },
  { ALONG_GEDCOM_EXPORT_CARE, "care" },       { ALONG_GEDCOM_EXPORT_HEALTH, "health" },
  { ALONG_GEDCOM_EXPORT_PREGNANCIES, "pregnancies" }, { ALONG_GEDCOM_EXPORT_IDENTITY, "identity" },
  { ALONG_GEDCOM_EXPORT_HOMES, "homes" },     { ALONG_GEDCOM_EXPORT_KEPT, "kept" },
  { ALONG_GEDCOM_EXPORT_SECRETS, "secrets" },
  { ALONG_GEDCOM_EXPORT_CONFIDENTIAL, "confidential" },
};

/** along_gedcom_export_part: the part that a word of the command line and of the list of exports names; 0: none. */
AlongGedcomExportParts
along_gedcom_export_part (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_words); i++)
    if (strcmp (word, part_words[i].word) == 0)
      return part_words[i].part;
  return 0;
}

/** along_gedcom_export_words: "structure, care, notes": what goes out, for the list of what left. */
char *
along_gedcom_export_words (AlongGedcomExportParts parts)
{
  g_autoptr (GString) words = g_string_new ("structure");

  for (guint i = 0; i < G_N_ELEMENTS (part_words); i++)
    if ((parts & part_words[i].part) != 0)
      g_string_append_printf (words, ", %s", part_words[i].word);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
