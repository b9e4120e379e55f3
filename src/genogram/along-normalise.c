/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step A: from the graph's keys to indices; one primary set of parents for each child; birth order;
 * nobody their own ancestor. */
#include "along-layout-work.h"

#include <stdlib.h>
#include <string.h>

#include "along-date.h"

typedef struct
{
  const AlongGraphChild *link;
  int source;
  int child;
  int family;
} Link;

static int
compare_people (gconstpointer a, gconstpointer b, gpointer people)
{
  const AlongGraphPerson *one = g_ptr_array_index ((GPtrArray *) people, *(const guint *) a);
  const AlongGraphPerson *other = g_ptr_array_index ((GPtrArray *) people, *(const guint *) b);

  return strcmp (one->key, other->key);
}

static int
compare_unions (gconstpointer a, gconstpointer b, gpointer unions)
{
  const AlongGraphUnion *one = g_ptr_array_index ((GPtrArray *) unions, *(const guint *) a);
  const AlongGraphUnion *other = g_ptr_array_index ((GPtrArray *) unions, *(const guint *) b);

  return strcmp (one->key, other->key);
}

static gboolean
natural (AlongGraphNature nature)
{
  return nature == ALONG_GRAPH_BIRTH || nature == ALONG_GRAPH_UNCERTAIN || nature == ALONG_GRAPH_DONOR ||
         nature == ALONG_GRAPH_SURROGATE;
}

/* By child, then the link that decides the place first. */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *one = a, *other = b;
  const AlongGraphChild *p = one->link, *q = other->link;

  if (one->child != other->child)
    return one->child - other->child;
  if (p->primary != q->primary)
    return p->primary ? -1 : 1;
  if (natural (p->nature) != natural (q->nature))
    return natural (p->nature) ? -1 : 1;
  if (p->start != q->start)
    return p->start < q->start ? -1 : 1;
  if (one->family != other->family)
    return one->family - other->family;
  return (int) p->nature - (int) q->nature;
}

static int
birth_middle (const AlongGraphPerson *person)
{
  if (person->birth_lo == ALONG_DAY_NONE)
    return person->birth_hi;
  if (person->birth_hi == ALONG_DAY_NONE)
    return person->birth_lo;
  return person->birth_lo + (person->birth_hi - person->birth_lo) / 2;
}

static gboolean
is_loss (const AlongGraphPerson *person)
{
  return person->kind == ALONG_GRAPH_MISCARRIAGE || person->kind == ALONG_GRAPH_TERMINATION ||
         person->kind == ALONG_GRAPH_ECTOPIC;
}

/* Place among brothers and sisters where no dates tell: entered order, losses and pregnancies last. */
static gint64
entry_order (const AlongGraphPerson *person)
{
  int late = person->kind == ALONG_GRAPH_PREGNANCY ? 2 : is_loss (person) ? 1 : 0;

  return ((gint64) late << 40) + person->rank;
}

typedef struct
{
  int node;
  const AlongGraphPerson *person;
} Sibling;

static int
compare_entry (gconstpointer a, gconstpointer b)
{
  const Sibling *one = a, *other = b;
  gint64 p = entry_order (one->person), q = entry_order (other->person);

  return p != q ? (p < q ? -1 : 1) : one->node - other->node;
}

static int
compare_births (gconstpointer a, gconstpointer b)
{
  const Sibling *one = a, *other = b;
  int p = birth_middle (one->person), q = birth_middle (other->person);

  return p != q ? (p < q ? -1 : 1) : compare_entry (a, b);
}

static int
compare_wished (gconstpointer a, gconstpointer b)
{
  const Sibling *one = a, *other = b;

  if (one->person->order != other->person->order)
    return one->person->order - other->person->order;
  return one->node - other->node;
}

/* Those with a date take the dated places in their order; those without keep the place they were entered in. */
static void
sort_by_birth (Sibling *siblings, int n)
{
  g_autofree Sibling *dated = g_new (Sibling, n + 1);
  int n_dated = 0, next = 0;

  qsort (siblings, n, sizeof *siblings, compare_entry);
  for (int i = 0; i < n; i++)
    if (birth_middle (siblings[i].person) != ALONG_DAY_NONE)
      dated[n_dated++] = siblings[i];
  qsort (dated, n_dated, sizeof *dated, compare_births);
  for (int i = 0; i < n; i++)
    if (birth_middle (siblings[i].person) != ALONG_DAY_NONE)
      siblings[i] = dated[next++];
}

/* A place that the user gave everybody of a sibship overrides the births. */
static void
sort_by_wish (Sibling *siblings, int n)
{
  for (int i = 0; i < n; i++)
    if (siblings[i].person->order <= 0)
      return;
  qsort (siblings, n, sizeof *siblings, compare_wished);
}

/** along_family_is_turned: whether somebody stands left of an elder brother or sister. */
gboolean
along_family_is_turned (Work *work, const Family *family)
{
  const AlongGraphPerson *eldest = NULL;

  for (int i = family->n_children; i > 0; i--)
    {
      const AlongGraphPerson *person = along_work_person (work, NODE (work, KID (work, family, i - 1))->person);

      if (person == NULL || birth_middle (person) == ALONG_DAY_NONE)
        continue;
      if (eldest != NULL && birth_middle (eldest) < birth_middle (person))
        return TRUE;
      eldest = person;
    }
  return FALSE;
}

/* Twins stand together, at the place of the first of them. */
static void
gather_twins (Sibling *siblings, int n)
{
  for (int i = 0; i < n; i++)
    {
      const char *twins = siblings[i].person->twins;
      int at = i + 1;

      if (twins == NULL)
        continue;
      for (int j = i + 1; j < n; j++)
        if (g_strcmp0 (siblings[j].person->twins, twins) == 0)
          {
            Sibling moved = siblings[j];

            memmove (&siblings[at + 1], &siblings[at], (j - at) * sizeof *siblings);
            siblings[at++] = moved;
          }
      i = at - 1;
    }
}

static void
add_people (Work *work, GHashTable *by_key)
{
  GPtrArray *people = along_graph_get_people (work->graph);

  work->n_people = people->len;
  work->source = g_new (guint, people->len + 1);
  for (guint i = 0; i < people->len; i++)
    work->source[i] = i;
  g_qsort_with_data (work->source, people->len, sizeof *work->source, compare_people, people);
  for (guint i = 0; i < people->len; i++)
    {
      AlongGraphPerson *person = g_ptr_array_index (people, work->source[i]);
      int node = along_work_add_node (work, NODE_PERSON, 0, 0);

      NODE (work, node)->person = i;
      g_hash_table_insert (by_key, person->key, GINT_TO_POINTER (i + 1));
      if (person->index && work->index < 0)
        work->index = node;
    }
}

/* Where everybody stood in the last drawing. */
static void
read_ranks (Work *work, GHashTable *by_key)
{
  const char *const *previous = along_graph_get_previous (work->graph);

  if (previous == NULL)
    return;
  work->ranks = g_new (int, work->n_people + 1);
  for (int i = 0; i < work->n_people; i++)
    work->ranks[i] = ALONG_NEW_RANK;
  for (int i = 0; previous[i] != NULL; i++)
    {
      int person = GPOINTER_TO_INT (g_hash_table_lookup (by_key, previous[i])) - 1;

      if (person >= 0)
        work->ranks[person] = i;
    }
}

static int
look_up (GHashTable *by_key, const char *key)
{
  return key == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (by_key, key)) - 1;
}

static void
add_unions (Work *work, GHashTable *by_key, GHashTable *families)
{
  GPtrArray *unions = along_graph_get_unions (work->graph);
  g_autofree guint *order = g_new (guint, unions->len + 1);

  for (guint i = 0; i < unions->len; i++)
    order[i] = i;
  g_qsort_with_data (order, unions->len, sizeof *order, compare_unions, unions);
  for (guint i = 0; i < unions->len; i++)
    {
      AlongGraphUnion *couple = g_ptr_array_index (unions, order[i]);
      Family family = { .couple = order[i], .owner = i, .shape = COUPLE_ALONE, .trunk = -1, .link = -1 };
      double height;

      family.one = look_up (by_key, couple->one);
      family.other = look_up (by_key, couple->other);
      if (family.one < 0 || family.one == family.other)
        {
          family.one = MAX (family.one, family.other);
          family.other = -1;
        }
      along_labels_get_caption (work->labels, order[i], &family.caption, &height);
      g_array_append_val (work->families, family);
      g_hash_table_insert (families, couple->key, GINT_TO_POINTER (i + 1));
    }
}

static GArray *
collect_links (Work *work, GHashTable *by_key, GHashTable *families)
{
  GPtrArray *children = along_graph_get_children (work->graph);
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  for (guint i = 0; i < children->len; i++)
    {
      const AlongGraphChild *child = g_ptr_array_index (children, i);
      Link link = { child, i, look_up (by_key, child->child), look_up (families, child->parents) };

      if (link.child < 0 || link.family < 0)
        continue;
      if (FAMILY (work, link.family)->one == link.child || FAMILY (work, link.family)->other == link.child)
        g_array_append_val (work->cut, link.child);
      else
        g_array_append_val (links, link);
    }
  g_array_sort (links, compare_links);
  return links;
}

static void
choose_primaries (Work *work, GArray *links)
{
  int last_child = -1;

  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      gboolean again = FALSE;

      if (link->child != last_child)
        {
          NODE (work, link->child)->up = link->family;
          NODE (work, link->child)->link = link->source;
          last_child = link->child;
          continue;
        }
      if (NODE (work, link->child)->up == link->family)
        continue;
      for (guint j = work->secondary->len; j > 0 && !again; j--)
        {
          const SecondaryLink *known = &g_array_index (work->secondary, SecondaryLink, j - 1);

          if (known->child != link->child)
            break;
          again = known->family == link->family;
        }
      if (!again)
        {
          SecondaryLink second = { link->source, link->family, link->child };

          g_array_append_val (work->secondary, second);
        }
    }
}

static int
parent_at (Work *work, int node, int which)
{
  int up = NODE (work, node)->up;

  if (up < 0)
    return -1;
  return which == 0 ? FAMILY (work, up)->one : FAMILY (work, up)->other;
}

/* Walks from each person up to the ancestors; a line that comes back to somebody on the way is cut. */
static void
cut_circles (Work *work)
{
  enum { NEW, FIRST_PARENT, SECOND_PARENT, OPEN, DONE };
  g_autofree guint8 *state = g_new0 (guint8, work->n_people + 1);
  g_autofree int *stack = g_new (int, work->n_people + 1);

  for (int start = 0; start < work->n_people; start++)
    {
      int depth = 0;

      if (state[start] != NEW)
        continue;
      stack[depth++] = start;
      state[start] = FIRST_PARENT;
      while (depth > 0)
        {
          int node = stack[depth - 1];
          int parent;

          if (state[node] == OPEN)
            {
              state[node] = DONE;
              depth--;
              continue;
            }
          parent = parent_at (work, node, state[node] - FIRST_PARENT);
          state[node]++;
          if (parent < 0 || state[parent] == DONE)
            continue;
          if (state[parent] == NEW)
            {
              state[parent] = FIRST_PARENT;
              stack[depth++] = parent;
            }
          else
            {
              g_array_append_val (work->cut, node);
              NODE (work, node)->up = -1;
              NODE (work, node)->link = -1;
              state[node] = OPEN;
            }
        }
    }
}

/* Lists the children of each family in birth order. */
static void
list_children (Work *work)
{
  g_autofree int *counts = g_new0 (int, work->families->len + 1);
  g_autofree Sibling *siblings = g_new (Sibling, work->n_people + 1);
  int total = 0;

  for (int i = 0; i < work->n_people; i++)
    if (NODE (work, i)->up >= 0)
      counts[NODE (work, i)->up]++;
  for (guint f = 0; f < work->families->len; f++)
    {
      FAMILY (work, f)->first_child = total;
      FAMILY (work, f)->n_children = 0;
      total += counts[f];
    }
  g_array_set_size (work->kids, total);
  for (int i = 0; i < work->n_people; i++)
    if (NODE (work, i)->up >= 0)
      {
        Family *family = FAMILY (work, NODE (work, i)->up);

        KID (work, family, family->n_children) = i;
        family->n_children++;
      }
  for (guint f = 0; f < work->families->len; f++)
    {
      Family *family = FAMILY (work, f);

      for (int i = 0; i < family->n_children; i++)
        siblings[i] = (Sibling){ KID (work, family, i), along_work_person (work, KID (work, family, i)) };
      sort_by_birth (siblings, family->n_children);
      gather_twins (siblings, family->n_children);
      for (int i = 0; i < family->n_children; i++)
        NODE (work, siblings[i].node)->nth = i + 1;
      sort_by_wish (siblings, family->n_children);
      gather_twins (siblings, family->n_children);
      for (int i = 0; i < family->n_children; i++)
        KID (work, family, i) = siblings[i].node;
      if (family->n_children > 1)
        along_hints_sort_siblings (work, &KID (work, family, 0), family->n_children);
      family->ordinals = along_family_is_turned (work, family);
    }
}

/** along_step_normalise: step A of genogram.md 3.3. */
void
along_step_normalise (Work *work)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) families = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) links = NULL;

  add_people (work, people);
  along_hints_read (work, people);
  read_ranks (work, people);
  add_unions (work, people, families);
  links = collect_links (work, people, families);
  choose_primaries (work, links);
  cut_circles (work);
  list_children (work);
}
