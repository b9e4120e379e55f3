/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Beyond the copy itself: key files, folders, and that the disk is not full to the last byte. */
#define ROOM_BESIDE (1024 * 1024)

void (*copy_step_hook) (const char *step);

void
copy_step (const char *step)
{
  if (copy_step_hook != NULL)
    copy_step_hook (step);
}

/* copy_tell: @part of this piece of work is done. */
void
copy_tell (const CopyProgress *progress, double part)
{
  if (progress->call != NULL)
    progress->call (progress->from + (progress->to - progress->from) * CLAMP (part, 0, 1), progress->data);
}

/*
 * copy_step_pages: every page of @from, free ones too, goes through the cipher's own check on its way into @to.
 *
 * @pages, @left: (out): how many there are, and those from the last one that was read on
 * @progress: (nullable)
 *
 * Returns: SQLITE_DONE: all of them; SQLITE_INTERRUPT: cancelled; what SQLite says otherwise
 */
int
copy_step_pages (StoreConnection *from, StoreConnection *to, int at_once, int *pages, int *left, const CopyProgress *progress,
                 GCancellable *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int rc = backup != NULL ? SQLITE_OK : sqlite3_errcode (to->db);

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      rc = sqlite3_backup_step (backup, at_once);
      if (rc == SQLITE_OK || rc == SQLITE_DONE)
        {
          *pages = sqlite3_backup_pagecount (backup);
          *left = sqlite3_backup_remaining (backup) + 1;
        }
      if (progress != NULL && *pages > 0)
        copy_tell (progress, 1 - (double) (*left - 1) / *pages);
      if (progress != NULL)
        copy_step ("copying");
      /* An unsound page may be handed out once, emptied: what is asked for next is refused. */
      if (at_once == 1 && rc == SQLITE_OK)
        rc = sqlite3_exec (from->db, "SELECT 1 FROM \"fact\" LIMIT 1", NULL, NULL, NULL);
    }
  sqlite3_backup_finish (backup);
  return rc == SQLITE_OK ? SQLITE_INTERRUPT : rc;
}

/*
 * copy_pages: all of @from as it is at one moment, whatever is written meanwhile, into the new file of @to. Inside
 * store_begin_reading () and store_end_reading () of the caller's, the latter says whether every page was sound;
 * otherwise this does.
 */
gboolean
copy_pages (StoreConnection *from, StoreConnection *to, const CopyProgress *progress, GCancellable *cancellable,
            GError **error)
{
  gboolean own = sqlite3_get_autocommit (from->db) != 0;
  GError *unsound = NULL;
  int pages = 0, left = 1, rc;

  if (own && !store_begin_reading (from, error))
    return FALSE;
  rc = copy_step_pages (from, to, COPY_PAGES_A_STEP, &pages, &left, progress, cancellable);
  if (own)
    store_end_reading (from, &unsound);
  if (rc == SQLITE_DONE && unsound == NULL)
    return TRUE;
  if (unsound != NULL && rc != SQLITE_INTERRUPT)
    {
      g_propagate_error (error, unsound);
      return FALSE;
    }
  g_clear_error (&unsound);
  /* The cipher says no more than that of a page that is not as it was written. */
  return store_fail (to, rc == SQLITE_ERROR ? SQLITE_CORRUPT : rc, error);
}

static gboolean
stopped (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* copy_check_file: fails with DAMAGED if SQLite finds a fault in the file. */
gboolean
copy_check_file (StoreConnection *connection, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "PRAGMA integrity_check (1)", error);
  gboolean row;

  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    {
      sqlite3_reset (statement);
      return TRUE;
    }
  return store_fail (connection, SQLITE_CORRUPT, error);
}

/*
 * copy_check_inside: reads a store back: its file, both chains of its journal and every image. Inside a transaction.
 *
 * @expected: (nullable): where its journal must end
 */
gboolean
copy_check_inside (StoreConnection *connection, AlongId store, const JournalHead *expected, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gboolean done;
  gint64 entries = 0;
  JournalHead head;
  AlongId id;

  store_connection_set_stop (connection, stopped, cancellable);
  done = copy_check_file (connection, error)
         && small_get_fact_id (connection, "store", &id, error)
         && journal_check (connection, store, problems, &entries, cancellable, error)
         && journal_read_head (connection, store, &head, error);
  store_connection_set_stop (connection, NULL, NULL);
  if (!done)
    return FALSE;
  if (problems->len > 0 || !along_id_equal (id, store)
      || (expected != NULL
          && (head.n != expected->n || memcmp (head.hash, expected->hash, sizeof head.hash) != 0
              || head.access_n != expected->access_n)))
    return store_fail (connection, SQLITE_CORRUPT, error);
  return TRUE;
}

/* copy_check: as copy_check_inside (), in a transaction of its own. */
gboolean
copy_check (StoreConnection *connection, AlongId store, const JournalHead *expected, GCancellable *cancellable,
            GError **error)
{
  gboolean done;

  if (!store_begin_reading (connection, error))
    return FALSE;
  done = copy_check_inside (connection, store, expected, cancellable, error);
  return store_end_reading (connection, done ? error : NULL) && done;
}

/*
 * copy_room: whether the disk of the folder @dir has room for @bytes more. Where the system does not say, writing will.
 *
 * @words: with one "%s", what is missing
 */
gboolean
copy_room (const char *dir, gint64 bytes, const char *words, GError **error)
{
  struct statvfs disk;

  if (statvfs (dir, &disk) != 0)
    return TRUE;
  guint64 free_bytes = (guint64) disk.f_bavail * disk.f_frsize;
  guint64 needed = (guint64) bytes + ROOM_BESIDE;
  if (free_bytes >= needed)
    return TRUE;
  g_autofree char *missing = g_format_size (needed - free_bytes);
  g_autoptr (GString) whole = g_string_new (words);
  g_string_replace (whole, "%s", missing, 1);
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_FULL, whole->str);
  return FALSE;
}

gboolean
copy_durable (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  return done || store_fail (NULL, number == ENOSPC ? SQLITE_FULL : SQLITE_IOERR, error);
}

/* copy_size: bytes of a file; 0 if there is none. */
gint64
copy_size (const char *path)
{
  struct stat found;

  return stat (path, &found) == 0 ? found.st_size : 0;
}
