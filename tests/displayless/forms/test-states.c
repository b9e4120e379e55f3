/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Skip logic, repeats, calculations and findings. */
#include "along-scores.h"

#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *json = along_form_json_read (plain, -1, &error);

  g_assert_no_error (error);
  return json;
}

static AlongForm *
form_of (const char *items)
{
  g_autofree char *text = g_strdup_printf ("{'resourceType':'Questionnaire','status':'active','item':[%s]}", items);
  g_autoptr (JsonNode) json = parse (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, &error);

  g_assert_no_error (error);
  return along_form_new (questionnaire);
}

static void
type (AlongForm *form, const char *link_id, const char *text)
{
  g_autoptr (GError) error = NULL;

  along_form_set_typed (form, along_form_find (form, link_id), text, &error);
  g_assert_no_error (error);
}

static char *
value (AlongForm *form, const char *link_id)
{
  return along_field_to_words (along_form_find (form, link_id));
}

static gboolean
shown (AlongForm *form, const char *link_id)
{
  return along_field_is_enabled (along_form_find (form, link_id));
}

#define WHEN(question, op, answer) "'enableWhen':[{'question':'" question "','operator':'" op "'," answer "}]"

static void
test_operators (void)
{
  static const struct { const char *op; const char *expected; } cases[] = {
    /* nothing, 4, 5, 6 */
    { "=", "nnyn" }, { "!=", "yyny" }, { ">", "nnny" }, { "<", "nynn" }, { ">=", "nnyy" }, { "<=", "nyyn" },
  };
  static const char *const typed[] = { "", "4", "5", "6" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'q','type':'decimal'},{'linkId':'x','type':'string',"
                                                "'enableWhen':[{'question':'q','operator':'%s','answerDecimal':5}]}", cases[i].op);
      g_autoptr (AlongForm) form = form_of (items);
      char result[5] = { 0 };

      for (guint k = 0; k < 4; k++)
        {
          type (form, "q", typed[k]);
          result[k] = shown (form, "x") ? 'y' : 'n';
        }
      g_assert_cmpstr (result, ==, cases[i].expected);
    }
}

static void
test_conditions (void)
{
  g_autoptr (AlongForm) form = form_of (
    "{'linkId':'yes','type':'boolean'},{'linkId':'day','type':'date'},"
    "{'linkId':'many','type':'choice','repeats':true,'answerOption':[{'valueCoding':{'code':'a'}},{'valueCoding':{'code':'b'}}]},"
    "{'linkId':'exists','type':'string'," WHEN ("yes", "exists", "'answerBoolean':true") "},"
    "{'linkId':'absent','type':'string'," WHEN ("yes", "exists", "'answerBoolean':false") "},"
    "{'linkId':'late','type':'string'," WHEN ("day", ">", "'answerDate':'2026-03-01'") "},"
    "{'linkId':'hasb','type':'string'," WHEN ("many", "=", "'answerCoding':{'code':'b'}") "},"
    "{'linkId':'nob','type':'string'," WHEN ("many", "!=", "'answerCoding':{'code':'b'}") "},"
    "{'linkId':'both','type':'string','enableBehavior':'all','enableWhen':[{'question':'yes','operator':'=','answerBoolean':true},"
    "{'question':'many','operator':'exists','answerBoolean':true}]},"
    "{'linkId':'either','type':'string','enableBehavior':'any','enableWhen':[{'question':'yes','operator':'=','answerBoolean':true},"
    "{'question':'many','operator':'exists','answerBoolean':true}]},"
    "{'linkId':'g','type':'group'," WHEN ("yes", "=", "'answerBoolean':true") ",'item':[{'linkId':'in','type':'string'},"
    "{'linkId':'chain','type':'string'," WHEN ("in", "exists", "'answerBoolean':true") "}]},"
    "{'linkId':'beyond','type':'string'," WHEN ("in", "exists", "'answerBoolean':true") "},"
    "{'linkId':'lost','type':'string'," WHEN ("nowhere", "!=", "'answerInteger':1") "}");

  g_assert_false (shown (form, "exists"));
  g_assert_true (shown (form, "absent"));
  g_assert_true (shown (form, "nob"));
  g_assert_false (shown (form, "either"));
  g_assert_true (shown (form, "lost"));
  g_assert_cmpuint (along_questionnaire_get_problems (along_form_get_questionnaire (form))->len, ==, 1);
  along_form_toggle (form, along_form_find (form, "many"), 0, TRUE);
  g_assert_true (shown (form, "nob"));
  g_assert_true (shown (form, "either"));
  along_form_toggle (form, along_form_find (form, "many"), 1, TRUE);
  g_assert_true (shown (form, "hasb"));
  g_assert_false (shown (form, "nob"));
  g_assert_false (shown (form, "both"));
  along_form_set_boolean (form, along_form_find (form, "yes"), TRUE);
  g_assert_true (shown (form, "both"));
  type (form, "day", "2026-03-02");
  g_assert_true (shown (form, "late"));
  type (form, "day", "2026-02");
  g_assert_false (shown (form, "late"));
  type (form, "day", "2026-03"); /* too vague to be later */
  g_assert_false (shown (form, "late"));
  /* A disabled item counts as not answered, and what hangs on it goes too; back, its answer is there again. */
  type (form, "in", "words");
  g_assert_true (shown (form, "chain"));
  g_assert_true (shown (form, "beyond"));
  along_form_set_boolean (form, along_form_find (form, "yes"), FALSE);
  g_assert_false (shown (form, "in"));
  g_assert_false (shown (form, "chain"));
  g_assert_false (shown (form, "beyond"));
  {
    g_autoptr (GPtrArray) hidden = along_form_get_hidden_answers (form);
    g_autofree char *text = along_form_to_text (form, "completed");

    g_assert_cmpuint (hidden->len, ==, 1);
    g_assert_null (strstr (text, "words"));
  }
  along_form_set_boolean (form, along_form_find (form, "yes"), TRUE);
  g_assert_true (shown (form, "beyond"));
  {
    g_autofree char *text = along_form_to_text (form, "completed");

    g_assert_nonnull (strstr (text, "words"));
  }
}

static void
test_repeats (void)
{
  g_autoptr (AlongForm) form = form_of (
    "{'linkId':'row','type':'group','repeats':true,'item':[{'linkId':'n','type':'integer'},"
    "{'linkId':'why','type':'string'," WHEN ("n", ">", "'answerInteger':5") "},"
    "{'linkId':'twice','type':'integer','readOnly':true,'extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',"
    "'valueExpression':{'language':'text/fhirpath','expression':'%row * 2'}},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'unused','language':'text/fhirpath','expression':'1'}}]}"
    "],'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'row','language':'text/fhirpath',"
    "'expression':'item.where(linkId = \\u0027n\\u0027).answer.value'}}]}");
  AlongField *first = along_form_find (form, "row"), *second;
  AlongField *n, *why, *twice;
  g_autofree char *words = NULL;

  second = along_form_add_instance (form, first);
  n = g_ptr_array_index (along_field_get_children (second), 0);
  why = g_ptr_array_index (along_field_get_children (second), 1);
  twice = g_ptr_array_index (along_field_get_children (second), 2);
  type (form, "n", "3");
  g_assert_true (along_form_set_typed (form, n, "8", NULL));
  g_assert_true (along_field_is_enabled (why));
  g_assert_false (shown (form, "why"));
  words = along_field_to_words (twice);
  g_assert_cmpstr (words, ==, "16");
  g_free (words);
  words = value (form, "twice");
  g_assert_cmpstr (words, ==, "6");
  {
    g_autoptr (JsonNode) response = along_form_to_response (form, "completed");
    g_autoptr (AlongForm) again = along_form_new_from_response (along_form_get_questionnaire (form), response, NULL);
    g_autofree char *a = along_form_to_text (form, "completed"), *b = along_form_to_text (again, "completed");

    g_assert_cmpuint (along_form_find_all (again, "n")->len, ==, 2);
    g_assert_cmpstr (a, ==, b);
    /* One form can read many responses in turn. */
    g_assert_true (along_form_load (again, response, NULL));
    g_assert_cmpuint (along_form_find_all (again, "n")->len, ==, 2);
  }
  g_assert_true (along_form_remove_instance (form, first));
  g_assert_false (along_form_remove_instance (form, second));
  g_assert_true (along_form_is_empty (form));
}

static void
test_nested (void)
{
  g_autoptr (AlongForm) form = form_of (
    "{'linkId':'q','type':'choice','repeats':true,'answerOption':[{'valueCoding':{'code':'a'}},{'valueCoding':{'code':'b'}}],"
    "'item':[{'linkId':'since','type':'date'}]},{'linkId':'one','type':'string','item':[{'linkId':'more','type':'string'}]}");
  g_autoptr (AlongForm) again = NULL;
  g_autoptr (JsonNode) response = NULL;
  g_autofree char *a = NULL, *b = NULL, *words = NULL;
  GPtrArray *all;

  along_form_toggle (form, along_form_find (form, "q"), 0, TRUE);
  along_form_toggle (form, along_form_find (form, "q"), 1, TRUE);
  all = along_form_find_all (form, "since");
  g_assert_cmpuint (all->len, ==, 2);
  along_form_set_typed (form, g_ptr_array_index (all, 1), "2025", NULL);
  type (form, "more", "under a blank");
  response = along_form_to_response (form, "completed");
  again = along_form_new_from_response (along_form_get_questionnaire (form), response, NULL);
  a = along_form_json_write (response);
  b = along_form_to_text (again, "completed");
  g_assert_cmpstr (a, ==, b);
  words = along_field_to_words (g_ptr_array_index (along_form_find_all (again, "since"), 1));
  g_assert_cmpstr (words, ==, "2025");
  /* Fewer answers: what stood under the one that went is hidden. */
  along_form_toggle (form, along_form_find (form, "q"), 1, FALSE);
  g_assert_false (along_field_is_enabled (g_ptr_array_index (all, 1)));
}

#define CALC(text) \
  "'extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression'," \
  "'valueExpression':{'language':'text/fhirpath','expression':'" text "'}}]"
#define OF(id) "%resource.item.where(linkId = \\u0027" id "\\u0027).answer.value"

static void
test_calculated (void)
{
  g_autoptr (AlongForm) form = form_of (
    "{'linkId':'total','type':'integer'," CALC (OF ("sub") " + " OF ("c")) "},{'linkId':'sub','type':'integer'," CALC (OF ("a") " + " OF ("b")) "},"
    "{'linkId':'a','type':'integer'},{'linkId':'b','type':'integer'},{'linkId':'c','type':'integer'},"
    "{'linkId':'half','type':'integer'," CALC (OF ("a") " / 2") "},{'linkId':'chicken','type':'integer'," CALC (OF ("egg")) "},"
    "{'linkId':'egg','type':'integer'," CALC (OF ("chicken") " + 1") "},{'linkId':'far','type':'integer'," CALC ("lookup()") "}");
  g_autofree char *words = NULL;
  g_autoptr (AlongScore) score = NULL;

  type (form, "a", "1");
  type (form, "b", "2");
  score = along_form_get_score (form, "total");
  g_assert_cmpint (score->state, ==, ALONG_SCORE_INCOMPLETE);
  g_assert_cmpuint (score->answered, ==, 2);
  g_assert_cmpuint (score->of, ==, 3);
  type (form, "c", "4");
  words = value (form, "total");
  g_assert_cmpstr (words, ==, "7");
  g_clear_pointer (&words, g_free);
  /* An integer that does not come out whole stays as it is, and says so. */
  words = value (form, "half");
  g_assert_cmpstr (words, ==, "0.5");
  g_clear_pointer (&words, g_free);
  g_assert_nonnull (along_field_get_message (along_form_find (form, "half")));
  /* Cleared, it is empty, not the last value. */
  type (form, "b", "");
  words = value (form, "total");
  g_assert_cmpstr (words, ==, "");
  g_assert_cmpuint (along_field_get_n_answers (along_form_find (form, "total")), ==, 0);
  g_clear_pointer (&words, g_free);
  g_assert_true (along_field_is_circular (along_form_find (form, "egg")));
  g_assert_true (along_field_is_circular (along_form_find (form, "chicken")));
  g_assert_nonnull (strstr (along_field_get_message (along_form_find (form, "far")), "lookup()"));
  /* Changed by hand it stays, until it is reset. */
  type (form, "b", "2");
  type (form, "sub", "10");
  g_assert_true (along_field_is_changed_by_hand (along_form_find (form, "sub")));
  type (form, "a", "5");
  words = value (form, "total");
  g_assert_cmpstr (words, ==, "14");
  g_clear_pointer (&words, g_free);
  along_form_reset_calculated (form, along_form_find (form, "sub"));
  words = value (form, "total");
  g_assert_cmpstr (words, ==, "11");
}

/* A sum that counts blanks as nothing is a believable low number: it is neither shown nor written. */
static void
test_withheld (void)
{
  g_autoptr (AlongForm) form = form_of (
    "{'linkId':'a','type':'integer'},{'linkId':'b','type':'integer'},{'linkId':'c','type':'integer'},"
    "{'linkId':'t','type':'integer'," CALC ("%resource.item.where(linkId != \\u0027t\\u0027 and linkId != \\u0027two\\u0027).answer.value.sum()") "},"
    "{'linkId':'two','type':'decimal','extension':[{'url':'urn:alongside:ext:needs','valueInteger':2},{'url':'urn:alongside:ext:scaled','valueBoolean':true},"
    "{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression','valueExpression':{'language':'text/fhirpath',"
    "'expression':'(" OF ("a") " | " OF ("b") " | " OF ("c") ").sum()'}}]}");
  g_autofree char *partial = NULL, *whole = NULL, *text = NULL, *scaled = NULL;
  g_autoptr (AlongScore) score = NULL;

  type (form, "a", "4");
  type (form, "b", "3");
  partial = value (form, "t");
  g_assert_cmpstr (partial, ==, "incomplete: 2 of 3");
  text = along_form_to_text (form, "completed");
  g_assert_null (strstr (text, "\"t\""));
  score = along_form_get_score (form, "two");
  g_assert_cmpint (score->state, ==, ALONG_SCORE_READY);
  scaled = along_score_to_words (score);
  g_assert_cmpstr (scaled, ==, "10.5");
  type (form, "c", "1");
  whole = value (form, "t");
  g_assert_cmpstr (whole, ==, "8");
}

/* What a response holds beside its answers comes back. */
static void
test_kept (void)
{
  g_autoptr (AlongForm) form = form_of ("{'linkId':'a','type':'integer'},{'linkId':'g','type':'group','item':[{'linkId':'b','type':'string'}]}");
  g_autoptr (JsonNode) response = parse ("{'resourceType':'QuestionnaireResponse','id':'r1','status':'completed','subject':{'reference':'Patient/1'},'item':["
                                         "{'linkId':'a','extension':[{'url':'urn:x','valueString':'item kept'}],'answer':[{'id':'answer kept','valueInteger':5}]},"
                                         "{'linkId':'g','definition':'group kept','item':[{'linkId':'b','answer':[{'valueString':'w'}]}]}]}");
  g_autofree char *text = NULL, *changed = NULL;

  g_assert_true (along_form_load (form, response, NULL));
  text = along_form_to_text (form, "completed");
  g_assert_nonnull (strstr (text, "Patient/1"));
  g_assert_nonnull (strstr (text, "item kept"));
  g_assert_nonnull (strstr (text, "answer kept"));
  g_assert_nonnull (strstr (text, "group kept"));
  type (form, "a", "6");
  changed = along_form_to_text (form, "amended");
  g_assert_null (strstr (changed, "answer kept"));
  g_assert_nonnull (strstr (changed, "item kept"));
}

static void
test_stored (void)
{
  g_autoptr (AlongForm) form = form_of ("{'linkId':'a','type':'integer'},{'linkId':'t','type':'integer'," CALC (OF ("a") " * 2") "}");
  g_autoptr (JsonNode) wrong = parse ("{'resourceType':'QuestionnaireResponse','status':'completed','item':["
                                      "{'linkId':'a','answer':[{'valueInteger':5}]},{'linkId':'t','answer':[{'valueInteger':13}]},"
                                      "{'linkId':'gone','text':'Old question','answer':[{'valueString':'kept'}]}]}");
  g_autofree char *words = NULL, *text = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean said = FALSE;

  g_assert_true (along_form_load (form, wrong, NULL));
  words = value (form, "t");
  g_assert_cmpstr (words, ==, "10");
  g_assert_nonnull (along_field_get_stored (along_form_find (form, "t")));
  findings = along_form_check (form);
  for (guint i = 0; i < findings->len; i++)
    said = said || strcmp (((AlongFinding *) g_ptr_array_index (findings, i))->rule, "calculation") == 0;
  g_assert_true (said);
  /* What is answered anew comes to something else, and so does what comes after a draft. */
  {
    g_autoptr (AlongForm) later = along_form_new_from_response (along_form_get_questionnaire (form), wrong, NULL);
    g_autoptr (JsonNode) draft = along_form_to_response (later, "in-progress");
    g_autoptr (AlongForm) drafted = along_form_new_from_response (along_form_get_questionnaire (form), draft, NULL);

    type (later, "a", "6");
    g_assert_null (along_field_get_stored (along_form_find (later, "t")));
    type (drafted, "a", "7");
    g_assert_null (along_field_get_stored (along_form_find (drafted, "t")));
  }
  /* An answer whose question is gone is never lost. */
  g_assert_cmpuint (along_form_get_unplaced (form)->len, ==, 1);
  g_assert_cmpstr (((AlongUnplaced *) g_ptr_array_index (along_form_get_unplaced (form), 0))->words, ==, "kept");
  text = along_form_to_text (form, "amended");
  g_assert_nonnull (strstr (text, "Old question"));
}

static void
test_findings (void)
{
  static const struct { const char *item; const char *answer; const char *rule; } cases[] = {
    { "'type':'string','maxLength':3", "'valueString':'abcd'", "maxLength" },
    { "'type':'string'", "'valueString':'a\\nb'", "invalidNewLine" },
    { "'type':'string','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/regex','valueString':'[0-9]+'}]", "'valueString':'12a'", "regex" },
    { "'type':'decimal','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces','valueInteger':1}]", "'valueDecimal':1.25", "maxDecimalPlaces" },
    { "'type':'date','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/minValue','valueDate':'2026-01-01'}]", "'valueDate':'2025-12-31'", "minValue" },
    { "'type':'dateTime','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueDateTime':'2026-01-01T00:00:00Z'}]", "'valueDateTime':'2026-01-01T01:30:00+01:00'", "maxValue" },
    { "'type':'quantity','extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-minQuantity','valueQuantity':{'value':2,'code':'kg'}}]", "'valueQuantity':{'value':1500,'code':'g'}", "minValue" },
    { "'type':'quantity','extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-minQuantity','valueQuantity':{'value':2,'code':'kg'}}]", "'valueQuantity':{'value':1500,'code':'cm'}", "minValueIncompatUnits" },
    { "'type':'quantity','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption','valueCoding':{'code':'kg'}}]", "'valueQuantity':{'value':1,'code':'lb'}", "unitNotAllowed" },
    { "'type':'choice','repeats':true,'answerOption':[{'valueCoding':{'code':'none'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive','valueBoolean':true}]},{'valueCoding':{'code':'a'}}]", "'valueCoding':{'code':'none'}},{'valueCoding':{'code':'a'}", "exclusiveAnswerOption" },
    { "'type':'string','repeats':true,'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs','valueInteger':2}]", "'valueString':'a'", "minCount" },
    { "'type':'date'", "'valueDate':'2025-02-30'", "invalidType" },
    { "'type':'integer'", "'valueInteger':2.5", "invalidType" },
    { "'type':'group'", "'valueString':'a'", "groupAnswer" },
    { "'type':'integer','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-constraint','extension':[{'url':'key','valueId':'k'},{'url':'severity','valueCode':'error'},{'url':'human','valueString':'Odd'},{'url':'expression','valueString':'answer.value mod 2 = 0'}]}]", "'valueInteger':3", "invariant" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'x','text':'The question',%s}", cases[i].item);
      g_autofree char *answers = g_strdup_printf ("{'resourceType':'QuestionnaireResponse','status':'completed','item':[{'linkId':'x','answer':[{%s}]}]}",
                                                  cases[i].answer);
      g_autoptr (AlongForm) form = form_of (items);
      g_autoptr (JsonNode) response = parse (answers);
      g_autoptr (GPtrArray) findings = NULL;
      const AlongFinding *finding;

      g_assert_true (along_form_load (form, response, NULL));
      findings = along_form_check (form);
      g_test_message ("%s", cases[i].rule);
      g_assert_cmpuint (findings->len, ==, 1);
      finding = g_ptr_array_index (findings, 0);
      g_assert_cmpstr (finding->rule, ==, cases[i].rule);
      g_assert_cmpint (finding->severity, !=, ALONG_FINDING_WARNING);
      g_assert_nonnull (strstr (finding->text, "The question"));
    }
}

static void
test_exclusive (void)
{
  g_autoptr (AlongForm) form = form_of ("{'linkId':'x','type':'choice','repeats':true,'answerOption':[{'valueCoding':{'code':'a'}},{'valueCoding':{'code':'b'}},"
                                        "{'valueCoding':{'code':'none'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive','valueBoolean':true}]}]}");
  AlongField *field = along_form_find (form, "x");
  g_autofree char *two = NULL, *none = NULL, *one = NULL;

  along_form_toggle (form, field, 1, TRUE);
  along_form_toggle (form, field, 0, TRUE);
  two = along_field_to_words (field);
  g_assert_cmpstr (two, ==, "a, b");
  along_form_toggle (form, field, 2, TRUE);
  none = along_field_to_words (field);
  g_assert_cmpstr (none, ==, "none");
  along_form_toggle (form, field, 0, TRUE);
  one = along_field_to_words (field);
  g_assert_cmpstr (one, ==, "a");
}

static void
test_lists (void)
{
  g_autoptr (JsonNode) json = parse (
    "{'resourceType':'Questionnaire','status':'active','contained':["
    "{'resourceType':'ValueSet','id':'expanded','url':'http://a/vs','expansion':{'contains':[{'system':'s','code':'1','display':'One',"
    "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/ordinalValue','valueDecimal':10}]},{'abstract':true,'code':'skip','contains':[{'system':'s','code':'2'}]}]}},"
    "{'resourceType':'ValueSet','id':'whole','compose':{'include':[{'system':'http://a/cs'}]}},"
    "{'resourceType':'ValueSet','id':'nested','compose':{'include':[{'valueSet':['#nested2']}]}},"
    "{'resourceType':'ValueSet','id':'nested2','compose':{'include':[{'valueSet':['#nested']}]}},"
    "{'resourceType':'CodeSystem','url':'http://a/cs','concept':[{'code':'p','display':'Pea','definition':'Green','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/itemWeight','valueInteger':4}]},"
    "{'code':'q'}]}],'item':["
    "{'linkId':'a','type':'choice','answerValueSet':'http://a/vs|1.0'},{'linkId':'b','type':'choice','answerValueSet':'#whole'},"
    "{'linkId':'c','type':'choice','answerValueSet':'#nested'},{'linkId':'d','type':'choice','answerOption':[{'valueCoding':{'system':'http://a/cs','code':'p'}}]}]}");
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);
  const AlongQuestion *a = along_questionnaire_find (questionnaire, "a"), *b = along_questionnaire_find (questionnaire, "b");
  const AlongQuestion *c = along_questionnaire_find (questionnaire, "c"), *d = along_questionnaire_find (questionnaire, "d");

  g_assert_cmpuint (a->options->len, ==, 2);
  g_assert_true (a->rated);
  g_assert_cmpuint (b->options->len, ==, 2);
  g_assert_true (((AlongOption *) g_ptr_array_index (b->options, 0))->answer->has_weight);
  g_assert_cmpstr (((AlongOption *) g_ptr_array_index (b->options, 0))->meaning, ==, "Green");
  g_assert_true (c->list_missing);
  g_assert_true (((AlongOption *) g_ptr_array_index (d->options, 0))->answer->has_weight);
}

/* Elements as they were called before R4. */
static void
test_older (void)
{
  g_autoptr (AlongForm) form = form_of (
    "{'linkId':'a','type':'choice','option':[{'valueCoding':{'code':'x'}},{'valueCoding':{'code':'y'}}]},"
    "{'linkId':'b','type':'string','enableWhen':[{'question':'a','answerCoding':{'code':'y'}}]},"
    "{'linkId':'c','type':'string','enableWhen':[{'question':'a','hasAnswer':false}]},"
    "{'linkId':'d','type':'decimal','item':[{'linkId':'d.u','type':'display','text':'kg','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',"
    "'valueCodeableConcept':{'coding':[{'code':'unit'}]}}]}]},"
    "{'linkId':'e','type':'date','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/minValue','valueDate':'2025-02-30'}]}");
  GPtrArray *problems = along_questionnaire_get_problems (along_form_get_questionnaire (form));

  g_assert_true (shown (form, "c"));
  g_assert_true (along_form_choose_code (form, along_form_find (form, "a"), "y"));
  g_assert_true (shown (form, "b"));
  g_assert_false (shown (form, "c"));
  g_assert_cmpstr (along_field_get_question (along_form_find (form, "d"))->unit, ==, "kg");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((AlongProblem *) g_ptr_array_index (problems, 0))->link_id, ==, "e");
}

static void
test_typed (void)
{
  static const struct { const char *type; const char *typed; const char *words; } cases[] = {
    { "integer", " 12 ", "12" }, { "integer", "12.5", NULL }, { "integer", "many", NULL }, { "decimal", "3,5", "3.5" },
    { "date", "2026-02-30", NULL }, { "date", "2026-02", "February 2026" }, { "time", "14:30", "14:30" }, { "time", "25:00", NULL },
    { "quantity", "3.5 kg", "3.5 kg" }, { "string", " a ", " a " }, { "boolean", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'x','type':'%s'}", cases[i].type);
      g_autoptr (AlongForm) form = form_of (items);
      g_autoptr (GError) error = NULL;
      gboolean good = along_form_set_typed (form, along_form_find (form, "x"), cases[i].typed, &error);
      g_autofree char *words = value (form, "x");

      g_assert_cmpint (good, ==, cases[i].words != NULL);
      g_assert_cmpstr (words, ==, cases[i].words != NULL ? cases[i].words : "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/states/operators", test_operators);
  g_test_add_func ("/forms/states/conditions", test_conditions);
  g_test_add_func ("/forms/states/repeats", test_repeats);
  g_test_add_func ("/forms/states/nested", test_nested);
  g_test_add_func ("/forms/states/calculated", test_calculated);
  g_test_add_func ("/forms/states/withheld", test_withheld);
  g_test_add_func ("/forms/states/kept", test_kept);
  g_test_add_func ("/forms/states/stored", test_stored);
  g_test_add_func ("/forms/states/findings", test_findings);
  g_test_add_func ("/forms/states/exclusive", test_exclusive);
  g_test_add_func ("/forms/states/lists", test_lists);
  g_test_add_func ("/forms/states/typed", test_typed);
  g_test_add_func ("/forms/states/older", test_older);
  return g_test_run ();
}
