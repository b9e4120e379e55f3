/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copy.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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

/* SQLITE_DONE if all passed; else @left are those from the last one that was read on. */
static int
step_pages (StoreConnection *from, StoreConnection *to, int at_once, int *pages, int *left, GCancellable *cancellable)
{
  int rc;

  if (!store_begin_reading (from, NULL))
    return sqlite3_errcode (from->db);
  rc = copy_step_pages (from, to, at_once, pages, left, NULL, cancellable);
  if (!store_end_reading (from, NULL) && rc == SQLITE_DONE)
    rc = SQLITE_CORRUPT;
  return rc;
}

static gboolean
read_pages (StoreConnection *from, StoreConnection *to, AlongStoreReport *report, gboolean *whole,
            GCancellable *cancellable, GError **error)
{
  int pages = 0, left = 0, rc = step_pages (from, to, COPY_PAGES_A_STEP, &pages, &left, cancellable);

  report->pages = pages;
  if (is_unreadable (rc))
    {
      /* One of the last of them: once more, one by one, to say which. */
      rc = step_pages (from, to, 1, &pages, &left, cancellable);
      if (is_unreadable (rc))
        {
          report->pages = pages;
          g_ptr_array_add (report->problems, g_strdup_printf (_ ("Part of the caseload’s file cannot be read: page %d of %d."),
                                                              pages - left + 1, pages));
          return TRUE;
        }
    }
  *whole = rc == SQLITE_DONE;
  return *whole || store_fail (rc == SQLITE_INTERRUPT ? from : to, rc, error);
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
  done = to != NULL && read_pages (from, to, report, &whole, cancellable, &local);
  if (done && whole)
    done = check_contents (to, report, store, cancellable, &local);
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
