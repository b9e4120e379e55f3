/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-bundle.h"
#include "exchange-files.h"

/* The families asked for: one, or all there are. */
static GArray *
find_families (AlongStore *store, const char *family, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  const AlongStoreListFilter filter = { ALONG_STORE_LIST_ALL, ALONG_ID_NONE, TRUE, TRUE, NULL };
  g_autoptr (GPtrArray) summaries = NULL;
  AlongId id;

  if (family != NULL)
    {
      if (!along_id_parse (family, &id))
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--family takes the id of a family.");
          return NULL;
        }
      g_array_append_val (ids, id);
      return g_steal_pointer (&ids);
    }
  summaries = along_store_list_sync (store, &filter, NULL, error);
  if (summaries == NULL)
    return NULL;
  for (guint i = 0; i < summaries->len; i++)
    g_array_append_val (ids, ((AlongSummary *) summaries->pdata[i])->family);
  return g_steal_pointer (&ids);
}

typedef struct
{
  const char *family, *to, *key_file, *passphrase_file;
  gboolean cut;
} Export;

static gboolean
read_for (const Export *export, AlongColleagueKey *key, AlongSecretText **passphrase, char **name, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  int role;

  if (export->key_file == NULL)
    {
      *passphrase = along_secret_text_read_file (export->passphrase_file, error);
      *name = g_strdup ("whoever has the passphrase");
      return *passphrase != NULL;
    }
  return g_file_get_contents (export->key_file, &text, &length, error)
         && along_colleague_read (text, (gssize) length, key, name, &role, error);
}

static int
run (AlongStore *store, const Export *export, const char *dir)
{
  g_autoptr (AlongSecretText) passphrase = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) families = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  AlongColleagueKey key;
  AlongStoreGiven given;

  families = find_families (store, export->family, &error);
  if (families == NULL || !read_for (export, &key, &passphrase, &name, &error))
    return along_tool_refuse_taking (error, families == NULL ? dir : export->key_file != NULL ? export->key_file : export->passphrase_file);
  if (families->len == 0)
    return along_tool_refuse ("nothing", "There is no family in this store.", dir);
  const AlongStoreGiving giving = { (const AlongId *) (gpointer) families->data, families->len, along_tool_me (store), export->cut,
                                    export->key_file != NULL ? key.seal_key : NULL, passphrase, name };
  if (!along_store_give_sync (store, &giving, export->to, &given, NULL, &error))
    return along_tool_refuse_taking (error, export->to);
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "file", export->to);
  along_tool_add_int (builder, "families", families->len);
  along_tool_add_int (builder, "records", given.records);
  along_tool_add_int (builder, "left_out", given.left_out);
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

/** along_verb_export: writes families into a file for a colleague. */
int
along_verb_export (int argc, char **argv)
{
  static const char usage[] = "export [--family ID] --to FILE" ALONG_BUNDLE_ENDING " --for KEY" ALONG_COLLEAGUE_ENDING
                              "|--bundle-passphrase-file F [--leave-out-restricted] " ALONG_TOOL_STORE_USAGE;
  Export export = { 0 };
  AlongToolStore which;
  AlongStore *store;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || !along_tool_take_option (&argc, argv, "--family", &export.family)
      || !along_tool_take_option (&argc, argv, "--to", &export.to) || !along_tool_take_option (&argc, argv, "--for", &export.key_file)
      || !along_tool_take_option (&argc, argv, "--bundle-passphrase-file", &export.passphrase_file))
    return along_tool_usage (usage);
  export.cut = along_tool_take_flag (&argc, argv, "--leave-out-restricted");
  if (argc != 1 || export.to == NULL || (export.key_file == NULL) == (export.passphrase_file == NULL))
    return along_tool_usage (usage);
  if (!g_str_has_suffix (export.to, ALONG_BUNDLE_ENDING))
    return along_tool_refuse ("unknown-kind", "Files for a colleague end with " ALONG_BUNDLE_ENDING ".", export.to);
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  exit_code = run (store, &export, which.dir);
  return along_tool_close_store (store, exit_code);
}
