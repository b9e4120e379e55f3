/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-timeline-scores.h"

#include <glib/gi18n-lib.h>

#include "along-assessment-order.h"
#include "along-facts.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"

typedef struct
{
  AlongRecord *assessment;
  double value;
  char *number, *key;
} Point;

/* A domain of a form: versions of a form share their domains by name of the item. */
typedef struct
{
  char *name;
  double low, high;
  GArray *points;
  AlongRecord *parent; /* of the first of them */
  gboolean parents;    /* they are about more than one parent */
} Lane;

static int
day_of (AlongRecord *assessment)
{
  return along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE);
}

static void
clear_point (gpointer data)
{
  Point *point = data;

  g_free (point->number);
  g_free (point->key);
}

static void
free_lane (gpointer data)
{
  Lane *lane = data;

  g_free (lane->name);
  g_array_unref (lane->points);
  g_free (lane);
}

static Lane *
lane_for (GHashTable *lanes, GPtrArray *order, const char *url, const AlongScore *score)
{
  g_autofree char *key = g_strconcat (url != NULL ? url : "", "#", score->question->link_id, NULL);
  Lane *lane = g_hash_table_lookup (lanes, key);

  if (lane != NULL)
    return lane;
  lane = g_new0 (Lane, 1);
  lane->name = g_strdup (score->question->short_text != NULL ? score->question->short_text : score->title);
  lane->low = G_MAXDOUBLE;
  lane->high = -G_MAXDOUBLE;
  along_question_widen_scale (score->question, &lane->low, &lane->high);
  lane->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (lane->points, clear_point);
  g_hash_table_insert (lanes, g_steal_pointer (&key), lane);
  g_ptr_array_add (order, lane);
  return lane;
}

static void
add_assessment (GHashTable *lanes, GPtrArray *order, AlongFamily *family, AlongRecord *assessment, AlongForm *form)
{
  AlongQuestionnaire *questionnaire = along_form_get_questionnaire (form);
  g_autoptr (GPtrArray) scores = NULL;
  g_autofree char *id = along_id_to_text (along_record_get_id (assessment));
  AlongRecord *parent = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT));

  if (day_of (assessment) == ALONG_DAY_NONE)
    return;
  scores = along_form_get_domain_scores (form);
  for (guint i = 0; i < scores->len; i++)
    {
      const AlongScore *score = g_ptr_array_index (scores, i);
      Lane *lane;
      Point point;

      if (score->state != ALONG_SCORE_READY || score->value == NULL || !score->value->has_number)
        continue;
      lane = lane_for (lanes, order, along_questionnaire_get_url (questionnaire), score);
      if (lane->points->len == 0)
        lane->parent = parent;
      lane->parents = lane->parents || parent != lane->parent;
      point.assessment = assessment;
      point.number = along_score_to_words (score);
      point.value = along_decimal_to_double (score->value->number);
      point.key = g_strdup_printf ("assessment/%s/%s", id, score->question->link_id);
      g_array_append_val (lane->points, point);
    }
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *one = a, *other = b;

  return along_assessment_compare (one->assessment, other->assessment);
}

/* Those rated again and again first, then the latest. */
static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const Lane *one = *(Lane *const *) a, *other = *(Lane *const *) b;
  int latest = day_of (g_array_index (one->points, Point, one->points->len - 1).assessment);
  int other_latest = day_of (g_array_index (other->points, Point, other->points->len - 1).assessment);

  if (one->points->len != other->points->len)
    return one->points->len > other->points->len ? -1 : 1;
  return (other_latest > latest) - (other_latest < latest);
}

/* "Reading baby: 4.0, going well, 22 November 2026, 10:15"; with the parent's name where two are rated. */
static char *
point_words (const Lane *lane, const Point *point, AlongFamily *family, GPtrArray *assessments)
{
  AlongRecord *parent = along_family_find (family, ALONG_KIND_PERSON,
                                           along_record_get_ref (point->assessment, ALONG_ASSESSMENT_P_PARENT));
  g_autofree char *date = along_assessment_day_words (point->assessment, assessments);

  if (lane->parents && parent != NULL)
    /* Translators: what was rated, the score, the date, first name of the parent */
    return g_strdup_printf (_ ("%s: %s, %s, %s"), lane->name, point->number, date, along_facts_first_name (parent));
  /* Translators: what was rated, the score, the date */
  return g_strdup_printf (_ ("%s: %s, %s"), lane->name, point->number, date);
}

static void
put_lane (AlongRibbon *ribbon, AlongFamily *family, const Lane *lane)
{
  g_autoptr (GPtrArray) assessments = g_ptr_array_new ();
  guint number = along_ribbon_add_lane (ribbon, ALONG_RIBBON_SCORES, lane->name);

  if (lane->high > lane->low)
    {
      g_autofree char *note = g_strdup_printf (_ ("%g to %g, up is better"), lane->low, lane->high);
      along_ribbon_set_scale (ribbon, number, lane->low, lane->high, note);
    }
  for (guint i = 0; i < lane->points->len; i++)
    g_ptr_array_add (assessments, g_array_index (lane->points, Point, i).assessment);
  for (guint i = 0; i < lane->points->len; i++)
    {
      const Point *point = &g_array_index (lane->points, Point, i);
      g_autofree char *words = point_words (lane, point, family, assessments);

      along_ribbon_add_point (ribbon, number, day_of (point->assessment), point->value, words, point->key);
    }
}

/**
 * along_timeline_add_scores: the domains of the family's finished assessments, a lane each.
 *
 * @most: that many lanes at the most: those rated most often
 *
 * Returns: how many there are in all
 */
guint
along_timeline_add_scores (AlongRibbon *ribbon, AlongFamily *family, AlongFamily *team, guint most)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_autoptr (GHashTable) lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (free_lane);
  AlongRecord *assessment;

  ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
    {
      g_autoptr (AlongForm) form = along_form_of_assessment (assessment, team, read);

      if (form != NULL)
        add_assessment (lanes, order, family, assessment, form);
    }
  for (guint i = 0; i < order->len; i++)
    g_array_sort (((Lane *) g_ptr_array_index (order, i))->points, compare_points);
  g_ptr_array_sort (order, compare_lanes);
  for (guint i = 0; i < order->len && i < most; i++)
    put_lane (ribbon, family, g_ptr_array_index (order, i));
  return order->len;
}
