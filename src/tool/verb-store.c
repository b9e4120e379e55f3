/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "along-instant.h"
#include "along-store-backup.h"
#include "along-text.h"
#include "along-vault.h"
#include "open-store.h"

static void
add_id (JsonBuilder *builder, const char *name, AlongId id)
{
  char text[ALONG_ID_TEXT];

  along_id_format (id, text);
  json_builder_set_member_name (builder, name);
  if (along_id_is_none (id))
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

static int
end (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

static int
create (const AlongToolStore *which)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *recovery = NULL;
  int exit_code;
  AlongStore *store = along_tool_create_store (which, &recovery, &exit_code);
  AlongId id;

  if (store == NULL)
    return exit_code;
  id = along_store_get_id (store);
  exit_code = along_tool_close_store (store, ALONG_TOOL_DONE);
  if (exit_code != ALONG_TOOL_DONE)
    return exit_code;
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "store", which->dir);
  add_id (builder, "id", id);
  along_tool_add_int (builder, "format", 1);
  if (recovery != NULL)
    along_tool_add_text (builder, "recovery", recovery);
  return end (builder);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 ms)
{
  AlongInstant instant = along_instant_new (ms, ALONG_ZONE);
  g_autofree char *text = along_instant_to_text (&instant);

  along_tool_add_text (builder, name, text);
}

static int
info (AlongStore *store, const AlongToolStore *which)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = along_store_list_backups_sync (store, &error);
  AlongStoreInfo counts;

  if (backups == NULL || !along_store_info_sync (store, &counts, &error))
    return along_tool_refuse_error (error, which->dir);
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "store", which->dir);
  add_id (builder, "id", counts.id);
  along_tool_add_int (builder, "schema", counts.schema);
  along_tool_add_int (builder, "families", counts.families);
  along_tool_add_int (builder, "records", counts.records);
  along_tool_add_int (builder, "journal", counts.journal);
  if (backups->len > 0)
    add_time (builder, "last_backup", ((AlongBackupInfo *) backups->pdata[0])->made_at);
  else
    {
      json_builder_set_member_name (builder, "last_backup");
      json_builder_add_null_value (builder);
    }
  return end (builder);
}

static int
verify (AlongStore *store, const AlongToolStore *which)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  AlongStoreReport *report = along_store_verify_sync (store, NULL, &error);

  if (report == NULL)
    return along_tool_refuse_error (error, which->dir);
  json_builder_begin_object (builder);
  along_tool_add_int (builder, "pages", report->pages);
  along_tool_add_int (builder, "records", report->records);
  along_tool_add_int (builder, "journal", report->journal);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value (builder, report->problems->pdata[i]);
  json_builder_end_array (builder);
  along_store_report_free (report);
  return end (builder);
}

static int
backup (AlongStore *store, const char *file)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongBackupInfo) made = along_store_backup_sync (store, file, TRUE, NULL, NULL, NULL, &error);

  if (made == NULL)
    return along_tool_refuse_error (error, file);
  json_builder_begin_object (builder);
  along_tool_add_text (builder, "file", made->path);
  along_tool_add_int (builder, "bytes", made->bytes);
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, TRUE);
  add_time (builder, "made", made->made_at);
  along_tool_add_int (builder, "families", made->families);
  along_tool_add_int (builder, "people", made->people);
  along_tool_add_int (builder, "records", made->records);
  along_tool_add_int (builder, "journal", made->journal);
  return end (builder);
}

static gboolean
is_empty_or_absent (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL ? g_dir_read_name (dir) == NULL : !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The passphrase that opens the backup is also to open what is made of it: no keyring is asked. */
static gboolean
restore_into (AlongBackup *opened, const char *dir, GError **error)
{
  g_autoptr (AlongKey) key = along_key_new_random ();

  along_key_set_generation (key, 1);
  return along_backup_restore_sync (opened, dir, key, along_backup_get_recovery (opened), FALSE, NULL, NULL, NULL, error)
         && along_store_put_in_place_sync (dir, NULL, error);
}

static int
restore (const AlongToolStore *which, const char *file)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *dir = g_canonicalize_filename (which->dir, NULL), *parent = g_path_get_dirname (dir);
  g_autofree char *scratch = along_store_opened_path (dir);
  g_autoptr (AlongSecretText) passphrase = NULL;
  g_autoptr (AlongBackup) opened = NULL;
  g_autoptr (GError) error = NULL;

  along_vault_register ();
  along_vault_forbid_core_dumps ();
  if (which->passphrase_file == NULL)
    return along_tool_refuse ("no-passphrase", "Give the recovery passphrase in a file: --passphrase-file F.", file);
  if (!is_empty_or_absent (dir))
    return along_tool_refuse ("conflict", "The folder is not empty. Choose one that is, or that is not there yet.", which->dir);
  passphrase = along_secret_text_read_file (which->passphrase_file, &error);
  if (passphrase == NULL)
    return along_tool_refuse_error (error, which->passphrase_file);
  g_mkdir_with_parents (parent, 0700);
  opened = along_backup_open_sync (file, passphrase, scratch, NULL, NULL, NULL, &error);
  if (opened == NULL)
    return along_tool_refuse_error (error, file);
  if (!restore_into (opened, dir, &error))
    return along_tool_refuse_error (error, which->dir);
  json_builder_begin_object (builder);
  along_tool_add_int (builder, "records", along_backup_get_info (opened)->records);
  add_time (builder, "as_of", along_backup_get_info (opened)->made_at);
  add_id (builder, "id", along_backup_get_info (opened)->store);
  along_tool_add_int (builder, "families", along_backup_get_info (opened)->families);
  along_tool_add_int (builder, "people", along_backup_get_info (opened)->people);
  along_tool_add_int (builder, "journal", along_backup_get_info (opened)->journal);
  return end (builder);
}

static int
rekey (const AlongToolStore *which)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (AlongKey) key = NULL, made = NULL;
  g_autoptr (GError) error = NULL;
  gboolean in_keyring;
  int exit_code;
  /* Opened first, with all its checks. */
  AlongStore *store = along_tool_open_store_with (which, &key, &in_keyring, &exit_code);

  if (store == NULL)
    return exit_code;
  exit_code = along_tool_close_store (store, ALONG_TOOL_DONE);
  if (exit_code != ALONG_TOOL_DONE)
    return exit_code;
  made = along_store_rekey_sync (which->dir, FALSE, key, in_keyring, NULL, NULL, NULL, &error);
  if (made == NULL)
    return along_tool_refuse_error (error, which->dir);
  json_builder_begin_object (builder);
  along_tool_add_int (builder, "generation", along_key_get_generation (made));
  return end (builder);
}

/** along_verb_store: makes a store, counts what is in it, checks it, backs it up, restores it, changes its key. */
int
along_verb_store (int argc, char **argv)
{
  static const char usage[] = "store create|info|verify|backup FILE|restore FILE|rekey " ALONG_TOOL_STORE_USAGE;
  AlongToolStore which;
  AlongStore *store;
  int exit_code;

  if (!along_tool_take_store (&argc, argv, &which) || argc < 2)
    return along_tool_usage (usage);
  along_store_settle (which.dir);
  if (argc == 3 && argv[2][0] != '-' && strcmp (argv[1], "restore") == 0)
    return restore (&which, argv[2]);
  if (argc == 3 && argv[2][0] != '-' && strcmp (argv[1], "backup") == 0)
    {
      store = along_tool_open_store (&which, &exit_code);
      return store == NULL ? exit_code : along_tool_close_store (store, backup (store, argv[2]));
    }
  if (argc != 2)
    return along_tool_usage (usage);
  if (strcmp (argv[1], "rekey") == 0)
    return rekey (&which);
  if (strcmp (argv[1], "create") == 0)
    return create (&which);
  if (strcmp (argv[1], "info") != 0 && strcmp (argv[1], "verify") != 0)
    return along_tool_usage (usage);
  store = along_tool_open_store (&which, &exit_code);
  if (store == NULL)
    return exit_code;
  exit_code = strcmp (argv[1], "info") == 0 ? info (store, &which) : verify (store, &which);
  return along_tool_close_store (store, exit_code);
}
