/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a genogram holds goes out as GEDCOM and comes in again the same, in both versions, and no more goes out than was
 * chosen. */
#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-export.h"
#include "along-gedcom-import.h"
#include "along-secrets.h"
#include "gedcom-family.h"

#define FAMILIES 300

static AlongGedcom *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlongGedcom *gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return gedcom;
}

static AlongFamily *
take_in (AlongGedcom *gedcom, GPtrArray *problems)
{
  const AlongGedcomImport how = { .family = ALONG_ID_NONE };
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

static AlongFamily *
read_family (const char *text)
{
  g_autoptr (AlongGedcom) gedcom = read_text (text);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();

  return take_in (gedcom, problems);
}

static void
test_there_and_back (gconstpointer data)
{
  static const char *const ours[] = { "_ALN_CHLD", "_ALN_SURE", "_ALN_STRG", "Sexual orientation", "How many people", "Part of the family" };
  AlongGedcomTarget target = GPOINTER_TO_INT (data);
  guint met = 0;

  for (guint32 seed = 1; seed <= FAMILIES; seed++)
    {
      g_autoptr (AlongFamily) family = gedcom_family_random (seed), again = NULL;
      g_autofree char *text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL), *second = NULL;
      g_autofree char *before = gedcom_family_describe (family), *after = NULL;
      g_autoptr (AlongGedcom) gedcom = read_text (text);
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      guint n;

      (void) along_gedcom_warnings (gedcom, &n);
      g_assert_cmpuint (n, ==, 0);
      again = take_in (gedcom, problems);
      g_assert_cmpuint (problems->len, ==, 0);
      after = gedcom_family_describe (again);
      if (strcmp (before, after) != 0)
        g_test_message ("seed %u\n%s\n%s", seed, text, after);
      g_assert_cmpstr (before, ==, after);
      second = along_gedcom_from_family (again, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
      g_assert_cmpstr (text, ==, second);
      for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
        met |= strstr (text, ours[i]) != NULL ? 1u << i : 0;
    }
  g_assert_cmpuint (met, ==, (1u << G_N_ELEMENTS (ours)) - 1);
}

/* One version into the other says the same. */
static void
test_across (void)
{
  for (guint32 seed = 1; seed <= FAMILIES; seed++)
    {
      g_autoptr (AlongFamily) family = gedcom_family_random (seed), again = NULL;
      g_autofree char *old = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
      g_autoptr (AlongGedcom) gedcom = read_text (old);
      g_autofree char *seven = along_gedcom_write (gedcom, ALONG_GEDCOM_7_0, NULL);
      g_autofree char *before = gedcom_family_describe (family), *after = NULL;

      again = read_family (seven);
      after = gedcom_family_describe (again);
      g_assert_cmpstr (before, ==, after);
    }
}

static guint
count (AlongFamily *family, AlongKindId kind)
{
  return along_family_count (family, kind);
}

/* Who is of the structure: no babies of pregnancies that go on or were lost, nobody who is there by a secret or by care alone. */
static gboolean
is_structure (AlongFamily *plain, GHashTable *carers, AlongId id)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, plain, ALONG_KIND_PREGNANCY)
    if (along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, id))
      return FALSE;
  return along_family_find (plain, ALONG_KIND_PERSON, id) != NULL && !g_hash_table_contains (carers, &id);
}

/* How many people, couples and links of parents the structure has. */
static void
count_structure (AlongFamily *family, guint *people, guint *couples, guint *links)
{
  g_autoptr (AlongFamily) plain = along_without_secrets (family, ALONG_ID_NONE, 0, ALONG_DAY_NONE);
  g_autoptr (GHashTable) carers = along_there_by_care (family, ALONG_ID_NONE);
  AlongRecord *record;

  *people = *couples = *links = 0;
  ALONG_FOREACH (record, plain, ALONG_KIND_PERSON)
    *people += is_structure (plain, carers, along_record_get_id (record));
  ALONG_FOREACH (record, plain, ALONG_KIND_COUPLE)
    *couples += is_structure (plain, carers, along_record_get_ref (record, ALONG_COUPLE_P_ONE))
                || is_structure (plain, carers, along_record_get_ref (record, ALONG_COUPLE_P_OTHER));
  ALONG_FOREACH (record, plain, ALONG_KIND_CHILD_LINK)
    *links += is_structure (plain, carers, along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD))
              && (along_record_has (record, ALONG_CHILD_LINK_P_COUPLE)
                  || is_structure (plain, carers, along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT)));
}

/* Nothing but names, days and who is whose goes out unless it was chosen. */
static void
test_structure_only (void)
{
  static const char *const never[] = { "NOTE", "FACT", "RESI", "ADOP", "PEDI ADOPTED", "PEDI FOSTER", "PEDI foster", "_ALN_", "STILLBORN", "Stillb", "Miscarriage", "Bisexual", "their wish",
                                       "Termination", "Ectopic", "Pregnancy", "Affair", "Brief", "Nobody Known", "Asthma", "Mill Lane", "onor", "urroga", "ncertain" };

  for (guint32 seed = 1; seed <= FAMILIES; seed++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        g_autoptr (AlongFamily) family = gedcom_family_random (seed), again = NULL;
        AlongGedcomExported exported;
        guint people, couples, links;
        g_autofree char *text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_STRUCTURE, &exported, NULL);

        for (guint i = 0; i < G_N_ELEMENTS (never); i++)
          g_assert_null (strstr (text, never[i]));
        again = read_family (text);
        count_structure (family, &people, &couples, &links);
        g_assert_cmpuint (count (again, ALONG_KIND_PERSON), ==, people);
        g_assert_cmpuint (count (again, ALONG_KIND_COUPLE), ==, couples);
        g_assert_cmpuint (count (again, ALONG_KIND_CHILD_LINK), ==, links);
        g_assert_cmpuint (exported.left_out, >=,
                          count (family, ALONG_KIND_BOND) + count (family, ALONG_KIND_CONDITION) + count (family, ALONG_KIND_CARE_LINK)
                            + count (family, ALONG_KIND_MEMBERSHIP) + count (family, ALONG_KIND_ALIAS) + count (family, ALONG_KIND_PREGNANCY)
                            + count (family, ALONG_KIND_LEGAL_STATUS) + count (family, ALONG_KIND_SUPPORT_STATUS) + count (family, ALONG_KIND_LIVING));
      }
}

#define BEGIN_551 "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n"
#define BEGIN_7 "0 HEAD\n1 GEDC\n2 VERS 7.0\n"

static AlongRecord *
named (AlongFamily *family, const char *name)
{
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (strcmp (along_record_get_text (person, ALONG_PERSON_P_NAME), name) == 0)
      return person;
  g_assert_not_reached ();
}

/* As other programs write it. */
static void
test_gender (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_7 "0 @A@ INDI\n1 NAME A\n1 SEX M\n1 FACT Trans woman\n2 TYPE Gender identity\n"
                                                "0 @B@ INDI\n1 NAME B\n1 SEX X\n1 FACT nonbinary person\n2 TYPE gender identity\n"
                                                "0 @C@ INDI\n1 NAME C\n1 SEX F\n1 FACT two-spirit\n2 TYPE Gender identity\n0 TRLR\n");

  g_assert_cmpint (along_record_get_enum (named (family, "A"), ALONG_PERSON_P_GENDER), ==, ALONG_GENDER_TRANS_WOMAN);
  g_assert_cmpint (along_record_get_enum (named (family, "A"), ALONG_PERSON_P_SEX_AT_BIRTH), ==, ALONG_SEX_AT_BIRTH_MALE);
  g_assert_cmpint (along_record_get_enum (named (family, "B"), ALONG_PERSON_P_GENDER), ==, ALONG_GENDER_NON_BINARY);
  g_assert_false (along_record_has (named (family, "B"), ALONG_PERSON_P_SEX_AT_BIRTH));
  g_assert_cmpint (along_record_get_enum (named (family, "C"), ALONG_PERSON_P_GENDER), ==, ALONG_GENDER_FEMALE);
}

static void
test_adoption (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME A\n1 FAMS @F@\n0 @B@ INDI\n1 NAME B\n1 FAMS @F@\n"
                                                "0 @C@ INDI\n1 NAME C\n1 FAMC @F@\n1 ADOP\n2 DATE 3 MAR 2019\n2 FAMC @F@\n3 ADOP BOTH\n"
                                                "0 @D@ INDI\n1 NAME D\n1 FAMC @F@\n1 ADOP\n2 FAMC @F@\n3 ADOP WIFE\n"
                                                "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 CHIL @C@\n1 CHIL @D@\n0 TRLR\n");
  AlongRecord *care = along_family_nth (family, ALONG_KIND_CARE_LINK, 0);
  guint n;

  g_assert_cmpuint (count (family, ALONG_KIND_CARE_LINK), ==, 2);
  g_assert_cmpint (along_record_get_enum (care, ALONG_CARE_LINK_P_KIND), ==, ALONG_CARE_KIND_ADOPTION);
  g_assert_cmpstr (along_record_get_text (care, ALONG_CARE_LINK_P_FROM), ==, "2019-03-03");
  (void) along_record_get_refs (care, ALONG_CARE_LINK_P_CARERS, &n);
  g_assert_cmpuint (n, ==, 2);
  /* D: adopted by B, A's own */
  care = along_family_nth (family, ALONG_KIND_CARE_LINK, 1);
  g_assert_true (along_record_refers_to (care, ALONG_CARE_LINK_P_CARERS, along_record_get_id (named (family, "B"))));
  g_assert_cmpuint (count (family, ALONG_KIND_CHILD_LINK), ==, 1);
}

static void
test_pedigrees (void)
{
  static const struct
  {
    const char *phrase;
    int care, nature;
  } rows[] = {
    { "Special guardianship order", ALONG_CARE_KIND_SPECIAL_GUARDIANSHIP, -1 }, { "Kinship care", ALONG_CARE_KIND_KINSHIP_INFORMAL, -1 },
    { "Guardian", ALONG_CARE_KIND_CONNECTED_PERSON, -1 }, { "private fostering", ALONG_CARE_KIND_PRIVATE_FOSTERING, -1 },
    { "Donor conceived", -1, ALONG_CHILD_NATURE_DONOR }, { "surrogacy", -1, ALONG_CHILD_NATURE_SURROGATE },
    { "Step", -1, ALONG_CHILD_NATURE_STEP }, { "nobody knows", -1, ALONG_CHILD_NATURE_UNCERTAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (BEGIN_7 "0 @A@ INDI\n1 NAME A\n1 FAMS @F@\n0 @C@ INDI\n1 NAME C\n1 FAMC @F@\n2 PEDI OTHER\n3 PHRASE %s\n"
                                               "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @C@\n0 TRLR\n", rows[i].phrase);
      g_autoptr (AlongFamily) family = read_family (text);
      AlongRecord *care = along_family_nth (family, ALONG_KIND_CARE_LINK, 0), *link = along_family_nth (family, ALONG_KIND_CHILD_LINK, 0);

      g_assert_cmpint (care != NULL ? along_record_get_enum (care, ALONG_CARE_LINK_P_KIND) : -1, ==, rows[i].care);
      g_assert_cmpint (link != NULL ? along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) : -1, ==, rows[i].nature);
    }
}

static void
test_couples (void)
{
  g_autoptr (AlongFamily) family
    = read_family (BEGIN_7 "0 @A@ INDI\n1 NAME A\n1 FAMS @F@\n1 FAMS @G@\n1 FAMS @H@\n1 FAMS @J@\n0 @B@ INDI\n1 NAME B\n1 FAMS @F@\n0 @C@ INDI\n1 NAME C\n1 FAMS @G@\n"
                   "0 @D@ INDI\n1 NAME D\n1 FAMS @H@\n0 @E@ INDI\n1 NAME E\n1 FAMS @J@\n"
                   "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 ENGA\n2 DATE JUN 2010\n0 @G@ FAM\n1 HUSB @A@\n1 WIFE @C@\n1 NO MARR\n"
                   "0 @H@ FAM\n1 HUSB @A@\n1 WIFE @D@\n1 MARR Y\n1 ANUL\n2 DATE 2015\n0 @J@ FAM\n1 HUSB @A@\n1 WIFE @E@\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 2016\n"
                   "1 EVEN\n2 TYPE End of relationship\n2 DATE 2018\n0 TRLR\n");
  AlongRecord *couple = along_family_nth (family, ALONG_KIND_COUPLE, 0);

  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_ENGAGED);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_FROM), ==, "2010-06");
  couple = along_family_nth (family, ALONG_KIND_COUPLE, 1);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_DATING);
  couple = along_family_nth (family, ALONG_KIND_COUPLE, 2);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_DIVORCED);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_TO), ==, "2015");
  couple = along_family_nth (family, ALONG_KIND_COUPLE, 3);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_COHABITING);
  g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_STATE), ==, ALONG_COUPLE_STATE_ENDED);
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_FROM), ==, "2016");
  g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_TO), ==, "2018");
}

/* What a couple was is read from words, never from a part of one: public affairs are none. */
static void
test_couple_words (void)
{
  static const struct
  {
    const char *type;
    int kind;
  } rows[] = {
    { "Affair", ALONG_COUPLE_KIND_AFFAIR }, { "brief relationship", ALONG_COUPLE_KIND_BRIEF }, { "Cohabiting", ALONG_COUPLE_KIND_COHABITING },
    { "Public affairs", -1 }, { "An affair of state", -1 }, { "Debriefing", -1 }, { "Brief illness", -1 }, { "Updating", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (BEGIN_551 "0 @A@ INDI\n1 NAME A\n0 @B@ INDI\n1 NAME B\n"
                                               "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 MARR Y\n1 EVEN\n2 TYPE %s\n0 TRLR\n", rows[i].type);
      g_autofree char *other = g_strdup_printf (BEGIN_551 "0 @A@ INDI\n1 NAME A\n0 @B@ INDI\n1 NAME B\n"
                                                "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 EVEN\n2 TYPE %s\n0 TRLR\n", rows[i].type);
      g_autoptr (AlongFamily) married = read_family (text), family = read_family (other);
      int kind = along_record_get_enum (along_family_nth (family, ALONG_KIND_COUPLE, 0), ALONG_COUPLE_P_KIND);

      g_assert_cmpint (along_record_get_enum (along_family_nth (married, ALONG_KIND_COUPLE, 0), ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_MARRIED);
      if (rows[i].kind >= 0)
        g_assert_cmpint (kind, ==, rows[i].kind);
      else
        {
          g_autofree char *out = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);

          g_assert_cmpint (kind, !=, ALONG_COUPLE_KIND_AFFAIR);
          g_assert_cmpint (kind, !=, ALONG_COUPLE_KIND_BRIEF);
          g_assert_nonnull (strstr (out, rows[i].type)); /* kept */
        }
    }
}

static void
test_twins (void)
{
  g_autoptr (AlongFamily) family
    = read_family (BEGIN_7 "0 @A@ INDI\n1 NAME A\n1 ASSO @B@\n2 ROLE MULTIPLE\n3 PHRASE Identical twin\n0 @B@ INDI\n1 NAME B\n1 ASSO @C@\n2 ROLE MULTIPLE\n0 @C@ INDI\n1 NAME C\n"
                   "1 ASSO @A@\n2 ROLE FRIEND\n0 TRLR\n");
  const char *set = along_record_get_text (named (family, "A"), ALONG_PERSON_P_TWIN);

  g_assert_nonnull (set);
  g_assert_cmpstr (set, ==, along_record_get_text (named (family, "B"), ALONG_PERSON_P_TWIN));
  g_assert_cmpstr (set, ==, along_record_get_text (named (family, "C"), ALONG_PERSON_P_TWIN));
  g_assert_true (along_record_get_bool (named (family, "A"), ALONG_PERSON_P_MONOZYGOTIC));
  g_assert_false (along_record_has (named (family, "C"), ALONG_PERSON_P_MONOZYGOTIC));
  g_assert_cmpuint (count (family, ALONG_KIND_BOND), ==, 1);
  g_assert_cmpstr (along_record_get_text (along_family_nth (family, ALONG_KIND_BOND, 0), ALONG_BOND_P_LABEL), ==, "friend");
}

/* Children born dead are of one pregnancy only where the file says so: twins, or one day. */
static void
test_stillborn_apart (void)
{
  static const struct
  {
    const char *one, *other;
    guint pregnancies;
  } rows[] = {
    { "2 AGE STILLBORN\n", "2 AGE STILLBORN\n", 2 },
    { "2 DATE 1950\n2 AGE STILLBORN\n", "2 DATE 1950\n2 AGE STILLBORN\n", 2 },
    { "2 DATE 3 MAR 1950\n2 AGE STILLBORN\n", "2 DATE 4 MAR 1951\n2 AGE STILLBORN\n", 2 },
    { "2 DATE 3 MAR 1950\n2 AGE STILLBORN\n", "2 DATE 3 MAR 1950\n2 AGE STILLBORN\n", 1 },
    { "2 AGE STILLBORN\n1 ASSO @D@\n2 RELA twin\n", "2 AGE STILLBORN\n", 1 },
    { "2 AGE STILLBORN\n", "2 AGE STILLBORN\n1 ASSO @C@\n2 RELA twin\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (BEGIN_551 "0 @A@ INDI\n1 NAME A\n1 SEX M\n1 FAMS @F@\n0 @B@ INDI\n1 NAME B\n1 SEX F\n1 FAMS @F@\n"
                                               "0 @C@ INDI\n1 NAME C\n1 FAMC @F@\n1 DEAT\n%s0 @D@ INDI\n1 NAME D\n1 FAMC @F@\n1 DEAT\n%s"
                                               "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 CHIL @C@\n1 CHIL @D@\n0 TRLR\n", rows[i].one, rows[i].other);
      g_autoptr (AlongFamily) family = read_family (text);

      g_assert_cmpuint (count (family, ALONG_KIND_PREGNANCY), ==, rows[i].pregnancies);
    }
}

/* Without pregnancies nobody goes out who was not born, nor is one born dead made somebody alive; a twin who lives stays. */
static void
test_unborn_stay (void)
{
  g_autoptr (AlongFamily) family
    = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME A\n1 SEX F\n1 FAMS @F@\n0 @B@ INDI\n1 NAME B\n1 SEX M\n1 FAMS @F@\n"
                   "0 @C@ INDI\n1 NAME Still\n1 EVEN\n2 TYPE Stillbirth\n2 _ALN_CODE stillbirth\n2 DATE 3 MAR 2020\n1 FAMC @F@\n"
                   "0 @D@ INDI\n1 NAME Coming\n1 EVEN\n2 TYPE Pregnancy\n2 _ALN_CODE open\n1 FAMC @F@\n"
                   "0 @E@ INDI\n1 NAME Gone\n1 DEAT\n2 DATE 5 MAY 2021\n2 AGE STILLBORN\n1 ASSO @G@\n2 RELA twin\n1 FAMC @F@\n"
                   "0 @G@ INDI\n1 NAME Living\n1 BIRT\n2 DATE 5 MAY 2021\n1 FAMC @F@\n"
                   "0 @F@ FAM\n1 HUSB @B@\n1 WIFE @A@\n1 CHIL @C@\n1 CHIL @D@\n1 CHIL @E@\n1 CHIL @G@\n0 TRLR\n");

  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      g_autofree char *structure = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);
      g_autofree char *chosen = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_PREGNANCIES, NULL, NULL);

      g_assert_null (strstr (structure, "Still"));
      g_assert_null (strstr (structure, "Coming"));
      g_assert_null (strstr (structure, "Gone"));
      g_assert_nonnull (strstr (structure, "Living"));
      g_assert_nonnull (strstr (chosen, "Still"));
      g_assert_nonnull (strstr (chosen, "Coming"));
      g_assert_nonnull (strstr (chosen, "Gone"));
    }
}

static AlongRecord *
add_for (AlongEdit *edit, AlongKindId kind, int property, AlongId person)
{
  AlongRecord *record = along_edit_create (edit, kind);

  along_record_set_ref (record, property, person);
  return record;
}

/* Where somebody lives who must not be found is in no file, whatever is chosen: not by those who live there with them either. */
static void
test_hiding_place (void)
{
  AlongId id = along_id_new (), hidden, child, refuge, mill, other;
  g_autoptr (AlongEdit) edit = along_edit_new ("test", id);
  g_autoptr (AlongFamily) family = along_family_new (id);
  static const char *const names[] = { "Ann", "Baby", "Carl" };
  AlongRecord *people[3], *home, *living, *kept;

  for (int i = 0; i < 3; i++)
    {
      people[i] = along_edit_create (edit, ALONG_KIND_PERSON);
      along_record_set_text (people[i], ALONG_PERSON_P_NAME, names[i]);
      along_record_set_enum (people[i], ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
    }
  along_record_set_text (people[0], ALONG_PERSON_P_WHEREABOUTS, "With her sister");
  hidden = along_record_get_id (people[0]);
  child = along_record_get_id (people[1]);
  other = along_record_get_id (people[2]);
  home = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Elm Street");
  refuge = along_record_get_id (home);
  home = along_edit_create (edit, ALONG_KIND_HOUSEHOLD);
  along_record_set_text (home, ALONG_HOUSEHOLD_P_NAME, "Mill Lane");
  mill = along_record_get_id (home);
  along_record_set_ref (add_for (edit, ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON, hidden), ALONG_MEMBERSHIP_P_HOUSEHOLD, refuge);
  along_record_set_ref (add_for (edit, ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON, child), ALONG_MEMBERSHIP_P_HOUSEHOLD, refuge);
  along_record_set_ref (add_for (edit, ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON, other), ALONG_MEMBERSHIP_P_HOUSEHOLD, mill);
  kept = add_for (edit, ALONG_KIND_KEPT_LINE, ALONG_KEPT_LINE_P_PERSON, hidden);
  along_record_set_text (kept, ALONG_KEPT_LINE_P_FORMAT, "GEDCOM 5.5.1");
  along_record_set_text (kept, ALONG_KEPT_LINE_P_TEXT, "0 INDI\n1 RESI\n2 ADDR 5 Elm Street\n");
  living = add_for (edit, ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD, child);
  along_record_set_enum (living, ALONG_LIVING_P_LIVING, ALONG_LIVING_FOSTER);
  along_record_set_text (living, ALONG_LIVING_P_FROM, "2020");
  along_record_set_text (living, ALONG_LIVING_P_WITH_TEXT, "the sister in Elm Street");
  along_record_set_refs (living, ALONG_LIVING_P_WITH, &hidden, 1);
  along_family_apply (family, edit);
  for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
    {
      AlongGedcomExported exported;
      g_autofree char *text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, &exported, NULL);

      g_assert_null (strstr (text, "Elm Street"));
      g_assert_nonnull (strstr (text, "1 NAME Mill Lane\n"));
      g_assert_nonnull (strstr (text, "2 _ALN_HOUS @H2@\n"));
      g_assert_null (strstr (text, "@H1@"));
      g_assert_cmpuint (exported.left_out, ==, 5);
    }
}

/* An event of a life is not how the pregnancy went that somebody came of: it stays a line of theirs. */
static void
test_events_of_a_life (void)
{
  static const char *const lives[] = {
    "1 BIRT\n2 DATE 3 MAR 1965\n1 EVEN\n2 TYPE Termination of employment\n2 DATE 5 MAY 2001\n", "1 EVEN\n2 TYPE Termination of employment\n",
    "1 BIRT\n2 DATE 3 MAR 1965\n1 EVEN\n2 TYPE Miscarriage\n2 DATE 5 MAY 2001\n", "1 BIRT\n2 DATE 3 MAR 1965\n1 EVEN\n2 TYPE Stillbirth\n2 DATE 5 MAY 2001\n",
    "1 FAMS @G@\n1 EVEN\n2 TYPE Miscarriage\n", "1 FAMS @G@\n1 EVEN\n2 TYPE Pregnancy\n", "1 BIRT\n2 DATE 1965\n1 EVEN\n2 TYPE Stillbirth\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autofree char *text = g_strdup_printf (BEGIN_551 "0 @A@ INDI\n1 NAME A\n1 SEX M\n1 FAMS @F@\n0 @B@ INDI\n1 NAME B\n1 SEX F\n1 FAMS @F@\n"
                                               "0 @C@ INDI\n1 NAME C\n1 FAMC @F@\n%s0 @D@ INDI\n1 NAME D\n1 FAMS @G@\n"
                                               "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 CHIL @C@\n0 @G@ FAM\n1 HUSB @D@\n%s0 TRLR\n", lives[i],
                                               strstr (lives[i], "FAMS") != NULL ? "1 WIFE @C@\n" : "");
      g_autoptr (AlongFamily) family = read_family (text);
      g_autofree char *back = along_gedcom_from_family (family, ALONG_GEDCOM_5_5_1, ALONG_GEDCOM_EXPORT_KEPT, NULL, NULL);

      g_assert_cmpuint (count (family, ALONG_KIND_PREGNANCY), ==, 0);
      g_assert_nonnull (strstr (back, strstr (lives[i], "1 EVEN")));
      g_assert_nonnull (strstr (back, "1 NAME C\n"));
    }
}

/* What is longer than the record keeps comes in as its beginning, and is said. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN_551 "0 @A@ INDI\n1 NAME ");
  g_autoptr (AlongGedcom) gedcom = NULL;
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongFamily) family = NULL;
  AlongRecord *person;

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "ł");
  g_string_append (text, " /אבג/\n1 NOTE ");
  for (int i = 0; i < 150000; i++)
    g_string_append_c (text, 'n');
  g_string_append (text, "\n0 TRLR\n");
  gedcom = read_text (text->str);
  family = take_in (gedcom, problems);
  person = along_family_nth (family, ALONG_KIND_PERSON, 0);
  g_assert_cmpint (g_utf8_strlen (along_record_get_text (person, ALONG_PERSON_P_NAME), -1), ==, 1000);
  g_assert_cmpint (g_utf8_strlen (along_record_get_text (person, ALONG_PERSON_P_NOTE), -1), ==, 100000);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpuint (((AlongImportProblem *) problems->pdata[0])->line, ==, 4);
}

/* A date that is a sentence stays in the words of the file. */
static void
test_sentences (void)
{
  g_autoptr (AlongFamily) family = read_family (BEGIN_551 "0 @A@ INDI\n1 NAME A\n1 BIRT\n2 DATE the winter before the war, she thought\n1 DEAT\n2 DATE (not long after)\n0 TRLR\n");
  AlongRecord *person = named (family, "A");

  g_assert_false (along_record_has (person, ALONG_PERSON_P_BORN));
  g_assert_true (along_record_has (person, ALONG_PERSON_P_DIED));
  g_assert_nonnull (strstr (along_record_get_text (person, ALONG_PERSON_P_NOTE), "the winter before the war, she thought"));
  g_assert_nonnull (strstr (along_record_get_text (person, ALONG_PERSON_P_NOTE), "(not long after)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/interchange/gedcom-mapping/there-and-back-551", GINT_TO_POINTER (ALONG_GEDCOM_5_5_1), test_there_and_back);
  g_test_add_data_func ("/interchange/gedcom-mapping/there-and-back-7", GINT_TO_POINTER (ALONG_GEDCOM_7_0), test_there_and_back);
  g_test_add_func ("/interchange/gedcom-mapping/across", test_across);
  g_test_add_func ("/interchange/gedcom-mapping/structure-only", test_structure_only);
  g_test_add_func ("/interchange/gedcom-mapping/gender", test_gender);
  g_test_add_func ("/interchange/gedcom-mapping/adoption", test_adoption);
  g_test_add_func ("/interchange/gedcom-mapping/pedigrees", test_pedigrees);
  g_test_add_func ("/interchange/gedcom-mapping/couples", test_couples);
  g_test_add_func ("/interchange/gedcom-mapping/couple-words", test_couple_words);
  g_test_add_func ("/interchange/gedcom-mapping/twins", test_twins);
  g_test_add_func ("/interchange/gedcom-mapping/stillborn-apart", test_stillborn_apart);
  g_test_add_func ("/interchange/gedcom-mapping/unborn-stay", test_unborn_stay);
  g_test_add_func ("/interchange/gedcom-mapping/hiding-place", test_hiding_place);
  g_test_add_func ("/interchange/gedcom-mapping/events-of-a-life", test_events_of_a_life);
  g_test_add_func ("/interchange/gedcom-mapping/long", test_long);
  g_test_add_func ("/interchange/gedcom-mapping/sentences", test_sentences);
  return g_test_run ();
}
