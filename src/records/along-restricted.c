/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-restricted.h"

#include "along-facts.h"

/** along_bond_is_of_harm: whether lines of @kind, ALONG_BOND_…, tell of violence or control: private whatever is said of them. */
gboolean
along_bond_is_of_harm (int kind)
{
  switch (kind)
    {
    case ALONG_BOND_PHYSICAL_ABUSE:
    case ALONG_BOND_EMOTIONAL_ABUSE:
    case ALONG_BOND_SEXUAL_ABUSE:
    case ALONG_BOND_VIOLENCE:
    case ALONG_BOND_CONTROLLING:
    case ALONG_BOND_MANIPULATIVE:
    case ALONG_BOND_NEGLECT:
      return TRUE;
    default:
      return FALSE;
    }
}

/** along_bond_is_private: whether a bond is drawn only with “Private lines” on: kept private, or of harm. */
gboolean
along_bond_is_private (AlongRecord *bond)
{
  return along_bond_is_of_harm (along_record_get_enum (bond, ALONG_BOND_P_KIND)) || along_record_get_bool (bond, ALONG_BOND_P_PRIVATE);
}

/**
 * along_record_is_restricted: whether a whole record is of violence or control, of who is safe, of a loss, or kept private as somebody
 * asked: of no reader unless it was chosen. Fields have their own sensitivity: along_kind_sensitivity(). A person never is: who has a
 * family's record must know who is in it and who died. Copies for readers ask along_facts_died_newborn() besides.
 */
gboolean
along_record_is_restricted (AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_BOND:
      return along_bond_is_private (record);
    case ALONG_KIND_SAFETY:
      return TRUE;
    case ALONG_KIND_PREGNANCY:
      return along_facts_is_loss (record);
    case ALONG_KIND_EVENT:
      return along_record_get_bool (record, ALONG_EVENT_P_PRIVATE)
             || g_strcmp0 (along_record_get_text (record, ALONG_EVENT_P_KIND), "loss") == 0;
    default:
      return FALSE;
    }
}

/**
 * along_must_not_be_found: whether nothing that goes out may say where somebody is.
 *
 * @reader: somebody of the family who reads it, or %ALONG_ID_NONE: nobody hides from themselves
 */
gboolean
along_must_not_be_found (AlongFamily *family, AlongId person, AlongId reader)
{
  AlongRecord *record = along_family_find (family, ALONG_KIND_PERSON, person);

  return record != NULL && !along_id_equal (person, reader)
         && (along_record_has (record, ALONG_PERSON_P_WHEREABOUTS) || along_record_has (record, ALONG_PERSON_P_SAFETY));
}

/**
 * along_home_hides: whether somebody lives in @household who must not be found: it is of no copy that goes to others, nor is
 * who else lives there.
 *
 * @reader: somebody of the family who reads it, or %ALONG_ID_NONE: who lives there knows of it, and nobody hides from themselves
 */
gboolean
along_home_hides (AlongFamily *family, AlongId household, AlongId reader)
{
  AlongRecord *membership;
  gboolean hides = FALSE;

  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    {
      AlongId who = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON);
      gboolean over = along_record_has (membership, ALONG_MEMBERSHIP_P_TO)
                      && along_record_get_last_day (membership, ALONG_MEMBERSHIP_P_TO) < along_family_today (family);

      if (over || !along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, household)
          || along_family_find (family, ALONG_KIND_PERSON, who) == NULL)
        continue;
      if (along_id_equal (who, reader))
        return FALSE;
      hides = hides || along_must_not_be_found (family, who, reader);
    }
  return hides;
}

/**
 * along_living_hides: whether somebody who must not be found is the child of @living, or who the child lives with.
 *
 * @reader: as in along_must_not_be_found()
 */
gboolean
along_living_hides (AlongFamily *family, AlongRecord *living, AlongId reader)
{
  guint n;
  const AlongId *with = along_record_get_refs (living, ALONG_LIVING_P_WITH, &n);
  gboolean hides = along_must_not_be_found (family, along_record_get_ref (living, ALONG_LIVING_P_CHILD), reader);

  for (guint i = 0; i < n && !hides; i++)
    hides = along_must_not_be_found (family, with[i], reader);
  return hides;
}

/**
 * along_factor_is_restricted: whether a line of a risk review, or a risk factor, is of those that are restricted.
 *
 * @code: (nullable): "r01", or the linkId of one of its questions, "r01.level"
 */
gboolean
along_factor_is_restricted (const char *code)
{
  static const char *const factors[] = { "r01", "r02", "r07", "r08" };

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (factors); i++)
    if (g_str_has_prefix (code, factors[i]) && (code[3] == '.' || code[3] == '\0'))
      return TRUE;
  return FALSE;
}
