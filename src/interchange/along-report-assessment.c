/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "along-facts.h"
#include "along-questionnaire-record.h"
#include "along-restricted.h"
#include "along-scores.h"
#include "along-signing.h"
#include "report-private.h"

/* The report of one assessment: what goes well first, then scores with what they mean, every item with its evidence, next steps. */

#define NAME_SHARE 0.36

/* Training gets no sentence that somebody wrote; the family's copy none that names somebody else. */
static gboolean
may_be_read (AlongReport *self, const AlongQuestion *question, const char *words)
{
  gboolean written = question->type == ALONG_QUESTION_STRING || question->type == ALONG_QUESTION_TEXT;

  return !written
         || (self->choice.reader != ALONG_READER_TRAINER && !(report_is_for_family (self) && report_names_somebody_else (self, words)));
}

/* (nullable) (transfer full) */
static char *
field_words (AlongReport *self, AlongField *field)
{
  g_autofree char *words = NULL;

  if (field == NULL || !along_field_is_enabled (field) || along_field_get_n_answers (field) == 0)
    return NULL;
  words = along_field_to_words (field);
  return may_be_read (self, along_field_get_question (field), words) ? g_steal_pointer (&words) : NULL;
}

/* The first field with this role. (nullable) */
static AlongField *
field_of_role (GPtrArray *fields, const char *role)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i), *inside;

      if (g_strcmp0 (along_field_get_question (field)->role, role) == 0)
        return field;
      inside = field_of_role (along_field_get_children (field), role);
      if (inside != NULL)
        return inside;
    }
  return NULL;
}

static void
add_pair (AlongReport *self, const char *name, const char *words)
{
  AlongPaperCell cells[] = { { name, "text-second", NAME_SHARE, FALSE }, { words, "text-body", 1 - NAME_SHARE, FALSE } };

  along_paper_row (self->paper, cells, 2, 0, FALSE);
}

/* The rating that a group is about. (nullable) */
static AlongField *
rating_in (AlongField *group)
{
  GPtrArray *children = along_field_get_children (group);

  for (guint i = 0; children != NULL && i < children->len; i++)
    if (along_question_is_item (along_field_get_question (g_ptr_array_index (children, i))))
      return g_ptr_array_index (children, i);
  return NULL;
}

static gboolean
is_left_out (AlongReport *self, AlongRecord *assessment, AlongField *rating)
{
  const char *link_id = along_field_get_link_id (rating);
  g_autofree char *key = NULL;

  if (!along_factor_is_restricted (link_id))
    return FALSE;
  key = report_factor_key (assessment, link_id);
  return !report_is_chosen (self, key);
}

/* An item: its anchor, then what else was written about it. */
static void
set_item (AlongReport *self, gpointer data)
{
  AlongField *group = data, *rating = rating_in (group);
  GPtrArray *children = along_field_get_children (group);
  g_autofree char *words = field_words (self, rating);
  AlongPaperCell cells[] = { { along_field_get_question (group)->words, "text-heading", NAME_SHARE, FALSE },
                             { words != NULL ? words : _ ("not answered"), "text-body", 1 - NAME_SHARE, FALSE } };

  along_paper_row (self->paper, cells, 2, 0, FALSE);
  for (guint i = 0; i < children->len; i++)
    {
      AlongField *field = g_ptr_array_index (children, i);
      const AlongQuestion *question = along_field_get_question (field);
      g_autofree char *answer = field != rating ? field_words (self, field) : NULL;

      if (answer != NULL)
        add_pair (self, g_strcmp0 (question->role, "note") == 0 ? _ ("Evidence") : question->words, answer);
    }
}

/* Whether safety was asked about in the group, and nothing was ticked. */
static gboolean
is_quiet (AlongField *group)
{
  GPtrArray *children = along_field_get_children (group);
  gboolean asked = FALSE;

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AlongField *field = g_ptr_array_index (children, i);

      if (along_field_is_alert (field))
        return FALSE;
      asked |= g_strcmp0 (along_field_get_question (field)->role, "stop-and-think") == 0;
    }
  return asked;
}

static gboolean
is_apart (const AlongQuestion *question)
{
  static const char *const roles[] = { "strengths", "own-words", "agreement", "next-steps" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (question->role, roles[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether anything in it is printed: a heading with nothing under it is not. */
static gboolean
has_words (AlongReport *self, AlongField *field)
{
  GPtrArray *children = along_field_get_children (field);
  g_autofree char *words = NULL;

  if (!along_field_is_enabled (field) || is_apart (along_field_get_question (field)))
    return FALSE;
  if (along_field_get_question (field)->calculated == NULL)
    words = field_words (self, field);
  if (words != NULL)
    return TRUE;
  for (guint i = 0; children != NULL && i < children->len; i++)
    if (has_words (self, g_ptr_array_index (children, i)))
      return TRUE;
  return FALSE;
}

/* What is worked out stands with the scores. */
static void
add_fields (AlongReport *self, AlongRecord *assessment, GPtrArray *fields, guint depth)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i), *rating = rating_in (field);
      const AlongQuestion *question = along_field_get_question (field);
      g_autofree char *words = NULL;

      if (is_apart (question) || question->hidden || (rating == NULL && !has_words (self, field)))
        continue;
      if (rating != NULL && along_field_is_enabled (field))
        {
          if (!is_left_out (self, assessment, rating))
            report_together (self, set_item, field);
          continue;
        }
      if (question->type == ALONG_QUESTION_GROUP)
        {
          if (depth == 0)
            along_paper_heading (self->paper, question->words);
          else
            along_paper_text (self->paper, "text-heading", question->words, 0);
          if (is_quiet (field))
            along_paper_text (self->paper, "text-body", _ ("Asked about, and nothing was ticked."), 0);
        }
      else if (question->calculated == NULL)
        words = field_words (self, field);
      /* What was asked of safety and not ticked says nothing. */
      if (words != NULL && !(g_strcmp0 (question->role, "stop-and-think") == 0 && !along_field_is_alert (field)))
        add_pair (self, question->words, words);
      add_fields (self, assessment, along_field_get_children (field), depth + 1);
    }
}

static void
add_head (AlongReport *self, AlongRecord *assessment, AlongForm *form)
{
  AlongRecord *parent = along_family_find (self->whole, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_PARENT));
  AlongRecord *child = along_family_find (self->whole, ALONG_KIND_PERSON, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_CHILD));
  AlongRecord *rater = along_family_find (self->team, ALONG_KIND_WORKER, along_record_get_ref (assessment, ALONG_ASSESSMENT_P_RATER));
  AlongQuestionnaire *questionnaire = along_form_get_questionnaire (form);
  const char *version = along_questionnaire_get_version (questionnaire), *caution = along_questionnaire_get_caution (questionnaire);
  const char *licence = along_questionnaire_get_copyright (questionnaire);
  g_autofree char *day = report_day_words (along_record_get_day (assessment, ALONG_ASSESSMENT_P_DATE));
  g_autofree char *who = along_assessment_signature_words (assessment, self->team);
  g_autofree char *under = g_strdup_printf ("%s%s%s · %s", parent != NULL ? along_facts_first_name (parent) : "", child != NULL ? " · " : "",
                                            child != NULL ? along_facts_first_name (child) : "", day);

  along_paper_title (self->paper, along_questionnaire_get_title (questionnaire), under);
  if (rater != NULL)
    add_pair (self, _ ("Filled in by"), along_record_get_text (rater, ALONG_WORKER_P_NAME));
  if (who != NULL && who[0] != '\0' && self->choice.reader != ALONG_READER_TRAINER)
    add_pair (self, _ ("Signed"), who);
  if (version != NULL)
    add_pair (self, _ ("Version of the form"), version);
  if (caution != NULL)
    along_paper_text (self->paper, "text-second", caution, 0);
  if (licence != NULL)
    along_paper_text (self->paper, "text-second", licence, 0);
}

static void
add_role (AlongReport *self, AlongForm *form, const char *role, const char *heading)
{
  g_autofree char *words = field_words (self, field_of_role (along_form_get_fields (form), role));

  if (words == NULL)
    return;
  along_paper_heading (self->paper, heading);
  along_paper_text (self->paper, "text-body", words, 0);
}

static void
add_own_words (AlongReport *self, AlongForm *form)
{
  g_autofree char *words = field_words (self, field_of_role (along_form_get_fields (form), "own-words"));
  g_autofree char *agrees = field_words (self, field_of_role (along_form_get_fields (form), "agreement"));
  g_autofree char *quoted = words != NULL ? g_strdup_printf (_ ("“%s”"), words) : NULL;

  if (words == NULL && agrees == NULL)
    return;
  along_paper_heading (self->paper, _ ("The parent’s view"));
  if (quoted != NULL)
    along_paper_text (self->paper, "text-body", quoted, 0);
  if (agrees != NULL)
    add_pair (self, _ ("Does the parent agree with this picture?"), agrees);
}

static void
add_next_steps (AlongReport *self, AlongForm *form)
{
  AlongField *next = field_of_role (along_form_get_fields (form), "next-steps");
  GPtrArray *children = next != NULL ? along_field_get_children (next) : NULL;
  gboolean begun = FALSE;

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AlongField *field = g_ptr_array_index (children, i);
      g_autofree char *words = field_words (self, field);

      if (words == NULL)
        continue;
      if (!begun)
        along_paper_heading (self->paper, _ ("Next steps"));
      begun = TRUE;
      add_pair (self, along_field_get_question (field)->words, words);
    }
}

/* What the form comes to: "incomplete: 8 of 10" where something is not answered. Of a risk review what this reader gets. */
static void
add_scores (AlongReport *self, AlongForm *form, AlongRecord *assessment)
{
  g_autoptr (GPtrArray) scores = along_form_get_calculated_scores (form);
  AlongRiskSummary risk;

  if (!along_form_has_domains (form) && scores->len == 0)
    return;
  along_paper_heading (self->paper, _ ("Scores"));
  if (along_form_has_domains (form))
    report_domains (self, form, NULL);
  else if (along_form_get_risk_summary (form, &risk))
    report_risk (self, form, assessment);
  else
    for (guint i = 0; i < scores->len; i++)
      {
        const AlongScore *score = g_ptr_array_index (scores, i);
        g_autofree char *words = along_score_to_words (score);

        if (!score->question->hidden)
          add_pair (self, score->title, words);
      }
}

/* Their own words and what goes well; no ratings. */
static gboolean
is_readers (AlongReport *self, AlongRecord *assessment)
{
  return !report_is_for_family (self) || along_record_refers_to (assessment, ALONG_ASSESSMENT_P_PARENT, self->choice.person);
}

/** report_one_assessment: all pages of the report of the assessment that was chosen. */
void
report_one_assessment (AlongReport *self)
{
  AlongRecord *assessment = along_family_find (self->whole, ALONG_KIND_ASSESSMENT, self->choice.assessment);
  g_autoptr (AlongForm) form = assessment != NULL ? along_form_of_assessment (assessment, self->team, NULL) : NULL;
  gboolean family = report_is_for_family (self);

  if (form == NULL || !is_readers (self, assessment))
    {
      along_paper_text (self->paper, "text-second", _ ("Nothing written down."), 0);
      return;
    }
  add_head (self, assessment, form);
  add_role (self, form, "strengths", _ ("Going well"));
  add_own_words (self, form);
  if (!family)
    {
      add_scores (self, form, assessment);
      add_fields (self, assessment, along_form_get_fields (form), 0);
    }
  add_next_steps (self, form);
  if (!family)
    {
      along_paper_space (self->paper, 6);
      along_paper_text (self->paper, "text-second", along_report_caution (), 0);
    }
}
