/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step G, the end: the line of a couple that comes down far beside its children is brought over them, where the rows have
 * room: the parents move, or the children, and whoever stands in the way is pushed along. A move stays if what is drawn is
 * the better for it: fewer couples far from their children, no more crossings, no longer bars. */
#include "along-layout-work.h"

#include <math.h>
#include <string.h>

/* What a couple beside its children costs; each side of a symbol further; each side's length of bars; of a line that is not
 * in the middle; and a crossing. */
#define OUTSIDE 2.0
#define FURTHER 0.02
#define FAR 30.0
#define LENGTH 0.15
#define ASIDE 0.1
#define CROSSED 2.0

#define STEP 0.4
#define CENTRED (ALONG_SYMBOL / 2)
#define KINK (ALONG_SYMBOL / 2)
#define ENOUGH 0.0001 /* what a move must be worth */
#define PASSES 3
#define MOST_TOUCHED 32
/* Pairs of families looked at in one component, at most: so much work, on every machine. */
#define BUDGET 8000

typedef struct
{
  int block;
  double before, after;
} Move;

typedef struct
{
  Work *work;
  int part;
  int *first;        /* families of a row, CSR; with children or lines of care only */
  int *list;
  double *low, *high; /* of their bars, by family */
  GArray *moves;     /* Move */
  GArray *touched;   /* int: families */
  int *stamps;       /* by family */
  guint8 *was_outside; /* by family: before the move */
  guint8 *settled;   /* by family: nothing helps, as long as nobody else moves */
  int *moved;        /* by block: its move, and the stamp of that */
  int *moved_stamps;
  int stamp;
  int budget;
} Reach;

static double
final_x (Work *work, int kid)
{
  return NODE (work, NODE (work, kid)->kind == NODE_VIA ? NODE (work, kid)->person : kid)->x;
}

/* How far the drop is from the span of the children beyond one side of a symbol, to the left (below 0) or right. */
static double
outside (Work *work, const Family *family, double drop)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

  if (family->couple < 0 || family->one < 0 || family->n_children == 0 || NODE (work, family->one)->kind == NODE_ROOT)
    return 0;
  for (int k = 0; k < family->n_children; k++)
    {
      low = MIN (low, final_x (work, KID (work, family, k)));
      high = MAX (high, final_x (work, KID (work, family, k)));
    }
  return drop < low - ALONG_SYMBOL ? drop - low + ALONG_SYMBOL : drop > high + ALONG_SYMBOL ? drop - high - ALONG_SYMBOL : 0;
}

/* Writes where the lines of a family are. */
static void
refresh (Reach *self, int f)
{
  Work *work = self->work;
  Family *family = FAMILY (work, f);

  family->drop = along_family_drop (work, family);
  self->low[f] = self->high[f] = family->drop;
  for (int k = 0; k < family->n_children + family->n_extras; k++)
    {
      double x = along_family_stub (work, family, k);

      self->low[f] = MIN (self->low[f], x);
      self->high[f] = MAX (self->high[f], x);
    }
}

static double
cost_of (Reach *self, int f)
{
  Work *work = self->work;
  const Family *family = FAMILY (work, f);
  double off = fabs (outside (work, family, family->drop)) / ALONG_SYMBOL;
  double middle = family->n_children == 0 ? family->drop
                                          : (final_x (work, KID (work, family, 0)) + final_x (work, KID (work, family, family->n_children - 1))) / 2;
  double cost = LENGTH * (self->high[f] - self->low[f]) / ALONG_SYMBOL;

  if (family->couple >= 0)
    cost += ASIDE * MIN (fabs (family->drop - middle) / ALONG_SYMBOL, 3) + (fabs (family->drop - middle) > CENTRED + 0.01 ? STEP : 0);
  return cost + (off > 0.001 ? OUTSIDE + FURTHER * MIN (off, FAR) : 0);
}

/* What the families that a move touches cost as they stand now, but for crossings. */
static double
cost_of_touched (Reach *self)
{
  double cost = 0;

  for (guint t = 0; t < self->touched->len; t++)
    {
      refresh (self, g_array_index (self->touched, int, t));
      cost += cost_of (self, g_array_index (self->touched, int, t));
    }
  self->budget -= self->touched->len;
  return cost;
}

/* Whether a move took one of the families that it touches, but the one it is made for, out of reach. */
static gboolean
leaves_others (Reach *self, int cause)
{
  for (guint t = 0; t < self->touched->len; t++)
    {
      int f = g_array_index (self->touched, int, t);

      if (f != cause && !self->was_outside[f] && fabs (outside (self->work, FAMILY (self->work, f), FAMILY (self->work, f)->drop)) >= 0.001)
        return TRUE;
    }
  return FALSE;
}

/* Crossings of the families that a move touches, as they were last refreshed. */
static int
crossings_of_touched (Reach *self)
{
  int crossings = 0;

  for (guint t = 0; t < self->touched->len; t++)
    {
      int f = g_array_index (self->touched, int, t), r = FAMILY (self->work, f)->row, upper, lower;

      self->budget -= self->first[r + 1] - self->first[r];
      for (int i = self->first[r]; i < self->first[r + 1]; i++)
        {
          int other = self->list[i];

          /* a pair of two that are touched counts once */
          if (other != f && (self->stamps[other] != self->stamp || other > f) && self->low[other] <= self->high[f] + LINE_ROOM &&
              self->high[other] >= self->low[f] - LINE_ROOM)
            crossings += along_bar_crossings (self->work, f, other, &upper, &lower);
        }
    }
  return crossings;
}

static void
touch (Reach *self, int f)
{
  for (int i = 0; i < 2 && f >= 0; i++)
    {
      const Family *family = FAMILY (self->work, f);

      if (self->stamps[f] != self->stamp && family->one >= 0 && family->part == self->part &&
          family->n_children + family->n_extras > 0)
        {
          self->stamps[f] = self->stamp;
          self->was_outside[f] = fabs (outside (self->work, family, family->drop)) > 0.001;
          g_array_append_val (self->touched, f);
        }
      /* whose line this one carries on */
      f = family->owner;
    }
}

static void
set_x (Reach *self, int b, double x)
{
  Work *work = self->work;
  const Block *block = BLOCK (work, b);

  if (self->moved_stamps[b] != self->stamp)
    {
      Move move = { b, block->x, x };

      self->moved_stamps[b] = self->stamp;
      self->moved[b] = self->moves->len;
      g_array_append_val (self->moves, move);
      for (int i = 0; i < block->n; i++)
        {
          const Node *node = NODE (work, block->nodes[i]);

          touch (self, node->up);
          touch (self, node->second);
          for (int d = 0; d < node->n_down; d++)
            touch (self, DOWN (work, node, d));
        }
    }
  g_array_index (self->moves, Move, self->moved[b]).after = x;
  along_block_settle (work, BLOCK (work, b), x);
}

/* Moves a block, and those of its row that stand in the way. */
static void
push (Reach *self, int b, double to)
{
  Work *work = self->work;
  const Row *row = ROW (work, self->part, BLOCK (work, b)->row);
  int way = to < BLOCK (work, b)->x ? -1 : 1;

  set_x (self, b, to);
  for (int i = BLOCK (work, b)->index + way; i >= 0 && i < row->n && self->touched->len <= MOST_TOUCHED; i += way)
    {
      const Block *here = BLOCK (work, row->blocks[i]), *last = BLOCK (work, row->blocks[i - way]);
      double edge = way < 0 ? last->x - along_block_separation (work, here, last) : last->x + along_block_separation (work, last, here);

      if ((here->x - edge) * way >= -0.001)
        break;
      set_x (self, row->blocks[i], edge);
    }
}

static void
move_parents (Reach *self, const Family *family, double by)
{
  int b = NODE (self->work, family->one)->block;

  push (self, b, BLOCK (self->work, b)->x + by);
}

static void
move_children (Reach *self, const Family *family, double by)
{
  Work *work = self->work;

  for (int i = 0; i < family->n_children; i++)
    {
      int kid = KID (work, family, by > 0 ? family->n_children - 1 - i : i), b = NODE (work, kid)->block;
      double start = self->moved_stamps[b] == self->stamp ? g_array_index (self->moves, Move, self->moved[b]).before : BLOCK (work, b)->x;

      /* pushed there already */
      if ((start + by - BLOCK (work, b)->x) * (by > 0 ? 1 : -1) > 0.001)
        push (self, b, start + by);
    }
}

/* The families that a move took out of reach go along. */
static void
follow (Reach *self, int cause)
{
  for (guint t = 0; t < self->touched->len && self->touched->len <= MOST_TOUCHED; t++)
    {
      int f = g_array_index (self->touched, int, t);
      const Family *family = FAMILY (self->work, f);
      double off = outside (self->work, family, along_family_drop (self->work, family));

      if (f == cause || fabs (off) < 0.001 || self->was_outside[f])
        continue;
      if (self->moved_stamps[NODE (self->work, family->one)->block] == self->stamp)
        move_children (self, family, off);
      else if (family->other < 0 || family->shape == COUPLE_LINE)
        move_parents (self, family, -off);
    }
}

static void
go (Reach *self, gboolean forth)
{
  for (guint m = 0; m < self->moves->len; m++)
    {
      const Move *move = &g_array_index (self->moves, Move, m);

      along_block_settle (self->work, BLOCK (self->work, move->block), forth ? move->after : move->before);
    }
}

/* Whether the moves made for @cause are worth it; leaves everybody moved if so, else where they were. @others: (out): they
 * take others out of reach, who may go along. */
static gboolean
is_better (Reach *self, int cause, gboolean *others)
{
  double gain;
  int crossings;

  *others = FALSE;
  if (self->touched->len > MOST_TOUCHED)
    {
      go (self, FALSE);
      return FALSE;
    }
  gain = -cost_of_touched (self);
  *others = leaves_others (self, cause);
  go (self, FALSE);
  gain += cost_of_touched (self);
  if (gain < ENOUGH)
    return FALSE;
  crossings = crossings_of_touched (self);
  go (self, TRUE);
  cost_of_touched (self);
  if (gain + CROSSED * (crossings - crossings_of_touched (self)) >= ENOUGH)
    return TRUE;
  go (self, FALSE);
  cost_of_touched (self);
  return FALSE;
}

/* One way to bring @f within reach, without those whom it takes out of reach or with them; stays if it is better. */
static gboolean
try_move (Reach *self, int f, gboolean parents, double by)
{
  const Family *family = FAMILY (self->work, f);
  gboolean others = TRUE;

  for (int followed = 0; followed < 2 && others; followed++)
    {
      self->stamp++;
      g_array_set_size (self->moves, 0);
      g_array_set_size (self->touched, 0);
      if (parents)
        move_parents (self, family, -by);
      else
        move_children (self, family, by);
      if (followed)
        follow (self, f);
      if (is_better (self, f, &others))
        return TRUE;
    }
  return FALSE;
}

/* The middle of the children, as the drawing has it. */
static double
off_middle (Work *work, const Family *family)
{
  return family->drop - (final_x (work, KID (work, family, 0)) + final_x (work, KID (work, family, family->n_children - 1))) / 2;
}

/* A line to an only child that is nearly straight looks like a mistake. */
static gboolean
is_kink (const Family *family, double middle)
{
  return family->n_children == 1 && fabs (middle) > 0.01 && fabs (middle) < KINK;
}

/* Brings @f to the edge of what counts as over the children, well in, or over their middle. */
static gboolean
improve (Reach *self, int f)
{
  const Family *family = FAMILY (self->work, f);
  gboolean line = family->other < 0 || family->shape == COUPLE_LINE;
  double off, middle;
  int side;

  if (family->couple < 0 || family->n_children == 0 || NODE (self->work, family->one)->kind == NODE_ROOT)
    return FALSE;
  off = outside (self->work, family, family->drop);
  middle = off_middle (self->work, family);
  if (self->settled[f] || (fabs (middle) <= CENTRED && !is_kink (family, middle)))
    return FALSE;
  side = middle > 0 ? 1 : -1;
  for (int way = fabs (off) > 0.001 ? 0 : 4; way < 6 && self->budget > 0; way++)
    {
      double by = way < 2 ? off + side * 0.5 : way < 4 ? off + side * ALONG_SYMBOL : middle;

      if ((way & 1 || line) && try_move (self, f, (way & 1) == 0, by))
        {
          for (guint t = 0; t < self->touched->len; t++)
            self->settled[g_array_index (self->touched, int, t)] = FALSE;
          return TRUE;
        }
    }
  self->settled[f] = TRUE;
  return FALSE;
}

static void
list_families (Reach *self)
{
  Work *work = self->work;

  for (int fill = 0; fill < 2; fill++)
    {
      for (guint f = 0; f < work->families->len; f++)
        {
          const Family *family = FAMILY (work, f);

          if (family->one < 0 || family->part != self->part || family->n_children + family->n_extras == 0)
            continue;
          if (fill)
            self->list[self->first[family->row]++] = f;
          else
            self->first[family->row + 1]++;
        }
      for (int r = work->n_rows; r > 0; r--)
        if (fill)
          self->first[r] = self->first[r - 1];
      for (int r = 0; !fill && r < work->n_rows; r++)
        self->first[r + 1] += self->first[r];
      if (fill)
        self->first[0] = 0;
    }
}

/** along_reach_part: brings couples of a component over their children, where that is better. */
void
along_reach_part (Work *work, int part)
{
  guint n = work->families->len, n_blocks = work->blocks->len;
  g_autofree int *first = g_new0 (int, work->n_rows + 2), *list = g_new (int, n + 1), *stamps = g_new0 (int, n + 1);
  g_autofree double *low = g_new0 (double, n + 1), *high = g_new0 (double, n + 1);
  g_autofree guint8 *was_outside = g_malloc0 (n + 1), *settled = g_malloc0 (n + 1);
  g_autofree int *moved = g_new0 (int, n_blocks + 1), *moved_stamps = g_new0 (int, n_blocks + 1);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move)), touched = g_array_new (FALSE, FALSE, sizeof (int));
  Reach self = { work, part, first, list, low, high, moves, touched, stamps, was_outside, settled, moved, moved_stamps, 0, BUDGET };
  gboolean better = TRUE;

  list_families (&self);
  for (int i = 0; i < first[work->n_rows]; i++)
    refresh (&self, list[i]);
  for (int pass = 0; pass < PASSES && better && !along_work_is_cancelled (work); pass++)
    {
      better = FALSE;
      for (int i = 0; i < first[work->n_rows] && self.budget > 0; i++)
        better = improve (&self, list[i]) || better;
    }
}
