/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step B: one generation, one row. Partners share a row unless descent forbids it. */
#include "along-layout-work.h"

#include <stdlib.h>

#include "along-date.h"

typedef struct
{
  Work *work;
  int *root;   /* union-find over people: the row class */
  int *next;   /* ring of the members of a class */
  int *seen;   /* stamp of the last search */
  int *stack;
  int stamp;
} Classes;

static int
find (Classes *self, int node)
{
  while (self->root[node] != node)
    node = self->root[node] = self->root[self->root[node]];
  return node;
}

static void
merge (Classes *self, int a, int b)
{
  int swap;

  a = find (self, a);
  b = find (self, b);
  if (a == b)
    return;
  self->root[MAX (a, b)] = MIN (a, b);
  swap = self->next[a];
  self->next[a] = self->next[b];
  self->next[b] = swap;
}

/* Whether a child, grandchild… of the class of @from is in the class of @to. */
static gboolean
reaches (Classes *self, int from, int to)
{
  Work *work = self->work;
  int depth = 0;

  from = find (self, from);
  to = find (self, to);
  self->stamp++;
  self->seen[from] = self->stamp;
  self->stack[depth++] = from;
  while (depth > 0)
    {
      int class = self->stack[--depth];
      int member = class;

      do
        {
          const Node *node = NODE (work, member);

          for (int d = 0; d < node->n_down; d++)
            {
              const Family *family = FAMILY (work, DOWN (work, node, d));

              for (int k = 0; k < family->n_children; k++)
                {
                  int child = find (self, KID (work, family, k));

                  if (child == to)
                    return TRUE;
                  if (self->seen[child] != self->stamp)
                    {
                      self->seen[child] = self->stamp;
                      self->stack[depth++] = child;
                    }
                }
            }
          member = self->next[member];
        }
      while (member != class);
    }
  return FALSE;
}

static int
compare_merges (gconstpointer a, gconstpointer b, gpointer data)
{
  Work *work = data;
  int p = *(const int *) a, q = *(const int *) b;
  const Family *one = FAMILY (work, p), *other = FAMILY (work, q);
  GPtrArray *unions = along_graph_get_unions (work->graph);
  int start, other_start;

  if ((one->n_children > 0) != (other->n_children > 0))
    return one->n_children > 0 ? -1 : 1;
  start = ((AlongGraphUnion *) g_ptr_array_index (unions, one->couple))->start;
  other_start = ((AlongGraphUnion *) g_ptr_array_index (unions, other->couple))->start;
  if (start != other_start)
    return start < other_start ? -1 : 1;
  return p - q;
}

static void
merge_partners (Classes *self)
{
  Work *work = self->work;
  g_autofree int *order = g_new (int, work->families->len + 1);

  for (guint f = 0; f < work->families->len; f++)
    order[f] = f;
  g_qsort_with_data (order, work->families->len, sizeof *order, compare_merges, work);
  for (guint i = 0; i < work->families->len; i++)
    {
      const Family *family = FAMILY (work, order[i]);

      if (family->other < 0 || find (self, family->one) == find (self, family->other))
        continue;
      if (!reaches (self, family->one, family->other) && !reaches (self, family->other, family->one))
        merge (self, family->one, family->other);
    }
}

/* Twins share a row before anybody's partner is thought of: they stand side by side. */
static void
merge_twins (Classes *self)
{
  Work *work = self->work;

  for (guint f = 0; f < work->families->len; f++)
    for (int k = 1; k < FAMILY (work, f)->n_children; k++)
      {
        int left = KID (work, FAMILY (work, f), k - 1), right = KID (work, FAMILY (work, f), k);
        const char *twins = along_work_person (work, left)->twins;

        if (twins != NULL && g_strcmp0 (twins, along_work_person (work, right)->twins) == 0 && !reaches (self, left, right) &&
            !reaches (self, right, left))
          merge (self, left, right);
      }
}

typedef struct
{
  int from, to;
} Edge;

/* Parent class above child class; brothers and sisters without drawn parents share a class beforehand. */
static GArray *
list_edges (Classes *self)
{
  Work *work = self->work;
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (int i = 0; i < work->n_people; i++)
    {
      int up = NODE (work, i)->up;
      const Family *family = up >= 0 ? FAMILY (work, up) : NULL;
      const int parents[2] = { family != NULL ? family->one : -1, family != NULL ? family->other : -1 };

      for (int p = 0; p < 2; p++)
        if (parents[p] >= 0 && !(p == 1 && find (self, parents[0]) == find (self, parents[1])))
          {
            Edge edge = { find (self, parents[p]), find (self, i) };

            g_array_append_val (edges, edge);
          }
    }
  return edges;
}

static void
longest_paths (GArray *edges, int n, int *row)
{
  g_autofree int *degree = g_new0 (int, n + 1);
  g_autofree int *first = g_new0 (int, n + 2);
  g_autofree int *to = g_new (int, edges->len + 1);
  g_autofree int *queue = g_new (int, n + 1);
  int head = 0, tail = 0;

  for (guint e = 0; e < edges->len; e++)
    {
      degree[g_array_index (edges, Edge, e).to]++;
      first[g_array_index (edges, Edge, e).from + 1]++;
    }
  for (int i = 0; i < n; i++)
    first[i + 1] += first[i];
  for (guint e = 0; e < edges->len; e++)
    to[first[g_array_index (edges, Edge, e).from]++] = g_array_index (edges, Edge, e).to;
  for (int i = n; i > 0; i--)
    first[i] = first[i - 1];
  first[0] = 0;
  for (int i = 0; i < n; i++)
    {
      row[i] = 0;
      if (degree[i] == 0)
        queue[tail++] = i;
    }
  while (head < tail)
    {
      int i = queue[head++];

      for (int e = first[i]; e < first[i + 1]; e++)
        {
          row[to[e]] = MAX (row[to[e]], row[i] + 1);
          if (--degree[to[e]] == 0)
            queue[tail++] = to[e];
        }
    }
}

static int
find_plain (int *root, int i)
{
  while (root[i] != i)
    i = root[i] = root[root[i]];
  return i;
}

/* Shifts groups of classes that hang together tightly until no line is longer than it must be: the first
 * tree of network simplex (Gansner and others 1993). */
static void
tighten (GArray *edges, int n, int *row)
{
  g_autofree int *group = g_new (int, n + 1);
  g_autofree int *size = g_new (int, n + 1);

  for (int i = 0; i < n; i++)
    {
      group[i] = i;
      size[i] = 1;
    }
  for (;;)
    {
      const Edge *best = NULL;
      int slack = G_MAXINT, moving, by;

      for (guint e = 0; e < edges->len; e++)
        {
          const Edge *edge = &g_array_index (edges, Edge, e);
          int a = find_plain (group, edge->from), b = find_plain (group, edge->to);
          int loose = row[edge->to] - row[edge->from] - 1;

          if (a == b)
            continue;
          if (loose == 0)
            {
              group[MAX (a, b)] = MIN (a, b);
              size[MIN (a, b)] += size[MAX (a, b)];
            }
          else if (loose < slack)
            {
              slack = loose;
              best = edge;
            }
        }
      if (best == NULL)
        return;
      if (find_plain (group, best->from) == find_plain (group, best->to))
        continue;
      moving = find_plain (group, best->from);
      by = slack;
      if (size[moving] > size[find_plain (group, best->to)])
        {
          moving = find_plain (group, best->to);
          by = -slack;
        }
      for (int i = 0; i < n; i++)
        if (find_plain (group, i) == moving)
          row[i] += by;
    }
}

/* Components by couples and primary lines first; then those joined only by a line of care are brought
 * to the right height beside them. */
static void
split_parts (Work *work, int *row)
{
  int n = work->n_people;
  g_autofree int *root = g_new (int, n + 1);
  g_autofree int *number = g_new (int, n + 1);

  for (int i = 0; i < n; i++)
    {
      root[i] = i;
      number[i] = -1;
    }
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);
      int anchor = family->one >= 0 ? family->one : family->n_children > 0 ? KID (work, family, 0) : -1;

      if (anchor < 0)
        continue;
      if (family->other >= 0)
        root[find_plain (root, family->other)] = find_plain (root, anchor);
      for (int k = 0; k < family->n_children; k++)
        root[find_plain (root, KID (work, family, k))] = find_plain (root, anchor);
    }
  for (guint s = 0; s < work->secondary->len; s++)
    {
      const SecondaryLink *link = &g_array_index (work->secondary, SecondaryLink, s);
      int carer = FAMILY (work, link->family)->one;
      int a, b, by;

      if (carer < 0)
        continue;
      a = find_plain (root, carer);
      b = find_plain (root, link->child);
      if (a == b)
        continue;
      by = row[link->child] - 1 - row[carer];
      for (int i = 0; i < n; i++)
        if (find_plain (root, i) == a)
          row[i] += by;
      root[a] = b;
    }
  work->n_parts = 0;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < n; i++)
      {
        int r = find_plain (root, i);

        if (number[r] < 0 && (pass == 1 || (work->index >= 0 && r == find_plain (root, work->index))))
          number[r] = work->n_parts++;
      }
  for (int i = 0; i < n; i++)
    NODE (work, i)->part = number[find_plain (root, i)];
}

typedef struct
{
  int part, size;
} PartSize;

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const PartSize *one = a, *other = b;

  return one->size != other->size ? other->size - one->size : one->part - other->part;
}

/* The index person's component first, the others by size. */
static void
sort_parts (Work *work)
{
  g_autofree PartSize *sizes = g_new0 (PartSize, work->n_parts + 1);
  g_autofree int *place = g_new (int, work->n_parts + 1);

  for (int p = 0; p < work->n_parts; p++)
    sizes[p].part = p;
  for (int i = 0; i < work->n_people; i++)
    sizes[NODE (work, i)->part].size++;
  if (work->index >= 0)
    sizes[0].size = G_MAXINT;
  qsort (sizes, work->n_parts, sizeof *sizes, compare_sizes);
  for (int p = 0; p < work->n_parts; p++)
    place[sizes[p].part] = p;
  for (int i = 0; i < work->n_people; i++)
    NODE (work, i)->part = place[NODE (work, i)->part];
}

/* Brings the components to common rows: the youngest generation of each stands on the row of the first
 * component whose births are nearest, or on the index person's. */
static void
align_parts (Work *work, int *row)
{
  GPtrArray *people = along_graph_get_people (work->graph);
  g_autofree int *top = g_new (int, work->n_parts + 1);
  g_autofree int *bottom = g_new (int, work->n_parts + 1);
  g_autofree double *sum = NULL;
  g_autofree int *count = NULL;
  int rows, lowest = 0, highest = 0;

  for (int p = 0; p < work->n_parts; p++)
    {
      top[p] = G_MAXINT;
      bottom[p] = G_MININT;
    }
  for (int i = 0; i < work->n_people; i++)
    {
      int p = NODE (work, i)->part;

      top[p] = MIN (top[p], row[i]);
      bottom[p] = MAX (bottom[p], row[i]);
    }
  rows = work->n_parts > 0 ? bottom[0] - top[0] + 1 : 0;
  sum = g_new0 (double, rows + 1);
  count = g_new0 (int, rows + 1);
  for (int i = 0; i < work->n_people; i++)
    {
      const AlongGraphPerson *person = g_ptr_array_index (people, work->source[i]);

      if (NODE (work, i)->part == 0 && person->birth_lo != ALONG_DAY_NONE)
        {
          sum[row[i] - top[0]] += person->birth_lo;
          count[row[i] - top[0]]++;
        }
    }
  for (int p = 1; p < work->n_parts; p++)
    {
      int home = work->index >= 0 ? row[work->index] - top[0] : rows - 1;
      int best = home - (bottom[p] - top[p]);
      double least = G_MAXDOUBLE;

      for (int shift = -(bottom[p] - top[p]); shift < rows; shift++)
        {
          double far = 0;
          int told = 0;

          for (int i = 0; work->n_parts <= 64 && i < work->n_people; i++)
            {
              const AlongGraphPerson *person = g_ptr_array_index (people, work->source[i]);
              int r = row[i] - top[p] + shift;

              if (NODE (work, i)->part != p || person->birth_lo == ALONG_DAY_NONE || r < 0 || r >= rows ||
                  count[r] == 0)
                continue;
              far += ABS (person->birth_lo - sum[r] / count[r]);
              told++;
            }
          if (told > 0 && far / told < least)
            {
              least = far / told;
              best = shift;
            }
        }
      lowest = MIN (lowest, best);
      top[p] -= best;
    }
  for (int i = 0; i < work->n_people; i++)
    {
      NODE (work, i)->row = row[i] - top[NODE (work, i)->part] - lowest;
      highest = MAX (highest, NODE (work, i)->row);
    }
  work->n_rows = highest + 1;
}

/** along_step_rows: step B of genogram.md 3.3. */
void
along_step_rows (Work *work)
{
  int n = work->n_people;
  g_autofree int *root = g_new (int, n + 1);
  g_autofree int *next = g_new (int, n + 1);
  g_autofree int *seen = g_new0 (int, n + 1);
  g_autofree int *stack = g_new (int, n + 1);
  g_autofree int *row = g_new0 (int, n + 1);
  g_autoptr (GArray) edges = NULL;
  Classes classes = { work, root, next, seen, stack, 0 };

  along_work_link (work);
  for (int i = 0; i < n; i++)
    root[i] = next[i] = i;
  merge_twins (&classes);
  merge_partners (&classes);
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);

      for (int k = 1; family->one < 0 && k < family->n_children; k++)
        {
          int first = KID (work, family, 0), child = KID (work, family, k);

          if (!reaches (&classes, first, child) && !reaches (&classes, child, first))
            merge (&classes, first, child);
        }
    }
  edges = list_edges (&classes);
  longest_paths (edges, n, row);
  tighten (edges, n, row);
  for (int i = 0; i < n; i++)
    row[i] = row[find (&classes, i)];
  split_parts (work, row);
  sort_parts (work);
  align_parts (work, row);
  if (work->hints->len > 0)
    along_hints_sort_parts (work);
  along_bridge_rows (work);
  along_bridge_care (work);
  along_bridge_top (work);
  along_work_link (work);
}
