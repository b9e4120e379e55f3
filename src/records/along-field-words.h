/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"
#include "along-family.h"

G_BEGIN_DECLS

/* Kinds, fields and their values as people are shown them: History, comparing, choosing between two. */

const char *along_kind_words     (AlongKindId kind);
const char *along_property_words (AlongKindId kind, int property);
const char *along_event_words    (const char *event);

/* "phone", "phone and note": of an edit that changes one or two fields of one record and nothing else; else %NULL. */
char       *along_changed_words  (AlongEdit *edit) G_GNUC_WARN_UNUSED_RESULT;
char       *along_words_within   (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* @family, @team: (nullable): where names are looked up. */
char       *along_record_words   (AlongRecord *record, AlongFamily *family, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;
char       *along_field_words    (AlongRecord *record, int property, AlongFamily *family, AlongFamily *team) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
