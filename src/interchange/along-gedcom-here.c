/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The family's side: what its record says of its people, and what the import asks of it. Who is the same is worked
 * out by along-same.c. */
#include "along-gedcom-here-private.h"

#include <string.h>

#include "along-date.h"
#include "along-text.h"

/* The same either way round for a couple. */
char *
along_gedcom_here_tie_key (AlongGedcomTie tie, AlongId one, AlongId other)
{
  char a[ALONG_ID_TEXT], b[ALONG_ID_TEXT];

  along_id_format (one, a);
  along_id_format (other, b);
  if (tie == ALONG_GEDCOM_TIE_COUPLE && strcmp (a, b) > 0)
    return g_strdup_printf ("%d %s %s", tie, b, a);
  return g_strdup_printf ("%d %s %s", tie, a, b);
}

static void
add_tie (AlongGedcomHere *here, AlongGedcomTie tie, AlongId one, AlongId other, AlongId record)
{
  /* a couple may have one known partner */
  if (!along_id_is_none (one) && (!along_id_is_none (other) || tie == ALONG_GEDCOM_TIE_COUPLE))
    g_hash_table_insert (here->ties, along_gedcom_here_tie_key (tie, one, other), along_id_to_text (record));
}

static guint
number_of (GHashTable *table, const char *text)
{
  gpointer number = text != NULL ? g_hash_table_lookup (table, text) : NULL;

  if (text != NULL && number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (table) + 1);
      g_hash_table_insert (table, g_strdup (text), number);
    }
  return GPOINTER_TO_UINT (number);
}

/* @name, @born, @died: (nullable) */
AlongSameNode
along_gedcom_here_node (AlongGedcomHere *here, const char *name, int gender, const char *born, const char *died, gboolean dead)
{
  g_autofree char *folded = along_text_fold (name != NULL ? name : "Unknown");

  return (AlongSameNode){
    .name = number_of (here->names, folded), .known = strcmp (folded, "unknown") != 0, .dead = dead, .gender = gender,
    .born = number_of (here->births, born),
    .born_first = born != NULL ? along_date_first_day (born) : ALONG_DAY_NONE,
    .born_last = born != NULL ? along_date_last_day (born) : ALONG_DAY_NONE,
    .died_first = died != NULL ? along_date_first_day (died) : ALONG_DAY_NONE,
    .died_last = died != NULL ? along_date_last_day (died) : ALONG_DAY_NONE,
  };
}

static void
add_people (AlongGedcomHere *here, AlongFamily *family)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    {
      const char *born = along_record_get_text (record, ALONG_PERSON_P_BORN), *died = along_record_get_text (record, ALONG_PERSON_P_DIED);
      AlongGedcomHerePerson person = { along_record_get_id (record), FALSE, FALSE };
      AlongSameNode node = along_gedcom_here_node (here, along_record_get_text (record, ALONG_PERSON_P_NAME),
                                                   along_record_get_enum (record, ALONG_PERSON_P_GENDER), born, died, died != NULL);

      person.nameless = !node.known;
      g_array_append_val (here->people, person);
      along_same_side_add (here->side, &node);
      g_hash_table_insert (here->by_id, g_memdup2 (&person.id, sizeof person.id), GUINT_TO_POINTER (here->people->len));
    }
}

gboolean
along_gedcom_here_index (AlongGedcomHere *here, AlongId id, guint *index)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (here->by_id, &id));

  *index = number - 1;
  return number > 0;
}

static void
join (AlongGedcomHere *here, AlongId one, AlongSameTie tie, AlongId other)
{
  guint a, b;

  if (!along_gedcom_here_index (here, one, &a) || !along_gedcom_here_index (here, other, &b))
    return;
  along_same_side_join (here->side, a, tie, b);
  if (tie == ALONG_SAME_PARENT)
    {
      AlongGedcomHereKin kin = { b, a };

      g_array_append_val (here->kin, kin);
    }
}

/* Brothers and sisters: children of the same two, or of one alone. @both: (nullable): the couple */
static void
join_siblings (AlongGedcomHere *here, GHashTable *sets, AlongId child, AlongRecord *both, AlongId set)
{
  static const AlongSameNode together = { 0 };
  AlongId one = both != NULL ? along_record_get_ref (both, ALONG_COUPLE_P_ONE) : ALONG_ID_NONE;
  AlongId other = both != NULL ? along_record_get_ref (both, ALONG_COUPLE_P_OTHER) : ALONG_ID_NONE;
  g_autofree char *key = along_id_is_none (other) ? along_id_to_text (set) : along_gedcom_here_tie_key (ALONG_GEDCOM_TIE_COUPLE, one, other);
  gpointer node = g_hash_table_lookup (sets, key);
  GArray *children = g_hash_table_lookup (here->children, &set);
  guint index;

  if (!along_gedcom_here_index (here, child, &index))
    return;
  if (node == NULL)
    {
      node = GUINT_TO_POINTER (along_same_side_add (here->side, &together) + 1);
      g_hash_table_insert (sets, g_steal_pointer (&key), node);
    }
  if (children == NULL)
    {
      children = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (here->children, g_memdup2 (&set, sizeof set), children);
    }
  along_same_side_join (here->side, index, ALONG_SAME_SIBLINGS, GPOINTER_TO_UINT (node) - 1);
  g_array_append_val (children, index);
}

static int
index_of (AlongGedcomHere *here, AlongId id)
{
  guint index;

  return along_gedcom_here_index (here, id, &index) ? (int) index : -1;
}

static void
add_set (AlongGedcomHere *here, AlongId child, AlongRecord *both, AlongId id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (here->set_of, &id)), index;
  GArray *sets;

  if (!along_gedcom_here_index (here, child, &index))
    return;
  if (number == 0)
    {
      AlongGedcomHereSet set = { id, both != NULL, { index_of (here, both != NULL ? along_record_get_ref (both, ALONG_COUPLE_P_ONE) : id),
                                                     both != NULL ? index_of (here, along_record_get_ref (both, ALONG_COUPLE_P_OTHER)) : -1 } };

      g_array_append_val (here->sets, set);
      number = here->sets->len;
      g_hash_table_insert (here->set_of, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number));
    }
  sets = here->sets_of->pdata[index];
  if (sets == NULL)
    here->sets_of->pdata[index] = sets = g_array_new (FALSE, FALSE, sizeof (guint));
  number--;
  g_array_append_val (sets, number);
}

static void
add_child_link (AlongGedcomHere *here, GHashTable *sets, AlongFamily *family, AlongRecord *record)
{
  AlongId child = along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD);
  AlongId couple = along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE), parent = along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT);
  AlongRecord *both = along_id_is_none (couple) ? NULL : along_family_find (family, ALONG_KIND_COUPLE, couple);
  AlongId set = both != NULL ? couple : parent;

  if (both != NULL)
    {
      AlongId one = along_record_get_ref (both, ALONG_COUPLE_P_ONE), other = along_record_get_ref (both, ALONG_COUPLE_P_OTHER);

      add_tie (here, ALONG_GEDCOM_TIE_PARENT, child, one, couple);
      add_tie (here, ALONG_GEDCOM_TIE_PARENT, child, other, couple);
      join (here, child, ALONG_SAME_PARENT, one);
      join (here, child, ALONG_SAME_PARENT, other);
    }
  add_tie (here, ALONG_GEDCOM_TIE_CHILD, child, couple, couple);
  add_tie (here, ALONG_GEDCOM_TIE_PARENT, child, parent, parent);
  join (here, child, ALONG_SAME_PARENT, parent);
  if (!along_id_is_none (set))
    {
      join_siblings (here, sets, child, both, set);
      add_set (here, child, both, set);
    }
}

static void
add_ties (AlongGedcomHere *here, AlongFamily *family)
{
  g_autoptr (GHashTable) sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    {
      AlongId one = along_record_get_ref (record, ALONG_COUPLE_P_ONE), other = along_record_get_ref (record, ALONG_COUPLE_P_OTHER);

      add_tie (here, ALONG_GEDCOM_TIE_COUPLE, one, other, along_record_get_id (record));
      join (here, one, ALONG_SAME_PARTNER, other);
    }
  ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
    add_child_link (here, sets, family, record);
  ALONG_FOREACH (record, family, ALONG_KIND_CARE_LINK)
    {
      AlongId child = along_record_get_ref (record, ALONG_CARE_LINK_P_CHILD);
      guint n;
      const AlongId *carers = along_record_get_refs (record, ALONG_CARE_LINK_P_CARERS, &n);

      for (guint i = 0; i < n; i++)
        {
          add_tie (here, ALONG_GEDCOM_TIE_CARE, child, carers[i], along_record_get_id (record));
          join (here, child, ALONG_SAME_CARER, carers[i]);
        }
    }
  ALONG_FOREACH (record, family, ALONG_KIND_BOND)
    add_tie (here, ALONG_GEDCOM_TIE_BOND + along_record_get_enum (record, ALONG_BOND_P_KIND), along_record_get_ref (record, ALONG_BOND_P_FROM),
             along_record_get_ref (record, ALONG_BOND_P_TO), along_record_get_id (record));
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *babies = along_record_get_refs (record, ALONG_PREGNANCY_P_BABIES, &n);

      for (guint i = 0; i < n; i++)
        add_tie (here, ALONG_GEDCOM_TIE_PREGNANCY, babies[i], along_record_get_ref (record, ALONG_PREGNANCY_P_MOTHER), along_record_get_id (record));
    }
}

static void
free_array (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

/** along_gedcom_here_new: copies what it needs of @family; nothing of a document is matched yet. */
AlongGedcomHere *
along_gedcom_here_new (AlongFamily *family)
{
  AlongGedcomHere *here = g_new0 (AlongGedcomHere, 1);

  here->people = g_array_new (FALSE, FALSE, sizeof (AlongGedcomHerePerson));
  here->kin = g_array_new (FALSE, FALSE, sizeof (AlongGedcomHereKin));
  here->side = along_same_side_new ();
  here->by_id = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  here->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  here->births = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  here->ties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  here->sets = g_array_new (FALSE, FALSE, sizeof (AlongGedcomHereSet));
  here->set_of = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  here->sets_of = g_ptr_array_new_with_free_func (free_array);
  here->children = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, free_array);
  add_people (here, family);
  g_ptr_array_set_size (here->sets_of, (int) here->people->len);
  add_ties (here, family);
  along_gedcom_here_add_said (here, family);
  return here;
}

/** along_gedcom_here_free: frees it, and what it knows. */
void
along_gedcom_here_free (AlongGedcomHere *here)
{
  g_array_unref (here->people);
  g_array_unref (here->kin);
  along_same_side_free (here->side);
  g_hash_table_unref (here->by_id);
  g_hash_table_unref (here->names);
  g_hash_table_unref (here->births);
  g_hash_table_unref (here->ties);
  g_array_unref (here->sets);
  g_hash_table_unref (here->set_of);
  g_ptr_array_unref (here->sets_of);
  g_hash_table_unref (here->children);
  g_array_unref (here->said);
  g_hash_table_unref (here->called);
  g_hash_table_unref (here->losses);
  g_hash_table_unref (here->houses);
  g_hash_table_unref (here->xrefs);
  g_hash_table_unref (here->kept);
  g_hash_table_unref (here->records);
  g_hash_table_unref (here->couples);
  g_free (here->match);
  g_free (here->state);
  g_free (here);
}

/** along_gedcom_here_tied: @record: (out) (optional): see AlongGedcomTie. */
gboolean
along_gedcom_here_tied (AlongGedcomHere *here, AlongGedcomTie tie, AlongId one, AlongId other, AlongId *record)
{
  g_autofree char *key = along_gedcom_here_tie_key (tie, one, other);
  const char *text = g_hash_table_lookup (here->ties, key);

  return text != NULL && (record == NULL || along_id_parse (text, record));
}

/** along_gedcom_here_has_parents: whether a person of the document is here, and a child of somebody. */
gboolean
along_gedcom_here_has_parents (AlongGedcomHere *here, guint person)
{
  return here->match[person] >= 0 && here->sets_of->pdata[here->match[person]] != NULL;
}

static gboolean
has_parent (const AlongGedcomHereSet *set, int person)
{
  return person >= 0 && (set->parent[0] == person || set->parent[1] == person);
}

/* Whether nobody stands in it but the one whom the document knows; where it knows nobody, somebody without a name alone. */
static gboolean
is_no_more (AlongGedcomHere *here, const AlongGedcomHereSet *set, guint known)
{
  if (set->parent[0] >= 0 && set->parent[1] >= 0 && set->parent[0] != set->parent[1])
    return FALSE;
  if (known != ALONG_GEDCOM_NOBODY)
    return has_parent (set, here->match[known]);
  return !set->couple && set->parent[0] >= 0 && g_array_index (here->people, AlongGedcomHerePerson, set->parent[0]).nameless;
}

/* Sets that a child of the document is in here: (nullable) */
static const GArray *
sets_of_child (AlongGedcomHere *here, guint child)
{
  return child != ALONG_GEDCOM_NOBODY && here->match[child] >= 0 ? here->sets_of->pdata[here->match[child]] : NULL;
}

/* Whom most of a couple's children who are here hang from, and who is no more than the document says: nobody comes to a
 * parent whom it does not name. @known: the one parent whom the document knows, or nobody. */
gboolean
along_gedcom_here_common_set (AlongGedcomHere *here, const AlongGedcomCouple *couple, const AlongGedcomLink *links, guint known,
                              guint *set)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (NULL, NULL);
  guint most = 0;

  for (guint l = 0; l < couple->n_links; l++)
    {
      const GArray *sets = sets_of_child (here, links[couple->links[l]].child);

      for (guint i = 0; sets != NULL && i < sets->len; i++)
        {
          guint index = g_array_index (sets, guint, i), n;

          if (!is_no_more (here, &g_array_index (here->sets, AlongGedcomHereSet, index), known))
            continue;
          n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, GUINT_TO_POINTER (index))) + 1;
          g_hash_table_insert (votes, GUINT_TO_POINTER (index), GUINT_TO_POINTER (n));
          if (n > most)
            {
              most = n;
              *set = index;
            }
        }
    }
  return most > 0;
}

/** along_gedcom_here_fuller: (out) @child: a child of a couple of the document who hangs here from more than the
 * document says: from @known and another, or from somebody where it knows nobody (@known is ALONG_GEDCOM_NOBODY). */
gboolean
along_gedcom_here_fuller (AlongGedcomHere *here, const AlongGedcomCouple *couple, const AlongGedcomLink *links, guint known,
                          guint *child)
{
  for (guint l = 0; l < couple->n_links; l++)
    {
      const GArray *sets = sets_of_child (here, links[couple->links[l]].child);

      for (guint i = 0; sets != NULL && i < sets->len; i++)
        {
          const AlongGedcomHereSet *set = &g_array_index (here->sets, AlongGedcomHereSet, g_array_index (sets, guint, i));

          if ((known != ALONG_GEDCOM_NOBODY && !has_parent (set, here->match[known])) || is_no_more (here, set, known))
            continue;
          *child = links[couple->links[l]].child;
          return TRUE;
        }
    }
  return FALSE;
}

/** along_gedcom_here_parents: (out) @couple, or (out) @parent, whom the children of a couple of the document hang from
 * already. @known: the one parent whom the document knows, or ALONG_GEDCOM_NOBODY */
gboolean
along_gedcom_here_parents (AlongGedcomHere *here, const AlongGedcomCouple *of, const AlongGedcomLink *links, guint known,
                           AlongId *couple, AlongId *parent)
{
  const AlongGedcomHereSet *set;
  guint index;

  if (!along_gedcom_here_common_set (here, of, links, known, &index))
    return FALSE;
  set = &g_array_index (here->sets, AlongGedcomHereSet, index);
  *(set->couple ? couple : parent) = set->id;
  return TRUE;
}

/** along_gedcom_here_take_child: whether the couple or the lone parent @set has a child who is nobody of the document
 * by name; each is given once. */
gboolean
along_gedcom_here_take_child (AlongGedcomHere *here, AlongId set)
{
  const GArray *children = g_hash_table_lookup (here->children, &set);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AlongGedcomHerePerson *child = &g_array_index (here->people, AlongGedcomHerePerson, g_array_index (children, guint, i));

      if (!child->taken)
        return child->taken = TRUE;
    }
  return FALSE;
}

/** along_gedcom_here_person: the record of a person of the document; ALONG_ID_NONE: they come in as a new person. */
AlongId
along_gedcom_here_person (AlongGedcomHere *here, guint person)
{
  return here->match[person] < 0 ? ALONG_ID_NONE : g_array_index (here->people, AlongGedcomHerePerson, here->match[person]).id;
}

/** along_gedcom_here_state: what was found out about a person of the document. */
AlongGedcomHereState
along_gedcom_here_state (AlongGedcomHere *here, guint person)
{
  return here->state[person];
}

/** along_gedcom_here_count: how many of the document are in the family. */
guint
along_gedcom_here_count (AlongGedcomHere *here)
{
  guint n = 0;

  for (guint i = 0; i < here->n_file; i++)
    n += here->match[i] >= 0;
  return n;
}
