/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who are whose parents: a couple or not, a third, of twins, of a branch that moves; what goes with a baby. No display. */
#include <locale.h>

#include "genogram-support.h"

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

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/genogram-parents/no-couple", test_no_couple);
  g_test_add_func ("/genogram-parents/couple-removed", test_couple_removed);
  g_test_add_func ("/genogram-parents/father-of-twins", test_father_of_twins);
  return g_test_run ();
}
