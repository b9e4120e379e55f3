/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-pair.h"

#include "along-store-known.h"
#include "along-test-images.h"

void
pair_init (Pair *pair)
{
  g_autoptr (GError) error = NULL;

  pair->marta = fixture_new ();
  pair->sam = fixture_new ();
  pair->family = fixture_add_family (pair->marta, "Tierney");
  pair->person = fixture_add_person (pair->marta, pair->family, "Jade Tierney");
  pair->file = fixture_path (pair->marta, "T-0001.along");
  along_store_get_own_key_sync (pair->sam->store, pair->sam->worker, &pair->sam_key, &error);
  g_assert_no_error (error);
}

void
pair_clear (Pair *pair)
{
  g_free (pair->file);
  fixture_free (pair->marta);
  fixture_free (pair->sam);
}

void
pair_give (Pair *pair, Fixture *from, const AlongColleagueKey *to, gboolean cut)
{
  const AlongStoreGiving giving = { &pair->family, 1, from->worker, cut, to->seal_key, NULL, "Sam" };
  g_autoptr (GError) error = NULL;

  along_store_give_sync (from->store, &giving, pair->file, NULL, NULL, &error);
  g_assert_no_error (error);
}

AlongTaking *
pair_look (Pair *pair, Fixture *to)
{
  g_autoptr (GError) error = NULL;
  AlongTaking *taking = along_store_look_into_sync (to->store, pair->file, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return taking;
}

guint
pair_take (Fixture *to, AlongTaking *taking)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = along_store_take_in_sync (to->store, taking, to->worker, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return edits->len;
}

void
pair_assert_refused (Pair *pair, Fixture *to, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongTaking) taking = along_store_look_into_sync (to->store, pair->file, NULL, NULL, NULL, NULL, &error);

  g_assert_null (taking);
  if (!g_error_matches (error, ALONG_TAKING_ERROR, code))
    g_error ("%d: %s", error->code, error->message);
}

gint64
pair_journal_of (Fixture *fixture)
{
  AlongStoreInfo info;

  g_assert_true (along_store_info_sync (fixture->store, &info, NULL));
  return info.journal;
}

/* Both have the same family, each by its rows and by its journal. */
void
pair_assert_same (Pair *pair)
{
  Fixture *fixtures[] = { pair->marta, pair->sam };
  g_autofree char *first = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AlongFamily) rows = fixture_load (fixtures[i], pair->family);
      g_autoptr (AlongFamily) told = along_store_load_known_sync (fixtures[i]->store, pair->family, G_MAXINT64, NULL);
      g_autofree char *by_rows = along_test_words (rows), *by_journal = along_test_words (told);

      g_assert_cmpstr (by_rows, ==, by_journal);
      if (i == 0)
        first = g_steal_pointer (&by_rows);
      else
        g_assert_cmpstr (by_rows, ==, first);
    }
}

void
pair_set_phone (Fixture *fixture, Pair *pair, const char *phone)
{
  g_autoptr (AlongFamily) family = fixture_load (fixture, pair->family);
  g_autoptr (AlongEdit) edit = along_edit_new ("Change", pair->family);

  along_record_set_text (along_edit_change (edit, along_family_find (family, ALONG_KIND_PERSON, pair->person)), ALONG_PERSON_P_PHONE,
                         phone);
  fixture_commit (fixture, edit);
}
