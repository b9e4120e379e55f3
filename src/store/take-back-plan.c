/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-image.h"

/* How an edit is taken back: what it changed goes back to what it was, where it is still as the edit left it. */

static void
changed_free (gpointer data)
{
  AlongStoreChanged *changed = data;

  g_object_unref (changed->current);
  g_clear_object (&changed->was);
  g_free (changed);
}

void
along_store_take_back_free (AlongStoreTakeBack *plan)
{
  g_clear_object (&plan->edit);
  g_clear_pointer (&plan->changed, g_ptr_array_unref);
  g_free (plan);
}

/* One entry of the edit that is taken back. */
typedef struct
{
  gint64 n;
  const AlongKind *kind;
  AlongId record;
  char op[8];
} Entry;

/* When a field was last written after entry @n; @property -1: any of the record's. */
static gboolean
find_since (StoreConnection *connection, const Entry *entry, AlongStoreChanged *changed, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"known_at\", j.\"worker\" FROM \"journal\" j JOIN \"journal_image\" i ON i.\"slot\" = 2 * j.\"n\" + 1 "
    "WHERE j.\"family\" IS ?1 AND j.\"record\" = ?2 AND j.\"kind\" = ?5 AND j.\"n\" > ?3 AND (?4 IS NULL OR instr (i.\"image\", ?4) > 0) "
    "ORDER BY j.\"n\" DESC LIMIT 1", error);
  g_autofree char *name = changed->property >= 0
                            ? g_strdup_printf ("\"%s\":", entry->kind->properties[changed->property].name) : NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, along_record_get_family (changed->current));
  store_bind_id (statement, 2, entry->record);
  sqlite3_bind_int64 (statement, 3, entry->n);
  store_bind_text (statement, 4, name);
  store_bind_text (statement, 5, entry->kind->name);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      changed->since = sqlite3_column_int64 (statement, 0);
      changed->by = store_column_id (statement, 1);
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
note_changed (StoreConnection *connection, AlongStoreTakeBack *plan, const Entry *entry, AlongRecord *current, AlongRecord *was,
              int property, GError **error)
{
  AlongStoreChanged *changed = g_new0 (AlongStoreChanged, 1);

  changed->current = g_object_ref (current);
  changed->was = was != NULL ? g_object_ref (was) : NULL;
  changed->property = property;
  g_ptr_array_add (plan->changed, changed);
  return find_since (connection, entry, changed, error);
}

static gboolean
has_been_erased (GError **error)
{
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING,
                       _ ("What it was before has been erased, so it cannot be put back."));
  return FALSE;
}

static void
copy_value (AlongRecord *from, int property, AlongRecord *to)
{
  const AlongProperty *description = &along_record_get_kind (from)->properties[property];
  AlongValue value = { 0 };

  along_value_copy (description, along_record_peek (from, property), &value);
  along_record_take (to, property, &value);
}

static gboolean
same_value (AlongRecord *a, AlongRecord *b, int property)
{
  return along_value_equal (&along_record_get_kind (a)->properties[property], along_record_peek (a, property),
                            along_record_peek (b, property));
}

/* Fields that were changed go back to what they were, each by itself. */
static gboolean
take_back_change (StoreConnection *connection, AlongStoreTakeBack *plan, const Entry *entry, AlongRecord *record, const char *before,
                  const char *after, GError **error)
{
  g_autoptr (AlongRecord) was = along_record_copy (record);
  g_autoptr (AlongRecord) made = along_record_copy (record);

  if (!along_image_read (before, was, error) || !along_image_read (after, made, error))
    return FALSE;
  for (int i = 0; i < (int) entry->kind->n_properties; i++)
    {
      if (same_value (was, made, i) || same_value (was, record, i))
        continue;
      if (same_value (made, record, i))
        copy_value (was, i, along_edit_change (plan->edit, record));
      else if (!note_changed (connection, plan, entry, record, was, i, error))
        return FALSE;
    }
  return TRUE;
}

/* A record that was made goes; unless something was written in it since. */
static gboolean
take_back_create (StoreConnection *connection, AlongStoreTakeBack *plan, const Entry *entry, AlongRecord *record, const char *after,
                  GError **error)
{
  g_autoptr (AlongRecord) made = along_record_new (entry->kind->id, entry->record, along_record_get_family (record));

  if (!along_image_read (after, made, error))
    return FALSE;
  for (int i = 0; i < (int) entry->kind->n_properties; i++)
    if (!same_value (made, record, i))
      return note_changed (connection, plan, entry, record, NULL, -1, error);
  along_edit_delete (plan->edit, record);
  return TRUE;
}

static gboolean
take_back_entry (StoreConnection *connection, AlongStoreTakeBack *plan, const Entry *entry, GError **error)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (AlongRecord) record = NULL;
  GError *local = NULL;
  gint64 rid;

  if (!journal_image (connection, entry->n, 0, &before, error) || !journal_image (connection, entry->n, 1, &after, error))
    return FALSE;
  record = rows_find (connection, entry->kind->id, entry->record, &rid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (record == NULL || (before == NULL && after == NULL))
    return has_been_erased (error);
  if (strcmp (entry->op, "delete") == 0)
    {
      if (along_record_is_deleted (record))
        along_edit_restore (plan->edit, record);
      return TRUE;
    }
  if (along_record_is_deleted (record))
    return TRUE; /* there is nothing left of it to be taken back */
  if (after == NULL || (before == NULL && strcmp (entry->op, "change") == 0))
    return has_been_erased (error);
  if (strcmp (entry->op, "change") != 0)
    return take_back_create (connection, plan, entry, record, after, error);
  return take_back_change (connection, plan, entry, record, before, after, error);
}

/* The record as it was before entry @n. */
static AlongRecord *
replay_before (StoreConnection *connection, AlongRecord *current, gint64 n, GError **error)
{
  g_autoptr (AlongRecord) was
    = along_record_new (along_record_get_kind_id (current), along_record_get_id (current), along_record_get_family (current));
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"op\", i.\"image\" FROM \"journal\" j LEFT JOIN \"journal_image\" i ON i.\"slot\" = 2 * j.\"n\" + 1 "
    "WHERE j.\"family\" IS ? AND j.\"record\" = ? AND j.\"n\" < ? AND j.\"kind\" = ? "
    "AND j.\"op\" IN ('create', 'change', 'restore') "
    "ORDER BY j.\"n\"", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, along_record_get_family (current));
  store_bind_id (statement, 2, along_record_get_id (current));
  sqlite3_bind_int64 (statement, 3, n);
  store_bind_text (statement, 4, along_record_get_kind (current)->name);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      const char *image = (const char *) sqlite3_column_text (statement, 1);

      if (strcmp ((const char *) sqlite3_column_text (statement, 0), "change") != 0)
        for (int i = 0; i < (int) along_record_get_kind (was)->n_properties; i++)
          along_record_unset (was, i);
      good = image != NULL ? along_image_read (image, was, error) : has_been_erased (error);
      if (!good)
        break;
    }
  sqlite3_reset (statement);
  return good ? g_steal_pointer (&was) : NULL;
}

static gboolean
stood_before (StoreConnection *connection, AlongRecord *record, gint64 n, gboolean *stood, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT \"op\" FROM \"journal\" WHERE \"family\" IS ? AND \"record\" = ? AND \"n\" < ? AND \"kind\" = ? "
    "ORDER BY \"n\" DESC LIMIT 1", error);
  gboolean row;

  *stood = FALSE;
  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, along_record_get_family (record));
  store_bind_id (statement, 2, along_record_get_id (record));
  sqlite3_bind_int64 (statement, 3, n);
  store_bind_text (statement, 4, along_record_get_kind (record)->name);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      *stood = strcmp ((const char *) sqlite3_column_text (statement, 0), "delete") != 0;
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* What came from a colleague was written somewhere else, on other grounds: a record goes back to what it was here before
 * the first of its entries, where it is still as the last left it. */
static gboolean
take_back_record (StoreConnection *connection, AlongStoreTakeBack *plan, const Entry *first, const Entry *last, GError **error)
{
  g_autoptr (AlongRecord) current = NULL, was = NULL, made = NULL;
  gboolean stood, stands;
  GError *local = NULL;
  gint64 rid;

  current = rows_find (connection, first->kind->id, first->record, &rid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (current == NULL)
    return has_been_erased (error);
  was = replay_before (connection, current, first->n, error);
  made = was != NULL ? replay_before (connection, current, last->n + 1, error) : NULL;
  if (made == NULL || !stood_before (connection, current, first->n, &stood, error)
      || !stood_before (connection, current, last->n + 1, &stands, error))
    return FALSE;
  if (along_record_is_deleted (current))
    {
      if (stood && !stands)
        along_edit_restore (plan->edit, current);
      return TRUE;
    }
  for (int i = 0; stands && i < (int) first->kind->n_properties; i++)
    {
      if (!stood && !same_value (made, current, i))
        return note_changed (connection, plan, last, current, NULL, -1, error);
      if (!stood || same_value (was, made, i) || same_value (was, current, i))
        continue;
      if (same_value (made, current, i))
        copy_value (was, i, along_edit_change (plan->edit, current));
      else if (!note_changed (connection, plan, last, current, was, i, error))
        return FALSE;
    }
  if (!stood && stands)
    along_edit_delete (plan->edit, current);
  return TRUE;
}

/* @entries: the last first. */
static gboolean
take_back_taken_in (StoreConnection *connection, AlongStoreTakeBack *plan, GArray *entries, GError **error)
{
  g_autoptr (GHashTable) lasts = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  g_autoptr (GHashTable) firsts = g_hash_table_new (along_id_hash_key, along_id_equal_key);

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (!g_hash_table_contains (lasts, &entry->record))
        g_hash_table_insert (lasts, &entry->record, entry);
      g_hash_table_insert (firsts, &entry->record, entry);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (g_hash_table_lookup (firsts, &entry->record) == entry
          && !take_back_record (connection, plan, entry, g_hash_table_lookup (lasts, &entry->record), error))
        return FALSE;
    }
  return TRUE;
}

/*
 * take_back_plan: the opposite of a whole edit, the last of its changes first; what was changed since is only named.
 * Fails with NOTHING where nothing of it is left.
 */
AlongStoreTakeBack *
take_back_plan (StoreConnection *connection, AlongId take, AlongId family, const char *title, GError **error)
{
  g_autoptr (AlongStoreTakeBack) plan = g_new0 (AlongStoreTakeBack, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"n\", j.\"kind\", j.\"record\", j.\"op\", j.\"origin_store\" IS NOT NULL FROM \"edit\" e JOIN \"journal\" j "
    "ON j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" WHERE e.\"id\" = ? AND j.\"edit\" = e.\"id\" "
    "ORDER BY j.\"n\" DESC", error);
  gboolean row, good, taken_in = FALSE;

  if (statement == NULL)
    return NULL;
  plan->edit = along_edit_new (title, family);
  plan->changed = g_ptr_array_new_with_free_func (changed_free);
  store_bind_id (statement, 1, take);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      Entry entry = { .n = sqlite3_column_int64 (statement, 0),
                      .kind = along_kind_find ((const char *) sqlite3_column_text (statement, 1)),
                      .record = store_column_id (statement, 2) };
      g_strlcpy (entry.op, (const char *) sqlite3_column_text (statement, 3), sizeof entry.op);
      if (entry.kind != NULL)
        g_array_append_val (entries, entry);
      taken_in |= sqlite3_column_int (statement, 4) != 0;
    }
  if (good && taken_in)
    good = take_back_taken_in (connection, plan, entries, error);
  for (guint i = 0; good && !taken_in && i < entries->len; i++)
    good = take_back_entry (connection, plan, &g_array_index (entries, Entry, i), error);
  if (good && along_edit_is_empty (plan->edit) && plan->changed->len == 0)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING, _ ("Nothing of this is left to be taken back."));
      return NULL;
    }
  return good ? g_steal_pointer (&plan) : NULL;
}

/** along_store_take_back_add: takes this back too, though it was changed since. */
void
along_store_take_back_add (AlongStoreTakeBack *plan, const AlongStoreChanged *changed)
{
  if (changed->property < 0)
    along_edit_delete (plan->edit, changed->current);
  else
    copy_value (changed->was, changed->property, along_edit_change (plan->edit, changed->current));
}

/*
 * restore_plan: an edit that gives the record of entry @n what it held before that entry: one property, or all of
 * them and its place in the record (-1). Fails with NOTHING where it is so already, or where that was erased.
 */
AlongEdit *
restore_plan (StoreConnection *connection, gint64 n, int property, const char *title, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT \"kind\", \"record\", \"family\", \"op\" FROM \"journal\" WHERE \"n\" = ?", error);
  g_autoptr (AlongRecord) current = NULL, was = NULL;
  g_autoptr (AlongEdit) edit = NULL;
  const AlongKind *kind;
  AlongRecord *after;
  AlongId id;
  gint64 rid;
  gboolean row, deleted;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, n);
  if (!store_row (connection, statement, &row, error))
    return NULL;
  kind = row ? along_kind_find ((const char *) sqlite3_column_text (statement, 0)) : NULL;
  if (kind != NULL)
    {
      id = store_column_id (statement, 1);
      edit = along_edit_new (title, store_column_id (statement, 2));
      sqlite3_reset (statement);
      current = rows_find (connection, kind->id, id, &rid, &local);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (current == NULL)
    {
      has_been_erased (error);
      return NULL;
    }
  was = replay_before (connection, current, n, error);
  if (was == NULL)
    return NULL;
  deleted = along_record_is_deleted (current);
  if (deleted && property >= 0)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING,
                           _ ("This was removed since. Put it back first, then its value."));
      return NULL;
    }
  if (deleted)
    along_edit_restore (edit, current);
  after = along_edit_change (edit, current);
  for (int i = 0; i < (int) kind->n_properties; i++)
    if (property < 0 || property == i)
      copy_value (was, i, after);
  if (along_edit_is_empty (edit))
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING, _ ("It is like that already."));
      return NULL;
    }
  return g_steal_pointer (&edit);
}
