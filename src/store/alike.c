/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duplicates.h"
#include "search.h"

#include "along-text.h"

/* Who is here already and like somebody who is about to be added. */

typedef struct
{
  const AlongAlikeFacts *facts;
  guint most;
  GPtrArray *found;
} Asking;

/* "words:jade OR sound:23" for the index. A word is letters and digits alone, so none of it is taken for a query. */
static void
append_word (GString *query, const char *word)
{
  g_autofree char *sound = along_text_sound (word);

  if (query->len > 0)
    g_string_append (query, " OR ");
  g_string_append_printf (query, "words:%s", word);
  if (*sound != '\0')
    g_string_append_printf (query, " OR sound:%s", sound);
}

static gboolean
note_row (StoreConnection *connection, Asking *asking, sqlite3_stmt *statement, AlongAlike *asked, GError **error)
{
  g_autoptr (AlongAlike) alike = duplicates_alike_of_row (statement, NULL, NULL);
  g_autoptr (AlongDuplicate) duplicate = along_duplicate_new ();
  gboolean there = FALSE;

  duplicate->score = along_alike_score (alike, asked, 0, &duplicate->reasons);
  if (duplicate->score < (asking->facts->born != NULL ? ALONG_ALIKE_POSSIBLE : ALONG_ALIKE_WEAK))
    return TRUE;
  for (guint i = 0; i < asking->found->len; i++)
    if (along_id_equal (((AlongDuplicate *) asking->found->pdata[i])->one.person, store_column_id (statement, 0)))
      return TRUE;
  if (!duplicates_fill_side (connection, store_column_id (statement, 0), store_column_id (statement, 1), &duplicate->one,
                             &there, error))
    return FALSE;
  if (there)
    g_ptr_array_add (asking->found, g_steal_pointer (&duplicate));
  return TRUE;
}

static int
best_first (gconstpointer a, gconstpointer b)
{
  return (*(AlongDuplicate *const *) b)->score - (*(AlongDuplicate *const *) a)->score;
}

/* People in the index of names. */
static int
person_code (void)
{
  for (int i = 0; i < SEARCH_N_NAMES; i++)
    if (search_names[i].kind == ALONG_KIND_PERSON)
      return i;
  g_assert_not_reached ();
}

static gboolean
find_rows (StoreConnection *connection, Asking *asking, AlongAlike *asked, const char *sql, const char *with, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, with);
  if (sqlite3_bind_parameter_count (statement) > 1)
    {
      sqlite3_bind_int (statement, 2, person_code ());
      sqlite3_bind_int64 (statement, 3, SEARCH_NAME_ROWS - 1);
      sqlite3_bind_int (statement, 4, SEARCH_KIND_SHIFT);
    }
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    if (!note_row (connection, asking, statement, asked, error))
      return FALSE;
  sqlite3_clear_bindings (statement);
  return good;
}

static gboolean
find_alike (StoreConnection *connection, gpointer data, GCancellable *either, GError **error)
{
  Asking *asking = data;
  const AlongAlikeFacts *facts = asking->facts;
  g_autoptr (AlongAlike) asked = along_alike_new (facts);
  g_autofree char *text = g_strjoin (" ", facts->name != NULL ? facts->name : "", facts->given != NULL ? facts->given : "",
                                     facts->surname != NULL ? facts->surname : "", NULL);
  g_autofree char *folded = along_text_fold (g_strdelimit (text, "'", ' '));
  g_auto (GStrv) words = along_text_words (folded);
  g_autoptr (GString) query = g_string_new (NULL);
  char number[11];

  for (char **word = words; *word != NULL; word++)
    append_word (query, *word);
  if (query->len > 0
      && !find_rows (connection, asking, asked,
                     "SELECT " DUPLICATES_PERSON_COLUMNS " FROM \"person\" WHERE \"deleted\" = 0 AND \"rid\" IN (SELECT ?3 - (\"docid\" & ?3) "
                     "FROM \"search_name\" WHERE \"search_name\" MATCH ?1 AND (\"docid\" >> ?4) = ?2)",
                     query->str, error))
    return FALSE;
  if (along_alike_nhs_number (facts->nhs_number, number)
      && !find_rows (connection, asking, asked,
                     "SELECT " DUPLICATES_PERSON_COLUMNS " FROM \"person\" WHERE \"deleted\" = 0 AND \"nhs_number\" IS NOT NULL "
                     "AND replace(replace(\"nhs_number\", ' ', ''), '-', '') = ?1",
                     number, error))
    return FALSE;
  g_ptr_array_sort (asking->found, best_first);
  if (asking->found->len > asking->most)
    g_ptr_array_set_size (asking->found, (int) asking->most);
  return TRUE;
}

/** along_store_find_alike_sync: who is here already and may be the one that @facts are about. From any thread. */
GPtrArray *
along_store_find_alike_sync (AlongStore *self, const AlongAlikeFacts *facts, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) along_duplicate_free);
  Asking asking = { facts, most, found };

  return store_aside_read (self, find_alike, &asking, cancellable, error) ? g_steal_pointer (&found) : NULL;
}
