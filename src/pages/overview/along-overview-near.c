/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-overview-near.h"

#include "along-facts.h"

typedef struct
{
  AlongFamily *from;
  AlongFamily *to;
} Near;

/* Adds a person once; %FALSE: there is no such person. */
static gboolean
keep_person (Near *near, AlongId id)
{
  AlongRecord *person = along_family_find (near->from, ALONG_KIND_PERSON, id);

  if (person == NULL)
    return FALSE;
  if (along_family_find (near->to, ALONG_KIND_PERSON, id) == NULL)
    along_family_add (near->to, person);
  return TRUE;
}

static gboolean
is_kept (Near *near, AlongKindId kind, AlongRecord *record, int property)
{
  return along_family_find (near->to, kind, along_record_get_ref (record, property)) != NULL;
}

/* The parents' couples, with the partners from before. */
static void
keep_couples (Near *near, GPtrArray *parents)
{
  AlongRecord *couple;

  ALONG_FOREACH (couple, near->from, ALONG_KIND_COUPLE)
    for (guint i = 0; i < parents->len; i++)
      {
        AlongId id = along_record_get_id (parents->pdata[i]);

        if (!along_record_refers_to (couple, ALONG_COUPLE_P_ONE, id) && !along_record_refers_to (couple, ALONG_COUPLE_P_OTHER, id))
          continue;
        keep_person (near, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
        keep_person (near, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));
        along_family_add (near->to, couple);
        break;
      }
}

static void
keep_children (Near *near, GPtrArray *parents)
{
  AlongRecord *link, *pregnancy;

  ALONG_FOREACH (link, near->from, ALONG_KIND_CHILD_LINK)
    {
      gboolean of_a_couple = is_kept (near, ALONG_KIND_COUPLE, link, ALONG_CHILD_LINK_P_COUPLE), of_one = FALSE;

      for (guint i = 0; i < parents->len; i++)
        of_one |= along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (parents->pdata[i]));
      if ((of_a_couple || of_one) && keep_person (near, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD)))
        along_family_add (near->to, link);
    }
  ALONG_FOREACH (pregnancy, near->from, ALONG_KIND_PREGNANCY)
    if (is_kept (near, ALONG_KIND_PERSON, pregnancy, ALONG_PREGNANCY_P_MOTHER))
      {
        guint n;
        const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

        for (guint i = 0; i < n; i++)
          keep_person (near, babies[i]);
        keep_person (near, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT));
        along_family_add (near->to, pregnancy);
      }
}

/* What is drawn of those who were kept. */
static void
keep_rest (Near *near)
{
  static const struct
  {
    AlongKindId kind, of;
    int property;
  } rest[] = {
    { ALONG_KIND_EDD, ALONG_KIND_PREGNANCY, ALONG_EDD_P_PREGNANCY },
    { ALONG_KIND_LIVING, ALONG_KIND_PERSON, ALONG_LIVING_P_CHILD },
    { ALONG_KIND_LEGAL_STATUS, ALONG_KIND_PERSON, ALONG_LEGAL_STATUS_P_CHILD },
    { ALONG_KIND_MEMBERSHIP, ALONG_KIND_PERSON, ALONG_MEMBERSHIP_P_PERSON },
  };
  AlongRecord *record;

  ALONG_FOREACH (record, near->from, ALONG_KIND_FAMILY)
    along_family_add (near->to, record);
  ALONG_FOREACH (record, near->from, ALONG_KIND_HOUSEHOLD)
    along_family_add (near->to, record);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    ALONG_FOREACH (record, near->from, rest[i].kind)
      if (is_kept (near, rest[i].of, record, rest[i].property))
        along_family_add (near->to, record);
}

/**
 * along_overview_near: the parents, their partners now and before, and their children, for a small drawing that can
 * be read: with the records of @family itself, not copies.
 *
 * Returns: (nullable): %NULL: there are no parents to begin with
 */
AlongFamily *
along_overview_near (AlongFamily *family)
{
  g_autoptr (GPtrArray) parents = along_facts_parents (family);
  Near near = { .from = family };

  if (parents->len == 0)
    return NULL;
  near.to = along_family_new (along_family_get_id (family));
  for (guint i = 0; i < parents->len; i++)
    keep_person (&near, along_record_get_id (parents->pdata[i]));
  keep_couples (&near, parents);
  keep_children (&near, parents);
  keep_rest (&near);
  return near.to;
}
