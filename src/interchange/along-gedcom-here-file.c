/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document's side: its people and what joins them, as the record will have them once they are taken in. */
#include "along-clock.h"
#include "along-date.h"
#include "along-gedcom-here-private.h"
#include "along-gedcom-import-private.h"

typedef struct
{
  AlongGedcomHere *here;
  AlongSameSide *side;
  const AlongGedcomPerson *people;
  const AlongGedcomCouple *couples;
  const AlongGedcomLink *links;
  guint n_couples;
  guint *lone;       /* of each person the node of those who are their children alone, and 1 */
  GHashTable *pairs; /* two people -> the node of their children, and 1 */
  int today;
} File;

static gboolean
has_come (File *file, const char *edtf)
{
  int first = edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE;

  return edtf != NULL && (first == ALONG_DAY_NONE || first <= file->today);
}

static void
add_person (File *file, const AlongGedcomPerson *person)
{
  const char *born = has_come (file, person->born) ? person->born : NULL, *died = has_come (file, person->died) ? person->died : NULL;
  AlongSameNode node;

  if (along_gedcom_import_ends_before (born, died))
    died = NULL;
  node = along_gedcom_here_node (file->here, person->name, along_gedcom_import_gender (person->sex), born, died, person->dead);
  along_same_side_add (file->side, &node);
}

static guint
add_siblings (File *file)
{
  static const AlongSameNode together = { 0 };

  return along_same_side_add (file->side, &together);
}

/* The children of two people, also where the file has these as more than one couple. */
static guint
siblings_of (File *file, guint one, guint other)
{
  gint64 key = along_gedcom_import_pair (one, other);
  guint node = GPOINTER_TO_UINT (g_hash_table_lookup (file->pairs, &key));

  if (node == 0)
    {
      node = add_siblings (file) + 1;
      g_hash_table_insert (file->pairs, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (node));
    }
  return node - 1;
}

/* The child of one parent alone. */
static void
join_lone (File *file, guint child, guint parent)
{
  if (file->lone[parent] == 0)
    file->lone[parent] = add_siblings (file) + 1;
  along_same_side_join (file->side, child, ALONG_SAME_PARENT, parent);
  along_same_side_join (file->side, child, ALONG_SAME_SIBLINGS, file->lone[parent] - 1);
}

/* A child of whom only the place is known is somebody unknown in the record. */
static guint
child_of (File *file, const AlongGedcomLink *link)
{
  AlongSameNode node;

  if (link->child != ALONG_GEDCOM_NOBODY)
    return link->child;
  node = along_gedcom_here_node (file->here, NULL, ALONG_GENDER_UNKNOWN, NULL, NULL, FALSE);
  return along_same_side_add (file->side, &node);
}

/* Of a couple whose partners the file tells apart. */
static void
join_apart (File *file, const AlongGedcomLink *link, guint child)
{
  const AlongGedcomCouple *couple = &file->couples[link->couple];
  const guint partner[2] = { couple->husband, couple->wife };

  for (guint side = 0; side < 2; side++)
    {
      if (partner[side] == ALONG_GEDCOM_NOBODY)
        continue;
      if (along_gedcom_import_care (link->to_partner[side]) >= 0)
        along_same_side_join (file->side, child, ALONG_SAME_CARER, partner[side]);
      else
        join_lone (file, child, partner[side]);
    }
}

static void
add_couple (File *file, const AlongGedcomCouple *couple)
{
  guint partner[2] = { ALONG_GEDCOM_NOBODY, ALONG_GEDCOM_NOBODY }, n = 0, siblings = 0;

  for (guint i = 0; i < couple->n_partners; i++)
    {
      guint other = couple->partners[i];

      if (other == ALONG_GEDCOM_NOBODY || (n > 0 && other == partner[0]))
        continue;
      if (n > 0)
        along_same_side_join (file->side, partner[0], ALONG_SAME_PARTNER, other);
      if (n < 2)
        partner[n++] = other;
    }
  for (guint l = 0; l < couple->n_links; l++)
    {
      const AlongGedcomLink *link = &file->links[couple->links[l]];
      guint child;

      if (link->makes_loop)
        continue;
      child = child_of (file, link);
      if (along_gedcom_import_is_apart (couple, link))
        join_apart (file, link, child);
      else if (along_gedcom_import_care (link->pedigree) >= 0)
        for (guint i = 0; i < n; i++)
          along_same_side_join (file->side, child, ALONG_SAME_CARER, partner[i]);
      else if (n == 1 && !along_gedcom_import_says_something (couple))
        join_lone (file, child, partner[0]);
      else if (n > 0 || couple->n_links > 1)
        {
          if (siblings == 0)
            siblings = (n == 2 ? siblings_of (file, partner[0], partner[1]) : add_siblings (file)) + 1;
          along_same_side_join (file->side, child, ALONG_SAME_SIBLINGS, siblings - 1);
          for (guint i = 0; i < n; i++)
            along_same_side_join (file->side, child, ALONG_SAME_PARENT, partner[i]);
        }
    }
}

/**
 * along_gedcom_here_match: finds who of @gedcom is in the family. In any thread.
 *
 * Errors: G_IO_ERROR_CANCELLED
 */
gboolean
along_gedcom_here_match (AlongGedcomHere *here, AlongGedcom *gedcom, GCancellable *cancellable, GError **error)
{
  File file = { .here = here, .today = along_clock_today () };
  g_autoptr (AlongSameSide) side = along_same_side_new ();
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree guint *lone = NULL;
  guint n_links, room;

  file.people = along_gedcom_people (gedcom, &here->n_file);
  file.couples = along_gedcom_couples (gedcom, &file.n_couples);
  file.links = along_gedcom_links (gedcom, &n_links);
  file.side = side;
  file.pairs = pairs;
  file.lone = lone = g_new0 (guint, here->n_file + 1);
  for (guint i = 0; i < here->n_file; i++)
    add_person (&file, &file.people[i]);
  for (guint i = 0; i < file.n_couples; i++)
    add_couple (&file, &file.couples[i]);
  room = along_same_side_size (side) + 1;
  g_free (here->match);
  g_free (here->state);
  here->match = g_new (int, room);
  here->state = g_new0 (guint8, room);
  for (guint i = 0; i < here->people->len; i++)
    g_array_index (here->people, AlongGedcomHerePerson, i).taken = FALSE;
  if (!along_same_match (side, here->side, here->match, here->state, cancellable, error))
    return FALSE;
  along_gedcom_here_give_up (here, gedcom);
  for (guint i = 0; i < here->n_file; i++)
    if (here->match[i] >= 0)
      g_array_index (here->people, AlongGedcomHerePerson, here->match[i]).taken = TRUE;
  return TRUE;
}
