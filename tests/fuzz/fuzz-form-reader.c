/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading forms and answers: trees put together by the bytes are read as a questionnaire and as a response to it, filled in,
 * checked, written and read again. */
#include "along-comparison.h"
#include "form-tree.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
fill_in (FormBytes *bytes, AlongForm *form)
{
  static const char *const typed[] = { "", "a", "12", "2.5 kg", "2026-03-01", "2026", "10:30", "2026-03-01T10:00:00Z", "line\nline", "1e9", "é" };
  GPtrArray *all = along_questionnaire_get_all (along_form_get_questionnaire (form));

  for (guint i = 0; i < 12 && bytes->from.size > 0 && all->len > 0; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, form_take (bytes, all->len));
      GPtrArray *fields = along_form_find_all (form, question->link_id);
      AlongField *field = fields->len > 0 ? g_ptr_array_index (fields, form_take (bytes, fields->len)) : NULL;

      if (field == NULL)
        continue;
      if (question->type == ALONG_QUESTION_GROUP)
        {
          if (form_take (bytes, 2) == 0)
            along_form_add_instance (form, field);
          else
            along_form_remove_instance (form, field);
        }
      else if (along_question_is_question (question))
        {
          if (question->options->len > 0 && form_take (bytes, 2) == 0)
            along_form_toggle (form, field, form_take (bytes, question->options->len), form_take (bytes, 2));
          else if (question->calculated != NULL && form_take (bytes, 2) == 0)
            along_form_reset_calculated (form, field);
          else
            along_form_set_typed (form, field, FORM_PICK (bytes, typed), NULL);
        }
    }
}

static void
look (AlongForm *form)
{
  g_autoptr (GPtrArray) findings = along_form_check (form), domains = along_form_get_domain_scores (form);
  g_autoptr (GPtrArray) calculated = along_form_get_calculated_scores (form),
                        hidden = along_form_get_hidden_answers (form);
  AlongRiskSummary summary;

  for (guint i = 0; i < calculated->len; i++)
    g_free (along_score_to_words (g_ptr_array_index (calculated, i)));
  for (guint i = 0; i < along_form_get_fields (form)->len; i++)
    {
      guint answered, of;

      g_free (along_field_to_words (g_ptr_array_index (along_form_get_fields (form), i)));
      along_field_get_progress (g_ptr_array_index (along_form_get_fields (form), i), &answered, &of);
    }
  along_form_get_risk_summary (form, &summary);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FormBytes bytes = { { data, size }, 16, 0, TRUE };
  JsonObject *object, *response;
  g_autoptr (JsonNode) root = form_tree_new (&object), answers = form_tree_new (&response);
  g_autoptr (AlongQuestionnaire) inspected = NULL, questionnaire = NULL;
  g_autoptr (AlongForm) form = NULL, loaded = NULL, again = NULL;
  g_autoptr (AlongComparison) comparison = NULL;
  g_autoptr (JsonNode) written = NULL;
  gboolean refused = FALSE;

  json_object_set_string_member (object, "resourceType", "Questionnaire");
  json_object_set_string_member (object, "status", "active");
  form_tree_extend (&bytes, object);
  json_object_set_array_member (object, "contained", form_tree_contained (&bytes));
  json_object_set_array_member (object, "item", form_tree_items (&bytes, 0));
  if (form_take (&bytes, 4) == 3)
    form_tree_break (&bytes, object);
  inspected = along_questionnaire_inspect (root, NULL);
  for (guint i = 0; inspected != NULL && i < along_questionnaire_get_problems (inspected)->len; i++)
    refused = refused || ((AlongProblem *) g_ptr_array_index (along_questionnaire_get_problems (inspected), i))->kind == ALONG_PROBLEM_REFUSED;
  if (inspected == NULL || refused)
    {
      g_autoptr (GError) error = NULL;

      questionnaire = along_questionnaire_new_from_json (root, &error);
      if (questionnaire != NULL || error == NULL || error->message[0] == '\0')
        g_error ("refused without a word");
      return 0;
    }
  form = along_form_new (inspected);
  fill_in (&bytes, form);
  look (form);
  written = along_form_to_response (form, "in-progress");
  bytes.budget = 14;
  json_object_set_string_member (response, "resourceType", "QuestionnaireResponse");
  json_object_set_string_member (response, "status", "completed");
  json_object_set_array_member (response, "item", form_tree_answers (&bytes, 0));
  if (form_take (&bytes, 4) == 3)
    form_tree_break (&bytes, response);
  loaded = along_form_new_from_response (inspected, answers, NULL);
  if (loaded == NULL)
    return 0;
  look (loaded);
  fill_in (&bytes, loaded);
  comparison = along_comparison_new (form, loaded);
  along_form_load (loaded, written, NULL);
  g_free (along_form_to_text (loaded, "amended"));
  return 0;
}
