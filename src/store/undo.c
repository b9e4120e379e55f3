/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gi18n-lib.h>

/** So many edits back, counted over all that the worker made in the family. */
#define DEPTH 50

/* The edits that Ctrl+Z goes through are those a person made, not the ones that undo them. */
static const char undo_sql[]
  = "SELECT \"id\", \"title\", \"id\" FROM (SELECT * FROM \"edit\" WHERE \"family\" IS ?1 AND \"worker\" IS ?2 "
    "AND \"mode\" = 0 ORDER BY \"first_n\" DESC LIMIT ?3) "
    "WHERE \"undone_by\" IS NULL AND \"lasting\" = 0 ORDER BY \"first_n\" DESC LIMIT 1";

/* What was undone last. A new edit ends redo: what was undone before it stays undone, also when that one is undone too. */
static const char redo_sql[]
  = "SELECT e.\"id\", e.\"title\", e.\"undone_by\" FROM \"edit\" e JOIN \"edit\" u ON u.\"id\" = e.\"undone_by\" "
    "WHERE e.\"family\" IS ?1 AND e.\"worker\" IS ?2 AND e.\"mode\" = 0 AND ?3 > 0 AND u.\"first_n\" > "
    "(SELECT max(\"first_n\") FROM \"edit\" WHERE \"family\" IS ?1 AND \"worker\" IS ?2 AND \"mode\" = 0) "
    "ORDER BY u.\"first_n\" DESC LIMIT 1";

/* Whether @edit was followed by another that still stands, in a family that it changed: what it made may be needed by now.
 * It has one family, but where two were put together it changed both. @title: of the newest. */
static gboolean
has_later (StoreConnection *connection, AlongId of, gboolean *later, char **title, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT e.\"title\" FROM \"edit\" e JOIN \"edit\" mine ON mine.\"id\" = ? WHERE e.\"first_n\" > mine.\"last_n\" "
    "AND e.\"mode\" = 0 AND e.\"undone_by\" IS NULL AND (mine.\"family\" IS NULL OR e.\"family\" IS mine.\"family\" OR e.\"family\" IN (SELECT j.\"family\" FROM "
    "\"journal\" j WHERE j.\"n\" BETWEEN mine.\"first_n\" AND mine.\"last_n\" AND j.\"kind\" = 'family')) "
    "ORDER BY e.\"first_n\" DESC LIMIT 1",
    error);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, of);
  if (!store_row (connection, statement, later, error))
    return FALSE;
  if (*later)
    *title = store_column_text (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/* The references of one property, of records that stand, to what is to go. */
static gboolean
check_property (StoreConnection *connection, const AlongKind *kind, const AlongProperty *property, AlongId family,
                GHashTable *gone, GHashTable *asked, gboolean *needed, GError **error)
{
  gboolean list = property->type == ALONG_TYPE_REFS, whole = along_id_is_none (family);
  g_autofree char *sql = g_strdup_printf (
    list ? "SELECT k.\"id\", l.\"value\" FROM \"%1$s\" k JOIN \"%1$s_%2$s\" l ON l.\"record\" = k.\"rid\" "
           "WHERE k.\"deleted\" = 0%3$s"
         : "SELECT k.\"id\", k.\"%2$s\" FROM \"%1$s\" k WHERE k.\"%2$s\" IS NOT NULL AND k.\"deleted\" = 0%3$s",
    kind->name, property->name, whole ? "" : " AND k.\"family\" = ?");
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (connection->db, sql, -1, &statement, NULL);

  if (rc == SQLITE_OK && !whole)
    store_bind_id (statement, 1, family);
  while (rc == SQLITE_OK && !*needed && (rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      AlongId id = store_column_id (statement, 0), value = store_column_id (statement, 1);
      *needed = g_hash_table_contains (gone, &value) && !g_hash_table_contains (gone, &id) && !g_hash_table_contains (asked, &id);
      rc = SQLITE_OK;
    }
  sqlite3_finalize (statement);
  return rc == SQLITE_OK || rc == SQLITE_DONE || store_fail (connection, rc, error);
}

/* Whether a draft is about a form that is to go: it would stand in no list any more. */
static gboolean
check_drafts (StoreConnection *connection, AlongId form, gboolean *needed, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT 1 FROM \"draft\" WHERE instr(\"body\", ?) > 0 LIMIT 1", error);
  char text[ALONG_ID_TEXT];

  if (statement == NULL)
    return FALSE;
  along_id_format (form, text);
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_TRANSIENT);
  if (!store_row (connection, statement, needed, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/*
 * undo_check_needed: refuses an edit that would delete what a record that stands refers to: one in @edit itself does not count.
 *
 * @changed: (nullable) (element-type AlongStoreChanged): what is still to be decided: it may be decided so that it goes too
 */
gboolean
undo_check_needed (StoreConnection *connection, AlongEdit *edit, GPtrArray *changed, AlongId of, AlongId family, GError **error)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  gboolean kinds[ALONG_N_KINDS] = { FALSE }, later = FALSE, needed = FALSE, drafted = FALSE;
  g_autofree char *title = NULL;

  for (guint i = 0; i < along_edit_get_n (edit); i++)
    {
      const AlongChange *change = along_edit_get_change (edit, i);
      AlongId id = along_record_get_id (change->before);
      if (change->op != ALONG_OP_DELETE)
        continue;
      g_array_append_val (ids, id);
      kinds[along_record_get_kind_id (change->before)] = TRUE;
      if (along_record_get_kind_id (change->before) == ALONG_KIND_QUESTIONNAIRE && !drafted
          && !check_drafts (connection, id, &drafted, error))
        return FALSE;
    }
  if (ids->len == 0)
    return TRUE;
  for (guint i = 0; changed != NULL && i < changed->len; i++)
    {
      const AlongStoreChanged *since = changed->pdata[i];
      AlongId id = along_record_get_id (since->current);
      g_hash_table_add (asked, g_memdup2 (&id, sizeof id));
    }
  if (!has_later (connection, of, &later, &title, error))
    return FALSE;
  /* To a family belongs all that was written in it. */
  needed = drafted || (later && kinds[ALONG_KIND_FAMILY]);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (gone, &g_array_index (ids, AlongId, i));
  for (guint k = 0; later && !needed && k < ALONG_N_KINDS; k++)
    {
      const AlongKind *kind = along_kind_get (k);
      if (!along_id_is_none (family) && kind->owner != ALONG_OWNER_FAMILY)
        continue;
      for (guint i = 0; !needed && i < kind->n_properties; i++)
        {
          const AlongProperty *property = &kind->properties[i];
          if ((property->type == ALONG_TYPE_REF || property->type == ALONG_TYPE_REFS) && kinds[property->target]
              && !check_property (connection, kind, property, family, gone, asked, &needed, error))
            return FALSE;
        }
    }
  if (!needed)
    return TRUE;
  if (later && kinds[ALONG_KIND_FAMILY])
    /* Translators: the title of an edit: "change of a phone number" */
    g_set_error (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                 _ ("Something written later belongs to this, so it was left as it is. The newest is “%s”."), title);
  else
    g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                         _ ("Something written later belongs to this, so it was left as it is."));
  return FALSE;
}

/* undo_find: the edit @of that undo, or @redo, would take next, and the one that is to be taken back for that. */
gboolean
undo_find (StoreConnection *connection, AlongId family, AlongId worker, gboolean redo, AlongId *of, AlongId *take,
           char **title, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, redo ? redo_sql : undo_sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, family);
  store_bind_id (statement, 2, worker);
  sqlite3_bind_int (statement, 3, DEPTH);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING,
                           redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
      return FALSE;
    }
  *of = store_column_id (statement, 0);
  *title = store_column_text (statement, 1);
  *take = store_column_id (statement, 2);
  sqlite3_reset (statement);
  return TRUE;
}

/*
 * undo_last: takes back the worker's last edit in the family that stands, or with @redo puts back the one that
 * was undone last; commits that as a new edit and returns it. Fails with NOTHING or CONFLICT.
 */
AlongEdit *
undo_last (StoreConnection *connection, JournalHead *head, AlongId family, AlongId worker, AlongId device,
           gboolean redo, GError **error)
{
  g_autoptr (AlongStoreTakeBack) plan = NULL;
  g_autofree char *title = NULL;
  AlongId of, take;

  if (!undo_find (connection, family, worker, redo, &of, &take, &title, error))
    return NULL;
  plan = take_back_plan (connection, take, family, title, error);
  if (plan == NULL)
    return NULL;
  if (plan->changed->len > 0)
    {
      g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_CONFLICT,
                           _ ("Part of this has been changed since, so it was left as it is."));
      return NULL;
    }
  if (!undo_check_needed (connection, plan->edit, NULL, take, family, error))
    return NULL;
  const Commit commit = { .edit = plan->edit, .worker = worker, .device = device,
                          .mode = redo ? COMMIT_REDO : COMMIT_UNDO, .of = of };
  return commit_write (connection, head, &commit, 1, error) ? g_object_ref (plan->edit) : NULL;
}
