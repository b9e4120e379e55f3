/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step E: the order of blocks in each row. */
#include "along-layout-work.h"

#include <stdlib.h>
#include <string.h>

#define SWEEPS 24
#define PATIENCE 3
#define RETRY_PEOPLE 150
/* From here on one try must do. */
#define MANY_PEOPLE 1000
/* Tries of each kind, fewer for large families: a budget of work, so that every machine does the same. */
#define RETRY_WORK 1000
#define MOST_RETRIES 10
#define SETTLED 1024

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
  double sum;
  int lines;
  int id;
  int way; /* 0: of lines from the row last placed, 1: from the other side, 2: none */
} Pull;

static int
compare_pulls (gconstpointer a, gconstpointer b)
{
  const Pull *one = a, *other = b;

  if (one->sum != other->sum)
    return one->sum < other->sum ? -1 : 1;
  return one->id - other->id;
}

/* Adds where the lines of one side would have a block; returns how many there are. */
static int
pull_of (Work *work, const Block *block, gboolean from_above, double *sum)
{
  int count = 0;

  for (int i = 0; i < block->n; i++)
    {
      const Node *node = NODE (work, block->nodes[i]);

      if (from_above && node->up >= 0)
        {
          *sum += along_family_drop (work, FAMILY (work, node->up)) - node->offset;
          count++;
        }
      for (int d = 0; !from_above && d < node->n_down; d++)
        {
          const Family *down = FAMILY (work, DOWN (work, node, d));

          for (int k = 0; k < down->n_children; k++)
            {
              *sum += NODE (work, KID (work, down, k))->x - node->offset;
              count++;
            }
          for (int e = 0; e < down->n_extras; e++)
            {
              *sum += NODE (work, EXTRA (work, down, e)->child)->x - node->offset;
              count++;
            }
        }
    }
  return count;
}

/* Where the lines of each block of a row would have it: a block without any, beside the one to its left. */
static void
set_keys (Work *work, Row *row, gboolean from_above)
{
  double last = row->n > 0 ? BLOCK (work, row->blocks[0])->x : 0;

  for (int b = 0; b < row->n; b++)
    {
      Block *block = BLOCK (work, row->blocks[b]);
      double sum = 0;
      int lines = pull_of (work, block, from_above, &sum);

      block->key = lines > 0 ? sum / lines + block->width / 2 : last;
      last = block->key;
    }
}

/* The same for whole groups, which keep together; lines of the other side count where a group has none of this one. */
static void
set_group_keys (Work *work, Row *row, gboolean from_above)
{
  g_autofree Pull *groups = g_new0 (Pull, row->n + 1);
  int n = 0;

  for (int b = 0; b < row->n; b++)
    work->group_place[BLOCK (work, row->blocks[b])->group] = -1;
  for (int b = 0; b < row->n; b++)
    {
      Block *block = BLOCK (work, row->blocks[b]);
      int *place = &work->group_place[block->group];

      block->key = block->x + block->width / 2;
      if (*place < 0)
        {
          *place = n++;
          groups[*place] = (Pull){ block->key, 0, *place, 2 };
        }
      for (int way = 0; way < 2; way++)
        {
          Pull *group = &groups[*place];
          double sum = 0;
          int lines = group->way < way ? 0 : pull_of (work, block, way == 0 ? from_above : !from_above, &sum);

          if (lines == 0)
            continue;
          if (way == 0)
            block->key = sum / lines + block->width / 2;
          if (group->way > way)
            *group = (Pull){ 0, 0, *place, way };
          group->sum += sum + lines * block->width / 2;
          group->lines += lines;
        }
    }
  for (int g = 0; g < n; g++)
    groups[g].sum /= MAX (groups[g].lines, 1);
  qsort (groups, n, sizeof *groups, compare_pulls);
  {
    g_autofree int *rank = g_new (int, n + 1);

    for (int g = 0; g < n; g++)
      rank[groups[g].id] = g;
    for (int b = 0; b < row->n; b++)
      {
        Block *block = BLOCK (work, row->blocks[b]);

        block->key = rank[work->group_place[block->group]] + CLAMP (block->key / 1e6, -0.4, 0.4);
      }
  }
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
      crossings += along_gap_crossings (work, gap, n);
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

/* An order that was come to already: what follows from it is known. */
typedef struct
{
  guint64 hash;
  int patience;
} Known;

typedef struct
{
  Work *work;
  int part;
  guint8 *seen;
  guint8 *walked;
  int *degree;
  int tries;
  Saved best;
  int tried;
  GArray *known;    /* Known */
  guint64 *orders;  /* of each row, as a number, and of one above and below all */
  guint64 *settled; /* of SETTLED rows that nothing improves, with those beside them */
} Search;

/* Mixes a number into another (FNV-1a on 64 bits, with the high ones brought down). */
static guint64
mix (guint64 hash, guint64 more)
{
  hash = (hash ^ more) * G_GUINT64_CONSTANT (1099511628211);
  return hash ^ hash >> 29;
}

static void
number_order (Search *self, int r)
{
  Work *work = self->work;
  const Row *row = ROW (work, self->part, r);
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (int b = 0; b < row->n; b++)
    for (int i = 0; i < BLOCK (work, row->blocks[b])->n; i++)
      hash = mix (hash, BLOCK (work, row->blocks[b])->nodes[i] + 1);
  self->orders[r + 1] = hash;
}

/* Improves row by row; not those that were looked at in this order, beside the same rows. */
static void
improve_part (Search *self)
{
  Work *work = self->work;

  for (int r = 0; r < work->n_rows; r++)
    number_order (self, r);
  for (int pass = 0; pass < 4; pass++)
    {
      gboolean better = FALSE;

      for (int r = 0; r < work->n_rows; r++)
        {
          guint64 place = mix (mix (mix (r, self->orders[r]), self->orders[r + 1]), self->orders[r + 2]);
          guint64 *settled = &self->settled[place % SETTLED];

          if (*settled == place)
            continue;
          if (along_order_improve_row (work, ROW (work, self->part, r), FALSE))
            {
              number_order (self, r);
              better = TRUE;
            }
          else
            *settled = place;
        }
      if (!better)
        break;
    }
}

/* Whether the order of all rows was come to before, at the same @stage of a try, with no less patience left; it is from
 * now on. */
static gboolean
is_known (Search *self, int stage, int patience)
{
  Known known = { stage, patience };

  for (int r = 0; r < self->work->n_rows; r++)
    known.hash = mix (known.hash, self->orders[r + 1]);
  for (guint i = 0; i < self->known->len; i++)
    {
      Known *old = &g_array_index (self->known, Known, i);

      if (old->hash == known.hash)
        {
          gboolean no_less = old->patience <= patience;

          old->patience = MIN (old->patience, patience);
          return no_less;
        }
    }
  g_array_append_val (self->known, known);
  return FALSE;
}

enum
{
  WALKED,
  IMPROVED,
  SWEPT_UP,
  SWEPT_DOWN,
  N_STAGES,
};

static void
sweep_part (Search *self, gboolean grouped)
{
  Work *work = self->work;
  Saved *best = &self->best;
  int patience = 0;

  for (int sweep = 0; sweep < SWEEPS && patience < PATIENCE && best->cost > 0 && !along_work_is_cancelled (work); sweep++)
    {
      gboolean down = sweep % 2 == 0;
      int cost;

      for (int i = 0; i < work->n_rows; i++)
        {
          int r = down ? i : work->n_rows - 1 - i;

          (grouped ? set_group_keys : set_keys) (work, ROW (work, self->part, r), down);
          along_order_sort_row (work, ROW (work, self->part, r), self->degree);
          along_place_row (work, self->part, r, down, !down);
        }
      improve_part (self);
      if (is_known (self, (down ? SWEPT_DOWN : SWEPT_UP) + grouped * N_STAGES, patience))
        return;
      along_place_part (work, self->part, 1);
      cost = count_crossings (work, self->part);
      if (cost < best->cost)
        {
          save (work, self->part, best, cost);
          patience = 0;
        }
      else
        patience++;
    }
}

/* One try: the family walked from @start with the blocks turned as they are; TRUE: it is the best so far. */
static gboolean
try_from (Search *self, int start)
{
  Work *work = self->work;
  gboolean grouped = self->tried++ % 2 == 0; /* whole sibships keep together in every other try */
  int before = self->best.cost, stages = grouped * N_STAGES, cost;

  along_walk_part (work, self->part, start, self->seen, self->walked);
  for (int r = 0; r < work->n_rows; r++)
    {
      Row *row = ROW (work, self->part, r);

      along_row_number (work, row);
      for (int b = 0; b < row->n; b++)
        BLOCK (work, row->blocks[b])->key = b;
      along_order_sort_row (work, row, self->degree);
    }
  for (int r = 0; r < work->n_rows; r++)
    number_order (self, r);
  if (is_known (self, WALKED + stages, 0))
    return FALSE;
  improve_part (self);
  if (is_known (self, IMPROVED + stages, 0))
    return FALSE;
  along_place_part (work, self->part, 6);
  cost = count_crossings (work, self->part);
  if (cost < self->best.cost)
    save (work, self->part, &self->best, cost);
  sweep_part (self, grouped);
  return self->best.cost < before;
}

/* Turns one couple or chain after the other, everything that hangs on it going along. */
static void
try_turns (Search *self, int start)
{
  Work *work = self->work;
  int tries = 0;

  for (guint b = 0; b < work->blocks->len && tries < self->tries && self->best.cost > 0 && !along_work_is_cancelled (work); b++)
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
  g_autofree guint64 *orders = g_new0 (guint64, work->n_rows + 2), *settled = g_new0 (guint64, SETTLED);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (Known));
  Search self = { work, part, seen, walked, degree, CLAMP (RETRY_WORK / MAX (people, 1), 3, MOST_RETRIES),
                  { best_blocks, best_nodes, G_MAXINT }, 0, known, orders, settled };

  for (int way = 0; way < (people > MANY_PEOPLE ? 1 : 2) && self.best.cost > 0; way++)
    try_from (&self, start);
  if (people <= RETRY_PEOPLE && self.best.cost > 0)
    {
      int tries = 0;

      try_turns (&self, start);
      for (guint b = 0; b < work->blocks->len && tries < self.tries && self.best.cost > 0 && !along_work_is_cancelled (work); b++)
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

static int
find_root (int *root, int i)
{
  while (root[i] != i)
    i = root[i] = root[root[i]];
  return i;
}

/* Blocks with an order among them stand together. */
static void
make_groups (Work *work)
{
  g_autofree int *root = g_new (int, work->blocks->len + 1);

  for (guint b = 0; b < work->blocks->len; b++)
    root[b] = b;
  for (guint e = 0; e < work->before->len; e++)
    root[find_root (root, g_array_index (work->before, Order, e).left)] = find_root (root, g_array_index (work->before, Order, e).right);
  for (guint b = 0; b < work->blocks->len; b++)
    BLOCK (work, b)->group = find_root (root, b);
  work->group_place = g_new0 (int, work->blocks->len + 1);
}

/** along_step_order: step E of genogram.md 3.3. */
void
along_step_order (Work *work)
{
  g_autofree int *people = g_new0 (int, work->n_parts + 1);

  make_rows (work);
  make_groups (work);
  along_order_list_touches (work);
  if (work->ranks != NULL)
    {
      along_order_calmly (work);
      return;
    }
  for (int i = 0; i < work->n_people; i++)
    people[NODE (work, i)->part]++;
  for (int part = 0; part < work->n_parts && !along_work_is_cancelled (work); part++)
    {
      int start = work->index >= 0 && NODE (work, work->index)->part == part ? NODE (work, work->index)->block : -1;

      order_part (work, part, start, people[part]);
    }
  along_block_restore_sides (work);
}
