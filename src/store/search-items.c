/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-finding.h"

#include <string.h>

#include "along-contact-words.h"
#include "along-field-words.h"
#include "along-text.h"

/* What stands behind the docids that were gathered, as it is shown. */

/* Letters of a note that are shown. */
#define LETTERS 120

/* Names that sound alike are told apart by letters as far as this. */
#define MOST_LETTERS_OFF 9

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
                                           : kind->kind == ALONG_KIND_CONTACT    ? "\"mode\""
                                                                                 : "NULL");
      g_string_append (sql, kind->kind == ALONG_KIND_CONTACT ? ", \"place\"" : ", NULL");
      for (const int *property = kind->properties; *property >= 0; property++)
        g_string_append_printf (sql, ", \"%s\"", description->properties[*property].name);
      g_string_append_printf (sql, " FROM \"%s\" WHERE \"rid\" = ? AND \"deleted\" = 0", description->name);
      g_once_init_leave (&made[kind->kind], (gsize) g_string_free (sql, FALSE));
    }
  return (const char *) made[kind->kind];
}

#define TEXT_COLUMN 4

/* A value of an enumeration, as it is stored. */
static int
enum_of (AlongEnumId enumeration, sqlite3_stmt *statement, int column)
{
  const char *value = (const char *) sqlite3_column_text (statement, column);

  return value != NULL ? along_enum_find (enumeration, value) : ALONG_ENUM_UNSET;
}

static AlongSummary *
summary_of (SearchFinding *finding, gint64 rid)
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
has_rest (const SearchFinding *finding, gpointer family, guint unasked, const char *text, const char *title)
{
  for (guint i = 0; i < finding->n; i++)
    if ((unasked & 1u << i) != 0 && !along_found_has (text, finding->words, i, finding->begin)
        && !along_found_has (title, finding->words, i, finding->begin)
        && (finding->named == NULL || !g_hash_table_contains (finding->named[i], family)))
      return FALSE;
  return TRUE;
}

/* What stands in the row's columns of words, and what goes before it. */
static gboolean
read_texts (SearchFinding *finding, sqlite3_stmt *statement, const SearchKind *kind, GString *text, char **title, GError **error)
{
  const AlongKind *description = along_kind_get (kind->kind);
  AlongId about = store_column_id (statement, 2);

  if (kind->kind == ALONG_KIND_EVENT)
    *title = g_strdup (along_event_words ((const char *) sqlite3_column_text (statement, 2)));
  else if ((kind->kind == ALONG_KIND_ASSESSMENT && !search_read_text (finding->connection, SEARCH_FORM_TITLE, about, title, error))
           || (kind->kind == ALONG_KIND_ALIAS && !search_read_text (finding->connection, SEARCH_PERSON_NAME, about, title, error)))
    return FALSE;
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
  /* Where nobody wrote what happened: what it was. */
  if (kind->kind == ALONG_KIND_CONTACT && along_text_is_empty (text->str))
    *title = along_text_capital (
      along_contact_words (enum_of (ALONG_ENUM_MODE, statement, 2), enum_of (ALONG_ENUM_PLACE, statement, 3)));
  return TRUE;
}

/* The index knows sounds only roughly: each word typed sounds like one of the name's. @letters_off: by how many letters
 * they differ, each from the nearest that it sounds like. */
static gboolean
sounds_alike (const SearchFinding *finding, const char *name, int *letters_off)
{
  g_auto (GStrv) parts = along_text_words (name);

  *letters_off = 0;
  for (guint i = 0; i < finding->n; i++)
    {
      int nearest = G_MAXINT;

      for (char **part = parts; *part != NULL; part++)
        if (along_text_sound_alike (finding->words[i], *part))
          nearest = MIN (nearest, along_text_letters_off (finding->words[i], *part, MOST_LETTERS_OFF));
      if (nearest == G_MAXINT)
        return FALSE;
      *letters_off += nearest;
    }
  return TRUE;
}

/* Adds what stands behind one docid, if it is to be shown. */
static gboolean
take (SearchFinding *finding, const SearchKind *kind, gint64 docid, guint unasked, gboolean by_sound, GError **error)
{
  sqlite3_stmt *statement = store_statement (finding->connection, row_sql (kind), error);
  gboolean is_name = kind->day < 0, row;
  gpointer family = is_name ? search_name_family (docid) : search_text_family (docid);
  gint64 rid = is_name ? SEARCH_NAME_ROWS - 1 - (docid & (SEARCH_NAME_ROWS - 1)) : docid & (SEARCH_TEXT_ROWS - 1);
  AlongSummary *summary = summary_of (finding, (gint64) (gsize) family);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;
  AlongFoundItem *item;
  int letters_off = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rid);
  if (summary == NULL)
    return TRUE;
  if (!store_row (finding->connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  if (!read_texts (finding, statement, kind, text, &title, error))
    {
      sqlite3_reset (statement);
      return FALSE;
    }
  if (has_rest (finding, family, unasked, text->str, title) && (!by_sound || sounds_alike (finding, text->str, &letters_off)))
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
      item->letters_off = letters_off;
      item->title = g_steal_pointer (&title);
      along_found_show (item, text->str, finding->words, finding->begin, LETTERS);
      if (kind->group == ALONG_FOUND_FAMILIES)
        item->summary = list_family (finding->connection, rid, TRUE);
    }
  sqlite3_reset (statement);
  return TRUE;
}

/* Adds what was gathered, group by group in the index's order. */
gboolean
search_take_all (SearchFinding *finding, const SearchKind *kinds, guint n_kinds, GArray **docids, guint unasked, GHashTable *seen,
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
