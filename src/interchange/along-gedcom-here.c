/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People are the same where name, gender and birth agree, or do not speak against it, and nobody else fits as well;
 * relatives who are the same decide between namesakes. */
#include "along-gedcom-here.h"

#include <string.h>

#include "along-date.h"
#include "along-text.h"

/* How much each thing that agrees says. */
#define SAME_BIRTH 8
#define NEAR_BIRTH 4
#define SAME_RELATIVE 3
#define LIKE_RELATIVE 2 /* with the same name */
#define MOST_PASSES 64

typedef struct
{
  AlongId id;
  char *born;
  int gender;
  gboolean died, noted;
  gboolean taken;
} Person;

struct _AlongGedcomHere
{
  GArray *people;       /* Person */
  GHashTable *by_name;  /* folded name -> GArray of int, indexes of people */
  GHashTable *ties;     /* "tie one other" -> text of a record's id */
  GHashTable *parents;  /* text of a child's id -> "c couple" or "p parent" */
  const AlongGedcomPerson *file; /* of the document, while matching */
  const AlongGedcomCouple *couples;
  const AlongGedcomLink *links;
  int *match;           /* person of the document -> index of people, -1 */
  guint n_file, n_matched;
};

static char *
tie_key (AlongGedcomTie tie, AlongId one, AlongId other)
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
    g_hash_table_insert (here->ties, tie_key (tie, one, other), along_id_to_text (record));
}

static void
add_people (AlongGedcomHere *here, AlongFamily *family)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    {
      Person person = { along_record_get_id (record), g_strdup (along_record_get_text (record, ALONG_PERSON_P_BORN)),
                        along_record_get_enum (record, ALONG_PERSON_P_GENDER), along_record_has (record, ALONG_PERSON_P_DIED),
                        along_record_has (record, ALONG_PERSON_P_NOTE), FALSE };
      const char *name = along_record_get_text (record, ALONG_PERSON_P_NAME);
      char *folded = along_text_fold (name != NULL ? name : "");
      GArray *namesakes = g_hash_table_lookup (here->by_name, folded);
      int index = here->people->len;

      g_array_append_val (here->people, person);
      if (namesakes == NULL)
        {
          namesakes = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (here->by_name, folded, namesakes);
        }
      else
        g_free (folded);
      g_array_append_val (namesakes, index);
    }
}

static void
add_ties (AlongGedcomHere *here, AlongFamily *family)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    add_tie (here, ALONG_GEDCOM_TIE_COUPLE, along_record_get_ref (record, ALONG_COUPLE_P_ONE),
             along_record_get_ref (record, ALONG_COUPLE_P_OTHER), along_record_get_id (record));
  ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
    {
      AlongId child = along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD);
      AlongId couple = along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE), parent = along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT);
      AlongRecord *both = along_id_is_none (couple) ? NULL : along_family_find (family, ALONG_KIND_COUPLE, couple);
      AlongId set = both != NULL ? couple : parent;
      g_autofree char *text = along_id_to_text (set);

      if (both != NULL)
        {
          add_tie (here, ALONG_GEDCOM_TIE_PARENT, child, along_record_get_ref (both, ALONG_COUPLE_P_ONE), couple);
          add_tie (here, ALONG_GEDCOM_TIE_PARENT, child, along_record_get_ref (both, ALONG_COUPLE_P_OTHER), couple);
        }
      add_tie (here, ALONG_GEDCOM_TIE_CHILD, child, couple, couple);
      add_tie (here, ALONG_GEDCOM_TIE_PARENT, child, parent, parent);
      if (!along_id_is_none (set))
        g_hash_table_insert (here->parents, along_id_to_text (child), g_strconcat (both != NULL ? "c " : "p ", text, NULL));
    }
  ALONG_FOREACH (record, family, ALONG_KIND_CARE_LINK)
    {
      guint n;
      const AlongId *carers = along_record_get_refs (record, ALONG_CARE_LINK_P_CARERS, &n);

      for (guint i = 0; i < n; i++)
        add_tie (here, ALONG_GEDCOM_TIE_CARE, along_record_get_ref (record, ALONG_CARE_LINK_P_CHILD), carers[i], along_record_get_id (record));
    }
  ALONG_FOREACH (record, family, ALONG_KIND_BOND)
    add_tie (here, ALONG_GEDCOM_TIE_BOND + along_record_get_enum (record, ALONG_BOND_P_KIND), along_record_get_ref (record, ALONG_BOND_P_FROM), along_record_get_ref (record, ALONG_BOND_P_TO),
             along_record_get_id (record));
  ALONG_FOREACH (record, family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *babies = along_record_get_refs (record, ALONG_PREGNANCY_P_BABIES, &n);

      for (guint i = 0; i < n; i++)
        add_tie (here, ALONG_GEDCOM_TIE_PREGNANCY, babies[i], along_record_get_ref (record, ALONG_PREGNANCY_P_MOTHER), along_record_get_id (record));
    }
}

static void
clear_person (gpointer data)
{
  g_free (((Person *) data)->born);
}

static void
free_namesakes (gpointer data)
{
  g_array_unref (data);
}

/** along_gedcom_here_new: copies what it needs of @family; nothing of a document is matched yet. */
AlongGedcomHere *
along_gedcom_here_new (AlongFamily *family)
{
  AlongGedcomHere *here = g_new0 (AlongGedcomHere, 1);

  here->people = g_array_new (FALSE, FALSE, sizeof (Person));
  g_array_set_clear_func (here->people, clear_person);
  here->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_namesakes);
  here->ties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  here->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_people (here, family);
  add_ties (here, family);
  return here;
}

/** along_gedcom_here_free: frees it, and what it knows. */
void
along_gedcom_here_free (AlongGedcomHere *here)
{
  g_array_unref (here->people);
  g_hash_table_unref (here->by_name);
  g_hash_table_unref (here->ties);
  g_hash_table_unref (here->parents);
  g_free (here->match);
  g_free (here);
}

/** along_gedcom_here_tied: @record: (out) (optional): see AlongGedcomTie. */
gboolean
along_gedcom_here_tied (AlongGedcomHere *here, AlongGedcomTie tie, AlongId one, AlongId other, AlongId *record)
{
  g_autofree char *key = tie_key (tie, one, other);
  const char *text = g_hash_table_lookup (here->ties, key);

  return text != NULL && (record == NULL || along_id_parse (text, record));
}

/** along_gedcom_here_parents: (out) @couple, or (out) @parent, that @child hangs from already. */
gboolean
along_gedcom_here_parents (AlongGedcomHere *here, AlongId child, AlongId *couple, AlongId *parent)
{
  g_autofree char *text = along_id_to_text (child);
  const char *set = g_hash_table_lookup (here->parents, text);

  return set != NULL && along_id_parse (set + 2, *set == 'c' ? couple : parent);
}

/* Matching. */

static AlongId
id_of (AlongGedcomHere *here, guint person)
{
  return here->match[person] < 0 ? ALONG_ID_NONE : g_array_index (here->people, Person, here->match[person]).id;
}

static char *
name_of (const AlongGedcomPerson *person)
{
  return along_text_fold (person->name != NULL ? person->name : "Unknown");
}

static gboolean
is_joined (AlongGedcomHere *here, AlongGedcomTie tie, AlongId one, AlongId other)
{
  return along_gedcom_here_tied (here, tie, one, other, NULL)
         || (tie == ALONG_GEDCOM_TIE_PARENT && along_gedcom_here_tied (here, ALONG_GEDCOM_TIE_CARE, one, other, NULL));
}

/* Whether @id is joined that way to a relative of the document: to the one who is the same, or has the same name.
 * @turned: the relative comes first. */
static int
relative_score (AlongGedcomHere *here, AlongGedcomTie tie, AlongId id, guint relative, gboolean turned)
{
  g_autofree char *name = NULL;
  const GArray *namesakes;

  if (here->match[relative] >= 0)
    return is_joined (here, tie, turned ? id_of (here, relative) : id, turned ? id : id_of (here, relative)) ? SAME_RELATIVE : 0;
  name = name_of (&here->file[relative]);
  namesakes = here->file[relative].name != NULL ? g_hash_table_lookup (here->by_name, name) : NULL;
  for (guint n = 0; namesakes != NULL && n < namesakes->len; n++)
    {
      AlongId other = g_array_index (here->people, Person, g_array_index (namesakes, int, n)).id;

      if (is_joined (here, tie, turned ? other : id, turned ? id : other))
        return LIKE_RELATIVE;
    }
  return 0;
}

/* Relatives of both who are, or may be, the same. */
static int
relatives_score (AlongGedcomHere *here, guint index, AlongId id)
{
  const AlongGedcomPerson *person = &here->file[index];
  int score = 0;

  for (guint l = 0; l < person->n_links; l++)
    {
      const AlongGedcomCouple *couple = &here->couples[here->links[person->links[l]].couple];

      for (guint p = 0; p < couple->n_partners; p++)
        if (couple->partners[p] != ALONG_GEDCOM_NOBODY)
          score += relative_score (here, ALONG_GEDCOM_TIE_PARENT, id, couple->partners[p], FALSE);
    }
  for (guint c = 0; c < person->n_couples; c++)
    {
      const AlongGedcomCouple *couple = &here->couples[person->couples[c]];

      for (guint p = 0; p < couple->n_partners; p++)
        if (couple->partners[p] != ALONG_GEDCOM_NOBODY && couple->partners[p] != index)
          score += relative_score (here, ALONG_GEDCOM_TIE_COUPLE, id, couple->partners[p], FALSE);
      for (guint l = 0; l < couple->n_links; l++)
        if (here->links[couple->links[l]].child != ALONG_GEDCOM_NOBODY)
          score += relative_score (here, ALONG_GEDCOM_TIE_PARENT, id, here->links[couple->links[l]].child, TRUE);
    }
  return score;
}

static gboolean
is_before (const char *one, const char *other)
{
  int last = along_date_last_day (one), first = along_date_first_day (other);

  return last != ALONG_DAY_NONE && first != ALONG_DAY_NONE && last < first;
}

/* How well a person of the document fits one of the family with the same name; -1: they are two. */
static int
score_of (AlongGedcomHere *here, guint index, const Person *person)
{
  const AlongGedcomPerson *file = &here->file[index];
  int score = relatives_score (here, index, person->id);

  if ((file->sex == 'F' && person->gender == ALONG_GENDER_MALE) || (file->sex == 'M' && person->gender == ALONG_GENDER_FEMALE))
    return -1;
  if (file->born != NULL && person->born != NULL)
    {
      if (strcmp (file->born, person->born) == 0)
        score += SAME_BIRTH;
      else if (is_before (file->born, person->born) || is_before (person->born, file->born))
        return -1;
      else
        score += NEAR_BIRTH;
    }
  /* the same name alone is not enough: many are called so */
  return score > 0 ? score : -1;
}

/* The best of the family's namesakes for a person of the document. @tied: two fit as well. */
static int
best_for (AlongGedcomHere *here, guint index, const GArray *namesakes, int *score, gboolean *tied)
{
  int best = -1;

  *score = -1;
  *tied = FALSE;
  for (guint n = 0; n < namesakes->len; n++)
    {
      const Person *person = &g_array_index (here->people, Person, g_array_index (namesakes, int, n));
      int fits = person->taken ? -1 : score_of (here, index, person);

      if (fits > *score)
        {
          best = g_array_index (namesakes, int, n);
          *score = fits;
          *tied = FALSE;
        }
      else if (fits >= 0 && fits == *score)
        *tied = TRUE;
    }
  return best;
}

typedef struct
{
  const GArray *here; /* indexes of people */
  GArray *file;       /* indexes of the document's people */
} Namesakes;

static void
take (AlongGedcomHere *here, guint index, int person)
{
  here->match[index] = person;
  g_array_index (here->people, Person, person).taken = TRUE;
  here->n_matched++;
}

/* Whether somebody else of the document with that name fits @person as well as @index does. */
static gboolean
has_rival (AlongGedcomHere *here, const Namesakes *names, guint index, int person, int score)
{
  for (guint i = 0; i < names->file->len; i++)
    {
      guint other = g_array_index (names->file, guint, i);

      if (other != index && here->match[other] < 0 && score_of (here, other, &g_array_index (here->people, Person, person)) >= score)
        return TRUE;
    }
  return FALSE;
}

/* @any: of those that cannot be told apart, the first to the first. Returns whether somebody was found. */
static gboolean
match_names (AlongGedcomHere *here, const Namesakes *names, gboolean any)
{
  gboolean found = FALSE;

  if (any && names->file->len != names->here->len)
    return FALSE;
  for (guint i = 0; i < names->file->len; i++)
    {
      guint index = g_array_index (names->file, guint, i);
      int score, best;
      gboolean tied;

      if (here->match[index] >= 0)
        continue;
      best = best_for (here, index, names->here, &score, &tied);
      if (best < 0 || (!any && (tied || has_rival (here, names, index, best, score))))
        continue;
      take (here, index, best);
      found = TRUE;
      if (any)
        return TRUE;
    }
  return found;
}

static void
free_names (gpointer data)
{
  Namesakes *names = data;

  g_array_unref (names->file);
  g_free (names);
}

static GPtrArray *
list_namesakes (AlongGedcomHere *here)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_names);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < here->n_file; i++)
    {
      char *name = name_of (&here->file[i]);
      const GArray *namesakes = g_hash_table_lookup (here->by_name, name);
      Namesakes *names = g_hash_table_lookup (by_name, name);

      if (namesakes == NULL || names != NULL)
        {
          if (names != NULL)
            g_array_append_val (names->file, i);
          g_free (name);
          continue;
        }
      names = g_new (Namesakes, 1);
      names->here = namesakes;
      names->file = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (names->file, i);
      g_hash_table_insert (by_name, name, names);
      g_ptr_array_add (list, names);
    }
  return list;
}

/** along_gedcom_here_match: finds who of @gedcom is in the family. In any thread, once. */
void
along_gedcom_here_match (AlongGedcomHere *here, AlongGedcom *gedcom)
{
  g_autoptr (GPtrArray) list = NULL;
  guint n;
  gboolean found = TRUE;

  here->file = along_gedcom_people (gedcom, &here->n_file);
  here->couples = along_gedcom_couples (gedcom, &n);
  here->links = along_gedcom_links (gedcom, &n);
  here->match = g_new (int, here->n_file + 1);
  for (guint i = 0; i < here->n_file; i++)
    here->match[i] = -1;
  list = list_namesakes (here);
  for (int pass = 0; pass < MOST_PASSES && found; pass++)
    {
      found = FALSE;
      for (guint i = 0; i < list->len; i++)
        found = match_names (here, list->pdata[i], FALSE) || found;
      for (guint i = 0; i < list->len && !found; i++)
        found = match_names (here, list->pdata[i], TRUE);
    }
}

/** along_gedcom_here_person: the record of a person of the document; ALONG_ID_NONE: they are new. */
AlongId
along_gedcom_here_person (AlongGedcomHere *here, guint person)
{
  return id_of (here, person);
}

/** along_gedcom_here_count: how many of the document are in the family. */
guint
along_gedcom_here_count (AlongGedcomHere *here)
{
  return here->n_matched;
}

/** along_gedcom_here_lacks: what the record of somebody who is here does not say; %FALSE: they are new. */
gboolean
along_gedcom_here_lacks (AlongGedcomHere *here, guint person, gboolean *born, gboolean *died, gboolean *note)
{
  const Person *at;

  if (here->match[person] < 0)
    return FALSE;
  at = &g_array_index (here->people, Person, here->match[person]);
  *born = at->born == NULL;
  *died = !at->died;
  *note = !at->noted;
  return TRUE;
}
