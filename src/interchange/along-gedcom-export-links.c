/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Couples, lone parents and carers of a family as the FAM records they will be. */
#include "along-gedcom-export-private.h"

static void
free_union (gpointer data)
{
  Union *u = data;

  g_array_unref (u->children);
  g_free (u);
}

/** along_gedcom_export_number: a person's number from 1, or 0 for one who does not go out. */
guint
along_gedcom_export_number (Export *export, AlongId id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (export->people, &id));
}

static void
remember (GHashTable *table, guint person, guint number)
{
  GArray *numbers;

  if (person == 0)
    return;
  numbers = g_hash_table_lookup (table, GUINT_TO_POINTER (person));
  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, GUINT_TO_POINTER (person), numbers);
    }
  g_array_append_val (numbers, number);
}

static Union *
add_union (Export *export, AlongRecord *couple, AlongId one, AlongId other)
{
  Union *u = g_new0 (Union, 1);

  u->couple = couple;
  u->one = one;
  u->other = other;
  u->children = g_array_new (FALSE, TRUE, sizeof (Child));
  g_ptr_array_add (export->unions, u);
  remember (export->spouses, along_gedcom_export_number (export, one), export->unions->len);
  if (!along_id_is_none (other) && !along_id_equal (one, other))
    remember (export->spouses, along_gedcom_export_number (export, other), export->unions->len);
  return u;
}

/* The FAM of these two (either way round), made if there is none. */
static guint
find_union (Export *export, AlongId one, AlongId other)
{
  GArray *numbers = g_hash_table_lookup (export->spouses, GUINT_TO_POINTER (along_gedcom_export_number (export, one)));

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      Union *u = g_ptr_array_index (export->unions, number - 1);

      if ((along_id_equal (u->one, one) && along_id_equal (u->other, other))
          || (along_id_equal (u->one, other) && along_id_equal (u->other, one)))
        return number;
    }
  add_union (export, NULL, one, other);
  return export->unions->len;
}

static Child *
add_child (Export *export, guint number, AlongId child)
{
  Union *u = g_ptr_array_index (export->unions, number - 1);
  Child fresh = { .child = child };

  for (guint i = 0; i < u->children->len; i++)
    if (along_id_equal (g_array_index (u->children, Child, i).child, child))
      return &g_array_index (u->children, Child, i);
  g_array_append_val (u->children, fresh);
  remember (export->parents, along_gedcom_export_number (export, child), number);
  return &g_array_index (u->children, Child, u->children->len - 1);
}

static gboolean
is_mother (Export *export, AlongId person)
{
  AlongRecord *record = along_family_find (export->family, ALONG_KIND_PERSON, person);
  int gender = record != NULL ? along_record_get_enum (record, ALONG_PERSON_P_GENDER) : ALONG_GENDER_UNKNOWN;

  return gender == ALONG_GENDER_FEMALE || gender == ALONG_GENDER_TRANS_WOMAN;
}

/** along_gedcom_export_positions: who goes into WIFE and who into HUSB, which 5.5.1 gives a sex to. */
void
along_gedcom_export_positions (Export *export, const Union *u, AlongId *husband, AlongId *wife)
{
  gboolean swap = is_mother (export, u->one) && !(!along_id_is_none (u->other) && is_mother (export, u->other));

  *husband = swap ? u->other : u->one;
  *wife = swap ? u->one : u->other;
}

static const char *
words_of_nature (AlongRecord *link)
{
  switch (along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE))
    {
    case ALONG_CHILD_NATURE_STEP:
      return "Step";
    case ALONG_CHILD_NATURE_UNCERTAIN:
      return "Uncertain";
    default:
      return "Birth";
    }
}

/* A link to one parent: into the couple whose other half has a link to the same child too, else into a FAM
 * of that parent alone. */
static void
gather_lone_link (Export *export, AlongRecord *link)
{
  AlongId child = along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD);
  AlongId parent = along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT), husband, wife;
  GArray *numbers = g_hash_table_lookup (export->spouses, GUINT_TO_POINTER (along_gedcom_export_number (export, parent)));
  GPtrArray *siblings;
  guint number = 0;
  Child *entry;

  siblings = along_gedcom_export_of (export->lone_links, along_gedcom_export_number (export, child));
  for (guint s = 0; siblings != NULL && s < siblings->len && number == 0; s++)
    {
      AlongRecord *second = g_ptr_array_index (siblings, s);
      AlongId other = along_record_get_ref (second, ALONG_CHILD_LINK_P_PARENT);

      for (guint i = 0; second != link && numbers != NULL && i < numbers->len && number == 0; i++)
        {
          Union *u = g_ptr_array_index (export->unions, g_array_index (numbers, guint, i) - 1);

          if (u->couple != NULL && (along_id_equal (u->one, other) || along_id_equal (u->other, other)))
            number = g_array_index (numbers, guint, i);
        }
    }
  if (number == 0)
    {
      number = find_union (export, parent, ALONG_ID_NONE);
      add_child (export, number, child);
      return;
    }
  entry = add_child (export, number, child);
  along_gedcom_export_positions (export, g_ptr_array_index (export->unions, number - 1), &husband, &wife);
  if (along_id_equal (husband, parent))
    entry->to_father = words_of_nature (link);
  else
    entry->to_mother = words_of_nature (link);
}

/* A link to a couple. */
static void
gather_couple_link (Export *export, AlongRecord *link, AlongId couple)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (export->union_of_couple, &couple));
  Child *entry;

  if (number == 0)
    return;
  entry = add_child (export, number, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD));
  if (along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE) == ALONG_CHILD_NATURE_STEP)
    entry->to_father = entry->to_mother = "Step";
}

static void
gather_care_link (Export *export, AlongRecord *link)
{
  AlongId child = along_record_get_ref (link, ALONG_CARE_LINK_P_CHILD);
  guint n;
  const AlongId *carers = along_record_get_refs (link, ALONG_CARE_LINK_P_CARERS, &n);
  Child *entry;

  if ((export->parts & ALONG_GEDCOM_EXPORT_CARE) == 0 || n == 0 || along_gedcom_export_number (export, child) == 0)
    {
      export->exported.left_out++;
      return;
    }
  export->exported.records++;
  entry = add_child (export, find_union (export, carers[0], n > 1 ? carers[1] : ALONG_ID_NONE), child);
  entry->pedigree = along_record_get_enum (link, ALONG_CARE_LINK_P_KIND) == ALONG_CARE_KIND_ADOPTION ? "ADOPTED" : "FOSTER";
}

/** along_gedcom_export_group: the records of a kind by the number of the person that @property names. */
GHashTable *
along_gedcom_export_group (Export *export, AlongKindId kind, int property)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  AlongRecord *record;

  ALONG_FOREACH (record, export->family, kind)
    {
      guint person = along_gedcom_export_number (export, along_record_get_ref (record, property));
      GPtrArray *group = along_gedcom_export_of (groups, person);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, GUINT_TO_POINTER (person), group);
        }
      g_ptr_array_add (group, record);
    }
  return groups;
}

/** along_gedcom_export_of: (nullable): the records of one person, in a grouping. */
GPtrArray *
along_gedcom_export_of (GHashTable *groups, guint person)
{
  return g_hash_table_lookup (groups, GUINT_TO_POINTER (person));
}

/** along_gedcom_export_begin: numbers the people and gathers who is whose partner and child. */
void
along_gedcom_export_begin (Export *export)
{
  AlongRecord *record;

  export->people = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  export->union_of_couple = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  export->unions = g_ptr_array_new_with_free_func (free_union);
  export->spouses = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  export->parents = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  ALONG_FOREACH (record, export->family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (record);

      g_hash_table_insert (export->people, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (g_hash_table_size (export->people) + 1));
    }
  export->lone_links = along_gedcom_export_group (export, ALONG_KIND_CHILD_LINK, ALONG_CHILD_LINK_P_CHILD);
  ALONG_FOREACH (record, export->family, ALONG_KIND_COUPLE)
    {
      AlongId id = along_record_get_id (record);

      add_union (export, record, along_record_get_ref (record, ALONG_COUPLE_P_ONE), along_record_get_ref (record, ALONG_COUPLE_P_OTHER));
      g_hash_table_insert (export->union_of_couple, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (export->unions->len));
    }
  ALONG_FOREACH (record, export->family, ALONG_KIND_CHILD_LINK)
    {
      AlongId couple = along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE);

      if (along_gedcom_export_number (export, along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD)) == 0)
        continue;
      export->exported.records++;
      if (along_id_is_none (couple))
        gather_lone_link (export, record);
      else
        gather_couple_link (export, record, couple);
    }
  ALONG_FOREACH (record, export->family, ALONG_KIND_CARE_LINK)
    gather_care_link (export, record);
}

void
along_gedcom_export_end (Export *export)
{
  g_hash_table_unref (export->people);
  g_hash_table_unref (export->union_of_couple);
  g_hash_table_unref (export->lone_links);
  g_hash_table_unref (export->spouses);
  g_hash_table_unref (export->parents);
  g_ptr_array_unref (export->unions);
}
