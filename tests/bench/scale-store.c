/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scale-store.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>

#include "along-generate.h"
#include "along-vault.h"

/* A store of made-up families for measuring, made once and kept in ALONG_BENCH_DIR, or else in the folder that the
 * benchmarks are built in. */

/* What a family with a hundred contacts takes, and as much again for the log. */
#define BYTES_OF_A_FAMILY (2 * 330 * 1024)
#define CONTACTS_OF_A_FAMILY 100

/* A benchmark that cannot be run here: meson calls it skipped. */
#define SKIPPED 77

void
scale_check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/** scale_families: how many to measure with: 1,000, or ALONG_BENCH_FAMILIES; "full" is SCALE_FULL. */
guint
scale_families (void)
{
  const char *asked = g_getenv ("ALONG_BENCH_FAMILIES");

  if (g_strcmp0 (asked, "full") == 0)
    return SCALE_FULL;
  return asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : 1000;
}

/** scale_key: the key of every such store: nothing in it is anybody's. */
AlongKey *
scale_key (void)
{
  static const guint8 bytes[ALONG_KEY_SIZE] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };

  AlongKey *key = along_key_new_from_bytes (bytes);

  along_key_set_generation (key, 1);
  return key;
}

char *
scale_dir (guint families)
{
  const char *in = g_getenv ("ALONG_BENCH_DIR");
  g_autofree char *name = g_strdup_printf ("scale-%u", families);

  return g_build_filename (in != NULL ? in : SCALE_HOME, name, NULL);
}

static void
demand_room (const char *dir, guint families)
{
  struct statvfs disk;

  if (statvfs (dir, &disk) == 0 && (guint64) disk.f_bavail * disk.f_frsize < (guint64) families * BYTES_OF_A_FAMILY)
    {
      printf ("SKIPPED: a store of %u families needs %u MB of room in %s; ALONG_BENCH_DIR names another place\n", families,
              (guint) ((guint64) families * BYTES_OF_A_FAMILY >> 20), dir);
      exit (SKIPPED);
    }
}

/** scale_make: the folder of a closed store of so many families, made unless it is there. */
char *
scale_make (guint families)
{
  g_autofree char *dir = scale_dir (families), *done = g_build_filename (dir, "whole", NULL);
  g_autoptr (AlongKey) key = scale_key ();
  g_autoptr (AlongStore) store = NULL;
  AlongGenerated made;
  GError *error = NULL;
  gint64 start = g_get_monotonic_time ();

  along_vault_register ();
  along_store_register ();
  if (g_file_test (done, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&dir);
  g_mkdir_with_parents (dir, 0700);
  demand_room (dir, families);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const names[] = { "store", "store-wal", "store-shm", "store.id" };
      g_autofree char *path = g_build_filename (dir, names[i], NULL);
      g_unlink (path);
    }
  store = along_store_new (dir, FALSE);
  along_store_create_sync (store, key, &error);
  scale_check (error);
  along_store_open_sync (store, key, NULL, &error);
  scale_check (error);
  along_generate_sync (store, families, 1, families * CONTACTS_OF_A_FAMILY, NULL, &made, &error);
  scale_check (error);
  along_store_close_sync (store, &error);
  scale_check (error);
  printf ("%u families, %u people, %u contacts made in %.0f s\n", made.families, made.people, made.contacts,
          (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_free (made.checksum);
  g_file_set_contents (done, "", 0, &error);
  scale_check (error);
  return g_steal_pointer (&dir);
}
