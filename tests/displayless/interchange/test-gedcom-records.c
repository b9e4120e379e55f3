/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document into the record of a family, and out again. */
#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-export.h"
#include "along-gedcom-import.h"

static AlongGedcom *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  AlongGedcom *gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);

  g_assert_nonnull (gedcom);
  return gedcom;
}

/* As a new family, checked as a commit would check it. */
static AlongFamily *
import_into_new (AlongGedcom *gedcom, const char *index, GPtrArray *problems)
{
  AlongGedcomImport how = { .index = index };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, &error);
  AlongFamily *family;

  g_assert_no_error (error);
  along_check_edit (edit, NULL, along_clock_now (), NULL, &error);
  g_assert_no_error (error);
  family = along_family_new (along_edit_get_family (edit));
  along_family_apply (family, edit);
  return family;
}

static AlongRecord *
named (AlongFamily *family, const char *name)
{
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (strcmp (along_record_get_text (person, ALONG_PERSON_P_NAME), name) == 0)
      return person;
  g_assert_not_reached ();
}

static void
test_in (void)
{
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (TEST_DATA "/gedcom/family-551.ged", NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (gedcom, "I1", problems);
  AlongRecord *record = along_family_nth (family, ALONG_KIND_FAMILY, 0);
  AlongRecord *keira = named (family, "Keira Holroyd");
  guint adoptions = 0;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (along_record_get_text (record, ALONG_FAMILY_P_NAME), ==, "Holroyd");
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 8);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 3);
  g_assert_true (along_record_get_bool (keira, ALONG_PERSON_P_INDEX));
  g_assert_cmpint (along_record_get_enum (keira, ALONG_PERSON_P_GENDER), ==, ALONG_GENDER_FEMALE);
  g_assert_cmpstr (along_record_get_text (keira, ALONG_PERSON_P_BORN), ==, "2004-05-04");
  g_assert_cmpstr (along_record_get_text (keira, ALONG_PERSON_P_PREFERRED), ==, "Kee");
  g_assert_cmpstr (along_record_get_text (keira, ALONG_PERSON_P_NOTE), ==,
                   "Likes to be texted, not rung: kee@example.org.\nSecond line goes on.");
  g_assert_true (along_record_has (named (family, "Unknown Farrar"), ALONG_PERSON_P_DIED));
  /* Keira: to her mother by birth, to her mother's husband as a stepchild; two by birth; one fostered */
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 4);
  ALONG_FOREACH (record, family, ALONG_KIND_CARE_LINK)
    adoptions += along_record_get_enum (record, ALONG_CARE_LINK_P_KIND) == ALONG_CARE_KIND_FOSTER;
  g_assert_cmpuint (adoptions, ==, 1);
  record = along_family_nth (family, ALONG_KIND_PREGNANCY, 0);
  g_assert_cmpint (along_record_get_enum (record, ALONG_PREGNANCY_P_OUTCOME), ==, ALONG_PREGNANCY_OUTCOME_STILLBIRTH);
  record = along_family_nth (family, ALONG_KIND_BOND, 0);
  g_assert_cmpstr (along_record_get_text (record, ALONG_BOND_P_LABEL), ==, "friend");
  record = along_family_nth (family, ALONG_KIND_COUPLE, 1);
  g_assert_cmpint (along_record_get_enum (record, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_SEPARATED);
}

#define BEGIN "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n"

static void
test_repairs (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (
    BEGIN "0 @A@ INDI\n1 NAME A\n1 BIRT\n2 DATE 2 FEB 1950\n1 DEAT\n2 DATE 1 JAN 1940\n0 @B@ INDI\n1 NAME B\n1 BIRT\n2 DATE 1 JAN 3020\n"
          "0 @C@ INDI\n1 BIRT\n2 DATE (long ago)\n1 RESN confidential\n1 NAME\n1 NAME Second /Name/\n0 @D@ INDI\n0 @E@ INDI\n"
          "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @A@\n1 CHIL @B@\n1 CHIL @A@\n0 @G@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 HUSB @C@\n1 MARR\n2 DATE 2000\n1 DIV\n2 DATE 1999\n"
          "0 @H@ FAM\n1 CHIL @D@\n1 CHIL @E@\n1 CHIL @VOID@\n0 @J@ FAM\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (gedcom, NULL, problems);

  g_assert_false (along_record_has (named (family, "B"), ALONG_PERSON_P_BORN));
  g_assert_cmpstr (along_record_get_text (named (family, "B"), ALONG_PERSON_P_NOTE), ==, "Born: 1 JAN 3020");
  /* five of the file, an unknown child, and the unknown parent who keeps brothers and sisters together */
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 7);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 2);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 4);
  g_assert_cmpuint (problems->len, ==, 6);
}

static void
check_out_and_in (AlongGedcomTarget target, AlongGedcomExportParts parts)
{
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (TEST_DATA "/gedcom/family-551.ged", NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (gedcom, "I1", problems);
  g_autofree char *text = along_gedcom_from_family (family, target, parts, NULL, NULL);
  g_autoptr (AlongGedcom) written = read_text (text);
  g_autoptr (AlongFamily) again = import_into_new (written, NULL, problems);
  AlongRecord *person, *pregnancy = along_family_nth (family, ALONG_KIND_PREGNANCY, 0);
  guint n, stay = parts == ALONG_GEDCOM_EXPORT_STRUCTURE; /* the child who was born dead */

  (void) along_gedcom_warnings (written, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (along_family_count (again, ALONG_KIND_COUPLE), ==, along_family_count (family, ALONG_KIND_COUPLE));
  g_assert_cmpuint (along_family_count (again, ALONG_KIND_CHILD_LINK), ==, along_family_count (family, ALONG_KIND_CHILD_LINK) - stay);
  g_assert_cmpuint (along_family_count (again, ALONG_KIND_PERSON), ==, along_family_count (family, ALONG_KIND_PERSON) - stay);
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      AlongRecord *other;

      if (stay && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (person)))
        continue;
      other = named (again, along_record_get_text (person, ALONG_PERSON_P_NAME));

      g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_GIVEN), ==, along_record_get_text (other, ALONG_PERSON_P_GIVEN));
      g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_SURNAME), ==, along_record_get_text (other, ALONG_PERSON_P_SURNAME));
      g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_BORN), ==, along_record_get_text (other, ALONG_PERSON_P_BORN));
      g_assert_cmpstr (along_record_get_text (person, ALONG_PERSON_P_DIED), ==, along_record_get_text (other, ALONG_PERSON_P_DIED));
      g_assert_cmpint (along_record_get_enum (person, ALONG_PERSON_P_GENDER), ==, along_record_get_enum (other, ALONG_PERSON_P_GENDER));
    }
  if (parts == ALONG_GEDCOM_EXPORT_STRUCTURE)
    {
      g_assert_null (strstr (text, "NOTE"));
      g_assert_null (strstr (text, "ASSO"));
      g_assert_null (strstr (text, "PEDI"));
      g_assert_null (g_strstr_len (text, -1, "tillborn"));
      g_assert_cmpuint (along_family_count (again, ALONG_KIND_BOND), ==, 0);
    }
  else
    {
      g_assert_cmpuint (along_family_count (again, ALONG_KIND_BOND), ==, 1);
      g_assert_cmpuint (along_family_count (again, ALONG_KIND_CARE_LINK), ==, 1);
      g_assert_cmpuint (along_family_count (again, ALONG_KIND_PREGNANCY), ==, 1);
      g_assert_cmpstr (along_record_get_text (named (again, "Keira Holroyd"), ALONG_PERSON_P_NOTE), ==,
                       along_record_get_text (named (family, "Keira Holroyd"), ALONG_PERSON_P_NOTE));
    }
}

static void
test_out_and_in (void)
{
  AlongGedcomExportParts all = ALONG_GEDCOM_EXPORT_EVERYTHING;

  check_out_and_in (ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_STRUCTURE);
  check_out_and_in (ALONG_GEDCOM_7_0, ALONG_GEDCOM_EXPORT_STRUCTURE);
  check_out_and_in (ALONG_GEDCOM_5_5_1, all);
  check_out_and_in (ALONG_GEDCOM_7_0, all);
}

/* Violence, control and what was asked to be kept private never go out. */
static void
test_restricted_lines (void)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("test", id);
  g_autoptr (AlongFamily) family = along_family_new (id);
  AlongId people[2];
  static const struct { int kind; gboolean is_private; } lines[] = {
    { ALONG_BOND_CLOSE, FALSE }, { ALONG_BOND_CLOSE, TRUE }, { ALONG_BOND_VIOLENCE, FALSE }, { ALONG_BOND_CONTROLLING, FALSE },
  };
  AlongGedcomExported exported;
  g_autofree char *text = NULL;

  for (int i = 0; i < 2; i++)
    {
      AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

      along_record_set_text (person, ALONG_PERSON_P_NAME, i == 0 ? "A" : "B");
      along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_NON_BINARY);
      people[i] = along_record_get_id (person);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      AlongRecord *bond = along_edit_create (edit, ALONG_KIND_BOND);

      along_record_set_ref (bond, ALONG_BOND_P_FROM, people[0]);
      along_record_set_ref (bond, ALONG_BOND_P_TO, people[1]);
      along_record_set_enum (bond, ALONG_BOND_P_KIND, lines[i].kind);
      along_record_set_bool (bond, ALONG_BOND_P_PRIVATE, lines[i].is_private);
    }
  along_family_apply (family, edit);
  text = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALONG_GEDCOM_EXPORT_BONDS, &exported, NULL);
  /* the lines, and who the two say they are */
  g_assert_cmpuint (exported.left_out, ==, 5);
  g_assert_nonnull (strstr (text, "_ALN_EREL close\n"));
  g_assert_null (strstr (text, "violence"));
  g_assert_null (strstr (text, "controlling"));
}

static void
test_every_file (void)
{
  g_autoptr (GDir) top = g_dir_open (SHARED_DATA "/gedcom", 0, NULL);
  const char *folder, *name;
  guint files = 0;

  if (top == NULL)
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  while ((folder = g_dir_read_name (top)) != NULL)
    {
      g_autofree char *path = g_build_filename (SHARED_DATA "/gedcom", folder, NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (file, NULL, NULL, NULL, NULL);
          g_autoptr (GPtrArray) problems = along_import_problems_new ();
          g_autoptr (AlongFamily) family = NULL, again = NULL;
          g_autoptr (AlongGedcom) written = NULL;
          g_autofree char *text = NULL;
          guint n;

          if (gedcom == NULL)
            continue;
          g_test_message ("%s", file);
          family = import_into_new (gedcom, NULL, problems);
          (void) along_gedcom_people (gedcom, &n);
          g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), >=, n);
          text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_CONFIDENTIAL | ALONG_GEDCOM_EXPORT_PREGNANCIES, NULL, NULL);
          written = read_text (text);
          (void) along_gedcom_people (written, &n);
          g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, n);
          again = import_into_new (written, NULL, problems);
          g_assert_cmpuint (along_family_count (again, ALONG_KIND_CHILD_LINK), ==, along_family_count (family, ALONG_KIND_CHILD_LINK));
          files++;
        }
    }
  g_assert_cmpuint (files, >, 60);
}

/* Into @family, or as a copy of what is there; how many records it would make. */
static guint
import_again (AlongFamily *family, AlongGedcom *gedcom, gboolean match, guint *here_already)
{
  g_autoptr (AlongGedcomHere) here = along_gedcom_here_new (family);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  AlongGedcomImport how = { .family = along_family_get_id (family), .here = match ? here : NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, &error);
  guint records;

  g_assert_no_error (error);
  if (!along_edit_is_empty (edit))
    {
      along_check_edit (edit, family, along_clock_now (), NULL, &error);
      g_assert_no_error (error);
    }
  records = along_edit_get_n (edit);
  *here_already = along_gedcom_here_count (here);
  along_family_apply (family, edit);
  return records;
}

static guint
take_in_twice (const char *path)
{
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (path, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (AlongGedcom) written = NULL;
  g_autofree char *text = NULL;
  guint people, n_file, here, records;

  if (gedcom == NULL || (along_gedcom_people (gedcom, &n_file), n_file == 0))
    return 0;
  family = import_into_new (gedcom, NULL, problems);
  people = along_family_count (family, ALONG_KIND_PERSON);
  g_test_message ("%s", path);
  records = import_again (family, gedcom, TRUE, &here);
  g_assert_cmpuint (here, ==, n_file);
  g_assert_cmpuint (records, ==, 0);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, people);
  /* nor does what is given out */
  text = along_gedcom_from_family (family, ALONG_GEDCOM_7_0,
                                   ALONG_GEDCOM_EXPORT_EVERYTHING | ALONG_GEDCOM_EXPORT_CONFIDENTIAL, NULL, NULL);
  written = read_text (text);
  g_assert_cmpuint (import_again (family, written, TRUE, &here), ==, 0);
  g_assert_cmpuint (here, ==, people);
  import_again (family, gedcom, FALSE, &here);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), >=, people + n_file);
  return 1;
}

static guint
take_in_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint tried = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        tried += take_in_folder (path);
      else if (g_str_has_suffix (name, ".ged"))
        tried += take_in_twice (path);
    }
  return tried;
}

/* A file taken in once more doubles nobody. */
static void
test_again (void)
{
  g_assert_cmpuint (take_in_folder (TEST_DATA "/gedcom"), ==, 2);
}

static void
test_again_files (void)
{
  if (take_in_folder (SHARED_DATA "/gedcom") == 0)
    g_test_skip ("the shared files are not here");
}

#define PERSON(xref, name, sex, born) "0 @" xref "@ INDI\n1 NAME " name "\n1 SEX " sex "\n1 BIRT\n2 DATE " born "\n"
#define HEAD "0 HEAD\n1 GEDC\n2 VERS 7.0\n"

/* What is new comes to those who are there; namesakes of another age are others. */
static void
test_more (void)
{
  g_autoptr (AlongGedcom) before = read_text (HEAD PERSON ("A", "Róisín /Quill/", "F", "3 MAR 1998") PERSON ("B", "Dara /Finch/", "M", "1996")
                                              "0 @F@ FAM\n1 HUSB @B@\n1 WIFE @A@\n0 TRLR\n");
  g_autoptr (AlongGedcom) after = read_text (HEAD PERSON ("X", "Roisin /Quill/", "F", "3 MAR 1998") PERSON ("Y", "Dara /Finch/", "M", "5 MAY 1996")
                                             PERSON ("Z", "Niamh /Finch/", "F", "12 JAN 2024") PERSON ("W", "Dara /Finch/", "M", "1961")
                                             "0 @F@ FAM\n1 HUSB @Y@\n1 WIFE @X@\n1 CHIL @Z@\n0 @G@ FAM\n1 HUSB @W@\n1 CHIL @Y@\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (before, NULL, problems);
  AlongRecord *link;
  guint here, to_couple = 0;

  import_again (family, after, TRUE, &here);
  g_assert_cmpuint (here, ==, 2);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 4);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 2);
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    to_couple += along_id_equal (along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE),
                                 along_record_get_id (along_family_nth (family, ALONG_KIND_COUPLE, 0)));
  g_assert_cmpuint (to_couple, ==, 1);
}

/* Parents are not taken over from somebody who is not theirs, nobody gets a second set beside the one they have, and what
 * the file knows besides is said. */
static void
test_other_parents (void)
{
  g_autoptr (AlongGedcom) before = read_text (HEAD PERSON ("A", "Ann /Quill/", "F", "1970") PERSON ("B", "Bob /Quill/", "M", "1969")
                                              PERSON ("D", "Dara /Quill/", "M", "4 MAY 1996")
                                              "0 @F@ FAM\n1 HUSB @B@\n1 WIFE @A@\n1 CHIL @D@\n0 TRLR\n");
  g_autoptr (AlongGedcom) after = read_text (HEAD PERSON ("W", "Will /Finch/", "M", "1968") "1 DEAT Y\n" PERSON ("D", "Dara /Quill/", "M", "4 MAY 1996")
                                             "1 DEAT Y\n" PERSON ("Z", "Zoe /Finch/", "F", "2001") PERSON ("N", "Ann /Quill/", "F", "2010")
                                             "0 @F@ FAM\n1 HUSB @W@\n1 CHIL @D@\n1 CHIL @Z@\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (before, NULL, problems);
  AlongRecord *link;
  guint here, of_dara = 0, of_zoe = 0;

  import_again (family, after, TRUE, &here);
  g_assert_cmpuint (here, ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 6);
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      of_dara += along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (named (family, "Dara Quill")));
      of_zoe += along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (named (family, "Zoe Finch")))
                && along_record_refers_to (link, ALONG_CHILD_LINK_P_PARENT, along_record_get_id (named (family, "Will Finch")));
    }
  g_assert_cmpuint (of_dara, ==, 1);
  g_assert_cmpuint (of_zoe, ==, 1);
  {
    g_autoptr (AlongGedcomHere) known = along_gedcom_here_new (family);
    AlongGedcomImport how = { .family = along_family_get_id (family), .here = known };
    g_autoptr (AlongEdit) edit = NULL;

    g_ptr_array_set_size (problems, 0);
    edit = along_gedcom_to_edit (after, &how, problems, NULL, NULL);
    /* Dara's death, and his parents */
    g_assert_cmpuint (problems->len, ==, 2);
  }
}

/* Two who are in the file as two couples are one, unless they came together twice; their children are found again. */
static void
test_two_couples (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (
    HEAD PERSON ("A", "Ada /Ring/", "F", "1970") PERSON ("B", "Bo /Ring/", "M", "1970") PERSON ("C", "Cy /Ring/", "M", "1999")
    PERSON ("D", "Dot /Ring/", "F", "2002") "0 @F@ FAM\n1 HUSB @B@\n1 WIFE @A@\n1 MARR\n1 CHIL @C@\n"
    "0 @G@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 MARR\n2 DATE 1998\n1 CHIL @D@\n0 TRLR\n");
  g_autoptr (AlongGedcom) twice = read_text (
    HEAD PERSON ("A", "Ada /Ring/", "F", "1970") PERSON ("B", "Bo /Ring/", "M", "1970") PERSON ("C", "Cy /Ring/", "M", "1999")
    PERSON ("D", "Dot /Ring/", "F", "2012") "0 @F@ FAM\n1 HUSB @B@\n1 WIFE @A@\n1 MARR\n2 DATE 1998\n1 DIV\n2 DATE 2005\n1 CHIL @C@\n"
    "0 @G@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 MARR\n2 DATE 2010\n1 CHIL @D@\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) once = import_into_new (gedcom, NULL, problems), again = import_into_new (twice, NULL, problems);
  guint here;

  g_assert_cmpuint (along_family_count (once, ALONG_KIND_COUPLE), ==, 1);
  g_assert_cmpuint (along_family_count (once, ALONG_KIND_CHILD_LINK), ==, 2);
  g_assert_cmpstr (along_record_get_text (along_family_nth (once, ALONG_KIND_COUPLE, 0), ALONG_COUPLE_P_FROM), ==, "1998");
  g_assert_cmpuint (along_family_count (again, ALONG_KIND_COUPLE), ==, 2);
  g_assert_cmpuint (import_again (once, gedcom, TRUE, &here), ==, 0);
  g_assert_cmpuint (import_again (again, twice, TRUE, &here), ==, 0);
  g_assert_cmpuint (here, ==, 4);
}

#define ONE(xref, name, sex) "0 @" xref "@ INDI\n1 NAME " name "\n1 SEX " sex "\n"

/* Nothing is said of when they were born, and little of whose they are: what is said is enough. */
static void
test_again_undated (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (
    HEAD ONE ("A", "Alone /Farrar/", "F") ONE ("B", "First /Farrar/", "M") ONE ("C", "Second /Farrar/", "F") ONE ("D", "Own /Farrar/", "M")
    ONE ("E", "Nan /Farrar/", "F") "0 @N@ INDI\n0 @F@ FAM\n1 CHIL @B@\n1 CHIL @C@\n0 @G@ FAM\n1 HUSB @D@\n1 WIFE @D@\n1 MARR\n"
    "0 @H@ FAM\n1 WIFE @E@\n1 CHIL @VOID@\n1 CHIL @N@\n1 CHIL @VOID@\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (gedcom, NULL, problems);
  guint people = along_family_count (family, ALONG_KIND_PERSON), here;

  g_assert_cmpuint (people, ==, 9); /* with the unknown parent, and two children of whom only the place is known */
  g_assert_cmpuint (import_again (family, gedcom, TRUE, &here), ==, 0);
  g_assert_cmpuint (here, ==, 6);
  /* more is known by now */
  along_record_set_text (named (family, "Nan Farrar"), ALONG_PERSON_P_BORN, "1950");
  along_record_set_text (named (family, "Second Farrar"), ALONG_PERSON_P_BORN, "1970");
  g_assert_cmpuint (import_again (family, gedcom, TRUE, &here), ==, 0);
}

/* Brothers and sisters whose parents nobody knows hang together, and not from the other parents whom one of them has;
 * a place for a child of nobody is nobody. */
static void
test_again_siblings (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (
    HEAD ONE ("A", "Ann /Farrar/", "F") ONE ("B", "Bob /Farrar/", "M") ONE ("C", "Cy /Farrar/", "M")
    "0 @F@ FAM\n1 CHIL @A@\n1 CHIL @B@\n0 @G@ FAM\n1 HUSB @C@\n1 CHIL @A@\n0 @H@ FAM\n1 CHIL @VOID@\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (gedcom, NULL, problems);
  guint here;

  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 4);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 3);
  g_assert_cmpuint (import_again (family, gedcom, TRUE, &here), ==, 0);
  g_assert_cmpuint (here, ==, 3);
}

typedef struct
{
  guint state[8];
  AlongId id[8];
} Found;

static void
find (Found *found, AlongFamily *family, const char *text)
{
  g_autoptr (AlongGedcom) gedcom = read_text (text);
  g_autoptr (AlongGedcomHere) here = along_gedcom_here_new (family);
  g_autoptr (GError) error = NULL;
  guint n;

  along_gedcom_people (gedcom, &n);
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (found->state));
  g_assert_true (along_gedcom_here_match (here, gedcom, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      found->state[i] = along_gedcom_here_state (here, i);
      found->id[i] = along_gedcom_here_person (here, i);
      g_assert_true (along_id_is_none (found->id[i]) == (found->state[i] != ALONG_GEDCOM_HERE_SAME));
    }
}

/* Two who have one name are two: one of them is here, or it cannot be told. */
static void
test_namesakes (void)
{
  g_autoptr (AlongGedcom) before = read_text (HEAD ONE ("A", "Sarah /Khan/", "F") ONE ("B", "Bilal /Khan/", "M") ONE ("C", "Omar /Khan/", "M")
                                              "0 @F@ FAM\n1 WIFE @A@\n1 CHIL @B@\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (before, NULL, problems);
  Found found;

  /* her mother has her name: who the child's mother is tells which of the two is here */
  find (&found, family, HEAD ONE ("X", "Sarah /Khan/", "F") ONE ("Y", "Sarah /Khan/", "F") ONE ("Z", "Bilal /Khan/", "M")
                          "0 @F@ FAM\n1 WIFE @X@\n1 CHIL @Y@\n0 @G@ FAM\n1 WIFE @Y@\n1 CHIL @Z@\n0 TRLR\n");
  g_assert_cmpuint (found.state[0], ==, ALONG_GEDCOM_HERE_NEW);
  g_assert_true (along_id_equal (found.id[1], along_record_get_id (named (family, "Sarah Khan"))));
  g_assert_cmpuint (found.state[2], ==, ALONG_GEDCOM_HERE_SAME);
  /* a name and nothing else */
  find (&found, family, HEAD ONE ("X", "Sarah /Khan/", "F") ONE ("Y", "Sarah /Khan/", "F") ONE ("O", "Omar /Khan/", "F")
                          ONE ("P", "Omar /Khan/", "M") ONE ("Q", "Tariq /Khan/", "M") "0 TRLR\n");
  g_assert_cmpuint (found.state[0], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  g_assert_cmpuint (found.state[1], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  g_assert_cmpuint (found.state[2], ==, ALONG_GEDCOM_HERE_NEW);
  g_assert_cmpuint (found.state[3], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  g_assert_cmpuint (found.state[4], ==, ALONG_GEDCOM_HERE_NEW);
}

/* The file has it the other way round than the record: then it is about others, and says so. */
static void
test_contradiction (void)
{
  g_autoptr (AlongGedcom) before = read_text (HEAD PERSON ("A", "Ada /Ring/", "F", "4 MAY 1970") PERSON ("B", "Bea /Ring/", "F", "4 MAY 1970")
                                              PERSON ("C", "Cy /Ring/", "M", "7 JUN 1969") "0 @F@ FAM\n1 WIFE @A@\n1 HUSB @C@\n1 CHIL @B@\n0 TRLR\n");
  const char *turned = HEAD PERSON ("A", "Ada /Ring/", "F", "4 MAY 1970") PERSON ("B", "Bea /Ring/", "F", "4 MAY 1970") PERSON ("C", "Cy /Ring/", "M", "7 JUN 1969")
                       "0 @F@ FAM\n1 WIFE @B@\n1 CHIL @A@\n0 TRLR\n";
  /* nobody says whose children they are: nor does the record of the one's parents say so of the other */
  const char *siblings = HEAD PERSON ("A", "Ada /Ring/", "F", "4 MAY 1970") PERSON ("B", "Bea /Ring/", "F", "4 MAY 1970")
                         "0 @F@ FAM\n1 CHIL @B@\n1 CHIL @A@\n0 TRLR\n";
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = import_into_new (before, NULL, problems), other = import_into_new (before, NULL, problems);
  g_autoptr (AlongGedcom) after = read_text (turned), together = read_text (siblings);
  Found found;
  guint here;

  find (&found, family, turned);
  g_assert_cmpuint (found.state[0], ==, ALONG_GEDCOM_HERE_CONTRADICTED);
  g_assert_cmpuint (found.state[1], ==, ALONG_GEDCOM_HERE_CONTRADICTED);
  g_assert_cmpuint (found.state[2], ==, ALONG_GEDCOM_HERE_SAME);
  import_again (family, after, TRUE, &here);
  g_assert_cmpuint (here, ==, 1);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 5);
  import_again (other, together, TRUE, &here);
  g_assert_cmpuint (here, ==, 2);
  g_assert_cmpuint (along_family_count (other, ALONG_KIND_CHILD_LINK), ==, 1);
}

/* Ten thousand with one name are told apart by whose they are, and the work can be given up. */
static void
test_many_namesakes (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (AlongGedcom) gedcom = NULL;
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint here;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "0 @I%u@ INDI\n1 NAME John /Smith/\n1 SEX M\n1 FAM%c @F%u@\n", i, i % 5 < 1 ? 'S' : 'C', i / 5);
  for (guint f = 0; f < 2000; f++)
    g_string_append_printf (text, "0 @F%u@ FAM\n1 HUSB @I%u@\n1 CHIL @I%u@\n1 CHIL @I%u@\n1 CHIL @I%u@\n1 CHIL @I%u@\n", f, f * 5, f * 5 + 1,
                            f * 5 + 2, f * 5 + 3, f * 5 + 4);
  g_string_append (text, "0 TRLR\n");
  gedcom = read_text (text->str);
  family = import_into_new (gedcom, NULL, problems);
  g_assert_cmpuint (import_again (family, gedcom, TRUE, &here), ==, 0);
  g_assert_cmpuint (here, ==, 10000);
  g_cancellable_cancel (cancellable);
  {
    g_autoptr (AlongGedcomHere) known = along_gedcom_here_new (family);

    g_assert_false (along_gedcom_here_match (known, gedcom, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

/* What grown people went through stays theirs: it is no loss of their mothers. */
static void
test_not_of_a_baby (void)
{
  static const char *const types[] = { "Termination of employment", "Termination", "Miscarriage", "Pregnancy", "Stillbirth", "Neonatal death" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *text = g_strdup_printf (
        BEGIN "0 @A@ INDI\n1 NAME Anna\n1 SEX F\n1 FAMS @F@\n0 @C@ INDI\n1 NAME Carl\n1 SEX M\n1 FAMC @F@\n1 FAMS @G@\n1 EVEN\n2 TYPE %s\n2 DATE 5 MAY 2001\n"
              "0 @D@ INDI\n1 NAME Dora\n1 SEX F\n1 BIRT\n2 DATE 3 MAR 1967\n1 FAMC @F@\n1 EVEN\n2 TYPE %s\n2 DATE 5 MAY 2001\n"
              "0 @E@ INDI\n1 NAME Ella\n1 SEX F\n1 DEAT Y\n1 FAMC @F@\n1 EVEN\n2 TYPE %s\n2 DATE 5 MAY 2001\n0 @K@ INDI\n1 NAME Kid\n1 FAMC @G@\n"
              "0 @F@ FAM\n1 WIFE @A@\n1 CHIL @C@\n1 CHIL @D@\n1 CHIL @E@\n0 @G@ FAM\n1 HUSB @C@\n1 CHIL @K@\n0 TRLR\n",
        types[i], types[i], types[i]);
      g_autoptr (AlongGedcom) gedcom = read_text (text);
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      g_autoptr (AlongFamily) family = import_into_new (gedcom, NULL, problems);
      g_autoptr (AlongGedcom) written = NULL;
      g_autoptr (AlongFamily) again = NULL;
      g_autofree char *out = NULL, *line = g_strdup_printf ("1 EVEN\n2 TYPE %s\n2 DATE 5 MAY 2001\n", types[i]);
      guint n = 0;

      g_assert_cmpuint (along_family_count (family, ALONG_KIND_PREGNANCY), ==, 0);
      g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 5);
      g_assert_cmpuint (along_family_count (family, ALONG_KIND_CHILD_LINK), ==, 4);
      out = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
      for (const char *at = out; (at = strstr (at, line)) != NULL; at++)
        n++;
      g_assert_cmpuint (n, ==, 3);
      written = read_text (out);
      again = import_into_new (written, NULL, problems);
      g_assert_cmpuint (along_family_count (again, ALONG_KIND_PREGNANCY), ==, 0);
    }
}

/* Babies of a file of somebody else's: without a name, or who lived for no time. */
static void
test_of_a_baby (void)
{
  static const char *const babies[] = {
    "1 EVEN\n2 TYPE Termination of pregnancy\n2 DATE 5 MAY 2001\n",
    "1 EVEN\n2 TYPE miscarriage\n",
    "1 EVEN\n2 TYPE Pregnancy\n",
    "1 NAME Fay\n1 BIRT\n2 DATE 5 MAY 2001\n1 EVEN\n2 TYPE Stillborn\n2 DATE 5 MAY 2001\n",
    "1 NAME Fay\n1 BIRT\n2 DATE 2001\n1 DEAT\n2 DATE 9 MAY 2001\n1 EVEN\n2 TYPE Neonatal death\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (babies); i++)
    {
      g_autofree char *text = g_strdup_printf (BEGIN "0 @A@ INDI\n1 NAME Anna\n1 SEX F\n1 FAMS @F@\n0 @C@ INDI\n1 FAMC @F@\n%s0 @F@ FAM\n1 WIFE @A@\n1 CHIL @C@\n0 TRLR\n", babies[i]);
      g_autoptr (AlongGedcom) gedcom = read_text (text);
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      g_autoptr (AlongFamily) family = import_into_new (gedcom, NULL, problems);

      g_assert_cmpuint (along_family_count (family, ALONG_KIND_PREGNANCY), ==, 1);
    }
}

/* Nobody chose a reference: two families that are made in the same moment have one each all the same. */
static void
test_references (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text ("0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Ada /Ring/\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) one = import_into_new (gedcom, NULL, problems), other = import_into_new (gedcom, NULL, problems);

  g_assert_cmpstr (along_record_get_text (along_family_nth (one, ALONG_KIND_FAMILY, 0), ALONG_FAMILY_P_REFERENCE), !=,
                   along_record_get_text (along_family_nth (other, ALONG_KIND_FAMILY, 0), ALONG_FAMILY_P_REFERENCE));
}

typedef struct
{
  double last;
  guint told;
  GCancellable *cancel; /* (nullable): once it is half done */
} Told;

static void
tell (double done, gpointer data)
{
  Told *told = data;

  g_assert_cmpfloat (done, >=, told->last);
  g_assert_cmpfloat (done, <=, 1);
  told->last = done;
  told->told++;
  if (told->cancel != NULL && done > 0.5)
    g_cancellable_cancel (told->cancel);
}

/* How far it is is told to the end, and it ends where nobody wants it any more, also while lines are being kept. */
static void
test_progress (void)
{
  g_autoptr (GString) text = g_string_new ("0 HEAD\n1 GEDC\n2 VERS 7.0\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (GCancellable) cancel = g_cancellable_new ();
  g_autoptr (AlongGedcom) gedcom = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 1; i <= 4000; i++)
    g_string_append_printf (text, "0 @I%u@ INDI\n1 NAME Ada /Ring/\n1 BIRT\n2 PLAC Leeds\n", i);
  g_string_append (text, "0 TRLR\n");
  bytes = g_bytes_new (text->str, text->len);
  gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  for (int cancelled = 0; cancelled < 2; cancelled++)
    {
      Told told = { .cancel = cancelled ? cancel : NULL };
      AlongGedcomImport how = { .progress = tell, .progress_data = &told };
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &how, problems, cancel, &error);

      g_assert_cmpuint (told.told, >, 10);
      if (cancelled)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpfloat (told.last, >, 0.9);
      g_assert_true ((edit == NULL) == cancelled);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_clock_freeze (G_GINT64_CONSTANT (1782820800000)); /* 30 June 2026 */
  g_test_add_func ("/interchange/gedcom-records/in", test_in);
  g_test_add_func ("/interchange/gedcom-records/references", test_references);
  g_test_add_func ("/interchange/gedcom-records/of-a-baby", test_of_a_baby);
  g_test_add_func ("/interchange/gedcom-records/not-of-a-baby", test_not_of_a_baby);
  g_test_add_func ("/interchange/gedcom-records/repairs", test_repairs);
  g_test_add_func ("/interchange/gedcom-records/out-and-in", test_out_and_in);
  g_test_add_func ("/interchange/gedcom-records/restricted-lines", test_restricted_lines);
  g_test_add_func ("/interchange/gedcom-records/every-file", test_every_file);
  g_test_add_func ("/interchange/gedcom-records/again", test_again);
  g_test_add_func ("/interchange/gedcom-records/again-files", test_again_files);
  g_test_add_func ("/interchange/gedcom-records/again-undated", test_again_undated);
  g_test_add_func ("/interchange/gedcom-records/again-siblings", test_again_siblings);
  g_test_add_func ("/interchange/gedcom-records/two-couples", test_two_couples);
  g_test_add_func ("/interchange/gedcom-records/more", test_more);
  g_test_add_func ("/interchange/gedcom-records/namesakes", test_namesakes);
  g_test_add_func ("/interchange/gedcom-records/contradiction", test_contradiction);
  g_test_add_func ("/interchange/gedcom-records/many-namesakes", test_many_namesakes);
  g_test_add_func ("/interchange/gedcom-records/progress", test_progress);
  g_test_add_func ("/interchange/gedcom-records/other-parents", test_other_parents);
  return g_test_run ();
}
