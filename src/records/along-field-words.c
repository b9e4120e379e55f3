/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-field-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-contact-words.h"
#include "along-text.h"

/* The words of along-kinds.def stand behind their context. */
static const char *
translate (const char *words)
{
  return g_dpgettext (GETTEXT_PACKAGE, words, (gsize) (strchr (words, '\004') - words) + 1);
}

/** along_kind_words: what a record of this kind is called: "contact", "due date". */
const char *
along_kind_words (AlongKindId kind)
{
  return translate (along_kind_get (kind)->words);
}

/** along_property_words: the label of a field: "Date of birth". */
const char *
along_property_words (AlongKindId kind, int property)
{
  const AlongKind *description = along_kind_get (kind);

  g_return_val_if_fail (property >= 0 && (guint) property < description->n_properties, "");
  return translate (description->properties[property].words);
}

/* How a record is called after its fields: at most three, those that are set, with commas. */
#define NO_FIELD (-1)
#define MAX_FIELDS 3

/* @kind_first: the kind is said before the fields. */
static const struct
{
  AlongKindId kind;
  gboolean kind_first;
  int fields[MAX_FIELDS];
} names[] = {
  { ALONG_KIND_PROGRAMME, FALSE, { ALONG_PROGRAMME_P_NAME, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_WORKER, FALSE, { ALONG_WORKER_P_NAME, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_ABSENCE, FALSE, { ALONG_ABSENCE_P_KIND, ALONG_ABSENCE_P_WORKER, ALONG_ABSENCE_P_FROM } },
  { ALONG_KIND_MODULE, FALSE, { ALONG_MODULE_P_TITLE, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_AGENCY, FALSE, { ALONG_AGENCY_P_NAME, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_FAMILY, FALSE, { ALONG_FAMILY_P_NAME, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_PERSON, FALSE, { ALONG_PERSON_P_NAME, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_ALIAS, TRUE, { ALONG_ALIAS_P_NAME, ALONG_ALIAS_P_PERSON, NO_FIELD } },
  { ALONG_KIND_CONDITION, FALSE, { ALONG_CONDITION_P_TEXT, ALONG_CONDITION_P_PERSON, NO_FIELD } },
  { ALONG_KIND_COUPLE, TRUE, { ALONG_COUPLE_P_ONE, ALONG_COUPLE_P_OTHER, NO_FIELD } },
  { ALONG_KIND_CHILD_LINK, TRUE, { ALONG_CHILD_LINK_P_CHILD, ALONG_CHILD_LINK_P_COUPLE, ALONG_CHILD_LINK_P_PARENT } },
  { ALONG_KIND_CARE_LINK, FALSE, { ALONG_CARE_LINK_P_KIND, ALONG_CARE_LINK_P_CHILD, NO_FIELD } },
  { ALONG_KIND_BOND, FALSE, { ALONG_BOND_P_KIND, ALONG_BOND_P_FROM, ALONG_BOND_P_TO } },
  { ALONG_KIND_HOUSEHOLD, TRUE, { ALONG_HOUSEHOLD_P_NAME, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_MEMBERSHIP, FALSE, { ALONG_MEMBERSHIP_P_PERSON, ALONG_MEMBERSHIP_P_HOUSEHOLD, NO_FIELD } },
  { ALONG_KIND_PREGNANCY, TRUE, { ALONG_PREGNANCY_P_MOTHER, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_EDD, TRUE, { ALONG_EDD_P_EDD, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_SUPPORT_STATUS, FALSE, { ALONG_SUPPORT_STATUS_P_STATUS, ALONG_SUPPORT_STATUS_P_CHILD, ALONG_SUPPORT_STATUS_P_FROM } },
  { ALONG_KIND_LEGAL_STATUS, FALSE, { ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_STATUS_P_CHILD, ALONG_LEGAL_STATUS_P_FROM } },
  { ALONG_KIND_LIVING, FALSE, { ALONG_LIVING_P_LIVING, ALONG_LIVING_P_CHILD, ALONG_LIVING_P_FROM } },
  { ALONG_KIND_PROFESSIONAL, FALSE, { ALONG_PROFESSIONAL_P_NAME, ALONG_PROFESSIONAL_P_ROLE, NO_FIELD } },
  { ALONG_KIND_PROFESSIONAL_CONTACT, FALSE, { ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL, ALONG_PROFESSIONAL_CONTACT_P_DATE, NO_FIELD } },
  { ALONG_KIND_EPISODE, TRUE, { ALONG_EPISODE_P_FROM, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_ALLOCATION, FALSE, { ALONG_ALLOCATION_P_ROLE, ALONG_ALLOCATION_P_WORKER, NO_FIELD } },
  { ALONG_KIND_PAUSE, TRUE, { ALONG_PAUSE_P_FROM, ALONG_PAUSE_P_REASON, NO_FIELD } },
  { ALONG_KIND_PLAN_VERSION, FALSE, { NO_FIELD, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_PHASE, FALSE, { ALONG_PHASE_P_PHASE, ALONG_PHASE_P_PLAN_VERSION, NO_FIELD } },
  { ALONG_KIND_HOPE, FALSE, { ALONG_HOPE_P_TEXT, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_HOPE_SCORE, FALSE, { ALONG_HOPE_SCORE_P_HOPE, ALONG_HOPE_SCORE_P_ON, NO_FIELD } },
  { ALONG_KIND_CONTACT, FALSE, { NO_FIELD, ALONG_CONTACT_P_AT, NO_FIELD } },
  { ALONG_KIND_OBSERVATION, FALSE, { ALONG_OBSERVATION_P_TEXT, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_NEXT_STEP, FALSE, { ALONG_NEXT_STEP_P_TEXT, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_RISK_FACTOR, TRUE, { ALONG_RISK_FACTOR_P_FACTOR, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_EVENT, FALSE, { ALONG_EVENT_P_KIND, ALONG_EVENT_P_DATE, NO_FIELD } },
  { ALONG_KIND_QUESTIONNAIRE, FALSE, { ALONG_QUESTIONNAIRE_P_TITLE, NO_FIELD, NO_FIELD } },
  { ALONG_KIND_ASSESSMENT, FALSE, { ALONG_ASSESSMENT_P_QUESTIONNAIRE, ALONG_ASSESSMENT_P_DATE, NO_FIELD } },
  { ALONG_KIND_SCORE, FALSE, { ALONG_SCORE_P_INSTRUMENT, ALONG_SCORE_P_ABOUT, ALONG_SCORE_P_DATE } },
  { ALONG_KIND_MEASURE_DUE, FALSE, { ALONG_MEASURE_DUE_P_MEASURE, ALONG_MEASURE_DUE_P_PERSON, NO_FIELD } },
  { ALONG_KIND_VOICE, TRUE, { ALONG_VOICE_P_PERSON, ALONG_VOICE_P_DATE, NO_FIELD } },
  { ALONG_KIND_FEEDBACK, TRUE, { ALONG_FEEDBACK_P_ROLE, ALONG_FEEDBACK_P_DATE, NO_FIELD } },
  { ALONG_KIND_OUTCOME, FALSE, { ALONG_OUTCOME_P_POINT, ALONG_OUTCOME_P_CHILD, NO_FIELD } },
  { ALONG_KIND_SIGNAL_NOTE, FALSE, { ALONG_SIGNAL_NOTE_P_SIGNAL, ALONG_SIGNAL_NOTE_P_ON, NO_FIELD } },
  { ALONG_KIND_CASELOAD_NOTE, TRUE, { ALONG_CASELOAD_NOTE_P_WORKER, ALONG_CASELOAD_NOTE_P_ON, NO_FIELD } },
  { ALONG_KIND_ARRANGEMENT, TRUE, { ALONG_ARRANGEMENT_P_LEFT, ALONG_ARRANGEMENT_P_RIGHT, NO_FIELD } },
  { ALONG_KIND_SAFETY, FALSE, { ALONG_SAFETY_P_SAFE, ALONG_SAFETY_P_PERSON, ALONG_SAFETY_P_CHILD } },
  { ALONG_KIND_KEPT_LINE, TRUE, { ALONG_KEPT_LINE_P_PERSON, ALONG_KEPT_LINE_P_COUPLE, NO_FIELD } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == ALONG_N_KINDS);

static void
append (GString *words, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, C_ ("names", ", "));
  g_string_append (words, more);
}

/** along_words_within: as inside a sentence: "Phone" is "phone", "NHS number" stays. */
char *
along_words_within (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, MIN (1, g_utf8_strlen (words, -1)));
  g_autofree char *lower = g_utf8_strdown (first, -1);
  const char *rest = words + strlen (first);

  return g_unichar_isupper (g_utf8_get_char (rest)) ? g_strdup (words) : g_strconcat (lower, rest, NULL);
}

/** along_changed_words: which fields an edit changes, where they are few. */
char *
along_changed_words (AlongEdit *edit)
{
  AlongRecord *record = NULL;
  int properties[2];
  guint n = 0;
  g_autofree char *one = NULL, *two = NULL;

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      const AlongKind *kind = along_record_get_kind (change->after != NULL ? change->after : change->before);

      if (change->op != ALONG_OP_CHANGE)
        return NULL;
      for (int p = 0; p < (int) kind->n_properties; p++)
        if (!along_value_equal (&kind->properties[p], along_record_peek (change->before, p), along_record_peek (change->after, p)))
          {
            if (n == G_N_ELEMENTS (properties) || (record != NULL && record != change->after))
              return NULL;
            record = change->after;
            properties[n++] = p;
          }
    }
  if (n == 0)
    return NULL;
  one = along_words_within (along_property_words (along_record_get_kind_id (record), properties[0]));
  if (n == 1)
    return g_steal_pointer (&one);
  two = along_words_within (along_property_words (along_record_get_kind_id (record), properties[1]));
  /* Translators: two fields: "phone and note" */
  return g_strdup_printf (C_ ("fields", "%s and %s"), one, two);
}

/* A day without its hour: enough to tell a record from others. */
static char *
day_words (AlongRecord *record, int property)
{
  AlongInstant instant;

  return along_record_get_instant (record, property, &instant) ? along_day_to_words (instant.day) : NULL;
}

/**
 * along_record_words: what tells a record from others: "Jade Tierney", "Home visit, 12 March 2026"; its kind
 * where nothing else is known.
 */
char *
along_record_words (AlongRecord *record, AlongFamily *family, AlongFamily *team)
{
  AlongKindId kind = along_record_get_kind_id (record);
  GString *words = g_string_new (NULL);

  if (kind == ALONG_KIND_PLAN_VERSION)
    g_string_append_printf (words, _ ("Plan %d"), (int) along_record_get_int (record, ALONG_PLAN_VERSION_P_VERSION, 1));
  else if (kind == ALONG_KIND_CONTACT)
    g_string_append (words, along_contact_words (along_record_get_enum (record, ALONG_CONTACT_P_MODE),
                                                 along_record_get_enum (record, ALONG_CONTACT_P_PLACE)));
  else if (names[kind].kind_first)
    g_string_append (words, along_kind_words (kind));
  for (guint i = 0; i < MAX_FIELDS; i++)
    {
      int field = names[kind].fields[i];
      g_autofree char *value = NULL;

      if (field == NO_FIELD || !along_record_has (record, field))
        continue;
      value = along_kind_get (kind)->properties[field].type == ALONG_TYPE_INSTANT
                ? day_words (record, field) : along_field_words (record, field, family, team);
      append (words, value);
    }
  if (words->len == 0)
    g_string_append (words, along_kind_words (kind));
  else if (kind == ALONG_KIND_PERSON || kind == ALONG_KIND_FAMILY || kind == ALONG_KIND_WORKER)
    return g_string_free (words, FALSE); /* names are as people write them */
  g_autofree char *all = g_string_free (words, FALSE);
  return along_text_capital (all);
}

static AlongRecord *
look_up (AlongId id, AlongFamily *family, AlongFamily *team)
{
  AlongRecord *found = family != NULL ? along_family_lookup (family, id) : NULL;

  return found == NULL && team != NULL ? along_family_lookup (team, id) : found;
}

static void
append_ref (GString *words, AlongId id, AlongKindId target, AlongFamily *family, AlongFamily *team)
{
  AlongRecord *record = look_up (id, family, team);
  g_autofree char *name = NULL;

  /* What is of another kind than it is said to be is not what is meant; and kinds do not name each other in a circle. */
  if (record != NULL && along_record_get_kind_id (record) != target)
    record = NULL;
  if (record == NULL)
    /* Translators: instead of the name of what is not in the record any more; what it was: "person" */
    name = g_strdup_printf (_ ("%s, no longer here"), along_kind_words (target));
  else if (along_record_get_kind_id (record) == ALONG_KIND_COUPLE)
    {
      g_autofree char *one = along_field_words (record, ALONG_COUPLE_P_ONE, family, team);
      g_autofree char *other = along_field_words (record, ALONG_COUPLE_P_OTHER, family, team);
      /* Translators: two partners */
      name = *other != '\0' ? g_strdup_printf (C_ ("couple", "%s and %s"), one, other) : g_steal_pointer (&one);
    }
  else
    name = along_record_words (record, family, team);
  append (words, name);
}

/* Whole numbers with what they count. */
static char *
number_words (AlongKindId kind, int property, gint64 number)
{
  const char *name = along_kind_get (kind)->properties[property].name;
  gulong n = (gulong) ABS (number);

  if (kind == ALONG_KIND_PREGNANCY && property == ALONG_PREGNANCY_P_GESTATION_DAYS)
    /* Translators: weeks and days of a pregnancy */
    return g_strdup_printf (C_ ("gestation", "%d weeks and %d days"), (int) (number / 7), (int) (number % 7));
  if (kind == ALONG_KIND_PREGNANCY && property == ALONG_PREGNANCY_P_WEIGHT_G)
    return g_strdup_printf (C_ ("weight", "%d g"), (int) number);
  if (g_str_has_suffix (name, "minutes")
      || (kind == ALONG_KIND_CONTACT
          && (property == ALONG_CONTACT_P_ENABLING || property == ALONG_CONTACT_P_EDUCATIONAL
              || property == ALONG_CONTACT_P_PRACTICAL)))
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", n), (int) number);
  if (g_str_has_suffix (name, "days"))
    return g_strdup_printf (ngettext ("%d day", "%d days", n), (int) number);
  if (g_str_has_suffix (name, "percent"))
    return g_strdup_printf ("%d %%", (int) number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static guint
count_text (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + strlen (what), what))
    n++;
  return n;
}

/* What is kept as JSON is too long to be read out: how much there is of it. */
static char *
json_words (AlongKindId kind, const char *text)
{
  guint n = kind == ALONG_KIND_ASSESSMENT ? count_text (text, "\"answer\"") : 0;

  if (kind == ALONG_KIND_ASSESSMENT)
    return g_strdup_printf (ngettext ("%u answer", "%u answers", n), n);
  return g_strdup (C_ ("value", "written down"));
}

/**
 * along_field_words: the value of a field as people are shown it: dates and choices in words, numbers with
 * what they count, references as names; the empty string where it is not set.
 */
char *
along_field_words (AlongRecord *record, int property, AlongFamily *family, AlongFamily *team)
{
  const AlongKind *kind = along_record_get_kind (record);
  const AlongProperty *description = &kind->properties[property];
  const AlongValue *value = along_record_peek (record, property);
  GString *words;

  if (!value->is_set)
    return g_strdup ("");
  if (kind->id == ALONG_KIND_EVENT && property == ALONG_EVENT_P_KIND)
    return g_strdup (along_event_words (value->text));
  switch (description->type)
    {
    case ALONG_TYPE_INT:
      return number_words (kind->id, property, value->number);
    case ALONG_TYPE_BOOL:
      return g_strdup (value->number ? C_ ("value", "yes") : C_ ("value", "no"));
    case ALONG_TYPE_ENUM:
      return g_strdup (along_enum_words (description->enumeration, (int) value->number));
    case ALONG_TYPE_DATE:
      return along_date_to_words (value->text);
    case ALONG_TYPE_INSTANT:
      {
        g_autofree char *day = along_day_to_words (value->instant.day);
        g_autofree char *time = along_instant_time_words (&value->instant);
        return *time != '\0' ? g_strdup_printf (C_ ("day and time", "%s, %s"), day, time) : g_steal_pointer (&day);
      }
    case ALONG_TYPE_LINES:
      return g_strjoinv ("; ", value->lines);
    case ALONG_TYPE_REF:
    case ALONG_TYPE_REFS:
      {
        guint n = description->type == ALONG_TYPE_REF ? 1 : value->n_ids;
        words = g_string_new (NULL);
        for (guint i = 0; i < n; i++)
          append_ref (words, description->type == ALONG_TYPE_REF ? value->id : value->ids[i], description->target,
                      family, team);
        return g_string_free (words, FALSE);
      }
    case ALONG_TYPE_JSON:
      return json_words (kind->id, value->text);
    default:
      return g_strdup (value->text);
    }
}
