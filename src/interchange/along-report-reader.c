/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-facts.h"
#include "report-private.h"

/* What the family's copy is made from: a family with those of its records only that the person it is for may have
 * (records.md 5). Every page then reads this, so that nothing can come through another lane. */

typedef struct
{
  AlongFamily *from;
  AlongFamily *to;
  AlongId person;
} Copy;

static gboolean
is_kept (Copy *copy, AlongKindId kind, AlongRecord *record, int property)
{
  return along_family_find (copy->to, kind, along_record_get_ref (record, property)) != NULL;
}

/* About the person it is for, about the child, or about nobody by name: not about another adult. */
static gboolean
is_about_others (Copy *copy, AlongRecord *observation)
{
  AlongRecord *pregnancy = along_facts_pregnancy (copy->from, ALONG_DAY_NONE);
  guint n, n_babies = 0;
  const AlongId *people = along_record_get_refs (observation, ALONG_OBSERVATION_P_PEOPLE, &n);
  const AlongId *babies = pregnancy != NULL ? along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n_babies) : NULL;

  for (guint i = 0; i < n; i++)
    {
      gboolean own = along_id_equal (people[i], copy->person);

      for (guint b = 0; b < n_babies; b++)
        own |= along_id_equal (people[i], babies[b]);
      if (!own)
        return TRUE;
    }
  return FALSE;
}

/* The child the support is about: where it lives is the family's own to see. */
static gboolean
is_of_the_baby (Copy *copy, AlongRecord *living)
{
  AlongRecord *baby = along_facts_baby (copy->from, along_facts_pregnancy (copy->from, ALONG_DAY_NONE));

  return baby != NULL && along_record_refers_to (living, ALONG_LIVING_P_CHILD, along_record_get_id (baby));
}

static gboolean
may_have (Copy *copy, AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_CONTACT:
      return along_record_get_bool (record, ALONG_CONTACT_P_SHARED_WITH_PARENT);
    case ALONG_KIND_OBSERVATION:
      return is_kept (copy, ALONG_KIND_CONTACT, record, ALONG_OBSERVATION_P_CONTACT)
             && !(along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_WORRY && is_about_others (copy, record));
    case ALONG_KIND_NEXT_STEP:
      return is_kept (copy, ALONG_KIND_CONTACT, record, ALONG_NEXT_STEP_P_CONTACT);
    case ALONG_KIND_VOICE:
      return along_record_refers_to (record, ALONG_VOICE_P_PERSON, copy->person);
    case ALONG_KIND_LIVING:
      return is_of_the_baby (copy, record);
    case ALONG_KIND_PREGNANCY:
      return !along_facts_is_loss (record);
    case ALONG_KIND_EDD:
      return is_kept (copy, ALONG_KIND_PREGNANCY, record, ALONG_EDD_P_PREGNANCY);
    case ALONG_KIND_BOND:
      return !along_bond_is_private (record);
    case ALONG_KIND_CONDITION:
      return along_record_refers_to (record, ALONG_CONDITION_P_PERSON, copy->person);
    case ALONG_KIND_SUPPORT_STATUS:
    case ALONG_KIND_LEGAL_STATUS:
    case ALONG_KIND_RISK_FACTOR:
    case ALONG_KIND_EVENT:
    case ALONG_KIND_ASSESSMENT:
    case ALONG_KIND_SCORE:
    case ALONG_KIND_MEASURE_DUE:
    case ALONG_KIND_OUTCOME:
    case ALONG_KIND_SIGNAL_NOTE:
    case ALONG_KIND_PROFESSIONAL_CONTACT:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * report_family_copy: @family as @person may have it, with the records themselves, not copies.
 *
 * @person: ALONG_ID_NONE: nobody's own words and nobody's worries come into it
 */
AlongFamily *
report_family_copy (AlongFamily *family, AlongId person)
{
  /* Others hang on these. */
  static const AlongKindId first[] = { ALONG_KIND_CONTACT, ALONG_KIND_PREGNANCY };
  Copy copy = { family, along_family_new (along_family_get_id (family)), person };
  AlongRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    ALONG_FOREACH (record, family, first[i])
      if (may_have (&copy, record))
        along_family_add (copy.to, record);
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    {
      if (kind == first[0] || kind == first[1])
        continue;
      ALONG_FOREACH (record, family, kind)
        if (may_have (&copy, record))
          along_family_add (copy.to, record);
    }
  return copy.to;
}
