/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-series.h"

#include <glib/gi18n-lib.h>

#include "along-assessment-order.h"
#include "along-facts.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"

static void
free_time (gpointer data)
{
  AlongTime *time = data;

  g_object_unref (time->record);
  g_clear_object (&time->rater);
  g_object_unref (time->form);
  g_free (time);
}

/** along_series_free: frees @series. */
void
along_series_free (AlongSeries *series)
{
  if (series == NULL)
    return;
  g_ptr_array_unref (series->times);
  g_free (series);
}

/** along_series_last: (transfer none): the latest. */
AlongTime *
along_series_last (const AlongSeries *series)
{
  return g_ptr_array_index (series->times, series->times->len - 1);
}

static GPtrArray *
records_of (const AlongSeries *series)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < series->times->len; i++)
    g_ptr_array_add (records, ((AlongTime *) g_ptr_array_index (series->times, i))->record);
  return records;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const AlongTime *one = *(AlongTime *const *) a, *other = *(AlongTime *const *) b;

  return along_assessment_compare (one->record, other->record);
}

static int
compare_series (gconstpointer a, gconstpointer b)
{
  const AlongSeries *one = *(AlongSeries *const *) a, *other = *(AlongSeries *const *) b;
  int last = along_series_last (one)->day, other_last = along_series_last (other)->day;

  return (other_last > last) - (other_last < last);
}

static const char *
url_of (AlongRecord *questionnaire)
{
  return along_record_get_text (questionnaire, ALONG_QUESTIONNAIRE_P_URL);
}

/** along_series_same: whether both are of the same form, in whatever version, parent and baby. */
gboolean
along_series_same (const AlongSeries *one, const AlongSeries *other)
{
  return g_strcmp0 (url_of (one->questionnaire), url_of (other->questionnaire)) == 0 && one->parent == other->parent
         && one->child == other->child;
}

/**
 * along_series_list: every series of a family, the one assessed last first.
 *
 * Returns: (transfer full) (element-type AlongSeries)
 */
GPtrArray *
along_series_list (AlongFamily *family, AlongFamily *team)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) along_series_free);
  g_autoptr (GHashTable) read = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    {
      AlongSeries probe = { NULL };
      AlongSeries *series = NULL;
      AlongTime *time;
      g_autoptr (AlongForm) answers = NULL;
      int day = along_record_get_day (record, ALONG_ASSESSMENT_P_DATE);

      probe.questionnaire = along_family_find (team, ALONG_KIND_QUESTIONNAIRE,
                                               along_record_get_ref (record, ALONG_ASSESSMENT_P_QUESTIONNAIRE));
      probe.parent = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, ALONG_ASSESSMENT_P_PARENT));
      probe.child = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (record, ALONG_ASSESSMENT_P_CHILD));
      if (probe.questionnaire == NULL || day == ALONG_DAY_NONE)
        continue;
      answers = along_form_of_assessment (record, team, read);
      if (answers == NULL)
        continue;
      for (guint i = 0; i < list->len && series == NULL; i++)
        if (along_series_same (g_ptr_array_index (list, i), &probe))
          series = g_ptr_array_index (list, i);
      if (series == NULL)
        {
          series = g_new0 (AlongSeries, 1);
          *series = probe;
          series->times = g_ptr_array_new_with_free_func (free_time);
          g_ptr_array_add (list, series);
        }
      time = g_new0 (AlongTime, 1);
      time->record = g_object_ref (record);
      time->rater = along_family_find (team, ALONG_KIND_WORKER, along_record_get_ref (record, ALONG_ASSESSMENT_P_RATER));
      if (time->rater != NULL)
        g_object_ref (time->rater);
      time->form = g_steal_pointer (&answers);
      time->day = day;
      g_ptr_array_add (series->times, time);
    }
  for (guint i = 0; i < list->len; i++)
    {
      AlongSeries *series = g_ptr_array_index (list, i);

      g_ptr_array_sort (series->times, compare_times);
      series->questionnaire
        = along_family_find (team, ALONG_KIND_QUESTIONNAIRE,
                             along_record_get_ref (along_series_last (series)->record, ALONG_ASSESSMENT_P_QUESTIONNAIRE));
    }
  g_ptr_array_sort (list, compare_series);
  return list;
}

/**
 * along_series_find: the earlier assessments of the same form, parent and baby.
 *
 * Returns: (transfer full) (nullable)
 */
AlongSeries *
along_series_find (AlongFamily *family, AlongFamily *team, const AlongFilling *filling)
{
  g_autoptr (GPtrArray) list = along_series_list (family, team);
  AlongSeries probe = { filling->questionnaire, filling->parent, filling->child, NULL };

  for (guint i = 0; i < list->len; i++)
    if (along_series_same (g_ptr_array_index (list, i), &probe))
      return g_ptr_array_steal_index (list, i);
  return NULL;
}

/** along_series_who: "Keira with Rowan"; "Keira with baby" before there is a name. */
char *
along_series_who (AlongRecord *parent, AlongRecord *child)
{
  const char *name = parent != NULL ? along_facts_first_name (parent) : NULL;
  const char *baby = child != NULL ? along_facts_first_name (child) : NULL;

  if (name == NULL || name[0] == '\0')
    name = _ ("A parent");
  if (child == NULL)
    return g_strdup (name);
  if (baby == NULL || baby[0] == '\0')
    /* Translators: a parent with a baby without a name yet */
    return g_strdup_printf (_ ("%s with baby"), name);
  /* Translators: a parent, a baby */
  return g_strdup_printf (_ ("%s with %s"), name, baby);
}

/**
 * along_series_mark: what tells the time of this number from the others of its day: "10:15"; see along_assessment_mark().
 *
 * Returns: (transfer full) (nullable)
 */
char *
along_series_mark (const AlongSeries *series, guint number)
{
  g_autoptr (GPtrArray) records = records_of (series);

  return along_assessment_mark (g_ptr_array_index (records, number), records);
}

/** along_series_has_raters: whether more than one worker rated: then it is said at each time who. */
gboolean
along_series_has_raters (const AlongSeries *series)
{
  for (guint i = 1; i < series->times->len; i++)
    if (((AlongTime *) g_ptr_array_index (series->times, i))->rater != ((AlongTime *) g_ptr_array_index (series->times, 0))->rater)
      return TRUE;
  return FALSE;
}

/**
 * along_series_day_words: "22 November 2026"; where the form was filled in twice that day "22 November 2026, 10:15"; where several workers
 * rated, who, too: "22 November 2026 · Marta Keane".
 */
char *
along_series_day_words (const AlongSeries *series, guint number)
{
  g_autoptr (GPtrArray) records = records_of (series);
  g_autofree char *day = along_assessment_day_words (g_ptr_array_index (records, number), records);
  AlongRecord *rater = ((AlongTime *) g_ptr_array_index (series->times, number))->rater;

  if (rater == NULL || !along_series_has_raters (series))
    return g_steal_pointer (&day);
  /* Translators: a day, the name of the worker who rated on it */
  return g_strdup_printf (C_ ("form of a day", "%s · %s"), day, along_record_get_text (rater, ALONG_WORKER_P_NAME));
}

/** along_series_day_sentence: the same within a sentence: "22 November 2026 at 10:15"; see along_assessment_day_sentence(). */
char *
along_series_day_sentence (const AlongSeries *series, guint number)
{
  g_autoptr (GPtrArray) records = records_of (series);

  return along_assessment_day_sentence (g_ptr_array_index (records, number), records);
}

/** along_time_words: the words of the domains: "Reading baby 4.0, going well"; of others, what is worked out. */
char *
along_time_words (const AlongTime *time)
{
  GString *words = g_string_new (NULL);
  g_autoptr (GPtrArray) scores = along_form_get_domain_scores (time->form);

  if (scores->len == 0)
    {
      g_ptr_array_unref (scores);
      scores = along_form_get_calculated_scores (time->form);
    }
  for (guint i = 0; i < scores->len; i++)
    {
      const AlongScore *score = g_ptr_array_index (scores, i);
      g_autofree char *said = NULL;

      if (score->question->hidden)
        continue;
      said = along_score_to_words (score);
      /* Translators: between what was rated; then: what was rated, how */
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? C_ ("between ratings", " · ") : "", score->title, said);
    }
  return g_string_free (words, FALSE);
}

/** along_series_foot: (nullable): what is to be said of its scores: our own rating, or the licence of another's form. */
const char *
along_series_foot (const AlongSeries *series)
{
  AlongForm *form = along_series_last (series)->form;

  if (along_form_has_domains (form))
    return _ ("Our own practitioner rating, 1 to 5. Not a validated scale. The same items are compared each time.");
  return along_questionnaire_get_copyright (along_form_get_questionnaire (form));
}

/** along_form_of_role: (transfer none) (nullable): the first field whose item has this role. */
AlongField *
along_form_of_role (AlongForm *form, const char *role)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);

      if (g_strcmp0 (question->role, role) == 0)
        return along_form_find (form, question->link_id);
    }
  return NULL;
}

/** along_filling_again: a review: the same form with the same people. */
AlongFilling *
along_filling_again (AlongFamily *family, const AlongSeries *series, int day)
{
  AlongRecord *last = along_series_last (series)->record;

  return along_filling_new (series->questionnaire, series->parent, series->child,
                            along_family_find (family, ALONG_KIND_PREGNANCY,
                                               along_record_get_ref (last, ALONG_ASSESSMENT_P_PREGNANCY)),
                            day);
}

/** along_series_is_hidden: whether this is being rated blind: nothing of it is to be seen until that is finished or let go. */
gboolean
along_series_is_hidden (const AlongSeries *series, AlongSession *session, AlongFamily *family)
{
  return along_filling_is_blind_to (session, family, url_of (series->questionnaire), series->parent, series->child);
}
