/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the items of a questionnaire: their own elements; extensions and lists have files of their own. */
#include "along-expression.h"
#include "along-questionnaire-private.h"
#include "along-rich-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ITEMS 20000
#define MAX_ITEM_DEPTH 40
#define MAX_OPTIONS 5000
#define MAX_ALL_OPTIONS 300000
/* Sums times items: each sum may look at each item. */
#define MAX_WORK 4000000

static const char *const type_names[] = {
  [ALONG_QUESTION_GROUP] = "group",        [ALONG_QUESTION_DISPLAY] = "display",
  [ALONG_QUESTION_BOOLEAN] = "boolean",    [ALONG_QUESTION_DECIMAL] = "decimal",
  [ALONG_QUESTION_INTEGER] = "integer",    [ALONG_QUESTION_DATE] = "date",
  [ALONG_QUESTION_DATE_TIME] = "dateTime", [ALONG_QUESTION_TIME] = "time",
  [ALONG_QUESTION_STRING] = "string",      [ALONG_QUESTION_TEXT] = "text",
  [ALONG_QUESTION_URL] = "url",            [ALONG_QUESTION_CHOICE] = "choice",
  [ALONG_QUESTION_OPEN_CHOICE] = "open-choice", [ALONG_QUESTION_ATTACHMENT] = "attachment",
  [ALONG_QUESTION_REFERENCE] = "reference", [ALONG_QUESTION_QUANTITY] = "quantity",
};

/* along_variable_free: frees a variable with its expression. */
void
along_variable_free (AlongVariable *variable)
{
  g_free (variable->name);
  g_clear_pointer (&variable->expression, along_expression_free);
  g_free (variable);
}

/* along_constraint_free: frees a constraint with its expression. */
void
along_constraint_free (AlongConstraint *constraint)
{
  g_free (constraint->words);
  g_clear_pointer (&constraint->expression, along_expression_free);
  g_free (constraint);
}

/* along_question_free: frees an item with everything under it. */
void
along_question_free (AlongQuestion *question)
{
  g_free (question->link_id);
  g_free (question->prefix);
  g_free (question->text);
  g_free (question->words);
  g_free (question->markup);
  g_free (question->short_text);
  g_free (question->open_label);
  g_free (question->entry_format);
  g_free (question->unit);
  g_free (question->role);
  g_clear_pointer (&question->at_least, along_answer_unref);
  g_clear_pointer (&question->at_most, along_answer_unref);
  g_clear_pointer (&question->unit_coding, along_answer_unref);
  g_clear_pointer (&question->regex, g_regex_unref);
  g_ptr_array_unref (question->units);
  g_ptr_array_unref (question->options);
  g_ptr_array_unref (question->initial);
  g_ptr_array_unref (question->conditions);
  g_ptr_array_unref (question->constraints);
  g_ptr_array_unref (question->variables);
  g_ptr_array_unref (question->children);
  g_clear_pointer (&question->calculated, along_expression_free);
  g_clear_pointer (&question->enabled_if, along_expression_free);
  g_clear_pointer (&question->initially, along_expression_free);
  g_clear_pointer (&question->answers_from, along_expression_free);
  g_clear_pointer (&question->least_from, along_expression_free);
  g_clear_pointer (&question->most_from, along_expression_free);
  g_free (question);
}

static AlongQuestion *
question_new (void)
{
  AlongQuestion *question = g_new0 (AlongQuestion, 1);

  question->max_length = question->min_length = question->max_occurs = question->min_occurs = -1;
  question->max_decimal_places = question->preferred_length = -1;
  question->units = g_ptr_array_new_with_free_func ((GDestroyNotify) along_option_free);
  question->options = g_ptr_array_new_with_free_func ((GDestroyNotify) along_option_free);
  question->initial = g_ptr_array_new_with_free_func ((GDestroyNotify) along_answer_unref);
  question->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) along_condition_free);
  question->constraints = g_ptr_array_new_with_free_func ((GDestroyNotify) along_constraint_free);
  question->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) along_variable_free);
  question->children = g_ptr_array_new_with_free_func ((GDestroyNotify) along_question_free);
  return question;
}

/* along_answer_of_member: the one value[x] or answer[x] of @object, as an answer; NULL if there is none that makes sense. */
AlongAnswer *
along_answer_of_member (JsonObject *object, const char *stem)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    if (g_str_has_prefix (name, stem) && g_ascii_isupper (name[strlen (stem)]))
      {
        g_autofree char *key = g_strconcat ("value", name + strlen (stem), NULL);
        AlongAnswer *answer = along_answer_new_from_json (key, member);

        if (answer != NULL)
          return answer;
      }
  return NULL;
}

static void
set_once (char **field, const char *value)
{
  if (*field == NULL)
    *field = g_strdup (value);
}

static void
read_option_extensions (AlongOption *option, JsonObject *object)
{
  JsonArray *extensions = along_form_json_array (object, "extension");

  for (guint i = 0; extensions != NULL && i < json_array_get_length (extensions); i++)
    {
      JsonObject *extension = along_form_json_element (extensions, i);
      const char *url = along_form_json_string (extension, "url");

      if (url == NULL)
        continue;
      if (g_str_has_suffix (url, "/questionnaire-optionPrefix"))
        set_once (&option->prefix, along_form_json_string (extension, "valueString"));
      else if (g_str_has_suffix (url, "/questionnaire-optionExclusive"))
        option->exclusive = along_form_json_boolean (extension, "valueBoolean");
      else if (strcmp (url, "urn:alongside:ext:anchor") == 0)
        set_once (&option->anchor, along_form_json_string (extension, "valueString"));
    }
}

/* along_questionnaire_add_option: one more answer that @question offers; takes @option. */
void
along_questionnaire_add_option (AlongQuestionnaire *self, AlongQuestion *question, AlongOption *option)
{
  if (self->n_options == MAX_ALL_OPTIONS)
    {
      along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, question->link_id,
                                       _("up to here the form offers more than %d answers, more than can be kept."), MAX_ALL_OPTIONS);
      self->n_options++;
    }
  if (self->n_options > MAX_ALL_OPTIONS)
    {
      along_option_free (option);
      return;
    }
  self->n_options++;
  question->rated = question->rated || option->answer->has_weight;
  g_ptr_array_add (question->options, option);
}

static void
read_options (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *object)
{
  JsonArray *options = along_form_json_array (object, "answerOption");
  const char *list = along_form_json_string (object, "answerValueSet");
  guint n;

  /* As it was called before R4. */
  if (options == NULL)
    options = along_form_json_array (object, "option");
  if (list == NULL)
    list = along_form_json_string (along_form_json_object (object, "options"), "reference");
  n = options != NULL ? json_array_get_length (options) : 0;
  if (n > MAX_OPTIONS)
    {
      along_questionnaire_add_problem (
        self, ALONG_PROBLEM_REFUSED, question->link_id,
        _("it offers more than %d answers, which is more than a list can show."), MAX_OPTIONS);
      n = 0;
    }
  for (guint i = 0; i < n; i++)
    {
      JsonObject *element = along_form_json_element (options, i);
      g_autoptr (AlongAnswer) answer = element != NULL ? along_answer_of_member (element, "value") : NULL;
      JsonNode *weight = element != NULL ? along_weight_extension (element) : NULL;
      AlongOption *option;

      if (answer == NULL)
        {
          along_questionnaire_add_problem (self, ALONG_PROBLEM_CONTAINED, question->link_id,
                                           _("answer %u of its list cannot be read and is left out."), i + 1);
          continue;
        }
      if (answer->type == ALONG_ANSWER_CODING && !answer->has_weight)
        answer = along_questionnaire_weigh (self, answer, weight);
      else if (answer->type != ALONG_ANSWER_CODING && weight != NULL)
        answer->has_weight = along_weight_of_extension (weight, &answer->weight);
      option = along_option_new (self, answer);
      read_option_extensions (option, element);
      option->initially_selected = along_form_json_boolean (element, "initialSelected");
      along_questionnaire_add_option (self, question, option);
    }
  if (list != NULL && n == 0)
    {
      GPtrArray *found = along_questionnaire_find_list (self, list);

      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          const AlongOption *source = g_ptr_array_index (found, i);

          along_questionnaire_add_option (self, question, along_option_copy (self, source));
        }
      if (found == NULL)
        {
          question->list_missing = TRUE;
          along_questionnaire_add_problem (
            self, ALONG_PROBLEM_UNSUPPORTED, question->link_id,
            _("Its list of answers (%s) is not part of the file. Answers "
              "can be typed in and are kept as text."),
            list);
        }
    }
}

static void
read_initial (AlongQuestionnaire *self, AlongQuestion *question, JsonObject *object)
{
  JsonArray *initial = along_form_json_array (object, "initial");

  for (guint i = 0; initial != NULL && i < json_array_get_length (initial); i++)
    {
      JsonObject *element = along_form_json_element (initial, i);
      AlongAnswer *answer = element != NULL ? along_answer_of_member (element, "value") : NULL;

      if (answer != NULL && along_question_accepts (question, answer->type))
        {
          /* The option's own has the weight. */
          const AlongOption *option = along_question_find_option (question, answer);

          g_ptr_array_add (question->initial, option != NULL ? along_answer_ref (option->answer) : along_answer_ref (answer));
          along_answer_unref (answer);
        }
      else
        {
          g_clear_pointer (&answer, along_answer_unref);
          along_questionnaire_add_problem (self, ALONG_PROBLEM_CONTAINED, question->link_id,
                                           _("the answer it would start with does not fit and is left out."));
        }
    }
  if (question->initial->len > 0)
    return;
  for (guint i = 0; i < question->options->len; i++)
    {
      const AlongOption *option = g_ptr_array_index (question->options, i);

      if (option->initially_selected && (question->repeats || question->initial->len == 0))
        g_ptr_array_add (question->initial, along_answer_ref (option->answer));
    }
}

/* The words a person knows the item by: its text, or that of a prompt under it. */
static char *
find_words (const AlongQuestion *question)
{
  if (question->text != NULL && question->text[0] != '\0')
    return g_strdup (question->text);
  if (question->short_text != NULL && question->short_text[0] != '\0')
    return g_strdup (question->short_text);
  for (guint i = 0; i < question->children->len; i++)
    {
      const AlongQuestion *child = g_ptr_array_index (question->children, i);

      if (child->type == ALONG_QUESTION_DISPLAY && child->text != NULL && child->control != ALONG_CONTROL_HELP
          && child->control != ALONG_CONTROL_UNIT && child->category == ALONG_DISPLAY_PLAIN)
        return g_strdup (child->text);
    }
  return g_strdup (question->prefix != NULL ? question->prefix : "");
}

/* A unit may stand in a display item under the question. */
static void
find_unit (AlongQuestion *question)
{
  for (guint i = 0; question->unit == NULL && i < question->children->len; i++)
    {
      const AlongQuestion *child = g_ptr_array_index (question->children, i);

      if (child->type == ALONG_QUESTION_DISPLAY && child->control == ALONG_CONTROL_UNIT)
        question->unit = g_strdup (child->text);
    }
}

static void read_list (AlongQuestionnaire *self, GPtrArray *into, JsonObject *object, AlongQuestion *parent,
                       guint depth);

static gboolean
refuse_modifiers (AlongQuestionnaire *self, const char *link_id, JsonObject *object)
{
  JsonArray *modifiers = along_form_json_array (object, "modifierExtension");
  const char *url;

  if (modifiers == NULL || json_array_get_length (modifiers) == 0)
    return FALSE;
  url = along_form_json_string (along_form_json_element (modifiers, 0), "url");
  along_questionnaire_add_problem (
    self, ALONG_PROBLEM_REFUSED, link_id,
    _("it carries an instruction that changes its meaning and that Alongside does not know (%s)."),
    url != NULL ? url : "modifierExtension");
  return TRUE;
}

static int
read_count (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;
  return (int) CLAMP (json_node_get_int (node), -1, G_MAXINT);
}

static void
read_item (AlongQuestionnaire *self, GPtrArray *into, JsonNode *node, AlongQuestion *parent, guint depth)
{
  JsonObject *object = json_node_get_object (node);
  const char *link_id = along_form_json_string (object, "linkId");
  const char *type = along_form_json_string (object, "type");
  AlongQuestion *question;
  guint kind = 0;

  if (link_id == NULL || link_id[0] == '\0')
    {
      const char *text = along_form_json_string (object, "text");

      along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, parent != NULL ? parent->link_id : NULL,
                                       _("An item (“%s”) has no link id, so answers could not be kept for it."),
                                       text != NULL ? text : "");
      return;
    }
  if (g_hash_table_contains (self->by_link_id, link_id))
    {
      along_questionnaire_add_problem (
        self, ALONG_PROBLEM_REFUSED, link_id,
        _("two items have this link id, so their answers could not be told apart."));
      return;
    }
  while (kind < G_N_ELEMENTS (type_names) && g_strcmp0 (type_names[kind], type) != 0)
    kind++;
  if (kind == G_N_ELEMENTS (type_names))
    {
      if (type != NULL)
        along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, link_id,
                                         _("it is of a kind that Alongside does not know (%s)."), type);
      else
        along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, link_id,
                                         _("it does not say what kind of question it is."));
      kind = ALONG_QUESTION_DISPLAY;
    }
  question = question_new ();
  question->link_id = g_strdup (link_id);
  question->type = kind;
  question->json = node;
  question->parent = parent;
  question->depth = depth;
  question->index = self->all->len;
  question->prefix = g_strdup (along_form_json_string (object, "prefix"));
  question->text = along_form_json_words (object, "text");
  question->required = along_form_json_boolean (object, "required");
  question->repeats = along_form_json_boolean (object, "repeats");
  question->read_only = along_form_json_boolean (object, "readOnly");
  question->max_length = read_count (object, "maxLength");
  g_ptr_array_add (into, question);
  g_ptr_array_add (self->all, question);
  g_hash_table_insert (self->by_link_id, question->link_id, question);
  refuse_modifiers (self, link_id, object);
  along_question_read_extensions (self, question, object);
  read_options (self, question, object);
  along_question_read_conditions (self, question, object);
  read_initial (self, question, object);
  if (kind == ALONG_QUESTION_REFERENCE || kind == ALONG_QUESTION_ATTACHMENT)
    along_questionnaire_add_problem (
      self, ALONG_PROBLEM_UNSUPPORTED, link_id,
      kind == ALONG_QUESTION_REFERENCE
        ? _("It points to another record. What is there is shown; it cannot be filled in here.")
        : _("It asks for a file. What is there is shown; a file cannot be added here."));
  read_list (self, question->children, object, question, depth + 1);
  question->words = find_words (question);
  if (question->text != NULL && strcmp (question->words, question->text) == 0)
    question->markup = along_rich_text_of_member (object, "text");
  find_unit (question);
}

static void
read_list (AlongQuestionnaire *self, GPtrArray *into, JsonObject *object, AlongQuestion *parent, guint depth)
{
  JsonArray *items = along_form_json_array (object, "item");

  if (items == NULL && json_object_has_member (object, "item"))
    along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, parent != NULL ? parent->link_id : NULL,
                                     _("the list of its items is not a list."));
  if (items == NULL)
    return;
  if (depth > MAX_ITEM_DEPTH)
    {
      along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, parent != NULL ? parent->link_id : NULL,
                                       _("items lie more than %d levels deep here."), MAX_ITEM_DEPTH);
      return;
    }
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *node = json_array_get_element (items, i);

      if (self->all->len >= MAX_ITEMS)
        {
          const AlongQuestion *last = g_ptr_array_index (self->all, self->all->len - 1);

          along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, last->link_id,
                                           _("the form goes on for more than %d items after this one."),
                                           MAX_ITEMS);
          return;
        }
      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, parent != NULL ? parent->link_id : NULL,
                                           _("Item %u here is not an item."), i + 1);
          continue;
        }
      read_item (self, into, node, parent, depth);
    }
}

/* along_questionnaire_read_items: reads everything from self->json. */
void
along_questionnaire_read_items (AlongQuestionnaire *self)
{
  JsonObject *object = json_node_get_object (self->json);

  refuse_modifiers (self, NULL, object);
  along_question_read_extensions (self, NULL, object);
  read_list (self, self->items, object, NULL, 0);
  if ((guint64) self->n_expressions * self->all->len > MAX_WORK)
    along_questionnaire_add_problem (self, ALONG_PROBLEM_REFUSED, NULL,
                                     _("The form has %u sums over %u items, too many to keep up with."),
                                     self->n_expressions, self->all->len);
  for (guint i = 0; i < self->all->len; i++)
    {
      AlongQuestion *question = g_ptr_array_index (self->all, i);

      for (guint k = 0; k < question->conditions->len; k++)
        {
          AlongCondition *condition = g_ptr_array_index (question->conditions, k);

          condition->question = along_questionnaire_find (self, condition->link_id);
          if (condition->question == NULL)
            along_questionnaire_add_problem (
              self, ALONG_PROBLEM_CONTAINED, question->link_id,
              _("it is shown depending on “%s”, which is not in the form: it counts as not answered."),
              condition->link_id);
        }
    }
}
