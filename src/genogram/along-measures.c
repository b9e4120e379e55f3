/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures M1 to M16 and M19 of genogram.md 3.6, from the finished drawing alone. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "along-date.h"
#include "along-genogram-measures.h"
#include "along-measures-private.h"

#define SLACK 0.5
#define SAME_ROW 2.0
#define ROW_APART 40.0

double
along_measure_middle_x (const AlongDrawnPerson *person)
{
  return person->symbol.x + person->symbol.width / 2;
}

/* Triangles and index outlines have other middles: the row is where the lower edges of labels begin. */
double
along_measure_middle_y (const AlongDrawnPerson *person)
{
  return person->symbol.y + person->symbol.height / 2;
}

static gboolean
overlap (const AlongRect *a, const AlongRect *b)
{
  return a->width > 0 && b->width > 0 && a->x < b->x + b->width - SLACK && b->x < a->x + a->width - SLACK &&
         a->y < b->y + b->height - SLACK && b->y < a->y + a->height - SLACK;
}

typedef struct
{
  AlongRect box;
  int owner; /* person, or -1 - couple for a mark */
  int kind;  /* 0 symbol, 1 text, 2 mark */
} Box;

static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const Box *one = a, *other = b;

  return one->box.x < other->box.x ? -1 : one->box.x > other->box.x;
}

/* M1 and M2 by a sweep from the left. */
static void
measure_overlaps (Measure *self)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));

  for (guint i = 0; i < self->n_people; i++)
    {
      Box symbol = { self->people[i].symbol, i, 0 };

      g_array_append_val (boxes, symbol);
      for (guint t = 0; t < self->people[i].n_texts; t++)
        {
          Box text = { self->people[i].texts[t], i, 1 };

          g_array_append_val (boxes, text);
        }
    }
  for (guint c = 0; c < self->n_couples; c++)
    for (guint m = 0; m < self->couples[c].n_marks; m++)
      {
        Box mark = { self->couples[c].marks[m], -1 - (int) c, 2 };

        g_array_append_val (boxes, mark);
      }
  for (guint t = 0; t < self->n_notes; t++)
    {
      Box note = { self->notes[t], (int) (self->n_people + t), 2 };

      g_array_append_val (boxes, note);
    }
  g_array_sort (boxes, compare_boxes);
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = i + 1; j < boxes->len; j++)
      {
        const Box *a = &g_array_index (boxes, Box, i), *b = &g_array_index (boxes, Box, j);

        if (b->box.x >= a->box.x + a->box.width)
          break;
        if (a->owner == b->owner || !overlap (&a->box, &b->box))
          continue;
        if (a->kind == 0 && b->kind == 0)
          self->out->m1++;
        else
          self->out->m2++;
      }
}

/* Rows are found from the symbols' middles: two heights nearer than a symbol are one row out of line. */
static void
measure_rows (Measure *self)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->n_people; i++)
    {
      double y = along_measure_middle_y (&self->people[i]);
      gboolean placed = FALSE;

      for (guint h = 0; h < heights->len && !placed; h++)
        {
          double apart = fabs (g_array_index (heights, double, h) - y);

          placed = apart <= SAME_ROW;
          if (apart > SAME_ROW && apart < ROW_APART)
            {
              self->out->m3++;
              placed = TRUE;
            }
        }
      if (!placed)
        g_array_append_val (heights, y);
    }
  for (guint i = 0; i < self->n_children; i++)
    {
      const AlongDrawnChild *child = &self->children[i];
      const int parents[2] = { child->couple >= 0 ? self->couples[child->couple].one : -1,
                               child->couple >= 0 ? self->couples[child->couple].other : -1 };

      for (int p = 0; p < 2 && child->primary; p++)
        if (parents[p] >= 0 && along_measure_middle_y (&self->people[child->child]) <= along_measure_middle_y (&self->people[parents[p]]) + SAME_ROW)
          self->out->m3++;
    }
}

static gboolean
born_before (const AlongGraphPerson *a, const AlongGraphPerson *b)
{
  return a->birth_hi != ALONG_DAY_NONE && b->birth_lo != ALONG_DAY_NONE && a->birth_hi < b->birth_lo;
}

gboolean
along_measure_same_row (Measure *self, int a, int b)
{
  return fabs (along_measure_middle_y (&self->people[a]) - along_measure_middle_y (&self->people[b])) <= SAME_ROW;
}

/* M4: pairs of full brothers and sisters on one row whose dates decide. */
static void
measure_births (Measure *self)
{
  int pairs = 0, kept = 0, stand = 0;

  for (guint i = 0; i < self->n_children; i++)
    for (guint j = i + 1; j < self->n_children; j++)
      {
        const AlongDrawnChild *a = &self->children[i], *b = &self->children[j];
        const AlongDrawnPerson *one, *other;

        if (a->couple != b->couple || !a->primary || !b->primary || a->child == b->child ||
            !along_measure_same_row (self, a->child, b->child))
          continue;
        one = &self->people[a->child];
        other = &self->people[b->child];
        if (born_before (other->person, one->person))
          {
            const AlongDrawnPerson *swap = one;

            one = other;
            other = swap;
          }
        else if (!born_before (one->person, other->person))
          continue;
        pairs++;
        stand += along_measure_middle_x (one) < along_measure_middle_x (other);
        kept += along_measure_middle_x (one) < along_measure_middle_x (other) || (one->ordinal && other->ordinal);
      }
  self->out->births = pairs > 0 ? (double) stand / pairs : 1;
  self->out->m4 = pairs > 0 ? (double) kept / pairs : 1;
}

static gboolean
somebody_between (Measure *self, int a, int b)
{
  double low = MIN (along_measure_middle_x (&self->people[a]), along_measure_middle_x (&self->people[b]));
  double high = MAX (along_measure_middle_x (&self->people[a]), along_measure_middle_x (&self->people[b]));

  for (guint i = 0; i < self->n_people; i++)
    if ((int) i != a && (int) i != b && along_measure_same_row (self, i, a) && along_measure_middle_x (&self->people[i]) > low &&
        along_measure_middle_x (&self->people[i]) < high)
      return TRUE;
  return FALSE;
}

typedef struct
{
  Measure *self;
  int *partners; /* CSR of same-row unions */
  int *first;
  guint8 *seen;
} Paths;

/* Fewest paths that cover a tree: from the leaves up a person joins two children that are path ends. */
static int
tree_paths (Paths *paths, int root, int *nodes, int *edges)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree int *parent = g_new (int, paths->self->n_people + 1);
  g_autofree guint8 *open = g_malloc0 (paths->self->n_people + 1);
  g_autofree guint8 *ends = g_malloc0 (paths->self->n_people + 1);
  int joined = 0;

  *nodes = *edges = 0;
  parent[root] = -1;
  paths->seen[root] = 1;
  g_array_append_val (order, root);
  for (guint i = 0; i < order->len; i++)
    {
      int node = g_array_index (order, int, i);

      (*nodes)++;
      for (int e = paths->first[node]; e < paths->first[node + 1]; e++)
        {
          int far = paths->partners[e];

          (*edges)++;
          if (paths->seen[far])
            continue;
          paths->seen[far] = 1;
          parent[far] = node;
          g_array_append_val (order, far);
        }
    }
  *edges /= 2;
  for (guint i = order->len; i > 0; i--)
    {
      int node = g_array_index (order, int, i - 1);
      int take = MIN (ends[node], 2);

      joined += take;
      open[node] = take < 2;
      if (open[node] && parent[node] >= 0)
        ends[parent[node]]++;
    }
  return joined;
}

/* M5: couples side by side, of those that could be at once. */
static void
measure_couples (Measure *self)
{
  g_autofree int *first = g_new0 (int, self->n_people + 2);
  g_autofree int *partners = g_new (int, 2 * self->n_couples + 1);
  g_autofree guint8 *seen = g_malloc0 (self->n_people + 1);
  g_autofree guint8 *counted = g_malloc0 (self->n_couples + 1);
  Paths paths = { self, partners, first, seen };
  int attainable = 0, adjacent = 0;

  for (guint c = 0; c < self->n_couples; c++)
    {
      const AlongDrawnCouple *couple = &self->couples[c];
      gboolean again = FALSE;

      if (couple->one < 0 || couple->other < 0 || couple->one == couple->other ||
          !along_measure_same_row (self, couple->one, couple->other))
        continue;
      for (guint d = 0; d < c && !again; d++)
        again = counted[d] && ((self->couples[d].one == couple->one && self->couples[d].other == couple->other) ||
                               (self->couples[d].one == couple->other && self->couples[d].other == couple->one));
      if (again)
        continue;
      counted[c] = 1;
      first[couple->one + 1]++;
      first[couple->other + 1]++;
      adjacent += !somebody_between (self, couple->one, couple->other);
    }
  for (guint i = 0; i < self->n_people; i++)
    first[i + 1] += first[i];
  {
    g_autofree int *fill = g_memdup2 (first, (self->n_people + 1) * sizeof (int));

    for (guint c = 0; c < self->n_couples; c++)
      if (counted[c])
        {
          partners[fill[self->couples[c].one]++] = self->couples[c].other;
          partners[fill[self->couples[c].other]++] = self->couples[c].one;
        }
  }
  for (guint i = 0; i < self->n_people; i++)
    if (!seen[i] && first[i + 1] > first[i])
      {
        int nodes, edges, joined = tree_paths (&paths, i, &nodes, &edges);

        /* with rings, the bound that no person has more than two neighbours */
        if (edges >= nodes)
          {
            int bound = 0;

            for (int e = 0; e < nodes - 1 && e < edges; e++)
              bound++;
            joined = MIN (MAX (joined, 0), bound);
          }
        attainable += joined;
      }
  self->out->m5 = attainable > 0 ? MIN ((double) adjacent / attainable, 1) : 1;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static gboolean
on_path (const AlongDrawnPath *path, double x, double y)
{
  for (guint s = 0; s < path->n; s++)
    {
      const AlongSegment *at = &path->segments[s];

      if (x >= MIN (at->x1, at->x2) - 3 && x <= MAX (at->x1, at->x2) + 3 && y >= MIN (at->y1, at->y2) - 4 &&
          y <= MAX (at->y1, at->y2) + 4)
        return TRUE;
    }
  return FALSE;
}

/* Whether the lines to the children leave from the couple's own line, or from under the one parent. */
static gboolean
leaves_from_own (Measure *self, const AlongDrawnCouple *couple)
{
  const AlongDrawnPerson *parent;
  double bottom;

  for (guint p = 0; p < couple->n_line; p++)
    if (on_path (&couple->line[p], couple->drop, couple->drop_y))
      return TRUE;
  if (couple->one >= 0 && couple->other >= 0)
    return FALSE;
  if (couple->one < 0 && couple->other < 0)
    return TRUE;
  parent = &self->people[MAX (couple->one, couple->other)];
  bottom = MAX (parent->symbol.y + parent->symbol.height, parent->label.y + parent->label.height);
  return fabs (couple->drop - along_measure_middle_x (parent)) <= parent->symbol.width && couple->drop_y <= bottom + 8 &&
         couple->drop_y >= parent->symbol.y + parent->symbol.height / 2;
}

/* M9, M10, M12: children under their couple. */
static void
measure_descent (Measure *self)
{
  g_autoptr (GArray) offs = g_array_new (FALSE, FALSE, sizeof (double));
  int links = 0, own = 0, within = 0;
  double bars = 0;

  for (guint c = 0; c < self->n_couples; c++)
    {
      const AlongDrawnCouple *couple = &self->couples[c];
      double low = G_MAXDOUBLE, high = -G_MAXDOUBLE, off;
      gboolean leaves;

      if (couple->n_descent == 0)
        continue;
      leaves = leaves_from_own (self, couple);
      for (guint i = 0; i < self->n_children; i++)
        if (self->children[i].couple == (int) c && self->children[i].primary)
          {
            double x = along_measure_middle_x (&self->people[self->children[i].child]);

            low = MIN (low, x);
            high = MAX (high, x);
            links++;
            own += leaves;
          }
      for (guint p = 0; p < couple->n_descent; p++)
        for (guint s = 0; s < couple->descent[p].n; s++)
          bars += fabs (couple->descent[p].segments[s].x2 - couple->descent[p].segments[s].x1);
      if (low > high || (couple->one < 0 && couple->other < 0))
        continue;
      off = fabs (couple->drop - (low + high) / 2) / ALONG_SYMBOL;
      g_array_append_val (offs, off);
      within += couple->drop >= low - ALONG_SYMBOL && couple->drop <= high + ALONG_SYMBOL;
    }
  g_array_sort (offs, compare_doubles);
  self->out->m9 = offs->len > 0 ? g_array_index (offs, double, (offs->len - 1) / 2) : 0;
  self->out->m9_reach = offs->len > 0 ? (double) within / offs->len : 1;
  self->out->m10 = links > 0 ? (double) own / links : 1;
  self->out->m12 = self->n_people > 0 ? bars / ALONG_SYMBOL / self->n_people : 0;
}

typedef struct
{
  double y, x, left, right;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *p = a, *q = b;

  if (fabs (p->y - q->y) > SAME_ROW)
    return p->y < q->y ? -1 : 1;
  return p->x < q->x ? -1 : p->x > q->x;
}

/* M11: the drawing's width over the least width of its widest row. */
static void
measure_width (Measure *self)
{
  g_autofree Place *places = g_new (Place, self->n_people + 1);
  double least = 0, row = 0, left = G_MAXDOUBLE, right = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n_people; i++)
    {
      const AlongDrawnPerson *person = &self->people[i];
      AlongRect box = person->symbol;
      Place place = { along_measure_middle_y (person), along_measure_middle_x (person) };

      if (person->label.width > 0)
        {
          box.width = MAX (box.x + box.width, person->label.x + person->label.width);
          box.x = MIN (box.x, person->label.x);
          box.width -= box.x;
        }
      place.left = place.x - box.x;
      place.right = box.x + box.width - place.x;
      places[i] = place;
      left = MIN (left, box.x);
      right = MAX (right, box.x + box.width);
    }
  qsort (places, self->n_people, sizeof *places, compare_places);
  for (guint i = 0; i < self->n_people; i++)
    {
      if (i == 0 || fabs (places[i].y - places[i - 1].y) > SAME_ROW)
        row = places[i].left;
      else
        row += MAX (1.9 * ALONG_SYMBOL, places[i - 1].right + places[i].left + 12);
      least = MAX (least, row + places[i].right);
    }
  self->out->m11 = least > 0 ? (right - left) / least : 1;
}

/* M13: man left where nothing else decides: one couple each, no brothers or sisters drawn. */
static void
measure_sides (Measure *self)
{
  g_autofree int *unions = g_new0 (int, self->n_people + 1), *siblings = g_new0 (int, self->n_people + 1);
  int couples = 0, kept = 0;

  for (guint c = 0; c < self->n_couples; c++)
    {
      if (self->couples[c].one >= 0)
        unions[self->couples[c].one]++;
      if (self->couples[c].other >= 0)
        unions[self->couples[c].other]++;
    }
  for (guint i = 0; i < self->n_children; i++)
    if (self->children[i].child >= 0)
      siblings[self->children[i].child]++;
  for (guint c = 0; c < self->n_couples; c++)
    {
      const AlongDrawnCouple *couple = &self->couples[c];
      const AlongDrawnPerson *one, *other;

      if (couple->one < 0 || couple->other < 0 || unions[couple->one] != 1 || unions[couple->other] != 1 ||
          siblings[couple->one] > 0 || siblings[couple->other] > 0 || couple->couple->side != 0)
        continue;
      one = &self->people[couple->one];
      other = &self->people[couple->other];
      if (one->person->gender == ALONG_GRAPH_FEMALE)
        {
          const AlongDrawnPerson *swap = one;

          one = other;
          other = swap;
        }
      if (one->person->gender != ALONG_GRAPH_MALE || other->person->gender != ALONG_GRAPH_FEMALE)
        continue;
      couples++;
      kept += along_measure_middle_x (one) < along_measure_middle_x (other);
    }
  self->out->m13 = couples > 0 ? (double) kept / couples : 1;
}

/** along_genogram_measure: all measures but M17, which needs other drawings to compare with, and M18, M20. */
void
along_genogram_measure (AlongDrawn *drawn, AlongGenogramMeasures *measures)
{
  Measure self = { 0 };

  memset (measures, 0, sizeof *measures);
  self.out = measures;
  self.people = along_drawn_people (drawn, &self.n_people);
  self.couples = along_drawn_couples (drawn, &self.n_couples);
  self.children = along_drawn_children (drawn, &self.n_children);
  self.homes = along_drawn_homes (drawn, &self.n_homes);
  self.notes = along_drawn_notes (drawn, &self.n_notes);
  measure_overlaps (&self);
  measure_rows (&self);
  measure_births (&self);
  measure_couples (&self);
  along_measure_lines (drawn, measures);
  along_measure_texts (drawn, measures);
  measure_descent (&self);
  measure_width (&self);
  measure_sides (&self);
  along_measure_completeness (&self);
  along_measure_twins (&self);
  measures->m17 = TRUE;
  along_measure_homes (&self);
}
