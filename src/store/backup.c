/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-clock.h"
#include "along-vault.h"
#include "copy.h"
#include "parcel.h"
#include "store-call.h"

/* A backup is made with a connection of its own, into a scratch file beside the store under the backup's own key, read
 * back there, and only then wrapped up where it is to be. Nobody waits for it: readers and the writer go on. */

/* What was made is noted in the store: "backup-<made_at>" in the table of facts: by hand or not, head, path. */
#define NOTE "backup-"

void
along_backup_info_free (AlongBackupInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->path);
  g_free (info->worker);
  g_free (info->team);
  g_free (info);
}

/* backup_info_of: what @header says of the file @path. */
AlongBackupInfo *
backup_info_of (const AlongBackupHeader *header, const char *path)
{
  AlongBackupInfo *info = g_new0 (AlongBackupInfo, 1);

  info->path = g_strdup (path);
  info->store = header->store;
  info->by_hand = header->by_hand;
  info->made_at = header->made_at;
  info->changed_at = header->changed_at;
  info->families = header->families;
  info->people = header->people;
  info->records = header->records;
  info->journal = header->head_n;
  info->bytes = copy_size (path);
  return info;
}

/* backup_count: what a store holds, for the header of its backup, or to be shown. Inside a transaction. */
gboolean
backup_count (StoreConnection *connection, AlongBackupHeader *header, GError **error)
{
  header->changed_at = 0;
  return store_get_int (connection, "SELECT count(*) FROM \"family\" WHERE \"deleted\" = 0", &header->families, error)
         && store_get_int (connection, "SELECT count(*) FROM \"person\" WHERE \"deleted\" = 0", &header->people, error)
         && verify_count_records (connection, &header->records, error)
         && store_get_int (connection, "SELECT \"known_at\" FROM \"journal\" ORDER BY \"n\" DESC LIMIT 1",
                           &header->changed_at, error);
}

char *
backup_scratch_path (AlongStore *self)
{
  return g_strconcat (self->path, ".backing-up", NULL);
}

/* One moment of the store into @scratch under @key; @head: where its journal ended then. */
static gboolean
copy_out (AlongStore *self, const char *scratch, AlongKey *key, JournalHead *head, const CopyProgress *progress,
          GCancellable *cancellable, GError **error)
{
  StoreConnection *from = store_connect (self, self->key, STORE_CONNECTION_READ, error), *to = NULL;
  gboolean done;

  if (from == NULL)
    return FALSE;
  g_unlink (scratch);
  to = store_connection_open (scratch, key, STORE_CONNECTION_SCRATCH, error);
  done = to != NULL && store_begin_reading (from, error);
  if (done)
    {
      done = journal_read_head (from, self->id, head, error) && copy_pages (from, to, progress, cancellable, error);
      done = store_end_reading (from, done ? error : NULL) && done;
    }
  done = done && store_exec (to, "PRAGMA journal_mode = DELETE", error);
  done = store_connection_close (to, done ? error : NULL) && done;
  return store_connection_close (from, done ? error : NULL) && done;
}

/* Opens what was copied, as a restoration would, and reads it. */
static gboolean
read_back (AlongStore *self, const char *scratch, AlongKey *key, const JournalHead *head, AlongBackupHeader *header,
           GCancellable *cancellable, GError **error)
{
  StoreConnection *connection = store_connection_open (scratch, key, STORE_CONNECTION_SCRATCH, error);
  gboolean done;

  if (connection == NULL)
    return FALSE;
  done = store_begin_reading (connection, error);
  if (done)
    {
      done = copy_check_inside (connection, self->id, head, cancellable, error) && backup_count (connection, header, error);
      done = store_end_reading (connection, done ? error : NULL) && done;
    }
  return store_connection_close (connection, done ? error : NULL) && done;
}

static gboolean
run_note (AlongStore *self, StoreCall *call)
{
  sqlite3_stmt *statement = store_statement (
    self->writer.connection,
    call->more != NULL ? "INSERT OR REPLACE INTO \"fact\" (\"name\", \"value\") VALUES (?, ?)"
                       : "DELETE FROM \"fact\" WHERE \"name\" = ?",
    &call->error);

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, call->text);
  if (call->more != NULL)
    store_bind_text (statement, 2, call->more);
  return store_run (self->writer.connection, statement, &call->error);
}

/* backup_note: notes in the store that a backup was made, or that it is gone. */
gboolean
backup_note (AlongStore *self, const AlongBackupInfo *info, gboolean gone, GError **error)
{
  StoreCall *call = store_call_new (run_note, NULL);
  gboolean worked;

  call->text = g_strdup_printf (NOTE "%" G_GINT64_FORMAT, info->made_at);
  if (!gone)
    call->more = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", info->by_hand ? "hand" : "self",
                                  info->journal, info->bytes, info->path);
  worked = store_call_wait (self, &self->writer, call, error);
  store_call_free (call);
  return worked;
}

static AlongBackupInfo *
read_note (AlongStore *self, const char *name, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, " ", 4);
  AlongBackupInfo *info;

  if (g_strv_length (parts) != 4)
    return NULL;
  info = g_new0 (AlongBackupInfo, 1);
  info->made_at = g_ascii_strtoll (name + strlen (NOTE), NULL, 10);
  info->store = self->id;
  info->by_hand = strcmp (parts[0], "hand") == 0;
  info->journal = g_ascii_strtoll (parts[1], NULL, 10);
  info->bytes = g_ascii_strtoll (parts[2], NULL, 10);
  info->path = g_strdup (parts[3]);
  return info;
}

/* backup_newest_first: for sorting arrays of AlongBackupInfo. What is dated later than now was made by a clock that was
 * wrong, and counts as the oldest. */
int
backup_newest_first (gconstpointer a, gconstpointer b)
{
  const AlongBackupInfo *const *x = a, *const *y = b;

  gint64 now = along_clock_now ();

  if (((*x)->made_at > now) != ((*y)->made_at > now))
    return (*x)->made_at > now ? 1 : -1;
  return (*x)->made_at > (*y)->made_at ? -1 : (*x)->made_at < (*y)->made_at;
}

static GPtrArray *
read_notes (AlongStore *self, StoreConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) along_backup_info_free);
  sqlite3_stmt *statement;
  gboolean row, good;

  if (!store_begin_reading (connection, error))
    return NULL;
  statement = store_statement (connection, "SELECT \"name\", \"value\" FROM \"fact\" WHERE \"name\" LIKE '" NOTE "%'", error);
  if (statement == NULL)
    return NULL;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      g_autofree char *name = store_column_text (statement, 0), *value = store_column_text (statement, 1);
      AlongBackupInfo *info = value != NULL ? read_note (self, name, value) : NULL;

      if (info != NULL)
        g_ptr_array_add (notes, info);
    }
  if (!store_end_reading (connection, good ? error : NULL) || !good)
    return NULL;
  g_ptr_array_sort (notes, backup_newest_first);
  return g_steal_pointer (&notes);
}

/**
 * along_store_list_backups_sync: the backups that this store has made and not removed since, newest first: where they
 * are, whether they still are or not. Of each: path, made_at, by_hand, journal, bytes.
 */
GPtrArray *
along_store_list_backups_sync (AlongStore *self, GError **error)
{
  StoreConnection *connection;
  g_autoptr (GPtrArray) notes = NULL;
  StoreAside aside;

  if (!store_aside_begin (&aside, self, NULL, error))
    return NULL;
  connection = store_connect (self, self->key, STORE_CONNECTION_READ, error);
  if (connection != NULL)
    notes = read_notes (self, connection, error);
  store_connection_close (connection, NULL);
  store_aside_end (&aside);
  return g_steal_pointer (&notes);
}

/**
 * along_store_get_journal_sync: quick to find out: the number of the journal's last entry, as AlongBackupInfo has it, and
 * whether there is any family to lose.
 */
gboolean
along_store_get_journal_sync (AlongStore *self, gint64 *journal, gboolean *any_family, GError **error)
{
  StoreConnection *connection;
  StoreAside aside;
  gint64 any = 0;
  gboolean done;

  *journal = 0;
  if (!store_aside_begin (&aside, self, NULL, error))
    return FALSE;
  connection = store_connect (self, self->key, STORE_CONNECTION_READ, error);
  done = connection != NULL && store_begin_reading (connection, error)
         && store_get_int (connection, "SELECT coalesce(max(\"n\"), 0) FROM \"journal\"", journal, error)
         && store_get_int (connection, "SELECT 1 FROM \"family\" WHERE \"deleted\" = 0 LIMIT 1", &any, error)
         && store_end_reading (connection, error);
  store_connection_close (connection, NULL);
  store_aside_end (&aside);
  *any_family = any != 0;
  return done;
}

static GBytes *
make_header (AlongStore *self, const char *scratch, AlongBackupHeader *header, const CopyProgress *progress,
             GCancellable *cancellable, GError **error)
{
  const CopyProgress copying = { progress->call, progress->data, 0, 0.6 };
  g_autofree char *recovery = g_build_filename (self->dir, "recovery.wrap", NULL);
  g_autoptr (AlongKey) key = NULL;
  GError *local = NULL;
  JournalHead head;

  key = along_backup_header_seal (header, recovery, &local);
  if (key == NULL)
    {
      if (g_error_matches (local, ALONG_VAULT_ERROR, ALONG_VAULT_ERROR_MISSING))
        {
          g_clear_error (&local);
          g_set_error_literal (&local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO,
                               _ ("There is no recovery sheet, and without one nobody could open a backup. Make a new "
                                  "sheet first: Preferences, Locking."));
        }
      g_propagate_error (error, local);
      return NULL;
    }
  copy_step ("scratch");
  if (!copy_out (self, scratch, key, &head, &copying, cancellable, error))
    return NULL;
  copy_tell (progress, 0.6);
  if (!read_back (self, scratch, key, &head, header, cancellable, error))
    return NULL;
  header->head_n = head.n;
  memcpy (header->head_hash, head.hash, sizeof header->head_hash);
  header->access_n = head.access_n;
  return along_backup_header_format (header);
}

static AlongBackupInfo *
make (AlongStore *self, const char *path, gint64 made_at, gboolean by_hand, AlongStoreProgress progress, gpointer data,
      GCancellable *cancellable, GError **error)
{
  const CopyProgress whole = { progress, data, 0, 1 };
  g_autofree char *scratch = backup_scratch_path (self);
  g_auto (AlongBackupHeader) header
    = { .store = self->id, .format = STORE_FORMAT, .made_at = made_at, .by_hand = by_hand };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlongBackupInfo) info = NULL;
  gboolean done;

  if (!copy_room (self->dir, copy_size (self->path),
                  _ ("A backup needs room for a second copy of the caseload on this computer first. %s more is needed: "
                     "make some room, then try again."), error))
    return NULL;
  bytes = make_header (self, scratch, &header, &whole, cancellable, error);
  copy_tell (&whole, 0.8);
  copy_step ("parcel");
  done = bytes != NULL && parcel_write (path, PARCEL_BACKUP, bytes, scratch, cancellable, error);
  g_unlink (scratch);
  if (!done)
    return NULL;
  copy_step ("note");
  info = backup_info_of (&header, path);
  if (!backup_note (self, info, FALSE, error))
    return NULL;
  copy_tell (&whole, 1);
  return g_steal_pointer (&info);
}

/* One at a time: they have one scratch file. */
static gboolean
begin (StoreAside *aside, AlongStore *self, GCancellable *cancellable, GError **error)
{
  if (!store_may_write (self, error))
    return FALSE;
  if (!g_atomic_int_compare_and_exchange (&self->backing_up, FALSE, TRUE))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IN_USE, _ ("A backup is being made already."));
      return FALSE;
    }
  if (store_aside_begin (aside, self, cancellable, error))
    return TRUE;
  g_atomic_int_set (&self->backing_up, FALSE);
  return FALSE;
}

static void
end (StoreAside *aside)
{
  g_atomic_int_set (&aside->store->backing_up, FALSE);
  store_aside_end (aside);
}

/**
 * along_store_backup_sync: makes a backup in the file @path, in place of what is there, while work goes on. It is read
 * back before it gets its name, and noted in the store.
 *
 * @by_hand: it is never removed by itself
 */
AlongBackupInfo *
along_store_backup_sync (AlongStore *self, const char *path, gboolean by_hand, AlongStoreProgress progress, gpointer data,
                         GCancellable *cancellable, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  AlongBackupInfo *info;
  StoreAside aside;

  if (!begin (&aside, self, cancellable, error))
    return NULL;
  info = make (self, full, along_clock_now (), by_hand, progress, data, aside.either, error);
  end (&aside);
  return info;
}

/**
 * along_store_backup_into_sync: makes a backup in @folder, and then removes those there whose time has come: a folder
 * keeps one for each of the last ALONG_BACKUP_DAYS days and ALONG_BACKUP_WEEKS weeks that have one. Those of other
 * caseloads, and those made by hand, stay.
 */
AlongBackupInfo *
along_store_backup_into_sync (AlongStore *self, const char *folder, AlongStoreProgress progress, gpointer data,
                              GCancellable *cancellable, GError **error)
{
  g_autofree char *whole_folder = g_canonicalize_filename (folder, NULL);
  g_autofree char *name = NULL, *path = NULL;
  gint64 now = along_clock_now ();
  AlongBackupInfo *info = NULL;
  StoreAside aside;

  if (!g_file_test (whole_folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO,
                           _ ("The folder for backups is not there. If it is on a stick or another disk, connect it; or "
                              "choose another folder."));
      return NULL;
    }
  if (!begin (&aside, self, cancellable, error))
    return NULL;
  name = backup_file_name (self->id, now);
  path = g_build_filename (whole_folder, name, NULL);
  info = make (self, path, now, FALSE, progress, data, aside.either, error);
  if (info != NULL)
    backup_expire (self, whole_folder, info);
  end (&aside);
  return info;
}
