/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing where two families, or two people, were put together: what lies under the other's id goes as well. */
#include "erased.h"

#include "along-merge.h"

/* Words that only the erased ones have. */
static const char *const planted[] = { "Dalziel", "dalziel", "Quimby", "quimby", "07700900777", "marzipan", NULL };

/* Two families put together, the second with all the planted words. */
static AlongId
put_together (Fixture *fixture, AlongId kept, AlongId other)
{
  g_autoptr (AlongFamily) one = fixture_load (fixture, kept), two = fixture_load (fixture, other);
  g_autoptr (AlongMerge) merge = along_merge_new (one, two);
  g_autoptr (AlongEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (along_merge_pair (merge, along_record_get_id (along_family_nth (one, ALONG_KIND_PERSON, 0)),
                                   along_record_get_id (along_family_nth (two, ALONG_KIND_PERSON, 0)), &error));
  along_merge_settle (merge);
  along_merge_questions (merge, &n);
  for (guint i = 0; i < n; i++)
    along_merge_decide (merge, i, ALONG_MERGE_OTHER);
  edit = along_merge_edit (merge, "Two families put together", &error);
  g_assert_no_error (error);
  fixture_commit (fixture, edit);
  return along_edit_get_id (edit);
}

/* Of families that were put together neither keeps the other's words: erased while they are one, and after it was taken back. */
static void
test_together (void)
{
  for (gboolean back = FALSE; back <= TRUE; back++)
    {
      Fixture *fixture = fixture_new ();
      AlongId kept = fixture_add_family (fixture, "Lowe"), other = fixture_add_family (fixture, "Dalziel");
      g_autoptr (GError) error = NULL;

      fixture_add_person (fixture, kept, "Jade Lowe");
      fixture_add_person (fixture, other, "Jade Dalziel");
      fixture_add_person (fixture, other, "Ann Quimby");
      fixture_add_contact (fixture, other, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "She likes marzipan.");
      put_together (fixture, kept, other);
      if (back)
        {
          g_autoptr (AlongEdit) undone = along_store_undo_sync (fixture->store, kept, fixture->worker, FALSE, &error);
          g_assert_no_error (error);
        }
      g_assert_true (erased_count (fixture, planted) > 0 || !erased_can_count ());
      erased_erase (fixture, back ? other : kept, ALONG_ID_NONE, NULL);
      erased_verify (fixture);
      g_assert_cmpuint (erased_count (fixture, planted), ==, 0);
      if (back)
        {
          g_autoptr (AlongFamily) stays = fixture_load (fixture, kept);
          g_assert_cmpuint (along_family_count (stays, ALONG_KIND_PERSON), ==, 1);
          g_assert_null (along_store_undo_sync (fixture->store, kept, fixture->worker, TRUE, &error));
        }
      fixture_free (fixture);
    }
}


static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (along_store_put_draft_finish (ALONG_STORE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
put_draft (Fixture *fixture, AlongId family, const char *body)
{
  AlongStoreDraft draft = { (char *) "contact/one", (char *) "contact", family, (char *) body, 1 };
  gboolean done = FALSE;

  along_store_put_draft_async (fixture->store, fixture->worker, &draft, kept_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* A person alone who came over from the family that went: with what is still under its id, drafts too. */
static void
test_person (void)
{
  Fixture *fixture = fixture_new ();
  AlongId kept = fixture_add_family (fixture, "Lowe"), other = fixture_add_family (fixture, "Miah"), gone;
  AlongRecord *person;

  fixture_add_person (fixture, kept, "Jade Lowe");
  fixture_add_person (fixture, other, "Jade Miah");
  gone = fixture_add_person (fixture, other, "Dalziel Quimby");
  {
    g_autoptr (AlongFamily) loaded = fixture_load (fixture, other);
    g_autoptr (AlongEdit) edit = along_edit_new ("Dalziel’s telephone", other);

    along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, gone)), ALONG_PERSON_P_PHONE, "07700900777");
    fixture_commit (fixture, edit);
  }
  fixture_add_contact (fixture, other, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Dalziel Quimby likes marzipan.");
  put_draft (fixture, other, "Dalziel rang");
  along_store_note_access_async (fixture->store, fixture->worker, other, "export", "to Dalziel Quimby");
  put_together (fixture, kept, other);
  g_assert_true (erased_count (fixture, planted) > 0 || !erased_can_count ());
  {
    g_autoptr (AlongFamily) loaded = fixture_load (fixture, kept);
    AlongRecord *found = NULL;

    ALONG_FOREACH (person, loaded, ALONG_KIND_PERSON)
      if (g_str_equal (along_record_get_text (person, ALONG_PERSON_P_NAME), "Dalziel Quimby"))
        found = person;
    g_assert_nonnull (found);
    erased_erase (fixture, kept, along_record_get_id (found), NULL);
  }
  erased_verify (fixture);
  {
    /* What was given out of the family that went is on the certificate. */
    g_autoptr (GPtrArray) erasures = along_store_list_erasures_sync (fixture->store, NULL);

    g_assert_cmpuint (((const AlongErasure *) erasures->pdata[0])->places->len, ==, 1);
  }
  {
    /* The note stays, without the name. */
    static const char *const but_marzipan[] = { "Dalziel", "dalziel", "Quimby", "quimby", "07700900777", NULL };
    g_autoptr (AlongFamily) loaded = fixture_load (fixture, kept);

    g_assert_cmpuint (erased_count (fixture, but_marzipan), ==, 0);
    g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_CONTACT), ==, 1);
    g_assert_cmpstr (along_record_get_text (along_family_nth (loaded, ALONG_KIND_CONTACT, 0), ALONG_CONTACT_P_NOTE), ==,
                     "[name erased] likes marzipan.");
  }
  fixture_free (fixture);
}

/* Two people of one family put together: the one that went is not left behind. */
static void
test_two_people (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), kept, other;
  g_autoptr (GError) error = NULL;
  guint n;

  fixture_add_person (fixture, family, "Dalzi Lowe");
  kept = fixture_add_person (fixture, family, "Dalzi Quimby");
  other = fixture_add_person (fixture, family, "Dalzi");
  {
    g_autoptr (AlongFamily) loaded = fixture_load (fixture, family);
    g_autoptr (AlongEdit) edit = along_edit_new ("note", family), together = NULL;
    g_autoptr (AlongMerge) merge = NULL;

    along_record_set_text (along_edit_change (edit, along_family_lookup (loaded, other)), ALONG_PERSON_P_NOTE, "Likes marzipan");
    fixture_commit (fixture, edit);
    along_family_apply (loaded, edit);
    merge = along_merge_new (loaded, loaded);
    g_assert_true (along_merge_pair (merge, kept, other, &error));
    along_merge_settle (merge);
    along_merge_questions (merge, &n);
    for (guint i = 0; i < n; i++)
      along_merge_decide (merge, i, ALONG_MERGE_KEEP);
    together = along_merge_edit (merge, "Two people put together", &error);
    g_assert_no_error (error);
    fixture_commit (fixture, together);
  }
  erased_erase (fixture, family, kept, NULL);
  erased_verify (fixture);
  g_assert_cmpuint (erased_count (fixture, planted), ==, 0);
  fixture_free (fixture);
}

/* Who was removed with the one who goes in the same edit is somebody else: his record and his name stay. */
static void
test_removed (void)
{
  Fixture *fixture = fixture_new ();
  AlongId family = fixture_add_family (fixture, "Lowe"), father, mother, contact;
  g_autoptr (AlongFamily) loaded = NULL;

  father = fixture_add_person (fixture, family, "Otto Lowe");
  mother = fixture_add_person (fixture, family, "Dalziel Lowe");
  contact = fixture_add_contact (fixture, family, "2026-02-10T10:00", ALONG_CONTACT_STATUS_COMPLETED, "Saw Otto.");
  {
    g_autoptr (AlongFamily) before = fixture_load (fixture, family);
    g_autoptr (AlongEdit) edit = along_edit_new ("Otto is removed", family);

    along_record_set_text (along_edit_change (edit, along_family_lookup (before, mother)), ALONG_PERSON_P_NOTE, "Alone now");
    along_edit_delete (edit, along_family_lookup (before, father));
    fixture_commit (fixture, edit);
  }
  loaded = erased_load (fixture, family, mother, NULL);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, contact), ALONG_CONTACT_P_NOTE), ==, "Saw Otto.");
  g_assert_cmpuint (erased_count (fixture, planted), ==, 0);
  g_assert_true (erased_count (fixture, (const char *const[]){ "Otto Lowe", NULL }) > 0 || !erased_can_count ());
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/together/families", test_together);
  g_test_add_func ("/erase/together/person", test_person);
  g_test_add_func ("/erase/together/two-people", test_two_people);
  g_test_add_func ("/erase/together/removed", test_removed);
  return g_test_run ();
}
