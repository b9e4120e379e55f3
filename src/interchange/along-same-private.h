/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-same.h"

G_BEGIN_DECLS

/* Used by along-same*.c alone. */

typedef struct
{
  guint from, tie, to;
} AlongSameJoin;

struct _AlongSameSide
{
  GArray *nodes; /* AlongSameNode */
  GArray *joins; /* AlongSameJoin; once settled sorted, each once */
  guint *first;  /* of each node; one more than there are nodes */
};

/* How far the shapes go; the last is of names alone. */
enum { STEP_ONE, STEP_TWO, STEP_LAST, STEP_NAMES, N_STEPS };

typedef struct
{
  AlongSameSide *side[2];
  int *match[2];
  guint64 *shape[N_STEPS][2];
  guint8 *kin[2];      /* of each node: a relative with a name is known */
  gboolean same_names; /* the same on both sides, each as often */
  GArray *todo; /* guint: of the file, just found: their relatives are next */
  guint n_found;
} AlongSameMatcher;

void     along_same_side_settle (AlongSameSide *side);
gboolean along_same_find_shapes (AlongSameMatcher *matcher, GCancellable *cancellable, GError **error);

static inline const AlongSameJoin *
join_at (const AlongSameSide *side, guint at)
{
  return &g_array_index (side->joins, AlongSameJoin, at);
}

static inline const AlongSameNode *
node_at (const AlongSameSide *side, guint at)
{
  return &g_array_index (side->nodes, AlongSameNode, at);
}

static inline guint64
mix (guint64 a, guint64 b)
{
  a ^= b + G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + (a << 6) + (a >> 2);
  a *= G_GUINT64_CONSTANT (0xFF51AFD7ED558CCD);
  return a ^ a >> 33;
}

G_END_DECLS
