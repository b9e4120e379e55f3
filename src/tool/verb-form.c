/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs form and score. */
#include "verbs.h"

#include "along-scores.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** along_tool_read_json: the JSON in a file, with the guards that strangers' files need. */
JsonNode *
along_tool_read_json (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &text, &length, error)
           ? along_form_json_read (text, (gssize) length, error)
           : NULL;
}

static int
refuse (const GError *reason, const char *where)
{
  const char *code = reason->domain == ALONG_FORMS_ERROR && reason->code == ALONG_FORMS_ERROR_NOT_FORM
                       ? "not-a-form"
                     : reason->domain == ALONG_FORMS_ERROR ? "unreadable"
                                                           : "file";

  return along_tool_refuse (code, reason->message, where);
}

static void
add_pair (JsonBuilder *builder, const char *first, const char *a, const char *second, const char *b)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, first);
  json_builder_add_string_value (builder, a);
  json_builder_set_member_name (builder, second);
  json_builder_add_string_value (builder, b);
  json_builder_end_object (builder);
}

/* Calculations that go round in a circle show only when the form is set up. */
static void
add_circles (JsonBuilder *builder, AlongQuestionnaire *questionnaire)
{
  GPtrArray *problems = along_questionnaire_get_problems (questionnaire);
  GPtrArray *all = along_questionnaire_get_all (questionnaire);
  g_autoptr (AlongForm) form = NULL;

  for (guint i = 0; i < problems->len; i++)
    if (((AlongProblem *) g_ptr_array_index (problems, i))->kind == ALONG_PROBLEM_REFUSED)
      return;
  form = along_form_new (questionnaire);
  for (guint i = 0; i < all->len; i++)
    {
      const AlongQuestion *question = g_ptr_array_index (all, i);
      AlongField *field = along_form_find (form, question->link_id);

      if (field != NULL && along_field_is_calculated (field) && along_field_is_circular (field))
        add_pair (builder, "linkId", question->link_id, "text", along_field_get_message (field));
    }
}

/** along_verb_form: what a questionnaire holds, and what in it cannot be used. */
int
along_verb_form (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *problems;

  if (argc != 2 || argv[1][0] == '-')
    return along_tool_usage ("form FILE.json");
  json = along_tool_read_json (argv[1], &error);
  questionnaire = json != NULL ? along_questionnaire_inspect (json, &error) : NULL;
  if (questionnaire == NULL)
    return refuse (error, argv[1]);
  problems = along_questionnaire_get_problems (questionnaire);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, along_questionnaire_get_title (questionnaire));
  json_builder_set_member_name (builder, "items");
  json_builder_add_int_value (builder, along_questionnaire_get_all (questionnaire)->len);
  json_builder_set_member_name (builder, "questions");
  json_builder_add_int_value (builder, along_questionnaire_count_questions (questionnaire));
  json_builder_set_member_name (builder, "unsupported");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const AlongProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind == ALONG_PROBLEM_UNSUPPORTED)
        add_pair (builder, "linkId", problem->link_id, "what", problem->text);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const AlongProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind != ALONG_PROBLEM_UNSUPPORTED)
        add_pair (builder, "linkId", problem->link_id, "text", problem->text);
    }
  add_circles (builder, questionnaire);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}

static void
add_enabled (JsonBuilder *builder, GPtrArray *fields, GHashTable *seen)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongField *field = g_ptr_array_index (fields, i);
      const char *link_id = along_field_get_link_id (field);

      if (!along_field_is_enabled (field))
        continue;
      if (g_hash_table_add (seen, (gpointer) link_id))
        json_builder_add_string_value (builder, link_id);
      add_enabled (builder, along_field_get_children (field), seen);
    }
}

static void
add_value (JsonBuilder *builder, const AlongAnswer *value)
{
  g_autofree char *words = NULL;

  if (value->type == ALONG_ANSWER_CODING || value->type == ALONG_ANSWER_QUANTITY)
    {
      if (value->has_number)
        {
          json_builder_add_double_value (builder, along_decimal_to_double (value->number));
          return;
        }
      words = along_answer_to_words (value);
      json_builder_add_string_value (builder, words);
      return;
    }
  json_builder_add_value (builder, along_answer_to_json (value));
}

static void
add_scores (JsonBuilder *builder, AlongForm *form)
{
  g_autoptr (GPtrArray) scores = along_form_get_calculated_scores (form);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < scores->len; i++)
    {
      const AlongScore *score = g_ptr_array_index (scores, i);

      if (!g_hash_table_add (seen, score->question->link_id))
        continue;
      json_builder_set_member_name (builder, score->question->link_id);
      if (score->state == ALONG_SCORE_READY && score->value != NULL)
        add_value (builder, score->value);
      else
        json_builder_add_null_value (builder);
    }
}

static gboolean
add_issues (JsonBuilder *builder, GPtrArray *findings)
{
  static const char *const severities[] = { "fatal", "error", "warning" };
  gboolean valid = TRUE;

  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (findings, i);

      valid = valid && finding->severity == ALONG_FINDING_WARNING;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "linkId");
      json_builder_add_string_value (builder, finding->link_id);
      json_builder_set_member_name (builder, "severity");
      json_builder_add_string_value (builder, severities[finding->severity]);
      json_builder_set_member_name (builder, "rule");
      json_builder_add_string_value (builder, finding->rule);
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, finding->text);
      json_builder_end_object (builder);
    }
  return valid;
}

/** along_verb_score: calculates what the questionnaire calculates and checks the response against it. */
int
along_verb_score (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) questionnaire_json = NULL, response = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  g_autoptr (AlongForm) form = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonBuilder) builder = json_builder_new (), issues = json_builder_new ();
  gboolean valid;

  if ((argc != 3 && !(argc == 5 && strcmp (argv[3], "--out") == 0)) || argv[1][0] == '-' || argv[2][0] == '-')
    return along_tool_usage ("score QUESTIONNAIRE.json RESPONSE.json [--out RESPONSE.json]");
  questionnaire_json = along_tool_read_json (argv[1], &error);
  questionnaire
    = questionnaire_json != NULL ? along_questionnaire_new_from_json (questionnaire_json, &error) : NULL;
  if (questionnaire == NULL)
    return refuse (error, argv[1]);
  response = along_tool_read_json (argv[2], &error);
  form = response != NULL ? along_form_new_from_response (questionnaire, response, &error) : NULL;
  if (form == NULL)
    return refuse (error, argv[2]);
  if (argc == 5)
    {
      g_autofree char *text = along_form_to_text (form, "completed");

      if (!g_file_set_contents (argv[4], text, -1, &error))
        return refuse (error, argv[4]);
    }
  findings = along_form_check (form);
  json_builder_begin_array (issues);
  valid = add_issues (issues, findings);
  json_builder_end_array (issues);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, valid);
  json_builder_set_member_name (builder, "enabled");
  json_builder_begin_array (builder);
  add_enabled (builder, along_form_get_fields (form), seen);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "scores");
  json_builder_begin_object (builder);
  add_scores (builder, form);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "issues");
  json_builder_add_value (builder, json_builder_get_root (issues));
  json_builder_end_object (builder);
  return along_tool_answer (json_builder_get_root (builder));
}
