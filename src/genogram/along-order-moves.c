/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step E: blocks of a row turned round and changed with their neighbours, as long as fewer lines cross. */
#include "along-layout-work.h"

/* Notes a family of a block, of whose touches those from @first on are of the same side. */
static int
touch (Work *work, guint first, int family)
{
  Touch once = { family, 1 };

  for (guint t = first; t < work->touches->len; t++)
    if (g_array_index (work->touches, Touch, t).family == family)
      {
        g_array_index (work->touches, Touch, t).times++;
        return 0;
      }
  g_array_append_val (work->touches, once);
  return 1;
}

/** along_order_list_touches: fills Work.touches, once the blocks are made. */
void
along_order_list_touches (Work *work)
{
  for (guint b = 0; b < work->blocks->len; b++)
    {
      Block *block = BLOCK (work, b);
      guint first = work->touches->len;

      block->touches = first;
      block->twins = FALSE;
      block->n_ups = block->n_downs = 0;
      for (int i = 0; i < block->n; i++)
        block->twins |= along_work_person (work, block->nodes[i]) != NULL && along_work_person (work, block->nodes[i])->twins != NULL;
      for (int i = 0; i < block->n; i++)
        if (NODE (work, block->nodes[i])->up >= 0)
          block->n_ups += touch (work, first, NODE (work, block->nodes[i])->up);
      first = work->touches->len;
      for (int i = 0; i < block->n; i++)
        {
          const Node *node = NODE (work, block->nodes[i]);

          for (int d = 0; d < node->n_down; d++)
            if (FAMILY (work, DOWN (work, node, d))->n_children > 0)
              block->n_downs += touch (work, first, DOWN (work, node, d));
        }
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

/* Notes the place of a family among the places of its children and of its couple, for counting without x. */
static void
span_family (Work *work, Family *family)
{
  const Family *couple = family->trunk >= 0 ? FAMILY (work, family->trunk) : family;
  double first, last, place;

  /* nearly always in their order, and where not, nearly */
  first = NODE (work, KID (work, family, 0))->pos;
  last = NODE (work, KID (work, family, family->n_children - 1))->pos;
  place = NODE (work, couple->one)->pos;
  if (couple->other >= 0)
    place = (place + NODE (work, couple->other)->pos) / 2;
  family->span.row_moves = work->row_moves;
  family->span.low = MIN (first, last);
  family->span.high = MAX (first, last);
  family->span.middle = (first + last) / 2;
  family->span.couple = couple == family ? place : place + 0.1;
}

/* How many lines to children of @family lie within the bar of @other, and whether that one's drop is within its own. */
static int
stubs_inside (Work *work, const Family *family, const Family *other)
{
  int inside = other->span.middle > family->span.low && other->span.middle < family->span.high;

  for (int k = 0; k < family->n_children; k++)
    {
      double pos = NODE (work, KID (work, family, k))->pos;

      inside += pos > other->span.low && pos < other->span.high;
    }
  return inside;
}

/* About twice the crossings two families of one gap will have. */
static int
pair_cost (Work *work, int f, int g)
{
  Family *one = FAMILY (work, f), *other = FAMILY (work, g);
  int upper, lower;
  gboolean turned;

  if (f == g || one->row != other->row || one->n_children == 0 || other->n_children == 0)
    return 0;
  /* those whose line leaves beside another's depend on people they are not in a family with */
  if (one->span.row_moves != work->row_moves || one->trunk >= 0)
    span_family (work, one);
  if (other->span.row_moves != work->row_moves || other->trunk >= 0)
    span_family (work, other);
  turned = (one->span.couple < other->span.couple && one->span.middle > other->span.middle) ||
           (one->span.couple > other->span.couple && one->span.middle < other->span.middle);
  if (one->span.high < other->span.low || other->span.high < one->span.low)
    return turned ? 3 : 0;
  upper = stubs_inside (work, one, other);
  lower = stubs_inside (work, other, one);
  return 2 * MIN (upper, lower) + turned;
}

/* Cost of all pairs of families that touch node @p with those that touch @q. */
static int
nodes_cost (Work *work, const Node *p, const Node *q)
{
  int cost = p->up >= 0 && q->up >= 0 && p->up != q->up ? pair_cost (work, p->up, q->up) : 0;

  for (int d = 0; d < p->n_down && q->n_down > 0; d++)
    if (FAMILY (work, DOWN (work, p, d))->n_children > 0)
      for (int e = 0; e < q->n_down; e++)
        cost += pair_cost (work, DOWN (work, p, d), DOWN (work, q, e));
  return cost;
}

/* The families of a block: none, if nobody has any. */
static const Touch *
touches_of (Work *work, const Block *block)
{
  return work->touches->len > 0 ? &g_array_index (work->touches, Touch, block->touches) : NULL;
}

static int
touches_cost (Work *work, const Touch *ones, int n, const Touch *others, int m)
{
  int cost = 0;

  for (int i = 0; i < n; i++)
    for (int j = 0; j < m; j++)
      cost += ones[i].times * others[j].times * pair_cost (work, ones[i].family, others[j].family);
  return cost;
}

/* The same of all the people of block @a with those of block @b. */
static int
touching_cost (Work *work, int a, int b)
{
  const Block *one = BLOCK (work, a), *other = BLOCK (work, b);
  const Touch *ones = touches_of (work, one), *others = touches_of (work, other);
  int cost = 0;

  if (one->n_ups > 0 && other->n_ups > 0)
    cost += touches_cost (work, ones, one->n_ups, others, other->n_ups);
  if (one->n_downs > 0 && other->n_downs > 0)
    cost += touches_cost (work, ones + one->n_ups, one->n_downs, others + other->n_ups, other->n_downs);
  return cost;
}

/* And of the people of a block with each other. */
static int
inner_cost (Work *work, const Block *block)
{
  int cost = 0;

  for (int i = 0; i < block->n; i++)
    for (int j = i + 1; j < block->n; j++)
      cost += nodes_cost (work, NODE (work, block->nodes[i]), NODE (work, block->nodes[j]));
  return cost;
}

#define NEAR 3 /* blocks on each side */

/* Cost of block @b with the one @off places to its right, as they stand. */
static int
beside_cost (Work *work, const Row *row, int b, int off)
{
  Block *block = BLOCK (work, row->blocks[b]);

  if (block->beside_moves != work->moves)
    {
      block->beside_moves = work->moves;
      for (int i = 0; i <= NEAR; i++)
        block->beside[i] = -1;
    }
  if (block->beside[off] < 0)
    block->beside[off] = off == 0 ? inner_cost (work, block) : touching_cost (work, row->blocks[b], row->blocks[b + off]);
  return block->beside[off];
}

/* Pairs of families of the rows above and below a block with its own. */
static int
around_cost (Work *work, const Row *row, int b)
{
  int cost = 0;

  for (int i = MAX (b - NEAR, 0); i <= MIN (b + NEAR, row->n - 1); i++)
    cost += beside_cost (work, row, MIN (i, b), ABS (i - b));
  return cost;
}

/* The same for a block that is turned round to see whether that is better: not if it is @most or more. */
static int
around_cost_within (Work *work, const Row *row, int b, int most)
{
  int cost = inner_cost (work, BLOCK (work, row->blocks[b]));

  for (int i = MAX (b - NEAR, 0); i <= MIN (b + NEAR, row->n - 1) && cost < most; i++)
    if (i != b)
      cost += touching_cost (work, row->blocks[b], row->blocks[i]);
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

/* How far the people of a block are from their brothers and sisters beside it; @turned: (out): and if it were turned round. */
static int
sibling_cost (Work *work, int b, int *turned)
{
  const Block *block = BLOCK (work, b);
  int cost = 0, all = 0;

  for (int i = 0; i < block->n; i++)
    {
      const Node *node = NODE (work, block->nodes[i]);

      if (node->up < 0)
        continue;
      for (int k = 0; k < FAMILY (work, node->up)->n_children; k++)
        {
          const Node *sibling = NODE (work, KID (work, FAMILY (work, node->up), k));

          if (sibling->block == b)
            continue;
          cost += sibling->pos < node->pos ? i : block->n - 1 - i;
          all += block->n - 1;
        }
    }
  *turned = all - cost;
  return cost;
}

/* How far twins are apart in a block and the ones beside it. */
static int
twins_cost (Work *work, const Row *row, int b)
{
  int cost = 0;

  if (!BLOCK (work, row->blocks[b])->twins)
    return 0;
  if (b > 0)
    cost += twins_apart (work, row->blocks[b - 1], row->blocks[b]);
  if (b + 1 < row->n)
    cost += twins_apart (work, row->blocks[b], row->blocks[b + 1]);
  return 1000 * cost;
}

/* The people of a block have other places: so have the families that they are in. */
static void
forget_spans (Work *work, const Block *block)
{
  const Touch *touches = touches_of (work, block);

  for (int t = 0; t < block->n_ups + block->n_downs; t++)
    FAMILY (work, touches[t].family)->span.row_moves = 0;
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
      forget_spans (work, block);
    }
}

/* Turned round, its people have the same places in the row between them; it is laid out only when it stays so. */
static void
turn_block (Work *work, Block *block)
{
  int first = MIN (NODE (work, block->nodes[0])->pos, NODE (work, block->nodes[block->n - 1])->pos);

  for (int i = 0, j = block->n - 1; i < j; i++, j--)
    {
      int swap = block->nodes[i];

      block->nodes[i] = block->nodes[j];
      block->nodes[j] = swap;
    }
  for (int i = 0; i < block->n; i++)
    NODE (work, block->nodes[i])->pos = first + i;
  forget_spans (work, block);
}

/* Changes two neighbours if that costs less. */
static gboolean
try_swap (Work *work, Row *row, int i)
{
  int before = touching_cost (work, row->blocks[i], row->blocks[i + 1]), was = work->moves;

  if (before == 0)
    return FALSE;
  swap_blocks (work, row, i);
  work->moves = ++work->last_moves;
  if (touching_cost (work, row->blocks[i], row->blocks[i + 1]) < before)
    return TRUE;
  swap_blocks (work, row, i);
  work->moves = was;
  return FALSE;
}

/* Turns a block round if that costs less. */
static gboolean
try_turn (Work *work, const Row *row, int b)
{
  Block *block = BLOCK (work, row->blocks[b]);
  int siblings_turned, was = work->moves, left;
  int before = sibling_cost (work, row->blocks[b], &siblings_turned) + twins_cost (work, row, b) + 4 * around_cost (work, row, b);

  if (before <= siblings_turned)
    return FALSE;
  turn_block (work, block);
  work->moves = ++work->last_moves;
  left = before - siblings_turned - twins_cost (work, row, b);
  if (left > 0 && 4 * around_cost_within (work, row, b, (left + 3) / 4) < left)
    {
      along_block_lay (work, block);
      return TRUE;
    }
  turn_block (work, block);
  work->moves = was;
  return FALSE;
}

/** along_order_improve_row: swaps and turns blocks while crossings fall; @fresh_only: none but new ones. */
gboolean
along_order_improve_row (Work *work, Row *row, gboolean fresh_only)
{
  gboolean better = FALSE;

  work->moves = ++work->last_moves;
  work->row_moves = work->moves;
  for (int i = 0; i + 1 < row->n; i++)
    if (!must_precede (work, row->blocks[i], row->blocks[i + 1]) &&
        (!fresh_only || BLOCK (work, row->blocks[i])->fresh || BLOCK (work, row->blocks[i + 1])->fresh))
      better = try_swap (work, row, i) || better;
  for (int i = 0; i < row->n; i++)
    {
      const Block *block = BLOCK (work, row->blocks[i]);

      if (!block->fixed && block->n > 1 && (!fresh_only || block->fresh))
        better = try_turn (work, row, i) || better;
    }
  return better;
}
