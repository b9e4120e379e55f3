/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <string.h>

#include "along-image.h"
#include "along-instant.h"

/* A family made again from its journal: what every entry up to an instant says, in the journal's own order. */

/** Replayed: one record on its way. @said: something has been said of it that was not erased. */
typedef struct
{
  AlongRecord *record;
  gboolean said;
} Replayed;

static void
replayed_free (gpointer data)
{
  Replayed *replayed = data;

  g_object_unref (replayed->record);
  g_free (replayed);
}

/* %NULL: the journal says of one record that it is of two kinds. */
static Replayed *
replay_one (GHashTable *records, const AlongKind *kind, AlongId id, AlongId family)
{
  Replayed *replayed = g_hash_table_lookup (records, &id);

  if (replayed == NULL)
    {
      replayed = g_new0 (Replayed, 1);
      replayed->record = along_record_new (kind->id, id, family);
      g_hash_table_insert (records, g_memdup2 (&id, sizeof id), replayed);
    }
  return along_record_get_kind (replayed->record) == kind ? replayed : NULL;
}

static void
forget_values (AlongRecord *record)
{
  for (guint i = 0; i < along_record_get_kind (record)->n_properties; i++)
    along_record_unset (record, (int) i);
}

/* What the entry that @statement stands on says: kind, record, op, image after it. */
static gboolean
replay_entry (GHashTable *records, sqlite3_stmt *statement, AlongId family, const AlongKind **last, GError **error)
{
  const char *name = (const char *) sqlite3_column_text (statement, 0);
  const AlongKind *kind = *last != NULL && strcmp ((*last)->name, name) == 0 ? *last : along_kind_find (name);
  const char *op = (const char *) sqlite3_column_text (statement, 2);
  const char *image = (const char *) sqlite3_column_text (statement, 3);
  Replayed *replayed;

  *last = kind;
  if (kind == NULL) /* an erasure */
    return TRUE;
  replayed = replay_one (records, kind, store_column_id (statement, 1), family);
  if (replayed == NULL)
    return store_fail (NULL, SQLITE_CORRUPT, error);
  along_record_set_deleted (replayed->record, strcmp (op, "delete") == 0);
  if (image == NULL || *image == '\0')
    return TRUE;
  if (strcmp (op, "change") != 0)
    forget_values (replayed->record);
  replayed->said = TRUE;
  return along_image_read (image, replayed->record, error);
}

/*
 * journal_replay: the family as it was known at @known_at, made from its journal alone. Entries whose images
 * were erased say nothing.
 */
AlongFamily *
journal_replay (StoreConnection *connection, AlongId family, gint64 known_at, GError **error)
{
  g_autoptr (AlongFamily) made = along_family_new (family);
  g_autoptr (GHashTable) records = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, replayed_free);
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT j.\"kind\", j.\"record\", j.\"op\", i.\"image\" FROM \"journal\" j "
    "LEFT JOIN \"journal_image\" i ON i.\"slot\" = 2 * j.\"n\" + 1 "
    "WHERE j.\"family\" = ? AND j.\"known_at\" <= ? ORDER BY j.\"n\"", error);
  const AlongKind *last = NULL;
  gboolean row, good;
  GHashTableIter iter;
  gpointer value;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, family);
  sqlite3_bind_int64 (statement, 2, known_at);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    if (!replay_entry (records, statement, family, &last, error))
      {
        sqlite3_reset (statement);
        return NULL;
      }
  if (!good)
    return NULL;
  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Replayed *replayed = value;

      if (replayed->said && !along_record_is_deleted (replayed->record))
        along_family_add (made, replayed->record);
    }
  along_family_set_known (made, known_at);
  return g_steal_pointer (&made);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  int one = *(const int *) a, other = *(const int *) b;

  return one < other ? -1 : one > other;
}

/*
 * journal_known_days: the days, in the programme's zone, on which anything of the family became known; in order,
 * each once. (element-type int)
 */
GArray *
journal_known_days (StoreConnection *connection, AlongId family, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) each = g_array_new (FALSE, FALSE, sizeof (int));
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT \"known_at\" FROM \"journal\" WHERE \"family\" = ? ORDER BY \"n\"", error);
  gint64 last = G_MININT64;
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      gint64 ms = sqlite3_column_int64 (statement, 0);

      if (ms != last)
        {
          int day = along_day_of_ms (ms, ALONG_ZONE);
          g_array_append_val (days, day);
        }
      last = ms;
    }
  if (!good)
    return NULL;
  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (i == 0 || g_array_index (days, int, i) != g_array_index (days, int, i - 1))
      g_array_append_val (each, g_array_index (days, int, i));
  return g_steal_pointer (&each);
}
