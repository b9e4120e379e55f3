/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Whether the journal is what it was: both chains (journal-chain.c), and every image. */

#define ERASURES_SQL                                                                                            \
  "SELECT i.\"image\" FROM \"journal\" j JOIN \"journal_image\" i ON i.\"slot\" = 2 * j.\"n\" + 1 "                 \
  "WHERE j.\"op\" = 'erase' ORDER BY j.\"n\""
#define NOTHING_REWRITTEN "0000000000000000000000000000000000000000000000000000000000000000"

static void
problem (GPtrArray *problems, const char *format, gint64 n)
{
  g_ptr_array_add (problems, g_strdup_printf (format, n));
}

/* Details of who read what that were taken away, all erasures taken together. */
static gboolean
count_erased_access (StoreConnection *connection, gint64 *count, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, ERASURES_SQL, error);
  gboolean row, good;

  *count = 0;
  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      const char *image = (const char *) sqlite3_column_text (statement, 0);
      g_autoptr (AlongErasure) erasure = image != NULL ? along_erasure_from_json (image) : NULL;

      *count += erasure != NULL ? erasure->access : 0;
    }
  return good;
}

/* What the last erasure says that is not as it was written: nothing else may be. */
static char *
sealed (StoreConnection *connection, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, ERASURES_SQL " DESC LIMIT 1", error);
  g_autoptr (JsonNode) node = NULL;
  gboolean row;

  if (statement == NULL || !store_row (connection, statement, &row, error))
    return NULL;
  if (row)
    {
      const char *image = (const char *) sqlite3_column_text (statement, 0);

      node = image != NULL ? json_from_string (image, NULL) : NULL;
      sqlite3_reset (statement);
    }
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("0-" NOTHING_REWRITTEN);
  return g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), "seal", ""));
}

/* Each commitment has its image, but for those that were erased; and those that were written anew are as they were. */
static gboolean
check_all_images (StoreConnection *connection, GPtrArray *problems, GError **error)
{
  g_autofree char *is = erase_seal (connection, error), *was = is != NULL ? sealed (connection, error) : NULL;
  gint64 lost;

  if (was == NULL)
    return FALSE;
  lost = g_ascii_strtoll (is, NULL, 10) - g_ascii_strtoll (was, NULL, 10);
  if (lost != 0)
    problem (problems, _ ("%" G_GINT64_FORMAT " of the journal’s entries have lost what they say."), ABS (lost));
  else if (strcmp (is, was) != 0)
    g_ptr_array_add (problems, g_strdup (_ ("What was left of an erased person’s entries is not as it was left.")));
  return TRUE;
}

static gboolean
check_images (StoreConnection *connection, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT i.\"slot\", i.\"salt\", i.\"image\", CASE i.\"slot\" % 2 WHEN 0 THEN j.\"before_c\" ELSE j.\"after_c\" END "
    "FROM \"journal_image\" i LEFT JOIN \"journal\" j ON j.\"n\" = i.\"slot\" / 2 ORDER BY i.\"slot\"", error);
  gboolean row, good;
  guint count = 0;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      guint8 commitment[ALONG_HASH_SIZE];
      const void *image = sqlite3_column_blob (statement, 2), *stored = sqlite3_column_blob (statement, 3);
      const AlongHashPart parts[] = {
        { sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1) },
        { image != NULL ? image : "", (gsize) sqlite3_column_bytes (statement, 2) },
      };

      if ((count++ & 1023) == 0 && g_cancellable_is_cancelled (cancellable))
        {
          sqlite3_reset (statement);
          return store_fail (connection, SQLITE_INTERRUPT, error);
        }
      if (erase_is_rewritten (sqlite3_column_bytes (statement, 1)) && stored != NULL)
        continue; /* written anew by an erasure */
      along_hash_parts (parts, G_N_ELEMENTS (parts), commitment);
      if (stored == NULL || sqlite3_column_bytes (statement, 3) != ALONG_HASH_SIZE
          || memcmp (stored, commitment, ALONG_HASH_SIZE) != 0)
        problem (problems, _ ("The journal’s entry %" G_GINT64_FORMAT " does not hold what was written."),
                 sqlite3_column_int64 (statement, 0) / 2);
    }
  return good && check_all_images (connection, problems, error);
}

/* journal_check: both chains and every image, over the bytes as stored. Adds words to @problems. */
gboolean
journal_check (StoreConnection *connection, AlongId store, GPtrArray *problems, gint64 *entries,
               GCancellable *cancellable, GError **error)
{
  gint64 erased = 0;

  return journal_check_chain (connection, store, problems, entries, cancellable, error)
         && count_erased_access (connection, &erased, error)
         && journal_check_access (connection, store, erased, problems, cancellable, error)
         && check_images (connection, problems, cancellable, error);
}
