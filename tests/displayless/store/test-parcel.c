/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "along-store.h"
#include "along-test-folder.h"
#include "parcel.h"

#define PAGES (700 * 1024 + 5)

typedef struct
{
  char *dir, *pages, *path, *out;
  GBytes *header;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = g_malloc (PAGES);

  fixture->dir = g_dir_make_tmp ("along-parcel-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->pages = g_build_filename (fixture->dir, "pages", NULL);
  fixture->path = g_build_filename (fixture->dir, "a parcel", NULL);
  fixture->out = g_build_filename (fixture->dir, "out", NULL);
  fixture->header = g_bytes_new_static ("the header\0with a nought", 24);
  for (gsize i = 0; i < PAGES; i++)
    bytes[i] = (char) (i * 7 + i / 4096);
  g_assert_true (g_file_set_contents (fixture->pages, bytes, PAGES, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  along_test_folder_remove (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture->pages);
  g_free (fixture->path);
  g_free (fixture->out);
  g_bytes_unref (fixture->header);
}

static void
write_one (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (parcel_write (fixture->path, PARCEL_BACKUP, fixture->header, fixture->pages, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, ParcelKind kind, int code)
{
  g_autoptr (GError) error = NULL, other = NULL;
  GBytes *header = NULL;

  g_assert_false (parcel_read_header (fixture->path, kind, &header, &error));
  g_assert_error (error, ALONG_STORE_ERROR, code);
  g_assert_null (header);
  g_assert_false (parcel_extract (fixture->path, kind, fixture->out, NULL, &other));
  g_assert_error (other, ALONG_STORE_ERROR, code);
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
}

static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) header = NULL;
  g_autofree char *sent = NULL, *came = NULL;
  gsize sent_length, came_length;
  GStatBuf found;

  write_one (fixture);
  write_one (fixture); /* in the place of the first */
  g_assert_true (parcel_read_header (fixture->path, PARCEL_BACKUP, &header, &error));
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (header, fixture->header));
  g_assert_true (parcel_extract (fixture->path, PARCEL_BACKUP, fixture->out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->pages, &sent, &sent_length, NULL));
  g_assert_true (g_file_get_contents (fixture->out, &came, &came_length, NULL));
  g_assert_cmpmem (came, came_length, sent, sent_length);
  g_assert_cmpint (g_stat (fixture->path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->out, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
}

static void
test_of_another_kind (Fixture *fixture, gconstpointer data)
{
  write_one (fixture);
  assert_refused (fixture, PARCEL_BUNDLE, ALONG_STORE_ERROR_FOREIGN);
}

static void
test_not_ours (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "A letter to the baker, of some length.", -1, NULL));
  assert_refused (fixture, PARCEL_BACKUP, ALONG_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture, PARCEL_BACKUP, ALONG_STORE_ERROR_FOREIGN);
  g_unlink (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, PARCEL_BACKUP, ALONG_STORE_ERROR_FOREIGN);
  g_rmdir (fixture->path);
  assert_refused (fixture, PARCEL_BACKUP, ALONG_STORE_ERROR_IO);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  write_one (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  bytes[11]++;
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  assert_refused (fixture, PARCEL_BACKUP, ALONG_STORE_ERROR_NEWER);
}

static void
test_cut_short (Fixture *fixture, gconstpointer data)
{
  static const gsize lengths[] = { 8, 20, 28, 40, 52, 83, 84, 85, 4096, PAGES, PAGES + 83 };
  g_autofree char *bytes = NULL;
  gsize length;

  write_one (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpuint (length, ==, PAGES + 84);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) lengths[i], NULL));
      assert_refused (fixture, PARCEL_BACKUP, ALONG_STORE_ERROR_DAMAGED);
    }
}

/* Any bit of the front: never taken for good. */
static void
test_bits_of_the_front (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  write_one (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize bit = 0; bit < 84 * 8; bit++)
    {
      g_autoptr (GError) error = NULL;
      GBytes *header = NULL;

      bytes[bit / 8] ^= (char) (1 << bit % 8);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
      g_assert_false (parcel_read_header (fixture->path, PARCEL_BACKUP, &header, &error));
      g_assert_true (error->domain == ALONG_STORE_ERROR);
      bytes[bit / 8] ^= (char) (1 << bit % 8);
    }
}

static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL, other = NULL;
  g_autofree char *before = NULL, *after = NULL, *beside = g_strconcat (fixture->path, PARCEL_UNFINISHED, NULL);
  gsize length, length_after;
  struct rlimit usual, little;

  write_one (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  little = usual;
  little.rlim_cur = 300 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  gboolean written = parcel_write (fixture->path, PARCEL_BACKUP, fixture->header, fixture->pages, NULL, &error);
  gboolean out = parcel_extract (fixture->path, PARCEL_BACKUP, fixture->out, NULL, &other);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_false (written);
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FULL);
  g_assert_false (out);
  g_assert_error (other, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FULL);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, before, length);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL, other = NULL;
  g_autofree char *folder = g_build_filename (fixture->dir, "locked", NULL);
  g_autofree char *missing = g_build_filename (fixture->dir, "nowhere", "parcel", NULL);
  g_autofree char *locked = g_build_filename (folder, "parcel", NULL);

  g_assert_false (parcel_write (missing, PARCEL_BACKUP, fixture->header, fixture->pages, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO);
  if (geteuid () == 0)
    {
      g_test_skip ("whoever may do everything cannot be refused a folder");
      return;
    }
  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  g_assert_false (parcel_write (locked, PARCEL_BACKUP, fixture->header, fixture->pages, NULL, &other));
  g_assert_error (other, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (parcel_write (fixture->path, PARCEL_BACKUP, fixture->header, fixture->pages, cancellable, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Under a second name one sees what was left of it on the disk. */
static void
test_destroyed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->dir, "other name", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, length_after;

  write_one (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  g_assert_cmpint (link (fixture->path, other), ==, 0);
  g_assert_true (parcel_destroy (fixture->path, PARCEL_BACKUP, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (other, &after, &length_after, NULL));
  g_assert_cmpuint (length_after, ==, length);
  g_assert_cmpint (memcmp (after, before, 8), !=, 0);
  g_assert_null (g_strstr_len (after, 84, "the header"));
}

/* What is not a parcel of that kind is left alone. */
static void
test_destroys_only_its_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL, other = NULL;

  write_one (fixture);
  g_assert_false (parcel_destroy (fixture->path, PARCEL_BUNDLE, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_false (parcel_destroy (fixture->pages, PARCEL_BACKUP, &other));
  g_assert_error (other, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_test (fixture->pages, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/store/parcel/there-and-back", test_there_and_back);
  ADD ("/store/parcel/of-another-kind", test_of_another_kind);
  ADD ("/store/parcel/not-ours", test_not_ours);
  ADD ("/store/parcel/newer", test_newer);
  ADD ("/store/parcel/cut-short", test_cut_short);
  ADD ("/store/parcel/bits-of-the-front", test_bits_of_the_front);
  ADD ("/store/parcel/no-room", test_no_room);
  ADD ("/store/parcel/no-folder", test_no_folder);
  ADD ("/store/parcel/stopped", test_stopped);
  ADD ("/store/parcel/destroyed", test_destroyed);
  ADD ("/store/parcel/destroys-only-its-own", test_destroys_only_its_own);
  return g_test_run ();
}
