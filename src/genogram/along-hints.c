/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes of the user's: who stands left of whom. Birth order yields to one between brothers and sisters; everything else
 * is asked only of what the family's lines leave open. What the finished drawing does not follow is listed. */
#include <string.h>

#include "along-layout-work.h"

/* Further up than this a wish moves nobody. */
#define MOST_FORBEARS 64

#define HINT(w, i) (&g_array_index ((w)->hints, Hint, i))

static int
compare_latest (gconstpointer a, gconstpointer b)
{
  const Hint *one = a, *other = b;
  int order = strcmp (one->hint->left, other->hint->left);

  if (one->hint->rank != other->hint->rank)
    return one->hint->rank > other->hint->rank ? -1 : 1;
  return order != 0 ? order : strcmp (one->hint->right, other->hint->right);
}

/** along_hints_read: the wishes of the graph, the latest first; @by_key: key of a person -> node + 1. */
void
along_hints_read (Work *work, GHashTable *by_key)
{
  GPtrArray *hints = along_graph_get_hints (work->graph);

  for (guint i = 0; i < hints->len; i++)
    {
      const AlongGraphHint *hint = g_ptr_array_index (hints, i);
      Hint wish = { hint, GPOINTER_TO_INT (g_hash_table_lookup (by_key, hint->left)) - 1,
                    GPOINTER_TO_INT (g_hash_table_lookup (by_key, hint->right)) - 1 };

      g_array_append_val (work->hints, wish);
    }
  g_array_sort (work->hints, compare_latest);
}

static int
place_of (const int *siblings, int n, int node)
{
  for (int i = 0; i < n; i++)
    if (siblings[i] == node)
      return i;
  return -1;
}

/* How many wishes say something of a person and the others of a sibship. */
static int
count_wishes (Work *work, const int *siblings, int n, int node)
{
  int count = 0;

  for (guint h = 0; h < work->hints->len; h++)
    {
      const Hint *hint = HINT (work, h);

      count += (hint->left == node && place_of (siblings, n, hint->right) >= 0) ||
               (hint->right == node && place_of (siblings, n, hint->left) >= 0);
    }
  return count;
}

static gboolean
are_twins (Work *work, int a, int b)
{
  const char *twins = along_work_person (work, a)->twins;

  return twins != NULL && g_strcmp0 (twins, along_work_person (work, b)->twins) == 0;
}

/* Takes a person, with the twins, out of the list and puts them before or after another one and their twins. */
static void
move_beside (Work *work, int *siblings, int n, int node, int beside, gboolean before)
{
  g_autofree int *moved = g_new (int, n), *rest = g_new (int, n);
  int n_moved = 0, n_rest = 0, first = -1, last = -1;
  gboolean alone = are_twins (work, node, beside);

  for (int i = 0; i < n; i++)
    if (siblings[i] == node || (!alone && are_twins (work, node, siblings[i])))
      moved[n_moved++] = siblings[i];
    else
      rest[n_rest++] = siblings[i];
  for (int i = 0; i < n_rest; i++)
    if (rest[i] == beside || (!alone && are_twins (work, beside, rest[i])))
      {
        first = first < 0 ? i : first;
        last = i + 1;
      }
  first = before ? first : last;
  memcpy (siblings, rest, first * sizeof *siblings);
  memcpy (siblings + first, moved, n_moved * sizeof *siblings);
  memcpy (siblings + first + n_moved, rest + first, (n_rest - first) * sizeof *siblings);
}

/* Whether the wishes that hold have @from left of @to, at one remove or several. */
static gboolean
stands_left (Work *work, const guint8 *holds, int from, int to, guint8 *seen)
{
  if (from == to)
    return TRUE;
  for (guint h = 0; h < work->hints->len; h++)
    if (holds[h] && !seen[h] && HINT (work, h)->left == from)
      {
        seen[h] = TRUE;
        if (stands_left (work, holds, HINT (work, h)->right, to, seen))
          return TRUE;
      }
  return FALSE;
}

/* Which wishes about a sibship hold: of those that contradict each other, the latest. */
static int
choose (Work *work, const int *siblings, int n, guint8 *holds)
{
  g_autofree guint8 *seen = g_new (guint8, work->hints->len + 1);
  int count = 0;

  for (guint h = 0; h < work->hints->len; h++)
    {
      const Hint *hint = HINT (work, h);

      if (place_of (siblings, n, hint->left) < 0 || place_of (siblings, n, hint->right) < 0)
        continue;
      memset (seen, 0, work->hints->len);
      holds[h] = !stands_left (work, holds, hint->right, hint->left, seen);
      count += holds[h];
    }
  return count;
}

/**
 * along_hints_sort_siblings: brothers and sisters in the order of the user's wishes. The one of the two moves whom more
 * wishes are about: who was dragged between two others.
 */
void
along_hints_sort_siblings (Work *work, int *siblings, int n)
{
  g_autofree guint8 *holds = NULL;
  int passes;

  if (work->hints->len == 0 || n < 2)
    return;
  holds = g_new0 (guint8, work->hints->len);
  passes = choose (work, siblings, n, holds);
  for (gboolean moved = TRUE; moved && passes > 0; passes--)
    {
      moved = FALSE;
      for (guint h = work->hints->len; h > 0; h--)
        {
          const Hint *hint = HINT (work, h - 1);
          int left = place_of (siblings, n, hint->left), right = place_of (siblings, n, hint->right);

          if (!holds[h - 1] || left < right)
            continue;
          if (count_wishes (work, siblings, n, hint->left) >= count_wishes (work, siblings, n, hint->right))
            move_beside (work, siblings, n, hint->left, hint->right, TRUE);
          else
            move_beside (work, siblings, n, hint->right, hint->left, FALSE);
          moved = TRUE;
        }
    }
}

/** along_hints_turn_block: 1: a wish has the people of a block stand as they do, -1: the other way round, 0: no wish. */
int
along_hints_turn_block (Work *work, const int *nodes, int n)
{
  for (guint h = 0; h < work->hints->len; h++)
    {
      int left = place_of (nodes, n, HINT (work, h)->left), right = place_of (nodes, n, HINT (work, h)->right);

      if (left >= 0 && right >= 0 && left != right)
        return left < right ? 1 : -1;
    }
  return 0;
}

/** along_hints_side_of: -1: a wish has @node stand left of @other, 1: right, 0: no wish. */
int
along_hints_side_of (Work *work, int node, int other)
{
  for (guint h = 0; h < work->hints->len; h++)
    {
      if (HINT (work, h)->left == node && HINT (work, h)->right == other)
        return -1;
      if (HINT (work, h)->left == other && HINT (work, h)->right == node)
        return 1;
    }
  return 0;
}

static void
add_order (Work *work, GArray *orders, int left, int right, int hint)
{
  const Node *one = NODE (work, left), *other = NODE (work, right);
  Order order = { one->block, other->block, -1, hint };

  if (one->row == other->row && one->part == other->part && one->block != other->block)
    g_array_append_val (orders, order);
}

/**
 * along_hints_add_orders: adds to @orders (Order, of blocks) what wishes between people of different families ask of a row:
 * their brothers and sisters, and the families above them, come along as far as they can.
 */
void
along_hints_add_orders (Work *work, GArray *orders)
{
  for (guint h = 0; h < work->hints->len; h++)
    {
      int left = HINT (work, h)->left, right = HINT (work, h)->right;

      if (left < 0 || right < 0 || left == right || (NODE (work, left)->up >= 0 && NODE (work, left)->up == NODE (work, right)->up))
        continue;
      add_order (work, orders, left, right, h);
      for (int up = 0; up < MOST_FORBEARS && NODE (work, left)->up >= 0 && NODE (work, right)->up >= 0; up++)
        {
          const Family *one = FAMILY (work, NODE (work, left)->up), *other = FAMILY (work, NODE (work, right)->up);

          if (one == other || one->row != other->row)
            break;
          add_order (work, orders, KID (work, one, one->n_children - 1), KID (work, other, 0), -1);
          left = one->one;
          right = other->one;
          add_order (work, orders, left, right, -1);
        }
    }
}

/** along_hints_sort_parts: puts families that have nothing to do with each other side by side as wished. */
void
along_hints_sort_parts (Work *work)
{
  g_autofree int *order = g_new (int, work->n_parts + 1);
  g_autofree int *place = g_new (int, work->n_parts + 1);

  for (int p = 0; p < work->n_parts; p++)
    order[p] = p;
  for (guint h = work->hints->len; h > 0; h--)
    {
      const Hint *hint = HINT (work, h - 1);
      int from, to, part;

      if (hint->left < 0 || hint->right < 0 || NODE (work, hint->left)->row != NODE (work, hint->right)->row)
        continue;
      part = NODE (work, hint->left)->part;
      from = place_of (order, work->n_parts, part);
      to = place_of (order, work->n_parts, NODE (work, hint->right)->part);
      if (from <= to)
        continue;
      memmove (&order[to + 1], &order[to], (from - to) * sizeof *order);
      order[to] = part;
    }
  for (int p = 0; p < work->n_parts; p++)
    place[order[p]] = p;
  for (int i = 0; i < work->n_people; i++)
    NODE (work, i)->part = place[NODE (work, i)->part];
}

static int
compare_dropped (gconstpointer a, gconstpointer b)
{
  const AlongDroppedHint *one = a, *other = b;
  int order = strcmp (one->hint->left, other->hint->left);

  return order != 0 ? order : strcmp (one->hint->right, other->hint->right);
}

/** along_hints_list_dropped: compares the wishes with where people stand in the end. */
void
along_hints_list_dropped (Work *work, AlongLayout *layout)
{
  const AlongLayoutPerson *people = (const AlongLayoutPerson *) (gpointer) layout->people->data;

  for (guint h = 0; h < work->hints->len; h++)
    {
      const Hint *hint = HINT (work, h);
      AlongDroppedHint dropped = { hint->hint, ALONG_HINT_CONTRADICTS };

      if (hint->left < 0 || hint->right < 0 || hint->left == hint->right)
        dropped.fault = ALONG_HINT_NOT_THERE;
      else if (people[hint->left].row != people[hint->right].row)
        dropped.fault = ALONG_HINT_OTHER_ROW;
      else if (people[hint->left].x < people[hint->right].x)
        continue;
      g_array_append_val (layout->dropped, dropped);
    }
  g_array_sort (layout->dropped, compare_dropped);
}
