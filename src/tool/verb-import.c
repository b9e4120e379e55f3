/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-files.h"
#include "import-files.h"

static int
answer (const AlongToolImport *import)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  g_autofree AlongId *ids = g_new (AlongId, MAX (import->edits->len, 1));
  guint records = 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "families");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->edits->len; i++)
    {
      char text[ALONG_ID_TEXT];

      records += along_edit_get_n (import->edits->pdata[i]);
      ids[i] = along_edit_get_family (import->edits->pdata[i]);
      if (along_id_is_none (ids[i]) || !g_hash_table_add (seen, &ids[i]))
        continue;
      along_id_format (ids[i], text);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "records");
  json_builder_add_int_value (builder, records);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->warnings->len; i++)
    json_builder_add_string_value (builder, import->warnings->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

static int
run (AlongStore *store, AlongToolImport *import, char **files, const char *dir)
{
  g_autoptr (GError) error = NULL;
  int exit_code = ALONG_TOOL_DONE;

  if (!along_tool_import_start (import, store, &error))
    return along_tool_refuse_error (error, dir);
  for (char **file = files; *file != NULL; file++)
    if (!along_tool_import_file (import, *file, &exit_code))
      return exit_code;
  if (import->edits->len > 0 && !along_store_commit_all_sync (store, import->edits, ALONG_ID_NONE, &error))
    return along_tool_refuse_error (error, dir);
  return answer (import);
}

/** along_verb_import: takes files into the store: all of what all of them hold, or nothing. */
int
along_verb_import (int argc, char **argv)
{
  static const char usage[] = "import FILE… [--family ID|--new] [--good-rows] [--bundle-passphrase-file F] [--conflicts ours|theirs] [--other-key] "
                              ALONG_TOOL_STORE_USAGE;
  AlongToolImport import = { 0 };
  AlongToolTakeIn how = { 0 };
  AlongToolStore which;
  AlongStore *store;
  gboolean as_new;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--family", &import.into)
      || !along_tool_take_option (&argc, argv, "--bundle-passphrase-file", &how.passphrase_file)
      || !along_tool_take_option (&argc, argv, "--conflicts", &how.conflicts)
      || (how.conflicts != NULL && !g_str_equal (how.conflicts, "ours") && !g_str_equal (how.conflicts, "theirs")))
    return along_tool_usage (usage);
  as_new = along_tool_take_flag (&argc, argv, "--new");
  how.other_key = along_tool_take_flag (&argc, argv, "--other-key");
  import.good_rows = along_tool_take_flag (&argc, argv, "--good-rows");
  if (argc < 2 || (as_new && import.into != NULL))
    return along_tool_usage (usage);
  for (int i = 1; i < argc; i++)
    if (argv[i][0] == '-' || (argc > 2 && along_tool_is_bundle (argv[i])))
      return along_tool_usage (usage);
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  if (along_tool_is_bundle (argv[1]))
    return along_tool_close_store (store, along_tool_take_in (store, argv[1], &how));
  exit_code = run (store, &import, argv + 1, which.dir);
  along_tool_import_clear (&import);
  return along_tool_close_store (store, exit_code);
}
