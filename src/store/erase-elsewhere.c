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

/** Elsewhere: the family that all else is other to, and what was found so far. */
typedef struct
{
  gint64 family_rid;
  GHashTable *names, *texts;
} Elsewhere;

static gboolean
look_for (StoreConnection *connection, Elsewhere *found, const char *name, GError **error)
{
  g_autofree char *query = query_of (name);

  return query == NULL
         || (add_entries (connection, search_in_names, query, search_name_family, found->family_rid, found->names, error)
             && add_entries (connection, search_in_texts, query, search_text_family, found->family_rid, found->texts, error));
}

static const char *
text_of (AlongRecord *person, int property)
{
  const char *text = along_record_get_text (person, property);

  return text != NULL ? text : "";
}

/* By all that they are called in more than a word. */
static gboolean
look_for_record (StoreConnection *connection, Elsewhere *found, AlongRecord *record, GError **error)
{
  g_autofree char *with_given = NULL, *with_name = NULL;

  if (along_record_get_kind_id (record) == ALONG_KIND_ALIAS)
    return look_for (connection, found, along_record_get_text (record, ALONG_ALIAS_P_NAME), error);
  with_given = g_strdup_printf ("%s %s", text_of (record, ALONG_PERSON_P_GIVEN), text_of (record, ALONG_PERSON_P_SURNAME));
  with_name = g_strdup_printf ("%s %s", text_of (record, ALONG_PERSON_P_NAME), text_of (record, ALONG_PERSON_P_SURNAME));
  return look_for (connection, found, text_of (record, ALONG_PERSON_P_NAME), error)
         && look_for (connection, found, with_given, error) && look_for (connection, found, with_name, error);
}

/* A person of whom nothing is to stay, or another name of theirs. */
static gboolean
is_theirs (ErasePlan *plan, const EraseOne *one)
{
  AlongKindId kind = along_record_get_kind_id (one->record);

  if (kind != ALONG_KIND_PERSON && kind != ALONG_KIND_ALIAS)
    return FALSE;
  return along_id_is_none (plan->person) || one->same || along_id_equal (along_record_get_id (one->record), plan->person)
         || (kind == ALONG_KIND_ALIAS && along_record_refers_to (one->record, ALONG_ALIAS_P_PERSON, plan->person));
}

/* erase_count_elsewhere: how many entries of other families, of those that can be searched, have a whole name of the person, or
 * of anybody of a family that goes. */
gboolean
erase_count_elsewhere (StoreConnection *connection, ErasePlan *plan, guint *n, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Elsewhere found = { rows_family_rid (connection, plan->family, error), names, texts };
  GHashTableIter iter;
  gpointer value;

  *n = 0;
  if (found.family_rid < 0)
    return FALSE;
  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;

      if (is_theirs (plan, one) && !look_for_record (connection, &found, one->record, error))
        return FALSE;
    }
  *n = g_hash_table_size (names) + g_hash_table_size (texts);
  return TRUE;
}
