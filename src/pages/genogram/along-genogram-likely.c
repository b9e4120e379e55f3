/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is likely of somebody who is added. */
#include "along-age.h"
#include "along-couples.h"
#include "along-genogram-edits-private.h"

/* Younger people are asked about brothers and sisters before partners. */
#define CHILD_YEARS 16

/* By birth, couple or not; or a couple that the child belongs to otherwise. */
static gboolean
has_two_parents (AlongFamily *family, AlongId child)
{
  g_autoptr (GArray) by_birth = along_genogram_all_parents (family, child, ALONG_CHILD_NATURE_BIRTH);
  AlongRecord *link = along_genogram_parents_of (family, child);
  AlongRecord *couple = link != NULL ? along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE)) : NULL;

  return by_birth->len >= 2
         || (couple != NULL && along_record_has (couple, ALONG_COUPLE_P_ONE) && along_record_has (couple, ALONG_COUPLE_P_OTHER));
}

/**
 * along_genogram_likely_relation: whom a new relative of @to will be, as far as one can guess: a parent until both are there; then of
 * a child a brother or sister, else a partner, and who has one a child.
 */
AlongRelation
along_genogram_likely_relation (AlongFamily *family, AlongRecord *to, int today)
{
  AlongId id = along_record_get_id (to);
  int born = along_record_get_last_day (to, ALONG_PERSON_P_BORN);

  if (!has_two_parents (family, id))
    return ALONG_RELATION_PARENT;
  if (along_genogram_expected (family, id) != NULL || (born != ALONG_DAY_NONE && along_age_years (born, today) < CHILD_YEARS))
    return ALONG_RELATION_SIBLING;
  return along_genogram_couple_of (family, id) != NULL ? ALONG_RELATION_CHILD : ALONG_RELATION_PARTNER;
}

/**
 * along_genogram_parents_beside: who has children with @person and was never said to be a couple with them.
 *
 * Returns: (transfer full) (element-type AlongId)
 */
GArray *
along_genogram_parents_beside (AlongFamily *family, AlongId person)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *own, *link;

  ALONG_FOREACH (own, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (own, ALONG_CHILD_LINK_P_PARENT, person)
        && along_record_get_enum (own, ALONG_CHILD_LINK_P_NATURE) == ALONG_CHILD_NATURE_BIRTH)
      ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
        {
          AlongId other = along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT);
          gboolean known = along_id_is_none (other) || along_id_equal (other, person);

          if (known || along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) != ALONG_CHILD_NATURE_BIRTH
              || !along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_ref (own, ALONG_CHILD_LINK_P_CHILD))
              || along_genogram_find_couple (family, person, other) != NULL)
            continue;
          for (guint i = 0; i < found->len; i++)
            known = known || along_id_equal (g_array_index (found, AlongId, i), other);
          if (!known)
            g_array_append_val (found, other);
        }
  return found;
}

static gboolean
is_child_of (AlongFamily *family, AlongRecord *link, AlongRecord *two)
{
  AlongRecord *parents = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

  return two != NULL && parents != NULL && (parents == two || along_couple_same_two (parents, two));
}

/* The surname that a child of the couple has already; of theirs from before they married, too. */
static const char *
surname_of_children (AlongFamily *family, AlongId couple)
{
  AlongRecord *link, *two = along_family_find (family, ALONG_KIND_COUPLE, couple);

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (is_child_of (family, link, two))
      {
        AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD));
        const char *surname = child != NULL ? along_record_get_text (child, ALONG_PERSON_P_SURNAME) : NULL;

        if (surname != NULL)
          return surname;
      }
  return NULL;
}

/**
 * along_genogram_guess_surname: what a relative of @to is probably called last.
 *
 * @couple: of a child: the couple it belongs to, or ALONG_ID_NONE
 *
 * Returns: (nullable): %NULL: there is no telling
 */
const char *
along_genogram_guess_surname (AlongFamily *family, AlongRecord *to, AlongRelation relation, AlongId couple)
{
  const char *own = along_record_get_text (to, ALONG_PERSON_P_SURNAME), *theirs;

  switch (relation)
    {
    case ALONG_RELATION_PARENT:
    case ALONG_RELATION_SIBLING:
    case ALONG_RELATION_TWIN:
      return own;
    case ALONG_RELATION_CHILD:
      theirs = !along_id_is_none (couple) ? surname_of_children (family, couple) : NULL;
      return theirs != NULL ? theirs : own;
    default:
      return NULL;
    }
}
