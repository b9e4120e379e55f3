/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-check.h"

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
  g_test_add_func ("/checks/needed", test_needed);
  g_test_add_func ("/checks/ancestor", test_ancestor);
  g_test_add_func ("/checks/contact", test_contact);
  g_test_add_func ("/checks/edd", test_edd);
  return g_test_run ();
}
