/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out of a person besides name, days and kin: each only where it was chosen. */
#include "along-gedcom-export-private.h"

#include "along-gedcom-words.h"
#include "along-restricted.h"

#define put along_gedcom_export_put

/** along_gedcom_export_wants: whether a record of @part goes out; counts it either way. */
gboolean
along_gedcom_export_wants (Export *export, AlongGedcomExportParts part)
{
  gboolean wanted = (export->parts & part) != 0;

  *(wanted ? &export->exported.records : &export->exported.left_out) += 1;
  return wanted;
}

static const char *
sex_of_gender (int gender)
{
  switch (gender)
    {
    case ALONG_GENDER_FEMALE:
    case ALONG_GENDER_TRANS_WOMAN:
      return "F";
    case ALONG_GENDER_MALE:
    case ALONG_GENDER_TRANS_MAN:
      return "M";
    default:
      return "U";
    }
}

/* Whether who they are is more than SEX says. */
static gboolean
has_identity (AlongRecord *person)
{
  int gender = along_record_get_enum (person, ALONG_PERSON_P_GENDER);

  return along_record_has (person, ALONG_PERSON_P_SEX_AT_BIRTH) || gender == ALONG_GENDER_NON_BINARY
         || gender == ALONG_GENDER_TRANS_MAN || gender == ALONG_GENDER_TRANS_WOMAN;
}

/**
 * along_gedcom_export_sex: SEX of a person. It is who they are, so that the file outs nobody; where gender identity was
 * chosen, it is what was written down at birth, and a fact says who they are.
 */
const char *
along_gedcom_export_sex (Export *export, AlongRecord *person)
{
  if ((export->parts & ALONG_GEDCOM_EXPORT_IDENTITY) == 0 || !has_identity (person))
    return sex_of_gender (along_record_get_enum (person, ALONG_PERSON_P_GENDER));
  if (!along_record_has (person, ALONG_PERSON_P_SEX_AT_BIRTH))
    return "U";
  switch (along_record_get_enum (person, ALONG_PERSON_P_SEX_AT_BIRTH))
    {
    case ALONG_SEX_AT_BIRTH_FEMALE:
      return "F";
    case ALONG_SEX_AT_BIRTH_MALE:
      return "M";
    default:
      return "U";
    }
}

static void
put_gender (Export *export, AlongRecord *person)
{
  int gender = along_record_get_enum (person, ALONG_PERSON_P_GENDER);

  if (!has_identity (person) || !along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_IDENTITY))
    return;
  put (export, 1, "FACT", along_gedcom_words_of_gender (gender));
  put (export, 2, "TYPE", ALONG_GEDCOM_TYPE_GENDER);
  put (export, 2, "_ALN_CODE", along_enum_text (ALONG_ENUM_GENDER, gender));
}

static void
put_text_fact (Export *export, AlongRecord *person, int property, const char *type)
{
  if (!along_record_has (person, property) || !along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_IDENTITY))
    return;
  put (export, 1, "FACT", along_record_get_text (person, property));
  put (export, 2, "TYPE", type);
}

/* What else they are: whom they love, somebody who is no kin or a pet, several people in one. */
static void
put_identity (Export *export, AlongRecord *person)
{
  int sort = along_record_get_enum (person, ALONG_PERSON_P_SORT);

  put_gender (export, person);
  put_text_fact (export, person, ALONG_PERSON_P_ORIENTATION, ALONG_GEDCOM_TYPE_ORIENTATION);
  put_text_fact (export, person, ALONG_PERSON_P_COUNT, ALONG_GEDCOM_TYPE_COUNT);
  if (!along_record_has (person, ALONG_PERSON_P_SORT) || !along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_IDENTITY))
    return;
  put (export, 1, "FACT", along_enum_text (ALONG_ENUM_PERSON_SORT, sort));
  put (export, 2, "TYPE", ALONG_GEDCOM_TYPE_SORT);
  put (export, 2, "_ALN_CODE", along_enum_text (ALONG_ENUM_PERSON_SORT, sort));
}

gboolean
along_gedcom_export_is_loss (int outcome)
{
  return outcome == ALONG_PREGNANCY_OUTCOME_MISCARRIAGE || outcome == ALONG_PREGNANCY_OUTCOME_TERMINATION
         || outcome == ALONG_PREGNANCY_OUTCOME_ECTOPIC;
}

/** along_gedcom_export_lives: whether a baby of a pregnancy was born and lives: one of twins may, whatever became of the other. */
gboolean
along_gedcom_export_lives (Export *export, AlongRecord *pregnancy, AlongId baby)
{
  AlongRecord *person = along_family_find (export->family, ALONG_KIND_PERSON, baby);
  guint n;

  (void) along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  if (n < 2 && along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_STILLBIRTH)
    return FALSE;
  return person != NULL && along_record_has (person, ALONG_PERSON_P_BORN) && !along_record_has (person, ALONG_PERSON_P_DIED);
}

gboolean
along_gedcom_export_is_stillborn (Export *export, AlongId person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, export->family, ALONG_KIND_PREGNANCY)
    if (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_STILLBIRTH
        && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person) && !along_gedcom_export_lives (export, pregnancy, person))
      return TRUE;
  return FALSE;
}

/* The due date that counts. */
static const char *
due_date_of (Export *export, AlongId pregnancy)
{
  AlongRecord *edd, *best = NULL;

  ALONG_FOREACH (edd, export->family, ALONG_KIND_EDD)
    if (along_id_equal (along_record_get_ref (edd, ALONG_EDD_P_PREGNANCY), pregnancy)
        && (best == NULL || along_record_get_bool (edd, ALONG_EDD_P_BEST)))
      best = edd;
  return best != NULL ? along_record_get_text (best, ALONG_EDD_P_EDD) : NULL;
}

/* How a pregnancy goes, or went, as an event of the baby, or of the record that stands for the loss. */
static void
put_outcome (Export *export, AlongRecord *pregnancy)
{
  int outcome = along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);
  const char *ended = along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED);

  put (export, 1, "EVEN", NULL);
  put (export, 2, "TYPE", along_gedcom_type_of_outcome (outcome));
  put (export, 2, "_ALN_CODE", along_enum_text (ALONG_ENUM_PREGNANCY_OUTCOME, outcome)); /* nothing that the baby went through */
  if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN)
    along_gedcom_export_date (export, 2, due_date_of (export, along_record_get_id (pregnancy)));
  else
    along_gedcom_export_period (export, 2, ended, NULL);
  if (along_record_has (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS))
    {
      g_autofree char *days = g_strdup_printf ("%d", (int) along_record_get_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, 0));

      put (export, 2, "_ALN_GEST", days);
    }
}

static void
put_pregnancies (Export *export, AlongId person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, export->family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person)
        && along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) != ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH
        && along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_PREGNANCIES))
      put_outcome (export, pregnancy);
}

/** along_gedcom_export_losses: the records of pregnancies that were lost before anybody was named. */
void
along_gedcom_export_losses (Export *export)
{
  for (guint i = 0; i < export->losses->len; i++)
    {
      const Loss *loss = &g_array_index (export->losses, Loss, i);
      GArray *parents = g_hash_table_lookup (export->parents, GUINT_TO_POINTER (loss->number));
      char xref[ALONG_GEDCOM_XREF];

      along_gedcom_export_xref ('I', loss->number, xref);
      along_gedcom_put_line (export->out, export->target, 0, xref, "INDI", NULL);
      put_outcome (export, loss->pregnancy);
      for (guint p = 0; parents != NULL && p < parents->len; p++)
        {
          along_gedcom_export_xref ('F', g_array_index (parents, guint, p), xref);
          along_gedcom_put_pointer (export->out, 1, "FAMC", xref);
        }
    }
}

static void
put_conditions (Export *export, GPtrArray *conditions)
{
  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    {
      AlongRecord *condition = g_ptr_array_index (conditions, i);
      g_autofree char *codes = g_strdup_printf ("%s %s", along_enum_text (ALONG_ENUM_CONDITION_AREA, along_record_get_enum (condition, ALONG_CONDITION_P_AREA)),
                                                along_enum_text (ALONG_ENUM_CONDITION_STATUS, along_record_get_enum (condition, ALONG_CONDITION_P_STATUS)));

      if (!along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_HEALTH))
        continue;
      put (export, 1, "FACT", along_record_get_text (condition, ALONG_CONDITION_P_TEXT));
      put (export, 2, "TYPE", ALONG_GEDCOM_TYPE_HEALTH);
      along_gedcom_export_period (export, 2, along_record_get_text (condition, ALONG_CONDITION_P_FROM), along_record_get_text (condition, ALONG_CONDITION_P_TO));
      put (export, 2, "_ALN_CODE", codes);
    }
}

/* A status of a child: in words, with its value. */
static void
put_status (Export *export, AlongRecord *status, const char *type, AlongEnumId values, int value, int from, int to, int words)
{
  int code = along_record_get_enum (status, value);

  put (export, 1, "FACT", along_enum_words (values, code));
  put (export, 2, "TYPE", type);
  along_gedcom_export_period (export, 2, along_record_get_text (status, from), along_record_get_text (status, to));
  put (export, 2, "_ALN_CODE", along_enum_text (values, code));
  if (words >= 0 && along_record_has (status, words))
    put (export, 2, "NOTE", along_record_get_text (status, words));
}

static void
put_living (Export *export, AlongRecord *living)
{
  guint n;
  const AlongId *with = along_record_get_refs (living, ALONG_LIVING_P_WITH, &n);
  char xref[ALONG_GEDCOM_XREF];

  put_status (export, living, ALONG_GEDCOM_TYPE_LIVING, ALONG_ENUM_LIVING, ALONG_LIVING_P_LIVING, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO,
              ALONG_LIVING_P_WITH_TEXT);
  for (guint i = 0; i < n; i++)
    if (along_gedcom_export_number (export, with[i]) != 0)
      {
        along_gedcom_export_xref ('I', along_gedcom_export_number (export, with[i]), xref);
        along_gedcom_put_pointer (export->out, 2, "_ALN_WITH", xref);
      }
}

static void
put_care (Export *export, guint number)
{
  static const AlongKindId kinds[] = { ALONG_KIND_SUPPORT_STATUS, ALONG_KIND_LEGAL_STATUS, ALONG_KIND_LIVING };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      GPtrArray *statuses = along_gedcom_export_of (export->of[kinds[k]], number);

      for (guint i = 0; statuses != NULL && i < statuses->len; i++)
        {
          AlongRecord *status = g_ptr_array_index (statuses, i);

          if (kinds[k] == ALONG_KIND_LIVING && along_living_hides (export->whole, status, export->reader))
            {
              export->exported.left_out++;
              continue;
            }
          if (!along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_CARE))
            continue;
          if (kinds[k] == ALONG_KIND_SUPPORT_STATUS)
            put_status (export, status, ALONG_GEDCOM_TYPE_SUPPORT, ALONG_ENUM_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_STATUS,
                        ALONG_SUPPORT_STATUS_P_FROM, ALONG_SUPPORT_STATUS_P_TO, -1);
          else if (kinds[k] == ALONG_KIND_LEGAL_STATUS)
            put_status (export, status, ALONG_GEDCOM_TYPE_LEGAL, ALONG_ENUM_LEGAL_CODE, ALONG_LEGAL_STATUS_P_CODE,
                        ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO, ALONG_LEGAL_STATUS_P_TEXT);
          else
            put_living (export, status);
        }
    }
}

/* (nullable): a household that goes out, and the @number of its record. */
static AlongRecord *
household_of (Export *export, AlongId id, guint *number)
{
  AlongRecord *household;

  *number = 0;
  ALONG_FOREACH (household, export->family, ALONG_KIND_HOUSEHOLD)
    {
      ++*number;
      if (along_id_equal (along_record_get_id (household), id))
        return household;
    }
  return NULL;
}

/** along_gedcom_export_find_hiding: (transfer full): ids of the households in which somebody lives who must not be found. */
GHashTable *
along_gedcom_export_find_hiding (Export *export)
{
  GHashTable *hiding = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  AlongRecord *household;

  ALONG_FOREACH (household, export->whole, ALONG_KIND_HOUSEHOLD)
    {
      AlongId id = along_record_get_id (household);

      if (along_home_hides (export->whole, id, export->reader))
        g_hash_table_add (hiding, g_memdup2 (&id, sizeof id));
    }
  return hiding;
}

/* Whether it is said what a home is called: in somebody's own copy, of where they live alone; it may be where others are. */
static gboolean
is_named (Export *export, AlongRecord *home)
{
  AlongRecord *membership;

  if (along_id_is_none (export->reader))
    return TRUE;
  ALONG_FOREACH (membership, export->whole, ALONG_KIND_MEMBERSHIP)
    if (along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, export->reader)
        && along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home))
        && along_record_valid_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, along_family_today (export->whole)))
      return TRUE;
  return FALSE;
}

static void
put_homes (Export *export, GPtrArray *memberships)
{
  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    {
      AlongRecord *membership = g_ptr_array_index (memberships, i);
      AlongId id = along_record_get_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD);
      guint number;
      AlongRecord *household = household_of (export, id, &number);
      char xref[ALONG_GEDCOM_XREF];

      if (g_hash_table_contains (export->hiding, &id)
          || along_must_not_be_found (export->whole, along_record_get_ref (membership, ALONG_MEMBERSHIP_P_PERSON), export->reader))
        {
          export->exported.left_out++;
          continue;
        }
      if (household == NULL || !along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_HOMES))
        continue;
      put (export, 1, "RESI", NULL);
      along_gedcom_export_period (export, 2, along_record_get_text (membership, ALONG_MEMBERSHIP_P_FROM),
                                  along_record_get_text (membership, ALONG_MEMBERSHIP_P_TO));
      if (is_named (export, household))
        put (export, 2, "ADDR", along_record_get_text (household, ALONG_HOUSEHOLD_P_NAME)); /* for programs that do not know ours */
      along_gedcom_export_xref ('H', number, xref);
      along_gedcom_put_pointer (export->out, 2, "_ALN_HOUS", xref);
    }
}

/** along_gedcom_export_homes: the records of the households, which those who live there lead to. */
void
along_gedcom_export_homes (Export *export)
{
  AlongRecord *household;
  guint number = 0;

  ALONG_FOREACH (household, export->family, ALONG_KIND_HOUSEHOLD)
    {
      char xref[ALONG_GEDCOM_XREF], id[ALONG_ID_TEXT], head[ALONG_ID_TEXT + 16];
      AlongId household_id = along_record_get_id (household);
      gsize from;

      number++;
      if (g_hash_table_contains (export->hiding, &household_id))
        {
          export->exported.left_out++;
          continue;
        }
      if (!along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_HOMES))
        continue;
      along_gedcom_export_xref ('H', number, xref);
      along_gedcom_put_line (export->out, export->target, 0, xref, "_ALN_HOUS", NULL);
      along_id_format (household_id, id);
      g_snprintf (head, sizeof head, "0 @%s@ _ALN_HOUS", id);
      from = export->out->len;
      if (is_named (export, household))
        put (export, 1, "NAME", along_record_get_text (household, ALONG_HOUSEHOLD_P_NAME));
      if (is_named (export, household) && along_record_has (household, ALONG_HOUSEHOLD_P_NOTE) && along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_NOTES))
        put (export, 1, "NOTE", along_record_get_text (household, ALONG_HOUSEHOLD_P_NOTE));
      if ((export->parts & ALONG_GEDCOM_EXPORT_KEPT) != 0)
        along_gedcom_kept_merge_head (export->kept, head, export->out, from, along_gedcom_export_called, export);
    }
}

/** along_gedcom_export_facts: what was chosen of one person. */
void
along_gedcom_export_facts (Export *export, AlongRecord *person, guint number)
{
  put_pregnancies (export, along_record_get_id (person));
  put_identity (export, person);
  put_conditions (export, along_gedcom_export_of (export->of[ALONG_KIND_CONDITION], number));
  put_care (export, number);
  put_homes (export, along_gedcom_export_of (export->of[ALONG_KIND_MEMBERSHIP], number));
}
