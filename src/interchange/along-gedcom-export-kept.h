/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-gedcom-write.h"

G_BEGIN_DECLS

/**
 * AlongGedcomKept: the kept lines of a family in the words of one version of GEDCOM.
 *
 * Lines about a person or a couple are put among those that are written of them: where a line of the record stands already,
 * what is below it joins it.
 */
typedef struct _AlongGedcomKept AlongGedcomKept;

/* What the id in a kept pointer is called in the file: @room gets it; FALSE: it does not go out. @tag: of the line */
typedef gboolean (*AlongGedcomKeptXref) (AlongId id, const char *tag, char room[16], gpointer data);

AlongGedcomKept *along_gedcom_kept_new    (AlongFamily *family, AlongGedcomTarget target, gboolean notes, gboolean confidential);
void             along_gedcom_kept_free   (AlongGedcomKept *kept);
gboolean         along_gedcom_kept_is_confidential (AlongGedcomKept *kept, AlongId about);
gboolean         along_gedcom_kept_has    (AlongGedcomKept *kept, AlongId about, const char *tag);
gboolean         along_gedcom_kept_is_about (AlongGedcomKept *kept, AlongId about, const char *record);
gboolean         along_gedcom_kept_hides  (AlongGedcomKept *kept, AlongId about, const char *what);
gboolean         along_gedcom_kept_hides_tie (AlongGedcomKept *kept, AlongId one, AlongId other);
guint            along_gedcom_kept_merge  (AlongGedcomKept *kept, AlongId about, const char *record, gboolean lines, GString *out, gsize from,
                                           AlongGedcomKeptXref xref, gpointer data);
void             along_gedcom_kept_merge_head (AlongGedcomKept *kept, const char *head, GString *out, gsize from,
                                                AlongGedcomKeptXref xref, gpointer data);
guint            along_gedcom_kept_others (AlongGedcomKept *kept, GString *out, AlongGedcomKeptXref xref, gpointer data, guint *unfit);

G_END_DECLS
