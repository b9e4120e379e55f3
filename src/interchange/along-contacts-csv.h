/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"
#include "along-import-problem.h"
#include "along-summary.h"

G_BEGIN_DECLS

/**
 * AlongContactsCsv: a file of contacts, one a row, of one family or several: records.md 5 has the columns.
 *
 * Reading has two steps, so that a person can be asked between them: the rows are read; then, for each
 * family, those of its rows that are good become one edit (not committed) and every other is named with its
 * line and reason.
 */
typedef struct _AlongContactsCsv AlongContactsCsv;

AlongContactsCsv  *along_contacts_csv_read      (GBytes *bytes, GPtrArray *problems, GError **error);
void               along_contacts_csv_free      (AlongContactsCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongContactsCsv, along_contacts_csv_free)

guint              along_contacts_csv_n_rows    (AlongContactsCsv *self);
const char *const *along_contacts_csv_families  (AlongContactsCsv *self);
AlongEdit         *along_contacts_csv_to_edit   (AlongContactsCsv *self, const char *family_words, AlongFamily *family,
                                                 AlongFamily *team, GPtrArray *problems, guint *good);
AlongId            along_contacts_csv_find_family (const char *words, GPtrArray *summaries, gboolean *several);
void               along_contacts_csv_no_family (AlongContactsCsv *self, const char *family_words, gboolean several,
                                                 GPtrArray *problems);

void               along_contacts_csv_write_header (GString *out);
guint              along_contacts_csv_write_family (GString *out, AlongFamily *family, AlongFamily *team);

G_END_DECLS
