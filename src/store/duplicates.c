/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duplicates.h"

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
  statement = store_statement (finding->connection, "SELECT " DUPLICATES_PERSON_COLUMNS " FROM \"person\" WHERE \"deleted\" = 0", error);
  if (statement == NULL)
    return FALSE;
  for (good = store_row (finding->connection, statement, &row, error); good && row;
       good = store_row (finding->connection, statement, &row, error))
    {
      Person person = { .id = store_column_id (statement, 0), .family = store_column_id (statement, 1),
                        .born = store_column_day (statement, 12) };

      person.alike = duplicates_alike_of_row (statement, names_of (others, person.id), names_of (parents, person.id));
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
      if (!duplicates_fill_side (finding->connection, one->id, one->family, &duplicate->one, &there, error)
          || !duplicates_fill_side (finding->connection, other->id, other->family, &duplicate->other, &also, error))
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
      const char *reference = (const char *) sqlite3_column_text (statement, 2);
      g_autofree char *plain = reference != NULL ? along_text_fold (reference) : NULL;
      AlongDuplicateSide *before;

      if (along_text_is_empty (plain))
        continue;
      before = g_hash_table_lookup (seen, plain);
      if (before != NULL)
        {
          if (found->len < ALONG_STORE_MOST_DUPLICATES)
            add_family (found, before, store_column_id (statement, 0), (const char *) sqlite3_column_text (statement, 1), reference);
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

/* What find_all() is asked for, and gives. */
typedef struct
{
  AlongStoreProgress progress;
  gpointer data;
  GPtrArray *found;
} Search;

static gboolean
find_all (StoreConnection *connection, gpointer data, GCancellable *either, GError **error)
{
  const Search *search = data;
  Finding finding = {
    .connection = connection,
    .people = g_array_new (FALSE, FALSE, sizeof (Person)),
    .entries = g_array_new (FALSE, FALSE, sizeof (Entry)),
    .pairs = g_array_new (FALSE, FALSE, sizeof (Pair)),
    .seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .progress = search->progress,
    .data = search->data,
    .either = either,
  };
  gboolean done;

  g_array_set_clear_func (finding.people, clear_person);
  done = read_people (&finding, error) && compare_all (&finding, error) && add_families (&finding, search->found, error)
         && add_pairs (&finding, search->found, error);
  g_array_unref (finding.people);
  g_array_unref (finding.entries);
  g_array_unref (finding.pairs);
  g_hash_table_unref (finding.seen);
  return done;
}

/** along_store_find_duplicates_sync: compares everybody who has something in common. From any thread. */
GPtrArray *
along_store_find_duplicates_sync (AlongStore *self, AlongStoreProgress progress, gpointer data, GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) along_duplicate_free);
  Search search = { progress, data, found };

  return store_aside_read (self, find_all, &search, cancellable, error) ? g_steal_pointer (&found) : NULL;
}
