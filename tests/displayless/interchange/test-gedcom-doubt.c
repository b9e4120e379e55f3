/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file taken into a family that is there: who may be somebody else comes in as new, nobody gets a parent whom the file
 * does not name, and what was left out is said. */
#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-import.h"

#define HEAD "0 HEAD\n1 GEDC\n2 VERS 7.0\n"
#define END "0 TRLR\n"
#define ONE(xref, name, sex) "0 @" xref "@ INDI\n1 NAME " name "\n1 SEX " sex "\n"
#define PERSON(xref, name, sex, born) ONE (xref, name, sex) "1 BIRT\n2 DATE " born "\n"

typedef struct
{
  AlongFamily *family;
  GPtrArray *problems; /* of what was last taken in */
  guint state[8];
  guint here, records;
} Taken;

static void
take (Taken *taken, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr (AlongGedcomHere) here = taken->family != NULL ? along_gedcom_here_new (taken->family) : NULL;
  AlongGedcomImport how = { .here = here };
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (taken->family != NULL)
    how.family = along_family_get_id (taken->family);
  g_clear_pointer (&taken->problems, g_ptr_array_unref);
  taken->problems = along_import_problems_new ();
  edit = along_gedcom_to_edit (gedcom, &how, taken->problems, NULL, &error);
  g_assert_no_error (error);
  taken->records = along_edit_get_n (edit);
  along_gedcom_people (gedcom, &n);
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (taken->state));
  for (guint i = 0; here != NULL && i < n; i++)
    taken->state[i] = along_gedcom_here_state (here, i);
  taken->here = here != NULL ? along_gedcom_here_count (here) : 0;
  if (!along_edit_is_empty (edit))
    along_check_edit (edit, taken->family, along_clock_now (), NULL, &error);
  g_assert_no_error (error);
  if (taken->family == NULL)
    taken->family = along_family_new (along_edit_get_family (edit));
  along_family_apply (taken->family, edit);
}

static void
clear (Taken *taken)
{
  g_clear_object (&taken->family);
  g_clear_pointer (&taken->problems, g_ptr_array_unref);
}

/* How many problems have @words. */
static guint
said (Taken *taken, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < taken->problems->len; i++)
    n += strstr (((AlongImportProblem *) taken->problems->pdata[i])->text, words) != NULL;
  return n;
}

static AlongId
id_of (AlongFamily *family, const char *name)
{
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (strcmp (along_record_get_text (person, ALONG_PERSON_P_NAME), name) == 0)
      return along_record_get_id (person);
  g_assert_not_reached ();
}

/* The one link of a child to parents. */
static AlongRecord *
link_of (AlongFamily *family, const char *name)
{
  AlongId child = id_of (family, name);
  AlongRecord *link, *found = NULL;

  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    if (along_record_refers_to (link, ALONG_CHILD_LINK_P_CHILD, child))
      {
        g_assert_null (found);
        found = link;
      }
  return found;
}

#define JADE PERSON ("J", "Jade /Moss/", "F", "3 MAR 1998")
#define ROB PERSON ("R", "Rob /Smith/", "M", "4 APR 1996")
#define KAI PERSON ("K", "Kai /Moss/", "M", "5 MAY 2020")
#define KAI_OF_BOTH HEAD JADE ROB KAI "0 @F@ FAM\n1 HUSB @R@\n1 WIFE @J@\n1 CHIL @K@\n" END

/* The file knows the mother alone: a new child is hers alone. */
static void
test_one_parent (void)
{
  static const char file[] = HEAD JADE KAI PERSON ("N", "New /Moss/", "F", "6 JUN 2024")
    "0 @F@ FAM\n1 WIFE @J@\n1 CHIL @K@\n1 CHIL @N@\n" END;
  Taken taken = { 0 };

  take (&taken, KAI_OF_BOTH);
  take (&taken, file);
  g_assert_cmpuint (taken.here, ==, 2);
  g_assert_true (along_record_refers_to (link_of (taken.family, "New Moss"), ALONG_CHILD_LINK_P_PARENT, id_of (taken.family, "Jade Moss")));
  g_assert_false (along_record_has (link_of (taken.family, "New Moss"), ALONG_CHILD_LINK_P_COUPLE));
  g_assert_true (along_record_has (link_of (taken.family, "Kai Moss"), ALONG_CHILD_LINK_P_COUPLE));
  g_assert_cmpuint (said (&taken, "New Moss may have the same parents as Kai Moss"), ==, 1);
  take (&taken, file);
  g_assert_cmpuint (taken.records, ==, 0);
  g_assert_cmpuint (taken.problems->len, ==, 0);
  clear (&taken);
}

/* The file knows nobody's parents: brothers and sisters stay together, and get nobody's. */
static void
test_no_parents (void)
{
  static const char file[] = HEAD KAI PERSON ("H", "Halle /Orr/", "F", "7 JUL 2010") PERSON ("I", "Ivy /Orr/", "F", "8 AUG 2012")
    "0 @F@ FAM\n1 CHIL @K@\n1 CHIL @H@\n1 CHIL @I@\n" END;
  Taken taken = { 0 };
  AlongId parent;

  take (&taken, KAI_OF_BOTH);
  take (&taken, file);
  g_assert_cmpuint (along_family_count (taken.family, ALONG_KIND_PERSON), ==, 6); /* with the unknown parent */
  g_assert_false (along_record_has (link_of (taken.family, "Halle Orr"), ALONG_CHILD_LINK_P_COUPLE));
  parent = along_record_get_ref (link_of (taken.family, "Halle Orr"), ALONG_CHILD_LINK_P_PARENT);
  g_assert_true (along_id_equal (parent, id_of (taken.family, "Unknown")));
  g_assert_true (along_record_refers_to (link_of (taken.family, "Ivy Orr"), ALONG_CHILD_LINK_P_PARENT, parent));
  g_assert_true (along_record_has (link_of (taken.family, "Kai Moss"), ALONG_CHILD_LINK_P_COUPLE));
  g_assert_cmpuint (said (&taken, "may have the same parents as Kai Moss"), ==, 2);
  take (&taken, file);
  g_assert_cmpuint (taken.records, ==, 0);
  clear (&taken);
}

/* A marriage to somebody whom the file does not name is not drawn beside the couple that is there, and not passed over. */
static void
test_half_couple (void)
{
  Taken taken = { 0 };

  take (&taken, KAI_OF_BOTH);
  take (&taken, HEAD JADE KAI "0 @F@ FAM\n1 WIFE @J@\n1 MARR\n2 DATE 2012\n1 CHIL @K@\n" END);
  g_assert_cmpuint (taken.records, ==, 0);
  g_assert_cmpuint (said (&taken, "Jade Moss as one of a couple"), ==, 1);
  clear (&taken);
}

/* A name and a year are not enough where relatives are known and none is the same; a day of birth is. */
static void
test_name_and_year (void)
{
  static const char of_jade[] = HEAD JADE PERSON ("S", "John /Smith/", "M", "1950") PERSON ("M", "May /Smith/", "F", "1951")
    "0 @F@ FAM\n1 HUSB @S@\n1 WIFE @M@\n1 CHIL @J@\n" END;
  static const char about[] = HEAD ROB PERSON ("S", "John /Smith/", "M", "ABT 1947") END;
  Taken taken = { 0 };

  take (&taken, of_jade);
  take (&taken, HEAD PERSON ("S", "John /Smith/", "M", "1950") ROB PERSON ("A", "Ann /Smith/", "F", "1952") JADE
                "0 @F@ FAM\n1 HUSB @S@\n1 WIFE @A@\n1 CHIL @R@\n0 @G@ FAM\n1 HUSB @R@\n1 WIFE @J@\n" END);
  g_assert_cmpuint (taken.state[0], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  g_assert_cmpuint (taken.state[3], ==, ALONG_GEDCOM_HERE_SAME);
  g_assert_cmpuint (along_family_count (taken.family, ALONG_KIND_PERSON), ==, 6);
  clear (&taken);
  take (&taken, HEAD PERSON ("S", "John /Smith/", "M", "3 JUN 1947") PERSON ("M", "May /Smith/", "F", "1951")
                "0 @F@ FAM\n1 HUSB @S@\n1 WIFE @M@\n" END);
  take (&taken, about);
  g_assert_cmpuint (taken.state[1], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  clear (&taken);
  /* his wife is the same */
  take (&taken, of_jade);
  take (&taken, HEAD PERSON ("S", "John /Smith/", "M", "3 JUN 1950") PERSON ("M", "May /Smith/", "F", "1951")
                PERSON ("T", "Tom /Smith/", "M", "1990") "0 @F@ FAM\n1 HUSB @S@\n1 WIFE @M@\n1 CHIL @T@\n" END);
  g_assert_cmpuint (taken.here, ==, 2);
  clear (&taken);
}

/* A child who has the name of one who died is another. */
static void
test_after_death (void)
{
  static const char before[] = HEAD JADE ONE ("K", "Kai /Moss/", "M") "1 DEAT\n2 DATE 3 MAY 2020\n" ONE ("L", "Lee /Moss/", "M") "1 DEAT Y\n"
    "0 @N@ INDI\n1 SEX M\n1 DEAT\n2 DATE 4 MAY 2021\n"
    "0 @F@ FAM\n1 WIFE @J@\n1 CHIL @K@\n1 CHIL @L@\n1 CHIL @N@\n" END;
  Taken taken = { 0 };

  take (&taken, before);
  take (&taken, HEAD JADE PERSON ("K", "Kai /Moss/", "M", "2 FEB 2025") ONE ("L", "Lee /Moss/", "M")
                "0 @N@ INDI\n1 SEX M\n1 BIRT\n2 DATE 2025\n0 @F@ FAM\n1 WIFE @J@\n1 CHIL @K@\n1 CHIL @L@\n1 CHIL @N@\n" END);
  g_assert_cmpuint (taken.state[0], ==, ALONG_GEDCOM_HERE_SAME);
  g_assert_cmpuint (taken.state[1], ==, ALONG_GEDCOM_HERE_NEW);
  g_assert_cmpuint (taken.state[2], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  g_assert_cmpuint (taken.state[3], ==, ALONG_GEDCOM_HERE_NEW);
  g_assert_cmpuint (along_family_count (taken.family, ALONG_KIND_PERSON), ==, 7);
  clear (&taken);
}

/* A baby without a name who was born is not the child of whom only the place is known. */
static void
test_nameless (void)
{
  Taken taken = { 0 };

  take (&taken, HEAD JADE "0 @N@ INDI\n0 @F@ FAM\n1 WIFE @J@\n1 CHIL @N@\n" END);
  take (&taken, HEAD JADE "0 @N@ INDI\n1 BIRT\n2 DATE 2025\n0 @F@ FAM\n1 WIFE @J@\n1 CHIL @N@\n" END);
  g_assert_cmpuint (taken.here, ==, 1);
  g_assert_cmpuint (along_family_count (taken.family, ALONG_KIND_PERSON), ==, 3);
  clear (&taken);
}

/* A stillborn baby who is here with another mother is not said to be of the file's too. */
static void
test_stillborn (void)
{
  Taken taken = { 0 };

  take (&taken, HEAD JADE PERSON ("B", "Bo /Moss/", "M", "1 JAN 2024") "1 DEAT\n2 DATE 1 JAN 2024\n0 @F@ FAM\n1 WIFE @J@\n1 CHIL @B@\n" END);
  take (&taken, HEAD PERSON ("Z", "Zoe /Orr/", "F", "2 FEB 1999") PERSON ("B", "Bo /Moss/", "M", "1 JAN 2024")
                "1 DEAT\n2 DATE 1 JAN 2024\n2 AGE STILLBORN\n0 @F@ FAM\n1 WIFE @Z@\n1 CHIL @B@\n" END);
  g_assert_cmpuint (taken.here, ==, 1);
  g_assert_cmpuint (along_family_count (taken.family, ALONG_KIND_PREGNANCY), ==, 0);
  g_assert_cmpuint (said (&taken, "is here with other parents"), ==, 1);
  clear (&taken);
}

/* A name alone is nobody, unless it is the same file again. */
static void
test_bare_name (void)
{
  static const char before[] = HEAD JADE ONE ("O", "Omar /Khan/", "M") ONE ("P", "Pia /Orr/", "F") "0 @F@ FAM\n1 CHIL @P@\n1 CHIL @VOID@\n" END;
  Taken taken = { 0 };

  take (&taken, before);
  take (&taken, before);
  g_assert_cmpuint (taken.here, ==, 3);
  take (&taken, HEAD JADE ONE ("O", "Omar /Khan/", "M") "1 ASSO @J@\n2 ROLE FRIEND\n" ONE ("P", "Pia /Orr/", "F")
                ONE ("Q", "Quin /Orr/", "M") "0 @F@ FAM\n1 CHIL @P@\n1 CHIL @VOID@\n" END);
  g_assert_cmpuint (taken.state[0], ==, ALONG_GEDCOM_HERE_SAME);
  g_assert_cmpuint (taken.state[1], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  g_assert_cmpuint (taken.state[2], ==, ALONG_GEDCOM_HERE_UNCLEAR);
  clear (&taken);
}

/* Nothing about them comes in: what the file says besides is said. The same file again says nothing. */
static void
test_left_out (void)
{
  static const char before[] = HEAD JADE "1 NAME Jay /Moss/\n1 NOTE Rings on Mondays.\n" PERSON ("R", "Rob /Smith/", "M", "1996") KAI
    "0 @F@ FAM\n1 HUSB @R@\n1 WIFE @J@\n1 MARR\n2 DATE 2011\n1 NOTE Met at work.\n1 CHIL @K@\n" END;
  static const char *const more[][2] = {
    { "1 MARR\n2 DATE 2012\n", "as a couple already" },
    { "1 MARR\n2 DATE 2 MAY 2011\n", "as a couple already" },
    { "1 DIV\n2 DATE 2024\n", "as a couple already" },
    { "1 DIV\n", "as a couple already" },
    { "1 NOTE Live with her mother.\n", "as a couple already" },
    { "0 @J@ INDI\n1 NAME Jade /Moss/\n1 BIRT\n2 DATE 3 MAR 1998\n1 NAME Jadie /Moss/\n", "another name" },
    { "0 @J@ INDI\n1 NAME Jade /Moss/\n1 BIRT\n2 DATE 3 MAR 1998\n1 NOTE Moves house in May.\n", "a note" },
    { "0 @R@ INDI\n1 NAME Rob /Smith/\n1 BIRT\n2 DATE 4 APR 1996\n", "another day of birth" },
    { "1 MARR\n2 DATE 2011\n", NULL },
    { "1 MARR\n2 DATE BET 2010 AND 2012\n", NULL },
  };
  Taken taken = { 0 };

  take (&taken, before);
  take (&taken, before);
  g_assert_cmpuint (taken.records + taken.problems->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      const char *jade = strstr (more[i][0], "@J@") != NULL ? more[i][0] : JADE;
      const char *rob = strstr (more[i][0], "@R@") != NULL ? more[i][0] : PERSON ("R", "Rob /Smith/", "M", "1996");
      g_autofree char *text = g_strconcat (HEAD, jade, rob, KAI "0 @F@ FAM\n1 HUSB @R@\n1 WIFE @J@\n1 CHIL @K@\n", *more[i][0] == '1' ? more[i][0] : "", END, NULL);

      take (&taken, text);
      g_assert_cmpuint (taken.here, ==, 3);
      g_assert_cmpuint (taken.records, ==, 0);
      g_assert_cmpuint (taken.problems->len, ==, more[i][1] != NULL);
      g_assert_true (more[i][1] == NULL || said (&taken, more[i][1]) == 1);
    }
  clear (&taken);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_clock_freeze (G_GINT64_CONSTANT (1782820800000)); /* 30 June 2026 */
  g_test_add_func ("/interchange/gedcom-doubt/one-parent", test_one_parent);
  g_test_add_func ("/interchange/gedcom-doubt/no-parents", test_no_parents);
  g_test_add_func ("/interchange/gedcom-doubt/half-couple", test_half_couple);
  g_test_add_func ("/interchange/gedcom-doubt/name-and-year", test_name_and_year);
  g_test_add_func ("/interchange/gedcom-doubt/after-death", test_after_death);
  g_test_add_func ("/interchange/gedcom-doubt/nameless", test_nameless);
  g_test_add_func ("/interchange/gedcom-doubt/stillborn", test_stillborn);
  g_test_add_func ("/interchange/gedcom-doubt/bare-name", test_bare_name);
  g_test_add_func ("/interchange/gedcom-doubt/left-out", test_left_out);
  return g_test_run ();
}
