/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M6 to M8: how the lines of different families meet each other, and the people they do not belong to. */
#include "along-measures-private.h"

#include <math.h>

#define EDGE 0.6     /* an end that touches is no crossing */
#define NEAR 1.5     /* lines nearer than this lie on each other */
#define ON 0.6       /* a line that ends nearer than this to another touches it */
#define DOUBLE 6.0   /* two lines of relatives' couples are nearer */
#define SHARED 2.0   /* longest piece two families may share */
#define LABEL_IN 1.0 /* how deep a line must go into a box */

typedef struct
{
  AlongSegment at;
  double x1, x2; /* left and right */
  int family;
  gboolean beside; /* second line of a double one: it crosses nothing that the first does not */
} Line;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *other = b;

  return one->x1 < other->x1 ? -1 : one->x1 > other->x1;
}

static void
add_path (GArray *lines, const AlongDrawnPath *path, int family, gboolean beside)
{
  for (guint s = 0; s < path->n; s++)
    {
      Line line = { path->segments[s], MIN (path->segments[s].x1, path->segments[s].x2),
                    MAX (path->segments[s].x1, path->segments[s].x2), family, beside };

      g_array_append_val (lines, line);
    }
}

static double
side (const AlongSegment *line, double x, double y)
{
  double length = hypot (line->x2 - line->x1, line->y2 - line->y1);

  return ((line->x2 - line->x1) * (y - line->y1) - (line->y2 - line->y1) * (x - line->x1)) / length;
}

static gboolean
cross (const AlongSegment *a, const AlongSegment *b)
{
  double p = side (a, b->x1, b->y1), q = side (a, b->x2, b->y2);
  double r = side (b, a->x1, a->y1), s = side (b, a->x2, a->y2);

  return fabs (p) > EDGE && fabs (q) > EDGE && fabs (r) > EDGE && fabs (s) > EDGE && (p > 0) != (q > 0) &&
         (r > 0) != (s > 0);
}

/* How much of two parallel, near lines lies side by side. */
static double
shared (const AlongSegment *a, const AlongSegment *b)
{
  double length = hypot (a->x2 - a->x1, a->y2 - a->y1);
  double ux = (a->x2 - a->x1) / length, uy = (a->y2 - a->y1) / length;
  double p = (b->x1 - a->x1) * ux + (b->y1 - a->y1) * uy, q = (b->x2 - a->x1) * ux + (b->y2 - a->y1) * uy;

  if (fabs (side (a, b->x1, b->y1)) > NEAR || fabs (side (a, b->x2, b->y2)) > NEAR)
    return 0;
  return MAX (0, MIN (MAX (p, q), length) - MAX (MIN (p, q), 0));
}

static gboolean
lies_on (double x, double y, const AlongSegment *line)
{
  double length = hypot (line->x2 - line->x1, line->y2 - line->y1);
  double along = ((x - line->x1) * (line->x2 - line->x1) + (y - line->y1) * (line->y2 - line->y1)) / length;

  return along >= -ON && along <= length + ON && fabs (side (line, x, y)) <= ON;
}

/* One ends on the other, and reads as branching off from it. */
static gboolean
touches (const AlongSegment *a, const AlongSegment *b)
{
  return lies_on (a->x1, a->y1, b) || lies_on (a->x2, a->y2, b) || lies_on (b->x1, b->y1, a) || lies_on (b->x2, b->y2, a);
}

static gboolean
enters (const AlongSegment *at, const AlongRect *box)
{
  double x1 = box->x + LABEL_IN, x2 = box->x + box->width - LABEL_IN;
  double y1 = box->y + LABEL_IN, y2 = box->y + box->height - LABEL_IN;
  double t0 = 0, t1 = 1;
  const double d[4] = { at->x1 - at->x2, at->x2 - at->x1, at->y1 - at->y2, at->y2 - at->y1 };
  const double q[4] = { at->x1 - x1, x2 - at->x1, at->y1 - y1, y2 - at->y1 };

  if (x1 >= x2 || y1 >= y2)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      if (fabs (d[i]) < 1e-9)
        {
          if (q[i] < 0)
            return FALSE;
        }
      else if (d[i] < 0)
        t0 = MAX (t0, q[i] / d[i]);
      else
        t1 = MIN (t1, q[i] / d[i]);
    }
  return t0 < t1;
}

static gboolean
belongs (AlongDrawn *drawn, int family, int person)
{
  guint n, n_children;
  const AlongDrawnCouple *couple = &along_drawn_couples (drawn, &n)[family];
  const AlongDrawnChild *children = along_drawn_children (drawn, &n_children);

  if (couple->one == person || couple->other == person)
    return TRUE;
  for (guint i = 0; i < n_children; i++)
    if (children[i].couple == family && children[i].child == person)
      return TRUE;
  return FALSE;
}

static void
measure_through (AlongDrawn *drawn, GArray *lines, AlongGenogramMeasures *measures)
{
  guint n;
  const AlongDrawnPerson *people = along_drawn_people (drawn, &n);

  for (guint l = 0; l < lines->len; l++)
    {
      const Line *line = &g_array_index (lines, Line, l);

      for (guint i = 0; i < n; i++)
        {
          const AlongDrawnPerson *person = &people[i];
          gboolean through = FALSE;

          if (line->x1 > MAX (person->symbol.x + person->symbol.width, person->label.x + person->label.width) ||
              line->x2 < MIN (person->symbol.x, person->label.width > 0 ? person->label.x : person->symbol.x))
            continue;
          for (guint t = 0; t < person->n_texts && !through; t++)
            through = enters (&line->at, &person->texts[t]);
          if (!through && enters (&line->at, &person->symbol))
            through = !belongs (drawn, line->family, i);
          measures->m8 += through;
        }
    }
}

static gboolean
path_enters (const AlongSegment *segments, guint n, const AlongRect *box)
{
  for (guint s = 0; s < n; s++)
    if (enters (&segments[s], box))
      return TRUE;
  return FALSE;
}

gboolean
along_measure_edge_enters (const AlongDrawnHome *home, const AlongRect *box)
{
  guint start = 0;

  for (guint i = 0; i < home->n; i++)
    {
      AlongPoint a = home->points[i], b;
      AlongSegment edge;

      if (isnan (a.x))
        {
          start = i + 1;
          continue;
        }
      b = i + 1 < home->n && !isnan (home->points[i + 1].x) ? home->points[i + 1] : home->points[start];
      edge = (AlongSegment){ a.x, a.y, b.x, b.y };
      if (enters (&edge, box))
        return TRUE;
    }
  return FALSE;
}

/** along_measure_texts: writes how many texts feelings and edges of homes go through. */
void
along_measure_texts (AlongDrawn *drawn, AlongGenogramMeasures *measures)
{
  guint n, n_bonds, n_homes;
  const AlongDrawnText *texts = along_drawn_texts (drawn, &n);
  const AlongDrawnBond *bonds = along_drawn_bonds (drawn, &n_bonds);
  const AlongDrawnHome *homes = along_drawn_homes (drawn, &n_homes);

  for (guint t = 0; t < n; t++)
    {
      gboolean met = FALSE;

      for (guint b = 0; b < n_bonds && !met; b++)
        met = path_enters (bonds[b].path.segments, bonds[b].path.n, &texts[t].box);
      for (guint h = 0; h < n_homes && !met; h++)
        met = along_measure_edge_enters (&homes[h], &texts[t].box);
      measures->texts_bare += met && !texts[t].plated;
      measures->texts_plated += met && texts[t].plated;
    }
}

/* Whether a stroke is the second one of a double line of a couple's. */
static gboolean
lies_beside (const AlongDrawnPath *first, const AlongDrawnPath *second)
{
  if (first->n == 0 || first->n != second->n)
    return FALSE;
  for (guint s = 0; s < first->n; s++)
    if (fabs (first->segments[s].x1 - second->segments[s].x1) > DOUBLE || fabs (first->segments[s].y1 - second->segments[s].y1) > DOUBLE ||
        fabs (first->segments[s].x2 - second->segments[s].x2) > DOUBLE || fabs (first->segments[s].y2 - second->segments[s].y2) > DOUBLE)
      return FALSE;
  return TRUE;
}

/** along_measure_lines: writes M6, M7 and M8. */
void
along_measure_lines (AlongDrawn *drawn, AlongGenogramMeasures *measures)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint n, n_children;
  const AlongDrawnCouple *couples = along_drawn_couples (drawn, &n);
  const AlongDrawnChild *children = along_drawn_children (drawn, &n_children);

  for (guint c = 0; c < n; c++)
    {
      for (guint p = 0; p < couples[c].n_line; p++)
        add_path (lines, &couples[c].line[p], c, p > 0 && lies_beside (&couples[c].line[0], &couples[c].line[p]));
      for (guint p = 0; p < couples[c].n_descent; p++)
        add_path (lines, &couples[c].descent[p], c, FALSE);
    }
  for (guint i = 0; i < n_children; i++)
    if (children[i].couple >= 0)
      add_path (lines, &children[i].path, children[i].couple, FALSE);
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    for (guint j = i + 1; j < lines->len; j++)
      {
        const Line *a = &g_array_index (lines, Line, i), *b = &g_array_index (lines, Line, j);

        if (b->x1 > a->x2 + NEAR)
          break;
        if (a->family == b->family)
          continue;
        if (cross (&a->at, &b->at))
          measures->m6 += !a->beside && !b->beside;
        else if (shared (&a->at, &b->at) > SHARED || touches (&a->at, &b->at))
          measures->m7++;
      }
  measure_through (drawn, lines, measures);
}
