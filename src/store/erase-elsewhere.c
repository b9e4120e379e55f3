/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

#include <string.h>

#include "along-text.h"
#include "search-finding.h"

/* What other families' records say of the person: it stays, since nobody was asked there, but it is said. */

/* The words of a text, one behind the other. */
static char **
words_of (const char *text)
{
  g_autofree char *folded = along_text_fold (text != NULL ? text : "");

  return along_text_words (folded);
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

/** Elsewhere: the family that all else is other to, the names that were looked for, and what was found so far. */
typedef struct
{
  gint64 family_rid;
  GPtrArray *phrases; /* folded words, with a blank before and behind each */
  GHashTable *names, *texts;
} Elsewhere;

static gboolean
look_for (StoreConnection *connection, Elsewhere *found, const char *name, GError **error)
{
  g_auto (GStrv) words = words_of (name);
  g_autofree char *together = NULL, *query = NULL;

  /* One word alone says nothing. */
  if (g_strv_length (words) < 2)
    return TRUE;
  together = g_strjoinv (" ", words);
  query = g_strdup_printf ("\"%s\"", together);
  g_ptr_array_add (found->phrases, g_strdup_printf (" %s ", together));
  return add_entries (connection, search_in_names, query, search_name_family, found->family_rid, found->names, error)
         && add_entries (connection, search_in_texts, query, search_text_family, found->family_rid, found->texts, error);
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

/* Jade Tierney's is of Jade Tierney. */
static gboolean
has_phrase (const Elsewhere *found, const char *text)
{
  g_auto (GStrv) words = words_of (text);
  g_autofree char *together = NULL, *padded = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (words[i], "'s"))
      words[i][strlen (words[i]) - 2] = '\0';
  together = g_strjoinv (" ", words);
  padded = g_strdup_printf (" %s ", together);
  for (guint i = 0; i < found->phrases->len; i++)
    if (strstr (padded, found->phrases->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

#define N_UNSEARCHED 3

/* Who else is involved, and who lives where: no search finds those. */
static gboolean
count_unsearched (StoreConnection *connection, AlongId family, const Elsewhere *found, guint *n, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT \"name\", \"role\", \"purpose\" FROM \"professional\" WHERE \"deleted\" = 0 AND \"family\" <> ?1 "
    "UNION ALL SELECT \"name\", \"note\", NULL FROM \"household\" WHERE \"deleted\" = 0 AND \"family\" <> ?1",
    error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    for (int i = 0; i < N_UNSEARCHED; i++)
      {
        const char *text = (const char *) sqlite3_column_text (statement, i);

        if (text != NULL && has_phrase (found, text))
          {
            (*n)++;
            break;
          }
      }
  sqlite3_clear_bindings (statement);
  return good;
}

/* erase_count_elsewhere: how many entries of other families have a whole name of the person, or of anybody of a family that
 * goes: of those that can be searched, and of professionals and homes. */
gboolean
erase_count_elsewhere (StoreConnection *connection, ErasePlan *plan, guint *n, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  Elsewhere found = { rows_family_rid (connection, plan->family, error), phrases, names, texts };
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
  return phrases->len == 0 || count_unsearched (connection, plan->family, &found, n, error);
}
