/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single values of an expression. */
#include "along-path-eval.h"

#include "along-unit.h"

#include <string.h>

#define MAX_LIST 200000

/* along_list_add: appends @value. Beyond what any form needs, the list stays as it is and the run ends by its steps. */
void
along_list_add (AlongPathMachine *machine, AlongList *list, const AlongValue *value)
{
  if (list->n == list->room)
    {
      guint room = list->room == 0 ? 4 : list->room * 2;
      AlongValue *values;

      if (room > MAX_LIST)
        {
          machine->steps = 0;
          return;
        }
      values = along_path_alloc (machine, room * sizeof *values);
      if (list->n > 0)
        memcpy (values, list->values, list->n * sizeof *values);
      list->values = values;
      list->room = room;
    }
  list->values[list->n++] = *value;
}

/* along_list_add_all: appends all of @more. */
void
along_list_add_all (AlongPathMachine *machine, AlongList *list, const AlongList *more)
{
  for (guint i = 0; i < more->n; i++)
    along_list_add (machine, list, &more->values[i]);
}

/* along_list_add_boolean: appends true or false. */
void
along_list_add_boolean (AlongPathMachine *machine, AlongList *list, gboolean boolean)
{
  AlongValue value = { .kind = ALONG_VALUE_BOOLEAN, .boolean = boolean };

  along_list_add (machine, list, &value);
}

/* along_list_add_number: appends an INTEGER or DECIMAL. */
void
along_list_add_number (AlongPathMachine *machine, AlongList *list, AlongValueKind kind, AlongDecimal number)
{
  AlongValue value = { .kind = kind, .number = number };

  along_list_add (machine, list, &value);
}

/* along_list_add_text: appends a STRING, DATE, DATE_TIME or TIME whose text lives long enough. */
void
along_list_add_text (AlongPathMachine *machine, AlongList *list, AlongValueKind kind, const char *text)
{
  AlongValue value = { .kind = kind, .text = text };

  along_list_add (machine, list, &value);
}

/* along_list_truth: TRUE, FALSE, or ALONG_TRUTH_UNKNOWN; a single thing that is no boolean counts as true. */
int
along_list_truth (const AlongList *list)
{
  if (list->n != 1)
    return ALONG_TRUTH_UNKNOWN;
  return list->values[0].kind == ALONG_VALUE_BOOLEAN ? list->values[0].boolean : TRUE;
}

/* along_value_from_json: appends what @node holds; the elements of an array one by one. */
void
along_value_from_json (AlongPathMachine *machine, JsonNode *node, AlongList *out)
{
  AlongValue value = { .kind = ALONG_VALUE_JSON, .json = node };

  if (JSON_NODE_HOLDS_OBJECT (node))
    along_list_add (machine, out, &value);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_ARRAY (element))
            along_value_from_json (machine, element, out);
        }
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    switch (json_node_get_value_type (node))
      {
      case G_TYPE_STRING:
        along_list_add_text (machine, out, ALONG_VALUE_STRING, json_node_get_string (node));
        break;
      case G_TYPE_BOOLEAN:
        along_list_add_boolean (machine, out, json_node_get_boolean (node));
        break;
      case G_TYPE_INT64:
        along_list_add_number (machine, out, ALONG_VALUE_INTEGER,
                               along_decimal_from_int (json_node_get_int (node)));
        break;
      default:
        value.kind = ALONG_VALUE_DECIMAL;
        if (along_decimal_from_double (json_node_get_double (node), &value.number))
          along_list_add (machine, out, &value);
      }
}

static void
note_read (AlongPathMachine *machine, const AlongField *field)
{
  machine->reads[field->question->index] |= ALONG_READ_PRESENCE | ALONG_READ_ANSWER;
}

/* An item is there when something in it is answered. */
static void
note_presence (AlongPathMachine *machine, const AlongQuestion *question)
{
  if ((machine->reads[question->index] & ALONG_READ_WITHIN) != 0)
    return;
  machine->reads[question->index] |= ALONG_READ_PRESENCE | ALONG_READ_WITHIN;
  for (guint i = 0; i < question->children->len; i++)
    note_presence (machine, g_ptr_array_index (question->children, i));
}

/* along_path_note: notes that @value counts for the result, if only by being there. */
void
along_path_note (AlongPathMachine *machine, const AlongValue *value)
{
  if (value->kind == ALONG_VALUE_ITEM || value->kind == ALONG_VALUE_ANSWER)
    note_presence (machine, value->field->question);
  if (value->kind == ALONG_VALUE_ANSWER)
    note_read (machine, value->field);
  else if (value->kind < ALONG_VALUE_RESPONSE && value->index > 0)
    machine->reads[value->index - 1] |= ALONG_READ_PRESENCE | ALONG_READ_ANSWER;
}

/* along_path_note_list: the same of everything in @list. */
void
along_path_note_list (AlongPathMachine *machine, const AlongList *list)
{
  for (guint i = 0; i < list->n; i++)
    along_path_note (machine, &list->values[i]);
}

static gboolean
is_there (AlongPathMachine *machine, const AlongField *field)
{
  guint index = field->question->index;

  if (!field->enabled || field->question->type == ALONG_QUESTION_DISPLAY
      || (machine->left_out != NULL && (machine->left_out[index / 8] & (1u << (index % 8))) != 0))
    return FALSE;
  if (machine->tracing || field->n_answers > 0)
    return TRUE;
  if (field->filled == 0)
    return FALSE;
  for (guint i = 0; field->children != NULL && i < field->children->len; i++)
    if (is_there (machine, g_ptr_array_index (field->children, i)))
      return TRUE;
  return FALSE;
}

static void
add_items (AlongPathMachine *machine, const GPtrArray *fields, guint answer_index, AlongList *out)
{
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AlongValue value = { .kind = ALONG_VALUE_ITEM, .field = g_ptr_array_index (fields, i) };

      if (value.field->answer_index == answer_index && is_there (machine, value.field))
        along_list_add (machine, out, &value);
    }
}

static void
add_answers (AlongPathMachine *machine, AlongField *field, AlongList *out)
{
  guint n = field->n_answers;

  if (n == 0 && field->children != NULL && along_question_is_question (field->question)
      && is_there (machine, field))
    n = 1; /* items under a question that has no answer itself */
  if (machine->tracing)
    n = MAX (n, 1);
  for (guint i = 0; i < n; i++)
    {
      AlongValue value = { .kind = ALONG_VALUE_ANSWER, .index = i, .field = field };

      along_list_add (machine, out, &value);
    }
}

/* @field: (nullable): the answer was come upon on the way down and has not been noted as read yet */
static void
add_answer_value (AlongPathMachine *machine, const AlongAnswer *answer, const AlongField *field, AlongList *out)
{
  static const AlongValueKind kinds[] = {
    [ALONG_ANSWER_BOOLEAN] = ALONG_VALUE_BOOLEAN,     [ALONG_ANSWER_DECIMAL] = ALONG_VALUE_DECIMAL,
    [ALONG_ANSWER_INTEGER] = ALONG_VALUE_INTEGER,     [ALONG_ANSWER_DATE] = ALONG_VALUE_DATE,
    [ALONG_ANSWER_DATE_TIME] = ALONG_VALUE_DATE_TIME, [ALONG_ANSWER_TIME] = ALONG_VALUE_TIME,
    [ALONG_ANSWER_STRING] = ALONG_VALUE_STRING,       [ALONG_ANSWER_URI] = ALONG_VALUE_STRING,
    [ALONG_ANSWER_ATTACHMENT] = ALONG_VALUE_JSON,     [ALONG_ANSWER_CODING] = ALONG_VALUE_JSON,
    [ALONG_ANSWER_QUANTITY] = ALONG_VALUE_JSON,       [ALONG_ANSWER_REFERENCE] = ALONG_VALUE_JSON,
  };
  AlongValue value = { .kind = kinds[answer->type] };

  if (answer->type == ALONG_ANSWER_BOOLEAN)
    value.boolean = answer->boolean;
  else if (value.kind == ALONG_VALUE_JSON)
    {
      value.json = answer->json;
      value.answer = answer;
    }
  else if (answer->has_number)
    value.number = answer->number;
  else
    value.text = answer->text;
  if (field != NULL)
    value.index = field->question->index + 1;
  along_list_add (machine, out, &value);
}

static void
answer_member (AlongPathMachine *machine, const AlongValue *value, const char *name, AlongList *out)
{
  const AlongAnswer *answer
    = value->index < value->field->n_answers ? value->field->answers[value->index] : NULL;

  if (strcmp (name, "item") == 0)
    add_items (machine, value->field->children, value->field->question->repeats ? value->index : 0, out);
  else if (g_str_has_prefix (name, "value"))
    {
      note_read (machine, value->field);
      if (answer != NULL && (name[5] == '\0' || strcmp (name, along_answer_type_member (answer->type)) == 0))
        add_answer_value (machine, answer, NULL, out);
    }
  else if (machine->tracing && strcmp (name, "linkId") != 0)
    note_read (machine, value->field);
}

static void
json_member (AlongPathMachine *machine, JsonNode *json, const char *name, AlongList *out)
{
  JsonObject *object = json_node_get_object (json);
  JsonNode *member = json_object_get_member (object, name);

  if (member != NULL)
    along_value_from_json (machine, member, out);
  else if (strcmp (name, "value") == 0)
    {
      JsonObjectIter iter;
      const char *other;

      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &other, &member))
        if (g_str_has_prefix (other, "value") && g_ascii_isupper (other[5]))
          along_value_from_json (machine, member, out);
    }
}

/* along_value_member: appends what @value has under @name. */
void
along_value_member (AlongPathMachine *machine, const AlongValue *value, const char *name, AlongList *out)
{
  AlongForm *form = machine->form;

  switch (value->kind)
    {
    case ALONG_VALUE_RESPONSE:
      if (strcmp (name, "item") == 0)
        add_items (machine, form->fields, 0, out);
      else if (strcmp (name, "QuestionnaireResponse") == 0)
        along_list_add (machine, out, value);
      else if (strcmp (name, "resourceType") == 0)
        along_list_add_text (machine, out, ALONG_VALUE_STRING, "QuestionnaireResponse");
      else if (form->header != NULL)
        json_member (machine, form->header, name, out);
      break;
    case ALONG_VALUE_ITEM:
      if (strcmp (name, "item") == 0 && value->field->question->type == ALONG_QUESTION_GROUP)
        add_items (machine, value->field->children, 0, out);
      else if (strcmp (name, "answer") == 0)
        {
          /* On the way to the items under it, or to its value, which is noted then. */
          note_presence (machine, value->field->question);
          add_answers (machine, value->field, out);
        }
      else if (strcmp (name, "linkId") == 0)
        along_list_add_text (machine, out, ALONG_VALUE_STRING, value->field->question->link_id);
      else if (strcmp (name, "text") == 0 && value->field->question->text != NULL)
        along_list_add_text (machine, out, ALONG_VALUE_STRING, value->field->question->text);
      break;
    case ALONG_VALUE_ANSWER:
      answer_member (machine, value, name, out);
      break;
    case ALONG_VALUE_JSON:
      if (strcmp (name, "Questionnaire") == 0
          && value->json == along_questionnaire_get_json (form->questionnaire))
        along_list_add (machine, out, value);
      else
        json_member (machine, value->json, name, out);
      break;
    case ALONG_VALUE_QUANTITY:
      if (strcmp (name, "value") == 0)
        along_list_add_number (machine, out, ALONG_VALUE_DECIMAL, value->number);
      else if (value->unit != NULL && (strcmp (name, "unit") == 0 || strcmp (name, "code") == 0))
        along_list_add_text (machine, out, ALONG_VALUE_STRING, value->unit);
      break;
    default:
      break;
    }
}

/* along_value_children: appends what lies directly under @value; of response items only items, answers and values. */
void
along_value_children (AlongPathMachine *machine, const AlongValue *value, AlongList *out)
{
  switch (value->kind)
    {
    case ALONG_VALUE_RESPONSE:
      add_items (machine, machine->form->fields, 0, out);
      break;
    case ALONG_VALUE_ITEM:
      if (value->field->question->type == ALONG_QUESTION_GROUP)
        add_items (machine, value->field->children, 0, out);
      else
        add_answers (machine, value->field, out);
      break;
    case ALONG_VALUE_ANSWER:
      if (value->index < value->field->n_answers)
        add_answer_value (machine, value->field->answers[value->index], value->field, out);
      add_items (machine, value->field->children, value->field->question->repeats ? value->index : 0, out);
      break;
    case ALONG_VALUE_JSON:
      {
        JsonObjectIter iter;
        const char *name;
        JsonNode *member;

        json_object_iter_init (&iter, json_node_get_object (value->json));
        while (json_object_iter_next (&iter, &name, &member))
          along_value_from_json (machine, member, out);
        break;
      }
    default:
      break;
    }
}

/* along_value_plain: an answer as its value, a quantity in JSON as a quantity; other values as they are. */
AlongValue
along_value_plain (AlongPathMachine *machine, const AlongValue *value)
{
  AlongValue plain = *value;

  if (value->kind < ALONG_VALUE_RESPONSE)
    along_path_note (machine, value);
  else if (value->kind == ALONG_VALUE_ANSWER)
    {
      AlongList list = { NULL };

      answer_member (machine, value, "value", &list);
      if (list.n == 1)
        plain = list.values[0];
    }
  if (plain.kind == ALONG_VALUE_JSON && (plain.answer == NULL || plain.answer->type == ALONG_ANSWER_QUANTITY)
      && json_object_has_member (json_node_get_object (plain.json), "value"))
    {
      g_autoptr (AlongAnswer) quantity = along_answer_new_from_json ("valueQuantity", plain.json);

      if (quantity != NULL && quantity->has_number)
        {
          const char *unit = quantity->code != NULL ? quantity->code : quantity->text;

          plain = (AlongValue){ .kind = ALONG_VALUE_QUANTITY, .index = value->kind == ALONG_VALUE_JSON ? value->index : 0, .number = quantity->number };
          plain.unit = unit != NULL ? along_path_keep (machine, unit, -1) : NULL;
        }
    }
  return plain;
}

/* along_value_to_number: the number of an INTEGER or DECIMAL, or of a quantity without a unit. */
gboolean
along_value_to_number (const AlongValue *value, AlongDecimal *number)
{
  if (value->kind != ALONG_VALUE_INTEGER && value->kind != ALONG_VALUE_DECIMAL
      && !(value->kind == ALONG_VALUE_QUANTITY && (value->unit == NULL || strcmp (value->unit, "1") == 0)))
    return FALSE;
  *number = value->number;
  return TRUE;
}

/* along_value_to_moment: a date or time, also one that is written in a string. */
gboolean
along_value_to_moment (const AlongValue *value, AlongMoment *moment)
{
  switch (value->kind)
    {
    case ALONG_VALUE_TIME:
      return along_moment_parse_time (value->text, moment);
    case ALONG_VALUE_DATE:
    case ALONG_VALUE_DATE_TIME:
      return along_moment_parse_date_time (value->text, moment);
    case ALONG_VALUE_STRING:
      return along_moment_parse_date_time (value->text, moment)
             || along_moment_parse_time (value->text, moment);
    default:
      return FALSE;
    }
}

/* along_value_compare: the order of two values; FALSE where it is not known. */
gboolean
along_value_compare (AlongPathMachine *machine, const AlongValue *first, const AlongValue *second, int *order)
{
  AlongValue a = along_value_plain (machine, first), b = along_value_plain (machine, second);
  AlongDecimal left, right;
  AlongMoment early, late;

  if (along_value_to_number (&a, &left) && along_value_to_number (&b, &right))
    {
      *order = along_decimal_compare (left, right);
      return TRUE;
    }
  if (a.kind == ALONG_VALUE_QUANTITY && b.kind == ALONG_VALUE_QUANTITY)
    return along_unit_compare (a.number, a.unit, b.number, b.unit, order);
  if (a.kind == ALONG_VALUE_STRING && b.kind == ALONG_VALUE_STRING)
    {
      *order = CLAMP (strcmp (a.text, b.text), -1, 1);
      return TRUE;
    }
  if (along_value_to_moment (&a, &early) && along_value_to_moment (&b, &late))
    {
      *order = along_moment_compare (&early, &late);
      return *order != ALONG_MOMENT_UNCERTAIN;
    }
  return FALSE;
}

/* along_path_value_equal: FHIRPath's "=" of two single values. */
gboolean
along_path_value_equal (AlongPathMachine *machine, const AlongValue *first, const AlongValue *second)
{
  AlongValue a, b;
  int order;

  if (first->kind == ALONG_VALUE_STRING && second->kind == ALONG_VALUE_STRING)
    return strcmp (first->text, second->text) == 0;
  if (first->kind == ALONG_VALUE_BOOLEAN && second->kind == ALONG_VALUE_BOOLEAN)
    return first->boolean == second->boolean;
  a = along_value_plain (machine, first);
  b = along_value_plain (machine, second);
  if (a.kind == ALONG_VALUE_BOOLEAN && b.kind == ALONG_VALUE_BOOLEAN)
    return a.boolean == b.boolean;
  if (a.kind == ALONG_VALUE_JSON && b.kind == ALONG_VALUE_JSON)
    return a.json == b.json || json_node_equal (a.json, b.json);
  if ((a.kind == ALONG_VALUE_ITEM || a.kind == ALONG_VALUE_ANSWER) && a.kind == b.kind)
    return a.field == b.field && a.index == b.index;
  if (a.kind == ALONG_VALUE_RESPONSE && b.kind == ALONG_VALUE_RESPONSE)
    return TRUE;
  return along_value_compare (machine, &a, &b, &order) && order == 0;
}

/* along_value_alike: FHIRPath's "~": text without case and spaces, codings by system and code. */
gboolean
along_value_alike (AlongPathMachine *machine, const AlongValue *first, const AlongValue *second)
{
  AlongValue a = along_value_plain (machine, first), b = along_value_plain (machine, second);

  if (a.kind == ALONG_VALUE_STRING && b.kind == ALONG_VALUE_STRING)
    {
      g_autofree char *left = g_utf8_casefold (a.text, -1), *right = g_utf8_casefold (b.text, -1);

      return strcmp (g_strstrip (left), g_strstrip (right)) == 0;
    }
  if (a.kind == ALONG_VALUE_JSON && b.kind == ALONG_VALUE_JSON)
    {
      JsonObject *left = json_node_get_object (a.json), *right = json_node_get_object (b.json);
      const char *code = along_form_json_string (left, "code");

      if (code != NULL)
        return g_strcmp0 (code, along_form_json_string (right, "code")) == 0
               && g_strcmp0 (along_form_json_string (left, "system"),
                             along_form_json_string (right, "system"))
                    == 0;
    }
  return along_path_value_equal (machine, &a, &b);
}

/* along_value_is_type: whether @value is of a FHIR or FHIRPath type. */
gboolean
along_value_is_type (const AlongValue *value, const char *type)
{
  static const struct { const char *name; AlongValueKind kind;
  } types[] = {
    { "boolean", ALONG_VALUE_BOOLEAN },    { "integer", ALONG_VALUE_INTEGER },
    { "decimal", ALONG_VALUE_DECIMAL },    { "string", ALONG_VALUE_STRING },
    { "code", ALONG_VALUE_STRING },        { "uri", ALONG_VALUE_STRING },
    { "date", ALONG_VALUE_DATE },          { "dateTime", ALONG_VALUE_DATE_TIME },
    { "time", ALONG_VALUE_TIME },          { "Boolean", ALONG_VALUE_BOOLEAN },
    { "Integer", ALONG_VALUE_INTEGER },    { "Decimal", ALONG_VALUE_DECIMAL },
    { "String", ALONG_VALUE_STRING },      { "Date", ALONG_VALUE_DATE },
    { "DateTime", ALONG_VALUE_DATE_TIME }, { "Time", ALONG_VALUE_TIME },
    { "Quantity", ALONG_VALUE_QUANTITY },  { "QuestionnaireResponse", ALONG_VALUE_RESPONSE },
    { "positiveInt", ALONG_VALUE_INTEGER }, { "unsignedInt", ALONG_VALUE_INTEGER },
    { "url", ALONG_VALUE_STRING },         { "canonical", ALONG_VALUE_STRING },
    { "id", ALONG_VALUE_STRING },          { "markdown", ALONG_VALUE_STRING },
    { "instant", ALONG_VALUE_DATE_TIME },
  };
  static const char *const complex[] = {
    [ALONG_ANSWER_ATTACHMENT] = "Attachment", [ALONG_ANSWER_CODING] = "Coding", [ALONG_ANSWER_QUANTITY] = "Quantity",
    [ALONG_ANSWER_REFERENCE] = "Reference",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].kind == value->kind && strcmp (types[i].name, type) == 0)
      return TRUE;
  if (value->kind == ALONG_VALUE_JSON && value->answer != NULL)
    return strcmp (complex[value->answer->type], type) == 0;
  if (value->kind == ALONG_VALUE_JSON)
    {
      JsonObject *object = json_node_get_object (value->json);
      const char *guess
        = json_object_has_member (object, "reference")                                          ? "Reference"
          : json_object_has_member (object, "value") || json_object_has_member (object, "unit") ? "Quantity"
          : json_object_has_member (object, "contentType") || json_object_has_member (object, "data")
            ? "Attachment"
          : json_object_has_member (object, "code") || json_object_has_member (object, "display") ? "Coding"
                                                                                                  : "Element";
      return strcmp (guess, type) == 0
             || g_strcmp0 (along_form_json_string (object, "resourceType"), type) == 0;
    }
  return FALSE;
}

/* along_value_to_text: as toString() writes it; NULL for what has no text. */
const char *
along_value_to_text (AlongPathMachine *machine, const AlongValue *raw)
{
  AlongValue value = along_value_plain (machine, raw);
  char text[ALONG_DECIMAL_TEXT];

  switch (value.kind)
    {
    case ALONG_VALUE_BOOLEAN:
      return value.boolean ? "true" : "false";
    case ALONG_VALUE_INTEGER:
    case ALONG_VALUE_DECIMAL:
      along_decimal_format (value.number, text);
      return along_path_keep (machine, text, -1);
    case ALONG_VALUE_QUANTITY:
      {
        g_autofree char *words = NULL;

        along_decimal_format (value.number, text);
        words = g_strdup_printf ("%s '%s'", text, value.unit != NULL ? value.unit : "1");
        return along_path_keep (machine, words, -1);
      }
    case ALONG_VALUE_STRING:
    case ALONG_VALUE_DATE:
    case ALONG_VALUE_DATE_TIME:
    case ALONG_VALUE_TIME:
      return value.text;
    default:
      return NULL;
    }
}
