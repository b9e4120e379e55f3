/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-assessment-order.h"
#include "along-comparison.h"
#include "along-facts.h"
#include "along-questionnaire-record.h"
#include "along-restricted.h"
#include "along-score-register.h"
#include "report-private.h"

/* The latest of each form and parent: strengths before the rest, domains, what moved. */

/* The newest and the oldest assessment of the same form and parent as @of. */
static void
find_series (AlongFamily *family, AlongRecord *of, AlongRecord **newest, AlongRecord **oldest)
{
  AlongRecord *other;

  *newest = *oldest = of;
  ALONG_FOREACH (other, family, ALONG_KIND_ASSESSMENT)
    if (along_id_equal (along_record_get_ref (other, ALONG_ASSESSMENT_P_QUESTIONNAIRE),
                        along_record_get_ref (of, ALONG_ASSESSMENT_P_QUESTIONNAIRE))
        && along_id_equal (along_record_get_ref (other, ALONG_ASSESSMENT_P_PARENT), along_record_get_ref (of, ALONG_ASSESSMENT_P_PARENT))
        && along_id_equal (along_record_get_ref (other, ALONG_ASSESSMENT_P_CHILD), along_record_get_ref (of, ALONG_ASSESSMENT_P_CHILD)))
      {
        if (along_assessment_compare (other, *newest) > 0)
          *newest = other;
        if (along_assessment_compare (other, *oldest) < 0)
          *oldest = other;
      }
}

/* The answer to the question whose id ends so. */
static char *
answer_of (AlongForm *form, const char *ending)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = all->pdata[i];
      AlongField *field = g_str_has_suffix (question->link_id, ending) ? along_form_find (form, question->link_id) : NULL;

      if (field != NULL && along_field_get_n_answers (field) > 0)
        return along_answer_to_words (along_field_get_answer (field, 0));
    }
  return NULL;
}

/**
 * report_answer: what was written in the newest assessment that has something there; for the family's copy, in those
 * about the person it is for, if it names nobody else.
 *
 * @ending: of the question's id: ".strengths", ".parent.words"
 * @assessment: (out): where it is from
 */
char *
report_answer (AlongReport *self, const char *ending, AlongRecord **assessment)
{
  AlongRecord *record;
  char *words = NULL;

  *assessment = NULL;
  ALONG_FOREACH (record, self->whole, ALONG_KIND_ASSESSMENT)
    {
      g_autoptr (AlongForm) form = NULL;
      g_autofree char *answer = NULL;

      if (report_is_for_family (self) && !along_record_refers_to (record, ALONG_ASSESSMENT_P_PARENT, self->choice.person))
        continue;
      if (*assessment != NULL
          && along_record_get_day (record, ALONG_ASSESSMENT_P_DATE) < along_record_get_day (*assessment, ALONG_ASSESSMENT_P_DATE))
        continue;
      form = along_form_of_assessment (record, self->team, NULL);
      answer = form != NULL ? answer_of (form, ending) : NULL;
      if (answer == NULL || *g_strstrip (answer) == '\0' || (report_is_for_family (self) && report_names_somebody_else (self, answer)))
        continue;
      g_free (words);
      words = g_steal_pointer (&answer);
      *assessment = record;
    }
  return words;
}

static void
add_text_answer (AlongReport *self, AlongForm *form, const char *ending, const char *name)
{
  g_autofree char *words = answer_of (form, ending);

  if (words == NULL)
    return;
  AlongPaperCell cells[] = { { name, "text-second", 0.24, FALSE }, { words, "text-body", 0.76, FALSE } };
  along_paper_row (self->paper, cells, 2, 0, FALSE);
}

/* "3.3 at first, up": the domain and its score now stand in the same row. */
static char *
since_words (const AlongCompared *item)
{
  g_autofree char *before = NULL;

  if (item->before == NULL)
    return g_strdup (_ ("not seen at first"));
  before = along_answer_to_words (item->before);
  /* Translators: a score of the first time, how it has moved since */
  return g_strdup_printf (_ ("%s at first, %s"), before, along_move_words (item->move));
}

/** report_domains: a table of domains: what they come to, how many items were seen. @first: (nullable): to compare with */
void
report_domains (AlongReport *self, AlongForm *now, AlongForm *first)
{
  g_autoptr (GPtrArray) scores = along_form_get_domain_scores (now);
  g_autoptr (AlongComparison) comparison
    = first != NULL && along_comparison_possible (first, now) ? along_comparison_new (first, now) : NULL;
  AlongPaperCell heads[] = { { _ ("Domain"), "text-caption-strong", 0.36, FALSE },
                            { _ ("Now"), "text-caption-strong", 0.27, FALSE },
                            { _ ("Seen"), "text-caption-strong", 0.13, FALSE },
                            { comparison != NULL ? _ ("Since the first") : "", "text-caption-strong", 0.24, FALSE } };

  if (scores->len == 0)
    return;
  along_paper_row (self->paper, heads, 4, 0, TRUE);
  for (guint i = 0; i < scores->len; i++)
    {
      const AlongScore *score = scores->pdata[i];
      g_autofree char *words = along_score_to_words (score), *seen = g_strdup_printf (_ ("%u of %u"), score->rated, score->of);
      g_autofree char *moved = NULL;

      for (guint c = 0; comparison != NULL && c < comparison->changes->len; c++)
        {
          const AlongCompared *item = comparison->changes->pdata[c];
          if (item->domain && item->question == score->question)
            moved = since_words (item);
        }
      AlongPaperCell cells[] = { { score->title, "text-body", 0.36, FALSE },
                                { words, "text-body", 0.27, FALSE },
                                { seen, "text-body", 0.13, FALSE },
                                { moved != NULL ? moved : "", "text-body", 0.24, FALSE } };
      along_paper_row (self->paper, cells, 4, 0, FALSE);
    }
}

/* The level of a factor: -1 not known or not asked. */
static int
factor_level (AlongForm *form, const char *link_id)
{
  AlongField *field = along_form_find (form, link_id);
  const AlongAnswer *answer = field != NULL && along_field_is_enabled (field) ? along_field_get_answer (field, 0) : NULL;
  gint64 level;

  return answer != NULL && answer->has_weight && along_decimal_to_int (answer->weight, &level) ? (int) level : -1;
}

/* A factor's line: its words and its level's. */
static char *
factor_words (AlongForm *form, const AlongQuestion *question)
{
  g_autofree char *level = along_answer_to_words (along_field_get_answer (along_form_find (form, question->link_id), 0));
  const char *title = question->parent != NULL ? question->parent->text : question->text;

  return g_strdup_printf ("%s: %s", title, level);
}

/** report_each_restricted_factor: the restricted lines of the latest risk reviews that say there is something. */
void
report_each_restricted_factor (AlongFamily *family, AlongFamily *team, ReportFactorFunc func, gpointer data)
{
  AlongRecord *assessment, *newest, *oldest;

  ALONG_FOREACH (assessment, family, ALONG_KIND_ASSESSMENT)
    {
      g_autoptr (AlongForm) form = NULL;
      GPtrArray *all;

      find_series (family, assessment, &newest, &oldest);
      if (newest != assessment || (form = along_form_of_assessment (assessment, team, NULL)) == NULL)
        continue;
      all = along_questionnaire_get_all (along_form_get_questionnaire (form));
      for (guint i = 0; i < all->len; i++)
        {
          const AlongQuestion *question = all->pdata[i];
          if (g_strcmp0 (question->role, "level") == 0 && along_factor_is_restricted (question->link_id)
              && factor_level (form, question->link_id) > 0)
            func (data, report_factor_key (assessment, question->link_id), factor_words (form, question));
        }
    }
}

typedef struct
{
  AlongReport *report;
  guint n;
} Hidden;

static void
count_hidden (gpointer data, char *key, char *words)
{
  Hidden *hidden = data;

  hidden->n += !report_is_chosen (hidden->report, key);
  g_free (key);
  g_free (words);
}

/** report_count_hidden_factors: restricted lines of risk reviews that this reader does not get. */
guint
report_count_hidden_factors (AlongReport *self)
{
  Hidden hidden = { self, 0 };

  if (!report_is_for_family (self))
    report_each_restricted_factor (self->whole, self->team, count_hidden, &hidden);
  return hidden.n;
}

/** report_risk: what a risk review comes to, from the lines that this reader gets; then those lines at level 2 or above, and the
 * restricted ones that were chosen. */
void
report_risk (AlongReport *self, AlongForm *form, AlongRecord *assessment)
{
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));
  AlongRiskSummary risk;
  guint of = 0, at_two = 0, not_known = 0;
  int highest = -1;
  gboolean violence = FALSE;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) words = g_string_new (NULL);

  if (!along_form_get_risk_summary (form, &risk))
    return;
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = all->pdata[i];
      gboolean restricted;
      int level;

      if (g_strcmp0 (question->role, "level") != 0 || along_form_find (form, question->link_id) == NULL)
        continue;
      restricted = along_factor_is_restricted (question->link_id);
      if (restricted)
        {
          g_autofree char *key = report_factor_key (assessment, question->link_id);
          if (!report_is_chosen (self, key))
            continue;
        }
      level = factor_level (form, question->link_id);
      of++;
      at_two += level >= 2;
      not_known += level < 0;
      highest = MAX (highest, level);
      violence |= level >= 2 && (g_str_has_prefix (question->link_id, "r01.") || g_str_has_prefix (question->link_id, "r02."));
      if (level >= 2 || restricted)
        g_ptr_array_add (lines, factor_words (form, question));
    }
  if (highest >= 0)
    g_string_append_printf (words, _ ("Highest level %d; "), highest);
  g_string_append_printf (words, ngettext ("%u of %u line at level 2 or above; ", "%u of %u lines at level 2 or above; ", of), at_two, of);
  g_string_append_printf (words, _ ("%u not asked or not known."), not_known);
  if (risk.trio && violence)
    g_string_append_printf (words, " %s", _ ("Mental health, domestic abuse and substance use are all at 2 or above."));
  along_paper_text (self->paper, "text-body", words->str, 0);
  for (guint i = 0; i < lines->len; i++)
    along_paper_text (self->paper, "text-body", lines->pdata[i], 18);
  if (risk.resilience >= 0)
    {
      g_autofree char *resilience = g_strdup_printf (_ ("Resilience, 0 to 5: %d."), risk.resilience);
      along_paper_text (self->paper, "text-body", resilience, 0);
    }
}

static void
add_assessment (AlongReport *self, AlongRecord *newest, AlongRecord *oldest)
{
  g_autoptr (AlongForm) form = along_form_of_assessment (newest, self->team, NULL);
  g_autoptr (AlongForm) first = oldest != newest ? along_form_of_assessment (oldest, self->team, NULL) : NULL;
  AlongRecord *parent = along_family_find (self->family, ALONG_KIND_PERSON, along_record_get_ref (newest, ALONG_ASSESSMENT_P_PARENT));
  AlongRecord *rater = along_family_find (self->team, ALONG_KIND_WORKER, along_record_get_ref (newest, ALONG_ASSESSMENT_P_RATER));
  g_autofree char *day = report_day_words (along_record_get_day (newest, ALONG_ASSESSMENT_P_DATE)), *line = NULL;
  AlongQuestionnaire *questionnaire;
  const char *says;

  if (form == NULL)
    return;
  questionnaire = along_form_get_questionnaire (form);
  along_paper_heading (self->paper, along_questionnaire_get_title (questionnaire));
  line = g_strdup_printf (_ ("%s · %s · by %s"), parent != NULL ? along_facts_first_name (parent) : "", day,
                          rater != NULL ? along_record_get_text (rater, ALONG_WORKER_P_NAME) : "");
  along_paper_text (self->paper, "text-second", line, 0);
  along_paper_space (self->paper, 4);
  add_text_answer (self, form, ".strengths", _ ("Going well"));
  add_text_answer (self, form, ".parent.words", _ ("Own words"));
  report_domains (self, form, first);
  report_risk (self, form, newest);
  says = along_questionnaire_get_caution (questionnaire);
  if (says == NULL)
    says = along_questionnaire_get_copyright (questionnaire);
  along_paper_text (self->paper, "text-second", says != NULL ? says : "", 0);
  along_paper_space (self->paper, 6);
}

static void
set_assessment (AlongReport *self, gpointer data)
{
  AlongRecord **pair = data;

  add_assessment (self, pair[0], pair[1]);
}

/* A measure: what it came to last and what that means, how it moved since the first, who did it. */
static void
set_measured (AlongReport *self, gpointer data)
{
  const AlongMeasured *measured = data;
  AlongRecord *last = along_measured_last (measured);
  guint n = measured->scores->len;
  g_autofree char *title = along_measured_title_words (measured), *words = along_score_record_words (last);
  g_autofree char *day = report_day_words (along_record_get_day (last, ALONG_SCORE_P_DATE)), *meaning = along_score_record_meaning (last);
  g_autofree char *moved = n > 1 ? along_measured_change_words (measured, 0, n - 1) : NULL, *more = along_score_record_more (last);
  g_autofree char *who = g_strdup_printf (_ ("%s about %s"), title, measured->about != NULL ? along_facts_first_name (measured->about) : "");
  g_autofree char *line = g_strdup_printf (_ ("%s on %s · %s"), words, day, meaning);
  AlongPaperCell cells[] = { { measured->about != NULL ? who : title, "text-second", 0.24, FALSE }, { line, "text-body", 0.76, FALSE } };

  along_paper_row (self->paper, cells, 2, 0, FALSE);
  if (moved != NULL)
    along_paper_text (self->paper, "text-body", moved, 18);
  if (more != NULL)
    along_paper_text (self->paper, "text-second", more, 18);
}

static void
add_register (AlongReport *self)
{
  g_autoptr (GPtrArray) measures = along_measured_list (self->family);

  if (measures->len == 0)
    return;
  along_paper_heading (self->paper, _ ("Scores of other measures"));
  for (guint i = 0; i < measures->len; i++)
    report_together (self, set_measured, g_ptr_array_index (measures, i));
  along_paper_space (self->paper, 6);
}

void
report_assessments (AlongReport *self)
{
  AlongRecord *assessment, *newest, *oldest;
  gboolean any = FALSE;

  along_paper_new_page (self->paper, FALSE);
  along_paper_title (self->paper, _ ("Assessments"), _ ("The latest of each form and parent."));
  ALONG_FOREACH (assessment, self->family, ALONG_KIND_ASSESSMENT)
    {
      find_series (self->family, assessment, &newest, &oldest);
      if (newest != assessment)
        continue;
      report_together (self, set_assessment, (AlongRecord *[]) { newest, oldest });
      any = TRUE;
    }
  if (!any)
    along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 0);
  add_register (self);
}
