/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each element a form may have, in at least one row that fails without it; written in the manner of public forms. */
#include "along-clock.h"
#include "along-date.h"
#include "along-instant.h"
#include "along-rich-text.h"
#include "along-scores.h"

#include <string.h>

#define R4 "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define EXT(url, value) "'extension':[{'url':'" url "'," value "}]"
#define CONTROL(code) EXT (R4 "questionnaire-itemControl", "'valueCodeableConcept':{'coding':[{'code':'" code "'}]}")
#define PATH(url, text) EXT (url, "'valueExpression':{'language':'text/fhirpath','expression':'" text "'}")
#define VALUE(id) "%resource.descendants().where(linkId=\\u0027" id "\\u0027).answer.value"

static JsonNode *
parse (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *json = along_form_json_read (plain, -1, &error);

  g_assert_no_error (error);
  return json;
}

/* @rest: members of the questionnaire beside its items, with a comma behind. */
static AlongQuestionnaire *
questionnaire_of (const char *rest, const char *items)
{
  g_autofree char *text = g_strdup_printf ("{'resourceType':'Questionnaire','status':'active','url':'http://a/q',%s'item':[%s]}", rest, items);
  g_autoptr (JsonNode) json = parse (text);
  g_autoptr (GError) error = NULL;
  AlongQuestionnaire *questionnaire = along_questionnaire_new_from_json (json, &error);

  g_assert_no_error (error);
  return questionnaire;
}

static AlongForm *
form_of (const char *rest, const char *items, const char *answers)
{
  g_autoptr (AlongQuestionnaire) questionnaire = questionnaire_of (rest, items);
  g_autofree char *text = g_strdup_printf ("{'resourceType':'QuestionnaireResponse','status':'completed','item':[%s]}", answers != NULL ? answers : "");
  g_autoptr (JsonNode) json = parse (text);

  return answers != NULL ? along_form_new_from_response (questionnaire, json, NULL) : along_form_new (questionnaire);
}

static char *
words_of (AlongForm *form, const char *link_id)
{
  return along_field_to_words (along_form_find (form, link_id));
}

static void
say (GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s%s=%s", out->len > 0 ? " " : "", name, value);
}

static void
say_number (GString *out, const char *name, int number, int none)
{
  if (number != none)
    g_string_append_printf (out, "%s%s=%d", out->len > 0 ? " " : "", name, number);
}

/* What has been read of an item, beside its link id and type. */
static char *
describe (const AlongQuestion *q)
{
  GString *out = g_string_new (NULL);
  g_autofree char *least = q->at_least != NULL ? along_answer_to_words (q->at_least) : NULL;
  g_autofree char *most = q->at_most != NULL ? along_answer_to_words (q->at_most) : NULL;
  g_autofree char *step = q->slider_step.coefficient != 0 ? along_decimal_to_text (q->slider_step) : NULL;

  say (out, "prefix", q->prefix);
  say (out, "text", q->text);
  say (out, "markup", q->markup);
  say (out, "short", q->short_text);
  say (out, "open", q->open_label);
  say (out, "format", q->entry_format);
  say (out, "unit", q->unit);
  say (out, "least", least);
  say (out, "most", most);
  say (out, "step", step);
  say_number (out, "control", q->control, ALONG_CONTROL_DEFAULT);
  say_number (out, "category", q->category, ALONG_DISPLAY_PLAIN);
  say_number (out, "required", q->required, FALSE);
  say_number (out, "repeats", q->repeats, FALSE);
  say_number (out, "readonly", q->read_only, FALSE);
  say_number (out, "hidden", q->hidden, FALSE);
  say_number (out, "horizontal", q->horizontal, FALSE);
  say_number (out, "collapsible", q->collapsible, FALSE);
  say_number (out, "folded", q->folded, FALSE);
  say_number (out, "missing", q->list_missing, FALSE);
  say_number (out, "maxlength", q->max_length, -1);
  say_number (out, "minlength", q->min_length, -1);
  say_number (out, "minoccurs", q->min_occurs, -1);
  say_number (out, "maxoccurs", q->max_occurs, -1);
  say_number (out, "places", q->max_decimal_places, -1);
  say_number (out, "preferred", q->preferred_length, -1);
  for (guint i = 0; i < q->options->len; i++)
    {
      const AlongOption *option = g_ptr_array_index (q->options, i);
      g_autofree char *weight = option->answer->has_weight ? along_decimal_to_text (option->answer->weight) : NULL;

      g_string_append_printf (out, "%s[%s%s%s%s%s%s]", out->len > 0 ? " " : "", option->prefix != NULL ? option->prefix : "", option->label,
                              weight != NULL ? ":" : "", weight != NULL ? weight : "", option->exclusive ? " alone" : "",
                              option->initially_selected ? " chosen" : "");
    }
  for (guint i = 0; i < q->units->len; i++)
    say (out, "unitoption", ((AlongOption *) g_ptr_array_index (q->units, i))->label);
  return g_string_free (out, FALSE);
}

static void
test_read (void)
{
  static const struct { const char *item; const char *read; } rows[] = {
    { "'type':'string','prefix':'1a','text':'Name','required':true,'readOnly':true,'maxLength':5", "prefix=1a text=Name required=1 readonly=1 maxlength=5" },
    { "'type':'group','repeats':true", "repeats=1" },
    { "'type':'string'," EXT (R4 "questionnaire-hidden", "'valueBoolean':true"), "hidden=1" },
    { "'type':'choice'," CONTROL ("radio-button"), "control=1" }, { "'type':'choice'," CONTROL ("check-box"), "control=2" },
    { "'type':'choice'," CONTROL ("drop-down"), "control=3" }, { "'type':'integer'," CONTROL ("slider"), "control=6" },
    { "'type':'group'," CONTROL ("table"), "control=9" }, { "'type':'group'," CONTROL ("gtable"), "control=11" },
    { "'type':'group'," CONTROL ("page"), "control=13" }, { "'type':'group'," CONTROL ("tab-container"), "control=14" },
    { "'type':'display'," CONTROL ("flyover"), "control=22" }, { "'type':'display'," CONTROL ("help"), "control=23" },
    { "'type':'choice'," EXT (R4 "questionnaire-itemControl", "'valueCodeableConcept':{'coding':[{'code':'of-some-maker'},{'code':'drop-down'}]}"), "control=3" },
    { "'type':'choice'," EXT (R4 "questionnaire-choiceOrientation", "'valueCode':'horizontal'"), "horizontal=1" },
    { "'type':'decimal'," EXT (R4 "questionnaire-unit", "'valueCoding':{'code':'kg','display':'kilograms'}"), "unit=kilograms" },
    { "'type':'quantity'," EXT (R4 "questionnaire-unitOption", "'valueCoding':{'code':'cm'}"), "unitoption=cm" },
    { "'type':'integer'," EXT (R4 "minValue", "'valueInteger':3"), "least=3" },
    { "'type':'date'," EXT (R4 "maxValue", "'valueDate':'2026-03-01'"), "most=1 March 2026" },
    { "'type':'quantity'," EXT (R4 "minValue", "'valueQuantity':{'value':2,'unit':'kg'}"), "least=2 kg" },
    { "'type':'quantity'," EXT (SDC "maxQuantity", "'valueQuantity':{'value':5,'unit':'kg'}"), "most=5 kg" },
    { "'type':'decimal'," EXT (R4 "maxDecimalPlaces", "'valueInteger':2"), "places=2" },
    { "'type':'string'," EXT (R4 "minLength", "'valueInteger':4"), "minlength=4" },
    { "'type':'string'," EXT (R4 "entryFormat", "'valueString':'nn-nn'"), "format=nn-nn" },
    { "'type':'string','repeats':true," EXT (R4 "questionnaire-minOccurs", "'valueInteger':2"), "repeats=1 minoccurs=2" },
    { "'type':'string','repeats':true," EXT (R4 "questionnaire-maxOccurs", "'valueInteger':3"), "repeats=1 maxoccurs=3" },
    { "'type':'integer'," EXT (R4 "questionnaire-sliderStepValue", "'valueInteger':5"), "step=5" },
    { "'type':'integer'," EXT (R4 "questionnaire-sliderStepValue", "'valueString':'5'"), "" },
    { "'type':'display'," EXT (R4 "questionnaire-displayCategory", "'valueCodeableConcept':{'coding':[{'code':'instructions'}]}"), "category=1" },
    { "'type':'display'," EXT (R4 "questionnaire-displayCategory", "'valueCodeableConcept':{'coding':[{'code':'security'}]}"), "category=2" },
    { "'type':'display'," EXT (R4 "questionnaire-displayCategory", "'valueCodeableConcept':{'coding':[{'code':'help'}]}"), "category=3" },
    { "'type':'open-choice'," EXT (SDC "openLabel", "'valueString':'Other'"), "open=Other" },
    { "'type':'string'," EXT (SDC "shortText", "'valueString':'In brief'"), "short=In brief" },
    { "'type':'string'," EXT (SDC "preferredLength", "'valueInteger':9"), "preferred=9" },
    { "'type':'group'," EXT (SDC "collapsible", "'valueCode':'default-closed'"), "collapsible=1 folded=1" },
    { "'type':'group'," EXT (SDC "collapsible", "'valueCode':'default-open'"), "collapsible=1" },
    /* an extension of somebody else that ends alike means something else */
    { "'type':'string'," EXT ("http://example.org/StructureDefinition/questionnaire-hidden", "'valueBoolean':true"), "" },
    /* addresses as they were */
    { "'type':'string'," EXT ("http://hl7.org/fhir/us/sdc/StructureDefinition/sdc-questionnaire-shortText", "'valueString':'Old'"), "short=Old" },
    /* lists */
    { "'type':'choice','answerOption':[{'valueCoding':{'code':'a','display':'Aye'},'initialSelected':true},{'valueString':'Bee'},{'valueInteger':3},"
      "{'valueDate':'2026-01'},{'valueTime':'10:30:00'}]", "[Aye chosen] [Bee] [3] [January 2026] [10:30]" },
    { "'type':'choice','answerOption':[{'valueCoding':{'code':'a'},'extension':[{'url':'" R4 "questionnaire-optionPrefix','valueString':'(1) '},{'url':'" R4
      "questionnaire-optionExclusive','valueBoolean':true},{'url':'" R4 "ordinalValue','valueDecimal':2.5}]}]", "[(1) a:2.5 alone]" },
    { "'type':'choice','answerOption':[{'valueCoding':{'code':'a',"  EXT (R4 "questionnaire-ordinalValue", "'valueDecimal':1") "}},{'valueCoding':{'code':'b'},"
      EXT (R4 "itemWeight", "'valueDecimal':2") "},{'valueCoding':{'code':'c'}," EXT (R4 "iso21090-CO-value", "'valueDecimal':3") "}]", "[a:1] [b:2] [c:3]" },
    { "'type':'choice','answerOption':[{'valueString':'Never'," EXT (R4 "ordinalValue", "'valueDecimal':0") "},{'valueInteger':7," EXT (R4 "itemWeight", "'valueDecimal':1") "}]",
      "[Never:0] [7:1]" },
    { "'type':'choice','answerValueSet':'http://elsewhere/list'", "missing=1" },
    { "'type':'choice'," PATH (SDC "answerExpression", "%questionnaire.contained.where(id=\\u0027vs\\u0027).expansion.contains"), "[One:1] [Two:2]" },
    { "'type':'choice'," PATH (SDC "answerExpression", "%questionnaire.contained.where(id=\\u0027none\\u0027).expansion.contains"), "missing=1" },
    /* looks */
    { "'type':'display','text':'Do wash','_text':{" EXT (R4 "rendering-xhtml", "'valueString':'Do <b>wash</b><script>x()</script>'") "}", "text=Do wash markup=Do <b>wash</b>" },
    { "'type':'display','text':'Do wash','_text':{" EXT (R4 "rendering-markdown", "'valueMarkdown':'Do **wash**'") "}", "text=Do wash markup=Do <b>wash</b>" },
    { "'type':'display','text':'Stop','_text':{" EXT (R4 "rendering-style", "'valueString':'color: #c01c28; font-weight: bold'") "}",
      "text=Stop markup=<span foreground=\"#c01c28\" weight=\"bold\">Stop</span>" },
    /* languages */
    { "'type':'string','text':'Nom','_text':{" EXT (R4 "translation", "'extension':[{'url':'lang','valueCode':'en-GB'},{'url':'content','valueString':'Name'}]") "}", "text=Name" },
    { "'type':'string','text':'Nom','_text':{" EXT (R4 "translation", "'extension':[{'url':'lang','valueCode':'cy'},{'url':'content','valueString':'Enw'}]") "}", "text=Nom" },
    { "'type':'choice','answerOption':[{'valueCoding':{'code':'o','display':'Oui','_display':{" EXT (R4 "translation", "'extension':[{'url':'lang','valueCode':'en'},{'url':'content','valueString':'Yes'}]") "}}}]",
      "[Yes]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'x',%s}", rows[i].item);
      g_autoptr (AlongQuestionnaire) questionnaire = questionnaire_of (
        "'contained':[{'resourceType':'ValueSet','id':'vs','expansion':{'contains':[{'system':'s','code':'1','display':'One'," EXT (R4 "ordinalValue", "'valueDecimal':1") "},"
        "{'system':'s','code':'2','display':'Two'," EXT (R4 "ordinalValue", "'valueDecimal':2") "}]}}],", items);
      g_autofree char *read = describe (along_questionnaire_find (questionnaire, "x"));

      g_assert_cmpstr (read, ==, rows[i].read);
    }
}

/* Lists that the file defines itself, whichever way. */
static void
test_lists (void)
{
  static const struct { const char *set; const char *labels; } rows[] = {
    { "'expansion':{'contains':[{'code':'a'},{'code':'top','abstract':true,'contains':[{'code':'b','contains':[{'code':'c'}]}]}]}", "a b c" },
    { "'expansion':{'total':0},'compose':{'include':[{'system':'s','concept':[{'code':'a'}]}]}", "a" },
    { "'compose':{'include':[{'system':'http://a/cs'}]}", "one two below" },
    { "'compose':{'include':[{'system':'http://a/cs'}],'exclude':[{'system':'http://a/cs','concept':[{'code':'two'}]}]}", "one below" },
    { "'compose':{'include':[{'system':'http://a/cs','filter':[{'property':'concept','op':'is-a','value':'two'}]}]}", "two below" },
    { "'compose':{'include':[{'system':'http://a/cs','filter':[{'property':'concept','op':'descendent-of','value':'two'}]}]}", "below" },
    { "'compose':{'include':[{'system':'http://a/cs','filter':[{'property':'inactive','op':'=','value':'true'}]}]}", NULL },
    { "'compose':{'include':[{'valueSet':['#other']}]}", "one x" },
    { "'compose':{'include':[{'valueSet':['#other','#second']}]}", "x" },
    { "'compose':{'include':[{'system':'http://a/cs','valueSet':['#other']}]}", "one" },
    { "'compose':{'include':[{'system':'http://a/cs','concept':[{'code':'one'}]},{'system':'t','concept':[{'code':'z','designation':[{'language':'en','value':'zed'}]}]}]}", "one zed" },
    { "'compose':{'include':[{'system':'http://nowhere'}]}", NULL },
    { "'compose':{'include':[{'valueSet':['#l']}]}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *rest = g_strdup_printf (
        "'contained':[{'resourceType':'CodeSystem','url':'http://a/cs','concept':[{'code':'one'," EXT (R4 "ordinalValue", "'valueDecimal':4") "},{'code':'two','concept':[{'code':'below'}]}]},"
        "{'resourceType':'ValueSet','id':'other','compose':{'include':[{'system':'http://a/cs','concept':[{'code':'one'}]},{'system':'t','concept':[{'code':'x'}]}]}},"
        "{'resourceType':'ValueSet','id':'second','expansion':{'contains':[{'system':'t','code':'x'},{'system':'t','code':'y'}]}},"
        "{'resourceType':'ValueSet','id':'l','url':'http://a/l',%s}],", rows[i].set);
      g_autoptr (AlongQuestionnaire) questionnaire = questionnaire_of (rest, "{'linkId':'x','type':'choice','answerValueSet':'#l'},{'linkId':'y','type':'choice','answerValueSet':'http://a/l|2'}");
      const AlongQuestion *x = along_questionnaire_find (questionnaire, "x"), *y = along_questionnaire_find (questionnaire, "y");
      g_autoptr (GString) labels = g_string_new (NULL);

      for (guint k = 0; k < x->options->len; k++)
        {
          const AlongOption *option = g_ptr_array_index (x->options, k);

          g_string_append_printf (labels, "%s%s", k > 0 ? " " : "", option->label);
          g_assert_true (option->answer->has_weight == (strcmp (option->label, "one") == 0));
        }
      g_assert_cmpstr (labels->str, ==, rows[i].labels != NULL ? rows[i].labels : "");
      g_assert_true (x->list_missing == (rows[i].labels == NULL));
      g_assert_cmpuint (y->options->len, ==, x->options->len);
    }
}

/* What an empty form starts with. */
static void
test_initial (void)
{
  static const struct { const char *item; const char *starts; } rows[] = {
    { "'type':'integer','initial':[{'valueInteger':4}]", "4" },
    { "'type':'string','repeats':true,'initial':[{'valueString':'a'},{'valueString':'b'}]", "a, b" },
    { "'type':'string','initial':[{'valueString':'a'},{'valueString':'b'}]", "a" },
    { "'type':'integer','initial':[{'valueString':'four'}]", "" },
    { "'type':'quantity','initial':[{'valueQuantity':{'value':3.2,'unit':'kg'}}]", "3.2 kg" },
    { "'type':'choice','repeats':true,'answerOption':[{'valueCoding':{'code':'a'},'initialSelected':true},{'valueCoding':{'code':'b'}},{'valueCoding':{'code':'c'},'initialSelected':true}]", "a, c" },
    { "'type':'choice','answerOption':[{'valueCoding':{'code':'a'},'initialSelected':true},{'valueCoding':{'code':'c'},'initialSelected':true}]", "a" },
    { "'type':'date'," PATH (SDC "initialExpression", "today()"), "30 June 2026" },
    { "'type':'date'," PATH (SDC "initialExpression", "%patient.birthDate"), "3 May 2026" },
    { "'type':'date'," PATH (SDC "initialExpression", "%patient.birthDate + 6 weeks"), "14 June 2026" },
    { "'type':'string'," PATH (SDC "initialExpression", "%carer.role"), "mother" },
    { "'type':'string'," PATH (SDC "initialExpression", "%encounter.id"), "" },
  };
  g_autoptr (JsonNode) known = parse ("{'patient':{'resourceType':'Patient','birthDate':'2026-05-03'},'carer':{'role':'mother'}}");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'x',%s}", rows[i].item);
      g_autoptr (AlongQuestionnaire) questionnaire = questionnaire_of ("", items);
      g_autoptr (AlongForm) form = along_form_new_about (questionnaire, known);
      g_autofree char *starts = words_of (form, "x");

      g_assert_cmpstr (starts, ==, rows[i].starts);
    }
}

/* The option an answer starts with counts in a score, as one that is chosen does. */
static void
test_initial_weight (void)
{
  g_autoptr (AlongForm) form = form_of ("", "{'linkId':'x','type':'choice','answerOption':[{'valueCoding':{'code':'a'}," EXT (R4 "ordinalValue", "'valueDecimal':3")
                                            "}],'initial':[{'valueCoding':{'code':'a'}}]},{'linkId':'t','type':'decimal',"
                                            PATH (SDC "calculatedExpression", VALUE ("x") ".ordinal().sum()") "}", NULL);
  g_autofree char *words = words_of (form, "t");

  g_assert_cmpstr (words, ==, "3");
}

/* Skip logic: the link ids of what is shown. */
static void
test_shown (void)
{
#define ASK(op, answer) "'enableWhen':[{'question':'q','operator':'" op "'," answer "}]"
  static const struct { const char *q; const char *x; const char *answers; gboolean shown; } rows[] = {
    { "'type':'date'", ASK (">", "'answerDate':'2026-03-01'"), "'valueDate':'2026-03'", FALSE },
    { "'type':'date'", ASK (">=", "'answerDate':'2026'"), "'valueDate':'2027-01-01'", TRUE },
    { "'type':'date'", ASK ("<", "'answerDate':'2026-03'"), "'valueDate':'2026-02-28'", TRUE },
    { "'type':'dateTime'", ASK ("=", "'answerDateTime':'2026-03-01T10:00:00Z'"), "'valueDateTime':'2026-03-01T11:00:00+01:00'", TRUE },
    { "'type':'time'", ASK ("<=", "'answerTime':'10:00:00'"), "'valueTime':'09:59:00'", TRUE },
    { "'type':'quantity'", ASK (">", "'answerQuantity':{'value':2,'code':'kg','unit':'kg'}"), "'valueQuantity':{'value':2500,'code':'g','unit':'g'}", TRUE },
    { "'type':'quantity'", ASK ("<", "'answerQuantity':{'value':2,'code':'kg'}"), "'valueQuantity':{'value':1,'code':'m'}", FALSE },
    { "'type':'quantity'", ASK ("=", "'answerQuantity':{'value':1,'code':'wk'}"), "'valueQuantity':{'value':7,'code':'d'}", TRUE },
    { "'type':'quantity'", ASK ("!=", "'answerQuantity':{'value':1,'code':'kg'}"), "'valueQuantity':{'value':1000,'code':'g'}", FALSE },
    { "'type':'integer','repeats':true", ASK ("!=", "'answerInteger':2"), "'valueInteger':1},{'valueInteger':2", FALSE },
    { "'type':'integer','repeats':true", ASK ("=", "'answerInteger':2"), "'valueInteger':1},{'valueInteger':2", TRUE },
    { "'type':'integer','repeats':true", ASK (">", "'answerInteger':5"), "'valueInteger':1},{'valueInteger':6", TRUE },
    { "'type':'decimal'", ASK ("=", "'answerDecimal':1.50"), "'valueDecimal':1.5", TRUE },
    { "'type':'choice','answerOption':[{'valueCoding':{'system':'s','code':'a'}}]", ASK ("=", "'answerCoding':{'system':'s','code':'a'}"), "'valueCoding':{'system':'s','code':'a'}", TRUE },
    { "'type':'choice','answerOption':[{'valueCoding':{'system':'s','code':'a'}}]", ASK ("=", "'answerCoding':{'system':'t','code':'a'}"), "'valueCoding':{'system':'s','code':'a'}", FALSE },
    { "'type':'open-choice','answerOption':[{'valueCoding':{'code':'a'}}]", ASK ("=", "'answerString':'other'"), "'valueString':'other'", TRUE },
    { "'type':'string'", ASK ("exists", "'answerBoolean':false"), "'valueString':'a'", FALSE },
    { "'type':'string'", ASK ("!=", "'answerString':'b'"), NULL, TRUE },
    { "'type':'string'", ASK ("<", "'answerString':'b'"), "'valueString':'a'", TRUE },
    { "'type':'boolean'", "'enableBehavior':'any','enableWhen':[{'question':'q','operator':'=','answerBoolean':true},{'question':'q','operator':'exists','answerBoolean':false}]", NULL, TRUE },
    { "'type':'boolean'", "'enableBehavior':'all','enableWhen':[{'question':'q','operator':'=','answerBoolean':true},{'question':'q','operator':'exists','answerBoolean':false}]", NULL, FALSE },
    { "'type':'boolean'", PATH (SDC "enableWhenExpression", "%resource.item.where(linkId=\\u0027q\\u0027).exists()"), "'valueBoolean':false", TRUE },
    { "'type':'boolean'", PATH (SDC "enableWhenExpression", "%resource.item.where(linkId=\\u0027q\\u0027).exists()"), NULL, FALSE },
    { "'type':'boolean'", PATH (SDC "enableWhenExpression", VALUE ("q")), "'valueBoolean':false", FALSE },
    /* before R4: any one of several is enough */
    { "'type':'boolean'", "'enableWhen':[{'question':'q','hasAnswer':false},{'question':'q','answerBoolean':true}]", "'valueBoolean':true", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'q',%s},{'linkId':'x','type':'string',%s}", rows[i].q, rows[i].x);
      g_autofree char *answers = rows[i].answers != NULL ? g_strdup_printf ("{'linkId':'q','answer':[{%s}]}", rows[i].answers) : g_strdup ("");
      g_autoptr (AlongForm) form = form_of ("", items, answers);

      if (along_field_is_enabled (along_form_find (form, "x")) != rows[i].shown)
        g_test_message ("row %u: %s", i, rows[i].x);
      g_assert_true (along_field_is_enabled (along_form_find (form, "x")) == rows[i].shown);
    }
}

/* The nearest instance counts: in a row of a repeat that row's, under one of several answers that answer's. */
static void
test_nearest (void)
{
  g_autoptr (AlongForm) form = form_of (
    "",
    "{'linkId':'q','type':'choice','repeats':true,'answerOption':[{'valueCoding':{'code':'a'}},{'valueCoding':{'code':'b'}}],'item':["
    "{'linkId':'since','type':'integer'},{'linkId':'why','type':'string','enableWhen':[{'question':'since','operator':'>','answerInteger':5}]}]},"
    "{'linkId':'row','type':'group','repeats':true,'item':[{'linkId':'n','type':'integer'},{'linkId':'in','type':'group','item':["
    "{'linkId':'deep','type':'string','enableWhen':[{'question':'n','operator':'=','answerInteger':1}]}]}]},"
    "{'linkId':'any','type':'string','enableWhen':[{'question':'n','operator':'=','answerInteger':2}]}",
    "{'linkId':'q','answer':[{'valueCoding':{'code':'a'},'item':[{'linkId':'since','answer':[{'valueInteger':9}]}]},"
    "{'valueCoding':{'code':'b'},'item':[{'linkId':'since','answer':[{'valueInteger':1}]}]}]},"
    "{'linkId':'row','item':[{'linkId':'n','answer':[{'valueInteger':1}]}]},{'linkId':'row','item':[{'linkId':'n','answer':[{'valueInteger':2}]}]}");
  GPtrArray *why = along_form_find_all (form, "why"), *deep = along_form_find_all (form, "deep");

  g_assert_cmpuint (why->len, ==, 2);
  g_assert_true (along_field_is_enabled (g_ptr_array_index (why, 0)));
  g_assert_false (along_field_is_enabled (g_ptr_array_index (why, 1)));
  g_assert_cmpuint (deep->len, ==, 2);
  g_assert_true (along_field_is_enabled (g_ptr_array_index (deep, 0)));
  g_assert_false (along_field_is_enabled (g_ptr_array_index (deep, 1)));
  g_assert_true (along_field_is_enabled (along_form_find (form, "any")));
}

/* Findings, as "severity rule" of each, in order; F fatal, E error, W warning. */
static char *
findings_of (AlongForm *form)
{
  g_autoptr (GPtrArray) findings = along_form_check (form);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlongFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (out, "%s%c %s", i > 0 ? ", " : "", "FEW"[finding->severity], finding->rule);
      if (finding->link_id[0] != '\0' && finding->field != NULL)
        g_assert_nonnull (strstr (finding->text, "Asked"));
    }
  return g_string_free (out, FALSE);
}

static void
test_findings (void)
{
  static const struct { const char *rest; const char *item; const char *answers; const char *findings; } rows[] = {
    { "", "'type':'string'", "{'linkId':'other','answer':[{'valueString':'a'}]}", "F invalidLinkId" },
    { "", "'type':'decimal'", "{'linkId':'x','answer':[{'valueString':'1'}]}", "F invalidType" },
    { "", "'type':'display'", "{'linkId':'x','answer':[{'valueString':'1'}]}", "F displayAnswer" },
    { "", "'type':'display'", "{'linkId':'x','text':'shown'}", "" },
    { "", "'type':'group','item':[{'linkId':'y','text':'Asked','type':'string','required':true},{'linkId':'z','type':'string'}]", "{'linkId':'x','item':[{'linkId':'z','answer':[{'valueString':'a'}]}]}", "E required" },
    { "", "'type':'string','required':true", "", "E required" },
    { "", "'type':'string','required':true," EXT (R4 "questionnaire-hidden", "'valueBoolean':true"), "", "" },
    { "", "'type':'string','required':true,'enableWhen':[{'question':'x2','operator':'exists','answerBoolean':true}]},{'linkId':'x2','type':'string'", "", "" },
    { "", "'type':'string'", "{'linkId':'x','answer':[{'valueString':'a'},{'valueString':'b'}]}", "E repeats" },
    { "", "'type':'string','repeats':true," EXT (R4 "questionnaire-maxOccurs", "'valueInteger':1"), "{'linkId':'x','answer':[{'valueString':'a'},{'valueString':'b'}]}", "E maxCount" },
    { "", "'type':'group','repeats':true," EXT (R4 "questionnaire-minOccurs", "'valueInteger':2") ",'item':[{'linkId':'y','type':'string'}]", "{'linkId':'x','item':[{'linkId':'y','answer':[{'valueString':'a'}]}]}", "E minCount" },
    { "", "'type':'choice','answerOption':[{'valueCoding':{'system':'s','code':'a'}}]", "{'linkId':'x','answer':[{'valueCoding':{'system':'t','code':'a'}}]}", "E invalidAnswerOption" },
    { "", "'type':'open-choice','answerOption':[{'valueCoding':{'system':'s','code':'a'}}]", "{'linkId':'x','answer':[{'valueString':'mine'}]}", "" },
    { "", "'type':'choice','answerOption':[{'valueTime':'10:00:00'}]", "{'linkId':'x','answer':[{'valueTime':'10:00:01'}]}", "E invalidAnswerOption" },
    { "", "'type':'text','maxLength':3", "{'linkId':'x','answer':[{'valueString':'a\\nbc'}]}", "E maxLength" },
    { "", "'type':'string'," EXT (R4 "minLength", "'valueInteger':3"), "{'linkId':'x','answer':[{'valueString':'é'}]}", "E minLength" },
    { "", "'type':'string'," EXT (R4 "regex", "'valueString':'[A-Z]{2}|x'"), "{'linkId':'x','answer':[{'valueString':'ABC'}]}", "E regex" },
    { "", "'type':'string'," EXT (R4 "regex", "'valueString':'[A-Z]{2}|x'"), "{'linkId':'x','answer':[{'valueString':'x'}]}", "" },
    { "", "'type':'integer','extension':[{'url':'" R4 "minValue','valueInteger':10},{'url':'" R4 "maxValue','valueInteger':5}]", "{'linkId':'x','answer':[{'valueInteger':7}]}", "E minValue, E maxValue" },
    { "", "'type':'date'," EXT (R4 "maxValue", "'_valueDate':{" PATH (R4 "cqf-calculatedValue", "today()") "}"), "{'linkId':'x','answer':[{'valueDate':'2026-07-01'}]}", "E maxValue" },
    { "", "'type':'date'," EXT (R4 "maxValue", "'_valueDate':{" PATH (R4 "cqf-calculatedValue", "today()") "}"), "{'linkId':'x','answer':[{'valueDate':'2026-06-30'}]}", "" },
    { "", "'type':'quantity','extension':[{'url':'" R4 "minValue','valueQuantity':{'value':1,'code':'kg'}},{'url':'" R4 "maxValue','valueQuantity':{'value':9,'code':'kg'}}]", "{'linkId':'x','answer':[{'valueQuantity':{'value':3,'code':'cm'}}]}", "E minValueIncompatUnits, E maxValueIncompatUnits" },
    { "", "'type':'quantity','extension':[{'url':'" R4 "minValue','valueQuantity':{'value':1,'code':'kg'}}]", "{'linkId':'x','answer':[{'valueQuantity':{'value':1000,'code':'g'}}]}", "" },
    { "", "'type':'url'", "{'linkId':'x','answer':[{'valueUri':'not an address'}]}", "E invalidUrlValue" },
    { "", "'type':'url'", "{'linkId':'x','answer':[{'valueUri':'https://example.org/a?b=c'}]}", "" },
    { "", "'type':'string'," EXT (R4 "questionnaire-constraint", "'extension':[{'url':'key','valueId':'k'},{'url':'severity','valueCode':'warning'},{'url':'human','valueString':'Odd'},{'url':'expression','valueString':'answer.value.length() > 3'}]"), "{'linkId':'x','answer':[{'valueString':'abc'}]}", "W invariant" },
    { "", "'type':'string'," EXT (SDC "targetConstraint", "'extension':[{'url':'key','valueId':'k'},{'url':'severity','valueCode':'error'},{'url':'human','valueString':'Odd'},{'url':'expression','valueExpression':{'language':'text/fhirpath','expression':'answer.value.length() > 3'}}]"), "{'linkId':'x','answer':[{'valueString':'abc'}]}", "E invariant" },
    { "", "'type':'string','enableWhen':[{'question':'x2','operator':'exists','answerBoolean':true}]},{'linkId':'x2','type':'string'", "{'linkId':'x','answer':[{'valueString':'a'}]}", "W notEnabled" },
    { "'effectivePeriod':{'end':'2026-05'},", "'type':'string'", "", "W questionnaireInactive" },
    { "'effectivePeriod':{'end':'2026-06'},", "'type':'string'", "", "" },
    { "'effectivePeriod':{'start':'2026-07-01'},", "'type':'string'", "", "W questionnaireInactive" },
    /* a sum that was stored and cannot be made from the answers is said, too */
    { "", "'type':'integer'," PATH (SDC "calculatedExpression", "%resource.item.where(linkId=\\u0027none\\u0027).answer.value"), "{'linkId':'x','answer':[{'valueInteger':13}]}", "W calculation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'x','text':'Asked',%s}", rows[i].item);
      g_autoptr (AlongForm) form = form_of (rows[i].rest, items, rows[i].answers);
      g_autofree char *findings = findings_of (form);

      if (strcmp (findings, rows[i].findings) != 0)
        g_test_message ("row %u: %s %s", i, rows[i].item, rows[i].answers);
      g_assert_cmpstr (findings, ==, rows[i].findings);
    }
}

#define OPTION(code, weight) "{'valueCoding':{'system':'s','code':'" code "'}," EXT (R4 "ordinalValue", "'valueDecimal':" weight) "}"
#define CHOICE(id) "{'linkId':'" id "','type':'choice','answerOption':[" OPTION ("no", "0") "," OPTION ("yes", "3") "]}"
#define TWO CHOICE ("a") ",{'linkId':'g','type':'group','item':[" CHOICE ("b") ",{'linkId':'note','type':'text'}]}"

/* The four ways to a score, and sweeps over everything, which come upon their own result. */
static void
test_scores (void)
{
  static const struct { const char *expression; const char *one; const char *both; } rows[] = {
    /* A: the answer carries the weight */
    { "%resource.repeat(item|answer.item).where(linkId in (\\u0027a\\u0027|\\u0027b\\u0027)).answer.value.extension(\\u0027" R4 "ordinalValue\\u0027).value.sum()", "incomplete: 1 of 2", "6" },
    /* B: look back to the option */
    { "%resource.descendants().where(linkId=\\u0027a\\u0027 or linkId=\\u0027b\\u0027).answer.value.select(%questionnaire.descendants().where($this is Coding)."
      "where(code=\\u0027yes\\u0027).first()).count() * 3", "incomplete: 1 of 2", "6" },
    { "%questionnaire.descendants().where(linkId=\\u0027b\\u0027).answerOption.where(valueCoding.code=%resource.descendants().where(linkId=\\u0027b\\u0027).answer.valueCoding.code)"
      ".extension.value * 2", "incomplete: 0 of 1", "6" },
    /* C: weight() and ordinal() */
    { "(" VALUE ("a") " | " VALUE ("b") ").count() * 0 + " VALUE ("a") ".weight() + " VALUE ("b") ".ordinal()", "incomplete: 1 of 2", "6" },
    { "%resource.item.answer.value.weight().sum() + %resource.item.item.answer.value.ofType(Coding).weight().sum()", "incomplete: 1 of 2", "6" },
    { "%resource.descendants().where(linkId=\\u0027g\\u0027).descendants().ofType(Coding).weight().sum() + 3", "incomplete: 0 of 1", "6" },
    /* D: plain numbers */
    { "(" VALUE ("n") ".count() * 6 / 4).round(1) + 6", "6", "6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *items = g_strdup_printf ("%s,{'linkId':'t','type':'decimal',%s%s%s},{'linkId':'band','type':'string',%s}", TWO,
                                                "'extension':[{'url':'" SDC "calculatedExpression','valueExpression':{'language':'text/fhirpath','expression':'",
                                                rows[i].expression, "'}}]", PATH (SDC "calculatedExpression", "iif(" VALUE ("t") " > 5, \\u0027high\\u0027, \\u0027low\\u0027)"));
      g_autoptr (AlongForm) form = form_of ("", items, NULL);
      g_autofree char *one = NULL, *both = NULL;

      along_form_choose (form, along_form_find (form, "a"), 1);
      one = words_of (form, "t");
      if (along_field_get_n_answers (along_form_find (form, "t")) > 0)
        g_assert_cmpstr (one, ==, rows[i].one);
      g_assert_null (along_field_get_message (along_form_find (form, "t")));
      along_form_choose (form, along_form_find (form, "b"), 1);
      both = words_of (form, "t");
      g_assert_cmpstr (both, ==, rows[i].both);
    }
}

/* Sums over everything, as many public forms have them: their own result and what is made from it do not count. */
static void
test_sweeps (void)
{
  static const char *const sweeps[] = {
    "%resource.item.answer.value.ordinal().sum()", "%resource.descendants().ofType(Coding).weight().sum()",
    "%resource.descendants().where(value is Coding).value.ordinal().sum()", "%all.weight().sum()",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sweeps); i++)
    {
      g_autofree char *items = g_strdup_printf ("%s,%s,{'linkId':'day','type':'date'},{'linkId':'note','type':'text'},{'linkId':'sex','type':'choice','answerOption':"
                                                "[{'valueCoding':{'code':'f'}}]},{'linkId':'t','type':'decimal',%s%s%s},{'linkId':'band','type':'string',%s}", CHOICE ("a"), CHOICE ("b"),
                                                "'extension':[{'url':'" SDC "calculatedExpression','valueExpression':{'language':'text/fhirpath','expression':'",
                                                sweeps[i], "'}}]", PATH (SDC "calculatedExpression", "iif(" VALUE ("t") " > 5, \\u0027high\\u0027, \\u0027low\\u0027)"));
      g_autoptr (AlongForm) form
        = form_of ("'extension':[{'url':'" R4 "variable','valueExpression':{'name':'all','language':'text/fhirpath','expression':'%resource.item.answer.value'}}],", items, NULL);
      g_autofree char *total = NULL, *band = NULL, *less = NULL;

      along_form_choose (form, along_form_find (form, "a"), 1);
      less = words_of (form, "t");
      g_assert_cmpstr (less, ==, "incomplete: 1 of 2");
      along_form_choose (form, along_form_find (form, "b"), 1);
      total = words_of (form, "t");
      band = words_of (form, "band");
      g_assert_cmpstr (total, ==, "6");
      g_assert_cmpstr (band, ==, "high");
    }
}

/* A calculation follows whether something is answered at all, and takes no notice of what skip logic hides. */
static void
test_presence (void)
{
  g_autoptr (AlongForm) form = form_of (
    "", "{'linkId':'a','type':'string'},{'linkId':'g','type':'group','item':[{'linkId':'b','type':'string','enableWhen':[{'question':'a','operator':'exists','answerBoolean':true}]}]},"
        "{'linkId':'there','type':'boolean'," PATH (SDC "calculatedExpression", "%resource.item.where(linkId=\\u0027a\\u0027).exists()") "},"
        "{'linkId':'n','type':'integer'," PATH (SDC "calculatedExpression", "%resource.item.where(linkId=\\u0027a\\u0027 or linkId=\\u0027g\\u0027).count()") "},"
        "{'linkId':'second','type':'string'," PATH (SDC "calculatedExpression", "%resource.item.where(linkId=\\u0027a\\u0027 or linkId=\\u0027g\\u0027)[1].linkId") "}", NULL);
  static const struct { const char *a; const char *b; const char *all; } rows[] = {
    { "", "", "No 0 " }, { "x", "", "Yes 1 " }, { "x", "y", "Yes 2 g" }, { "", NULL, "No 0 " }, { "z", NULL, "Yes 2 g" }, { "z", "", "Yes 1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *there = NULL, *n = NULL, *second = NULL, *all = NULL;

      along_form_set_typed (form, along_form_find (form, "a"), rows[i].a, NULL);
      if (rows[i].b != NULL)
        along_form_set_typed (form, along_form_find (form, "b"), rows[i].b, NULL);
      there = words_of (form, "there");
      n = words_of (form, "n");
      second = words_of (form, "second");
      all = g_strdup_printf ("%s %s %s", there, n, second);
      g_assert_cmpstr (all, ==, rows[i].all);
    }
}

/* An amount is written with the code of its unit. */
static void
test_units (void)
{
  g_autoptr (AlongForm) form = form_of ("", "{'linkId':'a','type':'quantity','extension':[{'url':'" R4 "questionnaire-unitOption','valueCoding':{'system':'u','code':'kg','display':'kilo'}},"
                                            "{'url':'" R4 "questionnaire-unitOption','valueCoding':{'system':'u','code':'[lb_av]','display':'lb'}}]},"
                                            "{'linkId':'b','type':'quantity'," EXT (R4 "questionnaire-unit", "'valueCoding':{'system':'u','code':'cm'}") "}", NULL);
  static const struct { const char *link_id; const char *typed; const char *unit; const char *code; } rows[] = {
    { "a", "3.5 kilo", "kilo", "kg" }, { "a", "7 lb", "lb", "[lb_av]" }, { "a", "7 st", "st", NULL }, { "b", "50", "cm", "cm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AlongField *field = along_form_find (form, rows[i].link_id);

      g_assert_true (along_form_set_typed (form, field, rows[i].typed, NULL));
      g_assert_cmpstr (along_field_get_answer (field, 0)->text, ==, rows[i].unit);
      g_assert_cmpstr (along_field_get_answer (field, 0)->code, ==, rows[i].code);
    }
}

/* What we do not act on comes back to the letter. */
static void
test_kept (void)
{
  static const char text[]
    = "{\"resourceType\":\"Questionnaire\",\"meta\":{\"profile\":[\"p\"]},\"status\":\"active\",\"code\":[{\"code\":\"c\"}],\"extension\":[{\"url\":\"" SDC
      "launchContext\",\"extension\":[{\"url\":\"name\",\"valueCoding\":{\"code\":\"patient\"}}]},{\"url\":\"" SDC "sourceQueries\",\"valueReference\":{\"reference\":\"#b\"}}],"
      "\"item\":[{\"linkId\":\"x\",\"type\":\"string\",\"definition\":\"d\",\"code\":[{\"code\":\"k\"}],\"extension\":[{\"url\":\"" SDC "observationExtract\",\"valueBoolean\":true},"
      "{\"url\":\"urn:nobody\",\"valueDecimal\":0.10}],\"odd\":null}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_new_from_text (text, -1, &error);
  g_autoptr (JsonNode) before = along_form_json_read (text, -1, NULL), after = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (along_questionnaire_get_problems (questionnaire)->len, ==, 0);
  written = along_questionnaire_to_text (questionnaire);
  after = along_form_json_read (written, -1, NULL);
  g_assert_true (json_node_equal (before, after));
}

/* What we only show is said, and does no harm. */
static void
test_reported (void)
{
  static const struct { const char *item; const char *answer; const char *words; const char *problem; } rows[] = {
    { "'type':'choice','answerValueSet':'http://elsewhere/list'", "'valueCoding':{'code':'a','display':'Kept'}", "Kept", "http://elsewhere/list" },
    { "'type':'choice','answerValueSet':'http://elsewhere/list'", "'valueString':'typed'", "typed", "http://elsewhere/list" },
    { "'type':'reference'", "'valueReference':{'reference':'Patient/1','display':'Baby'}", "Baby", "another record" },
    { "'type':'attachment'", "'valueAttachment':{'contentType':'image/png','title':'Scan'}", "Scan", "a file" },
    { "'type':'integer'," PATH (SDC "calculatedExpression", "memberOf(\\u0027x\\u0027)"), "'valueInteger':4", "4", "memberOf()" },
    { "'type':'integer','extension':[{'url':'" SDC "calculatedExpression','valueExpression':{'language':'text/cql','expression':'x'}}]", "'valueInteger':4", "4", "text/cql" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *items = g_strdup_printf ("{'linkId':'x','text':'Asked',%s}", rows[i].item);
      g_autofree char *answers = g_strdup_printf ("{'linkId':'x','answer':[{%s}]}", rows[i].answer);
      g_autoptr (AlongForm) form = form_of ("", items, answers);
      GPtrArray *problems = along_questionnaire_get_problems (along_form_get_questionnaire (form));
      g_autofree char *words = words_of (form, "x"), *written = along_form_to_text (form, "amended");
      const AlongProblem *problem;

      g_assert_cmpuint (problems->len, ==, 1);
      problem = g_ptr_array_index (problems, 0);
      g_assert_cmpint (problem->kind, ==, ALONG_PROBLEM_UNSUPPORTED);
      g_assert_cmpstr (problem->link_id, ==, "x");
      g_assert_nonnull (strstr (problem->text, rows[i].problem));
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_nonnull (strstr (written, rows[i].words));
    }
}

static void
test_rich (void)
{
  static const struct { const char *xhtml; const char *markup; } xhtml[] = {
    { "a & b < c", "a &amp; b &lt; c" }, { "<b>a</b> b", "<b>a</b> b" }, { "<b>a", "<b>a</b>" }, { "a</b>", "a" }, { "<B>a</B>", "<b>a</b>" },
    { "<b><i>a</b>b</i>", "<b><i>a</i></b>b" }, { "<script>alert('<b>')</script>a", "a" }, { "<SCRIPT >x</script\n>a", "a" }, { "<script>x", "" },
    { "<style>p{}</style><p>a</p><p>b</p>", "a\nb" }, { "<img src=\"http://spy/x.png\" alt=\"A cot\"/> b", "A cot b" }, { "<img src='http://spy/x.png'>", "" },
    { "<a href=\"javascript:x()\">words</a>", "words" }, { "<p onclick=\"x()\">a</p>", "a" }, { "<ul><li>one</li><li>two</li></ul>", "• one\n• two" },
    { "a<br/>b<br>c", "a\nb\nc" }, { "&lt;b&gt; &amp;amp; &#233;&#xe9; &bogus; &#0; &#xFFFFFFFF;", "&lt;b&gt; &amp;amp; éé &amp;bogus;" },
    { "<span style=\"color:#c01c28\">a</span>", "<span foreground=\"#c01c28\">a</span>" }, { "<span style=\"color:black;font-weight:700\">a</span>", "<span weight=\"bold\">a</span>" },
    { "<span style=\"background:url(http://spy)\">a</span>", "a" }, { "<!-- <b> -->a", "a" }, { "<!--", "" }, { "<", "&lt;" }, { "<b", "" }, { "a  \n b", "a b" },
    { "<svg><script>x</script></svg>a", "a" }, { "<iframe src=\"http://spy\"></iframe>a", "a" }, { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc" },
    { "<h2>Head</h2>text", "<b>Head</b>\ntext" }, { "<p title=\"a>b\">c</p>", "c" }, { "H<sub>2</sub>O", "H<sub>2</sub>O" },
  };
  static const struct { const char *markdown; const char *markup; } markdown[] = {
    { "**a** b", "<b>a</b> b" }, { "*a* _b_ __c__", "<i>a</i> <i>b</i> <b>c</b>" }, { "2 * 3 * 4", "2 * 3 * 4" }, { "snake_case_name", "snake_case_name" },
    { "# Head\ntext", "<b>Head</b>\ntext" }, { "- one\n- two", "• one\n• two" }, { "[words](http://spy/x)", "words" }, { "![A cot](http://spy/x.png)", "A cot" },
    { "a\n\nb", "a\nb" }, { "<script>x</script>a", "a" }, { "a < b & c", "a &lt; b &amp; c" }, { "\\*a\\*", "*a*" }, { "`x`", "<tt>x</tt>" }, { "**a", "**a" }, { "a <b>b</b>", "a <b>b</b>" },
  };
  static const GMarkupParser nothing = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (xhtml) + G_N_ELEMENTS (markdown); i++)
    {
      gboolean first = i < G_N_ELEMENTS (xhtml);
      const char *expected = first ? xhtml[i].markup : markdown[i - G_N_ELEMENTS (xhtml)].markup;
      g_autofree char *markup = first ? along_rich_text_from_xhtml (xhtml[i].xhtml) : along_rich_text_from_markdown (markdown[i - G_N_ELEMENTS (xhtml)].markdown);
      g_autofree char *whole = g_strdup_printf ("<markup>%s</markup>", markup);
      GMarkupParseContext *context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);

      g_assert_cmpstr (markup, ==, expected);
      g_assert_true (g_markup_parse_context_parse (context, whole, -1, NULL));
      g_markup_parse_context_free (context);
    }
}

/* Item alerts: at the level the form names, and not below it. */
static void
test_alerts (void)
{
  g_autoptr (AlongForm) form = form_of ("", "{'linkId':'x','type':'choice'," EXT ("urn:alongside:ext:alert", "'valueDecimal':3") ",'answerOption':[" OPTION ("no", "0") "," OPTION ("yes", "3") "]},"
                                            "{'linkId':'n','type':'integer'," EXT ("urn:alongside:ext:alert", "'valueDecimal':1") "}", NULL);
  AlongField *x = along_form_find (form, "x"), *n = along_form_find (form, "n");

  g_assert_false (along_field_is_alert (x));
  along_form_choose (form, x, 0);
  g_assert_false (along_field_is_alert (x));
  along_form_choose (form, x, 1);
  g_assert_true (along_field_is_alert (x));
  g_assert_true (along_form_set_typed (form, n, "0", NULL));
  g_assert_false (along_field_is_alert (n));
  g_assert_true (along_form_set_typed (form, n, "1", NULL));
  g_assert_true (along_field_is_alert (n));
  along_form_clear (form, n);
  g_assert_false (along_field_is_alert (n));
}

int
main (int argc, char **argv)
{
  int result;

  g_setenv ("LANGUAGE", "en_GB:en", TRUE);
  g_test_init (&argc, &argv, NULL);
  along_clock_freeze (along_ms_of_day (along_day_from_ymd (2026, 6, 30), "Europe/London") + 12 * 3600 * 1000);
  g_test_add_func ("/forms/elements/read", test_read);
  g_test_add_func ("/forms/elements/lists", test_lists);
  g_test_add_func ("/forms/elements/initial", test_initial);
  g_test_add_func ("/forms/elements/initial-weight", test_initial_weight);
  g_test_add_func ("/forms/elements/shown", test_shown);
  g_test_add_func ("/forms/elements/nearest", test_nearest);
  g_test_add_func ("/forms/elements/findings", test_findings);
  g_test_add_func ("/forms/elements/scores", test_scores);
  g_test_add_func ("/forms/elements/sweeps", test_sweeps);
  g_test_add_func ("/forms/elements/presence", test_presence);
  g_test_add_func ("/forms/elements/units", test_units);
  g_test_add_func ("/forms/elements/kept", test_kept);
  g_test_add_func ("/forms/elements/reported", test_reported);
  g_test_add_func ("/forms/elements/rich", test_rich);
  g_test_add_func ("/forms/elements/alerts", test_alerts);
  result = g_test_run ();
  along_clock_thaw ();
  return result;
}
