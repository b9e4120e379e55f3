/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was matched is given up again where the document and the family's record together would make somebody their own
 * ancestor: then one of the two speaks of somebody else. */
#include "along-gedcom-here-private.h"

#include <string.h>

typedef enum
{
  SAID_HERE = 1,     /* the family's record says so */
  SAID_IN_FILE = 2,
  FOLLOWS = 4,       /* a child comes to the parents whom a brother or sister has here */
} Said;

typedef struct
{
  guint parent, child;
  Said said;
} Edge;

typedef struct
{
  AlongGedcomHere *here;
  const AlongGedcomCouple *couples;
  const AlongGedcomLink *links;
  guint n_couples;
  guint n;             /* people of the family, then of the document */
  GArray *edges;       /* Edge */
  guint8 *done;        /* of each of the n: in no loop */
} Loops;

static guint
node_of (Loops *loops, guint person)
{
  return loops->here->match[person] >= 0 ? (guint) loops->here->match[person] : loops->here->people->len + person;
}

static void
add_edge (Loops *loops, guint parent, guint child, Said said)
{
  Edge edge = { parent, child, said };

  g_array_append_val (loops->edges, edge);
}

/* Of a couple of whom one is known, or nobody, the children come to whom most of them hang from here. */
static void
add_followers (Loops *loops, const AlongGedcomCouple *couple, guint known)
{
  const AlongGedcomHereSet *set;
  guint index;

  if (!along_gedcom_here_common_set (loops->here, couple, loops->links, known, &index))
    return;
  set = &g_array_index (loops->here->sets, AlongGedcomHereSet, index);
  for (guint l = 0; l < couple->n_links; l++)
    for (guint i = 0; i < G_N_ELEMENTS (set->parent); i++)
      if (set->parent[i] >= 0 && loops->links[couple->links[l]].child != ALONG_GEDCOM_NOBODY)
        add_edge (loops, (guint) set->parent[i], node_of (loops, loops->links[couple->links[l]].child), FOLLOWS);
}

/* Children are with the first two partners, or with the husband and the wife. */
static void
add_couple (Loops *loops, const AlongGedcomCouple *couple)
{
  guint parents[4] = { ALONG_GEDCOM_NOBODY, ALONG_GEDCOM_NOBODY, couple->husband, couple->wife };

  for (guint p = 0; p < couple->n_partners; p++)
    {
      guint partner = couple->partners[p];

      if (partner != ALONG_GEDCOM_NOBODY && parents[0] == ALONG_GEDCOM_NOBODY)
        parents[0] = partner;
      else if (partner != ALONG_GEDCOM_NOBODY && parents[1] == ALONG_GEDCOM_NOBODY && partner != parents[0])
        parents[1] = partner;
    }
  for (guint p = 0; p < G_N_ELEMENTS (parents); p++)
    for (guint l = 0; l < couple->n_links && parents[p] != ALONG_GEDCOM_NOBODY; l++)
      {
        const AlongGedcomLink *link = &loops->links[couple->links[l]];

        if (link->child != ALONG_GEDCOM_NOBODY && !link->makes_loop)
          add_edge (loops, node_of (loops, parents[p]), node_of (loops, link->child), SAID_IN_FILE);
      }
  if (parents[1] == ALONG_GEDCOM_NOBODY)
    add_followers (loops, couple, parents[0]);
}

static void
list_edges (Loops *loops)
{
  g_array_set_size (loops->edges, 0);
  for (guint i = 0; i < loops->here->kin->len; i++)
    {
      const AlongGedcomHereKin *kin = &g_array_index (loops->here->kin, AlongGedcomHereKin, i);

      add_edge (loops, kin->parent, kin->child, SAID_HERE);
    }
  for (guint i = 0; i < loops->n_couples; i++)
    add_couple (loops, &loops->couples[i]);
}

/* Marks as done whoever has no parent left who is not, or (@down) no child; what stays is in a loop, or between two. */
static void
peel (Loops *loops, gboolean down)
{
  g_autofree guint *left = g_new0 (guint, loops->n + 1), *first = g_new0 (guint, loops->n + 2), *next = g_new (guint, loops->edges->len + 1);
  g_autofree guint *todo = g_new (guint, loops->n + 1), *fill = NULL;
  guint n_todo = 0;

  for (guint i = 0; i < loops->edges->len; i++)
    {
      const Edge *edge = &g_array_index (loops->edges, Edge, i);

      first[(down ? edge->child : edge->parent) + 1]++;
      left[down ? edge->parent : edge->child] += !loops->done[down ? edge->child : edge->parent];
    }
  for (guint i = 0; i < loops->n; i++)
    first[i + 1] += first[i];
  fill = g_memdup2 (first, (loops->n + 1) * sizeof *first);
  for (guint i = 0; i < loops->edges->len; i++)
    {
      const Edge *edge = &g_array_index (loops->edges, Edge, i);

      next[fill[down ? edge->child : edge->parent]++] = down ? edge->parent : edge->child;
    }
  for (guint i = 0; i < loops->n; i++)
    if (left[i] == 0 && !loops->done[i])
      todo[n_todo++] = i;
  while (n_todo > 0)
    {
      guint node = todo[--n_todo];

      loops->done[node] = TRUE;
      for (guint i = first[node]; i < first[node + 1]; i++)
        if (--left[next[i]] == 0 && !loops->done[next[i]])
          todo[n_todo++] = next[i];
    }
}

/* Gives up those at whom what the record says meets what the document says, within a loop. Returns how many. */
static guint
give_up (Loops *loops)
{
  AlongGedcomHere *here = loops->here;
  g_autofree guint8 *said = g_malloc0 (loops->n + 1);
  guint n = 0;

  for (guint i = 0; i < loops->edges->len; i++)
    {
      const Edge *edge = &g_array_index (loops->edges, Edge, i);

      if (loops->done[edge->parent] || loops->done[edge->child])
        continue;
      said[edge->parent] |= edge->said == FOLLOWS ? SAID_HERE : edge->said;
      said[edge->child] |= edge->said;
    }
  for (guint i = 0; i < here->n_file; i++)
    {
      guint node = node_of (loops, i);

      if (here->match[i] < 0 || loops->done[node])
        continue;
      if (said[node] == (SAID_HERE | SAID_IN_FILE) || (said[node] & FOLLOWS))
        {
          here->match[i] = -1;
          here->state[i] = ALONG_GEDCOM_HERE_CONTRADICTED;
          n++;
        }
    }
  return n;
}

/** along_gedcom_here_give_up: so that nobody becomes their own ancestor by what comes in. */
void
along_gedcom_here_give_up (AlongGedcomHere *here, AlongGedcom *gedcom)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  Loops loops = { .here = here, .n = here->people->len + here->n_file, .edges = edges };
  g_autofree guint8 *done = g_malloc (loops.n + 1);
  guint n_links;

  loops.couples = along_gedcom_couples (gedcom, &loops.n_couples);
  loops.links = along_gedcom_links (gedcom, &n_links);
  loops.done = done;
  /* whoever is given up may make others follow elsewhere */
  do
    {
      list_edges (&loops);
      memset (done, 0, loops.n + 1);
      peel (&loops, FALSE);
      peel (&loops, TRUE);
    }
  while (give_up (&loops) > 0);
}
