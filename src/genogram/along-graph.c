/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-graph.h"

#include <glib/gi18n-lib.h>

#include "along-date.h"

struct _AlongGraph
{
  gatomicrefcount refs;
  char *title;
  gboolean clinical;
  GPtrArray *people;
  GPtrArray *unions;
  GPtrArray *children;
  GPtrArray *bonds;
  GPtrArray *homes;
  GPtrArray *hints;
  GHashTable *people_by_key; /* key, borrowed from the person -> person */
  GHashTable *unions_by_key;
  char **previous;
};

static void
free_person (gpointer data)
{
  AlongGraphPerson *person = data;

  g_free (person->key);
  g_free (person->name);
  g_free (person->spoken);
  g_free (person->description);
  g_free (person->inside);
  g_free (person->lines);
  g_free (person->tag);
  g_free (person->age);
  g_free (person->letters);
  g_free (person->years_left);
  g_free (person->years_right);
  g_free (person->orientation);
  g_free (person->twins);
  g_free (person->safety);
  g_free (person);
}

static void
free_union (gpointer data)
{
  AlongGraphUnion *couple = data;

  g_free (couple->key);
  g_free (couple->one);
  g_free (couple->other);
  g_free (couple->caption);
  g_free (couple);
}

static void
free_child (gpointer data)
{
  AlongGraphChild *child = data;

  g_free (child->parents);
  g_free (child->child);
  g_free (child->caption);
  g_free (child);
}

static void
free_bond (gpointer data)
{
  AlongGraphBond *bond = data;

  g_free (bond->key);
  g_free (bond->from);
  g_free (bond->to);
  g_free (bond->kind);
  g_free (bond->label);
  g_free (bond->words);
  g_free (bond);
}

static void
free_home (gpointer data)
{
  AlongGraphHome *home = data;

  g_free (home->key);
  g_free (home->name);
  g_ptr_array_unref (home->members);
  g_free (home);
}

static void
free_hint (gpointer data)
{
  AlongGraphHint *hint = data;

  g_free (hint->left);
  g_free (hint->right);
  g_free (hint);
}

/** along_graph_new: an empty graph. */
AlongGraph *
along_graph_new (void)
{
  AlongGraph *graph = g_new0 (AlongGraph, 1);

  g_atomic_ref_count_init (&graph->refs);
  graph->people = g_ptr_array_new_with_free_func (free_person);
  graph->unions = g_ptr_array_new_with_free_func (free_union);
  graph->children = g_ptr_array_new_with_free_func (free_child);
  graph->bonds = g_ptr_array_new_with_free_func (free_bond);
  graph->homes = g_ptr_array_new_with_free_func (free_home);
  graph->hints = g_ptr_array_new_with_free_func (free_hint);
  graph->people_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  graph->unions_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return graph;
}

AlongGraph *
along_graph_ref (AlongGraph *graph)
{
  g_atomic_ref_count_inc (&graph->refs);
  return graph;
}

void
along_graph_unref (AlongGraph *graph)
{
  if (!g_atomic_ref_count_dec (&graph->refs))
    return;
  g_hash_table_unref (graph->people_by_key);
  g_hash_table_unref (graph->unions_by_key);
  g_ptr_array_unref (graph->people);
  g_ptr_array_unref (graph->unions);
  g_ptr_array_unref (graph->children);
  g_ptr_array_unref (graph->bonds);
  g_ptr_array_unref (graph->homes);
  g_ptr_array_unref (graph->hints);
  g_strfreev (graph->previous);
  g_free (graph->title);
  g_free (graph);
}

/** along_graph_set_title: what the drawing is called, as "The family on 12 March 2026". */
void
along_graph_set_title (AlongGraph *graph, const char *title)
{
  g_free (graph->title);
  graph->title = g_strdup (title);
}

const char *
along_graph_get_title (AlongGraph *graph)
{
  return graph->title;
}

/** along_graph_set_clinical: the clinical pedigree's symbols instead of social work's. */
void
along_graph_set_clinical (AlongGraph *graph, gboolean clinical)
{
  graph->clinical = clinical;
}

gboolean
along_graph_is_clinical (AlongGraph *graph)
{
  return graph->clinical;
}

/** along_graph_add_person: (transfer none): a person with nothing known but @name; the one with @key, if there is one. */
AlongGraphPerson *
along_graph_add_person (AlongGraph *graph, const char *key, const char *name)
{
  AlongGraphPerson *person = g_hash_table_lookup (graph->people_by_key, key);

  if (person != NULL)
    return person;
  person = g_new0 (AlongGraphPerson, 1);
  person->key = g_strdup (key);
  person->name = g_strdup (name);
  person->birth_lo = ALONG_DAY_NONE;
  person->birth_hi = ALONG_DAY_NONE;
  person->rank = graph->people->len;
  person->count = 1;
  person->years = -1;
  g_ptr_array_add (graph->people, person);
  g_hash_table_insert (graph->people_by_key, person->key, person);
  return person;
}

/** along_graph_set_years: years of birth and death, each (nullable), as "1941" or "~1941". */
void
along_graph_set_years (AlongGraphPerson *person, const char *born, const char *died)
{
  g_free (person->years_left);
  g_free (person->years_right);
  person->years_left = born != NULL ? g_strconcat (born, "–", NULL) : NULL;
  person->years_right = died == NULL ? NULL : born != NULL ? g_strdup (died) : g_strdup_printf (C_ ("year of death", "d. %s"), died);
}

/** along_graph_add_union: (transfer none): @one, @other: keys of people, either may be %NULL: whoever is there is the union's one. */
AlongGraphUnion *
along_graph_add_union (AlongGraph *graph, const char *key, const char *one, const char *other)
{
  AlongGraphUnion *couple = g_hash_table_lookup (graph->unions_by_key, key);

  if (couple != NULL)
    return couple;
  couple = g_new0 (AlongGraphUnion, 1);
  couple->key = g_strdup (key);
  couple->one = g_strdup (one != NULL ? one : other);
  couple->other = g_strdup (one != NULL ? other : NULL);
  couple->start = ALONG_DAY_NONE;
  g_ptr_array_add (graph->unions, couple);
  g_hash_table_insert (graph->unions_by_key, couple->key, couple);
  return couple;
}

/** along_graph_remove_union: a couple that nothing hangs on. */
void
along_graph_remove_union (AlongGraph *graph, const char *key)
{
  AlongGraphUnion *couple = g_hash_table_lookup (graph->unions_by_key, key);

  if (couple == NULL)
    return;
  g_hash_table_remove (graph->unions_by_key, key);
  g_ptr_array_remove (graph->unions, couple);
}

/** along_graph_add_child: (transfer none): @parents is the key of a union. */
AlongGraphChild *
along_graph_add_child (AlongGraph *graph, const char *parents, const char *child)
{
  AlongGraphChild *link = g_new0 (AlongGraphChild, 1);

  link->parents = g_strdup (parents);
  link->child = g_strdup (child);
  link->start = ALONG_DAY_NONE;
  g_ptr_array_add (graph->children, link);
  return link;
}

/** along_graph_add_bond: (transfer none) */
AlongGraphBond *
along_graph_add_bond (AlongGraph *graph, const char *key, const char *from, const char *to, const char *kind)
{
  AlongGraphBond *bond = g_new0 (AlongGraphBond, 1);

  bond->key = g_strdup (key);
  bond->from = g_strdup (from);
  bond->to = g_strdup (to);
  bond->kind = g_strdup (kind);
  g_ptr_array_add (graph->bonds, bond);
  return bond;
}

/** along_graph_add_home: (transfer none) */
AlongGraphHome *
along_graph_add_home (AlongGraph *graph, const char *key, const char *name)
{
  AlongGraphHome *home = g_new0 (AlongGraphHome, 1);

  home->key = g_strdup (key);
  home->name = g_strdup (name);
  home->members = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (graph->homes, home);
  return home;
}

void
along_graph_add_member (AlongGraphHome *home, const char *person)
{
  g_ptr_array_add (home->members, g_strdup (person));
}

/** along_graph_add_hint: @left shall stand left of @right (keys of people); what cannot be done the layout lists. */
void
along_graph_add_hint (AlongGraph *graph, const char *left, const char *right)
{
  AlongGraphHint *hint = g_new0 (AlongGraphHint, 1);

  hint->left = g_strdup (left);
  hint->right = g_strdup (right);
  hint->rank = graph->hints->len;
  g_ptr_array_add (graph->hints, hint);
}

/** along_graph_find_person: (transfer none) (nullable) */
AlongGraphPerson *
along_graph_find_person (AlongGraph *graph, const char *key)
{
  return key == NULL ? NULL : g_hash_table_lookup (graph->people_by_key, key);
}

/** along_graph_find_union: (transfer none) (nullable) */
AlongGraphUnion *
along_graph_find_union (AlongGraph *graph, const char *key)
{
  return key == NULL ? NULL : g_hash_table_lookup (graph->unions_by_key, key);
}

/**
 * along_graph_set_previous: the order of the last drawing, from along_layout_list_order(): those who stay
 * keep their places in the row.
 */
void
along_graph_set_previous (AlongGraph *graph, const char *const *order)
{
  g_strfreev (graph->previous);
  graph->previous = g_strdupv ((char **) order);
}

GPtrArray *
along_graph_get_people (AlongGraph *graph)
{
  return graph->people;
}

GPtrArray *
along_graph_get_unions (AlongGraph *graph)
{
  return graph->unions;
}

GPtrArray *
along_graph_get_children (AlongGraph *graph)
{
  return graph->children;
}

GPtrArray *
along_graph_get_bonds (AlongGraph *graph)
{
  return graph->bonds;
}

GPtrArray *
along_graph_get_homes (AlongGraph *graph)
{
  return graph->homes;
}

GPtrArray *
along_graph_get_hints (AlongGraph *graph)
{
  return graph->hints;
}

const char *const *
along_graph_get_previous (AlongGraph *graph)
{
  return (const char *const *) graph->previous;
}

/* Takes out of @items what @is_left says no to; order stays. */
static void
keep_those (GPtrArray *items, gboolean (*is_left) (AlongGraph *graph, gpointer item, GHashTable *people), GDestroyNotify destroy,
            AlongGraph *graph, GHashTable *people)
{
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (items, &n);

  for (gsize i = 0; i < n; i++)
    if (is_left (graph, all[i], people))
      g_ptr_array_add (items, all[i]);
    else
      destroy (all[i]);
}

static gboolean
is_kept_union (AlongGraph *graph, gpointer item, GHashTable *people)
{
  AlongGraphUnion *couple = item;
  gboolean one = couple->one != NULL && g_hash_table_contains (people, couple->one);
  gboolean other = couple->other != NULL && g_hash_table_contains (people, couple->other);

  if (!one && !other)
    {
      g_hash_table_remove (graph->unions_by_key, couple->key);
      return FALSE;
    }
  if (!one)
    {
      g_free (couple->one);
      couple->one = g_steal_pointer (&couple->other);
    }
  else if (!other)
    g_clear_pointer (&couple->other, g_free);
  return TRUE;
}

static gboolean
is_kept_child (AlongGraph *graph, gpointer item, GHashTable *people)
{
  AlongGraphChild *child = item;

  return g_hash_table_contains (people, child->child) && g_hash_table_contains (graph->unions_by_key, child->parents);
}

static gboolean
is_kept_bond (AlongGraph *graph, gpointer item, GHashTable *people)
{
  AlongGraphBond *bond = item;

  return g_hash_table_contains (people, bond->from) && g_hash_table_contains (people, bond->to);
}

static gboolean
is_kept_hint (AlongGraph *graph, gpointer item, GHashTable *people)
{
  AlongGraphHint *hint = item;

  return g_hash_table_contains (people, hint->left) && g_hash_table_contains (people, hint->right);
}

static gboolean
is_kept_home (AlongGraph *graph, gpointer item, GHashTable *people)
{
  GPtrArray *members = ((AlongGraphHome *) item)->members;

  for (guint i = members->len; i-- > 0;)
    if (!g_hash_table_contains (people, members->pdata[i]))
      g_ptr_array_remove_index (members, i);
  return members->len > 0;
}

static gboolean
is_kept_person (AlongGraph *graph, gpointer item, GHashTable *people)
{
  AlongGraphPerson *person = item;

  if (g_hash_table_contains (people, person->key))
    return TRUE;
  g_hash_table_remove (graph->people_by_key, person->key);
  return FALSE;
}

/** along_graph_keep: only @people (a set of keys) stay, and what is between them; of a couple the one who is left. */
void
along_graph_keep (AlongGraph *graph, GHashTable *people)
{
  keep_those (graph->unions, is_kept_union, free_union, graph, people);
  keep_those (graph->children, is_kept_child, free_child, graph, people);
  keep_those (graph->bonds, is_kept_bond, free_bond, graph, people);
  keep_those (graph->hints, is_kept_hint, free_hint, graph, people);
  keep_those (graph->homes, is_kept_home, free_home, graph, people);
  keep_those (graph->people, is_kept_person, free_person, graph, people);
}
