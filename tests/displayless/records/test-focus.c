/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pregnancies, and so which children, the support is about. */
#include "along-facts.h"

typedef struct
{
  AlongFamily *family;
  AlongRecord *leanne, *dean, *joanne, *theo, *una;
  AlongRecord *theos, *unas;
} Kin;

static AlongRecord *
make (AlongFamily *family, AlongKindId kind, const char *name)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (family));

  if (name != NULL)
    along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongRecord *
born_of (AlongFamily *family, AlongRecord *mother, AlongRecord *father, AlongRecord *baby, const char *born)
{
  AlongRecord *pregnancy = make (family, ALONG_KIND_PREGNANCY, NULL);
  AlongInstant at = along_instant_new_day (along_date_first_day (born));
  AlongId id = along_record_get_id (baby);

  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  if (father != NULL)
    along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (father));
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &id, 1);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  along_record_set_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &at);
  along_record_set_text (baby, ALONG_PERSON_P_BORN, born);
  return pregnancy;
}

/* Theo is Leanne's and Dean's; Una, born since, is Leanne's sister's. Leanne's own birth stands in the record, too. */
static Kin
kin_new (void)
{
  Kin kin = { .family = along_family_new (along_id_new ()) };
  AlongRecord *brenda, *episode;

  kin.leanne = make (kin.family, ALONG_KIND_PERSON, "Leanne");
  kin.dean = make (kin.family, ALONG_KIND_PERSON, "Dean");
  kin.joanne = make (kin.family, ALONG_KIND_PERSON, "Joanne");
  kin.theo = make (kin.family, ALONG_KIND_PERSON, "Theo");
  kin.una = make (kin.family, ALONG_KIND_PERSON, "Una");
  brenda = make (kin.family, ALONG_KIND_PERSON, "Brenda");
  born_of (kin.family, brenda, NULL, kin.leanne, "1997-04-01");
  kin.theos = born_of (kin.family, kin.leanne, kin.dean, kin.theo, "2026-02-24");
  kin.unas = born_of (kin.family, kin.joanne, NULL, kin.una, "2026-06-01");
  episode = make (kin.family, ALONG_KIND_EPISODE, NULL);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2026-01-10");
  return kin;
}

static void
is_about_theo (const Kin *kin)
{
  g_autoptr (GPtrArray) all = along_facts_pregnancies (kin->family), children = along_facts_children (kin->family);
  g_autofree char *parents = along_facts_parents_words (kin->family);

  g_assert_true (along_facts_pregnancy (kin->family, ALONG_DAY_NONE) == kin->theos);
  g_assert_true (along_facts_pregnancy (kin->family, along_date_first_day ("2026-06-10")) == kin->theos);
  g_assert_false (g_ptr_array_find (all, kin->unas, NULL));
  g_assert_cmpuint (children->len, ==, 1);
  g_assert_true (children->pdata[0] == kin->theo);
  g_assert_cmpstr (parents, ==, "Leanne and Dean");
}

/* A mother in focus. */
static void
test_mother (void)
{
  Kin kin = kin_new ();

  along_record_set_bool (kin.leanne, ALONG_PERSON_P_INDEX, TRUE);
  is_about_theo (&kin);
  g_object_unref (kin.family);
}

/* The child alone in focus: what its mother expects then is looked after, too. */
static void
test_child (void)
{
  Kin kin = kin_new ();
  AlongRecord *next = make (kin.family, ALONG_KIND_PERSON, "Baby"), *pregnancy;

  along_record_set_bool (kin.theo, ALONG_PERSON_P_INDEX, TRUE);
  is_about_theo (&kin);
  pregnancy = born_of (kin.family, kin.leanne, NULL, next, "2027-03-01");
  g_assert_true (along_facts_pregnancy (kin.family, ALONG_DAY_NONE) == pregnancy);
  g_object_unref (kin.family);
}

/* Nobody is in focus: the one that is in question, and those of its parents. */
static void
test_nobody (void)
{
  Kin kin = kin_new ();
  g_autoptr (GPtrArray) children = along_facts_children (kin.family);

  g_assert_true (along_facts_pregnancy (kin.family, ALONG_DAY_NONE) == kin.unas);
  g_assert_cmpuint (children->len, ==, 1);
  g_assert_true (children->pdata[0] == kin.una);
  g_object_unref (kin.family);
}

/* In focus is somebody who has no pregnancy of their own, as a grandmother or an aunt who has the baby, or a father of whom nobody
 * wrote that he is: as where nobody is in focus. But never the one of which they were born themselves. */
static void
test_others (void)
{
  Kin kin = kin_new ();
  AlongRecord *edd = make (kin.family, ALONG_KIND_EDD, NULL), *next = make (kin.family, ALONG_KIND_PREGNANCY, NULL);
  AlongRecord *walter = make (kin.family, ALONG_KIND_PERSON, "Walter");
  g_autoptr (AlongEdit) edit = along_edit_new ("removed", along_family_get_id (kin.family));
  g_autoptr (GPtrArray) all = NULL;

  along_record_set_text (walter, ALONG_PERSON_P_BORN, "1970-05-01");
  along_record_set_bool (walter, ALONG_PERSON_P_INDEX, TRUE);
  g_assert_true (along_facts_pregnancy (kin.family, ALONG_DAY_NONE) == kin.unas);
  /* a due date of the one that is on the way, whoever's it is, and with it what else is that mother's */
  along_record_set_ref (next, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (kin.leanne));
  along_record_set_enum (next, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (next));
  along_record_set_text (edd, ALONG_EDD_P_EDD, "2027-03-01");
  g_assert_true (along_facts_pregnancy (kin.family, ALONG_DAY_NONE) == next);
  all = along_facts_pregnancies (kin.family);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_false (g_ptr_array_find (all, kin.unas, NULL));
  /* Leanne's own birth is left alone */
  along_record_unset (walter, ALONG_PERSON_P_INDEX);
  along_record_set_bool (kin.leanne, ALONG_PERSON_P_INDEX, TRUE);
  along_edit_delete (edit, kin.theos);
  along_edit_delete (edit, kin.unas);
  along_edit_delete (edit, next);
  along_family_apply (kin.family, edit);
  g_assert_null (along_facts_pregnancy (kin.family, ALONG_DAY_NONE));
  g_object_unref (kin.family);
}

/* A grandmother who has the baby: her daughter's own birth is not the one in question while another is, nor is what she lost then. But
 * where there is nothing else, her pregnancies are what the record tells. */
static void
test_grandmother (void)
{
  Kin kin = kin_new ();
  AlongRecord *brenda, *next = make (kin.family, ALONG_KIND_PREGNANCY, NULL), *lost = make (kin.family, ALONG_KIND_PREGNANCY, NULL);
  AlongRecord *leannes = along_family_nth (kin.family, ALONG_KIND_PREGNANCY, 0), *own;
  g_autoptr (AlongEdit) edit = along_edit_new ("removed", along_family_get_id (kin.family));
  g_autoptr (GPtrArray) all = NULL;

  brenda = along_family_find (kin.family, ALONG_KIND_PERSON, along_record_get_ref (leannes, ALONG_PREGNANCY_P_MOTHER));
  along_record_set_bool (brenda, ALONG_PERSON_P_INDEX, TRUE);
  along_record_set_ref (next, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (kin.leanne));
  along_record_set_enum (next, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  along_record_set_ref (lost, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (brenda));
  along_record_set_enum (lost, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  along_record_set_text (lost, ALONG_PREGNANCY_P_ENDED, "1999-05-01");
  g_assert_true (along_facts_pregnancy (kin.family, ALONG_DAY_NONE) == next);
  all = along_facts_pregnancies (kin.family);
  g_assert_true (along_facts_pregnancy_among (kin.family, all, ALONG_DAY_NONE) == next);
  g_assert_false (g_ptr_array_find (all, leannes, NULL));
  /* what she expects herself comes first */
  own = make (kin.family, ALONG_KIND_PREGNANCY, NULL);
  along_record_set_ref (own, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (brenda));
  along_record_set_enum (own, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  g_assert_true (along_facts_pregnancy (kin.family, ALONG_DAY_NONE) == own);
  along_edit_delete (edit, own);
  along_edit_delete (edit, next);
  along_edit_delete (edit, lost);
  along_edit_delete (edit, kin.theos);
  along_edit_delete (edit, kin.unas);
  along_family_apply (kin.family, edit);
  g_assert_true (along_facts_pregnancy (kin.family, ALONG_DAY_NONE) == leannes);
  g_object_unref (kin.family);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/focus/mother", test_mother);
  g_test_add_func ("/records/focus/child", test_child);
  g_test_add_func ("/records/focus/nobody", test_nobody);
  g_test_add_func ("/records/focus/others", test_others);
  g_test_add_func ("/records/focus/grandmother", test_grandmother);
  return g_test_run ();
}
