/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-field-words.h"

/* Every kind, property and value has words, and no two of one kind or enum have the same. */
static void
test_all (void)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint k = 0; k < ALONG_N_KINDS; k++)
    {
      const AlongKind *kind = along_kind_get (k);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpstr (along_kind_words (k), !=, "");
      g_assert_null (strchr (along_kind_words (k), '\004'));
      g_assert_true (g_hash_table_add (kinds, (gpointer) along_kind_words (k)));
      for (guint i = 0; i < kind->n_properties; i++)
        {
          const char *words = along_property_words (k, (int) i);
          g_test_message ("%s.%s: %s", kind->name, kind->properties[i].name, words);
          g_assert_cmpstr (words, !=, "");
          g_assert_null (strchr (words, '\004'));
          g_assert_null (strchr (words, '_'));
          g_assert_true (g_hash_table_add (seen, (gpointer) words));
        }
    }
  for (guint e = 0; e < ALONG_N_ENUMS; e++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      g_auto (GStrv) all = along_enum_all_words (e);

      g_assert_cmpuint (g_strv_length (all), ==, along_enum_n_values (e));
      for (guint i = 0; all[i] != NULL; i++)
        {
          g_assert_cmpstr (all[i], !=, "");
          g_assert_null (strchr (all[i], '\004'));
          g_assert_true (g_hash_table_add (seen, all[i]));
        }
      g_assert_cmpstr (along_enum_words (e, ALONG_ENUM_UNSET), ==, "");
    }
}

/* A record of each kind without anything in it is still called something. */
static void
test_empty (void)
{
  for (guint k = 0; k < ALONG_N_KINDS; k++)
    {
      g_autoptr (AlongRecord) record = along_record_new (k, along_id_new (), ALONG_ID_NONE);
      g_autofree char *words = along_record_words (record, NULL, NULL);

      g_assert_cmpstr (words, !=, "");
      for (guint i = 0; i < along_kind_get (k)->n_properties; i++)
        {
          g_autofree char *value = along_field_words (record, (int) i, NULL, NULL);
          g_assert_cmpstr (value, ==, "");
        }
    }
}

static AlongRecord *
person (AlongFamily *family, const char *name)
{
  g_autoptr (AlongRecord) record = along_record_new (ALONG_KIND_PERSON, along_id_new (), along_family_get_id (family));

  along_record_set_text (record, ALONG_PERSON_P_NAME, name);
  along_family_add (family, record);
  return record;
}

static void
assert_field (AlongRecord *record, int property, AlongFamily *family, const char *words)
{
  g_autofree char *said = along_field_words (record, property, family, NULL);

  g_assert_cmpstr (said, ==, words);
}

static void
assert_record (AlongRecord *record, AlongFamily *family, const char *words)
{
  g_autofree char *said = along_record_words (record, family, NULL);

  g_assert_cmpstr (said, ==, words);
}

static void
test_values (void)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  AlongRecord *jade = person (family, "Jade Tierney"), *liam = person (family, "Liam Byrne");
  g_autoptr (AlongRecord) couple = along_record_new (ALONG_KIND_COUPLE, along_id_new (), id);
  g_autoptr (AlongRecord) link = along_record_new (ALONG_KIND_CHILD_LINK, along_id_new (), id);
  g_autoptr (AlongRecord) contact = along_record_new (ALONG_KIND_CONTACT, along_id_new (), id);
  g_autoptr (AlongRecord) event = along_record_new (ALONG_KIND_EVENT, along_id_new (), id);
  g_autoptr (AlongRecord) pregnancy = along_record_new (ALONG_KIND_PREGNANCY, along_id_new (), id);
  const AlongId both[] = { along_record_get_id (jade), along_record_get_id (liam) };
  AlongInstant at;

  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, both[0]);
  along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, both[1]);
  along_record_set_enum (couple, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  along_family_add (family, couple);
  assert_record (couple, family, "Couple, Jade Tierney, Liam Byrne");
  assert_field (couple, ALONG_COUPLE_P_STATE, family, "Together now");
  along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
  assert_field (link, ALONG_CHILD_LINK_P_COUPLE, family, "Jade Tierney and Liam Byrne");

  g_assert_true (along_instant_from_local (along_day_from_ymd (2026, 3, 12), 14, 30, ALONG_ZONE, &at));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_PLACE, ALONG_PLACE_HOME);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 75);
  along_record_set_bool (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT, FALSE);
  along_record_set_refs (contact, ALONG_CONTACT_P_PARTICIPANTS, both, 2);
  assert_record (contact, family, "Home visit, 12 March 2026");
  assert_field (contact, ALONG_CONTACT_P_AT, family, "12 March 2026, 14:30");
  assert_field (contact, ALONG_CONTACT_P_MINUTES, family, "75 minutes");
  assert_field (contact, ALONG_CONTACT_P_SHARED_WITH_PARENT, family, "no");
  assert_field (contact, ALONG_CONTACT_P_PARTICIPANTS, family, "Jade Tierney, Liam Byrne");
  assert_field (contact, ALONG_CONTACT_P_PARTICIPANTS, NULL, "person, no longer here, person, no longer here");

  along_record_set_text (event, ALONG_EVENT_P_KIND, "removal");
  assert_field (event, ALONG_EVENT_P_KIND, family, "Moved to care");
  along_record_set_int (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, 7 * 31 + 2);
  assert_field (pregnancy, ALONG_PREGNANCY_P_GESTATION_DAYS, family, "31 weeks and 2 days");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/field-words/all", test_all);
  g_test_add_func ("/records/field-words/empty", test_empty);
  g_test_add_func ("/records/field-words/values", test_values);
  return g_test_run ();
}
