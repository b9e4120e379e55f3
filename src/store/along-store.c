/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup.h"
#include "bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "along-clock.h"
#include "along-vault.h"

G_DEFINE_FINAL_TYPE (AlongStore, along_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (along-store-error-quark, along_store_error)

static void shut (AlongStore *self, GError **error);

static void
along_store_finalize (GObject *object)
{
  AlongStore *self = ALONG_STORE (object);

  shut (self, NULL);
  g_free (self->dir);
  g_free (self->path);
  g_free (self->id_path);
  g_free (self->lock_path);
  g_object_unref (self->leaving);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  G_OBJECT_CLASS (along_store_parent_class)->finalize (object);
}

static void
along_store_class_init (AlongStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_store_finalize;
  along_store_register ();
}

static void
along_store_init (AlongStore *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  self->leaving = g_cancellable_new ();
}

/**
 * along_store_new: the store in the folder @dir, which need not exist yet. Nothing is read.
 *
 * @demonstration: only a store of that kind is created or opened
 */
AlongStore *
along_store_new (const char *dir, gboolean demonstration)
{
  AlongStore *self = g_object_new (ALONG_TYPE_STORE, NULL);

  self->dir = g_strdup (dir);
  self->path = g_build_filename (dir, "store", NULL);
  self->id_path = g_build_filename (dir, "store.id", NULL);
  self->lock_path = g_build_filename (dir, "store.lock", NULL);
  self->demonstration = demonstration;
  return self;
}

/** along_store_exists: whether a store was created there. One whose store.id went missing is there still. */
gboolean
along_store_exists (AlongStore *self)
{
  return g_file_test (self->id_path, G_FILE_TEST_EXISTS) || g_file_test (self->path, G_FILE_TEST_EXISTS);
}

/** along_store_get_id: the id of a store that was created or opened by @self; else ALONG_ID_NONE. */
AlongId
along_store_get_id (AlongStore *self)
{
  return self->id;
}

/** along_store_get_notices: what was found at opening that a person must be told of: AlongStoreNotices. */
guint
along_store_get_notices (AlongStore *self)
{
  return self->notices;
}

/* What the vault says, in this room's codes; the words are good as they are. Takes @local. */
static gboolean
pass_on (GError *local, GError **error)
{
  static const struct
  {
    int from, to;
  } codes[] = {
    { ALONG_VAULT_ERROR_IN_USE, ALONG_STORE_ERROR_IN_USE },
    { ALONG_VAULT_ERROR_DAMAGED, ALONG_STORE_ERROR_DAMAGED },
    { ALONG_VAULT_ERROR_MISSING, ALONG_STORE_ERROR_DAMAGED },
    { ALONG_VAULT_ERROR_NEWER, ALONG_STORE_ERROR_NEWER },
  };
  int code = ALONG_STORE_ERROR_IO;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (local, ALONG_VAULT_ERROR, codes[i].from))
      code = codes[i].to;
  g_set_error_literal (error, ALONG_STORE_ERROR, code, local->message);
  g_error_free (local);
  return FALSE;
}

static gboolean
take_lock (AlongStore *self, GError **error)
{
  const char *program = g_get_prgname ();
  GError *local = NULL;

  self->lock_file = along_lock_file_take (self->lock_path, program != NULL ? program : "alongside", &local);
  return self->lock_file != NULL || pass_on (local, error);
}

static void
remove_file (AlongStore *self, const char *ending)
{
  g_autofree char *path = g_strconcat (self->path, ending, NULL);

  g_unlink (path);
}

/* The file is made before SQLite opens it, so that its log, too, is its owner's alone. */
static gboolean
make_file (AlongStore *self, GError **error)
{
  int fd;

  remove_file (self, "-wal");
  remove_file (self, "-shm");
  fd = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, ALONG_STORE_ERROR,
                   errno == EROFS || errno == EACCES ? ALONG_STORE_ERROR_READ_ONLY
                   : errno == ENOSPC                 ? ALONG_STORE_ERROR_FULL
                                                     : ALONG_STORE_ERROR_IO,
                   _ ("The caseload’s file could not be made (%s)."), g_strerror (errno));
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static gboolean
fill_new (AlongStore *self, AlongKey *key, AlongId id, GError **error)
{
  StoreConnection *connection = store_connection_open (self->path, key, STORE_CONNECTION_CREATE, error);
  gboolean done;

  if (connection == NULL)
    return FALSE;
  done = schema_apply (connection, self->demonstration, self->path, key, error)
         && small_put_fact_id (connection, "store", id, error)
         && small_put_fact_id (connection, "device", along_id_new (), error)
         && store_exec (connection, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  return store_connection_close (connection, done ? error : NULL) && done;
}

/**
 * along_store_create_sync: makes a new, empty store under @key (of generation 1 if it has none) and its store.id,
 * which comes last: without it there is no store. It is left closed.
 */
gboolean
along_store_create_sync (AlongStore *self, AlongKey *key, GError **error)
{
  guint generation = along_key_get_generation (key);
  AlongStoreId store_id;
  GError *local = NULL;
  gboolean done;

  g_return_val_if_fail (!self->open, FALSE);
  if (g_mkdir_with_parents (self->dir, 0700) != 0)
    {
      g_set_error (error, ALONG_STORE_ERROR, errno == EACCES || errno == EROFS ? ALONG_STORE_ERROR_READ_ONLY : ALONG_STORE_ERROR_IO,
                   _ ("The caseload’s folder could not be made (%s)."), g_strerror (errno));
      return FALSE;
    }
  if (!take_lock (self, error))
    return FALSE;
  if (along_store_exists (self))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                           _ ("There is a caseload in this folder already."));
      g_clear_pointer (&self->lock_file, along_lock_file_free);
      return FALSE;
    }
  along_store_id_init (&store_id, STORE_FORMAT);
  along_store_id_add_key (&store_id, generation > 0 ? generation : 1, key);
  done = make_file (self, error) && fill_new (self, key, store_id.id, error);
  if (done && !along_store_id_write (&store_id, self->id_path, &local))
    done = pass_on (local, error);
  if (done)
    self->id = store_id.id;
  else
    {
      /* There was none before, so that nobody's work is in it. */
      g_unlink (self->id_path);
      remove_file (self, "");
      remove_file (self, "-wal");
      remove_file (self, "-shm");
    }
  g_clear_pointer (&self->lock_file, along_lock_file_free);
  return done;
}

static gboolean
check_log (AlongStore *self, GError **error)
{
  switch (log_check (self->path, error))
    {
    case LOG_UNREADABLE:
      return FALSE;
    case LOG_DAMAGED:
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_LOG_DAMAGED,
                           _ ("The newest work in this caseload cannot be read. It was not opened, so that nothing is "
                              "lost. Copy both files, then ask whoever looks after this computer."));
      return FALSE;
    case LOG_CUT:
      self->notices |= ALONG_STORE_NOTICE_LOG_CUT;
      return log_copy_aside (self->path, error);
    default:
      return TRUE;
    }
}

/* Whether the journal still has the entry that was the last at the last clean closing. */
static gboolean
check_head (AlongStore *self, const AlongStoreId *store_id, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  if (!store_id->has_head || store_id->head_n == 0)
    return TRUE;
  statement = store_statement (self->writer.connection, "SELECT \"hash\" FROM \"journal\" WHERE \"n\" = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, store_id->head_n);
  if (!store_row (self->writer.connection, statement, &row, error))
    return FALSE;
  if (!row || sqlite3_column_bytes (statement, 0) != ALONG_HASH_SIZE
      || memcmp (sqlite3_column_blob (statement, 0), store_id->head_hash, ALONG_HASH_SIZE) != 0)
    self->notices |= ALONG_STORE_NOTICE_OLDER;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
check_identity (AlongStore *self, const AlongStoreId *store_id, GError **error)
{
  AlongId id;

  if (!small_get_fact_id (self->writer.connection, "store", &id, error)
      || !small_get_fact_id (self->writer.connection, "device", &self->device, error))
    return FALSE;
  if (!along_id_equal (id, store_id->id))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED,
                           _ ("The files in the caseload’s folder do not belong together."));
      return FALSE;
    }
  self->id = id;
  return TRUE;
}

/* store_connect: a connection to the store under a key that is known to be the store's. */
StoreConnection *
store_connect (AlongStore *self, AlongKey *key, StoreConnectionUse use, GError **error)
{
  GError *local = NULL;
  StoreConnection *connection = store_connection_open (self->path, key, self->looking ? STORE_CONNECTION_LOOK : use, &local);

  if (connection != NULL)
    return connection;
  /* It is the page that is wrong. */
  if (g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY))
    {
      g_clear_error (&local);
      store_fail (NULL, SQLITE_CORRUPT, &local);
    }
  g_propagate_error (error, local);
  return NULL;
}

/* Whoever has the store has checked its log and brought it to their version. Nothing is written, nothing that lies
 * about is taken away. */
static gboolean
open_to_look (AlongStore *self, AlongKey *key, GError **error)
{
  AlongStoreId store_id;
  GError *local = NULL;
  gint64 version = 0;

  self->notices = 0;
  if (!along_store_id_read (self->id_path, &store_id, &local))
    return pass_on (local, error);
  if (!along_store_id_fits (&store_id, key, NULL))
    return store_fail (NULL, SQLITE_NOTADB, error);
  self->writer.connection = store_connect (self, key, STORE_CONNECTION_READ, error);
  if (self->writer.connection == NULL
      || !store_get_int (self->writer.connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version < schema_newest ())
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IN_USE,
                           _ ("An older Alongside has this caseload open. Close it there first."));
      return FALSE;
    }
  if (!schema_apply (self->writer.connection, self->demonstration, self->path, key, error)
      || !store_begin_reading (self->writer.connection, error) || !check_identity (self, &store_id, error)
      || !journal_read_head (self->writer.connection, self->id, &self->head, error)
      || !store_end_reading (self->writer.connection, error))
    return FALSE;
  self->reader.connection = store_connect (self, key, STORE_CONNECTION_READ, error);
  return self->reader.connection != NULL;
}

/* The log of a store that is in use is read through memory that its readers share: those of one computer alone. */
static gboolean
is_on_this_computer (AlongStore *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);
  AlongLockHolder holder = { .pid = 0 };

  if (info != NULL && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE)
      && along_lock_file_holder (self->lock_path, &holder) && holder.pid > 0 && (kill (holder.pid, 0) == 0 || errno == EPERM))
    return TRUE;
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO,
                       _ ("It cannot be seen whether whoever has this caseload open is on this computer. Close it there first."));
  return FALSE;
}

/** along_store_set_looking: before opening: only to be read, if another program has it. */
void
along_store_set_looking (AlongStore *self, gboolean looking)
{
  g_return_if_fail (!self->open);
  self->looking = looking;
}

/** along_store_is_looking: whether it is open, or was asked to be opened, only to be read. */
gboolean
along_store_is_looking (AlongStore *self)
{
  return self->looking;
}

static gboolean
open_up (AlongStore *self, AlongKey *key, GError **error)
{
  g_autofree char *scratch = store_scratch_path (self);
  g_autofree char *backup_scratch = backup_scratch_path (self);
  AlongStoreId store_id;
  GError *local = NULL;

  self->notices = 0;
  g_unlink (scratch); /* of a check that was killed */
  bundle_clear_left_over (self->dir);
  g_unlink (backup_scratch);
  if (!along_store_id_read (self->id_path, &store_id, &local))
    return pass_on (local, error);
  if (store_id.format > STORE_FORMAT)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NEWER,
                           _ ("A newer Alongside wrote this caseload. Bring Alongside up to date to open it."));
      return FALSE;
    }
  if (!along_store_id_fits (&store_id, key, NULL))
    return store_fail (NULL, SQLITE_NOTADB, error);
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED,
                           _ ("The caseload’s own file is not in its folder."));
      return FALSE;
    }
  if (!rekey_settle (self->path, self->id_path, &store_id, key, error) || !check_log (self, error))
    return FALSE;
  self->writer.connection = store_connect (self, key, STORE_CONNECTION_WRITE, error);
  if (self->writer.connection == NULL
      || !schema_apply (self->writer.connection, self->demonstration, self->path, key, error)
      || !store_begin_reading (self->writer.connection, error) || !check_identity (self, &store_id, error)
      || !check_head (self, &store_id, error)
      || !journal_read_head (self->writer.connection, self->id, &self->head, error)
      || !store_end_reading (self->writer.connection, error))
    return FALSE;
  self->settle_pause = 0;
  erase_settle (self);
  self->reader.connection = store_connect (self, key, STORE_CONNECTION_READ, error);
  return self->reader.connection != NULL;
}

/**
 * along_store_open_sync: opens the store under @key: checks the key, the log, the kind of store, its version
 * and its journal's end, brings it to the newest version, and starts its threads.
 */
gboolean
along_store_open_sync (AlongStore *self, AlongKey *key, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (!self->open, FALSE);

  if (!along_store_exists (self))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_IO, _ ("There is no caseload in this folder."));
      return FALSE;
    }
  if (self->looking && !along_lock_file_holder (self->lock_path, NULL))
    self->looking = FALSE; /* closed meanwhile */
  if (self->looking ? !is_on_this_computer (self, error) : !take_lock (self, error))
    return FALSE;
  if (!(self->looking ? open_to_look (self, key, error) : open_up (self, key, error)) || g_cancellable_is_cancelled (cancellable))
    {
      if (error != NULL && *error == NULL)
        store_fail (NULL, SQLITE_INTERRUPT, error);
      store_connection_close (g_steal_pointer (&self->reader.connection), NULL);
      store_connection_close (g_steal_pointer (&self->writer.connection), NULL);
      g_clear_pointer (&self->lock_file, along_lock_file_free);
      return FALSE;
    }
  self->key = along_key_ref (key);
  store_threads_start (self);
  return TRUE;
}

static void
open_in_thread (GTask *task, gpointer self, gpointer key, GCancellable *cancellable)
{
  GError *error = NULL;

  if (along_store_open_sync (self, key, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
along_store_open_async (AlongStore *self, AlongKey *key, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, along_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, along_key_ref (key), (GDestroyNotify) along_key_unref);
  g_task_run_in_thread (task, open_in_thread);
  g_object_unref (task);
}

gboolean
along_store_open_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Where the journal ends, for the next opening to compare. */
static void
note_head (AlongStore *self)
{
  AlongStoreId store_id;
  g_autoptr (GError) error = NULL;

  if (!along_store_id_read (self->id_path, &store_id, &error))
    {
      g_warning ("store.id: %s", error->message);
      return;
    }
  if (store_id.has_head && store_id.head_n == self->head.n
      && memcmp (store_id.head_hash, self->head.hash, ALONG_HASH_SIZE) == 0)
    return;
  store_id.has_head = TRUE;
  store_id.head_n = self->head.n;
  memcpy (store_id.head_hash, self->head.hash, ALONG_HASH_SIZE);
  if (!along_store_id_write (&store_id, self->id_path, &error))
    g_warning ("store.id: %s", error->message);
}

static void
shut (AlongStore *self, GError **error)
{
  gboolean clean = TRUE;

  if (!store_threads_stop (self))
    return;
  store_asides_end (self);
  clean = store_connection_close (g_steal_pointer (&self->reader.connection), error);
  if (self->looking)
    {
      store_connection_close (g_steal_pointer (&self->writer.connection), clean ? error : NULL);
      g_clear_pointer (&self->key, along_key_unref);
      return;
    }
  clean = store_exec (self->writer.connection, "PRAGMA wal_checkpoint (TRUNCATE)", NULL) && clean;
  clean = store_connection_close (g_steal_pointer (&self->writer.connection), clean ? error : NULL) && clean;
  if (clean)
    note_head (self);
  g_clear_pointer (&self->key, along_key_unref);
  g_clear_pointer (&self->lock_file, along_lock_file_free);
}

/**
 * along_store_close_sync: waits for what was asked for, empties the log, closes every connection, forgets the
 * key. Closing a closed store does nothing.
 */
gboolean
along_store_close_sync (AlongStore *self, GError **error)
{
  GError *local = NULL;

  shut (self, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static void
close_in_thread (GTask *task, gpointer self, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (along_store_close_sync (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
along_store_close_async (AlongStore *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, along_store_close_async);
  g_task_run_in_thread (task, close_in_thread);
  g_object_unref (task);
}

gboolean
along_store_close_finish (AlongStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
