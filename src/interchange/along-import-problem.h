/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AlongImportProblem: what could not be taken in as it stands; @line of the file, 0: the whole of it. */
typedef struct
{
  guint line;
  char *text;
} AlongImportProblem;

GPtrArray *along_import_problems_new (void);
void       along_import_problems_add (GPtrArray *problems, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
