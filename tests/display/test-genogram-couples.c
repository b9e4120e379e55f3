/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of two people, and of the line between them: the records that come of it. No display. */
#include <locale.h>

#include "along-couples.h"
#include "along-graph-family.h"
#include "genogram-support.h"

/* One step: what the two are then. */
static AlongRecord *
step (AlongFamily *family, AlongRecord *couple, AlongCoupleStep what, const char *date, AlongId moved_out)
{
  apply (family, along_genogram_couple_step (family, couple, what, date, moved_out));
  return along_couple_now (family, couple);
}

static void
couple_says (AlongRecord *couple, int kind, int state, const char *from, const char *to)
{
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, kind);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, state);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_FROM), ==, from);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_TO), ==, to);
}

static void
test_couple (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *one = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Keira"), *couple, *child, *same, *divorced, *again;
  AlongRecord *other = PERSON (family, one, ALONG_RELATION_PARTNER, .name = "Kai", .kind = ALONG_COUPLE_KIND_COHABITING, .from = "2019-03");
  AlongId both[2] = { along_record_get_id (one), along_record_get_id (other) };

  couple = first (family, ALONG_KIND_COUPLE);
  child = PERSON (family, one, ALONG_RELATION_CHILD, .name = "Sol", .born = "2020");
  apply (family, along_genogram_moved (family, both, 2, ALONG_ID_NONE, "Bobbin Row", "2019-03"));
  g_assert_true (along_couple_step_fits (couple, ALONG_COUPLE_STEP_MARRIED));
  g_assert_false (along_couple_step_fits (couple, ALONG_COUPLE_STEP_DIVORCED));
  couple = step (family, couple, ALONG_COUPLE_STEP_MARRIED, "2021-08-17", ALONG_ID_NONE);
  couple_says (couple, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2021-08-17", NULL);
  /* They lived together before, and that is not gone. */
  couple_says (first (family, ALONG_KIND_COUPLE), ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2019-03", "2021-08-17");
  g_assert_true (along_genogram_find_couple (family, both[1], both[0]) == couple);
  g_assert_true (along_genogram_couple_of (family, both[0]) == couple);
  g_assert_true (along_genogram_is_parent (family, both[1], along_record_get_id (child)));

  same = step (family, couple, ALONG_COUPLE_STEP_SEPARATED, "2023", both[1]);
  g_assert_true (same == couple);
  couple_says (couple, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2021-08-17", "2023");
  g_assert_null (along_genogram_home_of (family, both[1], along_clock_today ()));
  g_assert_nonnull (along_genogram_home_of (family, both[0], along_clock_today ()));
  g_assert_null (along_genogram_couple_of (family, both[0]));
  g_assert_true (along_couple_step_fits (couple, ALONG_COUPLE_STEP_TOGETHER_AGAIN));
  divorced = step (family, couple, ALONG_COUPLE_STEP_DIVORCED, "2024", ALONG_ID_NONE);
  couple_says (couple, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2021-08-17", "2023");
  couple_says (divorced, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2021-08-17", "2024");
  again = step (family, divorced, ALONG_COUPLE_STEP_TOGETHER_AGAIN, "2025-01", ALONG_ID_NONE);
  couple_says (again, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2025-01", NULL);
  couple_says (divorced, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2021-08-17", "2024");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 4);

  /* A death changes what they are, not what they were. */
  apply (family, along_genogram_died (family, other, "2026-01-03", NULL));
  couple_says (again, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_WIDOWED, "2025-01", "2026-01-03");
  couple_says (first (family, ALONG_KIND_COUPLE), ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2019-03", "2021-08-17");
  /* The children hang on one of them; when it goes they do not. */
  apply (family, along_genogram_remove_couple (family, first (family, ALONG_KIND_COUPLE)));
  g_assert_true (along_genogram_is_parent (family, both[0], along_record_get_id (child)));
  g_assert_true (along_genogram_is_parent (family, both[1], along_record_get_id (child)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 1);
}

/* Apart, and together again: not before they parted; who comes back lives where the other does, if that is said. */
static void
test_together_again (void)
{
  for (int moves = 0; moves < 2; moves++)
    {
      g_autoptr (AlongFamily) family = family_new ();
      AlongRecord *leanne = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Leanne"), *couple;
      AlongRecord *dean = PERSON (family, leanne, ALONG_RELATION_PARTNER, .name = "Dean", .kind = ALONG_COUPLE_KIND_COHABITING, .from = "2019");
      AlongId both[2] = { along_record_get_id (leanne), along_record_get_id (dean) };
      int today = along_clock_today ();

      apply (family, along_genogram_moved (family, both, 2, ALONG_ID_NONE, "Gimlet Street", "2019"));
      couple = step (family, first (family, ALONG_KIND_COUPLE), ALONG_COUPLE_STEP_SEPARATED, "2026-03-01", both[1]);
      g_assert_null (along_genogram_home_of (family, both[1], today));
      {
        g_autofree char *early = along_couple_step_too_early (couple, "2026-02-01"), *same = along_couple_step_too_early (couple, "2026-03");

        g_assert_true (g_str_has_prefix (early, "Separated: 1 March 2026."));
        g_assert_null (same); /* some day of March */
      }
      apply (family, along_genogram_moved (family, &both[1], 1, ALONG_ID_NONE, "Oak Road", "2026-03-01"));
      step (family, couple, ALONG_COUPLE_STEP_TOGETHER_AGAIN, "2026-05-01", moves ? both[1] : ALONG_ID_NONE);
      g_assert_cmpint (along_genogram_shares_home (family, both[0], both[1], today), ==, moves);
      g_assert_cmpstr (along_record_get_text (along_genogram_home_of (family, both[1], today), ALONG_HOUSEHOLD_P_NAME), ==,
                       moves ? "Gimlet Street" : "Oak Road");
    }
}

/* What is left of two, of whom one line was removed, to whoever draws them today. */
static AlongGraphUnion *
drawn (AlongFamily *family, AlongGraph **graph)
{
  g_clear_pointer (graph, along_graph_unref);
  *graph = along_graph_from_family (family, along_clock_today (), 0);
  return along_graph_get_unions (*graph)->len > 0 ? along_graph_get_unions (*graph)->pdata[0] : NULL;
}

/* The line goes, and no other, which nobody drew, stands in its place; or what they were before, if that is what is asked for. */
static void
test_couple_removed (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  g_autoptr (AlongGraph) graph = NULL;
  AlongRecord *one = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Keira"), *before, *now, *child;
  AlongRecord *other = PERSON (family, one, ALONG_RELATION_PARTNER, .name = "Kai", .kind = ALONG_COUPLE_KIND_COHABITING, .from = "2019");

  child = PERSON (family, one, ALONG_RELATION_CHILD, .name = "Sol", .born = "2020");
  before = first (family, ALONG_KIND_COUPLE);
  g_assert_null (along_genogram_couple_before (family, before));
  now = step (family, before, ALONG_COUPLE_STEP_MARRIED, "2021-08-17", ALONG_ID_NONE);
  g_assert_true (along_genogram_couple_before (family, now) == before);
  g_assert_null (along_genogram_couple_before (family, before));
  apply (family, along_genogram_remove_last (family, now));
  g_assert_true (drawn (family, &graph)->kind == ALONG_GRAPH_COHABITING);
  couple_says (first (family, ALONG_KIND_COUPLE), ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2019", NULL);

  /* Who married and parted is not together because the wedding goes: then all goes. */
  before = first (family, ALONG_KIND_COUPLE);
  now = step (family, before, ALONG_COUPLE_STEP_MARRIED, "2021", ALONG_ID_NONE);
  g_assert_true (step (family, now, ALONG_COUPLE_STEP_SEPARATED, "2022", ALONG_ID_NONE) == now);
  g_assert_null (along_genogram_couple_before (family, now));
  now = step (family, now, ALONG_COUPLE_STEP_DIVORCED, "2023", ALONG_ID_NONE);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 3);
  apply (family, along_genogram_remove_last (family, now));
  g_assert_cmpint (drawn (family, &graph)->state, ==, ALONG_GRAPH_SEPARATED);
  now = along_couple_now (family, first (family, ALONG_KIND_COUPLE));
  apply (family, along_genogram_remove_couple (family, now));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 0);
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (one), along_record_get_id (child)));
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (other), along_record_get_id (child)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 2);
}

/* Children of before and after the wedding are of one set of parents. */
static void
test_children_of_both_times (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *one = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Keira"), *couple, *elder, *younger, *links[2];
  AlongId none = ALONG_ID_NONE;

  PERSON (family, one, ALONG_RELATION_PARTNER, .name = "Kai", .kind = ALONG_COUPLE_KIND_COHABITING, .from = "2019");
  elder = PERSON (family, one, ALONG_RELATION_CHILD, .name = "Sol Ray", .born = "2020");
  along_record_set_text (elder, ALONG_PERSON_P_SURNAME, "Ray");
  couple = step (family, first (family, ALONG_KIND_COUPLE), ALONG_COUPLE_STEP_MARRIED, "2021-08-17", none);
  g_assert_cmpstr (along_genogram_guess_surname (family, one, ALONG_RELATION_CHILD, along_record_get_id (couple)), ==, "Ray");
  younger = PERSON (family, one, ALONG_RELATION_CHILD, .name = "Ida Ray", .born = "2022");
  links[0] = along_genogram_parents_of (family, along_record_get_id (elder));
  links[1] = along_genogram_parents_of (family, along_record_get_id (younger));
  g_assert_false (along_id_equal (along_record_get_ref (links[0], ALONG_CHILD_LINK_P_COUPLE), along_record_get_ref (links[1], ALONG_CHILD_LINK_P_COUPLE)));
  g_assert_true (along_couple_same_parents (family, links[0], links[1]));
}

/* Steps of which only the year is known, in the year of what was before. */
static void
test_couple_in_one_year (void)
{
  static const struct
  {
    int kind;
    const char *from, *dates[3];
    AlongCoupleStep steps[3];
    int kind_then, state_then;
  } lives[] = {
    { ALONG_COUPLE_KIND_COHABITING, "2015-06", { "2015" }, { ALONG_COUPLE_STEP_MARRIED }, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT },
    { ALONG_COUPLE_KIND_COHABITING, "2015", { "2015" }, { ALONG_COUPLE_STEP_MARRIED }, ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT },
    { ALONG_COUPLE_KIND_DATING, "2015", { "2015", "2015" }, { ALONG_COUPLE_STEP_MOVED_IN, ALONG_COUPLE_STEP_MARRIED },
      ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT },
    { ALONG_COUPLE_KIND_MARRIED, "2010", { "2019", "2019" }, { ALONG_COUPLE_STEP_SEPARATED, ALONG_COUPLE_STEP_DIVORCED },
      ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED },
    { ALONG_COUPLE_KIND_MARRIED, "2010", { "2019-03", "2019" }, { ALONG_COUPLE_STEP_SEPARATED, ALONG_COUPLE_STEP_DIVORCED },
      ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED },
    { ALONG_COUPLE_KIND_MARRIED, "2010", { "2015-03", "2015" }, { ALONG_COUPLE_STEP_SEPARATED, ALONG_COUPLE_STEP_TOGETHER_AGAIN },
      ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED },
    { ALONG_COUPLE_KIND_MARRIED, "2019", { "2019", "2019", "2019" },
      { ALONG_COUPLE_STEP_SEPARATED, ALONG_COUPLE_STEP_TOGETHER_AGAIN, ALONG_COUPLE_STEP_DIVORCED },
      ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED },
  };

  for (guint l = 0; l < G_N_ELEMENTS (lives); l++)
    {
      g_autoptr (AlongFamily) family = family_new ();
      g_autoptr (AlongCouples) couples = NULL;
      AlongRecord *one = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Keira"), *couple;

      g_test_message ("life %u", l);
      PERSON (family, one, ALONG_RELATION_PARTNER, .name = "Kai", .kind = lives[l].kind, .from = lives[l].from);
      couple = first (family, ALONG_KIND_COUPLE);
      for (guint s = 0; s < G_N_ELEMENTS (lives[l].dates) && lives[l].dates[s] != NULL; s++)
        {
          g_assert_true (along_couple_step_fits (couple, lives[l].steps[s]));
          couple = step (family, couple, lives[l].steps[s], lives[l].dates[s], ALONG_ID_NONE);
        }
      g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, lives[l].kind_then);
      g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, lives[l].state_then);
      couples = along_couples_new (family);
      g_assert_true (along_couples_on (couples, first (family, ALONG_KIND_COUPLE), along_clock_today ()) == couple);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram-couples/steps", test_couple);
  g_test_add_func ("/genogram-couples/together-again", test_together_again);
  g_test_add_func ("/genogram-couples/in-one-year", test_couple_in_one_year);
  g_test_add_func ("/genogram-couples/children-of-both-times", test_children_of_both_times);
  g_test_add_func ("/genogram-couples/removed", test_couple_removed);
  return g_test_run ();
}
