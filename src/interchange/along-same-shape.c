/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of everything round a person as a number: what is said of them, mixed with the numbers of those they are
 * joined to, over and over, until nobody more is told apart. */
#include "along-same-private.h"

#include <stdlib.h>

#define MOST_STEPS 64

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

static guint
count_shapes (AlongSameMatcher *matcher, guint64 *const shape[2])
{
  guint sizes[2] = { matcher->side[0]->nodes->len, matcher->side[1]->nodes->len }, distinct = 0;
  g_autofree guint64 *all = g_new (guint64, sizes[0] + sizes[1] + 1);

  for (guint s = 0, at = 0; s < 2; s++)
    for (guint i = 0; i < sizes[s]; i++)
      all[at++] = shape[s][i];
  qsort (all, sizes[0] + sizes[1], sizeof *all, compare_numbers);
  for (guint i = 0; i < sizes[0] + sizes[1]; i++)
    distinct += i == 0 || all[i] != all[i - 1];
  return distinct;
}

/* Who has no name says nothing of their relatives: the record has such people for those the file leaves out. */
static void
refine (const AlongSameSide *side, const guint64 *from, guint64 *to)
{
  for (guint i = 0; i < side->nodes->len; i++)
    {
      guint64 sum = 0;

      for (guint j = side->first[i]; j < side->first[i + 1]; j++)
        {
          const AlongSameJoin *join = join_at (side, j);
          const AlongSameNode *other = node_at (side, join->to);

          if (other->name == 0 || other->known)
            sum += mix (join->tie + 1, from[join->to]);
        }
      to[i] = mix (from[i], sum);
    }
}

/* Until nobody more is told apart. */
static gboolean
refine_all (AlongSameMatcher *matcher, guint step, GCancellable *cancellable, GError **error)
{
  guint distinct = count_shapes (matcher, matcher->shape[step]), before = 0;

  for (guint i = 0; i < MOST_STEPS && distinct != before; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      before = distinct;
      for (guint s = 0; s < 2; s++)
        {
          guint64 *next = g_new (guint64, matcher->side[s]->nodes->len + 1);

          refine (matcher->side[s], matcher->shape[step][s], next);
          g_free (matcher->shape[step][s]);
          matcher->shape[step][s] = next;
        }
      distinct = count_shapes (matcher, matcher->shape[step]);
    }
  return TRUE;
}

/* Of everybody on both sides. */
gboolean
along_same_find_shapes (AlongSameMatcher *matcher, GCancellable *cancellable, GError **error)
{
  for (guint s = 0; s < 2; s++)
    {
      const AlongSameSide *side = matcher->side[s];

      for (guint step = 0; step < N_STEPS; step++)
        matcher->shape[step][s] = g_new0 (guint64, side->nodes->len + 1);
      for (guint i = 0; i < side->nodes->len; i++)
        {
          const AlongSameNode *node = node_at (side, i);

          matcher->shape[STEP_NAMES][s][i] = mix (node->name, 1);
          matcher->shape[STEP_LAST][s][i]
            = node->name == 0 ? 1 : mix (mix (mix (node->name, (guint64) node->gender), node->born), node->dead);
        }
      refine (side, matcher->shape[STEP_LAST][s], matcher->shape[STEP_ONE][s]);
      refine (side, matcher->shape[STEP_ONE][s], matcher->shape[STEP_TWO][s]);
      refine (side, matcher->shape[STEP_TWO][s], matcher->shape[STEP_LAST][s]);
    }
  return refine_all (matcher, STEP_LAST, cancellable, error) && refine_all (matcher, STEP_NAMES, cancellable, error);
}
