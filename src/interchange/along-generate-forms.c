/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-form.h"
#include "along-forms-builtin.h"
#include "along-questionnaire-record.h"
#include "generate-private.h"

/* The programme's own forms, filled in. A form takes milliseconds to work out, so each is filled in a few times, from
 * poor to good, and families share the answers: their dates and raters differ. */

/** Filled variants of each form at each level. */
#define VARIANTS 3

enum
{
  FORM_BEFORE_BIRTH,
  FORM_WITH_BABY,
  FORM_SKILLS,
  N_FORMS
};

static const char *const form_ids[N_FORMS] = { "attachment-antenatal", "attachment-postnatal", "parenting-skills" };

/* What ratings of 1 to 5 lie around: at the start, halfway, at the end. */
static const double levels[] = { 2.6, 3.4, 4.1 };

static const char authored[] = "\"authored\":\"2000-01-01T12:00:00Z\"";

struct _GenerateForms
{
  AlongId questionnaires[N_FORMS];
  char *responses[N_FORMS][G_N_ELEMENTS (levels)][VARIANTS];
};

void
generate_forms_free (GenerateForms *forms)
{
  for (guint f = 0; forms != NULL && f < N_FORMS; f++)
    for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
      for (guint v = 0; v < VARIANTS; v++)
        g_free (forms->responses[f][l][v]);
  g_free (forms);
}

static void
answer_choice (Generate *g, AlongForm *form, AlongField *field, const AlongQuestion *question, double level)
{
  if (!question->rated)
    {
      along_form_choose (form, field, (guint) generate_between (g, 0, (int) question->options->len - 1));
      return;
    }
  char code[] = { (char) ('0' + (int) CLAMP (generate_normal (g, level, 0.7) + 0.5, 1, 5)), '\0' };
  if (generate_chance (g, 0.07) || !along_form_choose_code (form, field, code))
    along_form_choose_code (form, field, "not-seen");
}

static void
answer_field (Generate *g, AlongForm *form, AlongField *field, double level)
{
  const AlongQuestion *question = along_field_get_question (field);
  gboolean own_words = g_strcmp0 (question->role, "own-words") == 0, strengths = g_strcmp0 (question->role, "strengths") == 0;

  if (!along_field_is_visible (field) || along_field_is_calculated (field))
    return;
  switch (question->type)
    {
    case ALONG_QUESTION_CHOICE:
      if (question->options->len > 0)
        answer_choice (g, form, field, question, level);
      break;
    case ALONG_QUESTION_STRING:
    case ALONG_QUESTION_TEXT:
      if (own_words || strengths || question->required)
        along_form_set_typed (form, field, own_words ? "I can tell what she wants now." : generate_strength (g), NULL);
      break;
    default:
      break;
    }
  /* Answering one question may show or hide the next: they are asked in their order. */
  for (guint i = 0; along_field_get_children (field) != NULL && i < along_field_get_children (field)->len; i++)
    answer_field (g, form, along_field_get_children (field)->pdata[i], level);
}

static char *
fill_in (Generate *g, AlongQuestionnaire *questionnaire, double level)
{
  g_autoptr (AlongForm) form = along_form_new (questionnaire);
  g_autoptr (JsonNode) response = NULL;

  for (guint i = 0; i < along_form_get_fields (form)->len; i++)
    answer_field (g, form, along_form_get_fields (form)->pdata[i], level);
  response = along_form_to_response (form, "completed");
  /* Each family's own is put in its place later. */
  json_object_set_string_member (json_node_get_object (response), "authored", "2000-01-01T12:00:00Z");
  return json_to_string (response, FALSE);
}

/* generate_forms_new: the forms, added to the team's @edit; %NULL if one cannot be read. */
GenerateForms *
generate_forms_new (Generate *g, AlongEdit *edit, GError **error)
{
  GenerateForms *forms = g_new0 (GenerateForms, 1);

  along_questionnaire_add_builtin (edit, NULL);
  for (guint f = 0; f < N_FORMS; f++)
    {
      g_autoptr (AlongQuestionnaire) questionnaire = along_forms_builtin_load (form_ids[f], error);

      if (questionnaire == NULL)
        {
          generate_forms_free (forms);
          return NULL;
        }
      forms->questionnaires[f] = along_questionnaire_record_id (along_questionnaire_get_url (questionnaire),
                                                                along_questionnaire_get_version (questionnaire));
      for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
        for (guint v = 0; v < VARIANTS; v++)
          forms->responses[f][l][v] = fill_in (g, questionnaire, levels[l]);
    }
  return forms;
}

static void
add_assessment (Generate *g, GenerateFamily *f, int form, int level, int day, AlongId rater)
{
  AlongRecord *assessment = generate_record (g, f->edit, ALONG_KIND_ASSESSMENT);
  const char *response = g->forms->responses[form][level][generate_next (g) % VARIANTS];
  g_auto (GStrv) parts = g_strsplit (response, authored, 2);
  g_autofree char *own = NULL, *when = along_day_to_edtf (day);
  AlongInstant signed_at;

  along_instant_from_local (day, 17, generate_between (g, 0, 59), ALONG_ZONE, &signed_at);
  own = g_strdup_printf ("%s\"authored\":\"%sT16:30:00Z\"%s", parts[0], when, parts[1]);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_QUESTIONNAIRE, g->forms->questionnaires[form]);
  along_record_set_day (assessment, ALONG_ASSESSMENT_P_DATE, day);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_PARENT, f->mother);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_CHILD, f->baby);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_PREGNANCY, form == FORM_BEFORE_BIRTH ? f->pregnancy : ALONG_ID_NONE);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_RATER, rater);
  along_record_set_enum (assessment, ALONG_ASSESSMENT_P_STATUS, ALONG_ASSESSMENT_STATUS_COMPLETED);
  along_record_set_text (assessment, ALONG_ASSESSMENT_P_RESPONSE, own);
  along_record_set_ref (assessment, ALONG_ASSESSMENT_P_SIGNED_BY, rater);
  along_record_set_instant (assessment, ALONG_ASSESSMENT_P_SIGNED_AT, &signed_at);
  g->made->assessments++;
}

/* A scale that the health visitor holds: only its total is kept. */
static void
add_score (Generate *g, GenerateFamily *f, int day, double around)
{
  AlongRecord *score = generate_record (g, f->edit, ALONG_KIND_SCORE);
  g_autofree char *total = g_strdup_printf ("%d", (int) CLAMP (generate_normal (g, around, 4), 0, 30));

  along_record_set_text (score, ALONG_SCORE_P_INSTRUMENT, "EPDS");
  along_record_set_day (score, ALONG_SCORE_P_DATE, day);
  along_record_set_ref (score, ALONG_SCORE_P_ABOUT, f->mother);
  along_record_set_text (score, ALONG_SCORE_P_DONE_BY, "health visitor");
  along_record_set_text (score, ALONG_SCORE_P_TOTAL, total);
  along_record_set_text (score, ALONG_SCORE_P_MAXIMUM, "30");
  along_record_set_enum (score, ALONG_SCORE_P_BETTER, ALONG_BETTER_LOWER);
  along_record_set_text (score, ALONG_SCORE_P_CUT_OFF, "13");
  along_record_set_enum (score, ALONG_SCORE_P_SAFETY_ITEM, ALONG_SAFETY_ITEM_NO);
}

/* generate_assessments: what a keyworker rates in an episode from @from to @to: at its start, and for half of the
 * families once more; a few weeks after the birth the health visitor's score. */
void
generate_assessments (Generate *g, GenerateFamily *f, int from, int to, AlongId keyworker)
{
  gboolean is_born = f->born != ALONG_DAY_NONE;
  int first = from + generate_between (g, 10, 25), middle = from + (to - from) / 2, last = to - generate_between (g, 5, 15);

  if (f->loss)
    return;
  if (first <= to && generate_chance (g, 0.7))
    add_assessment (g, f, !is_born || first < f->born ? FORM_BEFORE_BIRTH : FORM_WITH_BABY, 0, first, keyworker);
  if (is_born && middle > f->born + 28 && middle > first && generate_chance (g, 0.3))
    add_assessment (g, f, FORM_SKILLS, 1, middle, keyworker);
  if (last > middle && last > first && generate_chance (g, 0.5))
    add_assessment (g, f, !is_born || last < f->born ? FORM_BEFORE_BIRTH : FORM_WITH_BABY, 2, last, keyworker);
  for (int weeks = 6; is_born && weeks <= 16; weeks += 10)
    if (f->born + weeks * 7 >= from && f->born + weeks * 7 <= to && generate_chance (g, 0.4))
      add_score (g, f, f->born + weeks * 7, weeks == 6 ? 11 : 8);
}
