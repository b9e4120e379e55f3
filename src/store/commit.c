/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commit-images.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"

/* An edit need not start from anything. */
static void
clear_copy (gpointer record)
{
  g_clear_object (&record);
}

/* commit_copy_befores: copies of the records that the edit starts from, by index, so that the writer's thread
 * does not read what the main thread goes on to change. */
GPtrArray *
commit_copy_befores (AlongEdit *edit)
{
  guint n = along_edit_get_n (edit);
  GPtrArray *copies = g_ptr_array_new_full (n, clear_copy);

  for (guint i = 0; i < n; i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      g_ptr_array_add (copies, change->before != NULL ? along_record_copy (change->before) : NULL);
    }
  return copies;
}

/* commit_nth: a change of the edit, with the record that it starts from. */
AlongChange
commit_nth (const Commit *commit, guint i)
{
  AlongChange change = *along_edit_get_change (commit->edit, i);

  if (commit->befores != NULL)
    change.before = commit->befores->pdata[i];
  return change;
}

static gboolean
conflict (GError **error)
{
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                       _ ("This has been changed since you opened it. Nothing was changed now. Look at it again."));
  return FALSE;
}

static gboolean
same_values (AlongRecord *a, AlongRecord *b)
{
  const AlongKind *kind = along_record_get_kind (a);

  for (guint i = 0; i < kind->n_properties; i++)
    if (!along_value_equal (&kind->properties[i], along_record_peek (a, (int) i), along_record_peek (b, (int) i)))
      return FALSE;
  return TRUE;
}

gboolean
commit_changes_nothing (const AlongChange *change)
{
  return change->op == ALONG_OP_CHANGE && same_values (change->before, change->after);
}

/* What one edit touches, noted as its rows are written. */
typedef struct
{
  GHashTable *parts; /* AlongId of a family -> SummaryPart */
  AlongId last_family;
  gint64 last_rid;
  GArray *notes;    /* of what changes in the index for searching */
  GArray *contacts; /* of what changes in the summaries' contacts */
} Touched;

static void
touch (Touched *touched, AlongRecord *record)
{
  AlongId family = along_record_get_family (record);
  SummaryPart part = summary_part_of (along_record_get_kind_id (record));
  gpointer known;

  if (along_id_is_none (family) || part == SUMMARY_NOTHING)
    return;
  known = g_hash_table_lookup (touched->parts, &family);
  if ((GPOINTER_TO_UINT (known) & part) == 0)
    g_hash_table_insert (touched->parts, g_memdup2 (&family, sizeof family),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (known) | part));
}

/* @before, @after: (nullable): as search_note() has them */
static void
note_contact (Touched *touched, AlongRecord *before, AlongRecord *after)
{
  if (before != NULL)
    summary_note_contact (touched->contacts, before, FALSE);
  if (after != NULL)
    summary_note_contact (touched->contacts, after, TRUE);
}

static gint64
rid_of_family (StoreConnection *connection, Touched *touched, AlongId family, GError **error)
{
  if (!along_id_equal (touched->last_family, family) || touched->last_rid <= 0)
    {
      touched->last_family = family;
      touched->last_rid = rows_family_rid (connection, family, error);
    }
  return touched->last_rid;
}

/* What has its id from its name, as a form and its version, can be made again after it was taken back. */
static gboolean
create_row (StoreConnection *connection, AlongRecord *record, gint64 *rid, GError **error)
{
  AlongKindId kind = along_record_get_kind_id (record);
  g_autoptr (AlongRecord) gone = NULL;
  GError *local = NULL;

  if (along_kind_get (kind)->owner != ALONG_OWNER_FAMILY)
    gone = rows_find (connection, kind, along_record_get_id (record), rid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (gone != NULL && along_record_is_deleted (gone))
    return rows_update (connection, record, *rid, gone, error);
  return rows_insert (connection, record, rid, error);
}

static gboolean
write_row (StoreConnection *connection, Touched *touched, const AlongChange *change, GError **error)
{
  AlongRecord *record = change->after != NULL ? change->after : change->before;
  g_autoptr (AlongRecord) current = NULL;
  AlongRecord *gone, *come;
  gint64 rid = 0, family_rid = 0;
  GError *local = NULL;

  touch (touched, record);
  if (change->op == ALONG_OP_CREATE)
    {
      if (!create_row (connection, record, &rid, error))
        return FALSE;
    }
  else
    {
      current = rows_find (connection, along_record_get_kind_id (record), along_record_get_id (record), &rid, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (current == NULL || along_record_is_deleted (current) != (change->op == ALONG_OP_RESTORE)
          || !same_values (current, change->before))
        return conflict (error);
      if (change->op == ALONG_OP_DELETE)
        {
          if (!rows_mark (connection, record, rid, TRUE, error))
            return FALSE;
          along_record_set_deleted (current, TRUE);
        }
      else if (!rows_update (connection, record, rid, current, error))
        return FALSE;
    }
  gone = change->op == ALONG_OP_CREATE || change->op == ALONG_OP_RESTORE ? NULL : current;
  come = change->op == ALONG_OP_DELETE ? NULL : record;
  if (along_record_get_kind_id (record) == ALONG_KIND_CONTACT)
    note_contact (touched, gone, come);
  if (!search_knows (along_record_get_kind_id (record)))
    return TRUE;
  family_rid = rid_of_family (connection, touched, along_record_get_family (record), error);
  if (family_rid < 0)
    return FALSE;
  return search_note (touched->notes, connection, gone, come, rid, family_rid, error);
}

/* Rows go in by kind, so that each finds what it refers to; within a kind as the edit has them. */
static gboolean
write_rows (StoreConnection *connection, const Commit *commit, Touched *touched, GError **error)
{
  guint n = along_edit_get_n (commit->edit);
  const AlongKindId *order = rows_order ();
  g_autofree guint *counts = g_new0 (guint, ALONG_N_KINDS + 1);
  g_autofree guint *sorted = g_new (guint, MAX (n, 1));
  guint rank[ALONG_N_KINDS];

  for (guint i = 0; i < ALONG_N_KINDS; i++)
    rank[order[i]] = i;
  for (guint i = 0; i < n; i++)
    {
      AlongChange change = commit_nth (commit, i);
      counts[rank[along_record_get_kind_id (change.after != NULL ? change.after : change.before)] + 1]++;
    }
  for (guint i = 0; i < ALONG_N_KINDS; i++)
    counts[i + 1] += counts[i];
  for (guint i = 0; i < n; i++)
    {
      AlongChange change = commit_nth (commit, i);
      sorted[counts[rank[along_record_get_kind_id (change.after != NULL ? change.after : change.before)]]++] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      AlongChange change = commit_nth (commit, sorted[i]);
      if (!commit_changes_nothing (&change) && !write_row (connection, touched, &change, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_edit (StoreConnection *connection, const Commit *commit, gint64 first_n, gint64 last_n, GError **error)
{
  AlongId id = along_edit_get_id (commit->edit);
  sqlite3_stmt *statement = store_statement (
    connection,
    "INSERT INTO \"edit\" (\"first_n\", \"last_n\", \"id\", \"family\", \"worker\", \"title\", \"lasting\", \"mode\", \"of\") "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first_n);
  sqlite3_bind_int64 (statement, 2, last_n);
  store_bind_id (statement, 3, id);
  store_bind_id (statement, 4, along_edit_get_family (commit->edit));
  store_bind_id (statement, 5, commit->worker);
  store_bind_text (statement, 6, along_edit_get_title (commit->edit) != NULL ? along_edit_get_title (commit->edit) : "");
  sqlite3_bind_int (statement, 7, along_edit_is_lasting (commit->edit));
  sqlite3_bind_int (statement, 8, (int) commit->mode);
  store_bind_id (statement, 9, commit->of);
  if (!store_run (connection, statement, error))
    return FALSE;
  if (commit->mode == COMMIT_MAKE)
    return TRUE;
  statement = store_statement (connection, "UPDATE \"edit\" SET \"undone_by\" = ? WHERE \"id\" = ?", error);
  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, commit->mode == COMMIT_UNDO ? id : ALONG_ID_NONE);
  store_bind_id (statement, 2, commit->of);
  return store_run (connection, statement, error);
}

static gboolean
write_summary (StoreConnection *connection, Touched *touched, AlongId family, SummaryPart part, GError **error)
{
  gboolean done = FALSE;

  if (part == SUMMARY_CONTACTS)
    {
      gint64 rid = rid_of_family (connection, touched, family, error);
      if (rid < 0
          || (rid > 0 && !summary_change_contacts (connection, family, rid, touched->contacts, &done, error)))
        return FALSE;
    }
  return done || summary_write (connection, family, part, error);
}

/* @images: (nullable) */
static gboolean
write_changes (StoreConnection *connection, JournalHead *head, const JournalContext *context, const Commit *commit,
               CommitImages *images, guint *place, GError **error)
{
  for (guint i = 0; i < along_edit_get_n (commit->edit); i++)
    {
      AlongChange change = commit_nth (commit, i);
      const JournalImages *made = images != NULL ? commit_images_next (images) : NULL;

      if (commit_changes_nothing (&change))
        continue;
      if (!(made != NULL ? journal_write_prepared (connection, head, context, (*place)++, &change, made, error)
                         : journal_write (connection, head, context, (*place)++, &change, error)))
        return FALSE;
    }
  return TRUE;
}

/* @images: (nullable): of the edit's changes, which are being made */
static gboolean
write_all (StoreConnection *connection, JournalHead *head, const Commit *commit, Touched *touched, CommitImages *images,
           GError **error)
{
  gint64 known_at = along_edit_get_known_at (commit->edit), first_n = head->n + 1;
  const JournalContext context = {
    .edit = along_edit_get_id (commit->edit),
    .known_at = known_at != 0 ? known_at : along_clock_now (),
    .worker = commit->worker,
    .device = commit->device,
  };
  GHashTableIter iter;
  gpointer family, part;
  guint place = 0;

  if (!write_rows (connection, commit, touched, error) || !search_write (connection, touched->notes, error))
    return FALSE;
  if (commit->write_journal != NULL
      && !commit->write_journal (connection, head, &context, commit->journal_data, &place, error))
    return FALSE;
  if (commit->write_journal == NULL && !write_changes (connection, head, &context, commit, images, &place, error))
    return FALSE;
  if (place > 0 && !write_edit (connection, commit, first_n, head->n, error))
    return FALSE;
  g_hash_table_iter_init (&iter, touched->parts);
  while (g_hash_table_iter_next (&iter, &family, &part))
    if (!write_summary (connection, touched, *(const AlongId *) family, GPOINTER_TO_UINT (part), error))
      return FALSE;
  return commit->draft == NULL || small_drop_draft (connection, commit->draft, error);
}

/* commit_one: writes one edit, inside a transaction. */
gboolean
commit_one (StoreConnection *connection, JournalHead *head, const Commit *commit, GError **error)
{
  Touched touched = {
    .parts = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL),
    .notes = search_notes_new (),
    .contacts = summary_changes_new (),
  };
  CommitImages *images = commit_images_start (commit);
  gboolean done = write_all (connection, head, commit, &touched, images, error);

  commit_images_end (images);
  g_hash_table_unref (touched.parts);
  g_array_unref (touched.notes);
  g_array_unref (touched.contacts);
  return done;
}

/*
 * commit_together: what @work writes is in one transaction, or there is nothing of it and @head is as it was. A stop that
 * was set on the connection is asked until @work has ended.
 */
gboolean
commit_together (StoreConnection *connection, JournalHead *head, CommitWork work, gpointer data, GError **error)
{
  JournalHead before = *head;
  gboolean done = store_exec (connection, "BEGIN IMMEDIATE", error);

  if (done)
    {
      done = work (connection, head, data, error);
      if (connection->stop != NULL)
        store_connection_set_stop (connection, NULL, NULL);
      done = done && store_run (connection, store_statement (connection, "COMMIT", error), error);
      if (!done && !sqlite3_get_autocommit (connection->db))
        store_exec (connection, "ROLLBACK", NULL);
    }
  if (!done)
    *head = before;
  return done;
}

typedef struct
{
  const Commit *commits;
  guint n;
} Several;

static gboolean
write_several (StoreConnection *connection, JournalHead *head, gpointer data, GError **error)
{
  const Several *several = data;

  for (guint i = 0; i < several->n; i++)
    if (!commit_one (connection, head, &several->commits[i], error))
      return FALSE;
  return TRUE;
}

/*
 * commit_write: makes edits durable, one after another: rows, journal, search index, summary and draft in one
 * transaction, or nothing at all, with the error said and @head as it was.
 */
gboolean
commit_write (StoreConnection *connection, JournalHead *head, const Commit *commits, guint n, GError **error)
{
  Several several = { commits, n };

  return commit_together (connection, head, write_several, &several, error);
}
