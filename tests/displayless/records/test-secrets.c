/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others may know of who belongs to whom, and where somebody is. */
#include "along-clock.h"
#include "along-restricted.h"
#include "along-secrets.h"

#define EVERY_TIE (ALONG_TIE_BONDS | ALONG_TIE_HOMES | ALONG_TIE_CARE | ALONG_TIE_LIVING)

static AlongRecord *
add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, along_id_new (), along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record);
  return record;
}

static AlongId
add_person (AlongFamily *family, const char *name, gboolean index)
{
  AlongRecord *person = add (family, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  if (index)
    along_record_set_bool (person, ALONG_PERSON_P_INDEX, TRUE);
  return along_record_get_id (person);
}

static AlongId
add_couple (AlongFamily *family, AlongId one, AlongId other, int kind)
{
  AlongRecord *couple = add (family, ALONG_KIND_COUPLE);

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, one);
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, other);
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, kind);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_ENDED);
  along_record_set_text (couple, ALONG_COUPLE_P_FROM, "2020");
  along_record_set_text (couple, ALONG_COUPLE_P_NOTE, "behind her back");
  return along_record_get_id (couple);
}

static AlongId
add_link (AlongFamily *family, AlongId child, int property, AlongId parents, int nature)
{
  AlongRecord *link = add (family, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, child);
  along_record_set_ref (link, property, parents);
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, nature);
  return along_record_get_id (link);
}

static gboolean
is_in (AlongFamily *family, AlongId person)
{
  return along_family_find (family, ALONG_KIND_PERSON, person) != NULL;
}

/* An affair with a child is two parents and nothing else; one without is nothing at all, nor is who is there by it, with his wife. */
static void
test_couples (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ()), copy = NULL;
  AlongId orla = add_person (family, "Orla", TRUE), finn = add_person (family, "Finn", FALSE), cian = add_person (family, "Cian", FALSE);
  AlongId una = add_person (family, "Una", FALSE), wife = add_person (family, "Bríd", FALSE);
  AlongId with = add_couple (family, orla, finn, ALONG_COUPLE_KIND_AFFAIR), without = add_couple (family, cian, orla, ALONG_COUPLE_KIND_BRIEF);
  AlongId theirs = add_couple (family, cian, wife, ALONG_COUPLE_KIND_MARRIED);
  AlongRecord *couple;

  add_link (family, una, ALONG_CHILD_LINK_P_COUPLE, with, ALONG_CHILD_NATURE_BIRTH);
  g_assert_true (along_has_secrets (family));
  copy = along_without_secrets (family, ALONG_ID_NONE, EVERY_TIE, ALONG_DAY_NONE);
  g_assert_false (along_has_secrets (copy));
  couple = along_family_find (copy, ALONG_KIND_COUPLE, with);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_CO_PARENTS);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_CURRENT);
  g_assert_false (along_record_has (couple, ALONG_COUPLE_P_FROM));
  g_assert_false (along_record_has (couple, ALONG_COUPLE_P_NOTE));
  g_assert_null (along_family_find (copy, ALONG_KIND_COUPLE, without));
  g_assert_nonnull (along_family_find (copy, ALONG_KIND_COUPLE, theirs));
  g_assert_true (is_in (copy, orla) && is_in (copy, finn) && is_in (copy, una));
  g_assert_false (is_in (copy, cian) || is_in (copy, wife));
  /* What the family has is not touched. */
  couple = along_family_find (family, ALONG_KIND_COUPLE, with);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_AFFAIR);
  /* His own copy has him. */
  g_object_unref (copy);
  copy = along_without_secrets (family, cian, EVERY_TIE, ALONG_DAY_NONE);
  g_assert_true (is_in (copy, cian) && is_in (copy, wife) && is_in (copy, orla));
}

/* Who may be the father, gave, or carried, is not told; a child of a couple with a donor is theirs. */
static void
test_doubts (void)
{
  static const int natures[] = { ALONG_CHILD_NATURE_UNCERTAIN, ALONG_CHILD_NATURE_DONOR, ALONG_CHILD_NATURE_SURROGATE };

  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    {
      g_autoptr (AlongFamily) family = along_family_new (along_id_new ()), copy = NULL;
      AlongId orla = add_person (family, "Orla", TRUE), finn = add_person (family, "Finn", FALSE), una = add_person (family, "Una", FALSE);
      AlongId nia = add_person (family, "Nia", FALSE), rhys = add_person (family, "Rhys", FALSE);
      AlongId couple = add_couple (family, orla, nia, ALONG_COUPLE_KIND_MARRIED), brother = add_person (family, "Ewan", FALSE);
      AlongId mother = add_link (family, una, ALONG_CHILD_LINK_P_PARENT, orla, ALONG_CHILD_NATURE_BIRTH);
      AlongId doubt = add_link (family, una, ALONG_CHILD_LINK_P_PARENT, finn, natures[i]), known = add_link (family, una, ALONG_CHILD_LINK_P_PARENT, rhys, natures[i]);
      AlongId theirs = add_link (family, brother, ALONG_CHILD_LINK_P_COUPLE, couple, natures[i]);
      AlongRecord *pregnancy = add (family, ALONG_KIND_PREGNANCY), *bond = add (family, ALONG_KIND_BOND);

      along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, orla);
      along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, finn);
      along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &una, 1);
      along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
      /* Rhys is her friend besides, and stays. */
      along_record_set_ref (bond, ALONG_BOND_P_FROM, orla);
      along_record_set_ref (bond, ALONG_BOND_P_TO, rhys);
      along_record_set_enum (bond, ALONG_BOND_P_KIND, ALONG_BOND_CLOSE);
      copy = along_without_secrets (family, ALONG_ID_NONE, EVERY_TIE, ALONG_DAY_NONE);
      g_assert_false (along_has_secrets (copy));
      g_assert_false (is_in (copy, finn));
      g_assert_true (is_in (copy, rhys) && is_in (copy, una) && is_in (copy, brother));
      g_assert_nonnull (along_family_find (copy, ALONG_KIND_CHILD_LINK, mother));
      g_assert_null (along_family_find (copy, ALONG_KIND_CHILD_LINK, doubt));
      g_assert_null (along_family_find (copy, ALONG_KIND_CHILD_LINK, known));
      g_assert_nonnull (along_family_find (copy, ALONG_KIND_CHILD_LINK, theirs));
      pregnancy = along_family_find (copy, ALONG_KIND_PREGNANCY, along_record_get_id (pregnancy));
      g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT));
    }
}

/* Who carried a child for others is the mother of the pregnancy: it does not name her, and still says who is not born. */
static void
test_carried (void)
{
  static const int natures[] = { ALONG_CHILD_NATURE_UNCERTAIN, ALONG_CHILD_NATURE_DONOR, ALONG_CHILD_NATURE_SURROGATE };

  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    for (int outcome = ALONG_PREGNANCY_OUTCOME_OPEN; outcome <= ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH; outcome++)
      {
        g_autoptr (AlongFamily) family = along_family_new (along_id_new ()), copy = NULL;
        AlongId orla = add_person (family, "Orla", TRUE), nia = add_person (family, "Nia", FALSE), una = add_person (family, "Una", FALSE);
        AlongId rhea = add_person (family, "Rhea", FALSE), son = add_person (family, "Ben", FALSE), babies[] = { una, son };
        AlongId mothers[] = { rhea, rhea }, others[] = { nia, ALONG_ID_NONE }, pregnancies[2];
        AlongRecord *pregnancy;

        add_link (family, una, ALONG_CHILD_LINK_P_COUPLE, add_couple (family, orla, nia, ALONG_COUPLE_KIND_MARRIED), ALONG_CHILD_NATURE_BIRTH);
        add_link (family, una, ALONG_CHILD_LINK_P_PARENT, rhea, natures[i]);
        add_link (family, son, ALONG_CHILD_LINK_P_PARENT, rhea, ALONG_CHILD_NATURE_BIRTH);
        for (guint p = 0; p < G_N_ELEMENTS (pregnancies); p++)
          {
            pregnancy = add (family, ALONG_KIND_PREGNANCY);
            along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, mothers[p]);
            along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, others[p]);
            along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &babies[p], 1);
            along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, outcome);
            pregnancies[p] = along_record_get_id (pregnancy);
          }
        copy = along_without_secrets (family, ALONG_ID_NONE, EVERY_TIE, ALONG_DAY_NONE);
        g_assert_true (is_in (copy, orla) && is_in (copy, nia) && is_in (copy, una));
        g_assert_false (is_in (copy, rhea) || is_in (copy, son));
        pregnancy = along_family_find (copy, ALONG_KIND_PREGNANCY, pregnancies[0]);
        g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_MOTHER));
        g_assert_true (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, nia));
        g_assert_true (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, una));
        g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, outcome);
        /* Her own copy has her, and her son's. */
        g_object_unref (copy);
        copy = along_without_secrets (family, rhea, EVERY_TIE, ALONG_DAY_NONE);
        g_assert_true (is_in (copy, rhea) && is_in (copy, son));
        pregnancy = along_family_find (copy, ALONG_KIND_PREGNANCY, pregnancies[1]);
        g_assert_true (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, rhea));
      }
}

static void
add_care (AlongFamily *family, AlongId child, AlongId carer)
{
  AlongRecord *care = add (family, ALONG_KIND_CARE_LINK);

  along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, child);
  along_record_set_refs (care, ALONG_CARE_LINK_P_CARERS, &carer, 1);
  along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_FOSTER);
}

/* Foster carers, with their own son, are there by care; an aunt who cares for her niece is kin. */
static void
test_carers (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongId orla = add_person (family, "Orla", TRUE), una = add_person (family, "Una", FALSE), ewan = add_person (family, "Ewan", FALSE);
  AlongId gran = add_person (family, "Maeve", FALSE), aunt = add_person (family, "Nuala", FALSE);
  AlongId sue = add_person (family, "Sue", FALSE), tom = add_person (family, "Tom", FALSE), son = add_person (family, "Ben", FALSE);
  AlongId friend = add_person (family, "Grace", FALSE), pairs[][2] = { { una, orla }, { ewan, orla }, { orla, gran }, { aunt, gran } };
  AlongId gone[] = { sue, tom, son, friend }, stay[] = { orla, una, ewan, gran, aunt };
  AlongRecord *living = add (family, ALONG_KIND_LIVING);
  g_autoptr (GHashTable) there = NULL, to_her = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    add_link (family, pairs[i][0], ALONG_CHILD_LINK_P_PARENT, pairs[i][1], ALONG_CHILD_NATURE_BIRTH);
  add_link (family, son, ALONG_CHILD_LINK_P_COUPLE, add_couple (family, sue, tom, ALONG_COUPLE_KIND_MARRIED), ALONG_CHILD_NATURE_BIRTH);
  add_care (family, una, sue);
  add_care (family, ewan, aunt);
  along_record_set_ref (living, ALONG_LIVING_P_CHILD, una);
  along_record_set_refs (living, ALONG_LIVING_P_WITH, &friend, 1);
  there = along_there_by_care (family, ALONG_ID_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_true (g_hash_table_contains (there, &gone[i]));
  for (guint i = 0; i < G_N_ELEMENTS (stay); i++)
    g_assert_false (g_hash_table_contains (there, &stay[i]));
  to_her = along_there_by_care (family, sue);
  g_assert_false (g_hash_table_contains (to_her, &sue));
  g_assert_true (g_hash_table_contains (to_her, &friend));
}

static void
move_in (AlongFamily *family, AlongId home, AlongId person, const char *until)
{
  AlongRecord *membership = add (family, ALONG_KIND_MEMBERSHIP);

  along_record_set_ref (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, home);
  along_record_set_ref (membership, ALONG_MEMBERSHIP_P_PERSON, person);
  if (until != NULL)
    along_record_set_text (membership, ALONG_MEMBERSHIP_P_TO, until);
}

enum
{
  FRIENDS,
  IN_PRIVATE,
  VIOLENCE,
  AT_HOME,
  HIDING,
  FOSTERED,
  LIVING_WITH,
  LIVING_HIDDEN,
  N_WAYS
};

/* How @una, who is Orla's, or Orla has to do with @dana besides, until the end of 2021. */
static void
tie (AlongFamily *family, int way, AlongId orla, AlongId una, AlongId dana)
{
  static const int bonds[] = { ALONG_BOND_CLOSE, ALONG_BOND_CLOSE, ALONG_BOND_VIOLENCE };
  AlongRecord *record;
  AlongId home;

  switch (way)
    {
    case AT_HOME:
    case HIDING:
      home = along_record_get_id (add (family, ALONG_KIND_HOUSEHOLD));
      move_in (family, home, orla, "2021");
      move_in (family, home, dana, "2021");
      if (way == HIDING)
        along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, dana), ALONG_PERSON_P_WHEREABOUTS, "in a refuge");
      return;
    case FOSTERED:
      add_care (family, una, dana);
      record = along_family_nth (family, ALONG_KIND_CARE_LINK, 0);
      along_record_set_text (record, ALONG_CARE_LINK_P_TO, "2021");
      return;
    case LIVING_WITH:
    case LIVING_HIDDEN:
      record = add (family, ALONG_KIND_LIVING);
      along_record_set_ref (record, ALONG_LIVING_P_CHILD, una);
      along_record_set_refs (record, ALONG_LIVING_P_WITH, &dana, 1);
      along_record_set_text (record, ALONG_LIVING_P_TO, "2021");
      if (way == LIVING_HIDDEN)
        along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, una), ALONG_PERSON_P_WHEREABOUTS, "not to be told");
      return;
    default:
      record = add (family, ALONG_KIND_BOND);
      along_record_set_ref (record, ALONG_BOND_P_FROM, orla);
      along_record_set_ref (record, ALONG_BOND_P_TO, dana);
      along_record_set_enum (record, ALONG_BOND_P_KIND, bonds[way]);
      along_record_set_text (record, ALONG_BOND_P_END, "2021");
      if (way == IN_PRIVATE)
        along_record_set_bool (record, ALONG_BOND_P_PRIVATE, TRUE);
    }
}

/* Who had an affair, or may be a parent, stays by what the copy shows of them besides on its day, and by nothing that stays here. */
static void
test_ties (void)
{
  static const int shown_by[N_WAYS] = { ALONG_TIE_BONDS, 0, 0, ALONG_TIE_HOMES, 0, ALONG_TIE_CARE, ALONG_TIE_LIVING, 0 };

  for (int way = 0; way < N_WAYS; way++)
    for (int ties = 0; ties <= (int) EVERY_TIE; ties++)
      for (int doubt = 0; doubt < 2; doubt++)
        {
          g_autoptr (AlongFamily) family = along_family_new (along_id_new ()), whenever = NULL, then = NULL, later = NULL;
          AlongId orla = add_person (family, "Orla", TRUE), una = add_person (family, "Una", FALSE), dana = add_person (family, "Dana", FALSE);
          gboolean stays = (ties & shown_by[way]) != 0;

          add_link (family, una, ALONG_CHILD_LINK_P_PARENT, orla, ALONG_CHILD_NATURE_BIRTH);
          if (doubt)
            add_link (family, una, ALONG_CHILD_LINK_P_PARENT, dana, ALONG_CHILD_NATURE_UNCERTAIN);
          else
            add_couple (family, orla, dana, ALONG_COUPLE_KIND_AFFAIR);
          tie (family, way, orla, una, dana);
          whenever = along_without_secrets (family, ALONG_ID_NONE, ties, ALONG_DAY_NONE);
          then = along_without_secrets (family, ALONG_ID_NONE, ties, along_day_from_ymd (2021, 12, 30));
          later = along_without_secrets (family, ALONG_ID_NONE, ties, along_day_from_ymd (2021, 12, 31));
          g_assert_cmpint (is_in (whenever, dana), ==, stays);
          g_assert_cmpint (is_in (then, dana), ==, stays);
          g_assert_false (is_in (later, dana));
          g_assert_true (is_in (later, orla) && is_in (later, una));
        }
}

/* Whose whereabouts or safety is written down is found by nobody but themselves; where they live until later is hidden till then. */
static void
test_found (void)
{
  static const int why[] = { ALONG_PERSON_P_WHEREABOUTS, ALONG_PERSON_P_SAFETY };

  for (guint i = 0; i < G_N_ELEMENTS (why); i++)
    {
      g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
      AlongId maeve = add_person (family, "Maeve", FALSE), una = add_person (family, "Una", FALSE);
      AlongId now = along_record_get_id (add (family, ALONG_KIND_HOUSEHOLD)), before = along_record_get_id (add (family, ALONG_KIND_HOUSEHOLD));
      AlongId still = along_record_get_id (add (family, ALONG_KIND_HOUSEHOLD));
      g_autofree char *later = along_day_to_edtf (along_clock_today () + 30);

      along_record_set_text (along_family_find (family, ALONG_KIND_PERSON, maeve), why[i], "in a refuge");
      g_assert_true (along_must_not_be_found (family, maeve, ALONG_ID_NONE));
      g_assert_true (along_must_not_be_found (family, maeve, una));
      g_assert_false (along_must_not_be_found (family, maeve, maeve));
      g_assert_false (along_must_not_be_found (family, una, ALONG_ID_NONE));
      g_assert_false (along_must_not_be_found (family, now, ALONG_ID_NONE));
      move_in (family, now, maeve, NULL);
      move_in (family, now, una, NULL);
      move_in (family, before, maeve, "2020-01-01");
      move_in (family, still, maeve, later);
      g_assert_true (along_home_hides (family, now, ALONG_ID_NONE));
      g_assert_false (along_home_hides (family, now, una));
      g_assert_false (along_home_hides (family, before, ALONG_ID_NONE));
      g_assert_true (along_home_hides (family, still, una));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrets/couples", test_couples);
  g_test_add_func ("/secrets/doubts", test_doubts);
  g_test_add_func ("/secrets/carried", test_carried);
  g_test_add_func ("/secrets/carers", test_carers);
  g_test_add_func ("/secrets/ties", test_ties);
  g_test_add_func ("/secrets/found", test_found);
  return g_test_run ();
}
