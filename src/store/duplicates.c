/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-store-duplicates.h"
#include "search.h"
#include "store-object.h"

#include <string.h>

#include "along-image.h"
#include "along-text.h"

/* Not everybody is compared with everybody: those are who share a key (along_alike_keys()). Of a key that many share, as
 * a common name, they are looked through in the order of birth, each with so many that follow. */
#define MOST_TOGETHER 64
#define MOST_FOLLOWING 24
/* Two who are only weakly alike count more when others of their two families are alike as well. */
#define WORTH_OTHERS 20
/* Of those who are only weakly alike, so many are given. */
#define MOST_WEAK 100

typedef struct
{
  AlongId id, family;
  AlongAlike *alike;
  int born;
} Person;

typedef struct
{
  guint64 key;
  guint person;
} Entry;

typedef struct
{
  guint one, other;
  int score;
  guint reasons;
} Pair;

typedef struct
{
  StoreConnection *connection;
  GArray *people;   /* of Person */
  GArray *entries;  /* of Entry */
  GArray *pairs;    /* of Pair */
  GHashTable *seen; /* guint64: both numbers */
  AlongStoreProgress progress;
  gpointer data;
  GCancellable *either;
  guint current;
} Finding;

static gboolean
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
tell (Finding *finding, double part)
{
  if (finding->progress != NULL)
    finding->progress (part, finding->data);
}

/* id -> names, of other names or of parents */
static GHashTable *
read_names (Finding *finding, const char *sql, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, (GDestroyNotify) g_ptr_array_unref);
  sqlite3_stmt *statement = store_statement (finding->connection, sql, error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  for (good = store_row (finding->connection, statement, &row, error); good && row;
       good = store_row (finding->connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 0);
      GPtrArray *names = g_hash_table_lookup (all, &id);

      if (sqlite3_column_type (statement, 1) == SQLITE_NULL)
        continue;
      if (names == NULL)
        {
          names = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (all, g_memdup2 (&id, sizeof id), names);
        }
      g_ptr_array_add (names, store_column_text (statement, 1));
    }
  return good ? g_steal_pointer (&all) : NULL;
}

static const char *const *
names_of (GHashTable *all, AlongId id)
{
  GPtrArray *names = g_hash_table_lookup (all, &id);

  if (names == NULL)
    return NULL;
  if (names->len == 0 || names->pdata[names->len - 1] != NULL)
    g_ptr_array_add (names, NULL);
  return (const char *const *) names->pdata;
}

static void
add_key (guint64 key, gpointer data)
{
  Finding *finding = data;
  const Entry entry = { key, finding->current };

  g_array_append_val (finding->entries, entry);
}

#define PERSON_COLUMNS \
  "\"id\", \"family\", \"name\", \"given\", \"surname\", \"preferred\", \"born\", \"died\", \"gender\", \"nhs_number\", \"phone\", " \
  "\"twin\", \"born_lo\""

static const char *
text_of (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static AlongAlike *
alike_of_row (sqlite3_stmt *statement, const char *const *others, const char *const *parents)
{
  const char *gender = text_of (statement, 8);

  return along_alike_new (&(AlongAlikeFacts){
    .name = text_of (statement, 2),
    .given = text_of (statement, 3),
    .surname = text_of (statement, 4),
    .preferred = text_of (statement, 5),
    .others = others,
    .born = text_of (statement, 6),
    .died = text_of (statement, 7),
    .gender = gender != NULL ? along_enum_find (ALONG_ENUM_GENDER, gender) : ALONG_ENUM_UNSET,
    .nhs_number = text_of (statement, 9),
    .phone = text_of (statement, 10),
    .parents = parents,
    .is_twin = sqlite3_column_type (statement, 11) != SQLITE_NULL,
  });
}

static gboolean
read_people (Finding *finding, GError **error)
{
  g_autoptr (GHashTable) others = read_names (finding, "SELECT \"person\", \"name\" FROM \"alias\" WHERE \"deleted\" = 0", error);
  g_autoptr (GHashTable) parents = NULL;
  sqlite3_stmt *statement;
  gboolean row, good;
  gint64 n_people = 0;

  if (others == NULL)
    return FALSE;
  parents = read_names (
    finding,
    "SELECT l.\"child\", p.\"name\" FROM \"child_link\" l JOIN \"person\" p ON p.\"id\" = l.\"parent\" WHERE l.\"deleted\" = 0 "
    "UNION ALL SELECT l.\"child\", p.\"name\" FROM \"child_link\" l JOIN \"couple\" c ON c.\"id\" = l.\"couple\" "
    "JOIN \"person\" p ON p.\"id\" = c.\"one\" WHERE l.\"deleted\" = 0 "
    "UNION ALL SELECT l.\"child\", p.\"name\" FROM \"child_link\" l JOIN \"couple\" c ON c.\"id\" = l.\"couple\" "
    "JOIN \"person\" p ON p.\"id\" = c.\"other\" WHERE l.\"deleted\" = 0",
    error);
  if (parents == NULL || !store_get_int (finding->connection, "SELECT count(*) FROM \"person\" WHERE \"deleted\" = 0", &n_people, error))
    return FALSE;
  tell (finding, 0.1);
  statement = store_statement (finding->connection, "SELECT " PERSON_COLUMNS " FROM \"person\" WHERE \"deleted\" = 0", error);
  if (statement == NULL)
    return FALSE;
  for (good = store_row (finding->connection, statement, &row, error); good && row;
       good = store_row (finding->connection, statement, &row, error))
    {
      Person person = { .id = store_column_id (statement, 0), .family = store_column_id (statement, 1),
                        .born = store_column_day (statement, 12) };

      person.alike = alike_of_row (statement, names_of (others, person.id), names_of (parents, person.id));
      finding->current = finding->people->len;
      g_array_append_val (finding->people, person);
      along_alike_keys (person.alike, add_key, finding);
      if (finding->people->len % 4096 == 0)
        tell (finding, 0.1 + 0.6 * finding->people->len / MAX (n_people, 1));
    }
  return good;
}

static void
clear_person (gpointer data)
{
  along_alike_free (((Person *) data)->alike);
}

static int
by_key (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->key != other->key ? (one->key < other->key ? -1 : 1) : (one->person > other->person) - (one->person < other->person);
}

static int
by_birth (gconstpointer a, gconstpointer b, gpointer data)
{
  const Finding *finding = data;
  int one = g_array_index (finding->people, Person, ((const Entry *) a)->person).born;
  int other = g_array_index (finding->people, Person, ((const Entry *) b)->person).born;

  return (one > other) - (one < other);
}

static void
compare (Finding *finding, guint one, guint other)
{
  guint64 both = (guint64) MIN (one, other) << 32 | MAX (one, other);
  const Person *a = &g_array_index (finding->people, Person, one), *b = &g_array_index (finding->people, Person, other);
  gboolean in_one = along_id_equal (a->family, b->family);
  Pair pair = { MIN (one, other), MAX (one, other) };

  if (one == other)
    return;
  pair.score = along_alike_score (a->alike, b->alike, in_one ? ALONG_ALIKE_IN_ONE_FAMILY : 0, &pair.reasons);
  /* Within one family names are alike for other reasons. */
  if (pair.score < (in_one ? ALONG_ALIKE_POSSIBLE : ALONG_ALIKE_WEAK) || !g_hash_table_add (finding->seen, g_memdup2 (&both, sizeof both)))
    return;
  g_array_append_val (finding->pairs, pair);
}

static gboolean
compare_all (Finding *finding, GError **error)
{
  Entry *entries = (Entry *) (gpointer) finding->entries->data;

  g_array_sort (finding->entries, by_key);
  for (guint begin = 0, end; begin < finding->entries->len; begin = end)
    {
      guint n, following;

      for (end = begin + 1; end < finding->entries->len && entries[end].key == entries[begin].key; end++)
        ;
      n = end - begin;
      following = n > MOST_TOGETHER ? MOST_FOLLOWING : n;
      if (n > MOST_TOGETHER)
        g_qsort_with_data (entries + begin, (int) n, sizeof *entries, by_birth, finding);
      for (guint i = begin; i < end; i++)
        for (guint j = i + 1; j < end && j <= i + following; j++)
          compare (finding, entries[i].person, entries[j].person);
      if (g_cancellable_is_cancelled (finding->either))
        return store_fail (NULL, SQLITE_INTERRUPT, error);
      if (begin / 8192 != end / 8192)
        tell (finding, 0.7 + 0.25 * end / finding->entries->len);
    }
  return TRUE;
}

typedef struct
{
  AlongId one, other;
} Families;

static guint
hash_families (gconstpointer key)
{
  const Families *families = key;

  return along_id_hash_key (&families->one) * 31 + along_id_hash_key (&families->other);
}

static gboolean
equal_families (gconstpointer a, gconstpointer b)
{
  const Families *one = a, *other = b;

  return along_id_equal (one->one, other->one) && along_id_equal (one->other, other->other);
}

static Families
families_of (Finding *finding, const Pair *pair)
{
  AlongId one = g_array_index (finding->people, Person, pair->one).family;
  AlongId other = g_array_index (finding->people, Person, pair->other).family;

  return along_id_compare (one, other) < 0 ? (Families){ one, other } : (Families){ other, one };
}

/* Mother and father of one family have the names of mother and father of another: what each pair alone would not say, both
 * together do. */
static void
weigh_others (Finding *finding)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (hash_families, equal_families, g_free, NULL);
  g_autoptr (GHashTable) several = g_hash_table_new_full (hash_families, equal_families, g_free, NULL);

  for (guint i = 0; i < finding->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (finding->pairs, Pair, i), *before;
      Families families = families_of (finding, pair);
      gpointer at;

      if (along_id_equal (families.one, families.other))
        continue;
      if (!g_hash_table_lookup_extended (first, &families, NULL, &at))
        {
          g_hash_table_insert (first, g_memdup2 (&families, sizeof families), GUINT_TO_POINTER (i));
          continue;
        }
      before = &g_array_index (finding->pairs, Pair, GPOINTER_TO_UINT (at));
      if (pair->one != before->one && pair->one != before->other && pair->other != before->one && pair->other != before->other)
        g_hash_table_add (several, g_memdup2 (&families, sizeof families));
    }
  for (guint i = 0; i < finding->pairs->len; i++)
    {
      Pair *pair = &g_array_index (finding->pairs, Pair, i);
      Families families = families_of (finding, pair);

      if (g_hash_table_contains (several, &families))
        pair->score = MIN (pair->score + WORTH_OTHERS, 100);
    }
}

static int
likeliest_first (gconstpointer a, gconstpointer b)
{
  const Pair *one = a, *other = b;

  return one->score != other->score ? other->score - one->score
         : one->one != other->one   ? (one->one < other->one ? -1 : 1)
                                    : (one->other < other->other ? -1 : one->other > other->other);
}

/* Two of one family who cannot be one: a couple, parent and child, twins. */
static gboolean
check_related (Finding *finding, const Person *one, const Person *other, gboolean *related, GError **error)
{
  static const AlongKindId kinds[] = { ALONG_KIND_COUPLE, ALONG_KIND_CHILD_LINK, ALONG_KIND_PREGNANCY };
  g_autoptr (AlongFamily) family = NULL;

  *related = FALSE;
  if (!along_id_equal (one->family, other->family))
    return TRUE;
  family = along_family_new (one->family);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!rows_load (finding->connection, family, kinds[i], error))
      return FALSE;
  *related = along_alike_is_related (family, one->id, other->id);
  return TRUE;
}

static gboolean
fill_family (Finding *finding, AlongDuplicateSide *side, gboolean *there, GError **error)
{
  sqlite3_stmt *statement = store_statement (finding->connection,
                                             "SELECT \"name\", \"reference\" FROM \"family\" WHERE \"id\" = ? AND \"deleted\" = 0", error);

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, side->family);
  if (!store_row (finding->connection, statement, there, error))
    return FALSE;
  if (*there)
    {
      side->family_name = store_column_text (statement, 0);
      side->reference = store_column_text (statement, 1);
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
fill_side (Finding *finding, AlongId person, AlongId family, AlongDuplicateSide *side, gboolean *there, GError **error)
{
  sqlite3_stmt *statement = store_statement (finding->connection, "SELECT \"name\", \"born\" FROM \"person\" WHERE \"id\" = ?", error);

  if (statement == NULL)
    return FALSE;
  side->person = person;
  side->family = family;
  store_bind_id (statement, 1, person);
  if (!store_row (finding->connection, statement, there, error) || !*there)
    return *there;
  side->name = store_column_text (statement, 0);
  side->born = store_column_text (statement, 1);
  sqlite3_reset (statement);
  return fill_family (finding, side, there, error);
}

static gboolean
add_pairs (Finding *finding, GPtrArray *found, GError **error)
{
  guint weak = 0;

  weigh_others (finding);
  g_array_sort (finding->pairs, likeliest_first);
  for (guint i = 0; i < finding->pairs->len && found->len < ALONG_STORE_MOST_DUPLICATES; i++)
    {
      const Pair *pair = &g_array_index (finding->pairs, Pair, i);
      const Person *one = &g_array_index (finding->people, Person, pair->one), *other = &g_array_index (finding->people, Person, pair->other);
      g_autoptr (AlongDuplicate) duplicate = along_duplicate_new ();
      gboolean related, there = FALSE, also = FALSE;

      if (pair->score < ALONG_ALIKE_POSSIBLE && weak++ == MOST_WEAK)
        break;
      if (!check_related (finding, one, other, &related, error))
        return FALSE;
      if (related)
        continue;
      if (!fill_side (finding, one->id, one->family, &duplicate->one, &there, error)
          || !fill_side (finding, other->id, other->family, &duplicate->other, &also, error))
        return FALSE;
      duplicate->score = pair->score;
      duplicate->reasons = pair->reasons;
      if (there && also)
        g_ptr_array_add (found, g_steal_pointer (&duplicate));
    }
  return TRUE;
}

static void
add_family (GPtrArray *found, AlongDuplicateSide *before, AlongId id, const char *name, const char *reference)
{
  AlongDuplicate *duplicate = along_duplicate_new ();

  duplicate->score = 100;
  duplicate->one.family = before->family;
  duplicate->one.family_name = g_strdup (before->family_name);
  duplicate->one.reference = g_strdup (before->reference);
  duplicate->other.family = id;
  duplicate->other.family_name = g_strdup (name);
  duplicate->other.reference = g_strdup (reference);
  g_ptr_array_add (found, duplicate);
}

static void
free_side (gpointer data)
{
  AlongDuplicateSide *side = data;

  g_free (side->family_name);
  g_free (side->reference);
  g_free (side);
}

/* Families that have one reference: each with the first of them. */
static gboolean
add_families (Finding *finding, GPtrArray *found, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    finding->connection, "SELECT \"id\", \"name\", \"reference\" FROM \"family\" WHERE \"deleted\" = 0 ORDER BY \"rid\"", error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_side);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  for (good = store_row (finding->connection, statement, &row, error); good && row;
       good = store_row (finding->connection, statement, &row, error))
    {
      const char *reference = text_of (statement, 2);
      g_autofree char *plain = reference != NULL ? along_text_fold (reference) : NULL;
      AlongDuplicateSide *before;

      if (along_text_is_empty (plain))
        continue;
      before = g_hash_table_lookup (seen, plain);
      if (before != NULL)
        {
          if (found->len < ALONG_STORE_MOST_DUPLICATES)
            add_family (found, before, store_column_id (statement, 0), text_of (statement, 1), reference);
          continue;
        }
      before = g_new0 (AlongDuplicateSide, 1);
      before->family = store_column_id (statement, 0);
      before->family_name = store_column_text (statement, 1);
      before->reference = g_strdup (reference);
      g_hash_table_insert (seen, g_steal_pointer (&plain), before);
    }
  return good;
}

static void
begin (Finding *finding, StoreAside *aside, StoreConnection *connection)
{
  *finding = (Finding){
    .connection = connection,
    .people = g_array_new (FALSE, FALSE, sizeof (Person)),
    .entries = g_array_new (FALSE, FALSE, sizeof (Entry)),
    .pairs = g_array_new (FALSE, FALSE, sizeof (Pair)),
    .seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .either = aside->either,
  };
  g_array_set_clear_func (finding->people, clear_person);
  store_connection_set_stop (connection, is_cancelled, aside->either);
}

static void
end (Finding *finding)
{
  g_array_unref (finding->people);
  g_array_unref (finding->entries);
  g_array_unref (finding->pairs);
  g_hash_table_unref (finding->seen);
}

/* What is done on a connection of its own, between begin and end. */
typedef gboolean (*Work) (Finding *finding, gpointer data, GError **error);

static gboolean
work_aside (AlongStore *self, Work work, gpointer what, AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
            GError **error)
{
  StoreAside aside;
  StoreConnection *connection;
  Finding finding;
  gboolean done;

  if (!store_aside_begin (&aside, self, cancellable, error))
    return FALSE;
  connection = store_connect (self, self->key, STORE_CONNECTION_READ, error);
  done = connection != NULL;
  if (done)
    {
      begin (&finding, &aside, connection);
      finding.progress = progress;
      finding.data = data;
      done = store_begin_reading (connection, error) && work (&finding, what, error);
      end (&finding);
    }
  if (connection != NULL && !sqlite3_get_autocommit (connection->db))
    done = store_end_reading (connection, done ? error : NULL) && done;
  done = store_connection_close (connection, done ? error : NULL) && done;
  store_aside_end (&aside);
  return done;
}

static gboolean
find_all (Finding *finding, gpointer found, GError **error)
{
  return read_people (finding, error) && compare_all (finding, error) && add_families (finding, found, error)
         && add_pairs (finding, found, error);
}

/** along_store_find_duplicates_sync: compares everybody who has something in common. From any thread. */
GPtrArray *
along_store_find_duplicates_sync (AlongStore *self, AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) along_duplicate_free);

  return work_aside (self, find_all, found, progress, data, cancellable, error) ? g_steal_pointer (&found) : NULL;
}

/* One person */

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
note_row (Finding *finding, Asking *asking, sqlite3_stmt *statement, AlongAlike *asked, GError **error)
{
  g_autoptr (AlongAlike) alike = alike_of_row (statement, NULL, NULL);
  g_autoptr (AlongDuplicate) duplicate = along_duplicate_new ();
  gboolean there = FALSE;

  duplicate->score = along_alike_score (alike, asked, 0, &duplicate->reasons);
  if (duplicate->score < (asking->facts->born != NULL ? ALONG_ALIKE_POSSIBLE : ALONG_ALIKE_WEAK))
    return TRUE;
  for (guint i = 0; i < asking->found->len; i++)
    if (along_id_equal (((AlongDuplicate *) asking->found->pdata[i])->one.person, store_column_id (statement, 0)))
      return TRUE;
  if (!fill_side (finding, store_column_id (statement, 0), store_column_id (statement, 1), &duplicate->one, &there, error))
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
find_rows (Finding *finding, Asking *asking, AlongAlike *asked, const char *sql, const char *with, GError **error)
{
  sqlite3_stmt *statement = store_statement (finding->connection, sql, error);
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
  for (good = store_row (finding->connection, statement, &row, error); good && row;
       good = store_row (finding->connection, statement, &row, error))
    if (!note_row (finding, asking, statement, asked, error))
      return FALSE;
  sqlite3_clear_bindings (statement);
  return good;
}

static gboolean
find_alike (Finding *finding, gpointer data, GError **error)
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
      && !find_rows (finding, asking, asked,
                     "SELECT " PERSON_COLUMNS " FROM \"person\" WHERE \"deleted\" = 0 AND \"rid\" IN (SELECT ?3 - (\"docid\" & ?3) "
                     "FROM \"search_name\" WHERE \"search_name\" MATCH ?1 AND (\"docid\" >> ?4) = ?2)",
                     query->str, error))
    return FALSE;
  if (along_alike_nhs_number (facts->nhs_number, number)
      && !find_rows (finding, asking, asked,
                     "SELECT " PERSON_COLUMNS " FROM \"person\" WHERE \"deleted\" = 0 AND \"nhs_number\" IS NOT NULL "
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

  return work_aside (self, find_alike, &asking, NULL, NULL, cancellable, error) ? g_steal_pointer (&found) : NULL;
}

/* Who wrote it */

typedef struct
{
  GPtrArray *records;
  GArray *written;
} Writing;

static void
note_fields (GArray *written, AlongRecord *record, const char *image, AlongId worker, gint64 known_at)
{
  const AlongKind *kind = along_record_get_kind (record);
  g_autoptr (AlongRecord) said = along_record_new (kind->id, along_record_get_id (record), along_record_get_family (record));

  if (!along_image_read (image, said, NULL))
    return;
  for (int p = 0; p < (int) kind->n_properties; p++)
    if (along_record_has (said, p))
      {
        const AlongStoreWritten one = { along_record_get_id (record), p, worker, known_at };
        gboolean there = FALSE;

        for (guint i = 0; i < written->len && !there; i++)
          {
            AlongStoreWritten *before = &g_array_index (written, AlongStoreWritten, i);

            if (before->property == p && along_id_equal (before->record, one.record))
              {
                *before = one;
                there = TRUE;
              }
          }
        if (!there)
          g_array_append_val (written, one);
      }
}

static gboolean
find_written (Finding *finding, gpointer data, GError **error)
{
  Writing *writing = data;

  for (guint r = 0; r < writing->records->len; r++)
    {
      AlongRecord *record = writing->records->pdata[r];
      sqlite3_stmt *statement = store_statement (
        finding->connection,
        "SELECT j.\"worker\", j.\"known_at\", i.\"image\" FROM \"journal\" j JOIN \"journal_image\" i ON i.\"slot\" = 2 * j.\"n\" + 1 "
        "WHERE j.\"family\" IS ?1 AND j.\"record\" = ?2 AND j.\"kind\" = ?3 ORDER BY j.\"n\"", error);
      gboolean row, good;

      if (statement == NULL)
        return FALSE;
      store_bind_id (statement, 1, along_record_get_family (record));
      store_bind_id (statement, 2, along_record_get_id (record));
      store_bind_text (statement, 3, along_record_get_kind (record)->name);
      for (good = store_row (finding->connection, statement, &row, error); good && row;
           good = store_row (finding->connection, statement, &row, error))
        {
          const char *image = text_of (statement, 2);

          if (image != NULL && *image != '\0')
            note_fields (writing->written, record, image, store_column_id (statement, 0), sqlite3_column_int64 (statement, 1));
        }
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/**
 * along_store_who_wrote_sync: who wrote what @records say now, and when. From any thread.
 *
 * @records: (element-type AlongRecord): copies, nobody changes them meanwhile
 */
GArray *
along_store_who_wrote_sync (AlongStore *self, GPtrArray *records, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (AlongStoreWritten));
  Writing writing = { records, written };

  return work_aside (self, find_written, &writing, NULL, NULL, cancellable, error) ? g_steal_pointer (&written) : NULL;
}
