/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step G: x. The order of a row is given; each row is placed where its lines to the rows above and below
 * are straightest, exactly, by pooling adjacent violators (isotonic regression); rows take turns. */
#include "along-layout-work.h"

#include <math.h>

#define MAX_SWEEPS 40
#define ROBUST_LAST 3.0
#define RAMP 30
#define STRETCHES 6
#define STRETCH 0.7
#define STRETCH_SWEEPS 8
/* Most that the lines of the couples of a block are made longer for their parents' sake, px. */
#define MOST_STRETCH (5 * ALONG_SYMBOL)
#define MOST_AT_HOME ALONG_SYMBOL /* the same, of a couple who live together */
#define STILL 0.5
/* A row of no more blocks needs no memory of its own. */
#define FEW 48
/* How much partners who do not stand side by side ask to be near each other; a line to one child asks 1. */
#define APART 0.1

static double
symbol_reach (Work *work, int node)
{
  const Node *here = NODE (work, node);

  return here->kind == NODE_PERSON ? ALONG_SYMBOL / 2 : 4;
}

/** along_block_separation: left end to left end of two neighbours in a row, px, at least. */
double
along_block_separation (Work *work, const Block *left, const Block *right)
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

/* Of brothers and sisters: of the two at the ends. */
static double
middle_of (Work *work, const Family *family)
{
  return (NODE (work, KID (work, family, 0))->x + NODE (work, KID (work, family, family->n_children - 1))->x) / 2;
}

/** along_family_drop: x at which the line to the children leaves the couple. */
double
along_family_drop (Work *work, const Family *family)
{
  double one = NODE (work, family->one)->x;
  double other, middle, channel;

  if (family->trunk >= 0)
    return along_family_drop (work, FAMILY (work, family->trunk)) + BESIDE_DROP;
  /* however many leave one symbol, each leaves it */
  if (family->other < 0)
    {
      double reach;

      if (family->lanes == 0)
        return one;
      reach = NODE (work, family->one)->kind == NODE_PERSON ? along_landing_reach (work, family->one) : ALONG_SYMBOL / 2;
      return one + MIN (12.0, 2 * reach / family->lanes) * (family->lane - family->lanes / 2.0);
    }
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
  middle = CLAMP (middle_of (work, family), MIN (one, other) + 12, MAX (MIN (one, other) + 12, MAX (one, other) - 12));
  return family->shape == COUPLE_ABOVE && along_bracket_channel (work, family, middle, &channel) ? channel : middle;
}

/** along_block_settle: places a block, its left end at @x, and everybody in it. */
void
along_block_settle (Work *work, Block *block, double x)
{
  Node *nodes = (Node *) (gpointer) work->nodes->data;
  const int *here = block->nodes;

  block->x = x;
  for (int i = 0; i < block->n; i++)
    nodes[here[i]].x = x + nodes[here[i]].offset;
}

typedef struct
{
  double sum, weight;
  int n;
} Pool;

/* Where the drop of a family that has children of other parents only would be straight. */
static double
rest_of_extras (Work *work, const Family *family)
{
  double rest = 0;

  for (int e = 0; e < family->n_extras; e++)
    rest += NODE (work, EXTRA (work, family, e)->child)->x + EXTRA (work, family, e)->offset;
  return family->n_extras > 0 ? rest / family->n_extras : family->at;
}

/* Where the children of a family, pushed together, have their middle, and where that is now. */
static void
measure_children (Work *work, Family *family)
{
  const Node *nodes = (const Node *) (gpointer) work->nodes->data;
  const Block *blocks = (const Block *) (gpointer) work->blocks->data;
  const int *kids = &KID (work, family, 0);
  int n = family->n_children;
  const Node *first = &nodes[kids[0]], *last = &nodes[kids[n - 1]];
  double tight = blocks[first->block].tight + first->offset, sum = blocks[first->block].x - blocks[first->block].tight;

  if (n > 1)
    {
      tight = (tight + (blocks[last->block].tight + last->offset)) / 2;
      for (int k = 1; k < n; k++)
        {
          const Block *block = &blocks[nodes[kids[k]].block];

          sum += block->x - block->tight;
        }
      sum /= n;
    }
  family->tight = tight;
  family->rest = sum + tight;
}

/* What a family asks: where its drop is, where it would be for its children to stay, and how much that weighs. Lines that are
 * far from straight anyway count for less, so that as many as can be are straight. */
static void
measure_anew (Work *work, Family *family)
{
  double loose;

  family->stamp = work->stamp;
  family->at = along_family_drop (work, family);
  if (family->n_children == 0)
    {
      family->rest = rest_of_extras (work, family);
      family->weight = 0.3 / (1 + work->robust * fabs (family->at - family->rest) / ALONG_SYMBOL);
      return;
    }
  measure_children (work, family);
  loose = work->robust == 0 ? 1 : 1 + work->robust * fabs (family->at - family->rest) / ALONG_SYMBOL;
  family->weight = 1 / ((family->n_children == 1 ? 1 : family->n_children * sqrt (family->n_children)) * loose);
}

/* Once for each pass over a row. */
static inline void
measure_family (Work *work, Family *family)
{
  if (family->stamp != work->stamp)
    measure_anew (work, family);
}

/* Adds what the lines to the children of a block ask. */
static void
pull_from_below (Work *work, const Block *block, Pool *pool)
{
  const Node *nodes = (const Node *) (gpointer) work->nodes->data;
  Family *families = (Family *) (gpointer) work->families->data;

  for (int i = 0; i < block->n; i++)
    {
      const Node *node = &nodes[block->nodes[i]];

      for (int d = 0; d < node->n_down; d++)
        {
          Family *down = &families[DOWN (work, node, d)];
          double weight, rest;

          if (down->other >= 0 && down->shape != COUPLE_LINE)
            {
              int partner = down->one == block->nodes[i] ? down->other : down->one;

              pool->sum += APART * (nodes[partner].x - node->offset);
              pool->weight += APART;
            }
          if (down->n_children + down->n_extras == 0 || (down->other >= 0 && down->other == block->nodes[i]))
            continue;
          measure_family (work, down);
          weight = down->weight;
          rest = down->rest;
          if (down->n_children > 0)
            {
              /* A line from between two who stand apart follows the children: with any other middle they would run after
               * each other. */
              if (down->other >= 0 && down->shape != COUPLE_LINE)
                rest = middle_of (work, down);
              weight *= down->n_children;
            }
          pool->sum += weight * (rest - (down->at - block->x));
          pool->weight += weight;
        }
    }
}

/* A line to somebody with parents elsewhere asks the same of both its ends: if it asked one alone, that one would run after
 * the other. */
static void
pull_to_second_parents (Work *work, const Node *node, int self, Pool *pool)
{
  Family *family = FAMILY (work, node->second);
  double weight;

  if (family->n_children > 0)
    return;
  measure_family (work, family);
  weight = family->weight / family->n_extras;
  for (int e = 0; e < family->n_extras; e++)
    if (EXTRA (work, family, e)->child == self)
      {
        pool->sum += weight * (family->at - EXTRA (work, family, e)->offset - node->offset);
        pool->weight += weight;
      }
}

/* Where the blocks of a row would stand, pushed together to the left. */
static void
tighten_row (Work *work, const Row *row)
{
  for (int b = 0; b < row->n; b++)
    {
      Block *block = BLOCK (work, row->blocks[b]);
      const Block *left = b > 0 ? BLOCK (work, row->blocks[b - 1]) : NULL;

      block->tight = left == NULL ? 0 : left->tight + along_block_separation (work, left, block);
    }
}

/* Places a row that was tightened; returns how far a block moved at most. */
static double
place_row (Work *work, Row *row, gboolean from_above, gboolean from_below)
{
  Pool few[FEW];
  g_autofree Pool *many = row->n > FEW ? g_new (Pool, row->n) : NULL;
  Pool *pools = many != NULL ? many : few;
  const Node *nodes = (const Node *) (gpointer) work->nodes->data;
  Family *families = (Family *) (gpointer) work->families->data;
  Block *blocks = (Block *) (gpointer) work->blocks->data;
  double most = 0;
  int n_pools = 0, at = 0;

  work->stamp++;
  for (int b = 0; b < row->n; b++)
    {
      const Block *block = &blocks[row->blocks[b]];
      Pool pool = { 0, 0, 1 };

      if (from_below)
        pull_from_below (work, block, &pool);
      for (int i = 0; from_above && i < block->n; i++)
        {
          const Node *node = &nodes[block->nodes[i]];
          Family *up = node->up >= 0 ? &families[node->up] : NULL;

          if (node->second >= 0)
            pull_to_second_parents (work, node, block->nodes[i], &pool);
          if (up == NULL)
            continue;
          measure_family (work, up);
          pool.sum += up->weight * (up->at - up->tight + block->tight);
          pool.weight += up->weight;
        }
      pool.sum += 0.001 * block->x;
      pool.weight += 0.001;
      pool.sum -= block->tight * pool.weight;
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
    {
      double from = pools[p].sum / pools[p].weight;

      for (int i = 0; i < pools[p].n; i++, at++)
        {
          Block *block = &blocks[row->blocks[at]];

          most = MAX (most, fabs (from + block->tight - block->x));
          along_block_settle (work, block, from + block->tight);
        }
    }
  return most;
}

/** along_place_row: places one row with its neighbours fixed. */
void
along_place_row (Work *work, int part, int r, gboolean from_above, gboolean from_below)
{
  tighten_row (work, ROW (work, part, r));
  place_row (work, ROW (work, part, r), from_above, from_below);
}

/* Rows take turns, at most @sweeps times; @tighten: the room that their blocks need has changed. */
static void
sweep_rows (Work *work, int part, int sweeps, gboolean tighten)
{
  for (int sweep = 0; sweep < sweeps && !along_work_is_cancelled (work); sweep++)
    {
      double most = 0;

      if (sweeps == MAX_SWEEPS)
        work->robust = ROBUST_LAST * MIN (sweep, RAMP) / RAMP;
      for (int i = 0; i < work->n_rows; i++)
        {
          int r = sweep % 2 == 0 ? i : work->n_rows - 1 - i;
          Row *row = ROW (work, part, r);
          double moved;

          if (tighten && sweep == 0)
            tighten_row (work, row);
          moved = place_row (work, row, TRUE, TRUE);
          most = MAX (most, moved);
        }
      if (most < STILL && (sweeps < MAX_SWEEPS || sweep >= RAMP))
        break;
    }
}

/** along_place_part: packs the rows of a component, then lets them take turns at most @sweeps times. */
void
along_place_part (Work *work, int part, int sweeps)
{
  for (int r = 0; r < work->n_rows; r++)
    {
      Row *row = ROW (work, part, r);

      tighten_row (work, row);
      for (int b = 0; b < row->n; b++)
        along_block_settle (work, BLOCK (work, row->blocks[b]), BLOCK (work, row->blocks[b])->tight);
    }
  for (int r = 1; r < work->n_rows; r++)
    place_row (work, ROW (work, part, r), TRUE, FALSE);
  for (int r = work->n_rows - 2; r >= 0; r--)
    place_row (work, ROW (work, part, r), FALSE, TRUE);
  sweep_rows (work, part, sweeps, FALSE);
}

/* How far block @b of a row can go by itself. */
static double
slack (Work *work, const Row *row, int b, double wish)
{
  const Block *block = BLOCK (work, row->blocks[b]);

  if (wish < 0 && b > 0)
    {
      const Block *left = BLOCK (work, row->blocks[b - 1]);

      return MAX (wish, MIN (0, left->x + along_block_separation (work, left, block) - block->x));
    }
  if (wish > 0 && b + 1 < row->n)
    {
      const Block *right = BLOCK (work, row->blocks[b + 1]);

      return MIN (wish, MAX (0, right->x - along_block_separation (work, block, right) - block->x));
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
              along_block_settle (work, block, block->x + off);
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

        along_block_settle (work, block, block->x - least + to);
      }
  return least > most ? 0 : most - least;
}

/* How far the parents of the people of a block between @from and @to would have them, on average; FALSE: none has any. */
static gboolean
wish_of (Work *work, const Block *block, int from, int to, double *wish)
{
  double sum = 0, weight = 0;

  for (int i = from; i < to; i++)
    if (NODE (work, block->nodes[i])->up >= 0)
      {
        Family *up = FAMILY (work, NODE (work, block->nodes[i])->up);

        measure_family (work, up);
        sum += (up->at - up->rest) / up->n_children;
        weight += 1.0 / up->n_children;
      }
  *wish = weight > 0 ? sum / weight : 0;
  return weight > 0;
}

/* Makes the line between two neighbours of a block longer; returns whether it did by so much that others may follow. */
static gboolean
stretch_line (Work *work, Block *block, int i, double wish)
{
  gboolean together = along_work_share_home (work, block->nodes[i - 1], block->nodes[i]);
  double most = (together ? MOST_AT_HOME : MOST_STRETCH) - block->stretched, by = MIN (wish * STRETCH, most);

  /* the last bit */
  if (by < 0.5)
    by = MIN (wish, most);
  if (by < 0.01)
    return FALSE;
  for (int j = i; j < block->n; j++)
    NODE (work, block->nodes[j])->offset += by;
  block->width += by;
  block->stretched += by;
  return by >= 0.5;
}

/* How far a couple's children would have its drop. */
static double
children_wish (Work *work, Family *family)
{
  if (family == NULL || family->n_children == 0)
    return 0;
  measure_family (work, family);
  return family->rest - family->at;
}

/* Partners whose families of origin, or whose children with one and with another, would have them further apart get a
 * longer line. */
static gboolean
stretch_block (Work *work, Block *block)
{
  gboolean any = FALSE;

  for (int i = 1; i < block->n; i++)
    {
      double left, right;
      Family *couple = along_block_couple (work, block->nodes[i - 1], block->nodes[i]);
      Family *next = i + 1 < block->n ? along_block_couple (work, block->nodes[i], block->nodes[i + 1]) : NULL;

      if (couple == NULL)
        continue;
      if (wish_of (work, block, 0, i, &left) && wish_of (work, block, i, block->n, &right))
        any = stretch_line (work, block, i, right - left) || any;
      if (next != NULL && couple->n_children > 0 && next->n_children > 0)
        {
          double need = children_wish (work, next) - children_wish (work, couple);

          /* a little helps; more only pulls the rest of the row apart */
          if (need > 0.5 * ALONG_SYMBOL)
            continue;
          any = stretch_line (work, block, i, need) || any;
          any = stretch_line (work, block, i + 1, need) || any;
        }
    }
  return any;
}

static void
stretch_part (Work *work, int part)
{
  for (int round = 0; round < STRETCHES; round++)
    {
      gboolean any = FALSE;

      work->stamp++;
      for (int r = 0; r < work->n_rows; r++)
        for (int b = 0; b < ROW (work, part, r)->n; b++)
          any = stretch_block (work, BLOCK (work, ROW (work, part, r)->blocks[b])) || any;
      if (!any)
        return;
      sweep_rows (work, part, STRETCH_SWEEPS, TRUE);
    }
}

/** along_step_coordinates: step G of genogram.md 3.3, for all components, side by side. */
void
along_step_coordinates (Work *work)
{
  double x = 0;

  for (int part = 0; part < work->n_parts && !along_work_is_cancelled (work); part++)
    {
      along_place_part (work, part, MAX_SWEEPS);
      stretch_part (work, part);
      straighten (work, part);
      along_choose_sides (work, part);
      along_reach_part (work, part);
      x += shift_part (work, part, x) + 1.5 * BLOCK_GAP;
    }
}
