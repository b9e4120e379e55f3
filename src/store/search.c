/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-finding.h"

#include "along-text.h"

/* Finding. A typed word is looked up in the index of names, and from its third letter on in that of notes. A note is
 * found if each word stands in it or in a name of its family. */

/** Words that may stand in a family's names instead of in the note, at most: each doubles the ways to look. */
#define MOST_EITHER_WAY 3

/** How many are looked at where not every word could be looked up. */
#define LOOKED_AT (ALONG_FOUND_MOST * 4)

static void
clear_summary (gpointer summary)
{
  g_clear_object (&summary);
}

/* Adds a docid to those of its kind, if it is of the days asked for and of all families in @within. Returns: whether there
 * was room for it. */
static gboolean
keep (SearchFinding *finding, gint64 docid, GHashTable *const *within, guint n_within, guint most, GArray **docids)
{
  guint code = (guint) (docid >> SEARCH_KIND_SHIFT), i = 0;
  gint64 day = docid >> SEARCH_DAY_SHIFT & (SEARCH_DAYS - 1);

  if (finding->of_days && (day < finding->first_day || day > finding->last_day))
    return TRUE;
  while (i < n_within && g_hash_table_contains (within[i], search_text_family (docid)))
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
gather (SearchFinding *finding, const char *sql, const char *query, guint n_kinds, GHashTable *const *within, guint n_within,
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
find_names (SearchFinding *finding, const char *sql, const char *query, GHashTable *seen, gboolean by_sound, GError **error)
{
  /* What sounds alike may have been found by its letters already. */
  const guint most = (by_sound ? 2 : 1) * ALONG_FOUND_MOST + 1;
  GArray **docids = docids_new (SEARCH_N_NAMES);
  gboolean done;

  done = gather (finding, sql, query, SEARCH_N_NAMES, NULL, 0, most, docids, error)
         && search_take_all (finding, search_names, SEARCH_N_NAMES, docids, 0, seen, by_sound, error);
  docids_free (docids, SEARCH_N_NAMES);
  return done;
}

/* All that is of the days, of the families in @within. */
static gboolean
gather_days (SearchFinding *finding, GHashTable *const *within, guint n_within, guint most, GArray **docids, GError **error)
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

/* Whether the word may be the beginning of one. */
static gboolean
may_begin (const SearchFinding *finding, guint i)
{
  return i + 1 == finding->n || (finding->begin && search_is_long (finding->words[i]));
}

/* One way to look: the words of @in stand in the note, those of @out in its family's names. */
static gboolean
look_in_notes (SearchFinding *finding, guint in, guint out, guint most, GArray **docids, GError **error)
{
  g_autoptr (GString) query = g_string_new (NULL);
  GHashTable *within[MOST_EITHER_WAY];
  guint n_within = 0;

  for (guint i = 0; i < finding->n; i++)
    {
      if ((in & 1u << i) != 0)
        search_append_note_word (query, finding->words[i], may_begin (finding, i));
      if ((out & 1u << i) != 0)
        {
          if (g_hash_table_size (finding->named[i]) == 0)
            return TRUE;
          within[n_within++] = finding->named[i];
        }
    }
  if (in == 0)
    return gather_days (finding, within, n_within, most, docids, error);
  return gather (finding, search_in_texts, query->str, SEARCH_N_TEXTS, within, n_within, most, docids, error);
}

static gboolean
find_texts (SearchFinding *finding, GError **error)
{
  guint asked = 0, either = 0, n_either = 0, all = (1u << finding->n) - 1, most;
  GArray **docids;
  gboolean done = TRUE;

  for (guint i = 0; i < finding->n; i++)
    if (!search_is_common (finding->words[i]) && (i + 1 < finding->n || search_is_long (finding->words[i])))
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
  done = done && search_take_all (finding, search_texts, SEARCH_N_TEXTS, docids, all & ~asked, NULL, FALSE, error);
  docids_free (docids, SEARCH_N_TEXTS);
  return done;
}

static gboolean
find_all (SearchFinding *finding, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) query = g_string_new (NULL), sounds = g_string_new (NULL);
  gboolean all_sound = TRUE;

  for (guint i = 0; i < finding->n; i++)
    {
      g_autofree char *sound = along_text_sound (finding->words[i]);

      search_append_word (query, finding->words[i], may_begin (finding, i));
      if (*sound != '\0' && search_is_long (finding->words[i]))
        search_append_word (sounds, sound, FALSE);
      else
        all_sound = FALSE;
    }
  if (!find_names (finding, search_in_names, query->str, seen, FALSE, error))
    return FALSE;
  /* What begins a name, or is a word of notes, is hardly mistyped. What sounds alike was looked for before. */
  if (finding->found->items->len > 0 || finding->begin)
    all_sound = FALSE;
  else if (all_sound && search_is_in_notes (finding->connection, finding->words, finding->n, TRUE))
    all_sound = FALSE;
  return (!all_sound || find_names (finding, search_in_sounds, sounds->str, seen, TRUE, error)) && find_texts (finding, error);
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
  if (one->letters_off != other->letters_off)
    return one->letters_off - other->letters_off;
  return (other->day > one->day) - (other->day < one->day);
}

/* @day: (nullable): only what is of these days. @begin: see SearchFinding */
static AlongFound *
find_words (StoreConnection *connection, char **words, const AlongDate *day, gboolean begin, GError **error)
{
  g_autoptr (AlongFound) found = along_found_new ();
  g_autoptr (GHashTable) families = g_hash_table_new_full (NULL, NULL, NULL, clear_summary);
  GHashTable *named[MOST_WORDS] = { NULL };
  SearchFinding finding = { .connection = connection, .begin = begin, .families = families, .found = found };
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
    search_ask_for_days (&finding, day);
  finding.words = (const char *const *) words;
  for (guint i = 0; i < finding.n && (finding.n > 1 || day != NULL) && done; i++)
    {
      named[i] = search_families_named (connection, words[i], may_begin (&finding, i), FALSE, error);
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

/* Whether a word that is not the last may be the beginning of one. */
static gboolean
has_more_beginnings (char **words)
{
  for (; words[0] != NULL && words[1] != NULL; words++)
    if (search_is_long (words[0]))
      return TRUE;
  return FALSE;
}

/* Most people type whole words and go on typing the last. Only where nothing is found like that may the others have been
 * cut short, too: "croch cafe". */
static AlongFound *
find_whole_or_begun (StoreConnection *connection, char **words, const AlongDate *day, GError **error)
{
  AlongFound *found = find_words (connection, words, day, FALSE, error);

  if (found == NULL || found->items->len > 0 || !has_more_beginnings (words))
    return found;
  along_found_free (found);
  return find_words (connection, words, day, TRUE, error);
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

  if (search_take_day (text, &day, &rest))
    {
      found = find_whole_or_begun (connection, rest, &day, error);
      if (found == NULL || found->items->len > 0)
        return found;
      along_found_free (found);
    }
  found = find_whole_or_begun (connection, words, NULL, error);
  n = g_strv_length (words); /* those that were looked for */

  /* The last word has only just been begun: until it says something, the others go on to be found. */
  if (found != NULL && found->items->len == 0 && n > 1 && !search_is_long (words[n - 1]))
    {
      along_found_free (found);
      g_clear_pointer (&words[n - 1], g_free);
      found = find_whole_or_begun (connection, words, NULL, error);
    }
  return found;
}
