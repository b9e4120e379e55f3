/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F17 from the record, and what is said of it. */
#include "along-crowding.h"

#include "along-date.h"

static int today;

static AlongId
id (const char *name)
{
  return along_id_from_name (name);
}

static void
add_contact (AlongFamily *family, const char *professional, int day, gboolean joint)
{
  static int nth;
  g_autofree char *key = g_strdup_printf ("contact %d", nth++);
  g_autoptr (AlongRecord) record = along_record_new (ALONG_KIND_PROFESSIONAL_CONTACT, id (key), along_family_get_id (family));

  along_record_set_ref (record, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL, id (professional));
  along_record_set_day (record, ALONG_PROFESSIONAL_CONTACT_P_DATE, day);
  along_record_set_text (record, ALONG_PROFESSIONAL_CONTACT_P_PLACE, "home");
  along_record_set_bool (record, ALONG_PROFESSIONAL_CONTACT_P_JOINT, joint);
  along_family_add (family, record);
}

static void
assert_words (AlongFamily *family, AlongFamily *team, const char *words)
{
  g_autofree char *said = along_crowding_words (family, team, today);

  g_assert_cmpstr (said, ==, words);
}

static void
test_words (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family")), team = along_family_new (ALONG_ID_NONE);
  g_autoptr (AlongRecord) programme = along_record_new (ALONG_KIND_PROGRAMME, id ("programme"), ALONG_ID_NONE);
  AlongCrowding crowding;

  assert_words (family, NULL, NULL);
  add_contact (family, "A", today - 28, FALSE); /* four weeks are over */
  add_contact (family, "A", today + 1, FALSE);  /* is to come */
  assert_words (family, NULL, NULL);
  add_contact (family, "A", today - 27, FALSE);
  assert_words (family, NULL, "1 person outside the programme came in the last 4 weeks.");
  for (int i = 0; i < 5; i++)
    add_contact (family, (const char *[]){ "B", "C", "D", "E", "F" }[i], today - 3 - 5 * i, TRUE);
  along_crowding_from_family (family, today, &crowding);
  g_assert_cmpint (crowding.people, ==, 6);
  g_assert_cmpfloat (crowding.home_visits, ==, 1.5);
  g_assert_true (along_crowding_is_much (family, NULL, today));
  /* more than five; those who come jointly do so already */
  assert_words (family, NULL, "6 people visit most weeks.");
  add_contact (family, "B", today - 25, FALSE);
  assert_words (family, NULL, "6 people visit most weeks. Two could come together.");
  along_record_set_int (programme, ALONG_PROGRAMME_P_CROWDING, 6);
  along_family_add (team, programme);
  g_assert_false (along_crowding_is_much (family, team, today));
  assert_words (family, team, "6 people outside the programme came in the last 4 weeks.");
}

/* The pair that came near each other most often. */
static void
test_together (void)
{
  g_autoptr (AlongFamily) family = along_family_new (id ("family"));
  AlongId one, other;

  add_contact (family, "A", today, FALSE);
  add_contact (family, "A", today - 10, FALSE);
  g_assert_cmpuint (along_crowding_together (family, today, &one, &other), ==, 0);
  g_assert_true (along_id_is_none (one));
  add_contact (family, "B", today - 6, FALSE); /* four days from either */
  g_assert_cmpuint (along_crowding_together (family, today, &one, &other), ==, 0);
  add_contact (family, "C", today - 2, FALSE);
  add_contact (family, "D", today - 3, FALSE);
  add_contact (family, "D", today - 9, FALSE);
  g_assert_cmpuint (along_crowding_together (family, today, &one, &other), ==, 2);
  g_assert_true (along_id_equal (one, id ("A")) || along_id_equal (other, id ("A")));
  g_assert_true (along_id_equal (one, id ("D")) || along_id_equal (other, id ("D")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  today = along_day_from_ymd (2026, 3, 12);
  g_test_add_func ("/timeline/crowding/words", test_words);
  g_test_add_func ("/timeline/crowding/together", test_together);
  return g_test_run ();
}
