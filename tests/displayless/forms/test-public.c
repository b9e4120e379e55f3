/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public forms and answers, where they lie beside the project, and truncations of them and of our own. */
#include "along-forms-builtin.h"
#include "along-scores.h"

#include <string.h>

#define FOLDER SHARED_DATA "/fhir"

static JsonNode *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return along_form_json_read (text, (gssize) length, NULL);
}

static gboolean
is_absent (void)
{
  if (g_file_test (FOLDER, G_FILE_TEST_IS_DIR))
    return FALSE;
  g_test_skip ("the public forms are not beside the project");
  return TRUE;
}

static guint
count_items (JsonObject *object)
{
  JsonArray *items = along_form_json_array (object, "item");
  guint n = 0;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    n += 1 + count_items (along_form_json_element (items, i));
  return n;
}

/* Each form is read whole, can be filled in, and comes back from its own answers unchanged. */
static void
test_forms (void)
{
  g_autoptr (GDir) folder = g_dir_open (FOLDER, 0, NULL);
  guint n = 0;

  if (is_absent ())
    return;
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autoptr (JsonNode) json = NULL, response = NULL;
      g_autoptr (AlongQuestionnaire) questionnaire = NULL;
      g_autoptr (AlongForm) form = NULL, again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *first = NULL, *second = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      json = load (FOLDER, name);
      g_assert_nonnull (json);
      if (strcmp (along_form_json_string (json_node_get_object (json), "resourceType"), "Questionnaire") != 0)
        continue;
      g_test_message ("%s", name);
      questionnaire = along_questionnaire_new_from_json (json, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (along_questionnaire_get_all (questionnaire)->len, ==,
                        count_items (json_node_get_object (json)));
      for (guint i = 0; i < along_questionnaire_get_problems (questionnaire)->len; i++)
        {
          const AlongProblem *problem = g_ptr_array_index (along_questionnaire_get_problems (questionnaire), i);

          g_assert_cmpint (problem->kind, ==, ALONG_PROBLEM_UNSUPPORTED);
          g_assert_true (along_questionnaire_find (questionnaire, problem->link_id)->list_missing);
        }
      form = along_form_new (questionnaire);
      for (guint i = 0; i < along_questionnaire_get_all (questionnaire)->len; i++)
        {
          const AlongQuestion *question = g_ptr_array_index (along_questionnaire_get_all (questionnaire), i);
          AlongField *field = along_form_find (form, question->link_id);

          if (question->options->len > 0)
            along_form_choose (form, field, question->options->len - 1);
          else if (question->type == ALONG_QUESTION_BOOLEAN)
            along_form_set_boolean (form, field, TRUE);
          else if (along_question_is_question (question) && question->calculated == NULL)
            along_form_set_typed (form, field, question->type == ALONG_QUESTION_TIME ? "10:30" : "2026", NULL);
        }
      first = along_form_to_text (form, "completed");
      response = along_form_json_read (first, -1, NULL);
      again = along_form_new_from_response (questionnaire, response, &error);
      g_assert_no_error (error);
      second = along_form_to_text (again, "completed");
      g_assert_cmpstr (first, ==, second);
      g_assert_cmpuint (along_form_get_unplaced (again)->len, ==, 0);
      n++;
    }
  g_assert_cmpuint (n, >=, 40);
}

static void
test_findings (void)
{
  g_autoptr (JsonNode) expected = NULL;
  JsonArray *cases;

  if (is_absent ())
    return;
  expected = load (FOLDER "/validation", "EXPECTED.json");
  cases = json_node_get_array (expected);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *one = json_array_get_object_element (cases, i),
                 *counts = json_object_get_object_member (one, "expected");
      g_autoptr (JsonNode) q
        = load (FOLDER "/validation",
                json_array_get_string_element (json_object_get_array_member (one, "questionnaire"), 0));
      g_autoptr (JsonNode) r = load (FOLDER "/validation", json_object_get_string_member (one, "response"));
      g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (q, NULL);
      g_autoptr (AlongForm) form = along_form_new_from_response (questionnaire, r, NULL);
      g_autoptr (GPtrArray) findings = along_form_check (form);
      guint n[3] = { 0 };

      g_test_message ("%s", json_object_get_string_member (one, "case"));
      for (guint k = 0; k < findings->len; k++)
        n[((AlongFinding *) g_ptr_array_index (findings, k))->severity]++;
      g_assert_cmpuint (n[ALONG_FINDING_FATAL], ==, json_object_get_int_member (counts, "fatalCount"));
      g_assert_cmpuint (n[ALONG_FINDING_ERROR], ==, json_object_get_int_member (counts, "errorCount"));
      g_assert_cmpuint (n[ALONG_FINDING_WARNING], ==, json_object_get_int_member (counts, "warningCount"));
    }
}

/* The scored forms: every weighted question answered with its last option; the totals follow from the weights. */
static void
test_scores (void)
{
  static const struct { const char *file; const char *score;
  } forms[] = {
    { "web--cage.json", "cage.totalScore" },
    { "web--dast-10.json", "dast10.totalScore" },
    { "web--isi.json", "isi.totalScore" },
    { "lforms--phq9.json", "/44261-6" },
  };

  if (is_absent ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (JsonNode) json = load (FOLDER, forms[i].file);
      g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);
      g_autoptr (AlongForm) form = along_form_new (questionnaire);
      g_autoptr (AlongScore) score = NULL;
      GPtrArray *all = along_questionnaire_get_all (questionnaire);
      AlongDecimal sum = { 0 };
      AlongField *last = NULL;

      g_test_message ("%s", forms[i].file);
      for (guint k = 0; k < all->len; k++)
        {
          const AlongQuestion *question = g_ptr_array_index (all, k);
          const AlongOption *option;

          if (!question->rated)
            continue;
          option = g_ptr_array_index (question->options, question->options->len - 1);
          last = along_form_find (form, question->link_id);
          along_form_choose (form, last, question->options->len - 1);
          g_assert_true (along_decimal_add (sum, option->answer->weight, &sum));
        }
      score = along_form_get_score (form, forms[i].score);
      g_assert_cmpint (score->state, ==, ALONG_SCORE_READY);
      g_assert_cmpint (along_decimal_compare (score->value->number, sum), ==, 0);
      along_score_free (g_steal_pointer (&score));
      along_form_clear (form, last);
      score = along_form_get_score (form, forms[i].score);
      g_assert_cmpint (score->state, ==, ALONG_SCORE_INCOMPLETE);
      g_assert_cmpuint (score->answered + 1, ==, score->of);
    }
}

/* Reads @length bytes and goes on with whatever comes out of it. */
static void
try_text (const char *text, gsize length)
{
  g_autofree char *cut = g_memdup2 (text, MAX (length, 1));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = along_form_json_read (cut, (gssize) length, &error);
  g_autoptr (AlongQuestionnaire) questionnaire
    = json != NULL ? along_questionnaire_inspect (json, &error) : NULL;

  g_assert_true ((questionnaire == NULL) == (error != NULL));
}

static void
try_all_cuts (const char *text, gsize length)
{
  for (gsize cut = 0; cut < length; cut += 97)
    try_text (text, cut);
}

static void
test_cuts_own (void)
{
  for (const char *const *id = along_forms_builtin_list (); *id != NULL; id++)
    {
      g_autofree char *text = along_forms_builtin_text (*id, NULL);

      try_all_cuts (text, strlen (text));
    }
}

static void
test_cuts_public (void)
{
  static const char *const folders[] = { FOLDER, FOLDER "/validation" };

  if (is_absent ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GDir) folder = g_dir_open (folders[i], 0, NULL);

      for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
        {
          g_autofree char *path = g_build_filename (folders[i], name, NULL);
          g_autofree char *text = NULL;
          gsize length;

          if (g_file_get_contents (path, &text, &length, NULL))
            try_all_cuts (text, length);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  along_forms_register ();
  g_test_add_func ("/forms/public/forms", test_forms);
  g_test_add_func ("/forms/public/findings", test_findings);
  g_test_add_func ("/forms/public/scores", test_scores);
  g_test_add_func ("/forms/cuts/own", test_cuts_own);
  g_test_add_func ("/forms/cuts/public", test_cuts_public);
  return g_test_run ();
}
