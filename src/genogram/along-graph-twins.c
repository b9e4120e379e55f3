/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A girl and a boy who were born together are not identical, though nobody wrote that down. */
#include <string.h>

#include "along-graph-people.h"

#define OF_AGE 18

static gboolean
is_child (const AlongGraphPerson *person, AlongGraphGender gender)
{
  return person->kind == ALONG_GRAPH_PERSON && person->gender == gender && person->years >= 0 && person->years < OF_AGE;
}

/** along_graph_settle_twins: of children born together, a girl and a boy, of whom it is not known whether they are identical: they are
 * not. Of those of age nothing is concluded from who they are now. */
void
along_graph_settle_twins (AlongGraph *graph)
{
  GPtrArray *people = along_graph_get_people (graph);
  g_autoptr (GPtrArray) twins = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      AlongGraphPerson *person = people->pdata[i];

      if (person->twins != NULL && person->zygosity == ALONG_GRAPH_ZYGOSITY_UNKNOWN)
        g_ptr_array_add (twins, person);
    }
  for (guint i = 0; i < twins->len; i++)
    for (guint k = 0; k < twins->len; k++)
      {
        AlongGraphPerson *girl = twins->pdata[i], *boy = twins->pdata[k];

        if (strcmp (girl->twins, boy->twins) == 0 && is_child (girl, ALONG_GRAPH_FEMALE) && is_child (boy, ALONG_GRAPH_MALE))
          girl->zygosity = boy->zygosity = ALONG_GRAPH_FRATERNAL;
      }
}
