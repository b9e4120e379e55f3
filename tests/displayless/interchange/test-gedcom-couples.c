/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people who were several things to each other, one after the other: out into a file and in again. */
#include <string.h>

#include "along-couples.h"
#include "along-gedcom-export.h"
#include "along-gedcom-graph.h"
#include "along-gedcom-import.h"

/* Comes after the couple before it, in time. */
typedef struct
{
  int kind, state;
  const char *from, *to;
} Couple;

static AlongRecord *
add_person (AlongEdit *edit, const char *name, int gender)
{
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, gender);
  along_record_set_text (person, ALONG_PERSON_P_BORN, gender == ALONG_GENDER_UNKNOWN ? "2020-05-01" : "1990");
  return person;
}

/* Their child hangs on the first. */
static AlongFamily *
family_of (const Couple *couples, guint n)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("two", id);
  AlongRecord *one = add_person (edit, "Ada Ring", ALONG_GENDER_FEMALE), *other = add_person (edit, "Bo Ring", ALONG_GENDER_MALE);
  AlongRecord *child = add_person (edit, "Cy Ring", ALONG_GENDER_UNKNOWN), *link = along_edit_create (edit, ALONG_KIND_CHILD_LINK);
  AlongFamily *family = along_family_new (id);

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *couple = along_edit_create (edit, ALONG_KIND_COUPLE);

      along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_id (one));
      along_record_set_ref (couple, ALONG_COUPLE_P_OTHER, along_record_get_id (other));
      along_record_set_enum (couple, ALONG_COUPLE_P_KIND, couples[i].kind);
      along_record_set_enum (couple, ALONG_COUPLE_P_STATE, couples[i].state);
      along_record_set_text (couple, ALONG_COUPLE_P_FROM, couples[i].from);
      along_record_set_text (couple, ALONG_COUPLE_P_TO, couples[i].to);
      if (i == 0)
        along_record_set_ref (link, ALONG_CHILD_LINK_P_COUPLE, along_record_get_id (couple));
    }
  along_record_set_ref (link, ALONG_CHILD_LINK_P_CHILD, along_record_get_id (child));
  along_record_set_enum (link, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  along_record_set_bool (link, ALONG_CHILD_LINK_P_PRIMARY, TRUE);
  along_family_apply (family, edit);
  return family;
}

/* Once each, in whatever order. */
static void
assert_couples (AlongFamily *family, const Couple *couples, guint n)
{
  g_assert_cmpuint (along_family_count (family, ALONG_KIND_COUPLE), ==, n);
  for (guint i = 0; i < n; i++)
    {
      AlongRecord *couple;
      guint found = 0;

      ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
        found += along_record_get_enum (couple, ALONG_COUPLE_P_KIND) == couples[i].kind
                 && along_record_get_enum (couple, ALONG_COUPLE_P_STATE) == couples[i].state
                 && g_strcmp0 (along_record_get_text (couple, ALONG_COUPLE_P_FROM), couples[i].from) == 0
                 && g_strcmp0 (along_record_get_text (couple, ALONG_COUPLE_P_TO), couples[i].to) == 0;
      if (found != 1)
        g_error ("couple %u is there %u times", i, found);
    }
}

static void
check (const Couple *couples, guint n, AlongGedcomTarget target)
{
  g_autoptr (AlongFamily) family = family_of (couples, n), again = NULL;
  g_autofree char *text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (AlongGedcomHere) here = along_gedcom_here_new (family);
  AlongGedcomImport fresh = { 0 }, known = { .family = along_family_get_id (family), .here = here };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &fresh, problems, NULL, &error), more = NULL;

  g_assert_no_error (error);
  again = along_family_new (along_edit_get_family (edit));
  along_family_apply (again, edit);
  assert_couples (again, couples, n);
  g_assert_cmpuint (along_family_count (again, ALONG_KIND_CHILD_LINK), ==, 1);
  g_assert_cmpuint (problems->len, ==, 0);
  /* Where they are all written down nothing comes of it. */
  more = along_gedcom_to_edit (gedcom, &known, problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (along_edit_is_empty (more));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_round (void)
{
  static const Couple lives[][4] = {
    { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2019", "2021-08-17" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2021-08-17", "2023" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2025-01", NULL },
      { -1 } },
    { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, NULL, "2021" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2021", NULL },
      { -1 } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2015", "2018" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2019", "2020" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2019", "2021" },
      { -1 } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", NULL },
      { -1 } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, NULL, "2019" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, NULL, NULL },
      { -1 } },
    { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_ENDED, "2016", "2017" },
      { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_RECONCILED, "2019", NULL },
      { -1 } },
    /* by years alone, in one year */
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2015-03" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2015", NULL },
      { -1 } },
    { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" },
      { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2019" },
      { -1 } },
    { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_SEPARATED, "2010", "2015" },
      { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_SEPARATED, "2015", "2015" },
      { -1 } },
  };

  for (guint l = 0; l < G_N_ELEMENTS (lives); l++)
    {
      guint n = 0;

      while (n < G_N_ELEMENTS (lives[l]) && lives[l][n].kind >= 0)
        n++;
      g_test_message ("life %u", l);
      check (lives[l], n, ALONG_GEDCOM_7_0);
      check (lives[l], n, ALONG_GEDCOM_5_5_1);
    }
}

/* Nobody married in the year in which they came together again. */
static void
test_no_wedding (void)
{
  static const Couple life[] = { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2015", "2018" },
                                 { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2024", NULL } };
  g_autoptr (AlongFamily) family = family_of (life, G_N_ELEMENTS (life));
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);

  g_assert_nonnull (strstr (text, "1 MARR\n2 DATE 2015\n"));
  g_assert_null (strstr (text, "1 MARR\n2 DATE 2024\n"));
  g_assert_nonnull (strstr (text, "1 EVEN\n2 TYPE Reconciliation\n2 DATE 2024\n"));
}

/* Of another program: they parted and came together again, after a wedding of which no date is known, or none at all; two times
 * where each has a day. */
static void
test_reconciled (void)
{
  static const struct
  {
    const char *events;
    Couple couples[2];
    gboolean parted; /* now */
  } files[] = {
    { "1 MARR\n1 EVEN\n2 TYPE Separation\n2 DATE 2010\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2012\n",
      { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, NULL, "2010" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2012", NULL } } },
    { "1 MARR Y\n1 DIV\n2 DATE 2010\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2012\n",
      { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, NULL, "2010" }, { -1 } } },
    { "1 EVEN\n2 TYPE Reconciliation\n2 DATE 2012\n1 EVEN\n2 TYPE Cohabitation\n1 EVEN\n2 TYPE Separation\n2 DATE 2010\n",
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_SEPARATED, NULL, "2010" }, { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_RECONCILED, "2012", NULL } } },
    { "1 EVEN\n2 TYPE Cohabitation\n1 EVEN\n2 TYPE Separation\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2012\n",
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_RECONCILED, NULL, NULL }, { -1 } } },
    { "1 EVEN\n2 TYPE Cohabitation\n1 EVEN\n2 TYPE Separation\n2 DATE 2012\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2012\n",
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_SEPARATED, NULL, "2012" }, { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_RECONCILED, "2012", NULL } } },
    { "1 EVEN\n2 TYPE Reconciliation\n2 DATE 2012\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 2012\n1 EVEN\n2 TYPE Separation\n2 DATE 2012\n",
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_SEPARATED, "2012", "2012" }, { -1 } }, TRUE },
    { "1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n1 EVEN\n2 TYPE Separation\n2 DATE 2009\n",
      { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2001", "2004" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2005", "2009" } }, TRUE },
  };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autofree char *text = g_strconcat ("0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Ada /Ring/\n0 @I2@ INDI\n1 NAME Bo /Ring/\n"
                                           "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n", files[f].events, "0 TRLR\n", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      g_autoptr (GError) error = NULL;
      AlongGedcomImport fresh = { 0 };
      g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &fresh, problems, NULL, &error);
      g_autoptr (AlongFamily) family = NULL;
      g_autoptr (AlongGraph) graph = NULL;

      g_assert_no_error (error);
      g_test_message ("file %u", f);
      family = along_family_new (along_edit_get_family (edit));
      along_family_apply (family, edit);
      assert_couples (family, files[f].couples, files[f].couples[1].kind < 0 ? 1 : 2);
      /* The file itself is drawn so, too. */
      graph = along_gedcom_to_graph (gedcom, NULL, along_day_from_ymd (2026, 3, 12));
      g_assert_cmpuint (along_graph_get_unions (graph)->len, ==, 1);
      g_assert_cmpint (((const AlongGraphUnion *) along_graph_get_unions (graph)->pdata[0])->state, ==,
                       files[f].parted ? ALONG_GRAPH_SEPARATED : ALONG_GRAPH_RECONCILED);
    }
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

/* One wedding, a separation and a divorce of it are of one FAM, which has the child. */
static void
test_one_wedding (void)
{
  static const Couple life[] = { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2021" },
                                 { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" } };
  g_autoptr (AlongFamily) family = family_of (life, G_N_ELEMENTS (life));
  g_autofree char *text = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);

  g_assert_cmpuint (count (text, " FAM\n"), ==, 1);
  g_assert_cmpuint (count (text, "1 CHIL "), ==, 1);
  g_assert_cmpuint (count (text, "1 FAMC "), ==, 1);
  g_assert_cmpuint (count (text, "1 MARR"), ==, 1);
  g_assert_nonnull (strstr (text, "1 MARR\n2 DATE 2010\n1 EVEN\n2 TYPE Separation\n2 DATE 2019\n1 DIV\n2 DATE 2021\n"));
}

/* Who parted and came together again are one couple to other programs too: one FAM has both times, with a note of each. */
static void
test_one_couple (void)
{
  static const struct
  {
    Couple life[2];
    const char *events;
  } lives[] = {
    { { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2015", "2018" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2024", NULL } },
      "1 MARR\n2 DATE 2015\n1 EVEN\n2 TYPE Separation\n2 DATE 2018\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2024\n" },
    { { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_ENDED, "2016", "2017" }, { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_RECONCILED, "2019", NULL } },
      "1 EVEN\n2 TYPE Cohabitation\n2 DATE 2016\n1 EVEN\n2 TYPE End of relationship\n2 DATE 2017\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2019\n" },
    { { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, NULL, "2018" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2019", "2020-06" } },
      "2 TYPE Separation\n2 DATE 2018\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2019\n1 EVEN\n2 TYPE Separation\n2 DATE JUN 2020\n" },
    { { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2001", "2004" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2005", "2009" } },
      "2 TYPE Separation\n2 DATE 2004\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n1 DIV\n2 DATE 2009\n" },
  };

  for (guint l = 0; l < G_N_ELEMENTS (lives); l++)
    for (int target = ALONG_GEDCOM_5_5_1; target <= ALONG_GEDCOM_7_0; target++)
      {
        g_autoptr (AlongFamily) family = family_of (lives[l].life, 2);
        g_autoptr (AlongEdit) edit = along_edit_new ("notes", along_family_get_id (family));
        g_autofree char *plain = NULL, *text = NULL;

        g_test_message ("life %u", l);
        check (lives[l].life, 2, target);
        for (guint i = 0; i < 2; i++)
          along_record_set_text (along_edit_change (edit, along_family_nth (family, ALONG_KIND_COUPLE, i)), ALONG_COUPLE_P_NOTE, i == 0 ? "first time" : "second time");
        along_family_apply (family, edit);
        plain = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_STRUCTURE, NULL, NULL);
        g_assert_cmpuint (count (plain, " FAM\n"), ==, 1);
        g_assert_cmpuint (count (plain, "1 FAMS "), ==, 2);
        g_assert_cmpuint (count (plain, "1 CHIL "), ==, 1);
        g_assert_nonnull (strstr (plain, lives[l].events));
        g_assert_null (strstr (plain, "time"));
        text = along_gedcom_from_family (family, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
        for (guint round = 0; round < 2; round++)
          {
            g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
            g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
            g_autoptr (GPtrArray) problems = along_import_problems_new ();
            AlongGedcomImport fresh = { 0 };
            g_autoptr (AlongEdit) read = along_gedcom_to_edit (gedcom, &fresh, problems, NULL, NULL);
            g_autoptr (AlongFamily) again = along_family_new (along_edit_get_family (read));
            g_autofree char *next = NULL;
            AlongRecord *couple;

            along_family_apply (again, read);
            assert_couples (again, lives[l].life, 2);
            g_assert_cmpuint (along_family_count (again, ALONG_KIND_KEPT_LINE), ==, 0);
            ALONG_FOREACH (couple, again, ALONG_KIND_COUPLE)
              g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_NOTE), ==,
                               g_strcmp0 (along_record_get_text (couple, ALONG_COUPLE_P_FROM), lives[l].life[1].from) == 0 ? "second time" : "first time");
            next = along_gedcom_from_family (again, target, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
            g_assert_cmpstr (strstr (next, " FAM\n"), ==, strstr (text, " FAM\n"));
          }
      }
}

/* Of two divorces of one separation, as of two families put together, each goes out; and that they have no children, of
 * whichever of them it was said. */
static void
test_two_divorces (void)
{
  static const Couple life[] = { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" },
                                 { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2021-03" },
                                 { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2021-04-02" } };
  g_autoptr (AlongFamily) family = family_of (life, G_N_ELEMENTS (life));
  g_autoptr (AlongEdit) edit = along_edit_new ("two", along_family_get_id (family));
  g_autofree char *text = NULL;

  along_record_set_enum (along_edit_change (edit, along_family_nth (family, ALONG_KIND_COUPLE, 0)), ALONG_COUPLE_P_CHILDLESS, ALONG_CHILDLESS_NO_CHILDREN);
  along_family_apply (family, edit);
  text = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
  g_assert_cmpuint (count (text, "1 DIV\n2 DATE MAR 2021\n"), ==, 1);
  g_assert_cmpuint (count (text, "1 DIV\n2 DATE 2 APR 2021\n"), ==, 1);
  g_assert_cmpuint (count (text, "1 _ALN_CHLD "), ==, 1);
}

/* Of which time of two who came together again it was said that they have no children, and why, that is so after a round trip. */
static void
test_childless_again (void)
{
  static const Couple life[] = { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2015", "2018" },
                                 { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_RECONCILED, "2024", NULL } };

  for (guint said = 1; said <= 3; said++)
    {
      g_autoptr (AlongFamily) family = family_of (life, G_N_ELEMENTS (life)), again = NULL;
      g_autoptr (AlongEdit) edit = along_edit_new ("two", along_family_get_id (family)), read = NULL;
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (AlongGedcom) gedcom = NULL;
      AlongGedcomImport fresh = { 0 };
      AlongRecord *couple;
      char *text;

      for (guint i = 0; i < 2; i++)
        if ((said & 1 << i) != 0)
          {
            AlongRecord *changed = along_edit_change (edit, along_family_nth (family, ALONG_KIND_COUPLE, i));
            gboolean first = g_strcmp0 (along_record_get_text (changed, ALONG_COUPLE_P_FROM), "2015") == 0;

            along_record_set_enum (changed, ALONG_COUPLE_P_CHILDLESS, first ? ALONG_CHILDLESS_NO_CHILDREN : ALONG_CHILDLESS_INFERTILITY);
            along_record_set_text (changed, ALONG_COUPLE_P_CHILDLESS_REASON, first ? "first" : "second");
          }
      along_family_apply (family, edit);
      text = along_gedcom_from_family (family, ALONG_GEDCOM_7_0, ALONG_GEDCOM_EXPORT_EVERYTHING, NULL, NULL);
      bytes = g_bytes_new_take (text, strlen (text));
      gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
      read = along_gedcom_to_edit (gedcom, &fresh, problems, NULL, NULL);
      again = along_family_new (along_edit_get_family (read));
      along_family_apply (again, read);
      assert_couples (again, life, G_N_ELEMENTS (life));
      g_assert_cmpuint (along_family_count (again, ALONG_KIND_KEPT_LINE), ==, 0);
      for (guint i = 0; i < 2; i++)
        {
          const char *from = along_record_get_text (along_family_nth (family, ALONG_KIND_COUPLE, i), ALONG_COUPLE_P_FROM);

          ALONG_FOREACH (couple, again, ALONG_KIND_COUPLE)
            if (g_strcmp0 (along_record_get_text (couple, ALONG_COUPLE_P_FROM), from) == 0)
              {
                AlongRecord *was = along_family_nth (family, ALONG_KIND_COUPLE, i);

                g_assert_cmpint (along_record_has (couple, ALONG_COUPLE_P_CHILDLESS), ==, along_record_has (was, ALONG_COUPLE_P_CHILDLESS));
                g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_CHILDLESS), ==, along_record_get_enum (was, ALONG_COUPLE_P_CHILDLESS));
                g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_CHILDLESS_REASON), ==,
                                 along_record_get_text (was, ALONG_COUPLE_P_CHILDLESS_REASON));
              }
        }
    }
}

/* A file of before says that two have no children below their FAM alone, also where they parted and came together again: it is read, of
 * the first time, and no line of it is kept as unknown. */
static void
test_childless_of_before (void)
{
  static const char *const lives[] = { "", "1 EVEN\n2 TYPE Separation\n2 DATE 2018\n",
                                       "1 EVEN\n2 TYPE Separation\n2 DATE 2018\n1 DIV\n2 DATE 2020\n",
                                       "1 EVEN\n2 TYPE Separation\n2 DATE 2018\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2024\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autofree char *text = g_strdup_printf ("0 HEAD\n1 GEDC\n2 VERS 7.0\n1 SCHMA\n2 TAG _ALN_CHLD https://alongside.org/gedcom/no-children\n1 SOUR ALONGSIDE\n"
                                               "0 @I1@ INDI\n1 NAME Ann\n1 FAMS @F1@\n0 @I2@ INDI\n1 NAME Ben\n1 FAMS @F1@\n"
                                               "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n1 MARR\n2 DATE 2015\n%s"
                                               "1 _ALN_CHLD infertility\n2 NOTE tried for years\n0 TRLR\n", lives[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      AlongGedcomImport fresh = { 0 };
      g_autoptr (AlongEdit) read = along_gedcom_to_edit (gedcom, &fresh, problems, NULL, NULL);
      g_autoptr (AlongFamily) family = along_family_new (along_edit_get_family (read));
      AlongRecord *couple;
      guint n = 0;

      along_family_apply (family, read);
      g_test_message ("life %u", i);
      ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
        if (along_record_has (couple, ALONG_COUPLE_P_CHILDLESS))
          {
            g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_FROM), ==, "2015");
            g_assert_cmpint (along_record_get_enum (couple, ALONG_COUPLE_P_CHILDLESS), ==, ALONG_CHILDLESS_INFERTILITY);
            g_assert_cmpstr (along_record_get_text (couple, ALONG_COUPLE_P_CHILDLESS_REASON), ==, "tried for years");
            n++;
          }
      g_assert_cmpuint (n, >=, 1);
      ALONG_FOREACH (couple, family, ALONG_KIND_KEPT_LINE)
        g_assert_null (strstr (along_record_get_text (couple, ALONG_KEPT_LINE_P_TEXT), "_ALN_CHLD infertility"));
    }
}

/* Of another program: what the two were before they married has a day of its own, and the wedding has it not. */
static void
test_lived_together_first (void)
{
  static const struct
  {
    const char *first, *second; /* FAM of the same two; second: NULL: one only */
    Couple couples[2];
  } files[] = {
    { "1 EVEN\n2 TYPE Cohabitation\n2 DATE 2015\n", "1 MARR\n",
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015", NULL }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, NULL, NULL } } },
    { "1 MARR\n", "1 EVEN\n2 TYPE Cohabitation\n2 DATE 2015\n",
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015", NULL }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, NULL, NULL } } },
    { "1 EVEN\n2 TYPE Cohabitation\n2 DATE 2015\n1 MARR\n", NULL,
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015", NULL }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, NULL, NULL } } },
    { "1 MARR\n2 DATE 5 MAY 2018\n1 EVEN\n2 TYPE Cohabitation\n2 DATE 2015\n", NULL,
      { { ALONG_COUPLE_KIND_COHABITING, ALONG_COUPLE_STATE_CURRENT, "2015", "2018-05-05" },
        { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_CURRENT, "2018-05-05", NULL } } },
    { "1 MARR\n2 DATE 2001\n1 EVEN\n2 TYPE Separation\n2 DATE 2004\n1 EVEN\n2 TYPE Reconciliation\n2 DATE 2005\n1 DIV\n2 DATE 2009\n", NULL,
      { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2001", "2004" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2005", "2009" } } },
    { "1 MARR\n2 DATE 2010\n1 EVEN\n2 TYPE Separation\n2 DATE 2019\n1 DIV Y\n", NULL,
      { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", NULL } } },
    { "1 MARR\n2 DATE 2010\n1 DIV\n2 DATE 2021\n1 EVEN\n2 TYPE Separation\n2 DATE 2019\n", NULL,
      { { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_SEPARATED, "2010", "2019" }, { ALONG_COUPLE_KIND_MARRIED, ALONG_COUPLE_STATE_DIVORCED, "2010", "2021" } } },
  };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autofree char *second = files[f].second == NULL ? g_strdup ("") : g_strconcat ("0 @F2@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n", files[f].second, NULL);
      g_autofree char *text = g_strconcat ("0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Ada /Ring/\n0 @I2@ INDI\n1 NAME Bo /Ring/\n"
                                           "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n", files[f].first, second, "0 TRLR\n", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
      g_autoptr (GPtrArray) problems = along_import_problems_new ();
      g_autoptr (GError) error = NULL;
      AlongGedcomImport fresh = { 0 };
      g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &fresh, problems, NULL, &error);
      g_autoptr (AlongFamily) family = NULL;
      AlongRecord *now;

      g_assert_no_error (error);
      g_test_message ("file %u", f);
      family = along_family_new (along_edit_get_family (edit));
      along_family_apply (family, edit);
      assert_couples (family, files[f].couples, 2);
      g_assert_cmpuint (along_family_count (family, ALONG_KIND_KEPT_LINE), ==, 0);
      now = along_couple_now (family, along_family_nth (family, ALONG_KIND_COUPLE, 0));
      g_assert_cmpint (along_record_get_enum (now, ALONG_COUPLE_P_STATE), ==, files[f].couples[1].state);
      g_assert_cmpint (along_record_get_enum (now, ALONG_COUPLE_P_KIND), ==, ALONG_COUPLE_KIND_MARRIED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom-couples/round", test_round);
  g_test_add_func ("/gedcom-couples/no-wedding", test_no_wedding);
  g_test_add_func ("/gedcom-couples/reconciled", test_reconciled);
  g_test_add_func ("/gedcom-couples/one-wedding", test_one_wedding);
  g_test_add_func ("/gedcom-couples/one-couple", test_one_couple);
  g_test_add_func ("/gedcom-couples/two-divorces", test_two_divorces);
  g_test_add_func ("/gedcom-couples/childless-again", test_childless_again);
  g_test_add_func ("/gedcom-couples/childless-of-before", test_childless_of_before);
  g_test_add_func ("/gedcom-couples/lived-together-first", test_lived_together_first);
  return g_test_run ();
}
