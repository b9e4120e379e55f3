/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families of the record for trips through GEDCOM: made at random from a seed, and described without ids, so that two of
 * them can be compared. */
#include "gedcom-family.h"

#include <string.h>

#include "along-clock.h"
#include "along-date.h"

static const char *
name_of (AlongFamily *family, AlongId id)
{
  AlongRecord *record = along_family_lookup (family, id);

  return record != NULL ? along_record_get_text (record, ALONG_PERSON_P_NAME) : "-";
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What a reference leads to, in words. */
static char *
words_of (AlongFamily *family, AlongId id)
{
  AlongRecord *record = along_family_lookup (family, id);

  if (record == NULL)
    return g_strdup ("-");
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_COUPLE:
      {
        const char *one = name_of (family, along_record_get_ref (record, ALONG_COUPLE_P_ONE));
        const char *other = name_of (family, along_record_get_ref (record, ALONG_COUPLE_P_OTHER));

        return strcmp (one, other) < 0 ? g_strdup_printf ("[%s+%s]", one, other) : g_strdup_printf ("[%s+%s]", other, one);
      }
    case ALONG_KIND_HOUSEHOLD:
      return g_strdup (along_record_get_text (record, ALONG_HOUSEHOLD_P_NAME));
    case ALONG_KIND_PREGNANCY:
      return g_strdup_printf ("pregnancy of %s", name_of (family, along_record_get_ref (record, ALONG_PREGNANCY_P_MOTHER)));
    default:
      return g_strdup (along_record_get_text (record, ALONG_PERSON_P_NAME));
    }
}

/* Those who are of one set of twins. */
static char *
twins_of (AlongFamily *family, AlongRecord *person)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  AlongRecord *other;

  ALONG_FOREACH (other, family, ALONG_KIND_PERSON)
    if (g_strcmp0 (along_record_get_text (other, ALONG_PERSON_P_TWIN), along_record_get_text (person, ALONG_PERSON_P_TWIN)) == 0)
      g_ptr_array_add (names, (char *) along_record_get_text (other, ALONG_PERSON_P_NAME));
  g_ptr_array_sort (names, compare_strings);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
value_of (AlongFamily *family, AlongRecord *record, const AlongProperty *property, int p)
{
  const AlongValue *value = along_record_peek (record, p);

  switch (property->type)
    {
    case ALONG_TYPE_REF:
      return words_of (family, along_record_get_ref (record, p));
    case ALONG_TYPE_REFS:
      {
        g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

        for (guint i = 0; i < value->n_ids; i++)
          g_ptr_array_add (names, words_of (family, value->ids[i]));
        g_ptr_array_sort (names, compare_strings);
        g_ptr_array_add (names, NULL);
        return g_strjoinv (", ", (char **) names->pdata);
      }
    case ALONG_TYPE_ENUM:
      return g_strdup (along_enum_text (property->enumeration, along_record_get_enum (record, p)));
    case ALONG_TYPE_BOOL:
      return g_strdup (along_record_get_bool (record, p) ? "yes" : "no");
    case ALONG_TYPE_INT:
      return g_strdup_printf ("%d", (int) along_record_get_int (record, p, 0));
    default:
      return g_strdup (along_record_get_text (record, p));
    }
}

/* A couple by its two, either way round. */
static char *
describe_couple (AlongFamily *family, AlongRecord *record)
{
  g_autofree char *two = words_of (family, along_record_get_id (record));

  return g_strdup_printf ("couple %s", two);
}

/** gedcom_family_describe: each record of the genogram in a line, in the order of the alphabet. */
char *
gedcom_family_describe (AlongFamily *family)
{
  static const AlongKindId kinds[] = {
    ALONG_KIND_PERSON, ALONG_KIND_ALIAS, ALONG_KIND_CONDITION, ALONG_KIND_COUPLE, ALONG_KIND_CHILD_LINK, ALONG_KIND_CARE_LINK,
    ALONG_KIND_BOND, ALONG_KIND_HOUSEHOLD, ALONG_KIND_MEMBERSHIP, ALONG_KIND_PREGNANCY, ALONG_KIND_EDD, ALONG_KIND_SUPPORT_STATUS,
    ALONG_KIND_LEGAL_STATUS, ALONG_KIND_LIVING,
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  AlongRecord *record;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    ALONG_FOREACH (record, family, kinds[k])
      {
        const AlongKind *kind = along_record_get_kind (record);
        g_autoptr (GString) line = g_string_new (kind->name);

        if (kinds[k] == ALONG_KIND_COUPLE)
          {
            g_autofree char *two = describe_couple (family, record);

            g_string_assign (line, two);
          }
        for (guint p = 0; p < kind->n_properties; p++)
          {
            g_autofree char *value = NULL;

            if (!along_record_has (record, (int) p)
                || (kinds[k] == ALONG_KIND_COUPLE && (p == ALONG_COUPLE_P_ONE || p == ALONG_COUPLE_P_OTHER))
                || (kinds[k] == ALONG_KIND_PERSON && p == ALONG_PERSON_P_INDEX))
              continue;
            value = kinds[k] == ALONG_KIND_PERSON && p == ALONG_PERSON_P_TWIN ? twins_of (family, record)
                                                                            : value_of (family, record, &kind->properties[p], (int) p);
            g_string_append_printf (line, " | %s=%s", kind->properties[p].name, value);
          }
        g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
      }
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Making one. */

typedef struct
{
  GRand *rand;
  AlongEdit *edit;
  GPtrArray *people;
  guint year; /* of the youngest generation's births */
} Making;

static gboolean
chance (Making *making, double share)
{
  return g_rand_double (making->rand) < share;
}

static AlongRecord *
anybody (Making *making)
{
  return making->people->pdata[g_rand_int_range (making->rand, 0, (int) making->people->len)];
}

static char *
some_day (Making *making, int year)
{
  switch (g_rand_int_range (making->rand, 0, 4))
    {
    case 0:
      return g_strdup_printf ("%04d", year);
    case 1:
      return g_strdup_printf ("%04d-%02d", year, g_rand_int_range (making->rand, 1, 13));
    case 2:
      return g_strdup_printf ("%04d~", year);
    default:
      return g_strdup_printf ("%04d-%02d-%02d", year, g_rand_int_range (making->rand, 1, 13), g_rand_int_range (making->rand, 1, 29));
    }
}

static void
set_some_day (Making *making, AlongRecord *record, int property, int year)
{
  g_autofree char *day = some_day (making, year);

  along_record_set_text (record, property, day);
}

/* A day without "about": GEDCOM's periods have none. */
static void
set_period (Making *making, AlongRecord *record, int from, int to)
{
  int year = g_rand_int_range (making->rand, 2005, 2015);
  g_autofree char *first = g_strdup_printf ("%04d-03", year), *last = g_strdup_printf ("%04d-10-02", year + 3);

  along_record_set_text (record, from, first);
  if (chance (making, 0.5))
    along_record_set_text (record, to, last);
}

static AlongRecord *
add_person (Making *making, int year)
{
  static const char *const names[] = { "Asha", "Ben", "Cleo", "Dàibhidh", "Eseld", "Farid", "Gwen @home", "Huw", "שרה", "Jo-Ann" };
  static const char *const surnames[] = { "Quill", "Finch", "van der Berg", "O’Dea", "Şahin" };
  AlongRecord *person = along_edit_create (making->edit, ALONG_KIND_PERSON);
  const char *surname = surnames[g_rand_int_range (making->rand, 0, G_N_ELEMENTS (surnames))];
  g_autofree char *given = g_strdup_printf ("%s %u", names[g_rand_int_range (making->rand, 0, G_N_ELEMENTS (names))], making->people->len);
  g_autofree char *name = g_strdup_printf ("%s %s", given, surname);
  int gender = g_rand_int_range (making->rand, 0, ALONG_GENDER_UNKNOWN + 1);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_text (person, ALONG_PERSON_P_GIVEN, given);
  along_record_set_text (person, ALONG_PERSON_P_SURNAME, surname);
  if (chance (making, 0.2))
    along_record_set_text (person, ALONG_PERSON_P_PREFERRED, "Kit");
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  if ((gender == ALONG_GENDER_TRANS_MAN || gender == ALONG_GENDER_TRANS_WOMAN) && chance (making, 0.5))
    along_record_set_enum (person, ALONG_PERSON_P_SEX_AT_BIRTH,
                           gender == ALONG_GENDER_TRANS_MAN ? ALONG_SEX_AT_BIRTH_FEMALE : ALONG_SEX_AT_BIRTH_MALE);
  if (chance (making, 0.8))
    set_some_day (making, person, ALONG_PERSON_P_BORN, year);
  if (chance (making, 0.15))
    {
      if (chance (making, 0.3))
        {
          g_autofree char *today = along_day_to_edtf (along_clock_today ()), *by = g_strconcat ("../", today, NULL);

          along_record_set_text (person, ALONG_PERSON_P_DIED, by);
        }
      else
        set_some_day (making, person, ALONG_PERSON_P_DIED, year + 20);
    }
  if (chance (making, 0.2))
    along_record_set_text (person, ALONG_PERSON_P_NOTE, "Likes @ signs.\n\n@Rings, then comes. " "é long line that goes on and on and on and on and on and on and on and on and on "
                           "and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on.");
  g_ptr_array_add (making->people, person);
  return person;
}

static AlongRecord *
add_couple (Making *making, AlongRecord *one, AlongRecord *other, gboolean with_children)
{
  AlongRecord *couple = along_edit_create (making->edit, ALONG_KIND_COUPLE);
  int kind = g_rand_int_range (making->rand, 0, ALONG_COUPLE_KIND_CO_PARENTS + 1), state = ALONG_COUPLE_STATE_CURRENT;
  gboolean dead = along_record_has (one, ALONG_PERSON_P_DIED) || along_record_has (other, ALONG_PERSON_P_DIED);

  /* two who are nothing to each other are no couple */
  if (kind == ALONG_COUPLE_KIND_CO_PARENTS && !with_children)
    kind = ALONG_COUPLE_KIND_DATING;
  if (kind <= ALONG_COUPLE_KIND_ENGAGED && chance (making, 0.3))
    state = kind <= ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP ? ALONG_COUPLE_STATE_DIVORCED : ALONG_COUPLE_STATE_ENDED;
  else if (chance (making, 0.2))
    state = chance (making, 0.5) ? ALONG_COUPLE_STATE_SEPARATED : ALONG_COUPLE_STATE_RECONCILED;
  else if (dead)
    state = ALONG_COUPLE_STATE_WIDOWED;
  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (one));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (other));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, state);
  if (chance (making, 0.6) && kind != ALONG_COUPLE_KIND_CO_PARENTS)
    set_some_day (making, couple, ALONG_COUPLE_P_FROM, 2001);
  if (state != ALONG_COUPLE_STATE_CURRENT && state != ALONG_COUPLE_STATE_WIDOWED && chance (making, 0.6))
    set_some_day (making, couple, ALONG_COUPLE_P_TO, 2010);
  if (chance (making, 0.2))
    along_record_set_text (couple, ALONG_COUPLE_P_NOTE, "Met at work.");
  if (!with_children && chance (making, 0.5))
    {
      along_record_set_enum (couple, ALONG_COUPLE_P_CHILDLESS, g_rand_int_range (making->rand, 0, ALONG_CHILDLESS_INFERTILITY + 1));
      if (chance (making, 0.5))
        along_record_set_text (couple, ALONG_COUPLE_P_CHILDLESS_REASON, "@ their wish");
    }
  return couple;
}

static AlongRecord *
add_link (Making *making, AlongRecord *child, AlongRecord *couple, AlongRecord *parent, int nature, gboolean primary)
{
  AlongRecord *link = along_edit_create (making->edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (child));
  if (couple != NULL)
    along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
  else
    along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (parent));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, nature);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, primary);
  return link;
}

static void
add_children (Making *making, AlongRecord *couple, AlongRecord *one, AlongRecord *other, int year)
{
  int n = g_rand_int_range (making->rand, 1, 4);
  AlongRecord *before = NULL;

  for (int i = 0; i < n; i++)
    {
      AlongRecord *child = add_person (making, year + i);

      if (chance (making, 0.15))
        {
          add_link (making, child, NULL, one, ALONG_CHILD_NATURE_BIRTH, TRUE);
          add_link (making, child, NULL, other, ALONG_CHILD_NATURE_STEP, FALSE);
        }
      else
        add_link (making, child, couple, NULL, chance (making, 0.8) ? ALONG_CHILD_NATURE_BIRTH : g_rand_int_range (making->rand, 0, ALONG_CHILD_NATURE_UNCERTAIN + 1), TRUE);
      if (before != NULL && chance (making, 0.2))
        {
          AlongRecord *twins[] = { before, child };
          gboolean identical = chance (making, 0.5), said = chance (making, 0.7);

          for (guint t = 0; t < 2; t++)
            {
              along_record_set_text (twins[t], ALONG_PERSON_P_TWIN, along_record_get_text (child, ALONG_PERSON_P_NAME));
              if (said)
                along_record_set_bool (twins[t], ALONG_PERSON_P_MONOZYGOTIC, identical);
            }
          before = NULL;
        }
      else
        before = child;
    }
}

static AlongRecord *
create_for (Making *making, AlongKindId kind, int property, AlongRecord *person)
{
  AlongRecord *record = along_edit_create (making->edit, kind);

  along_record_set_ref (record, property, along_record_get_id (person));
  return record;
}

static void
add_care (Making *making, AlongRecord *child)
{
  AlongRecord *carer = add_person (making, 1975), *second = chance (making, 0.5) ? add_person (making, 1974) : NULL, *record;
  AlongId carers[2] = { along_record_get_id (carer), second != NULL ? along_record_get_id (second) : ALONG_ID_NONE };

  record = create_for (making, ALONG_KIND_CARE_LINK, ALONG_CARE_LINK_P_CHILD, child);
  along_record_set_refs (record, ALONG_CARE_LINK_P_CARERS, carers, second != NULL ? 2 : 1);
  along_record_set_enum (record, ALONG_CARE_LINK_P_KIND, g_rand_int_range (making->rand, 0, ALONG_CARE_KIND_PRIVATE_FOSTERING + 1));
  along_record_set_bool (record, ALONG_CARE_LINK_P_PRIMARY, FALSE);
  set_period (making, record, ALONG_CARE_LINK_P_FROM, ALONG_CARE_LINK_P_TO);
  if (chance (making, 0.3))
    along_record_set_text (record, ALONG_CARE_LINK_P_NOTE, "Sees the family monthly.");
  record = create_for (making, ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD, child);
  along_record_set_enum (record, ALONG_LEGAL_STATUS_P_CODE, g_rand_int_range (making->rand, 0, ALONG_LEGAL_CODE_OTHER + 1));
  along_record_set_text (record, ALONG_LEGAL_STATUS_P_TEXT, "Order of the court");
  set_period (making, record, ALONG_LEGAL_STATUS_P_FROM, ALONG_LEGAL_STATUS_P_TO);
  record = create_for (making, ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD, child);
  along_record_set_enum (record, ALONG_SUPPORT_STATUS_P_STATUS, g_rand_int_range (making->rand, 0, ALONG_SUPPORT_STATUS_ORDER + 1));
  set_period (making, record, ALONG_SUPPORT_STATUS_P_FROM, ALONG_SUPPORT_STATUS_P_TO);
  record = create_for (making, ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, child);
  along_record_set_enum (record, ALONG_LIVING_P_LIVING, ALONG_LIVING_FOSTER);
  along_record_set_refs (record, ALONG_LIVING_P_WITH, carers, second != NULL ? 2 : 1);
  along_record_set_text (record, ALONG_LIVING_P_WITH_TEXT, "and a dog");
  set_period (making, record, ALONG_LIVING_P_FROM, ALONG_LIVING_P_TO);
}

static void
add_more (Making *making)
{
  guint n = making->people->len;
  AlongRecord *home = along_edit_create (making->edit, ALONG_KIND_HOUSEHOLD), *record;

  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Mill Lane");
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NOTE, "Second floor.");
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = making->people->pdata[i], *other = anybody (making);
      int kind = g_rand_int_range (making->rand, 0, ALONG_BOND_LABELLED + 1);

      if (chance (making, 0.1))
        along_record_set_text (person, ALONG_PERSON_P_ORIENTATION, "Bisexual");
      if (chance (making, 0.1))
        along_record_set_text (person, ALONG_PERSON_P_COUNT, "3");
      if (chance (making, 0.2))
        along_record_set_enum (person, ALONG_PERSON_P_SORT, g_rand_int_range (making->rand, 0, ALONG_PERSON_SORT_PET + 1));
      if (chance (making, 0.3))
        {
          record = create_for (making, ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON, person);
          along_record_set_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
          if (chance (making, 0.5))
            set_period (making, record, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO);
        }
      if (chance (making, 0.2))
        {
          record = create_for (making, ALONG_KIND_CONDITION, ALONG_CONDITION_P_PERSON, person);
          along_record_set_text (record, ALONG_CONDITION_P_TEXT, "Asthma; @ night");
          along_record_set_enum (record, ALONG_CONDITION_P_AREA, g_rand_int_range (making->rand, 0, ALONG_CONDITION_AREA_TEXT_ONLY + 1));
          along_record_set_enum (record, ALONG_CONDITION_P_STATUS, g_rand_int_range (making->rand, 0, ALONG_CONDITION_STATUS_PAST + 1));
          set_period (making, record, ALONG_CONDITION_P_FROM, ALONG_CONDITION_P_TO);
        }
      if (chance (making, 0.2))
        {
          record = create_for (making, ALONG_KIND_ALIAS, ALONG_ALIAS_P_PERSON, person);
          along_record_set_text (record, ALONG_ALIAS_P_NAME, "Nobody Known");
          along_record_set_enum (record, ALONG_ALIAS_P_TYPE, g_rand_int_range (making->rand, 0, ALONG_ALIAS_OTHER + 1));
        }
      if (other != person && (kind < ALONG_BOND_PHYSICAL_ABUSE || kind > ALONG_BOND_NEGLECT) && chance (making, 0.3))
        {
          record = create_for (making, ALONG_KIND_BOND, ALONG_BOND_P_FROM, person);
          along_record_set_ref (record, ALONG_BOND_P_TO, along_record_get_id (other));
          along_record_set_enum (record, ALONG_BOND_P_KIND, kind);
          along_record_set_bool (record, ALONG_BOND_P_DIRECTED, chance (making, 0.5));
          if (kind == ALONG_BOND_LABELLED)
            along_record_set_text (record, ALONG_BOND_P_LABEL, chance (making, 0.5) ? "friend" : "plays chess with");
          else if (chance (making, 0.3))
            along_record_set_text (record, ALONG_BOND_P_LABEL, "as thick as thieves");
          if (chance (making, 0.4))
            set_period (making, record, ALONG_BOND_P_START, ALONG_BOND_P_END);
          if (chance (making, 0.4))
            along_record_set_enum (record, ALONG_BOND_P_CONFIDENCE, g_rand_int_range (making->rand, 0, ALONG_CONFIDENCE_UNSURE + 1));
          if (chance (making, 0.4))
            along_record_set_int (record, ALONG_BOND_P_INTENSITY, g_rand_int_range (making->rand, 1, 4));
        }
    }
}

static void
add_pregnancies (Making *making, AlongRecord *couple, AlongRecord *mother, AlongRecord *father)
{
  static const int outcomes[] = { ALONG_PREGNANCY_OUTCOME_OPEN, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, ALONG_PREGNANCY_OUTCOME_TERMINATION,
                                  ALONG_PREGNANCY_OUTCOME_ECTOPIC, ALONG_PREGNANCY_OUTCOME_STILLBIRTH, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH };
  int outcome = outcomes[g_rand_int_range (making->rand, 0, G_N_ELEMENTS (outcomes))];
  AlongRecord *record = create_for (making, ALONG_KIND_PREGNANCY, ALONG_PREGNANCY_P_MOTHER, mother), *baby;
  AlongId id;

  along_record_set_enum (mother, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  along_record_unset (mother, ALONG_PERSON_P_SEX_AT_BIRTH);
  along_record_set_enum (father, ALONG_PERSON_P_GENDER, ALONG_GENDER_MALE);
  along_record_unset (father, ALONG_PERSON_P_SEX_AT_BIRTH);
  along_record_set_ref (record, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (father));
  along_record_set_enum (record, ALONG_PREGNANCY_P_OUTCOME, outcome);
  if (chance (making, 0.5) && outcome != ALONG_PREGNANCY_OUTCOME_OPEN)
    along_record_set_int (record, ALONG_PREGNANCY_P_GESTATION_DAYS, 60);
  if (outcome != ALONG_PREGNANCY_OUTCOME_OPEN)
    along_record_set_text (record, ALONG_PREGNANCY_P_ENDED, "2021-04-03");
  if (outcome == ALONG_PREGNANCY_OUTCOME_MISCARRIAGE || outcome == ALONG_PREGNANCY_OUTCOME_TERMINATION || outcome == ALONG_PREGNANCY_OUTCOME_ECTOPIC)
    return;
  baby = add_person (making, 2021);
  along_record_unset (baby, ALONG_PERSON_P_BORN);
  along_record_unset (baby, ALONG_PERSON_P_DIED);
  if (outcome != ALONG_PREGNANCY_OUTCOME_OPEN)
    along_record_set_text (baby, ALONG_PERSON_P_DIED, "2021-04-03");
  add_link (making, baby, couple, NULL, ALONG_CHILD_NATURE_BIRTH, TRUE);
  id = along_record_get_id (baby);
  along_record_set_refs (record, ALONG_PREGNANCY_P_BABIES, &id, 1);
  if (outcome == ALONG_PREGNANCY_OUTCOME_OPEN)
    {
      AlongId pregnancy = along_record_get_id (record);
      AlongRecord *edd = along_edit_create (making->edit, ALONG_KIND_EDD);

      along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, pregnancy);
      along_record_set_day (edd, ALONG_EDD_P_EDD, along_clock_today () + 60);
      along_record_set_day (edd, ALONG_EDD_P_RECORDED, along_clock_today ());
      along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_OTHER);
      along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_UNKNOWN);
      along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
    }
}

/** gedcom_family_random: the same for the same seed (but for ids): three generations with all that a genogram holds. */
AlongFamily *
gedcom_family_random (guint32 seed)
{
  AlongId id = along_id_new ();
  Making making = { .rand = g_rand_new_with_seed (seed), .people = g_ptr_array_new () };
  g_autoptr (AlongEdit) edit = making.edit = along_edit_new ("test", id);
  AlongFamily *family = along_family_new (id);
  int couples = g_rand_int_range (making.rand, 1, 4);
  guint first;

  for (int i = 0; i < couples; i++)
    {
      AlongRecord *one = add_person (&making, 1950), *other = add_person (&making, 1952);

      add_children (&making, add_couple (&making, one, other, TRUE), one, other, 1975);
    }
  first = making.people->len;
  for (guint i = 2; i < first; i++)
    if (chance (&making, 0.4))
      {
        AlongRecord *one = making.people->pdata[i], *other = add_person (&making, 1978), *couple = add_couple (&making, one, other, TRUE);

        if (chance (&making, 0.3))
          add_pregnancies (&making, couple, other, one);
        add_children (&making, couple, one, other, 2000);
        if (chance (&making, 0.3))
          add_care (&making, making.people->pdata[making.people->len - 1]);
      }
    else if (chance (&making, 0.2))
      (void) add_couple (&making, making.people->pdata[i], add_person (&making, 1978), FALSE);
  if (chance (&making, 0.3))
    {
      AlongRecord *alone = add_person (&making, 1970), *child = add_person (&making, 2001);

      add_link (&making, child, NULL, alone, ALONG_CHILD_NATURE_BIRTH, TRUE);
    }
  add_more (&making);
  along_family_apply (family, edit);
  g_ptr_array_unref (making.people);
  g_rand_free (making.rand);
  return family;
}
