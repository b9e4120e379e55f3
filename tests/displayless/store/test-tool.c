/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/wait.h>

#include "along-lock-file.h"
#include "along-tool.h"

/* The verbs store and search as a script uses them. */

static void
test_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock_path = g_build_filename (tool_store, "store.lock", NULL);
  AlongLockFile *lock;
  JsonObject *object;

  tool_assert_refused (RUN (1, "store", "info"), "missing", NULL);
  g_autoptr (JsonNode) created = RUN (0, "store", "create");
  object = json_node_get_object (created);
  g_assert_cmpstr (json_object_get_string_member (object, "store"), ==, tool_store);
  g_assert_cmpuint (strlen (json_object_get_string_member (object, "id")), ==, 36);
  g_assert_cmpint (json_object_get_int_member (object, "format"), ==, 1);
  g_assert_false (json_object_has_member (object, "recovery"));
  tool_assert_refused (RUN (1, "store", "create"), "conflict", NULL);

  g_autoptr (JsonNode) info = RUN (0, "store", "info");
  for (guint i = 0; i < 7; i++)
    {
      static const char *const names[] = { "store", "id", "schema", "families", "records", "journal", "last_backup" };
      g_assert_true (json_object_has_member (json_node_get_object (info), names[i]));
    }
  g_autoptr (JsonNode) verified = RUN (0, "store", "verify");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (verified), "pages"), >, 100);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (verified), "problems")), ==, 0);
  g_autoptr (JsonNode) found = RUN (0, "search", "jade", "--limit", "5");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (found), "hits")), ==, 0);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (found), "truncated"));

  lock = along_lock_file_take (lock_path, "test", &error);
  g_assert_no_error (error);
  tool_assert_refused (RUN (1, "store", "info"), "in-use", NULL);
  along_lock_file_free (lock);
  g_file_set_contents (tool_pass, "another\n", -1, &error);
  tool_assert_refused (RUN (1, "store", "verify"), "wrong-passphrase", NULL);
  RUN (2, "store", "frobnicate");
  RUN (2, "search");
}

/* On another machine: the file and the passphrase are enough. */
static void
test_backup (void)
{
  g_autofree char *file = g_build_filename (tool_dir, "mine.alongside-backup", NULL);
  g_autofree char *other = g_build_filename (tool_dir, "another machine", "caseload", NULL);
  g_autofree char *wrong = tool_write ("wrong", "one two\n");
  g_autofree char *store = NULL, *pass = NULL, *when = NULL;

  g_file_set_contents (tool_pass, "a good long passphrase\n", -1, NULL);
  g_autoptr (JsonNode) before = RUN (0, "store", "info");
  g_assert_true (json_object_get_null_member (json_node_get_object (before), "last_backup"));
  g_autoptr (JsonNode) made = RUN (0, "store", "backup", file);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (made), "verified"));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (made), "file"), ==, file);
  g_assert_cmpint (tool_number (made, "bytes"), >, 100000);
  g_autoptr (JsonNode) after = RUN (0, "store", "info");
  when = g_strdup (json_object_get_string_member (json_node_get_object (after), "last_backup"));
  g_assert_cmpstr (when, ==, json_object_get_string_member (json_node_get_object (made), "made"));

  tool_assert_refused (RUN (1, "store", "restore", file), "conflict", NULL);
  store = g_steal_pointer (&tool_store);
  tool_store = g_strdup (other);
  pass = g_steal_pointer (&tool_pass);
  tool_pass = g_strdup (wrong);
  tool_assert_refused (RUN (1, "store", "restore", file), "wrong-passphrase", NULL);
  g_free (tool_pass);
  tool_pass = g_strdup (pass);
  tool_assert_refused (RUN (1, "store", "restore", pass), "not-ours", NULL);
  g_autoptr (JsonNode) restored = RUN (0, "store", "restore", file);
  g_assert_cmpint (tool_number (restored, "records"), ==, tool_number (made, "records"));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (restored), "as_of"), ==, when);
  g_autoptr (JsonNode) info = RUN (0, "store", "info");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (info), "id"), ==,
                   json_object_get_string_member (json_node_get_object (after), "id"));
  g_autoptr (JsonNode) verified = RUN (0, "store", "verify");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (verified), "problems")), ==, 0);

  g_autoptr (JsonNode) second = RUN (0, "store", "rekey");
  g_assert_cmpint (tool_number (second, "generation"), ==, 2);
  g_autoptr (JsonNode) third = RUN (0, "store", "rekey");
  g_assert_cmpint (tool_number (third, "generation"), ==, 3);
  g_autoptr (JsonNode) again = RUN (0, "store", "verify");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (again), "problems")), ==, 0);
  g_free (tool_store);
  tool_store = g_steal_pointer (&store);
  g_free (pass);
  pass = NULL;
}

/* Each verb says how it is called, and refuses what it does not know. */
static void
test_help (void)
{
  static const char *const verbs[]
    = { "gedcom", "genogram", "form", "score", "intensity", "store", "import", "search", "generate" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char *ask[] = { g_getenv ("ALONGSIDECTL"), verbs[i], "--help", NULL };
      const char *wrong[] = { g_getenv ("ALONGSIDECTL"), verbs[i], "--no-such-option", NULL };
      g_autofree char *out = NULL, *nothing = NULL, *words = NULL;
      int status;

      g_assert_true (g_spawn_sync (NULL, (char **) ask, NULL, 0, NULL, NULL, &out, NULL, &status, NULL));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      g_assert_nonnull (strstr (out, verbs[i]));
      g_assert_true (g_spawn_sync (NULL, (char **) wrong, NULL, 0, NULL, NULL, &nothing, &words, &status, NULL));
      g_assert_cmpint (WEXITSTATUS (status), ==, 2);
      g_assert_cmpstr (nothing, ==, "");
      g_assert_nonnull (strstr (words, "usage"));
    }
}

int
main (int argc, char **argv)
{
  int rc;

  g_test_init (&argc, &argv, NULL);
  tool_start ();
  g_test_add_func ("/tool/store", test_store);
  g_test_add_func ("/tool/backup", test_backup);
  g_test_add_func ("/tool/help", test_help);
  rc = g_test_run ();
  tool_end ();
  return rc;
}
