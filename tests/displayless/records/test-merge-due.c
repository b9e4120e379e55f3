/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-facts.h"
#include "along-merge.h"

/* Two families of one pregnancy that have two due dates. */

static AlongRecord *
add (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_record_new (kind, kind == ALONG_KIND_FAMILY ? along_family_get_id (family) : along_id_new (),
                                          along_family_get_id (family));

  along_family_add (family, record);
  g_object_unref (record); /* the family holds it */
  return along_family_lookup (family, along_record_get_id (record));
}

static AlongRecord *
add_person (AlongFamily *family, const char *name, int gender)
{
  AlongRecord *person = add (family, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  return person;
}

static void
add_due (AlongFamily *family, AlongRecord *pregnancy, const char *due, const char *recorded, gboolean best)
{
  AlongRecord *edd = add (family, ALONG_KIND_EDD);

  along_record_set_ref (edd, ALONG_EDD_P_PREGNANCY, along_record_get_id (pregnancy));
  along_record_set_text (edd, ALONG_EDD_P_EDD, due);
  along_record_set_text (edd, ALONG_EDD_P_RECORDED, recorded);
  along_record_set_enum (edd, ALONG_EDD_P_SOURCE, ALONG_EDD_SOURCE_DATING_SCAN);
  along_record_set_enum (edd, ALONG_EDD_P_CONFIDENCE, ALONG_EDD_CONFIDENCE_UNKNOWN);
  along_record_set_bool (edd, ALONG_EDD_P_BEST, best);
}

static AlongFamily *
family_new (const char *due, const char *recorded, gboolean best)
{
  AlongFamily *family = along_family_new (along_id_new ());
  AlongRecord *mother, *baby, *pregnancy;
  AlongId id;

  along_record_set_text (add (family, ALONG_KIND_FAMILY), ALONG_FAMILY_P_NAME, "Rees");
  mother = add_person (family, "Bronwen Rees", ALONG_GENDER_FEMALE);
  baby = add_person (family, "Baby Rees", ALONG_GENDER_UNKNOWN);
  pregnancy = add (family, ALONG_KIND_PREGNANCY);
  along_record_set_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
  id = along_record_get_id (baby);
  along_record_set_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &id, 1);
  along_record_set_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME, ALONG_PREGNANCY_OUTCOME_OPEN);
  add_due (family, pregnancy, due, recorded, best);
  return family;
}

static AlongMerge *
merge_new (AlongFamily *kept, AlongFamily *other)
{
  AlongMerge *merge = along_merge_new (kept, other);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      along_merge_pair (merge, along_record_get_id (along_family_nth (kept, ALONG_KIND_PERSON, i)),
                        along_record_get_id (along_family_nth (other, ALONG_KIND_PERSON, i)), &error);
      g_assert_no_error (error);
    }
  along_merge_settle (merge);
  return merge;
}

static guint
count_best (AlongFamily *family)
{
  AlongRecord *edd;
  guint n = 0;

  ALONG_FOREACH (edd, family, ALONG_KIND_EDD)
    n += along_record_get_bool (edd, ALONG_EDD_P_BEST);
  return n;
}

/* Which one counts is asked, also where none of theirs was marked; both stay written down. */
static void
test_asked (void)
{
  for (int take = ALONG_MERGE_KEEP; take <= ALONG_MERGE_OTHER; take++)
    for (int marked = 0; marked < 4; marked++)
      {
        g_autoptr (AlongFamily) kept = family_new ("2027-01-20", "2026-10-01", (marked & 1) != 0);
        g_autoptr (AlongFamily) other = family_new ("2027-01-22", "2026-11-02", (marked & 2) != 0);
        g_autoptr (AlongMerge) merge = merge_new (kept, other);
        g_autoptr (AlongEdit) edit = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *due = NULL;
        guint n;
        const AlongMergeQuestion *questions = along_merge_questions (merge, &n);

        g_assert_cmpuint (n, ==, 1);
        g_assert_cmpint (questions[0].property, ==, ALONG_EDD_P_EDD);
        g_assert_cmpstr (along_record_get_text (questions[0].keep, ALONG_EDD_P_EDD), ==, "2027-01-20");
        g_assert_cmpstr (along_record_get_text (questions[0].other, ALONG_EDD_P_EDD), ==, "2027-01-22");
        g_assert_cmpint (questions[0].take, ==, ALONG_MERGE_UNDECIDED);
        g_assert_null (along_merge_edit (merge, "Two families put together", &error));
        g_assert_error (error, ALONG_MERGE_ERROR, ALONG_MERGE_ERROR_UNDECIDED);
        g_clear_error (&error);
        along_merge_decide (merge, 0, (AlongMergeTake) take);
        along_merge_settle (merge); /* what was decided stays so */
        edit = along_merge_edit (merge, "Two families put together", &error);
        g_assert_no_error (error);
        along_family_apply (kept, edit);
        g_assert_cmpuint (along_family_count (kept, ALONG_KIND_PREGNANCY), ==, 1);
        g_assert_cmpuint (along_family_count (kept, ALONG_KIND_EDD), ==, 2);
        g_assert_cmpuint (count_best (kept), ==, 1);
        g_assert_cmpstr (along_record_get_text (along_facts_edd (kept, along_family_nth (kept, ALONG_KIND_PREGNANCY, 0)), ALONG_EDD_P_EDD), ==,
                         take == ALONG_MERGE_KEEP ? "2027-01-20" : "2027-01-22");
      }
}

/* What they have marked becomes one that stands here already and does not count: the one that was chosen counts alone. */
static void
test_there_already (void)
{
  for (int take = ALONG_MERGE_KEEP; take <= ALONG_MERGE_OTHER; take++)
    for (int order = 0; order < 2; order++)
      {
        const char *ours = "2027-01-20", *theirs = "2027-01-22";
        g_autoptr (AlongFamily) kept = family_new (order == 0 ? ours : theirs, order == 0 ? "2026-10-01" : "2026-11-02", order == 0);
        g_autoptr (AlongFamily) other = family_new (theirs, "2026-11-02", TRUE);
        g_autoptr (AlongMerge) merge = NULL;
        g_autoptr (AlongEdit) edit = NULL;
        g_autoptr (GError) error = NULL;
        AlongRecord *pregnancy = along_family_nth (kept, ALONG_KIND_PREGNANCY, 0);
        guint n;

        add_due (kept, pregnancy, order == 0 ? theirs : ours, order == 0 ? "2026-11-02" : "2026-10-01", order == 1);
        add_due (other, along_family_nth (other, ALONG_KIND_PREGNANCY, 0), "2027-01-25", "2026-09-14", FALSE);
        merge = merge_new (kept, other);
        along_merge_questions (merge, &n);
        g_assert_cmpuint (n, ==, 1);
        along_merge_decide (merge, 0, (AlongMergeTake) take);
        edit = along_merge_edit (merge, "Two families put together", &error);
        g_assert_no_error (error);
        along_family_apply (kept, edit);
        g_assert_cmpuint (along_family_count (kept, ALONG_KIND_EDD), ==, 3);
        g_assert_cmpuint (count_best (kept), ==, 1);
        g_assert_cmpstr (along_record_get_text (along_facts_edd (kept, pregnancy), ALONG_EDD_P_EDD), ==,
                         take == ALONG_MERGE_KEEP ? ours : theirs);
      }
}

/* One day, whoever wrote it down: nothing is asked, and one of the two counts. */
static void
test_same_day (void)
{
  g_autoptr (AlongFamily) kept = family_new ("2027-01-20", "2026-10-01", TRUE);
  g_autoptr (AlongFamily) other = family_new ("2027-01-20", "2026-11-02", TRUE);
  g_autoptr (AlongMerge) merge = merge_new (kept, other);
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  along_merge_questions (merge, &n);
  g_assert_cmpuint (n, ==, 0);
  edit = along_merge_edit (merge, "Two families put together", &error);
  g_assert_no_error (error);
  along_family_apply (kept, edit);
  g_assert_cmpuint (count_best (kept), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-due/asked", test_asked);
  g_test_add_func ("/merge-due/there-already", test_there_already);
  g_test_add_func ("/merge-due/same-day", test_same_day);
  return g_test_run ();
}
