/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-couples.h"

#include <string.h>

/* Not begun; begun, nobody knows when. */
#define NOT_YET G_MININT
#define LONG_AGO (G_MININT + 1)

/* @sets: from the two people, in the order of their ids, to their records, borrowed */
struct _AlongCouples
{
  GHashTable *sets;
};

static char *
two_of (AlongRecord *couple)
{
  g_autofree char *one = along_id_to_text (along_record_get_ref (couple, ALONG_COUPLE_P_ONE));
  g_autofree char *other = along_id_to_text (along_record_get_ref (couple, ALONG_COUPLE_P_OTHER));

  return strcmp (one, other) < 0 ? g_strconcat (one, "/", other, NULL) : g_strconcat (other, "/", one, NULL);
}

/** along_couples_new: what @family has of couples now. */
AlongCouples *
along_couples_new (AlongFamily *family)
{
  AlongCouples *couples = g_new0 (AlongCouples, 1);
  AlongRecord *couple;

  couples->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  ALONG_FOREACH (couple, family, ALONG_KIND_COUPLE)
    {
      g_autofree char *two = two_of (couple);
      GPtrArray *set = g_hash_table_lookup (couples->sets, two);

      if (!along_record_has (couple, ALONG_COUPLE_P_OTHER))
        continue;
      if (set == NULL)
        {
          set = g_ptr_array_new ();
          g_hash_table_insert (couples->sets, g_steal_pointer (&two), set);
        }
      g_ptr_array_add (set, couple);
    }
  return couples;
}

void
along_couples_free (AlongCouples *couples)
{
  if (couples == NULL)
    return;
  g_hash_table_unref (couples->sets);
  g_free (couples);
}

static gboolean
is_over (AlongRecord *couple)
{
  int state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);

  return state == ALONG_COUPLE_STATE_SEPARATED || state == ALONG_COUPLE_STATE_DIVORCED || state == ALONG_COUPLE_STATE_ENDED
         || state == ALONG_COUPLE_STATE_WIDOWED;
}

/* The last day until @day on which @couple says that something became otherwise: it began, it was over. */
static int
said_on (AlongRecord *couple, int day)
{
  int from = along_record_get_day (couple, ALONG_COUPLE_P_FROM), last = along_record_get_last_day (couple, ALONG_COUPLE_P_TO);

  if (from != ALONG_DAY_NONE && from > day)
    return NOT_YET;
  if (is_over (couple) && last != ALONG_DAY_NONE && last <= day)
    return MAX (from, along_record_get_day (couple, ALONG_COUPLE_P_TO));
  return from != ALONG_DAY_NONE ? from : LONG_AGO;
}

/* Whether @couple says more of @day than @than does: what was said last is so. What begins on the day the other is over has
 * come after it. */
static gboolean
says_more (AlongRecord *couple, AlongRecord *than, int day)
{
  int said = said_on (couple, day), other = said_on (than, day);

  if (said != other)
    return said > other;
  if (said == NOT_YET)
    return along_record_get_day (couple, ALONG_COUPLE_P_FROM) < along_record_get_day (than, ALONG_COUPLE_P_FROM);
  if (said != LONG_AGO && along_record_get_day (couple, ALONG_COUPLE_P_FROM) != along_record_get_day (than, ALONG_COUPLE_P_FROM))
    return along_record_get_day (couple, ALONG_COUPLE_P_FROM) > along_record_get_day (than, ALONG_COUPLE_P_FROM);
  return is_over (than) && !is_over (couple);
}

gboolean
along_couple_same_two (AlongRecord *couple, AlongRecord *other)
{
  AlongId one = along_record_get_ref (couple, ALONG_COUPLE_P_ONE), two = along_record_get_ref (couple, ALONG_COUPLE_P_OTHER);

  return (along_record_refers_to (other, ALONG_COUPLE_P_ONE, one) && along_record_refers_to (other, ALONG_COUPLE_P_OTHER, two))
         || (along_record_refers_to (other, ALONG_COUPLE_P_ONE, two) && along_record_refers_to (other, ALONG_COUPLE_P_OTHER, one));
}

static GPtrArray *
set_of (AlongCouples *couples, AlongRecord *couple)
{
  g_autofree char *two = two_of (couple);

  return g_hash_table_lookup (couples->sets, two);
}

/** along_couples_on: what the two of @couple are on @day: the record that says it, which may be @couple; of a day before they
 * were anything the first. */
AlongRecord *
along_couples_on (AlongCouples *couples, AlongRecord *couple, int day)
{
  GPtrArray *set = set_of (couples, couple);
  AlongRecord *best = set != NULL ? set->pdata[0] : couple;

  for (guint i = 1; set != NULL && i < set->len; i++)
    if (says_more (set->pdata[i], best, day))
      best = set->pdata[i];
  return best;
}

/** along_couples_before: what the two were when they parted, if @couple is that they came together again as the same.
 * Returns: (nullable) */
AlongRecord *
along_couples_before (AlongCouples *couples, AlongRecord *couple)
{
  GPtrArray *set = set_of (couples, couple);
  int from = along_record_get_day (couple, ALONG_COUPLE_P_FROM);
  AlongRecord *before = NULL;

  for (guint i = 0; set != NULL && from != ALONG_DAY_NONE && i < set->len; i++)
    {
      AlongRecord *other = set->pdata[i];
      int over = along_record_get_day (other, ALONG_COUPLE_P_TO);

      if (along_record_get_day (other, ALONG_COUPLE_P_FROM) < from && is_over (other) && over != ALONG_DAY_NONE && over <= from
          && along_record_get_enum (other, ALONG_COUPLE_P_KIND) == along_record_get_enum (couple, ALONG_COUPLE_P_KIND)
          && (before == NULL || along_record_get_day (before, ALONG_COUPLE_P_TO) < over))
        before = other;
    }
  return before;
}

/** along_couples_again: whether @couple begins with their coming together again, not with a wedding after a divorce. */
gboolean
along_couples_again (AlongCouples *couples, AlongRecord *couple)
{
  AlongRecord *before = along_couples_before (couples, couple);

  return before != NULL
         && (along_record_get_enum (couple, ALONG_COUPLE_P_STATE) == ALONG_COUPLE_STATE_RECONCILED
             || along_record_get_enum (before, ALONG_COUPLE_P_STATE) != ALONG_COUPLE_STATE_DIVORCED);
}

/** along_couple_now: the last that was said of the two of @couple, which may be @couple. */
AlongRecord *
along_couple_now (AlongFamily *family, AlongRecord *couple)
{
  AlongRecord *other, *best = couple;

  if (!along_record_has (couple, ALONG_COUPLE_P_OTHER))
    return couple;
  ALONG_FOREACH (other, family, ALONG_KIND_COUPLE)
    if (along_couple_same_two (couple, other))
      {
        best = other;
        break;
      }
  ALONG_FOREACH (other, family, ALONG_KIND_COUPLE)
    if (along_couple_same_two (couple, other) && says_more (other, best, G_MAXINT))
      best = other;
  return best;
}
