/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-check.h"
#include "along-facts.h"

#define NOW 1772000000000LL /* 25 February 2026 */

static AlongRecord *
person (AlongEdit *edit, const char *name)
{
  AlongRecord *record = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_UNKNOWN);
  return record;
}

static AlongRecord *
child_of (AlongEdit *edit, AlongRecord *child, AlongRecord *parent)
{
  AlongRecord *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);

  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (child));
  along_record_set_ref (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (parent));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  return link;
}

static void
assert_refused (AlongEdit *edit, AlongFamily *family, AlongCheckError code, int property)
{
  g_autoptr (GError) error = NULL;
  AlongCheckPlace place;

  g_assert_false (along_check_edit (edit, family, NOW, &place, &error));
  g_assert_error (error, ALONG_CHECK_ERROR, (int) code);
  g_assert_cmpint (place.property, ==, property);
}

static void
test_needed (void)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("t", along_id_new ());
  AlongRecord *record = person (edit, "Jade");

  g_assert_true (along_check_edit (edit, NULL, NOW, NULL, NULL));
  along_record_unset (record, ALONG_PERSON_P_NAME);
  assert_refused (edit, NULL, ALONG_CHECK_ERROR_NEEDED, ALONG_PERSON_P_NAME);
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Jade");
  along_record_set_text (record, ALONG_PERSON_P_BORN, "2025-02-30");
  assert_refused (edit, NULL, ALONG_CHECK_ERROR_IMPOSSIBLE, ALONG_PERSON_P_BORN);
  along_record_set_text (record, ALONG_PERSON_P_BORN, "2030");
  assert_refused (edit, NULL, ALONG_CHECK_ERROR_FUTURE, ALONG_PERSON_P_BORN);
}

/* A slip of the pen is asked about; nobody who lost a child is told what cannot be. */
static void
test_death_before_birth (void)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("t", along_id_new ());
  AlongRecord *record = person (edit, "Leo");
  g_autoptr (GError) error = NULL;
  AlongCheckPlace place;

  along_record_set_text (record, ALONG_PERSON_P_BORN, "2025-11-18");
  along_record_set_text (record, ALONG_PERSON_P_DIED, "2025-10-20");
  g_assert_false (along_check_edit (edit, NULL, NOW, &place, &error));
  g_assert_cmpint (place.property, ==, ALONG_PERSON_P_DIED);
  g_assert_cmpstr (error->message, ==, "Leo was born on 18 November 2025. Is this date right?");
}

static void
test_ancestor (void)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  g_autoptr (AlongEdit) first = along_edit_new ("t", id);
  g_autoptr (AlongEdit) second = along_edit_new ("t", id);
  AlongRecord *a = person (first, "A"), *b = person (first, "B"), *c = person (first, "C");
  AlongRecord *couple = along_edit_create (first, ALONG_KIND_COUPLE), *link;

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (a));
  along_record_set_enum (couple, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_MARRIED);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  link = child_of (first, b, a);
  along_record_unset (link, ALONG_CHILD_LINK_P_PARENT);
  assert_refused (first, NULL, ALONG_CHECK_ERROR_NEEDED, ALONG_CHILD_LINK_P_COUPLE);
  along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
  child_of (first, c, b);
  g_assert_true (along_check_edit (first, NULL, NOW, NULL, NULL));
  along_family_apply (family, first);

  child_of (second, a, c);
  assert_refused (second, family, ALONG_CHECK_ERROR_IMPOSSIBLE, ALONG_CHILD_LINK_P_CHILD);
}

static void
test_contact (void)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("t", along_id_new ());
  AlongRecord *contact = along_edit_create (edit, ALONG_KIND_CONTACT);
  AlongInstant past = along_instant_new (NOW - 1000, ALONG_ZONE), future = along_instant_new (NOW + 1000, ALONG_ZONE);

  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_id_new ());
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &past);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &past);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  g_assert_true (along_check_edit (edit, NULL, NOW, NULL, NULL));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &future);
  assert_refused (edit, NULL, ALONG_CHECK_ERROR_FUTURE, ALONG_CONTACT_P_AT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_PLANNED);
  g_assert_true (along_check_edit (edit, NULL, NOW, NULL, NULL));
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 1441);
  assert_refused (edit, NULL, ALONG_CHECK_ERROR_IMPOSSIBLE, ALONG_CONTACT_P_MINUTES);
}

/* Support from 2 February to 10 February 2026: no contact on a day before or after. */
static void
test_contact_day (void)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  g_autoptr (AlongEdit) first = along_edit_new ("t", id), second = along_edit_new ("t", id);
  AlongRecord *episode = along_edit_create (first, ALONG_KIND_EPISODE);
  AlongRecord *contact = along_edit_create (second, ALONG_KIND_CONTACT);
  AlongInstant entered = along_instant_new (NOW - 1000, ALONG_ZONE);
  static const struct
  {
    int day;
    const char *words; /* or NULL: it can be */
  } days[] = {
    { 1, "Support began on 2 February 2026. A contact can be on that day or later. If support began earlier, change “Accepted on” in Family "
         "details." },
    { 2, NULL },
    { 10, NULL },
    { 11, "Support ended on 10 February 2026. A contact can be on that day or earlier." },
  };

  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2026-02-02");
  along_record_set_text (episode, ALONG_EPISODE_P_TO, "2026-02-10");
  along_record_set_text (episode, ALONG_EPISODE_P_REFERRAL_DATE, "2026-01-20");
  along_family_apply (family, first);
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &entered);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      AlongInstant at = along_instant_new_day (along_day_from_ymd (2026, 2, days[i].day));
      g_autoptr (GError) error = NULL;
      AlongCheckPlace place = { NULL, -1 };

      along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
      g_assert_true (along_check_edit (second, family, NOW, &place, &error) == (days[i].words == NULL));
      if (days[i].words == NULL)
        continue;
      g_assert_cmpstr (error->message, ==, days[i].words);
      g_assert_cmpint (place.property, ==, ALONG_CONTACT_P_AT);
    }
}

/* A contact from before its support, as it is known now, can be put right; only its day cannot become another such. */
static void
test_contact_kept (void)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  g_autoptr (AlongEdit) first = along_edit_new ("t", id), second = along_edit_new ("t", id);
  AlongRecord *episode = along_edit_create (first, ALONG_KIND_EPISODE);
  AlongRecord *contact = along_edit_create (first, ALONG_KIND_CONTACT);
  AlongInstant entered = along_instant_new (NOW - 1000, ALONG_ZONE);
  AlongInstant at = along_instant_new_day (along_day_from_ymd (2026, 2, 1));

  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2026-02-02");
  along_record_set_text (episode, ALONG_EPISODE_P_REFERRAL_DATE, "2026-01-20");
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE, along_record_get_id (episode));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &entered);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, ALONG_CONTACT_STATUS_COMPLETED);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  along_family_apply (family, first);

  contact = along_edit_change (second, along_family_nth (family, ALONG_KIND_CONTACT, 0));
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 45);
  g_assert_true (along_check_edit (second, family, NOW, NULL, NULL));
  at = along_instant_new_day (along_day_from_ymd (2026, 1, 31));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  assert_refused (second, family, ALONG_CHECK_ERROR_IMPOSSIBLE, ALONG_CONTACT_P_AT);
  at = along_instant_new_day (along_day_from_ymd (2026, 2, 3));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  g_assert_true (along_check_edit (second, family, NOW, NULL, NULL));
}

/* The episode of a day, or the one nearest to it. */
static void
test_near_episode (void)
{
  static const char *const spans[][2] = { { "2025-02-03", "2025-06-30" }, { "2026-01-12", NULL } };
  static const struct
  {
    const char *day;
    int episode;
  } days[] = { { "2025-01-01", 0 }, { "2025-02-03", 0 }, { "2025-08-01", 0 }, { "2026-01-11", 0 }, { "2026-01-12", 1 }, { "2026-03-01", 1 } };
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  g_autoptr (AlongEdit) edit = along_edit_new ("t", id);
  AlongRecord *episodes[G_N_ELEMENTS (spans)];

  g_assert_null (along_facts_near_episode (family, along_date_first_day ("2025-01-01")));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      episodes[i] = along_edit_create (edit, ALONG_KIND_EPISODE);
      along_record_set_text (episodes[i], ALONG_EPISODE_P_FROM, spans[i][0]);
      along_record_set_text (episodes[i], ALONG_EPISODE_P_TO, spans[i][1]);
    }
  along_family_apply (family, edit);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (along_id_equal (along_record_get_id (along_facts_near_episode (family, along_date_first_day (days[i].day))),
                                   along_record_get_id (episodes[days[i].episode])));
}

static void
test_needs_length (void)
{
  g_assert_true (along_check_needs_length (ALONG_MODE_VISIT, ALONG_CONTACT_STATUS_COMPLETED, 0));
  g_assert_true (along_check_needs_length (ALONG_MODE_PHONE, ALONG_CONTACT_STATUS_COMPLETED, -1));
  g_assert_true (along_check_needs_length (ALONG_MODE_GROUP, ALONG_CONTACT_STATUS_COMPLETED, 0));
  g_assert_false (along_check_needs_length (ALONG_MODE_VISIT, ALONG_CONTACT_STATUS_COMPLETED, 1));
  g_assert_false (along_check_needs_length (ALONG_MODE_MESSAGE, ALONG_CONTACT_STATUS_COMPLETED, -1));
  g_assert_false (along_check_needs_length (ALONG_MODE_VISIT, ALONG_CONTACT_STATUS_NO_ACCESS, -1));
  g_assert_false (along_check_needs_length (ALONG_MODE_VISIT, ALONG_CONTACT_STATUS_PLANNED, -1));
}

static void
test_edd (void)
{
  int today = along_day_from_ymd (2026, 3, 12);

  g_assert_true (along_check_edd (today + 280, today, NULL));
  g_assert_true (along_check_edd (today - 28, today, NULL));
  g_assert_false (along_check_edd (today + 60 * 7, today, NULL));
  g_assert_false (along_check_edd (today - 29, today, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/death-before-birth", test_death_before_birth);
  g_test_add_func ("/checks/needed", test_needed);
  g_test_add_func ("/checks/ancestor", test_ancestor);
  g_test_add_func ("/checks/contact", test_contact);
  g_test_add_func ("/checks/contact-day", test_contact_day);
  g_test_add_func ("/checks/contact-kept", test_contact_kept);
  g_test_add_func ("/checks/near-episode", test_near_episode);
  g_test_add_func ("/checks/needs-length", test_needs_length);
  g_test_add_func ("/checks/edd", test_edd);
  return g_test_run ();
}
