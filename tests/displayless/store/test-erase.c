/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person, or a family, erased and nowhere to be found: not as a row, in the index, the journal, a draft, nor in any page of
 * any file, each decrypted by itself. */
#include "store-fixture.h"

#include <dlfcn.h>
#include <gio/gio.h>
#include <string.h>

#include "along-merge.h"
#include "along-store-erase.h"
#include "along-store-history.h"
#include "along-store-known.h"
#include "connection.h"

#define PAGE 4096
#define RESERVED 48 /* of each page: initialisation vector and authentication code */

/* Words that only the erased ones have. */
static const char *const planted[] = { "Dalziel", "dalziel", "Quimby", "quimby", "07700900777", "marzipan", "Kumquat" };

/* --- What is in the pages --- */

typedef struct
{
  void *(*new_context) (void);
  void (*free_context) (void *);
  const void *(*cipher) (void);
  int (*init) (void *, const void *, void *, const guint8 *, const guint8 *);
  int (*set_padding) (void *, int);
  int (*update) (void *, guint8 *, int *, const guint8 *, int);
} Crypto;

/* The library that SQLCipher itself works with. */
static gboolean
find_crypto (Crypto *crypto)
{
  void *library = dlopen ("libcrypto.so.3", RTLD_NOW);

  if (library == NULL)
    return FALSE;
  *(void **) &crypto->new_context = dlsym (library, "EVP_CIPHER_CTX_new");
  *(void **) &crypto->free_context = dlsym (library, "EVP_CIPHER_CTX_free");
  *(void **) &crypto->cipher = dlsym (library, "EVP_aes_256_cbc");
  *(void **) &crypto->init = dlsym (library, "EVP_DecryptInit_ex");
  *(void **) &crypto->set_padding = dlsym (library, "EVP_CIPHER_CTX_set_padding");
  *(void **) &crypto->update = dlsym (library, "EVP_DecryptUpdate");
  return crypto->update != NULL;
}

static void
decrypt (const Crypto *crypto, AlongKey *key, const guint8 *page, gsize from, guint8 *clear)
{
  void *context = crypto->new_context ();
  int n = 0;

  crypto->init (context, crypto->cipher (), NULL, along_key_peek (key), page + PAGE - RESERVED);
  along_key_unpeek (key);
  crypto->set_padding (context, 0);
  crypto->update (context, clear, &n, page + from, (int) (PAGE - RESERVED - from));
  crypto->free_context (context);
}

static guint
count_words (const guint8 *bytes, gsize length)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    n += memmem (bytes, length, planted[i], strlen (planted[i])) != NULL;
  return n;
}

/* Planted words in the decrypted pages of a store, or of its log, whose pages stand behind a header each. */
static guint
count_in_pages (const Crypto *crypto, AlongKey *key, const guint8 *data, gsize length, gboolean log)
{
  guint found = 0;
  guint8 clear[PAGE];
  gboolean sound = log;

  for (gsize at = log ? 32 : 0; at + PAGE + (log ? 24 : 0) <= length; at += PAGE + (log ? 24 : 0))
    {
      const guint8 *page = data + at + (log ? 24 : 0);
      gsize from = (log ? memcmp (data + at, "\0\0\0\1", 4) == 0 : at == 0) ? 16 : 0;

      memset (clear, 0, sizeof clear);
      decrypt (crypto, key, page, from, clear);
      found += count_words (clear, sizeof clear);
      sound |= memmem (clear, sizeof clear, "CREATE TABLE", 12) != NULL;
    }
  /* Else the pages were not read at all. */
  g_assert_true (sound || length == 0);
  return found;
}

/* In every file of the store's folder, as it is and decrypted. */
static guint
count_in_files (const Crypto *crypto, Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;
  guint found = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = fixture_path (fixture, name), *data = NULL;
      gsize length;

      if (!g_file_get_contents (path, &data, &length, NULL))
        continue;
      found += count_words ((const guint8 *) data, length);
      if (g_str_equal (name, "store") || g_str_equal (name, "store-wal") || g_str_has_prefix (name, "store.before")
          || g_str_has_prefix (name, "store.aside"))
        found += count_in_pages (crypto, fixture->key, (const guint8 *) data, length, g_str_has_suffix (name, "-wal"));
    }
  return found;
}

/* --- A family with somebody in it --- */

typedef struct
{
  Fixture *fixture;
  AlongId family, person, mother, child, couple, contact, voice, note;
} Made;

static AlongRecord *
create (AlongEdit *edit, AlongKindId kind, AlongId *id)
{
  AlongRecord *record = along_edit_create (edit, kind);

  *id = along_record_get_id (record);
  return record;
}

static void
make (Made *made)
{
  g_autoptr (AlongEdit) edit = along_edit_new ("Dalziel is added", (made->fixture = fixture_new (), made->family = fixture_add_family (made->fixture, "Lowe")));
  AlongRecord *record;
  AlongId link, alias, gone;
  AlongInstant at = along_instant_new (1748000000000, ALONG_ZONE);

  made->mother = fixture_add_person (made->fixture, made->family, "Keira Lowe");
  record = create (edit, ALONG_KIND_PERSON, &made->person);
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Dalziel Quimby");
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_MALE);
  along_record_set_text (record, ALONG_PERSON_P_PHONE, "07700900777");
  record = create (edit, ALONG_KIND_PERSON, &made->child);
  along_record_set_text (record, ALONG_PERSON_P_NAME, "Ruby Lowe");
  along_record_set_enum (record, ALONG_PERSON_P_GENDER, ALONG_GENDER_FEMALE);
  record = create (edit, ALONG_KIND_ALIAS, &alias);
  along_record_set_ref (record, ALONG_ALIAS_P_PERSON, made->person);
  along_record_set_text (record, ALONG_ALIAS_P_NAME, "Kumquat");
  record = create (edit, ALONG_KIND_COUPLE, &made->couple);
  along_record_set_ref (record, ALONG_COUPLE_P_ONE, made->person);
  along_record_set_ref (record, ALONG_COUPLE_P_OTHER, made->mother);
  along_record_set_enum (record, ALONG_COUPLE_P_KIND, ALONG_COUPLE_KIND_COHABITING);
  along_record_set_enum (record, ALONG_COUPLE_P_STATE, ALONG_COUPLE_STATE_CURRENT);
  record = create (edit, ALONG_KIND_CHILD_LINK, &link);
  along_record_set_ref (record, ALONG_CHILD_LINK_P_CHILD, made->child);
  along_record_set_ref (record, ALONG_CHILD_LINK_P_COUPLE, made->couple);
  along_record_set_enum (record, ALONG_CHILD_LINK_P_NATURE, ALONG_CHILD_NATURE_BIRTH);
  record = create (edit, ALONG_KIND_VOICE, &made->voice);
  along_record_set_ref (record, ALONG_VOICE_P_PERSON, made->person);
  along_record_set_text (record, ALONG_VOICE_P_DATE, "2025-05-20");
  along_record_set_text (record, ALONG_VOICE_P_WORDS, "I brought marzipan.");
  along_record_set_enum (record, ALONG_VOICE_P_CONSENT, 0);
  record = create (edit, ALONG_KIND_OBSERVATION, &made->note);
  along_record_set_enum (record, ALONG_OBSERVATION_P_SIDE, ALONG_SIDE_STRENGTH);
  along_record_set_enum (record, ALONG_OBSERVATION_P_TOLD, 0);
  along_record_set_text (record, ALONG_OBSERVATION_P_DATE, "2025-05-20");
  along_record_set_text (record, ALONG_OBSERVATION_P_TEXT, "Keira rang kumquat first, and QUIMBY listened.");
  along_record_set_refs (record, ALONG_OBSERVATION_P_PEOPLE, (const AlongId[]){ made->mother, made->person }, 2);
  record = create (edit, ALONG_KIND_NEXT_STEP, &gone);
  along_record_set_text (record, ALONG_NEXT_STEP_P_TEXT, "Ask Dalziel about the cot");
  fixture_commit (made->fixture, edit);

  made->contact = fixture_add_contact (made->fixture, made->family, "2025-05-20T10:00:00+01:00[Europe/London]",
                                       ALONG_CONTACT_STATUS_COMPLETED, "Talked with Dalziel’s mother about marzipan.");
  {
    g_autoptr (AlongFamily) loaded = fixture_load (made->fixture, made->family);
    g_autoptr (AlongEdit) later = along_edit_new ("contact changed", made->family);
    AlongRecord *after = along_edit_change (later, along_family_lookup (loaded, made->contact));

    along_record_set_refs (after, ALONG_CONTACT_P_PARTICIPANTS, (const AlongId[]){ made->mother, made->person }, 2);
    along_record_set_text (after, ALONG_CONTACT_P_NOTE, "Talked with Dalziel about sleep.");
    along_record_set_instant (after, ALONG_CONTACT_P_ENTERED_AT, &at);
    along_edit_delete (later, along_family_lookup (loaded, gone));
    fixture_commit (made->fixture, later);
  }
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (along_store_put_draft_finish (ALONG_STORE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
put_draft (Made *made, const char *key, const char *body)
{
  AlongStoreDraft draft = { (char *) key, (char *) "contact", made->family, (char *) body, 1 };
  gboolean done = FALSE;

  along_store_put_draft_async (made->fixture->store, made->fixture->worker, &draft, kept_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_verifies (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AlongStoreReport *report = along_store_verify_sync (fixture->store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->problems->len, ==, 0);
  along_store_report_free (report);
}

static void
assert_not_found (Fixture *fixture, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = along_store_list_sync (
        fixture->store, &(AlongStoreListFilter){ ALONG_STORE_LIST_ALL, fixture->worker, TRUE, TRUE, *words }, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, 0);
    }
}

static void
erase (Made *made, AlongId person, GPtrArray *mentions)
{
  g_autoptr (GError) error = NULL;
  const AlongEraseOrder order = { made->family, person, ALONG_ERASE_ASKED, "Asked in a letter", mentions };
  g_autoptr (AlongErasure) erasure = along_store_erase_sync (made->fixture->store, &order, made->fixture->worker, &error);

  g_assert_no_error (error);
  g_assert_nonnull (erasure);
}

/* Ctrl+Z goes past what was erased: it brings nothing of it back. */
static void
undo_all (Made *made)
{
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongEdit) edit
        = along_store_undo_sync (made->fixture->store, made->family, made->fixture->worker, i >= 10, &error);

      if (edit == NULL && i < 10)
        i = 9;
      else if (edit == NULL)
        return;
    }
}

static void
read_history (Made *made)
{
  g_autoptr (GError) error = NULL;
  AlongStoreHistory *history = along_store_history_sync (
    made->fixture->store, &(AlongStoreHistoryFilter){ .family = made->family, .before_n = G_MAXINT64, .limit = 100 }, &error);
  gboolean erased = FALSE, told = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < history->edits->len; i++)
    {
      const AlongStoreHistoryEdit *edit = history->edits->pdata[i];

      g_assert_null (strstr (edit->title, "Dalziel"));
      told |= g_str_equal (edit->title, "person erased");
      for (guint k = 0; k < edit->entries->len; k++)
        erased |= ((AlongStoreHistoryEntry *) edit->entries->pdata[k])->erased;
    }
  g_assert_true (erased);
  g_assert_true (told);
  along_store_history_free (history);
}

static void
look_back (Made *made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) known = along_store_load_known_sync (made->fixture->store, made->family, G_MAXINT64, &error);
  g_autoptr (AlongFamily) loaded = fixture_load (made->fixture, made->family);
  AlongRecord *contact;

  g_assert_no_error (error);
  g_assert_null (along_family_lookup (known, made->person));
  g_assert_null (along_family_lookup (known, made->voice));
  contact = along_family_lookup (known, made->contact);
  g_assert_nonnull (contact);
  g_assert_false (along_record_refers_to (contact, ALONG_CONTACT_P_PARTICIPANTS, made->person));
  for (guint kind = 0; kind < ALONG_N_KINDS; kind++)
    g_assert_cmpuint (along_family_count (known, kind), ==, along_family_count (loaded, kind));
}

static void
test_person (void)
{
  Made made = { 0 };
  Crypto crypto;
  gboolean can_decrypt = find_crypto (&crypto);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasePreview) preview = NULL;
  g_autoptr (AlongFamily) loaded = NULL;
  g_autoptr (GPtrArray) drafts = NULL, erasures = NULL;
  const AlongErasure *erasure;

  make (&made);
  put_draft (&made, "contact/one", "Dalziel rang");
  put_draft (&made, "contact/two", "Keira rang");
  along_store_note_access_async (made.fixture->store, made.fixture->worker, made.family, "export", "to Dalziel Quimby");
  if (can_decrypt)
    g_assert_cmpuint (count_in_files (&crypto, made.fixture), >, 0);

  preview = along_store_preview_erase_sync (made.fixture->store, made.family, made.person, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->counts[ALONG_KIND_PERSON], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_ALIAS], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_VOICE], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_NEXT_STEP], ==, 1);
  g_assert_cmpuint (preview->counts[ALONG_KIND_COUPLE], ==, 0);
  g_assert_cmpuint (preview->drafts, ==, 1);
  g_assert_cmpuint (preview->mentions->len, ==, 2);
  for (guint i = 0; i < preview->mentions->len; i++)
    {
      AlongEraseMention *mention = preview->mentions->pdata[i];

      if (mention->kind == ALONG_KIND_OBSERVATION)
        g_assert_cmpstr (mention->without, ==, "Keira rang [name erased] first, and [name erased] listened.");
      else
        {
          g_free (mention->without);
          mention->without = g_strdup ("Talked about sleep.");
        }
    }

  erase (&made, made.person, preview->mentions);
  assert_verifies (made.fixture);
  assert_not_found (made.fixture, (const char *const[]){ "Dalziel", "Quimby", "Kumquat", "marzipan", NULL });
  loaded = fixture_load (made.fixture, made.family);
  g_assert_null (along_family_lookup (loaded, made.person));
  /* The child keeps her mother. */
  g_assert_true (along_record_refers_to (along_family_lookup (loaded, made.couple), ALONG_COUPLE_P_ONE, made.mother));
  g_assert_cmpuint (along_family_count (loaded, ALONG_KIND_CHILD_LINK), ==, 1);
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, made.contact), ALONG_CONTACT_P_NOTE), ==, "Talked about sleep.");
  g_assert_cmpstr (along_record_get_text (along_family_lookup (loaded, made.note), ALONG_OBSERVATION_P_TEXT), ==,
                   "Keira rang [name erased] first, and [name erased] listened.");
  drafts = along_store_list_drafts_sync (made.fixture->store, made.fixture->worker, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  look_back (&made);
  read_history (&made);
  undo_all (&made);
  if (can_decrypt)
    g_assert_cmpuint (count_in_files (&crypto, made.fixture), ==, 0);
  fixture_reopen (made.fixture);
  assert_verifies (made.fixture);
  if (can_decrypt)
    g_assert_cmpuint (count_in_files (&crypto, made.fixture), ==, 0);

  erasures = along_store_list_erasures_sync (made.fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (erasures->len, ==, 1);
  erasure = erasures->pdata[0];
  g_assert_false (erasure->whole_family);
  g_assert_cmpstr (erasure->reason, ==, "Asked in a letter");
  g_assert_cmpuint (erasure->counts[ALONG_KIND_PERSON], ==, 1);
  g_assert_cmpuint (erasure->access, ==, 1);
  g_assert_cmpuint (erasure->places->len, ==, 1); /* the export */
  fixture_free (made.fixture);
}

static void
test_family (void)
{
  Made made = { 0 };
  Crypto crypto;
  gboolean can_decrypt = find_crypto (&crypto);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongFamily) loaded = NULL, known = NULL;
  AlongId other;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *copy = NULL, *store = NULL;

  make (&made);
  other = fixture_add_family (made.fixture, "Miah");
  put_draft (&made, "contact/one", "Keira rang");
  /* As a migration leaves one behind. */
  fixture_reopen (made.fixture);
  store = fixture_path (made.fixture, "store");
  copy = fixture_path (made.fixture, "store.before-3");
  fixture_copy_file (store, copy);

  erase (&made, ALONG_ID_NONE, NULL);
  assert_verifies (made.fixture);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_not_found (made.fixture, (const char *const[]){ "Lowe", "Dalziel", "Keira", "Ruby", "sleep", NULL });
  loaded = fixture_load (made.fixture, made.family);
  known = along_store_load_known_sync (made.fixture->store, made.family, G_MAXINT64, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < ALONG_N_KINDS; kind++)
    g_assert_cmpuint (along_family_count (loaded, kind) + along_family_count (known, kind), ==, 0);
  undo_all (&made);
  list = along_store_list_sync (made.fixture->store,
                                &(AlongStoreListFilter){ ALONG_STORE_LIST_ALL, made.fixture->worker, TRUE, TRUE, NULL }, NULL, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (along_id_equal (((AlongSummary *) list->pdata[0])->family, other));
  if (can_decrypt)
    g_assert_cmpuint (count_in_files (&crypto, made.fixture), ==, 0);
  fixture_free (made.fixture);
}

/* Whoever is killed between the act and the tidying tidies at the next opening. */
static void
test_settle (void)
{
  Made made = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *store = NULL, *copy = NULL;
  StoreConnection *connection;
  gint64 due = -1;

  make (&made);
  store = fixture_path (made.fixture, "store");
  copy = fixture_path (made.fixture, "store.aside-1748000000");
  g_assert_true (along_store_close_sync (made.fixture->store, &error));
  connection = store_connection_open (store, made.fixture->key, STORE_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (store_exec (connection, "INSERT INTO \"fact\" (\"name\", \"value\") VALUES ('erased', 1)", &error));
  g_assert_true (store_connection_close (connection, &error));
  fixture_copy_file (store, copy);
  g_assert_true (along_store_open_sync (made.fixture->store, made.fixture->key, NULL, &error));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_verifies (made.fixture);
  g_assert_true (along_store_close_sync (made.fixture->store, &error));
  connection = store_connection_open (store, made.fixture->key, STORE_CONNECTION_READ, &error);
  g_assert_true (store_get_int (connection, "SELECT count(*) FROM \"fact\" WHERE \"name\" = 'erased'", &due, &error));
  g_assert_cmpint (due, ==, 0);
  g_assert_true (store_connection_close (connection, &error));
  fixture_free (made.fixture);
}

/* What the journal keeps may be missing only as far as an erasure says so. */
static void
test_meddled (void)
{
  Made made = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *store = NULL;

  make (&made);
  store = fixture_path (made.fixture, "store");
  erase (&made, made.person, NULL);
  for (int i = 0; i < 2; i++)
    {
      StoreConnection *connection;
      AlongStoreReport *report;

      g_assert_true (along_store_close_sync (made.fixture->store, &error));
      connection = store_connection_open (store, made.fixture->key, STORE_CONNECTION_WRITE, &error);
      g_assert_no_error (error);
      g_assert_true (store_exec (connection,
                                 i == 0 ? "UPDATE \"journal_image\" SET \"image\" = \"image\" || ' ' WHERE length (\"salt\") = 8"
                                        : "DELETE FROM \"journal_image\" WHERE \"slot\" = (SELECT min (\"slot\") FROM \"journal_image\")",
                                 &error));
      g_assert_true (store_connection_close (connection, &error));
      g_assert_true (along_store_open_sync (made.fixture->store, made.fixture->key, NULL, &error));
      report = along_store_verify_sync (made.fixture->store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->problems->len, >, 0);
      along_store_report_free (report);
    }
  fixture_free (made.fixture);
}

/* Names are whole words, whatever their case and accents. */
static void
test_names (void)
{
  g_autoptr (GPtrArray) names = along_erase_names_new ();
  g_autofree char *json = NULL;
  const struct
  {
    const char *text, *without;
  } rows[] = {
    { "Zoë O’Brien came.", "[name erased] came." },
    { "zoe's cot; ZOË", "[name erased]'s cot; [name erased]" },
    { "Zoeann and O Brien", "Zoeann and O Brien" },
    { "", "" },
  };

  along_erase_names_add (names, "Zoë O'Brien");
  along_erase_names_add (names, "Zoe");
  along_erase_names_add (names, "Unknown");
  along_erase_names_add (names, "");
  g_assert_cmpuint (names->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *without = along_erase_names_without (names, rows[i].text);
      g_assert_cmpstr (without, ==, rows[i].without);
    }
  json = along_erase_names_without_json (names, "{\"linkId\":\"zoe\",\"valueString\":\"Zoe slept\"}");
  g_assert_cmpstr (json, ==, "{\"linkId\":\"zoe\",\"valueString\":\"[name erased] slept\"}");
}

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

static void
erase_family (Fixture *fixture, AlongId family)
{
  const AlongEraseOrder order = { family, ALONG_ID_NONE, ALONG_ERASE_ASKED, "Asked in a letter", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongErasure) erasure = along_store_erase_sync (fixture->store, &order, fixture->worker, &error);
  AlongStoreReport *report;

  g_assert_no_error (error);
  report = along_store_verify_sync (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  along_store_report_free (report);
}

/* Of families that were put together neither keeps the other's words: erased while they are one, and after it was taken back. */
static void
test_together (void)
{
  Crypto crypto = { 0 };

  if (!find_crypto (&crypto))
    {
      g_test_skip ("no libcrypto");
      return;
    }
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
      g_assert_cmpuint (count_in_files (&crypto, fixture), >, 0);
      erase_family (fixture, back ? other : kept);
      g_assert_cmpuint (count_in_files (&crypto, fixture), ==, 0);
      if (back)
        {
          g_autoptr (AlongFamily) stays = fixture_load (fixture, kept);
          g_assert_cmpuint (along_family_count (stays, ALONG_KIND_PERSON), ==, 1);
          g_assert_null (along_store_undo_sync (fixture->store, kept, fixture->worker, TRUE, &error));
        }
      fixture_free (fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/person", test_person);
  g_test_add_func ("/erase/family", test_family);
  g_test_add_func ("/erase/settle", test_settle);
  g_test_add_func ("/erase/meddled", test_meddled);
  g_test_add_func ("/erase/names", test_names);
  g_test_add_func ("/erase/together", test_together);
  return g_test_run ();
}
