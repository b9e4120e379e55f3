/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-scores.h"

#include "along-date.h"
#include "along-form-private.h"
#include "along-moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** along_score_free: frees @score. */
void
along_score_free (AlongScore *score)
{
  if (score == NULL)
    return;
  g_clear_pointer (&score->value, along_answer_unref);
  g_free (score);
}

/* Half of a tenth up, without binary numbers. */
static AlongAnswer *
mean (AlongDecimal sum, guint n)
{
  AlongDecimal quotient;

  if (n == 0 || !along_decimal_divide (sum, along_decimal_from_int (n), &quotient))
    return NULL;
  return along_answer_new_decimal (along_decimal_round (quotient, 1));
}

static void
add_ratings (AlongField *field, AlongScore *score, AlongDecimal *sum)
{
  if (!field->enabled)
    return;
  if (field->question->rated && field->question->calculated == NULL)
    {
      score->of++;
      score->answered += field->n_answers > 0 ? 1 : 0;
      if (field->n_answers > 0 && field->answers[0]->has_weight
          && along_decimal_add (*sum, field->answers[0]->weight, sum))
        score->rated++;
    }
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    add_ratings (g_ptr_array_index (field->children, i), score, sum);
}

/* The mean of the rated items, shown once every item has an answer and enough of them are ratings. */
static AlongScore *
score_domain (AlongField *field)
{
  AlongScore *score = g_new0 (AlongScore, 1);
  AlongDecimal sum = { 0 };

  score->question = field->question;
  score->field = field;
  score->title = field->question->words;
  score->domain = TRUE;
  add_ratings (field, score, &sum);
  if (score->answered < score->of)
    score->state = ALONG_SCORE_INCOMPLETE;
  else if (score->rated < (guint) field->question->domain_minimum)
    score->state = ALONG_SCORE_NOT_ENOUGH;
  else
    score->value = mean (sum, score->rated);
  return score;
}

static gboolean
shares_instances (const AlongField *feeding, const AlongField *score)
{
  for (const AlongField *mine = score->parent; mine != NULL; mine = mine->parent)
    for (const AlongField *other = feeding->parent; other != NULL; other = other->parent)
      if (other->question == mine->question && other != mine)
        return FALSE;
  return TRUE;
}

/* An empty row of a repeating group, beside one that is filled or the first: it is not kept and asks for nothing. */
static gboolean
is_spare_row (const AlongField *row)
{
  GPtrArray *siblings = row->parent != NULL ? row->parent->children : row->form->fields;
  gboolean first = TRUE;

  if (row->question->type != ALONG_QUESTION_GROUP || !row->question->repeats || row->filled > 0)
    return FALSE;
  for (guint i = 0; i < siblings->len; i++)
    {
      const AlongField *other = g_ptr_array_index (siblings, i);

      if (!along_field_is_beside (other, row))
        continue;
      if (other->filled > 0 || (first && other != row))
        return TRUE;
      first = FALSE;
    }
  return FALSE;
}

static gboolean
lies_in_spare_row (const AlongField *field)
{
  for (const AlongField *above = field->parent; above != NULL; above = above->parent)
    if (is_spare_row (above))
      return TRUE;
  return FALSE;
}

/* Counts the questions that feed the calculation of @reader, those behind other calculations too. */
static void
count_feeding (AlongForm *form, guint reader, AlongField *score_field, AlongScore *score, guint8 *seen)
{
  for (guint i = 0; i < form->by_question->len; i++)
    {
      GPtrArray *all = g_ptr_array_index (form->by_question, i);
      const AlongQuestion *question = g_ptr_array_index (along_questionnaire_get_all (form->questionnaire), i);

      if (seen[i] || !along_form_value_needs (form, reader, i))
        continue;
      seen[i] = 1;
      if (question->calculated != NULL)
        {
          count_feeding (form, i, score_field, score, seen);
          continue;
        }
      for (guint k = 0; along_question_is_question (question) && k < all->len; k++)
        {
          AlongField *field = g_ptr_array_index (all, k);

          if (!field->enabled || !shares_instances (field, score_field) || lies_in_spare_row (field))
            continue;
          score->of++;
          score->answered += field->n_answers > 0 ? 1 : 0;
        }
    }
}

static gboolean
lies_in_domain (const AlongQuestion *question)
{
  for (const AlongQuestion *above = question->parent; above != NULL; above = above->parent)
    if (above->domain_minimum > 0)
      return TRUE;
  return FALSE;
}

/* Whether enough has been answered, by the form's own rule or, without one, all of it. */
static gboolean
is_complete (const AlongScore *score)
{
  guint needs = score->question->needs > 0 ? MIN ((guint) score->question->needs, score->of) : score->of;

  return score->answered >= needs;
}

/* The result as it would be had the rest been answered like what was. */
static AlongAnswer *
scaled_up (const AlongScore *score, AlongAnswer *answer)
{
  AlongDecimal number;

  if (!score->question->scaled || score->answered == score->of || score->answered == 0 || !answer->has_number
      || !along_decimal_multiply (answer->number, along_decimal_from_int (score->of), &number)
      || !along_decimal_divide (number, along_decimal_from_int (score->answered), &number))
    return along_answer_ref (answer);
  return along_answer_new_decimal (along_decimal_round (number, 2));
}

static AlongScore *
score_calculated (AlongForm *form, AlongField *field)
{
  AlongScore *score = g_new0 (AlongScore, 1);
  g_autofree guint8 *seen = g_new0 (guint8, form->by_question->len + 1);

  score->question = field->question;
  score->field = field;
  score->title = field->question->words;
  count_feeding (form, field->question->index, field, score, seen);
  if (!field->enabled)
    score->state = ALONG_SCORE_NOTHING;
  else if (field->message != NULL && field->n_answers == 0)
    score->state = ALONG_SCORE_CANNOT;
  else if (!is_complete (score))
    score->state = ALONG_SCORE_INCOMPLETE;
  else if (field->n_answers == 0)
    score->state = lies_in_domain (field->question) ? ALONG_SCORE_NOT_ENOUGH : ALONG_SCORE_NOTHING;
  else
    score->value = scaled_up (score, field->answers[0]);
  return score;
}

/** along_form_get_domain_scores: (transfer full) (element-type AlongScore): the domains of one of our own forms. */
GPtrArray *
along_form_get_domain_scores (AlongForm *form)
{
  GPtrArray *scores = g_ptr_array_new_with_free_func ((GDestroyNotify) along_score_free);
  GPtrArray *all = along_questionnaire_get_all (form->questionnaire);

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      GPtrArray *fields = g_ptr_array_index (form->by_question, i);

      if (question->domain_minimum > 0 && fields->len > 0)
        g_ptr_array_add (scores, score_domain (g_ptr_array_index (fields, 0)));
    }
  return scores;
}

/** along_form_get_calculated_scores: (transfer full) (element-type AlongScore): every item with a calculation. */
GPtrArray *
along_form_get_calculated_scores (AlongForm *form)
{
  GPtrArray *scores = g_ptr_array_new_with_free_func ((GDestroyNotify) along_score_free);
  GPtrArray *all = along_questionnaire_get_all (form->questionnaire);

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      GPtrArray *fields = g_ptr_array_index (form->by_question, i);

      for (guint k = 0; question->calculated != NULL && k < fields->len; k++)
        g_ptr_array_add (scores, score_calculated (form, g_ptr_array_index (fields, k)));
    }
  return scores;
}

/** along_field_get_score: (transfer full) (nullable): that of a domain's group or a calculated field; %NULL for others. */
AlongScore *
along_field_get_score (AlongField *field)
{
  if (field->question->domain_minimum == 0 && field->question->calculated == NULL)
    return NULL;
  return field->question->domain_minimum > 0 ? score_domain (field) : score_calculated (field->form, field);
}

/** along_form_get_score: (transfer full) (nullable): the same by link id. */
AlongScore *
along_form_get_score (AlongForm *form, const char *link_id)
{
  AlongField *field = along_form_find (form, link_id);

  return field != NULL ? along_field_get_score (field) : NULL;
}

/* along_field_is_withheld: whether it holds a number that comes from too few answers: not shown, not written. */
gboolean
along_field_is_withheld (AlongField *self)
{
  g_autoptr (AlongScore) score = NULL;

  if (self->question->calculated == NULL || self->by_hand || self->n_answers == 0
      || !self->answers[0]->has_number)
    return FALSE;
  score = along_field_get_score (self);
  return score->state == ALONG_SCORE_INCOMPLETE;
}

/** along_question_widen_scale: widens @low and @high to the least and the most that a rating inside @question can be. */
void
along_question_widen_scale (const AlongQuestion *question, double *low, double *high)
{
  for (guint i = 0; question->rated && i < question->options->len; i++)
    {
      const AlongOption *option = g_ptr_array_index (question->options, i);

      if (option->answer->has_weight)
        {
          double weight = along_decimal_to_double (option->answer->weight);
          *low = MIN (*low, weight);
          *high = MAX (*high, weight);
        }
    }
  for (guint i = 0; i < question->children->len; i++)
    along_question_widen_scale (g_ptr_array_index (question->children, i), low, high);
}

/** along_form_has_domains: whether it is a rating form with domains. */
gboolean
along_form_has_domains (AlongForm *form)
{
  GPtrArray *all = along_questionnaire_get_all (form->questionnaire);

  for (guint i = 0; i < all->len; i++)
    if (((AlongQuestion *) g_ptr_array_index (all, i))->domain_minimum > 0)
      return TRUE;
  return FALSE;
}

/**
 * along_score_level_words: what a domain score means, in words (labels, not cut-offs):
 * "needs a lot of help now", "starting", "growing", "going well", "strong".
 */
const char *
along_score_level_words (AlongDecimal number)
{
  static const struct { int tenths; const char *words; } levels[] = {
    { 47, N_("strong") }, { 40, N_("going well") }, { 30, N_("growing") }, { 20, N_("starting") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (along_decimal_compare (number, (AlongDecimal){ levels[i].tenths, 1 }) >= 0)
      return _(levels[i].words);
  return _("needs a lot of help now");
}

/** along_score_to_words: "4.3, going well", "incomplete: 2 of 3", "not enough seen", or the plain result. */
char *
along_score_to_words (const AlongScore *score)
{
  g_autofree char *value = NULL;

  switch (score->state)
    {
    case ALONG_SCORE_INCOMPLETE:
      return g_strdup_printf (_("incomplete: %u of %u"), score->answered, score->of);
    case ALONG_SCORE_NOT_ENOUGH:
      return g_strdup (_("not enough seen"));
    case ALONG_SCORE_CANNOT:
      return g_strdup (_("cannot be worked out here"));
    case ALONG_SCORE_NOTHING:
      return g_strdup (_("no result"));
    default:
      break;
    }
  if (score->value == NULL)
    return g_strdup ("");
  value = along_answer_to_words (score->value);
  if (!score->domain)
    return g_steal_pointer (&value);
  return g_strdup_printf (C_("score, words", "%s%s, %s"), value, strchr (value, '.') == NULL ? ".0" : "",
                          along_score_level_words (score->value->number));
}

/* --- filling in our own forms --- */

static const AlongOption *
not_seen_option (const AlongQuestion *question)
{
  for (guint i = 0; i < question->options->len; i++)
    {
      const AlongOption *option = g_ptr_array_index (question->options, i);

      if (g_strcmp0 (option->answer->code, "not-seen") == 0 || g_strcmp0 (option->answer->code, "unknown") == 0)
        return option;
    }
  return NULL;
}

/**
 * along_field_is_unrated: a rating in sight without any answer. What cannot be answered with "not seen" is not one:
 * another's form decides by itself which of its questions may stay blank.
 */
gboolean
along_field_is_unrated (AlongField *field)
{
  return (field->question->rated || along_question_is_item (field->question)) && field->question->calculated == NULL
         && field->n_answers == 0 && along_field_is_visible (field) && not_seen_option (field->question) != NULL;
}

/**
 * along_form_list_unrated: the ratings that are still blank, in the form's order.
 *
 * Returns: (transfer container) (element-type AlongField)
 */
GPtrArray *
along_form_list_unrated (AlongForm *form)
{
  GPtrArray *unrated = g_ptr_array_new ();

  for (guint i = 0; i < form->by_question->len; i++)
    {
      GPtrArray *all = g_ptr_array_index (form->by_question, i);

      for (guint k = 0; k < all->len; k++)
        if (along_field_is_unrated (g_ptr_array_index (all, k)))
          g_ptr_array_add (unrated, g_ptr_array_index (all, k));
    }
  return unrated;
}

/** along_form_get_progress: items rated, of how many; of a form without rated items of ours, its questions. */
void
along_form_get_progress (AlongForm *form, guint *answered, guint *of)
{
  *answered = *of = 0;
  for (guint i = 0; i < form->by_question->len; i++)
    {
      GPtrArray *all = g_ptr_array_index (form->by_question, i);

      for (guint k = 0; k < all->len; k++)
        {
          AlongField *field = g_ptr_array_index (all, k);

          if (!along_question_is_item (field->question) || !along_field_is_visible (field))
            continue;
          (*of)++;
          *answered += field->n_answers > 0 ? 1 : 0;
        }
    }
  if (*of > 0)
    return;
  for (guint i = 0; i < form->fields->len; i++)
    {
      guint done, all;

      along_field_get_progress (g_ptr_array_index (form->fields, i), &done, &all);
      *answered += done;
      *of += all;
    }
}

/** along_form_mark_not_seen: answers every blank rating with "not seen" ("not asked or not known"); returns how many. */
guint
along_form_mark_not_seen (AlongForm *form)
{
  guint n = 0;

  /* An answer can bring further ratings into sight. */
  for (;;)
    {
      g_autoptr (GPtrArray) unrated = along_form_list_unrated (form);
      AlongField *field = unrated->len > 0 ? g_ptr_array_index (unrated, 0) : NULL;

      if (field == NULL)
        return n;
      along_form_set_answer (form, field, not_seen_option (field->question)->answer);
      n++;
    }
}

/**
 * along_form_asks_for_note: whether a few words of evidence would help beside @rating: at 1, 2 and 5, and where it
 * is two or more away from @last_rating. Never blocks.
 *
 * @last_rating: (nullable): the same item in the assessment before
 */
gboolean
along_form_asks_for_note (AlongField *rating, AlongField *last_rating)
{
  const AlongAnswer *now = along_field_get_answer (rating, 0);
  const AlongAnswer *before = last_rating != NULL ? along_field_get_answer (last_rating, 0) : NULL;
  AlongDecimal step;

  if (now == NULL || !now->has_weight)
    return FALSE;
  if (along_decimal_compare (now->weight, along_decimal_from_int (2)) <= 0
      || along_decimal_compare (now->weight, along_decimal_from_int (5)) >= 0)
    return TRUE;
  if (before == NULL || !before->has_weight || !along_decimal_subtract (now->weight, before->weight, &step))
    return FALSE;
  return along_decimal_compare (step, along_decimal_from_int (2)) >= 0
         || along_decimal_compare (step, along_decimal_from_int (-2)) <= 0;
}

/* --- risk and resilience --- */

static gint64
level_of (AlongForm *form, const char *link_id)
{
  AlongField *field = along_form_find (form, link_id);
  gint64 level;

  if (field == NULL || !field->enabled || field->n_answers == 0 || !field->answers[0]->has_weight
      || !along_decimal_to_int (field->answers[0]->weight, &level))
    return -1;
  return level;
}

/** along_form_get_risk_summary: what a risk review comes to; %FALSE if @form is not one. */
gboolean
along_form_get_risk_summary (AlongForm *form, AlongRiskSummary *summary)
{
  GPtrArray *all = along_questionnaire_get_all (form->questionnaire);

  *summary = (AlongRiskSummary){ .highest = -1, .resilience = -1 };
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = along_form_find (form, question->link_id);
      gint64 level;

      if (g_strcmp0 (question->role, "level") != 0 || field == NULL)
        continue;
      summary->of++;
      level = level_of (form, question->link_id);
      if (field->n_answers == 0)
        summary->blank++;
      else if (level < 0)
        summary->not_asked++;
      summary->highest = MAX (summary->highest, (int) level);
      summary->at_two += level >= 2 ? 1 : 0;
    }
  summary->trio = level_of (form, "r05.level") >= 2
                  && (level_of (form, "r01.level") >= 2 || level_of (form, "r02.level") >= 2)
                  && (level_of (form, "r03.level") >= 2 || level_of (form, "r04.level") >= 2);
  summary->resilience = (int) level_of (form, "rs.time");
  return summary->of > 0;
}

/** along_resilience_level: the level that so many days without a serious risk event or crisis come to. */
int
along_resilience_level (int days)
{
  static const int limits[] = { 7, 28, 84, 182, 364 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (days <= limits[i])
      return (int) i;
  return G_N_ELEMENTS (limits);
}

/** along_form_propose_resilience: the level its two dates come to, for the worker to confirm; -1: a date is missing. */
int
along_form_propose_resilience (AlongForm *form)
{
  const char *const link_ids[] = { "rs.last", "rs.asof" };
  int day[2];

  for (guint i = 0; i < 2; i++)
    {
      AlongField *field = along_form_find (form, link_ids[i]);
      const AlongAnswer *answer = field != NULL ? along_field_get_answer (field, 0) : NULL;

      day[i] = answer != NULL && answer->type == ALONG_ANSWER_DATE ? along_date_last_day (answer->text)
                                                                   : ALONG_DAY_NONE;
      if (day[i] == ALONG_DAY_NONE)
        return -1;
    }
  return day[1] < day[0] ? -1 : along_resilience_level (day[1] - day[0]);
}

/** along_form_is_lasting: whether the parent is able to parent without risk or crisis for a sustained time: level 4
 *  or 5, and support tapering or none. */
gboolean
along_form_is_lasting (AlongForm *form)
{
  AlongField *field = along_form_find (form, "rs.support");
  const AlongAnswer *support = field != NULL ? along_field_get_answer (field, 0) : NULL;

  return level_of (form, "rs.time") >= 4 && support != NULL
         && (g_strcmp0 (support->code, "taper") == 0 || g_strcmp0 (support->code, "none") == 0);
}
