/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step H, first half: ways for lines of care that lead to somebody of the carers' own generation or an older one. Such a
 * line leaves below the carers as any line to children does, runs on a track of its own above the bars, goes up through the
 * rows where no symbol and no text stands, and comes over the child's row to the top of the symbol. Where each row is
 * passed is the cheapest of all choices (dynamic programming over the rows), by crossings, then length. */
#include "along-layout-work.h"

#include <math.h>

#define CLEAR 8.0     /* between two upright lines */
#define MARGIN 4.0    /* between an upright line and a text */
#define AMPLE 10.0    /* the same more, where there is room */
#define EACH_WAY 10   /* gaps looked at on both sides of what is wished */
#define MOST 64       /* places looked at in one row */
#define LANDING 3.5   /* between two lines that come down on one symbol */
#define STEP 4.0      /* between two places in one gap */
#define CROSSING 150.0 /* a crossing is as bad as a detour of so many px */
#define PARTING 600.0 /* the same of going between two partners */
#define BEND 40.0

/* What stands in a row or in the space under it; all sorted from the left. */
typedef struct
{
  GArray *drops;      /* double: lines that come down to the bars */
  GArray *stubs;      /* double: lines that come down to the row below */
  GArray *uprights;   /* double: lines beside which a line through this row must not stand */
  GArray *lows[3], *highs[3]; /* double: ends of level lines, by what they are */
  GArray *gaps;       /* Gap */
} Band;

enum
{
  LEVEL_PARTNERS, /* between partners, in the row */
  LEVEL_UNDER,    /* brackets and ways under the row */
  LEVEL_BARS,     /* bars, and brackets over the row below */
};

typedef struct
{
  double low, high;
} Gap;

/* One choice of where a row is passed. */
typedef struct
{
  double x, cost;
  int from;
  int before, after; /* of the lines that a run from or to here would cross: how many stand left of it, and not right of it */
} Place;

typedef struct
{
  Work *work;
  Band *bands; /* of rows -1 to the last */
  int n_bands;
} Finder;

#define BAND(self, r) (&(self)->bands[(r) + 1])

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  return compare_doubles (&((const Gap *) a)->low, &((const Gap *) b)->low);
}

/* How many of @values are less than @x. */
static int
n_below (GArray *values, double x)
{
  int low = 0, high = values->len;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (g_array_index (values, double, middle) < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert (GArray *values, double x)
{
  g_array_insert_val (values, n_below (values, x), x);
}

/* Level lines of one kind over or under @x. */
static int
n_across (Band *band, int kind, double x)
{
  return n_below (band->lows[kind], x) - n_below (band->highs[kind], x);
}

/* How far from @x the nearest of @values is. */
static double
clear_of (GArray *values, double x)
{
  guint at = n_below (values, x);
  double before = at > 0 ? x - g_array_index (values, double, at - 1) : G_MAXDOUBLE;

  return MIN (before, at < values->len ? g_array_index (values, double, at) - x : G_MAXDOUBLE);
}

static void
add_level (Band *band, int kind, double low, double high)
{
  g_array_append_val (band->lows[kind], low);
  g_array_append_val (band->highs[kind], high);
}

static void
add_family (Finder *self, Family *family)
{
  Work *work = self->work;
  Band *under = BAND (self, family->row), *over = BAND (self, family->row - 1);
  gboolean root = NODE (work, family->one)->kind == NODE_ROOT;
  double low = root ? G_MAXDOUBLE : family->drop, high = root ? -G_MAXDOUBLE : family->drop;

  if (family->n_children + family->n_extras + family->n_ways > 0 && !root)
    {
      g_array_append_val (under->drops, family->drop);
      g_array_append_val (under->uprights, family->drop);
      if (family->row + 1 < work->n_rows)
        g_array_append_val (BAND (self, family->row + 1)->uprights, family->drop);
    }
  for (int k = 0; k < family->n_children + family->n_extras; k++)
    {
      double x = along_family_stub (work, family, k);

      low = MIN (low, x);
      high = MAX (high, x);
      g_array_append_val (under->stubs, x);
      if (k < family->n_children && along_link_is_double (work, NODE (work, KID (work, family, k))->link))
        {
          double beside = x - ALONG_DOUBLE_GAP;

          g_array_append_val (under->stubs, beside);
        }
      if (family->row + 1 < work->n_rows)
        g_array_append_val (BAND (self, family->row + 1)->uprights, x);
    }
  if (high - low > 0.1)
    add_level (under, LEVEL_BARS, low, high);
  if (family->other < 0)
    return;
  low = MIN (NODE (work, family->one)->x, NODE (work, family->other)->x);
  high = MAX (NODE (work, family->one)->x, NODE (work, family->other)->x);
  if (family->shape == COUPLE_LINE)
    {
      add_level (under, LEVEL_PARTNERS, low, high);
      return;
    }
  low += family->legs[0];
  high += family->legs[1];
  g_array_append_val (under->uprights, low);
  g_array_append_val (under->uprights, high);
  if (family->shape == COUPLE_BELOW)
    add_level (under, LEVEL_UNDER, low, high);
  else
    {
      add_level (over, LEVEL_BARS, low, high);
      g_array_append_val (over->stubs, low);
      g_array_append_val (over->stubs, high);
    }
}

/* The spaces between those who stand in a row, the outermost without end. */
static void
list_gaps (Finder *self, int r)
{
  Work *work = self->work;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Gap));
  GArray *gaps = BAND (self, r)->gaps;
  Gap gap = { -G_MAXDOUBLE, 0 };

  for (int p = 0; p < work->n_parts; p++)
    {
      const Row *row = ROW (work, p, r);

      for (int b = 0; b < row->n; b++)
        for (int i = 0; i < BLOCK (work, row->blocks[b])->n; i++)
          {
            const Node *node = NODE (work, BLOCK (work, row->blocks[b])->nodes[i]);
            Gap room = { node->x - node->left - MARGIN, node->x + node->right + MARGIN };

            g_array_append_val (taken, room);
          }
    }
  g_array_sort (taken, compare_gaps);
  for (guint i = 0; i < taken->len; i++)
    {
      const Gap *room = &g_array_index (taken, Gap, i);

      gap.high = room->low;
      if (gap.high >= gap.low)
        g_array_append_val (gaps, gap);
      gap.low = MAX (gap.low, room->high);
    }
  gap.high = G_MAXDOUBLE;
  g_array_append_val (gaps, gap);
}

static Finder *
finder_new (Work *work)
{
  Finder *self = g_new0 (Finder, 1);

  self->work = work;
  self->n_bands = work->n_rows + 1;
  self->bands = g_new0 (Band, self->n_bands);
  for (int b = 0; b < self->n_bands; b++)
    {
      Band *band = &self->bands[b];

      band->drops = g_array_new (FALSE, FALSE, sizeof (double));
      band->stubs = g_array_new (FALSE, FALSE, sizeof (double));
      band->uprights = g_array_new (FALSE, FALSE, sizeof (double));
      band->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
      for (int k = 0; k < 3; k++)
        {
          band->lows[k] = g_array_new (FALSE, FALSE, sizeof (double));
          band->highs[k] = g_array_new (FALSE, FALSE, sizeof (double));
        }
    }
  for (guint f = 0; f < work->families->len; f++)
    if (FAMILY (work, f)->one >= 0)
      add_family (self, FAMILY (work, f));
  for (int r = -1; r < work->n_rows; r++)
    {
      Band *band = BAND (self, r);

      g_array_sort (band->drops, compare_doubles);
      g_array_sort (band->stubs, compare_doubles);
      g_array_sort (band->uprights, compare_doubles);
      for (int k = 0; k < 3; k++)
        {
          g_array_sort (band->lows[k], compare_doubles);
          g_array_sort (band->highs[k], compare_doubles);
        }
      if (r >= 0)
        list_gaps (self, r);
    }
  return self;
}

static void
finder_free (Finder *self)
{
  for (int b = 0; b < self->n_bands; b++)
    {
      Band *band = &self->bands[b];

      g_array_unref (band->drops);
      g_array_unref (band->stubs);
      g_array_unref (band->uprights);
      g_array_unref (band->gaps);
      for (int k = 0; k < 3; k++)
        {
          g_array_unref (band->lows[k]);
          g_array_unref (band->highs[k]);
        }
    }
  g_free (self->bands);
  g_free (self);
}

/* The place in a gap nearest to @wish that is clear of upright lines. */
static gboolean
find_clear (Band *band, const Gap *gap, double wish, double *x)
{
  double inset = MIN (AMPLE, (gap->high - gap->low) / 2);
  double start = CLAMP (wish, gap->low + inset, gap->high - inset);

  for (int i = 0; i < 2 * MOST; i++)
    {
      double at = start + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * STEP;

      if (at >= gap->low && at <= gap->high && clear_of (band->uprights, at) >= CLEAR - 0.01)
        {
          *x = at;
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_place (GArray *places, double x)
{
  Place place = { x, G_MAXDOUBLE, -1, 0, 0 };

  for (guint i = 0; i < places->len; i++)
    if (fabs (g_array_index (places, Place, i).x - x) < 0.01)
      return;
  if (places->len < MOST)
    g_array_append_val (places, place);
}

/* The gap that @x is in, or the first to the right of it. */
static int
gap_at (Band *band, double x)
{
  int low = 0, high = (int) band->gaps->len - 1;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (g_array_index (band->gaps, Gap, middle).high < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Places where row @r could be passed: as the row below was, or near one of both ends. */
static GArray *
list_places (Finder *self, int r, const GArray *before, const double *wishes, int n_wishes)
{
  Band *band = BAND (self, r);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  double x;

  for (int w = 0; w < n_wishes; w++)
    {
      int near = gap_at (band, wishes[w]);

      for (int g = MAX (near - EACH_WAY, 0); g <= near + EACH_WAY && g < (int) band->gaps->len; g++)
        if (find_clear (band, &g_array_index (band->gaps, Gap, g), wishes[w], &x))
          add_place (places, x);
    }
  for (int outer = 0; outer < 2; outer++)
    if (find_clear (band, &g_array_index (band->gaps, Gap, outer ? band->gaps->len - 1 : 0), wishes[0], &x))
      add_place (places, x);
  for (guint i = 0; i < before->len; i++)
    {
      x = g_array_index (before, Place, i).x;
      if (g_array_index (band->gaps, Gap, gap_at (band, x)).low <= x && clear_of (band->uprights, x) >= CLEAR - 0.01)
        add_place (places, x);
    }
  return places;
}

/* How far to the left a second line lies beside it. */
static double
width_of (Finder *self, const Way *way)
{
  return along_link_is_double (self->work, g_array_index (self->work->secondary, SecondaryLink, way->link).link) ? ALONG_DOUBLE_GAP : 0;
}

/* Where it comes down on the child's symbol, from @x: on that side of its parents' line, where no other line does. */
static gboolean
find_landing (Finder *self, const Way *way, int r, double x, double *landing)
{
  static const double offsets[] = { 11, 18, 6, 14, 8, 16, 20, 9, 13, 5, 3 };
  GArray *stubs = BAND (self, r - 1)->stubs;
  const Node *child = NODE (self->work, way->child);
  double point = along_twin_point (self->work, way->child), width = width_of (self, way), best = -1;
  double side = fabs (point - child->x) > 1 ? (point > child->x ? -1 : 1) : x > child->x ? 1 : -1;

  *landing = child->x + side * MIN (offsets[0], along_landing_reach (self->work, way->child));
  for (guint i = 0; i < 2 * G_N_ELEMENTS (offsets) && best < LANDING; i++)
    {
      double offset = (i < G_N_ELEMENTS (offsets) ? side : -side) * offsets[i % G_N_ELEMENTS (offsets)];
      double clear = MIN (clear_of (stubs, child->x + offset), clear_of (stubs, child->x + offset - width));

      if (fabs (offset) <= along_landing_reach (self->work, way->child) && MIN (clear, LANDING) > best)
        {
          best = MIN (clear, LANDING);
          *landing = child->x + offset;
        }
    }
  return best >= LANDING;
}

static void
count_sides (Place *place, GArray *crossed)
{
  place->before = n_below (crossed, place->x - 0.5);
  place->after = n_below (crossed, place->x + 0.5);
}

/* A run from one place to the other, whose sides were counted. */
static double
cost_of_run (const Place *one, const Place *other)
{
  const Place *left = one->x < other->x ? one : other, *right = left == one ? other : one;

  return right->x - left->x < 0.1 ? 0 : right->x - left->x + BEND + CROSSING * MAX (0, right->before - left->after);
}

static void
find_way (Finder *self, Way *way)
{
  Work *work = self->work;
  const Family *family = FAMILY (work, way->family);
  int last = NODE (work, way->child)->row, n = family->row - last + 1, best = 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const double wishes[2] = { NODE (work, way->child)->x, family->drop };
  GArray *start = g_array_new (FALSE, FALSE, sizeof (Place)), *end;
  double least = G_MAXDOUBLE;

  add_place (start, family->drop);
  g_array_index (start, Place, 0).cost = 0;
  g_ptr_array_add (rows, start);
  for (int i = 0; i < n; i++)
    {
      int r = family->row - i;
      GArray *before = g_ptr_array_index (rows, i);
      GArray *places = list_places (self, r, before, wishes, 2);
      Band *band = BAND (self, r);

      for (guint b = 0; b < before->len; b++)
        count_sides (&g_array_index (before, Place, b), band->drops);
      for (guint p = 0; p < places->len; p++)
        {
          Place *place = &g_array_index (places, Place, p);
          double own = CROSSING * n_across (band, LEVEL_UNDER, place->x) + PARTING * n_across (band, LEVEL_PARTNERS, place->x);

          if (r > last)
            own += CROSSING * n_across (BAND (self, r - 1), LEVEL_BARS, place->x);
          count_sides (place, band->drops);
          for (guint b = 0; b < before->len; b++)
            {
              const Place *from = &g_array_index (before, Place, b);
              double cost = own + from->cost + cost_of_run (from, place);

              if (cost < place->cost)
                {
                  place->cost = cost;
                  place->from = b;
                }
            }
        }
      g_ptr_array_add (rows, places);
    }
  way->n = n + 2;
  way->xs = g_new (double, way->n);
  way->tracks = g_new0 (int, way->n);
  way->row = family->row;
  end = g_ptr_array_index (rows, n);
  for (guint p = 0; p < end->len; p++)
    {
      Place *place = &g_array_index (end, Place, p), landing = { 0 };
      double cost = place->cost + (find_landing (self, way, last, place->x, &landing.x) ? 0 : PARTING);

      count_sides (place, BAND (self, last - 1)->stubs);
      count_sides (&landing, BAND (self, last - 1)->stubs);
      cost += cost_of_run (place, &landing);
      if (cost < least)
        {
          least = cost;
          best = p;
          way->xs[n + 1] = landing.x;
        }
    }
  for (int i = n; i >= 0; i--)
    {
      const Place *place = &g_array_index ((GArray *) g_ptr_array_index (rows, i), Place, best);

      way->xs[i] = place->x;
      best = place->from;
    }
}

/* What comes later goes round it. */
static void
take_way (Finder *self, const Way *way)
{
  for (int i = 0; i + 1 < way->n; i++)
    {
      int r = way->row - i;
      double low = MIN (way->xs[i], way->xs[i + 1]), high = MAX (way->xs[i], way->xs[i + 1]);
      gboolean lands = i + 2 == way->n;

      if (high - low > 0.1 && !lands)
        {
          insert (BAND (self, r)->lows[LEVEL_UNDER], low);
          insert (BAND (self, r)->highs[LEVEL_UNDER], high);
        }
      if (lands)
        {
          insert (BAND (self, r)->stubs, way->xs[i + 1]);
          if (width_of (self, way) > 0)
            insert (BAND (self, r)->stubs, way->xs[i + 1] - width_of (self, way));
        }
      else
        {
          double x = way->xs[i + 1];

          insert (BAND (self, r)->drops, x);
          insert (BAND (self, r)->uprights, x);
          if (r + 1 < self->work->n_rows)
            insert (BAND (self, r + 1)->uprights, x);
          if (r > 0)
            insert (BAND (self, r - 1)->uprights, x);
          insert (BAND (self, r - 1)->stubs, x);
        }
    }
}

typedef struct
{
  int *track;
  double low, high;
} Run;

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *one = a, *other = b;
  double p = one->high - one->low, q = other->high - other->low;

  return p < q ? -1 : p > q ? 1 : compare_doubles (&one->low, &other->low);
}

/* Tracks for the level runs of one band, the shortest first; returns how many. */
static int
colour_runs (GArray *runs)
{
  int tracks = 0;

  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);

      *run->track = 0;
      for (guint j = 0; j < i; j++)
        {
          const Run *other = &g_array_index (runs, Run, j);

          if (other->low < run->high + LINE_ROOM && run->low < other->high + LINE_ROOM)
            *run->track = MAX (*run->track, *other->track + 1);
        }
      tracks = MAX (tracks, *run->track + 1);
    }
  return tracks;
}

/* In the space under each row, and over it. */
static void
give_tracks (Work *work)
{
  for (int r = 0; r < work->n_rows; r++)
    for (int over = 0; over < 2; over++)
      {
        g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));

        for (guint w = 0; w < work->ways->len; w++)
          {
            Way *way = &g_array_index (work->ways, Way, w);
            int i = over ? way->n - 2 : way->row - r;
            Run run;

            if (way->n == 0 || i < 0 || (over ? way->row - way->n + 3 != r : i > way->n - 3) ||
                fabs (way->xs[i] - way->xs[i + 1]) < 0.1)
              continue;
            run = (Run){ &way->tracks[i], MIN (way->xs[i], way->xs[i + 1]), MAX (way->xs[i], way->xs[i + 1]) };
            g_array_append_val (runs, run);
          }
        if (over)
          work->over_ways[r] = colour_runs (runs);
        else
          work->under_ways[r] = colour_runs (runs);
      }
}

/** along_find_ways: a way for each of Work.ways, and how many tracks they take under and over each row. Needs to know where
 * everybody stands, and the drops of all families. */
void
along_find_ways (Work *work)
{
  Finder *self;

  if (work->ways->len == 0)
    return;
  self = finder_new (work);
  for (guint w = 0; w < work->ways->len; w++)
    {
      Way *way = &g_array_index (work->ways, Way, w);

      find_way (self, way);
      take_way (self, way);
    }
  finder_free (self);
  give_tracks (work);
}
