/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom.h"

G_BEGIN_DECLS

typedef enum
{
  ALONG_GEDCOM_5_5_1,
  ALONG_GEDCOM_7_0,
} AlongGedcomTarget;

char    *along_gedcom_write      (AlongGedcom *self, AlongGedcomTarget target, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_gedcom_write_file (AlongGedcom *self, AlongGedcomTarget target, const char *path, GError **error);

/* Text of a file as the file: packed where its name says so. */
GBytes  *along_gedcom_zip       (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean along_gedcom_is_packed (const char *path);
GBytes  *along_gedcom_contents  (char *text, gsize length, AlongGedcomTarget target, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For those who write GEDCOM that was not read from a file. */
void along_gedcom_put_line (GString *out, AlongGedcomTarget target, guint level, const char *xref,
                            const char *tag, const char *text);
void along_gedcom_put_pointer (GString *out, guint level, const char *tag, const char *xref);
void along_gedcom_put_head (GString *out, AlongGedcomTarget target);

G_END_DECLS
