/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a record a reader gets (records.md 5). The pages are laid out from the reader's own copy of the family,
 * so that no page, drawing or count can show what is not in it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-facts.h"
#include "along-genogram-draw.h"
#include "along-graph-family.h"
#include "along-picture-private.h"
#include "along-restricted.h"
#include "along-secrets.h"
#include "report-private.h"

/* Of a factor's level: the assessment and the factor. */
char *
report_factor_key (AlongRecord *assessment, const char *link_id)
{
  char id[ALONG_ID_TEXT];

  along_id_format (along_record_get_id (assessment), id);
  return g_strdup_printf ("%s/%.3s", id, link_id);
}

gboolean
report_is_chosen (AlongReport *self, const char *key)
{
  return !report_is_for_family (self) && self->choice.private_lines != NULL && g_strv_contains (self->choice.private_lines, key);
}

static gboolean
record_is_chosen (AlongReport *self, AlongRecord *record)
{
  char id[ALONG_ID_TEXT];

  along_id_format (along_record_get_id (record), id);
  return report_is_chosen (self, id);
}

static gboolean
refs_have (AlongRecord *record, int property, AlongId id)
{
  guint n;
  const AlongId *ids = along_record_get_refs (record, property, &n);

  for (guint i = 0; i < n; i++)
    if (along_id_equal (ids[i], id))
      return TRUE;
  return FALSE;
}

/* Twins of whom one died after the birth: the other, of whom no death is known, is a child of the family. */
static gboolean
has_outlived_twin (AlongReport *self, AlongRecord *pregnancy, AlongRecord *person)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  if (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) != ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH
      || along_record_has (person, ALONG_PERSON_P_DIED))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (self->whole, ALONG_KIND_PERSON, babies[i]);

      if (baby != NULL && along_record_has (baby, ALONG_PERSON_P_DIED))
        return TRUE;
    }
  return FALSE;
}

/* A birth too, all of whose babies died newborn: the day, the place and the weight are theirs. */
static gboolean
is_loss (AlongFamily *family, AlongRecord *pregnancy)
{
  guint n, died = 0;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      died += baby != NULL && along_facts_died_newborn (baby);
    }
  return along_facts_is_loss (pregnancy) || (n > 0 && died == n);
}

/* (nullable): the pregnancy that ended with the loss of @person */
static AlongRecord *
loss_of (AlongFamily *family, AlongRecord *person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (is_loss (family, pregnancy) && refs_have (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person)))
      return pregnancy;
  return NULL;
}

static gboolean
is_restricted (AlongFamily *family, AlongRecord *record)
{
  return along_record_get_kind_id (record) == ALONG_KIND_PREGNANCY ? is_loss (family, record) : along_record_is_restricted (record);
}

/* A baby that was lost goes with its pregnancy; one of twins, of whom the other lives, by themselves. */
static gboolean
is_of_hidden_loss (AlongReport *self, AlongRecord *person)
{
  AlongRecord *pregnancy = loss_of (self->whole, person);

  if (pregnancy != NULL)
    return !record_is_chosen (self, pregnancy) && !has_outlived_twin (self, pregnancy, person);
  return along_facts_died_newborn (person) && !record_is_chosen (self, person);
}

static gboolean
refers_to_person (AlongReport *self, AlongRecord *record, int property)
{
  return !along_id_is_none (self->choice.person) && along_record_refers_to (record, property, self->choice.person);
}

static gboolean
is_own_child (AlongReport *self, AlongId id)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, self->whole, ALONG_KIND_PREGNANCY)
    if (refs_have (pregnancy, ALONG_PREGNANCY_P_BABIES, id)
        && (refers_to_person (self, pregnancy, ALONG_PREGNANCY_P_MOTHER) || refers_to_person (self, pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT)))
      return TRUE;
  return FALSE;
}

/* Shared, and this person was there; one that names nobody is as good as shared with whoever it was shared with. */
static gboolean
contact_is_shared (AlongReport *self, AlongRecord *contact)
{
  guint n;

  along_record_get_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, &n);
  return along_record_get_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT)
         && (n == 0 || refs_have (contact, ALONG_CONTACT_P_PARTICIPANTS, self->choice.person));
}

static gboolean
is_from_shared_contact (AlongReport *self, AlongRecord *record, int property)
{
  AlongRecord *contact = along_family_find (self->whole, ALONG_KIND_CONTACT, along_record_get_ref (record, property));

  return contact != NULL && contact_is_shared (self, contact);
}

/* The first name of somebody else in the family, as a word of a text. */
gboolean
report_names_somebody_else (AlongReport *self, const char *text)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, NULL, NULL);
  AlongRecord *person;

  ALONG_FOREACH (person, self->whole, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (person);
      g_auto (GStrv) names = g_str_tokenize_and_fold (along_facts_first_name (person), NULL, NULL);

      if (names[0] != NULL && !along_id_equal (id, self->choice.person) && !is_own_child (self, id)
          && g_strv_contains ((const char *const *) words, names[0]))
        return TRUE;
    }
  return FALSE;
}

/* A worry is of a sensitive kind: about this person, with their own child perhaps, and nobody else. */
static gboolean
worry_is_theirs (AlongReport *self, AlongRecord *observation)
{
  guint n;
  const AlongId *people = along_record_get_refs (observation, ALONG_OBSERVATION_P_PEOPLE, &n);
  const char *done = along_record_get_text (observation, ALONG_OBSERVATION_P_BEING_DONE);

  if (along_id_is_none (self->choice.person))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!along_id_equal (people[i], self->choice.person) && !is_own_child (self, people[i]))
      return FALSE;
  return !report_names_somebody_else (self, along_record_get_text (observation, ALONG_OBSERVATION_P_TEXT))
         && (done == NULL || !report_names_somebody_else (self, done));
}

static gboolean
is_in_familys_copy (AlongReport *self, AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_CONTACT:
      return contact_is_shared (self, record);
    case ALONG_KIND_OBSERVATION:
      return is_from_shared_contact (self, record, ALONG_OBSERVATION_P_CONTACT)
             && (along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_STRENGTH || worry_is_theirs (self, record));
    case ALONG_KIND_NEXT_STEP:
      return is_from_shared_contact (self, record, ALONG_NEXT_STEP_P_CONTACT);
    case ALONG_KIND_VOICE:
      return refers_to_person (self, record, ALONG_VOICE_P_PERSON);
    case ALONG_KIND_PREGNANCY:
      return refers_to_person (self, record, ALONG_PREGNANCY_P_MOTHER) || refers_to_person (self, record, ALONG_PREGNANCY_P_OTHER_PARENT);
    case ALONG_KIND_CONDITION:
    case ALONG_KIND_CARE_LINK:
    case ALONG_KIND_SUPPORT_STATUS:
    case ALONG_KIND_LEGAL_STATUS:
    case ALONG_KIND_LIVING:
    case ALONG_KIND_PROFESSIONAL_CONTACT:
    case ALONG_KIND_RISK_FACTOR:
    case ALONG_KIND_EVENT:
    case ALONG_KIND_ASSESSMENT:
    case ALONG_KIND_SCORE:
    case ALONG_KIND_MEASURE_DUE:
    case ALONG_KIND_OUTCOME:
    case ALONG_KIND_FEEDBACK:
    case ALONG_KIND_KEPT_LINE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* In the family's copy nobody hides from themselves. */
static AlongId
own_reader (AlongReport *self)
{
  return report_is_for_family (self) ? self->choice.person : ALONG_ID_NONE;
}

/* Whether @record says where somebody is who must not be found. */
static gboolean
says_where (AlongReport *self, AlongRecord *record)
{
  AlongId reader = own_reader (self);

  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_HOUSEHOLD:
      return along_home_hides (self->whole, along_record_get_id (record), reader);
    case ALONG_KIND_MEMBERSHIP:
      return along_must_not_be_found (self->whole, along_record_get_ref (record, ALONG_MEMBERSHIP_P_PERSON), reader)
             || along_home_hides (self->whole, along_record_get_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD), reader);
    default:
      return FALSE;
    }
}

static void
take (AlongReport *self, AlongRecord *record)
{
  if (says_where (self, record) || (along_record_get_kind_id (record) == ALONG_KIND_PERSON && is_of_hidden_loss (self, record)))
    return;
  if (is_restricted (self->whole, record))
    {
      if (!record_is_chosen (self, record))
        return;
      /* Chosen: the drawings need not leave it out again. */
      if (along_record_get_kind_id (record) == ALONG_KIND_EVENT)
        {
          g_autoptr (AlongRecord) copy = along_record_copy (record);
          along_record_set_bool (copy, ALONG_EVENT_P_PRIVATE, FALSE);
          along_family_add (self->family, copy);
          return;
        }
    }
  else if (report_is_for_family (self) && !is_in_familys_copy (self, record))
    return;
  else if (along_record_get_kind_id (record) == ALONG_KIND_LIVING && along_living_hides (self->whole, record, own_reader (self)))
    {
      /* that it is foster care, or with a parent, may be said, but not with whom or where */
      g_autoptr (AlongRecord) copy = along_record_copy (record);
      along_record_unset (copy, ALONG_LIVING_P_WITH);
      along_record_unset (copy, ALONG_LIVING_P_WITH_TEXT);
      along_family_add (self->family, copy);
      return;
    }
  if (along_record_get_kind_id (record) == ALONG_KIND_PERSON
      && along_must_not_be_found (self->whole, along_record_get_id (record), own_reader (self)))
    {
      g_autoptr (AlongRecord) plain = along_picture_plain_person (record, self->whole); /* the words under a name may say it */

      along_family_add (self->family, plain);
      return;
    }
  along_family_add (self->family, record);
}

/* An expected date belongs to its pregnancy. */
static gboolean
has_lost_its_pregnancy (AlongReport *self, AlongRecord *edd)
{
  return along_family_find (self->family, ALONG_KIND_PREGNANCY, along_record_get_ref (edd, ALONG_EDD_P_PREGNANCY)) == NULL;
}

/* A home as it is called by those who live there; what others call it may be where it is. */
static AlongRecord *
home_for (AlongReport *self, AlongRecord *home)
{
  AlongRecord *membership, *nameless;

  ALONG_FOREACH (membership, self->whole, ALONG_KIND_MEMBERSHIP)
    if (along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, self->choice.person)
        && along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home))
        && along_record_valid_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, along_family_today (self->whole)))
      return g_object_ref (home);
  nameless = along_record_copy (home);
  along_record_unset (nameless, ALONG_HOUSEHOLD_P_NAME);
  along_record_unset (nameless, ALONG_HOUSEHOLD_P_NOTE);
  return nameless;
}

/* The family's copy: nothing of care, so nobody who is there by care alone; no secrets. */
static void
take_for_family (AlongReport *self, AlongTies ties, int day)
{
  g_autoptr (GHashTable) carers = along_there_by_care (self->whole, self->choice.person);
  g_autoptr (AlongFamily) plain = along_without_secrets (self->family, self->choice.person, ties, day);
  AlongRecord *record;

  g_object_unref (self->family);
  self->family = along_family_new (along_family_get_id (self->whole));
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, plain, kind)
      {
        AlongId id = along_record_get_id (record);
        g_autoptr (AlongRecord) own = kind == ALONG_KIND_HOUSEHOLD ? home_for (self, record) : g_object_ref (record);

        if (kind != ALONG_KIND_PERSON || !g_hash_table_contains (carers, &id))
          along_family_add (self->family, own);
      }
}

/* The family as this reader may see it. @ties, @day: what is shown of it: along_without_secrets() */
void
report_make_readers_copy (AlongReport *self, AlongTies ties, int day)
{
  AlongRecord *record;

  self->family = along_family_new (along_family_get_id (self->whole));
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    if (kind != ALONG_KIND_EDD)
      ALONG_FOREACH (record, self->whole, kind)
        take (self, record);
  ALONG_FOREACH (record, self->whole, ALONG_KIND_EDD)
    if (!has_lost_its_pregnancy (self, record))
      along_family_add (self->family, record);
  if (report_is_for_family (self))
    take_for_family (self, ties, day);
}

static void
add_count (GString *words, guint n, const char *format)
{
  if (n == 0)
    return;
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append_printf (words, format, n);
}

/* A sentence that says what was left out, in numbers: never what it was. */
char *
report_left_out_words (AlongReport *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint bonds, losses, events, contacts, worries = 0, factors = report_count_hidden_factors (self);
  AlongRecord *record;

#define LEFT_OUT(KIND) (along_family_count (self->whole, KIND) - along_family_count (self->family, KIND))
  bonds = LEFT_OUT (ALONG_KIND_BOND);
  contacts = LEFT_OUT (ALONG_KIND_CONTACT);
  events = LEFT_OUT (ALONG_KIND_EVENT);
  losses = 0;
  ALONG_FOREACH (record, self->whole, ALONG_KIND_PREGNANCY)
    losses += is_loss (self->whole, record) && !record_is_chosen (self, record);
  ALONG_FOREACH (record, self->whole, ALONG_KIND_PERSON)
    losses += loss_of (self->whole, record) == NULL && is_of_hidden_loss (self, record);
  ALONG_FOREACH (record, self->whole, ALONG_KIND_OBSERVATION)
    worries += along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_WORRY
               && along_family_find (self->family, ALONG_KIND_OBSERVATION, along_record_get_id (record)) == NULL;
#undef LEFT_OUT
  add_count (words, bonds, ngettext ("%u private line", "%u private lines", bonds));
  add_count (words, losses, ngettext ("%u loss", "%u losses", losses));
  add_count (words, factors, ngettext ("%u line of the risk review", "%u lines of the risk review", factors));
  add_count (words, contacts, ngettext ("%u contact not part of the family’s copy", "%u contacts not part of the family’s copy", contacts));
  add_count (words, worries, ngettext ("%u worry that is not from those contacts, or about others too",
                                       "%u worries that are not from those contacts, or about others too", worries));
  if (report_is_for_family (self))
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ ("scores, events, care and health"));
  else
    add_count (words, events, ngettext ("%u private event", "%u private events", events));
  return along_report_left_out_sentence (words->str);
}

static void
add_line (gpointer lines, char *key, char *words)
{
  AlongReportLine *line = g_new0 (AlongReportLine, 1);

  line->key = key;
  line->words = words;
  g_ptr_array_add (lines, line);
}

static void
line_free (gpointer data)
{
  AlongReportLine *line = data;

  g_free (line->key);
  g_free (line->words);
  g_free (line);
}

static const char *
name_of (AlongFamily *family, AlongId id)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);

  return person != NULL ? along_facts_first_name (person) : _ ("Unknown");
}

static char *
line_words (AlongFamily *family, AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_BOND:
      /* Translators: two people and the line between them on the genogram */
      return g_strdup_printf (_ ("%s and %s: %s"), name_of (family, along_record_get_ref (record, ALONG_BOND_P_FROM)),
                              name_of (family, along_record_get_ref (record, ALONG_BOND_P_TO)),
                              along_bond_words (along_enum_text (ALONG_ENUM_BOND, along_record_get_enum (record, ALONG_BOND_P_KIND))));
    case ALONG_KIND_PREGNANCY:
      return g_strdup_printf (_ ("%s: a loss"), name_of (family, along_record_get_ref (record, ALONG_PREGNANCY_P_MOTHER)));
    case ALONG_KIND_PERSON:
      return g_strdup_printf (_ ("%s: a loss"), along_facts_first_name (record));
    default:
      {
        g_autofree char *day = report_day_words (along_record_get_day (record, ALONG_EVENT_P_DATE));
        const char *text = along_record_get_text (record, ALONG_EVENT_P_TEXT);
        return g_strdup_printf ("%s: %s", day, text != NULL ? text : _ ("a private event"));
      }
    }
}

/**
 * along_report_private_lines: what is restricted in a family's record, to be chosen one by one.
 *
 * Returns: (transfer full) (element-type AlongReportLine)
 */
GPtrArray *
along_report_private_lines (AlongFamily *family, AlongFamily *team)
{
  static const AlongKindId kinds[] = { ALONG_KIND_BOND, ALONG_KIND_PREGNANCY, ALONG_KIND_PERSON, ALONG_KIND_EVENT };
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  AlongRecord *record;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    ALONG_FOREACH (record, family, kinds[i])
      if (kinds[i] == ALONG_KIND_PERSON ? along_facts_died_newborn (record) && loss_of (family, record) == NULL
                                        : is_restricted (family, record))
        {
          char id[ALONG_ID_TEXT];
          along_id_format (along_record_get_id (record), id);
          add_line (lines, g_strdup (id), line_words (family, record));
        }
  report_each_restricted_factor (family, team, add_line, lines);
  return lines;
}

/**
 * along_report_readers_copy: (transfer full): what of a family's record a reader gets, as a family of its own.
 *
 * @person: for the family's copy: who it is for
 * @private_lines: (nullable) (array zero-terminated=1): keys of along_report_private_lines() that this reader gets
 * @ties: what is shown of it besides kin: along_without_secrets(), of the family's copy
 * @day: the day that is shown
 */
AlongFamily *
along_report_readers_copy (AlongFamily *family, AlongReader reader, AlongId person, const char *const *private_lines, AlongTies ties, int day)
{
  AlongReport self = { .choice = { .reader = reader, .person = person, .private_lines = private_lines }, .whole = family };

  report_make_readers_copy (&self, ties, day);
  return self.family;
}
