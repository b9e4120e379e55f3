/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

#include <string.h>

#include "along-text.h"
#include "search-finding.h"

/* What other families' records say of the person: it stays, since nobody was asked there, but it is said. */

/* The name as the index is asked for it: its words, one behind the other. (nullable): one word alone says nothing. */
static char *
query_of (const char *name)
{
  g_autofree char *folded = along_text_fold (name != NULL ? name : "");
  g_auto (GStrv) words = along_text_words (folded);
  g_autofree char *together = g_strv_length (words) > 1 ? g_strjoinv (" ", words) : NULL;

  return together != NULL ? g_strdup_printf ("\"%s\"", together) : NULL;
}

static gboolean
add_entries (StoreConnection *connection, const char *sql, const char *query, gpointer (*family_of) (gint64), gint64 family_rid,
             GHashTable *entries, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, query);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      gint64 docid = sqlite3_column_int64 (statement, 0);

      if ((gint64) (gsize) family_of (docid) != family_rid)
        g_hash_table_add (entries, g_memdup2 (&docid, sizeof docid));
    }
  sqlite3_clear_bindings (statement);
  return good;
}

/* erase_count_elsewhere: how many entries of other families have a whole name of the person. */
gboolean
erase_count_elsewhere (StoreConnection *connection, ErasePlan *plan, guint *n, GError **error)
{
  gint64 family_rid = rows_family_rid (connection, plan->family, error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  *n = 0;
  if (family_rid < 0)
    return FALSE;
  g_hash_table_iter_init (&iter, plan->all);
  while (!along_id_is_none (plan->person) && g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;
      gboolean theirs = one->same || along_id_equal (along_record_get_id (one->record), plan->person);
      g_autofree char *query = theirs ? query_of (along_record_get_text (one->record, ALONG_PERSON_P_NAME)) : NULL;

      if (query != NULL
          && (!add_entries (connection, search_in_names, query, search_name_family, family_rid, names, error)
              || !add_entries (connection, search_in_texts, query, search_text_family, family_rid, texts, error)))
        return FALSE;
    }
  *n = g_hash_table_size (names) + g_hash_table_size (texts);
  return TRUE;
}
