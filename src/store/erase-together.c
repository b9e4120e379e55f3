/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

/*
 * Families that were put together hold one another's words: the one that went still has its rows and its journal, for
 * taking it back, and where it was taken back, the one that was kept still has removed copies of what came over. Neither
 * outlives an erasure in the other. Taking the two apart is not possible after that.
 */

typedef struct
{
  AlongId edit;
  AlongId other; /* the family on the other side */
} Together;

static GArray *
read_together (StoreConnection *connection, const char *sql, AlongId family, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Together));
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      const Together one = { store_column_id (statement, 0), store_column_id (statement, 1) };

      g_array_append_val (found, one);
    }
  return good ? g_steal_pointer (&found) : NULL;
}

/* The family that went: whole. What it is called stays with the edits of the other. */
static gboolean
erase_gone_family (StoreConnection *connection, AlongId family, gint64 n, AlongErasure *erasure, GError **error)
{
  g_autoptr (ErasePlan) plan = NULL;
  g_autoptr (GError) local = NULL;
  guint images = 0, access = 0, drafts = 0;
  sqlite3_stmt *statement;

  plan = erase_plan (connection, family, ALONG_ID_NONE, NULL, &local);
  if (plan == NULL)
    {
      /* It has been erased before. */
      if (g_error_matches (local, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!erase_rows (connection, plan, error) || !erase_images (connection, plan, n, &images, error)
      || !erase_access (connection, plan, &access, error) || !erase_drafts (connection, plan, &drafts, error))
    return FALSE;
  erasure->drafts += drafts;
  erasure->images += images;
  erasure->access += access;
  statement = store_statement (connection, "UPDATE \"edit\" SET \"title\" = '', \"lasting\" = 1 WHERE \"family\" = ?", error);
  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, family);
  return store_run (connection, statement, error);
}

/* The edits that put the two together, took that back and put it back: not by Ctrl+Z any more. */
static gboolean
make_lasting (StoreConnection *connection, AlongId edit, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "UPDATE \"edit\" SET \"lasting\" = 1 WHERE \"id\" = ?1 OR \"of\" = ?1", error);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, edit);
  return store_run (connection, statement, error);
}

static gboolean
count_and_run (StoreConnection *connection, sqlite3_stmt *statement, guint *count, GError **error)
{
  if (!store_run (connection, statement, error))
    return FALSE;
  *count += (guint) sqlite3_changes (connection->db);
  return TRUE;
}

/* What was made in the family that was kept, and stands there as removed. */
static gboolean
erase_copies (StoreConnection *connection, AlongId edit, AlongId kept, AlongErasure *erasure, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT j.\"kind\", j.\"record\" FROM \"journal\" j JOIN \"edit\" e ON e.\"id\" = ?1 "
                "AND j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" WHERE j.\"edit\" = ?1 AND j.\"family\" = ?2 AND j.\"op\" = 'create'",
    error);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, edit);
  store_bind_id (statement, 2, kept);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 1);

      g_ptr_array_add (kinds, (gpointer) along_kind_find ((const char *) sqlite3_column_text (statement, 0)));
      g_array_append_val (ids, id);
    }
  for (guint i = 0; good && i < ids->len; i++)
    {
      const AlongKind *kind = kinds->pdata[i];
      g_autofree char *sql = kind != NULL ? g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = ? AND \"deleted\" = 1", kind->name) : NULL;

      statement = kind != NULL ? store_statement (connection, g_intern_string (sql), error) : NULL;
      if (statement == NULL)
        return kind == NULL && store_fail (connection, SQLITE_CORRUPT, error);
      store_bind_id (statement, 1, g_array_index (ids, AlongId, i));
      if (!store_run (connection, statement, error))
        return FALSE;
      statement = store_statement (
        connection, "DELETE FROM \"journal_image\" WHERE \"slot\" IN (SELECT 2 * \"n\" FROM \"journal\" WHERE \"family\" = ?1 AND \"record\" = ?2 "
                    "UNION ALL SELECT 2 * \"n\" + 1 FROM \"journal\" WHERE \"family\" = ?1 AND \"record\" = ?2)", error);
      if (statement == NULL)
        return FALSE;
      store_bind_id (statement, 1, kept);
      store_bind_id (statement, 2, g_array_index (ids, AlongId, i));
      if (!count_and_run (connection, statement, &erasure->images, error))
        return FALSE;
    }
  return good;
}

/* What its own records took over and gave back. */
static gboolean
erase_changes (StoreConnection *connection, AlongId edit, AlongId kept, AlongErasure *erasure, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "DELETE FROM \"journal_image\" WHERE \"slot\" / 2 IN (SELECT j.\"n\" FROM \"edit\" e JOIN \"journal\" j "
    "ON j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" AND j.\"edit\" = e.\"id\" WHERE (e.\"id\" = ?1 OR e.\"of\" = ?1) AND j.\"family\" = ?2 "
    "AND j.\"op\" = 'change')", error);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, edit);
  store_bind_id (statement, 2, kept);
  return count_and_run (connection, statement, &erasure->images, error);
}

/* Families that went into this one and are gone, and those that had gone into them. */
static gboolean
erase_into (StoreConnection *connection, AlongId family, gint64 n, AlongErasure *erasure, GError **error)
{
  g_autoptr (GArray) into = read_together (
    connection,
    "SELECT e.\"id\", j.\"record\" FROM \"edit\" e JOIN \"journal\" j ON j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" AND j.\"edit\" = e.\"id\" "
    "JOIN \"family\" f ON f.\"id\" = j.\"record\" AND f.\"deleted\" = 1 WHERE e.\"family\" = ?1 AND e.\"mode\" = 0 AND j.\"kind\" = 'family' "
    "AND j.\"op\" = 'delete' AND j.\"record\" != ?1", family, error);

  if (into == NULL)
    return FALSE;
  for (guint i = 0; i < into->len; i++)
    {
      const Together *one = &g_array_index (into, Together, i);

      if (!make_lasting (connection, one->edit, error) || !erase_into (connection, one->other, n, erasure, error)
          || !erase_gone_family (connection, one->other, n, erasure, error))
        return FALSE;
    }
  return TRUE;
}

/*
 * erase_together: takes the words of a family out of those that it was put together with. Before its own rows go.
 *
 * @n: number of the erasure's own entry; counts what goes in @erasure
 */
gboolean
erase_together (StoreConnection *connection, AlongId family, gint64 n, AlongErasure *erasure, GError **error)
{
  /* Families that this one went into, and came back from: it is there, so all of those were taken back. */
  g_autoptr (GArray) out_of = read_together (
    connection,
    "SELECT e.\"id\", e.\"family\" FROM \"journal\" j JOIN \"edit\" e ON e.\"id\" = j.\"edit\" JOIN \"family\" f ON f.\"id\" = ?1 "
    "AND f.\"deleted\" = 0 WHERE j.\"family\" = ?1 AND j.\"record\" = ?1 AND j.\"op\" = 'delete' AND e.\"mode\" = 0 "
    "AND e.\"family\" IS NOT NULL AND e.\"family\" != ?1", family, error);

  if (out_of == NULL)
    return FALSE;
  for (guint i = 0; i < out_of->len; i++)
    {
      const Together *one = &g_array_index (out_of, Together, i);

      if (!make_lasting (connection, one->edit, error) || !erase_copies (connection, one->edit, one->other, erasure, error)
          || !erase_changes (connection, one->edit, one->other, erasure, error))
        return FALSE;
    }
  return erase_into (connection, family, n, erasure, error);
}
