/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What real and broken files hold in store, one by one. */
#include <string.h>

#include "along-gedcom.h"

static AlongGedcom *
read_bytes (const void *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  AlongGedcom *gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return gedcom;
}

static AlongGedcom *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static gboolean
warns (AlongGedcom *gedcom, guint line, const char *part)
{
  guint n;
  const AlongGedcomWarning *warnings = along_gedcom_warnings (gedcom, &n);

  for (guint i = 0; i < n; i++)
    if (warnings[i].line == line && strstr (warnings[i].text, part) != NULL)
      return TRUE;
  return FALSE;
}

static const AlongGedcomPerson *
person (AlongGedcom *gedcom, guint index)
{
  guint n;
  const AlongGedcomPerson *people = along_gedcom_people (gedcom, &n);

  g_assert_cmpuint (index, <, n);
  return &people[index];
}

static void
assert_counts (AlongGedcom *gedcom, guint people, guint couples)
{
  AlongGedcomFacts facts;

  along_gedcom_facts (gedcom, &facts);
  g_assert_cmpuint (facts.people, ==, people);
  g_assert_cmpuint (facts.couples, ==, couples);
}

#define HEAD_OF(charset) "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR " charset "\n0 @I1@ INDI\n1 NAME "
#define TAIL "\n0 TRLR\n"

/* A file whose header says @charset and whose one name is @name, in bytes. */
static void
check_name (const char *file, const char *charset, const char *name)
{
  g_autoptr (AlongGedcom) gedcom = read_text (file);

  g_assert_cmpstr (along_gedcom_charset (gedcom), ==, charset);
  g_assert_cmpstr (person (gedcom, 0)->name, ==, name);
}

static void
test_charsets (void)
{
  check_name (HEAD_OF ("UTF-8") "Zoë /Łuczak/" TAIL, "UTF-8", "Zoë Łuczak");
  check_name ("\xEF\xBB\xBF" HEAD_OF ("ANSEL") "Zoë /Łuczak/" TAIL, "UTF-8", "Zoë Łuczak");
  check_name (HEAD_OF ("ANSI") "Jos\xE9 /Mu\xF1oz/" TAIL, "CP1252", "José Muñoz");
  check_name (HEAD_OF ("LATIN1") "Jos\xE9 /O\x92Neill/" TAIL, "CP1252", "José O’Neill");
  check_name (HEAD_OF ("IBM WINDOWS") "Jos\xE9" TAIL, "CP1252", "José");
  check_name (HEAD_OF ("IBMPC") "Jos\x82 /M\x81ller/" TAIL, "CP850", "José Müller");
  check_name (HEAD_OF ("IBMPC") "S\x9Bren" TAIL, "CP850", "Søren");
  check_name (HEAD_OF ("CP437") "Jos\x82 \xE1" TAIL, "CP437", "José ß");
  check_name (HEAD_OF ("WINDOWS-1250") "\xA3ukasz" TAIL, "CP1250", "Łukasz");
  check_name (HEAD_OF ("ISO-8859-2") "\xA3ukasz" TAIL, "ISO-8859-2", "Łukasz");
  check_name (HEAD_OF ("MACINTOSH") "Jos\x8E" TAIL, "MACINTOSH", "José");
  check_name (HEAD_OF ("ASCII") "Jo" TAIL, "ASCII", "Jo");
  check_name ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n1 NAME Zo\xC3\xAB\n0 TRLR\n", "UTF-8", "Zoë");
}

static void
test_lying_charsets (void)
{
  g_autoptr (AlongGedcom) ansi = read_text (HEAD_OF ("ANSI") "Zoë" TAIL);
  g_autoptr (AlongGedcom) unicode = read_text (HEAD_OF ("UNICODE") "Zoë" TAIL);
  g_autoptr (AlongGedcom) utf8 = read_text (HEAD_OF ("UTF-8") "Jos\xE9 Zoë" TAIL);
  g_autoptr (AlongGedcom) windows = read_text (HEAD_OF ("UTF-8") "Jos\xE9" TAIL);
  g_autoptr (AlongGedcom) seven = read_text ("0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Jos\xE9\n0 TRLR\n");
  g_autoptr (AlongGedcom) ansel = read_text (HEAD_OF ("ANSEL") "Jos\xE9\n1 NOTE \xC9\xC9 \xE9 \xD6" TAIL);

  g_assert_cmpstr (along_gedcom_charset (ansi), ==, "UTF-8");
  g_assert_cmpstr (person (ansi, 0)->name, ==, "Zoë");
  g_assert_true (warns (ansi, 0, "UTF-8"));
  g_assert_cmpstr (person (unicode, 0)->name, ==, "Zoë");
  g_assert_cmpstr (person (utf8, 0)->name, ==, "Jos\uFFFD Zoë");
  g_assert_true (warns (utf8, 6, "could not be read"));
  g_assert_cmpstr (person (windows, 0)->name, ==, "José");
  g_assert_true (warns (windows, 0, "CP1252"));
  g_assert_cmpstr (person (seven, 0)->name, ==, "Jos\uFFFD");
  g_assert_true (warns (seven, 5, "could not be read"));
  g_assert_cmpstr (along_gedcom_charset (ansel), ==, "CP1252");
  g_assert_cmpstr (person (ansel, 0)->name, ==, "José");
}

static void
test_ansel (void)
{
  static const char file[] = HEAD_OF ("ANSEL") "Jos\xE2" "e /\xE8Ozt\xE8urk/\n"
    "1 NOTE \xA1\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9\xAA\xAB\xAC\xAD\xAE\xB0\xB1\xB2\xB3\xB4\xB5\xB6\xB7\xB8\xB9\xBA\xBC\xBD\n"
    "2 CONT \xC0\xC1\xC2\xC3\xC4\xC5\xC6\xC7\xC8\xCF\xBE\xBF\n"
    "2 CONT \xF2\xE3" "a \xEA" "A \xF0" "c \xE4n \xE9" "c \xF1" "a \xEEo \xE5" "a\n"
    "0 TRLR\n";
  g_autoptr (AlongGedcom) gedcom = read_text (file);
  g_autofree char *note = along_gedcom_line_text (gedcom, along_gedcom_line_find (gedcom, person (gedcom, 0)->line, "NOTE"));

  g_assert_cmpstr (along_gedcom_charset (gedcom), ==, "ANSEL");
  g_assert_cmpstr (person (gedcom, 0)->name, ==, "José Öztürk");
  g_assert_cmpstr (note, ==, "ŁØĐÞÆŒʹ·♭®±ƠƯʼʻłøđþæœʺı£ðơư\n°ℓ℗©♯¿¡ß€ß□■\nậ Å ç ñ č ą ő ā");
}

/* The same file in UTF-16, either way round, with and without its mark. */
static void
test_utf16 (void)
{
  for (int variant = 0; variant < 4; variant++)
    {
      const char *name = variant % 2 == 0 ? "UTF-16LE" : "UTF-16BE";
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_autoptr (AlongGedcom) gedcom = NULL;
      g_autofree char *wide = NULL;
      gsize length;

      if (variant >= 2)
        g_byte_array_append (file, (const guint8 *) (variant % 2 == 0 ? "\xFF\xFE" : "\xFE\xFF"), 2);
      wide = g_convert (HEAD_OF ("UNICODE") "Zoë 𒍅\r" TAIL, -1, name, "UTF-8", NULL, &length, NULL);
      g_byte_array_append (file, (const guint8 *) wide, length);
      gedcom = read_bytes (file->data, file->len);
      g_assert_cmpstr (along_gedcom_charset (gedcom), ==, name);
      g_assert_cmpstr (person (gedcom, 0)->name, ==, "Zoë 𒍅");
    }
  {
    /* half a pair, and an odd byte at the end */
    static const char cut[] = "\xFF\xFE" "0\0 \0H\0E\0A\0D\0\n\0001\0 \0N\0O\0T\0E\0 \0\x00\xD8\n\0000";
    g_autoptr (AlongGedcom) gedcom = read_bytes (cut, sizeof cut - 1);

    g_assert_true (warns (gedcom, 2, "could not be read"));
  }
}

static void
test_line_ends (void)
{
  static const char *const ends[] = { "\n", "\r", "\r\n", "\n\r" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strjoin (ends[i], "0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8", "0 @I1@ INDI",
                                         "1 NAME A /B/", "1 SEX F", "0 TRLR", "", NULL);
      g_autoptr (AlongGedcom) gedcom = read_text (file);
      guint n;

      (void) along_gedcom_warnings (gedcom, &n);
      g_assert_cmpuint (n, ==, 0);
      g_assert_cmpstr (person (gedcom, 0)->name, ==, "A B");
      g_assert_cmpint (person (gedcom, 0)->sex, ==, 'F');
      g_assert_cmpuint (person (gedcom, 0)->number, ==, 5);
    }
  {
    g_autoptr (AlongGedcom) mixed = read_text ("0 HEAD\r\n1 GEDC\r2 VERS 5.5.1\n\n  \n\t0\t@I1@\tINDI\n   1   NAME  A\n0 TRLR");

    assert_counts (mixed, 1, 0);
    g_assert_cmpuint (person (mixed, 0)->number, ==, 6);
    g_assert_true (warns (mixed, 4, "empty"));
    g_assert_cmpstr (person (mixed, 0)->name, ==, "A");
  }
}

static char *
note_of (AlongGedcom *gedcom)
{
  return along_gedcom_line_text (gedcom, along_gedcom_line_find (gedcom, person (gedcom, 0)->line, "NOTE"));
}

static void
test_text (void)
{
  g_autoptr (AlongGedcom) old = read_text (HEAD_OF ("UTF-8") "A\n1 NOTE one \n2 CONC two @\n2 CONC @ x@@y @#DJULIAN@ d @#X@ e\n2 CONT  three" TAIL);
  g_autoptr (AlongGedcom) seven = read_text ("0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME A\n1 NOTE @@a b@@c d@e\n2 CONT @@f" TAIL);
  g_autofree char *first = note_of (old), *second = note_of (seven);

  g_assert_cmpstr (first, ==, "one two @ x@y JULIAN d e\n three");
  g_assert_cmpstr (second, ==, "@a b@@c d@e\n@f");
}

static void
test_levels (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (HEAD_OF ("UTF-8") "A\n1 NOTE one\nand this\nand @that@\n-1 SEX F\nx SEX F\n99 SOUR x\n1 SEX M\n"
                                              "1 BIRT\n4 DATE 1 JAN 1900" TAIL);
  g_autofree char *note = note_of (gedcom);
  GString *deep = g_string_new ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n");

  g_assert_cmpstr (note, ==, "one\nand this\nand @that@\n-1 SEX F\nx SEX F");
  g_assert_true (warns (gedcom, 8, "not a GEDCOM line"));
  g_assert_true (warns (gedcom, 12, "jumps"));
  g_assert_cmpint (person (gedcom, 0)->sex, ==, 'M');
  g_assert_cmpstr (person (gedcom, 0)->born, ==, "1900-01-01");
  for (int level = 1; level < 1000; level++)
    g_string_append_printf (deep, "%d NOTE x\n", level);
  g_string_append (deep, "1 NAME A\n0 TRLR\n");
  {
    g_autoptr (AlongGedcom) nested = read_text (deep->str);

    g_assert_cmpstr (person (nested, 0)->name, ==, "A");
    g_assert_true (warns (nested, 204, "nested"));
  }
  g_string_free (deep, TRUE);
}

static void
test_missing_parts (void)
{
  g_autoptr (AlongGedcom) headless = read_text ("0 @I1@ INDI\n1 NAME A\n0 TRLR\n");
  g_autoptr (AlongGedcom) endless = read_text ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n1 NAME A");
  g_autoptr (AlongGedcom) after = read_text ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 TRLR\n0 @I1@ INDI\n1 NAME A\n-- mailed by somebody\n");
  g_autoptr (AlongGedcom) marked = read_text ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n\xEF\xBB\xBF" "0 @I1@ INDI\n1 NAME A" TAIL);
  static const char with_zero[] = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n1 NAME A\0B\n0 TRLR";
  g_autoptr (AlongGedcom) zeros = read_bytes (with_zero, sizeof with_zero - 1);

  assert_counts (headless, 1, 0);
  g_assert_true (warns (headless, 1, "header"));
  assert_counts (endless, 1, 0);
  g_assert_true (warns (endless, 5, "TRLR"));
  assert_counts (after, 1, 0);
  g_assert_true (warns (after, 5, "TRLR"));
  assert_counts (marked, 1, 0);
  g_assert_true (warns (marked, 4, "byte order mark"));
  g_assert_cmpstr (person (zeros, 0)->name, ==, "A\uFFFD" "B");
}

static void
refused (const void *data, gsize length, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("0 HEAD\n", 7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  refused ("", 0, "empty");
  refused ("<!DOCTYPE html>\n<html></html>\n", 30, "web page");
  refused ("just a letter\nto somebody\n", 26, "not a GEDCOM");
  refused ("%PDF-1.7\n\0\1\2\3", 13, "not a GEDCOM");
  refused ("PK\003\004 and then nothing", 22, "GEDZIP");
  refused ("\xFF\xFE", 2, "not a GEDCOM");
  g_assert_null (along_gedcom_load_file ("/nowhere/at-all.ged", NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (along_gedcom_load_bytes (bytes, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define BEGIN "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n"

static void
test_links_made_whole (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (BEGIN "0 @A@ INDI\n1 NAME A\n1 FAMS @F@\n0 @B@ INDI\n1 NAME B\n0 @C@ INDI\n1 NAME C\n1 FAMC @F@\n"
                                              "0 @D@ INDI\n1 NAME D\n0 @F@ FAM\n1 WIFE @B@\n1 CHIL @D@\n1 CHIL @D@\n1 CHIL @Z@\n1 CHIL @VOID@\n1 CHIL D\n0 TRLR\n");
  guint n_couples, n_links;
  const AlongGedcomCouple *couples = along_gedcom_couples (gedcom, &n_couples);
  const AlongGedcomLink *links = along_gedcom_links (gedcom, &n_links);

  g_assert_cmpuint (n_couples, ==, 1);
  g_assert_cmpuint (couples[0].n_partners, ==, 2);
  g_assert_cmpstr (person (gedcom, couples[0].partners[0])->name, ==, "B");
  g_assert_cmpstr (person (gedcom, couples[0].partners[1])->name, ==, "A");
  g_assert_cmpuint (couples[0].n_links, ==, 3);
  g_assert_cmpstr (person (gedcom, links[couples[0].links[0]].child)->name, ==, "D");
  g_assert_cmpuint (links[couples[0].links[1]].child, ==, ALONG_GEDCOM_NOBODY);
  g_assert_cmpstr (person (gedcom, links[couples[0].links[2]].child)->name, ==, "C");
  g_assert_cmpuint (person (gedcom, 3)->n_links, ==, 1);
  g_assert_cmpuint (person (gedcom, 0)->n_couples, ==, 1);
  g_assert_true (warns (gedcom, 6, "made whole"));
  g_assert_true (warns (gedcom, 11, "made whole"));
  g_assert_true (warns (gedcom, 15, "made whole"));
  g_assert_true (warns (gedcom, 17, "listed twice"));
  g_assert_true (warns (gedcom, 18, "not in the file"));
  g_assert_true (warns (gedcom, 20, "should lead"));
}

static void
test_odd_couples (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (BEGIN "0 @A@ INDI\n0 @B@ INDI\n0 @F1@ FAM\n1 HUSB @A@\n1 WIFE @A@\n0 @F2@ FAM\n1 HUSB @A@\n1 HUSB @B@\n"
                                              "0 @F3@ FAM\n0 @F1@ SOUR\n0 @B@ INDI\n1 NAME B\n0 INDI\n1 NAME Nobody\n0 TRLR\n");
  guint n;
  const AlongGedcomCouple *couples = along_gedcom_couples (gedcom, &n);

  assert_counts (gedcom, 2, 3);
  g_assert_cmpuint (couples[0].n_partners, ==, 2);
  g_assert_cmpuint (couples[0].partners[0], ==, couples[0].partners[1]);
  g_assert_cmpuint (person (gedcom, 0)->n_couples, ==, 2);
  g_assert_cmpuint (couples[2].n_partners, ==, 0);
  g_assert_cmpstr (person (gedcom, 1)->name, ==, "B");
  g_assert_true (warns (gedcom, 8, "both partners"));
  g_assert_true (warns (gedcom, 13, "another kind"));
  g_assert_true (warns (gedcom, 14, "read as one"));
  g_assert_true (warns (gedcom, 16, "no name of its own"));
}

static guint
loops (AlongGedcom *gedcom)
{
  guint n, found = 0;
  const AlongGedcomLink *links = along_gedcom_links (gedcom, &n);

  for (guint i = 0; i < n; i++)
    found += links[i].makes_loop;
  return found;
}

static void
test_own_ancestor (void)
{
  g_autoptr (AlongGedcom) self = read_text (BEGIN "0 @A@ INDI\n1 FAMS @F@\n1 FAMC @F@\n0 @F@ FAM\n1 HUSB @A@\n1 CHIL @A@\n0 TRLR\n");
  g_autoptr (AlongGedcom) round = read_text (BEGIN "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @B@\n0 @G@ FAM\n1 HUSB @B@\n1 CHIL @C@\n0 @H@ FAM\n1 WIFE @C@\n1 CHIL @A@\n"
                                             "0 @A@ INDI\n0 @B@ INDI\n0 @C@ INDI\n0 TRLR\n");
  g_autoptr (AlongGedcom) cousins = read_text (BEGIN "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @B@\n1 CHIL @C@\n0 @G@ FAM\n1 HUSB @B@\n1 WIFE @C@\n1 CHIL @D@\n"
                                               "0 @A@ INDI\n0 @B@ INDI\n0 @C@ INDI\n0 @D@ INDI\n0 TRLR\n");
  /* B is a child of his own couple, and of his child's */
  g_autoptr (AlongGedcom) both = read_text (BEGIN "0 @A@ INDI\n1 FAMS @F@\n0 @F@ FAM\n1 HUSB @B@\n1 WIFE @A@\n1 CHIL @C@\n1 CHIL @B@\n"
                                            "0 @G@ FAM\n1 HUSB @C@\n1 CHIL @B@\n0 @B@ INDI\n0 @C@ INDI\n0 TRLR\n");

  g_assert_cmpuint (loops (both), ==, 2);
  g_assert_cmpuint (loops (self), ==, 1);
  g_assert_cmpuint (loops (round), ==, 1);
  g_assert_cmpuint (loops (cousins), ==, 0);
}

static void
test_pedigree (void)
{
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (TEST_DATA "/gedcom/family-551.ged", NULL, NULL, NULL, NULL);
  guint n, n_warnings;
  const AlongGedcomLink *links = along_gedcom_links (gedcom, &n);
  const AlongGedcomCouple *couples;

  (void) along_gedcom_warnings (gedcom, &n_warnings);
  g_assert_cmpuint (n_warnings, ==, 0);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (links[0].to_partner[0], ==, ALONG_GEDCOM_PEDIGREE_STEP);
  g_assert_cmpint (links[0].to_partner[1], ==, ALONG_GEDCOM_PEDIGREE_BIRTH);
  g_assert_cmpint (links[1].pedigree, ==, ALONG_GEDCOM_PEDIGREE_UNSAID);
  g_assert_cmpint (links[2].pedigree, ==, ALONG_GEDCOM_PEDIGREE_BIRTH);
  g_assert_cmpint (links[3].pedigree, ==, ALONG_GEDCOM_PEDIGREE_FOSTER);
  couples = along_gedcom_couples (gedcom, &n);
  g_assert_true (couples[0].married && couples[0].divorced);
  g_assert_cmpstr (couples[0].from, ==, "2002-06-01");
  g_assert_cmpstr (couples[0].to, ==, "2010");
  g_assert_true (couples[1].separated && !couples[1].married);
  g_assert_cmpstr (couples[1].to, ==, "2023-11-12");
  g_assert_cmpstr (couples[2].type, ==, "Cohabitation");
  g_assert_cmpstr (couples[2].from, ==, "2024/..");
  g_assert_true (person (gedcom, 5)->stillborn && person (gedcom, 5)->dead);
  g_assert_cmpstr (person (gedcom, 2)->surname, ==, "Farrar");
  g_assert_cmpstr (person (gedcom, 0)->nick, ==, "Kee");
  g_assert_cmpint (person (gedcom, 6)->sex, ==, 'X');
}

static void
test_hostile_sizes (void)
{
  GString *file = g_string_new (BEGIN "0 @A@ INDI\n1 NAME ");
  gint64 people = 100000;

  for (int i = 0; i < 10000; i++)
    g_string_append_c (file, 'n');
  g_string_append (file, " /שלום é/\n0 @F@ FAM\n1 HUSB @A@\n");
  for (gint64 i = 0; i < people; i++)
    g_string_append_printf (file, "1 CHIL @C%" G_GINT64_FORMAT "@\n1 CHIL @A@\n1 WIFE @A@\n", i);
  for (gint64 i = 0; i < people; i++)
    g_string_append_printf (file, "0 @C%" G_GINT64_FORMAT "@ INDI\n1 FAMC @F@\n1 FAMC @F@\n1 FAMS @F@\n", i);
  g_string_append (file, "0 TRLR\n");
  {
    g_autoptr (AlongGedcom) gedcom = read_text (file->str);
    guint n;

    assert_counts (gedcom, (guint) people + 1, 1);
    (void) along_gedcom_warnings (gedcom, &n);
    g_assert_cmpuint (n, ==, ALONG_GEDCOM_MOST_WARNINGS + 1);
    g_assert_cmpuint (strlen (person (gedcom, 0)->given), ==, 10000);
    g_assert_cmpstr (person (gedcom, 0)->surname, ==, "שלום é");
  }
  g_string_free (file, TRUE);
}

static void
count_progress (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  *last = done;
}

static void
test_progress (void)
{
  g_autoptr (GString) file = g_string_new (BEGIN);
  g_autoptr (GBytes) bytes = NULL;
  double last = 0;

  for (int i = 0; i < 200000; i++)
    g_string_append_printf (file, "0 @I%d@ INDI\n", i);
  bytes = g_bytes_new_static (file->str, file->len);
  {
    g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, count_progress, &last, NULL);

    assert_counts (gedcom, 200000, 0);
  }
  g_assert_cmpfloat (last, ==, 1);
}

/* The second year of a span may lack its century: read with that of the first, and said with its line. */
static void
test_century (void)
{
  g_autoptr (AlongGedcom) gedcom = read_text (HEAD_OF ("UTF-8") "George /Reade/\n1 BIRT\n2 DATE BET 1608 AND 1609\n1 DEAT\n2 DATE BET OCT 1671 AND 74" TAIL);
  guint n;

  g_assert_cmpstr (person (gedcom, 0)->died, ==, "1671-10/1674");
  g_assert_true (warns (gedcom, 10, "“BET OCT 1671 AND 74” lacks its century"));
  (void) along_gedcom_warnings (gedcom, &n);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gedcom-traps/charsets", test_charsets);
  g_test_add_func ("/interchange/gedcom-traps/lying-charsets", test_lying_charsets);
  g_test_add_func ("/interchange/gedcom-traps/ansel", test_ansel);
  g_test_add_func ("/interchange/gedcom-traps/utf16", test_utf16);
  g_test_add_func ("/interchange/gedcom-traps/line-ends", test_line_ends);
  g_test_add_func ("/interchange/gedcom-traps/text", test_text);
  g_test_add_func ("/interchange/gedcom-traps/levels", test_levels);
  g_test_add_func ("/interchange/gedcom-traps/missing-parts", test_missing_parts);
  g_test_add_func ("/interchange/gedcom-traps/refused", test_refused);
  g_test_add_func ("/interchange/gedcom-traps/links-made-whole", test_links_made_whole);
  g_test_add_func ("/interchange/gedcom-traps/odd-couples", test_odd_couples);
  g_test_add_func ("/interchange/gedcom-traps/own-ancestor", test_own_ancestor);
  g_test_add_func ("/interchange/gedcom-traps/pedigree", test_pedigree);
  g_test_add_func ("/interchange/gedcom-traps/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/interchange/gedcom-traps/progress", test_progress);
  g_test_add_func ("/interchange/gedcom-traps/century", test_century);
  return g_test_run ();
}
