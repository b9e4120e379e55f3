/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-store.h"

G_BEGIN_DECLS

/** AlongCommitSyncs: how many fsyncs each commit of a store took, from its BEGIN to its COMMIT, counted on the writer's own
 * thread. What the writer does besides, as emptying the log, is not among them. To be read while nothing is being saved. */
typedef struct
{
  guint commits, least, most;
  gboolean begun;
  guint before;
} AlongCommitSyncs;

void along_commit_syncs_watch (AlongCommitSyncs *self, AlongStore *store);

G_END_DECLS
