/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/*
 * Several couple records of the same two people: lived together, then married; married, separated, together again. Each says
 * what they were for its own time; on any day one of them is true. Where the dates do not tell which came first (a year, and
 * a month of it), what was made later did.
 */

/** AlongCouples: the couple records of a family by the two they are of. It holds as long as the family is not changed. */
typedef struct _AlongCouples AlongCouples;

AlongCouples *along_couples_new    (AlongFamily *family) G_GNUC_WARN_UNUSED_RESULT;
void          along_couples_free   (AlongCouples *couples);
AlongRecord  *along_couples_on     (AlongCouples *couples, AlongRecord *couple, int day);
AlongRecord  *along_couples_before (AlongCouples *couples, AlongRecord *couple);
AlongRecord  *along_couples_parted (AlongCouples *couples, AlongRecord *couple);
gboolean      along_couples_again  (AlongCouples *couples, AlongRecord *couple);
gboolean      along_couple_same_two (AlongRecord *couple, AlongRecord *other);
gboolean      along_couple_same_parents (AlongFamily *family, AlongRecord *link, AlongRecord *other);
AlongRecord  *along_couple_now     (AlongFamily *family, AlongRecord *couple);
AlongRecord  *along_couple_otherwise (AlongFamily *family, AlongRecord *couple);
gboolean      along_couple_together (AlongRecord *couple);
gboolean      along_couple_gave_way (AlongRecord *couple, AlongRecord *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongCouples, along_couples_free)

G_END_DECLS
