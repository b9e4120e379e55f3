/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made to break things: each is refused or contained, and the words say where. */
#include "along-form.h"
#include "along-rich-text.h"

#include <string.h>

#define R4 "http://hl7.org/fhir/StructureDefinition/"
#define CALC(text) \
  "'extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression'," \
  "'valueExpression':{'language':'text/fhirpath','expression':'" text "'}}]"
#define OF(id) "%resource.item.where(linkId=\\u0027" id "\\u0027).answer.value"
#define WHEN(question) "'enableWhen':[{'question':'" question "','operator':'=','answerBoolean':true}]"

static JsonNode *
parse (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *json = along_form_json_read (plain, -1, &error);

  g_assert_no_error (error);
  return json;
}

static JsonNode *
parse_items (const char *items)
{
  g_autofree char *text = g_strdup_printf ("{'resourceType':'Questionnaire','item':[%s]}", items);

  return parse (text);
}

/* Items one inside the other, @depth of them. */
static char *
nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_printf (text, "{'linkId':'deep%u','type':'group','item':[", i);
  g_string_append (text, "{'linkId':'bottom','type':'string'}");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

/* @n elements made by @format of their number. */
static char *
repeated (guint n, const char *format)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append_printf (text, format, i);
    }
  return g_string_free (text, FALSE);
}

static void
assert_refused (const char *items, const char *place, const char *why)
{
  g_autoptr (JsonNode) json = parse_items (items);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, &error);

  g_assert_null (questionnaire);
  g_assert_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_BROKEN);
  if (strstr (error->message, place) == NULL || strstr (error->message, why) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_refused (void)
{
  static const struct { const char *items; const char *place; const char *why; } cases[] = {
    { "{'type':'string','text':'No id'}", "“No id”", "no link id" },
    { "{'linkId':'','type':'string','text':'Blank id'}", "“Blank id”", "no link id" },
    { "{'linkId':5,'type':'string','text':'Number'}", "“Number”", "no link id" },
    { "{'linkId':'g','type':'group','item':[{'type':'string','text':'Inner'}]}", "“g”", "“Inner”" },
    { "{'linkId':'a','type':'string'},{'linkId':'a','type':'string'}", "“a”", "two items" },
    { "{'linkId':'a','type':'group','item':[{'linkId':'a','type':'string'}]}", "“a”", "two items" },
    { "{'linkId':'b','type':'hologram'}", "“b”", "(hologram)" },
    { "{'linkId':'b','type':'question'}", "“b”", "(question)" },
    { "{'linkId':'c'}", "“c”", "what kind" },
    { "{'linkId':'c','type':7}", "“c”", "what kind" },
    { "{'linkId':'d','type':'string','modifierExtension':[{'url':'urn:x'}]}", "“d”", "urn:x" },
    { "{'linkId':'e','type':'string','enableWhen':[{'question':'e','operator':'~','answerInteger':1}]}", "“e”", "condition 1" },
    { "{'linkId':'e','type':'string','enableWhen':[{'question':'q','operator':'exists','answerInteger':1}]}", "“e”", "condition 1" },
    { "{'linkId':'e','type':'string','enableWhen':[{'question':'q','operator':'=','answerDate':'2025-02-30'}]}", "“e”", "condition 1" },
    { "{'linkId':'f','type':'group','item':{}}", "“f”", "not a list" },
    { "{'linkId':'f','type':'group','item':[7]}", "“f”", "Item 1" },
    { "7", "Item 1", "not an item" },
  };
  g_autofree char *deep = nested (50), *many = repeated (100000, "{'linkId':'i%u','type':'string'}");
  g_autofree char *options = repeated (6000, "{'valueString':'%u'}"), *offers = g_strdup_printf ("{'linkId':'o','type':'choice','answerOption':[%s]}", options);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].items, cases[i].place, cases[i].why);
  assert_refused (deep, "“deep40”", "40 levels");
  assert_refused (many, "“i19999”", "20000 items");
  assert_refused (offers, "“o”", "5000 answers");
}

/* A form as a whole. */
static void
test_not_a_form (void)
{
  static const struct { const char *text; const char *named; } texts[] = {
    { "", "empty" }, { "{", "line 1" }, { "nonsense", "line 1" }, { "[1,\n2", "line 2" }, { "{\"a\":\n\n 1e400}", "Line 3" }, { "{\"a\": -1E+9999}", "Line 1" },
    { "{\"resourceType\": \"Patient\"}", "“Patient”" }, { "[]", "not a questionnaire" }, { "\"x\"", "not a questionnaire" }, { "null", "not a questionnaire" },
    { "{\"resourceType\": 5}", "not a questionnaire" }, { "{\"a\":\n '}'}", "Line 2" }, { "/*\"*/[[[[", "Line 1" }, { "\xff\xfe{", "UTF-8" },
    { "{\"resourceType\": \"Questionnaire\", \"item\": []}x", "line 1" }, { "{\"resourceType\": \"Questionnaire\", \"item\": {}}", "not a list" },
    { "{\"resourceType\": \"Questionnaire\", \"modifierExtension\": [{\"url\": \"urn:x\"}]}", "urn:x" },
  };
  g_autoptr (GString) deep = g_string_new ("{\n"), digits = g_string_new ("{\"a\": ");
  g_autoptr (GError) error = NULL, large = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_text (texts[i].text, -1, &reason);

      g_assert_null (questionnaire);
      if (strstr (reason->message, texts[i].named) == NULL)
        g_test_message ("%s: %s", texts[i].text, reason->message);
      g_assert_nonnull (strstr (reason->message, texts[i].named));
    }
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (along_questionnaire_new_from_text (deep->str, (gssize) deep->len, &error));
  g_assert_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "Line 2"));
  for (guint i = 0; i < 400; i++)
    g_string_append_c (digits, '9');
  g_string_append_c (digits, '}');
  g_assert_null (along_form_json_read (digits->str, (gssize) digits->len, &large));
  g_assert_nonnull (strstr (large->message, "Line 1"));
  /* A large number in words is only words, and one that can be had is a number. */
  {
    g_autoptr (JsonNode) fine = along_form_json_read ("{\"a\": \"1e400\", \"b\": 1e300}", -1, NULL);

    g_assert_nonnull (fine);
  }
}

/* Parts that are left out, while the rest works. */
static void
test_contained (void)
{
  static const struct { const char *item; const char *why; } cases[] = {
    { "'type':'choice','answerOption':[{'valueCoding':{'code':'a'}},{'valueDate':'2025-02-30'}]", "answer 2" },
    { "'type':'choice','answerOption':[{'valueCoding':'a'},{'valueString':'b'}]", "answer 1" },
    { "'type':'date','initial':[{'valueDate':'2025-02-30'}]", "start with" },
    { "'type':'date','extension':[{'url':'" R4 "minValue','valueDate':'2025-02-30'}]", "a limit" },
    { "'type':'string','extension':[{'url':'" R4 "regex','valueString':'(['}]", "pattern" },
    { "'type':'string','extension':[{'url':'" R4 "regex','valueInteger':5}]", "pattern" },
    { "'type':'integer'," CALC ("1 +"), "sum cannot be read" },
    { "'type':'integer'," CALC ("1 + @2025-02-30"), "sum cannot be read" },
    { "'type':'string','extension':[{'url':'" R4 "questionnaire-constraint','extension':[{'url':'expression','valueString':'('}]}]", "a rule" },
    { "'type':'string','enableWhen':[{'question':'nowhere','operator':'=','answerInteger':1}]", "“nowhere”" },
    { "'type':'boolean'," WHEN ("x"), "in a circle" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'x',%s},{'linkId':'other','type':'string'}", cases[i].item);
      g_autoptr (JsonNode) json = parse_items (items);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, &error);
      g_autoptr (AlongForm) form = NULL;
      const AlongProblem *problem;

      g_assert_no_error (error);
      g_assert_cmpuint (along_questionnaire_get_problems (questionnaire)->len, ==, 1);
      problem = g_ptr_array_index (along_questionnaire_get_problems (questionnaire), 0);
      g_assert_cmpint (problem->kind, ==, ALONG_PROBLEM_CONTAINED);
      g_assert_cmpstr (problem->link_id, ==, "x");
      g_assert_nonnull (strstr (problem->text, cases[i].why));
      form = along_form_new (questionnaire);
      g_assert_true (along_form_set_typed (form, along_form_find (form, "other"), "words", NULL));
    }
}

static void
test_loops (void)
{
  g_autoptr (JsonNode) json = parse_items (
    "{'linkId':'a','type':'boolean'," WHEN ("b") "},{'linkId':'b','type':'boolean'," WHEN ("a") "},{'linkId':'self','type':'boolean'," WHEN ("self") "},"
    "{'linkId':'g','type':'group','enableWhen':[{'question':'in','operator':'exists','answerBoolean':true}],'item':[{'linkId':'in','type':'string'}]},"
    "{'linkId':'fine','type':'string'," WHEN ("a") "},"
    "{'linkId':'one','type':'integer'," CALC (OF ("two") " + 1") "},{'linkId':'two','type':'integer'," CALC (OF ("one") " + 1") "},"
    "{'linkId':'own','type':'integer'," CALC (OF ("own") " + 1") "},{'linkId':'good','type':'integer'," CALC ("1 + 1") "}");
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);
  g_autoptr (AlongForm) form = along_form_new (questionnaire);
  static const char *const shown[] = { "a", "b", "self", "g" }, *const circular[] = { "one", "two", "own" };
  g_autofree char *good = along_field_to_words (along_form_find (form, "good"));
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_cmpuint (along_questionnaire_get_problems (questionnaire)->len, ==, G_N_ELEMENTS (shown));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      const AlongProblem *problem = g_ptr_array_index (along_questionnaire_get_problems (questionnaire), i);

      g_assert_cmpstr (problem->link_id, ==, shown[i]);
      g_assert_true (along_field_is_enabled (along_form_find (form, shown[i])));
    }
  g_assert_false (along_field_is_enabled (along_form_find (form, "fine")));
  along_form_set_boolean (form, along_form_find (form, "a"), TRUE);
  g_assert_true (along_field_is_enabled (along_form_find (form, "fine")));
  for (guint i = 0; i < G_N_ELEMENTS (circular); i++)
    {
      AlongField *field = along_form_find (form, circular[i]);

      g_assert_true (along_field_is_circular (field));
      g_assert_nonnull (strstr (along_field_get_message (field), "needs its own result"));
      /* It can be filled in by hand. */
      g_assert_true (along_form_set_typed (form, field, "4", NULL));
    }
  g_assert_cmpstr (good, ==, "2");
}

/* Skip logic by expressions that never comes to rest ends all the same. */
static void
test_restless (void)
{
  g_autoptr (JsonNode) json = parse_items (
    "{'linkId':'a','type':'boolean','initial':[{'valueBoolean':true}],'extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression',"
    "'valueExpression':{'language':'text/fhirpath','expression':'" OF ("a") ".empty()'}}]}");
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);
  g_autoptr (AlongForm) form = along_form_new (questionnaire);

  along_form_set_boolean (form, along_form_find (form, "a"), FALSE);
  g_assert_cmpuint (along_field_get_n_answers (along_form_find (form, "a")), ==, 1);
}

static void
test_hanging_patterns (void)
{
  static const char *const patterns[] = { "(a+)+b", "(a|a)*b", "(a|aa)+b", "((a*)*)*b", "a*a*a*a*a*a*a*a*b" };
  g_autofree char *long_text = g_strnfill (5000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *items = g_strconcat ("{'linkId':'x','text':'Asked','type':'string','extension':[{'url':'" R4 "regex','valueString':'", patterns[i],
                                            "'}]},{'linkId':'y','type':'boolean','extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/"
                                            "sdc-questionnaire-calculatedExpression','valueExpression':{'language':'text/fhirpath','expression':'" OF ("x")
                                            ".matches(\\u0027^", patterns[i], "$\\u0027)'}}]}", NULL);
      g_autoptr (JsonNode) json = parse_items (items);
      g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);
      g_autoptr (AlongForm) form = along_form_new (questionnaire);
      g_autoptr (GPtrArray) findings = NULL;
      const AlongFinding *finding;

      g_assert_true (along_form_set_typed (form, along_form_find (form, "x"), long_text, NULL));
      findings = along_form_check (form);
      g_assert_cmpuint (findings->len, >=, 1);
      finding = g_ptr_array_index (findings, 0);
      g_assert_cmpstr (finding->link_id, ==, "x");
      g_assert_cmpstr (finding->rule, ==, "regex");
    }
}

/* Many sums that each take long: together no longer than a few of them, and the first say so. */
static void
test_long_sums (void)
{
  g_autofree char *many = repeated (300, "{'linkId':'s%u','type':'integer','extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',"
                                         "'valueExpression':{'language':'text/fhirpath','expression':'(1|2|3).repeat($this + 0.001).count()'}}]}");
  g_autoptr (JsonNode) json = parse_items (many);
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);
  g_autoptr (AlongForm) form = along_form_new (questionnaire);

  g_assert_nonnull (strstr (along_field_get_message (along_form_find (form, "s0")), "takes too long"));
  g_assert_nonnull (strstr (along_field_get_message (along_form_find (form, "s299")), "takes too long"));
}

/* Results of results of results, each of many answers with items under them, stay within bounds. */
static void
test_growing (void)
{
#define MANY(id, inner) \
  "{'linkId':'" id "','type':'integer','repeats':true," CALC ("(1|2|3|4|5|6|7|8|9|10).select((1|2|3|4|5|6|7|8|9|10))") ",'item':[" inner "]}"
  g_autoptr (JsonNode) json = parse_items (MANY ("a", MANY ("b", MANY ("c", "{'linkId':'d','type':'string'}"))));
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);
  g_autoptr (AlongForm) form = along_form_new (questionnaire);

  g_assert_cmpuint (along_field_get_n_answers (along_form_find (form, "a")), ==, 100);
  g_assert_cmpuint (along_form_find_all (form, "d")->len, >, 100);
  g_assert_cmpuint (along_form_find_all (form, "d")->len, <, 20000);
}

/* Lists that name each other over and over end at once. */
static void
test_lists (void)
{
  g_autoptr (GString) sets = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = NULL;
  const AlongProblem *problem;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *link = g_strdup_printf ("{'valueSet':['#l%u']}", i + 1);

      g_string_append_printf (sets, "%s{'resourceType':'ValueSet','id':'l%u','compose':{'include':[", i > 0 ? "," : "", i);
      for (guint k = 0; k < 60; k++)
        g_string_append_printf (sets, "%s%s", k > 0 ? "," : "", link);
      g_string_append (sets, "]}}");
    }
  text = g_strdup_printf ("{'resourceType':'Questionnaire','contained':[%s,{'resourceType':'ValueSet','id':'l7','expansion':{'contains':[{'code':'a'}]}}],"
                          "'item':[{'linkId':'x','type':'choice','answerValueSet':'#l0'}]}", sets->str);
  json = parse (text);
  questionnaire = along_questionnaire_new_from_json (json, NULL);
  g_assert_cmpuint (along_questionnaire_get_problems (questionnaire)->len, ==, 1);
  problem = g_ptr_array_index (along_questionnaire_get_problems (questionnaire), 0);
  g_assert_cmpstr (problem->link_id, ==, "x");
}

/* Scripts in words that are shown. */
static void
test_scripts (void)
{
  static const char *const texts[] = {
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>", "<svg/onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>@import 'http://spy'</style>", "<b style='background:url(http://spy)'>", "<object data='http://spy'>", "<scr<script>ipt>alert(1)</script>", "<!--<script>alert(1)</script>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *xhtml = along_rich_text_from_xhtml (texts[i]), *markdown = along_rich_text_from_markdown (texts[i]);

      if (strstr (xhtml, "<s") != NULL || strstr (markdown, "<s") != NULL)
        g_test_message ("%s: %s %s", texts[i], xhtml, markdown);
      g_assert_null (strstr (xhtml, "http"));
      g_assert_null (strstr (xhtml, "<s"));
      g_assert_null (strstr (markdown, "http"));
      g_assert_null (strstr (markdown, "<s"));
      g_assert_null (strstr (xhtml, "on"));
    }
}

/* Answers from outside. */
static void
test_responses (void)
{
  static const struct { const char *response; const char *place; const char *rule; } cases[] = {
    { "'item':[{'linkId':'d','answer':[{'valueDate':'2025-02-30'}]}]", "Asked", "invalidType" },
    { "'item':[{'linkId':'d','answer':[{'valueDate':20250230}]}]", "Asked", "invalidType" },
    { "'item':[{'linkId':'nowhere','answer':[{'valueString':'a'}]}]", "nowhere", "invalidLinkId" },
    { "'item':[{'linkId':'in','answer':[{'valueString':'a'}]}]", "in", "invalidLinkId" },
    { "'item':[{'linkId':'g','answer':[{'valueString':'a'}]}]", "Group", "groupAnswer" },
    { "'item':[{'linkId':'d','answer':[{'valueHologram':'a'}]}]", "Asked", "invalidType" },
  };
  g_autoptr (JsonNode) json = parse_items ("{'linkId':'d','text':'Asked','type':'date'},{'linkId':'g','text':'Group','type':'group','item':[{'linkId':'in','type':'string'}]}");
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_json (json, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'resourceType':'QuestionnaireResponse','status':'completed',%s}", cases[i].response);
      g_autoptr (JsonNode) response = parse (text);
      g_autoptr (AlongForm) form = along_form_new_from_response (questionnaire, response, NULL);
      g_autoptr (GPtrArray) findings = along_form_check (form);
      const AlongFinding *finding;

      g_assert_cmpuint (findings->len, ==, 1);
      finding = g_ptr_array_index (findings, 0);
      g_assert_cmpint (finding->severity, ==, ALONG_FINDING_FATAL);
      g_assert_cmpstr (finding->rule, ==, cases[i].rule);
      g_assert_nonnull (strstr (finding->text, cases[i].place));
      /* and the answer is kept */
      g_assert_cmpuint (along_form_get_unplaced (form)->len, ==, 1);
    }
  {
    g_autoptr (JsonNode) other = parse ("{'resourceType':'Patient'}");
    g_autoptr (GError) error = NULL;

    g_assert_null (along_form_new_from_response (questionnaire, other, &error));
    g_assert_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_FORM);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/hostile/refused", test_refused);
  g_test_add_func ("/forms/hostile/not-a-form", test_not_a_form);
  g_test_add_func ("/forms/hostile/contained", test_contained);
  g_test_add_func ("/forms/hostile/loops", test_loops);
  g_test_add_func ("/forms/hostile/restless", test_restless);
  g_test_add_func ("/forms/hostile/hanging-patterns", test_hanging_patterns);
  g_test_add_func ("/forms/hostile/long-sums", test_long_sums);
  g_test_add_func ("/forms/hostile/growing", test_growing);
  g_test_add_func ("/forms/hostile/lists", test_lists);
  g_test_add_func ("/forms/hostile/scripts", test_scripts);
  g_test_add_func ("/forms/hostile/responses", test_responses);
  return g_test_run ();
}
