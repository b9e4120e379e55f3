/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-duplicates.h"

#include "along-merge.h"
#include "along-store-history.h"
#include "along-test-images.h"
#include "store-fixture.h"

static void
set_person (Fixture *fixture, AlongId family, AlongId person, int property, const char *text)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Change person", family);

  along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, person)), property, text);
  fixture_commit (fixture, edit);
}

static GHashTable *
images_of (Fixture *fixture, AlongId family)
{
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);

  return along_test_images (loaded);
}

static void
assert_as_before (Fixture *fixture, AlongId family, GHashTable *before)
{
  g_autoptr (GHashTable) now = images_of (fixture, family);
  GHashTableIter iter;
  gpointer id, image;

  g_assert_cmpuint (g_hash_table_size (now), ==, g_hash_table_size (before));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &image))
    g_assert_cmpstr (g_hash_table_lookup (now, id), ==, image);
}

static guint
listed (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  const AlongStoreListFilter filter = { ALONG_STORE_LIST_ALL, ALONG_ID_NONE, TRUE, TRUE, text };
  g_autoptr (GPtrArray) list = along_store_list_sync (fixture->store, &filter, NULL, &error);

  g_assert_no_error (error);
  return list->len;
}

static AlongEdit *
undo (Fixture *fixture, AlongId family, gboolean redo, GError **error)
{
  return along_store_undo_sync (fixture->store, family, fixture->worker, redo, error);
}

typedef struct
{
  Fixture *fixture;
  AlongId kept, other, jade, jade_too, dawn;
} Two;

/* One family, entered by two workers. */
static void
two_families (Two *two)
{
  Fixture *fixture = two->fixture = fixture_new ();

  two->kept = fixture_add_family (fixture, "Tierney");
  two->other = fixture_add_family (fixture, "Tierny");
  two->jade = fixture_add_person (fixture, two->kept, "Jade Tierney");
  two->jade_too = fixture_add_person (fixture, two->other, "Jade Tierny");
  two->dawn = fixture_add_person (fixture, two->other, "Dawn Quill");
  set_person (fixture, two->kept, two->jade, ALONG_PERSON_P_BORN, "2006-05-03");
  set_person (fixture, two->other, two->jade_too, ALONG_PERSON_P_BORN, "2006-05-03");
  set_person (fixture, two->other, two->jade_too, ALONG_PERSON_P_PHONE, "07700 900123");
  fixture_add_contact (fixture, two->kept, "2026-02-03T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Talked about the apricot tree.");
  fixture_add_contact (fixture, two->other, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Talked about the marmalade.");
}

static AlongEdit *
put_together (Two *two)
{
  g_autoptr (AlongFamily) kept = fixture_load (two->fixture, two->kept), other = fixture_load (two->fixture, two->other);
  g_autoptr (AlongMerge) merge = along_merge_new (kept, other);
  g_autoptr (GPtrArray) pairs = along_merge_propose (merge, NULL);
  g_autoptr (GError) error = NULL;
  AlongEdit *edit;
  const AlongMergeQuestion *questions;
  guint n;

  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_true (along_merge_pair (merge, along_record_get_id (pairs->pdata[0]), along_record_get_id (pairs->pdata[1]), &error));
  along_merge_settle (merge);
  questions = along_merge_questions (merge, &n);
  for (guint i = 0; i < n; i++)
    if (questions[i].take == ALONG_MERGE_UNDECIDED)
      along_merge_decide (merge, i, ALONG_MERGE_KEEP);
  edit = along_merge_edit (merge, "Families put together", &error);
  g_assert_no_error (error);
  fixture_commit (two->fixture, edit);
  return edit;
}

static void
test_families (void)
{
  Two two;
  g_autoptr (GHashTable) kept = NULL, other = NULL, together = NULL;
  g_autoptr (AlongEdit) edit = NULL, back = NULL, again = NULL, back_again = NULL;
  g_autoptr (GError) error = NULL;

  two_families (&two);
  kept = images_of (two.fixture, two.kept);
  other = images_of (two.fixture, two.other);
  g_assert_cmpuint (listed (two.fixture, NULL), ==, 2);
  edit = put_together (&two);
  together = images_of (two.fixture, two.kept);
  {
    g_autoptr (AlongFamily) one = fixture_load (two.fixture, two.kept), none = fixture_load (two.fixture, two.other);

    g_assert_cmpuint (along_family_count (one, ALONG_KIND_PERSON), ==, 2);
    g_assert_cmpuint (along_family_count (one, ALONG_KIND_CONTACT), ==, 2);
    g_assert_cmpuint (along_family_count (none, ALONG_KIND_PERSON), ==, 0);
    g_assert_cmpuint (along_family_count (none, ALONG_KIND_FAMILY), ==, 0);
  }
  g_assert_cmpuint (listed (two.fixture, NULL), ==, 1);
  g_assert_cmpuint (listed (two.fixture, "marmalade"), ==, 1);
  g_assert_cmpuint (listed (two.fixture, "quill"), ==, 1);
  g_assert_cmpuint (listed (two.fixture, "tierny"), ==, 1); /* the name that was decided against finds her still */
  fixture_assert_sound (two.fixture->store);

  back = undo (two.fixture, two.kept, FALSE, &error);
  g_assert_no_error (error);
  assert_as_before (two.fixture, two.kept, kept);
  assert_as_before (two.fixture, two.other, other);
  g_assert_cmpuint (listed (two.fixture, NULL), ==, 2);
  g_assert_cmpuint (listed (two.fixture, "marmalade"), ==, 1);
  fixture_assert_sound (two.fixture->store);

  again = undo (two.fixture, two.kept, TRUE, &error);
  g_assert_no_error (error);
  assert_as_before (two.fixture, two.kept, together);
  g_assert_cmpuint (listed (two.fixture, NULL), ==, 1);
  fixture_reopen (two.fixture); /* over a restart too */
  back_again = undo (two.fixture, two.kept, FALSE, &error);
  g_assert_no_error (error);
  assert_as_before (two.fixture, two.other, other);

  /* What was written since in the family that would go again is not to be lost with it. */
  set_person (two.fixture, two.other, two.dawn, ALONG_PERSON_P_PHONE, "01422 000000");
  g_assert_null (undo (two.fixture, two.kept, TRUE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  fixture_assert_sound (two.fixture->store);
  fixture_free (two.fixture);
}

/* Taken apart, the same two can be put together again. */
static void
test_again (void)
{
  Two two;
  g_autoptr (AlongEdit) edit = NULL, back = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  two_families (&two);
  edit = put_together (&two);
  back = undo (two.fixture, two.kept, FALSE, &error);
  g_assert_no_error (error);
  again = put_together (&two);
  g_assert_cmpuint (listed (two.fixture, NULL), ==, 1);
  fixture_assert_sound (two.fixture->store);
  fixture_free (two.fixture);
}

/* After later edits: only what was changed since is asked about. */
static void
test_later (void)
{
  Two two;
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (AlongStoreTakeBack) plan = NULL;
  g_autoptr (GHashTable) other = NULL;
  g_autoptr (GError) error = NULL;
  const AlongStoreChanged *changed;

  two_families (&two);
  other = images_of (two.fixture, two.other);
  edit = put_together (&two);
  set_person (two.fixture, two.kept, two.jade, ALONG_PERSON_P_PHONE, "07700 900999");
  plan = along_store_plan_take_back_sync (two.fixture->store, along_edit_get_id (edit), two.kept, two.fixture->worker, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->changed->len, ==, 1);
  changed = plan->changed->pdata[0];
  g_assert_true (along_id_equal (along_record_get_id (changed->current), two.jade));
  g_assert_cmpint (changed->property, ==, ALONG_PERSON_P_PHONE);
  g_assert_true (along_store_take_back_sync (two.fixture->store, plan, two.fixture->worker, &error));
  g_assert_no_error (error);
  assert_as_before (two.fixture, two.other, other);
  {
    g_autoptr (AlongFamily) kept = fixture_load (two.fixture, two.kept);
    g_assert_cmpstr (along_record_get_text (along_family_lookup (kept, two.jade), ALONG_PERSON_P_PHONE), ==, "07700 900999");
  }
  fixture_free (two.fixture);
}

static void
test_found (void)
{
  Two two;
  g_autoptr (GPtrArray) found = NULL, alike = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const AlongDuplicate *duplicate;
  const AlongAlikeFacts facts = { .name = "Jade O'Tierney Tierny", .given = "Jade", .surname = "Tierney", .born = "2006-05-03", .gender = ALONG_GENDER_FEMALE };
  const AlongAlikeFacts nobody = { .name = "Ruth \"OR\" * Osei-NEAR", .gender = ALONG_GENDER_FEMALE };

  two_families (&two);
  found = along_store_find_duplicates_sync (two.fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  duplicate = found->pdata[0]; /* families made here have one reference */
  g_assert_true (along_id_is_none (duplicate->one.person));
  g_assert_cmpstr (duplicate->one.reference, ==, duplicate->other.reference);
  duplicate = found->pdata[1];
  g_assert_cmpuint (duplicate->reasons, ==, ALONG_ALIKE_NAME_SOUND | ALONG_ALIKE_BORN);
  g_assert_cmpstr (duplicate->one.born, ==, "2006-05-03");
  g_assert_false (along_id_equal (duplicate->one.family, duplicate->other.family));
  alike = along_store_find_alike_sync (two.fixture->store, &facts, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alike->len, ==, 2);
  g_assert_cmpstr (((AlongDuplicate *) alike->pdata[0])->one.name, ==, "Jade Tierney");
  none = along_store_find_alike_sync (two.fixture->store, &nobody, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (along_store_find_duplicates_sync (two.fixture->store, NULL, NULL, cancellable, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
  fixture_free (two.fixture);
}

static const AlongDuplicate *
between (GPtrArray *found, const char *one, const char *other)
{
  for (guint i = 0; i < found->len; i++)
    {
      const AlongDuplicate *duplicate = found->pdata[i];

      if ((g_strcmp0 (duplicate->one.name, one) == 0 && g_strcmp0 (duplicate->other.name, other) == 0)
          || (g_strcmp0 (duplicate->one.name, other) == 0 && g_strcmp0 (duplicate->other.name, one) == 0))
        return duplicate;
    }
  return NULL;
}

/* Entered again with no more than names: one alone is weak, mother and father together are not; within one family names
 * are alike for other reasons. */
static void
test_names_alone (void)
{
  Fixture *fixture = fixture_new ();
  AlongId selam, salam, both, again;
  g_autoptr (GPtrArray) found = NULL, alike = NULL;
  g_autoptr (GError) error = NULL;
  const AlongAlikeFacts typed = { .name = "Salam Tesfai", .gender = ALONG_ENUM_UNSET };

  selam = fixture_add_family (fixture, "Tesfay");
  salam = fixture_add_family (fixture, "Tesfai");
  both = fixture_add_family (fixture, "Osei");
  again = fixture_add_family (fixture, "Osei");
  set_person (fixture, selam, fixture_add_person (fixture, selam, "Selam Tesfay"), ALONG_PERSON_P_BORN, "2005-08-30");
  fixture_add_person (fixture, salam, "Salam Tesfai");
  fixture_add_person (fixture, salam, "Salem Tesfai");
  fixture_add_person (fixture, both, "Amina Osei");
  fixture_add_person (fixture, both, "Kwame Osei");
  fixture_add_person (fixture, again, "Amina Osei");
  fixture_add_person (fixture, again, "Kwame Osei");
  found = along_store_find_duplicates_sync (fixture->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (between (found, "Selam Tesfay", "Salam Tesfai")->score, >=, ALONG_ALIKE_WEAK);
  g_assert_cmpint (between (found, "Selam Tesfay", "Salam Tesfai")->score, <, ALONG_ALIKE_POSSIBLE);
  g_assert_null (between (found, "Salem Tesfai", "Salam Tesfai"));
  g_assert_cmpint (between (found, "Amina Osei", "Amina Osei")->score, >=, ALONG_ALIKE_POSSIBLE);
  g_assert_cmpint (between (found, "Kwame Osei", "Kwame Osei")->score, >=, ALONG_ALIKE_POSSIBLE);
  alike = along_store_find_alike_sync (fixture->store, &typed, 9, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alike->len, ==, 3);
  fixture_free (fixture);
}

static void
test_who_wrote (void)
{
  Two two;
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) written = NULL;
  g_autoptr (GError) error = NULL;
  gboolean name = FALSE, phone = FALSE;

  two_families (&two);
  family = fixture_load (two.fixture, two.other);
  g_ptr_array_add (records, along_family_lookup (family, two.jade_too));
  written = along_store_who_wrote_sync (two.fixture->store, records, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < written->len; i++)
    {
      const AlongStoreWritten *one = &g_array_index (written, AlongStoreWritten, i);

      g_assert_true (along_id_equal (one->worker, two.fixture->worker));
      name |= one->property == ALONG_PERSON_P_NAME;
      phone |= one->property == ALONG_PERSON_P_PHONE;
    }
  g_assert_true (name && phone);
  fixture_free (two.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_store_register ();
  g_test_add_func ("/duplicates/families", test_families);
  g_test_add_func ("/duplicates/again", test_again);
  g_test_add_func ("/duplicates/later", test_later);
  g_test_add_func ("/duplicates/found", test_found);
  g_test_add_func ("/duplicates/names-alone", test_names_alone);
  g_test_add_func ("/duplicates/who-wrote", test_who_wrote);
  return g_test_run ();
}
