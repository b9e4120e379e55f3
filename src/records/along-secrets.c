/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-secrets.h"

#include <string.h>

#include "along-restricted.h"

/** along_couple_is_secret: an affair, or a short time: a secret as often as not. */
gboolean
along_couple_is_secret (AlongRecord *couple)
{
  int kind = along_record_get_enum (couple, ALONG_COUPLE_P_KIND);

  return kind == ALONG_COUPLE_KIND_BRIEF || kind == ALONG_COUPLE_KIND_AFFAIR;
}

/** along_nature_is_secret: a doubt about a parent, a donor, a surrogate. */
gboolean
along_nature_is_secret (AlongRecord *child_link)
{
  int nature = along_record_get_enum (child_link, ALONG_CHILD_LINK_P_NATURE);

  return nature == ALONG_CHILD_NATURE_UNCERTAIN || nature == ALONG_CHILD_NATURE_DONOR || nature == ALONG_CHILD_NATURE_SURROGATE;
}

/** along_has_secrets: whether along_without_secrets() leaves anything out. */
gboolean
along_has_secrets (AlongFamily *family)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    if (along_couple_is_secret (record))
      return TRUE;
  ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
    if (along_nature_is_secret (record))
      return TRUE;
  return FALSE;
}

/* Who hangs together. Each person leads to another of the same group, the last to itself. */

typedef struct
{
  AlongFamily *family;
  GHashTable *numbers; /* AlongId * -> GUINT_TO_POINTER (number from 1) */
  guint *up;           /* by number; 0: nobody */
  guint *size;
  gboolean *ours;      /* of a group, by its last: the family that support is for, or who reads it */
} Groups;

static Groups *
groups_new (AlongFamily *family)
{
  Groups *groups = g_new0 (Groups, 1);
  guint n = along_family_count (family, ALONG_KIND_PERSON) + along_family_count (family, ALONG_KIND_HOUSEHOLD) + 1;

  groups->family = family;
  groups->numbers = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  groups->up = g_new0 (guint, n);
  groups->size = g_new0 (guint, n);
  groups->ours = g_new0 (gboolean, n);
  for (int kind = 0; kind < 2; kind++)
    {
      AlongRecord *record;

      ALONG_FOREACH (record, family, kind == 0 ? ALONG_KIND_PERSON : ALONG_KIND_HOUSEHOLD)
        {
          AlongId id = along_record_get_id (record);
          guint number = g_hash_table_size (groups->numbers) + 1;

          g_hash_table_insert (groups->numbers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (number));
          groups->up[number] = number;
          groups->size[number] = kind == 0;
        }
    }
  return groups;
}

static void
groups_free (Groups *groups)
{
  g_hash_table_unref (groups->numbers);
  g_free (groups->up);
  g_free (groups->size);
  g_free (groups->ours);
  g_free (groups);
}

/* The group of somebody; 0: nobody. */
static guint
group_of (Groups *groups, AlongId id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (groups->numbers, &id));

  while (groups->up[number] != number)
    number = groups->up[number] = groups->up[groups->up[number]];
  return number;
}

static void
join (Groups *groups, AlongId one, AlongId other)
{
  guint a = group_of (groups, one), b = group_of (groups, other);

  if (a == 0 || b == 0 || a == b)
    return;
  groups->up[b] = a;
  groups->size[a] += groups->size[b];
}

static void
join_all (Groups *groups, AlongRecord *record, int one, int others)
{
  guint n;
  const AlongId *ids = along_record_get_refs (record, others, &n);

  for (guint i = 0; i < n; i++)
    join (groups, along_record_get_ref (record, one), ids[i]);
}

/* Couples, parents and children. */
static void
join_kin (Groups *groups)
{
  AlongRecord *record;

  ALONG_FOREACH (record, groups->family, ALONG_KIND_COUPLE)
    join (groups, along_record_get_ref (record, ALONG_COUPLE_P_ONE), along_record_get_ref (record, ALONG_COUPLE_P_OTHER));
  ALONG_FOREACH (record, groups->family, ALONG_KIND_CHILD_LINK)
    {
      AlongId child = along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD);
      AlongRecord *couple = along_family_find (groups->family, ALONG_KIND_COUPLE, along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE));

      join (groups, child, along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT));
      if (couple == NULL)
        continue;
      join (groups, child, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
      join (groups, child, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));
    }
  ALONG_FOREACH (record, groups->family, ALONG_KIND_PREGNANCY)
    {
      join (groups, along_record_get_ref (record, ALONG_PREGNANCY_P_MOTHER), along_record_get_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT));
      join_all (groups, record, ALONG_PREGNANCY_P_MOTHER, ALONG_PREGNANCY_P_BABIES);
    }
}

/* Whether a copy shows what runs from one day to another. @day: what it shows, with the last day over; or %ALONG_DAY_NONE: all days */
static gboolean
is_shown (AlongRecord *record, int from, int to, int day)
{
  if (day == ALONG_DAY_NONE)
    return TRUE;
  return along_record_valid_on (record, from, to, day)
         && (along_record_get_last_day (record, to) != day || along_record_get_day (record, from) == day);
}

/* Homes that lead to nobody whom others may not find. */
static void
join_homes (Groups *groups, AlongId reader, int day)
{
  g_autoptr (GHashTable) hiding = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  AlongRecord *record;

  ALONG_FOREACH (record, groups->family, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (record);

      if (along_home_hides (groups->family, id, reader))
        g_hash_table_add (hiding, g_memdup2 (&id, sizeof id));
    }
  ALONG_FOREACH (record, groups->family, ALONG_KIND_MEMBERSHIP)
    {
      AlongId home = along_record_get_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD), person = along_record_get_ref (record, ALONG_MEMBERSHIP_P_PERSON);

      if (is_shown (record, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, day) && !g_hash_table_contains (hiding, &home)
          && !along_must_not_be_found (groups->family, person, reader))
        join (groups, home, person);
    }
}

/* And those who in the copy live together, care for somebody, or mean something to somebody: what stays here ties nobody. */
static void
join_near (Groups *groups, AlongId reader, AlongTies ties, int day)
{
  AlongRecord *record;

  if (ties & ALONG_TIE_BONDS)
    ALONG_FOREACH (record, groups->family, ALONG_KIND_BOND)
      if (!along_bond_is_private (record) && is_shown (record, ALONG_BOND_P_START, ALONG_BOND_P_END, day))
        join (groups, along_record_get_ref (record, ALONG_BOND_P_FROM), along_record_get_ref (record, ALONG_BOND_P_TO));
  if (ties & ALONG_TIE_HOMES)
    join_homes (groups, reader, day);
  if (ties & ALONG_TIE_CARE)
    ALONG_FOREACH (record, groups->family, ALONG_KIND_CARE_LINK)
      if (is_shown (record, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO, day))
        join_all (groups, record, ALONG_CARE_LINK_P_CHILD, ALONG_CARE_LINK_P_CARERS);
  if (ties & ALONG_TIE_LIVING)
    ALONG_FOREACH (record, groups->family, ALONG_KIND_LIVING)
      if (is_shown (record, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO, day) && !along_living_hides (groups->family, record, reader))
        join_all (groups, record, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_WITH);
}

/* Once all are joined. */
static void
find_ours (Groups *groups, AlongId reader)
{
  AlongRecord *person;

  ALONG_FOREACH (person, groups->family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (person);

      if (along_record_get_bool (person, ALONG_PERSON_P_INDEX) || along_id_equal (id, reader))
        groups->ours[group_of (groups, id)] = TRUE;
    }
}

/* Without secrets. */

static AlongRecord *
plain_couple (AlongRecord *couple)
{
  static const int more[] = { ALONG_COUPLE_P_FROM, ALONG_COUPLE_P_TO, ALONG_COUPLE_P_NOTE, ALONG_COUPLE_P_CHILDLESS, ALONG_COUPLE_P_CHILDLESS_REASON };
  AlongRecord *plain = along_record_copy (couple);

  along_record_set_enum (plain, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_CO_PARENTS);
  along_record_set_enum (plain, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    along_record_unset (plain, more[i]);
  return plain;
}

/* What is asked of the child links again and again. @given: child's id to what it has of links to one parent that are secret;
 * @parents: ids of couples with a child; ids and records are the family's */
typedef struct
{
  GHashTable *given;
  GHashTable *parents;
} Links;

static void
links_init (Links *links, AlongFamily *family)
{
  AlongRecord *link;

  links->given = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, (GDestroyNotify) g_ptr_array_unref);
  links->parents = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongId child = along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD), couple = along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE);
      GPtrArray *given = g_hash_table_lookup (links->given, &child);

      if (!along_id_is_none (couple))
        g_hash_table_add (links->parents, g_memdup2 (&couple, sizeof couple));
      if (!along_record_has (link, ALONG_CHILD_LINK_P_PARENT) || !along_nature_is_secret (link))
        continue;
      if (given == NULL)
        {
          given = g_ptr_array_new ();
          g_hash_table_insert (links->given, g_memdup2 (&child, sizeof child), given);
        }
      g_ptr_array_add (given, link);
    }
}

static void
links_clear (Links *links)
{
  g_hash_table_unref (links->given);
  g_hash_table_unref (links->parents);
}

/* A pregnancy without those whom others may not know as parents of its babies: also who carried them. That it is there stays: it
 * says who is not born, or was lost. */
static AlongRecord *
plain_pregnancy (const Links *links, AlongRecord *pregnancy)
{
  static const int parents[] = { ALONG_PREGNANCY_P_MOTHER, ALONG_PREGNANCY_P_OTHER_PARENT };
  AlongRecord *plain = along_record_copy (pregnancy);
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  for (guint b = 0; b < n; b++)
    {
      GPtrArray *given = g_hash_table_lookup (links->given, &babies[b]);

      for (guint i = 0; given != NULL && i < given->len; i++)
        for (guint p = 0; p < G_N_ELEMENTS (parents); p++)
          if (along_record_refers_to (pregnancy, parents[p], along_record_get_ref (given->pdata[i], ALONG_CHILD_LINK_P_PARENT)))
            along_record_unset (plain, parents[p]);
    }
  return plain;
}

/* A record as others may know it. (transfer full) (nullable): they may not */
static AlongRecord *
plain_of (const Links *links, AlongRecord *record)
{
  AlongId id = along_record_get_id (record);
  AlongRecord *plain;

  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_COUPLE:
      if (!along_couple_is_secret (record))
        return g_object_ref (record);
      return g_hash_table_contains (links->parents, &id) ? plain_couple (record) : NULL;
    case ALONG_KIND_CHILD_LINK:
      if (!along_nature_is_secret (record))
        return g_object_ref (record);
      if (!along_record_has (record, ALONG_CHILD_LINK_P_COUPLE))
        return NULL;
      plain = along_record_copy (record);
      along_record_set_enum (plain, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
      return plain;
    case ALONG_KIND_PREGNANCY:
      return plain_pregnancy (links, record);
    default:
      return g_object_ref (record);
    }
}

/* Of two who no longer hang together, the group that is there by the other alone. @giver: of @other: a donor, or somebody who may
 * be a parent */
static void
note_loose (Groups *groups, GHashTable *loose, AlongId one, AlongId other, gboolean giver)
{
  guint a = group_of (groups, one), b = group_of (groups, other);

  if (a == 0 || b == 0 || a == b || (groups->ours[a] && groups->ours[b]))
    return;
  if (groups->ours[b] || (!groups->ours[a] && groups->size[b] > groups->size[a]))
    {
      if (!giver)
        g_hash_table_add (loose, GUINT_TO_POINTER (a));
    }
  else
    g_hash_table_add (loose, GUINT_TO_POINTER (b));
}

/* The groups who are there by a secret alone. @copy: the family without */
static GHashTable *
find_loose (Groups *groups, AlongFamily *family, AlongFamily *copy)
{
  GHashTable *loose = g_hash_table_new (NULL, NULL);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_COUPLE)
    if (along_family_find (copy, ALONG_KIND_COUPLE, along_record_get_id (record)) == NULL)
      note_loose (groups, loose, along_record_get_ref (record, ALONG_COUPLE_P_ONE), along_record_get_ref (record, ALONG_COUPLE_P_OTHER), FALSE);
  ALONG_FOREACH (record, family, ALONG_KIND_CHILD_LINK)
    if (along_family_find (copy, ALONG_KIND_CHILD_LINK, along_record_get_id (record)) == NULL)
      note_loose (groups, loose, along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD), along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT),
                  TRUE);
  return loose;
}

/**
 * along_without_secrets: (transfer full): the family as others may know it: affairs and short times are no couples, of their
 * children it is said whose they are; nothing is said of doubts, donors and surrogates; and who was there by one of these alone
 * is not there: nothing else that the copy shows leads to them.
 *
 * @reader: somebody of the family who reads it, or %ALONG_ID_NONE
 * @ties: what the copy shows besides kin
 * @day: the day that it shows, or %ALONG_DAY_NONE: all days
 */
AlongFamily *
along_without_secrets (AlongFamily *family, AlongId reader, AlongTies ties, int day)
{
  AlongFamily *copy = along_family_new (along_family_get_id (family)), *rest;
  g_autoptr (GHashTable) loose = NULL;
  AlongRecord *record;
  Groups *groups;
  Links links;

  links_init (&links, family);
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, family, kind)
      {
        g_autoptr (AlongRecord) plain = plain_of (&links, record);

        if (plain != NULL)
          along_family_add (copy, plain);
      }
  links_clear (&links);
  groups = groups_new (copy);
  join_kin (groups);
  join_near (groups, reader, ties, day);
  find_ours (groups, reader);
  loose = find_loose (groups, family, copy);
  rest = along_family_new (along_family_get_id (family));
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, copy, kind)
      if (kind != ALONG_KIND_PERSON || !g_hash_table_contains (loose, GUINT_TO_POINTER (group_of (groups, along_record_get_id (record)))))
        along_family_add (rest, record);
  groups_free (groups);
  g_object_unref (copy);
  return rest;
}

/* Care. */

static void
note_carers (Groups *groups, GHashTable *carers, GHashTable *children, AlongRecord *record, int child, int others)
{
  guint n, of_child = group_of (groups, along_record_get_ref (record, child));
  const AlongId *ids = along_record_get_refs (record, others, &n);

  g_hash_table_add (children, GUINT_TO_POINTER (of_child));
  for (guint i = 0; i < n; i++)
    if (group_of (groups, ids[i]) != of_child)
      g_hash_table_add (carers, GUINT_TO_POINTER (group_of (groups, ids[i])));
}

/**
 * along_there_by_care: (transfer full): ids (AlongId *) of those who are no kin of the family, and there because somebody of it is
 * in their care, with their own people: where nothing is said of care they are not to be named.
 *
 * @reader: somebody of the family who reads it, or %ALONG_ID_NONE
 */
GHashTable *
along_there_by_care (AlongFamily *family, AlongId reader)
{
  GHashTable *there = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  g_autoptr (GHashTable) carers = g_hash_table_new (NULL, NULL), children = g_hash_table_new (NULL, NULL);
  AlongRecord *record;
  Groups *groups;

  if (along_family_count (family, ALONG_KIND_CARE_LINK) == 0 && along_family_count (family, ALONG_KIND_LIVING) == 0)
    return there;
  groups = groups_new (family);
  join_kin (groups);
  find_ours (groups, reader);
  ALONG_FOREACH (record, family, ALONG_KIND_CARE_LINK)
    note_carers (groups, carers, children, record, ALONG_CARE_LINK_P_CHILD, ALONG_CARE_LINK_P_CARERS);
  ALONG_FOREACH (record, family, ALONG_KIND_LIVING)
    note_carers (groups, carers, children, record, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_WITH);
  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (record);
      guint group = group_of (groups, id);

      if (g_hash_table_contains (carers, GUINT_TO_POINTER (group)) && !groups->ours[group]
          && !g_hash_table_contains (children, GUINT_TO_POINTER (group)))
        g_hash_table_add (there, g_memdup2 (&id, sizeof id));
    }
  groups_free (groups);
  return there;
}
