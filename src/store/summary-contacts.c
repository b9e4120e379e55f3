/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary.h"

#include "along-date.h"
#include "along-summary.h"
#include "pack.h"

/* The contacts of the latest episode in a family's summary: made from the records, or changed by a few of them. A family
 * has a hundred contacts and more, on as many pages: whoever adds one is not to wait until all are read. */

/* What the bytes look like. */
#define FORM 1
/* More changes than this in one edit, and all contacts are read instead. */
#define MOST_CHANGES 16

static GArray *
contacts_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AlongSummaryContact));
}

/* By day and time, with what has no time before the rest; those of the same moment in some order that is always the same.
 * 0: the same in all. */
static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  const AlongSummaryContact *one = a, *other = b;
  const gint64 numbers[][2] = {
    { one->day, other->day },
    { one->ms != 0 ? one->ms : G_MININT64, other->ms != 0 ? other->ms : G_MININT64 },
    { one->status, other->status },
    { one->minutes, other->minutes },
    { one->mode, other->mode },
    { one->by, other->by },
    { one->substantive, other->substantive },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i][0] != numbers[i][1])
      return numbers[i][0] < numbers[i][1] ? -1 : 1;
  return 0;
}

/* One after the other, each as its distance from the one before. */
static GByteArray *
pack (GArray *contacts)
{
  GByteArray *to = g_byte_array_new ();
  gint64 last_ms = 0;
  int last_day = 0;

  pack_int (to, FORM);
  for (guint i = 0; i < contacts->len; i++)
    {
      const AlongSummaryContact *contact = &g_array_index (contacts, AlongSummaryContact, i);

      pack_int (to, contact->day - last_day);
      pack_int (to, (contact->ms == 0 ? 1 : 0) | (contact->substantive ? 2 : 0));
      if (contact->ms != 0)
        {
          pack_int (to, contact->ms - last_ms);
          last_ms = contact->ms;
        }
      last_day = contact->day;
      pack_int (to, contact->minutes);
      pack_int (to, contact->mode);
      pack_int (to, contact->status);
      pack_int (to, contact->by);
    }
  return to;
}

/* summary_unpack_contacts: adds to @contacts what the bytes say; FALSE where they cannot be read to their end. */
gboolean
summary_unpack_contacts (const void *bytes, gsize length, GArray *contacts)
{
  Unpack from = { bytes, length, FALSE };
  guint64 day = 0, last_ms = 0; /* so that a sum of anything is defined */

  if (unpack_int (&from) != FORM)
    return FALSE;
  while (from.left > 0 && !from.bad)
    {
      AlongSummaryContact contact = { 0 };
      gint64 flags;

      day += (guint64) unpack_int (&from);
      flags = unpack_int (&from);
      contact.day = (int) day;
      if ((flags & 1) == 0)
        contact.ms = (gint64) (last_ms += (guint64) unpack_int (&from));
      if (!along_day_possible (contact.day) || !along_ms_possible (contact.ms))
        from.bad = TRUE;
      contact.substantive = (flags & 2) != 0;
      contact.minutes = (int) unpack_int (&from);
      contact.mode = (int) unpack_int (&from);
      contact.status = (int) unpack_int (&from);
      contact.by = (int) unpack_int (&from);
      if (!from.bad)
        g_array_append_val (contacts, contact);
    }
  return !from.bad;
}

/* summary_pack_contacts: all contacts of the episode, from the records. */
GByteArray *
summary_pack_contacts (StoreConnection *connection, AlongId family, AlongId episode, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT \"at\", \"at_day\", \"minutes\", \"mode\", \"status\", \"by\", \"substantive\" FROM \"contact\" "
    "WHERE \"family\" = ? AND \"episode\" = ? AND \"deleted\" = 0", error);
  g_autoptr (GArray) contacts = contacts_new ();
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, family);
  store_bind_id (statement, 2, episode);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongSummaryContact contact = {
        .ms = sqlite3_column_int64 (statement, 0),
        .day = store_column_day (statement, 1),
        .minutes = sqlite3_column_int (statement, 2),
        .mode = along_enum_find (ALONG_ENUM_MODE, (const char *) sqlite3_column_text (statement, 3)),
        .status = along_enum_find (ALONG_ENUM_CONTACT_STATUS, (const char *) sqlite3_column_text (statement, 4)),
        .by = along_enum_find (ALONG_ENUM_BY, (const char *) sqlite3_column_text (statement, 5)),
        .substantive = sqlite3_column_int (statement, 6) != 0,
      };

      if (contact.day != ALONG_DAY_NONE && along_ms_possible (contact.ms))
        g_array_append_val (contacts, contact);
    }
  g_array_sort (contacts, compare_contacts);
  return good ? pack (contacts) : NULL;
}

static gboolean
write_bytes (StoreConnection *connection, gint64 rid, const GByteArray *contacts, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "UPDATE \"summary\" SET \"contacts\" = ? WHERE \"family\" = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, contacts->data, (int) contacts->len, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, rid);
  return store_run (connection, statement, error);
}

/* The episode that the summary is of, and its contacts as they are; FALSE in @found where there is no summary yet.
 * @contacts: (nullable); @whole: whether the bytes could be read */
static gboolean
read_summary (StoreConnection *connection, gint64 rid, gboolean *found, AlongId *episode, GArray *contacts, gboolean *whole,
              GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT \"episode\", \"contacts\" FROM \"summary\" WHERE \"family\" = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rid);
  if (!store_row (connection, statement, found, error))
    return FALSE;
  if (!*found)
    return TRUE;
  *episode = store_column_id (statement, 0);
  if (contacts != NULL)
    *whole = summary_unpack_contacts (sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1),
                                      contacts);
  sqlite3_reset (statement);
  return TRUE;
}

/* summary_write_contacts: only the contacts, from the records; FALSE in @done where the rest must be written too. */
gboolean
summary_write_contacts (StoreConnection *connection, gint64 rid, AlongId family, gboolean *done, GError **error)
{
  g_autoptr (GByteArray) contacts = NULL;
  AlongId episode;

  if (!read_summary (connection, rid, done, &episode, NULL, NULL, error))
    return FALSE;
  if (!*done)
    return TRUE;
  contacts = summary_pack_contacts (connection, family, episode, error);
  return contacts != NULL && write_bytes (connection, rid, contacts, error);
}

/** Change: a contact that is no longer there, or newly there. */
typedef struct
{
  AlongId family, episode;
  gboolean added;
  AlongSummaryContact contact;
} Change;

GArray *
summary_changes_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Change));
}

/* summary_note_contact: notes that a contact as it is here was added to the records, or taken from them. */
void
summary_note_contact (GArray *changes, AlongRecord *contact, gboolean added)
{
  Change change = { along_record_get_family (contact), along_record_get_ref (contact, ALONG_CONTACT_P_EPISODE), added, { 0 } };
  AlongInstant at;

  if (!along_record_get_instant (contact, ALONG_CONTACT_P_AT, &at))
    return;
  change.contact = (AlongSummaryContact){
    .ms = at.day_only ? 0 : at.ms,
    .day = at.day,
    .minutes = (int) along_record_get_int (contact, ALONG_CONTACT_P_MINUTES, 0),
    .mode = along_record_get_enum (contact, ALONG_CONTACT_P_MODE),
    .status = along_record_get_enum (contact, ALONG_CONTACT_P_STATUS),
    .by = along_record_get_enum (contact, ALONG_CONTACT_P_BY),
    .substantive = along_record_get_bool (contact, ALONG_CONTACT_P_SUBSTANTIVE),
  };
  if (along_day_possible (at.day) && along_ms_possible (change.contact.ms))
    g_array_append_val (changes, change);
}

/* FALSE: what was taken away is not there. */
static gboolean
apply (GArray *contacts, const Change *change)
{
  guint at = 0;
  int order = -1;

  while (at < contacts->len
         && (order = compare_contacts (&g_array_index (contacts, AlongSummaryContact, at), &change->contact)) < 0)
    at++;
  if (change->added)
    g_array_insert_val (contacts, at, change->contact);
  else if (at < contacts->len && order == 0)
    g_array_remove_index (contacts, at);
  else
    return FALSE;
  return TRUE;
}

/* summary_change_contacts: makes the noted changes of a family's contacts in its summary; FALSE in @done where they must be
 * read from the records. */
gboolean
summary_change_contacts (StoreConnection *connection, AlongId family, gint64 rid, GArray *changes, gboolean *done,
                         GError **error)
{
  g_autoptr (GArray) contacts = contacts_new ();
  g_autoptr (GByteArray) bytes = NULL;
  AlongId episode;
  gboolean found;

  *done = FALSE;
  if (changes->len > MOST_CHANGES)
    return TRUE;
  if (!read_summary (connection, rid, &found, &episode, contacts, done, error))
    return FALSE;
  for (guint i = 0; *done && i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (along_id_equal (change->family, family) && along_id_equal (change->episode, episode))
        *done = apply (contacts, change);
    }
  if (!*done)
    return TRUE;
  bytes = pack (contacts);
  return write_bytes (connection, rid, bytes, error);
}
