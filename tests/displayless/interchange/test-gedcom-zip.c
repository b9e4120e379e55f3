/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives with a family tree in them, and some that are not, or mean harm. */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-gedcom-write.h"

#define TREE "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Orla /Quill/\n0 TRLR\n"

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

/* One file of the archive: @text, then zeros up to @length bytes. */
typedef struct
{
  const char *name, *text;
  gsize length;
} File;

static GBytes *
archive_of (const File *files, guint n)
{
  GByteArray *out = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  g_autofree char *zeros = g_malloc0 (1 << 20);

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open (archive, out, NULL, write_cb, NULL), ==, ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize done = strlen (files[i].text), length = MAX (files[i].length, done);

      archive_entry_set_pathname (entry, files[i].name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, (la_int64_t) length);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, files[i].text, done);
      for (; done < length; done += MIN (length - done, 1 << 20))
        archive_write_data (archive, zeros, MIN (length - done, 1 << 20));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (out);
}

static void
check_refused (const File *files, guint n, int code)
{
  g_autoptr (GBytes) bytes = archive_of (files, n);
  g_autoptr (GError) error = NULL;

  g_assert_null (along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, ALONG_INTERCHANGE_ERROR, code);
}

static guint
people_in (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (bytes, NULL, NULL, NULL, &error);
  guint n;

  g_assert_no_error (error);
  (void) along_gedcom_people (gedcom, &n);
  return n;
}

static void
test_packed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = along_gedcom_zip (TREE, strlen (TREE), &error), refused = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (people_in (bytes), ==, 1);
  g_assert_true (along_gedcom_is_packed ("tree.GDZ"));
  g_assert_false (along_gedcom_is_packed (".gdz"));
  refused = along_gedcom_contents (g_strdup (TREE), strlen (TREE), ALONG_GEDCOM_5_5_1, "tree.gdz", &error);
  g_assert_null (refused);
  g_assert_error (error, ALONG_INTERCHANGE_ERROR, ALONG_INTERCHANGE_ERROR_UNFIT);
}

/* gedcom.ged is the tree, wherever it is among others. */
static void
test_which (void)
{
  static const File files[] = { { "photo.jpg", "\xff\xd8", 0 }, { "old/other.ged", "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 TRLR\n", 0 }, { "gedcom.ged", TREE, 0 } };
  static const File other[] = { { "photo.jpg", "\xff\xd8", 0 }, { "family.GED", TREE, 0 } };
  static const File none[] = { { "photo.jpg", "\xff\xd8", 0 } };
  g_autoptr (GBytes) named = archive_of (files, G_N_ELEMENTS (files)), first = archive_of (other, G_N_ELEMENTS (other));

  g_assert_cmpuint (people_in (named), ==, 1);
  g_assert_cmpuint (people_in (first), ==, 1);
  check_refused (none, 1, ALONG_INTERCHANGE_ERROR_NOT_THIS_KIND);
}

/* An archive that swells is stopped; one that is cut or no archive ends in words. */
static void
test_harm (void)
{
  static const File bomb[] = { { "gedcom.ged", TREE, (gsize) ALONG_GEDCOM_MOST_BYTES + 1 } };
  static const File away[] = { { "../../../../../../tmp/along-evil.ged", TREE, 0 } };
  g_autoptr (GBytes) outside = archive_of (away, 1), whole = along_gedcom_zip (TREE, strlen (TREE), NULL);
  gsize length;
  const char *data = g_bytes_get_data (whole, &length);

  check_refused (bomb, 1, ALONG_INTERCHANGE_ERROR_TOO_BIG);
  /* read, not laid down: nothing comes to be where its name leads */
  g_assert_cmpuint (people_in (outside), ==, 1);
  g_assert_false (g_file_test ("/tmp/along-evil.ged", G_FILE_TEST_EXISTS));
  for (gsize at = 4; at < length; at++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, at);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongGedcom) gedcom = along_gedcom_load_bytes (cut, NULL, NULL, NULL, &error);

      g_assert_true ((gedcom == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/gedcom-zip/packed", test_packed);
  g_test_add_func ("/interchange/gedcom-zip/which", test_which);
  g_test_add_func ("/interchange/gedcom-zip/harm", test_harm);
  return g_test_run ();
}
