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
  g_test_add_func ("/tool/help", test_help);
  rc = g_test_run ();
  tool_end ();
  return rc;
}
