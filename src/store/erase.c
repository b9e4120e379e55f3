/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "along-access.h"
#include "along-clock.h"
#include "copy.h"
#include "store-call.h"

/* In the store until the files have been tidied after an erasure: who is killed between the two tidies at the next opening. */
#define TO_TIDY "erased"
/* Its value once the pages are tidy, and only the log is to be emptied. */
#define PAGES_TIDY "2"
/* How long a reader is waited for at once. */
#define TIDY_WAITS_MS 500
/* What cannot be tidied is tried again after a pause that doubles, since each time is as long as a whole copy of the store. */
#define SETTLE_LEAST_USEC (1 * G_USEC_PER_SEC)
#define SETTLE_MOST_USEC (600 * G_USEC_PER_SEC)

/* Before: what would go. */

static gboolean
names_draft (ErasePlan *plan, const char *key, const char *body)
{
  GHashTableIter iter;
  gpointer id, value;

  /* What is not finished would bring a name back about which nobody was asked. */
  if (along_id_is_none (plan->person) || along_erase_names_in (plan->names, body) > ALONG_ERASE_NOT_NAMED)
    return TRUE;
  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      char text[ALONG_ID_TEXT];

      if (!((EraseOne *) value)->gone)
        continue;
      along_id_format (*(const AlongId *) id, text);
      if (strstr (key, text) != NULL || strstr (body, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Keys of the drafts that would go: of the family, or what names the person in it. */
static GPtrArray *
find_drafts (StoreConnection *connection, ErasePlan *plan, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT \"key\", \"body\" FROM \"draft\" WHERE \"family\" = ?", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, plan->family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    if (names_draft (plan, (const char *) sqlite3_column_text (statement, 0), (const char *) sqlite3_column_text (statement, 1)))
      g_ptr_array_add (keys, store_column_text (statement, 0));
  return good ? g_steal_pointer (&keys) : NULL;
}

static AlongErasePreview *
preview (StoreConnection *connection, AlongId family, AlongId person, GError **error)
{
  g_autoptr (ErasePlan) plan = erase_plan (connection, family, person, NULL, error);
  g_autoptr (GPtrArray) drafts = plan != NULL ? find_drafts (connection, plan, error) : NULL;
  g_autoptr (AlongErasePreview) made = g_new0 (AlongErasePreview, 1);

  if (drafts == NULL || !erase_count_images (connection, plan, &made->images, error)
      || !erase_count_elsewhere (connection, plan, &made->elsewhere, error))
    return NULL;
  erase_plan_count (plan, made->counts, &made->kept);
  made->drafts = drafts->len;
  made->mentions = g_ptr_array_ref (plan->mentions);
  made->names = g_steal_pointer (&plan->names);
  return g_steal_pointer (&made);
}

static gboolean
run_preview (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, preview (connection, call->family, call->record, &call->error));
}

/**
 * along_store_preview_erase_sync: what erasing @person (ALONG_ID_NONE: the whole family) would take away, and the words
 * in what stays that name the person.
 */
AlongErasePreview *
along_store_preview_erase_sync (AlongStore *self, AlongId family, AlongId person, GCancellable *cancellable, GError **error)
{
  StoreCall *call = store_call_new (run_preview, cancellable);

  call->family = family;
  call->record = person;
  call->free_result = (GDestroyNotify) along_erase_preview_free;
  return store_call_finish (call, store_call_wait (self, &self->reader, call, error));
}

/* The act. */

static gboolean
delete_row (StoreConnection *connection, const EraseOne *one, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"rid\" = ?", along_record_get_kind (one->record)->name);
  sqlite3_stmt *statement;
  AlongId id = along_record_get_id (one->record);

  if (!store_run_of (connection, g_intern_string (sql), one->rid, error))
    return FALSE;
  statement = store_statement (connection, "DELETE FROM \"external_id\" WHERE \"record\" = ?", error);
  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, id);
  return store_run (connection, statement, error);
}

/* A removed record is in no index. */
static gboolean
note_words (StoreConnection *connection, GArray *notes, const EraseOne *one, gint64 family_rid, GError **error)
{
  if (along_record_is_deleted (one->record) || !search_knows (along_record_get_kind_id (one->record)))
    return TRUE;
  return search_note (notes, connection, one->record, one->after, one->rid, family_rid, error);
}

gboolean
erase_rows (StoreConnection *connection, ErasePlan *plan, GError **error)
{
  gint64 family_rid = rows_family_rid (connection, plan->family, error);
  g_autoptr (GArray) notes = search_notes_new ();
  GHashTableIter iter;
  gpointer value;

  if (family_rid < 0)
    return FALSE;
  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;

      if (!one->gone && one->after == NULL)
        continue;
      if (!note_words (connection, notes, one, family_rid, error)
          || (one->gone ? !delete_row (connection, one, error)
                        : !rows_update (connection, one->after, one->rid, one->record, error)))
        return FALSE;
    }
  if (!search_write (connection, notes, error))
    return FALSE;
  return along_id_is_none (plan->person) ? store_run_of (connection, "DELETE FROM \"summary\" WHERE \"family\" = ?", family_rid, error)
                                         : summary_write (connection, plan->family, SUMMARY_ALL, error);
}

gboolean
erase_drafts (StoreConnection *connection, ErasePlan *plan, guint *n, GError **error)
{
  g_autoptr (GPtrArray) keys = find_drafts (connection, plan, error);

  if (keys == NULL)
    return FALSE;
  *n = keys->len;
  for (guint i = 0; i < keys->len; i++)
    if (!small_drop_draft (connection, keys->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* The edit that tells of it: it is undone by nothing. */
static gboolean
write_erasure (AlongStore *self, JournalHead *head, ErasePlan *plan, AlongErasure *erasure, GError **error)
{
  StoreConnection *connection = self->writer.connection;
  const JournalContext context = { .edit = along_id_new (), .known_at = erasure->at, .worker = erasure->worker,
                                   .device = self->device };
  g_autofree char *seal = erase_seal (connection, error);
  g_autofree char *image = seal != NULL ? along_erasure_to_json (erasure, seal) : NULL;
  sqlite3_stmt *statement;

  if (image == NULL
      || !journal_write_erasure (connection, head, &context, along_id_is_none (plan->person) ? plan->family : plan->person,
                                 plan->family, image, error))
    return FALSE;
  statement = store_statement (
    connection,
    "INSERT INTO \"edit\" (\"first_n\", \"last_n\", \"id\", \"family\", \"worker\", \"title\", \"lasting\", \"mode\") "
    "VALUES (?1, ?1, ?2, ?3, ?4, ?5, 1, 0)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, head->n);
  store_bind_id (statement, 2, context.edit);
  store_bind_id (statement, 3, plan->family);
  store_bind_id (statement, 4, erasure->worker);
  store_bind_text (statement, 5, along_id_is_none (plan->person) ? _ ("family erased") : _ ("person erased"));
  return store_run (connection, statement, error);
}

static gboolean
erase_all (AlongStore *self, JournalHead *head, const AlongEraseOrder *order, AlongErasure *erasure, GError **error)
{
  StoreConnection *connection = self->writer.connection;
  g_autoptr (ErasePlan) plan = erase_plan (connection, order->family, order->person, order->mentions, error);
  g_autoptr (AlongErasure) also = along_erasure_new (); /* in families that were put together with this one */

  if (plan == NULL)
    return FALSE;
  erase_plan_count (plan, erasure->counts, &erasure->kept);
  erase_plan_left (plan, erasure->left);
  if (!erase_count_elsewhere (connection, plan, &erasure->elsewhere, error)
      || !erase_together (connection, plan->family, head->n + 1, also, error) || !erase_rows (connection, plan, error)
      || !erase_drafts (connection, plan, &erasure->drafts, error)
      || !erase_images (connection, plan, head->n + 1, &erasure->images, error) || !erase_titles (connection, plan, error)
      || !erase_access (connection, plan, &erasure->access, error))
    return FALSE;
  erasure->images += also->images;
  erasure->drafts += also->drafts;
  erasure->access += also->access;
  return write_erasure (self, head, plan, erasure, error)
         && store_exec (connection, "INSERT OR REPLACE INTO \"fact\" (\"name\", \"value\") VALUES ('" TO_TIDY "', 1)", error);
}

/* Files. */

/* A moment at which the process may end. */
static gboolean
pass (const char *step)
{
  copy_step (step);
  return TRUE;
}

/* Whether nobody waits, of those who are to be made way for. */
static gboolean
goes_on (StoreConnection *connection, GError **error)
{
  return connection->stop == NULL || !connection->stop (connection->stop_data) || store_fail (NULL, SQLITE_INTERRUPT, error);
}

static gboolean
tidy_pages (StoreConnection *connection, GError **error)
{
  return store_exec (connection, "INSERT INTO \"search_name\" (\"search_name\") VALUES ('optimize')", error)
         && goes_on (connection, error)
         && store_exec (connection, "INSERT INTO \"search_text\" (\"search_text\") VALUES ('optimize')", error)
         && pass ("words tidied") && goes_on (connection, error) && store_exec (connection, "VACUUM", error) && pass ("pages tidied")
         && store_exec (connection, "UPDATE \"fact\" SET \"value\" = " PAGES_TIDY " WHERE \"name\" = '" TO_TIDY "'", error);
}

/* FALSE where somebody reads what it still holds. */
static gboolean
empty_log (StoreConnection *connection, GError **error)
{
  int rc = sqlite3_wal_checkpoint_v2 (connection->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  return rc == SQLITE_OK || store_fail (connection, rc, error);
}

/*
 * erase_tidy: words that were deleted stay in the index until it is put together anew, pages that were freed stay in the
 * file, and everything in the log and in copies. Before the store is used, or on the writer's thread.
 */
static gboolean
erase_tidy (AlongStore *self, GError **error)
{
  StoreConnection *connection = self->writer.connection;
  gint64 state = 0;

  kept_remove (self->path, KEPT_BEFORE);
  kept_remove (self->path, KEPT_ASIDE);
  return store_get_int (connection, "SELECT \"value\" FROM \"fact\" WHERE \"name\" = '" TO_TIDY "'", &state, error)
         && pass ("erased") && (state > 1 || tidy_pages (connection, error)) && pass ("tidied") && empty_log (connection, error)
         && pass ("log emptied")
         && store_exec (connection, "DELETE FROM \"fact\" WHERE \"name\" = '" TO_TIDY "'", error);
}

/* Notes what came of tidying, and when it is tried again. @error: (nullable): nothing is left to do */
static void
note_tidied (AlongStore *self, const GError *error)
{
  gint64 pages_due = 1;

  self->untidy = error != NULL;
  if (!self->untidy)
    return;
  g_debug ("store: after an erasure: %s", error->message);
  store_get_int (self->writer.connection, "SELECT count(*) FROM \"fact\" WHERE \"name\" = '" TO_TIDY "' AND \"value\" < " PAGES_TIDY,
                 &pages_due, NULL);
  /* The log alone is emptied in no time; and who was interrupted was not kept from it. */
  if (pages_due == 0 || self->settle_pause == 0)
    self->settle_pause = SETTLE_LEAST_USEC;
  else if (!g_error_matches (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CANCELLED))
    self->settle_pause = MIN (2 * self->settle_pause, SETTLE_MOST_USEC);
  self->settle_at = g_get_monotonic_time () + self->settle_pause;
}

static gboolean
is_awaited (gpointer data)
{
  return g_async_queue_length (((AlongStore *) data)->writer.calls) > 0;
}

/* erase_settle: what an erasure was kept from doing, by a power cut or a reader: tried again until nobody reads what was
 * erased. Once the writer's thread runs, whoever comes interrupts it. */
void
erase_settle (AlongStore *self)
{
  StoreConnection *connection = self->writer.connection;
  gint64 due = 0;
  g_autoptr (GError) error = NULL;

  if (self->writer.calls != NULL)
    store_connection_set_stop (connection, is_awaited, self);
  sqlite3_busy_timeout (connection->db, 0);
  if (store_get_int (connection, "SELECT count(*) FROM \"fact\" WHERE \"name\" = '" TO_TIDY "'", &due, &error) && due > 0)
    erase_tidy (self, &error);
  sqlite3_busy_timeout (connection->db, STORE_BUSY_MS);
  store_connection_set_stop (connection, NULL, NULL);
  note_tidied (self, error);
}

static gboolean
run_erase (AlongStore *self, StoreCall *call)
{
  const AlongEraseOrder *order = call->request;
  StoreConnection *connection = self->writer.connection;
  g_autoptr (AlongErasure) erasure = along_erasure_new ();
  JournalHead before = self->head;
  g_autoptr (GError) untidy = NULL;
  gboolean done;

  erasure->at = along_clock_now ();
  erasure->worker = call->worker;
  erasure->whole_family = along_id_is_none (order->person);
  erasure->ground = order->ground;
  erasure->retention = g_strdup (along_kind_retention (along_kind_get (ALONG_KIND_PERSON)));
  erasure->reason = g_strdup (order->reason);
  if (!store_exec (connection, "BEGIN IMMEDIATE", &call->error))
    return FALSE;
  done = erase_all (self, &self->head, order, erasure, &call->error) && pass ("erasing")
         && store_run (connection, store_statement (connection, "COMMIT", &call->error), &call->error);
  if (!done)
    {
      if (!sqlite3_get_autocommit (connection->db))
        store_exec (connection, "ROLLBACK", NULL);
      self->head = before;
      return FALSE;
    }
  erasure->n = self->head.n;
  /* Whoever still reads what was there keeps others from writing no longer than that: it is tried again. */
  sqlite3_busy_timeout (connection->db, TIDY_WAITS_MS);
  erase_tidy (self, &untidy);
  sqlite3_busy_timeout (connection->db, STORE_BUSY_MS);
  self->settle_pause = 0;
  note_tidied (self, untidy);
  call->result = g_steal_pointer (&erasure);
  return TRUE;
}

/* Where it lives on. */

/* Of the family, and of those that were put together with it. */
static gboolean
add_given (StoreConnection *connection, AlongErasure *erasure, AlongId family, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT \"at\", \"what\" FROM \"access\" WHERE (\"family\" = ?1 OR \"family\" IN (SELECT j.\"record\" FROM \"edit\" e JOIN \"journal\" j "
    "ON j.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" WHERE e.\"family\" = ?1 AND j.\"kind\" = 'family' AND j.\"op\" = 'delete')) "
    "AND \"at\" <= ?2 AND \"what\" IN (" ALONG_ACCESS_GIVING ", '" ALONG_ACCESS_NOT_WRITTEN "') ORDER BY \"n\"", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, family);
  sqlite3_bind_int64 (statement, 2, erasure->at);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      const char *what = (const char *) sqlite3_column_text (statement, 1);

      if (g_strcmp0 (what, ALONG_ACCESS_NOT_WRITTEN) != 0)
        along_erasure_add_place (erasure, ALONG_ERASE_PLACE_GIVEN, sqlite3_column_int64 (statement, 0), what);
      else if (erasure->places->len > 0)
        g_ptr_array_set_size (erasure->places, (int) erasure->places->len - 1);
    }
  return good;
}

static GPtrArray *
read_erasures (StoreConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) along_erasure_free);
  g_autoptr (GArray) families = g_array_new (FALSE, FALSE, sizeof (AlongId));
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"n\", j.\"known_at\", j.\"worker\", j.\"family\", i.\"image\" FROM \"journal\" j JOIN \"journal_image\" i "
    "ON i.\"slot\" = 2 * j.\"n\" + 1 WHERE j.\"op\" = 'erase' ORDER BY j.\"n\" DESC", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongErasure *erasure = along_erasure_from_json ((const char *) sqlite3_column_text (statement, 4));
      AlongId family = store_column_id (statement, 3);

      if (erasure == NULL)
        continue;
      erasure->n = sqlite3_column_int64 (statement, 0);
      erasure->at = sqlite3_column_int64 (statement, 1);
      erasure->worker = store_column_id (statement, 2);
      g_ptr_array_add (list, erasure);
      g_array_append_val (families, family);
    }
  for (guint i = 0; good && i < list->len; i++)
    good = add_given (connection, list->pdata[i], g_array_index (families, AlongId, i), error);
  return good ? g_steal_pointer (&list) : NULL;
}

static gboolean
run_list (AlongStore *self, StoreCall *call)
{
  StoreConnection *connection = self->reader.connection;

  if (!store_begin_reading (connection, &call->error))
    return FALSE;
  return store_call_read (connection, call, read_erasures (connection, &call->error));
}

/* Backups that were made before it, and caseloads that a restored one took the place of. */
static gboolean
add_copies (AlongStore *self, AlongErasure *erasure, GError **error)
{
  g_autoptr (GPtrArray) backups = along_store_list_backups_sync (self, error);
  g_auto (GStrv) replaced = along_store_list_replaced (self->dir);

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      const AlongBackupInfo *info = backups->pdata[i];

      if (info->made_at <= erasure->at)
        along_erasure_add_place (erasure, ALONG_ERASE_PLACE_BACKUP, info->made_at, info->path);
    }
  for (char **folder = replaced; folder != NULL && *folder != NULL; folder++)
    along_erasure_add_place (erasure, ALONG_ERASE_PLACE_REPLACED, 0, *folder);
  return TRUE;
}

/** along_store_list_erasures_sync: what was erased, the newest first, with where it still lives on today. */
GPtrArray *
along_store_list_erasures_sync (AlongStore *self, GError **error)
{
  StoreCall *call = store_call_new (run_list, NULL);
  g_autoptr (GPtrArray) list = NULL;

  call->free_result = (GDestroyNotify) g_ptr_array_unref;
  list = store_call_finish (call, store_call_wait (self, &self->reader, call, error));
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!add_copies (self, list->pdata[i], error))
      return NULL;
  return g_steal_pointer (&list);
}

/** along_store_find_places_sync: puts into @erasure, just done, where it still lives on; or that this could not be found out. */
void
along_store_find_places_sync (AlongStore *self, AlongErasure *erasure)
{
  g_autoptr (GPtrArray) all = along_store_list_erasures_sync (self, NULL);

  erasure->places_unknown = TRUE;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      AlongErasure *same = all->pdata[i];

      if (same->n != erasure->n)
        continue;
      erasure->places_unknown = FALSE;
      g_ptr_array_unref (erasure->places);
      erasure->places = g_ptr_array_ref (same->places);
    }
}

/**
 * along_store_erase_sync: erases a person or a family, and tidies the files. It ends what is being copied or looked
 * over meanwhile. Returns: what was erased, without where it lives on
 */
AlongErasure *
along_store_erase_sync (AlongStore *self, const AlongEraseOrder *order, AlongId worker, GError **error)
{
  StoreCall *call = store_call_new (run_erase, NULL);
  AlongErasure *erasure;

  call->request = (gpointer) order;
  call->worker = worker;
  call->free_result = (GDestroyNotify) along_erasure_free;
  /* What reads or copies the store meanwhile would keep it. Not on the writer's thread, which it may be waiting for. */
  store_asides_hold (self);
  erasure = store_call_finish (call, store_call_wait (self, &self->writer, call, error));
  store_asides_release (self);
  return erasure;
}
