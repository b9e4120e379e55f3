/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessments of the demonstration stories, where they lie beside the project: same scores to the digit. */
#include "along-forms-builtin.h"
#include "along-scores.h"

#include <string.h>

static void
put (AlongForm *form, AlongField *field, JsonNode *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (field);
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          const char *code = json_array_get_string_element (array, i);
          GPtrArray *options = along_field_get_question (field)->options;

          for (guint o = 0; o < options->len; o++)
            if (strcmp (((AlongOption *) g_ptr_array_index (options, o))->answer->code, code) == 0)
              along_form_toggle (form, field, o, TRUE);
        }
    }
  else if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    along_form_set_boolean (form, field, json_node_get_boolean (value));
  else if (along_field_get_question (field)->type == ALONG_QUESTION_CHOICE)
    g_assert_true (along_form_choose_code (form, field, json_node_get_string (value)));
  else
    {
      along_form_set_typed (form, field, json_node_get_string (value), &error);
      g_assert_no_error (error);
    }
}

static void
put_rows (AlongForm *form, const char *link_id, JsonArray *rows)
{
  AlongField *row = along_form_find (form, link_id);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      if (i > 0)
        row = along_form_add_instance (form, row);
      json_object_iter_init (&iter, json_array_get_object_element (rows, i));
      while (json_object_iter_next (&iter, &name, &value))
        for (guint k = 0; k < along_field_get_children (row)->len; k++)
          {
            AlongField *child = g_ptr_array_index (along_field_get_children (row), k);

            if (g_str_has_suffix (along_field_get_link_id (child), name) && JSON_NODE_HOLDS_VALUE (value))
              put (form, child, value);
          }
    }
}

static void
check_expected (AlongForm *form, const char *link_id, JsonNode *expected)
{
  g_autoptr (AlongScore) score = NULL;
  AlongRiskSummary summary;

  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      JsonObject *object = json_node_get_object (expected);
      JsonNode *value = json_object_get_member (object, "score");

      score = along_form_get_score (form, link_id);
      g_assert_cmpint (score->rated, ==, json_object_get_int_member (object, "seen"));
      g_assert_cmpint (score->of, ==, json_object_get_int_member (object, "of"));
      g_assert_cmpint (score->state, ==,
                       JSON_NODE_HOLDS_NULL (value) ? ALONG_SCORE_NOT_ENOUGH : ALONG_SCORE_READY);
      if (score->value != NULL)
        g_assert_cmpfloat_with_epsilon (along_decimal_to_double (score->value->number),
                                        json_node_get_double (value), 1e-9);
      return;
    }
  g_assert_true (along_form_get_risk_summary (form, &summary));
  if (strcmp (link_id, "rk.sum.count") == 0)
    g_assert_cmpint (summary.at_two, ==, json_node_get_int (expected));
  else if (strcmp (link_id, "rk.sum.top") == 0)
    g_assert_cmpint (summary.highest, ==, json_node_get_int (expected));
  else if (strcmp (link_id, "rk.sum.trio") == 0)
    g_assert_cmpint (summary.trio, ==, json_node_get_boolean (expected));
  else if (strcmp (link_id, "rs.time") == 0)
    g_assert_cmpint (summary.resilience, ==, json_node_get_int (expected));
  else if (strcmp (link_id, "not_asked") == 0)
    g_assert_cmpint (summary.not_asked, ==, json_node_get_int (expected));
  else
    g_assert_not_reached ();
  score = along_form_get_score (form, link_id);
  if (score != NULL && score->value->has_number)
    g_assert_cmpfloat (along_decimal_to_double (score->value->number), ==, json_node_get_double (expected));
}

static void
check_assessment (JsonObject *assessment)
{
  g_autoptr (AlongQuestionnaire) questionnaire
    = along_forms_builtin_load (json_object_get_string_member (assessment, "form"), NULL);
  g_autoptr (AlongForm) form = along_form_new (questionnaire);
  g_autoptr (GPtrArray) findings = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_test_message ("%s", json_object_get_string_member (assessment, "id"));
  json_object_iter_init (&iter, json_object_get_object_member (assessment, "answers"));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if (g_str_has_suffix (name, ".next"))
        put_rows (form, name, json_node_get_array (value));
      else if (!JSON_NODE_HOLDS_NULL (value))
        put (form, along_form_find (form, name), value);
    }
  json_object_iter_init (&iter, json_object_get_object_member (assessment, "expected_scores"));
  while (json_object_iter_next (&iter, &name, &value))
    check_expected (form, name, value);
  findings = along_form_check (form);
  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != ALONG_FINDING_WARNING)
        g_test_message ("%s %s", finding->link_id, finding->text);
      g_assert_cmpint (finding->severity, ==, ALONG_FINDING_WARNING);
    }
}

static void
test_stories (void)
{
  g_autoptr (GDir) folder = g_dir_open (SHARED_STORIES, 0, NULL);
  guint n = 0;

  if (folder == NULL)
    {
      g_test_skip ("the stories are not beside the project");
      return;
    }
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (SHARED_STORIES, name, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonArray *assessments;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_assert_true (json_parser_load_from_file (parser, path, NULL));
      assessments
        = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "assessments");
      for (guint i = 0; i < json_array_get_length (assessments); i++, n++)
        check_assessment (json_array_get_object_element (assessments, i));
    }
  g_assert_cmpuint (n, >=, 26);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_forms_register ();
  g_test_add_func ("/forms/stories", test_stories);
  return g_test_run ();
}
