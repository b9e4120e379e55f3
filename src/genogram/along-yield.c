/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between steps C and D: where both partners have brothers and sisters drawn, the line to a sibling beyond the couple
 * would cross the partner's own line, all the way up. The one who is nearer to an end of their sibship moves there, beside
 * the partner, and the birth order of that sibship is printed. */
#include "along-layout-work.h"

#include <stdlib.h>

/* A block whose outermost people with parents come from two families. */
typedef struct
{
  int block;
  int left, right; /* nodes */
  int cost;        /* pairs of siblings that change places, with the cheaper way round */
} Meeting;

typedef struct
{
  Work *work;
  guint8 *bound; /* families whose order is a wish's, or twins' */
  int *first;    /* who stands at either end of a family because of a partner, or -1 */
  int *last;
} Yield;

static int
nth_child (Work *work, int node)
{
  const Family *family = FAMILY (work, NODE (work, node)->up);

  for (int k = 0; k < family->n_children; k++)
    if (KID (work, family, k) == node)
      return k;
  return -1;
}

/* Whether @node stood at that end of the sibship in the last drawing. */
static gboolean
stood_there (Work *work, const Family *family, int node, gboolean to_last)
{
  if (work->ranks == NULL || NODE (work, node)->kind != NODE_PERSON || work->ranks[node] == ALONG_NEW_RANK)
    return FALSE;
  for (int k = 0; k < family->n_children; k++)
    {
      int sibling = KID (work, family, k);

      if (NODE (work, sibling)->kind == NODE_PERSON && work->ranks[sibling] != ALONG_NEW_RANK && sibling != node &&
          (work->ranks[sibling] > work->ranks[node]) == to_last)
        return FALSE;
    }
  return TRUE;
}

/* How many brothers and sisters @node would pass on the way to the end of the sibship; -1: that end is not free. */
static int
cost_to_end (Yield *self, int node, gboolean to_last)
{
  Work *work = self->work;
  int f = NODE (work, node)->up;
  const Family *family = FAMILY (work, f);
  int at = nth_child (work, node), taken = to_last ? self->last[f] : self->first[f];
  int cost = to_last ? family->n_children - 1 - at : at;

  if (family->n_children == 1 || taken == node)
    return 0;
  /* of two, one cannot have both ends */
  if (taken >= 0 || (to_last ? self->first[f] : self->last[f]) == node || (cost > 0 && self->bound[f]))
    return -1;
  /* an edit leaves them where they are */
  return stood_there (work, family, node, to_last) ? 0 : cost;
}

static int
cost_of (Yield *self, int left, int right)
{
  int a = cost_to_end (self, left, TRUE), b = cost_to_end (self, right, FALSE);

  return a < 0 || b < 0 ? -1 : a + b;
}

static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  const Meeting *one = a, *other = b;

  return one->cost != other->cost ? one->cost - other->cost : one->block - other->block;
}

static int
cheaper (Yield *self, const Meeting *meeting, gboolean fixed, gboolean *turn)
{
  int straight = cost_of (self, meeting->left, meeting->right);
  int turned = fixed ? -1 : cost_of (self, meeting->right, meeting->left);

  *turn = turned >= 0 && (straight < 0 || turned < straight);
  return *turn ? turned : straight;
}

static void
move_to_end (Yield *self, int node, gboolean to_last)
{
  Work *work = self->work;
  Family *family = FAMILY (work, NODE (work, node)->up);
  int at = nth_child (work, node);

  *(to_last ? &self->last[NODE (work, node)->up] : &self->first[NODE (work, node)->up]) = node;
  for (; to_last ? at + 1 < family->n_children : at > 0; at += to_last ? 1 : -1)
    KID (work, family, at) = KID (work, family, at + (to_last ? 1 : -1));
  KID (work, family, at) = node;
  family->ordinals = along_family_is_turned (work, family);
}

static void
find_bound (Yield *self)
{
  Work *work = self->work;

  for (int i = 0; i < work->n_people; i++)
    {
      const AlongGraphPerson *person = along_work_person (work, i);

      if (NODE (work, i)->up >= 0 && (person->twins != NULL || person->order > 0))
        self->bound[NODE (work, i)->up] = TRUE;
    }
  for (guint h = 0; h < work->hints->len; h++)
    {
      const Hint *hint = &g_array_index (work->hints, Hint, h);
      const int ends[2] = { hint->left, hint->right };

      for (int e = 0; e < 2; e++)
        if (ends[e] >= 0 && NODE (work, ends[e])->up >= 0)
          self->bound[NODE (work, ends[e])->up] = TRUE;
    }
}

static GArray *
list_meetings (Yield *self)
{
  Work *work = self->work;
  GArray *meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));

  for (guint b = 0; b < work->blocks->len; b++)
    {
      const Block *block = BLOCK (work, b);
      Meeting meeting = { b, -1, -1, 0 };
      gboolean turn;

      for (int i = 0; i < block->n; i++)
        if (NODE (work, block->nodes[i])->up >= 0)
          {
            meeting.left = meeting.left < 0 ? block->nodes[i] : meeting.left;
            meeting.right = block->nodes[i];
          }
      if (meeting.left < 0 || NODE (work, meeting.left)->up == NODE (work, meeting.right)->up)
        continue;
      meeting.cost = cheaper (self, &meeting, block->joined || block->fixed, &turn);
      g_array_append_val (meetings, meeting);
    }
  g_array_sort (meetings, compare_meetings);
  return meetings;
}

/** along_step_yield: changes the order of children in Work.kids, and turns blocks. */
void
along_step_yield (Work *work)
{
  g_autofree guint8 *bound = g_new0 (guint8, work->families->len + 1);
  g_autofree int *first = g_new (int, work->families->len + 1);
  g_autofree int *last = g_new (int, work->families->len + 1);
  Yield self = { work, bound, first, last };
  g_autoptr (GArray) meetings = NULL;

  for (guint f = 0; f < work->families->len; f++)
    first[f] = last[f] = -1;
  find_bound (&self);
  meetings = list_meetings (&self);
  for (guint m = 0; m < meetings->len; m++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, m);
      Block *block = BLOCK (work, meeting->block);
      gboolean turn;

      if (cheaper (&self, meeting, block->joined || block->fixed, &turn) < 0)
        continue;
      if (turn)
        along_block_flip (work, block);
      move_to_end (&self, turn ? meeting->right : meeting->left, TRUE);
      move_to_end (&self, turn ? meeting->left : meeting->right, FALSE);
    }
}
