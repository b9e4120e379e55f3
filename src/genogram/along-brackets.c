/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step F, a part of it: couples who do not stand side by side: whether their line runs over the row or under it, where it
 * comes down to the children, and its track. */
#include "along-layout-work.h"

#include <math.h>
#include <stdlib.h>

/* Lines nearer than this look like one. */
#define NEAR 3.0

typedef struct
{
  int family;
  double low, high;
} Bracket;

static int
compare_brackets (gconstpointer a, gconstpointer b)
{
  const Bracket *one = a, *other = b;
  double p = one->high - one->low, q = other->high - other->low;

  if (p != q)
    return p < q ? -1 : 1;
  return one->family - other->family;
}

/* Whether a line that comes down the row at @x lies beside those of other brackets. */
static gboolean
is_free_channel (Work *work, const Family *family, double x)
{
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *other = FAMILY (work, f);

      if (other != family && other->row == family->row && other->shape == COUPLE_ABOVE &&
          (fabs (other->drop - x) < 6 || (other->beside && fabs (other->drop + BESIDE_DROP - x) < 6)))
        return FALSE;
    }
  return TRUE;
}

/* A place between @low and @high for the line of a bracket over the row, and for the one beside it: the middle, or beside the
 * lines that come down there. */
static gboolean
find_in_gap (Work *work, const Family *family, double low, double high, double *x)
{
  static const double shifts[] = { 0, 8, -8, 16, -16 };
  double width = family->beside ? BESIDE_DROP : 0;

  for (guint s = 0; s < G_N_ELEMENTS (shifts); s++)
    {
      double at = (low + high - width) / 2 + shifts[s];

      if (at < low + NEAR || at + width > high - NEAR || !is_free_channel (work, family, at) ||
          (width > 0 && !is_free_channel (work, family, at + width)))
        continue;
      *x = at;
      return TRUE;
    }
  return FALSE;
}

/** along_bracket_channel: (out) @x: a place between the two partners where a line can come down through the row, nearest to
 * @wish; FALSE: there is none. */
gboolean
along_bracket_channel (Work *work, const Family *family, double wish, double *x)
{
  const Node *one = NODE (work, family->one), *other = NODE (work, family->other);
  const Row *row = ROW (work, one->part, one->row);
  double low = MIN (one->x, other->x), high = MAX (one->x, other->x);
  int last = -1;
  gboolean found = FALSE;

  for (int b = 0; b < row->n; b++)
    {
      const Block *block = BLOCK (work, row->blocks[b]);

      for (int i = 0; i < block->n; i++)
        {
          const Node *node = NODE (work, block->nodes[i]);

          if (last >= 0 && NODE (work, last)->x >= low && node->x <= high)
            {
              double a = NODE (work, last)->x + NODE (work, last)->right, c = node->x - node->left, at;
              gboolean couple = FALSE;

              for (int d = 0; d < node->n_down; d++)
                {
                  const Family *down = FAMILY (work, DOWN (work, node, d));

                  couple = couple || (down->adjacent && (down->one == last || down->other == last));
                }
              if (!couple && (!found || fabs ((a + c) / 2 - wish) < fabs (*x - wish)) && find_in_gap (work, family, a, c, &at))
                {
                  *x = at;
                  found = TRUE;
                }
            }
          last = block->nodes[i];
        }
    }
  return found;
}

/* Over or under the row: whichever meets fewer lines. */
static void
choose_side (Work *work, Family *family)
{
  const Node *one = NODE (work, family->one), *other = NODE (work, family->other);
  const Row *row = ROW (work, one->part, one->row);
  double low = MIN (one->x, other->x), high = MAX (one->x, other->x);
  double channel = 0;
  int over = 0, under = 0;

  for (int b = 0; b < row->n; b++)
    for (int i = 0; i < BLOCK (work, row->blocks[b])->n; i++)
      {
        int index = BLOCK (work, row->blocks[b])->nodes[i];
        const Node *node = NODE (work, index);

        if (node->x > low && node->x < high)
          over += node->up >= 0 || node->kind != NODE_PERSON;
        for (int d = 0; d < node->n_down; d++)
          {
            const Family *down = FAMILY (work, DOWN (work, node, d));
            double drop;

            if (down == family || down->n_children == 0 || (down->other >= 0 && down->other == index))
              continue;
            drop = along_family_drop (work, down);
            under += drop > low && drop < high;
          }
      }
  family->shape = COUPLE_BELOW;
  family->drop = along_family_drop (work, family);
  if (over >= under)
    return;
  if ((family->n_children + family->n_extras + family->n_ways > 0 || family->beside) && !along_bracket_channel (work, family, family->drop, &channel))
    return;
  family->shape = COUPLE_ABOVE;
  if (family->n_children + family->n_extras + family->n_ways > 0 || family->beside)
    family->drop = channel;
}

/** along_choose_sides: which couples of a component who do not stand side by side have their line over the row, and which
 * under it, as people stand now. */
void
along_choose_sides (Work *work, int part)
{
  for (guint f = 0; f < work->families->len; f++)
    {
      Family *family = FAMILY (work, f);

      if (family->part == part && family->one >= 0 && family->other >= 0 && !family->adjacent)
        choose_side (work, family);
    }
}

/* Interval colouring: the short ones nearest to the row. */
static int
colour_brackets (Work *work, Bracket *brackets, int n)
{
  int tracks = 0;

  qsort (brackets, n, sizeof *brackets, compare_brackets);
  for (int i = 0; i < n; i++)
    {
      int track = 0;

      for (int j = 0; j < i; j++)
        if (brackets[j].low < brackets[i].high + LINE_ROOM && brackets[i].low < brackets[j].high + LINE_ROOM)
          track = MAX (track, FAMILY (work, brackets[j].family)->track + 1);
      FAMILY (work, brackets[i].family)->track = track;
      tracks = MAX (tracks, track + 1);
    }
  return tracks;
}

/* A row in which a bracket has dates gives all its brackets room for them. */
static double
step_of (Work *work, const Bracket *brackets, int n)
{
  for (int i = 0; i < n; i++)
    {
      const Family *family = FAMILY (work, brackets[i].family);
      double width, height;

      if (family->couple < 0 || family->caption <= 0)
        continue;
      along_labels_get_caption (work->labels, family->couple, &width, &height);
      return TRACK + height + 4;
    }
  return TRACK;
}

/** along_place_brackets: sides and tracks of the brackets of all couples who do not stand side by side. */
void
along_place_brackets (Work *work)
{
  g_autofree Bracket *below = g_new (Bracket, work->families->len + 1);
  g_autofree Bracket *above = g_new (Bracket, work->families->len + 1);

  for (int r = 0; r < work->n_rows; r++)
    {
      int n_below = 0, n_above = 0;

      for (guint f = 0; f < work->families->len; f++)
        {
          Family *family = FAMILY (work, f);
          Bracket bracket;

          if (family->row != r || family->other < 0 || family->adjacent)
            continue;
          choose_side (work, family);
          bracket.family = f;
          bracket.low = MIN (NODE (work, family->one)->x, NODE (work, family->other)->x);
          bracket.high = MAX (NODE (work, family->one)->x, NODE (work, family->other)->x);
          if (family->shape == COUPLE_BELOW)
            below[n_below++] = bracket;
          else
            above[n_above++] = bracket;
        }
      work->below_tracks[r] = colour_brackets (work, below, n_below);
      work->above_tracks[r] = colour_brackets (work, above, n_above);
      work->below_step[r] = step_of (work, below, n_below);
      work->above_step[r] = step_of (work, above, n_above);
    }
}
