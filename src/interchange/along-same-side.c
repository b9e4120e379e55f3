/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-same-private.h"

AlongSameSide *
along_same_side_new (void)
{
  AlongSameSide *side = g_new0 (AlongSameSide, 1);

  side->nodes = g_array_new (FALSE, FALSE, sizeof (AlongSameNode));
  side->joins = g_array_new (FALSE, FALSE, sizeof (AlongSameJoin));
  return side;
}

void
along_same_side_free (AlongSameSide *side)
{
  g_array_unref (side->nodes);
  g_array_unref (side->joins);
  g_free (side->first);
  g_free (side);
}

/** along_same_side_add: returns the number of the node, from 0. */
guint
along_same_side_add (AlongSameSide *side, const AlongSameNode *node)
{
  g_array_append_val (side->nodes, *node);
  return side->nodes->len - 1;
}

guint
along_same_side_size (AlongSameSide *side)
{
  return side->nodes->len;
}

static AlongSameTie
turned (AlongSameTie tie)
{
  static const AlongSameTie other[] = {
    [ALONG_SAME_PARENT] = ALONG_SAME_CHILD,      [ALONG_SAME_CHILD] = ALONG_SAME_PARENT,
    [ALONG_SAME_PARTNER] = ALONG_SAME_PARTNER,   [ALONG_SAME_CARER] = ALONG_SAME_CARED,
    [ALONG_SAME_CARED] = ALONG_SAME_CARER,       [ALONG_SAME_SIBLINGS] = ALONG_SAME_MEMBER,
    [ALONG_SAME_MEMBER] = ALONG_SAME_SIBLINGS,
  };

  return other[tie];
}

/** along_same_side_join: @other is the @tie of @one; the way back is added too. */
void
along_same_side_join (AlongSameSide *side, guint one, AlongSameTie tie, guint other)
{
  AlongSameJoin there = { one, tie, other }, back = { other, turned (tie), one };

  g_array_append_val (side->joins, there);
  g_array_append_val (side->joins, back);
}

static int
compare_joins (gconstpointer a, gconstpointer b)
{
  const AlongSameJoin *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->tie != other->tie)
    return one->tie < other->tie ? -1 : 1;
  return (one->to > other->to) - (one->to < other->to);
}

/* Sorts the joins, each once, and finds where those of each node begin. */
void
along_same_side_settle (AlongSameSide *side)
{
  guint kept = 0;

  g_array_sort (side->joins, compare_joins);
  for (guint i = 0; i < side->joins->len; i++)
    if (i == 0 || compare_joins (join_at (side, i), join_at (side, kept - 1)) != 0)
      g_array_index (side->joins, AlongSameJoin, kept++) = *join_at (side, i);
  g_array_set_size (side->joins, kept);
  g_free (side->first);
  side->first = g_new0 (guint, side->nodes->len + 2);
  for (guint i = 0; i < kept; i++)
    side->first[join_at (side, i)->from + 1]++;
  for (guint i = 0; i < side->nodes->len; i++)
    side->first[i + 1] += side->first[i];
}
