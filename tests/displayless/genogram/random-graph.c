/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-graph.h"

#include <stdlib.h>

#include "along-date.h"

typedef struct
{
  AlongGraph *graph;
  GRand *random;
  GArray *years; /* int, by person */
  GArray *bound; /* gboolean: child of somebody */
  guint unions;
  gboolean tree;
} Maker;

static gboolean
chance (Maker *self, double share)
{
  return g_rand_double (self->random) < share;
}

static guint
add_person (Maker *self, int year, gboolean bound)
{
  static const char *const names[] = { "Ann", "Bartholomew", "Cy", "Donna-Marie", "Eve", "Fitzgerald Macintyre", "Gus", "Hal" };
  guint index = along_graph_get_people (self->graph)->len;
  g_autofree char *key = g_strdup_printf ("p%05u", index);
  g_autofree char *name = g_strdup_printf ("%s %u", names[g_rand_int_range (self->random, 0, 8)], index);
  AlongGraphPerson *person = along_graph_add_person (self->graph, key, name);

  person->gender = chance (self, 0.04) ? ALONG_GRAPH_UNKNOWN : chance (self, 0.5) ? ALONG_GRAPH_FEMALE : ALONG_GRAPH_MALE;
  if (!chance (self, 0.15))
    {
      person->birth_lo = along_day_from_ymd (year, 1 + g_rand_int_range (self->random, 0, 12), 3);
      person->birth_hi = person->birth_lo;
      person->inside = g_strdup_printf ("%d", 2026 - year);
    }
  person->dead = chance (self, 0.15);
  if (chance (self, 0.2))
    person->lines = g_strdup (chance (self, 0.5) ? "care leaver" : "maternal grandmother, lives near by");
  g_array_append_val (self->years, year);
  g_array_append_val (self->bound, bound);
  return index;
}

static const char *
key_of (Maker *self, guint person)
{
  return ((AlongGraphPerson *) g_ptr_array_index (along_graph_get_people (self->graph), person))->key;
}

static AlongGraphUnion *
add_union (Maker *self, guint one, int other)
{
  g_autofree char *key = g_strdup_printf ("u%05u", self->unions++);
  AlongGraphUnion *couple = along_graph_add_union (self->graph, key, key_of (self, one), other >= 0 ? key_of (self, other) : NULL);

  couple->kind = g_rand_int_range (self->random, 0, 5);
  couple->state = chance (self, 0.3) ? ALONG_GRAPH_SEPARATED : chance (self, 0.2) ? ALONG_GRAPH_DIVORCED : ALONG_GRAPH_CURRENT;
  if (chance (self, 0.7))
    {
      int year = g_array_index (self->years, int, one) + 22;

      couple->start = along_day_from_ymd (year, 1, 1);
      couple->caption = g_strdup_printf ("LT %d%s", year, couple->state == ALONG_GRAPH_SEPARATED ? ", s. 2022" : "");
    }
  return couple;
}

static void
add_children (Maker *self, const AlongGraphUnion *couple, int year, guint n)
{
  g_autofree char *twins = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint child = add_person (self, year + 2 * i, TRUE);
      AlongGraphPerson *person = g_ptr_array_index (along_graph_get_people (self->graph), child);

      along_graph_add_child (self->graph, couple->key, person->key);
      if (self->tree)
        continue;
      if (i + 1 == n && twins == NULL && chance (self, 0.08))
        {
          person->kind = ALONG_GRAPH_PREGNANCY;
          person->inside = g_strdup ("P");
          person->dead = FALSE;
          g_free (person->lines);
          person->lines = g_strdup ("EDD 14 May 2026 (31+0)");
        }
      else if (chance (self, 0.04))
        person->kind = ALONG_GRAPH_MISCARRIAGE;
      else if (twins != NULL)
        {
          const AlongGraphPerson *first = along_graph_find_person (self->graph, twins);

          person->birth_lo = first->birth_lo;
          person->birth_hi = first->birth_hi;
          person->zygosity = ALONG_GRAPH_IDENTICAL;
          person->twins = g_steal_pointer (&twins);
        }
      else if (i + 1 < n && chance (self, 0.06))
        {
          twins = g_strdup (person->key);
          person->twins = g_strdup (twins);
          person->zygosity = ALONG_GRAPH_IDENTICAL;
        }
      if (chance (self, 0.05))
        {
          person->bracket = TRUE;
          person->tag = g_strdup ("Foster care · CO · since Feb 2023");
        }
    }
}

/* A partner: new, or now and then somebody who is already there. */
static guint
find_partner (Maker *self, guint person)
{
  guint n = along_graph_get_people (self->graph)->len;

  for (int try = 0; !self->tree && try < 4 && chance (self, 0.12); try++)
    {
      guint other = g_rand_int_range (self->random, 0, n);
      int apart = ABS (g_array_index (self->years, int, other) - g_array_index (self->years, int, person));

      /* now and then an uncle and a niece */
      if (other != person && apart < (chance (self, 0.1) ? 30 : 12) && along_graph_get_people (self->graph)->len > 4)
        return other;
    }
  return add_person (self, g_array_index (self->years, int, person) + g_rand_int_range (self->random, -4, 5), FALSE);
}

static void
add_care (Maker *self)
{
  GPtrArray *people = along_graph_get_people (self->graph), *unions = along_graph_get_unions (self->graph);

  for (int i = 0; i < 2 && unions->len > 0; i++)
    if (chance (self, 0.5))
      {
        AlongGraphUnion *couple = g_ptr_array_index (unions, g_rand_int_range (self->random, 0, unions->len));
        guint child = g_rand_int_range (self->random, 0, people->len);
        int carer_year = g_array_index (self->years, int, atoi (couple->one + 1));
        AlongGraphChild *link;

        if (g_array_index (self->years, int, child) < carer_year + 16)
          continue;
        link = along_graph_add_child (self->graph, couple->key, key_of (self, child));
        link->nature = chance (self, 0.4) ? ALONG_GRAPH_ADOPTED : ALONG_GRAPH_FOSTER;
      }
}

static void
add_homes_and_bonds (Maker *self)
{
  GPtrArray *people = along_graph_get_people (self->graph), *unions = along_graph_get_unions (self->graph);
  static const char *const kinds[] = { "close", "hostile", "cut-off", "supportive" };

  for (int i = 0; i < 2 && unions->len > 0; i++)
    {
      AlongGraphUnion *couple = g_ptr_array_index (unions, g_rand_int_range (self->random, 0, unions->len));
      g_autofree char *key = g_strdup_printf ("h%d", i);
      AlongGraphHome *home = along_graph_add_home (self->graph, key, "At home");
      GPtrArray *children = along_graph_get_children (self->graph);

      along_graph_add_member (home, couple->one);
      if (couple->other != NULL)
        along_graph_add_member (home, couple->other);
      for (guint c = 0; c < children->len; c++)
        {
          const AlongGraphChild *child = g_ptr_array_index (children, c);

          if (g_strcmp0 (child->parents, couple->key) == 0 && chance (self, 0.8))
            along_graph_add_member (home, child->child);
        }
    }
  for (int i = 0; i < 3; i++)
    {
      guint a = g_rand_int_range (self->random, 0, people->len), b = g_rand_int_range (self->random, 0, people->len);
      g_autofree char *key = g_strdup_printf ("b%d", i);

      if (a != b)
        along_graph_add_bond (self->graph, key, key_of (self, a), key_of (self, b), kinds[i % 4]);
    }
}

AlongGraph *
random_graph (guint seed, guint people, gboolean tree)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) bound = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Maker self = { along_graph_new (), random, years, bound, 0, tree };

  add_person (&self, 1900 + g_rand_int_range (random, 0, 40), FALSE);
  /* families that have nothing to do with each other */
  for (int more = 0; !tree && more < 2 && chance (&self, 0.12); more++)
    add_person (&self, 1900 + g_rand_int_range (random, 0, 60), TRUE);
  for (guint i = 0; i < along_graph_get_people (self.graph)->len; i++)
    {
      int year = g_array_index (years, int, i);
      guint couples = 1;

      if (along_graph_get_people (self.graph)->len >= people)
        break;
      if (!g_array_index (bound, gboolean, i) && i > 0)
        {
          /* somebody who came in by a couple has parents now and then */
          if (!tree && chance (&self, 0.25))
            {
              guint father = add_person (&self, year - 27, TRUE), mother = add_person (&self, year - 25, TRUE);
              AlongGraphUnion *couple = add_union (&self, father, mother);

              along_graph_add_child (self.graph, couple->key, key_of (&self, i));
              add_children (&self, couple, year + 3, g_rand_int_range (random, 0, 3));
            }
          continue;
        }
      if (year > 2003 || chance (&self, i == 0 ? 0 : 0.3))
        continue;
      while (!tree && couples < 4 && chance (&self, 0.2))
        couples++;
      for (guint c = 0; c < couples; c++)
        {
          int partner = !tree && chance (&self, 0.1) ? -1 : (int) find_partner (&self, i);
          AlongGraphUnion *couple = add_union (&self, i, partner);

          add_children (&self, couple, year + 22 + 5 * c,
                        !tree && chance (&self, 0.02) ? g_rand_int_range (random, 8, 15) : g_rand_int_range (random, 0, 5));
        }
    }
  if (!tree)
    {
      add_care (&self);
      add_homes_and_bonds (&self);
    }
  ((AlongGraphPerson *) g_ptr_array_index (along_graph_get_people (self.graph),
                                           g_rand_int_range (random, 0, along_graph_get_people (self.graph)->len)))->index = TRUE;
  return self.graph;
}

/* Whether @key is a child, or a child's child …, of @above. */
static gboolean
descends (AlongGraph *graph, const char *key, const char *above)
{
  g_autoptr (GPtrArray) climb = g_ptr_array_new ();
  GPtrArray *children = along_graph_get_children (graph);

  g_ptr_array_add (climb, (gpointer) key);
  for (guint i = 0; i < climb->len; i++)
    for (guint c = 0; c < children->len; c++)
      {
        const AlongGraphChild *link = g_ptr_array_index (children, c);
        const AlongGraphUnion *couple = along_graph_find_union (graph, link->parents);

        if (!g_str_equal (link->child, g_ptr_array_index (climb, i)))
          continue;
        for (int p = 0; p < 2; p++)
          {
            const char *parent = p == 0 ? couple->one : couple->other;

            if (g_strcmp0 (parent, above) == 0)
              return TRUE;
            if (parent != NULL && !g_ptr_array_find_with_equal_func (climb, parent, g_str_equal, NULL))
              g_ptr_array_add (climb, (gpointer) parent);
          }
      }
  return FALSE;
}

void
random_graph_add_care (AlongGraph *graph, guint seed, guint links)
{
  static const AlongGraphNature natures[] = { ALONG_GRAPH_ADOPTED, ALONG_GRAPH_FOSTER, ALONG_GRAPH_KINSHIP };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GPtrArray *people = along_graph_get_people (graph), *unions = along_graph_get_unions (graph);
  GPtrArray *children = along_graph_get_children (graph);

  for (guint i = 0; i < links && unions->len > 0; i++)
    {
      const AlongGraphUnion *couple = g_ptr_array_index (unions, g_rand_int_range (random, 0, unions->len));
      const AlongGraphPerson *child = g_ptr_array_index (people, g_rand_int_range (random, 0, people->len));
      AlongGraphNature nature = natures[g_rand_int_range (random, 0, G_N_ELEMENTS (natures))];
      gboolean kept = !g_str_equal (couple->one, child->key) && g_strcmp0 (couple->other, child->key) != 0 &&
                      !descends (graph, couple->one, child->key) &&
                      (couple->other == NULL || !descends (graph, couple->other, child->key));

      for (guint c = 0; c < children->len && kept; c++)
        {
          const AlongGraphChild *link = g_ptr_array_index (children, c);

          kept = !g_str_equal (link->child, child->key) || !g_str_equal (link->parents, couple->key);
        }
      if (kept)
        along_graph_add_child (graph, couple->key, child->key)->nature = nature;
    }
}
