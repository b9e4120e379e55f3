/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-branch.h"

G_BEGIN_DECLS

char *along_branch_refuse_parents (AlongBranch *self, AlongFamily *family, AlongRecord *under) G_GNUC_WARN_UNUSED_RESULT;
char *along_branch_refuse_unborn  (AlongFamily *family, AlongRecord *parent) G_GNUC_WARN_UNUSED_RESULT;
char *along_branch_refuse_age     (AlongRecord *parent, AlongRecord *child) G_GNUC_WARN_UNUSED_RESULT;
char *along_branch_move_words     (AlongBranch *self, AlongFamily *family, AlongEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
