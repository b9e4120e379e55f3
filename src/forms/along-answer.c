/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-answer.h"

#include "along-date.h"
#include "along-moment.h"
#include "along-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *member;
  gboolean complex;
} kinds[] = {
  [ALONG_ANSWER_BOOLEAN] = { "valueBoolean", FALSE },   [ALONG_ANSWER_DECIMAL] = { "valueDecimal", FALSE },
  [ALONG_ANSWER_INTEGER] = { "valueInteger", FALSE },   [ALONG_ANSWER_DATE] = { "valueDate", FALSE },
  [ALONG_ANSWER_DATE_TIME] = { "valueDateTime", FALSE }, [ALONG_ANSWER_TIME] = { "valueTime", FALSE },
  [ALONG_ANSWER_STRING] = { "valueString", FALSE },     [ALONG_ANSWER_URI] = { "valueUri", FALSE },
  [ALONG_ANSWER_ATTACHMENT] = { "valueAttachment", TRUE }, [ALONG_ANSWER_CODING] = { "valueCoding", TRUE },
  [ALONG_ANSWER_QUANTITY] = { "valueQuantity", TRUE },  [ALONG_ANSWER_REFERENCE] = { "valueReference", TRUE },
};

/* The addresses a weight has been given under; the first two are today's. */
static const char *const weight_urls[] = {
  "http://hl7.org/fhir/StructureDefinition/ordinalValue",
  "http://hl7.org/fhir/StructureDefinition/itemWeight",
  "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
  "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue",
  "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue",
  "http://hl7.org/fhir/StructureDefinition/iso21090-CO-value",
};

/** along_answer_ref: one more owner of @answer. */
AlongAnswer *
along_answer_ref (AlongAnswer *answer)
{
  g_ref_count_inc (&answer->count);
  return answer;
}

/** along_answer_unref: one owner less. */
void
along_answer_unref (AlongAnswer *answer)
{
  if (answer == NULL || !g_ref_count_dec (&answer->count))
    return;
  g_clear_pointer (&answer->json, json_node_unref);
  g_free (answer->own_text);
  g_free (answer);
}

static AlongAnswer *
new_answer (AlongAnswerType type)
{
  AlongAnswer *answer = g_new0 (AlongAnswer, 1);

  answer->type = type;
  g_ref_count_init (&answer->count);
  return answer;
}

/** along_answer_new_boolean: yes or no. */
AlongAnswer *
along_answer_new_boolean (gboolean boolean)
{
  AlongAnswer *answer = new_answer (ALONG_ANSWER_BOOLEAN);

  answer->boolean = boolean;
  return answer;
}

/** along_answer_new_integer: a whole number. */
AlongAnswer *
along_answer_new_integer (gint64 number)
{
  AlongAnswer *answer = new_answer (ALONG_ANSWER_INTEGER);

  answer->number = along_decimal_from_int (number);
  answer->has_number = TRUE;
  return answer;
}

/** along_answer_new_decimal: a number. */
AlongAnswer *
along_answer_new_decimal (AlongDecimal number)
{
  AlongAnswer *answer = new_answer (ALONG_ANSWER_DECIMAL);

  answer->number = number;
  answer->has_number = TRUE;
  return answer;
}

/**
 * along_answer_new_text: a string, address, date, date and time, or time of day.
 *
 * Returns: (nullable): %NULL if @text is no date or time where @type asks for one
 */
AlongAnswer *
along_answer_new_text (AlongAnswerType type, const char *text)
{
  AlongAnswer *answer;
  AlongMoment moment;

  if ((type == ALONG_ANSWER_DATE && !along_moment_parse_date (text, &moment))
      || (type == ALONG_ANSWER_TIME && !along_moment_parse_time (text, &moment))
      || (type == ALONG_ANSWER_DATE_TIME && !along_moment_parse_date_time (text, &moment)))
    return NULL;
  answer = new_answer (type);
  answer->own_text = g_strdup (text);
  answer->text = answer->own_text;
  return answer;
}

static void
read_complex (AlongAnswer *answer)
{
  JsonObject *object = json_node_get_object (answer->json);

  answer->system = along_form_json_string (object, "system");
  answer->code = along_form_json_string (object, "code");
  if (answer->type == ALONG_ANSWER_CODING)
    {
      JsonNode *extension = along_weight_extension (object);

      answer->text = along_form_json_string (object, "display");
      answer->has_weight = extension != NULL && along_weight_of_extension (extension, &answer->weight);
    }
  else if (answer->type == ALONG_ANSWER_QUANTITY)
    {
      JsonNode *value = json_object_get_member (object, "value");

      answer->text = along_form_json_string (object, "unit");
      answer->has_number = value != NULL && JSON_NODE_HOLDS_VALUE (value)
                           && json_node_get_value_type (value) != G_TYPE_STRING
                           && json_node_get_value_type (value) != G_TYPE_BOOLEAN
                           && along_decimal_from_double (json_node_get_double (value), &answer->number);
    }
  else
    answer->text
      = along_form_json_string (object, answer->type == ALONG_ANSWER_REFERENCE ? "display" : "title");
}

static AlongAnswer *
new_complex (AlongAnswerType type, JsonNode *node)
{
  AlongAnswer *answer = new_answer (type);

  answer->json = node;
  read_complex (answer);
  return answer;
}

/** along_answer_new_coding: a choice by its code; @system and @display may be %NULL. */
AlongAnswer *
along_answer_new_coding (const char *system, const char *code, const char *display)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  if (system != NULL)
    json_object_set_string_member (object, "system", system);
  if (code != NULL)
    json_object_set_string_member (object, "code", code);
  if (display != NULL)
    json_object_set_string_member (object, "display", display);
  return new_complex (ALONG_ANSWER_CODING, node);
}

/** along_answer_new_quantity: a number with its unit; @unit, @system and @code may be %NULL. */
AlongAnswer *
along_answer_new_quantity (AlongDecimal number, const char *unit, const char *system, const char *code)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  json_object_set_double_member (object, "value", along_decimal_to_double (number));
  if (unit != NULL)
    json_object_set_string_member (object, "unit", unit);
  if (system != NULL)
    json_object_set_string_member (object, "system", system);
  if (code != NULL)
    json_object_set_string_member (object, "code", code);
  return new_complex (ALONG_ANSWER_QUANTITY, node);
}

/**
 * along_answer_new_from_json: the answer that a "valueCoding" or other value[x] member holds.
 *
 * Returns: (nullable): %NULL if @member is no value[x] we know or @value is not what it must be (2025-02-30)
 */
AlongAnswer *
along_answer_new_from_json (const char *member, JsonNode *value)
{
  AlongDecimal number;
  GType held = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;
  guint type = 0;

  while (type < G_N_ELEMENTS (kinds) && strcmp (kinds[type].member, member) != 0)
    type++;
  if (type == G_N_ELEMENTS (kinds))
    return NULL;
  if (kinds[type].complex)
    return JSON_NODE_HOLDS_OBJECT (value) ? new_complex (type, json_node_copy (value)) : NULL;
  switch (type)
    {
    case ALONG_ANSWER_BOOLEAN:
      return held == G_TYPE_BOOLEAN ? along_answer_new_boolean (json_node_get_boolean (value)) : NULL;
    case ALONG_ANSWER_INTEGER:
      return held == G_TYPE_INT64 ? along_answer_new_integer (json_node_get_int (value)) : NULL;
    case ALONG_ANSWER_DECIMAL:
      if (held == G_TYPE_INT64)
        return along_answer_new_decimal (along_decimal_from_int (json_node_get_int (value)));
      return held == G_TYPE_DOUBLE && along_decimal_from_double (json_node_get_double (value), &number)
               ? along_answer_new_decimal (number)
               : NULL;
    default:
      return held == G_TYPE_STRING ? along_answer_new_text (type, json_node_get_string (value)) : NULL;
    }
}

/** along_answer_with_extension: @coding with @extension added to its coding, as the weight of its option is. */
AlongAnswer *
along_answer_with_extension (AlongAnswer *coding, JsonNode *extension)
{
  g_autoptr (JsonNode) source = along_answer_to_json (coding);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonArray *old = along_form_json_array (json_node_get_object (source), "extension");
  JsonArray *extensions = json_array_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_unref (object);
  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    json_array_add_element (extensions, json_node_ref (json_array_get_element (old, i)));
  json_array_add_element (extensions, json_node_ref (extension));
  json_object_set_array_member (object, "extension", extensions);
  json_object_iter_init_ordered (&iter, json_node_get_object (source));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (strcmp (name, "extension") != 0)
      json_object_set_member (object, name, json_node_ref (member));
  return new_complex (ALONG_ANSWER_CODING, node);
}

/** along_answer_type_member: the name of value[x] for @type, as "valueDate". */
const char *
along_answer_type_member (AlongAnswerType type)
{
  return kinds[type].member;
}

/** along_answer_to_json: the value that stands under along_answer_type_member(). */
JsonNode *
along_answer_to_json (const AlongAnswer *answer)
{
  gint64 whole;

  if (answer->json != NULL)
    return json_node_ref (answer->json);
  switch (answer->type)
    {
    case ALONG_ANSWER_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), answer->boolean);
    case ALONG_ANSWER_INTEGER:
    case ALONG_ANSWER_DECIMAL:
      if (along_decimal_to_int (answer->number, &whole))
        return json_node_init_int (json_node_alloc (), whole);
      return json_node_init_double (json_node_alloc (), along_decimal_to_double (answer->number));
    default:
      return json_node_init_string (json_node_alloc (), answer->text);
    }
}

static gboolean
is_moment (AlongAnswerType type)
{
  return type == ALONG_ANSWER_DATE || type == ALONG_ANSWER_DATE_TIME || type == ALONG_ANSWER_TIME;
}

static gboolean
is_number (AlongAnswerType type)
{
  return type == ALONG_ANSWER_INTEGER || type == ALONG_ANSWER_DECIMAL;
}

static void
read_moment (const AlongAnswer *answer, AlongMoment *moment)
{
  if (answer->type == ALONG_ANSWER_TIME)
    along_moment_parse_time (answer->text, moment);
  else
    along_moment_parse_date_time (answer->text, moment);
}

static gboolean
same_or_missing (const char *a, const char *b)
{
  return a == NULL || b == NULL || strcmp (a, b) == 0;
}

/**
 * along_answer_equal: whether two answers mean the same. Codings by code and, where both name one, system; an
 * open choice typed as text equals the option that reads so; 2 equals 2.0.
 */
gboolean
along_answer_equal (const AlongAnswer *a, const AlongAnswer *b)
{
  if (is_number (a->type) && is_number (b->type))
    return along_decimal_compare (a->number, b->number) == 0;
  if (is_moment (a->type) && is_moment (b->type))
    return along_answer_compare (a, b) == 0;
  if (a->type == ALONG_ANSWER_STRING && b->type == ALONG_ANSWER_CODING)
    return g_strcmp0 (a->text, b->text) == 0 || g_strcmp0 (a->text, b->code) == 0;
  if (a->type == ALONG_ANSWER_CODING && b->type == ALONG_ANSWER_STRING)
    return along_answer_equal (b, a);
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case ALONG_ANSWER_BOOLEAN:
      return a->boolean == b->boolean;
    case ALONG_ANSWER_CODING:
      if (a->code == NULL && b->code == NULL)
        return g_strcmp0 (a->text, b->text) == 0;
      return g_strcmp0 (a->code, b->code) == 0 && same_or_missing (a->system, b->system);
    case ALONG_ANSWER_QUANTITY:
      return along_answer_compare (a, b) == 0;
    case ALONG_ANSWER_REFERENCE:
    case ALONG_ANSWER_ATTACHMENT:
      return json_node_equal (a->json, b->json);
    default:
      return g_strcmp0 (a->text, b->text) == 0;
    }
}

/* By their codes where both have one, else by the words of their units; without a unit only the numbers count. */
static int
compare_quantities (const AlongAnswer *a, const AlongAnswer *b)
{
  gboolean coded = a->code != NULL && b->code != NULL;
  const char *first = coded || a->text == NULL ? a->code : a->text, *second = coded || b->text == NULL ? b->code : b->text;
  int order;

  if (!a->has_number || !b->has_number)
    return ALONG_ANSWER_UNLIKE;
  if (first == NULL || second == NULL)
    return along_decimal_compare (a->number, b->number);
  if (along_unit_compare (a->number, first, b->number, second, &order))
    return order;
  /* One has a code and both have words, or one has only a code. */
  first = a->code != NULL ? a->code : a->text;
  second = b->code != NULL ? b->code : b->text;
  return along_unit_compare (a->number, first, b->number, second, &order) ? order : ALONG_ANSWER_UNLIKE;
}

/**
 * along_answer_compare: the order of two answers.
 *
 * Returns: -1, 0, 1, or ALONG_ANSWER_UNLIKE where there is none: other types, units that differ, dates of which
 *   one is too vague
 */
int
along_answer_compare (const AlongAnswer *a, const AlongAnswer *b)
{
  AlongMoment first, second;

  if (is_number (a->type) && is_number (b->type))
    return along_decimal_compare (a->number, b->number);
  if (a->type == ALONG_ANSWER_QUANTITY && b->type == ALONG_ANSWER_QUANTITY)
    return compare_quantities (a, b);
  if (is_moment (a->type) && is_moment (b->type))
    {
      read_moment (a, &first);
      read_moment (b, &second);
      return along_moment_compare (&first, &second);
    }
  if (a->type == ALONG_ANSWER_CODING && b->type == ALONG_ANSWER_CODING && a->has_weight && b->has_weight)
    return along_decimal_compare (a->weight, b->weight);
  if (a->type == b->type && (a->type == ALONG_ANSWER_STRING || a->type == ALONG_ANSWER_URI))
    return CLAMP (strcmp (a->text, b->text), -1, 1);
  return ALONG_ANSWER_UNLIKE;
}

/** along_answer_to_words: @answer as a person reads it: "Yes", "12 March 2026", "5.6 kg", the words of a choice. */
char *
along_answer_to_words (const AlongAnswer *answer)
{
  g_autofree char *number = answer->has_number ? along_decimal_to_text (answer->number) : NULL;

  switch (answer->type)
    {
    case ALONG_ANSWER_BOOLEAN:
      return g_strdup (answer->boolean ? _("Yes") : _("No"));
    case ALONG_ANSWER_INTEGER:
    case ALONG_ANSWER_DECIMAL:
      return g_steal_pointer (&number);
    case ALONG_ANSWER_QUANTITY:
      if (number == NULL)
        return g_strdup (answer->text != NULL ? answer->text : "");
      return g_strdup_printf ("%s %s", number,
                              answer->text != NULL   ? answer->text
                              : answer->code != NULL ? answer->code
                                                     : "");
    case ALONG_ANSWER_DATE:
      return along_date_to_words (answer->text);
    case ALONG_ANSWER_DATE_TIME:
      {
        const char *time = strchr (answer->text, 'T');
        g_autofree char *day
          = time != NULL ? g_strndup (answer->text, (gsize) (time - answer->text)) : g_strdup (answer->text);
        g_autofree char *words = along_date_to_words (day);

        return time != NULL && strlen (time) >= 6 ? g_strdup_printf ("%s, %.5s", words, time + 1)
                                                  : g_steal_pointer (&words);
      }
    case ALONG_ANSWER_TIME:
      return g_strndup (answer->text, 5);
    case ALONG_ANSWER_CODING:
      return g_strdup (answer->text != NULL ? answer->text : answer->code != NULL ? answer->code : "");
    default:
      return g_strdup (answer->text != NULL ? answer->text : "");
    }
}

/**
 * along_weight_extension: the extension of an option, coding or concept that says what it counts in a score, under
 * any of the addresses that have been used for it.
 *
 * Returns: (transfer none) (nullable): a member of @element's "extension"
 */
JsonNode *
along_weight_extension (JsonObject *element)
{
  JsonArray *extensions = along_form_json_array (element, "extension");

  for (guint i = 0; extensions != NULL && i < json_array_get_length (extensions); i++)
    {
      const char *url = along_form_json_string (along_form_json_element (extensions, i), "url");

      for (guint k = 0; url != NULL && k < G_N_ELEMENTS (weight_urls); k++)
        if (strcmp (url, weight_urls[k]) == 0)
          return json_array_get_element (extensions, i);
    }
  return NULL;
}

/** along_weight_of_extension: the number an extension found by along_weight_extension() holds. */
gboolean
along_weight_of_extension (JsonNode *extension, AlongDecimal *weight)
{
  JsonObject *object = json_node_get_object (extension);
  JsonNode *value = json_object_get_member (object, "valueDecimal");

  if (value == NULL)
    value = json_object_get_member (object, "valueInteger");
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return FALSE;
  if (json_node_get_value_type (value) == G_TYPE_INT64)
    {
      *weight = along_decimal_from_int (json_node_get_int (value));
      return TRUE;
    }
  return json_node_get_value_type (value) == G_TYPE_DOUBLE
         && along_decimal_from_double (json_node_get_double (value), weight);
}
