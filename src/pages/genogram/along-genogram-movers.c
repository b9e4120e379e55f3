/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves along, and who stays behind in a home. */
#include <glib/gi18n-lib.h>

#include "along-age.h"
#include "along-facts.h"
#include "along-genogram-events.h"

/* Who is younger than this is not left behind alone. */
#define GROWN_UP 16

/** along_genogram_lives_in: whether @person lives in @household on @day. */
gboolean
along_genogram_lives_in (AlongFamily *family, AlongId person, AlongId household, int day)
{
  AlongRecord *membership;

  ALONG_FOREACH (membership, family, ALONG_KIND_MEMBERSHIP)
    if (along_record_refers_to (membership, ALONG_MEMBERSHIP_P_PERSON, person)
        && along_record_refers_to (membership, ALONG_MEMBERSHIP_P_HOUSEHOLD, household)
        && along_record_holds_on (membership, ALONG_MEMBERSHIP_P_FROM, ALONG_MEMBERSHIP_P_TO, day))
      return TRUE;
  return FALSE;
}

/** along_genogram_is_alive_on: whether @person had not died by @day; who died on some day of a month or year, not from its first day on. */
gboolean
along_genogram_is_alive_on (AlongRecord *person, int day)
{
  return !along_record_has (person, ALONG_PERSON_P_DIED) || along_record_get_day (person, ALONG_PERSON_P_DIED) > day;
}

/** along_genogram_shares_home: whether there is a home in which both live on @day. */
gboolean
along_genogram_shares_home (AlongFamily *family, AlongId one, AlongId other, int day)
{
  AlongRecord *household;

  ALONG_FOREACH (household, family, ALONG_KIND_HOUSEHOLD)
    if (along_genogram_lives_in (family, one, along_record_get_id (household), day) && along_genogram_lives_in (family, other, along_record_get_id (household), day))
      return TRUE;
  return FALSE;
}

/** along_genogram_at_home: (transfer full) (element-type AlongId): @person, then those who live in a home of theirs on @day. */
GArray *
along_genogram_at_home (AlongFamily *family, AlongId person, int day)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));
  AlongRecord *record;

  g_array_append_val (ids, person);
  ALONG_FOREACH (record, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (record);

      if (!along_id_equal (id, person) && along_genogram_is_alive_on (record, day)
          && along_genogram_shares_home (family, person, id, day))
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
is_small (AlongFamily *family, AlongId child, int day)
{
  AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, child);
  int born = person != NULL ? along_facts_child_born (family, person) : ALONG_DAY_NONE;

  return born != ALONG_DAY_NONE && along_age_years (born, day) < GROWN_UP;
}

/**
 * along_genogram_goes_along: whether @child is likely to move with @mover on @day: a child under sixteen who lives with them, of
 * whom no other parent stays in that home.
 */
gboolean
along_genogram_goes_along (AlongFamily *family, AlongId mover, AlongId child, int day)
{
  AlongRecord *person;

  if (!along_genogram_is_parent (family, mover, child) || !is_small (family, child, day)
      || !along_genogram_shares_home (family, mover, child, day))
    return FALSE;
  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (person);

      if (!along_id_equal (id, mover) && along_genogram_is_alive_on (person, day) && along_genogram_is_parent (family, id, child)
          && along_genogram_shares_home (family, id, child, day))
        return FALSE;
    }
  return TRUE;
}

static char *
list_of (const GPtrArray *names)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    /* Translators: between the last two names, and between the others */
    g_string_append_printf (words, "%s%s", i == 0 ? "" : i + 1 == names->len ? C_ ("names", " and ") : C_ ("names", ", "),
                            (const char *) names->pdata[i]);
  return g_string_free (words, FALSE);
}

/** along_genogram_names: (transfer full): first names of @people: "Leanne, Mia and Theo". */
char *
along_genogram_names (AlongFamily *family, const AlongId *people, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      AlongRecord *person = along_family_find (family, ALONG_KIND_PERSON, people[i]);

      if (person != NULL)
        g_ptr_array_add (names, (gpointer) along_facts_first_name (person));
    }
  return list_of (names);
}

/** along_genogram_with_children: (transfer full) (element-type AlongId): @mover, then the children who are likely to move with them on @day. */
GArray *
along_genogram_with_children (AlongFamily *family, AlongId mover, int day)
{
  g_autoptr (GArray) there = along_genogram_at_home (family, mover, day);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AlongId));

  for (guint i = 0; i < there->len; i++)
    {
      AlongId one = g_array_index (there, AlongId, i);

      if (i == 0 || along_genogram_goes_along (family, mover, one, day))
        g_array_append_val (ids, one);
    }
  return ids;
}

/** along_genogram_leaves: whether @person, who moves on @day together with @first, leaves @household by it, if they live there: who shares a
 * home with @first leaves what they share, who shares none all. A child who lives with both parents in turn does not leave the
 * other one. */
gboolean
along_genogram_leaves (AlongFamily *family, AlongId person, AlongId first, AlongId household, int day)
{
  return along_id_equal (person, first) || along_genogram_lives_in (family, first, household, day)
         || !along_genogram_shares_home (family, person, first, day);
}

/* Whether somebody of @movers, or only @one of them, leaves @household on @day. */
static gboolean
is_left (AlongFamily *family, AlongId household, const AlongId *movers, guint n, const AlongId *one, int day)
{
  for (guint i = 0; i < n; i++)
    if ((one == NULL || along_id_equal (*one, movers[i])) && along_genogram_lives_in (family, movers[i], household, day)
        && along_genogram_leaves (family, movers[i], movers[0], household, day))
      return TRUE;
  return FALSE;
}

/* Of one home that somebody of @movers leaves: "Dean and Theo stay at 8 Gimlet Street." */
static char *
stay_at (AlongFamily *family, AlongRecord *household, const AlongId *movers, guint n, int day)
{
  const char *home = along_record_get_text (household, ALONG_HOUSEHOLD_P_NAME);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL, *words = NULL;
  gboolean grown_up = FALSE;
  AlongRecord *person;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (person);

      if (!along_genogram_is_alive_on (person, day) || is_left (family, along_record_get_id (household), movers, n, &id, day)
          || !along_genogram_lives_in (family, id, along_record_get_id (household), day))
        continue;
      g_ptr_array_add (names, (gpointer) along_facts_first_name (person));
      grown_up = grown_up || !is_small (family, id, day);
    }
  /* Translators: the name of a home */
  if (names->len == 0)
    return g_strdup_printf (_ ("Nobody stays at %s."), home);
  list = list_of (names);
  /* Translators: first names, and the name of a home */
  words = g_strdup_printf (ngettext ("%s stays at %s.", "%s stay at %s.", names->len), list, home);
  return grown_up ? g_steal_pointer (&words) : g_strdup_printf ("%s %s", words, _ ("Nobody grown up stays there."));
}

/** along_genogram_stay_words: (nullable): who stays in each home that somebody of @movers, who move together, leaves on @day. */
char *
along_genogram_stay_words (AlongFamily *family, const AlongId *movers, guint n, int day)
{
  g_autoptr (GString) all = g_string_new (NULL);
  AlongRecord *household;

  ALONG_FOREACH (household, family, ALONG_KIND_HOUSEHOLD)
    if (is_left (family, along_record_get_id (household), movers, n, NULL, day))
      {
        g_autofree char *words = stay_at (family, household, movers, n, day);

        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", words);
      }
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}
