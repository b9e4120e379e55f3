/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary.h"

#include "along-date.h"
#include "along-facts.h"
#include "along-text.h"
#include "pack.h"

/* What the bytes of a summary look like; the reader below goes with the writer above it. */
#define FORM 1

/* Kinds that a summary is made from, besides people and contacts. */
static const AlongKindId summary_kinds[] = {
  ALONG_KIND_FAMILY, ALONG_KIND_EPISODE,   ALONG_KIND_ALLOCATION, ALONG_KIND_PAUSE,       ALONG_KIND_PLAN_VERSION,
  ALONG_KIND_PHASE,  ALONG_KIND_PREGNANCY, ALONG_KIND_EDD,        ALONG_KIND_SIGNAL_NOTE,
};

/* summary_part_of: what of the summary a change of such a record may change. */
SummaryPart
summary_part_of (AlongKindId kind)
{
  if (kind == ALONG_KIND_CONTACT)
    return SUMMARY_CONTACTS;
  if (kind == ALONG_KIND_PERSON)
    return SUMMARY_ALL;
  for (guint i = 0; i < G_N_ELEMENTS (summary_kinds); i++)
    if (summary_kinds[i] == kind)
      return SUMMARY_ALL;
  return SUMMARY_NOTHING;
}

static gboolean
add_person (StoreConnection *connection, AlongFamily *family, AlongId id, GError **error)
{
  g_autoptr (AlongRecord) person = NULL;
  GError *local = NULL;
  gint64 rid;

  if (along_id_is_none (id) || along_family_lookup (family, id) != NULL)
    return TRUE;
  person = rows_find (connection, ALONG_KIND_PERSON, id, &rid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (person != NULL && along_id_equal (along_record_get_family (person), along_family_get_id (family)))
    along_family_add (family, person);
  return TRUE;
}

/* The people that the support is for: those in focus and those of the pregnancies. A family may have thousands. */
static gboolean
add_people (StoreConnection *connection, AlongFamily *family, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT \"id\" FROM \"person\" WHERE \"family\" = ? AND \"index\" = 1 AND \"deleted\" = 0 ORDER BY \"id\"",
    error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *pregnancy;
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, along_family_get_id (family));
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 0);
      g_array_append_val (ids, id);
    }
  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
      AlongId parents[] = { along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER),
                            along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT) };
      g_array_append_vals (ids, parents, G_N_ELEMENTS (parents));
      if (n > 0)
        g_array_append_vals (ids, babies, n);
    }
  for (guint i = 0; good && i < ids->len; i++)
    good = add_person (connection, family, g_array_index (ids, AlongId, i), error);
  return good;
}

static void
pack_instant (GByteArray *to, const AlongInstant *instant)
{
  pack_int (to, instant->day_only);
  pack_day (to, instant->day);
  if (!instant->day_only)
    {
      pack_int (to, instant->ms);
      pack_text (to, instant->zone == g_intern_static_string (ALONG_ZONE) ? NULL : instant->zone);
    }
}

static AlongInstant
unpack_instant (Unpack *from)
{
  AlongInstant instant = { .day_only = unpack_int (from) != 0 };

  instant.day = unpack_day (from);
  if (instant.day_only)
    return along_instant_new_day (instant.day);
  instant.ms = unpack_int (from);
  if (!along_ms_possible (instant.ms))
    {
      from->bad = TRUE;
      return along_instant_new_day (instant.day);
    }
  g_autofree char *zone = unpack_text (from);
  instant.zone = zone != NULL ? g_intern_string (zone) : g_intern_static_string (ALONG_ZONE);
  return instant;
}

static gboolean
of_episode (AlongRecord *record, int property, AlongRecord *episode)
{
  return episode != NULL && along_record_refers_to (record, property, along_record_get_id (episode));
}

/* The days of records of one kind that belong to the episode. @to: -1 where there is but one day. */
static void
pack_spans (GByteArray *to, AlongFamily *family, AlongKindId kind, int owner, int first, int last, AlongRecord *episode)
{
  AlongRecord *record;
  guint n = 0;

  ALONG_FOREACH (record, family, kind)
    n += of_episode (record, owner, episode);
  pack_int (to, n);
  ALONG_FOREACH (record, family, kind)
    if (of_episode (record, owner, episode))
      {
        pack_day (to, along_record_get_day (record, first));
        if (last >= 0)
          pack_day (to, along_record_get_last_day (record, last));
      }
}

static AlongRecord *
version_of (AlongFamily *family, AlongRecord *phase, AlongRecord *episode)
{
  AlongRecord *version = along_family_find (family, ALONG_KIND_PLAN_VERSION,
                                            along_record_get_ref (phase, ALONG_PHASE_P_PLAN_VERSION));

  return version != NULL && of_episode (version, ALONG_PLAN_VERSION_P_EPISODE, episode) ? version : NULL;
}

static void
pack_phases (GByteArray *to, AlongFamily *family, AlongRecord *episode)
{
  AlongRecord *phase;
  guint n = 0;

  ALONG_FOREACH (phase, family, ALONG_KIND_PHASE)
    n += version_of (family, phase, episode) != NULL;
  pack_int (to, n);
  ALONG_FOREACH (phase, family, ALONG_KIND_PHASE)
    {
      AlongRecord *version = version_of (family, phase, episode);
      if (version == NULL)
        continue;
      pack_day (to, along_record_get_day (phase, ALONG_PHASE_P_FROM));
      pack_day (to, along_record_get_last_day (phase, ALONG_PHASE_P_TO));
      pack_int (to, along_record_get_enum (phase, ALONG_PHASE_P_PHASE));
      pack_double (to, along_record_get_decimal (phase, ALONG_PHASE_P_LOW, 0));
      pack_double (to, along_record_get_decimal (phase, ALONG_PHASE_P_HIGH, 0));
      pack_int (to, along_record_get_int (version, ALONG_PLAN_VERSION_P_VERSION, 1));
    }
}

static void
pack_children (GByteArray *to, AlongFamily *family)
{
  g_autoptr (GPtrArray) children = along_facts_children (family);

  pack_int (to, children->len);
  for (guint i = 0; i < children->len; i++)
    {
      pack_text (to, along_facts_first_name (children->pdata[i]));
      pack_day (to, along_facts_child_born (family, children->pdata[i]));
    }
}

static void
pack_body (GByteArray *to, AlongFamily *family, AlongRecord *episode, const AlongInstant *earlier)
{
  AlongRecord *pregnancy = along_facts_pregnancy (family, ALONG_DAY_NONE);
  AlongRecord *baby = along_facts_baby (family, pregnancy);
  AlongInstant accepted;
  guint babies = 0;

  if (pregnancy != NULL)
    along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &babies);
  if (pregnancy != NULL && babies < 2)
    babies = (guint) along_record_get_int (pregnancy, ALONG_PREGNANCY_P_MULTIPLICITY, babies);
  pack_int (to, FORM);
  pack_day (to, along_facts_best_edd (family, pregnancy));
  pack_day (to, along_facts_born (pregnancy));
  pack_int (to, babies);
  pack_text (to, baby != NULL ? along_facts_first_name (baby) : NULL);
  pack_int (to, along_facts_is_loss (pregnancy));
  pack_int (to, episode != NULL
                  && along_record_get_enum (episode, ALONG_EPISODE_P_TYPE) == ALONG_EPISODE_TYPE_RETURN);
  gboolean has_accepted
    = episode != NULL && along_record_get_instant (episode, ALONG_EPISODE_P_ACCEPTED_AT, &accepted);
  pack_int (to, has_accepted);
  if (has_accepted)
    pack_instant (to, &accepted);
  pack_int (to, earlier != NULL);
  if (earlier != NULL)
    pack_instant (to, earlier);
  pack_phases (to, family, episode);
  pack_spans (to, family, ALONG_KIND_PAUSE, ALONG_PAUSE_P_EPISODE, ALONG_PAUSE_P_FROM, ALONG_PAUSE_P_TO, episode);
  pack_spans (to, family, ALONG_KIND_SIGNAL_NOTE, ALONG_SIGNAL_NOTE_P_EPISODE, ALONG_SIGNAL_NOTE_P_ON, -1, episode);
  pack_children (to, family);
}

static void
add_child (AlongSummary *summary, char *name, int born)
{
  AlongSummaryChild child = { name, born };

  g_array_append_val (summary->children, child);
}

/* Bytes of before end here: who of them died since they do not say, so they name nobody. */
static void
unpack_children (Unpack *from, AlongSummary *summary)
{
  if (from->left == 0)
    return;
  for (gint64 n = unpack_int (from); n > 0 && !from->bad; n--)
    {
      char *name = unpack_text (from);

      add_child (summary, name, unpack_day (from));
    }
}

static void
unpack_body (Unpack *from, AlongSummary *summary)
{
  if (unpack_int (from) != FORM)
    {
      from->bad = TRUE;
      return;
    }
  summary->edd = unpack_day (from);
  summary->born = unpack_day (from);
  summary->babies = (int) unpack_int (from);
  summary->baby = unpack_text (from);
  summary->loss = unpack_int (from) != 0;
  summary->is_return = unpack_int (from) != 0;
  summary->has_accepted = unpack_int (from) != 0;
  if (summary->has_accepted)
    summary->accepted = unpack_instant (from);
  summary->has_last_contact = unpack_int (from) != 0;
  if (summary->has_last_contact)
    summary->last_contact = unpack_instant (from);
  for (gint64 n = unpack_int (from); n > 0 && !from->bad; n--)
    {
      AlongSummaryPhase phase = { .from = unpack_day (from) };
      phase.to = unpack_day (from);
      phase.phase = (int) unpack_int (from);
      phase.low = unpack_double (from);
      phase.high = unpack_double (from);
      phase.version = (int) unpack_int (from);
      g_array_append_val (summary->phases, phase);
    }
  for (gint64 n = unpack_int (from); n > 0 && !from->bad; n--)
    {
      AlongSummaryPause pause = { .from = unpack_day (from) };
      pause.to = unpack_day (from);
      g_array_append_val (summary->pauses, pause);
    }
  for (gint64 n = unpack_int (from); n > 0 && !from->bad; n--)
    {
      int day = unpack_day (from);
      g_array_append_val (summary->acknowledged, day);
    }
  if (!from->bad)
    unpack_children (from, summary);
}

/* summary_read: fills in what the bytes say. What cannot be read is left out: the list is shown all the same. */
void
summary_read (AlongSummary *summary, const void *body, gsize body_length, const void *contacts, gsize contacts_length)
{
  Unpack from = { body, body_length, FALSE };

  unpack_body (&from, summary);
  summary_unpack_contacts (contacts, contacts_length, summary->contacts);
}

/* The last contact that happened before the latest episode, for a family that has come back. */
static gboolean
find_earlier (StoreConnection *connection, AlongFamily *family, AlongRecord *episode, AlongInstant *earlier,
              gboolean *found, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  *found = FALSE;
  if (episode == NULL || along_family_count (family, ALONG_KIND_EPISODE) < 2)
    return TRUE;
  statement = store_statement (
    connection,
    "SELECT \"at\", \"at_zone\", \"at_day\" FROM \"contact\" WHERE \"family\" = ? AND \"deleted\" = 0 "
    "AND \"status\" = 'completed' AND \"episode\" <> ? ORDER BY \"at_day\" DESC, \"at\" DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, along_family_get_id (family));
  store_bind_id (statement, 2, along_record_get_id (episode));
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      *found = store_column_day (statement, 2) != ALONG_DAY_NONE;
      *earlier = along_instant_new_day (store_column_day (statement, 2));
      if (*found && sqlite3_column_type (statement, 0) != SQLITE_NULL && along_ms_possible (sqlite3_column_int64 (statement, 0)))
        *earlier = along_instant_new (sqlite3_column_int64 (statement, 0),
                                      (const char *) sqlite3_column_text (statement, 1));
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
write_workers (StoreConnection *connection, gint64 rid, AlongFamily *family, AlongRecord *episode, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "DELETE FROM \"summary_worker\" WHERE \"family\" = ?", error);
  AlongRecord *allocation;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rid);
  if (!store_run (connection, statement, error))
    return FALSE;
  ALONG_FOREACH (allocation, family, ALONG_KIND_ALLOCATION)
    {
      int from = along_record_get_day (allocation, ALONG_ALLOCATION_P_FROM);

      if (!of_episode (allocation, ALONG_ALLOCATION_P_EPISODE, episode))
        continue;
      statement = store_statement (connection, "INSERT OR REPLACE INTO \"summary_worker\" VALUES (?, ?, ?, ?, ?)", error);
      if (statement == NULL)
        return FALSE;
      store_bind_id (statement, 1, along_record_get_ref (allocation, ALONG_ALLOCATION_P_WORKER));
      sqlite3_bind_int64 (statement, 2, rid);
      store_bind_text (statement, 3, along_enum_text (ALONG_ENUM_ALLOCATION_ROLE,
                                                      along_record_get_enum (allocation, ALONG_ALLOCATION_P_ROLE)));
      sqlite3_bind_int (statement, 4, from != ALONG_DAY_NONE ? from : 0);
      store_bind_day (statement, 5, along_record_get_last_day (allocation, ALONG_ALLOCATION_P_TO));
      if (!store_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_whole (StoreConnection *connection, gint64 rid, AlongFamily *family, GError **error)
{
  static const char update[]
    = "UPDATE \"summary\" SET \"id\" = ?2, \"name\" = ?3, \"sort\" = ?4, \"reference\" = ?5, \"parents\" = ?6, "
      "\"safe_contact\" = ?7, \"episode\" = ?8, \"episode_from\" = ?9, \"episode_to\" = ?10, \"body\" = ?11, "
      "\"contacts\" = ?12 WHERE \"family\" = ?1";
  static const char insert[]
    = "INSERT INTO \"summary\" (\"family\", \"id\", \"name\", \"sort\", \"reference\", \"parents\", \"safe_contact\", "
      "\"episode\", \"episode_from\", \"episode_to\", \"body\", \"contacts\") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  AlongRecord *record = along_facts_family_record (family), *episode = along_facts_last_episode (family);
  AlongId episode_id = episode != NULL ? along_record_get_id (episode) : ALONG_ID_NONE;
  const char *name = along_record_get_text (record, ALONG_FAMILY_P_NAME);
  g_autofree char *sort = along_text_fold (name);
  g_autofree char *parents = along_facts_parents_words (family);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GByteArray) contacts = summary_pack_contacts (connection, along_family_get_id (family), episode_id, error);
  AlongInstant earlier;
  gboolean has_earlier;

  if (contacts == NULL || !find_earlier (connection, family, episode, &earlier, &has_earlier, error))
    return FALSE;
  pack_body (body, family, episode, has_earlier ? &earlier : NULL);
  for (int attempt = 0; attempt < 2; attempt++)
    {
      sqlite3_stmt *statement = store_statement (connection, attempt == 0 ? update : insert, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, rid);
      store_bind_id (statement, 2, along_family_get_id (family));
      store_bind_text (statement, 3, name != NULL ? name : "");
      store_bind_text (statement, 4, sort);
      store_bind_text (statement, 5, along_record_get_text (record, ALONG_FAMILY_P_REFERENCE));
      store_bind_text (statement, 6, parents);
      store_bind_text (statement, 7, along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT));
      store_bind_id (statement, 8, episode_id);
      store_bind_day (statement, 9, episode != NULL ? along_record_get_day (episode, ALONG_EPISODE_P_FROM) : ALONG_DAY_NONE);
      store_bind_day (statement, 10,
                      episode != NULL ? along_record_get_last_day (episode, ALONG_EPISODE_P_TO) : ALONG_DAY_NONE);
      sqlite3_bind_blob (statement, 11, body->data, (int) body->len, SQLITE_STATIC);
      sqlite3_bind_blob (statement, 12, contacts->data, (int) contacts->len, SQLITE_STATIC);
      if (!store_run (connection, statement, error))
        return FALSE;
      if (sqlite3_changes (connection->db) > 0)
        break;
    }
  return write_workers (connection, rid, family, episode, error);
}

static gboolean
remove_summary (StoreConnection *connection, gint64 rid, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "DELETE FROM \"summary\" WHERE \"family\" = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rid);
  return store_run (connection, statement, error);
}

/*
 * summary_write: makes the family's row of the list what its records say, in the transaction that changed them.
 * A family without a record of its own, or whose record is deleted, has none.
 */
gboolean
summary_write (StoreConnection *connection, AlongId family, SummaryPart part, GError **error)
{
  g_autoptr (AlongFamily) some = along_family_new (family);
  gint64 rid = rows_family_rid (connection, family, error);
  gboolean done = FALSE;

  if (rid <= 0)
    return rid == 0;
  if (part == SUMMARY_CONTACTS && !summary_write_contacts (connection, rid, family, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (summary_kinds); i++)
    if (!rows_load (connection, some, summary_kinds[i], error))
      return FALSE;
  if (along_facts_family_record (some) == NULL)
    return remove_summary (connection, rid, error);
  return add_people (connection, some, error) && write_whole (connection, rid, some, error);
}
