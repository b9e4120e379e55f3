/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-edit.h"

G_BEGIN_DECLS

/**
 * AlongFamily: all records of one family, as list models, one for each kind; deleted records are not in
 * it. Built on a reader's thread, then touched by the main thread alone. An AlongFamily with the id
 * ALONG_ID_NONE holds the team's own records: programme, workers, modules, agencies, questionnaires.
 *
 * Emits "changed" (AlongEdit *) after an edit has been applied.
 */
#define ALONG_TYPE_FAMILY (along_family_get_type ())
G_DECLARE_FINAL_TYPE (AlongFamily, along_family, ALONG, FAMILY, GObject)

AlongFamily *along_family_new     (AlongId id) G_GNUC_WARN_UNUSED_RESULT;
AlongFamily *along_family_copy    (AlongFamily *self) G_GNUC_WARN_UNUSED_RESULT;
AlongId      along_family_get_id  (AlongFamily *self);
void         along_family_add     (AlongFamily *self, AlongRecord *record);
void         along_family_apply   (AlongFamily *self, AlongEdit *edit);

AlongRecord *along_family_lookup  (AlongFamily *self, AlongId id);
AlongRecord *along_family_find    (AlongFamily *self, AlongKindId kind, AlongId id);
GListModel  *along_family_list    (AlongFamily *self, AlongKindId kind);
guint        along_family_count   (AlongFamily *self, AlongKindId kind);
AlongRecord *along_family_nth     (AlongFamily *self, AlongKindId kind, guint index);

/* As known at an instant, instead of as it is: nobody may change it, and its today is the day of that instant. */
void         along_family_set_known (AlongFamily *self, gint64 known_at);
gint64       along_family_get_known (AlongFamily *self);
gint64       along_family_now       (AlongFamily *self);
int          along_family_today     (AlongFamily *self);

/* Runs through the records of a kind; @record is an AlongRecord * declared before, borrowed. The list must
 * not change inside the loop. */
#define ALONG_FOREACH(record, family, kind)                                                                    \
  for (guint i_##record = 0; ((record) = along_family_nth ((family), (kind), i_##record)) != NULL; i_##record++)

G_END_DECLS
