/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits from the ecomap and the safety map. */
#include "along-around-edits.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"

/** along_around_safety_now: what is said on @day of @person around @child (or all children: none); the latest. (nullable) */
AlongRecord *
along_around_safety_now (AlongFamily *family, AlongId person, AlongId child, int day)
{
  AlongRecord *record, *best = NULL;

  ALONG_FOREACH (record, family, ALONG_KIND_SAFETY)
    if (along_record_refers_to (record, ALONG_SAFETY_P_PERSON, person) &&
        along_id_equal (along_record_get_ref (record, ALONG_SAFETY_P_CHILD), child) &&
        along_record_valid_on (record, ALONG_SAFETY_P_FROM, ALONG_SAFETY_P_TO, day) &&
        (best == NULL || along_record_get_day (record, ALONG_SAFETY_P_FROM) >= along_record_get_day (best, ALONG_SAFETY_P_FROM)))
      best = record;
  return best;
}

/**
 * along_around_set_safety: one edit that says whether somebody is safe: what was said before ends on the day that this
 * begins, so that its history stays; said again of the same day, or of one before, it is put right instead.
 *
 * @said: a record of kind safety with person, child, safe, why, from and told_by as they are to be; without from it is
 * so from @today
 */
AlongEdit *
along_around_set_safety (AlongFamily *family, AlongRecord *said, int today)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (said, ALONG_SAFETY_P_PERSON));
  int from = along_record_get_day (said, ALONG_SAFETY_P_FROM), before;
  g_autofree char *title = g_strdup_printf (_ ("safety map: %s"), along_facts_first_name (person));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongRecord *now = along_around_safety_now (family, along_record_get_id (person), along_record_get_ref (said, ALONG_SAFETY_P_CHILD), today);
  AlongRecord *record;

  before = now != NULL ? along_record_get_day (now, ALONG_SAFETY_P_FROM) : ALONG_DAY_NONE;
  if (from == ALONG_DAY_NONE)
    from = today;
  if (now != NULL && before != ALONG_DAY_NONE && from <= before)
    record = along_edit_change (edit, now);
  else
    {
      if (now != NULL)
        along_record_set_day (along_edit_change (edit, now), ALONG_SAFETY_P_TO, from);
      record = along_edit_create (edit, ALONG_KIND_SAFETY);
    }
  along_record_assign (record, said);
  if (!along_record_has (record, ALONG_SAFETY_P_FROM))
    along_record_set_day (record, ALONG_SAFETY_P_FROM, from);
  return edit;
}

/** along_around_set_professional: @current: (nullable): that is changed; %NULL: a new one. @said: as it is to be. */
AlongEdit *
along_around_set_professional (AlongFamily *family, AlongRecord *current, AlongRecord *said)
{
  const char *name = along_record_get_text (said, ALONG_PROFESSIONAL_P_NAME);
  g_autofree char *title = g_strdup_printf (current != NULL ? _ ("changed: %s") : _ ("added: %s"),
                                            name != NULL ? name : along_record_get_text (said, ALONG_PROFESSIONAL_P_ROLE));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));

  along_record_assign (current != NULL ? along_edit_change (edit, current) : along_edit_create (edit, ALONG_KIND_PROFESSIONAL), said);
  return edit;
}
