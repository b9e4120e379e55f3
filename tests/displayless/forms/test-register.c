/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score register: change in words, thresholds, which scores belong together. */
#include "along-forms-builtin.h"
#include "along-score-register.h"

#include <math.h>

/* Jacobson and Truax 1991: SD 7.5, reliability 0.88 makes a standard error of a difference of 3.67, so 7.2 points. */
static void
test_reliable (void)
{
  static const struct { double sd, reliability, points; } table[] = {
    { 7.5, 0.88, 7.2015 }, { 10, 0.8, 12.3961 }, { 1, 0, 2.7719 }, { 5, 0.5, 9.8 },
    { 0, 0.8, NAN },       { -1, 0.8, NAN },     { 5, 1, NAN },    { 5, 1.2, NAN }, { 5, -0.1, NAN }, { NAN, 0.8, NAN }, { 5, NAN, NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double points = along_change_reliable_points (table[i].sd, table[i].reliability);

      if (isnan (table[i].points))
        g_assert_true (isnan (points));
      else
        g_assert_cmpfloat_with_epsilon (points, table[i].points, 1e-4);
    }
}

static void
test_judge (void)
{
  static const struct { double before, after; int better; double points; const char *words; } table[] = {
    { 19, 15, ALONG_BETTER_LOWER, 4, "reliably better" },
    { 19, 16, ALONG_BETTER_LOWER, 4, "better, within measurement error" },
    { 15, 18, ALONG_BETTER_LOWER, 4, "worse, within measurement error" },
    { 15, 19, ALONG_BETTER_LOWER, 4, "reliably worse" },
    { 15, 15, ALONG_BETTER_LOWER, 4, "no change" },
    { 40, 43, ALONG_BETTER_HIGHER, 3, "reliably better" },
    { 40, 37, ALONG_BETTER_HIGHER, 3, "reliably worse" },
    { 40, 42, ALONG_BETTER_HIGHER, NAN, "better" },
    { 40, 12, ALONG_BETTER_HIGHER, NAN, "worse" },
    { 40, 42, ALONG_ENUM_UNSET, 3, "up" },
    { 40, 12, ALONG_ENUM_UNSET, NAN, "down" },
    { 0.3, 0.1 + 0.2, ALONG_BETTER_LOWER, NAN, "no change" },
    { 1.1, 4.1, ALONG_BETTER_HIGHER, 3, "reliably better" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (along_change_words (along_change_judge (table[i].before, table[i].after, table[i].better, table[i].points)), ==, table[i].words);
  g_assert_true (along_change_is_past (13, 13, ALONG_BETTER_LOWER));
  g_assert_false (along_change_is_past (12, 13, ALONG_BETTER_LOWER));
  g_assert_true (along_change_is_past (39, 39, ALONG_BETTER_HIGHER));
  g_assert_false (along_change_is_past (40, 39, ALONG_BETTER_HIGHER));
}

static AlongRecord *
add (AlongFamily *family, const char *instrument, const char *version, AlongId about, const char *date, const char *total)
{
  AlongRecord *score = along_record_new (ALONG_KIND_SCORE, along_id_new (), along_family_get_id (family));

  along_record_set_text (score, ALONG_SCORE_P_INSTRUMENT, instrument);
  along_record_set_text (score, ALONG_SCORE_P_VERSION, version);
  along_record_set_text (score, ALONG_SCORE_P_DATE, date);
  along_record_set_ref (score, ALONG_SCORE_P_ABOUT, about);
  along_record_set_text (score, ALONG_SCORE_P_TOTAL, total);
  along_record_set_enum (score, ALONG_SCORE_P_BETTER, ALONG_BETTER_LOWER);
  along_family_add (family, score);
  g_object_unref (score);
  return score;
}

/* A property over many: each score is in exactly one list, and none of a list comes before its neighbour. */
static void
test_together (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongId keira = along_id_new (), sam = along_id_new ();
  g_autoptr (GPtrArray) list = NULL;
  AlongRecord *last;
  AlongMeasured *epds;
  g_autofree char *all = NULL, *within = NULL, *none = NULL, *meaning = NULL, *more = NULL, *words = NULL;

  add (family, "EPDS", NULL, keira, "2026-03-12", "14");
  add (family, "epds", NULL, keira, "2026-01-08", "19");
  add (family, "Edinburgh Postnatal Depression Scale", NULL, keira, "2026-05-20", NULL);
  last = add (family, "EPDS", NULL, keira, "2026-06-01", "11");
  add (family, "EPDS", NULL, sam, "2026-03-12", "4");
  add (family, "Our own scale", "2", keira, "2026-02-01", "3");
  add (family, "our own SCALE", "2", keira, "2026-02-03", "2");
  add (family, "Our own scale", "1", keira, "2026-02-02", "3");
  along_record_set_text (last, ALONG_SCORE_P_CUT_OFF, "13");
  along_record_set_text (last, ALONG_SCORE_P_MAXIMUM, "30");
  along_record_set_enum (last, ALONG_SCORE_P_SAFETY_ITEM, ALONG_SAFETY_ITEM_YES);
  along_record_set_text (last, ALONG_SCORE_P_DONE_BY, "health visitor");
  along_record_set_text (last, ALONG_SCORE_P_SUBSCALES, "[{\"name\":\"Mood\",\"value\":\"7\"},{\"name\":\"Worry\",\"value\":\"4\"},17,{\"name\":3}]");
  list = along_measured_list (family);
  g_assert_cmpuint (list->len, ==, 4);
  epds = g_ptr_array_index (list, 0);
  g_assert_cmpuint (epds->scores->len, ==, 4);
  g_assert_true (epds->instrument == along_instrument_find ("EPDS"));
  for (guint i = 0; i < list->len; i++)
    {
      const AlongMeasured *one = g_ptr_array_index (list, i);

      for (guint k = 1; k < one->scores->len; k++)
        g_assert_cmpint (along_record_get_day (one->scores->pdata[k - 1], ALONG_SCORE_P_DATE), <=,
                         along_record_get_day (one->scores->pdata[k], ALONG_SCORE_P_DATE));
    }
  all = along_measured_change_words (epds, 0, 3);
  within = along_measured_change_words (epds, 1, 3);
  none = along_measured_change_words (epds, 2, 3);
  g_assert_cmpstr (all, ==, "Since 8 January 2026: reliably better, from 19 to 11. It has crossed the threshold of 13.");
  g_assert_cmpstr (within, ==, "Since 12 March 2026: better, within measurement error, from 14 to 11. It has crossed the threshold of 13.");
  g_assert_null (none);
  words = along_score_record_words (last);
  meaning = along_score_record_meaning (last);
  more = along_score_record_more (last);
  g_assert_cmpstr (words, ==, "11 of 30");
  g_assert_cmpstr (meaning, ==, "lower is better; 10 or more: depression is possible; on the better side of the threshold of 13; safety question answered yes");
  g_assert_cmpstr (more, ==, "Mood 7; Worry 4\nDone by health visitor");
}

static void
test_parts (void)
{
  g_autoptr (GPtrArray) parts = along_parts_read (NULL), broken = along_parts_read ("{not json"), object = along_parts_read ("{\"a\":1}");
  g_autofree char *nothing = along_parts_write (parts), *json = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_null (nothing);
  g_assert_cmpuint (broken->len + object->len, ==, 0);
  along_parts_add (parts, "Warmth", "21");
  along_parts_add (parts, "Invasion \"and\" more", "3.5");
  json = along_parts_write (parts);
  again = along_parts_read (json);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((AlongPart *) again->pdata[1])->name, ==, "Invasion \"and\" more");
  g_assert_cmpstr (((AlongPart *) again->pdata[1])->value, ==, "3.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_forms_register ();
  g_test_add_func ("/forms/register/reliable", test_reliable);
  g_test_add_func ("/forms/register/judge", test_judge);
  g_test_add_func ("/forms/register/together", test_together);
  g_test_add_func ("/forms/register/parts", test_parts);
  return g_test_run ();
}
