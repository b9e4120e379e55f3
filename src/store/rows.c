/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <string.h>

/* What is said of a kind in SQL, made once from its description. The texts live as long as the program. */
typedef struct
{
  char *insert, *update, *mark, *find, *load;
  struct
  {
    char *insert, *clear, *find, *load;
  } *lists; /* by number of the property; empty where it is no list */
  guint n_lists;
} KindSql;

static gboolean
is_list (const AlongProperty *property)
{
  return property->type == ALONG_TYPE_LINES || property->type == ALONG_TYPE_REFS;
}

static const char *const date_parts[] = { "", "_lo", "_hi", NULL };
static const char *const instant_parts[] = { "", "_zone", "_day", NULL };
static const char *const one_part[] = { "", NULL };

static const char *const *
parts_of (const AlongProperty *property)
{
  return property->type == ALONG_TYPE_DATE ? date_parts : property->type == ALONG_TYPE_INSTANT ? instant_parts : one_part;
}

static KindSql *
make_sql (const AlongKind *kind)
{
  KindSql *sql = g_new0 (KindSql, 1);
  gboolean has_family = kind->owner == ALONG_OWNER_FAMILY;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (GString) sets = g_string_new (NULL);
  g_autofree char *whose = g_strdup_printf (has_family ? "k.\"family\" = ?1 AND k.\"deleted\" = 0"
                                                       : "?1 IS NULL AND k.\"deleted\" = 0");

  sql->lists = g_malloc0_n (kind->n_properties, sizeof *sql->lists);
  for (guint i = 0; i < kind->n_properties; i++)
    {
      const AlongProperty *property = &kind->properties[i];

      if (is_list (property))
        {
          g_autofree char *table = g_strdup_printf ("\"%s_%s\"", kind->name, property->name);
          sql->n_lists++;
          sql->lists[i].insert = g_strdup_printf ("INSERT INTO %s VALUES (?, ?, ?)", table);
          sql->lists[i].clear = g_strdup_printf ("DELETE FROM %s WHERE \"record\" = ?", table);
          sql->lists[i].find = g_strdup_printf ("SELECT \"record\", \"value\" FROM %s WHERE \"record\" = ? "
                                                "ORDER BY \"place\"", table);
          sql->lists[i].load = g_strdup_printf ("SELECT l.\"record\", l.\"value\" FROM \"%s\" k JOIN %s l "
                                                "ON l.\"record\" = k.\"rid\" WHERE %s "
                                                "ORDER BY l.\"record\", l.\"place\"", kind->name, table, whose);
          continue;
        }
      for (const char *const *part = parts_of (property); *part != NULL; part++)
        {
          g_string_append_printf (names, ", \"%s%s\"", property->name, *part);
          g_string_append (marks, ", ?");
          g_string_append_printf (sets, ", \"%s%s\" = ?", property->name, *part);
        }
    }
  sql->insert = g_strdup_printf ("INSERT INTO \"%s\" (\"deleted\", \"id\"%s%s) VALUES (?, ?%s%s)", kind->name,
                                 has_family ? ", \"family\"" : "", names->str, has_family ? ", ?" : "", marks->str);
  sql->update = g_strdup_printf ("UPDATE \"%s\" SET \"deleted\" = ?%s WHERE \"rid\" = ?", kind->name, sets->str);
  sql->mark = g_strdup_printf ("UPDATE \"%s\" SET \"deleted\" = ? WHERE \"rid\" = ?", kind->name);
  sql->find = g_strdup_printf ("SELECT \"rid\", \"deleted\", \"id\", %s%s FROM \"%s\" WHERE \"id\" = ?",
                               has_family ? "\"family\"" : "NULL", names->str, kind->name);
  sql->load = g_strdup_printf ("SELECT k.\"rid\", k.\"deleted\", k.\"id\", %s%s FROM \"%s\" k WHERE %s "
                               "ORDER BY k.\"id\"",
                               has_family ? "k.\"family\"" : "NULL", names->str, kind->name, whose);
  return sql;
}

static const KindSql *
sql_of (const AlongKind *kind)
{
  static gsize made[ALONG_N_KINDS];

  if (g_once_init_enter (&made[kind->id]))
    g_once_init_leave (&made[kind->id], (gsize) make_sql (kind));
  return (const KindSql *) made[kind->id];
}

/* Binds the value from parameter @index on; returns the next. */
static int
bind_value (sqlite3_stmt *statement, int index, const AlongProperty *property, const AlongValue *value)
{
  gboolean set = value->is_set;

  switch (property->type)
    {
    case ALONG_TYPE_INT:
    case ALONG_TYPE_BOOL:
      if (set)
        sqlite3_bind_int64 (statement, index, value->number);
      else
        sqlite3_bind_null (statement, index);
      return index + 1;
    case ALONG_TYPE_ENUM:
      store_bind_text (statement, index, set ? along_enum_text (property->enumeration, (int) value->number) : NULL);
      return index + 1;
    case ALONG_TYPE_DATE:
      store_bind_text (statement, index, set ? value->text : NULL);
      store_bind_day (statement, index + 1, set ? along_date_first_day (value->text) : ALONG_DAY_NONE);
      store_bind_day (statement, index + 2, set ? along_date_last_day (value->text) : ALONG_DAY_NONE);
      return index + 3;
    case ALONG_TYPE_INSTANT:
      if (set && !value->instant.day_only)
        sqlite3_bind_int64 (statement, index, value->instant.ms);
      else
        sqlite3_bind_null (statement, index);
      store_bind_text (statement, index + 1, set && !value->instant.day_only ? value->instant.zone : NULL);
      store_bind_day (statement, index + 2, set ? value->instant.day : ALONG_DAY_NONE);
      return index + 3;
    case ALONG_TYPE_REF:
      store_bind_id (statement, index, set ? value->id : ALONG_ID_NONE);
      return index + 1;
    default:
      store_bind_text (statement, index, set ? value->text : NULL);
      return index + 1;
    }
}

static int
bind_values (sqlite3_stmt *statement, int index, AlongRecord *record)
{
  const AlongKind *kind = along_record_get_kind (record);

  for (guint i = 0; i < kind->n_properties; i++)
    if (!is_list (&kind->properties[i]))
      index = bind_value (statement, index, &kind->properties[i], along_record_peek (record, (int) i));
  return index;
}

/* Reads the value from column @column on; returns the next. */
static int
read_value (sqlite3_stmt *statement, int column, AlongRecord *record, guint i)
{
  const AlongProperty *property = &along_record_get_kind (record)->properties[i];
  int width = property->type == ALONG_TYPE_DATE || property->type == ALONG_TYPE_INSTANT ? 3 : 1;
  AlongValue value = { .is_set = TRUE };

  if (property->type == ALONG_TYPE_INSTANT)
    {
      const char *zone = (const char *) sqlite3_column_text (statement, column + 1);
      int day = store_column_day (statement, column + 2);

      if (day == ALONG_DAY_NONE)
        return column + width;
      value.instant = along_instant_new_day (day);
      if (sqlite3_column_type (statement, column) != SQLITE_NULL && zone != NULL
          && along_ms_possible (sqlite3_column_int64 (statement, column)))
        {
          value.instant.day_only = FALSE;
          value.instant.ms = sqlite3_column_int64 (statement, column);
          value.instant.zone = g_intern_string (zone);
        }
      along_record_take (record, (int) i, &value);
      return column + width;
    }
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return column + width;
  switch (property->type)
    {
    case ALONG_TYPE_INT:
    case ALONG_TYPE_BOOL:
      value.number = sqlite3_column_int64 (statement, column);
      break;
    case ALONG_TYPE_ENUM:
      value.number = along_enum_find (property->enumeration, (const char *) sqlite3_column_text (statement, column));
      value.is_set = value.number != ALONG_ENUM_UNSET;
      break;
    case ALONG_TYPE_REF:
      value.id = store_column_id (statement, column);
      break;
    default:
      value.text = store_column_text (statement, column);
      break;
    }
  along_record_take (record, (int) i, &value);
  return column + width;
}

static AlongRecord *
read_record (sqlite3_stmt *statement, const AlongKind *kind)
{
  AlongRecord *record = along_record_new (kind->id, store_column_id (statement, 2), store_column_id (statement, 3));
  int column = 4;

  along_record_set_deleted (record, sqlite3_column_int (statement, 1) != 0);
  for (guint i = 0; i < kind->n_properties; i++)
    if (!is_list (&kind->properties[i]))
      column = read_value (statement, column, record, i);
  return record;
}

/* Collects the values of one list as its rows pass. */
typedef struct
{
  const AlongProperty *property;
  int number;
  AlongRecord *record;
  GArray *ids;
  GPtrArray *lines;
} ListReader;

static void
list_reader_start (ListReader *reader, const AlongProperty *property, int number)
{
  reader->property = property;
  reader->number = number;
  reader->record = NULL;
  reader->ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  reader->lines = g_ptr_array_new ();
}

static void
list_reader_flush (ListReader *reader)
{
  AlongValue value = { .is_set = TRUE };

  if (reader->record != NULL && reader->ids->len > 0)
    {
      value.ids = g_memdup2 (reader->ids->data, reader->ids->len * sizeof (AlongId));
      value.n_ids = reader->ids->len;
      along_record_take (reader->record, reader->number, &value);
    }
  else if (reader->record != NULL && reader->lines->len > 0)
    {
      g_ptr_array_add (reader->lines, NULL);
      value.lines = g_memdup2 (reader->lines->pdata, reader->lines->len * sizeof (char *));
      along_record_take (reader->record, reader->number, &value);
    }
  g_array_set_size (reader->ids, 0);
  g_ptr_array_set_size (reader->lines, 0);
}

static void
list_reader_add (ListReader *reader, AlongRecord *record, sqlite3_stmt *statement)
{
  if (record != reader->record)
    {
      list_reader_flush (reader);
      reader->record = record;
    }
  if (reader->property->type == ALONG_TYPE_REFS)
    {
      AlongId id = store_column_id (statement, 1);
      g_array_append_val (reader->ids, id);
    }
  else
    g_ptr_array_add (reader->lines, store_column_text (statement, 1));
}

static void
list_reader_end (ListReader *reader)
{
  list_reader_flush (reader);
  g_array_unref (reader->ids);
  g_ptr_array_unref (reader->lines);
}

static gboolean
write_list (StoreConnection *connection, AlongRecord *record, guint i, gint64 rid, GError **error)
{
  const AlongKind *kind = along_record_get_kind (record);
  const AlongValue *value = along_record_peek (record, (int) i);
  gboolean refs = kind->properties[i].type == ALONG_TYPE_REFS;
  guint n;

  if (!value->is_set)
    return TRUE;
  n = refs ? value->n_ids : g_strv_length (value->lines);
  for (guint place = 0; place < n; place++)
    {
      sqlite3_stmt *statement = store_statement (connection, sql_of (kind)->lists[i].insert, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, rid);
      sqlite3_bind_int (statement, 2, (int) place);
      if (refs)
        store_bind_id (statement, 3, value->ids[place]);
      else
        store_bind_text (statement, 3, value->lines[place]);
      if (!store_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* rows_insert: writes a new record; @rid is set to its row. */
gboolean
rows_insert (StoreConnection *connection, AlongRecord *record, gint64 *rid, GError **error)
{
  const AlongKind *kind = along_record_get_kind (record);
  const KindSql *sql = sql_of (kind);
  sqlite3_stmt *statement = store_statement (connection, sql->insert, error);
  int index = 1;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, index++, along_record_is_deleted (record));
  store_bind_id (statement, index++, along_record_get_id (record));
  if (kind->owner == ALONG_OWNER_FAMILY)
    store_bind_id (statement, index++, along_record_get_family (record));
  bind_values (statement, index, record);
  if (!store_run (connection, statement, error))
    return FALSE;
  *rid = sqlite3_last_insert_rowid (connection->db);
  for (guint i = 0; sql->n_lists > 0 && i < kind->n_properties; i++)
    if (is_list (&kind->properties[i]) && !write_list (connection, record, i, *rid, error))
      return FALSE;
  return TRUE;
}

/* rows_update: makes row @rid, which holds @from, hold @record. */
gboolean
rows_update (StoreConnection *connection, AlongRecord *record, gint64 rid, AlongRecord *from, GError **error)
{
  const AlongKind *kind = along_record_get_kind (record);
  const KindSql *sql = sql_of (kind);
  sqlite3_stmt *statement = store_statement (connection, sql->update, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, along_record_is_deleted (record));
  sqlite3_bind_int64 (statement, bind_values (statement, 2, record), rid);
  if (!store_run (connection, statement, error))
    return FALSE;
  for (guint i = 0; sql->n_lists > 0 && i < kind->n_properties; i++)
    {
      if (!is_list (&kind->properties[i])
          || along_value_equal (&kind->properties[i], along_record_peek (record, (int) i),
                                along_record_peek (from, (int) i)))
        continue;
      statement = store_statement (connection, sql->lists[i].clear, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, rid);
      if (!store_run (connection, statement, error) || !write_list (connection, record, i, rid, error))
        return FALSE;
    }
  return TRUE;
}

/* rows_mark: sets or clears the deleted mark of row @rid. */
gboolean
rows_mark (StoreConnection *connection, AlongRecord *record, gint64 rid, gboolean deleted, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql_of (along_record_get_kind (record))->mark, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, deleted);
  sqlite3_bind_int64 (statement, 2, rid);
  return store_run (connection, statement, error);
}

/* rows_find: the record with this id, deleted or not; %NULL without an error if there is none. */
AlongRecord *
rows_find (StoreConnection *connection, AlongKindId kind_id, AlongId id, gint64 *rid, GError **error)
{
  const AlongKind *kind = along_kind_get (kind_id);
  const KindSql *sql = sql_of (kind);
  sqlite3_stmt *statement = store_statement (connection, sql->find, error);
  g_autoptr (AlongRecord) record = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, id);
  if (!store_row (connection, statement, &row, error) || !row)
    return NULL;
  *rid = sqlite3_column_int64 (statement, 0);
  record = read_record (statement, kind);
  sqlite3_reset (statement);
  for (guint i = 0; sql->n_lists > 0 && i < kind->n_properties; i++)
    {
      ListReader reader;

      if (!is_list (&kind->properties[i]))
        continue;
      statement = store_statement (connection, sql->lists[i].find, error);
      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, *rid);
      list_reader_start (&reader, &kind->properties[i], (int) i);
      gboolean good = store_row (connection, statement, &row, error);
      for (; good && row; good = store_row (connection, statement, &row, error))
        list_reader_add (&reader, record, statement);
      list_reader_end (&reader);
      if (!good)
        return NULL;
    }
  return g_steal_pointer (&record);
}

static const char *
kind_of_sql (void)
{
  static gsize made;

  if (g_once_init_enter (&made))
    {
      GString *sql = g_string_new (NULL);
      for (guint i = 0; i < ALONG_N_KINDS; i++)
        g_string_append_printf (sql, "%sSELECT %u FROM \"%s\" WHERE \"id\" = ?1", i > 0 ? " UNION ALL " : "", i,
                                along_kind_get (i)->name);
      g_once_init_leave (&made, (gsize) g_string_free (sql, FALSE));
    }
  return (const char *) made;
}

/* rows_kind_of: of which kind the record with this id is, deleted or not; ALONG_KIND_ANY if there is none. */
gboolean
rows_kind_of (StoreConnection *connection, AlongId id, AlongKindId *kind, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, kind_of_sql (), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, id);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  *kind = row ? (AlongKindId) sqlite3_column_int (statement, 0) : ALONG_KIND_ANY;
  if (row)
    sqlite3_reset (statement);
  return TRUE;
}

/* rows_load: adds all records of a kind that belong to the family (or to the team) and are not deleted. */
gboolean
rows_load (StoreConnection *connection, AlongFamily *family, AlongKindId kind_id, GError **error)
{
  const AlongKind *kind = along_kind_get (kind_id);
  const KindSql *sql = sql_of (kind);
  sqlite3_stmt *statement = store_statement (connection, sql->load, error);
  g_autoptr (GHashTable) by_rid = sql->n_lists > 0 ? g_hash_table_new (NULL, NULL) : NULL;
  gboolean row, any = FALSE;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, along_family_get_id (family));
  for (;;)
    {
      if (!store_row (connection, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      g_autoptr (AlongRecord) record = read_record (statement, kind);
      if (by_rid != NULL)
        g_hash_table_insert (by_rid, (gpointer) (gsize) sqlite3_column_int64 (statement, 0), record);
      along_family_add (family, record);
      any = TRUE;
    }
  for (guint i = 0; any && sql->n_lists > 0 && i < kind->n_properties; i++)
    {
      ListReader reader;
      gboolean good;

      if (!is_list (&kind->properties[i]))
        continue;
      statement = store_statement (connection, sql->lists[i].load, error);
      if (statement == NULL)
        return FALSE;
      store_bind_id (statement, 1, along_family_get_id (family));
      list_reader_start (&reader, &kind->properties[i], (int) i);
      for (good = store_row (connection, statement, &row, error); good && row;
           good = store_row (connection, statement, &row, error))
        {
          AlongRecord *record
            = g_hash_table_lookup (by_rid, (gpointer) (gsize) sqlite3_column_int64 (statement, 0));
          if (record != NULL)
            list_reader_add (&reader, record, statement);
        }
      list_reader_end (&reader);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/* rows_load_family: all records of a family, or of the team with ALONG_ID_NONE. Inside a transaction. */
AlongFamily *
rows_load_family (StoreConnection *connection, AlongId family, GError **error)
{
  g_autoptr (AlongFamily) loaded = along_family_new (family);
  AlongOwner owner = along_id_is_none (family) ? ALONG_OWNER_TEAM : ALONG_OWNER_FAMILY;

  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (along_kind_get (i)->owner == owner && !rows_load (connection, loaded, i, error))
      return NULL;
  return g_steal_pointer (&loaded);
}

static void
visit (AlongKindId id, gboolean *seen, AlongKindId *order, guint *n)
{
  const AlongKind *kind = along_kind_get (id);

  if (seen[id])
    return;
  seen[id] = TRUE;
  for (guint i = 0; i < kind->n_properties; i++)
    if (kind->properties[i].type == ALONG_TYPE_REF || kind->properties[i].type == ALONG_TYPE_REFS)
      visit (kind->properties[i].target, seen, order, n);
  order[(*n)++] = id;
}

/*
 * rows_order: all kinds, each after those it refers to: written in this order no row waits for another, which
 * SQLite would look for again at each row that follows.
 */
const AlongKindId *
rows_order (void)
{
  static gsize made;

  if (g_once_init_enter (&made))
    {
      AlongKindId *order = g_new (AlongKindId, ALONG_N_KINDS);
      gboolean seen[ALONG_N_KINDS] = { FALSE };
      guint n = 0;
      for (guint i = 0; i < ALONG_N_KINDS; i++)
        visit (i, seen, order, &n);
      g_once_init_leave (&made, (gsize) order);
    }
  return (const AlongKindId *) made;
}

/* rows_family_rid: the row of a family's own record; 0 without an error if there is none, -1 on failure. */
gint64
rows_family_rid (StoreConnection *connection, AlongId family, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"rid\" FROM \"family\" WHERE \"id\" = ?", error);
  gint64 rid = 0;
  gboolean row;

  if (statement == NULL)
    return -1;
  store_bind_id (statement, 1, family);
  if (!store_row (connection, statement, &row, error))
    return -1;
  if (row)
    {
      rid = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  return rid;
}
