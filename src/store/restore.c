/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-clock.h"
#include "along-file.h"
#include "along-keyring.h"
#include "along-vault.h"
#include "bundle.h"
#include "copy.h"
#include "parcel.h"

/* A backup is opened on a scratch copy, read through, and copied under a new key into a folder beside the caseload's.
 * That folder is a caseload as soon as it has its store.id, which comes last; two renames then put it in its place. A
 * process that ends between the two leaves the rest to along_store_settle (). */

#define RESTORED ".restored"
#define OPENED ".opened"
/** A restoration takes minutes at most. */
#define LEFT_OVER_SECONDS (6 * 60 * 60)

void
along_backup_free (AlongBackup *backup)
{
  if (backup == NULL)
    return;
  g_unlink (backup->scratch);
  g_free (backup->scratch);
  along_backup_info_free (backup->info);
  along_wrap_free (backup->recovery);
  along_key_unref (backup->key);
  g_free (backup);
}

/** along_backup_get_info: what it holds, as read from its contents. */
const AlongBackupInfo *
along_backup_get_info (AlongBackup *backup)
{
  return backup->info;
}

/** along_backup_get_recovery: the recovery pair, whose passphrase opened the backup; no key is in it. */
const AlongWrap *
along_backup_get_recovery (AlongBackup *backup)
{
  return backup->recovery;
}

static gboolean
is_text_in (StoreConnection *connection, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *statement = store_statement (connection, g_intern_string (sql), NULL);
  gboolean text = TRUE;
  int rc = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW && text)
    for (int i = 0; i < sqlite3_column_count (statement) && text; i++)
      if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
        {
          const char *value = (const char *) sqlite3_column_text (statement, i);

          text = value != NULL && g_utf8_validate (value, sqlite3_column_bytes (statement, i), NULL);
        }
  sqlite3_reset (statement);
  return text && rc == SQLITE_DONE;
}

/* Whether what is said to be text is, in every table: what reads it later takes that for granted. */
static gboolean
check_text (StoreConnection *connection, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT \"name\" FROM sqlite_master WHERE \"type\" = 'table' AND \"sql\" NOT LIKE 'CREATE VIRTUAL%'", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    g_ptr_array_add (tables, store_column_text (statement, 0));
  for (guint i = 0; good && i < tables->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return store_fail (connection, SQLITE_INTERRUPT, error);
      if (!is_text_in (connection, tables->pdata[i]))
        return store_fail (connection, SQLITE_CORRUPT, error);
    }
  return good;
}

/* backup_read_inside: all of an opened backup of the newest schema: it is whole, and of @store. Inside a transaction. */
gboolean
backup_read_inside (StoreConnection *connection, AlongId store, AlongBackupHeader *found, GCancellable *cancellable,
                    GError **error)
{
  return copy_check_inside (connection, store, NULL, cancellable, error) && check_text (connection, cancellable, error)
         && backup_count (connection, found, error)
         && store_get_int (connection, "SELECT coalesce(max(\"n\"), 0) FROM \"journal\"", &found->head_n, error);
}

/* backup_read_through: all of an opened backup: it is of a version that can be read, whole, and of @store. */
gboolean
backup_read_through (StoreConnection *connection, AlongKey *key, const char *path, AlongId store, AlongBackupHeader *found,
                     GCancellable *cancellable, GError **error)
{
  gboolean done;

  /* The newest schema first: the checks know no other. */
  if (!schema_check (connection, error) || !schema_apply (connection, FALSE, path, key, error)
      || !store_begin_reading (connection, error))
    return FALSE;
  done = backup_read_inside (connection, store, found, cancellable, error);
  return store_end_reading (connection, done ? error : NULL) && done;
}

/* The first column of the first row; %NULL where there is none. @id: (nullable): what the statement asks for */
static char *
read_text (StoreConnection *connection, const char *sql, const AlongId *id)
{
  sqlite3_stmt *statement = store_statement (connection, sql, NULL);
  char *text = NULL;
  gboolean row;

  if (statement != NULL && id != NULL)
    store_bind_id (statement, 1, *id);
  if (statement != NULL && store_row (connection, statement, &row, NULL) && row)
    {
      text = store_column_text (statement, 0);
      sqlite3_reset (statement);
    }
  return text;
}

/* Whose it is, for who is to decide about it; that is as well read as not. */
static void
read_names (StoreConnection *connection, char **worker, char **team)
{
  g_autofree char *me = read_text (connection, "SELECT \"value\" FROM \"setting\" WHERE \"name\" = 'me'", NULL);
  AlongId id;

  if (me != NULL && along_id_parse (me, &id))
    *worker = read_text (connection, "SELECT \"name\" FROM \"worker\" WHERE \"id\" = ?1", &id);
  *team = read_text (connection, "SELECT \"name\" FROM \"programme\" WHERE \"deleted\" = 0 ORDER BY \"rid\" LIMIT 1", NULL);
}

/* backup_look_through: reads all of what is in the scratch file, and notes what it holds. The right key is no guarantee: what is
 * inside was written by whoever made the file.
 *
 * @header: what the file says of itself
 * @damaged: what to say where part of it cannot be read */
gboolean
backup_look_through (AlongBackup *backup, const AlongBackupHeader *header, const char *damaged, GCancellable *cancellable,
                     GError **error)
{
  AlongBackupHeader found = *header;
  GError *local = NULL;
  g_autofree char *worker = NULL, *team = NULL;
  StoreConnection *connection = store_connection_open (backup->scratch, backup->key, STORE_CONNECTION_SCRATCH, &local);
  gboolean done;

  found.wrap = NULL;
  if (connection != NULL)
    {
      done = backup_read_through (connection, backup->key, backup->scratch, header->store, &found, cancellable, &local);
      if (done)
        read_names (connection, &worker, &team);
      done = store_connection_close (connection, done ? &local : NULL) && done;
      /* Of a backup of an older version, that was brought to this one: here nobody needs it. */
      kept_remove (backup->scratch, KEPT_BEFORE);
      if (done)
        {
          g_autofree char *path = g_steal_pointer (&backup->info->path);
          gint64 bytes = backup->info->bytes;

          along_backup_info_free (backup->info);
          backup->info = backup_info_of (&found, path);
          backup->info->bytes = bytes;
          backup->info->worker = g_steal_pointer (&worker);
          backup->info->team = g_steal_pointer (&team);
          return TRUE;
        }
    }
  if (!g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NEWER)
      && !g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FULL)
      && !g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_READ_ONLY)
      && !g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED))
    {
      g_clear_error (&local);
      g_set_error_literal (&local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED, damaged);
    }
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * along_backup_open_sync: opens a backup with its recovery passphrase and reads all of it. Takes a second for the
 * passphrase, and then as long as there is to read.
 *
 * @scratch: where its pages are put meanwhile, as encrypted as they are; its folder must be there
 *
 * Fails with ALONG_VAULT_ERROR_WRONG_PASSPHRASE; ALONG_STORE_ERROR_FOREIGN, NEWER, DAMAGED, FULL, IO, CANCELLED.
 */
AlongBackup *
along_backup_open_sync (const char *path, const AlongSecretText *passphrase, const char *scratch,
                        AlongStoreProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  const CopyProgress whole = { progress, data, 0, 1 };
  g_auto (AlongBackupHeader) header = { 0 };
  g_autoptr (AlongBackup) backup = g_new0 (AlongBackup, 1);
  g_autofree char *folder = g_path_get_dirname (scratch);

  along_store_register ();
  backup->scratch = g_strdup (scratch);
  if (!backup_read_header (path, &header, error))
    return NULL;
  if (header.format > STORE_FORMAT)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NEWER,
                           _ ("A newer Alongside made this backup. Bring Alongside up to date to open it."));
      return NULL;
    }
  backup->info = backup_info_of (&header, path);
  backup->key = along_backup_header_open (&header, passphrase, error);
  if (backup->key == NULL)
    return NULL;
  backup->recovery = along_wrap_copy_empty (header.wrap);
  copy_tell (&whole, 0.2);
  if (!copy_room (folder, backup->info->bytes,
                  _ ("Opening a backup needs room on this computer. %s more is needed: make some room, then try again."),
                  error)
      || !parcel_extract (path, PARCEL_BACKUP, scratch, cancellable, error))
    return NULL;
  copy_tell (&whole, 0.5);
  if (!backup_look_through (backup, &header, _ ("Part of this backup cannot be read. Use another one."), cancellable, error))
    return NULL;
  copy_tell (&whole, 1);
  return g_steal_pointer (&backup);
}

/* backup_fail_io: fails with @words and what errno says. */
gboolean
backup_fail_io (const char *words, GError **error)
{
  int number = errno;

  g_set_error (error, ALONG_STORE_ERROR,
               number == EROFS || number == EACCES ? ALONG_STORE_ERROR_READ_ONLY
               : number == ENOSPC                  ? ALONG_STORE_ERROR_FULL
                                                   : ALONG_STORE_ERROR_IO,
               "%s (%s)", words, g_strerror (number));
  return FALSE;
}

/* The store's file: a copy under the new key, with a device id of its own: two copies of one caseload may both go on. */
static gboolean
make_store (AlongBackup *backup, const char *path, AlongKey *key, JournalHead *head, const CopyProgress *progress,
            GCancellable *cancellable, GError **error)
{
  StoreConnection *from = store_connection_open (backup->scratch, backup->key, STORE_CONNECTION_SCRATCH, error);
  StoreConnection *to = from != NULL ? store_connection_open (path, key, STORE_CONNECTION_SCRATCH, error) : NULL;
  gboolean done = to != NULL && copy_pages (from, to, progress, cancellable, error);

  done = store_connection_close (to, done ? error : NULL) && done;
  done = store_connection_close (from, done ? error : NULL) && done;
  if (!done)
    return FALSE;
  to = store_connection_open (path, key, STORE_CONNECTION_WRITE, error);
  done = to != NULL && small_put_fact_id (to, "device", along_id_new (), error)
         && copy_check (to, backup->info->store, NULL, cancellable, error)
         && journal_read_head (to, backup->info->store, head, error)
         && bundle_note_restored (to, head->n, error)
         && store_exec (to, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  done = store_connection_close (to, done ? error : NULL) && done;
  return done && copy_durable (path, error);
}

static gboolean
write_wrap (const AlongWrap *pair, AlongKey *key, const char *dir, const char *name, GError **error)
{
  g_autoptr (AlongWrap) wrap = along_wrap_copy_empty (pair);
  g_autofree char *path = g_build_filename (dir, name, NULL);

  return along_wrap_seal (wrap, along_key_get_generation (key), key, error) && along_wrap_write (wrap, path, error);
}

static gboolean
fill (AlongBackup *backup, const char *dir, AlongKey *key, const AlongWrap *unlock, gboolean in_keyring,
      const CopyProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "store", NULL);
  g_autofree char *id_path = g_build_filename (dir, "store.id", NULL);
  AlongStoreId store_id;
  JournalHead head;

  copy_step ("restore-copy");
  if (!make_store (backup, path, key, &head, progress, cancellable, error))
    return FALSE;
  copy_step ("restore-wraps");
  if (!write_wrap (backup->recovery, key, dir, "recovery.wrap", error)
      || (unlock != NULL && !write_wrap (unlock, key, dir, "unlock.wrap", error)))
    return FALSE;
  along_store_id_init (&store_id, STORE_FORMAT);
  store_id.id = backup->info->store;
  store_id.not_in_keyring = !in_keyring;
  along_store_id_add_key (&store_id, along_key_get_generation (key), key);
  store_id.has_head = TRUE;
  store_id.head_n = head.n;
  memcpy (store_id.head_hash, head.hash, sizeof store_id.head_hash);
  copy_step ("restore-id");
  return along_store_id_write (&store_id, id_path, error);
}

/**
 * along_backup_restore_sync: makes a caseload of an opened backup, under @key, in the folder
 * along_store_restored_dir () of @dir: beside @dir, which is not touched. The recovery sheet of the backup is that of
 * the caseload.
 *
 * @key: with its generation
 * @unlock: (nullable): the pair of an unlock passphrase, whose keys are not looked at
 * @in_keyring: whether the keyring has @key
 */
gboolean
along_backup_restore_sync (AlongBackup *backup, const char *dir, AlongKey *key, const AlongWrap *unlock,
                           gboolean in_keyring, AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
                           GError **error)
{
  const CopyProgress whole = { progress, data, 0, 1 };
  g_autofree char *to = along_store_restored_dir (dir);

  g_return_val_if_fail (along_key_get_generation (key) > 0, FALSE);

  along_file_empty_folder (to, NULL);
  if (g_mkdir_with_parents (to, 0700) != 0)
    return backup_fail_io (_ ("The folder for the caseload could not be made"), error);
  if (copy_room (to, copy_size (backup->scratch),
                 _ ("Restoring needs room for another copy of the caseload. %s more is needed: make some room, then try "
                    "again."), error)
      && fill (backup, to, key, unlock, in_keyring, &whole, cancellable, error))
    return TRUE;
  along_file_empty_folder (to, NULL);
  g_rmdir (to);
  return FALSE;
}

/** along_store_restored_dir: where a caseload is made that is to be put in the place of @dir. */
char *
along_store_restored_dir (const char *dir)
{
  return g_strconcat (dir, RESTORED, NULL);
}

static gboolean
has_store (const char *dir)
{
  g_autofree char *id_path = g_build_filename (dir, "store.id", NULL);
  g_autofree char *path = g_build_filename (dir, "store", NULL);

  return g_file_test (id_path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_whole (const char *dir)
{
  g_autofree char *id_path = g_build_filename (dir, "store.id", NULL);
  AlongStoreId store_id;

  return along_store_id_read (id_path, &store_id, NULL);
}

/* Between the two renames nobody else ends what another has begun. */
static AlongLockFile *
take_turn (const char *dir, GError **error)
{
  g_autofree char *path = g_strconcat (dir, ".turn", NULL);

  return along_lock_file_take (path, "alongside", error);
}

static gboolean
move_restored (const char *dir, GError **error)
{
  g_autofree char *from = along_store_restored_dir (dir);
  g_autofree char *parent = g_path_get_dirname (dir), *lock_path = g_build_filename (dir, "store.lock", NULL);

  if (has_store (dir))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                           _ ("There is a caseload in this folder already."));
      return FALSE;
    }
  /* An empty folder is no hindrance. */
  g_unlink (lock_path);
  if (g_rename (from, dir) != 0)
    return backup_fail_io (_ ("The caseload could not be put in its place"), error);
  return along_file_sync_folder (parent, error);
}

/**
 * along_store_put_in_place_sync: puts what along_backup_restore_sync () made into the place of @dir. A caseload there,
 * which must be closed, is kept beside it.
 *
 * @before: (out) (optional): set to its folder then, or to %NULL
 */
gboolean
along_store_put_in_place_sync (const char *dir, char **before, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (dir);
  g_autofree char *lock_path = g_build_filename (dir, "store.lock", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (AlongLockFile) lock = NULL, turn = NULL;

  if (before != NULL)
    *before = NULL;
  if (g_mkdir_with_parents (parent, 0700) != 0)
    return backup_fail_io (_ ("The folder for the caseload could not be made"), error);
  turn = take_turn (dir, error);
  if (turn == NULL)
    return FALSE;
  if (has_store (dir))
    {
      lock = along_lock_file_take (lock_path, "alongside", error);
      if (lock == NULL)
        return FALSE;
      kept = g_strdup_printf ("%s" BACKUP_REPLACED "%" G_GINT64_FORMAT, dir, along_clock_now () / 1000);
      copy_step ("place-old");
      if (g_rename (dir, kept) != 0)
        return backup_fail_io (_ ("The caseload that is there could not be put aside"), error);
      along_file_sync_folder (parent, NULL);
    }
  copy_step ("place-new");
  if (!move_restored (dir, error))
    {
      if (kept != NULL && g_rename (kept, dir) != 0)
        g_warning ("The caseload is in %s.", kept);
      return FALSE;
    }
  copy_step ("place-done");
  if (before != NULL)
    *before = g_steal_pointer (&kept);
  return TRUE;
}

/**
 * along_store_settle: ends a restoration that was cut short between its two renames, before anybody asks whether there
 * is a caseload in @dir.
 *
 * Returns: whether there was something to end.
 */
gboolean
along_store_settle (const char *dir)
{
  g_autofree char *restored = along_store_restored_dir (dir);
  g_autoptr (AlongLockFile) turn = NULL;
  g_auto (GStrv) replaced = NULL;

  if (has_store (dir) || !is_whole (restored))
    return FALSE;
  turn = take_turn (dir, NULL);
  if (turn == NULL || has_store (dir))
    return FALSE;
  /* Only what took the old one's place: a first caseload is put there by whoever makes it. */
  replaced = along_store_list_replaced (dir);
  return replaced[0] != NULL && move_restored (dir, NULL);
}

/* Whether it lies there for longer than any restoration takes. */
static gboolean
is_left_over (const char *path)
{
  GStatBuf found;

  return g_stat (path, &found) == 0 && found.st_mtime < g_get_real_time () / G_USEC_PER_SEC - LEFT_OVER_SECONDS;
}

/**
 * along_store_clear_left_over_sync: removes what a restoration that was killed has left beside the caseload in @dir,
 * which is open: its scratch file, the caseload it was making, and that one's key.
 */
void
along_store_clear_left_over_sync (const char *dir)
{
  g_autofree char *opened = g_strconcat (dir, OPENED, NULL), *restored = along_store_restored_dir (dir);
  g_autofree char *its_path = g_build_filename (restored, "store.id", NULL), *own_path = g_build_filename (dir, "store.id", NULL);
  AlongStoreId its = { 0 }, own = { 0 };

  if (is_left_over (opened))
    g_unlink (opened);
  if (!is_left_over (restored) || !along_store_id_read (own_path, &own, NULL))
    return;
  if (along_store_id_read (its_path, &its, NULL) && !its.not_in_keyring)
    for (guint i = 0; i < its.n_keys; i++)
      {
        gboolean used = FALSE;

        for (guint k = 0; k < own.n_keys && along_id_equal (own.id, its.id); k++)
          used = used || own.keys[k].generation == its.keys[i].generation;
        if (!used)
          along_keyring_delete_sync (its.id, its.keys[i].generation, ALONG_KEYRING_QUIETLY, ALONG_KEYRING_TIMEOUT, NULL, NULL);
      }
  along_file_empty_folder (restored, NULL);
  g_rmdir (restored);
}

/** along_store_opened_path: where a backup's pages are put while it is looked at, beside the caseload in @dir. */
char *
along_store_opened_path (const char *dir)
{
  return g_strconcat (dir, OPENED, NULL);
}
