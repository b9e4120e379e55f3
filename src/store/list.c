/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary.h"

#include "along-clock.h"

/* Who supports whom today: of a family that is closed, who did on its last day. */
#define ON_DAY                                                                                                 \
  "min(coalesce(s.\"episode_to\", ?1), max(coalesce(s.\"episode_from\", ?1), ?1))"

/* The worker with a role in family row "s" on the day that counts: the latest, if there are several. */
#define WORKER(role)                                                                                           \
  "(SELECT w.\"worker\" FROM \"summary_worker\" w WHERE w.\"family\" = s.\"family\" AND w.\"role\" = '" role "' "  \
  "AND w.\"from_day\" <= " ON_DAY " AND (w.\"to_day\" IS NULL OR w.\"to_day\" >= " ON_DAY ") "                     \
  "ORDER BY w.\"from_day\" DESC LIMIT 1)"

#define COLUMNS                                                                                                \
  "SELECT s.\"family\", s.\"id\", s.\"name\", s.\"reference\", s.\"parents\", s.\"safe_contact\", "                 \
  "s.\"episode_from\", s.\"episode_to\", s.\"body\", s.\"contacts\", " WORKER ("keyworker") ", " WORKER ("buddy")  \
  " FROM \"summary\" s "

static const char list_all[] = COLUMNS "ORDER BY s.\"sort\", s.\"id\"";

/* Only the families that the worker ?2 has, or had, in the role ?3. */
static const char list_of_worker[]
  = COLUMNS "WHERE s.\"family\" IN (SELECT \"family\" FROM \"summary_worker\" WHERE \"worker\" = ?2 AND \"role\" = ?3) "
            "ORDER BY s.\"sort\", s.\"id\"";

/* Last and next contact as of now. */
static void
find_neighbours (AlongSummary *summary, gint64 now, int today)
{
  const AlongSummaryContact *last = NULL, *next = NULL;

  for (guint i = 0; i < summary->contacts->len; i++)
    {
      const AlongSummaryContact *contact = &g_array_index (summary->contacts, AlongSummaryContact, i);

      if (contact->status == ALONG_CONTACT_STATUS_COMPLETED && contact->day <= today)
        last = contact;
      if (contact->status == ALONG_CONTACT_STATUS_PLANNED && next == NULL
          && (contact->ms == 0 ? contact->day >= today : contact->ms >= now))
        next = contact;
    }
  if (last != NULL)
    {
      summary->has_last_contact = TRUE;
      summary->last_contact = (AlongInstant){ last->ms, g_intern_static_string (ALONG_ZONE), last->day, last->ms == 0 };
    }
  if (next != NULL)
    {
      summary->has_next_contact = TRUE;
      summary->next_contact = (AlongInstant){ next->ms, g_intern_static_string (ALONG_ZONE), next->day, next->ms == 0 };
    }
}

static char *
name_of (StoreConnection *connection, GHashTable *names, AlongId worker)
{
  sqlite3_stmt *statement;
  char *name;
  gboolean row = FALSE;

  if (along_id_is_none (worker))
    return NULL;
  name = g_hash_table_lookup (names, &worker);
  if (name != NULL)
    return g_strdup (name);
  statement = store_statement (connection, "SELECT \"name\" FROM \"worker\" WHERE \"id\" = ?", NULL);
  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, worker);
  if (!store_row (connection, statement, &row, NULL) || !row)
    return NULL;
  name = store_column_text (statement, 0);
  sqlite3_reset (statement);
  g_hash_table_insert (names, g_memdup2 (&worker, sizeof worker), name);
  return g_strdup (name);
}

static AlongSummary *
read_row (StoreConnection *connection, sqlite3_stmt *statement, GHashTable *names, gint64 now, int today)
{
  AlongSummary *summary = along_summary_new ();

  summary->family = store_column_id (statement, 1);
  summary->name = store_column_text (statement, 2);
  summary->reference = store_column_text (statement, 3);
  summary->parents = store_column_text (statement, 4);
  summary->safe_contact = store_column_text (statement, 5);
  summary->episode_from = store_column_day (statement, 6);
  summary->episode_to = store_column_day (statement, 7);
  summary_read (summary, sqlite3_column_blob (statement, 8), (gsize) sqlite3_column_bytes (statement, 8),
                sqlite3_column_blob (statement, 9), (gsize) sqlite3_column_bytes (statement, 9));
  summary->keyworker = store_column_id (statement, 10);
  summary->buddy = store_column_id (statement, 11);
  summary->keyworker_name = name_of (connection, names, summary->keyworker);
  summary->buddy_name = name_of (connection, names, summary->buddy);
  summary->open = summary->episode_to == ALONG_DAY_NONE || summary->episode_to >= today;
  find_neighbours (summary, now, today);
  return summary;
}

static gboolean
is_open (sqlite3_stmt *statement, int today)
{
  int to = store_column_day (statement, 7);

  return to == ALONG_DAY_NONE || to >= today;
}

static gboolean
is_theirs (sqlite3_stmt *statement, const AlongStoreListFilter *filter)
{
  if (filter->whose == ALONG_STORE_LIST_ALL)
    return TRUE;
  return along_id_equal (store_column_id (statement, filter->whose == ALONG_STORE_LIST_MINE ? 10 : 11), filter->worker);
}

/*
 * list_families: the families that the filter asks for, by folded name. Inside a transaction.
 *
 * Returns: (element-type AlongSummary)
 */
GPtrArray *
list_families (StoreConnection *connection, const AlongStoreListFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) names = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, g_free);
  g_autoptr (GHashTable) found = NULL;
  gint64 now = along_clock_now ();
  int today = along_clock_today ();
  sqlite3_stmt *statement;
  gboolean row, good;

  if (!search_families (connection, filter->text, &found, error))
    return NULL;
  statement = store_statement (connection, filter->whose == ALONG_STORE_LIST_ALL ? list_all : list_of_worker, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, today);
  if (filter->whose != ALONG_STORE_LIST_ALL)
    {
      store_bind_id (statement, 2, filter->worker);
      store_bind_text (statement, 3, filter->whose == ALONG_STORE_LIST_MINE ? "keyworker" : "buddy");
    }
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    if ((is_open (statement, today) ? filter->open : filter->closed) && is_theirs (statement, filter)
        && (found == NULL || g_hash_table_contains (found, (gpointer) (gsize) sqlite3_column_int64 (statement, 0))))
      g_ptr_array_add (list, read_row (connection, statement, names, now, today));
  return good ? g_steal_pointer (&list) : NULL;
}
