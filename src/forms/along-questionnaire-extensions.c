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

static const char *
code_of (JsonObject *extension)
{
  JsonObject *concept = along_form_json_object (extension, "valueCodeableConcept");
  JsonObject *coding = along_form_json_element (along_form_json_array (concept, "coding"), 0);

  return coding != NULL ? along_form_json_string (coding, "code")
                        : along_form_json_string (extension, "valueCode");
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
    question->unit = along_answer_to_words (unit);
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

static void
set_bound (AlongQuestionnaire *self, AlongQuestion *question, AlongAnswer **bound, JsonObject *extension)
{
  if (*bound == NULL)
    *bound = value_of (extension);
  if (*bound == NULL)
    along_questionnaire_add_problem (self, ALONG_PROBLEM_CONTAINED, question->link_id,
                                     _("a limit for its answer cannot be read and is not checked."));
}

static void
read_extension (AlongQuestionnaire *self, AlongQuestion *question, const char *name, JsonObject *extension)
{
  const char *code = code_of (extension), *words = words_of (extension);

  if (strcmp (name, "questionnaire-itemControl") == 0)
    {
      for (guint i = 0; code != NULL && i < G_N_ELEMENTS (controls); i++)
        if (strcmp (controls[i].code, code) == 0)
          question->control = controls[i].control;
    }
  else if (strcmp (name, "questionnaire-displayCategory") == 0)
    question->category = g_strcmp0 (code, "instructions") == 0 ? ALONG_DISPLAY_INSTRUCTIONS
                         : g_strcmp0 (code, "security") == 0   ? ALONG_DISPLAY_SECURITY
                         : g_strcmp0 (code, "help") == 0       ? ALONG_DISPLAY_HELP
                                                               : ALONG_DISPLAY_PLAIN;
  else if (strcmp (name, "questionnaire-hidden") == 0)
    question->hidden = along_form_json_boolean (extension, "valueBoolean");
  else if (strcmp (name, "questionnaire-choiceOrientation") == 0)
    question->horizontal = g_strcmp0 (along_form_json_string (extension, "valueCode"), "horizontal") == 0;
  else if (strcmp (name, "questionnaire-unit") == 0)
    read_unit (self, question, extension, FALSE);
  else if (strcmp (name, "questionnaire-unitOption") == 0)
    read_unit (self, question, extension, TRUE);
  else if (strcmp (name, "questionnaire-unitValueSet") == 0)
    read_units_list (self, question, along_form_json_string (extension, "valueCanonical"));
  else if (strcmp (name, "minValue") == 0 || strcmp (name, "sdc-questionnaire-minQuantity") == 0)
    set_bound (self, question, &question->at_least, extension);
  else if (strcmp (name, "maxValue") == 0 || strcmp (name, "sdc-questionnaire-maxQuantity") == 0)
    set_bound (self, question, &question->at_most, extension);
  else if (strcmp (name, "maxDecimalPlaces") == 0)
    question->max_decimal_places = integer_of (extension);
  else if (strcmp (name, "minLength") == 0)
    question->min_length = integer_of (extension);
  else if (strcmp (name, "questionnaire-minOccurs") == 0)
    question->min_occurs = integer_of (extension);
  else if (strcmp (name, "questionnaire-maxOccurs") == 0)
    question->max_occurs = integer_of (extension);
  else if (strcmp (name, "questionnaire-sliderStepValue") == 0)
    question->slider_step = along_decimal_from_int (integer_of (extension));
  else if (strcmp (name, "regex") == 0)
    read_regex (self, question, words);
  else if (strcmp (name, "entryFormat") == 0 && question->entry_format == NULL)
    question->entry_format = g_strdup (words);
  else if (strcmp (name, "sdc-questionnaire-openLabel") == 0 && question->open_label == NULL)
    question->open_label = g_strdup (words);
  else if (strcmp (name, "sdc-questionnaire-shortText") == 0 && question->short_text == NULL)
    question->short_text = g_strdup (words);
  else if (strcmp (name, "sdc-questionnaire-calculatedExpression") == 0)
    read_calculated (self, question, along_form_json_object (extension, "valueExpression"));
  else if (strcmp (name, "sdc-questionnaire-enableWhenExpression") == 0 && question->enabled_if == NULL)
    question->enabled_if = along_questionnaire_read_expression (
      self, question->link_id, along_form_json_object (extension, "valueExpression"));
  else if (strcmp (name, "sdc-questionnaire-initialExpression") == 0 && question->initially == NULL)
    question->initially = along_expression_new (
      along_form_json_string (along_form_json_object (extension, "valueExpression"), "expression"), NULL);
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
      const char *name = url != NULL ? strrchr (url, '/') : NULL;

      if (url == NULL)
        continue;
      if (g_str_has_prefix (url, OWN))
        {
          if (question != NULL)
            read_own (question, url + strlen (OWN), extension);
          continue;
        }
      name = name != NULL ? name + 1 : url;
      if (strcmp (name, "variable") == 0 && along_form_json_object (extension, "valueExpression") != NULL)
        read_variable (self, question, along_form_json_object (extension, "valueExpression"));
      else if (strcmp (name, "questionnaire-constraint") == 0 || strcmp (name, "targetConstraint") == 0)
        read_constraint (self, question, extension);
      else if (question != NULL)
        read_extension (self, question, name, extension);
      else if (strcmp (name, "sdc-questionnaire-calculatedExpression") == 0)
        read_calculated (self, NULL, along_form_json_object (extension, "valueExpression"));
    }
}
