/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step K: an edit leaves everybody where they were. Those of the last drawing keep their order in the row;
 * who is new goes beside a brother or sister, under the parents or over the children. */
#include <string.h>

#include "along-layout-work.h"

typedef struct
{
  Work *work;
  guint8 *placed; /* block */
} Calm;

static int
rank_of (Calm *self, int node)
{
  return NODE (self->work, node)->kind == NODE_PERSON ? self->work->ranks[node] : ALONG_NEW_RANK;
}

/* The block's place in the last drawing, and turned as it was there. */
static int
settle_block (Calm *self, Block *block)
{
  int rank = ALONG_NEW_RANK, right = 0, wrong = 0;

  for (int i = 0; i < block->n; i++)
    {
      int mine = rank_of (self, block->nodes[i]);

      rank = MIN (rank, mine);
      for (int j = i + 1; j < block->n && mine != ALONG_NEW_RANK; j++)
        if (rank_of (self, block->nodes[j]) != ALONG_NEW_RANK)
          {
            right += rank_of (self, block->nodes[j]) > mine;
            wrong += rank_of (self, block->nodes[j]) < mine;
          }
    }
  if (!block->fixed && wrong > right)
    along_block_flip (self->work, block);
  if (right + wrong > 0)
    block->fixed = TRUE;
  return rank;
}

static double
couple_place (Work *work, const Family *family)
{
  double place = NODE (work, family->one)->pos;

  return family->other >= 0 ? (place + NODE (work, family->other)->pos) / 2 : place;
}

/* Where the block's parents stand in the row above, or its children below; FALSE: it has none placed. */
static gboolean
line_place (Calm *self, int b, gboolean above, double *place)
{
  Work *work = self->work;
  const Block *block = BLOCK (work, b);
  double sum = 0;
  int count = 0;

  for (int i = 0; i < block->n; i++)
    {
      const Node *node = NODE (work, block->nodes[i]);

      if (above && node->up >= 0 && self->placed[NODE (work, FAMILY (work, node->up)->one)->block])
        {
          sum += couple_place (work, FAMILY (work, node->up));
          count++;
        }
      for (int d = 0; !above && d < node->n_down; d++)
        {
          const Family *family = FAMILY (work, DOWN (work, node, d));

          for (int k = 0; k < family->n_children; k++)
            if (self->placed[NODE (work, KID (work, family, k))->block])
              {
                sum += NODE (work, KID (work, family, k))->pos;
                count++;
              }
        }
    }
  *place = count > 0 ? sum / count : 0;
  return count > 0;
}

/* Index in the row beside the nearest brother or sister, or -1. */
static int
beside_sibling (Calm *self, int b)
{
  Work *work = self->work;
  const Block *block = BLOCK (work, b);

  for (int i = 0; i < block->n; i++)
    {
      int f = NODE (work, block->nodes[i])->up, here = -1;
      const Family *family = f >= 0 ? FAMILY (work, f) : NULL;

      for (int k = 0; family != NULL && k < family->n_children; k++)
        if (KID (work, family, k) == block->nodes[i])
          here = k;
      for (int k = here - 1; here >= 0 && k >= 0; k--)
        if (self->placed[NODE (work, KID (work, family, k))->block])
          return BLOCK (work, NODE (work, KID (work, family, k))->block)->index + 1;
      for (int k = here + 1; here >= 0 && k < family->n_children; k++)
        if (self->placed[NODE (work, KID (work, family, k))->block])
          return BLOCK (work, NODE (work, KID (work, family, k))->block)->index;
    }
  return -1;
}

static int
find_place (Calm *self, Row *row, int b)
{
  int place = beside_sibling (self, b);

  for (int way = 0; place < 0 && way < 2; way++)
    {
      double mine, other;

      if (!line_place (self, b, way == 0, &mine))
        continue;
      place = row->n;
      for (int i = row->n - 1; i >= 0; i--)
        if (line_place (self, row->blocks[i], way == 0, &other) && other > mine)
          place = i;
    }
  return place < 0 ? row->n : place;
}

static void
insert_block (Calm *self, Row *row, int b, int place)
{
  memmove (&row->blocks[place + 1], &row->blocks[place], (row->n - place) * sizeof (int));
  row->blocks[place] = b;
  row->n++;
  self->placed[b] = TRUE;
  along_row_number (self->work, row);
}

static void
sort_in_place (Work *work, Row *row, int *degree)
{
  for (int i = 0; i < row->n; i++)
    BLOCK (work, row->blocks[i])->key = i;
  along_order_sort_row (work, row, degree);
}

/** along_order_calmly: orders every row by the last drawing. */
void
along_order_calmly (Work *work)
{
  g_autofree guint8 *placed = g_malloc0 (work->blocks->len + 1);
  g_autofree int *degree = g_new0 (int, work->blocks->len + 1);
  Calm self = { work, placed };

  for (int i = 0; i < work->n_parts * work->n_rows; i++)
    work->rows[i].n = 0;
  for (guint b = 0; b < work->blocks->len; b++)
    {
      Block *block = BLOCK (work, b);
      int place = settle_block (&self, block);

      block->fresh = place == ALONG_NEW_RANK;
      block->key = place;
      if (!block->fresh)
        {
          Row *row = ROW (work, block->part, block->row);

          row->blocks[row->n++] = b;
          placed[b] = TRUE;
        }
    }
  for (int i = 0; i < work->n_parts * work->n_rows; i++)
    along_order_sort_row (work, &work->rows[i], degree);
  for (int way = 0; way < 2; way++)
    for (int r = 0; r < work->n_rows; r++)
      for (guint b = 0; b < work->blocks->len; b++)
        {
          Block *block = BLOCK (work, b);
          double place;

          if (placed[b] || block->row != r ||
              (way == 0 && beside_sibling (&self, b) < 0 && !line_place (&self, b, TRUE, &place) &&
               !line_place (&self, b, FALSE, &place)))
            continue;
          insert_block (&self, ROW (work, block->part, r), b, find_place (&self, ROW (work, block->part, r), b));
        }
  for (int i = 0; i < work->n_parts * work->n_rows; i++)
    {
      sort_in_place (work, &work->rows[i], degree);
      for (int pass = 0; pass < 4; pass++)
        if (!along_order_improve_row (work, &work->rows[i], TRUE))
          break;
    }
}
