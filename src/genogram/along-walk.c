/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step E, the beginning: a walk through the family from left to right. */
#include <string.h>

#include "along-layout-work.h"

/* Deeper families are finished in order of their keys. */
#define DEEP 4000

typedef struct
{
  Work *work;
  int part;
  guint8 *seen;    /* block */
  guint8 *walked;  /* family */
  int depth;
} Walk;

static void
emit (Walk *self, int b)
{
  Row *row = ROW (self->work, self->part, BLOCK (self->work, b)->row);

  row->blocks[row->n++] = b;
}

static void walk_block (Walk *self, int b, int entry);

static int
parent_block (Work *work, const Family *family)
{
  return NODE (work, family->one)->block;
}

static void walk_left (Walk *self, int b, int entry);
static void walk_right (Walk *self, int b, int entry);

/* Everything left of a block that hangs on the families its people come from. */
static void
walk_left_origins (Walk *self, int b, int entry)
{
  Work *work = self->work;

  for (int i = 0; i < BLOCK (work, b)->n; i++)
    {
      int node = BLOCK (work, b)->nodes[i];
      int f = NODE (work, node)->up;
      const Family *family;

      if (f < 0 || f == entry || self->walked[f])
        continue;
      self->walked[f] = TRUE;
      family = FAMILY (work, f);
      if (!self->seen[parent_block (work, family)])
        walk_left (self, parent_block (work, family), f);
      for (int k = 0; k < family->n_children && KID (work, family, k) != node; k++)
        walk_block (self, NODE (work, KID (work, family, k))->block, f);
    }
}

static void
walk_right_origins (Walk *self, int b, int entry, guint8 *mine)
{
  Work *work = self->work;

  for (int i = BLOCK (work, b)->n - 1; i >= 0; i--)
    {
      int node = BLOCK (work, b)->nodes[i];
      int f = NODE (work, node)->up;
      const Family *family;
      gboolean after = FALSE;

      if (f < 0 || f == entry || !mine[i])
        continue;
      family = FAMILY (work, f);
      for (int k = 0; k < family->n_children; k++)
        {
          if (after)
            walk_block (self, NODE (work, KID (work, family, k))->block, f);
          after = after || KID (work, family, k) == node;
        }
      walk_right (self, parent_block (work, family), f);
    }
}

/* The families of the couples of a block from left to right; calls for those before or after @entry. */
static void
walk_children (Walk *self, int b, int entry, int side)
{
  Work *work = self->work;
  gboolean passed = FALSE;

  for (int i = 0; i < BLOCK (work, b)->n; i++)
    {
      int node = BLOCK (work, b)->nodes[i];

      for (int d = 0; d < NODE (work, node)->n_down; d++)
        {
          int f = DOWN (work, NODE (work, node), d);
          const Family *family = FAMILY (work, f);

          if (f == entry)
            {
              passed = TRUE;
              continue;
            }
          if (self->walked[f] || (side < 0 && passed) || (side > 0 && !passed))
            continue;
          if (family->shape != COUPLE_LINE && family->other >= 0 && NODE (work, family->other)->block != b &&
              !self->seen[NODE (work, family->one == node ? family->other : family->one)->block] && side <= 0)
            continue; /* the far partner brings the children */
          self->walked[f] = TRUE;
          for (int k = 0; k < family->n_children; k++)
            walk_block (self, NODE (work, KID (work, family, k))->block, f);
        }
    }
}

static void
mark_open (Walk *self, int b, guint8 *open)
{
  Work *work = self->work;

  for (int i = 0; i < BLOCK (work, b)->n; i++)
    {
      int f = NODE (work, BLOCK (work, b)->nodes[i])->up;

      open[i] = f >= 0 && !self->walked[f];
    }
}

/* The half of a parents' block that is left of family @entry, with the block itself. */
static void
walk_left (Walk *self, int b, int entry)
{
  if (self->depth > DEEP)
    return;
  self->depth++;
  self->seen[b] = TRUE;
  self->walked[entry] = TRUE;
  walk_left_origins (self, b, -1);
  emit (self, b);
  walk_children (self, b, entry, -1);
  self->depth--;
}

static void
walk_right (Walk *self, int b, int entry)
{
  Work *work = self->work;
  g_autofree guint8 *all = NULL;

  if (self->depth > DEEP || !self->seen[b])
    return;
  self->depth++;
  walk_children (self, b, entry, 1);
  all = g_malloc (BLOCK (work, b)->n);
  memset (all, 1, BLOCK (work, b)->n);
  walk_right_origins (self, b, -1, all);
  self->depth--;
}

/* A second set of parents stands on the side of the first that the child is on among its siblings. */
static void
walk_carers (Walk *self, int b, gboolean left)
{
  Work *work = self->work;

  for (int i = 0; i < BLOCK (work, b)->n; i++)
    {
      const Node *node = NODE (work, BLOCK (work, b)->nodes[i]);
      const Family *up = node->up >= 0 ? FAMILY (work, node->up) : NULL;
      gboolean early = up != NULL && up->n_children > 1 &&
                       KID (work, up, up->n_children / 2) != BLOCK (work, b)->nodes[i] &&
                       KID (work, up, up->n_children - 1) != BLOCK (work, b)->nodes[i];

      if (node->second >= 0 && early == left)
        walk_block (self, parent_block (work, FAMILY (work, node->second)), -1);
    }
}

/* A block and all that hangs on it, from left to right, but for what is beyond @entry. */
static void
walk_block (Walk *self, int b, int entry)
{
  Work *work = self->work;
  g_autofree guint8 *open = NULL;

  if (self->seen[b] || self->depth > DEEP)
    return;
  self->depth++;
  self->seen[b] = TRUE;
  open = g_malloc (BLOCK (work, b)->n);
  mark_open (self, b, open);
  walk_carers (self, b, TRUE);
  walk_left_origins (self, b, entry);
  emit (self, b);
  walk_children (self, b, -1, 0);
  walk_right_origins (self, b, entry, open);
  walk_carers (self, b, FALSE);
  self->depth--;
}

/**
 * along_walk_part: the first order of a component: everything that hangs on a block stands on the side it
 * hangs on, from block @start (-1: the first); @seen, @walked: scratch, by block and family.
 */
void
along_walk_part (Work *work, int part, int start, guint8 *seen, guint8 *walked)
{
  Walk walk = { work, part, seen, walked, 0 };

  memset (seen, 0, work->blocks->len);
  memset (walked, 0, work->families->len);
  for (int r = 0; r < work->n_rows; r++)
    ROW (work, part, r)->n = 0;
  if (start >= 0)
    walk_block (&walk, start, -1);
  for (guint b = 0; b < work->blocks->len; b++)
    if (BLOCK (work, b)->part == part)
      walk_block (&walk, b, -1);
}
