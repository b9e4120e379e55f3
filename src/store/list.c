/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary.h"

#include "along-clock.h"

#define ROWS                                                                                                   \
  "SELECT \"family\", \"id\", \"name\", \"reference\", \"parents\", \"safe_contact\", \"episode_from\", "         \
  "\"episode_to\", \"body\", \"contacts\" FROM \"summary\" "
#define SUPPORTS "SELECT \"family\", \"worker\", \"role\", \"from_day\", \"to_day\" FROM \"summary_worker\" "
#define WHERE_WORKER "WHERE \"family\" IN (SELECT \"family\" FROM \"summary_worker\" WHERE \"worker\" = ?) "
#define WHERE_FAMILY "WHERE \"family\" = ? "
#define BY_NAME "ORDER BY \"sort\", \"id\""
#define BY_DAY "ORDER BY \"from_day\""

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
  GHashTable *supports; /* rid -> GArray of Support, in order of "from" */
  gboolean one_by_one;  /* supports are read with each family */
  GHashTable *names;    /* AlongId of a worker -> name */
  gint64 now;
  int today;
} Listing;

/** Kept: all families as they were last listed for a search: whoever types asks for them with every letter. */
typedef struct
{
  gint64 version; /* of the store, as this connection sees it */
  gint64 from, to; /* while it is this late, they are the same */
  int today;
  GPtrArray *summaries; /* of AlongSummary, by folded name */
  GArray *rids;         /* gint64 of each */
} Kept;

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

/* @statement: (nullable): has failed already */
static gboolean
read_supports (Listing *listing, sqlite3_stmt *statement, GError **error)
{
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

/* Whether the family is one that was asked for, apart from the words. */
static gboolean
is_wanted (const AlongStoreListFilter *filter, const AlongSummary *summary)
{
  return (summary->open ? filter->open : filter->closed)
         && (filter->whose == ALONG_STORE_LIST_ALL
             || along_id_equal (filter->whose == ALONG_STORE_LIST_MINE ? summary->keyworker : summary->buddy,
                                filter->worker));
}

static gboolean
read_supports_of (Listing *listing, gint64 rid)
{
  sqlite3_stmt *statement = store_statement (listing->connection, SUPPORTS WHERE_FAMILY BY_DAY, NULL);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, rid);
  return read_supports (listing, statement, NULL);
}

/* The family of the row; %NULL if it is not one that was asked for. @filter: (nullable): all of them */
static AlongSummary *
take_row (Listing *listing, const AlongStoreListFilter *filter, sqlite3_stmt *statement)
{
  g_autoptr (AlongSummary) summary = along_summary_new ();
  gint64 rid = sqlite3_column_int64 (statement, 0);
  int from = store_column_day (statement, 6), to = store_column_day (statement, 7), day = listing->today;

  if (listing->one_by_one)
    read_supports_of (listing, rid);
  summary->open = to == ALONG_DAY_NONE || to >= day;
  /* Who supports whom today: of a family that is closed, who did on its last day; before its first, who will. */
  if (from != ALONG_DAY_NONE && day < from)
    day = from;
  if (to != ALONG_DAY_NONE && day > to)
    day = to;
  summary->keyworker = who (listing, rid, ALONG_ALLOCATION_ROLE_KEYWORKER, day);
  summary->buddy = who (listing, rid, ALONG_ALLOCATION_ROLE_BUDDY, day);
  if (filter != NULL && !is_wanted (filter, summary))
    return NULL;

  summary->family = store_column_id (statement, 1);
  summary->name = store_column_text (statement, 2);
  summary->reference = store_column_text (statement, 3);
  summary->parents = store_column_text (statement, 4);
  summary->safe_contact = store_column_text (statement, 5);
  summary->episode_from = from;
  summary->episode_to = to;
  summary_read (summary, sqlite3_column_blob (statement, 8), (gsize) sqlite3_column_bytes (statement, 8),
                sqlite3_column_blob (statement, 9), (gsize) sqlite3_column_bytes (statement, 9));
  summary->keyworker_name = name_of (listing, summary->keyworker);
  summary->buddy_name = name_of (listing, summary->buddy);
  find_neighbours (summary, listing->now, listing->today);
  return g_steal_pointer (&summary);
}

/* Adds each family that is asked for to @list, and its rid to @rids (nullable). */
static gboolean
take_all (Listing *listing, const AlongStoreListFilter *filter, GPtrArray *list, GArray *rids, GError **error)
{
  /* Of one worker's, only those that the worker has or had to do with are read at all. */
  gboolean some = filter != NULL && filter->whose != ALONG_STORE_LIST_ALL;
  sqlite3_stmt *statement
    = store_statement (listing->connection, some ? SUPPORTS WHERE_WORKER BY_DAY : SUPPORTS BY_DAY, error);
  gboolean row, good;

  if (some && statement != NULL)
    store_bind_id (statement, 1, filter->worker);
  listing->one_by_one = !some && filter != NULL && filter->most > 0;
  if (!listing->one_by_one && !read_supports (listing, statement, error))
    return FALSE;
  statement = store_statement (listing->connection, some ? ROWS WHERE_WORKER BY_NAME : ROWS BY_NAME, error);
  if (statement == NULL)
    return FALSE;
  if (some)
    store_bind_id (statement, 1, filter->worker);
  for (good = store_row (listing->connection, statement, &row, error); good && row;
       good = store_row (listing->connection, statement, &row, error))
    {
      AlongSummary *summary = take_row (listing, filter, statement);
      gint64 rid = sqlite3_column_int64 (statement, 0);

      if (summary == NULL)
        continue;
      g_ptr_array_add (list, summary);
      if (rids != NULL)
        g_array_append_val (rids, rid);
      if (filter != NULL && filter->most > 0 && list->len == filter->most)
        break;
    }
  sqlite3_reset (statement);
  return good;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_ptr_array_unref (kept->summaries);
  g_array_unref (kept->rids);
  g_free (kept);
}

/* The families as this transaction sees them: those of the last search, unless something was committed since, or the
 * hour of a planned contact has come. */
static Kept *
keep_all (Listing *listing, GError **error)
{
  StoreConnection *connection = listing->connection;
  Kept *kept = connection->kept;
  gint64 version;

  if (!store_get_int (connection, "PRAGMA data_version", &version, error))
    return NULL;
  if (kept != NULL && kept->version == version && kept->today == listing->today && listing->now >= kept->from
      && listing->now < kept->to)
    return kept;
  kept = g_new0 (Kept, 1);
  kept->version = version;
  kept->today = listing->today;
  kept->from = listing->now;
  kept->to = G_MAXINT64;
  kept->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  kept->rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  store_connection_keep (connection, kept, kept_free);
  if (!take_all (listing, NULL, kept->summaries, kept->rids, error))
    {
      store_connection_keep (connection, NULL, NULL);
      return NULL;
    }
  for (guint i = 0; i < kept->summaries->len; i++)
    {
      const AlongSummary *summary = kept->summaries->pdata[i];
      if (summary->has_next_contact && summary->next_contact.ms >= listing->now)
        kept->to = MIN (kept->to, summary->next_contact.ms + 1);
    }
  return kept;
}

static gboolean
take_found (Listing *listing, const AlongStoreListFilter *filter, GHashTable *found, GPtrArray *list, GError **error)
{
  Kept *kept = keep_all (listing, error);

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < kept->summaries->len; i++)
    {
      gpointer rid = (gpointer) (gsize) g_array_index (kept->rids, gint64, i);

      if (g_hash_table_contains (found, rid) && is_wanted (filter, kept->summaries->pdata[i]))
        g_ptr_array_add (list, g_object_ref (kept->summaries->pdata[i]));
    }
  return TRUE;
}

static void
listing_init (Listing *listing, StoreConnection *connection)
{
  *listing = (Listing){ .connection = connection,
                        .supports = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref),
                        .names = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, g_free),
                        .now = along_clock_now (),
                        .today = along_clock_today () };
}

static void
listing_clear (Listing *listing)
{
  g_hash_table_unref (listing->supports);
  g_hash_table_unref (listing->names);
}

/* @summary: (out) (nullable): %NULL if it is not there */
static gboolean
find_one (StoreConnection *connection, AlongId id, AlongSummary **summary, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"rid\" FROM \"family\" WHERE \"id\" = ? AND \"deleted\" = 0", error);
  gboolean row = FALSE;
  gint64 rid;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, id);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      rid = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      *summary = list_family (connection, rid, TRUE);
    }
  return TRUE;
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
  g_autoptr (GHashTable) found = NULL;
  Listing listing;
  gboolean done;

  if (!along_id_is_none (filter->one))
    {
      AlongSummary *summary = NULL;

      if (!find_one (connection, filter->one, &summary, error))
        return NULL;
      if (summary != NULL)
        g_ptr_array_add (list, summary);
      return g_steal_pointer (&list);
    }
  listing_init (&listing, connection);
  done = search_families (connection, filter->text, &found, error)
         && (found != NULL ? take_found (&listing, filter, found, list, error)
                           : take_all (&listing, filter, list, NULL, error));
  listing_clear (&listing);
  return done ? g_steal_pointer (&list) : NULL;
}

/* Of a family that is only named: who it is and whether it is open. */
static AlongSummary *
take_name (Listing *listing, sqlite3_stmt *statement)
{
  AlongSummary *summary = along_summary_new ();
  int to = store_column_day (statement, 2);

  summary->family = store_column_id (statement, 0);
  summary->name = store_column_text (statement, 1);
  summary->open = to == ALONG_DAY_NONE || to >= listing->today;
  return summary;
}

/*
 * list_family: one family as the list has it. Inside a transaction.
 *
 * @whole: not only its id, its name and whether it is open
 *
 * Returns: (nullable): %NULL if it is not among those that are listed
 */
AlongSummary *
list_family (StoreConnection *connection, gint64 rid, gboolean whole)
{
  static const char short_row[] = "SELECT \"id\", \"name\", \"episode_to\" FROM \"summary\" " WHERE_FAMILY;
  AlongSummary *summary = NULL;
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  Listing listing;

  listing_init (&listing, connection);
  listing.one_by_one = TRUE;
  statement = store_statement (connection, whole ? ROWS WHERE_FAMILY : short_row, NULL);
  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, rid);
  if (store_row (connection, statement, &row, NULL) && row)
    {
      summary = whole ? take_row (&listing, NULL, statement) : take_name (&listing, statement);
      sqlite3_reset (statement);
    }
  listing_clear (&listing);
  return summary;
}
