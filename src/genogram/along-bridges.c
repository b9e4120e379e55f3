/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step B, second half: lines that go from row to row pass through the rows between in places of their own. */
#include "along-layout-work.h"

/* The node of the family's child line in row @row: the child, or a via carrying on to it. */
static int
lead_down (Work *work, int family, int child, int row)
{
  int last = -1, first = -1;
  int part = NODE (work, child)->part;
  int target = NODE (work, child)->row;

  for (int r = row; r < target; r++)
    {
      int via = along_work_add_node (work, NODE_VIA, r, part);

      NODE (work, via)->person = NODE (work, child)->person;
      NODE (work, via)->link = NODE (work, child)->link;
      if (last < 0)
        {
          first = via;
          NODE (work, via)->up = family;
        }
      else
        {
          Family through = { .couple = -1, .owner = family, .one = last, .other = -1, .row = r - 1, .part = part,
                             .shape = COUPLE_THROUGH, .trunk = -1, .link = -1, .first_child = work->kids->len, .n_children = 1 };

          NODE (work, via)->up = work->families->len;
          g_array_append_val (work->kids, via);
          g_array_append_val (work->families, through);
        }
      last = via;
    }
  if (last >= 0)
    {
      Family through = { .couple = -1, .owner = family, .one = last, .other = -1, .row = target - 1, .part = part,
                         .shape = COUPLE_THROUGH, .trunk = -1, .link = -1, .first_child = work->kids->len, .n_children = 1 };

      NODE (work, child)->up = work->families->len;
      g_array_append_val (work->kids, child);
      g_array_append_val (work->families, through);
      return first;
    }
  return child;
}

/** along_bridge_rows: couples on two rows get a port beside the lower partner; long child lines a place in each row between. */
void
along_bridge_rows (Work *work)
{
  guint n = work->families->len;

  for (guint f = 0; f < n; f++)
    {
      Family *family = FAMILY (work, f);
      int one = family->one, other = family->other, part, anchor;

      if (one < 0 && family->n_children < 2)
        {
          for (int k = 0; k < family->n_children; k++)
            NODE (work, KID (work, family, k))->up = -1;
          family->n_children = 0;
          continue;
        }
      anchor = one >= 0 ? one : KID (work, family, 0);
      part = NODE (work, anchor)->part;
      family->part = part;
      if (one < 0)
        {
          int highest = NODE (work, anchor)->row;

          for (int k = 0; k < family->n_children; k++)
            highest = MIN (highest, NODE (work, KID (work, family, k))->row);
          one = along_work_add_node (work, NODE_ROOT, highest - 1, part);
          family = FAMILY (work, f);
          family->one = one;
        }
      family->row = NODE (work, one)->row;
      if (other >= 0 && NODE (work, one)->row != NODE (work, other)->row)
        {
          int upper = NODE (work, one)->row < NODE (work, other)->row ? one : other;
          int lower = upper == one ? other : one;
          int port = along_work_add_node (work, NODE_PORT, NODE (work, lower)->row, part);
          Family far = { .couple = -1, .owner = f, .one = upper, .other = -1, .row = NODE (work, upper)->row,
                         .part = part, .shape = COUPLE_THROUGH, .trunk = -1, .link = -1, .first_child = work->kids->len, .n_children = 1 };
          int index = work->families->len;
          int lead;

          NODE (work, port)->person = NODE (work, upper)->person;
          g_array_append_val (work->kids, port);
          g_array_append_val (work->families, far);
          NODE (work, port)->up = index;
          lead = lead_down (work, index, port, far.row + 1);
          KID (work, FAMILY (work, index), 0) = lead;
          family = FAMILY (work, f);
          family->one = port;
          family->other = lower;
          family->row = NODE (work, lower)->row;
        }
      for (int k = 0; k < FAMILY (work, f)->n_children; k++)
        {
          int child = KID (work, FAMILY (work, f), k);
          int lead = lead_down (work, f, child, FAMILY (work, f)->row + 1);

          KID (work, FAMILY (work, f), k) = lead;
        }
    }
}

static int
compare_extras (gconstpointer a, gconstpointer b)
{
  const Extra *one = a, *other = b;

  return one->family != other->family ? one->family - other->family : one->link - other->link;
}

/* A line that leaves beside the drop of @family, @link being what it draws. */
static Family
second_line (Work *work, int family, int link, int row)
{
  const Family *from = FAMILY (work, family);

  return (Family){ .couple = -1, .owner = family, .one = from->one, .other = -1, .row = row, .part = from->part,
                   .shape = COUPLE_THROUGH, .trunk = -1, .link = link, .first_child = work->kids->len };
}

/** along_bridge_care: second sets of parents: from the row above straight to the child, from higher up through the rows
 * between, from their own row or below by a way that is found when all stand. */
void
along_bridge_care (Work *work)
{
  for (guint s = 0; s < work->secondary->len; s++)
    {
      const SecondaryLink *link = &g_array_index (work->secondary, SecondaryLink, s);
      const Family *from = FAMILY (work, link->family);
      int target = NODE (work, link->child)->row, row = from->row, last = -1, part;
      Extra extra = { link->family, link->child, s, FALSE, 11 };

      if (from->one < 0 || NODE (work, from->one)->kind == NODE_ROOT)
        continue;
      part = from->part;
      NODE (work, link->child)->second = link->family;
      if (row >= target)
        {
          Way way = { s, link->family, link->child, row, 0, NULL, NULL };

          g_array_append_val (work->ways, way);
          FAMILY (work, link->family)->n_ways++;
          continue;
        }
      for (int r = row + 1; r < target; r++)
        {
          int via = along_work_add_node (work, NODE_VIA, r, part);
          Family through = second_line (work, link->family, s, r - 1);

          NODE (work, via)->person = link->child;
          NODE (work, via)->up = work->families->len;
          if (last < 0)
            {
              through.trunk = link->family;
              FAMILY (work, link->family)->beside = TRUE;
            }
          else
            through.one = last;
          through.n_children = 1;
          g_array_append_val (work->kids, via);
          g_array_append_val (work->families, through);
          last = via;
        }
      if (last >= 0)
        {
          Family through = second_line (work, link->family, s, target - 1);

          through.one = last;
          extra.family = work->families->len;
          g_array_append_val (work->families, through);
        }
      g_array_append_val (work->extras, extra);
    }
  g_array_sort (work->extras, compare_extras);
  for (guint e = 0; e < work->extras->len; e++)
    {
      Family *family = FAMILY (work, g_array_index (work->extras, Extra, e).family);

      if (family->n_extras++ == 0)
        family->first_extra = e;
    }
}

/** along_bridge_top: a row for what stands over parents nobody knows. */
void
along_bridge_top (Work *work)
{
  gboolean needed = FALSE;

  for (guint i = 0; i < work->nodes->len; i++)
    needed = needed || NODE (work, i)->row < 0;
  if (!needed)
    return;
  for (guint i = 0; i < work->nodes->len; i++)
    NODE (work, i)->row++;
  for (guint f = 0; f < work->families->len; f++)
    FAMILY (work, f)->row++;
  work->n_rows++;
}
