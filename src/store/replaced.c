/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-file.h"
#include "copy.h"

/* Caseloads that a restoration has replaced: whole, with keys of their own, beside the one that took their place. One is put
 * back as a backup is restored: a whole copy of it is read through, and made a caseload. */

static int
latest_first (gconstpointer a, gconstpointer b)
{
  return -g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/** along_store_list_replaced: the folders of caseloads that were replaced and not let go, the latest first. */
GStrv
along_store_list_replaced (const char *dir)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *parent = g_path_get_dirname (dir);
  g_autofree char *base = g_path_get_basename (dir);
  g_autofree char *prefix = g_strconcat (base, BACKUP_REPLACED, NULL);
  g_autoptr (GDir) folder = g_dir_open (parent, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, prefix))
      g_ptr_array_add (found, g_build_filename (parent, name, NULL));
  g_ptr_array_sort (found, latest_first);
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

/** along_store_let_go_sync: removes a caseload that was replaced: its keys first, so that what remains is unreadable. */
gboolean
along_store_let_go_sync (const char *replaced, GError **error)
{
  static const char *const keys[] = { "unlock.wrap", "recovery.wrap" };

  g_return_val_if_fail (strstr (replaced, BACKUP_REPLACED) != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *path = g_build_filename (replaced, keys[i], NULL);
      g_unlink (path);
    }
  along_file_sync_folder (replaced, NULL);
  along_file_empty_folder (replaced, NULL);
  if (g_rmdir (replaced) != 0)
    return backup_fail_io (_ ("The folder could not be removed"), error);
  return TRUE;
}

/* The newest work in it that cannot be read stays where it is, for somebody who can. */
static gboolean
check_log (const char *path, GError **error)
{
  switch (log_check (path, error))
    {
    case LOG_SOUND:
      return TRUE;
    case LOG_UNREADABLE:
      return FALSE;
    default:
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_LOG_DAMAGED,
                           _ ("The newest work in that caseload cannot be read. It stays where it is, so that nothing is "
                              "lost. Ask whoever looks after this computer."));
      return FALSE;
    }
}

/* One moment of it into the scratch file, under the key it has. */
static gboolean
copy_out (AlongBackup *backup, const char *path, const CopyProgress *progress, GCancellable *cancellable, GError **error)
{
  StoreConnection *from = store_connection_open (path, backup->key, STORE_CONNECTION_READ, error), *to = NULL;
  gboolean done;

  if (from == NULL)
    return FALSE;
  g_unlink (backup->scratch);
  to = store_connection_open (backup->scratch, backup->key, STORE_CONNECTION_SCRATCH, error);
  done = to != NULL && store_begin_reading (from, error);
  if (done)
    {
      done = copy_pages (from, to, progress, cancellable, error);
      done = store_end_reading (from, done ? error : NULL) && done;
    }
  done = done && store_exec (to, "PRAGMA journal_mode = DELETE", error);
  done = store_connection_close (to, done ? error : NULL) && done;
  return store_connection_close (from, done ? error : NULL) && done;
}

/**
 * along_store_open_replaced_sync: reads all of a caseload that was replaced, for along_backup_restore_sync () to put it back.
 * It is not changed, and stays until it is let go.
 *
 * @replaced: its folder, of along_store_list_replaced ()
 * @replaced_at: when, milliseconds UTC: what its information has for when it was made
 * @key: of it
 * @scratch: where its pages are put meanwhile, as encrypted as they are; its folder must be there
 *
 * Fails with ALONG_STORE_ERROR_WRONG_KEY, NEWER, DAMAGED, LOG_DAMAGED, FULL, IO, CANCELLED; ALONG_VAULT_ERROR_IN_USE, MISSING.
 */
AlongBackup *
along_store_open_replaced_sync (const char *replaced, gint64 replaced_at, AlongKey *key, const char *scratch,
                                AlongStoreProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  const CopyProgress whole = { progress, data, 0, 1 }, copying = { progress, data, 0, 0.6 };
  g_autoptr (AlongBackup) backup = g_new0 (AlongBackup, 1);
  g_autofree char *path = g_build_filename (replaced, "store", NULL), *id_path = g_build_filename (replaced, "store.id", NULL);
  g_autofree char *wrap_path = g_build_filename (replaced, "recovery.wrap", NULL);
  g_autofree char *lock_path = g_build_filename (replaced, "store.lock", NULL), *folder = g_path_get_dirname (scratch);
  g_autoptr (AlongLockFile) lock = NULL;
  g_autoptr (AlongWrap) recovery = NULL;
  AlongBackupHeader header = { .made_at = replaced_at };
  AlongStoreId store_id;

  g_return_val_if_fail (strstr (replaced, BACKUP_REPLACED) != NULL, NULL);

  along_store_register ();
  backup->scratch = g_strdup (scratch);
  lock = along_lock_file_take (lock_path, "alongside", error);
  if (lock == NULL || !along_store_id_read (id_path, &store_id, error) || !check_log (path, error))
    return NULL;
  recovery = along_wrap_read (wrap_path, error);
  if (recovery == NULL
      || !copy_room (folder, copy_size (path),
                     _ ("Reading that caseload needs room on this computer. %s more is needed: make some room, then try again."),
                     error))
    return NULL;
  header.store = store_id.id;
  backup->key = along_key_ref (key);
  backup->recovery = along_wrap_copy_empty (recovery);
  backup->info = backup_info_of (&header, path);
  if (!copy_out (backup, path, &copying, cancellable, error)
      || !backup_look_through (backup, &header, _ ("Part of that caseload cannot be read. It stays where it is."), cancellable,
                               error))
    return NULL;
  copy_tell (&whole, 1);
  return g_steal_pointer (&backup);
}
