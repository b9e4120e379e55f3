/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-private.h"

/* commit.c */
AlongChange commit_nth             (const Commit *commit, guint i);
gboolean    commit_changes_nothing (const AlongChange *change);

/* commit-images.c */
typedef struct _CommitImages CommitImages;

CommitImages        *commit_images_start (const Commit *commit);
const JournalImages *commit_images_next  (CommitImages *self);
void                 commit_images_end   (CommitImages *self);
