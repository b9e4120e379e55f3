/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-graph.h"

/* Who is within reach: a step leads from a person to a partner, a parent or a child. */

static void
join_up (GHashTable *steps, const char *a, const char *b)
{
  const char *const ends[2] = { a, b };

  for (int i = 0; i < 2 && a != NULL && b != NULL; i++)
    {
      GPtrArray *to = g_hash_table_lookup (steps, ends[i]);

      if (to == NULL)
        {
          to = g_ptr_array_new ();
          g_hash_table_insert (steps, (gpointer) ends[i], to);
        }
      g_ptr_array_add (to, (gpointer) ends[1 - i]);
    }
}

static GHashTable *
list_steps (AlongGraph *graph)
{
  GHashTable *steps = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *unions = along_graph_get_unions (graph), *children = along_graph_get_children (graph);

  for (guint i = 0; i < unions->len; i++)
    {
      AlongGraphUnion *couple = unions->pdata[i];

      join_up (steps, couple->one, couple->other);
    }
  for (guint i = 0; i < children->len; i++)
    {
      AlongGraphChild *child = children->pdata[i];
      AlongGraphUnion *parents = along_graph_find_union (graph, child->parents);

      if (parents == NULL)
        continue;
      join_up (steps, parents->one, child->child);
      join_up (steps, parents->other, child->child);
    }
  return steps;
}

static const char *
home_of (AlongGraph *graph)
{
  GPtrArray *people = along_graph_get_people (graph);
  AlongGraphPerson *first = people->len > 0 ? people->pdata[0] : NULL;

  for (guint i = 0; i < people->len; i++)
    if (((AlongGraphPerson *) people->pdata[i])->index)
      return ((AlongGraphPerson *) people->pdata[i])->key;
  return first != NULL ? first->key : NULL;
}

/**
 * along_graph_keep_near: keeps those within @steps of the person the drawing is about, each step to a partner, a
 * parent or a child; without such a person, of the first one. Linear time.
 */
void
along_graph_keep_near (AlongGraph *graph, guint steps)
{
  g_autoptr (GHashTable) ways = list_steps (graph);
  g_autoptr (GHashTable) near = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  const char *home = home_of (graph);
  guint ring = 0;

  if (home == NULL)
    return;
  g_hash_table_add (near, g_strdup (home));
  g_ptr_array_add (queue, (gpointer) home);
  for (guint step = 0; step < steps; step++)
    {
      guint end = queue->len;

      for (; ring < end; ring++)
        {
          GPtrArray *to = g_hash_table_lookup (ways, queue->pdata[ring]);

          for (guint i = 0; to != NULL && i < to->len; i++)
            if (g_hash_table_add (near, g_strdup (to->pdata[i])))
              g_ptr_array_add (queue, to->pdata[i]);
        }
    }
  along_graph_keep (graph, near);
}
