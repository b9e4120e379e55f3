/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-image.h"

/** So many edits back, counted over all that the worker made in the family. */
#define DEPTH 50

/* The edits that Ctrl+Z goes through are those a person made, not the ones that undo them. */
static const char undo_sql[]
  = "SELECT \"id\", \"title\", \"id\" FROM (SELECT * FROM \"edit\" WHERE \"family\" IS ?1 AND \"worker\" IS ?2 "
    "AND \"mode\" = 0 ORDER BY \"first_n\" DESC LIMIT ?3) "
    "WHERE \"undone_by\" IS NULL AND \"lasting\" = 0 ORDER BY \"first_n\" DESC LIMIT 1";

/* What was undone last and has no newer edit behind it. */
static const char redo_sql[]
  = "SELECT \"id\", \"title\", \"undone_by\" FROM \"edit\" WHERE \"family\" IS ?1 AND \"worker\" IS ?2 AND \"mode\" = 0 "
    "AND \"undone_by\" IS NOT NULL AND ?3 > 0 AND \"first_n\" > (SELECT coalesce(max(\"first_n\"), 0) FROM \"edit\" "
    "WHERE \"family\" IS ?1 AND \"worker\" IS ?2 AND \"mode\" = 0 AND \"undone_by\" IS NULL) "
    "ORDER BY \"first_n\" LIMIT 1";

static gboolean
changed_since (GError **error)
{
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                       _ ("Part of this has been changed since, so it was left as it is."));
  return FALSE;
}

/* Whether the fields that @image names are in @record as it says. @whole: the others must be unset. */
static gboolean
image_holds (const char *image, AlongRecord *record, gboolean whole, GError **error)
{
  const AlongKind *kind = along_record_get_kind (record);
  g_autoptr (AlongRecord) said = whole ? along_record_new (kind->id, along_record_get_id (record),
                                                           along_record_get_family (record))
                                       : along_record_copy (record);

  if (!along_image_read (image, said, error))
    return FALSE;
  for (guint i = 0; i < kind->n_properties; i++)
    if (!along_value_equal (&kind->properties[i], along_record_peek (said, (int) i),
                            along_record_peek (record, (int) i)))
      return changed_since (error);
  return TRUE;
}

/* Adds to @edit what takes back entry @n. */
static gboolean
take_back (StoreConnection *connection, AlongEdit *edit, gint64 n, const AlongKind *kind, AlongId id, const char *op,
           GError **error)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (AlongRecord) record = NULL;
  gint64 rid;
  GError *local = NULL;

  if (!journal_image (connection, n, 0, &before, error) || !journal_image (connection, n, 1, &after, error))
    return FALSE;
  record = rows_find (connection, kind->id, id, &rid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (record == NULL || (before == NULL && after == NULL))
    return changed_since (error);
  if (strcmp (op, "delete") == 0)
    {
      if (!along_record_is_deleted (record) || before == NULL)
        return changed_since (error);
      along_edit_restore (edit, record);
      return TRUE;
    }
  if (along_record_is_deleted (record) || after == NULL)
    return changed_since (error);
  if (!image_holds (after, record, strcmp (op, "change") != 0, error))
    return FALSE;
  if (strcmp (op, "change") == 0)
    return along_image_read (before, along_edit_change (edit, record), error);
  along_edit_delete (edit, record);
  return TRUE;
}

typedef struct
{
  gint64 n;
  const AlongKind *kind;
  AlongId record;
  char op[8];
} Entry;

/* The opposite of a whole edit, the last of its changes first. */
static AlongEdit *
opposite (StoreConnection *connection, AlongId of, AlongId family, const char *title, GError **error)
{
  g_autoptr (AlongEdit) edit = along_edit_new (title, family);
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"n\", j.\"kind\", j.\"record\", j.\"op\" FROM \"edit\" e JOIN \"journal\" j "
    "ON j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" WHERE e.\"id\" = ? AND j.\"edit\" = e.\"id\" "
    "ORDER BY j.\"n\" DESC", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, of);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      Entry entry = { .n = sqlite3_column_int64 (statement, 0),
                      .kind = along_kind_find ((const char *) sqlite3_column_text (statement, 1)),
                      .record = store_column_id (statement, 2) };
      g_strlcpy (entry.op, (const char *) sqlite3_column_text (statement, 3), sizeof entry.op);
      if (entry.kind != NULL)
        g_array_append_val (entries, entry);
    }
  for (guint i = 0; good && i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      good = take_back (connection, edit, entry->n, entry->kind, entry->record, entry->op, error);
    }
  return good ? g_steal_pointer (&edit) : NULL;
}

/*
 * undo_last: takes back the worker's last edit in the family that stands, or with @redo puts back the one that
 * was undone last; commits that as a new edit and returns it. Fails with NOTHING or CONFLICT.
 */
AlongEdit *
undo_last (StoreConnection *connection, JournalHead *head, AlongId family, AlongId worker, AlongId device,
           gboolean redo, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, redo ? redo_sql : undo_sql, error);
  g_autoptr (AlongEdit) edit = NULL;
  g_autofree char *title = NULL;
  AlongId id, take;
  gboolean row;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, family);
  store_bind_id (statement, 2, worker);
  sqlite3_bind_int (statement, 3, DEPTH);
  if (!store_row (connection, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING,
                           redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
      return NULL;
    }
  id = store_column_id (statement, 0);
  title = store_column_text (statement, 1);
  take = store_column_id (statement, 2);
  sqlite3_reset (statement);

  edit = opposite (connection, take, family, title, error);
  if (edit == NULL)
    return NULL;
  const Commit commit = { .edit = edit, .worker = worker, .device = device,
                          .mode = redo ? COMMIT_REDO : COMMIT_UNDO, .of = id };
  return commit_write (connection, head, &commit, 1, error) ? g_steal_pointer (&edit) : NULL;
}
