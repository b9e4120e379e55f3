/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-date.h"
#include "along-gedcom-date.h"

typedef struct
{
  const char *text;
  const char *edtf; /* NULL: cannot be put into EDTF */
} Row;

static void
check_rows (const Row *rows, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *edtf = along_gedcom_date_to_edtf (rows[i].text, NULL, NULL);

      if (g_strcmp0 (edtf, rows[i].edtf) != 0)
        g_error ("%s gave %s, not %s", rows[i].text, edtf, rows[i].edtf);
    }
}

static void
test_plain (void)
{
  static const Row rows[] = {
    { "15 MAR 1920", "1920-03-15" },
    { "MAR 1920", "1920-03" },
    { "1920", "1920" },
    { "3 mar 1920", "1920-03-03" },
    { "ABT 1947", "1947~" },
    { "CAL 4 JUN 1950", "1950-06-04~" },
    { "EST MAY 1950", "1950-05~" },
    { "BEF 1945", "../1945" },
    { "AFT 2000", "2000/.." },
    { "BET 1900 AND 1910", "1900/1910" },
    { "BET 1910 AND 1900", "1900/1910" },
    { "BET OCT 1671 AND 74", "1671-10/1674" },
    { "BET 1671 AND MAR 74", "1671/1674-03" },
    { "FROM 1898 TO 99", "1898/1899" },
    { "BET 1698 AND 02", NULL },
    { "BET 12 AND 74", "0012/0074" },
    { "BET 4 JUN 1950 AND JUL 1950", "1950-06-04/1950-07" },
    { "FROM 1945 TO 1985", "1945/1985" },
    { "FROM 1945", "1945/.." },
    { "TO 1985", "../1985" },
    { "INT 1950 (about the year of the fair)", "1950" },
    { "(Easter, the year the bridge fell)", NULL },
    { "", NULL },
    { "31 FEB 1920", NULL },
    { "15 MAR", NULL },
    { "unknown", NULL },
    { "on a Thursday, I think, long before the war, when we still had the small house by the canal, "
      "and it rained for the whole week so that nobody could come to see the baby at all", NULL },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_as_people_write (void)
{
  static const Row rows[] = {
    { "15 March 1920", "1920-03-15" },
    { "March 15, 1920", "1920-03-15" },
    { "15th March 1920", "1920-03-15" },
    { "15. März 1920", "1920-03-15" },
    { "15 août 1920", "1920-08-15" },
    { "3 okt 1920", "1920-10-03" },
    { "1 dic 1920", "1920-12-01" },
    { "2 MEI 1920", "1920-05-02" },
    { "15/03/1920", "1920-03-15" },
    { "15.3.1920", "1920-03-15" },
    { "03/25/1920", "1920-03-25" },
    { "1920-03-15", "1920-03-15" },
    { "1920-03", "1920-03" },
    { "3/1920", "1920-03" },
    { "?? MAR 1920", "1920-03" },
    { "00 MAR 1920", "1920-03" },
    { "? ? 1920", "1920" },
    { "about 1920", "1920~" },
    { "c. 1920", "1920~" },
    { "before 1920", "../1920" },
    { "between 1920 and 1930", "1920/1930" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_two_years (void)
{
  static const Row rows[] = {
    { "8 JAN 1699/00", "1700-01-08" },
    { "JAN 1699/00", "1700-01" },
    { "1699/00", "1699/1700" },
    { "11 FEB 1731/32", "1732-02-11" },
    { "FROM JAN 1699/00 TO FEB 1699/00", "1700-01/1700-02" },
    { "1699/05", NULL },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_calendars (void)
{
  /* days known from history books: Washington's birth, the October Revolution, 9 Thermidor, 18 Brumaire,
   * Napoleon's coronation, Rosh Hashanah of 5784, Purim of 5784 (a leap year), Passover of 5783 */
  static const Row rows[] = {
    { "@#DJULIAN@ 11 FEB 1731/32", "1732-02-22" },
    { "JULIAN 25 OCT 1917", "1917-11-07" },
    { "@#DJULIAN@ 14 OCT 1066", "1066-10-20" },
    { "@#DFRENCH R@ 9 THER 2", "1794-07-27" },
    { "FRENCH_R 18 BRUM 8", "1799-11-09" },
    { "@#DFRENCH R@ 11 FRIM 13", "1804-12-02" },
    { "@#DFRENCH R@ 1 VEND 1", "1792-09-22" },
    { "@#DFRENCH R@ 6 COMP 3", "1795-09-22" },
    { "@#DFRENCH R@ 6 COMP 2", NULL },
    { "@#DHEBREW@ 1 TSH 5784", "2023-09-16" },
    { "HEBREW 14 ADS 5784", "2024-03-24" },
    { "HEBREW 15 NSN 5783", "2023-04-06" },
    { "HEBREW 14 ADS 5783", "2023-03-07" },
    { "HEBREW TSH 5784", "2023-09-16/2023-10-15" },
    { "FRENCH_R 7", "1798-09-22/1799-09-22" },
    { "ABT @#DJULIAN@ MAR 1066", "1066-03-07~/1066-04-06~" },
    { "BEF @#DFRENCH R@ 1 VEND 1", "../1792-09-22" },
    { "@#DGREGORIAN@ 4 JUN 1950", "1950-06-04" },
    { "GREGORIAN 4 JUN 1950", "1950-06-04" },
    { "@#DROMAN@ 4 JUN 1950", NULL },
    { "_CAL2 23 _MON2 88 _EP2", NULL },
    { "@#DJULIAN@ 12 JUL 100 BC", NULL },
  };
  int lo, hi;
  g_autofree char *edtf = along_gedcom_date_to_edtf ("@#DJULIAN@ 15 MAR 44 B.C.", &lo, &hi);

  check_rows (rows, G_N_ELEMENTS (rows));
  g_assert_null (edtf);
  g_assert_cmpint (lo, ==, 1705426); /* Julian day of the Ides of March */
  g_assert_cmpint (hi, ==, lo);
}

static void
test_back (void)
{
  static const Row rows[] = {
    { "15 MAR 1920", "1920-03-15" }, { "MAR 1920", "1920-03" }, { "1920", "1920" },
    { "ABT 1947", "1947~" },         { "ABT 1950", "1950?" },   { "BEF 1945", "../1945" },
    { "AFT 2000", "2000/.." },       { "BET 1900 AND 1910", "1900/1910" },
    { "BET 1 JAN 1920 AND 31 DEC 1929", "192X" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = along_gedcom_date_from_edtf (rows[i].edtf);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_assert_null (along_gedcom_date_from_edtf ("not a date"));
  g_assert_null (along_gedcom_date_from_edtf (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gedcom-dates/plain", test_plain);
  g_test_add_func ("/interchange/gedcom-dates/as-people-write", test_as_people_write);
  g_test_add_func ("/interchange/gedcom-dates/two-years", test_two_years);
  g_test_add_func ("/interchange/gedcom-dates/calendars", test_calendars);
  g_test_add_func ("/interchange/gedcom-dates/back", test_back);
  return g_test_run ();
}
