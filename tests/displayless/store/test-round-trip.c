/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

static void
assert_same (AlongRecord *a, AlongRecord *b)
{
  const AlongKind *kind = along_record_get_kind (a);

  g_assert_true (kind == along_record_get_kind (b));
  g_assert_true (along_id_equal (along_record_get_id (a), along_record_get_id (b)));
  g_assert_true (along_id_equal (along_record_get_family (a), along_record_get_family (b)));
  g_assert_cmpint (along_record_is_deleted (a), ==, along_record_is_deleted (b));
  for (int i = 0; i < (int) kind->n_properties; i++)
    if (!along_value_equal (&kind->properties[i], along_record_peek (a, i), along_record_peek (b, i)))
      g_error ("%s.%s came back different", kind->name, kind->properties[i].name);
}

/* One record of every kind, every property filled in, and one with none but what it is. */
static AlongEdit *
make_everything (AlongId family, AlongId worker)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  AlongEdit *edit = along_edit_new ("Everything", family);
  AlongRecord *records[ALONG_N_KINDS];

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    {
      AlongId id;
      records[kind] = kind == ALONG_KIND_FAMILY ? along_edit_create_with_id (edit, kind, family)
                                                : along_edit_create (edit, kind);
      id = along_record_get_id (records[kind]);
      g_hash_table_insert (targets, GINT_TO_POINTER (kind), g_memdup2 (&id, sizeof id));
    }
  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    fixture_fill (records[kind], targets);
  return edit;
}

static void
test_every_kind (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = along_id_new ();
  g_autoptr (AlongEdit) edit = make_everything (family, fixture->worker);

  fixture_commit (fixture, edit);
  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
      g_autoptr (AlongFamily) team = fixture_load (fixture, ALONG_ID_NONE);

      for (guint i = 0; i < along_edit_get_n (edit); i++)
        {
          AlongRecord *made = along_edit_get_change (edit, i)->after;
          AlongFamily *owner = along_record_get_kind (made)->owner == ALONG_OWNER_TEAM ? team : loaded;
          AlongRecord *back = along_family_find (owner, along_record_get_kind_id (made), along_record_get_id (made));
          g_assert_nonnull (back);
          assert_same (made, back);
        }
      if (pass == 0)
        fixture_reopen (fixture);
    }
  fixture_free (fixture);
}

/* A change sees the record as it was written: nothing is lost on the way that would look like a conflict. */
static void
test_change_every_kind (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = along_id_new ();
  g_autoptr (AlongEdit) edit = make_everything (family, fixture->worker);

  fixture_commit (fixture, edit);
  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      AlongRecord *made = along_edit_get_change (edit, i)->after;
      const AlongKind *kind = along_record_get_kind (made);
      g_autoptr (AlongFamily) loaded
        = fixture_load (fixture, kind->owner == ALONG_OWNER_TEAM ? ALONG_ID_NONE : family);
      AlongRecord *current = along_family_lookup (loaded, along_record_get_id (made)), *after;
      g_autoptr (AlongEdit) change = along_edit_new ("Change", along_family_get_id (loaded));

      if (kind->id == ALONG_KIND_FAMILY)
        continue;
      after = along_edit_change (change, current);
      for (int p = 0; p < (int) kind->n_properties; p++)
        along_record_unset (after, p);
      fixture_commit (fixture, change);
      g_autoptr (AlongFamily) again = fixture_load (fixture, along_family_get_id (loaded));
      assert_same (after, along_family_lookup (again, along_record_get_id (made)));
    }
  fixture_free (fixture);
}

static void
test_delete_and_restore (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongId person = fixture_add_person (fixture, family, "Jade Lowe");
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_autoptr (AlongEdit) removal = along_edit_new ("Remove person", family);
  g_autoptr (AlongEdit) back = along_edit_new ("Put back", family);
  g_autoptr (AlongRecord) gone = along_record_copy (along_family_lookup (loaded, person));

  along_edit_delete (removal, along_family_lookup (loaded, person));
  fixture_commit (fixture, removal);
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  g_assert_null (along_family_lookup (loaded, person));

  along_record_set_deleted (gone, TRUE);
  along_edit_restore (back, gone);
  fixture_commit (fixture, back);
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  g_assert_nonnull (along_family_lookup (loaded, person));
  fixture_free (fixture);
}

static void
test_conflict (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  AlongId person = fixture_add_person (fixture, family, "Jade Lowe");
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  AlongRecord *current = along_family_lookup (loaded, person);
  g_autoptr (AlongEdit) first = along_edit_new ("First", family), second = along_edit_new ("Second", family);
  g_autoptr (GError) error = NULL;

  along_record_set_text (along_edit_change (first, current), ALONG_PERSON_P_PHONE, "01422 000000");
  along_record_set_text (along_edit_change (second, current), ALONG_PERSON_P_PHONE, "01422 111111");
  along_edit_create (second, ALONG_KIND_PERSON);
  fixture_commit (fixture, first);
  g_assert_false (along_store_commit_sync (fixture->store, second, fixture->worker, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);

  /* Nothing of it is there, and the same edit made twice is refused too. */
  g_clear_object (&loaded);
  loaded = fixture_load (fixture, family);
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_PERSON), ==, 1);
  g_clear_error (&error);
  g_autoptr (AlongEdit) twice = along_edit_new ("Twice", family);
  along_edit_create_with_id (twice, ALONG_KIND_PERSON, person);
  g_assert_false (along_store_commit_sync (fixture->store, twice, fixture->worker, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  fixture_free (fixture);
}

static void
test_dangling (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  g_autoptr (AlongEdit) edit = along_edit_new ("Link", family);
  g_autoptr (GError) error = NULL;
  AlongRecord *alias = along_edit_create (edit, ALONG_KIND_ALIAS);

  along_record_set_ref (alias, ALONG_ALIAS_P_PERSON, along_id_new ());
  along_record_set_text (alias, ALONG_ALIAS_P_NAME, "Nobody");
  g_assert_false (along_store_commit_sync (fixture->store, edit, fixture->worker, NULL, &error));
  g_assert_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT);
  fixture_add_person (fixture, family, "Still works");
  fixture_free (fixture);
}

typedef struct
{
  GMainLoop *loop;
  gboolean worked;
  guint left;
} Waiting;

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;

  waiting->worked = along_store_commit_finish (ALONG_STORE (source), result, &error);
  g_assert_no_error (error);
  if (--waiting->left == 0)
    g_main_loop_quit (waiting->loop);
}

static void
test_async (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe");
  Waiting waiting = { .loop = g_main_loop_new (NULL, FALSE), .left = 20 };

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (AlongEdit) edit = along_edit_new ("Add person", family);
      g_autofree char *name = g_strdup_printf ("Person %d", i);
      along_record_set_text (along_edit_create (edit, ALONG_KIND_PERSON), ALONG_PERSON_P_NAME, name);
      along_store_commit_async (fixture->store, edit, fixture->worker, NULL, NULL, on_committed, &waiting);
    }
  g_main_loop_run (waiting.loop);
  g_main_loop_unref (waiting.loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_PERSON), ==, 20);
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/round-trip/every-kind", test_every_kind);
  g_test_add_func ("/store/round-trip/change-every-kind", test_change_every_kind);
  g_test_add_func ("/store/round-trip/delete-and-restore", test_delete_and_restore);
  g_test_add_func ("/store/round-trip/conflict", test_conflict);
  g_test_add_func ("/store/round-trip/dangling", test_dangling);
  g_test_add_func ("/store/round-trip/async", test_async);
  return g_test_run ();
}
