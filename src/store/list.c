/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary.h"

#include "along-clock.h"

#define COLUMNS                                                                                                \
  "SELECT \"family\", \"id\", \"name\", \"reference\", \"parents\", \"safe_contact\", \"episode_from\", "            \
  "\"episode_to\", \"body\", \"contacts\" FROM \"summary\" "

static const char all_rows[] = COLUMNS "ORDER BY \"sort\", \"id\"";
static const char one_row[] = COLUMNS "WHERE \"family\" = ?";

/* Answered from the index alone. */
static const char all_rids[] = "SELECT \"family\" FROM \"summary\" ORDER BY \"sort\", \"id\"";

/** Support: that a worker supports a family from one day to another, as keyworker or as buddy. */
typedef struct
{
  AlongId worker;
  int role; /* ALONG_ALLOCATION_ROLE_… */
  int from, to;
} Support;

/** Listing: one request as it is answered. */
typedef struct
{
  StoreConnection *connection;
  const AlongStoreListFilter *filter;
  GHashTable *supports; /* rid -> GArray of Support, in order of "from" */
  GHashTable *names;    /* AlongId of a worker -> name */
  gint64 now;
  int today;
  GPtrArray *list;
} Listing;

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

static gboolean
read_supports (Listing *listing, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    listing->connection,
    "SELECT \"family\", \"worker\", \"role\", \"from_day\", \"to_day\" FROM \"summary_worker\" ORDER BY \"from_day\"",
    error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (listing->connection, statement, &row, error); good && row;
       good = store_row (listing->connection, statement, &row, error))
    {
      gpointer rid = (gpointer) (gsize) sqlite3_column_int64 (statement, 0);
      GArray *supports = g_hash_table_lookup (listing->supports, rid);
      Support support = { .worker = store_column_id (statement, 1),
                          .role = along_enum_find (ALONG_ENUM_ALLOCATION_ROLE,
                                                   (const char *) sqlite3_column_text (statement, 2)),
                          .from = sqlite3_column_int (statement, 3),
                          .to = store_column_day (statement, 4) };
      if (supports == NULL)
        {
          supports = g_array_new (FALSE, FALSE, sizeof (Support));
          g_hash_table_insert (listing->supports, rid, supports);
        }
      g_array_append_val (supports, support);
    }
  return good;
}

/* Who has a role in family @rid on @day: of several the one who began last. */
static AlongId
who (Listing *listing, gint64 rid, int role, int day)
{
  const GArray *supports = g_hash_table_lookup (listing->supports, (gpointer) (gsize) rid);
  AlongId worker = ALONG_ID_NONE;

  for (guint i = 0; supports != NULL && i < supports->len; i++)
    {
      const Support *support = &g_array_index (supports, Support, i);
      if (support->role == role && support->from <= day && (support->to == ALONG_DAY_NONE || support->to >= day))
        worker = support->worker;
    }
  return worker;
}

static char *
name_of (Listing *listing, AlongId worker)
{
  sqlite3_stmt *statement;
  char *name;
  gboolean row = FALSE;

  if (along_id_is_none (worker))
    return NULL;
  name = g_hash_table_lookup (listing->names, &worker);
  if (name != NULL)
    return g_strdup (name);
  statement = store_statement (listing->connection, "SELECT \"name\" FROM \"worker\" WHERE \"id\" = ?", NULL);
  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, worker);
  if (!store_row (listing->connection, statement, &row, NULL) || !row)
    return NULL;
  name = store_column_text (statement, 0);
  sqlite3_reset (statement);
  g_hash_table_insert (listing->names, g_memdup2 (&worker, sizeof worker), name);
  return g_strdup (name);
}

/* Adds the family of the row if it is one that was asked for. */
static void
take_row (Listing *listing, sqlite3_stmt *statement)
{
  const AlongStoreListFilter *filter = listing->filter;
  gint64 rid = sqlite3_column_int64 (statement, 0);
  int from = store_column_day (statement, 6), to = store_column_day (statement, 7), day = listing->today;
  gboolean open = to == ALONG_DAY_NONE || to >= day;
  AlongId keyworker, buddy;
  AlongSummary *summary;

  if (!(open ? filter->open : filter->closed))
    return;
  /* Who supports whom today: of a family that is closed, who did on its last day; before its first, who will. */
  if (from != ALONG_DAY_NONE && day < from)
    day = from;
  if (to != ALONG_DAY_NONE && day > to)
    day = to;
  keyworker = who (listing, rid, ALONG_ALLOCATION_ROLE_KEYWORKER, day);
  buddy = who (listing, rid, ALONG_ALLOCATION_ROLE_BUDDY, day);
  if (filter->whose != ALONG_STORE_LIST_ALL
      && !along_id_equal (filter->whose == ALONG_STORE_LIST_MINE ? keyworker : buddy, filter->worker))
    return;

  summary = along_summary_new ();
  summary->family = store_column_id (statement, 1);
  summary->name = store_column_text (statement, 2);
  summary->reference = store_column_text (statement, 3);
  summary->parents = store_column_text (statement, 4);
  summary->safe_contact = store_column_text (statement, 5);
  summary->episode_from = from;
  summary->episode_to = to;
  summary_read (summary, sqlite3_column_blob (statement, 8), (gsize) sqlite3_column_bytes (statement, 8),
                sqlite3_column_blob (statement, 9), (gsize) sqlite3_column_bytes (statement, 9));
  summary->keyworker = keyworker;
  summary->buddy = buddy;
  summary->keyworker_name = name_of (listing, keyworker);
  summary->buddy_name = name_of (listing, buddy);
  summary->open = open;
  find_neighbours (summary, listing->now, listing->today);
  g_ptr_array_add (listing->list, summary);
}

static gboolean
take_all (Listing *listing, GError **error)
{
  sqlite3_stmt *statement = store_statement (listing->connection, all_rows, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (listing->connection, statement, &row, error); good && row;
       good = store_row (listing->connection, statement, &row, error))
    take_row (listing, statement);
  return good;
}

static gboolean
take_found (Listing *listing, GHashTable *found, GError **error)
{
  sqlite3_stmt *rids = store_statement (listing->connection, all_rids, error);
  gboolean row, good;

  if (rids == NULL)
    return FALSE;
  for (good = store_row (listing->connection, rids, &row, error); good && row;
       good = store_row (listing->connection, rids, &row, error))
    {
      gint64 rid = sqlite3_column_int64 (rids, 0);
      sqlite3_stmt *statement;
      gboolean there;

      if (!g_hash_table_contains (found, (gpointer) (gsize) rid))
        continue;
      statement = store_statement (listing->connection, one_row, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, rid);
      if (!store_row (listing->connection, statement, &there, error))
        return FALSE;
      if (there)
        take_row (listing, statement);
      sqlite3_reset (statement);
    }
  return good;
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
  g_autoptr (GHashTable) supports = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) found = NULL;
  Listing listing = { .connection = connection,
                      .filter = filter,
                      .supports = supports,
                      .names = names,
                      .now = along_clock_now (),
                      .today = along_clock_today (),
                      .list = list };

  if (!search_families (connection, filter->text, &found, error) || !read_supports (&listing, error)
      || !(found != NULL ? take_found (&listing, found, error) : take_all (&listing, error)))
    return NULL;
  return g_steal_pointer (&list);
}
