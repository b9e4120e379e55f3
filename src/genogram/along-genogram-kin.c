/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinship for the arrow keys: genogram.md 3.5. */
#include <math.h>

#include "along-genogram-words.h"

typedef struct
{
  const AlongLayoutPerson *people;
  guint n;
  int from;
  int best;
  double least;
} Search;

static void
offer (Search *self, int person, double distance)
{
  if (person < 0 || person == self->from || distance >= self->least)
    return;
  self->best = person;
  self->least = distance;
}

static double
across (Search *self, int person)
{
  return fabs (self->people[person].x - self->people[self->from].x);
}

static void
search_parents (Search *self, AlongLayout *layout)
{
  guint n, n_couples;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);

  for (guint i = 0; i < n; i++)
    if (lines[i].child == self->from)
      {
        const int parents[2] = { couples[lines[i].couple].one, couples[lines[i].couple].other };

        for (int p = 0; p < 2; p++)
          if (parents[p] >= 0)
            offer (self, parents[p], across (self, parents[p]));
      }
  if (self->best < 0)
    {
      const AlongLayoutSecondary *seconds = along_layout_peek_secondaries (layout, &n);

      for (guint i = 0; i < n; i++)
        if (seconds[i].child == self->from && couples[seconds[i].couple].one >= 0)
          offer (self, couples[seconds[i].couple].one, i);
    }
}

static void
search_children (Search *self, AlongLayout *layout)
{
  guint n, n_couples;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n_couples);
  const AlongLayoutLine *lines = along_layout_peek_lines (layout, &n);
  const AlongLayoutSecondary *seconds;

  for (guint i = 0; i < n; i++)
    if (lines[i].child >= 0 &&
        (couples[lines[i].couple].one == self->from || couples[lines[i].couple].other == self->from))
      offer (self, lines[i].child, across (self, lines[i].child));
  if (self->best >= 0)
    return;
  seconds = along_layout_peek_secondaries (layout, &n);
  for (guint i = 0; i < n; i++)
    if (couples[seconds[i].couple].one == self->from || couples[seconds[i].couple].other == self->from)
      offer (self, seconds[i].child, i);
}

static void
search_row (Search *self, int direction)
{
  for (guint i = 0; i < self->n; i++)
    if (self->people[i].row == self->people[self->from].row &&
        (self->people[i].x - self->people[self->from].x) * direction > 0)
      offer (self, i, across (self, i));
}

static void
search_partners (Search *self, AlongLayout *layout, int direction)
{
  guint n;
  const AlongLayoutCouple *couples = along_layout_peek_couples (layout, &n);

  for (guint c = 0; c < n; c++)
    {
      int partner = couples[c].one == self->from   ? couples[c].other
                    : couples[c].other == self->from ? couples[c].one
                                                     : -1;

      if (partner >= 0 && (self->people[partner].x - self->people[self->from].x) * direction > 0)
        offer (self, partner, across (self, partner));
    }
}

/* Of several that the drawing is about: the older generation first, in it a woman, and from the left. */
static void
search_index (Search *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const AlongLayoutPerson *at = &self->people[i], *best = self->best >= 0 ? &self->people[self->best] : NULL;
      gboolean she = at->person->gender == ALONG_GRAPH_FEMALE;

      if (at->person->index
          && (best == NULL || at->row < best->row
              || (at->row == best->row && she && best->person->gender != ALONG_GRAPH_FEMALE)
              || (at->row == best->row && she == (best->person->gender == ALONG_GRAPH_FEMALE) && at->column < best->column)))
        self->best = (int) i;
    }
}

/* Everybody, row by row from the left. */
static void
search_order (Search *self, AlongLayout *layout, AlongKinStep step)
{
  g_auto (GStrv) order = along_layout_list_order (layout);
  int n = (int) g_strv_length (order), at = n;

  for (int i = 0; i < n && step != ALONG_KIN_LAST; i++)
    if (along_layout_find_person (layout, order[i]) == self->from)
      at = i;
  at += step == ALONG_KIN_NEXT ? 1 : -1;
  if (at >= 0 && at < n)
    self->best = along_layout_find_person (layout, order[at]);
}

/**
 * along_genogram_step: the key of the person one step of kinship away from the person with @key (without
 * “person/”), or %NULL where there is none. Borrowed from the graph.
 */
const char *
along_genogram_step (AlongLayout *layout, const char *key, AlongKinStep step)
{
  Search self = { NULL, 0, -1, -1, G_MAXDOUBLE };

  self.people = along_layout_peek_people (layout, &self.n);
  if (step == ALONG_KIN_HOME)
    search_index (&self);
  else if (step == ALONG_KIN_LAST)
    search_order (&self, layout, step);
  else
    {
      self.from = key != NULL ? along_layout_find_person (layout, key) : -1;
      if (self.from < 0)
        return NULL;
      switch (step)
        {
        case ALONG_KIN_PARENT:
          search_parents (&self, layout);
          break;
        case ALONG_KIN_CHILD:
          search_children (&self, layout);
          break;
        case ALONG_KIN_LEFT:
        case ALONG_KIN_RIGHT:
          search_row (&self, step == ALONG_KIN_LEFT ? -1 : 1);
          break;
        case ALONG_KIN_PREVIOUS:
        case ALONG_KIN_NEXT:
          search_order (&self, layout, step);
          break;
        default:
          search_partners (&self, layout, step == ALONG_KIN_PARTNER_LEFT ? -1 : 1);
          break;
        }
    }
  return self.best < 0 ? NULL : self.people[self.best].person->key;
}
