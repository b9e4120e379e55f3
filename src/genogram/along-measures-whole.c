/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M14 to M16 and M19: everybody and every line there once, twins together, homes round their members. */
#include <math.h>
#include <string.h>

#include "along-measures-private.h"

static gboolean
touches (const AlongDrawnCouple *couple, const AlongDrawnPerson *person)
{
  AlongRect box = person->symbol;

  if (person->label.width > 0)
    {
      box.height = MAX (box.y + box.height, person->label.y + person->label.height) - box.y;
      box.x = MIN (box.x, person->label.x);
      box.width = MAX (person->symbol.x + person->symbol.width, person->label.x + person->label.width) - box.x;
    }
  for (guint p = 0; p < couple->n_line; p++)
    {
      const AlongDrawnPath *path = &couple->line[p];
      double ends[4];

      if (path->n == 0)
        continue;
      ends[0] = path->segments[0].x1;
      ends[1] = path->segments[0].y1;
      ends[2] = path->segments[path->n - 1].x2;
      ends[3] = path->segments[path->n - 1].y2;
      for (int e = 0; e < 4; e += 2)
        if (ends[e] >= box.x - 3 && ends[e] <= box.x + box.width + 3 && ends[e + 1] >= box.y - 3 &&
            ends[e + 1] <= box.y + box.height + 8)
          return TRUE;
    }
  return FALSE;
}

/* M14, M15: everybody once, every couple and every child line there. */
void
along_measure_completeness (Measure *self)
{
  for (guint i = 0; i < self->n_people; i++)
    {
      self->out->m14 += self->people[i].times > 1;
      self->out->m15 += self->people[i].times == 0 || self->people[i].symbol.width <= 0;
    }
  for (guint c = 0; c < self->n_couples; c++)
    {
      const AlongDrawnCouple *couple = &self->couples[c];

      if (couple->one < 0 || couple->other < 0 || couple->one == couple->other)
        continue;
      self->out->m15 += !touches (couple, &self->people[couple->one]) || !touches (couple, &self->people[couple->other]);
    }
  for (guint i = 0; i < self->n_children; i++)
    {
      const AlongDrawnChild *child = &self->children[i];
      const AlongDrawnCouple *couple;
      gboolean other = FALSE, drawn = FALSE;

      if (child->child < 0 || child->couple < 0 || child->primary || child->secondary)
        continue;
      couple = &self->couples[child->couple];
      if (couple->one == child->child || couple->other == child->child)
        continue;
      for (guint j = 0; j < self->n_children && !drawn; j++)
        {
          const AlongDrawnChild *same = &self->children[j];

          if (j == i || same->couple != child->couple)
            continue;
          /* said twice, drawn once */
          drawn = same->child == child->child && (same->primary || same->secondary);
          /* one child of parents nobody knows: there is nothing to join */
          other = TRUE;
        }
      self->out->m15 += !drawn && (couple->one >= 0 || couple->other >= 0 || other);
    }
}

static gboolean
are_partners (Measure *self, int a, int b)
{
  for (guint c = 0; c < self->n_couples; c++)
    if ((self->couples[c].one == a && self->couples[c].other == b) ||
        (self->couples[c].one == b && self->couples[c].other == a))
      return TRUE;
  return FALSE;
}

/* M16: sets of twins with somebody between who is neither one of them nor partner of one. */
void
along_measure_twins (Measure *self)
{
  for (guint i = 0; i < self->n_children; i++)
    for (guint j = i + 1; j < self->n_children; j++)
      {
        const AlongDrawnChild *a = &self->children[i], *b = &self->children[j];
        const char *twins;
        double low, high;
        gboolean apart = FALSE;

        if (a->couple != b->couple || a->child < 0 || b->child < 0)
          continue;
        twins = self->people[a->child].person->twins;
        if (twins == NULL || g_strcmp0 (twins, self->people[b->child].person->twins) != 0)
          continue;
        low = MIN (along_measure_middle_x (&self->people[a->child]), along_measure_middle_x (&self->people[b->child]));
        high = MAX (along_measure_middle_x (&self->people[a->child]), along_measure_middle_x (&self->people[b->child]));
        for (guint p = 0; p < self->n_people; p++)
          if (along_measure_same_row (self, p, a->child) && along_measure_middle_x (&self->people[p]) > low && along_measure_middle_x (&self->people[p]) < high &&
              g_strcmp0 (self->people[p].person->twins, twins) != 0 && !are_partners (self, p, a->child) &&
              !are_partners (self, p, b->child))
            apart = TRUE;
        self->out->m16 += apart;
      }
}

/* Whether the outlines go round the place, as they are filled: what runs the other way round is a hole. */
static gboolean
inside (const AlongDrawnHome *home, double x, double y)
{
  int turns = 0;
  guint start = 0;

  for (guint i = 0; i < home->n; i++)
    {
      AlongPoint a = home->points[i], b;

      if (isnan (a.x))
        {
          start = i + 1;
          continue;
        }
      b = i + 1 < home->n && !isnan (home->points[i + 1].x) ? home->points[i + 1] : home->points[start];
      if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
        turns += b.y > a.y ? 1 : -1;
    }
  return turns != 0;
}

/* M19: members outside the outlines of their home, and others of whom any part is in one. */
void
along_measure_homes (Measure *self)
{
  for (guint h = 0; h < self->n_homes; h++)
    for (guint i = 0; i < self->n_people && self->homes[h].n > 0; i++)
      {
        const AlongDrawnPerson *person = &self->people[i];
        const GPtrArray *members = self->homes[h].home->members;
        gboolean member = FALSE, in;

        for (guint m = 0; m < members->len; m++)
          member = member || strcmp (g_ptr_array_index (members, m), person->person->key) == 0;
        in = inside (&self->homes[h], along_measure_middle_x (person), along_measure_middle_y (person));
        self->out->m19 += member ? !in : in || along_measure_edge_enters (&self->homes[h], &person->symbol);
      }
}
