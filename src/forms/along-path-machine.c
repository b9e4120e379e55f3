/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-path-machine.h"

#include "along-path-eval.h"
#include "along-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK (64 * 1024)
#define MAX_MEMORY (48 * 1024 * 1024)
/* For one expression, and for all that follow from one change. */
#define MAX_STEPS 2000000
#define MAX_STEPS_TOGETHER 6000000
#define MAX_OPTIONS 1000

/* The value of a variable for one field. */
typedef struct
{
  const AlongVariable *variable;
  AlongField *field;
  AlongList list;
  guint8 *reads;
  gboolean done;
} Known;

static guint
known_hash (gconstpointer key)
{
  const Known *known = key;

  return g_direct_hash (known->variable) * 31 + g_direct_hash (known->field);
}

static gboolean
known_equal (gconstpointer a, gconstpointer b)
{
  const Known *first = a, *second = b;

  return first->variable == second->variable && first->field == second->field;
}

/* along_path_machine_new: for one form, which must outlive it. */
AlongPathMachine *
along_path_machine_new (AlongForm *form)
{
  AlongPathMachine *machine = g_new0 (AlongPathMachine, 1);

  machine->form = form;
  machine->most_steps = MAX_STEPS;
  machine->steps_left = MAX_STEPS_TOGETHER;
  machine->n_questions = along_questionnaire_get_all (form->questionnaire)->len;
  machine->reads = g_new0 (guint8, machine->n_questions + 1);
  machine->blocks = g_ptr_array_new_with_free_func (g_free);
  machine->variables = g_hash_table_new (known_hash, known_equal);
  machine->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_regex_unref);
  return machine;
}

/* along_path_machine_free: frees it. */
void
along_path_machine_free (AlongPathMachine *machine)
{
  g_hash_table_unref (machine->patterns);
  g_hash_table_unref (machine->variables);
  g_ptr_array_unref (machine->blocks);
  g_free (machine->reads);
  g_free (machine->why);
  g_free (machine);
}

/* along_path_machine_forget: an answer changed: no variable is known any more. */
void
along_path_machine_forget (AlongPathMachine *machine)
{
  if (machine->total_used == 0)
    return;
  g_hash_table_remove_all (machine->variables);
  if (machine->blocks->len > 1)
    g_ptr_array_set_size (machine->blocks, 1);
  machine->block_used = machine->total_used = 0;
}

/* along_path_machine_leave_out: passes over these questions (a bit each, by index; must last; NULL: none) from now on. */
void
along_path_machine_leave_out (AlongPathMachine *machine, const guint8 *questions)
{
  if (machine->left_out == questions)
    return;
  machine->left_out = questions;
  along_path_machine_forget (machine);
}

/* along_path_alloc: memory until the next along_path_machine_forget(). */
gpointer
along_path_alloc (AlongPathMachine *machine, gsize size)
{
  guint8 *block
    = machine->blocks->len > 0 ? g_ptr_array_index (machine->blocks, machine->blocks->len - 1) : NULL;
  gpointer memory;

  size = (size + 15) & ~(gsize) 15;
  if (size > BLOCK)
    {
      memory = g_malloc (size);
      g_ptr_array_insert (machine->blocks, MAX ((int) machine->blocks->len - 1, 0), memory);
      machine->total_used += size;
      if (block == NULL)
        machine->block_used = BLOCK;
      return memory;
    }
  if (block == NULL || machine->block_used + size > BLOCK)
    {
      block = g_malloc (BLOCK);
      g_ptr_array_add (machine->blocks, block);
      machine->block_used = 0;
    }
  memory = block + machine->block_used;
  machine->block_used += size;
  machine->total_used += size;
  return memory;
}

/* along_path_keep: a copy of @text that lives as long. */
const char *
along_path_keep (AlongPathMachine *machine, const char *text, gssize length)
{
  gsize size = length >= 0 ? (gsize) length : strlen (text);
  char *copy = along_path_alloc (machine, size + 1);

  /* A text that doubles again and again takes its time. */
  machine->steps -= MIN (machine->steps, size / 16);
  memcpy (copy, text, size);
  copy[size] = '\0';
  return copy;
}

/* along_path_fail: notes why an expression cannot be worked out; FALSE, but in a trace. */
gboolean
along_path_fail (AlongPathMachine *machine, const char *format, ...)
{
  va_list args;

  /* To find out what it looks at, it goes on with nothing instead. */
  if (machine->tracing && machine->steps > 0)
    return TRUE;
  if (machine->why != NULL)
    return FALSE;
  va_start (args, format);
  machine->why = g_strdup_vprintf (format, args);
  va_end (args);
  return FALSE;
}

static const AlongVariable *
find_variable (const GPtrArray *variables, const char *name)
{
  for (guint i = 0; i < variables->len; i++)
    {
      const AlongVariable *variable = g_ptr_array_index (variables, i);

      if (strcmp (variable->name, name) == 0)
        return variable;
    }
  return NULL;
}

static gboolean
work_out (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field, AlongList *out)
{
  const AlongExpression *outer = machine->expression;
  AlongValue self = { .kind = field != NULL ? ALONG_VALUE_ITEM : ALONG_VALUE_RESPONSE, .field = field };
  AlongScope scope = { .self = &self, .context = field };
  gboolean good;

  machine->expression = expression;
  good = along_path_eval (machine, expression->root, &scope, out);
  machine->expression = outer;
  return good;
}

static gboolean
named_variable (AlongPathMachine *machine, const AlongVariable *variable, AlongField *field, AlongList *out)
{
  Known wanted = { .variable = variable, .field = field };
  Known *known = g_hash_table_lookup (machine->variables, &wanted);
  guint8 *outer = machine->reads;

  if (known != NULL && !known->done)
    return along_path_fail (machine, _("“%s” needs its own result"), variable->name);
  if (known == NULL)
    {
      gboolean good;

      known = along_path_alloc (machine, sizeof *known);
      *known = wanted;
      known->reads = along_path_alloc (machine, machine->n_questions + 1);
      memset (known->reads, 0, machine->n_questions + 1);
      g_hash_table_add (machine->variables, known);
      machine->reads = known->reads;
      good = variable->expression == NULL || work_out (machine, variable->expression, field, &known->list);
      machine->reads = outer;
      known->done = good;
      if (!good)
        {
          g_hash_table_remove (machine->variables, known);
          return FALSE;
        }
    }
  for (guint i = 0; i < machine->n_questions; i++)
    outer[i] |= known->reads[i];
  along_list_add_all (machine, out, &known->list);
  return TRUE;
}

/* along_path_variable: the value of %name, as seen from where the expression stands. */
gboolean
along_path_variable (AlongPathMachine *machine, const char *name, const AlongScope *scope, AlongList *out)
{
  AlongForm *form = machine->form;
  AlongValue value = { .kind = ALONG_VALUE_JSON };
  const AlongVariable *variable;

  if (strcmp (name, "resource") == 0 || strcmp (name, "rootResource") == 0)
    value.kind = ALONG_VALUE_RESPONSE;
  else if (strcmp (name, "questionnaire") == 0)
    value.json = along_questionnaire_get_json (form->questionnaire);
  else if (strcmp (name, "context") == 0)
    {
      value.kind = scope->context != NULL ? ALONG_VALUE_ITEM : ALONG_VALUE_RESPONSE;
      value.field = scope->context;
    }
  else if (strcmp (name, "qitem") == 0)
    {
      if (scope->context == NULL)
        return TRUE;
      value.json = scope->context->question->json;
    }
  else if (strcmp (name, "ucum") == 0 || strcmp (name, "sct") == 0 || strcmp (name, "loinc") == 0)
    {
      value.kind = ALONG_VALUE_STRING;
      value.text = name[0] == 'u'   ? "http://unitsofmeasure.org"
                   : name[0] == 's' ? "http://snomed.info/sct"
                                    : "http://loinc.org";
    }
  else if (g_str_has_prefix (name, "ext-") || g_str_has_prefix (name, "vs-"))
    {
      g_autofree char *url
        = g_strconcat ("http://hl7.org/fhir/", name[0] == 'e' ? "StructureDefinition/" : "ValueSet/",
                       strchr (name, '-') + 1, NULL);

      value.kind = ALONG_VALUE_STRING;
      value.text = along_path_keep (machine, url, -1);
    }
  else
    {
      for (AlongField *field = scope->context; field != NULL; field = field->parent)
        {
          variable = find_variable (field->question->variables, name);
          if (variable != NULL)
            return named_variable (machine, variable, field, out);
        }
      variable = find_variable (along_questionnaire_get_variables (form->questionnaire), name);
      if (variable != NULL)
        return named_variable (machine, variable, NULL, out);
      value.json = form->known != NULL ? json_object_get_member (json_node_get_object (form->known), name) : NULL;
      if (value.json != NULL)
        {
          along_value_from_json (machine, value.json, out);
          return TRUE;
        }
      return along_path_fail (machine, _("“%%%s” is not known"), name);
    }
  along_list_add (machine, out, &value);
  return TRUE;
}

/* along_path_machine_rest: something else begins: expressions may take their time again, @times as long as after one change. */
void
along_path_machine_rest (AlongPathMachine *machine, guint times)
{
  machine->steps_left = MAX_STEPS_TOGETHER * times;
}

static gboolean
run (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field, AlongList *out)
{
  guint given = MIN (machine->most_steps, machine->steps_left);
  gboolean good;

  memset (machine->reads, 0, machine->n_questions + 1);
  machine->steps = given;
  machine->nesting = 0;
  g_clear_pointer (&machine->why, g_free);
  if (machine->total_used > MAX_MEMORY)
    along_path_machine_forget (machine);
  good = work_out (machine, expression, field, out);
  machine->steps_left -= given - MIN (machine->steps, given);
  return good;
}

/* along_path_machine_has_read: whether the last run looked at the question of this index.
 *
 * @answers: (out): whether at its answers, not only whether it has any */
gboolean
along_path_machine_has_read (AlongPathMachine *machine, guint question, gboolean *answers)
{
  *answers = (machine->reads[question] & ALONG_READ_ANSWER) != 0;
  return machine->reads[question] != 0;
}

/* along_path_machine_trace: finds out what @expression looks at: every item counts as there, every branch is taken. */
void
along_path_machine_trace (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field)
{
  AlongList list = { NULL };

  along_path_machine_forget (machine);
  machine->tracing = TRUE;
  run (machine, expression, field, &list);
  along_path_note_list (machine, &list);
  machine->tracing = FALSE;
  along_path_machine_forget (machine);
}

/* along_path_machine_test: whether @expression holds; @otherwise if it cannot be worked out. Nothing is "no". */
gboolean
along_path_machine_test (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field,
                         gboolean otherwise)
{
  AlongList list = { NULL };

  if (!run (machine, expression, field, &list))
    return otherwise;
  along_path_note_list (machine, &list);
  return along_list_truth (&list) == TRUE;
}

/* --- results --- */

static AlongAnswer *
from_json (const AlongQuestion *question, JsonNode *json)
{
  g_autoptr (AlongAnswer) coding = NULL;
  const AlongOption *option;

  if (question->type == ALONG_QUESTION_QUANTITY)
    return along_answer_new_from_json ("valueQuantity", json);
  if (question->type == ALONG_QUESTION_REFERENCE)
    return along_answer_new_from_json ("valueReference", json);
  coding = along_answer_new_from_json ("valueCoding", json);
  if (coding == NULL
      || (question->type != ALONG_QUESTION_CHOICE && question->type != ALONG_QUESTION_OPEN_CHOICE))
    return NULL;
  option = along_question_find_option (question, coding);
  return option != NULL ? along_answer_ref (option->answer) : g_steal_pointer (&coding);
}

static AlongAnswer *
from_text (const AlongQuestion *question, const char *text)
{
  for (guint i = 0; i < question->options->len; i++)
    {
      const AlongOption *option = g_ptr_array_index (question->options, i);

      if (g_strcmp0 (option->answer->code, text) == 0)
        return along_answer_ref (option->answer);
    }
  if (along_question_accepts (question, ALONG_ANSWER_STRING))
    return along_answer_new_text (ALONG_ANSWER_STRING, text);
  return NULL;
}

/* @value as an answer to @question; NULL if it cannot be one. */
static AlongAnswer *
to_answer (AlongPathMachine *machine, const AlongQuestion *question, const AlongValue *raw, char **why)
{
  AlongValue value = along_value_plain (machine, raw);
  AlongDecimal number;
  gint64 whole;

  switch (question->type)
    {
    case ALONG_QUESTION_BOOLEAN:
      return value.kind == ALONG_VALUE_BOOLEAN ? along_answer_new_boolean (value.boolean) : NULL;
    case ALONG_QUESTION_INTEGER:
    case ALONG_QUESTION_DECIMAL:
      if (!along_value_to_number (&value, &number))
        return NULL;
      if (question->type == ALONG_QUESTION_INTEGER && along_decimal_to_int (number, &whole))
        return along_answer_new_integer (whole);
      if (question->type == ALONG_QUESTION_INTEGER && *why == NULL)
        *why = g_strdup (_("The result is not a whole number, as the form expects. It is shown as it is."));
      return along_answer_new_decimal (number);
    case ALONG_QUESTION_QUANTITY:
      if (value.kind == ALONG_VALUE_QUANTITY)
        return along_answer_new_quantity (value.number, value.unit, NULL, value.unit);
      if (along_value_to_number (&value, &number))
        return along_question_measure (question, number, NULL);
      return value.kind == ALONG_VALUE_JSON ? from_json (question, value.json) : NULL;
    case ALONG_QUESTION_DATE:
      return value.kind <= ALONG_VALUE_STRING || value.kind > ALONG_VALUE_DATE_TIME
               ? (value.kind == ALONG_VALUE_STRING ? along_answer_new_text (ALONG_ANSWER_DATE, value.text)
                                                   : NULL)
               : along_answer_new_text (
                 ALONG_ANSWER_DATE,
                 along_path_keep (machine, value.text, (gssize) strcspn (value.text, "T")));
    case ALONG_QUESTION_DATE_TIME:
      return value.kind >= ALONG_VALUE_STRING && value.kind <= ALONG_VALUE_DATE_TIME
               ? along_answer_new_text (ALONG_ANSWER_DATE_TIME, value.text)
               : NULL;
    case ALONG_QUESTION_TIME:
      return value.kind == ALONG_VALUE_TIME || value.kind == ALONG_VALUE_STRING
               ? along_answer_new_text (ALONG_ANSWER_TIME, value.text)
               : NULL;
    case ALONG_QUESTION_CHOICE:
    case ALONG_QUESTION_OPEN_CHOICE:
      if (value.kind == ALONG_VALUE_JSON)
        return from_json (question, value.json);
      return value.kind == ALONG_VALUE_STRING ? from_text (question, value.text) : NULL;
    case ALONG_QUESTION_STRING:
    case ALONG_QUESTION_TEXT:
    case ALONG_QUESTION_URL:
      {
        const char *text = along_value_to_text (machine, &value);

        return text != NULL ? along_answer_new_text (
                 question->type == ALONG_QUESTION_URL ? ALONG_ANSWER_URI : ALONG_ANSWER_STRING, text)
                            : NULL;
      }
    default:
      return value.kind == ALONG_VALUE_JSON ? from_json (question, value.json) : NULL;
    }
}

/* along_path_machine_answers: what @expression gives for @field.
 *
 * @why: (out): words where there is something to say; free with g_free()
 *
 * Returns: (transfer full) (nullable): AlongAnswer; empty: nothing; NULL: it cannot be worked out here */
GPtrArray *
along_path_machine_answers (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field,
                            char **why)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) along_answer_unref);
  AlongList list = { NULL };

  *why = NULL;
  if (!run (machine, expression, field, &list))
    {
      *why = g_strdup_printf (_("This cannot be worked out here: %s."), machine->why != NULL ? machine->why : "");
      return NULL;
    }
  along_path_note_list (machine, &list);
  if (list.n > 1 && !field->question->repeats)
    {
      *why = g_strdup (_("This cannot be worked out here: there is more than one result."));
      return NULL;
    }
  for (guint i = 0; i < list.n; i++)
    {
      AlongAnswer *answer = to_answer (machine, field->question, &list.values[i], why);

      if (answer != NULL)
        g_ptr_array_add (answers, answer);
      else if (*why == NULL)
        *why = g_strdup (_("The result is of another kind than the question asks for."));
    }
  return g_steal_pointer (&answers);
}

/* An answer list's element: a coding, an answerOption, or a concept of a list. */
static AlongAnswer *
to_option (AlongPathMachine *machine, const AlongQuestion *question, const AlongValue *value)
{
  AlongQuestionnaire *questionnaire = machine->form->questionnaire;
  JsonObject *object = value->kind == ALONG_VALUE_JSON ? json_node_get_object (value->json) : NULL;
  JsonNode *coding = object != NULL ? json_object_get_member (object, "valueCoding") : NULL;
  g_autofree char *why = NULL;
  AlongAnswer *answer;

  if (coding != NULL)
    answer = along_answer_new_from_json ("valueCoding", coding);
  else if (object != NULL && along_form_json_string (object, "code") != NULL)
    answer = along_answer_new_coding (along_form_json_string (object, "system"), along_form_json_string (object, "code"),
                                      along_form_json_string (object, "display"));
  else if (value->kind == ALONG_VALUE_STRING)
    answer = along_answer_new_text (ALONG_ANSWER_STRING, value->text);
  else
    return value->kind == ALONG_VALUE_INTEGER || value->kind == ALONG_VALUE_DATE ? to_answer (machine, question, value, &why) : NULL;
  if (answer != NULL && answer->type == ALONG_ANSWER_CODING && !answer->has_weight)
    answer = along_questionnaire_weigh (questionnaire, answer, along_weight_extension (object));
  return answer;
}

/* along_path_machine_options: the answers that @expression offers for @field.
 *
 * Returns: (transfer full) (nullable): AlongAnswer; NULL: it cannot be worked out here */
GPtrArray *
along_path_machine_options (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) along_answer_unref);
  AlongList list = { NULL };

  if (!run (machine, expression, field, &list))
    return NULL;
  for (guint i = 0; i < MIN (list.n, MAX_OPTIONS); i++)
    {
      AlongAnswer *answer = to_option (machine, field->question, &list.values[i]);

      if (answer != NULL)
        g_ptr_array_add (answers, answer);
    }
  return g_steal_pointer (&answers);
}

/* along_path_machine_bound: the one value that @expression gives as a limit for @field; NULL: none. */
AlongAnswer *
along_path_machine_bound (AlongPathMachine *machine, const AlongExpression *expression, AlongField *field)
{
  AlongList list = { NULL };
  g_autofree char *why = NULL;

  return run (machine, expression, field, &list) && list.n == 1 ? to_answer (machine, field->question, &list.values[0], &why) : NULL;
}
