/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-gedcom-people.h"

static void
mark_loop (AlongGedcom *self, AlongGedcomLink *link)
{
  if (link->makes_loop)
    return;
  link->makes_loop = TRUE;
  along_gedcom_warn (self, link->number,
                     _ ("This link would make somebody their own ancestor. It is not drawn and not imported."));
}

/**
 * along_gedcom_find_loops: marks the links that would make somebody their own ancestor.
 *
 * A walk from parents to children over people and couples, with a stack of its own; a link back to
 * somebody who is on the stack would make them their own ancestor. A partner below their own couple is left,
 * with the link by which the walk came, and seen again from elsewhere: not all of their couples were.
 */
void
along_gedcom_find_loops (AlongGedcom *self)
{
  const AlongGedcomPerson *people = (const AlongGedcomPerson *) self->people->data;
  const AlongGedcomCouple *couples = (const AlongGedcomCouple *) self->couples->data;
  AlongGedcomLink *links = (AlongGedcomLink *) self->links->data;
  guint n_people = self->people->len, n = n_people + self->couples->len, depth = 0;
  enum { UNSEEN, OPEN, DONE };
  g_autofree guint8 *state = g_malloc0 (n + 1);
  g_autofree guint *stack = g_new (guint, n + 1);
  g_autofree guint *next = g_new0 (guint, n + 1);

  for (guint start = 0; start < n; start++)
    {
      if (state[start] != UNSEEN)
        continue;
      state[start] = OPEN;
      stack[depth++] = start;
      while (depth > 0)
        {
          guint node = stack[depth - 1], to = ALONG_GEDCOM_NOBODY;
          AlongGedcomLink *link = NULL;

          if (node < n_people)
            {
              if (next[node] < people[node].n_couples)
                to = n_people + people[node].couples[next[node]++];
            }
          else if (next[node] < couples[node - n_people].n_links)
            {
              link = &links[couples[node - n_people].links[next[node]++]];
              to = link->child;
              if (to == ALONG_GEDCOM_NOBODY)
                continue;
            }
          if (to == ALONG_GEDCOM_NOBODY)
            {
              state[node] = DONE;
              depth--;
            }
          else if (state[to] == UNSEEN)
            {
              state[to] = OPEN;
              stack[depth++] = to;
            }
          else if (state[to] == OPEN && link != NULL)
            mark_loop (self, link);
          else if (state[to] == OPEN && depth > 1)
            {
              /* a couple above this partner: the link by which the walk came to the partner closes the loop */
              guint came_from = stack[depth - 2] - n_people;

              for (guint i = 0; i < people[node].n_links; i++)
                if (links[people[node].links[i]].couple == came_from)
                  mark_loop (self, &links[people[node].links[i]]);
              state[node] = UNSEEN;
              next[node] = 0;
              depth--;
            }
        }
    }
}
