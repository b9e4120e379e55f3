/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Pages copied between two looks at whether to go on. */
#define PAGES_A_STEP 256

static void
problem_int (GPtrArray *problems, const char *format, gint64 number)
{
  g_ptr_array_add (problems, g_strdup_printf (format, number));
}

/* Whether it is the store's own page that is at fault, and not the room for the copy. */
static gboolean
is_unreadable (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_ERROR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return TRUE;
    case SQLITE_IOERR:
      return rc == SQLITE_IOERR_READ || rc == SQLITE_IOERR_SHORT_READ;
    default:
      return FALSE;
    }
}

/* Every page, free ones too, goes through the cipher's own check on its way into the copy. */
static gboolean
copy_pages (StoreConnection *from, StoreConnection *to, AlongStoreReport *report, gboolean *whole,
            GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int rc = SQLITE_OK, pages = 0, left = 0;

  *whole = FALSE;
  if (backup == NULL)
    return store_fail (to, sqlite3_errcode (to->db), error);
  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      pages = sqlite3_backup_pagecount (backup);
      left = sqlite3_backup_remaining (backup);
    }
  sqlite3_backup_finish (backup);
  if (g_cancellable_is_cancelled (cancellable))
    return store_fail (from, SQLITE_INTERRUPT, error);
  report->pages = pages;
  if (rc != SQLITE_DONE && !is_unreadable (rc))
    return store_fail (to, rc, error);
  if (rc != SQLITE_DONE)
    problem_int (report->problems, _ ("A page of the store’s file cannot be read (at or after page %" G_GINT64_FORMAT ")."),
                 (gint64) pages - left + 1);
  else
    *whole = TRUE;
  return TRUE;
}

/* What a pragma of SQLite's says, a line for each fault. */
static gboolean
run_check (StoreConnection *connection, const char *pragma, const char *good, const char *words, GPtrArray *problems,
           GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, pragma, error);
  gboolean row, done;

  if (statement == NULL)
    return FALSE;
  for (done = store_row (connection, statement, &row, error); done && row;
       done = store_row (connection, statement, &row, error))
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);
      if (good == NULL || g_strcmp0 (text, good) != 0)
        g_ptr_array_add (problems, g_strdup_printf (words, text));
    }
  return done;
}

/* verify_count_records: all that are not deleted, of every kind. */
gboolean
verify_count_records (StoreConnection *connection, gint64 *records, GError **error)
{
  *records = 0;
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    {
      static gsize made[ALONG_N_KINDS];
      gint64 n = 0;

      if (g_once_init_enter (&made[i]))
        g_once_init_leave (&made[i], (gsize) g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"deleted\" = 0",
                                                              along_kind_get (i)->name));
      if (!store_get_int (connection, (const char *) made[i], &n, error))
        return FALSE;
      *records += n;
    }
  return TRUE;
}

static gboolean
stopped (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
check_contents (StoreConnection *connection, AlongStoreReport *report, AlongId store, GCancellable *cancellable,
                GError **error)
{
  gboolean done;

  store_connection_set_stop (connection, stopped, cancellable);
  done = run_check (connection, "PRAGMA integrity_check", "ok", _ ("The store’s file has a fault: %s"), report->problems,
                    error)
         && run_check (connection, "PRAGMA foreign_key_check", NULL, _ ("A record in “%s” belongs to one that is not there."),
                       report->problems, error)
         && verify_count_records (connection, &report->records, error)
         && journal_check (connection, store, report->problems, &report->journal, cancellable, error)
         && search_check (connection, report->problems, error);
  store_connection_set_stop (connection, NULL, NULL);
  return done;
}

/*
 * verify_store: checks the store @path in full, on a copy under a key that is thrown away, made beside it at
 * @scratch. What is wrong with the store is in the report; an error says that it could not be checked.
 */
AlongStoreReport *
verify_store (const char *path, AlongKey *key, const char *scratch, AlongId store, GCancellable *cancellable,
              GError **error)
{
  AlongStoreReport *report = g_new0 (AlongStoreReport, 1);
  g_autoptr (AlongKey) throw_away = along_key_new_random ();
  StoreConnection *from = NULL, *to = NULL;
  GError *local = NULL;
  gboolean whole = FALSE, done;

  report->problems = g_ptr_array_new_with_free_func (g_free);
  g_unlink (scratch);
  from = store_connection_open (path, key, STORE_CONNECTION_READ, &local);
  to = from != NULL ? store_connection_open (scratch, throw_away, STORE_CONNECTION_SCRATCH, &local) : NULL;
  /* One moment of the store, whatever is written meanwhile. */
  done = to != NULL && store_exec (from, "BEGIN", &local)
         && store_exec (from, "SELECT count(*) FROM \"fact\"", &local)
         && copy_pages (from, to, report, &whole, cancellable, &local);
  if (done && whole)
    done = check_contents (to, report, store, cancellable, &local);
  if (from != NULL && !sqlite3_get_autocommit (from->db))
    store_exec (from, "ROLLBACK", NULL);
  store_connection_close (to, NULL);
  store_connection_close (from, NULL);
  g_unlink (scratch);
  if (done)
    return report;
  if (g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_DAMAGED)
      || g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_WRONG_KEY))
    {
      g_ptr_array_add (report->problems, g_strdup (local->message));
      g_error_free (local);
      return report;
    }
  g_propagate_error (error, local);
  along_store_report_free (report);
  return NULL;
}

void
along_store_report_free (AlongStoreReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->problems);
  g_free (report);
}
