/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-gedcom-import-private.h"
#include "along-gedcom-private.h"

G_BEGIN_DECLS

/* Used by along-gedcom-import-taken.c and along-gedcom-import-kept.c alone. */

/* of a line: FRAME is in the record, but something below it is not; MARKED: so is what it leads to, which is confidential */
enum { UNTAKEN, TAKEN, FRAME, MARKED };

void     along_gedcom_import_mark       (Import *import, guint head);
guint    along_gedcom_import_index_of   (AlongGedcom *gedcom, guint record);
gboolean along_gedcom_import_value_is   (AlongGedcom *gedcom, guint line, const char *text);
char    *along_gedcom_import_text_below (AlongGedcom *gedcom, guint line, AlongGedcomTag tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
