/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families between colleagues as a script exchanges them. */
#include <string.h>

#include "along-store-bundle.h"
#include "along-tool.h"
#include "along-wrap.h"

/* The store as it lies there. */
static AlongStore *
open_store (void)
{
  g_autofree char *wrap_path = g_build_filename (tool_store, "unlock.wrap", NULL);
  g_autoptr (AlongSecretText) passphrase = along_secret_text_read_file (tool_pass, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  AlongStore *store = along_store_new (tool_store, FALSE);

  if (!g_file_test (wrap_path, G_FILE_TEST_EXISTS))
    {
      g_free (wrap_path);
      wrap_path = g_build_filename (tool_store, "recovery.wrap", NULL);
    }
  keys = along_wrap_file_open_sync (wrap_path, passphrase, &error);
  g_assert_no_error (error);
  along_store_open_sync (store, keys->pdata[0], NULL, &error);
  g_assert_no_error (error);
  return store;
}

/* Changes the name of the first person of the first family. */
static void
rename_somebody (const char *name)
{
  g_autoptr (AlongStore) store = open_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (AlongFamily) family = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  const AlongStoreListFilter filter = { ALONG_STORE_LIST_ALL, ALONG_ID_NONE, TRUE, TRUE, NULL };

  summaries = along_store_list_sync (store, &filter, NULL, &error);
  g_assert_no_error (error);
  family = along_store_load_sync (store, ((AlongSummary *) summaries->pdata[0])->family, NULL, &error);
  g_assert_no_error (error);
  edit = along_edit_new ("Rename", along_family_get_id (family));
  along_record_set_text (along_edit_change (edit, along_family_nth (family, ALONG_KIND_PERSON, 0)), ALONG_PERSON_P_PREFERRED, name);
  along_store_commit_sync (store, edit, ALONG_ID_NONE, NULL, &error);
  g_assert_no_error (error);
  along_store_close_sync (store, NULL);
}

/* Makes the store that of one of its team, whose key it gives. */
static AlongColleagueKey
become_somebody (void)
{
  g_autoptr (AlongStore) store = open_store ();
  g_autoptr (AlongFamily) team = along_store_load_sync (store, ALONG_ID_NONE, NULL, NULL);
  AlongId me = along_record_get_id (along_family_nth (team, ALONG_KIND_WORKER, 0));
  g_autofree char *text = along_id_to_text (me);
  AlongColleagueKey key;

  g_assert_true (along_store_put_setting_sync (store, "me", text, NULL));
  g_assert_true (along_store_get_own_key_sync (store, me, &key, NULL));
  along_store_close_sync (store, NULL);
  return key;
}

static void
accept_key (const AlongColleagueKey *key)
{
  g_autoptr (AlongStore) store = open_store ();
  g_autoptr (GError) error = NULL;

  along_store_accept_colleague_key_sync (store, key, ALONG_ID_NONE, &error);
  g_assert_no_error (error);
  along_store_close_sync (store, NULL);
}

static void
use_store (const char *path)
{
  g_free (tool_store);
  tool_store = g_strdup (path);
}

static void
test_exchange (void)
{
  g_autofree char *file = g_build_filename (tool_dir, "all.along", NULL), *again = g_build_filename (tool_dir, "again.along", NULL);
  g_autofree char *other_kind = g_build_filename (tool_dir, "all.txt", NULL);
  g_autofree char *secret = tool_write ("secret", "six blue boats by night\n"), *wrong = tool_write ("wrong", "one two\n");
  g_autofree char *marta = g_strdup (tool_store), *sam = g_build_filename (tool_dir, "sam", NULL);
  JsonArray *conflicts;

  g_autoptr (JsonNode) made = RUN (0, "generate", "--families", "2", "--seed", "3");
  g_assert_cmpint (tool_number (made, "families"), ==, 2);
  RUN (2, "export", "--to", file);
  tool_assert_refused (RUN (1, "export", "--to", other_kind, "--bundle-passphrase-file", secret), "unknown-kind", other_kind);
  g_autoptr (JsonNode) given = RUN (0, "export", "--to", file, "--bundle-passphrase-file", secret);
  g_assert_cmpint (tool_number (given, "families"), ==, 2);
  g_assert_cmpint (tool_number (given, "left_out"), ==, 0);

  use_store (sam);
  g_autoptr (JsonNode) created = RUN (0, "store", "create");
  tool_assert_refused (RUN (1, "import", file), "passphrase-needed", file);
  tool_assert_refused (RUN (1, "import", file, "--bundle-passphrase-file", wrong), "wrong-passphrase", file);
  g_autoptr (JsonNode) taken = RUN (0, "import", file, "--bundle-passphrase-file", secret);
  g_assert_cmpint (tool_number (taken, "records"), >, tool_number (given, "records"));
  g_autoptr (JsonNode) twice = RUN (0, "import", file, "--bundle-passphrase-file", secret);
  g_assert_cmpint (tool_number (twice, "records"), ==, 0);

  /* Both change the same: nothing is decided in silence. */
  rename_somebody ("Sam’s");
  use_store (marta);
  rename_somebody ("Marta’s");
  g_autoptr (JsonNode) more = RUN (0, "export", "--to", again, "--bundle-passphrase-file", secret);
  use_store (sam);
  g_autoptr (JsonNode) refused = RUN (1, "import", again, "--bundle-passphrase-file", secret);
  tool_assert_refused (json_node_copy (refused), "conflicts", again);
  conflicts = json_object_get_array_member (json_node_get_object (refused), "conflicts");
  g_assert_cmpuint (json_array_get_length (conflicts), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (conflicts, 0), "property"), ==, "preferred");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (conflicts, 0), "ours"), ==, "Sam’s");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (conflicts, 0), "theirs"), ==, "Marta’s");
  /* What is personal is not on standard error. */
  g_assert_null (strstr (tool_err, "Marta"));
  RUN (2, "import", again, "--conflicts", "mine");
  g_autoptr (JsonNode) decided = RUN (0, "import", again, "--bundle-passphrase-file", secret, "--conflicts", "theirs");
  g_assert_cmpint (tool_number (decided, "conflicts"), ==, 1);
  g_assert_cmpint (tool_number (decided, "records"), ==, 1);
  g_autoptr (JsonNode) sound = RUN (0, "store", "verify");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (sound), "problems")), ==, 0);
}

/* Who signs with another key than the one that was accepted of them may be somebody else. */
static void
test_other_key (void)
{
  g_autofree char *file = g_build_filename (tool_dir, "signed.along", NULL);
  g_autofree char *secret = tool_write ("secret", "six blue boats by night\n");
  g_autofree char *marta = g_build_filename (tool_dir, "marta", NULL), *sam = g_build_filename (tool_dir, "sam-again", NULL);
  AlongColleagueKey key;

  use_store (marta);
  g_autoptr (JsonNode) made = RUN (0, "generate", "--families", "1", "--seed", "4");
  key = become_somebody ();
  g_autoptr (JsonNode) given = RUN (0, "export", "--to", file, "--bundle-passphrase-file", secret);

  use_store (sam);
  g_autoptr (JsonNode) created = RUN (0, "store", "create");
  key.sign_key[0] ^= 1;
  accept_key (&key);
  tool_assert_refused (RUN (1, "import", file, "--bundle-passphrase-file", secret), "changed-key", file);
  g_autoptr (JsonNode) info = RUN (0, "store", "info");
  g_assert_cmpint (tool_number (info, "families"), ==, 0);
  g_autoptr (JsonNode) taken = RUN (0, "import", file, "--bundle-passphrase-file", secret, "--other-key");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (taken), "warnings")), ==, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  tool_start ();
  g_test_add_func ("/tool/exchange", test_exchange);
  g_test_add_func ("/tool/exchange/other-key", test_other_key);
  status = g_test_run ();
  tool_end ();
  return status;
}
