/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step D: what birth order asks of the order of blocks in a row, and how it yields where it asks for the
 * impossible: brothers who married sisters the other way round, for example. */
#include "along-layout-work.h"

#include <stdlib.h>

typedef struct
{
  Work *work;
  int *first; /* edges of a block, CSR over Work.before */
  int *edges;
  int *number;
  int *low;
  int *group; /* strongly connected component */
  int *stack;
  int n_groups;
} Knots;

/* Brothers and sisters in one block turn it; contradicting pairs get their order printed. */
static void
turn_block (Work *work, Block *block, GArray *inner)
{
  int right = 0, wrong = 0, wish = along_hints_turn_block (work, block->nodes, block->n);

  for (guint i = 0; i < inner->len; i++)
    {
      const Order *order = &g_array_index (inner, Order, i);

      if (NODE (work, order->left)->slot < NODE (work, order->right)->slot)
        right++;
      else
        wrong++;
    }
  block->fixed = TRUE;
  if (wish < 0 || (wish == 0 && wrong > right))
    along_block_flip (work, block);
  for (guint i = 0; i < inner->len; i++)
    {
      const Order *order = &g_array_index (inner, Order, i);

      if (NODE (work, order->left)->slot > NODE (work, order->right)->slot)
        FAMILY (work, order->family)->ordinals = TRUE;
    }
}

static int
compare_inner (gconstpointer a, gconstpointer b, gpointer data)
{
  Work *work = data;
  const Order *one = a, *other = b;
  int p = NODE (work, one->left)->block, q = NODE (work, other->left)->block;

  if (p != q)
    return p - q;
  return one->left != other->left ? one->left - other->left : one->right - other->right;
}

/* That @left stands left of @right, in two blocks or within one. */
static void
add_order (Work *work, GArray *inner, int left, int right, int family)
{
  Order order = { NODE (work, left)->block, NODE (work, right)->block, family, -1 };
  Order within = { left, right, family, -1 };

  if (order.left != order.right)
    g_array_append_val (work->before, order);
  else
    g_array_append_val (inner, within);
}

static void
collect_orders (Work *work)
{
  g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (Order));
  g_autoptr (GArray) of_block = g_array_new (FALSE, FALSE, sizeof (Order));

  g_array_set_size (work->before, 0);
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);

      for (int k = 1; k < family->n_children; k++)
        {
          int left = KID (work, family, k - 1), right = KID (work, family, k);

          add_order (work, inner, left, right, f);
          /* and where their lines end, some rows further down */
          if ((NODE (work, left)->kind == NODE_VIA || NODE (work, right)->kind == NODE_VIA) &&
              NODE (work, NODE (work, left)->person)->row == NODE (work, NODE (work, right)->person)->row)
            add_order (work, inner, NODE (work, left)->person, NODE (work, right)->person, f);
        }
    }
  g_array_sort_with_data (inner, compare_inner, work);
  for (guint i = 0; i < inner->len;)
    {
      int block = NODE (work, g_array_index (inner, Order, i).left)->block;

      g_array_set_size (of_block, 0);
      for (; i < inner->len && NODE (work, g_array_index (inner, Order, i).left)->block == block; i++)
        g_array_append_val (of_block, g_array_index (inner, Order, i));
      turn_block (work, BLOCK (work, block), of_block);
    }
  for (guint b = 0; b < work->blocks->len && work->hints->len > 0; b++)
    if (along_hints_turn_block (work, BLOCK (work, b)->nodes, BLOCK (work, b)->n) != 0)
      {
        if (along_hints_turn_block (work, BLOCK (work, b)->nodes, BLOCK (work, b)->n) < 0)
          along_block_flip (work, BLOCK (work, b));
        BLOCK (work, b)->fixed = TRUE;
      }
  along_hints_add_orders (work, work->before);
}

static void
index_orders (Work *work, int *first, int *edges)
{
  int n = work->blocks->len;

  for (int i = 0; i <= n + 1; i++)
    first[i] = 0;
  for (guint e = 0; e < work->before->len; e++)
    first[g_array_index (work->before, Order, e).left + 1]++;
  for (int i = 0; i < n; i++)
    first[i + 1] += first[i];
  for (guint e = 0; e < work->before->len; e++)
    edges[first[g_array_index (work->before, Order, e).left]++] = e;
  for (int i = n; i > 0; i--)
    first[i] = first[i - 1];
  first[0] = 0;
}

/* Tarjan's strongly connected components, without recursion. */
static void
find_knots (Knots *self)
{
  Work *work = self->work;
  int n = work->blocks->len, counter = 0, depth = 0, calls = 0;
  g_autofree int *call = g_new (int, n + 1);
  g_autofree int *edge = g_new (int, n + 1);

  index_orders (work, self->first, self->edges);
  self->n_groups = 0;
  for (int i = 0; i < n; i++)
    self->number[i] = self->group[i] = -1;
  for (int start = 0; start < n; start++)
    {
      if (self->number[start] >= 0)
        continue;
      call[calls++] = start;
      edge[start] = self->first[start];
      self->number[start] = self->low[start] = counter++;
      self->stack[depth++] = start;
      while (calls > 0)
        {
          int block = call[calls - 1];

          if (edge[block] < self->first[block + 1])
            {
              int next = g_array_index (work->before, Order, self->edges[edge[block]++]).right;

              if (self->number[next] < 0)
                {
                  call[calls++] = next;
                  edge[next] = self->first[next];
                  self->number[next] = self->low[next] = counter++;
                  self->stack[depth++] = next;
                }
              else if (self->group[next] < 0)
                self->low[block] = MIN (self->low[block], self->number[next]);
              continue;
            }
          calls--;
          if (calls > 0)
            self->low[call[calls - 1]] = MIN (self->low[call[calls - 1]], self->low[block]);
          if (self->low[block] == self->number[block])
            {
              int top;

              do
                {
                  top = self->stack[--depth];
                  self->group[top] = self->n_groups;
                }
              while (top != block);
              self->n_groups++;
            }
        }
    }
}

static gboolean
knotted (Knots *self, const int *sizes, int block)
{
  return sizes[self->group[block]] > 1;
}

/* What gives way first: what only follows from a wish, the oldest wish, the birth order of the smallest sibship. */
static int
cost_of (Work *work, const Order *order)
{
  if (order->family >= 0)
    return FAMILY (work, order->family)->n_children;
  return order->hint < 0 ? G_MININT : -1 - order->hint;
}

/* In a knot the birth order of one pair gives way, in the smallest sibship, which has its order printed.
 * Parting a couple instead would draw a long bracket, and couples are what people look for first. */
static void
drop_order (Knots *self, const int *sizes)
{
  Work *work = self->work;
  int best = -1;

  for (guint e = 0; e < work->before->len; e++)
    {
      const Order *order = &g_array_index (work->before, Order, e);

      if (self->group[order->left] != self->group[order->right] || !knotted (self, sizes, order->left))
        continue;
      if (best < 0 || cost_of (work, order) < cost_of (work, &g_array_index (work->before, Order, best)))
        best = e;
    }
  if (best < 0)
    return;
  if (g_array_index (work->before, Order, best).family >= 0)
    FAMILY (work, g_array_index (work->before, Order, best).family)->ordinals = TRUE;
  g_array_remove_index (work->before, best);
}

/** along_step_constraints: step D of genogram.md 3.3; leaves Work.before without circles. */
void
along_step_constraints (Work *work)
{
  int n = work->nodes->len;
  g_autofree int *sizes = g_new (int, n + 1);
  Knots self = { work };

  self.first = g_new (int, n + 2);
  self.number = g_new (int, n + 1);
  self.low = g_new (int, n + 1);
  self.group = g_new (int, n + 1);
  self.stack = g_new (int, n + 1);
  collect_orders (work);
  self.edges = g_new (int, work->before->len + 1);
  for (;;)
    {
      gboolean any = FALSE;

      find_knots (&self);
      for (int g = 0; g < self.n_groups; g++)
        sizes[g] = 0;
      for (guint b = 0; b < work->blocks->len; b++)
        any = ++sizes[self.group[b]] > 1 || any;
      if (!any)
        break;
      drop_order (&self, sizes);
    }
  g_array_set_size (work->after, work->before->len);
  index_orders (work, self.first, self.edges);
  for (guint b = 0; b < work->blocks->len; b++)
    {
      BLOCK (work, b)->first = self.first[b];
      BLOCK (work, b)->n_first = self.first[b + 1] - self.first[b];
    }
  for (guint e = 0; e < work->before->len; e++)
    g_array_index (work->after, int, e) = g_array_index (work->before, Order, self.edges[e]).right;
  g_free (self.first);
  g_free (self.edges);
  g_free (self.number);
  g_free (self.low);
  g_free (self.group);
  g_free (self.stack);
}
