/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-demo.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "along-demonstration.h"
#include "along-family.h"
#include "along-file.h"
#include "along-image.h"
#include "along-lock-file.h"
#include "along-presets.h"
#include "along-questionnaire-record.h"
#include "along-store-id.h"
#include "along-store.h"
#include "along-vault.h"
#include "along-interchange-resource.h"

/* data/demo/: team.json has the team's records; each story has its family's edits in the order in which
 * they became known, as "known" (instant), "title", "worker" and "changes" (op, kind, id, set), where
 * "set" is an image of the fields. So the journal is as if the record had grown day by day. */

#define RESOURCES "/org/alongside/Alongside/demo/"

static const char *const stories[] = {
  "1-early-start-and-taper.json", "2-start-around-birth.json",  "3-father-led.json",
  "4-learning-disability-with-advocacy.json", "5-removal-then-return.json",
};

static JsonObject *
read_resource (const char *name, JsonParser *parser, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize size;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, text, (gssize) size, error))
    return NULL;
  return json_node_get_object (json_parser_get_root (parser));
}

static AlongId
read_id (JsonObject *object, const char *member)
{
  AlongId id = ALONG_ID_NONE;

  if (!along_id_parse (json_object_get_string_member (object, member), &id))
    g_warning ("Demonstration: an id cannot be read");
  return id;
}

static gboolean
read_fields (JsonObject *change, AlongRecord *into, GError **error)
{
  g_autofree char *image = json_to_string (json_object_get_member (change, "set"), FALSE);

  return along_image_read (image, into, error);
}

static gboolean
read_change (JsonObject *change, AlongEdit *edit, AlongFamily *so_far, GError **error)
{
  const AlongKind *kind = along_kind_find (json_object_get_string_member (change, "kind"));
  AlongId id = read_id (change, "id");
  gboolean is_new = g_str_equal (json_object_get_string_member_with_default (change, "op", "create"), "create");
  AlongRecord *current = is_new ? NULL : along_family_lookup (so_far, id);

  g_return_val_if_fail (kind != NULL && (is_new || current != NULL), FALSE);

  return read_fields (change, is_new ? along_edit_create_with_id (edit, kind->id, id) : along_edit_change (edit, current), error);
}

static gboolean
add_team (AlongStore *store, AlongId *me, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *team = read_resource ("team.json", parser, error);
  g_autoptr (AlongEdit) edit = along_edit_new ("Start the caseload", ALONG_ID_NONE);
  AlongInstant known;
  JsonArray *records;
  char text[ALONG_ID_TEXT];

  if (team == NULL)
    return FALSE;
  *me = read_id (team, "me");
  along_instant_parse ("2024-01-01T09:00", &known);
  along_edit_set_known_at (edit, known.ms);
  along_edit_set_lasting (edit, TRUE);
  records = json_object_get_array_member (team, "records");
  for (guint i = 0; i < json_array_get_length (records); i++)
    if (!read_change (json_array_get_object_element (records, i), edit, NULL, error))
      return FALSE;
  along_preset_add_modules (edit);
  along_questionnaire_add_builtin (edit, NULL);
  if (!along_store_commit_sync (store, edit, *me, NULL, error))
    return FALSE;
  along_id_format (*me, text);
  return along_store_put_setting_sync (store, "me", text, error);
}

static gboolean
add_story (AlongStore *store, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *story = read_resource (name, parser, error);
  g_autoptr (AlongFamily) family = NULL;
  JsonArray *edits;
  AlongId id;

  if (story == NULL)
    return FALSE;
  id = read_id (story, "family");
  family = along_family_new (id);
  edits = json_object_get_array_member (story, "edits");
  for (guint i = 0; i < json_array_get_length (edits); i++)
    {
      JsonObject *row = json_array_get_object_element (edits, i);
      JsonArray *changes = json_object_get_array_member (row, "changes");
      g_autoptr (AlongEdit) edit = along_edit_new (json_object_get_string_member (row, "title"), id);
      AlongInstant known;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      along_instant_parse (json_object_get_string_member (row, "known"), &known);
      along_edit_set_known_at (edit, known.ms);
      for (guint c = 0; c < json_array_get_length (changes); c++)
        if (!read_change (json_array_get_object_element (changes, c), edit, family, error))
          return FALSE;
      if (!along_store_commit_sync (store, edit, read_id (row, "worker"), NULL, error))
        return FALSE;
      along_family_apply (family, edit);
    }
  return TRUE;
}

/* Whether the folder holds a store that is not the demonstration's: then nothing in it is touched. A caseload has a
 * recovery file beside it, which the demonstration never has. */
static gboolean
is_somebodys (const char *path)
{
  g_autofree char *id_path = g_build_filename (path, "store.id", NULL), *recovery = g_build_filename (path, "recovery.wrap", NULL);
  g_autoptr (AlongKey) key = along_demonstration_key ();
  AlongStoreId store_id;

  return g_file_test (recovery, G_FILE_TEST_EXISTS)
         || (along_store_id_read (id_path, &store_id, NULL) && !along_store_id_fits (&store_id, key, NULL));
}

/* Throws away what an earlier look round left, unless somebody is looking round just now. */
static gboolean
empty_folder (const char *path, GError **error)
{
  g_autofree char *lock_path = g_build_filename (path, "store.lock", NULL);
  g_autoptr (AlongLockFile) lock = NULL;
  g_autoptr (GError) local = NULL;

  g_mkdir_with_parents (path, 0700);
  lock = along_lock_file_take (lock_path, "alongside", &local);
  if (g_error_matches (local, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_IN_USE))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IN_USE, local->message);
      return FALSE;
    }
  if (lock == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (lock == NULL)
    return FALSE;
  along_file_empty_folder (path, "store.lock");
  return TRUE;
}

/** along_interchange_register: makes the room's resources reachable; may be called again. */
void
along_interchange_register (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      along_interchange_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

/**
 * along_demo_build_sync: makes the store of made-up families anew in a folder, and closes it.
 *
 * @dir: the folder of the demonstration; what it held is thrown away
 */
gboolean
along_demo_build_sync (const char *dir, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlongStore) store = along_store_new (dir, TRUE);
  g_autoptr (AlongKey) key = along_demonstration_key ();
  AlongId me;
  gboolean built;

  along_interchange_register ();
  if (is_somebodys (dir))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                           _ ("There is a caseload in this folder already."));
      return FALSE;
    }
  if (!empty_folder (dir, error))
    return FALSE;
  if (!along_store_create_sync (store, key, error) || !along_store_open_sync (store, key, cancellable, error))
    return FALSE;
  built = add_team (store, &me, error);
  for (guint i = 0; built && i < G_N_ELEMENTS (stories); i++)
    built = add_story (store, stories[i], cancellable, error);
  return along_store_close_sync (store, built ? error : NULL) && built;
}

static void
build (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (along_demo_build_sync (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
along_demo_build_async (const char *dir, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, along_demo_build_async);
  g_task_set_task_data (task, g_strdup (dir), g_free);
  g_task_run_in_thread (task, build);
}

gboolean
along_demo_build_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
