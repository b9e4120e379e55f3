/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who lives where in a file: for other programs an address, for this one the household. */
#include <string.h>

#include "along-gedcom-export.h"
#include "along-gedcom-import.h"
#include "gedcom-family.h"

static AlongFamily *
read_family (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongEdit) edit = NULL;
  const AlongGedcomImport how = { .family = ALONG_ID_NONE };
  AlongFamily *family;

  g_assert_no_error (error);
  edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, &error);
  g_assert_no_error (error);
  family = along_family_new (along_edit_get_family (edit));
  along_family_apply (family, edit);
  return family;
}

static void
has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, part));
}

static guint
count_of (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at++)
    n++;
  return n;
}

static void
add_stay (AlongEdit *edit, AlongRecord *person, AlongRecord *home, const char *from, const char *to)
{
  AlongRecord *stay = along_edit_create (edit, ALONG_KIND_MEMBERSHIP);

  along_record_set_ref (stay, ALONG_MEMBERSHIP_P_PERSON, along_record_get_id (person));
  along_record_set_ref (stay, ALONG_MEMBERSHIP_P_HOUSEHOLD, along_record_get_id (home));
  along_record_set_text (stay, ALONG_MEMBERSHIP_P_FROM, from);
  along_record_set_text (stay, ALONG_MEMBERSHIP_P_TO, to);
}

/* @name: of the home in which both live now */
static AlongFamily *
family_of (const char *name)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("homes", id);
  AlongFamily *family = along_family_new (id);
  static const char *const names[] = { "Ann", "Ben" };
  AlongRecord *people[2], *home, *before;

  for (int i = 0; i < 2; i++)
    {
      people[i] = along_edit_create (edit, ALONG_KIND_PERSON);
      along_record_set_text (people[i], ALONG_PERSON_P_NAME, names[i]);
      along_record_set_text (people[i], ALONG_PERSON_P_GIVEN, names[i]);
      along_record_set_enum (people[i], ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
    }
  home = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, name);
  before = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (before, ALONG_HOUSEHOLD_P_NAME, "Harbour House");
  add_stay (edit, people[0], before, "2015", "2020-05-02");
  add_stay (edit, people[0], home, "2020-05-02", NULL);
  add_stay (edit, people[1], home, NULL, NULL);
  along_family_apply (family, edit);
  return family;
}

/* A residence says where, and what was read of it is written the same again. */
static void
test_address (void)
{
  g_autofree char *deep = g_strnfill (150, 'x');
  const char *names[] = { "12 Mill Lane, Oldham", "@home", "Flat 2 @ the mill", deep };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        g_autoptr (AlongFamily) family = family_of (names[i]), again = NULL;
        g_autofree char *text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
        g_autofree char *structure = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL), *next = NULL;
        g_autofree char *was = gedcom_family_describe (family), *is = NULL;

        has (text, "1 RESI\n2 DATE FROM 2015 TO 2 MAY 2020\n2 ADDR Harbour House\n2 _ALN_HOUS @H2@\n");
        if (i == 0)
          has (text, "1 RESI\n2 DATE FROM 2 MAY 2020\n2 ADDR 12 Mill Lane, Oldham\n2 _ALN_HOUS @H1@\n");
        g_assert_cmpuint (count_of (text, "2 ADDR "), ==, 3);
        g_assert_null (strstr (structure, "ADDR"));
        again = read_family (text);
        g_assert_cmpuint (along_family_count (again, ALONG_KIND_KEPT_LINE), ==, 0);
        g_assert_cmpuint (along_family_count (again, ALONG_KIND_HOUSEHOLD), ==, 2);
        g_assert_cmpuint (along_family_count (again, ALONG_KIND_MEMBERSHIP), ==, 3);
        is = gedcom_family_describe (again);
        g_assert_cmpstr (is, ==, was);
        next = along_gedcom_from_family (again, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
        g_assert_cmpstr (next, ==, text);
      }
}

#define BEGIN "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n"
#define HOME "0 @H1@ _ALN_HOUS\n1 NAME Mill Lane\n0 TRLR\n"

/* A file of before has no address: it is read as it was. */
static void
test_without (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN "0 @I1@ INDI\n1 NAME Ann\n1 RESI\n2 _ALN_HOUS @H1@\n" HOME);

  g_assert_cmpuint (along_family_count (family, ALONG_KIND_MEMBERSHIP), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_KEPT_LINE), ==, 0);
}

/* What another program wrote into the address stays, where kept lines go out: once, and not where they do not. */
static void
test_changed_elsewhere (void)
{
  static const char *const addresses[][2] = { { "2 ADDR 12 Mill Lane\n3 CONT Oldham\n", "2 ADDR 12 Mill Lane\n3 CONT Oldham\n" },
                                              { "2 ADDR Mill Lane\n3 CITY Oldham\n", "2 ADDR Mill Lane\n3 CITY Oldham\n" },
                                              { "2 ADDR\n3 ADR1 12 Mill Lane\n3 CITY Oldham\n", "2 ADDR Mill Lane\n3 ADR1 12 Mill Lane\n3 CITY Oldham\n" } };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *file = g_strdup_printf (BEGIN "0 @I1@ INDI\n1 NAME Ann\n1 RESI\n%s2 _ALN_HOUS @H1@\n" HOME, addresses[i][0]);
      g_autoptr (AlongFamily) family = read_family (file);
      g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
      g_autofree char *homes = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_HOMES, NULL, NULL);

      has (text, addresses[i][1]);
      g_assert_cmpuint (count_of (text, "ADDR"), ==, 1);
      has (homes, "2 ADDR Mill Lane\n2 _ALN_HOUS");
      g_assert_null (strstr (homes, "Oldham"));
    }
}

/* Where somebody lives by a file that knows no households stays a line of theirs. */
static void
test_of_others (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN "0 @I1@ INDI\n1 NAME Ann\n1 RESI\n2 DATE FROM 2020\n2 ADDR 12 Mill Lane\n3 CITY Oldham\n0 TRLR\n");
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
  g_autofree char *homes = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_HOMES, NULL, NULL);

  g_assert_cmpuint (along_family_count (family, ALONG_KIND_HOUSEHOLD), ==, 0);
  has (text, "1 RESI\n2 DATE FROM 2020\n2 ADDR 12 Mill Lane\n3 CITY Oldham\n");
  g_assert_null (strstr (homes, "RESI"));
}

/* Of who must not be found their own copy says where they live, and nobody else's; what other homes are called is left out of it. */
static void
test_own_copy (void)
{
  g_autoptr (AlongFamily) family = family_of ("12 Mill Lane");
  AlongRecord *ann = along_family_nth (family, ALONG_KIND_PERSON, 0), *ben = along_family_nth (family, ALONG_KIND_PERSON, 1);
  g_autoptr (AlongEdit) edit = along_edit_new ("hidden", along_family_get_id (family));
  const AlongGedcomExportParts parts = ALONG_GEDCOM_EXPORT_HOMES;
  AlongRecord *home;

  along_record_set_text (along_edit_change (edit, ann), ALONG_PERSON_P_WHEREABOUTS, "With her sister");
  home = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Elm Street");
  add_stay (edit, ben, home, NULL, "2019");
  along_family_apply (family, edit);
  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      g_autofree char *anybody = along_gedcom_from_family (family, target, parts, NULL, NULL);
      g_autofree char *anns = along_gedcom_for_reader (family, along_record_get_id (ann), target, parts, NULL, NULL);

      g_assert_null (strstr (anybody, "Mill Lane"));
      has (anybody, "2 ADDR Elm Street\n");
      has (anns, "1 NAME Ann");
      g_assert_cmpuint (count_of (anns, "2 ADDR 12 Mill Lane\n"), ==, 2);
      has (anns, " _ALN_HOUS\n1 NAME 12 Mill Lane\n");
      g_assert_null (strstr (anns, "Elm Street"));
      g_assert_null (strstr (anns, "Harbour House"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom-homes/address", test_address);
  g_test_add_func ("/gedcom-homes/without", test_without);
  g_test_add_func ("/gedcom-homes/changed-elsewhere", test_changed_elsewhere);
  g_test_add_func ("/gedcom-homes/of-others", test_of_others);
  g_test_add_func ("/gedcom-homes/own-copy", test_own_copy);
  return g_test_run ();
}
