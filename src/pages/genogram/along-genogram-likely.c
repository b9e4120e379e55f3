/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is likely of somebody who is added. */
#include "along-age.h"
#include "along-couples.h"
#include "along-genogram-edits-private.h"

/* Younger people are asked about brothers and sisters before partners. */
#define CHILD_YEARS 16

static gboolean
has_two_parents (AlongFamily *family, AlongId child)
{
  AlongRecord *link = along_genogram_parents_of (family, child);
  AlongRecord *couple = link != NULL ? along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE)) : NULL;

  return couple != NULL && along_record_has (couple, ALONG_COUPLE_P_ONE) && along_record_has (couple, ALONG_COUPLE_P_OTHER);
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
