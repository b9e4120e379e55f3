/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AlongCsvRow: a row of a comma-separated file. */
typedef struct
{
  guint line;    /* where it begins, from 1 */
  char **fields; /* %NULL-terminated, valid UTF-8 */
  guint n;
  const char *problem; /* why it cannot be taken as it is, translated, or %NULL */
} AlongCsvRow;

GPtrArray *along_csv_read  (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void       along_csv_write (GString *out, const char *const *fields);

G_END_DECLS
