/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "erase.h"

#include <string.h>

/*
 * What the person who goes is called, and who else is called so: a name that somebody who stays bears says nothing of who is
 * meant, and what others are called themselves is never touched.
 */

static const struct
{
  AlongKindId kind;
  int property;
} own_names[] = {
  { ALONG_KIND_PERSON, ALONG_PERSON_P_NAME },
  { ALONG_KIND_PERSON, ALONG_PERSON_P_GIVEN },
  { ALONG_KIND_PERSON, ALONG_PERSON_P_SURNAME },
  { ALONG_KIND_PERSON, ALONG_PERSON_P_PREFERRED },
  { ALONG_KIND_PERSON, ALONG_PERSON_P_PRONOUNCED },
  { ALONG_KIND_PERSON, ALONG_PERSON_P_PHONE },
  { ALONG_KIND_PERSON, ALONG_PERSON_P_NHS_NUMBER },
  { ALONG_KIND_ALIAS, ALONG_ALIAS_P_NAME },
  { ALONG_KIND_PROFESSIONAL, ALONG_PROFESSIONAL_P_NAME },
};

/* What of the team's may be called as a person is. */
static const char *const team_names[] = {
  "SELECT \"name\", \"phone\" FROM \"worker\" WHERE \"deleted\" = 0",
  "SELECT \"name\", NULL FROM \"agency\" WHERE \"deleted\" = 0",
};

/* erase_is_own_name: whether this is what somebody is called; who was removed stays removed under their own name. */
gboolean
erase_is_own_name (AlongRecord *record, int property)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (own_names[i].kind == along_record_get_kind_id (record) && own_names[i].property == property)
      return TRUE;
  return FALSE;
}

/* erase_is_borrowed: whether this is what somebody is called after somebody else: "Lily's mum", "Nurse of Lily Smith". */
gboolean
erase_is_borrowed (const char *name)
{
  return name != NULL && g_regex_match_simple ("['\u2019][sS]($|\\W)|[sS]['\u2019]($|\\s)|\\s(of|to|for)\\s", name, 0, 0);
}

/* erase_words_of: the words of a property, lines one below the other. (nullable) */
char *
erase_words_of (AlongRecord *record, int property)
{
  const AlongProperty *described = &along_record_get_kind (record)->properties[property];

  if (!along_record_has (record, property))
    return NULL;
  switch (described->type)
    {
    case ALONG_TYPE_LINE:
    case ALONG_TYPE_TEXT:
    case ALONG_TYPE_JSON:
      return g_strdup (along_record_get_text (record, property));
    case ALONG_TYPE_LINES:
      return g_strjoinv ("\n", (char **) along_record_get_lines (record, property));
    default:
      return NULL;
    }
}

static gboolean
is_of_person (ErasePlan *plan, AlongRecord *record)
{
  return along_id_equal (along_record_get_id (record), plan->person)
         || (along_record_get_kind_id (record) == ALONG_KIND_ALIAS
             && along_record_refers_to (record, ALONG_ALIAS_P_PERSON, plan->person));
}

/* What the others are called, each by itself. @standing: gets what those are called who were not removed. */
static GPtrArray *
others (StoreConnection *connection, ErasePlan *plan, GPtrArray *standing, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;
      AlongRecord *record = one->record;

      for (guint i = 0; i < G_N_ELEMENTS (own_names) && !one->same && !is_of_person (plan, record); i++)
        if (erase_is_own_name (record, own_names[i].property) && own_names[i].kind == along_record_get_kind_id (record)
            && along_record_has (record, own_names[i].property))
          {
            g_ptr_array_add (names, g_strdup (along_record_get_text (record, own_names[i].property)));
            if (!along_record_is_deleted (record))
              g_ptr_array_add (standing, g_strdup (names->pdata[names->len - 1]));
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (team_names); i++)
    {
      sqlite3_stmt *statement = store_statement (connection, team_names[i], error);
      gboolean row, good;

      if (statement == NULL)
        return NULL;
      for (good = store_row (connection, statement, &row, error); good && row;
           good = store_row (connection, statement, &row, error))
        for (int column = 0; column < 2; column++)
          if (sqlite3_column_type (statement, column) != SQLITE_NULL)
            {
              g_ptr_array_add (names, store_column_text (statement, column));
              g_ptr_array_add (standing, g_strdup (names->pdata[names->len - 1]));
            }
      if (!good)
        return NULL;
    }
  return g_steal_pointer (&names);
}

/* Whether a removed person has a name of the person who goes. Who is put together with another leaves them the name. */
static gboolean
is_called_alike (ErasePlan *plan, AlongRecord *removed)
{
  const char *name = along_record_get_text (removed, ALONG_PERSON_P_NAME);
  const char *first = name != NULL ? strchr (name, ' ') : NULL;
  g_autofree char *word = first != NULL ? g_strndup (name, (gsize) (first - name)) : g_strdup (name);
  const char *own = along_record_get_text (((EraseOne *) g_hash_table_lookup (plan->all, &plan->person))->record, ALONG_PERSON_P_NAME);
  GHashTableIter iter;
  gpointer value;

  if (name == NULL)
    return FALSE;
  if (own != NULL && g_str_has_prefix (own, word) && (own[strlen (word)] == '\0' || own[strlen (word)] == ' '))
    return TRUE;
  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AlongRecord *record = ((EraseOne *) value)->record;

      if (along_record_get_kind_id (record) == ALONG_KIND_ALIAS && is_of_person (plan, record)
          && g_strcmp0 (along_record_get_text (record, ALONG_ALIAS_P_NAME), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the edit that removed somebody has the person who goes in it: so it is where the two were put together. */
static gboolean
is_same_person (StoreConnection *connection, ErasePlan *plan, AlongId removed, gboolean *same, GError **error)
{
  sqlite3_stmt *statement = store_statement (
    connection,
    "SELECT 1 FROM \"journal\" d JOIN \"edit\" e ON e.\"id\" = d.\"edit\" JOIN \"journal\" c ON c.\"n\" BETWEEN e.\"first_n\" AND e.\"last_n\" "
    "LEFT JOIN \"journal_image\" i ON i.\"slot\" = 2 * c.\"n\" + 1 WHERE d.\"family\" = ?1 AND d.\"record\" = ?2 AND d.\"op\" = 'delete' "
    "AND (c.\"record\" = ?3 OR instr (i.\"image\", ?4) > 0) LIMIT 1", error);
  char text[ALONG_ID_TEXT];

  if (statement == NULL)
    return FALSE;
  along_id_format (plan->person, text);
  store_bind_id (statement, 1, plan->family);
  store_bind_id (statement, 2, removed);
  store_bind_id (statement, 3, plan->person);
  store_bind_text (statement, 4, text);
  if (!store_row (connection, statement, same, error))
    return FALSE;
  if (*same)
    sqlite3_reset (statement);
  return TRUE;
}

static gboolean
find_same (StoreConnection *connection, ErasePlan *plan, GError **error)
{
  const EraseOne *person = g_hash_table_lookup (plan->all, &plan->person);
  const char *name = along_record_get_text (person->record, ALONG_PERSON_P_NAME);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      EraseOne *one = value;
      AlongId id = along_record_get_id (one->record);

      if (along_record_get_kind_id (one->record) == ALONG_KIND_PERSON && along_record_is_deleted (one->record)
          && !along_id_equal (id, plan->person) && is_called_alike (plan, one->record)
          && !is_same_person (connection, plan, id, &one->same, error))
        return FALSE;
      /* Of the very same name: entered twice, and one of them removed by hand. */
      one->same |= along_record_get_kind_id (one->record) == ALONG_KIND_PERSON && along_record_is_deleted (one->record)
                   && !along_id_equal (id, plan->person)
                   && g_strcmp0 (along_record_get_text (one->record, ALONG_PERSON_P_NAME), name) == 0;
    }
  return TRUE;
}

static void
add (ErasePlan *plan, GPtrArray *others, const char *name)
{
  gboolean shared = FALSE;

  for (guint i = 0; i < others->len && name != NULL && !shared; i++)
    shared = !erase_is_borrowed (others->pdata[i]) && along_erase_has_words (others->pdata[i], name);
  along_erase_names_add (plan->names, name, shared);
}

/* Which of the names are words as well, the family's own texts tell. */
static void
learn (ErasePlan *plan)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AlongRecord *record = ((EraseOne *) value)->record;
      const AlongKind *kind = along_record_get_kind (record);

      for (guint i = 0; i < kind->n_properties; i++)
        if (kind->properties[i].type == ALONG_TYPE_TEXT)
          along_erase_names_learn (plan->names, along_record_get_text (record, (int) i));
    }
}

static void
add_person (ErasePlan *plan, GPtrArray *others, AlongRecord *person)
{
  static const int called[] = { ALONG_PERSON_P_NAME,  ALONG_PERSON_P_GIVEN,      ALONG_PERSON_P_SURNAME, ALONG_PERSON_P_PREFERRED,
                                ALONG_PERSON_P_PHONE, ALONG_PERSON_P_NHS_NUMBER };
  const char *name = along_record_get_text (person, ALONG_PERSON_P_NAME);
  g_auto (GStrv) words = g_strsplit (name != NULL ? name : "", " ", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < G_N_ELEMENTS (called); i++)
    add (plan, others, along_record_get_text (person, called[i]));
  if (n > 0)
    add (plan, others, words[0]);
  if (n > 1)
    add (plan, others, words[n - 1]);
}

/* Whether the whole name of the person who goes is in what somebody else is called: it may be the same human being. */
static gboolean
has_whole_name (ErasePlan *plan, const char *called)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;
      AlongRecord *record = one->record;
      gboolean theirs = one->same || is_of_person (plan, record);
      AlongKindId kind = along_record_get_kind_id (record);
      const char *name = !theirs ? NULL
                         : along_record_get_text (record, kind == ALONG_KIND_ALIAS ? ALONG_ALIAS_P_NAME : ALONG_PERSON_P_NAME);

      if (name != NULL && strchr (name, ' ') != NULL && along_erase_has_words (called, name))
        return TRUE;
    }
  return FALSE;
}

/* erase_gather_names: what the person is called and can be rung by. */
gboolean
erase_gather_names (StoreConnection *connection, ErasePlan *plan, AlongRecord *person, GError **error)
{
  g_autoptr (GPtrArray) standing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) called = find_same (connection, plan, error) ? others (connection, plan, standing, error) : NULL;
  GHashTableIter iter;
  gpointer value;

  if (called == NULL)
    return FALSE;
  add_person (plan, called, person);
  g_hash_table_iter_init (&iter, plan->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const EraseOne *one = value;

      if (one->same)
        add_person (plan, called, one->record);
      else if (along_record_get_kind_id (one->record) == ALONG_KIND_ALIAS && is_of_person (plan, one->record))
        add (plan, called, along_record_get_text (one->record, ALONG_ALIAS_P_NAME));
    }
  for (guint i = 0; i < standing->len; i++)
    if (!erase_is_borrowed (standing->pdata[i]) && !has_whole_name (plan, standing->pdata[i]))
      along_erase_names_keep (plan->names, standing->pdata[i]);
  learn (plan);
  return TRUE;
}
