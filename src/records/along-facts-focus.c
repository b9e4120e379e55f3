/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pregnancy the support is about: one of the parents in focus, not a sister's or a grandmother's. */
#include "along-age.h"
#include "along-facts.h"

#define GROWN_UP 18 /* years */

static const int sides[] = { ALONG_PREGNANCY_P_MOTHER, ALONG_PREGNANCY_P_OTHER_PARENT };
static const int partners[] = { ALONG_COUPLE_P_ONE, ALONG_COUPLE_P_OTHER };

static void
add (GHashTable *people, AlongFamily *family, AlongId id)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);

  if (person != NULL)
    g_hash_table_add (people, person);
}

static gboolean
has (GHashTable *people, AlongFamily *family, AlongId id)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, id);

  return person != NULL && g_hash_table_contains (people, person);
}

/* The parents of @of, by pregnancies and by child links; of %NULL: everybody who is one. */
static void
add_parents (GHashTable *parents, AlongFamily *family, GHashTable *of)
{
  AlongRecord *pregnancy, *link;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
      gboolean theirs = of == NULL;

      for (guint i = 0; i < n && !theirs; i++)
        theirs = has (of, family, babies[i]);
      for (guint i = 0; i < G_N_ELEMENTS (sides) && theirs; i++)
        add (parents, family, along_record_get_ref (pregnancy, sides[i]));
    }
  ALONG_FOREACH (link, family, ALONG_KIND_CHILD_LINK)
    {
      AlongRecord *couple = along_family_find (family, ALONG_KIND_COUPLE, along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE));

      if (of != NULL && !has (of, family, along_record_get_ref (link, ALONG_CHILD_LINK_P_CHILD)))
        continue;
      add (parents, family, along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT));
      for (guint i = 0; i < G_N_ELEMENTS (partners) && couple != NULL; i++)
        add (parents, family, along_record_get_ref (couple, partners[i]));
    }
}

/* Everybody who is a parent, or of age. */
static GHashTable *
grown_up (AlongFamily *family)
{
  GHashTable *grown = g_hash_table_new (NULL, NULL);
  int today = along_family_today (family);
  AlongRecord *person;

  add_parents (grown, family, NULL);
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      int born = along_record_get_day (person, ALONG_PERSON_P_BORN);

      if (born != ALONG_DAY_NONE && along_age_years (born, today) >= GROWN_UP)
        g_hash_table_add (grown, person);
    }
  return grown;
}

/* Those in focus; where none of them is @grown up, their parents too. */
static GHashTable *
parents_in_focus (AlongFamily *family, GHashTable *grown)
{
  GHashTable *parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) focus = g_hash_table_new (NULL, NULL);
  gboolean any = FALSE;
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    if (along_record_get_bool (person, ALONG_PERSON_P_INDEX))
      {
        g_hash_table_add (focus, person);
        g_hash_table_add (parents, person);
        any = any || g_hash_table_contains (grown, person);
      }
  if (!any)
    add_parents (parents, family, focus);
  return parents;
}

/* The day by which pregnancies are put in order: birth or end, else the due date. */
static int
pregnancy_day (AlongFamily *family, AlongRecord *pregnancy)
{
  int born = along_facts_born (pregnancy);

  if (born != ALONG_DAY_NONE)
    return born;
  if (along_record_has (pregnancy, ALONG_PREGNANCY_P_ENDED))
    return along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);
  return along_facts_best_edd (family, pregnancy);
}

/* 40 weeks before the due date, or before birth or end where none is known; ALONG_DAY_NONE: nothing is. */
static int
pregnancy_began (AlongFamily *family, AlongRecord *pregnancy)
{
  int edd = along_facts_best_edd (family, pregnancy), day = edd != ALONG_DAY_NONE ? edd : pregnancy_day (family, pregnancy);

  return day != ALONG_DAY_NONE ? day - ALONG_PREGNANCY_DAYS : ALONG_DAY_NONE;
}

static gboolean
pregnancy_lasts (AlongRecord *pregnancy, int day)
{
  int born = along_facts_born (pregnancy);
  int ended = born != ALONG_DAY_NONE ? born : along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);

  if (day == ALONG_DAY_NONE || ended == ALONG_DAY_NONE)
    return along_record_get_enum (pregnancy, ALONG_PREGNANCY_P_OUTCOME) == ALONG_PREGNANCY_OUTCOME_OPEN;
  return ended > day;
}

/**
 * along_facts_pregnancy_among: the pregnancy that the support is about on @day: one that had begun and was not over, else the one that
 * was over last, else the first that was to come. (nullable)
 *
 * @all: (element-type AlongRecord): of along_facts_pregnancies(); whoever asks several times works them out once
 * @day: or ALONG_DAY_NONE: as it is now
 */
AlongRecord *
along_facts_pregnancy_among (AlongFamily *family, GPtrArray *all, int day)
{
  AlongRecord *best = NULL, *next = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      AlongRecord *pregnancy = all->pdata[i];
      int began = pregnancy_began (family, pregnancy);

      if (day != ALONG_DAY_NONE && began != ALONG_DAY_NONE && began > day)
        {
          if (next == NULL || began < pregnancy_began (family, next))
            next = pregnancy;
        }
      else if (best == NULL || (pregnancy_lasts (pregnancy, day) && !pregnancy_lasts (best, day))
               || (pregnancy_lasts (pregnancy, day) == pregnancy_lasts (best, day)
                   && pregnancy_day (family, pregnancy) > pregnancy_day (family, best)))
        best = pregnancy;
    }
  return best != NULL ? best : next;
}

/* The pregnancies of @parents, and those of which a baby is among them who is not @grown up: a mother was born of one, too. */
static GPtrArray *
pregnancies_of (AlongFamily *family, GHashTable *parents, GHashTable *grown)
{
  GPtrArray *theirs = g_ptr_array_new ();
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    {
      guint n;
      const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
      gboolean about = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (sides) && !about; i++)
        about = has (parents, family, along_record_get_ref (pregnancy, sides[i]));
      for (guint i = 0; i < n && !about; i++)
        about = has (parents, family, babies[i]) && !has (grown, family, babies[i]);
      if (about)
        g_ptr_array_add (theirs, pregnancy);
    }
  return theirs;
}

/* Whether somebody @grown up was born of @pregnancy, or it was over as long ago. */
static gboolean
is_of_before (AlongFamily *family, AlongRecord *pregnancy, GHashTable *grown)
{
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);
  int born = along_facts_born (pregnancy), end = born != ALONG_DAY_NONE ? born : along_record_get_day (pregnancy, ALONG_PREGNANCY_P_ENDED);

  if (end != ALONG_DAY_NONE && along_age_years (end, along_family_today (family)) >= GROWN_UP)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (has (grown, family, babies[i]))
      return TRUE;
  return FALSE;
}

/* Those of @all that are not of_before. */
static GPtrArray *
of_now (AlongFamily *family, GPtrArray *all, GHashTable *grown)
{
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (!is_of_before (family, all->pdata[i], grown))
      g_ptr_array_add (some, all->pdata[i]);
  return some;
}

/**
 * along_facts_pregnancies: those of the parents that the support is for, and those of which a baby is in focus: a sister's or a
 * grandmother's is none of them. Where there is none of theirs, or none but of those who are grown up now, as of a grandmother who has
 * the baby, or where nobody is in focus, those of the parents of the one that is in question now.
 *
 * Returns: (transfer container) (element-type AlongRecord)
 */
GPtrArray *
along_facts_pregnancies (AlongFamily *family)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new (), theirs = NULL, now = NULL, others = NULL;
  g_autoptr (GHashTable) parents = NULL, grown = NULL;
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    g_ptr_array_add (all, pregnancy);
  if (all->len == 0)
    return g_steal_pointer (&all);
  grown = grown_up (family);
  parents = parents_in_focus (family, grown);
  theirs = pregnancies_of (family, parents, grown);
  now = of_now (family, theirs, grown);
  if (now->len > 0)
    return g_steal_pointer (&theirs);
  others = of_now (family, all, grown);
  pregnancy = along_facts_pregnancy_among (family, g_hash_table_size (parents) > 0 ? others : all, ALONG_DAY_NONE);
  if (pregnancy == NULL)
    return g_steal_pointer (&theirs);
  g_hash_table_remove_all (parents);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    add (parents, family, along_record_get_ref (pregnancy, sides[i]));
  return g_hash_table_size (parents) > 0 ? pregnancies_of (family, parents, grown) : g_steal_pointer (&all);
}

/** along_facts_pregnancy: as along_facts_pregnancy_among(), of all that the support is about. (nullable) */
AlongRecord *
along_facts_pregnancy (AlongFamily *family, int day)
{
  g_autoptr (GPtrArray) all = along_facts_pregnancies (family);

  return along_facts_pregnancy_among (family, all, day);
}
