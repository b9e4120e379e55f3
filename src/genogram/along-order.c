/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step E: the order of blocks in each row. */
#include "along-layout-work.h"

#include <stdlib.h>
#include <string.h>

#define SWEEPS 24
#define PATIENCE 6
#define RETRY_PEOPLE 150
/* Tries of each kind, fewer for large families: a budget of work, so that every machine does the same. */
#define RETRY_WORK 500
#define MOST_RETRIES 14

/** along_row_number: writes the places of the blocks and people of a row. */
void
along_row_number (Work *work, Row *row)
{
  int pos = 0;

  for (int b = 0; b < row->n; b++)
    {
      Block *block = BLOCK (work, row->blocks[b]);

      block->index = b;
      for (int i = 0; i < block->n; i++)
        NODE (work, block->nodes[i])->pos = pos++;
    }
}

typedef struct
{
  double key;
  int index;
  int block;
} Waiting;

static gboolean
comes_before (const Waiting *a, const Waiting *b)
{
  if (a->key != b->key)
    return a->key < b->key;
  if (a->index != b->index)
    return a->index < b->index;
  return a->block < b->block;
}

static void
push (Waiting *heap, int *n, Waiting item)
{
  int i = (*n)++;

  while (i > 0 && comes_before (&item, &heap[(i - 1) / 2]))
    {
      heap[i] = heap[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  heap[i] = item;
}

static Waiting
pop (Waiting *heap, int *n)
{
  Waiting top = heap[0], last = heap[--(*n)];
  int i = 0;

  for (;;)
    {
      int child = 2 * i + 1;

      if (child >= *n)
        break;
      if (child + 1 < *n && comes_before (&heap[child + 1], &heap[child]))
        child++;
      if (!comes_before (&heap[child], &last))
        break;
      heap[i] = heap[child];
      i = child;
    }
  if (*n > 0)
    heap[i] = last;
  return top;
}

/** along_order_sort_row: sorts a row by the blocks' keys as far as birth order lets it; @degree: scratch, by block. */
void
along_order_sort_row (Work *work, Row *row, int *degree)
{
  g_autofree Waiting *heap = g_new (Waiting, row->n + 1);
  int n = 0, out = 0;

  for (int b = 0; b < row->n; b++)
    degree[row->blocks[b]] = 0;
  for (int b = 0; b < row->n; b++)
    {
      const Block *block = BLOCK (work, row->blocks[b]);

      for (int e = 0; e < block->n_first; e++)
        degree[g_array_index (work->after, int, block->first + e)]++;
    }
  for (int b = 0; b < row->n; b++)
    if (degree[row->blocks[b]] == 0)
      push (heap, &n, (Waiting){ BLOCK (work, row->blocks[b])->key, BLOCK (work, row->blocks[b])->index, row->blocks[b] });
  while (n > 0)
    {
      int b = pop (heap, &n).block;
      const Block *block = BLOCK (work, b);

      row->blocks[out++] = b;
      for (int e = 0; e < block->n_first; e++)
        {
          int next = g_array_index (work->after, int, block->first + e);

          if (--degree[next] == 0)
            push (heap, &n, (Waiting){ BLOCK (work, next)->key, BLOCK (work, next)->index, next });
        }
    }
  along_row_number (work, row);
}

/* Where the lines of each block of a row would have it. */
static void
set_keys (Work *work, Row *row, gboolean from_above)
{
  double last = row->n > 0 ? BLOCK (work, row->blocks[0])->x : 0;

  for (int b = 0; b < row->n; b++)
    {
      Block *block = BLOCK (work, row->blocks[b]);
      double sum = 0;
      int count = 0;

      for (int i = 0; i < block->n; i++)
        {
          const Node *node = NODE (work, block->nodes[i]);

          if (from_above && node->up >= 0)
            {
              sum += along_family_drop (work, FAMILY (work, node->up)) - node->offset;
              count++;
            }
          for (int d = 0; !from_above && d < node->n_down; d++)
            {
              const Family *down = FAMILY (work, DOWN (work, node, d));

              for (int k = 0; k < down->n_children; k++)
                {
                  sum += NODE (work, KID (work, down, k))->x - node->offset;
                  count++;
                }
              for (int e = 0; e < down->n_extras; e++)
                {
                  sum += NODE (work, EXTRA (work, down, e)->child)->x - node->offset;
                  count++;
                }
            }
        }
      block->key = count > 0 ? sum / count + block->width / 2 : last;
      last = block->key;
    }
}

static gboolean
must_precede (Work *work, int left, int right)
{
  const Block *block = BLOCK (work, left);

  for (int e = 0; e < block->n_first; e++)
    if (g_array_index (work->after, int, block->first + e) == right)
      return TRUE;
  return FALSE;
}

/* Place of a family among the places of its children and of its couple, for counting without x. */
typedef struct
{
  double low, high, mean, couple;
} Span;

static Span
span_of (Work *work, const Family *family)
{
  Span span = { G_MAXDOUBLE, -G_MAXDOUBLE, 0, 0 };

  for (int k = 0; k < family->n_children; k++)
    {
      double pos = NODE (work, KID (work, family, k))->pos;

      span.low = MIN (span.low, pos);
      span.high = MAX (span.high, pos);
      span.mean += pos / family->n_children;
    }
  if (family->trunk >= 0)
    {
      const Family *trunk = FAMILY (work, family->trunk);

      span.couple = NODE (work, trunk->one)->pos + 0.1;
      if (trunk->other >= 0)
        span.couple = (span.couple + NODE (work, trunk->other)->pos) / 2 + 0.1;
      return span;
    }
  span.couple = NODE (work, family->one)->pos;
  if (family->other >= 0)
    span.couple = (span.couple + NODE (work, family->other)->pos) / 2;
  return span;
}

static int
stubs_inside (Work *work, const Family *family, const Span *span)
{
  int inside = 0;

  for (int k = 0; k < family->n_children; k++)
    {
      double pos = NODE (work, KID (work, family, k))->pos;

      inside += pos > span->low && pos < span->high;
    }
  return inside;
}

/* About twice the crossings two families of one gap will have. */
static int
pair_cost (Work *work, int f, int g)
{
  const Family *one = FAMILY (work, f), *other = FAMILY (work, g);
  Span p, q;
  int upper, lower;
  gboolean turned;

  if (f == g || one->row != other->row || one->n_children == 0 || other->n_children == 0)
    return 0;
  p = span_of (work, one);
  q = span_of (work, other);
  turned = (p.couple < q.couple && p.mean > q.mean) || (p.couple > q.couple && p.mean < q.mean);
  if (p.high < q.low || q.high < p.low)
    return turned ? 3 : 0;
  upper = stubs_inside (work, one, &q) + (q.mean > p.low && q.mean < p.high);
  lower = stubs_inside (work, other, &p) + (p.mean > q.low && p.mean < q.high);
  return 2 * MIN (upper, lower) + turned;
}

/* Cost of all pairs of families that touch block @a with those that touch block @b. */
static int
touching_cost (Work *work, int a, int b)
{
  const Block *one = BLOCK (work, a), *other = BLOCK (work, b);
  int cost = 0;

  for (int i = 0; i < one->n; i++)
    for (int j = a == b ? i + 1 : 0; j < other->n; j++)
      {
        const Node *p = NODE (work, one->nodes[i]), *q = NODE (work, other->nodes[j]);

        if (p->up >= 0 && q->up >= 0)
          cost += pair_cost (work, p->up, q->up);
        for (int d = 0; d < p->n_down; d++)
          for (int e = 0; e < q->n_down; e++)
            cost += pair_cost (work, DOWN (work, p, d), DOWN (work, q, e));
      }
  return cost;
}

/* Pairs of families of the rows above and below a block with its own, for turning the block round. */
static int
around_cost (Work *work, int b)
{
  const Block *block = BLOCK (work, b);
  const Row *row = ROW (work, block->part, block->row);
  int cost = touching_cost (work, b, b);

  for (int i = MAX (block->index - 3, 0); i < MIN (block->index + 4, row->n); i++)
    if (row->blocks[i] != b)
      cost += touching_cost (work, b, row->blocks[i]);
  return cost;
}

static int
twins_apart (Work *work, int a, int b)
{
  const Block *left = BLOCK (work, a), *right = BLOCK (work, b);
  GPtrArray *people = along_graph_get_people (work->graph);
  int cost = 0;

  for (int i = 0; i < left->n; i++)
    for (int j = 0; j < right->n; j++)
      {
        const Node *p = NODE (work, left->nodes[i]), *q = NODE (work, right->nodes[j]);
        const AlongGraphPerson *one, *other;

        if (p->up < 0 || p->up != q->up || p->kind != NODE_PERSON || q->kind != NODE_PERSON)
          continue;
        one = g_ptr_array_index (people, work->source[left->nodes[i]]);
        other = g_ptr_array_index (people, work->source[right->nodes[j]]);
        if (one->twins != NULL && g_strcmp0 (one->twins, other->twins) == 0)
          cost += left->n - 1 - i + j;
      }
  return cost;
}

static int
turn_cost (Work *work, int b)
{
  const Block *block = BLOCK (work, b);
  const Row *row = ROW (work, block->part, block->row);
  int cost = around_cost (work, b) * 4;

  for (int i = 0; i < block->n; i++)
    {
      /* brothers and sisters on one side, the person on that side of the block */
      const Node *node = NODE (work, block->nodes[i]);

      if (node->up < 0)
        continue;
      for (int k = 0; k < FAMILY (work, node->up)->n_children; k++)
        {
          const Node *sibling = NODE (work, KID (work, FAMILY (work, node->up), k));

          if (sibling->block != b && sibling->pos < node->pos)
            cost += i;
          else if (sibling->block != b && sibling->pos > node->pos)
            cost += block->n - 1 - i;
        }
    }
  if (block->index > 0)
    cost += 1000 * twins_apart (work, row->blocks[block->index - 1], b);
  if (block->index + 1 < row->n)
    cost += 1000 * twins_apart (work, b, row->blocks[block->index + 1]);
  return cost;
}

static void
swap_blocks (Work *work, Row *row, int i)
{
  int first = MIN (NODE (work, BLOCK (work, row->blocks[i])->nodes[0])->pos,
                   NODE (work, BLOCK (work, row->blocks[i + 1])->nodes[0])->pos);
  int swap = row->blocks[i];

  row->blocks[i] = row->blocks[i + 1];
  row->blocks[i + 1] = swap;
  for (int j = i; j < i + 2; j++)
    {
      Block *block = BLOCK (work, row->blocks[j]);

      block->index = j;
      for (int k = 0; k < block->n; k++)
        NODE (work, block->nodes[k])->pos = first++;
    }
}

/** along_order_improve_row: swaps and turns blocks while crossings fall; @fresh_only: none but new ones. */
gboolean
along_order_improve_row (Work *work, Row *row, gboolean fresh_only)
{
  gboolean better = FALSE;

  for (int i = 0; i + 1 < row->n; i++)
    {
      int before;

      if (must_precede (work, row->blocks[i], row->blocks[i + 1]) ||
          (fresh_only && !BLOCK (work, row->blocks[i])->fresh && !BLOCK (work, row->blocks[i + 1])->fresh))
        continue;
      before = touching_cost (work, row->blocks[i], row->blocks[i + 1]);
      if (before == 0)
        continue;
      swap_blocks (work, row, i);
      if (touching_cost (work, row->blocks[i], row->blocks[i + 1]) < before)
        better = TRUE;
      else
        swap_blocks (work, row, i);
    }
  for (int i = 0; i < row->n; i++)
    {
      Block *block = BLOCK (work, row->blocks[i]);
      int before;

      if (block->fixed || block->n < 2 || (fresh_only && !block->fresh))
        continue;
      before = turn_cost (work, row->blocks[i]);
      if (before == 0)
        continue;
      along_block_flip (work, block);
      along_row_number (work, row);
      if (turn_cost (work, row->blocks[i]) < before)
        better = TRUE;
      else
        {
          along_block_flip (work, block);
          along_row_number (work, row);
        }
    }
  return better;
}

/* Crossings of the drawing, with the rows placed. */
static int
count_crossings (Work *work, int part)
{
  g_autofree int *gap = g_new (int, work->families->len + 1);
  int crossings = 0;

  for (int r = 0; r < work->n_rows; r++)
    {
      int n = 0;

      for (guint f = 0; f < work->families->len; f++)
        if (FAMILY (work, f)->part == part && FAMILY (work, f)->row == r &&
            FAMILY (work, f)->n_children + FAMILY (work, f)->n_extras > 0 && FAMILY (work, f)->one >= 0)
          {
            FAMILY (work, f)->drop = along_family_drop (work, FAMILY (work, f));
            gap[n++] = f;
          }
      for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++)
          {
            int upper, lower;

            crossings += along_bar_crossings (work, gap[i], gap[j], &upper, &lower);
          }
    }
  return crossings;
}

typedef struct
{
  int *blocks; /* all rows, one after the other */
  int *nodes;  /* all blocks' people */
  int cost;
} Saved;

static void
save (Work *work, int part, Saved *saved, int cost)
{
  int at = 0, node = 0;

  for (int r = 0; r < work->n_rows; r++)
    for (int b = 0; b < ROW (work, part, r)->n; b++)
      {
        const Block *block = BLOCK (work, ROW (work, part, r)->blocks[b]);

        saved->blocks[at++] = ROW (work, part, r)->blocks[b];
        for (int i = 0; i < block->n; i++)
          saved->nodes[node++] = block->nodes[i];
      }
  saved->cost = cost;
}

static void
restore (Work *work, int part, const Saved *saved)
{
  int at = 0, node = 0;

  for (int r = 0; r < work->n_rows; r++)
    {
      Row *row = ROW (work, part, r);

      for (int b = 0; b < row->n; b++)
        {
          Block *block;

          row->blocks[b] = saved->blocks[at++];
          block = BLOCK (work, row->blocks[b]);
          for (int i = 0; i < block->n; i++)
            block->nodes[i] = saved->nodes[node++];
          along_block_lay (work, block);
        }
      along_row_number (work, row);
    }
}

static void
improve_part (Work *work, int part)
{
  for (int pass = 0; pass < 4; pass++)
    {
      gboolean better = FALSE;

      for (int r = 0; r < work->n_rows; r++)
        better = along_order_improve_row (work, ROW (work, part, r), FALSE) || better;
      if (!better)
        break;
    }
}

static void
sweep_part (Work *work, int part, Saved *best, int *degree)
{
  int patience = 0;

  for (int sweep = 0; sweep < SWEEPS && patience < PATIENCE && best->cost > 0; sweep++)
    {
      gboolean down = sweep % 2 == 0;
      int cost;

      for (int i = 0; i < work->n_rows; i++)
        {
          int r = down ? i : work->n_rows - 1 - i;

          set_keys (work, ROW (work, part, r), down);
          along_order_sort_row (work, ROW (work, part, r), degree);
          along_place_row (work, part, r, down, !down);
        }
      improve_part (work, part);
      along_place_part (work, part, 4);
      cost = count_crossings (work, part);
      if (cost < best->cost)
        {
          save (work, part, best, cost);
          patience = 0;
        }
      else
        patience++;
    }
}

typedef struct
{
  Work *work;
  int part;
  guint8 *seen;
  guint8 *walked;
  int *degree;
  int tries;
  Saved best;
} Search;

/* One try: the family walked from @start with the blocks turned as they are; TRUE: it is the best so far. */
static gboolean
try_from (Search *self, int start)
{
  Work *work = self->work;
  int before = self->best.cost, cost;

  along_walk_part (work, self->part, start, self->seen, self->walked);
  for (int r = 0; r < work->n_rows; r++)
    {
      Row *row = ROW (work, self->part, r);

      along_row_number (work, row);
      for (int b = 0; b < row->n; b++)
        BLOCK (work, row->blocks[b])->key = b;
      along_order_sort_row (work, row, self->degree);
    }
  improve_part (work, self->part);
  along_place_part (work, self->part, 6);
  cost = count_crossings (work, self->part);
  if (cost < self->best.cost)
    save (work, self->part, &self->best, cost);
  sweep_part (work, self->part, &self->best, self->degree);
  return self->best.cost < before;
}

/* Turns one couple or chain after the other, everything that hangs on it going along. */
static void
try_turns (Search *self, int start)
{
  Work *work = self->work;
  int tries = 0;

  for (guint b = 0; b < work->blocks->len && tries < self->tries && self->best.cost > 0; b++)
    {
      if (BLOCK (work, b)->part != self->part || BLOCK (work, b)->fixed || BLOCK (work, b)->n < 2)
        continue;
      restore (work, self->part, &self->best);
      along_block_flip (work, BLOCK (work, b));
      try_from (self, start);
      tries++;
    }
}

static void
order_part (Work *work, int part, int start, int people)
{
  g_autofree guint8 *seen = g_malloc0 (work->blocks->len + 1);
  g_autofree guint8 *walked = g_malloc0 (work->families->len + 1);
  g_autofree int *degree = g_new0 (int, work->blocks->len + 1);
  g_autofree int *best_blocks = g_new (int, work->blocks->len + 1);
  g_autofree int *best_nodes = g_new (int, work->nodes->len + 1);
  Search self = { work, part, seen, walked, degree, CLAMP (RETRY_WORK / MAX (people, 1), 3, MOST_RETRIES),
                  { best_blocks, best_nodes, G_MAXINT } };

  try_from (&self, start);
  if (people <= RETRY_PEOPLE && self.best.cost > 0)
    {
      int tries = 0;

      try_turns (&self, start);
      for (guint b = 0; b < work->blocks->len && tries < self.tries && self.best.cost > 0; b++)
        if (BLOCK (work, b)->part == part)
          {
            try_from (&self, b);
            tries++;
          }
    }
  restore (work, part, &self.best);
}

static void
make_rows (Work *work)
{
  work->rows = g_new0 (Row, work->n_parts * work->n_rows + 1);
  for (guint b = 0; b < work->blocks->len; b++)
    ROW (work, BLOCK (work, b)->part, BLOCK (work, b)->row)->n++;
  for (int i = 0; i < work->n_parts * work->n_rows; i++)
    work->rows[i].blocks = g_new (int, work->rows[i].n + 1);
}

/** along_step_order: step E of genogram.md 3.3. */
void
along_step_order (Work *work)
{
  g_autofree int *people = g_new0 (int, work->n_parts + 1);

  make_rows (work);
  if (along_graph_get_previous (work->graph) != NULL)
    {
      along_order_calmly (work);
      return;
    }
  for (int i = 0; i < work->n_people; i++)
    people[NODE (work, i)->part]++;
  for (int part = 0; part < work->n_parts; part++)
    {
      int start = part == 0 && work->index >= 0 ? NODE (work, work->index)->block : -1;

      order_part (work, part, start, people[part]);
    }
}
