/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-edits.h"

G_BEGIN_DECLS

/* Parts of edits that several of them are made of. */
AlongEdit   *along_edits_about       (AlongFamily *family, const char *format, AlongRecord *person) G_GNUC_WARN_UNUSED_RESULT;
void         along_edits_fill_person (AlongRecord *person, const AlongPersonFields *fields);
int          along_edits_whole_day   (const char *edtf);
void         along_edits_set_name    (AlongRecord *person, const char *name);
void         along_edits_other_names (AlongEdit *edit, AlongFamily *family, AlongRecord *person, const char *names);
char        *along_edits_twin_word   (AlongFamily *family, AlongRecord *one) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
