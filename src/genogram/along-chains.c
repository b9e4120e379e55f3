/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step C: which partners stand side by side. Each person touches at most two partners; of all ways to
 * choose, as many couples as possible are adjacent, and of those the most telling ones. */
#include "along-layout-work.h"

#include <stdlib.h>
#include <string.h>

#include "along-date.h"

/* Outweighs any sum of priorities below it. */
#define ADJACENT_WEIGHT 1.0e7
/* Of partners on two rows, who never stand side by side: they part nobody who could. */
#define OTHER_ROW_WEIGHT 3.0e6

static gboolean
same_home (Work *work, int a, int b)
{
  GPtrArray *homes = along_graph_get_homes (work->graph);
  const AlongGraphPerson *one = along_work_person (work, a), *other = along_work_person (work, b);

  for (guint h = 0; one != NULL && other != NULL && h < homes->len; h++)
    {
      const AlongGraphHome *home = g_ptr_array_index (homes, h);
      int found = 0;

      for (guint m = 0; m < home->members->len; m++)
        found += strcmp (g_ptr_array_index (home->members, m), one->key) == 0 ||
                 strcmp (g_ptr_array_index (home->members, m), other->key) == 0;
      if (found >= 2)
        return TRUE;
    }
  return FALSE;
}

/* 1.7: the current partner and the one with whom the index child was had come first. */
static int
priority_of (Work *work, const Family *family)
{
  const AlongGraphUnion *couple = along_work_union (work, family);
  const AlongGraphPerson *one = along_work_person (work, family->one), *other = along_work_person (work, family->other);
  gboolean current = couple != NULL && couple->state == ALONG_GRAPH_CURRENT &&
                     couple->kind != ALONG_GRAPH_CO_PARENTS && couple->kind != ALONG_GRAPH_PARENTS_ONLY;
  int priority = 0;

  /* an edit parts nobody */
  if (work->ranks != NULL && one != NULL && other != NULL && ABS ((gint64) work->ranks[family->one] - work->ranks[family->other]) == 1)
    priority += 2000000;
  if (current && along_graph_get_homes (work->graph)->len > 0 && same_home (work, family->one, family->other))
    priority += 400000;
  if (current && ((one != NULL && one->index) || (other != NULL && other->index)))
    priority += 100000;
  for (int k = 0; k < family->n_children; k++)
    {
      const AlongGraphPerson *child = along_work_person (work, KID (work, family, k));

      if (child != NULL && (child->index || child->kind == ALONG_GRAPH_PREGNANCY))
        {
          priority += 200000;
          break;
        }
    }
  if (current)
    priority += 50000;
  priority += MIN (family->n_children, 40) * 1000;
  if (couple != NULL && couple->start != ALONG_DAY_NONE)
    priority += CLAMP ((couple->start - 2305448) / 365, 0, 900); /* years since 1600 */
  return priority;
}

typedef struct
{
  int family;
  int one, other;
  double weight;
} Bond;

static int
compare_bonds (gconstpointer a, gconstpointer b)
{
  const Bond *p = a, *q = b;

  if (p->weight != q->weight)
    return p->weight > q->weight ? -1 : 1;
  return p->family - q->family;
}

static int
find (int *root, int i)
{
  while (root[i] != i)
    i = root[i] = root[root[i]];
  return i;
}

/* The couples of one row that can be neighbours, heaviest first, rings opened at their lightest couple. */
static GArray *
spanning_bonds (Work *work)
{
  GArray *bonds = g_array_new (FALSE, FALSE, sizeof (Bond));
  g_autofree int *root = g_new (int, work->nodes->len + 1);
  guint kept = 0;

  for (guint i = 0; i < work->nodes->len; i++)
    root[i] = i;
  for (guint f = 0; f < work->families->len; f++)
    {
      Family *family = FAMILY (work, f);

      if (family->one < 0 || family->other < 0 || family->couple < 0)
        continue;
      family->shape = COUPLE_BELOW;
      family->priority = priority_of (work, family);
      {
        gboolean one_row = NODE (work, family->one)->kind == NODE_PERSON && NODE (work, family->other)->kind == NODE_PERSON;
        Bond bond = { f, family->one, family->other, (one_row ? ADJACENT_WEIGHT : OTHER_ROW_WEIGHT) + family->priority };

        g_array_append_val (bonds, bond);
      }
    }
  g_array_sort (bonds, compare_bonds);
  for (guint b = 0; b < bonds->len; b++)
    {
      Bond bond = g_array_index (bonds, Bond, b);
      int one = find (root, bond.one), other = find (root, bond.other);

      if (one == other)
        continue;
      root[one] = other;
      g_array_index (bonds, Bond, kept++) = bond;
    }
  g_array_set_size (bonds, kept);
  return bonds;
}

typedef struct
{
  Work *work;
  GArray *bonds;
  int *first;   /* bonds of a node, CSR */
  int *list;
  int *parent;  /* bond towards the root of its tree, or -1 */
  int *order;   /* nodes, roots first */
  double *at_most_one;
  double *at_most_two;
} Forest;

static void
index_bonds (Forest *self)
{
  int n = self->work->nodes->len;

  self->first = g_new0 (int, n + 2);
  self->list = g_new (int, 2 * self->bonds->len + 1);
  for (guint b = 0; b < self->bonds->len; b++)
    {
      self->first[g_array_index (self->bonds, Bond, b).one + 1]++;
      self->first[g_array_index (self->bonds, Bond, b).other + 1]++;
    }
  for (int i = 0; i < n; i++)
    self->first[i + 1] += self->first[i];
  for (guint b = 0; b < self->bonds->len; b++)
    {
      self->list[self->first[g_array_index (self->bonds, Bond, b).one]++] = b;
      self->list[self->first[g_array_index (self->bonds, Bond, b).other]++] = b;
    }
  for (int i = n; i > 0; i--)
    self->first[i] = self->first[i - 1];
  self->first[0] = 0;
}

static int
order_forest (Forest *self)
{
  int n = self->work->nodes->len, tail = 0;
  g_autofree guint8 *seen = g_new0 (guint8, n + 1);

  for (int start = 0; start < n; start++)
    {
      int head = tail;

      if (seen[start] || self->first[start] == self->first[start + 1])
        continue;
      seen[start] = 1;
      self->parent[start] = -1;
      self->order[tail++] = start;
      while (head < tail)
        {
          int node = self->order[head++];

          for (int e = self->first[node]; e < self->first[node + 1]; e++)
            {
              const Bond *bond = &g_array_index (self->bonds, Bond, self->list[e]);
              int far = bond->one == node ? bond->other : bond->one;

              if (seen[far])
                continue;
              seen[far] = 1;
              self->parent[far] = self->list[e];
              self->order[tail++] = far;
            }
        }
    }
  return tail;
}

/* The two best gains among the bonds to a node's children. */
static void
best_two (Forest *self, int node, int best[2], double gain[2], double *base)
{
  best[0] = best[1] = -1;
  gain[0] = gain[1] = 0;
  *base = 0;
  for (int e = self->first[node]; e < self->first[node + 1]; e++)
    {
      int b = self->list[e];
      const Bond *bond = &g_array_index (self->bonds, Bond, b);
      int far = bond->one == node ? bond->other : bond->one;
      double more;

      if (b == self->parent[node])
        continue;
      *base += self->at_most_two[far];
      more = bond->weight + self->at_most_one[far] - self->at_most_two[far];
      if (more > gain[0])
        {
          best[1] = best[0];
          gain[1] = gain[0];
          best[0] = b;
          gain[0] = more;
        }
      else if (more > gain[1])
        {
          best[1] = b;
          gain[1] = more;
        }
    }
}

/* Heaviest set of paths in a forest: from the leaves up what each node gains with one or two bonds, from
 * the roots down the choice. */
static void
choose_paths (Forest *self)
{
  int n = self->work->nodes->len, count;
  g_autofree guint8 *taken = g_new0 (guint8, self->bonds->len + 1);

  self->parent = g_new (int, n + 1);
  self->order = g_new (int, n + 1);
  self->at_most_one = g_new0 (double, n + 1);
  self->at_most_two = g_new0 (double, n + 1);
  index_bonds (self);
  count = order_forest (self);
  for (int i = count - 1; i >= 0; i--)
    {
      int best[2];
      double gain[2], base;

      best_two (self, self->order[i], best, gain, &base);
      self->at_most_one[self->order[i]] = base + gain[0];
      self->at_most_two[self->order[i]] = base + gain[0] + gain[1];
    }
  for (int i = 0; i < count; i++)
    {
      int node = self->order[i], best[2];
      double gain[2], base;
      gboolean up = self->parent[node] >= 0 && taken[self->parent[node]];

      best_two (self, node, best, gain, &base);
      if (best[0] >= 0)
        taken[best[0]] = 1;
      if (best[1] >= 0 && !up)
        taken[best[1]] = 1;
    }
  for (guint b = 0; b < self->bonds->len; b++)
    if (taken[b])
      {
        Family *family = FAMILY (self->work, g_array_index (self->bonds, Bond, b).family);

        family->adjacent = TRUE;
        family->shape = COUPLE_LINE;
      }
}

/* A second couple of the same two lies beside the first line. */
static void
find_lanes (Work *work)
{
  for (guint f = 0; f < work->families->len; f++)
    {
      Family *family = FAMILY (work, f);
      const Node *one;
      int lane = 0;

      if (!family->adjacent || family->lane != 0)
        continue;
      one = NODE (work, family->one);
      for (int d = 0; d < one->n_down; d++)
        {
          Family *twin = FAMILY (work, DOWN (work, one, d));

          if (twin == family || twin->adjacent)
            continue;
          if ((twin->one == family->one && twin->other == family->other) ||
              (twin->one == family->other && twin->other == family->one))
            {
              twin->lane = ++lane;
              twin->adjacent = TRUE;
              twin->shape = COUPLE_LINE;
            }
        }
      for (int d = 0; d < one->n_down; d++)
        {
          Family *twin = FAMILY (work, DOWN (work, one, d));

          if (!twin->adjacent || (twin->one != family->other && twin->other != family->other))
            continue;
          twin->lanes = lane;
          for (int e = 0; e < one->n_down; e++)
            {
              const Family *other = FAMILY (work, DOWN (work, one, e));

              if (other != twin && other->adjacent && (other->one == family->other || other->other == family->other))
                twin->rung += (other->n_children == 0) != (twin->n_children == 0) ? twin->n_children == 0 : other->lane < twin->lane;
            }
        }
    }
}

/* Lines that one parent alone sends down stand side by side. */
static void
spread_alone (Work *work)
{
  for (guint i = 0; i < work->nodes->len; i++)
    {
      const Node *node = NODE (work, i);
      int lane = 0;

      for (int d = 0; node->n_down > 1 && d < node->n_down; d++)
        {
          Family *family = FAMILY (work, DOWN (work, node, d));

          if (family->other < 0 && family->trunk < 0 && (family->n_children + family->n_extras + family->n_ways > 0 || family->beside))
            family->lane = lane++;
        }
      for (int d = 0; lane > 1 && d < node->n_down; d++)
        {
          Family *family = FAMILY (work, DOWN (work, node, d));

          if (family->other < 0 && family->trunk < 0)
            family->lanes = lane - 1;
        }
    }
}

/** along_step_chains: step C of genogram.md 3.3. */
void
along_step_chains (Work *work)
{
  g_autoptr (GArray) bonds = spanning_bonds (work);
  Forest forest = { work, bonds };

  choose_paths (&forest);
  find_lanes (work);
  spread_alone (work);
  along_chains_to_blocks (work);
  g_free (forest.first);
  g_free (forest.list);
  g_free (forest.parent);
  g_free (forest.order);
  g_free (forest.at_most_one);
  g_free (forest.at_most_two);
}
