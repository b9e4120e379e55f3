/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many professionals come, from the family's record, and in a sentence (F17, ui.md 6.3). */
#include "along-crowding.h"

#include <glib/gi18n-lib.h>

/* F17 looks at four weeks. */
#define DAYS 28
/* More than so many are a lot, where the programme does not say. */
#define THRESHOLD 5
/* Two separate visits within so many days of each other could have been one. */
#define NEAR_DAYS 3

/** along_crowding_from_family: F17 of @family on @day. */
void
along_crowding_from_family (AlongFamily *family, int day, AlongCrowding *crowding)
{
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (AlongProfessionalContact));
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (along_id_hash_key, along_id_equal_key, g_free, NULL);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_PROFESSIONAL_CONTACT)
    {
      AlongId who = along_record_get_ref (record, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL);
      AlongProfessionalContact contact = { along_record_get_day (record, ALONG_PROFESSIONAL_CONTACT_P_DATE),
                                           GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &who)),
                                           g_strcmp0 (along_record_get_text (record, ALONG_PROFESSIONAL_CONTACT_P_PLACE), "home") == 0 };

      if (contact.day == ALONG_DAY_NONE || along_id_is_none (who))
        continue;
      if (contact.who == 0)
        {
          contact.who = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_memdup2 (&who, sizeof who), GUINT_TO_POINTER (contact.who));
        }
      g_array_append_val (contacts, contact);
    }
  along_crowding_on ((const AlongProfessionalContact *) contacts->data, contacts->len, day, crowding);
}

typedef struct
{
  AlongId who;
  int day;
} Visit;

/**
 * along_crowding_together: how often, in the four weeks up to @day, two professionals came to the home each by themselves
 * within three days of each other: the pair that could have come together most often (casework.md 6, F17 beside the
 * visits' days).
 *
 * @one, @other: (out): that pair
 * Returns: how many visits of theirs that were so near each other; 0: nobody
 */
guint
along_crowding_together (AlongFamily *family, int day, AlongId *one, AlongId *other)
{
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  AlongRecord *record;
  guint most = 0;

  *one = *other = ALONG_ID_NONE;
  ALONG_FOREACH (record, family, ALONG_KIND_PROFESSIONAL_CONTACT)
    {
      Visit visit = { along_record_get_ref (record, ALONG_PROFESSIONAL_CONTACT_P_PROFESSIONAL),
                      along_record_get_day (record, ALONG_PROFESSIONAL_CONTACT_P_DATE) };

      if (visit.day != ALONG_DAY_NONE && visit.day <= day && visit.day > day - DAYS &&
          !along_record_get_bool (record, ALONG_PROFESSIONAL_CONTACT_P_JOINT) &&
          g_strcmp0 (along_record_get_text (record, ALONG_PROFESSIONAL_CONTACT_P_PLACE), "home") == 0)
        g_array_append_val (visits, visit);
    }
  for (guint a = 0; a < visits->len; a++)
    for (guint b = a + 1; b < visits->len; b++)
      {
        AlongId first = g_array_index (visits, Visit, a).who, second = g_array_index (visits, Visit, b).who;
        guint count = 0;

        if (along_id_equal (first, second))
          continue;
        for (guint i = 0; i < visits->len; i++)
          for (guint j = 0; j < visits->len; j++)
            if (along_id_equal (g_array_index (visits, Visit, i).who, first) &&
                along_id_equal (g_array_index (visits, Visit, j).who, second) &&
                ABS (g_array_index (visits, Visit, i).day - g_array_index (visits, Visit, j).day) <= NEAR_DAYS)
              {
                count++;
                break;
              }
        if (count > most)
          {
            most = count;
            *one = first;
            *other = second;
          }
      }
  return most;
}

/* How many are not yet more than a lot. */
static int
most_people (AlongFamily *team)
{
  AlongRecord *programme = team != NULL ? along_family_nth (team, ALONG_KIND_PROGRAMME, 0) : NULL;

  return programme != NULL ? (int) along_record_get_int (programme, ALONG_PROGRAMME_P_CROWDING, THRESHOLD) : THRESHOLD;
}

/**
 * along_crowding_is_much: whether more came in the last four weeks than the team finds a lot.
 *
 * @team: (nullable): as for along_crowding_words()
 */
gboolean
along_crowding_is_much (AlongFamily *family, AlongFamily *team, int day)
{
  AlongCrowding crowding;

  along_crowding_from_family (family, day, &crowding);
  return crowding.people > most_people (team);
}

/**
 * along_crowding_words: how many come, in a sentence; where they are more than a lot, whether two could come together.
 *
 * @team: (nullable): the team's own records: how many are a lot
 * Returns: (transfer full) (nullable): %NULL: nobody came in the last four weeks
 */
char *
along_crowding_words (AlongFamily *family, AlongFamily *team, int day)
{
  AlongCrowding crowding;
  AlongId one, other;
  g_autofree char *people = NULL;

  along_crowding_from_family (family, day, &crowding);
  if (crowding.people == 0)
    return NULL;
  if (crowding.people <= most_people (team))
    return g_strdup_printf (ngettext ("%d person outside the programme came in the last 4 weeks.",
                                      "%d people outside the programme came in the last 4 weeks.", (gulong) crowding.people),
                            crowding.people);
  people = g_strdup_printf (ngettext ("%d person visits most weeks.", "%d people visit most weeks.", (gulong) crowding.people),
                            crowding.people);
  return along_crowding_together (family, day, &one, &other) > 0 ? g_strdup_printf ("%s %s", people, _ ("Two could come together."))
                                                                 : g_steal_pointer (&people);
}
