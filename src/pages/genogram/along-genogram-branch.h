/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

G_BEGIN_DECLS

/* Several people of a family at once, as edits: removed, in one home; a branch taken from one place and put at another. Pure
 * functions. */

/**
 * AlongBranch: people of one family with what joins them, as they were when it was taken: what cut and copy hold. Never
 * leaves the process.
 */
#define ALONG_TYPE_BRANCH (along_branch_get_type ())
G_DECLARE_FINAL_TYPE (AlongBranch, along_branch, ALONG, BRANCH, GObject)

GArray      *along_genogram_branch_of     (AlongFamily *family, AlongId person) G_GNUC_WARN_UNUSED_RESULT;

AlongBranch *along_branch_new             (AlongFamily *family, const AlongId *people, guint n, gboolean cut) G_GNUC_WARN_UNUSED_RESULT;
gboolean     along_branch_is_cut          (AlongBranch *self);
gboolean     along_branch_is_there        (AlongBranch *self, AlongFamily *family);
gboolean     along_branch_is_of           (AlongBranch *self, AlongFamily *family);
gboolean     along_branch_has             (AlongBranch *self, AlongId person);
guint        along_branch_get_n           (AlongBranch *self);
AlongId      along_branch_get_root        (AlongBranch *self);
const AlongId *along_branch_peek_roots    (AlongBranch *self, guint *n);
const char  *along_branch_get_name        (AlongBranch *self);
AlongEdit   *along_branch_put             (AlongBranch *self, AlongFamily *family, AlongRecord *under, AlongId *root)
                                           G_GNUC_WARN_UNUSED_RESULT;

AlongFamily *along_genogram_family_after  (AlongFamily *family, AlongEdit *edit) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit   *along_genogram_remove_people (AlongFamily *family, const AlongId *people, guint n) G_GNUC_WARN_UNUSED_RESULT;
AlongEdit   *along_genogram_live_together (AlongFamily *family, const AlongId *people, guint n, AlongRecord *home, const char *name,
                                           int today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
