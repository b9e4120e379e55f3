/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a GEDCOM file straight to the graph of a genogram. Keys are the file's own xrefs. */
#include "along-gedcom-graph.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-age.h"
#include "along-date.h"

/* Nobody is older: somebody without a date of death is not shown with such an age. */
#define OLDEST 110

typedef struct
{
  AlongGedcom *gedcom;
  AlongGraph *graph;
  int day;
  const AlongGedcomPerson *people;
  const AlongGedcomCouple *couples;
  const AlongGedcomLink *links;
  guint n_people, n_couples, n_links;
  guint8 *shown; /* person */
} Reader;

static int
year_of (int day)
{
  int year, month, date;

  along_day_to_ymd (day, &year, &month, &date);
  return year;
}

static gboolean
read_date (const char *edtf, AlongDate *date)
{
  return edtf != NULL && along_date_parse (edtf, date, NULL);
}

/* "~1980" */
static char *
year_words (const char *edtf)
{
  AlongDate date;
  int day;

  if (!read_date (edtf, &date))
    return NULL;
  day = date.lo != ALONG_DAY_NONE ? date.lo : date.hi;
  if (day == ALONG_DAY_NONE)
    return NULL;
  return g_strdup_printf ("%s%d", date.approximate || date.precision >= ALONG_DATE_DECADE ? "~" : "", year_of (day));
}

static void
set_life (Reader *self, AlongGraphPerson *person, const AlongGedcomPerson *from)
{
  AlongDate born, died;
  gboolean has_born = read_date (from->born, &born), has_died = read_date (from->died, &died);
  int middle, day = self->day;
  gboolean exact;

  if (has_born)
    {
      person->birth_lo = born.lo;
      person->birth_hi = born.hi;
    }
  person->dead = from->dead && !(has_died && died.lo != ALONG_DAY_NONE && died.lo > self->day);
  if (person->dead && (from->born != NULL || from->died != NULL))
    {
      g_autofree char *start = year_words (from->born), *end = year_words (from->died);

      along_graph_set_years (person, start, end);
    }
  if (!has_born || born.lo == ALONG_DAY_NONE || born.hi == ALONG_DAY_NONE)
    return;
  if (person->dead)
    {
      if (!has_died || died.lo == ALONG_DAY_NONE || died.hi == ALONG_DAY_NONE)
        return;
      day = died.lo + (died.hi - died.lo) / 2;
    }
  middle = born.lo + (born.hi - born.lo) / 2;
  if (middle > day || born.hi - born.lo > 3653)
    return;
  person->years = along_age_years (middle, day);
  exact = along_age_years (born.hi, day) == along_age_years (born.lo, day);
  if (person->years > OLDEST)
    person->years = -1;
  else if (born.lo == born.hi)
    person->inside = along_age_short (born.lo, day);
  else
    person->inside = g_strdup_printf ("%s%d", exact ? "" : "~", person->years);
}

/* Marks everybody linked to @start by blood, couple or care. */
static void
mark_family (Reader *self, guint start)
{
  g_autofree guint *stack = g_new (guint, self->n_people + 1);
  guint depth = 0;

  stack[depth++] = start;
  self->shown[start] = TRUE;
  while (depth > 0)
    {
      const AlongGedcomPerson *person = &self->people[stack[--depth]];

      for (guint c = 0; c < person->n_couples + person->n_links; c++)
        {
          const AlongGedcomCouple *couple =
            &self->couples[c < person->n_couples ? person->couples[c] : self->links[person->links[c - person->n_couples]].couple];

          for (guint p = 0; p < couple->n_partners + couple->n_links; p++)
            {
              guint next = p < couple->n_partners ? couple->partners[p] : self->links[couple->links[p - couple->n_partners]].child;

              if (next < self->n_people && !self->shown[next])
                {
                  self->shown[next] = TRUE;
                  stack[depth++] = next;
                }
            }
        }
    }
}

static void
hide_unborn (Reader *self)
{
  for (guint i = 0; i < self->n_people; i++)
    {
      AlongDate born;

      if (read_date (self->people[i].born, &born) && born.lo != ALONG_DAY_NONE && born.lo > self->day)
        self->shown[i] = FALSE;
    }
}

static void
add_people (Reader *self, const char *index)
{
  for (guint i = 0; i < self->n_people; i++)
    {
      const AlongGedcomPerson *from = &self->people[i];
      AlongGraphPerson *person;

      if (!self->shown[i])
        continue;
      person = along_graph_add_person (self->graph, from->xref, from->name);
      person->gender = from->sex == 'M'   ? ALONG_GRAPH_MALE
                       : from->sex == 'F' ? ALONG_GRAPH_FEMALE
                                          : ALONG_GRAPH_UNKNOWN;
      person->index = g_strcmp0 (index, from->xref) == 0;
      if (from->stillborn)
        {
          person->kind = ALONG_GRAPH_STILLBIRTH;
          person->lines = g_strdup (C_("stillbirth", "SB"));
        }
      else
        set_life (self, person, from);
    }
}

static char *
caption_of (const AlongGedcomCouple *couple)
{
  g_autofree char *from = year_words (couple->from), *to = year_words (couple->to);
  g_autoptr (GString) text = g_string_new (NULL);

  if (from != NULL)
    g_string_append_printf (text, "%s %s", couple->married ? C_("married", "m.") : C_("living together", "LT"), from);
  if (to != NULL && (couple->divorced || couple->separated))
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "",
                            couple->divorced ? C_("divorced", "div.") : C_("separated", "s."), to);
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
xref_of (Reader *self, guint person)
{
  return person < self->n_people && self->shown[person] ? self->people[person].xref : NULL;
}

static void
add_couples (Reader *self)
{
  for (guint c = 0; c < self->n_couples; c++)
    {
      const AlongGedcomCouple *from = &self->couples[c];
      const char *one = from->n_partners > 0 ? xref_of (self, from->partners[0]) : NULL;

      /* a file may name three: each with the first */
      for (guint p = 1; p < MAX (from->n_partners, 2); p++)
        {
          const char *other = p < from->n_partners ? xref_of (self, from->partners[p]) : NULL;
          g_autofree char *key = p == 1 ? g_strdup (from->xref) : g_strdup_printf ("%s#%u", from->xref, p);
          AlongGraphUnion *couple;
          AlongDate date;

          if (one == NULL && other == NULL && from->n_links == 0)
            continue;
          couple = along_graph_add_union (self->graph, key, one, other);
          couple->kind = from->married        ? ALONG_GRAPH_MARRIED
                         : from->engaged      ? ALONG_GRAPH_ENGAGED
                         : from->not_married  ? ALONG_GRAPH_COHABITING
                                              : ALONG_GRAPH_PARENTS_ONLY;
          if (from->reconciled && !from->again && (from->resumed == NULL || !(from->divorced || from->separated || from->ended)))
            couple->state = ALONG_GRAPH_RECONCILED;
          else if (from->divorced || from->separated)
            couple->state = from->divorced ? ALONG_GRAPH_DIVORCED : ALONG_GRAPH_SEPARATED;
          if (read_date (from->from, &date))
            couple->start = date.lo;
          couple->caption = caption_of (from);
        }
    }
}

static AlongGraphNature
nature_of (AlongGedcomPedigree pedigree)
{
  switch (pedigree)
    {
    case ALONG_GEDCOM_PEDIGREE_ADOPTED:
      return ALONG_GRAPH_ADOPTED;
    case ALONG_GEDCOM_PEDIGREE_FOSTER:
      return ALONG_GRAPH_FOSTER;
    case ALONG_GEDCOM_PEDIGREE_STEP:
      return ALONG_GRAPH_STEP;
    case ALONG_GEDCOM_PEDIGREE_GUARDIAN:
      return ALONG_GRAPH_KINSHIP;
    default:
      return ALONG_GRAPH_BIRTH;
    }
}

static void
add_children (Reader *self)
{
  for (guint c = 0; c < self->n_couples; c++)
    for (guint l = 0; l < self->couples[c].n_links; l++)
      {
        const AlongGedcomLink *from = &self->links[self->couples[c].links[l]];
        const char *child = xref_of (self, from->child);
        AlongGraphChild *link;
        AlongGraphPerson *person;

        if (child == NULL || from->makes_loop || along_graph_find_union (self->graph, self->couples[c].xref) == NULL)
          continue;
        link = along_graph_add_child (self->graph, self->couples[c].xref, child);
        link->nature = nature_of (from->pedigree);
        person = along_graph_find_person (self->graph, child);
        person->rank = l;
        person->adopted = person->adopted || link->nature == ALONG_GRAPH_ADOPTED;
      }
}

/**
 * along_gedcom_to_graph: (transfer full): everybody in the file, or with @person those who hang together
 * with that xref, as on @day.
 *
 * @person: (nullable): the xref of whom the drawing is about; must be in the file
 */
AlongGraph *
along_gedcom_to_graph (AlongGedcom *gedcom, const char *person, int day)
{
  Reader self = { gedcom, along_graph_new (), day };
  guint start;

  self.people = along_gedcom_people (gedcom, &self.n_people);
  self.couples = along_gedcom_couples (gedcom, &self.n_couples);
  self.links = along_gedcom_links (gedcom, &self.n_links);
  self.shown = g_malloc0 (self.n_people + 1);
  if (person != NULL && along_gedcom_find_person (gedcom, person, &start))
    mark_family (&self, start);
  else
    memset (self.shown, TRUE, self.n_people);
  hide_unborn (&self);
  add_people (&self, person);
  add_couples (&self);
  add_children (&self);
  g_free (self.shown);
  return self.graph;
}
