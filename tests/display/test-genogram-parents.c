/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who are whose parents: a couple or not, a third, of twins, of a branch that moves; what goes with a baby. No display. */
#include <locale.h>

#include "genogram-support.h"
#include "genogram/along-branch-words.h"

static guint
n_parents (AlongFamily *family, AlongRecord *child)
{
  g_autoptr (GArray) parents = along_genogram_all_parents (family, along_record_get_id (child), ALONG_CHILD_NATURE_BIRTH);

  return parents->len;
}

static AlongRecord *
woman (AlongFamily *family, const char *name)
{
  return PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = name, .gender = ALONG_GENDER_FEMALE);
}

/* Parents who are no couple, a link each, are two: nobody is proposed as a parent, and a third by birth is no couple with either. */
static void
test_no_couple (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *ann = woman (family, "Ann Jones"), *ben = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Ben"), *child, *third;

  child = PERSON (family, ann, ALONG_RELATION_CHILD, .name = "Mia Jones", .born = "2015", .with = along_record_get_id (ben));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 0);
  g_assert_cmpuint (n_parents (family, child), ==, 2);
  g_assert_cmpint (along_genogram_likely_relation (family, child, along_clock_today ()), ==, ALONG_RELATION_SIBLING);
  third = PERSON (family, child, ALONG_RELATION_PARENT, .name = "Cy", .nature = ALONG_CHILD_NATURE_BIRTH);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 0);
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (third), along_record_get_id (child)));
  g_assert_true (along_record_refers_to (along_genogram_parents_of (family, along_record_get_id (child)), ALONG_CHILD_LINK_P_PARENT,
                                         along_record_get_id (ann)));
}

/* Two whose line as a couple was taken out are the parents still. */
static void
test_couple_removed (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *child = woman (family, "Mia");

  PERSON (family, child, ALONG_RELATION_PARENT, .name = "Ann");
  PERSON (family, child, ALONG_RELATION_PARENT, .name = "Ben");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 1);
  apply (family, along_genogram_remove (family, first (family, ALONG_KIND_COUPLE)));
  g_assert_cmpint (along_genogram_likely_relation (family, child, along_clock_today ()), !=, ALONG_RELATION_PARENT);
  PERSON (family, child, ALONG_RELATION_PARENT, .name = "Cy");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 0);
}

/* The father who is added to one of twins is that of both; of an older brother nobody said it. */
static void
test_father_of_twins (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *ann = woman (family, "Ann"), *brother = PERSON (family, ann, ALONG_RELATION_CHILD, .name = "Leo"), *twin, *other, *father;

  twin = PERSON (family, ann, ALONG_RELATION_PREGNANCY, .babies = 2);
  other = along_family_nth (family, ALONG_KIND_PERSON, along_family_count (family, ALONG_KIND_PERSON) - 1);
  g_assert_true (other != twin);
  father = PERSON (family, twin, ALONG_RELATION_PARENT, .name = "Ben");
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (father), along_record_get_id (twin)));
  g_assert_true (along_genogram_is_parent (family, along_record_get_id (father), along_record_get_id (other)));
  g_assert_false (along_genogram_is_parent (family, along_record_get_id (father), along_record_get_id (brother)));
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 3);
}

/* --- What goes with a baby --- */

/* One of two who are expected was put there by mistake: one is expected, who is no twin. */
static void
test_twin_removed (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *left;
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  AlongId stays = babies[1];

  left = along_family_find (family, ALONG_KIND_PERSON, stays);
  g_assert_true (along_record_has (left, ALONG_PERSON_P_TWIN));
  apply (family, along_genogram_remove (family, along_family_find (family, ALONG_KIND_PERSON, babies[0])));
  babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (along_id_equal (babies[0], stays));
  g_assert_cmpint (along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 0), ==, 1);
  g_assert_false (along_record_has (left, ALONG_PERSON_P_TWIN));
}

/* Of three two are left, who are twins still. */
static void
test_triplet_removed (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 3);
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  apply (family, along_genogram_remove (family, along_family_find (family, ALONG_KIND_PERSON, babies[0])));
  babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, 0), ==, 2);
  for (guint i = 0; i < n; i++)
    g_assert_true (along_record_has (along_family_find (family, ALONG_KIND_PERSON, babies[i]), ALONG_PERSON_P_TWIN));
}

/* The first @n babies of @pregnancy are put under @under; what is said of it. */
static char *
move_babies (AlongFamily *family, AlongRecord *pregnancy, guint n, AlongRecord *under)
{
  guint all;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &all);
  g_autoptr (AlongBranch) cut = along_branch_new (family, babies, n, TRUE);
  AlongId root;
  AlongEdit *edit = along_branch_put (cut, family, under, &root);
  char *words;

  g_assert_nonnull (edit);
  words = along_branch_move_words (cut, family, edit);
  apply (family, edit);
  return words;
}

static gboolean
is_pregnancy_of (AlongRecord *pregnancy, AlongRecord *mother)
{
  return along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_MOTHER, along_record_get_id (mother));
}

/* A baby who is moved to other parents comes from their pregnancy, where one of them can have had it and no twin stays behind. */
static void
test_branch_moved (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 1), *ann = woman (family, "Ann"), *dan;
  g_autofree char *words = NULL, *back = NULL;

  dan = PERSON (family, ann, ALONG_RELATION_PARTNER, .name = "Dan", .gender = ALONG_GENDER_MALE);
  words = move_babies (family, pregnancy, 1, dan);
  g_assert_true (is_pregnancy_of (pregnancy, ann));
  g_assert_true (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT, along_record_get_id (dan)));
  g_assert_null (strstr (words, "The pregnancy stays"));
  back = move_babies (family, pregnancy, 1, woman (family, "Eve"));
  g_assert_false (along_record_has (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT));
}

static void
test_branch_left (void)
{
  g_autoptr (AlongFamily) family = family_new ();
  AlongRecord *pregnancy = expecting (family, 2), *jade = first (family, ALONG_KIND_PERSON), *ann = woman (family, "Ann"), *dan;
  g_autofree char *one = NULL, *both = NULL;

  dan = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Dan", .gender = ALONG_GENDER_MALE);
  one = move_babies (family, pregnancy, 1, ann);
  g_assert_true (is_pregnancy_of (pregnancy, jade));
  g_assert_nonnull (strstr (one, "The pregnancy stays Jade’s."));
  both = move_babies (family, pregnancy, 2, dan);
  g_assert_true (is_pregnancy_of (pregnancy, jade));
  g_assert_nonnull (strstr (both, "The pregnancy stays Jade’s."));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram-parents/no-couple", test_no_couple);
  g_test_add_func ("/genogram-parents/couple-removed", test_couple_removed);
  g_test_add_func ("/genogram-parents/father-of-twins", test_father_of_twins);
  g_test_add_func ("/genogram-parents/twin-removed", test_twin_removed);
  g_test_add_func ("/genogram-parents/triplet-removed", test_triplet_removed);
  g_test_add_func ("/genogram-parents/branch-moved", test_branch_moved);
  g_test_add_func ("/genogram-parents/branch-left", test_branch_left);
  return g_test_run ();
}
