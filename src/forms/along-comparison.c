/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-comparison.h"

#include "along-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
change_free (AlongCompared *change)
{
  g_clear_pointer (&change->before, along_answer_unref);
  g_clear_pointer (&change->after, along_answer_unref);
  g_free (change->before_words);
  g_free (change->after_words);
  g_free (change);
}

/** along_comparison_possible: whether both are answers to the same form, in whatever version. */
gboolean
along_comparison_possible (AlongForm *before, AlongForm *after)
{
  const char *a = along_questionnaire_get_url (before->questionnaire),
             *b = along_questionnaire_get_url (after->questionnaire);

  return before->questionnaire == after->questionnaire || (a != NULL && g_strcmp0 (a, b) == 0);
}

/* The answer to a question that is asked once and has one answer. */
static AlongAnswer *
only_answer (AlongForm *form, const char *link_id)
{
  GPtrArray *all = along_form_find_all (form, link_id);
  AlongField *field = all != NULL && all->len == 1 ? g_ptr_array_index (all, 0) : NULL;

  return field != NULL && field->enabled && field->n_answers == 1 ? along_field_get_answer (field, 0) : NULL;
}

/* All that was answered to a question, in each instance of its group. (nullable) */
static char *
answered_words (AlongForm *form, const char *link_id)
{
  GPtrArray *all = along_form_find_all (form, link_id);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      AlongField *field = g_ptr_array_index (all, i);

      if (field->enabled && field->n_answers > 0)
        g_ptr_array_add (words, along_field_to_words (field));
    }
  g_ptr_array_add (words, NULL);
  return words->len > 1 ? g_strjoinv ("; ", (char **) words->pdata) : NULL;
}

static AlongAnswer *
rating_of (AlongForm *form, const char *link_id)
{
  AlongField *field = along_form_find (form, link_id);

  return field != NULL && field->enabled && field->question->rated ? along_field_get_answer (field, 0) : NULL;
}

static AlongMove
move_of (AlongDecimal before, AlongDecimal after)
{
  int order = along_decimal_compare (after, before);

  return order > 0 ? ALONG_MOVE_UP : order < 0 ? ALONG_MOVE_DOWN : ALONG_MOVE_SAME;
}

static gboolean
moved_by (AlongDecimal before, AlongDecimal after, AlongDecimal least)
{
  AlongDecimal step;

  return along_decimal_subtract (after, before, &step)
         && (along_decimal_compare (step, least) >= 0
             || along_decimal_compare (step, along_decimal_negate (least)) <= 0);
}

static AlongCompared *
item_change (AlongForm *before, AlongForm *after, const AlongQuestion *question)
{
  AlongCompared *change = g_new0 (AlongCompared, 1);
  AlongAnswer *old = question->rated ? rating_of (before, question->link_id) : only_answer (before, question->link_id);
  AlongAnswer *new = question->rated ? rating_of (after, question->link_id) : only_answer (after, question->link_id);

  change->question = question;
  change->title = question->parent != NULL && g_strcmp0 (question->role, "rating") == 0
                    ? question->parent->words
                    : question->words;
  change->before = old != NULL ? along_answer_ref (old) : NULL;
  change->after = new != NULL ? along_answer_ref (new) : NULL;
  change->before_words = answered_words (before, question->link_id);
  change->after_words = answered_words (after, question->link_id);
  if (old != NULL && new != NULL && !question->rated && old->has_number && new->has_number)
    change->move = move_of (old->number, new->number);
  if (old == NULL || new == NULL || !old->has_weight || !new->has_weight)
    return change;
  change->move = move_of (old->weight, new->weight);
  change->marked = moved_by (old->weight, new->weight, along_decimal_from_int (2));
  return change;
}

/* The score of a domain over the items both versions have; %NULL where it may not be shown. */
static AlongAnswer *
shared_score (AlongForm *form, AlongForm *other, const AlongQuestion *domain)
{
  GPtrArray *all = along_questionnaire_get_all (form->questionnaire);
  AlongDecimal sum = { 0 }, quotient;
  guint rated = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i), *above = question;
      AlongAnswer *answer;

      while (above != NULL && strcmp (above->link_id, domain->link_id) != 0)
        above = above->parent;
      if (above == NULL || !question->rated || question->calculated != NULL
          || along_questionnaire_find (other->questionnaire, question->link_id) == NULL)
        continue;
      answer = rating_of (form, question->link_id);
      if (answer == NULL)
        return NULL; /* a blank: incomplete */
      if (answer->has_weight && along_decimal_add (sum, answer->weight, &sum))
        rated++;
    }
  if (rated < (guint) domain->domain_minimum
      || !along_decimal_divide (sum, along_decimal_from_int (rated), &quotient))
    return NULL;
  return along_answer_new_decimal (along_decimal_round (quotient, 1));
}

/* Ratings; of a form without domains whatever is asked or worked out. */
static gboolean
is_compared (const AlongQuestion *question, gboolean domains)
{
  return question->rated || (!domains && along_question_is_question (question) && !question->hidden);
}

/** along_comparison_new: @before and @after side by side. Only items both have are compared. */
AlongComparison *
along_comparison_new (AlongForm *before, AlongForm *after)
{
  AlongComparison *comparison = g_new0 (AlongComparison, 1);
  GPtrArray *all = along_questionnaire_get_all (after->questionnaire);
  GPtrArray *old = along_questionnaire_get_all (before->questionnaire);
  AlongCompared *domain = NULL;
  gboolean domains = along_form_has_domains (after);

  comparison->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  for (guint i = 0; i < old->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (old, i);

      if (is_compared (question, domains) && along_questionnaire_find (after->questionnaire, question->link_id) == NULL)
        comparison->only_one++;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);

      if (question->domain_minimum > 0)
        {
          domain = g_new0 (AlongCompared, 1);
          domain->question = question;
          domain->domain = domain->same_items = TRUE;
          domain->title = question->words;
          domain->before = shared_score (before, after, question);
          domain->after = shared_score (after, before, question);
          if (domain->before != NULL && domain->after != NULL)
            domain->move = move_of (domain->before->number, domain->after->number);
          g_ptr_array_add (comparison->changes, domain);
        }
      else if (is_compared (question, domains) && along_questionnaire_find (before->questionnaire, question->link_id) == NULL)
        comparison->only_one++;
      else if (is_compared (question, domains))
        {
          AlongCompared *change = item_change (before, after, question);
          gboolean was = change->before != NULL && change->before->has_weight;
          gboolean is = change->after != NULL && change->after->has_weight;

          if (domain != NULL && was != is)
            domain->same_items = FALSE;
          comparison->shared++;
          if (domains || change->before_words != NULL || change->after_words != NULL)
            g_ptr_array_add (comparison->changes, change);
          else
            change_free (change);
        }
    }
  for (guint i = 0; i < comparison->changes->len; i++)
    {
      AlongCompared *change = g_ptr_array_index (comparison->changes, i);

      if (change->domain && change->move != ALONG_MOVE_NONE)
        change->marked = change->same_items
                         && moved_by (change->before->number, change->after->number, (AlongDecimal){ 5, 1 });
    }
  return comparison;
}

/** along_comparison_free: frees it. */
void
along_comparison_free (AlongComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_ptr_array_unref (comparison->changes);
  g_free (comparison);
}

/** along_move_words: "up", "same", "down"; "not seen both times" for NONE. Never "reliably": these are ratings. */
const char *
along_move_words (AlongMove move)
{
  switch (move)
    {
    case ALONG_MOVE_UP: return C_("rating", "up");
    case ALONG_MOVE_SAME: return C_("rating", "same");
    case ALONG_MOVE_DOWN: return C_("rating", "down");
    default: return _("not seen both times");
    }
}
