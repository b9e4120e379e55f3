/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits from the ecomap and the safety map. */
#include "along-around-edits.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"

/**
 * along_around_holds: whether @safety is so on @day: on the day that it ends what comes after it is so already, unless it
 * lasted that day only; as the safety map draws it.
 */
gboolean
along_around_holds (AlongRecord *safety, int day)
{
  return along_record_holds_on (safety, ALONG_SAFETY_P_FROM, ALONG_SAFETY_P_TO, day);
}

/** along_around_safety_now: what is said on @day of @person around @child (or all children: none); the latest. (nullable) */
AlongRecord *
along_around_safety_now (AlongFamily *family, AlongId person, AlongId child, int day)
{
  AlongRecord *record, *best = NULL;

  ALONG_FOREACH (record, family, ALONG_KIND_SAFETY)
    if (along_record_refers_to (record, ALONG_SAFETY_P_PERSON, person) &&
        along_id_equal (along_record_get_ref (record, ALONG_SAFETY_P_CHILD), child) &&
        along_around_holds (record, day) &&
        (best == NULL || along_record_get_day (record, ALONG_SAFETY_P_FROM) >= along_record_get_day (best, ALONG_SAFETY_P_FROM)))
      best = record;
  return best;
}

/* The first day after @day on which something else is said of the same. */
static int
next_said (AlongFamily *family, AlongRecord *said, int day)
{
  AlongRecord *record;
  int next = ALONG_DAY_NONE;

  ALONG_FOREACH (record, family, ALONG_KIND_SAFETY)
    {
      int from = along_record_get_day (record, ALONG_SAFETY_P_FROM);

      if (along_id_equal (along_record_get_ref (record, ALONG_SAFETY_P_PERSON), along_record_get_ref (said, ALONG_SAFETY_P_PERSON))
          && along_id_equal (along_record_get_ref (record, ALONG_SAFETY_P_CHILD), along_record_get_ref (said, ALONG_SAFETY_P_CHILD))
          && from != ALONG_DAY_NONE && from > day && (next == ALONG_DAY_NONE || from < next))
        next = from;
    }
  return next;
}

/**
 * along_around_set_safety: one edit that says whether somebody is safe: what was said before ends on the day that this
 * begins, so that its history stays; said again of the same day it is put right instead; said of an earlier day it ends
 * where what is said after it begins.
 *
 * @said: a record of kind safety with person, child, safe, why, from and told_by as they are to be; without from it is
 * so from @today
 */
AlongEdit *
along_around_set_safety (AlongFamily *family, AlongRecord *said, int today)
{
  AlongId id = along_record_get_ref (said, ALONG_SAFETY_P_PERSON);
  int from = along_record_has (said, ALONG_SAFETY_P_FROM) ? along_record_get_day (said, ALONG_SAFETY_P_FROM) : today;
  g_autofree char *title = g_strdup_printf (_ ("safety map: %s"), along_facts_first_name (along_family_find (family, ALONG_KIND_PERSON, id)));
  AlongEdit *edit = along_edit_new (title, along_family_get_id (family));
  AlongRecord *then = along_around_safety_now (family, id, along_record_get_ref (said, ALONG_SAFETY_P_CHILD), from), *record;

  if (then != NULL && along_record_get_day (then, ALONG_SAFETY_P_FROM) == from)
    {
      g_autofree char *to = g_strdup (along_record_get_text (then, ALONG_SAFETY_P_TO));

      record = along_edit_change (edit, then);
      along_record_assign (record, said);
      if (to != NULL)
        along_record_set_text (record, ALONG_SAFETY_P_TO, to);
    }
  else
    {
      int next = next_said (family, said, from);

      if (then != NULL)
        along_record_set_day (along_edit_change (edit, then), ALONG_SAFETY_P_TO, from);
      record = along_edit_create (edit, ALONG_KIND_SAFETY);
      along_record_assign (record, said);
      if (next != ALONG_DAY_NONE)
        along_record_set_day (record, ALONG_SAFETY_P_TO, next);
    }
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
