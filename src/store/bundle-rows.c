/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a bundle, behind the encryption: another's file, of which nothing is believed. */
#include "bundle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-image.h"
#include "along-instant.h"

/* More than this is no family of ours. */
#define MOST_ENTRIES 1000000
#define MOST_TEAM 100000
#define MOST_FAMILIES 1000
/* Bytes of all images together. */
#define MOST_BYTES (G_GINT64_CONSTANT (512) << 20)

static const struct
{
  const char *name, *create, *rows;
  int n_columns;
} tables[] = {
  { "bundle", "CREATE TABLE \"bundle\" (\"name\" TEXT PRIMARY KEY, \"value\") WITHOUT ROWID",
    "SELECT \"name\", \"value\" FROM \"bundle\" ORDER BY \"name\"", 2 },
  { "family", "CREATE TABLE \"family\" (\"id\" BLOB PRIMARY KEY) WITHOUT ROWID",
    "SELECT \"id\" FROM \"family\" ORDER BY \"id\"", 1 },
  { "entry",
    "CREATE TABLE \"entry\" (\"n\" INTEGER PRIMARY KEY, \"kind\" TEXT, \"record\" BLOB, \"family\" BLOB, \"op\" TEXT, "
    "\"made_hlc\" INTEGER, \"worker\" BLOB, \"device\" BLOB, \"origin_store\" BLOB, \"origin_n\" INTEGER, \"before_c\" BLOB, "
    "\"before_salt\" BLOB, \"before\" TEXT, \"after_c\" BLOB, \"after_salt\" BLOB, \"after\" TEXT)",
    "SELECT \"n\", \"kind\", \"record\", \"family\", \"op\", \"made_hlc\", \"worker\", \"device\", \"origin_store\", "
    "\"origin_n\", \"before_c\", \"before_salt\", \"before\", \"after_c\", \"after_salt\", \"after\" FROM \"entry\" "
    "ORDER BY \"n\"", 16 },
  { "team", "CREATE TABLE \"team\" (\"id\" BLOB PRIMARY KEY, \"kind\" TEXT, \"image\" TEXT) WITHOUT ROWID",
    "SELECT \"id\", \"kind\", \"image\" FROM \"team\" ORDER BY \"id\"", 3 },
  /* The last is not signed: it is the signature. */
  { "signature", "CREATE TABLE \"signature\" (\"signature\" BLOB PRIMARY KEY) WITHOUT ROWID", NULL, 1 },
};
#define N_SIGNED (G_N_ELEMENTS (tables) - 1)

static const char signed_words[] = "Alongside bundle 1\n";

gboolean
bundle_make_tables (StoreConnection *connection, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!store_exec (connection, tables[i].create, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_value (StoreConnection *connection, const char *name, sqlite3_stmt **statement, GError **error)
{
  *statement = store_statement (connection, "INSERT INTO \"bundle\" (\"name\", \"value\") VALUES (?, ?)", error);
  if (*statement == NULL)
    return FALSE;
  store_bind_text (*statement, 1, name);
  return TRUE;
}

static gboolean
write_int (StoreConnection *connection, const char *name, gint64 value, GError **error)
{
  sqlite3_stmt *statement;

  if (!write_value (connection, name, &statement, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 2, value);
  return store_run (connection, statement, error);
}

static gboolean
write_bytes (StoreConnection *connection, const char *name, const void *bytes, gsize length, GError **error)
{
  sqlite3_stmt *statement;

  if (!write_value (connection, name, &statement, error))
    return FALSE;
  sqlite3_bind_blob (statement, 2, bytes, (int) length, SQLITE_STATIC);
  return store_run (connection, statement, error);
}

static gboolean
write_head (StoreConnection *connection, const Bundle *bundle, GError **error)
{
  sqlite3_stmt *statement;

  if (!write_int (connection, "format", 1, error) || !write_int (connection, "made_at", bundle->made_at, error)
      || !write_int (connection, "made_up", bundle->demonstration, error) || !write_int (connection, "cut", bundle->cut, error)
      || !write_int (connection, "left_out", bundle->left_out, error)
      || !write_bytes (connection, "store", bundle->store.bytes, sizeof bundle->store.bytes, error)
      || !write_bytes (connection, "maker", bundle->maker.worker.bytes, sizeof bundle->maker.worker.bytes, error)
      || !write_bytes (connection, "seal_key", bundle->maker.seal_key, sizeof bundle->maker.seal_key, error)
      || !write_value (connection, "team", &statement, error))
    return FALSE;
  store_bind_text (statement, 2, bundle->team_name);
  return store_run (connection, statement, error);
}

static gboolean
write_entry (StoreConnection *connection, gint64 n, const JournalEntry *entry, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection, "INSERT INTO \"entry\" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  store_bind_text (statement, 2, entry->kind);
  store_bind_id (statement, 3, entry->record);
  store_bind_id (statement, 4, entry->family);
  store_bind_text (statement, 5, entry->op);
  sqlite3_bind_int64 (statement, 6, entry->made_hlc);
  store_bind_id (statement, 7, entry->worker);
  store_bind_id (statement, 8, entry->device);
  store_bind_id (statement, 9, entry->origin);
  sqlite3_bind_int64 (statement, 10, entry->origin_n);
  for (int side = 0; side < 2; side++)
    {
      int first = 11 + 3 * side;

      if (entry->images[side] == NULL)
        continue;
      sqlite3_bind_blob (statement, first, entry->commitments[side], ALONG_HASH_SIZE, SQLITE_STATIC);
      sqlite3_bind_blob (statement, first + 1, entry->salts[side], JOURNAL_SALT_SIZE, SQLITE_STATIC);
      store_bind_text (statement, first + 2, entry->images[side]);
    }
  return store_run (connection, statement, error);
}

static gboolean
write_team (StoreConnection *connection, AlongRecord *record, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "INSERT INTO \"team\" (\"id\", \"kind\", \"image\") VALUES (?, ?, ?)", error);
  g_autofree char *image = along_image_whole (record);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, along_record_get_id (record));
  store_bind_text (statement, 2, along_record_get_kind (record)->name);
  store_bind_text (statement, 3, image);
  return store_run (connection, statement, error);
}

/* bundle_write_rows: all but the signature, into empty tables. */
gboolean
bundle_write_rows (StoreConnection *connection, const Bundle *bundle, const BundleWatch *watch, GError **error)
{
  if (!write_head (connection, bundle, error))
    return FALSE;
  for (guint i = 0; i < bundle->families->len; i++)
    {
      sqlite3_stmt *statement = store_statement (connection, "INSERT INTO \"family\" (\"id\") VALUES (?)", error);

      if (statement == NULL)
        return FALSE;
      store_bind_id (statement, 1, g_array_index (bundle->families, AlongId, i));
      if (!store_run (connection, statement, error))
        return FALSE;
    }
  for (guint i = 0; i < bundle->entries->len; i++)
    if ((i % ENTRIES_BETWEEN_LOOKS == 0 && !bundle_watch_tell (watch, (double) i / bundle->entries->len, error))
        || !write_entry (connection, (gint64) i + 1, &((const BundleEntry *) bundle->entries->pdata[i])->as_written, error))
      return FALSE;
  for (guint i = 0; i < bundle->team->len; i++)
    if (!write_team (connection, bundle->team->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What is signed: the header and every row. */
static gboolean
make_digest (StoreConnection *connection, GBytes *header, guint8 digest[ALONG_HASH_SIZE], GError **error)
{
  gsize length;
  const AlongHashPart start[] = { { signed_words, sizeof signed_words - 1 },
                                  { g_bytes_get_data (header, &length), g_bytes_get_size (header) } };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  along_hash_parts (start, G_N_ELEMENTS (start), digest);
  for (guint i = 0; i < N_SIGNED; i++)
    {
      const AlongHashPart next[] = { { digest, ALONG_HASH_SIZE }, { tables[i].name, strlen (tables[i].name) } };
      sqlite3_stmt *statement = store_statement (connection, tables[i].rows, error);
      gboolean row, good;

      if (statement == NULL)
        return FALSE;
      along_hash_parts (next, G_N_ELEMENTS (next), digest);
      for (good = store_row (connection, statement, &row, error); good && row;
           good = store_row (connection, statement, &row, error))
        {
          g_byte_array_set_size (bytes, 0);
          journal_write_down_row (bytes, statement, tables[i].n_columns, digest);
          along_hash_appended (bytes->data, bytes->len, digest);
        }
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/* bundle_sign: once every row is written. */
gboolean
bundle_sign (StoreConnection *connection, GBytes *header, AlongKey *sign_secret, GError **error)
{
  guint8 text[sizeof signed_words - 1 + ALONG_HASH_SIZE], signature[ALONG_SIGNATURE_SIZE];
  sqlite3_stmt *statement;

  memcpy (text, signed_words, sizeof signed_words - 1);
  if (!make_digest (connection, header, text + sizeof signed_words - 1, error))
    return FALSE;
  along_sign (sign_secret, text, sizeof text, signature);
  statement = store_statement (connection, "INSERT INTO \"signature\" (\"signature\") VALUES (?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, signature, sizeof signature, SQLITE_STATIC);
  return store_run (connection, statement, error);
}

static gboolean
unfit (const char *words, GError **error)
{
  g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_UNFIT, words);
  return FALSE;
}

static gboolean
not_a_bundle (GError **error)
{
  return unfit (_ ("This file says what no record of ours can say, so nothing of it was taken in. Ask your colleague for "
                   "it again."), error);
}

/* Whether there is in the file what is to be there, and nothing else: no view or trigger that would run. */
static gboolean
check_tables (StoreConnection *connection, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"name\", \"sql\" FROM sqlite_master", error);
  guint n = 0, known = 0;
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0), *sql = (const char *) sqlite3_column_text (statement, 1);

      n++;
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        known += g_strcmp0 (name, tables[i].name) == 0 && g_strcmp0 (sql, tables[i].create) == 0;
    }
  return good && ((n == G_N_ELEMENTS (tables) && known == n) || not_a_bundle (error));
}

/* bundle_check_signature: whether every row is as the owner of @sign_key wrote it. Nothing else is read before. */
gboolean
bundle_check_signature (StoreConnection *connection, GBytes *header, const guint8 sign_key[ALONG_PUBLIC_SIZE], GError **error)
{
  guint8 text[sizeof signed_words - 1 + ALONG_HASH_SIZE];
  sqlite3_stmt *statement;
  gboolean row, holds;

  memcpy (text, signed_words, sizeof signed_words - 1);
  if (!check_tables (connection, error) || !make_digest (connection, header, text + sizeof signed_words - 1, error))
    return FALSE;
  statement = store_statement (connection, "SELECT \"signature\" FROM \"signature\"", error);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  holds = row && sqlite3_column_bytes (statement, 0) == ALONG_SIGNATURE_SIZE
          && along_sign_verify (sign_key, text, sizeof text, sqlite3_column_blob (statement, 0));
  if (row)
    sqlite3_reset (statement);
  if (!holds)
    g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_SIGNATURE,
                         _ ("This file is not as its maker signed it. Somebody may have changed it, so nothing of it was "
                            "taken in. Ask your colleague for it again."));
  return holds;
}

static gboolean
read_value (StoreConnection *connection, const char *name, sqlite3_stmt **statement, GError **error)
{
  gboolean row;

  *statement = store_statement (connection, "SELECT \"value\" FROM \"bundle\" WHERE \"name\" = ?", error);
  if (*statement == NULL)
    return FALSE;
  store_bind_text (*statement, 1, name);
  if (!store_row (connection, *statement, &row, error))
    return FALSE;
  return row || not_a_bundle (error);
}

static gboolean
read_int (StoreConnection *connection, const char *name, gint64 *value, GError **error)
{
  sqlite3_stmt *statement;

  if (!read_value (connection, name, &statement, error))
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_bytes (StoreConnection *connection, const char *name, void *bytes, gsize length, GError **error)
{
  sqlite3_stmt *statement;
  gboolean fits;

  if (!read_value (connection, name, &statement, error))
    return FALSE;
  fits = sqlite3_column_bytes (statement, 0) == (int) length;
  if (fits)
    memcpy (bytes, sqlite3_column_blob (statement, 0), length);
  sqlite3_reset (statement);
  return fits || not_a_bundle (error);
}

static gboolean
read_head (StoreConnection *connection, Bundle *bundle, GError **error)
{
  gint64 format = 0, made_up = 0, cut = 0, left_out = 0;
  sqlite3_stmt *statement;

  if (!read_int (connection, "format", &format, error))
    return FALSE;
  if (format > 1)
    {
      g_set_error_literal (error, ALONG_TAKING_ERROR, ALONG_TAKING_ERROR_NEWER,
                           _ ("A newer Alongside made this file. Bring Alongside up to date to take it in."));
      return FALSE;
    }
  if (!read_int (connection, "made_at", &bundle->made_at, error) || !read_int (connection, "made_up", &made_up, error)
      || !read_int (connection, "cut", &cut, error) || !read_int (connection, "left_out", &left_out, error)
      || !read_bytes (connection, "store", bundle->store.bytes, sizeof bundle->store.bytes, error)
      || !read_bytes (connection, "maker", bundle->maker.worker.bytes, sizeof bundle->maker.worker.bytes, error)
      || !read_bytes (connection, "seal_key", bundle->maker.seal_key, sizeof bundle->maker.seal_key, error)
      || !read_value (connection, "team", &statement, error))
    return FALSE;
  bundle->team_name = store_column_text (statement, 0);
  sqlite3_reset (statement);
  bundle->demonstration = made_up != 0;
  bundle->cut = cut != 0;
  bundle->left_out = (guint) CLAMP (left_out, 0, G_MAXINT);
  return format == 1 && along_ms_possible (bundle->made_at)
         && (bundle->team_name == NULL || (g_utf8_validate (bundle->team_name, -1, NULL) && strlen (bundle->team_name) < 1000))
           ? TRUE
           : not_a_bundle (error);
}

static gboolean
read_families (StoreConnection *connection, Bundle *bundle, GHashTable *families, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, tables[1].rows, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 0);

      if (along_id_is_none (id) || bundle->families->len == MOST_FAMILIES)
        {
          sqlite3_reset (statement);
          return not_a_bundle (error);
        }
      g_array_append_val (bundle->families, id);
      g_hash_table_add (families, g_memdup2 (&id, sizeof id));
    }
  return good && (bundle->families->len > 0 || not_a_bundle (error));
}

/* Whether an image is text, and what was promised. */
static gboolean
image_fits (const JournalEntry *written, int side, sqlite3_stmt *statement, int column)
{
  const char *image = written->images[side];
  guint8 commitment[ALONG_HASH_SIZE];

  if (image == NULL)
    return sqlite3_column_type (statement, column) == SQLITE_NULL && sqlite3_column_type (statement, column + 1) == SQLITE_NULL
           && sqlite3_column_type (statement, column + 2) == SQLITE_NULL;

  const AlongHashPart parts[] = { { written->salts[side], JOURNAL_SALT_SIZE }, { image, strlen (image) } };
  along_hash_parts (parts, G_N_ELEMENTS (parts), commitment);
  return sqlite3_column_type (statement, column + 2) == SQLITE_TEXT
         && (gsize) sqlite3_column_bytes (statement, column + 2) == strlen (image) && g_utf8_validate (image, -1, NULL)
         && sqlite3_column_bytes (statement, column) == ALONG_HASH_SIZE
         && memcmp (commitment, written->commitments[side], sizeof commitment) == 0;
}

/* Whether an image, and whatever in it is JSON itself, can be read without going too deep, by whoever reads it later. */
static gboolean
image_is_shallow (AlongKindId kind_id, const char *image)
{
  const AlongKind *kind = along_kind_get (kind_id);
  g_autoptr (AlongRecord) record = NULL;
  gboolean any = FALSE;
  guint64 fields;

  if (image == NULL)
    return TRUE;
  for (guint i = 0; i < kind->n_properties; i++)
    any |= kind->properties[i].type == ALONG_TYPE_JSON;
  if (!any)
    return along_json_is_shallow (image);
  record = along_record_new (kind_id, along_id_new (), ALONG_ID_NONE);
  return along_image_read_fields (image, record, &fields, NULL);
}

/* Whether the row says what a journal of ours can say: nothing that only its own caseload could, nothing that cannot be. */
static gboolean
entry_fits (const BundleEntry *entry, sqlite3_stmt *statement, GHashTable *families)
{
  const JournalEntry *written = &entry->as_written;
  AlongOp op = entry->entry.op;
  gboolean whole = op == ALONG_OP_CREATE || op == ALONG_OP_RESTORE;

  return along_kind_get (entry->entry.kind)->owner == ALONG_OWNER_FAMILY && !along_id_is_none (written->record)
         && g_hash_table_contains (families, &written->family)
         && (entry->entry.kind != ALONG_KIND_FAMILY || along_id_equal (written->record, written->family))
         && !along_id_is_none (written->device) && !along_id_is_none (written->origin) && written->origin_n > 0
         && written->made_hlc >= 0 && along_ms_possible (entry->entry.at)
         && (sqlite3_column_type (statement, 6) == SQLITE_NULL || !along_id_is_none (written->worker))
         && (written->images[0] != NULL) == !whole && (written->images[1] != NULL) == (op != ALONG_OP_DELETE)
         && image_fits (written, 0, statement, 10) && image_fits (written, 1, statement, 13)
         && image_is_shallow (entry->entry.kind, written->images[0]) && image_is_shallow (entry->entry.kind, written->images[1]);
}

/* What all entries have to be together: each named once, each record of one kind and one family. */
typedef struct
{
  GHashTable *names;   /* AlongEntryName */
  GHashTable *records; /* AlongId (of an entry) -> that BundleEntry */
  gint64 bytes;
} Together;

static gboolean
fits_others (Together *together, BundleEntry *entry)
{
  const BundleEntry *first = g_hash_table_lookup (together->records, &entry->entry.record);

  for (int side = 0; side < 2; side++)
    together->bytes += entry->as_written.images[side] != NULL ? (gint64) strlen (entry->as_written.images[side]) : 0;
  if (first == NULL)
    g_hash_table_insert (together->records, &entry->entry.record, entry);
  return along_entry_names_add (together->names, entry->entry.origin, entry->entry.origin_n, NULL) && together->bytes <= MOST_BYTES
         && (first == NULL
             || (first->entry.kind == entry->entry.kind && along_id_equal (first->as_written.family, entry->as_written.family)));
}

static gboolean
read_entries (StoreConnection *connection, Bundle *bundle, GHashTable *families, GHashTable *records, GError **error)
{
  g_autoptr (GHashTable) names = along_entry_names_new ();
  Together together = { names, records, 0 };
  sqlite3_stmt *statement = store_statement (connection, tables[2].rows, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      BundleEntry *entry = bundle_take_row (statement, 1, FALSE);

      if (entry != NULL)
        g_ptr_array_add (bundle->entries, entry);
      if (entry == NULL || bundle->entries->len > MOST_ENTRIES || !entry_fits (entry, statement, families)
          || !fits_others (&together, entry))
        {
          sqlite3_reset (statement);
          return not_a_bundle (error);
        }
      if (!bundle_entry_read_images (entry, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return good;
}

static gboolean
is_of_team (const AlongKind *kind)
{
  return kind != NULL
         && (kind->id == ALONG_KIND_WORKER || kind->id == ALONG_KIND_MODULE || kind->id == ALONG_KIND_AGENCY
             || kind->id == ALONG_KIND_QUESTIONNAIRE);
}

/* @records: those of the entries: none of the team's is one of them, or is there twice. */
static gboolean
read_team (StoreConnection *connection, Bundle *bundle, GHashTable *records, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  sqlite3_stmt *statement = store_statement (connection, tables[3].rows, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      const char *name = (const char *) sqlite3_column_text (statement, 1), *image = (const char *) sqlite3_column_text (statement, 2);
      const AlongKind *kind = name != NULL ? along_kind_find (name) : NULL;
      AlongId id = store_column_id (statement, 0);
      g_autoptr (AlongRecord) record = NULL;

      if (!is_of_team (kind) || along_id_is_none (id) || image == NULL || bundle->team->len == MOST_TEAM
          || (gsize) sqlite3_column_bytes (statement, 2) != strlen (image) || !g_utf8_validate (image, -1, NULL)
          || !image_is_shallow (kind->id, image) || g_hash_table_contains (records, &id)
          || !g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        {
          sqlite3_reset (statement);
          return not_a_bundle (error);
        }
      record = along_record_new (kind->id, id, ALONG_ID_NONE);
      if (!along_image_read (image, record, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      g_ptr_array_add (bundle->team, g_steal_pointer (&record));
    }
  return good;
}

/* bundle_read_rows: what the file holds, if it is what a file of ours can hold. The signature has been checked. */
Bundle *
bundle_read_rows (StoreConnection *connection, GError **error)
{
  g_autoptr (GHashTable) families = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  g_autoptr (GHashTable) records = g_hash_table_new (along_id_hash_key, along_id_equal_key);
  Bundle *bundle = bundle_new ();

  if (read_head (connection, bundle, error) && read_families (connection, bundle, families, error)
      && read_entries (connection, bundle, families, records, error)
      && read_team (connection, bundle, records, error))
    return bundle;
  bundle_free (bundle);
  return NULL;
}
