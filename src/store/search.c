/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "along-text.h"

/* Names go into search_name: the docid says which family, so that a list can be narrowed without a look at each
 * person. Notes go into search_text, in the order of making. Codes and shifts are part of the store's form. */
#define NAME_FAMILY_SHIFT 43
#define NAME_KIND_SHIFT 40
#define TEXT_CODES 16

/** Letters from which on a typed word is looked for in notes, and by its sound. */
#define LONG_ENOUGH 3

/** How many are found of each group. */
#define MOST_OF_A_GROUP 50

typedef struct
{
  AlongKindId kind;
  int code;
  int properties[6]; /* ends with -1 */
} Indexed;

static const Indexed indexed_names[] = {
  { ALONG_KIND_FAMILY, 1, { ALONG_FAMILY_P_NAME, ALONG_FAMILY_P_REFERENCE, -1 } },
  { ALONG_KIND_PERSON,
    2,
    { ALONG_PERSON_P_NAME, ALONG_PERSON_P_GIVEN, ALONG_PERSON_P_SURNAME, ALONG_PERSON_P_PREFERRED, -1 } },
  { ALONG_KIND_ALIAS, 3, { ALONG_ALIAS_P_NAME, -1 } },
};

static const Indexed indexed_texts[] = {
  { ALONG_KIND_CONTACT, 1, { ALONG_CONTACT_P_NOTE, ALONG_CONTACT_P_HOW_TRIED, -1 } },
  { ALONG_KIND_OBSERVATION, 2, { ALONG_OBSERVATION_P_TEXT, ALONG_OBSERVATION_P_BEING_DONE, -1 } },
  { ALONG_KIND_NEXT_STEP, 3, { ALONG_NEXT_STEP_P_TEXT, -1 } },
  { ALONG_KIND_EVENT, 4, { ALONG_EVENT_P_TEXT, -1 } },
  { ALONG_KIND_HOPE, 5, { ALONG_HOPE_P_TEXT, ALONG_HOPE_P_STATE_NOTE, -1 } },
  { ALONG_KIND_VOICE, 6, { ALONG_VOICE_P_WORDS, ALONG_VOICE_P_TRANSLATION, -1 } },
  { ALONG_KIND_FEEDBACK, 7, { ALONG_FEEDBACK_P_WORDS, -1 } },
  { ALONG_KIND_ASSESSMENT, 8, { ALONG_ASSESSMENT_P_AMEND_REASON, ALONG_ASSESSMENT_P_RESPONSE, -1 } },
};

/* The commonest words of English notes: typed alone they would find nearly everything. */
static const char *const common_words[] = {
  "about", "after", "again",  "all",   "also",  "and",   "any",   "are",   "asked", "away",  "back",  "because",
  "been",  "before", "being", "but",   "came",  "can",   "come",  "could", "day",   "did",   "does",  "doing",
  "done",  "down",  "each",   "even",  "for",   "from",  "get",   "going", "good",  "got",   "had",   "has",
  "have",  "her",   "here",   "him",   "his",   "home",  "how",   "into",  "its",   "just",  "know",  "last",
  "like",  "made",  "make",   "may",   "more",  "most",  "much",  "next",  "not",   "now",   "off",   "one",
  "only",  "other", "our",    "out",   "over",  "said",  "saw",   "see",   "she",   "should", "some", "still",
  "such",  "than",  "that",   "the",   "their", "them",  "then",  "there", "they",  "this",  "time",  "today",
  "too",   "two",   "until",  "very",  "visit", "was",   "week",  "well",  "went",  "were",  "what",  "when",
  "which", "who",   "will",   "with",
};

static const Indexed *
find_indexed (const Indexed *table, guint n, AlongKindId kind)
{
  for (guint i = 0; i < n; i++)
    if (table[i].kind == kind)
      return &table[i];
  return NULL;
}

#define NAMES(kind) find_indexed (indexed_names, G_N_ELEMENTS (indexed_names), (kind))
#define TEXTS(kind) find_indexed (indexed_texts, G_N_ELEMENTS (indexed_texts), (kind))

/* search_knows: whether records of this kind can be found. */
gboolean
search_knows (AlongKindId kind)
{
  return NAMES (kind) != NULL || TEXTS (kind) != NULL;
}

/* The texts in a JSON value, wherever they are: of a response, what was written in words. */
static void
collect_strings (JsonNode *node, GString *out)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_strings (json_array_get_element (array, i), out);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (JSON_NODE_HOLDS_VALUE (member))
          {
            if (strcmp (name, "valueString") == 0 && json_node_get_value_type (member) == G_TYPE_STRING)
              g_string_append_printf (out, " %s", json_node_get_string (member));
          }
        else
          collect_strings (member, out);
    }
}

static char *
words_of (AlongRecord *record, const Indexed *indexed)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (const int *property = indexed->properties; *property >= 0; property++)
    {
      const char *text = along_record_get_text (record, *property);

      if (text == NULL)
        continue;
      if (along_record_get_kind (record)->properties[*property].type == ALONG_TYPE_JSON)
        {
          g_autoptr (JsonNode) node = json_from_string (text, NULL);
          if (node != NULL)
            collect_strings (node, all);
          continue;
        }
      if (all->len > 0)
        g_string_append_c (all, ' ');
      g_string_append (all, text);
    }
  return along_text_fold (all->str);
}

static char *
sounds_of (const char *folded)
{
  g_auto (GStrv) words = along_text_words (folded);
  GString *sounds = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *sound = along_text_sound (*word);
      if (*sound == '\0' || g_utf8_strlen (*word, -1) < LONG_ENOUGH)
        continue;
      if (sounds->len > 0)
        g_string_append_c (sounds, ' ');
      g_string_append (sounds, sound);
    }
  return g_string_free (sounds, FALSE);
}

static gboolean
delete_row (StoreConnection *connection, const char *sql, gint64 docid, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, docid);
  return store_run (connection, statement, error);
}

static gboolean
note_name (StoreConnection *connection, const Indexed *indexed, AlongRecord *record, gint64 rid, gint64 family_rid,
           gboolean is_new, GError **error)
{
  gint64 docid = family_rid << NAME_FAMILY_SHIFT | (gint64) indexed->code << NAME_KIND_SHIFT | rid;
  g_autofree char *words = NULL, *sounds = NULL;
  sqlite3_stmt *statement;

  if (!is_new && !delete_row (connection, "DELETE FROM \"search_name\" WHERE \"docid\" = ?", docid, error))
    return FALSE;
  if (along_record_is_deleted (record))
    return TRUE;
  words = words_of (record, indexed);
  sounds = sounds_of (words);
  statement = store_statement (
    connection, "INSERT INTO \"search_name\" (\"docid\", \"words\", \"sound\") VALUES (?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, docid);
  store_bind_text (statement, 2, words);
  store_bind_text (statement, 3, sounds);
  return store_run (connection, statement, error);
}

static gboolean
note_text (StoreConnection *connection, const Indexed *indexed, AlongRecord *record, gint64 rid, gint64 family_rid,
           gboolean is_new, GError **error)
{
  gint64 docid = rid * TEXT_CODES + indexed->code;
  g_autofree char *words = NULL;
  sqlite3_stmt *statement;

  if (!is_new
      && (!delete_row (connection, "DELETE FROM \"search_text\" WHERE \"docid\" = ?", docid, error)
          || !delete_row (connection, "DELETE FROM \"search_text_family\" WHERE \"docid\" = ?", docid, error)))
    return FALSE;
  if (along_record_is_deleted (record))
    return TRUE;
  words = words_of (record, indexed);
  if (*words == '\0')
    return TRUE;
  statement = store_statement (connection, "INSERT INTO \"search_text\" (\"docid\", \"words\") VALUES (?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, docid);
  store_bind_text (statement, 2, words);
  if (!store_run (connection, statement, error))
    return FALSE;
  statement = store_statement (
    connection, "INSERT INTO \"search_text_family\" (\"docid\", \"family\") VALUES (?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, docid);
  sqlite3_bind_int64 (statement, 2, family_rid);
  return store_run (connection, statement, error);
}

/* search_note_record: keeps the index in step with one record, in the transaction that changes it. */
gboolean
search_note_record (StoreConnection *connection, AlongRecord *record, gint64 rid, gint64 family_rid, gboolean is_new,
                    GError **error)
{
  AlongKindId kind = along_record_get_kind_id (record);
  const Indexed *name = NAMES (kind), *text = TEXTS (kind);

  if (family_rid == 0)
    return store_fail (connection, SQLITE_CONSTRAINT_FOREIGNKEY, error);
  if (name != NULL)
    return note_name (connection, name, record, rid, family_rid, is_new, error);
  return text == NULL || note_text (connection, text, record, rid, family_rid, is_new, error);
}

/* A word as FTS reads it: quoted, so that nothing typed is ever taken for a query. Words have no quotes in them. */
static void
append_word (GString *query, const char *word, gboolean prefix)
{
  if (query->len > 0)
    g_string_append_c (query, ' ');
  g_string_append_printf (query, "\"%s%s\"", word, prefix ? "*" : "");
}

static gboolean
is_common (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (common_words); i++)
    if (strcmp (common_words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_families (StoreConnection *connection, const char *sql, const char *query, int shift, GHashTable *rids,
              GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row, good;
  gint64 last = 0;

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, query);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      gint64 rid = sqlite3_column_int64 (statement, 0) >> shift;
      if (rid != last)
        g_hash_table_add (rids, (gpointer) (gsize) rid);
      last = rid;
    }
  sqlite3_clear_bindings (statement);
  return good;
}

#define NAME_SQL "SELECT \"docid\" FROM \"search_name\" WHERE \"words\" MATCH ?"
#define SOUND_SQL "SELECT \"docid\" FROM \"search_name\" WHERE \"sound\" MATCH ?"

static GHashTable *
families_with_word (StoreConnection *connection, const char *word, gboolean last, gboolean alone, GError **error)
{
  g_autoptr (GHashTable) rids = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *sound = along_text_sound (word);
  gboolean is_long = g_utf8_strlen (word, -1) >= LONG_ENOUGH;

  append_word (query, word, last);
  if (!add_families (connection, NAME_SQL, query->str, NAME_FAMILY_SHIFT, rids, error))
    return NULL;
  if (is_long && *sound != '\0')
    {
      g_autoptr (GString) sounds = g_string_new (NULL);
      append_word (sounds, sound, FALSE);
      if (!add_families (connection, SOUND_SQL, sounds->str, NAME_FAMILY_SHIFT, rids, error))
        return NULL;
    }
  if (is_long && !(alone && is_common (word))
      && !add_families (connection,
                        "SELECT f.\"family\" FROM \"search_text\" t "
                        "JOIN \"search_text_family\" f ON f.\"docid\" = t.\"docid\" WHERE t.\"words\" MATCH ?",
                        query->str, 0, rids, error))
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

/* The part of a note where the first word stands, in one line. */
static char *
excerpt (const char *text, const char *word)
{
  g_autofree char *line = along_text_tidy_line (text);
  g_autofree char *folded = along_text_fold (line);
  const char *at = strstr (folded, word), *start = line, *end;
  glong skip = at != NULL ? g_utf8_strlen (folded, at - folded) : 0, length = g_utf8_strlen (line, -1);

  if (length <= 80)
    return g_steal_pointer (&line);
  if (skip > 30)
    start = g_utf8_offset_to_pointer (line, MIN (skip - 30, length - 80));
  end = g_utf8_strlen (start, -1) > 80 ? g_utf8_offset_to_pointer (start, 80) : start + strlen (start);
  g_autofree char *middle = g_strndup (start, (gsize) (end - start));
  return g_strconcat (start > line ? "…" : "", middle, *end != '\0' ? "…" : "", NULL);
}

static char *
title_of (AlongRecord *record, const Indexed *indexed, const char *word)
{
  const AlongKind *kind = along_record_get_kind (record);
  g_autofree char *part = NULL, *when = NULL;

  for (const int *property = indexed->properties; *property >= 0 && part == NULL; property++)
    {
      const char *text = along_record_get_text (record, *property);
      g_autofree char *folded = along_text_fold (text);

      if (text == NULL || kind->properties[*property].type == ALONG_TYPE_JSON)
        continue;
      if (property[1] < 0 || word == NULL || strstr (folded, word) != NULL)
        part = word != NULL ? excerpt (text, word) : g_strdup (text);
    }
  for (guint i = 0; word != NULL && i < kind->n_properties && when == NULL; i++)
    {
      AlongType type = kind->properties[i].type;
      int day = type == ALONG_TYPE_DATE || type == ALONG_TYPE_INSTANT ? along_record_get_day (record, (int) i)
                                                                      : ALONG_DAY_NONE;
      if (day != ALONG_DAY_NONE)
        when = along_day_to_short (day);
    }
  if (when != NULL && part != NULL)
    return g_strdup_printf ("%s: %s", when, part);
  return g_strdup (part != NULL ? part : when != NULL ? when : "");
}

/* Hits as they come, each record once, at most so many of each group. */
typedef struct
{
  StoreConnection *connection;
  GPtrArray *hits;
  GHashTable *seen;
  guint counts[ALONG_N_KINDS];
  guint limit;
  gboolean truncated;
} Finding;

static AlongRecord *
record_of_rid (StoreConnection *connection, AlongKindId kind, gint64 rid, GError **error)
{
  static gsize made[ALONG_N_KINDS];
  sqlite3_stmt *statement;
  gboolean row;
  AlongId id;

  if (g_once_init_enter (&made[kind]))
    g_once_init_leave (&made[kind], (gsize) g_strdup_printf ("SELECT \"id\" FROM \"%s\" WHERE \"rid\" = ?",
                                                             along_kind_get (kind)->name));
  statement = store_statement (connection, (const char *) made[kind], error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, rid);
  if (!store_row (connection, statement, &row, error) || !row)
    return NULL;
  id = store_column_id (statement, 0);
  sqlite3_reset (statement);
  return rows_find (connection, kind, id, &rid, error);
}

static gboolean
find (Finding *finding, const char *sql, const char *query, const Indexed *table, guint n_table, const char *word,
      GError **error)
{
  sqlite3_stmt *statement = store_statement (finding->connection, sql, error);
  g_autoptr (GArray) docids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean names = table == indexed_names, row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, query);
  sqlite3_bind_int64 (statement, 2, (gint64) MAX (finding->limit, MOST_OF_A_GROUP) * 4);
  for (good = store_row (finding->connection, statement, &row, error); good && row;
       good = store_row (finding->connection, statement, &row, error))
    {
      gint64 docid = sqlite3_column_int64 (statement, 0);
      g_array_append_val (docids, docid);
    }
  sqlite3_clear_bindings (statement);
  for (guint i = 0; good && i < docids->len; i++)
    {
      gint64 docid = g_array_index (docids, gint64, i);
      int code = names ? (int) (docid >> NAME_KIND_SHIFT & 7) : (int) (docid % TEXT_CODES);
      gint64 rid = names ? docid & ((G_GINT64_CONSTANT (1) << NAME_KIND_SHIFT) - 1) : docid / TEXT_CODES;
      g_autoptr (AlongRecord) record = NULL;
      AlongStoreHit *hit;
      AlongId id;

      if (code < 1 || (guint) code > n_table)
        continue;
      if (finding->counts[table[code - 1].kind] >= MOST_OF_A_GROUP || finding->hits->len >= finding->limit)
        {
          finding->truncated = TRUE;
          continue;
        }
      record = record_of_rid (finding->connection, table[code - 1].kind, rid, NULL);
      if (record == NULL)
        continue;
      id = along_record_get_id (record);
      if (!g_hash_table_add (finding->seen, g_memdup2 (&id, sizeof id)))
        continue;
      finding->counts[table[code - 1].kind]++;
      hit = g_new0 (AlongStoreHit, 1);
      hit->family = along_record_get_family (record);
      hit->record = id;
      hit->kind = g_strdup (along_record_get_kind (record)->name);
      hit->title = title_of (record, &table[code - 1], names ? NULL : word);
      g_ptr_array_add (finding->hits, hit);
    }
  return good;
}

/*
 * search_hits: what is found for the typed words: names first, then names that sound alike, then notes, the
 * newest first. At most @limit of them, 50 of each group. Inside a transaction.
 */
GPtrArray *
search_hits (StoreConnection *connection, const char *text, guint limit, gboolean *truncated, GError **error)
{
  g_auto (GStrv) words = along_text_words (text);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) along_store_hit_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  g_autoptr (GString) query = g_string_new (NULL), sounds = g_string_new (NULL);
  Finding finding = { .connection = connection, .hits = hits, .seen = seen, .limit = limit };
  guint n = g_strv_length (words);
  gboolean all_sound = n > 0, any_long = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sound = along_text_sound (words[i]);
      append_word (query, words[i], i + 1 == n);
      if (*sound != '\0' && g_utf8_strlen (words[i], -1) >= LONG_ENOUGH)
        append_word (sounds, sound, FALSE);
      else
        all_sound = FALSE;
      any_long |= g_utf8_strlen (words[i], -1) >= LONG_ENOUGH;
    }
  *truncated = FALSE;
  if (n > 0
      && (!find (&finding, NAME_SQL " LIMIT ?2", query->str, indexed_names, G_N_ELEMENTS (indexed_names), words[0], error)
          || (all_sound
              && !find (&finding, SOUND_SQL " LIMIT ?2", sounds->str, indexed_names, G_N_ELEMENTS (indexed_names),
                        words[0], error))
          || (any_long && !(n == 1 && is_common (words[0]))
              && !find (&finding, "SELECT \"docid\" FROM \"search_text\" WHERE \"words\" MATCH ? ORDER BY \"docid\" DESC LIMIT ?2", query->str,
                        indexed_texts, G_N_ELEMENTS (indexed_texts), words[0], error))))
    return NULL;
  *truncated = finding.truncated;
  return g_steal_pointer (&hits);
}

static gboolean
count_indexed (StoreConnection *connection, const Indexed *table, guint n, gint64 *count, GError **error)
{
  *count = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"deleted\" = 0",
                                              along_kind_get (table[i].kind)->name);
      sqlite3_stmt *statement;
      int rc = sqlite3_prepare_v2 (connection->db, sql, -1, &statement, NULL);

      if (rc == SQLITE_OK && (rc = sqlite3_step (statement)) == SQLITE_ROW)
        *count += sqlite3_column_int64 (statement, 0);
      sqlite3_finalize (statement);
      if (rc != SQLITE_ROW)
        return store_fail (connection, rc, error);
    }
  return TRUE;
}

/* search_check: whether the index is sound in itself and has every name. Adds words to @problems. Inside a
 * transaction that is rolled back: FTS checks itself by a command that is written like a change. The texts, whose
 * index runs from the newest backwards, are only counted: the check of SQLite 3.15 adds such an index up wrongly
 * and calls a sound one damaged. */
gboolean
search_check (StoreConnection *connection, GPtrArray *problems, GError **error)
{
  static const char *const checks[] = {
    "INSERT INTO \"search_name\" (\"search_name\") VALUES ('integrity-check')",
  };
  gint64 expected = 0, there = 0, texts = 0, families = 0;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      int rc = sqlite3_exec (connection->db, checks[i], NULL, NULL, NULL);
      if ((rc & 0xff) == SQLITE_CORRUPT)
        g_ptr_array_add (problems, g_strdup (_ ("The index for searching does not match the records.")));
      else if (rc != SQLITE_OK)
        return store_fail (connection, rc, error);
    }
  if (!count_indexed (connection, indexed_names, G_N_ELEMENTS (indexed_names), &expected, error)
      || !store_get_int (connection, "SELECT count(*) FROM \"search_name_content\"", &there, error)
      || !store_get_int (connection, "SELECT count(*) FROM \"search_text_content\"", &texts, error)
      || !store_get_int (connection, "SELECT count(*) FROM \"search_text_family\"", &families, error))
    return FALSE;
  if (there != expected || texts != families)
    g_ptr_array_add (problems, g_strdup (_ ("The index for searching leaves out some records.")));
  return TRUE;
}
