/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A family's history as its journal has it, and with it what it refers to of the team's. */
#include "bundle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-image.h"
#include "erase.h"

typedef struct
{
  gint64 from_n;
  AlongId id;
} Origin;

/* bundle_origins: under which names this store's own entries are known elsewhere. Returns: (transfer full) */
GArray *
bundle_origins (StoreConnection *connection, AlongId store, GError **error)
{
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (Origin));
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"from_n\", \"id\" FROM \"origin\" ORDER BY \"from_n\"", error);
  Origin origin = { 0, store };
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  g_array_append_val (origins, origin);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      origin = (Origin){ sqlite3_column_int64 (statement, 0), store_column_id (statement, 1) };
      g_array_append_val (origins, origin);
    }
  return good ? g_steal_pointer (&origins) : NULL;
}

/* bundle_origin_of: the name that entry @n of this store goes by. */
AlongId
bundle_origin_of (GArray *origins, gint64 n)
{
  AlongId id = ALONG_ID_NONE;

  for (guint i = 0; i < origins->len && g_array_index (origins, Origin, i).from_n <= n; i++)
    id = g_array_index (origins, Origin, i).id;
  return id;
}

static void
set_origin (BundleEntry *entry, AlongId stored, gint64 n)
{
  entry->as_written.origin = stored;
  entry->as_written.origin_n = n;
  entry->entry.origin = stored;
  entry->entry.origin_n = n;
  entry->entry.cut = stored.bytes[6] >> 4 == BUNDLE_CUT;
  entry->anew |= stored.bytes[6] >> 4 == BUNDLE_ANEW;
  if (entry->entry.cut || stored.bytes[6] >> 4 == BUNDLE_ANEW)
    entry->entry.origin.bytes[6] = (guint8) (0x70 | (stored.bytes[6] & 0x0f));
}

static gboolean
take_commitment (sqlite3_stmt *statement, int column, guint8 commitment[ALONG_HASH_SIZE])
{
  if (sqlite3_column_bytes (statement, column) != ALONG_HASH_SIZE)
    return FALSE;
  memcpy (commitment, sqlite3_column_blob (statement, column), ALONG_HASH_SIZE);
  return TRUE;
}

/* What of a rewritten image is not as it was. */
static void
note_struck (BundleEntry *entry, guint64 struck)
{
  g_autoptr (AlongRecord) record = along_record_new (entry->entry.kind, entry->entry.record, entry->as_written.family);

  if (!along_image_read_fields (entry->as_written.images[1], record, &entry->entry.struck, NULL))
    entry->entry.struck = 0;
  entry->entry.struck &= struck;
}

/* bundle_take_row: the entry that @statement stands on: kind, record, family, op, made_hlc, worker, device, origin_store,
 * origin_n, then commitment, salt and image of each side. %NULL: of a kind that we do not know. @own: of this store's
 * journal, where an image that something was erased from has a shorter salt. */
BundleEntry *
bundle_take_row (sqlite3_stmt *statement, int column, gboolean own)
{
  BundleEntry *entry = bundle_entry_new ((const char *) sqlite3_column_text (statement, column),
                                         (const char *) sqlite3_column_text (statement, column + 3),
                                         store_column_id (statement, column + 1), store_column_id (statement, column + 2));

  if (entry == NULL)
    return NULL;
  entry->as_written.made_hlc = sqlite3_column_int64 (statement, column + 4);
  entry->as_written.worker = store_column_id (statement, column + 5);
  entry->as_written.device = store_column_id (statement, column + 6);
  entry->entry.worker = entry->as_written.worker;
  entry->entry.at = (gint64) ((guint64) entry->as_written.made_hlc >> 16);
  set_origin (entry, store_column_id (statement, column + 7), sqlite3_column_int64 (statement, column + 8));
  for (int side = 0; side < 2; side++)
    {
      int first = column + 9 + 3 * side;
      gboolean promised = take_commitment (statement, first, entry->as_written.commitments[side]);

      if (sqlite3_column_bytes (statement, first + 1) == JOURNAL_SALT_SIZE)
        {
          memcpy (entry->as_written.salts[side], sqlite3_column_blob (statement, first + 1), JOURNAL_SALT_SIZE);
          entry->as_written.images[side] = store_column_text (statement, first + 2);
        }
      else if (own && sqlite3_column_bytes (statement, first + 1) > 0
               && sqlite3_column_type (statement, first + 2) != SQLITE_NULL)
        {
          bundle_promise (entry, side, store_column_text (statement, first + 2));
          entry->anew = TRUE;
          if (side == 1)
            note_struck (entry, erase_read_struck (statement, first + 1));
        }
      entry->entry.erased |= promised && entry->as_written.images[side] == NULL;
    }
  return entry;
}

/* bundle_history: the entries of a family's journal, those that came from elsewhere under their own names. Returns:
 * (transfer full) (element-type BundleEntry) */
GPtrArray *
bundle_history (StoreConnection *connection, AlongId family, GArray *origins, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (bundle_entry_free);
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"n\", j.\"kind\", j.\"record\", j.\"family\", j.\"op\", j.\"made_hlc\", j.\"worker\", j.\"device\", "
    "j.\"origin_store\", j.\"origin_n\", j.\"before_c\", b.\"salt\", b.\"image\", j.\"after_c\", a.\"salt\", a.\"image\" "
    "FROM \"journal\" j LEFT JOIN \"journal_image\" b ON b.\"slot\" = 2 * j.\"n\" "
    "LEFT JOIN \"journal_image\" a ON a.\"slot\" = 2 * j.\"n\" + 1 WHERE j.\"family\" = ? ORDER BY j.\"n\"", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      BundleEntry *entry = bundle_take_row (statement, 1, TRUE);
      gint64 n = sqlite3_column_int64 (statement, 0);

      if (entry == NULL)
        continue;
      g_ptr_array_add (entries, entry);
      if (sqlite3_column_type (statement, 8) == SQLITE_NULL)
        set_origin (entry, bundle_origin_of (origins, n), n);
      if (entry->anew && !entry->entry.cut)
        bundle_mark (entry, BUNDLE_ANEW);
      if (!bundle_entry_read_images (entry, error))
        {
          sqlite3_reset (statement);
          return NULL;
        }
    }
  return good ? g_steal_pointer (&entries) : NULL;
}

static gboolean
add_team_record (StoreConnection *connection, Bundle *bundle, GHashTable *seen, AlongKindId kind, AlongId id, GError **error)
{
  GError *local = NULL;
  AlongRecord *record;
  gint64 rid;

  if (along_id_is_none (id) || !g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    return TRUE;
  record = rows_find (connection, kind, id, &rid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (record != NULL)
    g_ptr_array_add (bundle->team, record);
  return TRUE;
}

/* What the entries refer to that belongs to no family, and who wrote them. */
static gboolean
add_team (StoreConnection *connection, Bundle *bundle, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);

  if (!add_team_record (connection, bundle, seen, ALONG_KIND_WORKER, bundle->maker.worker, error))
    return FALSE;
  for (guint i = 0; i < bundle->entries->len; i++)
    {
      const BundleEntry *entry = bundle->entries->pdata[i];
      const AlongKind *kind = along_kind_get (entry->entry.kind);

      if (!add_team_record (connection, bundle, seen, ALONG_KIND_WORKER, entry->entry.worker, error))
        return FALSE;
      for (guint p = 0; entry->entry.said != NULL && p < kind->n_properties; p++)
        {
          const AlongProperty *property = &kind->properties[p];
          const AlongValue *value = along_record_peek (entry->entry.said, (int) p);

          if (!value->is_set || (property->type != ALONG_TYPE_REF && property->type != ALONG_TYPE_REFS)
              || along_kind_get (property->target)->owner != ALONG_OWNER_TEAM)
            continue;
          if (property->type == ALONG_TYPE_REF
              && !add_team_record (connection, bundle, seen, property->target, value->id, error))
            return FALSE;
          for (guint r = 0; property->type == ALONG_TYPE_REFS && r < value->n_ids; r++)
            if (!add_team_record (connection, bundle, seen, property->target, value->ids[r], error))
              return FALSE;
        }
    }
  return TRUE;
}

static gboolean
note_team_name (StoreConnection *connection, Bundle *bundle, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"name\" FROM \"programme\" WHERE \"deleted\" = 0 LIMIT 1", error);
  gboolean row;

  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      bundle->team_name = store_column_text (statement, 0);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/*
 * bundle_collect: what is to be given away of @families. What was erased has nothing to give. The maker is not noted yet.
 *
 * @cut: leave out what is restricted
 */
Bundle *
bundle_collect (StoreConnection *connection, AlongId store, AlongId maker, const AlongId *families, guint n_families,
                gboolean cut, const BundleWatch *watch, GError **error)
{
  g_autoptr (GArray) origins = bundle_origins (connection, store, error);
  Bundle *bundle;

  if (origins == NULL)
    return NULL;
  bundle = bundle_new ();
  bundle->store = store;
  bundle->maker.worker = maker;
  for (guint i = 0; i < n_families; i++)
    {
      g_autoptr (GPtrArray) history = NULL;

      if (bundle_watch_tell (watch, (double) i / n_families, error))
        history = bundle_history (connection, families[i], origins, error);
      if (history == NULL)
        {
          bundle_free (bundle);
          return NULL;
        }
      if (history->len == 0)
        {
          g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT, _ ("This family is not here any more."));
          bundle_free (bundle);
          return NULL;
        }
      g_array_append_val (bundle->families, families[i]);
      g_ptr_array_set_free_func (history, NULL);
      for (guint e = 0; e < history->len; e++)
        if (((const BundleEntry *) history->pdata[e])->entry.erased)
          bundle_entry_free (history->pdata[e]);
        else
          g_ptr_array_add (bundle->entries, history->pdata[e]);
    }
  if (cut)
    bundle_cut (bundle);
  if (add_team (connection, bundle, error) && note_team_name (connection, bundle, error))
    return bundle;
  bundle_free (bundle);
  return NULL;
}

/* bundle_note_restored: a store that was put back from a backup goes on under a new name: others may have entries that
 * it lost, and it will give their numbers to others. @last_n: the last entry that it has. */
gboolean
bundle_note_restored (StoreConnection *connection, gint64 last_n, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "INSERT OR REPLACE INTO \"origin\" (\"from_n\", \"id\") VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, last_n + 1);
  store_bind_id (statement, 2, along_id_new ());
  return store_run (connection, statement, error);
}
