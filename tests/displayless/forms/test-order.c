/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-assessment-order.h"
#include "along-instant.h"

static AlongRecord *
add (GPtrArray *all, const char *day, const char *signed_at)
{
  AlongRecord *record = along_record_new (ALONG_KIND_ASSESSMENT, along_id_new (), ALONG_ID_NONE);
  AlongInstant at;

  along_record_set_text (record, ALONG_ASSESSMENT_P_DATE, day);
  if (signed_at != NULL)
    {
      g_assert_true (along_instant_parse (signed_at, &at));
      along_record_set_instant (record, ALONG_ASSESSMENT_P_SIGNED_AT, &at);
    }
  g_ptr_array_add (all, record);
  return record;
}

static void
assert_words (GPtrArray *all, AlongRecord *record, const char *words)
{
  g_autofree char *said = along_assessment_day_words (record, all);

  g_assert_cmpstr (said, ==, words);
}

static void
assert_sentence (GPtrArray *all, AlongRecord *record, const char *words)
{
  g_autofree char *said = along_assessment_day_sentence (record, all);

  g_assert_cmpstr (said, ==, words);
}

/* Alone on its day it needs no more than the day; of two, each has its time. */
static void
test_times (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  AlongRecord *later = add (all, "2026-11-22", "2026-11-22T15:02:00Z"), *before = add (all, "2026-10-01", NULL);
  AlongRecord *earlier;

  assert_words (all, later, "22 November 2026");
  earlier = add (all, "2026-11-22", "2026-11-22T10:15:00Z");
  assert_words (all, later, "22 November 2026, 15:02");
  assert_words (all, earlier, "22 November 2026, 10:15");
  assert_sentence (all, earlier, "22 November 2026 at 10:15");
  assert_sentence (all, before, "1 October 2026");
  assert_words (all, before, "1 October 2026");
  g_assert_null (along_assessment_mark (before, all));
  g_assert_cmpint (along_assessment_compare (earlier, later), <, 0);
  g_assert_cmpint (along_assessment_compare (later, earlier), >, 0);
  g_assert_cmpint (along_assessment_compare (before, earlier), <, 0);
  g_assert_cmpint (along_assessment_compare (earlier, earlier), ==, 0);
}

/* Of one minute, without a time, or signed on another day than the one it is for: they are counted. */
static void
test_counted (void)
{
  static const char *const unclear[] = { "2026-11-22T10:15:40Z", "2026-11-23T09:00:00Z", NULL };
  static const gboolean before[] = { FALSE, FALSE, TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (unclear); i++)
    {
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
      AlongRecord *one = add (all, "2026-11-22", "2026-11-22T10:15:00Z");
      AlongRecord *other = add (all, "2026-11-22", unclear[i]);

      assert_words (all, before[i] ? other : one, "22 November 2026, 1 of 2");
      assert_words (all, before[i] ? one : other, "22 November 2026, 2 of 2");
      assert_sentence (all, before[i] ? one : other, "22 November 2026, number 2 of 2 that day");
    }
}

/* It is one order, whatever the ids are: of three of which one has no time, none comes before itself. */
static void
test_circle (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
      AlongRecord *late = add (all, "2026-11-22", "2026-11-22T15:02:00Z"), *unclear, *early;

      unclear = add (all, "2026-11-22", NULL);
      early = add (all, "2026-11-22", "2026-11-22T10:15:00Z");
      g_assert_cmpint (along_assessment_compare (unclear, early), <, 0);
      g_assert_cmpint (along_assessment_compare (early, late), <, 0);
      g_assert_cmpint (along_assessment_compare (unclear, late), <, 0);
      g_assert_cmpint (along_assessment_compare (late, unclear), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/order/times", test_times);
  g_test_add_func ("/forms/order/counted", test_counted);
  g_test_add_func ("/forms/order/circle", test_circle);
  return g_test_run ();
}
