/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The extensions of an item, of FHIR R4, of SDC and our own. What is not known here stays in the file untouched. */
#include "along-expression.h"
#include "along-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OWN "urn:alongside:ext:"

static const struct
{
  const char *code;
  AlongControl control;
} controls[] = {
  { "radio-button", ALONG_CONTROL_RADIO_BUTTON }, { "check-box", ALONG_CONTROL_CHECK_BOX },
  { "drop-down", ALONG_CONTROL_DROP_DOWN },       { "autocomplete", ALONG_CONTROL_AUTOCOMPLETE },
  { "text-box", ALONG_CONTROL_TEXT_BOX },         { "slider", ALONG_CONTROL_SLIDER },
  { "spinner", ALONG_CONTROL_SPINNER },           { "list", ALONG_CONTROL_LIST },
  { "table", ALONG_CONTROL_TABLE },               { "htable", ALONG_CONTROL_HTABLE },
  { "gtable", ALONG_CONTROL_GTABLE },             { "grid", ALONG_CONTROL_GTABLE },
  { "atable", ALONG_CONTROL_ATABLE },             { "page", ALONG_CONTROL_PAGE },
  { "tab-container", ALONG_CONTROL_TAB_CONTAINER }, { "header", ALONG_CONTROL_HEADER },
  { "footer", ALONG_CONTROL_FOOTER },             { "inline", ALONG_CONTROL_INLINE },
  { "prompt", ALONG_CONTROL_PROMPT },             { "unit", ALONG_CONTROL_UNIT },
  { "lower", ALONG_CONTROL_LOWER },               { "upper", ALONG_CONTROL_UPPER },
  { "flyover", ALONG_CONTROL_FLYOVER },           { "help", ALONG_CONTROL_HELP },
};

static AlongAnswer *
value_of (JsonObject *extension)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, extension);
  while (json_object_iter_next (&iter, &name, &member))
    if (g_str_has_prefix (name, "value"))
      return along_answer_new_from_json (name, member);
  return NULL;
}

static int
integer_of (JsonObject *extension)
{
  g_autoptr (AlongAnswer) answer = value_of (extension);
  gint64 number;

  return answer != NULL && answer->has_number && along_decimal_to_int (answer->number, &number)
           ? (int) CLAMP (number, -1, G_MAXINT)
           : -1;
}

/* Of a concept with several codings, or one code: code @index; NULL: there are no more. */
static const char *
code_of (JsonObject *extension, guint index)
{
  JsonArray *codings = along_form_json_array (along_form_json_object (extension, "valueCodeableConcept"), "coding");

  if (codings != NULL && index < json_array_get_length (codings))
    {
      const char *code = along_form_json_string (along_form_json_element (codings, index), "code");

      return code != NULL ? code : "";
    }
  return codings == NULL && index == 0 ? along_form_json_string (extension, "valueCode") : NULL;
}

static const char *
words_of (JsonObject *extension)
{
  const char *words = along_form_json_string (extension, "valueString");

  return words != NULL ? words : along_form_json_string (extension, "valueMarkdown");
}

/* along_questionnaire_read_expression: the expression in a valueExpression; NULL, with a problem noted, if it is in a
 * language or form that cannot be worked out. */
AlongExpression *
along_questionnaire_read_expression (AlongQuestionnaire *self, const char *link_id, JsonObject *value)
{
  const char *language = along_form_json_string (value, "language");
  const char *text = along_form_json_string (value, "expression");
  g_autoptr (GError) reason = NULL;
  AlongExpression *expression;

  if (text == NULL || (language != NULL && strcmp (language, "text/fhirpath") != 0))
    {
      along_questionnaire_add_problem (
        self, ALONG_PROBLEM_UNSUPPORTED, link_id,
        _("It is worked out with %s, which cannot be done here. It can be filled in by hand."),
        language != NULL ? language : _("an unknown rule"));
      return NULL;
    }
  expression = along_expression_new (text, &reason);
  if (expression == NULL)
    along_questionnaire_add_problem (self, ALONG_PROBLEM_CONTAINED, link_id,
                                     _("its sum cannot be read: %s It can be filled in by hand."),
                                     reason->message);
  else
    {
      const char *unknown = along_expression_get_unknown (expression);

      self->n_expressions++;
      if (unknown != NULL)
        along_questionnaire_add_problem (
          self, ALONG_PROBLEM_UNSUPPORTED, link_id,
          _("It cannot be worked out here (%s). It can be filled in by hand."), unknown);
    }
  return expression;
}

static void
read_variable (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *value)
{
  const char *name = along_form_json_string (value, "name");
  const char *language = along_form_json_string (value, "language");
  AlongVariable *variable;

  if (name == NULL)
    return;
  variable = g_new0 (AlongVariable, 1);
  variable->name = g_strdup (name);
  /* A query to a server is kept, and simply has no value here. */
  if (g_strcmp0 (language, "application/x-fhir-query") != 0)
    variable->expression
      = along_questionnaire_read_expression (self, question != NULL ? question->link_id : NULL, value);
  g_ptr_array_add (question != NULL ? question->variables : self->variables, variable);
}

static void
read_constraint (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *extension)
{
  JsonArray *parts = along_form_json_array (extension, "extension");
  g_autofree char *text = NULL;
  AlongConstraint *constraint = g_new0 (AlongConstraint, 1);

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = along_form_json_element (parts, i);
      const char *url = along_form_json_string (part, "url");
      const char *words = words_of (part);

      if (g_strcmp0 (url, "expression") == 0)
        {
          const char *inner
            = along_form_json_string (along_form_json_object (part, "valueExpression"), "expression");

          g_free (text);
          text = g_strdup (inner != NULL ? inner : words);
        }
      else if (g_strcmp0 (url, "human") == 0 && constraint->words == NULL)
        constraint->words = g_strdup (words);
      else if (g_strcmp0 (url, "severity") == 0)
        constraint->warning = g_strcmp0 (along_form_json_string (part, "valueCode"), "warning") == 0;
    }
  if (text != NULL)
    constraint->expression = along_expression_new (text, NULL);
  if (constraint->expression == NULL)
    {
      along_questionnaire_add_problem (self, ALONG_PROBLEM_CONTAINED,
                                       question != NULL ? question->link_id : NULL,
                                       _("a rule for its answers cannot be read and is not checked."));
      along_constraint_free (constraint);
      return;
    }
  if (along_expression_get_unknown (constraint->expression) != NULL)
    along_questionnaire_add_problem (self, ALONG_PROBLEM_UNSUPPORTED, question != NULL ? question->link_id : NULL,
                                     _("A rule for its answers cannot be checked here (%s)."),
                                     along_expression_get_unknown (constraint->expression));
  g_ptr_array_add (question != NULL ? question->constraints : self->constraints, constraint);
}

/* An expression that also has a name can be used by others under that name. */
static void
read_calculated (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *value)
{
  if (value == NULL)
    return;
  if (along_form_json_string (value, "name") != NULL)
    read_variable (self, question, value);
  if (question != NULL && question->calculated == NULL)
    question->calculated = along_questionnaire_read_expression (self, question->link_id, value);
}

static void
read_regex (AlongQuestionnaire *self, AlongQuestion *question, const char *pattern)
{
  /* The limit makes a pattern that was made to hang give up. */
  g_autofree char *whole = g_strdup_printf ("(*LIMIT_MATCH=20000)^(?:%s)$", pattern != NULL ? pattern : "");

  if (pattern != NULL && question->regex == NULL && strlen (pattern) <= 1000)
    question->regex = g_regex_new (whole, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  if (question->regex == NULL)
    along_questionnaire_add_problem (
      self, ALONG_PROBLEM_CONTAINED, question->link_id,
      _("the pattern its answer should have cannot be read and is not checked."));
}

static void
read_unit (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *extension, gboolean option)
{
  g_autoptr (AlongAnswer) unit = value_of (extension);

  if (unit == NULL || unit->type != ALONG_ANSWER_CODING)
    return;
  if (option)
    g_ptr_array_add (question->units, along_option_new (self, unit));
  else if (question->unit == NULL)
    {
      question->unit = along_answer_to_words (unit);
      question->unit_coding = g_steal_pointer (&unit);
    }
}

static void
read_units_list (AlongQuestionnaire *self, AlongQuestion *question, const char *address)
{
  GPtrArray *list = address != NULL ? along_questionnaire_find_list (self, address) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_ptr_array_add (question->units,
                     along_option_new (self, ((AlongOption *) g_ptr_array_index (list, i))->answer));
}

static void
read_own (AlongQuestion *question, const char *name, JsonObject *extension)
{
  g_autoptr (AlongAnswer) answer = value_of (extension);

  if (strcmp (name, "domain") == 0)
    question->domain_minimum = MAX (integer_of (extension), 1);
  else if (strcmp (name, "from-weeks") == 0)
    question->from_weeks = MAX (integer_of (extension), 0);
  else if (strcmp (name, "needs") == 0)
    question->needs = MAX (integer_of (extension), 0);
  else if (strcmp (name, "scaled") == 0)
    question->scaled = along_form_json_boolean (extension, "valueBoolean");
  else if (strcmp (name, "role") == 0 && question->role == NULL)
    question->role = g_strdup (along_form_json_string (extension, "valueCode"));
  else if (strcmp (name, "alert") == 0 && answer != NULL && answer->has_number)
    {
      question->has_alert = TRUE;
      question->alert = answer->number;
    }
}

/* A limit may be an expression instead of a value: "no later than today". */
static AlongExpression *
bound_expression (AlongQuestionnaire *self, const char *link_id, JsonObject *extension)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, extension);
  while (json_object_iter_next (&iter, &name, &member))
    {
      JsonArray *inner = g_str_has_prefix (name, "_value") && JSON_NODE_HOLDS_OBJECT (member)
                           ? along_form_json_array (json_node_get_object (member), "extension")
                           : NULL;

      for (guint i = 0; inner != NULL && i < json_array_get_length (inner); i++)
        {
          JsonObject *element = along_form_json_element (inner, i);
          const char *url = along_form_json_string (element, "url");

          if (url != NULL && (g_str_has_suffix (url, "/cqf-calculatedValue") || g_str_has_suffix (url, "/cqf-expression")))
            return along_questionnaire_read_expression (self, link_id, along_form_json_object (element, "valueExpression"));
        }
    }
  return NULL;
}

static void
set_bound (AlongQuestionnaire *self, AlongQuestion *question, AlongAnswer **bound, AlongExpression **from, JsonObject *extension)
{
  guint before = self->problems->len;

  if (*bound == NULL)
    *bound = value_of (extension);
  if (*from == NULL)
    *from = bound_expression (self, question->link_id, extension);
  if (*bound == NULL && *from == NULL && self->problems->len == before)
    along_questionnaire_add_problem (self, ALONG_PROBLEM_CONTAINED, question->link_id,
                                     _("a limit for its answer cannot be read and is not checked."));
}

static void
read_control (AlongQuestion *question, JsonObject *extension)
{
  const char *code;

  for (guint n = 0; (code = code_of (extension, n)) != NULL; n++)
    for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
      if (strcmp (controls[i].code, code) == 0)
        {
          question->control = controls[i].control;
          return;
        }
}

static void
read_category (AlongQuestion *question, JsonObject *extension)
{
  const char *code;

  for (guint n = 0; (code = code_of (extension, n)) != NULL; n++)
    if (strcmp (code, "instructions") == 0)
      question->category = ALONG_DISPLAY_INSTRUCTIONS;
    else if (strcmp (code, "security") == 0)
      question->category = ALONG_DISPLAY_SECURITY;
    else if (strcmp (code, "help") == 0)
      question->category = ALONG_DISPLAY_HELP;
}

/* What is text or a code. */
static gboolean
read_plain (AlongQuestion *question, const char *name, JsonObject *extension)
{
  const char *code = along_form_json_string (extension, "valueCode");
  g_autofree char *words = along_form_json_words (extension, words_of (extension) != NULL && along_form_json_string (extension, "valueString") == NULL
                                                               ? "valueMarkdown" : "valueString");
  char **kept = strcmp (name, "entryFormat") == 0  ? &question->entry_format
                : strcmp (name, "openLabel") == 0  ? &question->open_label
                : strcmp (name, "shortText") == 0  ? &question->short_text
                                                   : NULL;

  if (strcmp (name, "hidden") == 0)
    question->hidden = along_form_json_boolean (extension, "valueBoolean");
  else if (strcmp (name, "choiceOrientation") == 0)
    question->horizontal = g_strcmp0 (code, "horizontal") == 0;
  else if (strcmp (name, "collapsible") == 0)
    {
      question->collapsible = code != NULL;
      question->folded = g_strcmp0 (code, "default-closed") == 0;
    }
  else if (kept != NULL && *kept == NULL)
    *kept = g_steal_pointer (&words);
  else
    return kept != NULL;
  return TRUE;
}

/* What is a number. */
static gboolean
read_number (AlongQuestion *question, const char *name, JsonObject *extension)
{
  static const struct { const char *name; gsize offset; } numbers[] = {
    { "maxDecimalPlaces", G_STRUCT_OFFSET (AlongQuestion, max_decimal_places) },
    { "minLength", G_STRUCT_OFFSET (AlongQuestion, min_length) },
    { "minOccurs", G_STRUCT_OFFSET (AlongQuestion, min_occurs) },
    { "maxOccurs", G_STRUCT_OFFSET (AlongQuestion, max_occurs) },
    { "preferredLength", G_STRUCT_OFFSET (AlongQuestion, preferred_length) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strcmp (name, numbers[i].name) == 0)
      {
        G_STRUCT_MEMBER (int, question, numbers[i].offset) = integer_of (extension);
        return TRUE;
      }
  if (strcmp (name, "sliderStepValue") == 0)
    {
      g_autoptr (AlongAnswer) step = value_of (extension);

      if (step != NULL && step->has_number && step->number.coefficient > 0)
        question->slider_step = step->number;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_rule (AlongQuestionnaire *self, AlongQuestion *question, const char *name, JsonObject *extension)
{
  if (strcmp (name, "unit") == 0 || strcmp (name, "unitOption") == 0)
    read_unit (self, question, extension, strcmp (name, "unitOption") == 0);
  else if (strcmp (name, "unitValueSet") == 0)
    read_units_list (self, question, along_form_json_string (extension, "valueCanonical"));
  else if (strcmp (name, "minValue") == 0 || strcmp (name, "minQuantity") == 0)
    set_bound (self, question, &question->at_least, &question->least_from, extension);
  else if (strcmp (name, "maxValue") == 0 || strcmp (name, "maxQuantity") == 0)
    set_bound (self, question, &question->at_most, &question->most_from, extension);
  else if (strcmp (name, "regex") == 0)
    read_regex (self, question, words_of (extension));
  else
    return FALSE;
  return TRUE;
}

static void
read_extension (AlongQuestionnaire *self, AlongQuestion *question, const char *name, JsonObject *extension)
{
  JsonObject *expression = along_form_json_object (extension, "valueExpression");

  if (strcmp (name, "itemControl") == 0)
    read_control (question, extension);
  else if (strcmp (name, "displayCategory") == 0)
    read_category (question, extension);
  else if (strcmp (name, "calculatedExpression") == 0)
    read_calculated (self, question, expression);
  else if (strcmp (name, "enableWhenExpression") == 0 && question->enabled_if == NULL)
    question->enabled_if = along_questionnaire_read_expression (self, question->link_id, expression);
  else if (strcmp (name, "initialExpression") == 0 && question->initially == NULL)
    question->initially = along_questionnaire_read_expression (self, question->link_id, expression);
  else if (strcmp (name, "answerExpression") == 0 && question->answers_from == NULL)
    question->answers_from = along_questionnaire_read_expression (self, question->link_id, expression);
  else if (!read_plain (question, name, extension) && !read_number (question, name, extension))
    read_rule (self, question, name, extension);
}

/* The name of an extension of HL7's, whichever guide and year its address is of: "questionnaire-calculatedExpression",
 * "sdc-questionnaire-calculatedExpression" and "…/us/sdc/…" mean the same. NULL: of somebody else. */
static const char *
standard_name (const char *url)
{
  static const char *const prefixes[] = { "sdc-", "questionnaire-" };
  const char *name = strrchr (url, '/');

  if (name == NULL || (!g_str_has_prefix (url, "http://hl7.org/fhir/") && !g_str_has_prefix (url, "https://hl7.org/fhir/")))
    return NULL;
  name++;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      name += strlen (prefixes[i]);
  return name;
}

/* along_question_read_extensions: reads the extensions in @object into @question; NULL: those of the whole form. */
void
along_question_read_extensions (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *object)
{
  JsonArray *extensions = along_form_json_array (object, "extension");

  for (guint i = 0; extensions != NULL && i < json_array_get_length (extensions); i++)
    {
      JsonObject *extension = along_form_json_element (extensions, i);
      const char *url = along_form_json_string (extension, "url");
      const char *name = url != NULL ? standard_name (url) : NULL;

      if (url == NULL)
        continue;
      if (g_str_has_prefix (url, OWN))
        {
          if (question != NULL)
            read_own (question, url + strlen (OWN), extension);
          continue;
        }
      if (name == NULL)
        continue;
      if (strcmp (name, "variable") == 0 && along_form_json_object (extension, "valueExpression") != NULL)
        read_variable (self, question, along_form_json_object (extension, "valueExpression"));
      else if (strcmp (name, "constraint") == 0 || strcmp (name, "targetConstraint") == 0)
        read_constraint (self, question, extension);
      else if (question != NULL)
        read_extension (self, question, name, extension);
      else if (strcmp (name, "calculatedExpression") == 0)
        read_calculated (self, NULL, along_form_json_object (extension, "valueExpression"));
    }
}
