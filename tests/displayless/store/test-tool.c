/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "along-lock-file.h"

/* The verbs store and search as a script uses them. */

static char *dir, *store, *pass;

/* Runs alongsidectl with the store's options; the answer's root object, to be freed with its node. */
static JsonNode *
run (int expected, const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *answer;
  int status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("ALONGSIDECTL"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, (gpointer) "--store");
  g_ptr_array_add (argv, store);
  g_ptr_array_add (argv, (gpointer) "--passphrase-file");
  g_ptr_array_add (argv, pass);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, 0, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_spawn_check_wait_status (status, NULL) ? 0 : WEXITSTATUS (status), ==, expected);
  if (expected == 2)
    {
      g_assert_cmpstr (out, ==, "");
      return NULL;
    }
  answer = json_from_string (out, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (answer));
  return answer;
}

#define RUN(expected, ...) run (expected, (const char *const[]){ __VA_ARGS__, NULL })

static JsonObject *
member (JsonNode *answer, const char *name)
{
  return json_object_get_object_member (json_node_get_object (answer), name);
}

static void
assert_refused (JsonNode *answer, const char *code)
{
  g_autoptr (JsonNode) owned = answer;
  JsonObject *error = member (answer, "error");

  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, code);
  g_assert_true (json_object_has_member (error, "message"));
  g_assert_true (json_object_has_member (error, "where"));
}

static void
test_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock_path = g_build_filename (store, "store.lock", NULL);
  AlongLockFile *lock;
  JsonObject *object;

  assert_refused (RUN (1, "store", "info"), "missing");
  g_autoptr (JsonNode) created = RUN (0, "store", "create");
  object = json_node_get_object (created);
  g_assert_cmpstr (json_object_get_string_member (object, "store"), ==, store);
  g_assert_cmpuint (strlen (json_object_get_string_member (object, "id")), ==, 36);
  g_assert_cmpint (json_object_get_int_member (object, "format"), ==, 1);
  g_assert_false (json_object_has_member (object, "recovery"));
  assert_refused (RUN (1, "store", "create"), "conflict");

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
  assert_refused (RUN (1, "store", "info"), "in-use");
  along_lock_file_free (lock);
  g_file_set_contents (pass, "another\n", -1, &error);
  assert_refused (RUN (1, "store", "verify"), "wrong-passphrase");
  RUN (2, "store", "frobnicate");
  RUN (2, "search");
}

int
main (int argc, char **argv)
{
  GDir *left;
  const char *name;
  int rc;

  g_test_init (&argc, &argv, NULL);
  dir = g_dir_make_tmp ("along-tool-XXXXXX", NULL);
  store = g_build_filename (dir, "store", NULL);
  pass = g_build_filename (dir, "pass", NULL);
  g_file_set_contents (pass, "a good long passphrase\n", -1, NULL);
  g_test_add_func ("/tool/store", test_store);
  rc = g_test_run ();
  left = g_dir_open (store, 0, NULL);
  while (left != NULL && (name = g_dir_read_name (left)) != NULL)
    {
      g_autofree char *path = g_build_filename (store, name, NULL);
      g_unlink (path);
    }
  g_clear_pointer (&left, g_dir_close);
  g_rmdir (store);
  g_unlink (pass);
  g_rmdir (dir);
  g_free (dir);
  g_free (store);
  g_free (pass);
  return rc;
}
