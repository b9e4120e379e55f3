/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-assessment-order.h"

#include <glib/gi18n-lib.h>

#include "along-instant.h"

static int
day_of (AlongRecord *assessment)
{
  return along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE);
}

/** along_assessment_compare: by the day it is for, then by when it was signed, those that do not say first, then by id:
 * always the same order. */
int
along_assessment_compare (AlongRecord *one, AlongRecord *other)
{
  AlongInstant signed_at = { 0 }, other_signed_at = { 0 };
  AlongId id = along_record_get_id (one), other_id = along_record_get_id (other);
  int day = day_of (one), other_day = day_of (other), order = (day > other_day) - (day < other_day);

  if (order == 0)
    {
      gboolean is_signed = along_record_get_instant (one, ALONG_ASSESSMENT_P_SIGNED_AT, &signed_at);
      gboolean other_is_signed = along_record_get_instant (other, ALONG_ASSESSMENT_P_SIGNED_AT, &other_signed_at);

      order = is_signed && other_is_signed ? along_instant_compare (&signed_at, &other_signed_at) : is_signed - other_is_signed;
    }
  return order != 0 ? order : along_id_compare (id, other_id);
}

/* "10:15", if it was signed on the day it is for. */
static char *
time_of (AlongRecord *assessment)
{
  AlongInstant signed_at;

  if (!along_record_get_instant (assessment, ALONG_ASSESSMENT_P_SIGNED_AT, &signed_at) || signed_at.day_only
      || signed_at.day != day_of (assessment))
    return NULL;
  return along_instant_time_words (&signed_at);
}

/* Which of how many of its day @assessment is. @time: (out): the time that tells it from the others; %NULL where it does
 * not, or where there are no others. */
static guint
find_place (AlongRecord *assessment, GPtrArray *like, char **time, guint *number)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean apart = TRUE;
  guint n = 0, before = 0;

  for (guint i = 0; i < like->len; i++)
    {
      AlongRecord *other = g_ptr_array_index (like, i);
      char *other_time;

      if (day_of (other) != day_of (assessment))
        continue;
      n++;
      before += other != assessment && along_assessment_compare (other, assessment) < 0;
      other_time = time_of (other);
      apart = other_time != NULL && g_hash_table_add (times, other_time) && apart;
    }
  *number = before + 1;
  *time = n > 1 && apart ? time_of (assessment) : NULL;
  return n;
}

/**
 * along_assessment_mark: what tells @assessment from the others of its day: the time it was signed at, "10:15"; where a
 * time is not known or two are of one minute, "2 of 3" of that day.
 *
 * @like: (element-type AlongRecord): it and those it might be taken for, in whatever order
 *
 * Returns: (transfer full) (nullable): %NULL: it is the only one of its day
 */
char *
along_assessment_mark (AlongRecord *assessment, GPtrArray *like)
{
  g_autofree char *time = NULL;
  guint number, n = find_place (assessment, like, &time, &number);

  if (n < 2 || time != NULL)
    return g_steal_pointer (&time);
  /* Translators: which one of how many forms filled in on one day */
  return g_strdup_printf (C_ ("form of a day", "%u of %u"), number, n);
}

/**
 * along_assessment_day_sentence: the day within a sentence: "22 November 2026"; with others of that day "22 November 2026
 * at 10:15" or "22 November 2026, number 2 of 3 that day". See the mark.
 */
char *
along_assessment_day_sentence (AlongRecord *assessment, GPtrArray *like)
{
  g_autofree char *day = along_day_to_words (day_of (assessment)), *time = NULL;
  guint number, n = find_place (assessment, like, &time, &number);

  if (n < 2)
    return g_steal_pointer (&day);
  if (time != NULL)
    /* Translators: a day, a time */
    return g_strdup_printf (C_ ("form of a day", "%s at %s"), day, time);
  /* Translators: a day; which one of how many forms filled in on it */
  return g_strdup_printf (C_ ("form of a day", "%s, number %u of %u that day"), day, number, n);
}

/** along_assessment_day_words: "22 November 2026"; with others of that day "22 November 2026, 10:15". See the mark. */
char *
along_assessment_day_words (AlongRecord *assessment, GPtrArray *like)
{
  g_autofree char *day = along_day_to_words (day_of (assessment));
  g_autofree char *mark = along_assessment_mark (assessment, like);

  /* Translators: a day, the time or "2 of 3" */
  return mark != NULL ? g_strdup_printf (C_ ("form of a day", "%s, %s"), day, mark) : g_steal_pointer (&day);
}
