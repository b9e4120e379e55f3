/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include <string.h>

#include "along-date.h"
#include "along-field-words.h"
#include "along-text.h"

/* Finding. A typed word is looked up in the index of names, and from its third letter on in that of notes. A note is
 * found if each word stands in it or in a name of its family. */

/* Letters of a note that are shown. */
#define LETTERS 120

/** Words that may stand in a family's names instead of in the note, at most: each doubles the ways to look. */
#define MOST_EITHER_WAY 3

/** How many are looked at where not every word could be looked up. */
#define LOOKED_AT (ALONG_FOUND_MOST * 4)

/* The commonest words of English notes: they would find nearly everything, so they are not looked up. */
static const char *const common_words[] = {
  "about", "after", "again",  "all",   "also",  "and",   "any",   "are",   "asked", "away",  "back",  "because",
  "been",  "before", "being", "but",   "came",  "can",   "come",  "could", "day",   "did",   "does",  "doing",
  "done",  "down",  "each",   "even",  "for",   "from",  "get",   "going", "good",  "got",   "had",   "has",
  "have",  "her",   "here",   "him",   "his",   "home",  "how",   "into",  "its",   "just",  "know",  "last",
  "like",  "made",  "make",   "may",   "more",  "most",  "much",  "next",  "not",   "now",   "off",   "one",
  "only",  "other", "our",    "out",   "over",  "said",  "saw",   "see",   "she",   "should", "some", "still",
  "such",  "than",  "that",   "the",   "their", "them",  "then",  "there", "they",  "this",  "time",  "today",
  "too",   "two",   "until",  "very",  "visit", "was",   "week",  "well",  "went",  "were",  "what",  "when",
  "which", "who",   "will",   "with",  "a",     "i",     "am",    "an",    "as",    "at",    "be",    "by",
  "do",    "go",    "he",     "if",    "in",    "is",    "it",    "me",    "my",    "no",    "of",    "on",
  "or",    "so",    "to",     "up",    "us",    "we",    "s",     "t",
};

#define NAME_SQL "SELECT \"docid\" FROM \"search_name\" WHERE \"words\" MATCH ?"
#define SOUND_SQL "SELECT \"docid\" FROM \"search_name\" WHERE \"sound\" MATCH ?"
#define TEXT_SQL "SELECT \"docid\" FROM \"search_text\" WHERE \"words\" MATCH ?"

static gboolean
is_common (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (common_words); i++)
    if (strcmp (common_words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_long (const char *word)
{
  return g_utf8_strlen (word, -1) >= SEARCH_LONG_ENOUGH;
}

/* A word as FTS reads it: quoted, so that nothing typed is ever taken for a query. Words have no quotes in them. */
static void
append_word (GString *query, const char *word, gboolean prefix)
{
  if (query->len > 0)
    g_string_append_c (query, ' ');
  g_string_append_printf (query, "\"%s%s\"", word, prefix ? "*" : "");
}

static gpointer
name_family (gint64 docid)
{
  return (gpointer) (gsize) (SEARCH_FAMILIES - 1 - (docid >> SEARCH_NAME_FAMILY_SHIFT & (SEARCH_FAMILIES - 1)));
}

static gpointer
text_family (gint64 docid)
{
  return (gpointer) (gsize) (docid >> SEARCH_TEXT_FAMILY_SHIFT & (SEARCH_FAMILIES - 1));
}

/* As a word of notes. What stands behind an apostrophe is a word of its own to FTS: the "s" of "week's" is not taken for
 * the beginning of one. */
static void
append_note_word (GString *query, const char *word, gboolean last)
{
  const char *apostrophe = strrchr (word, '\'');

  append_word (query, word, last && is_long (apostrophe != NULL ? apostrophe + 1 : word));
}

/* Families by rid. */

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
static gboolean
is_in_notes (StoreConnection *connection, const char *const *words, guint n, gboolean last)
{
  sqlite3_stmt *statement = store_statement (connection, TEXT_SQL, NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    append_note_word (query, words[i], last && i + 1 == n);
  store_bind_text (statement, 1, query->str);
  store_row (connection, statement, &row, NULL);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return row;
}

/* Those with a name that begins with the word, if it is the last, or is it; and with one that sounds like it: @alike, or
 * where neither a name nor a note has the word itself. */
static GHashTable *
families_named (StoreConnection *connection, const char *word, gboolean last, gboolean alike, GError **error)
{
  g_autoptr (GHashTable) rids = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *sound = along_text_sound (word);

  append_word (query, word, last);
  if (!add_families (connection, NAME_SQL, query->str, name_family, rids, error))
    return NULL;
  if (is_long (word) && *sound != '\0'
      && (alike || (g_hash_table_size (rids) == 0 && !is_in_notes (connection, &word, 1, last))))
    {
      g_string_truncate (query, 0);
      append_word (query, sound, FALSE);
      if (!add_families (connection, SOUND_SQL, query->str, name_family, rids, error))
        return NULL;
    }
  return g_steal_pointer (&rids);
}

static GHashTable *
families_with_word (StoreConnection *connection, const char *word, gboolean last, gboolean alone, GError **error)
{
  g_autoptr (GHashTable) rids = families_named (connection, word, last, TRUE, error);
  g_autoptr (GString) query = g_string_new (NULL);

  if (rids == NULL)
    return NULL;
  append_note_word (query, word, last);
  if (is_long (word) && !(alone && is_common (word))
      && !add_families (connection, TEXT_SQL, query->str, text_family, rids, error))
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

/* Records. */

/** Finding: one search as it is answered. */
typedef struct
{
  StoreConnection *connection;
  const char *const *words;
  guint n;
  GHashTable **named;   /* of each word: families with such a name, by rid; of several words only */
  GHashTable *families; /* rid -> AlongSummary: those that were asked for, without plan and contacts; %NULL: not listed */
  AlongFound *found;
  guint counts[ALONG_FOUND_N_GROUPS];
  gboolean full[SEARCH_N_TEXTS]; /* by code: there were more than were gathered */
  gboolean of_days;              /* only what is of these days, as docids count them */
  gint64 first_day, last_day;
} Finding;

static void
clear_summary (gpointer summary)
{
  g_clear_object (&summary);
}

/* Adds a docid to those of its kind, if it is of the days asked for and of all families in @within. Returns: whether there
 * was room for it. */
static gboolean
keep (Finding *finding, gint64 docid, GHashTable *const *within, guint n_within, guint most, GArray **docids)
{
  guint code = (guint) (docid >> SEARCH_KIND_SHIFT), i = 0;
  gint64 day = docid >> SEARCH_DAY_SHIFT & (SEARCH_DAYS - 1);

  if (finding->of_days && (day < finding->first_day || day > finding->last_day))
    return TRUE;
  while (i < n_within && g_hash_table_contains (within[i], text_family (docid)))
    i++;
  if (i < n_within)
    return TRUE;
  if (docids[code]->len >= most)
    {
      finding->full[code] = TRUE;
      return FALSE;
    }
  g_array_append_val (docids[code], docid);
  return TRUE;
}

/* The docids that a query gives for each kind, at most @most of them, in the index's order. @within: (nullable): only of
 * these families. Ends as soon as there is enough of the last kind, which is the one with the most. */
static gboolean
gather (Finding *finding, const char *sql, const char *query, guint n_kinds, GHashTable *const *within, guint n_within,
        guint most, GArray **docids, GError **error)
{
  sqlite3_stmt *statement = store_statement (finding->connection, sql, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, query);
  for (good = store_row (finding->connection, statement, &row, error); good && row;
       good = store_row (finding->connection, statement, &row, error))
    {
      gint64 docid = sqlite3_column_int64 (statement, 0);
      guint code = (guint) (docid >> SEARCH_KIND_SHIFT);

      if (code >= n_kinds || (!keep (finding, docid, within, n_within, most, docids) && code + 1 == n_kinds))
        break;
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return good;
}

static int
compare_docids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* "SELECT "id", … FROM "contact" WHERE …", made once for each kind. */
static const char *
row_sql (const SearchKind *kind)
{
  static gsize made[ALONG_N_KINDS];

  if (g_once_init_enter (&made[kind->kind]))
    {
      const AlongKind *description = along_kind_get (kind->kind);
      GString *sql = g_string_new ("SELECT \"id\"");

      if (kind->day >= 0)
        g_string_append_printf (sql, ", \"%s%s\"", description->properties[kind->day].name,
                                description->properties[kind->day].type == ALONG_TYPE_INSTANT ? "_day" : "_lo");
      else
        g_string_append (sql, ", NULL");
      g_string_append_printf (sql, ", %s", kind->kind == ALONG_KIND_ALIAS        ? "\"person\""
                                           : kind->kind == ALONG_KIND_ASSESSMENT ? "\"questionnaire\""
                                           : kind->kind == ALONG_KIND_EVENT      ? "\"kind\""
                                                                                 : "NULL");
      for (const int *property = kind->properties; *property >= 0; property++)
        g_string_append_printf (sql, ", \"%s\"", description->properties[*property].name);
      g_string_append_printf (sql, " FROM \"%s\" WHERE \"rid\" = ? AND \"deleted\" = 0", description->name);
      g_once_init_leave (&made[kind->kind], (gsize) g_string_free (sql, FALSE));
    }
  return (const char *) made[kind->kind];
}

#define TEXT_COLUMN 3

static char *
name_of_person (StoreConnection *connection, AlongId person)
{
  sqlite3_stmt *statement = store_statement (connection, "SELECT \"name\" FROM \"person\" WHERE \"id\" = ?", NULL);
  gboolean row = FALSE;
  char *name = NULL;

  if (statement == NULL)
    return NULL;
  store_bind_id (statement, 1, person);
  if (store_row (connection, statement, &row, NULL) && row)
    {
      name = store_column_text (statement, 0);
      sqlite3_reset (statement);
    }
  return name;
}

static AlongSummary *
summary_of (Finding *finding, gint64 rid)
{
  gpointer summary;

  if (!g_hash_table_lookup_extended (finding->families, (gpointer) (gsize) rid, NULL, &summary))
    {
      summary = list_family (finding->connection, rid, FALSE);
      g_hash_table_insert (finding->families, (gpointer) (gsize) rid, summary);
    }
  return summary;
}

/* Which words no index was asked for: those are looked for in what was found. */
static gboolean
has_rest (const Finding *finding, gpointer family, guint unasked, const char *text, const char *title)
{
  for (guint i = 0; i < finding->n; i++)
    if ((unasked & 1u << i) != 0 && !along_found_has (text, finding->words, i)
        && !along_found_has (title, finding->words, i)
        && (finding->named == NULL || !g_hash_table_contains (finding->named[i], family)))
      return FALSE;
  return TRUE;
}

/* What stands in the row's columns of words, and what goes before it. */
static void
read_texts (Finding *finding, sqlite3_stmt *statement, const SearchKind *kind, GString *text, char **title)
{
  const AlongKind *description = along_kind_get (kind->kind);
  AlongId about = store_column_id (statement, 2);

  if (kind->kind == ALONG_KIND_EVENT)
    *title = g_strdup (along_event_words ((const char *) sqlite3_column_text (statement, 2)));
  else if (kind->kind == ALONG_KIND_ASSESSMENT)
    *title = search_form_title (finding->connection, about);
  else if (kind->kind == ALONG_KIND_ALIAS)
    *title = name_of_person (finding->connection, about);
  for (guint i = 0; kind->properties[i] >= 0; i++)
    {
      const char *value = (const char *) sqlite3_column_text (statement, TEXT_COLUMN + (int) i);

      /* Of a name the first will do, and of a person what they like to be called, if it is another. */
      if (kind->day < 0 && i > 0
          && (value == NULL || kind->properties[i] != ALONG_PERSON_P_PREFERRED || kind->kind != ALONG_KIND_PERSON
              || strstr (text->str, value) != NULL))
        continue;
      search_append_text (text, value, description->properties[kind->properties[i]].type == ALONG_TYPE_JSON);
    }
}

/* The index knows sounds only roughly: each word typed sounds like one of the name's. */
static gboolean
sounds_alike (const Finding *finding, const char *name)
{
  g_auto (GStrv) parts = along_text_words (name);
  gboolean all = TRUE;

  for (guint i = 0; i < finding->n && all; i++)
    {
      all = FALSE;
      for (char **part = parts; *part != NULL && !all; part++)
        all = along_text_sound_alike (finding->words[i], *part);
    }
  return all;
}

/* Adds what stands behind one docid, if it is to be shown. */
static gboolean
take (Finding *finding, const SearchKind *kind, gint64 docid, guint unasked, gboolean by_sound, GError **error)
{
  sqlite3_stmt *statement = store_statement (finding->connection, row_sql (kind), error);
  gboolean is_name = kind->day < 0, row;
  gpointer family = is_name ? name_family (docid) : text_family (docid);
  gint64 rid = is_name ? SEARCH_NAME_ROWS - 1 - (docid & (SEARCH_NAME_ROWS - 1)) : docid & (SEARCH_TEXT_ROWS - 1);
  AlongSummary *summary = summary_of (finding, (gint64) (gsize) family);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;
  AlongFoundItem *item;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rid);
  if (summary == NULL)
    return TRUE;
  if (!store_row (finding->connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  read_texts (finding, statement, kind, text, &title);
  if (has_rest (finding, family, unasked, text->str, title) && (!by_sound || sounds_alike (finding, text->str)))
    {
      finding->counts[kind->group]++;
      item = along_found_add (finding->found, kind->group, kind->kind);
      item->family = summary->family;
      item->family_name = g_strdup (summary->name);
      item->closed = !summary->open;
      item->record = store_column_id (statement, 0);
      item->about = kind->kind == ALONG_KIND_ALIAS    ? store_column_id (statement, 2)
                    : kind->kind == ALONG_KIND_PERSON ? item->record
                                                      : ALONG_ID_NONE;
      item->day = is_name ? ALONG_DAY_NONE : store_column_day (statement, 1);
      item->by_sound = by_sound;
      item->title = g_steal_pointer (&title);
      along_found_show (item, text->str, finding->words, LETTERS);
      if (kind->group == ALONG_FOUND_FAMILIES)
        item->summary = list_family (finding->connection, rid, TRUE);
    }
  sqlite3_reset (statement);
  return TRUE;
}

/* Adds what was gathered, group by group in the index's order. */
static gboolean
take_all (Finding *finding, const SearchKind *kinds, guint n_kinds, GArray **docids, guint unasked, GHashTable *seen,
          gboolean by_sound, GError **error)
{
  for (guint code = 0; code < n_kinds; code++)
    {
      gint64 last = -1;

      g_array_sort (docids[code], compare_docids);
      for (guint i = 0; i < docids[code]->len; i++)
        {
          gint64 docid = g_array_index (docids[code], gint64, i);

          if (docid == last || (seen != NULL && g_hash_table_contains (seen, &docid)))
            continue;
          last = docid;
          if (finding->counts[kinds[code].group] >= ALONG_FOUND_MOST)
            {
              finding->found->more[kinds[code].group] = TRUE;
              break;
            }
          if (!take (finding, &kinds[code], docid, unasked, by_sound, error))
            return FALSE;
          if (seen != NULL)
            g_hash_table_add (seen, g_memdup2 (&docid, sizeof docid));
        }
      finding->found->more[kinds[code].group] |= finding->full[code] && finding->counts[kinds[code].group] > 0;
      finding->full[code] = FALSE;
    }
  return TRUE;
}

static GArray **
docids_new (guint n)
{
  GArray **docids = g_new (GArray *, n);

  for (guint i = 0; i < n; i++)
    docids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  return docids;
}

static void
docids_free (GArray **docids, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_unref (docids[i]);
  g_free (docids);
}

static gboolean
find_names (Finding *finding, const char *sql, const char *query, GHashTable *seen, gboolean by_sound, GError **error)
{
  /* What sounds alike may have been found by its letters already. */
  const guint most = (by_sound ? 2 : 1) * ALONG_FOUND_MOST + 1;
  GArray **docids = docids_new (SEARCH_N_NAMES);
  gboolean done;

  done = gather (finding, sql, query, SEARCH_N_NAMES, NULL, 0, most, docids, error)
         && take_all (finding, search_names, SEARCH_N_NAMES, docids, 0, seen, by_sound, error);
  docids_free (docids, SEARCH_N_NAMES);
  return done;
}

/* All that is of the days, of the families in @within. */
static gboolean
gather_days (Finding *finding, GHashTable *const *within, guint n_within, guint most, GArray **docids, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    finding->connection, "SELECT \"docid\" FROM \"search_text_content\" WHERE \"docid\" >= ? AND \"docid\" < ? ORDER BY \"docid\"", error);
  gboolean row, good = statement != NULL;

  for (gint64 code = 0; code < SEARCH_N_TEXTS && good; code++)
    {
      sqlite3_bind_int64 (statement, 1, (code << SEARCH_KIND_SHIFT) + (finding->first_day << SEARCH_DAY_SHIFT));
      sqlite3_bind_int64 (statement, 2, (code << SEARCH_KIND_SHIFT) + ((finding->last_day + 1) << SEARCH_DAY_SHIFT));
      for (good = store_row (finding->connection, statement, &row, error); good && row;
           good = store_row (finding->connection, statement, &row, error))
        if (!keep (finding, sqlite3_column_int64 (statement, 0), within, n_within, most, docids))
          break;
      sqlite3_reset (statement);
    }
  return good;
}

/* One way to look: the words of @in stand in the note, those of @out in its family's names. */
static gboolean
look_in_notes (Finding *finding, guint in, guint out, guint most, GArray **docids, GError **error)
{
  g_autoptr (GString) query = g_string_new (NULL);
  GHashTable *within[MOST_EITHER_WAY];
  guint n_within = 0;

  for (guint i = 0; i < finding->n; i++)
    {
      if ((in & 1u << i) != 0)
        append_note_word (query, finding->words[i], i + 1 == finding->n);
      if ((out & 1u << i) != 0)
        {
          if (g_hash_table_size (finding->named[i]) == 0)
            return TRUE;
          within[n_within++] = finding->named[i];
        }
    }
  if (in == 0)
    return gather_days (finding, within, n_within, most, docids, error);
  return gather (finding, TEXT_SQL, query->str, SEARCH_N_TEXTS, within, n_within, most, docids, error);
}

static gboolean
find_texts (Finding *finding, GError **error)
{
  guint asked = 0, either = 0, n_either = 0, all = (1u << finding->n) - 1, most;
  GArray **docids;
  gboolean done = TRUE;

  for (guint i = 0; i < finding->n; i++)
    if (!is_common (finding->words[i]) && (i + 1 < finding->n || is_long (finding->words[i])))
      {
        asked |= 1u << i;
        if (finding->named != NULL && n_either < MOST_EITHER_WAY && g_hash_table_size (finding->named[i]) > 0)
          {
            either |= 1u << i;
            n_either++;
          }
      }
  if (asked == 0 && !finding->of_days)
    return TRUE;
  most = asked == all ? ALONG_FOUND_MOST + 1 : LOOKED_AT;
  docids = docids_new (SEARCH_N_TEXTS);
  /* Every part of those words that may be in the names, but not all words at once, unless the days say enough. */
  for (guint out = either;; out = (out - 1) & either)
    {
      if ((out != asked || finding->of_days) && done)
        {
          GArray **some = docids_new (SEARCH_N_TEXTS);
          done = look_in_notes (finding, asked & ~out, out, most, some, error);
          for (guint i = 0; i < SEARCH_N_TEXTS; i++)
            g_array_append_vals (docids[i], some[i]->data, some[i]->len);
          docids_free (some, SEARCH_N_TEXTS);
        }
      if (out == 0)
        break;
    }
  done = done && take_all (finding, search_texts, SEARCH_N_TEXTS, docids, all & ~asked, NULL, FALSE, error);
  docids_free (docids, SEARCH_N_TEXTS);
  return done;
}

static gboolean
find_all (Finding *finding, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) query = g_string_new (NULL), sounds = g_string_new (NULL);
  gboolean all_sound = TRUE;

  for (guint i = 0; i < finding->n; i++)
    {
      g_autofree char *sound = along_text_sound (finding->words[i]);

      append_word (query, finding->words[i], i + 1 == finding->n);
      if (*sound != '\0' && is_long (finding->words[i]))
        append_word (sounds, sound, FALSE);
      else
        all_sound = FALSE;
    }
  if (!find_names (finding, NAME_SQL, query->str, seen, FALSE, error))
    return FALSE;
  /* What begins a name, or is a word of notes, is hardly mistyped. */
  if (finding->found->items->len > 0)
    all_sound = FALSE;
  else if (all_sound && is_in_notes (finding->connection, finding->words, finding->n, TRUE))
    all_sound = FALSE;
  return (!all_sound || find_names (finding, SOUND_SQL, sounds->str, seen, TRUE, error)) && find_texts (finding, error);
}

/* Days. */

/* Tokens that a day is typed in, at most: "24 June 2026". */
#define DAY_TOKENS 3
/* Those among which a day is looked for. */
#define MOST_TOKENS 16

/* Takes the first day, or month of a year, out of what was typed: "24 June", "Liya 24/6". @rest: (out): the words without it. */
static gboolean
take_day (const char *text, AlongDate *day, char ***rest)
{
  g_auto (GStrv) tokens = g_strsplit_set (text, " \t\n", -1);
  guint n = g_strv_length (tokens);

  for (guint length = MIN (DAY_TOKENS, n); length > 0; length--)
    for (guint at = 0; at + length <= MIN (n, MOST_TOKENS); at++)
      {
        g_autoptr (GString) typed = g_string_new (NULL), other = g_string_new (NULL);
        g_autofree char *edtf = NULL;

        for (guint i = 0; i < n; i++)
          g_string_append_printf (i >= at && i < at + length ? typed : other, " %s", tokens[i]);
        /* A number alone is a year to nobody who looks for something, and a word alone no day. */
        if (strpbrk (typed->str, "0123456789") == NULL || (length == 1 && strpbrk (typed->str, "/.-") == NULL)
            || strpbrk (typed->str, "~?*") != NULL || !along_date_parse_typed (typed->str + 1, &edtf, NULL)
            || !along_date_parse (edtf, day, NULL) || day->precision > ALONG_DATE_MONTH || day->lo == ALONG_DAY_NONE
            || day->hi == ALONG_DAY_NONE)
          continue;
        *rest = along_text_words (other->str);
        return TRUE;
      }
  return FALSE;
}

static void
ask_for_days (Finding *finding, const AlongDate *day)
{
  finding->of_days = TRUE;
  finding->first_day = SEARCH_DAYS - 1 - CLAMP (day->hi - SEARCH_FIRST_DAY, 0, SEARCH_DAYS - 1);
  finding->last_day = SEARCH_DAYS - 1 - CLAMP (day->lo - SEARCH_FIRST_DAY, 0, SEARCH_DAYS - 1);
}

/* Words beyond these are left away. */
#define MOST_WORDS 8

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const AlongFoundItem *one = *(AlongFoundItem *const *) a, *other = *(AlongFoundItem *const *) b;

  if (one->group != other->group)
    return (int) one->group - (int) other->group;
  if (one->by_sound != other->by_sound)
    return one->by_sound ? 1 : -1;
  return (other->day > one->day) - (other->day < one->day);
}

/* @day: (nullable): only what is of these days */
static AlongFound *
find_words (StoreConnection *connection, char **words, const AlongDate *day, GError **error)
{
  g_autoptr (AlongFound) found = along_found_new ();
  g_autoptr (GHashTable) families = g_hash_table_new_full (NULL, NULL, NULL, clear_summary);
  GHashTable *named[MOST_WORDS] = { NULL };
  Finding finding = { .connection = connection, .families = families, .found = found };
  gboolean done = TRUE;

  for (; words[finding.n] != NULL; finding.n++)
    if (finding.n == MOST_WORDS)
      {
        for (char **rest = words + MOST_WORDS; *rest != NULL; rest++)
          g_clear_pointer (rest, g_free);
        break;
      }
  if (finding.n == 0 && day == NULL)
    return g_steal_pointer (&found);
  if (day != NULL)
    ask_for_days (&finding, day);
  finding.words = (const char *const *) words;
  for (guint i = 0; i < finding.n && (finding.n > 1 || day != NULL) && done; i++)
    {
      named[i] = families_named (connection, words[i], i + 1 == finding.n, FALSE, error);
      done = named[i] != NULL;
    }
  finding.named = finding.n > 1 || day != NULL ? named : NULL;
  done = done && (day != NULL ? find_texts (&finding, error) : find_all (&finding, error));
  for (guint i = 0; i < finding.n; i++)
    g_clear_pointer (&named[i], g_hash_table_unref);
  if (!done)
    return NULL;
  /* A group may be of several kinds. */
  g_ptr_array_sort (found->items, compare_items);
  return g_steal_pointer (&found);
}

/*
 * search_find: what is found for the typed words, the newest 50 of each group; nothing where nothing was typed.
 * Inside a transaction.
 */
AlongFound *
search_find (StoreConnection *connection, const char *text, GError **error)
{
  g_auto (GStrv) words = along_text_words (text), rest = NULL;
  AlongFound *found = NULL;
  guint n;
  AlongDate day;

  if (take_day (text, &day, &rest))
    {
      found = find_words (connection, rest, &day, error);
      if (found == NULL || found->items->len > 0)
        return found;
      along_found_free (found);
    }
  found = find_words (connection, words, NULL, error);
  n = g_strv_length (words); /* those that were looked for */

  /* The last word has only just been begun: until it says something, the others go on to be found. */
  if (found != NULL && found->items->len == 0 && n > 1 && !is_long (words[n - 1]))
    {
      along_found_free (found);
      g_clear_pointer (&words[n - 1], g_free);
      found = find_words (connection, words, NULL, error);
    }
  return found;
}
