/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves, who stays, and what ends by it. */
#include "genogram-shown.h"

#include "along-date-row.h"
#include "genogram-support.h"
#include "genogram/along-ask-dialogs.h"

typedef struct
{
  AlongFamily *family;
  AlongId leanne, dean, theo, grown;
} Home;

/* Leanne with Theo, a baby, and a son who is grown up; with Dean, who is Theo's father, if @father. All at "Gimlet Street". */
static Home
home_new (gboolean father)
{
  Home home = { .family = family_new () };
  AlongRecord *leanne = PERSON (home.family, NULL, ALONG_RELATION_NOBODY, .name = "Leanne", .gender = ALONG_GENDER_FEMALE), *theo;
  g_autofree char *born = along_day_to_edtf (along_clock_today () - 126);
  AlongId all[4];
  guint n = 3;

  theo = PERSON (home.family, leanne, ALONG_RELATION_CHILD, .name = "Theo", .born = born);
  home.grown = along_record_get_id (PERSON (home.family, leanne, ALONG_RELATION_CHILD, .name = "Jermaine", .born = "1999"));
  home.leanne = along_record_get_id (leanne);
  home.theo = along_record_get_id (theo);
  if (father)
    home.dean = along_record_get_id (PERSON (home.family, theo, ALONG_RELATION_PARENT, .name = "Dean", .gender = ALONG_GENDER_MALE));
  all[0] = home.leanne;
  all[1] = home.theo;
  all[2] = home.grown;
  if (father)
    all[n++] = home.dean;
  apply (home.family, along_genogram_moved (home.family, all, n, ALONG_ID_NONE, "Gimlet Street", born));
  return home;
}

static void
says (const Home *home, const AlongId *movers, guint n, const char *words)
{
  g_autofree char *stay = along_genogram_stay_words (home->family, movers, n, along_clock_today ());

  g_assert_cmpstr (stay, ==, words);
}

/* A mother's baby goes along; a child whose father stays does not, nor who is grown up. */
static void
test_goes_along (void)
{
  for (int father = 0; father < 2; father++)
    {
      Home home = home_new (father);
      int today = along_clock_today ();
      g_autoptr (GArray) there = along_genogram_at_home (home.family, home.leanne, today);

      g_assert_cmpuint (there->len, ==, father ? 4 : 3);
      g_assert_true (along_id_equal (g_array_index (there, AlongId, 0), home.leanne));
      g_assert_cmpint (along_genogram_goes_along (home.family, home.leanne, home.theo, today), ==, !father);
      g_assert_false (along_genogram_goes_along (home.family, home.leanne, home.grown, today));
      g_assert_false (along_genogram_goes_along (home.family, home.grown, home.theo, today));
      g_object_unref (home.family);
    }
}

static void
test_stay_words (void)
{
  Home home = home_new (TRUE);
  AlongId movers[] = { home.leanne, home.grown, home.dean, home.theo };

  says (&home, movers, 1, "Theo, Jermaine and Dean stay at Gimlet Street.");
  says (&home, movers, 2, "Theo and Dean stay at Gimlet Street.");
  says (&home, movers, 3, "Theo stays at Gimlet Street. Nobody grown up stays there.");
  says (&home, movers, 4, "Nobody stays at Gimlet Street.");
  says (&home, movers, 0, NULL);
  g_object_unref (home.family);
}

/* A child with two homes who moves with one parent keeps the other's; the one who moves first keeps none. */
static void
test_two_homes (void)
{
  Home home = home_new (FALSE);
  AlongId movers[] = { home.leanne, home.theo };
  AlongRecord *second, *household;
  g_autofree char *today = along_day_to_edtf (along_clock_today ());

  second = PERSON (home.family, NULL, ALONG_RELATION_NOBODY, .name = "Craig");
  home.dean = along_record_get_id (second);
  apply (home.family, along_genogram_change_home (home.family, NULL, "Mill Lane", NULL, (AlongId[]){ home.dean, home.theo }, 2, "2026-07", along_clock_today ()));
  household = along_genogram_home_of (home.family, home.dean, along_clock_today ());
  says (&home, movers, 2, "Jermaine stays at Gimlet Street.");
  says (&home, (AlongId[]){ home.dean, home.theo }, 2, "Nobody stays at Mill Lane.");
  apply (home.family, along_genogram_moved (home.family, movers, 2, ALONG_ID_NONE, "Oak Road", today));
  g_assert_true (along_genogram_lives_in (home.family, home.theo, along_record_get_id (household), along_clock_today ()));
  g_assert_true (along_genogram_shares_home (home.family, home.leanne, home.theo, along_clock_today ()));
  g_assert_false (along_genogram_shares_home (home.family, home.grown, home.theo, along_clock_today ()));
  g_object_unref (home.family);
}

static AlongRecord *
couple_new (Home *home, AlongId one, AlongId other)
{
  AlongRecord *couple;

  apply (home->family, along_genogram_add_couple (home->family, along_family_lookup (home->family, one), along_family_lookup (home->family, other),
                                                  ALONG_COUPLE_KIND_DATING, ALONG_COUPLE_STATE_CURRENT, "2025", NULL));
  couple = along_genogram_find_couple (home->family, one, other);
  g_assert_nonnull (couple);
  return couple;
}

static guint
count_homes (Home *home, AlongId person)
{
  guint n = 0;
  AlongRecord *household;

  ALONG_FOREACH (household, home->family, ALONG_KIND_HOUSEHOLD)
    n += along_genogram_lives_in (home->family, person, along_record_get_id (household), along_clock_today ());
  return n;
}

/* A mother who moves in with somebody takes her baby along, and nobody who is grown up; a baby who has a second home there has that one
 * home then. */
static void
test_moved_in (void)
{
  for (int second = 0; second < 2; second++)
    {
      Home home = home_new (FALSE);
      g_autofree char *today = along_day_to_edtf (along_clock_today ());
      AlongId there[] = { ALONG_ID_NONE, home.theo };
      AlongRecord *lane;
      guint before;

      there[0] = home.dean = along_record_get_id (PERSON (home.family, NULL, ALONG_RELATION_NOBODY, .name = "Craig"));
      apply (home.family, along_genogram_change_home (home.family, NULL, "Mill Lane", NULL, there, second ? 2 : 1, "2026-07", along_clock_today ()));
      lane = along_genogram_home_of (home.family, home.dean, along_clock_today ());
      before = along_family_count (home.family, ALONG_KIND_MEMBERSHIP);
      apply (home.family, along_genogram_couple_step (home.family, couple_new (&home, home.leanne, home.dean), ALONG_COUPLE_STEP_MOVED_IN, today, home.leanne));
      g_assert_true (along_genogram_lives_in (home.family, home.leanne, along_record_get_id (lane), along_clock_today ()));
      g_assert_true (along_genogram_lives_in (home.family, home.theo, along_record_get_id (lane), along_clock_today ()));
      g_assert_false (along_genogram_lives_in (home.family, home.grown, along_record_get_id (lane), along_clock_today ()));
      g_assert_cmpuint (along_family_count (home.family, ALONG_KIND_MEMBERSHIP), ==, before + (second ? 1 : 2));
      g_assert_cmpuint (count_homes (&home, home.grown), ==, 1);
      g_object_unref (home.family);
    }
}

/* What ends on a day: what is open, and what was to end later; not what was over, nor what begins later. */
static void
test_ends (void)
{
  static const struct
  {
    const char *from, *to, *after;
  } rows[] = {
    { "2024-01-01", NULL, "2024-05-06" },
    { "2024-01-01", "2024-12-31", "2024-05-06" },
    { "2024-01-01", "2024-05", "2024-05-06" }, /* some day of May: that one */
    { "2023-01-01", "2024-02-01", "2024-02-01" },
    { "2024-06-01", "2024-12-31", "2024-12-31" },
    { "2024-06-01", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AlongFamily) family = family_new ();
      AlongRecord *child = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Alfie"), *legal;
      g_autoptr (AlongEdit) edit = along_edit_new ("", along_family_get_id (family)), ended = along_edit_new ("", along_family_get_id (family));
      AlongId id = along_record_get_id (child);

      legal = along_edit_create (edit, ALONG_KIND_LEGAL_STATUS);
      along_record_set_ref (legal, ALONG_LEGAL_STATUS_P_CHILD, id);
      along_record_set_enum (legal, ALONG_LEGAL_STATUS_P_CODE, ALONG_LEGAL_CODE_C1);
      along_record_set_text (legal, ALONG_LEGAL_STATUS_P_FROM, rows[i].from);
      along_record_set_text (legal, ALONG_LEGAL_STATUS_P_TO, rows[i].to);
      apply (family, g_steal_pointer (&edit));
      legal = first (family, ALONG_KIND_LEGAL_STATUS);
      along_events_end (ended, family, ALONG_KIND_LEGAL_STATUS, id, "2024-05-06");
      g_assert_cmpuint (along_edit_get_n (ended), ==, g_strcmp0 (rows[i].to, rows[i].after) == 0 ? 0 : 1);
      if (along_edit_get_n (ended) == 0)
        continue;
      g_assert_cmpstr (along_record_get_text (along_edit_get_change (ended, 0)->before, ALONG_LEGAL_STATUS_P_TO), ==, rows[i].to);
      apply (family, g_object_ref (ended));
      g_assert_cmpstr (along_record_get_text (legal, ALONG_LEGAL_STATUS_P_TO), ==, rows[i].after);
    }
}

/* Where somebody lived before what is known can be written down: what began later is left as it is. */
static void
test_moved_before (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *leanne = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Leanne", .gender = ALONG_GENDER_FEMALE), *oak;
  AlongId id = along_record_get_id (leanne);
  int then = along_date_first_day ("2024-06-01");

  apply (family, along_genogram_moved (family, &id, 1, ALONG_ID_NONE, "Oak Road", "2025-03-01"));
  oak = first (family, ALONG_KIND_MEMBERSHIP);
  g_assert_null (along_genogram_home_of (family, id, then));
  apply (family, along_genogram_moved (family, &id, 1, ALONG_ID_NONE, "Mill Lane", "2024-02"));
  g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, id, then), ALONG_HOUSEHOLD_P_NAME), ==, "Mill Lane");
  g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, id, along_clock_today ()), ALONG_HOUSEHOLD_P_NAME), ==, "Oak Road");
  g_assert_cmpstr (along_record_get_text (oak, ALONG_MEMBERSHIP_P_FROM), ==, "2025-03-01");
  g_assert_false (along_record_has (oak, ALONG_MEMBERSHIP_P_TO));
}

int
main (int argc, char *argv[])
{
  if (!pages_init (&argc, &argv))
    return 77;
  g_test_add_func ("/genogram-moves/goes-along", test_goes_along);
  g_test_add_func ("/genogram-moves/stay-words", test_stay_words);
  g_test_add_func ("/genogram-moves/two-homes", test_two_homes);
  g_test_add_func ("/genogram-moves/ends", test_ends);
  g_test_add_func ("/genogram-moves/moved-before", test_moved_before);
  g_test_add_func ("/genogram-moves/moved-in", test_moved_in);
  return pages_run ();
}
