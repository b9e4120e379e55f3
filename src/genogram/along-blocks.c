/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step C, second half: from couples side by side to rigid blocks of people, with their measures. */
#include "along-layout-work.h"

#include <stdlib.h>
#include <string.h>

#include "along-date.h"

/* Most that a couple line is stretched for the children's sake, px. */
#define MOST_WIDENING (3 * ALONG_SYMBOL)

/* The chain partner of @node that is not @from. */
static int
next_in_chain (Work *work, int node, int from)
{
  const Node *here = NODE (work, node);

  for (int d = 0; d < here->n_down; d++)
    {
      const Family *family = FAMILY (work, DOWN (work, here, d));
      int far = family->one == node ? family->other : family->one;

      if (family->adjacent && family->lane == 0 && far != from)
        return far;
    }
  return -1;
}

static int
chain_degree (Work *work, int node)
{
  const Node *here = NODE (work, node);
  int degree = 0;

  for (int d = 0; d < here->n_down; d++)
    degree += FAMILY (work, DOWN (work, here, d))->adjacent && FAMILY (work, DOWN (work, here, d))->lane == 0;
  return degree;
}

/* The adjacent family of two neighbours in a block, or NULL. */
static Family *
family_between (Work *work, int a, int b)
{
  const Node *here = NODE (work, a);

  for (int d = 0; d < here->n_down; d++)
    {
      Family *family = FAMILY (work, DOWN (work, here, d));

      if (family->adjacent && family->lane == 0 && (family->one == b || family->other == b))
        return family;
    }
  return NULL;
}

/** along_block_couple: (nullable): the family of two neighbours of a block whom a straight line joins. */
Family *
along_block_couple (Work *work, int a, int b)
{
  return family_between (work, a, b);
}

static int
birth_of (Work *work, int node)
{
  const AlongGraphPerson *person = along_work_person (work, node);

  return person == NULL ? ALONG_DAY_NONE : person->birth_lo;
}

/* Below 0: the block should be turned. The user's side, then earlier relationships left, man left, elder
 * left. */
static int
orientation (Work *work, const Block *block)
{
  int first = block->nodes[0], last = block->nodes[block->n - 1];
  int wish = along_hints_turn_block (work, block->nodes, block->n);

  if (wish != 0)
    return wish;
  for (int i = 0; i + 1 < block->n; i++)
    {
      const Family *family = family_between (work, block->nodes[i], block->nodes[i + 1]);
      const AlongGraphUnion *couple = family == NULL ? NULL : along_work_union (work, family);
      const AlongGraphPerson *one;

      if (couple == NULL || couple->side == 0)
        continue;
      one = along_work_person (work, block->nodes[i]);
      if (one != NULL)
        return (g_strcmp0 (one->key, couple->one) == 0) == (couple->side < 0) ? 1 : -1;
    }
  if (block->n > 2)
    {
      const Family *left = family_between (work, first, block->nodes[1]);
      const Family *right = family_between (work, block->nodes[block->n - 2], last);
      const AlongGraphUnion *early = left == NULL ? NULL : along_work_union (work, left);
      const AlongGraphUnion *late = right == NULL ? NULL : along_work_union (work, right);

      if (early != NULL && late != NULL)
        {
          gboolean ended_left = early->state != ALONG_GRAPH_CURRENT, ended_right = late->state != ALONG_GRAPH_CURRENT;

          if (early->start != late->start && early->start != ALONG_DAY_NONE && late->start != ALONG_DAY_NONE)
            return early->start < late->start ? 1 : -1;
          if (ended_left != ended_right)
            return ended_left ? 1 : -1;
        }
    }
  else if (block->n == 2)
    {
      const AlongGraphPerson *one = along_work_person (work, first), *other = along_work_person (work, last);

      if (one != NULL && other != NULL && one->gender != other->gender)
        {
          if (one->gender == ALONG_GRAPH_MALE || other->gender == ALONG_GRAPH_FEMALE)
            return 1;
          if (other->gender == ALONG_GRAPH_MALE || one->gender == ALONG_GRAPH_FEMALE)
            return -1;
        }
      if (birth_of (work, first) != birth_of (work, last) && birth_of (work, first) != ALONG_DAY_NONE &&
          birth_of (work, last) != ALONG_DAY_NONE)
        return birth_of (work, first) < birth_of (work, last) ? 1 : -1;
    }
  return first <= last ? 1 : -1;
}

void
along_block_flip (Work *work, Block *block)
{
  for (int i = 0, j = block->n - 1; i < j; i++, j--)
    {
      int swap = block->nodes[i];

      block->nodes[i] = block->nodes[j];
      block->nodes[j] = swap;
    }
  along_block_lay (work, block);
}

/** along_block_restore_sides: turns couples back whom nothing but their own children holds, to the sides that are usual. */
void
along_block_restore_sides (Work *work)
{
  for (guint b = 0; b < work->blocks->len; b++)
    {
      Block *block = BLOCK (work, b);
      gboolean held = block->n != 2 || block->fixed;

      for (int i = 0; i < block->n && !held; i++)
        {
          const Node *node = NODE (work, block->nodes[i]);

          held = node->kind != NODE_PERSON || node->up >= 0 || node->second >= 0 || node->n_down != 1 ||
                 !FAMILY (work, DOWN (work, node, 0))->adjacent;
        }
      if (held || orientation (work, block) >= 0)
        continue;
      along_block_flip (work, block);
      along_row_number (work, ROW (work, block->part, block->row));
    }
}

static double
symbol_half (Work *work, int node)
{
  const AlongGraphPerson *person = along_work_person (work, node);

  if (person == NULL)
    return NODE (work, node)->kind == NODE_PORT ? 4 : 1;
  return along_symbol_outer (work->graph, person) + (person->bracket || person->adopted ? 10 : 0);
}

/* From the middle of @node to the dates of its couple with @other: past the symbol, or past the edge of the home. */
static double
beside_caption (Work *work, int node, int other)
{
  double edge = along_work_apart (work, node, other);

  double half = MAX (symbol_half (work, node), NODE (work, node)->over);

  return edge > 0 ? MAX (half, NODE (work, node)->label) + edge : half + CAPTION_PAD;
}

/* Centre to centre of two neighbours in one block. */
static double
step_between (Work *work, int a, int b)
{
  const Family *family = family_between (work, a, b);
  double symbols = symbol_half (work, a) + symbol_half (work, b);
  double labels = MAX (NODE (work, a)->label + NODE (work, b)->label, NODE (work, a)->over + NODE (work, b)->over);
  double edges = along_work_apart (work, a, b) + along_work_apart (work, b, a), step;

  if (family == NULL)
    return MAX (symbols + SIBLING_GAP, labels + 2 * LINE_ROOM + 4 + edges / 2);
  step = MAX (symbols + PARTNER_GAP, labels + 2 * LINE_ROOM + 12 * family->lanes + edges / 2);
  if (NODE (work, a)->kind == NODE_PORT || NODE (work, b)->kind == NODE_PORT)
    step = MAX (symbols + 0.8 * ALONG_SYMBOL, labels + LINE_ROOM);
  /* the dates stand in the middle, clear of what stands over either symbol */
  if (family->caption > 0 && MAX (NODE (work, a)->over, NODE (work, b)->over) > 0)
    step = MAX (step, family->caption + 2 * MAX (NODE (work, a)->over, NODE (work, b)->over) + CAPTION_PAD);
  return family->caption > 0 ? MAX (step, beside_caption (work, a, b) + family->caption + beside_caption (work, b, a)) : step;
}

/* Half the room that a few children need side by side under their couple. */
static double
children_half (Work *work, const Family *family)
{
  double width = 0;

  if (family == NULL || family->n_children == 0 || family->n_children > 4)
    return 0;
  for (int k = 0; k < family->n_children; k++)
    width += NODE (work, KID (work, family, k))->left + NODE (work, KID (work, family, k))->right + LABEL_GAP;
  return width / 2;
}

/* Two couples in a row who share a partner stand wide enough for the children of both to hang straight. */
static void
widen (Work *work, const Block *block, double *steps)
{
  for (int i = 2; i < block->n; i++)
    {
      const Family *left = family_between (work, block->nodes[i - 2], block->nodes[i - 1]);
      const Family *right = family_between (work, block->nodes[i - 1], block->nodes[i]);
      double a = children_half (work, left), b = children_half (work, right), short_of;

      if (a <= 0 || b <= 0)
        continue;
      short_of = MIN (a + b - (steps[i - 1] + steps[i]) / 2, MOST_WIDENING);
      if (short_of > 0)
        {
          steps[i - 1] += short_of;
          steps[i] += short_of;
        }
    }
}

/** along_block_lay: offsets of the people of a block from its left end, and its width. */
void
along_block_lay (Work *work, Block *block)
{
  g_autofree double *steps = g_new0 (double, block->n + 1);
  double at = 0, left = 0;

  for (int i = 1; i < block->n; i++)
    steps[i] = step_between (work, block->nodes[i - 1], block->nodes[i]);
  widen (work, block, steps);
  for (int i = 0; i < block->n; i++)
    {
      Node *node = NODE (work, block->nodes[i]);

      at += steps[i];
      node->slot = i;
      node->offset = at;
      left = MAX (left, node->left - at);
    }
  block->width = 0;
  for (int i = 0; i < block->n; i++)
    {
      Node *node = NODE (work, block->nodes[i]);

      node->offset += left;
      block->width = MAX (block->width, node->offset + node->right);
    }
}

static void
measure_nodes (Work *work)
{
  for (guint i = 0; i < work->nodes->len; i++)
    {
      Node *node = NODE (work, i);
      double half = symbol_half (work, i);

      if (node->kind == NODE_PERSON)
        {
          const AlongLabel *label = along_labels_peek_person (work->labels, work->source[i]);

          node->label = label->width / 2;
          node->over = label->over_half;
        }
      else if (node->kind == NODE_VIA)
        half = 4;
      node->left = node->right = MAX (MAX (half, node->label), node->over);
    }
}

typedef struct
{
  int node;
  int partner;
  int start;
} Satellite;

static int
compare_satellites (gconstpointer a, gconstpointer b)
{
  const Satellite *p = a, *q = b;

  if (p->start != q->start)
    return p->start < q->start ? -1 : 1;
  return p->node - q->node;
}

/* A partner without drawn parents and without a couple of their own in a chain stands outside the chain of
 * the partner they had. */
static gboolean
is_satellite (Work *work, int node, int *family)
{
  const Node *here = NODE (work, node);
  int couples = 0;

  if (here->kind != NODE_PERSON || here->up >= 0 || chain_degree (work, node) > 0)
    return FALSE;
  for (int d = 0; d < here->n_down; d++)
    if (FAMILY (work, DOWN (work, here, d))->shape == COUPLE_BELOW)
      {
        *family = DOWN (work, here, d);
        couples++;
      }
  return couples == 1;
}

static void
add_satellites (Work *work, Block *block, GArray *satellites)
{
  int left = 0, right = 0;

  for (guint s = 0; s < satellites->len; s++)
    {
      const Satellite *satellite = &g_array_index (satellites, Satellite, s);
      int place = 0;
      gboolean at_left;
      int side = along_hints_side_of (work, satellite->node, satellite->partner);

      for (int i = 0; i < block->n; i++)
        if (block->nodes[i] == satellite->partner)
          place = i;
      at_left = place - left < block->n - 1 - right - place ||
                (place - left == block->n - 1 - right - place && left <= right);
      at_left = side != 0 ? side < 0 : at_left;
      block->nodes = g_renew (int, block->nodes, block->n + 1);
      if (at_left)
        {
          memmove (block->nodes + 1, block->nodes, block->n * sizeof (int));
          block->nodes[0] = satellite->node;
          left++;
        }
      else
        {
          block->nodes[block->n] = satellite->node;
          right++;
        }
      block->n++;
    }
}

static void
make_blocks (Work *work)
{
  int n = work->nodes->len;
  g_autofree guint8 *done = g_new0 (guint8, n + 1);
  g_autofree int *satellite_of = g_new (int, n + 1);
  g_autoptr (GArray) satellites = g_array_new (FALSE, FALSE, sizeof (Satellite));

  for (int i = 0; i < n; i++)
    {
      int family, partner;

      satellite_of[i] = -1;
      if (!is_satellite (work, i, &family))
        continue;
      partner = FAMILY (work, family)->one == i ? FAMILY (work, family)->other : FAMILY (work, family)->one;
      if (chain_degree (work, partner) > 0)
        satellite_of[i] = family;
    }
  for (int i = 0; i < n; i++)
    {
      Block block = { 0 };
      int from = -1, node = i;

      if (done[i] || satellite_of[i] >= 0 || chain_degree (work, i) > 1)
        continue;
      block.part = NODE (work, i)->part;
      block.row = NODE (work, i)->row;
      g_array_set_size (satellites, 0);
      while (node >= 0)
        {
          int next = next_in_chain (work, node, from);

          done[node] = 1;
          block.nodes = g_renew (int, block.nodes, block.n + 1);
          block.nodes[block.n++] = node;
          for (int d = 0; d < NODE (work, node)->n_down; d++)
            {
              int f = DOWN (work, NODE (work, node), d);
              const Family *family = FAMILY (work, f);
              int far = family->one == node ? family->other : family->one;

              if (far >= 0 && satellite_of[far] == f)
                {
                  Satellite satellite = { far, node, along_work_union (work, family)->start };

                  g_array_append_val (satellites, satellite);
                  done[far] = 1;
                }
            }
          from = node;
          node = next;
        }
      if (orientation (work, &block) < 0)
        for (int a = 0, b = block.n - 1; a < b; a++, b--)
          {
            int swap = block.nodes[a];

            block.nodes[a] = block.nodes[b];
            block.nodes[b] = swap;
          }
      g_array_sort (satellites, compare_satellites);
      /* the latest stands nearest */
      for (guint a = 0; a < satellites->len / 2; a++)
        {
          Satellite swap = g_array_index (satellites, Satellite, a);

          g_array_index (satellites, Satellite, a) = g_array_index (satellites, Satellite, satellites->len - 1 - a);
          g_array_index (satellites, Satellite, satellites->len - 1 - a) = swap;
        }
      add_satellites (work, &block, satellites);
      g_array_append_val (work->blocks, block);
    }
}

static int
slot_of (const int *nodes, int n, int node)
{
  for (int i = 0; i < n; i++)
    if (nodes[i] == node)
      return i;
  return -1;
}

/* The people of a block as they are, or from right to left; with satellites that stand between @twin and the end where the
 * other twin comes gone to the other end. */
static int *
arrange (Work *work, const Block *block, gboolean turned, int twin, gboolean at_right)
{
  int *nodes = g_new (int, block->n), n = block->n;

  for (int i = 0; i < n; i++)
    nodes[i] = block->nodes[turned ? n - 1 - i : i];
  for (int moved = 0; moved < n; moved++)
    {
      int end = at_right ? n - 1 : 0, next = at_right ? n - 2 : 1, last = nodes[end];

      if (last == twin || NODE (work, last)->kind != NODE_PERSON || NODE (work, last)->up >= 0 ||
          family_between (work, last, nodes[next]) != NULL)
        break;
      memmove (at_right ? nodes + 1 : nodes, at_right ? nodes : nodes + 1, (n - 1) * sizeof (int));
      nodes[at_right ? 0 : n - 1] = last;
    }
  return nodes;
}

static gboolean
are_partners (Work *work, int one, int other)
{
  for (int d = 0; d < NODE (work, one)->n_down; d++)
    {
      const Family *family = FAMILY (work, DOWN (work, NODE (work, one), d));

      if (family->one == other || family->other == other)
        return TRUE;
    }
  return FALSE;
}

/* What it costs that somebody stands between one twin and the end where the other comes: more if it is a stranger to both. */
static int
cost_between (Work *work, const int *nodes, int n, int twin, int other, gboolean at_right)
{
  int at = slot_of (nodes, n, twin), cost = 0;

  for (int i = at_right ? at + 1 : 0; i < (at_right ? n : at); i++)
    {
      const AlongGraphPerson *one = along_work_person (work, twin), *between = along_work_person (work, nodes[i]);

      cost += between == NULL || g_strcmp0 (one->twins, between->twins) == 0 || are_partners (work, nodes[i], twin) ||
                      are_partners (work, nodes[i], other)
                ? 1
                : 1000;
    }
  return cost;
}

/* Two blocks side by side, either of them turned if that may be, so that as few as can be stand between @left and @right. */
static void
join_blocks (Work *work, Block *a, int left, Block *b, int right)
{
  g_autofree int *first = NULL, *second = NULL;
  int least = G_MAXINT, n = a->n + b->n, in_first = a->n;

  for (int way = 0; way < 8; way++)
    {
      gboolean turn_a = way & 1, turn_b = (way & 2) != 0, other_way = (way & 4) != 0;
      g_autofree int *p = NULL, *q = NULL;
      int cost;

      if ((turn_a && a->joined) || (turn_b && b->joined))
        continue;
      p = arrange (work, a, turn_a, left, !other_way);
      q = arrange (work, b, turn_b, right, other_way);
      /* the one who is named first stands left, if that is as well */
      cost = cost_between (work, p, a->n, left, right, !other_way) + cost_between (work, q, b->n, right, left, other_way) +
             (other_way ? 100 : 0);
      if (cost >= least)
        continue;
      least = cost;
      g_free (first);
      g_free (second);
      first = other_way ? q : p;
      second = other_way ? p : q;
      p = q = NULL;
      in_first = other_way ? b->n : a->n;
    }
  a->nodes = g_renew (int, a->nodes, n);
  memcpy (a->nodes, first, in_first * sizeof (int));
  memcpy (a->nodes + in_first, second, (n - in_first) * sizeof (int));
  a->n = n;
  a->joined = a->fixed = TRUE;
  b->n = 0;
}

/* Twins stand side by side, with their partners: their blocks become one. */
static void
join_twins (Work *work)
{
  g_autofree int *block_of = g_new (int, work->nodes->len + 1);

  for (guint b = 0; b < work->blocks->len; b++)
    for (int i = 0; i < BLOCK (work, b)->n; i++)
      block_of[BLOCK (work, b)->nodes[i]] = b;
  for (guint f = 0; f < work->families->len; f++)
    for (int k = 1; k < FAMILY (work, f)->n_children; k++)
      {
        /* the children themselves, also where their lines come through rows between */
        int left = NODE (work, KID (work, FAMILY (work, f), k - 1))->person, right = NODE (work, KID (work, FAMILY (work, f), k))->person;
        const AlongGraphPerson *one = along_work_person (work, left), *other = along_work_person (work, right);
        int gone;

        if (one == NULL || other == NULL || one->twins == NULL || g_strcmp0 (one->twins, other->twins) != 0 ||
            block_of[left] == block_of[right] || NODE (work, left)->row != NODE (work, right)->row ||
            NODE (work, left)->part != NODE (work, right)->part)
          continue;
        gone = block_of[right];
        for (int i = 0; i < BLOCK (work, gone)->n; i++)
          block_of[BLOCK (work, gone)->nodes[i]] = block_of[left];
        join_blocks (work, BLOCK (work, block_of[left]), left, BLOCK (work, gone), right);
      }
  for (guint b = work->blocks->len; b > 0; b--)
    if (BLOCK (work, b - 1)->n == 0)
      {
        g_free (BLOCK (work, b - 1)->nodes);
        g_array_remove_index (work->blocks, b - 1);
      }
}

static void
number_blocks (Work *work)
{
  for (guint b = 0; b < work->blocks->len; b++)
    {
      Block *block = BLOCK (work, b);

      for (int i = 0; i < block->n; i++)
        NODE (work, block->nodes[i])->block = b;
      along_block_lay (work, block);
    }
}

/** along_chains_to_blocks: lays the chosen couples, their satellites and twins out as blocks. */
void
along_chains_to_blocks (Work *work)
{
  measure_nodes (work);
  make_blocks (work);
  join_twins (work);
  number_blocks (work);
}
