/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of birth or of death that was wrong is put right in somebody's own dialog: what followed from it follows. No display. */
#include <locale.h>

#include "genogram-support.h"

#include "along-facts.h"
#include "along-graph-people.h"
#include "genogram/along-genogram-page-private.h"

#define BIRTH(day, count) { .date = day, .minutes = 4 * 60 + 42, .living = -1, .n = count, \
                            .babies = { { "Sol", "Mensah", ALONG_GENDER_MALE }, { "Ada", "Mensah", ALONG_GENDER_FEMALE } } }

static AlongRecord *
baby_of (AlongFamily *family, AlongRecord *pregnancy, guint i)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  g_assert_cmpuint (i, <, n);
  return along_family_find (family, ALONG_KIND_PERSON, babies[i]);
}

/* What is written in the dialog of @person: all that is not said stays. */
static void
put_right (AlongFamily *family, AlongRecord *person, const char *born, const char *died)
{
  g_autofree char *name = g_strdup (along_record_get_text (person, ALONG_PERSON_P_NAME));

  apply (family, along_genogram_change_person (family, person, &(AlongPersonFields){ .name = name, .born = born, .died = died }));
}

static void
assert_born (AlongRecord *pregnancy, const char *day)
{
  g_assert_cmpint (along_facts_born (pregnancy), ==, along_date_first_day (day));
}

static int
outcome_of (AlongRecord *pregnancy)
{
  return along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME);
}

/* --- Births --- */

static void
test_birth (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby = baby_of (family, pregnancy, 0);
  AlongBirth birth = BIRTH ("2024-05-06", 1);
  AlongInstant at;
  int hour, minute;

  apply (family, along_genogram_born (family, pregnancy, &birth));
  put_right (family, baby, "2024-05-05", NULL);
  assert_born (pregnancy, "2024-05-05");
  g_assert_true (along_record_get_instant (pregnancy, ALONG_PREGNANCY_P_BORN, &at));
  g_assert_false (at.day_only);
  along_instant_local_time (&at, &hour, &minute);
  g_assert_cmpint (hour * 60 + minute, ==, birth.minutes);
  /* Of a month no day is made, and none is left standing. */
  put_right (family, baby, "2024-05", NULL);
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_BORN));
  g_assert_cmpint (outcome_of (pregnancy), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  put_right (family, baby, "2024-05-04", NULL);
  assert_born (pregnancy, "2024-05-04");
}

/* Nothing but the name is changed: a day that only the pregnancy has stays. */
static void
test_birth_untouched (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby = baby_of (family, pregnancy, 0);
  AlongBirth birth = BIRTH ("2024-05-06", 1);

  apply (family, along_genogram_born (family, pregnancy, &birth));
  along_record_unset (baby, ALONG_PERSON_P_BORN);
  put_right (family, baby, NULL, NULL);
  assert_born (pregnancy, "2024-05-06");
}

/* Twins may be born either side of midnight: the other one's day stays as it was written; the pregnancy has the first. */
static void
test_birth_of_twins (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *one = baby_of (family, pregnancy, 0), *other = baby_of (family, pregnancy, 1);
  AlongBirth birth = BIRTH ("2024-05-06", 2);

  apply (family, along_genogram_born (family, pregnancy, &birth));
  put_right (family, other, "2024-05-07", NULL);
  assert_born (pregnancy, "2024-05-06");
  g_assert_cmpstr (along_record_get_text (one, ALONG_PERSON_P_BORN), ==, "2024-05-06");
  put_right (family, one, "2024-05-05", NULL);
  assert_born (pregnancy, "2024-05-05");
  put_right (family, one, "2024-05-08", NULL);
  assert_born (pregnancy, "2024-05-07");
}

/* One of two who are expected is said to be born: the other still is expected, and is born by the event or the same way. */
static void
test_one_twin_born (void)
{
  for (int by_event = 0; by_event < 2; by_event++)
    {
      g_autoptr (AlongFamily) family = family_new ();
      AlongRecord *pregnancy = expecting (family, 2), *one = baby_of (family, pregnancy, 0), *other = baby_of (family, pregnancy, 1);
      AlongBirth birth = BIRTH ("2024-05-07", 2);

      put_right (family, one, "2024-05-06", NULL);
      g_assert_cmpint (outcome_of (pregnancy), ==, ALONG_PREGNANCY_OUTCOME_OPEN);
      g_assert_null (along_genogram_expected (family, along_record_get_id (one)));
      g_assert_true (along_genogram_expected (family, along_record_get_id (other)) == pregnancy);
      if (by_event)
        apply (family, along_genogram_born (family, pregnancy, &birth));
      else
        put_right (family, other, "2024-05-07", NULL);
      g_assert_cmpint (outcome_of (pregnancy), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
      g_assert_cmpstr (along_record_get_text (one, ALONG_PERSON_P_BORN), ==, "2024-05-06");
      g_assert_cmpstr (along_record_get_text (other, ALONG_PERSON_P_BORN), ==, "2024-05-07");
      assert_born (pregnancy, "2024-05-06");
    }
}

static AlongGraphPerson *
drawn (AlongGraph *graph, AlongRecord *person)
{
  g_autofree char *key = along_graph_key (along_record_get_id (person));
  AlongGraphPerson *found = along_graph_find_person (graph, key);

  g_assert_nonnull (found);
  return found;
}

/* That the baby is born is said, and no more: it is drawn as somebody who is there, not as expected for ever; and if it died soon after, as
 * somebody who died. */
static void
test_born_without_day (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby = baby_of (family, pregnancy, 0);
  int today = along_clock_today ();
  g_autoptr (AlongGraph) expected = along_graph_from_family (family, today, 0);
  g_autoptr (AlongGraph) born = NULL;
  g_autoptr (AlongGraph) before = NULL;
  g_autoptr (AlongGraph) died = NULL;

  g_assert_cmpint (drawn (expected, baby)->kind, ==, ALONG_GRAPH_PREGNANCY);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  born = along_graph_from_family (family, today, 0);
  g_assert_cmpint (drawn (born, baby)->kind, ==, ALONG_GRAPH_PERSON);
  g_assert_false (drawn (born, baby)->dead);
  before = along_graph_from_family (family, today - 50, ALONG_GRAPH_PAST);
  g_assert_cmpint (drawn (before, baby)->kind, ==, ALONG_GRAPH_PREGNANCY);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  died = along_graph_from_family (family, today, 0);
  g_assert_cmpint (drawn (died, baby)->kind, ==, ALONG_GRAPH_PERSON);
  g_assert_true (drawn (died, baby)->dead);
}

/* Whether @what can have happened to @person, by the menu. */
static gboolean
is_offered (AlongFamily *family, AlongRecord *person, const char *words)
{
  g_autoptr (GMenu) menu = along_genogram_happened_menu (family, person, along_clock_today ());
  gboolean found = FALSE;

  for (int i = 0; i < g_menu_model_get_n_items (G_MENU_MODEL (menu)); i++)
    {
      g_autofree char *label = NULL;

      g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      found = found || g_str_equal (label, words);
    }
  return found;
}

/* Where only “Baby born” was chosen for the pregnancy, the birth can still be written down; then no more. */
static void
test_birth_offered (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby = baby_of (family, pregnancy, 0);
  AlongBirth birth = BIRTH ("2024-05-06", 1);

  g_assert_true (is_offered (family, baby, "The pregnancy was lost…"));
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_true (is_offered (family, baby, "Baby is born…"));
  g_assert_false (is_offered (family, baby, "The pregnancy was lost…"));
  apply (family, along_genogram_born (family, pregnancy, &birth));
  g_assert_false (is_offered (family, baby, "Baby is born…"));
  assert_born (pregnancy, "2024-05-06");
}

/* What stood there and was emptied is gone; of a twin who was lost nothing is said but what was typed of them. */
static void
test_emptied (void)
{
  g_autoptr (AlongFamily) family = family_new (), twins = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *two = expecting (twins, 2), *lost;
  AlongBirth birth = BIRTH ("2024-05-06", 1);
  AlongLoss loss = { .outcome = ALONG_PREGNANCY_OUTCOME_MISCARRIAGE, .ended = "2024-05-06", .babies = { { .lost = TRUE } } };

  along_record_set_text (pregnancy, ALONG_PREGNANCY_P_PLACE, "Home");
  along_record_set_text (pregnancy, ALONG_PREGNANCY_P_MODE_OF_BIRTH, "In water");
  apply (family, along_genogram_born (family, pregnancy, &birth));
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_PLACE));
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_MODE_OF_BIRTH));
  along_record_set_text (two, ALONG_PREGNANCY_P_NOTE, "Of both");
  apply (twins, along_genogram_lost (twins, two, &loss));
  lost = along_family_nth (twins, ALONG_KIND_PREGNANCY, 1);
  g_assert_false (along_record_has (lost, ALONG_PREGNANCY_P_NOTE));
  g_assert_cmpstr (along_record_get_text (two, ALONG_PREGNANCY_P_NOTE), ==, "Of both");
  apply (twins, along_genogram_lost (twins, two, &loss));
  g_assert_false (along_record_has (two, ALONG_PREGNANCY_P_NOTE));
}

static AlongRecord *
living_new (AlongFamily *family, AlongId child, int where, const char *from)
{
  AlongRecord *living = along_record_new (ALONG_KIND_LIVING, along_id_new (), along_family_get_id (family));

  along_record_set_ref (living, ALONG_LIVING_P_CHILD, child);
  along_record_set_enum (living, ALONG_LIVING_P_LIVING, where);
  along_record_set_text (living, ALONG_LIVING_P_FROM, from);
  along_family_add (family, living);
  return living;
}

/* What is written down from a later day on stays, and the first place lasts until then; that the baby is not born yet is so no more. */
static void
test_lives_later (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby = baby_of (family, pregnancy, 0);
  g_autoptr (AlongRecord) unborn = living_new (family, along_record_get_id (baby), ALONG_LIVING_UNBORN, "2024-05-10");
  g_autoptr (AlongRecord) later = living_new (family, along_record_get_id (baby), ALONG_LIVING_FATHER, "2024-05-20");
  AlongRecord *now;
  AlongBirth birth = BIRTH ("2024-05-06", 1);

  birth.living = ALONG_LIVING_HOSPITAL;
  apply (family, along_genogram_born (family, pregnancy, &birth));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_LIVING), ==, 2);
  g_assert_null (along_family_find (family, ALONG_KIND_LIVING, along_record_get_id (unborn)));
  g_assert_false (along_record_has (later, ALONG_LIVING_P_TO));
  now = along_family_nth (family, ALONG_KIND_LIVING, 1);
  g_assert_cmpint (along_record_get_enum (now, ALONG_LIVING_P_LIVING), ==, ALONG_LIVING_HOSPITAL);
  g_assert_cmpstr (along_record_get_text (now, ALONG_LIVING_P_TO), ==, "2024-05-20");
}

/* --- Deaths --- */

/* A newborn’s day of death is put right, within the first weeks and beyond them. */
static void
test_neonatal_death (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *baby = baby_of (family, pregnancy, 0);
  AlongBirth birth = BIRTH ("2024-05-06", 1);

  apply (family, along_genogram_born (family, pregnancy, &birth));
  apply (family, along_genogram_died (family, baby, "2024-05-08", NULL));
  put_right (family, baby, "2024-05-06", "2024-05-09");
  g_assert_cmpint (outcome_of (pregnancy), ==, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  g_assert_cmpstr (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED), ==, "2024-05-09");
  put_right (family, baby, "2024-05-06", "2024-07-15");
  g_assert_cmpint (outcome_of (pregnancy), ==, ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_ENDED));
  /* The day of birth tells it, too. */
  put_right (family, baby, "2024-07-01", "2024-07-15");
  g_assert_cmpint (outcome_of (pregnancy), ==, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
  assert_born (pregnancy, "2024-07-01");
  /* Of a month there is no telling: it stays what it was said to be. */
  put_right (family, baby, "2024-06", "2024-07-15");
  g_assert_cmpint (outcome_of (pregnancy), ==, ALONG_PREGNANCY_OUTCOME_NEONATAL_DEATH);
}

/* Of twins who both died as newborns the pregnancy has the later day. */
static void
test_neonatal_deaths (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *one = baby_of (family, pregnancy, 0), *other = baby_of (family, pregnancy, 1);
  AlongBirth birth = BIRTH ("2024-05-06", 2);

  apply (family, along_genogram_born (family, pregnancy, &birth));
  apply (family, along_genogram_died (family, one, "2024-05-08", NULL));
  apply (family, along_genogram_died (family, other, "2024-05-12", NULL));
  put_right (family, one, "2024-05-06", "2024-05-09");
  g_assert_cmpstr (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED), ==, "2024-05-12");
  put_right (family, other, "2024-05-06", "2024-05-07");
  g_assert_cmpstr (along_record_get_text (pregnancy, ALONG_PREGNANCY_P_ENDED), ==, "2024-05-09");
}

/* A death that was written down of the wrong person, or for the wrong day. */
static void
test_death (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *jean = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Jean"), *roy, *couple, *before;
  AlongId both[2], home;

  roy = PERSON (family, jean, ALONG_RELATION_PARTNER, .name = "Roy", .kind = ALONG_COUPLE_KIND_MARRIED, .from = "1980");
  both[0] = along_record_get_id (jean);
  both[1] = along_record_get_id (roy);
  couple = first (family, ALONG_KIND_COUPLE);
  apply (family, along_genogram_moved (family, &both[1], 1, ALONG_ID_NONE, "Mill Lane", "1979"));
  before = first (family, ALONG_KIND_MEMBERSHIP);
  apply (family, along_genogram_moved (family, both, 2, ALONG_ID_NONE, "Oak Road", "1981"));
  apply (family, along_genogram_died (family, roy, "2020-11-25", NULL));
  put_right (family, roy, NULL, "2020-11-20");
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_WIDOWED);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_TO), ==, "2020-11-20");
  put_right (family, roy, NULL, NULL);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_CURRENT);
  g_assert_false (along_record_has (couple, ALONG_COUPLE_P_TO));
  g_assert_true (along_genogram_couple_of (family, both[1]) == couple);
  g_assert_nonnull (along_genogram_home_of (family, both[1], along_clock_today ()));
  home = along_record_get_id (along_genogram_home_of (family, both[1], along_clock_today ()));
  g_assert_true (along_genogram_lives_in (family, both[0], home, along_clock_today ()));
  /* What ended otherwise stays ended. */
  g_assert_cmpstr (along_record_get_text (before, ALONG_MEMBERSHIP_P_TO), ==, "1981");
}

/* Both died: taking back the one death leaves the couple parted by the other. */
static void
test_death_of_both (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *jean = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Jean"), *roy, *couple;

  roy = PERSON (family, jean, ALONG_RELATION_PARTNER, .name = "Roy", .kind = ALONG_COUPLE_KIND_MARRIED);
  couple = first (family, ALONG_KIND_COUPLE);
  apply (family, along_genogram_died (family, roy, "2020-11-25", NULL));
  apply (family, along_genogram_died (family, jean, "2022-01-02", NULL));
  put_right (family, roy, NULL, NULL);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_WIDOWED);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_TO), ==, "2022-01-02");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram-put-right/birth", test_birth);
  g_test_add_func ("/genogram-put-right/birth-untouched", test_birth_untouched);
  g_test_add_func ("/genogram-put-right/birth-of-twins", test_birth_of_twins);
  g_test_add_func ("/genogram-put-right/one-twin-born", test_one_twin_born);
  g_test_add_func ("/genogram-put-right/born-without-day", test_born_without_day);
  g_test_add_func ("/genogram-put-right/birth-offered", test_birth_offered);
  g_test_add_func ("/genogram-put-right/emptied", test_emptied);
  g_test_add_func ("/genogram-put-right/lives-later", test_lives_later);
  g_test_add_func ("/genogram-put-right/neonatal-death", test_neonatal_death);
  g_test_add_func ("/genogram-put-right/neonatal-deaths", test_neonatal_deaths);
  g_test_add_func ("/genogram-put-right/death", test_death);
  g_test_add_func ("/genogram-put-right/death-of-both", test_death_of_both);
  return g_test_run ();
}
