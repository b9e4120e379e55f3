/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-family-facts.h"

#include <glib/gi18n-lib.h>

#include "along-check.h"
#include "along-date.h"
#include "along-facts.h"
#include "along-field-words.h"
#include "along-presets.h"
#include "along-refused-rows.h"
#include "along-text.h"

typedef struct
{
  const AlongFamilyFacts *from;
  AlongFamily *family;
  AlongEdit *edit;
  AlongRecord *episode; /* as it will be */
  int start, was;       /* its first day, and what that was before */
  int today;
  GPtrArray *refused; /* AlongRefused */
} Making;

static int
minutes_of (const AlongInstant *instant)
{
  int hour, minute;

  along_instant_local_time (instant, &hour, &minute);
  return hour * 60 + minute;
}

/* Who has @role in @episode on @day, or begins later. */
static AlongRecord *
find_allocation (AlongFamily *family, AlongRecord *episode, int role, int day)
{
  AlongRecord *record, *found = NULL;

  ALONG_FOREACH (record, family, ALONG_KIND_ALLOCATION)
    {
      int last = along_record_get_last_day (record, ALONG_ALLOCATION_P_TO);

      if (along_record_get_enum (record, ALONG_ALLOCATION_P_ROLE) == role
          && along_id_equal (along_record_get_ref (record, ALONG_ALLOCATION_P_EPISODE), along_record_get_id (episode))
          && (last == ALONG_DAY_NONE || last >= day))
        found = record;
    }
  return found;
}

/** along_family_facts_clear: frees the texts. */
void
along_family_facts_clear (AlongFamilyFacts *self)
{
  for (guint i = 0; i < ALONG_FACT_N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

/** along_family_facts_read: the fields as they stand in @family on @today. */
void
along_family_facts_read (AlongFamilyFacts *self, AlongFamily *family, int today)
{
  AlongRecord *record = along_facts_family_record (family), *episode = along_facts_near_episode (family, today);
  AlongRecord *social_worker = along_facts_social_worker (family, today), *allocation;
  AlongInstant accepted;

  *self = (AlongFamilyFacts){ .minutes = -1, .keyworker = ALONG_ID_NONE, .buddy = ALONG_ID_NONE };
  if (record != NULL)
    {
      self->texts[ALONG_FACT_NAME] = g_strdup (along_record_get_text (record, ALONG_FAMILY_P_NAME));
      self->texts[ALONG_FACT_REFERENCE] = g_strdup (along_record_get_text (record, ALONG_FAMILY_P_REFERENCE));
      self->texts[ALONG_FACT_AREA] = g_strdup (along_record_get_text (record, ALONG_FAMILY_P_AREA));
      self->texts[ALONG_FACT_SAFE_CONTACT] = g_strdup (along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT));
    }
  if (social_worker != NULL)
    self->texts[ALONG_FACT_SOCIAL_WORKER] = g_strdup (along_record_get_text (social_worker, ALONG_PROFESSIONAL_P_NAME));
  if (episode == NULL)
    return;
  self->texts[ALONG_FACT_REFERRED] = g_strdup (along_record_get_text (episode, ALONG_EPISODE_P_REFERRAL_DATE));
  self->texts[ALONG_FACT_REFERRED_BY] = g_strdup (along_record_get_text (episode, ALONG_EPISODE_P_REFERRAL_SOURCE));
  if (along_record_get_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted))
    {
      self->texts[ALONG_FACT_ACCEPTED] = along_day_to_edtf (accepted.day);
      if (!accepted.day_only)
        self->minutes = minutes_of (&accepted);
    }
  allocation = find_allocation (family, episode, ALONG_ALLOCATION_ROLE_KEYWORKER, today);
  if (allocation != NULL)
    self->keyworker = along_record_get_ref (allocation, ALONG_ALLOCATION_P_WORKER);
  allocation = find_allocation (family, episode, ALONG_ALLOCATION_ROLE_BUDDY, today);
  if (allocation != NULL)
    self->buddy = along_record_get_ref (allocation, ALONG_ALLOCATION_P_WORKER);
}

static void
refuse (Making *making, AlongFact where, const char *words)
{
  along_refused_add (making->refused, where, words);
}

static const char *
text (Making *making, AlongFact fact)
{
  const char *text = making->from->texts[fact];

  return along_text_is_empty (text) ? NULL : text;
}

/* The day of a fact, ALONG_DAY_NONE if there is none that can be. */
static int
read_day (Making *making, AlongFact fact)
{
  const char *edtf = text (making, fact);
  int day = edtf != NULL ? along_date_first_day (edtf) : ALONG_DAY_NONE;

  if (edtf == NULL)
    return ALONG_DAY_NONE;
  if (day == ALONG_DAY_NONE || day != along_date_last_day (edtf))
    refuse (making, fact, _ ("Write the whole date: 12 March 2026."));
  else if (day > making->today)
    refuse (making, fact, _ ("This is after today."));
  else
    return day;
  return ALONG_DAY_NONE;
}

static void
change_family (Making *making)
{
  static const struct
  {
    AlongFact fact;
    int property;
  } rows[] = { { ALONG_FACT_NAME, ALONG_FAMILY_P_NAME }, { ALONG_FACT_REFERENCE, ALONG_FAMILY_P_REFERENCE },
               { ALONG_FACT_AREA, ALONG_FAMILY_P_AREA }, { ALONG_FACT_SAFE_CONTACT, ALONG_FAMILY_P_SAFE_CONTACT } };
  AlongRecord *record;

  if (text (making, ALONG_FACT_NAME) == NULL)
    refuse (making, ALONG_FACT_NAME, _ ("Write a name for the family."));
  if (text (making, ALONG_FACT_REFERENCE) == NULL)
    refuse (making, ALONG_FACT_REFERENCE, _ ("Write a reference."));
  record = along_edit_change (making->edit, along_facts_family_record (making->family));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    along_record_set_text (record, rows[i].property, text (making, rows[i].fact));
}

/* No contact of the episode may come to lie before its support. */
static gboolean
starts_after_contact (Making *making, int start, char **words)
{
  int first = ALONG_DAY_NONE;
  AlongRecord *contact;

  ALONG_FOREACH (contact, making->family, ALONG_KIND_CONTACT)
    {
      AlongInstant at;

      if (along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at)
          && along_id_equal (along_record_get_ref (contact, ALONG_CONTACT_P_EPISODE), along_record_get_id (making->episode))
          && (first == ALONG_DAY_NONE || at.day < first))
        first = at.day;
    }
  if (first == ALONG_DAY_NONE || first >= start)
    return FALSE;
  *words = along_day_to_words (first);
  return TRUE;
}

/* Support begins with the acceptance, before one with the referral. */
static void
change_episode (Making *making, int preset)
{
  AlongRecord *current = making->episode;
  g_autofree char *contact_day = NULL;
  AlongInstant before, accepted;
  gboolean had = along_record_get_instant (current, ALONG_EPISODE_P_ACCEPTED_AT, &before);
  int referred_before = along_record_get_day (current, ALONG_EPISODE_P_REFERRAL_DATE);
  int referred = read_day (making, ALONG_FACT_REFERRED), day = read_day (making, ALONG_FACT_ACCEPTED);
  int minutes = making->from->minutes;

  if (day == ALONG_DAY_NONE && minutes >= 0)
    refuse (making, ALONG_FACT_ACCEPTED, _ ("Write the day too."));
  if (referred != ALONG_DAY_NONE && day != ALONG_DAY_NONE && day < referred)
    refuse (making, ALONG_FACT_ACCEPTED, _ ("A family cannot be accepted before it was referred."));
  making->episode = along_edit_change (making->edit, current);
  along_record_set_text (making->episode, ALONG_EPISODE_P_REFERRAL_DATE, text (making, ALONG_FACT_REFERRED));
  along_record_set_text (making->episode, ALONG_EPISODE_P_REFERRAL_SOURCE, text (making, ALONG_FACT_REFERRED_BY));
  if (had ? day == before.day && minutes == (before.day_only ? -1 : minutes_of (&before))
          : day == ALONG_DAY_NONE && referred == referred_before)
    return;
  if (day == ALONG_DAY_NONE)
    along_record_unset (making->episode, ALONG_EPISODE_P_ACCEPTED_AT);
  else
    {
      accepted = along_instant_new_day (day);
      if (minutes >= 0 && !along_instant_from_local (day, minutes / 60, minutes % 60, ALONG_ZONE, &accepted))
        refuse (making, ALONG_FACT_ACCEPTED_TIME, _ ("Write the time as 14:30, or leave it out if only the day is known."));
      along_record_set_instant (making->episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
    }
  making->start = day != ALONG_DAY_NONE ? day : referred != ALONG_DAY_NONE ? referred : making->was;
  if (making->start > making->was && starts_after_contact (making, making->start, &contact_day))
    {
      /* Translators: a date */
      g_autofree char *words = g_strdup_printf (_ ("There is a contact on %s. Support began on that day or before."), contact_day);

      refuse (making, day != ALONG_DAY_NONE ? ALONG_FACT_ACCEPTED : ALONG_FACT_REFERRED, words);
    }
  along_record_set_day (making->episode, ALONG_EPISODE_P_FROM, making->start);
  if (day != ALONG_DAY_NONE && along_facts_latest_plan (making->family, current) == NULL)
    along_preset_add_plan (making->edit, along_record_get_id (current), preset, day);
}

/* Who was there from the first day is there from the first day as it is known now. */
static void
move_allocations (Making *making)
{
  AlongRecord *record;

  if (making->start == making->was)
    return;
  ALONG_FOREACH (record, making->family, ALONG_KIND_ALLOCATION)
    {
      int last = along_record_get_last_day (record, ALONG_ALLOCATION_P_TO);

      if (along_record_get_day (record, ALONG_ALLOCATION_P_FROM) == making->was
          && along_id_equal (along_record_get_ref (record, ALONG_ALLOCATION_P_EPISODE), along_record_get_id (making->episode))
          && (last == ALONG_DAY_NONE || last >= making->start))
        along_record_set_day (along_edit_change (making->edit, record), ALONG_ALLOCATION_P_FROM, making->start);
    }
}

/* Somebody else has @role from today; who had it until yesterday is still known. */
static void
change_worker (Making *making, int role, AlongId worker)
{
  AlongRecord *current = find_allocation (making->family, making->episode, role, making->today), *next;
  int from = making->today;

  if (current != NULL ? along_id_equal (along_record_get_ref (current, ALONG_ALLOCATION_P_WORKER), worker)
                      : along_id_is_none (worker))
    return;
  if (current == NULL)
    from = making->start;
  else if (along_record_get_day (current, ALONG_ALLOCATION_P_FROM) < making->today)
    along_record_set_day (along_edit_change (making->edit, current), ALONG_ALLOCATION_P_TO, making->today - 1);
  else if (along_id_is_none (worker))
    {
      along_edit_delete (making->edit, current);
      return;
    }
  else
    {
      along_record_set_ref (along_edit_change (making->edit, current), ALONG_ALLOCATION_P_WORKER, worker);
      return;
    }
  if (along_id_is_none (worker))
    return;
  next = along_edit_create (making->edit, ALONG_KIND_ALLOCATION);
  along_record_set_ref (next, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (making->episode));
  along_record_set_ref (next, ALONG_ALLOCATION_P_WORKER, worker);
  along_record_set_enum (next, ALONG_ALLOCATION_P_ROLE, role);
  along_record_set_day (next, ALONG_ALLOCATION_P_FROM, from);
}

/* Somebody else is the social worker from today: contacts until now were with the one before. */
static void
change_social_worker (Making *making)
{
  AlongRecord *current = along_facts_social_worker (making->family, making->today), *record;
  const char *name = text (making, ALONG_FACT_SOCIAL_WORKER);
  const char *before = current != NULL ? along_record_get_text (current, ALONG_PROFESSIONAL_P_NAME) : NULL;
  g_autofree char *folded = along_text_fold (name != NULL ? name : ""), *was = along_text_fold (before != NULL ? before : "");
  int since = current != NULL ? along_record_get_day (current, ALONG_PROFESSIONAL_P_START) : ALONG_DAY_NONE;

  /* Whoever is no longer written here was there all the same. */
  if (name == NULL)
    return;
  /* The same name in other letters, one for who had none, or one put right on the first day. */
  if (current != NULL && (before == NULL || g_str_equal (folded, was) || since == making->today))
    {
      along_record_set_text (along_edit_change (making->edit, current), ALONG_PROFESSIONAL_P_NAME, name);
      return;
    }
  record = along_edit_create (making->edit, ALONG_KIND_PROFESSIONAL);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_NAME, name);
  along_record_set_text (record, ALONG_PROFESSIONAL_P_ROLE, _ ("social worker"));
  if (current == NULL)
    return;
  along_record_set_day (along_edit_change (making->edit, current), ALONG_PROFESSIONAL_P_END, making->today - 1);
  along_record_set_day (record, ALONG_PROFESSIONAL_P_START, making->today);
}

/**
 * along_family_facts_make_edit: what changes, as one edit; along_edit_is_empty() if nothing does. The first acceptance
 * brings plan 1 of the programme.
 *
 * @preset: of the programme, ALONG_PRESET_…
 * @refused: (element-type AlongRefused): gets every field that cannot be taken as it is; with anything in it nothing
 *   changes
 * Returns: (transfer full) (nullable): %NULL: something is refused
 */
AlongEdit *
along_family_facts_make_edit (const AlongFamilyFacts *self, AlongFamily *family, int preset, int today,
                              GPtrArray *refused)
{
  g_autoptr (AlongEdit) edit = along_edit_new (_ ("family details"), along_family_get_id (family));
  Making making = { .from = self, .family = family, .edit = edit, .today = today, .refused = refused };
  g_autofree char *what = NULL;

  making.episode = along_facts_near_episode (family, today);
  change_family (&making);
  if (making.episode != NULL)
    {
      /* Only of an open one is it asked who works with the family. */
      gboolean is_open = making.episode == along_facts_open_episode (family, today);

      making.was = making.start = along_record_get_day (making.episode, ALONG_EPISODE_P_FROM);
      if (is_open && along_id_is_none (self->keyworker)
          && find_allocation (family, making.episode, ALONG_ALLOCATION_ROLE_KEYWORKER, today) != NULL)
        refuse (&making, ALONG_FACT_KEYWORKER, _ ("Choose the keyworker."));
      if (is_open && !along_id_is_none (self->buddy) && along_id_equal (self->keyworker, self->buddy))
        refuse (&making, ALONG_FACT_BUDDY, _ ("The buddy is somebody else than the keyworker."));
      change_episode (&making, preset);
      move_allocations (&making);
      if (is_open)
        {
          change_worker (&making, ALONG_ALLOCATION_ROLE_KEYWORKER, self->keyworker);
          change_worker (&making, ALONG_ALLOCATION_ROLE_BUDDY, self->buddy);
        }
    }
  change_social_worker (&making);
  what = along_changed_words (edit);
  if (what != NULL)
    {
      /* Translators: title of an edit: fields: "safe contact changed" */
      g_autofree char *title = g_strdup_printf (_ ("%s changed"), what);

      along_edit_set_title (edit, title);
    }
  return refused->len == 0 ? g_steal_pointer (&edit) : NULL;
}
