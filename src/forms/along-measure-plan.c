/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-measure-plan.h"

#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-questionnaire-record.h"

/* The usual plan. Its points are those of the practice guidance of Thriving Babies, Confident Parents in Manchester: the first three
 * visits, before the birth, 2 to 3, 12 to 14 and 26 to 28 weeks after it, every three months, the end, and a return. */
static const struct
{
  const char *form, *points;
  gboolean with_baby; /* nothing of it is due where no baby lives */
} usual[] = {
  { "attachment-antenatal", "start; before birth", TRUE },
  { "attachment-postnatal", "2-3 weeks after birth; 12-14 weeks after birth; 26-28 weeks after birth; every 3 months; end", TRUE },
  { "parenting-skills", "start; every 3 months; end; return", FALSE },
  { "risk-and-resilience", "start; every 3 months; end; return", FALSE },
};

/* What a plan that was written in words calls our own forms. */
static const struct { const char *words, *form; } names[] = {
  { "Attachment, antenatal", "attachment-antenatal" },
  { "Attachment, postnatal", "attachment-postnatal" },
  { "Parenting skills", "parenting-skills" },
  { "Risk and resilience", "risk-and-resilience" },
};

static void
free_planned (gpointer data)
{
  AlongPlanned *planned = data;

  g_free (planned->title);
  g_array_unref (planned->points);
  g_array_unref (planned->dues);
  g_free (planned);
}

static const char *
url_of (AlongRecord *questionnaire)
{
  return along_record_get_text (questionnaire, ALONG_QUESTIONNAIRE_P_URL);
}

/* (nullable): the newest version of one of our own forms. */
static AlongRecord *
find_form (AlongFamily *team, const char *form)
{
  g_autofree char *ending = g_strconcat (":", form, NULL);
  AlongRecord *record;

  ALONG_FOREACH (record, team, ALONG_KIND_QUESTIONNAIRE)
    if (g_str_has_suffix (url_of (record), ending) && along_questionnaire_is_last (record, team))
      return record;
  return NULL;
}

/* (nullable): the form that a line of a plan names: by itself, by its title, or in words. */
static AlongRecord *
form_of (AlongFamily *team, AlongRecord *line)
{
  AlongRecord *named = along_family_find (team, ALONG_KIND_QUESTIONNAIRE, along_record_get_ref (line, ALONG_MEASURE_DUE_P_QUESTIONNAIRE)), *record;
  const char *words = along_record_get_text (line, ALONG_MEASURE_DUE_P_MEASURE);

  ALONG_FOREACH (record, team, ALONG_KIND_QUESTIONNAIRE)
    if (along_questionnaire_is_last (record, team)
        && (named != NULL ? g_strcmp0 (url_of (record), url_of (named)) == 0
                          : g_strcmp0 (along_record_get_text (record, ALONG_QUESTIONNAIRE_P_TITLE), words) == 0))
      return record;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (words, names[i].words) == 0)
      return find_form (team, names[i].form);
  return NULL;
}

/* "EPDS (number only)": what stands in brackets is not its name. */
static const AlongInstrument *
instrument_of (AlongRecord *line)
{
  g_auto (GStrv) parts = g_strsplit (along_record_get_text (line, ALONG_MEASURE_DUE_P_MEASURE), " (", 2);

  return along_instrument_find (parts[0]);
}

static void
add_day (GArray *days, int day)
{
  if (day != ALONG_DAY_NONE)
    g_array_append_val (days, day);
}

/* The days on which it was done. */
static GArray *
filled_days (const AlongPlanned *planned, AlongFamily *family, AlongFamily *team)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    {
      AlongRecord *form = along_family_find (team, ALONG_KIND_QUESTIONNAIRE, along_record_get_ref (record, ALONG_ASSESSMENT_P_QUESTIONNAIRE));

      if (planned->questionnaire != NULL && form != NULL && g_strcmp0 (url_of (form), url_of (planned->questionnaire)) == 0
          && (planned->person == NULL || along_record_refers_to (record, ALONG_ASSESSMENT_P_PARENT, along_record_get_id (planned->person))))
        add_day (days, along_record_get_day (record, ALONG_ASSESSMENT_P_DATE));
    }
  ALONG_FOREACH (record, family, ALONG_KIND_SCORE)
    if (planned->instrument != NULL && along_instrument_find (along_record_get_text (record, ALONG_SCORE_P_INSTRUMENT)) == planned->instrument
        && (planned->person == NULL || along_record_refers_to (record, ALONG_SCORE_P_ABOUT, along_record_get_id (planned->person))))
      add_day (days, along_record_get_day (record, ALONG_SCORE_P_DATE));
  return days;
}

/* Takes @title and @points. */
static AlongPlanned *
add_planned (GPtrArray *list, AlongRecord *record, char *title, AlongRecord *person, GArray *points)
{
  AlongPlanned *planned = g_new0 (AlongPlanned, 1);

  planned->record = record;
  planned->title = title;
  planned->person = person;
  planned->points = points;
  g_ptr_array_add (list, planned);
  return planned;
}

static void
set_dues (AlongPlanned *planned, AlongFamily *family, AlongFamily *team, const AlongDueDays *days, int today)
{
  g_autoptr (GArray) filled = filled_days (planned, family, team);

  planned->dues = along_points_due (planned->points, days, (const int *) filled->data, filled->len, today);
}

/** along_planned_is_usual: whether the family has no plan of its own. */
gboolean
along_planned_is_usual (AlongFamily *family)
{
  return along_family_count (family, ALONG_KIND_MEASURE_DUE) == 0;
}

/* With whom something was filled in is planned with, too; the first parent always is. */
static gboolean
is_rated (AlongFamily *family, AlongRecord *parent, int start)
{
  AlongRecord *record;

  ALONG_FOREACH (record, family, ALONG_KIND_ASSESSMENT)
    if (along_record_refers_to (record, ALONG_ASSESSMENT_P_PARENT, along_record_get_id (parent))
        && along_record_get_day (record, ALONG_ASSESSMENT_P_DATE) >= start)
      return TRUE;
  return FALSE;
}

/* Nothing of it is still to come: what is for before the birth, after it. */
static gboolean
is_over (const AlongPlanned *planned)
{
  for (guint i = 0; i < planned->dues->len; i++)
    {
      AlongDueState state = g_array_index (planned->dues, AlongDue, i).state;

      if (state != ALONG_DUE_DONE && state != ALONG_DUE_MISSED)
        return FALSE;
    }
  return TRUE;
}

static void
add_usual (GPtrArray *list, AlongFamily *family, AlongFamily *team, const AlongDueDays *days, gboolean no_baby, int today)
{
  g_autoptr (GPtrArray) parents = along_facts_parents (family);

  for (guint p = 0; p < parents->len; p++)
    for (guint i = 0; i < G_N_ELEMENTS (usual) && (p == 0 || is_rated (family, parents->pdata[p], days->start)); i++)
      {
        AlongRecord *form = find_form (team, usual[i].form);
        AlongPlanned *planned;

        if (form == NULL || (usual[i].with_baby && no_baby))
          continue;
        planned = add_planned (list, NULL, g_strdup (along_record_get_text (form, ALONG_QUESTIONNAIRE_P_TITLE)), parents->pdata[p],
                               along_points_read (usual[i].points));
        planned->questionnaire = form;
        set_dues (planned, family, team, days, today);
        if (is_over (planned))
          g_ptr_array_remove_index (list, list->len - 1);
      }
}

/* What is overdue first, then by when it is due; what has no day at the end. */
static int
compare_planned (gconstpointer a, gconstpointer b)
{
  const AlongDue *one = along_due_next ((*(AlongPlanned *const *) a)->dues), *other = along_due_next ((*(AlongPlanned *const *) b)->dues);

  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return (one->to > other->to) - (one->to < other->to);
}

/**
 * along_planned_list: the measure plan of the support that is open: the family's own, or else the usual one for the first parent and
 * whom something was filled in with. After a loss nothing that needs a baby is in the usual one.
 *
 * Returns: (transfer full) (element-type AlongPlanned): none where no support is open
 */
GPtrArray *
along_planned_list (AlongFamily *family, AlongFamily *team, int today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_planned);
  AlongRecord *episode = along_facts_open_episode (family, today), *pregnancy = along_facts_pregnancy (family, today), *line;
  AlongDueDays days = { ALONG_DAY_NONE, FALSE, ALONG_DAY_NONE, ALONG_DAY_NONE, ALONG_DAY_NONE, ALONG_DAY_NONE };
  gboolean no_baby;

  if (episode == NULL)
    return list;
  no_baby = pregnancy == NULL || along_facts_is_loss (pregnancy) || along_facts_nobody_lives (family, pregnancy);
  days.start = along_record_get_day (episode, ALONG_EPISODE_P_FROM);
  days.back = along_record_get_enum (episode, ALONG_EPISODE_P_TYPE) == ALONG_EPISODE_TYPE_RETURN;
  days.end = along_record_get_day (episode, ALONG_EPISODE_P_ENDING_SESSION);
  if (!no_baby)
    {
      days.edd = along_facts_best_edd (family, pregnancy);
      days.born = along_facts_born (pregnancy);
    }
  ALONG_FOREACH (line, family, ALONG_KIND_MEASURE_DUE)
    {
      AlongPlanned *planned = add_planned (list, line, g_strdup (along_record_get_text (line, ALONG_MEASURE_DUE_P_MEASURE)),
                                           along_family_find (family, ALONG_KIND_PERSON, along_record_get_ref (line, ALONG_MEASURE_DUE_P_PERSON)),
                                           along_points_read (along_record_get_text (line, ALONG_MEASURE_DUE_P_REPEAT)));

      planned->questionnaire = form_of (team, line);
      planned->instrument = planned->questionnaire == NULL ? instrument_of (line) : NULL;
      days.first = along_record_get_day (line, ALONG_MEASURE_DUE_P_FIRST_DUE);
      set_dues (planned, family, team, &days, today);
    }
  days.first = ALONG_DAY_NONE;
  if (along_planned_is_usual (family))
    add_usual (list, family, team, &days, no_baby, today);
  g_ptr_array_sort (list, compare_planned);
  return list;
}

/** along_planned_write: puts a line of a plan into @record, of the kind planned measure. */
void
along_planned_write (AlongPlanned *planned, AlongRecord *record)
{
  g_autofree char *points = along_points_write (planned->points);

  along_record_set_text (record, ALONG_MEASURE_DUE_P_MEASURE, planned->title);
  along_record_set_ref (record, ALONG_MEASURE_DUE_P_QUESTIONNAIRE,
                        planned->questionnaire != NULL ? along_record_get_id (planned->questionnaire) : ALONG_ID_NONE);
  along_record_set_ref (record, ALONG_MEASURE_DUE_P_PERSON, planned->person != NULL ? along_record_get_id (planned->person) : ALONG_ID_NONE);
  along_record_set_text (record, ALONG_MEASURE_DUE_P_REPEAT, points);
}

/**
 * along_planned_words: "26 to 28 weeks after birth: was due by 12 May 2026": what is next; what it waits for where nothing has a day; the
 * plan's own words where no point could be read from them.
 */
char *
along_planned_words (const AlongPlanned *planned)
{
  const AlongDue *next = along_due_next (planned->dues);
  g_autofree char *point = NULL, *words = NULL;

  if (next == NULL && planned->dues->len > 0)
    next = &g_array_index (planned->dues, AlongDue, planned->dues->len - 1);
  if (next == NULL)
    {
      const char *repeat = planned->record != NULL ? along_record_get_text (planned->record, ALONG_MEASURE_DUE_P_REPEAT) : NULL;

      return g_strdup (repeat != NULL ? repeat : _ ("No day is planned."));
    }
  point = along_point_words (&next->point);
  words = along_due_words (next);
  /* Translators: "2 to 3 weeks after birth", "was due by 12 May 2026" */
  return g_strdup_printf (_ ("%s: %s"), point, words);
}
