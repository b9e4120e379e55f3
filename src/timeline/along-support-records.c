/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-support-records.h"

#include "along-facts.h"

/* A baby born longer than this before support began is not what it is about. */
#define LONG_BORN_DAYS (3 * 366)

G_STATIC_ASSERT ((int) ALONG_MODE_VISIT == ALONG_SUPPORT_VISIT && (int) ALONG_MODE_MESSAGE == ALONG_SUPPORT_MESSAGE);
G_STATIC_ASSERT ((int) ALONG_CONTACT_STATUS_COMPLETED == ALONG_SUPPORT_COMPLETED + 1);
G_STATIC_ASSERT ((int) ALONG_CONTACT_STATUS_SERVICE_CANCELLED == ALONG_SUPPORT_SERVICE_CANCELLED + 1);
G_STATIC_ASSERT ((int) ALONG_BY_KEYWORKER == ALONG_SUPPORT_KEYWORKER && (int) ALONG_BY_OTHER == ALONG_SUPPORT_OTHER);
G_STATIC_ASSERT ((int) ALONG_PHASE_NAME_ENGAGE == ALONG_PHASE_ENGAGE && (int) ALONG_PHASE_NAME_LIGHT_TOUCH == ALONG_PHASE_LIGHT_TOUCH);

/**
 * along_support_pregnancy_of: the pregnancy that an episode is about: the first one due, born or ended
 * after it began; else the last one born not long before.
 *
 * Returns: (nullable) (transfer none)
 */
AlongRecord *
along_support_pregnancy_of (AlongFamily *family, AlongRecord *episode)
{
  AlongRecord *pregnancy, *after = NULL, *before = NULL;
  int from = along_record_get_day (episode, ALONG_EPISODE_P_FROM), after_day = 0, before_day = 0;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      int edd = along_facts_best_edd (family, pregnancy), born = along_facts_born (pregnancy);
      int ended = along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);
      int day = ended != ALONG_DAY_NONE ? ended : edd != ALONG_DAY_NONE ? edd : born;

      if (day == ALONG_DAY_NONE)
        continue;
      if (day >= from && (after == NULL || day < after_day))
        {
          after = pregnancy;
          after_day = day;
        }
      else if (day < from && day > from - LONG_BORN_DAYS && ended == ALONG_DAY_NONE && (before == NULL || day > before_day))
        {
          before = pregnancy;
          before_day = day;
        }
    }
  /* One that is due long after, while a small baby is here, is not yet what the support is about. */
  if (after != NULL && before != NULL && after_day > from + 300)
    return before;
  return after != NULL ? after : before;
}

static guint
who_took_part (AlongFamily *family, AlongRecord *contact, AlongRecord *pregnancy)
{
  guint n, flags = 0;
  const AlongId *people = along_record_get_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &n);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, people[i]);
      if (person == NULL)
        continue;
      if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, people[i]))
        flags |= ALONG_SUPPORT_WITH_MOTHER;
      else if (pregnancy != NULL && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, people[i]))
        flags |= ALONG_SUPPORT_WITH_FATHER;
      else if (pregnancy == NULL || !along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, people[i]))
        flags |= ALONG_SUPPORT_WITH_WIDER;
    }
  return flags;
}

static void
add_contacts (AlongSupport *support, AlongFamily *family, AlongId episode, AlongRecord *pregnancy)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_CONTACT)
    {
      AlongSupportContact contact = { .id = along_record_get_id (record) };
      int status = along_record_get_enum (record, ALONG_CONTACT_P_STATUS);
      int mode = along_record_get_enum (record, ALONG_CONTACT_P_MODE), by = along_record_get_enum (record, ALONG_CONTACT_P_BY);

      if (!along_record_refers_to (record, ALONG_CONTACT_P_EPISODE, episode) || status <= ALONG_CONTACT_STATUS_PLANNED
          || mode == ALONG_ENUM_UNSET || !along_record_get_instant (record, ALONG_CONTACT_P_AT, &contact.at))
        continue;
      contact.status = (AlongSupportStatus) (status - ALONG_CONTACT_STATUS_COMPLETED);
      contact.mode = (AlongSupportMode) mode;
      contact.by = by == ALONG_ENUM_UNSET ? ALONG_SUPPORT_OTHER : (AlongSupportBy) by;
      contact.minutes = (int) along_record_get_int (record, ALONG_CONTACT_P_MINUTES, 0);
      contact.substantive = along_record_get_bool (record, ALONG_CONTACT_P_SUBSTANTIVE);
      contact.elements[0] = (int) along_record_get_int (record, ALONG_CONTACT_P_ENABLING, 0);
      contact.elements[1] = (int) along_record_get_int (record, ALONG_CONTACT_P_EDUCATIONAL, 0);
      contact.elements[2] = (int) along_record_get_int (record, ALONG_CONTACT_P_PRACTICAL, 0);
      contact.with = who_took_part (family, record, pregnancy);
      along_support_add_contact (support, &contact);
    }
}

static void
add_plan (AlongSupport *support, AlongFamily *family, AlongId episode)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_PHASE)
    {
      AlongRecord *version = along_family_find (family, ALONG_KIND_PLAN_VERSION, along_record_get_ref (record, ALONG_PHASE_P_PLAN_VERSION));
      AlongSupportPhase phase = { .from = along_record_get_day (record, ALONG_PHASE_P_FROM),
                                  .to = along_record_get_last_day (record, ALONG_PHASE_P_TO) };
      int kind = along_record_get_enum (record, ALONG_PHASE_P_PHASE);

      if (version == NULL || !along_record_refers_to (version, ALONG_PLAN_VERSION_P_EPISODE, episode)
          || phase.from == ALONG_DAY_NONE || kind == ALONG_ENUM_UNSET)
        continue;
      phase.kind = (AlongPhaseKind) kind;
      phase.version = (int) along_record_get_int (version, ALONG_PLAN_VERSION_P_VERSION, 1);
      phase.low = along_record_get_decimal (record, ALONG_PHASE_P_LOW, 0);
      phase.high = along_record_get_decimal (record, ALONG_PHASE_P_HIGH, phase.low);
      along_support_add_phase (support, &phase);
    }
}

/**
 * along_support_from_family: one episode of a family's record as plain values.
 *
 * @episode: a record of kind episode, with its first day
 */
AlongSupport *
along_support_from_family (AlongFamily *family, AlongRecord *episode, int today)
{
  AlongSupport *support = along_support_new (along_record_get_day (episode, ALONG_EPISODE_P_FROM),
                                             along_record_get_last_day (episode, ALONG_EPISODE_P_TO), today);
  AlongRecord *pregnancy = along_support_pregnancy_of (family, episode), *record;
  AlongId id = along_record_get_id (episode);
  AlongInstant accepted;

  if (along_record_get_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted))
    along_support_set_accepted (support, &accepted);
  along_support_set_return (support, along_record_get_enum (episode, ALONG_EPISODE_P_TYPE) == ALONG_EPISODE_TYPE_RETURN);
  if (pregnancy != NULL)
    along_support_set_pregnancy (support, along_facts_best_edd (family, pregnancy), along_facts_born (pregnancy));
  add_contacts (support, family, id, pregnancy);
  add_plan (support, family, id);
  ALONG_FOREACH (record, family, ALONG_KIND_PAUSE)
    if (along_record_refers_to (record, ALONG_PAUSE_P_EPISODE, id))
      along_support_add_pause (support, along_record_get_day (record, ALONG_PAUSE_P_FROM),
                               along_record_get_last_day (record, ALONG_PAUSE_P_TO),
                               along_record_get_text (record, ALONG_PAUSE_P_REASON));
  ALONG_FOREACH (record, family, ALONG_KIND_SIGNAL_NOTE)
    if (along_record_refers_to (record, ALONG_SIGNAL_NOTE_P_EPISODE, id)
        && along_record_get_enum (record, ALONG_SIGNAL_NOTE_P_SIGNAL) != ALONG_SIGNAL_GAP)
      along_support_acknowledge (support, along_record_get_day (record, ALONG_SIGNAL_NOTE_P_ON));
  return support;
}

/** along_support_from_summary: the latest episode as the list of families knows it; (nullable) without one */
AlongSupport *
along_support_from_summary (AlongSummary *summary, int today)
{
  AlongSupport *support;

  if (summary->episode_from == ALONG_DAY_NONE)
    return NULL;
  support = along_support_new (summary->episode_from, summary->episode_to, today);
  if (summary->has_accepted)
    along_support_set_accepted (support, &summary->accepted);
  along_support_set_return (support, summary->is_return);
  if (!summary->loss)
    along_support_set_pregnancy (support, summary->edd, summary->born);
  for (guint i = 0; summary->contacts != NULL && i < summary->contacts->len; i++)
    {
      const AlongSummaryContact *one = &g_array_index (summary->contacts, AlongSummaryContact, i);
      AlongSupportContact contact = { .at = { one->ms, ALONG_ZONE, one->day, one->ms == 0 }, .minutes = one->minutes,
                                      .mode = (AlongSupportMode) one->mode, .by = (AlongSupportBy) one->by,
                                      .substantive = one->substantive };
      if (one->status <= ALONG_CONTACT_STATUS_PLANNED)
        continue;
      contact.status = (AlongSupportStatus) (one->status - ALONG_CONTACT_STATUS_COMPLETED);
      along_support_add_contact (support, &contact);
    }
  for (guint i = 0; summary->phases != NULL && i < summary->phases->len; i++)
    {
      const AlongSummaryPhase *one = &g_array_index (summary->phases, AlongSummaryPhase, i);
      AlongSupportPhase phase = { one->from, one->to, one->low, one->high, one->version, (AlongPhaseKind) one->phase };
      along_support_add_phase (support, &phase);
    }
  for (guint i = 0; summary->pauses != NULL && i < summary->pauses->len; i++)
    {
      const AlongSummaryPause *one = &g_array_index (summary->pauses, AlongSummaryPause, i);
      along_support_add_pause (support, one->from, one->to, NULL);
    }
  for (guint i = 0; summary->acknowledged != NULL && i < summary->acknowledged->len; i++)
    along_support_acknowledge (support, g_array_index (summary->acknowledged, int, i));
  return support;
}
