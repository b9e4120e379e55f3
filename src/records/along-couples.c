/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-couples.h"

#include <string.h>

/* @sets: from the two people, in the order of their ids, to their records in the order
 * of insert_in_order(), borrowed */
struct _AlongCouples
{
  GHashTable *sets;
};

static gboolean
is_over (AlongRecord *couple)
{
  int state = along_record_get_enum (couple, ALONG_COUPLE_P_STATE);

  return state == ALONG_COUPLE_STATE_SEPARATED || state == ALONG_COUPLE_STATE_DIVORCED || state == ALONG_COUPLE_STATE_ENDED
         || state == ALONG_COUPLE_STATE_WIDOWED;
}

/* The days of which something may be; an end that is open or not known is the least or the greatest int. */
typedef struct
{
  int first, last;
} Days;

static Days
days_of (AlongRecord *couple, int property)
{
  int first = along_record_get_day (couple, property), last = along_record_get_last_day (couple, property);

  return (Days){ first != ALONG_DAY_NONE ? first : G_MININT, last != ALONG_DAY_NONE ? last : G_MAXINT };
}

/* When @couple may have begun: not after its end. */
static Days
beginning_of (AlongRecord *couple)
{
  Days begun = days_of (couple, ALONG_COUPLE_P_FROM), over = days_of (couple, ALONG_COUPLE_P_TO);

  return (Days){ begun.first, MIN (begun.last, over.last) };
}

static gboolean
overlap (Days one, Days other)
{
  return one.first <= other.last && other.first <= one.last;
}

static gboolean
same_beginning (AlongRecord *one, AlongRecord *other)
{
  return g_strcmp0 (along_record_get_text (one, ALONG_COUPLE_P_FROM), along_record_get_text (other, ALONG_COUPLE_P_FROM)) == 0;
}

static gboolean
same_kind (AlongRecord *one, AlongRecord *other)
{
  return along_record_get_enum (one, ALONG_COUPLE_P_KIND) == along_record_get_enum (other, ALONG_COUPLE_P_KIND);
}

/* Whether @couple was over when @other began, as far as is known. */
static gboolean
gives_way_to (AlongRecord *couple, AlongRecord *other)
{
  return along_record_has (couple, ALONG_COUPLE_P_TO) && along_record_has (other, ALONG_COUPLE_P_FROM)
         && overlap (days_of (couple, ALONG_COUPLE_P_TO), beginning_of (other));
}

static gboolean
is_by_law (AlongRecord *couple)
{
  int kind = along_record_get_enum (couple, ALONG_COUPLE_P_KIND);

  return kind == ALONG_COUPLE_KIND_MARRIED || kind == ALONG_COUPLE_KIND_CIVIL_PARTNERSHIP;
}

/* Whether @other is the divorce of the two who parted in @couple: it began on the same day. */
static gboolean
is_divorce_of (AlongRecord *couple, AlongRecord *other)
{
  return same_beginning (couple, other) && along_record_get_enum (couple, ALONG_COUPLE_P_STATE) == ALONG_COUPLE_STATE_SEPARATED
         && along_record_get_enum (other, ALONG_COUPLE_P_STATE) == ALONG_COUPLE_STATE_DIVORCED;
}

/* Whether @couple, which was made after @other, was before it all the same. */
static gboolean
was_before (AlongRecord *couple, AlongRecord *other)
{
  Days begun = beginning_of (couple), others = beginning_of (other);

  if (!overlap (begun, others))
    return begun.first < others.first;
  if (is_divorce_of (couple, other))
    return TRUE;
  /* of a wedding nobody knows the day: they lived together before it, not after */
  if (is_by_law (other) && !is_by_law (couple) && !is_over (couple) && !is_over (other) && !along_record_has (other, ALONG_COUPLE_P_FROM)
      && !along_record_has (other, ALONG_COUPLE_P_TO))
    return TRUE;
  return gives_way_to (couple, other) && !gives_way_to (other, couple);
}

/* What began later comes later; where the dates do not tell, what was made later. @couple was made last. */
static void
insert_in_order (GPtrArray *set, AlongRecord *couple)
{
  guint at = set->len;

  while (at > 0 && was_before (couple, set->pdata[at - 1]))
    at--;
  g_ptr_array_insert (set, at, couple);
}

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
      insert_in_order (set, couple);
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

/* The one of @set that says last, until @day, that something became otherwise: it began, it was over. Where the days of two
 * may be the same the later of @set is that; and it began no earlier than what was before it. */
static AlongRecord *
last_said (GPtrArray *set, int day)
{
  AlongRecord *best = set->pdata[0];
  int since = G_MININT, latest = G_MININT;

  for (guint i = 0; i < set->len; i++)
    {
      AlongRecord *couple = set->pdata[i];
      Days said = beginning_of (couple), over = days_of (couple, ALONG_COUPLE_P_TO);
      gboolean ends = is_over (couple) && over.last != G_MAXINT;

      /* a divorce of which nobody knows the day is no earlier than that they parted */
      if (i > 0 && !ends && is_divorce_of (set->pdata[i - 1], couple))
        said.last = MAX (said.last, since);
      if (said.last >= since)
        said.first = MAX (said.first, since);
      since = MAX (since, ends ? MAX (said.first, over.first) : said.first);
      if (said.first > day)
        continue;
      if (ends && over.first <= day)
        said = (Days){ MAX (said.first, over.first), over.last };
      if (said.last < latest)
        continue;
      best = couple;
      latest = MAX (latest, said.first);
    }
  return best;
}

/** along_couple_same_two: whether both are of the same two people, either way round. Of whom nobody knows the other there is no
 * telling: FALSE. */
gboolean
along_couple_same_two (AlongRecord *couple, AlongRecord *other)
{
  AlongId one = along_record_get_ref (couple, ALONG_COUPLE_P_ONE), two = along_record_get_ref (couple, ALONG_COUPLE_P_OTHER);

  return (along_record_refers_to (other, ALONG_COUPLE_P_ONE, one) && along_record_refers_to (other, ALONG_COUPLE_P_OTHER, two))
         || (along_record_refers_to (other, ALONG_COUPLE_P_ONE, two) && along_record_refers_to (other, ALONG_COUPLE_P_OTHER, one));
}

/** along_couple_same_parents: whether both child links are to the same parents: one parent, or the same two, whichever of
 * their couple records the links name. */
gboolean
along_couple_same_parents (AlongFamily *family, AlongRecord *link, AlongRecord *other)
{
  AlongId couple = along_record_get_ref (link, ALONG_CHILD_LINK_P_COUPLE), others = along_record_get_ref (other, ALONG_CHILD_LINK_P_COUPLE);
  AlongRecord *of, *of_other;

  if (along_id_is_none (couple) || along_id_is_none (others) || along_id_equal (couple, others))
    return along_id_equal (couple, others)
           && along_id_equal (along_record_get_ref (link, ALONG_CHILD_LINK_P_PARENT), along_record_get_ref (other, ALONG_CHILD_LINK_P_PARENT));
  of = along_family_find (family, ALONG_KIND_COUPLE, couple);
  of_other = along_family_find (family, ALONG_KIND_COUPLE, others);
  return of != NULL && of_other != NULL && along_couple_same_two (of, of_other);
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

  return set != NULL ? last_said (set, day) : couple;
}

/** along_couples_before: what the two were when they parted, if @couple is that they came together again as the same.
 * Returns: (nullable) */
AlongRecord *
along_couples_before (AlongCouples *couples, AlongRecord *couple)
{
  GPtrArray *set = set_of (couples, couple);
  Days from = days_of (couple, ALONG_COUPLE_P_FROM);
  gboolean reconciled = along_record_get_enum (couple, ALONG_COUPLE_P_STATE) == ALONG_COUPLE_STATE_RECONCILED;
  AlongRecord *before = NULL;

  /* Only what is earlier in the order: a row of such steps comes to an end. */
  for (guint i = 0; set != NULL && from.first != G_MININT && i < set->len && set->pdata[i] != couple; i++)
    {
      AlongRecord *other = set->pdata[i];
      int over = along_record_get_day (other, ALONG_COUPLE_P_TO);

      /* Who parted and is divorced began both times on the same day. */
      if (is_over (other) && over != ALONG_DAY_NONE && over <= from.last && (reconciled || !same_beginning (other, couple))
          && same_kind (other, couple)
          && (before == NULL || along_record_get_day (before, ALONG_COUPLE_P_TO) <= over))
        before = other;
    }
  return before;
}

/** along_couples_parted: what the two were since they had parted, if @couple is the divorce that came of it: one beginning,
 * of which two records tell, and two ends. Returns: (nullable) */
AlongRecord *
along_couples_parted (AlongCouples *couples, AlongRecord *couple)
{
  GPtrArray *set = set_of (couples, couple);

  for (guint i = 0; set != NULL && i < set->len; i++)
    if (is_divorce_of (set->pdata[i], couple) && same_kind (set->pdata[i], couple) && along_record_has (set->pdata[i], ALONG_COUPLE_P_TO))
      return set->pdata[i];
  return NULL;
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

/* The last that was said of the two of @couple but for @without, which may be %NULL. */
static AlongRecord *
last_but (AlongFamily *family, AlongRecord *couple, AlongRecord *without)
{
  g_autoptr (GPtrArray) set = g_ptr_array_new ();
  AlongRecord *other;

  ALONG_FOREACH (other, family, ALONG_KIND_COUPLE)
    if (other != without && along_couple_same_two (couple, other))
      insert_in_order (set, other);
  return set->len > 0 ? last_said (set, G_MAXINT) : NULL;
}

/** along_couple_now: the last that was said of the two of @couple, which may be @couple. */
AlongRecord *
along_couple_now (AlongFamily *family, AlongRecord *couple)
{
  AlongRecord *now = last_but (family, couple, NULL);

  return now != NULL ? now : couple;
}

/** along_couple_otherwise: the last that was said of the two of @couple besides @couple. Returns: (nullable) */
AlongRecord *
along_couple_otherwise (AlongFamily *family, AlongRecord *couple)
{
  return last_but (family, couple, couple);
}

/** along_couple_together: whether nobody parted or died in what @couple says. */
gboolean
along_couple_together (AlongRecord *couple)
{
  return !is_over (couple);
}

/** along_couple_gave_way: whether @couple was over only because @next began then, and nobody parted since: without @next they
 * would be so still. */
gboolean
along_couple_gave_way (AlongRecord *couple, AlongRecord *next)
{
  return !is_over (couple) && !is_over (next) && gives_way_to (couple, next);
}
