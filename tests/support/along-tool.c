/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-tool.h"

#include "along-test-folder.h"

char *tool_dir, *tool_store, *tool_pass, *tool_err;

void
tool_start (void)
{
  tool_dir = g_dir_make_tmp ("along-tool-XXXXXX", NULL);
  tool_store = g_build_filename (tool_dir, "store", NULL);
  tool_pass = tool_write ("pass", "a good long passphrase\n");
}

void
tool_end (void)
{
  along_test_folder_remove (tool_dir);
  g_free (tool_dir);
  g_free (tool_store);
  g_free (tool_pass);
  g_clear_pointer (&tool_err, g_free);
}

/* Writes a file into the test's folder; its path. */
char *
tool_write (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (tool_dir, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* Runs alongsidectl with the store's options; the answer's root, to be freed, or NULL after a call that was not
 * understood. */
JsonNode *
tool_run (int expected, const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *answer;
  int status;

  g_clear_pointer (&tool_err, g_free);

  g_ptr_array_add (argv, (gpointer) g_getenv ("ALONGSIDECTL"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, (gpointer) "--store");
  g_ptr_array_add (argv, tool_store);
  g_ptr_array_add (argv, (gpointer) "--passphrase-file");
  g_ptr_array_add (argv, tool_pass);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, 0, NULL, NULL, &out, &tool_err, &status, &error);
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

JsonObject *
tool_member (JsonNode *answer, const char *name)
{
  return json_object_get_object_member (json_node_get_object (answer), name);
}

gint64
tool_number (JsonNode *answer, const char *name)
{
  return json_object_get_int_member (json_node_get_object (answer), name);
}

/* That @answer (taken) is a refusal; @where: (nullable): what its "where" ends with. */
void
tool_assert_refused (JsonNode *answer, const char *code, const char *where)
{
  g_autoptr (JsonNode) owned = answer;
  JsonObject *error = tool_member (answer, "error");

  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, code);
  g_assert_cmpstr (json_object_get_string_member (error, "message"), !=, "");
  g_assert_true (json_object_has_member (error, "where"));
  if (where != NULL && !g_str_has_suffix (json_object_get_string_member (error, "where"), where))
    g_error ("refused at %s instead of %s", json_object_get_string_member (error, "where"), where);
}
