/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-age.h"

G_DEFINE_QUARK (along-check-error-quark, along_check_error)

typedef struct
{
  AlongEdit *edit;
  AlongFamily *family; /* (nullable): a new family has none yet */
  gint64 now_ms;
  int today;
  AlongCheckPlace *place;
  GHashTable *changes; /* id in the edit -> AlongChange */
  GHashTable *parents; /* (nullable) child's id -> GArray of its parents' ids; made when first needed */
} Check;

static gboolean
refuse (Check *check, AlongRecord *record, int property, AlongCheckError code, const char *words, GError **error)
{
  if (check->place != NULL)
    *check->place = (AlongCheckPlace){ record, property };
  g_set_error_literal (error, ALONG_CHECK_ERROR, code, words);
  return FALSE;
}

/* The record as it will be after the edit; %NULL if it will not be. */
static AlongRecord *
find (Check *check, AlongId id)
{
  const AlongChange *change = g_hash_table_lookup (check->changes, &id);

  if (change != NULL)
    return change->after;
  return check->family != NULL ? along_family_lookup (check->family, id) : NULL;
}

/* Calls @visit for each record of a kind as it will be after the edit; stops when it returns FALSE. */
static gboolean
for_each (Check *check, AlongKindId kind, gboolean (*visit) (Check *check, AlongRecord *record, gpointer data), gpointer data)
{
  AlongRecord *record;

  for (guint i = 0; i < along_edit_get_n (check->edit); i++)
    {
      record = along_edit_get_change (check->edit, i)->after;
      if (record != NULL && along_record_get_kind_id (record) == kind && !visit (check, record, data))
        return FALSE;
    }
  if (check->family != NULL)
    ALONG_FOREACH (record, check->family, kind)
      if (find (check, along_record_get_id (record)) == record && !visit (check, record, data))
        return FALSE;
  return TRUE;
}

/* Letters, and things in a list; bytes of JSON. More than pages let be typed, and less than would stop them. */
#define MOST_LINE 1000
#define MOST_TEXT 100000
#define MOST_LISTED 10000
#define MOST_JSON (4 * 1024 * 1024)

static gboolean
is_longer (const char *text, glong most)
{
  return strlen (text) > (gsize) most && g_utf8_strlen (text, -1) > most;
}

static gboolean
check_length (Check *check, AlongRecord *record, int property, GError **error)
{
  const AlongValue *value = along_record_peek (record, property);
  gboolean fits = TRUE;

  switch (along_record_get_kind (record)->properties[property].type)
    {
    case ALONG_TYPE_LINE:
    case ALONG_TYPE_DEC:
    case ALONG_TYPE_DATE:
      fits = !is_longer (value->text, MOST_LINE);
      break;
    case ALONG_TYPE_TEXT:
      fits = !is_longer (value->text, MOST_TEXT);
      break;
    case ALONG_TYPE_JSON:
      fits = strlen (value->text) <= MOST_JSON;
      break;
    case ALONG_TYPE_LINES:
      fits = g_strv_length (value->lines) <= MOST_LISTED;
      for (char **line = value->lines; fits && *line != NULL; line++)
        fits = !is_longer (*line, MOST_LINE);
      break;
    case ALONG_TYPE_REFS:
      fits = value->n_ids <= MOST_LISTED;
      break;
    default:
      break;
    }
  return fits || refuse (check, record, property, ALONG_CHECK_ERROR_IMPOSSIBLE, _ ("This is too long to be kept. Make it shorter."), error);
}

static gboolean
check_needed (Check *check, AlongRecord *record, GError **error)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (guint i = 0; i < kind->n_properties; i++)
    {
      if ((kind->properties[i].flags & ALONG_PROPERTY_NEEDED) && !along_record_has (record, (int) i))
        return refuse (check, record, (int) i, ALONG_CHECK_ERROR_NEEDED, _ ("This is needed."), error);
      if (along_record_has (record, (int) i) && !check_length (check, record, (int) i, error))
        return FALSE;
      if (kind->properties[i].type == ALONG_TYPE_DATE && along_record_has (record, (int) i))
        {
          AlongDate date;
          g_autoptr (GError) why = NULL;
          if (!along_date_parse (along_record_get_text (record, (int) i), &date, &why))
            return refuse (check, record, (int) i, ALONG_CHECK_ERROR_IMPOSSIBLE, why->message, error);
        }
    }
  return TRUE;
}

/* Pairs of dates of which the second may not come before the first. */
static const struct
{
  AlongKindId kind;
  int first, second;
} spans[] = {
  { ALONG_KIND_ABSENCE, ALONG_ABSENCE_P_FROM, ALONG_ABSENCE_P_TO },
  { ALONG_KIND_ALIAS, ALONG_ALIAS_P_FROM, ALONG_ALIAS_P_TO },
  { ALONG_KIND_CONDITION, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO },
  { ALONG_KIND_PERSON, ALONG_PERSON_P_BORN, ALONG_PERSON_P_DIED },
  { ALONG_KIND_COUPLE, ALONG_COUPLE_P_FROM, ALONG_COUPLE_P_TO },
  { ALONG_KIND_CHILD_LINK, ALONG_CHILD_LINK_P_FROM, ALONG_CHILD_LINK_P_TO },
  { ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO },
  { ALONG_KIND_BOND, ALONG_BOND_P_START, ALONG_BOND_P_END },
  { ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO },
  { ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_FROM, ALONG_SUPPORT_STATUS_P_TO },
  { ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO },
  { ALONG_KIND_LIVING, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO },
  { ALONG_KIND_PROFESSIONAL, ALONG_PROFESSIONAL_P_START, ALONG_PROFESSIONAL_P_END },
  { ALONG_KIND_EPISODE, ALONG_EPISODE_P_FROM, ALONG_EPISODE_P_TO },
  { ALONG_KIND_EPISODE, ALONG_EPISODE_P_REFERRAL_DATE, ALONG_EPISODE_P_ACCEPTED_AT },
  { ALONG_KIND_ALLOCATION, ALONG_ALLOCATION_P_FROM, ALONG_ALLOCATION_P_TO },
  { ALONG_KIND_PAUSE, ALONG_PAUSE_P_FROM, ALONG_PAUSE_P_TO },
  { ALONG_KIND_PHASE, ALONG_PHASE_P_FROM, ALONG_PHASE_P_TO },
  { ALONG_KIND_HOPE, ALONG_HOPE_P_SET, ALONG_HOPE_P_ENDED },
  { ALONG_KIND_SAFETY, ALONG_SAFETY_P_FROM, ALONG_SAFETY_P_TO },
};

/* A day of death before the birth: it is asked, not told. */
static char *
death_words (AlongRecord *person, int born)
{
  g_autofree char *day = along_day_to_words (born);

  /* Translators: first name, day of birth */
  return g_strdup_printf (_ ("%s was born on %s. Is this date right?"), along_facts_first_name (person), day);
}

static gboolean
check_spans (Check *check, AlongRecord *record, GError **error)
{
  AlongKindId kind = along_record_get_kind_id (record);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      int first, last;

      if (spans[i].kind != kind || !along_record_has (record, spans[i].first) || !along_record_has (record, spans[i].second))
        continue;
      first = along_record_get_day (record, spans[i].first);
      last = along_record_get_kind (record)->properties[spans[i].second].type == ALONG_TYPE_INSTANT
               ? along_record_get_day (record, spans[i].second)
               : along_record_get_last_day (record, spans[i].second);
      if (first != ALONG_DAY_NONE && last != ALONG_DAY_NONE && last < first)
        {
          g_autofree char *death = kind == ALONG_KIND_PERSON ? death_words (record, first) : NULL;

          return refuse (check, record, spans[i].second, ALONG_CHECK_ERROR_IMPOSSIBLE,
                         death != NULL ? death : kind == ALONG_KIND_EPISODE && spans[i].second == ALONG_EPISODE_P_ACCEPTED_AT
                         ? _ ("A family cannot be accepted before it was referred.")
                         : _ ("This is before the first day."),
                         error);
        }
    }
  return TRUE;
}

static gboolean
check_number (Check *check, AlongRecord *record, int property, double low, double high, const char *words, GError **error)
{
  double number = along_record_get_kind (record)->properties[property].type == ALONG_TYPE_DEC
                    ? along_record_get_decimal (record, property, low)
                    : (double) along_record_get_int (record, property, (gint64) low);

  if (number >= low && number <= high)
    return TRUE;
  return refuse (check, record, property, ALONG_CHECK_ERROR_IMPOSSIBLE, words, error);
}

/**
 * along_check_contact_day: whether a contact can be on @day: its episode, as the formulas count it, runs from the day of
 * acceptance to the day of closing.
 *
 * @error: in words that name the day from which, or until which, it can be
 */
gboolean
along_check_contact_day (AlongRecord *episode, int day, GError **error)
{
  int first = along_record_get_day (episode, ALONG_EPISODE_P_FROM), last = along_record_get_last_day (episode, ALONG_EPISODE_P_TO);
  g_autofree char *words = NULL;

  if (along_record_valid_on (episode, ALONG_EPISODE_P_FROM, ALONG_EPISODE_P_TO, day))
    return TRUE;
  if (first != ALONG_DAY_NONE && day < first)
    {
      words = along_day_to_words (first);
      g_set_error (error, ALONG_CHECK_ERROR, ALONG_CHECK_ERROR_IMPOSSIBLE,
                   /* Translators: a date */
                   _ ("Support began on %s. A contact can be on that day or later. If support began earlier, change “Accepted on” in Family details."), words);
    }
  else
    {
      words = along_day_to_words (last);
      g_set_error (error, ALONG_CHECK_ERROR, ALONG_CHECK_ERROR_IMPOSSIBLE,
                   /* Translators: a date */
                   _ ("Support ended on %s. A contact can be on that day or earlier."), words);
    }
  return FALSE;
}

/**
 * along_check_needs_length: whether the length of a contact is asked for: it happened, and was more than a message.
 *
 * @minutes: 0 or less: not said
 */
gboolean
along_check_needs_length (int mode, int status, int minutes)
{
  return status == ALONG_CONTACT_STATUS_COMPLETED && mode != ALONG_MODE_MESSAGE && minutes < 1;
}

/* What was kept with its day can be put right in everything else, also when its support is known otherwise by now. */
static gboolean
is_day_new (Check *check, AlongRecord *contact)
{
  AlongId id = along_record_get_id (contact);
  const AlongChange *change = g_hash_table_lookup (check->changes, &id);
  AlongInstant before, after;

  if (along_edit_gathers (check->edit))
    return FALSE;
  return change == NULL || change->before == NULL
         || !along_id_equal (along_record_get_ref (change->before, ALONG_CONTACT_P_EPISODE),
                             along_record_get_ref (contact, ALONG_CONTACT_P_EPISODE))
         || !along_record_get_instant (change->before, ALONG_CONTACT_P_AT, &before)
         || !along_record_get_instant (contact, ALONG_CONTACT_P_AT, &after) || before.day != after.day;
}

static gboolean
check_contact (Check *check, AlongRecord *record, GError **error)
{
  AlongInstant at;
  g_autoptr (GError) why = NULL;
  AlongRecord *episode = find (check, along_record_get_ref (record, ALONG_CONTACT_P_EPISODE));
  int status = along_record_get_enum (record, ALONG_CONTACT_P_STATUS);

  if (status != ALONG_CONTACT_STATUS_PLANNED && along_record_get_instant (record, ALONG_CONTACT_P_AT, &at)
      && (at.day_only ? at.day > check->today : at.ms > check->now_ms))
    return refuse (check, record, ALONG_CONTACT_P_AT, ALONG_CHECK_ERROR_FUTURE,
                   _ ("That has not happened yet. Plan it instead?"), error);
  if (episode != NULL && along_record_get_instant (record, ALONG_CONTACT_P_AT, &at) && is_day_new (check, record)
      && !along_check_contact_day (episode, at.day, &why))
    return refuse (check, record, ALONG_CONTACT_P_AT, ALONG_CHECK_ERROR_IMPOSSIBLE, why->message, error);
  return check_number (check, record, ALONG_CONTACT_P_MINUTES, 0, 24 * 60, _ ("A contact lasts from 0 to 24 hours."), error);
}

static gboolean
check_phase (Check *check, AlongRecord *record, GError **error)
{
  const char *words = _ ("From 0 to 14 contacts a week.");

  if (!check_number (check, record, ALONG_PHASE_P_LOW, 0, 14, words, error)
      || !check_number (check, record, ALONG_PHASE_P_HIGH, 0, 14, words, error))
    return FALSE;
  if (along_record_get_decimal (record, ALONG_PHASE_P_LOW, 0) > along_record_get_decimal (record, ALONG_PHASE_P_HIGH, 0))
    return refuse (check, record, ALONG_PHASE_P_HIGH, ALONG_CHECK_ERROR_IMPOSSIBLE,
                   _ ("The most cannot be less than the least."), error);
  return TRUE;
}

/**
 * along_check_edd: whether a due date can be true on @day: the pregnancy would be 0 to 44 weeks old.
 */
gboolean
along_check_edd (int edd, int day, GError **error)
{
  if (along_gestation_possible (along_gestation_days (edd, day)))
    return TRUE;
  g_set_error_literal (error, ALONG_CHECK_ERROR, ALONG_CHECK_ERROR_IMPOSSIBLE,
                       edd > day ? _ ("A due date is at most 40 weeks ahead.")
                                 : _ ("A due date is at most 4 weeks past. Has the baby been born?"));
  return FALSE;
}

static gboolean
check_edd_record (Check *check, AlongRecord *record, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!along_check_edd (along_record_get_day (record, ALONG_EDD_P_EDD), along_record_get_day (record, ALONG_EDD_P_RECORDED), &why))
    return refuse (check, record, ALONG_EDD_P_EDD, ALONG_CHECK_ERROR_IMPOSSIBLE, why->message, error);
  return TRUE;
}

static void
add_parent (Check *check, AlongId child, AlongId parent)
{
  GArray *parents = g_hash_table_lookup (check->parents, &child);

  if (along_id_is_none (parent))
    return;
  if (parents == NULL)
    {
      parents = g_array_new (FALSE, FALSE, sizeof (AlongId));
      g_hash_table_insert (check->parents, g_memdup2 (&child, sizeof child), parents);
    }
  g_array_append_val (parents, parent);
}

static gboolean
note_parents (Check *check, AlongRecord *link, gpointer data)
{
  AlongId child = along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD);
  AlongRecord *couple = find (check, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

  add_parent (check, child, along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT));
  if (couple != NULL && along_record_get_kind_id (couple) == ALONG_KIND_COUPLE)
    {
      add_parent (check, child, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
      add_parent (check, child, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));
    }
  return TRUE;
}

static gboolean
is_own_ancestor (Check *check, AlongId person)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  if (check->parents == NULL)
    {
      check->parents = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, (GDestroyNotify) g_array_unref);
      for_each (check, ALONG_KIND_CHILD_LINK, note_parents, NULL);
    }
  g_ptr_array_add (todo, &person);
  while (todo->len > 0)
    {
      GArray *parents = g_hash_table_lookup (check->parents, g_ptr_array_steal_index_fast (todo, todo->len - 1));

      for (guint i = 0; parents != NULL && i < parents->len; i++)
        {
          AlongId *parent = &g_array_index (parents, AlongId, i);

          if (along_id_equal (*parent, person))
            return TRUE;
          if (g_hash_table_add (seen, parent))
            g_ptr_array_add (todo, parent);
        }
    }
  return FALSE;
}

static gboolean
check_child_link (Check *check, AlongRecord *record, GError **error)
{
  AlongId child = along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD);

  if (along_record_has (record, ALONG_CHILD_LINK_P_COUPLE) == along_record_has (record, ALONG_CHILD_LINK_P_PARENT))
    return refuse (check, record, ALONG_CHILD_LINK_P_COUPLE, ALONG_CHECK_ERROR_NEEDED,
                   _ ("A child belongs to a couple or to one parent."), error);
  if (is_own_ancestor (check, child))
    return refuse (check, record, ALONG_CHILD_LINK_P_CHILD, ALONG_CHECK_ERROR_IMPOSSIBLE,
                   _ ("Nobody can be their own ancestor."), error);
  return TRUE;
}

static gboolean
check_person (Check *check, AlongRecord *record, GError **error)
{
  static const int dates[] = { ALONG_PERSON_P_BORN, ALONG_PERSON_P_DIED };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (along_record_has (record, dates[i]) && along_record_get_day (record, dates[i]) > check->today)
      return refuse (check, record, dates[i], ALONG_CHECK_ERROR_FUTURE, _ ("That day has not come yet."), error);
  return TRUE;
}

typedef struct
{
  AlongRecord *allocation;
  gboolean clash;
} Clash;

static gboolean
same_worker (Check *check, AlongRecord *other, gpointer data)
{
  Clash *clash = data;

  if (other != clash->allocation
      && along_id_equal (along_record_get_ref (other, ALONG_ALLOCATION_P_EPISODE),
                         along_record_get_ref (clash->allocation, ALONG_ALLOCATION_P_EPISODE))
      && along_id_equal (along_record_get_ref (other, ALONG_ALLOCATION_P_WORKER),
                         along_record_get_ref (clash->allocation, ALONG_ALLOCATION_P_WORKER))
      && along_record_get_enum (other, ALONG_ALLOCATION_P_ROLE)
           != along_record_get_enum (clash->allocation, ALONG_ALLOCATION_P_ROLE)
      && along_record_valid_on (other, ALONG_ALLOCATION_P_FROM, ALONG_ALLOCATION_P_TO,
                                along_record_get_day (clash->allocation, ALONG_ALLOCATION_P_FROM)))
    clash->clash = TRUE;
  return !clash->clash;
}

static gboolean
check_allocation (Check *check, AlongRecord *record, GError **error)
{
  Clash clash = { record, FALSE };

  for_each (check, ALONG_KIND_ALLOCATION, same_worker, &clash);
  if (clash.clash)
    return refuse (check, record, ALONG_ALLOCATION_P_WORKER, ALONG_CHECK_ERROR_IMPOSSIBLE,
                   _ ("Keyworker and buddy are two people."), error);
  return TRUE;
}

static gboolean
check_record (Check *check, AlongRecord *record, GError **error)
{
  if (!check_needed (check, record, error) || !check_spans (check, record, error))
    return FALSE;
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_CONTACT:
      return check_contact (check, record, error);
    case ALONG_KIND_PHASE:
      return check_phase (check, record, error);
    case ALONG_KIND_EDD:
      return check_edd_record (check, record, error);
    case ALONG_KIND_PERSON:
      return check_person (check, record, error);
    case ALONG_KIND_CHILD_LINK:
      return check_child_link (check, record, error);
    case ALONG_KIND_ALLOCATION:
      return check_allocation (check, record, error);
    case ALONG_KIND_COUPLE:
      if (along_id_equal (along_record_get_ref (record, ALONG_COUPLE_P_ONE), along_record_get_ref (record, ALONG_COUPLE_P_OTHER)))
        return refuse (check, record, ALONG_COUPLE_P_OTHER, ALONG_CHECK_ERROR_IMPOSSIBLE,
                       _ ("A couple is two people."), error);
      return TRUE;
    case ALONG_KIND_BOND:
      if (along_id_equal (along_record_get_ref (record, ALONG_BOND_P_FROM), along_record_get_ref (record, ALONG_BOND_P_TO)))
        return refuse (check, record, ALONG_BOND_P_TO, ALONG_CHECK_ERROR_IMPOSSIBLE,
                       _ ("A line goes from one person to another."), error);
      return check_number (check, record, ALONG_BOND_P_INTENSITY, 1, 3, _ ("From 1 to 3."), error);
    case ALONG_KIND_ARRANGEMENT:
      if (along_id_equal (along_record_get_ref (record, ALONG_ARRANGEMENT_P_LEFT), along_record_get_ref (record, ALONG_ARRANGEMENT_P_RIGHT)))
        return refuse (check, record, ALONG_ARRANGEMENT_P_RIGHT, ALONG_CHECK_ERROR_IMPOSSIBLE,
                       _ ("Nobody stands left of themselves."), error);
      return TRUE;
    case ALONG_KIND_HOPE_SCORE:
      return check_number (check, record, ALONG_HOPE_SCORE_P_VALUE, 0, 10, _ ("From 0 to 10."), error);
    case ALONG_KIND_PREGNANCY:
      if (along_record_has (record, ALONG_PREGNANCY_P_BORN) && along_record_get_day (record, ALONG_PREGNANCY_P_BORN) > check->today)
        return refuse (check, record, ALONG_PREGNANCY_P_BORN, ALONG_CHECK_ERROR_FUTURE, _ ("That day has not come yet."), error);
      return TRUE;
    default:
      return TRUE;
    }
}

/**
 * along_check_edit: whether an edit may be saved.
 *
 * @family: (nullable): the family as it is
 * @now_ms: nothing but plans may be later
 * @place: (out) (optional): where it was refused
 * @error: ALONG_CHECK_ERROR, in words for the person
 */
gboolean
along_check_edit (AlongEdit *edit, AlongFamily *family, gint64 now_ms, AlongCheckPlace *place, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  Check check = { edit, family, now_ms, along_day_of_ms (now_ms, ALONG_ZONE), place, NULL, NULL };
  gboolean allowed = TRUE;

  check.changes = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (AlongId), along_edit_get_n (edit));
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      AlongId id = along_record_get_id (change->after != NULL ? change->after : change->before);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (check.changes, &g_array_index (ids, AlongId, i), (gpointer) along_edit_get_change (edit, i));

  for (guint i = 0; allowed && i < along_edit_get_n (edit); i++)
    {
      AlongRecord *after = along_edit_get_change (edit, i)->after;

      allowed = after == NULL || check_record (&check, after, error);
    }
  g_hash_table_unref (check.changes);
  g_clear_pointer (&check.parents, g_hash_table_unref);
  return allowed;
}
