/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a file that have no place in the record: kept with it, and written back where that was chosen. */
#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-export.h"
#include "along-gedcom-import.h"
#include "gedcom-family.h"
#include "gedcom-files.h"

#define ALL (ALONG_GEDCOM_EXPORT_EVERYTHING | ALONG_GEDCOM_EXPORT_CONFIDENTIAL)

static AlongGedcom *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlongGedcom *gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return gedcom;
}

/* Into @family (nullable: a new one). */
static AlongFamily *
take_into (AlongFamily *family, AlongGedcom *gedcom, GPtrArray *problems)
{
  g_autoptr (AlongGedcomHere) here = family != NULL ? along_gedcom_here_new (family) : NULL;
  const AlongGedcomImport how = { .family = family != NULL ? along_family_get_id (family) : ALONG_ID_NONE, .here = here };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, &error);

  g_assert_no_error (error);
  if (!along_edit_is_empty (edit))
    along_check_edit (edit, family, along_clock_now (), NULL, &error);
  g_assert_no_error (error);
  if (family == NULL)
    family = along_family_new (along_edit_get_family (edit));
  along_family_apply (family, edit);
  return family;
}

static AlongFamily *
read_family (const char *text)
{
  g_autoptr (AlongGedcom) gedcom = read_text (text);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();

  return take_into (NULL, gedcom, problems);
}

#define BEGIN_551 "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n"
#define FILE_551 BEGIN_551 \
  "1 SOUR OTHER\n1 COPR Ours\n0 @S1@ SOUR\n1 TITL Parish book\n0 @I9@ SOUR\n1 TITL Odd name\n" \
  "0 @A@ INDI\n1 NAME Joe /Finch/ jr.\n2 NSFX jr.\n1 SEX M\n1 BIRT\n2 DATE INT 1950 (about then)\n2 PLAC Leeds\n2 SOUR @S1@\n3 PAGE 4\n1 OCCU Baker\n1 _NEW @@odd\n2 ASSO @B@\n1 FAMS @F@\n" \
  "1 EVEN\n2 TYPE Moved house\n2 DATE 1960\n1 EVEN\n2 RESN confidential\n2 TYPE Illness\n" \
  "0 @B@ INDI\n1 NAME Ann /Quill/\n1 SEX F\n1 FAMS @F@\n1 NOTE one \n2 CONC two\n2 SOUR @I9@\n0 @C@ INDI\n1 NAME Cy /Finch/\n1 RESN confidential\n1 FAMC @F@\n2 STAT proven\n" \
  "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 CHIL @C@\n1 MARR\n2 DATE 1970\n2 PLAC York\n1 NCHI 3\n0 TRLR\n"

static void
has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, part));
}

static void
test_written_back (void)
{
  g_autoptr (AlongFamily) family = read_family (FILE_551);
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);
  g_autofree char *seven = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALL, NULL, NULL);
  g_autofree char *structure = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);

  has (text, "1 COPR Ours\n");
  has (text, "0 @S1@ SOUR\n1 TITL Parish book\n");
  has (text, "0 @XI9@ SOUR\n1 TITL Odd name\n");
  has (text, "1 NAME Joe /Finch/ jr.\n2 GIVN Joe\n2 SURN Finch\n2 NSFX jr.\n");
  has (text, "1 BIRT\n2 DATE INT 1950 (about then)\n2 PLAC Leeds\n2 SOUR @S1@\n3 PAGE 4\n");
  has (text, "1 OCCU Baker\n1 _NEW @@odd\n2 ASSO @I2@\n");
  has (text, "1 EVEN\n2 TYPE Moved house\n2 DATE 1960\n1 EVEN\n2 RESN confidential\n2 TYPE Illness\n");
  has (text, "1 NOTE one two\n2 SOUR @XI9@\n");
  has (text, "1 FAMC @F1@\n2 STAT proven\n");
  has (text, "1 MARR\n2 DATE 1970\n2 PLAC York\n1 NCHI 3\n");
  has (seven, "2 DATE 1950\n3 PHRASE about then\n2 PLAC Leeds\n2 SOUR @S1@\n3 PAGE 4\n");
  has (seven, "2 STAT PROVEN\n");
  has (seven, "1 RESN CONFIDENTIAL\n");
  g_assert_null (strstr (structure, "Leeds"));
  g_assert_null (strstr (structure, "SOUR @"));
  g_assert_null (strstr (structure, "Baker"));
}

/* Records that are one person, or are nobody's in particular, keep their lines, however many there are. */
static void
test_read_as_one (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @I1@ INDI\n1 NAME Ann\n1 _ONE first\n0 @I1@ INDI\n1 NAME Ann\n1 _ONE second\n"
                                                "0 @I1@ INDI\n1 NAME Ann\n1 _ONE third\n0 @I1@ INDI\n1 NAME Ann\n1 _ONE fourth\n0 TRLR\n");
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);

  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 1);
  has (text, "1 _ONE first\n");
  has (text, "1 _ONE second\n");
  has (text, "1 _ONE third\n");
  has (text, "1 _ONE fourth\n");
}

/* Who is marked as confidential does not go out, nor what is, unless that was chosen besides everything else. */
static void
test_confidential (void)
{
  g_autoptr (AlongFamily) family = read_family (FILE_551);

  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      AlongGedcomExported exported;
      g_autofree char *text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, &exported, NULL);
      g_autoptr (AlongFamily) again = read_family (text);

      g_assert_cmpuint (along_family_count (again, ALONG_KIND_PERSON), ==, 2);
      g_assert_null (strstr (text, "Cy"));
      g_assert_null (strstr (text, "Illness"));
      g_assert_null (strstr (text, "CHIL"));
      has (text, "Moved house");
      g_assert_cmpuint (exported.left_out, >=, 1);
    }
}

#define MARKED_551 BEGIN_551 \
  "0 @A@ INDI\n1 NAME Anna /Openborn/\n1 NAME Anna /Former/\n2 TYPE aka\n1 NAME Olga /Formerly/\n2 TYPE aka\n2 RESN confidential\n1 SEX F\n" \
  "1 BIRT\n2 DATE 1 JAN 1990\n2 PLAC Hidden Place\n2 RESN confidential\n1 FACT Asthma\n2 TYPE Health\n1 FACT Illness\n2 TYPE Health\n2 RESN privacy\n" \
  "1 NOTE @N2@\n1 FAMS @F@\n1 FAMC @G@\n1 ASSO @B@\n2 RELA rival\n2 RESN confidential\n" \
  "0 @B@ INDI\n1 NAME Bob /Secretborn/\n2 RESN confidential\n1 SEX M\n1 FAMS @F@\n1 NOTE secret words\n2 RESN confidential\n1 OCCU Baker\n2 SOUR @S1@\n" \
  "0 @C@ INDI\n1 NAME Carl\n1 RESN confidential\n1 FAMC @F@\n1 OBJE @O1@\n1 OBJE @O2@\n" \
  "0 @D@ INDI\n1 NAME Dora\n1 SEX F\n1 FAMS @G@\n0 @E@ INDI\n1 NAME Ed\n1 FAMC @F@\n2 RESN confidential\n1 OBJE @O1@\n" \
  "0 @F@ FAM\n1 HUSB @B@\n1 WIFE @A@\n1 CHIL @C@\n1 CHIL @E@\n1 MARR\n2 DATE 3 MAR 2010\n2 RESN privacy\n" \
  "0 @G@ FAM\n1 WIFE @D@\n1 CHIL @A@\n1 RESN confidential\n" \
  "0 @N2@ NOTE shared words\n1 RESN confidential\n0 @O1@ OBJE\n1 FILE carl.jpg\n1 RESN confidential\n" \
  "0 @O2@ OBJE\n1 FILE school.jpg\n1 SOUR @S2@\n0 @S1@ SOUR\n1 TITL Open book\n0 @S2@ SOUR\n1 TITL Closed book\n" \
  "0 @S3@ SOUR\n1 TITL Nobody's book\n0 TRLR\n"

/* A fact with the mark stays here, whatever else is chosen; so does a record with it, and what only leads from it. */
static void
test_confidential_facts (void)
{
  static const char *const never[] = { "Olga", "1990", "Hidden Place", "Illness", "shared words", "Secretborn", "secret words", "Carl", "2010", "carl.jpg",
                                       "school.jpg", "Closed book", "ivacy", "IVACY", "rival", "onfidential", "ONFIDENTIAL", "CHIL", NULL };
  static const char *const back[] = { "1 NAME Anna Former\n2 TYPE aka\n", "Olga Formerly\n2 TYPE aka\n2 RESN confidential\n", "1 BIRT\n2 DATE 1 JAN 1990\n2 PLAC Hidden Place\n2 RESN confidential\n", "1 FACT Illness\n2 TYPE Health\n",
                                      "1 NOTE shared words\n2 RESN confidential\n", "1 NAME Bob /Secretborn/\n2 GIVN Bob\n2 SURN Secretborn\n2 RESN confidential\n",
                                      "1 NOTE secret words\n2 RESN confidential\n", "1 NAME Carl\n", "1 MARR\n2 DATE 3 MAR 2010\n2 RESN privacy\n", "carl.jpg", "school.jpg", "Closed book", NULL };
  g_autoptr (AlongFamily) family = read_family (MARKED_551);
  g_autofree char *all = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);
  g_autofree char *marks = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_CONFIDENTIAL, NULL, NULL);
  AlongGedcomExportParts parts[] = { ALONG_GEDCOM_EXPORT_STRUCTURE, ALONG_GEDCOM_EXPORT_IDENTITY | ALONG_GEDCOM_EXPORT_NOTES, ALONG_GEDCOM_EXPORT_KEPT,
                                     ALONG_GEDCOM_EXPORT_EVERYTHING };

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        AlongGedcomExported exported;
        g_autofree char *text = along_gedcom_from_family (family, target, parts[p], &exported, NULL);
        g_autoptr (AlongFamily) again = read_family (text);

        for (guint i = 0; never[i] != NULL; i++)
          {
            if (strstr (text, never[i]) != NULL)
              g_test_message ("%s: %s", never[i], text);
            g_assert_null (strstr (text, never[i]));
          }
        g_assert_cmpuint (along_family_count (again, ALONG_KIND_PERSON), ==, 4);
        has (text, "Openborn");
        has (text, "Dora");
        has (text, "1 NAME Ed\n");
        g_assert_cmpuint (exported.left_out, >=, 6);
        if ((parts[p] & ALONG_GEDCOM_EXPORT_KEPT) == 0)
          continue;
        has (text, "1 OCCU Baker\n2 SOUR @S1@\n");
        has (text, "Open book");
        has (text, "Nobody's book");
      }
  for (guint i = 0; back[i] != NULL; i++)
    has (all, back[i]);
  has (marks, "1 BIRT\n2 DATE 1 JAN 1990\n2 RESN confidential\n");
  g_assert_null (strstr (marks, "Hidden Place"));
}

#define TWO_551(events) BEGIN_551 \
  "0 @A@ INDI\n1 NAME Ann /Ring/\n1 SEX F\n1 FAMS @F@\n0 @B@ INDI\n1 NAME Bo /Ring/\n1 SEX M\n1 FAMS @F@\n0 @C@ INDI\n1 NAME Cy /Ring/\n1 FAMC @F@\n" \
  "0 @F@ FAM\n1 CHIL @C@\n1 WIFE @A@\n" events "0 TRLR\n"

/* Two whom a file calls confidential as a couple, or as one of it: nothing of what they were to each other goes out, not the
 * separation, the divorce or the living together that are records of their own either. */
static void
test_confidential_two (void)
{
  static const char *const files[] = {
    TWO_551 ("1 HUSB @B@\n1 RESN CONFIDENTIAL\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 DIV\n2 DATE 2009\n"),
    TWO_551 ("1 HUSB @B@\n1 RESN CONFIDENTIAL\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 2001\n1 MARR\n2 DATE 2004\n"),
    TWO_551 ("1 HUSB @B@\n2 RESN CONFIDENTIAL\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 DIV\n2 DATE 2009\n"),
    TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n0 @G@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 RESN confidential\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n"),
  };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        const AlongGedcomExportParts parts[] = { ALONG_GEDCOM_EXPORT_STRUCTURE, ALONG_GEDCOM_EXPORT_KEPT, ALONG_GEDCOM_EXPORT_EVERYTHING };
        g_autoptr (AlongFamily) family = read_family (files[f]);
        g_autofree char *all = along_gedcom_from_family (family, target, ALL, NULL, NULL);

        g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 2);
        has (all, "2 DATE 2001\n");
        has (all, "2 DATE 2004\n");
        for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
          {
            AlongGedcomExported exported;
            g_autofree char *text = along_gedcom_from_family (family, target, parts[p], &exported, NULL);

            g_test_message ("file %u: %s", f, text);
            g_assert_null (strstr (text, " FAM\n"));
            g_assert_null (strstr (text, "2 DATE 20"));
            has (text, "1 NAME Ann");
            has (text, "1 NAME Bo");
            g_assert_cmpuint (exported.left_out, >=, 2);
          }
      }
}

/* Events of two that the file calls confidential tell nothing, by no record of their own either; those beside them go out. */
static void
test_confidential_event (void)
{
  static const struct
  {
    const char *file, *hidden, *shown;
  } files[] = {
    { TWO_551 ("1 HUSB @B@\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 RESN confidential\n1 MARR\n2 DATE 2001\n"), "1998", "1 MARR\n2 DATE 2001\n" },
    { TWO_551 ("1 HUSB @B@\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n1 MARR\n2 DATE 2001\n2 RESN confidential\n"), "2001", " FAM\n" },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n2 RESN confidential\n1 DIV\n2 DATE 2009\n"), "2004", "1 DIV\n2 DATE 2009\n" },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 DIV\n2 DATE 2009\n2 RESN confidential\n"), "2009", "1 MARR\n2 DATE 2001\n" },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n2 RESN confidential\n1 DIV\n"), "2004", "1 DIV Y\n" },
  };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        const AlongGedcomExportParts parts[] = { ALONG_GEDCOM_EXPORT_STRUCTURE, ALONG_GEDCOM_EXPORT_KEPT, ALONG_GEDCOM_EXPORT_EVERYTHING };
        g_autoptr (AlongFamily) family = read_family (files[f].file);
        g_autofree char *all = along_gedcom_from_family (family, target, ALL, NULL, NULL);

        g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, 1);
        has (all, files[f].hidden);
        for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
          {
            g_autofree char *text = along_gedcom_from_family (family, target, parts[p], NULL, NULL);

            g_test_message ("file %u: %s", f, text);
            g_assert_null (strstr (text, files[f].hidden));
            has (text, files[f].shown);
          }
      }
}

/* Lines of a file's family that come back, each once: those of which nothing went into a record, and what is below those that
 * became a record of their own. */
static void
test_events_of_two (void)
{
  static const struct
  {
    const char *file;
    const char *once[5];
  } files[] = {
    /* the separation has a record of its own, or is kept */
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n2 PLAC Leeds\n2 NOTE left in spring\n1 DIV\n"),
      { "1 EVEN\n2 TYPE Separation\n2 DATE 2004\n2 PLAC Leeds\n2 NOTE left in spring\n", "1 DIV Y\n", "1 MARR\n2 DATE 2001\n" } },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2010\n2 PLAC Leeds\n1 DIV\n2 DATE 2009\n"),
      { "1 EVEN\n2 TYPE Separation\n2 DATE 2010\n2 PLAC Leeds\n", "1 DIV\n2 DATE 2009\n" } },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2005\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 DIV\n2 DATE 2009\n"),
      { "1 EVEN\n2 TYPE Separation\n2 DATE 2004\n", "1 DIV\n2 DATE 2009\n" } },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n1 EVEN\n2 TYPE Separation\n2 PLAC Leeds\n1 DIV\n2 DATE 2009\n"),
      { "1 EVEN\n2 TYPE Separation\n2 PLAC Leeds\n", "1 DIV\n2 DATE 2009\n" } },
    /* together again in between */
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n2 PLAC Leeds\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n"
               "2 PLAC York\n1 DIV\n2 DATE 2009\n2 PLAC Hull\n"),
      { "1 MARR\n2 DATE 2001\n", "1 EVEN\n2 TYPE Separation\n2 DATE 2004\n2 PLAC Leeds\n", "1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n2 PLAC York\n",
        "1 DIV\n2 DATE 2009\n2 PLAC Hull\n" } },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n"
               "1 ANUL\n2 DATE 2009\n2 PLAC Hull\n"),
      { "1 EVEN\n2 TYPE Separation\n2 DATE 2004\n", "1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n1 ANUL\n2 DATE 2009\n2 PLAC Hull\n" } },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n1 DIV Y\n2 PLAC Hull\n"),
      { "1 EVEN\n2 TYPE Separation\n2 DATE 2004\n", "2 TYPE Reconciliation\n2 DATE 2005\n", "1 DIV Y\n2 PLAC Hull\n" } },
    /* so has what they were before */
    { TWO_551 ("1 HUSB @B@\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC Leeds\n2 SOUR Diary\n1 MARR\n2 DATE 2001\n2 PLAC York\n"),
      { "1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC Leeds\n2 SOUR Diary\n", "1 MARR\n2 DATE 2001\n2 PLAC York\n" } },
    { TWO_551 ("1 HUSB @B@\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 1995\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC Leeds\n1 MARR\n2 DATE 2001\n"),
      { "1 EVEN\n2 TYPE Cohabitation\n2 DATE 1995\n", "1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC Leeds\n" } },
    { TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 DIV\n2 DATE 2006\n"
               "0 @G@ FAM\n1 HUSB @B@\n1 WIFE @A@\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 2008\n2 PLAC Leeds\n1 MARR\n2 DATE 2010\n"),
      { "1 EVEN\n2 TYPE Cohabitation\n2 DATE 2008\n2 PLAC Leeds\n", "1 MARR\n2 DATE 2010\n", "1 DIV\n2 DATE 2006\n" } },
    { TWO_551 ("1 HUSB @B@\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC Leeds\n0 @G@ FAM\n1 HUSB @B@\n1 WIFE @A@\n"
               "1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC York\n1 MARR\n2 DATE 2010\n"),
      { "1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC Leeds\n", "1 EVEN\n2 TYPE Cohabitation\n2 DATE 1998\n2 PLAC York\n", "1 MARR\n2 DATE 2010\n" } },
  };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        g_autoptr (AlongFamily) family = read_family (files[f].file);
        g_autofree char *text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL), *before = gedcom_family_describe (family);

        /* out and in, over and over: no line more, none less */
        for (guint round = 0; round < 3; round++)
          {
            g_autoptr (AlongFamily) again = read_family (text);
            g_autofree char *next = along_gedcom_from_family (again, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
            g_autofree char *after = gedcom_family_describe (again);

            g_test_message ("file %u: %s", f, text);
            for (guint i = 0; i < G_N_ELEMENTS (files[f].once) && files[f].once[i] != NULL; i++)
              {
                const char *at = strstr (text, files[f].once[i]);

                g_assert_nonnull (at);
                g_assert_null (strstr (at + 1, files[f].once[i]));
              }
            g_assert_cmpstr (next, ==, text);
            g_assert_cmpstr (after, ==, before);
          }
      }
}

/* An annulment after a separation is an annulment, and a divorce only where the kept lines do not go out. */
static void
test_annulled (void)
{
  g_autoptr (AlongFamily) family = read_family (TWO_551 ("1 HUSB @B@\n1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 ANUL\n2 DATE 2009\n2 PLAC Leeds\n"));
  g_autofree char *kept = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_KEPT, NULL, NULL);
  g_autofree char *structure = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);

  has (kept, "1 ANUL\n2 DATE 2009\n2 PLAC Leeds\n");
  g_assert_null (strstr (kept, "1 DIV"));
  has (structure, "1 DIV\n2 DATE 2009\n");
}

/* What is below one of several names is below that name again, and below no other where that one does not go out. */
static void
test_below_a_name (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME Anna /Smith/\n1 NAME Anna /Jones/\n2 TYPE maiden\n2 SOUR @S1@\n1 NAME Ann\n2 TYPE aka\n"
                                                "0 @S1@ SOUR\n1 TITL Register\n0 TRLR\n");
  g_autofree char *kept = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_KEPT, NULL, NULL);
  g_autofree char *all = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);
  g_autofree char *seven = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALL, NULL, NULL);

  g_assert_null (strstr (kept, "maiden"));
  g_assert_null (strstr (kept, "SOUR @"));
  has (all, "1 NAME Anna /Smith/\n2 GIVN Anna\n2 SURN Smith\n1 NAME Anna Jones\n2 TYPE maiden\n2 SOUR @S1@\n1 NAME Ann\n2 TYPE aka\n");
  has (seven, "2 SURN Smith\n1 NAME Anna Jones\n2 TYPE MAIDEN\n2 SOUR @S1@\n1 NAME Ann\n");
}

/* What the file said of a day stands while the record has that day, no longer. */
static void
test_changed_since (void)
{
  g_autoptr (AlongFamily) family = read_family (FILE_551);
  AlongRecord *person = along_family_nth (family, ALONG_KIND_PERSON, 0);
  g_autoptr (AlongEdit) edit = along_edit_new ("test", along_family_get_id (family));
  g_autofree char *text = NULL;

  along_record_set_text (along_edit_change (edit, person), ALONG_PERSON_P_BORN, "1951-02-03");
  along_family_apply (family, edit);
  text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);
  has (text, "1 BIRT\n2 DATE 3 FEB 1951\n2 PLAC Leeds\n");
  g_assert_null (strstr (text, "about then"));
}

/* A line below something that goes out only where it was chosen goes with it. */
static void
test_below_the_chosen (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME A\n1 FAMC @F@\n2 PEDI foster\n2 NOTE since the fire\n1 ASSO @B@\n2 RELA rival\n2 NOTE at work\n"
                                                "1 FACT Asthma\n2 TYPE Health\n2 PLAC Leeds\n1 NOTE secret\n2 SOUR @S@\n0 @B@ INDI\n1 NAME B\n1 FAMS @F@\n"
                                                "0 @F@ FAM\n1 HUSB @B@\n1 CHIL @A@\n2 _MARK x\n0 TRLR\n");
  g_autofree char *kept = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_KEPT, NULL, NULL);
  g_autofree char *all = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);

  g_assert_null (strstr (kept, "foster"));
  g_assert_null (strstr (kept, "fire"));
  g_assert_null (strstr (kept, "at work"));
  g_assert_null (strstr (kept, "Asthma"));
  g_assert_null (strstr (kept, "secret"));
  g_assert_null (strstr (kept, "_ALN_FRAME"));
  has (all, "2 NOTE since the fire\n");
  has (all, "2 NOTE at work\n");
  has (all, "1 FACT Asthma\n2 TYPE Health\n2 _ALN_CODE text-only current\n2 PLAC Leeds\n");
  has (all, "1 NOTE secret\n2 SOUR @S@\n");
  has (all, "2 _MARK x\n");
  g_assert_null (strstr (all, "_ALN_FRAME"));
}

/* More of what the record keeps than fits into one text. */
static void
test_much (void)
{
  g_autoptr (GString) file = g_string_new (BEGIN_551 "0 @A@ INDI\n1 NAME A\n");
  g_autoptr (AlongFamily) family = NULL;
  g_autofree char *text = NULL;
  guint lines = 0;

  for (int i = 0; i < 12000; i++)
    g_string_append_printf (file, "1 OCCU Trade %d\n2 PLAC Town %d\n", i, i);
  g_string_append (file, "0 TRLR\n");
  family = read_family (file->str);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_KEPT_LINE), >, 1);
  text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);
  for (const char *at = text; (at = strstr (at, "1 OCCU Trade ")) != NULL; at++)
    {
      g_autofree char *expected = g_strdup_printf ("1 OCCU Trade %u\n2 PLAC Town %u\n", lines, lines);

      g_assert_true (g_str_has_prefix (at, expected));
      lines++;
    }
  g_assert_cmpuint (lines, ==, 12000);
}

/* A note for several goes out only with the notes. */
static void
test_shared_note (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME A\n1 NOTE @N1@\n1 OCCU Baker\n2 NOTE @N1@\n0 @N1@ NOTE Shared words\n1 CHAN\n2 DATE 1 JAN 2001\n0 TRLR\n");
  AlongGedcomExportParts parts[] = { ALONG_GEDCOM_EXPORT_KEPT, ALONG_GEDCOM_EXPORT_KEPT | ALONG_GEDCOM_EXPORT_CONFIDENTIAL };
  g_autofree char *with_notes = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_KEPT | ALONG_GEDCOM_EXPORT_NOTES, NULL, NULL);

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        g_autofree char *text = along_gedcom_from_family (family, target, parts[p], NULL, NULL);

        g_assert_null (strstr (text, "Shared words"));
        g_assert_null (strstr (text, "@N1@"));
        has (text, "1 OCCU Baker\n");
      }
  has (with_notes, "1 NOTE Shared words\n");
  has (with_notes, "1 OCCU Baker\n2 NOTE @N1@\n");
  has (with_notes, "0 @N1@ NOTE Shared words\n1 CHAN\n");
}

/* Two records without a name of their own are two. */
static void
test_of_one_head (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME A\n0 _ODD\n1 NAME First odd\n0 _ODD\n1 NAME Second odd\n0 TRLR\n");
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);
  g_autofree char *seven = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALL, NULL, NULL);

  has (text, "0 _ODD\n1 NAME First odd\n0 _ODD\n1 NAME Second odd\n");
  has (seven, "0 _ODD\n1 NAME First odd\n0 _ODD\n1 NAME Second odd\n");
}

/* A record that does not say what it is, as another's program may have kept it, is not written; that is said. */
static void
test_without_a_tag (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME A\n0 TRLR\n");
  g_autoptr (AlongEdit) edit = along_edit_new ("test", along_family_get_id (family));
  AlongRecord *record = along_edit_create (edit, ALONG_KIND_KEPT_LINE);
  AlongGedcomExported exported;
  g_autofree char *text = NULL, *without = NULL;

  along_record_set_text (record, ALONG_KEPT_LINE_P_FORMAT, "GEDCOM 5.5.1");
  along_record_set_text (record, ALONG_KEPT_LINE_P_TEXT, "0 @X1@");
  along_family_apply (family, edit);
  text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, &exported, NULL);
  g_assert_null (strstr (text, "X1"));
  g_assert_cmpuint (exported.left_out, ==, 1);
  without = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_KEPT, &exported, NULL);
  g_assert_null (strstr (without, "X1"));
  g_assert_cmpuint (exported.left_out, ==, 1);
}

/* Two families of nobody are two; what 7.0 says of its tags is no line of 5.5.1. */
static void
test_of_nobody (void)
{
  g_autoptr (AlongFamily) family = read_family ("0 HEAD\n1 GEDC\n2 VERS 7.0\n1 SCHMA\n2 TAG _SKYPE https://example.org/skype\n0 @A@ INDI\n1 NAME A\n"
                                                "0 @F@ FAM\n1 _SKYPE first\n0 @G@ FAM\n1 _SKYPE second\n0 TRLR\n");
  g_autofree char *seven = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALL, NULL, NULL);
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);

  has (seven, "1 _SKYPE first\n0 FAM\n1 _SKYPE second\n");
  has (text, "1 _SKYPE first\n0 FAM\n1 _SKYPE second\n");
  has (seven, "2 TAG _SKYPE https://example.org/skype\n");
  g_assert_null (strstr (text, "SCHMA"));
  g_assert_null (strstr (text, "example.org"));
}

/* More people for a family: what is kept of them comes with the records that it leads to, by names of their own. */
static void
test_into_a_family (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @S1@ SOUR\n1 TITL Parish book\n0 @A@ INDI\n1 NAME Joe /Finch/\n1 SEX M\n1 BIRT\n2 DATE 3 MAR 1950\n"
                                                "2 SOUR @S1@\n1 OCCU Baker\n0 TRLR\n");
  g_autoptr (AlongGedcom) more = read_text (BEGIN_551 "0 @S1@ SOUR\n1 TITL Another book\n0 @S2@ SOUR\n1 TITL Unread\n0 @A@ INDI\n1 NAME Joe /Finch/\n1 SEX M\n1 BIRT\n2 DATE 3 MAR 1950\n"
                                            "1 OCCU Baker\n1 OCCU Clerk\n1 FAMC @F@\n"
                                            "0 @Z@ INDI\n1 NAME Zed /Finch/\n1 OCCU Smith\n2 SOUR @S1@\n1 FAMS @F@\n0 @F@ FAM\n1 HUSB @Z@\n1 CHIL @A@\n0 TRLR\n");
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autofree char *text = NULL;

  take_into (family, more, problems);
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 2);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((AlongImportProblem *) problems->pdata[0])->text, "1 line"));
  text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, NULL);
  has (text, "0 @S1@ SOUR\n1 TITL Parish book\n");
  has (text, "0 @XS1@ SOUR\n1 TITL Another book\n");
  has (text, "1 OCCU Smith\n2 SOUR @XS1@\n");
  g_assert_null (strstr (text, "Unread"));
  g_assert_null (strstr (text, "Clerk"));
}

/* Through the record and out, in and out again: the same file; the other version says the same. */
static void
check_file (const char *path, gpointer data)
{
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (path, NULL, NULL, NULL, NULL);
  AlongGedcomTarget own = along_gedcom_is_7 (gedcom) ? ALONG_GEDCOM_7_0 : ALONG_GEDCOM_5_5_1;
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = NULL, again = NULL, across = NULL;
  g_autofree char *first = NULL, *second = NULL, *other = NULL, *before = NULL, *after = NULL, *there = NULL;

  g_test_message ("%s", path);
  family = take_into (NULL, gedcom, problems);
  first = along_gedcom_from_family (family, own, ALL, NULL, NULL);
  again = read_family (first);
  second = along_gedcom_from_family (again, own, ALL, NULL, NULL);
  before = gedcom_family_describe (family);
  after = gedcom_family_describe (again);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (first, ==, second);
  other = along_gedcom_from_family (family, own == ALONG_GEDCOM_7_0 ? ALONG_GEDCOM_5_5_1 : ALONG_GEDCOM_7_0, ALL, NULL, NULL);
  across = read_family (other);
  there = gedcom_family_describe (across);
  g_assert_cmpstr (before, ==, there);
  (*(guint *) data)++;
}

static void
test_own_files (void)
{
  guint files = 0;

  gedcom_files_each (TEST_DATA "/gedcom", check_file, &files);
  g_assert_cmpuint (files, ==, 2);
}

/* What is kept of a record with a spoilt tag does not become a person when it is written back. */
static void
test_spoilt_tag (void)
{
  g_autoptr (AlongFamily) family
    = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME Joe /Finch/\n0 @B@ \036\036INDI\n1 NAME Ann /Quill/\n1 OCCU Baker\n0 TRLR\n");
  gsize length;
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALL, NULL, &length);
  g_autoptr (AlongGedcom) again = read_text (text);
  AlongGedcomFacts facts;

  g_assert_cmpuint (along_family_count (family, ALONG_KIND_PERSON), ==, 1);
  along_gedcom_facts (again, &facts);
  g_assert_cmpuint (facts.people, ==, 1);
  g_assert_nonnull (strstr (text, "@ __INDI\n1 NAME Ann /Quill/\n1 OCCU Baker\n"));
}

static void
test_shared_files (void)
{
  guint files = 0;

  if (!g_file_test (SHARED_DATA "/gedcom", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  gedcom_files_each (SHARED_DATA "/gedcom", check_file, &files);
  g_assert_cmpuint (files, >, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gedcom-kept/written-back", test_written_back);
  g_test_add_func ("/interchange/gedcom-kept/read-as-one", test_read_as_one);
  g_test_add_func ("/interchange/gedcom-kept/confidential", test_confidential);
  g_test_add_func ("/interchange/gedcom-kept/confidential-facts", test_confidential_facts);
  g_test_add_func ("/interchange/gedcom-kept/confidential-two", test_confidential_two);
  g_test_add_func ("/interchange/gedcom-kept/confidential-event", test_confidential_event);
  g_test_add_func ("/interchange/gedcom-kept/events-of-two", test_events_of_two);
  g_test_add_func ("/interchange/gedcom-kept/annulled", test_annulled);
  g_test_add_func ("/interchange/gedcom-kept/below-a-name", test_below_a_name);
  g_test_add_func ("/interchange/gedcom-kept/changed-since", test_changed_since);
  g_test_add_func ("/interchange/gedcom-kept/below-the-chosen", test_below_the_chosen);
  g_test_add_func ("/interchange/gedcom-kept/much", test_much);
  g_test_add_func ("/interchange/gedcom-kept/of-one-head", test_of_one_head);
  g_test_add_func ("/interchange/gedcom-kept/of-nobody", test_of_nobody);
  g_test_add_func ("/interchange/gedcom-kept/without-a-tag", test_without_a_tag);
  g_test_add_func ("/interchange/gedcom-kept/shared-note", test_shared_note);
  g_test_add_func ("/interchange/gedcom-kept/into-a-family", test_into_a_family);
  g_test_add_func ("/interchange/gedcom-kept/own-files", test_own_files);
  g_test_add_func ("/interchange/gedcom-kept/spoilt-tag", test_spoilt_tag);
  g_test_add_func ("/interchange/gedcom-kept/shared-files", test_shared_files);
  return g_test_run ();
}
