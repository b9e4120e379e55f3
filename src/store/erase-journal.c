/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

#include <string.h>

#include "along-image.h"

/*
 * The journal keeps its entries and their commitments. Of what goes, the images are taken away; images of what stays are
 * written without the person, and marked as such: their salt is shorter. How many are missing, and a hash of those that
 * were written anew, stand in the entry of the erasure: nothing else may be missing or different.
 */

typedef struct
{
  gint64 slot;
  AlongId record;
  char *image;
  guint64 struck; /* by erasures before: a bit for each property */
} Image;

static void
image_clear (gpointer data)
{
  g_free (((Image *) data)->image);
}

/* erase_is_rewritten: whether an image with a salt of so many bytes is not as it was written. */
gboolean
erase_is_rewritten (int salt_size)
{
  return salt_size == REWRITTEN_SALT_FIRST || salt_size == REWRITTEN_SALT_SIZE;
}

/* erase_read_struck: from which properties of an image something was erased, by its salt. */
guint64
erase_read_struck (sqlite3_stmt *statement, int column)
{
  int size = sqlite3_column_bytes (statement, column);
  guint64 struck;

  if (size == REWRITTEN_SALT_FIRST)
    return G_MAXUINT64;
  if (size != REWRITTEN_SALT_SIZE)
    return 0;
  memcpy (&struck, (const guint8 *) sqlite3_column_blob (statement, column) + REWRITTEN_SALT_SIZE - sizeof struck, sizeof struck);
  return GUINT64_FROM_LE (struck);
}

/* The images of the family's journal. Returns: (nullable) (element-type Image) */
static GArray *
read_images (StoreConnection *connection, AlongId family, GError **error)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (Image));
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT i.\"slot\", j.\"record\", i.\"image\", i.\"salt\" FROM \"journal\" j JOIN \"journal_image\" i "
    "ON i.\"slot\" IN (2 * j.\"n\", 2 * j.\"n\" + 1) WHERE j.\"family\" = ? AND j.\"op\" != 'erase' ORDER BY i.\"slot\"", error);
  gboolean row, good;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (images, image_clear);
  store_bind_id (statement, 1, family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      Image image = { sqlite3_column_int64 (statement, 0), store_column_id (statement, 1), store_column_text (statement, 2),
                      erase_read_struck (statement, 3) };
      g_array_append_val (images, image);
    }
  return good ? g_steal_pointer (&images) : NULL;
}

/* What is not there any more as a row has been erased before, or goes with the family. */
static const EraseOne *
staying (ErasePlan *plan, AlongId record)
{
  const EraseOne *one = g_hash_table_lookup (plan->all, &record);

  return one != NULL && !one->gone ? one : NULL;
}

/* erase_count_images: how many would go. */
gboolean
erase_count_images (StoreConnection *connection, ErasePlan *plan, guint *images, GError **error)
{
  g_autoptr (GArray) all = read_images (connection, plan->family, error);

  *images = 0;
  for (guint i = 0; all != NULL && i < all->len; i++)
    *images += staying (plan, g_array_index (all, Image, i).record) == NULL;
  return all != NULL;
}

/* Whether somebody found that more of a text must go than the names: so it is with what stood there before. */
static gboolean
went_further (ErasePlan *plan, const EraseOne *one, int property)
{
  const AlongProperty *described = &along_record_get_kind (one->record)->properties[property];

  for (AlongEraseNamed least = ALONG_ERASE_SMALL; least <= ALONG_ERASE_NAMED; least++)
    {
      g_autoptr (AlongRecord) usual = along_record_copy (one->record);

      erase_plan_lose (plan, usual, property, least);
      if (along_value_equal (described, along_record_peek (usual, property), along_record_peek (one->after, property)))
        return FALSE;
    }
  return TRUE;
}

/* How sure it must be that an earlier wording means the person. Where what stands there today says nothing of the name nobody
 * was asked, and nobody who stays is hurt. */
static AlongEraseNamed
least_before (ErasePlan *plan, const EraseOne *one, int property)
{
  return erase_plan_named (plan, one->record, property) == ALONG_ERASE_NOT_NAMED ? ALONG_ERASE_SMALL : erase_least (one, property);
}

/* Whether what somebody was called before is the name of the person who goes, typed into the wrong record, or has it in it.
 * A surname that they had in common is not. */
static gboolean
was_of_person (ErasePlan *plan, AlongRecord *record, int property)
{
  const EraseOne *person = g_hash_table_lookup (plan->all, &plan->person);
  const char *whole = person != NULL ? along_record_get_text (person->record, ALONG_PERSON_P_NAME) : NULL;
  const char *words = along_record_get_text (record, property);

  if (erase_plan_named (plan, record, property) < ALONG_ERASE_NAMED)
    return FALSE;
  return erase_is_borrowed (words) || (whole != NULL && along_erase_has_words (words, whole))
         || (along_record_get_kind_id (record) == ALONG_KIND_PERSON && property != ALONG_PERSON_P_NAME
             && property != ALONG_PERSON_P_SURNAME);
}

/* One field of an image as it is to stand there: what it shares with the record changes with it. */
static void
settle_field (ErasePlan *plan, const EraseOne *one, AlongRecord *record, int property)
{
  const AlongProperty *described = &along_record_get_kind (record)->properties[property];
  AlongValue value = { 0 };

  gboolean today = along_value_equal (described, along_record_peek (record, property), along_record_peek (one->record, property));

  if (erase_is_own_name (one->record, property) && (!today || one->after == NULL))
    {
      if (!today && was_of_person (plan, record, property))
        erase_plan_lose (plan, record, property, ALONG_ERASE_NAMED);
      return;
    }
  if (one->after == NULL || !today)
    {
      const char *words = described->type == ALONG_TYPE_LINE || described->type == ALONG_TYPE_TEXT
                            ? along_record_get_text (record, property) : NULL;

      if (one->after != NULL && along_erase_names_in (plan->names, words) > ALONG_ERASE_NOT_NAMED
          && went_further (plan, one, property))
        along_record_unset (record, property);
      else
        erase_plan_lose (plan, record, property, least_before (plan, one, property));
      return;
    }
  along_value_copy (described, along_record_peek (one->after, property), &value);
  along_record_take (record, property, &value);
}

/* The image without what goes; adds what that was taken from. (nullable): it cannot be read, so that it goes whole */
static char *
rewrite (ErasePlan *plan, const EraseOne *one, Image *image)
{
  g_autoptr (AlongRecord) record = along_record_new (along_record_get_kind_id (one->record), along_record_get_id (one->record),
                                                     plan->family);
  const AlongKind *kind = along_record_get_kind (record);
  g_autoptr (AlongRecord) before = NULL;
  guint64 fields;

  if (!along_image_read_fields (image->image, record, &fields, NULL))
    return NULL;
  before = along_record_copy (record);
  for (guint i = 0; i < kind->n_properties; i++)
    if (fields & G_GUINT64_CONSTANT (1) << i)
      {
        settle_field (plan, one, record, (int) i);
        if (!along_value_equal (&kind->properties[i], along_record_peek (before, (int) i), along_record_peek (record, (int) i)))
          image->struck |= G_GUINT64_CONSTANT (1) << i;
      }
  return along_image_fields (record, fields);
}

static gboolean
write_anew (StoreConnection *connection, gint64 slot, const char *image, guint64 struck, gint64 n, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection, "UPDATE \"journal_image\" SET \"salt\" = ?, \"image\" = ? WHERE \"slot\" = ?", error);
  const guint64 parts[] = { GUINT64_TO_LE ((guint64) n), GUINT64_TO_LE (struck) };
  guint8 mark[REWRITTEN_SALT_SIZE];

  if (statement == NULL)
    return FALSE;
  memcpy (mark, &parts[0], sizeof mark - sizeof parts[1]);
  memcpy (mark + sizeof mark - sizeof parts[1], &parts[1], sizeof parts[1]);
  sqlite3_bind_blob (statement, 1, mark, sizeof mark, SQLITE_STATIC);
  store_bind_text (statement, 2, image);
  sqlite3_bind_int64 (statement, 3, slot);
  return store_run (connection, statement, error);
}

/* erase_images: takes away what the journal kept; @n: the entry of the erasure. @images: how many. */
gboolean
erase_images (StoreConnection *connection, ErasePlan *plan, gint64 n, guint *images, GError **error)
{
  g_autoptr (GArray) all = read_images (connection, plan->family, error);

  *images = 0;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      Image *image = &g_array_index (all, Image, i);
      const EraseOne *one = staying (plan, image->record);
      g_autofree char *anew = one != NULL ? rewrite (plan, one, image) : NULL;

      *images += anew == NULL;
      if (anew == NULL ? !store_run_of (connection, "DELETE FROM \"journal_image\" WHERE \"slot\" = ?", image->slot, error)
                       : strcmp (anew, image->image) != 0 && !write_anew (connection, image->slot, anew, image->struck, n, error))
        return FALSE;
    }
  return all != NULL;
}

/* What edits are called may name somebody; and what was erased is not undone with Ctrl+Z. */
static gboolean
settle_title (StoreConnection *connection, ErasePlan *plan, gint64 first_n, const char *title, AlongEraseNamed least,
              GError **error)
{
  g_autofree char *without = along_id_is_none (plan->person) ? g_strdup ("")
                                                             : along_erase_names_without (plan->names, title, least);
  sqlite3_stmt *statement = store_statement (connection, "UPDATE \"edit\" SET \"title\" = ?, \"lasting\" = 1 WHERE \"first_n\" = ?", error);

  if (statement == NULL)
    return FALSE;
  store_bind_text (statement, 1, without);
  sqlite3_bind_int64 (statement, 2, first_n);
  return store_run (connection, statement, error);
}

typedef struct
{
  gint64 first_n;
  char *title;
  gboolean goes; /* it has in it what goes */
} Title;

static void
title_clear (gpointer data)
{
  g_free (((Title *) data)->title);
}

/* erase_titles: of all edits that any of what goes is in, and all whose title may name the person: what somebody else is called
 * as a whole is theirs, and a word of the language written small is the program's own. */
gboolean
erase_titles (StoreConnection *connection, ErasePlan *plan, GError **error)
{
  g_autoptr (GArray) titles = g_array_new (FALSE, FALSE, sizeof (Title));
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT DISTINCT e.\"first_n\", e.\"title\", j.\"record\" FROM \"journal\" j JOIN \"edit\" e ON e.\"id\" = j.\"edit\" "
    "WHERE j.\"family\" = ? ORDER BY e.\"first_n\"", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  g_array_set_clear_func (titles, title_clear);
  store_bind_id (statement, 1, plan->family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      gint64 first_n = sqlite3_column_int64 (statement, 0);
      Title *last = titles->len > 0 ? &g_array_index (titles, Title, titles->len - 1) : NULL;

      if (last == NULL || last->first_n != first_n)
        {
          const Title title = { first_n, store_column_text (statement, 1), FALSE };
          last = &g_array_index (g_array_append_val (titles, title), Title, titles->len - 1);
        }
      last->goes |= staying (plan, store_column_id (statement, 2)) == NULL;
    }
  for (guint i = 0; good && i < titles->len; i++)
    {
      const Title *title = &g_array_index (titles, Title, i);

      if (title->goes || along_erase_names_in (plan->names, title->title) >= ALONG_ERASE_PERHAPS)
        good = settle_title (connection, plan, title->first_n, title->title, title->goes ? ALONG_ERASE_SMALL : ALONG_ERASE_PERHAPS, error);
    }
  return good;
}

/* erase_access: takes away the details of who read what that say something. Who did what and when stays. */
gboolean
erase_access (StoreConnection *connection, ErasePlan *plan, guint *access, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT \"n\", \"detail\" FROM \"access\" WHERE \"family\" = ? AND \"detail\" IS NOT NULL", error);
  gboolean row, good;

  *access = 0;
  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, plan->family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    if (along_id_is_none (plan->person)
        || along_erase_names_in (plan->names, (const char *) sqlite3_column_text (statement, 1)) > ALONG_ERASE_NOT_NAMED)
      {
        gint64 n = sqlite3_column_int64 (statement, 0);
        g_array_append_val (rows, n);
      }
  for (guint i = 0; good && i < rows->len; i++)
    {
      good = store_run_of (connection, "UPDATE \"access\" SET \"detail\" = NULL WHERE \"n\" = ?", g_array_index (rows, gint64, i), error);
      *access += good;
    }
  return good;
}

/* The images that are no longer as they were written, in their order, in one hash. */
static gboolean
hash_rewritten (StoreConnection *connection, guint8 hash[ALONG_HASH_SIZE], GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection, "SELECT \"slot\", \"image\" FROM \"journal_image\" WHERE length (\"salt\") IN ("
                G_STRINGIFY (REWRITTEN_SALT_FIRST) ", " G_STRINGIFY (REWRITTEN_SALT_SIZE) ") ORDER BY \"slot\"", error);
  gboolean row, good;

  memset (hash, 0, ALONG_HASH_SIZE);
  if (statement == NULL)
    return FALSE;
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      guint64 slot = GUINT64_TO_LE ((guint64) sqlite3_column_int64 (statement, 0));
      const AlongHashPart parts[] = {
        { hash, ALONG_HASH_SIZE },
        { &slot, sizeof slot },
        { sqlite3_column_text (statement, 1), (gsize) sqlite3_column_bytes (statement, 1) },
      };
      guint8 next[ALONG_HASH_SIZE];

      along_hash_parts (parts, G_N_ELEMENTS (parts), next);
      memcpy (hash, next, sizeof next);
    }
  return good;
}

/*
 * erase_seal: what of the journal is not as it was written, all erasures taken together: images missing, and a hash of
 * those written anew. The last erasure's entry has it.
 */
char *
erase_seal (StoreConnection *connection, GError **error)
{
  gint64 promised = 0, there = 0;
  guint8 hash[ALONG_HASH_SIZE];
  GString *seal;

  if (!store_get_int (connection, "SELECT coalesce(sum(\"before_c\" IS NOT NULL), 0) + coalesce(sum(\"after_c\" IS NOT NULL), 0) "
                                  "FROM \"journal\"", &promised, error)
      || !store_get_int (connection, "SELECT count(*) FROM \"journal_image\"", &there, error)
      || !hash_rewritten (connection, hash, error))
    return NULL;
  seal = g_string_new (NULL);
  g_string_printf (seal, "%" G_GINT64_FORMAT "-", promised - there);
  for (guint i = 0; i < sizeof hash; i++)
    g_string_append_printf (seal, "%02x", hash[i]);
  return g_string_free (seal, FALSE);
}
