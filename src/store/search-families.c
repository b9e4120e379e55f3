/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-finding.h"

#include "along-text.h"

/* Families by rid: those with a name, or a note, in which a word stands. */

const char search_in_names[] = "SELECT \"docid\" FROM \"search_name\" WHERE \"words\" MATCH ?";
const char search_in_sounds[] = "SELECT \"docid\" FROM \"search_name\" WHERE \"sound\" MATCH ?";
const char search_in_texts[] = "SELECT \"docid\" FROM \"search_text\" WHERE \"words\" MATCH ?";

gpointer
search_name_family (gint64 docid)
{
  return (gpointer) (gsize) (SEARCH_FAMILIES - 1 - (docid >> SEARCH_NAME_FAMILY_SHIFT & (SEARCH_FAMILIES - 1)));
}

gpointer
search_text_family (gint64 docid)
{
  return (gpointer) (gsize) (docid >> SEARCH_TEXT_FAMILY_SHIFT & (SEARCH_FAMILIES - 1));
}

static gboolean
add_families (StoreConnection *connection, const char *sql, const char *query, gpointer (*family_of) (gint64),
              GHashTable *rids, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row, good;
  gpointer last = NULL;

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, query);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      gpointer rid = family_of (sqlite3_column_int64 (statement, 0));
      if (rid != last)
        g_hash_table_add (rids, rid);
      last = rid;
    }
  sqlite3_clear_bindings (statement);
  return good;
}

/* Whether any note has the words. */
gboolean
search_is_in_notes (StoreConnection *connection, const char *const *words, guint n, gboolean last)
{
  sqlite3_stmt *statement = store_statement (connection, search_in_texts, NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    search_append_note_word (query, words[i], last && i + 1 == n);
  store_bind_text (statement, 1, query->str);
  store_row (connection, statement, &row, NULL);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return row;
}

/* Those with a name that begins with the word, if it is the last, or is it; and with one that sounds like it: @alike, or
 * where neither a name nor a note has the word itself. */
GHashTable *
search_families_named (StoreConnection *connection, const char *word, gboolean last, gboolean alike, GError **error)
{
  g_autoptr (GHashTable) rids = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *sound = along_text_sound (word);

  search_append_word (query, word, last);
  if (!add_families (connection, search_in_names, query->str, search_name_family, rids, error))
    return NULL;
  if (search_is_long (word) && *sound != '\0'
      && (alike || (g_hash_table_size (rids) == 0 && !search_is_in_notes (connection, &word, 1, last))))
    {
      g_string_truncate (query, 0);
      search_append_word (query, sound, FALSE);
      if (!add_families (connection, search_in_sounds, query->str, search_name_family, rids, error))
        return NULL;
    }
  return g_steal_pointer (&rids);
}

static GHashTable *
families_with_word (StoreConnection *connection, const char *word, gboolean last, gboolean alone, GError **error)
{
  g_autoptr (GHashTable) rids = search_families_named (connection, word, last, TRUE, error);
  g_autoptr (GString) query = g_string_new (NULL);

  if (rids == NULL)
    return NULL;
  search_append_note_word (query, word, last);
  if (search_is_long (word) && !(alone && search_is_common (word))
      && !add_families (connection, search_in_texts, query->str, search_text_family, rids, error))
    return NULL;
  return g_steal_pointer (&rids);
}

static gboolean
is_not_in (gpointer rid, gpointer value, gpointer other)
{
  return !g_hash_table_contains (other, rid);
}

/*
 * search_families: the rids of the families in which every typed word is found: as the beginning of a name, by
 * its sound, or in a note from the third letter on. %NULL in @rids where nothing was typed: all of them.
 */
gboolean
search_families (StoreConnection *connection, const char *text, GHashTable **rids, GError **error)
{
  g_auto (GStrv) words = along_text_words (text);
  guint n = g_strv_length (words);

  *rids = NULL;
  for (guint i = 0; i < n; i++)
    {
      GHashTable *some = families_with_word (connection, words[i], i + 1 == n, n == 1, error);

      if (some == NULL)
        {
          g_clear_pointer (rids, g_hash_table_unref);
          return FALSE;
        }
      if (*rids == NULL)
        *rids = some;
      else
        {
          g_hash_table_foreach_remove (*rids, is_not_in, some);
          g_hash_table_unref (some);
        }
    }
  return TRUE;
}
