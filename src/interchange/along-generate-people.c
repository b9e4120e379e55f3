/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate-private.h"

/* Shares of births as the parent describes the baby: a source's figure of 51 % for the first four. */
static const struct
{
  double share;
  const char *ethnicity;
} ethnicities[] = {
  { 0.18, "Mixed: White and Black Caribbean" }, { 0.17, "Black: African" }, { 0.12, "Asian: Pakistani" },
  { 0.04, "Other: Arab" }, { 0.42, "White: English, Welsh, Scottish, Northern Irish or British" },
  { 0.06, "White: other" },
};

static const char *
pick_ethnicity (Generate *g)
{
  double u = generate_real (g);

  for (guint i = 0; i < G_N_ELEMENTS (ethnicities); i++)
    if ((u -= ethnicities[i].share) < 0)
      return ethnicities[i].ethnicity;
  return NULL;
}

static AlongRecord *
add_person (Generate *g, GenerateFamily *f, const char *given, const char *surname, int gender, int born)
{
  AlongRecord *person = generate_record (g, f->edit, ALONG_KIND_PERSON);
  g_autofree char *name = g_strdup_printf ("%s %s", given, surname);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_text (person, ALONG_PERSON_P_GIVEN, given);
  along_record_set_text (person, ALONG_PERSON_P_SURNAME, surname);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  if (born != ALONG_DAY_NONE)
    along_record_set_day (person, ALONG_PERSON_P_BORN, born);
  g->made->people++;
  return person;
}

static AlongRecord *
add_couple (Generate *g, GenerateFamily *f, AlongRecord *one, AlongRecord *other, int kind, int state, int from, int to)
{
  AlongRecord *couple = generate_record (g, f->edit, ALONG_KIND_COUPLE);

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (one));
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (other));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, state);
  along_record_set_day (couple, ALONG_COUPLE_P_FROM, from);
  along_record_set_day (couple, ALONG_COUPLE_P_TO, to);
  return couple;
}

static void
add_child (Generate *g, GenerateFamily *f, AlongRecord *child, AlongRecord *couple, AlongRecord *parent)
{
  AlongRecord *link = generate_record (g, f->edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (child));
  if (couple != NULL)
    along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
  else
    along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (parent));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, TRUE);
}

/* The parents of @child as a couple, so old that they fit, and some brothers and sisters. Returns how many
 * people were added. */
static guint
add_parents (Generate *g, GenerateFamily *f, AlongRecord *child, const char *surname, guint at_most)
{
  int born = along_record_get_day (child, ALONG_PERSON_P_BORN);
  int mother_born = born - generate_between (g, 18 * 365, 38 * 365), father_born = mother_born - generate_between (g, -400, 2000);
  AlongRecord *mother, *father, *couple;
  guint added = 2;
  gboolean parted = generate_chance (g, 0.5);
  int from = born - generate_between (g, 100, 2000);

  if (at_most < 2)
    return 0;
  father = add_person (g, f, generate_given (g, FALSE), surname, ALONG_GENDER_MALE, father_born);
  mother = add_person (g, f, generate_given (g, TRUE), parted ? generate_surname (g) : surname, ALONG_GENDER_FEMALE, mother_born);
  if (generate_chance (g, 0.12))
    along_record_set_day (generate_chance (g, 0.6) ? father : mother, ALONG_PERSON_P_DIED, g->today - generate_between (g, 400, 4000));
  couple = add_couple (g, f, father, mother, generate_chance (g, 0.6) ? ALONG_COUPLE_KIND_MARRIED : ALONG_COUPLE_KIND_COHABITING,
                       parted ? ALONG_COUPLE_STATE_SEPARATED : ALONG_COUPLE_STATE_CURRENT, from,
                       parted ? born + generate_between (g, 400, 5000) : ALONG_DAY_NONE);
  add_child (g, f, child, couple, NULL);
  while (added < at_most && generate_chance (g, 0.55))
    {
      gboolean is_female = generate_chance (g, 0.5);
      AlongRecord *sibling = add_person (g, f, generate_given (g, is_female), surname, is_female ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE,
                                         born + generate_between (g, -3000, 3000));
      add_child (g, f, sibling, couple, NULL);
      added++;
    }
  return added;
}

/* An earlier partner of @person with a child or two; the child may live elsewhere. */
static guint
add_earlier_partner (Generate *g, GenerateFamily *f, AlongRecord *person, guint at_most)
{
  gboolean is_female = along_record_get_enum (person, ALONG_PERSON_P_GENDER) == ALONG_GENDER_MALE;
  AlongRecord *partner, *couple;
  guint added = 1;
  int from;

  if (at_most < 2)
    return 0;
  partner = add_person (g, f, generate_given (g, is_female), generate_surname (g), is_female ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE,
                        along_record_get_day (person, ALONG_PERSON_P_BORN) + generate_between (g, -1500, 1500));
  from = f->start - generate_between (g, 900, 2400);
  couple = add_couple (g, f, person, partner, ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_ENDED, from, from + generate_between (g, 200, 800));
  do
    {
      gboolean girl = generate_chance (g, 0.5);
      AlongRecord *child = add_person (g, f, generate_given (g, girl), along_record_get_text (partner, ALONG_PERSON_P_SURNAME),
                                       girl ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE, from + generate_between (g, 200, 800));
      add_child (g, f, child, couple, NULL);
      added++;
      if (generate_chance (g, 0.4))
        {
          AlongRecord *care = generate_record (g, f->edit, ALONG_KIND_CARE_LINK);
          along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, along_record_get_id (child));
          along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, generate_chance (g, 0.5) ? ALONG_CARE_KIND_FOSTER : ALONG_CARE_KIND_ADOPTION);
          along_record_set_day (care, ALONG_CARE_LINK_P_FROM, f->start - generate_between (g, 100, 400));
        }
    }
  while (added < at_most && generate_chance (g, 0.3));
  return added;
}

static void
add_bond (Generate *g, GenerateFamily *f, AlongId from, AlongId to, int kind)
{
  AlongRecord *bond = generate_record (g, f->edit, ALONG_KIND_BOND);

  along_record_set_ref (bond, ALONG_BOND_P_FROM, from);
  along_record_set_ref (bond, ALONG_BOND_P_TO, to);
  along_record_set_enum (bond, ALONG_BOND_P_KIND, kind);
}

/* Somebody who is no kin and matters to @person. */
static void
add_friend (Generate *g, GenerateFamily *f, AlongRecord *person)
{
  gboolean is_female = generate_chance (g, 0.7);
  AlongRecord *other = add_person (g, f, generate_given (g, is_female), generate_surname (g), is_female ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE,
                                   along_record_get_day (person, ALONG_PERSON_P_BORN) + generate_between (g, -4000, 4000));

  along_record_set_text (other, ALONG_PERSON_P_ROLE, "friend");
  add_bond (g, f, along_record_get_id (other), along_record_get_id (person), ALONG_BOND_CLOSE);
}

static void
add_pregnancy (Generate *g, GenerateFamily *f, AlongRecord *mother, AlongRecord *father, AlongRecord *couple, const char *surname)
{
  AlongRecord *pregnancy = generate_record (g, f->edit, ALONG_KIND_PREGNANCY), *edd = generate_record (g, f->edit, ALONG_KIND_EDD);
  gboolean girl = generate_chance (g, 0.5), is_born = f->born != ALONG_DAY_NONE;
  AlongRecord *baby = add_person (g, f, is_born ? generate_given (g, girl) : "Baby", surname,
                                  is_born ? (girl ? ALONG_GENDER_FEMALE : ALONG_GENDER_MALE) : ALONG_GENDER_UNKNOWN, f->born);
  int recorded = MIN (f->edd - generate_between (g, 180, 210), f->start);

  f->pregnancy = along_record_get_id (pregnancy);
  f->baby = along_record_get_id (baby);
  along_record_set_bool (baby, ALONG_PERSON_P_INDEX, TRUE);
  if (is_born)
    along_record_set_text (baby, ALONG_PERSON_P_ETHNICITY, pick_ethnicity (g));
  add_child (g, f, baby, couple, mother);

  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  if (father != NULL)
    along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (father));
  along_record_set_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 1);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &f->baby, 1);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME,
                         f->loss   ? ALONG_PREGNANCY_OUTCOME_MISCARRIAGE
                         : is_born ? ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH
                                   : ALONG_PREGNANCY_OUTCOME_OPEN);
  if (is_born)
    {
      AlongInstant at;
      along_instant_from_local (f->born, generate_between (g, 2, 23), generate_between (g, 0, 59), ALONG_ZONE, &at);
      along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &at);
      along_record_set_int (pregnancy, ALONG_PREGNANCY_P_WEIGHT_G, generate_between (g, 2100, 4100));
    }
  if (f->loss)
    along_record_set_day (pregnancy, ALONG_PREGNANCY_P_ENDED, MIN (f->start + 20, g->today));

  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, f->pregnancy);
  along_record_set_day (edd, ALONG_EDD_P_EDD, f->edd);
  along_record_set_day (edd, ALONG_EDD_P_RECORDED, recorded);
  along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_DATING_SCAN);
  along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_SCAN);
  along_record_set_bool (edd, ALONG_EDD_P_BEST, TRUE);
}

/* The people of a family: @number of them, never fewer than parents and baby. */
void
generate_people (Generate *g, GenerateFamily *f, guint number)
{
  const char *surname = generate_surname (g);
  int age = generate_chance (g, 0.4) ? generate_between (g, 16, 19) : generate_between (g, 20, 32);
  AlongRecord *mother = add_person (g, f, generate_given (g, TRUE), surname, ALONG_GENDER_FEMALE, f->start - age * 365 - generate_between (g, 0, 364));
  AlongRecord *father = NULL, *couple = NULL, *family = along_edit_create_with_id (f->edit, ALONG_KIND_FAMILY, f->family);
  guint people = 2;
  g_autofree char *reference = g_strdup_printf ("%d-%05u", f->calderdale ? 2024 : 2025, g->made->families + 1);
  g_autofree char *family_name = NULL;

  f->mother = along_record_get_id (mother);
  f->father = ALONG_ID_NONE;
  along_record_set_bool (mother, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_text (mother, ALONG_PERSON_P_ROLE, "mother");
  if (generate_chance (g, 0.33))
    {
      gboolean leaver = generate_chance (g, 0.48);
      along_record_set_text (mother, ALONG_PERSON_P_CARE, leaver ? "care leaver" : "in care as a child");
      along_record_set_bool (mother, ALONG_PERSON_P_CARE_LEAVER, leaver);
    }
  along_record_set_bool (mother, ALONG_PERSON_P_LEARNING_DISABILITY, generate_chance (g, 0.12));
  if (generate_chance (g, 0.09))
    along_record_set_text (mother, ALONG_PERSON_P_INTERPRETER, "interpreter asked for");
  if (generate_chance (g, 0.85))
    {
      gboolean together = generate_chance (g, 0.7);
      int from = f->start - generate_between (g, 200, 900);

      father = add_person (g, f, generate_given (g, FALSE), generate_surname (g), ALONG_GENDER_MALE,
                           along_record_get_day (mother, ALONG_PERSON_P_BORN) - generate_between (g, -300, 2500));
      f->father = along_record_get_id (father);
      along_record_set_bool (father, ALONG_PERSON_P_INDEX, together);
      along_record_set_text (father, ALONG_PERSON_P_ROLE, "father");
      couple = add_couple (g, f, mother, father, generate_chance (g, 0.15) ? ALONG_COUPLE_KIND_MARRIED : ALONG_COUPLE_KIND_COHABITING,
                           together ? ALONG_COUPLE_STATE_CURRENT : ALONG_COUPLE_STATE_SEPARATED, from,
                           together ? ALONG_DAY_NONE : f->start - generate_between (g, 0, 120));
      people++;
      if (together)
        {
          AlongRecord *home = generate_record (g, f->edit, ALONG_KIND_HOUSEHOLD);
          AlongId members[] = { f->mother, f->father };

          along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "The flat");
          for (guint i = 0; i < G_N_ELEMENTS (members); i++)
            {
              AlongRecord *member = generate_record (g, f->edit, ALONG_KIND_MEMBERSHIP);
              along_record_set_ref (member, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
              along_record_set_ref (member, ALONG_MEMBERSHIP_P_PERSON, members[i]);
              along_record_set_day (member, ALONG_MEMBERSHIP_P_FROM, from + 30);
            }
        }
    }
  add_pregnancy (g, f, mother, father, couple, surname);

  people += add_parents (g, f, mother, surname, number > people ? number - people : 0);
  if (father != NULL)
    people += add_parents (g, f, father, along_record_get_text (father, ALONG_PERSON_P_SURNAME), number > people ? number - people : 0);
  if (generate_chance (g, 0.4))
    {
      along_record_set_int (mother, ALONG_PERSON_P_PREVIOUS_CHILDREN_REMOVED, generate_between (g, 1, 3));
      people += add_earlier_partner (g, f, mother, number > people ? number - people : 0);
    }
  if (father != NULL && people < number)
    people += add_earlier_partner (g, f, father, number - people);
  for (; people < number; people++)
    add_friend (g, f, mother);
  if (father != NULL)
    add_bond (g, f, f->mother, f->father, generate_chance (g, 0.6) ? ALONG_BOND_CLOSE : ALONG_BOND_CLOSE_HOSTILE);

  family_name = father != NULL && generate_chance (g, 0.4)
                  ? g_strdup_printf ("%s and %s", surname, along_record_get_text (father, ALONG_PERSON_P_SURNAME))
                  : g_strdup (surname);
  along_record_set_text (family, ALONG_FAMILY_P_NAME, family_name);
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, reference);
  along_record_set_text (family, ALONG_FAMILY_P_AREA, f->calderdale ? "Calderdale" : "Manchester");
  along_record_set_text (family, ALONG_FAMILY_P_SAFE_CONTACT,
                         generate_chance (g, 0.3) ? "Text first. No voicemail." : "Own phone, any time from ten.");
  along_record_set_bool (family, ALONG_FAMILY_P_FIRST_TIME_PARENTS, generate_chance (g, 0.55));
}
