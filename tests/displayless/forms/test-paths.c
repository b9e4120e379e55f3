/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal numbers, moments, and FHIRPath expressions over a small form. */
#include "along-clock.h"
#include "along-date.h"
#include "along-form.h"
#include "along-instant.h"
#include "along-moment.h"

#include <string.h>

/* a: 7; b: 2.50; d: 2026-02-28; t: "Red book"; c: two codings, weights 2 and 3; yes: true; rows: two instances of a
 * group with n 1 and 4; blank: not answered. Known variables: %six, %rowsum (in each row). */
static const char form_text[]
  = "{'resourceType':'Questionnaire','status':'active','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/variable',"
    "'valueExpression':{'name':'six','language':'text/fhirpath','expression':'2 * 3'}},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'round1','language':'text/fhirpath','expression':'%round2'}},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'round2','language':'text/fhirpath','expression':'%round1 + 1'}},"
    "{'url':'http://hl7.org/fhir/StructureDefinition/variable','valueExpression':{'name':'server','language':'application/x-fhir-query','expression':'Patient'}}],"
    "'item':[{'linkId':'a','type':'integer'},{'linkId':'b','type':'decimal'},{'linkId':'d','type':'date'},"
    "{'linkId':'t','type':'string'},{'linkId':'yes','type':'boolean'},{'linkId':'blank','type':'integer'},"
    "{'linkId':'q','type':'quantity'},"
    "{'linkId':'c','type':'choice','repeats':true,'answerOption':["
    "{'valueCoding':{'system':'s','code':'x','display':'Ex'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/itemWeight','valueDecimal':2}]},"
    "{'valueCoding':{'system':'s','code':'y','display':'Why'},'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/iso21090-CO-value','valueDecimal':3}]},"
    "{'valueCoding':{'system':'s','code':'z'}}]},"
    "{'linkId':'rows','type':'group','repeats':true,'item':[{'linkId':'n','type':'integer'}]},"
    "{'linkId':'out','type':'string','extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',"
    "'valueExpression':{'language':'text/fhirpath','expression':'%EXPRESSION%'}}]}]}";

static const char answers_text[]
  = "{'resourceType':'QuestionnaireResponse','status':'in-progress','subject':{'reference':'Patient/7'},'item':["
    "{'linkId':'a','answer':[{'valueInteger':7}]},{'linkId':'b','answer':[{'valueDecimal':2.50}]},"
    "{'linkId':'d','answer':[{'valueDate':'2026-02-28'}]},{'linkId':'t','answer':[{'valueString':'Red book'}]},"
    "{'linkId':'yes','answer':[{'valueBoolean':true}]},{'linkId':'q','answer':[{'valueQuantity':{'value':3.5,'unit':'kg','code':'kg'}}]},"
    "{'linkId':'c','answer':[{'valueCoding':{'system':'s','code':'x','display':'Ex'}},{'valueCoding':{'system':'s','code':'y'}}]},"
    "{'linkId':'rows','item':[{'linkId':'n','answer':[{'valueInteger':1}]}]},"
    "{'linkId':'rows','item':[{'linkId':'n','answer':[{'valueInteger':4}]}]}]}";

static JsonNode *
parse (const char *text, const char *expression)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "'", '"');
  g_auto (GStrv) halves = g_strsplit (plain, "%EXPRESSION%", 2);
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *json;

  if (halves[1] != NULL)
    {
      g_autofree char *escaped = g_strescape (expression, "\x80\xff");

      whole = g_strconcat (halves[0], escaped, halves[1], NULL);
    }
  json = along_form_json_read (whole != NULL ? whole : plain, -1, &error);
  g_assert_no_error (error);
  return json;
}

/* The result in words; "?" and the reason where it cannot be worked out. */
static char *
work_out (const char *expression)
{
  g_autoptr (JsonNode) q = parse (form_text, expression), r = parse (answers_text, NULL);
  g_autoptr (AlongQuestionnaire) questionnaire = along_questionnaire_inspect (q, NULL);
  g_autoptr (AlongForm) form = along_form_new_from_response (questionnaire, r, NULL);
  AlongField *out = along_form_find (form, "out");

  if (along_field_get_message (out) != NULL)
    return g_strconcat ("?", along_field_get_message (out), NULL);
  return along_field_to_words (out);
}

static void
test_expressions (void)
{
  static const char *const cases[][2] = {
    /* numbers */
    { "1 + 2 * 3", "7" }, { "(1 + 2) * 3", "9" }, { "0.1 + 0.2", "0.3" }, { "7 / 2", "3.5" }, { "7 div 2", "3" },
    { "7 mod 2", "1" }, { "-7 div 2", "-3" }, { "10 / 4", "2.5" }, { "1 / 0", "" }, { "5 - 3 - 1", "1" }, { "-2.5.abs()", "-2.5" },
    { "(-2.5).abs()", "2.5" }, { "2.45.round(1)", "2.5" }, { "(-2.45).round(1)", "-2.5" }, { "2.65.round(1)", "2.7" },
    { "2.5.round()", "3" }, { "2.7.floor()", "2" }, { "(-2.1).floor()", "-3" }, { "2.1.ceiling()", "3" }, { "2.9.truncate()", "2" },
    { "2.power(10)", "1024" }, { "16.sqrt()", "4" }, { "(-1).sqrt()", "" }, { "0.exp()", "1" }, { "1.ln()", "0" },
    { "{} + 1", "" }, { "(1 | 2 | 3).sum()", "6" }, { "{}.sum()", "" }, { "(3 | 1 | 2).min()", "1" }, { "(3 | 1).avg()", "2" },
    { "(1 | 2 | 3).aggregate($this + $total, 10)", "16" }, { "{}.aggregate($this + $total, 10)", "10" },
    /* truth */
    { "true and {}", "" }, { "false and {}", "false" }, { "true or {}", "true" }, { "true xor false", "true" },
    { "false implies {}", "true" }, { "{} implies true", "true" }, { "true implies false", "false" }, { "{}.not()", "" },
    { "(1 = 1).not()", "false" }, { "1 = 1.0", "true" }, { "1 != 2", "true" }, { "{} = 1", "" }, { "(1|2) = (1|2)", "true" },
    { "(1|2) = (2|1)", "false" }, { "(1|2) ~ (2|1)", "true" }, { "'A ' ~ 'a'", "true" }, { "{} ~ {}", "true" },
    { "2 in (1|2)", "true" }, { "(1|2) contains 3", "false" }, { "1 < 2 and 'a' < 'b'", "true" }, { "2 >= 2", "true" },
    { "iif(1 > 2, 'x', 'y')", "y" }, { "iif({}, 'x')", "" }, { "iif(true, 'x', 1/0)", "x" },
    { "(true|false).allTrue()", "false" }, { "(true|false).anyTrue()", "true" },
    /* text */
    { "'ab' & {} & 'c'", "abc" }, { "%resource & {}", "" }, { "%resource & 'a' & %resource", "a" }, { "'ab' + 'c'", "abc" }, { "'abc'.substring(1)", "bc" },
    { "'abcd'.substring(1, 2)", "bc" }, { "'abc'.substring(9)", "" }, { "'abc'.indexOf('c')", "2" }, { "'abc'.startsWith('ab')", "true" },
    { "'abc'.contains('b')", "true" }, { "'abc'.matches('^a.c$')", "true" }, { "'aXbX'.replace('X', '-')", "a-b-" },
    { "'ab'.upper() + 'CD'.lower()", "ABcd" }, { "' x '.trim()", "x" }, { "'abc'.toChars().join('-')", "a-b-c" },
    { "'a\\u0062\\'c'", "ab'c" }, { "'12'.toInteger() + 1", "13" }, { "'1.5'.toDecimal() * 2", "3" }, { "'x'.toInteger()", "" },
    { "5.toString() + 'x'", "5x" }, { "(1|2|3).join(',')", "1,2,3" },
    /* collections */
    { "(1|2|2|3).count()", "3" }, { "(1).combine(1).count()", "2" }, { "(1|2|3).skip(1).first()", "2" }, { "(1|2|3).last()", "3" },
    { "(1|2|3).tail().count()", "2" }, { "(1|2|3).take(2).last()", "2" }, { "(1|2|3)[1]", "2" }, { "(1|2).intersect(2|3)", "2" },
    { "(1|2).union(2|3).count()", "3" }, { "(1|2|3).where($this > 1).select($this * 2).join(' ')", "4 6" },
    { "(1|2).all($this > 0)", "true" }, { "(1|2|3).exists($this = 3)", "true" }, { "(5|6).select($index).join(',')", "0,1" },
    { "(1).combine(1).isDistinct()", "false" }, { "(1|2).subsetOf(1|2|3)", "true" }, { "(1|2|3).exclude(2).count()", "2" },
    /* moments */
    { "@2026-03-01 > @2026-02-28", "true" }, { "@2026 = @2026-02", "" }, { "@2026-01 < @2026-02", "true" },
    { "@2026-01-31 + 1 month", "2026-02-28" }, { "@2024-02-29 + 1 year", "2025-02-28" }, { "@2026-01-01 - 1 day", "2025-12-31" },
    { "@2026-03-01T10:00:00Z + 20 hours", "2026-03-02T06:00:00Z" }, { "@2026-03-01T10:00:00+02:00 = @2026-03-01T08:00:00Z", "true" },
    { "@T10:30 < @T11:00", "true" }, { "@2026-03-01T00:00:10Z - 11 seconds", "2026-02-28T23:59:59Z" },
    { "@T10:59:59 + 61 'min'", "12:00:59" }, { "%`ext-ordinalValue`", "http://hl7.org/fhir/StructureDefinition/ordinalValue" }, { "today()", "2026-06-30" }, { "today() - 1 week", "2026-06-23" },
    { "today().toString().substring(0,4)", "2026" }, { "'2026-02-03'.toDate() = @2026-02-03", "true" },
    /* the form */
    { "%resource.item.where(linkId='a').answer.value", "7" }, { "%resource.item.where(linkId='a').answer.valueInteger + 1", "8" },
    { "%resource.item.where(linkId='a').answer.valueDecimal", "" }, { "%resource.item.where(linkId='b').answer.value * 2", "5" },
    { "%resource.item.where(linkId='t').answer.value.upper()", "RED BOOK" }, { "%resource.item.where(linkId='d').answer.value + 1 day", "2026-03-01" },
    { "%resource.item.where(linkId='yes').answer.value.not()", "false" }, { "%resource.item.where(linkId='blank').answer.value", "" },
    { "%resource.item.where(linkId='blank').exists()", "false" }, { "%resource.item.where(linkId='rows').item.answer.value.sum()", "5" },
    { "%resource.repeat(item).where(linkId='n').answer.value.join('+')", "1+4" },
    { "%resource.descendants().where(linkId='n').count()", "2" }, { "%resource.item.where(linkId='c').answer.value.weight().sum()", "5" },
    { "%resource.item.where(linkId='c').answer.ordinal().sum()", "5" }, { "%resource.item.where(linkId='c').answer.value.code.join(',')", "x,y" },
    { "%resource.item.where(linkId='c').answer.value.where(code='x').display", "Ex" },
    { "%resource.item.where(linkId='c').answer.value.extension('http://hl7.org/fhir/StructureDefinition/itemWeight').value", "2" },
    { "%questionnaire.item.where(linkId='c').answerOption.value.code.count()", "3" },
    { "%questionnaire.item.where(linkId='c').answerOption.where(valueCoding.code=%resource.item.where(linkId='c').answer.value.first().code).extension.valueDecimal", "2" },
    { "%resource.subject.reference", "Patient/7" }, { "QuestionnaireResponse.status", "" }, { "%resource.status", "in-progress" },
    { "%six + 1", "7" }, { "%server.exists()", "false" }, { "%qitem.linkId", "out" }, { "%context.linkId", "out" }, { "linkId", "out" },
    { "%resource.item.where(linkId='q').answer.value > 3 'kg'", "true" }, { "%resource.item.where(linkId='q').answer.value.value * 2", "7" },
    { "%resource.item.where(linkId='q').answer.value.unit", "kg" }, { "%resource.item.where(linkId='a').answer.value is Integer", "true" },
    { "%resource.item.answer.value.ofType(Coding).code.first()", "?" },
    { "%resource.item.where(linkId='c').answer.value.ofType(Coding).count()", "2" },
    { "(1 | 'a' | 2.5).ofType(String)", "a" }, { "1.hasValue()", "true" }, { "%resource.item.where(linkId.startsWith('ro')).count()", "2" },
    { "%resource.item.where(answer.value = 7).linkId", "a" }, { "/* words */ 1 // more", "1" },
    /* the rest of tier 1 and 2, as FHIRPath 2.0 has it */
    { "'abc'.replace('', '-')", "-a-b-c-" }, { "'abc'.replace('x', 'y')", "abc" }, { "'a\nb'.matches('a.b')", "true" }, { "'abc'.matches('b')", "true" },
    { "{}.join(',').exists()", "false" }, { "('a'|'b').join()", "ab" }, { "'12.0'.toInteger()", "" }, { "'1e3'.toDecimal()", "" }, { "'+5'.toInteger()", "5" },
    { "true.toInteger()", "1" }, { "true.toString()", "true" }, { "2.50.toString()", "2.5" }, { "(5 'kg').toString()", "5 'kg'" }, { "'abc'.substring(-1)", "" },
    { "'abc'.substring(1, 0)", "" }, { "'abc'.indexOf('')", "0" }, { "'abc'.indexOf('z')", "-1" }, { "'abc'.length()", "3" }, { "'é'.length()", "1" }, { "{}.length()", "" },
    { "'abc'.endsWith('bc')", "true" }, { "''.startsWith('')", "true" }, { "{}.startsWith('a')", "" }, { "'ABC'.lower().contains('b')", "true" },
    { "(1|2|3).skip(5).empty()", "true" }, { "(1|2|3).take(0).empty()", "true" }, { "(1|2|3).skip(-1).count()", "3" }, { "{}.first().empty()", "true" },
    { "{}.count()", "0" }, { "{}.exists()", "false" }, { "{}.empty()", "true" }, { "{}.all($this = 1)", "true" }, { "{}.distinct().count()", "0" },
    { "(1.combine(1)).distinct().count()", "1" }, { "(1|2).select($this | 5).count()", "4" }, { "(1|2|3).where($index > 0).count()", "2" },
    { "(1|2|3|4).aggregate(iif($total.empty(), $this, iif($this > $total, $this, $total)))", "4" }, { "(1|2).repeat(iif($this < 4, $this + 1, {})).count()", "3" },
    { "1.not()", "false" }, { "(true and 'a').exists()", "true" }, { "false xor {}", "" }, { "{} or true", "true" }, { "{} implies {}", "" }, { "false implies false", "true" },
    { "1 ~ 1.0", "true" }, { "'a' !~ 'b'", "true" }, { "1 != 1", "false" }, { "(1|2) != (1|2)", "false" }, { "1 = '1'", "false" }, { "3 in {}", "false" }, { "{} in (1|2)", "" },
    { "(1|2) contains 2", "true" }, { "1 is Decimal", "false" }, { "1.5 is System.Decimal", "true" }, { "(1 as Integer) + 1", "2" }, { "('a' as Integer).empty()", "true" },
    { "1 | 1 | 2", "?" }, { "(1 | 1 | 2).count()", "2" }, { "-3.abs()", "-3" }, { "+3", "3" }, { "7.5 div 2", "3" }, { "-7 mod 3", "-1" }, { "5.5 mod 2", "1.5" }, { "1 mod 0", "" }, { "1 div 0", "" },
    { "1.25.round(1)", "1.3" }, { "2.round()", "2" }, { "10.power(2)", "100" }, { "2.power(0.5).round(4)", "1.4142" }, { "(-8).power(0.5)", "" }, { "2.718281828.ln().round(3)", "1" }, { "0.ln()", "" },
    { "1.exp().round(3)", "2.718" }, { "(1|2|3).avg()", "2" }, { "('b'|'a').min()", "a" }, { "(@2026-01-01|@2025-01-01).max()", "2026-01-01" },
    /* amounts */
    { "1 'kg' = 1000 'g'", "true" }, { "1 'kg' > 999 'g'", "true" }, { "1 'kg' = 1 'm'", "" }, { "1 'kg' < 1 'm'", "" }, { "(1 'kg' + 500 'g').toString()", "1.5 'kg'" },
    { "(1 'kg' + 1 'm').empty()", "true" }, { "7 days = 1 week", "true" }, { "12 months = 1 year", "true" }, { "1 year > 11 months", "true" }, { "(6 'kg' / 2 'kg')", "3" },
    { "(6 'kg' / 2).toString()", "3 'kg'" }, { "(6 'kg' / 2 'm').toString()", "3 'kg/m'" }, { "(2 'm' * 3 'm').toString()", "6 'm.m'" }, { "(80 'kg' / (2 'm' * 2 'm')).toString()", "20 'kg/(m.m)'" },
    { "%resource.item.where(linkId='q').answer.value = 3500 'g'", "true" }, { "%resource.item.where(linkId='q').answer.value is Quantity", "true" },
    { "%resource.item.where(linkId='q').answer.valueQuantity.value", "3.5" }, { "%resource.item.where(linkId='c').answer.value.first() is Coding", "true" },
    /* dates that are not whole */
    { "@2014 + 24 months", "2016" }, { "@2014 + 25 months", "2016" }, { "@2019-03 + 60 days", "2019-05" }, { "@2014 + 365 days", "2015" }, { "@2026-03-01 + 36 hours", "2026-03-02" },
    { "@2026-03-31 - 1 month", "2026-02-28" }, { "@T23:00 + 2 hours", "01:00" }, { "@2026-03-01T10:00 + 90 minutes", "2026-03-01T11:30" }, { "@2024-02-29 - 4 years", "2020-02-29" },
    { "@2026-03-01 = @2026-03-01", "true" }, { "@2026-03 < @2026-03-05", "" }, { "@2026-03-01 != @2026-03-02", "true" }, { "@2026 ~ @2026-01", "false" }, { "'2026-02-30'.toDate().empty()", "true" },
    { "'2026-02-03T10:00:00Z'.toDateTime() < now()", "true" }, { "now() > @2026-06-30", "" }, { "now() >= @2026-06-29", "true" }, { "today() = @2026-06-30", "true" },
    /* down the tree, each thing once */
    { "%resource.descendants().repeat(item).where(linkId='n').count()", "2" }, { "(%resource.item | %resource.item).count()", "9" }, { "%resource.item.children().where($this is Coding).count()", "0" },
    { "%resource.item.answer.children().where($this is Coding).count()", "2" }, { "%resource.descendants().descendants().where(linkId='n').count()", "2" },
    { "%resource.item.where(linkId='rows')[1].item.answer.value", "4" }, { "%resource.item.where(linkId='rows').last().item.where(linkId='n').answer.value", "4" },
    { "%resource.item.where(linkId='a').answer.hasValue()", "false" }, { "%resource.item.where(linkId='a').answer.value.hasValue()", "true" },
    { "%questionnaire.item.where(linkId=%qitem.linkId).type", "string" }, { "%context.linkId & '!'", "out!" }, { "%resource.item.where(linkId='c').answer.weight().sum()", "5" },
    { "%resource.item.where(linkId='c').answer.value.where(code='z').weight().empty()", "true" }, { "%questionnaire.item.where(linkId='c').answerOption.weight().sum()", "5" },
    { "iif(%resource.item.where(linkId='blank').answer.exists(), 'there', 'blank')", "blank" }, { "%resource.item.where(linkId='d').answer.value < today()", "true" },
  };

  along_clock_freeze (along_ms_of_day (along_day_from_ymd (2026, 6, 30), "Europe/London") + 12 * 3600 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = work_out (cases[i][0]);

      if (strcmp (cases[i][1], "?") == 0)
        {
          g_test_message ("%s: %s", cases[i][0], result);
          continue;
        }
      if (strcmp (result, cases[i][1]) == 0)
        continue;
      g_test_message ("%s: %s, not %s", cases[i][0], result, cases[i][1]);
      g_test_fail ();
    }
  along_clock_thaw ();
}

/* What cannot be worked out is said so, and never crashes or hangs. */
static void
test_refused (void)
{
  static const char *const cases[] = {
    "foo()", "1 +", "(1", "1)", "'abc", "%nothing", "%round1", "@2025-02-30", "where()", "'a' * 2", "(1|2) + 1", "'a'.upper(1)",
    "(1|2|3).single()", "$else", "1 2", "", "a.b.c(", "'x'.matches('(')", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'.matches('(a+)+$')",
    "99999999999999999999999999999999999999999999", "%resource.item.answer.value", "1.exp(",
  };
  g_autoptr (GString) deep = g_string_new (NULL), wide = g_string_new ("1");
  g_autofree char *result = NULL, *second = NULL, *third = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = work_out (cases[i]);

      if (words[0] != '?' && words[0] != '\0')
        g_test_message ("%s gave %s", cases[i], words);
      g_assert_true (words[0] == '?' || words[0] == '\0');
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append_c (deep, '(');
  result = work_out (deep->str);
  g_assert_cmpstr (result, ==, "");
  for (guint i = 0; i < 2000; i++)
    g_string_append (wide, " + 1");
  second = work_out (wide->str);
  g_assert_cmpstr (second, ==, "");
  /* Grows by doubling: stopped by its steps. */
  third = work_out ("(1|2|3|4|5|6|7|8|9|10).repeat($this + 0.001)");
  g_assert_cmpint (third[0], ==, '?');
}

static void
test_decimals (void)
{
  static const char *const cases[][3] = {
    { "0.1", "0.2", "0.3" }, { "1", "-1", "0" }, { "99999999999999999999", "1", "100000000000000000000" }, { "1e3", "0.5", "1000.5" },
    { "1.50", "1.5", "3" }, { "-0.05", "0.04", "-0.01" },
  };
  AlongDecimal a, b, c;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (along_decimal_parse (cases[i][0], &a));
      g_assert_true (along_decimal_parse (cases[i][1], &b));
      g_assert_true (along_decimal_add (a, b, &c));
      text = along_decimal_to_text (c);
      g_assert_cmpstr (text, ==, cases[i][2]);
    }
  /* The last digit of a quotient is rounded away from zero, whichever of the two is below it. */
  for (int sign = 0; sign < 4; sign++)
    {
      g_autofree char *text = NULL;

      g_assert_true (along_decimal_divide (along_decimal_from_int (sign & 1 ? -2 : 2), along_decimal_from_int (sign & 2 ? -3 : 3), &c));
      text = along_decimal_to_text (c);
      g_assert_cmpstr (text, ==, sign == 0 || sign == 3 ? "0.66666666666666666667" : "-0.66666666666666666667");
    }
  g_assert_false (along_decimal_parse ("1e400", &a));
  g_assert_true (along_decimal_parse ("1e-400", &a));
  g_assert_false (along_decimal_parse ("", &a));
  g_assert_false (along_decimal_parse (".", &a));
  g_assert_false (along_decimal_parse ("1x", &a));
  g_assert_true (along_decimal_parse ("999999999999999999999999999999999999", &a));
  g_assert_false (along_decimal_multiply (a, a, &c));
  g_assert_false (along_decimal_add (a, a, &c));
  g_assert_false (along_decimal_divide (a, (AlongDecimal){ 0 }, &c));
  g_assert_true (along_decimal_divide (along_decimal_from_int (1), along_decimal_from_int (3), &c));
  {
    g_autofree char *third = along_decimal_to_text (c);

    g_assert_cmpstr (third, ==, "0.33333333333333333333");
  }
  /* Halves go away from zero, exactly. */
  for (int i = 0; i < 2000; i++)
    {
      AlongDecimal number = { i * 2 - 2000, 3 }, rounded = along_decimal_round (number, 1);
      int tenths = (abs (i * 2 - 2000) + 50) / 100;

      g_assert_cmpint (along_decimal_compare (rounded, (AlongDecimal){ i * 2 < 2000 ? -tenths : tenths, 1 }), ==, 0);
    }
}

static void
test_moments (void)
{
  AlongMoment moment;

  g_assert_true (along_moment_parse_date ("2024-02-29", &moment));
  g_assert_false (along_moment_parse_date ("2025-02-29", &moment));
  g_assert_false (along_moment_parse_date ("2025-02-30", &moment));
  g_assert_false (along_moment_parse_date ("2025-13", &moment));
  g_assert_false (along_moment_parse_date ("25-01-01", &moment));
  g_assert_false (along_moment_parse_date ("2025-01-01T10:00:00Z", &moment));
  g_assert_true (along_moment_parse_date_time ("2025-01-01T10:00:00.123+14:00", &moment));
  g_assert_cmpint (moment.part[1], ==, 12);
  g_assert_false (along_moment_parse_date_time ("2025-01-01T25:00:00Z", &moment));
  g_assert_false (along_moment_parse_date_time ("2025-01T10:00", &moment));
  g_assert_true (along_moment_parse_time ("10:30", &moment));
  g_assert_false (along_moment_parse_time ("10", &moment));
  g_assert_false (along_moment_parse_time (NULL, &moment));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/paths/decimals", test_decimals);
  g_test_add_func ("/forms/paths/moments", test_moments);
  g_test_add_func ("/forms/paths/expressions", test_expressions);
  g_test_add_func ("/forms/paths/refused", test_refused);
  return g_test_run ();
}
