/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step F: heights. Brackets of couples and bars of brothers and sisters get tracks of their own, so that
 * lines of two families never lie on each other and cross as little as they can. */
#include "along-layout-work.h"

#include <math.h>
#include <stdlib.h>

/* Lines nearer than this look like one. */
#define NEAR 3.0
#define COLLINEAR 40
#define SYMBOL_BRACKET 10.0
/* Between two rows, for emotional lines to go by on either side of the bars. */
#define BOND_ROOM 8.0

typedef struct
{
  double drop, low, high;
} Reach;

static int
n_stubs (const Family *family)
{
  return family->n_children + family->n_extras;
}

/* A second line comes to the side of the symbol that it comes from. */
static void
land_beside (Work *work, Extra *extra)
{
  gboolean right = FAMILY (work, extra->family)->drop > NODE (work, extra->child)->x;

  if (!extra->landed && (extra->offset > 0) != right)
    extra->offset = -extra->offset;
}

/** along_family_stub: x of the line to the child @i of @family, counting its children of a second set of parents after the others. */
double
along_family_stub (Work *work, const Family *family, int i)
{
  Extra *extra;

  if (i < family->n_children)
    return NODE (work, KID (work, family, i))->x;
  extra = EXTRA (work, family, i - family->n_children);
  land_beside (work, extra);
  return NODE (work, extra->child)->x + extra->offset;
}

/* Whether the bar itself is a line with a second one. */
static gboolean
has_double_bar (Work *work, const Family *family)
{
  for (int e = 0; e < family->n_extras; e++)
    if (along_link_is_double (work, g_array_index (work->secondary, SecondaryLink, EXTRA (work, family, e)->link).link))
      return TRUE;
  return family->shape == COUPLE_THROUGH && family->n_children > 0 && along_link_is_double (work, NODE (work, KID (work, family, 0))->link);
}

/* Whether the line is that of a couple from row to row, which is double between relatives. */
static gboolean
is_couple_line (Work *work, const Family *family)
{
  return family->shape == COUPLE_THROUGH && family->link < 0 && family->n_children > 0 && NODE (work, KID (work, family, 0))->link < 0;
}

/* Whether the line down to child @i of @family, or the second one beside it, is near @x. */
static gboolean
is_near_stub (Work *work, const Family *family, int i, double x)
{
  double stub = along_family_stub (work, family, i);
  int kid = i < family->n_children ? KID (work, family, i) : -1;
  int link = kid >= 0 ? NODE (work, kid)->link
                      : g_array_index (work->secondary, SecondaryLink, EXTRA (work, family, i - family->n_children)->link).link;

  return fabs (stub - x) < NEAR || (kid >= 0 && fabs (along_twin_point (work, kid) - x) < NEAR) ||
         (along_link_is_double (work, link) && fabs (stub - ALONG_DOUBLE_GAP - x) < NEAR) ||
         (is_couple_line (work, family) && fabs (stub - x) < NEAR + ALONG_BLOOD_HALF);
}

static Reach
reach_of (Work *work, const Family *family)
{
  Reach reach;

  reach.drop = family->drop;
  reach.low = reach.high = reach.drop;
  for (int k = 0; k < n_stubs (family); k++)
    {
      double x = along_family_stub (work, family, k);

      reach.low = MIN (reach.low, x);
      reach.high = MAX (reach.high, x);
    }
  return reach;
}

/* Crossings if the bar of @upper lies above the bar of @lower. */
static int
crossings_over (Work *work, const Family *upper, const Reach *up, const Family *lower, const Reach *low)
{
  int crossings = low->drop > up->low - NEAR && low->drop < up->high + NEAR;

  for (int k = 0; k < n_stubs (upper); k++)
    {
      double x = along_family_stub (work, upper, k);

      if (fabs (x - low->drop) < NEAR + ALONG_DOUBLE_GAP &&
          (is_near_stub (work, upper, k, low->drop) ||
           (lower->shape == COUPLE_THROUGH && has_double_bar (work, lower) && is_near_stub (work, upper, k, low->drop - ALONG_DOUBLE_GAP)) ||
           (is_couple_line (work, lower) && (is_near_stub (work, upper, k, low->drop - ALONG_BLOOD_HALF) ||
                                             is_near_stub (work, upper, k, low->drop + ALONG_BLOOD_HALF)))))
        crossings += COLLINEAR;
      else
        crossings += x > low->low - NEAR && x < low->high + NEAR;
    }
  return crossings;
}

/* along_bar_crossings() of two families that reach from @p to @q. */
static int
crossings_within (Work *work, const Family *one, const Reach *p, const Family *other, const Reach *q, int *one_upper, int *other_upper)
{
  *one_upper = *other_upper = 0;
  if (p->high + NEAR < q->low || q->high + NEAR < p->low)
    return 0;
  *one_upper = crossings_over (work, one, p, other, q);
  *other_upper = crossings_over (work, other, q, one, p);
  return MIN (*one_upper, *other_upper);
}

/**
 * along_bar_crossings: crossings of two families of one gap, whose drops are known, the better of both
 * orders of their bars.
 *
 * @f_upper, @g_upper: (out): with either bar above
 */
int
along_bar_crossings (Work *work, int f, int g, int *f_upper, int *g_upper)
{
  const Family *one = FAMILY (work, f), *other = FAMILY (work, g);
  Reach p = reach_of (work, one), q = reach_of (work, other);

  return crossings_within (work, one, &p, other, &q, f_upper, g_upper);
}

/** along_gap_crossings: the same of all pairs of the @n families of one gap, together. */
int
along_gap_crossings (Work *work, const int *gap, int n)
{
  g_autofree Reach *reaches = n > 1 ? g_new (Reach, n) : NULL;
  int crossings = 0;

  for (int i = 0; i < n && n > 1; i++)
    reaches[i] = reach_of (work, FAMILY (work, gap[i]));
  for (int i = 0; i < n; i++)
    for (int j = i + 1; j < n; j++)
      {
        int upper, lower;

        crossings += crossings_within (work, FAMILY (work, gap[i]), &reaches[i], FAMILY (work, gap[j]), &reaches[j], &upper, &lower);
      }
  return crossings;
}

typedef struct
{
  int upper, lower; /* indices in the gap */
  int gain;
} Above;

static int
compare_aboves (gconstpointer a, gconstpointer b)
{
  const Above *one = a, *other = b;

  if (one->gain != other->gain)
    return other->gain - one->gain;
  return one->upper != other->upper ? one->upper - other->upper : one->lower - other->lower;
}

static gboolean
leads_to (const int *first, const int *next, const int *target, int from, int to, int *seen, int stamp, int *stack)
{
  int depth = 0;

  stack[depth++] = from;
  seen[from] = stamp;
  while (depth > 0)
    {
      int here = stack[--depth];

      if (here == to)
        return TRUE;
      for (int e = first[here]; e >= 0; e = next[e])
        if (seen[target[e]] != stamp)
          {
            seen[target[e]] = stamp;
            stack[depth++] = target[e];
          }
    }
  return FALSE;
}

/* Levels for the bars of one gap; returns how many and adds to the crossings. */
static int
level_gap (Work *work, const int *gap, int n)
{
  g_autoptr (GArray) aboves = g_array_new (FALSE, FALSE, sizeof (Above));
  g_autofree int *first = g_new (int, n + 1), *level = g_new0 (int, n + 1), *seen = g_new0 (int, n + 1);
  g_autofree int *stack = g_new (int, n + 1), *degree = g_new0 (int, n + 1);
  g_autofree int *next = NULL, *target = NULL;
  g_autofree guint8 *doubled = g_new (guint8, n + 1);
  int edges = 0, levels = 0, head = 0, tail = 0, stamp = 0;

  for (int i = 0; i < n; i++)
    {
      first[i] = -1;
      doubled[i] = has_double_bar (work, FAMILY (work, gap[i]));
      for (int j = i + 1; j < n; j++)
        {
          int p, q;
          Above above;
          Reach one, other;

          work->crossings += along_bar_crossings (work, gap[i], gap[j], &p, &q);
          one = reach_of (work, FAMILY (work, gap[i]));
          other = reach_of (work, FAMILY (work, gap[j]));
          if (one.high + LINE_ROOM < other.low || other.high + LINE_ROOM < one.low || one.high - one.low < 0.1 ||
              other.high - other.low < 0.1)
            continue;
          above = p <= q ? (Above){ i, j, q - p } : (Above){ j, i, p - q };
          g_array_append_val (aboves, above);
        }
    }
  g_array_sort (aboves, compare_aboves);
  next = g_new (int, aboves->len + 1);
  target = g_new (int, aboves->len + 1);
  for (guint a = 0; a < aboves->len; a++)
    {
      const Above *above = &g_array_index (aboves, Above, a);
      int upper = above->upper, lower = above->lower;

      if (leads_to (first, next, target, lower, upper, seen, ++stamp, stack))
        {
          int swap = upper;

          upper = lower;
          lower = swap;
          work->crossings += above->gain;
        }
      target[edges] = lower;
      next[edges] = first[upper];
      first[upper] = edges++;
      degree[lower]++;
    }
  for (int i = 0; i < n; i++)
    if (degree[i] == 0)
      stack[tail++] = i;
  while (head < tail)
    {
      int here = stack[head++];

      levels = MAX (levels, level[here] + 1);
      for (int e = first[here]; e >= 0; e = next[e])
        {
          level[target[e]] = MAX (level[target[e]], level[here] + (doubled[here] && doubled[target[e]] ? 2 : 1));
          if (--degree[target[e]] == 0)
            stack[tail++] = target[e];
        }
    }
  for (int i = 0; i < n; i++)
    {
      Reach reach = reach_of (work, FAMILY (work, gap[i]));

      FAMILY (work, gap[i])->level = reach.high - reach.low < 0.1 ? -1 : level[i];
    }
  return levels;
}

/* Whether @x is clear of the other lines of a gap, and of the corners of brackets. */
static gboolean
is_free_drop (Work *work, const Family *family, const int *gap, int n, double x)
{
  for (int j = 0; j < n; j++)
    {
      const Family *other = FAMILY (work, gap[j]);

      if (other == family)
        continue;
      if (fabs (other->drop - x) < NEAR)
        return FALSE;
      for (int k = 0; k < n_stubs (other); k++)
        if (is_near_stub (work, other, k, x))
          return FALSE;
    }
  for (guint f = 0; work->below_tracks[family->row] > 0 && f < work->families->len; f++)
    {
      const Family *other = FAMILY (work, f);
      double a, b;

      if (other == family || other->row != family->row || other->shape != COUPLE_BELOW)
        continue;
      a = MIN (NODE (work, other->one)->x, NODE (work, other->other)->x) + other->legs[0];
      b = MAX (NODE (work, other->one)->x, NODE (work, other->other)->x) + other->legs[1];
      if ((x > a - NEAR && x < a + BRACKET_CORNER) || (x > b - BRACKET_CORNER && x < b + NEAR))
        return FALSE;
    }
  return TRUE;
}

/* How high the labels of each row are, with the addresses that come under them. */
static void
measure_rows (Work *work)
{
  GPtrArray *homes = along_graph_get_homes (work->graph);
  g_autofree double *tags = g_new0 (double, work->n_rows + 1);

  for (int i = 0; i < work->n_people; i++)
    {
      const AlongLabel *label = along_labels_peek_person (work->labels, work->source[i]);
      const AlongGraphPerson *person = g_ptr_array_index (along_graph_get_people (work->graph), work->source[i]);
      double height = label->height + along_symbol_outer (work->graph, person) - ALONG_SYMBOL / 2;
      int r = NODE (work, i)->row;

      work->row_label[r] = MAX (work->row_label[r], height);
      /* a slash on a bracket over the row clears what is round a symbol */
      work->row_over[r] = MAX (work->row_over[r], along_symbol_outer (work->graph, person) +
                                                    (person->bracket || person->adopted ? SYMBOL_BRACKET : 0) - ALONG_SYMBOL / 2 - 6);
      if (label->over_height > 0)
        work->row_over[r] = MAX (work->row_over[r], label->over_height + along_symbol_over (work->graph, person) - ALONG_SYMBOL / 2);
    }
  for (guint h = 0; h < homes->len; h++)
    {
      const AlongGraphHome *home = g_ptr_array_index (homes, h);
      int lowest = -1;
      double width, height;

      for (int i = 0; i < work->n_people && home->members->len > 1; i++)
        if (g_ptr_array_find_with_equal_func (home->members, along_work_person (work, i)->key, g_str_equal, NULL))
          lowest = MAX (lowest, NODE (work, i)->row);
      along_labels_get_home (work->labels, home, &width, &height);
      if (lowest >= 0 && width > 0)
        tags[lowest] = MAX (tags[lowest], height + TAG_GAP + TAG_PAD);
    }
  for (int r = 0; r < work->n_rows; r++)
    work->row_label[r] += tags[r];
}

/* Whether a line down at @x leaves the straight line of a couple, between their labels. */
static gboolean
leaves_couple (Work *work, const Family *family, double x)
{
  const Node *one = NODE (work, family->one), *other = family->other < 0 ? NULL : NODE (work, family->other);
  const Node *left = other == NULL || one->x < other->x ? one : other, *right = left == one ? other : one;

  return other == NULL || family->shape != COUPLE_LINE ||
         (x > left->x + MAX (left->label, ALONG_SYMBOL / 2) + NEAR && x < right->x - MAX (right->label, ALONG_SYMBOL / 2) - NEAR);
}

/* A drop that lies on another family's stub moves aside, along its couple's line. */
static void
part_drops (Work *work, const int *gap, int n)
{
  for (int i = 0; i < n; i++)
    {
      Family *family = FAMILY (work, gap[i]);

      if ((family->other < 0 && (family->trunk < 0 || FAMILY (work, family->trunk)->other >= 0)) || family->shape == COUPLE_ABOVE ||
          (n_stubs (family) == 1 && fabs (along_family_stub (work, family, 0) - family->drop) < 0.5))
        continue;
      for (int s = 0; s < 12; s++)
        {
          double x = family->drop + (s % 2 == 0 ? -1 : 1) * ((s + 1) / 2) * 5.0;

          if ((s == 0 || leaves_couple (work, family, x)) && is_free_drop (work, family, gap, n, x))
            {
              family->drop = x;
              break;
            }
        }
    }
}

/* Whether the lines of twins may part at @x, clear of the other lines of a gap. */
static gboolean
is_free_point (Work *work, const Family *family, const int *gap, int n, double x)
{
  for (int j = 0; j < n; j++)
    {
      const Family *other = FAMILY (work, gap[j]);

      if (other == family)
        continue;
      if (fabs (other->drop - x) < NEAR || (has_double_bar (work, other) && fabs (other->drop - ALONG_DOUBLE_GAP - x) < NEAR))
        return FALSE;
      for (int k = 0; k < n_stubs (other); k++)
        if (is_near_stub (work, other, k, x))
          return FALSE;
    }
  return TRUE;
}

/* Where the lines of twins part on another family's line, they part beside it. */
static void
part_twins (Work *work, const int *gap, int n)
{
  for (int i = 0; i < n; i++)
    for (int k = 0; k < FAMILY (work, gap[i])->n_children; k++)
      {
        int kid = KID (work, FAMILY (work, gap[i]), k);
        double point = along_twin_point (work, kid), reach = fabs (point - NODE (work, kid)->x) - ALONG_SYMBOL / 2;

        for (int s = 0; reach > 0 && NODE (work, kid)->aside == 0 && s < 12; s++)
          {
            double by = (s % 2 == 0 ? -1 : 1) * ((s + 1) / 2) * 5.0;

            if (fabs (by) > reach || !is_free_point (work, FAMILY (work, gap[i]), gap, n, point + by))
              continue;
            along_twin_aside (work, kid, by);
            break;
          }
      }
}

/* The first way over a row runs so far above the middle of its symbols: over their years, and over the dates of couples. */
static void
measure_over_ways (Work *work)
{
  for (int r = 0; r < work->n_rows; r++)
    work->row_over_ways[r] = ALONG_SYMBOL / 2 + work->row_over[r] + 14;
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);
      double width, height;

      if (family->one < 0 || family->shape != COUPLE_LINE || family->couple < 0 || family->caption <= 0 ||
          work->over_ways[family->row] == 0)
        continue;
      along_labels_get_caption (work->labels, family->couple, &width, &height);
      work->row_over_ways[family->row] = MAX (work->row_over_ways[family->row], DATES_OVER + height + 6);
    }
}

static double
way_room (Work *work, int r)
{
  return work->over_ways[r] == 0 ? 0 : work->over_ways[r] * TRACK + work->row_over_ways[r] - ALONG_SYMBOL / 2 - work->row_over[r] - 14;
}

/* For what runs level over a row. */
static double
room_above (Work *work, int r, double more)
{
  double room = work->above_tracks[r] * work->above_step[r] + way_room (work, r);

  return room > 0 ? room + more : 0;
}

/* Whether one of the bars under row @r at @level has a second line. */
static gboolean
has_double_at (Work *work, int r, int level)
{
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);

      if (family->row == r && family->one >= 0 && family->level == level && n_stubs (family) > 0 && has_double_bar (work, family))
        return TRUE;
    }
  return FALSE;
}

/** along_step_tracks: step F of genogram.md 3.3. */
void
along_step_tracks (Work *work)
{
  g_autofree int *gap = g_new (int, work->families->len + 1);
  double y = ALONG_SYMBOL / 2;

  work->row_y = g_new0 (double, work->n_rows + 1);
  work->row_label = g_new0 (double, work->n_rows + 1);
  work->row_over = g_new0 (double, work->n_rows + 1);
  work->row_ways = g_new0 (double, work->n_rows + 1);
  work->row_fan = g_new0 (double, work->n_rows + 1);
  work->row_over_ways = g_new0 (double, work->n_rows + 1);
  work->below_step = g_new0 (double, work->n_rows + 1);
  work->above_step = g_new0 (double, work->n_rows + 1);
  work->below_tracks = g_new0 (int, work->n_rows + 1);
  work->above_tracks = g_new0 (int, work->n_rows + 1);
  work->bars = g_new0 (int, work->n_rows + 1);
  work->under_ways = g_new0 (int, work->n_rows + 1);
  work->over_ways = g_new0 (int, work->n_rows + 1);
  work->crossings = 0;
  measure_rows (work);
  for (guint f = 0; f < work->families->len; f++)
    if (FAMILY (work, f)->one >= 0)
      FAMILY (work, f)->drop = along_family_drop (work, FAMILY (work, f));
  along_place_brackets (work);
  along_place_legs (work);
  for (guint f = 0; f < work->families->len; f++)
    if (FAMILY (work, f)->trunk >= 0)
      FAMILY (work, f)->drop = FAMILY (work, FAMILY (work, f)->trunk)->drop + BESIDE_DROP;
  along_place_landings (work);
  for (int r = 0; r < work->n_rows; r++)
    {
      int n = 0, n_bars = 0;

      for (guint f = 0; f < work->families->len; f++)
        if (FAMILY (work, f)->row == r && n_stubs (FAMILY (work, f)) + FAMILY (work, f)->n_ways > 0 && FAMILY (work, f)->one >= 0)
          gap[n++] = f;
      part_drops (work, gap, n);
      part_twins (work, gap, n);
      for (int i = 0; i < n; i++)
        if (n_stubs (FAMILY (work, gap[i])) > 0)
          gap[n_bars++] = gap[i];
      work->bars[r] = level_gap (work, gap, n_bars);
    }
  along_find_ways (work);
  measure_over_ways (work);
  for (int r = 0; r < work->n_rows; r++)
    {
      double above = room_above (work, r, 8);
      double below, ways, bars;

      y += (r == 0 ? above : 0) + work->row_over[r];
      work->row_y[r] = y;
      below = y + ALONG_SYMBOL / 2 + LABEL_DROP + work->row_label[r] + (work->below_tracks[r] > 0 ? 14 : 8);
      ways = below + work->below_tracks[r] * work->below_step[r] + 4;
      bars = ways + work->under_ways[r] * TRACK + 8 + (work->has_bonds ? BOND_ROOM : 0);
      for (guint f = 0; f < work->families->len; f++)
        {
          Family *family = FAMILY (work, f);

          if (family->row != r || family->one < 0)
            continue;
          if (family->shape == COUPLE_LINE)
            family->line_y = y + (family->lanes - family->rung) * 6;
          else if (family->shape == COUPLE_BELOW)
            family->line_y = below + family->track * work->below_step[r] + work->below_step[r] - TRACK;
          else if (family->shape == COUPLE_ABOVE)
            family->line_y = y - ALONG_SYMBOL / 2 - work->row_over[r] - 16 - way_room (work, r) -
                             family->track * work->above_step[r];
          family->bar_y = family->level < 0 ? bars - 4 : bars + family->level * TRACK;
        }
      work->row_ways[r] = ways;
      work->row_fan[r] = bars + MAX (work->bars[r] - 1, 0) * TRACK + TRACK / 2 + (has_double_at (work, r, work->bars[r] - 1) ? NEAR : 0);
      if (r + 1 < work->n_rows)
        y = bars + MAX (work->bars[r] - 1, 0) * TRACK + 24 + (work->has_bonds ? BOND_ROOM : 0) +
            room_above (work, r + 1, 12) + ALONG_SYMBOL / 2 + 6;
    }
}
