/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Couples, lone parents and carers of a family as the FAM records they will be. */
#include "along-gedcom-export-private.h"

#include <string.h>

#include "along-facts.h"
#include "along-gedcom-words.h"
#include "along-secrets.h"

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
add_child (Export *export, guint number, guint child)
{
  Union *u = g_ptr_array_index (export->unions, number - 1);
  GArray *parents = g_hash_table_lookup (export->parents, GUINT_TO_POINTER (child));
  Child fresh = { .child = child };

  for (guint p = 0; parents != NULL && p < parents->len; p++)
    if (g_array_index (parents, guint, p) == number)
      for (guint i = 0; i < u->children->len; i++)
        if (g_array_index (u->children, Child, i).child == child)
          return &g_array_index (u->children, Child, i);
  g_array_append_val (u->children, fresh);
  remember (export->parents, child, number);
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
      int nature = along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE);

      if (along_gedcom_kept_hides (export->kept, parent, "FAM"))
        {
          export->exported.left_out++;
          return;
        }
      number = find_union (export, parent, ALONG_ID_NONE);
      entry = add_child (export, number, along_gedcom_export_number (export, child));
      if (nature != ALONG_CHILD_NATURE_BIRTH)
        entry->nature = entry->to_father = entry->to_mother = along_gedcom_words_of_nature (nature);
      return;
    }
  entry = add_child (export, number, along_gedcom_export_number (export, child));
  along_gedcom_export_positions (export, g_ptr_array_index (export->unions, number - 1), &husband, &wife);
  if (along_id_equal (husband, parent))
    entry->to_father = along_gedcom_words_of_nature (along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE));
  else
    entry->to_mother = along_gedcom_words_of_nature (along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE));
}

/* A link to a couple. */
static void
gather_couple_link (Export *export, AlongRecord *link, AlongId couple)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (export->union_of_couple, &couple));
  int nature = along_record_get_enum (link, ALONG_CHILD_LINK_P_NATURE);
  Child *entry;

  if (number == 0)
    return;
  entry = add_child (export, number, along_gedcom_export_number (export, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD)));
  if (nature != ALONG_CHILD_NATURE_BIRTH)
    entry->nature = entry->to_father = entry->to_mother = along_gedcom_words_of_nature (nature);
}

/* The same words of two people, either way round. */
static char *
two_of (AlongId one, AlongId other)
{
  char first[ALONG_ID_TEXT], second[ALONG_ID_TEXT];

  along_id_format (one, first);
  along_id_format (other, second);
  return strcmp (first, second) < 0 ? g_strdup_printf ("%s %s", first, second) : g_strdup_printf ("%s %s", second, first);
}

/* Whether a file called confidential that these two are, or were, anything to each other. */
static gboolean
is_hidden_two (Export *export, AlongId one, AlongId other)
{
  g_autofree char *two = NULL;

  if (g_hash_table_size (export->hidden_twos) == 0 || along_id_is_none (one) || along_id_is_none (other))
    return FALSE;
  two = two_of (one, other);
  return g_hash_table_contains (export->hidden_twos, two);
}

static gboolean
is_hidden_couple (Export *export, AlongRecord *record)
{
  AlongId id = along_record_get_id (record);

  return along_gedcom_kept_is_confidential (export->kept, id)
         || along_gedcom_kept_hides_tie (export->kept, along_record_get_ref (record, ALONG_COUPLE_P_ONE), id)
         || along_gedcom_kept_hides_tie (export->kept, along_record_get_ref (record, ALONG_COUPLE_P_OTHER), id);
}

/* What a file calls confidential of two it calls so of all that they were to each other: one FAM of it may be several records. */
static void
find_hidden_twos (Export *export)
{
  AlongRecord *record;

  export->hidden_twos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ALONG_FOREACH (record, export->family, ALONG_KIND_COUPLE)
    if (along_record_has (record, ALONG_COUPLE_P_OTHER) && is_hidden_couple (export, record))
      g_hash_table_add (export->hidden_twos, two_of (along_record_get_ref (record, ALONG_COUPLE_P_ONE), along_record_get_ref (record, ALONG_COUPLE_P_OTHER)));
}

static void
gather_care_link (Export *export, AlongRecord *link)
{
  AlongId child = along_record_get_ref (link, ALONG_CARE_LINK_P_CHILD), carers[2] = { ALONG_ID_NONE, ALONG_ID_NONE };
  guint n, known = 0, number = along_gedcom_export_number (export, child);
  const AlongId *all = along_record_get_refs (link, ALONG_CARE_LINK_P_CARERS, &n);

  for (guint i = 0; i < n && known < 2; i++)
    if (along_gedcom_export_number (export, all[i]) != 0)
      carers[known++] = all[i];
  if (known == 0 || number == 0 || is_hidden_two (export, carers[0], carers[1])
      || (along_record_get_enum (link, ALONG_CARE_LINK_P_KIND) == ALONG_CARE_KIND_ADOPTION && along_gedcom_kept_hides (export->kept, child, "ADOP")))
    {
      export->exported.left_out++;
      return;
    }
  if (along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_CARE))
    add_child (export, find_union (export, carers[0], carers[1]), number)->care = link;
}

/* A pregnancy that was lost before anybody was named: a record of its own, a child of those two. */
static void
gather_loss (Export *export, AlongRecord *pregnancy)
{
  AlongId mother = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER), other = along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT);
  Loss loss = { pregnancy, g_hash_table_size (export->people) + export->losses->len + 1 };

  if (!along_gedcom_export_is_loss (along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME))
      || along_record_has (pregnancy, ALONG_PREGNANCY_P_BABIES))
    return;
  if (along_gedcom_export_number (export, mother) == 0 || !along_gedcom_export_wants (export, ALONG_GEDCOM_EXPORT_PREGNANCIES))
    return;
  if (along_gedcom_export_number (export, other) == 0)
    other = ALONG_ID_NONE;
  if (is_hidden_two (export, mother, other))
    {
      export->exported.left_out++;
      return;
    }
  g_array_append_val (export->losses, loss);
  add_child (export, find_union (export, mother, other), loss.number);
}

/* Those of pregnancies that go on or were lost, and who lived for days, whom only those who asked for pregnancies see, unless it
 * is confidential. */
static GHashTable *
find_unborn (Export *export)
{
  GHashTable *unborn = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  AlongRecord *pregnancy, *person;

  ALONG_FOREACH (pregnancy, export->family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

      for (guint i = 0; i < n; i++)
        {
          gboolean wanted = (export->parts & ALONG_GEDCOM_EXPORT_PREGNANCIES) != 0 && !along_gedcom_kept_hides (export->kept, babies[i], "EVEN")
                            && !along_gedcom_kept_hides (export->kept, babies[i], "DEAT");

          if (!wanted && along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) != ALONG_PREGNANCY_OUTCOME_LIVE_BIRTH
              && !along_gedcom_export_lives (export, pregnancy, babies[i]))
            g_hash_table_add (unborn, g_memdup2 (&babies[i], sizeof babies[i]));
        }
    }
  if ((export->parts & ALONG_GEDCOM_EXPORT_PREGNANCIES) == 0)
    ALONG_FOREACH (person, export->family, ALONG_KIND_PERSON)
      {
        AlongId id = along_record_get_id (person);

        if (along_facts_died_newborn (person))
          g_hash_table_add (unborn, g_memdup2 (&id, sizeof id));
      }
  return unborn;
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

static void
number_people (Export *export)
{
  g_autoptr (GHashTable) unborn = find_unborn (export);
  g_autoptr (GHashTable) carers = (export->parts & ALONG_GEDCOM_EXPORT_CARE) != 0 ? NULL : along_there_by_care (export->whole, export->reader);
  AlongRecord *record;

  ALONG_FOREACH (record, export->family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (record);

      if (g_hash_table_contains (unborn, &id) || (carers != NULL && g_hash_table_contains (carers, &id)) || along_gedcom_kept_is_confidential (export->kept, id))
        export->exported.left_out++;
      else
        g_hash_table_insert (export->people, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (g_hash_table_size (export->people) + 1));
    }
}

static void
gather_twins (Export *export)
{
  AlongRecord *record;

  export->twins = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  ALONG_FOREACH (record, export->family, ALONG_KIND_PERSON)
    {
      const char *set = along_record_get_text (record, ALONG_PERSON_P_TWIN);
      GPtrArray *twins = set != NULL ? g_hash_table_lookup (export->twins, set) : NULL;

      if (set == NULL || along_gedcom_export_number (export, along_record_get_id (record)) == 0)
        continue;
      if (twins == NULL)
        {
          twins = g_ptr_array_new ();
          g_hash_table_insert (export->twins, (char *) set, twins);
        }
      g_ptr_array_add (twins, record);
    }
}

static const struct
{
  AlongKindId kind;
  int person;
} grouped[] = {
  { ALONG_KIND_ALIAS, ALONG_ALIAS_P_PERSON },
  { ALONG_KIND_BOND, ALONG_BOND_P_FROM },
  { ALONG_KIND_CONDITION, ALONG_CONDITION_P_PERSON },
  { ALONG_KIND_SUPPORT_STATUS, ALONG_SUPPORT_STATUS_P_CHILD },
  { ALONG_KIND_LEGAL_STATUS, ALONG_LEGAL_STATUS_P_CHILD },
  { ALONG_KIND_LIVING, ALONG_LIVING_P_CHILD },
  { ALONG_KIND_MEMBERSHIP, ALONG_MEMBERSHIP_P_PERSON },
};

/* Whether a divorce follows of those who parted in @couple. */
static gboolean
is_divorced_later (Export *export, AlongRecord *couple)
{
  AlongRecord *other;

  ALONG_FOREACH (other, export->family, ALONG_KIND_COUPLE)
    if (along_couple_same_two (other, couple) && along_couples_parted (export->couples, other) == couple)
      return TRUE;
  return FALSE;
}

/* The FAM of those who parted of which @record is that they are together again, where one FAM can say it so that it is read as these
 * two times: once, with a day of each. Else it has a FAM of its own. */
static guint
parted_before (Export *export, AlongRecord *record)
{
  AlongRecord *before = along_couples_again (export->couples, record) ? along_couples_before (export->couples, record) : NULL;
  AlongId id = before != NULL ? along_record_get_id (before) : ALONG_ID_NONE;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (export->union_of_couple, &id));
  Union *u = number != 0 ? g_ptr_array_index (export->unions, number - 1) : NULL;
  int state = along_record_get_enum (record, ALONG_COUPLE_P_STATE), was;
  int begun, parted, since = along_record_get_last_day (record, ALONG_COUPLE_P_FROM), over;

  if (u == NULL || u->couple != before || u->divorce != NULL || u->again != NULL || along_couples_again (export->couples, before))
    return 0;
  was = along_record_get_enum (before, ALONG_COUPLE_P_STATE);
  begun = along_record_get_day (before, ALONG_COUPLE_P_FROM);
  parted = along_record_get_day (before, ALONG_COUPLE_P_TO);
  over = along_record_get_day (record, ALONG_COUPLE_P_TO);
  if ((was != ALONG_COUPLE_STATE_SEPARATED && was != ALONG_COUPLE_STATE_ENDED) || parted == ALONG_DAY_NONE || since == ALONG_DAY_NONE
      || parted > since
      || (along_record_has (before, ALONG_COUPLE_P_FROM)
          && (begun == ALONG_DAY_NONE || begun > along_record_get_last_day (before, ALONG_COUPLE_P_TO)))
      || is_divorced_later (export, before) || is_divorced_later (export, record))
    return 0;
  if (state == ALONG_COUPLE_STATE_DIVORCED ? was != ALONG_COUPLE_STATE_SEPARATED || over == ALONG_DAY_NONE || since >= over
                                           : over != ALONG_DAY_NONE && (state == ALONG_COUPLE_STATE_RECONCILED || state == ALONG_COUPLE_STATE_CURRENT))
    return 0;
  return number;
}

static void
gather_couple (Export *export, AlongRecord *record)
{
  AlongId id = along_record_get_id (record), one = along_record_get_ref (record, ALONG_COUPLE_P_ONE);
  AlongId other = along_record_get_ref (record, ALONG_COUPLE_P_OTHER);
  AlongRecord *separated = along_couples_parted (export->couples, record);
  AlongId before = separated != NULL ? along_record_get_id (separated) : ALONG_ID_NONE;
  guint parted = GPOINTER_TO_UINT (g_hash_table_lookup (export->union_of_couple, &before));

  if ((along_gedcom_export_number (export, one) == 0 && along_gedcom_export_number (export, other) == 0)
      || is_hidden_couple (export, record) || is_hidden_two (export, one, other))
    {
      export->exported.left_out++;
      return;
    }
  if (parted != 0 && ((Union *) export->unions->pdata[parted - 1])->divorce == NULL)
    {
      ((Union *) export->unions->pdata[parted - 1])->divorce = record;
      g_hash_table_insert (export->union_of_couple, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (parted));
      export->exported.records++;
      return;
    }
  parted = parted_before (export, record);
  if (parted != 0)
    {
      ((Union *) export->unions->pdata[parted - 1])->again = record;
      g_hash_table_insert (export->union_of_couple, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (parted));
      export->exported.records++;
      return;
    }
  add_union (export, record, one, other);
  g_hash_table_insert (export->union_of_couple, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (export->unions->len));
}

/** along_gedcom_export_begin: numbers the people and gathers who is whose partner and child. */
void
along_gedcom_export_begin (Export *export)
{
  AlongRecord *record;

  export->people = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  export->union_of_couple = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  export->unions = g_ptr_array_new_with_free_func (free_union);
  export->losses = g_array_new (FALSE, FALSE, sizeof (Loss));
  export->spouses = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  export->parents = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  export->kept = along_gedcom_kept_new (export->family, export->target, (export->parts & ALONG_GEDCOM_EXPORT_NOTES) != 0,
                                       (export->parts & ALONG_GEDCOM_EXPORT_CONFIDENTIAL) != 0);
  export->hiding = along_gedcom_export_find_hiding (export);
  export->couples = along_couples_new (export->family);
  number_people (export);
  find_hidden_twos (export);
  gather_twins (export);
  for (guint i = 0; i < G_N_ELEMENTS (grouped); i++)
    export->of[grouped[i].kind] = along_gedcom_export_group (export, grouped[i].kind, grouped[i].person);
  export->lone_links = along_gedcom_export_group (export, ALONG_KIND_CHILD_LINK, ALONG_CHILD_LINK_P_CHILD);
  /* a divorce, and that they came together again, goes into the FAM of those who had parted, which is there before it */
  for (int pass = 0; pass < 3; pass++)
    ALONG_FOREACH (record, export->family, ALONG_KIND_COUPLE)
      if (pass == (along_couples_parted (export->couples, record) != NULL ? 2 : along_couples_again (export->couples, record) ? 1 : 0))
        gather_couple (export, record);
  ALONG_FOREACH (record, export->family, ALONG_KIND_CHILD_LINK)
    {
      AlongId couple = along_record_get_ref (record, ALONG_CHILD_LINK_P_COUPLE), child = along_record_get_ref (record, ALONG_CHILD_LINK_P_CHILD);

      if (along_gedcom_export_number (export, child) == 0)
        continue;
      if (along_gedcom_kept_hides_tie (export->kept, child, along_id_is_none (couple) ? along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT) : couple))
        {
          export->exported.left_out++;
          continue;
        }
      export->exported.records++;
      if (!along_id_is_none (couple))
        gather_couple_link (export, record, couple);
      else if (along_gedcom_export_number (export, along_record_get_ref (record, ALONG_CHILD_LINK_P_PARENT)) != 0)
        gather_lone_link (export, record);
    }
  ALONG_FOREACH (record, export->family, ALONG_KIND_PREGNANCY)
    gather_loss (export, record);
  ALONG_FOREACH (record, export->family, ALONG_KIND_CARE_LINK)
    gather_care_link (export, record);
}

/** along_gedcom_export_called: what a record is called in the file; lines that lead to a lone parent's children lead to theirs. */
gboolean
along_gedcom_export_called (AlongId id, const char *tag, char room[ALONG_GEDCOM_XREF], gpointer data)
{
  Export *export = data;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (export->union_of_couple, &id));

  if (number == 0 && (g_str_equal (tag, "FAMC") || g_str_equal (tag, "FAMS")))
    {
      GArray *numbers = g_hash_table_lookup (export->spouses, GUINT_TO_POINTER (along_gedcom_export_number (export, id)));

      for (guint i = 0; numbers != NULL && i < numbers->len && number == 0; i++)
        if (along_id_is_none (((Union *) g_ptr_array_index (export->unions, g_array_index (numbers, guint, i) - 1))->other))
          number = g_array_index (numbers, guint, i);
    }
  if (number > 0)
    along_gedcom_export_xref ('F', number, room);
  else if ((number = along_gedcom_export_number (export, id)) > 0)
    along_gedcom_export_xref ('I', number, room);
  return number > 0;
}

void
along_gedcom_export_end (Export *export)
{
  for (guint i = 0; i < G_N_ELEMENTS (grouped); i++)
    g_hash_table_unref (export->of[grouped[i].kind]);
  along_gedcom_kept_free (export->kept);
  along_couples_free (export->couples);
  g_hash_table_unref (export->hiding);
  g_hash_table_unref (export->hidden_twos);
  g_hash_table_unref (export->people);
  g_hash_table_unref (export->union_of_couple);
  g_hash_table_unref (export->lone_links);
  g_hash_table_unref (export->twins);
  g_hash_table_unref (export->spouses);
  g_hash_table_unref (export->parents);
  g_array_unref (export->losses);
  g_ptr_array_unref (export->unions);
}
