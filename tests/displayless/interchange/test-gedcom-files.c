/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader over collections of files: the shared one where it is at hand, and our own. */
#include <string.h>

#include "along-check.h"
#include "along-clock.h"
#include "along-gedcom-import.h"
#include "gedcom-files.h"

static char *
shared_folder (void)
{
  char *folder = g_build_filename (SHARED_DATA, "gedcom", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_clear_pointer (&folder, g_free);
  return folder;
}

/* Independent loops, most partners and so on, counted over the links again: they check the links, not
 * only the records. */
static void
check_shape (AlongGedcom *gedcom, char **columns)
{
  guint n_people, n_couples, n_links, most_children = 0, two_famc = 0, components;
  const AlongGedcomPerson *people = along_gedcom_people (gedcom, &n_people);
  const AlongGedcomCouple *couples = along_gedcom_couples (gedcom, &n_couples);
  const AlongGedcomLink *links = along_gedcom_links (gedcom, &n_links);
  g_autofree guint *group = g_new (guint, n_people + 1);

  for (guint i = 0; i < n_people; i++)
    {
      group[i] = i;
      two_famc += people[i].n_links > 1;
    }
  components = n_people;
  for (guint i = 0; i < n_couples; i++)
    {
      guint first = ALONG_GEDCOM_NOBODY, children = 0;

      for (guint k = 0; k < couples[i].n_links; k++)
        children += links[couples[i].links[k]].child != ALONG_GEDCOM_NOBODY;
      most_children = MAX (most_children, children);
      if (couples[i].n_partners == 0)
        continue; /* the counts join people through their parents only */
      for (guint k = 0; k < couples[i].n_partners + couples[i].n_links; k++)
        {
          guint person = k < couples[i].n_partners ? couples[i].partners[k]
                                                   : links[couples[i].links[k - couples[i].n_partners]].child;

          if (person == ALONG_GEDCOM_NOBODY)
            continue;
          if (first == ALONG_GEDCOM_NOBODY)
            first = person;
          else if (group[person] != group[first])
            {
              guint old = group[person];

              components--;
              for (guint j = 0; j < n_people; j++)
                if (group[j] == old)
                  group[j] = group[first];
            }
        }
    }
  g_assert_cmpuint (components, ==, g_ascii_strtoull (columns[7], NULL, 10));
  g_assert_cmpuint (two_famc, ==, g_ascii_strtoull (columns[16], NULL, 10));
  g_assert_cmpuint (most_children, ==, g_ascii_strtoull (columns[11], NULL, 10));
}

static void
test_facts (void)
{
  g_autofree char *folder = shared_folder (), *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint files = 0;

  if (folder == NULL)
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  path = g_build_filename (folder, "facts.tsv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      g_autofree char *file = g_build_filename (folder, columns[0], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongGedcom) gedcom = along_gedcom_load_file (file, NULL, NULL, NULL, &error);
      AlongGedcomFacts facts;

      g_assert_no_error (error);
      along_gedcom_facts (gedcom, &facts);
      g_test_message ("%s", columns[0]);
      g_assert_cmpuint (facts.people, ==, g_ascii_strtoull (columns[5], NULL, 10));
      g_assert_cmpuint (facts.couples, ==, g_ascii_strtoull (columns[6], NULL, 10));
      g_assert_cmpstr (along_gedcom_version (gedcom), ==, columns[3]);
      check_shape (gedcom, columns);
      files++;
    }
  g_assert_cmpuint (files, >, 60);
}

/* What could be read can be taken into the record, whole: it passes the checks as one edit. */
static void
take_in (AlongGedcom *gedcom)
{
  const AlongGedcomImport how = { .family = ALONG_ID_NONE };
  g_autoptr (GPtrArray) problems = along_import_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongEdit) edit = along_gedcom_to_edit (gedcom, &how, problems, NULL, &error);

  if (edit == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_no_error (error);
  along_check_edit (edit, NULL, along_clock_now (), NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  gsize step;
  guint n;
} Cuts;

/* Every reading of a cut file ends: with a document or with words. */
static void
cut_everywhere (const char *path, gpointer data)
{
  g_autofree char *whole = NULL;
  Cuts *cuts = data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize at = 0; at < length; at += cuts->step)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (whole, at);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);

      g_assert_true ((gedcom != NULL) != (error != NULL));
      if (gedcom != NULL)
        take_in (gedcom);
      cuts->n++;
    }
}

static void
test_cut (void)
{
  g_autofree char *folder = shared_folder (), *own = g_build_filename (TEST_DATA, "gedcom", NULL);
  Cuts every_byte = { 1, 0 }, now_and_then = { 97, 0 };

  gedcom_files_each (own, cut_everywhere, &every_byte);
  if (folder != NULL)
    gedcom_files_each (folder, cut_everywhere, &now_and_then);
  g_assert_cmpuint (every_byte.n, >, 2000);
  g_test_message ("%u cut files read", every_byte.n + now_and_then.n);
}

static void
test_archives (void)
{
  g_autofree char *folder = shared_folder (), *plain_path = NULL, *packed_path = NULL;
  g_autoptr (AlongGedcom) plain = NULL, packed = NULL;

  if (folder == NULL)
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  plain_path = g_build_filename (folder, "gedcom7", "maximal70.ged", NULL);
  packed_path = g_build_filename (folder, "gedcom7", "maximal70.gdz", NULL);
  plain = along_gedcom_load_file (plain_path, NULL, NULL, NULL, NULL);
  packed = along_gedcom_load_file (packed_path, NULL, NULL, NULL, NULL);
  g_assert_nonnull (packed);
  {
    AlongGedcomFacts first, second;

    along_gedcom_facts (plain, &first);
    along_gedcom_facts (packed, &second);
    g_assert_cmpuint (first.people, ==, second.people);
    g_assert_cmpuint (first.couples, ==, second.couples);
    g_assert_cmpuint (first.events, ==, second.events);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gedcom-files/facts", test_facts);
  g_test_add_func ("/interchange/gedcom-files/cut", test_cut);
  g_test_add_func ("/interchange/gedcom-files/archives", test_archives);
  return g_test_run ();
}
