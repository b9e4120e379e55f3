/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-import-kind.h"

#include <string.h>

static gboolean
looks_like_json (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize i = size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (text[i]))
    i++;
  return i < size && text[i] == '{';
}

/** along_import_kind_of: by what is in the file, and for tables by the ending of its @name. */
AlongImportKind
along_import_kind_of (const char *name, GBytes *bytes)
{
  gsize length = strlen (name);

  if (looks_like_json (bytes))
    return ALONG_IMPORT_QUESTIONNAIRE;
  return length >= 4 && g_ascii_strcasecmp (name + length - 4, ".csv") == 0 ? ALONG_IMPORT_TABLE : ALONG_IMPORT_GEDCOM;
}
