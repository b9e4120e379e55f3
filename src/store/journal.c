/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-clock.h"
#include "along-image.h"

#define SALT_SIZE JOURNAL_SALT_SIZE

static const char *const op_names[] = { "create", "change", "delete", "restore" };

static const char insert_entry[] = "INSERT INTO \"journal\" (" JOURNAL_COLUMNS ", \"hash\") "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/* journal_genesis: what the first entry of a chain of this store follows. */
void
journal_genesis (AlongId store, const char *chain, guint8 hash[ALONG_HASH_SIZE])
{
  const AlongHashPart parts[] = { { chain, strlen (chain) }, { store.bytes, sizeof store.bytes } };

  along_hash_parts (parts, G_N_ELEMENTS (parts), hash);
}

/* One value as it is hashed: null has no bytes at all, numbers are eight bytes, lowest first. */
static AlongHashPart
part_of_int (gint64 number, guint64 *room)
{
  *room = GUINT64_TO_LE ((guint64) number);
  return (AlongHashPart){ room, sizeof *room };
}

static AlongHashPart
part_of_id (const AlongId *id)
{
  return along_id_is_none (*id) ? (AlongHashPart){ NULL, 0 } : (AlongHashPart){ id->bytes, sizeof id->bytes };
}

static AlongHashPart
part_of_text (const char *text)
{
  return text == NULL ? (AlongHashPart){ NULL, 0 } : (AlongHashPart){ text, strlen (text) };
}

/* journal_write_down_row: what is hashed of the row that @statement stands on: its columns as stored, and what went
 * before. */
void
journal_write_down_row (GByteArray *to, sqlite3_stmt *statement, int n_columns, const guint8 previous[ALONG_HASH_SIZE])
{
  along_hash_append (to, previous, ALONG_HASH_SIZE);
  for (int i = 0; i < n_columns; i++)
    {
      /* The connection is this thread's alone: so its values can be looked at as they are. */
      sqlite3_value *value = sqlite3_column_value (statement, i);
      guint64 room;

      switch (sqlite3_value_type (value))
        {
        case SQLITE_NULL:
          along_hash_append (to, NULL, 0);
          break;
        case SQLITE_INTEGER:
          room = GUINT64_TO_LE ((guint64) sqlite3_value_int64 (value));
          along_hash_append (to, &room, sizeof room);
          break;
        default:
          {
            const void *bytes = sqlite3_value_blob (value);
            /* SQLite gives no address for an empty value, which is not null. */
            along_hash_append (to, bytes != NULL ? bytes : "", (gsize) sqlite3_value_bytes (value));
          }
        }
    }
}

static gboolean
read_chain_head (StoreConnection *connection, const char *sql, gint64 *n, guint8 hash[ALONG_HASH_SIZE], GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row;

  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *n = sqlite3_column_int64 (statement, 0);
  if (sqlite3_column_bytes (statement, 1) == ALONG_HASH_SIZE)
    memcpy (hash, sqlite3_column_blob (statement, 1), ALONG_HASH_SIZE);
  sqlite3_reset (statement);
  return TRUE;
}

/* journal_read_head: where both chains end, and the clock of what was written here last: that of an entry from elsewhere
 * is another's. */
gboolean
journal_read_head (StoreConnection *connection, AlongId store, JournalHead *head, GError **error)
{
  gint64 hlc = 0;

  memset (head, 0, sizeof *head);
  journal_genesis (store, "journal", head->hash);
  journal_genesis (store, "access", head->access_hash);
  if (!read_chain_head (connection, "SELECT \"n\", \"hash\" FROM \"journal\" ORDER BY \"n\" DESC LIMIT 1", &head->n,
                        head->hash, error)
      || !read_chain_head (connection, "SELECT \"n\", \"hash\" FROM \"access\" ORDER BY \"n\" DESC LIMIT 1",
                           &head->access_n, head->access_hash, error)
      || !store_get_int (connection, "SELECT \"made_hlc\" FROM \"journal\" WHERE \"origin_store\" IS NULL "
                                     "ORDER BY \"n\" DESC LIMIT 1", &hlc, error))
    return FALSE;
  head->hlc = (guint64) hlc;
  return TRUE;
}

/* The hybrid clock: milliseconds above, a counter below; a clock set back only raises the counter. */
static guint64
tick (guint64 last)
{
  guint64 now = (guint64) MAX (along_clock_now (), 0) << 16;

  return now > last ? now : last + 1;
}

static void
seal_image (JournalImages *images, int side)
{
  const AlongHashPart parts[] = { { images->salts[side], SALT_SIZE }, { images->texts[side], strlen (images->texts[side]) } };

  along_random_bytes (images->salts[side], SALT_SIZE);
  along_hash_parts (parts, G_N_ELEMENTS (parts), images->commitments[side]);
}

/* journal_prepare: the images of one change, with their salts and commitments: asks nothing of the store. */
void
journal_prepare (const AlongChange *change, JournalImages *images)
{
  *images = (JournalImages){ 0 };
  switch (change->op)
    {
    case ALONG_OP_CHANGE:
      images->texts[0] = along_image_differs (change->before, change->after);
      images->texts[1] = along_image_differs (change->after, change->before);
      break;
    case ALONG_OP_DELETE:
      images->texts[0] = along_image_whole (change->before);
      break;
    default:
      images->texts[1] = along_image_whole (change->after);
      break;
    }
  for (int side = 0; side < 2; side++)
    if (images->texts[side] != NULL)
      seal_image (images, side);
}

void
journal_images_clear (JournalImages *images)
{
  g_clear_pointer (&images->texts[0], g_free);
  g_clear_pointer (&images->texts[1], g_free);
}

static gboolean
write_images (StoreConnection *connection, gint64 n, char *const texts[2], const guint8 salts[2][SALT_SIZE], GError **error)
{
  for (int side = 0; side < 2; side++)
    {
      sqlite3_stmt *statement;

      if (texts[side] == NULL)
        continue;
      statement = store_statement (
        connection, "INSERT INTO \"journal_image\" (\"slot\", \"salt\", \"image\") VALUES (?, ?, ?)", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, 2 * n + side);
      sqlite3_bind_blob (statement, 2, salts[side], SALT_SIZE, SQLITE_STATIC);
      store_bind_text (statement, 3, texts[side]);
      if (!store_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_part (sqlite3_stmt *statement, int index, const AlongHashPart *part)
{
  if (part->data == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_blob (statement, index, part->data, (int) part->length, SQLITE_STATIC);
}

/* journal_append: appends an entry as it was written, here or elsewhere. Inside the edit's transaction. */
gboolean
journal_append (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place,
                const JournalEntry *entry, GError **error)
{
  gboolean elsewhere = !along_id_is_none (entry->origin);
  sqlite3_stmt *statement;
  gint64 n = head->n + 1;
  guint64 rooms[5];
  guint8 hash[ALONG_HASH_SIZE];

  if (!write_images (connection, n, entry->images, entry->salts, error))
    return FALSE;
  const AlongHashPart parts[N_JOURNAL_COLUMNS + 1] = {
    { head->hash, ALONG_HASH_SIZE },
    part_of_int (n, &rooms[0]),
    part_of_id (&context->edit),
    part_of_int (place, &rooms[1]),
    part_of_text (entry->kind),
    part_of_id (&entry->record),
    part_of_id (&entry->family),
    part_of_text (entry->op),
    part_of_int (context->known_at, &rooms[2]),
    part_of_int (entry->made_hlc, &rooms[3]),
    part_of_id (&entry->worker),
    part_of_id (&entry->device),
    part_of_id (&entry->origin),
    elsewhere ? part_of_int (entry->origin_n, &rooms[4]) : (AlongHashPart){ NULL, 0 },
    { entry->images[0] != NULL ? entry->commitments[0] : NULL, ALONG_HASH_SIZE },
    { entry->images[1] != NULL ? entry->commitments[1] : NULL, ALONG_HASH_SIZE },
  };
  along_hash_parts (parts, G_N_ELEMENTS (parts), hash);
  statement = store_statement (connection, insert_entry, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  bind_part (statement, 2, &parts[2]);
  sqlite3_bind_int (statement, 3, (int) place);
  store_bind_text (statement, 4, entry->kind);
  bind_part (statement, 5, &parts[5]);
  bind_part (statement, 6, &parts[6]);
  store_bind_text (statement, 7, entry->op);
  sqlite3_bind_int64 (statement, 8, context->known_at);
  sqlite3_bind_int64 (statement, 9, entry->made_hlc);
  bind_part (statement, 10, &parts[10]);
  bind_part (statement, 11, &parts[11]);
  bind_part (statement, 12, &parts[12]);
  if (elsewhere)
    sqlite3_bind_int64 (statement, 13, entry->origin_n);
  bind_part (statement, 14, &parts[14]);
  bind_part (statement, 15, &parts[15]);
  sqlite3_bind_blob (statement, 16, hash, sizeof hash, SQLITE_STATIC);
  if (!store_run (connection, statement, error))
    return FALSE;
  head->n = n;
  memcpy (head->hash, hash, sizeof hash);
  return TRUE;
}

static gboolean
append_own (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place, const char *kind,
            AlongId id, AlongId family, const char *op, const JournalImages *images, GError **error)
{
  guint64 hlc = tick (head->hlc);
  JournalEntry entry = { .kind = kind, .op = op, .record = id, .family = family, .worker = context->worker,
                         .device = context->device, .made_hlc = (gint64) hlc };

  memcpy (entry.images, images->texts, sizeof entry.images);
  memcpy (entry.salts, images->salts, sizeof entry.salts);
  memcpy (entry.commitments, images->commitments, sizeof entry.commitments);
  if (!journal_append (connection, head, context, place, &entry, error))
    return FALSE;
  head->hlc = hlc;
  return TRUE;
}

/* journal_write_prepared: appends the entry of one change with its images. Inside the edit's transaction. */
gboolean
journal_write_prepared (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place,
                        const AlongChange *change, const JournalImages *images, GError **error)
{
  AlongRecord *record = change->after != NULL ? change->after : change->before;

  return append_own (connection, head, context, place, along_record_get_kind (record)->name, along_record_get_id (record),
                       along_record_get_family (record), op_names[change->op], images, error);
}

/* journal_write: the same, with the images made here. */
gboolean
journal_write (StoreConnection *connection, JournalHead *head, const JournalContext *context, guint place,
               const AlongChange *change, GError **error)
{
  JournalImages images;
  gboolean written;

  journal_prepare (change, &images);
  written = journal_write_prepared (connection, head, context, place, change, &images, error);
  journal_images_clear (&images);
  return written;
}

/* journal_write_erasure: appends what tells of an erasure; @record: what was erased, a person or a family. */
gboolean
journal_write_erasure (StoreConnection *connection, JournalHead *head, const JournalContext *context, AlongId record,
                       AlongId family, const char *image, GError **error)
{
  JournalImages images = { .texts = { NULL, g_strdup (image) } };
  gboolean written;

  seal_image (&images, 1);
  written = append_own (connection, head, context, 0, "erasure", record, family, "erase", &images, error);
  journal_images_clear (&images);
  return written;
}

/* journal_write_access: appends to the chain of reading, printing and exporting. */
gboolean
journal_write_access (StoreConnection *connection, JournalHead *head, AlongId worker, AlongId family,
                      const char *what, const char *detail, GError **error)
{
  gint64 n = head->access_n + 1, at = along_clock_now ();
  guint64 rooms[2];
  guint8 hash[ALONG_HASH_SIZE];
  const AlongHashPart parts[] = {
    { head->access_hash, ALONG_HASH_SIZE }, part_of_int (n, &rooms[0]), part_of_int (at, &rooms[1]),
    part_of_id (&worker),                   part_of_id (&family),       part_of_text (what),
    part_of_text (detail),
  };
  sqlite3_stmt *statement = store_statement (
    connection, "INSERT INTO \"access\" (" ACCESS_COLUMNS ", \"hash\") VALUES (?, ?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  along_hash_parts (parts, G_N_ELEMENTS (parts), hash);
  sqlite3_bind_int64 (statement, 1, n);
  sqlite3_bind_int64 (statement, 2, at);
  bind_part (statement, 3, &parts[3]);
  bind_part (statement, 4, &parts[4]);
  store_bind_text (statement, 5, what);
  store_bind_text (statement, 6, detail);
  sqlite3_bind_blob (statement, 7, hash, sizeof hash, SQLITE_STATIC);
  if (!store_run (connection, statement, error))
    return FALSE;
  head->access_n = n;
  memcpy (head->access_hash, hash, sizeof hash);
  return TRUE;
}

/* journal_image: the image of an entry, side 0 before and 1 after; %NULL if there is none, or it was erased. */
gboolean
journal_image (StoreConnection *connection, gint64 n, int side, char **image, GError **error)
{
  sqlite3_stmt *statement
    = store_statement (connection, "SELECT \"image\" FROM \"journal_image\" WHERE \"slot\" = ?", error);
  gboolean row;

  *image = NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, 2 * n + side);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      *image = store_column_text (statement, 0);
      sqlite3_reset (statement);
    }
  return TRUE;
}
