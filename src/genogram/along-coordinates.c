/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step G: x. The order of a row is given; each row is placed where its lines to the rows above and below
 * are straightest, exactly, by pooling adjacent violators (isotonic regression); rows take turns. */
#include "along-layout-work.h"

#include <math.h>

#define MAX_SWEEPS 40
#define CENTRING 8.0
#define STILL 0.5

static double
symbol_reach (Work *work, int node)
{
  const Node *here = NODE (work, node);

  return here->kind == NODE_PERSON ? ALONG_SYMBOL / 2 : 4;
}

/* Left end to left end of two neighbours in a row. */
static double
separation (Work *work, const Block *left, const Block *right)
{
  const Node *a = NODE (work, left->nodes[left->n - 1]);
  const Node *b = NODE (work, right->nodes[0]);
  gboolean line = a->kind != NODE_PERSON || b->kind != NODE_PERSON;
  gboolean siblings = left->n == 1 && right->n == 1 && a->up >= 0 && a->up == b->up;
  double gap = line ? 0.5 * ALONG_SYMBOL : siblings ? SIBLING_GAP : BLOCK_GAP;
  int last = left->nodes[left->n - 1], first = right->nodes[0];
  double labels = (line ? LINE_ROOM : LABEL_GAP) +
                  (along_work_apart (work, last, first) + along_work_apart (work, first, last)) / 2;
  double apart = MAX (symbol_reach (work, left->nodes[left->n - 1]) + symbol_reach (work, right->nodes[0]) + gap,
                      a->right + b->left + labels);

  return MAX (a->offset + apart - b->offset, left->width + labels);
}

/** along_family_drop: x at which the line to the children leaves the couple. */
double
along_family_drop (Work *work, const Family *family)
{
  double one = NODE (work, family->one)->x;
  double other, mean = 0;

  if (family->trunk >= 0)
    return along_family_drop (work, FAMILY (work, family->trunk)) + 10;
  if (family->other < 0)
    return one + 12.0 * family->lane - 6.0 * family->lanes;
  other = NODE (work, family->other)->x;
  if (family->shape == COUPLE_LINE)
    {
      const Node *left = NODE (work, one < other ? family->one : family->other);
      const Node *right = NODE (work, one < other ? family->other : family->one);
      double low = left->x + left->label + LINE_ROOM, high = right->x - right->label - LINE_ROOM;

      high -= 12.0 * family->lanes;
      return CLAMP ((one + other) / 2 - 6.0 * family->lanes, low, MAX (low, high)) + 12.0 * family->lane;
    }
  if (family->n_children == 0)
    return (one + other) / 2;
  for (int k = 0; k < family->n_children; k++)
    mean += NODE (work, KID (work, family, k))->x;
  mean /= family->n_children;
  return CLAMP (mean, MIN (one, other) + 12, MAX (MIN (one, other) + 12, MAX (one, other) - 12));
}

static void
settle (Work *work, Block *block, double x)
{
  block->x = x;
  for (int i = 0; i < block->n; i++)
    NODE (work, block->nodes[i])->x = x + NODE (work, block->nodes[i])->offset;
}

typedef struct
{
  double sum, weight;
  int n;
} Pool;

/* Each family's mean is worked out once while a row is placed. */
static double
children_mean (Work *work, Family *family)
{
  double sum = 0;

  if (family->stamp == work->stamp)
    return family->mean;
  for (int k = 0; k < family->n_children; k++)
    sum += NODE (work, KID (work, family, k))->x;
  family->mean = sum / family->n_children;
  family->stamp = work->stamp;
  return family->mean;
}

/** along_place_row: places one row with its neighbours fixed. */
void
along_place_row (Work *work, int part, int r, gboolean from_above, gboolean from_below)
{
  Row *row = ROW (work, part, r);
  g_autofree Pool *pools = g_new (Pool, row->n + 1);
  g_autofree double *shift = g_new (double, row->n + 1);
  int n_pools = 0, at = 0;

  work->stamp++;
  for (int b = 0; b < row->n; b++)
    {
      const Block *block = BLOCK (work, row->blocks[b]);
      Pool pool = { 0, 0, 1 };

      shift[b] = b == 0 ? 0 : shift[b - 1] + separation (work, BLOCK (work, row->blocks[b - 1]), block);
      for (int i = 0; i < block->n; i++)
        {
          const Node *node = NODE (work, block->nodes[i]);

          if (from_above && node->up >= 0)
            {
              Family *up = FAMILY (work, node->up);
              double weight = 1 / (up->n_children * sqrt (up->n_children));
              double drop = along_family_drop (work, up);
              double mean = children_mean (work, up);

              pool.sum += weight * (drop + CENTRING * (node->x - (mean - drop)) - (1 + CENTRING) * node->offset);
              pool.weight += weight * (1 + CENTRING);
            }
          for (int d = 0; from_below && d < node->n_down; d++)
            {
              const Family *down = FAMILY (work, DOWN (work, node, d));
              double mean = 0, weight;

              if (down->n_children + down->n_extras == 0 || (down->other >= 0 && down->other == block->nodes[i]))
                continue;
              for (int k = 0; k < down->n_children; k++)
                mean += NODE (work, KID (work, down, k))->x;
              for (int e = 0; down->n_children == 0 && e < down->n_extras; e++)
                mean += NODE (work, EXTRA (work, down, e)->child)->x + EXTRA (work, down, e)->offset;
              mean /= down->n_children > 0 ? down->n_children : down->n_extras;
              weight = down->n_children > 0 ? (1 + CENTRING) / sqrt (down->n_children) : 0.3;
              pool.sum += weight * (mean - (along_family_drop (work, down) - block->x));
              pool.weight += weight;
            }
        }
      pool.sum += 0.001 * block->x;
      pool.weight += 0.001;
      pool.sum -= shift[b] * pool.weight;
      while (n_pools > 0 && pools[n_pools - 1].sum * pool.weight >= pool.sum * pools[n_pools - 1].weight)
        {
          n_pools--;
          pool.sum += pools[n_pools].sum;
          pool.weight += pools[n_pools].weight;
          pool.n += pools[n_pools].n;
        }
      pools[n_pools++] = pool;
    }
  for (int p = 0; p < n_pools; p++)
    for (int i = 0; i < pools[p].n; i++, at++)
      settle (work, BLOCK (work, row->blocks[at]), pools[p].sum / pools[p].weight + shift[at]);
}

static double
movement (Work *work, int part, int r, const double *before)
{
  Row *row = ROW (work, part, r);
  double most = 0;

  for (int b = 0; b < row->n; b++)
    most = MAX (most, fabs (BLOCK (work, row->blocks[b])->x - before[b]));
  return most;
}

/** along_place_part: packs the rows of a component, then lets them take turns at most @sweeps times. */
void
along_place_part (Work *work, int part, int sweeps)
{
  g_autofree double *before = g_new (double, work->blocks->len + 1);

  for (int r = 0; r < work->n_rows; r++)
    {
      Row *row = ROW (work, part, r);
      double x = 0;

      for (int b = 0; b < row->n; b++)
        {
          if (b > 0)
            x += separation (work, BLOCK (work, row->blocks[b - 1]), BLOCK (work, row->blocks[b]));
          settle (work, BLOCK (work, row->blocks[b]), x);
        }
    }
  for (int r = 1; r < work->n_rows; r++)
    along_place_row (work, part, r, TRUE, FALSE);
  for (int r = work->n_rows - 2; r >= 0; r--)
    along_place_row (work, part, r, FALSE, TRUE);
  for (int sweep = 0; sweep < sweeps && !along_work_is_cancelled (work); sweep++)
    {
      double most = 0;

      for (int i = 0; i < work->n_rows; i++)
        {
          int r = sweep % 2 == 0 ? i : work->n_rows - 1 - i;
          Row *row = ROW (work, part, r);

          for (int b = 0; b < row->n; b++)
            before[b] = BLOCK (work, row->blocks[b])->x;
          along_place_row (work, part, r, TRUE, TRUE);
          most = MAX (most, movement (work, part, r, before));
        }
      if (most < STILL)
        break;
    }
}

/* How far block @b of a row can go by itself. */
static double
slack (Work *work, const Row *row, int b, double wish)
{
  const Block *block = BLOCK (work, row->blocks[b]);

  if (wish < 0 && b > 0)
    {
      const Block *left = BLOCK (work, row->blocks[b - 1]);

      return MAX (wish, MIN (0, left->x + separation (work, left, block) - block->x));
    }
  if (wish > 0 && b + 1 < row->n)
    {
      const Block *right = BLOCK (work, row->blocks[b + 1]);

      return MIN (wish, MAX (0, right->x - separation (work, block, right) - block->x));
    }
  return wish;
}

/* The one line from above or below that a block hangs on, and how far it is from straight. */
static gboolean
single_line (Work *work, const Block *block, gboolean above, double *off)
{
  int lines = 0;

  for (int i = 0; i < block->n; i++)
    {
      const Node *node = NODE (work, block->nodes[i]);

      if (node->up >= 0 && above)
        {
          const Family *up = FAMILY (work, node->up);

          lines += up->n_children == 1 ? 1 : 2;
          *off = along_family_drop (work, up) - node->x;
        }
      else if (node->up >= 0)
        return FALSE;
      for (int d = 0; !above && d < node->n_down; d++)
        {
          const Family *down = FAMILY (work, DOWN (work, node, d));

          if (down->n_children == 0 || (down->other >= 0 && down->other == block->nodes[i]))
            continue;
          lines += down->n_children == 1 ? 1 : 2;
          *off = NODE (work, KID (work, down, 0))->x - along_family_drop (work, down);
        }
    }
  return lines == 1;
}

/* An only child goes exactly under its line where there is room, or its parents exactly over it. */
static void
straighten (Work *work, int part)
{
  for (int way = 0; way < 2; way++)
    for (int i = 0; i < work->n_rows; i++)
      {
        int r = way == 0 ? i : work->n_rows - 1 - i;
        Row *row = ROW (work, part, r);

        for (int b = 0; b < row->n; b++)
          {
            Block *block = BLOCK (work, row->blocks[b]);
            double off = 0;

            if (single_line (work, block, way == 0, &off) && fabs (off) > 0.01 && fabs (off) < ALONG_SYMBOL &&
                fabs (slack (work, row, b, off) - off) < 0.01)
              settle (work, block, block->x + off);
          }
      }
}

/* Moves a component's left end to @to; returns its width. */
static double
shift_part (Work *work, int part, double to)
{
  double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;

  for (int r = 0; r < work->n_rows; r++)
    for (int b = 0; b < ROW (work, part, r)->n; b++)
      {
        const Block *block = BLOCK (work, ROW (work, part, r)->blocks[b]);

        least = MIN (least, block->x);
        most = MAX (most, block->x + block->width);
      }
  for (int r = 0; r < work->n_rows; r++)
    for (int b = 0; b < ROW (work, part, r)->n; b++)
      {
        Block *block = BLOCK (work, ROW (work, part, r)->blocks[b]);

        settle (work, block, block->x - least + to);
      }
  return least > most ? 0 : most - least;
}

/** along_step_coordinates: step G of genogram.md 3.3, for all components, side by side. */
void
along_step_coordinates (Work *work)
{
  double x = 0;

  for (int part = 0; part < work->n_parts && !along_work_is_cancelled (work); part++)
    {
      along_place_part (work, part, MAX_SWEEPS);
      straighten (work, part);
      x += shift_part (work, part, x) + 1.5 * BLOCK_GAP;
    }
}
