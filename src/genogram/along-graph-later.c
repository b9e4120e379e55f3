/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People of whom no date is known, on a day of before: who is there only through somebody who was not yet, or through what had not
 * happened yet, is not drawn. The adoptive parents of a child born in 2018 are not there in 1970. */
#include "along-graph-people.h"

/*
 * @undated: their places by their records, from 1
 * @group: of each the next of those who are tied to one another, up to the one who stands for them all
 * @held: something ties them to somebody who is drawn, or had happened to them by that day
 * @later: something ties them to somebody who is not drawn yet, or had not happened yet
 */
typedef struct
{
  AlongGraph *graph;
  AlongFamily *family;
  int day;
  GHashTable *undated;
  guint *group;
  guint8 *held, *later;
} Later;

static guint
head_of (Later *self, guint i)
{
  while (self->group[i] != i)
    i = self->group[i] = self->group[self->group[i]];
  return i;
}

static gboolean
is_drawn (Later *self, AlongRecord *person)
{
  char key[ALONG_ID_TEXT];

  along_id_format (along_record_get_id (person), key);
  return along_graph_find_person (self->graph, key) != NULL;
}

/* From @from on the two have to do with each other; @from: ALONG_DAY_NONE: nobody knows since when. */
static void
tie (Later *self, AlongId a, AlongId b, int from)
{
  AlongRecord *one = along_family_find (self->family, ALONG_KIND_PERSON, a), *other = along_family_find (self->family, ALONG_KIND_PERSON, b);
  guint i = one != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->undated, one)) : 0;
  guint k = other != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->undated, other)) : 0;
  gboolean begun = from == ALONG_DAY_NONE || from <= self->day;

  if (one == NULL || other == NULL)
    return;
  if (i > 0 && k > 0 && begun)
    self->group[head_of (self, i)] = head_of (self, k);
  for (guint side = 0; side < 2; side++)
    {
      guint at = side == 0 ? i : k;
      gboolean far_drawn = is_drawn (self, side == 0 ? other : one), far_dated = (side == 0 ? k : i) == 0;

      if (at == 0)
        continue;
      self->held[at] |= begun && (from != ALONG_DAY_NONE || (far_dated && far_drawn));
      self->later[at] |= !begun || (far_dated && !far_drawn);
    }
}

/* Since a day of its own. */
static void
alone (Later *self, AlongId id, int from)
{
  AlongRecord *person = along_family_find (self->family, ALONG_KIND_PERSON, id);
  guint at = person != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->undated, person)) : 0;

  if (at == 0 || from == ALONG_DAY_NONE)
    return;
  self->held[at] |= from <= self->day;
  self->later[at] |= from > self->day;
}

static void
tie_children (Later *self)
{
  AlongRecord *link, *pregnancy;

  ALONG_FOREACH (link, self->family, ALONG_KIND_CHILD_LINK)
    {
      AlongId child = along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD);
      AlongRecord *couple = along_family_find (self->family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));
      int from = along_record_get_day (link, ALONG_CHILD_LINK_P_FROM);

      tie (self, along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT), child, from);
      if (couple != NULL)
        {
          tie (self, along_record_get_ref (couple, ALONG_COUPLE_P_ONE), child, from);
          tie (self, along_record_get_ref (couple, ALONG_COUPLE_P_OTHER), child, from);
        }
    }
  ALONG_FOREACH (pregnancy, self->family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

      for (guint b = 0; b < n; b++)
        {
          tie (self, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_MOTHER), babies[b], ALONG_DAY_NONE);
          tie (self, along_record_get_ref (pregnancy, ALONG_PREGNANCY_P_OTHER_PARENT), babies[b], ALONG_DAY_NONE);
        }
    }
}

static void
tie_others (Later *self)
{
  AlongRecord *record;

  ALONG_FOREACH (record, self->family, ALONG_KIND_COUPLE)
    tie (self, along_record_get_ref (record, ALONG_COUPLE_P_ONE), along_record_get_ref (record, ALONG_COUPLE_P_OTHER),
         along_record_get_day (record, ALONG_COUPLE_P_FROM));
  ALONG_FOREACH (record, self->family, ALONG_KIND_CARE_LINK)
    {
      int from = along_record_get_day (record, ALONG_CARE_LINK_P_FROM);
      guint n;
      const AlongId *carers = along_record_get_refs (record, ALONG_CARE_LINK_P_CARERS, &n);

      for (guint c = 0; c < n; c++)
        tie (self, carers[c], along_record_get_ref (record, ALONG_CARE_LINK_P_CHILD), from);
    }
  ALONG_FOREACH (record, self->family, ALONG_KIND_BOND)
    tie (self, along_record_get_ref (record, ALONG_BOND_P_FROM), along_record_get_ref (record, ALONG_BOND_P_TO),
         along_record_get_day (record, ALONG_BOND_P_START));
  ALONG_FOREACH (record, self->family, ALONG_KIND_MEMBERSHIP)
    alone (self, along_record_get_ref (record, ALONG_MEMBERSHIP_P_PERSON), along_record_get_day (record, ALONG_MEMBERSHIP_P_FROM));
}

/* What is known of one is known of all who are tied to them. */
static void
share (Later *self, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      self->held[head_of (self, i)] |= self->held[i];
      self->later[head_of (self, i)] |= self->later[i];
    }
}

/* By their own records: no day of birth or of death, no baby of a pregnancy, and not whom it is about. */
static GHashTable *
find_undated (AlongFamily *family)
{
  GHashTable *undated = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) babies = g_hash_table_new (NULL, NULL);
  AlongRecord *person, *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *ids = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

      for (guint b = 0; b < n; b++)
        g_hash_table_add (babies, along_family_find (family, ALONG_KIND_PERSON, ids[b]));
    }
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (along_record_get_day (person, ALONG_PERSON_P_BORN) == ALONG_DAY_NONE
        && along_record_get_day (person, ALONG_PERSON_P_DIED) == ALONG_DAY_NONE && !along_record_get_bool (person, ALONG_PERSON_P_INDEX)
        && !g_hash_table_contains (babies, person))
      g_hash_table_insert (undated, person, GUINT_TO_POINTER (g_hash_table_size (undated) + 1));
  return undated;
}

/**
 * along_graph_drop_later: of those who are drawn on @day, which is before today, takes out who has no date and is there only through
 * somebody who is not drawn yet, or through what had not begun. Who hangs on nobody stays.
 */
void
along_graph_drop_later (AlongGraph *graph, AlongFamily *family, int day)
{
  g_autoptr (GHashTable) undated = find_undated (family), people = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_hash_table_size (undated);
  g_autofree guint *group = g_new (guint, n + 1);
  g_autofree guint8 *held = g_new0 (guint8, n + 1), *later = g_new0 (guint8, n + 1);
  Later self = { graph, family, day, undated, group, held, later };
  GPtrArray *all = along_graph_get_people (graph);

  if (n == 0)
    return;
  for (guint i = 0; i <= n; i++)
    group[i] = i;
  tie_children (&self);
  tie_others (&self);
  share (&self, n);
  for (guint i = 0; i < all->len; i++)
    {
      AlongGraphPerson *person = all->pdata[i];
      AlongId id;
      AlongRecord *record = along_id_parse (person->key, &id) ? along_family_find (family, ALONG_KIND_PERSON, id) : NULL;
      guint at = record != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (undated, record)) : 0;

      if (at == 0 || held[head_of (&self, at)] || !later[head_of (&self, at)])
        g_hash_table_add (people, person->key);
    }
  if (g_hash_table_size (people) < all->len)
    along_graph_keep (graph, people);
}
