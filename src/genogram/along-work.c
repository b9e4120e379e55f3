/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-layout-work.h"

Work *
along_work_new (AlongGraph *graph, AlongLabels *labels, GCancellable *cancellable)
{
  Work *work = g_new0 (Work, 1);

  work->graph = graph;
  work->labels = labels;
  work->scale = along_labels_get_scale (labels);
  work->index = -1;
  work->robust = 0.3;
  work->cancellable = cancellable;
  work->hints = g_array_new (FALSE, FALSE, sizeof (Hint));
  work->has_bonds = along_graph_get_bonds (graph)->len > 0;
  work->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  work->families = g_array_new (FALSE, FALSE, sizeof (Family));
  work->kids = g_array_new (FALSE, TRUE, sizeof (int));
  work->downs = g_array_new (FALSE, TRUE, sizeof (int));
  work->secondary = g_array_new (FALSE, FALSE, sizeof (SecondaryLink));
  work->extras = g_array_new (FALSE, FALSE, sizeof (Extra));
  work->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  work->cut = g_array_new (FALSE, FALSE, sizeof (int));
  work->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  work->before = g_array_new (FALSE, FALSE, sizeof (Order));
  work->after = g_array_new (FALSE, TRUE, sizeof (int));
  work->touches = g_array_new (FALSE, FALSE, sizeof (Touch));
  return work;
}

void
along_work_free (Work *work)
{
  for (guint i = 0; i < work->blocks->len; i++)
    g_free (BLOCK (work, i)->nodes);
  for (int i = 0; work->rows != NULL && i < work->n_parts * work->n_rows; i++)
    g_free (work->rows[i].blocks);
  g_free (work->rows);
  g_free (work->source);
  g_free (work->homes);
  g_free (work->ranks);
  g_free (work->row_y);
  g_free (work->row_label);
  g_free (work->row_over);
  g_free (work->row_ways);
  g_free (work->row_fan);
  g_free (work->row_over_ways);
  g_free (work->below_step);
  g_free (work->above_step);
  g_free (work->below_tracks);
  g_free (work->above_tracks);
  g_free (work->bars);
  g_free (work->under_ways);
  g_free (work->over_ways);
  g_free (work->group_place);
  g_array_unref (work->nodes);
  g_array_unref (work->families);
  g_array_unref (work->kids);
  g_array_unref (work->downs);
  g_array_unref (work->secondary);
  for (guint i = 0; i < work->ways->len; i++)
    {
      g_free (g_array_index (work->ways, Way, i).xs);
      g_free (g_array_index (work->ways, Way, i).tracks);
    }
  g_array_unref (work->extras);
  g_array_unref (work->ways);
  g_array_unref (work->cut);
  g_array_unref (work->blocks);
  g_array_unref (work->before);
  g_array_unref (work->after);
  g_array_unref (work->touches);
  g_array_unref (work->hints);
  g_free (work);
}

gboolean
along_work_is_cancelled (Work *work)
{
  return g_cancellable_is_cancelled (work->cancellable);
}

int
along_work_add_node (Work *work, NodeKind kind, int row, int part)
{
  Node node = { .kind = kind, .person = -1, .row = row, .part = part, .up = -1, .link = -1, .block = -1,
                .second = -1 };

  g_array_append_val (work->nodes, node);
  return work->nodes->len - 1;
}

/* Lists for each node the families it is a partner in, in the order of the families. */
void
along_work_link (Work *work)
{
  int total = 0;

  for (guint i = 0; i < work->nodes->len; i++)
    NODE (work, i)->n_down = 0;
  for (guint f = 0; f < work->families->len; f++)
    {
      const Family *family = FAMILY (work, f);

      if (family->one >= 0)
        NODE (work, family->one)->n_down++;
      if (family->other >= 0)
        NODE (work, family->other)->n_down++;
    }
  for (guint i = 0; i < work->nodes->len; i++)
    {
      NODE (work, i)->down = total;
      total += NODE (work, i)->n_down;
      NODE (work, i)->n_down = 0;
    }
  g_array_set_size (work->downs, total);
  for (guint f = 0; f < work->families->len; f++)
    {
      const int ends[2] = { FAMILY (work, f)->one, FAMILY (work, f)->other };

      for (int e = 0; e < 2; e++)
        if (ends[e] >= 0)
          {
            Node *node = NODE (work, ends[e]);

            g_array_index (work->downs, int, node->down + node->n_down) = f;
            node->n_down++;
          }
    }
}

/** along_work_person: (nullable): whom a node stands for; %NULL for none, and for what only passes on. */
const AlongGraphPerson *
along_work_person (Work *work, int node)
{
  if (node < 0 || NODE (work, node)->kind != NODE_PERSON)
    return NULL;
  return g_ptr_array_index (along_graph_get_people (work->graph), work->source[node]);
}

/** along_work_union: (nullable): the couple of a family; %NULL for a line that only passes on. */
const AlongGraphUnion *
along_work_union (Work *work, const Family *family)
{
  return family->couple < 0 ? NULL : g_ptr_array_index (along_graph_get_unions (work->graph), family->couple);
}

static void
list_homes (Work *work)
{
  GPtrArray *homes = along_graph_get_homes (work->graph);
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  work->homes = g_new0 (guint64, work->n_people + 1);
  if (homes->len == 0)
    return;
  for (int i = 0; i < work->n_people; i++)
    g_hash_table_insert (people, along_work_person (work, i)->key, GINT_TO_POINTER (i + 1));
  for (guint h = 0; h < MIN (homes->len, 64); h++)
    {
      const AlongGraphHome *home = g_ptr_array_index (homes, h);

      for (guint m = 0; m < home->members->len && home->members->len > 1; m++)
        {
          int person = GPOINTER_TO_INT (g_hash_table_lookup (people, g_ptr_array_index (home->members, m))) - 1;

          if (person >= 0)
            work->homes[person] |= G_GUINT64_CONSTANT (1) << h;
        }
    }
}

/**
 * along_work_apart: room that the edge of a home takes on @node's side, when it stands between @node, who lives there, and
 * @other, who does not; 0: none.
 */
double
along_work_apart (Work *work, int node, int other)
{
  if (work->homes == NULL)
    list_homes (work);
  if (NODE (work, node)->kind != NODE_PERSON)
    return 0;
  return work->homes[node] & ~(NODE (work, other)->kind == NODE_PERSON ? work->homes[other] : 0) ? EDGE_ROOM : 0;
}

/** along_work_share_home: whether two people live together. */
gboolean
along_work_share_home (Work *work, int node, int other)
{
  if (work->homes == NULL)
    list_homes (work);
  return NODE (work, node)->kind == NODE_PERSON && NODE (work, other)->kind == NODE_PERSON &&
         (work->homes[node] & work->homes[other]) != 0;
}
