/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALONG_IMPORT_MOST_BYTES (256u * 1024 * 1024)

/** AlongImportKind: which reader a file is for; one that is none of these is GEDCOM's to refuse. */
typedef enum
{
  ALONG_IMPORT_GEDCOM,
  ALONG_IMPORT_TABLE,
  ALONG_IMPORT_QUESTIONNAIRE,
} AlongImportKind;

AlongImportKind along_import_kind_of (const char *name, GBytes *bytes);

G_END_DECLS
