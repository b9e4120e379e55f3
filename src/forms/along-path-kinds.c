/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that look at what kind of thing each value is: sums, truths, types, weights, extensions, and the day. */
#include "along-path-eval.h"
#include "along-questionnaire-private.h"

#include "along-clock.h"
#include "along-date.h"
#include "along-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The least or the greatest of numbers, amounts, dates or texts. */
static gboolean
extreme (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  AlongValue best = along_value_plain (machine, &input->values[0]);

  for (guint i = 1; i < input->n; i++)
    {
      AlongValue value = along_value_plain (machine, &input->values[i]);
      int order;

      if (!along_value_compare (machine, &value, &best, &order))
        return along_path_fail (machine, _("it compares things that have no order"));
      if (node->function == ALONG_PATH_F_MIN ? order < 0 : order > 0)
        best = value;
    }
  along_list_add (machine, out, &best);
  return TRUE;
}

static gboolean
sum (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  AlongValue best;
  AlongDecimal total;

  if (input->n == 0)
    return TRUE;
  if (node->function == ALONG_PATH_F_MIN || node->function == ALONG_PATH_F_MAX)
    return extreme (machine, node, input, out);
  best = along_value_plain (machine, &input->values[0]);
  if (best.kind != ALONG_VALUE_INTEGER && best.kind != ALONG_VALUE_DECIMAL && best.kind != ALONG_VALUE_QUANTITY)
    return along_path_fail (machine, _("it reckons with something that is not a number"));
  total = best.number;
  for (guint i = 1; i < input->n; i++)
    {
      AlongValue value = along_value_plain (machine, &input->values[i]);

      if ((value.kind != ALONG_VALUE_INTEGER && value.kind != ALONG_VALUE_DECIMAL
           && value.kind != ALONG_VALUE_QUANTITY)
          || (value.kind == ALONG_VALUE_QUANTITY) != (best.kind == ALONG_VALUE_QUANTITY)
          || (value.kind == ALONG_VALUE_QUANTITY && !along_unit_convert (value.number, value.unit, best.unit, &value.number)))
        return along_path_fail (machine, _("it reckons with something that is not a number"));
      if (!along_decimal_add (total, value.number, &total))
        return TRUE;
      if (value.kind == ALONG_VALUE_DECIMAL && best.kind == ALONG_VALUE_INTEGER)
        best.kind = ALONG_VALUE_DECIMAL;
    }
  if (node->function == ALONG_PATH_F_AVG)
    {
      best.kind = best.kind == ALONG_VALUE_INTEGER ? ALONG_VALUE_DECIMAL : best.kind;
      along_decimal_divide (total, along_decimal_from_int (input->n), &total);
    }
  best.number = total;
  along_list_add (machine, out, &best);
  return TRUE;
}

static gboolean
truths (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  gboolean all = node->function == ALONG_PATH_F_ALL_TRUE || node->function == ALONG_PATH_F_ALL_FALSE;
  gboolean wanted = node->function == ALONG_PATH_F_ALL_TRUE || node->function == ALONG_PATH_F_ANY_TRUE;
  gboolean result = all;

  for (guint i = 0; i < input->n; i++)
    {
      AlongValue value = along_value_plain (machine, &input->values[i]);
      gboolean fits = value.kind == ALONG_VALUE_BOOLEAN && value.boolean == wanted;

      result = all ? result && fits : result || fits;
    }
  along_list_add_boolean (machine, out, result);
  return TRUE;
}

/* The name in ofType(FHIR.Quantity): the last one. */
static const char *
type_argument (const AlongPathNode *node)
{
  const AlongPathNode *argument = node->arguments[0];

  return argument->kind == ALONG_PATH_MEMBER || argument->kind == ALONG_PATH_STRING ? argument->name : "";
}

static gboolean
of_type (AlongPathMachine *machine, const AlongPathNode *node, const AlongList *input, AlongList *out)
{
  const char *type = type_argument (node);

  if (node->function == ALONG_PATH_F_IS)
    {
      if (input->n == 1)
        along_list_add_boolean (machine, out, along_value_is_type (&input->values[0], type));
      return TRUE;
    }
  for (guint i = 0; i < input->n; i++)
    if (along_value_is_type (&input->values[i], type) || (machine->tracing && input->values[i].kind == ALONG_VALUE_ANSWER))
      along_list_add (machine, out, &input->values[i]);
  return TRUE;
}

/* weight() and ordinal(): from the coding of the answer, else from a contained code system. No weight is nothing. */
static gboolean
weights (AlongPathMachine *machine, const AlongList *input, AlongList *out)
{
  for (guint i = 0; i < input->n; i++)
    {
      const AlongValue *raw = &input->values[i];
      AlongValue value = along_value_plain (machine, raw);
      JsonNode *extension;
      AlongDecimal weight;

      if (raw->kind == ALONG_VALUE_ANSWER && raw->index < raw->field->n_answers && raw->field->answers[raw->index]->has_weight)
        {
          along_list_add_number (machine, out, ALONG_VALUE_DECIMAL, raw->field->answers[raw->index]->weight);
          continue;
        }
      if (value.kind == ALONG_VALUE_JSON && value.answer != NULL && value.answer->has_weight)
        {
          along_list_add_number (machine, out, ALONG_VALUE_DECIMAL, value.answer->weight);
          continue;
        }
      extension
        = value.kind == ALONG_VALUE_JSON ? along_weight_extension (json_node_get_object (value.json)) : NULL;
      if (extension == NULL && value.kind == ALONG_VALUE_JSON)
        {
          JsonObject *object = json_node_get_object (value.json);
          g_autoptr (AlongAnswer) coding = along_answer_new_coding (
            along_form_json_string (object, "system"), along_form_json_string (object, "code"), NULL);

          extension = along_questionnaire_find_concept_weight (machine->form->questionnaire, coding);
        }
      if (extension != NULL && along_weight_of_extension (extension, &weight))
        along_list_add_number (machine, out, ALONG_VALUE_DECIMAL, weight);
    }
  return TRUE;
}

static gboolean
extensions (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope,
            const AlongList *input, AlongList *out)
{
  AlongList url = { NULL }, all = { NULL };

  if (!along_path_eval (machine, node->arguments[0], scope, &url))
    return FALSE;
  for (guint i = 0; i < input->n; i++)
    along_value_member (machine, &input->values[i], "extension", &all);
  for (guint i = 0; url.n == 1 && url.values[0].kind == ALONG_VALUE_STRING && i < all.n; i++)
    if (all.values[i].kind == ALONG_VALUE_JSON
        && g_strcmp0 (along_form_json_string (json_node_get_object (all.values[i].json), "url"),
                      url.values[0].text)
             == 0)
      along_list_add (machine, out, &all.values[i]);
  return TRUE;
}

static gboolean
clock_text (AlongPathMachine *machine, const AlongPathNode *node, AlongList *out)
{
  int today = along_clock_today ();
  g_autofree char *day = along_day_to_edtf (today);

  if (node->function == ALONG_PATH_F_NOW)
    {
      gint64 ms = along_clock_now ();
      g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (ms / 1000);
      g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

      along_list_add_text (machine, out, ALONG_VALUE_DATE_TIME, along_path_keep (machine, text, -1));
    }
  else
    along_list_add_text (machine, out, ALONG_VALUE_DATE, along_path_keep (machine, day, -1));
  return TRUE;
}

/* along_path_call_kind: the functions of this file; the others are of the next. */
gboolean
along_path_call_kind (AlongPathMachine *machine, const AlongPathNode *node, const AlongScope *scope, AlongList *input,
                      AlongList *out)
{
  switch (node->function)
    {
    case ALONG_PATH_F_SUM:
    case ALONG_PATH_F_MIN:
    case ALONG_PATH_F_MAX:
    case ALONG_PATH_F_AVG:
      return sum (machine, node, input, out);
    case ALONG_PATH_F_ALL_TRUE:
    case ALONG_PATH_F_ANY_TRUE:
    case ALONG_PATH_F_ALL_FALSE:
    case ALONG_PATH_F_ANY_FALSE:
      return truths (machine, node, input, out);
    case ALONG_PATH_F_EXTENSION:
      return extensions (machine, node, scope, input, out);
    case ALONG_PATH_F_OF_TYPE:
    case ALONG_PATH_F_IS:
    case ALONG_PATH_F_AS:
      return of_type (machine, node, input, out);
    case ALONG_PATH_F_WEIGHT:
      return weights (machine, input, out);
    case ALONG_PATH_F_TODAY:
    case ALONG_PATH_F_NOW:
      return clock_text (machine, node, out);
    default:
      return along_path_call_text (machine, node, scope, input, out);
    }
}
