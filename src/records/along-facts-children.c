/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children that the support is about. */
#include "along-facts.h"

/* A baby born so many days before the support began is one that it began for. */
#define BEFORE 365

/** along_facts_child_born: the day of birth of @child: its own, or that of its pregnancy; ALONG_DAY_NONE if it is not born. */
int
along_facts_child_born (AlongFamily *family, AlongRecord *child)
{
  int born = along_record_get_day (child, ALONG_PERSON_P_BORN);
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (born == ALONG_DAY_NONE && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, along_record_get_id (child)))
      born = along_facts_born (pregnancy);
  return born;
}

/**
 * along_facts_living_babies: those whom @pregnancy gave and of whom no death is known, in the order of the record.
 *
 * Returns: (transfer container) (element-type AlongRecord)
 */
GPtrArray *
along_facts_living_babies (AlongFamily *family, AlongRecord *pregnancy)
{
  GPtrArray *living = g_ptr_array_new ();
  guint n;
  const AlongId *babies = along_record_get_refs (pregnancy, ALONG_PREGNANCY_P_BABIES, &n);

  for (guint i = 0; i < n && !along_facts_is_loss (pregnancy); i++)
    {
      AlongRecord *baby = along_family_find (family, ALONG_KIND_PERSON, babies[i]);

      if (baby != NULL && !along_record_has (baby, ALONG_PERSON_P_DIED) && along_facts_child_born (family, baby) != ALONG_DAY_NONE)
        g_ptr_array_add (living, baby);
    }
  return living;
}

/** along_facts_nobody_lives: whether @pregnancy was a birth and has babies, none of whom is known to live: no age is told by it. */
gboolean
along_facts_nobody_lives (AlongFamily *family, AlongRecord *pregnancy)
{
  g_autoptr (GPtrArray) living = along_facts_living_babies (family, pregnancy);

  return along_facts_born (pregnancy) != ALONG_DAY_NONE && along_record_has (pregnancy, ALONG_PREGNANCY_P_BABIES) && living->len == 0;
}

/* Which pregnancies the support is about: in question now, and when the latest episode began. */
typedef struct
{
  AlongRecord *now, *then; /* (nullable) */
  int from;                /* or ALONG_DAY_NONE: there is no episode */
} Concern;

static Concern
concern_of (AlongFamily *family, GPtrArray *all)
{
  AlongRecord *episode = along_facts_last_episode (family);
  int from = episode != NULL ? along_record_get_day (episode, ALONG_EPISODE_P_FROM) : ALONG_DAY_NONE;

  return (Concern){ .now = along_facts_pregnancy_among (family, all, ALONG_DAY_NONE),
                    .then = from != ALONG_DAY_NONE ? along_facts_pregnancy_among (family, all, from) : NULL,
                    .from = from };
}

/* Whether the support is about @pregnancy: it is one of these, or gave a child since, or not long before. */
static gboolean
is_concerned (const Concern *concern, AlongRecord *pregnancy)
{
  int born = along_facts_born (pregnancy);

  return pregnancy == concern->now || pregnancy == concern->then
         || (concern->from != ALONG_DAY_NONE && born != ALONG_DAY_NONE && born >= concern->from - BEFORE);
}

static int
compare_born (gconstpointer a, gconstpointer b)
{
  int one = along_record_get_day (*(AlongRecord *const *) a, ALONG_PERSON_P_BORN);
  int other = along_record_get_day (*(AlongRecord *const *) b, ALONG_PERSON_P_BORN);

  return (one > other) - (one < other);
}

/**
 * along_facts_children: the children that the support is about and who live, the eldest first: of the pregnancy in question, and of
 * those that it was about since the latest episode began. Who died is not among them, nor who is not born yet.
 *
 * Returns: (transfer container) (element-type AlongRecord)
 */
GPtrArray *
along_facts_children (AlongFamily *family)
{
  GPtrArray *children = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = along_facts_pregnancies (family);
  Concern concern = concern_of (family, all);

  for (guint p = 0; p < all->len; p++)
    {
      g_autoptr (GPtrArray) babies = along_facts_living_babies (family, all->pdata[p]);

      if (!is_concerned (&concern, all->pdata[p]))
        continue;
      for (guint i = 0; i < babies->len; i++)
        if (!g_ptr_array_find (children, babies->pdata[i], NULL))
          g_ptr_array_add (children, babies->pdata[i]);
    }
  g_ptr_array_sort (children, compare_born);
  return children;
}
