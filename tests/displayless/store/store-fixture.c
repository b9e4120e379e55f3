/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "along-test-folder.h"
#include "connection.h"

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = along_store_new (fixture->dir, FALSE);
  along_store_open_sync (fixture->store, fixture->key, NULL, &error);
  g_assert_no_error (error);
}

/* fixture_new: a new store, open, with one worker in it. */
Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongStore) store = NULL;

  along_store_register ();
  fixture->dir = g_dir_make_tmp ("along-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->key = along_key_new_random ();
  store = along_store_new (fixture->dir, FALSE);
  along_store_create_sync (store, fixture->key, &error);
  g_assert_no_error (error);
  open_store (fixture);

  g_autoptr (AlongEdit) edit = along_edit_new ("Add worker", ALONG_ID_NONE);
  AlongRecord *worker = along_edit_create (edit, ALONG_KIND_WORKER);
  along_record_set_text (worker, ALONG_WORKER_P_NAME, "Wendy Worker");
  along_record_set_enum (worker, ALONG_WORKER_P_ROLE, ALONG_ROLE_KEYWORKER);
  fixture->worker = along_record_get_id (worker);
  fixture_commit (fixture, edit);
  return fixture;
}

void
fixture_free (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store != NULL)
    {
      along_store_close_sync (fixture->store, &error);
      g_assert_no_error (error);
      g_assert_finalize_object (fixture->store);
    }
  along_test_folder_remove (fixture->dir);
  g_free (fixture->dir);
  along_key_unref (fixture->key);
  g_free (fixture);
}

/* fixture_close: closes the store, and lets it go. */
void
fixture_close (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  along_store_close_sync (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

/* fixture_reopen: closes the store and opens it again, as a new start of the program does. */
void
fixture_reopen (Fixture *fixture)
{
  if (fixture->store != NULL)
    fixture_close (fixture);
  open_store (fixture);
}

char *
fixture_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->dir, name, NULL);
}

void
fixture_commit (Fixture *fixture, AlongEdit *edit)
{
  g_autoptr (GError) error = NULL;

  along_store_commit_sync (fixture->store, edit, fixture->worker, NULL, &error);
  g_assert_no_error (error);
}

/* fixture_add_family: a family with an episode that the fixture's worker has. */
AlongId
fixture_add_family (Fixture *fixture, const char *name)
{
  AlongId id = along_id_new ();
  g_autoptr (AlongEdit) edit = along_edit_new ("New family", id);
  AlongRecord *family = along_edit_create_with_id (edit, ALONG_KIND_FAMILY, id);
  AlongRecord *episode = along_edit_create (edit, ALONG_KIND_EPISODE);
  AlongRecord *allocation = along_edit_create (edit, ALONG_KIND_ALLOCATION);

  along_record_set_text (family, ALONG_FAMILY_P_NAME, name);
  along_record_set_text (family, ALONG_FAMILY_P_REFERENCE, "T-0001");
  along_record_set_enum (episode, ALONG_EPISODE_P_TYPE, ALONG_EPISODE_TYPE_NEW);
  along_record_set_text (episode, ALONG_EPISODE_P_FROM, "2025-01-06");
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_EPISODE, along_record_get_id (episode));
  along_record_set_ref (allocation, ALONG_ALLOCATION_P_WORKER, fixture->worker);
  along_record_set_enum (allocation, ALONG_ALLOCATION_P_ROLE, ALONG_ALLOCATION_ROLE_KEYWORKER);
  along_record_set_text (allocation, ALONG_ALLOCATION_P_FROM, "2025-01-06");
  fixture_commit (fixture, edit);
  return id;
}

AlongId
fixture_add_person (Fixture *fixture, AlongId family, const char *name)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Add person", family);
  AlongRecord *person = along_edit_create (edit, ALONG_KIND_PERSON);

  along_record_set_text (person, ALONG_PERSON_P_NAME, name);
  along_record_set_enum (person, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  fixture_commit (fixture, edit);
  return along_record_get_id (person);
}

AlongId
fixture_add_contact (Fixture *fixture, AlongId family, const char *at, int status, const char *note)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Add contact", family);
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  AlongRecord *contact = along_edit_create (edit, ALONG_KIND_CONTACT);
  AlongInstant instant, now = along_instant_new (1750000000000, ALONG_ZONE);

  g_assert_true (along_instant_parse (at, &instant));
  along_record_set_ref (contact, ALONG_CONTACT_P_EPISODE,
                        along_record_get_id (along_family_nth (loaded, ALONG_KIND_EPISODE, 0)));
  along_record_set_instant (contact, ALONG_CONTACT_P_AT, &instant);
  along_record_set_int (contact, ALONG_CONTACT_P_MINUTES, 60);
  along_record_set_enum (contact, ALONG_CONTACT_P_MODE, ALONG_MODE_VISIT);
  along_record_set_enum (contact, ALONG_CONTACT_P_STATUS, status);
  along_record_set_enum (contact, ALONG_CONTACT_P_BY, ALONG_BY_KEYWORKER);
  along_record_set_refs (contact, ALONG_CONTACT_P_WORKERS, &fixture->worker, 1);
  along_record_set_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE, TRUE);
  along_record_set_text (contact, ALONG_CONTACT_P_NOTE, note);
  along_record_set_instant (contact, ALONG_CONTACT_P_ENTERED_AT, &now);
  fixture_commit (fixture, edit);
  return along_record_get_id (contact);
}

AlongFamily *
fixture_load (Fixture *fixture, AlongId family)
{
  g_autoptr (GError) error = NULL;
  AlongFamily *loaded = along_store_load_sync (fixture->store, family, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

/*
 * fixture_fill: gives every property of @record a value, of the forms that are easily lost: quotes, line ends,
 * letters beyond ASCII, dates of every precision, the largest numbers.
 *
 * @targets: GINT_TO_POINTER (kind) -> AlongId * of a record that may be referred to
 */
void
fixture_fill (AlongRecord *record, GHashTable *targets)
{
  static const char *const dates[] = { "2026-03-12", "2026-03", "2026", "202X", "20XX", "2026-03/2026-05", "../2026",
                                       "2026~", "2026-03-12?" };
  const AlongKind *kind = along_record_get_kind (record);

  for (int i = 0; i < (int) kind->n_properties; i++)
    {
      const AlongProperty *property = &kind->properties[i];
      AlongInstant instant = along_instant_new (1747749600123, i % 3 == 0 ? "Europe/Paris" : ALONG_ZONE);
      const AlongId *target = g_hash_table_lookup (targets, GINT_TO_POINTER (property->target));
      AlongId ids[2];

      switch (property->type)
        {
        case ALONG_TYPE_LINE:
          along_record_set_text (record, i, "Zoë O’Brien; \"quoted\" \\ 'single' 中文");
          break;
        case ALONG_TYPE_TEXT:
          along_record_set_text (record, i, "First line\nsecond\tline — ☺");
          break;
        case ALONG_TYPE_DEC:
          along_record_set_text (record, i, "3.75");
          break;
        case ALONG_TYPE_JSON:
          along_record_set_text (record, i, "{\"item\":[{\"answer\":[{\"valueString\":\"wellington boots\"}]}]}");
          break;
        case ALONG_TYPE_INT:
          along_record_set_int (record, i, G_MAXINT64 - i);
          break;
        case ALONG_TYPE_BOOL:
          along_record_set_bool (record, i, i % 2 == 0);
          break;
        case ALONG_TYPE_ENUM:
          along_record_set_enum (record, i, (int) along_enum_n_values (property->enumeration) - 1);
          break;
        case ALONG_TYPE_DATE:
          along_record_set_text (record, i, dates[i % (int) G_N_ELEMENTS (dates)]);
          break;
        case ALONG_TYPE_INSTANT:
          if ((property->flags & ALONG_PROPERTY_DAY_WILL_DO) != 0 && i % 2 == 0)
            instant = along_instant_new_day (2460000 + i);
          along_record_set_instant (record, i, &instant);
          break;
        case ALONG_TYPE_REF:
          if (target != NULL)
            along_record_set_ref (record, i, *target);
          break;
        case ALONG_TYPE_LINES:
          along_record_set_lines (record, i, (const char *const[]){ "one", "two; three", "four", NULL });
          break;
        case ALONG_TYPE_REFS:
          if (target == NULL)
            break;
          ids[0] = ids[1] = *target;
          along_record_set_refs (record, i, ids, 2);
          break;
        }
    }
}

guint
fixture_count_problems (AlongStore *store)
{
  g_autoptr (GError) error = NULL;
  AlongStoreReport *report = along_store_verify_sync (store, NULL, &error);
  guint n;

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) report->problems->pdata[i]);
  n = report->problems->len;
  g_assert_cmpint (report->pages, >, 100);
  along_store_report_free (report);
  return n;
}

void
fixture_assert_sound (AlongStore *store)
{
  g_assert_cmpuint (fixture_count_problems (store), ==, 0);
}

/* fixture_flip: turns over those bits of the byte at @offset. */
void
fixture_flip (const char *path, gsize offset, guint8 bits)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  guint8 byte;

  g_assert_cmpint (pread (fd, &byte, 1, (off_t) offset), ==, 1);
  byte ^= bits;
  g_assert_cmpint (pwrite (fd, &byte, 1, (off_t) offset), ==, 1);
  close (fd);
}

/* fixture_copy_file: where there is no file @from, none is left at @to. */
void
fixture_copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_unlink (to);
  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return;
  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  /* Nobody waits for the disk here. */
  g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* fixture_size_of: 0 where there is no file. */
gsize
fixture_size_of (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 ? (gsize) info.st_size : 0;
}

/* fixture_meddle: changes the store behind its back, with the right key, and opens it again. */
void
fixture_meddle (Fixture *fixture, const char *sql)
{
  g_autofree char *path = fixture_path (fixture, "store");
  g_autoptr (GError) error = NULL;
  StoreConnection *connection;

  along_store_close_sync (fixture->store, &error);
  g_assert_no_error (error);
  connection = store_connection_open (path, fixture->key, STORE_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  store_exec (connection, "PRAGMA foreign_keys = OFF", &error);
  store_exec (connection, sql, &error);
  g_assert_no_error (error);
  store_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_assert_true (store_connection_close (connection, NULL));
  along_store_open_sync (fixture->store, fixture->key, NULL, &error);
  g_assert_no_error (error);
}
