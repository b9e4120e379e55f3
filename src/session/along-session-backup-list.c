/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-backup.h"
#include "along-store-id.h"
#include "session-private.h"

/* Backups as they lie in a folder, by what they say of themselves; whether the caseload is open or not. */

void
along_saved_backup_free (AlongSavedBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup->worker);
  g_free (backup->team);
  g_free (backup);
}

AlongSavedBackup *
session_saved_backup (const AlongBackupInfo *info, AlongId store)
{
  AlongSavedBackup *saved = g_new0 (AlongSavedBackup, 1);

  saved->path = g_strdup (info->path);
  saved->of_this = along_id_equal (info->store, store);
  saved->by_hand = info->by_hand;
  saved->made_at = info->made_at;
  saved->changed_at = info->changed_at;
  saved->families = info->families;
  saved->people = info->people;
  saved->records = info->records;
  saved->journal = info->journal;
  saved->bytes = info->bytes;
  saved->worker = g_strdup (info->worker);
  saved->team = g_strdup (info->team);
  return saved;
}

/* The id of the caseload, open or not; none where there is none, or its store.id cannot be read. */
AlongId
session_store_id (AlongSession *self)
{
  g_autofree char *path = session_path (self, "store.id");
  AlongStoreId store_id;

  return along_store_id_read (path, &store_id, NULL) ? store_id.id : ALONG_ID_NONE;
}

static void
try_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (along_backup_try_folder_sync (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, session_translate (error));
}

/** along_session_try_backup_folder_async: whether backups can be made in @folder; nothing is left in it. */
void
along_session_try_backup_folder_async (AlongSession *self, const char *folder, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, along_session_try_backup_folder_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, try_thread);
}

gboolean
along_session_try_backup_folder_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlongId store = session_store_id (source);
  GError *error = NULL;
  g_autoptr (GPtrArray) infos = along_backup_list_sync (data, ALONG_ID_NONE, &error);
  GPtrArray *saved;

  if (infos == NULL)
    {
      g_task_return_error (task, session_translate (error));
      return;
    }
  saved = g_ptr_array_new_with_free_func ((GDestroyNotify) along_saved_backup_free);
  for (guint i = 0; i < infos->len; i++)
    g_ptr_array_add (saved, session_saved_backup (infos->pdata[i], store));
  g_task_return_pointer (task, saved, (GDestroyNotify) g_ptr_array_unref);
}

/** along_session_list_backups_async: the backups of any caseload in a folder, by what they say of themselves. */
void
along_session_list_backups_async (AlongSession *self, const char *folder, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  const char *where = folder != NULL ? folder : along_session_get_backup_folder (self);

  g_task_set_source_tag (task, along_session_list_backups_async);
  if (where == NULL)
    {
      g_task_return_pointer (task, g_ptr_array_new_with_free_func ((GDestroyNotify) along_saved_backup_free),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  g_task_set_task_data (task, g_strdup (where), g_free);
  g_task_run_in_thread (task, list_thread);
}

GPtrArray *
along_session_list_backups_finish (AlongSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
