/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is added to a genogram and what happens in it: the records that come of it. No display. */
#include <locale.h>

#include "genogram-support.h"

static AlongRecord *
last (AlongFamily *family, AlongKindId kind)
{
  guint n = along_family_count (family, kind);

  g_assert_cmpuint (n, >, 0);
  return along_family_nth (family, kind, n - 1);
}

/* --- Adding --- */

static void
test_twin (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *shirin = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Shirin Haque", .gender = ALONG_GENDER_FEMALE);
  AlongRecord *zayn = PERSON (family, shirin, ALONG_RELATION_CHILD, .name = "Zayn Haque", .born = "2017-05-21"), *maryam, *third;

  maryam = PERSON (family, zayn, ALONG_RELATION_TWIN, .name = "Maryam Haque", .zygosity = ALONG_ZYGOSITY_FRATERNAL);
  g_assert_cmpstr (along_record_get_text (maryam, ALONG_PERSON_P_BORN), ==, "2017-05-21");
  g_assert_cmpstr (along_record_get_text (maryam, ALONG_PERSON_P_TWIN), ==, along_record_get_text (zayn, ALONG_PERSON_P_TWIN));
  g_assert_true (along_record_has (zayn, ALONG_PERSON_P_MONOZYGOTIC));
  g_assert_false (along_record_get_bool (zayn, ALONG_PERSON_P_MONOZYGOTIC));
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (shirin), along_record_get_id (maryam)));
  g_assert_cmpstr (along_genogram_guess_surname (family, zayn, ALONG_RELATION_TWIN, ALONG_ID_NONE), ==, "Haque");
  third = PERSON (family, maryam, ALONG_RELATION_TWIN, .name = "Idris Haque");
  g_assert_cmpstr (along_record_get_text (third, ALONG_PERSON_P_TWIN), ==, along_record_get_text (zayn, ALONG_PERSON_P_TWIN));
}

/* Two who were there already are said to be twins; and then that one is not. */
static void
test_twin_later (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *mother = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Ann");
  AlongRecord *one = PERSON (family, mother, ALONG_RELATION_CHILD, .name = "Bo"), *other;

  other = PERSON (family, mother, ALONG_RELATION_CHILD, .name = "Cy");
  apply (family, along_genogram_change_person (family, other, &(AlongPersonFields){ .name = "Cy", .says_twin = TRUE,
                                                                                     .twin_of = along_record_get_id (one) }));
  g_assert_cmpstr (along_record_get_text (one, ALONG_PERSON_P_TWIN), ==, "Bo");
  g_assert_cmpstr (along_record_get_text (other, ALONG_PERSON_P_TWIN), ==, "Bo");
  apply (family, along_genogram_change_person (family, other, &(AlongPersonFields){ .name = "Cy", .says_twin = TRUE, .twin_of = ALONG_ID_NONE }));
  g_assert_false (along_record_has (other, ALONG_PERSON_P_TWIN));
  /* What is not asked about stays. */
  apply (family, along_genogram_change_person (family, one, &(AlongPersonFields){ .name = "Bo" }));
  g_assert_true (along_record_has (one, ALONG_PERSON_P_TWIN));
}

static void
test_step_parent (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *child = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Mia Jones"), *link;
  AlongRecord *sibling;

  PERSON (family, child, ALONG_RELATION_PARENT, .name = "Ann Jones");
  PERSON (family, child, ALONG_RELATION_PARENT, .name = "Bob Jones");
  PERSON (family, child, ALONG_RELATION_PARENT, .name = "Cy Smith", .nature = ALONG_CHILD_NATURE_STEP);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 2);
  link = last (family, ALONG_KIND_CHILD_LINK);
  g_assert_cmpint (along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE), ==, ALONG_CHILD_NATURE_STEP);
  g_assert_false (along_record_get_bool (link, ALONG_CHILD_LINK_P_PRIMARY));
  /* A brother is no step-child of theirs because his sister is. */
  sibling = PERSON (family, child, ALONG_RELATION_SIBLING, .name = "Leo Jones");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 3);
  g_assert_true (along_record_has (along_genogram_parents_of (family, along_record_get_id (sibling)), ALONG_CHILD_LINK_P_COUPLE));
}

/* The father of a baby who is expected comes last: he is the pregnancy's other parent, and the two are a couple as said. */
static void
test_father_of_baby (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *keira = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Keira", .gender = ALONG_GENDER_FEMALE);
  AlongRecord *baby = PERSON (family, keira, ALONG_RELATION_PREGNANCY, .gender = ALONG_GENDER_UNKNOWN), *kai, *couple;

  kai = PERSON (family, baby, ALONG_RELATION_PARENT, .name = "Kai", .gender = ALONG_GENDER_MALE, .couple = TRUE,
                .kind = ALONG_COUPLE_KIND_COHABITING, .state = ALONG_COUPLE_STATE_CURRENT, .from = "2024-10");
  couple = first (family, ALONG_KIND_COUPLE);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_COHABITING);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_FROM), ==, "2024-10");
  g_assert_true (along_record_refers_to (first (family, ALONG_KIND_PREGNANCY), ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (kai)));
}

static void
test_carers (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *child = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Alfie"), *care;
  guint n;

  PERSON (family, child, ALONG_RELATION_CARER, .name = "Ann", .care = ALONG_CARE_KIND_ADOPTION, .from = "2020");
  PERSON (family, child, ALONG_RELATION_CARER, .name = "Bob", .care = ALONG_CARE_KIND_ADOPTION);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CARE_LINK), ==, 1);
  care = first (family, ALONG_KIND_CARE_LINK);
  along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);
  g_assert_cmpuint (n, ==, 2);
  PERSON (family, child, ALONG_RELATION_CARER, .name = "Cy", .care = ALONG_CARE_KIND_ADOPTION);
  PERSON (family, child, ALONG_RELATION_CARER, .name = "Di", .care = ALONG_CARE_KIND_FOSTER);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CARE_LINK), ==, 3);
}

static void
test_losses (void)
{
  static const int all[] = { ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, ALONG_PREGNANCY_OUTCOME_STILLBIRTH, ALONG_PREGNANCY_OUTCOME_TERMINATION,
                             ALONG_PREGNANCY_OUTCOME_ECTOPIC, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH };
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *jade = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Jade Marsden", .gender = ALONG_GENDER_FEMALE);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      gboolean lived = all[i] == ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH;
      gboolean baby = lived || all[i] == ALONG_PREGNANCY_OUTCOME_STILLBIRTH;
      guint people = along_family_count (family, ALONG_KIND_PERSON);
      AlongRecord *added = PERSON (family, jade, ALONG_RELATION_LOSS, .outcome = all[i], .ended = "2023-04-05", .gestation_days = 63,
                                   .born = lived ? "2023-04-02" : NULL);
      AlongRecord *pregnancy = last (family, ALONG_KIND_PREGNANCY);

      g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, all[i]);
      g_assert_cmpstr (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED), ==, "2023-04-05");
      g_assert_cmpint (along_record_get_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, 0), ==, 63);
      g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, people + (baby ? 1 : 0));
      g_assert_cmpint (along_record_get_kind_id (added), ==, baby ? ALONG_KIND_PERSON : ALONG_KIND_PREGNANCY);
      if (baby)
        g_assert_cmpstr (along_record_get_text (added, ALONG_PERSON_P_NAME), ==, "Baby");
      g_assert_cmpint (lived, ==, baby && along_record_has (added, ALONG_PERSON_P_DIED));
    }
  /* One that stands alone goes with what hangs on it. */
  apply (family, along_genogram_remove (family, first (family, ALONG_KIND_PREGNANCY)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PREGNANCY), ==, G_N_ELEMENTS (all) - 1);
}

/* --- Births --- */

/* Of a month no day is made. */
static void
test_born_in_month (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby;
  AlongId mother = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER);
  guint n;

  baby = along_family_find (family, ALONG_KIND_PERSON, along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[0]);
  apply (family, along_genogram_moved (family, &mother, 1, ALONG_ID_NONE, "Flat 2", "2023-01-01"));
  apply (family, along_genogram_change_person (family, baby, &(AlongPersonFields){ .name = "Sol Mensah", .born = "2024-05" }));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_BORN));
  /* nor a home: nobody said where the baby lives */
  g_assert_null (along_genogram_home_of (family, along_record_get_id (baby), along_date_first_day ("2024-05-31")));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_MEMBERSHIP), ==, 1);
}

/* One pregnancy at a time, whoever of the two it is added to; after it there may be another. */
static void
test_one_pregnancy (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *jade = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Jade Marsden", .gender = ALONG_GENDER_FEMALE);
  AlongRecord *kofi = PERSON (family, jade, ALONG_RELATION_PARTNER, .name = "Kofi Mensah", .gender = ALONG_GENDER_MALE);
  AlongId couple = along_record_get_id (first (family, ALONG_KIND_COUPLE));
  AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = -1, .n = 1, .babies = { { "Sol", "Mensah", ALONG_GENDER_MALE } } };

  g_assert_false (along_genogram_has_open_pregnancy (family, jade, couple));
  PERSON (family, jade, ALONG_RELATION_PREGNANCY, .gender = ALONG_GENDER_UNKNOWN, .babies = 1);
  g_assert_true (along_genogram_has_open_pregnancy (family, jade, couple));
  g_assert_true (along_genogram_has_open_pregnancy (family, kofi, couple));
  g_assert_false (along_genogram_has_open_pregnancy (family, kofi, ALONG_ID_NONE)); /* with somebody else */
  apply (family, along_genogram_born (family, first (family, ALONG_KIND_PREGNANCY), &birth));
  g_assert_false (along_genogram_has_open_pregnancy (family, jade, couple));
}

static void
test_twins_born (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *living;
  g_autofree char *today = along_day_to_edtf (along_clock_today ());
  AlongBirth birth = { .date = today, .minutes = 4 * 60 + 42, .living = ALONG_LIVING_HOSPITAL, .n = 2, .zygosity = ALONG_ZYGOSITY_IDENTICAL,
                       .babies = { { "Rowan", "Mensah", ALONG_GENDER_MALE }, { "Robin", "Mensah", ALONG_GENDER_FEMALE } } };
  guint n, people = along_family_count (family, ALONG_KIND_PERSON);
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  AlongId babies[2] = { ids[0], ids[1] };
  AlongInstant born;
  int hour, minute;

  g_assert_cmpuint (n, ==, 2);
  living = along_family_find (family, ALONG_KIND_PERSON, babies[1]);
  g_assert_cmpstr (along_record_get_text (living, ALONG_PERSON_P_NAME), ==, "Baby 2");
  apply (family, along_genogram_born (family, pregnancy, &birth));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, people); /* the same two */
  for (int i = 0; i < 2; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_GIVEN), ==, birth.babies[i].given);
      g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_SURNAME), ==, "Mensah");
      g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_BORN), ==, today);
      g_assert_true (along_record_get_bool (baby, ALONG_PERSON_P_MONOZYGOTIC));
      g_assert_null (along_genogram_expected (family, babies[i]));
    }
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_true (along_record_get_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &born));
  along_instant_local_time (&born, &hour, &minute);
  g_assert_cmpint (hour, ==, 4);
  g_assert_cmpint (minute, ==, 42);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_LIVING), ==, 2);
  g_assert_cmpint (along_record_get_enum (first (family, ALONG_KIND_LIVING), ALONG_LIVING_P_LIVING), ==, ALONG_LIVING_HOSPITAL);
}

/* One was expected, two came; of a day that is known by its month no day is made. */
static void
test_one_more_born (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby;
  AlongBirth birth = { .date = "2024-03", .minutes = -1, .living = -1, .n = 2,
                       .babies = { { "Ada", "Mensah", ALONG_GENDER_FEMALE }, { "Bea", "Mensah", ALONG_GENDER_FEMALE } } };
  guint n;
  const AlongId *ids;

  apply (family, along_genogram_born (family, pregnancy, &birth));
  ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 0), ==, 2);
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_BORN));
  baby = along_family_find (family, ALONG_KIND_PERSON, ids[1]);
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_NAME), ==, "Bea Mensah");
  g_assert_true (along_record_has (baby, ALONG_PERSON_P_TWIN));
  g_assert_true (along_id_equal (along_record_get_ref (along_genogram_parents_of (family, ids[0]), ALONG_CHILD_LINK_P_COUPLE),
                                 along_record_get_ref (along_genogram_parents_of (family, ids[1]), ALONG_CHILD_LINK_P_COUPLE)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_LIVING), ==, 0);
}

static void
test_stillborn (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby;
  g_autofree char *today = along_day_to_edtf (along_clock_today ());
  AlongLoss loss = { .outcome = ALONG_PREGNANCY_OUTCOME_STILLBIRTH, .ended = today, .gestation_days = 266,
                     .babies = { { "Hope", "Mensah", ALONG_GENDER_FEMALE } } };
  guint n;
  AlongId id = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[0];

  apply (family, along_genogram_lost (family, pregnancy, &loss));
  baby = along_family_find (family, ALONG_KIND_PERSON, id);
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_NAME), ==, "Hope Mensah");
  g_assert_false (along_record_has (baby, ALONG_PERSON_P_BORN));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_STILLBIRTH);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_EDD), ==, 1);
}

/* --- One of twins --- */

/* The pregnancy that @baby is of. */
static AlongRecord *
pregnancy_of (AlongFamily *family, AlongId baby)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, baby))
      return pregnancy;
  g_assert_not_reached ();
}

/* The two who are expected in @pregnancy. */
static void
get_twins (AlongRecord *pregnancy, AlongId twins[2])
{
  guint n;
  const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  g_assert_cmpuint (n, ==, 2);
  twins[0] = ids[0];
  twins[1] = ids[1];
}

/* One is lost in the pregnancy, the other born later: the loss of one is not the other's. */
static void
test_one_twin_lost (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *lost, *baby, *gone;
  AlongLoss loss = { .outcome = ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, .ended = "2024-01-05", .gestation_days = 77,
                     .babies = { { .gender = ALONG_GENDER_UNKNOWN }, { .lost = TRUE, .gender = ALONG_GENDER_UNKNOWN } } };
  AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = -1, .n = 1, .babies = { { "Sol", "Mensah", ALONG_GENDER_MALE } } };
  AlongId twins[2];

  get_twins (pregnancy, twins);
  apply (family, along_genogram_lost (family, pregnancy, &loss));
  lost = pregnancy_of (family, twins[1]);
  g_assert_true (lost != pregnancy);
  g_assert_cmpint (along_record_get_enum (lost, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
  g_assert_cmpstr (along_record_get_text (lost, ALONG_PREGNANCY_P_ENDED), ==, "2024-01-05");
  g_assert_true (along_id_equal (along_record_get_ref (lost, ALONG_PREGNANCY_P_MOTHER), along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER)));
  g_assert_true (along_id_equal (along_record_get_ref (lost, ALONG_PREGNANCY_P_OTHER_PARENT),
                                 along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT)));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_OPEN);
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_ENDED));
  g_assert_nonnull (along_genogram_expected (family, twins[0]));
  g_assert_null (along_genogram_expected (family, twins[1]));
  baby = along_family_find (family, ALONG_KIND_PERSON, twins[0]);
  gone = along_family_find (family, ALONG_KIND_PERSON, twins[1]);
  /* They were twins and stay that. */
  g_assert_true (along_record_has (baby, ALONG_PERSON_P_TWIN));
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_TWIN), ==, along_record_get_text (gone, ALONG_PERSON_P_TWIN));

  apply (family, along_genogram_born (family, pregnancy, &birth));
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_BORN), ==, "2024-03-10");
  g_assert_false (along_record_has (gone, ALONG_PERSON_P_BORN));
  g_assert_false (along_record_has (gone, ALONG_PERSON_P_DIED));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_cmpint (along_record_get_enum (lost, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_MISCARRIAGE);
}

static void
test_both_twins_lost (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2);
  AlongLoss loss = { .outcome = ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH, .born = "2024-01-04", .ended = "2024-01-05",
                     .babies = { { "Ada", "Mensah", ALONG_GENDER_FEMALE, TRUE }, { "Sol", "Mensah", ALONG_GENDER_MALE, TRUE } } };
  AlongId twins[2];

  get_twins (pregnancy, twins);
  apply (family, along_genogram_lost (family, pregnancy, &loss));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PREGNANCY), ==, 1);
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  for (guint i = 0; i < 2; i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, twins[i]);

      g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_GIVEN), ==, loss.babies[i].given);
      g_assert_cmpint (along_record_get_enum (baby, ALONG_PERSON_P_GENDER), ==, loss.babies[i].gender);
      g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_DIED), ==, "2024-01-05");
    }
}

/* Where the mother lives lives the baby from its birth, where it is said to live with her; who was born dead does not. */
static void
test_born_at_home (void)
{
  static const int living[] = { -1, ALONG_LIVING_BOTH_PARENTS, ALONG_LIVING_FOSTER };

  for (guint i = 0; i < G_N_ELEMENTS (living); i++)
    {
      g_autoptr (AlongFamily) family = family_new ();
      AlongRecord *pregnancy = expecting (family, 2), *home;
      AlongId mother = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER), twins[2];
      AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = living[i], .n = 2, .babies = { { .lost = TRUE }, { 0 } } };

      get_twins (pregnancy, twins);
      apply (family, along_genogram_moved (family, &mother, 1, ALONG_ID_NONE, "Flat 2", "2023-01-01"));
      home = along_genogram_home_of (family, mother, along_date_first_day (birth.date));
      g_assert_nonnull (home);
      apply (family, along_genogram_born (family, pregnancy, &birth));
      g_assert_null (along_genogram_home_of (family, twins[0], along_date_first_day (birth.date)));
      g_assert_true (along_genogram_home_of (family, twins[1], along_date_first_day (birth.date)) == (i == 1 ? home : NULL));
      g_assert_null (along_genogram_home_of (family, twins[1], along_date_first_day ("2024-03-09")));
    }
}

/* Whom somebody else cares for from birth, or who is known to live elsewhere, joins no home of the mother's, unless it is said. */
static void
test_born_elsewhere (void)
{
  static const struct
  {
    gboolean care;
    int lives, said;
    gboolean dialog, home;
  } rows[] = { { FALSE, -1, -1, FALSE, FALSE },
               { FALSE, -1, -1, TRUE, FALSE },
               { TRUE, -1, -1, FALSE, FALSE },
               { TRUE, -1, -1, TRUE, FALSE },
               { FALSE, ALONG_LIVING_FOSTER, -1, FALSE, FALSE },
               { FALSE, ALONG_LIVING_FOSTER, -1, TRUE, FALSE },
               { FALSE, ALONG_LIVING_FOSTER, ALONG_LIVING_MOTHER, FALSE, TRUE },
               { FALSE, ALONG_LIVING_UNBORN, ALONG_LIVING_BOTH_PARENTS, FALSE, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AlongFamily) family = family_new ();
      AlongRecord *pregnancy = expecting (family, 1);
      AlongId mother = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER), baby;
      AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = rows[i].said, .n = 1 };
      g_autoptr (AlongEdit) edit = along_edit_new ("", along_family_get_id (family));
      int day = along_date_first_day (birth.date);
      guint n;

      baby = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[0];
      apply (family, along_genogram_moved (family, &mother, 1, ALONG_ID_NONE, "Flat 2", "2023-01-01"));
      if (rows[i].care)
        {
          AlongRecord *care = along_edit_create (edit, ALONG_KIND_CARE_LINK);

          along_record_set_ref (care, ALONG_CARE_LINK_P_CHILD, baby);
          along_record_set_enum (care, ALONG_CARE_LINK_P_KIND, ALONG_CARE_KIND_FOSTER);
        }
      if (rows[i].lives >= 0)
        {
          AlongRecord *living = along_edit_create (edit, ALONG_KIND_LIVING);

          along_record_set_ref (living, ALONG_LIVING_P_CHILD, baby);
          along_record_set_enum (living, ALONG_LIVING_P_LIVING, rows[i].lives);
          along_record_set_text (living, ALONG_LIVING_P_FROM, "2024-01");
        }
      apply (family, g_steal_pointer (&edit));
      if (rows[i].dialog)
        apply (family, along_genogram_change_person (family, along_family_find (family, ALONG_KIND_PERSON, baby),
                                                     &(AlongPersonFields){ .name = "Sol", .born = birth.date }));
      else
        apply (family, along_genogram_born (family, pregnancy, &birth));
      g_assert_cmpint (along_genogram_home_of (family, baby, day) != NULL, ==, rows[i].home);
    }
}

/* Of a birth of which the year alone is known: in the mother's home from when she is. */
static void
test_born_in_year (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1);
  AlongId mother = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER), baby;
  AlongBirth birth = { .date = "2024", .minutes = -1, .living = ALONG_LIVING_MOTHER, .n = 1 };
  guint n;

  baby = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[0];
  apply (family, along_genogram_moved (family, &mother, 1, ALONG_ID_NONE, "Flat 2", "2024-06-03"));
  apply (family, along_genogram_born (family, pregnancy, &birth));
  g_assert_null (along_genogram_home_of (family, baby, along_date_first_day ("2024-06-02")));
  g_assert_nonnull (along_genogram_home_of (family, baby, along_date_first_day ("2024-06-03")));
}

/* Born together, one of them dead. */
static void
test_one_twin_stillborn (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *lost, *baby, *gone;
  AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = ALONG_LIVING_HOSPITAL, .n = 2,
                       .babies = { { "Hope", "van Dyk", ALONG_GENDER_FEMALE, TRUE }, { "Sol", "van Dyk", ALONG_GENDER_MALE } } };
  AlongId twins[2];

  get_twins (pregnancy, twins);
  apply (family, along_genogram_born (family, pregnancy, &birth));
  lost = pregnancy_of (family, twins[0]);
  gone = along_family_find (family, ALONG_KIND_PERSON, twins[0]);
  baby = along_family_find (family, ALONG_KIND_PERSON, twins[1]);
  g_assert_cmpint (along_record_get_enum (lost, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_STILLBIRTH);
  g_assert_cmpstr (along_record_get_text (lost, ALONG_PREGNANCY_P_ENDED), ==, "2024-03-10");
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_true (pregnancy_of (family, twins[1]) == pregnancy);
  g_assert_false (along_record_has (gone, ALONG_PERSON_P_BORN));
  g_assert_cmpstr (along_record_get_text (gone, ALONG_PERSON_P_NAME), ==, "Hope van Dyk");
  g_assert_cmpstr (along_record_get_text (gone, ALONG_PERSON_P_SURNAME), ==, "van Dyk");
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_BORN), ==, "2024-03-10");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_LIVING), ==, 1);
  g_assert_true (along_record_refers_to (first (family, ALONG_KIND_LIVING), ALONG_LIVING_P_CHILD, twins[1]));
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_TWIN), ==, along_record_get_text (gone, ALONG_PERSON_P_TWIN));
}

/* A surname that is given before a first name is chosen. */
static void
test_surname_alone (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *baby;
  AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = ALONG_LIVING_HOSPITAL, .n = 2,
                       .babies = { { "", "Mensah", ALONG_GENDER_FEMALE }, { "", "", ALONG_GENDER_MALE } } };
  AlongId twins[2];
  g_autofree char *kept = NULL;

  get_twins (pregnancy, twins);
  kept = g_strdup (along_record_get_text (along_family_find (family, ALONG_KIND_PERSON, twins[1]), ALONG_PERSON_P_NAME));
  apply (family, along_genogram_born (family, pregnancy, &birth));
  baby = along_family_find (family, ALONG_KIND_PERSON, twins[0]);
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_SURNAME), ==, "Mensah");
  g_assert_true (g_str_has_prefix (along_record_get_text (baby, ALONG_PERSON_P_NAME), "Baby"));
  g_assert_true (g_str_has_suffix (along_record_get_text (baby, ALONG_PERSON_P_NAME), " Mensah"));
  g_assert_cmpstr (along_record_get_text (along_family_find (family, ALONG_KIND_PERSON, twins[1]), ALONG_PERSON_P_NAME), ==, kept);
}

/* --- Deaths and couples --- */

static void
test_died (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *jean = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Jean", .gender = ALONG_GENDER_FEMALE);
  AlongRecord *roy = PERSON (family, jean, ALONG_RELATION_PARTNER, .name = "Roy", .kind = ALONG_COUPLE_KIND_MARRIED), *couple;
  AlongId both[2] = { along_record_get_id (jean), along_record_get_id (roy) };

  apply (family, along_genogram_moved (family, both, 2, ALONG_ID_NONE, "Jean", "1979"));
  apply (family, along_genogram_died (family, roy, "2020-11-25", "aged 65"));
  couple = first (family, ALONG_KIND_COUPLE);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_WIDOWED);
  g_assert_cmpstr (along_record_get_text (roy, ALONG_PERSON_P_DIED), ==, "2020-11-25");
  g_assert_null (along_genogram_home_of (family, both[1], along_clock_today ()));
  g_assert_nonnull (along_genogram_home_of (family, both[0], along_clock_today ()));
}

/* A baby who lived three days. */
static void
test_neonatal_death (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby;
  AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = -1, .n = 1, .babies = { { "Sol", "Mensah", ALONG_GENDER_MALE } } };
  guint n;

  apply (family, along_genogram_born (family, pregnancy, &birth));
  baby = along_family_find (family, ALONG_KIND_PERSON, along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[0]);
  apply (family, along_genogram_died (family, baby, "2024-03-13", NULL));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  /* The 28th day of life is too late for that. */
  apply (family, along_genogram_change_person (family, baby, &(AlongPersonFields){ .name = "Sol Mensah", .born = "2024-03-10" }));
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  apply (family, along_genogram_died (family, baby, "2024-04-07", NULL));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
}

/* The same said in the person's own dialog; a date that was wrong is taken back there, too. */
static void
test_neonatal_death_in_dialog (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby;
  AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = -1, .n = 1, .babies = { { "Sol", "Mensah", ALONG_GENDER_MALE } } };
  AlongPersonFields fields = { .name = "Sol Mensah", .born = "2024-03-10", .died = "2024-03-13" };
  guint n;

  apply (family, along_genogram_born (family, pregnancy, &birth));
  baby = along_family_find (family, ALONG_KIND_PERSON, along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[0]);
  apply (family, along_genogram_change_person (family, baby, &fields));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  g_assert_cmpstr (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED), ==, "2024-03-13");
  fields.died = NULL;
  apply (family, along_genogram_change_person (family, baby, &fields));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_ENDED));
  fields.died = "2024-05-13";
  apply (family, along_genogram_change_person (family, baby, &fields));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
}

/* One of twins dies as a newborn: the pregnancy of the other is no loss, until that one dies so, too. */
static void
test_neonatal_death_of_twin (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *baby, *twin;
  AlongBirth birth = { .date = "2024-03-10", .minutes = -1, .living = -1, .n = 2,
                       .babies = { { "Sol", "Mensah", ALONG_GENDER_MALE }, { "Ada", "Mensah", ALONG_GENDER_FEMALE } } };
  guint n;

  apply (family, along_genogram_born (family, pregnancy, &birth));
  baby = along_family_find (family, ALONG_KIND_PERSON, along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[0]);
  twin = along_family_find (family, ALONG_KIND_PERSON, along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n)[1]);
  apply (family, along_genogram_died (family, baby, "2024-03-13", NULL));
  g_assert_cmpstr (along_record_get_text (baby, ALONG_PERSON_P_DIED), ==, "2024-03-13");
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  apply (family, along_genogram_died (family, twin, "2024-03-20", NULL));
  g_assert_cmpint (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
}

/* --- Care --- */

/* Home, foster care under an interim order, special guardianship with the aunt; then home after all. */
static void
test_care (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *mother = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Jade"), *child, *aunt, *home;
  AlongId people[2], aunt_id;
  AlongCareChange change = { .step = ALONG_CARE_STEP_MOVED, .date = "2023-02-03", .kind = ALONG_CARE_KIND_FOSTER,
                             .legal = ALONG_LEGAL_CODE_C1, .living = -1 };

  child = PERSON (family, mother, ALONG_RELATION_CHILD, .name = "Alfie");
  aunt = PERSON (family, mother, ALONG_RELATION_SIBLING, .name = "Donna");
  people[0] = along_record_get_id (mother);
  people[1] = along_record_get_id (child);
  aunt_id = along_record_get_id (aunt);
  apply (family, along_genogram_moved (family, people, 2, ALONG_ID_NONE, "Mill Lane", "2022"));
  apply (family, along_genogram_moved (family, &aunt_id, 1, ALONG_ID_NONE, "Park View", "2020"));
  home = first (family, ALONG_KIND_HOUSEHOLD);

  apply (family, along_genogram_care (family, child, &change));
  g_assert_null (along_genogram_home_of (family, people[1], along_clock_today ()));
  g_assert_cmpint (along_record_get_enum (last (family, ALONG_KIND_LEGAL_STATUS), ALONG_LEGAL_STATUS_P_CODE), ==, ALONG_LEGAL_CODE_C1);
  g_assert_cmpint (along_record_get_enum (last (family, ALONG_KIND_LIVING), ALONG_LIVING_P_LIVING), ==, ALONG_LIVING_FOSTER);
  g_assert_cmpstr (along_record_get_text (last (family, ALONG_KIND_EVENT), ALONG_EVENT_P_KIND), ==, "removal");

  change = (AlongCareChange){ .step = ALONG_CARE_STEP_GUARDIANSHIP, .date = "2023-11", .carers = &aunt_id, .n_carers = 1, .legal = -1, .living = -1 };
  apply (family, along_genogram_care (family, child, &change));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CARE_LINK), ==, 2);
  g_assert_cmpstr (along_record_get_text (first (family, ALONG_KIND_CARE_LINK), ALONG_CARE_LINK_P_TO), ==, "2023-11");
  g_assert_cmpint (along_record_get_enum (last (family, ALONG_KIND_LEGAL_STATUS), ALONG_LEGAL_STATUS_P_CODE), ==, ALONG_LEGAL_CODE_SGO);
  g_assert_cmpstr (along_record_get_text (first (family, ALONG_KIND_LEGAL_STATUS), ALONG_LEGAL_STATUS_P_TO), ==, "2023-11");
  g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, people[1], along_clock_today ()), ALONG_HOUSEHOLD_P_NAME), ==, "Park View");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_EVENT), ==, 1); /* of a month no day is made */

  change = (AlongCareChange){ .step = ALONG_CARE_STEP_HOME, .date = "2024-05-06", .carers = people, .n_carers = 1, .legal = -1,
                              .living = ALONG_LIVING_MOTHER, .legal_ends = TRUE };
  apply (family, along_genogram_care (family, child, &change));
  g_assert_null (along_genogram_care_of (family, people[1], along_clock_today ()));
  g_assert_true (along_genogram_home_of (family, people[1], along_clock_today ()) == home);
  g_assert_cmpstr (along_record_get_text (last (family, ALONG_KIND_LEGAL_STATUS), ALONG_LEGAL_STATUS_P_TO), ==, "2024-05-06");
  g_assert_cmpint (along_record_get_enum (last (family, ALONG_KIND_LIVING), ALONG_LIVING_P_LIVING), ==, ALONG_LIVING_MOTHER);

  change = (AlongCareChange){ .step = ALONG_CARE_STEP_ADOPTED, .date = "2025", .legal = -1, .living = -1 };
  apply (family, along_genogram_care (family, child, &change));
  g_assert_cmpint (along_record_get_enum (last (family, ALONG_KIND_CARE_LINK), ALONG_CARE_LINK_P_KIND), ==, ALONG_CARE_KIND_ADOPTION);
  g_assert_cmpint (along_record_get_enum (last (family, ALONG_KIND_LEGAL_STATUS), ALONG_LEGAL_STATUS_P_CODE), ==, ALONG_LEGAL_CODE_ADOPTED);
  /* What was before all of that can be written down, too: it ends when the next begins, and nothing else changes. */
  change = (AlongCareChange){ .step = ALONG_CARE_STEP_MOVED, .date = "2019", .kind = ALONG_CARE_KIND_FOSTER, .carers = &aunt_id, .n_carers = 1,
                              .legal = ALONG_LEGAL_CODE_C1, .living = -1 };
  apply (family, along_genogram_care (family, child, &change));
  g_assert_cmpstr (along_record_get_text (last (family, ALONG_KIND_CARE_LINK), ALONG_CARE_LINK_P_TO), ==, "2023-02-03");
  g_assert_cmpstr (along_record_get_text (last (family, ALONG_KIND_LEGAL_STATUS), ALONG_LEGAL_STATUS_P_TO), ==, "2023-02-03");
  g_assert_cmpstr (along_record_get_text (last (family, ALONG_KIND_LIVING), ALONG_LIVING_P_TO), ==, "2023-02-03");
  g_assert_cmpint (along_record_get_enum (along_genogram_care_of (family, people[1], along_clock_today ()), ALONG_CARE_LINK_P_KIND), ==,
                   ALONG_CARE_KIND_ADOPTION);
}

static void
test_home (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *one = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "One"), *home;
  AlongRecord *two = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Two");
  AlongId ids[2] = { along_record_get_id (one), along_record_get_id (two) };
  int today = along_clock_today ();

  apply (family, along_genogram_change_home (family, NULL, "Mill Lane", NULL, ids, 1, "2020", today));
  home = first (family, ALONG_KIND_HOUSEHOLD);
  apply (family, along_genogram_change_home (family, home, "7 Mill Lane", "top flat", &ids[1], 1, "2024", today));
  g_assert_cmpstr (along_record_get_text (home, ALONG_HOUSEHOLD_P_NAME), ==, "7 Mill Lane");
  g_assert_null (along_genogram_home_of (family, ids[0], today));
  g_assert_true (along_genogram_home_of (family, ids[1], today) == home);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_MEMBERSHIP), ==, 2);
  /* Without a day nobody goes. */
  apply (family, along_genogram_change_home (family, home, "7 Mill Lane", NULL, NULL, 0, NULL, today));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_MEMBERSHIP), ==, 2);
  g_assert_true (along_genogram_home_of (family, ids[1], today) == home);
  apply (family, along_genogram_remove (family, home));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_MEMBERSHIP), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram-events/twin", test_twin);
  g_test_add_func ("/genogram-events/twin-later", test_twin_later);
  g_test_add_func ("/genogram-events/step-parent", test_step_parent);
  g_test_add_func ("/genogram-events/father-of-baby", test_father_of_baby);
  g_test_add_func ("/genogram-events/carers", test_carers);
  g_test_add_func ("/genogram-events/losses", test_losses);
  g_test_add_func ("/genogram-events/twins-born", test_twins_born);
  g_test_add_func ("/genogram-events/born-at-home", test_born_at_home);
  g_test_add_func ("/genogram-events/born-elsewhere", test_born_elsewhere);
  g_test_add_func ("/genogram-events/born-in-year", test_born_in_year);
  g_test_add_func ("/genogram-events/one-more-born", test_one_more_born);
  g_test_add_func ("/genogram-events/stillborn", test_stillborn);
  g_test_add_func ("/genogram-events/one-twin-lost", test_one_twin_lost);
  g_test_add_func ("/genogram-events/both-twins-lost", test_both_twins_lost);
  g_test_add_func ("/genogram-events/one-twin-stillborn", test_one_twin_stillborn);
  g_test_add_func ("/genogram-events/surname-alone", test_surname_alone);
  g_test_add_func ("/genogram-events/died", test_died);
  g_test_add_func ("/genogram-events/born-in-month", test_born_in_month);
  g_test_add_func ("/genogram-events/one-pregnancy", test_one_pregnancy);
  g_test_add_func ("/genogram-events/neonatal-death", test_neonatal_death);
  g_test_add_func ("/genogram-events/neonatal-death-in-dialog", test_neonatal_death_in_dialog);
  g_test_add_func ("/genogram-events/neonatal-death-of-twin", test_neonatal_death_of_twin);
  g_test_add_func ("/genogram-events/care", test_care);
  g_test_add_func ("/genogram-events/home", test_home);
  return g_test_run ();
}
