/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-text.h"

/* The index: which records are in it with which words, and how it is kept in step with them. */

/* In the order in which they are walked through: few before many. */
const SearchKind search_names[] = {
  { ALONG_KIND_FAMILY, ALONG_FOUND_FAMILIES, -1, { ALONG_FAMILY_P_NAME, ALONG_FAMILY_P_REFERENCE, -1 } },
  { ALONG_KIND_ALIAS, ALONG_FOUND_PEOPLE, -1, { ALONG_ALIAS_P_NAME, -1 } },
  { ALONG_KIND_PERSON,
    ALONG_FOUND_PEOPLE,
    -1,
    { ALONG_PERSON_P_NAME, ALONG_PERSON_P_GIVEN, ALONG_PERSON_P_SURNAME, ALONG_PERSON_P_PREFERRED, -1 } },
};

const SearchKind search_texts[] = {
  { ALONG_KIND_ASSESSMENT,
    ALONG_FOUND_ASSESSMENTS,
    ALONG_ASSESSMENT_P_DATE,
    { ALONG_ASSESSMENT_P_AMEND_REASON, ALONG_ASSESSMENT_P_RESPONSE, -1 } },
  { ALONG_KIND_FEEDBACK, ALONG_FOUND_WORDS, ALONG_FEEDBACK_P_DATE, { ALONG_FEEDBACK_P_WORDS, -1 } },
  { ALONG_KIND_VOICE, ALONG_FOUND_WORDS, ALONG_VOICE_P_DATE, { ALONG_VOICE_P_WORDS, ALONG_VOICE_P_TRANSLATION, -1 } },
  { ALONG_KIND_HOPE, ALONG_FOUND_HOPES, ALONG_HOPE_P_SET, { ALONG_HOPE_P_TEXT, ALONG_HOPE_P_STATE_NOTE, -1 } },
  { ALONG_KIND_EVENT, ALONG_FOUND_EVENTS, ALONG_EVENT_P_DATE, { ALONG_EVENT_P_TEXT, -1 } },
  { ALONG_KIND_NEXT_STEP, ALONG_FOUND_STEPS, ALONG_NEXT_STEP_P_DUE, { ALONG_NEXT_STEP_P_TEXT, -1 } },
  { ALONG_KIND_OBSERVATION,
    ALONG_FOUND_NOTES,
    ALONG_OBSERVATION_P_DATE,
    { ALONG_OBSERVATION_P_TEXT, ALONG_OBSERVATION_P_BEING_DONE, -1 } },
  { ALONG_KIND_CONTACT,
    ALONG_FOUND_CONTACTS,
    ALONG_CONTACT_P_AT,
    { ALONG_CONTACT_P_NOTE, ALONG_CONTACT_P_HOW_TRIED, -1 },
    .wordless = TRUE },
};

static int
find_kind (const SearchKind *table, AlongKindId kind)
{
  int n = table == search_names ? SEARCH_N_NAMES : SEARCH_N_TEXTS;

  for (int i = 0; i < n; i++)
    if (table[i].kind == kind)
      return i;
  return -1;
}

/* search_knows: whether records of this kind can be found. */
gboolean
search_knows (AlongKindId kind)
{
  return find_kind (search_names, kind) >= 0 || find_kind (search_texts, kind) >= 0;
}

static gint64
docid_of_name (int code, gint64 family_rid, gint64 rid)
{
  return (gint64) code << SEARCH_KIND_SHIFT | (SEARCH_FAMILIES - 1 - family_rid) << SEARCH_NAME_FAMILY_SHIFT
         | (SEARCH_NAME_ROWS - 1 - rid);
}

static gint64
docid_of_text (int code, AlongRecord *record, gint64 family_rid, gint64 rid)
{
  int day = along_record_get_day (record, search_texts[code].day);
  gint64 since = day != ALONG_DAY_NONE ? CLAMP (day - SEARCH_FIRST_DAY, 0, SEARCH_DAYS - 1) : 0;

  return (gint64) code << SEARCH_KIND_SHIFT | (SEARCH_DAYS - 1 - since) << SEARCH_DAY_SHIFT
         | family_rid << SEARCH_TEXT_FAMILY_SHIFT | rid;
}

/* One string of a JSON text as words; @at: behind its opening quote, then behind its closing one. What cannot be read as
 * a letter is left out. @to: (nullable): not wanted */
static const char *
read_string (const char *at, GString *to)
{
  for (; *at != '\0' && *at != '"'; at++)
    {
      gunichar letter = 0;

      if (*at != '\\')
        {
          if (to != NULL)
            g_string_append_c (to, *at);
          continue;
        }
      if (*++at == '\0')
        break;
      if (*at == 'u')
        for (int i = 0; i < 4 && g_ascii_isxdigit (at[1]); i++)
          letter = letter * 16 + (gunichar) g_ascii_xdigit_value (*++at);
      else
        letter = strchr ("bfnrt", *at) != NULL ? ' ' : (gunichar) *at;
      if (to != NULL && letter != 0 && g_unichar_validate (letter))
        g_string_append_unichar (to, letter);
    }
  return *at == '"' ? at + 1 : at;
}

/* What was written in words in a response: each "valueString" in it, wherever it is. A response may be long, and a
 * search reads many: it is gone through once, and nothing is made of the rest. */
static void
collect_strings (const char *json, GString *out)
{
  static const char name[] = "valueString\"";

  for (const char *at = json; (at = strchr (at, '"')) != NULL;)
    {
      gboolean wanted = strncmp (++at, name, strlen (name)) == 0;

      at = read_string (at, NULL);
      at += strspn (at, " \t\r\n");
      if (!wanted || *at != ':')
        continue;
      at += 1 + strspn (at + 1, " \t\r\n");
      if (*at != '"')
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      at = read_string (at + 1, out);
    }
}

/* search_append_text: what is in words in a value of a record; @json: it is a response. */
void
search_append_text (GString *all, const char *text, gboolean json)
{
  if (text == NULL)
    return;
  if (json)
    {
      collect_strings (text, all);
      return;
    }
  if (all->len > 0)
    g_string_append_c (all, ' ');
  g_string_append (all, text);
}

/*
 * search_read_text: one text of one record.
 *
 * @sql: SEARCH_FORM_TITLE or SEARCH_PERSON_NAME
 * @text: (out) (nullable): %NULL if the record is not there
 */
gboolean
search_read_text (StoreConnection *connection, const char *sql, AlongId id, char **text, GError **error)
{
  sqlite3_stmt *statement = store_statement (connection, sql, error);
  gboolean row = FALSE;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, id);
  if (!store_row (connection, statement, &row, error))
    return FALSE;
  if (row)
    {
      *text = store_column_text (statement, 0);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* %NULL: a form's title could not be read. */
static char *
words_of (StoreConnection *connection, AlongRecord *record, const SearchKind *kind, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (const int *property = kind->properties; *property >= 0; property++)
    search_append_text (all, along_record_get_text (record, *property),
                        along_record_get_kind (record)->properties[*property].type == ALONG_TYPE_JSON);
  if (kind->kind == ALONG_KIND_ASSESSMENT)
    {
      g_autofree char *title = NULL;

      if (!search_read_text (connection, SEARCH_FORM_TITLE, along_record_get_ref (record, ALONG_ASSESSMENT_P_QUESTIONNAIRE), &title,
                             error))
        return NULL;
      search_append_text (all, title, FALSE);
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
      if (*sound == '\0' || g_utf8_strlen (*word, -1) < SEARCH_LONG_ENOUGH)
        continue;
      if (sounds->len > 0)
        g_string_append_c (sounds, ' ');
      g_string_append (sounds, sound);
    }
  return g_string_free (sounds, FALSE);
}

/** Noted: one entry to be taken out of the index (without words), or put into it. */
typedef struct
{
  gint64 docid;
  gboolean name;
  char *words;  /* (nullable) */
  char *sounds; /* of names */
} Noted;

static void
noted_clear (gpointer data)
{
  Noted *noted = data;

  g_free (noted->words);
  g_free (noted->sounds);
}

/* search_notes_new: of what one edit changes in the index. */
GArray *
search_notes_new (void)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (Noted));

  g_array_set_clear_func (notes, noted_clear);
  return notes;
}

static gboolean
fits (gint64 family_rid, gint64 rid, gboolean name)
{
  return family_rid < SEARCH_FAMILIES && rid < (name ? SEARCH_NAME_ROWS : SEARCH_TEXT_ROWS);
}

static gboolean
note (GArray *notes, StoreConnection *connection, AlongRecord *record, gint64 rid, gint64 family_rid, gboolean out, GError **error)
{
  AlongKindId kind = along_record_get_kind_id (record);
  int name = find_kind (search_names, kind), text = find_kind (search_texts, kind);
  Noted noted = { .name = name >= 0 };

  /* A store of so many is beyond what the index can number; a check of the store says so. */
  if ((name < 0 && text < 0) || !fits (family_rid, rid, name >= 0))
    return TRUE;
  noted.docid = name >= 0 ? docid_of_name (name, family_rid, rid) : docid_of_text (text, record, family_rid, rid);
  if (!out)
    {
      noted.words = words_of (connection, record, name >= 0 ? &search_names[name] : &search_texts[text], error);
      if (noted.words == NULL)
        return FALSE;
      if (name >= 0)
        noted.sounds = sounds_of (noted.words);
      else if (*noted.words == '\0' && !search_texts[text].wordless)
        {
          g_free (noted.words);
          return TRUE;
        }
    }
  g_array_append_val (notes, noted);
  return TRUE;
}

/*
 * search_note: notes what changes in the index with a record.
 *
 * @before: (nullable): as it was; none if it is new, or comes back
 * @after: (nullable): as it is; none if it goes
 */
gboolean
search_note (GArray *notes, StoreConnection *connection, AlongRecord *before, AlongRecord *after, gint64 rid,
             gint64 family_rid, GError **error)
{
  if (family_rid == 0)
    return store_fail (connection, SQLITE_CONSTRAINT_FOREIGNKEY, error);
  return (before == NULL || note (notes, connection, before, rid, family_rid, TRUE, error))
         && (after == NULL || note (notes, connection, after, rid, family_rid, FALSE, error));
}

/* By place in the index, and what goes before what comes to the same place. */
static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const Noted *one = a, *other = b;

  if (one->name != other->name)
    return one->name ? -1 : 1;
  if (one->docid != other->docid)
    return one->docid < other->docid ? -1 : 1;
  return (one->words != NULL) - (other->words != NULL);
}

/* search_write: writes what was noted, in the transaction that changes the records: in the index's own order, or it
 * would be cut into many small pieces. */
gboolean
search_write (StoreConnection *connection, GArray *notes, GError **error)
{
  g_array_sort (notes, compare_notes);
  for (guint i = 0; i < notes->len; i++)
    {
      const Noted *noted = &g_array_index (notes, Noted, i);
      sqlite3_stmt *statement = store_statement (
        connection,
        noted->words == NULL ? (noted->name ? "DELETE FROM \"search_name\" WHERE \"docid\" = ?"
                                            : "DELETE FROM \"search_text\" WHERE \"docid\" = ?")
        : noted->name        ? "INSERT INTO \"search_name\" (\"docid\", \"words\", \"sound\") VALUES (?, ?, ?)"
                             : "INSERT INTO \"search_text\" (\"docid\", \"words\") VALUES (?, ?)", error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, noted->docid);
      if (noted->words != NULL)
        store_bind_text (statement, 2, noted->words);
      if (noted->sounds != NULL)
        store_bind_text (statement, 3, noted->sounds);
      if (!store_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds to @count what @sql counts. */
static gboolean
add_count (StoreConnection *connection, const char *sql, gint64 *count, GError **error)
{
  sqlite3_stmt *statement;
  int rc = sqlite3_prepare_v2 (connection->db, sql, -1, &statement, NULL);

  if (rc == SQLITE_OK && (rc = sqlite3_step (statement)) == SQLITE_ROW)
    *count += sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return rc == SQLITE_ROW || store_fail (connection, rc, error);
}

static gboolean
check_names (StoreConnection *connection, gboolean *all, GError **error)
{
  gint64 expected = 0, there = 0;

  for (guint i = 0; i < SEARCH_N_NAMES; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"deleted\" = 0",
                                              along_kind_get (search_names[i].kind)->name);

      if (!add_count (connection, sql, &expected, error))
        return FALSE;
    }
  if (!add_count (connection, "SELECT count(*) FROM \"search_name_content\"", &there, error))
    return FALSE;
  *all = there == expected;
  return TRUE;
}

/* Where the record "r" of the family "f" is in the index, as docid_of_text () has it. */
static char *
sql_of_place (int code)
{
  const AlongProperty *day = &along_kind_get (search_texts[code].kind)->properties[search_texts[code].day];

  return g_strdup_printf ("((%d << %d) | ((%d - max(0, min(%d, coalesce(r.\"%s_%s\" - %d, 0)))) << %d) | (f.\"rid\" << %d) | r.\"rid\")",
                          code, SEARCH_KIND_SHIFT, (int) SEARCH_DAYS - 1, (int) SEARCH_DAYS - 1, day->name,
                          day->type == ALONG_TYPE_DATE ? "lo" : "day", SEARCH_FIRST_DAY, SEARCH_DAY_SHIFT, SEARCH_TEXT_FAMILY_SHIFT);
}

/* Whether the record "r" belongs in the index: it has words, or needs none. What a response says is in no column: its
 * form's name is. */
static char *
sql_of_words (int code)
{
  const AlongKind *kind = along_kind_get (search_texts[code].kind);
  GString *sql = g_string_new (kind->id == ALONG_KIND_ASSESSMENT
                                 ? "EXISTS (SELECT 1 FROM \"questionnaire\" q WHERE q.\"id\" = r.\"questionnaire\" AND trim(q.\"title\") != '')"
                                 : search_texts[code].wordless ? "1" : "0");

  for (const int *property = search_texts[code].properties; *property >= 0 && !search_texts[code].wordless; property++)
    if (kind->properties[*property].type != ALONG_TYPE_JSON)
      g_string_append_printf (sql, " OR trim(coalesce(r.\"%s\", ''), ' ' || char(9, 10, 13)) != ''", kind->properties[*property].name);
  return g_string_free (sql, FALSE);
}

/* Each record that belongs in the index has its place, and whatever has a place is a record. */
static gboolean
check_texts (StoreConnection *connection, gboolean *all, GError **error)
{
  gint64 missing = 0, known = 0, there = 0;

  for (int i = 0; i < SEARCH_N_TEXTS; i++)
    {
      g_autofree char *place = sql_of_place (i), *words = sql_of_words (i);
      g_autofree char *rows = g_strdup_printf (
        "SELECT count(*) FROM \"%s\" r JOIN \"family\" f ON f.\"id\" = r.\"family\" WHERE r.\"deleted\" = 0 AND %s",
        along_kind_get (search_texts[i].kind)->name, place);
      g_autofree char *in = g_strconcat (rows, " IN (SELECT \"docid\" FROM \"search_text_content\")", NULL);
      g_autofree char *out = g_strconcat (rows, " NOT IN (SELECT \"docid\" FROM \"search_text_content\") AND (", words, ")", NULL);

      if (!add_count (connection, in, &known, error) || !add_count (connection, out, &missing, error))
        return FALSE;
    }
  if (!add_count (connection, "SELECT count(*) FROM \"search_text_content\"", &there, error))
    return FALSE;
  *all = missing == 0 && known == there;
  return TRUE;
}

/* search_check: whether the index is sound in itself and has every name and every note, each in its place. Adds words to
 * @problems. Inside a transaction that is rolled back: FTS checks itself by a command that is written like a change. */
gboolean
search_check (StoreConnection *connection, GPtrArray *problems, GError **error)
{
  static const char *const checks[] = {
    "INSERT INTO \"search_name\" (\"search_name\") VALUES ('integrity-check')",
    "INSERT INTO \"search_text\" (\"search_text\") VALUES ('integrity-check')",
  };
  gboolean names = FALSE, texts = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      int rc = sqlite3_exec (connection->db, checks[i], NULL, NULL, NULL);
      if ((rc & 0xff) == SQLITE_CORRUPT)
        g_ptr_array_add (problems, g_strdup (_ ("The index for searching does not match the records.")));
      else if (rc != SQLITE_OK)
        return store_fail (connection, rc, error);
    }
  if (!check_names (connection, &names, error) || !check_texts (connection, &texts, error))
    return FALSE;
  if (!names || !texts)
    g_ptr_array_add (problems, g_strdup (_ ("The index for searching leaves out some records.")));
  return TRUE;
}
