/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read, write, read again: the same; into the other version and back: the same people. */
#include <string.h>

#include "along-gedcom-write.h"
#include "gedcom-files.h"

static AlongGedcom *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  AlongGedcom *gedcom = along_gedcom_load_file (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return gedcom;
}

static AlongGedcom *
written_and_read (AlongGedcom *gedcom, AlongGedcomTarget target)
{
  gsize length;
  char *text = along_gedcom_write (gedcom, target, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  g_autoptr (GError) error = NULL;
  AlongGedcom *again = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (along_gedcom_charset (again), ==, "UTF-8");
  return again;
}

static AlongGedcomTarget
own_version (AlongGedcom *gedcom)
{
  return along_gedcom_is_7 (gedcom) ? ALONG_GEDCOM_7_0 : ALONG_GEDCOM_5_5_1;
}

static void
describe (AlongGedcom *gedcom, guint line, guint level, GString *out)
{
  for (; line != 0; line = along_gedcom_line_next (gedcom, line))
    {
      g_autofree char *tag = along_gedcom_line_tag (gedcom, line), *xref = along_gedcom_line_xref (gedcom, line);
      g_autofree char *text = along_gedcom_line_text (gedcom, line);

      /* CONC and CONT are in the text; header and trailer are the writer's own; the pairs name their
       * submitters differently */
      if (strcmp (tag, "CONC") == 0 || strcmp (tag, "CONT") == 0
          || (level == 0 && (strcmp (tag, "HEAD") == 0 || strcmp (tag, "TRLR") == 0 || strcmp (tag, "SUBM") == 0)))
        continue;
      g_string_append_printf (out, "%u %s %s %s\n", level, xref != NULL ? xref : "-", tag, text);
      describe (gedcom, along_gedcom_line_first (gedcom, line), level + 1, out);
    }
}

static char *
description (AlongGedcom *gedcom)
{
  GString *out = g_string_new (NULL);

  describe (gedcom, along_gedcom_line_first (gedcom, 0), 0, out);
  return g_string_free (out, FALSE);
}

static void
assert_same_people (AlongGedcom *one, AlongGedcom *other)
{
  guint n, m;
  const AlongGedcomPerson *p = along_gedcom_people (one, &n), *q = along_gedcom_people (other, &m);
  const AlongGedcomCouple *c, *d;
  const AlongGedcomLink *k, *l;

  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (p[i].name, ==, q[i].name);
      g_assert_cmpstr (p[i].given, ==, q[i].given);
      g_assert_cmpstr (p[i].surname, ==, q[i].surname);
      g_assert_cmpstr (p[i].nick, ==, q[i].nick);
      g_assert_cmpstr (p[i].born, ==, q[i].born);
      g_assert_cmpstr (p[i].died, ==, q[i].died);
      g_assert_cmpint (p[i].sex, ==, q[i].sex);
      g_assert_cmpint (p[i].dead, ==, q[i].dead);
      g_assert_cmpint (p[i].stillborn, ==, q[i].stillborn);
      g_assert_cmpint (p[i].confidential, ==, q[i].confidential);
      g_assert_cmpuint (p[i].n_links, ==, q[i].n_links);
      g_assert_cmpuint (p[i].n_couples, ==, q[i].n_couples);
    }
  c = along_gedcom_couples (one, &n);
  d = along_gedcom_couples (other, &m);
  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (c[i].n_partners, ==, d[i].n_partners);
      g_assert_cmpuint (c[i].n_links, ==, d[i].n_links);
      g_assert_cmpstr (c[i].from, ==, d[i].from);
      g_assert_cmpstr (c[i].to, ==, d[i].to);
      g_assert_cmpstr (c[i].type, ==, d[i].type);
      g_assert_cmpint (c[i].married, ==, d[i].married);
      g_assert_cmpint (c[i].divorced, ==, d[i].divorced);
      g_assert_cmpint (c[i].separated, ==, d[i].separated);
    }
  k = along_gedcom_links (one, &n);
  l = along_gedcom_links (other, &m);
  g_assert_cmpuint (n, ==, m);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (k[i].child, ==, l[i].child);
      g_assert_cmpuint (k[i].couple, ==, l[i].couple);
      g_assert_cmpint (k[i].pedigree, ==, l[i].pedigree);
      g_assert_cmpint (k[i].makes_loop, ==, l[i].makes_loop);
    }
}

static void
check_round (const char *path, gpointer data)
{
  g_autoptr (AlongGedcom) first = read_file (path);
  g_autoptr (AlongGedcom) again = written_and_read (first, own_version (first));
  g_autoptr (AlongGedcom) other = written_and_read (first, along_gedcom_is_7 (first) ? ALONG_GEDCOM_5_5_1 : ALONG_GEDCOM_7_0);
  g_autoptr (AlongGedcom) back = written_and_read (other, own_version (first));
  g_autofree char *before = description (first), *after = description (again);
  AlongGedcomFacts facts, facts_again, facts_other;

  g_test_message ("%s", path);
  g_assert_cmpstr (before, ==, after);
  assert_same_people (first, again);
  assert_same_people (first, other);
  assert_same_people (first, back);
  along_gedcom_facts (first, &facts);
  along_gedcom_facts (again, &facts_again);
  along_gedcom_facts (other, &facts_other);
  g_assert_cmpuint (facts.kept_lines, ==, facts_again.kept_lines);
  g_assert_cmpuint (facts.events, ==, facts_again.events);
  g_assert_cmpuint (facts.events, ==, facts_other.events);
  g_assert_cmpuint (facts.sources, ==, facts_other.sources);
}

static void
test_own (void)
{
  gedcom_files_each (TEST_DATA "/gedcom", check_round, NULL);
}

static void
test_shared (void)
{
  if (!g_file_test (SHARED_DATA "/gedcom", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  gedcom_files_each (SHARED_DATA "/gedcom", check_round, NULL);
}

static void
test_pairs (void)
{
  static const char *const names[] = { "age-valid", "atsign", "char_ascii_1", "char_utf8-1", "char_utf16be-2",
                                       "char_utf16le-2", "pedi-1", "rela_1", "tiny-1", "notes-1" };

  if (!g_file_test (SHARED_DATA "/gedcom", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *old_path = g_strconcat (SHARED_DATA "/gedcom/pairs-551/", names[i], ".ged", NULL);
      g_autofree char *new_path = g_strconcat (SHARED_DATA "/gedcom/", strcmp (names[i], "notes-1") == 0 ? "gedcom7/" : "pairs-70/",
                                               names[i], ".ged", NULL);
      g_autoptr (AlongGedcom) old = read_file (old_path);
      g_autoptr (AlongGedcom) converted = written_and_read (old, ALONG_GEDCOM_7_0);
      g_autoptr (AlongGedcom) expected = read_file (new_path);
      g_autofree char *here = description (converted), *there = description (expected);
      AlongGedcomFacts facts, facts_expected;

      g_test_message ("%s", names[i]);
      g_assert_cmpstr (here, ==, there);
      along_gedcom_facts (old, &facts);
      along_gedcom_facts (expected, &facts_expected);
      g_assert_cmpuint (facts.people, ==, facts_expected.people);
      g_assert_cmpuint (facts.couples, ==, facts_expected.couples);
      g_assert_cmpuint (facts.child_links, ==, facts_expected.child_links);
      g_assert_cmpuint (facts.sources, ==, facts_expected.sources);
      g_assert_cmpuint (facts.events, ==, facts_expected.events);
    }
}

/* 5.5.1 allows 255 characters a line; a break must not fall beside a space or inside a letter or "@@". */
static void
test_long_lines (void)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *text = NULL, *again_text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlongGedcom) gedcom = NULL, again = NULL;
  g_auto (GStrv) lines = NULL;

  g_string_append (note, "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @N@ NOTE ");
  for (int i = 0; i < 700; i++)
    g_string_append (note, i % 7 == 0 ? "é " : i % 11 == 0 ? "@@" : "ł");
  g_string_append (note, "  ");
  for (int i = 0; i < 700; i++)
    g_string_append (note, i % 350 < 300 ? " " : "x");
  g_string_append (note, "\n0 TRLR\n");
  bytes = g_bytes_new (note->str, note->len);
  gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  text = along_gedcom_write (gedcom, ALONG_GEDCOM_5_5_1, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 255);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  again = written_and_read (gedcom, ALONG_GEDCOM_5_5_1);
  {
    g_autofree char *before = description (gedcom), *after = description (again);

    g_assert_cmpstr (before, ==, after);
  }
}

static void
test_xrefs_for_7 (void)
{
  static const char file[] = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @f1@ INDI\n1 FAMS @my family@\n0 @F1@ INDI\n0 @my family@ FAM\n1 HUSB @f1@\n1 WIFE @F1@\n"
                             "0 @void@ NOTE x\n0 @f9@ FAM\n1 CHIL @F1@\n0 @K@ INDI\n1 FAMC @F9@\n0 TRLR\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, sizeof file - 1);
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr (AlongGedcom) seven = written_and_read (gedcom, ALONG_GEDCOM_7_0);
  g_autofree char *text = along_gedcom_write (gedcom, ALONG_GEDCOM_7_0, NULL);
  guint n;
  const AlongGedcomCouple *couples = along_gedcom_couples (seven, &n);

  assert_same_people (gedcom, seven);
  g_assert_cmpstr (couples[0].xref, ==, "MY_FAMILY");
  g_assert_nonnull (strstr (text, "0 @F1_2@ INDI"));
  g_assert_nonnull (strstr (text, "0 @VOID_2@ SNOTE x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gedcom-round/own", test_own);
  g_test_add_func ("/interchange/gedcom-round/shared", test_shared);
  g_test_add_func ("/interchange/gedcom-round/pairs", test_pairs);
  g_test_add_func ("/interchange/gedcom-round/long-lines", test_long_lines);
  g_test_add_func ("/interchange/gedcom-round/xrefs-for-7", test_xrefs_for_7);
  return g_test_run ();
}
