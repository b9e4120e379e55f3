/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-form.h"

G_BEGIN_DECLS

/** Whether a score may be shown. */
typedef enum
{
  ALONG_SCORE_READY,      /* show the value */
  ALONG_SCORE_INCOMPLETE, /* something that feeds it has no answer: show how many of how many, never a number */
  ALONG_SCORE_NOT_ENOUGH, /* all answered, too few of them rated: "not enough seen" */
  ALONG_SCORE_NOTHING,    /* worked out, and there is no result */
  ALONG_SCORE_CANNOT,     /* cannot be worked out here: along_field_get_message() says why */
} AlongScoreState;

/**
 * AlongScore: a score of a form: a domain of one of our own forms, or an item with a calculation.
 *
 * @question: the domain's group, or the calculated item
 * @title: (transfer none): what it is of
 * @domain: whether it is a domain
 * @value: (nullable): the result if READY; a decimal for a domain
 * @answered, @of: the questions that feed it, and how many have an answer ("not seen" is one)
 * @rated: of a domain: how many have a rating
 */
typedef struct
{
  const AlongQuestion *question;
  AlongField *field;
  const char *title;
  gboolean domain;
  AlongScoreState state;
  AlongAnswer *value;
  guint answered;
  guint of;
  guint rated;
} AlongScore;

/**
 * AlongRiskSummary: what the risk review comes to; never a sum.
 *
 * @highest: the highest level; -1: nothing known
 * @at_two: factors at level 2 or above
 * @not_asked: factors "not asked or not known"; @blank: without any answer
 * @trio: mental health, domestic abuse and substance use all at 2 or above
 * @resilience: the confirmed level, 0 to 5; -1: none
 */
typedef struct
{
  int highest;
  guint at_two;
  guint not_asked;
  guint blank;
  guint of;
  gboolean trio;
  int resilience;
} AlongRiskSummary;

void        along_score_free             (AlongScore *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongScore, along_score_free)
char       *along_score_to_words         (const AlongScore *score) G_GNUC_WARN_UNUSED_RESULT;
const char *along_score_level_words      (AlongDecimal number);

GPtrArray  *along_form_get_domain_scores (AlongForm *form) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *along_form_get_calculated_scores (AlongForm *form) G_GNUC_WARN_UNUSED_RESULT;
AlongScore *along_field_get_score        (AlongField *field) G_GNUC_WARN_UNUSED_RESULT;
AlongScore *along_form_get_score         (AlongForm *form, const char *link_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean    along_form_has_domains       (AlongForm *form);
void        along_question_widen_scale   (const AlongQuestion *question, double *low, double *high);

guint       along_form_mark_not_seen     (AlongForm *form);
GPtrArray  *along_form_list_unrated      (AlongForm *form) G_GNUC_WARN_UNUSED_RESULT;
gboolean    along_field_is_unrated       (AlongField *field);
void        along_form_get_progress      (AlongForm *form, guint *answered, guint *of);
gboolean    along_form_asks_for_note     (AlongField *rating, AlongField *last_rating);

gboolean    along_form_get_risk_summary  (AlongForm *form, AlongRiskSummary *summary);
int         along_resilience_level       (int days);
int         along_form_propose_resilience (AlongForm *form);
gboolean    along_form_is_lasting        (AlongForm *form);

G_END_DECLS
