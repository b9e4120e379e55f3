/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-timeline-scores.h"

#include <glib/gi18n-lib.h>

#include "along-assessment-order.h"
#include "along-questionnaire-record.h"
#include "along-scores.h"
#include "assessments/along-series.h"

typedef struct
{
  AlongRecord *assessment;
  double value;
  char *number, *key;
} Point;

/* A domain of a form with a parent and a baby: versions of a form share their domains by name of the item. */
typedef struct
{
  char *name;
  char *domain; /* the same for every parent and baby */
  double low, high;
  GArray *points;
  AlongRecord *parent, *child; /* (nullable) */
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
  g_free (lane->domain);
  g_array_unref (lane->points);
  g_free (lane);
}

static Lane *
lane_for (GPtrArray *lanes, const char *url, const AlongScore *score, AlongRecord *parent, AlongRecord *child)
{
  g_autofree char *domain = g_strconcat (url != NULL ? url : "", "#", score->question->link_id, NULL);
  Lane *lane;

  for (guint i = 0; i < lanes->len; i++)
    {
      lane = g_ptr_array_index (lanes, i);
      if (g_str_equal (lane->domain, domain) && lane->parent == parent && lane->child == child)
        return lane;
    }
  lane = g_new0 (Lane, 1);
  lane->name = g_strdup (score->question->short_text != NULL ? score->question->short_text : score->title);
  lane->domain = g_steal_pointer (&domain);
  lane->parent = parent;
  lane->child = child;
  lane->low = G_MAXDOUBLE;
  lane->high = -G_MAXDOUBLE;
  along_question_widen_scale (score->question, &lane->low, &lane->high);
  lane->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (lane->points, clear_point);
  g_ptr_array_add (lanes, lane);
  return lane;
}

static void
add_assessment (GPtrArray *lanes, AlongFamily *family, AlongRecord *assessment, AlongForm *form)
{
  AlongQuestionnaire *questionnaire = along_form_get_questionnaire (form);
  g_autoptr (GPtrArray) scores = NULL;
  g_autofree char *id = along_id_to_text (along_record_get_id (assessment));
  AlongRecord *parent = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT));
  AlongRecord *child = along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_CHILD));

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
      lane = lane_for (lanes, along_questionnaire_get_url (questionnaire), score, parent, child);
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

/* Who the lane is about, where the same domain was rated with another parent or baby too; otherwise %NULL. */
static char *
who_words (const Lane *lane, GPtrArray *lanes)
{
  gboolean parents = FALSE, children = FALSE;

  for (guint i = 0; i < lanes->len; i++)
    {
      const Lane *other = g_ptr_array_index (lanes, i);

      if (other == lane || !g_str_equal (other->domain, lane->domain))
        continue;
      parents = parents || other->parent != lane->parent;
      children = children || (other->parent == lane->parent && other->child != lane->child);
    }
  return parents || children ? along_series_who (lane->parent, children ? lane->child : NULL) : NULL;
}

static void
put_lane (AlongRibbon *ribbon, const Lane *lane, GPtrArray *lanes)
{
  g_autoptr (GPtrArray) assessments = g_ptr_array_new ();
  g_autofree char *who = who_words (lane, lanes);
  /* Translators: of scores: first name of the parent, what was rated */
  g_autofree char *name = who != NULL ? g_strdup_printf (C_ ("scores", "%s: %s"), who, lane->name) : g_strdup (lane->name);
  guint number = along_ribbon_add_lane (ribbon, ALONG_RIBBON_SCORES, name);

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
      g_autofree char *date = along_assessment_day_words (point->assessment, assessments);
      /* Translators: what was rated, the score, the date */
      g_autofree char *words = g_strdup_printf (_ ("%s: %s, %s"), name, point->number, date);

      along_ribbon_add_point (ribbon, number, day_of (point->assessment), point->value, words, point->key);
    }
}

/**
 * along_timeline_add_scores: the domains of the family's finished assessments, a lane each; each parent and baby apart.
 *
 * @most: that many lanes at the most: those rated most often
 *
 * Returns: how many there are in all
 */
guint
along_timeline_add_scores (AlongRibbon *ribbon, AlongFamily *family, AlongFamily *team, guint most)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (free_lane);
  AlongRecord *assessment;

  ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
    {
      g_autoptr (AlongForm) form = along_form_of_assessment (assessment, team, read);

      if (form != NULL)
        add_assessment (lanes, family, assessment, form);
    }
  for (guint i = 0; i < lanes->len; i++)
    g_array_sort (((Lane *) g_ptr_array_index (lanes, i))->points, compare_points);
  g_ptr_array_sort (lanes, compare_lanes);
  for (guint i = 0; i < lanes->len && i < most; i++)
    put_lane (ribbon, g_ptr_array_index (lanes, i), lanes);
  return lanes->len;
}
