/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-questionnaire.h"

#include "along-expression.h"
#include "along-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (AlongQuestionnaire, along_questionnaire, G_TYPE_OBJECT)

static void
problem_free (AlongProblem *problem)
{
  g_free (problem->link_id);
  g_free (problem->text);
  g_free (problem);
}

static void
along_questionnaire_init (AlongQuestionnaire *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) along_question_free);
  self->all = g_ptr_array_new ();
  self->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) along_variable_free);
  self->constraints = g_ptr_array_new_with_free_func ((GDestroyNotify) along_constraint_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  self->by_link_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
along_questionnaire_finalize (GObject *object)
{
  AlongQuestionnaire *self = ALONG_QUESTIONNAIRE (object);

  g_hash_table_unref (self->lists);
  g_clear_pointer (&self->concepts, g_hash_table_unref);
  g_hash_table_unref (self->by_link_id);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->constraints);
  g_ptr_array_unref (self->variables);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->json, json_node_unref);
  G_OBJECT_CLASS (along_questionnaire_parent_class)->finalize (object);
}

static void
along_questionnaire_class_init (AlongQuestionnaireClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = along_questionnaire_finalize;
}

/* along_questionnaire_add_problem: notes something about the form; @link_id NULL: the form as a whole. */
void
along_questionnaire_add_problem (AlongQuestionnaire *self, AlongProblemKind kind, const char *link_id,
                                 const char *format, ...)
{
  AlongProblem *problem = g_new0 (AlongProblem, 1);
  va_list args;

  va_start (args, format);
  problem->text = g_strdup_vprintf (format, args);
  va_end (args);
  problem->kind = kind;
  problem->link_id = g_strdup (link_id != NULL ? link_id : "");
  g_ptr_array_add (self->problems, problem);
}

/**
 * along_questionnaire_inspect: reads @json as far as it goes, and keeps a form that cannot be used, so that what is
 * wrong with it can be shown: see along_questionnaire_get_problems(). Not for filling in.
 *
 * Returns: (transfer full) (nullable): %NULL with a GError only if @json is no questionnaire at all
 */
AlongQuestionnaire *
along_questionnaire_inspect (JsonNode *json, GError **error)
{
  g_autoptr (AlongQuestionnaire) self = NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (json) ? json_node_get_object (json) : NULL;
  const char *kind = along_form_json_string (object, "resourceType");

  if (g_strcmp0 (kind, "Questionnaire") != 0)
    {
      g_set_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_NOT_FORM,
                   kind != NULL ? _("This is not a questionnaire but a “%s”. Choose a FHIR Questionnaire file.")
                                : _("This is not a questionnaire%s. Choose a FHIR Questionnaire file."),
                   kind != NULL ? kind : "");
      return NULL;
    }
  self = g_object_new (ALONG_TYPE_QUESTIONNAIRE, NULL);
  self->json = json_node_ref (json);
  along_questionnaire_read_items (self);
  along_questionnaire_check_loops (self);
  along_questionnaire_find_answers (self);
  return g_steal_pointer (&self);
}

/**
 * along_questionnaire_new_from_json: a form from a FHIR R4 Questionnaire.
 *
 * Returns: (transfer full) (nullable): %NULL with a GError that names the item it cannot use
 */
AlongQuestionnaire *
along_questionnaire_new_from_json (JsonNode *json, GError **error)
{
  g_autoptr (AlongQuestionnaire) self = along_questionnaire_inspect (json, error);

  for (guint i = 0; self != NULL && i < self->problems->len; i++)
    {
      const AlongProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->kind != ALONG_PROBLEM_REFUSED)
        continue;
      if (problem->link_id[0] != '\0')
        g_set_error (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_BROKEN, _("Question “%s”: %s"),
                     problem->link_id, problem->text);
      else
        g_set_error_literal (error, ALONG_FORMS_ERROR, ALONG_FORMS_ERROR_BROKEN, problem->text);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** along_questionnaire_new_from_text: the same from @length bytes of JSON (-1: up to the zero). */
AlongQuestionnaire *
along_questionnaire_new_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonNode) json = along_form_json_read (text, length, error);

  return json != NULL ? along_questionnaire_new_from_json (json, error) : NULL;
}

static const char *
get_string (AlongQuestionnaire *self, const char *name)
{
  return along_form_json_string (json_node_get_object (self->json), name);
}

/** along_questionnaire_get_url: (nullable): its canonical address. */
const char *
along_questionnaire_get_url (AlongQuestionnaire *self)
{
  return get_string (self, "url");
}

/** along_questionnaire_get_version: (nullable). */
const char *
along_questionnaire_get_version (AlongQuestionnaire *self)
{
  return get_string (self, "version");
}

/** along_questionnaire_get_own_title: (nullable): its title, or its name or id. */
const char *
along_questionnaire_get_own_title (AlongQuestionnaire *self)
{
  static const char *const members[] = { "title", "name", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *title = get_string (self, members[i]);

      if (title != NULL && title[0] != '\0')
        return title;
    }
  return NULL;
}

/** along_questionnaire_get_title: its title, or its name, id or "Untitled form". */
const char *
along_questionnaire_get_title (AlongQuestionnaire *self)
{
  const char *title = along_questionnaire_get_own_title (self);

  return title != NULL ? title : _("Untitled form");
}

/** along_questionnaire_get_status: "draft", "active", "retired", "unknown"; "" where it has none. */
const char *
along_questionnaire_get_status (AlongQuestionnaire *self)
{
  const char *status = get_string (self, "status");

  return status != NULL ? status : "";
}

/** along_questionnaire_get_copyright: (nullable): the licence line, shown on screen and on paper. */
const char *
along_questionnaire_get_copyright (AlongQuestionnaire *self)
{
  return get_string (self, "copyright");
}

static char *
age_words (JsonObject *age)
{
  JsonNode *value = age != NULL ? json_object_get_member (age, "value") : NULL;
  const char *unit = age != NULL ? along_form_json_string (age, "unit") : NULL;
  GType type = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return NULL;
  return g_strdup_printf ("%g %s", json_node_get_double (value), unit != NULL ? unit : "");
}

/* The part of useContext that is about age; %NULL: there is none. */
static JsonObject *
age_context (AlongQuestionnaire *self)
{
  JsonArray *contexts = along_form_json_array (json_node_get_object (self->json), "useContext");

  for (guint i = 0; contexts != NULL && i < json_array_get_length (contexts); i++)
    {
      JsonObject *context = along_form_json_element (contexts, i);
      JsonObject *code = context != NULL ? along_form_json_object (context, "code") : NULL;

      if (code != NULL && g_strcmp0 (along_form_json_string (code, "code"), "age") == 0)
        return context;
    }
  return NULL;
}

/**
 * along_questionnaire_get_caution: (transfer none) (nullable): what a reader of its answers has to know: of the programme's own forms
 * that they are no validated scale, in the form's words; %NULL for forms of others, whose licence line says whose they are.
 */
const char *
along_questionnaire_get_caution (AlongQuestionnaire *self)
{
  const char *url = along_questionnaire_get_url (self);

  return url != NULL && g_str_has_prefix (url, "urn:alongside:questionnaire:") ? along_questionnaire_get_description (self) : NULL;
}

/** along_questionnaire_ages_words: (transfer full) (nullable): the ages it is for, where it says so (useContext). */
char *
along_questionnaire_ages_words (AlongQuestionnaire *self)
{
  JsonObject *context = age_context (self);
  JsonObject *range = context != NULL ? along_form_json_object (context, "valueRange") : NULL;
  JsonObject *concept = context != NULL ? along_form_json_object (context, "valueCodeableConcept") : NULL;
  JsonObject *lowest = range != NULL ? along_form_json_object (range, "low") : NULL;
  JsonObject *highest = range != NULL ? along_form_json_object (range, "high") : NULL;
  g_autofree char *low = age_words (lowest), *high = age_words (highest);

  if (concept != NULL)
    return g_strdup (along_form_json_string (concept, "text"));
  if (low != NULL && high != NULL)
    {
      const char *unit = along_form_json_string (lowest, "unit");

      if (g_strcmp0 (unit, along_form_json_string (highest, "unit")) == 0)
        /* Translators: an age without and an age with its unit: "0 to 24 months" */
        return g_strdup_printf (_("%g to %s"), json_node_get_double (json_object_get_member (lowest, "value")), high);
      /* Translators: two ages, with their units */
      return g_strdup_printf (_("%s to %s"), low, high);
    }
  if (low != NULL)
    return g_strdup_printf (_("%s and over"), low);
  return high != NULL ? g_strdup_printf (_("up to %s"), high) : NULL;
}

/** along_questionnaire_get_youngest: the age in months from which it may be used; 0: it does not say. */
double
along_questionnaire_get_youngest (AlongQuestionnaire *self)
{
  static const struct
  {
    const char *code;
    double months;
  } units[] = { { "d", 12 / 365.25 }, { "wk", 7 * 12 / 365.25 }, { "mo", 1 }, { "a", 12 } };
  JsonObject *context = age_context (self);
  JsonObject *range = context != NULL ? along_form_json_object (context, "valueRange") : NULL;
  JsonObject *low = range != NULL ? along_form_json_object (range, "low") : NULL;
  g_autofree char *words = age_words (low);

  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (along_form_json_string (low, "code"), units[i].code) == 0)
      return json_node_get_double (json_object_get_member (low, "value")) * units[i].months;
  return 0;
}

/** along_questionnaire_get_description: (nullable). */
const char *
along_questionnaire_get_description (AlongQuestionnaire *self)
{
  return get_string (self, "description");
}

/** along_questionnaire_get_json: (transfer none): the resource as it came, with everything we do not act on. */
JsonNode *
along_questionnaire_get_json (AlongQuestionnaire *self)
{
  return self->json;
}

/** along_questionnaire_to_text: the resource as JSON text, nothing lost. */
char *
along_questionnaire_to_text (AlongQuestionnaire *self)
{
  return along_form_json_write (self->json);
}

/** along_questionnaire_get_items: (transfer none) (element-type AlongQuestion): the items at the top. */
GPtrArray *
along_questionnaire_get_items (AlongQuestionnaire *self)
{
  return self->items;
}

/** along_questionnaire_get_all: (transfer none) (element-type AlongQuestion): every item, by its index. */
GPtrArray *
along_questionnaire_get_all (AlongQuestionnaire *self)
{
  return self->all;
}

/** along_questionnaire_get_problems: (transfer none) (element-type AlongProblem): what a reader should know. */
GPtrArray *
along_questionnaire_get_problems (AlongQuestionnaire *self)
{
  return self->problems;
}

/** along_questionnaire_get_variables: (transfer none) (element-type AlongVariable): those of the whole form. */
GPtrArray *
along_questionnaire_get_variables (AlongQuestionnaire *self)
{
  return self->variables;
}

/** along_questionnaire_get_constraints: (transfer none) (element-type AlongConstraint): those of the whole form. */
GPtrArray *
along_questionnaire_get_constraints (AlongQuestionnaire *self)
{
  return self->constraints;
}

/** along_questionnaire_find: (transfer none) (nullable): the item with this link id. */
const AlongQuestion *
along_questionnaire_find (AlongQuestionnaire *self, const char *link_id)
{
  return link_id != NULL ? g_hash_table_lookup (self->by_link_id, link_id) : NULL;
}

/** along_questionnaire_count_questions: how many items ask for something (not groups, not display). */
guint
along_questionnaire_count_questions (AlongQuestionnaire *self)
{
  guint n = 0;

  for (guint i = 0; i < self->all->len; i++)
    n += along_question_is_question (g_ptr_array_index (self->all, i)) ? 1 : 0;
  return n;
}

/** along_question_is_item: whether it is the rating of an item of one of our own forms: its name stands in the group above. */
gboolean
along_question_is_item (const AlongQuestion *question)
{
  return question->calculated == NULL && (g_strcmp0 (question->role, "rating") == 0 || g_strcmp0 (question->role, "level") == 0);
}

/** along_question_is_question: whether it takes answers. */
gboolean
along_question_is_question (const AlongQuestion *question)
{
  return question->type != ALONG_QUESTION_GROUP && question->type != ALONG_QUESTION_DISPLAY;
}

/** along_question_accepts: whether an answer of @type may stand under @question. */
gboolean
along_question_accepts (const AlongQuestion *question, AlongAnswerType type)
{
  static const AlongAnswerType types[] = {
    [ALONG_QUESTION_BOOLEAN] = ALONG_ANSWER_BOOLEAN,
    [ALONG_QUESTION_DECIMAL] = ALONG_ANSWER_DECIMAL,
    [ALONG_QUESTION_INTEGER] = ALONG_ANSWER_INTEGER,
    [ALONG_QUESTION_DATE] = ALONG_ANSWER_DATE,
    [ALONG_QUESTION_DATE_TIME] = ALONG_ANSWER_DATE_TIME,
    [ALONG_QUESTION_TIME] = ALONG_ANSWER_TIME,
    [ALONG_QUESTION_STRING] = ALONG_ANSWER_STRING,
    [ALONG_QUESTION_TEXT] = ALONG_ANSWER_STRING,
    [ALONG_QUESTION_URL] = ALONG_ANSWER_URI,
    [ALONG_QUESTION_CHOICE] = ALONG_ANSWER_CODING,
    [ALONG_QUESTION_OPEN_CHOICE] = ALONG_ANSWER_CODING,
    [ALONG_QUESTION_ATTACHMENT] = ALONG_ANSWER_ATTACHMENT,
    [ALONG_QUESTION_REFERENCE] = ALONG_ANSWER_REFERENCE,
    [ALONG_QUESTION_QUANTITY] = ALONG_ANSWER_QUANTITY,
  };

  if (!along_question_is_question (question))
    return FALSE;
  if (question->type == ALONG_QUESTION_OPEN_CHOICE && type == ALONG_ANSWER_STRING)
    return TRUE;
  if (question->type == ALONG_QUESTION_CHOICE || question->type == ALONG_QUESTION_OPEN_CHOICE)
    {
      for (guint i = 0; i < question->options->len; i++)
        {
          const AlongOption *option = g_ptr_array_index (question->options, i);

          if (option->answer->type == type)
            return TRUE;
        }
      /* A list we do not have may be kept as text; without any options the code is taken as it comes. */
      return question->options->len == 0
             && (type == ALONG_ANSWER_CODING || (question->list_missing && type == ALONG_ANSWER_STRING));
    }
  return types[question->type] == type;
}

/** along_question_find_option: (transfer none) (nullable): the option of @question that @answer is. */
const AlongOption *
along_question_find_option (const AlongQuestion *question, const AlongAnswer *answer)
{
  for (guint i = 0; i < question->options->len; i++)
    {
      const AlongOption *option = g_ptr_array_index (question->options, i);

      if (option->answer->type == answer->type && along_answer_equal (option->answer, answer))
        return option;
    }
  return NULL;
}

static gboolean
is_unit (const AlongAnswer *coding, const char *unit)
{
  return g_strcmp0 (coding->text, unit) == 0 || g_strcmp0 (coding->code, unit) == 0;
}

/**
 * along_question_measure: an amount, with the code of its unit where the form has it.
 *
 * @unit: (nullable): as written, its words or its code; %NULL: the question's own, or the only one it may have
 *
 * Returns: (transfer full): a QUANTITY
 */
AlongAnswer *
along_question_measure (const AlongQuestion *question, AlongDecimal number, const char *unit)
{
  const AlongAnswer *coding = NULL;

  if (question->unit_coding != NULL && (unit == NULL || is_unit (question->unit_coding, unit)))
    coding = question->unit_coding;
  for (guint i = 0; i < question->units->len && coding == NULL; i++)
    {
      const AlongAnswer *other = ((AlongOption *) g_ptr_array_index (question->units, i))->answer;

      if (unit != NULL ? is_unit (other, unit) : question->unit == NULL && question->units->len == 1)
        coding = other;
    }
  if (coding == NULL)
    return along_answer_new_quantity (number, unit != NULL ? unit : question->unit, NULL, NULL);
  return along_answer_new_quantity (number, coding->text != NULL ? coding->text : coding->code, coding->system, coding->code);
}

/** along_question_get_help: (transfer none) (nullable): the display item under it that is its help. */
const AlongQuestion *
along_question_get_help (const AlongQuestion *question)
{
  for (guint i = 0; i < question->children->len; i++)
    {
      const AlongQuestion *child = g_ptr_array_index (question->children, i);

      if (child->type == ALONG_QUESTION_DISPLAY
          && (child->control == ALONG_CONTROL_HELP || child->category == ALONG_DISPLAY_HELP))
        return child;
    }
  return NULL;
}
