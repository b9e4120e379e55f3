/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-text.h"

/*
 * Of a person goes: their record, whatever cannot be without it (a form about them, a name they had), their own words,
 * what is about nobody else, and what was removed already and spoke of them. Everything else of the family stays, without
 * them among those it refers to and without their name.
 */

static void
one_free (gpointer data)
{
  EraseOne *one = data;

  g_object_unref (one->record);
  g_clear_object (&one->after);
  g_free (one);
}

static void
mention_free (gpointer data)
{
  AlongEraseMention *mention = data;

  g_free (mention->text);
  g_free (mention->without);
  g_free (mention->all);
  g_free (mention->excerpt);
  g_free (mention);
}

void
erase_plan_free (ErasePlan *plan)
{
  g_hash_table_unref (plan->all);
  g_clear_pointer (&plan->names, along_erase_names_free);
  g_ptr_array_unref (plan->mentions);
  g_free (plan);
}

/* Every record of a kind, removed ones too. */
static gboolean
load_kind (StoreConnection *connection, ErasePlan *plan, const AlongKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"id\" FROM \"%s\" WHERE \"family\" = ?", kind->name);
  sqlite3_stmt *statement = store_statement (connection, g_intern_string (sql), error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  store_bind_id (statement, 1, plan->family);
  for (good = store_row (connection, statement, &row, error); good && row;
       good = store_row (connection, statement, &row, error))
    {
      AlongId id = store_column_id (statement, 0);
      g_array_append_val (ids, id);
    }
  for (guint i = 0; good && i < ids->len; i++)
    {
      const AlongId *id = &g_array_index (ids, AlongId, i);
      GError *local = NULL;
      gint64 rid = 0;
      AlongRecord *record = rows_find (connection, kind->id, *id, &rid, &local);

      if (record != NULL)
        {
          EraseOne *one = g_new0 (EraseOne, 1);

          one->record = record;
          one->rid = rid;
          g_hash_table_insert (plan->all, g_memdup2 (id, sizeof *id), one);
        }
      good = local == NULL;
      if (!good)
        g_propagate_error (error, local);
    }
  return good;
}

static EraseOne *
find (ErasePlan *plan, AlongId id)
{
  return g_hash_table_lookup (plan->all, &id);
}

static gboolean
is_gone (ErasePlan *plan, AlongId id)
{
  const EraseOne *one = find (plan, id);

  return one != NULL && one->gone;
}

static AlongEraseNamed
named_in (ErasePlan *plan, AlongType type, const char *words)
{
  return type == ALONG_TYPE_JSON ? along_erase_names_in_json (plan->names, words) : along_erase_names_in (plan->names, words);
}

/* erase_plan_named: whether a field names the person. */
AlongEraseNamed
erase_plan_named (ErasePlan *plan, AlongRecord *record, int property)
{
  g_autofree char *words = erase_words_of (record, property);

  return named_in (plan, along_record_get_kind (record)->properties[property].type, words);
}

static char *
words_without (ErasePlan *plan, AlongType type, const char *words, AlongEraseNamed least)
{
  return type == ALONG_TYPE_JSON ? along_erase_names_without_json (plan->names, words, least)
                                 : along_erase_names_without (plan->names, words, least);
}

static gboolean
record_names (ErasePlan *plan, AlongRecord *record)
{
  for (guint i = 0; i < along_record_get_kind (record)->n_properties; i++)
    if (erase_plan_named (plan, record, (int) i) == ALONG_ERASE_NAMED)
      return TRUE;
  return FALSE;
}

/* What goes. */

static gboolean
all_are_gone (ErasePlan *plan, const AlongId *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!is_gone (plan, ids[i]))
      return FALSE;
  return n > 0;
}

static gboolean
any_is_gone (ErasePlan *plan, const AlongId *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_gone (plan, ids[i]))
      return TRUE;
  return FALSE;
}

/* Whether children of this couple stay, whose other parent would else be lost. */
static gboolean
has_children (ErasePlan *plan, AlongId couple)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;

      if (!one->gone && along_record_get_kind_id (one->record) == ALONG_KIND_CHILD_LINK
          && along_record_refers_to (one->record, ALONG_CHILD_LINK_P_COUPLE, couple)
          && !is_gone (plan, along_record_get_ref (one->record, ALONG_CHILD_LINK_P_CHILD)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
couple_goes (ErasePlan *plan, AlongRecord *couple)
{
  gboolean one = is_gone (plan, along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  gboolean other = is_gone (plan, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));

  if (!one && !other)
    return FALSE;
  if (one && (other || !along_record_has (couple, ALONG_COUPLE_P_OTHER)))
    return TRUE;
  return !has_children (plan, along_record_get_id (couple));
}

/* Whether a record that refers to what goes cannot be without it, though it need not have it. */
static gboolean
belongs (AlongKindId kind, int property)
{
  static const struct
  {
    AlongKindId kind;
    int property;
  } own[] = {
    { ALONG_KIND_HOPE, ALONG_HOPE_P_OWNER },
    { ALONG_KIND_MEASURE_DUE, ALONG_MEASURE_DUE_P_PERSON },
    { ALONG_KIND_CHILD_LINK, ALONG_CHILD_LINK_P_PARENT },
    { ALONG_KIND_CHILD_LINK, ALONG_CHILD_LINK_P_COUPLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (own[i].kind == kind && own[i].property == property)
      return TRUE;
  return FALSE;
}

static gboolean
goes (ErasePlan *plan, const EraseOne *one)
{
  AlongRecord *record = one->record;
  const AlongKind *kind = along_record_get_kind (record);

  if (kind->id == ALONG_KIND_COUPLE)
    return couple_goes (plan, record);
  for (guint i = 0; i < kind->n_properties; i++)
    {
      const AlongProperty *property = &kind->properties[i];
      const AlongId *ids;
      guint n;

      if (property->type == ALONG_TYPE_REF && is_gone (plan, along_record_get_ref (record, (int) i))
          && (property->flags & ALONG_PROPERTY_NEEDED || belongs (kind->id, (int) i) || along_record_is_deleted (record)))
        return TRUE;
      if (property->type != ALONG_TYPE_REFS)
        continue;
      ids = along_record_get_refs (record, (int) i, &n);
      if ((kind->id == ALONG_KIND_OBSERVATION || kind->id == ALONG_KIND_RISK_FACTOR) && all_are_gone (plan, ids, n))
        return TRUE;
      if (along_record_is_deleted (record) && any_is_gone (plan, ids, n))
        return TRUE;
    }
  return FALSE;
}

static void
follow (ErasePlan *plan)
{
  gboolean again = TRUE;

  while (again)
    {
      GHashTableIter iter;
      gpointer value;

      again = FALSE;
      g_hash_table_iter_init (&iter, plan->all);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          EraseOne *one = value;

          if (!one->gone && goes (plan, one))
            one->gone = again = TRUE;
        }
    }
}

/* What stays, in another form. */

static void
set_words (AlongRecord *record, int property, const char *words)
{
  if (along_record_get_kind (record)->properties[property].type != ALONG_TYPE_LINES)
    along_record_set_text (record, property, words);
  else
    {
      g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);

      along_record_set_lines (record, property, (const char *const *) lines);
    }
}

static void
lose_refs (ErasePlan *plan, AlongRecord *record, int property)
{
  guint n, kept = 0;
  const AlongId *ids = along_record_get_refs (record, property, &n);
  g_autofree AlongId *left = g_new (AlongId, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    if (!is_gone (plan, ids[i]))
      left[kept++] = ids[i];
  if (kept < n)
    along_record_set_refs (record, property, left, kept);
}

/* erase_least: how sure it must be in a field that the person is meant. */
AlongEraseNamed
erase_least (const EraseOne *one, int property)
{
  return one->all & G_GUINT64_CONSTANT (1) << property ? ALONG_ERASE_SMALL : ALONG_ERASE_NAMED;
}

/*
 * erase_plan_lose: takes what goes out of a value, whatever it is: references, names.
 *
 * @least: how sure it must be that the person is meant
 */
void
erase_plan_lose (ErasePlan *plan, AlongRecord *record, int property, AlongEraseNamed least)
{
  AlongType type = along_record_get_kind (record)->properties[property].type;
  g_autofree char *words = NULL, *without = NULL;

  if (type == ALONG_TYPE_REF)
    {
      if (is_gone (plan, along_record_get_ref (record, property)))
        along_record_unset (record, property);
      return;
    }
  if (type == ALONG_TYPE_REFS)
    {
      lose_refs (plan, record, property);
      return;
    }
  words = erase_words_of (record, property);
  if (named_in (plan, type, words) < least || words == NULL)
    return;
  without = words_without (plan, type, words, least);
  set_words (record, property, without);
}

/* Who is left of a couple is its first, so that their children keep them. */
static void
lose_partner (ErasePlan *plan, AlongRecord *couple)
{
  if (!is_gone (plan, along_record_get_ref (couple, ALONG_COUPLE_P_ONE)))
    return;
  along_record_set_ref (couple, ALONG_COUPLE_P_ONE, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));
  along_record_unset (couple, ALONG_COUPLE_P_OTHER);
}

static const AlongEraseMention *
decision (GPtrArray *decided, AlongRecord *record, int property)
{
  for (guint i = 0; decided != NULL && i < decided->len; i++)
    {
      const AlongEraseMention *mention = decided->pdata[i];

      if (mention->property == property && along_id_equal (mention->record, along_record_get_id (record)))
        return mention;
    }
  return NULL;
}

static void
add_mention (ErasePlan *plan, EraseOne *one, int property, const char *words)
{
  AlongEraseMention *mention = g_new0 (AlongEraseMention, 1);
  AlongType type = along_record_get_kind (one->record)->properties[property].type;
  g_autofree char *all = words_without (plan, type, words, ALONG_ERASE_SMALL);

  mention->kind = along_record_get_kind_id (one->record);
  mention->record = along_record_get_id (one->record);
  mention->property = property;
  mention->fixed = type == ALONG_TYPE_JSON;
  mention->text = g_strdup (words);
  /* What somebody is called is theirs, though it has the name in it: a question. */
  mention->without = erase_is_own_name (one->record, property) ? g_strdup (words)
                                                               : words_without (plan, type, words, ALONG_ERASE_NAMED);
  if (strcmp (all, mention->without) != 0)
    {
      mention->all = g_steal_pointer (&all);
      mention->excerpt = mention->fixed ? along_erase_names_excerpt_json (plan->names, words)
                                        : along_erase_names_excerpt (plan->names, words);
    }
  g_ptr_array_add (plan->mentions, mention);
}

/* A decision counts only for the words that it was made about. */
static void
change_words (ErasePlan *plan, EraseOne *one, int property, const char *words, GPtrArray *decided)
{
  const AlongEraseMention *mention = decision (decided, one->record, property);
  AlongType type = along_record_get_kind (one->record)->properties[property].type;
  gboolean own = erase_is_own_name (one->record, property);
  gboolean heard = mention != NULL && g_strcmp0 (mention->text, words) == 0 && !(own && along_text_is_empty (mention->without));

  add_mention (plan, one, property, words);
  if (heard && (mention->fixed ? mention->strike : named_in (plan, type, mention->without) == ALONG_ERASE_NOT_NAMED))
    one->all |= G_GUINT64_CONSTANT (1) << property;
  if (heard && !mention->fixed)
    set_words (one->after, property, mention->without);
  else if (!own)
    erase_plan_lose (plan, one->after, property, erase_least (one, property));
}

/* The record as it will be. */
static void
change (ErasePlan *plan, EraseOne *one, GPtrArray *decided)
{
  const AlongKind *kind = along_record_get_kind (one->record);
  gboolean differs = FALSE;

  one->after = along_record_copy (one->record);
  if (kind->id == ALONG_KIND_COUPLE)
    lose_partner (plan, one->after);
  for (guint i = 0; i < kind->n_properties; i++)
    {
      g_autofree char *words = erase_words_of (one->record, (int) i);

      if (erase_is_own_name (one->record, (int) i) && !erase_is_borrowed (words))
        continue;
      if (named_in (plan, kind->properties[i].type, words) > ALONG_ERASE_NOT_NAMED)
        change_words (plan, one, (int) i, words, decided);
      else
        erase_plan_lose (plan, one->after, (int) i, ALONG_ERASE_NAMED);
      differs |= !along_value_equal (&kind->properties[i], along_record_peek (one->record, (int) i),
                                     along_record_peek (one->after, (int) i));
    }
  if (!differs)
    g_clear_object (&one->after);
}

/* Where a person took all words away that a record must have, the record goes. */
static gboolean
is_emptied (ErasePlan *plan, EraseOne *one, GPtrArray *decided)
{
  const AlongKind *kind = along_record_get_kind (one->record);

  for (guint i = 0; i < kind->n_properties; i++)
    {
      const AlongEraseMention *mention = decision (decided, one->record, (int) i);
      g_autofree char *words = mention != NULL ? erase_words_of (one->record, (int) i) : NULL;

      if (mention != NULL && !mention->fixed && kind->id != ALONG_KIND_PERSON && kind->properties[i].flags & ALONG_PROPERTY_NEEDED
          && along_text_is_empty (mention->without) && g_strcmp0 (mention->text, words) == 0)
        return kind->id != ALONG_KIND_FAMILY;
    }
  return FALSE;
}

static void
begin (ErasePlan *plan, GPtrArray *decided)
{
  gboolean family = along_id_is_none (plan->person);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      EraseOne *one = value;

      one->gone = family || one->same || along_id_equal (along_record_get_id (one->record), plan->person)
                  || (along_record_is_deleted (one->record) && record_names (plan, one->record))
                  || is_emptied (plan, one, decided);
    }
}

/* By kind, and as they were made. */
static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const AlongEraseMention *one = *(AlongEraseMention *const *) a, *other = *(AlongEraseMention *const *) b;
  int order = (int) one->kind - (int) other->kind;

  if (order == 0)
    order = along_id_compare (one->record, other->record);
  return order != 0 ? order : one->property - other->property;
}

static gboolean
refuse_missing (GError **error)
{
  g_set_error_literal (error, ALONG_STORE_ERROR, ALONG_STORE_ERROR_NOTHING, _ ("This is not in the caseload any more."));
  return FALSE;
}

static gboolean
load (StoreConnection *connection, ErasePlan *plan, GError **error)
{
  EraseOne *person;

  for (guint i = 0; i < ALONG_N_KINDS; i++)
    if (along_kind_get (i)->owner == ALONG_OWNER_FAMILY && !load_kind (connection, plan, along_kind_get (i), error))
      return FALSE;
  if (g_hash_table_size (plan->all) == 0)
    return refuse_missing (error);
  if (along_id_is_none (plan->person))
    return TRUE;
  person = find (plan, plan->person);
  if (person == NULL || along_record_get_kind_id (person->record) != ALONG_KIND_PERSON)
    return refuse_missing (error);
  return erase_gather_names (connection, plan, person->record, error);
}

/*
 * erase_plan: works out what goes and what stays in another form.
 *
 * @decided: (nullable) (element-type AlongEraseMention): what a person decided about words that name the person
 */
ErasePlan *
erase_plan (StoreConnection *connection, AlongId family, AlongId person, GPtrArray *decided, GError **error)
{
  g_autoptr (ErasePlan) plan = g_new0 (ErasePlan, 1);
  GHashTableIter iter;
  gpointer value;

  plan->family = family;
  plan->person = person;
  plan->all = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, one_free);
  plan->names = along_erase_names_new ();
  plan->mentions = g_ptr_array_new_with_free_func (mention_free);
  if (!load (connection, plan, error))
    return NULL;
  begin (plan, decided);
  follow (plan);
  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((EraseOne *) value)->gone)
      change (plan, value, decided);
  g_ptr_array_sort (plan->mentions, compare_mentions);
  return g_steal_pointer (&plan);
}

/* erase_plan_count: how many of each kind go, and how many stay in another form. */
void
erase_plan_count (ErasePlan *plan, guint counts[ALONG_N_KINDS], guint *kept)
{
  GHashTableIter iter;
  gpointer value;

  *kept = 0;
  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;

      if (one->gone)
        counts[along_record_get_kind_id (one->record)]++;
      *kept += one->after != NULL;
    }
}

/* erase_plan_left: in how many texts of each kind a name stays that may be the person's. */
void
erase_plan_left (ErasePlan *plan, guint left[ALONG_N_KINDS])
{
  for (guint i = 0; i < plan->mentions->len; i++)
    {
      const AlongEraseMention *mention = plan->mentions->pdata[i];
      const EraseOne *one = find (plan, mention->record);
      AlongRecord *record = one->after != NULL ? one->after : one->record;

      left[mention->kind] += erase_plan_named (plan, record, mention->property) > ALONG_ERASE_NOT_NAMED;
    }
}
