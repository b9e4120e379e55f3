/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step F, a part of it: where the legs of brackets and the lines of second sets of parents meet the symbols. */
#include "along-layout-work.h"

#include <math.h>

#define FIRST_LEG 6.0
#define LEG_STEP 7.0
#define ENOUGH 4.0 /* between two lines that come down on one symbol */

/** along_link_is_double: whether the line of a child link of the graph, or -1, has a second one beside it. */
gboolean
along_link_is_double (Work *work, int link)
{
  GPtrArray *links = along_graph_get_children (work->graph);

  return link >= 0 && ((const AlongGraphChild *) g_ptr_array_index (links, link))->nature == ALONG_GRAPH_ADOPTED;
}

/* Whether @other, a child of the same parents, is a twin of @node, or @node itself. */
static gboolean
is_twin (Work *work, int node, int other)
{
  const AlongGraphPerson *one = along_work_person (work, node), *two = along_work_person (work, other);

  return node == other || (one != NULL && two != NULL && one->twins != NULL && g_strcmp0 (one->twins, two->twins) == 0);
}

/** along_twin_point: x of the point that the lines of twins come from, of anybody else their own. */
double
along_twin_point (Work *work, int node)
{
  const AlongGraphPerson *person = along_work_person (work, node);
  const Family *family;
  double sum = 0;
  int n = 0;

  if (person == NULL || person->twins == NULL || NODE (work, node)->up < 0)
    return NODE (work, node)->x;
  family = FAMILY (work, NODE (work, node)->up);
  for (int k = 0; k < family->n_children; k++)
    if (is_twin (work, node, KID (work, family, k)))
      {
        sum += NODE (work, KID (work, family, k))->x;
        n++;
      }
  return sum / n + NODE (work, node)->aside;
}

/** along_twin_aside: the lines of a person and their twins part @by px to the right of the middle between them. */
void
along_twin_aside (Work *work, int node, double by)
{
  const Family *family = FAMILY (work, NODE (work, node)->up);

  for (int k = 0; k < family->n_children; k++)
    if (is_twin (work, node, KID (work, family, k)))
      NODE (work, KID (work, family, k))->aside = by;
}

/** along_landing_reach: how far from the middle of a symbol a line can still come down on it. */
double
along_landing_reach (Work *work, int person)
{
  const AlongGraphPerson *at = along_work_person (work, person);
  double outer = along_symbol_outer (work->graph, at);

  return along_symbol_shape (work->graph, at) == ALONG_SHAPE_TRIANGLE ? outer / 2 : outer - 2;
}

/* From the middle of a symbol to leg @i of @n on one side of it; beside the smallest symbols. */
static double
leg_at (Work *work, int node, int i, int n)
{
  double reach = NODE (work, node)->kind == NODE_PERSON ? along_landing_reach (work, node) : ALONG_SYMBOL / 2;

  /* who stands on another row has one line here */
  if (NODE (work, node)->kind == NODE_PORT)
    return 0;
  return FIRST_LEG + i * (reach > FIRST_LEG ? MIN (LEG_STEP, (reach - FIRST_LEG) / MAX (n - 1, 1)) : LEG_STEP);
}

typedef struct
{
  int family, track;
} Bracket;

static int
compare_brackets (gconstpointer a, gconstpointer b)
{
  const Bracket *one = a, *other = b;

  return one->track != other->track ? other->track - one->track : one->family - other->family;
}

/** along_place_legs: each bracket stands on a partner a little further out than those that reach beyond it, whose legs so do not cross it, and
 * clear of the second line of an adoption. Brackets must have their tracks. */
void
along_place_legs (Work *work)
{
  g_autoptr (GArray) brackets = g_array_new (FALSE, FALSE, sizeof (Bracket));
  g_autofree int *lefts = g_new0 (int, work->nodes->len + 1), *rights = g_new0 (int, work->nodes->len + 1);
  g_autofree int *n_left = g_new0 (int, work->nodes->len + 1), *n_right = g_new0 (int, work->nodes->len + 1);

  for (guint f = 0; f < work->families->len; f++)
    if (FAMILY (work, f)->shape == COUPLE_BELOW || FAMILY (work, f)->shape == COUPLE_ABOVE)
      {
        Bracket bracket = { f, FAMILY (work, f)->track };

        g_array_append_val (brackets, bracket);
      }
  g_array_sort (brackets, compare_brackets);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < brackets->len; i++)
      {
        Family *family = FAMILY (work, g_array_index (brackets, Bracket, i).family);
        int left = NODE (work, family->one)->x < NODE (work, family->other)->x ? family->one : family->other;
        int right = left == family->one ? family->other : family->one;
        gboolean above = family->shape == COUPLE_ABOVE, past = above && along_link_is_double (work, NODE (work, right)->link);
        /* the line of a twin comes down aslant: the leg stands beyond it */
        int left_side = above && along_twin_point (work, left) > NODE (work, left)->x + 1 ? -1 : 1;
        int right_side = above && along_twin_point (work, right) < NODE (work, right)->x - 1 ? 1 : -1;
        int *n_at_left = left_side > 0 ? &n_left[left] : &n_right[left], *n_at_right = right_side > 0 ? &n_left[right] : &n_right[right];
        int *at_left = left_side > 0 ? &lefts[left] : &rights[left], *at_right = right_side > 0 ? &lefts[right] : &rights[right];

        past = past && right_side < 0;
        if (pass == 0)
          {
            (*n_at_left)++;
            *n_at_right = MAX (*n_at_right, past) + 1;
            continue;
          }
        if (past && rights[right] == 0)
          rights[right] = 1;
        family->legs[0] = left_side * leg_at (work, left, (*at_left)++, *n_at_left);
        family->legs[1] = right_side * leg_at (work, right, (*at_right)++, *n_at_right);
      }
}

static double
width_of (Work *work, int link)
{
  return along_link_is_double (work, g_array_index (work->secondary, SecondaryLink, link).link) ? ALONG_DOUBLE_GAP : 0;
}

/* How clear of other lines a second line would come down on the symbol of @extra's child at @offset, px. */
static double
clearance_at (Work *work, const Extra *extra, double offset)
{
  const Node *child = NODE (work, extra->child);
  double width = width_of (work, extra->link), clear = G_MAXDOUBLE;

  if (child->up >= 0)
    clear = MIN (clear, MAX (offset - width, (along_link_is_double (work, child->link) ? -ALONG_DOUBLE_GAP : 0) - offset));
  for (guint e = 0; e < work->extras->len; e++)
    {
      const Extra *other = &g_array_index (work->extras, Extra, e);

      if (other != extra && other->child == extra->child && other->landed)
        clear = MIN (clear, MAX (offset - width - other->offset, other->offset - width_of (work, other->link) - offset));
    }
  for (int d = 0; d < child->n_down; d++)
    {
      const Family *down = FAMILY (work, DOWN (work, child, d));
      int far = down->one == extra->child ? down->other : down->one;
      double beyond;

      if (down->shape != COUPLE_ABOVE || far < 0)
        continue;
      beyond = NODE (work, far)->x > child->x ? offset - down->legs[0] : down->legs[1] - offset;
      clear = MIN (clear, beyond > 0 ? beyond - BRACKET_CORNER + ENOUGH : -beyond);
    }
  return clear;
}

/** along_place_landings: a second line lands on the side that it comes from, where there is a place; clear of the lines of
 * twins, of other second lines, and of the legs and corners of brackets. */
void
along_place_landings (Work *work)
{
  static const double offsets[] = { 11, 18, 6, 14, 8, 16, 20, 9, 13, 5, 3 };

  for (guint e = 0; e < work->extras->len; e++)
    {
      Extra *extra = &g_array_index (work->extras, Extra, e);
      double x = NODE (work, extra->child)->x, point = along_twin_point (work, extra->child), best = -G_MAXDOUBLE;
      int side = fabs (point - x) > 1 ? (point > x ? -1 : 1) : FAMILY (work, extra->family)->drop > x ? 1 : -1;

      for (guint i = 0; i < 2 * G_N_ELEMENTS (offsets) && best < ENOUGH; i++)
        {
          double offset = (i < G_N_ELEMENTS (offsets) ? side : -side) * offsets[i % G_N_ELEMENTS (offsets)];
          double clear = MIN (clearance_at (work, extra, offset), ENOUGH);

          if (fabs (offset) <= along_landing_reach (work, extra->child) && clear > best)
            {
              best = clear;
              extra->offset = offset;
            }
        }
      extra->landed = TRUE;
    }
}
