/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "along-edit.h"
#include "along-facts.h"
#include "along-family.h"
#include "along-image.h"

/* Fills every property of a record with a value of its type. */
static AlongRecord *
full_record (AlongKindId id)
{
  const AlongKind *kind = along_kind_get (id);
  AlongRecord *record = along_record_new (id, along_id_new (), along_id_new ());
  AlongInstant instant = along_instant_new (1742000000000, ALONG_ZONE);
  const char *const lines[] = { "one \"quoted\"", "two\\three", NULL };
  AlongId ids[] = { along_id_new (), along_id_new () };

  for (guint i = 0; i < kind->n_properties; i++)
    switch (kind->properties[i].type)
      {
      case ALONG_TYPE_INT:
        along_record_set_int (record, (int) i, -7);
        break;
      case ALONG_TYPE_BOOL:
        along_record_set_bool (record, (int) i, TRUE);
        break;
      case ALONG_TYPE_ENUM:
        along_record_set_enum (record, (int) i, (int) along_enum_n_values (kind->properties[i].enumeration) - 1);
        break;
      case ALONG_TYPE_INSTANT:
        along_record_set_instant (record, (int) i, &instant);
        break;
      case ALONG_TYPE_REF:
        along_record_set_ref (record, (int) i, ids[0]);
        break;
      case ALONG_TYPE_LINES:
        along_record_set_lines (record, (int) i, lines);
        break;
      case ALONG_TYPE_REFS:
        along_record_set_refs (record, (int) i, ids, 2);
        break;
      case ALONG_TYPE_DATE:
        along_record_set_text (record, (int) i, "1979~");
        break;
      case ALONG_TYPE_DEC:
        along_record_set_text (record, (int) i, "3.5");
        break;
      default:
        along_record_set_text (record, (int) i, "Zoë said: “it's \\ fine”");
      }
  return record;
}

static void
test_kinds (void)
{
  for (guint k = 0; k < ALONG_N_KINDS; k++)
    {
      const AlongKind *kind = along_kind_get (k);

      g_assert_cmpint (kind->id, ==, k);
      g_assert_true (along_kind_find (kind->name) == kind);
      for (guint i = 0; i < kind->n_properties; i++)
        {
          g_assert_cmpint (along_kind_find_property (kind, kind->properties[i].name), ==, i);
          g_assert_cmpint (along_kind_sensitivity (kind, i), !=, ALONG_SENSITIVITY_KIND);
        }
    }
  for (guint e = 0; e < ALONG_N_ENUMS; e++)
    for (guint v = 0; v < along_enum_n_values (e); v++)
      g_assert_cmpint (along_enum_find (e, along_enum_text (e, (int) v)), ==, v);
  g_assert_cmpstr (along_enum_text (ALONG_ENUM_PHASE_NAME, ALONG_PHASE_NAME_LIGHT_TOUCH), ==, "light-touch");
  g_assert_cmpstr (along_enum_text (ALONG_ENUM_BOND, ALONG_BOND_LABELLED), ==, "labelled");
  g_assert_cmpint (along_enum_find (ALONG_ENUM_MODE, "pigeon"), ==, ALONG_ENUM_UNSET);
  g_assert_cmpint (along_kind_sensitivity (along_kind_get (ALONG_KIND_PERSON), ALONG_PERSON_P_WHEREABOUTS), ==,
                   ALONG_SENSITIVITY_RESTRICTED);
  g_assert_cmpstr (along_kind_retention (along_kind_get (ALONG_KIND_WORKER)), ==, "staff");
}

static void
test_images (void)
{
  for (guint k = 0; k < ALONG_N_KINDS; k++)
    {
      const AlongKind *kind = along_kind_get (k);
      g_autoptr (AlongRecord) record = full_record (k);
      g_autoptr (AlongRecord) read = along_record_new (k, along_record_get_id (record), along_record_get_family (record));
      g_autofree char *image = along_image_whole (record);
      g_autoptr (GError) error = NULL;

      g_assert_true (along_image_read (image, read, &error));
      g_assert_no_error (error);
      for (guint i = 0; i < kind->n_properties; i++)
        g_assert_true (along_value_equal (&kind->properties[i], along_record_peek (record, (int) i), along_record_peek (read, (int) i)));
      g_autofree char *again = along_image_whole (read);
      g_assert_cmpstr (image, ==, again);
      g_autofree char *nothing = along_image_differs (record, read);
      g_assert_cmpstr (nothing, ==, "{\"_v\":1}");

      along_record_unset (read, 0);
      g_autofree char *gone = along_image_differs (read, record);
      g_assert_nonnull (strstr (gone, "null"));
      g_assert_true (along_image_read (gone, record, &error));
      g_assert_false (along_record_has (record, 0));
    }

  static const char *const bad[] = { "", "[]", "{\"_v\":1,\"name\":7}", "{\"_v\":1,\"gender\":\"tall\"}", "{\"_v\":99}", "{\"_v\":1,\"languages\":[3]}",
                                     "{\"_v\":1}{\"_v\":1}", "1{\"_v\":1}", "{\"_v\":1} ]" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (AlongRecord) person = along_record_new (ALONG_KIND_PERSON, along_id_new (), along_id_new ());
      g_autoptr (GError) error = NULL;
      g_assert_false (along_image_read (bad[i], person, &error));
      g_assert_nonnull (error);
    }
}

static void
count_changes (AlongFamily *family, AlongEdit *edit, int *count)
{
  (*count)++;
}

static void
test_family (void)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongFamily) family = along_family_new (id);
  g_autoptr (AlongEdit) edit = along_edit_new ("Add people", id);
  AlongRecord *jade = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongRecord *kofi = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongRecord *pregnancy = along_edit_create (edit, ALONG_KIND_PREGNANCY);
  AlongRecord *worker = along_edit_create (edit, ALONG_KIND_WORKER);
  GListModel *people = along_family_list (family, ALONG_KIND_PERSON);
  int changes = 0;

  along_record_set_text (jade, ALONG_PERSON_P_NAME, " Jade  Marsden ");
  along_record_set_text (jade, ALONG_PERSON_P_PREFERRED, "Jade");
  along_record_set_text (kofi, ALONG_PERSON_P_NAME, "Kofi");
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (jade));
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (kofi));
  along_record_set_text (worker, ALONG_WORKER_P_NAME, "Marta");

  g_signal_connect (family, "changed", G_CALLBACK (count_changes), &changes);
  along_family_apply (family, edit);
  g_assert_cmpint (changes, ==, 1);
  g_assert_cmpint (g_list_model_get_n_items (people), ==, 2);
  g_assert_cmpint (along_family_count (family, ALONG_KIND_WORKER), ==, 0);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (family, along_record_get_id (jade)), ALONG_PERSON_P_NAME), ==, "Jade Marsden");
  g_autofree char *parents = along_facts_parents_words (family);
  g_assert_cmpstr (parents, ==, "Jade and Kofi");

  g_autoptr (AlongEdit) second = along_edit_new ("Change", id);
  AlongRecord *current = along_family_lookup (family, along_record_get_id (kofi));
  AlongRecord *copy = along_edit_change (second, current);
  g_assert_true (along_edit_is_empty (second));
  along_record_set_text (copy, ALONG_PERSON_P_NAME, "Kofi Mensah");
  g_assert_false (along_edit_is_empty (second));
  g_assert_true (along_edit_change (second, current) == copy);
  g_assert_cmpstr (along_record_get_text (current, ALONG_PERSON_P_NAME), ==, "Kofi");
  along_edit_delete (second, along_family_lookup (family, along_record_get_id (jade)));
  along_family_apply (family, second);
  g_assert_cmpint (g_list_model_get_n_items (people), ==, 1);
  g_assert_cmpstr (along_record_get_text (current, ALONG_PERSON_P_NAME), ==, "Kofi Mensah");
  g_assert_null (along_family_lookup (family, along_record_get_id (jade)));
}

/* Made and removed in one edit: nothing happened; what came after it is found all the same. */
static void
test_made_and_removed (void)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Edit", along_id_new ());
  AlongRecord *first = along_edit_create (edit, ALONG_KIND_PERSON), *second = along_edit_create (edit, ALONG_KIND_PERSON);
  AlongId id = along_record_get_id (first);

  along_edit_delete (edit, first);
  g_assert_cmpuint (along_edit_get_n (edit), ==, 1);
  g_assert_true (along_edit_change (edit, second) == second);
  g_assert_nonnull (along_edit_create_with_id (edit, ALONG_KIND_PERSON, id));
  g_assert_cmpuint (along_edit_get_n (edit), ==, 2);
}

static AlongRecord *
put_pregnancy (AlongFamily *family, const char *edd, const char *ended, int outcome)
{
  g_autoptr (AlongRecord) pregnancy = along_record_new (ALONG_KIND_PREGNANCY, along_id_new (), along_family_get_id (family));
  g_autoptr (AlongRecord) date = along_record_new (ALONG_KIND_EDD, along_id_new (), along_family_get_id (family));

  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, outcome);
  if (ended != NULL)
    along_record_set_text (pregnancy, ALONG_PREGNANCY_P_ENDED, ended);
  along_record_set_ref (date, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (date, ALONG_EDD_P_EDD, edd);
  along_family_add (family, pregnancy);
  along_family_add (family, date);
  return along_family_find (family, ALONG_KIND_PREGNANCY, along_record_get_id (pregnancy));
}

/* Two pregnancies, one after the other: what is asked of a day long past is about the one of then. */
static void
test_pregnancy_of_a_day (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());
  AlongRecord *first = put_pregnancy (family, "2023-06-01", "2023-05-28", ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH);
  AlongRecord *second = put_pregnancy (family, "2026-03-12", NULL, ALONG_PREGNANCY_OUTCOME_OPEN);
  static const struct
  {
    const char *day;
    int which;
  } cases[] = { { "2020-01-01", 1 }, { "2023-01-10", 1 }, { "2023-12-24", 1 }, { "2025-06-04", 1 },
                { "2025-06-05", 2 }, { "2026-03-01", 2 }, { "2026-12-01", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (along_facts_pregnancy (family, along_date_first_day (cases[i].day)) == (cases[i].which == 1 ? first : second));
  g_assert_true (along_facts_pregnancy (family, ALONG_DAY_NONE) == second);
}

/* A step is of a contact of @said, or has a @due day; both as texts, or %NULL. */
static void
put_step (AlongFamily *family, const char *text, const char *said, const char *due, gboolean done)
{
  AlongRecord *step = along_record_new (ALONG_KIND_NEXT_STEP, along_id_new (), along_family_get_id (family));

  along_record_set_text (step, ALONG_NEXT_STEP_P_TEXT, text);
  if (said != NULL)
    {
      g_autoptr (AlongRecord) contact = along_record_new (ALONG_KIND_CONTACT, along_id_new (), along_family_get_id (family));
      AlongInstant at;

      g_assert_true (along_instant_parse (said, &at));
      along_record_set_instant (contact, ALONG_CONTACT_P_AT, &at);
      along_record_set_ref (step, ALONG_NEXT_STEP_P_CONTACT, along_record_get_id (contact));
      along_family_add (family, contact);
    }
  if (due != NULL)
    along_record_set_text (step, ALONG_NEXT_STEP_P_DUE, due);
  if (done)
    along_record_set_text (step, ALONG_NEXT_STEP_P_DONE, "2026-06-28");
  along_family_add (family, step);
  g_object_unref (step);
}

static void
assert_steps (AlongFamily *family, gboolean overdue, const char *words)
{
  g_autoptr (GPtrArray) steps = along_facts_next_steps (family, along_date_first_day ("2026-06-30"), overdue);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? ", " : "", along_record_get_text (steps->pdata[i], ALONG_NEXT_STEP_P_TEXT));
  g_assert_cmpstr (found->str, ==, words);
}

/* What is not done does not vanish: neither a fortnight after its day, nor because something else was agreed since. */
static void
test_next_steps (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ());

  put_step (family, "undated", "2026-05-01T10:00:00Z", NULL, FALSE);
  put_step (family, "undated before", "2026-04-01T10:00:00Z", NULL, FALSE);
  put_step (family, "dated since", "2026-06-20T10:00:00Z", "2026-07-10", FALSE);
  put_step (family, "done since", "2026-06-21T10:00:00Z", NULL, TRUE);
  put_step (family, "lately due", NULL, "2026-06-16", FALSE);
  put_step (family, "long due", NULL, "2026-05-02", FALSE);
  put_step (family, "just too long due", NULL, "2026-06-15", FALSE);
  assert_steps (family, TRUE, "lately due, dated since, undated, just too long due, long due");
  assert_steps (family, FALSE, "lately due, dated since, undated");
}

/* A copy has everything in records of its own: what is changed there is not changed here. */
static void
test_copy (void)
{
  g_autoptr (AlongFamily) family = along_family_new (along_id_new ()), copy = NULL;
  const AlongId id = along_family_get_id (family);

  for (AlongKindId k = 0; k < ALONG_N_KINDS; k++)
    {
      g_autoptr (AlongRecord) record = full_record (k);

      along_family_add (family, record);
    }
  along_family_set_known (family, 1742000000000);
  copy = along_family_copy (family);
  g_assert_true (along_id_equal (along_family_get_id (copy), id));
  g_assert_cmpint (along_family_today (copy), ==, along_family_today (family));
  for (AlongKindId k = 0; k < ALONG_N_KINDS; k++)
    {
      AlongRecord *here = along_family_nth (family, k, 0), *there = along_family_nth (copy, k, 0);
      const AlongKind *kind = along_kind_get (k);

      g_assert_cmpuint (along_family_count (copy, k), ==, 1);
      g_assert_true (here != there && along_id_equal (along_record_get_id (here), along_record_get_id (there)));
      for (guint p = 0; p < kind->n_properties; p++)
        g_assert_true (along_value_equal (&kind->properties[p], along_record_peek (here, (int) p), along_record_peek (there, (int) p)));
    }
  along_record_set_text (along_family_nth (copy, ALONG_KIND_PERSON, 0), ALONG_PERSON_P_NAME, "Una");
  g_assert_cmpstr (along_record_get_text (along_family_nth (family, ALONG_KIND_PERSON, 0), ALONG_PERSON_P_NAME), !=, "Una");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/kinds", test_kinds);
  g_test_add_func ("/records/images", test_images);
  g_test_add_func ("/records/family", test_family);
  g_test_add_func ("/records/copy", test_copy);
  g_test_add_func ("/records/made-and-removed", test_made_and_removed);
  g_test_add_func ("/records/pregnancy-of-a-day", test_pregnancy_of_a_day);
  g_test_add_func ("/records/next-steps", test_next_steps);
  return g_test_run ();
}
