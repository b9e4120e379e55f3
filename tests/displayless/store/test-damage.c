/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bits that fell over, one at a time, everywhere: found, named, never a crash, never wrong data, never a silent loss. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096
#define FRAME (24 + PAGE)

static void
assert_refused (Fixture *fixture, int code)
{
  g_autoptr (AlongStore) store = along_store_new (fixture->dir, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (along_store_open_sync (store, fixture->key, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, code);
}

/*
 * A bit flipped in each part of each frame of the log of a store that was not closed: found every time, never a silent loss.
 * The last commit alone may be one that was never acknowledged: it opens, and says so.
 */
static void
test_log (void)
{
  static const gsize places[] = { 0, 3, 9, 14, 17, 22, 24, 700, FRAME - 1 };
  Fixture *fixture = fixture_new (), copy = { 0 };
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autofree char *live_wal = fixture_path (fixture, "store-wal");
  g_autofree char *live_path = fixture_path (fixture, "store");
  g_autofree char *wal = fixture_path (fixture, "kept-wal");
  g_autofree char *path = fixture_path (fixture, "kept");
  g_autofree char *id_path = fixture_path (fixture, "store.id");
  g_autoptr (GError) error = NULL;
  gsize size, before_last;
  guint found = 0, told = 0;

  /* As a power cut leaves it: nothing closed. */
  for (int i = 0; i < 6; i++)
    fixture_add_person (fixture, family, "Before");
  before_last = fixture_size_of (live_wal);
  fixture_add_person (fixture, family, "Last");
  fixture_copy_file (live_path, path);
  fixture_copy_file (live_wal, wal);
  size = fixture_size_of (wal);
  g_assert_cmpuint (size, >, before_last);
  copy.dir = g_dir_make_tmp ("along-store-XXXXXX", &error);
  copy.key = fixture->key;
  g_autofree char *copy_wal = fixture_path (&copy, "store-wal");
  g_autofree char *copy_path = fixture_path (&copy, "store");
  g_autofree char *copy_id = fixture_path (&copy, "store.id");
  g_autofree char *copy_shm = fixture_path (&copy, "store-shm");

  for (gsize i = 0; 32 + (i / G_N_ELEMENTS (places) + 1) * FRAME <= size; i++)
    {
      gsize frame = 32 + i / G_N_ELEMENTS (places) * FRAME, place = places[i % G_N_ELEMENTS (places)];
      g_autoptr (AlongStore) store = along_store_new (copy.dir, FALSE);
      gboolean opened;

      fixture_copy_file (path, copy_path);
      fixture_copy_file (wal, copy_wal);
      fixture_copy_file (id_path, copy_id);
      g_unlink (copy_shm);
      fixture_flip (copy_wal, frame + place, 1);
      opened = along_store_open_sync (store, copy.key, NULL, &error);
      if (frame < before_last)
        {
          g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_LOG_DAMAGED);
          g_assert_cmpuint (fixture_size_of (copy_wal), ==, size);
          found++;
        }
      else
        {
          g_assert_no_error (error);
          g_assert_true (opened);
          g_assert_cmpuint (along_store_get_notices (store), ==, ALONG_STORE_NOTICE_LOG_CUT);
          along_store_close_sync (store, NULL);
          told++;
        }
      g_clear_error (&error);
    }
  g_assert_cmpuint (found, >, 10);
  g_assert_cmpuint (told, >, 1);

  /* The header: SQLite would take all of it for empty. */
  for (gsize place = 0; place < 32; place++)
    {
      fixture_copy_file (path, copy_path);
      fixture_copy_file (wal, copy_wal);
      fixture_flip (copy_wal, place, 1);
      assert_refused (&copy, ALONG_STORE_ERROR_LOG_DAMAGED);
    }

  /* Unharmed it opens with all of it; cut within the last frame, without what was never finished. */
  fixture_copy_file (wal, copy_wal);
  g_unlink (copy_shm);
  fixture_reopen (&copy);
  g_assert_cmpuint (along_store_get_notices (copy.store), ==, 0);
  g_autoptr (AlongFamily) whole = fixture_load (&copy, family);
  g_assert_cmpuint (along_family_count (whole, ALONG_KIND_PERSON), ==, 7);
  fixture_close (&copy);
  fixture_copy_file (path, copy_path);
  fixture_copy_file (wal, copy_wal);
  fixture_copy_file (id_path, copy_id);
  g_assert_cmpint (truncate (copy_wal, (off_t) (size - FRAME / 2)), ==, 0);
  fixture_reopen (&copy);
  g_assert_cmpuint (along_store_get_notices (copy.store), ==, 0);
  g_autoptr (AlongFamily) all_but_one = fixture_load (&copy, family);
  g_assert_cmpuint (along_family_count (all_but_one, ALONG_KIND_PERSON), ==, 6);

  copy.key = along_key_ref (fixture->key);
  fixture_free (fixture);
  Fixture *left = g_memdup2 (&copy, sizeof copy);
  fixture_free (left);
}

/* Whether both hold the same records with the same values. */
static gboolean
is_same (AlongFamily *a, AlongFamily *b)
{
  for (guint kind = 0; kind < ALONG_N_KINDS; kind++)
    {
      const AlongKind *of = along_kind_get (kind);

      if (along_family_count (a, kind) != along_family_count (b, kind))
        return FALSE;
      for (guint i = 0; i < along_family_count (a, kind); i++)
        {
          AlongRecord *one = along_family_nth (a, kind, i);
          AlongRecord *other = along_family_find (b, kind, along_record_get_id (one));

          if (other == NULL)
            return FALSE;
          for (guint p = 0; p < of->n_properties; p++)
            if (!along_value_equal (&of->properties[p], along_record_peek (one, (int) p), along_record_peek (other, (int) p)))
              return FALSE;
        }
    }
  return TRUE;
}

/* The store opens or is refused in words; the family is read as it was, or not at all; the full check names the page. */
static void
assert_found (Fixture *fixture, AlongId family, AlongFamily *whole, const char *draft, gsize page)
{
  g_autoptr (AlongStore) store = along_store_new (fixture->dir, FALSE);
  g_autoptr (AlongFamily) read = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *named = g_strdup_printf ("page %" G_GSIZE_FORMAT, page);
  g_autoptr (GError) error = NULL;
  AlongStoreReport *report;
  gboolean found = FALSE;

  if (!along_store_open_sync (store, fixture->key, NULL, &error))
    {
      g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED);
      return;
    }
  read = along_store_load_sync (store, family, NULL, &error);
  if (read == NULL)
    g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED);
  else
    g_assert_true (is_same (read, whole));
  g_clear_error (&error);
  drafts = along_store_list_drafts_sync (store, fixture->worker, &error);
  if (drafts == NULL)
    g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED);
  else
    {
      g_assert_cmpuint (drafts->len, ==, 1);
      g_assert_cmpstr (((const AlongStoreDraft *) drafts->pdata[0])->body, ==, draft);
    }
  g_clear_error (&error);
  report = along_store_verify_sync (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    found |= strstr (report->problems->pdata[i], named) != NULL;
  if (!found)
    g_error ("page %" G_GSIZE_FORMAT " is not named: %u problems, %s", page, report->problems->len,
             report->problems->len > 0 ? (const char *) report->problems->pdata[0] : "none");
  along_store_report_free (report);
  along_store_close_sync (store, &error);
  g_assert_no_error (error);
}

/* Every page, the free ones too: its content, its initialisation vector, its authentication code. The last 12 bytes
 * of a page are unused. */
static void
test_pages (void)
{
  static const gsize places[] = { 100, PAGE - 40, PAGE - 20 };
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autofree char *path = fixture_path (fixture, "store");
  g_autofree char *long_text = g_strnfill (40 * PAGE, 'x');
  const AlongStoreDraft dropped = { .key = (char *) "long", .kind = (char *) "contact", .body = long_text },
                        kept = { .key = (char *) "kept", .kind = (char *) "contact", .body = long_text + 20 * PAGE };
  guint flips = 0;

  for (int i = 0; i < 20; i++)
    fixture_add_contact (fixture, family, "2026-06-01 10:00", ALONG_CONTACT_STATUS_COMPLETED, "Talked about sleep");
  g_autoptr (AlongFamily) whole = fixture_load (fixture, family);
  /* It leaves 40 free pages behind. */
  along_store_put_draft_async (fixture->store, fixture->worker, &kept, NULL, NULL);
  along_store_put_draft_async (fixture->store, fixture->worker, &dropped, NULL, NULL);
  along_store_drop_draft_async (fixture->store, "long", NULL, NULL);
  fixture_close (fixture);
  g_assert_cmpuint (fixture_size_of (path), >, 200 * PAGE);
  for (gsize page = 0; page < fixture_size_of (path) / PAGE; page++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++, flips++)
      {
        fixture_flip (path, page * PAGE + places[i], 16);
        assert_found (fixture, family, whole, kept.body, page + 1);
        fixture_flip (path, page * PAGE + places[i], 16);
      }
  g_test_message ("%u bits flipped in %u pages", flips, flips / (guint) G_N_ELEMENTS (places));
  fixture_reopen (fixture);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/damage/log", test_log);
  g_test_add_func ("/store/damage/pages", test_pages);
  return g_test_run ();
}
