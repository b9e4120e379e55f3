/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-merge.h"

G_BEGIN_DECLS

struct _AlongMerge
{
  AlongFamily *kept;
  AlongFamily *other;   /* the same as @kept within one family */
  GHashTable *same;     /* id of a record that goes -> id of the one it becomes (both AlongId *) */
  GArray *asked;        /* AlongIds that a person paired: kept, other, kept, other, … */
  GArray *questions;    /* of AlongMergeQuestion */
};

/* along-merge.c */
const int   *merge_companions (AlongKindId kind, int property);
gboolean     merge_asks_when_due (const AlongMergeQuestion *question);

/* along-merge-match.c */
void         merge_match     (AlongMerge *self);
AlongId      merge_map       (AlongMerge *self, AlongId id);
AlongRecord *merge_mapped    (AlongMerge *self, AlongRecord *record);
gboolean     merge_goes      (AlongMerge *self, AlongRecord *record);
gboolean     merge_is_one    (AlongMerge *self);
gboolean     merge_same_time_of_birth (AlongMerge *self, AlongRecord *one, AlongRecord *other, gboolean unknown);
void         merge_make_same (AlongMerge *self, AlongId other, AlongId keep);

G_END_DECLS
